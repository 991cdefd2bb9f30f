/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/tables/performance_labels.h"

#include "data/data.h"
#include "normalize/values/text.h"

#include <string.h>

#define LONGEST_LABEL 60u /* bytes of a key */

char *
gk_performance_label_key(const char *text)
{
    char *key = gk_text_key_without_brackets(text);
    gsize length = strlen(key);
    while (length && key[length - 1] == ':')
        key[--length] = '\0';
    return key;
}

/* Key → what it means, one index for each kind; of labels with one key the first counts. Made once: it is data. */
static GHashTable *
index_labels(void)
{
    GHashTable *kinds = g_hash_table_new(g_str_hash, g_str_equal);
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("performance-labels.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *kind = gk_data_field(&rows[i], 0);
        GHashTable *labels = g_hash_table_lookup(kinds, kind);
        if (!labels)
            g_hash_table_insert(kinds, (gpointer) kind, labels = g_hash_table_new(g_str_hash, g_str_equal));
        char *key = gk_performance_label_key(gk_data_field(&rows[i], 2));
        if (g_hash_table_contains(labels, key))
            g_free(key);
        else
            g_hash_table_insert(labels, key, (gpointer) gk_data_field(&rows[i], 1));
    }
    return kinds;
}

const char *
gk_performance_find_label(const char *kind, const char *key)
{
    static GHashTable *kinds;
    if (*key == '\0' || strlen(key) > LONGEST_LABEL)
        return NULL;
    if (g_once_init_enter(&kinds))
        g_once_init_leave(&kinds, index_labels());
    GHashTable *labels = g_hash_table_lookup(kinds, kind);
    return labels ? g_hash_table_lookup(labels, key) : NULL;
}
