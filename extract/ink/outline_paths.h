/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Filled paths with shapes of the size of letters, kept as they are until the page is drawn.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkOutlinePaths GkOutlinePaths;

GkOutlinePaths *gk_outline_paths_new(void);
void gk_outline_paths_free(GkOutlinePaths *paths);
void gk_outline_paths_clear(GkOutlinePaths *paths);

/* Keeps the present path of the context, whose user space `to_page` takes to points; not when there are too many
 * already. */
void gk_outline_paths_keep(GkOutlinePaths *paths, cairo_t *context, const cairo_matrix_t *to_page);

/* Fills them all on a context in points. FALSE: some were not kept, or there are none. */
gboolean gk_outline_paths_fill(const GkOutlinePaths *paths, cairo_t *context);

G_END_DECLS
