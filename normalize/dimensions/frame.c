/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What holds for all amounts of a table.
 *
 *   2025年市本级一般公共预算收入执行情况表      year 2025, this level, the general budget, execution
 *
 * The title is asked first, then the kind, then the document. A title of two years has two clauses, each a year with what is
 * named behind it: 2025年预算执行情况和2026年预算; an amount takes the year of the clause that has its measure.
 */
#include "normalize/dimensions/frame.h"

#include "normalize/dimensions/years.h"
#include "normalize/values/text.h"

#include <string.h>

#define LONGEST_SCOPE 14 /* characters of 自治区本级政府性基金预算收入; what is longer names something of that level */

guint
gk_document_year(const GkDisclosure *disclosure)
{
    const char *start, *end;
    return disclosure->fiscal_year.text ? gk_year_next(disclosure->fiscal_year.text, &start, &end) : 0;
}

const char *
gk_document_measure(const GkDisclosure *disclosure)
{
    switch (disclosure->kind) {
    case GK_KIND_DEPARTMENT_BUDGET:
    case GK_KIND_UNIT_BUDGET:
        return "budget";
    case GK_KIND_DEPARTMENT_FINAL_ACCOUNT:
    case GK_KIND_UNIT_FINAL_ACCOUNT:
    case GK_KIND_GOVERNMENT_FINAL_ACCOUNT:
        return "final";
    default:
        return NULL;
    }
}

const char *
gk_document_scope(const GkDisclosure *disclosure)
{
    switch (disclosure->kind) {
    case GK_KIND_DEPARTMENT_BUDGET:
    case GK_KIND_DEPARTMENT_FINAL_ACCOUNT:
        return "department";
    case GK_KIND_UNIT_BUDGET:
    case GK_KIND_UNIT_FINAL_ACCOUNT:
        return "unit";
    default:
        return NULL;
    }
}

static GkSaid
first_of(const char *title, const char *kind, const char *document)
{
    if (title)
        return (GkSaid) { title, GK_FROM_TITLE };
    return kind ? (GkSaid) { kind, GK_FROM_KIND } : (GkSaid) { document, GK_FROM_DOCUMENT };
}

static void
read_clauses(GkFrame *frame, const char *title)
{
    const char *start, *end, *next_start, *next_end;
    guint year = gk_year_next(title, &start, &end);
    while (year && frame->n_clauses < GK_MOST_CLAUSES) {
        guint next = gk_year_next(end, &next_start, &next_end);
        g_autofree char *behind = next ? g_strndup(end, (gsize) (next_start - end)) : g_strdup(end);
        GkClause *clause = &frame->clauses[frame->n_clauses++];
        *clause = (GkClause) { year, gk_vocabulary_find(frame->vocabulary, "measure", GK_WHERE_TITLE, behind) };
        year = next;
        end = next_end;
    }
}

/* The words of data/dimensions.tsv for those of GkTableMeaning. */
static const char *
measure_of_stage(const char *stage)
{
    if (g_strcmp0(stage, "adjusted") == 0)
        return "budget_adjusted";
    return g_strcmp0(stage, "plan") == 0 ? "budget" : stage;
}

/* A list of regions is of the levels below where it says so, else its rows name whose they are; a place alone is all of it. */
static const char *
scope_of_title(const GkVocabulary *vocabulary, const GkTableMeaning *meaning, const char *title)
{
    static const char *const NAMES[][2] = { { "all", "whole_region" }, { "own", "this_level" }, { "lower", "lower_level" } };
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (g_strcmp0(meaning->scope, NAMES[i][0]) == 0)
            return NAMES[i][1];
    return gk_vocabulary_find(vocabulary, "scope", GK_WHERE_TITLE, title);
}

/* Transfers that a government receives, and the one sort of them that a table is of. */
static void
turn_transfers(GkFrame *frame, const char *title)
{
    if (!(frame->kind.sides & GK_SIDE_TRANSFER))
        return;
    const char *total = gk_vocabulary_find(frame->vocabulary, "total", GK_WHERE_TITLE, title);
    frame->total_by_title = total ? gk_vocabulary_named(frame->vocabulary, total) : NULL;
    if (!gk_vocabulary_find(frame->vocabulary, "turned", GK_WHERE_TITLE, title))
        return;
    frame->kind.sides = GK_SIDE_RECEIVED;
    frame->kind.rows[0] = gk_vocabulary_named(frame->vocabulary, "transfer.received.item");
    frame->total_by_title = gk_vocabulary_named(frame->vocabulary, "transfer.from_superior");
}

const char *
gk_frame_scope(const GkFrame *frame, const char *key)
{
    static const struct {
        const char *value;
        GkGovernmentLevel level;
    } OWN[] = { { "this_level:province", GK_LEVEL_PROVINCE },
                { "this_level:city", GK_LEVEL_CITY },
                { "this_level:county", GK_LEVEL_COUNTY },
                { "this_level:district", GK_LEVEL_COUNTY } };
    const char *value = gk_vocabulary_find(frame->vocabulary, "scope", GK_WHERE_LABEL, key);
    const char *region = frame->disclosure->region.text;
    GkGovernmentLevel level = frame->disclosure->level;
    gboolean municipality = level == GK_LEVEL_PROVINCE && region && gk_vocabulary_find(frame->vocabulary, "municipality", GK_WHERE_WHOLE, region);
    if (municipality)
        level = GK_LEVEL_CITY; /* 市级 of 天津市 is its own */
    for (guint i = 0; value && i < G_N_ELEMENTS(OWN); i++) {
        if (strcmp(value, OWN[i].value) != 0)
            continue;
        if (gk_text_length(key) > LONGEST_SCOPE)
            return NULL;
        gboolean autonomous = i == 3 && level == GK_LEVEL_PROVINCE; /* 区级 of 自治区 */
        if (level == GK_LEVEL_UNKNOWN || level == OWN[i].level || autonomous)
            return "this_level";
        return level < OWN[i].level ? "named_region" : NULL;
    }
    return value;
}

GkFrame
gk_frame_new(GkVocabulary *vocabulary, const GkDisclosure *disclosure, const GkTableMeaning *meaning)
{
    GkFrame frame = { .vocabulary = vocabulary, .disclosure = disclosure, .meaning = meaning };
    if (!gk_vocabulary_kind(vocabulary, meaning->kind, &frame.kind))
        return frame;
    /* Departments' kinds in other countries are of other things. */
    if (meaning->currency && strcmp(meaning->currency, "CNY") != 0)
        frame.kind.sides = 0;
    g_autofree char *title = gk_text_key(meaning->table->title.text), *plain = gk_vocabulary_mute(vocabulary, title);
    g_autofree char *below = gk_text_key(meaning->table->subtitle.text);
    read_clauses(&frame, plain);
    if (frame.n_clauses == 0)
        read_clauses(&frame, below);
    frame.government = g_str_has_prefix(meaning->kind, "government_") ||
        (gk_disclosure_kind_is_government(disclosure->kind) && !strcmp(meaning->kind, "special_account"));
    const char *stage = frame.n_clauses > 1 ? NULL : measure_of_stage(meaning->stage);
    const char *family = g_str_has_prefix(meaning->kind, "final_") ? "final" : frame.kind.measure;
    frame.measure = first_of(stage, family, gk_document_measure(disclosure));
    frame.fund = first_of(gk_vocabulary_find(vocabulary, "fund", GK_WHERE_TITLE, title), frame.kind.fund, NULL);
    frame.scope = first_of(scope_of_title(vocabulary, meaning, title), NULL, gk_document_scope(disclosure));
    const char *rows = gk_vocabulary_find(vocabulary, "rows", GK_WHERE_TITLE, title);
    frame.rows_by_title = rows ? gk_vocabulary_named(vocabulary, rows) : NULL;
    turn_transfers(&frame, title);
    frame.opening = gk_vocabulary_find(vocabulary, "opening", GK_WHERE_TITLE, title) != NULL;
    frame.document_year = gk_document_year(disclosure);
    return frame;
}

guint
gk_frame_own_year(const GkFrame *frame)
{
    guint last = frame->n_clauses == 0 ? frame->document_year : 0;
    for (guint i = 0; i < frame->n_clauses; i++) {
        if (frame->n_clauses > 1 && frame->clauses[i].year == frame->document_year)
            return frame->document_year;
        last = MAX(last, frame->clauses[i].year);
    }
    return last;
}

guint
gk_frame_year(const GkFrame *frame, const char *measure, GkDimensionSource *from)
{
    *from = GK_FROM_TITLE;
    if (frame->n_clauses == 1)
        return frame->clauses[0].year;
    for (guint i = 0; i < frame->n_clauses; i++)
        if (measure && g_strcmp0(frame->clauses[i].measure, measure) == 0)
            return frame->clauses[i].year;
    *from = GK_FROM_DOCUMENT;
    if (frame->n_clauses > 0 || (frame->government && g_strcmp0(measure, "execution") == 0))
        return 0;
    /* Reports and drafts tell of two years. */
    gboolean two = frame->disclosure->kind == GK_KIND_GOVERNMENT_BUDGET || frame->disclosure->kind == GK_KIND_GOVERNMENT_BUDGET_REPORT;
    return two && (frame->kind.sides & GK_SIDE_DEBT) ? 0 : frame->document_year;
}

gboolean
gk_frame_plans(const GkFrame *frame)
{
    return frame->disclosure->kind == GK_KIND_GOVERNMENT_BUDGET && frame->document_year && frame->n_clauses == 1 &&
        frame->clauses[0].year == frame->document_year && !frame->clauses[0].measure &&
        !(frame->kind.sides & (GK_SIDE_DEBT | GK_SIDE_TRANSFER));
}
