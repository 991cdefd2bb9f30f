/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text that says something else than what is drawn.
 *
 * Programs may give any text for what they draw (ActualText); Poppler then
 * spreads it evenly over the place. Mostly it is what is drawn, spelled out, and
 * nothing is wrong. So a word with digits that begin where nothing was drawn is
 * held against the glyphs in its place: when there are as many of them as it has
 * characters they belong to each other, one by one, else its digits are doubted,
 * unless what is drawn can be read (drawn_read.c).
 *
 *      text    6  4  5  .  2  0
 *      drawn   6  1 5. 4  0         as many: which characters they are says drawn_read.c
 */
#include "extract/drawn/drawn_match_internal.h"

#include <math.h>

#define LONGEST_WORD 200u
#define GAP 0.35 /* em: a text that is shorter than what is drawn is spread with gaps */

/* One word of the text layer. */
typedef struct {
    guint first, end;
    GkBox box;
} Word;

static gboolean
is_at_word(const GkDrawnMatch *match, gconstpointer what, const GkDrawnGlyph *drawn, guint index)
{
    const Word *word = what;
    guint text = match->text_of[index];
    return drawn->turn == 0 && (text == GK_DRAWN_NONE || (text >= word->first && text < word->end)) &&
        gk_box_contains(word->box, gk_box_center_x(drawn->ink), gk_box_center_y(drawn->ink));
}

static gboolean
is_in_word(const GkDrawnMatch *match, gconstpointer what, const GkDrawnGlyph *drawn, guint index)
{
    return gk_drawn_count_points(drawn->gone) < GK_DRAWN_HIDDEN_POINTS && is_at_word(match, what, drawn, index);
}

static int
compare_x(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkDrawnMatch *match = data;
    double p = gk_drawn_get(match->drawn, *(const guint *) a)->x, q = gk_drawn_get(match->drawn, *(const guint *) b)->x;
    return p < q ? -1 : p > q;
}

static void
keep_for_reading(GkDrawnMatch *match, const Word *word, const guint *found, guint count)
{
    GkDrawnWord kept = { word->first, word->end, match->in_words->len, count };
    g_array_append_vals(match->in_words, found, count);
    g_array_append_val(match->words, kept);
}

static guint
look_up(GkDrawnMatch *match, const Word *word, GkDrawnFits fits, guint *found)
{
    GkBox around = { word->box.x0 - gk_box_height(word->box), word->box.y0, word->box.x1,
                     word->box.y1 + 0.2 * gk_box_height(word->box) };
    guint count = gk_drawn_match_look_up(match, around, fits, word, found, LONGEST_WORD + 1);
    g_qsort_with_data(found, (gint) count, sizeof *found, compare_x, match);
    return count;
}

/* As many glyphs as the text says: they belong to each other in their order, wherever the text layer has spread its
 * own. (Those that can't be seen count where the others are too few.) Otherwise the digits are not what is drawn. */
static void
settle_word(GkDrawnMatch *match, const Word *word)
{
    guint found[LONGEST_WORD + 1], length = word->end - word->first;
    guint visible = look_up(match, word, is_in_word, found);
    guint count = visible == length ? visible : look_up(match, word, is_at_word, found);
    if (count == length) {
        for (guint i = 0; i < count; i++)
            gk_drawn_match_bind(match, word->first + i, found[i]);
        return;
    }
    for (guint i = word->first; count && i < word->end; i++)
        if (g_unichar_isdigit(gk_drawn_match_glyph(match, i)->character))
            gk_drawn_match_glyph(match, i)->flags |= GK_GLYPH_MISREAD;
    if (count && count == visible && count <= LONGEST_WORD)
        keep_for_reading(match, word, found, count);
}

static gboolean
is_same_word(const GkGlyph *a, const GkGlyph *b)
{
    return fabs(a->box.x1 - b->box.x0) < GAP * a->size && fabs(a->box.y0 - b->box.y0) < GK_DRAWN_NEAR &&
        a->size == b->size;
}

/* Words with digits that begin where nothing was drawn. */
static void
settle_words(GkDrawnMatch *match)
{
    guint count = match->page->glyphs->len;
    for (guint first = 0, end; first < count; first = end) {
        Word word = { first, first, gk_drawn_match_glyph(match, first)->box };
        gboolean strange = FALSE;
        for (end = first; end < count && end < first + LONGEST_WORD &&
             (end == first || is_same_word(gk_drawn_match_glyph(match, end - 1), gk_drawn_match_glyph(match, end)));
             end++) {
            strange |=
                match->drawn_of[end] == GK_DRAWN_NONE && g_unichar_isdigit(gk_drawn_match_glyph(match, end)->character);
            word.box = gk_box_union(word.box, gk_drawn_match_glyph(match, end)->box);
        }
        word.end = end;
        if (strange)
            settle_word(match, &word);
    }
}

void
gk_drawn_match_tell_otherwise(GkDrawnMatch *match)
{
    settle_words(match);
    gk_drawn_match_learn(match);
}
