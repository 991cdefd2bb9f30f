/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Digits of one number are equally high and stand on one line; points and commas
 * are low, brackets and what is left of rules and stamps are higher. So the height
 * of a digit is the one that most parts have, and the line is where these stand:
 * through the middle one, with the slope that is in the middle of those between
 * distant ones.
 *
 *        ┌─┐ ┌─┐   ┌─┐ ┌─┐
 *        │1│ │2│   │5│ │0│     four of one height: that of a digit
 *        └─┘ └─┘ . └─┘ └─┘
 */
#include "extract/digits/parts.h"

#include <stdlib.h>

#define LOW 86 /* percent of the height: parts that are nearly as high */
#define LOWEST_SHARE 50 /* percent of the highest part: no digit is lower */
#define FAR 2 /* heights: parts so far apart tell the slope */
#define MOST_SLOPES 512u
#define STEEPEST 16 /* 1/256: no line is taken to be steeper than that */
#define EVEN 12 /* percent of the height: feet of digits differ by less */

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    int p = *(const int *) a, q = *(const int *) b;
    return (p > q) - (p < q);
}

static int
middle(int *numbers, guint count)
{
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    return numbers[count / 2];
}

static gboolean
is_as_high(const GkInkPart *part, int height)
{
    return gk_ink_part_height(part) * 100 >= LOW * height && gk_ink_part_height(part) * LOW <= 100 * height;
}

/* The height that most parts have, the highest of these; parts count that are not much lower than others. */
static int
find_height(const GkLineInk *ink)
{
    int highest = 0, best = 0;
    guint most = 0;
    for (guint i = 0; i < ink->n_parts; i++)
        highest = MAX(highest, gk_ink_part_height(&ink->parts[i]));
    for (guint i = 0; i < ink->n_parts; i++) {
        int height = gk_ink_part_height(&ink->parts[i]);
        guint count = 0;
        for (guint k = 0; k < ink->n_parts; k++)
            count += is_as_high(&ink->parts[k], height);
        if (height * 100 >= LOWEST_SHARE * highest && (count > most || (count == most && height > best)))
            most = count, best = height;
    }
    return best;
}

static int
find_slope(const GkLineInk *ink, int height)
{
    int slopes[MOST_SLOPES];
    guint count = 0;
    for (guint i = 0; i < ink->n_parts; i++)
        for (guint k = i + 1; k < ink->n_parts && count < MOST_SLOPES; k++) {
            const GkInkPart *a = &ink->parts[i], *b = &ink->parts[k];
            if (b->x0 - a->x0 > FAR * height && is_as_high(a, height) && is_as_high(b, height))
                slopes[count++] = (b->y1 - a->y1) * 256 / (b->x0 - a->x0);
        }
    return count >= 3 ? CLAMP(middle(slopes, count), -STEEPEST, STEEPEST) : 0;
}

GkDigitLine
gk_digit_line_find(const GkLineInk *ink)
{
    GkDigitLine line = { .height = find_height(ink) };
    int bases[GK_LINE_INK_MOST], heights[GK_LINE_INK_MOST];
    guint count = 0;
    if (line.height == 0)
        return line;
    line.slope = find_slope(ink, line.height);
    for (guint i = 0; i < ink->n_parts; i++) {
        const GkInkPart *part = &ink->parts[i];
        if (!is_as_high(part, line.height))
            continue;
        bases[count] = part->y1 - (((part->x0 + part->x1) / 2 * line.slope) >> 8);
        heights[count++] = gk_ink_part_height(part);
    }
    line.base = middle(bases, count);
    line.height = middle(heights, count);
    for (guint i = 0; i < ink->n_parts; i++) {
        const GkInkPart *part = &ink->parts[i];
        int off = abs(part->y1 - gk_digit_line_base(&line, part));
        line.uneven |= is_as_high(part, line.height) && off * 100 > MAX(EVEN * line.height, 150);
    }
    return line;
}
