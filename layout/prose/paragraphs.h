/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the parts of prose share: prose/lines.c gathers the lines, prose/contents.c
 * marks the entries of tables of contents, prose/paragraphs.c makes paragraphs.
 */
#pragma once

#include "layout/page/page_layout.h"
#include "layout/words/heading_number.h"

G_BEGIN_DECLS

/* Where running text stands on a page or in a column, from left to right, and how far its lines lie apart. */
typedef struct {
    float left, right; /* points */
    float pitch;       /* from centre to centre of two lines, em */
} GkProseBlock;

/* The glyphs of one printed line that nobody has claimed. */
typedef struct {
    GkPageLayout *layout;
    const GkProseBlock *block; /* of its page, or of its column */
    GkLine line;               /* only the glyphs that are left */
    GkLineRole role;
    guint parts_before;        /* fragments of tables that come before it in reading order */
    guint tables_before;       /* tables that have begun before it */
    gboolean numbered;
    GkHeadingNumber numbering;     /* when numbered */
    gboolean centered;
    gboolean alone;            /* never part of a longer paragraph: fields far apart, vertical text, rest of a caption */
    gboolean page_number;      /* contents: nothing but the page number of the entry above */
    gboolean ends_entry;       /* contents: ends in leaders or a page number */
} GkProseLine;

/* Paragraphs from the lines whose glyphs nobody has claimed, over all pages; claims them (narrative or running) and sets
 * line_roles. `tables` are final, in reading order, so that paragraphs can say which table they precede. */
const GkParagraph *gk_prose_find(GkPageLayout *pages, guint n_pages, const GkTable *tables, guint n_tables,
                                 GkArena *arena, guint *n_paragraphs);

/* All lines in reading order (GkProseLine). Running heads and feet are among them; glyphs that lie inside a
 * table are not. */
GArray *gk_prose_gather(GkPageLayout *pages, guint n_pages, const GkTable *tables, guint n_tables, GkArena *arena);

/* Gives the entries of tables of contents their role. */
void gk_prose_mark_contents(GArray *lines);

/* An entry of a table of contents without spaces, leaders and page number: what its heading says in the body.
 * The caller frees it. */
char *gk_prose_entry_key(const char *text);

static inline double
gk_prose_line_y(const GkProseLine *line)
{
    return gk_box_center_y(line->line.box);
}

G_END_DECLS
