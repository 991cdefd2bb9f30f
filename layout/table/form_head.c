/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The upper part of a form whose lower part is a table.
 *
 *      项目名称   水闸维修                            负责人    某某       fields: a label, and what belongs to it
 *                 本年度完成全部水闸的检查，更换
 *      总体目标   老旧设备，保证汛期安全，做到……                         a paragraph beside its label
 *      一级指标   二级指标   三级指标         指标值   分值   依据         the labels of the lower part
 *      产出       数量       检查水闸         =12次    10     计划
 *
 * Lines above the labels of the lower part are of the same table when what they have at the left lies in its first
 * column, and what stands beside that begins at one place near its second column, or is text over most of the others,
 * twice at the least: titles, captions and paragraphs of the page begin elsewhere. Such a table has no header: the labels are one of its rows. In the upper part nothing is
 * left blank, so each entry reaches to the next one at its right.
 */
#include "layout/table/finder.h"

#include "layout/table/tuning.h"
#include "layout/words/caption_words.h"
#include "layout/words/characters.h"

#include <math.h>
#include <stdlib.h>

/* What a line has beside the labels of the first column, which it may have, too. */
typedef struct {
    gboolean fits; /* it may be of the upper part */
    double x0, middle; /* of the first piece beside labels; NAN: none */
    gboolean text; /* that is one text over half of the width */
} Beside;

/* Where the first column ends. */
static double
end_of_labels(const GArray *columns)
{
    return (g_array_index(columns, GkTextColumn, 0).print1 + g_array_index(columns, GkTextColumn, 1).print0) / 2;
}

/* The glyph behind an amount that a label follows at a distance: 48.50 其中： 0: none. */
static guint
end_of_amount(const GkAlignment *finder, const GkChunk *chunk)
{
    const GkLine *line = &finder->layout->lines[chunk->line];
    const GArray *glyphs = finder->layout->page->glyphs;
    for (guint i = chunk->from + 1; i < chunk->to; i++) {
        const GkGlyph *a = &g_array_index(glyphs, GkGlyph, line->glyphs[i - 1]), *b = &g_array_index(glyphs, GkGlyph, line->glyphs[i]);
        if (!gk_is_numeric(a->character))
            return 0;
        if (gk_is_wide(b->character) && b->box.x0 - a->box.x1 > GK_PIECE_GAP_NUMBERS_EM * b->size)
            return i;
    }
    return 0;
}

static void
part_amounts(GArray *chunks, const GkAlignment *finder, guint first)
{
    for (guint i = first; i < chunks->len; i++) {
        GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        guint at = end_of_amount(finder, chunk);
        if (at == 0)
            continue;
        GkChunk label = *chunk;
        label.from = at;
        label.box = gk_pieces_box(finder->layout, chunk->line, at, chunk->to);
        chunk->to = at;
        chunk->box = gk_pieces_box(finder->layout, chunk->line, chunk->from, at);
        chunk->number = TRUE;
        g_array_insert_val(chunks, i + 1, label);
    }
}

void
gk_form_head_cut(GArray *chunks, const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    guint at = finder->strip_lines[line], first = chunks->len;
    if (at == G_MAXUINT)
        return;
    GkSeparator separator = { .x = end_of_labels(columns) };
    g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(GkSeparator)), all = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    g_array_append_val(one, separator);
    gk_pieces_cut(chunks, finder->strip, at, one);
    guint beside = chunks->len - first;
    if (beside > 0 && g_array_index(chunks, GkChunk, first).box.x1 < separator.x)
        beside--;
    if (beside < 2 || !run->division) /* one text runs over all columns */
        return;
    gk_pieces_cut(all, finder->strip, at, run->division->separators);
    const GkChunk *begin = &g_array_index(all, GkChunk, 0);
    if (begin->box.x0 > separator.x || begin->box.x1 < separator.x) { /* else a word keeps it whole across others */
        g_array_set_size(chunks, first);
        g_array_append_vals(chunks, all->data, all->len);
    }
    part_amounts(chunks, finder, first);
}

/* What follows the first piece stands further from it than a word from the next one does. */
static gboolean
is_apart(const GkAlignment *finder, const GArray *chunks)
{
    const GkChunk *all = &g_array_index(chunks, GkChunk, 0);
    const GkLine *line = &finder->layout->lines[all->line];
    const GkGlyph *last = &g_array_index(finder->layout->page->glyphs, GkGlyph, line->glyphs[all->to - 1]);
    return chunks->len < 2 || gk_is_wide(last->character) || all[1].box.x0 - all->box.x1 > GK_ROWS_HALF_EM * all->size;
}

static Beside
look(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    Beside beside = { FALSE, NAN, NAN, FALSE };
    g_autoptr(GArray) chunks = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    gk_form_head_cut(chunks, finder, run, line, columns);
    if (chunks->len == 0)
        return beside;
    const GkChunk *all = &g_array_index(chunks, GkChunk, 0), *last = &all[chunks->len - 1];
    const GkTextColumn *column = &g_array_index(columns, GkTextColumn, 0);
    double size = all->size, right = column[columns->len - 1].print1, end = end_of_labels(columns);
    gboolean label = all->box.x0 < end;
    const GkChunk *first = label ? all + 1 : all;
    if (chunks->len > (guint) label) {
        beside.x0 = first->box.x0;
        beside.middle = gk_box_center_x(first->box);
        beside.text = first == last && first->to - first->from > GK_ALIGN_SHORT_GLYPHS &&
            gk_box_width(first->box) > (right - end) / 2;
    }
    beside.fits = all->box.x0 > column->print0 - GK_ALIGN_INSIDE_EM * size && last->box.x1 < right + GK_ALIGN_INSIDE_EM * size &&
        (!label || (all->box.x1 < column[1].print0 && is_apart(finder, chunks))) &&
        (label || chunks->len > 1 || beside.text || fabs(beside.x0 - column[1].print0) < GK_ALIGN_START_EM * size);
    return beside;
}

/* The line is one piece of text that begins, or has its middle, where the text of the line above it does. */
static gboolean
goes_on(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    if (line == 0 || gk_alignment_chunk_count(finder, line) != 1)
        return FALSE;
    Beside own = look(finder, run, line, columns), above = look(finder, run, line - 1, columns);
    double near = GK_ALIGN_LINED_UP_EM * finder->layout->lines[line].size;
    return above.fits && above.text && finder->layout->lines[line].box.x0 > end_of_labels(columns) &&
        (fabs(own.x0 - above.x0) < near || fabs(own.middle - above.middle) < near);
}

/* The line and one that fits, above or below it, are nearer than lines of one text: entries of one row, of one line and of
 * several. The line below fits. */
static gboolean
is_of_row_beside(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    const GkLine *own = &finder->layout->lines[line];
    double y = gk_box_center_y(own->box), near = GK_ROWS_HALF_EM * own->size, reach = GK_ALIGN_INSIDE_EM * own->size;
    gboolean beside = gk_box_center_y(own[1].box) - y < near && line + 1 < run->header;
    if (!beside && line > 0 && y - gk_box_center_y(own[-1].box) < near)
        beside = look(finder, run, line - 1, columns).fits;
    return beside && own->box.x0 > g_array_index(columns, GkTextColumn, 0).print0 - reach &&
        own->box.x1 < g_array_index(columns, GkTextColumn, columns->len - 1).print1 + reach;
}

/* A numbered caption, or a note. */
static gboolean
is_caption(const GkAlignment *finder, guint line)
{
    g_autofree char *text = gk_caption_squeeze(finder->layout->lines[line].text);
    return gk_caption_is_numbered(text) || gk_caption_begins_note(text);
}

static gboolean
may_be_above(const GkAlignment *finder, const GkAlignmentRun *run, guint line)
{
    const GkLine *a = &finder->layout->lines[line], *b = a + 1;
    return finder->layout->line_roles[line] == GK_LINE_PROSE && a->column == b->column &&
        b->box.y0 - a->box.y1 < GK_ALIGN_HEADER_NEAR_EM * a->size && a->size < GK_ALIGN_TITLE_SHARE * b->size &&
        !gk_alignment_is_unit(finder, line) && !is_caption(finder, line) && !gk_alignment_table_between(finder, a->box.y1, b->box.y0);
}

/* How many of the lines say that they are of a form: what stands beside their labels begins at one place, near the second
 * column, or is text over half of the width. */
static guint
count_fields(const Beside *lines, guint count, const GArray *columns, double size)
{
    guint most = 0, texts = 0;
    for (guint i = 0; i < count; i++) {
        guint same = 0;
        gboolean near = fabs(lines[i].x0 - g_array_index(columns, GkTextColumn, 1).print0) < GK_ALIGN_START_EM * size;
        for (guint j = 0; j < count && near; j++)
            same += !lines[j].text && fabs(lines[j].x0 - lines[i].x0) < GK_ALIGN_LINED_UP_EM * size;
        most = MAX(most, same);
        texts += lines[i].text;
    }
    return texts + most;
}

void
gk_form_head_find(const GkAlignment *finder, GkAlignmentRun *run, const GArray *columns)
{
    Beside lines[GK_ROWS_LINES];
    guint count = 0;
    if (columns->len < 3 || run->header == run->first)
        return;
    for (guint line = run->header; line-- > 0 && count < GK_ROWS_LINES && may_be_above(finder, run, line); count++) {
        lines[count] = look(finder, run, line, columns);
        if (!lines[count].fits && !goes_on(finder, run, line, columns) &&
            !is_of_row_beside(finder, run, line, columns))
            break;
    }
    if (count_fields(lines, count, columns, finder->layout->lines[run->header].size) < 2)
        return;
    guint head = run->header - count;
    run->form_end = run->header;
    while (run->form_end + 1 < run->first && goes_on(finder, run, run->form_end, columns))
        run->form_end++; /* the last line of a paragraph, which may be taken for a label over columns */
    run->labels_end = run->first;
    run->header = run->first = head;
}

/* The labels below widen a column of numbers, too. */
void
gk_form_head_place(GkChunk *chunk, const GArray *columns)
{
    g_autoptr(GArray) wide = g_array_copy((GArray *) columns);
    for (guint i = 0; i < wide->len; i++) {
        GkTextColumn *column = &g_array_index(wide, GkTextColumn, i);
        column->print0 = MIN(column->print0, column->x0);
        column->print1 = MAX(column->print1, column->x1);
    }
    gk_alignment_place_chunk(chunk, wide);
}

static int
compare_places(gconstpointer a, gconstpointer b)
{
    const GkChunk *p = *(GkChunk *const *) a, *q = *(GkChunk *const *) b;
    if (p->level != q->level)
        return p->level < q->level ? -1 : 1;
    return p->first_column < q->first_column ? -1 : p->first_column > q->first_column;
}

void
gk_form_head_widen(GArray *chunks, const GkAlignmentRun *run, guint columns)
{
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < chunks->len && g_array_index(chunks, GkChunk, i).line < run->form_end; i++)
        g_ptr_array_add(order, &g_array_index(chunks, GkChunk, i));
    if (order->len)
        qsort(order->pdata, order->len, sizeof *order->pdata, compare_places);
    for (guint i = order->len, next = columns; i-- > 0;) {
        GkChunk *chunk = g_ptr_array_index(order, i);
        const GkChunk *right = i + 1 < order->len ? g_ptr_array_index(order, i + 1) : NULL;
        if (!right || right->level != chunk->level)
            next = columns;
        else if (right->first_column > chunk->first_column)
            next = right->first_column;
        chunk->last_column = next - 1;
    }
}
