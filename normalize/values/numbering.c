/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/numbering.h"

#include "normalize/values/particles.h"

#include <string.h>

static const char *const CHINESE_DIGITS[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

/* A Chinese numeral up to 99 at *text, which moves behind it; 0 when there is none. */
static guint
read_chinese(const char **text)
{
    guint value = 0, digit = 0;
    const char *p = *text;
    for (;;) {
        if (g_str_has_prefix(p, "十")) {
            value += (digit ? digit : 1) * 10;
            digit = 0;
            p += strlen("十");
            continue;
        }
        guint d = 1;
        while (d < 10 && !g_str_has_prefix(p, CHINESE_DIGITS[d]))
            d++;
        if (d == 10 || digit)
            break;
        digit = d;
        p += strlen(CHINESE_DIGITS[d]);
    }
    *text = p;
    return value + digit;
}

/* Up to three Arabic digits of either width. */
static guint
read_arabic(const char **text)
{
    guint value = 0;
    const char *p = *text;
    for (guint i = 0; i < 3; i++) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0xff10 && c <= 0xff19)
            c -= 0xff10 - '0';
        if (c < '0' || c > '9')
            break;
        value = value * 10 + (c - '0');
        p = g_utf8_next_char(p);
    }
    *text = p;
    return value;
}

/* One of the alternatives at *text, which moves behind it. */
static gboolean
read_one_of(const char **text, const char *const *alternatives)
{
    for (; *alternatives; alternatives++)
        if (g_str_has_prefix(*text, *alternatives)) {
            *text += strlen(*alternatives);
            return TRUE;
        }
    return FALSE;
}

static const char *const COMMAS[] = { "、", "，", ",", "．", ".", NULL };
static const char *const OPENING[] = { "（", "(", NULL };
static const char *const CLOSING[] = { "）", ")", NULL };
static const char *const COLONS[] = { "：", ":", "∶", NULL };

static gboolean
starts_with_digit(const char *text)
{
    return g_unichar_isdigit(g_utf8_get_char(text));
}

static GkNumbering
parse_bracketed(const char *text)
{
    GkNumbering result = { GK_NUMBERING_CHINESE_BRACKETS, 0, text };
    const char *p = text;
    read_one_of(&p, OPENING);
    result.value = read_chinese(&p);
    if (!result.value) {
        result.style = GK_NUMBERING_ARABIC_BRACKETS;
        result.value = read_arabic(&p);
    }
    if (result.value && read_one_of(&p, CLOSING)) {
        read_one_of(&p, COMMAS);
        result.rest = p;
        return result;
    }
    return (GkNumbering) { GK_NUMBERING_NONE, 0, text };
}

static GkNumbering
parse_plain(const char *text)
{
    const char *p = text;
    guint value = read_chinese(&p);
    if (value)
        return read_one_of(&p, COMMAS) ? (GkNumbering) { GK_NUMBERING_CHINESE, value, p }
                                       : (GkNumbering) { GK_NUMBERING_NONE, 0, text };
    value = read_arabic(&p);
    if (value && read_one_of(&p, COMMAS) && !starts_with_digit(p))
        return (GkNumbering) { GK_NUMBERING_ARABIC, value, p };
    p = text;
    value = read_arabic(&p);
    if (value && read_one_of(&p, CLOSING))
        return (GkNumbering) { GK_NUMBERING_ARABIC_BRACKETS, value, p };
    gunichar c = g_utf8_get_char(text);
    if (c >= 0x2460 && c <= 0x2473)
        return (GkNumbering) { GK_NUMBERING_CIRCLED, c - 0x2460 + 1, g_utf8_next_char(text) };
    return (GkNumbering) { GK_NUMBERING_NONE, 0, text };
}

GkNumbering
gk_numbering_parse(const char *text)
{
    gsize of_which = gk_particle_at(text, "of_which");
    const char *p = text + of_which;
    if (of_which && read_one_of(&p, COLONS))
        return (GkNumbering) { GK_NUMBERING_OF_WHICH, 0, p };
    p = text;
    return read_one_of(&p, OPENING) ? parse_bracketed(text) : parse_plain(text);
}
