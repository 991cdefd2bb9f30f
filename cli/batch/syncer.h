/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Getting files onto the disk while other things go on.
 *
 * fsync() may take a tenth of a second, and a run writes thousands of files:
 * a few threads wait for it instead of batch. They do nothing but read(),
 * fsync() and write() on descriptors, take no locks and allocate nothing, so
 * that batch can fork workers at any time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkSyncer GkSyncer;

/* NULL, and why, where there are not enough descriptors (two pipes). */
GkSyncer *gk_syncer_new(GError **error);
/* Nothing may be under way. */
void gk_syncer_free(GkSyncer *syncer);

/* Begins to sync `fd`, which stays the caller's and open until gk_syncer_next() gives back `token`. At most
 * GK_SYNCER_MOST may be under way. */
void gk_syncer_begin(GkSyncer *syncer, int fd, guint token);
#define GK_SYNCER_MOST 64

guint gk_syncer_under_way(const GkSyncer *syncer);

/* What is done: its token, and 0 or errno. FALSE when nothing is, unless `wait`. */
gboolean gk_syncer_next(GkSyncer *syncer, gboolean wait, guint *token, int *code);

/* Readable when something is done. */
int gk_syncer_descriptor(const GkSyncer *syncer);

G_END_DECLS
