/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/text/text_style.h"

#include "extract/limits.h"
#include "extract/page.h"

#include <string.h>

#define RULE_WIDTH 0.5 /* points, unless said otherwise */

static const struct {
    const char *word;
    guint kinds;
} STYLE_WORDS[] = {
    { "font", GK_TEXT_FOR_TEXT | GK_TEXT_FOR_COLUMN | GK_TEXT_FOR_GLYPHS },
    { "color", GK_TEXT_FOR_TEXT | GK_TEXT_FOR_COLUMN | GK_TEXT_FOR_GLYPHS | GK_TEXT_FOR_STROKE | GK_TEXT_FOR_FILL },
    { "advance", GK_TEXT_FOR_TEXT | GK_TEXT_FOR_COLUMN },
    { "right", GK_TEXT_FOR_TEXT },
    { "center", GK_TEXT_FOR_TEXT },
    { "width", GK_TEXT_FOR_STROKE },
    { "alpha", GK_TEXT_FOR_STROKE | GK_TEXT_FOR_FILL },
    { "dashed", GK_TEXT_FOR_STROKE },
};

static const struct {
    const char *word;
    guint flags;
} FLAG_WORDS[] = {
    { "bold", GK_GLYPH_BOLD },
    { "noink", GK_GLYPH_NO_INK },
    { "overimage", GK_GLYPH_NO_INK | GK_GLYPH_OVER_IMAGE },
    { "cut", GK_GLYPH_CUT },
    { "incomplete", GK_GLYPH_INCOMPLETE },
    { "misread", GK_GLYPH_MISREAD },
    { "slanted", GK_GLYPH_SLANTED },
};

/* The flags that a word stands for; 0 when it is no such word. */
static guint
flags_of(const char *word)
{
    for (guint i = 0; i < G_N_ELEMENTS(FLAG_WORDS); i++)
        if (strcmp(word, FLAG_WORDS[i].word) == 0)
            return FLAG_WORDS[i].flags;
    return 0;
}

static gboolean
word_fits(const char *word, GkTextStatementKind kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(STYLE_WORDS); i++)
        if (strcmp(word, STYLE_WORDS[i].word) == 0)
            return (STYLE_WORDS[i].kinds & kind) != 0;
    return flags_of(word) && (kind & (GK_TEXT_FOR_TEXT | GK_TEXT_FOR_COLUMN | GK_TEXT_FOR_GLYPHS));
}

static gboolean
read_style_word(GkTextScanner *scanner, const char *word, GkTextStyle *style)
{
    if (flags_of(word)) {
        style->flags |= flags_of(word);
        return TRUE;
    }
    switch (word[0]) {
    case 'f':
        style->font = gk_text_scanner_word(scanner);
        return style->font || gk_text_scanner_fail(scanner, "font: a name is expected");
    case 'c':
        if (word[1] == 'o')
            return gk_text_scanner_color(scanner, &style->color);
        style->anchor = 0.5;
        return TRUE;
    case 'r':
        style->anchor = 1;
        return TRUE;
    case 'w':
        return gk_text_scanner_bounded(scanner, word, 0, GK_LIMIT_PAGE_SIDE, &style->width);
    case 'd':
        return style->dashed = TRUE;
    default:
        return word[1] == 'd' ? gk_text_scanner_bounded(scanner, word, 0.01, GK_LIMIT_PAGE_SIDE, &style->advance)
                              : gk_text_scanner_bounded(scanner, word, 0, 255, &style->alpha);
    }
}

gboolean
gk_text_style_read(GkTextScanner *scanner, GkTextStatementKind kind, GkTextStyle *style)
{
    const char *word;
    *style = (GkTextStyle) { .font = "", .width = RULE_WIDTH, .alpha = 255 };
    while ((word = gk_text_scanner_word(scanner))) {
        if (!word_fits(word, kind))
            return gk_text_scanner_fail(scanner, "\"%s\" is not expected here", word);
        if (!read_style_word(scanner, word, style))
            return FALSE;
    }
    return !scanner->mistake;
}
