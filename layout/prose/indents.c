/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 *      │一般公共服务支出│      labels that begin on two lines: two levels
 *      │  行政运行      │
 *      │  其中：工资    │
 *
 *      │    办公费      │      centred ones begin anywhere, and a label that
 *      │   差旅费用     │      fills its cell begins at its edge either way
 */
#include "layout/prose/indents.h"

#include <string.h>

#define FEW_LABELS 3 /* from so many on their alignment can be told */
#define SAME_INDENT 2.5f /* points: two left edges that mean the same */
#define STEP_EM 0.4f /* of the font's size: less between two left edges is none of its own */

/* What a label leaves free beside it, when it stands on one line. Its width is not known here: a character is taken to
 * be as wide as the font is high, which holds for Chinese. */
static float
room_beside(const GkCell *cell)
{
    float room = cell->n_places ? (float) gk_box_width(cell->places[0].box) : 0;
    return room - cell->size * (float) cell->glyphs;
}

/* A label that fills its cell, or is wrapped in it, stands at the left edge and in the middle alike. */
static gboolean
fills_cell(const GkCell *cell)
{
    return room_beside(cell) < cell->size;
}

static gboolean
is_centred(const GkCell *cell)
{
    return !fills_cell(cell) && ABS(cell->indent - room_beside(cell) / 2) < cell->size / 2;
}

gboolean
gk_labels_are_centred(const GkCell *const *cells, guint n)
{
    guint short_labels = 0, centred = 0;
    float least = G_MAXFLOAT, most = 0;
    for (guint i = 0; i < n; i++) {
        short_labels += !fills_cell(cells[i]);
        centred += is_centred(cells[i]);
        least = MIN(least, cells[i]->indent);
        most = MAX(most, cells[i]->indent);
    }
    return n >= FEW_LABELS && centred > 1 && centred * 3 >= short_labels * 2 && most > least + SAME_INDENT;
}

gboolean
gk_cell_is_indented(const GkCell *cell, const GkCell *other)
{
    return cell->indent > other->indent + SAME_INDENT;
}

/* The lines on which labels begin, sorted; 0 when there are too many. */
static guint
find_lines(const GkCell *const *cells, guint n, float lines[GK_INDENT_STEPS + 1])
{
    guint found = 0;
    for (guint k = 0; k < n; k++) {
        float indent = cells[k]->indent;
        guint i = 0;
        while (i < found && lines[i] < indent - SAME_INDENT)
            i++;
        if (i < found && lines[i] <= indent + SAME_INDENT)
            continue;
        if (found == GK_INDENT_STEPS)
            return 0;
        memmove(&lines[i + 1], &lines[i], (found - i) * sizeof *lines);
        lines[i] = indent;
        found++;
    }
    return n >= 2 * found ? found : 0;
}

guint
gk_indent_levels(const GkCell *const *cells, guint n, guint *levels)
{
    float lines[GK_INDENT_STEPS + 1];
    guint found = find_lines(cells, n, lines);
    for (guint k = 0; found && k < n; k++) {
        guint i = 0;
        while (i + 1 < found && lines[i] < cells[k]->indent - SAME_INDENT)
            i++;
        levels[k] = i + 1;
    }
    return found;
}

static int
compare_indents(gconstpointer a, gconstpointer b)
{
    float p = *(const float *) a, q = *(const float *) b;
    return p < q ? -1 : p > q;
}

guint
gk_indent_steps(const GkCell *const *cells, guint n, guint *levels)
{
    float lines[GK_INDENT_STEPS] = { 0 };
    guint found = 0;
    g_autofree float *indents = g_new(float, n + 1);
    for (guint k = 0; k < n; k++)
        indents[k] = cells[k]->indent;
    qsort(indents, n, sizeof *indents, compare_indents);
    for (guint k = 0; k < n; k++) {
        if (k && indents[k] - indents[k - 1] <= STEP_EM * cells[0]->size)
            continue;
        if (found == GK_INDENT_STEPS)
            return 0;
        lines[found++] = indents[k];
    }
    for (guint k = 0; k < n; k++)
        for (levels[k] = 1; levels[k] < found && lines[levels[k]] <= cells[k]->indent; levels[k]++)
            ;
    return n >= 2 * found ? found : 0;
}
