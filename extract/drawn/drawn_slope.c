/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages whose text lies a little askew.
 *
 * The matrix that glyphs are drawn with says exactly how much their lines fall.
 * (Rules don't always: a program may draw them as short pieces, of which only
 * the boxes are known, and many a page has none.) The text layer keeps words
 * level: all letters of one have the height of the first. They get their own
 * here, as far above the pen as the first is.
 *
 *      layer   ┌─┬─┬─┬─┬─┬─┐      drawn   ┌─┐
 *              │1│2│3│4│.│5│              │1┌─┐
 *              └─┴─┴─┴─┴─┴─┘              └─│2┌─┐ ...
 */
#include "extract/drawn/drawn_match_internal.h"

#include "extract/measures.h"

#include <math.h>

#define LEAST 0.0015 /* points per point: less is level */
#define ALIKE 0.0006 /* slopes that differ less are one */
#define SHARE 0.8 /* of all glyphs have it */
#define LEAST_GLYPHS 8u
#define SAME 0.01 /* points: boxes of one word */

double
gk_drawn_slope(const GkDrawn *drawn)
{
    g_autoptr(GArray) slopes = g_array_new(FALSE, FALSE, sizeof(double));
    guint count = gk_drawn_count(drawn), alike = 0;
    for (guint i = 0; i < count; i++) {
        const GkDrawnGlyph *glyph = gk_drawn_get(drawn, i);
        if (isfinite(glyph->slope)) {
            double slope = glyph->slope;
            g_array_append_val(slopes, slope);
        }
    }
    if (slopes->len < LEAST_GLYPHS)
        return 0;
    double slope = gk_quantile(slopes, 0.5);
    for (guint i = 0; i < slopes->len; i++)
        alike += fabs(g_array_index(slopes, double, i) - slope) < ALIKE;
    return fabs(slope) > LEAST && alike > SHARE * count ? slope : 0;
}

static gboolean
is_same_word(const GkGlyph *a, const GkGlyph *b)
{
    return fabs(a->box.y0 - b->box.y0) < SAME && fabs(a->box.y1 - b->box.y1) < SAME &&
        fabs(b->box.x0 - a->box.x1) < a->size;
}

void
gk_drawn_match_slope(GkDrawnMatch *match)
{
    match->page->slope = gk_drawn_slope(match->drawn);
    GkGlyph first = { 0 }, last = { 0 };
    double below = 0;
    for (guint i = 0; i < match->page->glyphs->len && match->page->slope != 0; i++) {
        GkGlyph *glyph = gk_drawn_match_glyph(match, i);
        const GkDrawnGlyph *drawn =
            match->drawn_of[i] == GK_DRAWN_NONE ? NULL : gk_drawn_get(match->drawn, match->drawn_of[i]);
        gboolean goes_on = first.size > 0 && is_same_word(&last, glyph);
        last = *glyph;
        if (!drawn || !isfinite(drawn->slope)) {
            first.size = goes_on ? first.size : 0;
        } else if (goes_on) {
            double height = gk_box_height(glyph->box);
            glyph->box.y0 = drawn->y - below;
            glyph->box.y1 = glyph->box.y0 + height;
        } else {
            first = *glyph;
            below = drawn->y - glyph->box.y0;
        }
    }
}
