/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "data/printable.h"

/* Marks that make a terminal show what follows in another order than it is stored, and line ends beyond ASCII. */
static gboolean
turns_or_breaks(gunichar c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
gk_printable(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *printable = g_string_new(NULL);
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\n')
            g_string_append(printable, "\\n");
        else if (g_unichar_iscntrl(c))
            g_string_append_printf(printable, "\\x%02x", c);
        else if (turns_or_breaks(c))
            g_string_append_printf(printable, "\\u%04x", c);
        else
            g_string_append_unichar(printable, c);
    }
    return g_string_free(printable, FALSE);
}

char *
gk_printable_lines(const char *text, gsize length)
{
    g_autofree char *valid = g_utf8_make_valid(text, (gssize) length);
    GString *printable = g_string_sized_new(length);
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c != '\n' && c != '\t' && (g_unichar_iscntrl(c) || turns_or_breaks(c)))
            g_string_append_printf(printable, "\\u%04x", c);
        else
            g_string_append_unichar(printable, c);
    }
    return g_string_free(printable, FALSE);
}
