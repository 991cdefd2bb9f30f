/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows at the top of a page that seem to go on from the table before.
 *
 *      page 1   科目      合计   基本   项目       page 2   培训费    8.00   8.00
 *               工资     72.73  72.73                      合计    80.73  80.73
 *
 * Text alone shows two columns of numbers on page 2. When a run of lines without
 * header is the first thing on its page and a table whose columns were found by
 * alignment the last thing on the page before, that table's columns are the
 * run's too: each of its own must lie in one of them, no two in the same. The
 * others are blank there.
 *
 * A page may have no more than one or two rows; alone they are a table only when they
 * repeat its header, are its total, or fill its columns.
 *
 * It can't be known here whether the two are one table; joining decides it
 * (join/link.c). Where they are not, the second has blank columns that nobody drew.
 */
#include "layout/table/finder.h"

#include "layout/cells/column_map.h"
#include "layout/table/tuning.h"
#include "layout/words/caption_words.h"
#include "layout/words/row_words.h"

#include <string.h>

/* Nothing but running heads and feet stands between heights y0 and y1 of the page. */
static gboolean
is_clear(const GkPageLayout *layout, const GPtrArray *ruled, double y0, double y1)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        GkLineRole role = layout->line_roles[i];
        double y = gk_box_center_y(layout->lines[i].box);
        if (role != GK_LINE_RUNNING_HEAD && role != GK_LINE_RUNNING_FOOT && y > y0 && y < y1)
            return FALSE;
    }
    for (guint i = 0; i < ruled->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(ruled, i);
        if (fragment->page == layout->page->number && fragment->box.y0 < y1 && fragment->box.y1 > y0)
            return FALSE;
    }
    return TRUE;
}

/* 续表, a unit: what the captions of a table that goes on say again. */
static gboolean
is_said_again(const GkLine *line)
{
    g_autofree char *text = gk_caption_squeeze(line->text);
    GkCaptionMatch match;
    return gk_caption_is_fields(text) || (gk_caption_match(text, &match) && match.kind == GK_CAPTION_CONTINUATION);
}

/* The height below the captions at the top of the page that only say again what stands above the table before. */
static double
below_captions(const GkPageLayout *layout, double top)
{
    double y = 0;
    for (guint i = 0; i < layout->n_lines && gk_box_center_y(layout->lines[i].box) < top; i++) {
        GkLineRole role = layout->line_roles[i];
        if (role == GK_LINE_RUNNING_HEAD || role == GK_LINE_RUNNING_FOOT)
            continue;
        if (!is_said_again(&layout->lines[i]))
            break;
        y = MAX(y, gk_box_center_y(layout->lines[i].box));
    }
    return y;
}

/* Layouts of pages lie one behind the other. */
const GkFragment *
gk_alignment_last_table(const GkAlignment *finder, double top)
{
    const GkFragment *before = finder->found->len ? g_ptr_array_index(finder->found, finder->found->len - 1) : NULL;
    if (!before || !before->aligned || before->page >= finder->layout->page->number ||
        !is_clear(before->layout, finder->ruled, before->box.y1, before->layout->page->height))
        return NULL;
    for (const GkPageLayout *between = before->layout + 1; between < finder->layout; between++)
        if (!is_clear(between, finder->ruled, 0, between->page->height))
            return NULL;
    return is_clear(finder->layout, finder->ruled, below_captions(finder->layout, top), top) ? before : NULL;
}

/* --- one or two rows --- */

static GkBounds
columns_of(const GkFragment *before)
{
    return (GkBounds) { before->xs, before->column_count, TRUE };
}

static gboolean
has_number_in(const GkFragment *before, guint column)
{
    for (guint i = 0; i < before->n_cells; i++)
        if (before->cells[i].column == column && gk_rows_text_is_number(before->cells[i].text))
            return TRUE;
    return FALSE;
}

/* The line is a row like those before: a label in the first column, then two numbers or more, each inside one of their
 * columns. */
static gboolean
is_row_of(const GkAlignment *finder, const GkFragment *before, guint line)
{
    guint numbers = 0, first = finder->first_chunk[line], count = finder->first_chunk[line + 1] - first;
    const GkChunk *chunks = &g_array_index(finder->chunks, GkChunk, first);
    g_autofree double *middles = g_new(double, count);
    g_autofree guint *column = g_new(guint, count);
    for (guint i = 0; i < count; i++)
        middles[i] = gk_box_center_x(chunks[i].box);
    if (!gk_columns_place(columns_of(before), middles, count, column) || count == 0 || chunks[0].number || column[0] > 0)
        return FALSE;
    for (guint i = 0; i < count; i++) {
        if (chunks[i].box.x0 < before->xs[column[i]] || chunks[i].box.x1 > before->xs[column[i] + 1] ||
            (chunks[i].number && !has_number_in(before, column[i])))
            return FALSE;
        numbers += chunks[i].number;
    }
    return numbers > 1;
}

static gboolean
is_label_of(const GkFragment *before, const char *text)
{
    for (guint i = 0; i < before->n_cells; i++)
        if (strstr(before->cells[i].text, text))
            return TRUE;
    return FALSE;
}

/* All labels above the run are among the cells before, two at the least. */
static gboolean
repeats_header(const GkAlignment *finder, const GkFragment *before, const GkAlignmentRun *run)
{
    g_autoptr(GArray) chunks = gk_alignment_header_chunks(finder, run);
    for (guint i = 0; i < chunks->len; i++) {
        g_autofree char *text = gk_pieces_text(finder->layout, &g_array_index(chunks, GkChunk, i));
        if (!is_label_of(before, text))
            return FALSE;
    }
    return chunks->len > 1;
}

gboolean
gk_alignment_ends_with_total(const GkFragment *before)
{
    for (guint i = 0; i < before->n_cells; i++) {
        const GkFragmentCell *cell = &before->cells[i];
        if (cell->row + cell->row_span == before->row_count && *cell->text)
            return gk_label_is_total(cell->text);
    }
    return FALSE;
}

gboolean
gk_alignment_goes_on(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GkFragment *before = gk_alignment_last_table(finder, finder->layout->lines[run->header].box.y0);
    if (!before || (run->first > run->header && !repeats_header(finder, before, run)))
        return FALSE;
    if (gk_alignment_is_total_line(finder, run->first))
        return TRUE;
    if (gk_alignment_ends_with_total(before))
        return FALSE;
    for (guint i = run->first; i < run->end; i++)
        if (!is_row_of(finder, before, i))
            return FALSE;
    return TRUE;
}

/* Lines above the first with a number are rows of labels, when they are all there is above it on a page that a table
 * may go on to. */
void
gk_alignment_include_leading_rows(const GkAlignment *finder, GkAlignmentRun *run)
{
    const GkPageLayout *layout = finder->layout;
    guint first = run->first;
    double left = layout->lines[first].box.x0, size = layout->lines[first].size;
    while (first > 0 && layout->line_roles[first - 1] == GK_LINE_PROSE &&
           finder->first_chunk[first] - finder->first_chunk[first - 1] == 1 &&
           !gk_alignment_parts_tables(finder, first - 1) && layout->lines[first - 1].box.x0 > left - size &&
           layout->lines[first].box.y0 - layout->lines[first - 1].box.y1 < GK_ALIGN_LINE_GAP_EM * size)
        first--;
    if (first < run->first && gk_alignment_last_table(finder, layout->lines[first].box.y0))
        *run = (GkAlignmentRun) { first, first, run->end, 0, 0, NULL, NULL };
}

/* --- its columns --- */

void
gk_alignment_continue(const GkAlignment *finder, const GkAlignmentRun *run, GArray *columns)
{
    double top = run->frame ? run->frame->box.y0 : finder->layout->lines[run->header].box.y0;
    const GkFragment *before = run->first > run->header ? NULL : gk_alignment_last_table(finder, top);
    if (!before || columns->len == 0 || columns->len >= before->column_count)
        return;
    g_autofree guint *map = g_new(guint, columns->len);
    g_autofree double *middles = g_new(double, columns->len);
    for (guint i = 0; i < columns->len; i++)
        middles[i] = (g_array_index(columns, GkTextColumn, i).x0 + g_array_index(columns, GkTextColumn, i).x1) / 2;
    if (!gk_columns_place(columns_of(before), middles, columns->len, map))
        return;
    g_autoptr(GArray) own = g_array_copy(columns);
    g_array_set_size(columns, 0);
    for (guint c = 0, i = 0; c < before->column_count; c++) {
        if (i < own->len && map[i] == c) {
            g_array_append_val(columns, g_array_index(own, GkTextColumn, i));
            i++;
            continue;
        }
        double left = i ? g_array_index(own, GkTextColumn, i - 1).x1 : -G_MAXDOUBLE;
        double right = i < own->len ? g_array_index(own, GkTextColumn, i).x0 : G_MAXDOUBLE;
        /* as narrow as can be: its neighbours say where it ends */
        double middle = (MAX(before->xs[c], left) + MIN(before->xs[c + 1], right)) / 2;
        GkTextColumn blank = { middle, middle, middle, middle, FALSE, FALSE };
        g_array_append_val(columns, blank);
    }
}
