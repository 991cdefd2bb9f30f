/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What every amount is of.
 *
 * Each publisher prints the same facts under titles, rows and columns of its own. Here every amount gets a concept, a measure,
 * a fund, a year and a scope of closed lists (data/concepts.tsv, data/dimensions.tsv), so that one asks for expenditure.total
 * and knows no title. The words are data; the order is: what the table as a whole says (frame.c), each column (columns.c),
 * each row (rows.c, row_names.c), and all together (cells.c); then the statements (said.c). Each label is read once, so that the cost is
 * that of cells, rows and columns.
 *
 * What is not known is left out, never guessed: the words of a label that no list has say nothing, and amounts in tables of no
 * known kind have label, code and path alone.
 */
#include "normalize/dimensions/dimensions.h"

#include "normalize/dimensions/frame.h"

static void
say_table(GkVocabulary *vocabulary, const GkDisclosure *disclosure, GkTableMeaning *meaning)
{
    GkDimensions *dimensions = gk_arena_new_array(disclosure->arena, GkDimensions, MAX(meaning->table->n_cells, 1));
    GkFrame frame = gk_frame_new(vocabulary, disclosure, meaning);
    GkColumnSays *columns = gk_columns_say(&frame);
    GkRowSays **rows = g_new(GkRowSays *, meaning->n_blocks);
    GkRowName **names = g_new(GkRowName *, meaning->n_blocks);
    for (guint i = 0; i < meaning->n_blocks; i++) {
        rows[i] = gk_rows_say(&frame, columns, i);
        names[i] = gk_rows_name(&frame, i);
    }
    gk_cells_say(&frame, columns, rows, names, dimensions);
    for (guint i = 0; i < meaning->n_blocks; i++) {
        g_free(rows[i]);
        g_free(names[i]);
    }
    g_free(rows);
    g_free(names);
    g_free(columns);
    meaning->dimensions = dimensions;
}

void
gk_normalize_dimensions(GkDisclosure *disclosure)
{
    g_autoptr(GkVocabulary) vocabulary = gk_vocabulary_new();
    for (guint i = 0; i < disclosure->document->n_tables; i++)
        say_table(vocabulary, disclosure, &disclosure->tables[i]);
    gk_statements_say(vocabulary, disclosure);
}
