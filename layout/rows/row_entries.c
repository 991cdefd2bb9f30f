/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is asked of the entries of rows before these are cut, and where the rows' boundaries are afterwards.
 */
#include "layout/rows/rows.h"

#include "layout/rows/tuning.h"
#include "layout/words/characters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static GkRowEntry *
entry_at(const GArray *entries, guint i)
{
    return &g_array_index(entries, GkRowEntry, i);
}

static int
compare_starts(gconstpointer a, gconstpointer b)
{
    const GkRowEntry *p = *(GkRowEntry *const *) a, *q = *(GkRowEntry *const *) b;
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

/* Long entries that begin at one place end at one, too: that is where their lines are broken, near the column's end. */
static void
narrow_to_margin(GkRowEntry *const *entries, guint count)
{
    double right = -G_MAXDOUBLE;
    guint ends = 0;
    for (guint i = 0; i < count; i++)
        right = MAX(right, entries[i]->box.x1);
    for (guint i = 0; i < count; i++)
        ends += right - entries[i]->box.x1 < GK_ROWS_PLACE_EM * entries[i]->size &&
            gk_box_width(entries[i]->box) > GK_ROWS_MARGIN_EM * entries[i]->size;
    for (guint i = 0; i < count && ends >= GK_ROWS_MARGIN_LINES; i++)
        if (entries[i]->right - right < GK_ROWS_MARGIN_NEAR_EM * entries[i]->size)
            entries[i]->right = MIN(entries[i]->right, right);
}

static void
narrow_to_margins(GArray *entries)
{
    g_autofree GkRowEntry **order = g_new(GkRowEntry *, entries->len + 1);
    for (guint i = 0; i < entries->len; i++)
        order[i] = entry_at(entries, i);
    qsort(order, entries->len, sizeof *order, compare_starts);
    for (guint first = 0, end; first < entries->len; first = end) {
        end = first + 1;
        while (end < entries->len && order[end]->column == order[first]->column &&
               order[end]->box.x0 - order[end - 1]->box.x0 < GK_ROWS_PLACE_EM * order[end]->size)
            end++;
        narrow_to_margin(order + first, end - first);
    }
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
    narrow_to_margins(entries);
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
        if (entry->note)
            continue;
        y0[entry->row] = MIN(y0[entry->row], entry->box.y0);
        y1[entry->row] = MAX(y1[entry->row], entry->box.y1);
    }
    double least = MIN(0.01, (bottom - top) / MAX(n_rows, 1)); /* no row is lower, and none goes on below the band */
    boundaries[0] = top;
    for (guint r = 1; r < n_rows; r++)
        boundaries[r] = CLAMP((y1[r - 1] + y0[r]) / 2, boundaries[r - 1] + least, bottom - least * (n_rows - r));
    boundaries[n_rows] = bottom;
    g_free(y0);
    g_free(y1);
    return boundaries;
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
        if (is_space_between(last, glyph) ||
            ((wide || gk_is_wide(glyph->character)) && may_begin_line(glyph->character)))
            break;
        last = glyph;
    }
    entry->word = last->box.x1 - first->box.x0 + (wide ? 0 : GK_ROWS_SPACE_EM * 2 * first->size);
    guint bold = 0;
    for (guint i = 0; i < n_glyphs; i++)
        bold += (g_array_index(page->glyphs, GkGlyph, glyphs[i]).flags & GK_GLYPH_BOLD) != 0;
    entry->bold = bold * 2 > n_glyphs;
}

gboolean
gk_rows_are_stacked(const GArray *entries)
{
    guint words = 0;
    double top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE, y = 0, size = 0;
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        top = MIN(top, gk_box_center_y(entry->box));
        bottom = MAX(bottom, gk_box_center_y(entry->box));
        words += entry->column == 0;
        if (entry->column > 0)
            continue;
        y = gk_box_center_y(entry->box);
        size = entry->size;
        if (entry->number)
            return FALSE;
    }
    if (words != 1 || bottom - top < GK_ROWS_HALF_EM * size || fabs((top + bottom) / 2 - y) > GK_ROWS_PLACE_EM * size)
        return FALSE;
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        double off = fabs(gk_box_center_y(entry->box) - y);
        gboolean word = !entry->number && entry->text[strcspn(entry->text, "0123456789")] == '\0';
        if (entry->column > 0 && (off < GK_ROWS_PLACE_EM * size || off > GK_ROWS_HALF_EM * size || word))
            return FALSE;
    }
    return TRUE;
}

/* --- an entry above another --- */

double
gk_rows_room_left(const GkRowEntry *upper, const GkRowEntry *lower)
{
    double near = GK_ALIGN_LINED_UP_EM * upper->size, indent = lower->box.x0 - upper->box.x0;
    double right = upper->right - upper->box.x1, left = upper->box.x0 - upper->left;
    if (fabs(indent) < near)
        return right - lower->word;
    if (fabs(gk_box_center_x(upper->box) - gk_box_center_x(lower->box)) < near)
        return left + right - lower->word;
    if (fabs(upper->box.x1 - lower->box.x1) < near)
        return left - lower->word;
    return right - lower->word;
}

gboolean
gk_rows_is_wrapped_number(const GkRowEntry *upper, const GkRowEntry *lower)
{
    if (upper->right - upper->box.x1 + upper->box.x0 - upper->left > upper->size ||
        strlen(lower->text) >= strlen(upper->text))
        return FALSE;
    g_autofree char *whole = g_strconcat(upper->text, lower->text, NULL);
    return gk_is_well_formed_number(whole);
}

gboolean
gk_rows_is_aside(const GkRowEntry *entry)
{
    gboolean opens = g_str_has_prefix(entry->text, "(") || g_str_has_prefix(entry->text, "（");
    return opens && !entry->number && !entry->numbered;
}

guint
gk_rows_item_of(const char *line)
{
    gsize digits = strspn(line, "0123456789");
    gunichar mark = g_utf8_get_char(line + digits);
    if (digits == 0 || digits > 2 || (mark != '.' && mark != 0x3001 && mark != 0xFF0E) ||
        g_ascii_isdigit(*g_utf8_next_char(line + digits)))
        return 0;
    return (guint) atoi(line);
}
