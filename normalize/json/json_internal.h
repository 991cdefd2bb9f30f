/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the writers of the JSON's parts share.
 *
 * Every key is always there: what is absent is null or []. Amounts are strings,
 * coordinates have two decimals and never pass through the locale. A key is
 * NULL in an array.
 */
#pragma once

#include "data/json_writer.h"
#include "normalize/sums/index.h"

G_BEGIN_DECLS

/* --- values.c --- */

void gk_json_index(GkJson *json, const char *key, gint index_or_minus_one); /* null for -1 */
void gk_json_decimal(GkJson *json, const char *key, GkDecimal value);
void gk_json_coordinate(GkJson *json, const char *key, double points);
void gk_json_box(GkJson *json, const char *key, GkBox box);
void gk_json_value(GkJson *json, const char *key, const GkValue *value);
void gk_json_fact(GkJson *json, const char *key, const GkFact *fact); /* null when not printed */
void gk_json_fact_keys(GkJson *json, const GkFact *fact); /* of one that is printed, within an object */
void gk_json_places(GkJson *json, const char *key, const GkPlace *places, guint n_places);
/* What an amount is of: null for what is none. `path`: the labels of its column. */
void gk_json_dimensions(GkJson *json, const GkDimensions *dimensions, const char *const *path, guint path_length);
void gk_json_strings(GkJson *json, const char *key, const char *const *strings, guint count);
void gk_json_numbered(GkJson *json, const char *key, char letter, gint index_or_minus_one); /* "s3" for 's', 2 */
void gk_json_cell_id(GkJson *json, const char *key, GkCellRef cell); /* "t3.r5.c2" */
const char *gk_json_change_name(GkChangeDirection direction);

/* --- the parts: each a key of the outermost object --- */

/* tables.c */
void gk_json_repairs(GkJson *json, guint repairs); /* GkRepair flags */
void gk_json_tables(GkJson *json, const GkDisclosure *disclosure, const GkCheckIndex *checks);
/* prose.c */
void gk_json_outline(GkJson *json, const GkDisclosure *disclosure);
void gk_json_contents(GkJson *json, const GkDisclosure *disclosure);
void gk_json_paragraphs(GkJson *json, const GkDisclosure *disclosure);
void gk_json_statements(GkJson *json, const GkDisclosure *disclosure, const GkCheckIndex *checks);
void gk_json_projects(GkJson *json, const GkDisclosure *disclosure);
void gk_json_performance(GkJson *json, const GkDisclosure *disclosure);
/* checks.c */
/* ["c12", "c40"]: those of a cell or a statement */
void gk_json_check_ids(GkJson *json, const GkCheckIndex *checks, guint node);
void gk_json_checks(GkJson *json, const GkDisclosure *disclosure);
void gk_json_summary(GkJson *json, const GkDisclosure *disclosure);
void gk_json_diagnostics(GkJson *json, const GkDiagnostics *diagnostics);

G_END_DECLS
