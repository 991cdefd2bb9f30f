/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A fragment as a table by itself, for whoever asks about tables.
 */
#include "layout/cells/fragment.h"

static GkCell
cell_of_fragment(const GkFragment *fragment, const GkFragmentCell *from, GkArena *arena)
{
    GkPlace *place = gk_arena_alloc(arena, sizeof *place);
    *place = (GkPlace) { fragment->page, from->box };
    return (GkCell) { .row = from->row,
                      .column = from->column,
                      .row_span = from->row_span,
                      .column_span = from->column_span,
                      .text = from->text,
                      .printed = from->printed,
                      .places = place,
                      .n_places = 1,
                      .repairs = from->repairs,
                      .glyphs = from->n_glyphs,
                      .tally = from->tally,
                      .indent = from->indent,
                      .size = from->size,
                      .bold = from->bold,
                      .doubts = from->doubts,
                      .marks = from->marks,
                      .other_reading = from->other_reading };
}

GkTable
gk_fragment_view(const GkFragment *fragment, GkCell *cells, GkArena *arena)
{
    GkTable table = { .row_count = fragment->row_count,
                      .header_row_count = fragment->header_rows,
                      .column_count = fragment->column_count,
                      .cells = cells,
                      .n_cells = fragment->n_cells,
                      .cell_at = fragment->cell_at };
    for (guint i = 0; i < fragment->n_cells; i++)
        cells[i] = cell_of_fragment(fragment, &fragment->cells[i], arena);
    return table;
}
