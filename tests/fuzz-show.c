/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for `gongkai show`: whatever a JSON says, all of it is shown, and nothing of it steers a terminal.
 */
#include "cli/options/options.h"
#include "cli/show/show.h"
#include "tests/support/changed-json.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

void
gk_say_error(const GError *error)
{
    g_error("%s", error->message);
}

static void
check_text(const GString *text)
{
    if (strlen(text->str) != text->len || !g_utf8_validate(text->str, -1, NULL))
        abort();
    for (const char *p = text->str; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if ((c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
            g_error("U+%04X on a terminal", c);
    }
}

static void
show_items(const GkShow *show, const char *list, void (*each)(const GkShow *, const cJSON *))
{
    const cJSON *items = gk_read_get(show->document->json, list), *item;
    cJSON_ArrayForEach(item, items) each(show, item);
}

static void
show_all(const GkShow *show)
{
    g_autoptr(GPtrArray) diagnostics = gk_read_members(gk_read_get(show->document->json, "diagnostics"));
    gk_show_document(show);
    gk_show_diagnostics(show, diagnostics, 2);
    gk_show_checks(show);
    gk_show_statements(show);
    gk_show_pages(show);
    for (gint number = 0; number < 4; number++)
        gk_show_page(show, number);
    for (guint i = 0; i < show->document->tables->len; i++) {
        const GkExportTable *table = show->document->tables->pdata[i];
        gk_show_table(show, table, -1);
        gk_show_table(show, table, 1);
        for (guint k = 0; k < table->cells->len; k++)
            gk_show_cell(show, table, table->cells->pdata[k]);
    }
    show_items(show, "statements", gk_show_statement);
    show_items(show, "checks", gk_show_check);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *json = gk_changed_json(data, size);
    g_autoptr(GkExportDocument) document = gk_export_document_parse(json, strlen(json), "fuzz.json", NULL, NULL);
    if (!document)
        return 0;
    g_autoptr(GString) text = g_string_new(NULL);
    GkShow show = { document, text, size % 2 ? 40 : 120 };
    show_all(&show);
    check_text(text);
    return 0;
}
