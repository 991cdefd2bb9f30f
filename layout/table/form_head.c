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
 * column, and what stands beside that begins where its second column does, or lines go on there, twice at the least: titles, captions and
 * paragraphs begin elsewhere. Such a table has no header: the labels are one of its rows. In the upper part nothing is
 * left blank, so each entry reaches to the next one at its right.
 */
#include "layout/table/finder.h"

#include "layout/table/tuning.h"

#include <math.h>
#include <stdlib.h>

/* What a line of the upper part is. */
typedef enum {
    NONE, /* none */
    FIELD, /* a label, and what belongs to it begins where the second column does */
    LABEL, /* a label, with or without anything beside it */
    REST, /* goes on beside a label */
} Kind;

/* Where the first column ends. */
static double
end_of_labels(const GArray *columns)
{
    return (g_array_index(columns, GkTextColumn, 0).print1 + g_array_index(columns, GkTextColumn, 1).print0) / 2;
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
    if (begin->box.x0 < separator.x && begin->box.x1 > separator.x) /* it keeps what a word carries across others whole */
        return;
    g_array_set_size(chunks, first);
    g_array_append_vals(chunks, all->data, all->len);
}

static Kind
kind_of(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    g_autoptr(GArray) chunks = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    gk_form_head_cut(chunks, finder, run, line, columns);
    if (chunks->len == 0)
        return NONE;
    const GkChunk *all = &g_array_index(chunks, GkChunk, 0), *last = &all[chunks->len - 1];
    const GkTextColumn *column = &g_array_index(columns, GkTextColumn, 0);
    double size = all->size, right = column[columns->len - 1].print1, second = column[1].print0;
    if (all->box.x0 < column->print0 - size || last->box.x1 > right + GK_ALIGN_INSIDE_EM * size)
        return NONE;
    if (all->box.x0 > end_of_labels(columns))
        return chunks->len > 1 || fabs(all->box.x0 - second) < size ? REST : NONE;
    if (all->box.x1 > second)
        return NONE;
    return chunks->len > 1 && fabs(all[1].box.x0 - second) < GK_ALIGN_LINED_UP_EM * size ? FIELD : LABEL;
}

static gboolean
may_be_above(const GkAlignment *finder, const GkAlignmentRun *run, guint line)
{
    const GkLine *a = &finder->layout->lines[line], *b = a + 1;
    return finder->layout->line_roles[line] == GK_LINE_PROSE && a->column == b->column &&
        b->box.y0 - a->box.y1 < GK_ALIGN_HEADER_NEAR_EM * a->size && a->size < GK_ALIGN_TITLE_SHARE * b->size &&
        !gk_alignment_is_unit(finder, line) && !gk_alignment_table_between(finder, a->box.y1, b->box.y0);
}

/* The last line of a paragraph, which may be taken for a label over columns. */
static gboolean
is_rest_of_text(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    g_autoptr(GArray) chunks = g_array_new(FALSE, TRUE, sizeof(GkChunk)), above = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    gk_form_head_cut(chunks, finder, run, line, columns);
    gk_form_head_cut(above, finder, run, line - 1, columns);
    const GkLine *own = &finder->layout->lines[line];
    gboolean lined_up = FALSE;
    for (guint i = 0; i < above->len; i++)
        lined_up |= fabs(own->box.x0 - g_array_index(above, GkChunk, i).box.x0) < GK_ALIGN_LINED_UP_EM * own->size;
    return chunks->len == 1 && lined_up && kind_of(finder, run, line, columns) == REST;
}

void
gk_form_head_find(const GkAlignment *finder, GkAlignmentRun *run, const GArray *columns)
{
    guint fields = 0, head = run->header;
    if (columns->len < 3 || run->header == run->first)
        return;
    for (guint line = run->header; line-- > 0 && run->header - line < GK_ROWS_LINES && may_be_above(finder, run, line);) {
        Kind kind = kind_of(finder, run, line, columns);
            if (kind == NONE)
            break;
        fields += kind == FIELD || kind == REST;
        head = line;
    }
    if (fields < 2)
        return;
    run->form_end = run->header;
    while (run->form_end + 1 < run->first && is_rest_of_text(finder, run, run->form_end, columns))
        run->form_end++;
    run->labels_end = run->first;
    run->header = run->first = head;
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
