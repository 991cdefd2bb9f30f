/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The boundaries of a grid: rules at one place, the sides that nobody drew, and rows that begin where rules end in the
 * air (see grid/grid.c).
 */
#include "layout/grid/boundaries.h"
#include "layout/grid/tuning.h"


#include <stdlib.h>

/* --- boundaries --- */

static int
compare_sizes(gconstpointer a, gconstpointer b)
{
    float p = *(const float *) a, q = *(const float *) b;
    return p < q ? -1 : p > q;
}

GkTolerance
gk_grid_tolerance(const GkPage *page)
{
    guint n = page->glyphs->len;
    if (n == 0)
        return (GkTolerance) { GK_GRID_SNAP, GK_GRID_DISPLACED };
    g_autofree float *sizes = g_new(float, n);
    for (guint i = 0; i < n; i++)
        sizes[i] = g_array_index(page->glyphs, GkGlyph, i).size;
    qsort(sizes, n, sizeof *sizes, compare_sizes);
    double small = sizes[n / 4];
    return (GkTolerance) { MIN(GK_GRID_SNAP, GK_GRID_SNAP_EM * small),
                         MIN(GK_GRID_DISPLACED, GK_GRID_DISPLACED_EM * small) };
}

static gboolean
is_displaced(const GArray *rules, const GkBoundary *boundary, const GkRule *rule, GkTolerance tolerance)
{
    if (rule->at - boundary->at > tolerance.displaced)
        return FALSE;
    for (guint i = boundary->first; i < boundary->end; i++) {
        const GkRule *other = &g_array_index(rules, GkRule, i);
        if (gk_overlap(other->from, other->to, rule->from, rule->to) > 1.0)
            return FALSE;
    }
    return TRUE;
}

/* Rules sorted by position become boundaries. */
GArray *
gk_grid_cluster(const GArray *rules, GkTolerance tolerance)
{
    GArray *boundaries = g_array_new(FALSE, FALSE, sizeof(GkBoundary));
    double weight = 0, moment = 0;
    for (guint i = 0; i < rules->len; i++) {
        const GkRule *rule = &g_array_index(rules, GkRule, i);
        double length = rule->to - rule->from + 0.01;
        GkBoundary *last = boundaries->len ? &g_array_index(boundaries, GkBoundary, boundaries->len - 1) : NULL;
        if (last && (rule->at - last->at <= tolerance.snap || is_displaced(rules, last, rule, tolerance))) {
            last->end = i + 1;
            last->from = MIN(last->from, rule->from);
            last->to = MAX(last->to, rule->to);
            weight += length;
            moment += rule->at * length;
            last->at = moment / weight;
            continue;
        }
        GkBoundary fresh = { rule->at, rule->from, rule->to, i, i + 1, FALSE };
        weight = length;
        moment = rule->at * length;
        g_array_append_val(boundaries, fresh);
    }
    return boundaries;
}

/* The extent of all boundaries along themselves: where crossing ones must reach to. */
void
gk_grid_extent(const GArray *boundaries, double *from, double *to)
{
    *from = G_MAXDOUBLE;
    *to = -G_MAXDOUBLE;
    for (guint i = 0; i < boundaries->len; i++) {
        const GkBoundary *boundary = &g_array_index(boundaries, GkBoundary, i);
        *from = MIN(*from, boundary->from);
        *to = MAX(*to, boundary->to);
    }
}

/* Closes an open side with a boundary that no rule draws. */
void
gk_grid_close_sides(GArray *boundaries, double from, double to, gboolean *open_first, gboolean *open_last)
{
    *open_first = from < g_array_index(boundaries, GkBoundary, 0).at - GK_GRID_OPEN;
    *open_last = to > g_array_index(boundaries, GkBoundary, boundaries->len - 1).at + GK_GRID_OPEN;
    if (*open_first) {
        GkBoundary side = { .at = from };
        g_array_prepend_val(boundaries, side);
    }
    if (*open_last) {
        GkBoundary side = { .at = to };
        g_array_append_val(boundaries, side);
    }
}

static int
compare_from(gconstpointer a, gconstpointer b)
{
    const GkRule *p = a, *q = b;
    return p->from < q->from ? -1 : p->from > q->from;
}

/* The extents of a boundary's rules, sorted and without overlaps (a border drawn twice counts once). */
GArray *
gk_grid_covered(const GArray *rules, const GkBoundary *boundary)
{
    guint count = boundary->end - boundary->first;
    GArray *intervals = g_array_sized_new(FALSE, FALSE, sizeof(GkRule), count);
    if (count)
        g_array_append_vals(intervals, &g_array_index(rules, GkRule, boundary->first), count);
    g_array_sort(intervals, compare_from);
    guint kept = 0;
    for (guint i = 0; i < intervals->len; i++) {
        GkRule next = g_array_index(intervals, GkRule, i);
        GkRule *last = kept ? &g_array_index(intervals, GkRule, kept - 1) : NULL;
        if (last && next.from <= last->to)
            last->to = MAX(last->to, next.to);
        else
            g_array_index(intervals, GkRule, kept++) = next;
    }
    g_array_set_size(intervals, kept);
    return intervals;
}

/* The share of [from, to] that the intervals cover; *start moves on with from. */
double
gk_grid_covered_share(const GArray *intervals, guint *start, double from, double to)
{
    while (*start < intervals->len && g_array_index(intervals, GkRule, *start).to <= from)
        (*start)++;
    double covered = 0;
    for (guint i = *start; i < intervals->len && g_array_index(intervals, GkRule, i).from < to; i++) {
        const GkRule *interval = &g_array_index(intervals, GkRule, i);
        covered += gk_overlap(interval->from, interval->to, from, to);
    }
    return to > from ? covered / (to - from) : 0;
}

/* --- rules that end in the air --- */

/* An end of a column rule, far from all row rules. */
typedef struct {
    double y;
    guint column; /* the boundary it lies on */
} AirEnd;

static int
compare_air_ends(gconstpointer a, gconstpointer b)
{
    const AirEnd *p = a, *q = b;
    if (p->y != q->y)
        return p->y < q->y ? -1 : 1;
    return p->column < q->column ? -1 : p->column > q->column;
}

/* Inside the table, and no row rule near. */
static gboolean
is_in_the_air(const GArray *rows, double y)
{
    guint low = 0, high = rows->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(rows, GkBoundary, middle).at < y)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && low < rows->len && y - g_array_index(rows, GkBoundary, low - 1).at > GK_GRID_AIR &&
        g_array_index(rows, GkBoundary, low).at - y > GK_GRID_AIR;
}

static GArray *
find_air_ends(const GkDirection *columns, const GkDirection *rows)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(AirEnd));
    for (guint c = 1; c + 1 < columns->boundaries->len; c++) {
        g_autoptr(GArray) intervals =
            gk_grid_covered(columns->rules, &g_array_index(columns->boundaries, GkBoundary, c));
        for (guint i = 0; i < intervals->len; i++) {
            const GkRule *rule = &g_array_index(intervals, GkRule, i);
            AirEnd top = { rule->from, c }, bottom = { rule->to, c };
            if ((i == 0 || rule->from - rule[-1].to > GK_GRID_AIR) && is_in_the_air(rows->boundaries, top.y))
                g_array_append_val(ends, top);
            if ((i + 1 == intervals->len || rule[1].from - rule->to > GK_GRID_AIR) &&
                is_in_the_air(rows->boundaries, bottom.y))
                g_array_append_val(ends, bottom);
        }
    }
    g_array_sort(ends, compare_air_ends);
    return ends;
}

static int
compare_at(gconstpointer a, gconstpointer b)
{
    const GkBoundary *p = a, *q = b;
    return p->at < q->at ? -1 : p->at > q->at;
}

/* A boundary between rows at each height where the rules between all columns end in the air: what is above is not divided
 * into columns and what is below is, or the other way round. */
void
gk_grid_add_in_the_air(const GkDirection *columns, GkDirection *rows)
{
    g_autoptr(GArray) ends = find_air_ends(columns, rows);
    for (guint i = 0, end; i < ends->len; i = end) {
        const AirEnd *first = &g_array_index(ends, AirEnd, i);
        guint found = 0, last = 0;
        for (end = i; end < ends->len && g_array_index(ends, AirEnd, end).y - first->y < GK_GRID_AIR_ALIKE; end++) {
            found += g_array_index(ends, AirEnd, end).column != last; /* boundaries are counted from 1 here */
            last = g_array_index(ends, AirEnd, end).column;
        }
        GkBoundary air = { .at = first->y, .air = TRUE };
        if (found > 1 && found + 2 >= columns->boundaries->len)
            g_array_append_val(rows->boundaries, air);
    }
    g_array_sort(rows->boundaries, compare_at);
}
