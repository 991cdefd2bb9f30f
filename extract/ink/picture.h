/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The small picture of a page: what can be asked of it while it is made. Used
 * by extract/poppler/observer.c only. Boxes are in points, `scale` is pixels per point.
 */
#pragma once

#include "extract/geometry.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Makes the pixels from the top left corner on white, by a way that no observer hears of. */
void gk_picture_clear(cairo_surface_t *picture, int width, int height);

/* The mean colour within a box, 0xRRGGBB: what a pattern or a shading looks like from afar. */
guint32 gk_picture_mean_color(cairo_surface_t *picture, double scale, GkBox box);

/* TRUE when nothing can be seen in a box: samples of it are all alike. */
gboolean gk_picture_is_plain(cairo_surface_t *picture, double scale, GkBox box);

/* Strokes the present path of `context` in its colour, however thin its pen, without regard to the clip. */
void gk_picture_stroke(cairo_surface_t *picture, double scale, cairo_t *context, const cairo_matrix_t *to_page);

G_END_DECLS
