/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sums down the columns of a table: which rows make up which.
 */
#pragma once

#include "normalize/sums/amounts.h"

G_BEGIN_DECLS

/* One block of columns. */
typedef struct {
    const GkDisclosure *disclosure;
    const GkTableMeaning *meaning;
    guint block;
    guint *columns, n_columns; /* its amount columns */
    gboolean classes; /* its codes begin with those of classes */
    gboolean *sums; /* per row: it adds up others, by its words or because it is the sum of what stands above it */
} GkSumBlock;

/* What a row is the sum of, in every column. */
typedef struct {
    GkCheckKind kind;
    const char *rule;
    guint total; /* a row */
    GArray *terms; /* guint: rows; owned */
    gboolean some; /* 其中: they may be some of the parts */
    gboolean found; /* by searching: `some`, too */
    GArray *given; /* the terms that the structure gave, where others were found that add up; else NULL; owned */
} GkSumGroup;

typedef enum { GK_SUM_UNTRIED, GK_SUM_PASS, GK_SUM_SINGLE, GK_SUM_FAIL } GkSumOutcome;

/* Columns by outcome; `single`: it holds, but all terms but one are nothing. */
typedef struct {
    guint passed, single, failed;
} GkSumCount;

GkSumBlock *gk_sum_block_new(const GkDisclosure *disclosure, guint table, guint block);
void gk_sum_block_free(GkSumBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkSumBlock, gk_sum_block_free)

/* The groups that words, codes, numbers and indents give, the totals first. The caller frees the array. */
GPtrArray *gk_sum_groups(const GkSumBlock *block);
GkSumGroup *gk_sum_group_new(GkCheckKind kind, const char *rule, guint total);

const GkRow *gk_sum_row(const GkSumBlock *block, guint row);
/* A row that no other row includes, seen from a total (-1: none before); what was made a child of an earlier total's
 * terms counts. */
gboolean gk_sum_is_top(const GkSumBlock *block, guint row, gint last_total);
/* The cell of a total in a column; FALSE without one. */
gboolean gk_sum_total_cell(const GkSumBlock *block, guint row, guint column, GkCellRef *total);

/* Tries the sum in a column; the terms of the check stand in `cells`. */
GkSumOutcome gk_sum_try(const GkSumBlock *block, guint total, const GArray *rows, guint column, GArray *cells,
                        GkCheck *check);
GkSumCount gk_sum_count(const GkSumBlock *block, guint total, const GArray *rows);

G_END_DECLS
