/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Halves of a wide table whose rows no rules draw (see join/sides.c).
 *
 *      page 1   科目     合计    基本     page 2    项目    经营     rows are lines: those of both
 *               工资    72.73   31.16              41.57            halves have one baseline
 *               津贴     1.00    1.00
 *               奖金     2.00                               2.00    a row that is blank in the
 *                                                                   right half is not seen there
 *
 * Every row below the right half's header must stand at the height of one of the
 * left half's, no two at the same. The right half gets the left one's rows: what it
 * has not becomes blank. Merged cells below the header prevent it.
 */
#include "layout/join/internal.h"

#include "layout/join/tuning.h"
#include "layout/prose/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>

static GkBox
ink_box(const GkFragment *fragment, const GkFragmentCell *cell)
{
    GkBox box = g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[0]).box;
    for (guint i = 1; i < cell->n_glyphs; i++)
        box = gk_box_union(box, g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]).box);
    return box;
}

/* Where the row's first number stands, or its first text when it has none; NAN when it is blank. */
static double
height_of_row(const GkFragment *fragment, guint row)
{
    double height = NAN;
    for (guint c = 0; c < fragment->column_count; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, c);
        if (cell->row != row || cell->n_glyphs == 0)
            continue;
        if (gk_rows_text_is_number(cell->text))
            return gk_box_center_y(ink_box(fragment, cell));
        if (isnan(height))
            height = gk_box_center_y(ink_box(fragment, cell));
    }
    return height;
}

/* A cell reaches over several rows from `from` on, or into them. */
static gboolean
has_merged_rows(const GkFragment *fragment, guint from)
{
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        if (cell->row_span > 1 && cell->row + cell->row_span > from)
            return TRUE;
    }
    return FALSE;
}

/* For each row of L's body, which row of R stands there (G_MAXUINT: none); NULL when R has others. */
static guint *
match_rows(const GkFragment *l, guint l_header, const GkFragment *r, guint r_header)
{
    guint *rows = g_new(guint, l->row_count);
    guint at = l_header, matched = 0;
    for (guint i = 0; i < l->row_count; i++)
        rows[i] = G_MAXUINT;
    for (guint row = r_header; row < r->row_count; row++) {
        double height = height_of_row(r, row);
        if (isnan(height)) /* drawn, and blank */
            continue;
        while (at < l->row_count && !(fabs(height_of_row(l, at) - height) <= GK_JOIN_ROW))
            at++;
        if (at == l->row_count) {
            g_free(rows);
            return NULL;
        }
        rows[at++] = row;
        matched++;
    }
    if (matched < GK_JOIN_SIDE_ROWS - 1)
        g_clear_pointer(&rows, g_free);
    return rows;
}

static void
add_blank_row(GArray *cells, const GkFragment *r, guint row, double y0, double y1)
{
    for (guint c = 0; c < r->column_count; c++) {
        GkFragmentCell cell = { .row = row,
                                .column = c,
                                .row_span = 1,
                                .column_span = 1,
                                .box = { r->xs[c], y0, r->xs[c + 1], y1 },
                                .text = "" };
        g_array_append_val(cells, cell);
    }
}

/* The cells of R's row `from` become those of row `row`. */
static void
add_row(GArray *cells, const GkFragment *r, guint from, guint row)
{
    for (guint i = 0; i < r->n_cells; i++) {
        GkFragmentCell cell = r->cells[i];
        if (cell.row != from)
            continue;
        cell.row = row;
        g_array_append_val(cells, cell);
    }
}

static guint *
index_cells(const GArray *cells, guint rows, guint columns, GkArena *arena)
{
    guint *cell_at = gk_arena_new_array(arena, guint, (gsize) rows * columns);
    for (guint i = 0; i < cells->len; i++) {
        const GkFragmentCell *cell = &g_array_index(cells, GkFragmentCell, i);
        for (guint r = cell->row; r < cell->row + cell->row_span; r++)
            for (guint c = cell->column; c < cell->column + cell->column_span; c++)
                cell_at[(gsize) r * columns + c] = i;
    }
    return cell_at;
}

/* R's header, then L's rows. */
static GkFragment *
with_rows(const GkFragment *l, guint l_header, const GkFragment *r, guint r_header, const guint *rows, GkArena *arena)
{
    GkFragment *side = gk_arena_copy(arena, r, sizeof *r);
    GArray *cells = g_array_new(FALSE, TRUE, sizeof(GkFragmentCell));
    side->row_count = r_header + l->row_count - l_header;
    side->ys = gk_arena_new_array(arena, double, side->row_count + 1);
    for (guint i = 0; i < r_header; i++) {
        side->ys[i] = r->ys[i];
        add_row(cells, r, i, i);
    }
    for (guint i = l_header; i <= l->row_count; i++) {
        guint row = r_header + i - l_header;
        side->ys[row] = l->ys[i];
        if (i == l->row_count)
            break;
        if (rows[i] == G_MAXUINT)
            add_blank_row(cells, r, row, l->ys[i], l->ys[i + 1]);
        else
            add_row(cells, r, rows[i], row);
    }
    side->cell_at = index_cells(cells, side->row_count, side->column_count, arena);
    side->cells = gk_arena_take_array(arena, cells, &side->n_cells);
    return side;
}

gboolean
gk_join_are_aligned(const GkFragment *l, const GkFragment *r)
{
    return l->aligned && r->aligned && !l->whole && !r->whole;
}

GkFragment *
gk_join_align_side(const GkFragment *l, guint l_header, const GkFragment *r, GkArena *arena)
{
    guint r_header = 0;
    while (r_header < r->row_count && (r->ys[r_header] + r->ys[r_header + 1]) / 2 < l->ys[l_header])
        r_header++;
    if (has_merged_rows(l, l_header) || has_merged_rows(r, r_header))
        return NULL;
    g_autofree guint *rows = match_rows(l, l_header, r, r_header);
    return rows ? with_rows(l, l_header, r, r_header, rows, arena) : NULL;
}
