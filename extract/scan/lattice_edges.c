/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which pieces of a lattice are drawn.
 *
 *      ┌──────┬──────┐       Every line of the lattice runs through all of it; what is drawn of it is seen piece by piece
 *      │      │      │       in the soft mask. Where nothing is, the places on both sides are one cell.
 *      ├──────┴──────┤
 *      │             │       The strokes of digits that stand one above the other make pieces of lines, too: a piece that
 *      └─────────────┘       no rule was found on needs more, and so does a line of which few pieces are drawn. A letter
 *                            in the middle of its cell leaves both ends of the piece free, and a rule neither.
 *
 * A line without any piece is taken out, and the rest measured again.
 */
#include "extract/scan/lattice_edges.h"

#include <math.h>

#define ENDS 0.08 /* of a piece at either end is not looked at: other lines cross there */
#define REACH_INCHES 0.012
#define SKIP_INCHES 0.012 /* behind a crossing line, which may be so thick */
#define FREE_SHARE 0.12 /* of the piece is looked at at either end */
#define FREE 0.4f
#define OWN_SHARE 0.25 /* of a piece that the rule's own points cover */
#define WITHOUT_OWN 0.85f /* seen of a piece without them */
#define UNCERTAIN 0.3f
#define BESIDE_INCHES 0.012
#define MOST_REACH 30 /* pixels */
#define BESIDE_DARK 0.5 /* of the line's own darkness */
#define BESIDE_SHARE 0.18 /* of a piece is dark beside it: strokes lead to it */
#define BOTH_SHARE 0.2f /* ... and on either side */
#define FEW_SHARE 0.5 /* of the pieces of a line are drawn: they must be seen throughout */
#define FEW_SEEN 0.93
#define MANY_SHARE 0.8 /* of the pieces of a line are drawn: it needs no further proof */
#define GAP_ZONE 0.3 /* of a piece, at either end */
#define GAP_INCHES 0.008
#define GAP_DARK 0.4 /* of the piece's usual darkness: lighter is a gap */

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
seen_between(const GkRaster *soft, const GkRuleLine *line, int begin, int end, double dpi)
{
    int reach = MAX(2, (int) (dpi * REACH_INCHES)), seen = 0;
    for (int along = begin; along < end; along++) {
        int middle = (int) lround(gk_rule_line_at(line, along)), x = CLAMP(along, 0, soft->width - 1);
        gboolean dark = FALSE;
        for (int e = -reach; e <= reach && !dark; e++)
            dark = gk_raster_row(soft, CLAMP(middle + e, 0, soft->height - 1))[x];
        seen += dark;
    }
    return (float) seen / (float) MAX(end - begin, 1);
}

/* Both ends of the piece are free, close behind the lines that cross there. */
static gboolean
ends_are_free(const GkRaster *soft, const GkRuleLine *line, double from, double to, double dpi)
{
    int skip = MAX(3, (int) (dpi * SKIP_INCHES)), length = MAX(4, (int) ((to - from) * FREE_SHARE));
    int head = (int) from + skip, tail = (int) to - skip;
    if (tail - head < 4 * length)
        return FALSE;
    return seen_between(soft, line, head, head + length, dpi) < FREE &&
        seen_between(soft, line, tail - length, tail, dpi) < FREE;
}

static float
measure(const GkRaster *soft, const GkRuleLine *line, double from, double to, double dpi)
{
    int ends = MAX(2, (int) ((to - from) * ENDS)), begin = (int) from + ends;
    float seen = seen_between(soft, line, begin, MAX(begin + 1, (int) to - ends), dpi);
    if (seen >= GK_LATTICE_DRAWN && ends_are_free(soft, line, from, to, dpi))
        return UNCERTAIN;
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

/* How much of the piece has ink close beside it, to which strokes lead: on one side, the other, or any. */
typedef struct {
    float before, behind, any;
} Touched;

/* How far the line's ink goes from `middle` to one side, at most `most` pixels. */
static int
reach_of_ink(const GkRaster *grey, int along, int middle, int way, int bound, int most)
{
    int n = 0;
    while (n < most && middle + way * (n + 1) >= 0 && middle + way * (n + 1) < grey->height &&
           gk_raster_row(grey, middle + way * (n + 1))[along] < bound)
        n++;
    return n;
}

/* The darkest pixel near where the line should be. */
static int
middle_of(const GkRaster *grey, int along, int guess)
{
    int best = CLAMP(guess, 0, grey->height - 1);
    for (int e = -2; e <= 2; e++) {
        int at = CLAMP(guess + e, 0, grey->height - 1);
        if (gk_raster_row(grey, at)[along] < gk_raster_row(grey, best)[along])
            best = at;
    }
    return best;
}

static int
median_of(const guint *counts, guint all)
{
    guint passed = 0;
    int i = 0;
    while (i < MOST_REACH && (passed += counts[i]) <= all / 2)
        i++;
    return i;
}

/* Ink is of a stroke where it goes further than that of the line does mostly. */
static Touched
touched(const GkRaster *grey, const GkRuleLine *line, double from, double to, double dpi)
{
    int ends = MAX(2, (int) ((to - from) * ENDS)), more = MAX(2, (int) lround(dpi * BESIDE_INCHES));
    int begin = MAX((int) from + ends, 0), end = MIN(MAX(begin + 1, (int) to - ends), grey->width);
    guint counts[2][MOST_REACH + 1] = { { 0 } }, before = 0, behind = 0, any = 0;
    g_autofree guint8 *reaches = g_new0(guint8, 2 * (gsize) MAX(end - begin, 1));
    for (int along = begin; along < end; along++) {
        int middle = middle_of(grey, along, (int) lround(gk_rule_line_at(line, along)));
        int bound = 255 - (int) (BESIDE_DARK * (255 - gk_raster_row(grey, middle)[along]));
        for (int side = 0; side < 2; side++) {
            int reach = reach_of_ink(grey, along, middle, side ? 1 : -1, bound, MOST_REACH);
            reaches[2 * (along - begin) + side] = (guint8) reach;
            counts[side][reach]++;
        }
    }
    guint all = (guint) MAX(end - begin, 1);
    int usual[2] = { median_of(counts[0], all), median_of(counts[1], all) };
    for (int i = 0; i < end - begin; i++) {
        gboolean p = reaches[2 * i] >= usual[0] + more, q = reaches[2 * i + 1] >= usual[1] + more;
        before += p;
        behind += q;
        any += p || q;
    }
    return (Touched) { (float) before / (float) all, (float) behind / (float) all, (float) any / (float) all };
}

/* The pieces of one line: `at` is where they begin, and the last ends. */
typedef struct {
    const GkRaster *grey;
    const GkRuleLine *line;
    const double *at;
    guint at_step;
    float *drawn;
    guint n, step;
    double dpi;
} Pieces;

static gboolean
is_drawn(const Pieces *pieces, guint i)
{
    return pieces->drawn[i * pieces->step] >= GK_LATTICE_DRAWN;
}

/* The piece itself, and no mask of it, has a gap towards one of its ends, behind the line that crosses there. */
static gboolean
has_gap(const Pieces *pieces, double from, double to)
{
    int skip = MAX(3, (int) (pieces->dpi * SKIP_INCHES)), begin = (int) from + skip, end = (int) to - skip;
    int zone = (int) ((end - begin) * GAP_ZONE), least = MAX(2, (int) lround(pieces->dpi * GAP_INCHES)), light = 0;
    if (begin < 0 || end > pieces->grey->width || zone < least)
        return FALSE;
    guint tones[256] = { 0 };
    g_autofree guint8 *along = g_malloc((gsize) (end - begin));
    for (int i = 0; i < end - begin; i++) {
        int middle = middle_of(pieces->grey, begin + i, (int) lround(gk_rule_line_at(pieces->line, begin + i)));
        along[i] = gk_raster_row(pieces->grey, middle)[begin + i];
        tones[along[i]]++;
    }
    int usual = 0;
    for (guint passed = 0; usual < 255 && (passed += tones[usual]) <= (guint) (end - begin) / 2;)
        usual++;
    for (int i = 0; i < end - begin; i++) {
        gboolean in_zone = i < zone || i >= end - begin - zone;
        light = in_zone && 255 - along[i] < GAP_DARK * (255 - usual) ? light + 1 : 0;
        if (light >= least)
            return TRUE;
    }
    return FALSE;
}

/* Characters that stand one below the other at one place of their rows: where rows are low, their strokes reach from
 * rule to rule nearly, and end before one of them. */
static gboolean
most_have_gaps(const Pieces *pieces, guint on)
{
    guint gaps = 0;
    for (guint i = 0; i < pieces->n; i++)
        gaps += is_drawn(pieces, i) &&
            has_gap(pieces, pieces->at[i * pieces->at_step], pieces->at[(i + 1) * pieces->at_step]);
    return 2 * gaps > on;
}

/* What strokes lead to on both sides is a letter's; of a line of which few pieces are drawn, on one. */
static void
doubt_pieces(const Pieces *pieces)
{
    guint on = 0;
    double sum = 0;
    for (guint i = 0; i < pieces->n; i++)
        if (is_drawn(pieces, i)) {
            on++;
            sum += pieces->drawn[i * pieces->step];
        }
    gboolean few = on < FEW_SHARE * pieces->n, weak = few && sum < FEW_SEEN * on;
    weak = weak || (on < MANY_SHARE * pieces->n && most_have_gaps(pieces, on));
    for (guint i = 0; i < pieces->n; i++) {
        if (!is_drawn(pieces, i))
            continue;
        Touched strokes = touched(pieces->grey, pieces->line, pieces->at[i * pieces->at_step],
                                  pieces->at[(i + 1) * pieces->at_step], pieces->dpi);
        if (weak || (few && strokes.any > BESIDE_SHARE) || MIN(strokes.before, strokes.behind) > BOTH_SHARE)
            pieces->drawn[i * pieces->step] = UNCERTAIN;
    }
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
        doubt_pieces(&(Pieces) { picture->grey_turned, g_ptr_array_index(down, j), lattice->y + j, columns + 1,
                                 lattice->drawn_down + j, rows, columns + 1, picture->dpi });
    for (guint i = 1; i < rows; i++)
        doubt_pieces(&(Pieces) { picture->grey, g_ptr_array_index(across, i), lattice->x + i * (columns + 1), 1,
                                 lattice->drawn_across + i * columns, columns, 1, picture->dpi });
    g_autoptr(GPtrArray) kept_across = keep_lines(across, lattice->drawn_across, columns, 1, columns);
    g_autoptr(GPtrArray) kept_down = keep_lines(down, lattice->drawn_down, rows, columns + 1, 1);
    if (kept_across->len < across->len || kept_down->len < down->len) {
        gk_lattice_free(lattice);
        return gk_lattice_measure(picture, kept_across, kept_down);
    }
    find_cells(lattice);
    return lattice;
}
