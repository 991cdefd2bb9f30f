/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Words of two lines that the text layer took for one. Used by
 * extract/poppler_text.c only.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* Gives the glyphs of such words their own lines and widths back. Glyphs must be in the order of the text layer, their
 * sizes right. */
void gk_stacked_words_part(GkPage *page);

G_END_DECLS
