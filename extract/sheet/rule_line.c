/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The curve of a rule: a polynomial of degree 1 to 3 by least squares, and where its points beyond three times the median
 * lie off it (a letter that touches it), once more without them.
 */
#include "extract/sheet/rule_line.h"

#include <math.h>
#include <stdlib.h>

#define STEEPEST 0.03 /* of a rule that goes on beyond its ends */
#define OFF 3.0 /* pixels, and times the median: a point that far off is of something else */

/* Solves the n equations by elimination; rows hold n coefficients and the right side. */
static void
solve(double rows[4][5], guint n, double *solution)
{
    for (guint i = 0; i < n; i++) {
        guint best = i;
        for (guint r = i + 1; r < n; r++)
            if (fabs(rows[r][i]) > fabs(rows[best][i]))
                best = r;
        for (guint c = 0; c <= n; c++) {
            double swapped = rows[i][c];
            rows[i][c] = rows[best][c];
            rows[best][c] = swapped;
        }
        if (fabs(rows[i][i]) < 1e-12)
            rows[i][i] = 1e-12;
        for (guint r = i + 1; r < n; r++) {
            double factor = rows[r][i] / rows[i][i];
            for (guint c = i; c <= n; c++)
                rows[r][c] -= factor * rows[i][c];
        }
    }
    for (guint i = n; i-- > 0;) {
        solution[i] = rows[i][n];
        for (guint c = i + 1; c < n; c++)
            solution[i] -= rows[i][c] * solution[c];
        solution[i] /= rows[i][i];
    }
}

/* `bound`: points further off the present curve are left out; negative: none are. */
static void
fit(GkRuleLine *line, double bound)
{
    double rows[4][5] = { { 0 } }, powers[7];
    guint n = line->degree + 1;
    for (guint i = 0; i < line->points->len; i++) {
        GkRulePoint point = g_array_index(line->points, GkRulePoint, i);
        double t = (point.along - line->middle) / line->half;
        if (bound >= 0 && fabs(gk_rule_line_at(line, point.along) - point.across) > bound)
            continue;
        powers[0] = 1;
        for (guint p = 1; p < 2 * n - 1; p++)
            powers[p] = powers[p - 1] * t;
        for (guint r = 0; r < n; r++) {
            for (guint c = 0; c < n; c++)
                rows[r][c] += powers[r + c];
            rows[r][n] += powers[r] * point.across;
        }
    }
    double solution[4];
    solve(rows, n, solution);
    for (guint i = 0; i < n; i++)
        line->coefficients[i] = solution[i];
}

static int
compare_doubles(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

static double
bound_of(const GkRuleLine *line)
{
    g_autofree double *off = g_new(double, line->points->len);
    for (guint i = 0; i < line->points->len; i++) {
        GkRulePoint point = g_array_index(line->points, GkRulePoint, i);
        off[i] = fabs(gk_rule_line_at(line, point.along) - point.across);
    }
    qsort(off, line->points->len, sizeof *off, compare_doubles);
    return MAX(OFF, OFF * off[line->points->len / 2]);
}

GkRuleLine *
gk_rule_line_new(GArray *points, double begin, double end, guint degree, gboolean robust)
{
    GkRuleLine *line = g_new0(GkRuleLine, 1);
    line->points = points;
    line->begin = begin;
    line->end = end;
    line->degree = points->len > 2 * degree ? degree : 0;
    line->middle = (begin + end) / 2;
    line->half = MAX(1, (end - begin) / 2);
    fit(line, -1);
    if (robust && points->len > 50)
        fit(line, bound_of(line));
    return line;
}

GkRuleLine *
gk_rule_line_merged(const GPtrArray *lines, guint from, guint to)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(GkRulePoint));
    double begin = G_MAXDOUBLE, end = -G_MAXDOUBLE;
    for (guint i = from; i < to; i++) {
        const GkRuleLine *line = g_ptr_array_index(lines, i);
        g_array_append_vals(points, line->points->data, line->points->len);
        begin = MIN(begin, line->begin);
        end = MAX(end, line->end);
    }
    guint degree = points->len > 0.6 * (end - begin) && end - begin > 600 ? 3 : points->len < 300 ? 1 : 2;
    return gk_rule_line_new(points, begin, end, degree, TRUE);
}

void
gk_rule_line_free(GkRuleLine *line)
{
    if (!line)
        return;
    g_array_unref(line->points);
    g_free(line);
}

double
gk_rule_line_at(const GkRuleLine *line, double along)
{
    double inside = CLAMP(along, line->begin, line->end), t = (inside - line->middle) / line->half;
    double value = 0, slope = 0;
    for (guint i = line->degree + 1; i-- > 0;) {
        slope = slope * t + value;
        value = value * t + line->coefficients[i];
    }
    return value + CLAMP(slope / line->half, -STEEPEST, STEEPEST) * (along - inside);
}

guint
gk_rule_line_count(const GkRuleLine *line, double from, double to)
{
    guint count = 0;
    for (guint i = 0; i < line->points->len; i++) {
        double along = g_array_index(line->points, GkRulePoint, i).along;
        count += along >= from && along < to;
    }
    return count;
}

gboolean
gk_rule_points_slope(const GArray *points, double after, guint least, double *slope)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (guint i = 0; i < points->len; i++) {
        GkRulePoint point = g_array_index(points, GkRulePoint, i);
        double u = point.along - after;
        if (u <= 0)
            continue;
        n++;
        x += u;
        y += point.across;
        xx += u * u;
        xy += u * point.across;
    }
    double divisor = n * xx - x * x;
    *slope = divisor > 0 ? (n * xy - x * y) / divisor : 0;
    return n > least && divisor > 0;
}

void
gk_rule_lines_cross(const GkRuleLine *across, const GkRuleLine *down, double *x, double *y)
{
    *x = gk_rule_line_at(down, (down->begin + down->end) / 2);
    *y = gk_rule_line_at(across, *x);
    *x = gk_rule_line_at(down, *y);
    *y = gk_rule_line_at(across, *x);
}
