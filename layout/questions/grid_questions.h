/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is asked of a grid, and planned: between grid_columns.c, which asks (grid_words.c), and
 * grid_plan.c, which makes the new one.
 */
#pragma once

#include "layout/cells/fragment.h"
#include "layout/page/strip.h"

G_BEGIN_DECLS

/* What a line says of a border. */
typedef enum { GK_LINE_SILENT, GK_LINE_PARTED, GK_LINE_ONE_SIDED, GK_LINE_CROSSED } GkGridAnswer;

/* What stands on both sides of a border. */
typedef struct {
    gboolean amounts; /* on either side */
    gboolean close; /* ... so close to each other that they may be one, with a blank in it: 1 234.50 */
} GkGridBeside;

typedef struct {
    double x;
    gboolean drawn; /* a boundary of the old grid */
    gboolean goes_on; /* ... that also divides cells which span it */
    gboolean doubtful; /* ... though little shows it */
    gboolean named; /* ... as the name of a row shows, which stands in a column beside it */
    gboolean silent; /* nothing stands beside it */
} GkGridBorder;

/* How one cell is divided: from height y on; lines above stay together. */
typedef struct {
    gboolean divided;
    gboolean doubtful; /* by a border that is */
    gboolean heads; /* a header cell over ruled columns of amounts: their borders may divide it */
    double y; /* -HUGE_VAL: all of it */
    guint8 *closed; /* per border: words lie across it, and it does not divide the cell; NULL: none */
} GkGridPlan;

typedef struct {
    GkFragment *fragment;
    GkStrip *strip; /* lines of cells; owner: the cell */
    guint *first_line; /* per cell, n_cells + 1 */
    guint data_row; /* first row with amounts */
    GArray *borders; /* GkGridBorder, from the left, the outer ones included */
    GkGridPlan *plans; /* per cell */
} GkGridQuestions;

static inline const GkFragmentCell *
gk_grid_cell_of(const GkGridQuestions *questions, const GkStripLine *line)
{
    return &questions->fragment->cells[line->owner];
}

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
    const guint8 *closed = questions->plans[index].closed;
    if (closed && closed[border - gk_grid_border(questions, 0)])
        return FALSE;
    return border->x > cell->box.x0 + 0.01 && border->x < cell->box.x1 - 0.01 &&
        (!border->drawn || border->goes_on || questions->plans[index].heads);
}

/* grid_words.c: sets `strip` and `first_line`; the caller frees them. */
void gk_grid_read_words(GkGridQuestions *questions);
/* What a line says of a border at x, between those at low and high. */
GkGridAnswer gk_grid_ask(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high,
                         GkGridBeside *beside);
/* More room at x than a letter takes. */
gboolean gk_grid_has_room(const GkGridQuestions *questions, const GkStripLine *line, double x);
/* Between low and high, the line has one number and nothing else, in its place in one of the two columns. */
gboolean gk_grid_keeps_to_column(const GkGridQuestions *questions, const GkStripLine *line, double low, double x,
                                 double high);
/* In a cell over several columns the line begins with what stands in a column further right, at its left side or in its
 * middle, and, where nothing follows, not in the middle of the cell: the name of a row whose other places are blank,
 * those before it at the least. */
gboolean gk_grid_names_row(const GkGridQuestions *questions, const GkStripLine *line, double low, double x,
                           double high);
/* Nothing but single letters: one label that is set over the whole width, or several labels of one letter. */
gboolean gk_grid_is_of_letters(const GkGridQuestions *questions, const GkStripLine *line);

/* grid_plan.c: plans which cells the borders divide; FALSE: none. */
gboolean gk_grid_plan(GkGridQuestions *questions);
/* The grid as planned. */
GkFragment *gk_grid_follow_plans(const GkGridQuestions *questions, GkArena *arena);

G_END_DECLS
