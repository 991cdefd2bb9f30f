/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The last line of a label that is too long for its row.
 *
 *      │ 可行性研究、初步设计等前期 │ 600 │
 *      ├──────────工作──────────────┼─────┤      the rule runs through the line, which a program clipped there,
 *      │ 项目入库数量               │ 500 │      or nothing hides it and it lies over what stands below
 *
 * The line's middle may lie below the rule, and it would be read as the beginning of the next row. It goes back to the
 * cell above when
 *
 *   - that cell's text, in the same type, begins at the same place, one line above, and is full in its last line: it
 *     was wrapped there; where it has several lines, the distance is theirs;
 *   - the rule between the two runs through the line, or the line lies over other text of the cell below.
 *
 * Numbers are cells/overflow_rest.c's.
 */
#include "layout/cells/taken_lines.h"

#include "layout/cells/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

static gboolean
has_letter(const GkTakenCells *cells, const GkTakenLine *line)
{
    for (guint i = line->first; i < line->end; i++)
        if (gk_is_wide(gk_taken_glyph(cells, i)->character))
            return TRUE;
    return FALSE;
}

/* Whether `line` stands where the next line of the text in `above` would. */
static gboolean
goes_on(const GkTakenCells *cells, guint above, const GkTakenLine *line)
{
    GkTakenLine last, before;
    const GkBox box = cells->taking->fragment->cells[above].box;
    if (!gk_taken_line_before(cells, above, cells->first[above + 1], &last) || !has_letter(cells, &last) ||
        !has_letter(cells, line) || fabsf(last.size - line->size) > 0.1f ||
        fabs(last.x0 - line->x0) > GK_OVERFLOW_STAND_EM * last.size ||
        box.x1 - last.x1 > GK_OVERFLOW_FULL_EM * last.size)
        return FALSE;
    double pitch = line->y - last.y;
    if (gk_taken_line_before(cells, above, last.first, &before))
        return fabs(pitch - (last.y - before.y)) < GK_OVERFLOW_PITCH_EM * last.size;
    return pitch > 0 && pitch < GK_OVERFLOW_LINE_EM * last.size;
}

static gboolean
lie_over_each_other(const GkGlyph *a, const GkGlyph *b)
{
    double wide = gk_overlap(a->box.x0, a->box.x1, b->box.x0, b->box.x1),
           high = gk_overlap(a->box.y0, a->box.y1, b->box.y0, b->box.y1);
    return wide > GK_TEXT_OVER_SHARE * MIN(gk_box_width(a->box), gk_box_width(b->box)) &&
        high > GK_TEXT_OVER_SHARE * MIN(gk_box_height(a->box), gk_box_height(b->box));
}

/* The letters at the beginning of the cell's first line that lie over others of it: those of the type of the text
 * above. They come first in `order` afterwards. FALSE without any. */
static gboolean
part_overlaid(const GkTakenCells *cells, guint cell, const GkGlyph *type, GkTakenLine *line)
{
    guint kept = 0, count = line->end - line->first;
    if (count > GK_OVERFLOW_WITNESSES)
        return FALSE;
    for (guint i = line->first; i < line->end; i++) {
        const GkGlyph *glyph = gk_taken_glyph(cells, i);
        gboolean over = FALSE;
        for (guint j = line->first; j < line->end && glyph->font == type->font && !over; j++)
            over = j != i && gk_taken_glyph(cells, j)->font != type->font &&
                lie_over_each_other(glyph, gk_taken_glyph(cells, j));
        if (over) {
            guint member = cells->order[i];
            for (guint k = i; k > line->first + kept; k--)
                cells->order[k] = cells->order[k - 1];
            cells->order[line->first + kept++] = member;
        }
    }
    if (kept == 0 || kept == count)
        return FALSE;
    *line = gk_taken_line_measure(cells, cells->first[cell], cells->first[cell] + kept);
    return TRUE;
}

/* The first line of the cell, or what lies over it, belongs to the cell above. */
static void
settle(GkTakenCells *cells, guint cell)
{
    GkTaking *taking = cells->taking;
    const GkFragmentCell *own = &taking->fragment->cells[cell];
    if (own->row == 0 || cells->first[cell] == cells->first[cell + 1])
        return;
    guint above = taking->fragment->cell_at[(gsize) (own->row - 1) * taking->fragment->column_count + own->column];
    const GkFragmentCell *upper = &taking->fragment->cells[above];
    GkTakenLine line;
    if (upper->column != own->column || upper->column_span != own->column_span ||
        cells->first[above] == cells->first[above + 1] || !gk_taken_line_from(cells, cell, cells->first[cell], &line))
        return;
    const GkGlyph *type = gk_taken_glyph(cells, cells->first[above + 1] - 1);
    gboolean cut = line.y - line.size / 2 < own->box.y0 - GK_OVERFLOW_CUT_EM * line.size;
    if (!cut && !part_overlaid(cells, cell, type, &line))
        return;
    if (!goes_on(cells, above, &line))
        return;
    for (guint i = line.first; i < line.end; i++) {
        taking->cell_of[cells->order[i]] = above;
        taking->settled[cells->order[i]] = TRUE;
    }
}

void
gk_taking_settle_overflow_down(GkTaking *taking)
{
    GkTakenCells cells = gk_taken_cells(taking);
    for (guint c = 0; c < taking->fragment->n_cells; c++)
        settle(&cells, c);
    gk_taken_cells_clear(&cells);
}
