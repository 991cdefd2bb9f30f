/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * batch --pipe: names come on standard input for as long as somebody has any,
 * and for each there is one line on standard output, in their order, as soon as
 * it is its turn. What runs it (Spark's pipe(), a loop that asks and waits) ties
 * the two together by counting lines, so nothing may take one away or add one:
 * an empty name, a folder, a copy of another file have theirs.
 *
 * Names are taken as they are there, some for each worker at a time, and read
 * as a run of their own (run.h); then the next. So one who sends a name and waits
 * has an answer, one who sends a million costs the memory of a few, and between two
 * such runs workers that are done early wait for the last one.
 */
#pragma once

#include "cli/batch/run.h"

G_BEGIN_DECLS

/* `run` without inputs. FAILED where a line can't be written or the run was interrupted; whatever became of the documents
 * stands in their lines. */
GkExit gk_pipe(GkRunOptions *run, gboolean by_nul);

G_END_DECLS
