/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an identity that holds is worth.
 *
 * Where all its amounts but one are in doubt or suspected themselves (suspects.c), it confirms nobody: a total that has
 * lost its sign with all its terms adds up as well. Nor do two copies of an amount that a rule cut out of a run of text:
 * a digit may be beyond it in both.
 */
#include "normalize/findings/worth.h"

#include "normalize/sums/amounts.h"

typedef struct {
    const GkDisclosure *disclosure;
    const GkCheckIndex *index;
    guint8 *suspected; /* per node */
} Search;

static const GkCell *
cell_of(const Search *search, GkCellRef ref)
{
    return gk_table_cell_at(search->disclosure->tables[ref.table].table, ref.row, ref.column);
}

static void
find_suspected(Search *search)
{
    for (guint i = 0; i < search->disclosure->n_checks; i++) {
        const GkCheck *check = &search->disclosure->checks[i];
        for (guint c = 0; c < check->n_suspects; c++)
            search->suspected[gk_check_index_cell(search->index, check->suspects[c])] = TRUE;
    }
}

static gboolean
is_sound(const Search *search, GkCellRef cell)
{
    return !search->suspected[gk_check_index_cell(search->index, cell)] &&
        !(cell_of(search, cell)->doubts & ~GK_DOUBTS_OF_PLACE);
}

/* Both amounts of a sum with one term were cut out of a run of text: what one of them lost, the other may have lost. */
static gboolean
are_cut_alike(const Search *search, const GkCheck *check)
{
    gboolean cut = check->single_term;
    for (guint i = 0; i < gk_check_count_cells(check) && cut; i++)
        if (gk_check_has_amount(search->disclosure, gk_check_nth_cell(check, i)))
            cut = cell_of(search, gk_check_nth_cell(check, i))->repairs & GK_REPAIR_SPLIT_AT_RULE;
    return cut;
}

static gboolean
is_independent(const Search *search, const GkCheck *check)
{
    guint sound = check->total_is_statement + check->n_statement_terms;
    for (guint i = 0; i < gk_check_count_cells(check) && sound < 2; i++) {
        GkCellRef cell = gk_check_nth_cell(check, i);
        /* A percentage of nothing is one, too, and so is a zero that is the sum of zeros. */
        gboolean amount = (check->kind == GK_CHECK_SHARE && i == 0) || gk_check_has_amount(search->disclosure, cell) ||
            (gk_decimal_is_zero(check->actual) && gk_check_is_zero(search->disclosure, cell));
        sound += amount && is_sound(search, cell);
    }
    return gk_check_count_cells(check) == 0 || (sound > 1 && !are_cut_alike(search, check));
}

void
gk_checks_refuse_dependent(GkDisclosure *disclosure, const GkCheckIndex *index)
{
    g_autofree guint8 *suspected = g_new0(guint8, gk_check_index_nodes(index) + 1);
    Search search = { disclosure, index, suspected };
    find_suspected(&search);
    for (guint i = 0; i < disclosure->n_checks; i++) {
        GkCheck *check = &disclosure->checks[i];
        if (!gk_check_bears_out(check) || is_independent(&search, check))
            continue;
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_NOT_INDEPENDENT;
    }
}
