/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows without number that a numbered row is made of, and their own parts.
 *
 *      一、一般公共服务        the numbers tell the first level, the indents those below it
 *          人大事务
 *            行政运行
 *            人大会议
 *          政协事务
 *            行政运行
 *
 * Indents are also set by chance: a long label moved to the left so that it fits, one row further in than its like. So
 * they are believed where in each numbered row the first part stands as far left as any, and where more than one row is
 * part of another.
 */
#include "normalize/tables/rows.h"

#include "layout/prose/indents.h"

#define RANKS (GK_INDENT_STEPS + 1)

/* Rows without number that a numbered row above is made of. */
static gboolean
is_plain_part(const GkBlock *block, guint row)
{
    gint parent = block->rows[row].parent;
    return parent >= 0 && gk_row_has_place(&block->rows[row]) && block->facts[row].cell &&
        block->facts[row].numbering.style == GK_NUMBERING_NONE &&
        block->facts[parent].numbering.style != GK_NUMBERING_NONE &&
        block->facts[parent].numbering.style != GK_NUMBERING_OF_WHICH;
}

/* Indents mean something where the first part of each numbered row stands as far left as any of its parts. */
static gboolean
begin_outermost(const GkBlock *block, const guint *ranks)
{
    guint first = 0;
    gint whole = -1;
    for (guint r = 1; r < block->work->table->row_count; r++) {
        if (ranks[r] && block->rows[r].parent != whole) {
            first = ranks[r];
            whole = block->rows[r].parent;
        }
        if (ranks[r] && ranks[r] < first)
            return FALSE;
    }
    return TRUE;
}

/* The row that row `r` is part of as it is indented: the nearest one above with the same whole that stands further left;
 * last[] is the last row of each rank. */
static gint
find_outer(const gint *wholes, guint rank, guint r, gint last[RANKS])
{
    gint outer = wholes[r];
    for (guint k = 1; k < rank; k++)
        if (last[k] > outer && wholes[last[k]] == wholes[r])
            outer = last[k];
    last[rank] = (gint) r;
    return outer;
}

/* Below a numbered row, rows without number are parts of each other as they are indented; a single row that stands
 * further in is no sign. What hangs on a row goes deeper with it. */
void
gk_hierarchy_nest_by_indent(GkBlock *block)
{
    guint n_rows = block->work->table->row_count, k = 0, nested = 0;
    gint last[RANKS] = { 0 };
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    for (guint r = 0; r < n_rows; r++)
        if (is_plain_part(block, r))
            g_ptr_array_add(labels, (gpointer) block->facts[r].cell);
    g_autofree guint *levels = g_new0(guint, labels->len + 1), *ranks = g_new0(guint, n_rows),
                     *deeper = g_new0(guint, n_rows);
    g_autofree gint *wholes = g_new(gint, n_rows), *outer = g_new(gint, n_rows);
    if (block->centred || gk_indent_steps((const GkCell *const *) labels->pdata, labels->len, levels) < 2)
        return;
    for (guint r = 0; r < n_rows; r++) {
        outer[r] = wholes[r] = block->rows[r].parent;
        ranks[r] = is_plain_part(block, r) ? levels[k++] : 0;
        if (ranks[r])
            outer[r] = find_outer(wholes, ranks[r], r, last);
        nested += outer[r] != wholes[r];
    }
    gboolean nest = nested > 1 && begin_outermost(block, ranks);
    for (guint r = 0; r < n_rows && nest; r++) {
        GkRow *row = &block->rows[r];
        row->parent = outer[r];
        if (row->parent >= 0)
            deeper[r] = deeper[row->parent] + (row->parent != wholes[r]);
        row->level += row->level ? deeper[r] : 0;
    }
}
