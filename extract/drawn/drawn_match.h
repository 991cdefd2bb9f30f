/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "extract/drawn/drawn.h"
#include "extract/ink/ink.h"

G_BEGIN_DECLS

/* Finds for each glyph of the page the one that was drawn, and tells by it what is hidden (GK_GLYPH_NO_INK), cut
 * (GK_GLYPH_CUT), part of a number of which something is hidden (GK_GLYPH_INCOMPLETE), or drawn otherwise than the text
 * says (GK_GLYPH_MISREAD). Colours become those that transparent ink has on white. */
/* Glyphs of numbers that have no characters go to GkPage.unread; the boxes of the ink of those that have, to `read`
 * (GkBox). */
void gk_drawn_match(GkPage *page, const GkDrawn *drawn, const GkInk *ink, GArray *read);

G_END_DECLS
