/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/markup.h"

#include <string.h>

/* It shows, or is a space. */
static gboolean
is_kept(gunichar c)
{
    return !((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff ||
             c == 0x2028 || c == 0x2029 || g_unichar_type(c) == G_UNICODE_FORMAT);
}

void
gk_markup_append(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '<' || c == '>' || c == '&' || c == '"' || c == '\'')
            g_string_append_printf(out, "&#%u;", c);
        else if (!is_kept(c))
            g_string_append(out, "\xef\xbf\xbd");
        else
            g_string_append_unichar(out, c);
    }
}

gboolean
gk_markup_is_plain(const char *text)
{
    if (!text || !g_utf8_validate(text, -1, NULL))
        return !text;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (!is_kept(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

static void
append_unit(GString *out, guint unit)
{
    g_string_append_printf(out, "\\u%04x", unit);
}

void
gk_markup_append_json(GString *out, const char *text)
{
    if (!text) {
        g_string_append(out, "null");
        return;
    }
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_string_append_c(out, '"');
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c > 0xffff && !is_kept(c)) {
            append_unit(out, 0xd800 + ((c - 0x10000) >> 10));
            append_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ff));
        } else if (c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c < 0x20 || !is_kept(c))
            append_unit(out, c);
        else
            g_string_append_unichar(out, c);
    }
    g_string_append_c(out, '"');
}
