/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The seam between what goes on in another stretch, and that one: what meets there, and how the two become one.
 */
#pragma once

#include "layout/join/link.h"

G_BEGIN_DECLS

/* --- seam.c --- */

/* Adds the rows and the parts of B to A, as `link` says; its map is completed, and its reasons. Both may be turned:
 * what lies side by side has no row that the seam cuts. */
void gk_seam_append(GkStretch *a, const GkStretch *b, GkLink *link);

/* --- cut_row.c --- */

/* What the cells of a column are like, below the header; the last row may be cut, and testifies only for the last two.
 */
typedef struct {
    double filled; /* the share of the rows that have something in it */
    guint32 decimals, digits; /* of its numbers: bits for their decimals, or for their digits when whole */
    gboolean grouped, blanks; /* merged cells over several rows stand in it; single blank ones do */
} GkHabits;

typedef struct {
    GkStretch *above;
    const GkTable *below;
    const guint *map; /* where the boundaries of `below` are among those above; each is there */
    guint skip; /* rows at the top of `below` that are no rows of the table */
    guint *last; /* gk_stretch_last_row(above) */
    GkHabits *habits; /* per column above */
    guint n_rows; /* that testify for `filled` */
} GkPageBreak;

/* Looks at the columns above: fills in last, habits and n_rows, which the caller frees. */
void gk_page_break_look(GkPageBreak *page_break);
/* The first row below that counts is the rest of the last one above. */
gboolean gk_page_break_cuts_row(const GkPageBreak *page_break);
/* TRUE when the table shows that the pieces of a cell in this column are one number: all others have its decimals, and
 * the upper piece has not; or the column's have its digits. */
gboolean gk_page_break_cuts_number(const GkPageBreak *page_break, guint column, const char *above, const char *below);
/* A number, and begins with a digit. */
gboolean gk_page_break_is_number(const char *text);
/* The pieces of one page put together: "160 212" is 160212. The caller frees it. */
char *gk_page_break_close_up(const char *text);
/* Of the cells above, so many testify for all: the index of the first of them. */
guint gk_page_break_first_witness(const GkStretch *above);

G_END_DECLS
