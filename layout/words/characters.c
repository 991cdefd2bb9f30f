/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/words/characters.h"

#include "data/data.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_LOOK_ALIKE 0x2e80u /* below this nothing is folded */

gboolean
gk_is_digit(gunichar c)
{
    return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

gboolean
gk_is_numeric(gunichar c)
{
    return gk_is_digit(c) || c == '.' || c == ',' || c == 0xff0e || c == 0xff0c;
}

gboolean
gk_is_wide(gunichar c)
{
    return c >= 0x2e80 && !gk_is_digit(c);
}

gboolean
gk_is_spaced_script(gunichar c)
{
    return c < 0x2e80 && g_unichar_isalnum(c);
}

static gunichar
narrow(gunichar c)
{
    return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

static gboolean
leads_number(gunichar c)
{
    return c == '-' || c == '+' || c == '(' || c == 0x2212 || c == 0x25b3 || c == 0x25b2; /* − △ ▲ */
}

/* The number without signs, brackets and percent; a copy with narrow characters. NULL: others are in it. */
static char *
bare_number(const char *text)
{
    const char *from = leads_number(narrow(g_utf8_get_char(text))) ? g_utf8_next_char(text) : text;
    if (narrow(g_utf8_get_char(from)) >= 0x80)
        return NULL;
    g_autofree char *bare = g_malloc(strlen(from) + 1);
    gsize length = 0;
    for (const char *p = from; *p; p = g_utf8_next_char(p)) {
        gunichar c = narrow(g_utf8_get_char(p));
        if (c >= 0x80)
            return NULL;
        bare[length++] = (char) c;
    }
    while (length && (bare[length - 1] == ')' || bare[length - 1] == '%'))
        length--;
    bare[length] = '\0';
    return g_steal_pointer(&bare);
}

gboolean
gk_is_well_formed_number(const char *text)
{
    g_autofree char *bare = bare_number(text);
    if (!bare)
        return FALSE;
    gsize whole = strcspn(bare, ".");
    const char *comma = memchr(bare, ',', whole);
    if (whole == 0)
        return FALSE;
    gsize first = comma ? (gsize) (comma - bare) : whole;
    if (comma && (first < 1 || first > 3 || (whole - first) % 4 != 0))
        return FALSE;
    for (gsize i = 0; i < whole; i++)
        if (comma && i >= first && (i - first) % 4 == 0 ? bare[i] != ',' : !g_ascii_isdigit(bare[i]))
            return FALSE;
    if (bare[whole] == '\0')
        return TRUE;
    gsize decimals = strspn(bare + whole + 1, "0123456789");
    return decimals > 0 && bare[whole + 1 + decimals] == '\0';
}

gboolean
gk_number_goes_on(const char *left, const char *right)
{
    const char *point = strchr(left, '.'), *comma = strrchr(left, ',');
    if (*right == '.' || *right == ',')
        return TRUE;
    if (point)
        return strlen(point) < 3; /* fewer than two decimals */
    return comma && strlen(comma) < 4;
}

static int
compare_key(gconstpointer key, gconstpointer element)
{
    guint32 a = *(const guint32 *) key, b = *(const guint32 *) element;
    return a < b ? -1 : a > b;
}

/* Pairs (look-alike, meant), sorted by the first. */
static GArray *
load_look_alikes(void)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("look-alikes.tsv", &n_rows);
    GArray *pairs = g_array_sized_new(FALSE, FALSE, 2 * sizeof(guint32), n_rows);
    for (guint i = 0; i < n_rows; i++) {
        guint32 pair[2] = { (guint32) strtoul(gk_data_field(&rows[i], 0), NULL, 16),
                            (guint32) strtoul(gk_data_field(&rows[i], 1), NULL, 16) };
        g_array_append_vals(pairs, pair, 1);
    }
    g_array_sort(pairs, compare_key);
    return pairs;
}

gunichar
gk_fold_character(gunichar c)
{
    static GArray *pairs;
    if (c < FIRST_LOOK_ALIKE || (c > 0x2fdf && (c < 0xf900 || c > 0xfaff)))
        return c;
    if (g_once_init_enter(&pairs)) {
        GArray *loaded = load_look_alikes();
        g_once_init_leave(&pairs, loaded);
    }
    const guint32 *pair = bsearch(&c, pairs->data, pairs->len, 2 * sizeof(guint32), compare_key);
    return pair ? pair[1] : c;
}

gunichar
gk_readable_character(gunichar c)
{
    return c != 0 && g_unichar_validate(c) ? c : 0xfffd;
}
