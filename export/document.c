/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/document.h"

#include "data/json.h"
#include "export/output.h"

#include <stdlib.h>
#include <string.h>

#define DEEPEST 32 /* rows above a row; 类 款 项 and what indents nest further are far below it */

/* --- tables --- */

static void
members_free(gpointer members)
{
    if (members)
        g_ptr_array_unref(members);
}

static void
table_free(gpointer data)
{
    GkExportTable *table = data;
    g_ptr_array_unref(table->columns);
    g_ptr_array_unref(table->rows);
    g_ptr_array_unref(table->cells);
    g_ptr_array_unref(table->blocks);
    g_free(table);
}

/* Half `block` has its rows at blocks[block]; half 0 is the table's own. */
static void
read_blocks(GkExportTable *table)
{
    const cJSON *half;
    g_ptr_array_add(table->blocks, g_ptr_array_ref(table->rows));
    cJSON_ArrayForEach(half, gk_read_get(table->json, "block_rows"))
    {
        gint block = gk_read_integer(half, "block", -1);
        if (block < 1 || (guint) block > table->columns->len)
            continue;
        if ((guint) block >= table->blocks->len)
            g_ptr_array_set_size(table->blocks, block + 1);
        members_free(table->blocks->pdata[block]);
        table->blocks->pdata[block] = gk_read_members(gk_read_get(half, "rows"));
    }
}

static GkExportTable *
table_new(const cJSON *json)
{
    GkExportTable *table = g_new0(GkExportTable, 1);
    const char *id = gk_read_text(json, "id");
    table->json = json;
    table->id = id ? id : "";
    table->columns = gk_read_members(gk_read_get(json, "columns"));
    table->rows = gk_read_members(gk_read_get(json, "rows"));
    table->cells = gk_read_members(gk_read_get(json, "cells"));
    table->blocks = g_ptr_array_new_with_free_func(members_free);
    read_blocks(table);
    return table;
}

const cJSON *
gk_export_table_column(const GkExportTable *table, const cJSON *cell)
{
    return gk_read_at(table->columns, gk_read_integer(cell, "column", -1));
}

static const cJSON *
row_of_block(const GkExportTable *table, gint block, gint index)
{
    return block >= 0 && (guint) block < table->blocks->len ? gk_read_at(table->blocks->pdata[block], index) : NULL;
}

const cJSON *
gk_export_table_row(const GkExportTable *table, const cJSON *cell)
{
    gint block = gk_read_integer(gk_export_table_column(table, cell), "block", 0);
    return row_of_block(table, block, gk_read_integer(cell, "row", -1));
}

gboolean
gk_export_table_label_path(const GkExportTable *table, gint block, const cJSON *row, GString *out)
{
    const char *labels[DEEPEST];
    guint count = 0;
    for (const cJSON *at = row; at && count < DEEPEST;) {
        const char *label = gk_read_text(at, "label");
        gint parent = gk_read_integer(at, "parent", -1);
        if (label)
            labels[count++] = label;
        else if (at != row)
            break;
        at = parent >= 0 && parent < gk_read_integer(at, "index", -1) ? row_of_block(table, block, parent) : NULL;
    }
    for (guint i = count; i > 0; i--) {
        if (i < count)
            g_string_append(out, " > ");
        g_string_append(out, labels[i - 1]);
    }
    return count > 0;
}

/* --- documents --- */

static char *
id_of_options(const cJSON *json)
{
    static const char *const KEYS[] = { "selection", "profile", "options" };
    g_autoptr(GString) options = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        const cJSON *item = gk_read_get(json, KEYS[i]);
        char *text = item ? cJSON_PrintUnformatted(item) : NULL;
        if (text)
            g_string_append_printf(options, "%s=%s\n", KEYS[i], text);
        cJSON_free(text);
    }
    return options->len ? g_compute_checksum_for_string(G_CHECKSUM_SHA256, options->str, -1) : NULL;
}

static char *
id_of(const cJSON *json)
{
    const cJSON *source = gk_read_get(json, "source");
    const char *sha256 = gk_read_text(source, "sha256"), *file = gk_read_text(source, "file");
    g_autofree char *options = id_of_options(json);
    g_autofree char *name = g_compute_checksum_for_string(G_CHECKSUM_SHA256, file ? file : "", -1);
    if (!sha256)
        return g_strdup_printf("unread-%.16s", name);
    return options ? g_strdup_printf("%s-%.8s", sha256, options) : g_strdup(sha256);
}

static void
read_items(GkExportDocument *document, const cJSON *items)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, items)
    {
        const char *id = gk_read_text(item, "id");
        if (id)
            g_hash_table_insert(document->items, (gpointer) id, (gpointer) item);
    }
}

static void
read_checks(GkExportDocument *document)
{
    const cJSON *check;
    cJSON_ArrayForEach(check, gk_read_get(document->json, "checks"))
    {
        const char *id = gk_read_text(check, "id"), *status = gk_read_text(check, "status");
        if (id && status)
            g_hash_table_insert(document->check_status, (gpointer) id, (gpointer) status);
    }
}

static void
read_diagnostic(GkExportDocument *document, const cJSON *diagnostic)
{
    const cJSON *cell;
    cJSON_ArrayForEach(cell, gk_read_get(diagnostic, "cells"))
    {
        const char *id = cJSON_GetStringValue(cell);
        GPtrArray *list = id ? g_hash_table_lookup(document->diagnosed, id) : NULL;
        if (id && !list) {
            list = g_ptr_array_new();
            g_hash_table_insert(document->diagnosed, (gpointer) id, list);
        }
        if (list)
            g_ptr_array_add(list, (gpointer) diagnostic);
    }
}

static GkExportDocument *
document_new(const cJSON *json, GkArena *arena)
{
    GkExportDocument *document = g_new0(GkExportDocument, 1);
    const cJSON *item;
    document->json = json;
    document->arena = arena;
    document->id = id_of(json);
    document->tables = g_ptr_array_new_with_free_func(table_free);
    document->items = g_hash_table_new(g_str_hash, g_str_equal);
    document->check_status = g_hash_table_new(g_str_hash, g_str_equal);
    document->diagnosed = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
    cJSON_ArrayForEach(item, gk_read_get(json, "tables")) g_ptr_array_add(document->tables, table_new(item));
    cJSON_ArrayForEach(item, gk_read_get(json, "diagnostics")) read_diagnostic(document, item);
    for (guint i = 0; i < document->tables->len; i++)
        read_items(document, gk_read_get(((GkExportTable *) document->tables->pdata[i])->json, "cells"));
    read_items(document, gk_read_get(json, "statements"));
    read_items(document, gk_read_get(json, "checks"));
    read_checks(document);
    return document;
}

GkExportDocument *
gk_export_document_parse(const char *text, gsize length, const char *name, const char **end, GError **error)
{
    const char *behind = text + length;
    g_autoptr(GkArena) arena = gk_arena_new();
    const cJSON *json = gk_json_parse(text, length, arena, &behind);
    gboolean valid = json && g_utf8_validate(text, behind - text, NULL);
    const char *schema = valid ? gk_read_text(json, "schema") : NULL;
    if (end)
        *end = behind;
    if (schema && g_str_has_prefix(schema, "gongkai-disclosure/1"))
        return document_new(json, g_steal_pointer(&arena));
    if (schema && g_str_has_prefix(schema, "gongkai-disclosure/"))
        gk_error_set_about(error, GK_FILE_ERROR, G_IO_ERROR_NOT_SUPPORTED, name,
                           "is of version “%s”; this program reads version 1: read it with the program that wrote it",
                           schema);
    else
        gk_error_set_about(error, GK_FILE_ERROR, G_IO_ERROR_INVALID_DATA, name,
                           "is no output of gongkai extract; make one with gongkai extract FILE.pdf -o FILE.json");
    return NULL;
}

void
gk_export_document_free(GkExportDocument *document)
{
    if (!document)
        return;
    g_ptr_array_unref(document->tables);
    g_hash_table_unref(document->items);
    g_hash_table_unref(document->check_status);
    g_hash_table_unref(document->diagnosed);
    gk_arena_free(document->arena);
    g_free(document->id);
    g_free(document);
}

gint
gk_export_document_year(const GkExportDocument *document)
{
    const char *year = gk_read_fact(gk_read_get(document->json, "disclosure"), "fiscal_year");
    return year && strspn(year, "0123456789") == 4 && !year[4] ? atoi(year) : 0;
}

const GkExportTable *
gk_export_document_find_table(const GkExportDocument *document, const char *id)
{
    for (guint i = 0; i < document->tables->len; i++) {
        const GkExportTable *table = document->tables->pdata[i];
        if (strcmp(table->id, id) == 0)
            return table;
    }
    return NULL;
}

const cJSON *
gk_export_document_find(const GkExportDocument *document, const char *id)
{
    return g_hash_table_lookup(document->items, id);
}
