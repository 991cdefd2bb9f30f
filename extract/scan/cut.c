/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A line of text, cut out for a reader.
 *
 * Tesseract has learned from lines of 300 pixels per inch. A line of fewer is enlarged by cubic interpolation, with the
 * weights of Catmull and Rom: edges stay as sharp as they are. The reader of shapes has learned from lines of any size.
 */
#include "extract/scan/line_reader.h"

#include <math.h>
#include <string.h>

#define PADDING 10 /* pixels of paper */
#define ABOVE 4 /* pixels of the sheet around the ink, above and below; besides, as far as there are no others */
#define BESIDE 0.35 /* of the line's height */
#define BEFORE 0.9 /* ... on the left of numbers: room for a minus too pale to be ink */
#define LARGEST 4000 /* pixels of a line's length */

typedef struct {
    int at[4];
    float weights[4];
} Tap;

/* For each of n pixels of the result: which four of the source it is made of. */
static Tap *
make_taps(int n, double scale, int length)
{
    Tap *taps = g_new(Tap, n);
    for (int i = 0; i < n; i++) {
        double place = (i + 0.5) / scale - 0.5, whole = floor(place), t = place - whole;
        double weights[4] = { ((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((-1.5 * t + 2) * t + 0.5) * t,
                              (0.5 * t - 0.5) * t * t };
        for (int k = 0; k < 4; k++) {
            taps[i].at[k] = CLAMP((int) whole - 1 + k, 0, length - 1);
            taps[i].weights[k] = (float) weights[k];
        }
    }
    return taps;
}

static guint8
to_byte(float value)
{
    return (guint8) CLAMP((int) lroundf(value), 0, 255);
}

/* The box of the raster, `scale` times as large, into `to` from (PADDING, PADDING). */
static void
enlarge(const GkRaster *raster, int left, int top, int width, int height, double scale, GkRaster *to)
{
    int out_width = to->width - 2 * PADDING, out_height = to->height - 2 * PADDING;
    g_autofree Tap *across = make_taps(out_width, scale, width), *down = make_taps(out_height, scale, height);
    g_autofree float *rows = g_new(float, (gsize) height * (gsize) out_width);
    for (int y = 0; y < height; y++) {
        const guint8 *row = gk_raster_row(raster, top + y) + left;
        for (int x = 0; x < out_width; x++) {
            float sum = 0;
            for (int k = 0; k < 4; k++)
                sum += across[x].weights[k] * row[across[x].at[k]];
            rows[(gsize) y * (gsize) out_width + (gsize) x] = sum;
        }
    }
    for (int y = 0; y < out_height; y++) {
        guint8 *row = gk_raster_row(to, y + PADDING) + PADDING;
        for (int x = 0; x < out_width; x++) {
            float sum = 0;
            for (int k = 0; k < 4; k++)
                sum += down[y].weights[k] * rows[(gsize) down[y].at[k] * (gsize) out_width + (gsize) x];
            row[x] = to_byte(sum);
        }
    }
}

GkRaster *
gk_line_cut(const GkTextLines *lines, const GkTextLine *line, gboolean number, double *scale, double *left)
{
    int beside = MAX(ABOVE, (int) (BESIDE * (line->y1 - line->y0)));
    int before = number ? MAX(ABOVE, (int) (BEFORE * (line->y1 - line->y0))) : beside;
    int x0 = MAX(line->x0 - before, MAX(line->left, 0)),
        x1 = MIN(line->x1 + beside, MIN(line->right, lines->ink->width));
    int y0 = MAX(line->y0 - ABOVE, MAX(line->top, 0)), y1 = MIN(line->y1 + ABOVE, MIN(line->bottom, lines->ink->height));
    x0 = MIN(x0, line->x0);
    y0 = MIN(y0, line->y0);
    x1 = MAX(x1, line->x1);
    y1 = MAX(y1, line->y1);
    *scale = MIN(*scale, (double) LARGEST / (x1 - x0));
    int width = MAX(1, (int) lround((x1 - x0) * *scale)), height = MAX(1, (int) lround((y1 - y0) * *scale));
    GkRaster *cut = gk_raster_new(width + 2 * PADDING, height + 2 * PADDING);
    memset(cut->pixels, 255, (gsize) cut->width * (gsize) cut->height);
    enlarge(lines->ink, x0, y0, x1 - x0, y1 - y0, *scale, cut);
    *left = x0 - PADDING / *scale;
    return cut;
}
