/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns inside a ruled grid that nobody ruled.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* Divides cells of the grid in which entries of several columns stand. The cells have their glyphs and no text yet.
 * Returns a new fragment, or the same one when there is nothing to divide. */
GkFragment *gk_grid_divide_columns(GkFragment *fragment, GkArena *arena);

G_END_DECLS
