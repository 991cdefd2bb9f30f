/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the files of drawn_match share: the glyphs of the text layer and those
 * that were drawn, and which belong together.
 */
#pragma once

#include "extract/drawn/drawn_match.h"
#include "extract/drawn/figures.h"

G_BEGIN_DECLS

#define GK_DRAWN_NONE G_MAXUINT
#define GK_DRAWN_NEAR 0.2 /* points: a box begins where the pen stood */
#define GK_DRAWN_HIDDEN_POINTS 13 /* of the 16: hidden */

/* What a shape stands for. */
typedef struct {
    gunichar character; /* in its narrow form */
    guint votes;
    guint agree, total;
} GkDrawnMeaning;

/* A word of the text layer, [first, end) of the page's glyphs, in whose place another number of glyphs is drawn:
 * `count` of GkDrawnMatch.in_words from `found` on, from left to right. */
typedef struct {
    guint first, end, found, count;
} GkDrawnWord;

typedef struct {
    GkPage *page;
    const GkDrawn *drawn;
    const GkInk *ink;
    guint *first, *next; /* squares: their first drawn glyph, and for each the next in its square */
    double side;
    guint columns, rows;
    guint *drawn_of; /* for each glyph of the page, or GK_DRAWN_NONE */
    guint *text_of; /* for each drawn glyph, or GK_DRAWN_NONE */
    GArray *meanings; /* GkDrawnMeaning, by shape */
    GArray *words; /* GkDrawnWord */
    GArray *in_words; /* guint: drawn glyphs */
    GkFigures *figures; /* what the digits of its fonts look like */
} GkDrawnMatch;

static inline GkGlyph *
gk_drawn_match_glyph(const GkDrawnMatch *match, guint i)
{
    return &g_array_index(match->page->glyphs, GkGlyph, i);
}

/* ５ is a 5. */
static inline gunichar
gk_drawn_narrow(gunichar c)
{
    return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

/* How many bits are set. */
static inline guint
gk_drawn_count_points(guint16 points)
{
    guint count = 0;
    for (; points; points &= (guint16) (points - 1))
        count++;
    return count;
}

/* Drawn glyphs that begin in the box and fit: at most `most` of them, in the order of painting within a square. */
typedef gboolean (*GkDrawnFits)(const GkDrawnMatch *match, gconstpointer what, const GkDrawnGlyph *drawn, guint index);

guint gk_drawn_match_look_up(const GkDrawnMatch *match, GkBox box, GkDrawnFits fits, gconstpointer what, guint *found,
                             guint most);

void gk_drawn_match_bind(GkDrawnMatch *match, guint text, guint drawn);

/* Gives the page these glyphs, and drawn_of (guint) for each of them. */
void gk_drawn_match_rebind(GkDrawnMatch *match, const GArray *glyphs, const GArray *drawn_of);

/* What the shapes stand for, by the glyphs that belong together at present. */
void gk_drawn_match_learn(GkDrawnMatch *match);
GkDrawnMeaning *gk_drawn_match_meaning(const GkDrawnMatch *match, guint drawn);

/* drawn_otherwise.c: finds what is drawn for words that were given another text; sets GK_GLYPH_MISREAD where that can't
 * be told. */
void gk_drawn_match_tell_otherwise(GkDrawnMatch *match);

/* drawn_read.c: digits become what is drawn for them; sets GK_GLYPH_MISREAD where that is not known. */
void gk_drawn_match_read(GkDrawnMatch *match);
gboolean gk_drawn_match_has_own(const GkDrawnGlyph *drawn); /* its font's own map knows a letter for it */

/* drawn_figures.c: sets GK_GLYPH_MISREAD where a digit does not look like what the text says; glyphs of numbers that
 * the text has no characters for become those that they look like (GK_GLYPH_RECOGNIZED). */
void gk_drawn_match_tell_figures(GkDrawnMatch *match);

/* Adds a GkReading for each number with such glyphs. To be called when the glyphs of the page stay what they are. */
void gk_drawn_match_add_readings(GkDrawnMatch *match);

/* drawn_maps.c: sets GK_GLYPH_MISREAD, too. */
void gk_drawn_match_tell_maps(GkDrawnMatch *match);

/* drawn_lost.c: adds to GkPage.unread. */
void gk_drawn_match_tell_lost(GkDrawnMatch *match);
/* Whether a drawn glyph is one of a number, and has no character; `beside`: a glyph of the text in line with it. */
gboolean gk_drawn_match_is_lost(const GkDrawnMatch *match, guint drawn, guint *beside);

/* drawn_hidden.c: sets GK_GLYPH_NO_INK, GK_GLYPH_CUT, GK_GLYPH_INCOMPLETE, and colours. */
void gk_drawn_match_tell_hidden(GkDrawnMatch *match);

/* drawn_slope.c: sets GkPage.slope, and gives the letters of words askew heights of their own. */
void gk_drawn_match_slope(GkDrawnMatch *match);

/* drawn_heights.c: puts the boxes of GK_GLYPH_UNEVEN right, and clears it, where that can be told. */
void gk_drawn_match_settle_heights(GkDrawnMatch *match);

G_END_DECLS
