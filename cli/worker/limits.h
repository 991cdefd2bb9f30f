/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The options that every command has which opens PDFs: how tightly workers are
 * shut in, and what they may use.
 */
#pragma once

#include "cli/options/options.h"
#include "cli/worker/pool.h"

G_BEGIN_DECLS

/* Sets what --timeout, --page-timeout, --memory, --no-sandbox and --require-sandbox say. FALSE after a message. */
gboolean gk_worker_limits(GkPoolOptions *pool, const GkSettings *settings);

G_END_DECLS
