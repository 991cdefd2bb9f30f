/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Visible ink only.
 *
 * A text layer holds more than a reader sees. Set aside, counted, and never
 * lost (GkLayoutOptions.keep_hidden brings all but copies back):
 *  - glyphs without any ink (the page source has looked at the drawn page);
 *    where such text lies on a page-wide image it is a character recognition
 *    layer, and is read;
 *  - copies printed over each other to look bold: same character, same place;
 *  - watermarks: large pale letters, much larger than the text of the page, or
 *    pale letters that run diagonally, each higher or lower than its neighbour;
 *    and diagonal lines of any colour, when they are long or large.
 */
#include "layout/visible.h"

#include "layout/tuning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const GkGlyph *
glyph_at(const GkPageLayout *layout, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, i);
}

/* --- without ink --- */

static void
set_aside_hidden(GkPageLayout *layout, gboolean keep_hidden, GkDiagnostics *diagnostics)
{
    guint hidden = 0, recognised = 0, page = layout->page->number;
    for (guint i = 0; i < layout->page->glyphs->len; i++) {
        guint flags = glyph_at(layout, i)->flags;
        if (!(flags & (GK_GLYPH_NO_INK | GK_GLYPH_OVER_IMAGE)))
            continue;
        if (flags & GK_GLYPH_OVER_IMAGE) {
            recognised++;
        } else if (!keep_hidden) {
            layout->ink[i] = GK_INK_HIDDEN;
            hidden++;
        }
    }
    if (hidden)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_HIDDEN_TEXT, page, NULL,
                           "page %u: %u characters that cannot be seen were set aside (--keep-hidden reads them)", page,
                           hidden);
    if (recognised)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_OCR_LAYER, page, NULL,
                           "page %u: %u characters come from an invisible layer over an image, made by character "
                           "recognition; they may be wrong",
                           page, recognised);
}

/* --- copies --- */

static int
compare_place(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkPageLayout *layout = data;
    const GkGlyph *p = glyph_at(layout, *(const guint *) a), *q = glyph_at(layout, *(const guint *) b);
    if (p->character != q->character)
        return p->character < q->character ? -1 : 1;
    if (p->box.x0 != q->box.x0)
        return p->box.x0 < q->box.x0 ? -1 : 1;
    return p->box.y0 < q->box.y0 ? -1 : p->box.y0 > q->box.y0;
}

static guint *
sorted_glyphs(const GkPageLayout *layout)
{
    guint count = layout->page->glyphs->len;
    guint *order = g_new(guint, count);
    for (guint i = 0; i < count; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint) count, sizeof *order, compare_place, (gpointer) layout);
    return order;
}

static void
set_aside_copies(GkPageLayout *layout)
{
    guint count = layout->page->glyphs->len;
    g_autofree guint *order = sorted_glyphs(layout);
    for (guint i = 0; i < count; i++) {
        const GkGlyph *glyph = glyph_at(layout, order[i]);
        double near = GK_VISIBLE_COPY_EM * glyph->size;
        if (layout->ink[order[i]] != GK_INK_UNASSIGNED)
            continue;
        for (guint j = i + 1; j < count && j < i + GK_VISIBLE_COPIES; j++) {
            const GkGlyph *other = glyph_at(layout, order[j]);
            if (other->character != glyph->character || other->box.x0 - glyph->box.x0 > near)
                break;
            if (fabs(other->box.y0 - glyph->box.y0) <= near && fabs(other->size - glyph->size) < 0.1 &&
                layout->ink[order[j]] == GK_INK_UNASSIGNED)
                layout->ink[order[j]] = GK_INK_DUPLICATE;
        }
    }
}

/* --- watermarks --- */

static int
compare_floats(gconstpointer a, gconstpointer b)
{
    float p = *(const float *) a, q = *(const float *) b;
    return p < q ? -1 : p > q;
}

static double
median_size(const GkPageLayout *layout)
{
    guint count = layout->page->glyphs->len;
    g_autofree float *sizes = g_new(float, count);
    for (guint i = 0; i < count; i++)
        sizes[i] = glyph_at(layout, i)->size;
    qsort(sizes, count, sizeof *sizes, compare_floats);
    return sizes[count / 2];
}

static gboolean
is_pale(const GkGlyph *glyph)
{
    guint r = glyph->color >> 16 & 0xff, g = glyph->color >> 8 & 0xff, b = glyph->color & 0xff;
    return (r * 299 + g * 587 + b * 114) / 1000 > GK_VISIBLE_PALE;
}

/* In the source's order: the next glyph stands neither beside nor below this one. */
static gboolean
steps_diagonally(const GkGlyph *a, const GkGlyph *b)
{
    double dx = fabs(gk_box_center_x(b->box) - gk_box_center_x(a->box));
    double dy = fabs(gk_box_center_y(b->box) - gk_box_center_y(a->box));
    double step = hypot(dx, dy);
    return fabs(a->size - b->size) < 0.5 && step < 2.5 * a->size && dx > 0.25 * step && dy > 0.25 * step &&
        step > 0.3 * a->size;
}

/* The steps from a to b and from b to c are the same. */
static gboolean
steps_alike(const GkGlyph *a, const GkGlyph *b, const GkGlyph *c)
{
    double dx = gk_box_center_x(c->box) - 2 * gk_box_center_x(b->box) + gk_box_center_x(a->box);
    double dy = gk_box_center_y(c->box) - 2 * gk_box_center_y(b->box) + gk_box_center_y(a->box);
    return hypot(dx, dy) < GK_VISIBLE_STEP_EM * b->size;
}

/* The end of the run of glyphs that step on diagonally from glyph `first`, in one line. */
static guint
diagonal_end(const GkPageLayout *layout, guint first)
{
    guint end = first + 1, count = layout->page->glyphs->len;
    while (
        end < count && layout->ink[end] == GK_INK_UNASSIGNED &&
        steps_diagonally(glyph_at(layout, end - 1), glyph_at(layout, end)) &&
        (end == first + 1 || steps_alike(glyph_at(layout, end - 2), glyph_at(layout, end - 1), glyph_at(layout, end))))
        end++;
    return end;
}

/* Text that runs diagonally, whatever its colour: long, or larger than the page's text. */
static guint
set_aside_diagonals(GkPageLayout *layout, double large)
{
    guint found = 0;
    for (guint i = 0, end; i < layout->page->glyphs->len; i = end) {
        end = i + 1;
        if (layout->ink[i] != GK_INK_UNASSIGNED)
            continue;
        end = diagonal_end(layout, i);
        if (end - i < (glyph_at(layout, i)->size > large ? GK_VISIBLE_DIAGONAL_LARGE : GK_VISIBLE_DIAGONAL)) {
            end = MAX(i + 1, end - 1); /* its last glyph may begin another */
            continue;
        }
        memset(layout->ink + i, GK_INK_WATERMARK, end - i);
        found += end - i;
    }
    return found;
}

static guint
set_aside_pale(GkPageLayout *layout, double large)
{
    guint count = layout->page->glyphs->len, found = 0;
    for (guint i = 0; i < count; i++) {
        const GkGlyph *glyph = glyph_at(layout, i);
        if (layout->ink[i] != GK_INK_UNASSIGNED || !is_pale(glyph))
            continue;
        gboolean diagonal = (i + 1 < count && steps_diagonally(glyph, glyph_at(layout, i + 1))) ||
            (i > 0 && steps_diagonally(glyph_at(layout, i - 1), glyph));
        if (glyph->size > large || diagonal) {
            layout->ink[i] = GK_INK_WATERMARK;
            found++;
        }
    }
    return found;
}

static void
set_aside_watermarks(GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    if (!layout->page->glyphs->len)
        return;
    double large = GK_VISIBLE_LARGE * median_size(layout);
    guint found = set_aside_diagonals(layout, large) + set_aside_pale(layout, large);
    if (found)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_WATERMARK, layout->page->number, NULL,
                           "page %u: a watermark of %u characters was set aside (--keep-hidden reads it)",
                           layout->page->number, found);
}

void
gk_visible_select(GkPageLayout *layout, gboolean keep_hidden, GkDiagnostics *diagnostics)
{
    set_aside_hidden(layout, keep_hidden, diagnostics);
    set_aside_copies(layout);
    if (!keep_hidden)
        set_aside_watermarks(layout, diagnostics);
}

/* --- content --- */

static double
image_share(const GkPage *page)
{
    double largest = 0, area = page->width * page->height;
    for (guint i = 0; i < page->images->len; i++) {
        GkBox box = g_array_index(page->images, GkImage, i).box;
        largest += gk_box_width(box) * gk_box_height(box);
    }
    return area > 0 ? MIN(largest / area, 1.0) : 0;
}

GkPageContent
gk_visible_content(const GkPageLayout *layout)
{
    guint seen = 0;
    for (guint i = 0; i < layout->page->glyphs->len; i++)
        seen += layout->ink[i] != GK_INK_HIDDEN;
    double images = image_share(layout->page);
    if (seen)
        return images > GK_VISIBLE_IMAGE_SHARE ? GK_PAGE_MIXED : GK_PAGE_TEXT;
    return images > GK_VISIBLE_SCAN_SHARE ? GK_PAGE_IMAGE : GK_PAGE_BLANK;
}
