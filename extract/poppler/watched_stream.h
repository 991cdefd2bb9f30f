/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A stream over bytes in memory that says when it is read from.
 *
 * Poppler reads the file while it draws, at the latest when it begins the
 * drawing operators of a page or of a form within it. Such a moment is the
 * only one at which somebody outside can see that drawing has moved to
 * another surface (see observer.c).
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GK_TYPE_WATCHED_STREAM (gk_watched_stream_get_type())
G_DECLARE_FINAL_TYPE(GkWatchedStream, gk_watched_stream, GK, WATCHED_STREAM, GMemoryInputStream)

typedef void (*GkWatchFunc)(gpointer data);

/* A new stream, read from the start of `bytes`. */
GkWatchedStream *gk_watched_stream_new(GBytes *bytes);

/* `watch` is called before each read; NULL: nobody is. */
void gk_watched_stream_set_watch(GkWatchedStream *stream, GkWatchFunc watch, gpointer data);

G_END_DECLS
