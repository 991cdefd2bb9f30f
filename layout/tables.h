/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables as the document will hold them, made of fragments.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* table/header.c: rows at the top of the table that are header. */
guint gk_table_header_rows(const GkTable *table);
/* table/header.c: TRUE when the row holds an amount, a code, a numbered label or a lone total. */
gboolean gk_table_row_has_data(const GkTable *table, guint row);
/* table/header.c: the same where a header is known to be: there, 其中：… is a label. */
gboolean gk_table_row_has_data_in_header(const GkTable *table, guint row);
/* table/header.c: TRUE when nothing stands in the row. */
gboolean gk_table_row_is_blank(const GkTable *table, guint row);

/* table/header.c: TRUE for a row that numbers the columns: 栏次 | 1 | 2 | 3. */
gboolean gk_table_row_is_ordinal(const GkTable *table, guint row);
/* table/header.c: 合计, 收入总计 and the like. */
gboolean gk_label_is_total(const char *text);

/* table/header_again.c: marks amounts below labels that are printed within the table and are not the header's. */
void gk_header_again_mark(const GkTable *table);

/* cells/verify.c: the grid is covered once, spans stay inside. FALSE and a message in *problem when not. */
gboolean gk_table_verify(const GkTable *table, char **problem);

/* join/join.c: tables from fragments (GkFragment *, in reading order). */
GkTable *gk_tables_join(GPtrArray *fragments, const GkPageLayout *pages, guint n_pages, gboolean no_join,
                        GkArena *arena, GkDiagnostics *diagnostics, guint *n_tables);

/* join/sides.c: TRUE when the rows of the fragment, a single column, stand where those of a fragment on a page before
 * do: the last column of a sheet wider than the page. */
gboolean gk_join_may_be_side(const GkFragment *fragment, const GPtrArray *before);

/* prose/caption.c: binds titles, numbers, organizations, units and notes to the fragments, and claims their glyphs. Units
 * left over are reported. */
void gk_captions_bind(const GPtrArray *fragments, GkPageLayout *pages, guint n_pages, GkArena *arena,
                      GkDiagnostics *diagnostics);

/* prose/caption.c: takes marks that lead to notes out of the captions, which are known by their words. */
void gk_captions_strip_marks(const GPtrArray *fragments, GkArena *arena);

/* prose/rows_beside.c: reports lines right above or below a fragment that look like rows of it. After gk_captions_bind. */
void gk_rows_beside_report(const GPtrArray *fragments, GkDiagnostics *diagnostics);

G_END_DECLS
