/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What batch and its workers say to each other, over a pair of sockets.
 *
 * A frame is a head of 16 bytes and a body:
 *
 *   job      batch to worker    the name of the document; the open file travels beside it
 *   probe    batch to worker    the name of something forbidden to try (gongkai --probe)
 *   result   worker to batch    a GkReply
 *
 * A worker may have been taken over by the document it read, so everything it
 * says is checked: kinds, lengths, bounds, that text is text. Page progress
 * does not come as frames: it stands in the memory that worker and batch share
 * (worker.h), so that it costs nothing when nobody looks.
 */
#pragma once

#include "data/sentence.h"
#include "extract/diagnostic.h"
#include "extract/limits.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    GK_FRAME_JOB = 1,
    GK_FRAME_PROBE,
    GK_FRAME_RESULT,
} GkFrameKind;

#define GK_WIRE_HEAD 16
/* The largest body that is taken from a worker: the JSON of one document and a few words. */
#define GK_WIRE_LIMIT_BODY (GK_LIMIT_OUTPUT_BYTES + 1024u * 1024u)
/* The longest name that is given to a worker. */
#define GK_WIRE_LIMIT_NAME 4096u

/* What a worker has to say of one document. Strings and the message may be NULL. */
typedef struct {
    char *outcome, *json;
    GkSentence *message; /* goes as JSON, with template and arguments */
    guint32 pages, tables, checks_passed, checks_failed, warnings, errors;
    guint32 codes[GK_N_DIAGNOSTICS];
    char *sha256; /* of the bytes that were read */
    char *link;
} GkReply;

void gk_reply_clear(GkReply *reply);

/* Sends a whole frame; `with_fd` travels along, -1 for none. FALSE with errno set. For blocking sockets. */
gboolean gk_wire_send(int socket, GkFrameKind kind, gconstpointer body, gsize length, int with_fd);

/* Waits for a whole frame of at most `limit` bytes. The body is NUL-terminated; *fd is -1 where none came.
 * FALSE at the end of the stream and for anything malformed. */
gboolean gk_wire_receive(int socket, GkFrameKind *kind, char **body, gsize limit, int *fd);

/* Body of a GK_FRAME_RESULT, and back. Unpacking checks everything and fails rather than guess. */
GByteArray *gk_reply_pack(const GkReply *reply);
gboolean gk_reply_unpack(GkReply *reply, const guint8 *body, gsize length);

/* Looks at the beginning of what came from a worker: FALSE when it can't be a result's head.
 * *whole is how long head and body are, once the head is there (0 before). */
gboolean gk_wire_check_head(const guint8 *data, gsize length, gsize *whole);

G_END_DECLS
