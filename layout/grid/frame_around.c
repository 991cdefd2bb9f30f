/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A frame drawn around a table makes a grid of its own: its one large cell holds the table.
 *
 *      ┌────────────────────┐
 *      │ 单位：万元          │     the inner grid is the table; what else stands in the frame
 *      │ ┌──────┬─────────┐ │     is its captions and notes
 *      │ │ 科目 │  预算数 │ │
 *      │ └──────┴─────────┘ │
 *      └────────────────────┘
 *
 * A small table within one cell of a large one is none: the cell must take a good share of the grid around it.
 */
#include "layout/grid/grid.h"

#include "layout/grid/tuning.h"

static gboolean
box_inside(GkBox inner, GkBox outer)
{
    return inner.x0 >= outer.x0 - 1 && inner.x1 <= outer.x1 + 1 && inner.y0 >= outer.y0 - 1 && inner.y1 <= outer.y1 + 1;
}

/* The cell of `outer` that holds all of `inner`, or NULL. */
static const GkFragmentCell *
cell_around(const GkFragment *outer, const GkFragment *inner)
{
    for (guint i = 0; i < outer->n_cells; i++)
        if (box_inside(inner->box, outer->cells[i].box))
            return &outer->cells[i];
    return NULL;
}

gboolean
gk_grid_is_frame(const GkFragment *fragment, const GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        const GkFragment *inner = g_ptr_array_index(all, i);
        const GkFragmentCell *cell = inner == fragment ? NULL : cell_around(fragment, inner);
        if (cell &&
            gk_box_width(cell->box) * gk_box_height(cell->box) >
                GK_GRID_FRAME_SHARE * gk_box_width(fragment->box) * gk_box_height(fragment->box))
            return TRUE;
    }
    return FALSE;
}
