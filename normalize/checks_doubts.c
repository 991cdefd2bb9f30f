/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a doubt costs.
 *
 *      基本支出   510.70        the doubt is told with its cell; that the sum does not come out
 *      项目支出  ▒▒3.89         says nothing about the other two
 *      合计       614.59
 *
 * A sum that fails names all its amounts. Where the digits of one of them are in
 * doubt anyway (covered, struck out, drawn otherwise), that is the reason, and the
 * others are not to be suspected: the check is not applicable. Where such a sum
 * holds, it speaks for the others, since it would hardly hold by accident; the
 * doubtful amount itself is not confirmed, because a fault that comes twice (a
 * font that draws 3 for 8, in the amount and in its total) adds up as well.
 *
 * A doubt about the place of a number is another matter: its digits are as printed,
 * and a sum that holds proves the place.
 */
#include "normalize/checks_internal.h"

gboolean
gk_check_doubts_digits(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkTable *table = disclosure->tables[ref.table].table;
    guint number = table->cell_at[(gsize) ref.row * table->column_count + ref.column];
    return (table->cells[number].doubts & ~GK_DOUBTS_OF_PLACE) != 0;
}

gboolean
gk_check_excuse_doubts(const GkDisclosure *disclosure, GkCheck *check)
{
    if (check->status != GK_CHECK_FAIL)
        return FALSE;
    gboolean doubtful = !check->total_is_statement && gk_check_doubts_digits(disclosure, check->total);
    for (guint i = 0; i < check->n_terms && !doubtful; i++)
        doubtful = gk_check_doubts_digits(disclosure, check->terms[i]);
    if (doubtful) {
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_IN_DOUBT;
    }
    return doubtful;
}
