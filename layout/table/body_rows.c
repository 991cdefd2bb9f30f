/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rows of a table's body where rules part some of them or none.
 *
 *      ──────────────────────────    what stands between two rules is one row or
 *       社会保障和就业                  several, as rows/rows.c says; where rules
 *       支出              567.00      part the rows of the body, and not its total
 *      ──────────────────────────    alone, it takes more to part others
 *       教育              234.00
 *       科学技术           15.00
 *      ──────────────────────────
 *
 * Where rows are all as far apart, and the total stands below them by a multiple of that, the rows between are blank.
 */
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/grid/tuning.h"
#include "layout/rows/rows.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"

#include <math.h>
#include <string.h>

typedef struct {
    guint labels; /* columns before the first of numbers, one left for the rows themselves */
    gboolean many; /* rules part the rows of the body, not just its total */
    gboolean form; /* the upper part of a form comes next */
    double across; /* gk_rows_step_across() */
} Rows;

/* --- blank rows --- */

/* The middle of each row. */
static double *
middles_of_rows(const GArray *entries, guint count)
{
    double *low = g_new(double, count), *high = g_new(double, count);
    for (guint r = 0; r < count; r++) {
        low[r] = G_MAXDOUBLE;
        high[r] = -G_MAXDOUBLE;
    }
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        low[entry->row] = MIN(low[entry->row], gk_box_center_y(entry->box));
        high[entry->row] = MAX(high[entry->row], gk_box_center_y(entry->box));
    }
    for (guint r = 0; r < count; r++)
        low[r] = (low[r] + high[r]) / 2;
    g_free(high);
    return low;
}

/* How far apart the rows above the last one are; 0: they differ. */
static double
pitch_of(const double *middles, guint count)
{
    double first = middles[1] - middles[0], least = first, most = first;
    for (guint r = 2; r + 1 < count; r++) {
        least = MIN(least, middles[r] - middles[r - 1]);
        most = MAX(most, middles[r] - middles[r - 1]);
    }
    double pitch = (middles[count - 2] - middles[0]) / (count - 2);
    return least > 0 && most - least < GK_ROWS_BLANK_ALIKE * pitch ? pitch : 0;
}

static gboolean
ends_with_total(const GArray *entries, guint count)
{
    for (guint i = 0; i < entries->len; i++)
        if (g_array_index(entries, GkRowEntry, i).row + 1 == count && g_array_index(entries, GkRowEntry, i).total)
            return TRUE;
    return FALSE;
}

/* Puts blank rows above the last one where that is a total and they have room; returns how many. */
static guint
insert_blank_rows(GArray *entries, guint count, GArray *ys)
{
    if (count < GK_ROWS_BLANK_ROWS || !ends_with_total(entries, count))
        return 0;
    g_autofree double *middles = middles_of_rows(entries, count);
    double pitch = pitch_of(middles, count), step = middles[count - 1] - middles[count - 2];
    double times = pitch > 0 ? round(step / pitch) : 0;
    if (times < 2 || times > GK_ROWS_BLANK_MOST || fabs(step - times * pitch) > GK_ROWS_BLANK_ALIKE * pitch)
        return 0;
    g_array_set_size(ys, ys->len - 1);
    for (double k = 0; k < times - 1; k++) {
        double y = middles[count - 2] + (k + 0.5) * pitch;
        g_array_append_val(ys, y);
    }
    double at = MAX(middles[count - 1] - pitch / 2, middles[count - 2] + (times - 1) * pitch);
    g_array_append_val(ys, at);
    for (guint i = 0; i < entries->len; i++) {
        GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        if (entry->row + 1 == count)
            entry->row += (guint) times - 1;
    }
    return (guint) times - 1;
}

/* --- bands --- */

/* Gives the entries of one band their rows, from `first` on; returns how many. */
static guint
rows_of_band(const Rows *rows, GArray *entries, double top, double bottom, guint first, GArray *ys)
{
    guint count = entries->len == 0 ? 1 : 0;
    gboolean open = !rows->many || gk_rows_are_spaced_as_rows(gk_rows_steps(entries), rows->across);
    if (count == 0 && rows->many && gk_rows_are_stacked(entries))
        count = 1; /* their rows are 0 */
    if (count == 0)
        count = rows->form ? gk_rows_assign(entries, GK_ROWS_OF_FORM)
                           : gk_rows_assign_groups(entries, rows->labels, open ? GK_ROWS_OPEN : GK_ROWS_RULED);
    g_autofree double *inner = gk_rows_boundaries(entries, count, top, bottom);
    g_array_append_vals(ys, inner, count);
    count += insert_blank_rows(entries, count, ys);
    for (guint i = 0; i < entries->len; i++) {
        GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        entry->row += first;
        entry->end_row += entry->end_row ? first : 0;
    }
    return count;
}

/* Takes the entries above `bottom` out of `entries` (sorted by height, from `*next` on). */
static GArray *
entries_above(const GArray *entries, guint *next, double bottom)
{
    GArray *band = g_array_new(FALSE, FALSE, sizeof(GkRowEntry));
    for (; *next < entries->len; ++*next) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, *next);
        if (gk_box_center_y(entry->box) >= bottom)
            break;
        g_array_append_val(band, *entry);
    }
    return band;
}

static double
step_across(const GArray *entries, const GArray *bottoms)
{
    g_autoptr(GArray) bands = g_array_new(FALSE, FALSE, sizeof(GkRowSteps));
    for (guint i = 0, next = 0; i < bottoms->len; i++) {
        double end = i + 1 < bottoms->len ? g_array_index(bottoms, double, i) : G_MAXDOUBLE;
        g_autoptr(GArray) band = entries_above(entries, &next, end);
        GkRowSteps steps = gk_rows_steps(band);
        g_array_append_val(bands, steps);
    }
    return gk_rows_step_across(bands, 1);
}

/* Rules and edges of stripes over the whole width of the columns, between two heights. */
static void
add_full_rules(GArray *ys, const GkLooseRules *loose, const GArray *columns, double top, double bottom)
{
    double left = g_array_index(columns, GkTextColumn, 0).print0;
    double right = g_array_index(columns, GkTextColumn, columns->len - 1).print1, last = top;
    for (guint i = 0; i < loose->n_horizontal; i++) {
        double at = loose->horizontal[i].at;
        if (at > last + GK_GRID_SNAP && at < bottom - GK_GRID_SNAP && gk_loose_rules_draw_row(loose, at, left, right)) {
            g_array_append_val(ys, at);
            last = at;
        }
    }
}

/* The rules inside the body that part rows, and its bottom. */
static GArray *
band_bottoms(const GkAlignment *finder, const GkFrame *frame, const GArray *columns, double top, double bottom)
{
    GArray *bottoms = g_array_new(FALSE, FALSE, sizeof(double));
    if (!frame || frame->by_columns)
        add_full_rules(bottoms, finder->layout->loose, columns, top, bottom);
    for (guint i = 0; frame && !frame->by_columns && i < frame->positions->len; i++) {
        double at = g_array_index(frame->positions, double, i);
        if (at > top + 0.01 && at < bottom - 0.01)
            g_array_append_val(bottoms, at);
    }
    g_array_append_val(bottoms, bottom);
    return bottoms;
}

static int
compare_heights(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* Between lines [from, at) and [at, to). */
static double
between_lines(const GkAlignment *finder, guint from, guint at, guint to)
{
    double above = -G_MAXDOUBLE, below = G_MAXDOUBLE;
    for (guint i = from; i < to; i++) {
        double y = gk_box_center_y(finder->layout->lines[i].box);
        above = i < at ? MAX(above, y) : above;
        below = i < at ? below : MIN(below, y);
    }
    return (above + below) / 2;
}

/* The upper part of a form, the labels of its lower part and that have rows of their own. */
static void
add_parts_of_form(GArray *bottoms, const GkAlignment *finder, const GkAlignmentRun *run)
{
    double parts[2] = { between_lines(finder, run->header, run->form_end, run->labels_end),
                        between_lines(finder, run->form_end, run->labels_end, run->end) };
    g_array_append_vals(bottoms, parts, 2);
    g_array_sort(bottoms, compare_heights);
}

static guint
label_columns(const GArray *columns)
{
    guint count = 0;
    while (count < columns->len && !g_array_index(columns, GkTextColumn, count).number)
        count++;
    return count ? count - 1 : 0;
}

guint
gk_alignment_rows(const GkAlignmentRun *run, GArray *entries, const GArray *columns, double top, double bottom,
                  const GkAlignment *finder, GArray *ys)
{
    g_autoptr(GArray) bottoms = band_bottoms(finder, run->frame, columns, top, bottom);
    Rows rows = { label_columns(columns), bottoms->len > 2, run->form_end > 0, 0 };
    if (run->form_end)
        add_parts_of_form(bottoms, finder, run);
    g_array_sort(entries, gk_rows_compare_entries);
    gk_rows_narrow_columns(entries);
    gk_rows_find_tails(entries);
    rows.across = step_across(entries, bottoms);
    guint count = 0, next = 0, placed = 0;
    for (guint i = 0; i < bottoms->len && (entries->len || run->frame); i++) {
        double end = g_array_index(bottoms, double, i);
        g_autoptr(GArray) band = entries_above(entries, &next, i + 1 < bottoms->len ? end : G_MAXDOUBLE);
        count += rows_of_band(&rows, band, i ? g_array_index(bottoms, double, i - 1) : top, end, count, ys);
        rows.form = FALSE;
        for (guint j = 0; j < band->len; j++)
            g_array_index(entries, GkRowEntry, placed++) = g_array_index(band, GkRowEntry, j);
    }
    g_array_append_val(ys, bottom);
    return count;
}
