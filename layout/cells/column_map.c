/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What "the same columns" means.
 *
 *      A   ├───────┼──────┼──────┤      B's boundaries are A's when each is near one of A's, from the
 *      B   ├───────┼──────┼──────┤      left edge on: margins differ between left and right pages
 *      B     ├──────────────┼──────┤    one may have fewer: the label of 合计 is merged
 *      A     工资    72.73   31.16      where nobody drew them, a boundary lies anywhere between the
 *      B     津贴费           2.00      entries beside it
 *
 * Where boundaries are drawn, the question is which of A's is the nearest, and
 * whether it is near enough: GK_COLUMN_SLACK, or, of as many columns on a page that
 * was scaled, a share of the width; for rows, which don't move, GK_ROW_SLACK. Where
 * they are not, a boundary lies anywhere between the entries beside it. What columns
 * a page leaves blank is asked before it has any (gk_columns_place()): its entries
 * must lie in columns of A, no two in the same.
 *
 * It can't be told whether two tables with the same columns are one.
 */
#include "layout/cells/column_map.h"

#include "layout/cells/tuning.h"

#include <math.h>

static double
width_of(GkBounds bounds)
{
    return bounds.at[bounds.count] - bounds.at[0];
}

/* The place nearest to x among at[from …], which rise. */
static guint
nearest_of(const double *at, guint count, guint from, double x)
{
    while (from + 1 < count && fabs(at[from + 1] - x) < fabs(at[from] - x))
        from++;
    return from;
}

/* Which of A's boundaries each of B's is when B is moved by `shift`; returns how many it has. */
static guint
match(GkBounds a, GkBounds b, double shift, double slack, guint *map)
{
    guint matched = 0;
    for (guint i = 0, at = 0; i <= b.count; i++) {
        at = nearest_of(a.at, a.count + 1, at, b.at[i] + shift);
        gboolean near = fabs(a.at[at] - b.at[i] - shift) <= slack;
        map[i] = near && (i == 0 || map[i - 1] != at) ? at : G_MAXUINT;
        matched += map[i] != G_MAXUINT;
    }
    return matched;
}

/* As many columns, of nearly the same shares of the width. */
static gboolean
has_same_shares(GkBounds a, GkBounds b)
{
    double width = width_of(a), own = width_of(b);
    if (a.count != b.count || fabs(width - own) > GK_COLUMN_SHARE * width)
        return FALSE;
    for (guint i = 1; i < a.count; i++)
        if (fabs((b.at[i] - b.at[0]) / own - (a.at[i] - a.at[0]) / width) > GK_COLUMN_SHARE)
            return FALSE;
    return TRUE;
}

gboolean
gk_columns_place(GkBounds a, const double *places, guint count, guint *column)
{
    gboolean apart = count <= a.count;
    for (guint i = 0, at = 0; i < count; i++) {
        while (at + 1 < a.count && a.at[at + 1] <= places[i])
            at++;
        column[i] = at;
        apart = apart && (i == 0 || at > column[i - 1]);
    }
    return apart;
}

/* Both were found by alignment: each boundary of B is another one of A, between the middles of the columns beside it; the
 * outer ones lie anywhere in A's first and last column. B may have fewer: its page leaves some blank. */
static gboolean
map_about(GkBounds a, GkBounds b, guint *map)
{
    if (!a.about || !b.about || b.count > a.count || b.at[0] > a.at[1] || b.at[b.count] < a.at[a.count - 1])
        return FALSE;
    map[0] = 0;
    map[b.count] = a.count;
    for (guint i = 1; i < b.count; i++) {
        guint at = map[i] = nearest_of(a.at, a.count + 1, map[i - 1], b.at[i]);
        if (at <= map[i - 1] || at >= a.count || b.at[i] < (a.at[at - 1] + a.at[at]) / 2 ||
            b.at[i] > (a.at[at] + a.at[at + 1]) / 2)
            return FALSE;
    }
    return TRUE;
}

GkColumnsVerdict
gk_columns_map(GkBounds a, GkBounds b, guint *map)
{
    guint matched = match(a, b, a.at[0] - b.at[0], GK_COLUMN_SLACK, map);
    gboolean outer = map[0] == 0 && map[b.count] == a.count;
    if (outer && (matched == b.count + 1 || matched == a.count + 1))
        return GK_COLUMNS_SAME;
    g_autofree guint *about = g_new(guint, b.count + 1);
    gboolean shares = has_same_shares(a, b);
    if (!shares && !map_about(a, b, about))
        return outer ? GK_COLUMNS_OUTER : GK_COLUMNS_OTHER;
    for (guint i = 0; i <= b.count; i++)
        map[i] = shares ? i : about[i];
    return GK_COLUMNS_SIMILAR;
}

gboolean
gk_rows_map(GkBounds a, GkBounds b, double free, guint *map)
{
    g_autofree guint8 *seen = g_new0(guint8, a.count + 1);
    match(a, b, 0, GK_ROW_SLACK, map);
    for (guint i = 0; i <= b.count; i++) {
        if (map[i] != G_MAXUINT)
            seen[map[i]] = 1;
        else if (b.at[i] > free - GK_ROW_SLACK)
            return FALSE;
    }
    for (guint i = 0; i <= a.count; i++)
        if (!seen[i] && a.at[i] > free - GK_ROW_SLACK)
            return FALSE;
    return map[0] == 0 && map[b.count] == a.count;
}

gboolean
gk_heights_map(const double *a, guint n_a, const double *b, guint n_b, guint *map)
{
    for (guint i = 0, at = 0; i < n_b; i++) {
        map[i] = G_MAXUINT;
        if (isnan(b[i]))
            continue;
        while (at < n_a && !(fabs(a[at] - b[i]) <= GK_ROW_SLACK))
            at++;
        if (at == n_a)
            return FALSE;
        map[i] = at++;
    }
    return TRUE;
}
