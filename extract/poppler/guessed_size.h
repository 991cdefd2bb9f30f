/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The true size of glyphs whose font does not tell it. Used by
 * extract/poppler/poppler_text.c only.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* Sets size and box of glyphs right that Poppler measured by a guess. Call once all text of the page is there. */
void gk_guessed_sizes_mend(GkPage *page);

G_END_DECLS
