/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Marks that lead to a note.
 *
 *      │ 1234.50¹│      │ 办公费*│      │ 1234.50①│      ¹ 含上年结转
 *
 * A mark is told from a digit by its looks: it is smaller than what it stands
 * beside, and higher. Where a program sets it by a character of its own (¹ ² ³,
 * or ① * † behind the last digit of a number) no looks are needed.
 *
 *        ┌──┐  ┌┐ <- top within the neighbour's height
 *        │ 0│  └┘ <- bottom well above the neighbour's
 *        └──┘
 *
 * 1. Candidates are small glyphs, and signs that are nothing else than marks.
 * 2. The glyph right before a candidate (or, at the beginning of a line, right
 *    after it) is what it is about. Two candidates side by side are one mark.
 * 3. A raised digit that has full digits on both sides, or stands behind the
 *    point, is none: who reads the number must decide, or doubt.
 *
 * Powers are text: m², km², and a small 2 or 3 behind such a letter.
 *
 * Digits as large as the others are marks only where they end a number, and are
 * raised by a quarter of an em; it may be that they are not, so the number is
 * in doubt (GkNoteMark.large).
 */
#include "layout/words/marks.h"

#include "layout/words/characters.h"
#include "layout/words/tuning.h"

#include <string.h>

#define NONE G_MAXUINT
#define LARGE_PIECES 4u /* letters of a mark as large as the digits: [12] */

typedef struct {
    const GkGlyph *glyphs;
    const guint *indices;
    guint n;
    gboolean may_have_large; /* marks as large as the digits */
} Region;

static const GkGlyph *
glyph_at(const Region *region, guint i)
{
    return &region->glyphs[region->indices[i]];
}

static const gunichar RAISED[] = { 0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

/* ¹ ² ³ ⁴ ...: the digit; -1 for any other character. */
static gint
raised_digit(gunichar c)
{
    for (guint i = 0; c >= 0xb2 && i < G_N_ELEMENTS(RAISED); i++)
        if (c == RAISED[i])
            return (gint) i;
    return -1;
}

gunichar
gk_marks_raise(gunichar c)
{
    return gk_is_digit(c) ? RAISED[c & 0xf] : c;
}

gunichar
gk_marks_lower(gunichar c)
{
    gint digit = raised_digit(c);
    return digit >= 0 ? (gunichar) ('0' + digit) : c;
}

gboolean
gk_marks_is_raised(gunichar c)
{
    return raised_digit(c) >= 0;
}

gunichar
gk_marks_character(const GkGlyph *glyphs, guint glyph, const GkNoteMark *marks, guint n_marks)
{
    for (guint m = 0; m < n_marks; m++)
        if (marks[m].glyph == glyph)
            return gk_marks_raise(gk_readable_character(glyphs[glyph].character));
    return gk_readable_character(glyphs[glyph].character);
}

/* Signs that stand behind a number for nothing else than a note. */
static gboolean
is_sign(gunichar c)
{
    return c == '*' || c == 0xff0a || c == 0x2020 || c == 0x2021 || c == 0x203b || (c >= 0x2460 && c <= 0x2473);
}

/* What a mark is made of, and what may surround it. */
static gboolean
may_be_mark(gunichar c)
{
    return gk_is_digit(c) || raised_digit(c) >= 0 || is_sign(c) || (c >= 'a' && c <= 'z') || c == '#' || c == '(' ||
        c == ')' || c == '[' || c == ']' || c == ',' || c == 0xff08 || c == 0xff09 || c == 0xff3b || c == 0xff3d || c == 0x3001 || c == 0x6ce8;
}

static float
largest_size(const Region *region)
{
    float largest = 0;
    for (guint i = 0; i < region->n; i++)
        largest = MAX(largest, glyph_at(region, i)->size);
    return largest;
}

/* Whether `b` goes on from `a`: as large, as high, right behind. */
static gboolean
touches(const GkGlyph *a, const GkGlyph *b)
{
    return ABS(b->box.x0 - a->box.x1) < GK_TEXT_NARROW_SPACE_EM * a->size && ABS(a->box.y0 - b->box.y0) < 0.05 * a->size &&
        ABS(a->box.y1 - b->box.y1) < 0.05 * a->size;
}

/* Whether `b`, as large as `a`, stands right behind it and is raised. */
static gboolean
is_raised_behind(const GkGlyph *a, const GkGlyph *b)
{
    double up = gk_box_center_y(a->box) - gk_box_center_y(b->box), gap = b->box.x0 - a->box.x1;
    return gk_is_digit(a->character) && a->size < 1.1f * b->size && b->size < 1.1f * a->size &&
        up > GK_MARK_LARGE_EM * a->size && up < GK_MARK_LARGE_MOST_EM * a->size && b->box.x0 > a->box.x0 &&
        gap < GK_TEXT_NARROW_SPACE_EM * a->size;
}

/* As large as the others, and raised, or right behind such a one. */
static gboolean
is_large_candidate(const Region *region, guint i, guint pieces)
{
    const GkGlyph *glyph = glyph_at(region, i);
    if (!may_be_mark(glyph->character))
        return FALSE;
    for (guint j = 0; j < region->n; j++) {
        const GkGlyph *other = glyph_at(region, j);
        if (is_raised_behind(other, glyph) ||
            (pieces > 1 && j != i && touches(other, glyph) && is_large_candidate(region, j, pieces - 1)))
            return TRUE;
    }
    return FALSE;
}

/* FALSE when no glyph is so much higher than a digit that it may be a mark as large as the digits, as in a single line.
 * Long regions are not looked at. */
static gboolean
may_have_large(const Region *region)
{
    if (region->n > GK_MARKS_MOST)
        return FALSE;
    double lowest = -G_MAXDOUBLE, highest = G_MAXDOUBLE;
    float size = G_MAXFLOAT;
    for (guint i = 0; i < region->n; i++) {
        const GkGlyph *glyph = glyph_at(region, i);
        double middle = gk_box_center_y(glyph->box);
        highest = MIN(highest, middle);
        if (!gk_is_digit(glyph->character))
            continue;
        lowest = MAX(lowest, middle);
        size = MIN(size, glyph->size);
    }
    return lowest - highest > GK_MARK_LARGE_EM * size;
}

static gboolean
is_candidate(const Region *region, guint i, float largest)
{
    const GkGlyph *glyph = glyph_at(region, i);
    gunichar c = glyph->character;
    return (region->may_have_large && is_large_candidate(region, i, LARGE_PIECES)) || raised_digit(c) >= 0 || is_sign(c) || (glyph->size < GK_MARK_SIZE_SHARE * largest && may_be_mark(c));
}

/* Whether `small` is smaller than `large` and higher. */
static gboolean
is_raised(const GkGlyph *small, const GkGlyph *large)
{
    double em = large->size;
    double middle = gk_box_center_y(large->box) - gk_box_center_y(small->box), bottom = large->box.y1 - small->box.y1;
    return small->size < GK_MARK_SIZE_SHARE * large->size && middle > GK_MARK_MIDDLE_EM * em &&
        bottom > GK_MARK_BOTTOM_EM * em && small->box.y1 > large->box.y0 && middle < em;
}

static gboolean
on_one_line(const GkGlyph *a, const GkGlyph *b)
{
    return gk_overlap(a->box.y0, a->box.y1, b->box.y0, b->box.y1) > 0.3 * MIN(gk_box_height(a->box), gk_box_height(b->box));
}

/* The nearest glyph on the line of glyph i, on its left or right side, that touches it; NONE without one. */
static guint
neighbour(const Region *region, guint i, gboolean right)
{
    const GkGlyph *glyph = glyph_at(region, i);
    guint best = NONE;
    double least = G_MAXDOUBLE;
    for (guint j = 0; j < region->n; j++) {
        const GkGlyph *other = glyph_at(region, j);
        const GkGlyph *a = right ? glyph : other, *b = right ? other : glyph;
        double gap = b->box.x0 - a->box.x1, em = MAX(a->size, b->size);
        double over = MAX(GK_MARK_NEAR_EM * em, GK_MARK_OVER_SHARE * gk_box_width(a->box));
        if (j == i || b->box.x0 <= a->box.x0 || gap > GK_MARK_NEAR_EM * em || gap < -over || gap >= least ||
            !on_one_line(glyph, other))
            continue;
        /* Of several on the left the one that ends last is the nearest; boxes may reach over their letter. */
        best = j;
        least = gap;
    }
    return best;
}

/* m² is text. */
static gboolean
is_power(const GkGlyph *base, gunichar mark)
{
    gunichar c = base->character;
    gint digit = gk_is_digit(mark) ? (gint) (mark & 0xf) : raised_digit(mark);
    return (c == 'm' || c == 'M' || c == 0x7c73) && (digit == 2 || digit == 3);
}

static gboolean
ends_number(const Region *region, guint i)
{
    return neighbour(region, i, TRUE) == NONE;
}

/* What glyph i, a candidate, is about. */
static guint
base_of(const Region *region, guint i, gboolean *before)
{
    const GkGlyph *glyph = glyph_at(region, i);
    guint left = neighbour(region, i, FALSE);
    *before = FALSE;
    if (left != NONE && (raised_digit(glyph->character) >= 0 ||
                         is_raised_behind(glyph_at(region, left), glyph)))
        return left;
    if (left != NONE && (is_raised(glyph, glyph_at(region, left)) ||
                         (is_sign(glyph->character) && gk_is_digit(glyph_at(region, left)->character) &&
                          ends_number(region, i))))
        return left;
    guint right = left == NONE ? neighbour(region, i, TRUE) : NONE;
    *before = TRUE;
    return right != NONE && is_raised(glyph, glyph_at(region, right)) ? right : NONE;
}

/* A digit of the number after all: full digits go on behind it, or the point stands before it. */
static gboolean
is_within_number(const Region *region, guint base, guint last)
{
    gunichar c = glyph_at(region, base)->character;
    if (!gk_is_numeric(c))
        return FALSE;
    if (!gk_is_digit(c))
        return TRUE;
    guint next = neighbour(region, last, TRUE);
    return next != NONE && gk_is_numeric(glyph_at(region, next)->character);
}

static int
compare_left(gconstpointer a, gconstpointer b, gpointer data)
{
    const Region *region = data;
    const GkGlyph *p = glyph_at(region, *(const guint *) a), *q = glyph_at(region, *(const guint *) b);
    if (p->box.x0 != q->box.x0)
        return p->box.x0 < q->box.x0 ? -1 : 1;
    return p->box.y0 < q->box.y0 ? -1 : p->box.y0 > q->box.y0;
}

/* The end of the mark that begins with candidates[first]: candidates of one size and height, each touching the last. */
static guint
end_of_mark(const Region *region, const guint *candidates, guint n, guint first)
{
    guint end = first + 1;
    for (; end < n; end++) {
        const GkGlyph *a = glyph_at(region, candidates[end - 1]), *b = glyph_at(region, candidates[end]);
        if (neighbour(region, candidates[end], FALSE) != candidates[end - 1] || b->size > 1.1f * a->size ||
            ABS(gk_box_center_y(a->box) - gk_box_center_y(b->box)) > 0.2 * a->size)
            break;
    }
    return end;
}

static gboolean
says_something(const Region *region, const guint *candidates, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        gunichar c = glyph_at(region, candidates[i])->character;
        if (gk_is_digit(c) || raised_digit(c) >= 0 || is_sign(c) || g_unichar_isalpha(c))
            return TRUE;
    }
    return FALSE;
}

/* Appends the marks among the candidates. */
static guint
take_marks(const Region *region, const guint *candidates, guint n, GkNoteMark *found)
{
    guint count = 0;
    for (guint first = 0, end; first < n; first = end) {
        gboolean before;
        guint base = base_of(region, candidates[first], &before);
        end = first + 1;
        if (base == NONE)
            continue;
        end = end_of_mark(region, candidates, n, first);
        if (!says_something(region, candidates, first, end) ||
            (!before && is_power(glyph_at(region, base), glyph_at(region, candidates[first])->character)) ||
            (!before && is_within_number(region, base, candidates[end - 1])))
            continue;
        gboolean large = is_raised_behind(glyph_at(region, base), glyph_at(region, candidates[first])) &&
            raised_digit(glyph_at(region, candidates[first])->character) < 0;
        for (guint i = first; i < end; i++)
            found[count++] = (GkNoteMark) { region->indices[candidates[i]], region->indices[base], before,
                                            large };
    }
    return count;
}

guint
gk_marks_find(const GkGlyph *glyphs, const guint *indices, guint n, GkNoteMark *found)
{
    Region region = { glyphs, indices, n, FALSE };
    guint candidates[GK_MARKS_MOST], count = 0;
    if (n < 2 || n > GK_MARK_GLYPHS)
        return 0;
    float largest = largest_size(&region);
    region.may_have_large = may_have_large(&region);
    for (guint i = 0; i < n; i++) {
        if (!is_candidate(&region, i, largest))
            continue;
        if (count == GK_MARKS_MOST)
            return 0;
        candidates[count++] = i;
    }
    g_qsort_with_data(candidates, (gint) count, sizeof *candidates, compare_left, &region);
    return take_marks(&region, candidates, count, found);
}
