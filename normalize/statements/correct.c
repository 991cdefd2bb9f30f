/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A person's corrections of amounts in prose.
 *
 * A statement has no anchor: it is found by its page, its item, its reading and, where several have the same, by its
 * box. Its amount is read from the corrected text as that of a cell is, in the unit that is printed behind it.
 */
#include "normalize/statements/statements.h"
#include "normalize/tables/correct.h"
#include "normalize/values/amount.h"
#include "normalize/values/unit_text.h"

#include <math.h>
#include <string.h>

#define NEAR 1.0 /* points by which its box may be elsewhere */

static gboolean
is_near(const GkBox *a, const GkBox *b)
{
    return fabs(a->x0 - b->x0) < NEAR && fabs(a->y0 - b->y0) < NEAR && fabs(a->x1 - b->x1) < NEAR &&
        fabs(a->y1 - b->y1) < NEAR;
}

/* How well the statement fits: 0 not at all, 1 but for its reading, 2 altogether. */
static guint
fit(const GkStatement *statement, const GkCorrection *correction)
{
    const GkPlace *place = statement->n_places ? statement->places : NULL;
    if (!place || place->page != correction->page || g_strcmp0(statement->item, correction->item) != 0)
        return 0;
    if (correction->has_box && !is_near(&place->box, &correction->box))
        return 0;
    return g_strcmp0(statement->printed, correction->old_reading) == 0 ? 2 : 1;
}

static char *
key_of(guint page, const char *item)
{
    return g_strdup_printf("%u%s%s", page, item ? " " : "", item ? item : "");
}

/* Lists of statements (GPtrArray of GkStatement *, in their order) by page and item. */
static GHashTable *
by_place(const GkDisclosure *disclosure)
{
    GHashTable *lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
    for (guint i = 0; i < disclosure->n_statements; i++) {
        const GkStatement *statement = &disclosure->statements[i];
        if (!statement->n_places)
            continue;
        g_autofree char *key = key_of(statement->places[0].page, statement->item);
        GPtrArray *list = g_hash_table_lookup(lists, key);
        if (!list) {
            list = g_ptr_array_new();
            g_hash_table_insert(lists, g_steal_pointer(&key), list);
        }
        g_ptr_array_add(list, (gpointer) statement);
    }
    return lists;
}

/* The statement that fits best and has not been corrected; NULL. */
static GkStatement *
find(GHashTable *lists, const GkCorrection *correction)
{
    GkStatement *best = NULL;
    guint best_fit = 0;
    g_autofree char *key = key_of(correction->page, correction->item);
    const GPtrArray *list = g_hash_table_lookup(lists, key);
    for (guint i = 0; list && i < list->len; i++) {
        GkStatement *statement = g_ptr_array_index(list, i);
        guint good = statement->repairs ? 0 : fit(statement, correction);
        if (good > best_fit) {
            best = statement;
            best_fit = good;
        }
    }
    return best;
}

/* Takes `what`. */
static void
tell(GkDisclosure *disclosure, GkDiagnosticCode code, const GkStatement *statement, GkSentence *what)
{
    const GkPlace *place = statement->places;
    g_autoptr(GkSentence) words = what;
    g_autoptr(GkSentence) item =
        statement->item ? gk_sentence_new("%s", statement->item) : gk_sentence_new("an amount in the text");
    gk_diagnostics_add(disclosure->diagnostics, code, place->page, &place->box, "page %u: %p: %p", place->page, item, words);
}

static gboolean
read_amount(const GkStatement *statement, const char *text, GkValue *value)
{
    GkAmount amount = gk_amount_parse(text);
    GkUnit unit;
    if (amount.state != GK_VALUE_NUMBER && amount.state != GK_VALUE_NIL)
        return FALSE;
    value->state = amount.state;
    value->decimal = amount.decimal;
    value->percent = amount.percent;
    value->has_yuan = amount.state == GK_VALUE_NUMBER && statement->unit &&
        gk_unit_parse(statement->unit, &unit) == GK_UNIT_ONE && g_strcmp0(unit.currency, "CNY") == 0 &&
        gk_decimal_multiply(amount.decimal, unit.factor, &value->yuan);
    return TRUE;
}

static void
correct(GkDisclosure *disclosure, GHashTable *lists, const GkCorrection *correction)
{
    GkStatement *statement = find(lists, correction);
    g_autoptr(GkSentence) words = gk_correction_words(correction);
    gboolean same = strcmp(correction->new_reading, correction->old_reading) == 0;
    if (!statement)
        gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_CORRECTION_REFUSED, correction->page, NULL,
                           "a correction was refused: page %u has no such amount in its text, of which %p; look at the "
                           "page again",
                           correction->page, words);
    else if (g_strcmp0(statement->printed, correction->old_reading) != 0)
        tell(disclosure, GK_DIAGNOSTIC_CORRECTION_REFUSED, statement,
             gk_sentence_new("a correction was refused: %p, but the text reads “%s” now", words,
                             statement->printed ? statement->printed : ""));
    else if (!same && !read_amount(statement, correction->new_reading, &statement->amount))
        tell(disclosure, GK_DIAGNOSTIC_CORRECTION_REFUSED, statement,
             gk_sentence_new("a correction was refused: %p, which is no amount", words));
    else {
        tell(disclosure, GK_DIAGNOSTIC_CORRECTED, statement,
             same ? gk_sentence_new("a person found this right as printed") : gk_sentence_ref(words));
        statement->repairs = same ? GK_REPAIR_SEEN : GK_REPAIR_CORRECTED;
    }
}

void
gk_normalize_correct_statements(GkDisclosure *disclosure, const GPtrArray *corrections)
{
    g_autoptr(GHashTable) lists = by_place(disclosure);
    for (guint i = 0; i < corrections->len; i++)
        if (!((const GkCorrection *) corrections->pdata[i])->anchor)
            correct(disclosure, lists, corrections->pdata[i]);
}
