/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/xlsx/number_format.h"

#include "export/double.h"

#include <string.h>

#define AROUND 24 /* bytes before the number or behind it that a format takes in */
#define PADDED 12 /* digits that are shown with zeros in front */

typedef struct {
    const char *start, *end; /* of the number in the text; NULL where it can't be found */
    gboolean thousands;
    guint whole; /* digits before the point */
} Core;

static gboolean
is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* Are the digits of the core, without the commas, those of the decimal? */
static gboolean
says(const Core *core, const char *decimal)
{
    const char *digit = decimal + (*decimal == '-');
    const char *at = core->start;
    while (at < core->end && *at == '0' && is_digit(at[1]))
        at++;
    while (*digit == '0' && is_digit(digit[1]))
        digit++;
    for (; at < core->end; at++) {
        if (*at == ',')
            continue;
        if (*at != *digit)
            return FALSE;
        digit++;
    }
    return *digit == '\0';
}

static Core
find_core(const char *text, const char *decimal)
{
    Core core = { 0 };
    const char *at = text ? text + strcspn(text, "0123456789") : "";
    core.start = at;
    for (; is_digit(*at) || (*at == ',' && is_digit(at[1])); at++) {
        core.thousands |= *at == ',';
        core.whole += *at != ',';
    }
    if (*at == '.' && is_digit(at[1]))
        at += 1 + strspn(at + 1, "0123456789");
    core.end = at;
    if (core.start == core.end || at[strcspn(at, "0123456789")] || !says(&core, decimal))
        core.start = core.end = NULL;
    return core;
}

/* Can a format hold it between quotes? */
static gboolean
is_quotable(const char *text, gsize length)
{
    if (length > AROUND)
        return FALSE;
    for (gsize i = 0; i < length; i++)
        if ((guchar) text[i] < ' ' || text[i] == '"' || text[i] == 0x7F)
            return FALSE;
    return TRUE;
}

static void
append_quoted(GString *format, const char *text, gsize length)
{
    if (length == 0)
        return;
    g_string_append_c(format, '"');
    g_string_append_len(format, text, (gssize) length);
    g_string_append_c(format, '"');
}

static void
append_digits(GString *format, const Core *core, const char *decimal)
{
    guint places = gk_decimal_places(decimal);
    if (core->thousands)
        g_string_append(format, "#,##0");
    else if (core->start && core->whole > 1 && *core->start == '0')
        for (guint i = 0; i < MIN(core->whole, PADDED); i++)
            g_string_append_c(format, '0');
    else
        g_string_append_c(format, '0');
    if (places)
        g_string_append_c(format, '.');
    for (guint i = 0; i < places; i++)
        g_string_append_c(format, '0');
}

static void
append_section(GString *format, const Core *core, const char *text, const char *decimal)
{
    append_quoted(format, text, (gsize) (core->start - text));
    append_digits(format, core, decimal);
    append_quoted(format, core->end, strlen(core->end));
}

char *
gk_number_format(const char *text, const char *decimal, gboolean bare)
{
    GString *format = g_string_new(NULL);
    Core core = find_core(text, decimal);
    gboolean negative = *decimal == '-';
    gboolean around = core.start && !bare && (core.start > text || *core.end) &&
                      is_quotable(text, (gsize) (core.start - text)) && is_quotable(core.end, strlen(core.end));
    gboolean hyphen = negative && core.start == text + 1 && *text == '-';
    if (around && hyphen && !*core.end)
        around = FALSE; /* the sign that spreadsheets put there themselves */
    if (!around || (negative && !hyphen))
        append_digits(format, &core, decimal);
    if (around && negative && hyphen) {
        append_digits(format, &core, decimal);
        append_quoted(format, core.end, strlen(core.end));
    } else if (around) {
        if (negative)
            g_string_append_c(format, ';');
        append_section(format, &core, text, decimal);
    }
    return g_string_free(format, FALSE);
}
