/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/text.h"

#include <string.h>

/* Spaces that carry no meaning in a label, also those that are no white space to Unicode. */
static gboolean
is_space(gunichar c)
{
    return g_unichar_isspace(c) || c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff || c == 0xad;
}

static gboolean
is_quotation_mark(gunichar c)
{
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201f) || (c >= 0x300c && c <= 0x300f) || c == 0x301d ||
        c == 0x301e || c == 0xab || c == 0xbb;
}

char *
gk_text_without_spaces(const char *text)
{
    char *result = g_malloc(strlen(text) + 1), *to = result;
    for (const char *p = text, *next; *p; p = next) {
        next = g_utf8_next_char(p);
        guint8 first = (guint8) *p;
        gboolean plain = first >= 0xe4 && first <= 0xe9; /* from U+4000 to U+9FFF there is no space */
        if (!plain && is_space(g_utf8_get_char(p)))
            continue;
        while (p < next)
            *to++ = *p++;
    }
    *to = '\0';
    return result;
}

/* Characters that normalization leaves as they are, whatever stands beside them. */
static gboolean
is_plain(gunichar c)
{
    return c < 0x80 || (c >= 0x4e00 && c <= 0x9fa5) || c == 0x3000 || c == 0x3001 || c == 0x3002 ||
        (c >= 0x3008 && c <= 0x3011) || c == 0x3014 || c == 0x3015;
}

/* The key of a text of plain characters and full-width signs, which most are; NULL for another. */
static char *
plain_key(const char *text)
{
    g_autofree char *key = g_malloc(strlen(text) + 1);
    char *to = key;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0xff01 && c <= 0xff5e)
            c -= 0xfee0;
        if (!is_plain(c))
            return NULL;
        if (c >= 0x4e00 || (!is_space(c) && !is_quotation_mark(c)))
            to += g_unichar_to_utf8(c < 0x80 ? (gunichar) g_ascii_tolower((char) c) : c, to);
    }
    *to = '\0';
    return g_steal_pointer(&key);
}

char *
gk_text_key(const char *text)
{
    char *plain = plain_key(text);
    if (plain)
        return plain;
    g_autofree char *folded = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    GString *result = g_string_new(NULL);
    for (const char *p = folded ? folded : text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!is_space(c) && !is_quotation_mark(c))
            g_string_append_unichar(result, c < 0x80 ? (gunichar) g_ascii_tolower((char) c) : c);
    }
    return g_string_free(result, FALSE);
}

static gboolean
opens(gunichar c)
{
    return c == '(' || c == '[' || c == '{' || c == 0x3010 || c == 0x3014 || c == 0x3008 || c == 0x300a;
}

static gboolean
closes(gunichar c)
{
    return c == ')' || c == ']' || c == '}' || c == 0x3011 || c == 0x3015 || c == 0x3009 || c == 0x300b;
}

char *
gk_text_key_without_brackets(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    GString *result = g_string_new(NULL);
    guint depth = 0;
    for (const char *p = key; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (opens(c))
            depth++;
        else if (closes(c))
            depth -= depth > 0;
        else if (!depth)
            g_string_append_unichar(result, c);
    }
    return g_string_free(result, FALSE);
}

guint
gk_text_length(const char *text)
{
    return (guint) g_utf8_strlen(text, -1);
}
