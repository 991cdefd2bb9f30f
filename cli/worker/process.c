/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A parent has to know what its child used and what it died of, also when it is
 * killed, when the machine is short of descriptors or when it closes its socket
 * and goes on. So all that is shared is made before the fork, and held until the
 * parent has looked at it: standard error is a file in memory rather than a pipe
 * (nobody has to read it while the child writes), page progress is a mapping,
 * processor time a clock of the kernel. Memory and state are asked of /proc.
 *
 * What it can't do: see what /proc hides (mounted with hidepid), and end a process
 * that the kernel doesn't let go of, as on a file server that is gone.
 */
#include "cli/worker/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOOKS 50 /* for the status of one that is ending */

/* --- starting and ending --- */

static gboolean
prepare(GkProcess *process, int *theirs)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return FALSE;
    process->socket = pair[0];
    *theirs = pair[1];
    process->errors = memfd_create("gongkai-worker-errors", MFD_CLOEXEC);
    gpointer memory = mmap(NULL, sizeof *process->share, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    process->share = memory == MAP_FAILED ? NULL : memory;
    return process->errors >= 0 && process->share && fcntl(process->socket, F_SETFL, O_NONBLOCK) == 0;
}

gboolean
gk_process_start(GkProcess *process, const GkWorkerOptions *options)
{
    int theirs = -1, code;
    *process = GK_PROCESS_NONE;
    if (prepare(process, &theirs)) {
        fflush(NULL);
        process->share->refused = -1;
        process->pid = fork();
        if (process->pid == 0)
            gk_worker_live(theirs, process->errors, process->share, options);
    }
    code = errno;
    if (theirs >= 0)
        close(theirs);
    if (process->pid > 0 && clock_getcpuclockid(process->pid, &process->clock) == 0)
        return TRUE;
    gk_process_dismiss(process);
    errno = code;
    return FALSE;
}

int
gk_process_end(GkProcess *process)
{
    int status = 0;
    kill(process->pid, SIGKILL);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
        ;
    process->pid = 0;
    return status;
}

gboolean
gk_process_await(GkProcess *process, int *status)
{
    for (guint i = 0; i < LOOKS; i++) {
        if (waitpid(process->pid, status, WNOHANG) == process->pid) {
            process->pid = 0;
            return TRUE;
        }
        g_usleep(200 + i * 200);
    }
    *status = gk_process_end(process);
    return FALSE;
}

void
gk_process_dismiss(GkProcess *process)
{
    if (process->pid > 0)
        gk_process_end(process);
    if (process->socket >= 0)
        close(process->socket);
    if (process->errors >= 0)
        close(process->errors);
    if (process->share)
        munmap(process->share, sizeof *process->share);
    *process = GK_PROCESS_NONE;
}

void
gk_process_forget_errors(GkProcess *process)
{
    if (ftruncate(process->errors, 0) == 0)
        lseek(process->errors, 0, SEEK_SET);
}

/* --- measuring --- */

double
gk_process_seconds(const GkProcess *process)
{
    struct timespec now;
    return clock_gettime(process->clock, &now) == 0 ? (double) now.tv_sec + (double) now.tv_nsec / 1e9 : 0;
}

/* The beginning of a file of /proc; FALSE where it can't be read. */
static gboolean
look_up(const GkProcess *process, const char *name, char *text, gsize room)
{
    char path[64];
    g_snprintf(path, sizeof path, "/proc/%d/%s", (int) process->pid, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return FALSE;
    gssize got = read(fd, text, room - 1);
    close(fd);
    text[MAX(got, 0)] = '\0';
    return got > 0;
}

guint64
gk_process_memory(const GkProcess *process)
{
    char text[128];
    unsigned long size = 0, resident = 0;
    if (!look_up(process, "statm", text, sizeof text) || sscanf(text, "%lu %lu", &size, &resident) != 2)
        return 0;
    return (guint64) resident * (guint64) sysconf(_SC_PAGESIZE);
}

/* It stands behind the name, which may have brackets of its own. */
char
gk_process_state(const GkProcess *process)
{
    char text[256];
    const char *bracket = look_up(process, "stat", text, sizeof text) ? strrchr(text, ')') : NULL;
    return bracket && bracket[1] == ' ' && bracket[2] ? bracket[2] : '?';
}
