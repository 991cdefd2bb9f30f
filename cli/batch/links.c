/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which inputs of a run belong together: those with the same link (normalize/document/link.c). It is asked when all have
 * been read, in the order of the inputs, so the answer is the same whatever was read first. Copies are no other document:
 * they are not listed, and have what their original has.
 */
#include "cli/batch/links.h"

static GHashTable *
by_link(const GkRecord *records, guint n_records)
{
    GHashTable *groups = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
    for (guint i = 0; i < n_records; i++) {
        if (!records[i].link || records[i].duplicate_of)
            continue;
        GArray *group = g_hash_table_lookup(groups, records[i].link);
        if (!group) {
            group = g_array_new(FALSE, FALSE, sizeof i);
            g_hash_table_insert(groups, records[i].link, group);
        }
        g_array_append_val(group, i);
    }
    return groups;
}

static char **
others(const GkRecord *records, const GkRecord *record, const GArray *group)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    const char *own = record->duplicate_of ? record->duplicate_of : record->path;
    for (guint i = 0; i < group->len; i++) {
        const char *path = records[g_array_index(group, guint, i)].path;
        if (g_strcmp0(path, own) != 0)
            g_strv_builder_add(builder, path);
    }
    return g_strv_builder_end(builder);
}

void
gk_links_find(GkRecord *records, guint n_records)
{
    g_autoptr(GHashTable) groups = by_link(records, n_records);
    for (guint i = 0; i < n_records; i++) {
        const GArray *group = records[i].link ? g_hash_table_lookup(groups, records[i].link) : NULL;
        g_clear_pointer(&records[i].linked, g_strfreev);
        if (group && group->len > 1 && group->len <= GK_LINKS_MOST)
            records[i].linked = others(records, &records[i], group);
    }
}
