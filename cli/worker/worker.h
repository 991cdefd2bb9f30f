/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A worker: a child process that reads documents, one at a time.
 *
 * It is forked without a new program, so that it has all that was loaded before
 * (options, corrections; in batch, which warms up, fonts, encodings and data
 * tables as well), loads what its kind needs besides, shuts itself into the
 * sandbox and waits for requests. It gets each document as an open file, answers
 * with a GkReply, and ends when its parent does or closes the socket.
 */
#pragma once

#include "cli/extract_one.h"
#include "cli/worker/reply.h"
#include "cli/worker/request.h"

G_BEGIN_DECLS

/* Memory that a worker shares with its parent, which only reads it. */
typedef struct {
    volatile int refused; /* first system call that the sandbox refused; -1 */
    volatile guint page, pages; /* the page that is being read, 0 between pages, and how many there are */
    volatile guint stage; /* GkPageStage of the page */
    volatile guint features; /* GkSandboxFeature in force */
} GkWorkerShare;

/* Does what a request's parameters say with the document, in the worker; `reply` has its hash. What goes wrong is said by
 * the reply's outcome and message. FALSE for parameters that are none: the worker ends. */
typedef gboolean (*GkPerform)(const GkRequest *request, GBytes *document, const GkExtractOptions *options,
                              GkReply *reply);

/* A kind of workers: what is loaded before it is shut in, and what it may use. */
typedef struct {
    /* Loads into the options of all that the worker will extract; NULL: nothing. What can't be loaded is said there. */
    void (*load)(GkExtractOptions *options);
    guint64 memory; /* bytes it may use; 0: no limit */
    guint page_seconds, document_seconds; /* 0: no limit */
} GkWorkerKind;

typedef struct {
    const GkExtractOptions *extract;
    const GkWorkerKind *kind;
    GkPerform perform; /* NULL */
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

/* gongkai --probe WHAT: a worker tries it; says "WHAT: refused" or "WHAT: allowed". */
int gk_worker_probe(const char *what);

G_END_DECLS
