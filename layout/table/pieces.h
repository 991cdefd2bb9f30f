/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pieces: what stands in one column on one line.
 */
#pragma once

#include "layout/page/strip.h"
#include "layout/table/aligned.h"

G_BEGIN_DECLS

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
