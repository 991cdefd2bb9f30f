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

static guint
sides_of(const GkDisclosure *disclosure)
{
    return gk_document_scope(disclosure)
        ? GK_SIDE_INCOME | GK_SIDE_EXPENDITURE | GK_SIDE_THREE_PUBLIC | GK_SIDE_OPERATING_COST
        : 0;
}

static void
say(GkVocabulary *vocabulary, const GkDisclosure *disclosure, const GkStatement *statement, GkDimensions *result)
{
    gboolean amount = statement->amount.state == GK_VALUE_NUMBER;
    *result = (GkDimensions) { .is_amount = amount, .label = statement->item };
    if (!amount)
        return;
    const char *code = statement->n_codes ? statement->code_numbers[statement->n_codes - 1] : NULL;
    gboolean money = statement->amount.has_yuan;
    if (statement->item && money && statement->n_codes == 0) {
        g_autofree char *key = gk_concept_key(statement->item);
        const char *concept = gk_vocabulary_concept(vocabulary, sides_of(disclosure), key);
        result->concept = concept && *concept != '@' ? concept : NULL;
    } else if (statement->n_codes && money) {
        result->concept = "expenditure.function";
    }
    result->code = code;
    result->measure = measure_of_figure(statement->figure);
    if (!result->measure && (result->measure = gk_document_measure(disclosure)))
        result->from[GK_DIMENSION_MEASURE] = GK_FROM_DOCUMENT;
    result->year = statement->year;
    if (!result->year && (result->year = gk_document_year(disclosure)))
        result->from[GK_DIMENSION_YEAR] = GK_FROM_DOCUMENT;
    g_autofree char *subject = statement->subject ? gk_text_key(statement->subject) : NULL;
    result->fund = subject ? gk_vocabulary_find(vocabulary, "fund", GK_WHERE_LABEL, subject) : NULL;
    if ((result->scope = gk_document_scope(disclosure)))
        result->from[GK_DIMENSION_SCOPE] = GK_FROM_DOCUMENT;
    if (!money) {
        result->concept = NULL;
        result->measure = NULL;
        result->fund = NULL;
    }
}

void
gk_statements_say(GkVocabulary *vocabulary, GkDisclosure *disclosure)
{
    GkDimensions *said = gk_arena_new_array(disclosure->arena, GkDimensions, MAX(disclosure->n_statements, 1));
    for (guint i = 0; i < disclosure->n_statements; i++)
        say(vocabulary, disclosure, &disclosure->statements[i], &said[i]);
    disclosure->said = said;
}
