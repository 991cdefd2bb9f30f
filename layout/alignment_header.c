/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The header of a table without rules.
 *
 *                    预算支出                 spans the three columns it is centred over,
 *      科目名称   合计   基本   项目          since they have labels of their own below
 *                        支出   支出          wrapped labels: one cell
 *
 * 1. A chunk belongs to the columns it lies over, or to the nearest one.
 * 2. A chunk of an upper line spans further columns when it stands centred over
 *    a group of neighbours which have nothing else at its height, and each of
 *    which has a label below it.
 * 3. A label's level is one more than that of the labels above it that span other
 *    columns or are ruled off; what is left in one column below its last spanning
 *    label is one cell, however many lines.
 */
#include "layout/alignment_internal.h"

#include "layout/loose_rules.h"
#include "layout/tuning.h"

#include <math.h>
#include <stdlib.h>

static GkChunk *
chunk_at(const GArray *chunks, guint i)
{
    return &g_array_index(chunks, GkChunk, i);
}

static const GkTextColumn *
column_at(const GArray *columns, guint i)
{
    return &g_array_index(columns, GkTextColumn, i);
}

/* Columns under the chunk by half of the narrower width at least; else the nearest. */
static void
place(GkChunk *chunk, const GArray *columns)
{
    gboolean found = FALSE;
    double nearest = G_MAXDOUBLE, x = gk_box_center_x(chunk->box);
    guint best = 0;
    for (guint i = 0; i < columns->len; i++) {
        const GkTextColumn *column = column_at(columns, i);
        double overlap = gk_overlap(column->x0, column->x1, chunk->box.x0, chunk->box.x1);
        double away = x < column->x0 ? column->x0 - x : x > column->x1 ? x - column->x1 : 0;
        if (away < nearest) {
            nearest = away;
            best = i;
        }
        if (overlap < 0.5 * MIN(column->x1 - column->x0, gk_box_width(chunk->box)))
            continue;
        if (!found)
            chunk->first_column = i;
        chunk->last_column = i;
        found = TRUE;
    }
    if (!found)
        chunk->first_column = chunk->last_column = best;
}

static gboolean
covers(const GkChunk *chunk, guint column)
{
    return chunk->first_column <= column && column <= chunk->last_column;
}

/* Something of another line stands in the column below (or at the height of) `chunk`. */
static gboolean
has_label(const GArray *chunks, const GkChunk *chunk, guint column, gboolean below)
{
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *other = chunk_at(chunks, i);
        double drop = gk_box_center_y(other->box) - gk_box_center_y(chunk->box);
        if (other == chunk || !covers(other, column))
            continue;
        if (below ? drop > 0.7 * chunk->size : fabs(drop) < 0.5 * chunk->size)
            return TRUE;
    }
    return FALSE;
}

/* The middle of the first label below the chunk in a column: labels are centred in cells whose sides are not drawn. */
static double
label_middle(const GArray *chunks, const GkChunk *chunk, guint column)
{
    const GkChunk *best = NULL;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *other = chunk_at(chunks, i);
        if (covers(other, column) && gk_box_center_y(other->box) - gk_box_center_y(chunk->box) > 0.7 * chunk->size &&
            (!best || other->box.y0 < best->box.y0))
            best = other;
    }
    return best ? gk_box_center_x(best->box) : gk_box_center_x(chunk->box);
}

/* Widens the chunk to the group of columns it is centred over. */
static void
widen(const GArray *chunks, GkChunk *chunk, const GArray *columns)
{
    guint first = chunk->first_column, last = chunk->last_column, low = first, high = last;
    while (low > 0 && has_label(chunks, chunk, low - 1, TRUE) && !has_label(chunks, chunk, low - 1, FALSE))
        low--;
    while (high + 1 < columns->len && has_label(chunks, chunk, high + 1, TRUE) &&
           !has_label(chunks, chunk, high + 1, FALSE))
        high++;
    for (guint c = first; c <= last; c++)
        if (!has_label(chunks, chunk, c, TRUE))
            return;
    double best = GK_ALIGN_CENTER_EM * chunk->size;
    for (guint a = low; a <= first; a++)
        for (guint b = last; b <= high; b++) {
            double middle = (label_middle(chunks, chunk, a) + label_middle(chunks, chunk, b)) / 2;
            double off = fabs(middle - gk_box_center_x(chunk->box));
            if (b > a && off < best && (b - a > chunk->last_column - chunk->first_column || off < best / 2)) {
                best = MAX(off, best / 2);
                chunk->first_column = a;
                chunk->last_column = b;
            }
        }
}

/* A rule is drawn between the two, over the width of the lower one at least. */
static gboolean
is_ruled_off(const GkPageLayout *layout, const GkChunk *upper, const GkChunk *lower)
{
    const GkLooseRules *loose = layout->loose;
    double y0 = gk_box_center_y(upper->box), y1 = gk_box_center_y(lower->box);
    for (guint i = 0; i < loose->n_horizontal; i++) {
        const GkRule *rule = &loose->horizontal[i];
        if (rule->at > y0 && rule->at < y1 && rule->from <= lower->box.x0 + 1 && rule->to >= lower->box.x1 - 1)
            return TRUE;
    }
    return FALSE;
}

/* `other` stands above the chunk in one of its columns, in another cell: it spans other columns, is further away than
 * the lines of one label are, or a rule parts them. */
static gboolean
is_above(const GkPageLayout *layout, const GkChunk *other, const GkChunk *chunk)
{
    double drop = gk_box_center_y(chunk->box) - gk_box_center_y(other->box);
    if (other->first_column > chunk->last_column || other->last_column < chunk->first_column ||
        drop <= 0.7 * other->size)
        return FALSE;
    gboolean same = other->first_column == chunk->first_column && other->last_column == chunk->last_column;
    if (!same)
        return other->last_column > other->first_column;
    return (other->last_column > other->first_column && drop > GK_ALIGN_LEVEL_EM * other->size) ||
        is_ruled_off(layout, other, chunk);
}

static int
compare_heights(gconstpointer a, gconstpointer b)
{
    double p = gk_box_center_y((*(GkChunk *const *) a)->box), q = gk_box_center_y((*(GkChunk *const *) b)->box);
    return p < q ? -1 : p > q;
}

/* Levels from the top down: one more than the deepest cell above; lines of one cell share theirs. */
static guint
find_levels(const GArray *chunks, const GkPageLayout *layout)
{
    guint levels = 0;
    g_autofree GkChunk **order = g_new(GkChunk *, chunks->len + 1);
    for (guint i = 0; i < chunks->len; i++)
        order[i] = chunk_at(chunks, i);
    qsort(order, chunks->len, sizeof *order, compare_heights);
    for (guint i = 0; i < chunks->len; i++) {
        GkChunk *chunk = order[i];
        chunk->level = 0;
        for (guint j = 0; j < i; j++) {
            if (is_above(layout, order[j], chunk))
                chunk->level = MAX(chunk->level, order[j]->level + 1);
            else if (order[j]->first_column == chunk->first_column && order[j]->last_column == chunk->last_column)
                chunk->level = MAX(chunk->level, order[j]->level);
        }
        levels = MAX(levels, chunk->level + 1);
    }
    return levels;
}

guint
gk_alignment_header(GArray *chunks, const GkPageLayout *layout, const GArray *columns, gboolean by_columns)
{
    for (guint i = 0; i < chunks->len; i++) {
        if (by_columns)
            gk_alignment_place_between_rules(chunk_at(chunks, i), layout, columns);
        else
            place(chunk_at(chunks, i), columns);
    }
    for (guint i = 0; !by_columns && i < chunks->len; i++)
        widen(chunks, chunk_at(chunks, i), columns);
    return find_levels(chunks, layout);
}
