/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the top of a page has of the header of the table before.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

typedef struct {
    guint rows;         /* at its top that print the header again: all of it, its first rows or its last, its ordinal row */
    guint words;        /* levels of words among them that the header was not known to have */
    gboolean other;     /* the header of another table stands there */
    gboolean nearly;    /* ... of the same shape, and with most of the labels */
    gboolean next_form; /* the labels of the rows are the first one's, with other entries: the next form of a kind */
} GkRepeatedHeader;

/* `first` begins the table, `view` is another piece; header_rows are those of `first`. */
GkRepeatedHeader gk_repeated_header_find(const GkTable *first, guint header_rows, const GkTable *view);

/* TRUE when the rows hold the same texts in the same cells, from the columns `from_a` and `from_b` on, and any. */
gboolean gk_rows_are_equal(const GkTable *a, const GkTable *b, guint row_a, guint row_b, guint from_a, guint from_b);

G_END_DECLS
