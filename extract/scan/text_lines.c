/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines of text.
 *
 *   1. Ink is what is darker than three quarters of the way from the darkest print of the page to paper, after a little
 *      smoothing: pale print keeps its thin strokes. Its connected pieces are the parts of letters.
 *   2. A piece belongs to the cell that its middle lies in. Pieces beside all tables are gathered by painting their boxes
 *      small and closing gaps along lines.
 *   3. The pieces of a cell, or of such a stretch, are parted into lines where rows of pixels have no ink. What is too low
 *      to be a line (the dot of an i, a stroke of 二) goes to the line next to it.
 *
 * Pieces that no letter can be are left out, and told of by the caller: the frame that a scanner's lid leaves, long loose
 * rules, the ring of a stamp.
 */
#include "extract/scan/text_lines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SMOOTHED_INCHES 0.0042 /* sigma */
#define DARKEST_SHARE 0.005 /* of the pixels of the page are as dark as its print */
#define SPECK_INCHES 0.010
#define BIG_INCHES 0.035 /* a piece of a letter that counts by itself */
#define TALL_INCHES 0.7 /* no letter is taller */
#define RULE_LENGTH_INCHES 0.5
#define RULE_HEIGHT_INCHES 0.02
#define LEFT_INCHES 0.025 /* as near as this to a rule are remains of it */
#define GATHERED_DPI 75
#define GATHERED_INCHES 0.2 /* gaps between letters of a stretch */
#define GAP_INCHES 0.018 /* between lines */
#define LOW_INCHES 0.05 /* lower than this is no line by itself, if another is so near */
#define EDGE_INCHES 0.010 /* ink so near a rule of its cell may be cut */
#define OBSCURED 1.2 /* of a line's height: ink that is no text is so near */
#define HARDLY_DRAWN 0.85f /* seen of a rule: it may be none, and part a number */
#define ALL_ALONG 0.9 /* of its rows a rule is drawn in, that is surely one */
#define NEAR_GUESS 0.35 /* of a line's height: half a digit and more */
#define CROWDED 0.9 /* of a line's height: digits of one number are less apart than this, but for those at a point */
#define PRINT_MOST 150

/* A stretch: pieces to be parted into lines. */
typedef struct {
    int lattice;
    guint cell;
    guint piece;
} Member;

typedef struct {
    const GkSheet *sheet;
    const GPtrArray *lattices;
    GkTextLines *out;
    double dpi;
} Finder;

/* --- ink --- */

static int
ink_bound(const GkRaster *smooth)
{
    guint tones[256] = { 0 };
    gsize n = (gsize) smooth->width * (gsize) smooth->height, passed = 0;
    int tone = 0;
    for (gsize i = 0; i < n; i++)
        tones[smooth->pixels[i]]++;
    while (tone < PRINT_MOST && (passed += tones[tone]) < (gsize) (DARKEST_SHARE * (double) n))
        tone++;
    return CLAMP((int) (255 - 0.27 * (255 - tone)), 175, 225);
}

static GkPieces *
find_pieces(const GkRaster *erased, double dpi)
{
    g_autoptr(GkRaster) smooth = gk_raster_blurred(erased, MAX(0.6, dpi * SMOOTHED_INCHES));
    int bound = ink_bound(smooth);
    gsize n = (gsize) smooth->width * (gsize) smooth->height;
    for (gsize i = 0; i < n; i++)
        smooth->pixels[i] = smooth->pixels[i] < bound;
    return gk_pieces_find(smooth, (guint) (dpi * SPECK_INCHES * dpi * SPECK_INCHES * 1.6));
}

static gboolean
is_no_text(const GkPiece *piece, const GkRaster *raster, double dpi)
{
    int width = piece->x1 - piece->x0, height = piece->y1 - piece->y0;
    gboolean at_side = piece->x0 == 0 || piece->y0 == 0 || piece->x1 == raster->width || piece->y1 == raster->height;
    return height > dpi * TALL_INCHES || width > dpi * 2 * TALL_INCHES ||
        (width > dpi * RULE_LENGTH_INCHES && height < dpi * RULE_HEIGHT_INCHES) ||
        (height > dpi * RULE_LENGTH_INCHES && width < dpi * RULE_HEIGHT_INCHES) ||
        (at_side && MAX(width, height) > dpi * BIG_INCHES);
}

/* --- stretches --- */

static Member
place_of(const Finder *finder, guint i)
{
    const GkPiece *piece = gk_piece(finder->out->pieces, i);
    for (guint l = 0; l < finder->lattices->len; l++) {
        const GkLattice *lattice = g_ptr_array_index(finder->lattices, l);
        int place = gk_lattice_place(lattice, (piece->x0 + piece->x1) / 2.0, (piece->y0 + piece->y1) / 2.0);
        if (place >= 0)
            return (Member) { (int) l, lattice->cell_of[place], i };
    }
    return (Member) { -1, 0, i };
}

/* Gives the members beside all tables, [from, members->len), the numbers of their stretches. */
static void
gather(const Finder *finder, GArray *members, guint from)
{
    double scale = GATHERED_DPI / finder->dpi;
    const GkRaster *raster = finder->out->ink;
    g_autoptr(GkRaster) small = gk_raster_new((int) (raster->width * scale) + 2, (int) (raster->height * scale) + 2);
    g_autofree guint *stretch = g_new0(guint, (gsize) small->width * (gsize) small->height);
    for (guint i = from; i < members->len; i++) {
        const GkPiece *piece = gk_piece(finder->out->pieces, g_array_index(members, Member, i).piece);
        for (int y = (int) (piece->y0 * scale); y <= (int) ((piece->y1 - 1) * scale); y++)
            memset(gk_raster_row(small, y) + (int) (piece->x0 * scale), 1,
                   (gsize) ((int) ((piece->x1 - 1) * scale) - (int) (piece->x0 * scale) + 1));
    }
    int gap = (int) (GATHERED_DPI * GATHERED_INCHES) | 1;
    gk_raster_close_along(small, gap);
    g_autoptr(GkPieces) stretches = gk_pieces_find(small, 1);
    for (guint i = 0; i < stretches->runs->len; i++) {
        const GkRun *run = &g_array_index(stretches->runs, GkRun, i);
        for (int x = run->x0; x < run->x1; x++)
            stretch[(gsize) run->y * (gsize) small->width + (gsize) x] = run->piece;
    }
    for (guint i = from; i < members->len; i++) {
        Member *member = &g_array_index(members, Member, i);
        const GkPiece *piece = gk_piece(finder->out->pieces, member->piece);
        member->cell = stretch[(gsize) (piece->y0 * scale) * (gsize) small->width + (gsize) (piece->x0 * scale)];
    }
}

static int
compare_members(gconstpointer a, gconstpointer b, gpointer data)
{
    const Member *p = a, *q = b;
    const GkPieces *pieces = data;
    guint u = (guint) p->lattice, v = (guint) q->lattice; /* -1 comes last */
    if (u != v)
        return u < v ? -1 : 1;
    if (p->cell != q->cell)
        return p->cell < q->cell ? -1 : 1;
    int left = gk_piece(pieces, p->piece)->x0 - gk_piece(pieces, q->piece)->x0;
    return left ? left : p->piece < q->piece ? -1 : p->piece > q->piece;
}

/* --- lines of one stretch --- */

typedef struct {
    int from, to;
} Band;

/* Rows of pixels with ink, [from, to) of each band; y counts from `top`. */
static GArray *
bands_of(const Finder *finder, const Member *members, guint n, int top, int bottom, int width)
{
    GArray *bands = g_array_new(FALSE, FALSE, sizeof(Band));
    g_autofree guint *ink = g_new0(guint, (gsize) MAX(bottom - top, 0) + 1);
    guint least = width < finder->dpi * 0.5 ? 1 : 2;
    for (guint i = 0; i < n; i++) {
        const GkPiece *piece = gk_piece(finder->out->pieces, members[i].piece);
        for (guint r = 0; r < piece->n_runs; r++) {
            const GkRun *run = gk_piece_run(finder->out->pieces, piece, r);
            ink[run->y - top] += (guint) (run->x1 - run->x0);
        }
    }
    int from = -1;
    for (int y = 0; y <= bottom - top; y++) {
        gboolean on = y < bottom - top && ink[y] > least;
        if (on && from < 0)
            from = y;
        if (!on && from >= 0) {
            Band band = { top + from, top + y };
            g_array_append_val(bands, band);
            from = -1;
        }
    }
    return bands;
}

/* Joins what is no line by itself to what is near. */
static void
join_bands(GArray *bands, double dpi)
{
    guint kept = 0;
    for (guint i = 0; i < bands->len; i++) {
        Band band = g_array_index(bands, Band, i), *last = kept ? &g_array_index(bands, Band, kept - 1) : NULL;
        int gap = last ? band.from - last->to : 0, low = (int) (dpi * LOW_INCHES);
        if (last && (gap < dpi * GAP_INCHES || (gap < low && (band.to - band.from < low || last->to - last->from < low))))
            last->to = band.to;
        else
            g_array_index(bands, Band, kept++) = band;
    }
    g_array_set_size(bands, kept);
}

/* A rule between columns that is hardly drawn passes close to the line's end at `x`. */
static gboolean
is_near_guess(const GkLattice *lattice, guint row, guint boundary, const GkTextLine *line, int x)
{
    if (boundary == 0 || boundary == lattice->columns ||
        lattice->drawn_down[gk_lattice_crossing(lattice, row, boundary)] >= HARDLY_DRAWN)
        return FALSE;
    double at = gk_rule_line_at(g_ptr_array_index(lattice->down, boundary), (line->y0 + line->y1) / 2.0);
    return fabs(at - x) < NEAR_GUESS * (line->y1 - line->y0);
}

/* The sides of the cell as far as a line of the given rows is concerned. */
static void
set_sides(const Finder *finder, GkTextLine *line)
{
    line->left = 0;
    line->right = finder->out->ink->width;
    line->top = 0;
    line->bottom = finder->out->ink->height;
    if (line->lattice < 0)
        return;
    const GkLattice *lattice = g_ptr_array_index(finder->lattices, line->lattice);
    int place = gk_lattice_place(lattice, (line->x0 + line->x1) / 2.0, (line->y0 + line->y1) / 2.0);
    guint n = lattice->columns, cell = line->cell;
    if (place < 0)
        return;
    guint row = (guint) place / n, left = (guint) place % n, right = left;
    double y = (line->y0 + line->y1) / 2.0, x = (line->x0 + line->x1) / 2.0;
    while (left > 0 && lattice->cell_of[row * n + left - 1] == cell)
        left--;
    while (right + 1 < n && lattice->cell_of[row * n + right + 1] == cell)
        right++;
    guint upper = row, lower = row, column = (guint) place % n;
    while (upper > 0 && lattice->cell_of[(upper - 1) * n + column] == cell)
        upper--;
    while (lower + 1 < lattice->rows && lattice->cell_of[(lower + 1) * n + column] == cell)
        lower++;
    line->left = MAX(0, (int) gk_rule_line_at(g_ptr_array_index(lattice->down, left), y));
    line->right = MIN(line->right, (int) gk_rule_line_at(g_ptr_array_index(lattice->down, right + 1), y));
    line->top = MAX(0, (int) gk_rule_line_at(g_ptr_array_index(lattice->across, upper), x));
    line->bottom = MIN(line->bottom, (int) gk_rule_line_at(g_ptr_array_index(lattice->across, lower + 1), x));
    int near = MAX(2, (int) (finder->dpi * EDGE_INCHES));
    int room = MIN(line->y0 - line->top, line->bottom - line->y1);
    line->close = room < near;
    line->at_edge = line->x0 - line->left < near || line->right - line->x1 < near || room < (near + 1) / 2 ||
        is_near_guess(lattice, row, left, line, line->x0) || is_near_guess(lattice, row, right + 1, line, line->x1);
}

/* A thin stroke along the rule above or below is what is left of it; a dash stands half-way up its cell. */
static gboolean
is_left_of_rule(const GkTextLine *line, double dpi)
{
    return line->lattice >= 0 && line->y1 - line->y0 < dpi * RULE_HEIGHT_INCHES &&
        MIN(line->y0 - line->top, line->bottom - line->y1) < dpi * LEFT_INCHES;
}

/* A line of those members whose middles lie in the band. */
static void
add_line(const Finder *finder, const Member *members, guint n, Band band, Band around)
{
    GkTextLine line = { G_MAXINT, band.from, 0, band.to, .lattice = members[0].lattice, .cell = members[0].cell };
    int big = (int) (finder->dpi * BIG_INCHES), largest = 0;
    line.first = finder->out->members->len;
    for (guint i = 0; i < n; i++) {
        const GkPiece *piece = gk_piece(finder->out->pieces, members[i].piece);
        int middle = (piece->y0 + piece->y1) / 2;
        if (middle < around.from || middle >= around.to)
            continue;
        line.x0 = MIN(line.x0, piece->x0);
        line.x1 = MAX(line.x1, piece->x1);
        largest = MAX(largest, MAX(piece->x1 - piece->x0, piece->y1 - piece->y0));
        g_array_append_val(finder->out->members, members[i].piece);
        line.n_pieces++;
    }
    if (line.n_pieces == 0 || largest < big) {
        g_array_set_size(finder->out->members, line.first);
        return;
    }
    set_sides(finder, &line);
    if (is_left_of_rule(&line, finder->dpi)) {
        g_array_set_size(finder->out->members, line.first);
        return;
    }
    line.top = MAX(line.top, around.from);
    line.bottom = MIN(line.bottom, around.to);
    g_array_append_val(finder->out->lines, line);
}

static void
part_stretch(const Finder *finder, const Member *members, guint n)
{
    int top = G_MAXINT, bottom = 0, left = G_MAXINT, right = 0;
    for (guint i = 0; i < n; i++) {
        const GkPiece *piece = gk_piece(finder->out->pieces, members[i].piece);
        top = MIN(top, piece->y0);
        bottom = MAX(bottom, piece->y1);
        left = MIN(left, piece->x0);
        right = MAX(right, piece->x1);
    }
    g_autoptr(GArray) bands = bands_of(finder, members, n, top, bottom, right - left);
    join_bands(bands, finder->dpi);
    for (guint i = 0; i < bands->len; i++) {
        Band band = g_array_index(bands, Band, i), around = { 0, finder->out->ink->height };
        if (i > 0)
            around.from = (g_array_index(bands, Band, i - 1).to + band.from + 1) / 2;
        if (i + 1 < bands->len)
            around.to = (g_array_index(bands, Band, i + 1).from + band.to + 1) / 2;
        add_line(finder, members, n, band, around);
    }
}

/* --- what lies beside lines --- */

static int
compare_lines(gconstpointer a, gconstpointer b, gpointer data)
{
    const GArray *lines = data;
    return g_array_index(lines, GkTextLine, *(const guint *) a).y0 - g_array_index(lines, GkTextLine, *(const guint *) b).y0;
}

/* Marks the lines that a run of ink that is no text lies on, or close beside. `order`: lines from the top. */
static void
obscure(GkTextLines *out, const guint *order, int tallest, const GkRun *run)
{
    guint low = 0, high = out->lines->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(out->lines, GkTextLine, order[middle]).y0 < run->y - tallest)
            low = middle + 1;
        else
            high = middle;
    }
    for (guint i = low; i < out->lines->len; i++) {
        GkTextLine *line = &g_array_index(out->lines, GkTextLine, order[i]);
        int height = line->y1 - line->y0, near = (int) (height * OBSCURED);
        if (line->y0 > run->y)
            break;
        line->obscured |= run->y < line->y1 && run->x0 < MIN(line->x1 + near, line->right) &&
            run->x1 > MAX(line->x0 - near, line->left);
    }
}

static void
find_obscured(GkTextLines *out)
{
    int tallest = 0;
    g_autofree guint *order = g_new(guint, out->lines->len + 1);
    for (guint i = 0; i < out->lines->len; i++) {
        const GkTextLine *line = &g_array_index(out->lines, GkTextLine, i);
        tallest = MAX(tallest, line->y1 - line->y0);
        order[i] = i;
    }
    g_qsort_with_data(order, (gint) out->lines->len, sizeof *order, compare_lines, out->lines);
    for (guint i = 0; i < out->left_out->len; i++) {
        const GkPiece *piece = gk_piece(out->pieces, g_array_index(out->left_out, guint, i));
        for (guint r = 0; r < piece->n_runs; r++)
            obscure(out, order, tallest, gk_piece_run(out->pieces, piece, r));
    }
}

/* The boundary is drawn in nearly all rows of its table. */
static gboolean
is_drawn_all_along(const GkLattice *lattice, guint boundary)
{
    guint drawn = 0;
    for (guint row = 0; row < lattice->rows; row++)
        drawn += lattice->drawn_down[gk_lattice_crossing(lattice, row, boundary)] >= HARDLY_DRAWN;
    return drawn >= ALL_ALONG * lattice->rows;
}

static gboolean
is_surely_parted(const GkLattice *lattice, const GkTextLine *line, const GkTextLine *other)
{
    double left = MIN((line->x0 + line->x1) / 2.0, (other->x0 + other->x1) / 2.0), y = (line->y0 + line->y1) / 2.0;
    double right = MAX((line->x0 + line->x1) / 2.0, (other->x0 + other->x1) / 2.0);
    for (guint boundary = 1; boundary < lattice->columns; boundary++) {
        double at = gk_rule_line_at(g_ptr_array_index(lattice->down, boundary), y);
        if (at > left && at < right && is_drawn_all_along(lattice, boundary))
            return TRUE;
    }
    return FALSE;
}

/* Between numbers of two columns is more room than between digits. Where there is not, and the rule between them is not
 * drawn all along the table, it may be none, made of strokes of one number's digits. */
static void
find_crowded(const Finder *finder)
{
    GkTextLines *out = finder->out;
    g_autofree guint *order = g_new(guint, out->lines->len + 1);
    for (guint i = 0; i < out->lines->len; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint) out->lines->len, sizeof *order, compare_lines, out->lines);
    for (guint i = 0; i < out->lines->len; i++) {
        GkTextLine *line = &g_array_index(out->lines, GkTextLine, order[i]);
        int height = line->y1 - line->y0, near = (int) (height * CROWDED);
        for (guint k = i + 1; k < out->lines->len; k++) {
            GkTextLine *other = &g_array_index(out->lines, GkTextLine, order[k]);
            if (other->y0 > line->y0 + height / 2)
                break;
            if (other->lattice != line->lattice || other->cell == line->cell || line->lattice < 0 ||
                MAX(line->x0, other->x0) - MIN(line->x1, other->x1) >= near ||
                is_surely_parted(g_ptr_array_index(finder->lattices, line->lattice), line, other))
                continue;
            line->at_edge = other->at_edge = TRUE;
        }
    }
}

GkTextLines *
gk_text_lines_find(const GkSheet *sheet, const GPtrArray *lattices)
{
    GkTextLines *out = g_new0(GkTextLines, 1);
    Finder finder = { sheet, lattices, out, sheet->dpi };
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(Member));
    out->ink = gk_text_lines_erase_rules(sheet->straight, lattices, sheet->dpi);
    out->pieces = find_pieces(out->ink, sheet->dpi);
    out->lines = g_array_new(FALSE, FALSE, sizeof(GkTextLine));
    out->members = g_array_new(FALSE, FALSE, sizeof(guint));
    out->left_out = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < out->pieces->pieces->len; i++) {
        Member member = place_of(&finder, i);
        if (is_no_text(gk_piece(out->pieces, i), out->ink, sheet->dpi))
            g_array_append_val(out->left_out, i);
        else
            g_array_append_val(members, member);
    }
    g_array_sort_with_data(members, compare_members, out->pieces);
    guint beside = members->len;
    while (beside > 0 && g_array_index(members, Member, beside - 1).lattice < 0)
        beside--;
    gather(&finder, members, beside);
    g_array_sort_with_data(members, compare_members, out->pieces);
    const Member *all = (const Member *) (gpointer) members->data;
    for (guint i = 0, j; i < members->len; i = j) {
        for (j = i + 1; j < members->len && all[j].lattice == all[i].lattice && all[j].cell == all[i].cell; j++)
            ;
        part_stretch(&finder, all + i, j - i);
    }
    find_obscured(out);
    find_crowded(&finder);
    return out;
}

void
gk_text_lines_free(GkTextLines *lines)
{
    if (!lines)
        return;
    gk_raster_free(lines->ink);
    gk_pieces_free(lines->pieces);
    g_array_unref(lines->lines);
    g_array_unref(lines->members);
    g_array_unref(lines->left_out);
    g_free(lines);
}
