/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows right above or below a grid that are of its table.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* The line right above the grid, or right below it, has entries in several of its columns. Call once all grids of the page
 * have their glyphs. */
gboolean gk_grid_goes_on_beyond(const GkFragment *fragment, const GkGlyphOrder *order);

G_END_DECLS
