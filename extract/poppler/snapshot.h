/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pictures of pages, for people to look at.
 *
 * A page, or a box of it, as a viewer shows it, with its annotations, on white paper. It is drawn from a PopplerPage of
 * its own, so that nothing that is read from the page changes. Pixels are few and PNGs small: see gk_snapshot_png().
 */
#pragma once

#include "extract/page_source.h"

G_BEGIN_DECLS

typedef struct {
    guint width, height; /* pixels */
    double scale; /* pixels per point: less than was asked for where that would have been too many */
    GkBox box; /* what of the page it shows, in points */
    guint8 *pixels; /* red, green, blue; rows from the top, without gaps */
} GkSnapshot;

/* Draws page `number` (from 1), or what `box` holds of it (NULL: all). NULL, with an error of GK_SOURCE_ERROR, where
 * there is no such page, where it can't be drawn, where the box lies beside it, and for pages written as text. */
GkSnapshot *gk_snapshot_new(GkPageSource *source, guint number, const GkBox *box, double scale, GError **error);
void gk_snapshot_free(GkSnapshot *snapshot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkSnapshot, gk_snapshot_free)

/* Tints a box (points on the page) with a colour, 0xRRGGBB, as a marker does, and frames it. */
void gk_snapshot_mark(GkSnapshot *snapshot, GkBox box, guint32 color);

/* The picture as PNG: with a palette of as few colours as will do, so that a page of text at 110 dots per inch takes
 * 20 to 60 KB. The same picture gives the same bytes. NULL, with an error, when libpng can't. */
GBytes *gk_snapshot_png(const GkSnapshot *snapshot, GError **error);

G_END_DECLS
