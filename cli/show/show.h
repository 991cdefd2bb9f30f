/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What `gongkai show` says of a document, part by part. Each writes whole lines
 * of at most `width` columns onto `out`; a number is never cut.
 */
#pragma once

#include "cli/options/terminal.h"
#include "export/document.h"

G_BEGIN_DECLS

typedef struct {
    const GkExportDocument *document;
    GString *out;
    guint width;
} GkShow;

/* The file, the document, its tables, checks and warnings, in some lines (document.c). */
void gk_show_document(const GkShow *show);
void gk_show_diagnostics(const GkShow *show, const GPtrArray *diagnostics, guint most_of_a_code);

/* Its cells as a grid; `row` -1: all rows (table.c). */
void gk_show_table(const GkShow *show, const GkExportTable *table, gint row);

/* One cell, statement or check with all that is known of it (item.c). */
void gk_show_cell(const GkShow *show, const GkExportTable *table, const cJSON *cell);
void gk_show_statement(const GkShow *show, const cJSON *statement);
void gk_show_check(const GkShow *show, const cJSON *check);
/* One a line, those that fail first. */
void gk_show_checks(const GkShow *show);
void gk_show_statements(const GkShow *show);

/* All pages, one a line; one page with what stands on it (page.c). FALSE for a page that is not there. */
void gk_show_pages(const GkShow *show);
gboolean gk_show_page(const GkShow *show, gint number);

/* "label: value", wrapped; nothing for NULL or "". */
void gk_show_field(const GkShow *show, const char *label, const char *value);
/* What a value says: "72.73", "–" for none printed, the text otherwise. */
const char *gk_show_reading(const cJSON *item);
/* How `standing` of an amount is coloured; "" for none. */
const char *gk_show_style(const cJSON *item);

G_END_DECLS
