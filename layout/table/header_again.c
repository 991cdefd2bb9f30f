/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/table/header.h"
#include "layout/words/row_words.h"
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
 * A column has one label in the output. Where a row below the header has nothing but
 * words, with amounts above and below, and names the columns, the amounts below
 * words that are not the header's are doubtful, as far as the next such row. A column
 * that is blank above is doubtful, too, where its words are another column's label. What
 * the words mean is not read.
 */


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

static gboolean
has_letter(const char *text)
{
    while (*text && !g_unichar_isalpha(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return *text != '\0';
}

/* Words in cells that end in this row, each over one column; where no words stand, nothing does. */
static gboolean
is_row_of_words(const GkTable *table, guint row)
{
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->row + cell->row_span != row + 1 || cell->column_span > 1 || (*cell->text && !has_letter(cell->text)))
            return FALSE;
    }
    return table->column_count > 1 && !gk_table_row_has_data(table, row);
}

static gboolean
is_label_of_header(const GkTable *table, const char *text)
{
    for (guint c = 0; c < table->column_count; c++)
        if (strcmp(label_of(table, c), text) == 0)
            return TRUE;
    return FALSE;
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

/* A row of words that names the columns: with a label of the header among them, or with two unlike ones over columns of
 * amounts. (无 and 无 are no labels.) */
static gboolean
names_columns(const Labels *labels, guint row)
{
    guint amounts = 0, known = 0;
    const char *first = NULL;
    gboolean unlike = FALSE;
    if (!is_row_of_words(labels->table, row))
        return FALSE;
    for (guint c = 0; c < labels->table->column_count; c++) {
        const char *text = gk_table_cell_at(labels->table, row, c)->text;
        known += *text && is_label_of_header(labels->table, text);
        if (!*text || !is_amount_column(labels, c, row))
            continue;
        unlike |= first && strcmp(first, text) != 0 && g_utf8_strlen(text, -1) > 1;
        first = first ? first : text;
        amounts++;
    }
    return amounts > 0 && (known > 0 || unlike);
}

static void
look_at_row(Labels *labels, guint row)
{
    const GkTable *table = labels->table;
    gboolean names = names_columns(labels, row);
    for (guint c = 0; c < table->column_count; c++) {
        GkCell *cell = &table->cells[table->cell_at[(gsize) row * table->column_count + c]];
        if (names)
            labels->other[c] =
                *cell->text && strcmp(cell->text, label_of(table, c)) != 0 &&
                (is_amount_column(labels, c, row) || is_label_of_header(table, cell->text));
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
