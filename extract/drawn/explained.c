/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/drawn/explained.h"

#include <math.h>
#include <string.h>

#define GLYPH_ROOM 0.2 /* of the size: letters reach out of their boxes */
#define DIGIT_ROOM 1.2 /* points to the left and right: digits don't, but their edges are blurred */
#define SOUND_HEIGHT 1.6 /* of the size: boxes of fonts whose metrics can be believed are no taller */
#define LEAST_ROOM 1.5 /* points */
#define MARK_ROOM 1.5 /* points around the edges of marks */

typedef struct {
    const GkInk *ink;
    guint8 *pixels;
} Map;

static void
add_to_eight(guint8 *pixels, guint8 what)
{
    guint64 there;
    memcpy(&there, pixels, sizeof there);
    there |= G_GUINT64_CONSTANT(0x0101010101010101) * what;
    memcpy(pixels, &there, sizeof there);
}

/* Adds `what` to `n` pixels, eight in one step; those of the last step may have it already. */
static void
add_to(guint8 *pixels, gsize n, guint8 what)
{
    gsize i = 0;
    for (; i + 8 <= n; i += 8)
        add_to_eight(pixels + i, what);
    if (i < n && n >= 8)
        add_to_eight(pixels + n - 8, what);
    for (; n < 8 && i < n; i++)
        pixels[i] |= what;
}

/* Writes a box (points) into the map. */
static void
account(Map *map, double x0, double y0, double x1, double y1, guint8 what)
{
    const GkInk *ink = map->ink;
    int left = (int) floor(CLAMP(x0 * ink->scale, 0, ink->width)),
        right = (int) ceil(CLAMP(x1 * ink->scale, 0, ink->width));
    int top = (int) floor(CLAMP(y0 * ink->scale, 0, ink->height));
    int bottom = (int) ceil(CLAMP(y1 * ink->scale, 0, ink->height));
    for (int y = top; y < bottom; y++) {
        guint8 *row = map->pixels + (gsize) y * (gsize) ink->width;
        if (right > left)
            add_to(row + left, (gsize) (right - left), what);
    }
}

static void
account_box(Map *map, GkBox box, double room)
{
    account(map, box.x0 - room, box.y0 - room, box.x1 + room, box.y1 + room, GK_EXPLAINED);
}

/* A font without proper metrics has letters above and beside their boxes. */
static void
account_glyph(Map *map, const GkGlyph *glyph)
{
    GkBox box = glyph->box;
    gboolean sound = gk_box_width(box) > 0.2 * glyph->size && gk_box_height(box) > 0.4 * glyph->size;
    double room = fmax(sound ? GLYPH_ROOM * glyph->size : glyph->size, LEAST_ROOM);
    gboolean own = !map->ink->substituted || !map->ink->substituted[glyph->font];
    gboolean narrow =
        sound && own && gk_box_height(box) < SOUND_HEIGHT * glyph->size && g_unichar_isdigit(glyph->character);
    double beside = narrow ? DIGIT_ROOM : room;
    account(map, box.x0 - beside, box.y0 - room, box.x1 + beside, box.y1 + room, GK_EXPLAINED);
    double reach = sound ? 0 : room;
    account(map, box.x0 - reach, box.y0 - reach, box.x1 + reach, box.y1 + reach, GK_EXPLAINED_GLYPH);
}

static void
account_slanted(Map *map, const GkMark *mark)
{
    double room = MARK_ROOM + mark->width / 2, length = hypot(mark->x1 - mark->x0, mark->y1 - mark->y0);
    guint steps = (guint) CLAMP(length, 1, 5000);
    for (guint i = 0; i <= steps; i++) {
        double x = mark->x0 + (mark->x1 - mark->x0) * i / steps, y = mark->y0 + (mark->y1 - mark->y0) * i / steps;
        account(map, x - room, y - room, x + room, y + room, GK_EXPLAINED);
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

guint8 *
gk_explained_map(const GkPage *page, const GkInk *ink)
{
    Map map = { ink, g_malloc0((gsize) ink->width * (gsize) ink->height) };
    for (guint i = 0; i < page->glyphs->len; i++)
        if (!gk_glyph_is_covered(&g_array_index(page->glyphs, GkGlyph, i)))
            account_glyph(&map, &g_array_index(page->glyphs, GkGlyph, i));
    for (guint i = 0; ink->read && i < ink->read->len; i++)
        account_box(&map, g_array_index(ink->read, GkBox, i), LEAST_ROOM);
    for (guint i = 0; i < page->marks->len; i++)
        account_mark(&map, &g_array_index(page->marks, GkMark, i));
    for (guint i = 0; i < page->images->len; i++) {
        GkBox box = g_array_index(page->images, GkImage, i).box;
        account(&map, box.x0 - MARK_ROOM, box.y0 - MARK_ROOM, box.x1 + MARK_ROOM, box.y1 + MARK_ROOM,
                GK_EXPLAINED_IMAGE);
    }
    for (guint i = 0; ink->outlines_of_letters && i < ink->outlines_of_letters->len; i++)
        account_box(&map, g_array_index(ink->outlines_of_letters, GkUnread, i).box, MARK_ROOM);
    for (guint i = 0; ink->shapes && i < ink->shapes->len; i++)
        account_box(&map, g_array_index(ink->shapes, GkBox, i), MARK_ROOM);
    return map.pixels;
}

guint8
gk_explained_at(const guint8 *map, const GkInk *ink, GkBox box)
{
    int x = (int) floor(gk_box_center_x(box) * ink->scale), y = (int) floor(gk_box_center_y(box) * ink->scale);
    gboolean inside = x >= 0 && y >= 0 && x < ink->width && y < ink->height;
    return inside ? map[(gsize) y * (gsize) ink->width + (gsize) x] : 0;
}
