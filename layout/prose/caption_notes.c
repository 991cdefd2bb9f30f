/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Notes: lines below a table that begin like a note, and what follows them
 * without a gap. A line that was broken goes on in the next.
 */
#include "layout/prose/caption_internal.h"

#include "layout/prose/tuning.h"
#include "layout/words/caption_words.h"

#include <math.h>
#include <string.h>

typedef struct {
    GkFragment *fragment;
    GkArena *arena;
    GArray *notes; /* GkText */
} Taker;

static gboolean
line_is_note(const char *text, gboolean first, gboolean adjacent)
{
    if (gk_caption_note(text))
        return TRUE;
    if (gk_caption_is_heading(text) || gk_caption_ends_as_title(text))
        return FALSE;
    GkCaptionMatch match;
    if (gk_caption_match(text, &match) && match.from == 0)
        return FALSE;
    return !first && adjacent;
}

/* The note's last line was broken, not ended: it reaches the table's right edge, or is long and no sentence's end. */
static gboolean
is_broken(const Taker *taker, const GkText *note, double right, double size)
{
    const GkBox box = taker->fragment->box, last = note->places[note->n_places - 1].box;
    gboolean ended = g_str_has_suffix(note->text, "。") || g_str_has_suffix(note->text, "：") ||
        g_str_has_suffix(note->text, "；") || g_str_has_suffix(note->text, "！");
    return box.x1 - right < GK_CAPTION_FULL_EM * size || (!ended && gk_box_width(last) > 0.5 * gk_box_width(box));
}

/* Adds the line to the last note when that one was broken, begins a new one otherwise. */
static void
take_note(Taker *taker, const GkLine *line, const char *text, double *last_right)
{
    GkPiece piece = { taker->fragment->layout, line, 0, line->n_glyphs };
    GkText *note = taker->notes->len ? &g_array_index(taker->notes, GkText, taker->notes->len - 1) : NULL;
    if (note && !gk_caption_begins_note(text) && is_broken(taker, note, *last_right, line->size)) {
        gk_caption_extend(note, text, gk_piece_place(&piece), FALSE, taker->arena);
    } else {
        GkText fresh;
        gk_caption_set(&fresh, text, gk_piece_place(&piece), taker->arena);
        g_array_append_val(taker->notes, fresh);
    }
    *last_right = line->box.x1;
    gk_piece_claim(&piece, GK_INK_NOTE);
}

void
gk_caption_notes(GkFragment *fragment, double limit, GkArena *arena)
{
    GkPageLayout *layout = fragment->layout;
    Taker taker = { fragment, arena, g_array_new(FALSE, FALSE, sizeof(GkText)) };
    double bottom = fragment->box.y1, last_right = 0, size = 0, left = 0;
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        if (gk_box_center_y(line->box) < fragment->box.y1 || layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        gboolean first = taker.notes->len == 0;
        double gap = line->box.y0 - bottom;
        if (line->box.y1 > limit || gap > (first ? GK_CAPTION_NEAR : 0.9 * line->size))
            break;
        gboolean adjacent = fabs(line->size - size) < 0.6 && fabs(line->box.x0 - left) < 3.5 * line->size;
        GkPiece piece = { layout, line, 0, line->n_glyphs };
        g_autofree char *text = gk_piece_text(&piece);
        if (!line_is_note(text, first, adjacent))
            break;
        take_note(&taker, line, text, &last_right);
        size = line->size;
        left = line->box.x0;
        bottom = line->box.y1;
    }
    fragment->notes_bottom = bottom;
    fragment->notes = gk_arena_take_array(arena, taker.notes, &fragment->n_notes);
}
