/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A number that is wrapped in a narrow cell, with tight lines, ends right under
 * its own digits. Poppler, which puts words together by what follows to the
 * right, takes the lower digits for the next ones:
 *
 *      │ 15332.2│
 *      │       1│    -> one word "15332.21", each box as high as both lines,
 *                       and no width left for the 2, where the 1 begins
 *
 * So read, the digits change places or vanish as doubles. But a box higher than
 * others of its font and size betrays such a word, and a glyph whose width the
 * next one took away shows where it must be parted. The pieces are lines from
 * the top, in the order of the text.
 */
#include "extract/stacked_words.h"

#include <math.h>
#include <stdlib.h>

#define SIZE_STEPS 16 /* to the point: sizes nearer than a step are one */
#define SAME_EPS 0.01 /* points: boxes of one word are equally high, and each begins where the one before ends */
#define HIGHER 0.4 /* em: a box that is so much higher than usual spans two lines */
#define LEAST_ADVANCE 0.2 /* em: of any glyph */
#define LEAST_SHARE 0.8 /* of the advance that digits of its font and size have */

/* What glyphs of one font and size have as a rule. */
typedef struct {
    GArray *heights; /* double, sorted in the end */
    double digit;    /* widest advance of a digit */
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

static gpointer
key_of(const GkGlyph *glyph)
{
    guint steps = (guint) (MIN(glyph->size, 4000.0f) * SIZE_STEPS + 0.5f);
    return GUINT_TO_POINTER(steps << 16 | glyph->font);
}

static void
usual_free(gpointer data)
{
    g_array_unref(((Usual *) data)->heights);
    g_free(data);
}

static int
compare_heights(gconstpointer a, gconstpointer b)
{
    double first = *(const double *) a, second = *(const double *) b;
    return first < second ? -1 : first > second;
}

static void
sort_heights(gpointer key, gpointer usual, gpointer data)
{
    (void) key;
    (void) data;
    g_array_sort(((Usual *) usual)->heights, compare_heights);
}

static double
usual_height(const Usual *usual)
{
    return g_array_index(usual->heights, double, usual->heights->len / 2);
}

/* Key -> Usual. */
static GHashTable *
measure(const GkPage *page)
{
    GHashTable *all = g_hash_table_new_full(NULL, NULL, NULL, usual_free);
    Usual *usual = NULL;
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = glyph_of(page, i);
        double height = gk_box_height(glyph->box);
        if (i == 0 || key_of(glyph) != key_of(glyph - 1))
            usual = g_hash_table_lookup(all, key_of(glyph));
        if (!usual) {
            usual = g_new0(Usual, 1);
            usual->heights = g_array_new(FALSE, FALSE, sizeof(double));
            g_hash_table_insert(all, key_of(glyph), usual);
        }
        g_array_append_val(usual->heights, height);
        if (g_unichar_isdigit(glyph->character))
            usual->digit = MAX(usual->digit, MIN(gk_box_width(glyph->box), glyph->size));
    }
    g_hash_table_foreach(all, sort_heights, NULL);
    return all;
}

/* A glyph whose ends lie the wrong way round ends where the one before it ends, and begins where the next begins. */
static gboolean
is_of_one_word(const GkGlyph *before, const GkGlyph *glyph)
{
    const GkBox *a = &before->box, *b = &glyph->box;
    return key_of(before) == key_of(glyph) && fabs(a->y0 - b->y0) < SAME_EPS && fabs(a->y1 - b->y1) < SAME_EPS &&
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
    return width < (g_unichar_isdigit(glyph->character) ? LEAST_SHARE * word->usual->digit : LEAST_ADVANCE * glyph->size);
}

/* Puts glyphs [first, end) of the word on a line whose boxes begin at `top`, and gives the last its width back. */
static void
settle_piece(const Word *word, guint first, guint end, double top)
{
    for (guint i = first; i < end; i++) {
        GkGlyph *glyph = glyph_of(word->page, i);
        glyph->box.y0 = top;
        glyph->box.y1 = top + usual_height(word->usual);
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
    double distance = gk_box_height(box) - usual_height(word->usual);
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

void
gk_stacked_words_part(GkPage *page)
{
    g_autoptr(GHashTable) all = measure(page);
    for (guint i = 0; i < page->glyphs->len;) {
        const GkGlyph *glyph = glyph_of(page, i);
        Word word = { page, g_hash_table_lookup(all, key_of(glyph)), i, i + 1 };
        if (gk_box_height(glyph->box) > usual_height(word.usual) + HIGHER * glyph->size) {
            while (word.end < page->glyphs->len && is_of_one_word(glyph_of(page, word.end - 1), glyph_of(page, word.end)))
                word.end++;
            part_word(&word);
        }
        i = word.end;
    }
}
