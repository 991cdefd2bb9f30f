/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/run.h"

#include "cli/batch/fingerprint.h"
#include "cli/batch/run_internal.h"
#include "cli/worker/worker.h"
#include "export/output.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Documents that may be read ahead of the one whose turn it is where they come in order, for each worker. */
#define AHEAD 16
/* Documents that are prepared beyond one for each worker, to choose the largest from. */
#define CHOICE 16

/* --- signals: the only thing that a handler may touch is this --- */

static volatile sig_atomic_t interrupted;

static void
on_interrupt(int number)
{
    interrupted = number;
}

gboolean
gk_run_was_interrupted(void)
{
    return interrupted != 0;
}

/* Blocks the signals but while waiting; `waiting` is the mask for that. */
static void
arrange_signals(sigset_t *waiting)
{
    static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
    sigset_t blocked;
    struct sigaction action = { .sa_handler = on_interrupt };
    sigemptyset(&blocked);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        sigaddset(&blocked, numbers[i]);
        sigaction(numbers[i], &action, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
    sigprocmask(SIG_BLOCK, &blocked, waiting);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        sigdelset(waiting, numbers[i]);
}

/* --- beginning and end --- */

static char *
limits_of(const GkPoolOptions *pool)
{
    GString *limits = g_string_new(NULL);
    for (guint i = 0; i < GK_N_WORKER_KINDS; i++)
        g_string_append_printf(limits, "%" G_GUINT64_FORMAT " %u %u ", pool->kinds[i].memory, pool->kinds[i].page_seconds,
                               pool->kinds[i].document_seconds);
    return g_string_free(limits, FALSE);
}

static gboolean
begin(GkRun *run, const GkRunOptions *options)
{
    guint count = options->inputs->len;
    g_autofree char *limits = limits_of(&options->pool);
    *run = (GkRun) { .options = options, .n_inputs = count, .counts = { .files = count } };
    run->inputs = g_ptr_array_ref(options->inputs);
    run->records = g_new0(GkRecord, count);
    run->outputs = g_new0(char *, count);
    run->originals = g_new(guint, count);
    run->lines = g_new0(char *, count);
    run->settled = g_new0(gboolean, count);
    run->finished = g_queue_new();
    run->ready = g_queue_new();
    run->again = g_queue_new();
    run->by_content = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    run->progress = gk_progress_new(options->progress);
    run->fingerprint = gk_fingerprint(options->pool.extract, NULL);
    run->fingerprint_with_limits = gk_fingerprint(options->pool.extract, limits);
    run->pool = gk_pool_new(&options->pool, gk_run_on_done, run);
    for (guint i = 0; i < count; i++) {
        run->records[i].path = g_strdup(gk_run_input(run, i)->path);
        run->originals[i] = GK_NO_ORIGINAL;
    }
    run->staged = g_queue_new();
    if (gk_run_export_begin(run) && options->state)
        run->state = gk_state_open(options->state, gk_run_stores(run), &run->stop);
    if (run->state && gk_state_damaged(run->state) && !options->quiet)
        gk_say("%s: damaged lines that are not believed: %u; what they tell of is read again", options->state,
               gk_state_damaged(run->state));
    if (run->state && gk_run_writes_files(run))
        run->writer = gk_writer_new(gk_state_beside(run->state), &run->stop);
    if (!run->stop)
        gk_run_plan(run);
    run->began = !run->stop && gk_run_shard_begin(run);
    return run->began;
}

static void
clear(GkRun *run)
{
    gk_pool_free(run->pool);
    gk_writer_free(run->writer);
    gk_export_abandon(run->export);
    gk_state_free(run->state);
    gk_progress_free(run->progress);
    g_queue_free_full(run->finished, (GDestroyNotify) gk_finished_free);
    g_queue_free_full(run->ready, (GDestroyNotify) gk_job_free);
    g_queue_free_full(run->again, (GDestroyNotify) gk_job_free);
    g_queue_free(run->staged);
    g_ptr_array_unref(run->inputs);
    gk_shard_note_clear(&run->note);
    g_hash_table_unref(run->by_content);
    for (guint i = 0; i < run->n_inputs; i++) {
        gk_record_clear(&run->records[i]);
        g_free(run->outputs[i]);
        g_free(run->lines[i]);
    }
    g_free(run->records);
    g_free(run->outputs);
    g_free(run->originals);
    g_free(run->lines);
    g_free(run->settled);
    g_free(run->fingerprint);
    g_free(run->fingerprint_with_limits);
    g_clear_error(&run->stop);
}

/* --- the wheel --- */

/* Does so much wait for its turn that nothing more may? */
static gboolean
is_backlogged(const GkRun *run)
{
    return !run->state && run->waiting > run->options->backlog;
}

/* The largest, so that no long one is left for the end when all others are done; of a run that is backlogged the one
 * whose turn it is. NULL: none. */
static GkJob *
choose(const GkRun *run, GQueue *from)
{
    GkJob *best = NULL;
    for (GList *item = from->head; item; item = item->next) {
        GkJob *job = item->data;
        if (is_backlogged(run) ? job->index == run->printed
                               : !best || run->records[job->index].bytes > run->records[best->index].bytes)
            best = job;
    }
    return best;
}

static void
give(GkRun *run, GQueue *from, GkJob *job)
{
    gboolean fresh = from == run->again;
    if (!run->warm) {
        gk_worker_warm_up();
        run->warm = TRUE;
    }
    if (gk_pool_give(run->pool, job, fresh)) {
        g_queue_remove(from, job);
        if (fresh)
            run->alone = job;
    } else {
        int code = errno;
        g_autoptr(GkSentence) why = gk_sentence_of_errno(code);
        gk_error_set(&run->stop, GK_FILE_ERROR, (gint) g_io_error_from_errno(code), "a worker can't be started: %p",
                     why);
    }
}

/* Which job may be given to a worker now, and from where; NULL. Those that crashed go first, each alone: with nobody
 * beside it, in a worker that has read nothing. */
static GkJob *
next_job(const GkRun *run, GQueue **from)
{
    if (run->alone)
        return NULL;
    GkJob *job = choose(run, *from = run->again);
    if (job)
        return gk_pool_busy(run->pool) ? NULL : job;
    return choose(run, *from = run->ready);
}

static void
dispatch(GkRun *run)
{
    GQueue *from;
    for (GkJob *job; !run->stop && gk_pool_has_idle(run->pool) && (job = next_job(run, &from));)
        give(run, from, job);
}

static gboolean
can_prepare(const GkRun *run)
{
    guint workers = run->options->pool.workers;
    if (run->next >= run->n_inputs || run->ready->length >= CHOICE + workers)
        return FALSE;
    return run->state || run->next - run->printed < AHEAD * workers;
}

static gboolean
can_dispatch(const GkRun *run)
{
    GQueue *from;
    return gk_pool_busy(run->pool) < run->options->pool.workers && next_job(run, &from);
}

static gboolean
has_work(const GkRun *run)
{
    return run->next < run->n_inputs || run->ready->length || run->again->length || run->finished->length ||
        run->staged->length || gk_writer_under_way(run->writer) || gk_pool_busy(run->pool);
}

/* There is something to do that needs no word from a worker or the writer; or nothing at all any more. */
static gboolean
can_go_on(const GkRun *run)
{
    return can_prepare(run) || can_dispatch(run) || !has_work(run);
}

static void
turn(GkRun *run, const sigset_t *waiting)
{
    while (!run->stop && !interrupted && has_work(run)) {
        if (can_prepare(run))
            gk_run_prepare(run, run->next++);
        dispatch(run);
        while (gk_run_settle_written(run, FALSE))
            ;
        gboolean next = !g_queue_is_empty(run->finished) && (!run->writer || gk_writer_has_room(run->writer));
        if (next)
            gk_run_settle_finished(run);
        gk_run_commit(run, g_queue_is_empty(run->finished));
        /* signals are heard here alone */
        gk_pool_wait(run->pool, next || can_go_on(run) ? 0 : 100, gk_writer_descriptor(run->writer), waiting);
        gk_progress_show(run->progress, &run->counts, FALSE);
    }
    while (!run->stop && !g_queue_is_empty(run->finished)) {
        if (run->writer && !gk_writer_has_room(run->writer))
            gk_run_settle_written(run, TRUE);
        gk_run_settle_finished(run);
    }
    while (gk_run_settle_written(run, TRUE))
        ;
    gk_run_commit(run, TRUE);
}

/* Each worker takes two descriptors, and each prepared document one. */
static void
raise_descriptors(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

GkExit
gk_run(const GkRunOptions *options)
{
    GkRun run;
    sigset_t waiting;
    interrupted = 0;
    arrange_signals(&waiting);
    raise_descriptors();
    if (begin(&run, options))
        turn(&run, &waiting);
    g_clear_pointer(&run.pool, gk_pool_free);
    gk_progress_hide(run.progress);
    GkExit exit = gk_run_finish(&run, interrupted != 0);
    clear(&run);
    return exit;
}
