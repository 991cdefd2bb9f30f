/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/merge.h"

#include "cli/batch/hash.h"
#include "cli/batch/state.h"
#include "export/exporter.h"
#include "export/output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    GkShards *all;
    const char *output;
    GHashTable *names; /* of all outputs there are to be; borrowed */
    GkState *state;
    GkExport *export; /* of a database; NULL */
} Merge;

static const GkShard *
shard_of(const Merge *merge, guint index)
{
    return g_ptr_array_index(merge->all->shards, merge->all->whose[index]);
}

/* Has record `index` a document, and is it its own? */
static gboolean
has_document(const Merge *merge, guint index)
{
    const GkRecord *record = &merge->all->records[index];
    return record->output && !record->duplicate_of;
}

/* --- a folder: documents --- */

/* Before anything is written: is every document there that a manifest names? */
static gboolean
check_documents(const Merge *merge, GError **error)
{
    for (guint i = 0; i < merge->all->n_records; i++) {
        const GkRecord *record = &merge->all->records[i];
        const GkShard *shard = shard_of(merge, i);
        if (!has_document(merge, i))
            continue;
        g_autofree char *path = g_build_filename(shard->place, record->output, NULL);
        if (gk_hash_is_output(path, record))
            continue;
        gk_error_set_about(error, GK_FILE_ERROR, G_IO_ERROR_FAILED, path,
                           "is not what its shard wrote, or is gone; run shard %u/%u again", shard->note.shard,
                           shard->note.shards);
        return FALSE;
    }
    return TRUE;
}

static gboolean
is_same_file(const char *a, const char *b)
{
    GStatBuf first, second;
    return g_stat(a, &first) == 0 && g_stat(b, &second) == 0 && first.st_dev == second.st_dev &&
        first.st_ino == second.st_ino;
}

static gboolean
copy_document(const Merge *merge, const char *from, const char *to, GError **error)
{
    g_autofree char *text = NULL;
    gsize length;
    return g_file_get_contents(from, &text, &length, error) &&
        gk_output_write_by(gk_state_beside(merge->state), to, text, length, error);
}

/* TRUE when `from` is there as `to` too. */
static gboolean
link_document(const Merge *merge, const char *from, const char *to)
{
    const char *beside = gk_state_beside(merge->state);
    g_unlink(beside);
    return link(from, beside) == 0 && g_rename(beside, to) == 0;
}

static gboolean
place_document(const Merge *merge, guint index, GError **error)
{
    const char *output = merge->all->records[index].output;
    g_autofree char *from = g_build_filename(shard_of(merge, index)->place, output, NULL);
    g_autofree char *to = g_build_filename(merge->output, output, NULL), *folder = g_path_get_dirname(to);
    if (is_same_file(from, to))
        return TRUE;
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        gk_output_error_set(error, folder, errno);
        return FALSE;
    }
    return link_document(merge, from, to) || copy_document(merge, from, to, error);
}

static void
remove_document(const Merge *merge, const char *output)
{
    g_autofree char *path = g_build_filename(merge->output, output, NULL);
    if (!g_hash_table_contains(merge->names, output))
        g_unlink(path);
}

/* What an earlier merge put there and this one would not. */
static void
remove_stale(const Merge *merge)
{
    const GkShards *all = merge->all;
    for (guint i = 0; i < all->shards->len; i++) {
        const GkShard *shard = g_ptr_array_index(all->shards, i);
        for (guint k = 0; k < shard->n_records; k++)
            if (shard->outputs[k])
                remove_document(merge, shard->outputs[k]);
    }
    for (guint i = 0; i < all->n_records; i++) {
        g_autofree char *path = g_canonicalize_filename(all->records[i].path, shard_of(merge, i)->note.folder);
        const GkRecord *earlier = gk_state_find(merge->state, path);
        if (earlier && earlier->output)
            remove_document(merge, earlier->output);
    }
}

static gboolean
write_folder(Merge *merge, GError **error)
{
    for (guint i = 0; i < merge->all->n_records; i++)
        if (has_document(merge, i) && !place_document(merge, i, error))
            return FALSE;
    remove_stale(merge);
    return TRUE;
}

/* --- a database: rows --- */

static gboolean
take_shard(Merge *merge, guint number, GError **error)
{
    const GkShard *shard = g_ptr_array_index(merge->all->shards, number);
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (guint i = 0; i < merge->all->n_records; i++)
        if (merge->all->whose[i] == number && has_document(merge, i))
            g_ptr_array_add(ids, merge->all->records[i].output);
    g_ptr_array_add(ids, NULL);
    return gk_export_take(merge->export, shard->place, (const char *const *) ids->pdata, error);
}

/* The row that says of a file that it could not be read goes when that is no longer true. */
static gboolean
forget_failures(Merge *merge, GError **error)
{
    for (guint i = 0; i < merge->all->n_records; i++) {
        g_autofree char *path = g_canonicalize_filename(merge->all->records[i].path, shard_of(merge, i)->note.folder);
        const GkRecord *earlier = gk_state_find(merge->state, path);
        if (earlier && earlier->output && !gk_outcome_is_read(earlier->outcome) &&
            !g_hash_table_contains(merge->names, earlier->output) &&
            g_strcmp0(earlier->sha256, merge->all->records[i].sha256) != 0 &&
            !gk_export_forget(merge->export, earlier->output, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
write_database(Merge *merge, GError **error)
{
    GkExportOptions options = { 0 };
    const GkExportFormat *format = gk_export_format_named("sqlite", error);
    merge->export = format ? gk_export_begin(format, merge->output, &options, error) : NULL;
    gboolean done = merge->export != NULL;
    for (guint i = 0; done && i < merge->all->shards->len; i++)
        done = take_shard(merge, i, error);
    done = done && forget_failures(merge, error);
    GkExport *export = g_steal_pointer(&merge->export);
    if (done)
        return gk_export_end(export, error);
    gk_export_abandon(export);
    return FALSE;
}

/* --- the books --- */

static gboolean
write_state(Merge *merge, GError **error)
{
    for (guint i = 0; i < merge->all->n_records; i++) {
        GkRecord known = { 0 };
        gk_record_copy_outcome(&known, &merge->all->records[i]);
        known.path = g_canonicalize_filename(merge->all->records[i].path, shard_of(merge, i)->note.folder);
        g_clear_pointer(&known.linked, g_strfreev); /* as batch, which finds them out in the end */
        gboolean done = gk_state_add(merge->state, &known, error);
        gk_record_clear(&known);
        if (!done)
            return FALSE;
    }
    return gk_state_compact(merge->state, error);
}

static gboolean
write_manifest(const Merge *merge, const char *path, GError **error)
{
    gsize length;
    g_autofree char *text = gk_records_to_lines(merge->all->records, merge->all->n_records, &length);
    return gk_output_write_by(gk_state_beside(merge->state), path, text, length, error);
}

/* A shard that is written over would be lost. */
static gboolean
is_shard(const Merge *merge, const char *state, GError **error)
{
    GkShardNote note;
    if (!gk_shard_note_read(&note, state, NULL))
        return FALSE;
    gk_error_set_about(error, GK_FILE_ERROR, G_IO_ERROR_EXISTS, merge->output, "holds shard %u/%u; name another -o",
                       note.shard, note.shards);
    gk_shard_note_clear(&note);
    return TRUE;
}

static gboolean
write_all(Merge *merge, gboolean database, const char *state, const char *manifest, GError **error)
{
    if (is_shard(merge, state, error) || (!database && !check_documents(merge, error)))
        return FALSE;
    merge->state = gk_state_open(state, database, error);
    return merge->state && (database ? write_database(merge, error) : write_folder(merge, error)) &&
        write_state(merge, error) && write_manifest(merge, manifest, error);
}

gboolean
gk_merge_write(GkShards *all, const char *output, char **manifest, GError **error)
{
    gboolean database = ((GkShard *) g_ptr_array_index(all->shards, 0))->database;
    g_autofree char *state = database ? g_strconcat(output, ".gongkai", NULL) : g_build_filename(output, ".gongkai", NULL);
    Merge merge = { .all = all, .output = output, .names = g_hash_table_new(g_str_hash, g_str_equal) };
    *manifest = g_build_filename(database ? state : output, "manifest.ndjson", NULL);
    for (guint i = 0; i < all->n_records; i++)
        if (all->records[i].output)
            g_hash_table_add(merge.names, all->records[i].output);
    gboolean done = write_all(&merge, database, state, *manifest, error);
    g_hash_table_unref(merge.names);
    gk_state_free(merge.state);
    return done;
}
