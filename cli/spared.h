/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * No command writes over a file that it was told to read, whatever the two names look like.
 */
#pragma once

#include "cli/options/options.h"

G_BEGIN_DECLS

/* What a name stands for: two names of one file give the same. NULL for a file that is not there. */
char *gk_file_identity(const char *path);

/* FALSE, after a message, when --output is one of the files that are named as arguments or by other options. */
gboolean gk_spares_inputs(const GkCommand *command, const GkSettings *settings);

G_END_DECLS
