/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Slips: two numbers that differ in one digit alone.
 *
 * Some identities hold under conditions that the document does not state (a table
 * of the general budget equals that of all money only where there is no other
 * money). Where such a condition is not given, the two numbers have nothing in
 * common; when they share all digits but one, a digit was read or set wrongly.
 *
 *      510.70   570.70     a slip                  2500.00   2600.00    too round to tell
 *      510.70   530.70     none, where 20.00 of something else is printed in one of the tables
 */
#include "normalize/checks/slip.h"

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
