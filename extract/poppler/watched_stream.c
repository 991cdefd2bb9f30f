/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/poppler/watched_stream.h"

struct _GkWatchedStream {
    GMemoryInputStream parent;
    GkWatchFunc watch;
    gpointer data;
};

G_DEFINE_TYPE(GkWatchedStream, gk_watched_stream, G_TYPE_MEMORY_INPUT_STREAM)

static gssize
watched_read(GInputStream *base, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
    GkWatchedStream *stream = GK_WATCHED_STREAM(base);
    if (stream->watch)
        stream->watch(stream->data);
    return G_INPUT_STREAM_CLASS(gk_watched_stream_parent_class)->read_fn(base, buffer, count, cancellable, error);
}

static void
gk_watched_stream_class_init(GkWatchedStreamClass *class)
{
    G_INPUT_STREAM_CLASS(class)->read_fn = watched_read;
}

static void
gk_watched_stream_init(GkWatchedStream *stream)
{
}

GkWatchedStream *
gk_watched_stream_new(GBytes *bytes)
{
    GkWatchedStream *stream = g_object_new(GK_TYPE_WATCHED_STREAM, NULL);
    g_memory_input_stream_add_bytes(G_MEMORY_INPUT_STREAM(stream), bytes);
    return stream;
}

void
gk_watched_stream_set_watch(GkWatchedStream *stream, GkWatchFunc watch, gpointer data)
{
    stream->watch = watch;
    stream->data = data;
}
