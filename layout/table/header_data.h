/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which lines of a table without rules hold data: between table/header_end.c and table/header_data.c.
 */
#pragma once

#include "layout/table/finder.h"

G_BEGIN_DECLS

/* The pieces of the lines with their columns. */
typedef struct {
    const GkAlignment *finder;
    const GkAlignmentRun *run;
    GArray *pieces; /* GkChunk, line by line */
    guint *first; /* per line of the run, and one more */
    guint8 *data; /* per column: of numbers */
    guint n_data, columns;
    double share; /* of the entries beside the labels that are numbers, in a line of data at the least */
    double left, right; /* of all entries */
} GkHeaderLines;

static inline const GkChunk *
gk_header_piece(const GkHeaderLines *lines, guint i)
{
    return &g_array_index(lines->pieces, GkChunk, i);
}

/* The run's lines cut into pieces, and which of its columns (GkTextColumn, one at least) are of numbers. */
GkHeaderLines gk_header_lines_read(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns);
void gk_header_lines_clear(GkHeaderLines *lines);

/* The line, counted from the run's header on, is one of data. */
gboolean gk_header_is_data(const GkHeaderLines *lines, guint line);
/* A number in a column of numbers, however many words stand beside it: a row of a table of words. */
gboolean gk_header_has_datum(const GkHeaderLines *lines, guint line);

G_END_DECLS
