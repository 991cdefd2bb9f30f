/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json/json_internal.h"

/* The statements that the total comes from, besides itself. */
static cJSON *
statements_json(const GkCheck *check)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < check->n_statement_terms; i++) {
        char id[24];
        g_snprintf(id, sizeof id, "s%u", check->statement_terms[i] + 1);
        cJSON_AddItemToArray(array, cJSON_CreateString(id));
    }
    return array;
}

static cJSON *
check_json(const GkCheck *check, guint index)
{
    static const char *const kinds[] = { "row_sum",         "column_sum", "hierarchy_sum", "balance",   "table_table",
                                         "statement_table", "weights",    "share",         "statements" };
    static const char *const relations[] = { "=", "<=", ">=" };
    static const char *const statuses[] = { "pass", "fail", "not_applicable" };
    cJSON *json = cJSON_CreateObject(), *terms = cJSON_CreateArray(), *signs = cJSON_CreateArray(),
          *suspects = cJSON_CreateArray();
    char id[24];
    g_snprintf(id, sizeof id, "c%u", index + 1);
    gk_json_string(json, "id", id);
    gk_json_string(json, "kind", kinds[check->kind]);
    gk_json_string(json, "status", statuses[check->status]);
    gk_json_string(json, "rule", check->rule);
    gk_json_string(json, "relation", relations[check->relation]);
    gk_json_decimal(json, "expected", check->expected);
    gk_json_decimal(json, "actual", check->actual);
    gk_json_decimal(json, "difference", check->difference);
    gk_json_decimal(json, "tolerance", check->tolerance);
    if (check->total_is_statement) {
        g_snprintf(id, sizeof id, "s%u", check->total_statement + 1);
        gk_json_string(json, "total", id);
    } else {
        cJSON_AddItemToObjectCS(json, "total", gk_json_cell_id(check->total));
    }
    for (guint i = 0; i < check->n_terms; i++) {
        cJSON_AddItemToArray(terms, gk_json_cell_id(check->terms[i]));
        cJSON_AddItemToArray(signs, cJSON_CreateString(check->signs && check->signs[i] < 0 ? "-" : "+"));
    }
    cJSON_AddItemToObjectCS(json, "terms", terms);
    cJSON_AddItemToObjectCS(json, "signs", signs);
    cJSON_AddItemToObjectCS(json, "statements", statements_json(check));
    for (guint i = 0; i < check->n_suspects; i++)
        cJSON_AddItemToArray(suspects, gk_json_cell_id(check->suspects[i]));
    cJSON_AddItemToObjectCS(json, "suspects", suspects);
    gk_json_string(json, "reason", gk_check_reason_name(check->reason));
    cJSON_AddItemToObjectCS(json, "single_term", cJSON_CreateBool(check->single_term));
    cJSON_AddItemToObjectCS(json, "blunt", cJSON_CreateBool(check->blunt));
    return json;
}

cJSON *
gk_json_check_ids(const GkCheckIndex *checks, guint node)
{
    cJSON *array = cJSON_CreateArray();
    guint n_checks;
    const guint *ids = gk_check_index_of(checks, node, &n_checks);
    for (guint i = 0; i < n_checks; i++) {
        char id[24];
        g_snprintf(id, sizeof id, "c%u", ids[i] + 1);
        cJSON_AddItemToArray(array, cJSON_CreateString(id));
    }
    return array;
}

void
gk_json_checks(GkJsonText *text, const GkDisclosure *disclosure)
{
    gk_json_text_open_array(text, "checks");
    for (guint i = 0; i < disclosure->n_checks; i++)
        gk_json_text_item(text, check_json(&disclosure->checks[i], i));
    gk_json_text_close_array(text);
}

cJSON *
gk_json_summary(const GkDisclosure *disclosure)
{
    cJSON *json = cJSON_CreateObject();
    guint counts[3] = { 0 };
    for (guint i = 0; i < disclosure->n_checks; i++)
        counts[disclosure->checks[i].status]++;
    gk_json_integer(json, "amounts", disclosure->summary.amounts);
    gk_json_integer(json, "confirmed", disclosure->summary.confirmed);
    gk_json_integer(json, "contradicted", disclosure->summary.contradicted);
    gk_json_integer(json, "uncovered", disclosure->summary.uncovered);
    gk_json_integer(json, "checks_passed", counts[GK_CHECK_PASS]);
    gk_json_integer(json, "checks_failed", counts[GK_CHECK_FAIL]);
    gk_json_integer(json, "checks_not_applicable", counts[GK_CHECK_NOT_APPLICABLE]);
    return json;
}

static cJSON *
diagnostic_json(const GkDiagnostic *diagnostic)
{
    static const char *const severities[] = { "note", "warning", "error" };
    cJSON *json = cJSON_CreateObject(), *cells = cJSON_CreateArray();
    gk_json_string(json, "code", gk_diagnostic_code_name(diagnostic->code));
    gk_json_string(json, "severity", severities[gk_diagnostic_code_severity(diagnostic->code)]);
    gk_sentence_to_json(diagnostic->sentence, json);
    gk_json_index(json, "page", diagnostic->page ? (gint) diagnostic->page : -1);
    if (diagnostic->has_box)
        gk_json_box(json, "box", diagnostic->box);
    else
        gk_json_string(json, "box", NULL);
    for (guint i = 0; i < diagnostic->n_cells; i++)
        cJSON_AddItemToArray(cells, gk_json_cell_id(diagnostic->cells[i]));
    cJSON_AddItemToObjectCS(json, "cells", cells);
    return json;
}

cJSON *
gk_json_diagnostics(const GkDiagnostics *diagnostics)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < gk_diagnostics_count(diagnostics); i++)
        cJSON_AddItemToArray(array, diagnostic_json(gk_diagnostics_get(diagnostics, i)));
    return array;
}
