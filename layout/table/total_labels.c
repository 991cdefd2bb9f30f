/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The columns that the label of a total spans.
 *
 *      科目编码       科目名称           合计       本年支出
 *      302     05     水费             277,500         ...
 *      302     06     电费             280,000         ...
 *             合计                     557,500         no entry of any column: it stands over all three
 *
 * A label that ends with the word, and one in the middle of the row beside, is such a label, too: 人员经费合计.
 * One that begins where entries of its column do, or stands in the middle of them, is one of them. Otherwise it is
 * centred over blank columns beside it: from the first one on, where its row begins with it. Where the boundary between
 * two columns is, nothing draws; that it lies between what is printed in them is all that is asked.
 */
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/table/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>

#define LIKELY 0.01

typedef struct {
    const GkAlignment *finder;
    const GkAlignmentRun *run;
    GArray *chunks; /* GkChunk: header, then body */
    guint first_body;
    const GArray *columns;
    const double *xs; /* the columns' boundaries, the outer ones where labels of the header say that they are */
    guint asked; /* the line that was asked last whether it counts the columns */
    gboolean counts;
} Totals;

static GkChunk *
chunk_at(const Totals *totals, guint i)
{
    return &g_array_index(totals->chunks, GkChunk, i);
}

/* Of spans that are as good, the one from the table's left edge, then the narrower. */
static double
span_cost(guint first, guint last)
{
    return first == 0 || first == last ? 0 : GK_ALIGN_TOTAL_SPAN_EM * (last - first);
}

static gboolean
counts_columns(Totals *totals, guint line)
{
    if (line != totals->asked) {
        totals->asked = line;
        totals->counts = gk_alignment_counts_columns(totals->finder, totals->run, line);
    }
    return totals->counts;
}

static gboolean
is_total(const Totals *totals, const GkChunk *chunk)
{
    g_autofree char *text = gk_pieces_text(totals->finder->layout, chunk);
    return gk_label_is_total(text) || gk_label_ends_with_total(text);
}

/* A total's label in a row beside has its middle where the chunk has, and begins elsewhere: both are set in the middle. */
static gboolean
is_centred_with_total(const Totals *totals, guint index)
{
    const GkChunk *chunk = chunk_at(totals, index);
    double near = GK_ALIGN_LINED_UP_EM * chunk->size;
    guint from = index > GK_ALIGN_TOTAL_BESIDE ? index - GK_ALIGN_TOTAL_BESIDE : 0;
    for (guint i = MAX(from, totals->first_body); i < totals->chunks->len && i < index + GK_ALIGN_TOTAL_BESIDE; i++) {
        const GkChunk *other = chunk_at(totals, i);
        if (i != index && other->first_column <= chunk->first_column && other->last_column >= chunk->first_column &&
            ABS((int) other->level - (int) chunk->level) == 1 &&
            fabs(gk_box_center_x(other->box) - gk_box_center_x(chunk->box)) < near &&
            fabs(other->box.x0 - chunk->box.x0) > near && is_total(totals, other))
            return TRUE;
    }
    return FALSE;
}

/* The label of a total, of the columns' count (栏次) or one in a column of numbers. */
static gboolean
may_span(Totals *totals, guint index)
{
    const GkChunk *chunk = chunk_at(totals, index);
    if (chunk->number)
        return FALSE;
    return is_total(totals, chunk) || is_centred_with_total(totals, index) ||
        g_array_index(totals->columns, GkTextColumn, chunk->first_column).number || counts_columns(totals, chunk->line);
}

/* The header's label of its column alone has its middle where the chunk has, or begins there. */
static gboolean
stands_below_label(const Totals *totals, const GkChunk *chunk)
{
    for (guint i = 0; i < totals->first_body; i++) {
        const GkChunk *label = chunk_at(totals, i);
        if (label->first_column == chunk->first_column && label->last_column == chunk->last_column &&
            MIN(fabs(gk_box_center_x(label->box) - gk_box_center_x(chunk->box)), fabs(label->box.x0 - chunk->box.x0)) <
                GK_ALIGN_LINED_UP_EM * chunk->size)
            return TRUE;
    }
    return FALSE;
}

/* Other entries begin where it does. */
static gboolean
is_lined_up(const Totals *totals, const GkChunk *chunk)
{
    return totals->run->division &&
        gk_strip_edges_at(totals->run->division->strip, chunk->box.x0, FALSE) >= GK_ALIGN_TOTAL_EDGES;
}

/* A rule parts columns c - 1 and c at the chunk's height. */
static gboolean
is_ruled_before(const Totals *totals, guint c, const GkChunk *chunk)
{
    double left = g_array_index(totals->columns, GkTextColumn, c - 1).print1;
    double right = g_array_index(totals->columns, GkTextColumn, c).print0;
    return gk_loose_rules_part(totals->finder->layout->loose, MIN(left, right), MAX(left, right), gk_box_center_y(chunk->box));
}

/* No label stands across a rule: narrows the room to the columns that none parts from the chunk's. */
static void
stop_at_rules(const Totals *totals, const GkChunk *chunk, guint *low, guint *high)
{
    for (guint c = chunk->first_column; c > *low; c--)
        if (is_ruled_before(totals, c, chunk))
            *low = c;
    for (guint c = chunk->last_column; c < *high; c++)
        if (is_ruled_before(totals, c + 1, chunk))
            *high = c;
}

/* The blank columns [*low, *high] beside the chunk, in its row; FALSE when something else stands in its own. */
static gboolean
find_room(const Totals *totals, guint index, guint *low, guint *high)
{
    const GkChunk *chunk = chunk_at(totals, index);
    guint from = index, end = index; /* the lines of its row are near */
    while (from > totals->first_body && chunk_at(totals, from - 1)->line + GK_ROWS_WRAP_LINES * 2 > chunk->line)
        from--;
    while (end < totals->chunks->len && chunk_at(totals, end)->line < chunk->line + GK_ROWS_WRAP_LINES * 2)
        end++;
    gboolean beside = FALSE;
    *low = 0;
    *high = totals->columns->len - 1;
    for (guint i = from; i < end; i++) {
        const GkChunk *other = chunk_at(totals, i);
        if (i == index || other->level > chunk->level || MAX(other->end_level, other->level + 1) <= chunk->level)
            continue;
        if (other->first_column <= chunk->last_column && other->last_column >= chunk->first_column)
            return FALSE;
        beside = TRUE;
        if (other->last_column < chunk->first_column)
            *low = MAX(*low, other->last_column + 1);
        else
            *high = MIN(*high, other->first_column - 1);
    }
    if ((beside || is_total(totals, chunk)) && *high + 1 == totals->columns->len && chunk->last_column < *high)
        --*high; /* something is totalled beside it */
    stop_at_rules(totals, chunk, low, high);
    return TRUE;
}

/* How far the chunk is from the middle of columns [first, last], wherever their ends may be; of those that may be, a
 * little for where they are likely to be. */
static double
off_middle(const Totals *totals, guint first, guint last, const GkChunk *chunk)
{
    const GkTextColumn *all = &g_array_index(totals->columns, GkTextColumn, 0);
    double left[2] = { totals->xs[first], totals->xs[first] }, right[2] = { totals->xs[last + 1], totals->xs[last + 1] };
    if (first > 0) {
        left[0] = MIN(left[0], all[first - 1].print1);
        left[1] = MAX(left[1], all[first].print0);
    }
    right[0] = MIN(right[0], all[last].print1);
    right[1] = last + 1 < totals->columns->len ? MAX(right[1], all[last + 1].print0) : right[1] + chunk->size;
    double x = gk_box_center_x(chunk->box), least = (left[0] + right[0]) / 2, most = (left[1] + right[1]) / 2;
    double likely = fabs((totals->xs[first] + totals->xs[last + 1]) / 2 - x);
    return (x < least ? least - x : x > most ? x - most : 0) + LIKELY * likely;
}

/* A total's label in a column of numbers: no entry of it, wherever it stands. */
static gboolean
is_among_numbers(const Totals *totals, guint index)
{
    const GkChunk *chunk = chunk_at(totals, index);
    return g_array_index(totals->columns, GkTextColumn, chunk->first_column).number &&
        (is_total(totals, chunk) || is_centred_with_total(totals, index));
}

static void
widen(Totals *totals, guint index)
{
    GkChunk *chunk = chunk_at(totals, index);
    guint low, high, a = chunk->first_column, b = chunk->last_column;
    if (!may_span(totals, index))
        return;
    gboolean among = is_among_numbers(totals, index);
    if ((!among && (is_lined_up(totals, chunk) || stands_below_label(totals, chunk))) ||
        !find_room(totals, index, &low, &high))
        return;
    double x = gk_box_center_x(chunk->box), best = G_MAXDOUBLE;
    for (guint p = low; p <= a; p++)
        for (guint q = b; q <= high; q++) {
            double off = low > 0 ? fabs((totals->xs[p] + totals->xs[q + 1]) / 2 - x)
                : p == 0         ? off_middle(totals, p, q, chunk)
                                 : G_MAXDOUBLE;
            off += span_cost(p, q) * chunk->size;
            if (off >= best || (among && p == q && low < high))
                continue;
            best = off;
            chunk->first_column = p;
            chunk->last_column = q;
        }
}

/* A word alone in its row, in a column of numbers in the middle of all columns, stands over all of them. */
static void
widen_alone(const Totals *totals, guint index)
{
    GkChunk *chunk = chunk_at(totals, index);
    gboolean beside = (index > 0 && chunk[-1].level == chunk->level) ||
        (index + 1 < totals->chunks->len && chunk[1].level == chunk->level);
    if (beside || chunk->number || !g_array_index(totals->columns, GkTextColumn, chunk->first_column).number ||
        fabs((totals->xs[0] + totals->xs[totals->columns->len]) / 2 - gk_box_center_x(chunk->box)) >
            GK_ALIGN_BAND_EM * chunk->size)
        return;
    chunk->first_column = 0;
    chunk->last_column = totals->columns->len - 1;
}

void
gk_alignment_widen_totals(const GkAlignment *finder, const GkAlignmentRun *run, GArray *chunks, guint first_body,
                          const GArray *columns, const double *xs)
{
    Totals totals = { finder, run, chunks, first_body, columns, xs, G_MAXUINT, FALSE };
    if (!run->frame || !run->frame->by_columns)
        for (guint i = first_body; i < chunks->len; i++)
            widen(&totals, i);
    for (guint i = first_body; i < chunks->len && !(run->frame && run->frame->by_columns); i++)
        widen_alone(&totals, i);
}
