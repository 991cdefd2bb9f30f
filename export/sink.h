/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text on its way into a file, without the file in memory: buffered, and the
 * first error kept until the end.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GkSink GkSink;

/* Opens `path`, which exists or can be made, and empties it. */
GkSink *gk_sink_open(const char *path, GError **error);
/* The same for a file that appears whole, when the sink is closed, or not at all; NULL or "-" is standard output. */
GkSink *gk_sink_open_whole(const char *path, GError **error);
void gk_sink_write(GkSink *sink, const char *text, gssize length); /* -1: up to its NUL */
/* Has everything been written so far? With `error` when not. */
gboolean gk_sink_check(GkSink *sink, GError **error);
/* Writes what is left and frees it; FALSE when anything was not written. */
gboolean gk_sink_close(GkSink *sink, GError **error);
void gk_sink_abandon(GkSink *sink);

G_END_DECLS
