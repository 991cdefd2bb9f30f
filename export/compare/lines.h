/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a document says of each thing: its amounts by what they are of, so that
 * two documents can be laid side by side.
 *
 * A line's name is made of the kind of its table, whose it is, scope, concept,
 * code (without one: the labels of its row and those above it), fund and
 * measure; "previous_year" is left to the year. Years in labels are told from
 * the document's own, so that 2023年末余额 in one is 2024年末余额 in the next.
 * Shares, rates and changes are no lines: they follow from amounts.
 */
#pragma once

#include "export/amounts.h"

#include "data/decimal.h"

G_BEGIN_DECLS

typedef struct {
    GkAmount amount;
    char *name; /* what it is of */
    char *own_name; /* the same by the label of its row alone, for rows that have moved below another; "" with a code */
    char *topic; /* the same without the table and its labels: "" where the concept is not known */
    char *title; /* of its table and its column, without years: parts those of one name */
    gint year; /* that it is of; the document's own where it is not said */
    GkDecimal value; /* in 元 where it is money, else as printed */
    GkDecimal step; /* of the last printed digit, in the same */
    gboolean money;
} GkLine;

typedef struct {
    gint year; /* the fiscal year of its documents; 0 when not known */
    GPtrArray *lines; /* GkLine *, owned, in the order of the documents */
    guint left_out; /* amounts of tables that are no lines: not numbers, or shares and changes */
} GkLines;

GkLines *gk_lines_new(gint year);
/* Adds those of a document, which must outlive them: text and tables that were published apart make one. */
void gk_lines_add(GkLines *lines, const GkExportDocument *document);
void gk_lines_free(GkLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkLines, gk_lines_free)

/* "budget" of "budget_previous_year"; the caller frees it. */
char *gk_line_base_measure(const char *measure);

G_END_DECLS
