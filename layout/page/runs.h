/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Runs: glyphs that were drawn as one string, as far as the page source's order
 * and their places tell. They are of one kind (number or not), font and size.
 */
#pragma once

#include "layout/page/page_layout.h"

G_BEGIN_DECLS

/* Whether `b` was drawn right after `a`, beginning where that ends. */
gboolean gk_glyph_follows(const GkGlyph *a, const GkGlyph *b);

/* The run of glyphs, not yet assigned to anything, that `glyph` belongs to: [*first, *end) of the page's glyphs. */
void gk_run_find(const GkPageLayout *layout, guint glyph, guint *first, guint *end);

/* The glyphs of a page by the height of their middles: whoever asks for those of many boxes need not look at all. */
typedef struct {
    guint *by_height; /* indices */
    double largest;   /* size of a glyph */
} GkGlyphOrder;

GkGlyphOrder gk_glyph_order_new(const GkPageLayout *layout);
void gk_glyph_order_clear(GkGlyphOrder *order);
/* The first of them whose middle lies at y or below it. */
guint gk_glyph_order_from(const GkGlyphOrder *order, const GkPageLayout *layout, double y);

/* Indices, ascending, of the unassigned glyphs whose centre lies in `around`, and of those beside it in a run of which the most
 * lies inside: numbers stick out of the last column of a table. And digits that the lower side of `around` runs through,
 * for the rest of a number may lie below the last row. Free the array with g_free(). */
guint *gk_runs_inside(const GkPageLayout *layout, const GkGlyphOrder *order, GkBox around, guint *count);

G_END_DECLS
