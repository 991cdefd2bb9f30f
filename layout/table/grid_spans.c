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
 * A group's label reaches over its rows, too, but stands in the middle of them, in one of them or between two. So a cell
 * is cut only when every row that it spans has lines of it, none lies across the border, and in the last of them as
 * many lines stand beside amounts of another cell, two or more: rows that nobody ruled.
 */
#include "layout/table/grid_spans.h"

#include "layout/page/tuning.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"

#include <string.h>

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

/* Some cell of amounts that ends with row `last` and begins below the first one of `cell` has lines beside those of `cell`. */
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

static gboolean
only_seems_to_span(const GkFragment *fragment, const GkFragmentCell *cell)
{
    guint last = cell->row + cell->row_span - 1;
    if (cell->row_span < 2 || cell->n_slashes)
        return FALSE;
    for (guint r = cell->row; r <= last; r++) {
        g_autoptr(GArray) lines = lines_between(fragment, cell, fragment->ys[r], fragment->ys[r + 1]);
        if (!lines || lines->len == 0 || (r == last && !has_rows_beside(fragment, cell, last, lines)))
            return FALSE;
    }
    return TRUE;
}

static void
draw_edges(const GkFragment *fragment, const guint8 *cut, guint8 *right, guint8 *below)
{
    guint columns = fragment->column_count;
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        for (guint r = cell->row; r < cell->row + cell->row_span; r++)
            for (guint c = cell->column; c < cell->column + cell->column_span; c++) {
                right[(gsize) r * columns + c] = c + 1 == cell->column + cell->column_span;
                below[(gsize) r * columns + c] = cut[i] || r + 1 == cell->row + cell->row_span;
            }
    }
}

/* Glyphs are sorted by height: those of one row follow each other. */
static void
move_rows(const GkFragment *from, const GkFragmentCell *cell, GkFragment *to)
{
    for (guint r = cell->row, i = 0; r < cell->row + cell->row_span; r++) {
        GkFragmentCell *target = gk_fragment_cell_at(to, r, cell->column);
        target->glyphs = cell->glyphs + i;
        target->repairs = cell->repairs;
        target->doubts = cell->doubts;
        gboolean last = r + 1 == cell->row + cell->row_span;
        while (i < cell->n_glyphs && (last || gk_box_center_y(glyph_of(from, cell, i)->box) < from->ys[r + 1])) {
            target->n_glyphs++;
            i++;
        }
    }
}

static GkFragment *
rebuild(GkFragment *fragment, const guint8 *cut, GkArena *arena)
{
    gsize positions = (gsize) fragment->row_count * fragment->column_count;
    g_autofree guint8 *right = g_malloc0(positions), *below = g_malloc0(positions);
    draw_edges(fragment, cut, right, below);
    GkFragment *whole = gk_fragment_from_edges(fragment->layout, fragment->xs, fragment->column_count, fragment->ys,
                                               fragment->row_count, right, below, arena);
    if (whole->row_count != fragment->row_count || whole->column_count != fragment->column_count)
        return fragment;
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        if (cut[i])
            move_rows(fragment, cell, whole);
        else
            gk_fragment_cell_move(cell, gk_fragment_cell_at(whole, cell->row, cell->column));
    }
    whole->ruling = GK_RULING_PARTIAL;
    whole->open_top = fragment->open_top;
    whole->open_bottom = fragment->open_bottom;
    whole->drawn_below = fragment->drawn_below;
    return whole;
}

GkFragment *
gk_grid_cut_spans(GkFragment *fragment, GkArena *arena)
{
    g_autofree guint8 *cut = g_new0(guint8, fragment->n_cells + 1);
    gboolean any = FALSE;
    for (guint i = 0; i < fragment->n_cells; i++) {
        cut[i] = only_seems_to_span(fragment, &fragment->cells[i]);
        any |= cut[i];
    }
    return any ? rebuild(fragment, cut, arena) : fragment;
}
