/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents on their way to the disk: several at a time, each whole or not at all.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkWriter GkWriter;

/* `beside` + "-" + number are the files that documents are written to before they get their names. NULL, and
 * why, where it can't be set up. */
GkWriter *gk_writer_new(const char *beside, GError **error);
/* What is under way is finished first. */
void gk_writer_free(GkWriter *writer);

gboolean gk_writer_has_room(const GkWriter *writer);
guint gk_writer_under_way(const GkWriter *writer);
/* Readable when one is done; -1 for no writer. */
int gk_writer_descriptor(const GkWriter *writer);

/* Begins to write `text` to `path`; FALSE when it can't be begun. There must be room. */
gboolean gk_writer_begin(GkWriter *writer, guint token, const char *path, const char *text, gsize length,
                         GError **error);

/* One that is done: its token, and an error when it is not there. FALSE when none is, unless `wait`. */
gboolean gk_writer_next(GkWriter *writer, gboolean wait, guint *token, GError **error);

G_END_DECLS
