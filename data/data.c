/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "data/data.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE_PREFIX "/gongkai/"

typedef struct {
    GkDataRow *rows;
    guint n_rows;
    GHashTable *by_key; /* the first field -> its first row */
} Table;

static GMutex lock;
static GHashTable *tables; /* file name -> Table, never freed: the data lives as long as the process */

const guint8 *
gk_data_bytes(const char *file, gsize *length)
{
    g_autofree char *path = g_strconcat(RESOURCE_PREFIX, file, NULL);
    g_autoptr(GError) error = NULL;
    GBytes *bytes = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    if (!bytes)
        g_error("data file %s is not part of the build: %s", file, error->message);
    const guint8 *data = g_bytes_get_data(bytes, length); /* in the program's own read-only data, NUL-terminated */
    g_bytes_unref(bytes);
    return data;
}

const char *
gk_data_text(const char *file)
{
    return (const char *) gk_data_bytes(file, NULL);
}

/* Ends the text at the first such character; returns what is behind it, NULL when there is none. */
static char *
cut(char *text, char at)
{
    char *found = strchr(text, at);
    if (found)
        *found++ = '\0';
    return found;
}

/* The fields of a line, which becomes theirs. */
static GkDataRow
split(char *line)
{
    guint n = 1;
    for (const char *p = line; *p; p++)
        n += *p == '\t';
    const char **fields = g_new0(const char *, n + 1);
    for (guint i = 0; line; i++) {
        char *next = cut(line, '\t');
        fields[i] = line;
        line = next;
    }
    return (GkDataRow) { fields, n };
}

static Table *
parse(const char *text)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(GkDataRow));
    for (char *line = g_strdup(text), *next; line; line = next) {
        next = cut(line, '\n');
        if (*line == '\0' || *line == '#')
            continue;
        GkDataRow row = split(line);
        g_array_append_val(rows, row);
    }
    Table *table = g_new(Table, 1);
    table->n_rows = rows->len;
    table->rows = (GkDataRow *) (gpointer) g_array_free(rows, FALSE);
    table->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = table->n_rows; i-- > 0;)
        g_hash_table_insert(table->by_key, (gpointer) table->rows[i].fields[0], &table->rows[i]);
    return table;
}

static const Table *
table_of(const char *file)
{
    g_mutex_lock(&lock);
    if (!tables)
        tables = g_hash_table_new(g_str_hash, g_str_equal);
    Table *table = g_hash_table_lookup(tables, file);
    if (!table) {
        table = parse(gk_data_text(file));
        g_hash_table_insert(tables, g_strdup(file), table);
    }
    g_mutex_unlock(&lock);
    return table;
}

const GkDataRow *
gk_data_rows(const char *file, guint *n_rows)
{
    const Table *table = table_of(file);
    *n_rows = table->n_rows;
    return table->rows;
}

const GkDataRow *
gk_data_find(const char *file, const char *key)
{
    return g_hash_table_lookup(table_of(file)->by_key, key);
}
