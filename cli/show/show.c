/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai show: a JSON of extract's, for people, on a terminal.
 *
 * Without more, some lines about the document. What else is named is shown
 * whole: a table (t3), a row or a cell of it (t3.r5, t3.r5.c2), a statement
 * (s4), a check (c12), a page (p5), or lists: tables, pages, checks,
 * statements, diagnostics. A file of such a name is taken for a file.
 */
#include "cli/options/command.h"
#include "cli/documents.h"
#include "cli/show/show.h"

#include <stdlib.h>
#include <string.h>

static const char *const LISTS[] = { "tables", "pages", "checks", "statements", "diagnostics", NULL };

/* --- what is asked for --- */

static gboolean
is_wanted_part(const char *argument)
{
    static const char PATTERN[] = "^(t[0-9]+([.]r[0-9]+([.]c[0-9]+)?)?|[scp][0-9]+)$";
    if (!g_strv_contains(LISTS, argument) && !g_regex_match_simple(PATTERN, argument, 0, 0))
        return FALSE;
    return !g_file_test(argument, G_FILE_TEST_EXISTS);
}

static gint
number_behind(const char *text, char letter)
{
    const char *at = text ? strchr(text, letter) : NULL;
    guint64 value = at ? g_ascii_strtoull(at + 1, NULL, 10) : G_MAXUINT64;
    return value <= G_MAXINT ? (gint) value : -1;
}

static const cJSON *
find_cell(const GkExportTable *table, gint row, gint column)
{
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i];
        if (gk_read_integer(cell, "row", -1) == row && gk_read_integer(cell, "column", -1) == column)
            return cell;
    }
    return NULL;
}

static gboolean
show_of_table(const GkShow *show, const char *part)
{
    g_auto(GStrv) names = g_strsplit(part, ".", 3);
    const GkExportTable *table = gk_export_document_find_table(show->document, names[0]);
    gint row = names[1] ? number_behind(names[1], 'r') : -1;
    if (!table || (names[1] && !gk_read_at(table->rows, row)))
        return FALSE;
    if (!names[1] || !names[2]) {
        gk_show_table(show, table, row);
        return TRUE;
    }
    const cJSON *cell = find_cell(table, row, number_behind(names[2], 'c'));
    if (cell)
        gk_show_cell(show, table, cell);
    return cell != NULL;
}

static gboolean
show_list(const GkShow *show, const char *name)
{
    g_autoptr(GPtrArray) diagnostics = gk_read_members(gk_read_get(show->document->json, "diagnostics"));
    if (strcmp(name, "tables") == 0)
        for (guint i = 0; i < show->document->tables->len; i++)
            gk_show_table(show, show->document->tables->pdata[i], -1);
    else if (strcmp(name, "pages") == 0)
        gk_show_pages(show);
    else if (strcmp(name, "checks") == 0)
        gk_show_checks(show);
    else if (strcmp(name, "statements") == 0)
        gk_show_statements(show);
    else
        gk_show_diagnostics(show, diagnostics, G_MAXUINT);
    return TRUE;
}

/* FALSE when the document has no such part. */
static gboolean
show_part(const GkShow *show, const char *part)
{
    const cJSON *item;
    if (g_strv_contains(LISTS, part))
        return show_list(show, part);
    if (part[0] == 't')
        return show_of_table(show, part);
    if (part[0] == 'p')
        return gk_show_page(show, number_behind(part, 'p'));
    item = gk_export_document_find(show->document, part);
    if (item && part[0] == 's')
        gk_show_statement(show, item);
    else if (item)
        gk_show_check(show, item);
    return item != NULL;
}

/* --- files --- */

typedef struct {
    char *const *parts;
    gboolean incomplete; /* something that was asked for is not there */
} Asked;

static gboolean
show_document(const GkExportDocument *document, const char *path, const char *name, gpointer data)
{
    g_autoptr(GString) out = g_string_new(NULL);
    GkShow show = { document, out, gk_terminal_width() };
    Asked *asked = data;
    if (!*asked->parts)
        gk_show_document(&show);
    for (char *const *part = asked->parts; *part; part++) {
        if (show_part(&show, *part))
            continue;
        gk_say("%s: has no %s", name, *part);
        asked->incomplete = TRUE;
    }
    return gk_print_text(out);
}

GkExit
gk_command_show(const GkSettings *settings)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new(), parts = g_ptr_array_new();
    for (char **argument = gk_settings_arguments(settings); *argument; argument++)
        g_ptr_array_add(is_wanted_part(*argument) ? parts : files, *argument);
    g_ptr_array_add(parts, NULL);
    g_ptr_array_add(files, NULL);
    if (files->len == 1) {
        gk_say("show: name a JSON file that gongkai extract has written");
        return GK_EXIT_FAILED;
    }
    Asked asked = { (char *const *) parts->pdata, FALSE };
    guint left_out = 0;
    gboolean all = gk_documents_walk((char *const *) files->pdata, NULL, show_document, &asked, &left_out);
    return all && !asked.incomplete && left_out == 0 ? GK_EXIT_COMPLETE : GK_EXIT_FAILED;
}
