/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/worker/pool.h"

#include "cli/worker/sandbox.h"
#include "cli/worker/verdict.h"
#include "cli/worker/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 4 /* seconds on the wall for a second of the limit */
#define LOOK_EVERY 100 /* milliseconds between looks at time and memory */
#define CHUNK (256 * 1024)

typedef struct {
    pid_t pid; /* 0: not running */
    GkWorkerWhat what;
    int socket, errors;
    GkWorkerShare *share;
    clockid_t clock;
    guint documents; /* read so far */
    GkJob *job; /* NULL: idle */
    double began, began_processor; /* the document */
    guint page; /* as last seen */
    double page_began, page_began_processor;
    guint64 peak_memory;
    GByteArray *inbox; /* what is no whole frame yet */
    GString *json;     /* what came in parts */
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

/* --- clocks --- */

static double
seconds_of(clockid_t clock)
{
    struct timespec now;
    return clock_gettime(clock, &now) == 0 ? (double) now.tv_sec + (double) now.tv_nsec / 1e9 : 0;
}

static double
processor_seconds(const Worker *worker)
{
    return seconds_of(worker->clock);
}

static double
spent(const Worker *worker)
{
    return MAX(processor_seconds(worker) - worker->began_processor, 0);
}

static guint64
memory_of(pid_t pid)
{
    char path[64];
    unsigned long size = 0, resident = 0;
    g_snprintf(path, sizeof path, "/proc/%d/statm", (int) pid);
    FILE *file = fopen(path, "re");
    if (!file)
        return 0;
    if (fscanf(file, "%lu %lu", &size, &resident) != 2)
        resident = 0;
    fclose(file);
    return (guint64) resident * (guint64) sysconf(_SC_PAGESIZE);
}

/* --- starting and ending a worker --- */

static void
release(Worker *worker)
{
    if (worker->socket >= 0)
        close(worker->socket);
    if (worker->errors >= 0)
        close(worker->errors);
    if (worker->share)
        munmap(worker->share, sizeof *worker->share);
    g_clear_pointer(&worker->inbox, g_byte_array_unref);
    if (worker->json)
        g_string_free(g_steal_pointer(&worker->json), TRUE);
    *worker = (Worker) { .socket = -1, .errors = -1 };
}

/* Ends the process whatever it is doing; the status it ended with. */
static int
end(Worker *worker)
{
    int status = 0;
    kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

static void
dismiss(Worker *worker)
{
    if (worker->pid > 0)
        end(worker);
    release(worker);
}

static gboolean
prepare(Worker *worker, int *theirs)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return FALSE;
    worker->socket = pair[0];
    *theirs = pair[1];
    worker->errors = memfd_create("gongkai-worker-errors", MFD_CLOEXEC);
    gpointer memory = mmap(NULL, sizeof *worker->share, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    worker->share = memory == MAP_FAILED ? NULL : memory;
    worker->inbox = g_byte_array_new();
    worker->json = g_string_new(NULL);
    return worker->errors >= 0 && worker->share && fcntl(worker->socket, F_SETFL, O_NONBLOCK) == 0;
}

static gboolean
start(Worker *worker, const GkPoolOptions *options, GkWorkerWhat what)
{
    int theirs = -1, code;
    GkWorkerOptions worker_options = { options->extract, &options->kinds[what], options->perform, options->sandbox,
                                       options->needed };
    release(worker);
    worker->what = what;
    if (prepare(worker, &theirs)) {
        fflush(NULL);
        worker->share->refused = -1;
        worker->pid = fork();
        if (worker->pid == 0)
            gk_worker_live(theirs, worker->errors, worker->share, &worker_options);
    }
    code = errno;
    if (theirs >= 0)
        close(theirs);
    if (worker->pid > 0 && clock_getcpuclockid(worker->pid, &worker->clock) == 0)
        return TRUE;
    dismiss(worker);
    errno = code;
    return FALSE;
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
        pool->workers[i] = (Worker) { .socket = -1, .errors = -1 };
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
    if (worker->pid <= 0)
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
    worker->share->refused = -1;
    worker->share->page = worker->share->pages = 0;
    worker->began = worker->page_began = seconds_of(CLOCK_MONOTONIC);
    worker->began_processor = worker->page_began_processor = processor_seconds(worker);
    g_byte_array_set_size(worker->inbox, 0);
    g_string_truncate(worker->json, 0);
    if (ftruncate(worker->errors, 0) == 0)
        lseek(worker->errors, 0, SEEK_SET);
}

/* It is to be replaced: it is of the wrong kind, has read enough, or has read at all where a fresh one is asked for. */
static gboolean
has_served(const Worker *worker, GkWorkerWhat what, gboolean fresh, guint documents)
{
    return worker->pid > 0 && (worker->what < what || (fresh && worker->documents) || (documents && worker->documents >= documents));
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
        if (worker->pid <= 0 && !start(worker, pool->options, what))
            return FALSE;
        if (job->fd >= 0)
            lseek(job->fd, 0, SEEK_SET);
        begin(worker, job);
        if (gk_wire_send(worker->socket, GK_FRAME_REQUEST, body->data, body->len, job->fd))
            return TRUE;
        int code = errno;
        worker->job = NULL;
        dismiss(worker);
        errno = code;
    }
    return FALSE;
}

/* --- how a job ends --- */

static void
report(GkPool *pool, Worker *worker, GkJobReport *facts)
{
    GkJob *job = worker->job;
    worker->job = NULL;
    facts->seconds = seconds_of(CLOCK_MONOTONIC) - worker->began;
    facts->peak_memory = worker->peak_memory;
    int refused = worker->share->refused;
    facts->fresh = worker->documents == 1;
    facts->pages = worker->share->pages;
    facts->at_annotations = worker->share->stage == GK_PAGE_ANNOTATIONS;
    facts->refused = refused >= 0 ? gk_sandbox_call_name(refused) : NULL;
    if (facts->end != GK_JOB_DONE)
        dismiss(worker);
    pool->done(job, facts, pool->data);
    gk_job_report_clear(facts);
}

/* Ends the worker because its job is `over` a limit, as `over` says. */
static void
report_end(GkPool *pool, Worker *worker, GkJobReport over)
{
    over.page = worker->share->page;
    over.processor_seconds = spent(worker);
    end(worker);
    worker->pid = 0;
    report(pool, worker, &over);
}

static void
report_death(GkPool *pool, Worker *worker, GkSentence *confusion)
{
    GkJobReport facts = { .end = GK_JOB_CRASHED, .page = worker->share->page };
    facts.processor_seconds = spent(worker);
    GkVerdict verdict;
    int status = 0;
    gboolean ended = FALSE;
    /* The socket is closed: the process is ending, unless it closed it itself. */
    for (guint i = 0; i < 50 && !confusion && !ended; i++) {
        ended = waitpid(worker->pid, &status, WNOHANG) == worker->pid;
        if (!ended)
            g_usleep(200 + i * 200);
    }
    if (!ended) {
        end(worker);
        confusion = confusion ? confusion : gk_sentence_new("its worker closed the connection");
    }
    worker->pid = 0;
    gk_verdict_reach(&verdict, status, worker->errors, confusion);
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
    GkJobReport facts = { .end = GK_JOB_DONE };
    if (!gk_reply_unpack(&facts.reply, worker->inbox->data + GK_WIRE_HEAD, worker->inbox->len - GK_WIRE_HEAD) ||
        !take_json(worker, &facts.reply)) {
        report_death(pool, worker, gk_sentence_new("its worker answered with something that is no reply"));
        return;
    }
    facts.processor_seconds = spent(worker);
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
    gssize got = recv(worker->socket, chunk, CHUNK, MSG_DONTWAIT);
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

static gboolean
is_over(double limit, double processor, double wall)
{
    return limit > 0 && (processor > limit || wall > PATIENCE * limit);
}

/* The page that is being read has not changed since the last look, or the clocks of a new one begin. */
static gboolean
page_is_over(Worker *worker, guint limit, double now, double processor)
{
    guint page = worker->share->page;
    if (page != worker->page) {
        worker->page = page;
        worker->page_began = now;
        worker->page_began_processor = processor;
    }
    return page && is_over(limit, processor - worker->page_began_processor, now - worker->page_began);
}

/* All attempts at the document count. */
static gboolean
document_is_over(const Worker *worker, guint limit, double now, double processor)
{
    return is_over(limit, worker->job->processor_seconds + processor - worker->began_processor,
                   worker->job->seconds + now - worker->began);
}

static void
look_at(GkPool *pool, Worker *worker, double now)
{
    const GkWorkerKind *kind = &pool->options->kinds[worker->what];
    double processor = processor_seconds(worker);
    guint64 memory = memory_of(worker->pid);
    worker->peak_memory = MAX(worker->peak_memory, memory);
    GkJobReport over = { .end = GK_JOB_TIMED_OUT };
    if (kind->memory && memory > kind->memory) {
        over.end = GK_JOB_OUT_OF_MEMORY;
        over.message = gk_sentence_new("needed more than %u MB of memory", (guint) (kind->memory >> 20));
    } else if (page_is_over(worker, kind->page_seconds, now, processor)) {
        over.by_page = TRUE;
        over.message = gk_sentence_new("took more than %u s for page %u", kind->page_seconds, worker->page);
    } else if (document_is_over(worker, kind->document_seconds, now, processor)) {
        over.message = gk_sentence_new("took more than %u s", kind->document_seconds);
    }
    if (over.message)
        report_end(pool, worker, over);
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
        polled[n] = (struct pollfd) { .fd = pool->workers[i].socket, .events = POLLIN };
        who[n++] = &pool->workers[i];
    }
    polled[n] = (struct pollfd) { .fd = other, .events = POLLIN }; /* below 0 it is passed over */
    milliseconds = MIN(milliseconds, LOOK_EVERY);
    struct timespec wait = { milliseconds / 1000, (milliseconds % 1000) * 1000000L };
    if (ppoll(polled, n + 1, &wait, signals) > 0)
        for (guint i = 0; i < n; i++)
            if (polled[i].revents)
                receive(pool, who[i]);
    double now = seconds_of(CLOCK_MONOTONIC);
    if (now - pool->looked < LOOK_EVERY / 1000.0)
        return;
    pool->looked = now;
    for (guint i = 0; i < n; i++)
        if (who[i]->job)
            look_at(pool, who[i], now);
}
