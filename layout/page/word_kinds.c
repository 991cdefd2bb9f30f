/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which words are numbers to a table: amounts, codes and nil marks as elsewhere in layout, and what general tables print
 * besides: shares, numbers in brackets or with marks or brackets behind them, bounds, and ranges of two. Years are told apart, since
 * they head columns.
 */
#include "layout/page/strip.h"

#include "layout/page/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"

#include <string.h>

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
        return *digits == '.' && text > digits + 1 && gk_is_digit(g_utf8_get_char(digits + 1)) ? text : NULL;
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
    else if (*end == '(' || *end == '[')
        end = skip_number(end);
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

gboolean
gk_word_is_span_of_years(const char *text)
{
    g_autofree char *year = g_strndup(text, MIN(strlen(text), 4));
    if (!gk_word_is_year(year) || strlen(text) < 7 || g_ascii_isdigit(text[4]))
        return FALSE;
    const char *rest = g_utf8_next_char(text + 4);
    gsize digits = strspn(rest, "0123456789");
    return (digits == 2 || digits == 4) && rest[digits] == '\0';
}

gboolean
gk_strip_is_behind(const GkStrip *strip, guint index)
{
    const GkWord *b = gk_strip_word(strip, index), *a = b - 1;
    if (index == 0 || a->line != b->line || b->ruled || !a->number || !b->number ||
        b->box.x0 - a->box.x1 >= GK_WORD_BEHIND_SPACES * MAX(a->space, b->space))
        return FALSE;
    g_autofree char *left = gk_strip_text(strip, index - 1, index), *right = gk_strip_text(strip, index, index + 1);
    return *right == '(' && right[strlen(right) - 1] == ')' && *left != '(';
}
