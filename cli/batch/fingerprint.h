/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What decides, besides the document, what comes out: the program and its
 * options as a short hash. An input is read anew when it has changed.
 */
#pragma once

#include "cli/extract_one.h"

G_BEGIN_DECLS

/* 16 hexadecimal digits; the caller frees it. `limits` may be NULL: then they take no part. */
char *gk_fingerprint(const GkExtractOptions *options, const char *limits);

G_END_DECLS
