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
 */
#include "layout/table/finder.h"

#include <math.h>

/* What it costs that the label spans columns [a, b): how far it is from their middle, and what does not fit. */
static double
span_cost(const double *xs, const GkLabel *label, guint a, guint b)
{
    double x0 = xs[a], x1 = xs[b];
    double out = MAX(0, x0 - label->box.x0) + MAX(0, label->box.x1 - x1);
    return fabs((x0 + x1) / 2 - gk_box_center_x(label->box)) + 2 * out;
}

/* cost[i * n + j]: the first i labels over the first j columns of the strip; from[] says where the last label begins,
 * j when the last column is blank. */
void
gk_alignment_share(GArray *labels, const double *xs, guint first, guint count, double blank_em)
{
    guint n = count + 1;
    g_autofree double *cost = g_new(double, (gsize) (labels->len + 1) * n);
    g_autofree guint *from = g_new0(guint, (gsize) (labels->len + 1) * n);
    for (guint i = 0; i <= labels->len; i++)
        for (guint j = 0; j < n; j++) {
            const GkLabel *label = i ? &g_array_index(labels, GkLabel, i - 1) : &g_array_index(labels, GkLabel, 0);
            double *best = &cost[i * n + j];
            *best = i + j == 0 ? 0 : G_MAXDOUBLE;
            if (j > 0 && cost[i * n + j - 1] < G_MAXDOUBLE) {
                *best = cost[i * n + j - 1] + blank_em * label->size;
                from[i * n + j] = j;
            }
            for (guint k = 0; i > 0 && k < j; k++) {
                double before = cost[(i - 1) * n + k];
                double here = before < G_MAXDOUBLE ? before + span_cost(xs, label, first + k, first + j) : G_MAXDOUBLE;
                if (here < *best) {
                    *best = here;
                    from[i * n + j] = k;
                }
            }
        }
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
}
