/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A worker: a child process that reads documents, one at a time.
 *
 * It is forked from batch without a new program, after batch has warmed up
 * (fonts, encodings and data tables are loaded once and shared), shuts itself
 * into the sandbox and waits for jobs. It gets each document as an open file,
 * answers with a GkReply, and ends when batch does or closes the socket.
 */
#pragma once

#include "cli/extract_one.h"

G_BEGIN_DECLS

/* Memory that batch shares with one worker. Batch only reads it. */
typedef struct {
    volatile int refused; /* first system call that the sandbox refused; -1 */
    volatile guint page, pages; /* the page that is being read, 0 between pages, and how many there are */
    volatile guint features; /* GkSandboxFeature in force */
} GkWorkerShare;

typedef struct {
    const GkExtractOptions *extract;
    guint64 memory; /* bytes of data; 0: no limit */
    gboolean sandbox;
    guint needed; /* GkSandboxFeature without which it ends at once */
} GkWorkerOptions;

/* Reads a small document that is part of the program, so that all that is loaded once is loaded. */
void gk_worker_warm_up(void);

/* The life of a worker, in the child process. `errors` becomes its standard error. */
void gk_worker_live(int socket, int errors, GkWorkerShare *share, const GkWorkerOptions *options) G_GNUC_NORETURN;

/* Tries something that the sandbox forbids: "socket", "write", "read", "exec", "fork", "kill".
 * Returns 0 when it was allowed, else errno; -1 for an unknown name. (probe.c) */
int gk_worker_try(const char *what);

/* gongkai --probe WHAT: a worker like those of batch tries it; says "WHAT: refused" or "WHAT: allowed". */
int gk_worker_probe(const char *what);

G_END_DECLS
