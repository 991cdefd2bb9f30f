/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * When a sum that fails is a contradiction.
 *
 * The standard forms of departments and units say what adds up. Tables of governments often do not: lists are published
 * with rows left out, amounts stop at the level of 款 in one column and go on to 项 in the next, levels are told by an
 * indent that is printed wrongly, and a table is cut where its page ends. There a failure is told only where something
 * else than this sum proves that it is one:
 *
 *   other columns   the same rows add up in another column, and in as many as they do not
 *   other groups    nearly all groups of the table add up, and these parts are more than their total: no row that was
 *                   left out explains that; or they differ from it in a single digit of weight
 *
 * Even so, rows may be left out of a list in one of its columns (a list of this year's items, beside it what they had
 * last year): where several totals of a column are more than their parts and none is less, no one of them is a
 * contradiction.
 *
 * Everything else is not applicable, for one of these reasons:
 *
 *   parts_not_printed  the column has the total alone
 *   parts_missing      the total is more than its parts: some may be left out
 *   levels_unclear     the parts are more than the total: some may be parts of others; or the missing amount is that of a
 *                      row below one of the parts, which does not add up with it
 *   cut                the list goes on in the table before or behind
 *   parts_of           其中, and what was found by searching
 */
#include "normalize/sums/proof.h"

#include "normalize/sums/query.h"

#include <string.h>

#define FEWEST_COLUMNS 3u /* in which rows add up that were found by searching */
#define FEWEST_GROUPS 10u /* that add up, for others to be believed */
#define FEWEST_SHORT 3u /* totals of one column that are more than their parts, for rows to be left out of it */

/* --- tables cut at the end of their page --- */

static gboolean
goes_on_in(const GkTable *table, const GkTable *next)
{
    return next->parts[0].page == table->parts[table->n_parts - 1].page + 1 &&
        next->column_count == table->column_count &&
        (*next->title.text == '\0' || strcmp(next->title.text, table->title.text) == 0);
}

static gint
edge_row(const GkSumBlock *block, gboolean last)
{
    gint found = -1;
    for (guint r = block->meaning->table->header_row_count; r < block->meaning->table->row_count; r++)
        if (gk_check_is_body(gk_sum_row(block, r)) && (last || found < 0))
            found = (gint) r;
    return found;
}

/* The group has the row, or a row that includes it. */
static gboolean
reaches(const GkSumBlock *block, const GkSumGroup *group, gint row)
{
    for (; row >= 0; row = gk_sum_row(block, (guint) row)->parent) {
        if ((guint) row == group->total)
            return TRUE;
        for (guint i = 0; i < group->terms->len; i++)
            if (g_array_index(group->terms, guint, i) == (guint) row)
                return TRUE;
    }
    return FALSE;
}

/* --- the table as a whole --- */

GkSumProof
gk_sum_proof(const GkSumBlock *block, const GPtrArray *groups, const GkSumCount *counts)
{
    const GkDocument *document = block->disclosure->document;
    guint index = block->meaning->table->index;
    const GkTable *table = &document->tables[index];
    GkSumProof proof = { block, gk_check_needs_proof(block->disclosure, block->meaning), 0, 0, 0, -1, -1 };
    for (guint i = 0; i < groups->len; i++) {
        const GkSumGroup *group = g_ptr_array_index(groups, i);
        if (group->some)
            continue;
        proof.groups += counts[i].passed > 0;
        proof.passed += counts[i].passed + counts[i].single;
        proof.failed += counts[i].failed;
    }
    if (index > 0 && goes_on_in(table - 1, table))
        proof.first = edge_row(block, FALSE);
    if (index + 1 < document->n_tables && goes_on_in(table, table + 1))
        proof.last = edge_row(block, TRUE);
    return proof;
}

/* --- a sum --- */

static guint
count_blanks(const GkSumProof *proof, const GkCheck *check)
{
    guint blanks = 0;
    for (guint i = 0; i < check->n_terms; i++)
        blanks += !gk_check_has_amount(proof->block->disclosure, check->terms[i]);
    return blanks;
}

/* Differences and the like: which side is larger tells nothing of what was left out. */
static gboolean
has_negative(const GkSumProof *proof, const GkCheck *check)
{
    gboolean negative = check->actual.coefficient < 0;
    for (guint i = 0; i < check->n_terms && !negative; i++)
        negative = gk_check_has_amount(proof->block->disclosure, check->terms[i]) &&
            gk_check_value(proof->block->disclosure, check->terms[i])->decimal.coefficient < 0;
    return negative;
}

/* The total is more than its parts, signs aside. */
static gboolean
is_short(const GkCheck *check)
{
    return (check->difference.coefficient < 0) == (check->actual.coefficient < 0);
}

/* The amount of a row in the column of a sum. */
static gboolean
amount_of(const GkSumProof *proof, const GkCheck *check, guint row, GkDecimal *amount)
{
    GkCellRef cell = { check->total.table, row, check->total.column };
    if (!gk_check_has_amount(proof->block->disclosure, cell))
        return FALSE;
    *amount = gk_check_value(proof->block->disclosure, cell)->decimal;
    return TRUE;
}

/* The term is the sum of the rows right below it. */
static gboolean
adds_up(const GkSumProof *proof, const GkCheck *check, gint term)
{
    GkDecimal sum = { 0, 0 }, amount, whole, rest = { 0, 0 };
    const GkTable *table = proof->block->meaning->table;
    if (!amount_of(proof, check, (guint) term, &whole))
        return FALSE;
    for (guint r = (guint) term + 1; r < table->row_count; r++)
        if (gk_sum_row(proof->block, r)->parent == term && amount_of(proof, check, r, &amount) &&
            !gk_decimal_add(sum, amount, &sum))
            return FALSE;
    return gk_decimal_subtract(whole, sum, &rest) &&
        gk_decimal_compare(gk_decimal_absolute(rest), check->tolerance) <= 0;
}

/* A row that is printed below one of the terms has just the amount that is missing, and that term does not add up with it:
 * its indent is wrong. */
static gboolean
has_misplaced_row(const GkSumProof *proof, const GkSumGroup *group, const GkCheck *check)
{
    const GkTable *table = proof->block->meaning->table;
    for (guint r = group->total + 1; r < table->row_count; r++) {
        GkDecimal amount, rest;
        gint parent = gk_sum_row(proof->block, r)->parent;
        if (parent < (gint) group->total && amount_of(proof, check, r, &amount))
            return FALSE; /* the rows below the total end here */
        if (parent < 0 || (guint) parent <= group->total ||
            gk_sum_row(proof->block, (guint) parent)->parent != (gint) group->total)
            continue;
        if (amount_of(proof, check, r, &amount) && gk_decimal_subtract(check->difference, amount, &rest) &&
            gk_decimal_compare(gk_decimal_absolute(rest), check->tolerance) <= 0 && !adds_up(proof, check, parent))
            return TRUE;
    }
    return FALSE;
}

/* The table is read as it is meant. */
static gboolean
is_sound(const GkSumProof *proof)
{
    return proof->groups >= FEWEST_GROUPS && proof->passed >= 9 * proof->failed;
}

GkCheckReason
gk_sum_refuse(const GkSumProof *proof, const GkSumGroup *group, const GkSumCount *count, const GkCheck *check)
{
    guint blanks = count_blanks(proof, check);
    gboolean missing = is_short(check);
    if (group->some && !(group->found && count->passed >= FEWEST_COLUMNS && count->failed == 1))
        return GK_REASON_PARTS_OF;
    if (blanks == check->n_terms)
        return GK_REASON_PARTS_NOT_PRINTED;
    if ((proof->last >= 0 && reaches(proof->block, group, proof->last)) ||
        (proof->first >= 0 && reaches(proof->block, group, proof->first)))
        return GK_REASON_CUT;
    if (missing && group->kind == GK_CHECK_HIERARCHY_SUM && has_misplaced_row(proof, group, check))
        return GK_REASON_LEVELS_UNCLEAR;
    if (missing && group->kind == GK_CHECK_HIERARCHY_SUM &&
        gk_check_says(proof->block->meaning->table->title.text, "main_items"))
        return GK_REASON_PARTS_MISSING; /* 主要负债情况: not all */
    gboolean proved = count->passed > 0 && count->passed >= count->failed;
    /* A part that is blank here may be printed at another level. */
    gboolean open = (missing || has_negative(proof, check)) && blanks > 0 && group->kind == GK_CHECK_HIERARCHY_SUM;
    if (proved && !open)
        return GK_REASON_NONE;
    if (count->failed == 1 && count->passed + count->single == 0 && is_sound(proof) && !missing)
        return GK_REASON_NONE;
    return missing ? GK_REASON_PARTS_MISSING : GK_REASON_LEVELS_UNCLEAR;
}

static gboolean
is_contradiction(const GkCheck *check, guint column)
{
    return check->status == GK_CHECK_FAIL && check->total.column == column;
}

void
gk_sum_spare_short_column(GArray *checks, guint column)
{
    guint missing = 0, others = 0;
    for (guint i = 0; i < checks->len; i++) {
        const GkCheck *check = &g_array_index(checks, GkCheck, i);
        if (is_contradiction(check, column))
            *(is_short(check) ? &missing : &others) += 1;
    }
    for (guint i = 0; i < checks->len && missing >= FEWEST_SHORT && others == 0; i++) {
        GkCheck *check = &g_array_index(checks, GkCheck, i);
        if (!is_contradiction(check, column))
            continue;
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_PARTS_MISSING;
    }
}
