/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is asked of the entries of rows before these are cut, and where the rows' boundaries are afterwards.
 */
#include "layout/table/rows.h"

#include "layout/table/tuning.h"
#include "layout/words/characters.h"

#include <string.h>

static GkRowEntry *
entry_at(const GArray *entries, guint i)
{
    return &g_array_index(entries, GkRowEntry, i);
}

void
gk_rows_narrow_columns(GArray *entries)
{
    guint columns = 0;
    for (guint i = 0; i < entries->len; i++)
        columns = MAX(columns, entry_at(entries, i)->column + 1);
    g_autofree double *inset = g_new(double, columns + 1);
    for (guint c = 0; c < columns; c++)
        inset[c] = G_MAXDOUBLE;
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = entry_at(entries, i);
        inset[entry->column] =
            MIN(inset[entry->column], MAX(0, MIN(entry->box.x0 - entry->left, entry->right - entry->box.x1)));
    }
    for (guint i = 0; i < entries->len; i++) {
        GkRowEntry *entry = entry_at(entries, i);
        entry->left += inset[entry->column];
        entry->right -= inset[entry->column];
    }
}

double *
gk_rows_boundaries(const GArray *entries, guint n_rows, double top, double bottom)
{
    double *y0 = g_new(double, n_rows + 1), *boundaries = g_new(double, n_rows + 1);
    double *y1 = g_new(double, n_rows + 1);
    for (guint r = 0; r < n_rows; r++) {
        y0[r] = G_MAXDOUBLE;
        y1[r] = -G_MAXDOUBLE;
    }
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = entry_at(entries, i);
        y0[entry->row] = MIN(y0[entry->row], entry->box.y0);
        y1[entry->row] = MAX(y1[entry->row], entry->box.y1);
    }
    boundaries[0] = top;
    for (guint r = 1; r < n_rows; r++)
        boundaries[r] = MAX(boundaries[r - 1] + 0.01, (y1[r - 1] + y0[r]) / 2);
    boundaries[n_rows] = MAX(bottom, n_rows ? boundaries[n_rows - 1] + 0.01 : bottom);
    g_free(y0);
    g_free(y1);
    return boundaries;
}

void
gk_rows_look_at_number(GkRowEntry *entry, const char *text)
{
    entry->open = entry->number && gk_number_goes_on(text, "0");
    entry->tail = entry->number && strlen(text) < 4 && strspn(text, "0123456789.,") == strlen(text);
}

static gboolean
is_space_between(const GkGlyph *a, const GkGlyph *b)
{
    return b->box.x0 - a->box.x1 > GK_ROWS_SPACE_EM * MAX(a->size, b->size);
}

/* A character that stands at no line's beginning goes with the one before it. */
static gboolean
may_begin_line(gunichar c)
{
    return !g_unichar_ispunct(c) || g_unichar_type(c) == G_UNICODE_OPEN_PUNCTUATION;
}

void
gk_rows_measure_word(GkRowEntry *entry, const GkPage *page, const guint *glyphs, guint n_glyphs)
{
    const GkGlyph *first = &g_array_index(page->glyphs, GkGlyph, glyphs[0]), *last = first;
    gboolean wide = gk_is_wide(first->character);
    for (guint i = 1; i < n_glyphs; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, glyphs[i]);
        if (is_space_between(last, glyph) || ((wide || gk_is_wide(glyph->character)) && may_begin_line(glyph->character)))
            break;
        last = glyph;
    }
    entry->word = last->box.x1 - first->box.x0 + (wide ? 0 : GK_ROWS_SPACE_EM * 2 * first->size);
    guint bold = 0;
    for (guint i = 0; i < n_glyphs; i++)
        bold += (g_array_index(page->glyphs, GkGlyph, glyphs[i]).flags & GK_GLYPH_BOLD) != 0;
    entry->bold = bold * 2 > n_glyphs;
}
