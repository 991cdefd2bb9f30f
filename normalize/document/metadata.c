/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the document is, and where it says so.
 *
 * - The title is the largest centred text of the first page of prose; without a
 *   title page there is none.
 * - The organization is what most tables print after 编制单位： and the like; else
 *   what the title page prints after such a label; else what the title has before
 *   the year.
 * - The kind joins two questions: budget or final account, department or unit.
 *   Titles answer them, the document's before its tables'.
 * - The fiscal year is the year of the title, or the one most table titles name.
 * - The date of publication: metadata_date.c.
 * - The region is the place the organization's name begins with.
 *
 * fiscal_year is "2023", published "2023-03-10" (what is printed of it); the
 * printed words stand at the place that is given with them.
 */
#include "data/data.h"
#include "normalize/document/divisions.h"
#include "normalize/document/facts.h"
#include "normalize/document/kind_words.h"
#include "normalize/document/metadata_date.h"
#include "normalize/document/parts.h"
#include "normalize/document/staff.h"
#include "normalize/document/years.h"
#include "normalize/prose/prose.h"
#include "normalize/values/text.h"
#include "normalize/values/title.h"

#include <string.h>

#define SMALLEST_TITLE 14.0f /* points */
#define SAME_SIZE 0.7f /* points: lines that differ less are of one size */
#define TITLE_LONGEST 60u /* characters */
#define TITLE_SIZES 2u /* how many sizes of a title page are tried */
#define NAME_LONGEST 30u /* characters of an organization alone in its line */
#define LABEL_LONGEST 40u /* characters: longer paragraphs speak of other things too */

static GkFact
fact_of(GkDisclosure *disclosure, const char *text, const GkText *source)
{
    GkFact fact = { gk_arena_strdup(disclosure->arena, text), 0, { 0, 0, 0, 0 } };
    if (source->n_places) {
        fact.page = source->places[0].page;
        fact.box = source->places[0].box;
    }
    return fact;
}

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

/* --- title --- */

/* Prose of the page where the prose begins, as long as no contents or table has come. */
static guint
title_page_end(const GkDocument *document, guint *first)
{
    guint i = 0;
    while (i < document->n_paragraphs && document->paragraphs[i].role != GK_LINE_PROSE)
        i++;
    *first = i;
    guint page = i < document->n_paragraphs ? document->paragraphs[i].text.places[0].page : 0;
    while (i < document->n_paragraphs && document->paragraphs[i].role != GK_LINE_CONTENTS &&
           document->paragraphs[i].text.places[0].page == page && document->paragraphs[i].before_table == 0)
        i++;
    return i;
}

static gboolean
names_a_disclosure(const char *text)
{
    return gk_kind_word(text, "phase") || gk_kind_word(text, "publication");
}

/* The largest size below `limit` on the title page; 0 when there is none of a title's. */
static float
largest_below(const GkDocument *document, guint first, guint end, float limit)
{
    float largest = 0;
    for (guint i = first; i < end; i++)
        if (document->paragraphs[i].size < limit)
            largest = MAX(largest, document->paragraphs[i].size);
    return largest < SMALLEST_TITLE ? 0 : largest;
}

/* The lines of the title page of that size and larger, joined in their order; NULL when they name no disclosure. */
static char *
title_of_size(const GkDocument *document, guint first, guint end, float size, gboolean largest, const GkText **source)
{
    g_autoptr(GString) title = g_string_new(NULL);
    *source = NULL;
    for (guint i = first; i < end; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        g_autofree char *bare = gk_text_without_spaces(paragraph->text.text);
        if (paragraph->size < size - SAME_SIZE || strcmp(bare, "目录") == 0 || gk_text_length(bare) > TITLE_LONGEST ||
            (!largest && !paragraph->centered))
            continue;
        *source = *source ? *source : &paragraph->text;
        g_string_append(title, bare);
    }
    gboolean fits = largest || gk_text_length(title->str) <= TITLE_LONGEST;
    return *source && fits && names_a_disclosure(title->str) ? g_strdup(title->str) : NULL;
}

/* The largest lines, with those of the next size where they are only a year or a name. */
static void
find_title(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    guint first, end = title_page_end(document, &first);
    if (end - first > 40)
        return;
    float size = G_MAXFLOAT;
    for (guint tries = 0; tries < TITLE_SIZES; tries++) {
        const GkText *source;
        size = largest_below(document, first, end, size - SAME_SIZE);
        g_autofree char *title = size > 0 ? title_of_size(document, first, end, size, tries == 0, &source) : NULL;
        if (title)
            disclosure->title = fact_of(disclosure, title, source);
        if (title || size == 0)
            return;
    }
}

/* --- organization --- */

static const char *
behind_label(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        if (strcmp(gk_data_field(&rows[i], 1), "organization") == 0 && g_str_has_prefix(text, word) &&
            text[strlen(word)] != '\0')
            return text + strlen(word);
    }
    return NULL;
}

/* The organization that most tables name; the first among equals. */
static const GkText *
most_common_organization(const GkDocument *document)
{
    const GkText *best = NULL;
    guint most = 0;
    for (guint i = 0; i < document->n_tables; i++) {
        const GkText *name = &document->tables[i].organization;
        guint count = 0;
        for (guint j = 0; *name->text && j < document->n_tables; j++)
            count += strcmp(name->text, document->tables[j].organization.text) == 0;
        if (count > most) {
            most = count;
            best = name;
        }
    }
    return best;
}

/* What the title has before its year, or before 部门预算 and the like, or after the year. No other year may come
 * behind, but for a report on the execution of one budget and the draft of the next. */
static char *
organization_of_title(const char *title)
{
    g_autoptr(GRegex) regex = g_regex_new(
        "^(?:关于)?[《“]?(?:(?:19|20)[0-9]{2}(?:年度?)?)?(.{2,40}?)(?:本级|（本级）)?(?:(?:19|20)[0-9]{2}年度?)?"
        "(?:区级|市级|县级|省级|州级|本级)?(?:部门|单位|政府|财政|地方财政)?(?:收支)?(?:预算|决算)"
        "(?:[^年]{0,30}|执行情况.*)$",
        G_REGEX_OPTIMIZE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_autofree char *digits = gk_metadata_with_digits(title);
    if (!g_regex_match(regex, digits, 0, &match))
        return NULL;
    g_autofree char *name = g_match_info_fetch(match, 1), *key = gk_title_key(name, "", TRUE);
    g_autofree char *said = gk_title_without_fillers(key);
    return gk_text_length(said) >= 2 ? g_steal_pointer(&name) : NULL;
}

/* A line of the title page that is nothing but a name: 某市交通运输局. */
static void
find_name_line(GkDisclosure *disclosure, const GkParagraph *paragraph)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-words.tsv", &n_rows);
    g_autofree char *bare = gk_text_without_spaces(paragraph->text.text);
    if (!paragraph->centered || gk_text_length(bare) > NAME_LONGEST || names_a_disclosure(bare))
        return;
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), "organization") == 0 &&
            g_str_has_suffix(bare, gk_data_field(&rows[i], 1)) && strlen(bare) > strlen(gk_data_field(&rows[i], 1))) {
            disclosure->organization = fact_of(disclosure, bare, &paragraph->text);
            return;
        }
}

static void
find_organization(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    const GkText *of_tables = most_common_organization(document);
    if (of_tables) {
        disclosure->organization = fact_of(disclosure, of_tables->text, of_tables);
        return;
    }
    guint first, end = title_page_end(document, &first);
    for (guint i = first; i < end; i++) {
        g_autofree char *bare = gk_text_without_spaces(document->paragraphs[i].text.text);
        const char *name = behind_label(bare);
        if (name) {
            disclosure->organization = fact_of(disclosure, name, &document->paragraphs[i].text);
            return;
        }
    }
    g_autofree char *name = disclosure->title.text ? organization_of_title(disclosure->title.text) : NULL;
    if (name) {
        disclosure->organization = disclosure->title;
        disclosure->organization.text = gk_arena_strdup(disclosure->arena, name);
        return;
    }
    for (guint i = first; i < end && !disclosure->organization.text && disclosure->title.text; i++)
        find_name_line(disclosure, &document->paragraphs[i]);
}

/* --- kind --- */

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
    for (guint i = 0; i < MIN(document->n_paragraphs, 60) && !value; i++) {
        const GkText *text = &document->paragraphs[i].text;
        value = gk_text_length(text->text) <= LABEL_LONGEST ? gk_kind_word(text->text, axis) : NULL;
        if (value && text->n_places)
            *source = (GkFact) { text->text, text->places[0].page, text->places[0].box };
    }
    return value;
}

static void
find_kind(GkDisclosure *disclosure)
{
    GkFact source = { 0 }, level_source = { 0 };
    const char *phase = answer(disclosure, "phase", &source), *level = answer(disclosure, "level", &level_source);
    if (!phase)
        return;
    gboolean final = strcmp(phase, "final") == 0;
    disclosure->kind_source = level ? level_source : source;
    if (g_strcmp0(level, "government") == 0)
        disclosure->kind = final ? GK_KIND_UNKNOWN : GK_KIND_GOVERNMENT_BUDGET;
    else if (g_strcmp0(level, "unit") == 0)
        disclosure->kind = final ? GK_KIND_UNIT_FINAL_ACCOUNT : GK_KIND_UNIT_BUDGET;
    else
        disclosure->kind = final ? GK_KIND_DEPARTMENT_FINAL_ACCOUNT : GK_KIND_DEPARTMENT_BUDGET;
}

/* --- region --- */

/* 城市管理局, 园区管委会: what ends like a district is none. */
static gboolean
holds_look_alike(const char *name)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("region-look-alikes.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strstr(name, gk_data_field(&rows[i], 0)))
            return TRUE;
    return FALSE;
}

/* The divisions the name begins with: 上海市普陀区, 克孜勒苏柯尔克孜自治州, 江苏省. */
static char *
region_of(const char *organization)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("regions.tsv", &n_rows);
    const char *rest =
        strncmp(organization, "中共", strlen("中共")) == 0 ? organization + strlen("中共") : organization;
    g_autoptr(GString) region = g_string_new(NULL);
    for (guint i = 0; i < n_rows; i++) {
        const char *inside = strstr(rest, gk_data_field(&rows[i], 1));
        if (!inside)
            continue;
        g_string_append(region, gk_data_field(&rows[i], 1));
        rest = inside + strlen(gk_data_field(&rows[i], 1));
        break;
    }
    g_autoptr(GRegex) below =
        g_regex_new("^([\\x{4e00}-\\x{9fff}]{2,12}?(?:自治州|地区|盟)|[\\x{4e00}-\\x{9fff}]{1,6}?(?:市|区|县|旗))"
                    "([\\x{4e00}-\\x{9fff}]{1,6}?(?:区|县|旗|市))?",
                    G_REGEX_OPTIMIZE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    gboolean found = g_regex_match(below, rest, 0, &match);
    for (gint group = 1; found && group <= 2; group++) {
        g_autofree char *name = g_match_info_fetch(match, group);
        found = name && *name && !holds_look_alike(name);
        if (found)
            g_string_append(region, name);
    }
    return region->len ? g_strdup(region->str) : NULL;
}

static void
find_region(GkDisclosure *disclosure)
{
    if (!disclosure->organization.text)
        return;
    g_autofree char *region = region_of(disclosure->organization.text);
    if (!region)
        return;
    disclosure->region = disclosure->organization;
    disclosure->region.text = gk_arena_strdup(disclosure->arena, region);
}

/* The innermost place of the region. */
static void
find_level(GkDisclosure *disclosure)
{
    const char *parent = NULL;
    for (const char *p = disclosure->region.text ? disclosure->region.text : ""; *p;) {
        GkDivision division;
        if (!gk_division_at(p, parent, &division)) {
            p = g_utf8_next_char(p);
            continue;
        }
        parent = division.code;
        disclosure->level = division.level;
        disclosure->division_code = gk_arena_strdup(disclosure->arena, division.code);
        p += division.length;
    }
}

static void
note_missing(GkDisclosure *disclosure)
{
    if (disclosure->document->n_paragraphs == 0 && disclosure->document->n_tables == 0)
        return; /* nothing was read at all; other diagnostics say why */
    const struct {
        const char *name, *text;
    } facts[] = { { "organization", disclosure->organization.text }, { "fiscal year", disclosure->fiscal_year.text } };
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
        if (!facts[i].text)
            gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_METADATA_MISSING, 0, NULL,
                               "the document's %s is printed nowhere that it was looked for", facts[i].name);
}

void
gk_normalize_metadata(GkDisclosure *disclosure, const GkProfile *profile)
{
    find_title(disclosure);
    find_organization(disclosure);
    find_kind(disclosure);
    gk_metadata_find_years(disclosure);
    gk_metadata_find_date(disclosure);
    find_region(disclosure);
    find_level(disclosure);
    gk_staff_find(disclosure);
    gk_parts_find(disclosure);
    note_missing(disclosure);
}
