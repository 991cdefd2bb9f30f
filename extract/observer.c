/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ink, seen while it is drawn.
 *
 * Poppler has no interface to the vectors of a page. But it draws with cairo,
 * and a cairo observer surface calls back at every stroke, fill and paint,
 * while the path is still the current path of the cairo_t it was given. So the
 * vectors are had exactly, without parsing anything, for the price of drawing
 * the page on a tiny image (one pixel a point, coarse curves).
 *
 * That image also tells which letters can be seen: the text layer of a PDF
 * delivers white text on white, clipped and invisible text (render mode 3) like
 * any other. A glyph in whose box all pixels are alike has no ink, provided that
 * most of the run it stands in has none (a full stop or a thin dash may be too
 * faint for so small a picture). When no letter was drawn at all, though the text
 * layer has some, all of it is invisible: over an image it is what a character
 * recognition program has put there.
 *
 * It cannot see that dark text lies under a dark picture, or that one of many
 * runs over an image is invisible.
 */
#include "extract/observer.h"

#include "extract/limits.h"

#include <math.h>
#include <string.h>

#define COARSE 4.0          /* cairo's tolerance, pixels: curves are not looked at */
#define RECTANGLE_SLACK 0.1 /* points a corner may be off */
#define CONTRAST 6          /* 0-255: less than this is no ink */
#define HIDDEN_SHARE 0.6    /* a run is hidden when this share of its glyphs shows nothing */

struct _GkObserver {
    GkPage *page;
    cairo_surface_t *image, *surface;
    cairo_t *cairo;
    double scale;
    guint order;
    gboolean letters_drawn;
    gboolean full; /* a bound was hit and reported */
};

/* The facts of one drawing operation. */
typedef struct {
    GkObserver *observer;
    GkBox clip; /* page points */
    guint32 color;
    guint8 alpha;
    gboolean dashed;
    float width;
} Operation;

static double
finite_or(double value, double otherwise)
{
    return isfinite(value) ? value : otherwise;
}

static GkBox
clip_box(GkObserver *observer)
{
    double x0, y0, x1, y1, s = observer->scale;
    cairo_save(observer->cairo);
    cairo_identity_matrix(observer->cairo);
    cairo_clip_extents(observer->cairo, &x0, &y0, &x1, &y1);
    cairo_restore(observer->cairo);
    return (GkBox) { x0 / s, y0 / s, x1 / s, y1 / s };
}

static guint32
pack_color(double r, double g, double b)
{
    return (guint32) (CLAMP(r, 0, 1) * 255 + 0.5) << 16 | (guint32) (CLAMP(g, 0, 1) * 255 + 0.5) << 8 |
           (guint32) (CLAMP(b, 0, 1) * 255 + 0.5);
}

/* A solid colour, or the first colour of a gradient. */
static void
read_color(GkObserver *observer, Operation *operation)
{
    cairo_pattern_t *source = cairo_get_source(observer->cairo);
    double r = 0.5, g = 0.5, b = 0.5, a = 1, offset;
    if (cairo_pattern_get_rgba(source, &r, &g, &b, &a) != CAIRO_STATUS_SUCCESS)
        cairo_pattern_get_color_stop_rgba(source, 0, &offset, &r, &g, &b, &a);
    operation->color = pack_color(r, g, b);
    operation->alpha = (guint8) (CLAMP(a, 0, 1) * 255 + 0.5);
}

static Operation
begin_operation(GkObserver *observer)
{
    Operation operation = { .observer = observer, .clip = clip_box(observer) };
    observer->order++;
    read_color(observer, &operation);
    return operation;
}

static void
report_full(GkObserver *observer, const char *what, guint bound)
{
    if (!observer->full)
        gk_diagnostics_add(observer->page->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, observer->page->number, NULL,
                           "page %u has more than %u %s; the rest was not looked at", observer->page->number, bound, what);
    observer->full = TRUE;
}

/* --- marks --- */

/* Cuts [*a, *b] to [low, high]; FALSE when nothing is left. */
static gboolean
cut(double *a, double *b, double low, double high)
{
    double small = MIN(*a, *b), large = MAX(*a, *b);
    if (!(large >= low && small <= high))
        return FALSE;
    *a = CLAMP(*a, low, high);
    *b = CLAMP(*b, low, high);
    return TRUE;
}

static void
add_mark(const Operation *operation, GkMark mark)
{
    GkObserver *observer = operation->observer;
    double around = mark.kind == GK_MARK_STROKE ? MAX(mark.width / 2, 0.5) : 0;
    gboolean slanted = mark.kind == GK_MARK_STROKE && mark.x0 != mark.x1 && mark.y0 != mark.y1;
    GkBox clip = operation->clip;
    if (!slanted && (!cut(&mark.x0, &mark.x1, clip.x0 - around, clip.x1 + around) ||
                     !cut(&mark.y0, &mark.y1, clip.y0 - around, clip.y1 + around)))
        return;
    if (observer->page->marks->len >= GK_LIMIT_MARKS) {
        report_full(observer, "pieces of line art", GK_LIMIT_MARKS);
        return;
    }
    mark.color = operation->color;
    mark.alpha = operation->alpha;
    mark.dashed = operation->dashed;
    mark.width = operation->width;
    mark.order = observer->order;
    g_array_append_val(observer->page->marks, mark);
}

/* A path's point in page points; FALSE when it is no finite number. */
static gboolean
map_point(const Operation *operation, const cairo_path_data_t *data, double *x, double *y)
{
    *x = data->point.x;
    *y = data->point.y;
    cairo_user_to_device(operation->observer->cairo, x, y);
    *x /= operation->observer->scale;
    *y /= operation->observer->scale;
    return fabs(*x) < GK_LIMIT_PAGE_SIDE && fabs(*y) < GK_LIMIT_PAGE_SIDE;
}

static void
add_segment(const Operation *operation, double x0, double y0, double x1, double y1)
{
    add_mark(operation, (GkMark) { .kind = GK_MARK_STROKE, .x0 = x0, .y0 = y0, .x1 = x1, .y1 = y1,
                                   .width = operation->width });
}

/* Straight parts of the path as strokes. */
static void
read_stroke(const Operation *operation, const cairo_path_t *path)
{
    double x = 0, y = 0, start_x = 0, start_y = 0, next_x, next_y;
    gboolean known = FALSE;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        switch (data->header.type) {
        case CAIRO_PATH_MOVE_TO:
            known = map_point(operation, &data[1], &x, &y);
            start_x = x;
            start_y = y;
            break;
        case CAIRO_PATH_LINE_TO: {
            gboolean next_known = map_point(operation, &data[1], &next_x, &next_y);
            if (known && next_known)
                add_segment(operation, x, y, next_x, next_y);
            x = next_x;
            y = next_y;
            known = next_known;
            break;
        }
        case CAIRO_PATH_CURVE_TO:
            known = map_point(operation, &data[3], &x, &y);
            operation->observer->letters_drawn = TRUE; /* perhaps an outlined letter */
            break;
        case CAIRO_PATH_CLOSE_PATH:
            if (known && (x != start_x || y != start_y))
                add_segment(operation, x, y, start_x, start_y);
            x = start_x;
            y = start_y;
            break;
        }
    }
}

/* The corners of one closed part of a filled path. */
typedef struct {
    double x[5], y[5];
    guint count;
    gboolean other; /* curves or more corners: no rectangle */
} Corners;

static gboolean
near_either(double value, double a, double b)
{
    return fabs(value - a) <= RECTANGLE_SLACK || fabs(value - b) <= RECTANGLE_SLACK;
}

/* Adds the corners as a fill when they are those of an axis-parallel rectangle; starts anew. */
static void
finish_corners(const Operation *operation, Corners *corners)
{
    guint n = corners->count;
    gboolean other = corners->other;
    corners->count = 0;
    corners->other = FALSE;
    if (n < 4 || other)
        return;
    GkMark mark = { .kind = GK_MARK_FILL, .x0 = corners->x[0], .y0 = corners->y[0], .x1 = corners->x[0],
                    .y1 = corners->y[0] };
    for (guint i = 1; i < n; i++) {
        mark.x0 = MIN(mark.x0, corners->x[i]);
        mark.x1 = MAX(mark.x1, corners->x[i]);
        mark.y0 = MIN(mark.y0, corners->y[i]);
        mark.y1 = MAX(mark.y1, corners->y[i]);
    }
    for (guint i = 0; i < n; i++)
        if (!near_either(corners->x[i], mark.x0, mark.x1) || !near_either(corners->y[i], mark.y0, mark.y1))
            return;
    add_mark(operation, mark);
}

static void
read_fill(const Operation *operation, const cairo_path_t *path)
{
    Corners corners = { .count = 0 };
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        switch (data->header.type) {
        case CAIRO_PATH_MOVE_TO:
            finish_corners(operation, &corners);
            /* fallthrough */
        case CAIRO_PATH_LINE_TO:
            if (corners.count < 5 && map_point(operation, &data[1], &corners.x[corners.count], &corners.y[corners.count]))
                corners.count++;
            else
                corners.other = TRUE;
            break;
        case CAIRO_PATH_CURVE_TO:
            corners.other = TRUE;
            operation->observer->letters_drawn = TRUE;
            break;
        case CAIRO_PATH_CLOSE_PATH:
            break;
        }
    }
    finish_corners(operation, &corners);
}

/* --- images --- */

/* Images are drawn in a space in which they are the unit square. */
static void
add_image(GkObserver *observer)
{
    if (observer->page->images->len >= GK_LIMIT_IMAGES) {
        report_full(observer, "images", GK_LIMIT_IMAGES);
        return;
    }
    GkImage image = { .box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE }, .order = observer->order };
    for (int corner = 0; corner < 4; corner++) {
        double x = corner & 1, y = corner >> 1;
        cairo_user_to_device(observer->cairo, &x, &y);
        x = finite_or(x, 0) / observer->scale;
        y = finite_or(y, 0) / observer->scale;
        image.box = gk_box_union(image.box, (GkBox) { x, y, x, y });
    }
    GkBox clip = clip_box(observer);
    if (cut(&image.box.x0, &image.box.x1, clip.x0, clip.x1) && cut(&image.box.y0, &image.box.y1, clip.y0, clip.y1))
        g_array_append_val(observer->page->images, image);
}

static gboolean
source_is_image(GkObserver *observer)
{
    return cairo_pattern_get_type(cairo_get_source(observer->cairo)) == CAIRO_PATTERN_TYPE_SURFACE;
}

/* --- callbacks --- */

static void
on_stroke(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = data;
    Operation operation = begin_operation(observer);
    cairo_matrix_t m;
    cairo_get_matrix(observer->cairo, &m);
    operation.width = (float) finite_or(
        cairo_get_line_width(observer->cairo) * sqrt(fabs(m.xx * m.yy - m.xy * m.yx)) / observer->scale, 0);
    operation.dashed = cairo_get_dash_count(observer->cairo) > 0;
    cairo_path_t *path = cairo_copy_path(observer->cairo);
    if (path->status == CAIRO_STATUS_SUCCESS)
        read_stroke(&operation, path);
    cairo_path_destroy(path);
}

static void
on_fill(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = data;
    if (source_is_image(observer)) {
        observer->order++;
        add_image(observer);
        return;
    }
    Operation operation = begin_operation(observer);
    cairo_path_t *path = cairo_copy_path(observer->cairo);
    if (path->status == CAIRO_STATUS_SUCCESS)
        read_fill(&operation, path);
    cairo_path_destroy(path);
}

static void
on_paint(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = data;
    observer->order++;
    if (source_is_image(observer))
        add_image(observer);
}

static void
on_mask(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = data;
    observer->order++;
    add_image(observer);
}

static void
on_glyphs(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    ((GkObserver *) data)->letters_drawn = TRUE;
}

GkObserver *
gk_observer_new(GkPage *page)
{
    GkObserver *observer = g_new0(GkObserver, 1);
    double side = MAX(page->width, page->height);
    observer->page = page;
    observer->scale = side > GK_LIMIT_RASTER_SIDE ? GK_LIMIT_RASTER_SIDE / side : 1;
    observer->image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, MAX(1, (int) ceil(page->width * observer->scale)),
                                                 MAX(1, (int) ceil(page->height * observer->scale)));
    observer->surface = cairo_surface_create_observer(observer->image, CAIRO_SURFACE_OBSERVER_NORMAL);
    observer->cairo = cairo_create(observer->surface);
    cairo_set_source_rgb(observer->cairo, 1, 1, 1);
    cairo_paint(observer->cairo);
    cairo_scale(observer->cairo, observer->scale, observer->scale);
    cairo_set_tolerance(observer->cairo, COARSE);
    cairo_surface_observer_add_stroke_callback(observer->surface, on_stroke, observer);
    cairo_surface_observer_add_fill_callback(observer->surface, on_fill, observer);
    cairo_surface_observer_add_paint_callback(observer->surface, on_paint, observer);
    cairo_surface_observer_add_mask_callback(observer->surface, on_mask, observer);
    cairo_surface_observer_add_glyphs_callback(observer->surface, on_glyphs, observer);
    return observer;
}

void
gk_observer_free(GkObserver *observer)
{
    if (!observer)
        return;
    cairo_destroy(observer->cairo);
    cairo_surface_destroy(observer->surface);
    cairo_surface_destroy(observer->image);
    g_free(observer);
}

cairo_t *
gk_observer_cairo(GkObserver *observer)
{
    return observer->cairo;
}

/* --- which glyphs can be seen --- */

typedef struct {
    const guint8 *data;
    int width, height, stride;
    double scale;
} Picture;

/* TRUE when the pixels in the box are not all alike. */
static gboolean
has_contrast(const Picture *picture, GkBox box)
{
    int x0 = MAX(0, (int) floor(box.x0 * picture->scale)), x1 = MIN(picture->width, (int) ceil(box.x1 * picture->scale));
    int y0 = MAX(0, (int) floor(box.y0 * picture->scale)), y1 = MIN(picture->height, (int) ceil(box.y1 * picture->scale));
    guint8 low[3] = { 255, 255, 255 }, high[3] = { 0, 0, 0 };
    for (int y = y0; y < y1; y++) {
        const guint8 *pixel = picture->data + (gsize) y * (gsize) picture->stride + (gsize) x0 * 4;
        for (int x = x0; x < x1; x++, pixel += 4)
            for (int channel = 0; channel < 3; channel++) {
                low[channel] = MIN(low[channel], pixel[channel]);
                high[channel] = MAX(high[channel], pixel[channel]);
                if (high[channel] - low[channel] > CONTRAST)
                    return TRUE;
            }
    }
    return FALSE;
}

static GkGlyph *
glyph_at(GkObserver *observer, guint i)
{
    return &g_array_index(observer->page->glyphs, GkGlyph, i);
}

/* Neighbours in the text layer that were set alike: the same font, size and colour, on one line. */
static gboolean
same_run(const GkGlyph *a, const GkGlyph *b)
{
    return a->font == b->font && a->color == b->color && fabsf(a->size - b->size) < 0.1f &&
           fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) < 0.5 * a->size &&
           fabs(b->box.x0 - a->box.x1) < 3.0 * a->size;
}

static void
judge_run(GkObserver *observer, const guint8 *seen, guint first, guint end)
{
    guint unseen = 0;
    for (guint i = first; i < end; i++)
        unseen += !seen[i];
    if (unseen < HIDDEN_SHARE * (end - first))
        return;
    for (guint i = first; i < end; i++)
        if (!seen[i])
            glyph_at(observer, i)->flags |= GK_GLYPH_NO_INK;
}

/* No letter was drawn: the text is invisible, over an image or not. */
static void
judge_undrawn(GkObserver *observer)
{
    for (guint i = 0; i < observer->page->glyphs->len; i++) {
        GkGlyph *glyph = glyph_at(observer, i);
        gboolean over = FALSE;
        for (guint m = 0; m < observer->page->images->len && !over; m++)
            over = gk_box_contains(g_array_index(observer->page->images, GkImage, m).box, gk_box_center_x(glyph->box),
                                   gk_box_center_y(glyph->box));
        glyph->flags |= over ? GK_GLYPH_OVER_IMAGE : GK_GLYPH_NO_INK;
    }
}

void
gk_observer_judge_ink(GkObserver *observer)
{
    guint count = observer->page->glyphs->len;
    if (!observer->letters_drawn) {
        judge_undrawn(observer);
        return;
    }
    cairo_surface_flush(observer->image);
    Picture picture = { cairo_image_surface_get_data(observer->image), cairo_image_surface_get_width(observer->image),
                        cairo_image_surface_get_height(observer->image), cairo_image_surface_get_stride(observer->image),
                        observer->scale };
    if (!picture.data)
        return;
    g_autofree guint8 *seen = g_new(guint8, count);
    for (guint i = 0; i < count; i++)
        seen[i] = has_contrast(&picture, glyph_at(observer, i)->box);
    for (guint first = 0, i = 1; i <= count; i++)
        if (i == count || !same_run(glyph_at(observer, i - 1), glyph_at(observer, i))) {
            judge_run(observer, seen, first, i);
            first = i;
        }
}
