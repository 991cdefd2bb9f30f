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
 *    header has a label on either side, too, or, without a header, both sides are amounts: 35.3 (2.5) under one label
 *    is one entry. In a form that was left blank, and beside blank places of a single row, the labels are all there is.
 * 2. In cells over several ruled columns: do their words stand in these columns, in two rows or more? Then the rules
 *    end with the header, and the columns go on; numbers of which each stands in its place in one column say so, too,
 *    and names of blank rows that stand in a column in the middle.
 *    The other way round, rules may begin below the header: its cell over columns of amounts is divided where a line
 *    has a label for each of them, parted by more than a letter.
 *
 * Which cells the borders divide is planned in grid_plan.c.
 */
#include "layout/questions/grid_columns.h"

#include "layout/grid/tuning.h"
#include "layout/page/tuning.h"
#include "layout/questions/grid_questions.h"
#include "layout/pieces/separators.h"
#include "layout/questions/tuning.h"
#include "layout/words/characters.h"

#include <math.h>
#include <string.h>

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

/* The first row with two amounts or one with decimals behind a label, else with one right of the first column, else the
 * one below the first. Years are labels; nil marks stand beside words, too. */
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
        gboolean amount = strpbrk(text, "0123456789") && !gk_word_is_year(text) && !gk_word_is_span_of_years(text);
        all[cell->row] += amount + (amount && i > line->first && strpbrk(text, ".,"));
        right[cell->row] += amount && (cell->column > 0 || i > line->first);
    }
    guint row = row_with(all, fragment->row_count, 2);
    if (row == fragment->row_count)
        row = row_with(right, fragment->row_count, 1);
    return row < fragment->row_count ? row : fragment->cells[0].row_span;
}

/* --- borders inside ruled columns --- */

/* What the lines of the cells over a border say of it. */
typedef struct {
    guint parted, crossed, amounts; /* lines of the body; with amounts on both sides */
    guint left, right; /* with a number on one side and nothing on the other */
    guint words; /* lines of the body with words on one side */
    guint labels; /* lines of the header with labels on both sides */
    gboolean headed, apart; /* something stands in the header; nothing but letters on both sides */
    gboolean label_left, label_right, label_crossed; /* on whatever lines */
    gboolean roomy; /* the lowest line of the header that has something at the border has room there, and labels on both
                       sides that are no two words of one: 基本  支出 */
} Said;

/* Two labels leave between them nearly as much room as at their sides: each is in the middle of a column of its own. */
static gboolean
is_set_apart(const GkGridQuestions *questions, const GkStripLine *line, double low, double high)
{
    const GkWord *a = gk_strip_word(questions->strip, line->first), *b = gk_strip_word(questions->strip, line->end - 1);
    return b->box.x0 - a->box.x1 >= GK_GRID_APART_SHARE * (a->box.x0 - low + high - b->box.x1);
}

static void
hear_header(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high,
            GkGridAnswer answer, Said *said)
{
    gboolean letters = gk_grid_is_of_letters(questions, line); /* 男 and 女, or a label that is set wide */
    said->labels += answer == GK_LINE_PARTED && !letters;
    said->headed |= answer != GK_LINE_SILENT && !(answer == GK_LINE_PARTED && letters);
    said->apart |= answer == GK_LINE_PARTED && letters;
    said->label_crossed |= answer == GK_LINE_CROSSED || letters;
    if (answer == GK_LINE_CROSSED || answer == GK_LINE_PARTED)
        said->roomy = answer == GK_LINE_PARTED && !letters && gk_grid_has_room(questions, line, x) &&
            (said->label_crossed || line->end - line->first > 2 || questions->fragment->column_count < 3 ||
             is_set_apart(questions, line, low, high));
    for (guint w = line->first; w < line->end && answer != GK_LINE_CROSSED; w++) {
        double middle = gk_box_center_x(gk_strip_word(questions->strip, w)->box);
        said->label_left |= middle > low && middle < x;
        said->label_right |= middle > x;
    }
}

static void
hear_body(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high,
          GkGridAnswer answer, Said *said)
{
    said->parted += answer == GK_LINE_PARTED;
    said->crossed += answer == GK_LINE_CROSSED;
    said->words += answer == GK_LINE_ONE_SIDED && !gk_strip_word(questions->strip, line->first)->number;
    for (guint w = line->first; w < line->end && answer == GK_LINE_ONE_SIDED; w++) {
        const GkWord *word = gk_strip_word(questions->strip, w);
        said->left += word->number && word->box.x0 > low && word->box.x1 < x;
        said->right += word->number && word->box.x0 > x && word->box.x1 < high;
    }
}

static gboolean
tell(const GkGridQuestions *questions, double x, const Said *said, gboolean believed)
{
    GkBox box = questions->fragment->box;
    box.x0 = box.x1 = x;
    if (believed || said->parted)
        gk_trace(questions->fragment->layout, GRID_BORDER, &box, gk_trace_flag("believed", believed),
                 gk_trace_flag("refused", !believed), gk_trace_uint("parted", said->parted),
                 gk_trace_uint("crossed", said->crossed), gk_trace_uint("labels", said->labels),
                 gk_trace_uint("amounts", said->amounts));
    return believed;
}

/* No number stands in the grid, or it has one row of them. */
static gboolean
is_told_by_labels(const GkGridQuestions *questions)
{
    if (questions->data_row + 1 == questions->fragment->row_count)
        return TRUE;
    for (guint i = 0; i < questions->strip->words->len; i++)
        if (gk_strip_word(questions->strip, i)->number)
            return FALSE;
    return TRUE;
}

/* Two lines have entries on both sides, or numbers on each side stand alone, and few words lie across. Both sides have
 * labels, or without any, most entries are amounts. In a form that was left blank, labels are all there is; beside
 * blank places of a single row, they are all that tells. */
static gboolean
is_believed(const GkGridQuestions *questions, double low, double x, double high)
{
    Said said = { 0 };
    for (guint i = 0; i < questions->strip->lines->len; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        const GkFragmentCell *cell = gk_grid_cell_of(questions, line);
        if (cell->box.x0 > x || cell->box.x1 < x)
            continue;
        GkGridBeside beside = { FALSE, FALSE };
        GkGridAnswer answer = gk_grid_ask(questions, line, low, x, high, &beside);
        answer = beside.close && cell->row >= questions->data_row ? GK_LINE_CROSSED : answer; /* years are no groups of digits */
        said.amounts += beside.amounts && !beside.close && cell->row >= questions->data_row;
        if (cell->row < questions->data_row)
            hear_header(questions, line, low, x, high, answer, &said);
        else
            hear_body(questions, line, low, x, high, answer, &said);
    }
    gboolean labels = said.labels > 0 || (said.label_left && said.label_right && !said.label_crossed);
    gboolean blank = said.words < 2 || low <= questions->fragment->xs[0]; /* but for the names of rows */
    if (said.roomy && blank && said.parted + said.crossed == 0 && is_told_by_labels(questions))
        return tell(questions, x, &said, TRUE);
    guint least = labels && said.amounts && questions->data_row + 1 == questions->fragment->row_count ? 1 : 2;
    if (said.parted + MIN(said.left, said.right) < least || said.crossed * 3 > said.parted + MIN(said.left, said.right))
        return tell(questions, x, &said, FALSE);
    return tell(questions, x, &said,
                labels || ((!said.headed || said.apart) && said.amounts > 1 && said.amounts * 5 >= said.parted * 3));
}

static int
compare_gains(gconstpointer a, gconstpointer b)
{
    const GkSeparator *p = a, *q = b;
    if (p->gain != q->gain)
        return p->gain > q->gain ? -1 : 1;
    return p->x < q->x ? -1 : p->x > q->x;
}

static int
compare_words(gconstpointer a, gconstpointer b)
{
    const GkWord *p = *(GkWord *const *) a, *q = *(GkWord *const *) b;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

/* Adds the room between numbers that stand over each other: no line need have both. */
static void
add_places_between_numbers(const GkGridQuestions *questions, GArray *separators)
{
    g_autoptr(GPtrArray) numbers = g_ptr_array_new();
    for (guint i = 0; i < questions->strip->words->len; i++) {
        GkWord *word = gk_strip_word(questions->strip, i);
        if (word->number &&
            gk_grid_cell_of(questions, gk_strip_line(questions->strip, word->line))->row >= questions->data_row)
            g_ptr_array_add(numbers, word);
    }
    g_ptr_array_sort(numbers, compare_words);
    double end = G_MAXDOUBLE;
    for (guint i = 0; i < numbers->len; i++) {
        const GkWord *word = g_ptr_array_index(numbers, i);
        if (word->box.x0 > end) {
            GkSeparator separator = { .x = (end + word->box.x0) / 2, .gain = -1 };
            g_array_append_val(separators, separator);
        }
        end = end == G_MAXDOUBLE ? word->box.x1 : MAX(end, word->box.x1);
    }
}

/* The middle of the room between two labels of a line and what stands in the header over or under one of them alone. */
static double
middle_between(const GkGridQuestions *questions, const GkWord *a, const GkWord *b)
{
    double from = a->box.x1, to = b->box.x0;
    for (guint i = 0; i < questions->strip->words->len; i++) {
        const GkWord *word = gk_strip_word(questions->strip, i);
        if (gk_grid_cell_of(questions, gk_strip_line(questions->strip, word->line))->row >= questions->data_row)
            continue;
        gboolean left = word->box.x0 < a->box.x1, right = word->box.x1 > b->box.x0;
        if (left && !right)
            from = MAX(from, word->box.x1);
        else if (right && !left)
            to = MIN(to, word->box.x0);
    }
    return from < to ? (from + to) / 2 : (a->box.x1 + b->box.x0) / 2;
}

/* Adds the room between labels of the header: where the rest is blank, nothing else shows columns. */
static void
add_places_between_labels(const GkGridQuestions *questions, GArray *separators)
{
    for (guint i = 0; i < questions->strip->lines->len; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        const GkFragmentCell *cell = gk_grid_cell_of(questions, line);
        if (cell->row >= questions->data_row || cell->n_slashes || gk_grid_is_of_letters(questions, line))
            continue;
        for (guint w = line->first + 1; w < line->end; w++) {
            const GkWord *b = gk_strip_word(questions->strip, w), *a = b - 1;
            GkSeparator separator = { .x = middle_between(questions, a, b), .gain = -1 };
            if (b->box.x0 - a->box.x1 >= MAX(a->size, b->size))
                g_array_append_val(separators, separator);
        }
    }
}

/* Into the middle of the room that all words at its sides leave. */
static void
center_border(const GkGridQuestions *questions, guint b)
{
    GkGridBorder *border = &g_array_index(questions->borders, GkGridBorder, b);
    double low = border[-1].x, high = border[1].x, from = low, to = high;
    for (guint i = 0; i < questions->strip->words->len; i++) {
        const GkWord *word = gk_strip_word(questions->strip, i);
        double middle = gk_box_center_x(word->box);
        const GkFragmentCell *cell = gk_grid_cell_of(questions, gk_strip_line(questions->strip, word->line));
        gboolean across = word->box.x0 < border->x - 0.5 && word->box.x1 > border->x + 0.5;
        if ((cell->row < questions->data_row && across) || middle < low || middle > high)
            continue;
        if (middle < border->x)
            from = MAX(from, word->box.x1);
        else
            to = MIN(to, word->box.x0);
    }
    if (from > low && to < high && from < to)
        border->x = (from + to) / 2;
}

/* Adds the separators inside ruled columns that are believed; the best are asked first, each between those that are
 * borders by then. */
static void
find_inner_borders(GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    g_autoptr(GArray) separators =
        gk_separators_find(questions->strip, fragment->xs[0], fragment->xs[fragment->column_count], fragment->xs + 1,
                           fragment->column_count - 1);
    add_places_between_numbers(questions, separators);
    if (is_told_by_labels(questions))
        add_places_between_labels(questions, separators);
    g_array_sort(separators, compare_gains);
    for (guint i = 0; i < separators->len && questions->borders->len < GK_SEPARATORS; i++) {
        const GkSeparator *separator = &g_array_index(separators, GkSeparator, i);
        GkGridBorder border = { .x = separator->x };
        guint after = 0;
        while (after < questions->borders->len && gk_grid_border(questions, after)->x <= border.x)
            after++;
        if (!separator->drawn && after > 0 && after < questions->borders->len &&
            is_believed(questions, gk_grid_border(questions, after - 1)->x, border.x,
                        gk_grid_border(questions, after)->x))
            g_array_insert_val(questions->borders, after, border);
    }
    for (guint b = 1; b + 1 < questions->borders->len; b++)
        if (!gk_grid_border(questions, b)->drawn)
            center_border(questions, b);
}

/* --- ruled borders below their rules --- */

/* The first row in which the border is drawn, with text at its right; G_MAXUINT without any. */
static guint
first_drawn(const GkGridQuestions *questions, guint column)
{
    const GkFragment *fragment = questions->fragment;
    for (guint row = 0; row < fragment->row_count; row++) {
        const GkFragmentCell *left = gk_fragment_cell_at(fragment, row, column - 1);
        const GkFragmentCell *right = gk_fragment_cell_at(fragment, row, column);
        if (left != right && right->n_glyphs)
            return MAX(left->row + left->row_span, right->row + right->row_span) - 1;
    }
    return G_MAXUINT;
}

/* What stands in the rows below of cells that span the border. */
typedef struct {
    guint rows, closed; /* with words on both sides; with the rule */
    guint parted, crossed; /* lines */
    guint kept, named, other; /* lines of one side: numbers at the right of their column or in its middle; names of rows; others */
} Below;

static void
look_at_line(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high, Below *below,
             gboolean sides[2])
{
    GkGridBeside beside = { FALSE, FALSE };
    GkGridAnswer answer = gk_grid_ask(questions, line, low, x, high, &beside);
    gboolean named = answer == GK_LINE_ONE_SIDED && gk_grid_names_row(questions, line, low, x, high);
    gboolean kept = answer == GK_LINE_ONE_SIDED && !named && gk_grid_keeps_to_column(questions, line, low, x, high);
    below->parted += answer == GK_LINE_PARTED;
    below->crossed += answer == GK_LINE_CROSSED;
    below->kept += kept;
    below->named += named;
    below->other += answer == GK_LINE_ONE_SIDED && !kept && !named;
    for (guint w = line->first; w < line->end && answer != GK_LINE_CROSSED; w++) {
        double middle = gk_box_center_x(gk_strip_word(questions->strip, w)->box);
        if (middle > low && middle < high)
            sides[middle > x] = TRUE;
    }
}

static Below
look_below(const GkGridQuestions *questions, guint column, guint drawn)
{
    const GkFragment *fragment = questions->fragment;
    double x = fragment->xs[column], low = fragment->xs[column - 1], high = fragment->xs[column + 1];
    Below below = { 0 };
    for (guint row = drawn + 1; row < fragment->row_count; row++) {
        guint index = fragment->cell_at[(gsize) row * fragment->column_count + column];
        const GkFragmentCell *cell = &fragment->cells[index];
        gboolean sides[2] = { FALSE, FALSE };
        below.closed += cell->column == column;
        if (cell->column >= column || cell->row != row)
            continue;
        for (guint i = questions->first_line[index]; i < questions->first_line[index + 1]; i++)
            look_at_line(questions, gk_strip_line(questions->strip, i), low, x, high, &below, sides);
        below.rows += sides[0] && sides[1];
    }
    return below;
}

/* The border divides cells that span it below a row that has it: their words stand beside it in two rows or more, and
 * few lie across; or nothing but numbers stands there, each in its place on either side. One or two rows show it in
 * doubt. */
static GkGridBorder
ruled_border(const GkGridQuestions *questions, guint column)
{
    GkGridBorder border = { .x = questions->fragment->xs[column], .drawn = TRUE };
    guint drawn = column > 0 && column < questions->fragment->column_count ? first_drawn(questions, column) : G_MAXUINT;
    if (drawn == G_MAXUINT)
        return border;
    Below below = look_below(questions, column, drawn);
    border.goes_on = (below.rows > 1 && below.crossed * 3 <= MAX(below.parted, below.rows)) ||
        (below.rows && below.rows + below.kept + below.named + below.other > 1 && below.crossed + below.closed == 0);
    if (border.goes_on || below.crossed + below.other + below.closed)
        return border;
    border.named = below.named > 0;
    border.silent = below.rows + below.kept + below.named == 0;
    border.goes_on = !border.silent;
    border.doubtful = border.goes_on && !border.named && below.rows + below.kept < GK_GRID_KEPT_ROWS;
    return border;
}

/* TRUE when one of them goes on where it is not drawn. Beside the name of a row, those do of which nothing speaks. */
static gboolean
find_ruled_borders(GkGridQuestions *questions)
{
    gboolean any = FALSE, named = FALSE;
    for (guint c = 0; c <= questions->fragment->column_count; c++) {
        GkGridBorder border = ruled_border(questions, c);
        any |= border.goes_on;
        named |= border.named;
        g_array_append_val(questions->borders, border);
    }
    for (guint b = 0; b < questions->borders->len && named; b++) {
        GkGridBorder *border = &g_array_index(questions->borders, GkGridBorder, b);
        border->goes_on |= border->silent;
    }
    return any;
}

GkFragment *
gk_grid_divide_columns(GkFragment *fragment, GkArena *arena)
{
    GkGridQuestions questions = { .fragment = fragment };
    GkFragment *result = fragment;
    gk_grid_read_words(&questions);
    questions.borders = g_array_new(FALSE, FALSE, sizeof(GkGridBorder));
    if (find_ruled_borders(&questions) || has_gaps(&questions)) {
        questions.data_row = find_data_row(&questions);
        find_inner_borders(&questions);
        if ((guint64) fragment->row_count * 2 * questions.borders->len <= GK_GRID_POSITIONS && gk_grid_plan(&questions))
            result = gk_grid_follow_plans(&questions, arena);
    }
    g_array_unref(questions.borders);
    for (guint i = 0; questions.plans && i < fragment->n_cells; i++)
        g_free(questions.plans[i].closed);
    g_free(questions.plans);
    g_free(questions.first_line);
    gk_strip_free(questions.strip);
    return result;
}
