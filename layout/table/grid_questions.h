/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is asked of a grid, and planned: between grid_columns.c, which asks, and grid_plan.c, which makes the new one.
 */
#pragma once

#include "layout/cells/fragment.h"
#include "layout/page/strip.h"

G_BEGIN_DECLS

typedef struct {
    double x;
    gboolean drawn; /* a boundary of the old grid */
    gboolean goes_on; /* ... that also divides cells which span it */
    gboolean doubtful; /* ... though little shows it */
} GkGridBorder;

/* How one cell is divided: from height y on; lines above stay together. */
typedef struct {
    gboolean divided;
    gboolean doubtful; /* by a border that is */
    gboolean heads; /* a header cell over ruled columns of amounts: their borders may divide it */
    double y; /* -HUGE_VAL: all of it */
} GkGridPlan;

typedef struct {
    GkFragment *fragment;
    GkStrip *strip; /* lines of cells; owner: the cell */
    guint *first_line; /* per cell, n_cells + 1 */
    guint data_row; /* first row with amounts */
    GArray *borders; /* GkGridBorder, from the left, the outer ones included */
    GkGridPlan *plans; /* per cell */
} GkGridQuestions;

static inline const GkGridBorder *
gk_grid_border(const GkGridQuestions *questions, guint i)
{
    return &g_array_index(questions->borders, GkGridBorder, i);
}

/* TRUE when the border can divide the cell with this index. */
static inline gboolean
gk_grid_border_divides(const GkGridQuestions *questions, const GkGridBorder *border, guint index)
{
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    return border->x > cell->box.x0 + 0.01 && border->x < cell->box.x1 - 0.01 &&
        (!border->drawn || border->goes_on || questions->plans[index].heads);
}

/* grid_plan.c: the grid as planned. */
GkFragment *gk_grid_follow_plans(const GkGridQuestions *questions, GkArena *arena);

G_END_DECLS
