/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Forms over several pages (see join/join.c).
 *
 *      page 3  ┌──────────┬────────────────────┐    page 4  ┌──────┬──────────┬──────────┬───────┐
 *              │ 项目名称 │ 道路维修           │            │      │ 一级指标 │ 二级指标 │ 目标  │
 *              ├──────────┼────────┬─────┬─────┤            │ 绩效 ├──────────┼──────────┼───────┤
 *              │ 主管部门 │ 交通局 │ 金额│ 10  │            │ 指标 │ 产出指标 │ 数量指标 │ 5公里 │
 *              └──────────┴────────┴─────┴─────┘            └──────┴──────────┴──────────┴───────┘
 *
 * The rows of a form have cells of their own widths, so its pages need have no
 * boundary in common but the outer ones. What shows that they are one: the edges
 * stand at the same places, many rows above have cells over several columns, the
 * upper piece has a title and ends where the page does, and the lower one does
 * not begin as the form did (that would be the next form). The columns of both
 * are the table's.
 *
 * Tables that are no forms, and agree in nothing but their edges, stay apart; when
 * all else speaks for one table, that is told.
 */
#include "layout/join/internal.h"
#include "layout/join/tuning.h"


#include <math.h>
#include <string.h>

/* The share of the rows that have a cell with something in it over several columns, but not over all. Below a header of
 * several levels, the header's don't count. */
static double
share_of_wide_rows(const GkGrowing *growing)
{
    guint columns = growing->bounds->len - 1, wide = 0;
    guint first = growing->header_rows > 1 ? growing->header_rows : 0;
    g_autofree guint8 *seen = g_new0(guint8, growing->row_count + 1);
    for (guint i = 0; i < growing->cells->len; i++) {
        const GkCell *cell = &g_array_index(growing->cells, GkCell, i);
        if (cell->row < first || cell->column_span < 2 || cell->column_span == columns || !*cell->text ||
            seen[cell->row])
            continue;
        seen[cell->row] = 1;
        wide++;
    }
    return growing->row_count > first ? (double) wide / (growing->row_count - first) : 0;
}

static const char *
first_text_of(const GkCell *cells, guint n_cells)
{
    for (guint i = 0; i < n_cells; i++)
        if (*cells[i].text)
            return cells[i].text;
    return "";
}

gboolean
gk_join_edges_agree(const GkGrowing *growing, const GkFragment *fragment)
{
    const GkFragment *last = g_ptr_array_index(growing->fragments, growing->fragments->len - 1);
    return last->n_sides == 0 && fragment->n_sides == 0 && !fragment->aligned && !last->aligned &&
        fabs(fragment->box.x0 - last->box.x0) < GK_JOIN_COLUMN &&
        fabs(fragment->box.x1 - last->box.x1) < GK_JOIN_COLUMN &&
        last->box.y1 + fragment->ys[1] - fragment->ys[0] > GK_JOIN_FORM_FILLS * last->layout->page->height;
}

gboolean
gk_join_is_form(const GkGrowing *growing, const GkTable *view)
{
    const GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    const GkCell *cells = (const GkCell *) (gpointer) growing->cells->data;
    const char *begins = first_text_of(view->cells, view->n_cells);
    return *first->title.text && share_of_wide_rows(growing) >= GK_JOIN_FORM_WIDE_ROWS &&
        strcmp(begins, first_text_of(cells, growing->cells->len)) != 0;
}
