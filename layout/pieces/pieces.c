/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines cut into pieces, and the columns they make.
 *
 *      基本支出情况表                        gaps alone: wider than an em, or than two spaces and a half
 *      301 │01│基本工资    │ 22.60│22.60     separators: any gap that lies on one
 *      其他对个人和家庭的补助支出  │ 8.00     ... but what a word carries across one stays whole
 */
#include "layout/pieces/pieces.h"

#include "layout/grid/loose_rules.h"
#include "layout/pieces/separators.h"
#include "layout/pieces/tuning.h"
#include "layout/words/row_words.h"

#include <string.h>

static const GkGlyph *
glyph_of(const GkPageLayout *layout, guint line, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, layout->lines[line].glyphs[i]);
}

GkBox
gk_pieces_box(const GkPageLayout *layout, guint line, guint from, guint to)
{
    GkBox box = glyph_of(layout, line, from)->box;
    for (guint i = from + 1; i < to; i++)
        box = gk_box_union(box, glyph_of(layout, line, i)->box);
    return box;
}

char *
gk_pieces_text(const GkPageLayout *layout, const GkChunk *chunk)
{
    GString *text = g_string_new(NULL);
    for (guint i = chunk->from; i < chunk->to; i++)
        g_string_append_unichar(text, glyph_of(layout, chunk->line, i)->character);
    return g_string_free(text, FALSE);
}

/* --- the strip of a page --- */

static gboolean
is_ruled_apart(const GkGlyph *left, const GkGlyph *right, gconstpointer data)
{
    return gk_loose_rules_part(data, gk_box_center_x(left->box), gk_box_center_x(right->box),
                               (gk_box_center_y(left->box) + gk_box_center_y(right->box)) / 2);
}

GkStrip *
gk_pieces_strip(const GkPageLayout *layout, guint *lines)
{
    GkStrip *strip = gk_strip_new(layout->page);
    for (guint i = 0; i < layout->n_lines; i++) {
        lines[i] = G_MAXUINT;
        if (layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        lines[i] = strip->lines->len;
        gk_strip_add_line(strip, layout->lines[i].glyphs, layout->lines[i].n_glyphs, i, is_ruled_apart, layout->loose);
    }
    gk_strip_finish(strip);
    return strip;
}

/* --- cutting --- */

/* A piece of words [first, end) of a line. Glyphs are counted from the beginning of the line. */
static void
add_piece(GArray *pieces, const GkStrip *strip, guint line, guint first, guint end)
{
    const GkWord *word = gk_strip_word(strip, first);
    guint base = gk_strip_word(strip, gk_strip_line(strip, line)->first)->first;
    GkChunk piece = { .line = gk_strip_line(strip, line)->owner,
                      .from = word->first - base,
                      .to = gk_strip_word(strip, end - 1)->end - base,
                      .box = word->box,
                      .size = word->size,
                      .number = word->number };
    for (guint i = first + 1; i < end; i++) {
        piece.box = gk_box_union(piece.box, gk_strip_word(strip, i)->box);
        piece.size = MAX(piece.size, gk_strip_word(strip, i)->size);
    }
    if (end > first + 1) {
        g_autofree char *text = gk_strip_text(strip, first, end);
        piece.number = gk_word_is_number(text);
    }
    g_array_append_val(pieces, piece);
}

static gboolean
is_wide_gap(const GkWord *a, const GkWord *b)
{
    double gap = b->box.x0 - a->box.x1, em = MAX(a->size, b->size);
    if (b->behind)
        return FALSE;
    if (b->apart)
        return TRUE;
    if (a->spaced && b->spaced)
        return FALSE;
    if (a->wide && b->wide)
        return gap > GK_PIECE_GAP_WIDE_EM * em;
    if (a->number && b->number && gap > GK_PIECE_GAP_NUMBERS_EM * em)
        return TRUE;
    if (a->number != b->number)
        return gap > GK_ALIGN_NUMBER_GAP_EM * em;
    return gap > MAX(GK_PIECE_GAP_EM * em, GK_PIECE_GAP_SPACES * MAX(a->space, b->space));
}

void
gk_pieces_cut_at_gaps(GArray *pieces, const GkStrip *strip, guint line)
{
    const GkStripLine *l = gk_strip_line(strip, line);
    for (guint i = l->first + 1, first = l->first; i <= l->end; i++) {
        if (i < l->end && !is_wide_gap(gk_strip_word(strip, i - 1), gk_strip_word(strip, i)))
            continue;
        add_piece(pieces, strip, line, first, i);
        first = i;
    }
}

/* --- cutting at separators --- */

static gboolean
lies_across(const GkWord *word, const GArray *separators)
{
    for (guint s = 0; s < separators->len; s++) {
        double x = g_array_index(separators, GkSeparator, s).x;
        if (gk_word_x0(word) < x - 0.5 && gk_word_x1(word) > x + 0.5)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_parted(const GkWord *a, const GkWord *b, const GArray *separators)
{
    for (guint s = 0; s < separators->len; s++) {
        double x = g_array_index(separators, GkSeparator, s).x;
        if (x >= gk_word_x1(a) - 0.6 && x <= gk_word_x0(b) + 0.6)
            return TRUE;
    }
    return FALSE;
}

/* How wide each of the word's letters is, points; 0: they are not all as wide. */
static double
pitch_of(const GkStrip *strip, const GkWord *word)
{
    double least = G_MAXDOUBLE, most = 0;
    for (guint i = word->first; i < word->end; i++) {
        guint glyph = g_array_index(strip->glyphs, guint, i);
        double width = gk_box_width(g_array_index(strip->page->glyphs, GkGlyph, glyph).box);
        least = MIN(least, width);
        most = MAX(most, width);
    }
    return most > GK_PIECE_PITCH_SHARE * least || word->end - word->first < 3 ? 0 : most;
}

/* The space of a font whose letters are all as wide is as wide as they are. */
static gboolean
is_as_wide_as_space(const GkStrip *strip, const GkWord *a, const GkWord *b)
{
    double gap = b->box.x0 - a->box.x1;
    return !a->wide && !b->wide && !a->number && !b->number &&
        (gap <= GK_PIECE_PLAIN_SPACES * MAX(a->space, b->space) ||
         gap <= GK_PIECE_PITCH_SHARE * MIN(pitch_of(strip, a), pitch_of(strip, b)));
}

/* What begins with word `i` lines up with other words: at its left side, or at its right, as what ends before it does. */
static gboolean
begins_in_line(const GkStrip *strip, guint i, guint end)
{
    const GkWord *b = gk_strip_word(strip, i), *last = b;
    if (gk_strip_starts_at(strip, b->box.x0) >= GK_PIECE_PLAIN_EDGES)
        return TRUE;
    while (++i < end && is_as_wide_as_space(strip, last, gk_strip_word(strip, i)))
        last = gk_strip_word(strip, i);
    return gk_strip_edges_at(strip, b[-1].box.x1, TRUE) >= GK_PIECE_PLAIN_EDGES &&
        gk_strip_edges_at(strip, last->box.x1, TRUE) >= GK_PIECE_PLAIN_EDGES;
}

/* Words [first, end) with no wide gap between them. */
static void
cut_stretch(GArray *pieces, const GkStrip *strip, guint line, guint first, guint end, const GArray *separators)
{
    gboolean across = FALSE, numbers = FALSE;
    for (guint i = first; i < end; i++) {
        across |= lies_across(gk_strip_word(strip, i), separators);
        numbers |= i > first && gk_strip_word(strip, i)->number;
    }
    for (guint i = first + 1, from = first; i <= end; i++) {
        if (i < end) {
            const GkWord *b = gk_strip_word(strip, i), *a = b - 1;
            if ((across && !numbers) || !is_parted(a, b, separators) ||
                (is_as_wide_as_space(strip, a, b) && !begins_in_line(strip, i, end)))
                continue;
        }
        add_piece(pieces, strip, line, from, i);
        from = i;
    }
}

static gboolean
ends_stretch(const GkWord *a, const GkWord *b)
{
    double gap = b->box.x0 - a->box.x1, em = MAX(a->size, b->size);
    if (b->behind)
        return FALSE;
    if (b->apart)
        return TRUE;
    if (a->spaced && b->spaced)
        return FALSE;
    return gap > GK_PIECE_STRETCH_EM * em || (a->number && b->number && gap > GK_PIECE_GAP_NUMBERS_EM * em);
}

void
gk_pieces_cut(GArray *pieces, const GkStrip *strip, guint line, const GArray *separators)
{
    const GkStripLine *l = gk_strip_line(strip, line);
    for (guint i = l->first + 1, first = l->first; i <= l->end; i++) {
        if (i < l->end && !ends_stretch(gk_strip_word(strip, i - 1), gk_strip_word(strip, i)))
            continue;
        cut_stretch(pieces, strip, line, first, i, separators);
        first = i;
    }
}

/* --- columns --- */

/* The interval between separators that x lies in. */
static guint
interval_of(const GArray *separators, double x)
{
    guint low = 0, high = separators->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(separators, GkSeparator, middle).x <= x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What lies in one interval. */
typedef struct {
    double x0, x1; /* of all its pieces */
    double number0, number1; /* of its numbers */
    guint all, numbers, totals;
} Content;

static void
widen(double *x0, double *x1, GkBox box)
{
    *x0 = MIN(*x0, box.x0);
    *x1 = MAX(*x1, box.x1);
}

static gboolean
is_total(const GkPageLayout *layout, const GkChunk *piece)
{
    g_autofree char *text = gk_pieces_text(layout, piece);
    return gk_label_is_total(text);
}

GArray *
gk_pieces_columns(const GkPageLayout *layout, const GArray *pieces, const GArray *separators)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(GkTextColumn));
    g_autofree Content *contents = g_new(Content, separators->len + 1);
    for (guint i = 0; i <= separators->len; i++)
        contents[i] = (Content) { G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, 0, 0, 0 };
    for (guint i = 0; i < pieces->len; i++) {
        const GkChunk *piece = &g_array_index(pieces, GkChunk, i);
        guint at = interval_of(separators, gk_box_center_x(piece->box));
        if (interval_of(separators, piece->box.x0 + 0.5) != at || interval_of(separators, piece->box.x1 - 0.5) != at)
            continue;
        Content *content = &contents[at];
        widen(&content->x0, &content->x1, piece->box);
        if (piece->number)
            widen(&content->number0, &content->number1, piece->box);
        content->all++;
        content->numbers += piece->number;
        content->totals += !piece->number && is_total(layout, piece);
    }
    for (guint i = 0; i <= separators->len; i++) {
        const Content *content = &contents[i];
        gboolean number = content->numbers && content->numbers * 2 >= content->all - content->totals;
        double x0 = number ? content->number0 : content->x0, x1 = number ? content->number1 : content->x1;
        GkTextColumn column = { x0, x1, x0, x1, number, FALSE };
        if (content->all)
            g_array_append_val(columns, column);
    }
    return columns;
}
