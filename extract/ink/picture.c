/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/ink/picture.h"

#include <string.h>

#define STROKE 0.5 /* pixels: thin, but to be seen */
#define SAMPLES 16 /* in each direction */

/* Pixels of the picture, evenly spread over a box (points). */
static void
sample(cairo_surface_t *picture, double scale, GkBox box, const guint8 *pixels[SAMPLES * SAMPLES])
{
    cairo_surface_flush(picture);
    const guint8 *data = cairo_image_surface_get_data(picture);
    int stride = cairo_image_surface_get_stride(picture);
    int width = cairo_image_surface_get_width(picture), height = cairo_image_surface_get_height(picture);
    for (guint i = 0; i < SAMPLES * SAMPLES; i++) {
        double x = box.x0 + gk_box_width(box) * (i % SAMPLES + 0.5) / SAMPLES;
        double y = box.y0 + gk_box_height(box) * (i / SAMPLES + 0.5) / SAMPLES;
        pixels[i] = data + CLAMP((int) (y * scale), 0, height - 1) * (gssize) stride +
            CLAMP((int) (x * scale), 0, width - 1) * 4;
    }
}

void
gk_picture_clear(cairo_surface_t *picture, int width, int height)
{
    cairo_t *context = cairo_create(picture);
    cairo_set_source_rgb(context, 1, 1, 1);
    cairo_rectangle(context, 0, 0, width, height);
    cairo_fill(context);
    cairo_destroy(context);
}

guint32
gk_picture_mean_color(cairo_surface_t *picture, double scale, GkBox box)
{
    const guint n = SAMPLES * SAMPLES;
    const guint8 *pixels[SAMPLES * SAMPLES];
    guint sum[3] = { 0 };
    sample(picture, scale, box, pixels);
    for (guint i = 0; i < n; i++)
        for (guint c = 0; c < 3; c++)
            sum[c] += pixels[i][c];
    return (sum[2] / n) << 16 | (sum[1] / n) << 8 | sum[0] / n; /* blue comes first in memory */
}

gboolean
gk_picture_is_plain(cairo_surface_t *picture, double scale, GkBox box)
{
    const guint8 *pixels[SAMPLES * SAMPLES];
    sample(picture, scale, box, pixels);
    for (guint i = 1; i < SAMPLES * SAMPLES; i++)
        if (memcmp(pixels[i], pixels[0], 3) != 0)
            return FALSE;
    return TRUE;
}

void
gk_picture_stroke(cairo_surface_t *picture, double scale, cairo_t *context, const cairo_matrix_t *to_page)
{
    cairo_path_t *path = cairo_copy_path(context);
    cairo_t *again = cairo_create(picture);
    cairo_scale(again, scale, scale);
    cairo_transform(again, to_page);
    cairo_append_path(again, path);
    cairo_identity_matrix(again);
    cairo_set_source(again, cairo_get_source(context));
    cairo_set_line_width(again, STROKE);
    cairo_stroke(again);
    cairo_destroy(again);
    cairo_path_destroy(path);
}
