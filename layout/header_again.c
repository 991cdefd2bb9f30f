/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Labels of columns within a table.
 *
 *      ┌──────────┬────────┬────────┐
 *      │ 基本支出 │ 2024年 │ 2023年 │   the header
 *      ├──────────┼────────┼────────┤
 *      │ 办公费   │  12.00 │  11.00 │
 *      ├──────────┼────────┼────────┤
 *      │ 项目支出 │ 2023年 │ 2024年 │   labels again, and other ones: what stands
 *      ├──────────┼────────┼────────┤   below them is not what the header says
 *      │ 会议费   │   7.00 │   9.00 │
 *      └──────────┴────────┴────────┘
 *
 * A column has one label in the output. Where a row below the header has words over
 * every column, amounts above and below it, and words other than the header's
 * over one of them, the amounts below it in such columns are doubtful, as far as the
 * next row that says what the header says. What such labels mean is not read.
 */
#include "layout/tables.h"

#include "layout/rows.h"

#include <string.h>

static const char *
label_of(const GkTable *table, guint column)
{
    return gk_table_cell_at(table, table->header_row_count - 1, column)->text;
}

/* Of each column, the last row with a number in it; G_MAXUINT without one. The caller frees it. */
static guint *
last_numbers(const GkTable *table)
{
    guint *last = g_new(guint, table->column_count);
    for (guint c = 0; c < table->column_count; c++)
        last[c] = G_MAXUINT;
    for (guint i = 0; i < table->n_cells; i++)
        if (table->cells[i].row >= table->header_row_count && gk_rows_text_is_number(table->cells[i].text))
            last[table->cells[i].column] = table->cells[i].row;
    return last;
}

/* A row of words in cells of its own. */
static gboolean
is_row_of_words(const GkTable *table, guint row)
{
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->row != row || cell->column != c || cell->row_span > 1 || cell->column_span > 1 || !*cell->text ||
            gk_rows_text_is_number(cell->text))
            return FALSE;
    }
    return table->column_count > 1 && !gk_table_row_has_data(table, row);
}

typedef struct {
    const GkTable *table;
    guint *last;       /* last_numbers() */
    guint8 *numbers;   /* per column: a number stands above the row at hand */
    guint8 *other;     /* per column: another label governs */
} Labels;

/* Amounts stand in the column above the row and below it. */
static gboolean
is_amount_column(const Labels *labels, guint column, guint row)
{
    return labels->numbers[column] && labels->last[column] != G_MAXUINT && labels->last[column] > row;
}

/* A row of words that names the columns: over two columns of amounts, or over one beside a label of the header. */
static gboolean
names_columns(const Labels *labels, guint row)
{
    guint amounts = 0, same = 0;
    if (!is_row_of_words(labels->table, row))
        return FALSE;
    for (guint c = 0; c < labels->table->column_count; c++) {
        amounts += is_amount_column(labels, c, row);
        same += strcmp(gk_table_cell_at(labels->table, row, c)->text, label_of(labels->table, c)) == 0;
    }
    return amounts > 1 || (amounts > 0 && same > 0);
}

static void
look_at_row(Labels *labels, guint row)
{
    const GkTable *table = labels->table;
    gboolean names = names_columns(labels, row);
    for (guint c = 0; c < table->column_count; c++) {
        GkCell *cell = &table->cells[table->cell_at[(gsize) row * table->column_count + c]];
        if (names)
            labels->other[c] = is_amount_column(labels, c, row) && strcmp(cell->text, label_of(table, c)) != 0;
        if (cell->row != row || cell->column != c || !gk_rows_text_is_number(cell->text))
            continue;
        labels->numbers[c] = TRUE;
        if (labels->other[c])
            cell->doubts |= GK_DOUBT_OTHER_LABEL;
    }
}

void
gk_header_again_mark(const GkTable *table)
{
    if (table->header_row_count == 0)
        return;
    Labels labels = { table, last_numbers(table), g_new0(guint8, table->column_count),
                      g_new0(guint8, table->column_count) };
    for (guint row = table->header_row_count; row < table->row_count; row++)
        look_at_row(&labels, row);
    g_free(labels.last);
    g_free(labels.numbers);
    g_free(labels.other);
}
