/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ink in cells that is no text: outlined numbers, small pictures, letters without characters.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* TRUE when such ink stands in so many cells of a fragment without any glyph that it is the text of a table. */
gboolean gk_unread_fills_cells(const GkFragment *fragment);

/* Sets the doubts of cells with such ink. To be called when the cells have their text. */
void gk_unread_doubt(GkFragment *fragment);

G_END_DECLS
