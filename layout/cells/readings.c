/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a second reader made of the number in a cell (GkPage.readings).
 *
 * It is the cell's other reading when the first one is all that the cell says: a
 * cell of several numbers, or of a number with a unit, has none.
 */
#include "layout/cells/readings.h"

#include "layout/page/page_layout.h"

#include <string.h>

/* The reading that the glyph is of; they are in the order of the glyphs. */
static const GkReading *
reading_of(const GArray *readings, guint glyph)
{
    guint low = 0, high = readings->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        const GkReading *reading = &g_array_index(readings, GkReading, middle);
        if (glyph < reading->first)
            high = middle;
        else if (glyph >= reading->first + reading->count)
            low = middle + 1;
        else
            return reading;
    }
    return NULL;
}

/* The number is the text, or what stands at its end was taken for the mark of a note. */
static gboolean
is_all_of(const char *text, const char *marks, const char *number)
{
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (g_unichar_isspace(c))
            continue;
        if (c >= 0xff01 && c <= 0xff5e)
            c -= 0xfee0;
        if (c != (guchar) *number++)
            return FALSE;
    }
    return strcmp(number, marks ? marks : "") == 0;
}

const char *
gk_cell_second_reading(const GkPage *page, const GkFragmentCell *cell, GkArena *arena)
{
    if (page->readings->len == 0 || cell->n_glyphs == 0)
        return NULL;
    const GkReading *reading = reading_of(page->readings, cell->glyphs[0]);
    if (!reading || reading->accepted || *reading->text[1] == '\0' || !is_all_of(cell->text, cell->marks, reading->text[0]) ||
        strcmp(reading->text[0], reading->text[1]) == 0)
        return NULL;
    return gk_arena_strdup(arena, reading->text[1]);
}

gboolean
gk_cell_is_recognized(const GkPage *page, const GkFragmentCell *cell)
{
    for (guint i = 0; i < cell->n_glyphs; i++)
        if (g_array_index(page->glyphs, GkGlyph, cell->glyphs[i]).flags & GK_GLYPH_RECOGNIZED)
            return TRUE;
    return FALSE;
}
