/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Programs that print a PDF again may spoil the table that says what a font's
 * glyphs mean. Some characters then come out as others that were never meant:
 *
 *      机关Ï业单位Ā本养老保险缴费        drawn: 机关事业单位基本养老保险缴费
 *
 * What they were can't be known from the file, but single letters with accents,
 * or of scripts from far away, that touch Chinese characters and no letter of
 * their own kind, give it away.
 */
#include "extract/foreign.h"

#include <math.h>

#define NEAR_EM 0.5 /* letters of one word are no further apart, in multiples of the size */
#define LEAST_KINDS 2 /* one may be meant: a diameter is Ø in a list of materials */

/* A letter of a script that Chinese text has no single letters of. */
static gboolean
is_foreign(gunichar c)
{
    if (c < 0x80 || c == 0xaa || c == 0xba || (c >= 0xff00 && c <= 0xffef) || !g_unichar_isalpha(c))
        return FALSE;
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_UNKNOWN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
        return FALSE;
    default:
        return TRUE;
    }
}

/* The glyph at `at` when it touches `glyph`, else NULL. */
static const GkGlyph *
neighbour(const GkPage *page, const GkGlyph *glyph, gint64 at)
{
    if (at < 0 || at >= page->glyphs->len)
        return NULL;
    const GkGlyph *other = &g_array_index(page->glyphs, GkGlyph, at);
    double near = NEAR_EM * MAX(glyph->size, other->size);
    gboolean level = fabs(gk_box_center_y(other->box) - gk_box_center_y(glyph->box)) < near;
    gboolean touches = other->box.x0 - glyph->box.x1 < near && glyph->box.x0 - other->box.x1 < near;
    return level && touches ? other : NULL;
}

static gboolean
is_script(const GkGlyph *glyph, GUnicodeScript script)
{
    return glyph && g_unichar_isalpha(glyph->character) && g_unichar_get_script(glyph->character) == script;
}

static gboolean
is_out_of_place(const GkPage *page, guint i)
{
    const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
    if (!is_foreign(glyph->character) || (glyph->flags & (GK_GLYPH_UNMAPPED | GK_GLYPH_NO_INK)))
        return FALSE;
    const GkGlyph *left = neighbour(page, glyph, (gint64) i - 1), *right = neighbour(page, glyph, (gint64) i + 1);
    GUnicodeScript script = g_unichar_get_script(glyph->character);
    return (is_script(left, G_UNICODE_SCRIPT_HAN) || is_script(right, G_UNICODE_SCRIPT_HAN)) &&
        !is_script(left, script) && !is_script(right, script);
}

void
gk_foreign_report(GkPage *page)
{
    guint letters = 0, kinds = 0;
    gunichar first = 0;
    GkBox box = { 0 };
    for (guint i = 0; i < page->glyphs->len; i++) {
        if (!is_out_of_place(page, i))
            continue;
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        box = letters++ ? box : glyph->box;
        first = first ? first : glyph->character;
        kinds = MAX(kinds, glyph->character == first ? 1 : 2);
    }
    if (kinds < LEAST_KINDS)
        return;
    char utf8[7] = { 0 };
    g_unichar_to_utf8(first, utf8);
    gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_FOREIGN_LETTERS, page->number, &box,
                       "page %u: %u letters such as %s (U+%04X) touch Chinese characters: the file may give glyphs "
                       "wrong meanings, of these and of others",
                       page->number, letters, utf8, first);
}
