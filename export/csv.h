/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CSV as RFC 4180 has it: UTF-8, CRLF line ends, a field in quotes where it needs
 * them. Literal: what is printed is what is written.
 */
#pragma once

#include "export/exporter.h"
#include "export/sink.h"

G_BEGIN_DECLS

/* Tidy amounts; or, where one table is asked for, that table as it is printed. */
extern const GkExportBackend GK_EXPORT_CSV;

#define GK_CSV_MARK "\xEF\xBB\xBF" /* U+FEFF, for Excel */

/* Records in the making. Begin with { out, guard, FALSE }. */
typedef struct {
    GString *out;
    gboolean guard; /* text that a spreadsheet would run gets a ' before it */
    gboolean inside; /* a record has begun */
} GkCsv;

/* The next field. `text` NULL is an absent value: nothing between the commas. A value that is there and empty is "". */
void gk_csv_text(GkCsv *csv, const char *text);
/* The same for numbers, which are never guarded. */
void gk_csv_number(GkCsv *csv, const char *text);
/* The end of a record. */
void gk_csv_end(GkCsv *csv);

G_END_DECLS
