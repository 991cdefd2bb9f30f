/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A page that is a picture, read: from pixels to glyphs and marks.
 */
#pragma once

#include "extract/recognizer.h"

G_BEGIN_DECLS

/* Does the page hold pictures that are to be read? *box is what of the page. */
gboolean gk_scan_is_wanted(const GkPage *page, GkOcrMode mode, GkBox *box);

/* Reads what is in pictures within `box` into the page: glyphs (GK_GLYPH_RECOGNIZED), readings, marks, the slope. */
void gk_scan_page(GkPage *page, GkPageSource *source, GkRecognizer *recognizer, GkBox box);

G_END_DECLS
