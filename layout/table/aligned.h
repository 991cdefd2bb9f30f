/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables, or rows of tables, that no rules draw.
 */
#pragma once

#include "layout/cells/fragment.h"
#include "layout/pieces/pieces.h"

G_BEGIN_DECLS

/* table/aligned.c: tables among the page's lines. Appends to `fragments`; their glyphs are claimed. `ruled` are the
 * page's other tables: no table is sought across them. */
void gk_alignment_find(GkPageLayout *layout, const GPtrArray *ruled, GkArena *arena, GPtrArray *fragments,
                       GkDiagnostics *diagnostics);

/* --- between aligned.c and header_labels.c --- */

/* table/column_labels.c: matches the lowest labels of the header with the columns, in order. Columns are widened by their
 * label; labels left over become columns that are blank in every row. */
void gk_alignment_match(const GArray *chunks, const GkPageLayout *layout, GArray *columns);

/* table/header_labels.c: gives every chunk of the header lines its columns and level; returns the number of
 * levels (rows of the header). Chunks of one cell share level and columns. xs are the columns' boundaries;
 * `bottom` is where the header ends; `by_columns`: the columns are ruled. */
guint gk_alignment_header(GArray *chunks, const GkPageLayout *layout, const GArray *columns, const double *xs,
                          double bottom, gboolean by_columns);

G_END_DECLS
