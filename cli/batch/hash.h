/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SHA-256 of files: of inputs, and of what was written for them.
 */
#pragma once

#include "cli/batch/record.h"

G_BEGIN_DECLS

/* 64 hexadecimal digits of what is left to read of `fd`, and how many bytes that was; NULL with errno. The caller frees
 * it. */
char *gk_hash_of(int fd, guint64 *bytes);

/* Is `path` a file with the bytes that `record` says of its output? A record of before there were hashes knows
 * its size alone. */
gboolean gk_hash_is_output(const char *path, const GkRecord *record);

G_END_DECLS
