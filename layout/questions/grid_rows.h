/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows inside a ruled grid that nobody ruled.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* Divides the rows of the grid that hold several entries one below the other. The cells have their glyphs and no text
 * yet. Returns a new fragment, or the same one when there is nothing to divide. */
GkFragment *gk_grid_divide_rows(GkFragment *fragment, GkArena *arena);

G_END_DECLS
