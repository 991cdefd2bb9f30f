/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What kind of document it is: whose (a department's, a unit's, a government's), and what (budget or final account).
 *
 * - Rating reports, statistical bulletins and the like say on their first page that they are none of these.
 * - Whose it is: the title answers before the tables. A title that begins with nothing but a place (某省2023年决算情况表)
 *   is its government's. Without an answer, a document most of whose tables are a government's (data/table-kinds.tsv) is too.
 * - What it is: the title, then the titles of the tables, then the labels and words of the first pages.
 * - A government's document of which all tables are about debt is a disclosure of debt; one that calls itself a report and
 *   has no tables of income and expenditure is a report.
 */
#include "normalize/document/metadata.h"

#include "data/data.h"
#include "normalize/values/text.h"

#include <string.h>

#define LABEL_LONGEST 40u /* characters: longer paragraphs speak of other things too */
#define FIRST_PARAGRAPHS 60u

const char *
gk_kind_word(const char *text, const char *axis)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("kind-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), axis) == 0 && strstr(text, gk_data_field(&rows[i], 0)))
            return gk_data_field(&rows[i], 2);
    return NULL;
}

gsize
gk_kind_begins(const char *text, const char *axis)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("kind-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), axis) == 0 && g_str_has_prefix(text, gk_data_field(&rows[i], 0)))
            return strlen(gk_data_field(&rows[i], 0));
    return 0;
}

const char *
gk_kind_ends(const char *text, gsize length, const char *axis)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("kind-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        gsize size = strlen(word);
        if (strcmp(gk_data_field(&rows[i], 1), axis) == 0 && length >= size &&
            strncmp(text + length - size, word, size) == 0)
            return gk_data_field(&rows[i], 2);
    }
    return NULL;
}

gboolean
gk_metadata_is_other(const GkDisclosure *disclosure)
{
    return disclosure->kind == GK_KIND_UNKNOWN && disclosure->kind_source.text;
}

/* --- whose --- */

/* 某省2023年决算情况表: a place, and no office of it. */
static gboolean
begins_with_place_alone(const char *title)
{
    g_autofree char *bare = gk_metadata_bare(title), *name = gk_organization_of_title(bare);
    GkPlaceName place;
    return name && gk_place_name_find(name, &place) && place.start == 0 && place.length == strlen(name);
}

/* A kind that only a government's own budget has. */
static gboolean
is_of_government(const char *kind)
{
    return g_str_has_prefix(kind, "government_") && !strstr(kind, "three_public") && strcmp(kind, "government_fund") != 0;
}

typedef struct {
    guint tables, government, debt, titled;
} TableCounts;

static TableCounts
count_tables(const GkDisclosure *disclosure)
{
    TableCounts counts = { 0 };
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        const char *kind = disclosure->tables[i].kind, *title = disclosure->document->tables[i].title.text;
        gboolean known = strcmp(kind, "other") != 0;
        gboolean debt = g_str_has_prefix(kind, "government_debt") || gk_kind_word(title, "debt");
        counts.tables += known;
        counts.government += is_of_government(kind) && !debt;
        counts.debt += debt;
        counts.titled += *title != '\0';
    }
    return counts;
}

/* The document's title answers first, then the titles of its tables, then the labels and words of its first pages. */
static const char *
answer(const GkDisclosure *disclosure, const char *axis, GkFact *source)
{
    const GkDocument *document = disclosure->document;
    const char *value = disclosure->title.text ? gk_kind_word(disclosure->title.text, axis) : NULL;
    if (value) {
        *source = disclosure->title;
        return value;
    }
    for (guint i = 0; i < document->n_tables && !value; i++) {
        const GkText *title = &document->tables[i].title;
        value = gk_kind_word(title->text, axis);
        if (!value && strcmp(axis, "level") == 0)
            value = gk_kind_word(title->text, "table_level");
        if (value && title->n_places)
            *source = (GkFact) { title->text, title->places[0].page, title->places[0].box };
    }
    for (guint i = 0; i < MIN(document->n_paragraphs, FIRST_PARAGRAPHS) && !value; i++) {
        const GkText *text = &document->paragraphs[i].text;
        value = gk_text_length(text->text) <= LABEL_LONGEST ? gk_kind_word(text->text, axis) : NULL;
        if (value && text->n_places)
            *source = (GkFact) { text->text, text->places[0].page, text->places[0].box };
    }
    return value;
}

static const char *
whose(const GkDisclosure *disclosure, const TableCounts *counts, GkFact *source)
{
    const char *of_title = disclosure->title.text ? gk_kind_word(disclosure->title.text, "level") : NULL;
    gboolean by_tables = (counts->government + counts->debt) * 2 > counts->tables && counts->tables > 0;
    if (!of_title && ((disclosure->title.text && begins_with_place_alone(disclosure->title.text)) || by_tables)) {
        const GkText *title = counts->tables ? &disclosure->document->tables[0].title : NULL;
        *source = disclosure->title;
        if (!source->text && title && title->n_places)
            *source = (GkFact) { title->text, title->places[0].page, title->places[0].box };
        return "government";
    }
    return answer(disclosure, "level", source);
}

/* --- what --- */

static GkDisclosureKind
of_government(const GkDisclosure *disclosure, const TableCounts *counts, gboolean final)
{
    const char *title = disclosure->title.text;
    gboolean report = title && g_strcmp0(gk_kind_word(title, "ending"), "report") == 0;
    gboolean debt = counts->debt > 0 && counts->government == 0 && counts->debt >= counts->titled;
    if (debt && !report)
        return GK_KIND_GOVERNMENT_DEBT;
    if (final)
        return GK_KIND_GOVERNMENT_FINAL_ACCOUNT;
    return report && counts->government == 0 ? GK_KIND_GOVERNMENT_BUDGET_REPORT : GK_KIND_GOVERNMENT_BUDGET;
}

/* The words that say it is none, of the title or, without one, of the first page. */
static gboolean
is_other(const GkDisclosure *disclosure, const GArray *front, GkFact *source)
{
    const char *title = disclosure->title.text;
    if (title && gk_kind_word(title, "other")) {
        *source = disclosure->title;
        return TRUE;
    }
    for (guint i = 0; i < front->len && !title; i++) {
        const GkFrontLine *line = &g_array_index(front, GkFrontLine, i);
        if (!gk_kind_word(line->text, "other"))
            continue;
        *source = (GkFact) { gk_arena_strdup(disclosure->arena, line->text), line->page, line->box };
        return TRUE;
    }
    return FALSE;
}

void
gk_metadata_find_kind(GkDisclosure *disclosure, const GArray *front)
{
    GkFact source = { 0 }, of_whom = { 0 };
    if (is_other(disclosure, front, &disclosure->kind_source))
        return;
    TableCounts counts = count_tables(disclosure);
    const char *level = whose(disclosure, &counts, &of_whom), *phase = answer(disclosure, "phase", &source);
    gboolean government = g_strcmp0(level, "government") == 0, final = g_strcmp0(phase, "final") == 0;
    if (!phase && !(government && counts.debt))
        return;
    disclosure->kind_source = level ? of_whom : source;
    if (government)
        disclosure->kind = of_government(disclosure, &counts, final);
    else if (g_strcmp0(level, "unit") == 0)
        disclosure->kind = final ? GK_KIND_UNIT_FINAL_ACCOUNT : GK_KIND_UNIT_BUDGET;
    else
        disclosure->kind = final ? GK_KIND_DEPARTMENT_FINAL_ACCOUNT : GK_KIND_DEPARTMENT_BUDGET;
}
