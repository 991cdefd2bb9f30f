/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What looks like a table and is none.
 *
 *      主要职能 ............ 3       contents: small numbers in one column
 *      部门概况 ............ 5
 *
 *      1041 本年度完成三项            numbered lines: nearly all numbers stand first
 *      1042 工作，其中两项            and count upwards
 *
 *      全年共办理  128  件，比上年    prose: numbers set with room around them, in
 *      增加十二件，增长一成，均已     lines of which most run through all columns
 *      办结  97  件
 *
 * In a table without rules, labels wrap within their column, so lines that run
 * through are few (titles of groups), and most numbers stand by themselves.
 */
#include "layout/table/finder.h"
#include "layout/table/tuning.h"


#include <string.h>

/* --- numbers that only count --- */

/* The index of the only column of numbers; columns->len when there are several or none. */
static guint
only_number_column(const GArray *columns)
{
    guint only = columns->len;
    for (guint i = 0; i < columns->len; i++) {
        if (!g_array_index(columns, GkTextColumn, i).number)
            continue;
        if (only < columns->len)
            return columns->len;
        only = i;
    }
    return only;
}

static gboolean
is_small(const char *text)
{
    return strlen(text) <= 3 && strspn(text, "0123456789") == strlen(text);
}

/* Each number of the first column, or nearly, is a little larger than the one before: 4, 4.1, 5. Other numbers are few,
 * or of pages: small and never smaller than the one before. */
static gboolean
counts_upwards(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns)
{
    guint count = 0, steps = 0, elsewhere = 0;
    gboolean pages = TRUE;
    double last = 0, last_page = 0, right = g_array_index(columns, GkTextColumn, 0).x1;
    for (guint c = finder->first_chunk[run->first]; c < finder->first_chunk[run->end]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        if (!chunk->number)
            continue;
        g_autofree char *text = gk_pieces_text(finder->layout, chunk);
        double value = g_ascii_strtod(text, NULL);
        if (chunk->box.x0 > right) {
            pages &= is_small(text) && value >= last_page;
            last_page = value;
            elsewhere++;
            continue;
        }
        steps += count > 0 && value > last && value - last <= GK_ALIGN_COUNT_STEP;
        last = value;
        count++;
    }
    if (elsewhere > 1 && elsewhere > (1 - GK_ALIGN_COUNT_SHARE) * count && !(pages && count >= GK_ALIGN_CONTENTS_LINES))
        return FALSE;
    return count > 1 && steps >= GK_ALIGN_COUNT_SHARE * (count - 1);
}

gboolean
gk_alignment_only_counts(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns)
{
    if (counts_upwards(finder, run, columns))
        return TRUE;
    if (only_number_column(columns) == columns->len || columns->len > GK_ALIGN_CONTENTS_COLUMNS)
        return FALSE;
    guint count = 0, falls = 0;
    double last = 0;
    for (guint c = finder->first_chunk[run->first]; c < finder->first_chunk[run->end]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        g_autofree char *text = chunk->number ? gk_pieces_text(finder->layout, chunk) : NULL;
        if (!text)
            continue;
        if (!is_small(text))
            return FALSE;
        double page = g_ascii_strtod(text, NULL);
        falls += page < last;
        last = page;
        count++;
    }
    return falls <= GK_ALIGN_CONTENTS_FALLS * count;
}

/* --- lines that run through --- */

static gboolean
runs_through(const GkChunk *chunk, const GArray *columns)
{
    double x0 = g_array_index(columns, GkTextColumn, 0).x0;
    double x1 = g_array_index(columns, GkTextColumn, columns->len - 1).x1;
    guint span = chunk->last_column - chunk->first_column + 1;
    return span > 1 && span >= GK_ALIGN_THROUGH_SHARE * columns->len &&
        gk_box_width(chunk->box) > GK_ALIGN_THROUGH_SHARE * (x1 - x0);
}

/* A number that no other column's text runs into, beside something else. */
static gboolean
has_number(const GArray *chunks)
{
    gboolean number = FALSE;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        number |= chunk->number && chunk->first_column == chunk->last_column;
    }
    return number && chunks->len > 1;
}

gboolean
gk_alignment_is_prose(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns)
{
    guint first = run->frame ? run->header : run->first; /* without numbers, what is header is not sure */
    guint through = 0, numbers = 0, expected = 0, lines = run->end - first;
    g_autoptr(GArray) chunks = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    for (guint i = first; i < run->end; i++) {
        g_array_set_size(chunks, 0);
        gk_alignment_cut_line(chunks, finder, i, run->frame && run->frame->by_columns ? NULL : run->division);
        for (guint c = 0; c < chunks->len; c++)
            gk_alignment_place_chunk(&g_array_index(chunks, GkChunk, c), columns);
        through += chunks->len == 1 && runs_through(&g_array_index(chunks, GkChunk, 0), columns);
        numbers += has_number(chunks);
        expected += finder->table_line[i];
    }
    if (run->frame)
        return through * 2 > lines;
    return through * 3 > lines || numbers * 2 < expected;
}
