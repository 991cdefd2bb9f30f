/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One table on a sheet of its own. Above it stand four rows, always: its title;
 * its number, second title and organization; its unit; a link to the list and one to
 * each page. The table begins in row 5 of column A and is the table: cell for cell
 * as in the JSON, merged where merged. Its notes stand below.
 *
 * An amount is a number where a double says it exactly, in the format in which it
 * is printed; all else is the text that is printed.
 */
#include "export/xlsx/sheets.h"

#include "export/double.h"
#include "export/xlsx/number_format.h"

#include <string.h>

#define MOST_MERGED (1u << 20) /* positions in a file that merges may cover: far more than any document has */
#define WIDEST 48 /* letters */
#define WIDEST_HEAD 14 /* what labels of columns, which wrap, ask for */
#define NARROWEST 8
#define LINE 15.0 /* points */
#define MOST_LINES 27 /* Excel's rows are at most 409 points high */
#define FROZEN 12 /* rows that may stay in view */

typedef struct {
    GkXlsx *book;
    const GkExportDocument *document;
    const GkExportTable *table;
    lxw_worksheet *sheet;
    guint header_rows, rows, columns; /* of the table, as far as a sheet can hold them */
    GHashTable *taken; /* row << 14 | column of what is covered by a cell */
    guint *widths; /* by column */
    GArray *texts; /* of Text: those that may need several lines */
} Sheet;

/* The rectangle that a cell covers. */
typedef struct {
    guint row, column, last_row, last_column;
} Span;

/* A cell of one row: how wide its text is, and how often it is broken. */
typedef struct {
    Span span;
    guint width, breaks;
} Text;

static gpointer
place(guint row, guint column)
{
    return GSIZE_TO_POINTER((gsize) row << 14 | column);
}

/* FALSE for a cell that has no place on the sheet. */
static gboolean
span_of(const Sheet *sheet, const cJSON *cell, Span *span)
{
    gint row = gk_read_integer(cell, "row", -1), column = gk_read_integer(cell, "column", -1);
    gint rows = gk_read_integer(cell, "row_span", 1), columns = gk_read_integer(cell, "column_span", 1);
    if (row < 0 || column < 0 || (guint) row >= sheet->rows || (guint) column >= sheet->columns)
        return FALSE;
    span->row = (guint) row;
    span->column = (guint) column;
    span->last_row = MIN(span->row + (guint) MAX(rows, 1) - 1, sheet->rows - 1);
    span->last_column = MIN(span->column + (guint) MAX(columns, 1) - 1, sheet->columns - 1);
    return TRUE;
}

/* Takes the rectangle, as far as it is free: where it isn't, or too much is merged already, its first place only. FALSE
 * where not even that is free. */
static gboolean
take(Sheet *sheet, Span *span)
{
    gsize area = (gsize) (span->last_row - span->row + 1) * (span->last_column - span->column + 1);
    gboolean all = area == 1 || area <= MOST_MERGED - sheet->book->merged;
    if (g_hash_table_contains(sheet->taken, place(span->row, span->column)))
        return FALSE;
    for (guint row = span->row; all && row <= span->last_row; row++)
        for (guint column = span->column; all && column <= span->last_column; column++)
            all = !g_hash_table_contains(sheet->taken, place(row, column));
    if (area > 1 && area <= MOST_MERGED - sheet->book->merged)
        sheet->book->merged += (guint) area; /* looking costs, too */
    if (!all) {
        span->last_row = span->row;
        span->last_column = span->column;
    }
    for (guint row = span->row; row <= span->last_row; row++)
        for (guint column = span->column; column <= span->last_column; column++)
            g_hash_table_add(sheet->taken, place(row, column));
    return TRUE;
}

/* --- cells --- */

static gboolean
is_state(const cJSON *value, const char *state)
{
    const char *text = gk_read_text(value, "state");
    return text && strcmp(text, state) == 0;
}

/* What is printed: for what could not be read with its line ends, since lines that don't belong together say nothing
 * when they are joined. */
static const char *
text_of(const cJSON *cell, const cJSON *value)
{
    const char *printed = is_state(value, "unreadable") ? gk_read_text(cell, "printed") : NULL;
    const char *text = printed ? printed : gk_read_text(cell, "text");
    return text ? text : "";
}

static guint
look_of(const Sheet *sheet, const cJSON *cell, const Span *span)
{
    const char *role = gk_read_text(gk_export_table_column(sheet->table, cell), "role");
    const char *kind = gk_read_text(gk_export_table_row(sheet->table, cell), "kind");
    gboolean amount = role && (strcmp(role, "amount") == 0 || strcmp(role, "share") == 0);
    if (span->row < sheet->header_rows)
        return GK_XLSX_HEADER;
    return GK_XLSX_GRID | GK_XLSX_WRAP | (amount ? GK_XLSX_RIGHT : 0) |
           (kind && strcmp(kind, "total") == 0 ? GK_XLSX_BOLD : 0);
}

static void
put_merge(Sheet *sheet, const Span *span, guint look, GkFlag flag)
{
    if (span->last_row > span->row || span->last_column > span->column)
        worksheet_merge_range(sheet->sheet, GK_XLSX_TABLE_ROW + span->row, (lxw_col_t) span->column,
                              GK_XLSX_TABLE_ROW + span->last_row, (lxw_col_t) span->last_column, "",
                              gk_xlsx_format(sheet->book, look, flag, NULL));
}

static void
put_reasons(Sheet *sheet, const cJSON *cell, const cJSON *value, const Span *span)
{
    gint page = 0;
    g_autoptr(GString) reasons = g_string_new(NULL), box = g_string_new(NULL);
    gk_flag_reasons(sheet->document, cell, value, reasons);
    gk_read_box(gk_read_get(cell, "boxes"), 0, &page, box);
    if (page > 0)
        g_string_append_printf(reasons, "\npage %d", page);
    gk_xlsx_put_comment(sheet->sheet, GK_XLSX_TABLE_ROW + span->row, span->column, reasons->str);
}

static void
put_value(Sheet *sheet, const cJSON *cell, const cJSON *value, const Span *span, guint look, GkFlag flag)
{
    guint row = GK_XLSX_TABLE_ROW + span->row;
    const char *decimal = is_state(value, "number") ? gk_read_text(value, "decimal") : NULL;
    double number;
    if (!decimal || !gk_exact_double(decimal, &number)) {
        gk_xlsx_put(sheet->book, sheet->sheet, row, span->column, text_of(cell, value), look, flag);
        return;
    }
    g_autofree char *format = gk_number_format(gk_read_text(cell, "text"), decimal, FALSE);
    worksheet_write_number(sheet->sheet, row, (lxw_col_t) span->column, number,
                           gk_xlsx_format(sheet->book, look, flag, format));
}

static void
measure(Sheet *sheet, const Span *span, guint look, const char *text)
{
    Text line = { *span, gk_xlsx_width(text, WIDEST * MOST_LINES), 0 };
    if (span->column == span->last_column) {
        guint *widest = &sheet->widths[span->column];
        *widest = MAX(*widest, MIN(line.width, look & GK_XLSX_HEADER ? WIDEST_HEAD : WIDEST));
    }
    for (const char *at = strchr(text, '\n'); at && line.breaks < MOST_LINES; at = strchr(at + 1, '\n'))
        line.breaks++;
    if (span->row == span->last_row && (line.breaks || line.width > NARROWEST))
        g_array_append_val(sheet->texts, line);
}

static void
put_cell(Sheet *sheet, const cJSON *cell)
{
    const cJSON *value = gk_read_get(cell, "value");
    GkFlag flag = gk_flag_of(cell, value);
    Span span;
    if (!span_of(sheet, cell, &span) || !take(sheet, &span))
        return;
    guint look = look_of(sheet, cell, &span);
    put_merge(sheet, &span, look, flag);
    put_value(sheet, cell, value, &span, look, flag);
    measure(sheet, &span, look, text_of(cell, value));
    if (flag != GK_FLAG_NONE)
        put_reasons(sheet, cell, value, &span);
}

/* --- around the table --- */

static void
put_caption(Sheet *sheet)
{
    static const char *const KEYS[] = { "number", "subtitle", "organization" };
    const cJSON *json = sheet->table->json;
    const char *title = gk_read_text(json, "title");
    const char *unit = gk_read_text(gk_read_get(json, "unit"), "text");
    g_autoptr(GString) facts = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        const char *text = gk_read_text(json, KEYS[i]);
        if (text && *text)
            g_string_append_printf(facts, "%s%s", facts->len ? " · " : "", text);
    }
    gk_xlsx_put(sheet->book, sheet->sheet, 0, 0, title ? title : "(no title)", GK_XLSX_TITLE, GK_FLAG_NONE);
    gk_xlsx_put(sheet->book, sheet->sheet, 1, 0, facts->str, GK_XLSX_PLAIN, GK_FLAG_NONE);
    g_autofree char *line = unit ? g_strconcat("单位：", unit, NULL) : NULL;
    gk_xlsx_put(sheet->book, sheet->sheet, 2, 0, line, GK_XLSX_PLAIN, GK_FLAG_NONE);
}

static void
put_links(Sheet *sheet, const char *list)
{
    const char *file = gk_read_text(gk_read_get(sheet->document->json, "source"), "file");
    const cJSON *part;
    guint column = 1;
    gint last = 0;
    gk_xlsx_put_sheet_link(sheet->book, sheet->sheet, 3, 0, list, "all tables");
    cJSON_ArrayForEach(part, gk_read_get(sheet->table->json, "parts"))
    {
        gint page = gk_read_integer(part, "page", 0);
        if (page <= 0 || page == last || column >= 200)
            continue;
        g_autofree char *text = g_strdup_printf("page %d", page);
        gk_xlsx_put_page_link(sheet->book, sheet->sheet, 3, column++, file, page, text);
        last = page;
    }
}

static void
put_notes(Sheet *sheet)
{
    const cJSON *note;
    guint row = GK_XLSX_TABLE_ROW + sheet->rows + 1;
    cJSON_ArrayForEach(note, gk_read_get(sheet->table->json, "notes"))
    {
        const char *text = gk_read_text(note, "text");
        if (text && row < LXW_ROW_MAX)
            gk_xlsx_put(sheet->book, sheet->sheet, row++, 0, text, GK_XLSX_PLAIN, GK_FLAG_NONE);
    }
}

/* Rows are as high as their cells need: no spreadsheet sees to that for merged ones, and not every one for others. */
static void
set_heights(Sheet *sheet)
{
    g_autofree guint *lines = g_new0(guint, sheet->rows + 1);
    for (guint i = 0; i < sheet->texts->len; i++) {
        const Text *text = &g_array_index(sheet->texts, Text, i);
        guint room = 0;
        for (guint column = text->span.column; column <= text->span.last_column; column++)
            room += sheet->widths[column];
        guint needed = MIN((text->width + room - 1) / room + text->breaks, MOST_LINES);
        lines[text->span.row] = MAX(lines[text->span.row], needed);
    }
    for (guint row = 0; row < sheet->rows; row++)
        if (lines[row] > 1)
            worksheet_set_row(sheet->sheet, GK_XLSX_TABLE_ROW + row, lines[row] * LINE, NULL);
}

static void
set_view(Sheet *sheet)
{
    for (guint i = 0; i < sheet->columns; i++) {
        sheet->widths[i] = MAX(sheet->widths[i], NARROWEST);
        worksheet_set_column(sheet->sheet, (lxw_col_t) i, (lxw_col_t) i, sheet->widths[i] + 2, NULL);
    }
    set_heights(sheet);
    if (sheet->header_rows > 0 && sheet->header_rows <= FROZEN)
        worksheet_freeze_panes(sheet->sheet, GK_XLSX_TABLE_ROW + sheet->header_rows, 0);
    worksheet_set_landscape(sheet->sheet);
    worksheet_fit_to_pages(sheet->sheet, 1, 0);
    worksheet_set_paper(sheet->sheet, 9); /* A4 */
}

void
gk_xlsx_add_table(GkXlsx *book, const GkExportDocument *document, const GkExportTable *table, const char *name,
                  const char *list)
{
    Sheet sheet = { .book = book, .document = document, .table = table };
    gint header_rows = gk_read_integer(table->json, "header_row_count", 0);
    sheet.sheet = gk_xlsx_add_sheet(book, name, FALSE);
    sheet.rows = MIN(table->rows->len, LXW_ROW_MAX - GK_XLSX_TABLE_ROW);
    sheet.columns = MIN(table->columns->len, LXW_COL_MAX);
    sheet.header_rows = MIN((guint) MAX(header_rows, 0), sheet.rows);
    sheet.taken = g_hash_table_new(NULL, NULL);
    sheet.widths = g_new0(guint, sheet.columns + 1);
    sheet.texts = g_array_new(FALSE, FALSE, sizeof(Text));
    put_caption(&sheet);
    put_links(&sheet, list);
    for (guint i = 0; i < table->cells->len; i++)
        put_cell(&sheet, table->cells->pdata[i]);
    put_notes(&sheet);
    set_view(&sheet);
    g_hash_table_unref(sheet.taken);
    g_free(sheet.widths);
    g_array_unref(sheet.texts);
}

GkXlsxCounts
gk_xlsx_count(const GkExportTable *table)
{
    static const char *const STANDINGS[] = { "confirmed", "doubtful", "contradicted" };
    GkXlsxCounts counts = { 0 };
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i], *value = gk_read_get(cell, "value");
        const char *standing = gk_read_text(cell, "standing");
        counts.flagged += gk_flag_of(cell, value) != GK_FLAG_NONE;
        if (!gk_is_amount(cell, value))
            continue;
        counts.amounts++;
        for (guint j = 0; standing && j < G_N_ELEMENTS(STANDINGS); j++)
            counts.standing[j] += strcmp(standing, STANDINGS[j]) == 0;
    }
    return counts;
}
