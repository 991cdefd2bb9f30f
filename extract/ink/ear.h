/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Hears which glyphs are drawn on a cairo context, and where: see ear.c.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* What the map of a font says of a glyph, where it has a map: a character, or one of these. */
#define GK_EAR_NOT_TOLD 0u /* nothing is known of the font's map */
#define GK_EAR_NO_CHARACTER 0x110000u /* the map leaves the glyph out */
#define GK_EAR_SEVERAL 0x110001u /* it stands for several characters */

/* Called before glyphs are drawn, with positions in user space. `characters`: for each of them a character or one of
 * the above. */
typedef void (*GkEarFunc)(gpointer data, cairo_t *context, const cairo_glyph_t *glyphs, const gunichar *characters,
                          guint n_glyphs);

typedef struct {
    GkEarFunc func;
    gpointer data;
} GkEar;

/* `ear` must outlive the context, and its surface when something more is drawn on that. */
void gk_ear_listen(cairo_t *context, const GkEar *ear);

G_END_DECLS
