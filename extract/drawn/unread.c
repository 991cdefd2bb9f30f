/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ink that nothing read explains, found in the picture of the page.
 *
 * A font that says nowhere what its glyphs mean (a subset with codes of its
 * own and no ToUnicode table, as printing through PostScript makes them) is
 * drawn like any other, but its text is not in the text layer at all, and
 * nobody complains: 33,172.15 is read as 33,7.5. Codes that happen to mean a
 * blank vanish in the same way. Others draw numbers as outlines or as small
 * pictures. The picture of the page tells.
 *
 *   1. Whatever accounts for ink is written into a map with a point for each
 *      pixel: the boxes of glyphs, the edges of marks, images, curved shapes.
 *   2. Where neighbouring pixels differ and the map is empty something was
 *      drawn that was not read. Such edges are counted in squares of about the
 *      size of a digit.
 *
 *        ┌──┬──┐       ┌──┬──┬──┐
 *        │33│, │ 17    │7 │. │ 5│      17 has no box: two squares full of edges
 *        └──┴──┘       └──┴──┴──┘
 *
 *   3. Edges where only an image accounts for them are ink of a picture.
 *   4. Shapes of the size of letters (outlines.c) are unread where something of
 *      them is seen and no glyph lies on them. (The letters of a Type 3 font are
 *      drawn as shapes, too, but have glyphs.)
 *
 * All of it goes to GkPage.unread; a few full squares of the first sort are text
 * without characters, and told at once.
 *
 * What lies along the edge of the page is text that the edge cuts, and left out.
 * It cannot see unread text under the box of a glyph.
 */
#include "extract/drawn/unread.h"

#include "extract/drawn/explained.h"
#include "extract/limits.h"

#include <stdlib.h>
#include <string.h>

#define EDGE 48 /* 0-255: neighbours that differ more in some colour make an edge */
#define SQUARE 6 /* pixels: the side of a square */
#define STRETCH 32 /* pixels looked at in one step */
#define FULL 6u /* edges in a square that make it full */
#define SOME 2u /* edges in a square that are worth keeping */
#define LEAST_SQUARES 3u /* full squares that make text */

/* What is counted of one square. */
typedef struct {
    guint edges[2]; /* that nothing accounts for; that an image accounts for, and nothing else */
    guint brightness; /* of the darkest pixel at an edge */
    guint32 color; /* its colour */
} Square;

typedef struct {
    GkPage *page;
    const GkInk *ink;
    const guint8 *map;
    Square *row;
    guint squares; /* in a row */
    gboolean empty; /* nothing is counted of the row */
} Search;

static gboolean
is_edge(const guint8 *pixel)
{
    return abs(pixel[0] - pixel[-4]) > EDGE || abs(pixel[1] - pixel[-3]) > EDGE || abs(pixel[2] - pixel[-2]) > EDGE;
}

static void
look_at_color(Square *square, const guint8 *pixel)
{
    guint brightness = (guint) pixel[0] + pixel[1] + pixel[2] + 1;
    if (square->brightness && square->brightness <= brightness)
        return;
    square->brightness = brightness;
    square->color = (guint32) pixel[2] << 16 | (guint32) pixel[1] << 8 | pixel[0];
}

/* Eight pixels, all of them. */
static gboolean
are_explained(const guint8 *map)
{
    const guint64 all = G_GUINT64_CONSTANT(0x0101010101010101) * GK_EXPLAINED;
    guint64 there;
    memcpy(&there, map, sizeof there);
    return (there & all) == all;
}

/* In the pixels of row y from `from` to before `end`. */
static void
count_edges_between(Search *search, int y, int from, int end)
{
    const GkInk *ink = search->ink;
    const guint8 *row = ink->pixels + (gssize) y * ink->stride;
    const guint32 *whole = (const guint32 *) (gconstpointer) row; /* cairo aligns rows */
    const guint8 *map = search->map + (gsize) y * (gsize) ink->width;
    for (int x = from; x < end; x++) {
        const guint8 *pixel = row + 4 * (gsize) x;
        if (whole[x] == whole[x - 1] || (map[x] & GK_EXPLAINED) || !is_edge(pixel))
            continue;
        Square *square = &search->row[x / SQUARE];
        square->edges[map[x] != 0]++;
        look_at_color(square, pixel);
        look_at_color(square, pixel - 4);
        search->empty = FALSE;
    }
}

/* The same, but for eights that are explained. */
static void
look_at_stretch(Search *search, int y, int from, int end)
{
    const guint8 *map = search->map + (gsize) y * (gsize) search->ink->width;
    for (int x = from, stop; x < end; x = stop) {
        stop = MIN(x + 8, end);
        if (stop - x < 8 || !are_explained(map + x))
            count_edges_between(search, y, x, stop);
    }
}

/* Stretches without any edge are most of a page: they are passed over at once. */
static void
count_edges(Search *search, int top, int bottom)
{
    const GkInk *ink = search->ink;
    if (!search->empty)
        memset(search->row, 0, sizeof *search->row * search->squares);
    search->empty = TRUE;
    for (int y = top; y < bottom; y++) {
        const guint8 *row = ink->pixels + (gssize) y * ink->stride;
        if (memcmp(row, row + 4, 4 * (gsize) (ink->width - 1)) == 0)
            continue;
        for (int x = 1, end; x < ink->width; x = end) {
            const guint8 *pixel = row + 4 * (gsize) x;
            end = MIN(x + STRETCH, ink->width);
            if (memcmp(pixel, pixel - 4, 4 * (gsize) (end - x)) != 0)
                look_at_stretch(search, y, x, end);
        }
    }
}

static void
keep(GkPage *page, const GkUnread *unread)
{
    if (page->unread->len < GK_LIMIT_IMAGES)
        g_array_append_vals(page->unread, unread, 1);
}

static GkBox
box_of_square(const Search *search, guint i, int top, int bottom)
{
    double scale = search->ink->scale;
    return (GkBox) { i * SQUARE / scale, top / scale, (i + 1) * SQUARE / scale, bottom / scale };
}

static void
keep_row(const Search *search, GkUnreadKind kind, int top, int bottom)
{
    for (guint i = 0; i < search->squares; i++) {
        const Square *square = &search->row[i];
        guint edges = square->edges[kind == GK_UNREAD_PICTURE];
        if (edges < SOME)
            continue;
        GkUnread unread = { box_of_square(search, i, top, bottom), kind, edges, square->color };
        keep(search->page, &unread);
    }
}

static void
find_edges(Search *search)
{
    int height = search->ink->height;
    for (int top = 0; top < height; top += SQUARE) {
        int bottom = MIN(top + SQUARE, height);
        count_edges(search, top, bottom);
        if (search->empty)
            continue;
        keep_row(search, GK_UNREAD_PICTURE, top, bottom);
        if (top < SQUARE || top + 2 * SQUARE > height || search->ink->text_operations == 0)
            continue;
        keep_row(search, GK_UNREAD_LETTERS, top, bottom);
    }
}

static void
find_outlines(const Search *search)
{
    const GArray *outlines = search->ink->outlines_of_letters;
    for (guint i = 0; outlines && i < outlines->len; i++) {
        const GkUnread *outline = &g_array_index(outlines, GkUnread, i);
        if (!(gk_explained_at(search->map, search->ink, outline->box) & GK_EXPLAINED_GLYPH) &&
            gk_ink_differs(search->ink, outline->box))
            keep(search->page, outline);
    }
}

/* Ink in the box of a glyph is a part of it, or is printed over it. */
static void
drop_explained(const Search *search)
{
    GArray *unread = search->page->unread;
    guint kept = 0;
    for (guint i = 0; i < unread->len; i++) {
        GkUnread ink = g_array_index(unread, GkUnread, i);
        if (!(gk_explained_at(search->map, search->ink, ink.box) & GK_EXPLAINED_GLYPH))
            g_array_index(unread, GkUnread, kept++) = ink;
    }
    g_array_set_size(unread, kept);
}

void
gk_unread_find(GkPage *page, const GkInk *ink)
{
    if (!ink->pixels || ink->width < 2)
        return;
    g_autofree guint8 *map = gk_explained_map(page, ink);
    g_autofree Square *row = g_new(Square, ink->width / SQUARE + 1);
    Search search = { .page = page, .ink = ink, .map = map, .row = row, .squares = (guint) ink->width / SQUARE + 1 };
    drop_explained(&search);
    find_edges(&search);
    find_outlines(&search);
}

void
gk_unread_report(GkPage *page)
{
    guint full = 0;
    GkBox where = { 0 };
    for (guint i = 0; i < page->unread->len; i++) {
        const GkUnread *unread = &g_array_index(page->unread, GkUnread, i);
        if (unread->kind != GK_UNREAD_LETTERS || unread->edges < FULL)
            continue;
        where = full++ ? gk_box_union(where, unread->box) : unread->box;
    }
    if (full >= LEAST_SQUARES)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_UNREAD_TEXT, page->number, &where,
                           "page %u: text is drawn there that has no characters in the file (its font says nowhere "
                           "what its glyphs mean): about %u letters were not read",
                           page->number, full);
}
