/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which cells of a ruled grid the borders divide that were found for it (grid_columns.c), and the grid that they make.
 *
 *      │  Boats built   │     a header cell is divided from the line on that has a label in each column, or from where
 *      │ number    tons │     nothing lies across; what stands above is the label of the group and keeps a cell over
 * them ├────────────────┤ │ 1,204       88 │     a cell of the body where more lines have words beside the border than
 * across it; one │     Sloops     │     label in its middle, or in a cell that was merged, is over all of its columns
 *
 * A word goes to the cell that its middle lies in, one that lies across a border to the cell in which it begins.
 */
#include "layout/table/finder.h"
#include "layout/questions/grid_divided.h"
#include "layout/questions/grid_questions.h"
#include "layout/questions/tuning.h"

#include <math.h>
#include <string.h>

/* --- plans --- */

/* The columns below a cell over the whole width of the table: each begins with something, half of them with an amount. */
static gboolean
fills_width(const GkGridQuestions *questions, const GkFragmentCell *cell, guint filled, guint numbers)
{
    return cell->column_span == questions->fragment->column_count && filled == cell->column_span && numbers > 1 &&
        numbers * 2 >= filled;
}

/* Nearly all of the ruled columns below the header cell begin with an amount; or it heads all columns. */
static gboolean
heads_columns(const GkGridQuestions *questions, guint index)
{
    const GkFragment *fragment = questions->fragment;
    const GkFragmentCell *cell = &fragment->cells[index];
    guint numbers = 0, filled = 0;
    if (cell->column_span < 2 || questions->data_row >= fragment->row_count ||
        cell->row + cell->row_span > questions->data_row || cell->n_glyphs < 2 * cell->column_span)
        return FALSE;
    for (guint c = cell->column; c < cell->column + cell->column_span; c++) {
        guint below = fragment->cell_at[(gsize) questions->data_row * fragment->column_count + c];
        guint line = questions->first_line[below];
        gboolean begins = fragment->cells[below].column_span == 1 && questions->first_line[below + 1] > line;
        filled += begins;
        numbers += begins && gk_strip_word(questions->strip, gk_strip_line(questions->strip, line)->first)->number;
    }
    return numbers + 1 >= cell->column_span || fills_width(questions, cell, filled, numbers);
}

/* 单位： and the like: fields of a caption, no labels of columns. */
static gboolean
has_colon(const GkGridQuestions *questions, const GkStripLine *line)
{
    g_autofree char *text = gk_strip_text(questions->strip, line->first, line->end);
    return strpbrk(text, ":") || strstr(text, "\357\274\232");
}

/* What the line says of border b, between its neighbours. */
static GkGridAnswer
ask_at(const GkGridQuestions *questions, const GkStripLine *line, guint b)
{
    GkGridBeside beside;
    return gk_grid_ask(questions, line, gk_grid_border(questions, b - 1)->x, gk_grid_border(questions, b)->x,
                       gk_grid_border(questions, b + 1)->x, &beside);
}

/* The line has a word on each side of every border inside the cell, and none across. */
static gboolean
is_parted_throughout(const GkGridQuestions *questions, const GkStripLine *line)
{
    for (guint b = 1; b + 1 < questions->borders->len; b++) {
        const GkGridBorder *border = gk_grid_border(questions, b);
        if (gk_grid_border_divides(questions, border, line->owner) &&
            (ask_at(questions, line, b) != GK_LINE_PARTED ||
             (border->drawn && !border->goes_on && !gk_grid_has_room(questions, line, border->x))))
            return FALSE;
    }
    return !has_colon(questions, line) &&
        !(questions->plans[line->owner].heads && gk_grid_is_of_letters(questions, line));
}

static gboolean
is_crossed(const GkGridQuestions *questions, const GkStripLine *line)
{
    for (guint b = 1; b + 1 < questions->borders->len; b++)
        if (gk_grid_border_divides(questions, gk_grid_border(questions, b), line->owner) &&
            ask_at(questions, line, b) == GK_LINE_CROSSED)
            return TRUE;
    return FALSE;
}

/* Each word of the lines above `line` stands over a label of it, flush with it or in the middle: upper lines of labels
 * that wrap, no label of the group. */
static gboolean
are_upper_lines(const GkGridQuestions *questions, guint index, guint number)
{
    const GkStripLine *line = gk_strip_line(questions->strip, number);
    guint first = gk_strip_line(questions->strip, questions->first_line[index])->first;
    for (guint w = first; w < line->first; w++) {
        const GkWord *word = gk_strip_word(questions->strip, w);
        gboolean over = FALSE;
        for (guint l = line->first; l < line->end && !over; l++) {
            const GkWord *label = gk_strip_word(questions->strip, l);
            over = fabs(gk_box_center_x(word->box) - gk_box_center_x(label->box)) < GK_ALIGN_LINED_UP_EM * word->size ||
                fabs(word->box.x0 - label->box.x0) < GK_ALIGN_LINED_UP_EM * word->size ||
                fabs(word->box.x1 - label->box.x1) < GK_ALIGN_LINED_UP_EM * word->size;
        }
        if (!over)
            return FALSE;
    }
    return TRUE;
}

/* Each column of the cell has a word on lines [first, end). */
static gboolean
fill_columns(const GkGridQuestions *questions, guint index, guint first, guint end)
{
    double from = questions->fragment->cells[index].box.x0, to = questions->fragment->cells[index].box.x1;
    for (guint b = 1; b < questions->borders->len; b++) {
        double x = gk_grid_border(questions, b)->x;
        if (x < to - 0.01 && !gk_grid_border_divides(questions, gk_grid_border(questions, b), index))
            continue;
        gboolean filled = FALSE;
        for (guint w = gk_strip_line(questions->strip, first)->first; w < gk_strip_line(questions->strip, end - 1)->end;
             w++) {
            double middle = gk_box_center_x(gk_strip_word(questions->strip, w)->box);
            filled |= middle > from && middle < MIN(x, to);
        }
        if (!filled)
            return FALSE;
        if (x >= to - 0.01)
            break;
        from = x;
    }
    return TRUE;
}

/* Labels on several lines, none of which has one in each column: all together have, below what lies across. */
static void
plan_by_lines(const GkGridQuestions *questions, guint index, GkGridPlan *plan)
{
    guint first = questions->first_line[index], end = questions->first_line[index + 1], from = end;
    if (plan->heads)
        return;
    while (from > first && !is_crossed(questions, gk_strip_line(questions->strip, from - 1)) &&
           !gk_grid_is_of_letters(questions, gk_strip_line(questions->strip, from - 1)))
        from--;
    if (from == end || !fill_columns(questions, index, from, end))
        return;
    plan->divided = TRUE;
    if (from > first)
        plan->y = (gk_strip_line(questions->strip, from - 1)->y + gk_strip_line(questions->strip, from)->y) / 2;
}

/* The labels (GkLabel) of a line: words that stand near each other. */
static GArray *
find_labels(const GkGridQuestions *questions, const GkStripLine *line)
{
    GArray *labels = g_array_new(FALSE, TRUE, sizeof(GkLabel));
    for (guint w = line->first; w < line->end; w++) {
        const GkWord *word = gk_strip_word(questions->strip, w);
        GkLabel label = { .box = word->box, .size = word->size };
        GkLabel *last = labels->len ? &g_array_index(labels, GkLabel, labels->len - 1) : NULL;
        if (last && word->box.x0 - last->box.x1 <= GK_GRID_BANNER_EM * word->size && !(word->wide && word[-1].wide))
            last->box = gk_box_union(last->box, word->box);
        else
            g_array_append_val(labels, label);
    }
    return labels;
}

/* The columns of the cell: where they begin and the last one ends, and the borders' numbers. */
static GArray *
find_columns(const GkGridQuestions *questions, guint index, GArray *xs)
{
    const GkBox box = questions->fragment->cells[index].box;
    GArray *borders = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(xs, box.x0);
    for (guint b = 1; b + 1 < questions->borders->len; b++)
        if (gk_grid_border_divides(questions, gk_grid_border(questions, b), index)) {
            g_array_append_val(xs, gk_grid_border(questions, b)->x);
            g_array_append_val(borders, b);
        }
    g_array_append_val(xs, box.x1);
    return borders;
}

/* A cell with one line of labels, fewer than its columns: each is over several of them. FALSE: there is one label for
 * each column. */
static gboolean
plan_groups(const GkGridQuestions *questions, guint index, GkGridPlan *plan)
{
    guint line = questions->first_line[index];
    if (questions->first_line[index + 1] != line + 1 || plan->heads)
        return FALSE;
    g_autoptr(GArray) xs = g_array_new(FALSE, FALSE, sizeof(double)), borders = find_columns(questions, index, xs);
    g_autoptr(GArray) labels = find_labels(questions, gk_strip_line(questions->strip, line));
    if (labels->len < 2 || labels->len > borders->len)
        return FALSE;
    gk_alignment_share(labels, (const double *) (gpointer) xs->data, 0, borders->len + 1, GK_ALIGN_UNSPANNED_EM, NULL,
                       NULL);
    for (guint i = 1; i < labels->len; i++)
        if (g_array_index(labels, GkLabel, i).first != g_array_index(labels, GkLabel, i - 1).last + 1)
            return FALSE;
    plan->divided = TRUE;
    plan->closed = g_new0(guint8, questions->borders->len);
    for (guint i = 0; i < labels->len; i++)
        for (guint c = g_array_index(labels, GkLabel, i).first; c < g_array_index(labels, GkLabel, i).last; c++)
            plan->closed[g_array_index(borders, guint, c)] = TRUE;
    return TRUE;
}

static GkGridPlan
plan_header(const GkGridQuestions *questions, guint index)
{
    GkGridPlan plan = { .heads = questions->plans[index].heads, .y = -HUGE_VAL };
    double bottom = -HUGE_VAL;
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    if (plan_groups(questions, index, &plan))
        return plan;
    for (guint i = questions->first_line[index]; i < questions->first_line[index + 1]; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        if (plan.divided && is_crossed(questions, line))
            return (GkGridPlan) { .y = -HUGE_VAL }; /* something lies across below the labels */
        if (!plan.divided && is_parted_throughout(questions, line)) {
            plan.divided = TRUE;
            double top = gk_strip_word(questions->strip, line->first)->box.y0;
            gboolean group = i > questions->first_line[index] && !are_upper_lines(questions, index, i);
            plan.y = group ? (bottom + top) / 2 : -HUGE_VAL;
        }
        for (guint w = line->first; w < line->end; w++)
            bottom = MAX(bottom, gk_strip_word(questions->strip, w)->box.y1);
    }
    if (!plan.divided)
        plan_by_lines(questions, index, &plan);
    if (plan.y > -HUGE_VAL && cell->row_span > 1)
        plan.divided = FALSE; /* rows of other cells are ruled beside it: nobody knows which of them parts it */
    return plan;
}

/* One of the cell's ruled borders does not go on: it was merged on purpose. */
static gboolean
is_merged(const GkGridQuestions *questions, guint index)
{
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    for (guint b = 1; b + 1 < questions->borders->len; b++) {
        const GkGridBorder *border = gk_grid_border(questions, b);
        if (border->drawn && !border->goes_on && border->x > cell->box.x0 + 0.01 && border->x < cell->box.x1 - 0.01)
            return TRUE;
    }
    return FALSE;
}

/* One label in the middle of the cell, or in one that was merged: it is over all of its columns. */
static gboolean
is_banner(const GkGridQuestions *questions, guint index)
{
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    guint line = questions->first_line[index];
    if (questions->first_line[index + 1] - line != 1)
        return FALSE;
    guint first = gk_strip_line(questions->strip, line)->first, end = gk_strip_line(questions->strip, line)->end;
    const GkWord *left = gk_strip_word(questions->strip, first), *right = gk_strip_word(questions->strip, end - 1);
    for (guint w = first; w < end; w++) {
        const GkWord *word = gk_strip_word(questions->strip, w);
        if (word->number || (w > first && word->box.x0 - word[-1].box.x1 > GK_GRID_BANNER_EM * word->size))
            return FALSE;
    }
    return is_merged(questions, index) ||
        fabs((left->box.x0 + right->box.x1) / 2 - gk_box_center_x(cell->box)) < GK_ALIGN_LINED_UP_EM * left->size;
}

/* A cell of the body is divided where more lines have words beside the border than across it; blank ones are, too. */
static GkGridPlan
plan_body(const GkGridQuestions *questions, guint index)
{
    GkGridPlan plan = { .y = -HUGE_VAL };
    if (is_banner(questions, index))
        return plan;
    for (guint b = 1; b + 1 < questions->borders->len; b++) {
        guint crossed = 0, parted = 0;
        if (!gk_grid_border_divides(questions, gk_grid_border(questions, b), index))
            continue;
        for (guint i = questions->first_line[index]; i < questions->first_line[index + 1]; i++) {
            GkGridAnswer answer = ask_at(questions, gk_strip_line(questions->strip, i), b);
            crossed += answer == GK_LINE_CROSSED;
            parted += answer == GK_LINE_PARTED || answer == GK_LINE_ONE_SIDED;
        }
        if (crossed <= parted) {
            plan.divided = TRUE;
            continue;
        }
        if (!plan.closed)
            plan.closed = g_new0(guint8, questions->borders->len);
        plan.closed[b] = TRUE;
    }
    return plan;
}

gboolean
gk_grid_plan(GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    gboolean any = FALSE;
    questions->plans = g_new0(GkGridPlan, fragment->n_cells);
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        gboolean touched = FALSE, doubtful = FALSE;
        questions->plans[i] = (GkGridPlan) { .heads = heads_columns(questions, i), .y = -HUGE_VAL };
        for (guint b = 1; b + 1 < questions->borders->len; b++) {
            gboolean divides = gk_grid_border_divides(questions, gk_grid_border(questions, b), i);
            touched |= divides;
            doubtful |= divides && gk_grid_border(questions, b)->doubtful;
        }
        if (!touched || cell->n_slashes)
            continue;
        gboolean header = cell->row + cell->row_span <= questions->data_row;
        questions->plans[i] = header ? plan_header(questions, i) : plan_body(questions, i);
        questions->plans[i].doubtful = doubtful;
        any |= questions->plans[i].divided;
    }
    return any;
}

/* --- the grid --- */

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
