/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Glyphs of numbers that are drawn and have no characters.
 *
 * A font may say nothing of one glyph, or call it a blank: its text then lacks
 * a digit, or the decimal point. What was drawn and belongs to no glyph of the
 * text layer, though it stands in line with a digit that does, is unread ink, unless
 * it looks like a digit (drawn_figures.c).
 * (Of whole words without characters the picture tells: unread.c.)
 *
 *      drawn   4 1 2 . 6 0
 *      text    . 1 2 . 6 0     the 4 stands in line with the 1
 */
#include "extract/drawn/drawn_match_internal.h"

#include "extract/limits.h"

#include <math.h>

#define BESIDE 1.2 /* em: the next digit or the one after begins no further away */
#define BASELINE 0.1 /* em */
#define SIZE 0.1 /* of the size: sizes that differ less are the same */
#define EDGES 8u /* what is given for its edges: surely a letter */

static gboolean
is_numeric(gunichar c)
{
    return g_unichar_isdigit(c) || c == '.' || c == ',';
}

/* A glyph of the text layer that is part of a number, in line with the lost one. */
static gboolean
is_beside(const GkDrawnMatch *match, gconstpointer what, const GkDrawnGlyph *drawn, guint index)
{
    const GkDrawnGlyph *lost = what;
    guint text = match->text_of[index];
    return text != GK_DRAWN_NONE && drawn->turn == 0 && fabs(drawn->y - lost->y) < BASELINE * lost->size &&
        fabs(drawn->size - lost->size) < SIZE * lost->size && is_numeric(gk_drawn_match_glyph(match, text)->character);
}

gboolean
gk_drawn_match_is_lost(const GkDrawnMatch *match, guint index, guint *beside)
{
    const GkDrawnGlyph *drawn = gk_drawn_get(match->drawn, index);
    if (match->text_of[index] != GK_DRAWN_NONE || drawn->turn != 0 || drawn->alpha == 0 ||
        gk_drawn_count_points(drawn->gone) >= GK_DRAWN_HIDDEN_POINTS ||
        (match->ink->pixels && !gk_ink_differs(match->ink, drawn->ink)))
        return FALSE;
    guint found;
    double room = BESIDE * drawn->size, line = BASELINE * drawn->size;
    GkBox around = { drawn->x - room, drawn->y - line, drawn->x + room, drawn->y + line };
    if (gk_drawn_match_look_up(match, around, is_beside, drawn, &found, 1) == 0)
        return FALSE;
    *beside = match->text_of[found];
    return TRUE;
}

void
gk_drawn_match_tell_lost(GkDrawnMatch *match)
{
    for (guint i = 0; i < gk_drawn_count(match->drawn) && match->page->unread->len < GK_LIMIT_IMAGES; i++) {
        guint beside;
        if (!gk_drawn_match_is_lost(match, i, &beside))
            continue;
        const GkDrawnGlyph *drawn = gk_drawn_get(match->drawn, i);
        GkUnread unread = { drawn->ink, GK_UNREAD_LETTERS, EDGES, drawn->color };
        g_array_append_val(match->page->unread, unread);
    }
}
