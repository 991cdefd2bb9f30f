/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tidy amounts on sheets: the columns of GK_AMOUNT_COLUMNS under their names. A
 * decimal is a number, in its format, where a double says it exactly, else
 * text; beside it, in NAME_text, stands the decimal itself, always.
 *
 * Rows are written one after the other and not kept, so that a sheet takes no
 * memory, and the next one begins where Excel's rows or the four gigabytes that
 * a part of a file can have come to an end.
 */
#include "export/double.h"
#include "export/xlsx/number_format.h"
#include "export/xlsx/sheets.h"

#include <string.h>

#ifndef GK_XLSX_ROWS
#define GK_XLSX_ROWS LXW_ROW_MAX
#endif
#define MOST_BYTES (G_GUINT64_CONSTANT(3) << 30) /* of a sheet, as estimated */
#define CELL_BYTES 64 /* of the XML around a cell's text */

struct _GkXlsxAmounts {
    GkXlsx *book;
    lxw_worksheet *sheet;
    char *first_name; /* until it is used */
    guint row;
    guint64 bytes;
    gboolean single; /* document, whose facts stand on the first sheet; its pages are linked */
    gint page; /* of the amount before */
    GString *value;
    const GkExportDocument *document;
    GkFlag flag; /* of the amount at hand */
};

static gboolean
is_told(const GkXlsxAmounts *amounts, const GkAmountColumn *column)
{
    return !(amounts->single && column->of_document);
}

static gboolean
has_text_beside(const GkAmountColumn *column)
{
    return column->type == GK_COLUMN_DECIMAL;
}

static guint
width_of(const GkAmountColumn *column)
{
    static const struct {
        const char *name;
        guint width;
    } WIDTHS[] = { { "document_id", 12 }, { "organization", 24 }, { "table_title", 28 }, { "anchor", 12 },
                   { "concept", 24 },     { "row_label", 28 },    { "row_label_path", 32 }, { "column_path", 28 },
                   { "box", 24 } };
    for (guint i = 0; i < G_N_ELEMENTS(WIDTHS); i++)
        if (strcmp(WIDTHS[i].name, column->name) == 0)
            return WIDTHS[i].width;
    return MAX(column->type == GK_COLUMN_DECIMAL ? 16 : 10, (guint) strlen(column->name) + 3);
}

static void
put_head(GkXlsxAmounts *amounts, guint at, const char *name, const char *text, guint width)
{
    worksheet_set_column(amounts->sheet, (lxw_col_t) at, (lxw_col_t) at, width, NULL);
    gk_xlsx_put(amounts->book, amounts->sheet, 0, at, name, GK_XLSX_HEADER, GK_FLAG_NONE);
    gk_xlsx_put_comment(amounts->sheet, 0, at, text);
}

static void
begin_sheet(GkXlsxAmounts *amounts)
{
    guint at = 0;
    g_autofree char *name = amounts->first_name ? g_steal_pointer(&amounts->first_name)
                                                : gk_sheet_names_take(amounts->book->names, "Amounts");
    amounts->sheet = gk_xlsx_add_sheet(amounts->book, name, !amounts->single);
    worksheet_freeze_panes(amounts->sheet, 1, 0);
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++) {
        if (!is_told(amounts, column))
            continue;
        put_head(amounts, at++, column->name, column->text, width_of(column));
        if (has_text_beside(column)) {
            g_autofree char *beside = g_strconcat(column->name, "_text", NULL);
            put_head(amounts, at++, beside, "The same as text, exact to the last digit", width_of(column));
        }
    }
    amounts->row = 1;
    amounts->bytes = 0;
}

static void
end_sheet(GkXlsxAmounts *amounts)
{
    guint columns = 0;
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        columns += !is_told(amounts, column) ? 0 : has_text_beside(column) ? 2 : 1;
    worksheet_autofilter(amounts->sheet, 0, 0, amounts->row - 1, (lxw_col_t) (columns - 1));
}

/* How a decimal is shown: as it is printed, without what stands around it; an amount in 元 with its thousands. */
static char *
format_of(const GkAmount *amount, const GkAmountColumn *column, const char *decimal)
{
    gboolean printed = strcmp(column->name, "decimal") == 0;
    if (column->type != GK_COLUMN_DECIMAL)
        return NULL;
    const char *text = printed ? gk_read_text(amount->item, amount->table ? "text" : "printed") : NULL;
    g_autofree char *format = gk_number_format(text, decimal, TRUE);
    return printed ? g_steal_pointer(&format) : g_strconcat("#,##", format, NULL);
}

/* A number, where a double says the same; else text. */
static void
put_number(GkXlsxAmounts *amounts, guint at, const char *decimal, const char *format, GkFlag flag)
{
    double number;
    if (!gk_exact_double(decimal, &number)) {
        gk_xlsx_put(amounts->book, amounts->sheet, amounts->row, at, decimal, GK_XLSX_RIGHT, flag);
        return;
    }
    worksheet_write_number(amounts->sheet, amounts->row, (lxw_col_t) at, number,
                           gk_xlsx_format(amounts->book, GK_XLSX_PLAIN, flag, format));
}

static void
put_page(GkXlsxAmounts *amounts, guint at, const char *page)
{
    const char *file = gk_read_text(gk_read_get(amounts->document->json, "source"), "file");
    gint number = (gint) g_ascii_strtoll(page, NULL, 10);
    gboolean linked = amounts->single && file && number != amounts->page;
    if (linked)
        gk_xlsx_put_page_link(amounts->book, amounts->sheet, amounts->row, at, file, number, page);
    amounts->page = number;
    worksheet_write_number(
        amounts->sheet, amounts->row, (lxw_col_t) at, number,
        gk_xlsx_format(amounts->book, linked ? GK_XLSX_LINK : GK_XLSX_PLAIN, GK_FLAG_NONE, NULL));
}

/* Puts the value of a column at `at` and returns where the next one goes. */
static guint
put_column(GkXlsxAmounts *amounts, const GkAmount *amount, const GkAmountColumn *column, guint at)
{
    guint next = at + (has_text_beside(column) ? 2 : 1);
    GString *value = amounts->value;
    g_string_truncate(value, 0);
    if (!column->get(amount, value) || value->len == 0)
        return next;
    gboolean shown = strcmp(column->name, "decimal") == 0 || strcmp(column->name, "standing") == 0;
    GkFlag flag = shown ? amounts->flag : GK_FLAG_NONE;
    if (strcmp(column->name, "page") == 0)
        put_page(amounts, at, value->str);
    else if (column->type == GK_COLUMN_TEXT)
        gk_xlsx_put(amounts->book, amounts->sheet, amounts->row, at, value->str, GK_XLSX_PLAIN, flag);
    else {
        g_autofree char *format = format_of(amount, column, value->str);
        put_number(amounts, at, value->str, format, flag);
    }
    if (has_text_beside(column))
        gk_xlsx_put(amounts->book, amounts->sheet, amounts->row, at + 1, value->str, GK_XLSX_RIGHT, GK_FLAG_NONE);
    amounts->bytes += (next - at) * (CELL_BYTES + value->len);
    return next;
}

static gboolean
put_amount(const GkAmount *amount, gpointer data)
{
    GkXlsxAmounts *amounts = data;
    guint at = 0;
    if (amounts->row >= GK_XLSX_ROWS || amounts->bytes > MOST_BYTES) {
        end_sheet(amounts);
        begin_sheet(amounts);
    }
    amounts->flag = gk_flag_of(amount->item, amount->value);
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        if (is_told(amounts, column))
            at = put_column(amounts, amount, column, at);
    amounts->row++;
    return TRUE;
}

GkXlsxAmounts *
gk_xlsx_amounts_new(GkXlsx *book, const char *name, gboolean single)
{
    GkXlsxAmounts *amounts = g_new0(GkXlsxAmounts, 1);
    amounts->book = book;
    amounts->first_name = g_strdup(name);
    amounts->single = single;
    amounts->value = g_string_new(NULL);
    begin_sheet(amounts);
    return amounts;
}

void
gk_xlsx_amounts_add(GkXlsxAmounts *amounts, const GkExportDocument *document)
{
    amounts->document = document;
    gk_amounts_walk(document, put_amount, amounts);
    amounts->document = NULL;
}

void
gk_xlsx_amounts_free(GkXlsxAmounts *amounts)
{
    end_sheet(amounts);
    g_string_free(amounts->value, TRUE);
    g_free(amounts);
}
