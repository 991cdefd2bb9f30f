/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sums that choose between two readings.
 *
 *      350.00        one reader   34,00       The total comes out with 34.00. Both readings were there before, and the
 *      34,00   →     the other    34.00       sum has only pointed at one: it stays in doubt, and the sum confirms
 *      384.00                                 nobody, since it was used up for this.
 *
 * Arithmetic may choose between readings, and never makes one. It chooses only where no other amount of the sum is in
 * doubt, where three cells and more take part (that two are the same is no evidence: one reader reads both alike), and where
 * no other sum chooses otherwise.
 */
#include "normalize/findings/choose.h"

#include "data/decimal.h"
#include "normalize/sums/amounts.h"

#include <string.h>

#define LEAST_TERMS 2u /* besides the total */

/* What sums choose for a cell. */
typedef struct {
    gboolean first, second; /* of its readings */
} Choice;

static GkCell *
cell_of(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkTable *table = &disclosure->document->tables[ref.table];
    return &table->cells[table->cell_at[(gsize) ref.row * table->column_count + ref.column]];
}

static gboolean
is_doubtful(const GkDisclosure *disclosure, GkCellRef ref)
{
    return cell_of(disclosure, ref)->doubts != 0;
}

/* How often the only doubtful cell of the check counts in total - terms, and which it is; FALSE: there are none or several,
 * or its doubt is another one. */
static gboolean
only_doubt(const GkDisclosure *disclosure, const GkCheck *check, GkCellRef *ref, gint *sign)
{
    guint doubtful = 0;
    if (!check->total_is_statement && is_doubtful(disclosure, check->total)) {
        *ref = check->total;
        *sign = 1;
        doubtful++;
    }
    for (guint i = 0; i < check->n_terms; i++)
        if (is_doubtful(disclosure, check->terms[i])) {
            *ref = check->terms[i];
            *sign = -(check->signs ? check->signs[i] : 1);
            doubtful++;
        }
    return doubtful == 1 && cell_of(disclosure, *ref)->doubts == GK_DOUBT_READERS_DIFFER;
}

/* The number that a text is: digits, groups, a point. */
static gboolean
parse(const char *text, GkDecimal *value)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    for (; text && *text; text++)
        if (*text != ',')
            g_string_append_c(plain, *text);
    return plain->len > 0 && gk_decimal_parse(plain->str, value);
}

static gboolean
other_holds(const GkDisclosure *disclosure, const GkCheck *check, GkCellRef ref, gint sign)
{
    const GkValue *value = gk_check_value(disclosure, ref);
    GkDecimal other, change;
    GkCheck changed = *check;
    if (check->yuan || value->state != GK_VALUE_NUMBER || !parse(cell_of(disclosure, ref)->other_reading, &other) ||
        !gk_decimal_subtract(other, value->decimal, &change))
        return FALSE;
    return (sign > 0 ? gk_decimal_add(check->difference, change, &changed.difference)
                     : gk_decimal_subtract(check->difference, change, &changed.difference)) &&
        gk_check_holds(&changed);
}

static void
choose(const GkDisclosure *disclosure, const GkCheck *check, GHashTable *choices)
{
    GkCellRef ref;
    gint sign;
    gboolean sum = check->kind == GK_CHECK_ROW_SUM || check->kind == GK_CHECK_COLUMN_SUM ||
        check->kind == GK_CHECK_HIERARCHY_SUM;
    if (!sum || check->relation != GK_RELATION_EQUAL || gk_check_count_terms(disclosure, check) < LEAST_TERMS ||
        !only_doubt(disclosure, check, &ref, &sign) || !gk_check_has_amount(disclosure, ref))
        return;
    gboolean first = gk_check_holds(check), second = other_holds(disclosure, check, ref, sign);
    if (first == second)
        return;
    Choice *choice = g_hash_table_lookup(choices, cell_of(disclosure, ref));
    if (!choice)
        g_hash_table_insert(choices, cell_of(disclosure, ref), choice = g_new0(Choice, 1));
    choice->first |= first;
    choice->second |= second;
}

/* The other reading in the place of the first: text and value. */
static void
swap(const GkTableMeaning *meaning, guint index, GkCell *cell)
{
    GkValue *value = (GkValue *) &meaning->values[index];
    const char *text = cell->other_reading;
    if (!parse(text, &value->decimal))
        return;
    if (value->has_yuan && value->unit)
        value->has_yuan = gk_decimal_multiply(value->decimal, value->unit->factor, &value->yuan);
    cell->other_reading = cell->text;
    cell->printed = NULL;
    cell->text = text;
    cell->repairs |= GK_REPAIR_CHOSEN_BY_SUM;
}

/* What a check says of the cell, in numbers, once more. */
static void
renew(const GkDisclosure *disclosure, GkCheck *check, GHashTable *swapped)
{
    GkDecimal *change;
    for (guint i = 0; i < check->n_terms; i++)
        if ((change = g_hash_table_lookup(swapped, cell_of(disclosure, check->terms[i]))))
            check->signs && check->signs[i] < 0 ? gk_decimal_subtract(check->expected, *change, &check->expected)
                                                : gk_decimal_add(check->expected, *change, &check->expected);
    if (!check->total_is_statement && (change = g_hash_table_lookup(swapped, cell_of(disclosure, check->total))))
        gk_decimal_add(check->actual, *change, &check->actual);
    gk_decimal_subtract(check->actual, check->expected, &check->difference);
}

static void
apply(GkChecker *checker, GHashTable *choices)
{
    const GkDocument *document = checker->disclosure->document;
    g_autoptr(GHashTable) swapped = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    for (guint t = 0; t < document->n_tables; t++)
        for (guint c = 0; c < document->tables[t].n_cells; c++) {
            GkCell *cell = &document->tables[t].cells[c];
            const Choice *choice = g_hash_table_lookup(choices, cell);
            if (!choice || choice->first == choice->second)
                continue;
            GkDecimal before = checker->disclosure->tables[t].values[c].decimal, change;
            if (choice->first)
                cell->repairs |= GK_REPAIR_CHOSEN_BY_SUM;
            else
                swap(&checker->disclosure->tables[t], c, cell);
            if (choice->second && gk_decimal_subtract(checker->disclosure->tables[t].values[c].decimal, before, &change))
                g_hash_table_insert(swapped, cell, g_memdup2(&change, sizeof change));
        }
    for (guint i = 0; i < checker->checks->len && g_hash_table_size(swapped); i++)
        if (!g_array_index(checker->checks, GkCheck, i).yuan)
            renew(checker->disclosure, &g_array_index(checker->checks, GkCheck, i), swapped);
}

void
gk_checks_choose(GkChecker *checker)
{
    g_autoptr(GHashTable) choices = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    for (guint i = 0; i < checker->checks->len; i++)
        choose(checker->disclosure, &g_array_index(checker->checks, GkCheck, i), choices);
    if (g_hash_table_size(choices))
        apply(checker, choices);
}
