/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/ink/drawing.h"

#include "extract/limits.h"

#include <math.h>

#define LETTER_POINTS 7u /* more than a rectangle, with the point that follows its end */
#define LETTER_HEIGHT 1.6 /* of the font's size */

cairo_matrix_t
gk_drawing_to_page(cairo_t *context, double zoom)
{
    cairo_matrix_t matrix, shrink;
    cairo_get_matrix(context, &matrix);
    cairo_matrix_init_scale(&shrink, 1 / zoom, 1 / zoom);
    cairo_matrix_multiply(&matrix, &matrix, &shrink);
    return matrix;
}

GkBox
gk_drawing_box(const cairo_matrix_t *to_page, double x0, double y0, double x1, double y1)
{
    const double corners[4][2] = { { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 } };
    GkBox box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    for (guint i = 0; i < 4; i++) {
        double x = corners[i][0], y = corners[i][1];
        cairo_matrix_transform_point(to_page, &x, &y);
        box = (GkBox) { fmin(box.x0, x), fmin(box.y0, y), fmax(box.x1, x), fmax(box.y1, y) };
    }
    return box;
}

GkBox
gk_drawing_intersection(GkBox a, GkBox b)
{
    return (GkBox) { fmax(a.x0, b.x0), fmax(a.y0, b.y0), fmin(a.x1, b.x1), fmin(a.y1, b.y1) };
}

gboolean
gk_drawing_has_area(GkBox box)
{
    return box.x0 < box.x1 && box.y0 < box.y1;
}

GkBox
gk_drawing_clip(cairo_t *context, const cairo_matrix_t *to_page)
{
    double x0, y0, x1, y1;
    cairo_clip_extents(context, &x0, &y0, &x1, &y1);
    return gk_drawing_box(to_page, x0, y0, x1, y1);
}

/* Undoes what the way through two scales has added to cairo's own exactness. */
static double
settled(double value)
{
    return round(value * 256) / 256;
}

static void
take_piece(GkPath *path, const cairo_path_data_t *piece, const cairo_matrix_t *to_page)
{
    const cairo_path_data_t *end = &piece[piece->header.length - 1];
    double x = 0, y = 0;
    if (piece->header.type != CAIRO_PATH_CLOSE_PATH) {
        x = end->point.x, y = end->point.y;
        cairo_matrix_transform_point(to_page, &x, &y);
        x = settled(x), y = settled(y);
    }
    switch (piece->header.type) {
    case CAIRO_PATH_MOVE_TO:
        gk_path_move(path, x, y);
        break;
    case CAIRO_PATH_LINE_TO:
        gk_path_line(path, x, y);
        break;
    case CAIRO_PATH_CURVE_TO:
        gk_path_curve(path, x, y);
        break;
    case CAIRO_PATH_CLOSE_PATH:
        gk_path_close(path);
        break;
    }
}

gboolean
gk_drawing_take_path(cairo_t *context, const cairo_matrix_t *to_page, GkPath *path)
{
    cairo_path_t *drawn = cairo_copy_path(context);
    gboolean sound = drawn->status == CAIRO_STATUS_SUCCESS;
    gboolean fits = !sound || (guint) drawn->num_data <= 2 * GK_LIMIT_PATH_POINTS;
    gk_path_clear(path);
    for (int i = 0; sound && fits && i < drawn->num_data; i += drawn->data[i].header.length)
        take_piece(path, &drawn->data[i], to_page);
    cairo_path_destroy(drawn);
    return fits;
}

gboolean
gk_drawing_outlines_letters(cairo_t *context, const cairo_matrix_t *to_page, const GkPath *path)
{
    double x0, y0, x1, y1;
    cairo_matrix_t font;
    if (!gk_path_has_curves(path) && gk_path_length(path) < LETTER_POINTS)
        return FALSE;
    cairo_path_extents(context, &x0, &y0, &x1, &y1);
    cairo_get_font_matrix(context, &font);
    cairo_matrix_multiply(&font, &font, to_page);
    GkBox box = gk_drawing_box(to_page, x0, y0, x1, y1);
    double size = sqrt(fabs(font.xx * font.yy - font.xy * font.yx));
    return fmin(gk_box_width(box), gk_box_height(box)) < LETTER_HEIGHT * size;
}

static guint
to_byte(double share)
{
    return (guint) lround(CLAMP(share, 0, 1) * 255);
}

gboolean
gk_drawing_one_color(cairo_t *context, guint32 *color, guint8 *alpha)
{
    double red, green, blue, opacity;
    if (cairo_pattern_get_rgba(cairo_get_source(context), &red, &green, &blue, &opacity) != CAIRO_STATUS_SUCCESS)
        return FALSE;
    *color = to_byte(red) << 16 | to_byte(green) << 8 | to_byte(blue);
    *alpha = (guint8) to_byte(opacity);
    return TRUE;
}

cairo_surface_t *
gk_drawing_source_surface(cairo_t *context)
{
    cairo_surface_t *surface = NULL;
    cairo_pattern_t *source = cairo_get_source(context);
    if (cairo_pattern_get_type(source) == CAIRO_PATTERN_TYPE_SURFACE &&
        cairo_pattern_get_extend(source) != CAIRO_EXTEND_REPEAT)
        cairo_pattern_get_surface(source, &surface);
    return surface;
}
