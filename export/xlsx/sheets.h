/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sheets of a document's workbook: a list of its tables, its amounts, its
 * warnings, and one sheet a table.
 */
#pragma once

#include "export/amounts.h"
#include "export/xlsx/book.h"

G_BEGIN_DECLS

/* The first row of every table on its sheet: above it stand its title, its number and organization, its unit, links. */
#define GK_XLSX_TABLE_ROW 4

/* What is told of a table in the list. */
typedef struct {
    guint amounts, flagged; /* flagged: cells of any kind */
    guint standing[3]; /* of its amounts: confirmed, doubtful, contradicted */
} GkXlsxCounts;

GkXlsxCounts gk_xlsx_count(const GkExportTable *table);

/* The sheet of one table; `list` is the name of the sheet that lists all. */
void gk_xlsx_add_table(GkXlsx *book, const GkExportDocument *document, const GkExportTable *table, const char *name,
                       const char *list);

/* The first sheet. `names` are those of the tables' sheets, in their order; fewer where not every table has one. */
void gk_xlsx_add_list(GkXlsx *book, const GkExportDocument *document, const char *name, const char *amounts,
                      const GPtrArray *names);

/* What the diagnostics say, on one sheet. */
void gk_xlsx_add_warnings(GkXlsx *book, const GkExportDocument *document, const char *name);

/* The sheets of tidy amounts: the next begins where one has as many rows as Excel takes. */
typedef struct _GkXlsxAmounts GkXlsxAmounts;

/* The first is called `name`, of gk_sheet_names_take(). `single`: of one document, whose facts stand elsewhere; the first
 * amount of each page links to it. */
GkXlsxAmounts *gk_xlsx_amounts_new(GkXlsx *book, const char *name, gboolean single);
void gk_xlsx_amounts_add(GkXlsxAmounts *amounts, const GkExportDocument *document);
void gk_xlsx_amounts_free(GkXlsxAmounts *amounts);

G_END_DECLS
