/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles of tables, from the table upwards.
 *
 *      表三十三：
 *               2024年某省省本级一般公共预算支出         in one size with what stands below
 *                        功能分类决算表                  a tail: nothing but words that titles end with
 *                      （按款级科目分类）                a qualifier, perhaps smaller
 *      ┌──────────────┬───────────────┐
 *
 * A line ends as titles do (…表), or it stands out in size or weight, in the middle above the table. Whether the title
 * goes on above is told by words first: what is found so far is a tail (words/title_words.c), or the line above can't
 * end where it does, or names a fund while what is below names none. Without such a sign the line above is a part of
 * the title when it is too long to have stood beside the rest.
 *
 * What stands behind a number (表1 …, 第1表 …) is the title, wherever it stands, unless another is found.
 *
 * A title that neither ends in 表, nor stands out, nor has a number is missed; a centred heading right above an
 * untitled table is taken for its title.
 */
#include "layout/prose/caption_internal.h"
#include "layout/prose/tuning.h"
#include "layout/words/caption_words.h"
#include "layout/words/title_words.h"

#include <math.h>
#include <string.h>

static gboolean
is_centered(const GkCaptionBinder *binder, GkBox box)
{
    double page = binder->layout->page->width / 2, table = gk_box_center_x(binder->fragment->box);
    double x = gk_box_center_x(box), width = gk_box_width(binder->fragment->box);
    double near = GK_CAPTION_CENTER_SHARE * width;
    return fabs(x - table) < near || fabs(x - page) < near;
}

/* It leaves room beside it, or it is so much larger than the table's text that it needs none. */
static gboolean
is_narrow(const GkCaptionBinder *binder, GkBox box, double size, double body, const char *text)
{
    double share = gk_box_width(box) / gk_box_width(binder->fragment->box);
    return share < GK_CAPTION_NARROW_SHARE ||
        (share < GK_CAPTION_WIDE_SHARE && size > GK_CAPTION_WIDE_SIZE * body && gk_title_names_fund(text));
}

static double
size_of(const GkPiece *piece)
{
    return gk_piece_glyph(piece->layout, piece->line, piece->from)->size;
}

/* Of the table's text. */
static double
body_size(const GkFragment *fragment)
{
    double body = fragment->cells[0].size;
    for (guint i = 1; body == 0 && i < fragment->n_cells; i++)
        body = fragment->cells[i].size;
    return body;
}

gboolean
gk_caption_is_title(const GkCaptionBinder *binder, const GkPiece *piece, const char *text)
{
    glong length = g_utf8_strlen(text, -1);
    gboolean tail = gk_title_is_tail(text), ends = gk_caption_ends_as_title(text);
    if (length > 80 || (length < 3 && !(tail && ends)) || gk_caption_is_sentence(text))
        return FALSE;
    if (length >= 3 && ends)
        return TRUE;
    double size = size_of(piece), body = body_size(binder->fragment);
    gboolean stands_out = size > body + 0.9 || (piece->line->bold && size > body - 0.1);
    GkBox box = gk_piece_box(piece);
    gboolean named = gk_title_names_fund(text) && gk_title_names_year(text);
    return length <= (named ? 60 : 45) && stands_out && is_narrow(binder, box, size, body, text) &&
        (named || is_centered(binder, box));
}

void
gk_caption_take_title(GkCaptionBinder *binder, const GkPiece *piece, const char *text)
{
    GkFragment *fragment = binder->fragment;
    guint number = *fragment->number.text ? 0 : gk_title_number_length(text);
    GkPiece front = gk_piece_part(piece, 0, number), rest = gk_piece_part(piece, number, piece->to - piece->from);
    g_autofree char *words = gk_piece_text(&rest);
    gk_caption_tell(binder, "title", piece, text,
                    *fragment->title.text ? "it goes on in the title below it"
                        : gk_caption_ends_as_title(text)
                        ? "it ends as titles of tables do"
                        : "it stands out in size or weight, in the middle above the table");
    if (number) {
        g_autofree char *digits = gk_piece_text(&front);
        gk_caption_set(&fragment->number, digits, gk_piece_place(&front), binder->arena);
        gk_piece_claim(&front, GK_INK_NUMBER);
    }
    gk_caption_extend(&fragment->title, words, gk_piece_place(&rest), TRUE, binder->arena);
    binder->title_size = size_of(piece);
    gk_piece_claim(&rest, GK_INK_TITLE);
}

/* --- lines above --- */

/* Words say that the line and what is below it are one title. */
static gboolean
belong_together(const char *above, const char *title)
{
    if (gk_title_is_tail(title))
        return !gk_caption_ends_as_title(above) || gk_caption_is_bracketed(title);
    if (gk_caption_ends_as_title(above) || gk_caption_is_heading(above))
        return FALSE;
    return gk_title_is_open(above) || (gk_title_names_fund(above) && !gk_title_names_fund(title));
}

gboolean
gk_caption_is_title_above(const GkCaptionBinder *binder, const GkPiece *piece, const char *text, double top)
{
    const char *title = binder->fragment->title.text;
    double size = size_of(piece);
    GkBox box = gk_piece_box(piece);
    gboolean together = belong_together(text, title), qualified = gk_caption_is_bracketed(title);
    gboolean alike = qualified ? size > binder->title_size - 0.6 : fabs(size - binder->title_size) < 0.6;
    double room = (together ? GK_CAPTION_TITLE_PITCH_SURE : GK_CAPTION_TITLE_PITCH) * size;
    if (!alike || top - box.y1 >= room || gk_caption_is_sentence(text) || !is_centered(binder, box))
        return FALSE;
    if (together)
        return TRUE;
    return !gk_caption_ends_as_title(text) && !gk_caption_is_heading(text) &&
        gk_box_width(box) > 0.45 * gk_box_width(binder->fragment->box);
}

gboolean
gk_caption_outranks(const GkCaptionBinder *binder, const GkPiece *piece, const char *text, double top)
{
    const char *title = binder->fragment->title.text;
    GkBox box = gk_piece_box(piece);
    return *title && !gk_title_is_tail(title) && !gk_caption_ends_as_title(title) && !gk_title_names_fund(title) && gk_caption_ends_as_title(text) &&
        gk_title_names_fund(text) && size_of(piece) > binder->title_size - 0.1 &&
        top - box.y1 < GK_CAPTION_TITLE_PITCH_SURE * size_of(piece) && !gk_caption_is_sentence(text) &&
        is_centered(binder, box);
}

void
gk_caption_demote_title(GkCaptionBinder *binder)
{
    static const GkText NONE = { "", NULL, NULL, 0 };
    GkText title = binder->fragment->title;
    for (guint i = title.n_places; i-- > 0;) {
        gsize end = i + 1 < title.n_places ? title.offsets[i + 1] : strlen(title.text);
        g_autofree char *line = g_strndup(title.text + title.offsets[i], end - title.offsets[i]);
        gk_caption_extend(&binder->fragment->subtitle, line, title.places[i], TRUE, binder->arena);
    }
    binder->fragment->title = NONE;
}

/* --- behind a number --- */

gboolean
gk_caption_is_behind_number(const GkCaptionBinder *binder, const GkPiece *piece, const char *text)
{
    glong length = g_utf8_strlen(text, -1);
    if (binder->number_line != piece->line || binder->number_end != piece->from || length < 2 || length > 45 ||
        gk_caption_is_sentence(text) || gk_caption_is_subtitle(text) || binder->numbered.n_places)
        return FALSE;
    const GkGlyph *before = gk_piece_glyph(piece->layout, piece->line, piece->from - 1);
    return gk_piece_box(piece).x0 - before->box.x1 < GK_CAPTION_GAP_SPACED_EM * before->size;
}

void
gk_caption_take_numbered(GkCaptionBinder *binder, const GkPiece *piece, const char *text)
{
    gk_caption_tell(binder, "title", piece, text, "it stands behind the number of the table");
    gk_caption_set(&binder->numbered, text, gk_piece_place(piece), binder->arena);
    gk_piece_claim(piece, GK_INK_TITLE);
}

void
gk_caption_settle_numbered(GkCaptionBinder *binder)
{
    if (!binder->numbered.n_places)
        return;
    GkFragment *fragment = binder->fragment;
    if (!*fragment->title.text)
        fragment->title = binder->numbered;
    else
        gk_caption_extend(&fragment->subtitle, binder->numbered.text, binder->numbered.places[0], TRUE, binder->arena);
}
