/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grid of a table without rules, and its glyphs.
 *
 * Columns are parted in the middle of the gaps between them, the body's rows
 * between its lines (rows/rows.c), the header's levels evenly. Boundaries inside what a
 * chunk covers are taken away. Glyphs go to cells by chunk, not by place: header
 * labels need not stand within the columns they head.
 */
#include "layout/grid/tuning.h"
#include "layout/table/finder.h"

#include "layout/grid/grid.h"
#include "layout/grid/loose_rules.h"
#include "layout/rows/rows.h"
#include "layout/table/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <string.h>

/* Rules that end between two columns show where their boundary is. */
static void
snap_to_rule_ends(double *xs, const GArray *columns, const GkFrame *frame, const GkLooseRules *loose)
{
    for (guint i = 0; i < loose->n_horizontal; i++) {
        const GkRule *rule = &loose->horizontal[i];
        if (rule->at < frame->box.y0 || rule->at > frame->box.y1)
            continue;
        for (guint c = 1; c < columns->len; c++) {
            double left = g_array_index(columns, GkTextColumn, c - 1).x1;
            double right = g_array_index(columns, GkTextColumn, c).x0;
            if (rule->from > left - 1 && rule->from < right + 1)
                xs[c] = rule->from;
            else if (rule->to > left - 1 && rule->to < right + 1)
                xs[c] = rule->to;
        }
    }
}

/* In the middle of the room between them, but never within the entries of either. */
static double
boundary_between(const GkTextColumn *left, const GkTextColumn *right)
{
    double x = (left->x1 + right->x0) / 2;
    return left->print1 < right->print0 ? CLAMP(x, left->print1, right->print0) : (left->print1 + right->print0) / 2;
}

static double *
column_boundaries(const GArray *columns, const GkFrame *frame, const GkLooseRules *loose)
{
    double *xs = g_new(double, columns->len + 1);
    xs[0] = g_array_index(columns, GkTextColumn, 0).x0 - GK_ALIGN_MARGIN;
    for (guint i = 1; i < columns->len; i++)
        xs[i] = boundary_between(&g_array_index(columns, GkTextColumn, i - 1), &g_array_index(columns, GkTextColumn, i));
    xs[columns->len] = g_array_index(columns, GkTextColumn, columns->len - 1).x1 + GK_ALIGN_MARGIN;
    if (frame) {
        xs[0] = MIN(xs[0] + GK_ALIGN_MARGIN, frame->box.x0);
        xs[columns->len] = MAX(xs[columns->len] - GK_ALIGN_MARGIN, frame->box.x1);
        if (!frame->by_columns)
            snap_to_rule_ends(xs, columns, frame, loose);
    }
    return xs;
}

static void
row_entry_clear(gpointer entry)
{
    g_free(((GkRowEntry *) entry)->text);
}

/* The body's chunks, from `first` on, as entries of rows. */
static GArray *
body_entries(const GkAlignment *finder, const GArray *chunks, guint first, const GArray *columns, guint form_end)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(GkRowEntry));
    g_array_set_clear_func(entries, row_entry_clear);
    for (guint i = first; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, chunk->last_column);
        const GkTextColumn *start = &g_array_index(columns, GkTextColumn, chunk->first_column);
        char *text = gk_pieces_text(finder->layout, chunk);
        if (chunk->line < form_end) { /* it may reach to the next one */
            guint next = i + 1 < chunks->len && chunk[1].line == chunk->line ? chunk[1].first_column : columns->len;
            column = &g_array_index(columns, GkTextColumn, MAX(next, chunk->last_column + 1) - 1);
        }
        GkRowEntry entry = { .column = chunk->first_column,
                             .box = chunk->box,
                             .size = chunk->size,
                             .left = MIN(start->print0, chunk->box.x0),
                             .right = MAX(column->print1, chunk->box.x1),
                             .number = chunk->number,
                             .numbered = gk_rows_text_is_numbered(text),
                             .total = gk_label_is_total(text),
                             .text = text,
                             .first = i };
        gk_rows_measure_word(&entry, finder->layout->page, finder->layout->lines[chunk->line].glyphs + chunk->from,
                             chunk->to - chunk->from);
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
        GkFragmentCell *cell = gk_fragment_cell_at(fragment, chunk->level, chunk->first_column);
        if (chunk->broken && cell->n_glyphs) /* the number above is in it, too */
            cell->repairs |= GK_REPAIR_JOINED_WRAPPED_NUMBER;
        take_chunk(fragment, cell, chunk);
    }
}

/* The grid while its boundaries are being decided. */
typedef struct {
    guint columns, rows, levels; /* levels: header rows */
    double *xs, *ys;
    double body; /* where the body begins */
    guint8 *right, *below;
    guint8 *header_below; /* levels * columns: where rules are drawn in the header; NULL when it has none */
} Grid;

static void
grid_clear(Grid *grid)
{
    g_free(grid->xs);
    g_free(grid->ys);
    g_free(grid->right);
    g_free(grid->below);
    g_free(grid->header_below);
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

/* Where the body begins: at the rule between it and the header, or half way to its first row unless that is far. */
static double
body_top(const GkAlignment *finder, const GkAlignmentRun *run, double top)
{
    const GkLine *lines = finder->layout->lines;
    if (run->first == run->header)
        return top;
    const GkLine *header = &lines[run->first - 1], *body = run->first < run->end ? header + 1 : NULL;
    double from = gk_box_center_y(header->box),
           to = body ? gk_box_center_y(body->box)
        : run->frame ? run->frame->box.y1
                     : header->box.y1;
    double at = run->frame ? gk_frame_rule_between(run->frame, from, to) : NAN, end = header->box.y1;
    for (guint i = run->header; i < run->first; i++) /* text that runs downwards ends below the last line */
        end = MAX(end, lines[i].box.y1);
    double gap = body ? body->box.y0 - end : 2;
    gboolean far = gap > GK_ALIGN_HEADER_FIRST_EM * header->size;
    return !isnan(at) ? at : end + (far ? GK_ALIGN_HEADER_ROOM_EM * header->size : gap / 2);
}

/* The header's levels: as the rules inside it say, or by alignment. */
static void
arrange_header(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns, GArray *chunks, double top,
               Grid *grid, GArray *ys)
{
    gboolean by_columns = run->frame && run->frame->by_columns;
    double bottom = body_top(finder, run, top);
    gboolean known = run->before && run->first > run->header;
    if (known)
        grid->levels = gk_overleaf_header(finder, run, chunks);
    else if (run->frame && !by_columns)
        grid->levels = gk_alignment_drawn_header(chunks, finder->layout, grid->xs, columns->len, top, bottom, ys,
                                                 &grid->header_below);
    if (grid->levels == 0 || known) {
        if (!known)
            grid->levels = gk_alignment_header(chunks, finder->layout, columns, grid->xs, bottom, by_columns);
        for (guint i = 0; i < grid->levels; i++) {
            double y = top + (bottom - top) * i / grid->levels;
            g_array_append_val(ys, y);
        }
    }
    grid->body = bottom;
}

/* Chunks of header and body with their levels and columns, and the grid they make. */
static GArray *
arrange(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns, Grid *grid)
{
    GArray *chunks = gk_alignment_header_chunks(finder, run), *ys = g_array_new(FALSE, FALSE, sizeof(double));
    const GkLine *lines = finder->layout->lines;
    double top = run->frame ? run->frame->box.y0 : lines[run->header].box.y0 - 1;
    double bottom = run->frame ? run->frame->box.y1 : lines[run->end - 1].box.y1 + 1;
    *grid = (Grid) { .columns = columns->len, .xs = column_boundaries(columns, run->frame, finder->layout->loose) };
    if (run->before)
        memcpy(grid->xs, run->before->xs, sizeof(double) * (columns->len + 1));
    arrange_header(finder, run, columns, chunks, top, grid, ys);
    bottom = MAX(bottom, grid->body + 1); /* a label set downwards may end below all lines */
    guint first_body = chunks->len;
    g_autofree double *wide = gk_alignment_outer_borders(chunks, grid->xs, columns->len);
    for (guint i = run->first; i < run->end; i++)
        if (i < run->form_end)
            gk_form_head_cut(chunks, finder, run, i, columns);
        else
            gk_alignment_cut_line(chunks, finder, i, run->frame && run->frame->by_columns ? NULL : run->division);
    for (guint i = first_body; i < chunks->len; i++) {
        GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        if (run->frame && run->frame->by_columns)
            gk_alignment_place_between_rules(chunk, finder->layout, columns);
        else if (chunk->line < run->form_end)
            gk_form_head_place(chunk, columns);
        else
            gk_alignment_place_chunk(chunk, columns);
    }
    g_autoptr(GArray) entries = body_entries(finder, chunks, first_body, columns, run->form_end);
    grid->rows = grid->levels + gk_alignment_rows(run, entries, columns, grid->body, bottom, finder, ys);
    grid->ys = (double *) (gpointer) g_array_free(ys, FALSE);
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        GkChunk *chunk = &g_array_index(chunks, GkChunk, entry->first);
        chunk->level = grid->levels + entry->row;
        chunk->end_level = entry->end_row ? grid->levels + entry->end_row : 0;
        chunk->broken = entry->broken;
    }
    gk_form_head_widen(chunks, run, columns->len);
    gk_alignment_widen_totals(finder, run, chunks, first_body, columns, wide);
    return chunks;
}

/* --- boundaries that the rules leave out --- */

/* Some row of the body has no rule below it at all: then nothing follows from where rules are not. */
static gboolean
leaves_rows_open(const Grid *grid, const GkFrame *frame)
{
    for (guint r = grid->levels; r + 1 < grid->rows; r++)
        if (!gk_frame_has_position(frame, grid->ys[r + 1]))
            return TRUE;
    return FALSE;
}

/* Where a rule parts two rows in some columns only, the others are merged there, unless both rows have text. */
static void
open_unruled_rows(Grid *grid, const GkFrame *frame, const GkLooseRules *loose, const GArray *chunks)
{
    if (leaves_rows_open(grid, frame))
        return;
    g_autofree guint8 *filled = g_new0(guint8, (gsize) grid->rows * grid->columns);
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        for (guint c = chunk->first_column; c <= chunk->last_column; c++)
            filled[(gsize) chunk->level * grid->columns + c] = 1;
    }
    for (guint r = grid->levels; r + 1 < grid->rows; r++) {
        for (guint c = 0; c < grid->columns; c++) {
            gsize at = (gsize) r * grid->columns + c;
            double inset = MIN(GK_GRID_REACH, (grid->xs[c + 1] - grid->xs[c]) / 4);
            if (!(filled[at] && filled[at + grid->columns]) &&
                !gk_loose_rules_draw_row(loose, grid->ys[r + 1], grid->xs[c] + inset, grid->xs[c + 1] - inset))
                grid->below[at] = 0;
        }
    }
}

/* The first row of the body beside which the boundary right of column c is drawn. Rules that begin further down, in the body,
 * say nothing of the rows above. */
static guint
first_drawn_row(const Grid *grid, const GkLooseRules *loose, guint c)
{
    guint r = grid->levels;
    while (r < grid->rows && !gk_loose_rules_draw_column(loose, grid->xs[c + 1], grid->ys[r], grid->ys[r + 1]))
        r++;
    return r < grid->rows ? r : grid->levels;
}

static void
open_unruled_columns(Grid *grid, const GkLooseRules *loose)
{
    for (guint c = 0; c + 1 < grid->columns; c++)
        for (guint r = first_drawn_row(grid, loose, c); r < grid->rows; r++)
            if (!gk_loose_rules_draw_column(loose, grid->xs[c + 1], grid->ys[r], grid->ys[r + 1]))
                grid->right[(gsize) r * grid->columns + c] = 0;
}

/* All boundaries but those inside what a chunk covers and, in a header with rules, those that are not drawn. */
static void
make_edges(Grid *grid, const GArray *chunks)
{
    gsize positions = (gsize) grid->rows * grid->columns;
    grid->right = g_malloc(positions);
    grid->below = g_malloc(positions);
    memset(grid->right, 1, positions);
    memset(grid->below, 1, positions);
    if (grid->header_below)
        memcpy(grid->below, grid->header_below, (gsize) (grid->levels - 1) * grid->columns);
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        guint last = chunk->level;
        if (chunk->end_level)
            last = chunk->end_level - 1;
        else if (chunk->level < grid->levels)
            last = last_level(chunks, chunk, grid->levels);
        open_edges(grid, chunk, last);
    }
}

gboolean
gk_alignment_fits(const GkAlignment *finder, const GkAlignmentRun *run, guint columns)
{
    guint64 rows = run->end - run->header + (run->frame && !run->frame->by_columns ? run->frame->positions->len : 0);
    if (rows * columns <= GK_GRID_POSITIONS)
        return TRUE;
    gk_diagnostics_add(finder->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, finder->layout->page->number, NULL,
                       "page %u: a table of %u columns and up to %lu rows is larger than the bound of %d positions; it "
                       "was not read as a table",
                       finder->layout->page->number, columns, (gulong) rows, GK_GRID_POSITIONS);
    return FALSE;
}

/* Boundaries that part no two cells are gone from the fragment: where the one at `at` is now, or the last before it. */
static guint
kept_index(const double *positions, guint count, double at)
{
    guint index = 0;
    while (index + 1 < count && positions[index + 1] <= at + 0.001)
        index++;
    return index;
}

GkFragment *
gk_alignment_build(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns, guint *header_rows)
{
    Grid grid;
    g_autoptr(GArray) chunks = arrange(finder, run, columns, &grid);
    make_edges(&grid, chunks);
    if (run->frame && run->frame->by_columns)
        open_unruled_columns(&grid, finder->layout->loose);
    else if (run->frame)
        open_unruled_rows(&grid, run->frame, finder->layout->loose, chunks);
    GkFragment *fragment = gk_fragment_from_edges(finder->layout, grid.xs, grid.columns, grid.ys, grid.rows, grid.right,
                                                  grid.below, finder->arena);
    if (fragment->column_count < 2) { /* every row runs through every boundary */
        grid_clear(&grid);
        return NULL;
    }
    for (guint i = 0; i < chunks->len; i++) {
        GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        chunk->first_column = kept_index(fragment->xs, fragment->column_count, grid.xs[chunk->first_column]);
        chunk->last_column = kept_index(fragment->xs, fragment->column_count, grid.xs[chunk->last_column]);
        chunk->level = kept_index(fragment->ys, fragment->row_count, grid.ys[chunk->level]);
    }
    give_glyphs(fragment, chunks, finder->arena);
    guint levels = *header_rows = grid.levels ? kept_index(fragment->ys, fragment->row_count, grid.ys[grid.levels]) : 0;
    fragment->header_rows = levels;
    fragment->header_known = !run->frame && (levels > 0 || run->before); /* rules say more than lines */
    gk_alignment_mark_doubts(fragment, chunks, columns, levels);
    grid_clear(&grid);
    return fragment;
}
