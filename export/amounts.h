/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tidy amounts: one row per amount, of tables and of prose alike.
 *
 * An amount is a cell or a statement whose value is a number, says "none" where
 * an amount belongs (a dash, 无), or stands where an amount belongs and can't be
 * read. GK_AMOUNT_COLUMNS is what is told of each: every export loops over it,
 * so that all formats hold the same. A column's value is text, or nothing:
 * numbers are decimals as text, exact to the last digit.
 */
#pragma once

#include "export/document.h"

G_BEGIN_DECLS

typedef struct {
    const GkExportDocument *document;
    const GkExportTable *table; /* NULL: a statement */
    const cJSON *item; /* the cell or the statement */
    const cJSON *row, *column; /* of a cell, in its own half; NULL */
    const cJSON *value, *dimensions, *unit; /* may be NULL */
} GkAmount;

typedef enum {
    GK_COLUMN_TEXT,
    GK_COLUMN_INTEGER,
    GK_COLUMN_DECIMAL, /* -?[0-9]+(\.[0-9]+)? */
} GkColumnType;

typedef struct {
    const char *name; /* NULL ends the list */
    GkColumnType type;
    const char *title; /* for the head of a sheet, some words */
    const char *text; /* what it holds, one sentence */
    /* Appends the value; FALSE, with nothing appended, where there is none. */
    gboolean (*get)(const GkAmount *amount, GString *out);
    gboolean of_document; /* the same for all amounts of a document */
} GkAmountColumn;

extern const GkAmountColumn GK_AMOUNT_COLUMNS[];

/* The column of that name; a name that is not in the list aborts. */
const GkAmountColumn *gk_amount_column(const char *name);

/* Those that are named, parted by commas, in that order (const GkAmountColumn *); all for NULL. NULL, with `error` that
 * lists those there are, for a name that is not in the list or is named twice. */
GPtrArray *gk_amount_columns_chosen(const char *names, GError **error);

/* Is an item of a table or a statement an amount? `value` is its value. */
gboolean gk_is_amount(const cJSON *item, const cJSON *value);

/* What is known of the amount of one cell or statement (table NULL). */
void gk_amount_init(GkAmount *amount, const GkExportDocument *document, const GkExportTable *table, const cJSON *item);

/* The amounts in the order of the document: tables, row by row, then statements. `each` returns FALSE to stop; so does
 * the walk then. */
typedef gboolean (*GkAmountVisitor)(const GkAmount *amount, gpointer data);
gboolean gk_amounts_walk(const GkExportDocument *document, GkAmountVisitor each, gpointer data);

/* How many there are. */
guint gk_amounts_count(const GkExportDocument *document);

G_END_DECLS
