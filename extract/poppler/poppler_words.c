/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Poppler puts glyphs together to words, and then lets each glyph reach to
 * where the next one begins. Mostly that is where it ends. Not so here:
 *
 *      │ 15332.2│      A number that is wrapped in a narrow cell, with tight
 *      │       1│      lines, ends right under its own digits, and is taken for
 *                      one word "15332.21": each box is as high as both lines,
 *                      and the 2 has no width left, since the 1 begins there.
 *
 *      │ 款 │ 项 │     Two words with little room between them are made one,
 *                      and the first reaches over the rule to the second.
 *
 * So read, digits change places, vanish as doubles, or stand in the wrong cell.
 * But a box higher than others of its font and size betrays a word of two
 * lines, and a glyph whose width the next one took away shows where it must be
 * parted (pieces are lines from the top, in the order of the text); and a digit
 * or ideograph much wider than others of its font and size is cut back. Others
 * that are higher than usual are of words that Poppler made of letters at
 * several heights, which can't be told any more: they are marked (UNEVEN).
 *
 * Some fonts state an em for each digit, and the digits go on after half an em:
 * there the boxes are as wide as the steps.
 */
#include "extract/poppler/poppler_words.h"

#include "extract/measures.h"

#include <math.h>

#define SAME_EPS 0.01 /* points: boxes of one word are equally high, and each begins where the one before ends */
#define SINGLE_SHARE 0.2 /* at least so many boxes of a font and size are of one line */
#define HIGHER 0.4 /* em: a box that is so much higher than usual spans two lines */
#define LEAST_ADVANCE 0.2 /* em: of any glyph */
#define LEAST_SHARE 0.8 /* of the advance that digits of its font and size have */
#define MOST_STEP 1.2 /* em: from one digit to the next of the same number */
#define LEAST_STEPS 6u /* that show how far digits of a font are from each other */
#define UNEVEN_EM 0.12 /* a box that is so much higher than usual is of a word whose letters stand at several heights  \
                        */
#define UNEVEN_SHARE 0.25 /* ... unless so many have that height */
#define MOST_SHARE 1.15 /* of the advance that digits or ideographs of its font and size have */

/* What glyphs of one font and size have as a rule. */
typedef struct {
    GArray *heights, *digits, *steps, *ideographs; /* double: heights, widths, from digit to digit, widths */
    double height, digit, ideograph; /* from these; 0 where there are none */
} Usual;

/* Glyphs [first, end) of one word. */
typedef struct {
    GkPage *page;
    const Usual *usual;
    guint first, end;
} Word;

static GkGlyph *
glyph_of(const GkPage *page, guint i)
{
    return &g_array_index(page->glyphs, GkGlyph, i);
}

static Usual *
usual_new(void)
{
    Usual *usual = g_new0(Usual, 1);
    usual->heights = g_array_new(FALSE, FALSE, sizeof(double));
    usual->digits = g_array_new(FALSE, FALSE, sizeof(double));
    usual->steps = g_array_new(FALSE, FALSE, sizeof(double));
    usual->ideographs = g_array_new(FALSE, FALSE, sizeof(double));
    return usual;
}

static void
usual_free(gpointer data)
{
    Usual *usual = data;
    g_array_unref(usual->heights);
    g_array_unref(usual->digits);
    g_array_unref(usual->steps);
    g_array_unref(usual->ideographs);
    g_free(usual);
}

static void
find_usual(gpointer key, gpointer data, gpointer nothing)
{
    Usual *usual = data;
    (void) key;
    (void) nothing;
    usual->height = gk_quantile(usual->heights, SINGLE_SHARE);
    usual->digit = gk_quantile(usual->digits, 0.5);
    usual->ideograph = gk_quantile(usual->ideographs, 0.5);
    /* Digits with boxes of an em that go on after half an em. */
    double step = usual->steps->len < LEAST_STEPS ? 0 : gk_quantile(usual->steps, 0.5);
    if (step > 0 && step < LEAST_SHARE * usual->digit)
        usual->digit = step;
}

/* From one digit to the next of the same line. */
static void
measure_step(const GkGlyph *a, const GkGlyph *b, Usual *usual)
{
    double step = b->box.x0 - a->box.x0;
    if (g_unichar_isdigit(a->character) && g_unichar_isdigit(b->character) &&
        gk_glyph_font_key(a) == gk_glyph_font_key(b) && fabs(a->box.y0 - b->box.y0) < SAME_EPS &&
        step > LEAST_ADVANCE * a->size && step < MOST_STEP * a->size)
        g_array_append_val(usual->steps, step);
}

/* Key -> Usual. */
static GHashTable *
measure(const GkPage *page)
{
    GHashTable *all = g_hash_table_new_full(NULL, NULL, NULL, usual_free);
    Usual *usual = NULL;
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = glyph_of(page, i);
        double height = gk_box_height(glyph->box), width = gk_box_width(glyph->box);
        if (i == 0 || gk_glyph_font_key(glyph) != gk_glyph_font_key(glyph - 1))
            usual = g_hash_table_lookup(all, gk_glyph_font_key(glyph));
        if (!usual) {
            usual = usual_new();
            g_hash_table_insert(all, gk_glyph_font_key(glyph), usual);
        }
        g_array_append_val(usual->heights, height);
        if (i > 0)
            measure_step(glyph - 1, glyph, usual);
        if (g_unichar_isdigit(glyph->character))
            g_array_append_val(usual->digits, width);
        else if (gk_glyph_is_ideograph(glyph))
            g_array_append_val(usual->ideographs, width);
    }
    g_hash_table_foreach(all, find_usual, NULL);
    return all;
}

/* --- words of two lines --- */

/* A glyph whose ends lie the wrong way round ends where the one before it ends, and begins where the next begins. */
static gboolean
is_of_one_word(const GkGlyph *before, const GkGlyph *glyph)
{
    const GkBox *a = &before->box, *b = &glyph->box;
    return gk_glyph_font_key(before) == gk_glyph_font_key(glyph) && fabs(a->y0 - b->y0) < SAME_EPS &&
        fabs(a->y1 - b->y1) < SAME_EPS &&
        (fabs(a->x1 - b->x0) < SAME_EPS || fabs(a->x1 - b->x1) < SAME_EPS || fabs(a->x0 - b->x0) < SAME_EPS);
}

/* TRUE when another piece begins after glyph i: it begins left of where this one ends, so that this one has lost its
 * width, or has its ends the wrong way round. */
static gboolean
is_last_of_piece(const Word *word, guint i)
{
    const GkGlyph *glyph = glyph_of(word->page, i);
    double width = gk_box_width(glyph->box);
    if (i + 1 == word->end || fabs(glyph->box.x0 - glyph_of(word->page, i + 1)->box.x0) < SAME_EPS)
        return TRUE;
    return width <
        (g_unichar_isdigit(glyph->character) ? LEAST_SHARE * word->usual->digit : LEAST_ADVANCE * glyph->size);
}

/* Puts glyphs [first, end) of the word on a line whose boxes begin at `top`, and gives the last its width back. */
static void
settle_piece(const Word *word, guint first, guint end, double top)
{
    for (guint i = first; i < end; i++) {
        GkGlyph *glyph = glyph_of(word->page, i);
        glyph->box.y0 = top;
        glyph->box.y1 = top + word->usual->height;
        if (i + 1 == end && end < word->end) {
            double usual = g_unichar_isdigit(glyph->character) ? word->usual->digit : LEAST_ADVANCE * glyph->size;
            glyph->box.x0 = i > first ? glyph_of(word->page, i - 1)->box.x1 : glyph->box.x0;
            glyph->box.x1 = glyph->box.x0 + usual;
        }
    }
}

static void
part_word(const Word *word)
{
    const GkBox box = glyph_of(word->page, word->first)->box;
    double distance = gk_box_height(box) - word->usual->height;
    guint pieces = 0, piece = 0, first = word->first;
    for (guint i = word->first; i < word->end; i++)
        pieces += is_last_of_piece(word, i);
    for (guint i = word->first; pieces > 1 && i < word->end; i++) {
        if (!is_last_of_piece(word, i))
            continue;
        settle_piece(word, first, i + 1, box.y0 + piece * distance / (pieces - 1));
        piece++;
        first = i + 1;
    }
}

/* --- glyphs that reach to the next cell --- */

static void
cut_back(GkGlyph *glyph, const Usual *usual)
{
    gboolean point = glyph->character == '.' || glyph->character == ',';
    double width = g_unichar_isdigit(glyph->character) || point ? usual->digit
        : gk_glyph_is_ideograph(glyph)                          ? MIN(usual->ideograph, glyph->size)
                                                                : 0;
    gboolean upright = fabs(gk_box_height(glyph->box) - usual->height) < SAME_EPS;
    if (upright && width > 0 && gk_box_width(glyph->box) > MOST_SHARE * width)
        glyph->box.x1 = glyph->box.x0 + width;
}

/* --- words of letters at several heights --- */

/* How many of the heights are less than `height`; they are sorted. */
static guint
count_lower(const GArray *heights, double height)
{
    guint low = 0, high = heights->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(heights, double, middle) < height)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A box of another font may be of the same word: then the word's height is that of both. */
static gboolean
shares_word(const GkPage *page, guint i, guint other)
{
    const GkBox *a = &glyph_of(page, i)->box, *b = &glyph_of(page, other)->box;
    return gk_glyph_font_key(glyph_of(page, i)) != gk_glyph_font_key(glyph_of(page, other)) &&
        fabs(a->y0 - b->y0) < SAME_EPS && fabs(a->y1 - b->y1) < SAME_EPS;
}

/* A height of its own, neither that of the font nor (two fonts may have one name) of many words. */
static gboolean
is_uneven(const Word *word)
{
    const GkGlyph *glyph = glyph_of(word->page, word->first);
    const GArray *heights = word->usual->heights;
    double height = gk_box_height(glyph->box);
    if (height <= word->usual->height + UNEVEN_EM * glyph->size)
        return FALSE;
    guint same = count_lower(heights, height + SAME_EPS) - count_lower(heights, height - SAME_EPS);
    return same < UNEVEN_SHARE * heights->len &&
        !(word->first > 0 && shares_word(word->page, word->first, word->first - 1)) &&
        !(word->end < word->page->glyphs->len && shares_word(word->page, word->end - 1, word->end));
}

static void
mark_uneven(const Word *word)
{
    gboolean uneven = is_uneven(word);
    for (guint i = word->first; uneven && i < word->end; i++)
        glyph_of(word->page, i)->flags |= GK_GLYPH_UNEVEN;
}

/* The word that glyph i begins, as far as boxes tell. */
static guint
end_of_word(const GkPage *page, guint i)
{
    guint end = i + 1;
    while (end < page->glyphs->len && is_of_one_word(glyph_of(page, end - 1), glyph_of(page, end)))
        end++;
    return end;
}

void
gk_poppler_words_mend(GkPage *page)
{
    g_autoptr(GHashTable) all = measure(page);
    const Usual *usual = NULL;
    for (guint i = 0; i < page->glyphs->len;) {
        const GkGlyph *glyph = glyph_of(page, i);
        if (i == 0 || gk_glyph_font_key(glyph) != gk_glyph_font_key(glyph - 1))
            usual = g_hash_table_lookup(all, gk_glyph_font_key(glyph));
        Word word = { page, usual, i, end_of_word(page, i) };
        if (gk_box_height(glyph->box) > usual->height + HIGHER * glyph->size)
            part_word(&word);
        mark_uneven(&word);
        for (; i < word.end; i++)
            cut_back(glyph_of(page, i), usual);
    }
}
