/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/show/show.h"
#include "data/messages.h"

#include <string.h>

/* Does one of the places (parts, boxes, …) lie on the page? */
static gboolean
lies_on(const cJSON *places, gint page)
{
    const cJSON *place;
    cJSON_ArrayForEach(place, places)
    {
        if (gk_read_integer(place, "page", 0) == page)
            return TRUE;
    }
    return FALSE;
}

/* The tables of a page: "t3 t4"; NULL. */
static char *
tables_of(const GkShow *show, gint page)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < show->document->tables->len; i++) {
        const GkExportTable *table = show->document->tables->pdata[i];
        if (lies_on(gk_read_get(table->json, "parts"), page))
            g_string_append_printf(list, "%s%s", list->len ? " " : "", table->id);
    }
    return g_string_free(list, list->len == 0);
}

static GPtrArray *
diagnostics_of(const GkShow *show, gint page)
{
    GPtrArray *list = g_ptr_array_new();
    const cJSON *item;
    cJSON_ArrayForEach(item, gk_read_get(show->document->json, "diagnostics"))
    {
        if (gk_read_integer(item, "page", 0) == page)
            g_ptr_array_add(list, (gpointer) item);
    }
    return list;
}

static void
show_page_line(const GkShow *show, const cJSON *page)
{
    gint number = gk_read_integer(page, "number", 0);
    const char *content = gk_read_text(page, "content");
    g_autofree char *tables = tables_of(show, number), *name = g_strdup_printf("p%d", number);
    g_autoptr(GPtrArray) diagnostics = diagnostics_of(show, number);
    g_autoptr(GString) line = g_string_new(NULL);
    gint characters = gk_read_integer(gk_read_get(page, "ink"), "glyphs", 0);
    g_string_printf(line, gk_message_plural("%d character", "%d characters", (gulong) characters), characters);
    if (tables)
        g_string_append_printf(line, ", %s", tables);
    if (diagnostics->len)
        g_string_append_printf(line, gk_message_plural(", %u diagnostic", ", %u diagnostics", diagnostics->len),
                               diagnostics->len);
    gk_put_fitted(show->out, name, MAX(6, gk_text_columns(name) + 1), FALSE);
    gk_put_fitted(show->out, content ? content : "–", 7, FALSE);
    gk_put_wrapped(show->out, line->str, 13, 13, show->width);
    g_string_append_c(show->out, '\n');
}

void
gk_show_pages(const GkShow *show)
{
    const cJSON *page;
    cJSON_ArrayForEach(page, gk_read_get(show->document->json, "pages")) show_page_line(show, page);
}

/* Where the characters of the page went, those kinds that have any. */
static void
show_ink(const GkShow *show, const cJSON *page)
{
    const cJSON *count;
    g_autoptr(GString) line = g_string_new(NULL);
    cJSON_ArrayForEach(count, gk_read_get(page, "ink"))
    {
        if (cJSON_IsNumber(count) && count->string && count->valuedouble > 0)
            g_string_append_printf(line, "%s%s %.0f", line->len ? ", " : "", count->string, count->valuedouble);
    }
    gk_show_field(show, N_("ink"), line->str);
}

static void
show_paragraphs(const GkShow *show, gint page)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, gk_read_get(show->document->json, "paragraphs"))
    {
        const char *text = gk_read_text(item, "text");
        if (!text || !(gk_read_integer(item, "page", 0) == page || lies_on(gk_read_get(item, "boxes"), page)))
            continue;
        gk_put_wrapped(show->out, text, 0, 0, show->width);
        g_string_append_c(show->out, '\n');
    }
}

static const cJSON *
find_page(const GkShow *show, gint number)
{
    const cJSON *page;
    cJSON_ArrayForEach(page, gk_read_get(show->document->json, "pages"))
    {
        if (gk_read_integer(page, "number", 0) == number)
            return page;
    }
    return NULL;
}

gboolean
gk_show_page(const GkShow *show, gint number)
{
    const cJSON *page = find_page(show, number);
    if (!page)
        return FALSE;
    g_autoptr(GPtrArray) diagnostics = diagnostics_of(show, number);
    show_page_line(show, page);
    show_ink(show, page);
    show_paragraphs(show, number);
    for (guint i = 0; i < show->document->tables->len; i++) {
        const GkExportTable *table = show->document->tables->pdata[i];
        if (lies_on(gk_read_get(table->json, "parts"), number))
            gk_show_table(show, table, -1);
    }
    gk_show_diagnostics(show, diagnostics, G_MAXUINT);
    return TRUE;
}
