/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows of texts put aside in a file without a name, to be read again once: for
 * formats that want to know all rows before the first is written. Nothing of it is
 * kept in memory.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GkSpool GkSpool;

/* In the folder of `path`, so that it needs room where the output does. NULL with `error`. */
GkSpool *gk_spool_new(const char *path, GError **error);
void gk_spool_free(GkSpool *spool);

/* The next value; NULL: there is none. FALSE with `error` when it can't be written. */
gboolean gk_spool_put(GkSpool *spool, const char *text, gsize length, GError **error);

/* From writing to reading. */
gboolean gk_spool_rewind(GkSpool *spool, GError **error);

/* The next value into `out`; *there tells whether there is one. FALSE with `error` when it can't be read. */
gboolean gk_spool_get(GkSpool *spool, GString *out, gboolean *there, GError **error);

G_END_DECLS
