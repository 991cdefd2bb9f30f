/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Workers are few, and documents many, long and bad in all ways. Whoever waits for
 * one may not miss another, and what a worker does may not matter to the rest. So
 * there is one wait for all of them; what comes is taken in pieces, as it comes, and
 * put together only when it is whole; and ten times a second each is looked at for
 * what it has used. Whatever happens to a job (an answer, a death, a limit) ends in
 * report(), once, and a worker that has done anything but answer does not serve again;
 * nor does one whose libraries have failed (extract/ink/worn.h).
 *
 * What it can't do: bound what a worker uses between two looks more closely than the
 * kernel does (memory: a quarter more; time: 0.1 s).
 */
#include "cli/worker/pool.h"

#include "cli/worker/sandbox.h"
#include "cli/worker/verdict.h"
#include "cli/worker/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define LOOK_EVERY 100 /* milliseconds between looks at time and memory */
#define CHUNK (256 * 1024)

typedef struct {
    GkProcess process;
    GkWorkerWhat what;
    guint documents; /* read so far */
    GkJob *job; /* NULL: idle */
    double began; /* the document, by the clock */
    guint page; /* as last seen */
    GkSpent spent; /* since it was started, as last seen */
    GkSpent spent_before, spent_before_page; /* when the document and the page began */
    guint64 peak_memory;
    GByteArray *inbox; /* what is no whole frame yet */
    GString *json; /* what came in parts */
} Worker;

struct _GkPool {
    const GkPoolOptions *options;
    GkJobDone done;
    gpointer data;
    Worker *workers;
    double looked; /* when limits were last looked at */
};

/* --- jobs --- */

GkJob *
gk_job_new(guint index, const char *name, int fd)
{
    GkJob *job = g_new0(GkJob, 1);
    *job = (GkJob) { .index = index, .request = { .task = GK_TASK_EXTRACT, .name = g_strdup(name) }, .fd = fd };
    return job;
}

void
gk_job_free(GkJob *job)
{
    if (!job)
        return;
    if (job->fd >= 0)
        close(job->fd);
    gk_request_clear(&job->request);
    g_free(job);
}

void
gk_job_report_clear(GkJobReport *report)
{
    gk_reply_clear(&report->reply);
    g_clear_pointer(&report->message, gk_sentence_unref);
    g_clear_pointer(&report->refused, g_free);
}

/* --- starting and ending a worker --- */

static double
now_seconds(void)
{
    return (double) g_get_monotonic_time() / G_USEC_PER_SEC;
}

static void
dismiss(Worker *worker)
{
    gk_process_dismiss(&worker->process);
    g_clear_pointer(&worker->inbox, g_byte_array_unref);
    if (worker->json)
        g_string_free(g_steal_pointer(&worker->json), TRUE);
    *worker = (Worker) { .process = GK_PROCESS_NONE };
}

static gboolean
start(Worker *worker, const GkPoolOptions *options, GkWorkerWhat what)
{
    GkWorkerOptions worker_options = { options->extract, &options->kinds[what], options->perform, options->sandbox,
                                       options->needed };
    dismiss(worker);
    if (!gk_process_start(&worker->process, &worker_options))
        return FALSE;
    worker->what = what;
    worker->inbox = g_byte_array_new();
    worker->json = g_string_new(NULL);
    return TRUE;
}

/* --- the pool --- */

/* Descriptors 0 to 2 are somebody's, even where the program was started without them: a socket must not lie there. */
static void
fill_descriptors(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDWR | O_CLOEXEC);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

GkPool *
gk_pool_new(const GkPoolOptions *options, GkJobDone done, gpointer data)
{
    GkPool *pool = g_new0(GkPool, 1);
    fill_descriptors();
    *pool = (GkPool) { .options = options, .done = done, .data = data, .workers = g_new0(Worker, options->workers) };
    for (guint i = 0; i < options->workers; i++)
        pool->workers[i] = (Worker) { .process = GK_PROCESS_NONE };
    return pool;
}

void
gk_pool_free(GkPool *pool)
{
    if (!pool)
        return;
    for (guint i = 0; i < pool->options->workers; i++) {
        gk_job_free(pool->workers[i].job);
        dismiss(&pool->workers[i]);
    }
    g_free(pool->workers);
    g_free(pool);
}

guint
gk_pool_busy(const GkPool *pool)
{
    guint busy = 0;
    for (guint i = 0; i < pool->options->workers; i++)
        busy += pool->workers[i].job != NULL;
    return busy;
}

gboolean
gk_pool_has_idle(const GkPool *pool)
{
    return gk_pool_busy(pool) < pool->options->workers;
}

/* How well a place would do for what is wanted: an idle worker of the kind, one that can more, an empty place, another
 * worker's. 0: it is busy. */
static guint
suits(const Worker *worker, GkWorkerWhat what)
{
    if (worker->job)
        return 0;
    if (worker->process.pid <= 0)
        return 2;
    return worker->what == what ? 4 : worker->what > what ? 3 : 1;
}

static Worker *
choose(GkPool *pool, GkWorkerWhat what)
{
    Worker *best = &pool->workers[0];
    for (guint i = 1; i < pool->options->workers; i++)
        if (suits(&pool->workers[i], what) > suits(best, what))
            best = &pool->workers[i];
    return best->job ? NULL : best;
}

static void
begin(Worker *worker, GkJob *job)
{
    worker->job = job;
    worker->documents++;
    worker->page = 0;
    worker->peak_memory = 0;
    worker->process.share->refused = -1;
    worker->process.share->page = worker->process.share->pages = 0;
    worker->began = now_seconds();
    worker->spent.worked = gk_process_seconds(&worker->process);
    worker->spent_before = worker->spent_before_page = worker->spent;
    g_byte_array_set_size(worker->inbox, 0);
    g_string_truncate(worker->json, 0);
    gk_process_forget_errors(&worker->process);
}

/* It is to be replaced: it is of the wrong kind, has read enough, or has read at all where a fresh one is asked for. */
static gboolean
has_served(const Worker *worker, GkWorkerWhat what, gboolean fresh, guint documents)
{
    return worker->process.pid > 0 && (worker->what < what || (fresh && worker->documents) || (documents && worker->documents >= documents));
}

gboolean
gk_pool_give(GkPool *pool, GkJob *job, gboolean fresh)
{
    gboolean recognizes = job->request.recognize || pool->options->extract->recognizer;
    GkWorkerWhat what = recognizes ? GK_WORKER_RECOGNIZES : GK_WORKER_READS;
    Worker *worker = choose(pool, what);
    g_autoptr(GByteArray) body = gk_request_pack(&job->request);
    g_return_val_if_fail(worker, FALSE);
    if (has_served(worker, what, fresh, pool->options->documents))
        dismiss(worker);
    /* An idle worker that has died is found out by sending to it: once more with a new one. */
    for (guint attempt = 0; attempt < 2; attempt++) {
        if (worker->process.pid <= 0 && !start(worker, pool->options, what))
            return FALSE;
        if (job->fd >= 0)
            lseek(job->fd, 0, SEEK_SET);
        begin(worker, job);
        if (gk_wire_send(worker->process.socket, GK_FRAME_REQUEST, body->data, body->len, job->fd))
            return TRUE;
        int code = errno;
        worker->job = NULL;
        dismiss(worker);
        errno = code;
    }
    return FALSE;
}

/* --- how a job ends --- */

/* What is known of a job that has ended, or whose worker is about to be. */
static GkJobReport
facts_of(Worker *worker, GkJobEnd end)
{
    const GkWorkerShare *share = worker->process.share;
    int refused = share->refused;
    worker->spent.worked = MAX(worker->spent.worked, gk_process_seconds(&worker->process));
    return (GkJobReport) {
        .end = end,
        .page = end == GK_JOB_DONE ? 0 : share->page,
        .pages = share->pages,
        .at_annotations = share->stage == GK_PAGE_ANNOTATIONS,
        .refused = refused >= 0 ? gk_sandbox_call_name(refused) : NULL,
        .fresh = worker->documents == 1,
        .seconds = now_seconds() - worker->began,
        .spent = gk_spent_between(worker->spent_before, worker->spent),
        .peak_memory = worker->peak_memory,
    };
}

static void
report(GkPool *pool, Worker *worker, GkJobReport *facts)
{
    GkJob *job = g_steal_pointer(&worker->job);
    if (facts->end != GK_JOB_DONE || facts->reply.worn)
        dismiss(worker);
    pool->done(job, facts, pool->data);
    gk_job_report_clear(facts);
}

/* The worker has ended, or has said what can't be. */
static void
report_death(GkPool *pool, Worker *worker, GkSentence *confusion)
{
    GkJobReport facts = facts_of(worker, GK_JOB_CRASHED);
    GkVerdict verdict;
    int status = 0;
    /* The socket is closed: the process is ending, unless it closed it itself. */
    if (confusion)
        gk_process_end(&worker->process);
    else if (!gk_process_await(&worker->process, &status))
        confusion = gk_sentence_new("its worker closed the connection");
    gk_verdict_reach(&verdict, status, worker->process.errors, facts.refused, confusion);
    facts.end = verdict.out_of_memory ? GK_JOB_OUT_OF_MEMORY : GK_JOB_CRASHED;
    facts.outside = verdict.outside;
    facts.message = verdict.message;
    gk_sentence_unref(confusion);
    report(pool, worker, &facts);
}

/* What came in parts becomes the reply's. FALSE: it is no text. */
static gboolean
take_json(Worker *worker, GkReply *reply)
{
    if (!reply->in_parts)
        return TRUE;
    if (!worker->json->len || !g_utf8_validate_len(worker->json->str, worker->json->len, NULL)) {
        gk_reply_clear(reply);
        return FALSE;
    }
    reply->json = g_string_free(worker->json, FALSE);
    worker->json = g_string_new(NULL);
    return TRUE;
}

static void
report_reply(GkPool *pool, Worker *worker)
{
    GkJobReport facts = facts_of(worker, GK_JOB_DONE);
    if (!gk_reply_unpack(&facts.reply, worker->inbox->data + GK_WIRE_HEAD, worker->inbox->len - GK_WIRE_HEAD) ||
        !take_json(worker, &facts.reply)) {
        gk_job_report_clear(&facts);
        report_death(pool, worker, gk_sentence_new("its worker answered with something that is no reply"));
        return;
    }
    g_byte_array_set_size(worker->inbox, 0);
    report(pool, worker, &facts);
}

/* --- listening --- */

/* Moves whole parts to the JSON. *replied: a reply is there, and nothing behind it. FALSE for what can't come. */
static gboolean
take_parts(Worker *worker, gboolean *replied)
{
    GByteArray *inbox = worker->inbox;
    GkFrameKind kind;
    for (gsize whole;; g_byte_array_remove_range(inbox, 0, (guint) whole)) {
        if (!gk_wire_check_head(inbox->data, inbox->len, &kind, &whole))
            return FALSE;
        *replied = whole && inbox->len == whole && kind == GK_FRAME_REPLY;
        if (!whole || inbox->len < whole || *replied)
            return TRUE;
        if (kind == GK_FRAME_REPLY || worker->json->len + whole > GK_WIRE_LIMIT_BODY)
            return FALSE;
        g_string_append_len(worker->json, (const char *) inbox->data + GK_WIRE_HEAD, (gssize) (whole - GK_WIRE_HEAD));
    }
}

static void
receive(GkPool *pool, Worker *worker)
{
    gboolean replied = FALSE;
    guint8 *chunk = g_malloc(CHUNK);
    gssize got = recv(worker->process.socket, chunk, CHUNK, MSG_DONTWAIT);
    int code = errno;
    if (got > 0)
        g_byte_array_append(worker->inbox, chunk, (guint) got);
    g_free(chunk);
    if (got < 0 && (code == EAGAIN || code == EINTR))
        return;
    if (got <= 0)
        report_death(pool, worker, NULL);
    else if (!take_parts(worker, &replied))
        report_death(pool, worker, gk_sentence_new("its worker answered with something that is no reply"));
    else if (replied)
        report_reply(pool, worker);
}

/* --- limits --- */

/* The page that is being read, where it has not changed since the last look; else the clocks of a new one begin. */
static GkSpentOver
check_page(Worker *worker, guint limit)
{
    guint page = worker->process.share->page;
    if (page != worker->page) {
        worker->page = page;
        worker->spent_before_page = worker->spent;
    }
    return page ? gk_spent_check(gk_spent_between(worker->spent_before_page, worker->spent), limit) : GK_SPENT_WITHIN;
}

/* All attempts at the document count. */
static GkSpentOver
check_document(const Worker *worker, guint limit)
{
    GkSpent spent = gk_spent_between(worker->spent_before, worker->spent);
    gk_spent_add(&spent, worker->job->spent);
    return gk_spent_check(spent, limit);
}

/* What limit the job is over; NULL. */
static GkSentence *
find_excess(Worker *worker, const GkWorkerKind *kind, guint64 memory, GkJobEnd *end, gboolean *by_page)
{
    *end = GK_JOB_OUT_OF_MEMORY;
    if (kind->memory && memory > kind->memory)
        return gk_sentence_new("needed more than %u MB of memory", (guint) (kind->memory >> 20));
    *end = GK_JOB_TIMED_OUT;
    GkSpentOver page = check_page(worker, kind->page_seconds);
    *by_page = page != GK_SPENT_WITHIN;
    if (page == GK_SPENT_WORKED)
        return gk_sentence_new("took more than %u s for page %u", kind->page_seconds, worker->page);
    if (page == GK_SPENT_IDLED)
        return gk_sentence_new("hung for more than %u s on page %u", kind->page_seconds, worker->page);
    GkSpentOver document = check_document(worker, kind->document_seconds);
    return document == GK_SPENT_WITHIN ? NULL
        : document == GK_SPENT_WORKED  ? gk_sentence_new("took more than %u s", kind->document_seconds)
                                       : gk_sentence_new("hung for more than %u s", kind->document_seconds);
}

static void
look_at(GkPool *pool, Worker *worker, double passed)
{
    guint64 memory = gk_process_memory(&worker->process);
    GkJobEnd end;
    gboolean by_page = FALSE;
    worker->peak_memory = MAX(worker->peak_memory, memory);
    gk_spent_look(&worker->spent, &worker->process, passed);
    GkSentence *message = find_excess(worker, &pool->options->kinds[worker->what], memory, &end, &by_page);
    if (!message)
        return;
    GkJobReport facts = facts_of(worker, end);
    facts.message = message;
    facts.by_page = by_page;
    report(pool, worker, &facts);
}

void
gk_pool_wait(GkPool *pool, guint milliseconds, int other, const sigset_t *signals)
{
    guint count = pool->options->workers, n = 0;
    g_autofree struct pollfd *polled = g_new0(struct pollfd, count + 1);
    g_autofree Worker **who = g_new0(Worker *, count);
    for (guint i = 0; i < count; i++) {
        if (!pool->workers[i].job)
            continue;
        polled[n] = (struct pollfd) { .fd = pool->workers[i].process.socket, .events = POLLIN };
        who[n++] = &pool->workers[i];
    }
    polled[n] = (struct pollfd) { .fd = other, .events = POLLIN }; /* below 0 it is passed over */
    milliseconds = MIN(milliseconds, LOOK_EVERY);
    struct timespec wait = { milliseconds / 1000, (milliseconds % 1000) * 1000000L };
    if (ppoll(polled, n + 1, &wait, signals) > 0)
        for (guint i = 0; i < n; i++)
            if (polled[i].revents)
                receive(pool, who[i]);
    double now = now_seconds(), passed = now - pool->looked;
    if (passed < LOOK_EVERY / 1000.0)
        return;
    pool->looked = now;
    for (guint i = 0; i < n; i++)
        if (who[i]->job)
            look_at(pool, who[i], passed);
}
