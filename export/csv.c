/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/csv.h"

#include "export/amounts.h"

#include <string.h>

/* --- records --- */

static void
begin_field(GkCsv *csv)
{
    if (csv->inside)
        g_string_append_c(csv->out, ',');
    csv->inside = TRUE;
}

void
gk_csv_number(GkCsv *csv, const char *text)
{
    begin_field(csv);
    if (text)
        g_string_append(csv->out, text);
}

void
gk_csv_text(GkCsv *csv, const char *text)
{
    gboolean runs = csv->guard && text && *text && strchr("=+-@\t\r", *text);
    begin_field(csv);
    if (!text)
        return;
    if (*text && !runs && !text[strcspn(text, ",\"\r\n")]) {
        g_string_append(csv->out, text);
        return;
    }
    g_string_append(csv->out, runs ? "\"'" : "\"");
    for (const char *at = text; *at; at++) {
        if (*at == '"')
            g_string_append_c(csv->out, '"');
        g_string_append_c(csv->out, *at);
    }
    g_string_append_c(csv->out, '"');
}

void
gk_csv_end(GkCsv *csv)
{
    g_string_append(csv->out, "\r\n");
    csv->inside = FALSE;
}

/* --- tidy amounts --- */

typedef struct {
    GkSink *sink;
    GkCsv csv; /* of one row */
    GString *value;
} CsvExport;

static void
put_row(CsvExport *export)
{
    gk_csv_end(&export->csv);
    gk_sink_write(export->sink, export->csv.out->str, (gssize) export->csv.out->len);
    g_string_truncate(export->csv.out, 0);
}

static gpointer
csv_begin(const char *path, const GkExportOptions *options, GError **error)
{
    GkSink *sink = gk_sink_open(path, error);
    if (!sink)
        return NULL;
    CsvExport *export = g_new0(CsvExport, 1);
    export->sink = sink;
    export->value = g_string_new(NULL);
    export->csv = (GkCsv) { g_string_new(options->bom ? "\xEF\xBB\xBF" : NULL), options->spreadsheet_safe, FALSE };
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        gk_csv_text(&export->csv, column->name);
    put_row(export);
    return export;
}

static gboolean
csv_amount(const GkAmount *amount, gpointer data)
{
    CsvExport *export = data;
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++) {
        g_string_truncate(export->value, 0);
        const char *text = column->get(amount, export->value) ? export->value->str : NULL;
        if (column->type == GK_COLUMN_TEXT)
            gk_csv_text(&export->csv, text);
        else
            gk_csv_number(&export->csv, text);
    }
    put_row(export);
    return TRUE;
}

static gboolean
csv_add(gpointer data, const GkExportDocument *document, GError **error)
{
    CsvExport *export = data;
    gk_amounts_walk(document, csv_amount, export);
    return gk_sink_check(export->sink, error);
}

static void
csv_free(CsvExport *export)
{
    g_string_free(export->csv.out, TRUE);
    g_string_free(export->value, TRUE);
    g_free(export);
}

static gboolean
csv_end(gpointer data, GError **error)
{
    CsvExport *export = data;
    gboolean done = gk_sink_close(export->sink, error);
    csv_free(export);
    return done;
}

static void
csv_abandon(gpointer data)
{
    CsvExport *export = data;
    gk_sink_abandon(export->sink);
    csv_free(export);
}

const GkExportBackend GK_EXPORT_CSV = { csv_begin, csv_add, csv_end, csv_abandon };
