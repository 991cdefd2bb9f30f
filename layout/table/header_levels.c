/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The levels of a header's labels, of which it is known what columns they span.
 *
 *        合计                 公务用车            level 0
 *                      小计        购置费         level 1
 *      预算  决算   预算  决算   预算  决算       level 2, 合计's own, too: one printed line is one row
 *
 * A label's level is one more than that of the labels above it that span other
 * columns or are ruled off; what is left in one column below its last spanning
 * label is one cell, however many lines. Lowest labels on one line are of one row.
 */
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/table/tuning.h"

#include <stdlib.h>

static GkChunk *
chunk_at(const GArray *chunks, guint i)
{
    return &g_array_index(chunks, GkChunk, i);
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
    double down = gk_box_center_y(chunk->box) - gk_box_center_y(other->box);
    if (other->first_column > chunk->last_column || other->last_column < chunk->first_column ||
        down <= GK_ALIGN_BESIDE_EM * other->size)
        return FALSE;
    gboolean same = other->first_column == chunk->first_column && other->last_column == chunk->last_column;
    if (!same)
        return other->last_column > other->first_column;
    return (other->last_column > other->first_column && down > GK_ALIGN_LEVEL_EM * other->size) ||
        is_ruled_off(layout, other, chunk);
}

static int
compare_heights(gconstpointer a, gconstpointer b)
{
    double p = gk_box_center_y((*(GkChunk *const *) a)->box), q = gk_box_center_y((*(GkChunk *const *) b)->box);
    return p < q ? -1 : p > q;
}

/* A label of one line with none below it in its columns. */
static gboolean
is_lowest(const GArray *chunks, const GkChunk *chunk)
{
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *other = chunk_at(chunks, i);
        if (other != chunk && other->level >= chunk->level && other->first_column <= chunk->last_column &&
            other->last_column >= chunk->first_column)
            return FALSE;
    }
    return TRUE;
}

/* Lowest labels on one line, each below another, are of one row, also where fewer levels stand above some of them. */
static void
align_lowest(const GArray *chunks)
{
    g_autofree guint8 *lowest = g_new(guint8, chunks->len + 1);
    for (guint i = 0; i < chunks->len; i++)
        lowest[i] = is_lowest(chunks, chunk_at(chunks, i));
    for (guint i = 0; i < chunks->len; i++) {
        GkChunk *chunk = chunk_at(chunks, i);
        for (guint j = 0; j < chunks->len && lowest[i] && chunk->level > 0; j++) {
            const GkChunk *other = chunk_at(chunks, j);
            if (lowest[j] && other->line == chunk->line)
                chunk->level = MAX(chunk->level, other->level);
        }
    }
}

/* From the top down: one more than the deepest cell above; lines of one cell share theirs. */
guint
gk_alignment_levels(const GArray *chunks, const GkPageLayout *layout)
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
    align_lowest(chunks);
    return levels;
}
