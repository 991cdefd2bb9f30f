/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/csv.h"
#include "export/package/package.h"
#include "export/tables/csv.h"
#include "export/tables/html.h"
#include "export/tables/markdown.h"

#include <string.h>

#define TABLES (GK_EXPORT_TAKES_TABLE | GK_EXPORT_TAKES_SPANS)

GK_DEFINE_ERROR_DOMAIN(gk_export_error_quark)

const GkExportFormat GK_EXPORT_FORMATS[] = {
    { "csv", ".csv", "tidy amounts, one row each", GK_EXPORT_STREAM, &GK_EXPORT_CSV, NULL,
      GK_EXPORT_TAKES_BOM | GK_EXPORT_TAKES_SAFE | GK_EXPORT_TAKES_COLUMNS | TABLES },
    { "dta", ".dta", "tidy amounts for Stata", GK_EXPORT_FILE, NULL, "libreadstat1", 0 },
    { "html", ".html", "tables as one page for reading", GK_EXPORT_STREAM, &GK_EXPORT_HTML, NULL, TABLES },
    { "md", ".md", "tables as Markdown", GK_EXPORT_STREAM, &GK_EXPORT_MARKDOWN, NULL, TABLES },
    { "package", "/", "a Data Package: tidy amounts, documents, tables, checks, diagnostics", GK_EXPORT_FOLDER,
      &GK_EXPORT_PACKAGE, NULL, 0 },
    { "sqlite", ".sqlite", "a database with all that was read, to add to", GK_EXPORT_IN_PLACE, NULL, "libsqlite3-0", 0 },
    { "tables", "", "a folder with one CSV per table", GK_EXPORT_FOLDER, &GK_EXPORT_TABLES, NULL,
      GK_EXPORT_TAKES_BOM | GK_EXPORT_TAKES_SAFE | TABLES },
    { "xlsx", ".xlsx", "a spreadsheet: every table on a sheet, and the tidy amounts", GK_EXPORT_DOCUMENT, NULL,
      "libxlsxwriter4", GK_EXPORT_TAKES_AMOUNTS_ONLY, "OpenSSL's libcrypto, Apache-2.0" },
    { NULL },
};

/* "csv, sqlite, …" or ".csv, .sqlite, …" */
static char *
list_formats(gboolean endings)
{
    GString *list = g_string_new(endings ? ".json, .ndjson" : "json, ndjson");
    for (const GkExportFormat *format = GK_EXPORT_FORMATS; format->name; format++)
        if (!endings || format->ending[0] == '.')
            g_string_append_printf(list, ", %s", endings ? format->ending : format->name);
    return g_string_free(list, FALSE);
}

const GkExportFormat *
gk_export_format_named(const char *name, GError **error)
{
    for (const GkExportFormat *format = GK_EXPORT_FORMATS; format->name; format++)
        if (strcmp(format->name, name) == 0)
            return format;
    g_autofree char *list = list_formats(FALSE);
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_FORMAT, "--format %s: must be one of %s", name, list);
    return NULL;
}

const GkExportFormat *
gk_export_format_of_path(const char *path, GError **error)
{
    g_autofree char *base = g_path_get_basename(path);
    const char *dot = g_str_has_suffix(path, G_DIR_SEPARATOR_S) ? NULL : strrchr(base, '.');
    if (!dot || dot == base)
        return NULL;
    for (const GkExportFormat *format = GK_EXPORT_FORMATS; format->name; format++)
        if (g_ascii_strcasecmp(format->ending, dot) == 0)
            return format;
    if (g_ascii_strcasecmp(dot, ".json") == 0 || g_ascii_strcasecmp(dot, ".ndjson") == 0)
        return NULL;
    g_autofree char *list = list_formats(TRUE);
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_FORMAT,
                "-o %s: what to write is told by the ending, and nobody knows “%s”; known are %s, or say --format", path,
                dot, list);
    return NULL;
}
