/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether the columns of two fragments are the same (see join.c).
 *
 * Columns are the same when the boundaries of one are among those of the other:
 * a page with nothing but the 合计 row has fewer, since its label is merged. They
 * are nearly the same when there are as many of nearly the same widths; where they
 * were found by alignment, when each boundary is nearest to another one.
 */
#include "layout/join_internal.h"

#include "layout/tuning.h"

#include <math.h>

static double
bound(const GkGrowing *growing, guint i)
{
    return g_array_index(growing->bounds, double, i);
}

static guint
nearest_bound(const GkGrowing *growing, double x)
{
    guint best = 0;
    for (guint i = 1; i < growing->bounds->len; i++)
        if (fabs(bound(growing, i) - x) < fabs(bound(growing, best) - x))
            best = i;
    return best;
}

/* Which of `growing`'s boundaries the fragment's are; G_MAXUINT for one it has not. NULL when the outer
 * edges differ. *missing counts the ones it has not. */
static guint *
map_columns(const GkGrowing *growing, const GkFragment *fragment, double tolerance, guint *missing)
{
    guint count = fragment->column_count + 1, last = growing->bounds->len - 1;
    guint *map = g_new(guint, count);
    *missing = 0;
    for (guint i = 0; i < count; i++) {
        double x = fragment->xs[i] - fragment->xs[0];
        map[i] = nearest_bound(growing, x);
        if (fabs(bound(growing, map[i]) - x) > tolerance || (i > 0 && map[i] == map[i - 1])) {
            map[i] = G_MAXUINT;
            ++*missing;
        }
    }
    if (map[0] != 0 || map[count - 1] != last)
        g_clear_pointer(&map, g_free);
    return map;
}

/* Same number of columns, each of nearly the same share of the width. */
static gboolean
has_similar_columns(const GkGrowing *growing, const GkFragment *fragment)
{
    guint last = growing->bounds->len - 1;
    if (fragment->column_count != last)
        return FALSE;
    double width = bound(growing, last), own = fragment->xs[last] - fragment->xs[0];
    if (fabs(width - own) > GK_JOIN_WIDTH_SHARE * width)
        return FALSE;
    for (guint i = 1; i < last; i++)
        if (fabs((fragment->xs[i] - fragment->xs[0]) / own - bound(growing, i) / width) > GK_JOIN_WIDTH_SHARE)
            return FALSE;
    return TRUE;
}

/* Columns found by alignment: each boundary is nearest to another one of the growing table's, by less than half of the
 * columns beside it. NULL when that is not so. */
static guint *
map_aligned_columns(const GkGrowing *growing, const GkFragment *fragment)
{
    guint last = growing->bounds->len - 1, count = fragment->column_count;
    const GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    if (!fragment->aligned || !first->aligned || count > last)
        return NULL;
    guint *map = g_new(guint, count + 1);
    map[0] = 0;
    map[count] = last;
    for (guint i = 1; i < count; i++) {
        double x = fragment->xs[i] - growing->left;
        guint at = map[i] = nearest_bound(growing, x);
        if (at <= map[i - 1] || at >= last || x < (bound(growing, at - 1) + bound(growing, at)) / 2 ||
            x > (bound(growing, at) + bound(growing, at + 1)) / 2) {
            g_free(map);
            return NULL;
        }
    }
    return map;
}

guint *
gk_join_identity(guint count)
{
    guint *map = g_new(guint, count);
    for (guint i = 0; i < count; i++)
        map[i] = i;
    return map;
}

/* The fragment's boundaries in terms of the growing table's, or NULL when they are other columns. */
guint *
gk_join_match_columns(const GkGrowing *growing, const GkFragment *fragment, guint *because)
{
    guint missing;
    guint *map = map_columns(growing, fragment, GK_JOIN_COLUMN, &missing);
    guint matched = fragment->column_count + 1 - missing;
    if (map && (missing == 0 || matched == growing->bounds->len)) {
        *because |= GK_JOIN_SAME_COLUMNS;
        return map;
    }
    g_free(map);
    map = has_similar_columns(growing, fragment) ? gk_join_identity(fragment->column_count + 1)
                                                 : map_aligned_columns(growing, fragment);
    if (map)
        *because |= GK_JOIN_SIMILAR_COLUMNS;
    return map;
}

guint *
gk_join_map_edges(const GkGrowing *growing, const GkFragment *fragment)
{
    guint missing;
    return map_columns(growing, fragment, GK_JOIN_COLUMN, &missing);
}

/* Makes room for boundaries that only the new fragment draws: existing cells span them. */
void
gk_join_insert_bounds(GkGrowing *growing, const GkFragment *fragment, guint *map)
{
    for (guint i = 1; i < fragment->column_count; i++) {
        if (map[i] != G_MAXUINT)
            continue;
        double x = fragment->xs[i] - fragment->xs[0];
        guint at = map[i - 1] + 1;
        while (bound(growing, at) < x)
            at++;
        g_array_insert_val(growing->bounds, at, x);
        for (guint c = 0; c < growing->cells->len; c++) {
            GkCell *cell = &g_array_index(growing->cells, GkCell, c);
            if (cell->column >= at)
                cell->column++;
            else if (cell->column + cell->column_span >= at)
                cell->column_span++;
        }
        for (guint p = 0; p < growing->parts->len; p++) {
            GkTablePart *part = &g_array_index(growing->parts, GkTablePart, p);
            part->first_column += part->first_column >= at;
            part->last_column += part->last_column + 1 >= at;
        }
        map[i] = at;
        for (guint j = i + 1; j <= fragment->column_count; j++)
            if (map[j] != G_MAXUINT)
                map[j]++;
    }
}
