/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A box goes from the font's ascent to its descent, as the font states them.
 * Fonts of some typesetting programs state both for the largest of their signs:
 *
 *            ┌──┐          the digits' boxes are more than two ems high, and
 *      ┌─┐┌─┐│  │┌─┐       their middle is a third of an em beside that of
 *      │收││入││17││亿│       the line: too far to be of it, for who has boxes
 *      └─┘└─┘│  │└─┘       only
 *            └──┘
 *
 * Poppler has read such text by baselines, and hands it out in the order of its
 * lines. So glyphs of two fonts that follow each other, side by side, show how
 * far the middles of their boxes are apart although they stand on one line.
 * Where all such pairs agree, the boxes of the font with the strange height are
 * moved to the height that the usual font's boxes have.
 *
 * A font that stands beside no other on its page stays as it is; and so do fonts
 * with boxes of a usual height, whatever their middle: a raised mark is raised.
 */
#include "extract/poppler/baselines.h"

#include "extract/measures.h"

#include <math.h>

#define MOST_CLASSES 64u /* fonts, sizes and heights of one page that are looked at */
#define STRANGE_EM 1.6 /* a box higher than this says nothing of where its letter is */
#define LEAST_OFF_EM 0.15 /* what is nearer is found to be of its line anyway */
#define LEAST_PAIRS 3u
#define AGREE_EM 0.05 /* half of the pairs of two fonts differ no more than this */
#define PAIR_GAP_EM 1.0 /* two glyphs of one line, one after the other */
#define SAME_HEIGHT 0.05 /* points */

/* Glyphs of one font and size with boxes of one height. Where that is strange, each sign is a class of its own: signs
 * are set higher or lower one by one. */
typedef struct {
    gpointer key;
    gunichar sign; /* 0: letters and digits */
    double height, size;
    guint glyphs;
    gboolean settled;
    double off; /* em: how far the middle of its boxes is below that of the reference's */
} Class;

typedef struct {
    GkPage *page;
    GArray *classes; /* Class */
    guint8 *class_of; /* for each glyph; MOST_CLASSES: none */
    GArray **pairs; /* MOST_CLASSES * MOST_CLASSES: double, em; NULL without any */
} Baselines;

static const GkGlyph *
glyph_of(const Baselines *baselines, guint i)
{
    return &g_array_index(baselines->page->glyphs, GkGlyph, i);
}

static Class *
class_at(const Baselines *baselines, guint i)
{
    return &g_array_index(baselines->classes, Class, i);
}

static gboolean
is_strange(const Class *class)
{
    return class->height > STRANGE_EM * class->size;
}

static guint8
find_class(Baselines *baselines, const GkGlyph *glyph)
{
    double height = gk_box_height(glyph->box);
    gboolean strange = height > STRANGE_EM * glyph->size;
    gunichar sign = strange && !g_unichar_isalnum(glyph->character) ? glyph->character : 0;
    guint i = 0;
    for (; i < baselines->classes->len; i++) {
        Class *class = class_at(baselines, i);
        if (class->key == gk_glyph_font_key(glyph) && class->sign == sign &&
            fabs(class->height - height) < SAME_HEIGHT) {
            class->glyphs++;
            return (guint8) i;
        }
    }
    if (i == MOST_CLASSES)
        return MOST_CLASSES;
    Class class = { gk_glyph_font_key(glyph), sign, height, glyph->size, 1, FALSE, 0 };
    g_array_append_val(baselines->classes, class);
    return (guint8) i;
}

static gboolean
find_classes(Baselines *baselines)
{
    gboolean strange = FALSE;
    for (guint i = 0; i < baselines->page->glyphs->len; i++) {
        const GkGlyph *glyph = glyph_of(baselines, i);
        baselines->class_of[i] = find_class(baselines, glyph);
        strange = strange || gk_box_height(glyph->box) > STRANGE_EM * glyph->size;
    }
    return strange;
}

/* Whether b follows a on a line: side by side, or as far over each other as em-wide boxes of digits are. */
static gboolean
follows(const GkGlyph *a, const GkGlyph *b)
{
    double gap = b->box.x0 - a->box.x1;
    return b->box.x0 > a->box.x0 && gap < PAIR_GAP_EM * a->size && gap > -PAIR_GAP_EM * a->size &&
        fabs(a->size - b->size) < 0.1 * a->size && gk_overlap(a->box.y0, a->box.y1, b->box.y0, b->box.y1) > 0;
}

static void
find_pairs(Baselines *baselines)
{
    for (guint i = 1; i < baselines->page->glyphs->len; i++) {
        guint8 p = baselines->class_of[i - 1], q = baselines->class_of[i];
        const GkGlyph *a = glyph_of(baselines, i - 1), *b = glyph_of(baselines, i);
        if (p == q || p == MOST_CLASSES || q == MOST_CLASSES || !follows(a, b))
            continue;
        double off = (gk_box_center_y(b->box) - gk_box_center_y(a->box)) / a->size;
        off = p < q ? off : -off;
        GArray **pair = &baselines->pairs[MIN(p, q) * MOST_CLASSES + MAX(p, q)];
        *pair = *pair ? *pair : g_array_new(FALSE, FALSE, sizeof(double));
        g_array_append_val(*pair, off);
    }
}

/* How far the boxes of class `to` are below those of `from`, em; FALSE where that is not known. */
static gboolean
off_between(const Baselines *baselines, guint from, guint to, double *off)
{
    GArray *pair = baselines->pairs[MIN(from, to) * MOST_CLASSES + MAX(from, to)];
    if (!pair || pair->len < LEAST_PAIRS)
        return FALSE;
    double low = gk_quantile(pair, 0.25), high = gk_quantile(pair, 0.75), middle = gk_quantile(pair, 0.5);
    *off = from < to ? middle : -middle;
    return high - low <= AGREE_EM;
}

/* The class of a usual height with the most glyphs; MOST_CLASSES without any. */
static guint
reference_class(const Baselines *baselines)
{
    guint best = MOST_CLASSES;
    for (guint i = 0; i < baselines->classes->len; i++)
        if (!is_strange(class_at(baselines, i)) &&
            (best == MOST_CLASSES || class_at(baselines, i)->glyphs > class_at(baselines, best)->glyphs))
            best = i;
    return best;
}

/* From the reference on, each class from the ones that are known. */
static void
settle(Baselines *baselines, guint reference)
{
    class_at(baselines, reference)->settled = TRUE;
    for (gboolean more = TRUE; more;) {
        more = FALSE;
        for (guint i = 0; i < baselines->classes->len; i++)
            for (guint j = 0; j < baselines->classes->len && !class_at(baselines, i)->settled; j++) {
                Class *known = class_at(baselines, j), *class = class_at(baselines, i);
                double off;
                if (!known->settled || !off_between(baselines, j, i, &off))
                    continue;
                class->off = known->off + off;
                class->settled = more = TRUE;
            }
    }
}

/* A sign that stands beside nothing known is taken for as far off as the letters of its font. */
static void
settle_signs(Baselines *baselines)
{
    for (guint i = 0; i < baselines->classes->len; i++)
        for (guint j = 0; j < baselines->classes->len && !class_at(baselines, i)->settled; j++) {
            const Class *letters = class_at(baselines, j);
            Class *class = class_at(baselines, i);
            if (!letters->settled || letters->sign || letters->key != class->key || !is_strange(letters))
                continue;
            class->off = letters->off;
            class->settled = TRUE;
        }
}

static void
move_boxes(Baselines *baselines, guint reference)
{
    const Class *usual = class_at(baselines, reference);
    for (guint i = 0; i < baselines->page->glyphs->len; i++) {
        const Class *class = baselines->class_of[i] < MOST_CLASSES ? class_at(baselines, baselines->class_of[i]) : NULL;
        GkGlyph *glyph = &g_array_index(baselines->page->glyphs, GkGlyph, i);
        if (!class || !class->settled || !is_strange(class) || fabs(class->off) < LEAST_OFF_EM)
            continue;
        double middle = gk_box_center_y(glyph->box) - class->off * glyph->size;
        double half = usual->height / usual->size * glyph->size / 2;
        glyph->box.y0 = middle - half;
        glyph->box.y1 = middle + half;
    }
}

void
gk_baselines_mend(GkPage *page)
{
    Baselines baselines = { page, g_array_new(FALSE, FALSE, sizeof(Class)), g_new(guint8, page->glyphs->len), NULL };
    if (find_classes(&baselines)) {
        guint reference = reference_class(&baselines);
        baselines.pairs = g_new0(GArray *, MOST_CLASSES * MOST_CLASSES);
        find_pairs(&baselines);
        if (reference < MOST_CLASSES) {
            settle(&baselines, reference);
            settle_signs(&baselines);
            move_boxes(&baselines, reference);
        }
        for (guint i = 0; i < MOST_CLASSES * MOST_CLASSES; i++)
            g_clear_pointer(&baselines.pairs[i], g_array_unref);
        g_free(baselines.pairs);
    }
    g_array_unref(baselines.classes);
    g_free(baselines.class_of);
}
