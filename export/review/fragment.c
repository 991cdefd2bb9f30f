/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What of a table lies on one page, as an HTML table that keeps its merged cells.
 */
#include "export/amounts.h"
#include "export/markup.h"
#include "export/review/pages.h"

#include <string.h>

#define MOST_SPAN 1000 /* what browsers take of colspan */
#define MOST_EMPTY_ROWS 1000 /* rows without cells of their own that are drawn */

/* --- classes --- */

static gboolean
has_member(const cJSON *array, const char *text)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, array) if (cJSON_IsString(item) && strcmp(item->valuestring, text) == 0) return TRUE;
    return FALSE;
}

/* One of a closed list, so that it may stand in an attribute. */
static const char *
standing_of(const cJSON *item)
{
    static const char *const STANDINGS[] = { "confirmed", "read", "contradicted", "doubtful", "recognized" };
    const char *standing = gk_read_text(item, "standing");
    for (guint i = 0; standing && i < G_N_ELEMENTS(STANDINGS); i++)
        if (strcmp(standing, STANDINGS[i]) == 0)
            return STANDINGS[i];
    return NULL;
}

static void
add_class(GString *out, const char *name)
{
    g_string_append(out, out->len ? " " : "");
    g_string_append(out, name);
}

void
gk_review_append_class(GString *out, const cJSON *item, gboolean statement, const char *more)
{
    g_autoptr(GString) names = g_string_new(more);
    const cJSON *value = gk_read_get(item, statement ? "amount" : "value"), *repairs = gk_read_get(item, "repairs");
    const char *standing = standing_of(item), *state = gk_read_text(value, "state");
    gboolean amount = gk_is_amount(item, value);
    if (amount)
        add_class(names, "n");
    if (standing)
        add_class(names, standing);
    if (state && strcmp(state, "unreadable") == 0)
        add_class(names, "unreadable");
    gboolean recognized = has_member(repairs, "recognized");
    if (recognized)
        add_class(names, "recognized");
    if (has_member(repairs, "corrected"))
        add_class(names, "corrected");
    else if (amount && cJSON_GetArraySize(repairs) > recognized)
        add_class(names, "repaired");
    if (names->len)
        g_string_append_printf(out, " class=\"%s\"", names->str);
}

/* --- rows --- */

typedef struct {
    GString *out;
    const GkExportTable *table;
    gint header_rows, first, last; /* rows that are drawn: spans are cut to them */
    gboolean again;
    GHashTable *row_kinds; /* NULL */
} Grid;

static gint
clipped_span(const cJSON *cell, const char *key, const char *span, gint first, gint last)
{
    gint64 from = gk_read_integer(cell, key, 0), to = from + CLAMP(gk_read_integer(cell, span, 1), 1, 1 << 20) - 1;
    return (gint) CLAMP(MIN(to, last) - MAX(from, first) + 1, 1, MOST_SPAN);
}

static void
append_span(GString *out, const char *name, gint span)
{
    if (span > 1)
        g_string_append_printf(out, " %s=\"%d\"", name, span);
}

/* What its column holds, for cells of text. */
static const char *
role_class(const Grid *grid, const cJSON *cell)
{
    const char *role = gk_read_text(gk_export_table_column(grid->table, cell), "role");
    if (g_strcmp0(role, "code") == 0 || g_strcmp0(role, "ordinal") == 0)
        return "code";
    return g_strcmp0(role, "label") == 0 || g_strcmp0(role, "text") == 0 ? "text" : "";
}

static void
append_cell(Grid *grid, const cJSON *cell)
{
    GString *out = grid->out;
    gboolean header = gk_read_integer(cell, "row", 0) < grid->header_rows;
    const char *text = gk_read_text(cell, "text");
    g_string_append(out, header ? "<th" : "<td");
    gk_review_append_class(out, cell, FALSE, header ? "" : role_class(grid, cell));
    g_string_append(out, " data-cell=\"");
    gk_markup_append(out, gk_read_text(cell, "id"));
    g_string_append_c(out, '"');
    append_span(out, "rowspan", clipped_span(cell, "row", "row_span", grid->first, grid->last));
    append_span(out, "colspan", clipped_span(cell, "column", "column_span", 0, G_MAXINT));
    g_string_append_c(out, '>');
    gk_markup_append(out, text);
    g_string_append(out, header ? "</th>" : "</td>");
}

static void
begin_row(Grid *grid, gint row)
{
    const cJSON *json = gk_read_at(grid->table->rows, row);
    const char *kind = gk_read_text(json, "kind");
    static const char *const KINDS[] = { "header", "ordinal", "section", "subtotal", "total" };
    g_string_append(grid->out, "<tr");
    for (guint i = 0; kind && i < G_N_ELEMENTS(KINDS); i++)
        if (strcmp(kind, KINDS[i]) == 0)
            g_string_append_printf(grid->out, " class=\"%s%s\"", kind, grid->again ? " again" : "");
    g_string_append_c(grid->out, '>');
}

/* Rows one after another, those without cells of their own too, as long as there are not too many of them. */
static void
append_rows(Grid *grid, const GPtrArray *cells)
{
    gint row = G_MININT, empty = 0;
    for (guint i = 0; i < cells->len; i++) {
        gint of_cell = MAX(gk_read_integer(cells->pdata[i], "row", 0), grid->first);
        for (; row != G_MININT && row + 1 < of_cell && empty < MOST_EMPTY_ROWS; row++, empty++)
            g_string_append(grid->out, "</tr><tr>");
        if (row != of_cell) {
            g_string_append(grid->out, row == G_MININT ? "" : "</tr>\n");
            begin_row(grid, of_cell);
        }
        row = of_cell;
        append_cell(grid, cells->pdata[i]);
    }
    if (cells->len)
        g_string_append(grid->out, "</tr>\n");
}

static void
append_header(Grid *grid, const GkReviewFragment *fragment)
{
    if (!fragment->header->len)
        return;
    grid->first = 0;
    grid->last = grid->header_rows - 1;
    grid->again = TRUE;
    append_rows(grid, fragment->header);
    grid->again = FALSE;
}

/* --- caption --- */

static void
append_text(GString *out, const char *element, const char *class, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "<%s class=\"%s\">", element, class);
    gk_markup_append(out, text);
    g_string_append_printf(out, "</%s> ", element);
}

static void
append_word(GString *out, const char *kind, const char *code)
{
    g_string_append(out, "<span data-w=\"");
    g_string_append_printf(out, "%s.", kind);
    gk_markup_append(out, code);
    g_string_append(out, "\">");
    gk_markup_append(out, code);
    g_string_append(out, "</span>");
}

static void
append_joins(GString *out, const GkReviewFragment *fragment)
{
    const cJSON *reasons = gk_read_get(fragment->part, "joined_because"), *reason;
    gboolean any = FALSE;
    if (cJSON_GetArraySize(reasons) == 0)
        return;
    g_string_append(out, "<p class=\"joined\"><span data-w=\"ui.joined\">Joined, because</span>: ");
    cJSON_ArrayForEach(reason, reasons)
    {
        if (!cJSON_IsString(reason))
            continue;
        g_string_append(out, any ? " · " : "");
        append_word(out, "join", reason->valuestring);
        any = TRUE;
    }
    g_string_append(out, "</p>\n");
}

static void
append_caption(GString *out, const GkReviewFragment *fragment)
{
    const cJSON *json = fragment->table->json;
    g_string_append(out, "<h3>");
    append_text(out, "span", "number", gk_read_text(json, "number"));
    append_text(out, "span", "title", gk_read_text(json, "title"));
    append_text(out, "span", "unit", gk_read_fact(json, "unit"));
    if (fragment->number)
        g_string_append(out, "<span class=\"on\" data-w=\"ui.continued\">continued</span> ");
    append_text(out, "span", "id", fragment->table->id);
    g_string_append(out, "</h3>\n");
    append_joins(out, fragment);
}

void
gk_review_append_fragment(GString *out, const GkReviewFragment *fragment, gint page)
{
    gint first = gk_read_integer(fragment->part, "first_row", 0);
    Grid grid = { .out = out, .table = fragment->table };
    grid.header_rows = CLAMP(gk_read_integer(fragment->table->json, "header_row_count", 0), 0, G_MAXINT);
    g_string_append(out, "<div class=\"fragment\" data-table=\"");
    gk_markup_append(out, fragment->table->id);
    g_string_append(out, "\">\n");
    append_caption(out, fragment);
    g_string_append(out, "<div class=\"scroll\"><table role=\"grid\">\n");
    append_header(&grid, fragment);
    grid.first = first;
    grid.last = gk_read_integer(fragment->part, "last_row", G_MAXINT);
    append_rows(&grid, fragment->cells);
    g_string_append(out, "</table></div>\n</div>\n");
}
