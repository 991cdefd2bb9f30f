/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How much a scanned page lies askew.
 *
 *   1. By its rules: each long thin piece of the line filter has a slope of its own, and what counts is the median, by
 *      length.
 *   2. Where there is none, by its lines of text: dark points are counted by height along lines of each slope up to two
 *      degrees; where lines of text and the gaps between them fall together best, the counts differ most.
 */
#include "extract/sheet/components.h"
#include "extract/sheet/rules.h"
#include "extract/sheet/sheet.h"

#include <math.h>
#include <stdlib.h>

#define AVERAGED_INCHES 0.08
#define DARKER 13u
#define LEAST_INCHES 0.2
#define RULE_INCHES 1.0
#define THIN_SHARE 0.06
#define FINE_DPI 200 /* from here on a picture half as large will do */
#define TEXT_DPI 60
#define TEXT_DARK 200 /* 0-255, in the small picture */
#define STEPS 50 /* to either side */
#define STEP 0.0008 /* of the slope */
#define LEAST_POINTS 200u

typedef struct {
    double slope;
    int length;
} Way;

static double
slope_of(const GkPieces *pieces, const GkPiece *piece)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (guint i = 0; i < piece->n_runs; i++) {
        const GkRun *run = gk_piece_run(pieces, piece, i);
        double a = run->x0 - piece->x0, b = run->x1 - piece->x0 - 1, k = b - a + 1, h = run->y - piece->y0;
        double sum = (a + b) * k / 2, squares = (b * (b + 1) * (2 * b + 1) - (a - 1) * a * (2 * a - 1)) / 6;
        n += k;
        x += sum;
        xx += squares;
        y += h * k;
        xy += h * sum;
    }
    double divisor = n * xx - x * x;
    return divisor > 0 ? (n * xy - x * y) / divisor : 0;
}

static int
compare_ways(gconstpointer a, gconstpointer b)
{
    const Way *p = a, *q = b;
    return p->slope != q->slope ? (p->slope < q->slope ? -1 : 1) : p->length - q->length;
}

static GArray *
find_ways(const GkRaster *picture, double dpi)
{
    GArray *ways = g_array_new(FALSE, FALSE, sizeof(Way));
    g_autoptr(GkRaster) mask = gk_rules_mask(picture, dpi, AVERAGED_INCHES, DARKER);
    int least = (int) (dpi * LEAST_INCHES) | 1;
    gk_raster_most_across(mask, 3);
    gk_raster_least_along(mask, least);
    gk_raster_most_along(mask, least);
    gk_raster_most_across(mask, 3);
    gk_raster_most_along(mask, 5);
    g_autoptr(GkPieces) pieces = gk_pieces_find(mask, (guint) (dpi * RULE_INCHES));
    for (guint i = 0; i < pieces->pieces->len; i++) {
        const GkPiece *piece = gk_piece(pieces, i);
        int width = piece->x1 - piece->x0, height = piece->y1 - piece->y0;
        if (width < dpi * RULE_INCHES || height > width * THIN_SHARE + dpi * THIN_SHARE)
            continue;
        Way way = { slope_of(pieces, piece), width };
        g_array_append_val(ways, way);
    }
    g_array_sort(ways, compare_ways);
    return ways;
}

static double
median_of(const GArray *ways)
{
    double all = 0, passed = 0;
    for (guint i = 0; i < ways->len; i++)
        all += g_array_index(ways, Way, i).length;
    for (guint i = 0; i < ways->len; i++)
        if ((passed += g_array_index(ways, Way, i).length) >= all / 2)
            return g_array_index(ways, Way, i).slope;
    return 0;
}

/* --- lines of text --- */

/* How much the numbers of dark points at the heights of lines of this slope differ. */
static double
contrast_of(const GArray *points, double slope, guint *counts, int height, int margin)
{
    double sum = 0;
    for (int i = 0; i < height + 2 * margin; i++)
        counts[i] = 0;
    for (guint i = 0; i < points->len; i += 2) {
        int x = g_array_index(points, int, i), y = g_array_index(points, int, i + 1);
        counts[y + margin - (int) lround(slope * x)]++;
    }
    for (int i = 1; i < height + 2 * margin; i++) {
        double difference = (double) counts[i] - counts[i - 1];
        sum += difference * difference;
    }
    return sum;
}

static double
skew_of_text(const GkRaster *grey, double dpi)
{
    g_autoptr(GkRaster) small = gk_raster_shrunk(grey, MAX(1, (int) (dpi / TEXT_DPI)));
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(int));
    for (int y = 0; y < small->height; y++)
        for (int x = 0; x < small->width; x++)
            if (gk_raster_row(small, y)[x] < TEXT_DARK) {
                g_array_append_val(points, x);
                g_array_append_val(points, y);
            }
    if (points->len / 2 < LEAST_POINTS)
        return 0;
    int margin = (int) (STEPS * STEP * small->width) + 2, best = 0;
    g_autofree guint *counts = g_new(guint, small->height + 2 * margin);
    double level = contrast_of(points, 0, counts, small->height, margin), most = level;
    for (int step = -STEPS; step <= STEPS; step++) {
        double contrast = contrast_of(points, step * STEP, counts, small->height, margin);
        if (contrast > most) {
            most = contrast;
            best = step;
        }
    }
    return best * STEP;
}

double
gk_sheet_find_skew(const GkRaster *grey, double dpi)
{
    g_autoptr(GkRaster) half = dpi >= FINE_DPI ? gk_raster_shrunk(grey, 2) : NULL;
    g_autoptr(GArray) ways = half ? find_ways(half, dpi / 2) : find_ways(grey, dpi);
    return ways->len ? median_of(ways) : skew_of_text(grey, dpi);
}
