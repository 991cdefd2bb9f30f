/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A text beside rows that is set without regard to them.
 *
 *      徵收收入        1,234,500 │ 詳見各分基    the lines of the text are nearer to each other than the rows are, so that
 *        違規罰款          4,500 │ 金基金來源    they stand beside none of them; each breaks off where no more would have
 *        農地變更        630,000 │ 明細表。      fitted: it is one entry, of the row that it begins beside
 *
 * How far apart rows are is taken from the column with the most entries: most of its steps are alike. Lines of another
 * column make such a text when their own steps are alike and less, each but the last is full, none is a number, and
 * rows of the first column stand beside them, two or more: one row that wraps is no such case. The text goes through the
 * cutting of rows (rows/rows.c) as its first line alone.
 *
 * What it can't do: a text whose lines are as far apart as the rows.
 */
#include "layout/rows/rows.h"

#include "layout/rows/tuning.h"

#include <math.h>
#include <stdlib.h>

static GkRowEntry *
entry_at(const GArray *entries, guint i)
{
    return &g_array_index(entries, GkRowEntry, i);
}

static double
middle(const GkRowEntry *entry)
{
    return gk_box_center_y(entry->box);
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* The entries (indices) column by column, each from the top. */
static GArray **
by_column(const GArray *entries, guint columns)
{
    GArray **lists = g_new(GArray *, columns + 1);
    for (guint c = 0; c < columns; c++)
        lists[c] = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < entries->len; i++)
        g_array_append_val(lists[entry_at(entries, i)->column], i);
    return lists;
}

static double
step(const GArray *entries, const GArray *list, guint i)
{
    return middle(entry_at(entries, g_array_index(list, guint, i))) -
        middle(entry_at(entries, g_array_index(list, guint, i - 1)));
}

static gboolean
is_alike(double a, double b)
{
    return fabs(a - b) <= GK_ROWS_NOTE_ALIKE * MIN(a, b);
}

/* How far apart the entries of a column are, when most of them are so; 0: they differ. */
static double
find_pitch(const GArray *entries, const GArray *list)
{
    if (list->len < GK_ROWS_NOTE_ROWS)
        return 0;
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 1; i < list->len; i++) {
        double value = step(entries, list, i);
        g_array_append_val(steps, value);
    }
    g_array_sort(steps, compare_numbers);
    double pitch = g_array_index(steps, double, steps->len / 2);
    guint alike = 0;
    for (guint i = 0; i < steps->len; i++)
        alike += is_alike(g_array_index(steps, double, i), pitch);
    return alike >= GK_ROWS_NOTE_SHARE * steps->len ? pitch : 0;
}

/* The lines that go on from entry `first` of the list: all as near, and full but for the last. Returns the end. */
static guint
find_end(const GArray *entries, const GArray *list, guint first, double pitch)
{
    double own = first + 1 < list->len ? step(entries, list, first + 1) : 0;
    guint end = first + 1;
    if (own <= 0 || own > GK_ROWS_NOTE_NEARER * pitch)
        return end;
    for (; end < list->len && is_alike(step(entries, list, end), own); end++) {
        const GkRowEntry *lower = entry_at(entries, g_array_index(list, guint, end));
        const GkRowEntry *upper = entry_at(entries, g_array_index(list, guint, end - 1));
        if (upper->number || lower->number || lower->numbered || lower->total || gk_rows_room_left(upper, lower) > 0)
            break;
    }
    return end;
}

/* Rows of the ladder stand beside the lines from `top` to `bottom`, two or more, as far apart as all. */
static gboolean
has_rows_beside(const GArray *entries, const GArray *ladder, const GkRowEntry *top, const GkRowEntry *bottom,
                double pitch)
{
    double reach = GK_ROWS_LINE_EM * top->size;
    for (guint i = 1; i < ladder->len; i++) {
        const GkRowEntry *upper = entry_at(entries, g_array_index(ladder, guint, i - 1));
        const GkRowEntry *lower = entry_at(entries, g_array_index(ladder, guint, i));
        if (middle(upper) > middle(top) - reach && middle(lower) < middle(bottom) + reach &&
            is_alike(step(entries, ladder, i), pitch))
            return TRUE;
    }
    return FALSE;
}

/* Marks the lines of such texts but for their first: note[i] is the entry that begins the text, from 1. */
static gboolean
mark(const GArray *entries, GArray **lists, guint columns, guint *note)
{
    gboolean any = FALSE;
    const GArray *ladder = NULL;
    for (guint c = 0; c < columns; c++)
        ladder = !ladder || lists[c]->len > ladder->len ? lists[c] : ladder;
    double pitch = ladder ? find_pitch(entries, ladder) : 0;
    for (guint c = 0; c < columns && pitch > 0; c++)
        for (guint i = 0, end; lists[c] != ladder && i < lists[c]->len; i = end) {
            guint lead = g_array_index(lists[c], guint, i);
            end = find_end(entries, lists[c], i, pitch);
            if (end == i + 1 ||
                !has_rows_beside(entries, ladder, entry_at(entries, lead),
                                 entry_at(entries, g_array_index(lists[c], guint, end - 1)), pitch))
                continue;
            for (guint k = i + 1; k < end; k++)
                note[g_array_index(lists[c], guint, k)] = lead + 1;
            any = TRUE;
        }
    return any;
}

GArray *
gk_rows_take_notes(GArray *entries)
{
    guint columns = 0, kept = 0;
    for (guint i = 0; i < entries->len; i++)
        columns = MAX(columns, entry_at(entries, i)->column + 1);
    g_autofree guint *note = g_new0(guint, entries->len + 1), *moved = g_new0(guint, entries->len + 1);
    GArray **lists = by_column(entries, columns), *taken = NULL;
    if (mark(entries, lists, columns, note))
        taken = g_array_new(FALSE, FALSE, sizeof(GkRowEntry));
    for (guint i = 0; taken && i < entries->len; i++) {
        GkRowEntry entry = *entry_at(entries, i);
        moved[i] = kept;
        if (note[i]) {
            entry.note = TRUE;
            entry.row = moved[note[i] - 1];
            g_array_append_val(taken, entry);
        } else {
            *entry_at(entries, kept++) = entry;
        }
    }
    if (taken)
        g_array_set_size(entries, kept);
    for (guint c = 0; c < columns; c++)
        g_array_unref(lists[c]);
    g_free(lists);
    return taken;
}

void
gk_rows_return_notes(GArray *entries, GArray *taken)
{
    if (!taken)
        return;
    for (guint i = 0; i < taken->len; i++) {
        const GkRowEntry *lead = entry_at(entries, entry_at(taken, i)->row);
        entry_at(taken, i)->row = lead->row;
        entry_at(taken, i)->end_row = lead->end_row;
    }
    g_array_append_vals(entries, taken->data, taken->len);
    g_array_sort(entries, gk_rows_compare_entries);
    g_array_unref(taken);
}
