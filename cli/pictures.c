/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Strips of pages, drawn one by one at the same scale and put below each other.
 */
#include "cli/pictures.h"

#include "extract/snapshot.h"

#include <string.h>

#define SCALE 2.0 /* pixels per point at most: 144 dots per inch */
#define GAP 6u /* rows of pixels between two strips; a line in their middle */
#define FIRST_COLOR 0xd02010
#define OTHER_COLOR 0x2060c0

static GkBox
box_of(GkExcerptBox box)
{
    return (GkBox) { box.x0, box.y0, box.x1, box.y1 };
}

/* FALSE where it can't be drawn. */
static gboolean
draw(GPtrArray *strips, GkPageSource *source, gint page, GkExcerptBox box, double scale, GError **error)
{
    GkBox wanted = box_of(box);
    GkSnapshot *snapshot = gk_snapshot_new(source, (guint) page, &wanted, scale, error);
    if (snapshot)
        g_ptr_array_add(strips, snapshot);
    return snapshot != NULL;
}

static gboolean
same_header(const GkExcerpt *one, const GkExcerpt *other)
{
    return other && one->header_page == other->header_page && one->header.x0 == other->header.x0 &&
           one->header.x1 == other->header.x1 && one->header.y0 == other->header.y0 && one->header.y1 == other->header.y1;
}

/* `before` is the excerpt above it; NULL. A header that it has already is not drawn again. */
static gboolean
draw_excerpt(GPtrArray *strips, GkPageSource *source, const GkExcerpt *excerpt, const GkExcerpt *before, double scale,
             GError **error)
{
    if (excerpt->header_page > 0 && !same_header(excerpt, before) &&
        !draw(strips, source, excerpt->header_page, excerpt->header, scale, error))
        return FALSE;
    if (!draw(strips, source, excerpt->page, excerpt->box, scale, error))
        return FALSE;
    for (guint i = 0; i < excerpt->marks->len; i++) {
        const GkExcerptMark *mark = &g_array_index(excerpt->marks, GkExcerptMark, i);
        gk_snapshot_mark(strips->pdata[strips->len - 1], box_of(mark->box), mark->first ? FIRST_COLOR : OTHER_COLOR);
    }
    return TRUE;
}

/* Onto white. */
static void
paste(GkSnapshot *sheet, const GkSnapshot *strip, guint *row)
{
    if (*row > 0) {
        memset(sheet->pixels + (gsize) (*row + GAP / 2) * sheet->width * 3, 0xaa, (gsize) sheet->width * 3);
        *row += GAP;
    }
    for (guint y = 0; y < strip->height; y++)
        memcpy(sheet->pixels + (gsize) (*row + y) * sheet->width * 3, strip->pixels + (gsize) y * strip->width * 3,
               (gsize) strip->width * 3);
    *row += strip->height;
}

static GkSnapshot *
put_together(const GPtrArray *strips)
{
    GkSnapshot *sheet = g_new0(GkSnapshot, 1);
    guint row = 0;
    for (guint i = 0; i < strips->len; i++) {
        const GkSnapshot *strip = strips->pdata[i];
        sheet->width = MAX(sheet->width, strip->width);
        sheet->height += strip->height + (i > 0 ? GAP : 0);
    }
    sheet->scale = ((const GkSnapshot *) strips->pdata[0])->scale;
    sheet->pixels = g_malloc((gsize) sheet->width * sheet->height * 3);
    memset(sheet->pixels, 0xff, (gsize) sheet->width * sheet->height * 3);
    for (guint i = 0; i < strips->len; i++)
        paste(sheet, strips->pdata[i], &row);
    return sheet;
}

/* So that the long side has at most `side` pixels. */
static double
scale_for(const GPtrArray *excerpts, guint side)
{
    double width = 1, height = 0;
    for (guint i = 0; i < excerpts->len; i++) {
        const GkExcerpt *excerpt = excerpts->pdata[i];
        width = MAX(width, excerpt->box.x1 - excerpt->box.x0);
        height += excerpt->box.y1 - excerpt->box.y0 + GAP;
        if (excerpt->header_page > 0)
            height += excerpt->header.y1 - excerpt->header.y0 + GAP;
    }
    return MIN(SCALE, side / MAX(width, height));
}

GBytes *
gk_excerpts_png(GkPageSource *source, const GPtrArray *excerpts, guint side, GError **error)
{
    g_autoptr(GPtrArray) strips = g_ptr_array_new_with_free_func((GDestroyNotify) gk_snapshot_free);
    double scale = scale_for(excerpts, side);
    for (guint i = 0; i < excerpts->len; i++)
        if (!draw_excerpt(strips, source, excerpts->pdata[i], i > 0 ? excerpts->pdata[i - 1] : NULL, scale, error))
            return NULL;
    g_autoptr(GkSnapshot) sheet = put_together(strips);
    return gk_snapshot_png(sheet, error);
}

GBytes *
gk_excerpt_png(GkPageSource *source, const GkExcerpt *excerpt, guint side, GError **error)
{
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_ptr_array_add(one, (gpointer) excerpt);
    return gk_excerpts_png(source, one, side, error);
}
