/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether one stretch of a table goes on in another: the evidence, and the verdict.
 */
#pragma once

#include "layout/join/stretch.h"

G_BEGIN_DECLS

typedef struct {
    guint because; /* GkJoin flags: what speaks for it */
    guint apart; /* GkApart flags: what speaks against it; 0: B goes on from A */
    guint *map; /* where B's boundaries lie among A's, as gk_columns_map() gives it; NULL where they are other ones */
    guint repeated; /* rows at B's top that are A's header again */
    guint words; /* levels of A's header that only their repetition has shown */
    gboolean near; /* B hardly stands by itself: that it was left apart has to be told */
} GkLink;

/* Fills in `link`: whether B, on a later page, goes on downwards from A. `pages` are those of the document, one behind
 * the other. The link's map is to be freed by gk_link_clear(). */
void gk_link_look(const GkStretch *a, const GkStretch *b, const GkPageLayout *pages, GkLink *link);
void gk_link_clear(GkLink *link);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(GkLink, gk_link_clear)

/* What is printed above B, given what is above the first fragment of a table. */
void gk_link_captions(const GkFragment *first, const GkFragment *b, GkLink *link);
/* TRUE when the page has a line of text between y0 and y1, running heads and feet left out. */
gboolean gk_link_has_lines(const GkPageLayout *layout, double y0, double y1);

/* link_columns.c: the columns of B among A's; fills in map, and the reason for or against. TRUE in *edges when the two
 * agree in nothing but their outer edges, at the end of a full page. */
void gk_link_columns(const GkStretch *a, const GkStretch *b, GkLink *link, gboolean *edges);

/* --- repeated_header.c: what the top of a page has of the header of the table before --- */

typedef struct {
    guint rows; /* at its top that print the header again: all of it, its first rows or its last, its ordinal row */
    guint words; /* levels of words among them that the header was not known to have */
    gboolean other; /* the header of another table stands there */
    gboolean nearly; /* ... of the same shape, and with most of the labels */
    gboolean next_form; /* the labels of the rows are the first one's, with other entries: the next form of a kind */
} GkRepeatedHeader;

/* `first` begins the table, `view` is another piece; header_rows are those of `first`. */
GkRepeatedHeader gk_repeated_header_find(const GkTable *first, guint header_rows, const GkTable *view);

/* TRUE when the rows hold the same texts in the same cells, from the columns `from_a` and `from_b` on, and any. */
gboolean gk_rows_are_equal(const GkTable *a, const GkTable *b, guint row_a, guint row_b, guint from_a, guint from_b);

G_END_DECLS
