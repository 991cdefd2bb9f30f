/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns of running text: newspapers, gazettes.
 *
 *      ┌──────── 关于预算执行情况的报告 ────────┐   a heading over both crosses the gutter
 *        各位代表：            的基础上，坚持过
 *            受市人民政府委托，  紧日子，一般性支    full lines end at the left edge of the
 *        现将上年预算执行情况    出压减百分之五。    gutter, and begin at its right edge
 *        向大会报告，请予审          二、重点工作
 *
 * A line of glyphs (page/lines.c) goes on over any gap, so that columns side by side come
 * out as one line. Steps:
 *
 * 1. Lines are cut into pieces where a gap is an em wide or wider.
 * 2. The right edges of long pieces are candidates: a gutter begins at a place where
 *    many of them end. It ends where the next pieces begin.
 * 3. From top to bottom, the pieces at both sides of a candidate make a run, until one
 *    crosses it or a gap of several lines follows.
 * 4. A run is text in columns when both sides have enough lines, most of them fill
 *    their column, and enough of them have marks that only sentences have.
 * 5. Gutters side by side make a region. Its pieces are sorted by column, then by
 *    height.
 *
 * The fourth step keeps tables and lists whole: their entries are short, or end
 * anywhere. What this cannot do: columns of unlike widths above each other within
 * one region; text that flows around a picture.
 */
#include "layout/page/text_columns.h"

#include "layout/page/text_pieces.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"

#include <string.h>

/* What stands at one side of a gutter. */
typedef struct {
    guint pieces, full, sentences;
} Side;

/* --- pieces --- */

static const GkGlyph *
glyph_of(const GkPageLayout *layout, const GkLine *line, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, line->glyphs[i]);
}

static gboolean
has_gap_before(const GkPageLayout *layout, const GkLine *line, guint i)
{
    return glyph_of(layout, line, i)->box.x0 - glyph_of(layout, line, i - 1)->box.x1 >= GK_COLUMNS_GAP_EM * line->size;
}

/* A mark that only sentences have; the comma of １，２３４ is none. */
static gboolean
is_sentence_mark(const GkPageLayout *layout, const GkLine *line, guint i, guint from, guint to)
{
    gunichar c = glyph_of(layout, line, i)->character;
    if (c == 0xff0c && i > from && i + 1 < to)
        return !gk_is_digit(glyph_of(layout, line, i - 1)->character) ||
            !gk_is_digit(glyph_of(layout, line, i + 1)->character);
    return c == 0xff0c || c == 0x3002 || c == 0xff1b || c == 0x3001;
}

static void
add_piece(GArray *pieces, const GkPageLayout *layout, guint index, guint from, guint to)
{
    const GkLine *line = &layout->lines[index];
    GkTextPiece piece = { glyph_of(layout, line, from)->box.x0,
                          glyph_of(layout, line, to - 1)->box.x1,
                          gk_box_center_y(line->box),
                          line->size,
                          index,
                          from,
                          to,
                          FALSE };
    for (guint i = from; i < to; i++)
        piece.sentence |= is_sentence_mark(layout, line, i, from, to);
    g_array_append_val(pieces, piece);
}

/* In the order of the lines, each from left to right. Text that runs downwards is left out. */
static GArray *
find_pieces(const GkPageLayout *layout)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(GkTextPiece));
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        guint from = 0;
        if (gk_box_height(line->box) > 3 * line->size)
            continue;
        for (guint g = 1; g < line->n_glyphs; g++)
            if (has_gap_before(layout, line, g)) {
                add_piece(pieces, layout, i, from, g);
                from = g;
            }
        add_piece(pieces, layout, i, from, line->n_glyphs);
    }
    return pieces;
}

/* --- gutters --- */

static int
compare_doubles(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* The right edges of long pieces, sorted. */
static GArray *
right_edges(const GArray *pieces)
{
    GArray *edges = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < pieces->len; i++) {
        const GkTextPiece *piece = gk_text_piece_at(pieces, i);
        if (piece->to - piece->from >= GK_COLUMNS_GLYPHS)
            g_array_append_val(edges, piece->x1);
    }
    g_array_sort(edges, compare_doubles);
    return edges;
}

/* Where the pieces behind x begin that are nearest to it, two at one place. G_MAXDOUBLE: none do. */
static double
left_edge_behind(const GArray *pieces, double x)
{
    double best = G_MAXDOUBLE;
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < pieces->len; i++) {
        const GkTextPiece *piece = gk_text_piece_at(pieces, i);
        if (piece->x0 > x && piece->x0 < x + GK_COLUMNS_WIDEST_EM * piece->size)
            g_array_append_val(edges, piece->x0);
    }
    g_array_sort(edges, compare_doubles);
    for (guint i = 0; i + 1 < edges->len && best == G_MAXDOUBLE; i++)
        if (g_array_index(edges, double, i + 1) - g_array_index(edges, double, i) < GK_COLUMNS_EDGE)
            best = g_array_index(edges, double, i);
    return best;
}

static gboolean
is_running_text(Side side)
{
    return side.pieces >= GK_COLUMNS_LINES && side.full >= GK_COLUMNS_FULL_LINES &&
        side.full >= GK_COLUMNS_FULL_SHARE * side.pieces && side.sentences >= GK_COLUMNS_SENTENCE_SHARE * side.pieces;
}

/* The last column may end after a few lines: most of them have a comma or a stop. */
static gboolean
is_end_of_text(Side side)
{
    return side.pieces >= GK_COLUMNS_LAST_LINES && side.full > 0 &&
        side.sentences >= GK_COLUMNS_LAST_SHARE * side.pieces;
}

/* The columns beside a gutter: where the left one begins, and the right one ends. */
typedef struct {
    double left, right;
} Columns;

static gboolean
fills(const GkTextPiece *piece, double edge)
{
    double room = edge - piece->x1;
    return piece->to - piece->from >= GK_COLUMNS_GLYPHS && room > -1 && room < GK_COLUMNS_ROOM_EM * piece->size;
}

static gboolean
begins_behind(const GkTextPiece *piece, const GkGutter *gutter)
{
    return piece->x0 > gutter->x0 && piece->x0 < gutter->x1 + GK_COLUMNS_INDENT_EM * piece->size;
}

static Columns
find_columns(const GArray *pieces, guint from, guint to, const GkGutter *gutter)
{
    Columns columns = { gutter->x0, gutter->x1 };
    for (guint i = from; i < to; i++) {
        const GkTextPiece *piece = gk_text_piece_at(pieces, i);
        if (fills(piece, gutter->x0))
            columns.left = MIN(columns.left, piece->x0);
        else if (begins_behind(piece, gutter))
            columns.right = MAX(columns.right, piece->x1);
    }
    return columns;
}

/* Appends the gutter when the run [from, to) beside it is text in columns. */
static void
judge_run(const GArray *pieces, guint from, guint to, GkGutter gutter, GArray *gutters)
{
    Side left = { 0 }, right = { 0 };
    if (to < from + GK_COLUMNS_LINES + GK_COLUMNS_LAST_LINES || gutters->len == GK_COLUMNS_MOST)
        return;
    Columns columns = find_columns(pieces, from, to, &gutter);
    for (guint i = from; i < to; i++) {
        const GkTextPiece *piece = gk_text_piece_at(pieces, i);
        gboolean behind = begins_behind(piece, &gutter);
        Side *side = behind ? &right : &left;
        if (!behind && (piece->x0 > gutter.x0 || piece->x0 < columns.left - 1))
            continue;
        side->pieces++;
        side->full += fills(piece, behind ? columns.right : gutter.x0);
        side->sentences += piece->sentence;
    }
    gutter.y0 = gk_text_piece_at(pieces, from)->y;
    gutter.y1 = gk_text_piece_at(pieces, to - 1)->y;
    if (is_running_text(left) && (is_running_text(right) || is_end_of_text(right)))
        g_array_append_val(gutters, gutter);
}

static gboolean
crosses(const GkTextPiece *piece, const GkGutter *gutter)
{
    return piece->x0 < gutter->x0 && piece->x1 > gutter->x0 + 1;
}

/* The runs along the strip. */
static void
follow(const GArray *pieces, GkGutter gutter, GArray *gutters)
{
    guint from = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const GkTextPiece *piece = gk_text_piece_at(pieces, i);
        gboolean gap = i > from && piece->y - gk_text_piece_at(pieces, i - 1)->y > GK_COLUMNS_PITCH_EM * piece->size;
        if (!gap && !crosses(piece, &gutter))
            continue;
        judge_run(pieces, from, i, gutter, gutters);
        from = gap && !crosses(piece, &gutter) ? i : i + 1;
    }
    judge_run(pieces, from, pieces->len, gutter, gutters);
}

static GArray *
find_gutters(const GArray *pieces)
{
    GArray *gutters = g_array_new(FALSE, FALSE, sizeof(GkGutter));
    g_autoptr(GArray) edges = right_edges(pieces);
    guint tried = 0;
    for (guint i = 0, end; i < edges->len && tried < GK_COLUMNS_MOST; i = end) {
        double x = g_array_index(edges, double, i);
        for (end = i + 1; end < edges->len && g_array_index(edges, double, end) - x < GK_COLUMNS_EDGE; end++)
            continue;
        if (end - i < GK_COLUMNS_FULL_LINES)
            continue;
        tried++;
        GkGutter gutter = { .x0 = g_array_index(edges, double, end - 1) };
        gutter.x1 = left_edge_behind(pieces, gutter.x0);
        if (gutter.x1 < G_MAXDOUBLE)
            follow(pieces, gutter, gutters);
    }
    return gutters;
}

/* --- regions --- */

static gboolean
share_a_region(const GkGutter *a, const GkGutter *b)
{
    double overlap = gk_overlap(a->y0, a->y1, b->y0, b->y1);
    return overlap > 0.5 * MIN(a->y1 - a->y0, b->y1 - b->y0);
}

/* Numbers the regions, and widens the gutters of each to its whole height. */
static guint
find_regions(GArray *gutters)
{
    guint n = 0;
    for (guint i = 0; i < gutters->len; i++) {
        GkGutter *gutter = &g_array_index(gutters, GkGutter, i);
        gutter->region = n;
        for (guint j = 0; j < i && gutter->region == n; j++)
            if (share_a_region(gutter, &g_array_index(gutters, GkGutter, j)))
                gutter->region = g_array_index(gutters, GkGutter, j).region;
        n += gutter->region == n;
    }
    for (guint i = 0; i < gutters->len; i++)
        for (guint j = 0; j < gutters->len; j++) {
            GkGutter *a = &g_array_index(gutters, GkGutter, i), *b = &g_array_index(gutters, GkGutter, j);
            if (a->region == b->region) {
                a->y0 = MIN(a->y0, b->y0);
                a->y1 = MAX(a->y1, b->y1);
            }
        }
    return n;
}

/* The region at this height; `top` is where it begins. FALSE when there is none. */
static gboolean
region_at(const GArray *gutters, double y, guint *region, double *top)
{
    for (guint i = 0; i < gutters->len; i++) {
        const GkGutter *gutter = &g_array_index(gutters, GkGutter, i);
        if (y < gutter->y0 || y > gutter->y1)
            continue;
        *region = gutter->region;
        *top = gutter->y0;
        return TRUE;
    }
    return FALSE;
}

static guint
column_of(const GArray *gutters, guint region, double x)
{
    guint column = 0;
    for (guint i = 0; i < gutters->len; i++)
        column += g_array_index(gutters, GkGutter, i).region == region && g_array_index(gutters, GkGutter, i).x0 < x;
    return column;
}

/* --- lines --- */

/* A line on its way to its place. */
typedef struct {
    GkLine line;
    double top, y; /* of the region (or of the line), and of the line */
} Placed;

static int
compare_placed(gconstpointer a, gconstpointer b)
{
    const Placed *p = a, *q = b;
    if (p->top != q->top)
        return p->top < q->top ? -1 : 1;
    if (p->line.column != q->line.column)
        return p->line.column < q->line.column ? -1 : 1;
    if (p->y != q->y)
        return p->y < q->y ? -1 : 1;
    return p->line.box.x0 < q->line.box.x0 ? -1 : p->line.box.x0 > q->line.box.x0;
}

/* Adds the line, parted where its glyphs change columns. */
static void
place_line(GArray *placed, const GkPageLayout *layout, const GkLine *line, const GArray *gutters, GkArena *arena)
{
    guint region = 0;
    double y = gk_box_center_y(line->box), top = y;
    if (!region_at(gutters, y, &region, &top)) {
        Placed whole = { *line, y, y };
        g_array_append_val(placed, whole);
        return;
    }
    for (guint from = 0, to; from < line->n_glyphs; from = to) {
        guint column = column_of(gutters, region, gk_box_center_x(glyph_of(layout, line, from)->box));
        for (to = from + 1; to < line->n_glyphs; to++)
            if (has_gap_before(layout, line, to) &&
                column_of(gutters, region, gk_box_center_x(glyph_of(layout, line, to)->box)) != column)
                break;
        Placed part = { gk_line_part(layout->page, line, from, to, arena), top, y };
        part.line.column = 1 + region * (gutters->len + 1) + column;
        g_array_append_val(placed, part);
    }
}

static void
place_lines(GkPageLayout *layout, const GArray *gutters, GkArena *arena)
{
    g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(Placed));
    for (guint i = 0; i < layout->n_lines; i++)
        place_line(placed, layout, &layout->lines[i], gutters, arena);
    g_array_sort(placed, compare_placed);
    layout->n_lines = placed->len;
    layout->lines = gk_arena_new_array(arena, GkLine, placed->len);
    for (guint i = 0; i < placed->len; i++)
        layout->lines[i] = g_array_index(placed, Placed, i).line;
}

void
gk_text_columns_part(GkPageLayout *layout, const GkRule *rules, guint n_rules, GkArena *arena,
                     GkDiagnostics *diagnostics)
{
    if (layout->n_lines < GK_COLUMNS_LINES)
        return;
    g_autoptr(GArray) pieces = find_pieces(layout);
    g_autoptr(GArray) gutters = find_gutters(pieces);
    gk_text_beside_rules(pieces, rules, n_rules, gutters);
    if (gutters->len == 0)
        return;
    guint regions = find_regions(gutters);
    place_lines(layout, gutters, arena);
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TEXT_IN_COLUMNS, layout->page->number, NULL,
                       "page %u: text in %u columns was read column by column", layout->page->number,
                       gutters->len / regions + 1);
}
