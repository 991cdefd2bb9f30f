/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/label_words.h"

#include "data/data.h"

#include <string.h>

/* The word is no longer than the key. */
static gboolean
fits(const char *key, gsize key_length, const char *word, gsize length, const char *how)
{
    switch (*how) {
    case 'p':
        return memcmp(key, word, length) == 0;
    case 's':
        return memcmp(key + key_length - length, word, length) == 0;
    case 'c':
        return strstr(key, word) != NULL;
    default:
        return key_length == length && memcmp(key, word, length) == 0;
    }
}

const char *
gk_label_words_find(const char *file, const char *key)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows(file, &n_rows);
    const char *best = NULL;
    gsize best_length = 0, key_length = strlen(key);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0), *how = gk_data_field(&rows[i], 1);
        gsize length = strlen(word);
        if ((length <= best_length && *how != 'e') || length > key_length)
            continue;
        if (!fits(key, key_length, word, length, how))
            continue;
        best = gk_data_field(&rows[i], 2);
        best_length = length;
        if (*how == 'e')
            break;
    }
    return best;
}

gboolean
gk_label_words_mean(const char *file, const char *key, const char *meaning)
{
    const char *found = gk_label_words_find(file, key);
    return found && strcmp(found, meaning) == 0;
}
