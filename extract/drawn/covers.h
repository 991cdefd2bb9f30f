/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which drawing operations hide what was drawn before. Called by the observer
 * after each operation, while its path, source and clip are still those of the
 * context. `clip` is what is visible under the present clip (points).
 */
#pragma once

#include "extract/drawn/drawn.h"
#include "extract/ink/path.h"

G_BEGIN_DECLS

/* The present path was filled with `pen`; `path` is the same in points of the page. */
void gk_covers_fill(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, GkBox clip, const GkMark *pen,
                    const GkPath *path, guint layer);

/* The present path was stroked, with a pen that is `width` points wide. */
void gk_covers_stroke(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, GkBox clip, const GkMark *pen,
                      const GkPath *path, double width, guint layer);

/* All of the clip was filled with `pen`. */
void gk_covers_paint(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, GkBox clip, const GkMark *pen,
                     guint layer);

/* The image was painted within `box`: in the present path (kind GK_COVER_FILL), in the unit square (GK_COVER_IMAGE), or
 * there and with a mask (GK_COVER_MASK; image may be NULL). */
void gk_covers_image(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, GkCoverKind kind, GkBox box,
                     cairo_surface_t *image, guint layer);

G_END_DECLS
