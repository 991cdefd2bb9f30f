/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first sheet, which says what document this is and lists its tables, and
 * the sheet of what was not or doubtfully read.
 */
#include "export/xlsx/sheets.h"

#include <string.h>

#define FACTS_ROW 2 /* the document's facts, below its title */
#define COLORS_COLUMN 6 /* beside them: what colours mean */
#define LIST_ROW 17 /* the head of the list */

typedef struct {
    GkXlsx *book;
    lxw_worksheet *sheet;
    const GkExportDocument *document;
} List;

static void
put(List *list, guint row, guint column, const char *text)
{
    gk_xlsx_put(list->book, list->sheet, row, column, text, GK_XLSX_PLAIN, GK_FLAG_NONE);
}

static void
put_count(List *list, guint row, guint column, gint64 count)
{
    worksheet_write_number(list->sheet, row, (lxw_col_t) column, (double) count, NULL);
}

static void
put_fact(List *list, guint *row, const char *name, const char *text)
{
    gk_xlsx_put(list->book, list->sheet, *row, 0, name, GK_XLSX_QUIET, GK_FLAG_NONE);
    put(list, (*row)++, 1, text);
}

/* "3" as a number; nothing for what is none. */
static void
put_number_fact(List *list, guint *row, const char *name, const cJSON *object, const char *key)
{
    gint number = gk_read_integer(object, key, -1);
    gk_xlsx_put(list->book, list->sheet, *row, 0, name, GK_XLSX_QUIET, GK_FLAG_NONE);
    if (number >= 0)
        put_count(list, *row, 1, number);
    (*row)++;
}

static void
put_facts(List *list)
{
    const cJSON *json = list->document->json, *disclosure = gk_read_get(json, "disclosure");
    const cJSON *source = gk_read_get(json, "source"), *generator = gk_read_get(json, "generator");
    const char *program = gk_read_text(generator, "name"), *version = gk_read_text(generator, "version");
    const char *title = gk_read_fact(disclosure, "title"), *file = gk_read_text(source, "file");
    g_autofree char *made = g_strdup_printf("%s %s", program ? program : "", version ? version : "");
    guint row = FACTS_ROW;
    gk_xlsx_put(list->book, list->sheet, 0, 0, title ? title : file, GK_XLSX_TITLE, GK_FLAG_NONE);
    put_fact(list, &row, "organization", gk_read_fact(disclosure, "organization"));
    put_fact(list, &row, "kind", gk_read_text(disclosure, "kind"));
    put_fact(list, &row, "fiscal year", gk_read_fact(disclosure, "fiscal_year"));
    put_fact(list, &row, "region", gk_read_fact(disclosure, "region"));
    put_fact(list, &row, "division code", gk_read_text(disclosure, "division_code"));
    put_fact(list, &row, "level", gk_read_text(disclosure, "level"));
    put_fact(list, &row, "published", gk_read_fact(disclosure, "published"));
    gk_xlsx_put(list->book, list->sheet, row, 0, "file", GK_XLSX_QUIET, GK_FLAG_NONE);
    if (file)
        gk_xlsx_put_page_link(list->book, list->sheet, row, 1, file, 1, gk_xlsx_text(list->book, file, NULL));
    row++;
    put_fact(list, &row, "document", list->document->id);
    put_number_fact(list, &row, "pages", source, "page_count");
    put_fact(list, &row, "read by", made);
    put_fact(list, &row, "status", gk_read_text(json, "status"));
    g_assert(row < LIST_ROW);
}

static void
put_colors(List *list)
{
    guint row = FACTS_ROW;
    for (gint flag = GK_N_FLAGS - 1; flag > GK_FLAG_NONE; flag--) {
        gk_xlsx_put(list->book, list->sheet, row, COLORS_COLUMN, gk_flag_name(flag), GK_XLSX_GRID, flag);
        put(list, row++, COLORS_COLUMN + 1, gk_flag_text(flag));
    }
    put(list, row + 1, COLORS_COLUMN, "A comment at the cell says why. The decimals of all amounts stand in NAME_text, exact.");
}

/* --- the tables --- */

static const struct {
    const char *name;
    guint width;
} COLUMNS[] = { { "table", 14 },      { "title", 48 },  { "number", 10 },    { "kind", 26 },
                { "organization", 24 }, { "unit", 8 },    { "pages", 14 },     { "rows", 8 },
                { "columns", 9 },     { "amounts", 10 }, { "confirmed", 11 }, { "doubtful", 10 },
                { "contradicted", 13 }, { "flagged", 9 } };

static void
put_pages(List *list, guint row, guint column, const GkExportTable *table)
{
    const char *file = gk_read_text(gk_read_get(list->document->json, "source"), "file");
    gint first, last;
    if (!gk_read_pages(gk_read_get(table->json, "parts"), &first, &last))
        return;
    g_autofree char *text = first == last ? g_strdup_printf("%d", first) : g_strdup_printf("%d–%d", first, last);
    gk_xlsx_put_page_link(list->book, list->sheet, row, column, file, first, text);
}

static void
put_table(List *list, guint row, const GkExportTable *table, const char *name)
{
    static const char *const KEYS[] = { "title", "number", "kind", "organization" };
    GkXlsxCounts counts = gk_xlsx_count(table);
    guint column = 1;
    if (name)
        gk_xlsx_put_sheet_link(list->book, list->sheet, row, 0, name, table->id);
    else
        put(list, row, 0, table->id);
    for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++)
        put(list, row, column++, gk_read_text(table->json, KEYS[i]));
    put(list, row, column++, gk_read_text(gk_read_get(table->json, "unit"), "text"));
    put_pages(list, row, column++, table);
    put_count(list, row, column++, table->rows->len);
    put_count(list, row, column++, table->columns->len);
    put_count(list, row, column++, counts.amounts);
    for (guint i = 0; i < G_N_ELEMENTS(counts.standing); i++)
        put_count(list, row, column++, counts.standing[i]);
    put_count(list, row, column, counts.flagged);
}

static guint
count_statements(const GkExportDocument *document)
{
    const cJSON *statement;
    guint count = 0;
    cJSON_ArrayForEach(statement, gk_read_get(document->json, "statements"))
        count += gk_is_amount(statement, gk_read_get(statement, "amount"));
    return count;
}

/* What a document's sheets can't show stands below the list. */
static void
put_rest(List *list, guint row, const char *amounts, guint without_sheet)
{
    g_autofree char *prose = g_strdup_printf("%u amounts said in prose stand there, too.", count_statements(list->document));
    gk_xlsx_put_sheet_link(list->book, list->sheet, row, 0, amounts, amounts);
    put(list, row, 1, prose);
    if (without_sheet == 0)
        return;
    g_autofree char *rest = g_strdup_printf("%u tables have no sheet of their own: there are too many for a spreadsheet.",
                                            without_sheet);
    gk_xlsx_put(list->book, list->sheet, row + 1, 1, rest, GK_XLSX_PLAIN, GK_FLAG_DOUBTFUL);
}

void
gk_xlsx_add_list(GkXlsx *book, const GkExportDocument *document, const char *name, const char *amounts,
                 const GPtrArray *names)
{
    List list = { book, gk_xlsx_add_sheet(book, name, FALSE), document };
    guint count = MIN(document->tables->len, LXW_ROW_MAX - LIST_ROW - 4);
    put_facts(&list);
    put_colors(&list);
    for (guint i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        gk_xlsx_put(book, list.sheet, LIST_ROW, i, COLUMNS[i].name, GK_XLSX_HEADER, GK_FLAG_NONE);
        worksheet_set_column(list.sheet, (lxw_col_t) i, (lxw_col_t) i, COLUMNS[i].width, NULL);
    }
    for (guint i = 0; i < count; i++)
        put_table(&list, LIST_ROW + 1 + i, document->tables->pdata[i], i < names->len ? names->pdata[i] : NULL);
    put_rest(&list, LIST_ROW + 2 + count, amounts, document->tables->len - names->len);
    worksheet_set_landscape(list.sheet);
    worksheet_fit_to_pages(list.sheet, 1, 0);
    worksheet_set_paper(list.sheet, 9); /* A4 */
}

/* --- warnings --- */

static void
put_warning(List *list, guint row, const cJSON *diagnostic)
{
    const char *file = gk_read_text(gk_read_get(list->document->json, "source"), "file");
    const char *severity = gk_read_text(diagnostic, "severity");
    gint page = gk_read_integer(diagnostic, "page", 0);
    gboolean grave = severity && strcmp(severity, "error") == 0;
    g_autoptr(GString) cells = g_string_new(NULL);
    g_autofree char *number = g_strdup_printf("%d", page);
    gk_xlsx_put(list->book, list->sheet, row, 0, severity, GK_XLSX_PLAIN, grave ? GK_FLAG_CONTRADICTED : GK_FLAG_NONE);
    put(list, row, 1, gk_read_text(diagnostic, "code"));
    gk_xlsx_put(list->book, list->sheet, row, 2, gk_read_text(diagnostic, "message"), GK_XLSX_WRAP, GK_FLAG_NONE);
    if (page > 0)
        gk_xlsx_put_page_link(list->book, list->sheet, row, 3, file, page, number);
    if (gk_read_join(gk_read_get(diagnostic, "cells"), " ", cells))
        put(list, row, 4, cells->str);
}

void
gk_xlsx_add_warnings(GkXlsx *book, const GkExportDocument *document, const char *name)
{
    static const struct {
        const char *name;
        guint width;
    } HEAD[] = { { "severity", 10 }, { "code", 24 }, { "message", 80 }, { "page", 8 }, { "cells", 24 } };
    List list = { book, gk_xlsx_add_sheet(book, name, FALSE), document };
    const cJSON *diagnostic;
    guint row = 1;
    for (guint i = 0; i < G_N_ELEMENTS(HEAD); i++) {
        gk_xlsx_put(book, list.sheet, 0, i, HEAD[i].name, GK_XLSX_HEADER, GK_FLAG_NONE);
        worksheet_set_column(list.sheet, (lxw_col_t) i, (lxw_col_t) i, HEAD[i].width, NULL);
    }
    worksheet_freeze_panes(list.sheet, 1, 0);
    cJSON_ArrayForEach(diagnostic, gk_read_get(document->json, "diagnostics"))
    {
        if (row < LXW_ROW_MAX)
            put_warning(&list, row++, diagnostic);
    }
}
