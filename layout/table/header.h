/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who decides the header of a table, and what its rows are.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* header.c: decides how many rows of the fragment are header, once its cells have their text. */
void gk_header_decide(GkFragment *fragment);
/* header.c: the same of a table that is whole; for one whose first page ends in its header. */
guint gk_header_rows_of(const GkTable *table);
/* header.c: TRUE when the row holds an amount, a code, a numbered label or a lone total. */
gboolean gk_table_row_has_data(const GkTable *table, guint row);
/* header.c: the same where a header is known to be: there, 其中：… is a label. */
gboolean gk_table_row_has_data_in_header(const GkTable *table, guint row);
/* header.c: TRUE when nothing stands in the row. */
gboolean gk_table_row_is_blank(const GkTable *table, guint row);
/* header.c: TRUE for a row that numbers the columns: 栏次 | 1 | 2 | 3. */
gboolean gk_table_row_is_ordinal(const GkTable *table, guint row);

/* header_again.c: marks amounts below labels that are printed within the table and are not the header's. */
void gk_header_again_mark(const GkTable *table);

G_END_DECLS
