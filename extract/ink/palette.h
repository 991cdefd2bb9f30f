/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A picture in few colours.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GK_PALETTE_COLORS 256u

typedef struct {
    guint n_colors;
    guint8 colors[GK_PALETTE_COLORS][3]; /* red, green, blue */
    guint8 *indices; /* one a pixel; owned */
} GkPalette;

/* `pixels`: red, green, blue of `n_pixels`. At most `most` colours (2 to 256), and no more than it takes for the mean
 * error of a pixel to fall below `error` (squared distance, each channel 0 to 255). */
void gk_palette_init(GkPalette *palette, const guint8 *pixels, gsize n_pixels, guint most, double error);
void gk_palette_clear(GkPalette *palette);

G_END_DECLS
