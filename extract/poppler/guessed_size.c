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
 */
#include "extract/poppler/guessed_size.h"

#include "extract/measures.h"

#include <math.h>

#define ASCENT 0.95 /* Poppler's, of a font that states none */
#define DESCENT 0.35
#define PROPORTION_EPS 0.02 /* of the size: how far a box may be from that */
#define GUESSED_SHARE 0.8 /* of the boxes of one font and size must have that proportion */
#define TRUSTED_LEAST 0.9 /* advance of a Chinese character to size: outside of this the size is wrong */
#define TRUSTED_MOST 1.15
#define DIGIT_ADVANCE 0.55 /* em: of most fonts */
#define DIGIT_TRUSTED_LEAST 0.7
#define DIGIT_TRUSTED_MOST 1.45

/* TRUE when the box was made from the guess; `upright` is FALSE for text that runs up or down the page. */
static gboolean
is_guessed(const GkGlyph *glyph, gboolean *upright)
{
    double height = (ASCENT + DESCENT) * glyph->size, eps = PROPORTION_EPS * glyph->size;
    *upright = fabs(gk_box_height(glyph->box) - height) < eps;
    return *upright || fabs(gk_box_width(glyph->box) - height) < eps;
}

/* A box for two lines (poppler_words.c): taller than the guess. */
static gboolean
is_stacked(const GkGlyph *glyph)
{
    return gk_box_height(glyph->box) > (ASCENT + DESCENT + PROPORTION_EPS) * glyph->size;
}

/* Of the glyphs of one guess: one is made for each font and size. */
typedef struct {
    GArray *ideographs, *digits; /* double */
    double ideograph, digit; /* their medians; 0 without any */
    guint guessed, others; /* boxes with and without the proportions of the guess */
} Advances;

static Advances *
advances_new(void)
{
    Advances *advances = g_new(Advances, 1);
    *advances = (Advances) { .ideographs = g_array_new(FALSE, FALSE, sizeof(double)),
                             .digits = g_array_new(FALSE, FALSE, sizeof(double)) };
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

/* Key -> Advances. */
static GHashTable *
collect_advances(const GkPage *page)
{
    GHashTable *all = g_hash_table_new_full(NULL, NULL, NULL, advances_free);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        gboolean upright, ideograph = gk_glyph_is_ideograph(glyph);
        if ((!ideograph && !g_unichar_isdigit(glyph->character)) || is_stacked(glyph))
            continue;
        Advances *advances = g_hash_table_lookup(all, gk_glyph_font_key(glyph));
        if (!advances) {
            advances = advances_new();
            g_hash_table_insert(all, gk_glyph_font_key(glyph), advances);
        }
        if (!is_guessed(glyph, &upright)) {
            advances->others++;
            continue;
        }
        advances->guessed++;
        double advance = upright ? gk_box_width(glyph->box) : gk_box_height(glyph->box);
        g_array_append_val(ideograph ? advances->ideographs : advances->digits, advance);
    }
    return all;
}

static void
find_medians(gpointer key, gpointer data, gpointer nothing)
{
    Advances *advances = data;
    (void) key;
    (void) nothing;
    advances->ideograph = gk_quantile(advances->ideographs, 0.5);
    advances->digit = gk_quantile(advances->digits, 0.5);
}

/* What the size must be multiplied by; 1 where the guess is good. */
static double
correction(const Advances *advances, const GkGlyph *glyph)
{
    if (advances->guessed < GUESSED_SHARE * (advances->guessed + advances->others) || !advances->guessed)
        return 1;
    double ratio = advances->ideograph / glyph->size;
    if (ratio > 0)
        return ratio < TRUSTED_LEAST || ratio > TRUSTED_MOST ? ratio : 1;
    ratio = advances->digit / (DIGIT_ADVANCE * glyph->size);
    return ratio > 0 && (ratio < DIGIT_TRUSTED_LEAST || ratio > DIGIT_TRUSTED_MOST) ? ratio : 1;
}

/* Keeps the baselines. Of text that runs up or down, the side on which it lies is not known: its middle stays. */
static void
rescale(GkGlyph *glyph, double by, gboolean upright)
{
    double size = glyph->size * by, less = glyph->size - size;
    if (upright) {
        glyph->box.y0 += ASCENT * less;
        glyph->box.y1 -= DESCENT * less;
    } else {
        glyph->box.x0 += (ASCENT + DESCENT) * less / 2;
        glyph->box.x1 -= (ASCENT + DESCENT) * less / 2;
    }
    glyph->size = (float) size;
}

void
gk_guessed_sizes_mend(GkPage *page)
{
    g_autoptr(GHashTable) all = collect_advances(page);
    g_hash_table_foreach(all, find_medians, NULL);
    for (guint i = 0; g_hash_table_size(all) && i < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        const Advances *advances = g_hash_table_lookup(all, gk_glyph_font_key(glyph));
        double by = advances ? correction(advances, glyph) : 1;
        gboolean upright;
        if (by != 1 && (is_guessed(glyph, &upright) || (upright = is_stacked(glyph))))
            rescale(glyph, by, upright);
    }
}
