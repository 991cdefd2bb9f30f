/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grids: cells from boundaries.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* The grids that the rules of a page make. Appends GkFragment * to `fragments`, top to bottom; cells have boxes but no
 * glyphs yet. */
void gk_grids_find(GkPageLayout *layout, const GkRules *rules, GkArena *arena, GPtrArray *fragments,
                   GkDiagnostics *diagnostics);

/* Cells from boundaries, for other finders: edges[] say which boundaries are drawn.
 * right[r * columns + c]: between c and c+1; below[r * columns + c]: between r and r+1. */
GkFragment *gk_fragment_from_edges(GkPageLayout *layout, const double *xs, guint columns, const double *ys, guint rows,
                                   const guint8 *right, const guint8 *below, GkArena *arena);

/* frame_around.c: the grid is a frame around another one of them (GkFragment). */
gboolean gk_grid_is_frame(const GkFragment *fragment, const GPtrArray *all);

G_END_DECLS
