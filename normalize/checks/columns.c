/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sums down the columns, and the balance of the halves.
 *
 * The groups of rows (groups.c, readings.c) are tried in each column of amounts. What holds confirms.
 * What fails contradicts where the standard forms say that it is a sum; in other tables only where something else than
 * this sum proves it (proof.c).
 *
 * In side-by-side tables the last totals of the halves are equal.
 */
#include "normalize/checks/finders.h"
#include "normalize/checks/implied.h"
#include "normalize/sums/lists.h"
#include "normalize/sums/proof.h"
#include "normalize/sums/query.h"
#include "normalize/sums/readings.h"

#include <string.h>

typedef struct {
    GkChecker *checker;
    const GPtrArray *blocks; /* GkSumBlock: of the table */
    guint index; /* of this one */
    GPtrArray *groups;
    GkSumCount *counts; /* parallel to groups */
    GkSumProof proof;
    GkFamily totals, hierarchy, parts;
} Work;

static const GkSumBlock *
block_of(const Work *work)
{
    return g_ptr_array_index(work->blocks, work->index);
}

static gboolean
has_codes(const GkTableMeaning *meaning, guint block)
{
    guint coded = 0, body = 0;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        const GkRow *row = gk_check_row(meaning, block, r);
        body += gk_check_is_body(row);
        coded += row->code != NULL;
    }
    return coded * 2 > body;
}

static GkFamily *
family_of(Work *work, const GkSumGroup *group)
{
    if (group->some)
        return &work->parts;
    return group->kind == GK_CHECK_COLUMN_SUM ? &work->totals : &work->hierarchy;
}

/* Keeps a sum with what it says: it holds, it does not, or it need not. */
static void
settle(Work *work, const GkSumGroup *group, const GkSumCount *count, GkCheck *check)
{
    GkFamily *family = family_of(work, group);
    gk_check_own_terms(work->checker->disclosure, check);
    if (!work->proof.needed) {
        gk_family_add(family, *check);
        return;
    }
    if (check->status == GK_CHECK_FAIL)
        check->reason = gk_sum_refuse(&work->proof, group, count, check);
    if (check->reason)
        check->status = GK_CHECK_NOT_APPLICABLE;
    check->unproved = TRUE;
    g_array_append_val(family->checks, *check);
}

/* A zero that is the sum of zeros, all of them printed: another digit in one of them would not come out. It says nothing
 * of what adds up, so that the structure has to be known. */
static void
try_zeros(Work *work, const GkSumGroup *group, guint column, GArray *cells)
{
    const GkDisclosure *disclosure = work->checker->disclosure;
    GkCheck check = { .kind = group->kind, .rule = group->rule };
    gboolean zeros = !work->proof.needed && !group->some && group->terms->len > 1 &&
        gk_check_cell(block_of(work)->meaning, group->total, column, &check.total) &&
        gk_check_is_zero(disclosure, check.total);
    g_array_set_size(cells, 0);
    for (guint i = 0; i < group->terms->len && zeros; i++) {
        GkCellRef cell;
        zeros = gk_check_cell(block_of(work)->meaning, g_array_index(group->terms, guint, i), column, &cell) &&
            gk_check_is_zero(disclosure, cell);
        g_array_append_val(cells, cell);
    }
    if (!zeros)
        return;
    check.terms = (const GkCellRef *) (const void *) cells->data;
    check.n_terms = cells->len;
    gk_check_own_terms(disclosure, &check);
    g_array_append_val(family_of(work, group)->checks, check);
}

static void
try_group(Work *work, guint index, guint column, GArray *cells)
{
    const GkSumGroup *group = g_ptr_array_index(work->groups, index);
    const GkSumCount *count = &work->counts[index];
    GkCheck check;
    if (group->kind == GK_CHECK_COLUMN_SUM &&
        gk_sum_of_lists(work->blocks, work->index, group->total, column, cells, &check)) {
        if (check.total.column == column) {
            gk_check_own_terms(work->checker->disclosure, &check);
            gk_family_add(&work->totals, check);
        }
        return;
    }
    GkSumOutcome outcome = gk_sum_try(block_of(work), group->total, group->terms, column, cells, &check);
    if (outcome == GK_SUM_FAIL && group->given) {
        /* The levels may be others in this column. */
        outcome = gk_sum_try(block_of(work), group->total, group->given, column, cells, &check);
        if (outcome == GK_SUM_FAIL)
            gk_sum_try(block_of(work), group->total, group->terms, column, cells, &check);
    }
    check.kind = group->kind;
    check.rule = group->rule;
    /* Where the rows mostly do not add up, what does by accident is no evidence. */
    gboolean accident = work->proof.needed && outcome != GK_SUM_FAIL && count->passed + count->single < count->failed;
    if (outcome == GK_SUM_UNTRIED)
        try_zeros(work, group, column, cells);
    else if (!accident)
        settle(work, group, count, &check);
}

/* Percentages of a column whose base is not printed, by the sums of its amounts. */
static void
try_implied(Work *work, GkFamily *family, const GkRatio *ratio)
{
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(GkImplied));
    g_autoptr(GArray) refs = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint i = 0; i < work->groups->len; i++) {
        const GkSumGroup *group = g_ptr_array_index(work->groups, i);
        GkImplied member = { ratio, group->total };
        GkCheck check;
        GkSumOutcome outcome = gk_sum_try(block_of(work), group->total, group->terms, ratio->amount, refs, &check);
        if (outcome != GK_SUM_PASS && outcome != GK_SUM_SINGLE)
            continue;
        g_array_set_size(members, 0);
        g_array_append_val(members, member);
        for (guint k = 0; k < group->terms->len; k++) {
            member.row = g_array_index(group->terms, guint, k);
            g_array_append_val(members, member);
        }
        gk_implied_try(family, (const GkImplied *) (const void *) members->data, members->len);
    }
}

static void
check_implied(Work *work)
{
    const GkSumBlock *block = block_of(work);
    GkFamily family = gk_family_begin(work->checker, FALSE);
    GkRatio ratio;
    family.confirming = TRUE;
    for (guint c = 0; c < block->meaning->table->column_count; c++)
        if (block->meaning->columns[c].role == GK_COLUMN_SHARE && block->meaning->columns[c].block == work->index &&
            !gk_ratio_read(block->disclosure, block->meaning, c, &ratio) && ratio.formula != GK_FORMULA_NONE)
            try_implied(work, &family, &ratio);
    gk_family_end(&family);
}

static void
check_block(GkChecker *checker, const GPtrArray *blocks, guint index)
{
    const GkSumBlock *block = g_ptr_array_index(blocks, index);
    Work work = { .checker = checker, .blocks = blocks, .index = index, .groups = gk_sum_groups(block) };
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    gk_sum_reread(block, work.groups);
    work.counts = g_new0(GkSumCount, work.groups->len + 1);
    for (guint i = 0; i < work.groups->len; i++) {
        const GkSumGroup *group = g_ptr_array_index(work.groups, i);
        work.counts[i] = gk_sum_count(block, group->total, group->terms);
    }
    work.proof = gk_sum_proof(block, work.groups, work.counts);
    work.totals = gk_family_begin(checker, TRUE);
    work.hierarchy = gk_family_begin(checker, has_codes(block->meaning, index));
    work.parts = gk_family_begin(checker, FALSE);
    work.totals.settled = work.hierarchy.settled = work.parts.settled = work.proof.needed;
    work.parts.confirming = TRUE;
    for (guint c = 0; c < block->n_columns; c++)
        for (guint i = 0; i < work.groups->len; i++)
            try_group(&work, i, block->columns[c], cells);
    for (guint c = 0; c < block->n_columns && work.proof.needed; c++)
        gk_sum_spare_short_column(work.hierarchy.checks, block->columns[c]);
    gk_family_end(&work.totals);
    gk_family_end(&work.hierarchy);
    gk_family_end(&work.parts);
    check_implied(&work);
    g_ptr_array_unref(work.groups);
    g_free(work.counts);
}

/* --- balance --- */

/* The total that ends the half, or stands before all of it. */
static gboolean
last_total(const GkTableMeaning *meaning, guint block, guint column, GkCellRef *total)
{
    guint first = meaning->table->header_row_count;
    if (first < meaning->table->row_count && gk_check_row(meaning, block, first)->kind == GK_ROW_TOTAL)
        return gk_check_cell(meaning, first, column, total);
    for (guint r = meaning->table->row_count; r-- > meaning->table->header_row_count;) {
        const GkRow *row = gk_check_row(meaning, block, r);
        if (row->kind == GK_ROW_TOTAL)
            return gk_check_cell(meaning, r, column, total);
        if (gk_check_is_body(row) && row->kind != GK_ROW_SECTION)
            return FALSE;
    }
    return FALSE;
}

/* The n-th column of amounts of a block; -1 when there are fewer. */
static gint
amount_column(const GkTableMeaning *meaning, guint block, guint n)
{
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].block == block && meaning->columns[c].role == GK_COLUMN_AMOUNT && n-- == 0)
            return (gint) c;
    return -1;
}

static gboolean
has_same_head(const GkTableMeaning *meaning, guint a, guint b)
{
    const GkColumn *x = &meaning->columns[a], *y = &meaning->columns[b];
    return x->path_length && y->path_length && strcmp(x->path[x->path_length - 1], y->path[y->path_length - 1]) == 0;
}

/* 收入总计 = 支出总计, in the first columns of the halves; where the halves have the same columns, in all of them. */
static void
try_halves(GkFamily *family, const GkTableMeaning *meaning, guint block, gboolean proof)
{
    GkCellRef a, b;
    for (guint n = 0;; n++) {
        gint left = amount_column(meaning, 0, n), right = amount_column(meaning, block, n);
        if (left < 0 || right < 0 || (n > 0 && !has_same_head(meaning, (guint) left, (guint) right)))
            return;
        if (!last_total(meaning, 0, (guint) left, &a) || !last_total(meaning, block, (guint) right, &b) ||
            a.row != b.row)
            return;
        const char *label = gk_check_row(meaning, 0, a.row)->label;
        if (!proof || gk_check_says(label, "balanced"))
            gk_family_try_pair(family, GK_CHECK_BALANCE, "income_total_equals_expenditure_total", a, b);
    }
}

/* The cell is the sum of its parts by one of the checks from `first`. */
static gboolean
adds_up(const GkChecker *checker, guint first, GkCellRef cell)
{
    for (guint i = first; i < checker->checks->len; i++) {
        const GkCheck *check = &g_array_index(checker->checks, GkCheck, i);
        if (check->status == GK_CHECK_PASS && check->kind == GK_CHECK_COLUMN_SUM && check->total.row == cell.row &&
            check->total.column == cell.column)
            return TRUE;
    }
    return FALSE;
}

/* Two totals that are what their own parts give need not balance: what is left at the end of the year, or what comes
 * from elsewhere, is not printed. */
static void
excuse_sums(GkFamily *family, guint first)
{
    for (guint i = 0; i < family->checks->len; i++) {
        GkCheck *check = &g_array_index(family->checks, GkCheck, i);
        if (check->status != GK_CHECK_FAIL || !adds_up(family->checker, first, check->total) ||
            !adds_up(family->checker, first, check->terms[0]))
            continue;
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_NOT_BALANCED;
    }
}

/* `first`: of the table's checks. */
static void
try_balance(GkChecker *checker, const GkTableMeaning *meaning, guint first)
{
    GkFamily family = gk_family_begin(checker, TRUE);
    /* Only 收支 tables have halves that balance; lists set side by side have totals of their own. */
    gboolean balanced = strstr(meaning->kind, "balance") != NULL;
    gboolean proof = gk_check_needs_proof(checker->disclosure, meaning);
    for (guint block = 1; balanced && block < meaning->n_blocks; block++)
        try_halves(&family, meaning, block, proof);
    if (proof)
        excuse_sums(&family, first);
    gk_family_end(&family);
}

/* --- the table --- */

static void
free_block(gpointer block)
{
    gk_sum_block_free(block);
}

void
gk_checks_columns(GkChecker *checker, guint table)
{
    const GkTableMeaning *meaning = &checker->disclosure->tables[table];
    if (g_str_has_prefix(meaning->kind, "performance"))
        return;
    g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func(free_block);
    guint first = checker->checks->len;
    for (guint block = 0; block < MAX(meaning->n_blocks, 1); block++)
        g_ptr_array_add(blocks, gk_sum_block_new(checker->disclosure, table, block));
    for (guint block = 0; block < blocks->len; block++)
        check_block(checker, blocks, block);
    try_balance(checker, meaning, first);
}
