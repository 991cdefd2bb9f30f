/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/poppler/snapshot.h"

#include "extract/limits.h"
#include "extract/source_internal.h"

#include <cairo.h>
#include <math.h>

#define FRAME 1.0 /* points by which a frame stands off its box */

/* The part of the page that is wanted; FALSE where it is empty. */
static gboolean
cut(GkBox *wanted, double width, double height)
{
    wanted->x0 = CLAMP(wanted->x0, 0, width);
    wanted->x1 = CLAMP(wanted->x1, 0, width);
    wanted->y0 = CLAMP(wanted->y0, 0, height);
    wanted->y1 = CLAMP(wanted->y1, 0, height);
    return gk_box_width(*wanted) > 0 && gk_box_height(*wanted) > 0;
}

static void
set_size(GkSnapshot *snapshot, double scale)
{
    double width = gk_box_width(snapshot->box), height = gk_box_height(snapshot->box);
    snapshot->scale = MIN(scale, sqrt(GK_LIMIT_SNAPSHOT_PIXELS / (width * height)));
    snapshot->scale = MIN(snapshot->scale, GK_LIMIT_SNAPSHOT_SIDE / MAX(width, height));
    snapshot->width = (guint) MAX(ceil(width * snapshot->scale - 1e-6), 1);
    snapshot->height = (guint) MAX(ceil(height * snapshot->scale - 1e-6), 1);
}

static void
take_pixels(GkSnapshot *snapshot, cairo_surface_t *surface)
{
    cairo_surface_flush(surface);
    const guint8 *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    guint8 *to = snapshot->pixels = g_malloc((gsize) snapshot->width * snapshot->height * 3);
    for (guint y = 0; y < snapshot->height; y++) {
        const guint32 *row = (const guint32 *) (gconstpointer) (data + (gssize) stride * y);
        for (guint x = 0; x < snapshot->width; x++, to += 3) {
            to[0] = row[x] >> 16 & 0xff;
            to[1] = row[x] >> 8 & 0xff;
            to[2] = row[x] & 0xff;
        }
    }
}

static gboolean
draw(GkSnapshot *snapshot, GkPageSource *source, guint number, GError **error)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int) snapshot->width, (int) snapshot->height);
    cairo_t *context = cairo_create(surface);
    cairo_set_source_rgb(context, 1, 1, 1);
    cairo_paint(context);
    cairo_scale(context, snapshot->scale, snapshot->scale);
    cairo_translate(context, -snapshot->box.x0, -snapshot->box.y0);
    gk_page_source_begin(source, number);
    gboolean done = source->klass->draw(source, number, context, error);
    gk_page_source_end(source, number);
    if (done && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        gk_page_source_fail_to_draw(error, source->info.file, number,
                                    cairo_status_to_string(cairo_surface_status(surface)));
        done = FALSE;
    }
    if (done)
        take_pixels(snapshot, surface);
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    return done;
}

/* The page is there, may be drawn, and has a size. */
static gboolean
measure(GkPageSource *source, guint number, double *width, double *height, GError **error)
{
    const GkSourceInfo *info = gk_page_source_info(source);
    g_autoptr(GkSentence) lost = gk_lost_pages_find(source->lost, number, info->page_count);
    if (lost) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED, info->file, "%p", lost);
        return FALSE;
    }
    gk_page_source_begin(source, number);
    gboolean there = number >= 1 && number <= info->page_count && source->klass->size(source, number, width, height);
    gk_page_source_end(source, number);
    if (!there)
        gk_page_source_fail_to_draw(error, info->file, number,
                                    number > info->page_count ? N_("the file has fewer")
                                                              : N_("it is damaged or out of bounds"));
    return there;
}

GkSnapshot *
gk_snapshot_new(GkPageSource *source, guint number, const GkBox *box, double scale, GError **error)
{
    const GkSourceInfo *info = gk_page_source_info(source);
    double width = 0, height = 0;
    if (!source->klass->draw || !source->klass->size) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_PDF, info->file,
                           "is no PDF; there is nothing to draw");
        return NULL;
    }
    if (!measure(source, number, &width, &height, error))
        return NULL;
    g_autoptr(GkSnapshot) snapshot = g_new0(GkSnapshot, 1);
    snapshot->box = box ? *box : (GkBox) { 0, 0, width, height };
    if (!cut(&snapshot->box, width, height)) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_LIMIT, info->file, "the box lies beside page %u",
                           number);
        return NULL;
    }
    set_size(snapshot, scale);
    return draw(snapshot, source, number, error) ? g_steal_pointer(&snapshot) : NULL;
}

void
gk_snapshot_free(GkSnapshot *snapshot)
{
    if (!snapshot)
        return;
    g_free(snapshot->pixels);
    g_free(snapshot);
}

/* --- marks --- */

/* As ink on ink: what is black stays black. */
static void
tint(guint8 *pixel, guint32 color, guint strength)
{
    for (guint c = 0; c < 3; c++) {
        guint ink = color >> (16 - 8 * c) & 0xff;
        guint light = 255 - (255 - ink) * strength / 255;
        pixel[c] = (guint8) (pixel[c] * light / 255);
    }
}

void
gk_snapshot_mark(GkSnapshot *snapshot, GkBox box, guint32 color)
{
    const guint strength = 64; /* of 255 */
    double scale = snapshot->scale;
    long line = MAX(1, lround(scale));
    long x0 = lround((box.x0 - FRAME - snapshot->box.x0) * scale),
         x1 = lround((box.x1 + FRAME - snapshot->box.x0) * scale);
    long y0 = lround((box.y0 - FRAME - snapshot->box.y0) * scale),
         y1 = lround((box.y1 + FRAME - snapshot->box.y0) * scale);
    for (long y = MAX(y0, 0); y < MIN(y1, (long) snapshot->height); y++)
        for (long x = MAX(x0, 0); x < MIN(x1, (long) snapshot->width); x++) {
            gboolean edge = x < x0 + line || x >= x1 - line || y < y0 + line || y >= y1 - line;
            tint(snapshot->pixels + ((gsize) y * snapshot->width + (gsize) x) * 3, color, edge ? 255 : strength);
        }
}
