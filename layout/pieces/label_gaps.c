/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns of which nothing but the labels is printed.
 *
 *               本年支出                    over several labels: it parts nothing
 *      项目 小计 基本支出 项目支出            labels with nothing below them: what lies between them parts columns,
 *      合计                                 however little it is
 *
 * In a form that was left blank no entries stand over each other, and labels may be set as near as words are. So each
 * label below which no other one stands is a column, together with what lies over it alone: the upper lines of a label
 * that wraps, and the names of rows.
 */
#include "layout/pieces/label_gaps.h"

#include "layout/pieces/separators.h"
#include "layout/pieces/tuning.h"

typedef struct {
    double x0, x1;
    guint line;
} Label;

/* The labels of lines [first, end); letters that are set with room between them are one. */
static GArray *
read_labels(const GkStrip *strip, guint first, guint end)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));
    for (guint i = first; i < end; i++) {
        const GkStripLine *line = gk_strip_line(strip, i);
        for (guint w = line->first; w < line->end; w++) {
            const GkWord *word = gk_strip_word(strip, w);
            Label label = { word->box.x0, word->box.x1, i };
            if (w > line->first && word->spaced && word[-1].spaced)
                g_array_index(labels, Label, labels->len - 1).x1 = word->box.x1;
            else
                g_array_append_val(labels, label);
        }
    }
    return labels;
}

static gboolean
is_blank(const GkStrip *strip, const GArray *names)
{
    for (guint i = 0; i < strip->words->len; i++)
        if (gk_strip_word(strip, i)->number)
            return FALSE;
    for (guint i = 1; i < names->len; i++)
        if (g_array_index(names, Label, i).line == g_array_index(names, Label, i - 1).line)
            return FALSE;
    return TRUE;
}

static gboolean
overlap(const Label *a, const Label *b)
{
    return MIN(a->x1, b->x1) > MAX(a->x0, b->x0);
}

static gboolean
has_label_below(const GArray *labels, const Label *label)
{
    for (guint i = 0; i < labels->len; i++) {
        const Label *other = &g_array_index(labels, Label, i);
        if (other->line > label->line && overlap(other, label))
            return TRUE;
    }
    return FALSE;
}

static int
compare_labels(gconstpointer a, gconstpointer b)
{
    const Label *p = a, *q = b;
    return p->x0 < q->x0 ? -1 : p->x0 > q->x0;
}

/* From the left, those that nothing stands below. */
static GArray *
find_columns(const GArray *labels)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(Label));
    for (guint i = 0; i < labels->len; i++)
        if (!has_label_below(labels, &g_array_index(labels, Label, i)))
            g_array_append_val(columns, g_array_index(labels, Label, i));
    g_array_sort(columns, compare_labels);
    return columns;
}

/* Widens the only column that each of the labels lies over by it. */
static void
widen_columns(GArray *columns, const GArray *labels)
{
    for (guint i = 0; i < labels->len; i++) {
        const Label *label = &g_array_index(labels, Label, i);
        Label *only = NULL;
        guint over = 0;
        for (guint c = 0; c < columns->len; c++)
            if (overlap(&g_array_index(columns, Label, c), label)) {
                only = &g_array_index(columns, Label, c);
                over++;
            }
        if (over == 1) {
            only->x0 = MIN(only->x0, label->x0);
            only->x1 = MAX(only->x1, label->x1);
        }
    }
}

static gboolean
has_separator(const GArray *separators, double from, double to)
{
    for (guint i = 0; i < separators->len; i++) {
        double x = g_array_index(separators, GkSeparator, i).x;
        if (x > from && x < to)
            return TRUE;
    }
    return FALSE;
}

static int
compare_separators(gconstpointer a, gconstpointer b)
{
    const GkSeparator *p = a, *q = b;
    return p->x < q->x ? -1 : p->x > q->x;
}

void
gk_label_gaps_divide(const GkStrip *strip, guint body, GArray *separators)
{
    g_autoptr(GArray) labels = read_labels(strip, 0, MIN(body, strip->lines->len));
    g_autoptr(GArray) names = read_labels(strip, MIN(body, strip->lines->len), strip->lines->len);
    if (!is_blank(strip, names))
        return;
    g_autoptr(GArray) columns = find_columns(labels);
    widen_columns(columns, labels);
    widen_columns(columns, names);
    for (guint c = 1; c < columns->len && separators->len < GK_SEPARATORS; c++) {
        const Label *b = &g_array_index(columns, Label, c), *a = b - 1;
        GkSeparator separator = { .x = (a->x1 + b->x0) / 2 };
        if (b->x0 > a->x1 && !has_separator(separators, a->x1, b->x0))
            g_array_append_val(separators, separator);
    }
    g_array_sort(separators, compare_separators);
}
