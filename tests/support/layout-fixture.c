/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/layout-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

GkDocument *
gk_test_layout_with(const char *text, const GkLayoutOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_text(text, "test", &error);
    g_assert_no_error(error);
    GkDocument *document = gk_document_new(source, options);
    g_autofree char *problem = NULL;
    if (!gk_document_verify(document, &problem))
        g_error("the document breaks a promise: %s", problem);
    for (guint i = 0; i < gk_diagnostics_count(document->diagnostics); i++)
        if (gk_diagnostics_get(document->diagnostics, i)->code == GK_DIAGNOSTIC_TEXT_NOT_CONSERVED)
            g_error("text is lost: %s", gk_diagnostics_get(document->diagnostics, i)->message);
    return document;
}

GkDocument *
gk_test_layout(const char *text)
{
    return gk_test_layout_with(text, NULL);
}

static void
draw_cell(GString *drawing, const GkCell *cell)
{
    if (cell->column > 0 && drawing->len > 0 && drawing->str[drawing->len - 1] != '\n')
        g_string_append(drawing, " | ");
    if (cell->row_span > 1 || cell->column_span > 1)
        g_string_append_printf(drawing, "[%ux%u]", cell->row_span, cell->column_span);
    g_string_append(drawing, *cell->text ? cell->text : "_");
}

char *
gk_test_drawing(const GkTable *table)
{
    GString *drawing = g_string_new(NULL);
    guint row = 0;
    for (guint i = 0; i < table->n_cells; i++) {
        for (; row < table->cells[i].row; row++)
            g_string_append_c(drawing, '\n');
        draw_cell(drawing, &table->cells[i]);
    }
    return g_string_free(drawing, FALSE);
}

void
gk_test_tables(const GkDocument *document, ...)
{
    va_list expected;
    guint n = 0;
    va_start(expected, document);
    for (const char *drawing; (drawing = va_arg(expected, const char *)); n++) {
        g_assert_cmpuint(document->n_tables, >, n);
        g_autofree char *found = gk_test_drawing(&document->tables[n]);
        if (strcmp(found, drawing) != 0)
            g_printerr("table %u should be\n%s\nbut is\n%s\n", n, drawing, found);
        g_assert_cmpstr(found, ==, drawing);
    }
    va_end(expected);
    g_assert_cmpuint(document->n_tables, ==, n);
}

void
gk_test_one_table(const char *text, const char *drawing)
{
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, drawing, NULL);
}

void
gk_test_no_table(const char *text)
{
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, NULL);
}

char *
gk_test_words(const char *columns, double top, double pitch, const char *drawing)
{
    GString *text = g_string_new(NULL);
    g_auto(GStrv) at = g_strsplit(columns, ",", -1), rows = g_strsplit(drawing, "\n", -1);
    for (guint r = 0; rows[r]; r++) {
        g_auto(GStrv) cells = g_strsplit(rows[r], " | ", -1);
        for (guint c = 0; cells[c]; c++) {
            if (strcmp(cells[c], "_") == 0)
                continue;
            g_assert_cmpuint(c, <, g_strv_length(at));
            gboolean right = g_str_has_suffix(at[c], "r");
            g_string_append_printf(text, "text %d %d 10 \"%s\"%s\n", atoi(at[c]), (int) (top + r * pitch), cells[c],
                                   right ? " right" : "");
        }
    }
    return g_string_free(text, FALSE);
}

char *
gk_test_grid(double x, double y, const char *widths, const char *heights, const char *drawing)
{
    g_auto(GStrv) columns = g_strsplit(widths, ",", -1), rows = g_strsplit(heights, ",", -1);
    g_auto(GStrv) lines = g_strsplit(drawing, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, g_strv_length(rows));
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "grid %.1f %.1f cols %s rows %s\n", x, y, widths, heights);
    double left = x + 3;
    g_autoptr(GString) at = g_string_new(NULL);
    for (guint c = 0; columns[c]; left += g_ascii_strtod(columns[c++], NULL))
        g_string_append_printf(at, "%s%d", c ? "," : "", (int) left);
    for (guint r = 0; rows[r]; y += g_ascii_strtod(rows[r++], NULL)) {
        g_autofree char *words = gk_test_words(at->str, y + 14, 0, lines[r]);
        g_string_append(text, words);
    }
    return g_string_free(text, FALSE);
}

/* Where the next cell of a row begins: the first column that no cell from above covers. */
static guint
next_free(const guint *covered_until, guint column, guint row)
{
    while (covered_until[column] > row)
        column++;
    return column;
}

static void
draw_spanned_cell(GString *page, const char *cell, guint row, guint column, guint rows, guint columns)
{
    gboolean bare = *cell == '~';
    double x0 = 50 + 90 * column, y0 = 100 + 20 * row, x1 = x0 + 90 * columns, y1 = y0 + 20 * rows;
    if (!bare)
        g_string_append_printf(page, "rect %.0f %.0f %.0f %.0f\n", x0, y0, x1, y1);
    if (strcmp(cell + bare, "_") != 0)
        g_string_append_printf(page, "text %.0f %.0f 10 \"%s\" center\n", (x0 + x1) / 2, (y0 + y1) / 2 + 4,
                               cell + bare);
}

char *
gk_test_drawn_page(const char *drawing)
{
    guint covered_until[64] = { 0 };
    GString *page = g_string_new("page 1200 842\n");
    g_auto(GStrv) rows = g_strsplit(drawing, "\n", -1);
    for (guint r = 0; rows[r]; r++) {
        g_auto(GStrv) cells = g_strsplit(rows[r], " | ", -1);
        guint column = 0;
        for (guint i = 0; cells[i] && *rows[r]; i++) {
            guint tall = 1, wide = 1;
            const char *text = cells[i];
            if (sscanf(text, "[%ux%u]", &tall, &wide) == 2)
                text = strchr(text, ']') + 1;
            column = next_free(covered_until, column, r);
            draw_spanned_cell(page, text, r, column, tall, wide);
            for (guint c = column; c < column + wide; c++)
                covered_until[c] = r + tall;
        }
    }
    return g_string_free(page, FALSE);
}

guint
gk_test_ink_sum(const GkDocument *document, gsize offset)
{
    guint sum = 0;
    for (guint i = 0; i < document->n_pages; i++)
        sum += G_STRUCT_MEMBER(guint, &document->pages[i].ink, offset);
    return sum;
}

gboolean
gk_test_says(const GkDocument *document, GkDiagnosticCode code, const char *words)
{
    for (guint i = 0; i < gk_diagnostics_count(document->diagnostics); i++) {
        const GkDiagnostic *diagnostic = gk_diagnostics_get(document->diagnostics, i);
        if (diagnostic->code == code && strstr(diagnostic->message, words))
            return TRUE;
    }
    return FALSE;
}
