/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grey pictures, and what is done to all their pixels alike.
 *
 * 0 is ink, 255 paper; rows from the top, without gaps. Masks are the same, with 0 and 1. Whatever looks at neighbours
 * takes those beyond the edge to be as the edge is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    int width, height; /* at least 1 */
    guint8 *pixels;
} GkRaster;

GkRaster *gk_raster_new(int width, int height); /* all 0 */
GkRaster *gk_raster_copy(const GkRaster *raster);
void gk_raster_free(GkRaster *raster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkRaster, gk_raster_free)

static inline guint8 *
gk_raster_row(const GkRaster *raster, int y)
{
    return raster->pixels + (gsize) y * (gsize) raster->width;
}

/* With columns for rows. */
GkRaster *gk_raster_transposed(const GkRaster *raster);

/* The mean of each block of `by` times `by` pixels; what is left at the right and the bottom makes blocks, too. */
GkRaster *gk_raster_shrunk(const GkRaster *raster, int by);

/* The mean of `length` (odd) pixels of the row around each. */
GkRaster *gk_raster_blurred_along(const GkRaster *raster, int length);

/* Gaussian blur, sigma in pixels, 0.3 to 20. */
GkRaster *gk_raster_blurred(const GkRaster *raster, double sigma);

/* The greatest, or least, of `length` pixels of the row (along) or column (across) around each; of an even number one
 * more lies before it than behind. */
void gk_raster_most_along(GkRaster *raster, int length);
void gk_raster_least_along(GkRaster *raster, int length);
void gk_raster_most_across(GkRaster *raster, int length);
void gk_raster_least_across(GkRaster *raster, int length);

/* Dark areas that are no longer than `length` pixels along the row become as light as what is around. Of a mask: gaps
 * that are no longer are closed. */
void gk_raster_close_along(GkRaster *raster, int length);

/* The grey between pixels; `beyond` outside the picture. The middle of pixel (0, 0) is at 0, 0. */
guint8 gk_raster_at(const GkRaster *raster, double x, double y, guint8 beyond);

G_END_DECLS
