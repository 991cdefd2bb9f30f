/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether two pieces of tables have the same columns (or, turned, the same rows), and which are which.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The boundaries of columns from the left, or of rows from the top; points, rising. */
typedef struct {
    const double *at; /* count + 1 of them; not owned */
    guint count;
    gboolean about; /* found by alignment: each lies anywhere between the entries beside it */
} GkBounds;

typedef enum {
    GK_COLUMNS_OTHER,
    GK_COLUMNS_OUTER, /* only the outer boundaries are the same */
    GK_COLUMNS_SIMILAR, /* as many, at nearly the same places */
    GK_COLUMNS_SAME,
} GkColumnsVerdict;

/* Fills map[0 … b.count]: the boundary of A that each of B's is, G_MAXUINT for one that A has not. Drawn columns are
 * compared from their left edges. */
GkColumnsVerdict gk_columns_map(GkBounds a, GkBounds b, guint *map);

/* The same for rows on two pages of one size, compared where they stand. Above `free` (points; a header) either may
 * have boundaries that the other has not. FALSE: they are other rows. */
gboolean gk_rows_map(GkBounds a, GkBounds b, double free, guint *map);

/* Which of A's columns holds each of these places, which rise. FALSE when two lie in one. */
gboolean gk_columns_place(GkBounds a, const double *places, guint count, guint *column);

/* Which of A's heights each of B's is, no two the same; NAN stands for none, and is none's. FALSE when A has not one.
 */
gboolean gk_heights_map(const double *a, guint n_a, const double *b, guint n_b, guint *map);

G_END_DECLS
