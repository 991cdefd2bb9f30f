/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Hears which glyphs are drawn on a cairo context, and where: see ear.c.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Called before glyphs are drawn, with positions in user space. */
typedef void (*GkEarFunc)(gpointer data, cairo_t *context, const cairo_glyph_t *glyphs, guint n_glyphs);

typedef struct {
    GkEarFunc func;
    gpointer data;
} GkEar;

/* `ear` must outlive the context. */
void gk_ear_listen(cairo_t *context, const GkEar *ear);

G_END_DECLS
