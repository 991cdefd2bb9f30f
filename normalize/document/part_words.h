/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Words around the parts of an organization (data/parts-words.tsv), and what their names look like.
 *
 * Text has no white space here (gk_text_without_spaces()).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { GK_PART_NONE, GK_PART_OFFICE, GK_PART_UNIT } GkPart;

/* The length of the longest word of the class at the start of `text`; 0 where there is none. */
gsize gk_part_word_at(const char *text, const char *class);

/* Where a word of the class ends for the last time in `text`; -1: nowhere. */
gssize gk_part_last_word(const char *text, const char *class);

gboolean gk_part_ends_in(const char *text, const char *class);
gboolean gk_part_is_word(const char *text, const char *class);

/* What the words speak of: the kind of part named last. */
GkPart gk_part_named(const char *text);

/* 4个处室, 四个科室, 两个: how long the count at the start is, with the thing counted; 0 where there is none. */
gsize gk_part_count_at(const char *text);

/* 等, 等3个科室: what ends a list; its length. */
gsize gk_part_others_at(const char *text);

/* An item's name: without its number, and without what follows a comma, a colon, 等, a count, or brackets that list
 * something. The caller frees it. */
char *gk_part_name_of(const char *item);

/* Whether it ends as names of such parts do; a bracket at the end, （本级）, is left out. */
gboolean gk_part_is_name(const char *name, GkPart part);

/* ... and can be nothing else (a 会议室 is a room). */
gboolean gk_part_is_sure_name(const char *name);

/* Whether a name of an unusual ending may be one: a few words and nothing that names don't have. */
gboolean gk_part_may_be_name(const char *name);

/* A round bracket, wide or narrow. */
gboolean gk_part_opens_bracket(gunichar c);
gboolean gk_part_closes_bracket(gunichar c);

G_END_DECLS
