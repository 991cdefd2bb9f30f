/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Cells of a ruled grid that only seem to reach over several rows.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* Cuts such cells at the borders of the rows. The cells have their glyphs, sorted by height, and no text yet. Returns a
 * new fragment, or the same one when there is nothing to cut. */
GkFragment *gk_grid_cut_spans(GkFragment *fragment, GkArena *arena);

G_END_DECLS
