/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bands of a ruled grid: rows under one label.
 *
 *      ├────────────┼────────┼──────┼────────┤   between the rules, one label in the middle of its cell
 *      │            │      7 │ 2.52 │ 101.73 │   and as many lines in each of the other columns:
 *      │ 2月5日     │        │      │        │   rows whose first cell was merged
 *      │            │     30 │ 2.75 │ 421.30 │
 *      ├────────────┼────────┼──────┼────────┤
 *
 * Lines of two columns and more stand beside each other, as far apart as rows, and those of one are numbers that can't
 * be one. All other cells have a label in their middle, none a number. A label may go on over other bands, too.
 */
#include "layout/questions/grid_bands.h"

#include "layout/questions/grid_lines.h"
#include "layout/questions/tuning.h"
#include "layout/rows/tuning.h"

#include <math.h>
#include <string.h>

/* The lines of one cell. */
typedef struct {
    guint first, end;
} Span;

static const GkCellLine *
line_at(const GArray *lines, guint i)
{
    return &g_array_index(lines, GkCellLine, i);
}

static double
middle_of(const GArray *lines, Span span)
{
    return (line_at(lines, span.first)->entry.box.y0 + line_at(lines, span.end - 1)->entry.box.y1) / 2;
}

/* Of the cells that stand in this row alone. */
static GArray *
find_spans(const GArray *lines, guint row)
{
    GArray *spans = g_array_new(FALSE, FALSE, sizeof(Span));
    for (guint i = 0; i < lines->len; i++)
        if (line_at(lines, i)->cell->row != row || line_at(lines, i)->cell->row_span > 1)
            continue;
        else if (i > 0 && line_at(lines, i)->cell == line_at(lines, i - 1)->cell) {
            g_array_index(spans, Span, spans->len - 1).end++;
        } else {
            Span span = { i, i + 1 };
            g_array_append_val(spans, span);
        }
    return spans;
}

static guint
count_most(const GArray *spans)
{
    guint most = 0;
    for (guint i = 0; i < spans->len; i++)
        most = MAX(most, g_array_index(spans, Span, i).end - g_array_index(spans, Span, i).first);
    return most;
}

static gboolean
are_beside(const GArray *lines, Span a, Span b)
{
    for (guint i = 0; i < a.end - a.first; i++) {
        const GkRowEntry *left = &line_at(lines, a.first + i)->entry, *right = &line_at(lines, b.first + i)->entry;
        if (fabs(gk_box_center_y(left->box) - gk_box_center_y(right->box)) > GK_ROWS_BAND_EM * left->size)
            return FALSE;
    }
    return TRUE;
}

/* In brackets, or with a sign of percent. */
static gboolean
is_share(const char *text)
{
    return strchr(text, '%') || *text == '(' || g_str_has_prefix(text, "（");
}

/* As far apart as rows, one with the other: amounts closer together are several of one row, and so are an amount and
 * its share. */
static gboolean
are_numbers(const GArray *lines, Span span)
{
    const GkRowEntry *first = &line_at(lines, span.first)->entry, *last = &line_at(lines, span.end - 1)->entry;
    double height = gk_box_center_y(last->box) - gk_box_center_y(first->box);
    for (guint i = span.first + 1; i < span.end; i++)
        if (!gk_grid_are_two_numbers(line_at(lines, i - 1), line_at(lines, i)) ||
            is_share(line_at(lines, i - 1)->text) != is_share(line_at(lines, i)->text))
            return FALSE;
    return height >= GK_ROWS_PITCH_EM * first->size * (span.end - 1 - span.first);
}

static gboolean
has_number(const GArray *lines, Span span)
{
    for (guint i = span.first; i < span.end; i++)
        if (line_at(lines, i)->entry.number)
            return TRUE;
    return FALSE;
}

/* A label in the middle of the cell, of fewer lines, whose middle is that of the lines. */
static gboolean
is_label(const GArray *lines, Span label, Span column)
{
    const GkRowEntry *entry = &line_at(lines, label.first)->entry;
    return label.end - label.first < column.end - column.first && !has_number(lines, label) &&
        fabs(middle_of(lines, label) - middle_of(lines, column)) <= GK_ROWS_BAND_EM * entry->size;
}

static void
add_rows(const GArray *lines, Span column, GArray *entries)
{
    for (guint i = column.first; i < column.end; i++) {
        GkRowEntry entry = line_at(lines, i)->entry;
        entry.row = i - column.first;
        g_array_append_val(entries, entry);
    }
}

/* The first column of numbers with most lines. */
static const Span *
find_numbers(const GArray *lines, const GArray *spans, guint most)
{
    for (guint i = 0; i < spans->len; i++) {
        const Span *span = &g_array_index(spans, Span, i);
        if (span->end - span->first == most && are_numbers(lines, *span))
            return span;
    }
    return NULL;
}

guint
gk_grid_find_band(guint row, const GArray *lines, GArray *entries)
{
    g_autoptr(GArray) spans = find_spans(lines, row);
    guint most = count_most(spans), listed = 0, labels = 0;
    const Span *numbers = most > 1 ? find_numbers(lines, spans, most) : NULL;
    for (guint i = 0; numbers && i < spans->len; i++) {
        Span span = g_array_index(spans, Span, i);
        if (span.end - span.first == most && are_beside(lines, *numbers, span) &&
            (!has_number(lines, span) || are_numbers(lines, span))) {
            listed++;
            add_rows(lines, span, entries);
        } else if (is_label(lines, span, *numbers)) {
            labels++;
        } else {
            numbers = NULL;
        }
    }
    return numbers && listed > 1 && labels ? most : 0;
}
