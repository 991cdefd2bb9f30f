/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The line that digits stand on, and how high they are, by the parts of its ink. Used in extract/digits/ only.
 */
#pragma once

#include "extract/digits/line_ink.h"

G_BEGIN_DECLS

/* Where digits stand at x: their foot is at base + slope * x (in 1/256 pixels per pixel). */
typedef struct {
    int height; /* pixels: of a digit; 0: there is none */
    int base;   /* of x 0 */
    int slope;
    gboolean uneven; /* of digits' height, but not on the line, or the other way round */
} GkDigitLine;

GkDigitLine gk_digit_line_find(const GkLineInk *ink);

static inline int
gk_digit_line_base(const GkDigitLine *line, const GkInkPart *part)
{
    return line->base + (((part->x0 + part->x1) / 2 * line->slope) >> 8);
}

G_END_DECLS
