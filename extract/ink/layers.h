/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The surfaces that a page is drawn on: the page itself, which is layer 0, and
 * one for each transparency group. Used by extract/poppler/observer.c only.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkLayers GkLayers;

GkLayers *gk_layers_new(void);
void gk_layers_free(GkLayers *layers);

/* Forgets all layers but the first `count`. */
void gk_layers_truncate(GkLayers *layers, guint count);

/* How many there are. */
guint gk_layers_count(const GkLayers *layers);

/* The surface becomes the next layer. */
void gk_layers_add(GkLayers *layers, cairo_surface_t *surface);

/* The layer that an observer surface is; 0 when it is the page or no layer. */
guint gk_layers_of(cairo_surface_t *surface);
gboolean gk_layers_is_known(cairo_surface_t *surface);

/* Observers have a device, of which they measure the speed; pictures have none. NULL: FALSE. */
gboolean gk_layers_is_observer(cairo_surface_t *surface);

/* Layer `layer` is put on the layer `parent`, as it is or with some transparency. */
void gk_layers_put(GkLayers *layers, guint layer, guint parent, gboolean opaque);

/* FALSE when the layer, or one it was put on, was never put on the page. */
gboolean gk_layers_is_on_page(const GkLayers *layers, guint layer);

/* TRUE when it was put on the page, and nowhere on the way with transparency. */
gboolean gk_layers_is_opaque(const GkLayers *layers, guint layer);

/* Removes the elements whose layer was never put on the page. `layer_of`: guint, for each element of `array`. */
void gk_layers_keep_what_is_on_page(const GkLayers *layers, GArray *array, const GArray *layer_of);

G_END_DECLS
