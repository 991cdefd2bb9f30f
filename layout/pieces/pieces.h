/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pieces: what stands in one column on one line.
 */
#pragma once

#include "layout/page/page_layout.h"
#include "layout/page/strip.h"

G_BEGIN_DECLS

/* A stretch of a line without a wide gap. */
typedef struct {
    guint line; /* index into layout->lines */
    guint from, to; /* its glyphs of the line */
    GkBox box;
    double size;
    gboolean number; /* an amount, code or nil mark by itself */
    guint first_column, last_column; /* what it lies over */
    guint level; /* row from the top */
    guint end_level; /* header: the row after the last one its cell reaches; 0: as far as nothing stands below */
    gboolean broken; /* the end of a number that filled its column: one with the chunk above */
} GkChunk;

typedef struct {
    double x0, x1; /* around what is printed in it, its label included */
    double print0, print1; /* around its entries alone; the middle of the label where it has none */
    gboolean number; /* mostly numbers */
    gboolean doubtful; /* its label may be the one beside it */
} GkTextColumn;

/* The strip of a page: its lines of prose; owner: the index of the line. `lines[i]` gets the strip's line of page line
 * i, G_MAXUINT where it has none; n_lines of them. Free with gk_strip_free(). */
GkStrip *gk_pieces_strip(const GkPageLayout *layout, guint *lines);

/* Appends the pieces (GkChunk) of a strip's line that gaps alone part. */
void gk_pieces_cut_at_gaps(GArray *pieces, const GkStrip *strip, guint line);

/* Appends the pieces (GkChunk) of a strip's line between separators (GkSeparator). What words carry across a separator
 * stays whole. */
void gk_pieces_cut(GArray *pieces, const GkStrip *strip, guint line, const GArray *separators);

/* Where glyphs [from, to) of a line of the page are printed. */
GkBox gk_pieces_box(const GkPageLayout *layout, guint line, guint from, guint to);

/* The characters of a piece. The caller frees it. */
char *gk_pieces_text(const GkPageLayout *layout, const GkChunk *chunk);

/* The columns (GkTextColumn, from the left) between separators, as wide as the pieces that lie in one alone; those
 * that have none are left out. Where most are numbers, the others (labels over several columns) don't widen it. */
GArray *gk_pieces_columns(const GkPageLayout *layout, const GArray *pieces, const GArray *separators);

G_END_DECLS
