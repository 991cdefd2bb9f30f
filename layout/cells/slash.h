/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header cells with a slash through them: see cells/slash.c. */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* Notes for each cell which of the slanted strokes (GkMark) divide it, in the arena. */
void gk_slash_mark(GkFragment *fragment, const GArray *slanted, GkArena *arena);

/* The sign between the labels of a slashed cell: '\\', or '/' where the stroke rises. */
char gk_slash_sign(const GkFragmentCell *cell);

/* Divides the glyphs of a slashed cell among its labels, from the top; returns how many there are, 0 when the
 * slashes divide nothing. Glyphs keep their order; the arrays are the arena's. */
guint gk_slash_labels(const GkFragmentCell *cell, const GkGlyph *glyphs, GkFragmentCell labels[GK_SLASH_MOST + 1],
                      GkArena *arena);

G_END_DECLS
