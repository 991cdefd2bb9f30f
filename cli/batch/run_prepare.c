/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/hash.h"
#include "cli/batch/names.h"
#include "cli/batch/run_internal.h"

#include "extract/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_TOLD 20 /* outputs that are not what was written; the others are counted */

/* --- names --- */

/* The run's own files in the output folder. */
static void
reserve_own(const GkRun *run, GkNames *names)
{
    const char *own[] = { run->options->state, run->options->manifest };
    g_autofree char *folder = gk_state_key(run->options->output);
    g_autofree char *prefix = g_str_has_suffix(folder, "/") ? g_strdup(folder) : g_strconcat(folder, "/", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(own); i++) {
        g_autofree char *path = own[i] ? gk_state_key(own[i]) : NULL;
        if (path && g_str_has_prefix(path, prefix))
            gk_names_reserve(names, path + strlen(prefix));
    }
}

static void
reserve_foreign(GkRun *run, GkNames *names)
{
    g_autoptr(GHashTable) paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < run->n_inputs; i++)
        g_hash_table_add(paths, gk_state_key(gk_run_input(run, i)->path));
    g_autoptr(GPtrArray) outputs = gk_state_foreign_outputs(run->state, paths);
    for (guint i = 0; i < outputs->len; i++)
        gk_names_reserve(names, g_ptr_array_index(outputs, i));
}

void
gk_run_plan(GkRun *run)
{
    if (!gk_run_writes_files(run) || run->options->by_hash)
        return;
    g_autoptr(GkNames) names = gk_names_new();
    reserve_own(run, names);
    reserve_foreign(run, names);
    for (guint i = 0; i < run->n_inputs; i++) {
        const GkInput *input = gk_run_input(run, i);
        g_autofree char *key = gk_state_key(input->path);
        if (!input->reason)
            run->outputs[i] = gk_names_choose(names, key, input->relative);
    }
}

/* --- what earlier runs know --- */

static gboolean
is_output_intact(GkRun *run, const GkRecord *earlier)
{
    if (!earlier->output)
        return TRUE;
    if (gk_run_stores(run))
        return gk_export_holds(run->export, earlier->output);
    g_autofree char *path = gk_run_output_path(run, earlier->output);
    if (gk_hash_is_output(path, earlier))
        return TRUE;
    if (run->lost++ < MOST_TOLD && !run->options->quiet) {
        gk_progress_hide(run->progress);
        gk_say("%s: is not what an earlier run wrote, or is gone; its document is read again", path);
    }
    return FALSE;
}

void
gk_run_tell_lost(const GkRun *run)
{
    if (run->lost > MOST_TOLD && !run->options->quiet)
        gk_say("and %u more files were not what an earlier run wrote, or were gone", run->lost - MOST_TOLD);
}

/* Would the input, with the same content, come out the same, at the same place? */
static gboolean
is_usable(GkRun *run, guint index, const GkRecord *earlier)
{
    gboolean lost = earlier->counts.codes[GK_DIAGNOSTIC_PAGE_LOST] > 0, by_limits = lost || earlier->outcome >= GK_OUTCOME_TIMED_OUT;
    const char *fingerprint = by_limits ? run->fingerprint_with_limits : run->fingerprint;
    if (!earlier->sha256 || earlier->duplicate_of || g_strcmp0(earlier->fingerprint, fingerprint) != 0)
        return FALSE;
    if (run->options->fresh || (run->options->retry && (lost || !gk_outcome_is_read(earlier->outcome))))
        return FALSE;
    if (earlier->output && run->outputs[index] && strcmp(earlier->output, run->outputs[index]) != 0)
        return FALSE;
    if (earlier->output && !run->outputs[index] && !g_str_has_prefix(earlier->output, earlier->sha256))
        return FALSE;
    return is_output_intact(run, earlier);
}

static gboolean
is_untouched(const GkRecord *record, const GkRecord *earlier)
{
    return record->bytes == earlier->bytes && record->mtime_ns == earlier->mtime_ns && record->inode == earlier->inode;
}

/* Takes the earlier outcome over, with today's facts about the file. */
static void
reuse(GkRun *run, guint index, const GkRecord *earlier)
{
    GkRecord *record = &run->records[index];
    gint64 mtime = record->mtime_ns;
    guint64 inode = record->inode;
    gk_record_copy_outcome(record, earlier);
    record->reused = TRUE;
    record->mtime_ns = mtime;
    record->inode = inode;
    gk_run_settle(run, index);
}

/* Is there an earlier input with this content? Otherwise this is the first. */
static gboolean
is_duplicate(GkRun *run, guint index, const char *sha256)
{
    if (run->options->each)
        return FALSE;
    gpointer first = g_hash_table_lookup(run->by_content, sha256);
    if (!first) {
        g_hash_table_insert(run->by_content, g_strdup(sha256), GUINT_TO_POINTER(index + 1));
        return FALSE;
    }
    run->originals[index] = GPOINTER_TO_UINT(first) - 1;
    gk_run_settle(run, index);
    return TRUE;
}

/* --- opening --- */

static int
open_input(GkRun *run, guint index, struct stat *facts)
{
    const char *path = gk_run_input(run, index)->path;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd >= 0 && fstat(fd, facts) == 0 && S_ISREG(facts->st_mode))
        return fd;
    int code = fd < 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    g_autoptr(GkSentence) why = code == EACCES || code == EPERM ? gk_sentence_new("may not be read: no permission")
        : code == ENOENT                                        ? gk_sentence_new("was there when the run began, and is gone")
        : code                                                  ? gk_sentence_of_errno(code)
                                                                : gk_sentence_new("is no longer a file");
    gk_run_refuse(run, index, code == EACCES || code == EPERM ? "no_permission" : code == ENOENT ? "not_found" : "read_error",
                  why);
    return -1;
}

static void
note_facts(GkRecord *record, const struct stat *facts)
{
    record->bytes = (guint64) facts->st_size;
    record->mtime_ns = (gint64) facts->st_mtim.tv_sec * 1000000000 + facts->st_mtim.tv_nsec;
    record->inode = (guint64) facts->st_ino;
}

static char *
name_for_worker(const char *path)
{
    g_autofree char *base = g_path_get_basename(path);
    return g_utf8_make_valid(base, -1);
}

/* Hashes an open file; it becomes a job unless its content is known. Takes `fd` over. */
static void
prepare_open(GkRun *run, guint index, int fd, const GkRecord *earlier)
{
    GkRecord *record = &run->records[index];
    record->sha256 = gk_hash_of(fd, &record->bytes);
    if (!record->sha256) {
        g_autoptr(GkSentence) why = gk_sentence_of_errno(errno);
        gk_run_refuse(run, index, "read_error", why);
    } else if (!is_duplicate(run, index, record->sha256)) {
        if (earlier && g_strcmp0(earlier->sha256, record->sha256) == 0 && is_usable(run, index, earlier)) {
            reuse(run, index, earlier);
        } else {
            g_autofree char *name = name_for_worker(gk_run_input(run, index)->path);
            g_queue_push_tail(run->ready, gk_job_new(index, name, fd));
            return;
        }
    }
    close(fd);
}

void
gk_run_prepare(GkRun *run, guint index)
{
    const GkInput *input = gk_run_input(run, index);
    GkRecord *record = &run->records[index];
    struct stat facts;
    if (input->reason) {
        gk_run_refuse(run, index, input->reason, input->message);
        return;
    }
    const GkRecord *earlier = run->state ? gk_state_find(run->state, input->path) : NULL;
    if (earlier && stat(input->path, &facts) == 0) {
        note_facts(record, &facts);
        if (is_untouched(record, earlier)) {
            if (is_usable(run, index, earlier)) {
                record->sha256 = g_strdup(earlier->sha256);
                if (!is_duplicate(run, index, earlier->sha256))
                    reuse(run, index, earlier);
                return;
            }
            earlier = NULL;
        }
    }
    int fd = open_input(run, index, &facts);
    if (fd < 0)
        return;
    note_facts(record, &facts);
    if (record->bytes > GK_LIMIT_FILE_BYTES) {
        g_autoptr(GkSentence) why = gk_sentence_new("is larger than the bound of 1 GB");
        close(fd);
        gk_run_refuse(run, index, "limit", why);
    } else {
        prepare_open(run, index, fd, earlier);
    }
}
