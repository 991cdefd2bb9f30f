/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Totals over several lists set side by side.
 *
 *     301 … 48 | 302 … 12.00 | 307 … 0.50
 *     人员合计 50 | 公用经费合计       13.50      one label over two lists, one total of both
 */
#include "normalize/sums/lists.h"

#include "normalize/sums/query.h"

#define MOST_LISTS 8u /* side by side, with one total */

/* The lists' amount columns from the first that has nothing in the row to the total's own; 0 where it is the only one.
 */
static guint
columns_of_total(const GkTableMeaning *meaning, GkCellRef total, guint columns[MOST_LISTS])
{
    guint found[MOST_LISTS], n = 0, block = meaning->columns[total.column].block;
    for (guint c = total.column; c-- > 0 && n + 1 < MOST_LISTS;) {
        const GkCell *cell = gk_table_cell_at(meaning->table, total.row, c);
        gboolean begins = cell->column == c && cell->row == total.row;
        if (meaning->columns[c].role != GK_COLUMN_AMOUNT)
            continue;
        if (meaning->columns[c].block == block || (begins && *cell->text))
            break;
        block = meaning->columns[c].block;
        found[n++] = c;
    }
    for (guint i = 0; i < n; i++)
        columns[i] = found[n - 1 - i];
    columns[n] = total.column;
    return n ? n + 1 : 0;
}

/* The top rows of a list between the total before and this one, in a column. */
static void
collect_above(const GkSumBlock *block, guint total, guint column, GArray *cells)
{
    guint first = cells->len;
    gint last_total = -1;
    GkCellRef ref;
    for (guint r = block->meaning->table->header_row_count; r < total; r++) {
        if (block->sums[r]) {
            g_array_set_size(cells, first);
            last_total = (gint) r;
        } else if (gk_sum_is_top(block, r, last_total) && gk_check_cell(block->meaning, r, column, &ref)) {
            g_array_append_val(cells, ref);
        }
    }
}

gboolean
gk_sum_of_lists(const GPtrArray *blocks, guint block, guint row, guint column, GArray *cells, GkCheck *check)
{
    const GkSumBlock *own = g_ptr_array_index(blocks, block);
    GkCellRef total;
    guint columns[MOST_LISTS], n;
    *check = (GkCheck) { .kind = GK_CHECK_COLUMN_SUM, .rule = "total_row_equals_its_lists" };
    if (!own->sums[row] || !gk_sum_total_cell(own, row, column, &total))
        return FALSE;
    n = columns_of_total(own->meaning, total, columns);
    g_array_set_size(cells, 0);
    for (guint i = 0; i < n; i++) {
        const GkSumBlock *list = g_ptr_array_index(blocks, own->meaning->columns[columns[i]].block);
        collect_above(list, row, columns[i], cells);
    }
    return n > 0 && gk_check_sum(own->disclosure, total, cells, NULL, FALSE, FALSE, check) && check->status == GK_CHECK_PASS;
}
