/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Units on two lines.
 *
 *                                          单位：万
 *      部门名称：某某局                          元
 *      ┌──────────────┬───────────────┬───────────┐
 *
 * A text box too narrow for its unit breaks it anywhere, and what is left on the second line may be a unit, too: 元 for 万元,
 * wrong by ten thousand. So before the fields of a line are taken, each of its short pieces is tried as the rest of what
 * ends above it: both stand in one column, in one size, close to each other, and only together they are a unit with
 * its label.
 *
 * The beginning is looked for on the lines right above; a unit that breaks twice is not found.
 */
#include "layout/prose/caption_internal.h"

#include "layout/prose/tuning.h"
#include "layout/words/caption_words.h"

#include <math.h>

static gboolean
is_below(const GkPiece *upper, const GkPiece *lower)
{
    GkBox a = gk_piece_box(upper), b = gk_piece_box(lower);
    double size = lower->line->size;
    return fabs(upper->line->size - size) < GK_CAPTION_SAME_SIZE &&
        gk_box_center_y(b) - gk_box_center_y(a) < GK_CAPTION_WRAP_LINE * size && b.x0 > a.x0 - size && b.x1 < a.x1 + size;
}

/* Takes the two when they are one unit. */
static gboolean
take_pieces(GkFragment *fragment, const GkPiece *upper, const GkPiece *lower, GkArena *arena)
{
    g_autofree char *begin = gk_piece_text(upper), *rest = gk_piece_text(lower);
    GkCaptionMatch match;
    if (!gk_caption_is_wrapped_unit(begin, rest, &match))
        return FALSE;
    guint seam = upper->to - upper->from;
    GkPiece label = gk_piece_part(upper, match.from, seam), first = gk_piece_part(upper, MIN(match.value_from, seam), seam);
    GkPiece second = gk_piece_part(lower, MAX(match.value_from, seam) - seam, match.value_to - seam);
    GkPiece *value[] = { &first, &second };
    gboolean said = *fragment->unit.text != '\0';
    for (guint i = 0; i < 2 && !said; i++) {
        g_autofree char *text = gk_piece_text(value[i]);
        if (value[i]->to > value[i]->from)
            gk_caption_extend(&fragment->unit, text, gk_piece_place(value[i]), FALSE, arena);
    }
    GkLineRole role = upper->layout->line_roles[upper->line - upper->layout->lines];
    gk_piece_claim_field(&label, said ? NULL : &first, GK_INK_UNIT);
    gk_piece_claim_field(lower, said ? NULL : &second, GK_INK_UNIT);
    /* What else stands on the upper line is still to be read. */
    upper->layout->line_roles[upper->line - upper->layout->lines] = role;
    return TRUE;
}

static gboolean
take_from_line(GkFragment *fragment, const GkPiece *lower, const GkLine *above, GkArena *arena)
{
    g_autoptr(GArray) pieces = gk_pieces_of_line(lower->layout, above);
    for (guint i = 0; i < pieces->len; i++) {
        const GkPiece *upper = &g_array_index(pieces, GkPiece, i);
        if (is_below(upper, lower) && take_pieces(fragment, upper, lower, arena))
            return TRUE;
    }
    return FALSE;
}

gboolean
gk_caption_take_wrapped_unit(GkFragment *fragment, guint i, GkArena *arena)
{
    GkPageLayout *layout = fragment->layout;
    g_autoptr(GArray) pieces = gk_pieces_of_line(layout, &layout->lines[i]);
    for (guint p = 0; p < pieces->len; p++) {
        const GkPiece *lower = &g_array_index(pieces, GkPiece, p);
        if (lower->to - lower->from > GK_CAPTION_WRAP_REST)
            continue;
        for (guint up = 1; up <= MIN(i, GK_CAPTION_WRAP_LINES); up++)
            if (layout->line_roles[i - up] == GK_LINE_PROSE &&
                take_from_line(fragment, lower, &layout->lines[i - up], arena))
                return TRUE;
    }
    return FALSE;
}
