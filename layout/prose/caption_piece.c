/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pieces of lines beside a table, and the texts made of them.
 */
#include "layout/prose/caption_internal.h"

#include "layout/prose/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/marks.h"
#include "layout/words/tally.h"

#include <string.h>

const GkGlyph *
gk_piece_glyph(const GkPageLayout *layout, const GkLine *line, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, line->glyphs[i]);
}

char *
gk_piece_text(const GkPiece *piece)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) piece->layout->page->glyphs->data;
    GkNoteMark marks[GK_MARKS_MOST];
    guint n_marks = gk_marks_find(glyphs, piece->line->glyphs + piece->from, piece->to - piece->from, marks);
    GString *text = g_string_new(NULL);
    for (guint i = piece->from; i < piece->to; i++)
        g_string_append_unichar(text, gk_marks_character(glyphs, piece->line->glyphs[i], marks, n_marks));
    return g_string_free(text, FALSE);
}

void
gk_caption_strip_marks(GkText *text, GkArena *arena)
{
    g_autoptr(GString) kept = g_string_new(NULL);
    guint *offsets = gk_arena_new_array(arena, guint, text->n_places);
    guint place = 0;
    for (const char *p = text->text; *p; p = g_utf8_next_char(p)) {
        for (; place < text->n_places && text->offsets[place] <= (gsize) (p - text->text); place++)
            offsets[place] = (guint) kept->len;
        if (!gk_marks_is_raised(g_utf8_get_char(p)))
            g_string_append_len(kept, p, g_utf8_next_char(p) - p);
    }
    for (; place < text->n_places; place++)
        offsets[place] = (guint) kept->len;
    if (kept->len == strlen(text->text))
        return;
    text->text = gk_arena_strndup(arena, kept->str, kept->len);
    text->offsets = offsets;
}

GkBox
gk_piece_box(const GkPiece *piece)
{
    GkBox box = gk_piece_glyph(piece->layout, piece->line, piece->from)->box;
    for (guint i = piece->from; i < piece->to; i++)
        box = gk_box_union(box, gk_piece_glyph(piece->layout, piece->line, i)->box);
    return box;
}

void
gk_piece_claim(const GkPiece *piece, GkInkClass ink)
{
    for (guint i = piece->from; i < piece->to; i++)
        piece->layout->ink[piece->line->glyphs[i]] = ink;
    piece->layout->line_roles[piece->line - piece->layout->lines] = GK_LINE_TABLE_CAPTION;
}

void
gk_piece_claim_field(const GkPiece *whole, const GkPiece *value, GkInkClass ink)
{
    const GArray *glyphs = whole->layout->page->glyphs;
    for (guint i = whole->from; i < whole->to; i++)
        if (!value || i < value->from || i >= value->to)
            gk_tally_add(&whole->layout->labels, g_array_index(glyphs, GkGlyph, whole->line->glyphs[i]).character);
    gk_piece_claim(whole, ink);
}

void
gk_caption_set(GkText *text, const char *content, GkPlace place, GkArena *arena)
{
    GkPlace *places = gk_arena_copy(arena, &place, sizeof place);
    *text = (GkText) { gk_arena_strdup(arena, content), places, gk_arena_alloc(arena, sizeof(guint)), 1 };
}

void
gk_caption_extend(GkText *text, const char *content, GkPlace place, gboolean before, GkArena *arena)
{
    if (!text->n_places) {
        gk_caption_set(text, content, place, arena);
        return;
    }
    guint n = text->n_places + 1, at = before ? 0 : n - 1;
    gsize shift = before ? strlen(content) : 0;
    GkPlace *places = gk_arena_new_array(arena, GkPlace, n);
    guint *offsets = gk_arena_new_array(arena, guint, n);
    for (guint i = 0, j = 0; i < n; i++) {
        if (i == at)
            continue;
        places[i] = text->places[j];
        offsets[i] = text->offsets[j] + (guint) shift;
        j++;
    }
    places[at] = place;
    offsets[at] = before ? 0 : (guint) strlen(text->text);
    const char *joined = before ? gk_arena_printf(arena, "%s%s", content, text->text)
                                : gk_arena_printf(arena, "%s%s", text->text, content);
    *text = (GkText) { joined, places, offsets, n };
}

GkPlace
gk_piece_place(const GkPiece *piece)
{
    return (GkPlace) { piece->layout->page->number, gk_piece_box(piece) };
}

GkPiece
gk_piece_part(const GkPiece *piece, guint from, guint to)
{
    GkPiece part = *piece;
    part.from = piece->from + from;
    part.to = piece->from + to;
    return part;
}

GArray *
gk_pieces_of_line(GkPageLayout *layout, const GkLine *line)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(GkPiece));
    guint wide = 0;
    for (guint i = 1; i < line->n_glyphs; i++) {
        const GkGlyph *a = gk_piece_glyph(layout, line, i - 1), *b = gk_piece_glyph(layout, line, i);
        wide += b->box.x0 - a->box.x1 > 0.7 * a->size;
    }
    double limit = line->n_glyphs > 2 && wide * 2 > line->n_glyphs - 1 ? GK_CAPTION_GAP_SPACED_EM : GK_CAPTION_GAP_EM;
    GkPiece piece = { layout, line, 0, 0 };
    for (guint i = 1; i <= line->n_glyphs; i++) {
        if (i < line->n_glyphs) {
            const GkGlyph *a = gk_piece_glyph(layout, line, i - 1), *b = gk_piece_glyph(layout, line, i);
            gboolean label = a->character == 0xff1a || a->character == ':'; /* a label and its value are one piece */
            if (label || b->box.x0 - a->box.x1 <= limit * a->size)
                continue;
        }
        piece.to = i;
        g_array_append_val(pieces, piece);
        piece.from = i;
    }
    return pieces;
}
