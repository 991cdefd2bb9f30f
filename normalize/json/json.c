/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The frame of the JSON: what the file is, its pages, and the parts in their
 * order. Two documents of equal content give equal bytes.
 */
#include "normalize/json/json.h"

#include "data/data.h"
#include "normalize/json/json_internal.h"

#include <string.h>

static void
add_generator(cJSON *json, const char *backend)
{
    cJSON *generator = cJSON_AddObjectToObject(json, "generator");
    gk_json_string(generator, "name", "gongkai");
    gk_json_string(generator, "version", GK_VERSION);
    gk_json_string(generator, "poppler", backend && g_str_has_prefix(backend, "poppler ") ? backend + 8 : NULL);
}

static void
add_source(cJSON *json, const GkSourceInfo *info)
{
    cJSON *source = cJSON_AddObjectToObject(json, "source");
    gk_json_string(source, "file", info->file);
    gk_json_string(source, "sha256", info->sha256);
    /* Without a hash the bytes were not read; without a backend they were not opened. */
    if (info->sha256)
        gk_json_integer(source, "bytes", (gint64) info->bytes);
    else
        gk_json_string(source, "bytes", NULL);
    gk_json_index(source, "page_count", info->backend ? (gint) info->page_count : -1);
    gk_json_string(source, "producer", info->producer);
    gk_json_string(source, "creator", info->creator);
    gk_json_string(source, "title", info->title);
    gk_json_boolean(source, "encrypted", info->encrypted);
}

/* --- disclosure --- */

static cJSON *
staff_json(const GkStaff *staff)
{
    cJSON *json = cJSON_CreateObject();
    gk_json_string(json, "what", staff->what);
    gk_json_value(json, "count", &staff->count);
    gk_json_string(json, "unit", staff->unit);
    gk_json_string(json, "direction", gk_json_change_name(staff->direction));
    if (staff->has_change)
        gk_json_value(json, "change", &staff->change);
    else
        gk_json_string(json, "change", NULL);
    gk_json_string(json, "as_of", staff->as_of);
    gk_json_index(json, "part_of", staff->part_of);
    gk_json_string(json, "organization", staff->organization);
    gk_json_fact(json, "source", &staff->source);
    return json;
}

static void
add_facts(cJSON *json, const char *key, const GkFact *facts, guint count)
{
    cJSON *array = cJSON_AddArrayToObject(json, key);
    for (guint i = 0; i < count; i++)
        cJSON_AddItemToArray(array, gk_json_fact_new(&facts[i]));
}

static void
add_glossary(cJSON *json, const GkDisclosure *disclosure)
{
    cJSON *array = cJSON_AddArrayToObject(json, "glossary");
    for (guint i = 0; i < disclosure->n_glossary; i++) {
        const GkGlossaryEntry *entry = &disclosure->glossary[i];
        cJSON *object = cJSON_CreateObject();
        gk_json_string(object, "term", entry->term);
        gk_json_string(object, "definition", entry->definition);
        gk_json_integer(object, "page", entry->page);
        gk_json_box(object, "box", entry->box);
        cJSON_AddItemToArray(array, object);
    }
}

static void
add_years(cJSON *json, const GkDisclosure *disclosure)
{
    cJSON *array = cJSON_AddArrayToObject(json, "years");
    for (guint i = 0; i < disclosure->n_years; i++) {
        cJSON *year = gk_json_fact_new(&disclosure->years[i].printed);
        gk_json_string(year, "stage", disclosure->years[i].stage);
        cJSON_AddItemToArray(array, year);
    }
}

static void
add_disclosure(cJSON *json, const GkDisclosure *disclosure)
{
    cJSON *object = cJSON_AddObjectToObject(json, "disclosure");
    gk_json_fact(object, "title", &disclosure->title);
    gk_json_fact(object, "organization", &disclosure->organization);
    gk_json_string(object, "kind", gk_disclosure_kind_name(disclosure->kind));
    gk_json_fact(object, "kind_source", &disclosure->kind_source);
    gk_json_fact(object, "fiscal_year", &disclosure->fiscal_year);
    gk_json_fact(object, "published", &disclosure->published);
    gk_json_fact(object, "region", &disclosure->region);
    gk_json_string(object, "level", gk_government_level_name(disclosure->level));
    gk_json_string(object, "division_code", disclosure->division_code);
    add_years(object, disclosure);
    gk_json_string(object, "link", disclosure->link);
    add_facts(object, "as_of", disclosure->days, disclosure->n_days);
    cJSON *staff = cJSON_AddArrayToObject(object, "staff");
    for (guint i = 0; i < disclosure->n_staff; i++)
        cJSON_AddItemToArray(staff, staff_json(&disclosure->staff[i]));
    add_facts(object, "offices", disclosure->offices, disclosure->n_offices);
    add_facts(object, "sub_units", disclosure->sub_units, disclosure->n_sub_units);
    add_facts(object, "duties", disclosure->duties, disclosure->n_duties);
    add_glossary(object, disclosure);
}

/* --- pages --- */

static cJSON *
ink_json(const GkInk *ink)
{
    cJSON *json = cJSON_CreateObject();
    gk_json_integer(json, "glyphs", ink->glyphs);
    gk_json_integer(json, "cell", ink->cell);
    gk_json_integer(json, "title", ink->title);
    gk_json_integer(json, "number", ink->number);
    gk_json_integer(json, "organization", ink->organization);
    gk_json_integer(json, "unit", ink->unit);
    gk_json_integer(json, "note", ink->note);
    gk_json_integer(json, "running", ink->running);
    gk_json_integer(json, "narrative", ink->narrative);
    gk_json_integer(json, "hidden", ink->hidden);
    gk_json_integer(json, "watermark", ink->watermark);
    gk_json_integer(json, "duplicate", ink->duplicate);
    gk_json_integer(json, "unassigned", ink->unassigned);
    return json;
}

static void
add_pages(cJSON *json, const GkDocument *document)
{
    static const char *const contents[] = { "text", "image", "mixed", "blank", "drawn" };
    cJSON *pages = cJSON_AddArrayToObject(json, "pages");
    for (guint i = 0; i < document->n_pages; i++) {
        const GkPageSummary *page = &document->pages[i];
        cJSON *object = cJSON_CreateObject();
        gk_json_integer(object, "number", page->number);
        gk_json_coordinate(object, "width", page->width);
        gk_json_coordinate(object, "height", page->height);
        gk_json_integer(object, "rotation", page->rotation);
        gk_json_string(object, "content", contents[page->content]);
        gk_json_boolean(object, "failed", page->failed);
        cJSON_AddItemToObjectCS(object, "ink", ink_json(&page->ink));
        cJSON_AddItemToArray(pages, object);
    }
}

/* --- the whole --- */

/* The pages that were asked for; null when it was all of them. */
static void
add_selection(cJSON *json, const GkDocument *document)
{
    guint count = document->source.page_count;
    if (document->first_page <= 1 && (document->last_page == 0 || document->last_page >= count)) {
        gk_json_string(json, "selection", NULL);
        return;
    }
    cJSON *selection = cJSON_AddObjectToObject(json, "selection");
    gk_json_integer(selection, "first_page", document->first_page);
    gk_json_integer(selection, "last_page", MIN(document->last_page, count));
}

static void
add_profile(cJSON *json, const GkDisclosure *disclosure)
{
    if (!disclosure->profile) {
        gk_json_string(json, "profile", NULL);
        return;
    }
    cJSON *profile = cJSON_AddObjectToObject(json, "profile");
    gk_json_string(profile, "name", disclosure->profile_name);
    gk_json_string(profile, "text", disclosure->profile);
}

/* Other than by default, so that the JSON of one file read in two ways can be told apart. */
static void
add_options(cJSON *json, const GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    if (!document->no_join && !document->keep_hidden && !disclosure->corrections) {
        gk_json_string(json, "options", NULL);
        return;
    }
    cJSON *options = cJSON_AddObjectToObject(json, "options");
    gk_json_boolean(options, "no_join", document->no_join);
    gk_json_boolean(options, "keep_hidden", document->keep_hidden);
    gk_json_string(options, "corrections", disclosure->corrections);
}

/* Failed: nothing was read at all, be it that nothing is there. Incomplete: something was certainly not read. */
const char *
gk_disclosure_status(const GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    guint64 glyphs = 0;
    for (guint i = 0; i < document->n_pages; i++)
        glyphs += document->pages[i].ink.glyphs;
    gboolean whole = gk_diagnostics_worst(disclosure->diagnostics) < GK_SEVERITY_ERROR;
    if (glyphs == 0)
        return "failed";
    return whole ? "complete" : "incomplete";
}

char *
gk_disclosure_to_json(const GkDisclosure *disclosure, gboolean compact)
{
    GkCheckIndex *checks = gk_check_index_new(disclosure);
    cJSON *json = cJSON_CreateObject();
    gk_json_string(json, "schema", GK_JSON_SCHEMA);
    add_generator(json, disclosure->document->source.backend);
    add_source(json, &disclosure->document->source);
    gk_json_string(json, "status", gk_disclosure_status(disclosure));
    add_selection(json, disclosure->document);
    add_profile(json, disclosure);
    add_options(json, disclosure);
    add_disclosure(json, disclosure);
    add_pages(json, disclosure->document);
    GkJsonText *text = gk_json_text_new(compact);
    gk_json_text_members(text, json);
    gk_json_text_member(text, "outline", gk_json_outline(disclosure));
    gk_json_text_member(text, "contents", gk_json_contents(disclosure));
    gk_json_text_member(text, "paragraphs", gk_json_paragraphs(disclosure));
    gk_json_tables(text, disclosure, checks);
    gk_json_statements(text, disclosure, checks);
    gk_json_text_member(text, "projects", gk_json_projects(disclosure));
    gk_json_text_member(text, "performance", gk_json_performance(disclosure));
    gk_json_checks(text, disclosure);
    gk_json_text_member(text, "summary", gk_json_summary(disclosure));
    gk_json_text_member(text, "diagnostics", gk_json_diagnostics(disclosure->diagnostics));
    gk_check_index_free(checks);
    return gk_json_text_finish(text);
}

/* Codes of records of files that were not read. They stand where diagnostics have theirs. */
static const struct {
    GQuark (*domain)(void);
    gint code;
    const char *name, *text;
} FAILURES[] = {
    { gk_source_error_quark, GK_SOURCE_ERROR_NOT_FOUND, "not_found", N_("no such file, a folder, or not readable") },
    { gk_source_error_quark, GK_SOURCE_ERROR_EMPTY, "empty", N_("a file of zero bytes") },
    { gk_source_error_quark, GK_SOURCE_ERROR_NOT_PDF, "not_a_pdf", N_("something else under the name of a PDF") },
    { gk_source_error_quark, GK_SOURCE_ERROR_DAMAGED, "damaged", N_("a PDF that is cut off or broken") },
    { gk_source_error_quark, GK_SOURCE_ERROR_PASSWORD, "encrypted", N_("a password is needed, or another one") },
    { gk_source_error_quark, GK_SOURCE_ERROR_SYNTAX, "syntax", N_("a mistake in a text description of pages") },
    { gk_source_error_quark, GK_SOURCE_ERROR_LIMIT, "limit",
      N_("beyond the documented bounds, or pages that are not there") },
    { NULL, 0, "failed", N_("anything else") },
};

const char *
gk_failure_name(guint index, const char **text)
{
    if (index >= G_N_ELEMENTS(FAILURES))
        return NULL;
    *text = FAILURES[index].text;
    return FAILURES[index].name;
}

const char *
gk_failure_of_error(const GError *error)
{
    guint i = 0;
    while (FAILURES[i].domain && !g_error_matches(error, FAILURES[i].domain(), FAILURES[i].code))
        i++;
    return FAILURES[i].name;
}

static cJSON *
failure_diagnostic(const GError *error)
{
    cJSON *json = cJSON_CreateObject();
    gk_json_string(json, "code", gk_failure_of_error(error));
    gk_json_string(json, "severity", "error");
    g_autoptr(GkSentence) sentence = gk_error_sentence(error);
    gk_sentence_to_json(sentence, json);
    gk_json_string(json, "page", NULL);
    gk_json_string(json, "box", NULL);
    cJSON_AddArrayToObject(json, "cells");
    return json;
}

char *
gk_failure_to_json(const GkSourceInfo *info, const GError *error, gboolean compact)
{
    static const char *const lists[] = { "pages",      "outline",  "contents",    "paragraphs", "tables",
                                         "statements", "projects", "performance", "checks" };
    GkDisclosure nothing = { .kind = GK_KIND_UNKNOWN };
    cJSON *json = cJSON_CreateObject();
    gk_json_string(json, "schema", GK_JSON_SCHEMA);
    add_generator(json, gk_page_source_backend());
    add_source(json, info);
    gk_json_string(json, "status", "failed");
    gk_json_string(json, "selection", NULL);
    gk_json_string(json, "profile", NULL);
    gk_json_string(json, "options", NULL);
    add_disclosure(json, &nothing);
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        cJSON_AddArrayToObject(json, lists[i]);
    cJSON_AddItemToObjectCS(json, "summary", gk_json_summary(&nothing));
    cJSON_AddItemToArray(cJSON_AddArrayToObject(json, "diagnostics"), failure_diagnostic(error));
    GkJsonText *text = gk_json_text_new(compact);
    gk_json_text_members(text, json);
    return gk_json_text_finish(text);
}

const char *
gk_json_schema(void)
{
    return gk_data_text("disclosure-1.schema.json");
}
