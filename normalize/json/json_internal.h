/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the writers of the JSON's parts share.
 *
 * Every key is always there: what is absent is null or []. Amounts are strings,
 * coordinates have two decimals and never pass through the locale.
 */
#pragma once

#include "normalize/checks/index.h"

#include <cjson/cJSON.h>

G_BEGIN_DECLS

/* --- values.c --- */

void gk_json_string(cJSON *object, const char *key, const char *text_or_null);
void gk_json_integer(cJSON *object, const char *key, gint64 value);
void gk_json_boolean(cJSON *object, const char *key, gboolean value);
void gk_json_index(cJSON *object, const char *key, gint index_or_minus_one); /* null for -1 */
void gk_json_decimal(cJSON *object, const char *key, GkDecimal value);
void gk_json_coordinate(cJSON *object, const char *key, double points);
void gk_json_box(cJSON *object, const char *key, GkBox box);
void gk_json_value(cJSON *object, const char *key, const GkValue *value);
cJSON *gk_json_fact_new(const GkFact *fact); /* null when not printed */
void gk_json_fact(cJSON *object, const char *key, const GkFact *fact);
void gk_json_places(cJSON *object, const char *key, const GkPlace *places, guint n_places);
/* What an amount is of: null for what is none. `path`: the labels of its column. */
void gk_json_dimensions(cJSON *object, const GkDimensions *dimensions, const char *const *path, guint path_length);
/* {"text", "page", "box"}; the box is around its lines on the first page. */
cJSON *gk_json_located_text(const GkText *text);
void gk_json_strings(cJSON *object, const char *key, const char *const *strings, guint count);
cJSON *gk_json_cell_id(GkCellRef cell); /* "t3.r5.c2" */
void gk_json_table_id(cJSON *object, const char *key, gint table_or_minus_one); /* "t3" */
const char *gk_json_change_name(GkChangeDirection direction);

/* --- print.c: an object as text, written member by member; what is handed over is freed --- */

typedef struct _GkJsonText GkJsonText;

GkJsonText *gk_json_text_new(gboolean compact);
void gk_json_text_member(GkJsonText *text, const char *key, cJSON *value);
void gk_json_text_members(GkJsonText *text, cJSON *object); /* those of `object` */
/* An array as a member, item by item. */
void gk_json_text_open_array(GkJsonText *text, const char *key);
void gk_json_text_item(GkJsonText *text, cJSON *value);
void gk_json_text_close_array(GkJsonText *text);
/* The text, with a line end; frees `text`. The caller frees it. */
char *gk_json_text_finish(GkJsonText *text);

/* --- the parts --- */

/* tables.c */
cJSON *gk_json_repairs(guint repairs); /* GkRepair flags */
void gk_json_tables(GkJsonText *text, const GkDisclosure *disclosure, const GkCheckIndex *checks);
/* prose.c */
cJSON *gk_json_outline(const GkDisclosure *disclosure);
cJSON *gk_json_contents(const GkDisclosure *disclosure);
cJSON *gk_json_paragraphs(const GkDisclosure *disclosure);
void gk_json_statements(GkJsonText *text, const GkDisclosure *disclosure, const GkCheckIndex *checks);
cJSON *gk_json_projects(const GkDisclosure *disclosure);
cJSON *gk_json_performance(const GkDisclosure *disclosure);
/* checks.c */
cJSON *gk_json_check_ids(const GkCheckIndex *checks, guint node); /* ["c12", "c40"]: those of a cell or a statement */
void gk_json_checks(GkJsonText *text, const GkDisclosure *disclosure);
cJSON *gk_json_summary(const GkDisclosure *disclosure);
cJSON *gk_json_diagnostics(const GkDiagnostics *diagnostics);

G_END_DECLS
