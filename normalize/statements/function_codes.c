/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/function_codes.h"

#include "data/data.h"
#include "normalize/prose/prose.h"
#include "normalize/tables/codes.h"
#include "normalize/values/word_list.h"

#include <string.h>

#define LEVELS 3u
static const char *const CLASSIFICATIONS[] = { "2", "3" }; /* expenditure by function, then by economic nature */

static const gsize LENGTHS[LEVELS] = { 3, 5, 7 };

struct _GkFunctionCodes {
    const GkWords *words;
    GHashTable *known[LEVELS], *former[LEVELS],
        *printed[LEVELS]; /* key of a name → GPtrArray of its codes; of today, of former years, of the tables */
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
    if (level == LEVELS || (code[0] != '2' && code[0] != '3') || *name == '\0')
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

static void
enter_file(GkFunctionCodes *codes, const char *file)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows(file, &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        gboolean today = strcmp(gk_data_field(&rows[i], 2), "current") == 0;
        enter(codes, today ? codes->known : codes->former, gk_data_field(&rows[i], 0), gk_data_field(&rows[i], 1));
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
        codes->former[level] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, drop);
        codes->printed[level] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, drop);
    }
    enter_file(codes, "function-codes.tsv");
    enter_file(codes, "economic-codes.tsv");
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
        g_hash_table_unref(codes->former[level]);
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

static const char *
find_under(const GkFunctionCodes *codes, const char *key, guint level, const char *parent)
{
    GHashTable *const tables[] = { codes->known[level], codes->former[level], codes->printed[level] };
    const char *found = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(tables) && !found; i++)
        found = only_code(tables[i], key, parent);
    return found;
}

/* 其他普通教育支出 under 普通教育: what no other item of it has. NULL where the name is not made so. */
static const char *
rest_of(const GkFunctionCodes *codes, const char *key, guint level, const char *parent)
{
    static const char REST[] = "99";
    const char *name = gk_code_name(parent);
    gsize begins = gk_word_list_at(gk_word_list("check-words.tsv", "rest"), key);
    if (!name || strlen(parent) != LENGTHS[level - 1] || !begins)
        return NULL;
    g_autofree char *above = name_key(codes->words, name), *code = g_strconcat(parent, REST, NULL);
    return strcmp(key + begins, above) == 0 ? g_intern_string(code) : NULL;
}

const char *
gk_function_codes_find(const GkFunctionCodes *codes, const char *name, guint level, const char *parent)
{
    g_autofree char *key = name_key(codes->words, name);
    const char *found = parent ? find_under(codes, key, level, parent) : NULL;
    if (parent && level > 0 && !found)
        found = rest_of(codes, key, level, parent);
    for (guint i = 0; i < G_N_ELEMENTS(CLASSIFICATIONS) && !parent && !found; i++)
        found = find_under(codes, key, level, CLASSIFICATIONS[i]);
    return found;
}

gboolean
gk_function_codes_knows(const GkFunctionCodes *codes, const char *name, guint level)
{
    g_autofree char *key = name_key(codes->words, name);
    return g_hash_table_contains(codes->known[level], key) || g_hash_table_contains(codes->former[level], key);
}
