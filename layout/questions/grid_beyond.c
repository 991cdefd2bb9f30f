/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grids that cover a part of their table only.
 *
 *       项目              合计    基本支出       rules were drawn around some rows; the line above them has
 *      ────────────────┬────────┬─────────      entries in the same columns: it is a row of the same table
 *       教育            │   12.5 │      3.2
 *      ────────────────┼────────┼─────────
 *
 * Asked only of grids whose rules show that they are no whole (GkOutline). The nearest line of glyphs that no grid
 * took is looked at, above and below: it goes on when it is no further than the grid's rows are high, has two entries
 * or more, each within one column of the grid, and is no caption.
 */
#include "layout/questions/grid_beyond.h"

#include "layout/page/strip.h"
#include "layout/questions/tuning.h"
#include "layout/words/caption_words.h"

#include <math.h>
#include <string.h>

typedef struct {
    const GkFragment *fragment;
    const GkGlyphOrder *order;
    gboolean below;
    GArray *glyphs; /* guint: of the nearest line */
} Beyond;

/* How far the glyph is from the grid's side; G_MAXDOUBLE: it is not beyond it. */
static double
distance_of(const Beyond *beyond, const GkGlyph *glyph)
{
    const GkBox box = beyond->fragment->box;
    double x = gk_box_center_x(glyph->box), y = gk_box_center_y(glyph->box);
    double away = beyond->below ? y - box.y1 : box.y0 - y;
    return x > box.x0 && x < box.x1 && away > 0 ? away : G_MAXDOUBLE;
}

/* The glyphs of the nearest free line; FALSE when there is none so near. */
static gboolean
find_line(Beyond *beyond)
{
    const GkPageLayout *layout = beyond->fragment->layout;
    const GkBox box = beyond->fragment->box;
    double nearest = G_MAXDOUBLE, size = 0, reach = GK_ALIGN_ROW_GAP_EM * beyond->order->largest;
    guint first = gk_glyph_order_from(beyond->order, layout, beyond->below ? box.y1 : box.y0 - reach);
    guint end = gk_glyph_order_from(beyond->order, layout, beyond->below ? box.y1 + reach : box.y0);
    for (guint k = first; k < end; k++) {
        guint i = beyond->order->by_height[k];
        const GkGlyph *glyph = &g_array_index(layout->page->glyphs, GkGlyph, i);
        double away = layout->ink[i] == GK_INK_UNASSIGNED ? distance_of(beyond, glyph) : G_MAXDOUBLE;
        size = away < nearest ? glyph->size : size;
        nearest = MIN(nearest, away);
    }
    double pitch = gk_box_height(beyond->fragment->box) / beyond->fragment->row_count;
    if (nearest > CLAMP(pitch, GK_ALIGN_LINE_GAP_EM * size, GK_ALIGN_ROW_GAP_EM * size))
        return FALSE;
    for (guint k = first; k < end; k++) {
        guint i = beyond->order->by_height[k];
        const GkGlyph *glyph = &g_array_index(layout->page->glyphs, GkGlyph, i);
        double away = layout->ink[i] == GK_INK_UNASSIGNED ? distance_of(beyond, glyph) : G_MAXDOUBLE;
        if (away - nearest < GK_ROWS_LINE_EM * size)
            g_array_append_val(beyond->glyphs, i);
    }
    g_array_sort_with_data(beyond->glyphs, gk_glyphs_compare_left, layout->page->glyphs);
    return beyond->glyphs->len > 1;
}

/* The column of the grid that the word lies in; G_MAXUINT: it lies across a border. */
static guint
column_of(const GkFragment *fragment, const GkWord *word)
{
    for (guint c = 0; c < fragment->column_count; c++)
        if (word->box.x0 > fragment->xs[c] - GK_SEPARATOR_REACH &&
            word->box.x1 < fragment->xs[c + 1] + GK_SEPARATOR_REACH)
            return c;
    return G_MAXUINT;
}

static gboolean
is_caption(const GkStrip *strip)
{
    g_autofree char *text = gk_strip_text(strip, 0, strip->words->len);
    GkCaptionMatch match;
    return gk_caption_match(text, &match) || gk_caption_is_numbered(text) || gk_caption_begins_note(text) ||
        gk_caption_is_sentence(text) || strstr(text, "：");
}

static gboolean
has_row(Beyond *beyond)
{
    if (!find_line(beyond))
        return FALSE;
    g_autoptr(GkStrip) strip = gk_strip_new(beyond->fragment->layout->page);
    gk_strip_add_line(strip, (const guint *) (gpointer) beyond->glyphs->data, beyond->glyphs->len, 0, NULL, NULL);
    gk_strip_finish(strip);
    guint last = G_MAXUINT, entries = 0;
    for (guint w = 0; w < strip->words->len; w++) {
        const GkWord *word = gk_strip_word(strip, w);
        guint column = column_of(beyond->fragment, word);
        if (column == G_MAXUINT)
            return FALSE;
        entries += w == 0 || column != last || word->box.x0 - word[-1].box.x1 > word->size;
        last = column;
    }
    return entries > 1 && !is_caption(strip);
}

/* --- at the sides --- */

/* The row of the grid at this height; G_MAXUINT: none. */
static guint
row_at(const GkFragment *fragment, double y)
{
    guint low = 0, high = fragment->row_count;
    if (y <= fragment->ys[0] || y >= fragment->ys[high])
        return G_MAXUINT;
    while (low + 1 < high) {
        guint middle = (low + high) / 2;
        *(fragment->ys[middle] <= y ? &low : &high) = middle;
    }
    return low;
}

/* Entries stand beside the grid, no further than its columns are wide, in most of its rows. */
static gboolean
has_entries_at_side(const GkFragment *fragment, const GkGlyphOrder *order, gboolean right)
{
    const GkPageLayout *layout = fragment->layout;
    const GkBox box = fragment->box;
    double reach = gk_box_width(box) / fragment->column_count;
    g_autofree guint8 *filled = g_new0(guint8, fragment->row_count);
    guint count = 0;
    for (guint k = gk_glyph_order_from(order, layout, box.y0), end = gk_glyph_order_from(order, layout, box.y1);
         k < end; k++) {
        guint i = order->by_height[k];
        const GkGlyph *glyph = &g_array_index(layout->page->glyphs, GkGlyph, i);
        double gap = right ? glyph->box.x0 - box.x1 : box.x0 - glyph->box.x1;
        if (layout->ink[i] != GK_INK_UNASSIGNED || gap < -1 || gap > reach)
            continue;
        guint row = row_at(fragment, gk_box_center_y(glyph->box));
        if (row == G_MAXUINT || filled[row])
            continue;
        filled[row] = 1;
        count++;
    }
    return 2 * count > fragment->row_count;
}

gboolean
gk_grid_goes_on_beyond(const GkFragment *fragment, const GkGlyphOrder *order)
{
    gboolean found = has_entries_at_side(fragment, order, FALSE) || has_entries_at_side(fragment, order, TRUE);
    for (guint below = 0; below < 2 && !found; below++) {
        Beyond beyond = { fragment, order, below, g_array_new(FALSE, FALSE, sizeof(guint)) };
        found = has_row(&beyond);
        g_array_unref(beyond.glyphs);
    }
    return found;
}
