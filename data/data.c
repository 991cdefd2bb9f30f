/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "data/data.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE_PREFIX "/gongkai/"

typedef struct {
    GkDataRow *rows;
    guint n_rows;
    GHashTable *by_key; /* the first field -> its first row; NULL until asked for */
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

/* The lines of a text that are rows, and how many fields they have together. */
static guint
count_rows(const char *text, guint *n_fields)
{
    guint n_rows = 0;
    *n_fields = 0;
    for (const char *line = text; *line; line += *line == '\n') {
        gboolean is_row = *line != '\n' && *line != '#';
        n_rows += is_row;
        *n_fields += is_row;
        for (; *line && *line != '\n'; line++)
            *n_fields += is_row && *line == '\t';
    }
    return n_rows;
}

/* The fields of a line, which becomes theirs; `fields` has room for them and a NULL. */
static guint
split(char *line, const char **fields)
{
    guint n = 0;
    while (line) {
        char *next = cut(line, '\t');
        fields[n++] = line;
        line = next;
    }
    fields[n] = NULL;
    return n;
}

static Table *
parse(const char *text)
{
    guint n_fields;
    Table *table = g_new0(Table, 1);
    table->n_rows = count_rows(text, &n_fields);
    table->rows = g_new(GkDataRow, table->n_rows);
    const char **fields = g_new(const char *, n_fields + table->n_rows);
    GkDataRow *row = table->rows;
    for (char *line = g_strdup(text), *next; line; line = next) {
        next = cut(line, '\n');
        if (*line == '\0' || *line == '#')
            continue;
        *row = (GkDataRow) { fields, split(line, fields) };
        fields += row->n_fields + 1;
        row++;
    }
    return table;
}

/* Made when a row is first asked for by its key: most files are only gone through. */
static void
index_rows(Table *table)
{
    table->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = table->n_rows; i-- > 0;)
        g_hash_table_insert(table->by_key, (gpointer) table->rows[i].fields[0], &table->rows[i]);
}

static const Table *
table_of(const char *file, gboolean by_key)
{
    g_mutex_lock(&lock);
    if (!tables)
        tables = g_hash_table_new(g_str_hash, g_str_equal);
    Table *table = g_hash_table_lookup(tables, file);
    if (!table) {
        table = parse(gk_data_text(file));
        g_hash_table_insert(tables, g_strdup(file), table);
    }
    if (by_key && !table->by_key)
        index_rows(table);
    g_mutex_unlock(&lock);
    return table;
}

const GkDataRow *
gk_data_rows(const char *file, guint *n_rows)
{
    const Table *table = table_of(file, FALSE);
    *n_rows = table->n_rows;
    return table->rows;
}

const GkDataRow *
gk_data_find(const char *file, const char *key)
{
    return g_hash_table_lookup(table_of(file, TRUE)->by_key, key);
}
