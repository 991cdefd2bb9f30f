/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Batch into something else than JSON.
 *
 * Most formats are one file that is written whole: documents go into it in the
 * order of the inputs, as NDJSON does. A database is added to as documents
 * come, some at a time in one transaction, and a document counts as done when
 * its transaction is on the disk: until then it is staged, and a run that is
 * killed reads it again. Files that could not be read are rows there too.
 *
 * What comes from a worker may be anything, for the document that it read may
 * have taken it over: it is taken only for the document that was asked for.
 */
#include "cli/batch/run_internal.h"

#include "data/printable.h"
#include "export/output.h"
#include "normalize/json/json.h"

#include <string.h>

#define MOST_STAGED 32 /* documents in one transaction */

gboolean
gk_run_export_begin(GkRun *run)
{
    const GkRunOptions *options = run->options;
    if (options->format)
        run->export = gk_export_begin(options->format, options->output, &options->export, &run->stop);
    return run->stop == NULL;
}

/* --- what could not be read --- */

char *
gk_run_failure_line(const GkRecord *record, const char *name)
{
    g_autofree char *shown = gk_printable(name);
    g_autoptr(GkSentence) message =
        record->message ? gk_sentence_ref(record->message) : gk_sentence_new("was not read");
    g_autoptr(GError) error = NULL;
    gk_error_set(&error, GK_FILE_ERROR, G_IO_ERROR_FAILED, "%s: %p", shown, message);
    GkSourceInfo info = { .file = shown, .sha256 = record->sha256, .bytes = record->bytes };
    return gk_failure_to_json(&info, error, TRUE);
}

/* The manifest knows the reason better than the record of a failure, which knows those of PDFs alone. */
static void
set_reason(GkExportDocument *document, const char *reason)
{
    const cJSON *diagnostics = cJSON_GetObjectItemCaseSensitive(document->json, "diagnostics");
    cJSON *code = cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(diagnostics, 0), "code");
    code->valuestring = gk_arena_strdup(document->arena, reason);
}

/* Without its SHA-256 a file is known by its whole path. */
static GkExportDocument *
failure_of(const GkRecord *record)
{
    g_autofree char *base = g_path_get_basename(record->path);
    g_autofree char *line = gk_run_failure_line(record, record->sha256 ? base : record->path);
    GkExportDocument *document = gk_export_document_parse(line, strlen(line), base, NULL, NULL);
    set_reason(document, record->reason ? record->reason : gk_outcome_name(record->outcome));
    return document;
}

/* --- in the order of the inputs --- */

/* What a worker said of input `index`; NULL when it is not what was asked for. */
static GkExportDocument *
answer_of(const GkRun *run, guint index, const char *json)
{
    const GkRecord *record = &run->records[index];
    GkExportDocument *document = gk_export_document_parse(json, strlen(json), record->path, NULL, NULL);
    if (!document || g_str_has_prefix(document->id, record->sha256))
        return document;
    gk_export_document_free(document);
    return NULL;
}

void
gk_run_export_in_turn(GkRun *run, guint index, const char *json)
{
    g_autoptr(GkExportDocument) document = json ? answer_of(run, index, json) : NULL;
    g_autoptr(GError) error = NULL;
    if (!document)
        document = failure_of(&run->records[index]);
    if (gk_export_add(run->export, document, &error))
        return;
    if (!g_error_matches(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_LEFT_OUT)) {
        run->stop = g_steal_pointer(&error);
        return;
    }
    run->left_out = TRUE;
    g_autoptr(GkSentence) why = gk_error_sentence(error);
    gk_say("%s: %p", run->records[index].path, why);
}

/* --- into a database --- */

/* What was added since the last commit is not there. */
static void
lose(GkRun *run, GError *error)
{
    g_queue_clear(run->staged);
    if (run->stop)
        g_error_free(error);
    else
        run->stop = error;
}

static void
add(GkRun *run, guint index, const GkExportDocument *document)
{
    GError *error = NULL;
    g_free(run->records[index].output);
    run->records[index].output = g_strdup(document->id);
    if (!gk_export_add(run->export, document, &error))
        lose(run, error);
}

gboolean
gk_run_store(GkRun *run, guint index, const char *json)
{
    g_autoptr(GkExportDocument) document = answer_of(run, index, json);
    if (document)
        add(run, index, document);
    return document != NULL;
}

/* The row that says that the file could not be read goes when that is no longer true. */
static void
forget_failure(GkRun *run, guint index)
{
    const GkRecord *record = &run->records[index], *earlier = gk_state_find(run->state, record->path);
    GError *error = NULL;
    if (!earlier || !earlier->output || gk_outcome_is_read(earlier->outcome) ||
        g_strcmp0(earlier->output, record->output) == 0 || g_strcmp0(earlier->sha256, record->sha256) == 0)
        return;
    if (!gk_export_forget(run->export, earlier->output, &error))
        lose(run, error);
}

void
gk_run_stage(GkRun *run, guint index)
{
    GkRecord *record = &run->records[index];
    if (run->stop)
        return;
    if (run->originals[index] == GK_NO_ORIGINAL && !record->output) {
        g_autoptr(GkExportDocument) failure = failure_of(record);
        add(run, index, failure);
    }
    if (!run->stop)
        forget_failure(run, index);
    if (!run->stop)
        g_queue_push_tail(run->staged, GUINT_TO_POINTER(index));
}

void
gk_run_commit(GkRun *run, gboolean now)
{
    GError *error = NULL;
    if (g_queue_is_empty(run->staged) || !(now || run->staged->length >= MOST_STAGED))
        return;
    if (!gk_export_commit(run->export, &error)) {
        lose(run, error);
        return;
    }
    while (!g_queue_is_empty(run->staged))
        gk_run_settle_stored(run, GPOINTER_TO_UINT(g_queue_pop_head(run->staged)));
}

/* --- the end --- */

void
gk_run_export_end(GkRun *run, gboolean whole)
{
    GkExport *export = g_steal_pointer(&run->export);
    GError *error = NULL;
    if (!export || !whole)
        gk_export_abandon(export);
    else if (!gk_export_end(export, &error))
        lose(run, error);
}
