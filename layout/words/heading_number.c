/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers of headings are read by the patterns of data/numbering.tsv: something
 * before, a numeral, something after. The longest match wins, so that 第一部分
 * is not taken for anything shorter. Spaces may stand anywhere between the
 * pieces ("第 一 部 分" is letter-spaced in many title pages).
 *
 * An arabic numeral of more than three digits is a year or an amount, and one
 * whose point is followed by a digit is a decimal.
 */
#include "layout/words/heading_number.h"

#include "data/data.h"

#include <string.h>

#define LARGEST_ITEM 200u

static gunichar
folded(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    if (c >= 0xff01 && c <= 0xff5e)
        return c - 0xfee0;
    if (c == 0x3014 || c == 0x3016)
        return '[';
    if (c == 0x3015 || c == 0x3017)
        return ']';
    return c;
}

static const char *
skip_spaces(const char *p)
{
    while (*p && g_unichar_isspace(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

/* Skips `word` and the spaces before its characters; NULL when it is not there. */
static const char *
skip_word(const char *p, const char *word)
{
    for (; *word; word = g_utf8_next_char(word)) {
        p = skip_spaces(p);
        if (!*p || folded(p) != g_utf8_get_char(word))
            return NULL;
        p = g_utf8_next_char(p);
    }
    return p;
}

gsize
gk_chinese_number(const char *text, guint *value)
{
    static const char digits[] = "〇一二三四五六七八九";
    const char *p = text;
    guint total = 0, digit = 0, taken = 0;
    gboolean any = FALSE;
    for (; *p && taken < 6; p = g_utf8_next_char(p), taken++) {
        gunichar c = g_utf8_get_char(p);
        const char *found = g_utf8_strchr(digits, -1, c == 0x96f6 ? 0x3007 : c);
        if (found)
            digit = digit * 10 + (guint) g_utf8_pointer_to_offset(digits, found);
        else if (c == 0x5341 || c == 0x767e) { /* 十 百 */
            total += (any && digit ? digit : 1) * (c == 0x5341 ? 10 : 100);
            digit = 0;
        } else {
            break;
        }
        any = TRUE;
    }
    *value = total + digit;
    return any ? (gsize) (p - text) : 0;
}

static const char *
skip_arabic(const char *p, guint *value)
{
    guint digits = 0;
    for (*value = 0; *p && folded(p) < 0x80 && g_ascii_isdigit((char) folded(p)); p = g_utf8_next_char(p)) {
        if (++digits > 3)
            return NULL;
        *value = *value * 10 + (folded(p) - '0');
    }
    return digits && *value > 0 ? p : NULL;
}

static const char *
skip_number(const char *p, const char *kind, guint *value)
{
    p = skip_spaces(p);
    if (g_str_equal(kind, "chinese")) {
        gsize length = gk_chinese_number(p, value);
        return length ? p + length : NULL;
    }
    if (g_str_equal(kind, "arabic"))
        return skip_arabic(p, value);
    gunichar c = *p ? g_utf8_get_char(p) : 0;
    if (c < 0x2460 || c > 0x2473)
        return NULL;
    *value = c - 0x2460 + 1;
    return g_utf8_next_char(p);
}

/* "2025年": the year that a title begins with. */
static gboolean
is_year(const char *rest)
{
    guint value = 0, digits = 0;
    for (; digits < 5 && *rest && folded(rest) < 0x80 && g_ascii_isdigit((char) folded(rest));
         rest = g_utf8_next_char(rest), digits++)
        value = value * 10 + (folded(rest) - '0');
    rest = skip_spaces(rest);
    return digits == 4 && value >= 1900 && value < 2100 && *rest && g_utf8_get_char(rest) == 0x5e74;
}

/* "1.5", "12,300": the sign is part of a number. */
static gboolean
is_decimal(const char *after, const char *rest)
{
    return (after[0] == '.' || after[0] == ',') && *rest && folded(rest) < 0x80 &&
        g_ascii_isdigit((char) folded(rest)) && !is_year(rest);
}

gboolean
gk_heading_number_parse(const char *text, GkHeadingNumber *numbering)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("numbering.tsv", &n_rows);
    const char *start = skip_spaces(text), *best = NULL;
    for (guint i = 0; i < n_rows; i++) {
        guint value = 0;
        const char *after = gk_data_field(&rows[i], 3);
        const char *p = skip_word(start, gk_data_field(&rows[i], 1));
        p = p ? skip_number(p, gk_data_field(&rows[i], 2), &value) : NULL;
        p = p ? skip_word(p, after) : NULL;
        if (!p || value == 0 || value > LARGEST_ITEM || is_decimal(after, p) || (best && p <= best))
            continue;
        best = p;
        *numbering = (GkHeadingNumber) { (guint) g_ascii_strtoull(gk_data_field(&rows[i], 0), NULL, 10), i, value,
                                         (gsize) (skip_spaces(p) - text) };
    }
    return best != NULL;
}
