/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Trying the sandbox from inside: what a document would do that has taken over
 * its worker. Harmless where it is allowed.
 */
#include "cli/worker/confined.h"
#include "cli/worker/worker.h"
#include "data/printable.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int
try_socket(void)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons(9),
                                   .sin_addr = { htonl(INADDR_LOOPBACK) } };
    if (fd < 0)
        return errno;
    int code = connect(fd, (struct sockaddr *) &address, sizeof address) == 0 || errno == ECONNREFUSED ? 0 : errno;
    close(fd);
    return code;
}

static int
try_write(void)
{
    g_autofree char *path = g_strdup_printf("%s/gongkai-probe-%d", g_get_tmp_dir(), getpid());
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return errno;
    unlink(path);
    close(fd);
    return 0;
}

static int
try_read(void)
{
    int fd = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    close(fd);
    return 0;
}

/* Where a program can be started, this one ends as it. */
static int
try_exec(void)
{
    execl("/bin/true", "true", (char *) NULL);
    return errno;
}

static int
try_fork(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    if (child < 0)
        return errno;
    waitpid(child, NULL, 0);
    return 0;
}

static int
try_kill(void)
{
    return kill(getppid(), 0) == 0 ? 0 : errno;
}

static const struct {
    const char *name;
    int (*run)(void);
} ATTEMPTS[] = {
    { "socket", try_socket }, { "write", try_write }, { "read", try_read },
    { "exec", try_exec },     { "fork", try_fork },   { "kill", try_kill },
};

int
gk_worker_try(const char *what)
{
    for (guint i = 0; i < G_N_ELEMENTS(ATTEMPTS); i++)
        if (strcmp(what, ATTEMPTS[i].name) == 0)
            return ATTEMPTS[i].run();
    return -1;
}

/* --- from outside --- */

static gboolean
was_refused(const GkJobReport *report)
{
    return report->refused || (report->end == GK_JOB_DONE && strcmp(report->reply.outcome, "refused") == 0);
}

int
gk_worker_probe(const char *what)
{
    GkExtractOptions extract = { 0 };
    GkWorkerKind kind = { .document_seconds = 10, .page_seconds = 10 };
    GkPoolOptions options = { .sandbox = TRUE, .extract = &extract, .kinds = { kind, kind } };
    g_autoptr(GkConfined) confined = gk_confined_new(&options);
    g_autoptr(GkJob) job = gk_job_new(0, what, -1);
    GkJobReport report;
    job->request.task = GK_TASK_PROBE;
    gk_confined_run(confined, job, &report);
    gboolean refused = was_refused(&report);
    g_autofree char *name = gk_printable(what);
    if (report.end != GK_JOB_DONE && !refused)
        gk_say("%s: %p", name, report.message);
    else
        g_print("%s: %s%s%s\n", name, refused ? "refused" : "allowed", report.refused ? ", noted as " : "",
                report.refused ? report.refused : "");
    gk_job_report_clear(&report);
    return refused ? GK_EXIT_COMPLETE : GK_EXIT_FAILED;
}
