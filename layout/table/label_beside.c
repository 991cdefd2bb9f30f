/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A column whose label and numbers never stand over each other.
 *
 *      功能科目名称            金额
 *      一般公共服务支出              16,992.37      the label is in the middle of a wide column, its numbers at the
 *      国防支出                                     right, and what spans several columns in the middle of those:
 *                     支出合计                      nothing of it is ever beside a number
 *
 * The lines then seem to show two columns. They are one where no line has words on both sides of what parts them, the
 * left one has a label and no number, and the right one numbers and no label so low. (Higher ones span columns.)
 */
#include "layout/table/finder.h"

#include <math.h>

/* What is seen between two separators. */
typedef struct {
    double x0, x1;
    guint words, numbers;
    double label; /* the height of its lowest label */
} Interval;

static Interval
interval_at(const GArray *separators, guint index)
{
    return (Interval) { index ? g_array_index(separators, GkSeparator, index - 1).x : -G_MAXDOUBLE,
                        index < separators->len ? g_array_index(separators, GkSeparator, index).x : G_MAXDOUBLE, 0, 0,
                        -G_MAXDOUBLE };
}

static gboolean
is_in(const Interval *interval, const GkChunk *chunk)
{
    double x = gk_box_center_x(chunk->box);
    return x > interval->x0 && x < interval->x1;
}

static void
count(Interval *interval, const GArray *labels, const GArray *entries)
{
    for (guint i = 0; i < labels->len; i++) {
        const GkChunk *label = &g_array_index(labels, GkChunk, i);
        if (is_in(interval, label))
            interval->label = MAX(interval->label, gk_box_center_y(label->box));
    }
    for (guint i = 0; i < entries->len; i++) {
        const GkChunk *entry = &g_array_index(entries, GkChunk, i);
        interval->numbers += is_in(interval, entry) && entry->number;
        interval->words += is_in(interval, entry) && !entry->number;
    }
}

/* Some line has entries in both. */
static gboolean
are_beside(const Interval *left, const Interval *right, const GArray *entries)
{
    for (guint i = 0; i + 1 < entries->len; i++) {
        const GkChunk *entry = &g_array_index(entries, GkChunk, i);
        if (entry[0].line == entry[1].line && is_in(left, &entry[0]) && is_in(right, &entry[1]))
            return TRUE;
    }
    return FALSE;
}

void
gk_alignment_unite_label_beside(const GkAlignment *finder, const GkAlignmentRun *run)
{
    GArray *separators = run->division->separators;
    if (run->first == run->header)
        return;
    g_autoptr(GArray) labels = gk_alignment_header_chunks(finder, run);
    g_autoptr(GArray) entries = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    for (guint i = run->first; i < run->end; i++)
        gk_alignment_cut_line(entries, finder, i, run->division);
    for (guint i = separators->len; i-- > 0;) {
        const GkSeparator *separator = &g_array_index(separators, GkSeparator, i);
        if (separator->drawn)
            continue;
        Interval left = interval_at(separators, i), right = interval_at(separators, i + 1);
        count(&left, labels, entries);
        count(&right, labels, entries);
        if (left.words && !left.numbers && right.numbers && !right.words && left.label > right.label + 1 &&
            !are_beside(&left, &right, entries))
            g_array_remove_index(separators, i);
    }
}
