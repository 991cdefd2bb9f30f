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
 * holds, it speaks for the others, since it would hardly hold by accident, but not
 * for the doubtful amount itself. Where what is drawn may be other digits than the
 * file says (a font that draws 3 for 8, in the amount and in its total), wrong
 * digits add up as well: then a sum that holds proves nothing.
 *
 * A doubt about the place of a number is another matter: its digits are as printed,
 * and a sum that holds proves the place.
 */
#include "normalize/checks/doubts.h"

/* Digits that are not those which the file names; a font that lies does so in amounts and totals alike. */
#define LYING ((guint) (GK_DOUBT_DRAWN_OTHERWISE | GK_DOUBT_CUT_CHARACTERS))

static guint
doubts_of_cell(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkTable *table = disclosure->tables[ref.table].table;
    return table->cells[table->cell_at[(gsize) ref.row * table->column_count + ref.column]].doubts;
}

static guint
doubts_of(const GkDisclosure *disclosure, const GkCheck *check)
{
    guint doubts = check->total_is_statement ? 0 : doubts_of_cell(disclosure, check->total);
    for (guint i = 0; i < check->n_terms; i++)
        doubts |= doubts_of_cell(disclosure, check->terms[i]);
    return doubts;
}

gboolean
gk_check_excuse_doubts(const GkDisclosure *disclosure, GkCheck *check)
{
    guint doubts = doubts_of(disclosure, check);
    gboolean doubtful = doubts & (check->status == GK_CHECK_FAIL ? ~(guint) GK_DOUBTS_OF_PLACE : LYING);
    if (doubtful && check->status != GK_CHECK_NOT_APPLICABLE) {
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_IN_DOUBT;
    }
    return doubtful;
}
