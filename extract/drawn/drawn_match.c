/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The text layer, held against what was drawn.
 *
 * A glyph of the text layer has a box that begins where the pen stood when it
 * was drawn, so the two are found by place. Where several were drawn in one
 * place (a number, a white patch over it, another number) colour and size tell
 * them apart, and then their shapes: what a shape of a font stands for is learnt
 * from all the glyphs of the page about which there is no question.
 *
 * Thus is known of each glyph of the text layer
 *   - whether it is hidden by what was painted later, or clipped away;
 *   - whether it is hidden in part: the reader sees something else, or nothing
 *     for certain. The rest of a number of which digits are hidden is no number;
 *   - whether what is drawn is what the text says. Programs may give any text for
 *     what they draw (ActualText), spread over its width: then digits begin where
 *     nothing was drawn, or have the shape that stands for another digit elsewhere.
 *     And the map of a font may say that two shapes are one digit.
 *
 * What is written top-down (in fonts for that), very large, or drawn by a program
 * that does not tell us (ear.c) is not found, and nothing is said about it.
 */
#include "extract/drawn/drawn_match_internal.h"

#include <math.h>
#include <string.h>

#define SQUARE 8.0 /* points: the side of a square in which drawn glyphs are looked up */
#define SQUARES 512.0 /* in each direction, at most */
#define LARGEST 60.0 /* points: larger boxes are not looked up */
#define CANDIDATES 16u /* glyphs in one place that are told apart */
#define LOOKED_AT 2000u /* glyphs in the squares of one box */
#define SIZE_SHARE 0.1 /* sizes that differ less are the same */

/* --- squares --- */

static guint
square_of(double at, double side, guint count)
{
    double square = floor(at / side);
    return square < 0 ? 0 : square >= count ? count - 1 : (guint) square;
}

static void
enter_all(GkDrawnMatch *match)
{
    const GkPage *page = match->page;
    match->side = fmax(SQUARE, fmax(page->width, page->height) / SQUARES);
    match->columns = (guint) (page->width / match->side) + 1;
    match->rows = (guint) (page->height / match->side) + 1;
    match->first = g_new(guint, match->columns * match->rows);
    match->next = g_new(guint, gk_drawn_count(match->drawn) + 1);
    for (guint i = 0; i < match->columns * match->rows; i++)
        match->first[i] = GK_DRAWN_NONE;
    for (guint i = gk_drawn_count(match->drawn); i-- > 0;) {
        const GkDrawnGlyph *drawn = gk_drawn_get(match->drawn, i);
        guint *first = &match->first[square_of(drawn->y, match->side, match->rows) * match->columns +
                                     square_of(drawn->x, match->side, match->columns)];
        match->next[i] = *first;
        *first = i;
    }
}

guint
gk_drawn_match_look_up(const GkDrawnMatch *match, GkBox box, GkDrawnFits fits, gconstpointer what, guint *found,
                       guint most)
{
    guint count = 0, looked = 0;
    guint left = square_of(box.x0, match->side, match->columns), right = square_of(box.x1, match->side, match->columns);
    guint top = square_of(box.y0, match->side, match->rows), bottom = square_of(box.y1, match->side, match->rows);
    for (guint row = top; row <= bottom; row++)
        for (guint column = left; column <= right; column++)
            for (guint i = match->first[row * match->columns + column]; i != GK_DRAWN_NONE && looked < LOOKED_AT;
                 i = match->next[i], looked++)
                if (count < most && fits(match, what, gk_drawn_get(match->drawn, i), i))
                    found[count++] = i;
    return count;
}

/* --- which is which --- */

/* The pen stood where the box begins, at some height within. */
static gboolean
begins_there(const GkDrawnMatch *match, gconstpointer what, const GkDrawnGlyph *drawn, guint index)
{
    GkBox box = *(const GkBox *) what;
    double width = gk_box_width(box), height = gk_box_height(box), x = drawn->x, y = drawn->y;
    switch (drawn->turn) {
    case 0:
        return fabs(x - box.x0) < GK_DRAWN_NEAR && y > box.y0 + 0.3 * height && y < box.y1 + 0.2 * height;
    case 1:
        return fabs(y - box.y0) < GK_DRAWN_NEAR && x < box.x1 - 0.3 * width && x > box.x0 - 0.2 * width;
    case 2:
        return fabs(x - box.x1) < GK_DRAWN_NEAR && y < box.y1 - 0.3 * height && y > box.y0 - 0.2 * height;
    case 3:
        return fabs(y - box.y1) < GK_DRAWN_NEAR && x > box.x0 + 0.3 * width && x < box.x1 + 0.2 * width;
    default:
        return gk_box_contains(box, x, y);
    }
}

static gboolean
is_of_color(const GkGlyph *glyph, const GkDrawnGlyph *drawn)
{
    return glyph->color == drawn->color;
}

static gboolean
is_of_size(const GkGlyph *glyph, const GkDrawnGlyph *drawn)
{
    return fabsf(glyph->size - drawn->size) < (float) SIZE_SHARE * glyph->size;
}

/* Keeps those of the candidates that pass the test, if any does. */
static guint
prefer(const GkDrawnMatch *match, const GkGlyph *glyph, guint *candidates, guint count,
       gboolean (*test)(const GkGlyph *, const GkDrawnGlyph *))
{
    guint kept = 0;
    for (guint i = 0; i < count && count > 1; i++)
        if (test(glyph, gk_drawn_get(match->drawn, candidates[i]))) {
            guint candidate = candidates[i];
            candidates[i] = candidates[kept];
            candidates[kept++] = candidate;
        }
    return kept ? kept : count;
}

static guint
find_candidates(const GkDrawnMatch *match, const GkGlyph *glyph, guint candidates[CANDIDATES])
{
    GkBox box = glyph->box,
          wide = { box.x0 - GK_DRAWN_NEAR, box.y0 - GK_DRAWN_NEAR, box.x1 + GK_DRAWN_NEAR,
                   box.y1 + 0.2 * gk_box_height(box) };
    if (gk_box_width(box) > LARGEST || gk_box_height(box) > LARGEST)
        return 0;
    guint count = gk_drawn_match_look_up(match, wide, begins_there, &glyph->box, candidates, CANDIDATES);
    count = prefer(match, glyph, candidates, count, is_of_color);
    return prefer(match, glyph, candidates, count, is_of_size);
}

void
gk_drawn_match_bind(GkDrawnMatch *match, guint text, guint drawn)
{
    match->drawn_of[text] = drawn;
    match->text_of[drawn] = text;
}

static guint *
new_nones(guint count)
{
    guint *all = g_new(guint, count + 1);
    for (guint i = 0; i < count; i++)
        all[i] = GK_DRAWN_NONE;
    return all;
}

void
gk_drawn_match_rebind(GkDrawnMatch *match, const GArray *glyphs, const GArray *drawn_of)
{
    g_array_set_size(match->page->glyphs, 0);
    g_array_append_vals(match->page->glyphs, glyphs->data, glyphs->len);
    g_free(match->drawn_of);
    match->drawn_of = new_nones(drawn_of->len);
    if (drawn_of->len)
        memcpy(match->drawn_of, drawn_of->data, sizeof(guint) * drawn_of->len);
    for (guint i = 0; i < gk_drawn_count(match->drawn); i++)
        match->text_of[i] = GK_DRAWN_NONE;
    for (guint i = 0; i < drawn_of->len; i++)
        if (match->drawn_of[i] != GK_DRAWN_NONE)
            match->text_of[match->drawn_of[i]] = i;
}

/* Binds the glyphs that have one candidate which is nobody else's. */
static void
bind_sure(GkDrawnMatch *match)
{
    guint candidates[CANDIDATES], count = match->page->glyphs->len;
    g_autofree guint8 *claims = g_new0(guint8, gk_drawn_count(match->drawn) + 1);
    for (guint i = 0; i < count; i++) {
        if (find_candidates(match, gk_drawn_match_glyph(match, i), candidates) != 1)
            continue;
        match->drawn_of[i] = candidates[0];
        claims[candidates[0]] = (guint8) MIN(claims[candidates[0]] + 1, 2);
    }
    for (guint i = 0; i < count; i++) {
        guint drawn = match->drawn_of[i];
        if (drawn != GK_DRAWN_NONE && claims[drawn] == 1)
            match->text_of[drawn] = i;
        else
            match->drawn_of[i] = GK_DRAWN_NONE;
    }
}

GkDrawnMeaning *
gk_drawn_match_meaning(const GkDrawnMatch *match, guint drawn)
{
    guint shape = gk_drawn_get(match->drawn, drawn)->shape;
    if (shape >= match->meanings->len)
        g_array_set_size(match->meanings, shape + 1);
    return &g_array_index(match->meanings, GkDrawnMeaning, shape);
}

/* The character of most glyphs of each shape. */
void
gk_drawn_match_learn(GkDrawnMatch *match)
{
    g_array_set_size(match->meanings, 0);
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < match->page->glyphs->len; i++) {
            if (match->drawn_of[i] == GK_DRAWN_NONE)
                continue;
            GkDrawnMeaning *meaning = gk_drawn_match_meaning(match, match->drawn_of[i]);
            gunichar character = gk_drawn_narrow(gk_drawn_match_glyph(match, i)->character);
            gboolean same = meaning->character == character;
            if (pass) {
                meaning->agree += same;
                meaning->total++;
            } else if (meaning->votes == 0) {
                meaning->character = character;
                meaning->votes = 1;
            } else {
                meaning->votes += same ? 1 : (guint) -1;
            }
        }
}

/* Binds those of several candidates whose shape stands for the glyph's character; where none has a known shape, any
 * that is left. */
static void
bind_rest(GkDrawnMatch *match)
{
    guint candidates[CANDIDATES];
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < match->page->glyphs->len; i++) {
            if (match->drawn_of[i] != GK_DRAWN_NONE)
                continue;
            guint count = find_candidates(match, gk_drawn_match_glyph(match, i), candidates);
            for (guint c = 0; c < count && match->drawn_of[i] == GK_DRAWN_NONE; c++) {
                const GkDrawnMeaning *meaning = gk_drawn_match_meaning(match, candidates[c]);
                if (match->text_of[candidates[c]] == GK_DRAWN_NONE &&
                    (pass ||
                     (meaning->total &&
                      meaning->character == gk_drawn_narrow(gk_drawn_match_glyph(match, i)->character))))
                    gk_drawn_match_bind(match, i, candidates[c]);
            }
        }
}

void
gk_drawn_match(GkPage *page, const GkDrawn *drawn, const GkInk *ink, GArray *read)
{
    if (gk_drawn_count(drawn) == 0 || page->glyphs->len == 0)
        return;
    GkDrawnMatch match = { .page = page, .drawn = drawn, .ink = ink };
    match.drawn_of = new_nones(page->glyphs->len);
    match.text_of = new_nones(gk_drawn_count(drawn));
    match.meanings = g_array_new(FALSE, TRUE, sizeof(GkDrawnMeaning));
    match.words = g_array_new(FALSE, FALSE, sizeof(GkDrawnWord));
    match.in_words = g_array_new(FALSE, FALSE, sizeof(guint));
    enter_all(&match);
    bind_sure(&match);
    gk_drawn_match_learn(&match);
    bind_rest(&match);
    gk_drawn_match_tell_otherwise(&match);
    gk_drawn_match_read(&match);
    match.figures = gk_figures_new(gk_drawn_shapes(drawn), gk_drawn_looks(drawn));
    gk_drawn_match_tell_figures(&match);
    gk_drawn_match_tell_maps(&match);
    gk_drawn_match_tell_hidden(&match);
    gk_drawn_match_tell_lost(&match);
    for (guint i = 0; i < gk_drawn_count(drawn); i++)
        if (match.text_of[i] != GK_DRAWN_NONE && !gk_glyph_is_covered(gk_drawn_match_glyph(&match, match.text_of[i])))
            g_array_append_val(read, gk_drawn_get(drawn, i)->ink);
    gk_drawn_match_settle_heights(&match);
    gk_drawn_match_slope(&match);
    gk_drawn_match_add_readings(&match);
    gk_figures_free(match.figures);
    g_array_unref(match.meanings);
    g_array_unref(match.words);
    g_array_unref(match.in_words);
    g_free(match.drawn_of);
    g_free(match.text_of);
    g_free(match.first);
    g_free(match.next);
}
