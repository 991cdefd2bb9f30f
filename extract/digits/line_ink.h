/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ink of one line, and the parts that hang together. Used in extract/digits/ only.
 */
#pragma once

#include "extract/digits/digits.h"

G_BEGIN_DECLS

#define GK_LINE_INK_PART 97 /* 0-255: ink that belongs to a part */
#define GK_LINE_INK_MOST 160u /* parts */

typedef struct {
    int x0, y0, x1, y1; /* pixels; x1, y1 are behind the last */
    int area;           /* pixels of ink */
} GkInkPart;

typedef struct {
    guint8 *ink; /* 0 paper, 255 the darkest of the line; row by row */
    int width, height;
    GkInkPart *parts; /* from left to right */
    guint n_parts;
    guint doubts; /* EMPTY, CROWDED */
} GkLineInk;

GkLineInk *gk_line_ink_new(const GkGray *line);
void gk_line_ink_free(GkLineInk *ink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkLineInk, gk_line_ink_free)

static inline int
gk_ink_part_width(const GkInkPart *part)
{
    return part->x1 - part->x0;
}

static inline int
gk_ink_part_height(const GkInkPart *part)
{
    return part->y1 - part->y0;
}

/* Around both. */
GkInkPart gk_ink_part_union(const GkInkPart *a, const GkInkPart *b);

/* What of the columns from x0 to before x1 is ink, within the rows of `part`; its area may be 0. */
GkInkPart gk_ink_part_columns(const GkLineInk *ink, const GkInkPart *part, int x0, int x1);

/* The net's inputs for what is in a box, against a line of digits of `height` pixels between `top` and `base`. */
void gk_line_ink_patch(const GkLineInk *ink, const GkInkPart *box, int top, int base, guint8 *inputs);

G_END_DECLS
