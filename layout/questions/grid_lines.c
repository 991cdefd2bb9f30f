/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of the cells of one row of a ruled grid (grid_lines.h), as entries that may become rows.
 */
#include "layout/questions/grid_lines.h"

#include "layout/cells/tuning.h"
#include "layout/page/tuning.h"
#include "layout/questions/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"

static const GkGlyph *
glyph_of(const GkFragment *fragment, const GkFragmentCell *cell, guint i)
{
    return &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]);
}

static void
cell_line_clear(gpointer data)
{
    g_free(((GkCellLine *) data)->text);
}

static void
add_line(GArray *lines, const GkFragment *fragment, GkFragmentCell *cell, guint first, guint end)
{
    GkCellLine line = { .cell = cell };
    g_qsort_with_data(cell->glyphs + first, (gint) (end - first), sizeof(guint), gk_glyphs_compare_left,
                      fragment->layout->page->glyphs);
    GString *text = g_string_new(NULL);
    GkBox box = glyph_of(fragment, cell, first)->box;
    for (guint i = first; i < end; i++) {
        g_string_append_unichar(text, glyph_of(fragment, cell, i)->character);
        box = gk_box_union(box, glyph_of(fragment, cell, i)->box);
    }
    line.text = g_string_free(text, FALSE);
    double size = glyph_of(fragment, cell, first)->size;
    line.entry = (GkRowEntry) { .column = cell->column,
                                .box = box,
                                .size = size,
                                .left = cell->box.x0,
                                .right = cell->box.x1,
                                .number = gk_rows_text_is_number(line.text),
                                .numbered = gk_rows_text_is_numbered(line.text),
                                .full = cell->box.x1 - box.x1 < GK_TEXT_WRAP_ROOM / 2 + size,
                                .first = first,
                                .end = end };
    line.entry.text = line.text;
    gk_rows_measure_word(&line.entry, fragment->layout->page, cell->glyphs + first, end - first);
    g_array_append_val(lines, line);
}

GArray *
gk_grid_lines_of_row(GkFragment *fragment, guint row)
{
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(GkCellLine));
    g_array_set_clear_func(lines, cell_line_clear);
    for (guint c = 0; c < fragment->column_count; c++) {
        GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, c);
        if (cell->column != c || !cell->n_glyphs)
            continue;
        guint first = 0;
        for (guint i = 1; i <= cell->n_glyphs; i++) {
            if (i < cell->n_glyphs) {
                const GkGlyph *a = glyph_of(fragment, cell, first), *b = glyph_of(fragment, cell, i);
                if (gk_box_center_y(b->box) - gk_box_center_y(a->box) <= GK_TEXT_LINE_EM * MAX(a->size, b->size))
                    continue;
            }
            add_line(lines, fragment, cell, first, i);
            first = i;
        }
    }
    return lines;
}

gboolean
gk_grid_are_two_numbers(const GkCellLine *upper, const GkCellLine *lower)
{
    if (upper->cell != lower->cell || !upper->entry.number || !lower->entry.number ||
        (upper->cell->doubts & GK_DOUBT_ON_RULE) || (upper->cell->repairs & GK_REPAIR_JOINED_WRAPPED_NUMBER))
        return FALSE;
    g_autofree char *whole = g_strconcat(upper->text, lower->text, NULL);
    if (!gk_is_well_formed_number(whole))
        return TRUE;
    if (!gk_is_well_formed_number(upper->text))
        return FALSE; /* a sign that its number was parted from */
    const GkBox *box = &upper->entry.box;
    return !gk_number_goes_on(upper->text, lower->text) &&
        !gk_fragment_line_is_full(upper->cell, box->x0, box->x1, upper->entry.size,
                                  *lower->text ? g_utf8_get_char(g_utf8_next_char(lower->text)) : 0);
}
