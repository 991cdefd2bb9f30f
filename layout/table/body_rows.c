/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rows of a table's body where rules part some of them or none.
 *
 *      ──────────────────────────    a band between two rules is one row, however
 *       社会保障和就业                  many lines its entries wrap over ...
 *       支出              567.00
 *      ──────────────────────────
 *       教育              234.00     ... unless it has two numbers of one column
 *       科学技术           15.00     one below the other that are not one wrapped
 *      ──────────────────────────    number: then its rows are told as without
 *       合计              816.00     rules (table/rows.c)
 *      ──────────────────────────
 *
 * Where no more than a header and a total are ruled, a band of lines that all
 * have several entries has as many rows. So has one whose every line fills every
 * column, and mostly ends before it is full: entries that wrap do neither.
 */
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/grid/tuning.h"
#include "layout/table/rows.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"

#include <math.h>
#include <string.h>

typedef struct {
    const GkAlignment *finder;
    const GArray *columns, *chunks;
    guint labels; /* columns before the first of numbers, one left for the rows themselves */
    gboolean many; /* rules part the rows of the body, not just its total */
} Rows;

static char *
text_of(const Rows *rows, const GkRowEntry *entry)
{
    return gk_pieces_text(rows->finder->layout, &g_array_index(rows->chunks, GkChunk, entry->first));
}

/* The upper number ends where nothing more would have fitted, and the two together are one. */
static gboolean
is_wrapped_number(const Rows *rows, const GkRowEntry *upper, const GkRowEntry *lower)
{
    g_autofree char *above = text_of(rows, upper), *below = text_of(rows, lower);
    g_autofree char *whole = g_strconcat(above, below, NULL);
    const GkTextColumn *column = &g_array_index(rows->columns, GkTextColumn, upper->column);
    return gk_is_well_formed_number(whole) && upper->full && upper->box.x0 - column->x0 < 1.3 * upper->size &&
        strlen(below) < strlen(above);
}

/* Two numbers of one column, one below the other, that are two rows'. */
static gboolean
has_two_numbers(const Rows *rows, const GArray *entries)
{
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *upper = &g_array_index(entries, GkRowEntry, i);
        for (guint j = i + 1; upper->number && j < entries->len; j++) {
            const GkRowEntry *lower = &g_array_index(entries, GkRowEntry, j);
            if (!lower->number || lower->column != upper->column ||
                fabs(gk_box_center_y(lower->box) - gk_box_center_y(upper->box)) <= GK_ROWS_LINE_EM * upper->size)
                continue;
            if (!is_wrapped_number(rows, upper, lower))
                return TRUE;
            break;
        }
    }
    return FALSE;
}

/* Some entries of the line (entries [first, end)) leave room at the end of their columns, and every column has one. */
static gboolean
is_row_of_words(const Rows *rows, const GArray *entries, guint first, guint end)
{
    gboolean room = FALSE;
    guint64 seen = 0;
    if (end - first != rows->columns->len || end - first > 64)
        return FALSE;
    for (guint i = first; i < end; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        if (seen >> entry->column & 1)
            return FALSE;
        seen |= (guint64) 1 << entry->column;
        room |= !entry->full;
    }
    return room;
}

/* Each line of the band (entries in reading order) is a row: three or more, nearly all rows of words. */
static gboolean
has_rows_of_words(const Rows *rows, const GArray *entries)
{
    guint lines = 0, of_words = 0;
    for (guint i = 0, end; i < entries->len; i = end, lines++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        for (end = i + 1; end < entries->len; end++) {
            const GkRowEntry *next = &g_array_index(entries, GkRowEntry, end);
            if (gk_box_center_y(next->box) - gk_box_center_y(entry->box) > GK_ROWS_LINE_EM * entry->size)
                break;
        }
        of_words += is_row_of_words(rows, entries, i, end);
    }
    return lines > 2 && of_words >= GK_ROWS_OF_WORDS_SHARE * lines;
}

/* Gives the entries of one band their rows, from `first` on; returns how many. */
static guint
rows_of_band(const Rows *rows, GArray *entries, double top, double bottom, guint first, GArray *ys)
{
    guint count = entries->len == 0 ? 1 : 0;
    if (count == 0 && rows->many && !has_two_numbers(rows, entries) && !has_rows_of_words(rows, entries)) {
        for (guint i = 0; i < entries->len; i++)
            g_array_index(entries, GkRowEntry, i).row = 0;
        count = 1;
    }
    if (count == 0)
        count = gk_rows_assign_groups(entries, rows->labels);
    g_autofree double *inner = gk_rows_boundaries(entries, count, top, bottom);
    g_array_append_vals(ys, inner, count);
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

/* Rules and edges of stripes over the whole width of the columns, between two heights. */
static void
add_full_rules(GArray *ys, const GkLooseRules *loose, const GArray *columns, double top, double bottom)
{
    double left = g_array_index(columns, GkTextColumn, 0).print0;
    double right = g_array_index(columns, GkTextColumn, columns->len - 1).print1, last = top;
    for (guint i = 0; i < loose->n_horizontal; i++) {
        double at = loose->horizontal[i].at;
        if (at > last + GK_GRID_SNAP && at < bottom - 0.01 && gk_loose_rules_draw_row(loose, at, left, right)) {
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
                  const GkAlignment *finder, const GArray *chunks, GArray *ys)
{
    g_autoptr(GArray) bottoms = band_bottoms(finder, run->frame, columns, top, bottom);
    Rows rows = { finder, columns, chunks, label_columns(columns), bottoms->len > 2 };
    g_array_sort(entries, gk_rows_compare_entries);
    guint count = 0, next = 0, placed = 0;
    for (guint i = 0; i < bottoms->len && (entries->len || run->frame); i++) {
        double end = g_array_index(bottoms, double, i);
        g_autoptr(GArray) band = entries_above(entries, &next, i + 1 < bottoms->len ? end : G_MAXDOUBLE);
        count += rows_of_band(&rows, band, i ? g_array_index(bottoms, double, i - 1) : top, end, count, ys);
        for (guint j = 0; j < band->len; j++)
            g_array_index(entries, GkRowEntry, placed++) = g_array_index(band, GkRowEntry, j);
    }
    g_array_append_val(ys, bottom);
    return count;
}
