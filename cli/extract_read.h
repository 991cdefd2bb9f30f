/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One document as a disclosure: what `extract` writes as JSON, and `explain` tells about.
 */
#pragma once

#include "cli/extract_one.h"
#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* What the pages of `source` say; NULL when they can't be read as asked. */
GkDisclosure *gk_extract_read(GkPageSource *source, const char *name, const GkExtractOptions *options, GError **error);

G_END_DECLS
