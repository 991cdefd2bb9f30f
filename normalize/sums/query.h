/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which cell, which statement: the words of data/identities.tsv and data/check-words.tsv against tables and prose.
 */
#pragma once

#include "data/data.h"
#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* --- rows and columns --- */

const GkRow *gk_check_row(const GkTableMeaning *meaning, guint block, guint row);
/* The cell of a row in a column when it begins there (a merged cell counts once). */
gboolean gk_check_cell(const GkTableMeaning *meaning, guint row, guint column, GkCellRef *cell);
/* The text (NULL: none) has a word of a class of data/check-words.tsv, where that class has it stand. */
gboolean gk_check_says(const char *text, const char *class);
/* One of the labels of the column's path does. */
gboolean gk_check_path_says(const GkColumn *column, const char *class);
/* The text (NULL: none) has one of the words parted by |. */
gboolean gk_check_has_one_of(const char *text, const char *alternatives);
/* A row that can hold amounts. */
gboolean gk_check_is_body(const GkRow *row);
/* A row that adds up others by its own words: 合计, 小计. */
gboolean gk_check_is_sum_row(const GkRow *row);
/* TRUE for tables whose sums have to be proved (proof.c): those of governments, and what is no standard form. */
gboolean gk_check_needs_proof(const GkDisclosure *disclosure, const GkTableMeaning *meaning);

/* --- queries --- */

/* Four fields of data/identities.tsv, which tells what they mean; borrowed. */
typedef struct {
    const char *kind, *block, *row, *column;
} GkQuery;

GkQuery gk_query_read(const GkDataRow *identity, guint field);
/* It is about statements, not about cells. */
gboolean gk_query_is_text(const GkQuery *query);
/* The only table of the kind, or NULL. */
const GkTableMeaning *gk_query_table(const GkDisclosure *disclosure, const GkQuery *query);
/* The block of columns; 0 for "any". */
guint gk_query_block(const GkTableMeaning *meaning, const GkQuery *query);
/* Its column in a block; columns of another year come last; -1 for none. */
gint gk_query_column(const GkTableMeaning *meaning, guint block, const GkQuery *query);
/* It names the column by a word that no other column of the block has. */
gboolean gk_query_names_column(const GkTableMeaning *meaning, const GkQuery *query);
/* The last total row of a block, -1 for none. */
gint gk_check_total_row(const GkTableMeaning *meaning, guint block);
/* The cell, in a table of the kind; FALSE for none. */
gboolean gk_query_cell(const GkTableMeaning *meaning, const GkQuery *query, GkCellRef *cell);
/* The query is about statements with this item, whatever stands around it. */
gboolean gk_query_names(const GkQuery *query, const char *item);
/* The statement is one that the query is about, and speaks of the year and the figure that the document's tables print. */
gboolean gk_query_has_statement(const GkDisclosure *disclosure, const GkQuery *query, const GkStatement *statement);

G_END_DECLS
