/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/characters.h"

#include "data/data.h"

#include <stdlib.h>

gboolean
gk_character_is_blank(gunichar c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    if (c < 0x2000) /* no-break space, next line, soft hyphen, marks of direction */
        return c == 0xa0 || c == 0x85 || c == 0xad || c == 0x61c || c == 0x1680 || c == 0x180e;
    return (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) || (c >= 0x205f && c <= 0x206f) ||
        c == 0x3000 || c == 0x3164 || c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff);
}

gboolean
gk_character_is_unmapped(gunichar c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff) ||
        (c >= 0xf0000 && c <= 0x10ffff) || (c & 0xfffe) == 0xfffe;
}

/* Pairs (of private use, meant). */
static GArray *
load_private_use(void)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("private-use.tsv", &n_rows);
    GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(guint32), 2 * n_rows);
    for (guint i = 0; i < 2 * n_rows; i++) {
        guint32 c = (guint32) strtoul(gk_data_field(&rows[i / 2], i % 2), NULL, 16);
        g_array_append_val(pairs, c);
    }
    return pairs;
}

gunichar
gk_character_meant(gunichar c)
{
    static GArray *pairs;
    if (!gk_character_is_unmapped(c))
        return c;
    if (g_once_init_enter(&pairs)) {
        GArray *loaded = load_private_use();
        g_once_init_leave(&pairs, loaded);
    }
    for (guint i = 0; i + 1 < pairs->len; i += 2)
        if (g_array_index(pairs, guint32, i) == c)
            return g_array_index(pairs, guint32, i + 1);
    return c;
}
