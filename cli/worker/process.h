/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The process of a worker: started, measured and ended by its parent.
 */
#pragma once

#include "cli/worker/worker.h"

#include <sys/types.h>
#include <time.h>

G_BEGIN_DECLS

typedef struct {
    pid_t pid; /* 0: not running */
    int socket; /* to it, not blocking; -1 */
    int errors; /* a file of what it writes to standard error; -1 */
    GkWorkerShare *share;
    clockid_t clock; /* its processor time */
} GkProcess;

#define GK_PROCESS_NONE ((GkProcess) { .socket = -1, .errors = -1 })

/* FALSE, with errno, when it can't be; nothing is left of it then. */
gboolean gk_process_start(GkProcess *process, const GkWorkerOptions *options);

/* Ends it whatever it is doing; the status it ended with. What it shared stays. */
int gk_process_end(GkProcess *process);

/* The same for one that has closed its socket, and so is ending: waits a moment for the status it ends with. FALSE when
 * it had to be ended. */
gboolean gk_process_await(GkProcess *process, int *status);

/* Ends it where it runs, and lets go of all that is held of it. */
void gk_process_dismiss(GkProcess *process);

/* Forgets what it has written to standard error. */
void gk_process_forget_errors(GkProcess *process);

double gk_process_seconds(const GkProcess *process); /* of processor time */
guint64 gk_process_memory(const GkProcess *process); /* bytes, resident; 0 where it can't be seen */
/* As ps has it: 'R' runs or could, 'D' waits for a disk, 'S' sleeps, 'T' is stopped; '?' where it can't be seen. */
char gk_process_state(const GkProcess *process);

G_END_DECLS
