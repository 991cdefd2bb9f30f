/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grids that are the outlines of a table, not its cells.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* TRUE when most of the grid's height is taken by cells that hold several rows of several columns each. */
gboolean gk_grid_is_coarse(GkFragment *fragment);

G_END_DECLS
