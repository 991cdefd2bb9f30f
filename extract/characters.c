/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/characters.h"

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
