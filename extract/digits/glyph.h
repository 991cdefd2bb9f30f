/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What one glyph looks like, that stands alone.
 */
#pragma once

#include "extract/digits/net.h"

G_BEGIN_DECLS

/* `mask`: 0 paper, 255 ink; digits beside it would stand between the rows `top` and `base`. Blank: sure of nothing. */
GkGuess gk_glyph_guess(const guint8 *mask, int width, int height, int stride, int top, int base);

G_END_DECLS
