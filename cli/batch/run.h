/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A batch run: inputs in, documents and a manifest out.
 *
 * Inputs are prepared in their order (opened, hashed, compared with what is
 * known), so that of several with the same content always the first is read;
 * then workers read them in whatever order they finish. Documents are written
 * as they come, or, on standard output and in one file, in the order of the
 * inputs. In the end every input has exactly one record.
 *
 * A run may be one shard of several (shard.h): of the inputs it then reads and
 * records its own.
 */
#pragma once

#include "cli/worker/pool.h"
#include "cli/batch/progress.h"
#include "cli/options/options.h"
#include "export/exporter.h"

G_BEGIN_DECLS

typedef struct {
    GPtrArray *inputs; /* GkInput * */
    const GkExportFormat *format; /* NULL: JSON */
    GkExportOptions export; /* of that format */
    const char *output; /* folder for JSON, or the file of the format; NULL: standard output, NDJSON or the format */
    const char
        *state; /* folder for what is to be remembered; NULL: nothing is, and documents come in the order of inputs */
    const char *manifest; /* file; NULL: none */
    gboolean by_hash; /* names of outputs */
    gboolean fresh; /* don't use what earlier runs did */
    guint shard, shards; /* only the inputs of this one, from 1; 0 of 0: all */
    guint64 backlog; /* bytes of documents that wait for their turn: beyond it only the one whose turn it is is read */
    gboolean each; /* a line for every input, copies too; there is no output but standard output, and no summary */
    gboolean retry; /* read again what failed before */
    gboolean quiet;
    GkProgressKind progress;
    GkPoolOptions pool;
} GkRunOptions;

GkExit gk_run(const GkRunOptions *options);

/* A signal has asked for the end since the last run began. */
gboolean gk_run_was_interrupted(void);

G_END_DECLS
