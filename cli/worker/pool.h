/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The workers of a command, seen from the command: who is busy with what, since
 * when, and what became of it.
 *
 * Every job that is given ends in exactly one report: done (the worker
 * answered), crashed, timed out or out of memory. Time is processor time, or time
 * in which a worker did nothing (spent.h), so that a busy machine makes nothing
 * fail. Memory is looked at ten times a second, and bounded by the kernel a little
 * above.
 *
 * There are two kinds of workers, which share the places: those that read, and
 * those that have loaded what recognizes pictures of text, and may take longer.
 * The latter do what the former can as well.
 *
 * Not thread-safe; nothing here blocks but gk_pool_wait().
 */
#pragma once

#include "cli/worker/spent.h"

#include <signal.h>

G_BEGIN_DECLS

typedef enum {
    GK_WORKER_READS,
    GK_WORKER_RECOGNIZES,
    GK_N_WORKER_KINDS
} GkWorkerWhat;

typedef enum {
    GK_JOB_DONE,
    GK_JOB_CRASHED,
    GK_JOB_TIMED_OUT,
    GK_JOB_OUT_OF_MEMORY,
} GkJobEnd;

typedef struct {
    guint index; /* the caller's */
    GkRequest request;
    int fd; /* the open file, at its beginning; -1 for a probe */
    /* What became of earlier attempts: again.h. */
    guint attempts;
    double seconds;
    GkSpent spent;
    GkJobEnd first_end; /* of the first page that was left out */
} GkJob;

/* To extract; takes over `fd`. Another task is set in the request. */
GkJob *gk_job_new(guint index, const char *name, int fd);
void gk_job_free(GkJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkJob, gk_job_free)

typedef struct {
    GkJobEnd end;
    GkReply reply; /* DONE */
    GkSentence *message; /* otherwise: one sentence part, "killed by signal 11 (Segmentation fault)" */
    char *refused; /* a system call that the sandbox refused; NULL */
    gboolean outside; /* CRASHED by a signal that comes from outside: kill(1), or the kernel short of memory */
    guint page; /* on which it ended, 0 when between pages; for all but DONE */
    gboolean at_annotations; /* it ended while those of the page were looked at */
    guint pages; /* how many the document has, as far as the worker has told; 0 */
    gboolean by_page; /* TIMED_OUT: the page took too long, not the document */
    gboolean fresh; /* its worker had read nothing before */
    double seconds; /* by the clock */
    GkSpent spent;
    guint64 peak_memory; /* bytes, as seen now and then */
} GkJobReport;

/* The job is the callee's to free or give again. It may steal what the report owns by clearing it. */
typedef void (*GkJobDone)(GkJob *job, GkJobReport *report, gpointer data);

/* Frees what a report owns. */
void gk_job_report_clear(GkJobReport *report);

typedef struct {
    guint workers;
    gboolean sandbox;
    guint needed; /* GkSandboxFeature without which a worker must not begin */
    GkWorkerKind kinds[GK_N_WORKER_KINDS];
    GkPerform perform; /* what GK_TASK_PERFORM does; NULL */
    guint documents; /* after so many a worker is replaced; 0: never */
    const GkExtractOptions *extract;
} GkPoolOptions;

typedef struct _GkPool GkPool;

/* `options` must outlive the pool. Workers are started when they are needed. */
GkPool *gk_pool_new(const GkPoolOptions *options, GkJobDone done, gpointer data);
/* Ends all workers at once; unfinished jobs are freed without a report. */
void gk_pool_free(GkPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkPool, gk_pool_free)

guint gk_pool_busy(const GkPool *pool);
gboolean gk_pool_has_idle(const GkPool *pool);

/* Takes the job over. `fresh`: in a worker that has read nothing yet. There must be an idle worker.
 * FALSE, with errno, when no worker can be started; the job is then still the caller's. */
gboolean gk_pool_give(GkPool *pool, GkJob *job, gboolean fresh);

/* Waits until something happens, at most so long, or `other` (-1: none) is readable; reports what ended. `signals` as
 * for ppoll(). */
void gk_pool_wait(GkPool *pool, guint milliseconds, int other, const sigset_t *signals);

G_END_DECLS
