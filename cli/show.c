/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai show: a few readable lines about a JSON that extract has written.
 */
#include "cli/command.h"
#include "extract/page_source.h"

#include <cjson/cJSON.h>
#include <string.h>

#define MOST_REPAIRS 3 /* that are shown */
#define MOST_OF_A_CODE 5 /* warnings, likewise */

static const cJSON *
get(const cJSON *object, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(object, key);
}

static const char *
text_of(const cJSON *object, const char *key)
{
    const char *text = cJSON_GetStringValue(get(object, key));
    return text ? text : "–";
}

static int
integer_of(const cJSON *object, const char *key)
{
    const cJSON *item = get(object, key);
    return cJSON_IsNumber(item) ? item->valueint : 0;
}

static const char *
fact_of(const cJSON *object, const char *key)
{
    return text_of(get(object, key), "text");
}

static void
show_table(const cJSON *table)
{
    const cJSON *parts = get(table, "parts"), *first = parts ? parts->child : NULL;
    const cJSON *last = first ? first->prev : NULL;
    int from = integer_of(first, "page"), to = integer_of(last, "page");
    g_autofree char *pages = from == to ? g_strdup_printf("page %d", from) : g_strdup_printf("pages %d-%d", from, to);
    g_print("%-4s %s  [%s]  %d rows x %d columns, unit %s, %s\n", text_of(table, "id"), text_of(table, "title"),
            text_of(table, "kind"), integer_of(table, "row_count"), integer_of(table, "column_count"),
            fact_of(table, "unit"), pages);
}

static void
show_repair(const cJSON *cell, const char *repair)
{
    g_auto(GStrv) pieces = g_strsplit(text_of(cell, "printed"), "\n", -1);
    g_autofree char *printed = g_strjoinv(" / ", pieces);
    g_print("     %s: printed “%s”, read %s (%s)\n", text_of(cell, "id"), printed, text_of(cell, "text"), repair);
}

/* Up to `most` numbers that were put together from pieces, and how many there are. */
static void
show_repairs(const cJSON *tables, int most)
{
    const cJSON *table, *cell;
    int found = 0;
    cJSON_ArrayForEach(table, tables)
    {
        cJSON_ArrayForEach(cell, get(table, "cells"))
        {
            const cJSON *repairs = get(cell, "repairs"), *first = repairs ? repairs->child : NULL;
            const char *repair = cJSON_GetStringValue(first);
            if (repair && strstr(repair, "number") && found++ < most)
                show_repair(cell, repair);
        }
    }
    if (found > most)
        g_print("     and %d more numbers put together from pieces\n", found - most);
}

static void
show_checks(const cJSON *json)
{
    const cJSON *summary = get(json, "summary");
    g_print("checks: %d pass, %d fail, %d not applicable; amounts: %d, confirmed %d, contradicted %d, in no check %d\n",
            integer_of(summary, "checks_passed"), integer_of(summary, "checks_failed"),
            integer_of(summary, "checks_not_applicable"), integer_of(summary, "amounts"),
            integer_of(summary, "confirmed"), integer_of(summary, "contradicted"), integer_of(summary, "uncovered"));
}

static gboolean
is_told(const cJSON *diagnostic)
{
    return strcmp(text_of(diagnostic, "severity"), "note") != 0;
}

/* Errors and warnings, the first of each code; a document may have hundreds of one. */
static void
show_diagnostics(const cJSON *diagnostics)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    const cJSON *item;
    cJSON_ArrayForEach(item, diagnostics)
    {
        gpointer code = (gpointer) text_of(item, "code");
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, code)) + is_told(item);
        g_hash_table_insert(counts, code, GUINT_TO_POINTER(count));
        if (is_told(item) && count <= MOST_OF_A_CODE)
            g_print("%s: %s\n", text_of(item, "severity"), text_of(item, "message"));
    }
    cJSON_ArrayForEach(item, diagnostics)
    {
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, text_of(item, "code")));
        if (count > MOST_OF_A_CODE)
            g_print("%s: and %u more of the code %s\n", text_of(item, "severity"), count - MOST_OF_A_CODE,
                    text_of(item, "code"));
        g_hash_table_remove(counts, text_of(item, "code"));
    }
}

/* "31 pages", or which of them were read; and by whose words. */
static char *
selection_of(const cJSON *json)
{
    const cJSON *selection = get(json, "selection"), *profile = get(json, "profile");
    GString *text = g_string_new(NULL);
    int pages = integer_of(get(json, "source"), "page_count");
    if (cJSON_IsObject(selection))
        g_string_printf(text, "only pages %d to %d of %d were read", integer_of(selection, "first_page"),
                        integer_of(selection, "last_page"), pages);
    else
        g_string_printf(text, "%d page%s", pages, pages == 1 ? "" : "s");
    if (cJSON_IsObject(profile))
        g_string_append_printf(text, ", with the profile “%s”", text_of(profile, "name"));
    return g_string_free(text, FALSE);
}

static void
show(const cJSON *json)
{
    const cJSON *disclosure = get(json, "disclosure"), *tables = get(json, "tables"), *item;
    g_autofree char *selection = selection_of(json);
    g_print("%s: %s, %s\n", text_of(get(json, "source"), "file"), text_of(json, "status"), selection);
    g_print("%s | %s | %s | %s\n", fact_of(disclosure, "title"), fact_of(disclosure, "organization"),
            text_of(disclosure, "kind"), fact_of(disclosure, "fiscal_year"));
    cJSON_ArrayForEach(item, tables) show_table(item);
    show_repairs(tables, MOST_REPAIRS);
    show_checks(json);
    g_print("statements: %d, projects: %d, performance tables: %d\n", cJSON_GetArraySize(get(json, "statements")),
            cJSON_GetArraySize(get(json, "projects")), cJSON_GetArraySize(get(json, "performance")));
    show_diagnostics(get(json, "diagnostics"));
}

static gboolean
read_json(const char *path, GString *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = gk_page_source_read_file(path, &error);
    if (!bytes) {
        gk_say("%s", error->message);
        return FALSE;
    }
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_string_append_len(text, data, (gssize) size);
    return TRUE;
}

/* A file of extract's: one JSON, or NDJSON with several. */
static gboolean
show_file(const char *path)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (!read_json(path, text))
        return FALSE;
    const char *next = text->str, *end = text->str + text->len;
    do {
        cJSON *json = cJSON_ParseWithLengthOpts(next, (gsize) (end - next), &next, FALSE);
        if (!json || !g_str_has_prefix(text_of(json, "schema"), "gongkai-disclosure/")) {
            gk_say("%s: is no output of gongkai extract", path);
            cJSON_Delete(json);
            return FALSE;
        }
        show(json);
        cJSON_Delete(json);
        while (next < end && g_ascii_isspace(*next))
            next++;
    } while (next < end);
    return TRUE;
}

GkExit
gk_command_show(const GkSettings *settings)
{
    char **files = gk_settings_arguments(settings);
    GkExit result = GK_EXIT_COMPLETE;
    if (!*files) {
        gk_say("show: name a JSON file that gongkai extract has written");
        return GK_EXIT_FAILED;
    }
    for (char **file = files; *file; file++)
        if (!show_file(*file))
            result = GK_EXIT_FAILED;
    return result;
}
