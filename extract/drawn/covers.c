/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/drawn/covers.h"

#include "extract/ink/drawing.h"

#define ALPHA 230 /* 0-255: what is so dense hides what is under it */
#define SIDE 1.5 /* points: thinner fills are rules */
#define PEN 3.0 /* points: so are strokes with thinner pens */

static void
cover(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, const GkCover *what)
{
    if (gk_box_width(what->extents) >= SIDE && gk_box_height(what->extents) >= SIDE &&
        cairo_get_operator(context) == CAIRO_OPERATOR_OVER)
        gk_drawn_cover(drawn, context, to_page, what);
}

void
gk_covers_fill(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, GkBox clip, const GkMark *pen,
               const GkPath *path, guint layer)
{
    double x0, y0, x1, y1;
    if (pen->alpha < ALPHA || gk_drawn_count(drawn) == 0 || gk_path_length(path) == 0 ||
        cairo_pattern_get_type(cairo_get_source(context)) == CAIRO_PATTERN_TYPE_SURFACE) /* tiles may have holes */
        return;
    cairo_path_extents(context, &x0, &y0, &x1, &y1);
    GkCover what = { .kind = GK_COVER_FILL,
                     .color = pen->color,
                     .curved = gk_path_has_curves(path),
                     .layer = layer,
                     .path_length = gk_path_length(path),
                     .extents = gk_drawing_intersection(gk_drawing_box(to_page, x0, y0, x1, y1), clip) };
    cover(drawn, context, to_page, &what);
}

void
gk_covers_stroke(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, GkBox clip, const GkMark *pen,
                 const GkPath *path, double width, guint layer)
{
    double x0, y0, x1, y1;
    if (width < PEN || pen->alpha < ALPHA || gk_drawn_count(drawn) == 0)
        return;
    cairo_stroke_extents(context, &x0, &y0, &x1, &y1);
    GkCover what = { .kind = GK_COVER_STROKE,
                     .color = pen->color,
                     .curved = gk_path_has_curves(path),
                     .layer = layer,
                     .path_length = 4 * gk_path_length(path),
                     .extents = gk_drawing_intersection(gk_drawing_box(to_page, x0, y0, x1, y1), clip) };
    cover(drawn, context, to_page, &what);
}

void
gk_covers_paint(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, GkBox clip, const GkMark *pen,
                guint layer)
{
    GkCover what = { .kind = GK_COVER_CLIP, .color = pen->color, .layer = layer, .extents = clip };
    if (pen->alpha >= ALPHA)
        cover(drawn, context, to_page, &what);
}

/* An image hides what is under it when it has no alpha channel. */
void
gk_covers_image(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, GkCoverKind kind, GkBox box,
                cairo_surface_t *image, guint layer)
{
    GkCover what = { .kind = kind, .layer = layer, .extents = box };
    if (!image || cairo_surface_get_content(image) != CAIRO_CONTENT_COLOR)
        what.kind = GK_COVER_MASK;
    cover(drawn, context, to_page, &what);
}
