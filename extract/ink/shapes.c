/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/ink/shapes.h"

#include "extract/ink/worn.h"

#include <math.h>

#define EM 1000.0 /* units of a shape's extents */
#define OUTLINE 0.004 /* em: points of outlines that are no further apart are the same */
#define MOST_SHAPES 50000u /* kept from page to page */
#define MOST_FACES 200u

typedef struct {
    cairo_font_face_t *face;
    cairo_scaled_font_t *scaled; /* of size EM; NULL: its glyphs are drawn by a program, not by outlines */
    GHashTable *shapes; /* glyph index -> shape + 1 */
} Face;

struct _GkShapes {
    GArray *shapes; /* GkShape */
    GArray *faces; /* Face */
};

static void
clear_face(gpointer data)
{
    Face *face = data;
    cairo_font_face_destroy(face->face);
    g_clear_pointer(&face->scaled, cairo_scaled_font_destroy);
    g_hash_table_unref(face->shapes);
}

static Face
make_face(cairo_font_face_t *font)
{
    Face face = { cairo_font_face_reference(font), NULL, g_hash_table_new(NULL, NULL) };
    if (cairo_font_face_get_type(font) == CAIRO_FONT_TYPE_USER)
        return face;
    cairo_matrix_t size, unit;
    cairo_matrix_init_scale(&size, EM, EM);
    cairo_matrix_init_identity(&unit);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    face.scaled = cairo_scaled_font_create(font, &size, &unit, options);
    if (!gk_worn_check(cairo_scaled_font_status(face.scaled)))
        g_clear_pointer(&face.scaled, cairo_scaled_font_destroy);
    cairo_font_options_destroy(options);
    return face;
}

static Face *
face_of(GkShapes *shapes, cairo_t *context)
{
    cairo_font_face_t *font = cairo_get_font_face(context);
    for (guint i = shapes->faces->len; i-- > 0;)
        if (g_array_index(shapes->faces, Face, i).face == font)
            return &g_array_index(shapes->faces, Face, i);
    Face face = make_face(font);
    g_array_append_val(shapes->faces, face);
    return &g_array_index(shapes->faces, Face, shapes->faces->len - 1);
}

/* Glyphs that a program draws are asked for on the context itself. */
static GkShape
measure(const Face *face, cairo_t *context, unsigned long index)
{
    cairo_text_extents_t extents = { 0 };
    cairo_glyph_t glyph = { index, 0, 0 };
    cairo_matrix_t font;
    double xx = EM, yy = EM;
    if (face->scaled) {
        cairo_scaled_font_glyph_extents(face->scaled, &glyph, 1, &extents);
    } else {
        cairo_get_font_matrix(context, &font);
        cairo_glyph_extents(context, &glyph, 1, &extents);
        xx = font.xx, yy = font.yy;
    }
    if (!(extents.width > 0 && extents.height > 0) || xx == 0 || yy == 0)
        return (GkShape) { 0 };
    double x0 = extents.x_bearing / xx, x1 = (extents.x_bearing + extents.width) / xx;
    double y0 = extents.y_bearing / yy, y1 = (extents.y_bearing + extents.height) / yy;
    return (GkShape) { .x0 = (float) fmin(x0, x1),
                       .y0 = (float) fmin(y0, y1),
                       .x1 = (float) fmax(x0, x1),
                       .y1 = (float) fmax(y0, y1),
                       .advance = face->scaled ? (float) (extents.x_advance / EM) : 0 };
}

guint
gk_shapes_find(GkShapes *shapes, cairo_t *context, unsigned long index)
{
    const Face *face = face_of(shapes, context);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(face->shapes, GUINT_TO_POINTER((guint) index)));
    if (known)
        return known - 1;
    GkShape shape = measure(face, context, index);
    shape.face = (guint) (face - (const Face *) (gpointer) shapes->faces->data);
    shape.index = index;
    g_array_append_val(shapes->shapes, shape);
    g_hash_table_insert(face->shapes, GUINT_TO_POINTER((guint) index), GUINT_TO_POINTER(shapes->shapes->len));
    return shapes->shapes->len - 1;
}

const GkShape *
gk_shapes_get(const GkShapes *shapes, guint shape)
{
    return &g_array_index(shapes->shapes, GkShape, shape);
}

unsigned long
gk_shapes_glyph_for(const GkShapes *shapes, guint shape, gunichar character)
{
    const Face *face = &g_array_index(shapes->faces, Face, gk_shapes_get(shapes, shape)->face);
    cairo_glyph_t room, *glyphs = &room;
    int count = 1;
    char text[6];
    int length = g_unichar_to_utf8(character, text);
    if (!face->scaled ||
        cairo_scaled_font_text_to_glyphs(face->scaled, 0, 0, text, length, &glyphs, &count, NULL, NULL, NULL))
        return 0;
    unsigned long index = count == 1 ? glyphs[0].index : 0;
    if (glyphs != &room)
        cairo_glyph_free(glyphs);
    return index;
}

/* The outline of a glyph of size EM, with its origin at 0, 0. */
static cairo_path_t *
outline_of(const Face *face, unsigned long index)
{
    cairo_surface_t *nowhere = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
    cairo_t *context = cairo_create(nowhere);
    const cairo_glyph_t glyph = { index, 0, 0 };
    cairo_set_scaled_font(context, face->scaled);
    cairo_glyph_path(context, &glyph, 1);
    cairo_path_t *path = cairo_copy_path(context);
    cairo_destroy(context);
    cairo_surface_destroy(nowhere);
    return path;
}

static gboolean
are_same_paths(const cairo_path_t *a, const cairo_path_t *b)
{
    gboolean same = a->num_data == b->num_data;
    for (int i = 0; same && i < a->num_data; i += a->data[i].header.length) {
        same = a->data[i].header.type == b->data[i].header.type;
        for (int k = 1; same && k < a->data[i].header.length; k++)
            same = fabs(a->data[i + k].point.x - b->data[i + k].point.x) < OUTLINE * EM &&
                fabs(a->data[i + k].point.y - b->data[i + k].point.y) < OUTLINE * EM;
    }
    return same;
}

gboolean
gk_shapes_are_alike(const GkShapes *shapes, guint a, guint b)
{
    const GkShape *p = gk_shapes_get(shapes, a), *q = gk_shapes_get(shapes, b);
    const Face *face = &g_array_index(shapes->faces, Face, p->face);
    if (fmaxf(fmaxf(fabsf(p->x0 - q->x0), fabsf(p->x1 - q->x1)), fmaxf(fabsf(p->y0 - q->y0), fabsf(p->y1 - q->y1))) >
        (float) OUTLINE)
        return FALSE;
    if (!face->scaled || p->face != q->face)
        return TRUE;
    cairo_path_t *first = outline_of(face, p->index), *second = outline_of(face, q->index);
    gboolean alike = are_same_paths(first, second);
    cairo_path_destroy(first);
    cairo_path_destroy(second);
    return alike;
}

gboolean
gk_shapes_draw(const GkShapes *shapes, guint shape, double em, double x, double y, cairo_surface_t *mask)
{
    const GkShape *drawn = gk_shapes_get(shapes, shape);
    const Face *face = &g_array_index(shapes->faces, Face, drawn->face);
    const cairo_glyph_t glyph = { drawn->index, 0, 0 };
    if (!face->scaled)
        return FALSE;
    cairo_t *context = cairo_create(mask);
    cairo_translate(context, x, y);
    cairo_scale(context, em / EM, em / EM);
    cairo_set_scaled_font(context, face->scaled);
    cairo_glyph_path(context, &glyph, 1);
    cairo_fill(context);
    gboolean done = gk_worn_check(cairo_status(context));
    cairo_destroy(context);
    cairo_surface_flush(mask);
    return done;
}

/* --- all of them --- */

GkShapes *
gk_shapes_new(void)
{
    GkShapes *shapes = g_new0(GkShapes, 1);
    shapes->shapes = g_array_new(FALSE, FALSE, sizeof(GkShape));
    shapes->faces = g_array_new(FALSE, FALSE, sizeof(Face));
    g_array_set_clear_func(shapes->faces, clear_face);
    return shapes;
}

void
gk_shapes_free(GkShapes *shapes)
{
    if (!shapes)
        return;
    g_array_unref(shapes->shapes);
    g_array_unref(shapes->faces);
    g_free(shapes);
}

gboolean
gk_shapes_trim(GkShapes *shapes)
{
    if (shapes->shapes->len <= MOST_SHAPES && shapes->faces->len <= MOST_FACES)
        return FALSE;
    g_array_set_size(shapes->shapes, 0);
    g_array_set_size(shapes->faces, 0);
    return TRUE;
}

gboolean
gk_shapes_are_too_many(const GkShapes *shapes)
{
    return shapes->shapes->len > 2 * MOST_SHAPES;
}
