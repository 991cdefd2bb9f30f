/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What Poppler's making of words does to boxes, undone. Used by
 * extract/poppler/poppler_text.c only.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* Gives glyphs their own lines and widths back. They must be in the order of the text layer, their sizes right. */
void gk_poppler_words_mend(GkPage *page);

G_END_DECLS
