/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Cells of a ruled grid that only seem to reach over several rows.
 *
 *      ┌────────┬────────┐
 *      │ 地区   │ 决算数 │      the rule below the header is drawn under one of its labels only: the cell
 *      │        ├────────┤      beside it takes in the header and all labels of the rows
 *      │ 安阳县 │  7,114 │
 *      │ 林州市 │  1,563 │      ->  cut where the rule would go on
 *      └────────┴────────┘
 *
 * A group's label reaches over its rows, too, but stands in the middle of them, in one of them or between two. So a
 * cell is cut only when every row that it spans has lines of it, none lies across the border, and
 *  - in the last of them as many lines stand beside amounts of another cell, two or more: rows that nobody ruled; or
 *  - each row has one line, beside an amount of its own, and no line was wrapped: each left room for what the next one
 *    begins with. 其中：一般债务 over 专项债务, merged by whoever drew the table.
 *
 *      ┌────────┬────────────────┐
 *      │        │      2023      │    Where no rule parts the last row of the header from the body at all, the label at
 *      │ 地区   ├────────┬───────┤    the side may lie across the rule beside it. Below the header begin amounts in all
 *      │        │   收入 │  占比 │    columns: the row is cut at that height, and the cell with it.
 *      │ 安阳县 │  7,114 │  39.3 │
 *      │ 林州市 │  1,563 │  39.5 │
 *      └────────┴────────┴───────┘
 */
#include "layout/questions/grid_spans.h"

#include "layout/page/tuning.h"
#include "layout/questions/grid_divided.h"
#include "layout/questions/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

static const GkGlyph *
glyph_of(const GkFragment *fragment, const GkFragmentCell *cell, guint i)
{
    return &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]);
}

/* Heights (double) of the lines of the cell between y0 and y1; NULL when a glyph lies across one of the two. */
static GArray *
lines_between(const GkFragment *fragment, const GkFragmentCell *cell, double y0, double y1)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < cell->n_glyphs; i++) {
        const GkGlyph *glyph = glyph_of(fragment, cell, i);
        double y = gk_box_center_y(glyph->box), reach = 0.3 * glyph->size;
        if ((y - reach < y0 && y + reach > y0) || (y - reach < y1 && y + reach > y1)) {
            g_array_unref(lines);
            return NULL;
        }
        if (y > y0 && y < y1 &&
            (lines->len == 0 || y - g_array_index(lines, double, lines->len - 1) > GK_TEXT_LINE_EM * glyph->size))
            g_array_append_val(lines, y);
    }
    return lines;
}

/* Each line of one stands beside one of the other, nearly. */
static gboolean
stand_beside(const GArray *lines, const GArray *others)
{
    guint found = 0;
    for (guint i = 0, j = 0; i < lines->len && j < others->len;) {
        double off = g_array_index(lines, double, i) - g_array_index(others, double, j);
        if (off > -GK_GRID_SPAN_BESIDE && off < GK_GRID_SPAN_BESIDE) {
            found++;
            i++;
            j++;
        } else if (off < 0) {
            i++;
        } else {
            j++;
        }
    }
    return found > 1 && found >= lines->len && found + 1 >= others->len;
}

/* The cell holds amounts and nothing else. */
static gboolean
is_of_numbers(const GkFragment *fragment, const GkFragmentCell *cell)
{
    for (guint i = 0; i < cell->n_glyphs; i++) {
        gunichar c = glyph_of(fragment, cell, i)->character;
        if (!gk_is_numeric(c) && !g_unichar_ispunct(c))
            return FALSE;
    }
    return TRUE;
}

/* Some cell of amounts that ends with row `last` and begins below the first one of `cell` has lines beside those of
 * `cell`. */
static gboolean
has_rows_beside(const GkFragment *fragment, const GkFragmentCell *cell, guint last, const GArray *lines)
{
    for (guint c = 0; c < fragment->column_count; c++) {
        const GkFragmentCell *other = gk_fragment_cell_at(fragment, last, c);
        if (other == cell || other->row != last || other->column != c || !is_of_numbers(fragment, other))
            continue;
        g_autoptr(GArray) beside = lines_between(fragment, other, fragment->ys[last], fragment->ys[last + 1]);
        if (beside && stand_beside(lines, beside))
            return TRUE;
    }
    return FALSE;
}

/* --- one label beside each amount --- */

/* An amount of one line that stands alone in row `row` lies beside height y. */
static gboolean
has_amount_beside(const GkFragment *fragment, guint row, double y)
{
    for (guint c = 0; c < fragment->column_count; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, c);
        if (cell->column != c || cell->row_span > 1 || !cell->n_glyphs || !is_of_numbers(fragment, cell))
            continue;
        g_autoptr(GArray) lines = lines_between(fragment, cell, fragment->ys[row], fragment->ys[row + 1]);
        if (lines && lines->len == 1 && fabs(g_array_index(lines, double, 0) - y) < GK_GRID_SPAN_BESIDE)
            return TRUE;
    }
    return FALSE;
}

/* Where the text of the cell in one row begins and ends. */
static GkBox
ink_in_row(const GkFragment *fragment, const GkFragmentCell *cell, guint row, double *size)
{
    GkBox box = { 0 };
    gboolean any = FALSE;
    for (guint i = 0; i < cell->n_glyphs; i++) {
        const GkGlyph *glyph = glyph_of(fragment, cell, i);
        double y = gk_box_center_y(glyph->box);
        if (y < fragment->ys[row] || y >= fragment->ys[row + 1])
            continue;
        box = any ? gk_box_union(box, glyph->box) : glyph->box;
        *size = any ? MAX(*size, glyph->size) : glyph->size;
        any = TRUE;
    }
    return box;
}

/* Each row has one line of the cell, beside its amount, and each line but the last left room: GK_GRID_SPAN_ROOM_EM. */
static gboolean
labels_each_row(const GkFragment *fragment, const GkFragmentCell *cell)
{
    for (guint r = cell->row; r < cell->row + cell->row_span; r++) {
        g_autoptr(GArray) lines = lines_between(fragment, cell, fragment->ys[r], fragment->ys[r + 1]);
        if (!lines || lines->len != 1 || !has_amount_beside(fragment, r, g_array_index(lines, double, 0)))
            return FALSE;
        double size = 0;
        GkBox ink = ink_in_row(fragment, cell, r, &size);
        if (r + 1 < cell->row + cell->row_span &&
            (cell->box.x1 - cell->box.x0) - (ink.x1 - ink.x0) < GK_GRID_SPAN_ROOM_EM * size)
            return FALSE;
    }
    return TRUE;
}

static gboolean
only_seems_to_span(const GkFragment *fragment, const GkFragmentCell *cell)
{
    guint last = cell->row + cell->row_span - 1;
    if (cell->row_span < 2 || cell->n_slashes)
        return FALSE;
    if (labels_each_row(fragment, cell))
        return TRUE;
    for (guint r = cell->row; r <= last; r++) {
        g_autoptr(GArray) lines = lines_between(fragment, cell, fragment->ys[r], fragment->ys[r + 1]);
        if (!lines || lines->len == 0 || (r == last && !has_rows_beside(fragment, cell, last, lines)))
            return FALSE;
    }
    return TRUE;
}

/* The cell's rows become cells, each with the glyphs that stand in it. */
static void
cut_rows(GkDividedGrid *grid, const GkFragmentCell *cell)
{
    guint last = cell->row + cell->row_span - 1, row = cell->row;
    for (guint r = cell->row; r < last; r++)
        for (guint c = cell->column; c < cell->column + cell->column_span; c++)
            grid->below[(gsize) r * grid->columns + c] = 1;
    for (guint i = 0; i < cell->n_glyphs; i++) {
        while (row < last && gk_box_center_y(glyph_of(grid->fragment, cell, i)->box) >= grid->ys[row + 1])
            row++;
        gk_divided_grid_place(grid, cell->glyphs[i], row, cell->column);
    }
}

/* --- the header's last row in one cell with the body --- */

/* Where the labels at the top of a cell end, and where the amounts below them begin. */
typedef struct {
    double labels, amounts;
    guint lines; /* of amounts */
} Stacked;

/* Labels above two lines of amounts or more, and nothing else. */
static gboolean
read_stacked(const GkFragment *fragment, const GkFragmentCell *cell, Stacked *stacked)
{
    *stacked = (Stacked) { -HUGE_VAL, HUGE_VAL, 0 };
    for (guint i = 0, end; i < cell->n_glyphs; i = end) {
        gboolean numeric = TRUE;
        double top = HUGE_VAL, bottom = -HUGE_VAL, y = gk_box_center_y(glyph_of(fragment, cell, i)->box);
        for (end = i; end < cell->n_glyphs; end++) {
            const GkGlyph *glyph = glyph_of(fragment, cell, end);
            if (gk_box_center_y(glyph->box) - y > GK_TEXT_LINE_EM * glyph->size)
                break;
            numeric &= gk_is_numeric(glyph->character) || g_unichar_ispunct(glyph->character);
            top = MIN(top, gk_box_center_y(glyph->box) - glyph->size / 2);
            bottom = MAX(bottom, gk_box_center_y(glyph->box) + glyph->size / 2);
        }
        if (!numeric && stacked->lines)
            return FALSE;
        if (numeric) {
            stacked->amounts = stacked->lines++ ? stacked->amounts : top;
        } else {
            stacked->labels = bottom;
        }
    }
    return stacked->lines > 1 && stacked->labels > -HUGE_VAL;
}

/* The cell has lines on both sides of height y, more than one below, and none across. */
static gboolean
is_parted_at(const GkFragment *fragment, const GkFragmentCell *cell, double y)
{
    g_autoptr(GArray) above = lines_between(fragment, cell, cell->box.y0, y);
    g_autoptr(GArray) below = above ? lines_between(fragment, cell, y, cell->box.y1) : NULL;
    return below && above->len > 0 && below->len > 1;
}

/* The height at which the row holds the end of the header above and amounts below, beside a cell that spans it and
 * those above; 0: it does not. */
static double
find_header_end(const GkFragment *fragment, guint row)
{
    guint stacks = 0, spanning = 0;
    double labels = -HUGE_VAL, amounts = HUGE_VAL;
    for (guint c = 0; c < fragment->column_count; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, c);
        Stacked stacked;
        if (cell->column != c)
            continue;
        if (cell->row + cell->row_span != row + 1 || cell->n_slashes)
            return 0;
        spanning += cell->row < row;
        if (cell->row < row || !read_stacked(fragment, cell, &stacked))
            continue;
        stacks++;
        labels = MAX(labels, stacked.labels);
        amounts = MIN(amounts, stacked.amounts);
    }
    double y = (labels + amounts) / 2;
    if (stacks < 2 || spanning == 0 || labels > amounts)
        return 0;
    for (guint c = 0; c < fragment->column_count; c++)
        if (!is_parted_at(fragment, gk_fragment_cell_at(fragment, row, c), y))
            return 0;
    return y;
}

static GkFragment *
cut_at(GkFragment *fragment, guint row, double y, GkArena *arena)
{
    g_autofree double *ys = g_new(double, fragment->row_count + 2);
    for (guint r = 0; r <= fragment->row_count; r++)
        ys[r + (r > row)] = fragment->ys[r];
    ys[row + 1] = y;
    GkDividedGrid *grid =
        gk_divided_grid_new(fragment, fragment->xs, fragment->column_count, ys, fragment->row_count + 1);
    for (guint c = 0; c < fragment->column_count; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, c);
        grid->below[(gsize) row * grid->columns + c] = 1;
        for (guint i = 0; cell->column == c && i < cell->n_glyphs; i++)
            gk_divided_grid_place(grid, cell->glyphs[i],
                                  gk_box_center_y(glyph_of(fragment, cell, i)->box) < y ? cell->row : row + 1, c);
    }
    return gk_divided_grid_finish(grid, arena);
}

GkFragment *
gk_grid_cut_spans(GkFragment *fragment, GkArena *arena)
{
    GkDividedGrid *grid = NULL;
    for (guint r = 1; r < fragment->row_count; r++) {
        double y = find_header_end(fragment, r);
        if (y > 0)
            return cut_at(fragment, r, y, arena);
    }
    for (guint i = 0; i < fragment->n_cells; i++) {
        if (!only_seems_to_span(fragment, &fragment->cells[i]))
            continue;
        if (!grid)
            grid =
                gk_divided_grid_new(fragment, fragment->xs, fragment->column_count, fragment->ys, fragment->row_count);
        cut_rows(grid, &fragment->cells[i]);
    }
    return grid ? gk_divided_grid_finish(grid, arena) : fragment;
}
