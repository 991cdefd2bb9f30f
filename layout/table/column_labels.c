/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which label belongs to which column, where no rule says so.
 *
 *            科目编码          科目名称                 金额          结转下年
 *      201              一般公共服务支出                   577.52
 *
 * Labels are centred over columns whose width is not drawn, codes stand at the
 * left and amounts at the right of theirs: a label need not stand over anything.
 * But both have one order. The lowest labels (those with none below them) and
 * the columns are matched in order at the least cost: the distance between label
 * and column, and a price for each that stays alone. A label that stays alone is
 * the head of a column that is blank in every row, unless it stands between two
 * labels of lower lines: then it spans them. Where there are as many labels as
 * columns and each stands before the end of its column and behind that of the one
 * before, they go together whatever the distance: labels at the left, numbers at
 * the right.
 *
 * Dynamic programming over labels and columns; a table has few of either.
 */
#include "layout/table/label_lines.h"

#include "layout/table/tuning.h"

#include <math.h>
#include <stdlib.h>

/* A label of the header that may be a column's own. */
typedef struct {
    GkBox box;
    double first, last; /* as in GkLabelLines */
    double size;
    gint column; /* matched, -1 */
    double alone; /* what it costs to belong to no column, ems */
} Label;

static gboolean
is_below(const GkLabelLines *upper, const GkLabelLines *lower)
{
    return lower->first - upper->last > 0.6 * upper->size &&
        gk_overlap(upper->box.x0, upper->box.x1, lower->box.x0, lower->box.x1) > 0;
}

static int
compare_labels(gconstpointer a, gconstpointer b)
{
    double p = gk_box_center_x(((const Label *) a)->box), q = gk_box_center_x(((const Label *) b)->box);
    return p < q ? -1 : p > q;
}

/* Labels that stand lower are on both sides of it, nearer than any at its height; those that end above are passed. */
static gboolean
spans_neighbours(const GArray *labels, guint i)
{
    const Label *label = &g_array_index(labels, Label, i);
    guint left = i, right = i + 1;
    while (left > 0 && g_array_index(labels, Label, left - 1).last < label->first)
        left--;
    while (right < labels->len && g_array_index(labels, Label, right).last < label->first)
        right++;
    return left > 0 && right < labels->len && g_array_index(labels, Label, left - 1).first > label->last &&
        g_array_index(labels, Label, right).first > label->last;
}

/* The lowest labels, from the left. */
static GArray *
find_labels(const GArray *chunks, const GkPageLayout *layout)
{
    g_autofree guint *owners = g_new(guint, chunks->len + 1);
    g_autoptr(GArray) all = gk_label_lines(chunks, layout, owners);
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));
    double bottom = 0;
    for (guint i = 0; i < all->len; i++)
        bottom = MAX(bottom, g_array_index(all, GkLabelLines, i).last);
    for (guint i = 0; i < all->len; i++) {
        const GkLabelLines *own = &g_array_index(all, GkLabelLines, i);
        gboolean lowest = !gk_label_is_ruled_below(own, bottom, layout->loose);
        for (guint j = 0; j < all->len && lowest; j++)
            lowest = !is_below(own, &g_array_index(all, GkLabelLines, j));
        Label label = { own->box, own->first, own->last, own->size, -1, 0 };
        if (lowest)
            g_array_append_val(labels, label);
    }
    g_array_sort(labels, compare_labels);
    for (guint i = 0; i < labels->len; i++)
        g_array_index(labels, Label, i).alone =
            spans_neighbours(labels, i) ? GK_ALIGN_SPANNING_ALONE_EM : GK_ALIGN_LABEL_ALONE_EM;
    return labels;
}

static double
distance(const Label *label, const GkTextColumn *column)
{
    double overlap = gk_overlap(label->box.x0, label->box.x1, column->x0, column->x1);
    double off = ABS(gk_box_center_x(label->box) - (column->x0 + column->x1) / 2);
    /* Of columns at the same distance, the one it is centred over; lying over it costs nothing else. */
    return (MAX(0, -overlap) + 0.05 * off) / MAX(label->size, 1);
}

/* What is cheapest for the last of the first i labels and j columns. */
typedef enum { TOGETHER, LABEL_ALONE, COLUMN_ALONE } Choice;

typedef struct {
    double cost;
    Choice choice;
} Step;

static void
choose(Step *step, double cost, Choice choice)
{
    if (cost < step->cost)
        *step = (Step) { cost, choice };
}

/* steps[i * (columns + 1) + j]: the first i labels and j columns. What was chosen is kept: a cost that is worked out
 * again need not be the same to the last bit. */
static void
fill_steps(const GArray *labels, const GArray *columns, Step *steps)
{
    guint n = columns->len + 1;
    for (guint i = 0; i <= labels->len; i++)
        for (guint j = 0; j < n; j++) {
            Step *step = &steps[i * n + j];
            *step = (Step) { i + j == 0 ? 0 : G_MAXDOUBLE, TOGETHER };
            if (i > 0 && j > 0)
                choose(step,
                       steps[(i - 1) * n + j - 1].cost + distance(&g_array_index(labels, Label, i - 1),
                                                                  &g_array_index(columns, GkTextColumn, j - 1)),
                       TOGETHER);
            if (i > 0)
                choose(step, steps[(i - 1) * n + j].cost + g_array_index(labels, Label, i - 1).alone, LABEL_ALONE);
            if (j > 0)
                choose(step, steps[i * n + j - 1].cost + GK_ALIGN_COLUMN_ALONE_EM, COLUMN_ALONE);
        }
}

static void
read_matches(GArray *labels, const GArray *columns, const Step *steps)
{
    guint n = columns->len + 1, i = labels->len, j = columns->len;
    while (i > 0 && j > 0) {
        Choice choice = steps[i * n + j].choice;
        if (choice == TOGETHER)
            g_array_index(labels, Label, i - 1).column = (gint) j - 1;
        i -= choice != COLUMN_ALONE;
        j -= choice != LABEL_ALONE;
    }
}

/* As many labels as columns, each between the end of the column before its own and the end of its own: labels that
 * stand at the left of columns whose numbers stand at the right. */
static gboolean
stand_in_order(const GArray *labels, const GArray *columns)
{
    for (guint i = 0; i < labels->len && labels->len == columns->len; i++) {
        const Label *label = &g_array_index(labels, Label, i);
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        double down = i > 0 ? fabs(label->last - g_array_index(labels, Label, i - 1).last) : 0;
        if (i > 0 && (down > GK_ALIGN_BESIDE_EM * label->size || label->box.x0 < column[-1].x1))
            return FALSE;
        if (i > 0 && label->box.x1 > column->x1)
            return FALSE;
    }
    return labels->len == columns->len;
}

/* A label without column stands nearly as near to a column as the label beside it which was given that column, and
 * stands not over it either. */
static void
note_doubts(const GArray *labels, GArray *columns)
{
    for (guint i = 0; i < labels->len; i++) {
        const Label *alone = &g_array_index(labels, Label, i);
        if (alone->column >= 0 || spans_neighbours(labels, i))
            continue;
        for (guint j = i ? i - 1 : i + 1; j <= i + 1 && j < labels->len; j += 2) {
            const Label *other = &g_array_index(labels, Label, j);
            if (other->column < 0)
                continue;
            GkTextColumn *column = &g_array_index(columns, GkTextColumn, other->column);
            double near = distance(other, column);
            column->doubtful |= gk_overlap(other->box.x0, other->box.x1, column->x0, column->x1) < 0 &&
                distance(alone, column) - near < GK_ALIGN_DOUBT_EM;
        }
    }
}

static int
compare_columns(gconstpointer a, gconstpointer b)
{
    const GkTextColumn *p = a, *q = b;
    return p->x0 < q->x0 ? -1 : p->x0 > q->x0;
}

void
gk_alignment_match(const GArray *chunks, const GkPageLayout *layout, GArray *columns)
{
    g_autoptr(GArray) labels = find_labels(chunks, layout);
    g_autofree Step *steps = g_new(Step, (gsize) (labels->len + 1) * (columns->len + 1));
    fill_steps(labels, columns, steps);
    read_matches(labels, columns, steps);
    for (guint i = 0; stand_in_order(labels, columns) && i < labels->len; i++)
        g_array_index(labels, Label, i).column = (gint) i;
    note_doubts(labels, columns);
    guint n_columns = columns->len;
    for (guint i = 0; i < labels->len; i++) {
        const Label *label = &g_array_index(labels, Label, i);
        if (label->column >= 0 && (guint) label->column < n_columns) {
            GkTextColumn *column = &g_array_index(columns, GkTextColumn, label->column);
            column->x0 = MIN(column->x0, label->box.x0);
            column->x1 = MAX(column->x1, label->box.x1);
        } else if (!spans_neighbours(labels, i)) {
            double x = gk_box_center_x(label->box);
            GkTextColumn blank = { label->box.x0, label->box.x1, x, x, FALSE, FALSE };
            g_array_append_val(columns, blank);
        }
    }
    g_array_sort(columns, compare_columns);
}
