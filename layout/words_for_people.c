/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the messages of all layers call a table and a cell: the page first, since
 * that is what a person opens, then the table with its title, and the cell by
 * what is printed in it.
 */
#include "layout/document.h"

GkSentence *
gk_table_words(const GkTable *table, guint page)
{
    guint number = table->index + 1, on = page ? page : table->parts[0].page;
    if (!*table->title.text)
        return gk_sentence_new("page %u, table %u", on, number);
    return gk_sentence_new("page %u, table %u “%s”", on, number, table->title.text);
}

GkSentence *
gk_cell_words(const GkCell *cell)
{
    const char *printed = gk_cell_lines(cell) ? gk_cell_lines(cell) : cell->text;
    g_autofree char *line = g_strdelimit(g_strdup(printed), "\n", ' ');
    if (*line)
        return gk_sentence_new("“%s”", line);
    return gk_sentence_new("row %u, column %u", cell->row + 1, cell->column + 1);
}
