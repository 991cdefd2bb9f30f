/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/links.h"
#include "cli/batch/run_internal.h"
#include "cli/batch/summary.h"
#include "export/output.h"

#include <string.h>

/* --- duplicates --- */

static gboolean
is_same_file(const char *a, const char *b)
{
    g_autofree char *first = gk_state_key(a), *second = gk_state_key(b);
    return strcmp(first, second) == 0;
}

static void
resolve_duplicate(GkRun *run, guint index)
{
    GkRecord *record = &run->records[index];
    const GkRecord *original = &run->records[run->originals[index]];
    gk_record_become_copy(record, original);
    if (run->state && !run->stop && record->outcome != GK_OUTCOME_NOT_RUN &&
        !is_same_file(record->path, original->path))
        gk_state_add(run->state, record, &run->stop);
}

static void
resolve(GkRun *run)
{
    for (guint i = 0; i < run->n_inputs; i++) {
        GkRecord *record = &run->records[i];
        if (run->originals[i] != GK_NO_ORIGINAL) {
            resolve_duplicate(run, i);
        } else if (!run->settled[i]) {
            record->outcome = GK_OUTCOME_NOT_RUN;
            g_clear_pointer(&record->fingerprint, g_free);
            g_clear_pointer(&record->output, g_free);
            g_clear_pointer(&record->output_sha256, g_free);
        }
    }
}

/* --- writing --- */

/* Into the output folder by way of the state's file, so that a kill leaves nothing beside. */
static gboolean
write_manifest(GkRun *run, GError **error)
{
    const char *path = run->options->manifest;
    gsize length;
    if (!path)
        return TRUE;
    g_autofree char *text = gk_records_to_lines(run->records, run->n_inputs, &length);
    run->note.manifest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *) text, length);
    g_autofree char *folder = g_path_get_dirname(path);
    if (run->state && (strcmp(folder, run->options->output) == 0 || strcmp(folder, run->options->state) == 0))
        return gk_output_write_by(gk_state_beside(run->state), path, text, length, error);
    return gk_output_write(path, text, length, error);
}

static gboolean
write_books(GkRun *run)
{
    g_autoptr(GError) error = NULL;
    if (write_manifest(run, &error) && (!run->state || gk_state_compact(run->state, &error)))
        return TRUE;
    if (run->stop)
        gk_say_error(error);
    else
        run->stop = g_steal_pointer(&error);
    return FALSE;
}

/* --- saying --- */

static void
say_stop(const GkRun *run)
{
    g_autoptr(GkSentence) why = gk_error_sentence(run->stop);
    guint done = 0;
    for (guint i = 0; i < run->n_inputs; i++)
        done += run->records[i].outcome != GK_OUTCOME_NOT_RUN;
    if (run->state && g_error_matches(run->stop, GK_FILE_ERROR, G_IO_ERROR_NO_SPACE))
        gk_say(
            "%p: the disk is full. Make room and run the same command again: it goes on after the %u of %u files that "
            "are done",
            why, done, run->n_inputs);
    else
        gk_say("%p", why);
}

static GkExit
judge(const GkRun *run, gboolean interrupted)
{
    GkTotals totals;
    gk_totals_count(&totals, run->records, run->n_inputs);
    guint complete = totals.by_outcome[GK_OUTCOME_COMPLETE];
    gboolean none = complete + totals.by_outcome[GK_OUTCOME_INCOMPLETE] == 0;
    if (run->stop || interrupted || (none && !run->options->shards && !run->options->each)) /* a part may be all bad */
        return GK_EXIT_FAILED;
    if (run->options->each) /* each line says what became of it */
        return GK_EXIT_COMPLETE;
    return complete == run->n_inputs && !totals.with_warnings && !run->left_out ? GK_EXIT_COMPLETE : GK_EXIT_WARNINGS;
}

GkExit
gk_run_finish(GkRun *run, gboolean interrupted)
{
    if (!run->began) {
        gk_say_error(run->stop);
        return GK_EXIT_FAILED;
    }
    resolve(run);
    gk_run_export_end(run, run->state || (!run->stop && !interrupted));
    gk_links_find(run->records, run->n_inputs);
    gboolean written = write_books(run);
    if (!run->stop && !interrupted)
        gk_run_shard_end(run);
    gk_progress_show(run->progress, &run->counts, TRUE);
    gk_progress_hide(run->progress);
    gk_run_tell_lost(run);
    if (!run->options->quiet) {
        g_autofree char *summary = gk_summary(run->records, run->n_inputs, written ? run->options->manifest : NULL);
        g_printerr("%s", summary);
    }
    if (run->stop)
        say_stop(run);
    else if (interrupted)
        gk_say("interrupted; run the same command again to go on");
    return judge(run, interrupted);
}
