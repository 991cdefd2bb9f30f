/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A font that says nothing of one of its digits still has a code for it, and
 * Poppler gives the character that has this code elsewhere:
 *
 *      drawn   9 6 5 1 . 5        2 7 4 1 . 5 0        1 4 . 3 5
 *      text    9 6 % 1 . %        2 " 4 1 . 5 0        1 4 . 3 %
 *
 * The last looks sound. But no number has a % or a " between two digits, close to
 * both: where it does, that sign of that font is something else, and all of them
 * on the page are doubted.
 *
 * Signs that may stand between digits (a dash, a slash, brackets, letters) are not
 * asked, and a font that has such a digit only at the ends of numbers is not found.
 */
#include "extract/poppler/odd_signs.h"

#include <math.h>
#include <string.h>

#define SIGNS "!\"#$%&?@\\^`{|}"
#define CLOSE 0.12 /* em: gaps in a number are no wider */
#define LEVEL 0.05 /* em */

static const char *
sign_of(const GkGlyph *glyph)
{
    return glyph->character < 0x80 && glyph->character ? strchr(SIGNS, (int) glyph->character) : NULL;
}

static gboolean
is_of_number(const GkGlyph *glyph)
{
    return g_unichar_isdigit(glyph->character) || glyph->character == '.' || glyph->character == ',';
}

static gboolean
touch(const GkGlyph *a, const GkGlyph *b)
{
    return a->size == b->size && fabs(a->box.y0 - b->box.y0) < LEVEL * a->size &&
        fabs(b->box.x0 - a->box.x1) < CLOSE * a->size;
}

/* A digit, or a point and a digit: a comma may end a clause. */
static gboolean
goes_on(const GkGlyph *glyphs, guint count, guint i)
{
    return g_unichar_isdigit(glyphs[i].character) ||
        (is_of_number(&glyphs[i]) && i + 1 < count && touch(&glyphs[i], &glyphs[i + 1]) &&
         g_unichar_isdigit(glyphs[i + 1].character));
}

/* The number goes on through signs of this font: 2""4. */
static gboolean
is_within_number(const GkGlyph *glyphs, guint count, guint i)
{
    guint before = i, after = i;
    while (before > 0 && touch(&glyphs[before - 1], &glyphs[before]) && sign_of(&glyphs[before - 1]) && i - before < 8)
        before--;
    while (after + 1 < count && touch(&glyphs[after], &glyphs[after + 1]) && sign_of(&glyphs[after + 1]) &&
           after - i < 8)
        after++;
    return before > 0 && after + 1 < count && touch(&glyphs[before - 1], &glyphs[before]) &&
        touch(&glyphs[after], &glyphs[after + 1]) && is_of_number(&glyphs[before - 1]) &&
        goes_on(glyphs, count, after + 1);
}

void
gk_odd_signs_find(GkPage *page)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gconstpointer) page->glyphs->data;
    g_autofree guint16 *odd = NULL; /* for each font: a bit for each sign */
    for (guint i = 0; i < page->glyphs->len; i++) {
        const char *sign = sign_of(&glyphs[i]);
        if (!sign || !is_within_number(glyphs, page->glyphs->len, i))
            continue;
        odd = odd ? odd : g_new0(guint16, page->fonts->len);
        odd[glyphs[i].font] |= (guint16) (1u << (sign - SIGNS));
    }
    for (guint i = 0; odd && i < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        const char *sign = sign_of(glyph);
        if (sign && odd[glyph->font] & 1u << (sign - SIGNS))
            glyph->flags |= GK_GLYPH_MISREAD;
    }
}
