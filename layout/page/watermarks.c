/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Watermarks: text that is on the page, and not of it.
 *
 *  - text that was drawn aslant, and seals (page/slanted.c);
 *  - pale letters much larger than the text of the page: by far, or when they are no
 *    numbers. (Totals may be pale and large.);
 *  - pale letters that run diagonally, each higher or lower than its neighbour;
 *  - diagonal lines of any colour, when they are long or large;
 *  - pale letters of any size in the way of others: rules run through them, darker
 *    letters are printed over them. Where that happens to some letters of a colour
 *    on a page, all of that colour are the watermark. (Pale letters on a dark
 *    area are the labels of a coloured header.)
 *
 * Upright dark text repeated over the page, and dark text made pale by transparency
 * alone, are not told from the rest.
 */
#include "layout/page/tuning.h"
#include "layout/page/visible.h"

#include "layout/page/backgrounds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const GkGlyph *
glyph_at(const GkPageLayout *layout, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, i);
}

static int
compare_floats(gconstpointer a, gconstpointer b)
{
    float p = *(const float *) a, q = *(const float *) b;
    return p < q ? -1 : p > q;
}

static double
median_size(const GkPageLayout *layout)
{
    guint count = layout->page->glyphs->len;
    g_autofree float *sizes = g_new(float, count);
    for (guint i = 0; i < count; i++)
        sizes[i] = glyph_at(layout, i)->size;
    qsort(sizes, count, sizeof *sizes, compare_floats);
    return sizes[count / 2];
}

static gboolean
is_pale(const GkGlyph *glyph)
{
    guint r = glyph->color >> 16 & 0xff, g = glyph->color >> 8 & 0xff, b = glyph->color & 0xff;
    return (r * 299 + g * 587 + b * 114) / 1000 > GK_VISIBLE_PALE;
}

/* In the source's order: the next glyph stands neither beside nor below this one. */
static gboolean
steps_diagonally(const GkGlyph *a, const GkGlyph *b)
{
    double dx = fabs(gk_box_center_x(b->box) - gk_box_center_x(a->box));
    double dy = fabs(gk_box_center_y(b->box) - gk_box_center_y(a->box));
    double step = hypot(dx, dy);
    return fabs(a->size - b->size) < 0.5 && step < 2.5 * a->size && dx > 0.25 * step && dy > 0.25 * step &&
        step > 0.3 * a->size;
}

/* The steps from a to b and from b to c are the same. */
static gboolean
steps_alike(const GkGlyph *a, const GkGlyph *b, const GkGlyph *c)
{
    double dx = gk_box_center_x(c->box) - 2 * gk_box_center_x(b->box) + gk_box_center_x(a->box);
    double dy = gk_box_center_y(c->box) - 2 * gk_box_center_y(b->box) + gk_box_center_y(a->box);
    return hypot(dx, dy) < GK_VISIBLE_STEP_EM * b->size;
}

/* The end of the run of glyphs that step on diagonally from glyph `first`, in one line. */
static guint
diagonal_end(const GkPageLayout *layout, guint first)
{
    guint end = first + 1, count = layout->page->glyphs->len;
    while (
        end < count && layout->ink[end] == GK_INK_UNASSIGNED &&
        steps_diagonally(glyph_at(layout, end - 1), glyph_at(layout, end)) &&
        (end == first + 1 || steps_alike(glyph_at(layout, end - 2), glyph_at(layout, end - 1), glyph_at(layout, end))))
        end++;
    return end;
}

/* Text that runs diagonally, whatever its colour: long, or larger than the page's text. */
static guint
set_aside_diagonals(GkPageLayout *layout, double large)
{
    guint found = 0;
    for (guint i = 0, end; i < layout->page->glyphs->len; i = end) {
        end = i + 1;
        if (layout->ink[i] != GK_INK_UNASSIGNED)
            continue;
        end = diagonal_end(layout, i);
        if (end - i < (glyph_at(layout, i)->size > large ? GK_VISIBLE_DIAGONAL_LARGE : GK_VISIBLE_DIAGONAL)) {
            end = MAX(i + 1, end - 1); /* its last glyph may begin another */
            continue;
        }
        memset(layout->ink + i, GK_INK_WATERMARK, end - i);
        found += end - i;
    }
    return found;
}

/* One goes on level from the other. */
static gboolean
are_level(const GkGlyph *a, const GkGlyph *b)
{
    return fabs(a->size - b->size) < 0.5 && fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) < 0.1 * a->size &&
        fabs(b->box.x0 - a->box.x1) < 0.3 * a->size;
}

/* The next glyph or the last one stands diagonally to it, and neither beside it: the first digit of a number may stand
 * below the last one of another. */
static gboolean
is_of_diagonal(const GkPageLayout *layout, guint i)
{
    const GkGlyph *glyph = glyph_at(layout, i), *last = i > 0 ? glyph_at(layout, i - 1) : NULL;
    const GkGlyph *next = i + 1 < layout->page->glyphs->len ? glyph_at(layout, i + 1) : NULL;
    if ((last && are_level(last, glyph)) || (next && are_level(glyph, next)))
        return FALSE;
    return (last && steps_diagonally(last, glyph)) || (next && steps_diagonally(glyph, next));
}

static guint
set_aside_pale(GkPageLayout *layout, double large)
{
    guint count = layout->page->glyphs->len, found = 0;
    for (guint i = 0; i < count; i++) {
        const GkGlyph *glyph = glyph_at(layout, i);
        if (layout->ink[i] != GK_INK_UNASSIGNED || !is_pale(glyph))
            continue;
        gboolean diagonal = is_of_diagonal(layout, i);
        gboolean number = g_unichar_isdigit(glyph->character) || g_unichar_ispunct(glyph->character);
        if (glyph->size > (number ? GK_VISIBLE_HUGE * large : large) || diagonal) {
            layout->ink[i] = GK_INK_WATERMARK;
            found++;
        }
    }
    return found;
}

/* --- pale letters that other things are printed over --- */

static gboolean
overlap(GkBox a, GkBox b)
{
    double width = gk_overlap(a.x0, a.x1, b.x0, b.x1), height = gk_overlap(a.y0, a.y1, b.y0, b.y1);
    return width > 0 && height > 0 && width * height > GK_VISIBLE_OVER_SHARE * gk_box_width(a) * gk_box_height(a);
}

/* The letter with its ascent and descent cut off: what a rule runs through, and not along. */
static GkBox
body_of(const GkGlyph *glyph)
{
    double cut = gk_box_height(glyph->box) / 4, side = gk_box_width(glyph->box) / 4;
    return (GkBox) { glyph->box.x0 + side, glyph->box.y0 + cut, glyph->box.x1 - side, glyph->box.y1 - cut };
}

/* A rule runs through the letter, or (*on_dark) an area of another brightness lies under it, as in a coloured header.
 */
static gboolean
is_crossed(const GkPageLayout *layout, const GkGlyph *glyph, gboolean *on_dark)
{
    GkBox body = body_of(glyph);
    gboolean crossed = FALSE;
    *on_dark = FALSE;
    for (guint i = 0; i < layout->page->marks->len; i++) {
        const GkMark *mark = &g_array_index(layout->page->marks, GkMark, i);
        GkBox box = { MIN(mark->x0, mark->x1), MIN(mark->y0, mark->y1), MAX(mark->x0, mark->x1),
                      MAX(mark->y0, mark->y1) };
        if (box.x0 > body.x1 || box.x1 < body.x0 || box.y0 > body.y1 || box.y1 < body.y0)
            continue;
        gboolean thin = MIN(gk_box_width(box), gk_box_height(box)) < GK_RULE_THICKNESS;
        int contrast = (int) gk_luminance(glyph->color) - (int) gk_luminance(mark->color);
        crossed |= thin && contrast > GK_VISIBLE_OVER_CONTRAST;
        *on_dark |= !thin && contrast > GK_VISIBLE_OVER_CONTRAST;
    }
    return crossed;
}

/* Darker letters are printed over it. */
static gboolean
is_printed_over(const GkPageLayout *layout, const GkGlyph *glyph)
{
    for (guint i = 0; i < layout->page->glyphs->len; i++) {
        const GkGlyph *other = glyph_at(layout, i);
        if (layout->ink[i] == GK_INK_UNASSIGNED && !is_pale(other) && overlap(glyph->box, other->box))
            return TRUE;
    }
    return FALSE;
}

/* Of the letters of this colour, as many as are looked at: some are run through by rules or printed over, and hardly
 * any lies on a dark area. */
static gboolean
is_tile(const GkPageLayout *layout, guint32 color, guint count)
{
    guint looked = 0, over = 0, printed = 0, dark = 0, seen = 0, words = 0, step = MAX(1, count / GK_VISIBLE_SAMPLES);
    for (guint i = 0; i < layout->page->glyphs->len; i++) {
        const GkGlyph *glyph = glyph_at(layout, i);
        gboolean on_dark;
        if (layout->ink[i] != GK_INK_UNASSIGNED || glyph->color != color || seen++ % step)
            continue;
        gboolean under = is_printed_over(layout, glyph);
        over += is_crossed(layout, glyph, &on_dark) || under;
        printed += under;
        dark += on_dark;
        words += g_unichar_isalpha(glyph->character);
        looked++;
    }
    if (words == 0) /* pale numbers may be struck out */
        over = printed;
    return over > 1 && over >= GK_VISIBLE_OVER_GLYPHS * looked && dark <= GK_VISIBLE_OVER_GLYPHS * looked;
}

/* Text in rows and columns over the page, of the size of its text and upright: its colour is paler than anything that
 * is meant to be read, and what is printed over it does not care where it stands. */
static guint
set_aside_tiles(GkPageLayout *layout)
{
    guint count = layout->page->glyphs->len, found = 0;
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL), tiles = g_hash_table_new(NULL, NULL);
    guint dark = 0;
    for (guint i = 0; i < count; i++) {
        gpointer color = GUINT_TO_POINTER(glyph_at(layout, i)->color);
        if (layout->ink[i] != GK_INK_UNASSIGNED)
            continue;
        if (is_pale(glyph_at(layout, i)))
            g_hash_table_insert(counts, color,
                                GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, color)) + 1));
        else
            dark++;
    }
    if (dark == 0 || g_hash_table_size(counts) > GK_VISIBLE_PALE_COLORS)
        return 0;
    GHashTableIter iter;
    gpointer color, number;
    g_hash_table_iter_init(&iter, counts);
    while (g_hash_table_iter_next(&iter, &color, &number))
        if (is_tile(layout, GPOINTER_TO_UINT(color), GPOINTER_TO_UINT(number)))
            g_hash_table_add(tiles, color);
    for (guint i = 0; i < count; i++)
        if (layout->ink[i] == GK_INK_UNASSIGNED && is_pale(glyph_at(layout, i)) &&
            g_hash_table_contains(tiles, GUINT_TO_POINTER(glyph_at(layout, i)->color))) {
            layout->ink[i] = GK_INK_WATERMARK;
            found++;
        }
    return found;
}

void
gk_watermarks_set_aside(GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    if (!layout->page->glyphs->len)
        return;
    double large = GK_VISIBLE_LARGE * median_size(layout);
    guint found = gk_slanted_set_aside(layout) + set_aside_diagonals(layout, large) + set_aside_pale(layout, large) + set_aside_tiles(layout);
    if (found)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_WATERMARK, layout->page->number, NULL,
                           "page %u: a watermark of %u characters was set aside (--keep-hidden reads it)",
                           layout->page->number, found);
}
