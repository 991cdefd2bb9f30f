/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What earlier runs have done: OUT/.gongkai/state.ndjson in an output folder,
 * OUT.gongkai/state.ndjson beside a database.
 *
 * A journal of records (record.h), one line each, written as documents are
 * done; a later line about a path replaces an earlier one. A run that is
 * killed leaves at most one torn line, which the next one cuts off. Each line
 * ends with its hash: one that a disk or an editor has changed is not believed. Closing
 * the state writes it anew without what has been replaced.
 *
 * Paths in it are absolute, so that a run from another folder finds them. A
 * lock keeps two runs from writing one journal at the same time. Where runs may
 * share what they write, the second has a journal of its own, in a folder within
 * the first one's, and each knows what stands in the others'.
 */
#pragma once

#include "cli/batch/record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GkState GkState;

/* Opens or begins the state in `folder`, which is made. `shared`: other runs may go on beside this one; else the error,
 * where one does, says so. */
GkState *gk_state_open(const char *folder, gboolean shared, GError **error);
void gk_state_free(GkState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkState, gk_state_free)

/* How many lines were not believed. */
guint gk_state_damaged(const GkState *state);

/* What is known of the input at `path`; NULL. Lives until the next gk_state_add() of that path. */
const GkRecord *gk_state_find(const GkState *state, const char *path);

/* Notes `record` in memory and in the journal. FALSE when the journal can't be written; it then
 * still ends with a whole line. */
gboolean gk_state_add(GkState *state, const GkRecord *record, GError **error);

/* The outputs of inputs that are not among `paths` (a set of absolute paths): char *, borrowed. */
GPtrArray *gk_state_foreign_outputs(const GkState *state, GHashTable *paths);

/* Writes the state anew, sorted. */
gboolean gk_state_compact(GkState *state, GError **error);

/* A file in the state's folder to write through (gk_output_write_by); belongs to the state. */
const char *gk_state_beside(const GkState *state);

/* The absolute name of `path`; the caller frees it. */
char *gk_state_key(const char *path);

G_END_DECLS
