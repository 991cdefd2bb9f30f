/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Slips: two numbers that differ in one digit alone, and numbers that stand in the column beside their own.
 *
 * Some identities hold under conditions that the document does not state (a table
 * of the general budget equals that of all money only where there is no other
 * money). Where such a condition is not given, the two numbers have nothing in
 * common; when they share all digits but one, a digit was read or set wrongly.
 *
 *      510.70   570.70     a slip                  2500.00   2600.00    too round to tell
 *      510.70   530.70     none, where 20.00 of something else is printed in one of the tables
 *
 *      基本支出 510.70          基本支出   项目支出      the amount of one table stands in the other one, in the column
 *                               20.00      510.70        beside that of its name
 */
#include "normalize/sums/slip.h"

#include "normalize/sums/amounts.h"
#include "normalize/sums/query.h"

#include <string.h>

#define FEWEST_DIGITS 4u /* without zeros at the end */

/* Digits of both from the first that is not zero in either, to the last that is not zero in either; how many differ. */
static guint
compare_digits(GkDecimal a, GkDecimal b, guint *different)
{
    guint8 scale = MAX(a.scale, b.scale);
    guint digits = 0, leading_zeros = 0;
    gboolean begun = FALSE;
    while (a.scale < scale)
        a = (GkDecimal) { a.coefficient * 10, (guint8) (a.scale + 1) };
    while (b.scale < scale)
        b = (GkDecimal) { b.coefficient * 10, (guint8) (b.scale + 1) };
    for (*different = 0; a.coefficient || b.coefficient; a.coefficient /= 10, b.coefficient /= 10) {
        guint x = (guint) (a.coefficient % 10), y = (guint) (b.coefficient % 10);
        begun |= x || y;
        leading_zeros += begun && (!a.coefficient || !b.coefficient);
        digits += begun;
        *different += x != y;
    }
    return leading_zeros ? 0 : digits; /* printed with another number of digits: no slip */
}

static gboolean
is_printed(const GkTableMeaning *meaning, GkDecimal amount)
{
    for (guint i = 0; i < meaning->table->n_cells; i++)
        if (meaning->values[i].state == GK_VALUE_NUMBER &&
            gk_decimal_compare(gk_decimal_absolute(meaning->values[i].decimal), amount) == 0)
            return TRUE;
    return FALSE;
}

gboolean
gk_check_is_slip(const GkDisclosure *disclosure, const GkCheck *check)
{
    GkDecimal most = { 1, 0 }, difference = gk_decimal_absolute(check->difference);
    guint different;
    if (check->n_terms == 0)
        return FALSE; /* figures of the text alone */
    for (guint i = 0; i < GK_DECIMAL_MAX_DIGITS - 8; i++)
        most.coefficient *= 10;
    if (gk_decimal_compare(gk_decimal_absolute(check->actual), most) >= 0 ||
        gk_decimal_compare(gk_decimal_absolute(check->expected), most) >= 0 || check->actual.scale > 6 ||
        check->expected.scale > 6)
        return FALSE;
    if (compare_digits(gk_decimal_absolute(check->actual), gk_decimal_absolute(check->expected), &different) <
            FEWEST_DIGITS ||
        different != 1 || (check->actual.coefficient < 0) != (check->expected.coefficient < 0))
        return FALSE;
    if (is_printed(&disclosure->tables[check->total.table], difference))
        return FALSE;
    for (guint i = 0; i < check->n_terms; i++)
        if (is_printed(&disclosure->tables[check->terms[i].table], difference))
            return FALSE;
    return TRUE;
}

/* --- columns --- */

/* An amount with so many digits that it hardly stands anywhere by accident. */
static gboolean
is_particular(const GkValue *value, GkDecimal *yuan)
{
    gk_int128 digits = gk_decimal_absolute(value->decimal).coefficient;
    while (digits && digits % 10 == 0)
        digits /= 10;
    *yuan = value->yuan;
    return gk_check_is_money(value) && digits >= 100;
}

/* A column beside that of `cell` has, in its row, the amount; columns of totals do not count, nor is anything beside them
 * in the wrong place. */
static gboolean
stands_beside(const GkDisclosure *disclosure, GkCellRef cell, GkDecimal amount)
{
    const GkTableMeaning *meaning = &disclosure->tables[cell.table];
    const GkColumn *own = &meaning->columns[cell.column];
    guint last = MIN(cell.column + 1, meaning->table->column_count - 1);
    if (gk_check_path_says(own, "sum"))
        return FALSE;
    for (guint c = cell.column ? cell.column - 1 : 0; c <= last; c++) {
        const GkColumn *column = &meaning->columns[c];
        GkCellRef beside;
        GkDecimal other;
        if (c == cell.column || column->role != GK_COLUMN_AMOUNT || column->block != own->block ||
            gk_check_path_says(column, "sum") || !gk_check_cell(meaning, cell.row, c, &beside))
            continue;
        if (is_particular(gk_check_value(disclosure, beside), &other) && gk_decimal_compare(other, amount) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean
gk_check_is_shifted(const GkDisclosure *disclosure, const GkCheck *check, gboolean total, gboolean term)
{
    GkDecimal a, b;
    gboolean told = check->kind == GK_CHECK_STATEMENT_TABLE;
    if ((check->kind != GK_CHECK_TABLE_TABLE && !told) || check->relation != GK_RELATION_EQUAL || check->n_terms != 1)
        return FALSE;
    const GkValue *amount =
        told ? &disclosure->statements[check->total_statement].amount : gk_check_value(disclosure, check->total);
    if (term && is_particular(amount, &a) && stands_beside(disclosure, check->terms[0], a))
        return TRUE;
    return total && !told && is_particular(gk_check_value(disclosure, check->terms[0]), &b) &&
        stands_beside(disclosure, check->total, b);
}
