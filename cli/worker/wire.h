/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a command and its workers say to each other, over a pair of sockets.
 *
 * A frame is a head of 16 bytes and a body:
 *
 *   request  to a worker      a GkRequest (request.h); the open file travels beside it
 *   part     from a worker    the next bytes of the JSON of a document, before the reply
 *   reply    from a worker    a GkReply (reply.h)
 *
 * A worker may have been taken over by the document it read, so everything it
 * says is checked: kinds, lengths, bounds, that text is text. Page progress
 * does not come as frames: it stands in the memory that both share (worker.h),
 * so that it costs nothing when nobody looks.
 */
#pragma once

#include "extract/limits.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    GK_FRAME_REQUEST = 1,
    GK_FRAME_REPLY,
    GK_FRAME_PART,
} GkFrameKind;

#define GK_WIRE_HEAD 16
/* The largest body that is taken from a worker: the JSON of one document and a few words. */
#define GK_WIRE_LIMIT_BODY (GK_LIMIT_OUTPUT_BYTES + 1024u * 1024u)
/* The largest part. */
#define GK_WIRE_LIMIT_PART (1024u * 1024u)
/* The largest request that is given to a worker. */
#define GK_WIRE_LIMIT_REQUEST (4u * 1024u * 1024u)

/* Sends a whole frame; `with_fd` travels along, -1 for none. FALSE with errno set. For blocking sockets. */
gboolean gk_wire_send(int socket, GkFrameKind kind, gconstpointer body, gsize length, int with_fd);

/* Waits for a whole frame of at most `limit` bytes. The body is NUL-terminated; *fd is -1 where none came.
 * FALSE at the end of the stream and for anything malformed. */
gboolean gk_wire_receive(int socket, GkFrameKind *kind, char **body, gsize *length, gsize limit, int *fd);

/* Looks at the beginning of what came from a worker: FALSE when it can't be the head of a part or a reply.
 * *whole is how long head and body are, once the head is there (0 before). */
gboolean gk_wire_check_head(const guint8 *data, gsize length, GkFrameKind *kind, gsize *whole);

G_END_DECLS
