/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Words that Poppler made of letters at several heights (GK_GLYPH_UNEVEN): each box goes from the top of the highest to
 * the bottom of the lowest. Where the pen stood tells which letter is where: as far below the top of its box as in the
 * even words of its font and size.
 */
#include "extract/drawn/drawn_match_internal.h"

#include "extract/measures.h"

/* Of glyphs of one font and size in even words. */
typedef struct {
    GArray *below; /* double: how far the pen is below the top of the box */
    GArray *heights; /* double: of the box */
    double usual_below, usual_height;
} Pens;

static void
find_usual(gpointer key, gpointer data, gpointer nothing)
{
    Pens *pens = data;
    (void) key;
    (void) nothing;
    pens->usual_below = gk_quantile(pens->below, 0.5);
    pens->usual_height = gk_quantile(pens->heights, 0.5);
}

static void
pens_free(gpointer data)
{
    Pens *pens = data;
    g_array_unref(pens->below);
    g_array_unref(pens->heights);
    g_free(pens);
}

static const GkDrawnGlyph *
drawn_of(const GkDrawnMatch *match, guint i)
{
    guint index = match->drawn_of[i];
    const GkDrawnGlyph *drawn = index == GK_DRAWN_NONE ? NULL : gk_drawn_get(match->drawn, index);
    return drawn && drawn->turn == 0 && !drawn->slanted ? drawn : NULL;
}

static void
add_pen(GHashTable *all, const GkGlyph *glyph, const GkDrawnGlyph *drawn)
{
    Pens *pens = g_hash_table_lookup(all, gk_glyph_font_key(glyph));
    if (!pens) {
        pens = g_new(Pens, 1);
        *pens = (Pens) { g_array_new(FALSE, FALSE, sizeof(double)), g_array_new(FALSE, FALSE, sizeof(double)), 0, 0 };
        g_hash_table_insert(all, gk_glyph_font_key(glyph), pens);
    }
    double below = drawn->y - glyph->box.y0, height = gk_box_height(glyph->box);
    g_array_append_val(pens->below, below);
    g_array_append_val(pens->heights, height);
}

void
gk_drawn_match_settle_heights(GkDrawnMatch *match)
{
    g_autoptr(GHashTable) all = g_hash_table_new_full(NULL, NULL, NULL, pens_free);
    guint uneven = 0;
    for (guint i = 0; i < match->page->glyphs->len; i++)
        uneven += (gk_drawn_match_glyph(match, i)->flags & GK_GLYPH_UNEVEN) != 0;
    for (guint i = 0; uneven && i < match->page->glyphs->len; i++)
        if (!(gk_drawn_match_glyph(match, i)->flags & GK_GLYPH_UNEVEN) && drawn_of(match, i))
            add_pen(all, gk_drawn_match_glyph(match, i), drawn_of(match, i));
    g_hash_table_foreach(all, find_usual, NULL);
    for (guint i = 0; uneven && i < match->page->glyphs->len; i++) {
        GkGlyph *glyph = gk_drawn_match_glyph(match, i);
        const GkDrawnGlyph *drawn = drawn_of(match, i);
        Pens *pens = drawn ? g_hash_table_lookup(all, gk_glyph_font_key(glyph)) : NULL;
        if (!(glyph->flags & GK_GLYPH_UNEVEN) || !pens)
            continue;
        glyph->box.y0 = drawn->y - pens->usual_below;
        glyph->box.y1 = glyph->box.y0 + pens->usual_height;
        glyph->flags &= (guint16) ~GK_GLYPH_UNEVEN;
    }
}
