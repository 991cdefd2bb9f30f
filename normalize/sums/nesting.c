/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lists without levels, read as trees.
 *
 *      一般公共服务支出   631759 ─┐
 *      人大事务            13198 ─┼┐      all labels begin at the same place, and no codes are printed
 *      行政运行             7695 ─┘│
 *      代表工作             5503 ──┘
 *      政协事务            11931 ─┐
 *      …
 *
 * Rows are read from the last to the first. A row that is the sum of the rows right behind it, of which those that are
 * parts of others no longer count, is their whole. Where amounts are small, that happens by accident: a sum counts only
 * where its parts are so large, in all columns together, that one in five hundred would do; one in twenty where the row
 * behind is the own level (市本级) of what the row names.
 */
#include "normalize/sums/nesting.h"

#include "normalize/sums/query.h"
#include "normalize/sums/running.h"

#define MOST_BEHIND 60u /* rows that one row may be the sum of */
#define FEWEST_ODDS 500
#define FEWEST_OF_PLACES 20

/* How many last digits the mean part of the sum has, at most FEWEST_ODDS. */
static gint64
mean_part(const GkRunning *running, guint rows)
{
    gint64 mean = (gint64) (gk_decimal_absolute(running->sum.value).coefficient / rows);
    return CLAMP(mean, 1, FEWEST_ODDS);
}

/* The sums so far are the row's, in all columns, and by no accident; in one of them several amounts. */
static gboolean
is_sum(const GkSumBlock *block, const GkRunning *running, guint row, guint n_rows, gint64 fewest)
{
    gint64 odds = 1;
    guint most = 0;
    for (guint i = 0; i < block->n_columns; i++) {
        gint result = gk_running_compare(block, &running[i], row, i);
        if (result < 0)
            return FALSE;
        if (result > 0) {
            odds = MIN(odds * mean_part(&running[i], n_rows), FEWEST_ODDS);
            most = MAX(most, running[i].amounts);
        }
    }
    return most > 1 && odds >= fewest;
}

/* How many of the last of `kept` add up to the row; 0 for none. */
static guint
count_parts(const GkSumBlock *block, const GArray *kept, guint row, guint *budget)
{
    g_autofree GkRunning *running = g_new0(GkRunning, block->n_columns + 1);
    guint behind = kept->len ? g_array_index(kept, guint, kept->len - 1) : row;
    gint64 fewest = gk_check_says(gk_sum_row(block, behind)->label, "own_level") ? FEWEST_OF_PLACES : FEWEST_ODDS;
    for (guint k = 1; k <= kept->len && k <= MOST_BEHIND && *budget > block->n_columns; k++) {
        *budget -= block->n_columns;
        gk_running_add(block, running, g_array_index(kept, guint, kept->len - k));
        if (k > 1 && is_sum(block, running, row, k, fewest))
            return k;
    }
    return 0;
}

void
gk_sum_nest(const GkSumBlock *block, const GArray *rows, guint *budget, GArray *kept, GPtrArray *found)
{
    g_array_set_size(kept, 0); /* upwards */
    for (guint i = rows->len; i-- > 0;) {
        guint row = g_array_index(rows, guint, i), parts = count_parts(block, kept, row, budget);
        if (parts) {
            GkSumGroup *group = gk_sum_group_new(GK_CHECK_HIERARCHY_SUM, "row_equals_the_rows_behind_it", row);
            for (guint k = 1; k <= parts; k++)
                g_array_append_val(group->terms, g_array_index(kept, guint, kept->len - k));
            group->some = group->found = TRUE;
            g_ptr_array_add(found, group);
            g_array_set_size(kept, kept->len - parts);
        }
        g_array_append_val(kept, row);
    }
    for (guint i = 0; i < kept->len / 2; i++) {
        guint *a = &g_array_index(kept, guint, i), *b = &g_array_index(kept, guint, kept->len - 1 - i), row = *a;
        *a = *b;
        *b = row;
    }
}
