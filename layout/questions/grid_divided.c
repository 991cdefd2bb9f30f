/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A ruled grid that is being divided anew.
 *
 *      ┌──────┬──────┐         ┌──────┬───┬──┐      1. more boundaries: the old cells keep their sides
 *      │  A   │ 1  2 │         │  A   │ 1 │ 2│      2. whoever asks sets the new sides, and says where the
 *      │  B   │      │   ->    ├──────┤   │  │         glyphs of the cells go that are divided
 *      └──────┴──────┘         │  B   │   │  │      3. all else goes where the top left corner of its cell is
 *                              └──────┴───┴──┘
 *
 * A boundary that in the end parts no two cells is none: positions are looked up again in what is left.
 */
#include "layout/questions/grid_divided.h"

#include "layout/grid/grid.h"

/* The number of the last boundary that is not behind `at`. */
static guint
boundary_at(const double *boundaries, guint count, double at)
{
    guint low = 0, high = count;
    while (low < high) {
        guint middle = (low + high + 1) / 2;
        if (boundaries[middle] <= at + 0.001)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static guint *
find_boundaries(const double *old, guint n_old, const double *new, guint n_new)
{
    guint *at = g_new(guint, n_old + 1);
    for (guint i = 0; i <= n_old; i++)
        at[i] = boundary_at(new, n_new, old[i]);
    return at;
}

static void
draw_cell(GkDividedGrid *grid, const GkFragmentCell *cell)
{
    guint end_row = grid->row_of[cell->row + cell->row_span];
    guint end_column = grid->column_of[cell->column + cell->column_span];
    for (guint r = grid->row_of[cell->row]; r < end_row; r++)
        for (guint c = grid->column_of[cell->column]; c < end_column; c++) {
            grid->right[(gsize) r * grid->columns + c] = c + 1 == end_column;
            grid->below[(gsize) r * grid->columns + c] = r + 1 == end_row;
        }
}

GkDividedGrid *
gk_divided_grid_new(GkFragment *fragment, const double *xs, guint columns, const double *ys, guint rows)
{
    GkDividedGrid *grid = g_new(GkDividedGrid, 1);
    gsize positions = (gsize) rows * columns;
    *grid = (GkDividedGrid) { .fragment = fragment,
                              .columns = columns,
                              .rows = rows,
                              .xs = g_memdup2(xs, sizeof(double) * (columns + 1)),
                              .ys = g_memdup2(ys, sizeof(double) * (rows + 1)),
                              .column_of = find_boundaries(fragment->xs, fragment->column_count, xs, columns),
                              .row_of = find_boundaries(fragment->ys, fragment->row_count, ys, rows),
                              .right = g_malloc0(positions),
                              .below = g_malloc0(positions),
                              .places = g_hash_table_new(NULL, NULL) };
    for (guint i = 0; i < fragment->n_cells; i++)
        draw_cell(grid, &fragment->cells[i]);
    return grid;
}

void
gk_divided_grid_place(GkDividedGrid *grid, guint glyph, guint row, guint column)
{
    g_hash_table_insert(grid->places, GUINT_TO_POINTER(glyph + 1), GUINT_TO_POINTER(row * grid->columns + column));
}

/* The cell of the new fragment that covers a position of the grid. */
static GkFragmentCell *
cell_of_position(const GkDividedGrid *grid, GkFragment *to, guint position)
{
    return gk_fragment_cell_at(to, boundary_at(to->ys, to->row_count - 1, grid->ys[position / grid->columns]),
                               boundary_at(to->xs, to->column_count - 1, grid->xs[position % grid->columns]));
}

/* A glyph of the old cell and the new one that it goes to. */
typedef struct {
    guint glyph, order;
    GkFragmentCell *cell;
} Move;

static int
compare_moves(gconstpointer a, gconstpointer b)
{
    const Move *p = a, *q = b;
    if (p->cell != q->cell)
        return p->cell < q->cell ? -1 : 1;
    return p->order < q->order ? -1 : p->order > q->order;
}

/* Within a cell, glyphs stay in their order. */
static void
share_glyphs(const GkDividedGrid *grid, const GkFragmentCell *from, GkFragment *to, GkArena *arena)
{
    g_autofree Move *moves = g_new(Move, from->n_glyphs);
    guint *glyphs = gk_arena_new_array(arena, guint, from->n_glyphs);
    for (guint i = 0; i < from->n_glyphs; i++) {
        guint place = GPOINTER_TO_UINT(g_hash_table_lookup(grid->places, GUINT_TO_POINTER(from->glyphs[i] + 1)));
        moves[i] = (Move) { from->glyphs[i], i, cell_of_position(grid, to, place) };
    }
    qsort(moves, from->n_glyphs, sizeof(Move), compare_moves);
    for (guint i = 0; i < from->n_glyphs; i++) {
        GkFragmentCell *cell = moves[i].cell;
        if (!cell->n_glyphs) {
            cell->glyphs = glyphs + i;
            cell->repairs = from->repairs;
            cell->doubts = from->doubts;
        }
        cell->n_glyphs++;
        glyphs[i] = moves[i].glyph;
    }
}

static void
move_cell(const GkDividedGrid *grid, const GkFragmentCell *from, GkFragment *to, GkArena *arena)
{
    guint corner = grid->row_of[from->row] * grid->columns + grid->column_of[from->column];
    if (from->n_glyphs && g_hash_table_contains(grid->places, GUINT_TO_POINTER(from->glyphs[0] + 1)))
        share_glyphs(grid, from, to, arena);
    else if (from->n_glyphs || from->n_slashes)
        gk_fragment_cell_move(from, cell_of_position(grid, to, corner));
}

GkFragment *
gk_divided_grid_finish(GkDividedGrid *grid, GkArena *arena)
{
    const GkFragment *fragment = grid->fragment;
    GkFragment *divided = gk_fragment_from_edges(fragment->layout, grid->xs, grid->columns, grid->ys, grid->rows,
                                                 grid->right, grid->below, arena);
    for (guint i = 0; i < fragment->n_cells; i++)
        move_cell(grid, &fragment->cells[i], divided, arena);
    divided->ruling = GK_RULING_PARTIAL;
    divided->open_top = fragment->open_top;
    divided->open_bottom = fragment->open_bottom;
    divided->drawn_below = divided->column_count == fragment->column_count ? fragment->drawn_below : NULL;
    g_hash_table_unref(grid->places);
    g_free(grid->right);
    g_free(grid->below);
    g_free(grid->row_of);
    g_free(grid->column_of);
    g_free(grid->xs);
    g_free(grid->ys);
    g_free(grid);
    return divided;
}
