/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/neighbours.h"

typedef struct {
    const GkTable *table;
    gboolean down;
    GHashTable *seen; /* pairs of this table: a cell over several rows has its neighbour once */
    GHashTable *pairs; /* of the document: words -> count */
} Search;

static void
add(Search *search, guint a, guint b)
{
    guint64 key = ((guint64) a << 33) | ((guint64) b << 1) | search->down;
    if (!g_hash_table_add(search->seen, g_memdup2(&key, sizeof key)))
        return;
    const GkCell *cells = search->table->cells;
    char *words = g_strdup_printf("%c%s\t%s", search->down ? 'v' : '>', cells[a].text, cells[b].text);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(search->pairs, words));
    g_hash_table_insert(search->pairs, words, GUINT_TO_POINTER(count + 1));
}

/* Along one row or column. */
static void
search_line(Search *search, guint line, guint length)
{
    const GkTable *table = search->table;
    guint before = table->n_cells;
    for (guint i = 0; i < length; i++) {
        guint row = search->down ? i : line, column = search->down ? line : i;
        guint cell = table->cell_at[(gsize) row * table->column_count + column];
        if (!*table->cells[cell].text)
            continue;
        if (before < table->n_cells && before != cell)
            add(search, before, cell);
        before = cell;
    }
}

GHashTable *
gk_test_neighbours(const GkDocument *document)
{
    GHashTable *pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < document->n_tables; i++) {
        const GkTable *table = &document->tables[i];
        g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
        Search across = { table, FALSE, seen, pairs }, down = { table, TRUE, seen, pairs };
        for (guint r = 0; r < table->row_count; r++)
            search_line(&across, r, table->column_count);
        for (guint c = 0; c < table->column_count; c++)
            search_line(&down, c, table->row_count);
    }
    return pairs;
}

static guint
sum(GHashTable *pairs)
{
    GHashTableIter iter;
    gpointer count;
    guint all = 0;
    g_hash_table_iter_init(&iter, pairs);
    while (g_hash_table_iter_next(&iter, NULL, &count))
        all += GPOINTER_TO_UINT(count);
    return all;
}

double
gk_test_neighbours_alike(GHashTable *a, GHashTable *b)
{
    GHashTableIter iter;
    gpointer words, count;
    guint common = 0, all = sum(a) + sum(b);
    g_hash_table_iter_init(&iter, a);
    while (g_hash_table_iter_next(&iter, &words, &count))
        common += MIN(GPOINTER_TO_UINT(count), GPOINTER_TO_UINT(g_hash_table_lookup(b, words)));
    return all ? 2.0 * common / all : 1;
}
