/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A part of the ink is mostly a sign. But signs touch, and weak strokes break.
 *
 *   1. Every part is shown to the net. What it doesn't know for sure is cut where
 *      little ink stands in a column: parts become atoms.
 *
 *           ┌───────┐      ┌─┬──┬──┐
 *           │ 2 0,3 │      │2│0,│ 3│     cuts, some of them wrong
 *           └───────┘      └─┴──┴──┘
 *
 *   2. One atom, or a few that are near each other, are a piece. Every piece is shown
 *      to the net; it costs what it is unsure of, and much where it is no sign.
 *      What the net doesn't know and is a full bar is told by its place.
 *   3. The cheapest way through all atoms, from left to right, gives the signs.
 */
#include "extract/digits/cutting.h"

#include <stdlib.h>
#include <string.h>

#define ATOMS 256u
#define PIECE_ATOMS 6u /* atoms of one sign */
#define WIDEST_PIECE 130 /* percent of a digit's height: no sign is wider */
#define HIGHEST_PIECE 150
#define NEAR 14 /* percent: pieces of one sign are no further apart */
#define POINT 36 /* percent: points and commas are not larger ... */
#define POINT_RISES 40 /* ... and begin no higher above the line */
#define KNOWN 64 /* margin from which a part need not be cut, nor joined */
#define KNOWN_WIDTH 90 /* percent: wider ones are looked at closer */
#define CUT_STEP 10 /* percent: cuts are so far apart at least */
#define CUT_INK 50 /* percent: columns with more ink are not cut through */
#define NARROWEST_SHARE 50 /* percent of the height: digits that touch are wide ... */
#define WIDEST_SHARE 80
#define MOST_CUT 3 /* pixels: shares are wider */
#define BAR_INK 75 /* percent of a bar's box */
#define BAR_HEIGHT 24 /* percent of the digits' */
#define BAR_POINT 30 /* percent: points are not wider */
#define BAR_STANDS 13 /* percent: ... and end so near to the line */
#define BAR_DASH 2 /* times as wide as high */
#define BAR_LEAST 20 /* percent of the digits' height: shorter ones are dirt */
#define DASH_LOWEST 18 /* percent of the height: the foot of a dash above the line */
#define DASH_HIGHEST 65
#define BAR_MARGIN 48
#define PER_SIGN 2 /* costs, in sixteenths of a nat */
#define SURE 64 /* from this margin on a sign costs nothing */
#define NO_SIGN 160 /* what costs an atom that is none */

typedef struct {
    GkInkPart box;
    gboolean cut_left, cut_right; /* through ink */
    gboolean known; /* it is a sign by itself */
} Atom;

typedef struct {
    const GkLineInk *ink;
    const GkDigitLine *line;
    Atom atoms[ATOMS];
    guint n_atoms;
    gboolean all; /* cut all that may be cut, join all that may be joined */
} Cutter;

typedef struct {
    int cost;
    guint atoms; /* of the last piece */
    GkCutSign sign;
} Step;

static int
percent_of_height(const Cutter *cutter, int percent)
{
    return percent * cutter->line->height / 100;
}

static void
show(const Cutter *cutter, const GkInkPart *box, guint8 *inputs)
{
    int base = gk_digit_line_base(cutter->line, box);
    gk_line_ink_patch(cutter->ink, box, base - cutter->line->height, base, inputs);
}

/* Full bars tell nothing but where they are: on the line it is a point, half-way up a dash. 0: it is none. */
static char
bar_of(const Cutter *cutter, const GkInkPart *box)
{
    int width = gk_ink_part_width(box), height = gk_ink_part_height(box), base = gk_digit_line_base(cutter->line, box);
    int above = base - box->y1;
    if (box->area * 100 < BAR_INK * width * height || height > percent_of_height(cutter, BAR_HEIGHT))
        return 0;
    if (width <= percent_of_height(cutter, BAR_POINT) && width >= height - 1 && abs(above) <= percent_of_height(cutter, BAR_STANDS))
        return '.';
    return width >= BAR_DASH * height && width * 100 >= BAR_LEAST * cutter->line->height &&
            above >= percent_of_height(cutter, DASH_LOWEST) && above <= percent_of_height(cutter, DASH_HIGHEST)
        ? '-'
        : 0;
}

static GkGuess
guess(const Cutter *cutter, const GkInkPart *box)
{
    guint8 inputs[GK_PATCH_INPUTS];
    show(cutter, box, inputs);
    GkGuess by_net = gk_net_guess(inputs);
    char bar = by_net.sign == GK_DIGITS_OTHER || by_net.sign == '-' || by_net.margin < BAR_MARGIN ? bar_of(cutter, box) : 0;
    if (bar && bar == by_net.sign && by_net.second != ',')
        by_net.margin = MAX(by_net.margin, BAR_MARGIN);
    return bar && bar != by_net.sign ? (GkGuess) { bar, by_net.sign, BAR_MARGIN } : by_net;
}

/* --- atoms --- */

/* How dark a column of a part is, in 255ths of a pixel. */
static int
darkness_of(const Cutter *cutter, const GkInkPart *part, int x)
{
    int sum = 0;
    for (int y = part->y0; y < part->y1; y++)
        sum += cutter->ink->ink[y * cutter->ink->width + x];
    return sum;
}

static gboolean
add_atom(Cutter *cutter, const GkInkPart *box, gboolean cut_left, gboolean cut_right, gboolean known)
{
    if (cutter->n_atoms == ATOMS)
        return FALSE;
    if (box->area)
        cutter->atoms[cutter->n_atoms++] = (Atom) { *box, cut_left, cut_right, known };
    return TRUE;
}

/* A column is cut where no other within a step has less ink. */
static gboolean
is_cut(const int *darkness, int x, int width, int step, int most)
{
    if (darkness[x] > most)
        return FALSE;
    for (int k = MAX(1, x - step); k <= MIN(width - 2, x + step); k++)
        if (darkness[k] < darkness[x] || (darkness[k] == darkness[x] && k < x))
            return FALSE;
    return TRUE;
}

/* Where round digits touch, there is most ink, not least: 00. Digits of one font are equally wide, so that parts that are wide
 * are cut into equal shares, too. */
static void
mark_shares(const Cutter *cutter, int width, int step, gboolean *cuts)
{
    for (int n = 2; n * MAX(percent_of_height(cutter, NARROWEST_SHARE), MOST_CUT) <= width; n++) {
        if (width > n * percent_of_height(cutter, WIDEST_SHARE))
            continue;
        for (int i = 1; i < n; i++) {
            int x = i * width / n;
            gboolean near = FALSE;
            for (int k = MAX(0, x - step / 2); k <= MIN(width - 1, x + step / 2); k++)
                near = near || cuts[k];
            cuts[x] = cuts[x] || !near;
        }
    }
}

static gboolean
cut_part(Cutter *cutter, const GkInkPart *part)
{
    int width = gk_ink_part_width(part), from = part->x0, step = MAX(percent_of_height(cutter, CUT_STEP), 1);
    int most = percent_of_height(cutter, CUT_INK) * 255;
    g_autofree int *darkness = g_new(int, width);
    g_autofree gboolean *cuts = g_new0(gboolean, width);
    gboolean fits = TRUE, cut_left = FALSE;
    for (int x = 0; x < width; x++)
        darkness[x] = darkness_of(cutter, part, part->x0 + x);
    for (int x = 1, last = 0; x + 1 < width; x++)
        if (is_cut(darkness, x, width, step, most) && x - last >= step) {
            cuts[x] = TRUE;
            last = x;
        }
    if (width > percent_of_height(cutter, KNOWN_WIDTH))
        mark_shares(cutter, width, step, cuts);
    for (int x = 1; x + 1 < width && fits; x++) {
        if (!cuts[x])
            continue;
        GkInkPart box = gk_ink_part_columns(cutter->ink, part, from, part->x0 + x);
        fits = add_atom(cutter, &box, cut_left, TRUE, FALSE);
        cut_left = TRUE;
        from = part->x0 + x;
    }
    GkInkPart rest = gk_ink_part_columns(cutter->ink, part, from, part->x1);
    return fits && add_atom(cutter, &rest, cut_left, FALSE, FALSE);
}

static gboolean
make_atoms(Cutter *cutter)
{
    gboolean fits = TRUE;
    for (guint i = 0; i < cutter->ink->n_parts && fits; i++) {
        const GkInkPart *part = &cutter->ink->parts[i];
        GkGuess whole = cutter->all ? (GkGuess) { 0 } : guess(cutter, part);
        gboolean wide = gk_ink_part_width(part) > percent_of_height(cutter, KNOWN_WIDTH);
        gboolean known = whole.sign != GK_DIGITS_OTHER && whole.margin >= KNOWN && !wide && !cutter->all;
        gboolean low = gk_ink_part_height(part) * 100 < 50 * cutter->line->height;
        if (known || low || gk_ink_part_width(part) < 4)
            fits = add_atom(cutter, part, FALSE, FALSE, known);
        else
            fits = cut_part(cutter, part);
    }
    return fits;
}

/* --- pieces --- */

/* A point, or what looks like one, beside the other atoms of a piece: it is no part of their sign. */
static gboolean
has_point_beside(const Cutter *cutter, guint first, guint end)
{
    int most = percent_of_height(cutter, POINT);
    for (guint i = first; i < end; i++) {
        const Atom *atom = &cutter->atoms[i];
        int base = gk_digit_line_base(cutter->line, &atom->box);
        if (atom->cut_left || atom->cut_right || gk_ink_part_width(&atom->box) > most ||
            gk_ink_part_height(&atom->box) > most || atom->box.y0 < base - percent_of_height(cutter, POINT_RISES))
            continue;
        int left = G_MAXINT, right = G_MININT;
        for (guint k = first; k < end; k++)
            if (k != i)
                left = MIN(left, cutter->atoms[k].box.x0), right = MAX(right, cutter->atoms[k].box.x1);
        if (2 * (MIN(right, atom->box.x1) - MAX(left, atom->box.x0)) < gk_ink_part_width(&atom->box))
            return TRUE;
    }
    return FALSE;
}

/* The box of atoms `first` to before `end`. FALSE: they are no piece. */
static gboolean
make_piece(const Cutter *cutter, guint first, guint end, GkInkPart *box)
{
    *box = cutter->atoms[first].box;
    for (guint i = first + 1; i < end; i++) {
        const Atom *atom = &cutter->atoms[i];
        if (atom->box.x0 - box->x1 > percent_of_height(cutter, NEAR))
            return FALSE;
        /* two that are signs by themselves are joined only where they overlap */
        if (atom->known && cutter->atoms[i - 1].known && atom->box.x0 >= cutter->atoms[i - 1].box.x1)
            return FALSE;
        *box = gk_ink_part_union(box, &atom->box);
    }
    return end == first + 1 ||
        (!has_point_beside(cutter, first, end) && gk_ink_part_width(box) <= percent_of_height(cutter, WIDEST_PIECE) &&
         gk_ink_part_height(box) <= percent_of_height(cutter, HIGHEST_PIECE));
}

static int
cost_of(const GkGuess *of, guint atoms)
{
    if (of->sign == GK_DIGITS_OTHER)
        return NO_SIGN * (int) atoms + PER_SIGN;
    return MAX(SURE - of->margin, 0) + PER_SIGN;
}

static void
try_piece(const Cutter *cutter, Step *steps, guint first, guint end)
{
    GkInkPart box;
    if (!make_piece(cutter, first, end, &box))
        return;
    GkGuess of = guess(cutter, &box);
    int cost = steps[first].cost + cost_of(&of, end - first);
    if (steps[end].atoms && steps[end].cost <= cost)
        return;
    gboolean parted = cutter->atoms[first].cut_left || cutter->atoms[end - 1].cut_right;
    steps[end] = (Step) { cost, end - first, { box, of, parted } };
}

gboolean
gk_cutting_find(const GkLineInk *ink, const GkDigitLine *line, GArray *signs)
{
    Cutter cutter = { .ink = ink, .line = line };
    if (!make_atoms(&cutter))
        return FALSE;
    g_autofree Step *steps = g_new0(Step, cutter.n_atoms + 1);
    for (guint end = 1; end <= cutter.n_atoms; end++)
        for (guint n = 1; n <= MIN(end, PIECE_ATOMS); n++)
            try_piece(&cutter, steps, end - n, end);
    guint first = signs->len;
    for (guint end = cutter.n_atoms; end > 0; end -= steps[end].atoms)
        g_array_append_val(signs, steps[end].sign);
    for (guint a = first, b = signs->len; a + 1 < b; a++, b--) {
        GkCutSign sign = g_array_index(signs, GkCutSign, a);
        g_array_index(signs, GkCutSign, a) = g_array_index(signs, GkCutSign, b - 1);
        g_array_index(signs, GkCutSign, b - 1) = sign;
    }
    return TRUE;
}

guint
gk_cutting_all_pieces(const GkGray *picture, int *boxes, guint8 *patches, guint most)
{
    g_autoptr(GkLineInk) ink = gk_line_ink_new(picture);
    GkDigitLine line = gk_digit_line_find(ink);
    Cutter cutter = { .ink = ink, .line = &line, .all = TRUE };
    guint count = 0;
    if (ink->doubts || !make_atoms(&cutter))
        return 0;
    for (guint end = 1; end <= cutter.n_atoms; end++)
        for (guint n = 1; n <= MIN(end, PIECE_ATOMS) && count < most; n++) {
            GkInkPart box;
            if (!make_piece(&cutter, end - n, end, &box))
                continue;
            show(&cutter, &box, patches + (gsize) count * GK_PATCH_INPUTS);
            memcpy(boxes + 4 * (gsize) count++, &box, 4 * sizeof(int));
        }
    return count;
}
