/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines of text in the picture of a page, each by itself: those of a cell of a lattice, and those beside tables.
 */
#pragma once

#include "extract/sheet/components.h"
#include "extract/scan/lattice.h"
#include "extract/sheet/sheet.h"

G_BEGIN_DECLS

typedef struct {
    int x0, y0, x1, y1; /* of its ink, pixels; x1 and y1 are behind the last */
    int left, right; /* what it may be cut out of: the sides of its cell, or the picture's */
    int top, bottom; /* ... between the lines above and below it */
    int lattice; /* which; -1: beside all of them */
    guint cell; /* of the lattice (GkLattice.cell_of) */
    gboolean at_edge; /* ink of it lies so near a rule of its cell that a part may be missing, or the rule may be none */
    gboolean close; /* a rule above or below is close to it: a stroke of it may have gone with the rule */
    gboolean obscured; /* ink that is no text lies on it or beside it: a part of it may have gone with that */
    guint first, n_pieces; /* of GkTextLines.members */
} GkTextLine;

typedef struct {
    GkRaster *ink; /* the picture without rules */
    GkPieces *pieces;
    GArray *lines; /* GkTextLine: by lattice and cell, from the top; then those beside */
    GArray *members; /* guint: pieces of each line, by their left sides */
    GArray *left_out; /* guint: pieces that are no text: too large, too long, at the edge of the picture */
} GkTextLines;

/* `lattices`: GkLattice *. */
GkTextLines *gk_text_lines_find(const GkSheet *sheet, const GPtrArray *lattices);
void gk_text_lines_free(GkTextLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkTextLines, gk_text_lines_free)

/* erase.c: the picture without the rules of the lattices. What crosses a rule stays. */
GkRaster *gk_text_lines_erase_rules(const GkRaster *raster, const GPtrArray *lattices, double dpi);

G_END_DECLS
