/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows that are none. Where a page ends in the middle of a table, some
 * programs draw the table's frame on to the end of the page:
 *
 *      │ 11、… │ 28.00 │
 *      ├───────┴───────┤      what is below the last rule is open, undivided
 *      │               │      and empty: no row, only the frame going on
 *
 * The grid makes a row of it, since a row whose rule is missing looks the same
 * until its text is known.
 */
#include "layout/fragment.h"

#include <string.h>

static gboolean
is_blank_strip(const GkFragment *fragment, guint row)
{
    const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, 0);
    return cell->row_span == 1 && cell->column_span == fragment->column_count && cell->n_glyphs == 0;
}

static void
drop_last(GkFragment *fragment)
{
    fragment->row_count--;
    fragment->n_cells--;
    fragment->box.y1 = fragment->ys[fragment->row_count];
    fragment->open_bottom = FALSE;
}

static void
drop_first(GkFragment *fragment)
{
    fragment->row_count--;
    fragment->n_cells--;
    fragment->ys++;
    fragment->box.y0 = fragment->ys[0];
    memmove(fragment->cells, fragment->cells + 1, fragment->n_cells * sizeof *fragment->cells);
    for (guint i = 0; i < fragment->n_cells; i++)
        fragment->cells[i].row--;
    fragment->cell_at += fragment->column_count;
    for (gsize i = 0; i < (gsize) fragment->row_count * fragment->column_count; i++)
        fragment->cell_at[i]--;
    fragment->open_top = FALSE;
}

void
gk_fragment_trim_open_rows(GkFragment *fragment)
{
    if (fragment->column_count < 2)
        return;
    if (fragment->open_bottom && fragment->row_count > 1 && is_blank_strip(fragment, fragment->row_count - 1))
        drop_last(fragment);
    if (fragment->open_top && fragment->row_count > 1 && is_blank_strip(fragment, 0))
        drop_first(fragment);
}
