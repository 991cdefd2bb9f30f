/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The picture of a page, made fit for reading: grey, red stamps removed, shade removed, straight.
 */
#pragma once

#include "extract/page.h"
#include "extract/sheet/raster.h"

G_BEGIN_DECLS

typedef struct {
    GkRaster *straight; /* dark ink on paper of 255, lines of text along rows */
    double dpi; /* pixels per inch */
    double skew; /* how much lines fall per point to the right on the page as it is shown */
    GkTextDirection direction; /* on the page as it is shown: where the rows of the straight picture run */
    GkScanProfile profile;
    double width, height; /* of the page, points */
    GkRaster *
        red; /* of blocks of the picture before it was turned: how far red prevails there, more than usual on the page */
} GkSheet;

#define GK_SHEET_RED_BLOCK 4 /* pixels */

/* Draws 32-bit pixels as cairo has them (blue, green, red, unused), `stride` bytes from row to row, into grey: red, which
 * stamps are printed in, becomes light, and black print under it stays. Rows are read from the top. Says in *colour how
 * large a share of the pixels is strongly coloured, in *between how large a share is neither dark nor light; *red: see GkSheet. */
GkRaster *gk_sheet_grey(const guint8 *pixels, int width, int height, int stride, double *colour, double *between,
                        GkRaster **red);

/* Divides by the brightness of the paper around, so that shade, curl, grey paper and the ground of filled rows go
 * (paper.c). */
void gk_sheet_flatten(GkRaster *grey, double dpi);

/* Takes out single dark pixels. */
void gk_sheet_dust(GkRaster *grey);

/* How much lines fall per pixel to the right: of rules, and where there are none, of lines of text. */
double gk_sheet_find_skew(const GkRaster *grey, double dpi);

/* Turned around its middle, so that lines that fall by `skew` are level. */
GkRaster *gk_sheet_turned(const GkRaster *grey, double skew);

/* The same sheet with rows that run along `direction` of the page. `sheet` must be as the page is shown. */
GkSheet *gk_sheet_facing(const GkSheet *sheet, GkTextDirection direction);

/* The place on the page as shown, in points, of a place in the straight picture, in pixels. */
void gk_sheet_to_page(const GkSheet *sheet, double *x, double *y);

/* Was a red stamp, or a part of it, taken out at that place of the straight picture, in pixels? */
gboolean gk_sheet_was_red(const GkSheet *sheet, double x, double y);

void gk_sheet_free(GkSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkSheet, gk_sheet_free)

G_END_DECLS
