/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which pieces of a lattice are drawn.
 *
 *      ┌──────┬──────┐       Every line of the lattice runs through all of it; what is drawn of it is seen piece by piece
 *      │      │      │       in the soft mask. Where nothing is, the places on both sides are one cell.
 *      ├──────┴──────┤
 *      │             │       The strokes of digits that stand one above the other make pieces of lines, too: a piece that
 *      └─────────────┘       no rule was found on needs more, and so does a line of which few pieces are drawn.
 *
 * A line without any piece is taken out, and the rest measured again.
 */
#include "extract/scan/lattice_edges.h"

#include <math.h>

#define ENDS 0.08 /* of a piece at either end is not looked at: other lines cross there */
#define REACH_INCHES 0.012
#define OWN_SHARE 0.25 /* of a piece that the rule's own points cover */
#define WITHOUT_OWN 0.85f /* seen of a piece without them */
#define UNCERTAIN 0.3f
#define FEW_SHARE 0.5 /* of the pieces of a line are drawn: they must be seen throughout */
#define FEW_SEEN 0.93

static void
cross_lines(GkLattice *lattice)
{
    for (guint i = 0; i <= lattice->rows; i++)
        for (guint j = 0; j <= lattice->columns; j++) {
            guint at = gk_lattice_crossing(lattice, i, j);
            gk_rule_lines_cross(g_ptr_array_index(lattice->across, i), g_ptr_array_index(lattice->down, j),
                                &lattice->x[at], &lattice->y[at]);
        }
}

/* How much of the line from one point to the other is dark in the mask, along the mask's rows. */
static float
seen_between(const GkRaster *soft, const GkRuleLine *line, double from, double to, double dpi)
{
    int ends = MAX(2, (int) ((to - from) * ENDS)), reach = MAX(2, (int) (dpi * REACH_INCHES));
    int begin = (int) from + ends, end = MAX(begin + 1, (int) to - ends), seen = 0;
    for (int along = begin; along < end; along++) {
        int middle = (int) lround(gk_rule_line_at(line, along)), x = CLAMP(along, 0, soft->width - 1);
        gboolean dark = FALSE;
        for (int e = -reach; e <= reach && !dark; e++)
            dark = gk_raster_row(soft, CLAMP(middle + e, 0, soft->height - 1))[x];
        seen += dark;
    }
    return (float) seen / (float) (end - begin);
}

static float
measure(const GkRaster *soft, const GkRuleLine *line, double from, double to, double dpi)
{
    float seen = seen_between(soft, line, from, to, dpi);
    double own = gk_rule_line_count(line, from, to) / MAX(1, to - from);
    return own > OWN_SHARE || seen > WITHOUT_OWN ? seen : MIN(seen, UNCERTAIN);
}

static void
measure_pieces(GkLattice *lattice, const GkRulePicture *picture)
{
    for (guint i = 0; i <= lattice->rows; i++)
        for (guint j = 0; j < lattice->columns; j++) {
            guint at = gk_lattice_crossing(lattice, i, j);
            lattice->drawn_across[i * lattice->columns + j] =
                measure(picture->soft_across, g_ptr_array_index(lattice->across, i), lattice->x[at], lattice->x[at + 1],
                        picture->dpi);
        }
    for (guint i = 0; i < lattice->rows; i++)
        for (guint j = 0; j <= lattice->columns; j++)
            lattice->drawn_down[gk_lattice_crossing(lattice, i, j)] =
                measure(picture->soft_down, g_ptr_array_index(lattice->down, j),
                        lattice->y[gk_lattice_crossing(lattice, i, j)],
                        lattice->y[gk_lattice_crossing(lattice, i + 1, j)], picture->dpi);
}

/* n pieces, `step` apart, of one line. */
static void
doubt_few(float *drawn, guint n, guint step)
{
    guint on = 0;
    double sum = 0;
    for (guint i = 0; i < n; i++)
        if (drawn[i * step] >= GK_LATTICE_DRAWN) {
            on++;
            sum += drawn[i * step];
        }
    for (guint i = 0; i < n && on > 0 && on < FEW_SHARE * n && sum < FEW_SEEN * on; i++)
        drawn[i * step] = MIN(drawn[i * step], UNCERTAIN);
}

static gboolean
any_drawn(const float *drawn, guint n, guint step)
{
    for (guint i = 0; i < n; i++)
        if (drawn[i * step] >= GK_LATTICE_DRAWN)
            return TRUE;
    return FALSE;
}

/* Lines within the lattice of which something is drawn, and its outer ones. */
static GPtrArray *
keep_lines(const GPtrArray *lines, const float *drawn, guint n, guint step, guint line_step)
{
    GPtrArray *kept = g_ptr_array_new();
    for (guint i = 0; i < lines->len; i++)
        if (i == 0 || i + 1 == lines->len || any_drawn(drawn + i * line_step, n, step))
            g_ptr_array_add(kept, g_ptr_array_index(lines, i));
    return kept;
}

static guint
first_of(guint *cell_of, guint i)
{
    while (cell_of[i] != i) {
        cell_of[i] = cell_of[cell_of[i]];
        i = cell_of[i];
    }
    return i;
}

static void
join_places(GkLattice *lattice, guint a, guint b)
{
    guint p = first_of(lattice->cell_of, a), q = first_of(lattice->cell_of, b);
    lattice->cell_of[MAX(p, q)] = MIN(p, q);
}

static void
find_cells(GkLattice *lattice)
{
    guint n = lattice->rows * lattice->columns;
    for (guint i = 0; i < n; i++)
        lattice->cell_of[i] = i;
    for (guint r = 0; r < lattice->rows; r++)
        for (guint c = 0; c < lattice->columns; c++) {
            guint place = r * lattice->columns + c;
            if (c + 1 < lattice->columns && !gk_lattice_draws_down(lattice, r, c + 1))
                join_places(lattice, place, place + 1);
            if (r + 1 < lattice->rows && !gk_lattice_draws_across(lattice, r + 1, c))
                join_places(lattice, place, place + lattice->columns);
        }
    for (guint i = 0; i < n; i++)
        lattice->cell_of[i] = first_of(lattice->cell_of, i);
}

static GkLattice *
lattice_new(GPtrArray *across, GPtrArray *down)
{
    GkLattice *lattice = g_new0(GkLattice, 1);
    lattice->across = g_ptr_array_ref(across);
    lattice->down = g_ptr_array_ref(down);
    lattice->rows = across->len - 1;
    lattice->columns = down->len - 1;
    gsize n = (gsize) across->len * down->len;
    lattice->x = g_new0(double, n);
    lattice->y = g_new0(double, n);
    lattice->drawn_across = g_new0(float, n);
    lattice->drawn_down = g_new0(float, n);
    lattice->cell_of = g_new0(guint, n);
    cross_lines(lattice);
    return lattice;
}

GkLattice *
gk_lattice_measure(const GkRulePicture *picture, GPtrArray *across, GPtrArray *down)
{
    GkLattice *lattice = lattice_new(across, down);
    guint rows = lattice->rows, columns = lattice->columns;
    measure_pieces(lattice, picture);
    for (guint j = 1; j < columns; j++)
        doubt_few(lattice->drawn_down + j, rows, columns + 1);
    for (guint i = 1; i < rows; i++)
        doubt_few(lattice->drawn_across + i * columns, columns, 1);
    g_autoptr(GPtrArray) kept_across = keep_lines(across, lattice->drawn_across, columns, 1, columns);
    g_autoptr(GPtrArray) kept_down = keep_lines(down, lattice->drawn_down, rows, columns + 1, 1);
    if (kept_across->len < across->len || kept_down->len < down->len) {
        gk_lattice_free(lattice);
        return gk_lattice_measure(picture, kept_across, kept_down);
    }
    find_cells(lattice);
    return lattice;
}
