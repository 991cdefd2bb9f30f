/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The shards of a run, read back: what each has left (shard.h, its manifest), held
 * against the others, and put together in the order of the inputs as one run
 * would have recorded them. Contents that lie in several shards were read in
 * each: here the first stays, and the others are copies of it.
 */
#pragma once

#include "cli/batch/record.h"
#include "cli/batch/shard.h"

G_BEGIN_DECLS

typedef struct {
    char *place; /* as it was named: a folder, or a database */
    gboolean database;
    char *state, *manifest;
    GkShardNote note;
    guint n_records;
    GkRecord *records; /* parallel to the positions */
    char **outputs; /* what it wrote for each, also where that is not taken; NULL for none */
} GkShard;

typedef struct {
    GPtrArray *shards; /* GkShard * */
    GPtrArray *missing; /* "3/5", of shards that were not named or are not finished */
    guint n_records;
    GkRecord *records; /* of all, in the order of the inputs */
    guint *whose; /* which of the shards read it */
} GkShards;

/* Reads the shards that lie at `places`. Whatever is wrong with them is said; then FALSE. `partial`: one that is missing or
 * not finished is not wrong. */
gboolean gk_shards_read(GkShards *all, char *const *places, gboolean partial);
void gk_shards_clear(GkShards *all);

G_END_DECLS
