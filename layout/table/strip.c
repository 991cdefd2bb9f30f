/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines cut into words, once.
 *
 *      一般公共预算 本年收入  2,442–6,173   301 01 基本工资
 *      └──────────┘ └──────┘  └─────────┘   └─┘ └┘ └──────┘
 *
 * Everything that is later said about columns is said of words and of the gaps between them, so a word is small: Latin
 * letters part at a gap that could be a space, ideographs at one that could not be set by chance, and a rule or the
 * end of an amount that meets a label part what touches.
 *
 * How wide a gap is says little in points and not much in ems: in a narrow font a space is a fifth of an em, in a
 * typewriter's more than half. So each gap is held against the usual one of its font on the strip.
 *
 * 合 计 is one word: letters set with room between them. Ideographs that stand alone, with equal room between them and
 * more around, are marked as such; the gaps between them speak neither for a column nor against one.
 */
#include "layout/table/strip.h"

#include "layout/characters.h"
#include "layout/heading_number.h"
#include "layout/rows.h"
#include "layout/tuning.h"

#include <math.h>
#include <string.h>

GkStrip *
gk_strip_new(const GkPage *page)
{
    GkStrip *strip = g_new0(GkStrip, 1);
    strip->page = page;
    strip->glyphs = g_array_new(FALSE, FALSE, sizeof(guint));
    strip->words = g_array_new(FALSE, TRUE, sizeof(GkWord));
    strip->lines = g_array_new(FALSE, TRUE, sizeof(GkStripLine));
    return strip;
}

void
gk_strip_free(GkStrip *strip)
{
    if (!strip)
        return;
    g_array_unref(strip->glyphs);
    g_array_unref(strip->words);
    g_array_unref(strip->lines);
    g_free(strip);
}

static const GkGlyph *
glyph_at(const GkStrip *strip, guint i)
{
    return &g_array_index(strip->page->glyphs, GkGlyph, g_array_index(strip->glyphs, guint, i));
}

char *
gk_strip_text(const GkStrip *strip, guint first, guint end)
{
    GString *text = g_string_new(NULL);
    for (guint w = first; w < end; w++)
        for (guint i = gk_strip_word(strip, w)->first; i < gk_strip_word(strip, w)->end; i++)
            g_string_append_unichar(text, gk_readable_character(glyph_at(strip, i)->character));
    return g_string_free(text, FALSE);
}

/* --- what a word is --- */

/* Characters that stand for a range between two numbers, or for a sign before one. */
static gboolean
is_dash(gunichar c)
{
    return c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xff0d || c == 0xff5e;
}

static gboolean
is_opening(gunichar c)
{
    return c == '(' || c == '[' || c == 0xff08 || c == '+' || c == '<' || c == '>' || c == '=' || c == 0x2264 ||
        c == 0x2265 || c == '$' || c == 0xa3 || c == 0x20ac || c == 0xa5 || c == 0xffe5 || c == 0xb1 || is_dash(c);
}

static gboolean
is_closing(gunichar c)
{
    return c == ')' || c == ']' || c == 0xff09 || c == '%' || c == 0xff05 || c == '*' || c == 0x2020 || c == 0x2021 ||
        c == 0x2030 || (c >= 'a' && c <= 'e') || c == 0xb2 || c == 0xb3 || c == 0xb9;
}

/* Skips one number with what opens and closes it; NULL when there is none. */
static const char *
skip_number(const char *text)
{
    guint marks = 0;
    while (*text && is_opening(g_utf8_get_char(text)) && marks++ < 3)
        text = g_utf8_next_char(text);
    const char *digits = text;
    while (*text && gk_is_numeric(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    if (text == digits || !gk_is_digit(g_utf8_get_char(digits)))
        return g_utf8_get_char(digits) == '.' && text > digits + 1 ? text : NULL;
    for (marks = 0; *text && is_closing(g_utf8_get_char(text)) && marks < 3; marks++)
        text = g_utf8_next_char(text);
    return text;
}

gboolean
gk_word_is_number(const char *text)
{
    if (gk_rows_text_is_number(text))
        return TRUE;
    const char *end = skip_number(text);
    if (!end)
        return FALSE;
    if (*end && is_dash(g_utf8_get_char(end)))
        end = skip_number(g_utf8_next_char(end));
    return end && *end == '\0';
}

gboolean
gk_word_is_year(const char *text)
{
    if (strspn(text, "0123456789") != 4 || (text[0] != '1' && text[0] != '2') ||
        (text[0] == '1' ? text[1] != '9' : text[1] > '1'))
        return FALSE;
    return text[4] == '\0' || strcmp(text + 4, "年") == 0 || strcmp(text + 4, "年度") == 0;
}

/* --- cutting --- */

/* An amount ends before glyph i, and a label with a number of its own begins there: 18,330.37一、 of close columns. */
static gboolean
amount_meets_label(const GkStrip *strip, guint first, guint i, guint end)
{
    if (!gk_is_digit(glyph_at(strip, i - 1)->character) || !gk_is_wide(glyph_at(strip, i)->character))
        return FALSE;
    g_autoptr(GString) amount = g_string_new(NULL), label = g_string_new(NULL);
    for (guint j = first; j < i; j++)
        g_string_append_unichar(amount, glyph_at(strip, j)->character);
    for (guint j = i; j < end && j < i + 12; j++)
        g_string_append_unichar(label, glyph_at(strip, j)->character);
    GkHeadingNumber number;
    return strpbrk(amount->str, ".,") && gk_is_well_formed_number(amount->str) &&
        gk_heading_number_parse(label->str, &number);
}

static gboolean
parts_words(const GkGlyph *a, const GkGlyph *b)
{
    double gap = b->box.x0 - a->box.x1, em = MAX(a->size, b->size);
    gboolean left = gk_is_wide(a->character), right = gk_is_wide(b->character);
    gboolean point = gk_is_digit(a->character) != gk_is_digit(b->character) && gk_is_numeric(a->character) &&
        gk_is_numeric(b->character);
    double limit = point ? GK_WORD_GAP_POINT_EM : left && right ? GK_WORD_GAP_WIDE_EM : left || right ? GK_WORD_GAP_MIXED_EM : GK_WORD_GAP_EM;
    return gap > limit * em || b->box.x0 < a->box.x0 - 0.5 * em;
}

static void
add_word(GkStrip *strip, guint line, guint first, guint end)
{
    GkWord word = { .line = line, .first = first, .end = end, .box = glyph_at(strip, first)->box };
    for (guint i = first; i < end; i++) {
        const GkGlyph *glyph = glyph_at(strip, i);
        word.box = gk_box_union(word.box, glyph->box);
        word.size = MAX(word.size, (double) glyph->size);
        word.wide |= gk_is_wide(glyph->character);
    }
    word.letter = word.wide && end == first + 1;
    g_array_append_val(strip->words, word);
    g_autofree char *text = gk_strip_text(strip, strip->words->len - 1, strip->words->len);
    gk_strip_word(strip, strip->words->len - 1)->number = gk_word_is_number(text);
}

/* Marks letters with equal room between them, and more around them, as those of one word. */
static void
mark_spaced(GkStrip *strip, const GkStripLine *line)
{
    for (guint i = line->first, end; i < line->end; i = end) {
        end = i + 1;
        if (!gk_strip_word(strip, i)->letter)
            continue;
        double least = G_MAXDOUBLE, most = 0;
        for (; end < line->end && gk_strip_word(strip, end)->letter; end++) {
            double gap = gk_strip_word(strip, end)->box.x0 - gk_strip_word(strip, end - 1)->box.x1;
            if (end > i + 1 && (gap > GK_WORD_SPACED_SHARE * most || gap < least / GK_WORD_SPACED_SHARE))
                break;
            least = MIN(least, gap);
            most = MAX(most, gap);
        }
        double before = i > line->first ? gk_strip_word(strip, i)->box.x0 - gk_strip_word(strip, i - 1)->box.x1
                                        : G_MAXDOUBLE;
        double after = end < line->end ? gk_strip_word(strip, end)->box.x0 - gk_strip_word(strip, end - 1)->box.x1
                                       : G_MAXDOUBLE;
        if (end - i < 2 || MIN(before, after) < most || most > GK_WORD_SPACED_EM * line->size)
            continue;
        for (guint w = i; w < end; w++)
            gk_strip_word(strip, w)->spaced = TRUE;
    }
}

/* Glyphs [first, end) are of a number whose digits stand one by one: no two touch. */
static gboolean
has_single_digits(const GkStrip *strip, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        gunichar c = glyph_at(strip, i)->character;
        if (!gk_is_numeric(c) || (i > first && gk_is_digit(c) && gk_is_digit(glyph_at(strip, i - 1)->character)))
            return FALSE;
    }
    return TRUE;
}

/* The gap before glyph i, em, when it lies between two glyphs of numbers; else G_MAXDOUBLE. */
static double
digit_gap(const GkStrip *strip, guint i)
{
    const GkGlyph *a = glyph_at(strip, i - 1), *b = glyph_at(strip, i);
    if (!gk_is_numeric(a->character) || !gk_is_numeric(b->character))
        return G_MAXDOUBLE;
    return (b->box.x0 - a->box.x1) / MAX(a->size, b->size);
}

/* The end of the run of words that begins with word `i` of `ends` (where words end) and whose digits are set one by one
 * at even steps: 1 ,8 1 1 .7 0 is one number, in 一、2 0 2 0, too. */
static guint
end_of_spaced_number(const GkStrip *strip, const GArray *ends, guint i)
{
    double least = G_MAXDOUBLE, most = 0;
    guint next = i + 1;
    for (; next < ends->len; next++) {
        guint from = g_array_index(ends, guint, next - 1);
        double gap = digit_gap(strip, from);
        if (gap > GK_WORD_SPACED_DIGITS_EM || gap - least > GK_WORD_GAP_EM || most - gap > GK_WORD_GAP_EM ||
            (next > i + 1 && !has_single_digits(strip, g_array_index(ends, guint, next - 2), from)))
            break;
        least = MIN(least, gap);
        most = MAX(most, gap);
    }
    return next - i > 2 ? next : i + 1;
}

void
gk_strip_add_line(GkStrip *strip, const guint *glyphs, guint n_glyphs, guint owner, GkRuledApart apart,
                  gconstpointer data)
{
    guint number = strip->lines->len, base = strip->glyphs->len, first = base, end = base + n_glyphs;
    if (n_glyphs == 0)
        return;
    GkStripLine line = { .first = strip->words->len, .owner = owner };
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(strip->glyphs, glyphs, n_glyphs);
    for (guint i = base + 1; i <= end; i++) {
        if (i < end && !parts_words(glyph_at(strip, i - 1), glyph_at(strip, i)) &&
            !(apart && apart(glyph_at(strip, i - 1), glyph_at(strip, i), data)) &&
            !amount_meets_label(strip, first, i, end))
            continue;
        g_array_append_val(ends, i);
        first = i;
    }
    first = base;
    for (guint i = 0, next; i < ends->len; i = next) {
        next = end_of_spaced_number(strip, ends, i);
        add_word(strip, number, first, g_array_index(ends, guint, next - 1));
        first = g_array_index(ends, guint, next - 1);
    }
    line.end = strip->words->len;
    for (guint i = line.first; i < line.end; i++) {
        line.y += gk_box_center_y(gk_strip_word(strip, i)->box) / (line.end - line.first);
        line.size = MAX(line.size, gk_strip_word(strip, i)->size);
    }
    mark_spaced(strip, &line);
    g_array_append_val(strip->lines, line);
}

/* --- spaces of fonts --- */

typedef struct {
    guint font; /* and size, rounded: what is set alike */
    double gap; /* em */
} Gap;

static int
compare_gaps(gconstpointer a, gconstpointer b)
{
    const Gap *p = a, *q = b;
    if (p->font != q->font)
        return p->font < q->font ? -1 : 1;
    return p->gap < q->gap ? -1 : p->gap > q->gap;
}

static guint
font_of(const GkStrip *strip, const GkWord *word)
{
    return glyph_at(strip, word->first)->font * 512u + MIN(511u, (guint) lround(word->size));
}

static GArray *
gaps_between_words(const GkStrip *strip)
{
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(Gap));
    for (guint i = 1; i < strip->words->len; i++) {
        const GkWord *b = gk_strip_word(strip, i), *a = b - 1;
        Gap gap = { font_of(strip, a), (b->box.x0 - a->box.x1) / MAX(a->size, b->size) };
        if (a->line == b->line && !a->wide && !b->wide && gap.gap > GK_WORD_SPACE_LEAST && gap.gap < GK_WORD_SPACE_MOST)
            g_array_append_val(gaps, gap);
    }
    g_array_sort(gaps, compare_gaps);
    return gaps;
}

/* The median of the font's gaps among `gaps`, em; `usual` when there are few. */
static double
space_of(const GArray *gaps, guint font, double usual)
{
    guint first = 0, end;
    while (first < gaps->len && g_array_index(gaps, Gap, first).font < font)
        first++;
    for (end = first; end < gaps->len && g_array_index(gaps, Gap, end).font == font;)
        end++;
    return end - first >= GK_WORD_SPACE_COUNT ? g_array_index(gaps, Gap, (first + end) / 2).gap : usual;
}

void
gk_strip_finish(GkStrip *strip)
{
    g_autoptr(GArray) gaps = gaps_between_words(strip);
    guint last = G_MAXUINT;
    double space = GK_WORD_SPACE_USUAL;
    for (guint i = 0; i < strip->words->len; i++) {
        GkWord *word = gk_strip_word(strip, i);
        guint font = font_of(strip, word);
        if (font != last)
            space = space_of(gaps, font, GK_WORD_SPACE_USUAL);
        last = font;
        word->space = MAX(GK_WORD_SPACE_FLOOR, space) * word->size;
    }
}
