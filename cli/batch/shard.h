/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A run in shards: which inputs are whose, and what a shard leaves for
 * `gongkai merge`.
 *
 * An input belongs to the shard that a hash of its path below the folder that
 * was named says, wherever that folder is mounted: each shard finds out for
 * itself which files are its own, opens no other, and names each JSON as one run
 * of all would, since it knows all the names. So shards must be given the same
 * inputs; a hash of the list tells when they were not.
 *
 * The note is shard.json in the folder of the state. It is there, unfinished, as
 * long as the shard is being read: a machine that is lost leaves a note that says
 * so.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
    guint shard, shards; /* from 1 */
    guint inputs; /* of all shards together */
    char *list; /* SHA-256 of their relative paths, in order */
    char *fingerprint; /* of program, options and limits */
    char *folder; /* where the run was started: what relative paths are relative to */
    guint *positions, n_positions; /* of its own inputs among all, from 0, ascending: one for each line of the manifest */
    char *manifest; /* SHA-256 of the manifest's bytes; NULL while it is not finished */
    gboolean finished;
} GkShardNote;

void gk_shard_note_clear(GkShardNote *note);
/* FALSE, with `error`, when there is none or it is damaged. */
gboolean gk_shard_note_read(GkShardNote *note, const char *state, GError **error);
/* The same out of text; FALSE for what is no note. */
gboolean gk_shard_note_parse(GkShardNote *note, const char *text, gsize length);
gboolean gk_shard_note_write(const GkShardNote *note, const char *state, GError **error);
/* There is none any more. */
void gk_shard_note_remove(const char *state);

#define GK_LIMIT_SHARDS 100000u

/* "2/5". FALSE for what is no such thing. */
gboolean gk_shard_parse(const char *text, guint *shard, guint *shards);
/* From 1 to `shards`. */
guint gk_shard_of(const char *relative, guint shards);

G_END_DECLS
