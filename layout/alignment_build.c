/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grid of a table without rules, and its glyphs.
 *
 * Columns are parted in the middle of the gaps between them, the body's rows
 * between its lines (rows.c), the header's levels evenly. Boundaries inside what a
 * chunk covers are taken away. Glyphs go to cells by chunk, not by place: header
 * labels need not stand within the columns they head.
 */
#include "layout/alignment_internal.h"

#include "layout/rows.h"
#include "layout/tuning.h"

#include <string.h>

static double *
column_boundaries(const GArray *columns)
{
    double *xs = g_new(double, columns->len + 1);
    xs[0] = g_array_index(columns, GkTextColumn, 0).x0 - GK_ALIGN_MARGIN;
    for (guint i = 1; i < columns->len; i++)
        xs[i] = (g_array_index(columns, GkTextColumn, i - 1).x1 + g_array_index(columns, GkTextColumn, i).x0) / 2;
    xs[columns->len] = g_array_index(columns, GkTextColumn, columns->len - 1).x1 + GK_ALIGN_MARGIN;
    return xs;
}

/* The body's chunks, from `first` on, as entries of rows. */
static GArray *
body_entries(const GkAlignment *finder, const GArray *chunks, guint first, const GArray *columns)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(GkRowEntry));
    for (guint i = first; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, chunk->last_column);
        g_autofree char *text = gk_alignment_chunk_text(finder->layout, chunk);
        GkRowEntry entry = { .column = chunk->first_column, .box = chunk->box, .size = chunk->size,
                             .number = chunk->number, .numbered = gk_rows_text_is_numbered(text),
                             .full = column->x1 - chunk->box.x1 < 1.3 * chunk->size, .first = i };
        g_array_append_val(entries, entry);
    }
    return entries;
}

static void
take_chunk(GkFragment *fragment, GkFragmentCell *cell, const GkChunk *chunk)
{
    const GkLine *line = &fragment->layout->lines[chunk->line];
    for (guint i = chunk->from; i < chunk->to; i++) {
        cell->glyphs[cell->n_glyphs++] = line->glyphs[i];
        fragment->layout->ink[line->glyphs[i]] = GK_INK_CELL;
    }
    fragment->layout->line_roles[chunk->line] = GK_LINE_TABLE_CAPTION;
}

/* Every chunk's glyphs go to the cell at its level and first column, line by line. */
static void
give_glyphs(GkFragment *fragment, const GArray *chunks, GkArena *arena)
{
    g_autofree guint *counts = g_new0(guint, fragment->n_cells);
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        counts[fragment->cell_at[(gsize) chunk->level * fragment->column_count + chunk->first_column]] +=
            chunk->to - chunk->from;
    }
    for (guint c = 0; c < fragment->n_cells; c++)
        fragment->cells[c].glyphs = counts[c] ? gk_arena_new_array(arena, guint, counts[c]) : NULL;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        take_chunk(fragment, gk_fragment_cell_at(fragment, chunk->level, chunk->first_column), chunk);
    }
}

/* The grid while its boundaries are being decided. */
typedef struct {
    guint columns, rows, levels; /* levels: header rows */
    double *xs, *ys;
    guint8 *right, *below;
} Grid;

static void
grid_clear(Grid *grid)
{
    g_free(grid->xs);
    g_free(grid->ys);
    g_free(grid->right);
    g_free(grid->below);
}

/* Removes the boundaries inside what a chunk covers. */
static void
open_edges(Grid *grid, const GkChunk *chunk, guint last_row)
{
    for (guint r = chunk->level; r <= last_row; r++)
        for (guint c = chunk->first_column; c <= chunk->last_column; c++) {
            gsize at = (gsize) r * grid->columns + c;
            if (c < chunk->last_column)
                grid->right[at] = 0;
            if (r < last_row)
                grid->below[at] = 0;
        }
}

/* The last header row that a chunk's cell reaches: down to the next chunk below it. */
static guint
last_level(const GArray *chunks, const GkChunk *chunk, guint levels)
{
    guint last = levels - 1;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *other = &g_array_index(chunks, GkChunk, i);
        if (other->level > chunk->level && other->level < levels && other->first_column <= chunk->last_column &&
            other->last_column >= chunk->first_column)
            last = MIN(last, other->level - 1);
    }
    return last;
}

/* Boundaries of the rows: the header's levels evenly, the body's between its lines. */
static double *
row_boundaries(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *entries, guint levels, guint body_rows)
{
    const GkLine *lines = finder->layout->lines;
    double top = lines[run->header].box.y0 - 1, bottom = lines[run->end - 1].box.y1 + 1;
    double middle = levels ? (lines[run->first - 1].box.y1 + lines[run->first].box.y0) / 2 : top;
    double *ys = g_new(double, levels + body_rows + 1);
    g_autofree double *body = gk_rows_boundaries(entries, body_rows, middle, bottom);
    for (guint i = 0; i < levels; i++)
        ys[i] = top + (middle - top) * i / levels;
    memcpy(ys + levels, body, sizeof(double) * (body_rows + 1));
    return ys;
}

/* Chunks of header and body with their levels and columns, and the grid they make. */
static GArray *
arrange(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns, Grid *grid)
{
    GArray *chunks = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    for (guint i = run->header; i < run->first; i++)
        gk_alignment_cut_line(chunks, finder->layout, i, GK_ALIGN_HEADER_GAP_EM);
    guint levels = gk_alignment_header(chunks, columns), first_body = chunks->len;
    for (guint i = run->first; i < run->end; i++)
        gk_alignment_cut_line(chunks, finder->layout, i, GK_ALIGN_TEXT_GAP_EM);
    for (guint i = first_body; i < chunks->len; i++)
        gk_alignment_place_chunk(&g_array_index(chunks, GkChunk, i), columns);
    g_autoptr(GArray) entries = body_entries(finder, chunks, first_body, columns);
    guint body_rows = gk_rows_assign(entries), rows = levels + body_rows;
    *grid = (Grid) { columns->len, rows, levels, column_boundaries(columns),
                     row_boundaries(finder, run, entries, levels, body_rows), g_malloc((gsize) rows * columns->len),
                     g_malloc((gsize) rows * columns->len) };
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        g_array_index(chunks, GkChunk, entry->first).level = levels + entry->row;
    }
    return chunks;
}

GkFragment *
gk_alignment_build(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns)
{
    Grid grid;
    g_autoptr(GArray) chunks = arrange(finder, run, columns, &grid);
    memset(grid.right, 1, (gsize) grid.rows * grid.columns);
    memset(grid.below, 1, (gsize) grid.rows * grid.columns);
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        open_edges(&grid, chunk, chunk->level < grid.levels ? last_level(chunks, chunk, grid.levels) : chunk->level);
    }
    GkFragment *fragment = gk_fragment_from_edges(finder->layout, grid.xs, grid.columns, grid.ys, grid.rows, grid.right,
                                                  grid.below, finder->arena);
    gboolean whole = fragment->column_count == grid.columns && fragment->row_count == grid.rows;
    if (whole)
        give_glyphs(fragment, chunks, finder->arena);
    grid_clear(&grid);
    return whole ? fragment : NULL;
}
