/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names of numbers of people, made of the words of data/staff-words.tsv: 编制数, 行政附属编制, 在编在职人员.
 *
 * Text has no white space here.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    GK_STAFF_NONE,
    GK_STAFF_OF,      /* 行政, 事业: a part of something, and no name by itself */
    GK_STAFF_POSTS,   /* 编制 */
    GK_STAFF_PRESENT, /* 在职 */
    GK_STAFF_RETIRED, /* 退休 */
    GK_STAFF_PEOPLE,  /* 实有人数: both of them */
    GK_STAFF_OTHER,   /* 遗属 */
} GkStaffSort;

/* The length of the longest word of the class that `text` begins with; 0 without one. */
gsize gk_staff_word_at(const char *text, const char *class);

/* Whether a word of the class stands anywhere in `text`. */
gboolean gk_staff_has_word(const char *text, const char *class);

/* The length of the longest word of the class that ends at text[end]; 0 without one. */
gsize gk_staff_word_before(const char *text, gsize end, const char *class);

/* The name that ends at text[end] and begins at or behind text[start]: where it begins is put into *from. */
GkStaffSort gk_staff_name_before(const char *text, gsize start, gsize end, gsize *from);

/* Whether a number of the sort `part` may be one of those that `whole` counts. */
gboolean gk_staff_may_be_part(GkStaffSort whole, GkStaffSort part);

G_END_DECLS
