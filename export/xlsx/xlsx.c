/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * XLSX, by libxlsxwriter: the workbook of one document, or the amounts of many.
 */
#include "export/modules.h"
#include "export/xlsx/sheets.h"

#define MOST_SHEETS 2000 /* of tables; a spreadsheet of more is none that anybody can open */

typedef struct {
    GkXlsx *book;
    GkXlsxAmounts *amounts; /* of many documents; NULL */
    guint documents;
} XlsxExport;

static gpointer
xlsx_begin(const char *path, const GkExportOptions *options, GError **error)
{
    XlsxExport *export = g_new0(XlsxExport, 1);
    export->book = gk_xlsx_new(path);
    if (options->amounts_only) {
        g_autofree char *name = gk_sheet_names_take(export->book->names, "Amounts");
        export->amounts = gk_xlsx_amounts_new(export->book, name, FALSE);
    }
    return export;
}

/* The names of the tables' sheets: "t3 收支总表". */
static GPtrArray *
name_tables(GkXlsx *book, const GkExportDocument *document)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < document->tables->len && i < MOST_SHEETS; i++) {
        const GkExportTable *table = document->tables->pdata[i];
        const char *title = gk_read_text(table->json, "title");
        g_autofree char *wanted = g_strdup_printf("%s %s", table->id, title ? title : "");
        g_ptr_array_add(names, gk_sheet_names_take(book->names, wanted));
    }
    return names;
}

static void
add_document(GkXlsx *book, const GkExportDocument *document)
{
    const cJSON *diagnostics = gk_read_get(document->json, "diagnostics");
    g_autofree char *list = gk_sheet_names_take(book->names, "Tables");
    g_autofree char *amounts = gk_sheet_names_take(book->names, "Amounts");
    g_autoptr(GPtrArray) names = name_tables(book, document);
    gk_xlsx_add_list(book, document, list, amounts, names);
    GkXlsxAmounts *sheets = gk_xlsx_amounts_new(book, amounts, TRUE);
    gk_xlsx_amounts_add(sheets, document);
    gk_xlsx_amounts_free(sheets);
    if (cJSON_IsArray(diagnostics) && diagnostics->child) {
        g_autofree char *warnings = gk_sheet_names_take(book->names, "Warnings");
        gk_xlsx_add_warnings(book, document, warnings);
    }
    for (guint i = 0; i < names->len; i++)
        gk_xlsx_add_table(book, document, document->tables->pdata[i], names->pdata[i], list);
}

static gboolean
xlsx_add(gpointer data, const GkExportDocument *document, GError **error)
{
    XlsxExport *export = data;
    if (export->amounts)
        gk_xlsx_amounts_add(export->amounts, document);
    else if (export->documents == 0)
        add_document(export->book, document);
    else {
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_REFUSED,
                    "an .xlsx holds the tables of one document: name a folder for one file each (-o FOLDER/ --format "
                    "xlsx), or ask for the amounts of all in one file with --amounts-only");
        return FALSE;
    }
    export->documents++;
    return TRUE;
}

static void
free_sheets(XlsxExport *export)
{
    if (export->amounts)
        gk_xlsx_amounts_free(export->amounts);
}

static gboolean
xlsx_end(gpointer data, GError **error)
{
    XlsxExport *export = data;
    free_sheets(export);
    gboolean done = gk_xlsx_close(export->book, error);
    g_free(export);
    return done;
}

static void
xlsx_abandon(gpointer data)
{
    XlsxExport *export = data;
    free_sheets(export);
    gk_xlsx_abandon(export->book);
    g_free(export);
}

const GkExportBackend *
gk_export_module(const char *version)
{
    static const GkExportBackend BACKEND = { xlsx_begin, xlsx_add, xlsx_end, xlsx_abandon };
    return g_strcmp0(version, GK_VERSION) == 0 ? &BACKEND : NULL;
}
