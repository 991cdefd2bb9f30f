/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rectangles of a filled region whose edges are all axis-parallel.
 *
 * A frame is often drawn as one rectangle within another, the ring between
 * them filled; a border round a table as one angular outline. What is filled
 * there is a few rectangles:
 *
 *      +-----------+        1111111111111
 *      | +-------+ |        22         33      slabs between neighbouring heights; within a slab
 *      | |       | |   ->   22         33      the filled intervals by winding number; intervals
 *      | +-------+ |        22         33      equal to those of the slab above grow downwards
 *      +-----------+        4444444444444
 *
 * The work is slabs times edges; both are bounded by the caller.
 */
#include "extract/ink/path.h"

#include <math.h>
#include <stdlib.h>

#define SAME 0.01 /* points: heights this near are one */

typedef struct {
    double x, y0, y1; /* y0 < y1 */
    int winding;
} Edge;

typedef struct {
    GArray *edges; /* Edge, sorted by x */
    GArray *heights; /* double, sorted, distinct */
    GArray *open; /* GkBox: rectangles that may still grow */
    GArray *next; /* GkBox: those of the present slab */
    gboolean even_odd;
    GkBoxFunc add;
    gpointer data;
} Sweep;

static int
by_x(const void *a, const void *b)
{
    double difference = ((const Edge *) a)->x - ((const Edge *) b)->x;
    return (difference > 0) - (difference < 0);
}

static int
by_value(const void *a, const void *b)
{
    double difference = *(const double *) a - *(const double *) b;
    return (difference > 0) - (difference < 0);
}

static void
collect_edge(Sweep *sweep, double x, double from, double to)
{
    if (fabs(to - from) < SAME)
        return;
    Edge edge = { x, fmin(from, to), fmax(from, to), from < to ? 1 : -1 };
    g_array_append_val(sweep->edges, edge);
    g_array_append_val(sweep->heights, from);
    g_array_append_val(sweep->heights, to);
}

static void
collect(Sweep *sweep, const GkRegion *region)
{
    guint first = 0;
    for (guint shape = 0; shape < region->n_shapes; first = region->ends[shape++])
        for (guint i = first; i < region->ends[shape]; i++) {
            guint next = i + 1 < region->ends[shape] ? i + 1 : first;
            if (fabs(region->xs[i] - region->xs[next]) < fabs(region->ys[i] - region->ys[next]))
                collect_edge(sweep, region->xs[i], region->ys[i], region->ys[next]);
        }
    g_array_sort(sweep->edges, by_x);
    g_array_sort(sweep->heights, by_value);
    guint kept = 0;
    for (guint i = 0; i < sweep->heights->len; i++) {
        double height = g_array_index(sweep->heights, double, i);
        if (!kept || height - g_array_index(sweep->heights, double, kept - 1) >= SAME)
            g_array_index(sweep->heights, double, kept++) = height;
    }
    g_array_set_size(sweep->heights, kept);
}

/* The filled intervals of the slab from y0 to y1, into sweep->next. */
static void
fill_slab(Sweep *sweep, double y0, double y1)
{
    double middle = (y0 + y1) / 2, start = 0;
    int winding = 0;
    g_array_set_size(sweep->next, 0);
    for (guint i = 0; i < sweep->edges->len; i++) {
        const Edge *edge = &g_array_index(sweep->edges, Edge, i);
        if (middle < edge->y0 || middle > edge->y1)
            continue;
        gboolean was_in = sweep->even_odd ? winding & 1 : winding != 0;
        winding += edge->winding;
        gboolean is_in = sweep->even_odd ? winding & 1 : winding != 0;
        if (!was_in && is_in)
            start = edge->x;
        GkBox box = { start, y0, edge->x, y1 };
        if (was_in && !is_in && edge->x > start)
            g_array_append_val(sweep->next, box);
    }
}

/* Lets the open rectangles grow into the slab, closes those that can't, opens the others. */
static void
join_slab(Sweep *sweep)
{
    for (guint i = 0; i < sweep->open->len; i++) {
        const GkBox *old = &g_array_index(sweep->open, GkBox, i);
        gboolean grows = FALSE;
        for (guint k = 0; k < sweep->next->len && !grows; k++) {
            GkBox *box = &g_array_index(sweep->next, GkBox, k);
            grows = fabs(box->x0 - old->x0) < SAME && fabs(box->x1 - old->x1) < SAME && box->y0 - old->y1 < SAME;
            if (grows)
                box->y0 = old->y0;
        }
        if (!grows)
            sweep->add(sweep->data, *old);
    }
    GArray *spare = sweep->open;
    sweep->open = sweep->next;
    sweep->next = spare;
}

void
gk_region_rectangles(const GkRegion *region, gboolean even_odd, GkBoxFunc add, gpointer data)
{
    Sweep sweep = { .even_odd = even_odd, .add = add, .data = data };
    sweep.edges = g_array_new(FALSE, FALSE, sizeof(Edge));
    sweep.heights = g_array_new(FALSE, FALSE, sizeof(double));
    sweep.open = g_array_new(FALSE, FALSE, sizeof(GkBox));
    sweep.next = g_array_new(FALSE, FALSE, sizeof(GkBox));
    collect(&sweep, region);
    for (guint i = 1; i < sweep.heights->len; i++) {
        fill_slab(&sweep, g_array_index(sweep.heights, double, i - 1), g_array_index(sweep.heights, double, i));
        join_slab(&sweep);
    }
    for (guint i = 0; i < sweep.open->len; i++)
        add(data, g_array_index(sweep.open, GkBox, i));
    g_array_unref(sweep.edges);
    g_array_unref(sweep.heights);
    g_array_unref(sweep.open);
    g_array_unref(sweep.next);
}
