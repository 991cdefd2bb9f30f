/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A grid with the columns and header rows that were planned for it (grid_columns.c).
 *
 * Each cell keeps its sides; inside it are the borders that divide it, below the label of the group where it has one.
 * A word goes to the cell that its middle lies in, one that lies across a border to the cell in which it begins.
 */
#include "layout/table/grid_questions.h"

#include <math.h>

typedef struct {
    double *split_at; /* per old row: where it is divided, or -HUGE_VAL */
    guint *first; /* per old row, and one more: number of its first new row */
    guint rows, columns;
} Shape;

static Shape
find_shape(const GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    Shape shape = { g_new(double, fragment->row_count), g_new(guint, fragment->row_count + 1), 0,
                    questions->borders->len - 1 };
    for (guint r = 0; r < fragment->row_count; r++)
        shape.split_at[r] = -HUGE_VAL;
    for (guint i = 0; i < fragment->n_cells; i++)
        if (questions->plans[i].divided && questions->plans[i].y > -HUGE_VAL) {
            double *at = &shape.split_at[fragment->cells[i].row];
            *at = MAX(*at, questions->plans[i].y);
        }
    for (guint r = 0; r < fragment->row_count; r++) {
        shape.first[r] = shape.rows;
        shape.rows += shape.split_at[r] > -HUGE_VAL ? 2 : 1;
    }
    shape.first[fragment->row_count] = shape.rows;
    return shape;
}

static void
draw_edges(const GkGridQuestions *questions, const Shape *shape, guint8 *right, guint8 *below)
{
    const GkFragment *fragment = questions->fragment;
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        const GkGridPlan *plan = &questions->plans[i];
        guint from = shape->first[cell->row], to = shape->first[cell->row + cell->row_span];
        for (guint r = from; r < to; r++)
            for (guint c = 0; c < shape->columns; c++) {
                double x = gk_grid_border(questions, c + 1)->x;
                if (x <= cell->box.x0 + 0.01 || gk_grid_border(questions, c)->x >= cell->box.x1 - 0.01)
                    continue;
                gboolean group = plan->divided && plan->y > -HUGE_VAL && r == from;
                gboolean own = x >= cell->box.x1 - 0.01;
                right[(gsize) r * shape->columns + c] =
                    own || (plan->divided && !group && gk_grid_border_divides(questions, gk_grid_border(questions, c + 1), i));
                below[(gsize) r * shape->columns + c] = r + 1 == to || group;
            }
    }
}

static guint
column_at(const GkGridQuestions *questions, double x)
{
    guint c = 0;
    while (c + 2 < questions->borders->len && gk_grid_border(questions, c + 1)->x <= x)
        c++;
    return c;
}

static void
give(GkFragment *to, guint row, guint column, const GkFragmentCell *from, guint glyph, GkArena *arena)
{
    GkFragmentCell *target = gk_fragment_cell_at(to, row, column);
    if (!target->glyphs)
        target->glyphs = gk_arena_new_array(arena, guint, from->n_glyphs);
    target->glyphs[target->n_glyphs++] = glyph;
    target->repairs = from->repairs;
    target->doubts = from->doubts;
}

/* A word goes where its middle is, one that lies across to where it begins. */
static void
move_words(const GkGridQuestions *questions, const Shape *shape, guint index, GkFragment *to, GkArena *arena)
{
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    const GkGridPlan *plan = &questions->plans[index];
    guint row = shape->first[cell->row];
    for (guint i = questions->first_line[index]; i < questions->first_line[index + 1]; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        gboolean group = plan->y > -HUGE_VAL && line->y < plan->y;
        for (guint w = line->first; w < line->end; w++) {
            const GkWord *word = gk_strip_word(questions->strip, w);
            guint column = column_at(questions, gk_box_center_x(word->box));
            if (word->box.x0 < gk_grid_border(questions, column)->x - 0.5)
                column = column_at(questions, word->box.x0 + 0.5);
            column = group ? column_at(questions, cell->box.x0 + 0.01) : column;
            for (guint g = word->first; g < word->end; g++)
                give(to, row + (plan->y > -HUGE_VAL && !group), column, cell,
                     g_array_index(questions->strip->glyphs, guint, g), arena);
        }
    }
}

static void
move_cells(const GkGridQuestions *questions, const Shape *shape, GkFragment *to, GkArena *arena)
{
    const GkFragment *fragment = questions->fragment;
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        if (questions->plans[i].divided)
            move_words(questions, shape, i, to, arena);
        else
            gk_fragment_cell_move(cell, gk_fragment_cell_at(to, shape->first[cell->row],
                                                            column_at(questions, cell->box.x0 + 0.01)));
    }
}

GkFragment *
gk_grid_divided(const GkGridQuestions *questions, GkArena *arena)
{
    GkFragment *fragment = questions->fragment;
    Shape shape = find_shape(questions);
    g_autofree double *xs = g_new(double, shape.columns + 1), *ys = g_new(double, shape.rows + 1);
    for (guint c = 0; c <= shape.columns; c++)
        xs[c] = gk_grid_border(questions, c)->x;
    for (guint r = 0; r < fragment->row_count; r++) {
        ys[shape.first[r]] = fragment->ys[r];
        if (shape.split_at[r] > -HUGE_VAL)
            ys[shape.first[r] + 1] = shape.split_at[r];
    }
    ys[shape.rows] = fragment->ys[fragment->row_count];
    gsize positions = (gsize) shape.rows * shape.columns;
    g_autofree guint8 *right = g_malloc0(positions), *below = g_malloc0(positions);
    draw_edges(questions, &shape, right, below);
    GkFragment *divided =
        gk_fragment_from_edges(fragment->layout, xs, shape.columns, ys, shape.rows, right, below, arena);
    gboolean whole = divided->row_count == shape.rows && divided->column_count == shape.columns;
    if (whole) {
        move_cells(questions, &shape, divided, arena);
        divided->ruling = GK_RULING_PARTIAL;
        divided->open_top = fragment->open_top;
        divided->open_bottom = fragment->open_bottom;
    }
    g_free(shape.split_at);
    g_free(shape.first);
    return whole ? divided : fragment;
}
