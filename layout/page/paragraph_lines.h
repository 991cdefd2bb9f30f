/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines of paragraphs among the lines of a page.
 */
#pragma once

#include "layout/page/page_layout.h"

G_BEGIN_DECLS

/* Per line of the page, whether it is one of a paragraph: whole lines above each other that fill one width. `pieces`
 * says how many pieces each line has. The caller frees the array. */
guint8 *gk_prose_lines_mark(const GkPageLayout *layout, const guint *pieces);

G_END_DECLS
