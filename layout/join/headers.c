/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the top of a page has of the header of the table before (see join/join.c).
 *
 *      ┌────┬─────────────┐    A page may repeat all of it, its first rows, its last
 *      │    │    支出     │    rows (科目 | 基本 | 项目, or with a blank under 科目),
 *      │科目├──────┬──────┤    the ordinal row (栏次 | 1 | 2) with or without the rest,
 *      │    │ 基本 │ 项目 │    or nothing.
 *      └────┴──────┴──────┘
 *
 * Rows of words below the header that the page repeats with it are levels of the
 * header, too: that is the only sign of levels without any merged cell.
 * Only what is equal in text is a repetition: it is recorded on the part and no row.
 * Words over columns of amounts that are not the header's are another header, and
 * another table; so is the same form with another name in it.
 */
#include "layout/join/internal.h"

#include "layout/join/tuning.h"
#include "layout/table/header.h"
#include "layout/words/row_words.h"

#include <string.h>

static gboolean
rows_are_equal(const GkTable *first, const GkTable *view, guint row_of_first, guint row_of_view)
{
    gboolean filled = FALSE;
    if (first->column_count != view->column_count)
        return FALSE;
    for (guint c = 0; c < view->column_count; c++) {
        const GkCell *a = gk_table_cell_at(first, row_of_first, c), *b = gk_table_cell_at(view, row_of_view, c);
        if (strcmp(a->text, b->text) != 0 || a->column != b->column || a->column_span != b->column_span)
            return FALSE;
        filled |= *a->text != '\0';
    }
    return filled;
}

/* A row below the known header that both have, with words over every column: a level that nothing else shows. */
static gboolean
is_level_of_words(const GkTable *first, const GkTable *view, guint row)
{
    if (row >= first->row_count || row >= view->row_count || !rows_are_equal(first, view, row, row))
        return FALSE;
    for (guint c = 0; c < first->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(first, row, c);
        if (!*cell->text || cell->row_span > 1 || cell->column_span > 1)
            return FALSE;
    }
    return first->column_count > 1 && !gk_table_row_has_data(first, row);
}

/* Row 0 of `view` and those below it are the header's rows from `level` on; labels from above may be left out. */
static gboolean
repeats_from_level(const GkTable *first, const GkTable *view, guint level, guint header_rows)
{
    guint labels = 0;
    for (guint r = level; r < header_rows; r++)
        for (guint c = 0; c < view->column_count; c++) {
            if (r - level >= view->row_count)
                return FALSE;
            const GkCell *a = gk_table_cell_at(first, r, c), *b = gk_table_cell_at(view, r - level, c);
            gboolean left_out = a->row < level && !*b->text;
            if (a->column != b->column || a->column_span != b->column_span ||
                (!left_out && strcmp(a->text, b->text) != 0))
                return FALSE;
            labels += *b->text && b->column == c;
        }
    return labels > 1;
}

/* The same label, or its beginning: some programs print a header again with the ends of labels cut off. */
static gboolean
is_label_again(const char *again, const char *label)
{
    return strcmp(again, label) == 0 || (*again && g_str_has_prefix(label, again));
}

/* How the top of a view compares with the header: `labels` are compared, so many are `same`; `other` is neither the
 * label nor its beginning. */
typedef struct {
    guint labels, same, other;
} Comparison;

/* All 0 when the spans differ. */
static Comparison
compare_headers(const GkTable *first, const GkTable *view, guint header_rows)
{
    Comparison found = { 0, 0, 0 };
    if (header_rows > view->row_count)
        return found;
    for (guint r = 0; r < header_rows; r++)
        for (guint c = 0; c < view->column_count; c++) {
            const GkCell *a = gk_table_cell_at(first, r, c), *b = gk_table_cell_at(view, r, c);
            if (a->row != b->row || a->column != b->column || a->row_span != b->row_span ||
                a->column_span != b->column_span)
                return (Comparison) { 0, 0, 0 };
            if (a->row != r || a->column != c || (!*a->text && !*b->text))
                continue;
            found.labels++;
            found.same += strcmp(a->text, b->text) == 0;
            found.other += !is_label_again(b->text, a->text);
        }
    return found;
}

static gboolean
is_mostly_same(Comparison found)
{
    return found.labels > 2 && found.same >= GK_JOIN_HEADER_SHARE * found.labels;
}

/* The header with all its spans, most labels whole and none another one. */
static gboolean
repeats_cut_off(const GkTable *first, const GkTable *view, guint header_rows)
{
    Comparison found = compare_headers(first, view, header_rows);
    return is_mostly_same(found) && found.other == 0;
}

gboolean
gk_join_nearly_repeats_header(const GkTable *first, guint header_rows, const GkTable *view)
{
    return first->column_count == view->column_count && is_mostly_same(compare_headers(first, view, header_rows));
}

/* The first row that no cell reaches which begins in the header. */
static guint
header_reach(const GkTable *first, guint header_rows)
{
    guint reach = header_rows;
    for (guint i = 0; i < first->n_cells && first->cells[i].row < header_rows; i++)
        reach = MAX(reach, first->cells[i].row + first->cells[i].row_span);
    return reach;
}

/* At most `rows` rows at the top, so many that no cell reaches from them to the rows below. */
static guint
whole_rows(const GkTable *view, guint rows)
{
    for (guint i = 0; i < view->n_cells; i++) {
        const GkCell *cell = &view->cells[i];
        if (cell->row < rows && cell->row + cell->row_span > rows)
            return whole_rows(view, cell->row);
    }
    return rows;
}

/* How many rows at the top are the first ones of the header, or of what a tall label of it reaches. */
static guint
count_equal_rows(const GkTable *first, const GkTable *view, guint header_rows)
{
    guint same = 0, reach = header_reach(first, header_rows);
    while (same < reach && same < view->row_count && rows_are_equal(first, view, same, same))
        same++;
    same = whole_rows(view, same);
    return same < header_rows && repeats_cut_off(first, view, header_rows) ? whole_rows(view, header_rows) : same;
}

guint
gk_join_repeated_header(const GkTable *first, guint header_rows, const GkTable *view, guint *words)
{
    *words = 0;
    if (first->column_count != view->column_count)
        return 0;
    guint same = count_equal_rows(first, view, header_rows), end = MAX(same, header_rows);
    gboolean all = same >= header_rows;
    while (all && same > 0 && same < header_rows + GK_JOIN_WORD_LEVELS && is_level_of_words(first, view, same))
        same++;
    if (all && same > end) {
        *words = same - end;
        end = same;
    }
    for (guint level = 1; same == 0 && level < header_rows; level++)
        if (repeats_from_level(first, view, level, header_rows)) {
            same = header_rows - level;
            all = TRUE;
        }
    gboolean ordinals = end < first->row_count && gk_table_row_is_ordinal(first, end);
    if (ordinals && (all || same == 0) && same < view->row_count && rows_are_equal(first, view, end, same))
        same++;
    end = whole_rows(view, same);
    if (end < same)
        *words = 0;
    return end;
}

/* TRUE when everything in the column from row `from` on is an amount or blank, and something is. */
static gboolean
is_amount_column(const GkTable *table, guint column, guint from)
{
    guint amounts = 0;
    for (guint r = from; r < table->row_count; r++) {
        const GkCell *cell = gk_table_cell_at(table, r, column);
        if (cell->row != r || cell->column != column || !*cell->text)
            continue;
        if (!gk_rows_text_is_number(cell->text))
            return FALSE;
        amounts++;
    }
    return amounts > 0;
}

/* Words over every column, and over two columns of amounts at least. */
static gboolean
is_header_of_amounts(const GkTable *view)
{
    guint words = 0;
    for (guint c = 0; c < view->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(view, 0, c);
        if (!*cell->text)
            return FALSE;
        words += !gk_rows_text_is_number(cell->text) && is_amount_column(view, c, MAX(1, view->header_row_count));
    }
    return words > 1;
}

/* The row has a label of the header's row in its place, and others where the header has others. */
static gboolean
differs_from_header(const GkTable *first, const GkTable *view, guint row)
{
    guint same = 0, other = 0;
    for (guint c = 0; c < view->column_count; c++) {
        const GkCell *a = gk_table_cell_at(first, row, c), *b = gk_table_cell_at(view, row, c);
        if (b->column != c || !*b->text)
            continue;
        same += strcmp(a->text, b->text) == 0;
        other += *a->text && !is_label_again(b->text, a->text);
    }
    return same > 0 && other > 0;
}

gboolean
gk_join_has_other_header(const GkTable *first, guint header_rows, const GkTable *view, guint repeated)
{
    if (repeated >= header_rows || first->row_count <= header_rows || view->row_count < repeated + 2 ||
        gk_table_row_has_data_in_header(view, repeated))
        return FALSE;
    return (repeated == 0 && is_header_of_amounts(view)) ||
        (first->column_count == view->column_count && differs_from_header(first, view, repeated));
}

gboolean
gk_join_is_another_form(const GkTable *first, const GkTable *view)
{
    guint labels = 0, same = 0, other = 0;
    const char *above = "";
    for (guint r = 0; r < MIN(first->row_count, view->row_count); r++) {
        const GkCell *a = gk_table_cell_at(first, r, 0), *b = gk_table_cell_at(view, r, 0);
        if (b->row != r || !*b->text || strcmp(b->text, above) == 0)
            continue;
        above = b->text;
        gboolean again = a->row == r && strcmp(a->text, b->text) == 0 && !gk_rows_text_is_number(b->text);
        labels++;
        same += again;
        other += again && !rows_are_equal(first, view, r, r);
    }
    return labels >= GK_JOIN_FORM_LABELS && same >= GK_JOIN_HEADER_SHARE * labels && other > 0;
}
