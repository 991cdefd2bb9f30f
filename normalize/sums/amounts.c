/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The arithmetic of identities.
 *
 * Tolerance: every amount that is not zero may have been rounded by half a unit of its last printed digit, so
 * |difference| <= half the sum of these units, over the total and its terms. Blank, nil and zero add nothing. Amounts in
 * 元 with two decimals are exact.
 *
 * Numbers are summed as they are printed. That is a sum only where all are counted in one unit: 元 and 万元, or two
 * currencies, in one row make none. A number without a printed unit goes with any.
 *
 * An identity proves nothing when all it binds is zero or blank; such ones are not made.
 */
#include "normalize/sums/amounts.h"

#define MOST_DECIMALS 6u /* of a percentage */

/* --- values --- */

const GkValue *
gk_check_value(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkTableMeaning *meaning = &disclosure->tables[ref.table];
    return &meaning->values[meaning->table->cell_at[(gsize) ref.row * meaning->table->column_count + ref.column]];
}

gboolean
gk_check_has_amount(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkValue *value = gk_check_value(disclosure, ref);
    return value->state == GK_VALUE_NUMBER && !gk_decimal_is_zero(value->decimal);
}

gboolean
gk_check_is_zero(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkValue *value = gk_check_value(disclosure, ref);
    return value->state == GK_VALUE_NUMBER && gk_decimal_is_zero(value->decimal);
}

gboolean
gk_check_is_money(const GkValue *value)
{
    return value->state == GK_VALUE_NUMBER && value->has_yuan;
}

GkDecimal
gk_check_half_digit(const GkValue *value, gboolean yuan)
{
    const GkUnit *unit = value->unit && value->unit->money ? value->unit : NULL;
    GkDecimal half = { 5, (guint8) (value->decimal.scale + 1) }, factor = unit ? unit->factor : (GkDecimal) { 1, 0 };
    gboolean exact = unit && gk_decimal_compare(factor, (GkDecimal) { 1, 0 }) == 0 && value->decimal.scale >= 2;
    if (exact || value->state != GK_VALUE_NUMBER || gk_decimal_is_zero(value->decimal))
        return GK_DECIMAL_ZERO;
    if (yuan && !unit && !gk_decimal_divide(value->yuan, value->decimal, 4, &factor))
        return GK_DECIMAL_ZERO;
    if (yuan && !gk_decimal_multiply(half, factor, &half))
        return GK_DECIMAL_ZERO;
    return half;
}

gboolean
gk_measured_add(GkMeasured *sum, const GkValue *value, gint times, gboolean yuan)
{
    if (value->state == GK_VALUE_BLANK || value->state == GK_VALUE_NIL)
        return TRUE;
    if (value->state != GK_VALUE_NUMBER || (yuan && !value->has_yuan))
        return FALSE;
    GkDecimal number = yuan ? value->yuan : value->decimal;
    return (times < 0 ? gk_decimal_subtract : gk_decimal_add)(sum->value, number, &sum->value) &&
        gk_decimal_add(sum->error, gk_check_half_digit(value, yuan), &sum->error);
}

/* 99.9 for 99.98: what is not all is seldom printed as 100.0, nor what is more. Widens the error by what that takes. */
static gboolean
allow_for_hundred(GkDecimal printed, GkMeasured *percentage)
{
    GkDecimal hundred = { 100, 0 }, step = { 1, printed.scale }, below, above, apart;
    if (!gk_decimal_subtract(hundred, step, &below) || !gk_decimal_add(hundred, step, &above) ||
        !gk_decimal_subtract(percentage->value, printed, &apart))
        return FALSE;
    gboolean less = gk_decimal_compare(printed, below) == 0 && apart.coefficient > 0 &&
        gk_decimal_compare(percentage->value, hundred) < 0;
    gboolean more = gk_decimal_compare(printed, above) == 0 && apart.coefficient < 0 &&
        gk_decimal_compare(percentage->value, hundred) > 0;
    apart = gk_decimal_absolute(apart);
    if ((less || more) && gk_decimal_compare(apart, percentage->error) > 0)
        percentage->error = apart;
    return TRUE;
}

/* Each may be off by its error, which moves the percentage by 100 (da / b + a db / b²), and the percentage itself by
 * half of its last digit, and a tenth of that for the quotient's own. */
gboolean
gk_measured_percentage(GkMeasured a, GkMeasured b, GkDecimal printed, GkMeasured *percentage)
{
    GkDecimal hundred = { 100, 0 }, base = gk_decimal_absolute(b.value), a_part, b_part, sum, twice;
    if (printed.scale > MOST_DECIMALS || !gk_decimal_multiply(b.error, (GkDecimal) { 2, 0 }, &twice) ||
        gk_decimal_compare(base, twice) <= 0)
        return FALSE;
    return gk_decimal_multiply(a.value, hundred, &a.value) &&
        gk_decimal_divide(a.value, base, (guint8) (printed.scale + 2), &percentage->value) &&
        gk_decimal_multiply(a.error, hundred, &a_part) &&
        gk_decimal_multiply(gk_decimal_absolute(percentage->value), b.error, &b_part) &&
        gk_decimal_add(a_part, b_part, &sum) && gk_decimal_divide(sum, base, (guint8) (printed.scale + 3), &sum) &&
        gk_decimal_add(sum, (GkDecimal) { 6, (guint8) (printed.scale + 1) }, &percentage->error) &&
        allow_for_hundred(printed, percentage);
}

/* --- comparison --- */

gboolean
gk_check_holds(const GkCheck *check)
{
    if (check->relation == GK_RELATION_AT_MOST)
        return gk_decimal_compare(check->difference, check->tolerance) <= 0;
    if (check->relation == GK_RELATION_AT_LEAST)
        return gk_decimal_compare(check->difference, gk_decimal_negate(check->tolerance)) >= 0;
    return gk_decimal_compare(gk_decimal_absolute(check->difference), check->tolerance) <= 0;
}

/* actual - expected. Where one of them has too many digits to be written with the decimals of the other, these are left
 * out: they are not equal, and nothing is lost by it. */
static gboolean
subtract(GkDecimal actual, GkDecimal expected, GkDecimal *difference)
{
    guint8 scale = MIN(actual.scale, expected.scale);
    GkDecimal one = { 1, 0 }, a, b;
    return gk_decimal_subtract(actual, expected, difference) ||
        (gk_decimal_divide(actual, one, scale, &a) && gk_decimal_divide(expected, one, scale, &b) &&
         gk_decimal_subtract(a, b, difference));
}

gboolean
gk_check_compare(GkCheck *check, GkDecimal actual, GkMeasured expected)
{
    check->actual = actual;
    check->expected = expected.value;
    check->tolerance = expected.error;
    if (!subtract(actual, expected.value, &check->difference))
        return FALSE;
    check->status = gk_check_holds(check) ? GK_CHECK_PASS : GK_CHECK_FAIL;
    return TRUE;
}

/* --- sums --- */

/* 10.22万元 among numbers without a unit, which may be 亿元: the cell's own. */
static gboolean
is_of_its_own(const GkValue *whole, const GkValue *term)
{
    return whole->state == GK_VALUE_NUMBER && !whole->unit && term->state == GK_VALUE_NUMBER && term->unit &&
        term->unit->money && gk_decimal_compare(term->unit->factor, (GkDecimal) { 1, 0 }) != 0;
}

/* Whether the numbers of two cells are counted in the same thing, as far as units are printed: 元 and 万元 make no sum. */
static gboolean
same_scale(const GkValue *a, const GkValue *b)
{
    if (a->state != GK_VALUE_NUMBER || b->state != GK_VALUE_NUMBER || !a->unit || !b->unit || a->unit == b->unit)
        return TRUE;
    return a->unit->money == b->unit->money && gk_decimal_compare(a->unit->factor, b->unit->factor) == 0 &&
        g_strcmp0(a->unit->currency, b->unit->currency) == 0;
}

gboolean
gk_check_sum(const GkDisclosure *disclosure, GkCellRef total, const GArray *terms, const gint8 *signs, gboolean yuan,
             gboolean blank, GkCheck *check)
{
    const GkValue *whole = gk_check_value(disclosure, total), *first = whole;
    GkMeasured sum = { GK_DECIMAL_ZERO, GK_DECIMAL_ZERO }, actual = sum;
    gboolean any = FALSE;
    if ((!blank && whole->state != GK_VALUE_NUMBER) || terms->len == 0)
        return FALSE;
    for (guint i = 0; i < terms->len; i++) {
        const GkValue *value = gk_check_value(disclosure, g_array_index(terms, GkCellRef, i));
        if ((!yuan && (!same_scale(first, value) || is_of_its_own(whole, value))) || !gk_measured_add(&sum, value, signs ? signs[i] : 1, yuan))
            return FALSE;
        if (first->state != GK_VALUE_NUMBER)
            first = value;
        any |= value->state == GK_VALUE_NUMBER && !gk_decimal_is_zero(value->decimal);
    }
    if (!gk_measured_add(&actual, whole, 1, yuan) || (!any && gk_decimal_is_zero(actual.value)) ||
        !gk_decimal_add(sum.error, actual.error, &sum.error) || !gk_check_compare(check, actual.value, sum))
        return FALSE;
    check->total = total;
    check->n_terms = terms->len;
    check->terms = (const GkCellRef *) (const void *) terms->data;
    check->signs = signs;
    check->yuan = yuan;
    return TRUE;
}

void
gk_check_own_terms(const GkDisclosure *disclosure, GkCheck *check)
{
    check->terms = gk_arena_copy(disclosure->arena, check->terms, sizeof *check->terms * check->n_terms);
    if (check->signs)
        check->signs = gk_arena_copy(disclosure->arena, check->signs, check->n_terms);
}

guint
gk_check_count_terms(const GkDisclosure *disclosure, const GkCheck *check)
{
    guint terms = 0;
    gboolean sum =
        check->kind == GK_CHECK_ROW_SUM || check->kind == GK_CHECK_COLUMN_SUM || check->kind == GK_CHECK_HIERARCHY_SUM;
    for (guint i = 0; sum && i < check->n_terms; i++)
        terms += gk_check_has_amount(disclosure, check->terms[i]);
    return terms;
}

guint
gk_check_count_cells(const GkCheck *check)
{
    return check->n_terms + !check->total_is_statement;
}

GkCellRef
gk_check_nth_cell(const GkCheck *check, guint i)
{
    if (check->total_is_statement)
        return check->terms[i];
    return i == 0 ? check->total : check->terms[i - 1];
}

gboolean
gk_check_bears_out(const GkCheck *check)
{
    return check->status == GK_CHECK_PASS && check->relation == GK_RELATION_EQUAL;
}
