/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A Type 3 font has no size: its glyphs are small drawings at a scale of its
 * own. Poppler guesses one from the advance of a letter, as if all letters
 * were half as wide as high, and then takes 0.95 of that size as ascent and
 * 0.35 as descent. For a font of Chinese characters, which are as wide as
 * high, the guess is twice the truth: boxes reach into the lines above and
 * below, and lines of one cell run into each other.
 *
 * Chinese characters tell the truth themselves, since their advance is their
 * size; digits do so roughly. So where a font's boxes have the proportions of
 * the guess, all that was measured by it is scaled to that advance; the
 * baseline stays.
 *
 * Worse, believing in letters twice as high, Poppler takes the last digit of a
 * number that is wrapped right under its other digits for the next one:
 *
 *      │ 15332.2│
 *      │       1│    -> one word "15332.21", one box for both heights, and
 *                       no width left for the 2, since the 1 begins there
 *
 * Such a word is taller than the guess explains, and has a glyph that is much
 * too narrow; there it is parted again, the first piece above.
 */
#include "extract/guessed_size.h"

#include <math.h>
#include <stdlib.h>

#define ASCENT 0.95 /* Poppler's, of a font that states none */
#define DESCENT 0.35
#define PROPORTION_EPS 0.02 /* of the size: how far a box may be from that */
#define SIZE_STEPS 16 /* to the point: sizes nearer than a step are one */
#define TRUSTED_LEAST 0.9 /* advance of a Chinese character to size: outside of this the size is wrong */
#define TRUSTED_MOST 1.15
#define DIGIT_ADVANCE 0.55 /* em: of most fonts */
#define DIGIT_TRUSTED_LEAST 0.7
#define DIGIT_TRUSTED_MOST 1.45
#define SAME_EPS 0.01 /* points: boxes of one word are equally high, and each begins where the one before ends */
#define LEAST_ADVANCE 0.2 /* em: of any glyph */
#define LEAST_SHARE 0.8 /* of the advance that a digit, or a Chinese character, has as a rule */
#define POINT_ADVANCE 0.28 /* em */

static gboolean
is_ideograph(gunichar c)
{
    return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN && g_unichar_isalpha(c);
}

/* TRUE when the box was made from the guess; `upright` is FALSE for text that runs up or down the page. */
static gboolean
is_guessed(const GkGlyph *glyph, gboolean *upright)
{
    double height = (ASCENT + DESCENT) * glyph->size, eps = PROPORTION_EPS * glyph->size;
    *upright = fabs(gk_box_height(glyph->box) - height) < eps;
    return *upright || fabs(gk_box_width(glyph->box) - height) < eps;
}

/* One guess was made for each font and size. */
static gpointer
key_of(const GkGlyph *glyph)
{
    guint steps = (guint) (MIN(glyph->size, 4000.0f) * SIZE_STEPS + 0.5f);
    return GUINT_TO_POINTER(steps << 16 | glyph->font);
}

/* Of the glyphs of one guess, double each. */
typedef struct {
    GArray *ideographs, *digits;
} Advances;

static Advances *
advances_new(void)
{
    Advances *advances = g_new(Advances, 1);
    *advances = (Advances) { g_array_new(FALSE, FALSE, sizeof(double)), g_array_new(FALSE, FALSE, sizeof(double)) };
    return advances;
}

static void
advances_free(gpointer data)
{
    Advances *advances = data;
    g_array_unref(advances->ideographs);
    g_array_unref(advances->digits);
    g_free(advances);
}

/* Key -> Advances, of the characters that have guessed boxes. */
static GHashTable *
collect_advances(const GkPage *page)
{
    GHashTable *all = g_hash_table_new_full(NULL, NULL, NULL, advances_free);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        gboolean upright, ideograph = is_ideograph(glyph->character);
        if ((!ideograph && !g_unichar_isdigit(glyph->character)) || !is_guessed(glyph, &upright))
            continue;
        Advances *advances = g_hash_table_lookup(all, key_of(glyph));
        if (!advances) {
            advances = advances_new();
            g_hash_table_insert(all, key_of(glyph), advances);
        }
        double advance = upright ? gk_box_width(glyph->box) : gk_box_height(glyph->box);
        g_array_append_val(ideograph ? advances->ideographs : advances->digits, advance);
    }
    return all;
}

static int
compare_advances(gconstpointer a, gconstpointer b)
{
    double first = *(const double *) a, second = *(const double *) b;
    return first < second ? -1 : first > second;
}

/* Sorts the lists, so that their middles are their medians. */
static void
sort_advances(gpointer key, gpointer data, gpointer nothing)
{
    Advances *advances = data;
    (void) key;
    (void) nothing;
    g_array_sort(advances->ideographs, compare_advances);
    g_array_sort(advances->digits, compare_advances);
}

static double
median(const GArray *sorted)
{
    return g_array_index(sorted, double, sorted->len / 2);
}

/* What the size must be multiplied by; 1 where the guess is good. */
static double
correction(const Advances *advances, const GkGlyph *glyph)
{
    if (advances->ideographs->len) {
        double ratio = median(advances->ideographs) / glyph->size;
        return ratio > 0 && (ratio < TRUSTED_LEAST || ratio > TRUSTED_MOST) ? ratio : 1;
    }
    double ratio = median(advances->digits) / (DIGIT_ADVANCE * glyph->size);
    return ratio > 0 && (ratio < DIGIT_TRUSTED_LEAST || ratio > DIGIT_TRUSTED_MOST) ? ratio : 1;
}

/* Keeps the baseline. Of text that runs up or down, the side on which it lies is not known: its middle stays. */
static void
rescale(GkGlyph *glyph, double by, gboolean upright)
{
    double size = glyph->size * by;
    if (upright) {
        double baseline = glyph->box.y0 + ASCENT * glyph->size;
        glyph->box.y0 = baseline - ASCENT * size;
        glyph->box.y1 = baseline + DESCENT * size;
    } else {
        double middle = gk_box_center_x(glyph->box), half = (ASCENT + DESCENT) * size / 2;
        glyph->box.x0 = middle - half;
        glyph->box.x1 = middle + half;
    }
    glyph->size = (float) size;
}

/* --- words that were made of two --- */

/* Glyphs [first, end) of one word, whose true size is `em`. */
typedef struct {
    GkPage *page;
    guint first, end;
    double em, digit; /* widest advance of a digit in it */
} Word;

static GkGlyph *
glyph_of(const GkPage *page, guint i)
{
    return &g_array_index(page->glyphs, GkGlyph, i);
}

/* What glyph i should at least advance by. */
static double
usual_advance(const Word *word, guint i)
{
    gunichar c = glyph_of(word->page, i)->character;
    if (is_ideograph(c))
        return word->em;
    return g_unichar_isdigit(c) ? word->digit : POINT_ADVANCE * word->em;
}

/* TRUE when another piece begins after glyph i: it has lost its width. */
static gboolean
is_last_of_piece(const Word *word, guint i)
{
    gunichar c = glyph_of(word->page, i)->character;
    double width = gk_box_width(glyph_of(word->page, i)->box);
    if (i + 1 == word->end)
        return TRUE;
    if (is_ideograph(c) || g_unichar_isdigit(c))
        return width < LEAST_SHARE * usual_advance(word, i);
    return width < LEAST_ADVANCE * word->em;
}

static gboolean
is_of_one_word(const GkGlyph *before, const GkGlyph *glyph)
{
    const GkBox *a = &before->box, *b = &glyph->box;
    return key_of(before) == key_of(glyph) && fabs(a->y0 - b->y0) < SAME_EPS && fabs(a->y1 - b->y1) < SAME_EPS &&
        (fabs(a->x1 - b->x0) < SAME_EPS || fabs(a->x0 - b->x0) < SAME_EPS);
}

/* The word that begins at `first`. */
static Word
word_at(GkPage *page, guint first, double by)
{
    const GkGlyph *glyph = glyph_of(page, first);
    Word word = { .page = page, .first = first, .end = first, .em = glyph->size * by };
    do {
        const GkGlyph *last = glyph_of(page, word.end++);
        if (g_unichar_isdigit(last->character))
            word.digit = MAX(word.digit, gk_box_width(last->box));
    } while (word.end < page->glyphs->len && is_of_one_word(glyph_of(page, word.end - 1), glyph_of(page, word.end)));
    return word;
}

/* Puts glyphs [first, end) of the word on `baseline`, and gives the last its width back. */
static void
settle_piece(const Word *word, guint first, guint end, double baseline)
{
    for (guint i = first; i < end; i++) {
        GkGlyph *glyph = glyph_of(word->page, i);
        glyph->box.y0 = baseline - ASCENT * word->em;
        glyph->box.y1 = baseline + DESCENT * word->em;
        glyph->size = (float) word->em;
        if (i + 1 == end && end < word->end) {
            glyph->box.x0 = i > first ? glyph_of(word->page, i - 1)->box.x1 : glyph->box.x0;
            glyph->box.x1 = glyph->box.x0 + usual_advance(word, i);
        }
    }
}

static void
part_word(const Word *word)
{
    const GkGlyph *glyph = glyph_of(word->page, word->first);
    double top = glyph->box.y0 + ASCENT * glyph->size, bottom = glyph->box.y1 - DESCENT * glyph->size;
    guint pieces = 0, piece = 0, first = word->first;
    for (guint i = word->first; i < word->end; i++)
        pieces += is_last_of_piece(word, i);
    for (guint i = word->first; i < word->end; i++) {
        if (!is_last_of_piece(word, i))
            continue;
        settle_piece(word, first, i + 1, pieces > 1 ? top + piece * (bottom - top) / (pieces - 1) : (top + bottom) / 2);
        piece++;
        first = i + 1;
    }
}

void
gk_guessed_sizes_mend(GkPage *page)
{
    g_autoptr(GHashTable) all = collect_advances(page);
    g_hash_table_foreach(all, sort_advances, NULL);
    if (g_hash_table_size(all) == 0)
        return;
    for (guint i = 0; i < page->glyphs->len; i++) {
        GkGlyph *glyph = glyph_of(page, i);
        const Advances *advances = g_hash_table_lookup(all, key_of(glyph));
        double by = advances ? correction(advances, glyph) : 1;
        gboolean upright;
        if (by == 1)
            continue;
        if (is_guessed(glyph, &upright)) {
            rescale(glyph, by, upright);
        } else if (by < 1 && gk_box_height(glyph->box) > (ASCENT + DESCENT) * glyph->size) {
            Word word = word_at(page, i, by);
            part_word(&word);
            i = word.end - 1;
        }
    }
}
