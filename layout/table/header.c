/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How many rows at the top of a table are its header.
 *
 *      ┌──────────────┬─────────┬───────────────┐
 *      │     编码     │         │     支出      │   a merged cell asks for the
 *      ├────┬────┬────┤  名称   ├───────┬───────┤   labels below it; a tall one
 *      │ 类 │ 款 │ 项 │         │ 基本  │ 项目  │   keeps the rows beside it
 *      ├────┼────┼────┼─────────┼───────┼───────┤
 *      │201 │ 03 │ 01 │行政运行 │ 62.23 │       │   the first row with data ends it
 *
 * 1. The first row is header unless it holds data: an amount, a code, a numbered
 *    label, or nothing but a total's label.
 * 2. A header cell over several rows keeps all of them.
 * 3. The row under a header cell that spans several columns holds the labels of
 *    these columns, so it is header too, unless it holds data.
 * 4. A first row that only counts the columns, below no labels, is header: 1 2 3.
 * 5. Forms (label and value side by side, such as performance targets) have none.
 *
 * A header of two rows without any merged cell is taken for one row.
 */
#include "data/data.h"
#include "layout/table/header.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"

#include <string.h>

/* "201 一般公共服务支出", "1.", "12、": digits and a mark or a space. */
static gboolean
is_numbered(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 7)
        return g_strcmp0(gk_label_class(text), "numbered") == 0;
    const char *rest = text + digits;
    if (*rest == '.' && !g_ascii_isdigit(rest[1]))
        return TRUE;
    return g_str_has_prefix(rest, "、") || g_str_has_prefix(rest, "．") ||
        (digits >= 3 && digits != 4 && *rest != '\0' && !g_str_has_prefix(rest, "年"));
}

/* An amount or a classification code; a year alone is neither. */
static gboolean
is_datum(const char *text)
{
    if (!gk_is_well_formed_number(text))
        return FALSE;
    gsize digits = strspn(text, "0123456789");
    if (text[digits] == '\0' && digits == 4 && (g_str_has_prefix(text, "20") || g_str_has_prefix(text, "19")))
        return FALSE;
    return text[digits] != '\0' || digits >= 3;
}

/* One of the numbers of the ordinal row under a header, which ends the header. */
static gboolean
is_small_number(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    return digits > 0 && digits < 3 && text[digits] == '\0';
}

/* 其中：… begins a row of data; behind other labels, and where a header is known to be, it is a label, too. So is a
 * numbered one behind labels of several columns: 债务限额 over three of them, 其中：1.一般债务, 2.专项债务. */
static gboolean
has_data(const GkTable *table, guint row, gboolean in_header)
{
    guint filled = 0, small = 0;
    gboolean total_first = FALSE, group = FALSE;
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->row != row || cell->column != c || !*cell->text)
            continue;
        gboolean included = g_strcmp0(gk_label_class(cell->text), "included") == 0;
        if (is_datum(cell->text) || (is_numbered(cell->text) && !group) || (included && filled == 0 && !in_header))
            return TRUE;
        small += is_small_number(cell->text);
        total_first |= filled == 0 && gk_label_is_total(cell->text);
        group |= c > 0 && cell->column_span > 1;
        filled++;
    }
    return small > 1 || (total_first && (filled == 1 || small > 0));
}

gboolean
gk_table_row_has_data(const GkTable *table, guint row)
{
    return has_data(table, row, FALSE);
}

gboolean
gk_table_row_has_data_in_header(const GkTable *table, guint row)
{
    return has_data(table, row, TRUE);
}

/* "3" or "3=1+2": what a column is counted as, or 0. */
static guint64
ordinal_of(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    gboolean formula = text[digits] == '=' && strspn(text + digits, "=0123456789+-*/()%") == strlen(text + digits);
    return digits > 0 && digits < 3 && (formula || text[digits] == '\0') ? g_ascii_strtoull(text, NULL, 10) : 0;
}

gboolean
gk_table_row_is_ordinal(const GkTable *table, guint row)
{
    guint64 last = 0;
    guint numbers = 0;
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->row != row || cell->column != c || !*cell->text)
            continue;
        guint64 number = ordinal_of(cell->text);
        if ((numbers && number != last + 1) || is_datum(cell->text))
            return FALSE;
        last = number;
        numbers += number > 0;
    }
    return numbers > 1;
}

/* Nothing but 1 2 3 over the columns: they have no other labels. */
static gboolean
is_count_alone(const GkTable *table)
{
    guint64 expected = 0;
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, 0, c);
        if (*cell->text && (cell->column_span > 1 || cell->row_span > 1 || ordinal_of(cell->text) != ++expected))
            return FALSE;
    }
    return expected > 2 && expected + 1 >= table->column_count;
}

gboolean
gk_table_row_is_blank(const GkTable *table, guint row)
{
    for (guint c = 0; c < table->column_count; c++)
        if (*gk_table_cell_at(table, row, c)->text)
            return FALSE;
    return TRUE;
}

/* Rows kept by the cells that begin above `rows`, as long as they hold no data. */
static guint
extend_by_spans(const GkTable *table, guint rows)
{
    guint reach = rows;
    for (guint r = 0; r < rows; r++)
        for (guint c = 0; c < table->column_count; c++) {
            const GkCell *cell = gk_table_cell_at(table, r, c);
            if (cell->row == r)
                reach = MAX(reach, cell->row + cell->row_span);
        }
    guint end = rows;
    while (end < reach && end < table->row_count && !has_data(table, end, TRUE))
        end++;
    return end;
}

/* TRUE when `row`, or a row further down that only labels of the same width part from it, divides the label's columns.
 */
static gboolean
is_divided_below(const GkTable *table, const GkCell *label, guint row)
{
    for (guint r = row; r < MIN(table->row_count, GK_HEADER_LEVELS);) {
        const GkCell *cell = gk_table_cell_at(table, r, label->column);
        if (r > row && has_data(table, r, TRUE))
            return FALSE;
        if (cell->column_span < label->column_span)
            return TRUE;
        if (cell->column != label->column || cell->column_span != label->column_span || !*cell->text)
            return FALSE;
        r = cell->row + cell->row_span;
    }
    return FALSE;
}

/* TRUE when a header cell that ends above `row` spans columns which are divided below it. */
static gboolean
is_subdivision(const GkTable *table, guint row)
{
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *above = gk_table_cell_at(table, row - 1, c);
        if (above->column == c && above->column_span > 1 && above->row + above->row_span == row && *above->text &&
            is_divided_below(table, above, row))
            return TRUE;
    }
    return FALSE;
}

/* A form: its first rows all begin with the name of a field. */
static gboolean
is_form(const GkTable *table)
{
    const GkCell *first = gk_table_cell_at(table, 0, 0);
    if (first->row_span >= table->row_count || g_strcmp0(gk_label_class(first->text), "form") != 0)
        return FALSE;
    return g_strcmp0(gk_label_class(gk_table_cell_at(table, first->row_span, 0)->text), "form") == 0;
}

guint
gk_header_rows_of(const GkTable *table)
{
    if (table->row_count > 1 && is_count_alone(table))
        return 1;
    if (table->row_count == 0 || gk_table_row_has_data(table, 0) || gk_table_row_is_blank(table, 0) || is_form(table))
        return 0;
    guint rows = extend_by_spans(table, 1);
    while (rows < table->row_count && rows < GK_HEADER_LEVELS && is_subdivision(table, rows) &&
           !has_data(table, rows, TRUE) && !gk_table_row_is_blank(table, rows))
        rows = extend_by_spans(table, rows + 1);
    return rows;
}

/* Why the table has so many header rows, for the trace. */
static const char *
say_why(const GkTable *table, guint rows)
{
    if (rows == table->row_count)
        return "no row below holds data";
    if (rows == 0 && is_form(table))
        return "its rows begin with names of fields: a form";
    if (gk_table_row_is_blank(table, rows))
        return "nothing stands in the next row";
    if (has_data(table, rows, rows > 0))
        return "the next row holds data: an amount, a code, a numbered label or a total";
    return "no label above the next row is divided into columns by it";
}

static void
tell(GkFragment *fragment, const char *because)
{
    GkBox box = fragment->box;
    box.y1 = fragment->ys[MIN(fragment->header_rows, fragment->row_count)];
    gk_trace(fragment->layout, HEADER, &box, gk_trace_uint("rows", fragment->header_rows), gk_trace_text("because", because));
}

void
gk_header_decide(GkFragment *fragment)
{
    if (fragment->header_known) {
        tell(fragment, "its lines were told apart when its columns were sought");
        return;
    }
    GkArena *scratch = gk_arena_new();
    GkTable view = gk_fragment_view(fragment, gk_arena_new_array(scratch, GkCell, fragment->n_cells), scratch);
    fragment->header_rows = gk_header_rows_of(&view);
    fragment->header_known = TRUE;
    tell(fragment, fragment->layout->trace ? say_why(&view, fragment->header_rows) : NULL);
    gk_arena_free(scratch);
}
