/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is told of a document, a table, a check and a diagnostic, column by
 * column, as GK_AMOUNT_COLUMNS tells of amounts: all text, numbers as decimals.
 */
#pragma once

#include "export/amounts.h"

G_BEGIN_DECLS

typedef struct {
    const GkExportDocument *document;
    const cJSON *item; /* of the document itself: its whole JSON */
    guint position; /* which of its kind, from 1 */
} GkRecordOf;

typedef struct {
    const char *name; /* NULL ends the list */
    GkColumnType type;
    const char *title, *text; /* some words; one sentence */
    const char *path; /* where in the item it stands: "unit/text"; NULL: `get` tells */
    gboolean (*get)(const GkRecordOf *of, GString *out);
} GkRecordColumn;

extern const GkRecordColumn GK_DOCUMENT_COLUMNS[], GK_TABLE_COLUMNS[], GK_CHECK_COLUMNS[], GK_DIAGNOSTIC_COLUMNS[];

/* Appends the value of a column; FALSE where there is none. */
gboolean gk_record_get(const GkRecordColumn *column, const GkRecordOf *of, GString *out);

G_END_DECLS
