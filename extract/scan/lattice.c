/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From rules to tables.
 *
 *   1. Rules that touch are one table's (a rule that ends a little before another touches it).
 *   2. Rules of one table at one height are one line of its lattice: the left half of a line and the right one.
 *   3. Where most lines down reach beyond the first or the last line across, the table goes on on another page: there is
 *      one more row, which no rule closes.
 *   4. A short line joins two others; what ends in the middle of a cell is a letter's stroke or a stamp's.
 *   5. Which pieces between the crossings are drawn: lattice_edges.c.
 *
 * What has fewer than two lines in one direction, or is smaller than an inch by 0.4, is none.
 */
#include "extract/scan/lattice.h"

#include "extract/scan/lattice_edges.h"

#include <math.h>
#include <stdlib.h>

#define TOUCH_INCHES 0.06
#define LINE_INCHES 0.035 /* rules nearer than this are one line */
#define END_INCHES 0.07 /* a short line ends so near another */
#define LONG_SHARE 0.5 /* of the table's side: it need not */
#define LEAST_ACROSS_INCHES 0.25
#define LEAST_DOWN_INCHES 0.15
#define LEAST_WIDTH_INCHES 1.0
#define LEAST_HEIGHT_INCHES 0.4
#define OPEN_INCHES 0.1 /* lines down that reach so far beyond the others have a row there */
#define OPEN_SHARE 0.6
#define MOST_PLACES 100000u

/* --- rules that touch --- */

static guint
root_of(guint *parent, guint i)
{
    while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    return i;
}

static gboolean
touch(const GkRuleLine *across, const GkRuleLine *down, double near)
{
    double x, y;
    gk_rule_lines_cross(across, down, &x, &y);
    return x > across->begin - near && x < across->end + near && y > down->begin - near && y < down->end + near;
}

/* The group of each rule: those across first, then those down. */
static guint *
group_rules(const GkRulePicture *picture)
{
    guint n_across = picture->across->len, n = n_across + picture->down->len;
    guint *group = g_new(guint, n + 1);
    for (guint i = 0; i < n; i++)
        group[i] = i;
    for (guint i = 0; i < n_across; i++)
        for (guint j = 0; j < picture->down->len; j++)
            if (touch(g_ptr_array_index(picture->across, i), g_ptr_array_index(picture->down, j),
                      picture->dpi * TOUCH_INCHES)) {
                guint a = root_of(group, i), b = root_of(group, n_across + j);
                group[MAX(a, b)] = MIN(a, b);
            }
    for (guint i = 0; i < n; i++)
        group[i] = root_of(group, i);
    return group;
}

static GPtrArray *
members(const GPtrArray *rules, const guint *group, guint wanted)
{
    GPtrArray *list = g_ptr_array_new();
    for (guint i = 0; i < rules->len; i++)
        if (group[i] == wanted)
            g_ptr_array_add(list, g_ptr_array_index(rules, i));
    return list;
}

static void
reach_of(const GPtrArray *rules, double *begin, double *end)
{
    *begin = G_MAXDOUBLE;
    *end = -G_MAXDOUBLE;
    for (guint i = 0; i < rules->len; i++) {
        const GkRuleLine *rule = g_ptr_array_index(rules, i);
        *begin = MIN(*begin, rule->begin);
        *end = MAX(*end, rule->end);
    }
}

/* --- lines of the lattice --- */

static int
compare_at(gconstpointer a, gconstpointer b, gpointer data)
{
    double at = *(const double *) data;
    double p = gk_rule_line_at(*(GkRuleLine *const *) a, at), q = gk_rule_line_at(*(GkRuleLine *const *) b, at);
    return p < q ? -1 : p > q;
}

/* Rules at one height, seen at `middle`, become one line each. Owned by the result. */
static GPtrArray *
merge_rules(GPtrArray *rules, double middle, double near)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify) gk_rule_line_free);
    g_ptr_array_sort_with_data(rules, compare_at, &middle);
    for (guint i = 0, j; i < rules->len; i = j) {
        for (j = i + 1; j < rules->len; j++)
            if (gk_rule_line_at(g_ptr_array_index(rules, j), middle) -
                    gk_rule_line_at(g_ptr_array_index(rules, j - 1), middle) >=
                near)
                break;
        g_ptr_array_add(lines, gk_rule_line_merged(rules, i, j));
    }
    return lines;
}

/* An end of `line` lies at one of the others. */
static gboolean
ends_at_line(const GkRuleLine *line, double end, const GPtrArray *others, double near)
{
    double across = gk_rule_line_at(line, end);
    for (guint i = 0; i < others->len; i++) {
        const GkRuleLine *other = g_ptr_array_index(others, i);
        if (across > other->begin - near && across < other->end + near &&
            fabs(gk_rule_line_at(other, across) - end) < near)
            return TRUE;
    }
    return FALSE;
}

/* Borrowed from `lines`: those that are long, or join two of the others. */
static GPtrArray *
joining(const GPtrArray *lines, const GPtrArray *others, double side, double least, double near)
{
    GPtrArray *kept = g_ptr_array_new();
    for (guint i = 0; i < lines->len; i++) {
        GkRuleLine *line = g_ptr_array_index(lines, i);
        gboolean joins = line->points->len > LONG_SHARE * side ||
            (ends_at_line(line, line->begin, others, near) && ends_at_line(line, line->end, others, near));
        if (joins && line->points->len > least)
            g_ptr_array_add(kept, line);
    }
    return kept;
}

/* --- open rows --- */

static int
compare_doubles(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* A line where most of the lines down end beyond `edge`, which is the first or the last across; NULL: they don't. */
static GkRuleLine *
open_line(const GkRuleLine *edge, const GPtrArray *down, gboolean top, double least)
{
    g_autofree double *beyond = g_new(double, down->len);
    for (guint i = 0; i < down->len; i++) {
        const GkRuleLine *line = g_ptr_array_index(down, i);
        double x, y;
        gk_rule_lines_cross(edge, line, &x, &y);
        beyond[i] = top ? y - line->begin : line->end - y;
    }
    qsort(beyond, down->len, sizeof *beyond, compare_doubles);
    double usual = beyond[down->len - 1 - (guint) (OPEN_SHARE * (down->len - 1))];
    if (usual < least)
        return NULL;
    GArray *points = g_array_new(FALSE, FALSE, sizeof(GkRulePoint));
    for (guint i = 0; i < edge->points->len; i++) {
        GkRulePoint point = g_array_index(edge->points, GkRulePoint, i);
        point.across += (float) (top ? -usual : usual);
        g_array_append_val(points, point);
    }
    return gk_rule_line_new(points, edge->begin, edge->end, 1, TRUE);
}

/* Adds lines for open rows to both lists; the first owns them. */
static void
add_open_lines(GPtrArray *all, GPtrArray *kept, const GPtrArray *down, double least, gboolean *top, gboolean *bottom)
{
    GkRuleLine *above = open_line(g_ptr_array_index(kept, 0), down, TRUE, least);
    GkRuleLine *below = open_line(g_ptr_array_index(kept, kept->len - 1), down, FALSE, least);
    *top = above != NULL;
    *bottom = below != NULL;
    if (above) {
        g_ptr_array_add(all, above);
        g_ptr_array_insert(kept, 0, above);
    }
    if (below) {
        g_ptr_array_add(all, below);
        g_ptr_array_add(kept, below);
    }
}

/* --- a table --- */

static void
own(GkLattice *lattice, GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add(lattice->owned, g_ptr_array_index(lines, i));
    g_ptr_array_set_free_func(lines, NULL);
    g_ptr_array_unref(lines);
}

static GkLattice *
make(const GkRulePicture *picture, GPtrArray *across, GPtrArray *down)
{
    double left, right, top, bottom, dpi = picture->dpi;
    reach_of(across, &left, &right);
    reach_of(down, &top, &bottom);
    if (across->len < 2 || down->len < 2 || right - left < dpi * LEAST_WIDTH_INCHES ||
        bottom - top < dpi * LEAST_HEIGHT_INCHES)
        return NULL;
    GPtrArray *all_across = merge_rules(across, (left + right) / 2, dpi * LINE_INCHES);
    GPtrArray *all_down = merge_rules(down, (top + bottom) / 2, dpi * LINE_INCHES);
    g_autoptr(GPtrArray) kept_down =
        joining(all_down, all_across, bottom - top, dpi * LEAST_DOWN_INCHES, dpi * END_INCHES);
    g_autoptr(GPtrArray) kept_across =
        joining(all_across, kept_down, right - left, dpi * LEAST_ACROSS_INCHES, dpi * END_INCHES);
    GkLattice *lattice = NULL;
    gboolean open_top = FALSE, open_bottom = FALSE;
    if (kept_across->len > 0 && kept_down->len > 1)
        add_open_lines(all_across, kept_across, kept_down, dpi * OPEN_INCHES, &open_top, &open_bottom);
    if (kept_across->len > 1 && kept_down->len > 1 && kept_across->len * kept_down->len < MOST_PLACES) {
        lattice = gk_lattice_measure(picture, kept_across, kept_down);
        lattice->open_top = open_top;
        lattice->open_bottom = open_bottom;
        lattice->owned = g_ptr_array_new_with_free_func((GDestroyNotify) gk_rule_line_free);
        own(lattice, all_across);
        own(lattice, all_down);
    } else {
        g_ptr_array_unref(all_across);
        g_ptr_array_unref(all_down);
    }
    return lattice;
}

static int
compare_tops(gconstpointer a, gconstpointer b)
{
    const GkLattice *p = *(GkLattice *const *) a, *q = *(GkLattice *const *) b;
    return p->y[0] < q->y[0] ? -1 : p->y[0] > q->y[0];
}

GPtrArray *
gk_lattices_find(const GkRulePicture *picture)
{
    GPtrArray *lattices = g_ptr_array_new_with_free_func((GDestroyNotify) gk_lattice_free);
    g_autofree guint *group = group_rules(picture);
    for (guint i = 0; i < picture->across->len; i++) {
        if (group[i] != i)
            continue;
        g_autoptr(GPtrArray) across = members(picture->across, group, i);
        g_autoptr(GPtrArray) down = members(picture->down, group + picture->across->len, i);
        GkLattice *lattice = make(picture, across, down);
        if (lattice)
            g_ptr_array_add(lattices, lattice);
    }
    g_ptr_array_sort(lattices, compare_tops);
    return lattices;
}

void
gk_lattice_free(GkLattice *lattice)
{
    if (!lattice)
        return;
    g_ptr_array_unref(lattice->across);
    g_ptr_array_unref(lattice->down);
    if (lattice->owned)
        g_ptr_array_unref(lattice->owned);
    g_free(lattice->x);
    g_free(lattice->y);
    g_free(lattice->drawn_across);
    g_free(lattice->drawn_down);
    g_free(lattice->cell_of);
    g_free(lattice);
}

double
gk_lattice_column_x(const GkLattice *lattice, guint column)
{
    double sum = 0;
    for (guint i = 0; i <= lattice->rows; i++)
        sum += lattice->x[gk_lattice_crossing(lattice, i, column)];
    return sum / (lattice->rows + 1);
}

double
gk_lattice_row_y(const GkLattice *lattice, guint row)
{
    double sum = 0;
    for (guint j = 0; j <= lattice->columns; j++)
        sum += lattice->y[gk_lattice_crossing(lattice, row, j)];
    return sum / (lattice->columns + 1);
}

gboolean
gk_lattice_draws_across(const GkLattice *lattice, guint boundary, guint column)
{
    return (boundary == 0 && !lattice->open_top) || (boundary == lattice->rows && !lattice->open_bottom) ||
        lattice->drawn_across[boundary * lattice->columns + column] >= GK_LATTICE_DRAWN;
}

gboolean
gk_lattice_draws_down(const GkLattice *lattice, guint row, guint boundary)
{
    return boundary == 0 || boundary == lattice->columns ||
        lattice->drawn_down[gk_lattice_crossing(lattice, row, boundary)] >= GK_LATTICE_DRAWN;
}

/* The last of the boundaries that lies before the point, by halving. */
static int
boundary_before(const GPtrArray *lines, double along, double across)
{
    guint low = 0, high = lines->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (gk_rule_line_at(g_ptr_array_index(lines, middle), along) <= across)
            low = middle + 1;
        else
            high = middle;
    }
    return (int) low - 1;
}

int
gk_lattice_place(const GkLattice *lattice, double x, double y)
{
    int row = boundary_before(lattice->across, x, y), column = boundary_before(lattice->down, y, x);
    if (row < 0 || column < 0 || row >= (int) lattice->rows || column >= (int) lattice->columns)
        return -1;
    return row * (int) lattice->columns + column;
}

void
gk_lattice_straighten(const GkLattice *lattice, double *x, double *y)
{
    int place = gk_lattice_place(lattice, *x, *y);
    if (place < 0)
        return;
    guint row = (guint) place / lattice->columns, column = (guint) place % lattice->columns;
    double top = gk_rule_line_at(g_ptr_array_index(lattice->across, row), *x);
    double bottom = gk_rule_line_at(g_ptr_array_index(lattice->across, row + 1), *x);
    double left = gk_rule_line_at(g_ptr_array_index(lattice->down, column), *y);
    double right = gk_rule_line_at(g_ptr_array_index(lattice->down, column + 1), *y);
    double u = (*x - left) / MAX(right - left, 1), v = (*y - top) / MAX(bottom - top, 1);
    double x0 = gk_lattice_column_x(lattice, column), y0 = gk_lattice_row_y(lattice, row);
    *x = x0 + u * (gk_lattice_column_x(lattice, column + 1) - x0);
    *y = y0 + v * (gk_lattice_row_y(lattice, row + 1) - y0);
}
