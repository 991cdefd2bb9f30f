/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The Chinese fonts of Adobe's collections hold digits, letters and signs
 * twice: a set as wide as they are, and one of half an em, which old encodings
 * (GBK-EUC-H) show for every ASCII byte. Poppler's tables give that second set
 * the characters of full width:
 *
 *      drawn   3,159.02  (n=692)      text   ３，１５９．０２  （ｎ＝６９２）
 *
 * What is drawn half an em wide is no full-width form. Punctuation alone proves
 * nothing, since typesetters close up full-width commas and brackets to half an
 * em: the font's digits or letters must be narrow, too.
 *
 * A font that says nothing of its widths has them all an em wide, and stays; its digits may be set half an em apart, and
 * all but the last of a word have boxes that end where the next one begins. So one must be narrow at the end of its word.
 */
#include "extract/poppler/half_forms.h"

#include <math.h>

#define WIDEST 0.55 /* em: advance of a form of half width, with what rounding adds */
#define TOUCH 0.01 /* points */

static gunichar
half_form(gunichar c)
{
    if (c == 0xffe5) /* ￥ */
        return 0xa5;
    return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : 0;
}

/* Text may run up or down the page: the advance is the shorter side. */
static gboolean
is_narrow(const GkGlyph *glyph)
{
    return MIN(gk_box_width(glyph->box), gk_box_height(glyph->box)) < WIDEST * glyph->size;
}

/* The next glyph begins where this one ends. */
static gboolean
is_followed(const GkPage *page, guint i)
{
    const GkBox *box = &g_array_index(page->glyphs, GkGlyph, i).box;
    const GkBox *next = i + 1 < page->glyphs->len ? &g_array_index(page->glyphs, GkGlyph, i + 1).box : NULL;
    return next && (fabs(next->x0 - box->x1) < TOUCH || fabs(next->y0 - box->y1) < TOUCH || fabs(next->y1 - box->y0) < TOUCH);
}

void
gk_half_forms_mend(GkPage *page)
{
    g_autofree gboolean *halved = NULL; /* for each font */
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        gunichar half = half_form(glyph->character);
        if (half && half < 0x80 && g_ascii_isalnum((char) half) && is_narrow(glyph) && !is_followed(page, i)) {
            halved = halved ? halved : g_new0(gboolean, page->fonts->len);
            halved[glyph->font] = TRUE;
        }
    }
    for (guint i = 0; halved && i < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        gunichar half = half_form(glyph->character);
        if (half && halved[glyph->font] && is_narrow(glyph))
            glyph->character = half;
    }
}
