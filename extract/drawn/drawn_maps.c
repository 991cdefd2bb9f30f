/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fonts whose maps lie.
 *
 * What a glyph means is what the file's map says, and the map may be wrong: two
 * glyphs of a font are both said to be a 3, and one of them looks like an 8.
 * Nobody can tell which of them is right without reading shapes; but that they
 * are two can be told, since it is known which glyph was drawn for which digit
 * (drawn_match.c).
 *
 *      drawn   1 5 8 . 9 3      glyphs 20 24 27 16 28 22
 *      text    1 3 5 ...        glyphs 22 and 27 are both "3"
 *
 * A font may have two glyphs for a digit by right: figures of equal and of
 * natural width, half-width ones, old-style ones. Then they come in sets, and a
 * number is set in one of them. So two glyphs of one digit are doubted only when
 *
 *   - their outlines differ,
 *   - both stand in numbers together with one same glyph of another digit or
 *     sign that has but one, and
 *   - most digits of the font have but one.
 *
 * All glyphs of such a digit are doubted, of either shape.
 *
 * A digit is doubted, too, that is far wider or narrower than the other digits
 * of its font: it is another letter, or several. (Only a 1 may be narrow.)
 *
 * Two glyphs that are never seen on one page are not compared, and a map that
 * exchanges two digits throughout can't be told.
 */
#include "extract/drawn/drawn_match_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIGNS 12u /* the digits, point and comma */
#define DIGITS 10u
#define SHAPES 4u /* of one sign that are told apart */
#define KNOWN 8u /* glyphs of one sign that are looked at */
#define LEAST_DIGITS 3u /* whose width is known, before one can be called unusual */
#define TOO_WIDE 1.4 /* of the width of most digits */
#define TOO_NARROW 0.6
#define DESCENT 0.06 /* em: by so much a comma reaches deeper than a point */
#define ASCENT 0.2 /* em: by so much points may differ at the top */
#define LONGEST 40u /* glyphs of a number */
#define NEAR 0.25 /* em: a wider gap ends a number */

/* One sign of one font. */
typedef struct {
    guint shapes[SHAPES]; /* that differ */
    guint16 together[SHAPES]; /* the signs of one shape that stand in numbers with it: a bit for each */
    guint n_shapes;
    guint known[KNOWN], index[KNOWN]; /* glyphs, some of one outline, and which of the shapes it is */
    guint n_known;
    gboolean doubted;
} Sign;

typedef struct {
    Sign signs[SIGNS];
    double width; /* of most of its digits, em; 0 when it is not known */
} Font;

typedef struct {
    GkDrawnMatch *match;
    const GkShapes *shapes;
    GArray *fonts; /* Font, by GkShape.face */
} Maps;

/* The sign's index; SIGNS for anything else. */
static guint
sign_of(gunichar c)
{
    return c >= '0' && c <= '9' ? c - '0' : c == '.' ? DIGITS : c == ',' ? DIGITS + 1 : SIGNS;
}

static Font *
font_of(const Maps *maps, guint shape)
{
    guint face = gk_shapes_get(maps->shapes, shape)->face;
    if (face >= maps->fonts->len)
        g_array_set_size(maps->fonts, face + 1);
    return &g_array_index(maps->fonts, Font, face);
}

/* The shape of a glyph of the page that is a sign. FALSE: it is none, or was not found, or is known to be drawn
 * otherwise (drawn_otherwise.c). */
static gboolean
shape_at(const Maps *maps, guint text, guint *sign, guint *shape)
{
    *sign = sign_of(gk_drawn_match_glyph(maps->match, text)->character);
    if (*sign == SIGNS || maps->match->drawn_of[text] == GK_DRAWN_NONE ||
        gk_drawn_match_glyph(maps->match, text)->flags & GK_GLYPH_MISREAD)
        return FALSE;
    *shape = gk_drawn_get(maps->match->drawn, maps->match->drawn_of[text])->shape;
    return TRUE;
}

/* Index of the shape among those of its sign; SHAPES when it is not one of them. */
static guint
index_of(const Sign *sign, guint shape)
{
    for (guint i = 0; i < sign->n_known; i++)
        if (sign->known[i] == shape)
            return sign->index[i];
    return SHAPES;
}

/* Points of several sizes are points; what matters is whether they reach below the line, as commas do. */
static gboolean
are_alike(const Maps *maps, guint s, guint a, guint b)
{
    const GkShape *p = gk_shapes_get(maps->shapes, a), *q = gk_shapes_get(maps->shapes, b);
    return gk_shapes_are_alike(maps->shapes, a, b) ||
        (s >= DIGITS && fabs(p->y1 - q->y1) < DESCENT && fabs(p->y0 - q->y0) < ASCENT);
}

/* Shapes of the same outline are one. */
static void
learn(const Maps *maps, guint s, Sign *sign, guint shape)
{
    guint index = 0;
    if (sign->n_known == KNOWN)
        return;
    while (index < sign->n_shapes && !are_alike(maps, s, sign->shapes[index], shape))
        index++;
    if (index == SHAPES)
        return;
    if (index == sign->n_shapes)
        sign->shapes[sign->n_shapes++] = shape;
    sign->known[sign->n_known] = shape;
    sign->index[sign->n_known++] = index;
}

static void
gather(const Maps *maps)
{
    for (guint i = 0; i < maps->match->page->glyphs->len; i++) {
        guint s, shape;
        if (!shape_at(maps, i, &s, &shape))
            continue;
        Sign *sign = &font_of(maps, shape)->signs[s];
        if (index_of(sign, shape) == SHAPES)
            learn(maps, s, sign, shape);
    }
}

/* --- numbers --- */

static gboolean
is_same_number(const GkGlyph *a, const GkGlyph *b)
{
    return sign_of(b->character) != SIGNS && a->size == b->size && fabs(a->box.y0 - b->box.y0) < GK_DRAWN_NEAR &&
        fabs(b->box.x0 - a->box.x1) < NEAR * a->size;
}

/* Notes of each shape of a doubled sign in the number which signs of one shape stand with it. */
static void
look_at_number(const Maps *maps, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        guint s, t, shape, other;
        if (!shape_at(maps, i, &s, &shape))
            continue;
        Font *font = font_of(maps, shape);
        guint index = index_of(&font->signs[s], shape);
        if (font->signs[s].n_shapes < 2 || index == SHAPES)
            continue;
        for (guint k = first; k < end; k++)
            if (shape_at(maps, k, &t, &other) && font_of(maps, other) == font && font->signs[t].n_shapes == 1)
                font->signs[s].together[index] |= (guint16) (1u << t);
    }
}

static void
look_at_numbers(const Maps *maps)
{
    guint count = maps->match->page->glyphs->len;
    for (guint first = 0, end; first < count; first = end) {
        end = first + 1;
        if (sign_of(gk_drawn_match_glyph(maps->match, first)->character) == SIGNS)
            continue;
        while (end < count && end < first + LONGEST &&
               is_same_number(gk_drawn_match_glyph(maps->match, end - 1), gk_drawn_match_glyph(maps->match, end)))
            end++;
        look_at_number(maps, first, end);
    }
}

/* --- judging --- */

static gboolean
stand_together(const Sign *sign)
{
    for (guint a = 0; a < sign->n_shapes; a++)
        for (guint b = 0; b < a; b++)
            if (sign->together[a] & sign->together[b])
                return TRUE;
    return FALSE;
}

static int
compare_widths(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* TRUE when some glyphs of the font are to be doubted. */
static gboolean
judge(const Maps *maps, Font *font)
{
    guint single = 0, doubled = 0, n_widths = 0;
    double widths[DIGITS];
    gboolean any = FALSE;
    for (guint s = 0; s < SIGNS; s++) {
        const Sign *sign = &font->signs[s];
        single += sign->n_shapes == 1;
        doubled += sign->n_shapes > 1;
        if (s < DIGITS && sign->n_shapes && gk_shapes_get(maps->shapes, sign->shapes[0])->advance > 0)
            widths[n_widths++] = gk_shapes_get(maps->shapes, sign->shapes[0])->advance;
    }
    for (guint s = 0; s < SIGNS && doubled && doubled <= single; s++) {
        font->signs[s].doubted = stand_together(&font->signs[s]);
        any |= font->signs[s].doubted;
    }
    if (n_widths < LEAST_DIGITS)
        return any;
    qsort(widths, n_widths, sizeof *widths, compare_widths);
    font->width = widths[n_widths / 2];
    return any || widths[n_widths - 1] > TOO_WIDE * font->width || widths[0] < TOO_NARROW * font->width || doubled;
}

static gboolean
is_of_other_width(const Maps *maps, const Font *font, guint sign, guint shape)
{
    double width = gk_shapes_get(maps->shapes, shape)->advance;
    return font->width > 0 && sign < DIGITS && width > 0 &&
        (width > TOO_WIDE * font->width || (width < TOO_NARROW * font->width && sign != 1));
}

static void
doubt(const Maps *maps)
{
    for (guint i = 0; i < maps->match->page->glyphs->len; i++) {
        guint s, shape;
        if (!shape_at(maps, i, &s, &shape))
            continue;
        const Font *font = font_of(maps, shape);
        if (font->signs[s].doubted || is_of_other_width(maps, font, s, shape))
            gk_drawn_match_glyph(maps->match, i)->flags |= GK_GLYPH_MISREAD;
    }
}

void
gk_drawn_match_tell_maps(GkDrawnMatch *match)
{
    Maps maps = { match, gk_drawn_shapes(match->drawn), g_array_new(FALSE, TRUE, sizeof(Font)) };
    gboolean doubled = FALSE, any = FALSE;
    gather(&maps);
    for (guint f = 0; f < maps.fonts->len; f++)
        for (guint s = 0; s < SIGNS; s++)
            doubled |= g_array_index(maps.fonts, Font, f).signs[s].n_shapes > 1;
    if (doubled)
        look_at_numbers(&maps);
    for (guint f = 0; f < maps.fonts->len; f++)
        any |= judge(&maps, &g_array_index(maps.fonts, Font, f));
    if (any)
        doubt(&maps);
    g_array_unref(maps.fonts);
}
