/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What data/identities.tsv says is the same. */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* The cell that it gives for an item of the text, whatever the context, in a table that the document has. */
gboolean gk_check_find_named_cell(const GkDisclosure *disclosure, const char *item, GkCellRef *cell);

G_END_DECLS
