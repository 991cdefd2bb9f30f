/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A rule that the toner left out in places is several pieces; a bent one may be, too.
 *
 *      ────────     ──────────────          the second begins at the height that the first, going on as it went, has come to
 *                 ──                        … and this one does not
 *
 * Over a wide gap something of the line must be seen. What is less than half covered in the end is no rule.
 */
#include "extract/sheet/chains.h"

#include <math.h>

#define OVERLAP_INCHES 0.05
#define GAP_INCHES 0.3 /* a wider one must show something */
#define GAP_SEEN 0.6
#define ASIDE_INCHES 0.022 /* that a piece may lie off where the chain has come to, ... */
#define ASIDE_SLOPE 0.004 /* ... and per pixel of the gap */
#define COVERED 0.45
#define STEEPEST 0.03
#define TAIL 20u /* points whose mean is an end */

typedef struct {
    GArray *points;
    double begin, end, slope, across; /* the mean of its last points */
    double covered;
} Chain;

static GkRulePoint
point_at(const GArray *points, guint i)
{
    return g_array_index(points, GkRulePoint, i);
}

static double
mean_across(const GArray *points, guint from, guint to)
{
    double sum = 0;
    for (guint i = from; i < to; i++)
        sum += point_at(points, i).across;
    return sum / (to - from);
}

/* TRUE when enough of the straight way from one to the other is dark. */
static gboolean
gap_is_seen(const GkRaster *soft, GkRulePoint from, GkRulePoint to)
{
    guint seen = 0, all = 0;
    for (int x = (int) from.along; x < (int) to.along; x++, all++) {
        double across = from.across + (to.across - from.across) * (x - from.along) / (to.along - from.along);
        int y = CLAMP((int) lround(across), 2, soft->height - 3);
        gboolean dark = FALSE;
        for (int e = -2; e <= 2 && soft->height > 5 && x >= 0 && x < soft->width; e++)
            dark = dark || gk_raster_row(soft, y + e)[x];
        seen += dark;
    }
    return seen >= GAP_SEEN * all;
}

/* Where the chain is at `along`: within it by its points, beyond its end by its slope. */
static double
across_at(const Chain *chain, double along)
{
    if (along > chain->end)
        return point_at(chain->points, chain->points->len - 1).across + chain->slope * (along - chain->end);
    guint i = chain->points->len - 1;
    while (i > 0 && point_at(chain->points, i).along > along)
        i--;
    return point_at(chain->points, i).across;
}

/* How far the piece lies off the chain; negative: it does not go on from it. */
static double
distance(const Chain *chain, const GArray *piece, const GkRaster *soft, double dpi)
{
    GkRulePoint first = point_at(piece, 0);
    double gap = first.along - chain->end, head = mean_across(piece, 0, MIN(TAIL, piece->len));
    if (gap < -dpi * OVERLAP_INCHES)
        return -1;
    double aside = fabs(across_at(chain, first.along) - head);
    if (aside >= dpi * ASIDE_INCHES + ASIDE_SLOPE * MAX(0, gap))
        return -1;
    GkRulePoint from = { (float) chain->end, (float) chain->across }, to = { first.along, (float) head };
    return gap > dpi * GAP_INCHES && !gap_is_seen(soft, from, to) ? -1 : aside;
}

static void
append(Chain *chain, const GArray *piece, double dpi)
{
    double slope, end = point_at(piece, piece->len - 1).along + 1;
    if (!chain->points) {
        chain->points = g_array_new(FALSE, FALSE, sizeof(GkRulePoint));
        chain->begin = chain->end = point_at(piece, 0).along;
    }
    chain->covered += end - point_at(piece, 0).along;
    g_array_append_vals(chain->points, piece->data, piece->len);
    chain->end = MAX(chain->end, end);
    guint n = chain->points->len;
    chain->across = mean_across(chain->points, n - MIN(n, TAIL), n);
    gboolean known = gk_rule_points_slope(chain->points, chain->end - 1 - dpi * 2, (guint) (dpi * 0.3), &slope);
    chain->slope = known ? CLAMP(slope, -STEEPEST, STEEPEST) : 0;
}

static void
add_piece(GArray *chains, const GArray *piece, const GkRaster *soft, double dpi)
{
    Chain *best = NULL;
    double nearest = 0;
    for (guint i = 0; i < chains->len; i++) {
        Chain *chain = &g_array_index(chains, Chain, i);
        double aside = distance(chain, piece, soft, dpi);
        if (aside >= 0 && (!best || aside < nearest)) {
            best = chain;
            nearest = aside;
        }
    }
    if (!best) {
        Chain chain = { NULL };
        g_array_append_val(chains, chain);
        best = &g_array_index(chains, Chain, chains->len - 1);
    }
    append(best, piece, dpi);
}

GPtrArray *
gk_chains_make(const GPtrArray *pieces, const GkRaster *soft, double dpi)
{
    g_autoptr(GArray) chains = g_array_new(FALSE, TRUE, sizeof(Chain));
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify) gk_rule_line_free);
    for (guint i = 0; i < pieces->len; i++)
        add_piece(chains, g_ptr_array_index(pieces, i), soft, dpi);
    for (guint i = 0; i < chains->len; i++) {
        const Chain *chain = &g_array_index(chains, Chain, i);
        double length = chain->end - chain->begin;
        if (chain->covered < COVERED * length)
            g_array_unref(chain->points);
        else
            g_ptr_array_add(lines,
                            gk_rule_line_new(chain->points, chain->begin, chain->end,
                                             length > dpi * 3   ? 3
                                                 : length > dpi ? 2
                                                                : 1,
                                             FALSE));
    }
    return lines;
}
