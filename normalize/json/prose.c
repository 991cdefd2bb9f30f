/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json/json_internal.h"

/* --- outline --- */

/* The sections within each: the first one, and the next one of the same parent. */
typedef struct {
    gint *first, *next;
} Nesting;

static void
write_section(GkJson *json, const GkDisclosure *disclosure, const Nesting *nesting, gint index)
{
    const GkSection *section = &disclosure->sections[index];
    gk_json_begin_object(json, NULL);
    gk_json_integer(json, "index", index);
    gk_json_integer(json, "level", section->level);
    gk_json_string(json, "number", section->number);
    gk_json_string(json, "title", section->title);
    gk_json_integer(json, "page", section->page);
    gk_json_box(json, "box", section->box);
    gk_json_index(json, "parent", section->parent);
    gk_json_integer(json, "first_paragraph", section->first_paragraph);
    gk_json_integer(json, "last_paragraph", section->last_paragraph);
    gk_json_begin_array(json, "sections");
    for (gint i = nesting->first[index]; i >= 0; i = nesting->next[i])
        write_section(json, disclosure, nesting, i);
    gk_json_end_array(json);
    gk_json_end_object(json);
}

/* Sections are listed parents first: behind the last place is what has none. */
void
gk_json_outline(GkJson *json, const GkDisclosure *disclosure)
{
    gint count = (gint) disclosure->n_sections;
    g_autofree gint *first = g_new(gint, count + 1), *next = g_new(gint, count + 1);
    Nesting nesting = { first, next };
    for (gint i = 0; i <= count; i++)
        first[i] = -1;
    for (gint i = count - 1; i >= 0; i--) {
        gint parent = disclosure->sections[i].parent;
        gint *list = &first[parent >= 0 && parent < i ? parent : count];
        next[i] = *list;
        *list = i;
    }
    gk_json_begin_array(json, "outline");
    for (gint i = first[count]; i >= 0; i = next[i])
        write_section(json, disclosure, &nesting, i);
    gk_json_end_array(json);
}

void
gk_json_contents(GkJson *json, const GkDisclosure *disclosure)
{
    gk_json_begin_array(json, "contents");
    for (guint i = 0; i < disclosure->n_contents; i++) {
        const GkContentsEntry *entry = &disclosure->contents[i];
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "title", entry->title);
        gk_json_integer(json, "page", entry->page);
        gk_json_box(json, "box", entry->box);
        gk_json_numbered(json, "table", 't', entry->table);
        gk_json_index(json, "section", entry->section);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

void
gk_json_paragraphs(GkJson *json, const GkDisclosure *disclosure)
{
    static const char *const roles[] = { "prose", "running_head", "running_foot", "contents", "table_caption" };
    const GkDocument *document = disclosure->document;
    gk_json_begin_array(json, "paragraphs");
    for (guint i = 0; i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        gk_json_begin_object(json, NULL);
        gk_json_integer(json, "index", i);
        gk_json_string(json, "role", roles[paragraph->role]);
        gk_json_string(json, "text", paragraph->text.text);
        gk_json_places(json, "boxes", paragraph->text.places, paragraph->text.n_places);
        gk_json_numbered(json, "before_table", 't',
                         paragraph->before_table < (gint) document->n_tables ? paragraph->before_table : -1);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

/* --- statements --- */

static void
write_codes(GkJson *json, const GkStatement *statement)
{
    gk_json_begin_array(json, "codes");
    for (guint i = 0; i < statement->n_codes; i++) {
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "name", statement->codes[i]);
        gk_json_string(json, "code", statement->code_numbers ? statement->code_numbers[i] : NULL);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

static void
write_change(GkJson *json, const GkStatement *statement)
{
    if (statement->direction == GK_CHANGE_NONE && !statement->has_change && !statement->has_percent &&
        !statement->has_points) {
        gk_json_null(json, "change");
        return;
    }
    gk_json_begin_object(json, "change");
    gk_json_string(json, "direction", gk_json_change_name(statement->direction));
    if (statement->has_change)
        gk_json_value(json, "amount", &statement->change);
    else
        gk_json_null(json, "amount");
    gk_json_string(json, "unit", statement->change_unit);
    if (statement->has_percent)
        gk_json_decimal(json, "percent", statement->percent);
    else
        gk_json_null(json, "percent");
    if (statement->has_points)
        gk_json_decimal(json, "points", statement->points);
    else
        gk_json_null(json, "points");
    gk_json_string(json, "base", statement->base);
    gk_json_end_object(json);
}

/* 完成年初预算的 95.89% */
static void
write_completion(GkJson *json, const GkStatement *statement)
{
    if (!statement->has_completion) {
        gk_json_null(json, "completion");
        return;
    }
    gk_json_begin_object(json, "completion");
    gk_json_decimal(json, "percent", statement->completion);
    gk_json_string(json, "of", statement->completion_of);
    gk_json_end_object(json);
}

static void
write_statement(GkJson *json, const GkDisclosure *disclosure, guint index, const GkCheckIndex *checks)
{
    const GkStatement *statement = &disclosure->statements[index];
    gk_json_begin_object(json, NULL);
    gk_json_numbered(json, "id", 's', (gint) index);
    gk_json_string(json, "topic", statement->topic);
    gk_json_string(json, "subject", statement->subject);
    gk_json_string(json, "item", statement->item);
    gk_json_numbered(json, "part_of", 's', statement->part_of);
    gk_json_index(json, "year", statement->year ? (gint) statement->year : -1);
    gk_json_string(json, "as_of", disclosure->statement_days[index]);
    gk_json_string(json, "figure", statement->figure);
    write_codes(json, statement);
    gk_json_value(json, "amount", &statement->amount);
    gk_json_dimensions(json, &disclosure->said[index], NULL, 0);
    gk_json_string(json, "standing", gk_standing_name(disclosure->said_standings[index]));
    gk_json_repairs(json, statement->repairs);
    gk_json_string(json, "unit", statement->unit);
    gk_json_string(json, "printed", statement->printed);
    if (statement->has_share)
        gk_json_decimal(json, "share", statement->share);
    else
        gk_json_null(json, "share");
    gk_json_string(json, "share_of", statement->share_of);
    write_change(json, statement);
    write_completion(json, statement);
    gk_json_string(json, "reason", statement->reason);
    gk_json_index(json, "section", statement->section);
    gk_json_index(json, "paragraph", statement->paragraph == G_MAXUINT ? -1 : (gint) statement->paragraph);
    gk_json_index(json, "page", statement->n_places ? (gint) statement->places[0].page : -1);
    gk_json_places(json, "boxes", statement->places, statement->n_places);
    gk_json_check_ids(json, checks, gk_check_index_statement(checks, index));
    gk_json_end_object(json);
}

void
gk_json_statements(GkJson *json, const GkDisclosure *disclosure, const GkCheckIndex *checks)
{
    gk_json_begin_array(json, "statements");
    for (guint i = 0; i < disclosure->n_statements; i++)
        write_statement(json, disclosure, i, checks);
    gk_json_end_array(json);
}

/* --- projects --- */

static void
write_project(GkJson *json, const GkProject *project)
{
    gk_json_begin_object(json, NULL);
    gk_json_fact(json, "name", &project->name);
    gk_json_fact(json, "policy_basis", &project->policy_basis);
    gk_json_fact(json, "organization", &project->organization);
    gk_json_fact(json, "scale", &project->scale);
    gk_json_value(json, "amount", &project->amount);
    gk_json_string(json, "unit", project->unit);
    gk_json_fact(json, "allocation", &project->allocation);
    gk_json_begin_array(json, "allocations");
    for (guint i = 0; i < project->n_allocations; i++) {
        const GkAllocation *allocation = &project->allocations[i];
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "purpose", allocation->purpose);
        gk_json_value(json, "amount", &allocation->amount);
        gk_json_string(json, "unit", allocation->unit);
        gk_json_string(json, "printed", allocation->printed);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
    gk_json_fact(json, "overview", &project->overview);
    gk_json_fact(json, "plan", &project->plan);
    gk_json_fact(json, "goal", &project->goal);
    gk_json_fact(json, "period", &project->period);
    gk_json_string(json, "from", project->from);
    gk_json_string(json, "to", project->to);
    gk_json_end_object(json);
}

void
gk_json_projects(GkJson *json, const GkDisclosure *disclosure)
{
    gk_json_begin_array(json, "projects");
    for (guint i = 0; i < disclosure->n_projects; i++)
        write_project(json, &disclosure->projects[i]);
    gk_json_end_array(json);
}

/* --- performance --- */

static void
write_indicator(GkJson *json, const GkIndicator *indicator)
{
    gk_json_begin_object(json, NULL);
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
    gk_json_cell_id(json, "cell", indicator->cell);
    gk_json_end_object(json);
}

static void
write_performance(GkJson *json, const GkPerformance *performance)
{
    gk_json_begin_object(json, NULL);
    gk_json_numbered(json, "table", 't', (gint) performance->table);
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
    gk_json_begin_object(json, "funds");
    gk_json_value(json, "total", &performance->total);
    gk_json_value(json, "appropriation", &performance->appropriation);
    gk_json_value(json, "other", &performance->other);
    gk_json_string(json, "unit", performance->unit);
    gk_json_end_object(json);
    gk_json_fact(json, "goal", &performance->goal);
    gk_json_fact(json, "annual_goal", &performance->annual_goal);
    gk_json_fact(json, "overview", &performance->overview);
    gk_json_fact(json, "policy_basis", &performance->policy_basis);
    gk_json_begin_array(json, "indicators");
    for (guint i = 0; i < performance->n_indicators; i++)
        write_indicator(json, &performance->indicators[i]);
    gk_json_end_array(json);
    gk_json_end_object(json);
}

void
gk_json_performance(GkJson *json, const GkDisclosure *disclosure)
{
    gk_json_begin_array(json, "performance");
    for (guint i = 0; i < disclosure->n_performances; i++)
        write_performance(json, &disclosure->performances[i]);
    gk_json_end_array(json);
}
