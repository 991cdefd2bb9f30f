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
#include "layout/table/aligned.h"

#include "layout/grid/loose_rules.h"
#include "layout/table/tuning.h"

#include <math.h>
#include <stdlib.h>

/* One or more lines of the header that are one label. */
typedef struct {
    GkBox box;
    double first, last; /* the middles of its first and last line */
    double size;
    gint column; /* matched, -1 */
    double alone; /* what it costs to belong to no column, ems */
} Label;

static const GkChunk *
chunk_at(const GArray *chunks, guint i)
{
    return &g_array_index(chunks, GkChunk, i);
}

static gboolean
is_below(const Label *upper, const Label *lower)
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

/* A rule is drawn below the label, above the header's last line: it is no column's own. */
static gboolean
is_ruled_below(const Label *label, double bottom, const GkLooseRules *loose)
{
    for (guint i = 0; i < loose->n_horizontal; i++) {
        const GkRule *rule = &loose->horizontal[i];
        if (rule->at > label->last && rule->at < bottom && rule->from < label->box.x0 + 1 &&
            rule->to > label->box.x1 - 1)
            return TRUE;
    }
    return FALSE;
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

/* The chunk is the next line of the label: in the middle below it, or flush left, with nothing else below it. */
static gboolean
goes_on_with(const Label *label, const GkChunk *chunk, const GkLooseRules *loose)
{
    double y = gk_box_center_y(chunk->box);
    return y - label->last > GK_ALIGN_BESIDE_EM * label->size && y - label->last < GK_ALIGN_LEVEL_EM * label->size &&
        (fabs(gk_box_center_x(chunk->box) - gk_box_center_x(label->box)) < GK_ALIGN_LINED_UP_EM * label->size ||
         fabs(chunk->box.x0 - label->box.x0) < GK_ALIGN_LINED_UP_EM * label->size) &&
        !is_ruled_below(label, y, loose);
}

/* How many chunks of the line lie below the box. */
static guint
count_below(const GArray *chunks, guint line, const GkBox *box)
{
    guint count = 0;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = chunk_at(chunks, i);
        count += chunk->line == line && gk_overlap(chunk->box.x0, chunk->box.x1, box->x0, box->x1) > 0;
    }
    return count;
}

/* The label that the chunk is a further line of, or NULL. */
static Label *
label_above(const GArray *labels, const GArray *chunks, const GkChunk *chunk, const GkLooseRules *loose)
{
    Label *found = NULL;
    for (guint i = 0; i < labels->len; i++) {
        Label *label = &g_array_index(labels, Label, i);
        if (goes_on_with(label, chunk, loose) && count_below(chunks, chunk->line, &label->box) == 1) {
            if (found)
                return NULL;
            found = label;
        }
    }
    return found;
}

/* The lines of the header put together, from the left. */
static GArray *
put_together(const GArray *chunks, const GkPageLayout *layout)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = chunk_at(chunks, i);
        gboolean vertical = layout->lines[chunk->line].vertical;
        double y = gk_box_center_y(chunk->box);
        Label own = { chunk->box, y, y, chunk->size, -1, 0 };
        Label *label = vertical ? NULL : label_above(labels, chunks, chunk, layout->loose);
        if (label) {
            label->box = gk_box_union(label->box, chunk->box);
            label->last = y;
            continue;
        }
        if (vertical) {
            own.first = chunk->box.y0 + chunk->size / 2;
            own.last = chunk->box.y1 - chunk->size / 2;
        }
        g_array_append_val(labels, own);
    }
    g_array_sort(labels, compare_labels);
    return labels;
}

/* The lowest labels, from the left. */
static GArray *
find_labels(const GArray *chunks, const GkPageLayout *layout)
{
    g_autoptr(GArray) all = put_together(chunks, layout);
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));
    double bottom = 0;
    for (guint i = 0; i < all->len; i++)
        bottom = MAX(bottom, g_array_index(all, Label, i).last);
    for (guint i = 0; i < all->len; i++) {
        const Label *label = &g_array_index(all, Label, i);
        gboolean lowest = !is_ruled_below(label, bottom, layout->loose);
        for (guint j = 0; j < all->len && lowest; j++)
            lowest = !is_below(label, &g_array_index(all, Label, j));
        if (lowest)
            g_array_append_val(labels, *label);
    }
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
        if (i > 0 && (fabs(label->last - g_array_index(labels, Label, i - 1).last) > GK_ALIGN_BESIDE_EM * label->size || label->box.x0 < column[-1].x1))
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
