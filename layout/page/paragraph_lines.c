/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines of paragraphs among the lines of a page.
 *
 *      Fees were put into four groups of the same size. In coins of the year,      long lines, one below the other,
 *      each group had the bounds that stand below; those without fees are in       that begin at one place and end
 *      the lowest of them.                                                         near another; and their last ones
 *
 * They may stand right above a table or below it, with no more room than its own lines have. Only lines of one piece
 * are looked at: entries of tables wrap, too, but not alone.
 */
#include "layout/page/paragraph_lines.h"

#include "layout/page/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

/* Lines above and below that are looked at: those of other columns of the page lie between. */
#define NEIGHBOURS 3

/* How wide the print of the column of text is that the line stands in. */
static double
width_of_column(const GkPageLayout *layout, guint column)
{
    double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE;
    for (guint i = 0; i < layout->n_lines; i++)
        if (layout->lines[i].column == column && layout->line_roles[i] == GK_LINE_PROSE) {
            x0 = MIN(x0, layout->lines[i].box.x0);
            x1 = MAX(x1, layout->lines[i].box.x1);
        }
    return x1 - x0;
}

static gboolean
is_long(const GkPageLayout *layout, guint line, double width)
{
    const GkLine *l = &layout->lines[line];
    guint wide = 0, digits = 0;
    for (guint i = 0; i < l->n_glyphs; i++) {
        gunichar c = g_array_index(layout->page->glyphs, GkGlyph, l->glyphs[i]).character;
        wide += gk_is_wide(c);
        digits += gk_is_numeric(c);
    }
    gboolean letters = wide * 2 > l->n_glyphs ? l->n_glyphs >= GK_PARAGRAPH_WIDE_LETTERS : l->n_glyphs >= GK_PARAGRAPH_LETTERS;
    return letters && digits * 2 < l->n_glyphs && gk_box_width(l->box) > MAX(GK_PARAGRAPH_WIDTH_EM * l->size, GK_PARAGRAPH_SHARE * width);
}

/* Lines of one text: right above each other, of one size, beginning at one place. */
static gboolean
are_of_one_text(const GkLine *a, const GkLine *b)
{
    double room = MAX(b->box.y0 - a->box.y1, a->box.y0 - b->box.y1);
    return room < GK_PARAGRAPH_ROOM_EM * a->size && fabs(a->size - b->size) < 1.5 && fabs(a->box.x0 - b->box.x0) < 3 * a->size;
}

guint8 *
gk_prose_lines_mark(const GkPageLayout *layout, const guint *pieces)
{
    guint8 *prose = g_new0(guint8, layout->n_lines + 1), *is_whole = g_new0(guint8, layout->n_lines + 1);
    double width = 0;
    for (guint i = 0; i < layout->n_lines; i++) {
        if (i == 0 || layout->lines[i].column != layout->lines[i - 1].column)
            width = width_of_column(layout, layout->lines[i].column);
        is_whole[i] = pieces[i] == 1 && layout->line_roles[i] == GK_LINE_PROSE && is_long(layout, i, width);
    }
    for (guint i = 0; i < layout->n_lines; i++)
        for (guint j = i + 1; is_whole[i] && j < layout->n_lines && j <= i + NEIGHBOURS; j++) {
            const GkLine *a = &layout->lines[i], *b = &layout->lines[j];
            if (pieces[j] != 1 || a->column != b->column || !are_of_one_text(a, b) || b->box.y0 < a->box.y0 + 0.5 * a->size)
                continue;
            gboolean both = is_whole[j] && fabs(a->box.x1 - b->box.x1) < 2.5 * a->size;
            gboolean last = b->box.x1 < a->box.x1 + a->size && is_whole[j];
            prose[i] |= both || last;
            prose[j] |= both || last;
        }
    for (guint i = 1; i < layout->n_lines; i++) {
        const GkLine *above = &layout->lines[i - 1], *line = above + 1;
        prose[i] |= prose[i - 1] && pieces[i] == 1 && layout->line_roles[i] == GK_LINE_PROSE && above->column == line->column &&
            are_of_one_text(above, line) && line->box.y0 - above->box.y1 < 0.8 * line->size &&
            line->box.x1 <= above->box.x1 + line->size;
    }
    g_free(is_whole);
    return prose;
}
