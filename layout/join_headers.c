/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the top of a page has of the header of the table before (see join.c).
 *
 *      ┌────┬─────────────┐    A page may repeat all of it, its first rows, its last
 *      │    │    支出     │    rows (科目 | 基本 | 项目, or with a blank under 科目),
 *      │科目├──────┬──────┤    the ordinal row (栏次 | 1 | 2) with or without the rest,
 *      │    │ 基本 │ 项目 │    or nothing.
 *      └────┴──────┴──────┘
 *
 * Rows of words below the header that the page repeats with it are levels of the
 * header, too: that is the only sign of levels without any merged cell.
 * Words over columns of amounts that are not the header's are another header, and
 * another table.
 */
#include "layout/join_internal.h"

#include "layout/rows.h"
#include "layout/tuning.h"

#include <string.h>

static gboolean
rows_are_equal(const GkTable *first, const GkTable *view, guint row_of_first, guint row_of_view)
{
    gboolean filled = FALSE;
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

/* The header with all its spans, though a few labels differ: some programs print a header again with its end cut off.
 */
static gboolean
repeats_mostly(const GkTable *first, const GkTable *view, guint header_rows)
{
    guint labels = 0, same = 0;
    if (header_rows > view->row_count)
        return FALSE;
    for (guint r = 0; r < header_rows; r++)
        for (guint c = 0; c < view->column_count; c++) {
            const GkCell *a = gk_table_cell_at(first, r, c), *b = gk_table_cell_at(view, r, c);
            if (a->row != b->row || a->column != b->column || a->row_span != b->row_span ||
                a->column_span != b->column_span)
                return FALSE;
            if (a->row != r || a->column != c || (!*a->text && !*b->text))
                continue;
            labels++;
            same += strcmp(a->text, b->text) == 0;
        }
    return labels > 2 && same >= GK_JOIN_HEADER_SHARE * labels;
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

guint
gk_join_repeated_header(const GkTable *first, guint header_rows, const GkTable *view, guint *words)
{
    *words = 0;
    if (first->column_count != view->column_count)
        return 0;
    guint same = 0;
    while (same < header_rows && same < view->row_count && rows_are_equal(first, view, same, same))
        same++;
    same = repeats_mostly(first, view, header_rows) ? header_rows : whole_rows(view, same);
    gboolean all = same == header_rows;
    while (all && same > 0 && same < header_rows + GK_JOIN_WORD_LEVELS && is_level_of_words(first, view, same))
        same++;
    *words = all ? same - header_rows : 0;
    for (guint level = 1; same == 0 && level < header_rows; level++)
        if (repeats_from_level(first, view, level, header_rows)) {
            same = header_rows - level;
            all = TRUE;
        }
    guint below = header_rows + *words;
    gboolean ordinals = below < first->row_count && gk_table_row_is_ordinal(first, below);
    if (ordinals && (all || same == 0) && same < view->row_count && rows_are_equal(first, view, below, same))
        same++;
    return same;
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

gboolean
gk_join_has_other_header(const GkTable *first, guint header_rows, const GkTable *view)
{
    guint words = 0;
    if (header_rows == 0 || first->row_count <= header_rows || view->row_count < 2 ||
        gk_table_row_has_data_in_header(view, 0))
        return FALSE;
    for (guint c = 0; c < view->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(view, 0, c);
        if (!*cell->text)
            return FALSE;
        words += !gk_rows_text_is_number(cell->text) && is_amount_column(view, c, MAX(1, gk_table_header_rows(view)));
    }
    return words > 1;
}
