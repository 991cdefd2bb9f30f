/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a worker is asked to do with a document.
 *
 * To extract it is what most are asked for. A command that wants something else
 * of it (pictures of pages, how each page was read) gives the pool a function
 * (GkPoolOptions.perform), and what that function has to know as parameters,
 * packed by the command and unpacked by the function: there is one way into a
 * worker, and one out.
 */
#pragma once

#include "extract/page_source.h"

G_BEGIN_DECLS

typedef enum {
    GK_TASK_EXTRACT = 1,
    GK_TASK_PERFORM, /* what the command has a function for */
    GK_TASK_PROBE, /* something forbidden: gongkai --probe */
    GK_N_TASKS
} GkTask;

typedef struct {
    GkTask task;
    char *name; /* for messages and the output, valid UTF-8; of a probe, what is tried */
    gboolean recognize; /* in a worker that has loaded, or tried to, what reads pictures */
    GkLostPages lost;
    GBytes *parameters; /* of GK_TASK_PERFORM; NULL */
} GkRequest;

void gk_request_clear(GkRequest *request);

/* Body of a GK_FRAME_REQUEST, and back. Unpacking checks everything; FALSE leaves nothing to free. */
GByteArray *gk_request_pack(const GkRequest *request);
gboolean gk_request_unpack(GkRequest *request, gconstpointer body, gsize length);

G_END_DECLS
