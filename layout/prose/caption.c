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
 * the search, as does the table or the prose above. Notes (prose/caption_notes.c) stand
 * below it.
 *
 * The same fields are read from cells when they are drawn inside the grid; the
 * cells stay cells. What was left at the foot of the page before is found too, and a
 * unit that stands above no table is told.
 *
 * A title that neither ends in 表 nor is centred in larger or bolder type is
 * missed; a centred heading right above an untitled table is taken for its title.
 */
#include "layout/page/tuning.h"
#include "layout/prose/caption_internal.h"
#include "layout/prose/captions.h"
#include "layout/prose/tuning.h"
#include "layout/words/caption_words.h"
#include "layout/words/row_words.h"
#include "layout/words/title_words.h"

#include <math.h>
#include <string.h>

/* --- one piece --- */

typedef enum { FOUND_NOTHING, FOUND_FIELD } Found;

/* One of those that the field names: of “元、万元” either. */
static gboolean
says_already(const GkText *field, const char *content)
{
    g_auto(GStrv) said = g_strsplit(field->text, GK_CAPTION_SEVERAL, -1);
    return strcmp(field->text, content) == 0 || g_strv_contains((const char *const *) said, content);
}

static void
report_second(const GkCaptionBinder *binder, const GkText *field, GkPlace place)
{
    gk_diagnostics_add(binder->diagnostics, GK_DIAGNOSTIC_CAPTION_CONFLICT, place.page, &place.box,
                       "page %u: two names or numbers are printed for one table: “%s”", place.page, field->text);
}

void
gk_caption_tell(const GkCaptionBinder *binder, const char *kind, const GkPiece *piece, const char *text,
                const char *because)
{
    GkPlace place = gk_piece_place(piece);
    gk_trace(binder->layout, CAPTION_TAKEN, &place.box, gk_trace_text("kind", kind), gk_trace_text("text", text),
             gk_trace_text("because", because));
}

/* A second one that differs is kept beside the first: which of them holds is for others to say. */
static void
set_field(GkCaptionBinder *binder, GkText *field, const GkPiece *whole, const GkPiece *value, GkInkClass ink)
{
    g_autofree char *content = gk_piece_text(value);
    gboolean said = value->to == value->from || says_already(field, content);
    if (!said && !*field->text) {
        gk_caption_set(field, content, gk_piece_place(value), binder->arena);
    } else if (!said) {
        g_autofree char *second = g_strconcat(GK_CAPTION_SEVERAL, content, NULL);
        gk_caption_extend(field, second, gk_piece_place(value), FALSE, binder->arena);
        if (ink != GK_INK_UNIT) /* units that differ are told with their tables */
            report_second(binder, field, gk_piece_place(value));
    }
    gk_caption_tell(binder, "field", whole, content, "the words of a unit, organization or number stand in it");
    gk_piece_claim_field(whole, said ? NULL : value, ink);
}

/* Takes unit, organization, number or continuation mark out of the piece; what is left of it (to the left
 * and right) comes back in rest[2], empty ones with from == to. */
static Found
take_field(GkCaptionBinder *binder, const GkPiece *piece, GkPiece rest[2])
{
    GkFragment *fragment = binder->fragment;
    g_autofree char *text = gk_piece_text(piece);
    GkCaptionMatch match;
    if (!gk_caption_match(text, &match) ||
        (match.kind == GK_CAPTION_NUMBER && *fragment->number.text && gk_caption_is_appendix(text)))
        return FOUND_NOTHING;
    GkPiece whole = gk_piece_part(piece, match.from, match.to),
            value = gk_piece_part(piece, match.value_from, match.value_to);
    rest[0] = gk_piece_part(piece, 0, match.from);
    rest[1] = gk_piece_part(piece, match.to, piece->to - piece->from);
    switch (match.kind) {
    case GK_CAPTION_UNIT:
        set_field(binder, &fragment->unit, &whole, &value, GK_INK_UNIT);
        break;
    case GK_CAPTION_ORGANIZATION:
        set_field(binder, &fragment->organization, &whole, &value, GK_INK_ORGANIZATION);
        break;
    case GK_CAPTION_NUMBER:
        set_field(binder, &fragment->number, &whole, &value, GK_INK_NUMBER);
        binder->number_line = whole.line;
        binder->number_end = whole.to;
        break;
    case GK_CAPTION_CONTINUATION:
        fragment->continuation_mark = TRUE;
        gk_piece_claim(&whole, GK_INK_TITLE);
        break;
    }
    return FOUND_FIELD;
}

/* --- lines above --- */

/* Fields first; the pieces that are none of them come back. */
static GArray *
take_fields(GkCaptionBinder *binder, GArray *pieces, gboolean *found)
{
    GArray *left = g_array_new(FALSE, FALSE, sizeof(GkPiece));
    for (guint i = 0; i < pieces->len; i++) {
        GkPiece piece = g_array_index(pieces, GkPiece, i), rest[2];
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

/* Leaves out the number of the page, or of the one beside it, where it stands at an end of the line, far from what else
 * is in it. */
static void
drop_page_numbers(const GkCaptionBinder *binder, GArray *pieces)
{
    for (guint i = pieces->len; i-- > 0 && pieces->len > 1;) {
        const GkPiece *piece = &g_array_index(pieces, GkPiece, i);
        g_autofree char *text = gk_piece_text(piece);
        GkBox box = gk_piece_box(piece);
        if ((i > 0 && i + 1 < pieces->len) || box.y1 > GK_RUNNING_NUMBER_SHARE * binder->layout->page->height ||
            !gk_caption_is_page_number(text))
            continue;
        const GkBox beside = gk_piece_box(&g_array_index(pieces, GkPiece, i ? i - 1 : 1));
        if (MAX(box.x0 - beside.x1, beside.x0 - box.x1) < GK_CAPTION_GAP_SPACED_EM * piece->line->size)
            continue;
        g_array_remove_index(pieces, i);
    }
}

/* The pieces of a line without those of a unit on two lines. */
static GArray *
unclaimed_pieces(const GkCaptionBinder *binder, const GkLine *line)
{
    GArray *pieces = gk_pieces_of_line(binder->layout, line);
    drop_page_numbers(binder, pieces);
    for (guint i = pieces->len; i-- > 0;) {
        GkPiece *piece = &g_array_index(pieces, GkPiece, i);
        while (piece->to > piece->from && binder->layout->ink[line->glyphs[piece->to - 1]] == GK_INK_UNIT)
            piece->to--;
        if (piece->to == piece->from)
            g_array_remove_index(pieces, i);
    }
    return pieces;
}

/* What may stand above a title: its number, or the beginning of it. */
static gboolean
may_stand_above_title(const GkCaptionBinder *binder, const GArray *pieces, double top)
{
    const GkPiece *first = &g_array_index(pieces, GkPiece, 0);
    g_autofree char *text = gk_piece_text(first);
    GkCaptionMatch match;
    if (gk_caption_match(text, &match) && match.kind != GK_CAPTION_CONTINUATION && match.from == 0)
        return TRUE;
    return pieces->len == 1 &&
        (gk_caption_is_title_above(binder, first, text, top) || gk_caption_outranks(binder, first, text, top));
}

/* A piece of the line that is no field; FALSE: it ends the search. */
static gboolean
take_rest(GkCaptionBinder *binder, const GkPiece *piece, gboolean found, double top)
{
    GkFragment *fragment = binder->fragment;
    g_autofree char *text = gk_piece_text(piece);
    if (gk_caption_outranks(binder, piece, text, top))
        gk_caption_demote_title(binder);
    gboolean titled = *fragment->title.text != '\0';
    if (titled ? gk_caption_is_title_above(binder, piece, text, top) : gk_caption_is_title(binder, piece, text))
        gk_caption_take_title(binder, piece, text);
    else if (!titled && gk_caption_is_behind_number(binder, piece, text))
        gk_caption_take_numbered(binder, piece, text);
    else if (gk_caption_is_subtitle(text) || found) {
        gk_caption_extend(&fragment->subtitle, text, gk_piece_place(piece), TRUE, binder->arena);
        gk_piece_claim(piece, GK_INK_TITLE);
    } else {
        return FALSE;
    }
    return TRUE;
}

/* FALSE when the line ends the search. */
static gboolean
take_line_above(GkCaptionBinder *binder, const GkLine *line, double top)
{
    gboolean found = FALSE;
    g_autoptr(GArray) pieces = unclaimed_pieces(binder, line);
    if (pieces->len == 0) {
        binder->layout->line_roles[line - binder->layout->lines] = GK_LINE_TABLE_CAPTION;
        return TRUE;
    }
    if (*binder->fragment->title.text && !may_stand_above_title(binder, pieces, top))
        return FALSE;
    g_autoptr(GArray) left = take_fields(binder, pieces, &found);
    for (guint i = 0; i < left->len; i++)
        if (!take_rest(binder, &g_array_index(left, GkPiece, i), found, top))
            return FALSE;
    return TRUE;
}

/* The second line of an organization's name that was too long for its place. */
static gboolean
is_wrapped_organization(const GkCaptionBinder *binder, const GkLine *line, const GkLine *above)
{
    if (above->box.y1 < line->box.y0 - 0.8 * line->size || fabs(above->size - line->size) > 0.6)
        return FALSE;
    g_autoptr(GArray) pieces = gk_pieces_of_line(binder->layout, above);
    g_autofree char *text = gk_piece_text(&g_array_index(pieces, GkPiece, 0));
    const GkBox box = gk_piece_box(&g_array_index(pieces, GkPiece, 0));
    GkCaptionMatch match;
    return gk_caption_match(text, &match) && match.kind == GK_CAPTION_ORGANIZATION &&
        line->box.x0 > box.x0 - line->size && line->box.x1 < box.x1 + line->size;
}

/* Takes line i and the line with the organization's label, one or two above it. */
static gboolean
take_wrapped_organization(GkCaptionBinder *binder, guint i)
{
    const GkLine *line = &binder->layout->lines[i];
    GkPiece whole = { binder->layout, line, 0, line->n_glyphs };
    g_autofree char *words = gk_piece_text(&whole);
    GkCaptionMatch match;
    if (gk_caption_match(words, &match) && match.kind == GK_CAPTION_ORGANIZATION && match.from == 0)
        return FALSE; /* another one */
    for (guint up = 1; up <= MIN(i, 2) && !*binder->fragment->organization.text; up++) {
        const GkLine *above = &binder->layout->lines[i - up];
        if (binder->layout->line_roles[i - up] != GK_LINE_PROSE || !is_wrapped_organization(binder, line, above))
            continue;
        take_line_above(binder, above, line->box.y0);
        gk_caption_extend(&binder->fragment->organization, words, gk_piece_place(&whole), FALSE, binder->arena);
        gk_piece_claim(&whole, GK_INK_ORGANIZATION);
        return TRUE;
    }
    return FALSE;
}

/* What can only be a title: it begins with the number of a table, or names a fund and a year. */
static gboolean
is_sure_title(const GkCaptionBinder *binder, const GkPiece *piece)
{
    g_autofree char *text = gk_piece_text(piece);
    GkCaptionMatch match;
    if (gk_caption_match(text, &match) && match.kind == GK_CAPTION_NUMBER && match.from == 0)
        return !gk_caption_is_sentence(text);
    return gk_caption_is_title(binder, piece, text) && gk_title_names_fund(text) && gk_title_names_year(text);
}

/* A short line between the table and a title, of which nothing is known but that it is no running text: 市级, 财政局制.
 * It goes on with the title right above it. */
static gboolean
take_line_between(GkCaptionBinder *binder, guint i)
{
    const GkLine *line = &binder->layout->lines[i], *above = line - 1;
    if (i == 0 || *binder->fragment->title.text || binder->layout->line_roles[i - 1] != GK_LINE_PROSE ||
        line->box.y0 - above->box.y1 > GK_CAPTION_BETWEEN_EM * above->size || above->size < line->size)
        return FALSE;
    GkPiece piece = { binder->layout, line, 0, line->n_glyphs }, upper = { binder->layout, above, 0, above->n_glyphs };
    g_autofree char *text = gk_piece_text(&piece);
    g_autoptr(GArray) pieces = gk_pieces_of_line(binder->layout, line);
    if (pieces->len > 1 || g_utf8_strlen(text, -1) > GK_CAPTION_BETWEEN_LENGTH || gk_caption_is_sentence(text) ||
        gk_caption_is_heading(text) || gk_title_is_tail(text) || !is_sure_title(binder, &upper))
        return FALSE;
    gk_caption_extend(&binder->fragment->subtitle, text, gk_piece_place(&piece), TRUE, binder->arena);
    gk_piece_claim(&piece, GK_INK_TITLE);
    return TRUE;
}

static void
bind_above(GkCaptionBinder *binder, double limit)
{
    GkPageLayout *layout = binder->layout;
    double top = binder->fragment->box.y0;
    for (guint i = layout->n_lines; i-- > 0;) {
        const GkLine *line = &layout->lines[i];
        if (gk_box_center_y(line->box) > binder->fragment->box.y0 || layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        gboolean near = *binder->fragment->title.text && !gk_caption_is_number_line(line->text);
        if (gk_box_center_y(line->box) < limit || top - line->box.y1 > (near ? GK_CAPTION_NEAR : GK_CAPTION_FAR))
            break;
        gboolean wrapped = gk_caption_take_wrapped_unit(binder->fragment, i, binder->arena);
        if ((wrapped || !take_wrapped_organization(binder, i)) && !take_line_above(binder, line, top) &&
            !take_line_between(binder, i)) {
            gk_trace(layout, CAPTION_END, &line->box, gk_trace_text("text", line->text));
            break;
        }
        top = MIN(top, line->box.y0);
    }
    gk_caption_settle_numbered(binder);
    binder->fragment->caption_top = top;
}

/* --- inside the grid --- */

static void
set_from_cell(GkText *field, const GkFragment *fragment, const GkFragmentCell *cell, const char *content,
              GkArena *arena)
{
    if (!*field->text && *content)
        gk_caption_set(field, content, (GkPlace) { fragment->page, cell->box }, arena);
}

static void
bind_cell(GkFragment *fragment, const GkFragmentCell *cell, GkArena *arena)
{
    g_autofree char *text = gk_caption_squeeze(cell->text);
    GkCaptionMatch match;
    gboolean named = cell->row == 0 && gk_title_names_fund(text) && gk_title_names_year(text);
    if (cell->column_span == fragment->column_count && (named || gk_caption_ends_as_title(text)) &&
        !gk_caption_is_sentence(text))
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

/* Among the first rows, above all data: 单位：元 further down speaks of the rows below it. */
static void
bind_inside(GkFragment *fragment, GkArena *arena)
{
    for (guint i = 0; i < fragment->n_cells && fragment->cells[i].row < 4; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        if (cell->row >= fragment->header_rows && gk_rows_text_is_number(cell->text))
            return;
        if (*cell->text)
            bind_cell(fragment, cell, arena);
    }
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

/* Takes what the line holds of a caption: a number; for a table without title its title, or nothing but its unit and
 * organization. FALSE when the line is the last one to look at. */
static gboolean
take_line_before(GkCaptionBinder *binder, const GkLine *line)
{
    GkPiece piece = { binder->layout, line, 0, line->n_glyphs };
    g_autofree char *text = gk_piece_text(&piece);
    gboolean titled = *binder->fragment->title.text != '\0', found = FALSE;
    GkCaptionMatch match;
    if (gk_caption_match(text, &match) && match.kind == GK_CAPTION_NUMBER &&
        match.to == (guint) g_utf8_strlen(text, -1)) {
        set_field(binder, &binder->fragment->number, &piece, &piece, GK_INK_NUMBER);
    } else if (!titled && gk_caption_ends_as_title(text) && !gk_caption_is_sentence(text)) {
        gk_caption_take_title(binder, &piece, text);
    } else if (!titled && gk_caption_is_fields(text)) {
        g_autoptr(GArray) pieces = gk_pieces_of_line(binder->layout, line);
        g_autoptr(GArray) left = take_fields(binder, pieces, &found);
    }
    return found;
}

static void
bind_from_page_before(GkCaptionBinder *binder, const GPtrArray *fragments, guint index, GkPageLayout *pages)
{
    GkFragment *fragment = binder->fragment;
    const GkFragment *before = index ? g_ptr_array_index(fragments, index - 1) : NULL;
    gboolean complete = *fragment->title.text && *fragment->number.text;
    if (complete || fragment->page == pages[0].page->number || (before && before->page == fragment->page) ||
        (*fragment->title.text && !is_first_of_page(fragment)))
        return;
    binder->layout = &pages[fragment->page - 1 - pages[0].page->number];
    double limit = before && before->page == fragment->page - 1 ? before->notes_bottom : 0;
    for (guint i = binder->layout->n_lines; i-- > 0;) {
        const GkLine *line = &binder->layout->lines[i];
        if (binder->layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        if (gk_box_center_y(line->box) <= limit || line->box.y0 < 0.5 * binder->layout->page->height ||
            !take_line_before(binder, line))
            return;
    }
}

/* --- units of no table --- */

/* 单位：万元 stands above a table. Where none was found, one was missed, or is a picture. */
static void
report_left_units(GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        if (layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        g_autofree char *text = gk_caption_squeeze(line->text);
        if (gk_caption_is_fields(text))
            gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_UNIT_WITHOUT_TABLE, layout->page->number, &line->box,
                               "page %u: “%s” is printed as above a table, but no table was found there; look at the "
                               "page for one that is drawn in another way",
                               layout->page->number, text);
    }
}

static GkCaptionBinder
binder_for(GkFragment *fragment, GkArena *arena, GkDiagnostics *diagnostics)
{
    return (GkCaptionBinder) {
        .fragment = fragment, .layout = fragment->layout, .arena = arena, .diagnostics = diagnostics
    };
}

static gboolean
overlaps_sideways(const GkFragment *a, const GkFragment *b)
{
    return gk_overlap(a->box.x0, a->box.x1, b->box.x0, b->box.x1) > 0;
}

void
gk_captions_bind(const GPtrArray *fragments, GkPageLayout *pages, guint n_pages, GkArena *arena,
                 GkDiagnostics *diagnostics)
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
        GkCaptionBinder binder = binder_for(fragment, arena, diagnostics);
        gboolean below_another = before && before->page == fragment->page && overlaps_sideways(before, fragment);
        bind_above(&binder, below_another ? before->notes_bottom : 0);
        gk_caption_notes(
            fragment, after && after->page == fragment->page ? after->box.y0 : fragment->layout->page->height, arena);
        bind_inside(fragment, arena);
    }
    gk_caption_cut_titles(fragments, arena);
    for (guint i = 0; i < fragments->len; i++) {
        GkCaptionBinder binder = binder_for(g_ptr_array_index(fragments, i), arena, diagnostics);
        bind_from_page_before(&binder, fragments, i, pages);
    }
    for (guint i = 0; i < n_pages; i++)
        report_left_units(&pages[i], diagnostics);
}

void
gk_captions_strip_marks(const GPtrArray *fragments, GkArena *arena)
{
    for (guint i = 0; i < fragments->len; i++) {
        GkFragment *fragment = g_ptr_array_index(fragments, i);
        gk_caption_strip_marks(&fragment->title, arena);
        gk_caption_strip_marks(&fragment->number, arena);
        gk_caption_strip_marks(&fragment->organization, arena);
        gk_caption_strip_marks(&fragment->unit, arena);
        gk_caption_strip_marks(&fragment->subtitle, arena);
    }
}
