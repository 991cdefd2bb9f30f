/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents whose sums are exact.
 *
 * Where each amount was rounded by itself, a sum of n of them may be off by half
 * a unit for each, and about a third of all sums is off by something. Most
 * publishers add up what they print, and then no sum is off at all. Where nearly
 * all sums of a document are exact, one that differs by more than a unit of the
 * last digit is wrong, however many terms it has: the tolerance of its identities
 * is a unit, unless the other sums of the table in question are mostly off, and nothing
 * where the sum has a single term. One that differs by that unit is no contradiction, since some publishers round one
 * amount by itself, and no evidence either: another last digit would come out as well. So it is with what two tables
 * print in the same unit, where they differ.
 *
 * Sums of tables that are no standard form are not held to that: one that differs is not applicable, since rounding
 * would explain it, but confirms nobody either. There the table decides: where three quarters of its sums are exact, a
 * unit; elsewhere a unit and as many halves as the square root of the number of terms, which holds for nearly all sums
 * of rounded amounts.
 *
 * A total may be printed with fewer decimals than its terms; its unit counts then. Where one amount has fewer than the
 * others of its column (252.9 among 308.23 and 57.61), that is no rounding: the digit that is missing would have to be
 * a zero. A sum that comes out only if it is not is wrong.
 */
#include "normalize/findings/exact.h"

#include "normalize/sums/doubts.h"
#include "normalize/sums/query.h"
#include "normalize/sums/slip.h"

#define FEWEST_SUMS 16u /* fewer say nothing about the document */
#define FEWEST_IN_TABLE 8u /* and about a table */

typedef struct {
    guint sums, exact; /* with two terms and more that are not zero */
} Count;

static void
count(const GkDisclosure *disclosure, const GArray *checks, Count *document, Count *tables)
{
    for (guint i = 0; i < checks->len; i++) {
        const GkCheck *check = &g_array_index(checks, GkCheck, i);
        if (gk_check_count_terms(disclosure, check) < 2)
            continue;
        guint exact = gk_decimal_is_zero(check->difference);
        document->sums++;
        document->exact += exact;
        tables[check->total.table].sums++;
        tables[check->total.table].exact += exact;
    }
}

/* {1, decimals} in the unit of the cell's table. */
static GkDecimal
last_digit(const GkDisclosure *disclosure, GkCellRef cell)
{
    return (GkDecimal) { 1, gk_check_value(disclosure, cell)->decimal.scale };
}

/* The smallest unit of the terms' last digits. */
static GkDecimal
smallest_term(const GkDisclosure *disclosure, const GkCheck *check)
{
    GkDecimal smallest = { 1, 0 };
    for (guint i = 0; i < check->n_terms; i++) {
        GkDecimal unit = last_digit(disclosure, check->terms[i]);
        if (gk_check_has_amount(disclosure, check->terms[i]) && gk_decimal_compare(unit, smallest) < 0)
            smallest = unit;
    }
    return smallest;
}

/* The total's last digit is worth more than that of its terms. */
static gboolean
is_rounded(const GkDisclosure *disclosure, const GkCheck *check)
{
    return gk_decimal_compare(last_digit(disclosure, check->total), smallest_term(disclosure, check)) > 0;
}

/* The unit of the total's last digit, or the smallest of the terms' where that is larger. A single term with as many
 * decimals is the same amount printed twice. */
static GkDecimal
exact_tolerance(const GkDisclosure *disclosure, const GkCheck *check)
{
    GkDecimal smallest = smallest_term(disclosure, check);
    GkDecimal total = last_digit(disclosure, check->total);
    if (gk_check_count_terms(disclosure, check) == 1 && gk_decimal_compare(total, smallest) == 0)
        return GK_DECIMAL_ZERO;
    return gk_decimal_compare(total, smallest) > 0 ? total : smallest;
}

/* Rounding would explain it where others show that nothing was rounded. */
static void
prove_nothing(GkCheck *check)
{
    check->status = GK_CHECK_NOT_APPLICABLE;
    check->reason = GK_REASON_INEXACT;
}

/* What holds under conditions alone does not fail for that, but where the same amount is printed twice. */
static void
tighten(const GkDisclosure *disclosure, GkCheck *check)
{
    GkDecimal tolerance = exact_tolerance(disclosure, check);
    gboolean exact = gk_decimal_is_zero(check->difference) || is_rounded(disclosure, check);
    if (gk_decimal_compare(gk_decimal_absolute(check->difference), tolerance) <= 0) {
        if (!exact)
            prove_nothing(check);
        else if (gk_decimal_compare(tolerance, check->tolerance) < 0)
            check->tolerance = tolerance;
    } else if (gk_decimal_compare(tolerance, check->tolerance) >= 0) {
        return;
    } else if (check->unproved && !(check->single_term && gk_check_is_slip(disclosure, check))) {
        prove_nothing(check);
    } else {
        check->tolerance = tolerance;
        check->status = GK_CHECK_FAIL;
        gk_check_excuse_doubts(disclosure, check);
    }
}

/* --- amounts with fewer decimals than their column --- */

static guint8
usual_decimals(const GkDisclosure *disclosure, GkCellRef cell)
{
    return disclosure->tables[cell.table].columns[cell.column].decimals;
}

gboolean
gk_check_lacks_digits(const GkDisclosure *disclosure, GkCellRef cell)
{
    return gk_check_has_amount(disclosure, cell) &&
        gk_check_value(disclosure, cell)->decimal.scale < usual_decimals(disclosure, cell);
}

static void
hold_to_columns(const GkDisclosure *disclosure, GkCheck *check)
{
    gboolean lacks = !check->total_is_statement && gk_check_lacks_digits(disclosure, check->total);
    for (guint i = 0; i < check->n_terms && !lacks; i++)
        lacks = gk_check_lacks_digits(disclosure, check->terms[i]);
    if (!lacks || gk_decimal_is_zero(check->difference))
        return;
    check->status = check->unproved || check->total_is_statement ? GK_CHECK_NOT_APPLICABLE : GK_CHECK_FAIL;
    check->reason = check->status == GK_CHECK_FAIL ? GK_REASON_NONE : GK_REASON_INEXACT;
    gk_check_excuse_doubts(disclosure, check);
}

/* --- sums that nothing else proves --- */

/* The largest n with n² <= terms. */
static guint
root(guint terms)
{
    guint n = 0;
    while ((n + 1) * (n + 1) <= terms)
        n++;
    return n;
}

static gboolean
may_confirm(const GkDisclosure *disclosure, const GkCheck *check, const Count *table)
{
    GkDecimal most = exact_tolerance(disclosure, check), more;
    gboolean exact = table->sums >= FEWEST_IN_TABLE && table->exact * 4 >= table->sums * 3;
    guint terms = gk_check_count_terms(disclosure, check);
    if (!exact && terms > 1 && gk_decimal_multiply(most, (GkDecimal) { 5 * root(terms), 1 }, &more))
        gk_decimal_add(most, more, &most);
    return gk_decimal_compare(gk_decimal_absolute(check->difference), most) <= 0;
}

static void
weigh(const GkDisclosure *disclosure, GkCheck *check, const Count *table)
{
    if (!may_confirm(disclosure, check, table))
        prove_nothing(check);
}

/* What two tables, or two halves of one, print in the same unit, with as many digits and not quite alike. */
static gboolean
is_printed_otherwise(const GkDisclosure *disclosure, const GkCheck *check)
{
    return (check->kind == GK_CHECK_TABLE_TABLE || check->kind == GK_CHECK_BALANCE) && !check->yuan &&
        check->relation == GK_RELATION_EQUAL && check->status == GK_CHECK_PASS &&
        !gk_decimal_is_zero(check->difference) &&
        gk_decimal_compare(last_digit(disclosure, check->total), smallest_term(disclosure, check)) == 0;
}

/* Of the table's other sums. */
static gboolean
mostly_exact(const GkDisclosure *disclosure, const GkCheck *check, const Count *table)
{
    guint own = gk_check_count_terms(disclosure, check) >= 2;
    guint exact = table->exact - (own && gk_decimal_is_zero(check->difference));
    return exact * 2 >= table->sums - own;
}

void
gk_checks_tighten(GkChecker *checker)
{
    const GkDisclosure *disclosure = checker->disclosure;
    Count document = { 0, 0 };
    g_autofree Count *tables = g_new0(Count, disclosure->document->n_tables + 1);
    count(disclosure, checker->checks, &document, tables);
    gboolean exact = document.sums >= FEWEST_SUMS && document.exact * 8 >= document.sums * 7;
    for (guint i = 0; i < checker->checks->len; i++) {
        GkCheck *check = &g_array_index(checker->checks, GkCheck, i);
        if (check->status == GK_CHECK_PASS && check->kind != GK_CHECK_SHARE)
            hold_to_columns(disclosure, check);
        if (exact && is_printed_otherwise(disclosure, check))
            prove_nothing(check);
        if (check->status != GK_CHECK_PASS || gk_check_count_terms(disclosure, check) == 0)
            continue;
        const Count *table = &tables[check->total.table];
        if (gk_check_needs_proof(disclosure, &disclosure->tables[check->total.table]))
            weigh(disclosure, check, table);
        else if (exact && mostly_exact(disclosure, check, table))
            tighten(disclosure, check);
    }
}
