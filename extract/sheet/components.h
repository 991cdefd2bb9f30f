/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Connected pieces of a mask, made of runs of its rows.
 */
#pragma once

#include "extract/sheet/raster.h"

G_BEGIN_DECLS

/* Pixels x0 to before x1 of row y. */
typedef struct {
    int y, x0, x1;
    guint piece;
} GkRun;

typedef struct {
    int x0, y0, x1, y1; /* x1 and y1 are behind the last */
    guint area; /* pixels */
    guint first, n_runs; /* of GkPieces.runs */
} GkPiece;

typedef struct {
    GArray *pieces; /* GkPiece, by the place of their first pixel */
    GArray *runs; /* GkRun, those of a piece one after the other, from the top */
} GkPieces;

/* Pieces of what is not 0 in the mask, pixels that touch by a corner belonging together. Those of fewer than `least`
 * pixels are left out. */
GkPieces *gk_pieces_find(const GkRaster *mask, guint least);
void gk_pieces_free(GkPieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkPieces, gk_pieces_free)

static inline const GkPiece *
gk_piece(const GkPieces *pieces, guint i)
{
    return &g_array_index(pieces->pieces, GkPiece, i);
}

static inline const GkRun *
gk_piece_run(const GkPieces *pieces, const GkPiece *piece, guint i)
{
    return &g_array_index(pieces->runs, GkRun, piece->first + i);
}

G_END_DECLS
