/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Digits, held against what they look like.
 *
 * A map may exchange two digits throughout; then all that is said of them agrees,
 * and only their shapes tell (figures.c).
 *
 *      text    1 5 8 . 9 3      the font's map
 *      drawn   1 3 8 . 9 5      what is seen
 *
 * Which of the two holds is for nobody to say here: the text stays, its digits are
 * doubted (GK_GLYPH_MISREAD), and a GkReading says what is seen.
 *
 * Where the text has no character for a glyph of a number, there is nothing to stay:
 * it becomes what it looks like, recognized and doubtful, and the GkReading says what
 * the text has without it. So digits are found that a map leaves out, or sends to
 * where no characters are. Where it looks like none, it stays unread (drawn_lost.c).
 *
 * Glyphs are asked about only where their font is known: where it has other digits
 * that look like what they are said to be.
 */
#include "extract/drawn/drawn_match_internal.h"

#include <math.h>
#include <string.h>

#define ODD "\"#$%&*/:;<=>?@\\^_`{}~.,-ACDEFHKMNPRTVWXYaefhkmnrtuvwxy" /* what looks like no digit */
#define GAP 0.3 /* em: a wider one ends a number */
#define SURE_OF_TEXT 50 /* of 100: of two readings that differ, neither is known to be right */

/* A glyph that is put into the text, in front of that of this index. */
typedef struct {
    guint before, drawn;
    GkGlyph glyph;
} Recognized;

static gboolean
is_digit(gunichar c)
{
    return c >= '0' && c <= '9';
}

static gboolean
is_in_number(gunichar c)
{
    c = gk_drawn_narrow(c);
    return is_digit(c) || c == '.' || c == ',' || c == '-' || c == '%';
}

static gboolean
is_odd(gunichar c)
{
    return c && c < 0x80 && strchr(ODD, (int) c) != NULL;
}

static const GkDrawnGlyph *
drawn_of(const GkDrawnMatch *match, guint text)
{
    return match->drawn_of[text] == GK_DRAWN_NONE ? NULL : gk_drawn_get(match->drawn, match->drawn_of[text]);
}

/* What a digit of the text looks like, where its font is known; else 0. */
static char
seen_of(const GkDrawnMatch *match, guint text)
{
    const GkDrawnGlyph *drawn = drawn_of(match, text);
    return drawn && drawn->turn == 0 ? gk_figures_see(match->figures, drawn->shape) : 0;
}

/* --- fonts --- */

static void
add_digits(const GkDrawnMatch *match)
{
    for (guint i = 0; i < match->page->glyphs->len; i++) {
        const GkGlyph *glyph = gk_drawn_match_glyph(match, i);
        const GkDrawnGlyph *drawn = drawn_of(match, i);
        gunichar said = gk_drawn_narrow(glyph->character);
        if (drawn && is_digit(said) && !(glyph->flags & GK_GLYPH_MISREAD))
            gk_figures_add(match->figures, drawn->shape, (char) said);
    }
}

static gboolean
touch(const GkGlyph *a, const GkGlyph *b)
{
    return fabs(a->box.y0 - b->box.y0) < GK_DRAWN_NEAR && fabs(b->box.x0 - a->box.x1) < GAP * a->size;
}

/* What the text may say for a digit of a font that has a code for it, and no character (odd_signs.c); it stands beside
 * a digit, or beside another such. */
static gboolean
is_odd_in_number(const GkDrawnMatch *match, guint i)
{
    const GkGlyph *glyph = gk_drawn_match_glyph(match, i);
    const GkGlyph *last = i ? glyph - 1 : NULL, *next = i + 1 < match->page->glyphs->len ? glyph + 1 : NULL;
    if (!is_odd(glyph->character))
        return FALSE;
    return (last && touch(last, glyph) && (is_in_number(last->character) || is_odd(last->character))) ||
        (next && touch(glyph, next) && (is_in_number(next->character) || is_odd(next->character)));
}

static void
judge_glyph(const GkDrawnMatch *match, guint i)
{
    GkGlyph *glyph = gk_drawn_match_glyph(match, i);
    gunichar said = gk_drawn_narrow(glyph->character);
    gboolean unmapped = (glyph->flags & GK_GLYPH_UNMAPPED) != 0;
    if (!unmapped && !is_digit(said) && !is_odd_in_number(match, i))
        return;
    char seen = seen_of(match, i);
    if (unmapped && seen) {
        glyph->character = (guchar) seen;
        glyph->flags &= (guint16) ~GK_GLYPH_UNMAPPED;
        glyph->flags |= GK_GLYPH_RECOGNIZED | GK_GLYPH_DOUBTFUL;
    } else if (g_ascii_isdigit(seen) && (guchar) seen != said) {
        glyph->flags |= GK_GLYPH_MISREAD;
    }
}

/* --- glyphs without characters --- */

/* The place in the text of what is drawn behind `x`, beside one of its glyphs. */
static guint
place_of(const GkDrawnMatch *match, guint beside, double x)
{
    const GkGlyph *near = gk_drawn_match_glyph(match, beside);
    guint count = match->page->glyphs->len;
    if (near->box.x0 > x) {
        while (beside > 0 && gk_drawn_match_glyph(match, beside - 1)->box.x0 > x &&
               fabs(gk_drawn_match_glyph(match, beside - 1)->box.y0 - near->box.y0) < GK_DRAWN_NEAR)
            beside--;
        return beside;
    }
    do
        beside++;
    while (beside < count && gk_drawn_match_glyph(match, beside)->box.x0 < x &&
           fabs(gk_drawn_match_glyph(match, beside)->box.y0 - near->box.y0) < GK_DRAWN_NEAR);
    return beside;
}

/* A glyph of the text layer lies where it is drawn: letters are drawn twice to make them bold, and the text has them
 * once. */
static gboolean
is_under_text(const GkDrawnMatch *match, gconstpointer what, const GkDrawnGlyph *drawn, guint index)
{
    const GkDrawnGlyph *lost = what;
    guint text = match->text_of[index];
    return text != GK_DRAWN_NONE &&
        gk_box_contains(gk_drawn_match_glyph(match, text)->box, gk_box_center_x(lost->ink), gk_box_center_y(lost->ink));
}

static gboolean
is_in_text(const GkDrawnMatch *match, const GkDrawnGlyph *lost)
{
    guint found;
    GkBox around = { lost->x - lost->size, lost->y - lost->size, lost->x + lost->size, lost->y + lost->size };
    return gk_drawn_match_look_up(match, around, is_under_text, lost, &found, 1) > 0;
}

static gboolean
recognize(const GkDrawnMatch *match, guint index, Recognized *found)
{
    guint beside;
    if (!gk_drawn_match_is_lost(match, index, &beside))
        return FALSE;
    const GkDrawnGlyph *drawn = gk_drawn_get(match->drawn, index);
    const GkShape *shape = gk_shapes_get(gk_drawn_shapes(match->drawn), drawn->shape);
    char seen = gk_figures_see(match->figures, drawn->shape);
    if (!seen || is_in_text(match, drawn))
        return FALSE;
    found->before = place_of(match, beside, drawn->x);
    found->drawn = index;
    found->glyph = *gk_drawn_match_glyph(match, beside);
    found->glyph.character = (guchar) seen;
    found->glyph.color = drawn->color;
    found->glyph.flags = (guint16) ((found->glyph.flags & GK_GLYPH_BOLD) | GK_GLYPH_RECOGNIZED | GK_GLYPH_DOUBTFUL);
    found->glyph.box.x0 = drawn->x;
    found->glyph.box.x1 = MAX(drawn->ink.x1, drawn->x + shape->advance * drawn->size);
    return TRUE;
}

static int
compare_recognized(gconstpointer a, gconstpointer b)
{
    const Recognized *p = a, *q = b;
    if (p->before != q->before)
        return p->before < q->before ? -1 : 1;
    return p->glyph.box.x0 < q->glyph.box.x0 ? -1 : p->glyph.box.x0 > q->glyph.box.x0;
}

static void
put_in(GkDrawnMatch *match, const GArray *all)
{
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(GkGlyph));
    g_autoptr(GArray) of = g_array_new(FALSE, FALSE, sizeof(guint));
    guint next = 0;
    for (guint i = 0; i < all->len; i++) {
        const Recognized *one = &g_array_index(all, Recognized, i);
        g_array_append_vals(glyphs, gk_drawn_match_glyph(match, next), one->before - next);
        g_array_append_vals(of, match->drawn_of + next, one->before - next);
        next = one->before;
        g_array_append_val(glyphs, one->glyph);
        g_array_append_val(of, one->drawn);
    }
    g_array_append_vals(glyphs, gk_drawn_match_glyph(match, next), match->page->glyphs->len - next);
    g_array_append_vals(of, match->drawn_of + next, match->page->glyphs->len - next);
    gk_drawn_match_rebind(match, glyphs, of);
}

void
gk_drawn_match_tell_figures(GkDrawnMatch *match)
{
    add_digits(match);
    for (guint i = 0; i < match->page->glyphs->len; i++)
        judge_glyph(match, i);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Recognized));
    for (guint i = 0; i < gk_drawn_count(match->drawn); i++) {
        Recognized found;
        if (match->text_of[i] == GK_DRAWN_NONE && recognize(match, i, &found))
            g_array_append_val(all, found);
    }
    g_array_sort(all, compare_recognized);
    if (all->len)
        put_in(match, all);
}

/* --- readings --- */

static gboolean
is_of_number(const GkGlyph *glyph)
{
    return is_in_number(glyph->character) || ((glyph->flags & GK_GLYPH_MISREAD) && is_odd(glyph->character));
}

static void
append(char *text, gunichar c)
{
    gsize length = strlen(text);
    if (length + 1 < GK_READING_LENGTH)
        text[length] = (char) c, text[length + 1] = '\0';
}

/* What is seen of a number, of which the glyphs are given from left to right; the text may stay as it is. TRUE: the two
 * differ. */
static gboolean
compare(const GkDrawnMatch *match, const guint *glyphs, guint count, GkReading *reading)
{
    gboolean recognized = FALSE;
    for (guint i = 0; i < count; i++)
        recognized |= (gk_drawn_match_glyph(match, glyphs[i])->flags & GK_GLYPH_RECOGNIZED) != 0;
    for (guint i = 0; i < count; i++) {
        const GkGlyph *glyph = gk_drawn_match_glyph(match, glyphs[i]);
        gboolean own = !(glyph->flags & GK_GLYPH_RECOGNIZED);
        gunichar said = gk_drawn_narrow(glyph->character);
        char seen = own && (is_digit(said) || (glyph->flags & GK_GLYPH_MISREAD)) ? seen_of(match, glyphs[i]) : 0;
        append(reading->text[0], said);
        if (!recognized || own)
            append(reading->text[1], recognized || !g_ascii_isdigit(seen) ? said : (guchar) seen);
        reading->box = i ? gk_box_union(reading->box, glyph->box) : glyph->box;
    }
    reading->readers[recognized ? 0 : 1] = GK_READER_SHAPES;
    reading->readers[recognized ? 1 : 0] = GK_READER_MAP;
    return strcmp(reading->text[0], reading->text[1]) != 0;
}

static int
compare_places(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkBox *p = &gk_drawn_match_glyph(data, *(const guint *) a)->box,
                *q = &gk_drawn_match_glyph(data, *(const guint *) b)->box;
    if (p->y0 != q->y0)
        return p->y0 < q->y0 ? -1 : 1;
    return p->x0 < q->x0 ? -1 : p->x0 > q->x0;
}

static int
compare_readings(gconstpointer a, gconstpointer b)
{
    guint p = ((const GkReading *) a)->first, q = ((const GkReading *) b)->first;
    return p < q ? -1 : p > q;
}

/* The glyphs of numbers, in their lines: a number of which a digit is missing may be in two places of the text. */
static GArray *
glyphs_of_numbers(GkDrawnMatch *match, guint *flags)
{
    GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < match->page->glyphs->len; i++)
        if (is_of_number(gk_drawn_match_glyph(match, i))) {
            *flags |= gk_drawn_match_glyph(match, i)->flags;
            g_array_append_val(glyphs, i);
        }
    if (*flags & (GK_GLYPH_MISREAD | GK_GLYPH_RECOGNIZED))
        g_array_sort_with_data(glyphs, compare_places, match);
    return glyphs;
}

void
gk_drawn_match_add_readings(GkDrawnMatch *match)
{
    guint all = 0;
    g_autoptr(GArray) glyphs = glyphs_of_numbers(match, &all);
    const guint *numbers = (const guint *) (gpointer) glyphs->data;
    guint count = all & (GK_GLYPH_MISREAD | GK_GLYPH_RECOGNIZED) ? glyphs->len : 0;
    for (guint first = 0, end; first < count; first = end) {
        guint flags = gk_drawn_match_glyph(match, numbers[first])->flags;
        for (end = first + 1; end < count &&
             touch(gk_drawn_match_glyph(match, numbers[end - 1]), gk_drawn_match_glyph(match, numbers[end]));
             end++)
            flags |= gk_drawn_match_glyph(match, numbers[end])->flags;
        GkReading reading = { .first = numbers[first], .count = 1, .sure = { SURE_OF_TEXT, SURE_OF_TEXT } };
        while (reading.count < end - first && numbers[first + reading.count] == numbers[first] + reading.count)
            reading.count++;
        if ((flags & (GK_GLYPH_MISREAD | GK_GLYPH_RECOGNIZED)) &&
            compare(match, numbers + first, end - first, &reading))
            g_array_append_val(match->page->readings, reading);
    }
    g_array_sort(match->page->readings, compare_readings);
}
