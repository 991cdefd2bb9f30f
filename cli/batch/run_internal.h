/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A run and its parts: run.c turns the wheel, run_prepare.c looks at inputs
 * before they are read, run_shard.c lets go of those of other shards, run_settle.c writes down what became of them,
 * run_export.c in other formats than JSON, run_finish.c closes the books.
 */
#pragma once

#include "cli/batch/record.h"
#include "cli/batch/run.h"
#include "cli/batch/shard.h"
#include "cli/batch/state.h"
#include "cli/batch/writer.h"
#include "cli/inputs.h"

G_BEGIN_DECLS

#define GK_NO_ORIGINAL G_MAXUINT

typedef struct {
    const GkRunOptions *options;
    GPtrArray *inputs; /* GkInput *, the options': of a shard, its own */
    guint n_inputs;
    GkShardNote note; /* of a shard */
    GkRecord *records; /* parallel to the inputs */
    char **outputs; /* what each would be written to; NULL by hash and on standard output */
    guint *originals; /* of a duplicate: the input that is read for it */
    char **lines; /* NDJSON that waits for its turn */
    guint64 waiting; /* bytes of them */
    gboolean *settled;
    guint next; /* to prepare */
    guint printed; /* inputs whose turn on standard output is over */
    GQueue *finished; /* GkFinished * */
    GQueue *ready, *again; /* GkJob *: prepared; crashed, to be read alone */
    gboolean warm; /* what workers share is loaded */
    gboolean noticed; /* what workers had to tell once, has been told */
    GkJob *alone; /* the job that is read alone now */
    GHashTable *by_content; /* SHA-256 -> index + 1 of the first input that has it */
    GkState *state; /* NULL where nothing is remembered */
    GkWriter *writer; /* of JSON into a folder; NULL */
    GkExport *export; /* of another format; NULL */
    GQueue *staged; /* indexes of inputs that are in a database, and not yet on the disk */
    gboolean left_out; /* the format could not hold a document that was read */
    guint lost; /* outputs of earlier runs that are not what was written */
    gboolean began;
    GkPool *pool;
    GkProgress *progress;
    GkProgressCounts counts;
    char *fingerprint, *fingerprint_with_limits;
    GError *stop; /* why the run can't go on */
} GkRun;

static inline const GkInput *
gk_run_input(const GkRun *run, guint index)
{
    return g_ptr_array_index(run->inputs, index);
}

/* One JSON per document, in a folder? */
static inline gboolean
gk_run_writes_files(const GkRun *run)
{
    return !run->options->format && run->options->output;
}

/* Into a database? */
static inline gboolean
gk_run_stores(const GkRun *run)
{
    return run->options->format && run->options->state;
}

/* Chooses the names of all outputs. */
void gk_run_plan(GkRun *run);

/* Takes the run for its shard, if it is one: after gk_run_plan(), which must know all. FALSE, with run->stop, when it
 * can't be. */
gboolean gk_run_shard_begin(GkRun *run);
/* All of it is done, and the books are written. */
void gk_run_shard_end(GkRun *run);

/* Looks at input `index`: it becomes a ready job, or is settled at once. */
void gk_run_prepare(GkRun *run, guint index);
/* Of what earlier runs wrote and is no more, what has not been told yet. */
void gk_run_tell_lost(const GkRun *run);

/* What a worker has reported and nobody has looked at yet. */
typedef struct {
    GkJob *job;
    GkJobReport report;
} GkFinished;

/* A worker is done with it (GkJobDone; `data` is the run). Puts it into run->finished: writing and syncing take
 * time, in which the worker had better have something to do. */
void gk_run_on_done(GkJob *job, GkJobReport *report, gpointer data);
/* Takes care of what finished first. */
void gk_run_settle_finished(GkRun *run);
/* Settles one whose document has been written; FALSE when there is none. */
gboolean gk_run_settle_written(GkRun *run, gboolean wait);
void gk_finished_free(GkFinished *finished);

/* Record `index` is final. */
void gk_run_settle(GkRun *run, guint index);
/* ... because the input can't be read. */
void gk_run_refuse(GkRun *run, guint index, const char *reason, const GkSentence *message);

/* The same for an input whose row in a database is on the disk. */
void gk_run_settle_stored(GkRun *run, guint index);

/* --- run_export.c --- */

/* FALSE, with run->stop, when it can't begin. */
gboolean gk_run_export_begin(GkRun *run);
/* The record of a file that was not read, on one line; `name` is what it says of the file's name. */
char *gk_run_failure_line(const GkRecord *record, const char *name);
/* Adds the document whose turn it is, or, where `json` is not it, that it could not be read. */
void gk_run_export_in_turn(GkRun *run, guint index, const char *json);
/* Adds a document to a database; FALSE, with nothing done, when `json` is not what was asked for. */
gboolean gk_run_store(GkRun *run, guint index, const char *json);
/* Record `index` is final: adds what is missing of it; a commit settles it. */
void gk_run_stage(GkRun *run, guint index);
/* Settles what is staged, `now` or when it is much. */
void gk_run_commit(GkRun *run, gboolean now);
/* Ends the export. `whole`: all inputs had their turn; else there is no file. */
void gk_run_export_end(GkRun *run, gboolean whole);

/* Resolves duplicates; writes state and manifest; says what happened. */
GkExit gk_run_finish(GkRun *run, gboolean interrupted);

/* The path of an output. The caller frees it. */
char *gk_run_output_path(const GkRun *run, const char *output);

G_END_DECLS
