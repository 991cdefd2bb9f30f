/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Words of a data file by class: files whose rows are a word and its class.
 *
 * The lists are made at the first question and kept for the life of the process. Where several words fit, the longest
 * counts. Lengths are in bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkWordList GkWordList;

/* The words of `class` in `file` ("parts-words.tsv"); an unknown class has none. */
const GkWordList *gk_word_list(const char *file, const char *class);

/* The length of the word that `text` begins with; 0 without one. */
gsize gk_word_list_at(const GkWordList *list, const char *text);

/* The length of the word that ends at text[end] and begins at or behind text[start]; 0 without one. */
gsize gk_word_list_before(const GkWordList *list, const char *text, gsize start, gsize end);

/* Where a word begins first in `text`, its length in *length (may be NULL); -1: nowhere. */
gssize gk_word_list_find(const GkWordList *list, const char *text, gsize *length);

/* Where a word ends for the last time in `text`; -1: nowhere. */
gssize gk_word_list_last(const GkWordList *list, const char *text);

/* Whether `text` is a word. */
gboolean gk_word_list_has(const GkWordList *list, const char *text);

/* Whether `text` ends in a word. */
gboolean gk_word_list_ends(const GkWordList *list, const char *text);

G_END_DECLS
