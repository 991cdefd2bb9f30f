/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writing down what shards have read (shards.h), where one run would have.
 *
 * Documents come first, each whole or not at all: a JSON as another name for the
 * shard's own file where that can be had, since neither is ever written into, else as
 * a copy; rows of a database all in one transaction. Then what is no longer true
 * goes, then the state and, last, the manifest: whoever finds it finds all that it
 * names.
 */
#pragma once

#include "cli/batch/shards.h"

G_BEGIN_DECLS

/* `output` is a folder, or a database as the shards are. *manifest is where it stands; the caller frees it. */
gboolean gk_merge_write(GkShards *all, const char *output, char **manifest, GError **error);

G_END_DECLS
