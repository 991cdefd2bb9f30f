/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/digits/glyph.h"

#include "extract/digits/line_ink.h"

#include <string.h>

GkGuess
gk_glyph_guess(const guint8 *mask, int width, int height, int stride, int top, int base)
{
    guint8 inputs[GK_PATCH_INPUTS];
    GkLineInk ink = { .ink = g_malloc((gsize) width * (gsize) height), .width = width, .height = height };
    for (int y = 0; y < height; y++)
        memcpy(ink.ink + (gsize) y * (gsize) width, mask + (gssize) y * stride, (gsize) width);
    GkInkPart all = { 0, 0, width, height, 0 }, box = gk_ink_part_columns(&ink, &all, 0, width);
    GkGuess guess = { GK_DIGITS_OTHER, GK_DIGITS_OTHER, 0 };
    if (box.area) {
        gk_line_ink_patch(&ink, &box, top, base, inputs);
        guess = gk_net_guess(inputs);
    }
    g_free(ink.ink);
    return guess;
}
