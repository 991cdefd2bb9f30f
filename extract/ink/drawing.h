/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a cairo context tells of the drawing operation that has just taken
 * place on it, in points of the page. Used by extract/poppler/observer.c only.
 */
#pragma once

#include "extract/ink/path.h"

#include <cairo.h>

G_BEGIN_DECLS

/* From the context's user space to points of the page, of which `zoom` device units make one. */
cairo_matrix_t gk_drawing_to_page(cairo_t *context, double zoom);

/* The box around a rectangle of user space. */
GkBox gk_drawing_box(const cairo_matrix_t *to_page, double x0, double y0, double x1, double y1);

GkBox gk_drawing_intersection(GkBox a, GkBox b);
gboolean gk_drawing_has_area(GkBox box); /* FALSE for no numbers, too */

/* The present clip, rounded outwards to whole pixels by cairo. */
GkBox gk_drawing_clip(cairo_t *context, const cairo_matrix_t *to_page);

/* The present path, in page coordinates, in place of what `path` was. FALSE when it is too long. */
gboolean gk_drawing_take_path(cairo_t *context, const cairo_matrix_t *to_page, GkPath *path);

/* The colour of the source, when it has but one: 0xRRGGBB, and 255 for opaque. FALSE otherwise: neither is touched. */
gboolean gk_drawing_one_color(cairo_t *context, guint32 *color, guint8 *alpha);

/* The surface that is the source, unless it is the tile of a pattern. Borrowed. NULL: it is none. */
cairo_surface_t *gk_drawing_source_surface(cairo_t *context);

/* Whether the stroked `path` is likely to be the outline of letters: many points, no higher than a line of the present
 * font. Text may be stroked alone, or (to make it bold) just after it was filled. */
gboolean gk_drawing_outlines_letters(cairo_t *context, const cairo_matrix_t *to_page, const GkPath *path);

G_END_DECLS
