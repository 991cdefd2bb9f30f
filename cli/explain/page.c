/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A page drawn as SVG from what the page source delivers: fills and strokes in their order, frames of images, then
 * characters, each where it stands.
 *
 * This is no rendering: characters come in whatever font the viewer has, in their places and sizes; curves and pictures
 * are left out. What can't be seen on the page is drawn pale. So nothing but text has to be carried along, and the file
 * shows what the program saw.
 */
#include "cli/explain/explain.h"

#include "export/markup.h"

#include <math.h>

#define MOST_GLYPHS 100000
#define MOST_MARKS 50000
#define MOST_OF_RUN 200 /* characters of one <text> */
#define SAME 0.05 /* points by which heights of one run may differ */
#define BASELINE 0.36 /* of the font's size below the middle of a character's box */

static void
append_attribute(GString *out, const char *name, double value)
{
    g_string_append_printf(out, " %s=\"", name);
    gk_trace_append_number(out, isfinite(value) ? CLAMP(value, -1e6, 1e6) : 0);
    g_string_append_c(out, '"');
}

/* --- marks and images --- */

static void
append_mark(GString *out, const GkMark *mark)
{
    gboolean fill = mark->kind == GK_MARK_FILL;
    g_string_append(out, fill ? "<rect" : "<line");
    append_attribute(out, fill ? "x" : "x1", mark->x0);
    append_attribute(out, fill ? "y" : "y1", mark->y0);
    append_attribute(out, fill ? "width" : "x2", fill ? mark->x1 - mark->x0 : mark->x1);
    append_attribute(out, fill ? "height" : "y2", fill ? mark->y1 - mark->y0 : mark->y1);
    g_string_append_printf(out, " %s=\"#%06x\"", fill ? "fill" : "stroke", mark->color & 0xffffff);
    if (mark->alpha < 255)
        append_attribute(out, "opacity", mark->alpha / 255.0);
    if (!fill)
        append_attribute(out, "stroke-width", MAX(mark->width, 0.25));
    g_string_append(out, "/>\n");
}

static void
append_image(GString *out, const GkImage *image)
{
    g_string_append(out, "<rect class=\"image\"");
    append_attribute(out, "x", image->box.x0);
    append_attribute(out, "y", image->box.y0);
    append_attribute(out, "width", gk_box_width(image->box));
    append_attribute(out, "height", gk_box_height(image->box));
    g_string_append(out, "/>\n");
}

/* --- characters --- */

/* Where SVG wants the character to begin: on its baseline, which runs down, left or up where the text does. */
static void
origin_of(const GkGlyph *glyph, guint turned, double *x, double *y)
{
    double off = BASELINE * glyph->size;
    *x = turned == 90   ? gk_box_center_x(glyph->box) - off
        : turned == 180 ? glyph->box.x1
        : turned == 270 ? gk_box_center_x(glyph->box) + off
                        : glyph->box.x0;
    *y = turned == 90   ? glyph->box.y0
        : turned == 180 ? gk_box_center_y(glyph->box) - off
        : turned == 270 ? glyph->box.y1
                        : gk_box_center_y(glyph->box) + off;
}

/* They look alike, and stand near each other on one line. */
static gboolean
is_alike(const GkGlyph *a, const GkGlyph *b)
{
    guint16 flags = GK_GLYPH_NO_INK | GK_GLYPH_BOLD;
    return fabs(a->box.y0 - b->box.y0) < SAME && fabs(a->box.y1 - b->box.y1) < SAME && fabs(a->size - b->size) < SAME &&
        a->color == b->color && (a->flags & flags) == (b->flags & flags) && a->character < 0x10000 &&
        b->character < 0x10000 && fabs(b->box.x0 - a->box.x1) < a->size;
}

static void
append_positions(GString *out, const GkGlyph *glyphs, guint count, guint turned, gboolean across)
{
    double x, y;
    g_string_append(out, across ? " x=\"" : " y=\"");
    for (guint i = 0; i < count; i++) {
        origin_of(&glyphs[i], turned, &x, &y);
        if (i)
            g_string_append_c(out, ' ');
        gk_trace_append_number(out, across ? x : y);
        if (!across && turned % 180 == 0)
            break; /* all at one height */
    }
    g_string_append_c(out, '"');
}

static void
append_run(GString *out, const GkGlyph *glyphs, guint count, guint turned)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        g_string_append_unichar(text, g_unichar_validate(glyphs[i].character) ? glyphs[i].character : 0xfffd);
    g_string_append(out, "<text");
    append_positions(out, glyphs, count, turned, TRUE);
    append_positions(out, glyphs, count, turned, FALSE);
    append_attribute(out, "font-size", CLAMP(glyphs->size, 0.5, 1000));
    if (turned)
        append_attribute(out, "rotate", turned);
    if (glyphs->color)
        g_string_append_printf(out, " fill=\"#%06x\"", glyphs->color & 0xffffff);
    if (glyphs->flags & (GK_GLYPH_NO_INK | GK_GLYPH_BOLD))
        g_string_append_printf(out, " class=\"%s%s\"", glyphs->flags & GK_GLYPH_NO_INK ? "unseen " : "",
                               glyphs->flags & GK_GLYPH_BOLD ? "bold" : "");
    g_string_append_c(out, '>');
    gk_markup_append(out, text->str);
    g_string_append(out, "</text>\n");
}

static void
append_glyphs(GString *out, const GkPage *page, guint turned)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) page->glyphs->data;
    guint n_glyphs = MIN(page->glyphs->len, MOST_GLYPHS);
    for (guint i = 0, end; i < n_glyphs; i = end) {
        for (end = i + 1; end < n_glyphs && end - i < MOST_OF_RUN && is_alike(&glyphs[end - 1], &glyphs[end]); end++)
            ;
        append_run(out, &glyphs[i], end - i, turned);
    }
}

gboolean
gk_explain_append_page(GString *out, const GkPage *page, guint turned)
{
    g_string_append(out, "<g class=\"paper\">\n<rect class=\"sheet\" x=\"0\" y=\"0\"");
    append_attribute(out, "width", page->width);
    append_attribute(out, "height", page->height);
    g_string_append(out, "/>\n");
    for (guint i = 0; i < MIN(page->marks->len, MOST_MARKS); i++)
        append_mark(out, &g_array_index(page->marks, GkMark, i));
    for (guint i = 0; i < page->images->len; i++)
        append_image(out, &g_array_index(page->images, GkImage, i));
    append_glyphs(out, page, turned);
    g_string_append(out, "</g>\n");
    return page->glyphs->len <= MOST_GLYPHS && page->marks->len <= MOST_MARKS;
}
