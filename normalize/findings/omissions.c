/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which term a total leaves out.
 *
 *              合计   本年   专项   结余
 *      人大    1,367  1,363           4
 *      工会      771    765    27     6      771 is 765 + 6: 27 is left out
 *      市场    3,139  3,119   128    20      and so is 128, in the same column
 *
 * A sum that would come out without exactly one of its terms says so much. One row alone may be an accident: a digit that
 * is misread in another term may differ by as much as this one. Where several rows of a table come out without the same
 * column, the publisher's formula leaves it out, and it is the totals that are wrong, whatever else bears them out.
 */
#include "normalize/findings/omissions.h"

#include "normalize/sums/amounts.h"

#define FEWEST_ROWS 3u /* that leave out the same column */

/* The total is what its other terms add up to. */
static gboolean
comes_out_without(const GkDisclosure *disclosure, const GkCheck *check, guint term)
{
    GkDecimal rest, amount = gk_check_value(disclosure, check->terms[term])->decimal;
    gboolean minus = check->signs && check->signs[term] < 0;
    return gk_check_has_amount(disclosure, check->terms[term]) &&
        (minus ? gk_decimal_subtract : gk_decimal_add)(check->difference, amount, &rest) &&
        gk_decimal_compare(gk_decimal_absolute(rest), check->tolerance) <= 0 &&
        gk_decimal_compare(gk_decimal_absolute(amount), check->tolerance) > 0;
}

static gint
term_left_out(const GkDisclosure *disclosure, const GkCheck *check)
{
    gint found = -1;
    guint count = 0, amounts = 0;
    if (check->status != GK_CHECK_FAIL || check->relation != GK_RELATION_EQUAL || check->total_is_statement ||
        check->yuan || check->kind == GK_CHECK_SHARE || check->n_statement_terms)
        return -1;
    for (guint i = 0; i < check->n_terms; i++) {
        amounts += gk_check_has_amount(disclosure, check->terms[i]);
        if (!comes_out_without(disclosure, check, i))
            continue;
        found = (gint) i;
        count++;
    }
    return count == 1 && amounts > 1 ? found : -1;
}

/* One number for table, column of the total and column of the term. */
static guint64
place_of(const GkCheck *check, gint term)
{
    return (guint64) check->total.table << 32 | (guint64) (check->total.column & 0xffff) << 16 |
        (check->terms[term].column & 0xffff);
}

GkOmission *
gk_check_omissions(const GkDisclosure *disclosure)
{
    GkOmission *omissions = g_new(GkOmission, disclosure->n_checks + 1);
    g_autoptr(GHashTable) rows = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        omissions[i] = (GkOmission) { term_left_out(disclosure, check), FALSE };
        if (omissions[i].term < 0 || check->kind != GK_CHECK_ROW_SUM)
            continue;
        guint64 place = place_of(check, omissions[i].term);
        guint before = GPOINTER_TO_UINT(g_hash_table_lookup(rows, &place));
        g_hash_table_insert(rows, g_memdup2(&place, sizeof place), GUINT_TO_POINTER(before + 1));
    }
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        if (omissions[i].term < 0 || check->kind != GK_CHECK_ROW_SUM)
            continue;
        guint64 place = place_of(check, omissions[i].term);
        omissions[i].repeated = GPOINTER_TO_UINT(g_hash_table_lookup(rows, &place)) >= FEWEST_ROWS;
    }
    return omissions;
}
