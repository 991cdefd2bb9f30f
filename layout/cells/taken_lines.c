/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/cells/taken_lines.h"
#include "layout/page/tuning.h"


const GkGlyph *
gk_taken_glyph(const GkTakenCells *cells, guint i)
{
    return &cells->taking->glyphs[cells->taking->members[cells->order[i]]];
}

/* Members come sorted by height. */
GkTakenCells
gk_taken_cells(GkTaking *taking)
{
    guint n = taking->fragment->n_cells;
    GkTakenCells cells = { taking, g_new0(guint, n + 2), g_new(guint, taking->n_members) };
    for (guint m = 0; m < taking->n_members; m++)
        cells.first[taking->cell_of[m] + 2]++;
    for (guint c = 0; c < n; c++)
        cells.first[c + 2] += cells.first[c + 1];
    for (guint m = 0; m < taking->n_members; m++)
        cells.order[cells.first[taking->cell_of[m] + 1]++] = m;
    return cells;
}

void
gk_taken_cells_clear(GkTakenCells *cells)
{
    g_clear_pointer(&cells->first, g_free);
    g_clear_pointer(&cells->order, g_free);
}

GkTakenLine
gk_taken_line_measure(const GkTakenCells *cells, guint first, guint end)
{
    GkTakenLine line = { first, end, G_MAXDOUBLE, -G_MAXDOUBLE, 0, gk_taken_glyph(cells, first)->size };
    for (guint i = first; i < end; i++) {
        const GkGlyph *glyph = gk_taken_glyph(cells, i);
        line.x0 = MIN(line.x0, glyph->box.x0);
        line.x1 = MAX(line.x1, glyph->box.x1);
        line.y += gk_box_center_y(glyph->box) / (end - first);
    }
    return line;
}

gboolean
gk_taken_line_before(const GkTakenCells *cells, guint cell, guint end, GkTakenLine *line)
{
    guint first = end;
    while (first > cells->first[cell] &&
           gk_box_center_y(gk_taken_glyph(cells, end - 1)->box) -
                   gk_box_center_y(gk_taken_glyph(cells, first - 1)->box) <
               GK_TEXT_LINE_EM * gk_taken_glyph(cells, end - 1)->size)
        first--;
    if (first == end)
        return FALSE;
    *line = gk_taken_line_measure(cells, first, end);
    return TRUE;
}

gboolean
gk_taken_line_from(const GkTakenCells *cells, guint cell, guint first, GkTakenLine *line)
{
    guint end = first;
    while (end < cells->first[cell + 1] &&
           gk_box_center_y(gk_taken_glyph(cells, end)->box) - gk_box_center_y(gk_taken_glyph(cells, first)->box) <
               GK_TEXT_LINE_EM * gk_taken_glyph(cells, first)->size)
        end++;
    if (first == end)
        return FALSE;
    *line = gk_taken_line_measure(cells, first, end);
    return TRUE;
}
