/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The shapes of glyphs: a number for each glyph of each font, and what it
 * looks like. Used by what listens to drawing (drawn.c, drawn_match.c).
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    float x0, y0, x1, y1; /* em, y down, from its origin; no area: blank */
    float advance; /* em, as the font itself says; 0 when a program draws it */
    guint face; /* the same for all glyphs of one font of the file */
    unsigned long index; /* of the glyph in its font */
} GkShape;

typedef struct _GkShapes GkShapes;

GkShapes *gk_shapes_new(void);
void gk_shapes_free(GkShapes *shapes);

/* The number of a glyph of the context's font: the same for the same glyph of the same font, until they are trimmed. */
guint gk_shapes_find(GkShapes *shapes, cairo_t *context, unsigned long index);

/* Good until the next one is found. */
const GkShape *gk_shapes_get(const GkShapes *shapes, guint shape);

/* The index of the glyph that the font program itself, not the file that it is in, has for a character: in the font of
 * `shape`. 0: none, or it does not say. */
unsigned long gk_shapes_glyph_for(const GkShapes *shapes, guint shape, gunichar character);

/* TRUE when two shapes of one font have the same outline. Of fonts whose glyphs are drawn by programs only the extents
 * are known. */
gboolean gk_shapes_are_alike(const GkShapes *shapes, guint a, guint b);

/* Draws the outline of a glyph upright, `em` pixels an em, its origin at x, y of a mask (A8). FALSE: a program draws
 * it. */
gboolean gk_shapes_draw(const GkShapes *shapes, guint shape, double em, double x, double y, cairo_surface_t *mask);

/* Forgets all when there are very many: TRUE. Call between pages. */
gboolean gk_shapes_trim(GkShapes *shapes);
gboolean gk_shapes_are_too_many(const GkShapes *shapes); /* no more should be found before the next page */

G_END_DECLS
