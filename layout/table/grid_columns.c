/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns inside a ruled grid that nobody ruled.
 *
 *      ┌──────┬──────────────────────┐      ┌───────┬─────────┬────────┐
 *      │      │ Number  Share   Mean │      │ Area  │ Paved % │ Length │
 *      ├──────┼──────────────────────┤      ├───────┴─────────┴────────┤
 *      │ kept │    643   80.9   9412 │      │ Ashby      72.3    1,823 │
 *      │ sold │    179   82.9   1355 │      ├──────────────────────────┤
 *      └──────┴──────────────────────┘      │ Burton     50.5      104 │
 *                                           └──────────────────────────┘
 *
 * What rules draw is certain; what they leave out need not be one. Two things are asked of every grid:
 *
 * 1. Inside a ruled column: do entries of several columns share its cells? The separators that the words of the cells
 *    speak for (separators.c) are believed where two lines have entries on both sides, few words lie across, and the
 *    header has a label on either side, too, or, without a header, both sides are amounts: 35.3 (2.5) under one label is
 *    one entry.
 * 2. In cells over several ruled columns: do their words stand in these columns, in two rows or more? Then the rules
 *    end with the header, and the columns go on. The other way round, rules may begin below the header: its cell over
 *    columns of amounts is divided where a line has a label for each of them, parted by more than a letter.
 *
 * A header cell is divided from its first line on that has a label in each column; lines above it are the label of
 * the group and keep a cell of their own over them.
 */
#include "layout/table/grid_columns.h"

#include "layout/grid/tuning.h"
#include "layout/page/tuning.h"
#include "layout/table/grid_questions.h"
#include "layout/table/separators.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

/* --- the words of the cells --- */

static int
compare_left(gconstpointer a, gconstpointer b, gpointer data)
{
    const GArray *glyphs = data;
    double p = g_array_index(glyphs, GkGlyph, *(const guint *) a).box.x0;
    double q = g_array_index(glyphs, GkGlyph, *(const guint *) b).box.x0;
    return p != q ? (p < q ? -1 : 1) : *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* Glyphs of a cell come sorted by height. */
static void
add_lines_of_cell(GkGridQuestions *questions, guint index)
{
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    GArray *glyphs = questions->fragment->layout->page->glyphs;
    g_autofree guint *line = g_new(guint, cell->n_glyphs + 1);
    for (guint first = 0, end; first < cell->n_glyphs; first = end) {
        const GkGlyph *a = &g_array_index(glyphs, GkGlyph, cell->glyphs[first]);
        for (end = first; end < cell->n_glyphs; end++) {
            const GkGlyph *b = &g_array_index(glyphs, GkGlyph, cell->glyphs[end]);
            if (gk_box_center_y(b->box) - gk_box_center_y(a->box) > GK_TEXT_LINE_EM * MAX(a->size, b->size))
                break;
            line[end - first] = cell->glyphs[end];
        }
        g_qsort_with_data(line, (gint) (end - first), sizeof(guint), compare_left, glyphs);
        gk_strip_add_line(questions->strip, line, end - first, index, NULL, NULL);
    }
}

static void
make_strip(GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    questions->strip = gk_strip_new(fragment->layout->page);
    questions->first_line = g_new0(guint, fragment->n_cells + 1);
    for (guint i = 0; i < fragment->n_cells; i++) {
        questions->first_line[i] = questions->strip->lines->len;
        add_lines_of_cell(questions, i);
    }
    questions->first_line[fragment->n_cells] = questions->strip->lines->len;
    gk_strip_finish(questions->strip);
}

/* Two words of one cell line with room between them: else nothing can be divided. */
static gboolean
has_gaps(const GkGridQuestions *questions)
{
    guint lines = 0;
    for (guint i = 0; i < questions->strip->lines->len && !lines; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        for (guint w = line->first + 1; w < line->end; w++) {
            const GkWord *b = gk_strip_word(questions->strip, w), *a = b - 1;
            lines += !(a->spaced && b->spaced) && (b->box.x0 - a->box.x1 > 1.5 * MAX(a->space, b->space) || a->number);
        }
    }
    return lines > 0;
}

/* The first row with so many amounts; the number of rows without any. */
static guint
row_with(const guint *numbers, guint rows, guint least)
{
    guint row = 0;
    while (row < rows && numbers[row] < least)
        row++;
    return row;
}

/* The first row with two amounts, else with one right of the first column, else the one below the first. Years are
 * labels. */
static guint
find_data_row(const GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    g_autofree guint *all = g_new0(guint, fragment->row_count), *right = g_new0(guint, fragment->row_count);
    for (guint i = 0; i < questions->strip->words->len; i++) {
        const GkWord *word = gk_strip_word(questions->strip, i);
        const GkStripLine *line = gk_strip_line(questions->strip, word->line);
        if (!word->number)
            continue;
        g_autofree char *text = gk_strip_text(questions->strip, i, i + 1);
        const GkFragmentCell *cell = &fragment->cells[line->owner];
        gboolean year = gk_word_is_year(text);
        all[cell->row] += !year;
        right[cell->row] += !year && (cell->column > 0 || i > line->first);
    }
    guint row = row_with(all, fragment->row_count, 2);
    if (row == fragment->row_count)
        row = row_with(right, fragment->row_count, 1);
    return row < fragment->row_count ? row : fragment->cells[0].row_span;
}

static const GkFragmentCell *
cell_of(const GkGridQuestions *questions, const GkStripLine *line)
{
    return &questions->fragment->cells[line->owner];
}

/* --- what a line says of a border --- */

typedef enum { LINE_SILENT, LINE_PARTED, LINE_ONE_SIDED, LINE_CROSSED } Answer;

/* What stands on both sides of a border. */
typedef struct {
    gboolean amounts; /* on either side */
    gboolean close; /* ... so close to each other that they may be one, with a blank in it: 1 234.50 */
} Beside;

/* 12 345.60: the first word has no more than three digits, the second goes on with three. */
static gboolean
are_groups(const GkGridQuestions *questions, const GkWord *left, const GkWord *right)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gconstpointer) questions->fragment->layout->page->glyphs->data;
    const guint *indices = (const guint *) (gconstpointer) questions->strip->glyphs->data;
    guint digits = 0, first = left->first + (left->end - left->first > 1 && glyphs[indices[left->first]].character == '-');
    for (guint i = first; i < left->end; i++)
        if (!gk_is_digit(glyphs[indices[i]].character))
            return FALSE;
    for (guint i = right->first; i < right->end && gk_is_digit(glyphs[indices[i]].character); i++)
        digits++;
    return left->end - first <= 3 && digits == 3;
}

/* Spaced letters are one word, when no more than a letter is on either side of the border. */
static Answer
ask(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high, Beside *beside)
{
    const GkWord *left = NULL, *right = NULL;
    for (guint w = line->first; w < line->end; w++) {
        const GkWord *word = gk_strip_word(questions->strip, w);
        if (word->box.x0 < x - 0.5 && word->box.x1 > x + 0.5)
            return LINE_CROSSED;
        double middle = gk_box_center_x(word->box);
        if (middle > low && middle < x)
            left = word;
        else if (middle > x && middle < high && !right)
            right = word;
    }
    if (!left && !right)
        return LINE_SILENT;
    if (!left || !right)
        return LINE_ONE_SIDED;
    if (left->spaced && right->spaced)
        return LINE_ONE_SIDED;
    beside->amounts = left->number && right->number;
    beside->close = beside->amounts && right->box.x0 - left->box.x1 <
        (are_groups(questions, left, right) ? GK_GRID_GROUPS_EM : GK_GRID_CLOSE_EM) * MAX(left->size, right->size);
    return LINE_PARTED;
}

/* --- borders inside ruled columns --- */

/* Nothing but single letters: one label that is set over the whole width. */
static gboolean
is_of_letters(const GkGridQuestions *questions, const GkStripLine *line)
{
    for (guint w = line->first; w < line->end; w++)
        if (!gk_strip_word(questions->strip, w)->letter)
            return FALSE;
    return TRUE;
}


static gboolean
is_believed(const GkGridQuestions *questions, double low, double x, double high)
{
    guint parted = 0, crossed = 0, labels = 0, amounts = 0;
    gboolean headed = FALSE, apart = FALSE;
    for (guint i = 0; i < questions->strip->lines->len; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        const GkFragmentCell *cell = cell_of(questions, line);
        if (cell->box.x0 > x || cell->box.x1 < x)
            continue;
        gboolean header = cell->row < questions->data_row;
        Beside beside = { FALSE, FALSE };
        Answer answer = ask(questions, line, low, x, high, &beside);
        answer = beside.close ? LINE_CROSSED : answer;
        parted += answer == LINE_PARTED && !header;
        crossed += answer == LINE_CROSSED && !header;
        gboolean letters = is_of_letters(questions, line); /* 男 and 女, or a label that is set wide */
        labels += answer == LINE_PARTED && header && !letters;
        headed |= header && answer != LINE_SILENT && !(answer == LINE_PARTED && letters);
        apart |= header && answer == LINE_PARTED && letters;
        amounts += beside.amounts && !beside.close && !header;
    }
    if (parted < 2 || crossed * 3 > parted)
        return FALSE;
    return labels > 0 || ((!headed || apart) && amounts > 1 && amounts * 5 >= parted * 3);
}

static int
compare_borders(gconstpointer a, gconstpointer b)
{
    const GkGridBorder *p = a, *q = b;
    return p->x < q->x ? -1 : p->x > q->x;
}

/* Adds the separators inside ruled columns that are believed. */
static void
find_inner_borders(GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    g_autoptr(GArray) separators =
        gk_separators_find(questions->strip, fragment->xs[0], fragment->xs[fragment->column_count], fragment->xs + 1,
                           fragment->column_count - 1);
    for (guint i = 0; i < separators->len; i++) {
        const GkSeparator *separator = &g_array_index(separators, GkSeparator, i);
        double low = i ? separator[-1].x : fragment->xs[0];
        double high = i + 1 < separators->len ? separator[1].x : fragment->xs[fragment->column_count];
        if (separator->drawn || !is_believed(questions, low, separator->x, high))
            continue;
        GkGridBorder border = { separator->x, FALSE, FALSE, FALSE };
        g_array_append_val(questions->borders, border);
    }
}

/* --- ruled borders below their rules --- */

/* The first row in which the border is drawn between two labels; G_MAXUINT without any. */
static guint
first_drawn(const GkGridQuestions *questions, guint column)
{
    const GkFragment *fragment = questions->fragment;
    for (guint row = 0; row < fragment->row_count; row++) {
        const GkFragmentCell *left = gk_fragment_cell_at(fragment, row, column - 1);
        const GkFragmentCell *right = gk_fragment_cell_at(fragment, row, column);
        if (left != right && left->n_glyphs && right->n_glyphs)
            return MAX(left->row + left->row_span, right->row + right->row_span) - 1;
    }
    return G_MAXUINT;
}

/* What stands in the rows below of cells that span the border. */
typedef struct {
    guint rows, closed; /* with words on both sides; with the rule */
    guint parted, crossed; /* lines */
    guint kept, other; /* lines of one side: numbers at the right of their column or in its middle; others */
} Below;

static gboolean
keeps_to_column(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high)
{
    const GkWord *first = gk_strip_word(questions->strip, line->first);
    const GkWord *last = gk_strip_word(questions->strip, line->end - 1);
    gboolean left = gk_box_center_x(first->box) < x;
    double from = left ? low : x, to = left ? x : high;
    return line->end - line->first == 1 && first->number && last->box.x0 > from && last->box.x1 < to &&
        (to - last->box.x1 < GK_GRID_SIDE_EM * last->size ||
         fabs(gk_box_center_x(last->box) - (from + to) / 2) < GK_GRID_MIDDLE_EM * last->size);
}

static Below
look_below(const GkGridQuestions *questions, guint column, guint drawn)
{
    const GkFragment *fragment = questions->fragment;
    double x = fragment->xs[column], low = fragment->xs[column - 1], high = fragment->xs[column + 1];
    guint last = G_MAXUINT;
    Below below = { 0 };
    for (guint i = 0; i < questions->strip->lines->len; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        const GkFragmentCell *cell = cell_of(questions, line);
        if (cell->row <= drawn || cell->column >= column || cell->column + cell->column_span <= column)
            continue;
        Beside beside = { FALSE, FALSE };
        Answer answer = ask(questions, line, low, x, high, &beside);
        below.parted += answer == LINE_PARTED;
        below.crossed += answer == LINE_CROSSED;
        below.rows += answer == LINE_PARTED && cell->row != last;
        last = answer == LINE_PARTED ? cell->row : last;
        gboolean kept = answer == LINE_ONE_SIDED && keeps_to_column(questions, line, low, x, high);
        below.kept += kept;
        below.other += answer == LINE_ONE_SIDED && !kept;
    }
    for (guint row = drawn + 1; row < fragment->row_count; row++)
        below.closed += gk_fragment_cell_at(fragment, row, column)->column == column;
    return below;
}

/* The border divides cells that span it below a row that has it: their words stand beside it in two rows or more, and
 * few lie across; or nothing but numbers stands there, each in its place on either side. One or two rows show it in
 * doubt. */
static GkGridBorder
ruled_border(const GkGridQuestions *questions, guint column)
{
    GkGridBorder border = { questions->fragment->xs[column], TRUE, FALSE, FALSE };
    guint drawn = column > 0 && column < questions->fragment->column_count ? first_drawn(questions, column) : G_MAXUINT;
    if (drawn == G_MAXUINT)
        return border;
    Below below = look_below(questions, column, drawn);
    border.goes_on = below.rows > 1 && below.crossed * 3 <= below.parted;
    if (border.goes_on || below.crossed + below.other + below.closed || below.rows + below.kept == 0)
        return border;
    border.goes_on = TRUE;
    border.doubtful = below.rows + below.kept < GK_GRID_KEPT_ROWS;
    return border;
}

/* TRUE when one of them goes on where it is not drawn. */
static gboolean
find_ruled_borders(GkGridQuestions *questions)
{
    gboolean any = FALSE;
    for (guint c = 0; c <= questions->fragment->column_count; c++) {
        GkGridBorder border = ruled_border(questions, c);
        any |= border.goes_on;
        g_array_append_val(questions->borders, border);
    }
    return any;
}

/* --- plans --- */


/* Nearly all of the ruled columns below the header cell begin with an amount. */
static gboolean
heads_columns(const GkGridQuestions *questions, guint index)
{
    const GkFragment *fragment = questions->fragment;
    const GkFragmentCell *cell = &fragment->cells[index];
    guint numbers = 0;
    if (cell->column_span < 2 || questions->data_row >= fragment->row_count ||
        cell->row + cell->row_span > questions->data_row || cell->n_glyphs < 2 * cell->column_span)
        return FALSE;
    for (guint c = cell->column; c < cell->column + cell->column_span; c++) {
        guint below = fragment->cell_at[(gsize) questions->data_row * fragment->column_count + c];
        guint line = questions->first_line[below];
        numbers += fragment->cells[below].column_span == 1 && questions->first_line[below + 1] > line &&
            gk_strip_word(questions->strip, gk_strip_line(questions->strip, line)->first)->number;
    }
    return numbers + 1 >= cell->column_span;
}

/* 单位： and the like: fields of a caption, no labels of columns. */
static gboolean
has_colon(const GkGridQuestions *questions, const GkStripLine *line)
{
    g_autofree char *text = gk_strip_text(questions->strip, line->first, line->end);
    return strpbrk(text, ":") || strstr(text, "\357\274\232");
}

/* What the line says of border b, between its neighbours. */
static Answer
ask_at(const GkGridQuestions *questions, const GkStripLine *line, guint b)
{
    Beside beside;
    return ask(questions, line, gk_grid_border(questions, b - 1)->x, gk_grid_border(questions, b)->x,
               gk_grid_border(questions, b + 1)->x, &beside);
}

/* More room at the border than a letter takes. */
static gboolean
has_room(const GkGridQuestions *questions, const GkStripLine *line, double x)
{
    for (guint w = line->first + 1; w < line->end; w++) {
        const GkWord *b = gk_strip_word(questions->strip, w), *a = b - 1;
        if (a->box.x1 <= x + 0.5 && b->box.x0 >= x - 0.5)
            return b->box.x0 - a->box.x1 >= MAX(a->size, b->size);
    }
    return FALSE;
}

/* The line has a word on each side of every border inside the cell, and none across. */
static gboolean
is_parted_throughout(const GkGridQuestions *questions, const GkStripLine *line)
{
    for (guint b = 1; b + 1 < questions->borders->len; b++) {
        const GkGridBorder *border = gk_grid_border(questions, b);
        if (gk_grid_border_divides(questions, border, line->owner) &&
            (ask_at(questions, line, b) != LINE_PARTED ||
             (border->drawn && !border->goes_on && !has_room(questions, line, border->x))))
            return FALSE;
    }
    return !has_colon(questions, line) && !(questions->plans[line->owner].heads && is_of_letters(questions, line));
}

static gboolean
is_crossed(const GkGridQuestions *questions, const GkStripLine *line)
{
    for (guint b = 1; b + 1 < questions->borders->len; b++)
        if (gk_grid_border_divides(questions, gk_grid_border(questions, b), line->owner) && ask_at(questions, line, b) == LINE_CROSSED)
            return TRUE;
    return FALSE;
}

/* Each word of the lines above `line` stands over a label of it, flush left or in the middle: upper lines of labels that
 * wrap, no label of the group. */
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
                fabs(word->box.x0 - label->box.x0) < GK_ALIGN_LINED_UP_EM * word->size;
        }
        if (!over)
            return FALSE;
    }
    return TRUE;
}

static GkGridPlan
plan_header(const GkGridQuestions *questions, guint index)
{
    GkGridPlan plan = { .heads = questions->plans[index].heads, .y = -HUGE_VAL };
    double bottom = -HUGE_VAL;
    const GkFragmentCell *cell = &questions->fragment->cells[index];
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
    if (plan.y > -HUGE_VAL && cell->row_span > 1)
        plan.divided = FALSE; /* rows of other cells are ruled beside it: nobody knows which of them parts it */
    return plan;
}

/* A cell of the body is divided unless a word lies across on all of its lines; blank ones are, too. */
static GkGridPlan
plan_body(const GkGridQuestions *questions, guint index)
{
    GkGridPlan plan = { .divided = TRUE, .y = -HUGE_VAL };
    guint crossed = 0, lines = questions->first_line[index + 1] - questions->first_line[index];
    for (guint i = questions->first_line[index]; i < questions->first_line[index + 1]; i++)
        crossed += is_crossed(questions, gk_strip_line(questions->strip, i));
    plan.divided = crossed == 0 || crossed < lines;
    return plan;
}

static gboolean
plan_cells(GkGridQuestions *questions)
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

GkFragment *
gk_grid_divide_columns(GkFragment *fragment, GkArena *arena)
{
    GkGridQuestions questions = { .fragment = fragment };
    GkFragment *result = fragment;
    make_strip(&questions);
    questions.borders = g_array_new(FALSE, FALSE, sizeof(GkGridBorder));
    if (find_ruled_borders(&questions) || has_gaps(&questions)) {
        questions.data_row = find_data_row(&questions);
        find_inner_borders(&questions);
        g_array_sort(questions.borders, compare_borders);
        if ((guint64) fragment->row_count * 2 * questions.borders->len <= GK_GRID_POSITIONS &&
            plan_cells(&questions))
            result = gk_grid_follow_plans(&questions, arena);
    }
    g_array_unref(questions.borders);
    g_free(questions.plans);
    g_free(questions.first_line);
    gk_strip_free(questions.strip);
    return result;
}
