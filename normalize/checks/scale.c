/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Units of the terms of an identity.
 *
 * Numbers are summed as they are printed. That is a sum only where all are counted in one unit: 元 and 万元, or two
 * currencies, in one row make none. A number without a printed unit goes with any.
 */
#include "normalize/checks/checks_internal.h"

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
gk_check_one_scale(const GkDisclosure *disclosure, GkCellRef total, const GArray *terms)
{
    const GkValue *first = gk_check_value(disclosure, total);
    for (guint i = 0; i < terms->len; i++) {
        const GkValue *value = gk_check_value(disclosure, g_array_index(terms, GkCellRef, i));
        if (!same_scale(first, value))
            return FALSE;
        if (first->state != GK_VALUE_NUMBER)
            first = value;
    }
    return TRUE;
}
