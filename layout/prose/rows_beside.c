/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows that were left outside a table.
 *
 *         项目        预算数   决算数         labels in three places right above the grid
 *      ├────────────┼────────┼────────┤
 *      │ 行政运行   │  72.73 │  70.00 │
 *      ├────────────┼────────┼────────┤
 *        培训费          1.00     0.90         a number and something beside it right below
 *
 * When some of a table's rules are missing, or so broken that they are no rules,
 * its first or last row lies outside the grid and would be read as a paragraph.
 * The last rows of a table may also stand alone overleaf, too few to be one.
 * That no row was lost can't be promised then, but it is told where to look.
 */
#include "layout/prose/caption_internal.h"
#include "layout/prose/captions.h"
#include "layout/prose/tuning.h"
#include "layout/words/caption_words.h"
#include "layout/words/row_words.h"

/* Its pieces lie within the sides of the table; *numbers counts those that are numbers. 0: the line is none. */
static guint
count_pieces(GkPageLayout *layout, const GkLine *line, const GkFragment *fragment, guint *numbers)
{
    g_autofree char *whole = gk_caption_squeeze(line->text);
    *numbers = 0;
    if (line->box.x0 < fragment->box.x0 - line->size || line->box.x1 > fragment->box.x1 + line->size ||
        gk_caption_is_sentence(whole) || gk_caption_is_heading(whole) || gk_caption_note(whole))
        return 0;
    g_autoptr(GArray) pieces = gk_pieces_of_line(layout, line);
    for (guint i = 0; i < pieces->len; i++) {
        g_autofree char *text = gk_piece_text(&g_array_index(pieces, GkPiece, i));
        *numbers += gk_rows_text_is_number(text);
    }
    return pieces->len;
}

static void
report(const GkFragment *fragment, const GkLine *line, gboolean above, GkDiagnostics *diagnostics)
{
    gk_diagnostics_add(
        diagnostics, GK_DIAGNOSTIC_UNASSIGNED_INK, fragment->page, &line->box,
        above ? N_("page %u: the line “%s” right above a table looks like a row of it, but lies outside of its rules")
              : N_("page %u: the line “%s” right below a table looks like a row of it, but lies outside of its rules"),
        fragment->page, line->text);
}

/* The line of prose next to the height `edge`, above or below it, near enough for a row; NULL. */
static const GkLine *
neighbour(const GkPageLayout *layout, double edge, gboolean above)
{
    const GkLine *found = NULL;
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        double y = gk_box_center_y(line->box), away = above ? edge - y : y - edge;
        if (away <= 0 || away > GK_ROW_BESIDE_EM * line->size)
            continue;
        if (layout->line_roles[i] != GK_LINE_PROSE)
            return NULL;
        if (!found || away < (above ? edge - gk_box_center_y(found->box) : gk_box_center_y(found->box) - edge))
            found = line;
    }
    return found;
}

/* Nothing stands below the fragment on its page but a running foot. */
static gboolean
ends_page(const GkFragment *fragment)
{
    const GkPageLayout *layout = fragment->layout;
    for (guint i = 0; i < layout->n_lines; i++)
        if (layout->line_roles[i] != GK_LINE_RUNNING_FOOT && gk_box_center_y(layout->lines[i].box) > fragment->box.y1)
            return FALSE;
    return TRUE;
}

/* The lines at the top of the next page, as long as they are like rows of the fragment: tells the first with a number
 * beside something. */
static void
report_overleaf(GkPageLayout *next, const GkFragment *fragment, GkDiagnostics *diagnostics)
{
    guint i = 0, numbers, pieces = 0;
    while (i < next->n_lines && next->line_roles[i] == GK_LINE_RUNNING_HEAD)
        i++;
    for (guint end = i + GK_ROWS_OVERLEAF; i < MIN(end, next->n_lines) && next->line_roles[i] == GK_LINE_PROSE; i++) {
        const GkLine *line = &next->lines[i];
        pieces = count_pieces(next, line, fragment, &numbers);
        if (pieces > 1 && numbers > 0)
            gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_UNASSIGNED_INK, next->page->number, &line->box,
                               "page %u: the line “%s” at the top of the page looks like a row of the table that ends "
                               "the page before",
                               next->page->number, line->text);
        if (pieces < 2 || numbers > 0)
            return;
    }
}

void
gk_rows_overleaf_report(const GPtrArray *fragments, GkPageLayout *pages, guint n_pages, GkDiagnostics *diagnostics)
{
    for (guint i = 0, next = 0; i < fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, i);
        while (next < n_pages && pages[next].page->number <= fragment->page)
            next++;
        if (next < n_pages && pages[next].page->number == fragment->page + 1 && ends_page(fragment))
            report_overleaf(&pages[next], fragment, diagnostics);
    }
}

void
gk_rows_beside_report(const GPtrArray *fragments, GkDiagnostics *diagnostics)
{
    for (guint i = 0; i < fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, i);
        guint numbers;
        const GkLine *below = neighbour(fragment->layout, fragment->box.y1, FALSE);
        if (below && count_pieces(fragment->layout, below, fragment, &numbers) > 1 && numbers > 0)
            report(fragment, below, FALSE, diagnostics);
        const GkLine *above = neighbour(fragment->layout, fragment->box.y0, TRUE);
        if (above && count_pieces(fragment->layout, above, fragment, &numbers) > 2)
            report(fragment, above, TRUE, diagnostics);
    }
}
