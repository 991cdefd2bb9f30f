/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A ruled grid that is being divided anew: what all questions to grids (grid_columns.c, grid_rows.c, grid_spans.c) end
 * with.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

typedef struct {
    GkFragment *fragment; /* the old grid */
    guint columns, rows; /* of the new one */
    double *xs, *ys;
    guint *column_of, *row_of; /* per boundary of the old grid: its number in the new one */
    guint8 *right, *below; /* rows * columns: a cell ends there */
    GHashTable *places; /* glyph + 1 -> position; those of all other cells go with their cell */
} GkDividedGrid;

/* A grid with these boundaries, among which are all of the old one; its cells are the old ones, until more of their
 * sides are set. */
GkDividedGrid *gk_divided_grid_new(GkFragment *fragment, const double *xs, guint columns, const double *ys, guint rows);
/* Says where a glyph goes. A cell with one glyph that is placed must have all of them placed. */
void gk_divided_grid_place(GkDividedGrid *grid, guint glyph, guint row, guint column);
/* The new fragment, its cells with their glyphs, repairs and doubts; frees `grid`. */
GkFragment *gk_divided_grid_finish(GkDividedGrid *grid, GkArena *arena);

G_END_DECLS
