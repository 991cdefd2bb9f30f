/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/page/runs.h"

#include "layout/page/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

static const GkGlyph *
glyph_at(const GkPageLayout *layout, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, i);
}

gboolean
gk_glyph_follows(const GkGlyph *a, const GkGlyph *b)
{
    return gk_is_numeric(a->character) == gk_is_numeric(b->character) && a->font == b->font &&
        fabs(a->size - b->size) < 0.1 && fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) < 0.1 * a->size &&
        fabs(b->box.x0 - a->box.x1) < GK_TEXT_RUN_EM * a->size;
}

static gboolean
goes_on(const GkPageLayout *layout, guint i)
{
    return layout->ink[i] == GK_INK_UNASSIGNED && layout->ink[i + 1] == GK_INK_UNASSIGNED &&
        gk_glyph_follows(glyph_at(layout, i), glyph_at(layout, i + 1));
}

void
gk_run_find(const GkPageLayout *layout, guint glyph, guint *first, guint *end)
{
    *first = glyph;
    *end = glyph + 1;
    while (*first > 0 && goes_on(layout, *first - 1))
        (*first)--;
    while (*end < layout->page->glyphs->len && goes_on(layout, *end - 1))
        (*end)++;
}

static gboolean
lies_inside(const GkPageLayout *layout, guint i, GkBox around)
{
    GkBox box = glyph_at(layout, i)->box;
    return gk_box_contains(around, gk_box_center_x(box), gk_box_center_y(box));
}

static gboolean
is_mostly_inside(const GkPageLayout *layout, guint first, guint end, GkBox around)
{
    guint inside = 0;
    for (guint i = first; i < end; i++)
        inside += lies_inside(layout, i, around);
    return 2 * inside > end - first;
}

/* `other` is a letter that stands on the line of `glyph`, near it. */
static gboolean
is_beside(const GkPageLayout *layout, guint other, const GkGlyph *glyph)
{
    const GkGlyph *letter = glyph_at(layout, other);
    return !gk_is_numeric(letter->character) &&
        fabs(gk_box_center_y(letter->box) - gk_box_center_y(glyph->box)) < GK_TEXT_LINE_EM * glyph->size &&
        -gk_overlap(letter->box.x0, letter->box.x1, glyph->box.x0, glyph->box.x1) < GK_TEXT_FAR_EM * glyph->size;
}

/* Digits right below `around`, whose lower side runs through them, and no text: the rest of a number (cells/overflow_rest.c). */
static gboolean
is_rest(const GkPageLayout *layout, guint i, GkBox around)
{
    const GkGlyph *glyph = glyph_at(layout, i);
    double x = gk_box_center_x(glyph->box), y = gk_box_center_y(glyph->box);
    if (!gk_is_numeric(glyph->character) || y <= around.y1 || y > around.y1 + GK_OVERFLOW_CROSSED_EM * glyph->size ||
        x < around.x0 || x > around.x1)
        return FALSE;
    guint first, end;
    gk_run_find(layout, i, &first, &end);
    return !(first > 0 && is_beside(layout, first - 1, glyph_at(layout, first))) &&
        !(end < layout->page->glyphs->len && is_beside(layout, end, glyph_at(layout, end - 1)));
}

/* --- of many boxes --- */

static int
compare_middles(gconstpointer a, gconstpointer b, gpointer data)
{
    double p = gk_box_center_y(glyph_at(data, *(const guint *) a)->box);
    double q = gk_box_center_y(glyph_at(data, *(const guint *) b)->box);
    return p < q ? -1 : p > q;
}

GkGlyphOrder
gk_glyph_order_new(const GkPageLayout *layout)
{
    guint count = layout->page->glyphs->len;
    GkGlyphOrder order = { g_new(guint, count + 1), 0 };
    for (guint i = 0; i < count; i++) {
        order.by_height[i] = i;
        order.largest = MAX(order.largest, (double) glyph_at(layout, i)->size);
    }
    g_qsort_with_data(order.by_height, (gint) count, sizeof(guint), compare_middles, (gpointer) layout);
    return order;
}

void
gk_glyph_order_clear(GkGlyphOrder *order)
{
    g_clear_pointer(&order->by_height, g_free);
}

guint
gk_glyph_order_from(const GkGlyphOrder *order, const GkPageLayout *layout, double y)
{
    guint low = 0, high = layout->page->glyphs->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (gk_box_center_y(glyph_at(layout, order->by_height[middle])->box) < y)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int
compare_indices(gconstpointer a, gconstpointer b)
{
    guint p = *(const guint *) a, q = *(const guint *) b;
    return p < q ? -1 : p > q;
}

/* Indices, ascending, of the glyphs whose middle is at the height of `around`, or runs through its lower side. */
static GArray *
glyphs_beside(const GkPageLayout *layout, const GkGlyphOrder *order, GkBox around)
{
    double bottom = around.y1 + GK_OVERFLOW_CROSSED_EM * order->largest;
    GArray *beside = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint k = gk_glyph_order_from(order, layout, around.y0); k < layout->page->glyphs->len; k++) {
        if (gk_box_center_y(glyph_at(layout, order->by_height[k])->box) > bottom)
            break;
        g_array_append_val(beside, order->by_height[k]);
    }
    g_array_sort(beside, compare_indices);
    return beside;
}

guint *
gk_runs_inside(const GkPageLayout *layout, const GkGlyphOrder *order, GkBox around, guint *count)
{
    g_autoptr(GArray) beside = glyphs_beside(layout, order, around);
    GArray *members = g_array_new(FALSE, FALSE, sizeof(guint));
    guint first = 0, end = 0; /* the run that was looked at last */
    gboolean sticks_out = FALSE;
    for (guint k = 0; k < beside->len; k++) {
        guint i = g_array_index(beside, guint, k);
        double y = gk_box_center_y(glyph_at(layout, i)->box);
        if (layout->ink[i] != GK_INK_UNASSIGNED)
            continue;
        if (y > around.y1) {
            if (is_rest(layout, i, around))
                g_array_append_val(members, i);
            continue;
        }
        gboolean inside = lies_inside(layout, i, around);
        if (!inside && i >= end) {
            gk_run_find(layout, i, &first, &end);
            sticks_out = is_mostly_inside(layout, first, end, around);
        }
        if (inside || sticks_out)
            g_array_append_val(members, i);
    }
    *count = members->len;
    return (guint *) (gpointer) g_array_free(members, FALSE);
}
