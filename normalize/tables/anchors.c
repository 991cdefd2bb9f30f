/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Anchors: names of tables and cells that come from what they say.
 *
 *      5d0c21aa-9be411            a table: its words, then its figures
 *      5d0c21aa-9be411:4f02c7.e1  a cell: the table's, then what its row and its column are called
 *
 * An id (t3.r5.c2) counts, so it is another one as soon as a table before is found or lost. Whoever keeps a remark, a
 * correction or a row of a database for longer than one run needs a name that stays: of the title, the organization
 * and all words of a table the first half is made, of its amounts the second; a table whose figures were published anew
 * has the first half still. A cell is called by the labels of its row, from the outermost down, with its code and that
 * of its half (side-by-side tables), and by the path of its column. What is called alike is counted (~2, ~3): in the
 * table for cells, in the document for tables that agree in every word and figure.
 *
 * Anchors do not know pages, positions or the number of anything before them, nor what was concluded (kinds, units): a
 * newer program that reads the same characters gives the same anchors. One that reads a word otherwise does not.
 */
#include "normalize/tables/tables.h"
#include "normalize/values/text.h"

#include <string.h>

static void
update(GChecksum *sum, const char *text)
{
    g_autofree char *key = gk_text_key(text ? text : "");
    g_checksum_update(sum, (const guchar *) key, (gssize) strlen(key) + 1);
}

static gboolean
is_figure(const GkValue *value)
{
    return value->state == GK_VALUE_NUMBER || value->state == GK_VALUE_NIL;
}

/* How often `name` was given before, as "" or "~2". The caller frees it. */
static char *
count_again(GHashTable *given, const char *name)
{
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(given, name)) + 1;
    g_hash_table_insert(given, g_strdup(name), GUINT_TO_POINTER(count));
    return count > 1 ? g_strdup_printf("~%u", count) : g_strdup("");
}

static char *
name_table(const GkTableMeaning *meaning)
{
    g_autoptr(GChecksum) words = g_checksum_new(G_CHECKSUM_SHA256), figures = g_checksum_new(G_CHECKSUM_SHA256);
    const GkTable *table = meaning->table;
    update(words, table->title.text);
    update(words, table->organization.text);
    for (guint i = 0; i < table->n_cells; i++)
        if (*table->cells[i].text)
            update(is_figure(&meaning->values[i]) ? figures : words, table->cells[i].text);
    return g_strdup_printf("%.8s-%.6s", g_checksum_get_string(words), g_checksum_get_string(figures));
}

/* --- rows and columns --- */

/* The first text of a row that has no label. */
static const char *
first_text(const GkTable *table, guint row)
{
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->row == row && *cell->text)
            return cell->text;
    }
    return "";
}

/* The labels and codes of the row and of what it is part of. */
static char *
name_row(const GkTable *table, const GkRow *rows, guint row)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    if (row < table->header_row_count)
        update(sum, "header");
    if (!rows[row].label && !rows[row].code)
        update(sum, first_text(table, row));
    gint at = (gint) row;
    for (guint steps = 0; at >= 0 && steps < table->row_count; steps++, at = rows[at].parent) {
        update(sum, rows[at].code);
        update(sum, rows[at].label);
    }
    return g_strdup_printf("%.6s", g_checksum_get_string(sum));
}

static char *
name_column(const GkColumn *column)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < column->path_length; i++)
        update(sum, column->path[i]);
    if (column->path_length == 0)
        update(sum, gk_column_role_name(column->role));
    return g_strdup_printf("%.4s", g_checksum_get_string(sum));
}

static GPtrArray *
name_columns(const GkTableMeaning *meaning)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint c = 0; c < meaning->table->column_count; c++)
        g_ptr_array_add(names, name_column(&meaning->columns[c]));
    return names;
}

/* Per half: the names of its rows. */
static GPtrArray *
name_rows(const GkTableMeaning *meaning)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint b = 0; b < meaning->n_blocks; b++)
        for (guint r = 0; r < meaning->table->row_count; r++)
            g_ptr_array_add(names, name_row(meaning->table, meaning->block_rows[b], r));
    return names;
}

static const char *const *
name_cells(const GkTableMeaning *meaning, GkArena *arena)
{
    const GkTable *table = meaning->table;
    g_autoptr(GPtrArray) rows = name_rows(meaning), columns = name_columns(meaning);
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char **names = gk_arena_new_array(arena, const char *, table->n_cells);
    for (guint i = 0; i < table->n_cells; i++) {
        const GkCell *cell = &table->cells[i];
        guint block = MIN(meaning->columns[cell->column].block, meaning->n_blocks - 1);
        const char *row = g_ptr_array_index(rows, (gsize) block * table->row_count + cell->row);
        g_autofree char *name = g_strdup_printf("%s.%s", row, (char *) g_ptr_array_index(columns, cell->column));
        g_autofree char *again = count_again(given, name);
        g_autofree char *anchor = g_strconcat(meaning->anchor, ":", name, again, NULL);
        names[i] = gk_arena_strdup(arena, anchor);
    }
    return names;
}

void
gk_normalize_anchors(GkDisclosure *disclosure)
{
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        GkTableMeaning *meaning = &disclosure->tables[i];
        g_autofree char *name = name_table(meaning), *again = count_again(given, name);
        g_autofree char *anchor = g_strconcat(name, again, NULL);
        meaning->anchor = gk_arena_strdup(disclosure->arena, anchor);
        meaning->cell_anchors = name_cells(meaning, disclosure->arena);
    }
}
