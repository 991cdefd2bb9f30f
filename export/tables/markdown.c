/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/tables/markdown.h"

#include "export/flags.h"
#include "export/tables/writer.h"

#include <string.h>

/* --- text --- */

/* An underscore between letters or digits is one. */
static gboolean
is_inside_word(const GString *out, const char *text)
{
    return *text == '_' && out->len && g_ascii_isalnum(out->str[out->len - 1]) && g_ascii_isalnum(text[1]);
}

static void
put_character(GString *out, const char *text)
{
    gunichar character = g_utf8_get_char(text);
    if (character == '\n')
        g_string_append(out, "<br>");
    else if (character == '<' || character == '&')
        g_string_append(out, character == '<' ? "&lt;" : "&amp;");
    else if (character < 0x20 || (character >= 0x7F && character < 0xA0))
        g_string_append(out, character == '\t' ? " " : "\uFFFD");
    else {
        if (character < 0x80 && strchr("\\`*_[]|~$#", (int) character) && !is_inside_word(out, text))
            g_string_append_c(out, '\\');
        g_string_append_unichar(out, character);
    }
}

/* Within a line. */
static void
put_text(GString *out, const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        put_character(out, text);
}

/* At the beginning of a paragraph or an entry, where "-" and "1." would make a list, and ">" a quotation. */
static void
put_first_text(GString *out, const char *text)
{
    gsize digits = strspn(text, "0123456789");
    if (*text && strchr("-+=>", *text))
        g_string_append_c(out, '\\');
    if (digits && text[digits] && strchr(".)", text[digits])) {
        g_string_append_len(out, text, (gssize) digits);
        g_string_append_c(out, '\\');
        text += digits;
    }
    put_text(out, text);
}

static void
put_line(GString *out, const char *before, const char *text, const char *behind)
{
    g_string_append(out, before);
    put_first_text(out, text);
    g_string_append(out, behind);
}

/* --- tables --- */

static void
put_marks(GString *out, const cJSON *cell)
{
    const cJSON *mark;
    cJSON_ArrayForEach(mark, gk_read_get(cell, "marks"))
    {
        const char *text = gk_read_text(mark, "text");
        if (text) {
            g_string_append(out, "<sup>");
            put_text(out, text);
            g_string_append(out, "</sup>");
        }
    }
}

static void
put_place(GString *out, const GkGrid *grid, guint row, guint column, gboolean repeat)
{
    const cJSON *cell = gk_grid_cell(grid, row, column);
    const char *text = gk_grid_text(grid, row, column, repeat);
    put_text(out, text);
    if (!cell || !(repeat || gk_grid_is_first(grid, row, column)))
        return;
    put_marks(out, cell);
    if (gk_flag_of(cell, gk_read_get(cell, "value")) >= GK_FLAG_DOUBTFUL)
        g_string_append(out, " ⚠");
}

static void
put_header(GString *out, const GkGrid *grid)
{
    g_autoptr(GString) label = g_string_new(NULL);
    for (guint i = 0; i < grid->n_columns; i++) {
        g_string_truncate(label, 0);
        if (grid->n_header_rows > 0)
            gk_read_join(gk_read_get(gk_read_at(grid->table->columns, (gint) i), "path"), " > ", label);
        g_string_append(out, i ? " | " : "| ");
        put_text(out, label->str);
    }
    g_string_append(out, " |\n|");
    for (guint i = 0; i < grid->n_columns; i++)
        g_string_append(out, gk_grid_is_numeric(grid, i) ? "---:|" : "---|");
    g_string_append_c(out, '\n');
}

static void
put_rows(GString *out, const GkGrid *grid, gboolean repeat)
{
    for (guint row = grid->n_header_rows; row < grid->n_rows; row++) {
        for (guint column = 0; column < grid->n_columns; column++) {
            g_string_append(out, column ? " | " : "| ");
            put_place(out, grid, row, column, repeat);
        }
        g_string_append(out, " |\n");
    }
}

static void
put_notes(GString *out, const GkGrid *grid)
{
    const cJSON *note;
    gboolean any = FALSE;
    cJSON_ArrayForEach(note, gk_read_get(grid->table->json, "notes"))
    {
        const char *text = gk_read_text(note, "text");
        if (!text)
            continue;
        put_line(out, any ? "- " : "\n- ", text, "\n");
        any = TRUE;
    }
}

/* What may be wrong, with the reasons. */
static void
put_flags(GString *out, const GkGrid *grid)
{
    gboolean any = FALSE;
    for (guint i = 0; i < grid->table->cells->len; i++) {
        const cJSON *cell = grid->table->cells->pdata[i], *value = gk_read_get(cell, "value");
        const char *id = gk_read_text(cell, "id"), *text = gk_read_text(cell, "text");
        g_autoptr(GString) reasons = g_string_new(NULL);
        if (gk_flag_of(cell, value) < GK_FLAG_DOUBTFUL)
            continue;
        gk_flag_reasons(grid->document, cell, value, reasons);
        g_string_replace(reasons, "\n", "; ", 0);
        g_string_append(out, any ? "- ⚠ " : "\n⚠ worth a look on the page:\n\n- ⚠ ");
        put_text(out, id ? id : "");
        g_string_append(out, " “");
        put_text(out, text ? text : "");
        put_line(out, "”: ", reasons->str, "\n");
        any = TRUE;
    }
}

static void
markdown_table(GString *out, const GkGrid *grid, guint number, gboolean repeat)
{
    g_autoptr(GString) title = g_string_new(NULL), facts = g_string_new(NULL);
    gk_grid_title(grid, title);
    gk_grid_facts(grid, facts);
    put_line(out, "\n## ", title->str, "\n\n");
    put_line(out, "", facts->str, "\n\n");
    if (grid->n_columns > 0) {
        put_header(out, grid);
        put_rows(out, grid, repeat);
    }
    put_notes(out, grid);
    put_flags(out, grid);
}

/* --- documents --- */

static void
markdown_begin(GString *out, const GkExportDocument *first)
{
}

static void
markdown_document(GString *out, const GkExportDocument *document, guint number, const GPtrArray *grids)
{
    g_autoptr(GString) facts = g_string_new(NULL);
    gk_document_facts(document, facts);
    put_line(out, number > 1 ? "\n# " : "# ", gk_document_title(document), "\n\n");
    put_line(out, "", facts->str, "\n");
    if (grids->len == 0)
        g_string_append(out, "\nno tables\n");
}

static void
markdown_end(GString *out)
{
}

static const GkTableWriter WRITER = { markdown_begin, markdown_end, markdown_document, markdown_table, markdown_end };

static gpointer
begin(const char *path, const GkExportOptions *options, GError **error)
{
    return gk_table_writer_begin(&WRITER, path, options, error);
}

const GkExportBackend GK_EXPORT_MARKDOWN = { begin, gk_table_writer_add, gk_table_writer_end, gk_table_writer_abandon };
