/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/function_codes.h"

#include "data/data.h"
#include "normalize/prose.h"

#include <string.h>

static const gsize LENGTHS[] = { 3, 5, 7 };

static char *
name_key(const char *name)
{
    char *key = gk_prose_fold(name);
    if (g_str_has_suffix(key, "支出") && strlen(key) > 6)
        key[strlen(key) - 6] = '\0';
    return key;
}

const char *
gk_function_code(const char *name, guint level, const char *parent)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("function-codes.tsv", &n_rows);
    g_autofree char *key = name_key(name);
    const char *found = NULL;
    for (guint i = 0; i < n_rows; i++) {
        const char *code = gk_data_field(&rows[i], 0);
        if (strlen(code) != LENGTHS[level] || (parent && !g_str_has_prefix(code, parent)))
            continue;
        g_autofree char *other = name_key(gk_data_field(&rows[i], 1));
        if (strcmp(key, other) != 0)
            continue;
        if (found && strcmp(found, code) != 0)
            return NULL;
        found = code;
    }
    return found;
}
