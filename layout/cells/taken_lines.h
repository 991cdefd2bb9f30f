/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of the cells of a grid that is taking its glyphs: for cells/overflow_down.c and cells/overflow_rest.c.
 */
#pragma once

#include "layout/cells/taking.h"

G_BEGIN_DECLS

/* Members of the grid, cell by cell, each from the top: cell c has order[first[c]] to order[first[c + 1] - 1]. As they
 * were when it was made: it does not follow when members move. */
typedef struct {
    GkTaking *taking;
    guint *first; /* per cell, n_cells + 1 and one that is spare: into `order` */
    guint *order;
} GkTakenCells;

/* Members [first, end) of the order, and what is around them; y is the mean of their middles. */
typedef struct {
    guint first, end;
    double x0, x1, y;
    float size;
} GkTakenLine;

/* To be freed with gk_taken_cells_clear(). */
GkTakenCells gk_taken_cells(GkTaking *taking);
void gk_taken_cells_clear(GkTakenCells *cells);

/* Member i of the order. */
const GkGlyph *gk_taken_glyph(const GkTakenCells *cells, guint i);

GkTakenLine gk_taken_line_measure(const GkTakenCells *cells, guint first, guint end);
/* The line of the cell that ends before member `end` of the order; FALSE without one. */
gboolean gk_taken_line_before(const GkTakenCells *cells, guint cell, guint end, GkTakenLine *line);
/* The line of the cell that begins with member `first` of the order; FALSE without one. */
gboolean gk_taken_line_from(const GkTakenCells *cells, guint cell, guint first, GkTakenLine *line);

G_END_DECLS
