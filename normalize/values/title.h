/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles of tables, and patterns of words that they are matched with.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* A title as it is matched: a key without the number of the table, years, and `organization`
 * (a key; ""). Brackets go with their contents unless `with_brackets`. The caller frees it. */
char *gk_title_key(const char *title, const char *organization, gboolean with_brackets);

/* The key without the words that every title may have or not (data/title-fillers.tsv). The caller frees it. */
char *gk_title_without_fillers(const char *key);

/* The key without the 预算 in the names of funds (一般公共预算), which says nothing of the stage. The caller frees it.
 */
char *gk_title_without_funds(const char *key);

/* FALSE for what heads all tables of a document (第二部分 某某局2024年度部门预算表) or ends in no 表. */
gboolean gk_title_names_table(const char *title);

/* What all titles of a document begin with when there are at least four and it ends like a name, as a key:
 * the organization. "" without one. The caller frees it. */
char *gk_title_common_start(const GkTable *tables, guint n_tables);

/* The pattern's words found in `key`, in order: how many characters they have together; 0 when one is missing.
 * Words are parted by spaces, alternatives by |. The first word's place goes to *start, unless NULL. */
guint gk_pattern_match(const char *pattern, const char *key, guint *start);

/* All of the pattern's words are found in `key`, wherever. */
gboolean gk_pattern_has_all(const char *pattern, const char *key);

/* One of the words parted by | stands in `key`. */
gboolean gk_pattern_any(const char *words, const char *key);

/* TRUE when nothing but the pattern's words, fillers and perhaps a name in front make up the title. */
gboolean gk_pattern_covers(const char *pattern, const char *key);

G_END_DECLS
