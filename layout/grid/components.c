/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which rules meet. Union-find over pairs of a horizontal and a vertical rule
 * that touch, or nearly do; the vertical ones are looked up by position.
 */
#include "layout/grid/components.h"
#include "layout/grid/tuning.h"


#include <stdlib.h>

static guint
find_root(guint *parents, guint i)
{
    while (parents[i] != i)
        i = parents[i] = parents[parents[i]];
    return i;
}

/* First index in `rules` (sorted by at) with at >= limit. */
static guint
lower_bound(const GArray *rules, double limit)
{
    guint low = 0, high = rules->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(rules, GkRule, middle).at < limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    guint64 p = *(const guint64 *) a, q = *(const guint64 *) b;
    return p < q ? -1 : p > q;
}

/* Horizontal rules have numbers 0..h-1, vertical ones h..h+v-1. */
static guint *
find_components(const GkRules *rules)
{
    guint h = rules->horizontal->len, v = rules->vertical->len;
    guint *parents = g_new(guint, h + v);
    for (guint i = 0; i < h + v; i++)
        parents[i] = i;
    for (guint i = 0; i < h; i++) {
        const GkRule *row = &g_array_index(rules->horizontal, GkRule, i);
        for (guint j = lower_bound(rules->vertical, row->from - GK_GRID_REACH); j < v; j++) {
            const GkRule *column = &g_array_index(rules->vertical, GkRule, j);
            if (column->at > row->to + GK_GRID_REACH)
                break;
            if (row->at >= column->from - GK_GRID_REACH && row->at <= column->to + GK_GRID_REACH)
                parents[find_root(parents, i)] = find_root(parents, h + j);
        }
    }
    return parents;
}

guint64 *
gk_rules_by_component(const GkRules *rules)
{
    guint count = rules->horizontal->len + rules->vertical->len;
    g_autofree guint *parents = find_components(rules);
    guint64 *order = g_new(guint64, count);
    for (guint i = 0; i < count; i++)
        order[i] = (guint64) find_root(parents, i) << 32 | i;
    qsort(order, count, sizeof *order, compare_numbers);
    return order;
}
