/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pieces of lines and the gutters between columns of running text, while these are sought: between text_columns.c and
 * text_beside.c.
 */
#pragma once

#include "layout/page/page_layout.h"
#include "layout/page/rulings.h"

G_BEGIN_DECLS

/* A part of a line without a wide gap in it. */
typedef struct {
    double x0, x1, y;
    float size;
    guint line, from, to; /* glyphs [from, to) of the line */
    gboolean sentence;    /* has a mark that only sentences have */
} GkTextPiece;

/* A strip without ink between x0 and x1, beside running text from y0 to y1. */
typedef struct {
    double x0, x1, y0, y1;
    guint region;
} GkGutter;

static inline const GkTextPiece *
gk_text_piece_at(const GArray *pieces, guint i)
{
    return &g_array_index(pieces, GkTextPiece, i);
}

/* text_beside.c: adds the gutters (GkGutter) between rules, from the top, and columns of text that stand right of them. */
void gk_text_beside_rules(const GArray *pieces, const GkRule *rules, guint n_rules, GArray *gutters);

G_END_DECLS
