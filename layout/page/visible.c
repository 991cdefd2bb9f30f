/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Visible ink only.
 *
 * A text layer holds more than a reader sees. Set aside, counted, and never
 * lost (GkLayoutOptions.keep_hidden brings all but copies back):
 *  - glyphs without any ink (the page source has looked at the drawn page);
 *    where such text lies on a page-wide image it is a character recognition
 *    layer, and is read. A mark such as 、 or 。 amid letters of its string that are
 *    seen is read with them: a clip that cuts the feet of a line off takes all of it;
 *  - copies printed over each other to look bold: same character, same place;
 *  - watermarks (page/watermarks.c).
 */
#include "layout/page/visible.h"

#include "layout/page/runs.h"
#include "layout/page/tuning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static const GkGlyph *
glyph_at(const GkPageLayout *layout, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, i);
}

/* --- without ink --- */

static gboolean
is_seen(const GkGlyph *glyph)
{
    return !(glyph->flags & GK_GLYPH_NO_INK) && g_unichar_isalpha(glyph->character);
}

/* A mark that stands at the foot of its line, of which the letter before it, and one after it, are seen. */
static gboolean
is_cut_with_line(const GkPageLayout *layout, guint i)
{
    const GkGlyph *glyph = glyph_at(layout, i);
    if (!wcschr(L"\u3001\u3002\uff0c", (wchar_t) glyph->character) || !glyph->character || i == 0 ||
        i + 1 == layout->page->glyphs->len)
        return FALSE;
    const GkGlyph *before = glyph_at(layout, i - 1), *after = glyph_at(layout, i + 1);
    return is_seen(before) && gk_glyph_follows(before, glyph) && is_seen(after) && gk_glyph_follows(glyph, after);
}

static void
set_aside_hidden(GkPageLayout *layout, gboolean keep_hidden, GkDiagnostics *diagnostics)
{
    guint hidden = 0, recognised = 0, page = layout->page->number;
    for (guint i = 0; i < layout->page->glyphs->len; i++) {
        guint flags = glyph_at(layout, i)->flags;
        if (!(flags & (GK_GLYPH_NO_INK | GK_GLYPH_OVER_IMAGE)) || is_cut_with_line(layout, i))
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

/* What one letter is a copy of is drawn right before it, or each letter of its string is a copy. A letter amid others
 * that are none only happens to lie on one like it, where two numbers lie over each other. */
static gboolean
is_true_copy(const GkPageLayout *layout, const guint *original, guint copy)
{
    guint count = layout->page->glyphs->len;
    gboolean follows = copy > 0 && gk_glyph_follows(glyph_at(layout, copy - 1), glyph_at(layout, copy));
    gboolean followed = copy + 1 < count && gk_glyph_follows(glyph_at(layout, copy), glyph_at(layout, copy + 1));
    guint apart = MAX(copy, original[copy]) - MIN(copy, original[copy]);
    return apart < GK_VISIBLE_COPY_NEXT || (!follows && !followed) || (follows && original[copy - 1] != G_MAXUINT) ||
        (followed && original[copy + 1] != G_MAXUINT);
}

static void
set_aside_copies(GkPageLayout *layout)
{
    guint count = layout->page->glyphs->len;
    g_autofree guint *original = g_new(guint, count + 1);
    memset(original, 0xff, sizeof *original * (count + 1));
    g_autofree guint *order = sorted_glyphs(layout);
    for (guint i = 0; i < count; i++) {
        const GkGlyph *glyph = glyph_at(layout, order[i]);
        double near = GK_VISIBLE_COPY_EM * glyph->size;
        if (layout->ink[order[i]] != GK_INK_UNASSIGNED || original[order[i]] != G_MAXUINT)
            continue;
        for (guint j = i + 1; j < count && j < i + GK_VISIBLE_COPIES; j++) {
            const GkGlyph *other = glyph_at(layout, order[j]);
            if (other->character != glyph->character || other->box.x0 - glyph->box.x0 > near)
                break;
            if (fabs(other->box.y0 - glyph->box.y0) <= near && fabs(other->size - glyph->size) < 0.1 &&
                layout->ink[order[j]] == GK_INK_UNASSIGNED && original[order[j]] == G_MAXUINT)
                original[order[j]] = order[i];
        }
    }
    for (guint i = 0; i < count; i++)
        if (original[i] != G_MAXUINT && is_true_copy(layout, original, i))
            layout->ink[i] = GK_INK_DUPLICATE;
}

void
gk_visible_select(GkPageLayout *layout, gboolean keep_hidden, GkDiagnostics *diagnostics)
{
    set_aside_hidden(layout, keep_hidden, diagnostics);
    set_aside_copies(layout);
    if (!keep_hidden)
        gk_watermarks_set_aside(layout, diagnostics);
}
