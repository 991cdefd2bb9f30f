/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A second reader for fonts: each digit of a font is drawn once, and shown to the
 * net that reads scans (extract/digits/net.h). It knows the digits of most fonts,
 * but not of all: of some it takes a 1 for a 7. So a font is asked about only when
 *
 *   - three of its digits or more are known for sure, and
 *   - most of those that were seen are, and
 *   - no two that are said to be different digits look like the same one.
 *
 *      said    0 1 2 3 4 5 6 7 8 9
 *      seen    0 1 2 5 4 3 6 7 8 9       3 and 5 are exchanged
 *      seen    0 7 2 3 ? 5 6 7 8 9       a font that is not known: its 1 has a roof
 *
 * A digit is known for sure when the net is, at two sizes. Fonts whose glyphs are
 * drawn by programs (Type 3) are never known, nor are those of which fewer than
 * three digits stand on the page. All is of one page: what a page says does not
 * depend on what was read before.
 */
#include "extract/drawn/figures.h"

#include "extract/digits/glyph.h"

#include <math.h>
#include <stdlib.h>

#define MOST 24u /* shapes of digits of one font */
#define LEAST_KNOWN 3u
#define KNOWN_SHARE 0.6 /* of the shapes that were added */
#define SURE 40 /* sixteenths of a nat */
#define OF_HEIGHT 0.15 /* of the height of digits: they differ by less at the top */
#define ON_LINE 0.1 /* ... and at the foot */
#define LEAST_HEIGHT 0.2 /* em: of digits */
#define MOST_HEIGHT 1.5

static const int SIZES[] = { 24, 36 }; /* pixels: of a digit */

#define SIDE 96 /* pixels: of a mask */
#define MOST_LOOKS 10000u /* that are kept */

typedef struct {
    guint shape;
    char said;
    GkGuess seen;
} Figure;

typedef struct {
    Figure figures[MOST];
    guint count;
    gboolean judged, known;
    double height; /* em: of its digits */
} Font;

struct _GkFigures {
    const GkShapes *shapes;
    GHashTable *looks; /* Look, its own key */
    GArray *fonts; /* Font, by GkShape.face */
};

/* --- what was seen before --- */

typedef struct {
    double height;
    guint shape;
    int pixels;
    GkGuess seen;
} Look;

static guint
hash_look(gconstpointer key)
{
    const Look *look = key;
    return look->shape * 31 + (guint) look->pixels;
}

static gboolean
are_equal_looks(gconstpointer a, gconstpointer b)
{
    const Look *p = a, *q = b;
    return p->shape == q->shape && p->pixels == q->pixels && p->height == q->height;
}

GHashTable *
gk_figures_looks_new(void)
{
    return g_hash_table_new_full(hash_look, are_equal_looks, g_free, NULL);
}

GkFigures *
gk_figures_new(const GkShapes *shapes, GHashTable *looks)
{
    GkFigures *figures = g_new0(GkFigures, 1);
    figures->shapes = shapes;
    figures->looks = looks;
    figures->fonts = g_array_new(FALSE, TRUE, sizeof(Font));
    return figures;
}

void
gk_figures_free(GkFigures *figures)
{
    g_array_unref(figures->fonts);
    g_free(figures);
}

static Font *
font_of(const GkFigures *figures, guint shape)
{
    guint face = gk_shapes_get(figures->shapes, shape)->face;
    if (face >= figures->fonts->len)
        g_array_set_size(figures->fonts, face + 1);
    return &g_array_index(figures->fonts, Font, face);
}

void
gk_figures_add(GkFigures *figures, guint shape, char said)
{
    Font *font = font_of(figures, shape);
    for (guint i = 0; i < font->count; i++)
        if (font->figures[i].shape == shape && font->figures[i].said == said)
            return;
    if (font->count < MOST)
        font->figures[font->count++] = (Figure) { .shape = shape, .said = said };
}

/* --- seeing --- */

/* At a size at which the font's digits are `pixels` high. */
static GkGuess
draw_and_look(const GkFigures *figures, guint shape, double height, int pixels)
{
    const GkShape *of = gk_shapes_get(figures->shapes, shape);
    double em = pixels / height, left = (SIDE - (of->x0 + of->x1) * em) / 2;
    int base = SIDE * 2 / 3;
    GkGuess nothing = { '#', '#', 0 };
    if (!((of->x1 - of->x0) * em < SIDE - 4 && of->y0 * em > 2 - base && of->y1 * em < SIDE - base - 2))
        return nothing;
    cairo_surface_t *mask = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
    GkGuess guess = nothing;
    if (gk_shapes_draw(figures->shapes, shape, em, round(left), base, mask))
        guess = gk_glyph_guess(cairo_image_surface_get_data(mask), SIDE, SIDE, cairo_image_surface_get_stride(mask),
                               base - pixels, base);
    cairo_surface_destroy(mask);
    return guess;
}

static GkGuess
look(const GkFigures *figures, guint shape, double height, int pixels)
{
    Look wanted = { .height = height, .shape = shape, .pixels = pixels };
    Look *known = g_hash_table_lookup(figures->looks, &wanted);
    if (!known) {
        if (g_hash_table_size(figures->looks) >= MOST_LOOKS)
            g_hash_table_remove_all(figures->looks);
        known = g_memdup2(&wanted, sizeof wanted);
        known->seen = draw_and_look(figures, shape, height, pixels);
        g_hash_table_add(figures->looks, known);
    }
    return known->seen;
}

/* Raised figures and those of other heights are no matter of maps. */
static gboolean
stands_among_digits(const GkShape *shape, double height)
{
    return fabs(-shape->y0 - height) < OF_HEIGHT * height && fabs(shape->y1) < ON_LINE * height;
}

static GkGuess
see(const GkFigures *figures, guint shape, double height)
{
    GkGuess all = look(figures, shape, height, SIZES[0]);
    for (guint i = 1; i < G_N_ELEMENTS(SIZES); i++) {
        GkGuess again = look(figures, shape, height, SIZES[i]);
        all.margin = again.sign == all.sign ? MIN(all.margin, again.margin) : 0;
    }
    if (g_ascii_isdigit(all.sign) && !stands_among_digits(gk_shapes_get(figures->shapes, shape), height))
        all.margin = 0;
    return all;
}

static gboolean
is_sure(const GkGuess *guess)
{
    return guess->margin >= SURE && guess->sign != '#';
}

/* --- judging a font --- */

static int
compare_heights(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

static double
find_height(const GkFigures *figures, const Font *font)
{
    double heights[MOST];
    for (guint i = 0; i < font->count; i++)
        heights[i] = -gk_shapes_get(figures->shapes, font->figures[i].shape)->y0;
    qsort(heights, font->count, sizeof *heights, compare_heights);
    return font->count ? heights[font->count / 2] : 0;
}

static gboolean
are_told_apart(const Font *font)
{
    for (guint i = 0; i < font->count; i++)
        for (guint k = 0; k < i; k++) {
            const Figure *a = &font->figures[i], *b = &font->figures[k];
            if (a->said != b->said && a->shape != b->shape && is_sure(&a->seen) && is_sure(&b->seen) &&
                a->seen.sign == b->seen.sign)
                return FALSE;
        }
    return TRUE;
}

static void
judge(const GkFigures *figures, Font *font)
{
    guint known = 0;
    font->judged = TRUE;
    font->height = find_height(figures, font);
    if (!(font->height > LEAST_HEIGHT && font->height < MOST_HEIGHT))
        return;
    for (guint i = 0; i < font->count; i++) {
        Figure *figure = &font->figures[i];
        figure->seen = see(figures, figure->shape, font->height);
        known += is_sure(&figure->seen) && g_ascii_isdigit(figure->seen.sign);
    }
    font->known = known >= LEAST_KNOWN && known >= KNOWN_SHARE * font->count && are_told_apart(font);
}

char
gk_figures_see(GkFigures *figures, guint shape)
{
    Font *font = font_of(figures, shape);
    if (!font->judged)
        judge(figures, font);
    if (!font->known)
        return 0;
    for (guint i = 0; i < font->count; i++)
        if (font->figures[i].shape == shape)
            return is_sure(&font->figures[i].seen) ? font->figures[i].seen.sign : 0;
    GkGuess guess = see(figures, shape, font->height);
    return is_sure(&guess) ? guess.sign : 0;
}
