/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is drawn as shapes (outlines.c) has no characters, but it can be looked at.
 *
 *   1. The unread shapes of a page that overlap in height are of one band, and of a
 *      band those that are near each other are a run.
 *   2. The paths of all of them are filled once in a picture, large enough that
 *      digits are told apart, and each run is cut out of it and read as a line of a
 *      scan is (extract/digits).
 *   3. A run of which all is a number, without any doubt, becomes glyphs; its shapes
 *      are read then.
 *
 *      shapes  ▗▟▙▖ ▟█▙  ▟▙     unread
 *      glyphs   1  2 . 5 0      recognized, doubtful: no other reader says so
 *
 * A page whose text is shapes throughout has labels that nobody reads: numbers
 * without them are of no use, and the page is told as a whole (layout/cells/content.c).
 * So numbers are read only on pages with more characters in their text than are
 * recognized.
 */
#include "extract/drawn/outlined_numbers.h"

#include "extract/digits/digits.h"
#include "extract/limits.h"
#include "extract/ink/outline_paths.h"

#include <math.h>
#include <stdlib.h>

#define BAND_PIXELS 32.0 /* how high a band of digits is in the picture */
#define LEAST_BAND 3.0 /* points: lower ones are no digits */
#define LEAST_SCALE 2.0 /* pixels per point */
#define MOST_SCALE 8.0
#define MOST_PIXELS 40e6
#define RUN_GAP                                                                                                        \
    1.0 /* of the height of its band: a wider one ends a run. (A point that is a rectangle is none of the shapes) */
#define MARGIN 0.5 /* of the height of its band: paper around a run */
#define ABOVE 0.3 /* of a digit's height: how much higher the box of a glyph is */
#define BELOW 0.35
#define SIZE 1.4 /* of a digit's height: the font's size */

/* A shape, and where it stands in GkPage.unread. */
typedef struct {
    GkBox box;
    guint32 color;
    guint index;
} Piece;

typedef struct {
    GkBox box;
    guint32 color;
    gboolean read;
} Run;

typedef struct {
    GkPage *page;
    const GkInk *ink;
    GArray *runs; /* Run */
    guint *run_of; /* for each of GkPage.unread; no outline: G_MAXUINT */
    double height; /* of the lowest band */
    double scale;
    cairo_surface_t *picture;
    GArray *glyphs, *readings; /* GkGlyph, GkReading: what was recognized */
} Search;

/* --- runs --- */

static int
compare_tops(gconstpointer a, gconstpointer b)
{
    const Piece *p = a, *q = b;
    return p->box.y0 < q->box.y0 ? -1 : p->box.y0 > q->box.y0;
}

static int
compare_lefts(gconstpointer a, gconstpointer b)
{
    const Piece *p = a, *q = b;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

static void
part_band(Search *search, Piece *band, guint count, double height)
{
    qsort(band, count, sizeof *band, compare_lefts);
    for (guint i = 0; i < count;) {
        Run run = { band[i].box, band[i].color, FALSE };
        do {
            run.box = gk_box_union(run.box, band[i].box);
            search->run_of[band[i].index] = search->runs->len;
            i++;
        } while (i < count && band[i].box.x0 - run.box.x1 < RUN_GAP * height);
        g_array_append_val(search->runs, run);
    }
}

static void
find_runs(Search *search)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (guint i = 0; i < search->page->unread->len; i++) {
        const GkUnread *unread = &g_array_index(search->page->unread, GkUnread, i);
        Piece piece = { unread->box, unread->color, i };
        search->run_of[i] = G_MAXUINT;
        if (unread->kind == GK_UNREAD_OUTLINE)
            g_array_append_val(pieces, piece);
    }
    g_array_sort(pieces, compare_tops);
    Piece *all = (Piece *) (gpointer) pieces->data;
    search->height = G_MAXDOUBLE;
    for (guint first = 0, end; first < pieces->len; first = end) {
        double bottom = all[first].box.y1;
        for (end = first + 1; end < pieces->len && all[end].box.y0 < bottom; end++)
            bottom = MAX(bottom, all[end].box.y1);
        double height = bottom - all[first].box.y0;
        part_band(search, all + first, end - first, height);
        if (height > LEAST_BAND)
            search->height = MIN(search->height, height);
    }
}

/* --- the picture --- */

static gboolean
draw(Search *search)
{
    const GkPage *page = search->page;
    int width = (int) ceil(page->width * search->scale), height = (int) ceil(page->height * search->scale);
    if ((double) width * height > MOST_PIXELS)
        return FALSE;
    search->picture = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    cairo_t *context = cairo_create(search->picture);
    cairo_scale(context, search->scale, search->scale);
    gboolean done =
        gk_outline_paths_fill(search->ink->outline_paths, context) && cairo_status(context) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(context);
    cairo_surface_flush(search->picture);
    return done;
}

/* The run's part of the picture, dark on light, and where it begins. */
static guint8 *
cut_out(const Search *search, const Run *run, GkGray *line, int *left, int *top)
{
    int columns = cairo_image_surface_get_width(search->picture),
        rows = cairo_image_surface_get_height(search->picture);
    int stride = cairo_image_surface_get_stride(search->picture);
    const guint8 *mask = cairo_image_surface_get_data(search->picture);
    double margin = MARGIN * gk_box_height(run->box);
    *left = CLAMP((int) ((run->box.x0 - margin) * search->scale), 0, columns - 1);
    *top = CLAMP((int) ((run->box.y0 - margin) * search->scale), 0, rows - 1);
    line->width = line->stride = CLAMP((int) ((run->box.x1 + margin) * search->scale), *left + 1, columns) - *left;
    line->height = CLAMP((int) ((run->box.y1 + margin) * search->scale), *top + 1, rows) - *top;
    guint8 *pixels = g_malloc((gsize) line->width * (gsize) line->height);
    for (int y = 0; y < line->height; y++)
        for (int x = 0; x < line->width; x++)
            pixels[y * line->width + x] =
                (guint8) (255 - mask[(gsize) (*top + y) * (gsize) stride + (gsize) (*left + x)]);
    line->pixels = pixels;
    return pixels;
}

/* --- glyphs --- */

static gboolean
is_number(const GkDigitsReading *reading)
{
    gboolean digit = FALSE;
    for (guint i = 0; i < reading->n_digits; i++)
        digit |= g_ascii_isdigit(reading->text[i]);
    return digit && reading->doubts == 0 && reading->margin >= GK_DIGITS_SURE && reading->n_digits < GK_READING_LENGTH;
}

/* A glyph's box goes to the middle between it and the next. */
static void
add_glyphs(const Search *search, const Run *run, const GkDigitsReading *reading, int left, int top)
{
    GkReading number = { .first = search->page->glyphs->len + search->glyphs->len,
                         .count = reading->n_digits,
                         .box = run->box,
                         .readers = { GK_READER_SHAPES, GK_READER_MAP },
                         .sure = { reading->margin * 100 / 255, 0 } };
    double height = reading->height / search->scale, foot = 0;
    for (guint i = 0; i < reading->n_digits; i++)
        if (g_ascii_isdigit(reading->text[i]))
            foot = MAX(foot, reading->digits[i].y1);
    double base = (top + foot) / search->scale;
    for (guint i = 0; i < reading->n_digits; i++) {
        const GkDigit *digit = &reading->digits[i];
        double x0 = i ? (digit[-1].x1 + digit->x0) / 2.0 : digit->x0;
        double x1 = i + 1 < reading->n_digits ? (digit->x1 + digit[1].x0) / 2.0 : digit->x1;
        GkGlyph glyph = { .box = { (left + x0) / search->scale, base - (1 + ABOVE) * height,
                                   (left + x1) / search->scale, base + BELOW * height },
                          .character = (guchar) digit->sign,
                          .size = (float) (SIZE * height),
                          .color = run->color,
                          .flags = GK_GLYPH_RECOGNIZED | GK_GLYPH_DOUBTFUL };
        g_array_append_val(search->glyphs, glyph);
    }
    g_strlcpy(number.text[0], reading->text, GK_READING_LENGTH);
    g_array_append_val(search->readings, number);
}

static void
read_runs(Search *search)
{
    for (guint i = 0; i < search->runs->len; i++) {
        Run *run = &g_array_index(search->runs, Run, i);
        GkDigitsReading reading;
        GkGray line;
        int left, top;
        g_autofree guint8 *pixels = cut_out(search, run, &line, &left, &top);
        gk_digits_read(&line, &reading);
        run->read = is_number(&reading);
        if (run->read)
            add_glyphs(search, run, &reading, left, top);
    }
}

static void
take(Search *search)
{
    GkPage *page = search->page;
    guint kept = 0;
    for (guint i = 0; i < page->unread->len; i++) {
        GkUnread unread = g_array_index(page->unread, GkUnread, i);
        guint run = search->run_of[i];
        if (run == G_MAXUINT || !g_array_index(search->runs, Run, run).read)
            g_array_index(page->unread, GkUnread, kept++) = unread;
    }
    g_array_set_size(page->unread, kept);
    g_array_append_vals(page->glyphs, search->glyphs->data, search->glyphs->len);
    g_array_append_vals(page->readings, search->readings->data, search->readings->len);
}

void
gk_outlined_numbers_read(GkPage *page, const GkInk *ink)
{
    if (!ink->outline_paths || page->unread->len == 0 || page->glyphs->len == 0)
        return;
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(Run));
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(GkGlyph));
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(GkReading));
    g_autofree guint *run_of = g_new(guint, page->unread->len);
    Search search = {
        .page = page, .ink = ink, .runs = runs, .run_of = run_of, .glyphs = glyphs, .readings = readings
    };
    find_runs(&search);
    search.scale = CLAMP(BAND_PIXELS / search.height, LEAST_SCALE, MOST_SCALE);
    if (runs->len && draw(&search))
        read_runs(&search);
    if (glyphs->len && glyphs->len < page->glyphs->len && page->glyphs->len + glyphs->len <= GK_LIMIT_GLYPHS)
        take(&search);
    g_clear_pointer(&search.picture, cairo_surface_destroy);
}
