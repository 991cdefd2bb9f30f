/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* Marks (GK_GLYPH_MISREAD) all glyphs of a sign that stands within numbers, where it can't be meant. */
void gk_odd_signs_find(GkPage *page);

G_END_DECLS
