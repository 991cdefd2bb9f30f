/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Between the finder of tables without rules (alignment.c), the chunks its lines
 * are cut into (alignment_chunks.c) and the making of the fragment
 * (alignment_build.c).
 */
#pragma once

#include "layout/alignment.h"

G_BEGIN_DECLS

typedef struct {
    GkPageLayout *layout;
    const GPtrArray *ruled;
    GkArena *arena;
    GArray *chunks;       /* GkChunk of the whole page, line by line */
    guint *first_chunk;   /* per line, n_lines + 1 */
    guint8 *table_line;
} GkAlignment;

/* Lines [first, end) with header lines [header, first). */
typedef struct {
    guint header, first, end;
} GkAlignmentRun;

/* --- alignment_chunks.c --- */

/* The characters of a chunk. The caller frees it. */
char *gk_alignment_chunk_text(const GkPageLayout *layout, const GkChunk *chunk);
/* Appends the chunks (GkChunk) of a line, cut at gaps wider than `text_gap` em; numbers part at smaller ones. */
void gk_alignment_cut_line(GArray *chunks, const GkPageLayout *layout, guint line, double text_gap);
/* Says which columns (GkTextColumn) the chunk lies over; the nearest when over none. */
void gk_alignment_place_chunk(GkChunk *chunk, const GArray *columns);

/* --- alignment_build.c --- */

/* The run as a fragment whose cells have their glyphs; NULL when it makes no regular grid. */
GkFragment *gk_alignment_build(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns);

G_END_DECLS
