/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sums of rows so far, in each column of a block: for those who look for the row that has them.
 */
#include "normalize/sums/running.h"

#include "normalize/sums/query.h"

void
gk_running_add(const GkSumBlock *block, GkRunning *running, guint row)
{
    for (guint i = 0; i < block->n_columns; i++) {
        GkCellRef ref;
        if (!gk_check_cell(block->meaning, row, block->columns[i], &ref))
            continue;
        running[i].broken |= !gk_measured_add(&running[i].sum, gk_check_value(block->disclosure, ref), 1, FALSE);
        running[i].amounts += gk_check_has_amount(block->disclosure, ref);
    }
}

gint
gk_running_compare(const GkSumBlock *block, const GkRunning *running, guint row, guint column)
{
    GkCellRef ref;
    if (running->broken || !gk_check_cell(block->meaning, row, block->columns[column], &ref))
        return 0;
    GkMeasured rest = running->sum;
    gboolean has = gk_check_has_amount(block->disclosure, ref);
    if (!has && gk_decimal_is_zero(running->sum.value))
        return 0;
    if (!has || !gk_measured_add(&rest, gk_check_value(block->disclosure, ref), -1, FALSE))
        return -1;
    return gk_decimal_compare(gk_decimal_absolute(rest.value), rest.error) <= 0 ? 1 : -1;
}
