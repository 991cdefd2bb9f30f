/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Paths: from what was drawn to marks.
 *
 * A path is collected in page coordinates and then stroked or filled, which
 * gives marks, clipped to what can be seen. Knows nothing of who draws.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

typedef struct _GkPath GkPath;

/* The pen's nib is the circle of diameter 1 under this matrix. */
typedef struct {
    double xx, xy, yx, yy;
} GkNib;

typedef void (*GkMarkFunc)(gpointer data, const GkMark *mark);

GkPath *gk_path_new(void);
void gk_path_free(GkPath *path);
void gk_path_clear(GkPath *path);
guint gk_path_length(const GkPath *path); /* points */
gboolean gk_path_has_curves(const GkPath *path);

void gk_path_move(GkPath *path, double x, double y);
void gk_path_line(GkPath *path, double x, double y);
void gk_path_curve(GkPath *path, double x, double y); /* only its end matters */
void gk_path_close(GkPath *path);

/* One stroke for each straight piece. `pen` gives colour, alpha, dashes and order. */
void gk_path_stroke(const GkPath *path, GkNib nib, const GkMark *pen, GkBox clip, GkMarkFunc add, gpointer data);

/* Axis-parallel rectangles, also those that make up a frame or an angle; thin slivers that lie aslant as strokes.
 * Other shapes give nothing. */
void gk_path_fill(GkPath *path, gboolean even_odd, const GkMark *pen, GkBox clip, GkMarkFunc add, gpointer data);

/* What lies between two moves of the pen. */
typedef struct {
    GkBox box; /* around its points: curves may bulge out of it */
    guint corners; /* points that differ from the one before; the end that closes it is not counted */
    gboolean curved; /* some of it is */
    gboolean slanted; /* some straight piece is not axis-parallel */
} GkPathPart;

typedef void (*GkPathPartFunc)(gpointer data, const GkPathPart *part);

void gk_path_parts(const GkPath *path, GkPathPartFunc look, gpointer data);

/* region.c: gk_path_fill() for shapes that are made of axis-parallel edges: the rectangles they are the union of. `xs`
 * and `ys` hold the corners, shape after shape, `ends` the number of corners up to the end of each shape. */
typedef struct {
    const double *xs, *ys;
    const guint *ends;
    guint n_shapes;
} GkRegion;

typedef void (*GkBoxFunc)(gpointer data, GkBox box);

void gk_region_rectangles(const GkRegion *region, gboolean even_odd, GkBoxFunc add, gpointer data);

G_END_DECLS
