/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/performance_labels.h"

#include "data/data.h"
#include "normalize/text.h"

#include <string.h>

char *
gk_performance_label_key(const char *text)
{
    char *key = gk_text_key_without_brackets(text);
    gsize length = strlen(key);
    while (length && key[length - 1] == ':')
        key[--length] = '\0';
    return key;
}

const char *
gk_performance_find_label(const char *kind, const char *key)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("performance-labels.tsv", &n_rows);
    if (*key == '\0' || strlen(key) > 60)
        return NULL;
    for (guint i = 0; i < n_rows; i++) {
        if (strcmp(gk_data_field(&rows[i], 0), kind) != 0)
            continue;
        g_autofree char *label = gk_performance_label_key(gk_data_field(&rows[i], 2));
        if (strcmp(label, key) == 0)
            return gk_data_field(&rows[i], 1);
    }
    return NULL;
}
