/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Digits of several sizes or heights in one number of a line: 2345.6 with a 7 that is smaller, and no mark. In a cell
 * the cell is in doubt (cells/numbers.c); here the place is told.
 */
#include "layout/page/page_layout.h"

#include "layout/page/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/marks.h"
#include "layout/words/tuning.h"

#include <math.h>

static const GkGlyph *
glyph_of(const GkPageLayout *layout, const GkLine *line, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, line->glyphs[i]);
}

gboolean
gk_digits_differ(const GkGlyph *a, const GkGlyph *b)
{
    double size = MAX(a->size, b->size);
    return fabs(a->size - b->size) > GK_TEXT_ONE_SIZE_SHARE * size ||
        fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) > GK_TEXT_ONE_HEIGHT_EM * size;
}

static gboolean
is_mark(const GkLine *line, guint i, const GkNoteMark *marks, guint n_marks)
{
    for (guint m = 0; m < n_marks; m++)
        if (marks[m].glyph == line->glyphs[i] && !marks[m].large)
            return TRUE;
    return FALSE;
}

/* Whether the glyphs i - 1 and i are digits side by side. (Points of other fonts may have any box.) */
static gboolean
are_of_number(const GkPageLayout *layout, const GkLine *line, guint i)
{
    const GkGlyph *a = glyph_of(layout, line, i - 1), *b = glyph_of(layout, line, i);
    gboolean point = a->character == '.' && a->font == b->font;
    return (gk_is_digit(a->character) || point) && gk_is_digit(b->character) &&
        b->box.x0 - a->box.x1 < GK_TEXT_NARROW_SPACE_EM * MAX(a->size, b->size);
}

static void
report_line(const GkPageLayout *layout, const GkLine *line, GkDiagnostics *diagnostics)
{
    GkNoteMark marks[GK_MARKS_MOST];
    guint n_marks = G_MAXUINT; /* not looked for yet */
    for (guint i = 1; i < line->n_glyphs; i++) {
        const GkGlyph *a = glyph_of(layout, line, i - 1), *b = glyph_of(layout, line, i);
        if (!are_of_number(layout, line, i) || !gk_digits_differ(a, b))
            continue;
        if (n_marks == G_MAXUINT)
            n_marks = gk_marks_find((const GkGlyph *) (gpointer) layout->page->glyphs->data, line->glyphs,
                                    line->n_glyphs, marks);
        if (is_mark(line, i - 1, marks, n_marks) || is_mark(line, i, marks, n_marks))
            continue;
        GkBox box = gk_box_union(a->box, b->box);
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, line->page, &box,
                           "page %u: a number with digits of several sizes or heights: \"%s\"", line->page, line->text);
        while (i + 1 < line->n_glyphs && are_of_number(layout, line, i + 1))
            i++; /* once for each number */
    }
}

void
gk_line_doubts_report(const GkPageLayout *pages, guint n_pages, GkDiagnostics *diagnostics)
{
    for (guint p = 0; p < n_pages; p++)
        for (guint i = 0; i < pages[p].n_lines; i++)
            if (pages[p].line_roles[i] == GK_LINE_PROSE)
                report_line(&pages[p], &pages[p].lines[i], diagnostics);
}
