/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What rows.c tells hierarchy.c about the rows of one block.
 */
#pragma once

#include "normalize/tables/meaning.h"
#include "normalize/values/numbering.h"

G_BEGIN_DECLS

typedef struct {
    const GkCell *cell; /* where the label stands; NULL without one */
    guint depth; /* in which of the block's label columns the row's last label stands, from 0 */
    gboolean unit; /* the heading of a unit: it has a code of its own, but none of the classification */
    GkNumbering numbering; /* in front of the label */
} GkRowFacts;

typedef struct {
    GkTableWork *work;
    guint index; /* of the block */
    guint first, last; /* its columns */
    guint n_labels; /* how many of them are labels */
    gboolean centred; /* the labels are: their left edges mean nothing */
    GkRow *rows;
    GkRowFacts *facts; /* parallel to rows */
} GkBlock;

static inline gboolean
gk_row_has_place(const GkRow *row)
{
    return row->kind == GK_ROW_DETAIL || row->kind == GK_ROW_SECTION || row->kind == GK_ROW_SUBTOTAL;
}

/* nested_rows.c: once numbered rows have their places. */
void gk_hierarchy_nest_by_indent(GkBlock *block);

/* places.c: TRUE when the rows are places, whose codes tell which lies in which. */
gboolean gk_hierarchy_by_places(GkBlock *block);

/* hierarchy.c: level and parent of each row, from codes, numbering, label columns or indents. */
void gk_hierarchy_find(GkBlock *block);

G_END_DECLS
