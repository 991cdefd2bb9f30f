/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What of the text layer is hidden, and what that does to numbers.
 *
 * A glyph of which hardly a point is left (drawn.c) is hidden when it is part of
 * a number, when all of its line is painted over, or when something else is
 * printed in its place. Other letters that stick out of their cell and are clipped there,
 * or go on under the next one, are still what was written, and stay.
 *
 *      │615.4│      a number that the clip cuts: 615.4 is no amount
 *      │ 615▒▒      a patch over the end of a number
 *      │ 615▒70     the same, with another end upon it: 615.70, to be doubted
 *      │ 615.70▒▒   the unit is under the patch: 615.70, to be doubted
 *      │ ▒▒ 615.70  the currency is: 615.70 may be a part of it
 */
#include "extract/drawn/drawn_match_internal.h"

#include <math.h>
#include <string.h>

#define CUT_POINTS 6 /* of the 16: cut, wherever they are */
#define REPLACED_SHARE 0.3 /* of its ink box lies under what was drawn in its place */
#define RUN_GAP 1.2 /* of the size */
#define LINE_SHIFT 0.3 /* of the size */
#define BLANK 1.2 /* of the size */
#define UNIT_LETTERS 3u /* a number and so many letters: they say what it counts */

/* So much is gone that it may be taken for another glyph: a column of points, or two rows. */
static gboolean
is_cut(guint16 gone)
{
    guint rows = 0;
    for (guint i = 0; i < GK_DRAWN_POINTS; i++) {
        guint16 column = (guint16) (0x1111u << i), row = (guint16) (0xfu << GK_DRAWN_POINTS * i);
        if ((gone & column) == column)
            return TRUE;
        rows += (gone & row) == row;
    }
    return rows > 1 || gk_drawn_count_points(gone) >= CUT_POINTS;
}

static gboolean
is_gone(const GkDrawnMatch *match, guint drawn)
{
    const GkDrawnGlyph *facts = gk_drawn_get(match->drawn, drawn);
    return gk_drawn_count_points(facts->gone) >= GK_DRAWN_HIDDEN_POINTS ||
        (facts->under_mask && match->ink->pixels && match->text_of[drawn] != GK_DRAWN_NONE &&
         !gk_ink_shows(match->ink, gk_drawn_match_glyph(match, match->text_of[drawn])));
}

static guint32
on_white(guint32 color, guint8 alpha)
{
    guint32 mixed = 0;
    for (guint shift = 0; shift < 24; shift += 8)
        mixed |= (255u - (255u - (color >> shift & 0xff)) * alpha / 255u) << shift;
    return mixed;
}

static void
tell_looks(GkDrawnMatch *match)
{
    for (guint i = 0; i < match->page->glyphs->len; i++) {
        GkGlyph *glyph = gk_drawn_match_glyph(match, i);
        if (match->drawn_of[i] == GK_DRAWN_NONE)
            continue;
        const GkDrawnGlyph *drawn = gk_drawn_get(match->drawn, match->drawn_of[i]);
        if (is_cut(drawn->gone) && !is_gone(match, match->drawn_of[i]))
            glyph->flags |= GK_GLYPH_CUT;
        glyph->flags |= drawn->slanted ? GK_GLYPH_SLANTED : 0;
        if (drawn->alpha < 255)
            glyph->color = on_white(glyph->color, drawn->alpha);
    }
}

/* --- what is hidden, and the numbers that it belongs to --- */

/* Something that can be seen was drawn over the hidden glyph. */
static gboolean
is_seen_over(const GkDrawnMatch *match, gconstpointer what, const GkDrawnGlyph *drawn, guint index)
{
    guint hidden = *(const guint *) what;
    GkBox a = gk_drawn_get(match->drawn, hidden)->ink, b = drawn->ink;
    double width = gk_overlap(a.x0, a.x1, b.x0, b.x1), height = gk_overlap(a.y0, a.y1, b.y0, b.y1);
    return index > hidden && match->text_of[index] != GK_DRAWN_NONE && !is_gone(match, index) && width > 0 &&
        height > 0 && width * height > REPLACED_SHARE * gk_box_width(a) * gk_box_height(a);
}

static gboolean
is_replaced(const GkDrawnMatch *match, guint hidden)
{
    const GkDrawnGlyph *drawn = gk_drawn_get(match->drawn, hidden);
    guint found;
    GkBox box = { drawn->ink.x0 - drawn->size, drawn->ink.y0 - drawn->size, drawn->ink.x1 + drawn->size,
                  drawn->ink.y1 + drawn->size };
    return gk_drawn_match_look_up(match, box, is_seen_over, &hidden, &found, 1) > 0;
}

static gunichar
character_of(const GkDrawnMatch *match, guint drawn)
{
    return gk_drawn_narrow(gk_drawn_match_glyph(match, match->text_of[drawn])->character);
}

static gboolean
is_currency(const GkDrawnMatch *match, guint drawn)
{
    return g_unichar_type(character_of(match, drawn)) == G_UNICODE_CURRENCY_SYMBOL;
}

/* Of a number, or (gk_fold_character()) a letter that is typed for a digit. */
static gboolean
is_numeric(const GkDrawnMatch *match, guint drawn)
{
    gunichar c = character_of(match, drawn);
    return g_unichar_isdigit(c) || (c < 0x80 && c && strchr(".,-OolI", (int) c)) || is_currency(match, drawn);
}

/* Does the glyph drawn next follow on its line? By the size that the file says: a substitute font is squeezed into the
 * places of the absent one, each letter in its own way. */
static gboolean
goes_on(const GkDrawnMatch *match, guint drawn)
{
    const GkDrawnGlyph *a = gk_drawn_get(match->drawn, drawn), *b = gk_drawn_get(match->drawn, drawn + 1);
    double size = gk_drawn_match_glyph(match, match->text_of[drawn])->size;
    double dx = b->x - a->x, dy = b->y - a->y, along = a->turn % 2 ? dy : dx, across = a->turn % 2 ? dx : dy;
    along = a->turn == 2 || a->turn == 3 ? -along : along;
    return a->turn == b->turn && along > 0 && along < RUN_GAP * size && fabs(across) < LINE_SHIFT * size;
}

/* The drawn glyphs [first, end) are a number. */
static void
tell_number(GkDrawnMatch *match, guint first, guint end)
{
    guint hidden = 0, lost = 0, digits = 0, flag;
    for (guint i = first; i < end; i++) {
        digits += g_unichar_isdigit(character_of(match, i)) != 0;
        if (is_gone(match, i)) {
            hidden++;
            lost += !is_replaced(match, i);
        }
    }
    if (hidden == 0 || hidden == end - first || digits == 0)
        return;
    flag = lost ? GK_GLYPH_INCOMPLETE : GK_GLYPH_CUT;
    for (guint i = first; i < end; i++)
        if (!is_gone(match, i))
            gk_drawn_match_glyph(match, match->text_of[i])->flags |= (guint16) flag;
}

/* Words that only the clip hides are left to the picture of the page (ink.c). */
static gboolean
is_painted_over(const GkDrawnMatch *match, guint drawn)
{
    return gk_drawn_count_points(gk_drawn_get(match->drawn, drawn)->clipped) < GK_DRAWN_HIDDEN_POINTS;
}

/* A number, and behind it a few letters that are painted over: what it counts is not to be seen. */
static void
tell_unit(GkDrawnMatch *match, guint first, guint end)
{
    guint letters = end;
    while (letters > first && !is_numeric(match, letters - 1))
        letters--;
    if (letters == first || letters == end || end - letters > UNIT_LETTERS)
        return;
    for (guint i = first; i < letters; i++)
        if (!is_numeric(match, i) || is_gone(match, i))
            return;
    for (guint i = letters; i < end; i++)
        if (is_gone(match, i) && is_painted_over(match, i) && !is_replaced(match, i)) {
            for (guint k = first; k < letters; k++)
                gk_drawn_match_glyph(match, match->text_of[k])->flags |= GK_GLYPH_CUT;
            return;
        }
}

/* The drawn glyphs [first, end) follow each other on a line. What sticks out of a cell and is clipped there, or goes on
 * under its neighbour, is still what was written; but a number is not read where it can't be seen. */
static void
tell_line(GkDrawnMatch *match, guint first, guint end)
{
    guint gone = 0;
    for (guint i = first; i < end; i++)
        gone += is_gone(match, i);
    if (gone == 0)
        return;
    for (guint i = first, from = first; i <= end; i++) {
        if (i < end && is_gone(match, i) &&
            (is_numeric(match, i) || (gone == end - first && is_painted_over(match, i)) || is_replaced(match, i)))
            gk_drawn_match_glyph(match, match->text_of[i])->flags |= GK_GLYPH_NO_INK;
        if (i < end && is_numeric(match, i))
            continue;
        if (i > from)
            tell_number(match, from, i);
        from = i + 1;
    }
    tell_unit(match, first, end);
}

/* The glyph behind, on one line with it, and not further than a blank. */
static gboolean
is_behind(const GkGlyph *a, const GkGlyph *b)
{
    return fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) < LINE_SHIFT * a->size && b->box.x0 > a->box.x0 &&
        b->box.x0 - a->box.x1 < BLANK * a->size;
}

/* A currency that can't be seen, and its number: who knows what else was there. */
static void
tell_currencies(GkPage *page)
{
    for (guint i = 0; i + 1 < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (!gk_glyph_is_covered(glyph) || g_unichar_type(glyph->character) != G_UNICODE_CURRENCY_SYMBOL)
            continue;
        for (guint k = i + 1; k < page->glyphs->len; k++) {
            GkGlyph *next = &g_array_index(page->glyphs, GkGlyph, k);
            gunichar c = gk_drawn_narrow(next->character);
            if (!is_behind(next - 1, next) || gk_glyph_is_covered(next) ||
                !(g_unichar_isdigit(c) || c == '.' || c == ',' || c == '-'))
                break;
            next->flags |= GK_GLYPH_INCOMPLETE;
        }
    }
}

static void
tell_lines(GkDrawnMatch *match)
{
    guint count = gk_drawn_count(match->drawn);
    for (guint first = 0, end; first < count; first = end) {
        end = first + 1;
        if (match->text_of[first] == GK_DRAWN_NONE)
            continue;
        while (end < count && match->text_of[end] != GK_DRAWN_NONE && goes_on(match, end - 1))
            end++;
        tell_line(match, first, end);
    }
}

void
gk_drawn_match_tell_hidden(GkDrawnMatch *match)
{
    tell_looks(match);
    tell_lines(match);
    tell_currencies(match->page);
}
