/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines cut into chunks at wide gaps, and the columns a chunk lies over.
 */
#include "layout/alignment_internal.h"

#include "layout/characters.h"
#include "layout/heading_number.h"
#include "layout/loose_rules.h"
#include "layout/rows.h"
#include "layout/tuning.h"

#include <math.h>
#include <string.h>

static const GkGlyph *
glyph_of(const GkPageLayout *layout, guint line, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, layout->lines[line].glyphs[i]);
}

char *
gk_alignment_chunk_text(const GkPageLayout *layout, const GkChunk *chunk)
{
    GString *text = g_string_new(NULL);
    for (guint i = chunk->from; i < chunk->to; i++)
        g_string_append_unichar(text, glyph_of(layout, chunk->line, i)->character);
    return g_string_free(text, FALSE);
}

static void
add_chunk(GArray *chunks, const GkPageLayout *layout, guint line, guint from, guint to)
{
    GkChunk chunk = { .line = line,
                      .from = from,
                      .to = to,
                      .box = glyph_of(layout, line, from)->box,
                      .size = glyph_of(layout, line, from)->size };
    for (guint i = from + 1; i < to; i++)
        chunk.box = gk_box_union(chunk.box, glyph_of(layout, line, i)->box);
    g_autofree char *text = gk_alignment_chunk_text(layout, &chunk);
    chunk.number = gk_rows_text_is_number(text);
    g_array_append_val(chunks, chunk);
}

/* An amount that ends before glyph i is followed at once by a new label: 18,330.37一、… of two columns set close. */
static gboolean
amount_meets_label(const GkPageLayout *layout, guint line, guint from, guint i)
{
    if (!gk_is_digit(glyph_of(layout, line, i - 1)->character) || !gk_is_wide(glyph_of(layout, line, i)->character))
        return FALSE;
    const GkChunk left = { .line = line, .from = from, .to = i };
    const GkChunk right = { .line = line, .from = i, .to = layout->lines[line].n_glyphs };
    g_autofree char *amount = gk_alignment_chunk_text(layout, &left), *label = gk_alignment_chunk_text(layout, &right);
    GkHeadingNumber number;
    return (strchr(amount, '.') || strchr(amount, ',')) && gk_is_well_formed_number(amount) &&
        gk_heading_number_parse(label, &number);
}

static gboolean
is_amount(const GkPageLayout *layout, guint line, guint from, guint to)
{
    const GkChunk chunk = { .line = line, .from = from, .to = to };
    g_autofree char *text = gk_alignment_chunk_text(layout, &chunk);
    return (strchr(text, '.') || strchr(text, ',')) && gk_is_well_formed_number(text);
}

/* An amount ends before glyph i, and another begins with it: 21,601,733 21,601,733 of two narrow columns. */
static gboolean
amount_meets_amount(const GkPageLayout *layout, guint line, guint from, guint i)
{
    const GkGlyph *a = glyph_of(layout, line, i - 1), *b = glyph_of(layout, line, i);
    double limit = GK_ALIGN_AMOUNTS_GAP_EM * MAX(a->size, b->size);
    if (!gk_is_digit(a->character) || !gk_is_digit(b->character) || b->box.x0 - a->box.x1 <= limit)
        return FALSE;
    guint to = i + 1;
    while (to < layout->lines[line].n_glyphs &&
           glyph_of(layout, line, to)->box.x0 - glyph_of(layout, line, to - 1)->box.x1 <= limit)
        to++;
    return is_amount(layout, line, from, i) && is_amount(layout, line, i, to);
}

/* The glyph b stands where entries of other lines begin, with a gap before it. */
static gboolean
begins_column(const GkGlyph *a, const GkGlyph *b, const GArray *starts)
{
    double em = MAX(a->size, b->size);
    if (b->box.x0 - a->box.x1 < GK_ALIGN_START_GAP_EM * em)
        return FALSE;
    for (guint i = 0; i < starts->len; i++)
        if (fabs(g_array_index(starts, double, i) - b->box.x0) < GK_ALIGN_START_GAP_EM * em)
            return TRUE;
    return FALSE;
}

static int
compare_positions(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

GArray *
gk_alignment_starts(const GkAlignment *finder, guint first, guint end)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(double));
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint c = finder->first_chunk[first]; c < finder->first_chunk[end]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        if (!chunk->number)
            g_array_append_val(all, chunk->box.x0);
    }
    g_array_sort(all, compare_positions);
    for (guint i = 0, j; i < all->len; i = j) {
        double from = g_array_index(all, double, i);
        for (j = i + 1; j < all->len && g_array_index(all, double, j) - from < 1.0;)
            j++;
        if (j - i >= GK_ALIGN_START_LINES)
            g_array_append_val(starts, from);
    }
    return starts;
}

/* Cuts a line at gaps wider than `text_gap` em (numbers: GK_ALIGN_NUMBER_GAP_EM). */
void
gk_alignment_cut_line(GArray *chunks, const GkPageLayout *layout, guint line, double text_gap, const GArray *starts)
{
    guint from = 0, count = layout->lines[line].n_glyphs;
    for (guint i = 1; i <= count; i++) {
        if (i < count) {
            const GkGlyph *a = glyph_of(layout, line, i - 1), *b = glyph_of(layout, line, i);
            gboolean number = gk_is_numeric(a->character) || gk_is_numeric(b->character);
            double limit = (number ? MIN(GK_ALIGN_NUMBER_GAP_EM, text_gap) : text_gap) * MAX(a->size, b->size);
            gboolean ruled = gk_loose_rules_part(layout->loose, gk_box_center_x(a->box), gk_box_center_x(b->box),
                                                 gk_box_center_y(layout->lines[line].box));
            ruled = ruled || (starts && begins_column(a, b, starts));
            if (!ruled && b->box.x0 - a->box.x1 <= limit && !amount_meets_label(layout, line, from, i) &&
                !amount_meets_amount(layout, line, from, i))
                continue;
        }
        add_chunk(chunks, layout, line, from, i);
        from = i;
    }
}

/* The columns that the chunk lies over; the nearest when over none. */
void
gk_alignment_place_chunk(GkChunk *chunk, const GArray *columns)
{
    gboolean found = FALSE;
    double nearest = G_MAXDOUBLE;
    for (guint i = 0; i < columns->len; i++) {
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        double overlap = gk_overlap(column->x0, column->x1, chunk->box.x0, chunk->box.x1);
        if (overlap > 0) {
            if (!found)
                chunk->first_column = i;
            chunk->last_column = i;
            found = TRUE;
        } else if (!found && -overlap < nearest) {
            nearest = -overlap;
            chunk->first_column = chunk->last_column = i;
        }
    }
}

void
gk_alignment_place_in(GkChunk *chunk, const double *xs, guint columns)
{
    guint column = 0;
    while (column + 1 < columns && xs[column + 1] <= gk_box_center_x(chunk->box))
        column++;
    chunk->first_column = chunk->last_column = column;
}

void
gk_alignment_place_between_rules(GkChunk *chunk, const GkPageLayout *layout, const GArray *columns)
{
    double x = gk_box_center_x(chunk->box), y = gk_box_center_y(chunk->box);
    guint home = 0;
    while (home + 1 < columns->len && g_array_index(columns, GkTextColumn, home + 1).x0 <= x)
        home++;
    chunk->first_column = chunk->last_column = home;
    while (chunk->first_column > 0) {
        double at = g_array_index(columns, GkTextColumn, chunk->first_column).x0;
        if (gk_loose_rules_part(layout->loose, at - GK_GRID_SNAP, at + GK_GRID_SNAP, y))
            break;
        chunk->first_column--;
    }
    while (chunk->last_column + 1 < columns->len) {
        double at = g_array_index(columns, GkTextColumn, chunk->last_column).x1;
        if (gk_loose_rules_part(layout->loose, at - GK_GRID_SNAP, at + GK_GRID_SNAP, y))
            break;
        chunk->last_column++;
    }
}
