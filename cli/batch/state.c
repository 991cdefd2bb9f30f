/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/state.h"

#include "export/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define JOURNAL "state.ndjson"
#define UNFINISHED "unfinished"
#define SEAL ",\"line_sha256\":\""
#define MOST_RUNS 64 /* that share what they write */

struct _GkState {
    char *path, *beside;
    int lock, journal;
    guint damaged; /* lines */
    GHashTable *records; /* absolute path -> GkRecord *, owned */
};

static void
record_free(gpointer data)
{
    gk_record_clear(data);
    g_free(data);
}

static gboolean
fail(GError **error, const char *path, int code)
{
    gk_output_error_set(error, path, code);
    return FALSE;
}

char *
gk_state_key(const char *path)
{
    return g_canonicalize_filename(path, NULL);
}

/* --- lines: a record, and in the end the hash of what stands before it --- */

static char *
sealed_line(const GkRecord *record, const char *path)
{
    g_autofree char *line = gk_record_to_line(record, path);
    gsize length = strlen(line) - strlen("}\n");
    g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, line, (gssize) length);
    line[length] = '\0';
    return g_strconcat(line, SEAL, sha256, "\"}\n", NULL);
}

/* `line` without its newline. Lines of before there were seals tell nothing of their output's hash either. */
static gboolean
is_sound(const char *line, gsize length)
{
    const char *seal = g_strrstr_len(line, (gssize) length, SEAL);
    if (!seal)
        return !g_strstr_len(line, (gssize) length, "\"output_sha256\":");
    g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, line, seal - line);
    g_autofree char *expected = g_strconcat(SEAL, sha256, "\"}", NULL);
    return length == (gsize) (seal - line) + strlen(expected) && memcmp(seal, expected, strlen(expected)) == 0;
}

/* --- opening --- */

static gboolean
take_lock(GkState *state, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "lock", NULL), *whose = g_path_get_dirname(folder);
    state->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (state->lock < 0)
        return fail(error, path, errno);
    if (flock(state->lock, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
    if (errno != EWOULDBLOCK)
        return TRUE; /* a file system without locks */
    gk_error_set_about(error, GK_FILE_ERROR, G_IO_ERROR_BUSY, whose,
                       "another run of gongkai batch is writing there; give each run its own folder");
    return FALSE;
}

static void
remember(GkState *state, GkRecord *record)
{
    g_hash_table_replace(state->records, record->path, record);
}

/* Reads a journal up to its last whole line; how long that is. Later lines replace earlier ones, `foreign` ones
 * nothing. */
static gsize
read_journal(GkState *state, char *text, gsize length, gboolean foreign)
{
    gsize whole = 0;
    for (char *line = text, *end; (end = memchr(line, '\n', length - whole)); line = end + 1) {
        *end = '\0';
        GkRecord *record = g_new0(GkRecord, 1);
        gboolean known = is_sound(line, (gsize) (end - line)) && gk_record_from_line(record, line);
        state->damaged += !known;
        if (known && !(foreign && g_hash_table_contains(state->records, record->path)))
            remember(state, record);
        else
            record_free(record);
        whole = (gsize) (end + 1 - text);
    }
    return whole;
}

static gboolean
open_journal(GkState *state, GError **error)
{
    g_autofree char *text = NULL;
    gsize length = 0, whole = 0;
    if (g_file_get_contents(state->path, &text, &length, NULL))
        whole = read_journal(state, text, length, FALSE);
    state->journal = open(state->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (state->journal < 0 || ftruncate(state->journal, (off_t) whole) != 0 || lseek(state->journal, 0, SEEK_END) < 0)
        return fail(error, state->path, errno);
    return TRUE;
}

/* What a killed run has left. */
static void
remove_unfinished(const char *folder)
{
    GDir *entries = g_dir_open(folder, 0, NULL);
    for (const char *name; entries && (name = g_dir_read_name(entries));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_prefix(name, UNFINISHED))
            g_unlink(path);
    }
    if (entries)
        g_dir_close(entries);
}

static GkState *
open_one(const char *folder, GError **error)
{
    GkState *state = g_new0(GkState, 1);
    state->lock = state->journal = -1;
    state->path = g_build_filename(folder, JOURNAL, NULL);
    state->beside = g_build_filename(folder, UNFINISHED, NULL);
    state->records = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, record_free);
    if (g_mkdir_with_parents(folder, 0777) != 0)
        fail(error, folder, errno);
    else if (take_lock(state, folder, error) && open_journal(state, error)) {
        remove_unfinished(folder);
        return state;
    }
    gk_state_free(state);
    return NULL;
}

/* The folder itself, then 2, 3, … in it. */
static char *
folder_of_run(const char *folder, guint number)
{
    g_autofree char *name = number > 1 ? g_strdup_printf("%u", number) : NULL;
    return g_build_filename(folder, name, NULL);
}

/* What the other runs know, also those that go on now. */
static void
read_others(GkState *state, const char *folder, guint own)
{
    for (guint number = 1; number <= MOST_RUNS; number++) {
        g_autofree char *other = folder_of_run(folder, number), *path = g_build_filename(other, JOURNAL, NULL),
                        *text = NULL;
        gsize length;
        if (number != own && g_file_get_contents(path, &text, &length, NULL))
            read_journal(state, text, length, TRUE);
    }
}

GkState *
gk_state_open(const char *folder, gboolean shared, GError **error)
{
    for (guint number = 1;; number++) {
        g_autoptr(GError) problem = NULL;
        g_autofree char *own = folder_of_run(folder, number);
        GkState *state = open_one(own, &problem);
        if (state && shared)
            read_others(state, folder, number);
        if (state)
            return state;
        if (!shared || number == MOST_RUNS || !g_error_matches(problem, GK_FILE_ERROR, G_IO_ERROR_BUSY)) {
            g_propagate_error(error, g_steal_pointer(&problem));
            return NULL;
        }
    }
}

void
gk_state_free(GkState *state)
{
    if (!state)
        return;
    if (state->journal >= 0)
        close(state->journal);
    if (state->lock >= 0)
        close(state->lock);
    g_hash_table_unref(state->records);
    g_free(state->path);
    g_free(state->beside);
    g_free(state);
}

/* --- using --- */

guint
gk_state_damaged(const GkState *state)
{
    return state->damaged;
}

const char *
gk_state_beside(const GkState *state)
{
    return state->beside;
}

const GkRecord *
gk_state_find(const GkState *state, const char *path)
{
    g_autofree char *key = gk_state_key(path);
    return g_hash_table_lookup(state->records, key);
}

static gboolean
append(GkState *state, const char *line, GError **error)
{
    off_t before = lseek(state->journal, 0, SEEK_CUR);
    gsize length = strlen(line);
    gssize written = write(state->journal, line, length);
    if (written == (gssize) length)
        return TRUE;
    int code = written < 0 ? errno : ENOSPC;
    if (ftruncate(state->journal, before) != 0 || lseek(state->journal, before, SEEK_SET) < 0)
        code = errno;
    return fail(error, state->path, code);
}

gboolean
gk_state_add(GkState *state, const GkRecord *record, GError **error)
{
    GkRecord *copy = g_new0(GkRecord, 1);
    copy->path = gk_state_key(record->path);
    gk_record_copy_outcome(copy, record);
    g_autofree char *line = sealed_line(copy, copy->path);
    remember(state, copy);
    return append(state, line, error);
}

GPtrArray *
gk_state_foreign_outputs(const GkState *state, GHashTable *paths)
{
    GPtrArray *outputs = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer path, record;
    g_hash_table_iter_init(&iterator, state->records);
    while (g_hash_table_iter_next(&iterator, &path, &record)) {
        char *output = ((GkRecord *) record)->output;
        if (output && !g_hash_table_contains(paths, path))
            g_ptr_array_add(outputs, output);
    }
    return outputs;
}

static int
compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

gboolean
gk_state_compact(GkState *state, GError **error)
{
    guint count;
    g_autofree gpointer *paths = g_hash_table_get_keys_as_array(state->records, &count);
    g_autoptr(GString) text = g_string_new(NULL);
    qsort(paths, count, sizeof *paths, compare_paths);
    for (guint i = 0; i < count; i++) {
        g_autofree char *line = sealed_line(g_hash_table_lookup(state->records, paths[i]), paths[i]);
        g_string_append(text, line);
    }
    return gk_output_write_by(state->beside, state->path, text->str, text->len, error);
}
