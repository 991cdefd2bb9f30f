/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Performance tables: funds and weights.
 *
 * The total of a project's funds is appropriation and other funds. Weights of
 * the indicators add up to 100, or to 90 where ten are kept for the execution of
 * the budget; other sums are told in a note, not as an error of the arithmetic.
 */
#include "normalize/checks/finders.h"

static void
note_weights(GkDisclosure *disclosure, const GkPerformance *performance, GkDecimal sum)
{
    const GkTable *table = disclosure->tables[performance->table].table;
    g_autofree char *text = gk_decimal_to_string(sum);
    gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_WEIGHTS_MISMATCH, table->parts[0].page,
                       &table->parts[0].box, "table %u (%s): the weights of its indicators add up to %s", table->index + 1,
                       performance->project.text ? performance->project.text : table->title.text, text);
}

static void
check_weights(GkDisclosure *disclosure, const GkPerformance *performance)
{
    GkDecimal sum = GK_DECIMAL_ZERO, weight;
    guint count = 0;
    for (guint i = 0; i < performance->n_indicators; i++) {
        const char *text = performance->indicators[i].weight;
        if (!text || !gk_decimal_parse(text, &weight))
            continue;
        if (!gk_decimal_add(sum, weight, &sum))
            return;
        count++;
    }
    if (count && gk_decimal_compare(sum, (GkDecimal) { 100, 0 }) != 0 && gk_decimal_compare(sum, (GkDecimal) { 90, 0 }) != 0)
        note_weights(disclosure, performance, sum);
}

/* The cell of the table that holds exactly this value, the first one at or after *from. */
static gboolean
find_value(const GkTableMeaning *meaning, const GkValue *value, guint *from, GkCellRef *cell)
{
    for (guint i = *from; i < meaning->table->n_cells; i++) {
        const GkValue *other = &meaning->values[i];
        if (value->state != GK_VALUE_NUMBER || other->state != GK_VALUE_NUMBER ||
            gk_decimal_compare(value->decimal, other->decimal) != 0)
            continue;
        *cell = (GkCellRef) { meaning->table->index, meaning->table->cells[i].row, meaning->table->cells[i].column };
        *from = i + 1;
        return TRUE;
    }
    return FALSE;
}

static void
check_funds(GkChecker *checker, const GkPerformance *performance)
{
    const GkTableMeaning *meaning = &checker->disclosure->tables[performance->table];
    GkCellRef total, part;
    guint from = 0;
    if (!find_value(meaning, &performance->total, &from, &total))
        return;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    if (find_value(meaning, &performance->appropriation, &from, &part))
        g_array_append_val(terms, part);
    if (find_value(meaning, &performance->other, &from, &part))
        g_array_append_val(terms, part);
    if (terms->len < 2)
        return;
    GkFamily family = gk_family_begin(checker, TRUE);
    gk_family_try(&family, GK_CHECK_ROW_SUM, "funds_equal_appropriation_and_other", total, terms, NULL);
    gk_family_end(&family);
}

void
gk_checks_performance(GkChecker *checker)
{
    for (guint i = 0; i < checker->disclosure->n_performances; i++) {
        check_funds(checker, &checker->disclosure->performances[i]);
        check_weights(checker->disclosure, &checker->disclosure->performances[i]);
    }
}
