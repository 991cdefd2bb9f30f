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
 * digits add up as well: then a sum that holds proves nothing. Nor does one with a number that two readers read
 * differently, of which it may only choose one (choose.c).
 *
 * A doubt about the place of a number is another matter: its digits are as printed,
 * and a sum that holds proves the place.
 */
#include "normalize/sums/doubts.h"

#include <string.h>

/* Digits that are not those which the file names; a font that lies does so in amounts and totals alike. */
#define LYING ((guint) (GK_DOUBT_DRAWN_OTHERWISE | GK_DOUBT_CUT_CHARACTERS | GK_DOUBT_READERS_DIFFER))

static guint
doubts_of_cell(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkTable *table = disclosure->tables[ref.table].table;
    return table->cells[table->cell_at[(gsize) ref.row * table->column_count + ref.column]].doubts;
}

static guint
doubts_of_statement(const GkDisclosure *disclosure, guint statement)
{
    return disclosure->said_doubtful && disclosure->said_doubtful[statement] ? GK_DOUBT_READERS_DIFFER : 0;
}

static guint
doubts_of(const GkDisclosure *disclosure, const GkCheck *check)
{
    guint doubts = check->total_is_statement ? doubts_of_statement(disclosure, check->total_statement)
                                             : doubts_of_cell(disclosure, check->total);
    for (guint i = 0; i < check->n_terms; i++)
        doubts |= doubts_of_cell(disclosure, check->terms[i]);
    for (guint i = 0; i < check->n_statement_terms; i++)
        doubts |= doubts_of_statement(disclosure, check->statement_terms[i]);
    return doubts;
}

/* --- amounts in sentences --- */

/* The first of the doubtful numbers on the page or behind it. */
static guint
first_on_page(const GkDocument *document, guint page)
{
    guint low = 0, high = document->n_doubtful;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (document->doubtful[middle].place.page < page)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static gboolean
is_doubtful_at(const GkDocument *document, GkPlace place, const char *printed)
{
    for (guint i = first_on_page(document, place.page);
         i < document->n_doubtful && document->doubtful[i].place.page == place.page; i++) {
        GkBox box = document->doubtful[i].place.box;
        if (strcmp(document->doubtful[i].text, printed) == 0 &&
            gk_box_contains(place.box, gk_box_center_x(box), gk_box_center_y(box)))
            return TRUE;
    }
    return FALSE;
}

void
gk_checks_doubt_statements(GkDisclosure *disclosure)
{
    guint8 *doubtful = gk_arena_new_array(disclosure->arena, guint8, MAX(disclosure->n_statements, 1));
    for (guint i = 0; i < disclosure->n_statements && disclosure->document->n_doubtful; i++) {
        const GkStatement *statement = &disclosure->statements[i];
        for (guint p = 0; p < statement->n_places && statement->printed && !doubtful[i]; p++)
            doubtful[i] = is_doubtful_at(disclosure->document, statement->places[p], statement->printed);
    }
    disclosure->said_doubtful = doubtful;
}

/* --- checks --- */

/* Recognized parts that are exactly twice their total: a code or a label that was misread, and two levels were added. */
static gboolean
counts_twice(const GkDisclosure *disclosure, const GkCheck *check)
{
    GkDecimal twice;
    if (check->status != GK_CHECK_FAIL || check->total_is_statement || check->yuan ||
        !gk_decimal_add(check->actual, check->actual, &twice) || gk_decimal_compare(twice, check->expected) != 0)
        return FALSE;
    const GkTable *table = &disclosure->document->tables[check->total.table];
    return (gk_table_cell_at(table, check->total.row, check->total.column)->repairs & GK_REPAIR_RECOGNIZED) != 0;
}

gboolean
gk_check_excuse_doubts(const GkDisclosure *disclosure, GkCheck *check)
{
    if (counts_twice(disclosure, check)) {
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_LEVELS_UNCLEAR;
        return TRUE;
    }
    guint doubts = doubts_of(disclosure, check);
    gboolean doubtful = doubts & (check->status == GK_CHECK_FAIL ? ~(guint) GK_DOUBTS_OF_PLACE : LYING);
    if (doubtful && check->status != GK_CHECK_NOT_APPLICABLE) {
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_IN_DOUBT;
    }
    return doubtful;
}
