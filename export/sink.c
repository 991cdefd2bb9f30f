/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/sink.h"

#include "data/printable.h"
#include "export/exporter.h"
#include "export/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ROOM (256u * 1024u) /* bytes held back before they are written */

struct _GkSink {
    int fd;
    int code; /* errno of the first failure; 0 */
    char *path;
    char *beside; /* what is written, until it is whole; NULL: `path` itself */
    GString *waiting;
    gboolean terminal; /* what would steer it is escaped */
};

static void
set_error(GError **error, const char *path, int code)
{
    g_autoptr(GkSentence) why = gk_sentence_of_errno(code);
    gk_error_set_about(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE, path, "can't be written: %p", why);
}

/* Takes the names over. */
static GkSink *
sink_new(int fd, char *path, char *beside)
{
    GkSink *sink = g_new0(GkSink, 1);
    *sink = (GkSink) { .fd = fd, .path = path, .beside = beside, .waiting = g_string_sized_new(ROOM), .terminal = isatty(fd) };
    return sink;
}

GkSink *
gk_sink_open(const char *path, GError **error)
{
    /* What stands behind /dev/stdout may be a socket, which has no name that opens it. */
    int fd = strcmp(path, "/dev/stdout") == 0 ? dup(STDOUT_FILENO)
                                              : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
    if (fd < 0) {
        set_error(error, path, errno);
        return NULL;
    }
    return sink_new(fd, g_strdup(path), NULL);
}

GkSink *
gk_sink_open_whole(const char *path, GError **error)
{
    if (!path || strcmp(path, "-") == 0)
        return gk_sink_open("/dev/stdout", error);
    if (gk_output_is_special(path))
        return gk_sink_open(path, error);
    char *beside, *target;
    int fd = gk_output_open_beside(path, &beside, &target, error);
    return fd >= 0 ? sink_new(fd, target, beside) : NULL;
}

static void
flush(GkSink *sink)
{
    gsize done = 0;
    if (sink->terminal) {
        g_autofree char *printable = gk_printable_lines(sink->waiting->str, sink->waiting->len);
        g_string_assign(sink->waiting, printable);
    }
    while (done < sink->waiting->len && sink->code == 0) {
        gssize written = write(sink->fd, sink->waiting->str + done, sink->waiting->len - done);
        if (written < 0 && errno != EINTR)
            sink->code = errno;
        done += written > 0 ? (gsize) written : 0;
    }
    g_string_truncate(sink->waiting, 0);
}

void
gk_sink_write(GkSink *sink, const char *text, gssize length)
{
    g_string_append_len(sink->waiting, text, length);
    gsize held = sink->waiting->len;
    /* To a terminal go whole lines: a character may come in two pieces. */
    if (held >= ROOM && (!sink->terminal || sink->waiting->str[held - 1] == '\n'))
        flush(sink);
}

gboolean
gk_sink_check(GkSink *sink, GError **error)
{
    if (sink->code == 0)
        return TRUE;
    set_error(error, sink->path, sink->code);
    return FALSE;
}

void
gk_sink_abandon(GkSink *sink)
{
    if (sink->fd >= 0)
        close(sink->fd);
    if (sink->fd >= 0 && sink->beside)
        g_unlink(sink->beside);
    g_string_free(sink->waiting, TRUE);
    g_free(sink->beside);
    g_free(sink->path);
    g_free(sink);
}

gboolean
gk_sink_close(GkSink *sink, GError **error)
{
    gboolean done;
    flush(sink);
    if (sink->beside) {
        int code = sink->code == 0 && fsync(sink->fd) != 0 ? errno : sink->code;
        done = gk_output_end(sink->fd, code, sink->beside, sink->path, error);
    } else {
        if (close(sink->fd) != 0 && sink->code == 0)
            sink->code = errno;
        done = gk_sink_check(sink, error);
    }
    sink->fd = -1;
    gk_sink_abandon(sink);
    return done;
}
