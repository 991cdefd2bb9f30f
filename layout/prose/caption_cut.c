/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles that the edge of the page cuts.
 *
 *      page 1              某某局部门支    page 2   出总表                  单位：万元
 *              ┌──────┬──────┬───────┐         ┌───────┬───────┐
 *              │ 科目 │ 合计 │ 基本  │         │ 项目  │ 经营  │
 *
 * A sheet wider than its page may have its title in its middle. The pieces stand at
 * one height in one size, the left one at the right end of its table, the right one
 * where its table begins, and only together they need to be a title. The tables
 * begin and end at the same heights: otherwise nothing is put together.
 *
 * The title goes to the right half; the joining of halves (join/sideways.c) gives it to
 * the whole. The halves must follow each other: a title cut on sheets that are
 * printed downwards first is not found.
 */
#include "layout/prose/caption_internal.h"

#include "layout/cells/tuning.h"
#include "layout/prose/tuning.h"
#include "layout/words/caption_words.h"

#include <math.h>
#include <string.h>

static gboolean
stand_side_by_side(const GkFragment *l, const GkFragment *r)
{
    double slack = l->aligned && r->aligned ? GK_CAPTION_CUT_ALIGNED : GK_ROW_SLACK;
    return l->page + 1 == r->page && fabs(l->layout->page->height - r->layout->page->height) < 1 &&
        fabs(l->ys[0] - r->ys[0]) <= slack && fabs(l->ys[l->row_count] - r->ys[r->row_count]) <= slack;
}

/* The first (or last) piece of a line. */
static GkPiece
piece_of(GkPageLayout *layout, const GkLine *line, gboolean last)
{
    g_autoptr(GArray) pieces = gk_pieces_of_line(layout, line);
    return g_array_index(pieces, GkPiece, last ? pieces->len - 1 : 0);
}

/* The line of R's page that goes on from `left`, NULL without one. */
static const GkLine *
find_rest(const GkFragment *r, const GkLine *left)
{
    for (guint i = 0; i < r->layout->n_lines; i++) {
        const GkLine *line = &r->layout->lines[i];
        GkLineRole role = r->layout->line_roles[i];
        if ((role == GK_LINE_PROSE || role == GK_LINE_TABLE_CAPTION) && line->box.y1 < r->box.y0 &&
            fabs(gk_box_center_y(line->box) - gk_box_center_y(left->box)) < GK_ROW_SLACK &&
            fabs(line->size - left->size) < GK_CAPTION_SAME_SIZE &&
            line->box.x0 < r->box.x0 + GK_CAPTION_CUT_EM * line->size)
            return line;
    }
    return NULL;
}

/* Puts the two pieces together when they are a title, and no other has been found. */
static gboolean
take_pieces(const GkFragment *l, GkFragment *r, const GkLine *upper, const GkLine *lower, GkArena *arena)
{
    GkPiece left = piece_of(l->layout, upper, TRUE), right = piece_of(r->layout, lower, FALSE);
    g_autofree char *begin = gk_piece_text(&left), *end = gk_piece_text(&right);
    g_autofree char *whole = g_strconcat(begin, end, NULL);
    if (!gk_caption_ends_as_title(whole) || gk_caption_is_sentence(whole) || gk_caption_is_fields(begin) ||
        (*r->title.text && strcmp(r->title.text, end) != 0))
        return FALSE;
    gk_caption_set(&r->title, begin, gk_piece_place(&left), arena);
    gk_caption_extend(&r->title, end, gk_piece_place(&right), FALSE, arena);
    gk_piece_claim(&left, GK_INK_TITLE);
    gk_piece_claim(&right, GK_INK_TITLE);
    r->caption_top = MIN(r->caption_top, lower->box.y0);
    r->cut_title = TRUE;
    return TRUE;
}

static void
take_cut_title(GkFragment *l, GkFragment *r, GkArena *arena)
{
    for (guint i = l->layout->n_lines; i-- > 0;) {
        const GkLine *line = &l->layout->lines[i];
        if (l->layout->line_roles[i] != GK_LINE_PROSE || line->box.y1 > l->box.y0 ||
            line->box.x1 < l->box.x1 - GK_CAPTION_CUT_EM * line->size)
            continue;
        if (l->box.y0 - line->box.y1 > GK_CAPTION_FAR)
            return;
        const GkLine *rest = find_rest(r, line);
        if (rest && take_pieces(l, r, line, rest, arena)) {
            l->caption_top = MIN(l->caption_top, line->box.y0);
            return;
        }
    }
}

void
gk_caption_cut_titles(const GPtrArray *fragments, GkArena *arena)
{
    for (guint i = 1; i < fragments->len; i++) {
        GkFragment *l = g_ptr_array_index(fragments, i - 1), *r = g_ptr_array_index(fragments, i);
        if (!*l->title.text && stand_side_by_side(l, r))
            take_cut_title(l, r, arena);
    }
}
