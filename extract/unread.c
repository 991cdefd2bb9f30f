/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A font that says nowhere what its glyphs mean (a subset with codes of its
 * own and no ToUnicode table, as printing through PostScript makes them) is
 * drawn like any other, but its text is not in the text layer at all, and
 * nobody complains: 33,172.15 is read as 33,7.5. Codes that happen to mean a
 * blank vanish in the same way. The picture of the page tells.
 *
 *   1. Whatever accounts for ink is written into a map with a point for each
 *      pixel: the boxes of glyphs, the edges of marks, images, curved shapes.
 *   2. Where neighbouring pixels differ and the map is empty something was
 *      drawn that was not read. Such edges are counted in squares of about the
 *      size of a digit; a few full squares are text.
 *
 *        ┌──┬──┐       ┌──┬──┬──┐
 *        │33│, │ 17    │7 │. │ 5│      17 has no box: two squares full of edges
 *        └──┴──┘       └──┴──┴──┘
 *
 * What lies along the edge of the page is text that the edge cuts, and left out.
 *
 * It cannot see unread text that lies on an image or under the box of a glyph,
 * nor a single small letter; and text that is drawn as curves, glyph by glyph,
 * passes for drawings.
 */
#include "extract/unread.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EDGE 48 /* 0-255: neighbours that differ more in some colour make an edge */
#define SQUARE 6 /* pixels: the side of a square */
#define SQUARE_EDGES 3u /* edges in a square, of which every other row is looked at, that make it full */
#define LEAST_SQUARES 3u /* full squares that make text */
#define GLYPH_ROOM 0.2 /* of the size: letters reach out of their boxes */
#define MARK_ROOM 1.5 /* points around the edges of marks */

typedef struct {
    const GkInk *ink;
    guint8 *accounted; /* one for each pixel */
} Map;

/* Writes a box (points) into the map. */
static void
account(Map *map, double x0, double y0, double x1, double y1)
{
    const GkInk *ink = map->ink;
    int left = (int) floor(CLAMP(x0 * ink->scale, 0, ink->width)),
        right = (int) ceil(CLAMP(x1 * ink->scale, 0, ink->width));
    int top = (int) floor(CLAMP(y0 * ink->scale, 0, ink->height));
    int bottom = (int) ceil(CLAMP(y1 * ink->scale, 0, ink->height));
    for (int y = top; y < bottom && left < right; y++)
        memset(map->accounted + (gsize) y * (gsize) ink->width + left, 1, (gsize) (right - left));
}

static void
account_box(Map *map, GkBox box, double room)
{
    account(map, box.x0 - room, box.y0 - room, box.x1 + room, box.y1 + room);
}

/* A font without proper metrics has letters above and beside their boxes. */
static void
account_glyph(Map *map, const GkGlyph *glyph)
{
    gboolean sound = gk_box_width(glyph->box) > 0.2 * glyph->size && gk_box_height(glyph->box) > 0.4 * glyph->size;
    account_box(map, glyph->box, fmax(sound ? GLYPH_ROOM * glyph->size : glyph->size, 1.5));
}

static void
account_slanted(Map *map, const GkMark *mark)
{
    double room = MARK_ROOM + mark->width / 2, length = hypot(mark->x1 - mark->x0, mark->y1 - mark->y0);
    guint steps = (guint) CLAMP(length, 1, 5000);
    for (guint i = 0; i <= steps; i++) {
        double x = mark->x0 + (mark->x1 - mark->x0) * i / steps, y = mark->y0 + (mark->y1 - mark->y0) * i / steps;
        account(map, x - room, y - room, x + room, y + room);
    }
}

static void
account_mark(Map *map, const GkMark *mark)
{
    double dx = fabs(mark->x1 - mark->x0), dy = fabs(mark->y1 - mark->y0), room = MARK_ROOM + mark->width / 2;
    GkBox box = { fmin(mark->x0, mark->x1), fmin(mark->y0, mark->y1), fmax(mark->x0, mark->x1),
                  fmax(mark->y0, mark->y1) };
    if (mark->kind == GK_MARK_STROKE && fmin(dx, dy) > MARK_ROOM) {
        account_slanted(map, mark);
    } else if (fmin(dx, dy) <= 2 * MARK_ROOM) {
        account_box(map, box, room);
    } else {
        account_box(map, (GkBox) { box.x0, box.y0, box.x1, box.y0 }, room);
        account_box(map, (GkBox) { box.x0, box.y1, box.x1, box.y1 }, room);
        account_box(map, (GkBox) { box.x0, box.y0, box.x0, box.y1 }, room);
        account_box(map, (GkBox) { box.x1, box.y0, box.x1, box.y1 }, room);
    }
}

static void
account_page(Map *map, const GkPage *page)
{
    for (guint i = 0; i < page->glyphs->len; i++)
        account_glyph(map, &g_array_index(page->glyphs, GkGlyph, i));
    for (guint i = 0; i < page->marks->len; i++)
        account_mark(map, &g_array_index(page->marks, GkMark, i));
    for (guint i = 0; i < page->images->len; i++)
        account_box(map, g_array_index(page->images, GkImage, i).box, MARK_ROOM);
    for (guint i = 0; map->ink->shapes && i < map->ink->shapes->len; i++)
        account_box(map, g_array_index(map->ink->shapes, GkBox, i), MARK_ROOM);
}

static gboolean
is_edge(const guint8 *pixel)
{
    return abs(pixel[0] - pixel[-4]) > EDGE || abs(pixel[1] - pixel[-3]) > EDGE || abs(pixel[2] - pixel[-2]) > EDGE;
}

/* Counts the edges that nothing accounts for in one row of squares, and looks which are full. */
static guint
count_full(const Map *map, int top, guint *edges, GkBox *around)
{
    const GkInk *ink = map->ink;
    guint full = 0;
    int bottom = MIN(top + SQUARE, ink->height), squares = ink->width / SQUARE + 1;
    memset(edges, 0, sizeof *edges * (gsize) squares);
    for (int y = top; y < bottom; y += 2) {
        const guint8 *row = ink->pixels + (gssize) y * ink->stride;
        const guint32 *whole = (const guint32 *) (gconstpointer) row; /* cairo aligns rows */
        const guint8 *accounted = map->accounted + (gsize) y * (gsize) ink->width;
        for (int x = 1; x < ink->width; x++)
            if (whole[x] != whole[x - 1] && !accounted[x] && is_edge(row + 4 * (gsize) x))
                edges[x / SQUARE]++;
    }
    for (int i = 1; i + 2 < squares; i++) {
        if (edges[i] < SQUARE_EDGES)
            continue;
        GkBox square = { i * SQUARE / ink->scale, top / ink->scale, (i + 1) * SQUARE / ink->scale,
                         bottom / ink->scale };
        *around = full++ ? gk_box_union(*around, square) : square;
    }
    return full;
}

void
gk_unread_report(GkPage *page, const GkInk *ink)
{
    if (!ink->pixels || ink->text_operations == 0 || ink->width < 2)
        return;
    Map map = { ink, g_malloc0((gsize) ink->width * (gsize) ink->height) };
    g_autofree guint *edges = g_new(guint, ink->width / SQUARE + 1);
    guint squares = 0;
    GkBox where = { 0 }, around = { 0 };
    account_page(&map, page);
    for (int top = SQUARE; top + 2 * SQUARE <= ink->height; top += SQUARE) {
        guint full = count_full(&map, top, edges, &around);
        if (full)
            where = squares ? gk_box_union(where, around) : around;
        squares += full;
    }
    g_free(map.accounted);
    if (squares >= LEAST_SQUARES)
        gk_diagnostics_add(
            page->diagnostics, GK_DIAGNOSTIC_UNREAD_TEXT, page->number, &where,
            "page %u: text is drawn there that has no characters in the file (its font says nowhere what "
            "its glyphs mean): about %u letters were not read",
            page->number, squares);
}
