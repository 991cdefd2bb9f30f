/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grids that are the outlines of a table, not its cells.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* TRUE when most of the grid's height is taken by cells that hold several rows of several columns each, or its rules are
 * open or ragged and its cells, or the lines right above and below it, show that they bound a part of a table only. Call
 * once all grids of the page have their glyphs. */
gboolean gk_grid_is_coarse(GkFragment *fragment, const GkGlyphOrder *order);

G_END_DECLS
