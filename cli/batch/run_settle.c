/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/run_internal.h"
#include "cli/worker/again.h"
#include "export/output.h"

#include <string.h>
#include <unistd.h>

char *
gk_run_output_path(const GkRun *run, const char *output)
{
    return g_build_filename(run->options->output, output, NULL);
}

/* --- in the order of the inputs --- */

static void
wait_for_turn(GkRun *run, guint index, char *line)
{
    run->lines[index] = line;
    run->waiting += strlen(line);
}

static void
print_settled(GkRun *run)
{
    while (!run->stop && run->printed < run->n_inputs && run->settled[run->printed]) {
        char *line = run->lines[run->printed];
        if (run->export && run->originals[run->printed] == GK_NO_ORIGINAL)
            gk_run_export_in_turn(run, run->printed, line);
        else if (line)
            gk_output_print(line, strlen(line), &run->stop);
        run->waiting -= line ? strlen(line) : 0;
        g_clear_pointer(&run->lines[run->printed++], g_free);
    }
}

/* --- settling --- */

/* What an earlier run wrote for this input, and what is no longer true, goes. */
static void
remove_stale(GkRun *run, guint index, const GkRecord *earlier)
{
    const char *output = run->outputs[index];
    if (!earlier || !output || !earlier->output || g_strcmp0(earlier->output, output) != 0 ||
        g_strcmp0(run->records[index].output, output) == 0)
        return;
    g_autofree char *path = gk_run_output_path(run, output);
    unlink(path);
}

static void
note(GkRun *run, guint index)
{
    const GkRecord *record = &run->records[index];
    if (!run->state)
        return;
    remove_stale(run, index, gk_state_find(run->state, record->path));
    if (run->originals[index] == GK_NO_ORIGINAL && !run->stop)
        gk_state_add(run->state, record, &run->stop);
}

void
gk_run_settle_stored(GkRun *run, guint index)
{
    const GkRecord *record = &run->records[index];
    gboolean duplicate = run->originals[index] != GK_NO_ORIGINAL;
    run->settled[index] = TRUE;
    run->counts.done++;
    run->counts.reused += record->reused;
    run->counts.pages += record->reused ? 0 : record->counts.pages;
    run->counts.failed += !duplicate && !gk_outcome_is_read(record->outcome);
    note(run, index);
    if (run->state)
        return;
    if (!run->lines[index] && !duplicate && !run->export) {
        g_autofree char *base = g_path_get_basename(record->path);
        wait_for_turn(run, index, gk_run_failure_line(record, base));
    }
    print_settled(run);
}

void
gk_run_settle(GkRun *run, guint index)
{
    if (gk_run_stores(run))
        gk_run_stage(run, index);
    else
        gk_run_settle_stored(run, index);
}

void
gk_run_refuse(GkRun *run, guint index, const char *reason, const GkSentence *message)
{
    GkRecord *record = &run->records[index];
    record->outcome = GK_OUTCOME_FAILED;
    record->reason = g_strdup(reason);
    record->message = gk_sentence_ref(message);
    gk_run_settle(run, index);
}

/* --- a worker's answer --- */

/* What extract calls an outcome is here one of the outcomes, or a reason for having failed. */
static void
set_outcome(GkRecord *record, const char *name)
{
    record->outcome = gk_outcome_from_name(name);
    if (record->outcome == GK_N_OUTCOMES || record->outcome == GK_OUTCOME_NOT_RUN) {
        record->outcome = GK_OUTCOME_FAILED;
        record->reason = g_strdup(strcmp(name, "not_found") == 0 ? "read_error" : name);
    } else if (record->outcome == GK_OUTCOME_FAILED) {
        record->reason = g_strdup("nothing_readable");
    }
}

static void
take_reply(GkRecord *record, const GkReply *reply, const char *name)
{
    set_outcome(record, reply->outcome);
    /* The record has a path: its message does not begin with the name. */
    record->message = reply->message ? gk_sentence_about(reply->message, name) : NULL;
    g_free(record->link);
    record->link = g_strdup(reply->link);
    record->counts = reply->counts;
}

/* A name that can't be written costs its document; a disk that can't, the run. */
static gboolean
is_about_name(const GError *error)
{
    static const GIOErrorEnum codes[] = { G_IO_ERROR_FILENAME_TOO_LONG, G_IO_ERROR_INVALID_FILENAME,
                                          G_IO_ERROR_NOT_DIRECTORY, G_IO_ERROR_IS_DIRECTORY, G_IO_ERROR_EXISTS };
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
        if (g_error_matches(error, GK_FILE_ERROR, (gint) codes[i]))
            return TRUE;
    return FALSE;
}

static void
on_write_error(GkRun *run, guint index, GError *error)
{
    GkRecord *record = &run->records[index];
    g_clear_pointer(&record->output, g_free);
    g_clear_pointer(&record->output_sha256, g_free);
    if (is_about_name(error)) {
        record->outcome = GK_OUTCOME_FAILED;
        record->reason = g_strdup("not_writable");
        record->message = gk_error_sentence(error);
        g_clear_pointer(&record->fingerprint, g_free); /* to be tried again by the next run */
        g_error_free(error);
    } else if (run->stop) {
        g_error_free(error);
    } else {
        run->stop = error;
    }
}

/* A JSON is kept of what could be opened. TRUE: it is on its way, and the record is settled when it is there. */
static gboolean
write_document(GkRun *run, guint index, const GkReply *reply)
{
    GkRecord *record = &run->records[index];
    GError *error = NULL;
    if (!reply->json || !reply->counts.pages)
        return FALSE;
    record->output = run->outputs[index] ? g_strdup(run->outputs[index]) : g_strconcat(record->sha256, ".json", NULL);
    record->output_bytes = strlen(reply->json);
    record->output_sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, reply->json, (gssize) record->output_bytes);
    g_autofree char *path = gk_run_output_path(run, record->output);
    if (gk_writer_begin(run->writer, index, path, reply->json, record->output_bytes, &error))
        return TRUE;
    on_write_error(run, index, error);
    return FALSE;
}

gboolean
gk_run_settle_written(GkRun *run, gboolean wait)
{
    GError *error = NULL;
    guint index;
    if (!run->writer || !gk_writer_next(run->writer, wait, &index, &error))
        return FALSE;
    if (error)
        on_write_error(run, index, error);
    /* When the disk is full it counts as not read: its document is not there. */
    if (!error || !run->stop)
        gk_run_settle(run, index);
    return TRUE;
}

/* NDJSON is one line a document: a worker that has been taken over may say otherwise. */
static gboolean
is_one_line(const char *json)
{
    const char *end = strchr(json, '\n');
    return end && end[1] == '\0';
}

/* A worker that was taken over may tell anything, of anybody. */
static void
refuse_answer(GkRecord *record)
{
    record->outcome = GK_OUTCOME_CRASHED;
    gk_sentence_unref(record->message);
    record->message = gk_sentence_new("its worker answered with something else than was asked for");
}

/* TRUE: to be settled later. */
static gboolean
on_reply(GkRun *run, guint index, const GkReply *reply, const char *name)
{
    GkRecord *record = &run->records[index];
    if (strcmp(reply->sha256, record->sha256) != 0) {
        record->outcome = GK_OUTCOME_FAILED;
        record->reason = g_strdup("changed");
        g_clear_pointer(&record->fingerprint, g_free);
        record->message = gk_sentence_new("changed while it was read; run again when it is complete");
        return FALSE;
    }
    take_reply(record, reply, name);
    if (gk_run_writes_files(run))
        return write_document(run, index, reply);
    if (gk_run_stores(run)) {
        if (reply->json && !gk_run_store(run, index, reply->json))
            refuse_answer(record);
        return FALSE;
    }
    if (reply->json && is_one_line(reply->json))
        wait_for_turn(run, index, g_strdup(reply->json));
    return FALSE;
}

static void
on_death(GkRecord *record, const GkJobReport *report)
{
    static const GkOutcome outcomes[] = { GK_OUTCOME_FAILED, GK_OUTCOME_CRASHED, GK_OUTCOME_TIMED_OUT,
                                          GK_OUTCOME_OUT_OF_MEMORY };
    record->outcome = outcomes[report->end];
    if (report->page)
        record->message = gk_sentence_new("%p; it was at page %u", report->message, report->page);
    else
        record->message = gk_sentence_ref(report->message);
}

void
gk_finished_free(GkFinished *finished)
{
    gk_job_free(finished->job);
    gk_job_report_clear(&finished->report);
    g_free(finished);
}

void
gk_run_on_done(GkJob *job, GkJobReport *report, gpointer data)
{
    GkRun *run = data;
    GkFinished *finished = g_new0(GkFinished, 1);
    *finished = (GkFinished) { job, *report };
    *report = (GkJobReport) { .end = report->end };
    if (job == run->alone)
        run->alone = NULL;
    g_queue_push_tail(run->finished, finished);
}

void
gk_run_settle_finished(GkRun *run)
{
    GkFinished *finished = g_queue_pop_head(run->finished);
    GkJobReport *report = &finished->report;
    guint index = finished->job->index;
    GkRecord *record = &run->records[index];
    if (report->reply.notice && !run->noticed && !run->options->quiet)
        gk_say("%p", report->reply.notice);
    run->noticed |= report->reply.notice != NULL;
    GkAgain again = gk_job_again(finished->job, report);
    record->attempts = finished->job->attempts;
    record->seconds = finished->job->seconds;
    record->processor_seconds = finished->job->spent.worked;
    record->peak_memory = MAX(record->peak_memory, report->peak_memory);
    record->refused = record->refused ? record->refused : g_steal_pointer(&report->refused);
    if (again != GK_AGAIN_NO) {
        g_queue_push_tail(again == GK_AGAIN_ALONE ? run->again : run->ready, g_steal_pointer(&finished->job));
    } else {
        gboolean limited = report->end != GK_JOB_DONE || report->reply.counts.codes[GK_DIAGNOSTIC_PAGE_LOST];
        record->fingerprint = g_strdup(limited ? run->fingerprint_with_limits : run->fingerprint);
        gboolean later = FALSE;
        if (report->end == GK_JOB_DONE)
            later = on_reply(run, index, &report->reply, finished->job->request.name);
        else
            on_death(record, report);
        if (!later && !run->stop)
            gk_run_settle(run, index);
    }
    gk_finished_free(finished);
}
