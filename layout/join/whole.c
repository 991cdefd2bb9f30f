/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One fragment from several that lie beside each other (found by join/sides.c).
 *
 *      page 1  ┌────┬──────┬──────┐    page 2  ┌────┬──────┬──────┐
 *              │    │     支出    │            │    │             │   科目 again: left out
 *              │科目├──────┬──────┤            │科目├──────┬──────┤   支出 goes on: one cell
 *              │    │ 基本 │ 项目 │            │    │ 经营 │ 上缴 │   over both pages
 *              ├────┼──────┼──────┤            ├────┼──────┼──────┤
 *              │教育│ 1.00 │ 2.00 │            │教育│ 3.00 │ 4.00 │
 *
 * The rows are those of the side that divides them most finely; a side whose
 * header has fewer boundaries has taller cells. The label of a group of columns
 * is printed on one side only, though the group goes on: a blank cell beside it,
 * above labels, is the same cell.
 */
#include "layout/join/internal.h"

#include "layout/table/header.h"
#include "layout/words/tally.h"

#include <math.h>
#include <string.h>

int
gk_join_compare_cells(gconstpointer a, gconstpointer b)
{
    const GkCell *p = a, *q = b;
    if (p->row != q->row)
        return p->row < q->row ? -1 : 1;
    return p->column < q->column ? -1 : p->column > q->column;
}

const guint *
gk_join_index_cells(const GArray *cells, guint rows, guint columns, GkArena *arena)
{
    guint *cell_at = gk_arena_new_array(arena, guint, (gsize) rows * columns);
    for (guint i = 0; i < cells->len; i++) {
        const GkCell *cell = &g_array_index(cells, GkCell, i);
        for (guint r = cell->row; r < MIN(rows, cell->row + cell->row_span); r++)
            for (guint c = cell->column; c < MIN(columns, cell->column + cell->column_span); c++)
                cell_at[(gsize) r * columns + c] = i;
    }
    return cell_at;
}

/* --- putting sides together --- */

static const GkFragment *
finest_side(const GkSide *sides, guint n_sides)
{
    const GkFragment *finest = sides[0].fragment;
    for (guint i = 1; i < n_sides; i++)
        if (sides[i].fragment->row_count > finest->row_count)
            finest = sides[i].fragment;
    return finest;
}

/* For each boundary between the rows of `side`, which it is in `finest`. The caller frees it. */
static guint *
map_rows(const GkFragment *side, const GkFragment *finest)
{
    guint *map = g_new(guint, side->row_count + 1);
    for (guint i = 0, at = 0; i <= side->row_count; i++) {
        while (at < finest->row_count && fabs(finest->ys[at + 1] - side->ys[i]) < fabs(finest->ys[at] - side->ys[i]))
            at++;
        map[i] = at;
    }
    map[0] = 0; /* a header found by alignment begins where its first line does */
    map[side->row_count] = finest->row_count;
    return map;
}

/* How many rows of the whole the header of the first side takes. */
static guint
count_header_rows(const GkFragment *first, const GkFragment *finest)
{
    g_autofree guint *rows = map_rows(first, finest);
    return rows[first->header_rows];
}

/* The cell that ends at the left edge of `cell`, over the same rows; NULL without one. */
static GkCell *
cell_before(const GArray *cells, const GkCell *cell)
{
    for (guint i = cells->len; i-- > 0;) {
        GkCell *other = &g_array_index(cells, GkCell, i);
        if (other->row == cell->row && other->row_span == cell->row_span &&
            other->column + other->column_span == cell->column)
            return other;
    }
    return NULL;
}

static void
widen_cell(GkCell *cell, const GkCell *more, GkArena *arena)
{
    GkPlace *places = gk_arena_new_array(arena, GkPlace, cell->n_places + more->n_places);
    memcpy(places, cell->places, sizeof *places * cell->n_places);
    memcpy(places + cell->n_places, more->places, sizeof *places * more->n_places);
    GkCell wide = *cell->text ? *cell : *more;
    wide.row = cell->row;
    wide.column = cell->column;
    wide.column_span = cell->column_span + more->column_span;
    wide.places = places;
    wide.n_places = cell->n_places + more->n_places;
    wide.repairs |= GK_REPAIR_JOINED_OVER_PAGES;
    wide.glyphs = cell->glyphs + more->glyphs;
    wide.tally = cell->tally;
    gk_tally_join(&wide.tally, more->tally);
    *cell = wide;
}

/* Adds the cells of one side, but for its repeated columns; their glyphs are counted. */
static void
add_side(GArray *cells, GkSide *side, const GkFragment *finest, guint header_rows, GkArena *arena)
{
    GkTable view = gk_fragment_view(side->fragment, arena);
    g_autofree guint *rows = map_rows(side->fragment, finest);
    for (guint i = 0; i < view.n_cells; i++) {
        GkCell cell = view.cells[i];
        if (cell.column < side->repeated_columns) {
            side->repeated_glyphs += cell.glyphs;
            gk_tally_join(&side->repeated_tally, cell.tally);
            continue;
        }
        cell.row_span = rows[cell.row + cell.row_span] - rows[cell.row];
        cell.row = rows[cell.row];
        cell.column += side->first_column - side->repeated_columns;
        gboolean seam = side->first_column > 0 && cell.column == side->first_column;
        GkCell *left = seam && cell.row + cell.row_span < header_rows ? cell_before(cells, &cell) : NULL;
        if (left && !*left->text != !*cell.text)
            widen_cell(left, &cell, arena);
        else
            g_array_append_val(cells, cell);
    }
}

static guint
number_columns(GkSide *sides, guint n_sides)
{
    guint columns = 0;
    for (guint i = 0; i < n_sides; i++) {
        sides[i].first_column = columns;
        columns += sides[i].fragment->column_count - sides[i].repeated_columns;
        sides[i].end_column = columns;
    }
    return columns;
}

/* The boundaries of all columns, as if the sides had been printed beside each other. */
static double *
line_up_columns(const GkSide *sides, guint n_sides, guint columns, GkArena *arena)
{
    double *xs = gk_arena_new_array(arena, double, columns + 1);
    double x = sides[0].fragment->xs[0];
    for (guint i = 0; i < n_sides; i++) {
        const double *own = sides[i].fragment->xs + sides[i].repeated_columns;
        for (guint c = 0; c <= sides[i].end_column - sides[i].first_column; c++)
            xs[sides[i].first_column + c] = x + own[c] - own[0];
        x = xs[sides[i].end_column];
    }
    return xs;
}

/* What the first side does not print, another may: the unit stands at the far right. */
static void
take_captions(GkFragment *whole, const GkFragment *from)
{
    GkText *own[] = { &whole->title, &whole->number, &whole->organization, &whole->unit, &whole->subtitle };
    const GkText *its[] = { &from->title, &from->number, &from->organization, &from->unit, &from->subtitle };
    for (guint i = 0; i < G_N_ELEMENTS(own); i++)
        if (!*own[i]->text)
            *own[i] = *its[i];
    whole->ruling = MAX(whole->ruling, from->ruling);
}

static void
take_notes(GkFragment *whole, GkArena *arena)
{
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(GkText));
    for (guint i = 0; i < whole->n_sides; i++)
        g_array_append_vals(notes, whole->sides[i].fragment->notes, whole->sides[i].fragment->n_notes);
    whole->notes = gk_arena_take_array(arena, notes, &whole->n_notes);
}

GkFragment *
gk_join_whole_new(const GkSide *given, guint n_sides, GkArena *arena)
{
    GkFragment *whole = gk_arena_copy(arena, given[0].fragment, sizeof *whole);
    GkSide *sides = gk_arena_copy(arena, given, n_sides * sizeof *sides);
    const GkFragment *finest = finest_side(sides, n_sides);
    guint header_rows = count_header_rows(sides[0].fragment, finest);
    GkTable *table = gk_arena_alloc(arena, sizeof *table);
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(GkCell));
    table->row_count = whole->row_count = finest->row_count;
    table->column_count = whole->column_count = number_columns(sides, n_sides);
    whole->header_rows = table->header_row_count = header_rows;
    whole->ys = finest->ys;
    whole->xs = line_up_columns(sides, n_sides, whole->column_count, arena);
    for (guint i = 0; i < n_sides; i++) {
        add_side(cells, &sides[i], finest, header_rows, arena);
        take_captions(whole, sides[i].fragment);
    }
    g_array_sort(cells, gk_join_compare_cells);
    table->cell_at = gk_join_index_cells(cells, table->row_count, table->column_count, arena);
    table->cells = gk_arena_take_array(arena, cells, &table->n_cells);
    whole->cells = NULL;
    whole->n_cells = 0;
    whole->cell_at = NULL;
    whole->whole = table;
    whole->sides = sides;
    whole->n_sides = n_sides;
    take_notes(whole, arena);
    return whole;
}
