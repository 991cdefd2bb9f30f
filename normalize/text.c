/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/text.h"

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
    GString *result = g_string_sized_new(strlen(text));
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (!is_space(g_utf8_get_char(p)))
            g_string_append_len(result, p, g_utf8_next_char(p) - p);
    return g_string_free(result, FALSE);
}

char *
gk_text_key(const char *text)
{
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
