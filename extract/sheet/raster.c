/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grey pictures.
 *
 * A page at 300 dots per inch has nine million pixels, and a dozen steps look at all of them: each is a few passes over
 * whole rows, with sums or extremes that are carried along, so that no step depends on how far it looks.
 *
 * The greatest of n neighbours is made of the greatest of 2, 4, 8, … of them:
 *
 *      a b c d e f g h         2:  ab bc cd de …      4:  abcd bcde …      7 (4 and 4 that overlap):  abcdefg …
 */
#include "extract/sheet/raster.h"

#include <math.h>
#include <string.h>

#define FIXED 8 /* bits behind the point of places between pixels */
#define KERNEL 61 /* pixels: the widest Gaussian */
#define BLOCK 32 /* pixels of a row that are worked on at once */

GkRaster *
gk_raster_new(int width, int height)
{
    GkRaster *raster = g_new(GkRaster, 1);
    raster->width = MAX(width, 1);
    raster->height = MAX(height, 1);
    raster->pixels = g_malloc0((gsize) raster->width * (gsize) raster->height);
    return raster;
}

GkRaster *
gk_raster_copy(const GkRaster *raster)
{
    GkRaster *copy = gk_raster_new(raster->width, raster->height);
    memcpy(copy->pixels, raster->pixels, (gsize) raster->width * (gsize) raster->height);
    return copy;
}

void
gk_raster_free(GkRaster *raster)
{
    if (!raster)
        return;
    g_free(raster->pixels);
    g_free(raster);
}

#define SQUARE 32 /* pixels: squares that stay in the cache are turned one by one */

GkRaster *
gk_raster_transposed(const GkRaster *raster)
{
    GkRaster *turned = gk_raster_new(raster->height, raster->width);
    for (int top = 0; top < raster->height; top += SQUARE)
        for (int left = 0; left < raster->width; left += SQUARE) {
            int bottom = MIN(top + SQUARE, raster->height), right = MIN(left + SQUARE, raster->width);
            for (int x = left; x < right; x++) {
                guint8 *to = gk_raster_row(turned, x);
                for (int y = top; y < bottom; y++)
                    to[y] = gk_raster_row(raster, y)[x];
            }
        }
    return turned;
}

GkRaster *
gk_raster_shrunk(const GkRaster *raster, int by)
{
    GkRaster *small = gk_raster_new((raster->width + by - 1) / by, (raster->height + by - 1) / by);
    g_autofree guint *sums = g_new(guint, small->width);
    for (int y = 0; y < small->height; y++) {
        int top = y * by, bottom = MIN(top + by, raster->height);
        memset(sums, 0, sizeof *sums * (gsize) small->width);
        for (int i = top; i < bottom; i++) {
            const guint8 *row = gk_raster_row(raster, i);
            for (int x = 0; x < small->width; x++)
                for (int k = x * by; k < MIN((x + 1) * by, raster->width); k++)
                    sums[x] += row[k];
        }
        guint8 *to = gk_raster_row(small, y);
        for (int x = 0; x < small->width; x++)
            to[x] = (guint8) (sums[x] / (guint) ((bottom - top) * (MIN((x + 1) * by, raster->width) - x * by)));
    }
    return small;
}

/* --- means --- */

GkRaster *
gk_raster_blurred_along(const GkRaster *raster, int length)
{
    GkRaster *blurred = gk_raster_new(raster->width, raster->height);
    int half = length / 2, width = raster->width, n = 2 * half + 1;
    guint reciprocal = ((1u << 16) + (guint) n / 2) / (guint) n;
    g_autofree guint8 *wide = g_malloc((gsize) width + 2 * (gsize) half + 1);
    for (int y = 0; y < raster->height; y++) {
        const guint8 *row = gk_raster_row(raster, y);
        guint8 *to = gk_raster_row(blurred, y);
        guint sum = 0;
        memset(wide, row[0], half);
        memcpy(wide + half, row, width);
        memset(wide + half + width, row[width - 1], half + 1);
        for (int i = 0; i < n; i++)
            sum += wide[i];
        for (int x = 0; x < width; x++) {
            to[x] = (guint8) MIN((sum * reciprocal) >> 16, 255u);
            sum += wide[x + n];
            sum -= wide[x];
        }
    }
    return blurred;
}

/* Weights of a Gaussian that add up to 256; the number of pixels on either side of the middle. */
static int
gaussian(double sigma, guint *weights)
{
    int reach = MIN((int) ceil(3 * sigma), KERNEL / 2);
    double parts[KERNEL], sum = 0;
    for (int i = 0; i <= 2 * reach; i++)
        sum += parts[i] = exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
    guint all = 0;
    for (int i = 0; i <= 2 * reach; i++)
        all += weights[i] = (guint) lround(parts[i] / sum * 256);
    weights[reach] += 256 - all;
    return reach;
}

static void
add_weighted(guint16 *sums, const guint8 *row, guint weight, int width)
{
    guint8 block[BLOCK];
    int x = 0;
    for (; x + BLOCK <= width; x += BLOCK) {
        memcpy(block, row + x, BLOCK);
        for (int k = 0; k < BLOCK; k++)
            sums[x + k] = (guint16) (sums[x + k] + block[k] * (guint16) weight);
    }
    for (; x < width; x++)
        sums[x] = (guint16) (sums[x] + row[x] * weight);
}

/* Each row becomes the weighted sum of the rows around it. */
static GkRaster *
blurred_across(const GkRaster *raster, const guint *weights, int reach)
{
    GkRaster *blurred = gk_raster_new(raster->width, raster->height);
    g_autofree guint16 *sums = g_new(guint16, raster->width);
    for (int y = 0; y < raster->height; y++) {
        for (int x = 0; x < raster->width; x++)
            sums[x] = 127;
        for (int i = -reach; i <= reach; i++)
            add_weighted(sums, gk_raster_row(raster, CLAMP(y + i, 0, raster->height - 1)), weights[i + reach],
                         raster->width);
        guint8 *to = gk_raster_row(blurred, y);
        for (int x = 0; x < raster->width; x++)
            to[x] = (guint8) (sums[x] >> 8);
    }
    return blurred;
}

GkRaster *
gk_raster_blurred(const GkRaster *raster, double sigma)
{
    guint weights[KERNEL];
    int reach = gaussian(CLAMP(sigma, 0.3, 20), weights), width = raster->width;
    g_autoptr(GkRaster) blurred = blurred_across(raster, weights, reach);
    g_autofree guint8 *wide = g_malloc((gsize) width + 2 * (gsize) reach);
    g_autofree guint16 *sums = g_new(guint16, width);
    for (int y = 0; y < raster->height; y++) {
        guint8 *row = gk_raster_row(blurred, y);
        memset(wide, row[0], reach);
        memcpy(wide + reach, row, width);
        memset(wide + reach + width, row[width - 1], reach);
        for (int x = 0; x < width; x++)
            sums[x] = 127;
        for (int i = 0; i <= 2 * reach; i++)
            add_weighted(sums, wide + i, weights[i], width);
        for (int x = 0; x < width; x++)
            row[x] = (guint8) (sums[x] >> 8);
    }
    return g_steal_pointer(&blurred);
}

/* --- extremes --- */

/* Each of n pixels becomes the greater, or less, of itself and the one `step` behind it, in blocks that compilers know to do at
 * once. */
static void
take_extreme(guint8 *pixels, gsize step, gsize n, gboolean most)
{
    guint8 other[BLOCK];
    gsize i = 0;
    for (; i + BLOCK <= n; i += BLOCK) {
        memcpy(other, pixels + i + step, BLOCK);
        if (most)
            for (guint k = 0; k < BLOCK; k++)
                pixels[i + k] = MAX(pixels[i + k], other[k]);
        else
            for (guint k = 0; k < BLOCK; k++)
                pixels[i + k] = MIN(pixels[i + k], other[k]);
    }
    for (; i < n; i++)
        pixels[i] = most ? MAX(pixels[i], pixels[i + step]) : MIN(pixels[i], pixels[i + step]);
}

static void
extreme_along(GkRaster *raster, int length, gboolean most)
{
    int before = length / 2, width = raster->width;
    gsize wide_width = (gsize) width + (gsize) length;
    g_autofree guint8 *wide = g_malloc(wide_width);
    for (int y = 0; length > 1 && y < raster->height; y++) {
        guint8 *row = gk_raster_row(raster, y);
        memset(wide, row[0], before);
        memcpy(wide + before, row, width);
        memset(wide + before + width, row[width - 1], (gsize) (length - before));
        int covered = 1;
        gsize n = wide_width;
        for (int step; covered < length; covered += step) {
            step = MIN(covered, length - covered);
            n -= (gsize) step;
            take_extreme(wide, (gsize) step, n, most);
        }
        memcpy(row, wide, width);
    }
}

/* The same, of rows: a few of them at a time are kept as they were. */
static void
extreme_across(GkRaster *raster, int length, gboolean most)
{
    int before = length / 2, height = raster->height;
    gsize width = (gsize) raster->width, rows = (gsize) height + (gsize) length;
    if (length <= 1)
        return;
    guint8 *tall = g_malloc(rows * width);
    for (gsize i = 0; i < rows; i++)
        memcpy(tall + i * width, gk_raster_row(raster, CLAMP((int) i - before, 0, height - 1)), width);
    int covered = 1;
    for (int step; covered < length; covered += step) {
        step = MIN(covered, length - covered);
        rows -= (gsize) step;
        take_extreme(tall, (gsize) step * width, rows * width, most);
    }
    memcpy(raster->pixels, tall, (gsize) height * width);
    g_free(tall);
}

void
gk_raster_most_along(GkRaster *raster, int length)
{
    extreme_along(raster, length, TRUE);
}

void
gk_raster_least_along(GkRaster *raster, int length)
{
    extreme_along(raster, length, FALSE);
}

void
gk_raster_most_across(GkRaster *raster, int length)
{
    extreme_across(raster, length, TRUE);
}

void
gk_raster_least_across(GkRaster *raster, int length)
{
    extreme_across(raster, length, FALSE);
}

void
gk_raster_close_along(GkRaster *raster, int length)
{
    gk_raster_most_along(raster, length);
    gk_raster_least_along(raster, length);
}

/* --- between pixels --- */

guint8
gk_raster_at(const GkRaster *raster, double x, double y, guint8 beyond)
{
    const int one = 1 << FIXED;
    if (!(x > -1 && y > -1 && x < raster->width && y < raster->height))
        return beyond;
    int u = (int) floor(x * one), v = (int) floor(y * one), left = u >> FIXED, top = v >> FIXED;
    int right_share = u & (one - 1), low_share = v & (one - 1), sum = 0;
    for (int i = 0; i < 4; i++) {
        int px = left + (i & 1), py = top + (i >> 1);
        gboolean in = px >= 0 && py >= 0 && px < raster->width && py < raster->height;
        int share = (i & 1 ? right_share : one - right_share) * (i >> 1 ? low_share : one - low_share);
        sum += share * (in ? gk_raster_row(raster, py)[px] : beyond);
    }
    return (guint8) (sum >> (2 * FIXED));
}
