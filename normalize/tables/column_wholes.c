/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns that say 其中 and not of what.
 *
 *      一般债券合计 |     其中：      | 专项债券合计 |     其中：
 *                   | 新增  | 再融资  |              | 新增  | 再融资
 *
 * Two columns are called 其中 / 新增 here. The whole is the nearest column on the left that does not say 其中, within
 * the same half; its first label goes in front of their paths. A path that only one column has stays as it is printed.
 *
 * What it can't do: a whole that stands on the right of its parts.
 */
#include "normalize/tables/meaning.h"
#include "normalize/values/text.h"
#include "normalize/values/words.h"

#include <string.h>

static gboolean
says_part(const GkColumn *column)
{
    if (!column->path_length)
        return FALSE;
    g_autofree char *key = gk_text_key(column->path[0]);
    const GkWord *part = gk_words_at(gk_words_get(), GK_WORD_PART, key, 0, strlen(key));
    return part && strcmp(part->value, "goes_on") == 0;
}

/* The column's labels as one text. */
static char *
name_of(const GkColumn *column)
{
    GString *name = g_string_new(NULL);
    g_string_append_printf(name, "%u", column->block);
    for (guint i = 0; i < column->path_length; i++)
        g_string_append_printf(name, "\n%s", column->path[i]);
    return g_string_free(name, FALSE);
}

static void
put_in_front(GkTableWork *work, GkColumn *column, const char *label)
{
    const char **path = gk_arena_new_array(work->arena, const char *, column->path_length + 1);
    path[0] = label;
    for (guint i = 0; i < column->path_length; i++)
        path[i + 1] = column->path[i];
    column->path = path;
    column->path_length++;
}

void
gk_columns_name_wholes(GkTableWork *work, GkColumn *columns, guint n)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean again = FALSE;
    for (guint c = 0; c < n; c++)
        if (says_part(&columns[c]))
            again |= !g_hash_table_add(seen, name_of(&columns[c]));
    const GkColumn *whole = NULL;
    const char *label = NULL; /* of the whole, before anything was put in front of it */
    for (guint c = 0; c < n && again; c++) {
        if (!says_part(&columns[c])) {
            whole = &columns[c];
            label = whole->role == GK_COLUMN_AMOUNT && whole->path_length ? whole->path[0] : NULL;
        } else if (label && whole->block == columns[c].block) {
            put_in_front(work, &columns[c], label);
        }
    }
}
