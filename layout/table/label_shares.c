/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How the labels of one line share the columns below them.
 *
 *             项目                      收入预算
 *      类  款  项      名称      合计    拨款    事业收入     4 and 3 columns
 *
 * In order, each label spans one column or more and stands in their middle; a
 * column may stay without one, at a price. Of all ways the one with the least
 * distances is taken: dynamic programming over labels and columns.
 *
 *             Clay bricks           Lime
 *            2006    2007    2006   2007      columns of one name are told apart by the labels above them:
 *                                             each has one, and no label stands over two of them
 */
#include "layout/table/finder.h"
#include "layout/table/tuning.h"

#include <math.h>

/* Columns of totals between the first and the last of [a, b): a group begins or ends with its own. */
static guint
count_totals_within(const guint8 *totals, guint a, guint b)
{
    guint within = 0;
    for (guint c = a + 1; totals && c + 1 < b; c++)
        within += totals[c];
    return within;
}

/* What it costs that the label spans columns [a, b): how far it is from their middle, and what does not fit. */
static double
span_cost(const double *xs, const guint8 *totals, const GkLabel *label, guint a, guint b)
{
    double x0 = xs[a], x1 = xs[b];
    double out = MAX(0, x0 - label->box.x0) + MAX(0, label->box.x1 - x1);
    return fabs((x0 + x1) / 2 - gk_box_center_x(label->box)) + 2 * out +
        GK_ALIGN_TOTAL_WITHIN_EM * label->size * count_totals_within(totals, a, b);
}

static gboolean
is_named_elsewhere(const guint *names, guint count, guint column)
{
    guint found = 0;
    for (guint i = 0; names && i < count; i++)
        found += names[i] == names[column];
    return found > 1;
}

/* The names that return, [*first, *end), are the same ones in the same order for each of so many labels; those before
 * and behind them are of no group. */
static void
find_groups(const guint *names, guint count, guint labels, guint *first, guint *end)
{
    *first = 0;
    *end = count;
    while (names && *first < count && !is_named_elsewhere(names, count, *first))
        ++*first;
    while (names && *end > *first && !is_named_elsewhere(names, count, *end - 1))
        --*end;
    guint each = (*end - *first) / labels;
    gboolean same = names && each * labels == *end - *first;
    for (guint i = *first; same && i + each < *end; i++)
        same = names[i] == names[i + each];
    if (!same) {
        *first = 0;
        *end = count;
    }
}

/* The first column of those before `end` that have unlike names. */
static guint
first_unlike(const guint *names, guint end)
{
    for (guint k = end; names && k-- > 0;)
        for (guint i = k + 1; i < end; i++)
            if (names[i] == names[k])
                return k + 1;
    return 0;
}

/* The labels take the columns at the least cost; FALSE when they can't without breaking apart what the names hold
 * together. cost[i * n + j]: the first i labels over the first j columns of the strip; from[] says where the last label
 * begins, j when the last column is blank. */
static gboolean
share(GArray *labels, const double *xs, guint first, guint count, double blank_em, const guint *names,
      const guint8 *totals)
{
    guint n = count + 1;
    g_autofree double *cost = g_new(double, (gsize) (labels->len + 1) * n);
    g_autofree guint *from = g_new0(guint, (gsize) (labels->len + 1) * n);
    guint before, behind;
    find_groups(names, count, labels->len, &before, &behind);
    for (guint j = 0; j < n; j++) {
        guint low = MAX(first_unlike(names, j), j > behind ? behind : j > before ? before : 0);
        for (guint i = 0; i <= labels->len; i++) {
            const GkLabel *label = i ? &g_array_index(labels, GkLabel, i - 1) : &g_array_index(labels, GkLabel, 0);
            double *best = &cost[i * n + j];
            *best = i + j == 0 ? 0 : G_MAXDOUBLE;
            if (j > 0 && cost[i * n + j - 1] < G_MAXDOUBLE && !is_named_elsewhere(names, count, j - 1)) {
                *best = cost[i * n + j - 1] + blank_em * label->size;
                from[i * n + j] = j;
            }
            for (guint k = low; i > 0 && k < j; k++) {
                double upper = cost[(i - 1) * n + k];
                double here = upper < G_MAXDOUBLE ? upper + span_cost(xs, totals, label, first + k, first + j)
                                                   : G_MAXDOUBLE;
                if (here < *best) {
                    *best = here;
                    from[i * n + j] = k;
                }
            }
        }
    }
    if (cost[labels->len * n + count] == G_MAXDOUBLE)
        return FALSE;
    for (guint i = labels->len, j = count; i > 0 && j > 0;) {
        guint k = from[i * n + j];
        if (k == j) {
            j--;
            continue;
        }
        GkLabel *label = &g_array_index(labels, GkLabel, --i);
        label->first = first + k;
        label->last = first + j - 1;
        j = k;
    }
    return TRUE;
}

void
gk_alignment_share(GArray *labels, const double *xs, guint first, guint count, double blank_em, const guint *names,
                   const guint8 *totals)
{
    if (!share(labels, xs, first, count, blank_em, names, totals))
        share(labels, xs, first, count, blank_em, NULL, totals);
}
