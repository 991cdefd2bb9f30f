/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The picture of a page, drawn for reading: see drawn_sheet.c. */
#pragma once

#include "extract/sheet/sheet.h"
#include "extract/page_source.h"

G_BEGIN_DECLS

/* What of the page lies in `box`, without the glyphs that its text layer has there. `level`: it is not to be turned. NULL:
 * it can't be drawn. */
GkSheet *gk_sheet_draw(const GkPage *page, GkPageSource *source, GkBox box, gboolean level);

G_END_DECLS
