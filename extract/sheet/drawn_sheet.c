/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The picture of a page, drawn for reading.
 *
 * At the resolution of the largest image on it, so that its pixels come through as they are; at 300 dots per inch where
 * that is higher than 400 or not known, at 200 where it is below 130: readers need letters of some size. Paper is white
 * outside of what is wanted, and where the text layer has glyphs that are seen: these are read already.
 */
#include "extract/sheet/drawn_sheet.h"

#include "extract/limits.h"
#include "extract/source_internal.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#define USUAL_DPI 300.0
#define MOST_DPI 400.0
#define LEAST_DPI 130.0
#define ENLARGED_DPI 200.0
#define COLOURED 0.0005 /* of the pixels are strongly coloured: a colour scan */
#define BILEVEL 0.01 /* at most so many are neither black nor white */
#define BILEVEL_BLUR 0.75 /* pixels: gives edges back some grey */
#define LEAST_SKEW 0.0018 /* as layout sees it */

static double
dpi_of(const GkPage *page, GkBox box)
{
    double largest = 0, dpi = 0;
    for (guint i = 0; i < page->images->len; i++) {
        const GkImage *image = &g_array_index(page->images, GkImage, i);
        double width = gk_box_width(image->box), area = width * gk_box_height(image->box);
        gboolean turned = page->rotation % 180 != 0;
        guint columns = turned ? image->rows : image->columns;
        if (columns && area > largest &&
            gk_box_contains(box, gk_box_center_x(image->box), gk_box_center_y(image->box))) {
            largest = area;
            dpi = columns / width * 72;
        }
    }
    return dpi <= 0 || dpi > MOST_DPI ? USUAL_DPI : dpi < LEAST_DPI ? ENLARGED_DPI : dpi;
}

static void
whiten(GkRaster *grey, GkBox box, double scale)
{
    int x0 = MAX(0, (int) floor(box.x0 * scale)), x1 = MIN(grey->width, (int) ceil(box.x1 * scale));
    int y0 = MAX(0, (int) floor(box.y0 * scale)), y1 = MIN(grey->height, (int) ceil(box.y1 * scale));
    for (int y = y0; y < y1 && x0 < x1; y++)
        memset(gk_raster_row(grey, y) + x0, 255, (gsize) (x1 - x0));
}

static void
whiten_around(GkRaster *grey, const GkPage *page, GkBox box, double scale)
{
    whiten(grey, (GkBox) { 0, 0, page->width, box.y0 }, scale);
    whiten(grey, (GkBox) { 0, box.y1, page->width, page->height }, scale);
    whiten(grey, (GkBox) { 0, 0, box.x0, page->height }, scale);
    whiten(grey, (GkBox) { box.x1, 0, page->width, page->height }, scale);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (!(glyph->flags & (GK_GLYPH_NO_INK | GK_GLYPH_OVER_IMAGE)))
            whiten(grey, glyph->box, scale);
    }
}

/* Grey, as it was drawn; the sheet's profile is told. */
static GkRaster *
draw(GkSheet *sheet, GkPageSource *source, guint number)
{
    double scale = sheet->dpi / 72, colour, between;
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int) MAX(1, lround(sheet->width * scale)), (int) MAX(1, lround(sheet->height * scale)));
    cairo_t *context = cairo_create(surface);
    cairo_set_source_rgb(context, 1, 1, 1);
    cairo_paint(context);
    cairo_scale(context, scale, scale);
    gboolean done =
        source->klass->draw(source, number, context, NULL) && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(context);
    cairo_surface_flush(surface);
    GkRaster *grey = NULL;
    if (done) {
        grey = gk_sheet_grey(cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
                             cairo_image_surface_get_height(surface), cairo_image_surface_get_stride(surface), &colour,
                             &between, &sheet->red);
        sheet->profile = between < BILEVEL ? GK_SCAN_BILEVEL : colour > COLOURED ? GK_SCAN_COLOUR : GK_SCAN_GREY;
    }
    cairo_surface_destroy(surface);
    return grey;
}

GkSheet *
gk_sheet_draw(const GkPage *page, GkPageSource *source, GkBox box, gboolean level)
{
    g_autoptr(GkSheet) sheet = g_new0(GkSheet, 1);
    sheet->width = page->width;
    sheet->height = page->height;
    sheet->dpi = MIN(dpi_of(page, box), 72 * sqrt(GK_LIMIT_SCAN_PIXELS / (page->width * page->height)));
    g_autoptr(GkRaster) grey = draw(sheet, source, page->number);
    if (!grey)
        return NULL;
    if (sheet->profile == GK_SCAN_BILEVEL) {
        GkRaster *blurred = gk_raster_blurred(grey, BILEVEL_BLUR);
        gk_raster_free(grey);
        grey = blurred;
    }
    gk_sheet_flatten(grey, sheet->dpi);
    if (sheet->profile != GK_SCAN_BILEVEL)
        gk_sheet_dust(grey);
    whiten_around(grey, page, box, sheet->dpi / 72);
    sheet->skew = level ? 0 : gk_sheet_find_skew(grey, sheet->dpi);
    if (fabs(sheet->skew) < LEAST_SKEW)
        sheet->skew = 0;
    sheet->straight = sheet->skew == 0 ? g_steal_pointer(&grey) : gk_sheet_turned(grey, sheet->skew);
    return g_steal_pointer(&sheet);
}
