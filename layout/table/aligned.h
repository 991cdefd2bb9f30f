/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables, or rows of tables, that no rules draw.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* table/aligned.c: tables among the page's lines. Appends to `fragments`; their glyphs are claimed. `ruled` are the
 * page's other tables: no table is sought across them. */
void gk_alignment_find(GkPageLayout *layout, const GPtrArray *ruled, GkArena *arena, GPtrArray *fragments,
                       GkDiagnostics *diagnostics);

/* --- between table/aligned.c and table/header_labels.c --- */

/* A stretch of a line without a wide gap. */
typedef struct {
    guint line; /* index into layout->lines */
    guint from, to; /* its glyphs of the line */
    GkBox box;
    double size;
    gboolean number; /* an amount, code or nil mark by itself */
    guint first_column, last_column; /* what it lies over */
    guint level; /* row from the top */
    guint end_level; /* header: the row after the last one its cell reaches; 0: as far as nothing stands below */
    gboolean broken; /* the end of a number that filled its column: one with the chunk above */
} GkChunk;

typedef struct {
    double x0, x1; /* around what is printed in it, its label included */
    double print0, print1; /* around its entries alone; the middle of the label where it has none */
    gboolean number; /* mostly numbers */
    gboolean doubtful; /* its label may be the one beside it */
} GkTextColumn;

/* table/column_labels.c: matches the lowest labels of the header with the columns, in order. Columns are widened by their
 * label; labels left over become columns that are blank in every row. */
void gk_alignment_match(const GArray *chunks, const GkPageLayout *layout, GArray *columns);

/* table/header_labels.c: gives every chunk of the header lines its columns and level; returns the number of
 * levels (rows of the header). Chunks of one cell share level and columns. xs are the columns' boundaries;
 * `bottom` is where the header ends; `by_columns`: the columns are ruled. */
guint gk_alignment_header(GArray *chunks, const GkPageLayout *layout, const GArray *columns, const double *xs,
                          double bottom, gboolean by_columns);

G_END_DECLS
