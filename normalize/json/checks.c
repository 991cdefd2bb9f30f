/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json/json_internal.h"

static void
write_cells(GkJson *json, const char *key, const GkCellRef *cells, guint count)
{
    gk_json_begin_array(json, key);
    for (guint i = 0; i < count; i++)
        gk_json_cell_id(json, NULL, cells[i]);
    gk_json_end_array(json);
}

/* The statements that the total comes from, besides itself. */
static void
write_statements(GkJson *json, const GkCheck *check)
{
    gk_json_begin_array(json, "statements");
    for (guint i = 0; i < check->n_statement_terms; i++)
        gk_json_numbered(json, NULL, 's', (gint) check->statement_terms[i]);
    gk_json_end_array(json);
}

static void
write_check(GkJson *json, const GkCheck *check, guint index)
{
    static const char *const kinds[] = { "row_sum",         "column_sum", "hierarchy_sum", "balance",   "table_table",
                                         "statement_table", "weights",    "share",         "statements" };
    static const char *const relations[] = { "=", "<=", ">=" };
    static const char *const statuses[] = { "pass", "fail", "not_applicable" };
    gk_json_begin_object(json, NULL);
    gk_json_numbered(json, "id", 'c', (gint) index);
    gk_json_string(json, "kind", kinds[check->kind]);
    gk_json_string(json, "status", statuses[check->status]);
    gk_json_string(json, "rule", check->rule);
    gk_json_string(json, "relation", relations[check->relation]);
    gk_json_decimal(json, "expected", check->expected);
    gk_json_decimal(json, "actual", check->actual);
    gk_json_decimal(json, "difference", check->difference);
    gk_json_decimal(json, "tolerance", check->tolerance);
    if (check->total_is_statement)
        gk_json_numbered(json, "total", 's', (gint) check->total_statement);
    else
        gk_json_cell_id(json, "total", check->total);
    write_cells(json, "terms", check->terms, check->n_terms);
    gk_json_begin_array(json, "signs");
    for (guint i = 0; i < check->n_terms; i++)
        gk_json_string(json, NULL, check->signs && check->signs[i] < 0 ? "-" : "+");
    gk_json_end_array(json);
    write_statements(json, check);
    write_cells(json, "suspects", check->suspects, check->n_suspects);
    gk_json_string(json, "reason", gk_check_reason_name(check->reason));
    gk_json_boolean(json, "single_term", check->single_term);
    gk_json_boolean(json, "blunt", check->blunt);
    gk_json_end_object(json);
}

void
gk_json_check_ids(GkJson *json, const GkCheckIndex *checks, guint node)
{
    guint n_checks;
    const guint *ids = gk_check_index_of(checks, node, &n_checks);
    gk_json_begin_array(json, "checks");
    for (guint i = 0; i < n_checks; i++)
        gk_json_numbered(json, NULL, 'c', (gint) ids[i]);
    gk_json_end_array(json);
}

void
gk_json_checks(GkJson *json, const GkDisclosure *disclosure)
{
    gk_json_begin_array(json, "checks");
    for (guint i = 0; i < disclosure->n_checks; i++)
        write_check(json, &disclosure->checks[i], i);
    gk_json_end_array(json);
}

void
gk_json_summary(GkJson *json, const GkDisclosure *disclosure)
{
    guint counts[3] = { 0 };
    for (guint i = 0; i < disclosure->n_checks; i++)
        counts[disclosure->checks[i].status]++;
    gk_json_begin_object(json, "summary");
    gk_json_integer(json, "amounts", disclosure->summary.amounts);
    gk_json_integer(json, "confirmed", disclosure->summary.confirmed);
    gk_json_integer(json, "contradicted", disclosure->summary.contradicted);
    gk_json_integer(json, "uncovered", disclosure->summary.uncovered);
    gk_json_integer(json, "checks_passed", counts[GK_CHECK_PASS]);
    gk_json_integer(json, "checks_failed", counts[GK_CHECK_FAIL]);
    gk_json_integer(json, "checks_not_applicable", counts[GK_CHECK_NOT_APPLICABLE]);
    gk_json_end_object(json);
}

static void
write_diagnostic(GkJson *json, const GkDiagnostic *diagnostic)
{
    static const char *const severities[] = { "note", "warning", "error" };
    gk_json_begin_object(json, NULL);
    gk_json_string(json, "code", gk_diagnostic_code_name(diagnostic->code));
    gk_json_string(json, "severity", severities[gk_diagnostic_code_severity(diagnostic->code)]);
    gk_sentence_to_json(diagnostic->sentence, json);
    gk_json_index(json, "page", diagnostic->page ? (gint) diagnostic->page : -1);
    if (diagnostic->has_box)
        gk_json_box(json, "box", diagnostic->box);
    else
        gk_json_null(json, "box");
    write_cells(json, "cells", diagnostic->cells, diagnostic->n_cells);
    gk_json_end_object(json);
}

void
gk_json_diagnostics(GkJson *json, const GkDiagnostics *diagnostics)
{
    gk_json_begin_array(json, "diagnostics");
    for (guint i = 0; i < gk_diagnostics_count(diagnostics); i++)
        write_diagnostic(json, gk_diagnostics_get(diagnostics, i));
    gk_json_end_array(json);
}
