/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a header, cut into labels.
 *
 *      公务用车购置公务用车运行      two labels set so close that no gap parts their
 *           费        维护费         first lines; their second lines show where
 *
 * A line is cut at gaps; then a chunk is parted in two when the line right below has
 * two chunks that stand in the middle of its two parts.
 */
#include "layout/table/finder.h"
#include "layout/table/tuning.h"


#include <math.h>

static gboolean
is_right_below(const GkChunk *chunk, const GkChunk *other)
{
    double drop = gk_box_center_y(other->box) - gk_box_center_y(chunk->box);
    return drop > GK_ALIGN_BESIDE_EM * chunk->size && drop < GK_ALIGN_LEVEL_EM * chunk->size &&
        gk_box_center_x(other->box) > chunk->box.x0 && gk_box_center_x(other->box) < chunk->box.x1;
}

/* The glyph before which the chunk is parted so that `left` and `right` stand below the middles of its parts; 0: none.
 */
static guint
parting(const GkPageLayout *layout, const GkChunk *chunk, const GkChunk *left, const GkChunk *right)
{
    for (guint i = chunk->from + 1; i < chunk->to; i++) {
        GkBox first = gk_pieces_box(layout, chunk->line, chunk->from, i), second = gk_pieces_box(layout, chunk->line, i, chunk->to);
        if (fabs(gk_box_center_x(first) - gk_box_center_x(left->box)) < GK_ALIGN_PARTED_EM * chunk->size &&
            fabs(gk_box_center_x(second) - gk_box_center_x(right->box)) < GK_ALIGN_PARTED_EM * chunk->size)
            return i;
    }
    return 0;
}

/* The only two chunks right below; FALSE when there are fewer or more. */
static gboolean
find_pair(const GArray *chunks, guint index, const GkChunk **left, const GkChunk **right)
{
    const GkChunk *chunk = &g_array_index(chunks, GkChunk, index);
    guint count = 0;
    for (guint i = index + 1; i < chunks->len && g_array_index(chunks, GkChunk, i).line <= chunk->line + 2; i++) {
        const GkChunk *other = &g_array_index(chunks, GkChunk, i);
        if (!is_right_below(chunk, other))
            continue;
        if (count == 2)
            return FALSE;
        *(count++ ? right : left) = other;
    }
    return count == 2 && (*left)->line == (*right)->line;
}

GArray *
gk_alignment_header_chunks(const GkAlignment *finder, const GkAlignmentRun *run)
{
    GArray *chunks = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    for (guint i = run->header; i < run->first; i++)
        gk_alignment_cut_line(chunks, finder, i, run->frame && run->frame->by_columns ? NULL : run->division);
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *left, *right;
        GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        gboolean pair = chunk->to - chunk->from < GK_ALIGN_PARTED_GLYPHS && find_pair(chunks, i, &left, &right);
        guint at = pair ? parting(finder->layout, chunk, left, right) : 0;
        if (at == 0)
            continue;
        GkChunk second = *chunk;
        second.from = at;
        second.box = gk_pieces_box(finder->layout, chunk->line, at, chunk->to);
        chunk->box = gk_pieces_box(finder->layout, chunk->line, chunk->from, at);
        chunk->to = at;
        g_array_insert_val(chunks, i + 1, second);
        i++;
    }
    return chunks;
}
