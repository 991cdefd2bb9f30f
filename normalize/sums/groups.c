/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which rows make up which.
 *
 *      201        一般公共服务   577.52  ─┐        a row is the sum of the rows of
 *      20103        办公厅       577.52 ─┐│        which it is the parent (类 = Σ款 = Σ项);
 *      2010301      行政运行      62.23  ││        合计 is the sum of the rows that have
 *      2010350      事业运行     515.29  ││        no parent, above it or, where it comes
 *                   合计         614.59  ◄┘        first, below it; a later total adds
 *                                                  the earlier one to what follows it
 *
 * 其中 rows are parts: a parent all of whose children are 其中 need not be their sum.
 *
 * A total need not say so (全市一般公共预算收入): a row that is the sum of all that stands above it, in most columns
 * and in one of them of several amounts, is one; in a single column where it has three amounts, or the label says that
 * it is of a whole place. Its label is often centred, so that it seems to be part of the row above.
 *
 * The groups are those of rows; each is tried in every column of amounts (columns.c).
 */
#include "normalize/sums/groups.h"

#include "normalize/sums/query.h"
#include "normalize/sums/running.h"
#include "normalize/values/numbering.h"

#include <string.h>

#define FEWEST_CLASSES 3u /* that a coded list begins with them */

/* --- the block --- */

const GkRow *
gk_sum_row(const GkSumBlock *block, guint row)
{
    return gk_check_row(block->meaning, block->block, row);
}

static gboolean
is_part_row(const GkRow *row)
{
    return gk_check_says(row->label, "part");
}

gboolean
gk_sum_is_top(const GkSumBlock *block, guint r, gint last_total)
{
    const GkRow *row = gk_sum_row(block, r);
    gboolean stray = block->classes && row->code && row->level > 1 && row->parent < 0; /* its code is misprinted */
    return gk_check_is_body(row) && !is_part_row(row) && !stray && (row->parent < 0 || row->parent <= last_total);
}

/* A label that spans the column, with the amount behind it, makes that amount the total of this column too: the halves
 * 功能 and 用途 have one total. */
gboolean
gk_sum_total_cell(const GkSumBlock *block, guint row, guint column, GkCellRef *total)
{
    const GkTableMeaning *meaning = block->meaning;
    const GkCell *cell = gk_table_cell_at(meaning->table, row, column);
    guint next = cell->column + cell->column_span;
    if (gk_check_cell(meaning, row, column, total))
        return TRUE;
    if (!block->sums[row] || cell->row != row || cell->column >= column || cell->row_span > 1 ||
        next >= meaning->table->column_count || meaning->columns[next].role != GK_COLUMN_AMOUNT)
        return FALSE;
    *total = (GkCellRef) { meaning->table->index, row, next };
    return TRUE;
}

/* --- trying --- */

GkSumOutcome
gk_sum_try(const GkSumBlock *block, guint total, const GArray *rows, guint column, GArray *cells, GkCheck *check)
{
    GkCellRef sum, term;
    guint amounts = 0;
    *check = (GkCheck) { 0 };
    g_array_set_size(cells, 0);
    for (guint i = 0; i < rows->len; i++)
        if (gk_check_cell(block->meaning, g_array_index(rows, guint, i), column, &term)) {
            amounts += gk_check_has_amount(block->disclosure, term);
            g_array_append_val(cells, term);
        }
    if (!gk_sum_total_cell(block, total, column, &sum) || !gk_check_sum(block->disclosure, sum, cells, NULL, FALSE, FALSE, check))
        return GK_SUM_UNTRIED;
    if (check->status == GK_CHECK_FAIL)
        return GK_SUM_FAIL;
    return amounts > 1 ? GK_SUM_PASS : GK_SUM_SINGLE;
}

GkSumCount
gk_sum_count(const GkSumBlock *block, guint total, const GArray *rows)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    GkSumCount count = { 0 };
    GkCheck check;
    for (guint i = 0; i < block->n_columns; i++) {
        GkSumOutcome outcome = gk_sum_try(block, total, rows, block->columns[i], cells, &check);
        count.passed += outcome == GK_SUM_PASS;
        count.single += outcome == GK_SUM_SINGLE;
        count.failed += outcome == GK_SUM_FAIL;
    }
    return count;
}

/* --- totals that do not say so --- */

/* The row has the sums of what stands above it in at least two columns, or in one, where that has three amounts or the
 * label speaks of all. */
static gboolean
is_sum_of(const GkSumBlock *block, const GkRunning *running, guint row)
{
    guint equal = 0, different = 0, most = 0;
    for (guint i = 0; i < block->n_columns; i++) {
        gint result = gk_running_compare(block, &running[i], row, i);
        equal += result > 0;
        different += result < 0;
        if (result > 0)
            most = MAX(most, running[i].amounts);
    }
    guint fewest = equal > 1 || gk_check_says(gk_sum_row(block, row)->label, "silent_total") ? 2 : 3;
    return most >= fewest && equal > different;
}

static gboolean
may_be_total(const GkRow *row)
{
    return row->kind == GK_ROW_DETAIL && !row->code && row->label && !is_part_row(row) &&
        gk_numbering_parse(row->label).style == GK_NUMBERING_NONE;
}

static void
find_silent_totals(GkSumBlock *block)
{
    g_autofree GkRunning *running = g_new0(GkRunning, block->n_columns + 1);
    gint last_total = -1;
    guint rows = 0; /* added up */
    for (guint r = block->meaning->table->header_row_count; r < block->meaning->table->row_count; r++) {
        gboolean sums = block->sums[r];
        if (!sums && rows > 1 && may_be_total(gk_sum_row(block, r)) && is_sum_of(block, running, r))
            block->sums[r] = sums = TRUE;
        if (sums) {
            memset(running, 0, sizeof *running * block->n_columns);
            last_total = (gint) r;
            rows = 0;
        }
        if (sums || gk_sum_is_top(block, r, last_total)) {
            gk_running_add(block, running, r);
            rows++;
        }
    }
}

static guint
count_classes(const GkSumBlock *block)
{
    guint classes = 0;
    for (guint r = block->meaning->table->header_row_count; r < block->meaning->table->row_count; r++)
        classes += gk_sum_row(block, r)->code && gk_sum_row(block, r)->level == 1;
    return classes;
}

GkSumBlock *
gk_sum_block_new(const GkDisclosure *disclosure, guint table, guint index)
{
    const GkTableMeaning *meaning = &disclosure->tables[table];
    GkSumBlock *block = g_new0(GkSumBlock, 1);
    *block = (GkSumBlock) { .disclosure = disclosure,
                            .meaning = meaning,
                            .block = index,
                            .columns = g_new(guint, meaning->table->column_count + 1),
                            .sums = g_new0(gboolean, meaning->table->row_count + 1) };
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].role == GK_COLUMN_AMOUNT && meaning->columns[c].block == index)
            block->columns[block->n_columns++] = c;
    for (guint r = 0; r < meaning->table->row_count; r++)
        block->sums[r] = gk_check_is_sum_row(gk_sum_row(block, r));
    block->classes = count_classes(block) >= FEWEST_CLASSES;
    find_silent_totals(block);
    return block;
}

void
gk_sum_block_free(GkSumBlock *block)
{
    g_free(block->columns);
    g_free(block->sums);
    g_free(block);
}

/* --- the groups --- */

GkSumGroup *
gk_sum_group_new(GkCheckKind kind, const char *rule, guint total)
{
    GkSumGroup *group = g_new0(GkSumGroup, 1);
    *group = (GkSumGroup) { .kind = kind, .rule = rule, .total = total };
    group->terms = g_array_new(FALSE, FALSE, sizeof(guint));
    return group;
}

static void
free_group(gpointer data)
{
    GkSumGroup *group = data;
    g_array_unref(group->terms);
    g_clear_pointer(&group->given, g_array_unref);
    g_free(group);
}

/* Terms of a total that stands first: all top rows below it, to the next total. */
static void
collect_below(const GkSumBlock *block, guint total, GArray *terms)
{
    for (guint r = total + 1; r < block->meaning->table->row_count; r++) {
        if (gk_sum_row(block, r)->kind == GK_ROW_TOTAL)
            return;
        if (gk_sum_is_top(block, r, (gint) total))
            g_array_append_val(terms, r);
    }
}

static void
find_totals(const GkSumBlock *block, GPtrArray *groups)
{
    g_autoptr(GArray) above = g_array_new(FALSE, FALSE, sizeof(guint));
    gint last_total = -1;
    for (guint r = block->meaning->table->header_row_count; r < block->meaning->table->row_count; r++) {
        if (!gk_check_is_body(gk_sum_row(block, r)))
            continue;
        if (!block->sums[r]) {
            if (gk_sum_is_top(block, r, last_total))
                g_array_append_val(above, r);
            continue;
        }
        GkSumGroup *group = gk_sum_group_new(GK_CHECK_COLUMN_SUM, "total_row_equals_its_parts", r);
        g_ptr_array_add(groups, group);
        if (above->len == 0) {
            collect_below(block, r, group->terms);
            return; /* a total that stands first is the sum of all: what follows is no sum of what precedes */
        }
        g_array_append_vals(group->terms, above->data, above->len);
        g_array_set_size(above, 0);
        g_array_append_val(above, r);
        last_total = (gint) r;
    }
}

/* What 其中 begins are parts, all of them or some. */
static GkSumGroup *
group_of_parent(const GkSumBlock *block, guint parent, guint first)
{
    gboolean some = is_part_row(gk_sum_row(block, first));
    GkSumGroup *group =
        gk_sum_group_new(GK_CHECK_HIERARCHY_SUM, some ? "row_equals_its_parts" : "parent_equals_its_children", parent);
    group->some = some;
    return group;
}

static void
find_parents(const GkSumBlock *block, GPtrArray *groups)
{
    guint rows = block->meaning->table->row_count;
    g_autofree GkSumGroup **of = g_new0(GkSumGroup *, rows + 1);
    gint last_sum = -1;
    for (guint r = block->meaning->table->header_row_count; r < rows; r++) {
        const GkRow *row = gk_sum_row(block, r);
        if (block->sums[r])
            last_sum = (gint) r;
        /* A sum row closes what stands above it: nothing below is a child of that. */
        if (!gk_check_is_body(row) || block->sums[r] || row->parent < 0 || row->parent < last_sum ||
            (guint) row->parent >= rows || block->sums[row->parent])
            continue;
        if (!of[row->parent])
            of[row->parent] = group_of_parent(block, (guint) row->parent, r);
        g_array_append_val(of[row->parent]->terms, r);
    }
    for (guint r = 0; r < rows; r++)
        if (of[r])
            g_ptr_array_add(groups, of[r]);
}

GPtrArray *
gk_sum_groups(const GkSumBlock *block)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_group);
    if (block->n_columns == 0)
        return groups;
    find_totals(block, groups);
    find_parents(block, groups);
    return groups;
}
