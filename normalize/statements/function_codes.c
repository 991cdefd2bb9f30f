/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/function_codes.h"

#include "data/data.h"
#include "normalize/prose/prose.h"

#include <string.h>

#define LEVELS 3u
#define FIRST_DIGIT '2' /* of codes of expenditure by function */

static const gsize LENGTHS[LEVELS] = { 3, 5, 7 };

struct _GkFunctionCodes {
    const GkWords *words;
    GHashTable *known[LEVELS],
        *printed[LEVELS]; /* key of a name → GPtrArray of its codes; of the data, of the tables */
};

static char *
name_key(const GkWords *words, const char *name)
{
    char *key = gk_prose_fold(name);
    gsize length = strlen(key);
    const GkWord *spending = gk_words_before(words, GK_WORD_SPENDING, key, 0, length);
    if (spending && length > spending->length)
        key[length - spending->length] = '\0';
    return key;
}

static void
enter(const GkFunctionCodes *owner, GHashTable *const *tables, const char *code, const char *name)
{
    guint level = 0;
    while (level < LEVELS && strlen(code) != LENGTHS[level])
        level++;
    if (level == LEVELS || code[0] != FIRST_DIGIT || *name == '\0')
        return;
    char *key = name_key(owner->words, name);
    GPtrArray *codes = g_hash_table_lookup(tables[level], key);
    if (!codes) {
        codes = g_ptr_array_new();
        g_hash_table_insert(tables[level], key, codes);
    } else {
        g_free(key);
    }
    for (guint i = 0; i < codes->len; i++)
        if (strcmp(g_ptr_array_index(codes, i), code) == 0)
            return;
    g_ptr_array_add(codes, (gpointer) code);
}

static void
enter_tables(GkFunctionCodes *codes, const GkDisclosure *disclosure)
{
    for (guint t = 0; t < disclosure->document->n_tables; t++) {
        const GkTableMeaning *meaning = &disclosure->tables[t];
        for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++)
            if (meaning->rows[r].code && meaning->rows[r].label)
                enter(codes, codes->printed, meaning->rows[r].code, meaning->rows[r].label);
    }
}

GkFunctionCodes *
gk_function_codes_new(const GkDisclosure *disclosure, const GkWords *words)
{
    GkFunctionCodes *codes = g_new0(GkFunctionCodes, 1);
    codes->words = words;
    for (guint level = 0; level < LEVELS; level++) {
        GDestroyNotify drop = (GDestroyNotify) g_ptr_array_unref;
        codes->known[level] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, drop);
        codes->printed[level] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, drop);
    }
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("function-codes.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        enter(codes, codes->known, gk_data_field(&rows[i], 0), gk_data_field(&rows[i], 1));
    enter_tables(codes, disclosure);
    return codes;
}

void
gk_function_codes_free(GkFunctionCodes *codes)
{
    if (!codes)
        return;
    for (guint level = 0; level < LEVELS; level++) {
        g_hash_table_unref(codes->known[level]);
        g_hash_table_unref(codes->printed[level]);
    }
    g_free(codes);
}

/* The only code of the name under the parent. */
static const char *
only_code(GHashTable *table, const char *key, const char *parent)
{
    const GPtrArray *codes = g_hash_table_lookup(table, key);
    const char *found = NULL;
    for (guint i = 0; codes && i < codes->len; i++) {
        const char *code = g_ptr_array_index(codes, i);
        if (parent && !g_str_has_prefix(code, parent))
            continue;
        if (found)
            return NULL;
        found = code;
    }
    return found;
}

const char *
gk_function_codes_find(const GkFunctionCodes *codes, const char *name, guint level, const char *parent)
{
    g_autofree char *key = name_key(codes->words, name);
    const char *found = only_code(codes->known[level], key, parent);
    return found ? found : only_code(codes->printed[level], key, parent);
}
