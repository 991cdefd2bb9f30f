/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bands of a ruled grid: rows under one label.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The number of rows of the band `row`, of which `lines` are the lines; 0: it is none. Leaves in `entries` (GkRowEntry)
 * those that stand in one row each, with it; the other cells go on over all of them. */
guint gk_grid_find_band(guint row, const GArray *lines, GArray *entries);

G_END_DECLS
