/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * datapackage.json: what each column is, said in the terms of the standard.
 *
 * Types and sentences come from the lists of columns, closed lists from the
 * schema of the JSON. What is here is what neither knows: keys, and what it
 * means that a column is empty.
 */
#include "export/package/package.h"

#include "export/contract.h"

#include <string.h>

#define PROFILES "https://datapackage.org/profiles/2.0/"

const GkPackageResource GK_PACKAGE_RESOURCES[GK_N_PACKAGE_RESOURCES] = {
    { "amounts", "Amounts", "One row per amount, of tables and of prose alike.", NULL, "amount_id" },
    { "documents", "Documents", "One row per file, also of those that could not be read.", GK_DOCUMENT_COLUMNS, NULL },
    { "tables", "Tables", "One row per table.", GK_TABLE_COLUMNS, "table_id" },
    { "checks", "Checks",
      "One row per identity that was tried: a total and its terms, a figure that is printed twice, and so on.",
      GK_CHECK_COLUMNS, "check_id" },
    { "diagnostics", "Diagnostics", "What was done with a doubt, and what was not read.", GK_DIAGNOSTIC_COLUMNS, "position" },
};

/* Columns with a closed list, and where the schema has it; `resource` NULL is all of them. */
static const struct {
    const char *resource, *column, *path;
} LISTS[] = {
    { NULL, "level", "properties/disclosure/properties/level" },
    { NULL, "document_kind", "properties/disclosure/properties/kind" },
    { NULL, "table_kind", "$defs/table_kind" },
    { "amounts", "concept", "$defs/dimensions/properties/concept" },
    { "amounts", "measure", "$defs/dimensions/properties/measure" },
    { "amounts", "fund", "$defs/dimensions/properties/fund" },
    { "amounts", "scope", "$defs/dimensions/properties/scope" },
    { "amounts", "row_kind", "$defs/row/properties/kind" },
    { "amounts", "state", "$defs/value/properties/state" },
    { "amounts", "approximate", "$defs/approximation" },
    { "amounts", "standing", "$defs/standing" },
    { "documents", "status", "properties/status" },
    { "tables", "scope", "$defs/table/properties/scope" },
    { "tables", "stage", "$defs/table/properties/stage" },
    { "tables", "breakdown", "$defs/table/properties/breakdown" },
    { "tables", "ruling", "$defs/table/properties/ruling" },
    { "checks", "kind", "$defs/check/properties/kind" },
    { "checks", "status", "$defs/check/properties/status" },
    { "checks", "relation", "$defs/check/properties/relation" },
    { "diagnostics", "severity", "$defs/diagnostic/properties/severity" },
};

/* What nothing between the commas means; for other columns, that it is not known. */
static const struct {
    const char *column, *label;
} ABSENT[] = {
    { "decimal", "no number: state says whether none is printed (nil) or none can be read (unreadable)" },
    { "yuan", "not known in 元: no number, or no unit of renminbi is printed for it" },
    { "unit", "none is printed" },
    { "currency", "no money, or not known" },
    { "table_id", "an amount of prose" },
    { "table_kind", "an amount of prose" },
    { "table_title", "none is printed, or an amount of prose" },
    { "approximate", "a plain number" },
    { "standing", "no number" },
    { "more_boxes", "all of it is in box" },
    { "repairs", "nothing was done" },
    { "doubts", "no doubt" },
    { "other_reading", "no other reading" },
    { "first_page", "all pages were asked for" },
    { "last_page", "all pages were asked for" },
    { "profile", "none was used" },
    { "reason", "it is applicable" },
    { "terms", "none" },
    { "statements", "none" },
    { "suspects", "none" },
    { "cells", "none" },
    { "notes", "none" },
};

/* --- small things --- */

static cJSON *
add_object(cJSON *array)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddItemToArray(array, object);
    return object;
}

/* ["a", "b"]; `second` may be NULL. */
static void
add_names(cJSON *object, const char *key, const char *first, const char *second)
{
    cJSON *array = cJSON_AddArrayToObject(object, key);
    cJSON_AddItemToArray(array, cJSON_CreateString(first));
    if (second)
        cJSON_AddItemToArray(array, cJSON_CreateString(second));
}

/* Numbers of any size, as they are. */
static void
add_count(cJSON *object, const char *key, guint64 count)
{
    g_autofree char *text = g_strdup_printf("%" G_GUINT64_FORMAT, count);
    cJSON_AddRawToObject(object, key, text);
}

/* --- fields --- */

static const char *
list_of(const char *resource, const char *column)
{
    for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++)
        if (strcmp(LISTS[i].column, column) == 0 && (!LISTS[i].resource || strcmp(LISTS[i].resource, resource) == 0))
            return LISTS[i].path;
    return NULL;
}

/* Amounts are never blank and never words. */
static gboolean
is_of_amounts(const char *path, const char *value)
{
    return strcmp(path, "$defs/value/properties/state") != 0 || (strcmp(value, "blank") != 0 && strcmp(value, "text") != 0);
}

/* Categories have labels; the enum is for readers of version 1, which has no categories. */
static void
add_list(cJSON *field, cJSON *constraints, const char *path)
{
    g_autoptr(GArray) terms = gk_contract_list(path);
    cJSON *categories = cJSON_AddArrayToObject(field, "categories"), *values = cJSON_AddArrayToObject(constraints, "enum");
    for (guint i = 0; i < terms->len; i++) {
        const GkContractTerm *term = &g_array_index(terms, GkContractTerm, i);
        if (!is_of_amounts(path, term->value))
            continue;
        cJSON *category = add_object(categories);
        cJSON_AddStringToObject(category, "value", term->value);
        if (term->meaning)
            cJSON_AddStringToObject(category, "label", term->meaning);
        cJSON_AddItemToArray(values, cJSON_CreateString(term->value));
    }
}

static void
add_missing(cJSON *owner, const char *label)
{
    cJSON *values = cJSON_AddArrayToObject(owner, "missingValues");
    if (!label)
        return;
    cJSON *value = add_object(values);
    cJSON_AddStringToObject(value, "value", "");
    cJSON_AddStringToObject(value, "label", label);
}

static const char *
absence_of(const char *resource, const char *column)
{
    gboolean here = strcmp(resource, "amounts") == 0 || !strchr("tu", *column); /* tables have titles and units of their own */
    for (guint i = 0; i < G_N_ELEMENTS(ABSENT); i++)
        if (strcmp(ABSENT[i].column, column) == 0 && (here || strcmp(column, "terms") == 0))
            return ABSENT[i].label;
    return NULL;
}

static const char *
type_of(const char *name, GkColumnType type)
{
    if (strcmp(name, "year") == 0 || strcmp(name, "amount_year") == 0)
        return "year";
    if (strcmp(name, "single_term") == 0 || strcmp(name, "blunt") == 0)
        return "boolean";
    return type == GK_COLUMN_DECIMAL ? "number" : type == GK_COLUMN_INTEGER ? "integer" : "string";
}

static gboolean
is_required(const GkPackageResource *resource, const char *name)
{
    static const char *const ALWAYS[] = { "document_id", "source", "state", "checks_passed", "checks_failed", NULL };
    gboolean amounts = !resource->columns;
    return strcmp(name, "document_id") == 0 || (resource->key && strcmp(name, resource->key) == 0)
        || (amounts && g_strv_contains(ALWAYS, name));
}

static void
add_field(cJSON *fields, const GkPackageResource *resource, const char *name, GkColumnType type, const char *title,
          const char *text)
{
    cJSON *field = add_object(fields), *constraints = cJSON_CreateObject();
    const char *list = list_of(resource->name, name), *absence = absence_of(resource->name, name);
    cJSON_AddStringToObject(field, "name", name);
    cJSON_AddStringToObject(field, "title", title);
    cJSON_AddStringToObject(field, "type", type_of(name, type));
    cJSON_AddStringToObject(field, "description", text);
    if (type == GK_COLUMN_DECIMAL)
        cJSON_AddStringToObject(field, "decimalChar", ".");
    if (is_required(resource, name))
        cJSON_AddTrueToObject(constraints, "required");
    if (list)
        add_list(field, constraints, list);
    if (strcmp(name, "source") == 0)
        add_names(constraints, "enum", "table", "statement");
    if (absence)
        add_missing(field, absence);
    else if (strcmp(name, "printed") == 0)
        add_missing(field, NULL); /* what is drawn without text is printed as "" */
    if (constraints->child)
        cJSON_AddItemToObject(field, "constraints", constraints);
    else
        cJSON_Delete(constraints);
}

static void
add_fields(cJSON *schema, const GkPackageResource *resource)
{
    cJSON *fields = cJSON_AddArrayToObject(schema, "fields");
    const GkRecordColumn *record = resource->columns;
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; !record && column->name; column++)
        add_field(fields, resource, column->name, column->type, column->title, column->text);
    for (; record && record->name; record++)
        add_field(fields, resource, record->name, record->type, record->title, record->text);
}

/* --- resources --- */

static void
add_reference(cJSON *keys, const char *resource, const char *second)
{
    cJSON *key = add_object(keys);
    add_names(key, "fields", "document_id", second);
    cJSON *reference = cJSON_AddObjectToObject(key, "reference");
    cJSON_AddStringToObject(reference, "resource", resource);
    add_names(reference, "fields", "document_id", second);
}

static void
add_schema(cJSON *owner, const GkPackageResource *resource)
{
    cJSON *schema = cJSON_AddObjectToObject(owner, "schema");
    cJSON_AddStringToObject(schema, "$schema", PROFILES "tableschema.json");
    add_fields(schema, resource);
    add_missing(schema, "absent: it is not printed, or not known");
    add_names(schema, "primaryKey", "document_id", resource->key);
    if (resource->columns == GK_DOCUMENT_COLUMNS)
        return;
    cJSON *keys = cJSON_AddArrayToObject(schema, "foreignKeys");
    add_reference(keys, "documents", NULL);
    if (!resource->columns)
        add_reference(keys, "tables", "table_id");
}

static void
add_resource(cJSON *resources, const GkPackageResource *resource, const GkPackageFile *file)
{
    g_autofree char *path = g_strconcat(resource->name, ".csv", NULL), *hash = g_strconcat("sha256:", file->sha256, NULL);
    cJSON *object = add_object(resources);
    cJSON_AddStringToObject(object, "$schema", PROFILES "dataresource.json");
    cJSON_AddStringToObject(object, "name", resource->name);
    cJSON_AddStringToObject(object, "path", path);
    cJSON_AddStringToObject(object, "type", "table");
    cJSON_AddStringToObject(object, "title", resource->title);
    cJSON_AddStringToObject(object, "description", resource->text);
    cJSON_AddStringToObject(object, "format", "csv");
    cJSON_AddStringToObject(object, "mediatype", "text/csv");
    cJSON_AddStringToObject(object, "encoding", "utf-8");
    add_count(object, "bytes", file->bytes);
    cJSON_AddStringToObject(object, "hash", hash);
    add_count(object, "rows", file->rows);
    add_schema(object, resource);
}

static void
add_sources(cJSON *package, guint64 documents)
{
    cJSON *source = add_object(cJSON_AddArrayToObject(package, "sources"));
    g_autofree char *title =
        g_strdup_printf("%" G_GUINT64_FORMAT " published document%s, listed with the SHA-256 of each", documents,
                        documents == 1 ? "" : "s");
    cJSON_AddStringToObject(source, "title", title);
    cJSON_AddStringToObject(source, "path", "documents.csv");
}

char *
gk_package_descriptor(const GkPackageFile files[GK_N_PACKAGE_RESOURCES])
{
    cJSON *package = cJSON_CreateObject();
    cJSON_AddStringToObject(package, "name", "gongkai-amounts");
    cJSON_AddStringToObject(package, "$schema", PROFILES "datapackage.json");
    cJSON_AddStringToObject(package, "title", "Amounts of Chinese budget disclosures");
    cJSON_AddStringToObject(package, "description",
                            "Every amount that the documents print, in tables and in prose, with what it is of, where it stands "
                            "and how far it can be relied on. Decimals are exact: read them as decimals, not as floats.");
    cJSON *generator = cJSON_AddObjectToObject(package, "generator");
    cJSON_AddStringToObject(generator, "name", "gongkai");
    cJSON_AddStringToObject(generator, "version", GK_VERSION);
    add_sources(package, files[GK_PACKAGE_DOCUMENTS].rows);
    cJSON *resources = cJSON_AddArrayToObject(package, "resources");
    for (guint i = 0; i < GK_N_PACKAGE_RESOURCES; i++)
        add_resource(resources, &GK_PACKAGE_RESOURCES[i], &files[i]);
    char *text = cJSON_Print(package);
    char *with_end = g_strconcat(text, "\n", NULL);
    cJSON_free(text);
    cJSON_Delete(package);
    return with_end;
}
