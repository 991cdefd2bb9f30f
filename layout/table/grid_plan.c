/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A grid with the columns and header rows that were planned for it (grid_columns.c).
 *
 * Inside a cell are the borders that divide it, below the label of the group where it has one. A word goes to the cell
 * that its middle lies in, one that lies across a border to the cell in which it begins.
 */
#include "layout/table/grid_divided.h"
#include "layout/table/grid_questions.h"

#include <math.h>

/* The heights of all rows, one with a label of a group over others being two. */
static GArray *
find_heights(const GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    GArray *ys = g_array_new(FALSE, FALSE, sizeof(double));
    g_autofree double *split = g_new(double, fragment->row_count);
    for (guint r = 0; r < fragment->row_count; r++)
        split[r] = -HUGE_VAL;
    for (guint i = 0; i < fragment->n_cells; i++)
        if (questions->plans[i].divided)
            split[fragment->cells[i].row] = MAX(split[fragment->cells[i].row], questions->plans[i].y);
    for (guint r = 0; r < fragment->row_count; r++) {
        g_array_append_val(ys, fragment->ys[r]);
        if (split[r] > -HUGE_VAL)
            g_array_append_val(ys, split[r]);
    }
    g_array_append_val(ys, fragment->ys[fragment->row_count]);
    return ys;
}

static void
draw_sides(const GkGridQuestions *questions, guint index, GkDividedGrid *grid)
{
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    guint first = grid->row_of[cell->row], end = grid->row_of[cell->row + cell->row_span];
    gboolean group = questions->plans[index].y > -HUGE_VAL;
    for (guint c = grid->column_of[cell->column]; c < grid->column_of[cell->column + cell->column_span]; c++) {
        grid->below[(gsize) first * grid->columns + c] |= group;
        for (guint r = first + group; r < end; r++)
            grid->right[(gsize) r * grid->columns + c] |=
                gk_grid_border_divides(questions, gk_grid_border(questions, c + 1), index);
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
move_words(const GkGridQuestions *questions, guint index, GkDividedGrid *grid)
{
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    const GkGridPlan *plan = &questions->plans[index];
    for (guint i = questions->first_line[index]; i < questions->first_line[index + 1]; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        gboolean group = plan->y > -HUGE_VAL && line->y < plan->y;
        for (guint w = line->first; w < line->end; w++) {
            const GkWord *word = gk_strip_word(questions->strip, w);
            guint column = column_at(questions, gk_box_center_x(word->box));
            if (word->box.x0 < gk_grid_border(questions, column)->x - 0.5)
                column = column_at(questions, word->box.x0 + 0.5);
            column = group ? grid->column_of[cell->column] : column;
            for (guint g = word->first; g < word->end; g++)
                gk_divided_grid_place(grid, g_array_index(questions->strip->glyphs, guint, g),
                                      grid->row_of[cell->row] + (plan->y > -HUGE_VAL && !group), column);
        }
    }
}

GkFragment *
gk_grid_follow_plans(const GkGridQuestions *questions, GkArena *arena)
{
    GkFragment *fragment = questions->fragment;
    g_autoptr(GArray) ys = find_heights(questions);
    g_autofree double *xs = g_new(double, questions->borders->len);
    for (guint b = 0; b < questions->borders->len; b++)
        xs[b] = gk_grid_border(questions, b)->x;
    GkDividedGrid *grid = gk_divided_grid_new(fragment, xs, questions->borders->len - 1,
                                              (const double *) (gconstpointer) ys->data, ys->len - 1);
    for (guint i = 0; i < fragment->n_cells; i++) {
        if (!questions->plans[i].divided)
            continue;
        fragment->cells[i].doubts |= questions->plans[i].doubtful ? GK_DOUBT_PLACE : 0;
        draw_sides(questions, i, grid);
        move_words(questions, i, grid);
    }
    return gk_divided_grid_finish(grid, arena);
}
