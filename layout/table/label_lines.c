/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a header put together to labels.
 *
 *        科目编码      财政专户          上
 *      类   款   项    （教育收费）      级       科目编码 has three labels below it; of the two lines of 财政专户 the
 *                                        补       second stands below the first alone; what runs downwards is one
 *                                        助
 *
 * A chunk is a further line of the label above it when it is as near as lines are, in its middle or flush with it,
 * and the only one of its line that stands below it; no rule parts them. Whether one label below another is its second
 * line or a label of its own, only this can tell where nothing is drawn: columns that are grouped are two or more.
 */
#include "layout/table/label_lines.h"

#include "layout/grid/loose_rules.h"
#include "layout/table/tuning.h"

#include <math.h>

static const GkChunk *
chunk_at(const GArray *chunks, guint i)
{
    return &g_array_index(chunks, GkChunk, i);
}

gboolean
gk_label_is_ruled_below(const GkLabelLines *label, double bottom, const GkLooseRules *loose)
{
    for (guint i = 0; i < loose->n_horizontal; i++) {
        const GkRule *rule = &loose->horizontal[i];
        if (rule->at > label->last && rule->at < bottom && rule->from < label->box.x0 + 1 &&
            rule->to > label->box.x1 - 1)
            return TRUE;
    }
    return FALSE;
}

static gboolean
goes_on_with(const GkLabelLines *label, const GkChunk *chunk, const GkLooseRules *loose)
{
    double y = gk_box_center_y(chunk->box), drop = (y - label->last) / MAX(label->size, 1);
    double tolerance = GK_ALIGN_LINED_UP_EM * label->size;
    return drop > GK_ALIGN_BESIDE_EM && drop < GK_ALIGN_LEVEL_EM &&
        (fabs(gk_box_center_x(chunk->box) - gk_box_center_x(label->box)) < tolerance ||
         fabs(chunk->box.x0 - label->box.x0) < tolerance || fabs(chunk->box.x1 - label->box.x1) < tolerance) &&
        !gk_label_is_ruled_below(label, y, loose);
}

/* How many chunks at the height of chunk `index` lie below the label; the lines of other labels may stand a little
 * higher or lower. */
static guint
count_below(const GArray *chunks, guint index, const GkLabelLines *label)
{
    const GkChunk *own = chunk_at(chunks, index);
    guint count = 0;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = chunk_at(chunks, i);
        count += fabs(gk_box_center_y(chunk->box) - gk_box_center_y(own->box)) < GK_ALIGN_BESIDE_EM * own->size &&
            gk_overlap(chunk->box.x0, chunk->box.x1, label->box.x0, label->box.x1) > 0;
    }
    return count;
}

/* The only label that the chunk is a further line of, or G_MAXUINT. */
static guint
label_above(const GArray *labels, const GArray *chunks, guint index, const GkLooseRules *loose)
{
    guint found = G_MAXUINT;
    for (guint i = 0; i < labels->len; i++) {
        const GkLabelLines *label = &g_array_index(labels, GkLabelLines, i);
        if (!goes_on_with(label, chunk_at(chunks, index), loose) || count_below(chunks, index, label) != 1)
            continue;
        if (found != G_MAXUINT)
            return G_MAXUINT;
        found = i;
    }
    return found;
}

static GkLabelLines
label_of(const GkChunk *chunk, gboolean vertical)
{
    double y = gk_box_center_y(chunk->box);
    GkLabelLines label = { chunk->box, y, y, chunk->size };
    if (vertical) {
        label.first = chunk->box.y0 + chunk->size / 2;
        label.last = chunk->box.y1 - chunk->size / 2;
    }
    return label;
}

GArray *
gk_label_lines(const GArray *chunks, const GkPageLayout *layout, guint *owners)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(GkLabelLines));
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = chunk_at(chunks, i);
        gboolean vertical = layout->lines[chunk->line].vertical;
        guint at = vertical ? G_MAXUINT : label_above(labels, chunks, i, layout->loose);
        if (at == G_MAXUINT) {
            GkLabelLines label = label_of(chunk, vertical);
            at = labels->len;
            g_array_append_val(labels, label);
        } else {
            GkLabelLines *label = &g_array_index(labels, GkLabelLines, at);
            label->box = gk_box_union(label->box, chunk->box);
            label->last = gk_box_center_y(chunk->box);
        }
        owners[i] = at;
    }
    return labels;
}
