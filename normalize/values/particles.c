/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/particles.h"

#include "data/data.h"
#include "normalize/values/word_list.h"

#include <string.h>

static const GkWordList *
particles(const char *class)
{
    return gk_word_list("particles.tsv", class);
}

gsize
gk_particle_at(const char *text, const char *class)
{
    return gk_word_list_at(particles(class), text);
}

gsize
gk_particle_before(const char *text, const char *class)
{
    return gk_word_list_before(particles(class), text, 0, strlen(text));
}

const char *
gk_particle_word(const char *class)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("particles.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), class) == 0)
            return gk_data_field(&rows[i], 0);
    return "";
}

gboolean
gk_particle_in(const char *text, const char *class)
{
    return gk_word_list_find(particles(class), text, NULL) >= 0;
}

gboolean
gk_particle_is(const char *text, const char *class)
{
    return gk_word_list_has(particles(class), text);
}

GRegex *
gk_pattern_named(const char *name)
{
    static GMutex lock;
    static GHashTable *compiled; /* name → GRegex */
    g_mutex_lock(&lock);
    if (!compiled)
        compiled = g_hash_table_new(g_str_hash, g_str_equal);
    GRegex *regex = g_hash_table_lookup(compiled, name);
    if (!regex) {
        const GkDataRow *row = gk_data_find("patterns.tsv", name);
        g_autoptr(GError) error = NULL;
        regex = row ? g_regex_new(gk_data_field(row, 1), G_REGEX_OPTIMIZE, 0, &error) : NULL;
        if (!regex)
            g_error("patterns.tsv: %s: %s", name, error ? error->message : "there is no such pattern");
        g_hash_table_insert(compiled, (gpointer) gk_data_field(row, 0), regex);
    }
    g_mutex_unlock(&lock);
    return regex;
}
