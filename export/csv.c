/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/csv.h"

#include "export/amounts.h"
#include "export/tables/csv.h"

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

/* Digits as they are printed, with a sign before or a percent sign behind; or a sign alone, for none. */
static gboolean
is_printed_number(const char *text)
{
    if (strchr("+-", *text))
        text++;
    text += strspn(text, "0123456789.,");
    return *text == '\0' || strcmp(text, "%") == 0;
}

/* Would a spreadsheet run it? Some trim spaces first; in Chinese and Japanese settings wide signs count as well. */
static gboolean
runs(const char *text)
{
    static const char *const SIGNS[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠", NULL };
    if (strchr("\t\r\n", *text))
        return *text != '\0';
    while (*text && (g_unichar_isspace(g_utf8_get_char(text)) || g_unichar_iszerowidth(g_utf8_get_char(text))))
        text = g_utf8_next_char(text);
    for (guint i = 0; SIGNS[i]; i++)
        if (g_str_has_prefix(text, SIGNS[i]))
            return !is_printed_number(text) && strcmp(text, SIGNS[i]) != 0;
    return FALSE;
}

/* Spaces at the ends are of the text, but some readers trim them where there are no quotes. */
static gboolean
needs_quotes(const char *text)
{
    gsize length = strlen(text);
    return length == 0 || text[strcspn(text, ",\"\r\n")] || g_ascii_isspace(text[0]) || g_ascii_isspace(text[length - 1]);
}

void
gk_csv_text(GkCsv *csv, const char *text)
{
    gboolean guarded = csv->guard && text && runs(text);
    begin_field(csv);
    if (!text)
        return;
    if (!guarded && !needs_quotes(text)) {
        g_string_append(csv->out, text);
        return;
    }
    g_string_append(csv->out, guarded ? "\"'" : "\"");
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
    GPtrArray *columns; /* const GkAmountColumn * */
    GkExportOptions options;
    guint tables; /* written so far, where a table is asked for */
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
    g_autoptr(GPtrArray) columns = gk_amount_columns_chosen(options->columns, error);
    GkSink *sink = columns ? gk_sink_open(path, error) : NULL;
    if (!sink)
        return NULL;
    CsvExport *export = g_new0(CsvExport, 1);
    export->sink = sink;
    export->value = g_string_new(NULL);
    export->csv = (GkCsv) { g_string_new(options->bom ? GK_CSV_MARK : NULL), options->spreadsheet_safe, FALSE };
    export->columns = g_steal_pointer(&columns);
    export->options = *options;
    for (guint i = 0; !options->table && i < export->columns->len; i++)
        gk_csv_text(&export->csv, ((const GkAmountColumn *) export->columns->pdata[i])->name);
    if (!options->table)
        put_row(export);
    return export;
}

static gboolean
csv_amount(const GkAmount *amount, gpointer data)
{
    CsvExport *export = data;
    for (guint i = 0; i < export->columns->len; i++) {
        const GkAmountColumn *column = export->columns->pdata[i];
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
add_table(CsvExport *export, const GkExportDocument *document, GError **error)
{
    g_autoptr(GPtrArray) grids = gk_grids_new(document, &export->options, error);
    if (!grids)
        return FALSE;
    if (export->tables++ > 0) {
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_REFUSED,
                    "csv: a file holds one table, and several documents were named; --format tables writes a folder of files");
        return FALSE;
    }
    gk_csv_grid(&export->csv, grids->pdata[0], export->options.repeat_spans);
    gk_sink_write(export->sink, export->csv.out->str, (gssize) export->csv.out->len);
    g_string_truncate(export->csv.out, 0);
    return TRUE;
}

static gboolean
csv_add(gpointer data, const GkExportDocument *document, GError **error)
{
    CsvExport *export = data;
    if (!export->options.table)
        gk_amounts_walk(document, csv_amount, export);
    else if (!add_table(export, document, error))
        return FALSE;
    return gk_sink_check(export->sink, error);
}

static void
csv_free(CsvExport *export)
{
    g_string_free(export->csv.out, TRUE);
    g_string_free(export->value, TRUE);
    g_ptr_array_unref(export->columns);
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
