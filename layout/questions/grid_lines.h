/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of the cells of one row of a ruled grid.
 */
#pragma once

#include "layout/cells/fragment.h"
#include "layout/rows/rows.h"

G_BEGIN_DECLS

/* One line of one cell. */
typedef struct {
    GkRowEntry entry;
    const GkFragmentCell *cell;
    char *text;
} GkCellLine;

/* The lines (GkCellLine) of all cells that stand in `row`, column after column from above; glyphs come sorted by
 * height. */
GArray *gk_grid_lines_of_row(GkFragment *fragment, guint row);
/* Two numbers, one below the other in one cell, that are not one wrapped number. */
gboolean gk_grid_are_two_numbers(const GkCellLine *upper, const GkCellLine *lower);

G_END_DECLS
