/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the amounts of statements are of.
 *
 * A statement names its item, its year and its figure itself; codes stand beside the names of classes. What it doesn't say
 * follows from the document, as for cells.
 */
#include "normalize/dimensions/frame.h"

#include "normalize/dimensions/years.h"
#include "normalize/values/text.h"

#include <string.h>

#define DEEPEST 16 /* headings above a sentence; the outline has five levels */

static const char *
measure_of_figure(const char *figure)
{
    static const char *const NAMES[][2] = {
        { "initial_budget", "budget" }, { "adjusted_budget", "budget_adjusted" },
        { "budget", "budget" },         { "final", "final" },
        { "execution", "execution" },
    };
    for (guint i = 0; figure && i < G_N_ELEMENTS(NAMES); i++)
        if (strcmp(figure, NAMES[i][0]) == 0)
            return NAMES[i][1];
    return NULL;
}

/* The sides on which a department's or a unit's sentences are told. */
#define SIDES_OF_DEPARTMENTS \
    ((guint) (GK_SIDE_TEXT | GK_SIDE_INCOME | GK_SIDE_EXPENDITURE | GK_SIDE_THREE_PUBLIC | GK_SIDE_OPERATING_COST))

#define LONGEST_NAME 20 /* characters of an item of a government; what is longer tells more than a name */

/* What governments tell of is named by the fund: 收入 of a fund of social insurance is another than that of the general budget. */
static guint
sides_of_government(const GkVocabulary *vocabulary, const GkStatement *statement)
{
    static const struct {
        const char *name;
        guint sides;
    } SIDES[] = { { "received", GK_SIDE_RECEIVED },
                  { "transfer", GK_SIDE_TRANSFER },
                  { "debt", GK_SIDE_DEBT | GK_SIDE_REVENUE | GK_SIDE_SPENDING },
                  { "insurance", GK_SIDE_INSURANCE_INCOME | GK_SIDE_INSURANCE_SPENDING },
                  { "capital", GK_SIDE_CAPITAL | GK_SIDE_CAPITAL_SPENDING | GK_SIDE_REVENUE | GK_SIDE_SPENDING },
                  { "budget", GK_SIDE_REVENUE | GK_SIDE_SPENDING } };
    g_autofree char *subject = gk_text_key(statement->subject ? statement->subject : statement->item);
    const char *budget = gk_vocabulary_find(vocabulary, "side", GK_WHERE_SAID, subject);
    for (guint i = 0; budget && i < G_N_ELEMENTS(SIDES); i++)
        if (strcmp(budget, SIDES[i].name) == 0)
            return SIDES[i].sides;
    return 0;
}

/* What the words name, on the side that they name; nothing where they mean one thing as income and another as expenditure. */
static const char *
government_concept(GkVocabulary *vocabulary, guint sides, const char *key)
{
    const char *named = gk_vocabulary_find(vocabulary, "side", GK_WHERE_ROW, key);
    guint income = sides & ~GK_SIDES_OF_EXPENDITURE, expenditure = sides & ~GK_SIDES_OF_INCOME;
    const char *a = income ? gk_vocabulary_concept(vocabulary, income, key) : NULL;
    const char *b = expenditure ? gk_vocabulary_concept(vocabulary, expenditure, key) : NULL;
    const char *concept = named ? (*named == 'i' ? a : b) : !a || !b || a == b ? (a ? a : b) : NULL;
    gboolean fund = concept && (strcmp(concept, "insurance.income") == 0 || strcmp(concept, "insurance.expenditure") == 0);
    if (!concept || *concept == '@' || (fund && !named))
        return NULL; /* the name of a fund alone */
    gboolean received = named && *named == 'i';
    return strcmp(concept, "debt.onlent_received") == 0 && !received ? NULL : concept;
}

/* What is part of an amount of the same concept is one of its parts. */
static void
say_part(GkVocabulary *vocabulary, const GkStatement *statement, const GkDimensions *said, GkDimensions *result)
{
    const GkDimensions *above = statement->part_of >= 0 ? &said[statement->part_of] : NULL;
    const char *whole = above ? above->concept : NULL;
    g_autofree char *key = gk_text_key(statement->item);
    if (above && !above->fund && result->fund && !gk_vocabulary_find(vocabulary, "part", GK_WHERE_SAID, key))
        return; /* the whole of one fund */
    const char *child = whole && whole == result->concept ? gk_vocabulary_child(vocabulary, whole) : NULL;
    if (child && g_str_has_suffix(child, ".item") && !g_str_has_suffix(whole, ".item"))
        result->concept = child;
}

static void
say_government_concept(GkVocabulary *vocabulary, const GkDisclosure *disclosure, const GkStatement *statement,
                       GkDimensions *result)
{
    const GkFrame frame = { .vocabulary = vocabulary, .disclosure = disclosure };
    g_autofree char *key = gk_concept_key(statement->item), *words = gk_text_key(statement->item);
    guint sides = sides_of_government(vocabulary, statement);
    const char *class_ = sides & GK_SIDE_SPENDING ? gk_vocabulary_class(vocabulary, key) : NULL;
    const char *scope = gk_frame_scope(&frame, words);
    if (scope)
        result->scope = scope;
    gboolean name =
        gk_text_length(key) <= LONGEST_NAME && !gk_vocabulary_find(vocabulary, "several", GK_WHERE_SAID, key);
    if (name)
        result->concept = government_concept(vocabulary, sides & ~(guint) GK_SIDE_DEBT, key);
    if (!result->concept && class_) {
        result->concept = gk_vocabulary_named(vocabulary, "expenditure.function");
        result->code = class_;
        result->from[GK_DIMENSION_CODE] = GK_FROM_NAME;
    } else if (!result->concept && name) {
        result->concept = government_concept(vocabulary, sides & GK_SIDE_DEBT, key);
    }
}

static void
say_concept(GkVocabulary *vocabulary, const GkDisclosure *disclosure, const GkStatement *statement, GkDimensions *result)
{
    if (statement->n_codes) {
        result->concept = gk_vocabulary_named(vocabulary, "expenditure.function");
        result->code = statement->code_numbers[statement->n_codes - 1];
    } else if (statement->item && gk_document_scope(disclosure)) {
        g_autofree char *key = gk_concept_key(statement->item);
        const char *concept = gk_vocabulary_concept(vocabulary, SIDES_OF_DEPARTMENTS, key);
        result->concept = concept && *concept != '@' ? concept : NULL;
    } else if (statement->item && gk_disclosure_kind_is_government(disclosure->kind)) {
        say_government_concept(vocabulary, disclosure, statement, result);
    }
}

static void
say_measure(const GkDisclosure *disclosure, const GkStatement *statement, GkDimensions *result)
{
    guint own = gk_document_year(disclosure);
    gboolean of_own_year = !statement->year || statement->year == own;
    result->measure = measure_of_figure(statement->figure);
    if (!result->measure && of_own_year && (result->measure = gk_document_measure(disclosure)))
        result->from[GK_DIMENSION_MEASURE] = GK_FROM_DOCUMENT;
    if (result->measure && own && statement->year && statement->year + 1 == own)
        result->measure = gk_measure_of_year(result->measure, TRUE);
}

/* The year that the nearest heading above a sentence names; 0 where none does, or it names several. */
static guint
year_of_headings(const GkDisclosure *disclosure, const GkStatement *statement)
{
    gint index = statement->section;
    for (guint steps = 0; index >= 0 && (guint) index < disclosure->n_sections && steps < DEEPEST; steps++) {
        const GkSection *section = &disclosure->sections[index];
        g_autofree char *key = section->title ? gk_text_key(section->title) : g_strdup("");
        GkYearSaid said = gk_year_in_label(key);
        if (said.year || said.several)
            return said.year;
        index = section->parent;
    }
    return 0;
}

/* The year of a document that tells one stage of it alone: of its years' that with the stage of the measure. */
static guint
year_of_stage(const GkDisclosure *disclosure, const char *measure)
{
    guint year = 0;
    for (guint i = 0; measure && i < disclosure->n_years; i++)
        if (g_strcmp0(disclosure->years[i].stage, measure) == 0)
            year = year ? G_MAXUINT : disclosure->years[i].year;
    return year == G_MAXUINT ? 0 : year;
}

/* A sentence that names no year is of the document's, where that has one; a report on one year and the plan of the next
 * has two, of which the heading above the sentence tells, or what is told of each. */
static void
say_year(const GkDisclosure *disclosure, const GkStatement *statement, GkDimensions *result)
{
    gboolean one = disclosure->n_years < 2;
    result->year = statement->year;
    if (result->year)
        return;
    result->from[GK_DIMENSION_YEAR] = GK_FROM_DOCUMENT;
    result->year = one ? gk_document_year(disclosure) : year_of_headings(disclosure, statement);
    if (!result->year && !one)
        result->year = year_of_stage(disclosure, result->measure);
    if (!result->year)
        result->from[GK_DIMENSION_YEAR] = GK_FROM_PRINTED;
}

static void
say(GkVocabulary *vocabulary, const GkDisclosure *disclosure, const GkStatement *statement, const GkDimensions *said,
    GkDimensions *result)
{
    result->label = statement->item;
    result->is_amount = statement->amount.state == GK_VALUE_NUMBER;
    if (!result->is_amount)
        return;
    if ((result->scope = gk_document_scope(disclosure)))
        result->from[GK_DIMENSION_SCOPE] = GK_FROM_DOCUMENT;
    if (!statement->amount.has_yuan) {
        say_year(disclosure, statement, result);
        return;
    }
    say_concept(vocabulary, disclosure, statement, result);
    say_measure(disclosure, statement, result);
    say_year(disclosure, statement, result);
    g_autofree char *subject = statement->subject ? gk_text_key(statement->subject) : NULL;
    result->fund = subject ? gk_vocabulary_find(vocabulary, "fund", GK_WHERE_LABEL, subject) : NULL;
    if (gk_disclosure_kind_is_government(disclosure->kind) && g_strcmp0(result->fund, "own") == 0)
        result->fund = NULL; /* a unit's own money is told by departments */
    if (gk_disclosure_kind_is_government(disclosure->kind))
        say_part(vocabulary, statement, said, result);
}

void
gk_statements_say(GkVocabulary *vocabulary, GkDisclosure *disclosure)
{
    GkDimensions *said = gk_arena_new_array(disclosure->arena, GkDimensions, MAX(disclosure->n_statements, 1));
    for (guint i = 0; i < disclosure->n_statements; i++)
        say(vocabulary, disclosure, &disclosure->statements[i], said, &said[i]);
    disclosure->said = said;
}
