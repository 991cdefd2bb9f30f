/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What does not add up in documents: findings, each with all that is told of
 * it, so that it outlives its document.
 */
#pragma once

#include "export/cite/excerpt.h"
#include "export/errors/proof.h"

G_BEGIN_DECLS

/* One of the numbers of a finding. */
typedef struct {
    char *id; /* of its cell or statement */
    char *label; /* of its row, column or table: what tells it from the other numbers; "" */
    char *printed; /* as printed, with the unit where it is a statement's; "" for nothing */
    gboolean minus; /* it is taken away */
    gboolean filled; /* it is other than nothing and zero */
    gint page; /* 0: not known */
    char *table; /* "t3"; "" for a statement */
    char *proof; /* "c17 total_row_equals_its_parts"; NULL: nothing bears it out */
} GkFindingNumber;

typedef struct {
    gboolean publisher; /* else undecided */
    GkReserve reserve; /* why it is undecided */
    char *reserve_number; /* at which number; NULL: at none */
    gboolean percentage;

    char *document, *file, *sha256, *organization, *year; /* "" where the JSON has none; document: its id */
    gint page;
    char *table, *table_number, *table_title; /* of the number that is told; "" for a statement */
    char *id, *row, *column; /* "t3.r5.c2"; labels; a statement's subject is its row */
    char *printed, *should_be, *unit, *difference; /* decimals; difference = what the others give - what is printed */
    gboolean has_yuan;
    GkDecimal yuan; /* of the difference, without its sign */
    char *rule, *checks; /* the rule of the first; ids, the first first, parted by spaces */
    guint also; /* checks besides the first */
    char *why; /* a sentence */
    GPtrArray *numbers; /* GkFindingNumber *: the total, then the terms */
    GPtrArray *excerpts; /* GkExcerpt *: the pages that show them */
} GkFinding;

/* Adds the findings of a document. */
void gk_findings_of(const GkExportDocument *document, GPtrArray *findings);

/* An array of GkFinding * that owns them. */
GPtrArray *gk_findings_new(void);

/* The publishers' own first, amounts before percentages, the greatest difference first; documents in the order in
 * which they were added where all that is the same. */
void gk_findings_rank(GPtrArray *findings);

G_END_DECLS
