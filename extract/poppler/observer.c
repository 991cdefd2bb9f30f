/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How vectors are had from Poppler, which has no function for them.
 *
 * A cairo observer surface calls back after each drawing operation, but tells
 * only that something was filled or stroked. The path, the colour, the clip
 * and the pen are still on the very context that Poppler draws with, and that
 * context is ours: in the callback it is asked for them.
 *
 *      Poppler -- fill --> context --> observer surface --> picture, 1 px per point
 *                             ^              | "a fill happened"
 *                             +--- path? ----+
 *
 * Two scales. For a screen, Poppler widens thin strokes to one device unit
 * and moves them to the middle of one. The context is therefore scaled up by
 * `zoom` and the surface down again by the same factor: Poppler believes in a
 * fine device and leaves strokes alone that are wider than 1/zoom points,
 * while the picture keeps one pixel per point. cairo holds paths in 1/256 of
 * a pixel, which is the exactness of all coordinates here. When drawing for
 * printing Poppler changes nothing, and a zoom of 1 will do.
 *
 * Layers. What is drawn inside a transparency group goes to another surface,
 * which is put on the page when the group ends. That surface is an observer,
 * too, but it calls nobody until it is told to. gk_observer_look() tells it:
 * it must be called at a moment between the group's beginning and its first
 * operation. What is drawn on a layer that is never put on the page (a mask,
 * for example) is forgotten at the end.
 *
 * Not seen: curves (no table rule is one), and tiles of patterns.
 */
#include "extract/poppler/observer.h"

#include "extract/drawn/covers.h"
#include "extract/ink/drawing.h"
#include "extract/ink/ear.h"
#include "extract/ink/layers.h"
#include "extract/limits.h"
#include "extract/ink/outlines.h"
#include "extract/ink/picture.h"
#include "extract/ink/worn.h"

#include <math.h>

#define TOLERANCE 4.0 /* pixels; curves need not be smooth */

struct _GkObserver {
    GkPage *page;
    cairo_surface_t *picture, *surface;
    cairo_t *context;
    double zoom, raster; /* pixels per point */
    int width, height; /* of the page, in pixels; the picture may be larger */
    GkPath *path;
    GkLayers *layers;
    GkDrawn *drawn;
    GkEar ear;
    GArray *shapes; /* GkBox: around what is drawn and is no mark */
    GArray *letters; /* GkUnread: shapes of the size of letters */
    GkOutlinePaths *outline_paths;
    GArray *mark_layers, *image_layers; /* guint: the layer of each mark and image of the page */
    guint layer; /* that of the operation that is being written down */
    guint order, text_operations, outlines;
    guint last_text; /* order of the newest operation that drew glyphs */
    gboolean heard; /* something of this page */
    guint marks_dropped, images_dropped, long_paths;
    int rotation;
};

/* --- colour --- */

/* What all marks of one operation share. `extents` is where its colour is looked up when it has more than one. */
static GkMark
pen_of(GkObserver *observer, GkBox extents)
{
    GkMark pen = { .alpha = 255, .order = observer->order };
    if (gk_drawing_one_color(observer->context, &pen.color, &pen.alpha))
        return pen;
    pen.color = 0x808080;
    if (gk_drawing_has_area(extents) && observer->layer == 0)
        pen.color = gk_picture_mean_color(observer->picture, observer->raster, extents);
    return pen;
}

/* --- writing down --- */

static void
add_mark(gpointer data, const GkMark *mark)
{
    GkObserver *observer = data;
    if (observer->page->marks->len < GK_LIMIT_MARKS) {
        g_array_append_vals(observer->page->marks, mark, 1);
        g_array_append_val(observer->mark_layers, observer->layer);
    } else {
        observer->marks_dropped++;
    }
}

static void
add_image(GkObserver *observer, GkBox box, cairo_surface_t *source)
{
    GkImage image = { box, observer->order };
    if (source && cairo_surface_get_type(source) == CAIRO_SURFACE_TYPE_IMAGE) {
        image.columns = (guint) MAX(0, cairo_image_surface_get_width(source));
        image.rows = (guint) MAX(0, cairo_image_surface_get_height(source));
    }
    if (!gk_drawing_has_area(box))
        return;
    if (observer->page->images->len < GK_LIMIT_IMAGES) {
        g_array_append_val(observer->page->images, image);
        g_array_append_val(observer->image_layers, observer->layer);
    } else {
        observer->images_dropped++;
    }
}

/* Remembers where something was drawn that gives no marks, or not only. */
static void
add_shape(GkObserver *observer, const cairo_matrix_t *to_page, gboolean stroked)
{
    double x0, y0, x1, y1;
    if (observer->shapes->len >= GK_LIMIT_IMAGES)
        return;
    if (stroked)
        cairo_stroke_extents(observer->context, &x0, &y0, &x1, &y1);
    else
        cairo_path_extents(observer->context, &x0, &y0, &x1, &y1);
    GkBox box = gk_drawing_box(to_page, x0, y0, x1, y1);
    if (gk_drawing_has_area(box))
        g_array_append_val(observer->shapes, box);
}

/* Takes the context's path over into observer->path. FALSE: nothing, or too long. */
static gboolean
take_path(GkObserver *observer, const cairo_matrix_t *matrix)
{
    gboolean fits = gk_drawing_take_path(observer->context, matrix, observer->path);
    observer->long_paths += !fits;
    observer->outlines += gk_path_has_curves(observer->path);
    return fits && gk_path_length(observer->path) > 0;
}

/* What is visible of the page under the present clip. */
static GkBox
clip_of(GkObserver *observer, const cairo_matrix_t *matrix)
{
    return gk_drawing_intersection(gk_drawing_clip(observer->context, matrix),
                                   (GkBox) { 0, 0, observer->page->width, observer->page->height });
}

/* --- callbacks --- */

static GkObserver *
begin_operation(void *data, cairo_surface_t *surface)
{
    GkObserver *observer = data;
    observer->layer = gk_layers_of(surface);
    observer->order++;
    return observer;
}

/* TRUE when the source is a layer, which is now put on the one that is drawn on. */
static gboolean
put_layer(GkObserver *observer, cairo_surface_t *source, gboolean opaque)
{
    if (!gk_layers_is_observer(source))
        return FALSE;
    gk_layers_put(observer->layers, gk_layers_of(source), observer->layer, opaque);
    return TRUE;
}

static void
on_fill(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = begin_operation(data, surface);
    cairo_matrix_t matrix = gk_drawing_to_page(observer->context, observer->zoom);
    double x0, y0, x1, y1;
    GkBox clip = clip_of(observer, &matrix), extents = clip;
    cairo_surface_t *source = gk_drawing_source_surface(observer->context);
    if (source || cairo_pattern_get_type(cairo_get_source(observer->context)) != CAIRO_PATTERN_TYPE_SOLID) {
        cairo_path_extents(observer->context, &x0, &y0, &x1, &y1);
        extents = gk_drawing_intersection(gk_drawing_box(&matrix, x0, y0, x1, y1), clip);
    }
    if (source) {
        if (!put_layer(observer, source, FALSE)) {
            add_image(observer, extents, source);
            gk_covers_image(observer->drawn, observer->context, &matrix, GK_COVER_FILL, extents, source,
                            observer->layer);
        }
        return;
    }
    GkMark pen = pen_of(observer, extents);
    gboolean even_odd = cairo_get_fill_rule(observer->context) == CAIRO_FILL_RULE_EVEN_ODD;
    guint marks = observer->page->marks->len;
    if (pen.alpha && gk_drawing_has_area(clip) && take_path(observer, &matrix)) {
        gk_path_fill(observer->path, even_odd, &pen, clip, add_mark, observer);
        gk_covers_fill(observer->drawn, observer->context, &matrix, clip, &pen, observer->path, observer->layer);
        guint letters = observer->letters->len;
        gk_outlines_add(observer->path, FALSE, pen.color, clip, observer->letters);
        if (observer->letters->len > letters)
            gk_outline_paths_keep(observer->outline_paths, observer->context, &matrix);
    }
    if (gk_path_has_curves(observer->path) || observer->page->marks->len == marks ||
        cairo_pattern_get_type(cairo_get_source(observer->context)) != CAIRO_PATTERN_TYPE_SOLID)
        add_shape(observer, &matrix, FALSE);
}

/* With so coarse a tolerance cairo leaves thin strokes out of the picture. That is as well for rules, which are then
 * not in the way of judging text; but letters that are stroked and not filled must be in it: they are stroked again. */
static void
stroke_letters(GkObserver *observer, const cairo_matrix_t *to_page)
{
    double x0, y0, x1, y1;
    cairo_path_extents(observer->context, &x0, &y0, &x1, &y1);
    if (observer->layer != 0 ||
        !gk_picture_is_plain(observer->picture, observer->raster, gk_drawing_box(to_page, x0, y0, x1, y1)))
        return;
    gk_picture_stroke(observer->picture, observer->raster, observer->context, to_page);
}

static void
on_stroke(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = begin_operation(data, surface);
    cairo_matrix_t matrix = gk_drawing_to_page(observer->context, observer->zoom);
    GkBox clip = clip_of(observer, &matrix);
    GkMark pen = pen_of(observer, (GkBox) { 0 });
    if (pen.alpha == 0 || !gk_drawing_has_area(clip) || !take_path(observer, &matrix))
        return;
    if (gk_path_has_curves(observer->path))
        add_shape(observer, &matrix, TRUE);
    gk_outlines_add(observer->path, TRUE, pen.color, clip, observer->letters);
    if (gk_drawing_outlines_letters(observer->context, &matrix, observer->path)) {
        stroke_letters(observer, &matrix);
        if (observer->last_text && observer->order == observer->last_text + 1)
            return; /* most likely they have just been filled */
    }
    pen.dashed = cairo_get_dash_count(observer->context) > 0;
    double width = cairo_get_line_width(observer->context);
    gk_covers_stroke(observer->drawn, observer->context, &matrix, clip, &pen, observer->path,
                     width * sqrt(fabs(matrix.xx * matrix.yy - matrix.xy * matrix.yx)), observer->layer);
    GkNib nib = { matrix.xx * width, matrix.xy * width, matrix.yx * width, matrix.yy * width };
    gk_path_stroke(observer->path, nib, &pen, clip, add_mark, observer);
}

/* The whole clip is painted: with an image, a shading, or a layer that is put in its place. */
static void
on_paint(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = begin_operation(data, surface);
    cairo_matrix_t matrix = gk_drawing_to_page(observer->context, observer->zoom);
    GkBox clip = clip_of(observer, &matrix);
    cairo_surface_t *source = gk_drawing_source_surface(observer->context);
    if (source) {
        if (!put_layer(observer, source, TRUE)) {
            GkBox box = gk_drawing_intersection(gk_drawing_box(&matrix, 0, 0, 1, 1), clip);
            add_image(observer, box, source);
            gk_covers_image(observer->drawn, observer->context, &matrix, GK_COVER_IMAGE, box, source, observer->layer);
        }
        return;
    }
    GkMark pen = pen_of(observer, clip);
    pen.kind = GK_MARK_FILL;
    pen.x0 = clip.x0, pen.y0 = clip.y0, pen.x1 = clip.x1, pen.y1 = clip.y1;
    if (pen.alpha && gk_drawing_has_area(clip))
        add_mark(observer, &pen);
    gk_covers_paint(observer->drawn, observer->context, &matrix, clip, &pen, observer->layer);
}

/* An image mask, an image with a soft mask, or a layer put with some transparency. Images are the unit square. */
static void
on_mask(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = begin_operation(data, surface);
    cairo_matrix_t matrix = gk_drawing_to_page(observer->context, observer->zoom);
    if (put_layer(observer, gk_drawing_source_surface(observer->context), FALSE))
        return;
    GkBox box = gk_drawing_intersection(gk_drawing_box(&matrix, 0, 0, 1, 1), clip_of(observer, &matrix));
    add_image(observer, box, NULL);
    gk_covers_image(observer->drawn, observer->context, &matrix, GK_COVER_MASK, box, NULL, observer->layer);
}

static void
on_glyphs(cairo_surface_t *surface, cairo_surface_t *target, void *data)
{
    GkObserver *observer = begin_operation(data, surface);
    observer->text_operations++;
    observer->last_text = observer->order;
}

/* Comes before on_glyphs(), and also for glyphs that the clip lets nothing through of. */
static void
hear_glyphs(gpointer data, cairo_t *context, const cairo_glyph_t *glyphs, const gunichar *characters, guint n_glyphs)
{
    GkObserver *observer = data;
    cairo_matrix_t matrix = gk_drawing_to_page(context, observer->zoom);
    guint layer = gk_layers_of(cairo_get_group_target(context));
    gk_drawn_add(observer->drawn, context, &matrix, layer, observer->order + 1, glyphs, characters, n_glyphs);
    observer->heard = TRUE;
}

/* --- layers --- */

static void
observe(GkObserver *observer, cairo_surface_t *surface)
{
    gk_layers_add(observer->layers, surface);
    cairo_surface_observer_add_fill_callback(surface, on_fill, observer);
    cairo_surface_observer_add_stroke_callback(surface, on_stroke, observer);
    cairo_surface_observer_add_paint_callback(surface, on_paint, observer);
    cairo_surface_observer_add_mask_callback(surface, on_mask, observer);
    cairo_surface_observer_add_glyphs_callback(surface, on_glyphs, observer);
}

/* The page's own transformation is the first that differs from ours. */
static void
look_for_rotation(GkObserver *observer)
{
    cairo_matrix_t m;
    cairo_get_matrix(observer->context, &m);
    if (m.yx == 0 && m.xy == 0 && m.xx > 0 && m.yy > 0)
        return; /* not set yet */
    gboolean upright = fabs(m.xx) > fabs(m.yx);
    observer->rotation = upright ? (m.xx > 0 ? 0 : 180) : (m.yx > 0 ? 90 : 270);
}

void
gk_observer_look(GkObserver *observer)
{
    if (observer->rotation < 0)
        look_for_rotation(observer);
    cairo_surface_t *surface = cairo_get_group_target(observer->context);
    if (surface != observer->surface && gk_layers_is_observer(surface) && !gk_layers_is_known(surface))
        observe(observer, surface);
}

/* --- from outside --- */

GkObserver *
gk_observer_new(void)
{
    GkObserver *observer = g_new0(GkObserver, 1);
    observer->path = gk_path_new();
    observer->drawn = gk_drawn_new();
    observer->ear = (GkEar) { hear_glyphs, observer };
    observer->shapes = g_array_new(FALSE, FALSE, sizeof(GkBox));
    observer->layers = gk_layers_new();
    observer->letters = g_array_new(FALSE, FALSE, sizeof(GkUnread));
    observer->outline_paths = gk_outline_paths_new();
    observer->mark_layers = g_array_new(FALSE, FALSE, sizeof(guint));
    observer->image_layers = g_array_new(FALSE, FALSE, sizeof(guint));
    return observer;
}

static void
drop_picture(GkObserver *observer)
{
    g_clear_pointer(&observer->context, cairo_destroy);
    g_clear_pointer(&observer->surface, cairo_surface_destroy);
    g_clear_pointer(&observer->picture, cairo_surface_destroy);
}

void
gk_observer_free(GkObserver *observer)
{
    if (!observer)
        return;
    drop_picture(observer);
    gk_path_free(observer->path);
    gk_drawn_free(observer->drawn);
    g_array_unref(observer->shapes);
    gk_layers_free(observer->layers);
    g_array_unref(observer->letters);
    gk_outline_paths_free(observer->outline_paths);
    g_array_unref(observer->mark_layers);
    g_array_unref(observer->image_layers);
    g_free(observer);
}

/* A picture for the page; one that was there before is used again when it is large enough. (cairo 1.16 does not free
 * the callbacks of an observer, so one per page would add up.) */
static void
make_picture(GkObserver *observer)
{
    observer->width = MAX(1, (int) ceil(observer->page->width * observer->raster));
    observer->height = MAX(1, (int) ceil(observer->page->height * observer->raster));
    if (observer->picture && cairo_surface_status(observer->surface) == CAIRO_STATUS_SUCCESS &&
        cairo_image_surface_get_width(observer->picture) >= observer->width &&
        cairo_image_surface_get_height(observer->picture) >= observer->height)
        return;
    int side = MAX(observer->width, observer->height); /* a square holds the page turned, too */
    drop_picture(observer);
    observer->picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
    observer->surface = cairo_surface_create_observer(observer->picture, CAIRO_SURFACE_OBSERVER_NORMAL);
    gk_layers_truncate(observer->layers, 0);
    observe(observer, observer->surface);
}

void
gk_observer_begin(GkObserver *observer, GkPage *page, double zoom)
{
    double side = fmax(page->width, page->height);
    observer->page = page;
    observer->zoom = zoom;
    observer->raster = side > GK_LIMIT_RASTER_SIDE ? GK_LIMIT_RASTER_SIDE / side : 1;
    observer->rotation = -1;
    observer->order = observer->text_operations = observer->outlines = observer->last_text = 0;
    observer->heard = FALSE;
    observer->marks_dropped = observer->images_dropped = observer->long_paths = 0;
    g_array_set_size(observer->shapes, 0);
    g_array_set_size(observer->letters, 0);
    gk_outline_paths_clear(observer->outline_paths);
    g_array_set_size(observer->mark_layers, 0);
    g_array_set_size(observer->image_layers, 0);
    make_picture(observer);
    gk_drawn_begin(observer->drawn, page->width, page->height);
    gk_layers_truncate(observer->layers, 1);
    gk_picture_clear(observer->picture, observer->width, observer->height);
    cairo_surface_set_device_scale(observer->surface, observer->raster / zoom, observer->raster / zoom);
    g_clear_pointer(&observer->context, cairo_destroy);
    observer->context = cairo_create(observer->surface);
    cairo_set_tolerance(observer->context, TOLERANCE);
    gk_ear_listen(observer->context, &observer->ear);
    cairo_scale(observer->context, zoom, zoom);
    /* Whole pixels: a clip that cuts through some costs a mask for each operation. */
    cairo_rectangle(observer->context, 0, 0, observer->width / observer->raster, observer->height / observer->raster);
    cairo_clip(observer->context);
}

cairo_t *
gk_observer_context(GkObserver *observer)
{
    return observer->context;
}

static void
report(const GkObserver *observer, guint count, guint bound, const char *what)
{
    GkPage *page = observer->page;
    g_autoptr(GkSentence) words = gk_sentence_of_words(what);
    if (count)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, page->number, NULL,
                           "page %u has more than %u %p; %u were not read", page->number, bound, words, count);
}

gboolean
gk_observer_finish(GkObserver *observer)
{
    if (!gk_worn_check(cairo_status(observer->context))) {
        g_array_set_size(observer->page->marks, 0);
        g_array_set_size(observer->page->images, 0);
        return FALSE;
    }
    if (gk_layers_count(observer->layers) > 1) {
        gk_layers_keep_what_is_on_page(observer->layers, observer->page->marks, observer->mark_layers);
        gk_layers_keep_what_is_on_page(observer->layers, observer->page->images, observer->image_layers);
    }
    gk_drawn_finish(observer->drawn, observer->layers);
    report(observer, observer->marks_dropped, GK_LIMIT_MARKS, N_("lines and rectangles"));
    report(observer, observer->images_dropped, GK_LIMIT_IMAGES, N_("images"));
    report(observer, observer->long_paths, GK_LIMIT_PATH_POINTS, N_("points in one path"));
    return TRUE;
}

GkInk
gk_observer_ink(GkObserver *observer)
{
    cairo_surface_flush(observer->picture);
    return (GkInk) {
        .pixels = cairo_image_surface_get_data(observer->picture),
        .width = observer->width,
        .height = observer->height,
        .stride = cairo_image_surface_get_stride(observer->picture),
        .scale = observer->raster,
        .text_operations = observer->text_operations,
        .outlines = observer->outlines,
        .shapes = observer->shapes,
        .outlines_of_letters = observer->letters,
        .outline_paths = observer->outline_paths,
    };
}

int
gk_observer_rotation(const GkObserver *observer)
{
    return observer->rotation;
}

gboolean
gk_observer_is_deaf(const GkObserver *observer)
{
    return observer->text_operations > 0 && !observer->heard;
}

const GkDrawn *
gk_observer_drawn(const GkObserver *observer)
{
    return observer->drawn;
}
