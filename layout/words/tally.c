/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/words/tally.h"

#include "layout/words/characters.h"
#include "layout/words/marks.h"

#include <string.h>

/* The finalizer of splitmix64: neighbours in Unicode are far apart in it. */
static guint64
hash_of(gunichar c)
{
    guint64 h = (guint64) c + G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
    h = (h ^ h >> 30) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    h = (h ^ h >> 27) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return h ^ h >> 31;
}

/* Raised digits are written as one sort, whatever they were: ¹ for １. */
static gunichar
narrow_digit(gunichar c)
{
    return gk_is_digit(c) ? '0' + (c & 0xf) : c;
}

void
gk_tally_add(GkTally *tally, gunichar c)
{
    if (c == ' ' || c == '\n' || g_unichar_isspace(c))
        return;
    tally->count++;
    tally->sum += hash_of(gk_fold_character(gk_readable_character(narrow_digit(gk_marks_lower(c)))));
}

GkTally
gk_tally_of_text(const char *text, gssize length)
{
    GkTally tally = { 0 };
    const char *end = text + (length < 0 ? strlen(text) : (gsize) length);
    for (const char *p = text; p < end; p = g_utf8_next_char(p))
        gk_tally_add(&tally, g_utf8_get_char(p));
    return tally;
}

GkTally
gk_tally_of_glyphs(const GkPage *page, const guint *glyphs, guint n_glyphs)
{
    GkTally tally = { 0 };
    for (guint i = 0; i < n_glyphs; i++)
        gk_tally_add(&tally, g_array_index(page->glyphs, GkGlyph, glyphs[i]).character);
    return tally;
}
