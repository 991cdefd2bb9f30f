/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The smallest signs are the first that are lost: blur spreads the little ink of
 * a point until no pixel of it is dark, and a thin minus sign goes the same way. What
 * was a point is still a square that is darker than the paper around it.
 *
 *      ┌─┐     ┌─┐ ┌─┐
 *      │4│ ░░  │4│ │0│       between 4 and 4 stands more than paper
 *      └─┘ ░░  └─┘ └─┘
 *
 * So squares of that size are laid over all places that no sign has, and their ink is
 * held against what paper has in this picture: its mean, and how much that
 * differs by chance.
 */
#include "extract/digits/faint.h"

#include <math.h>
#include <stdlib.h>

#define SIDE 12 /* percent of a digit's height: the side of a point */
#define DARKER 18 /* 0-255: by less a square may always be darker */
#define CHANCE 4.5 /* standard deviations */
#define HALO 10 /* percent of the height: so far the blur of a sign reaches */
#define HANGS 25 /* percent of the height: no point hangs lower */

typedef struct {
    const GkLineInk *ink;
    guint32 *sums; /* of all ink above and left of a pixel; width + 1 a row */
    int top, bottom, side, halo;
    double count, sum, squares; /* of paper */
    double most; /* ink of a square that is paper */
} Search;

static guint32 *
sum_up(const GkLineInk *ink)
{
    gsize stride = (gsize) ink->width + 1;
    guint32 *sums = g_new0(guint32, stride * ((gsize) ink->height + 1));
    for (gsize y = 0; y < (gsize) ink->height; y++)
        for (gsize x = 0, row = 0; x < (gsize) ink->width; x++) {
            row += ink->ink[y * (gsize) ink->width + x];
            sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + (guint32) row;
        }
    return sums;
}

static double
square_at(const Search *search, int x, int y)
{
    gsize stride = (gsize) search->ink->width + 1, left = (gsize) x, right = (gsize) (x + search->side);
    const guint32 *above = search->sums + (gsize) y * stride, *below = search->sums + (gsize) (y + search->side) * stride;
    return (double) (below[right] - below[left] - above[right] + above[left]) / (search->side * search->side);
}

typedef gboolean (*ZoneFunc)(Search *search, int x0, int x1);

static gboolean
learn_paper(Search *search, int x0, int x1)
{
    for (int y = search->top; y < search->bottom; y++)
        for (int x = x0; x < x1; x++) {
            double value = search->ink->ink[y * search->ink->width + x];
            search->count++;
            search->sum += value;
            search->squares += value * value;
        }
    return FALSE;
}

static gboolean
is_dark_somewhere(Search *search, int x0, int x1)
{
    for (int y = search->top; y + search->side <= search->bottom; y++)
        for (int x = x0; x + search->side <= x1; x++)
            if (square_at(search, x, y) > search->most)
                return TRUE;
    return FALSE;
}

/* Where no sign is: TRUE as soon as `func` is. */
static gboolean
look_between(Search *search, const GkDigitsReading *reading, ZoneFunc func)
{
    int from = 1;
    for (guint i = 0; i <= reading->n_digits; i++) {
        int end = i < reading->n_digits ? reading->digits[i].x0 - search->halo : search->ink->width - 1;
        if (end > from && func(search, from, end))
            return TRUE;
        if (i < reading->n_digits)
            from = MAX(from, reading->digits[i].x1 + search->halo);
    }
    return FALSE;
}

gboolean
gk_faint_ink_is_there(const GkLineInk *ink, const GkDigitLine *line, const GkDigitsReading *reading)
{
    int fall = abs(line->slope) * ink->width >> 8, height = line->height;
    Search search = { .ink = ink, .side = MAX(2, (SIDE * height + 50) / 100), .halo = MAX(1, (HALO * height + 50) / 100) };
    search.top = CLAMP(line->base - height - fall, 0, ink->height);
    search.bottom = CLAMP(line->base + HANGS * height / 100 + fall, 0, ink->height);
    look_between(&search, reading, learn_paper);
    if (search.count < 1)
        return FALSE;
    double mean = search.sum / search.count, deviation = sqrt(MAX(search.squares / search.count - mean * mean, 0));
    search.most = mean + MAX(DARKER, CHANCE * deviation / search.side);
    search.sums = sum_up(ink);
    gboolean there = look_between(&search, reading, is_dark_somewhere);
    g_free(search.sums);
    return there;
}
