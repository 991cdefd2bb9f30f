/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A strip: a stretch of printed lines cut into words, from which the columns and rows of a table are made out.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* What stands close together on one line. */
typedef struct {
    guint line;       /* of the strip */
    guint first, end; /* its glyphs among the strip's */
    GkBox box;
    double size;      /* of its font, points */
    double space;     /* usual gap between words in that font, points; larger for Chinese, which has none */
    gboolean wide;    /* has an ideograph */
    gboolean number;  /* an amount, a code, a nil mark, a share, or a range of these */
    gboolean amount;  /* a number that can't go on: with decimals */
    gboolean apart;   /* certain not to be of one column with the word before: a rule parts them, or two amounts do */
    gboolean ruled;   /* a rule parts it from the word before */
    gboolean behind;  /* what the number before it is give or take: 35.3 (2.5) */
    gboolean letter;  /* a single ideograph */
    gboolean code;    /* ... that labels a column of codes: 类, 款, 项 */
    gboolean spaced;  /* a letter of a word set with room between its letters: 合 计 */
} GkWord;

typedef struct {
    guint first, end; /* its words */
    guint owner;      /* what its maker knows it by */
    double y, size;   /* middle, and size of its largest font */
} GkStripLine;

typedef struct {
    const GkPage *page;
    GArray *glyphs;   /* guint: indices into the page's glyphs, line by line, left to right */
    GArray *words;    /* GkWord, likewise */
    GArray *lines;    /* GkStripLine, in the order they were added */
    GArray *lefts, *rights; /* where words begin and end, sorted; once it is finished */
    GArray *starts;   /* where those begin that are no numbers, likewise */
} GkStrip;

GkStrip *gk_strip_new(const GkPage *page);
void gk_strip_free(GkStrip *strip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkStrip, gk_strip_free)

/* TRUE when a rule is drawn down between two glyphs that follow each other on a line. */
typedef gboolean (*GkRuledApart)(const GkGlyph *left, const GkGlyph *right, gconstpointer data);

/* Adds one printed line: glyphs (indices into the page's) from left to right. `apart` may be NULL. */
void gk_strip_add_line(GkStrip *strip, const guint *glyphs, guint n_glyphs, guint owner, GkRuledApart apart,
                       gconstpointer data);

/* Parts words at the xs where a gap within them lies, however small, in which other lines end or begin words: labels
 * set so close that nothing else shows where one ends. `strip` is finished and stays so. */
void gk_strip_split(GkStrip *strip, const double *xs, guint n_xs);

/* Works out what needs all lines: the spaces of fonts, and what lines up. Call once, before columns are sought. */
void gk_strip_finish(GkStrip *strip);

/* The characters of words [first, end), without spaces. The caller frees it. */
char *gk_strip_text(const GkStrip *strip, guint first, guint end);
/* word_kinds.c: a number in brackets, a space behind another number of its line, which has none. */
gboolean gk_strip_is_behind(const GkStrip *strip, guint index);

/* Lines [first, end) of a finished strip as a strip of its own, finished: what lines up, does so within them. */
GkStrip *gk_strip_part(const GkStrip *strip, guint first, guint end);

/* How many words begin (end) within GK_SEPARATOR_ALIGNED of x, up to GK_SEPARATOR_EDGES of them. */
guint gk_strip_edges_at(const GkStrip *strip, double x, gboolean end);
/* ... how many that are no numbers begin there: numbers of as many digits, set at the right, begin at one place, too. */
guint gk_strip_starts_at(const GkStrip *strip, double x);

/* TRUE for an amount, a code, a nil mark, a share (25%, (1.5), 12.3*), a range of two (2,442–6,173), or
 * a number with another in brackets behind it (35.3(2.5)). */
gboolean gk_word_is_number(const char *text);
/* TRUE for a year by itself: 2019, 2019年. */
gboolean gk_word_is_year(const char *text);
/* 1986–96, 2014/15 */
gboolean gk_word_is_span_of_years(const char *text);

/* Where the word surely begins and ends, points. The label of a column of codes may be wider than the codes: only its
 * middle says where it belongs. */
static inline double
gk_word_x0(const GkWord *word)
{
    return word->code ? gk_box_center_x(word->box) : word->box.x0;
}

static inline double
gk_word_x1(const GkWord *word)
{
    return word->code ? gk_box_center_x(word->box) : word->box.x1;
}

static inline GkWord *
gk_strip_word(const GkStrip *strip, guint i)
{
    return &g_array_index(strip->words, GkWord, i);
}

static inline GkStripLine *
gk_strip_line(const GkStrip *strip, guint i)
{
    return &g_array_index(strip->lines, GkStripLine, i);
}

G_END_DECLS
