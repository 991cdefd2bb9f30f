/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/tables/html.h"

#include "data/data.h"
#include "export/flags.h"
#include "export/tables/writer.h"

#include <string.h>

/* --- text --- */

/* Within an element or a quoted attribute. Characters that HTML has no place for are told as such. */
static void
put_text(GString *out, const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (character == '<' || character == '>' || character == '&' || character == '"' || character == '\'')
            g_string_append_printf(out, "&#%u;", character);
        else if ((character < 0x20 && character != '\n' && character != '\t') || (character >= 0x7F && character < 0xA0))
            g_string_append(out, "\uFFFD");
        else
            g_string_append_unichar(out, character);
    }
}

static void
put_element(GString *out, const char *open, const char *text, const char *close)
{
    g_string_append(out, open);
    put_text(out, text);
    g_string_append(out, close);
}

static void
put_attribute(GString *out, const char *name, const char *value)
{
    g_string_append_printf(out, " %s=\"", name);
    put_text(out, value);
    g_string_append_c(out, '"');
}

/* --- cells --- */

static const char *
row_kind(const GkGrid *grid, guint row)
{
    const char *kind = gk_read_text(gk_read_at(grid->table->rows, (gint) row), "kind");
    return kind ? kind : "";
}

static gboolean
is_header_row(const GkGrid *grid, guint row)
{
    return row < grid->n_header_rows || strcmp(row_kind(grid, row), "header") == 0;
}

static gboolean
is_label_column(const GkGrid *grid, guint column)
{
    const char *role = gk_read_text(gk_read_at(grid->table->columns, (gint) column), "role");
    return role && strcmp(role, "label") == 0;
}

static gboolean
is_empty(const cJSON *cell)
{
    const char *text = gk_read_text(cell, "text");
    return !text || !*text;
}

/* What it heads: "col", "row", a group of them; NULL for what heads nothing. */
static const char *
scope_of(const GkGrid *grid, guint row, guint column, const cJSON *cell, gboolean repeat)
{
    if (is_header_row(grid, row))
        return !repeat && gk_read_integer(cell, "column_span", 1) > 1 ? "colgroup" : "col";
    if (is_label_column(grid, column) && !is_empty(cell))
        return !repeat && gk_read_integer(cell, "row_span", 1) > 1 ? "rowgroup" : "row";
    return NULL;
}

static void
put_flag(GString *out, const GkGrid *grid, const cJSON *cell, gboolean numeric)
{
    const cJSON *value = gk_read_get(cell, "value");
    const char *state = gk_read_text(value, "state");
    GkFlag flag = gk_flag_of(cell, value);
    gboolean right = state && (strcmp(state, "number") == 0 || (numeric && strcmp(state, "nil") == 0));
    if (right || flag)
        g_string_append_printf(out, " class=\"%s%s%s\"", right ? "n" : "", right && flag ? " " : "", gk_flag_name(flag));
    if (!flag)
        return;
    g_autoptr(GString) reasons = g_string_new(NULL);
    gk_flag_reasons(grid->document, cell, value, reasons);
    put_attribute(out, "title", reasons->str);
}

static void
put_marks(GString *out, const cJSON *cell)
{
    const cJSON *mark;
    cJSON_ArrayForEach(mark, gk_read_get(cell, "marks"))
    {
        const char *text = gk_read_text(mark, "text");
        if (text)
            put_element(out, "<sup>", text, "</sup>");
    }
}

static void
put_spans(GString *out, const cJSON *cell)
{
    gint rows = gk_read_integer(cell, "row_span", 1), columns = gk_read_integer(cell, "column_span", 1);
    if (rows > 1)
        g_string_append_printf(out, " rowspan=\"%d\"", rows);
    if (columns > 1)
        g_string_append_printf(out, " colspan=\"%d\"", columns);
}

static void
put_place(GString *out, const GkGrid *grid, guint row, guint column, gboolean repeat)
{
    const cJSON *cell = gk_grid_cell(grid, row, column);
    if (!cell) {
        g_string_append(out, "<td></td>");
        return;
    }
    if (!repeat && !gk_grid_is_first(grid, row, column))
        return;
    const char *scope = scope_of(grid, row, column, cell, repeat), *id = gk_read_text(cell, "id");
    const char *text = gk_read_text(cell, "text");
    g_string_append(out, scope ? "<th" : "<td");
    if (scope)
        put_attribute(out, "scope", scope);
    if (!repeat)
        put_spans(out, cell);
    put_flag(out, grid, cell, gk_grid_is_numeric(grid, column));
    if (id)
        put_attribute(out, "data-cell", id);
    put_element(out, ">", text ? text : "", "");
    put_marks(out, cell);
    g_string_append(out, scope ? "</th>" : "</td>");
}

/* --- tables --- */

static void
put_row(GString *out, const GkGrid *grid, guint row, gboolean repeat)
{
    static const char *const KINDS[] = { "header", "ordinal", "section", "detail", "subtotal", "total", "blank", NULL };
    const char *kind = row_kind(grid, row);
    g_string_append(out, "<tr");
    if (g_strv_contains(KINDS, kind) && strcmp(kind, "detail") != 0)
        put_attribute(out, "class", kind);
    g_string_append_c(out, '>');
    for (guint column = 0; column < grid->n_columns; column++)
        put_place(out, grid, row, column, repeat);
    g_string_append(out, "</tr>\n");
}

/* HTML cuts a cell that reaches out of the head. */
static gboolean
has_head(const GkGrid *grid)
{
    for (guint column = 0; column < grid->n_columns && grid->n_header_rows > 0 && grid->n_header_rows < grid->n_rows; column++) {
        const cJSON *cell = gk_grid_cell(grid, grid->n_header_rows, column);
        if (cell && cell == gk_grid_cell(grid, grid->n_header_rows - 1, column))
            return FALSE;
    }
    return grid->n_header_rows > 0;
}

static void
put_rows(GString *out, const GkGrid *grid, gboolean repeat)
{
    guint head = has_head(grid) ? grid->n_header_rows : 0;
    if (head)
        g_string_append(out, "<thead>\n");
    for (guint row = 0; row < head; row++)
        put_row(out, grid, row, repeat);
    g_string_append(out, head ? "</thead>\n<tbody>\n" : "<tbody>\n");
    for (guint row = head; row < grid->n_rows; row++)
        put_row(out, grid, row, repeat);
    g_string_append(out, "</tbody>\n");
}

static void
put_notes(GString *out, const GkGrid *grid)
{
    const cJSON *note;
    gboolean any = FALSE;
    cJSON_ArrayForEach(note, gk_read_get(grid->table->json, "notes"))
    {
        const char *text = gk_read_text(note, "text");
        if (text)
            put_element(out, any ? "<li>" : "<ul class=\"notes\">\n<li>", text, "</li>\n");
        any |= text != NULL;
    }
    if (any)
        g_string_append(out, "</ul>\n");
}

static void
put_reasons(GString *out, const GkGrid *grid, const cJSON *cell)
{
    const char *id = gk_read_text(cell, "id"), *text = gk_read_text(cell, "text");
    g_autoptr(GString) reasons = g_string_new(NULL);
    gk_flag_reasons(grid->document, cell, gk_read_get(cell, "value"), reasons);
    g_string_replace(reasons, "\n", "; ", 0);
    put_element(out, "<li>⚠ ", id ? id : "", " “");
    put_element(out, "", text ? text : "", "”: ");
    put_element(out, "", reasons->str, "</li>\n");
}

/* What may be wrong, with the reasons, since nobody points at a page on paper. */
static void
put_flags(GString *out, const GkGrid *grid)
{
    gboolean any = FALSE;
    for (guint i = 0; i < grid->table->cells->len; i++) {
        const cJSON *cell = grid->table->cells->pdata[i];
        if (gk_flag_of(cell, gk_read_get(cell, "value")) < GK_FLAG_DOUBTFUL)
            continue;
        if (!any)
            g_string_append(out, "<ul class=\"look\">\n");
        put_reasons(out, grid, cell);
        any = TRUE;
    }
    if (any)
        g_string_append(out, "</ul>\n");
}

static void
html_table(GString *out, const GkGrid *grid, guint number, gboolean repeat)
{
    g_autoptr(GString) title = g_string_new(NULL), facts = g_string_new(NULL);
    gk_grid_title(grid, title);
    gk_grid_facts(grid, facts);
    g_string_append_printf(out, "<section id=\"d%u-", number);
    put_element(out, "", grid->table->id, "\"");
    put_attribute(out, "data-table", grid->table->id);
    put_element(out, ">\n<h2>", title->str, "</h2>\n");
    put_element(out, "<p class=\"facts\">", facts->str, "</p>\n<div class=\"wide\">\n<table");
    put_attribute(out, "aria-label", title->str);
    g_string_append(out, ">\n");
    put_rows(out, grid, repeat);
    g_string_append(out, "</table>\n</div>\n");
    put_notes(out, grid);
    put_flags(out, grid);
    g_string_append(out, "</section>\n");
}

/* --- documents --- */

static void
html_begin(GString *out, const GkExportDocument *first)
{
    g_string_append(out, "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                         "base-uri 'none'; form-action 'none'\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put_element(out, "<title>", gk_document_title(first), "</title>\n<style>\n");
    g_string_append_printf(out, "%s</style>\n</head>\n<body>\n", gk_data_text("tables.css"));
}

static void
put_contents(GString *out, guint number, const GPtrArray *grids)
{
    g_string_append(out, "<nav><ol>\n");
    for (guint i = 0; i < grids->len; i++) {
        const GkGrid *grid = grids->pdata[i];
        g_autoptr(GString) title = g_string_new(NULL);
        gk_grid_title(grid, title);
        g_string_append_printf(out, "<li><a href=\"#d%u-", number);
        put_element(out, "", grid->table->id, "\">");
        put_element(out, "", title->str, "</a> ");
        put_element(out, "", grid->table->id, "</li>\n");
    }
    g_string_append(out, "</ol></nav>\n");
}

static void
html_document(GString *out, const GkExportDocument *document, guint number, const GPtrArray *grids)
{
    g_autoptr(GString) facts = g_string_new(NULL);
    gk_document_facts(document, facts);
    g_string_append(out, "<article");
    put_attribute(out, "data-document", document->id);
    put_element(out, ">\n<h1>", gk_document_title(document), "</h1>\n");
    put_element(out, "<p class=\"facts\">", facts->str, "</p>\n");
    if (grids->len == 0)
        g_string_append(out, "<p>no tables</p>\n");
    if (grids->len > 1)
        put_contents(out, number, grids);
}

static void
html_document_end(GString *out)
{
    g_string_append(out, "</article>\n");
}

static void
html_end(GString *out)
{
    g_string_append(out, "</body>\n</html>\n");
}

static const GkTableWriter WRITER = { html_begin, html_end, html_document, html_table, html_document_end };

static gpointer
begin(const char *path, const GkExportOptions *options, GError **error)
{
    return gk_table_writer_begin(&WRITER, path, options, error);
}

const GkExportBackend GK_EXPORT_HTML = { begin, gk_table_writer_add, gk_table_writer_end, gk_table_writer_abandon };
