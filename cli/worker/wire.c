/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Frames over a stream: head, then body. A worker blocks when it sends and receives,
 * since it has nothing else to do. Its parent never does: it sends requests, which are
 * small, and of what comes it only asks here whether the head can be one (a magic
 * number, a kind that workers send, a length within bounds), and keeps the bytes
 * itself. Only requests carry a descriptor, and only one.
 *
 * What it can't do: find its way again in a stream that is out of step. Its worker is
 * ended.
 */
#include "cli/worker/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAGIC 0x676b3032u /* "gk02" */

typedef struct {
    guint32 magic, kind;
    guint64 length;
} Head;

G_STATIC_ASSERT(sizeof(Head) == GK_WIRE_HEAD);

/* --- sending --- */

/* Head and descriptor go in one message, so that the descriptor is there before the body. */
static gboolean
send_head(int socket, const Head *head, int with_fd)
{
    union {
        struct cmsghdr align;
        char space[CMSG_SPACE(sizeof(int))];
    } control = { 0 };
    struct iovec part = { (gpointer) head, sizeof *head };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    if (with_fd >= 0) {
        message.msg_control = control.space;
        message.msg_controllen = sizeof control.space;
        struct cmsghdr *item = CMSG_FIRSTHDR(&message);
        *item =
            (struct cmsghdr) { .cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS };
        memcpy(CMSG_DATA(item), &with_fd, sizeof with_fd);
    }
    gssize sent;
    do
        sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == sizeof *head;
}

static gboolean
send_all(int socket, const char *data, gsize length)
{
    while (length > 0) {
        gssize sent = send(socket, data, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return FALSE;
        data += sent;
        length -= (gsize) sent;
    }
    return TRUE;
}

gboolean
gk_wire_send(int socket, GkFrameKind kind, gconstpointer body, gsize length, int with_fd)
{
    Head head = { MAGIC, kind, length };
    return send_head(socket, &head, with_fd) && send_all(socket, body, length);
}

/* --- receiving --- */

static gboolean
receive_all(int socket, char *data, gsize length)
{
    while (length > 0) {
        gssize got = recv(socket, data, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return FALSE;
        data += got;
        length -= (gsize) got;
    }
    return TRUE;
}

static int
descriptor_of(struct msghdr *message)
{
    int fd = -1;
    struct cmsghdr *item = CMSG_FIRSTHDR(message);
    if (item && item->cmsg_level == SOL_SOCKET && item->cmsg_type == SCM_RIGHTS &&
        item->cmsg_len == CMSG_LEN(sizeof fd))
        memcpy(&fd, CMSG_DATA(item), sizeof fd);
    return fd;
}

static gboolean
receive_head(int socket, Head *head, int *fd)
{
    union {
        struct cmsghdr align;
        char space[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec part = { head, sizeof *head };
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space
    };
    gssize got;
    do
        got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    *fd = got > 0 ? descriptor_of(&message) : -1;
    return got > 0 && receive_all(socket, (char *) head + got, sizeof *head - (gsize) got);
}

gboolean
gk_wire_receive(int socket, GkFrameKind *kind, char **body, gsize *length, gsize limit, int *fd)
{
    Head head;
    *body = NULL;
    if (!receive_head(socket, &head, fd) || head.magic != MAGIC || head.length > limit) {
        if (*fd >= 0)
            close(*fd);
        return FALSE;
    }
    *kind = head.kind;
    *length = head.length;
    *body = g_malloc0(head.length + 1);
    if (receive_all(socket, *body, head.length))
        return TRUE;
    g_clear_pointer(body, g_free);
    if (*fd >= 0)
        close(*fd);
    return FALSE;
}

gboolean
gk_wire_check_head(const guint8 *data, gsize length, GkFrameKind *kind, gsize *whole)
{
    Head head;
    *whole = 0;
    if (length < sizeof head)
        return TRUE;
    memcpy(&head, data, sizeof head);
    *whole = sizeof head + head.length;
    *kind = head.kind;
    return head.magic == MAGIC &&
        ((head.kind == GK_FRAME_REPLY && head.length <= GK_WIRE_LIMIT_BODY) ||
         (head.kind == GK_FRAME_PART && head.length <= GK_WIRE_LIMIT_PART));
}
