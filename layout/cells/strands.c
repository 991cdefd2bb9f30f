/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Texts that are printed over each other in one cell.
 *
 *      │ 679.99        │        a running head, a date or a number of a page
 *      │    2025年第3页│        that lies over a row
 *
 * From left to right their letters take turns, and 679.290925 is nobody's
 * number. Letters of one text do not lie over each other, so where two do, the
 * line is tried in strands: letters of one size and height, and if that is not
 * enough of one font and colour. Each strand that has no letters over each
 * other is a line of its own. The cell is in doubt either way.
 *
 * It can't be told which strand is the cell's.
 */
#include "layout/cells/text.h"

#include "layout/cells/tuning.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

#define MOST_STRANDS 4u

static int
compare_x(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkGlyph *glyphs = data;
    const GkGlyph *p = &glyphs[*(const guint *) a], *q = &glyphs[*(const guint *) b];
    if (p->box.x0 != q->box.x0)
        return p->box.x0 < q->box.x0 ? -1 : 1;
    return p->character < q->character ? -1 : p->character > q->character;
}

static void
add_line(GkCellMaker *maker, guint first, guint end, gboolean over)
{
    GkCellLine line = { first, end, G_MAXDOUBLE, -G_MAXDOUBLE, over };
    for (guint i = first; i < end; i++) {
        line.left = MIN(line.left, gk_maker_glyph(maker, i)->box.x0);
        line.right = MAX(line.right, gk_maker_glyph(maker, i)->box.x1);
    }
    g_array_append_val(maker->lines, line);
}

static gboolean
lie_over_each_other(const GkGlyph *a, const GkGlyph *b)
{
    double step = b->box.x0 - a->box.x0, width = MIN(gk_box_width(a->box), gk_box_width(b->box));
    return (gk_is_numeric(a->character) || gk_is_numeric(b->character)) && step < GK_TEXT_STEP_SHARE * width &&
        step < GK_TEXT_STEP_EM * MIN(a->size, b->size);
}

/* Two letters of Chinese, nearer than any spacing puts them. */
static gboolean
are_letters_over_each_other(const GkGlyph *a, const GkGlyph *b)
{
    return gk_is_wide(a->character) && gk_is_wide(b->character) && g_unichar_isalpha(a->character) &&
        g_unichar_isalpha(b->character) && b->box.x0 - a->box.x0 < GK_TEXT_STEP_EM * MIN(a->size, b->size);
}

/* Labels over each other: which is which is not known. One pair may be a ligature, or a letter made of two. */
static gboolean
holds_two_labels(const GkCellMaker *maker, const guint *glyphs, guint n)
{
    guint pairs = 0;
    for (guint i = 1; i < n; i++)
        pairs += are_letters_over_each_other(&maker->glyphs[glyphs[i - 1]], &maker->glyphs[glyphs[i]]);
    return pairs > 1;
}

static gboolean
is_tangled(const GkCellMaker *maker, const guint *glyphs, guint n)
{
    for (guint i = 1; i < n; i++)
        if (lie_over_each_other(&maker->glyphs[glyphs[i - 1]], &maker->glyphs[glyphs[i]]))
            return TRUE;
    return FALSE;
}

static gboolean
same_strand(const GkGlyph *a, const GkGlyph *b, gboolean same_font)
{
    return fabs(a->size - b->size) <= GK_TEXT_ONE_SIZE_SHARE * a->size &&
        fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) <= GK_TEXT_ONE_HEIGHT_EM * a->size &&
        (!same_font || (a->font == b->font && a->color == b->color));
}

/* Numbers the strand of each of n glyphs; returns how many there are, 0 when there are too many or one is tangled. */
static guint
find_strands(const GkCellMaker *maker, const guint *glyphs, guint n, gboolean same_font, guint8 *strand_of)
{
    const GkGlyph *first[MOST_STRANDS], *last[MOST_STRANDS];
    guint n_strands = 0;
    for (guint i = 0; i < n; i++) {
        const GkGlyph *glyph = &maker->glyphs[glyphs[i]];
        guint s = 0;
        while (s < n_strands && !same_strand(first[s], glyph, same_font))
            s++;
        if (s == MOST_STRANDS || (s < n_strands && lie_over_each_other(last[s], glyph)))
            return 0;
        if (s == n_strands)
            first[n_strands++] = glyph;
        last[s] = glyph;
        strand_of[i] = (guint8) s;
    }
    return n_strands;
}

void
gk_cell_add_lines(GkCellMaker *maker, guint first, guint end)
{
    guint *glyphs = maker->cell->glyphs + first, n = end - first;
    g_qsort_with_data(glyphs, (gint) n, sizeof *glyphs, compare_x, (gpointer) maker->glyphs);
    if (holds_two_labels(maker, glyphs, n))
        maker->cell->doubts |= GK_DOUBT_OVERPRINTED;
    if (!is_tangled(maker, glyphs, n)) {
        add_line(maker, first, end, FALSE);
        return;
    }
    maker->cell->doubts |= GK_DOUBT_OVERPRINTED;
    g_autofree guint8 *strand_of = g_new(guint8, n);
    guint n_strands = find_strands(maker, glyphs, n, FALSE, strand_of);
    n_strands = n_strands ? n_strands : find_strands(maker, glyphs, n, TRUE, strand_of);
    g_autofree guint *order = g_memdup2(glyphs, n * sizeof *glyphs);
    guint filled = 0;
    for (guint s = 0; s < n_strands; s++) {
        guint from = filled;
        for (guint i = 0; i < n; i++)
            if (strand_of[i] == s)
                glyphs[filled++] = order[i];
        add_line(maker, first + from, first + filled, s > 0);
    }
    if (n_strands == 0)
        add_line(maker, first, end, FALSE);
}
