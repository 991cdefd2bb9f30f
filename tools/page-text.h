/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writes pages in the grammar of extract/text/text_source.c, so that a page of a
 * real file can become a test. Coordinates are rounded to a thousandth of a
 * point; what is read back is written the same again.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

void gk_page_write_text(const GkPage *page, GString *out);

G_END_DECLS
