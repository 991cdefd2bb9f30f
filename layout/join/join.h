/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables as the document will hold them, made of fragments.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* join.c: tables from fragments (GkFragment *, in reading order). */
GkTable *gk_tables_join(GPtrArray *fragments, const GkPageLayout *pages, guint n_pages, gboolean no_join,
                        GkArena *arena, GkDiagnostics *diagnostics, guint *n_tables);

/* sheets.c: TRUE when the rows of the fragment, a single column, stand where those of a fragment on a page before
 * do: the last column of a sheet wider than the page. */
gboolean gk_join_may_be_side(const GkFragment *fragment, const GPtrArray *before);

G_END_DECLS
