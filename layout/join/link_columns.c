/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The columns of the next page among those of the table (see join/link.c).
 *
 * What the same columns are says cells/column_map.h. Two kinds of tables go on with
 * columns of their own:
 *
 *      page 3  ┌──────────┬────────────────────┐    page 4  ┌──────┬──────────┬──────────┬───────┐
 *              │ 项目名称 │ 道路维修           │            │      │ 一级指标 │ 二级指标 │ 目标  │
 *              ├──────────┼────────┬─────┬─────┤            │ 绩效 ├──────────┼──────────┼───────┤
 *              │ 主管部门 │ 交通局 │ 金额│ 10  │            │ 指标 │ 产出指标 │ 数量指标 │ 5公里 │
 *              └──────────┴────────┴─────┴─────┘            └──────┴──────────┴──────────┴───────┘
 *
 * The rows of a form have cells of their own widths, so its pages need have no
 * boundary in common but the outer ones. What shows that they are one: many rows
 * above have cells over several columns, the upper piece has a title and ends where
 * the page does, and the lower one does not begin as the form did (that would be the
 * next form).
 *
 * Of a table without rules whose header alone stands above the break, the labels lie
 * only about where the columns are: they must stand over them in their order.
 */
#include "layout/join/link.h"

#include "layout/cells/tuning.h"
#include "layout/join/tuning.h"

#include <math.h>
#include <string.h>

/* --- forms --- */

/* The share of the rows that have a cell with something in it over several columns, but not over all. Below a header of
 * several levels, the header's don't count. */
static double
share_of_wide_rows(const GkStretch *a)
{
    guint columns = gk_stretch_columns(a).count, rows = gk_stretch_rows(a).count, wide = 0;
    guint first = a->header_rows > 1 ? a->header_rows : 0;
    g_autofree guint8 *seen = g_new0(guint8, rows + 1);
    for (guint i = 0; i < a->cells->len; i++) {
        const GkCell *cell = &g_array_index(a->cells, GkCell, i);
        if (cell->row < first || cell->column_span < 2 || cell->column_span == columns || !*cell->text ||
            seen[cell->row])
            continue;
        seen[cell->row] = 1;
        wide++;
    }
    return rows > first ? (double) wide / (rows - first) : 0;
}

static const char *
first_text_of(const GkTable *view)
{
    for (guint i = 0; i < view->n_cells; i++)
        if (*view->cells[i].text)
            return view->cells[i].text;
    return "";
}

/* B has the drawn edges of A's newest page, and would not have fitted below it. */
static gboolean
fills_page_above(const GkStretch *a, const GkStretch *b)
{
    const GkFragment *newest = gk_stretch_newest(a), *first = gk_stretch_first(b);
    return a->fragments->len == a->newest + 1 && b->fragments->len == 1 && !newest->aligned && !first->aligned &&
        fabs(first->box.x0 - newest->box.x0) < GK_COLUMN_SLACK &&
        fabs(first->box.x1 - newest->box.x1) < GK_COLUMN_SLACK &&
        newest->box.y1 + first->ys[1] - first->ys[0] > GK_JOIN_FORM_FILLS * newest->layout->page->height;
}

static gboolean
is_form(const GkStretch *a, const GkStretch *b)
{
    return *gk_stretch_first(a)->title.text && share_of_wide_rows(a) >= GK_JOIN_FORM_WIDE_ROWS &&
        strcmp(first_text_of(&b->view), first_text_of(&a->view)) != 0;
}

/* --- below nothing but a header --- */

/* The middle of the lowest label over the column; the column's own without one. */
static double
label_middle(const GkFragment *header, guint column)
{
    const GkFragmentCell *cell = gk_fragment_cell_at(header, header->row_count - 1, column);
    if (cell->n_glyphs == 0)
        return (header->xs[column] + header->xs[column + 1]) / 2;
    return gk_box_center_x(gk_fragment_cell_ink(header, cell));
}

/* The label stands over the columns [from, to), or their middle below it. */
static gboolean
stands_over(const GkFragment *header, guint column, const GkFragment *fragment, guint from, guint to)
{
    double label = label_middle(header, column), middle = (fragment->xs[from] + fragment->xs[to]) / 2;
    return (label > fragment->xs[from] && label < fragment->xs[to]) ||
        (middle > header->xs[column] && middle < header->xs[column + 1]);
}

/* How many columns of the fragment from `from` on stand below one of the header: all that its first row divides, or one
 * that is blank there. */
static guint
columns_below(const GkFragment *fragment, guint from)
{
    guint to = from;
    while (to < fragment->column_count && *gk_fragment_cell_at(fragment, 0, to)->text)
        to++;
    return to == from ? 1 : to - from;
}

/* As many columns as labels, or the header's next level. */
static gboolean
map_below_header(const GkFragment *header, const GkFragment *fragment, guint *map)
{
    guint last = header->column_count, count = fragment->column_count, at = 0;
    for (guint i = 0; i <= count; i++)
        map[i] = G_MAXUINT;
    for (guint c = 0; c < last; c++) {
        guint width = count == last ? 1 : at < count ? columns_below(fragment, at) : 0;
        if (width == 0 || at + width > count || !stands_over(header, c, fragment, at, at + width))
            return FALSE;
        map[at] = c;
        at += width;
    }
    map[count] = last;
    return at == count;
}

static gboolean
is_header_alone(const GkStretch *a, const GkStretch *b)
{
    return a->fragments->len == 1 && b->fragments->len == 1 && gk_stretch_first(a)->aligned &&
        gk_stretch_first(b)->aligned && gk_stretch_rows(a).count <= a->header_rows &&
        gk_stretch_columns(b).count >= gk_stretch_columns(a).count;
}

/* --- all kinds --- */

void
gk_link_columns(const GkStretch *a, const GkStretch *b, GkLink *link, gboolean *edges)
{
    guint count = gk_stretch_columns(b).count;
    guint *map = g_new(guint, count + 1);
    GkColumnsVerdict verdict = gk_columns_map(gk_stretch_columns(a), gk_stretch_columns(b), map);
    gboolean untitled = link->because & (GK_JOIN_NO_TITLE | GK_JOIN_CONTINUATION_MARK);
    guint because = verdict == GK_COLUMNS_SAME ? GK_JOIN_SAME_COLUMNS : GK_JOIN_SIMILAR_COLUMNS;
    gboolean found = verdict >= GK_COLUMNS_SIMILAR;
    if (!found && is_header_alone(a, b)) {
        found = map_below_header(gk_stretch_first(a), gk_stretch_first(b), map);
    } else if (!found && verdict == GK_COLUMNS_OUTER && untitled && fills_page_above(a, b)) {
        found = is_form(a, b);
        because = GK_JOIN_FORM;
        *edges = !found;
    }
    if (found) {
        link->because |= because;
        link->map = map;
    } else {
        link->apart |= GK_APART_OTHER_COLUMNS;
        g_free(map);
    }
}
