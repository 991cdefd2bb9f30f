/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What glyphs of one font and size have in common. Used by the files that put
 * the text layer's boxes right.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* The same for glyphs of one font and (nearly) one size; a key for direct hash tables. */
gpointer gk_glyph_font_key(const GkGlyph *glyph);

/* A Chinese character: as wide as it is high. */
gboolean gk_glyph_is_ideograph(const GkGlyph *glyph);

/* The value that `share` (0 to 1) of the values (double) lie below; 0 without any. Sorts them. */
double gk_quantile(GArray *values, double share);

G_END_DECLS
