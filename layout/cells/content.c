/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages and parts of pages that hold no text, but ink.
 *
 * A page without visible glyphs is blank only when nothing is drawn on it: it may be a scan, a picture of a table, or
 * text turned into outlines. Some ornament is no text, so that it is said only where there is as much ink as in a few
 * words.
 *
 * On a page with text, pictures are mostly ornament: logos, seals, photographs, charts. One is told of when
 *
 *   - it shows rules, several across and several down, as tables have them (the page source has looked for them), or
 *   - it stands just below a title of a table, or a unit, that no table has taken:
 *
 *            2024年某某支出表                 nothing else is between the two
 *                      单位：万元
 *         ┌────────────────────┐
 *         │     (a picture)    │
 *
 *   - or it is the page, but for a few letters (a page number on a scan).
 *
 * What text lies on is a background, or has been recognized. Outlines outside of tables are told of where there are many.
 */
#include "layout/cells/content.h"

#include "layout/page/tuning.h"
#include "layout/words/caption_words.h"

static double
area_of(GkBox box)
{
    return gk_box_width(box) * gk_box_height(box);
}

static double
image_share(const GkPage *page)
{
    double sum = 0, area = page->width * page->height;
    for (guint i = 0; i < page->images->len; i++)
        sum += area_of(g_array_index(page->images, GkImage, i).box);
    return area > 0 ? MIN(sum / area, 1.0) : 0;
}

static guint
count_seen(const GkPageLayout *layout)
{
    guint seen = 0;
    for (guint i = 0; i < layout->page->glyphs->len; i++)
        seen += layout->ink[i] != GK_INK_HIDDEN;
    return seen;
}

/* Unread ink whose middle lies in a box: edges of pictures, or the number of outlines. */
static guint
count_ink(const GkPage *page, GkUnreadKind kind, GkBox box)
{
    guint count = 0;
    for (guint i = 0; i < page->unread->len; i++) {
        const GkUnread *unread = &g_array_index(page->unread, GkUnread, i);
        if (unread->kind == kind && gk_box_contains(box, gk_box_center_x(unread->box), gk_box_center_y(unread->box)))
            count += kind == GK_UNREAD_OUTLINE ? 1 : unread->edges;
    }
    return count;
}

/* --- pages without text --- */

static GkPageContent
content_without_text(const GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    const GkPage *page = layout->page;
    GkBox all = { 0, 0, page->width, page->height };
    guint edges = count_ink(page, GK_UNREAD_PICTURE, all), outlines = count_ink(page, GK_UNREAD_OUTLINE, all);
    gboolean scan = image_share(page) > GK_CONTENT_SCAN_SHARE;
    if (scan || edges >= GK_CONTENT_WORDS)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_PAGE_SCANNED, page->number, NULL,
                           "page %u is an image without text: nothing on it could be read; it needs character "
                           "recognition first",
                           page->number);
    else if (outlines >= GK_CONTENT_OUTLINES)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_PAGE_DRAWN, page->number, NULL,
                           "page %u has no text, but %u shapes of the size of letters: nothing on it could be read; it "
                           "needs character recognition first",
                           page->number, outlines);
    if (scan || edges >= GK_CONTENT_INK)
        return GK_PAGE_IMAGE;
    return outlines > GK_CONTENT_ORNAMENT ? GK_PAGE_DRAWN : GK_PAGE_BLANK;
}

GkPageContent
gk_content_find(const GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    if (count_seen(layout))
        return image_share(layout->page) > GK_CONTENT_IMAGE_SHARE ? GK_PAGE_MIXED : GK_PAGE_TEXT;
    return content_without_text(layout, diagnostics);
}

/* --- pictures beside text --- */

static guint
count_glyphs_in(const GkPageLayout *layout, GkBox box)
{
    guint count = 0;
    for (guint i = 0; i < layout->page->glyphs->len; i++) {
        GkBox glyph = g_array_index(layout->page->glyphs, GkGlyph, i).box;
        count += layout->ink[i] != GK_INK_WATERMARK &&
            gk_box_contains(box, gk_box_center_x(glyph), gk_box_center_y(glyph));
    }
    return count;
}

/* The line that is next above a box and over it; NULL when none is near. */
static const GkLine *
line_above(const GkPageLayout *layout, GkBox box)
{
    const GkLine *nearest = NULL;
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        double gap = box.y0 - line->box.y1;
        if (gap > -GK_CONTENT_CAPTION_OVERLAP && gap < GK_CONTENT_CAPTION_GAP && layout->line_roles[i] == GK_LINE_PROSE &&
            gk_overlap(line->box.x0, line->box.x1, box.x0, box.x1) > 0 &&
            (!nearest || line->box.y1 > nearest->box.y1))
            nearest = line;
    }
    return nearest;
}

static gboolean
has_caption(const GkPageLayout *layout, GkBox box)
{
    const GkLine *line = line_above(layout, box);
    if (!line)
        return FALSE;
    g_autofree char *text = gk_caption_squeeze(line->text);
    return gk_caption_is_fields(text) || (gk_caption_ends_as_title(text) && !gk_caption_is_sentence(text));
}

static gboolean
is_unread_table(const GkPageLayout *layout, const GkImage *image)
{
    GkBox box = image->box;
    if (count_glyphs_in(layout, box) > GK_CONTENT_TEXT || count_ink(layout->page, GK_UNREAD_PICTURE, box) < GK_CONTENT_INK)
        return FALSE;
    gboolean ruled = image->rules_across >= GK_CONTENT_RULES && image->rules_down >= GK_CONTENT_RULES;
    gboolean whole = area_of(box) > GK_CONTENT_IMAGE_SHARE * layout->page->width * layout->page->height &&
        count_seen(layout) < GK_CONTENT_FEW_LETTERS;
    return ruled || whole || has_caption(layout, box);
}

static void
report_pictures(const GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    const GkPage *page = layout->page;
    guint large = 0;
    for (guint i = 0; i < page->images->len && large < GK_CONTENT_IMAGES; i++) {
        const GkImage *image = &g_array_index(page->images, GkImage, i);
        if (gk_box_width(image->box) < GK_CONTENT_TABLE_WIDTH || gk_box_height(image->box) < GK_CONTENT_TABLE_HEIGHT)
            continue;
        large++;
        if (is_unread_table(layout, image))
            gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_PICTURE_OF_TABLE, page->number, &image->box,
                               "page %u: a picture there seems to be a table; it was not read, and needs character "
                               "recognition",
                               page->number);
    }
}

/* --- outlines beside text --- */

/* The boxes of the page's tables. The caller frees them. */
static GArray *
tables_of(const GPtrArray *fragments, guint page)
{
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(GkBox));
    for (guint i = 0; i < fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, i);
        if (fragment->page == page)
            g_array_append_val(boxes, fragment->box);
    }
    return boxes;
}

static gboolean
is_in_table(const GArray *tables, GkBox box)
{
    for (guint i = 0; i < tables->len; i++)
        if (gk_box_contains(g_array_index(tables, GkBox, i), gk_box_center_x(box), gk_box_center_y(box)))
            return TRUE;
    return FALSE;
}

static int
compare_heights(gconstpointer a, gconstpointer b)
{
    double p = gk_box_center_y(*(const GkBox *) a), q = gk_box_center_y(*(const GkBox *) b);
    return p < q ? -1 : p > q;
}

/* The outlines [first, outlines->len) that stand on the line or right behind it are as much as some letters: an amount of
 * its sentence. */
static void
report_outlines_of_line(const GkLine *line, const GArray *outlines, guint first, GkDiagnostics *diagnostics)
{
    GkBox around = { 0 };
    double width = 0;
    guint count = 0;
    for (guint i = first; i < outlines->len; i++) {
        GkBox box = g_array_index(outlines, GkBox, i);
        if (gk_box_center_y(box) > line->box.y1)
            break;
        if (box.x0 < line->box.x0 || box.x1 > line->box.x1 + GK_CONTENT_LINE_BEHIND_EM * line->size ||
            gk_box_height(box) > GK_CONTENT_LINE_HEIGHT_EM * line->size)
            continue;
        around = count++ ? gk_box_union(around, box) : box;
        width += gk_box_width(box);
    }
    if (count >= GK_CONTENT_LINE_OUTLINES && width > line->size &&
        gk_box_height(around) > GK_CONTENT_LINE_LETTER_EM * line->size)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_PAGE_DRAWN, line->page, &around,
                           "page %u: shapes of the size of letters are drawn within a sentence, which may be a number that "
                           "was not read: \"%s\"", line->page, line->text);
}

/* `outlines`: their boxes, from the top. */
static void
report_outlines_in_lines(const GkPageLayout *layout, const GArray *outlines, GkDiagnostics *diagnostics)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        guint low = 0, high = outlines->len;
        if (layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        while (low < high) {
            guint middle = (low + high) / 2;
            if (gk_box_center_y(g_array_index(outlines, GkBox, middle)) < line->box.y0)
                low = middle + 1;
            else
                high = middle;
        }
        report_outlines_of_line(line, outlines, low, diagnostics);
    }
}

/* Text turned into outlines beside text that can be read. */
static void
report_outlines(const GkPageLayout *layout, const GPtrArray *fragments, GkDiagnostics *diagnostics)
{
    const GkPage *page = layout->page;
    GkBox around = { 0 };
    g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(GkBox));
    g_autoptr(GArray) tables = tables_of(fragments, page->number);
    for (guint i = 0; i < page->unread->len; i++) {
        const GkUnread *unread = &g_array_index(page->unread, GkUnread, i);
        if (unread->kind != GK_UNREAD_OUTLINE || is_in_table(tables, unread->box))
            continue;
        around = boxes->len ? gk_box_union(around, unread->box) : unread->box;
        g_array_append_val(boxes, unread->box);
    }
    if (boxes->len < GK_CONTENT_DRAWN_TEXT) {
        g_array_sort(boxes, compare_heights);
        report_outlines_in_lines(layout, boxes, diagnostics);
    } else {
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_PAGE_DRAWN, page->number, &around,
                           "page %u: %u shapes of the size of letters are drawn there, which may be text that was not read",
                           page->number, boxes->len);
    }
}

void
gk_content_report(const GkPageLayout *pages, guint n_pages, const GPtrArray *fragments, GkDiagnostics *diagnostics)
{
    for (guint i = 0; i < n_pages; i++) {
        if (pages[i].page->unread->len == 0 || count_seen(&pages[i]) == 0)
            continue;
        report_pictures(&pages[i], diagnostics);
        report_outlines(&pages[i], fragments, diagnostics);
    }
}
