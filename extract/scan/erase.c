/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Takes the rules of tables out of the picture, so that what is left is text.
 *
 *      │ 7          At each pixel along a rule, the dark pixels across it are looked at. No more than a rule is thick:
 *      ├─7──        they become paper. More: something crosses it (a stroke that reaches over it), and only as many as the
 *      │            rule has elsewhere do.
 */
#include "extract/scan/text_lines.h"

#include <math.h>
#include <stdlib.h>

#define REACH_INCHES 0.02 /* to either side of where the rule should be */
#define DARK_SHARE 0.75 /* pixels darker than this, of the way from the rule's darkness to paper, are of it */
#define TWICE_SHARE 0.7
#define MOST_TIMES 3
#define EDGE 1 /* pixels beside what is erased that are grey from it */

typedef struct {
    GkRaster *raster; /* along is x, or y where it is turned */
    gboolean down;
    int reach;
} Eraser;

static guint8 *
pixel_at(const Eraser *eraser, int along, int across)
{
    return eraser->down ? gk_raster_row(eraser->raster, along) + across : gk_raster_row(eraser->raster, across) + along;
}

/* The dark pixels nearest to `middle`, [*from, *to); FALSE: none in reach. */
static gboolean
dark_run(const Eraser *eraser, int along, int middle, int bound, int *from, int *to)
{
    int limit = eraser->down ? eraser->raster->width : eraser->raster->height, at = -1;
    for (int e = 0; e <= eraser->reach && at < 0; e++) {
        if (middle - e >= 0 && middle - e < limit && *pixel_at(eraser, along, middle - e) < bound)
            at = middle - e;
        else if (middle + e >= 0 && middle + e < limit && *pixel_at(eraser, along, middle + e) < bound)
            at = middle + e;
    }
    if (at < 0)
        return FALSE;
    for (*from = at; *from > 0 && at - *from < 3 * eraser->reach && *pixel_at(eraser, along, *from - 1) < bound; --*from)
        ;
    for (*to = at + 1; *to < limit && *to - at < 3 * eraser->reach && *pixel_at(eraser, along, *to) < bound; ++*to)
        ;
    return TRUE;
}

/* The thickness and darkness that most of the rule has between two places. */
static int
thickness_between(const Eraser *eraser, const GkRuleLine *line, int begin, int end, int *bound)
{
    guint counts[64] = { 0 }, tones[256] = { 0 }, all = 0, passed = 0;
    int limit = (eraser->down ? eraser->raster->width : eraser->raster->height) - 1, from, to, thickness = 1, tone = 0;
    for (int along = begin; along < end; along++, all++) {
        int middle = CLAMP((int) lround(gk_rule_line_at(line, along)), 0, limit), darkest = 255;
        for (int e = -2; e <= 2; e++)
            darkest = MIN(darkest, *pixel_at(eraser, along, CLAMP(middle + e, 0, limit)));
        tones[darkest]++;
    }
    while (tone < 255 && (passed += tones[tone]) < all / 2)
        tone++;
    *bound = (int) (tone + DARK_SHARE * (255 - tone));
    for (int along = begin; along < end; along++)
        if (dark_run(eraser, along, (int) lround(gk_rule_line_at(line, along)), *bound, &from, &to))
            counts[MIN(to - from, 63)]++;
    passed = 0;
    while (thickness < 63 && (passed += counts[thickness]) < all / 2)
        thickness++;
    return MIN(thickness, 2 * eraser->reach);
}

/* How many of the pixels along the rule are dark. */
static double
share_between(const Eraser *eraser, const GkRuleLine *line, int begin, int end, int bound)
{
    guint dark = 0;
    int from, to;
    for (int along = begin; along < end; along++)
        dark += dark_run(eraser, along, (int) lround(gk_rule_line_at(line, along)), bound, &from, &to);
    return (double) dark / MAX(end - begin, 1);
}

static void
erase_pixels(const Eraser *eraser, int along, int from, int to)
{
    int limit = eraser->down ? eraser->raster->width : eraser->raster->height;
    for (int across = MAX(from, 0); across < MIN(to, limit); across++)
        *pixel_at(eraser, along, across) = 255;
}

/* A border is often drawn twice, side by side: what is dark nearly everywhere after one was taken is another. */
static void
erase_between(const Eraser *eraser, const GkRuleLine *line, double from_place, double to_place)
{
    int side = eraser->down ? eraser->raster->height : eraser->raster->width, bound, from, to;
    int begin = CLAMP((int) from_place - eraser->reach, 0, side), end = CLAMP((int) to_place + eraser->reach, 0, side);
    if (begin >= end)
        return;
    int thickness = thickness_between(eraser, line, begin, end, &bound), times = 0;
    do
        for (int along = begin; along < end; along++) {
            int middle = (int) lround(gk_rule_line_at(line, along));
            if (!dark_run(eraser, along, middle, bound, &from, &to))
                continue;
            if (to - from > thickness + MAX(2, thickness / 2))
                erase_pixels(eraser, along, middle - thickness / 2, middle - thickness / 2 + thickness);
            else
                erase_pixels(eraser, along, from - EDGE, to + EDGE);
        }
    while (++times < MOST_TIMES && share_between(eraser, line, begin, end, bound) > TWICE_SHARE);
}

static void
erase_lattice(GkRaster *raster, const GkLattice *lattice, int reach)
{
    Eraser across = { raster, FALSE, reach }, down = { raster, TRUE, reach };
    for (guint i = 0; i <= lattice->rows; i++)
        for (guint j = 0; j < lattice->columns; j++)
            if (gk_lattice_draws_across(lattice, i, j))
                erase_between(&across, g_ptr_array_index(lattice->across, i), lattice->x[gk_lattice_crossing(lattice, i, j)],
                              lattice->x[gk_lattice_crossing(lattice, i, j + 1)]);
    for (guint i = 0; i < lattice->rows; i++)
        for (guint j = 0; j <= lattice->columns; j++)
            if (gk_lattice_draws_down(lattice, i, j))
                erase_between(&down, g_ptr_array_index(lattice->down, j), lattice->y[gk_lattice_crossing(lattice, i, j)],
                              lattice->y[gk_lattice_crossing(lattice, i + 1, j)]);
}

GkRaster *
gk_text_lines_erase_rules(const GkRaster *raster, const GPtrArray *lattices, double dpi)
{
    GkRaster *erased = gk_raster_copy(raster);
    for (guint i = 0; i < lattices->len; i++)
        erase_lattice(erased, g_ptr_array_index(lattices, i), MAX(3, (int) (dpi * REACH_INCHES)));
    return erased;
}
