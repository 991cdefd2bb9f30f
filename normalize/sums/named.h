/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parts by their names. */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* The end of the run of rows (guint) behind rows[whole] that are its parts by data/row-parts.tsv; whole + 1 for none. */
guint gk_check_end_of_named_parts(const GkTableMeaning *meaning, guint block, const GArray *rows, guint whole);

G_END_DECLS
