/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows that are none. Where a page ends in the middle of a table, some
 * programs draw the table's frame on to the end of the page:
 *
 *      │ 11、… │ 28.00 │
 *      ├───────┴───────┤      what is below the last rule is open, undivided
 *      │               │      and empty: no row, only the frame going on
 *
 * The grid makes a row of it, since a row whose rule is missing looks the same
 * until its text is known.
 *
 *      ├───────────────┤      Other programs draw the frame around the caption
 *      │ Note: …       │      and the note, too: a cell over the whole width
 *      └───────────────┘      that begins with a table's number; where there is one,
 *                             the last row may be a note. A note alone is a row
 */
#include "layout/cells/fragment.h"

#include "layout/words/caption_words.h"

#include <string.h>

/* The number of the only cell that lies in `row` alone, when it is blank and wide; G_MAXUINT when the row is a row. */
static guint
blank_strip(const GkFragment *fragment, guint row)
{
    guint found = G_MAXUINT;
    for (guint c = 0; c < fragment->column_count;) {
        guint number = fragment->cell_at[(gsize) row * fragment->column_count + c];
        const GkFragmentCell *cell = &fragment->cells[number];
        c += cell->column_span;
        if (cell->row_span > 1)
            continue;
        if (found != G_MAXUINT || cell->n_glyphs || cell->column_span < 2)
            return G_MAXUINT;
        found = number;
    }
    return found;
}

/* Takes cell `strip` and its row, the first or the last, out. */
static void
drop(GkFragment *fragment, guint row, guint strip)
{
    gsize columns = fragment->column_count;
    fragment->n_cells--;
    memmove(fragment->cells + strip, fragment->cells + strip + 1, (fragment->n_cells - strip) * sizeof *fragment->cells);
    fragment->row_count--;
    if (row == 0) {
        fragment->ys++;
        fragment->cell_at += columns;
    }
    for (guint i = 0; i < fragment->n_cells; i++) {
        GkFragmentCell *cell = &fragment->cells[i];
        if (cell->row <= row && cell->row + cell->row_span > row)
            cell->row_span--;
        else if (cell->row > row)
            cell->row--;
        cell->box.y0 = fragment->ys[cell->row];
        cell->box.y1 = fragment->ys[cell->row + cell->row_span];
    }
    for (gsize i = 0; i < fragment->row_count * columns; i++)
        fragment->cell_at[i] -= fragment->cell_at[i] > strip;
    fragment->box.y0 = fragment->ys[0];
    fragment->box.y1 = fragment->ys[fragment->row_count];
}

void
gk_fragment_trim_open_rows(GkFragment *fragment)
{
    guint strip, last = fragment->row_count - 1;
    if (fragment->open_bottom && last > 0 && (strip = blank_strip(fragment, last)) != G_MAXUINT) {
        drop(fragment, last, strip);
        fragment->open_bottom = FALSE;
        fragment->drawn_below = NULL;
    }
    if (fragment->open_top && fragment->row_count > 1 && (strip = blank_strip(fragment, 0)) != G_MAXUINT) {
        drop(fragment, 0, strip);
        fragment->open_top = FALSE;
    }
}

/* The first line of the cell, whose glyphs come sorted by height, without spaces. The caller frees it. */
static char *
first_line(const GkFragment *fragment, const GkFragmentCell *cell)
{
    GArray *glyphs = fragment->layout->page->glyphs;
    const GkGlyph *first = &g_array_index(glyphs, GkGlyph, cell->glyphs[0]);
    guint end = 1;
    while (end < cell->n_glyphs &&
           gk_box_center_y(g_array_index(glyphs, GkGlyph, cell->glyphs[end]).box) - gk_box_center_y(first->box) < first->size / 2)
        end++;
    g_autofree guint *line = g_memdup2(cell->glyphs, end * sizeof(guint));
    g_qsort_with_data(line, (gint) end, sizeof(guint), gk_glyphs_compare_left, glyphs);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < end; i++)
        g_string_append_unichar(text, g_array_index(glyphs, GkGlyph, line[i]).character);
    return g_string_free(text, FALSE);
}

/* Gives back the row's only cell, over all columns, when its text begins so. FALSE: it stays. */
static gboolean
leave(GkFragment *fragment, guint row, gboolean (*begins)(const char *text))
{
    guint number = fragment->cell_at[(gsize) row * fragment->column_count];
    const GkFragmentCell *cell = &fragment->cells[number];
    if (cell->column_span < fragment->column_count || cell->row_span > 1 || cell->n_glyphs == 0 || fragment->row_count < 3)
        return FALSE;
    g_autofree char *text = first_line(fragment, cell);
    if (!begins(text))
        return FALSE;
    for (guint i = 0; i < cell->n_glyphs; i++)
        fragment->layout->ink[cell->glyphs[i]] = GK_INK_UNASSIGNED;
    drop(fragment, row, number);
    fragment->drawn_below = row ? NULL : fragment->drawn_below;
    return TRUE;
}

void
gk_fragment_leave_captions(GkFragment *fragment)
{
    if (fragment->column_count > 1 && leave(fragment, 0, gk_caption_is_numbered))
        leave(fragment, fragment->row_count - 1, gk_caption_begins_note);
}
