/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Other readings of a sum that does not come out.
 *
 * Codes, numbers and indents do not tell all levels, and some are printed wrongly. Where the rows of a group do not add
 * up in most columns, others are tried, in this order, and taken where they do, in all columns (or all but one of
 * several):
 *
 *   named      a row without those that are its parts by their names (named.c)
 *   nested     a row without the rows behind it that add up to it:
 *
 *                  本年收入合计      58000
 *                  转移性收入        18467 ─┐
 *                  补助收入            836  │ 836 + 17631: told once too often
 *                  上年结余收入      17631 ─┘
 *                  收入总计          76467
 *
 *   crossing   a subtotal without the rows right behind it, which part it in another way:
 *
 *                  收入小计          67900      of all funds
 *                  财政补贴收入      13050 ─┐   of which
 *                  利息收入            860 ─┘
 *                  上级补助收入         50
 *                  收入合计          67950
 *
 *   trees      the same on several levels (nesting.c)
 *
 *   one level  the subtotals alone, or what stands between them alone
 *
 *   displaced  the parts of a part that does not add up either, beside it or in its place: an indent printed wrongly
 *
 * Names are believed everywhere, the rest is tried only where the table is no standard form, whose levels are known.
 * Readings that come out in all columns are looked for first. What is found so confirms; it contradicts only where
 * three columns prove it. The search is bounded by a budget for each block.
 */
#include "normalize/sums/readings.h"

#include "normalize/sums/named.h"
#include "normalize/sums/nesting.h"
#include "normalize/sums/query.h"
#include "normalize/sums/running.h"

#include <string.h>

#define MOST_BEHIND 60u /* rows that one row may be the sum of */
#define BUDGET 2000000u /* cells looked at for a block */

typedef struct {
    const GkSumBlock *block;
    GPtrArray *groups; /* GkSumGroup */
    GPtrArray *found; /* GkSumGroup: parts found on the way */
    GkSumGroup **of; /* by row: the group whose total it is, in the hierarchy */
    gboolean wide; /* more than names */
    gboolean strict; /* in all columns */
    GkSumCount before; /* of the group that is looked at, as it was given */
    guint budget;
} Search;

static gboolean
fails_mostly(GkSumCount count)
{
    return count.failed > count.passed;
}

static gboolean
comes_out(GkSumCount count)
{
    return (count.failed == 0 && count.passed + count.single > 0) || (count.failed == 1 && count.passed > 1);
}

static GkSumCount
count_rows(Search *search, guint total, const GArray *rows)
{
    guint cost = (rows->len + 1) * search->block->n_columns;
    GkSumCount none = { 0, 0, 1 };
    if (search->budget < cost)
        return none;
    search->budget -= cost;
    return gk_sum_count(search->block, total, rows);
}

/* Names are evidence of their own: half of the columns are enough. A reading that most columns confirm gives way only
 * to one that all of them do. */
static gboolean
is_better(const GkSumCount *before, GkSumCount count, gboolean named, gboolean strict)
{
    if (!fails_mostly(*before))
        return count.failed == 0 && count.passed + count.single >= before->passed + before->single + before->failed;
    return count.failed == 0
        ? comes_out(count)
        : !strict && (comes_out(count) || (named && count.passed > 0 && count.passed >= count.failed));
}

/* Takes the rows as the group's terms where they add up. */
static gboolean
take(Search *search, GkSumGroup *group, const GArray *rows, gboolean named)
{
    gboolean same =
        rows->len == group->terms->len && memcmp(rows->data, group->terms->data, rows->len * sizeof(guint)) == 0;
    if (rows->len == 0 || same ||
        !is_better(&search->before, count_rows(search, group->total, rows), named, search->strict))
        return FALSE;
    group->given = group->terms;
    group->terms = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(group->terms, rows->data, rows->len);
    return TRUE;
}

static void
add_found(Search *search, const char *rule, guint total, const guint *rows, guint n)
{
    GkSumGroup *group = gk_sum_group_new(GK_CHECK_HIERARCHY_SUM, rule, total);
    g_array_append_vals(group->terms, rows, n);
    group->some = group->found = TRUE;
    g_ptr_array_add(search->found, group);
}

/* --- parts by their names --- */

static gboolean
try_named(Search *search, GkSumGroup *group)
{
    const GkSumBlock *block = search->block;
    g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) before = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(before, group->terms->data, group->terms->len);
    const guint *rows = (const guint *) (const void *) before->data;
    for (guint i = 0; i < before->len; i = gk_check_end_of_named_parts(block->meaning, block->block, before, i))
        g_array_append_val(kept, rows[i]);
    if (!take(search, group, kept, TRUE))
        return FALSE;
    for (guint i = 0, end; i < before->len; i = end) {
        end = gk_check_end_of_named_parts(block->meaning, block->block, before, i);
        if (end > i + 1)
            add_found(search, "row_equals_its_named_parts", rows[i], rows + i + 1, end - i - 1);
    }
    return TRUE;
}

/* --- rows behind a row that add up to it --- */

static GkSumCount
count_running(const GkSumBlock *block, const GkRunning *running, guint row)
{
    GkSumCount count = { 0 };
    for (guint i = 0; i < block->n_columns; i++) {
        gint result = gk_running_compare(block, &running[i], row, i);
        count.failed += result < 0;
        count.passed += result > 0 && running[i].amounts > 1;
        count.single += result > 0 && running[i].amounts <= 1;
    }
    return count;
}

/* How many of the rows behind rows[i] add up to it, in all columns if there are so many; 0 for none. */
static guint
count_behind(Search *search, const GArray *rows, guint i, gboolean single)
{
    const GkSumBlock *block = search->block;
    g_autofree GkRunning *running = g_new0(GkRunning, block->n_columns + 1);
    guint nearly = 0;
    for (guint j = i + 1; j < rows->len && j <= i + MOST_BEHIND && search->budget > block->n_columns; j++) {
        search->budget -= block->n_columns;
        gk_running_add(block, running, g_array_index(rows, guint, j));
        GkSumCount count = count_running(block, running, g_array_index(rows, guint, i));
        if (!comes_out(count) || (count.passed == 0 && !single))
            continue;
        if (count.failed == 0)
            return j - i;
        if (nearly == 0)
            nearly = j - i;
    }
    return nearly;
}

static gboolean
try_nested(Search *search, GkSumGroup *group, gboolean single)
{
    g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) before = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(before, group->terms->data, group->terms->len);
    const guint *rows = (const guint *) (const void *) before->data;
    for (guint i = 0; i < before->len; i++) {
        guint behind = count_behind(search, before, i, single);
        g_array_append_val(kept, rows[i]);
        if (behind) {
            g_array_append_val(runs, i);
            g_array_append_val(runs, behind);
        }
        i += behind;
    }
    if (!take(search, group, kept, FALSE))
        return FALSE;
    for (guint k = 0; k < runs->len; k += 2) {
        guint i = g_array_index(runs, guint, k), n = g_array_index(runs, guint, k + 1);
        add_found(search, "row_equals_the_rows_behind_it", rows[i], rows + i + 1, n);
    }
    return TRUE;
}

/* --- several levels of such rows --- */

/* What it finds on the way counts, whether or not all of it comes out. */
static gboolean
try_tree(Search *search, GkSumGroup *group)
{
    g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) before = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(before, group->terms->data, group->terms->len);
    gk_sum_nest(search->block, before, &search->budget, kept, search->found);
    return take(search, group, kept, FALSE);
}

/* --- a subtotal parted in another way --- */

static gboolean
try_crossing(Search *search, GkSumGroup *group)
{
    gint last = -1;
    for (guint i = 0; i < group->terms->len; i++)
        if (search->block->sums[g_array_index(group->terms, guint, i)])
            last = (gint) i;
    for (guint first = (guint) last + 2; last >= 0 && first <= group->terms->len; first++) {
        g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint));
        g_array_append_vals(rows, group->terms->data, (guint) last + 1);
        if (first < group->terms->len)
            g_array_append_vals(rows, &g_array_index(group->terms, guint, first), group->terms->len - first);
        if (take(search, group, rows, FALSE))
            return TRUE;
    }
    return FALSE;
}

/* --- one level of two --- */

/* Only the rows that are sums themselves, or only the others. */
static gboolean
try_level(Search *search, GkSumGroup *group, gboolean sums)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < group->terms->len; i++) {
        guint row = g_array_index(group->terms, guint, i);
        if (search->block->sums[row] == sums)
            g_array_append_val(rows, row);
    }
    if (rows->len < 2 || !take(search, group, rows, FALSE))
        return FALSE;
    g_array_set_size(rows, 0);
    for (guint i = 0; i < group->given->len; i++)
        if (search->block->sums[g_array_index(group->given, guint, i)] != sums)
            g_array_append_val(rows, g_array_index(group->given, guint, i));
    add_found(search, "row_equals_its_parts", group->total, (const guint *) (const void *) rows->data, rows->len);
    return TRUE;
}

/* --- parts of parts --- */

static gboolean
try_displaced(Search *search, GkSumGroup *group, gboolean beside)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GPtrArray) moved = g_ptr_array_new();
    for (guint i = 0; i < group->terms->len; i++) {
        guint row = g_array_index(group->terms, guint, i);
        GkSumGroup *below = search->of[row];
        gboolean broken = below && below->terms->len && fails_mostly(count_rows(search, row, below->terms));
        if (!broken || beside)
            g_array_append_val(rows, row);
        if (broken) {
            g_array_append_vals(rows, below->terms->data, below->terms->len);
            g_ptr_array_add(moved, below);
        }
    }
    if (moved->len == 0 || !take(search, group, rows, FALSE))
        return FALSE;
    for (guint i = 0; i < moved->len; i++)
        g_array_set_size(((GkSumGroup *) g_ptr_array_index(moved, i))->terms, 0);
    return TRUE;
}

/* --- the search --- */

static gboolean
try_all(Search *search, GkSumGroup *group)
{
    if (try_named(search, group) || !search->wide)
        return group->given != NULL;
    return try_nested(search, group, FALSE) || try_nested(search, group, TRUE) || try_crossing(search, group) ||
        try_level(search, group, FALSE) || try_level(search, group, TRUE) || try_displaced(search, group, TRUE) ||
        try_displaced(search, group, FALSE) ||
        (!search->strict && try_tree(search, group));
}

static void
reread(Search *search, GkSumGroup *group)
{
    if (group->some || group->terms->len == 0)
        return;
    search->before = count_rows(search, group->total, group->terms);
    if (search->before.failed == 0)
        return;
    search->strict = TRUE;
    if (try_all(search, group))
        return;
    search->strict = FALSE;
    try_all(search, group);
}

/* Rows of which nothing says what they are parts of. */
static void
read_rest(Search *search)
{
    const GkTable *table = search->block->meaning->table;
    g_autofree gboolean *part = g_new0(gboolean, table->row_count + 1);
    g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < search->groups->len; i++) {
        const GkSumGroup *group = g_ptr_array_index(search->groups, i);
        for (guint k = 0; k < group->terms->len && !group->some; k++)
            part[g_array_index(group->terms, guint, k)] = TRUE;
    }
    for (guint r = table->header_row_count; r < table->row_count; r++)
        if (gk_check_is_body(gk_sum_row(search->block, r)) && !part[r])
            g_array_append_val(rows, r);
    gk_sum_nest(search->block, rows, &search->budget, kept, search->found);
}

void
gk_sum_reread(const GkSumBlock *block, GPtrArray *groups)
{
    Search search = { .block = block, .groups = groups, .found = g_ptr_array_new(), .budget = BUDGET };
    search.of = g_new0(GkSumGroup *, block->meaning->table->row_count + 1);
    search.wide = gk_check_needs_proof(block->disclosure, block->meaning);
    for (guint i = 0; i < groups->len; i++) {
        GkSumGroup *group = g_ptr_array_index(groups, i);
        if (group->kind == GK_CHECK_HIERARCHY_SUM)
            search.of[group->total] = group;
    }
    for (guint i = 0; i < groups->len; i++)
        reread(&search, g_ptr_array_index(groups, i));
    if (search.wide && block->n_columns > 0)
        read_rest(&search);
    for (guint i = 0; i < search.found->len; i++)
        g_ptr_array_add(groups, g_ptr_array_index(search.found, i));
    g_ptr_array_unref(search.found);
    g_free(search.of);
}
