/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is left of each glyph when the page is painted.
 *
 * Of the box around a glyph's ink 16 points are looked at. Those outside of the
 * clip are gone from the start; those inside of something opaque that is painted
 * later, a fill of any shape or an image without transparency, go then. cairo is
 * asked about each point, so shapes and clips are exact.
 *
 *      . . . .        1 2│3 4      the patch takes two columns of points:
 *      . . . .   ->      └───      the glyph is half gone
 *      . . . .
 *      . . . .
 *
 * Thin fills and strokes are rules, and hide nothing. Curved shapes no larger than a letter
 * and of its colour are most likely that letter, once more. An image with a mask
 * may be transparent anywhere: whether it hides something is seen in the picture
 * of the page alone. What is painted on a layer counts once the layer is put on
 * the page without transparency.
 *
 * Glyphs are looked up by squares of the page. The work is bounded.
 */
#include "extract/drawn/drawn.h"

#include "extract/drawn/figures.h"
#include "extract/ink/drawing.h"
#include "extract/limits.h"

#include <math.h>

#define NONE G_MAXUINT
#define ALL_GONE 0xffffu
#define SQUARE 24.0 /* points: the least side of a square */
#define SQUARES 128.0 /* in each direction, at most */
#define LARGE 30.0 /* points: larger glyphs are looked at for each cover */
#define LETTER 1.6 /* of the size: a curved shape that may be a letter */
#define OPERATION 3e7 /* steps for all covers of one page */
#define SLANTED 0.14 /* sine of the angle to the next axis: more than a page may lie askew */
#define PENDING 200000u

/* Points that go if a layer is put on the page without transparency. */
typedef struct {
    guint glyph, layer;
    guint16 gone;
} Pending;

struct _GkDrawn {
    GArray *glyphs; /* GkDrawnGlyph */
    GkShapes *shapes;
    GHashTable *looks; /* gk_figures_looks_new() */
    GArray *pending; /* Pending */
    GArray *large; /* guint: glyphs that are in no square */
    guint *first; /* for each square: its newest glyph */
    double side;
    guint columns, rows;
    double work;
    gboolean limited;
};

/* --- squares --- */

static guint
square_of(double at, double side, guint count)
{
    double square = floor(at / side);
    return square < 0 ? 0 : square >= count ? count - 1 : (guint) square;
}

static void
enter(GkDrawn *drawn, guint index)
{
    GkDrawnGlyph *glyph = gk_drawn_get(drawn, index);
    if (fmax(gk_box_width(glyph->ink), gk_box_height(glyph->ink)) > LARGE) {
        glyph->next = NONE;
        g_array_append_val(drawn->large, index);
        return;
    }
    guint column = square_of(gk_box_center_x(glyph->ink), drawn->side, drawn->columns);
    guint row = square_of(gk_box_center_y(glyph->ink), drawn->side, drawn->rows);
    guint *first = &drawn->first[row * drawn->columns + column];
    glyph->next = *first;
    *first = index;
}

/* --- points --- */

static void
point_of(GkBox ink, guint i, double *x, double *y)
{
    *x = ink.x0 + gk_box_width(ink) * (i % GK_DRAWN_POINTS + 0.5) / GK_DRAWN_POINTS;
    *y = ink.y0 + gk_box_height(ink) * (i / GK_DRAWN_POINTS + 0.5) / GK_DRAWN_POINTS;
}

typedef struct {
    cairo_t *context;
    cairo_matrix_t from_page;
} Asker;

static gboolean
make_asker(Asker *asker, cairo_t *context, const cairo_matrix_t *to_page)
{
    asker->context = context;
    asker->from_page = *to_page;
    return cairo_matrix_invert(&asker->from_page) == CAIRO_STATUS_SUCCESS;
}

static gboolean
is_in_clip(const Asker *asker, double x, double y)
{
    cairo_matrix_transform_point(&asker->from_page, &x, &y);
    return cairo_in_clip(asker->context, x, y);
}

static guint16
clipped_points(const Asker *asker, GkBox ink)
{
    guint16 gone = 0;
    for (guint i = 0; i < GK_DRAWN_POINTS * GK_DRAWN_POINTS; i++) {
        double x, y;
        point_of(ink, i, &x, &y);
        if (!is_in_clip(asker, x, y))
            gone |= (guint16) (1u << i);
    }
    return gone;
}

/* --- glyphs --- */

static guint8
turn_of(double dx, double dy)
{
    double length = hypot(dx, dy);
    if (fabs(dy) < 0.02 * length)
        return dx > 0 ? 0 : 2;
    if (fabs(dx) < 0.02 * length)
        return dy > 0 ? 1 : 3;
    return 4;
}

static gboolean
is_slanted(double dx, double dy)
{
    return fmin(fabs(dx), fabs(dy)) > SLANTED * hypot(dx, dy);
}

static double
slope_of(double dx, double dy)
{
    return dx > 0 && fabs(dy) < SLANTED * dx ? dy / dx : NAN;
}

/* From a shape's em to points of the page, but for the place. */
static cairo_matrix_t
shape_to_page(cairo_t *context, const cairo_matrix_t *to_page)
{
    cairo_matrix_t font, matrix;
    cairo_get_font_matrix(context, &font);
    cairo_matrix_multiply(&matrix, &font, to_page);
    matrix.x0 = matrix.y0 = 0;
    return matrix;
}

static void
add_glyph(GkDrawn *drawn, GkDrawnGlyph glyph, const cairo_matrix_t *matrix)
{
    const GkShape *shape = gk_shapes_get(drawn->shapes, glyph.shape);
    if (!(shape->x1 > shape->x0 && shape->y1 > shape->y0))
        return;
    GkBox ink = gk_drawing_box(matrix, shape->x0, shape->y0, shape->x1, shape->y1);
    glyph.ink = (GkBox) { glyph.x + ink.x0, glyph.y + ink.y0, glyph.x + ink.x1, glyph.y + ink.y1 };
    if (!(fabs(glyph.ink.x0) < GK_LIMIT_PAGE_SIDE && fabs(glyph.ink.y0) < GK_LIMIT_PAGE_SIDE &&
          fabs(glyph.ink.x1) < GK_LIMIT_PAGE_SIDE && fabs(glyph.ink.y1) < GK_LIMIT_PAGE_SIDE))
        return;
    g_array_append_val(drawn->glyphs, glyph);
}

/* The clip is seldom in the way: when it holds the corners of all of them nothing is cut. */
static void
clip_glyphs(GkDrawn *drawn, const Asker *asker, guint first)
{
    GkBox all = gk_drawn_get(drawn, first)->ink;
    for (guint i = first + 1; i < drawn->glyphs->len; i++)
        all = gk_box_union(all, gk_drawn_get(drawn, i)->ink);
    if (is_in_clip(asker, all.x0, all.y0) && is_in_clip(asker, all.x1, all.y0) && is_in_clip(asker, all.x0, all.y1) &&
        is_in_clip(asker, all.x1, all.y1))
        return;
    for (guint i = first; i < drawn->glyphs->len; i++) {
        GkDrawnGlyph *glyph = gk_drawn_get(drawn, i);
        glyph->gone = glyph->clipped = clipped_points(asker, glyph->ink);
    }
}

static guint
to_byte(double share)
{
    return (guint) lround(CLAMP(share, 0, 1) * 255);
}

/* Black for a pattern. */
static void
take_color(cairo_t *context, GkDrawnGlyph *glyph)
{
    double red, green, blue, alpha;
    if (cairo_pattern_get_rgba(cairo_get_source(context), &red, &green, &blue, &alpha) != CAIRO_STATUS_SUCCESS)
        return;
    glyph->color = to_byte(red) << 16 | to_byte(green) << 8 | to_byte(blue);
    glyph->alpha = (guint8) to_byte(alpha);
}

void
gk_drawn_add(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, guint layer, guint order,
             const cairo_glyph_t *glyphs, const gunichar *characters, guint n_glyphs)
{
    Asker asker;
    guint first = drawn->glyphs->len;
    if (first + n_glyphs > 2 * GK_LIMIT_GLYPHS || gk_shapes_are_too_many(drawn->shapes)) {
        drawn->limited = TRUE;
        return;
    }
    cairo_matrix_t matrix = shape_to_page(context, to_page);
    double size = sqrt(fabs(matrix.xx * matrix.yy - matrix.xy * matrix.yx));
    if (!(size > 0) || !make_asker(&asker, context, to_page))
        return;
    GkDrawnGlyph glyph = { .size = (float) size,
                           .alpha = 255,
                           .layer = layer,
                           .order = order,
                           .turn = turn_of(matrix.xx, matrix.yx),
                           .slope = (float) slope_of(matrix.xx, matrix.yx),
                           .slanted = is_slanted(matrix.xx, matrix.yx) };
    take_color(context, &glyph);
    for (guint i = 0; i < n_glyphs; i++) {
        glyph.x = glyphs[i].x, glyph.y = glyphs[i].y;
        cairo_matrix_transform_point(to_page, &glyph.x, &glyph.y);
        glyph.shape = gk_shapes_find(drawn->shapes, context, glyphs[i].index);
        glyph.character = characters[i];
        add_glyph(drawn, glyph, &matrix);
    }
    if (drawn->glyphs->len == first)
        return;
    clip_glyphs(drawn, &asker, first);
    for (guint i = first; i < drawn->glyphs->len; i++)
        enter(drawn, i);
}

/* --- covers --- */

/* Whether the cover, which is somewhere in the box of `extents`, is at a point of user space. */
static gboolean
is_at(const Asker *asker, const GkCover *cover, double x, double y)
{
    cairo_matrix_transform_point(&asker->from_page, &x, &y);
    if (cover->kind == GK_COVER_FILL && !cairo_in_fill(asker->context, x, y))
        return FALSE;
    if (cover->kind == GK_COVER_STROKE && !cairo_in_stroke(asker->context, x, y))
        return FALSE;
    if ((cover->kind == GK_COVER_IMAGE || cover->kind == GK_COVER_MASK) && !(x >= 0 && x <= 1 && y >= 0 && y <= 1))
        return FALSE;
    return cairo_in_clip(asker->context, x, y);
}

static gboolean
may_be_this_letter(const GkCover *cover, const GkDrawnGlyph *glyph)
{
    return cover->curved && cover->color == glyph->color && gk_box_height(cover->extents) < LETTER * glyph->size;
}

static void
cover_glyph(GkDrawn *drawn, const Asker *asker, const GkCover *cover, guint index)
{
    GkDrawnGlyph *glyph = gk_drawn_get(drawn, index);
    guint16 gone = 0;
    drawn->work++;
    if (glyph->gone == ALL_GONE || glyph->ink.x0 >= cover->extents.x1 || glyph->ink.x1 <= cover->extents.x0 ||
        glyph->ink.y0 >= cover->extents.y1 || glyph->ink.y1 <= cover->extents.y0 || may_be_this_letter(cover, glyph))
        return;
    for (guint i = 0; i < GK_DRAWN_POINTS * GK_DRAWN_POINTS; i++) {
        double x, y;
        point_of(glyph->ink, i, &x, &y);
        if (!(glyph->gone & 1u << i) && gk_box_contains(cover->extents, x, y)) {
            drawn->work += 1 + cover->path_length;
            gone |= is_at(asker, cover, x, y) ? (guint16) (1u << i) : 0;
        }
    }
    if (cover->kind == GK_COVER_MASK) {
        glyph->under_mask |= gone != 0;
    } else if (cover->layer == 0) {
        glyph->gone |= gone;
    } else if (gone && drawn->pending->len < PENDING) {
        Pending pending = { index, cover->layer, gone };
        g_array_append_val(drawn->pending, pending);
    }
}

void
gk_drawn_cover(GkDrawn *drawn, cairo_t *context, const cairo_matrix_t *to_page, const GkCover *cover)
{
    Asker asker;
    if (drawn->glyphs->len == 0 || drawn->limited || !make_asker(&asker, context, to_page))
        return;
    guint left = square_of(cover->extents.x0 - LARGE, drawn->side, drawn->columns);
    guint right = square_of(cover->extents.x1 + LARGE, drawn->side, drawn->columns);
    guint top = square_of(cover->extents.y0 - LARGE, drawn->side, drawn->rows);
    guint bottom = square_of(cover->extents.y1 + LARGE, drawn->side, drawn->rows);
    for (guint row = top; row <= bottom; row++)
        for (guint column = left; column <= right; column++)
            for (guint i = drawn->first[row * drawn->columns + column]; i != NONE; i = gk_drawn_get(drawn, i)->next)
                cover_glyph(drawn, &asker, cover, i);
    for (guint i = 0; i < drawn->large->len; i++)
        cover_glyph(drawn, &asker, cover, g_array_index(drawn->large, guint, i));
    drawn->limited = drawn->work > OPERATION;
}

/* --- pages --- */

GkDrawn *
gk_drawn_new(void)
{
    GkDrawn *drawn = g_new0(GkDrawn, 1);
    drawn->glyphs = g_array_new(FALSE, FALSE, sizeof(GkDrawnGlyph));
    drawn->shapes = gk_shapes_new();
    drawn->looks = gk_figures_looks_new();
    drawn->pending = g_array_new(FALSE, FALSE, sizeof(Pending));
    drawn->large = g_array_new(FALSE, FALSE, sizeof(guint));
    return drawn;
}

void
gk_drawn_free(GkDrawn *drawn)
{
    if (!drawn)
        return;
    g_array_unref(drawn->glyphs);
    gk_shapes_free(drawn->shapes);
    g_hash_table_unref(drawn->looks);
    g_array_unref(drawn->pending);
    g_array_unref(drawn->large);
    g_free(drawn->first);
    g_free(drawn);
}

void
gk_drawn_begin(GkDrawn *drawn, double width, double height)
{
    g_array_set_size(drawn->glyphs, 0);
    if (gk_shapes_trim(drawn->shapes))
        g_hash_table_remove_all(drawn->looks);
    g_array_set_size(drawn->pending, 0);
    g_array_set_size(drawn->large, 0);
    drawn->side = fmax(SQUARE, fmax(width, height) / SQUARES);
    drawn->columns = (guint) (width / drawn->side) + 1;
    drawn->rows = (guint) (height / drawn->side) + 1;
    g_free(drawn->first);
    drawn->first = g_new(guint, drawn->columns * drawn->rows);
    for (guint i = 0; i < drawn->columns * drawn->rows; i++)
        drawn->first[i] = NONE;
    drawn->work = 0;
    drawn->limited = FALSE;
}

void
gk_drawn_finish(GkDrawn *drawn, const GkLayers *layers)
{
    guint kept = 0;
    for (guint i = 0; i < drawn->pending->len; i++) {
        const Pending *pending = &g_array_index(drawn->pending, Pending, i);
        if (gk_layers_is_opaque(layers, pending->layer))
            gk_drawn_get(drawn, pending->glyph)->gone |= pending->gone;
    }
    for (guint i = 0; i < drawn->glyphs->len; i++)
        if (gk_layers_is_on_page(layers, gk_drawn_get(drawn, i)->layer))
            g_array_index(drawn->glyphs, GkDrawnGlyph, kept++) = *gk_drawn_get(drawn, i);
    g_array_set_size(drawn->glyphs, kept);
}

const GkShapes *
gk_drawn_shapes(const GkDrawn *drawn)
{
    return drawn->shapes;
}

GHashTable *
gk_drawn_looks(const GkDrawn *drawn)
{
    return drawn->looks;
}

guint
gk_drawn_count(const GkDrawn *drawn)
{
    return drawn->glyphs->len;
}

GkDrawnGlyph *
gk_drawn_get(const GkDrawn *drawn, guint index)
{
    return &g_array_index(drawn->glyphs, GkDrawnGlyph, index);
}

gboolean
gk_drawn_is_limited(const GkDrawn *drawn)
{
    return drawn->limited;
}
