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

guint *
gk_runs_inside(const GkPageLayout *layout, GkBox around, guint *count)
{
    GArray *members = g_array_new(FALSE, FALSE, sizeof(guint));
    guint first = 0, end = 0; /* the run that was looked at last */
    gboolean sticks_out = FALSE;
    for (guint i = 0; i < layout->page->glyphs->len; i++) {
        double y = gk_box_center_y(glyph_at(layout, i)->box);
        if (layout->ink[i] != GK_INK_UNASSIGNED || y < around.y0)
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
