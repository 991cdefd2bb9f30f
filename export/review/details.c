/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the page's script knows: of each cell, statement, check and remark what it can't read off the page itself.
 *
 * Keys are short, and what is empty is left out: a document of 600 pages has 40,000 cells. data/review/known.js says
 * what they are.
 */
#include "data/data.h"
#include "export/amounts.h"
#include "export/markup.h"
#include "export/review/pages.h"

#include <string.h>

/* An object on its way: members are parted by commas. */
typedef struct {
    GString *out;
    gboolean any;
} Object;

static Object
begin(GString *out)
{
    g_string_append_c(out, '{');
    return (Object) { out, FALSE };
}

static void
end(Object *object)
{
    g_string_append_c(object->out, '}');
}

static void
add_key(Object *object, const char *key)
{
    g_string_append_printf(object->out, "%s\"%s\":", object->any ? "," : "", key);
    object->any = TRUE;
}

static void
add_text(Object *object, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    add_key(object, key);
    gk_markup_append_json(object->out, text);
}

static void
add_number(Object *object, const char *key, gint number)
{
    add_key(object, key);
    g_string_append_printf(object->out, "%d", number);
}

/* The strings of an array. */
static void
add_texts(Object *object, const char *key, const cJSON *array)
{
    const cJSON *item;
    gboolean any = FALSE;
    if (!cJSON_IsArray(array) || !cJSON_GetArraySize(array))
        return;
    add_key(object, key);
    g_string_append_c(object->out, '[');
    cJSON_ArrayForEach(item, array)
    {
        if (!cJSON_IsString(item))
            continue;
        g_string_append(object->out, any ? "," : "");
        gk_markup_append_json(object->out, item->valuestring);
        any = TRUE;
    }
    g_string_append_c(object->out, ']');
}

static void
add_box(Object *object, const char *key, const cJSON *json)
{
    double box[4];
    if (!gk_read_corners(json, box))
        return;
    add_key(object, key);
    for (guint i = 0; i < 4; i++) {
        g_string_append_c(object->out, i ? ',' : '[');
        gk_read_append_coordinate(box[i], object->out);
    }
    g_string_append_c(object->out, ']');
}

/* --- values: of cells and statements --- */

static void
add_value(Object *object, const cJSON *item, const cJSON *value, const char *text)
{
    const char *state = gk_read_text(value, "state"), *decimal = gk_read_text(value, "decimal");
    const cJSON *dimensions = gk_read_get(item, "dimensions");
    g_autoptr(GString) path = g_string_new(NULL);
    if (state && strcmp(state, "blank") != 0 && strcmp(state, "text") != 0)
        add_text(object, "e", state);
    if (g_strcmp0(decimal, text) != 0)
        add_text(object, "v", decimal);
    add_text(object, "y", gk_read_text(value, "yuan"));
    add_text(object, "ap", gk_read_text(value, "approximate"));
    add_text(object, "s", gk_read_text(item, "standing"));
    add_text(object, "l", gk_read_text(dimensions, "label"));
    if (gk_read_join(gk_read_get(dimensions, "path"), " › ", path))
        add_text(object, "h", path->str);
    add_texts(object, "r", gk_read_get(item, "repairs"));
    add_texts(object, "d", gk_read_get(item, "doubts"));
    add_texts(object, "k", gk_read_get(item, "checks"));
}

/* --- tables --- */

/* The anchor, without that of its table where it begins with it. */
static void
add_anchor(Object *object, const char *anchor, const char *of_table)
{
    gsize length = of_table ? strlen(of_table) : 0;
    if (anchor && length && strncmp(anchor, of_table, length) == 0 && anchor[length] == ':')
        add_text(object, "a", anchor + length + 1);
    else
        add_text(object, "A", anchor);
}

static void
append_cell(GString *out, const GkExportDocument *document, const GkExportTable *table, const cJSON *cell)
{
    Object object = begin(out);
    GkAmount amount;
    const char *text = gk_read_text(cell, "text"), *unit;
    const cJSON *place = gk_read_get(cell, "boxes");
    gk_amount_init(&amount, document, table, cell);
    add_text(&object, "i", gk_read_text(cell, "id"));
    add_anchor(&object, gk_read_text(cell, "anchor"), gk_read_text(table->json, "anchor"));
    if (text && !gk_markup_is_plain(text))
        add_text(&object, "t", text);
    add_text(&object, "p", gk_read_text(cell, "printed"));
    add_text(&object, "o", gk_read_text(cell, "other_reading"));
    add_number(&object, "g", gk_read_integer(cJSON_IsArray(place) ? place->child : NULL, "page", 0));
    add_value(&object, cell, amount.value, text);
    unit = gk_is_amount(cell, amount.value) ? gk_read_text(amount.unit, "text") : NULL;
    if (g_strcmp0(unit, gk_read_fact(table->json, "unit")) != 0)
        add_text(&object, "u", unit);
    end(&object);
}

static void
append_part(GString *out, const cJSON *part)
{
    Object object = begin(out);
    add_number(&object, "g", gk_read_integer(part, "page", 0));
    add_texts(&object, "b", gk_read_get(part, "joined_because"));
    end(&object);
}

static void
append_table(GString *out, const GkExportDocument *document, const GkExportTable *table)
{
    Object object = begin(out);
    const cJSON *part, *parts = gk_read_get(table->json, "parts");
    add_text(&object, "i", table->id);
    add_text(&object, "a", gk_read_text(table->json, "anchor"));
    add_text(&object, "n", gk_read_text(table->json, "number"));
    add_text(&object, "t", gk_read_text(table->json, "title"));
    add_text(&object, "u", gk_read_fact(table->json, "unit"));
    add_key(&object, "parts");
    g_string_append_c(out, '[');
    cJSON_ArrayForEach(part, parts)
    {
        g_string_append(out, part == parts->child ? "" : ",");
        append_part(out, part);
    }
    g_string_append(out, "]");
    add_key(&object, "cells");
    g_string_append_c(out, '[');
    for (guint i = 0; i < table->cells->len; i++) {
        g_string_append(out, i ? ",\n" : "");
        append_cell(out, document, table, table->cells->pdata[i]);
    }
    g_string_append(out, "]");
    end(&object);
}

/* --- statements, checks, diagnostics --- */

static void
append_statement(GString *out, const cJSON *statement)
{
    Object object = begin(out);
    const cJSON *places = gk_read_get(statement, "boxes");
    add_text(&object, "i", gk_read_text(statement, "id"));
    add_number(&object, "g", gk_read_integer(statement, "page", 0));
    add_text(&object, "n", gk_read_text(statement, "item"));
    add_text(&object, "t", gk_read_text(statement, "printed"));
    add_text(&object, "u", gk_read_text(statement, "unit"));
    add_text(&object, "j", gk_read_text(statement, "subject"));
    add_box(&object, "b", gk_read_get(cJSON_IsArray(places) ? places->child : NULL, "box"));
    add_value(&object, statement, gk_read_get(statement, "amount"), gk_read_text(statement, "printed"));
    end(&object);
}

static void
append_check(GString *out, const cJSON *check)
{
    static const char *const KEYS[][2] = {
        { "i", "id" },       { "k", "kind" },       { "s", "status" },    { "rel", "relation" }, { "e", "expected" },
        { "a", "actual" },   { "d", "difference" }, { "tol", "tolerance" }, { "t", "total" },    { "why", "reason" },
    };
    static const char *const LISTS[][2] = {
        { "m", "terms" }, { "g", "signs" }, { "st", "statements" }, { "sus", "suspects" }
    };
    Object object = begin(out);
    for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++)
        add_text(&object, KEYS[i][0], gk_read_text(check, KEYS[i][1]));
    for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++)
        add_texts(&object, LISTS[i][0], gk_read_get(check, LISTS[i][1]));
    end(&object);
}

static void
append_diagnostic(GString *out, const cJSON *diagnostic)
{
    Object object = begin(out);
    add_text(&object, "c", gk_read_text(diagnostic, "code"));
    add_text(&object, "s", gk_read_text(diagnostic, "severity"));
    add_text(&object, "m", gk_read_text(diagnostic, "message"));
    add_number(&object, "g", gk_read_integer(diagnostic, "page", 0));
    add_texts(&object, "cells", gk_read_get(diagnostic, "cells"));
    end(&object);
}

static void
append_all(Object *object, const char *key, const cJSON *array, void (*append)(GString *out, const cJSON *item))
{
    const cJSON *item;
    add_key(object, key);
    g_string_append_c(object->out, '[');
    cJSON_ArrayForEach(item, array)
    {
        g_string_append(object->out, item == array->child ? "" : ",\n");
        append(object->out, item);
    }
    g_string_append_c(object->out, ']');
}

/* --- words --- */

static void
append_words(Object *object)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("review-words.tsv", &n_rows);
    add_key(object, "words");
    for (guint i = 0; i < n_rows; i++) {
        g_string_append(object->out, i ? ",\n" : "{");
        gk_markup_append_json(object->out, gk_data_field(&rows[i], 0));
        g_string_append(object->out, ":[");
        gk_markup_append_json(object->out, gk_data_field(&rows[i], 1));
        g_string_append_c(object->out, ',');
        gk_markup_append_json(object->out, gk_data_field(&rows[i], 2));
        g_string_append_c(object->out, ']');
    }
    g_string_append(object->out, n_rows ? "}" : "{}");
}

void
gk_review_append_details(GString *out, const GkExportDocument *document)
{
    Object object = begin(out);
    const cJSON *source = gk_read_get(document->json, "source");
    add_text(&object, "sha256", gk_read_text(source, "sha256"));
    add_text(&object, "file", gk_read_text(source, "file"));
    append_words(&object);
    add_key(&object, "tables");
    g_string_append_c(out, '[');
    for (guint i = 0; i < document->tables->len; i++) {
        g_string_append(out, i ? ",\n" : "");
        append_table(out, document, document->tables->pdata[i]);
    }
    g_string_append_c(out, ']');
    append_all(&object, "statements", gk_read_get(document->json, "statements"), append_statement);
    append_all(&object, "checks", gk_read_get(document->json, "checks"), append_check);
    append_all(&object, "diagnostics", gk_read_get(document->json, "diagnostics"), append_diagnostic);
    end(&object);
}
