/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* What else a second reader reads in a cell whose text is made; NULL: nothing. */
const char *gk_cell_second_reading(const GkPage *page, const GkFragmentCell *cell, GkArena *arena);

/* Some of its glyphs are recognized, not read from the text layer. */
gboolean gk_cell_is_recognized(const GkPage *page, const GkFragmentCell *cell);

G_END_DECLS
