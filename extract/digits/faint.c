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
#define BAR_WIDTH 24 /* percent of the height: of a minus, as little as is printed of it */
#define BAR_REACHES 95 /* percent: so far before the first digit it begins */
#define BAR_HIGHEST 72 /* percent above the line */
#define BAR_LOWEST 22
#define BAR_DARKER                                                                                                     \
    34 /* 0-255: by less it is never a stroke; weak minus signs of bad scans are darker by 60, paper rarely by 30 */
#define BAR_CHANCE 5.0 /* standard deviations */
#define BAR_BESIDE 20 /* percent: so far above and below it is lighter */

typedef struct {
    const GkLineInk *ink;
    guint32 *sums; /* of all ink above and left of a pixel; width + 1 a row */
    int top, bottom, side, halo;
    double count, sum, squares, mean, deviation; /* of paper */
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
mean_of(const Search *search, int x, int y, int width, int height)
{
    gsize stride = (gsize) search->ink->width + 1, left = (gsize) x, right = (gsize) (x + width);
    const guint32 *above = search->sums + (gsize) y * stride, *below = search->sums + (gsize) (y + height) * stride;
    return (double) (below[right] - below[left] - above[right] + above[left]) / (width * height);
}

typedef gboolean (*ZoneFunc)(Search *search, int x0, int x1);

/* Columns without any ink are none of the scan's: paper that was put around it. */
static gboolean
is_blank(const Search *search, int x)
{
    for (int y = search->top; y < search->bottom; y++)
        if (search->ink->ink[y * search->ink->width + x])
            return FALSE;
    return TRUE;
}

static gboolean
learn_paper(Search *search, int x0, int x1)
{
    for (int x = x0; x < x1; x++)
        for (int y = search->top; y < search->bottom && !is_blank(search, x); y++) {
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
            if (mean_of(search, x, y, search->side, search->side) > search->most)
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

/* Its sums and the mean and deviation of its paper; FALSE: none of it is paper. */
static gboolean
begin(Search *search, const GkLineInk *ink, const GkDigitLine *line, const GkDigitsReading *reading)
{
    int fall = abs(line->slope) * ink->width >> 8, height = line->height;
    *search =
        (Search) { .ink = ink, .side = MAX(2, (SIDE * height + 50) / 100), .halo = MAX(1, (HALO * height + 50) / 100) };
    search->top = CLAMP(line->base - height - fall, 0, ink->height);
    search->bottom = CLAMP(line->base + HANGS * height / 100 + fall, 0, ink->height);
    look_between(search, reading, learn_paper);
    if (search->count < 1)
        return FALSE;
    search->mean = search->sum / search->count;
    search->deviation = sqrt(MAX(search->squares / search->count - search->mean * search->mean, 0));
    search->sums = sum_up(ink);
    return TRUE;
}

gboolean
gk_faint_ink_is_there(const GkLineInk *ink, const GkDigitLine *line, const GkDigitsReading *reading)
{
    Search search;
    if (!begin(&search, ink, line, reading))
        return FALSE;
    search.most = search.mean + MAX(DARKER, CHANCE * search.deviation / search.side);
    gboolean there = look_between(&search, reading, is_dark_somewhere);
    g_free(search.sums);
    return there;
}

/* The mean of a bar is that much darker than paper, and than what is above and below it. */
static gboolean
is_bar(const Search *search, int x, int y, int width, int height, int beside, double least)
{
    double own = mean_of(search, x, y, width, height);
    return own - search->mean > least && own - mean_of(search, x, y - beside, width, height) > least &&
        own - mean_of(search, x, y + beside, width, height) > least;
}

gboolean
gk_faint_minus_is_there(const GkLineInk *ink, const GkDigitLine *line, const GkDigitsReading *reading)
{
    Search search;
    int height = line->height, width = MAX(3, BAR_WIDTH * height / 100), thick = MAX(1, (7 * height + 50) / 100);
    int beside = MAX(thick + 1, BAR_BESIDE * height / 100);
    if (reading->n_digits == 0 || !g_ascii_isdigit(reading->text[0]) || !begin(&search, ink, line, reading))
        return FALSE;
    const GkDigit *first = &reading->digits[0];
    int base = line->base + (first->x0 * line->slope >> 8);
    int left = MAX(1, first->x0 - BAR_REACHES * height / 100), right = first->x0 - 1;
    int top = MAX(base - BAR_HIGHEST * height / 100, beside);
    int bottom = MIN(base - BAR_LOWEST * height / 100, ink->height - beside - thick);
    double least = MAX(BAR_DARKER, BAR_CHANCE * search.deviation / sqrt(width * thick));
    gboolean there = FALSE;
    for (int y = top; y < bottom && !there; y++)
        for (int x = left; x + width <= right && !there; x++)
            there = is_bar(&search, x, y, width, thick, beside, least);
    g_free(search.sums);
    return there;
}
