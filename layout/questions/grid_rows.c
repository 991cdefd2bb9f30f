/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows inside a ruled grid whose rows are not ruled.
 *
 *      ┌──────────────┬──────────┬──────────┐
 *      │   科目名称   │   合计   │ 基本支出 │   rules part the header and the total;
 *      ├──────────────┼──────────┼──────────┤   between them, only the columns
 *      │ 一般公共服务 │ 1,234.00 │   234.00 │
 *      │ 教育         │   567.00 │          │   -> two rows
 *      └──────────────┴──────────┴──────────┘
 *
 * A row of the grid is divided when none of its cells reaches over other rows
 * and some column has, one below the other, complete numbers that can't be the
 * pieces of a wrapped one: together they are no number, or the lines were not
 * full. Another column must have several labels, too, or all columns as many lines: where the words are one label, and
 * some numbers are not stacked, those that are, are several amounts of one row, and it is left whole. The rows are then
 * found as in tables without rules (rows/rows.c), with the columns of the grid. Rows under one label are found first
 * (questions/grid_bands.c). What stands on a rule
 * (cells/overflow_rest.c) is no sign of rows.
 * A blank form has names of rows, and nothing beside them: 合计 among them is no part of a label.
 * Where nothing is stacked but labels and single numbers, the cheapest rows (rows/rows.c) are taken when entries of
 * two columns or more stand below others in each of them.
 */
#include "layout/questions/grid_rows.h"

#include "layout/questions/grid_bands.h"
#include "layout/questions/grid_divided.h"
#include "layout/questions/grid_lines.h"
#include "layout/questions/tuning.h"
#include "layout/rows/rows.h"
#include "layout/rows/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"

#include <string.h>

/* Two labels, not one that was wrapped: the upper line had room, or the lower one has a number. */
static gboolean
are_two_labels(const GkCellLine *upper, const GkCellLine *lower)
{
    return upper->cell == lower->cell && !upper->entry.number && !lower->entry.number &&
        (!upper->entry.full || lower->entry.numbered);
}

/* The number of cells, those with numbers alone or all, when they have as many lines each; 0: they differ. */
static guint
count_alike(const GArray *lines, gboolean numbers)
{
    guint cells = 0, count = 0;
    for (guint i = 0, end; i < lines->len; i = end) {
        const GkFragmentCell *cell = g_array_index(lines, GkCellLine, i).cell;
        gboolean number = FALSE;
        for (end = i; end < lines->len && g_array_index(lines, GkCellLine, end).cell == cell; end++)
            number |= g_array_index(lines, GkCellLine, end).entry.number;
        if (numbers && !number)
            continue;
        if (cells++ && end - i != count)
            return 0;
        count = end - i;
    }
    return cells;
}

/* Rows have labels: where numbers stand below each other, words must, too, and not those of one label; or all columns
 * have as many lines; or the cell is alone. */
static gboolean
has_company(const GArray *lines, guint columns)
{
    for (guint i = 1; i < lines->len; i++)
        if (are_two_labels(&g_array_index(lines, GkCellLine, i - 1), &g_array_index(lines, GkCellLine, i)))
            return TRUE;
    guint all = count_alike(lines, FALSE);
    return all == 1 || all == columns || MAX(all, count_alike(lines, TRUE)) >= GK_ROWS_ALIKE_COLUMNS;
}

static gboolean
has_stacked_numbers(const GArray *lines, guint columns)
{
    for (guint i = 1; i < lines->len && has_company(lines, columns); i++)
        if (gk_grid_are_two_numbers(&g_array_index(lines, GkCellLine, i - 1), &g_array_index(lines, GkCellLine, i)))
            return TRUE;
    return FALSE;
}

/* Two lines of one cell may be one number. */
static gboolean
has_wrapped_number(const GArray *lines)
{
    for (guint i = 1; i < lines->len; i++) {
        const GkCellLine *lower = &g_array_index(lines, GkCellLine, i), *upper = lower - 1;
        if (upper->cell == lower->cell && upper->entry.number && lower->entry.number &&
            !gk_grid_are_two_numbers(upper, lower))
            return TRUE;
    }
    return FALSE;
}

/* --- the divided fragment --- */

/* Two numbers in rows of one division that could be one. */
typedef struct {
    guint column, upper, lower;
    char *whole;
} OtherReading;

static void
other_reading_clear(gpointer data)
{
    g_free(((OtherReading *) data)->whole);
}

/* What becomes of one row of the old grid. */
typedef struct {
    GArray *entries; /* GkRowEntry, NULL when the row stays whole */
    GArray *others; /* OtherReading, likewise */
    guint count; /* rows it becomes */
    guint first; /* number of the first of them */
    gboolean band; /* cells without entries of their own go on over all of them */
} Division;

/* The row that a line came to. */
static guint
row_of(const GArray *entries, const GkCellLine *line)
{
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        if (entry->column == line->entry.column && entry->first == line->entry.first)
            return entry->row;
    }
    return G_MAXUINT;
}

/* Another column has, in the rows of these two lines, two labels or two numbers that can't be one: nobody would read
 * these as one, either, unless the upper one breaks off behind its point. */
static gboolean
are_told_apart(const GArray *lines, const GArray *entries, const GkCellLine *a, const GkCellLine *b)
{
    guint upper = row_of(entries, a), lower = row_of(entries, b);
    if (gk_number_goes_on(a->text, b->text))
        return FALSE;
    for (guint i = 1; i < lines->len; i++) {
        const GkCellLine *c = &g_array_index(lines, GkCellLine, i - 1), *d = &g_array_index(lines, GkCellLine, i);
        if (c->cell != a->cell && (gk_grid_are_two_numbers(c, d) || are_two_labels(c, d)) &&
            row_of(entries, c) == upper && row_of(entries, d) == lower)
            return TRUE;
    }
    return FALSE;
}

/* Numbers that other columns put into two rows, though they could be one: "72.7" over "3". */
static GArray *
find_other_readings(const GArray *lines, const GArray *entries)
{
    GArray *others = g_array_new(FALSE, FALSE, sizeof(OtherReading));
    g_array_set_clear_func(others, other_reading_clear);
    for (guint i = 1; i < lines->len; i++) {
        const GkCellLine *a = &g_array_index(lines, GkCellLine, i - 1), *b = &g_array_index(lines, GkCellLine, i);
        if (a->cell != b->cell || !a->entry.number || !b->entry.number || gk_grid_are_two_numbers(a, b) ||
            row_of(entries, a) == row_of(entries, b) || are_told_apart(lines, entries, a, b))
            continue;
        OtherReading other = { a->entry.column, row_of(entries, a), row_of(entries, b),
                               g_strconcat(a->text, b->text, NULL) };
        g_array_append_val(others, other);
    }
    return others;
}

/* --- dividing --- */

/* No cell of the row reaches over another row. */
static gboolean
stands_alone(const GkFragment *fragment, guint row)
{
    for (guint c = 0; c < fragment->column_count; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, c);
        if (cell->row != row || cell->row_span > 1)
            return FALSE;
    }
    return TRUE;
}

/* How many columns have entries in this row and in the next one. */
static guint
count_shared(const GArray *entries, guint row)
{
    guint shared = 0;
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        gboolean found = FALSE, again = FALSE;
        for (guint j = 0; j < entries->len && entry->row == row && !found; j++) {
            const GkRowEntry *other = &g_array_index(entries, GkRowEntry, j);
            found = other->row == row + 1 && other->column == entry->column;
            again |= j < i && other->row == row && other->column == entry->column;
        }
        shared += found && !again;
    }
    return shared;
}

/* Each row has entries below those of the one above in two columns, and there are so many of them that chance does not
 * set them so. */
static gboolean
are_whole(const GArray *entries, guint rows)
{
    guint sum = 0;
    for (guint r = 0; r + 1 < rows; r++) {
        guint shared = count_shared(entries, r);
        if (shared < 2)
            return FALSE;
        sum += shared - 1;
    }
    return sum >= GK_ROWS_BESIDE;
}

/* One column alone has several lines: a label that wraps beside single entries. */
static gboolean
has_one_tall_entry(const GArray *lines)
{
    guint tall = 0;
    const GkFragmentCell *last = NULL;
    for (guint i = 1; i < lines->len; i++) {
        const GkFragmentCell *cell = g_array_index(lines, GkCellLine, i).cell;
        tall += cell == g_array_index(lines, GkCellLine, i - 1).cell && cell != last;
        last = cell == g_array_index(lines, GkCellLine, i - 1).cell ? cell : last;
    }
    return tall < 2;
}

/* All of the row's cells have several lines. */
static gboolean
are_all_tall(const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const GkFragmentCell *cell = g_array_index(lines, GkCellLine, i).cell;
        gboolean goes_on = i > 0 && g_array_index(lines, GkCellLine, i - 1).cell == cell;
        if (!goes_on && !(i + 1 < lines->len && g_array_index(lines, GkCellLine, i + 1).cell == cell))
            return FALSE;
    }
    return TRUE;
}

/* Some cell holds digits and signs between them, and nothing else. */
static gboolean
has_number(const GkFragment *fragment)
{
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        guint g = 0, digits = 0;
        for (; g < cell->n_glyphs; g++) {
            gunichar c = g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[g]).character;
            if (!gk_is_digit(c) && g_unichar_isalnum(c))
                break;
            digits += gk_is_digit(c);
        }
        if (digits && g == cell->n_glyphs)
            return TRUE;
    }
    return FALSE;
}

/* The names of rows of a form that was left blank: one cell alone has text, and 合计 is no line of a longer label. */
static gboolean
are_names_of_rows(const GkFragment *fragment, const GArray *lines)
{
    gboolean total = FALSE;
    if (has_number(fragment))
        return FALSE;
    for (guint i = 0; i < lines->len; i++) {
        const GkCellLine *line = &g_array_index(lines, GkCellLine, i);
        total |= gk_label_is_total(line->text);
        if (line->cell != g_array_index(lines, GkCellLine, 0).cell)
            return FALSE;
    }
    return total;
}

static guint
assign(GArray *entries, GkRowsKind kind)
{
    g_array_sort(entries, gk_rows_compare_entries);
    gk_rows_find_tails(entries);
    return gk_rows_assign(entries, kind);
}

/* gk_rows_step_across() of the rows below the first. */
static double
step_across(GkFragment *fragment)
{
    g_autoptr(GArray) bands = g_array_new(FALSE, FALSE, sizeof(GkRowSteps));
    for (guint r = 1; r < fragment->row_count; r++) {
        g_autoptr(GArray) lines = stands_alone(fragment, r) ? gk_grid_lines_of_row(fragment, r) : NULL;
        g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(GkRowEntry));
        for (guint i = 0; lines && i < lines->len; i++)
            g_array_append_val(entries, g_array_index(lines, GkCellLine, i).entry);
        g_array_sort(entries, gk_rows_compare_entries);
        GkRowSteps steps = gk_rows_steps(entries);
        g_array_append_val(bands, steps);
    }
    return gk_rows_step_across(bands, MAX(2, bands->len / 2)); /* rules part groups of rows, not rows */
}

static Division
divide_row(GkFragment *fragment, guint row, guint first, double across)
{
    Division division = { NULL, NULL, 1, first, FALSE };
    g_autoptr(GArray) lines = gk_grid_lines_of_row(fragment, row);
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(GkRowEntry));
    guint band = row > 0 ? gk_grid_find_band(row, lines, entries) : 0;
    if (band) {
        division = (Division) { g_steal_pointer(&entries), NULL, band, first, TRUE };
        return division;
    }
    g_array_set_size(entries, 0);
    if (lines->len < 2 || !stands_alone(fragment, row))
        return division;
    for (guint i = 0; i < lines->len; i++)
        g_array_append_val(entries, g_array_index(lines, GkCellLine, i).entry);
    gk_rows_narrow_columns(entries);
    g_array_sort(entries, gk_rows_compare_entries);
    GkRowSteps steps = gk_rows_steps(entries);
    gboolean open = row > 0 &&
        (are_names_of_rows(fragment, lines) ||
         (gk_rows_are_spaced_as_rows(steps, across) && (steps.full || steps.least >= GK_ROWS_PITCH_EM * steps.size)));
    /* Rules draw one row: numbers below each other beside one label are several amounts of it. */
    if (gk_rows_are_stacked(entries) || !(open || are_all_tall(lines) || has_company(lines, fragment->column_count)))
        return division;
    division.count = open || has_stacked_numbers(lines, fragment->column_count) ? assign(entries, GK_ROWS_OPEN)
                                                                                : gk_rows_part_by_room(entries);
    if (division.count == 1 && row > 0 && !has_wrapped_number(lines))
        division.count = gk_rows_part_lines(entries);
    if (division.count == 1 && gk_rows_have_entry_on_each_line(entries))
        division.count = assign(entries, GK_ROWS_OPEN);
    if (division.count == 1 && !has_wrapped_number(lines) && !has_one_tall_entry(lines)) {
        division.count = assign(entries, GK_ROWS_RULED);
        division.count = are_whole(entries, division.count) ? division.count : 1;
    }
    if (division.count == 1)
        return division;
    division.entries = g_steal_pointer(&entries);
    division.others = find_other_readings(lines, division.entries);
    return division;
}

static double *
divided_heights(const GkFragment *fragment, const Division *divisions, guint rows)
{
    double *ys = g_new(double, rows + 1);
    for (guint r = 0; r < fragment->row_count; r++) {
        const Division *division = &divisions[r];
        ys[division->first] = fragment->ys[r];
        if (!division->entries)
            continue;
        g_autofree double *inner =
            gk_rows_boundaries(division->entries, division->count, fragment->ys[r], fragment->ys[r + 1]);
        memcpy(ys + division->first, inner, sizeof(double) * division->count);
    }
    ys[rows] = fragment->ys[fragment->row_count];
    return ys;
}

/* A label of a band, in the middle of its rows. */
static gboolean
goes_on_over(const Division *division, const GkFragmentCell *cell, guint row)
{
    if (cell->row != row || cell->row_span > 1)
        return TRUE;
    for (guint i = 0; i < division->entries->len; i++)
        if (g_array_index(division->entries, GkRowEntry, i).column == cell->column)
            return FALSE;
    return cell->n_glyphs > 0;
}

static void
divide(GkDividedGrid *grid, const Division *division, guint row)
{
    guint last = division->first + division->count - 1;
    for (guint c = 0; c < grid->columns; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(grid->fragment, row, c);
        for (guint r = division->first; r < last && !(division->band && goes_on_over(division, cell, row)); r++)
            grid->below[(gsize) r * grid->columns + c] = 1;
    }
    for (guint i = 0; i < division->entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(division->entries, GkRowEntry, i);
        const GkFragmentCell *cell = gk_fragment_cell_at(grid->fragment, row, entry->column);
        for (guint g = entry->first; g < entry->end; g++)
            gk_divided_grid_place(grid, cell->glyphs[g], division->first + entry->row, entry->column);
    }
}

static GkFragment *
rebuild(GkFragment *fragment, const Division *divisions, guint rows, GkArena *arena)
{
    g_autofree double *ys = divided_heights(fragment, divisions, rows);
    GkDividedGrid *grid = gk_divided_grid_new(fragment, fragment->xs, fragment->column_count, ys, rows);
    for (guint r = 0; r < fragment->row_count; r++)
        if (divisions[r].entries)
            divide(grid, &divisions[r], r);
    return gk_divided_grid_finish(grid, arena);
}

static void
doubt(GkFragmentCell *cell, const char *whole)
{
    cell->doubts |= GK_DOUBT_AMBIGUOUS_NUMBER;
    cell->other_reading = whole;
}

static void
doubt_divided(GkFragment *divided, const Division *division, GkArena *arena)
{
    for (guint i = 0; division->others && i < division->others->len; i++) {
        const OtherReading *other = &g_array_index(division->others, OtherReading, i);
        const char *whole = gk_arena_strdup(arena, other->whole);
        doubt(gk_fragment_cell_at(divided, division->first + other->upper, other->column), whole);
        doubt(gk_fragment_cell_at(divided, division->first + other->lower, other->column), whole);
    }
}

static void
division_clear(Division *division)
{
    g_clear_pointer(&division->entries, g_array_unref);
    g_clear_pointer(&division->others, g_array_unref);
}

GkFragment *
gk_grid_divide_rows(GkFragment *fragment, GkArena *arena)
{
    g_autofree Division *divisions = g_new(Division, fragment->row_count);
    guint rows = 0;
    double across = step_across(fragment);
    for (guint r = 0; r < fragment->row_count; r++) {
        divisions[r] = divide_row(fragment, r, rows, across);
        rows += divisions[r].count;
    }
    GkFragment *result = rows > fragment->row_count ? rebuild(fragment, divisions, rows, arena) : fragment;
    guint old_rows = fragment->row_count;
    for (guint r = 0; r < old_rows; r++) {
        if (result != fragment)
            doubt_divided(result, &divisions[r], arena);
        division_clear(&divisions[r]);
    }
    return result;
}
