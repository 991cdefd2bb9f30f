/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents one after the other, each read in a confined worker: the way in for
 * every command but batch, which reads many at a time.
 *
 * The command itself never looks into a document. It opens the file, hands it to
 * the worker, and gets an answer or the reason why there is none; the worker
 * serves for the next document as well, unless it ended.
 */
#pragma once

#include "cli/worker/pool.h"

G_BEGIN_DECLS

typedef struct _GkConfined GkConfined;

/* `options` must outlive it; how many workers they name does not matter. The worker is started when it is needed. */
GkConfined *gk_confined_new(const GkPoolOptions *options);
void gk_confined_free(GkConfined *confined);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkConfined, gk_confined_free)

/* Does the job, in as many attempts as it takes (again.h). It stays the caller's, and so is the report. Not DONE, with
 * a message, also when no worker can be started. */
void gk_confined_run(GkConfined *confined, GkJob *job, GkJobReport *report);

/* The file at `path`, "-" for standard input, as a job to extract; NULL with `error` when it can't be opened. */
GkJob *gk_confined_open(const char *path, GError **error);
/* The same of bytes. */
GkJob *gk_confined_open_bytes(GBytes *bytes, const char *name, GError **error);

/* Extracts the file at `path`. Never NULL: what could not be read is told by the record of a failure. */
GkExtraction *gk_confined_extract(GkConfined *confined, const char *path);
/* Extracts what a job holds, and takes it over. */
GkExtraction *gk_confined_extract_job(GkConfined *confined, GkJob *job);

typedef enum {
    GK_ANSWER_TEXT, /* GkReply.json */
    GK_ANSWER_BYTES, /* GkReply.blob */
} GkAnswer;

/* Has the command's function do with a document what the parameters say (both are taken over). The reply, which is the
 * caller's to clear, has what it made, of the kind of `answer`, and of the document with that SHA-256 (NULL: of any).
 * FALSE with `error` when it made nothing, or is not to be believed. */
gboolean gk_confined_perform(GkConfined *confined, GkJob *job, GByteArray *parameters, GkAnswer answer,
                             const char *sha256, GkReply *reply, GError **error);

/* What is wrong with a document whose job did not end by a reply: an error of GK_SOURCE_ERROR that names it. */
void gk_confined_fail(GError **error, const char *name, const GkJobReport *report);

G_END_DECLS
