/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the amounts of statements are of.
 *
 * A statement names its item, its year and its figure itself; codes stand beside the names of classes. What it doesn't say
 * follows from the document, as for cells.
 */
#include "normalize/dimensions/frame.h"

#include "normalize/values/text.h"

#include <string.h>

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

/* The sides on which the items of sentences are told: those of departments and units. What governments tell has no list yet of
 * its own: 收入 may be of a fund, a level or a region. */
static guint
sides_of(const GkDisclosure *disclosure)
{
    return gk_document_scope(disclosure)
        ? GK_SIDE_TEXT | GK_SIDE_INCOME | GK_SIDE_EXPENDITURE | GK_SIDE_THREE_PUBLIC | GK_SIDE_OPERATING_COST
        : 0;
}

static void
say_concept(GkVocabulary *vocabulary, const GkDisclosure *disclosure, const GkStatement *statement, GkDimensions *result)
{
    if (statement->n_codes) {
        result->concept = gk_vocabulary_named(vocabulary, "expenditure.function");
        result->code = statement->code_numbers[statement->n_codes - 1];
    } else if (statement->item) {
        g_autofree char *key = gk_concept_key(statement->item);
        const char *concept = gk_vocabulary_concept(vocabulary, sides_of(disclosure), key);
        result->concept = concept && *concept != '@' ? concept : NULL;
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

static void
say(GkVocabulary *vocabulary, const GkDisclosure *disclosure, const GkStatement *statement, GkDimensions *result)
{
    result->label = statement->item;
    result->is_amount = statement->amount.state == GK_VALUE_NUMBER;
    if (!result->is_amount)
        return;
    result->year = statement->year;
    if (!result->year && (result->year = gk_document_year(disclosure)))
        result->from[GK_DIMENSION_YEAR] = GK_FROM_DOCUMENT;
    if ((result->scope = gk_document_scope(disclosure)))
        result->from[GK_DIMENSION_SCOPE] = GK_FROM_DOCUMENT;
    if (!statement->amount.has_yuan)
        return;
    say_concept(vocabulary, disclosure, statement, result);
    say_measure(disclosure, statement, result);
    g_autofree char *subject = statement->subject ? gk_text_key(statement->subject) : NULL;
    result->fund = subject ? gk_vocabulary_find(vocabulary, "fund", GK_WHERE_LABEL, subject) : NULL;
}

void
gk_statements_say(GkVocabulary *vocabulary, GkDisclosure *disclosure)
{
    GkDimensions *said = gk_arena_new_array(disclosure->arena, GkDimensions, MAX(disclosure->n_statements, 1));
    for (guint i = 0; i < disclosure->n_statements; i++)
        say(vocabulary, disclosure, &disclosure->statements[i], &said[i]);
    disclosure->said = said;
}
