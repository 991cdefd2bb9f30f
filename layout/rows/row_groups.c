/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Labels of groups of rows, where no rule says how far they reach.
 *
 *                          小计           18.00      row 0
 *      一般公共预算资金    财政拨款       18.00      row 1: a group of three, its label in the middle
 *                          专项收入                  row 2
 *                          小计                      row 3
 *      其他资金                                      between two rows: a group of two
 *                          事业收入                  row 4
 *
 * Such a label is printed in the middle of the rows it stands for. Taken by itself
 * it would make a row that is none. But the groups follow each other without a
 * gap: where the first one begins, the middle of its label says where it ends; the
 * next one begins there, and the last has to end with the last row. Only when
 * that comes out, and at least one label stands between two rows, are there
 * groups; labels at the top of theirs, or rows without a label, don't come out.
 *
 * Rows of totals above the first group and below the last may stay without. The
 * rows are those of the columns beside the labels, with numbers in them, and more
 * of them than the labels have lines: two texts side by side may come out, too.
 * Where rows are no further apart than lines of one text, nothing tells the middle
 * of two from a line.
 */
#include "layout/rows/rows.h"
#include "layout/rows/tuning.h"

#include <math.h>

/* Entries [first, end) of one column, lines of one text. */
typedef struct {
    guint first, end;
    double y; /* its middle */
} Label;

typedef struct {
    GArray *entries; /* GkRowEntry of the columns beside the labels, with their rows */
    guint count;
    double *ys; /* count + 1 boundaries */
    guint8 *total; /* per row: its label is that of a total */
    double pitch; /* of the closest rows */
} Body;

static GkRowEntry *
entry_at(const GArray *entries, guint i)
{
    return &g_array_index(entries, GkRowEntry, i);
}

/* The boundaries half way between what is printed in the rows, and as far outside the first and last. */
static void
set_boundaries(Body *body)
{
    g_autofree double *top = g_new(double, body->count), *bottom = g_new(double, body->count);
    for (guint r = 0; r < body->count; r++) {
        top[r] = G_MAXDOUBLE;
        bottom[r] = -G_MAXDOUBLE;
    }
    for (guint i = 0; i < body->entries->len; i++) {
        const GkRowEntry *entry = entry_at(body->entries, i);
        top[entry->row] = MIN(top[entry->row], entry->box.y0);
        bottom[entry->row] = MAX(bottom[entry->row], entry->box.y1);
    }
    body->pitch = G_MAXDOUBLE;
    for (guint r = 1; r < body->count; r++) {
        body->ys[r] = (bottom[r - 1] + top[r]) / 2;
        body->pitch = MIN(body->pitch, (top[r] + bottom[r] - top[r - 1] - bottom[r - 1]) / 2);
    }
    body->ys[0] = top[0] - (body->ys[1] - bottom[0]);
    body->ys[body->count] = bottom[body->count - 1] + top[body->count - 1] - body->ys[body->count - 1];
}

/* The rows that the columns from `columns` on make; FALSE when these are too few or too close. */
static gboolean
read_body(const GArray *entries, guint columns, GkRowsKind kind, Body *body)
{
    guint numbers = 0;
    for (guint i = 0; i < entries->len; i++) {
        if (entry_at(entries, i)->column < columns)
            continue;
        g_array_append_val(body->entries, *entry_at(entries, i));
        numbers += entry_at(entries, i)->number;
    }
    body->count = gk_rows_assign(body->entries, kind);
    if (body->count < 2 || numbers < 2)
        return FALSE;
    body->ys = g_new(double, body->count + 1);
    body->total = g_new0(guint8, body->count);
    set_boundaries(body);
    if (body->pitch < GK_ROWS_GROUP_PITCH_EM * entry_at(body->entries, 0)->size)
        return FALSE;
    for (guint i = 0; i < body->entries->len; i++)
        body->total[entry_at(body->entries, i)->row] |= entry_at(body->entries, i)->total;
    return TRUE;
}

/* --- the labels of one column --- */

/* From the top; lines nearer than `near` points, and than lines are, are one label. `order` has the column's entries
 * (indices). */
static GArray *
find_labels(const GArray *entries, const GArray *order, double near)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));
    for (guint first = 0, end; first < order->len; first = end) {
        double top = gk_box_center_y(entry_at(entries, g_array_index(order, guint, first))->box), y = top;
        for (end = first + 1; end < order->len; end++) {
            const GkRowEntry *entry = entry_at(entries, g_array_index(order, guint, end));
            double next = gk_box_center_y(entry->box);
            if (end - first == GK_ROWS_GROUP_LINES || next - y > MIN(GK_ROWS_GROUP_LINE_EM * entry->size, near))
                break;
            y = next;
        }
        Label label = { first, end, (top + y) / 2 };
        g_array_append_val(labels, label);
    }
    return labels;
}

/* The last row of the group that begins with row `first` and has its middle at y; FALSE when there is none. */
static gboolean
find_end(const Body *body, guint first, double y, guint *last)
{
    for (guint r = first; r < body->count; r++) {
        double middle = (body->ys[first] + body->ys[r + 1]) / 2;
        if (fabs(middle - y) < GK_ROWS_GROUP_SHARE * body->pitch) {
            *last = r;
            return TRUE;
        }
        if (middle > y)
            return FALSE;
    }
    return FALSE;
}

/* Groups from row `first` on, one for each label; ends[i] is the last row of the i-th. FALSE unless they end with the
 * last row, or with rows of totals below. */
static gboolean
tile(const Body *body, const GArray *labels, guint first, guint *ends)
{
    for (guint i = 0; i < labels->len; i++) {
        if (first >= body->count || !find_end(body, first, g_array_index(labels, Label, i).y, &ends[i]))
            return FALSE;
        first = ends[i] + 1;
    }
    while (first < body->count && body->total[first])
        first++;
    return first == body->count;
}

/* The only row from which the labels tile the body, by rows of totals from the top; -1: none or several. */
static gint
find_start(const Body *body, const GArray *labels, guint *ends)
{
    gint found = -1;
    for (guint first = 0; first < body->count; first++) {
        if (tile(body, labels, first, ends)) {
            if (found >= 0)
                return -1;
            found = (gint) first;
        }
        if (!body->total[first])
            break;
    }
    if (found >= 0)
        tile(body, labels, (guint) found, ends);
    return found;
}

/* Gives the column's entries their groups; *between counts the labels that stand between two rows. */
static gboolean
group_column(GArray *entries, guint column, const Body *body, guint *between)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < entries->len; i++)
        if (entry_at(entries, i)->column == column)
            g_array_append_val(order, i);
    if (order->len == 0 || order->len > body->count)
        return FALSE;
    g_autofree guint *ends = g_new0(guint, order->len + 1);
    /* Lines nearer than rows are; where that does not come out, as near as lines are: a row may be no higher. */
    g_autoptr(GArray) labels = find_labels(entries, order, GK_ROWS_NEARER_SHARE * body->pitch);
    gint start = find_start(body, labels, ends);
    if (start < 0) {
        g_array_unref(labels);
        labels = find_labels(entries, order, G_MAXDOUBLE);
        start = find_start(body, labels, ends);
    }
    if (start < 0)
        return FALSE;
    guint first = (guint) start;
    for (guint i = 0; i < labels->len; i++) {
        const Label *label = &g_array_index(labels, Label, i);
        *between += (ends[i] - first) % 2;
        for (guint e = label->first; e < label->end; e++) {
            GkRowEntry *entry = entry_at(entries, g_array_index(order, guint, e));
            entry->row = first;
            entry->end_row = ends[i] + 1;
        }
        first = ends[i] + 1;
    }
    return TRUE;
}

static guint
group_columns(GArray *entries, guint columns, GkRowsKind kind)
{
    Body body = { .entries = g_array_new(FALSE, FALSE, sizeof(GkRowEntry)) };
    guint between = 0, count = 0;
    gboolean grouped = read_body(entries, columns, kind, &body);
    for (guint c = 0; c < columns && grouped; c++)
        grouped = group_column(entries, c, &body, &between);
    if (grouped && between > 0) {
        count = body.count;
        for (guint i = 0, inner = 0; i < entries->len; i++)
            if (entry_at(entries, i)->column >= columns)
                entry_at(entries, i)->row = entry_at(body.entries, inner++)->row;
    }
    g_array_unref(body.entries);
    g_free(body.ys);
    g_free(body.total);
    return count;
}

guint
gk_rows_assign_groups(GArray *entries, guint labels, GkRowsKind kind)
{
    g_array_sort(entries, gk_rows_compare_entries);
    for (guint columns = MIN(labels, GK_ROWS_GROUP_COLUMNS); columns > 0; columns--) {
        guint count = group_columns(entries, columns, kind);
        if (count)
            return count;
    }
    for (guint i = 0; i < entries->len; i++)
        entry_at(entries, i)->end_row = 0;
    return gk_rows_assign(entries, kind);
}
