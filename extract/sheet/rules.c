/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rules in a picture.
 *
 * Rules of a scan are weak, broken and a little bent, and a line of letters is dark over a long way, too. So
 *
 *   1. pixels are averaged along the line, which leaves long thin things and smears letters, and compared with what lies
 *      a twentieth of an inch above and below: what is darker than both is a piece of a line;
 *   2. pieces are runs that are long enough, one or a few pixels high;
 *   3. a piece is a rule's where the picture is dark without gaps along it (letters have gaps), and light close beside it
 *      nearly everywhere (strokes cross a line of letters);
 *   4. pieces that go on where another ends are chained (chains.c).
 */
#include "extract/sheet/rules.h"

#include "extract/sheet/chains.h"
#include "extract/sheet/components.h"

#include <math.h>
#include <stdlib.h>

#define NEAR_INCHES 0.05 /* how far above and below is compared */
#define DARKER 13u /* 0-255 */
#define BRIDGED_INCHES 0.03 /* gaps of a line */
#define SEEN_SHARE 0.8 /* of a piece's length: dark in the soft mask */
#define BESIDE_INCHES 0.025
#define BESIDE_DARK 0.45 /* of the rule's own darkness */
#define BESIDE_SHARE_SHORT 0.33 /* of the length of a piece that is dark beside it: it is of letters */
#define BESIDE_SHARE 0.5
#define BESIDE_SHORT_INCHES 2.5
#define MOST_PIECES 6000u /* the first ones; a page of a thousand rules is none */

static int
odd(double pixels, int least)
{
    return MAX(least, (int) pixels) | 1;
}

GkRaster *
gk_rules_mask(const GkRaster *raster, double dpi, double inches, guint least)
{
    GkRaster *along = gk_raster_blurred_along(raster, odd(dpi * inches, 3));
    g_autoptr(GkRaster) around = gk_raster_copy(along);
    int reach = odd(dpi * NEAR_INCHES, 5);
    gsize n = (gsize) raster->width * (gsize) raster->height;
    gk_raster_most_across(around, reach);
    gk_raster_least_across(around, reach);
    for (gsize i = 0; i < n; i++)
        along->pixels[i] = around->pixels[i] - along->pixels[i] > (int) least;
    return along;
}

/* Runs at least `length` long, gaps of `gap` closed. */
static void
keep_long(GkRaster *mask, int gap, int length)
{
    gk_raster_most_across(mask, 3);
    gk_raster_most_along(mask, gap);
    gk_raster_least_along(mask, gap);
    gk_raster_least_along(mask, length);
    gk_raster_most_along(mask, length);
}

/* The middle of the piece at each column that it reaches. */
static GArray *
points_of(const GkPieces *pieces, const GkPiece *piece)
{
    int width = piece->x1 - piece->x0;
    g_autofree guint *count = g_new0(guint, width);
    g_autofree double *sum = g_new0(double, width);
    GArray *points = g_array_new(FALSE, FALSE, sizeof(GkRulePoint));
    for (guint i = 0; i < piece->n_runs; i++) {
        const GkRun *run = gk_piece_run(pieces, piece, i);
        for (int x = run->x0; x < run->x1; x++) {
            count[x - piece->x0]++;
            sum[x - piece->x0] += run->y;
        }
    }
    for (int x = 0; x < width; x++) {
        GkRulePoint point = { (float) (x + piece->x0), (float) (count[x] ? sum[x] / count[x] : 0) };
        if (count[x])
            g_array_append_val(points, point);
    }
    return points;
}

static gboolean
is_seen(const GkRaster *soft, GkRulePoint point)
{
    int x = (int) point.along, y = CLAMP((int) lround(point.across), 1, soft->height - 2);
    return soft->height > 2 &&
        (gk_raster_row(soft, y)[x] || gk_raster_row(soft, y - 1)[x] || gk_raster_row(soft, y + 1)[x]);
}

/* The darkness that three tenths of the points have at least, 0 light to 255. */
static int
darkness_of(const GkRaster *raster, const GArray *points)
{
    guint tones[256] = { 0 }, passed = 0;
    for (guint i = 0; i < points->len; i++) {
        GkRulePoint point = g_array_index(points, GkRulePoint, i);
        tones[gk_raster_row(raster, CLAMP((int) lround(point.across), 0, raster->height - 1))[(int) point.along]]++;
    }
    int tone = 0;
    while (tone < 255 && (passed += tones[tone]) < 3 * points->len / 10)
        tone++;
    return 255 - tone;
}

static gboolean
is_rule(const GkRaster *raster, const GkRaster *soft, const GArray *points, double dpi, int width)
{
    int beside = MAX(4, (int) lround(dpi * BESIDE_INCHES));
    guint seen = 0, dark = 0;
    if (raster->height <= 2 * beside + 1)
        return FALSE;
    double bound = 255 - BESIDE_DARK * MAX(60, darkness_of(raster, points));
    for (guint i = 0; i < points->len; i++) {
        GkRulePoint point = g_array_index(points, GkRulePoint, i);
        int x = (int) point.along, y = CLAMP((int) lround(point.across), beside, raster->height - 1 - beside);
        seen += is_seen(soft, point);
        dark += MIN(gk_raster_row(raster, y - beside)[x], gk_raster_row(raster, y + beside)[x]) < bound;
    }
    double share = (double) dark / points->len;
    return seen >= SEEN_SHARE * points->len && share <= BESIDE_SHARE &&
        (share <= BESIDE_SHARE_SHORT || width >= dpi * BESIDE_SHORT_INCHES);
}

static int
compare_pieces(gconstpointer a, gconstpointer b)
{
    const GArray *p = *(GArray *const *) a, *q = *(GArray *const *) b;
    GkRulePoint u = g_array_index(p, GkRulePoint, 0), v = g_array_index(q, GkRulePoint, 0);
    if (u.along != v.along)
        return u.along < v.along ? -1 : 1;
    return u.across < v.across ? -1 : u.across > v.across;
}

GPtrArray *
gk_rules_find_along(const GkRaster *raster, const GkRaster *soft, double dpi, double least, double averaged)
{
    g_autoptr(GkRaster) mask = gk_rules_mask(raster, dpi, averaged, DARKER);
    int length = odd(dpi * least, 3);
    keep_long(mask, odd(dpi * BRIDGED_INCHES, 3), length);
    g_autoptr(GkPieces) pieces = gk_pieces_find(mask, (guint) length / 2);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify) g_array_unref);
    for (guint i = 0; i < pieces->pieces->len && found->len < MOST_PIECES; i++) {
        const GkPiece *piece = gk_piece(pieces, i);
        int width = piece->x1 - piece->x0;
        if (width < length / 2 || piece->y1 - piece->y0 > 0.03 * width + dpi * 0.06)
            continue;
        GArray *points = points_of(pieces, piece);
        if (is_rule(raster, soft, points, dpi, width))
            g_ptr_array_add(found, points);
        else
            g_array_unref(points);
    }
    g_ptr_array_sort(found, compare_pieces);
    return gk_chains_make(found, soft, dpi);
}
