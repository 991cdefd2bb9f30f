/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands around a table and belongs to it.
 *
 *                                            公开01表      number
 *                  收入支出预算总表                        title, one line or two
 *                    （2023年度）                          subtitle
 *      编制单位：某某局                    单位：万元      organization, unit
 *      ┌──────────────┬───────────────┐
 *      │              │               │
 *      └──────────────┴───────────────┘
 *      注：本表反映…                                       notes
 *
 * From the table upwards, line by line: a line is cut where a wide gap parts it;
 * each piece is a unit, an organization, a number, a continuation mark, a
 * subtitle, or might be the title. The first line that is none of these ends
 * the search, as does the table or the prose above. From the table downwards:
 * lines that begin like a note, and what follows them without a gap.
 *
 * The same fields are read from cells when they are drawn inside the grid; the
 * cells stay cells. A title left at the foot of the page before is found too.
 *
 * A title that neither ends in 表 nor is centred in larger or bolder type is
 * missed; a centred heading right above an untitled table is taken for its title.
 */
#include "layout/caption_words.h"
#include "layout/tables.h"

#include "layout/tuning.h"

#include <math.h>
#include <string.h>

/* A piece of a line: glyphs [from, to). */
typedef struct {
    GkPageLayout *layout;
    const GkLine *line;
    guint from, to;
} Piece;

typedef struct {
    GkFragment *fragment;
    GkPageLayout *layout;
    GkArena *arena;
    GArray *notes;       /* GkText */
    double title_size;
} Binder;

static const GkGlyph *
glyph_of(const GkPageLayout *layout, const GkLine *line, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, line->glyphs[i]);
}

static char *
piece_text(const Piece *piece)
{
    GString *text = g_string_new(NULL);
    for (guint i = piece->from; i < piece->to; i++)
        g_string_append_unichar(text, glyph_of(piece->layout, piece->line, i)->character);
    return g_string_free(text, FALSE);
}

static GkBox
piece_box(const Piece *piece)
{
    GkBox box = glyph_of(piece->layout, piece->line, piece->from)->box;
    for (guint i = piece->from; i < piece->to; i++)
        box = gk_box_union(box, glyph_of(piece->layout, piece->line, i)->box);
    return box;
}

static void
claim(const Piece *piece, GkInkClass ink)
{
    for (guint i = piece->from; i < piece->to; i++)
        piece->layout->ink[piece->line->glyphs[i]] = ink;
    piece->layout->line_roles[piece->line - piece->layout->lines] = GK_LINE_TABLE_CAPTION;
}

/* --- texts --- */

static void
set_text(GkText *text, const char *content, GkPlace place, GkArena *arena)
{
    GkPlace *places = gk_arena_copy(arena, &place, sizeof place);
    *text = (GkText) { gk_arena_strdup(arena, content), places, gk_arena_alloc(arena, sizeof(guint)), 1 };
}

/* Puts `content` before (or after) what the text already holds. */
static void
extend_text(GkText *text, const char *content, GkPlace place, gboolean before, GkArena *arena)
{
    if (!text->n_places) {
        set_text(text, content, place, arena);
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

static GkPlace
piece_place(const Piece *piece)
{
    return (GkPlace) { piece->layout->page->number, piece_box(piece) };
}

/* --- one piece --- */

typedef enum { FOUND_NOTHING, FOUND_FIELD } Found;

static Piece
sub_piece(const Piece *piece, guint from, guint to)
{
    Piece part = *piece;
    part.from = piece->from + from;
    part.to = piece->from + to;
    return part;
}

static void
set_field(Binder *binder, GkText *field, const Piece *whole, const Piece *value, GkInkClass ink)
{
    g_autofree char *content = piece_text(value);
    if (!*field->text && value->to > value->from)
        set_text(field, content, piece_place(value), binder->arena);
    claim(whole, ink);
}

/* Takes unit, organization, number or continuation mark out of the piece; what is left of it (to the left
 * and right) comes back in rest[2], empty ones with from == to. */
static Found
take_field(Binder *binder, const Piece *piece, Piece rest[2])
{
    GkFragment *fragment = binder->fragment;
    g_autofree char *text = piece_text(piece);
    GkCaptionMatch match;
    if (!gk_caption_match(text, &match))
        return FOUND_NOTHING;
    Piece whole = sub_piece(piece, match.from, match.to), value = sub_piece(piece, match.value_from, match.value_to);
    rest[0] = sub_piece(piece, 0, match.from);
    rest[1] = sub_piece(piece, match.to, piece->to - piece->from);
    switch (match.kind) {
    case GK_CAPTION_UNIT:
        set_field(binder, &fragment->unit, &whole, &value, GK_INK_UNIT);
        break;
    case GK_CAPTION_ORGANIZATION:
        set_field(binder, &fragment->organization, &whole, &value, GK_INK_ORGANIZATION);
        break;
    case GK_CAPTION_NUMBER:
        set_field(binder, &fragment->number, &whole, &value, GK_INK_NUMBER);
        break;
    case GK_CAPTION_CONTINUATION:
        fragment->continuation_mark = TRUE;
        claim(&whole, GK_INK_TITLE);
        break;
    }
    return FOUND_FIELD;
}

/* --- titles --- */

static gboolean
is_centered(const Binder *binder, GkBox box)
{
    double page = binder->layout->page->width / 2, table = gk_box_center_x(binder->fragment->box);
    double x = gk_box_center_x(box), width = gk_box_width(binder->fragment->box);
    double near = GK_CAPTION_CENTER_SHARE * width;
    gboolean narrow = gk_box_width(box) < 0.92 * width;
    return narrow && (fabs(x - table) < near || fabs(x - page) < near);
}

static gboolean
is_title(const Binder *binder, const Piece *piece, const char *text)
{
    glong length = g_utf8_strlen(text, -1);
    if (length < 3 || length > 80 || gk_caption_is_sentence(text))
        return FALSE;
    if (gk_caption_ends_as_title(text))
        return TRUE;
    const GkGlyph *glyph = glyph_of(piece->layout, piece->line, piece->from);
    double body = binder->fragment->cells[0].size;
    for (guint i = 1; body == 0 && i < binder->fragment->n_cells; i++)
        body = binder->fragment->cells[i].size;
    gboolean stands_out = glyph->size > body + 0.9 || (piece->line->bold && glyph->size > body - 0.1);
    return length <= 45 && stands_out && is_centered(binder, piece_box(piece));
}

static void
take_title(Binder *binder, const Piece *piece, const char *text)
{
    extend_text(&binder->fragment->title, text, piece_place(piece), TRUE, binder->arena);
    binder->title_size = glyph_of(piece->layout, piece->line, piece->from)->size;
    claim(piece, GK_INK_TITLE);
}

/* The line above a title that was too long for one line. */
static gboolean
is_title_above(const Binder *binder, const Piece *piece, const char *text, double top)
{
    const GkGlyph *glyph = glyph_of(piece->layout, piece->line, piece->from);
    GkBox box = piece_box(piece);
    return fabs(glyph->size - binder->title_size) < 0.6 && top - box.y1 < 1.0 * glyph->size &&
           !gk_caption_ends_as_title(text) && !gk_caption_is_sentence(text) && !gk_caption_is_heading(text) &&
           gk_box_width(box) > 0.45 * gk_box_width(binder->fragment->box) && is_centered(binder, box);
}

/* --- lines above --- */

/* Cuts a line where a gap much wider than its others parts it. Letter-spaced titles stay whole. */
static GArray *
pieces_of_line(GkPageLayout *layout, const GkLine *line)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    guint wide = 0;
    for (guint i = 1; i < line->n_glyphs; i++) {
        const GkGlyph *a = glyph_of(layout, line, i - 1), *b = glyph_of(layout, line, i);
        wide += b->box.x0 - a->box.x1 > 0.7 * a->size;
    }
    double limit = line->n_glyphs > 2 && wide * 2 > line->n_glyphs - 1 ? GK_CAPTION_GAP_SPACED_EM : GK_CAPTION_GAP_EM;
    Piece piece = { layout, line, 0, 0 };
    for (guint i = 1; i <= line->n_glyphs; i++) {
        if (i < line->n_glyphs) {
            const GkGlyph *a = glyph_of(layout, line, i - 1), *b = glyph_of(layout, line, i);
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

/* Fields first; the pieces that are none of them come back. */
static GArray *
take_fields(Binder *binder, GArray *pieces, gboolean *found)
{
    GArray *left = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (guint i = 0; i < pieces->len; i++) {
        Piece piece = g_array_index(pieces, Piece, i), rest[2];
        if (take_field(binder, &piece, rest) == FOUND_NOTHING) {
            g_array_append_val(left, piece);
            continue;
        }
        *found = TRUE;
        for (guint j = 0; j < 2; j++)
            if (rest[j].to > rest[j].from)
                g_array_append_val(pieces, rest[j]);
    }
    return left;
}

/* FALSE when the line ends the search. */
static gboolean
take_line_above(Binder *binder, const GkLine *line, double top)
{
    GkFragment *fragment = binder->fragment;
    gboolean found = FALSE, titled = *fragment->title.text != '\0';
    g_autoptr(GArray) pieces = pieces_of_line(binder->layout, line);
    if (titled) { /* above a title only its number may stand, or the first half of it */
        g_autofree char *text = piece_text(&g_array_index(pieces, Piece, 0));
        GkCaptionMatch match;
        gboolean number = gk_caption_match(text, &match) && match.kind != GK_CAPTION_CONTINUATION && match.from == 0;
        if (!number && (pieces->len > 1 || !is_title_above(binder, &g_array_index(pieces, Piece, 0), text, top)))
            return FALSE;
    }
    g_autoptr(GArray) left = take_fields(binder, pieces, &found);
    for (guint i = 0; i < left->len; i++) {
        const Piece *piece = &g_array_index(left, Piece, i);
        g_autofree char *text = piece_text(piece);
        if (titled ? !found : !*fragment->title.text && is_title(binder, piece, text)) {
            take_title(binder, piece, text);
        } else if (gk_caption_is_subtitle(text) || found) {
            extend_text(&fragment->subtitle, text, piece_place(piece), TRUE, binder->arena);
            claim(piece, GK_INK_TITLE);
        } else {
            return FALSE;
        }
    }
    return TRUE;
}

/* The second line of an organization's name that was too long for its place. */
static gboolean
is_wrapped_organization(const Binder *binder, const GkLine *line, const GkLine *above)
{
    if (above->box.y1 < line->box.y0 - 0.8 * line->size || fabs(above->size - line->size) > 0.6)
        return FALSE;
    g_autoptr(GArray) pieces = pieces_of_line(binder->layout, above);
    g_autofree char *text = piece_text(&g_array_index(pieces, Piece, 0));
    const GkBox box = piece_box(&g_array_index(pieces, Piece, 0));
    GkCaptionMatch match;
    return gk_caption_match(text, &match) && match.kind == GK_CAPTION_ORGANIZATION && line->box.x0 > box.x0 - line->size &&
           line->box.x1 < box.x1 + line->size;
}

/* Takes line i and the line with the organization's label, one or two above it. */
static gboolean
take_wrapped_organization(Binder *binder, guint i)
{
    const GkLine *line = &binder->layout->lines[i];
    for (guint up = 1; up <= MIN(i, 2) && !*binder->fragment->organization.text; up++) {
        const GkLine *above = &binder->layout->lines[i - up];
        if (binder->layout->line_roles[i - up] != GK_LINE_PROSE || !is_wrapped_organization(binder, line, above))
            continue;
        take_line_above(binder, above, line->box.y0);
        Piece piece = { binder->layout, line, 0, line->n_glyphs };
        g_autofree char *text = piece_text(&piece);
        extend_text(&binder->fragment->organization, text, piece_place(&piece), FALSE, binder->arena);
        claim(&piece, GK_INK_ORGANIZATION);
        return TRUE;
    }
    return FALSE;
}

static void
bind_above(Binder *binder, double limit)
{
    GkPageLayout *layout = binder->layout;
    double top = binder->fragment->box.y0;
    for (guint i = layout->n_lines; i-- > 0;) {
        const GkLine *line = &layout->lines[i];
        if (gk_box_center_y(line->box) > top || layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        gboolean titled = *binder->fragment->title.text != '\0';
        if (gk_box_center_y(line->box) < limit || top - line->box.y1 > (titled ? GK_CAPTION_NEAR : GK_CAPTION_FAR))
            break;
        if (!take_wrapped_organization(binder, i) && !take_line_above(binder, line, top))
            break;
        top = MIN(top, line->box.y0);
    }
    binder->fragment->caption_top = top;
}

/* --- lines below --- */

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
is_broken(const Binder *binder, const GkText *note, double right, double size)
{
    const GkBox box = binder->fragment->box, last = note->places[note->n_places - 1].box;
    gboolean ended = g_str_has_suffix(note->text, "。") || g_str_has_suffix(note->text, "：") ||
                     g_str_has_suffix(note->text, "；") || g_str_has_suffix(note->text, "！");
    return box.x1 - right < GK_CAPTION_FULL_EM * size || (!ended && gk_box_width(last) > 0.5 * gk_box_width(box));
}

/* Adds the line to the last note when that one was broken, begins a new one otherwise. */
static void
take_note(Binder *binder, const GkLine *line, const char *text, double *last_right)
{
    Piece piece = { binder->layout, line, 0, line->n_glyphs };
    GkText *note = binder->notes->len ? &g_array_index(binder->notes, GkText, binder->notes->len - 1) : NULL;
    if (note && !gk_caption_begins_note(text) && is_broken(binder, note, *last_right, line->size)) {
        extend_text(note, text, piece_place(&piece), FALSE, binder->arena);
    } else {
        GkText fresh;
        set_text(&fresh, text, piece_place(&piece), binder->arena);
        g_array_append_val(binder->notes, fresh);
    }
    *last_right = line->box.x1;
    claim(&piece, GK_INK_NOTE);
}

static void
bind_below(Binder *binder, double limit)
{
    GkPageLayout *layout = binder->layout;
    double bottom = binder->fragment->box.y1, last_right = 0, size = 0, left = 0;
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        if (gk_box_center_y(line->box) < binder->fragment->box.y1 || layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        gboolean first = binder->notes->len == 0;
        double gap = line->box.y0 - bottom;
        if (line->box.y1 > limit || gap > (first ? GK_CAPTION_NEAR : 0.9 * line->size))
            break;
        gboolean adjacent = fabs(line->size - size) < 0.6 && fabs(line->box.x0 - left) < 3.5 * line->size;
        Piece piece = { layout, line, 0, line->n_glyphs };
        g_autofree char *text = piece_text(&piece);
        if (!line_is_note(text, first, adjacent))
            break;
        take_note(binder, line, text, &last_right);
        size = line->size;
        left = line->box.x0;
        bottom = line->box.y1;
    }
    binder->fragment->notes_bottom = bottom;
    binder->fragment->notes = gk_arena_take_array(binder->arena, binder->notes, &binder->fragment->n_notes);
}

/* --- inside the grid --- */

static void
set_from_cell(GkText *field, const GkFragment *fragment, const GkFragmentCell *cell, const char *content, GkArena *arena)
{
    if (!*field->text && *content)
        set_text(field, content, (GkPlace) { fragment->page, cell->box }, arena);
}

static void
bind_cell(GkFragment *fragment, const GkFragmentCell *cell, GkArena *arena)
{
    g_autofree char *text = gk_caption_squeeze(cell->text);
    GkCaptionMatch match;
    if (cell->column_span == fragment->column_count && gk_caption_ends_as_title(text) && !gk_caption_is_sentence(text))
        set_from_cell(&fragment->title, fragment, cell, text, arena);
    if (!gk_caption_match(text, &match) || match.from != 0)
        return;
    const char *from = g_utf8_offset_to_pointer(text, match.value_from);
    g_autofree char *value = g_strndup(from, (gsize) (g_utf8_offset_to_pointer(text, match.value_to) - from));
    if (match.kind == GK_CAPTION_UNIT && match.value_from > match.from + 1) /* 单位：万元, not a bare 万元 */
        set_from_cell(&fragment->unit, fragment, cell, value, arena);
    else if (match.kind == GK_CAPTION_ORGANIZATION)
        set_from_cell(&fragment->organization, fragment, cell, value, arena);
    else if (match.kind == GK_CAPTION_NUMBER && match.to == (guint) g_utf8_strlen(text, -1))
        set_from_cell(&fragment->number, fragment, cell, value, arena);
}

static void
bind_inside(GkFragment *fragment, GkArena *arena)
{
    for (guint i = 0; i < fragment->n_cells && fragment->cells[i].row < 4; i++)
        if (*fragment->cells[i].text)
            bind_cell(fragment, &fragment->cells[i], arena);
}

/* --- the foot of the page before --- */

/* Nothing but running heads stands above the captions. */
static gboolean
is_first_of_page(const GkFragment *fragment)
{
    const GkPageLayout *layout = fragment->layout;
    for (guint i = 0; i < layout->n_lines; i++)
        if (layout->line_roles[i] == GK_LINE_PROSE && layout->lines[i].box.y1 <= fragment->caption_top)
            return FALSE;
    return TRUE;
}

static void
bind_from_page_before(Binder *binder, const GPtrArray *fragments, guint index, GkPageLayout *pages)
{
    GkFragment *fragment = binder->fragment;
    const GkFragment *before = index ? g_ptr_array_index(fragments, index - 1) : NULL;
    gboolean complete = *fragment->title.text && *fragment->number.text;
    if (complete || fragment->page == pages[0].page->number || (before && before->page == fragment->page) ||
        (*fragment->title.text && !is_first_of_page(fragment)))
        return;
    GkPageLayout *layout = &pages[fragment->page - 1 - pages[0].page->number];
    double limit = before && before->page == fragment->page - 1 ? before->notes_bottom : 0;
    for (guint i = layout->n_lines; i-- > 0;) {
        const GkLine *line = &layout->lines[i];
        if (layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        Piece piece = { layout, line, 0, line->n_glyphs };
        g_autofree char *text = piece_text(&piece);
        GkCaptionMatch match;
        if (gk_box_center_y(line->box) <= limit || line->box.y0 < 0.5 * layout->page->height)
            return;
        if (gk_caption_match(text, &match) && match.kind == GK_CAPTION_NUMBER && match.to == (guint) g_utf8_strlen(text, -1))
            set_field(binder, &fragment->number, &piece, &piece, GK_INK_NUMBER);
        else if (!*fragment->title.text && gk_caption_ends_as_title(text) && !gk_caption_is_sentence(text))
            take_title(binder, &piece, text);
        return;
    }
}

static Binder
binder_for(GkFragment *fragment, GkArena *arena)
{
    return (Binder) { .fragment = fragment, .layout = fragment->layout, .arena = arena,
                      .notes = g_array_new(FALSE, FALSE, sizeof(GkText)) };
}

static gboolean
overlaps_sideways(const GkFragment *a, const GkFragment *b)
{
    return gk_overlap(a->box.x0, a->box.x1, b->box.x0, b->box.x1) > 0;
}

void
gk_captions_bind(const GPtrArray *fragments, GkPageLayout *pages, guint n_pages, GkArena *arena)
{
    static const GkText NONE = { "", NULL, NULL, 0 };
    for (guint i = 0; i < fragments->len; i++) {
        GkFragment *fragment = g_ptr_array_index(fragments, i);
        fragment->title = fragment->number = fragment->organization = fragment->unit = fragment->subtitle = NONE;
    }
    for (guint i = 0; i < fragments->len; i++) {
        GkFragment *fragment = g_ptr_array_index(fragments, i);
        const GkFragment *before = i ? g_ptr_array_index(fragments, i - 1) : NULL;
        const GkFragment *after = i + 1 < fragments->len ? g_ptr_array_index(fragments, i + 1) : NULL;
        Binder binder = binder_for(fragment, arena);
        gboolean below_another = before && before->page == fragment->page && overlaps_sideways(before, fragment);
        bind_above(&binder, below_another ? before->notes_bottom : 0);
        bind_below(&binder, after && after->page == fragment->page ? after->box.y0 : fragment->layout->page->height);
        bind_inside(fragment, arena);
    }
    for (guint i = 0; i < fragments->len; i++) {
        Binder binder = binder_for(g_ptr_array_index(fragments, i), arena);
        bind_from_page_before(&binder, fragments, i, pages);
        g_array_unref(binder.notes);
    }
}
