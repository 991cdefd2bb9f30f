/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "layout/page/page_layout.h"

G_BEGIN_DECLS

/* Lines through words: sets GK_GLYPH_STRUCK on what they go through, and takes them from the marks of the page, for they
 * are no rules. Call once it is known what is visible. */
void gk_strikes_take(GkPageLayout *layout);

G_END_DECLS
