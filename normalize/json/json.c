/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The frame of the JSON: what the file is, its pages, and the parts in their
 * order. Two documents of equal content give equal bytes.
 */
#include "normalize/json/json.h"

#include "data/data.h"
#include "normalize/json/json_internal.h"

#include <math.h>
#include <string.h>

/* What read the pictures of pages, and with what: null where there was nothing to recognize. */
static void
write_recognizer(GkJson *json, const GkSourceInfo *info)
{
    if (!info || !info->recognizer) {
        gk_json_null(json, "recognizer");
        return;
    }
    g_auto(GStrv) models = g_strsplit(info->models, " ", -1);
    gk_json_begin_object(json, "recognizer");
    gk_json_string(json, "name", info->recognizer);
    gk_json_begin_array(json, "models");
    for (char **model = models; *model; model++) {
        char *hash = strchr(*model, '=');
        if (!hash)
            continue;
        *hash++ = '\0';
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "name", *model);
        gk_json_string(json, "sha256", hash);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
    gk_json_end_object(json);
}

static void
write_generator(GkJson *json, const char *backend, const GkSourceInfo *info)
{
    gk_json_begin_object(json, "generator");
    gk_json_string(json, "name", "gongkai");
    gk_json_string(json, "version", GK_VERSION);
    gk_json_string(json, "poppler", backend && g_str_has_prefix(backend, "poppler ") ? backend + 8 : NULL);
    write_recognizer(json, info);
    gk_json_end_object(json);
}

static void
write_source(GkJson *json, const GkSourceInfo *info)
{
    gk_json_begin_object(json, "source");
    gk_json_string(json, "file", info->file);
    gk_json_string(json, "sha256", info->sha256);
    /* Without a hash the bytes were not read; without a backend they were not opened. */
    if (info->sha256)
        gk_json_integer(json, "bytes", (gint64) info->bytes);
    else
        gk_json_null(json, "bytes");
    gk_json_index(json, "page_count", info->backend ? (gint) info->page_count : -1);
    gk_json_string(json, "producer", info->producer);
    gk_json_string(json, "creator", info->creator);
    gk_json_string(json, "title", info->title);
    gk_json_boolean(json, "encrypted", info->encrypted);
    gk_json_end_object(json);
}

/* --- disclosure --- */

static void
write_staff(GkJson *json, const GkStaff *staff)
{
    gk_json_begin_object(json, NULL);
    gk_json_string(json, "what", staff->what);
    gk_json_value(json, "count", &staff->count);
    gk_json_string(json, "unit", staff->unit);
    gk_json_string(json, "direction", gk_json_change_name(staff->direction));
    if (staff->has_change)
        gk_json_value(json, "change", &staff->change);
    else
        gk_json_null(json, "change");
    gk_json_string(json, "as_of", staff->as_of);
    gk_json_index(json, "part_of", staff->part_of);
    gk_json_string(json, "organization", staff->organization);
    gk_json_fact(json, "source", &staff->source);
    gk_json_end_object(json);
}

static void
write_facts(GkJson *json, const char *key, const GkFact *facts, guint count)
{
    gk_json_begin_array(json, key);
    for (guint i = 0; i < count; i++)
        gk_json_fact(json, NULL, &facts[i]);
    gk_json_end_array(json);
}

static void
write_glossary(GkJson *json, const GkDisclosure *disclosure)
{
    gk_json_begin_array(json, "glossary");
    for (guint i = 0; i < disclosure->n_glossary; i++) {
        const GkGlossaryEntry *entry = &disclosure->glossary[i];
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "term", entry->term);
        gk_json_string(json, "definition", entry->definition);
        gk_json_integer(json, "page", entry->page);
        gk_json_box(json, "box", entry->box);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

static void
write_years(GkJson *json, const GkDisclosure *disclosure)
{
    gk_json_begin_array(json, "years");
    for (guint i = 0; i < disclosure->n_years; i++) {
        gk_json_begin_object(json, NULL);
        gk_json_fact_keys(json, &disclosure->years[i].printed);
        gk_json_string(json, "stage", disclosure->years[i].stage);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

static void
write_disclosure(GkJson *json, const GkDisclosure *disclosure)
{
    gk_json_begin_object(json, "disclosure");
    gk_json_fact(json, "title", &disclosure->title);
    gk_json_fact(json, "organization", &disclosure->organization);
    gk_json_string(json, "kind", gk_disclosure_kind_name(disclosure->kind));
    gk_json_fact(json, "kind_source", &disclosure->kind_source);
    gk_json_fact(json, "fiscal_year", &disclosure->fiscal_year);
    gk_json_fact(json, "published", &disclosure->published);
    gk_json_fact(json, "region", &disclosure->region);
    gk_json_string(json, "level", gk_government_level_name(disclosure->level));
    gk_json_string(json, "division_code", disclosure->division_code);
    write_years(json, disclosure);
    gk_json_string(json, "link", disclosure->link);
    write_facts(json, "as_of", disclosure->days, disclosure->n_days);
    gk_json_begin_array(json, "staff");
    for (guint i = 0; i < disclosure->n_staff; i++)
        write_staff(json, &disclosure->staff[i]);
    gk_json_end_array(json);
    write_facts(json, "offices", disclosure->offices, disclosure->n_offices);
    write_facts(json, "sub_units", disclosure->sub_units, disclosure->n_sub_units);
    write_facts(json, "duties", disclosure->duties, disclosure->n_duties);
    write_glossary(json, disclosure);
    gk_json_end_object(json);
}

/* --- pages --- */

static void
write_ink(GkJson *json, const GkInk *ink)
{
    gk_json_begin_object(json, "ink");
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
    gk_json_end_object(json);
}

static void
write_scan(GkJson *json, const GkScan *scan)
{
    static const char *const profiles[] = { "", "bilevel", "grey", "colour" };
    static const char *const directions[GK_TEXT_DIRECTIONS] = { "right", "down", "left", "up" };
    if (scan->profile == GK_SCAN_NONE) {
        gk_json_null(json, "scan");
        return;
    }
    gk_json_begin_object(json, "scan");
    gk_json_coordinate(json, "dpi", scan->dpi);
    gk_json_coordinate(json, "skew", atan(scan->skew) * 180 / G_PI);
    gk_json_string(json, "profile", profiles[scan->profile]);
    gk_json_string(json, "direction", directions[scan->direction]);
    gk_json_string(json, "language", scan->language);
    gk_json_box(json, "box", scan->box);
    gk_json_end_object(json);
}

static void
write_pages(GkJson *json, const GkDocument *document)
{
    static const char *const contents[] = { "text", "image", "mixed", "blank", "drawn" };
    gk_json_begin_array(json, "pages");
    for (guint i = 0; i < document->n_pages; i++) {
        const GkPageSummary *page = &document->pages[i];
        gk_json_begin_object(json, NULL);
        gk_json_integer(json, "number", page->number);
        gk_json_coordinate(json, "width", page->width);
        gk_json_coordinate(json, "height", page->height);
        gk_json_integer(json, "rotation", page->rotation);
        gk_json_string(json, "content", contents[page->content]);
        gk_json_boolean(json, "failed", page->failed);
        write_scan(json, &page->scan);
        write_ink(json, &page->ink);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

/* --- the whole --- */

/* The pages that were asked for; null when it was all of them. */
static void
write_selection(GkJson *json, const GkDocument *document)
{
    guint count = document->source.page_count;
    if (document->first_page <= 1 && (document->last_page == 0 || document->last_page >= count)) {
        gk_json_null(json, "selection");
        return;
    }
    gk_json_begin_object(json, "selection");
    gk_json_integer(json, "first_page", document->first_page);
    gk_json_integer(json, "last_page", MIN(document->last_page, count));
    gk_json_end_object(json);
}

static void
write_profile(GkJson *json, const GkDisclosure *disclosure)
{
    if (!disclosure->profile) {
        gk_json_null(json, "profile");
        return;
    }
    gk_json_begin_object(json, "profile");
    gk_json_string(json, "name", disclosure->profile_name);
    gk_json_string(json, "text", disclosure->profile);
    gk_json_end_object(json);
}

/* Other than by default, so that the JSON of one file read in two ways can be told apart. */
static void
write_options(GkJson *json, const GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    if (!document->no_join && !document->keep_hidden && !disclosure->corrections) {
        gk_json_null(json, "options");
        return;
    }
    gk_json_begin_object(json, "options");
    gk_json_boolean(json, "no_join", document->no_join);
    gk_json_boolean(json, "keep_hidden", document->keep_hidden);
    gk_json_string(json, "corrections", disclosure->corrections);
    gk_json_end_object(json);
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

static void
write_whole(GkJson *json, const GkDisclosure *disclosure)
{
    GkCheckIndex *checks = gk_check_index_new(disclosure);
    gk_json_begin_object(json, NULL);
    gk_json_string(json, "schema", GK_JSON_SCHEMA);
    write_generator(json, disclosure->document->source.backend, &disclosure->document->source);
    write_source(json, &disclosure->document->source);
    gk_json_string(json, "status", gk_disclosure_status(disclosure));
    write_selection(json, disclosure->document);
    write_profile(json, disclosure);
    write_options(json, disclosure);
    write_disclosure(json, disclosure);
    write_pages(json, disclosure->document);
    gk_json_outline(json, disclosure);
    gk_json_contents(json, disclosure);
    gk_json_paragraphs(json, disclosure);
    gk_json_tables(json, disclosure, checks);
    gk_json_statements(json, disclosure, checks);
    gk_json_projects(json, disclosure);
    gk_json_performance(json, disclosure);
    gk_json_checks(json, disclosure);
    gk_json_summary(json, disclosure);
    gk_json_diagnostics(json, disclosure->diagnostics);
    gk_json_end_object(json);
    gk_check_index_free(checks);
}

char *
gk_disclosure_to_json(const GkDisclosure *disclosure, gboolean compact)
{
    GkJson *json = gk_json_new(compact);
    write_whole(json, disclosure);
    return gk_json_finish(json);
}

gboolean
gk_disclosure_write_json(const GkDisclosure *disclosure, gboolean compact, GkJsonSink sink, gpointer data)
{
    GkJson *json = gk_json_new_to(compact, sink, data);
    write_whole(json, disclosure);
    return gk_json_close(json);
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
    { gk_source_error_quark, GK_SOURCE_ERROR_CRASHED, "crashed", N_("reading it ended the process that did") },
    { gk_source_error_quark, GK_SOURCE_ERROR_TIMED_OUT, "timed_out", N_("reading it took longer than was allowed") },
    { gk_source_error_quark, GK_SOURCE_ERROR_MEMORY, "out_of_memory", N_("reading it took more memory than was allowed") },
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

static void
write_failure(GkJson *json, const GError *error)
{
    gk_json_begin_object(json, NULL);
    gk_json_string(json, "code", gk_failure_of_error(error));
    gk_json_string(json, "severity", "error");
    g_autoptr(GkSentence) sentence = gk_error_sentence(error);
    gk_sentence_to_json(sentence, json);
    gk_json_null(json, "page");
    gk_json_null(json, "box");
    gk_json_empty_array(json, "cells");
    gk_json_end_object(json);
}

char *
gk_failure_to_json(const GkSourceInfo *info, const GError *error, gboolean compact)
{
    static const char *const lists[] = { "pages",      "outline",  "contents",    "paragraphs", "tables",
                                         "statements", "projects", "performance", "checks" };
    GkDisclosure nothing = { .kind = GK_KIND_UNKNOWN };
    GkJson *json = gk_json_new(compact);
    gk_json_begin_object(json, NULL);
    gk_json_string(json, "schema", GK_JSON_SCHEMA);
    write_generator(json, gk_page_source_backend(), NULL);
    write_source(json, info);
    gk_json_string(json, "status", "failed");
    gk_json_null(json, "selection");
    gk_json_null(json, "profile");
    gk_json_null(json, "options");
    write_disclosure(json, &nothing);
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        gk_json_empty_array(json, lists[i]);
    gk_json_summary(json, &nothing);
    gk_json_begin_array(json, "diagnostics");
    write_failure(json, error);
    gk_json_end_array(json);
    gk_json_end_object(json);
    return gk_json_finish(json);
}

const char *
gk_json_schema(void)
{
    return gk_data_text("disclosure-1.schema.json");
}
