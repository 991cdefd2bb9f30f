/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which pages hold pictures to be read.
 *
 *   - pages that pictures cover mostly, with hardly a letter of text on them (a page number), or with some lines (what the
 *     program that scanned them prints on each) and far more letters in the picture, whether or not somebody has recognized
 *     them before and laid his text under them invisibly;
 *   - pictures in a page of text that show rules, several across and several down, and hold no text.
 *
 * Photographs, logos and charts have no such rules, and are left.
 */
#include "extract/scan/scan.h"

#define WHOLE_SHARE 0.5 /* of the page is covered by pictures */
#define FEW_LETTERS 30u
#define SOME_LETTERS 300u /* some lines of text */
#define EDGES_OF_LETTER 4u /* in the small picture */
#define LEAST_RULES 3u
#define LEAST_WIDTH 100.0 /* points */
#define LEAST_HEIGHT 30.0
#define MOST_IMAGES 200u
#define INK 60u /* edges in the small picture: some words */
#define LETTERS_IN_PICTURE 6u

static gboolean
is_visible(const GkGlyph *glyph)
{
    return !(glyph->flags & (GK_GLYPH_NO_INK | GK_GLYPH_OVER_IMAGE));
}

static guint
count_letters(const GkPage *page, GkBox box)
{
    guint count = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        count += is_visible(glyph) &&
            gk_box_contains(box, gk_box_center_x(glyph->box), gk_box_center_y(glyph->box));
    }
    return count;
}

static guint
count_ink(const GkPage *page, GkBox box)
{
    guint edges = 0;
    for (guint i = 0; i < page->unread->len; i++) {
        const GkUnread *unread = &g_array_index(page->unread, GkUnread, i);
        if (unread->kind == GK_UNREAD_PICTURE &&
            gk_box_contains(box, gk_box_center_x(unread->box), gk_box_center_y(unread->box)))
            edges += unread->edges;
    }
    return edges;
}

static gboolean
has_layer(const GkPage *page)
{
    for (guint i = 0; i < page->glyphs->len; i++)
        if (g_array_index(page->glyphs, GkGlyph, i).flags & GK_GLYPH_OVER_IMAGE)
            return TRUE;
    return FALSE;
}

static gboolean
is_whole(const GkPage *page, GkBox all)
{
    double sum = 0;
    for (guint i = 0; i < MIN(page->images->len, MOST_IMAGES); i++) {
        GkBox box = g_array_index(page->images, GkImage, i).box;
        sum += gk_box_width(box) * gk_box_height(box);
    }
    guint letters = count_letters(page, all);
    if (sum <= WHOLE_SHARE * page->width * page->height || letters >= SOME_LETTERS)
        return FALSE;
    return letters < FEW_LETTERS || count_ink(page, all) > letters * EDGES_OF_LETTER;
}

static gboolean
is_large(const GkImage *image)
{
    return gk_box_width(image->box) >= LEAST_WIDTH && gk_box_height(image->box) >= LEAST_HEIGHT;
}

static gboolean
may_be_table(const GkPage *page, const GkImage *image)
{
    return is_large(image) && image->rules_across >= LEAST_RULES && image->rules_down >= LEAST_RULES &&
        count_letters(page, image->box) <= LETTERS_IN_PICTURE && count_ink(page, image->box) >= INK;
}

gboolean
gk_scan_is_wanted(const GkPage *page, GkOcrMode mode, GkBox *box)
{
    GkBox all = { 0, 0, page->width, page->height };
    gboolean found = FALSE;
    if (mode == GK_OCR_NEVER || page->failed || page->images->len == 0)
        return FALSE;
    *box = all;
    if (is_whole(page, all) && (has_layer(page) || count_ink(page, all) >= INK))
        return TRUE;
    for (guint i = 0; i < MIN(page->images->len, MOST_IMAGES); i++) {
        const GkImage *image = &g_array_index(page->images, GkImage, i);
        if (!(mode == GK_OCR_ALWAYS ? is_large(image) : may_be_table(page, image)))
            continue;
        *box = found ? gk_box_union(*box, image->box) : image->box;
        found = TRUE;
    }
    return found;
}
