/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A command that reads one document at a time needs what batch needs, and none of
 * its queues: the pool with one place, a job given and waited for, again as long as
 * there is another attempt.
 *
 * The file is opened here, so that whoever may not read it is told by the one who
 * asked; bytes that have no file (standard input) get one in memory, sealed, so that
 * neither side can change under the other's hands what it has looked at.
 *
 * What it can't do: anything else while it waits.
 */
#include "cli/worker/confined.h"

#include "cli/worker/again.h"
#include "data/messages.h"
#include "normalize/json/json.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define WAIT 1000 /* milliseconds; it ends when there is something to do */

struct _GkConfined {
    GkPoolOptions options;
    GkPool *pool;
    GkJobReport *report; /* of the job at hand */
    gboolean noticed; /* what is to be told once has been */
    gboolean over;
};

static void
on_done(GkJob *job, GkJobReport *report, gpointer data)
{
    GkConfined *confined = data;
    *confined->report = *report;
    *report = (GkJobReport) { .end = report->end };
    confined->over = TRUE;
}

GkConfined *
gk_confined_new(const GkPoolOptions *options)
{
    GkConfined *confined = g_new0(GkConfined, 1);
    confined->options = *options;
    confined->options.workers = 1;
    confined->pool = gk_pool_new(&confined->options, on_done, confined);
    return confined;
}

void
gk_confined_free(GkConfined *confined)
{
    if (!confined)
        return;
    gk_pool_free(confined->pool);
    g_free(confined);
}

/* --- a job --- */

static void
attempt(GkConfined *confined, GkJob *job, gboolean fresh, GkJobReport *report)
{
    *report = (GkJobReport) { .end = GK_JOB_CRASHED };
    confined->report = report;
    confined->over = FALSE;
    if (!gk_pool_give(confined->pool, job, fresh)) {
        g_autoptr(GkSentence) why = gk_sentence_of_errno(errno);
        report->message = gk_sentence_new("a worker can't be started: %p", why);
        report->fresh = TRUE;
        return;
    }
    while (!confined->over)
        gk_pool_wait(confined->pool, WAIT, -1, NULL);
}

void
gk_confined_run(GkConfined *confined, GkJob *job, GkJobReport *report)
{
    GkAgain again = GK_AGAIN_NO;
    for (;;) {
        attempt(confined, job, again == GK_AGAIN_ALONE, report);
        if (report->reply.notice && !confined->noticed)
            gk_say("%p", report->reply.notice);
        confined->noticed |= report->reply.notice != NULL;
        again = gk_job_again(job, report);
        if (again == GK_AGAIN_NO)
            return;
        gk_job_report_clear(report);
    }
}

/* --- files as jobs --- */

/* A worker can't write to it, nor we any more. */
static int
sealed(GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    int fd = memfd_create("gongkai-input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    while (fd >= 0 && length > 0) {
        gssize written = write(fd, data, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            int code = errno;
            close(fd);
            errno = code;
            return -1;
        }
        data += written;
        length -= (gsize) written;
    }
    if (fd >= 0)
        fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    return fd;
}

GkJob *
gk_confined_open_bytes(GBytes *bytes, const char *name, GError **error)
{
    int fd = sealed(bytes);
    if (fd >= 0)
        return gk_job_new(0, name, fd);
    g_autoptr(GkSentence) why = gk_sentence_of_errno(errno);
    gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_FOUND, name, "can't be handed to a worker: %p", why);
    return NULL;
}

GkJob *
gk_confined_open(const char *path, GError **error)
{
    if (strcmp(path, "-") == 0) {
        g_autoptr(GBytes) bytes = gk_page_source_read_file(path, error);
        return bytes ? gk_confined_open_bytes(bytes, "standard input", error) : NULL;
    }
    int fd = gk_page_source_open_descriptor(path, error);
    g_autofree char *name = g_utf8_make_valid(path, -1);
    return fd >= 0 ? gk_job_new(0, name, fd) : NULL;
}

/* --- to extract --- */

static GkExtraction *
extraction_of_reply(GkReply *reply)
{
    GkExtraction *extraction = g_new0(GkExtraction, 1);
    extraction->exit = reply->message ? GK_EXIT_FAILED
        : reply->counts.warnings || reply->counts.errors ? GK_EXIT_WARNINGS
                                           : GK_EXIT_COMPLETE;
    extraction->outcome = g_intern_string(reply->outcome);
    extraction->message = g_steal_pointer(&reply->message);
    extraction->json = g_steal_pointer(&reply->json);
    extraction->link = g_steal_pointer(&reply->link);
    extraction->counts = reply->counts;
    return extraction;
}

/* The bytes are needed for their hash alone: nothing else has read them. */
static GkExtraction *
extraction_of_death(const GkConfined *confined, const GkJob *job, const GkJobReport *report)
{
    g_autoptr(GError) error = NULL;
    gk_confined_fail(&error, job->request.name, report);
    lseek(job->fd, 0, SEEK_SET);
    g_autoptr(GBytes) bytes = gk_page_source_read_descriptor(job->fd, job->request.name, NULL);
    return gk_extraction_of_failure(job->request.name, bytes, error, confined->options.extract);
}

/* A worker that was taken over may say anything, but not several things: in a stream, a line is a document. */
static gboolean
is_answer(const GkReply *reply, const GkExtractOptions *options)
{
    const char *end = reply->json ? strchr(reply->json, '\n') : NULL;
    return !reply->json || !options->compact || (end && end[1] == '\0');
}

GkExtraction *
gk_confined_extract_job(GkConfined *confined, GkJob *taken)
{
    g_autoptr(GkJob) job = taken;
    GkJobReport report;
    gk_confined_run(confined, job, &report);
    if (report.end == GK_JOB_DONE && !is_answer(&report.reply, confined->options.extract)) {
        report.end = GK_JOB_CRASHED;
        report.message = gk_sentence_new("its worker answered with something else than was asked for");
    }
    GkExtraction *extraction = report.end == GK_JOB_DONE ? extraction_of_reply(&report.reply)
                                                         : extraction_of_death(confined, job, &report);
    gk_job_report_clear(&report);
    return extraction;
}

GkExtraction *
gk_confined_extract(GkConfined *confined, const char *path)
{
    g_autoptr(GError) error = NULL;
    GkJob *job = gk_confined_open(path, &error);
    if (job)
        return gk_confined_extract_job(confined, job);
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    return gk_extraction_of_failure(name, NULL, error, confined->options.extract);
}

/* --- other tasks --- */

/* Moves the answer into `reply`; FALSE with `error` when there is none. */
static gboolean
take_answer(GkJobReport *report, const char *name, GkAnswer answer, const char *sha256, GkReply *reply, GError **error)
{
    if (report->end != GK_JOB_DONE) {
        gk_confined_fail(error, name, report);
        return FALSE;
    }
    if (report->reply.message) {
        gk_error_set(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED, "%p", report->reply.message);
        return FALSE;
    }
    if (sha256 && strcmp(sha256, report->reply.sha256) != 0) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED, name, "changed while it was read");
        return FALSE;
    }
    if (answer == GK_ANSWER_TEXT ? !report->reply.json : !report->reply.blob) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_CRASHED, name,
                           "its worker answered with something else than was asked for");
        return FALSE;
    }
    *reply = report->reply;
    report->reply = (GkReply) { 0 };
    return TRUE;
}

gboolean
gk_confined_perform(GkConfined *confined, GkJob *taken, GByteArray *parameters, GkAnswer answer, const char *sha256,
                    GkReply *reply, GError **error)
{
    g_autoptr(GkJob) job = taken;
    GkJobReport report;
    job->request.task = GK_TASK_PERFORM;
    job->request.parameters = g_byte_array_free_to_bytes(parameters);
    gk_confined_run(confined, job, &report);
    *reply = (GkReply) { 0 };
    gboolean done = take_answer(&report, job->request.name, answer, sha256, reply, error);
    gk_job_report_clear(&report);
    return done;
}

void
gk_confined_fail(GError **error, const char *name, const GkJobReport *report)
{
    static const GkSourceError CODES[] = { GK_SOURCE_ERROR_CRASHED, GK_SOURCE_ERROR_CRASHED, GK_SOURCE_ERROR_TIMED_OUT,
                                           GK_SOURCE_ERROR_MEMORY };
    if (report->page)
        gk_error_set_about(error, GK_SOURCE_ERROR, CODES[report->end], name,
                           "could not be read: %p; it was at page %u", report->message, report->page);
    else
        gk_error_set_about(error, GK_SOURCE_ERROR, CODES[report->end], name, "could not be read: %p", report->message);
}
