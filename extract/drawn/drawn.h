/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The glyphs of a page as they are drawn, in the order of painting, and what
 * is left of each of them. Used by the observer, which fills it, and by
 * drawn_match.c, which tells the glyphs of the text layer by it.
 */
#pragma once

#include "extract/ink/layers.h"
#include "extract/page.h"
#include "extract/ink/shapes.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A glyph's ink box has so many sample points in each direction. */
#define GK_DRAWN_POINTS 4

typedef struct {
    double x, y; /* origin on the page: where the pen stood */
    GkBox ink; /* around its outline */
    float size; /* font size, points */
    guint32 color; /* 0xRRGGBB */
    guint8 alpha; /* 255 is opaque */
    guint8 turn; /* which way its line runs: 0 right, 1 down, 2 left, 3 up, 4 aslant */
    float slope; /* how much its line falls per point to the right; NAN when that is none */
    gboolean slanted; /* its line runs aslant by more than a page may lie askew */
    guint16 clipped; /* a bit for each sample point, row by row: it is clipped away */
    guint16 gone; /* the same: it is clipped away or painted over */
    guint shape; /* the same for the same glyph of the same font */
    gunichar character; /* what the font's own map says: see GkEarFunc in ear.h */
    guint layer;
    guint order; /* of the operation, as in GkMark */
    guint next; /* drawn.c: the next one of its square */
    gboolean under_mask; /* an image that may be opaque there was painted over it */
} GkDrawnGlyph;

typedef struct _GkDrawn GkDrawn;

GkDrawn *gk_drawn_new(void);
void gk_drawn_free(GkDrawn *drawn);

/* Forgets all; a page of this size comes. */
void gk_drawn_begin(GkDrawn *drawn, double width, double height);

/* Glyphs are about to be drawn. `to_page`: from user space to points. */
void gk_drawn_add(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, guint layer, guint order,
                  const cairo_glyph_t *glyphs, const gunichar *characters, guint n_glyphs);

typedef enum {
    GK_COVER_FILL, /* the present path */
    GK_COVER_STROKE, /* the stroke of the present path */
    GK_COVER_CLIP, /* all that is inside the clip */
    GK_COVER_IMAGE, /* the unit square */
    GK_COVER_MASK, /* the unit square, perhaps */
} GkCoverKind;

/* Something was just painted that hides what is under it. `extents` is around it (points). */
typedef struct {
    GkCoverKind kind;
    GkBox extents;
    guint32 color;
    gboolean curved;
    guint layer, path_length;
} GkCover;

void gk_drawn_cover(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, const GkCover *cover);

/* To be called when the page is drawn: drops what was on layers that are not on the page, and settles what was covered
 * by layers. */
void gk_drawn_finish(GkDrawn *drawn, const GkLayers *layers);

/* How much nearly all lines of text fall per point to the right; 0 when they are level, or differ. */
double gk_drawn_slope(const GkDrawn *drawn);

const GkShapes *gk_drawn_shapes(const GkDrawn *drawn); /* of GkDrawnGlyph.shape; borrowed */
GHashTable *gk_drawn_looks(const GkDrawn *drawn); /* what was seen of these shapes on earlier pages (figures.h); borrowed */
guint gk_drawn_count(const GkDrawn *drawn);
GkDrawnGlyph *gk_drawn_get(const GkDrawn *drawn, guint index);
gboolean gk_drawn_is_limited(const GkDrawn *drawn); /* there was too much of it: not all is known */

G_END_DECLS
