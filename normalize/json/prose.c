/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json/json_internal.h"

/* --- outline --- */

static cJSON *
section_json(const GkSection *section, guint index)
{
    cJSON *json = cJSON_CreateObject();
    gk_json_integer(json, "index", index);
    gk_json_integer(json, "level", section->level);
    gk_json_string(json, "number", section->number);
    gk_json_string(json, "title", section->title);
    gk_json_integer(json, "page", section->page);
    gk_json_box(json, "box", section->box);
    gk_json_index(json, "parent", section->parent);
    gk_json_integer(json, "first_paragraph", section->first_paragraph);
    gk_json_integer(json, "last_paragraph", section->last_paragraph);
    cJSON_AddArrayToObject(json, "sections");
    return json;
}

/* Sections are listed parents first, so each finds its parent made. */
cJSON *
gk_json_outline(const GkDisclosure *disclosure)
{
    cJSON *outline = cJSON_CreateArray();
    g_autofree cJSON **made = g_new0(cJSON *, disclosure->n_sections + 1);
    for (guint i = 0; i < disclosure->n_sections; i++) {
        const GkSection *section = &disclosure->sections[i];
        gboolean nested = section->parent >= 0 && (guint) section->parent < i;
        made[i] = section_json(section, i);
        cJSON_AddItemToArray(nested ? cJSON_GetObjectItemCaseSensitive(made[section->parent], "sections") : outline,
                             made[i]);
    }
    return outline;
}

cJSON *
gk_json_contents(const GkDisclosure *disclosure)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < disclosure->n_contents; i++) {
        const GkContentsEntry *entry = &disclosure->contents[i];
        cJSON *json = cJSON_CreateObject();
        gk_json_string(json, "title", entry->title);
        gk_json_integer(json, "page", entry->page);
        gk_json_box(json, "box", entry->box);
        gk_json_table_id(json, "table", entry->table);
        gk_json_index(json, "section", entry->section);
        cJSON_AddItemToArray(array, json);
    }
    return array;
}

cJSON *
gk_json_paragraphs(const GkDisclosure *disclosure)
{
    static const char *const roles[] = { "prose", "running_head", "running_foot", "contents", "table_caption" };
    const GkDocument *document = disclosure->document;
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        cJSON *json = cJSON_CreateObject();
        gk_json_integer(json, "index", i);
        gk_json_string(json, "role", roles[paragraph->role]);
        gk_json_string(json, "text", paragraph->text.text);
        gk_json_places(json, "boxes", paragraph->text.places, paragraph->text.n_places);
        gk_json_table_id(json, "before_table",
                         paragraph->before_table < (gint) document->n_tables ? paragraph->before_table : -1);
        cJSON_AddItemToArray(array, json);
    }
    return array;
}

/* --- statements --- */

static cJSON *
codes_json(const GkStatement *statement)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < statement->n_codes; i++) {
        cJSON *code = cJSON_CreateObject();
        gk_json_string(code, "name", statement->codes[i]);
        gk_json_string(code, "code", statement->code_numbers ? statement->code_numbers[i] : NULL);
        cJSON_AddItemToArray(array, code);
    }
    return array;
}

static void
add_change(cJSON *json, const GkStatement *statement)
{
    if (statement->direction == GK_CHANGE_NONE && !statement->has_change && !statement->has_percent &&
        !statement->has_points) {
        gk_json_string(json, "change", NULL);
        return;
    }
    cJSON *change = cJSON_AddObjectToObject(json, "change");
    gk_json_string(change, "direction", gk_json_change_name(statement->direction));
    if (statement->has_change)
        gk_json_value(change, "amount", &statement->change);
    else
        gk_json_string(change, "amount", NULL);
    gk_json_string(change, "unit", statement->change_unit);
    if (statement->has_percent)
        gk_json_decimal(change, "percent", statement->percent);
    else
        gk_json_string(change, "percent", NULL);
    if (statement->has_points)
        gk_json_decimal(change, "points", statement->points);
    else
        gk_json_string(change, "points", NULL);
    gk_json_string(change, "base", statement->base);
}

/* 完成年初预算的 95.89% */
static void
add_completion(cJSON *json, const GkStatement *statement)
{
    if (!statement->has_completion) {
        gk_json_string(json, "completion", NULL);
        return;
    }
    cJSON *completion = cJSON_AddObjectToObject(json, "completion");
    gk_json_decimal(completion, "percent", statement->completion);
    gk_json_string(completion, "of", statement->completion_of);
}

/* "s3" for the third statement, null for -1. */
static void
add_statement_id(cJSON *json, const char *key, gint index)
{
    char id[24];
    g_snprintf(id, sizeof id, "s%d", index + 1);
    gk_json_string(json, key, index < 0 ? NULL : id);
}

static cJSON *
statement_json(const GkDisclosure *disclosure, guint index, const GkCheckIndex *checks)
{
    const GkStatement *statement = &disclosure->statements[index];
    cJSON *json = cJSON_CreateObject();
    add_statement_id(json, "id", (gint) index);
    gk_json_string(json, "topic", statement->topic);
    gk_json_string(json, "subject", statement->subject);
    gk_json_string(json, "item", statement->item);
    add_statement_id(json, "part_of", statement->part_of);
    gk_json_index(json, "year", statement->year ? (gint) statement->year : -1);
    gk_json_string(json, "as_of", disclosure->statement_days[index]);
    gk_json_string(json, "figure", statement->figure);
    cJSON_AddItemToObjectCS(json, "codes", codes_json(statement));
    gk_json_value(json, "amount", &statement->amount);
    gk_json_dimensions(json, &disclosure->said[index], NULL, 0);
    gk_json_string(json, "standing", gk_standing_name(disclosure->said_standings[index]));
    cJSON_AddItemToObjectCS(json, "repairs", gk_json_repairs(statement->repairs));
    gk_json_string(json, "unit", statement->unit);
    gk_json_string(json, "printed", statement->printed);
    if (statement->has_share)
        gk_json_decimal(json, "share", statement->share);
    else
        gk_json_string(json, "share", NULL);
    gk_json_string(json, "share_of", statement->share_of);
    add_change(json, statement);
    add_completion(json, statement);
    gk_json_string(json, "reason", statement->reason);
    gk_json_index(json, "section", statement->section);
    gk_json_index(json, "paragraph", statement->paragraph == G_MAXUINT ? -1 : (gint) statement->paragraph);
    gk_json_index(json, "page", statement->n_places ? (gint) statement->places[0].page : -1);
    gk_json_places(json, "boxes", statement->places, statement->n_places);
    cJSON_AddItemToObjectCS(json, "checks", gk_json_check_ids(checks, gk_check_index_statement(checks, index)));
    return json;
}

void
gk_json_statements(GkJsonText *text, const GkDisclosure *disclosure, const GkCheckIndex *checks)
{
    gk_json_text_open_array(text, "statements");
    for (guint i = 0; i < disclosure->n_statements; i++)
        gk_json_text_item(text, statement_json(disclosure, i, checks));
    gk_json_text_close_array(text);
}

/* --- projects --- */

static cJSON *
project_json(const GkProject *project)
{
    cJSON *json = cJSON_CreateObject(), *lines = cJSON_CreateArray();
    gk_json_fact(json, "name", &project->name);
    gk_json_fact(json, "policy_basis", &project->policy_basis);
    gk_json_fact(json, "organization", &project->organization);
    gk_json_fact(json, "scale", &project->scale);
    gk_json_value(json, "amount", &project->amount);
    gk_json_string(json, "unit", project->unit);
    gk_json_fact(json, "allocation", &project->allocation);
    for (guint i = 0; i < project->n_allocations; i++) {
        const GkAllocation *allocation = &project->allocations[i];
        cJSON *line = cJSON_CreateObject();
        gk_json_string(line, "purpose", allocation->purpose);
        gk_json_value(line, "amount", &allocation->amount);
        gk_json_string(line, "unit", allocation->unit);
        gk_json_string(line, "printed", allocation->printed);
        cJSON_AddItemToArray(lines, line);
    }
    cJSON_AddItemToObjectCS(json, "allocations", lines);
    gk_json_fact(json, "overview", &project->overview);
    gk_json_fact(json, "plan", &project->plan);
    gk_json_fact(json, "goal", &project->goal);
    gk_json_fact(json, "period", &project->period);
    gk_json_string(json, "from", project->from);
    gk_json_string(json, "to", project->to);
    return json;
}

cJSON *
gk_json_projects(const GkDisclosure *disclosure)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < disclosure->n_projects; i++)
        cJSON_AddItemToArray(array, project_json(&disclosure->projects[i]));
    return array;
}

/* --- performance --- */

static cJSON *
indicator_json(const GkIndicator *indicator)
{
    cJSON *json = cJSON_CreateObject();
    gk_json_string(json, "level1", indicator->level1);
    gk_json_string(json, "level2", indicator->level2);
    gk_json_string(json, "name", indicator->name);
    gk_json_string(json, "operator", indicator->operator_);
    gk_json_string(json, "target", indicator->target);
    gk_json_string(json, "measure", indicator->measure);
    gk_json_string(json, "printed", indicator->printed);
    gk_json_string(json, "basis", indicator->basis);
    gk_json_string(json, "last_year", indicator->last_year);
    gk_json_string(json, "weight", indicator->weight);
    gk_json_string(json, "scoring", indicator->scoring);
    gk_json_string(json, "evidence", indicator->evidence);
    cJSON_AddItemToObjectCS(json, "cell", gk_json_cell_id(indicator->cell));
    return json;
}

static cJSON *
performance_json(const GkPerformance *performance)
{
    cJSON *json = cJSON_CreateObject(), *indicators = cJSON_CreateArray();
    gk_json_table_id(json, "table", (gint) performance->table);
    gk_json_fact(json, "project", &performance->project);
    gk_json_fact(json, "organization", &performance->organization);
    gk_json_fact(json, "person", &performance->person);
    gk_json_fact(json, "department", &performance->department);
    gk_json_fact(json, "implementer", &performance->implementer);
    gk_json_fact(json, "nature", &performance->nature);
    gk_json_fact(json, "category", &performance->category);
    gk_json_fact(json, "code", &performance->code);
    gk_json_string(json, "year", performance->year);
    gk_json_fact(json, "period", &performance->period);
    gk_json_string(json, "from", performance->from);
    gk_json_string(json, "to", performance->to);
    cJSON *funds = cJSON_AddObjectToObject(json, "funds");
    gk_json_value(funds, "total", &performance->total);
    gk_json_value(funds, "appropriation", &performance->appropriation);
    gk_json_value(funds, "other", &performance->other);
    gk_json_string(funds, "unit", performance->unit);
    gk_json_fact(json, "goal", &performance->goal);
    gk_json_fact(json, "annual_goal", &performance->annual_goal);
    gk_json_fact(json, "overview", &performance->overview);
    gk_json_fact(json, "policy_basis", &performance->policy_basis);
    for (guint i = 0; i < performance->n_indicators; i++)
        cJSON_AddItemToArray(indicators, indicator_json(&performance->indicators[i]));
    cJSON_AddItemToObjectCS(json, "indicators", indicators);
    return json;
}

cJSON *
gk_json_performance(const GkDisclosure *disclosure)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < disclosure->n_performances; i++)
        cJSON_AddItemToArray(array, performance_json(&disclosure->performances[i]));
    return array;
}
