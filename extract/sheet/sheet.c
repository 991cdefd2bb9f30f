/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A picture made fit for reading.
 *
 *   red      In the red channel a red stamp is nearly as light as paper, and black print under it is black; where red
 *            prevails, it is made lighter yet.
 *   shade    paper.c, and rows that are filled
 *   dust     A single pixel that is much darker than all around it is on the glass or in the sensor, not printed.
 *   skew     skew.c; turning blends four pixels.
 *
 * Green and blue stamps stay; so does a red one on a grey scan, which is ink like any other.
 */
#include "extract/sheet/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RED_GAIN 7 /* tenths of how far red prevails */
#define STRONG 60 /* 0-255: what colours differ by in a coloured pixel */
#define RED_TRACE 12 /* half of what red is over green and blue: more than usual on the page is of a stamp */
#define DARK 8 /* 0-255 */
#define LIGHT 247
#define DUST_DARKEST 200 /* 0-255: lighter pixels do no harm */
#define DUST_ALONE                                                                                                     \
    40 /* lighter are all eight pixels around dust: the lens spreads what is printed, points too, over several */

/* --- red --- */

/* What is usual on the page (the paper's own colour) is taken off. */
static GkRaster *
shrink_red(const GkRaster *over)
{
    GkRaster *red = gk_raster_shrunk(over, GK_SHEET_RED_BLOCK);
    gsize n = (gsize) red->width * (gsize) red->height, passed = 0;
    guint tones[256] = { 0 };
    int usual = 0;
    for (gsize i = 0; i < n; i++)
        tones[red->pixels[i]]++;
    while (usual < 255 && (passed += tones[usual]) <= n / 2)
        usual++;
    for (gsize i = 0; i < n; i++)
        red->pixels[i] = (guint8) MAX(red->pixels[i] - usual, 0);
    return red;
}

gboolean
gk_sheet_was_red(const GkSheet *sheet, double x, double y)
{
    if (!sheet->red)
        return FALSE;
    gk_sheet_to_page(sheet, &x, &y);
    double scale = sheet->dpi / 72 / GK_SHEET_RED_BLOCK;
    int column = CLAMP((int) (x * scale), 0, sheet->red->width - 1),
        row = CLAMP((int) (y * scale), 0, sheet->red->height - 1);
    return gk_raster_row(sheet->red, row)[column] > RED_TRACE;
}

GkRaster *
gk_sheet_grey(const guint8 *pixels, int width, int height, int stride, double *colour, double *between, GkRaster **red)
{
    GkRaster *grey = gk_raster_new(width, height);
    g_autoptr(GkRaster) prevails = gk_raster_new(width, height);
    guint64 strong = 0, middle = 0;
    for (int y = 0; y < height; y++) {
        const guint8 *pixel = pixels + (gssize) y * stride;
        guint8 *to = gk_raster_row(grey, y), *more = gk_raster_row(prevails, y);
        for (int x = 0; x < width; x++, pixel += 4) {
            int b = pixel[0], g = pixel[1], r = pixel[2];
            int over = MAX(2 * r - g - b, 0), most = MAX(MAX(r, g), b), least = MIN(MIN(r, g), b);
            to[x] = (guint8) MIN(r + RED_GAIN * over / 20, 255);
            more[x] = (guint8) (over / 2);
            strong += most - least > STRONG;
            middle += g > DARK && g < LIGHT;
        }
    }
    *colour = (double) strong / ((double) width * height);
    *between = (double) middle / ((double) width * height);
    *red = shrink_red(prevails);
    return grey;
}

/* --- dust --- */

static int
darkest_around(const GkRaster *grey, int x, int y)
{
    const guint8 *above = gk_raster_row(grey, y - 1) + x, *row = gk_raster_row(grey, y) + x,
                 *below = gk_raster_row(grey, y + 1) + x;
    int upper = MIN(MIN(above[-1], above[0]), above[1]), lower = MIN(MIN(below[-1], below[0]), below[1]);
    return MIN(MIN(upper, lower), MIN(row[-1], row[1]));
}

void
gk_sheet_dust(GkRaster *grey)
{
    for (int y = 1; y + 1 < grey->height; y++) {
        guint8 *row = gk_raster_row(grey, y);
        for (int x = 1; x + 1 < grey->width; x++)
            if (row[x] < DUST_DARKEST) {
                int around = darkest_around(grey, x, y);
                if (around - row[x] > DUST_ALONE)
                    row[x] = (guint8) around;
            }
    }
}

/* --- turning --- */

GkRaster *
gk_sheet_turned(const GkRaster *grey, double skew)
{
    GkRaster *turned = gk_raster_new(grey->width, grey->height);
    double angle = atan(skew), c = cos(angle), s = sin(angle);
    double middle_x = (grey->width - 1) / 2.0, middle_y = (grey->height - 1) / 2.0;
    gint64 step_x = llround(c * 65536), step_y = llround(s * 65536);
    for (int y = 0; y < grey->height; y++) {
        guint8 *to = gk_raster_row(turned, y);
        gint64 u = llround((middle_x - middle_x * c - (y - middle_y) * s) * 65536);
        gint64 v = llround((middle_y - middle_x * s + (y - middle_y) * c) * 65536);
        for (int x = 0; x < grey->width; x++, u += step_x, v += step_y) {
            int left = (int) (u >> 16), top = (int) (v >> 16);
            if (left < 0 || top < 0 || left + 1 >= grey->width || top + 1 >= grey->height) {
                to[x] = 255;
                continue;
            }
            const guint8 *pixel = gk_raster_row(grey, top) + left, *below = pixel + grey->width;
            int right = (u >> 8) & 255, low = (v >> 8) & 255;
            int upper = pixel[0] * (256 - right) + pixel[1] * right,
                lower = below[0] * (256 - right) + below[1] * right;
            to[x] = (guint8) ((upper * (256 - low) + lower * low) >> 16);
        }
    }
    return turned;
}

/* --- facing another way --- */

/* A place in a picture of `width` times `height` pixels that faces to the right, from the same place where it faces another
 * way; both are middles of pixels. */
static void
face_right(GkTextDirection direction, double width, double height, double *x, double *y)
{
    double u = *x, v = *y;
    switch (direction) {
    case GK_TEXT_DOWN:
        *x = width - 1 - v;
        *y = u;
        break;
    case GK_TEXT_LEFT:
        *x = width - 1 - u;
        *y = height - 1 - v;
        break;
    case GK_TEXT_UP:
        *x = v;
        *y = height - 1 - u;
        break;
    case GK_TEXT_RIGHT:
    default:
        break;
    }
}

static gboolean
is_sideways(GkTextDirection direction)
{
    return direction == GK_TEXT_DOWN || direction == GK_TEXT_UP;
}

static GkRaster *
facing(const GkRaster *raster, GkTextDirection direction)
{
    gboolean sideways = is_sideways(direction);
    GkRaster *turned =
        gk_raster_new(sideways ? raster->height : raster->width, sideways ? raster->width : raster->height);
    double x0 = 0, y0 = 0, x1 = 1, y1 = 0;
    face_right(direction, raster->width, raster->height, &x0, &y0);
    face_right(direction, raster->width, raster->height, &x1, &y1);
    gssize step = (gssize) (x1 - x0) + (gssize) (y1 - y0) * raster->width;
    for (int y = 0; y < turned->height; y++) {
        double x = 0, row = y;
        face_right(direction, raster->width, raster->height, &x, &row);
        const guint8 *from = gk_raster_row(raster, (int) row) + (int) x;
        guint8 *to = gk_raster_row(turned, y);
        for (int i = 0; i < turned->width; i++)
            to[i] = from[i * step];
    }
    return turned;
}

GkSheet *
gk_sheet_facing(const GkSheet *sheet, GkTextDirection direction)
{
    GkSheet *turned = g_new(GkSheet, 1);
    *turned = *sheet;
    turned->direction = direction;
    turned->straight = facing(sheet->straight, direction);
    turned->red = sheet->red ? gk_raster_copy(sheet->red) : NULL;
    return turned;
}

void
gk_sheet_to_page(const GkSheet *sheet, double *x, double *y)
{
    gboolean sideways = is_sideways(sheet->direction);
    double width = sideways ? sheet->straight->height : sheet->straight->width;
    double height = sideways ? sheet->straight->width : sheet->straight->height;
    double angle = atan(sheet->skew), c = cos(angle), s = sin(angle), points = 72 / sheet->dpi;
    face_right(sheet->direction, width, height, x, y);
    double u = *x + 0.5 - width / 2.0, v = *y + 0.5 - height / 2.0;
    *x = (width / 2.0 + u * c - v * s) * points;
    *y = (height / 2.0 + u * s + v * c) * points;
}

void
gk_sheet_free(GkSheet *sheet)
{
    if (!sheet)
        return;
    gk_raster_free(sheet->straight);
    gk_raster_free(sheet->red);
    g_free(sheet);
}
