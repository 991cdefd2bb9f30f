/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/ink/layers.h"

#include <string.h>

typedef struct {
    guint parent; /* the layer it was put on */
    gboolean put; /* it was put on another layer */
    gboolean opaque;
} Layer;

struct _GkLayers {
    GArray *all; /* Layer; 0 is the page itself */
};

static const cairo_user_data_key_t layer_key; /* of a surface: its index in `all` */

GkLayers *
gk_layers_new(void)
{
    GkLayers *layers = g_new0(GkLayers, 1);
    layers->all = g_array_new(FALSE, TRUE, sizeof(Layer));
    return layers;
}

void
gk_layers_free(GkLayers *layers)
{
    if (!layers)
        return;
    g_array_unref(layers->all);
    g_free(layers);
}

void
gk_layers_truncate(GkLayers *layers, guint count)
{
    g_array_set_size(layers->all, count);
}

guint
gk_layers_count(const GkLayers *layers)
{
    return layers->all->len;
}

void
gk_layers_add(GkLayers *layers, cairo_surface_t *surface)
{
    Layer layer = { 0 };
    g_array_append_val(layers->all, layer);
    cairo_surface_set_user_data(surface, &layer_key, GUINT_TO_POINTER(layers->all->len - 1), NULL);
}

guint
gk_layers_of(cairo_surface_t *surface)
{
    return GPOINTER_TO_UINT(cairo_surface_get_user_data(surface, &layer_key));
}

gboolean
gk_layers_is_known(cairo_surface_t *surface)
{
    return cairo_surface_get_user_data(surface, &layer_key) != NULL;
}

gboolean
gk_layers_is_observer(cairo_surface_t *surface)
{
    return surface && cairo_surface_get_device(surface) != NULL;
}

void
gk_layers_put(GkLayers *layers, guint layer, guint parent, gboolean opaque)
{
    if (layer <= parent || layer >= layers->all->len)
        return;
    Layer *facts = &g_array_index(layers->all, Layer, layer);
    facts->put = TRUE;
    facts->opaque = opaque;
    facts->parent = parent;
}

/* Whether the layer, and all that it was put on, were put on another. */
static gboolean
were_put(const GkLayers *layers, guint layer, gboolean opaque)
{
    while (layer) {
        const Layer *facts = &g_array_index(layers->all, Layer, layer);
        if (!facts->put || (opaque && !facts->opaque))
            return FALSE;
        layer = facts->parent; /* always a smaller number */
    }
    return TRUE;
}

gboolean
gk_layers_is_on_page(const GkLayers *layers, guint layer)
{
    return were_put(layers, layer, FALSE);
}

gboolean
gk_layers_is_opaque(const GkLayers *layers, guint layer)
{
    return were_put(layers, layer, TRUE);
}

void
gk_layers_keep_what_is_on_page(const GkLayers *layers, GArray *array, const GArray *layer_of)
{
    guint size = g_array_get_element_size(array), kept = 0;
    for (guint i = 0; i < array->len; i++)
        if (gk_layers_is_on_page(layers, g_array_index(layer_of, guint, i)))
            memmove(array->data + (gsize) size * kept++, array->data + (gsize) size * i, size);
    g_array_set_size(array, kept);
}
