/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The text layer of a PDF delivers white text on white, covered, clipped and
 * invisible text (render mode 3) like any other. A picture of one pixel per
 * point, made while the page was read for its lines, tells them apart:
 *
 *   1. Where the pixels in a glyph's box are all alike nothing of it is seen.
 *      Letters, digits and Chinese characters have ink in the middle of their
 *      box, so only that is looked at: a table rule along the edge is not
 *      theirs. Points, dashes and other signs may lie anywhere in the box, so
 *      for them all of it counts.
 *   2. A single verdict is weak. What is set aside is a stretch of glyphs, one
 *      after the other in one line, font and colour, of which none is seen:
 *      either all of such a line, or at least three letters or characters.
 *   3. When no glyph was drawn on the whole page, all text is invisible, even
 *      where something is under it: that something is an image, and the text
 *      was put over it by a character recognition program. The same holds when
 *      the text lies on an image and has far more lines than glyphs were drawn.
 *
 * It cannot see that dark text lies under a dark picture, or that one line of
 * several over an image is invisible; such text counts as visible.
 */
#include "extract/ink/ink.h"

#include "extract/characters.h"

#include <math.h>
#include <string.h>

#define CONTRAST 3 /* 0-255: pixels that differ less are alike */
#define MIDDLE 0.2 /* share of a letter's box on either side that may belong to its neighbours */
#define LEAST_LETTERS 3u /* unseen letters in a row that can't be chance */
#define LINE_SHIFT 0.5 /* of the size: further up or down is another line */
#define RUN_GAP 2.0 /* of the size: a wider gap ends a stretch */
#define LINES_PER_DRAWING                                                                                              \
    3u /* so many lines of text for each time that glyphs were drawn: not drawn, but recognized                        \
        */

#define IMAGES_LOOKED_AT 200u /* a recognized page has one image, or a few strips */

/* --- one glyph --- */

gboolean
gk_ink_differs(const GkInk *ink, GkBox box)
{
    int x0 = MAX(0, (int) floor(box.x0 * ink->scale)), x1 = MIN(ink->width, (int) ceil(box.x1 * ink->scale));
    int y0 = MAX(0, (int) floor(box.y0 * ink->scale)), y1 = MIN(ink->height, (int) ceil(box.y1 * ink->scale));
    guint8 low[3] = { 255, 255, 255 }, high[3] = { 0, 0, 0 };
    for (int y = y0; y < y1; y++) {
        const guint8 *pixel = ink->pixels + (gssize) y * ink->stride + (gssize) x0 * 4;
        for (int x = x0; x < x1; x++, pixel += 4) {
            if (x > x0 && memcmp(pixel, pixel - 4, 4) == 0)
                continue;
            for (int c = 0; c < 3; c++) {
                low[c] = MIN(low[c], pixel[c]);
                high[c] = MAX(high[c], pixel[c]);
            }
        }
        if (high[0] - low[0] >= CONTRAST || high[1] - low[1] >= CONTRAST || high[2] - low[2] >= CONTRAST)
            return TRUE;
    }
    return FALSE;
}

/* Letters and the like: their ink is in the middle of the box. */
static gboolean
is_letter(const GkGlyph *glyph)
{
    return g_unichar_isalnum(glyph->character);
}

gboolean
gk_ink_shows(const GkInk *ink, const GkGlyph *glyph)
{
    GkBox box = glyph->box;
    double width = gk_box_width(box), height = gk_box_height(box), margin = 1 / ink->scale;
    gboolean sound = width > 0.2 * glyph->size && height > 0.4 * glyph->size && glyph->size * ink->scale >= 4;
    if (is_letter(glyph) && sound)
        box = (GkBox) { box.x0 + MIDDLE * width, box.y0 + MIDDLE * height, box.x1 - MIDDLE * width,
                        box.y1 - MIDDLE * height };
    else
        box = (GkBox) { box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin };
    if (!sound) /* a font without proper metrics: its letters may lie above and beside their box */
        box = (GkBox) { box.x0 - glyph->size, box.y0 - glyph->size, box.x1 + glyph->size, box.y1 + glyph->size };
    return gk_ink_differs(ink, box);
}

/* --- stretches --- */

static gboolean
goes_on(const GkGlyph *a, const GkGlyph *b)
{
    double size = fmax(a->size, 1);
    double dx = fmax(gk_overlap(a->box.x0, a->box.x1, b->box.x0, b->box.x1) * -1, 0);
    double dy = fmax(gk_overlap(a->box.y0, a->box.y1, b->box.y0, b->box.y1) * -1, 0);
    gboolean same_row = fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) < LINE_SHIFT * size;
    gboolean same_column = fabs(gk_box_center_x(a->box) - gk_box_center_x(b->box)) < LINE_SHIFT * size;
    return a->font == b->font && a->color == b->color && a->size == b->size && (same_row || same_column) &&
        dx < RUN_GAP * size && dy < RUN_GAP * size;
}

/* Marks the glyphs from `from` to `to`, none of which is seen. */
static void
set_aside(GkGlyph *glyphs, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        glyphs[i].flags |= GK_GLYPH_NO_INK;
}

/* Judges one line of glyphs of equal looks. */
static void
judge_line(const GkInk *ink, GkGlyph *glyphs, guint first, guint end)
{
    guint letters = 0, from = first;
    for (guint i = first; i <= end; i++) {
        if (i < end && !gk_ink_shows(ink, &glyphs[i])) {
            letters += is_letter(&glyphs[i]);
            if (glyphs[i].flags & GK_GLYPH_UNMAPPED) /* no character known, nothing to be seen */
                set_aside(glyphs, i, i + 1);
            continue;
        }
        if (letters >= LEAST_LETTERS || (from == first && i == end))
            set_aside(glyphs, from, i);
        letters = 0;
        from = i + 1;
    }
}

/* --- recognized text --- */

static gboolean
lies_on_image(const GkPage *page, const GkGlyph *glyph)
{
    for (guint i = 0; i < MIN(page->images->len, IMAGES_LOOKED_AT); i++)
        if (gk_box_contains(g_array_index(page->images, GkImage, i).box, gk_box_center_x(glyph->box),
                            gk_box_center_y(glyph->box)))
            return TRUE;
    return FALSE;
}

static guint
count_lines(const GkPage *page)
{
    guint lines = 0;
    for (guint i = 0; i < page->glyphs->len; i++)
        lines +=
            i == 0 || !goes_on(&g_array_index(page->glyphs, GkGlyph, i - 1), &g_array_index(page->glyphs, GkGlyph, i));
    return lines;
}

/* The text was not drawn: none of it is seen, and what lies on an image was recognized there. */
static void
judge_undrawn(GkPage *page, gboolean nothing_drawn)
{
    for (guint i = 0; i < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (page->images->len && lies_on_image(page, glyph))
            glyph->flags |= GK_GLYPH_NO_INK | GK_GLYPH_OVER_IMAGE;
        else if (nothing_drawn)
            glyph->flags |= GK_GLYPH_NO_INK;
    }
}

void
gk_ink_judge(GkPage *page, const GkInk *ink)
{
    GkGlyph *glyphs = (GkGlyph *) (gpointer) page->glyphs->data;
    gboolean nothing_drawn = ink->text_operations == 0 && ink->outlines == 0;
    if (!ink->pixels)
        return;
    for (guint first = 0, end; first < page->glyphs->len; first = end) {
        end = first + 1;
        while (end < page->glyphs->len && goes_on(&glyphs[end - 1], &glyphs[end]))
            end++;
        judge_line(ink, glyphs, first, end);
    }
    gboolean few_drawn = page->images->len > 0 && page->glyphs->len &&
        ink->text_operations * LINES_PER_DRAWING < count_lines(page) && ink->outlines == 0;
    if (page->glyphs->len && (nothing_drawn || few_drawn))
        judge_undrawn(page, nothing_drawn);
}
