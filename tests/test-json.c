/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The JSON and its schema: closed lists agree with the program's, facts come
 * out as the contract says, and the cost grows with the size.
 */
#include "data/data.h"
#include "normalize/json/json.h"
#include "tests/support/document-builder.h"

#include <cjson/cJSON.h>
#include <string.h>

static const cJSON *
get(const cJSON *json, const char *key)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(json, key);
    if (!value)
        g_error("no key %s", key);
    return value;
}

static const char *
text_of(const cJSON *json, const char *key)
{
    return cJSON_GetStringValue(get(json, key));
}

/* --- the schema's lists --- */

static cJSON *
schema_new(void)
{
    cJSON *schema = cJSON_Parse(gk_json_schema());
    g_assert_nonnull(schema);
    return schema;
}

static void
assert_code(const cJSON *entry, const char *name, const char *text)
{
    g_assert_nonnull(entry);
    g_assert_cmpstr(text_of(entry, "const"), ==, name);
    g_assert_cmpstr(text_of(entry, "description"), ==, text);
}

static const cJSON *
codes_of(const cJSON *schema, const char *definition)
{
    return get(get(get(schema, "$defs"), definition), "anyOf")->child;
}

static void
schema_lists_all_codes(void)
{
    static const char *const severities[] = { "note", "warning", "error" };
    cJSON *schema = schema_new();
    const cJSON *entry = codes_of(schema, "repair");
    for (guint i = 0; i < GK_N_REPAIRS; i++, entry = entry->next)
        assert_code(entry, gk_repair_name(i), gk_repair_text(i));
    g_assert_null(entry);
    entry = codes_of(schema, "doubt");
    for (guint i = 0; i < GK_N_DOUBTS; i++, entry = entry->next)
        assert_code(entry, gk_doubt_name(i), gk_doubt_text(i));
    g_assert_null(entry);
    entry = codes_of(schema, "check_reason");
    for (guint i = GK_REASON_NONE + 1; i < GK_N_REASONS; i++, entry = entry->next)
        assert_code(entry, gk_check_reason_name(i), gk_check_reason_text(i));
    g_assert_null(entry);
    entry = codes_of(schema, "approximation");
    for (gint i = GK_APPROXIMATION_NONE + 1; i < GK_N_APPROXIMATIONS; i++, entry = entry->next)
        assert_code(entry, gk_approximation_name((GkApproximation) i), gk_approximation_text((GkApproximation) i));
    g_assert_null(entry);
    entry = codes_of(schema, "join");
    for (guint i = 0; i < GK_N_JOINS; i++, entry = entry->next)
        assert_code(entry, gk_join_name(i), gk_join_text(i));
    g_assert_null(entry);
    entry = codes_of(schema, "apart");
    for (guint i = 0; i < GK_N_APARTS; i++, entry = entry->next)
        assert_code(entry, gk_apart_name(i), gk_apart_text(i));
    g_assert_null(entry);
    entry = codes_of(schema, "diagnostic_code");
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++, entry = entry->next) {
        assert_code(entry, gk_diagnostic_code_name(i), gk_diagnostic_code_text(i));
        g_assert_cmpstr(text_of(entry, "title"), ==, severities[gk_diagnostic_code_severity(i)]);
    }
    const cJSON *last = entry;
    entry = codes_of(schema, "dimension_source");
    for (guint i = GK_FROM_PRINTED + 1; i < GK_N_DIMENSION_SOURCES; i++, entry = entry->next)
        assert_code(entry, gk_dimension_source_name(i), gk_dimension_source_text(i));
    g_assert_null(entry);
    entry = codes_of(schema, "standing");
    for (guint i = GK_STANDING_NONE + 1; i < GK_N_STANDINGS; i++, entry = entry->next)
        assert_code(entry, gk_standing_name(i), gk_standing_text(i));
    g_assert_true(cJSON_IsNull(get(entry, "const")));
    const char *name, *text;
    entry = last;
    for (guint i = 0; (name = gk_failure_name(i, &text)); i++, entry = entry->next)
        assert_code(entry, name, text);
    g_assert_null(entry);
    cJSON_Delete(schema);
}

static void
assert_listed(const cJSON *list, const char *value)
{
    const cJSON *entry;
    cJSON_ArrayForEach(entry, list)
    {
        if (g_strcmp0(cJSON_GetStringValue(entry), value) == 0)
            return;
    }
    g_error("the schema does not list %s", value);
}

/* All values of column `column` of a data file, where its column 0 is `key` (NULL: any). */
static void
assert_data_listed(const cJSON *list, const char *file, const char *key, guint column)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows(file, &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *value = gk_data_field(&rows[i], column);
        if (*value && (!key || strcmp(gk_data_field(&rows[i], 0), key) == 0))
            assert_listed(list, value);
    }
}

/* The same, and nothing but those and null, in their order. */
static void
assert_list_is(const cJSON *list, const char *file, const char *key, guint column)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows(file, &n_rows);
    const cJSON *entry = list->child;
    for (guint i = 0; i < n_rows; i++) {
        if (key && strcmp(gk_data_field(&rows[i], 0), key) != 0)
            continue;
        g_assert_cmpstr(cJSON_GetStringValue(entry), ==, gk_data_field(&rows[i], column));
        entry = entry->next;
    }
    g_assert_true(cJSON_IsNull(entry));
    g_assert_null(entry->next);
}

static const cJSON *
property_enum(const cJSON *schema, const char *definition, const char *property)
{
    return get(get(get(get(get(schema, "$defs"), definition), "properties"), property), "enum");
}

static void
schema_lists_all_data(void)
{
    cJSON *schema = schema_new();
    const cJSON *kinds = get(get(get(schema, "$defs"), "table_kind"), "enum");
    assert_data_listed(kinds, "table-kinds.tsv", NULL, 0);
    assert_data_listed(kinds, "government-kinds.tsv", NULL, 0);
    assert_data_listed(kinds, "table-signs.tsv", NULL, 0);
    assert_listed(kinds, "other");
    assert_data_listed(property_enum(schema, "statement", "topic"), "statement-words.tsv", "topic", 2);
    assert_data_listed(property_enum(schema, "statement", "figure"), "statement-words.tsv", "figure", 2);
    assert_list_is(property_enum(schema, "dimensions", "concept"), "concepts.tsv", NULL, 0);
    assert_list_is(property_enum(schema, "dimensions", "measure"), "dimensions.tsv", "measure", 1);
    assert_list_is(property_enum(schema, "dimensions", "fund"), "dimensions.tsv", "fund", 1);
    assert_list_is(property_enum(schema, "dimensions", "scope"), "dimensions.tsv", "scope", 1);
    assert_data_listed(property_enum(schema, "indicator", "operator"), "performance-labels.tsv", "operator", 1);
    cJSON_Delete(schema);
}

/* Every property of every object is required, none but those is allowed, and each says what it is, itself or through
 * the definition it refers to. */
static guint
check_object(const cJSON *schema, const char *path)
{
    guint objects = 0;
    const cJSON *child, *properties = cJSON_GetObjectItemCaseSensitive(schema, "properties");
    if (properties && cJSON_GetObjectItemCaseSensitive(schema, "type")) {
        objects++;
        if (!cJSON_IsFalse(get(schema, "additionalProperties")))
            g_error("%s: allows other keys", path);
        if (!cJSON_GetObjectItemCaseSensitive(schema, "description"))
            g_error("%s: is not described", path);
        cJSON_ArrayForEach(child, properties) assert_listed(get(schema, "required"), child->string);
    }
    cJSON_ArrayForEach(child, schema)
    {
        g_autofree char *below = g_strdup_printf("%s/%s", path, child->string ? child->string : "");
        objects += check_object(child, below);
    }
    return objects;
}

static void
schema_is_strict(void)
{
    cJSON *schema = schema_new();
    g_assert_cmpuint(check_object(schema, ""), >, 20);
    cJSON_Delete(schema);
}

/* --- the writer --- */

static cJSON *
json_of(const char *description)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(description), NULL, NULL);
    g_autofree char *pretty = gk_disclosure_to_json(disclosure, FALSE),
                    *compact = gk_disclosure_to_json(disclosure, TRUE);
    g_assert_true(g_str_has_suffix(compact, "}\n"));
    g_assert_true(strchr(compact, '\n') == compact + strlen(compact) - 1);
    cJSON *json = cJSON_Parse(pretty), *same = cJSON_Parse(compact);
    g_assert_true(cJSON_Compare(json, same, TRUE));
    cJSON_Delete(same);
    return json;
}

static const char BALANCE[] =
    "{\"doc\": \"a.pdf\", \"tables\": [{\"number\": \"表1\", \"title\": \"支出总表\", \"unit\": \"万元\","
    " \"pages\": [3], \"header_rows\": 1, \"notes\": [\"注：本表为空。\"], \"rows\": ["
    "[\"项目\", \"合计\", \"基本支出\", \"项目支出\"],"
    "[\"一般公共服务支出\", \"614.59\", \"510.70\", \"103.89\"],"
    "[\"教育支出\", \"-\", \"\", \"\"],"
    "[\"合计\", \"614.59\", \"510.70\", \"103.89\"]]}]}";

static void
tables_have_ids_and_values(void)
{
    cJSON *json = json_of(BALANCE);
    const cJSON *table = get(json, "tables")->child, *cells = get(table, "cells");
    g_assert_cmpstr(text_of(json, "schema"), ==, "gongkai-disclosure/1");
    g_assert_cmpstr(text_of(table, "id"), ==, "t1");
    g_assert_cmpstr(text_of(table, "number"), ==, "表1");
    g_assert_true(cJSON_IsNull(get(table, "organization")));
    g_assert_cmpstr(text_of(get(table, "unit"), "text"), ==, "万元");
    g_assert_cmpstr(text_of(get(table, "unit"), "yuan"), ==, "10000");
    g_assert_cmpstr(text_of(get(table, "notes")->child, "text"), ==, "注：本表为空。");
    const cJSON *amount = cJSON_GetArrayItem(cells, 5), *value = get(amount, "value");
    g_assert_cmpstr(text_of(amount, "id"), ==, "t1.r1.c1");
    g_assert_cmpstr(text_of(value, "state"), ==, "number");
    g_assert_cmpstr(text_of(value, "decimal"), ==, "614.59");
    g_assert_cmpstr(text_of(value, "yuan"), ==, "6145900.00");
    g_assert_true(cJSON_IsNull(get(amount, "printed")));
    value = get(cJSON_GetArrayItem(cells, 9), "value");
    g_assert_cmpstr(text_of(value, "state"), ==, "nil");
    g_assert_true(cJSON_IsNull(get(value, "decimal")));
    value = get(cJSON_GetArrayItem(cells, 10), "value");
    g_assert_cmpstr(text_of(value, "state"), ==, "blank");
    g_assert_true(cJSON_IsNull(get(value, "yuan")));
    cJSON_Delete(json);
}

/* Makes the document by hand: the builder's boxes are all whole numbers. */
static void
coordinates_have_two_decimals(void)
{
    static const struct {
        double points;
        const char *printed;
    } cases[] = { { 0, "0" },       { 841.889, "841.89" }, { 12.5, "12.5" }, { 12.005, "12.01" },
                  { 7.004, "7" },   { -0.3, "-0.3" },      { -0.001, "0" },  { 1e6 + 0.25, "1000000.25" },
                  { 0.07, "0.07" }, { 14400, "14400" },    { 99.999, "100" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GkDocument *document = gk_test_document_new(BALANCE);
        GkPageSummary *page = (GkPageSummary *) &document->pages[0];
        page->width = cases[i].points;
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
        g_autofree char *json = gk_disclosure_to_json(disclosure, TRUE);
        g_autofree char *expected = g_strdup_printf("\"width\":%s,", cases[i].printed);
        g_assert_nonnull(strstr(json, expected));
    }
}

static void
checks_link_both_ways(void)
{
    GkDocument *document = gk_test_document_new(BALANCE);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    GkCellRef terms[] = { { 0, 1, 2 }, { 0, 1, 3 } };
    gint8 signs[] = { 1, -1 };
    GkStatement statement = { .topic = "general", .part_of = -1, .section = -1 };
    GkCheck checks[] = { { .kind = GK_CHECK_ROW_SUM,
                           .status = GK_CHECK_FAIL,
                           .total = { 0, 1, 1 },
                           .terms = terms,
                           .signs = signs,
                           .n_terms = 2,
                           .expected = { 40681, 2 },
                           .actual = { 61459, 2 } },
                         { .kind = GK_CHECK_STATEMENT_TABLE,
                           .total_is_statement = TRUE,
                           .terms = terms + 1,
                           .signs = signs,
                           .n_terms = 1 } };
    disclosure->checks = checks;
    disclosure->n_checks = 2;
    disclosure->statements = &statement;
    disclosure->n_statements = 1;
    g_autofree char *text = gk_disclosure_to_json(disclosure, FALSE);
    cJSON *json = cJSON_Parse(text);
    const cJSON *check = get(json, "checks")->child, *cells = get(get(json, "tables")->child, "cells");
    g_assert_cmpstr(text_of(check, "id"), ==, "c1");
    g_assert_cmpstr(text_of(check, "total"), ==, "t1.r1.c1");
    g_assert_cmpstr(text_of(check, "expected"), ==, "406.81");
    g_assert_cmpstr(cJSON_GetStringValue(get(check, "signs")->child->next), ==, "-");
    g_assert_cmpstr(text_of(check->next, "total"), ==, "s1");
    g_assert_cmpint(cJSON_GetArraySize(get(cJSON_GetArrayItem(cells, 4), "checks")), ==, 0);
    g_assert_cmpint(cJSON_GetArraySize(get(cJSON_GetArrayItem(cells, 5), "checks")), ==, 1);
    const cJSON *both = get(cJSON_GetArrayItem(cells, 7), "checks");
    g_assert_cmpint(cJSON_GetArraySize(both), ==, 2);
    g_assert_cmpstr(cJSON_GetStringValue(both->child->next), ==, "c2");
    g_assert_cmpstr(cJSON_GetStringValue(get(get(json, "statements")->child, "checks")->child), ==, "c2");
    cJSON_Delete(json);
}

static void
failures_have_records(void)
{
    g_autoptr(GError) error = g_error_new(GK_SOURCE_ERROR, GK_SOURCE_ERROR_PASSWORD, "a.pdf: is encrypted");
    GkSourceInfo info = { .file = "a.pdf", .sha256 = "00", .bytes = 7, .encrypted = TRUE };
    g_autofree char *text = gk_failure_to_json(&info, error, TRUE), *whole = NULL;
    cJSON *json = cJSON_Parse(text);
    g_assert_cmpstr(text_of(json, "status"), ==, "failed");
    g_assert_true(cJSON_IsNull(get(get(json, "source"), "page_count")));
    g_assert_cmpint(get(get(json, "source"), "bytes")->valueint, ==, 7);
    g_assert_cmpstr(text_of(get(json, "diagnostics")->child, "code"), ==, "encrypted");
    /* The same keys in the same order as any other record. */
    cJSON *other = json_of(BALANCE);
    const cJSON *a = json->child, *b = other->child;
    for (; a && b; a = a->next, b = b->next)
        g_assert_cmpstr(a->string, ==, b->string);
    g_assert_true(!a && !b);
    cJSON_Delete(json);
    cJSON_Delete(other);
}

/* A table of 10 columns. */
static char *
long_table(guint rows)
{
    GString *text = g_string_new("{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"支出总表\", \"unit\": \"元\","
                                 " \"header_rows\": 0, \"rows\": [");
    for (guint r = 0; r < rows; r++)
        g_string_append_printf(text, "%s[\"%u\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]", r ? "," : "",
                               r);
    g_string_append(text, "]}]}");
    return g_string_free(text, FALSE);
}

static void
assert_laid_out_as_cjson(const char *json, gboolean compact)
{
    cJSON *parsed = cJSON_Parse(json);
    g_assert_nonnull(parsed);
    char *printed = compact ? cJSON_PrintUnformatted(parsed) : cJSON_Print(parsed);
    g_autofree char *expected = g_strconcat(printed, "\n", NULL);
    g_assert_cmpstr(json, ==, expected);
    cJSON_free(printed);
    cJSON_Delete(parsed);
}

/* The writer of the text keeps to the layout of cJSON's: indents, blanks, escapes. */
static void
text_is_laid_out(void)
{
    GkSourceInfo info = { .file = (char *) "\"a\\b\"/\b\f\n\r\t\001\037\177款" };
    g_autoptr(GError) error = g_error_new_literal(GK_SOURCE_ERROR, GK_SOURCE_ERROR_EMPTY, "\\");
    for (gint compact = FALSE; compact <= TRUE; compact++) {
        g_autofree char *description = long_table(3);
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(description), NULL, NULL);
        g_autofree char *json = gk_disclosure_to_json(disclosure, compact);
        assert_laid_out_as_cjson(json, compact);
        g_autofree char *failure = gk_failure_to_json(&info, error, compact);
        assert_laid_out_as_cjson(failure, compact);
    }
}

typedef struct {
    GString *text;
    guint pieces, wanted;
} Taken;

static gboolean
take(const char *bytes, gsize length, gpointer data)
{
    Taken *taken = data;
    g_string_append_len(taken->text, bytes, (gssize) length);
    g_assert_cmpuint(length, <, 100000);
    return ++taken->pieces < taken->wanted;
}

static void
pieces_are_the_text(void)
{
    g_autofree char *description = long_table(400);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(description), NULL, NULL);
    for (gint compact = FALSE; compact <= TRUE; compact++) {
        g_autofree char *whole = gk_disclosure_to_json(disclosure, compact);
        Taken all = { g_string_new(NULL), 0, G_MAXUINT }, few = { g_string_new(NULL), 0, 3 };
        g_assert_true(gk_disclosure_write_json(disclosure, compact, take, &all));
        g_assert_cmpstr(all.text->str, ==, whole);
        g_assert_cmpuint(all.pieces, >, 10);
        g_assert_false(gk_disclosure_write_json(disclosure, compact, take, &few));
        g_assert_cmpuint(few.pieces, ==, 3);
        g_string_free(all.text, TRUE);
        g_string_free(few.text, TRUE);
    }
}

static double
time_to_write(guint rows)
{
    g_autofree char *description = long_table(rows);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(description), NULL, NULL);
    double best = G_MAXDOUBLE;
    for (guint i = 0; i < 3; i++) {
        gint64 start = g_get_monotonic_time();
        g_autofree char *json = gk_disclosure_to_json(disclosure, TRUE);
        best = MIN(best, (double) (g_get_monotonic_time() - start));
    }
    return best;
}

static void
cost_grows_with_size(void)
{
    double small = time_to_write(1000), large = time_to_write(8000);
    g_test_message("%.1f ms, 8 times the cells %.1f ms", small / 1000, large / 1000);
    g_assert_cmpfloat(large, <, 24 * small + 20000); /* quadratic would be 64 times */
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/json/schema/codes", schema_lists_all_codes);
    g_test_add_func("/json/schema/data", schema_lists_all_data);
    g_test_add_func("/json/schema/strict", schema_is_strict);
    g_test_add_func("/json/tables", tables_have_ids_and_values);
    g_test_add_func("/json/coordinates", coordinates_have_two_decimals);
    g_test_add_func("/json/checks", checks_link_both_ways);
    g_test_add_func("/json/failures", failures_have_records);
    g_test_add_func("/json/layout", text_is_laid_out);
    g_test_add_func("/json/pieces", pieces_are_the_text);
    g_test_add_func("/json/cost", cost_grows_with_size);
    return g_test_run();
}
