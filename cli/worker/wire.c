/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/worker/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAGIC 0x676b3031u /* "gk01" */

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
gk_wire_receive(int socket, GkFrameKind *kind, char **body, gsize limit, int *fd)
{
    Head head;
    *body = NULL;
    if (!receive_head(socket, &head, fd) || head.magic != MAGIC || head.length > limit) {
        if (*fd >= 0)
            close(*fd);
        return FALSE;
    }
    *kind = head.kind;
    *body = g_malloc0(head.length + 1);
    if (receive_all(socket, *body, head.length))
        return TRUE;
    g_clear_pointer(body, g_free);
    if (*fd >= 0)
        close(*fd);
    return FALSE;
}

gboolean
gk_wire_check_head(const guint8 *data, gsize length, gsize *whole)
{
    Head head;
    *whole = 0;
    if (length < sizeof head)
        return TRUE;
    memcpy(&head, data, sizeof head);
    *whole = sizeof head + head.length;
    return head.magic == MAGIC && head.kind == GK_FRAME_RESULT && head.length <= GK_WIRE_LIMIT_BODY;
}

/* --- a reply as bytes: numbers, then strings, each with its length plus one, or 0 for NULL --- */

static void
pack_number(GByteArray *body, guint32 number)
{
    g_byte_array_append(body, (const guint8 *) &number, sizeof number);
}

static void
pack_string(GByteArray *body, const char *text)
{
    gsize length = text ? strlen(text) : 0;
    pack_number(body, text ? (guint32) length + 1 : 0);
    g_byte_array_append(body, (const guint8 *) text, (guint) length);
}

static char *
message_to_text(const GkSentence *message)
{
    if (!message)
        return NULL;
    GkJson *json = gk_json_new(TRUE);
    gk_json_begin_object(json, NULL);
    gk_sentence_to_json(message, json);
    gk_json_end_object(json);
    return gk_json_finish(json);
}

/* FALSE for a text that is no message; NULL is none. */
static gboolean
message_from_text(GkSentence **message, const char *text)
{
    cJSON *json = text ? cJSON_Parse(text) : NULL;
    *message = gk_sentence_from_json(json);
    cJSON_Delete(json);
    return !text || *message;
}

GByteArray *
gk_reply_pack(const GkReply *reply)
{
    GByteArray *body = g_byte_array_new();
    const guint32 numbers[] = { reply->pages,         reply->tables,   reply->checks_passed,
                                reply->checks_failed, reply->warnings, reply->errors };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        pack_number(body, numbers[i]);
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        pack_number(body, reply->codes[i]);
    pack_string(body, reply->outcome);
    g_autofree char *message = message_to_text(reply->message);
    pack_string(body, message);
    pack_string(body, reply->sha256);
    pack_string(body, reply->link);
    pack_string(body, reply->json);
    return body;
}

typedef struct {
    const guint8 *at, *end;
    gboolean good;
} Reader;

static guint32
unpack_number(Reader *reader)
{
    guint32 number = 0;
    reader->good = reader->good && (gsize) (reader->end - reader->at) >= sizeof number;
    if (reader->good) {
        memcpy(&number, reader->at, sizeof number);
        reader->at += sizeof number;
    }
    return number;
}

static char *
unpack_string(Reader *reader)
{
    guint32 length = unpack_number(reader);
    if (!reader->good || length == 0)
        return NULL;
    length--;
    reader->good =
        (gsize) (reader->end - reader->at) >= length && g_utf8_validate_len((const char *) reader->at, length, NULL);
    if (!reader->good)
        return NULL;
    char *text = g_strndup((const char *) reader->at, length);
    reader->at += length;
    return text;
}

gboolean
gk_reply_unpack(GkReply *reply, const guint8 *body, gsize length)
{
    Reader reader = { body, body + length, TRUE };
    guint32 *numbers[] = { &reply->pages,         &reply->tables,   &reply->checks_passed,
                           &reply->checks_failed, &reply->warnings, &reply->errors };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        *numbers[i] = unpack_number(&reader);
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        reply->codes[i] = unpack_number(&reader);
    reply->outcome = unpack_string(&reader);
    g_autofree char *message = unpack_string(&reader);
    reader.good = message_from_text(&reply->message, message) && reader.good;
    reply->sha256 = unpack_string(&reader);
    reply->link = unpack_string(&reader);
    reply->json = unpack_string(&reader);
    if (reader.good && reader.at == reader.end && reply->outcome && reply->sha256)
        return TRUE;
    gk_reply_clear(reply);
    return FALSE;
}

void
gk_reply_clear(GkReply *reply)
{
    g_free(reply->outcome);
    gk_sentence_unref(reply->message);
    g_free(reply->json);
    g_free(reply->sha256);
    g_free(reply->link);
    *reply = (GkReply) { 0 };
}
