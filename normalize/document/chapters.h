/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The paragraphs below a heading that says what they are about: 主要职责, 名词解释.
 */
#pragma once

#include "layout/words/heading_number.h"
#include "normalize/disclosure.h"

G_BEGIN_DECLS

typedef struct {
    guint first, last; /* document->paragraphs below the heading; last < first: there are none */
    const GkParagraph *heading;
    char *run_in;      /* what stands in the heading's own paragraph behind it (主要职责：贯彻…); NULL */
    gboolean numbered;
    GkHeadingNumber number; /* of the heading */
} GkChapter;

/* The chapters whose headings have a word of `class` in them and none of `not_class` (NULL: any), by
 * data/chapter-words.tsv, in reading order. The caller unrefs the array. */
GArray *gk_chapters_find(const GkDocument *document, const char *class, const char *not_class);

/* Whether `text` is a line and no sentence, nor the beginning of one: a heading, a name, a date. */
gboolean gk_chapter_is_line(const char *text);

/* The length of the word of data/chapter-words.tsv that `text` begins with; 0 without one. */
gsize gk_chapter_word_at(const char *text, const char *class);

gboolean gk_chapter_ends_in(const char *text, const char *class);

/* Whether a word of the class stands anywhere in `text`. */
gboolean gk_chapter_has_word(const char *text, const char *class);

G_END_DECLS
