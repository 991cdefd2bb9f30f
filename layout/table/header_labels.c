/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The header of a table without rules.
 *
 *                    预算支出                 spans the three columns it is centred over,
 *      科目名称   合计   基本   项目          since they have labels of their own below
 *                        支出   支出          wrapped labels: one cell
 *
 * 1. A chunk belongs to the columns it lies over, or to the nearest one.
 * 2. The chunks of an upper line share the columns which have nothing else at
 *    their height and a label of their own below (table/label_shares.c), unless they
 *    are but the upper lines of wrapped labels.
 * 3. Then each has its level (table/header_levels.c).
 */
#include "layout/table/finder.h"
#include "layout/table/label_lines.h"

#include "layout/table/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <string.h>

static GkChunk *
chunk_at(const GArray *chunks, guint i)
{
    return &g_array_index(chunks, GkChunk, i);
}

static const GkTextColumn *
column_at(const GArray *columns, guint i)
{
    return &g_array_index(columns, GkTextColumn, i);
}

/* Columns under the chunk by half of the narrower width at least; else the nearest. */
static void
place(GkChunk *chunk, const GArray *columns)
{
    gboolean found = FALSE;
    double nearest = G_MAXDOUBLE, x = gk_box_center_x(chunk->box);
    guint best = 0;
    for (guint i = 0; i < columns->len; i++) {
        const GkTextColumn *column = column_at(columns, i);
        double overlap = gk_overlap(column->x0, column->x1, chunk->box.x0, chunk->box.x1);
        double away = x < column->x0 ? column->x0 - x : x > column->x1 ? x - column->x1 : 0;
        if (away < nearest) {
            nearest = away;
            best = i;
        }
        if (overlap < 0.5 * MIN(column->x1 - column->x0, gk_box_width(chunk->box)))
            continue;
        if (!found)
            chunk->first_column = i;
        chunk->last_column = i;
        found = TRUE;
    }
    if (!found)
        chunk->first_column = chunk->last_column = best;
}

static gboolean
covers(const GkChunk *chunk, guint column)
{
    return chunk->first_column <= column && column <= chunk->last_column;
}

/* How far below the chunk's middle the other's is, ems. */
static double
drop(const GkChunk *chunk, const GkChunk *other)
{
    return (gk_box_center_y(other->box) - gk_box_center_y(chunk->box)) / MAX(chunk->size, 1);
}

/* What is known of the chunks while their spans are sought. */
typedef struct {
    const GkPageLayout *layout;
    GArray *chunks;
    const double *xs; /* with the outer borders where labels say that they are */
    guint columns;
    double end; /* where the letters of the header end */
    double *top, *bottom; /* heights of the first and last line of each chunk's label */
    guint8 *wrapped; /* per chunk: its label goes on below */
    guint8 *goes_on; /* ... and can't do otherwise */
    gboolean tells; /* the line at hand tells columns with the same names apart */
    guint8 *may; /* of the line at hand: may span further columns */
} Spans;

/* --- spans --- */

typedef enum { COLUMN_NO_LABEL, COLUMN_TAKEN, COLUMN_FREE } ColumnState;

/* A column is free for a label that spans it when it has a label of its own further down, and none at this height. */
static ColumnState
column_state(const GArray *chunks, const GkChunk *chunk, guint column)
{
    ColumnState state = COLUMN_NO_LABEL;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *other = chunk_at(chunks, i);
        if (other == chunk || !covers(other, column))
            continue;
        if (fabs(drop(chunk, other)) <= GK_ALIGN_BESIDE_EM)
            return COLUMN_TAKEN;
        if (drop(chunk, other) > 0)
            state = COLUMN_FREE;
    }
    return state;
}

/* TRUE when the chunk stands above labels of all its columns, at the height of `line`, and may span more. */
static gboolean
may_span(const Spans *spans, const GkChunk *line, guint index)
{
    const GkChunk *chunk = chunk_at(spans->chunks, index);
    if (fabs(drop(line, chunk)) > GK_ALIGN_BESIDE_EM || spans->goes_on[index] || (spans->wrapped[index] && !spans->tells))
        return FALSE;
    for (guint c = chunk->first_column; c <= chunk->last_column; c++)
        if (column_state(spans->chunks, chunk, c) != COLUMN_FREE)
            return FALSE;
    return TRUE;
}

/* What a label of an upper line spans bounds the labels below it. */
static gboolean
is_walled(const GArray *chunks, const GkChunk *line, guint column)
{
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *other = chunk_at(chunks, i);
        if (drop(line, other) < -GK_ALIGN_BESIDE_EM && other->last_column > other->first_column &&
            (other->first_column == column || other->last_column + 1 == column))
            return TRUE;
    }
    return FALSE;
}

/* What stands below `line` in the column, down to the body; NULL when the next line has nothing in it, or something
 * that spans other columns, too: then its own label is not known yet. The caller frees it. */
static char *
name_of(const Spans *spans, const GkChunk *line, guint column)
{
    double next = G_MAXDOUBLE, nearest = G_MAXDOUBLE; /* the next line; the one that has something here */
    g_autoptr(GString) name = g_string_new(NULL);
    for (guint i = 0; i < spans->chunks->len; i++) {
        const GkChunk *chunk = chunk_at(spans->chunks, i);
        if (drop(line, chunk) <= GK_ALIGN_BESIDE_EM)
            continue;
        next = MIN(next, drop(line, chunk));
        if (!covers(chunk, column))
            continue;
        if (chunk->last_column > chunk->first_column)
            return NULL;
        g_autofree char *text = gk_pieces_text(spans->layout, chunk);
        nearest = MIN(nearest, drop(line, chunk));
        g_string_append(name, text);
    }
    return nearest < next + GK_ALIGN_BESIDE_EM ? g_string_free(g_steal_pointer(&name), FALSE) : NULL;
}

/* Equal numbers for columns [first, end) of equal names; NULL when one has none, or all are unlike. The caller frees it. */
static guint *
number_names(const Spans *spans, const GkChunk *line, guint first, guint end)
{
    g_autofree guint *numbers = g_new(guint, end - first);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint c = first; c < end; c++) {
        char *name = name_of(spans, line, c);
        if (!name)
            return NULL;
        gpointer number;
        if (!g_hash_table_lookup_extended(known, name, NULL, &number))
            number = GUINT_TO_POINTER(c);
        numbers[c - first] = GPOINTER_TO_UINT(number);
        g_hash_table_insert(known, name, number);
    }
    return g_hash_table_size(known) < end - first ? g_steal_pointer(&numbers) : NULL;
}

/* Columns below have the same names, each as often as the line has labels. */
static gboolean
tells_apart(const Spans *spans, const GkChunk *line)
{
    guint labels = 0, repeated = 0;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < spans->chunks->len; i++) {
        const GkChunk *chunk = chunk_at(spans->chunks, i);
        labels += fabs(drop(line, chunk)) <= GK_ALIGN_BESIDE_EM &&
            column_state(spans->chunks, chunk, chunk->first_column) == COLUMN_FREE;
    }
    for (guint c = 0; c < spans->columns; c++) {
        char *name = name_of(spans, line, c);
        if (!name)
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(known, name)) + 1;
        repeated += count == labels;
        g_hash_table_insert(known, name, GUINT_TO_POINTER(count));
    }
    return labels > 1 && repeated > 0;
}

/* The columns whose label below `line` is that of a total. */
static guint8 *
find_totals(const Spans *spans, const GkChunk *line)
{
    guint8 *totals = g_new0(guint8, spans->columns);
    for (guint i = 0; i < spans->chunks->len; i++) {
        const GkChunk *chunk = chunk_at(spans->chunks, i);
        if (drop(line, chunk) <= GK_ALIGN_BESIDE_EM || chunk->last_column > chunk->first_column)
            continue;
        g_autofree char *text = gk_pieces_text(spans->layout, chunk);
        totals[chunk->first_column] |= gk_label_is_total(text) || g_strcmp0(gk_label_class(text), "subtotal") == 0;
    }
    return totals;
}

/* Below `line`, a label that goes on in no further line stands over another: a group within groups. */
static gboolean
has_groups_below(const Spans *spans, const GkChunk *line)
{
    for (guint i = 0; i < spans->chunks->len; i++) {
        const GkChunk *chunk = chunk_at(spans->chunks, i);
        if (drop(line, chunk) > GK_ALIGN_BESIDE_EM && !spans->wrapped[i] &&
            column_state(spans->chunks, chunk, chunk->first_column) == COLUMN_FREE)
            return TRUE;
    }
    return FALSE;
}

/* The only column of [first, end) with the label of a subtotal (小计), of which the only group is; or `first`. */
static guint
subtotal_of_group(const Spans *spans, const GkChunk *line, guint first, guint end)
{
    guint found = first, count = 0;
    for (guint i = 0; i < spans->chunks->len; i++) {
        const GkChunk *chunk = chunk_at(spans->chunks, i);
        if (drop(line, chunk) <= GK_ALIGN_BESIDE_EM || chunk->first_column < first || chunk->last_column >= end)
            continue;
        g_autofree char *text = gk_pieces_text(spans->layout, chunk);
        if (g_strcmp0(gk_label_class(text), "subtotal") == 0) {
            found = chunk->first_column;
            count++;
        }
    }
    return count == 1 && !has_groups_below(spans, line) ? found : first;
}

/* Shares the columns [first, end) among the labels at the height of `line` that stand in them. */
static void
share(const Spans *spans, const GkChunk *line, guint first, guint end)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(GkLabel)),
                      owners = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < spans->chunks->len; i++) {
        const GkChunk *chunk = chunk_at(spans->chunks, i);
        if (!spans->may[i] || chunk->first_column < first || chunk->last_column >= end)
            continue;
        GkLabel label = { chunk->box, chunk->size, chunk->first_column, chunk->last_column };
        guint at = labels->len;
        while (at > 0 && g_array_index(labels, GkLabel, at - 1).box.x0 > label.box.x0)
            at--;
        g_array_insert_val(labels, at, label);
        g_array_insert_val(owners, at, i);
    }
    if (labels->len == 0 || labels->len > end - first)
        return;
    if (labels->len == 1) {
        guint subtotal = subtotal_of_group(spans, line, first, end);
        first = chunk_at(spans->chunks, g_array_index(owners, guint, 0))->first_column >= subtotal ? subtotal : first;
    }
    g_autofree guint *names = number_names(spans, line, first, end);
    g_autofree guint8 *totals = find_totals(spans, line);
    gk_alignment_share(labels, spans->xs, first, end - first, GK_ALIGN_UNSPANNED_EM, names, totals);
    for (guint i = 0; i < labels->len; i++) {
        GkChunk *chunk = chunk_at(spans->chunks, g_array_index(owners, guint, i));
        chunk->first_column = g_array_index(labels, GkLabel, i).first;
        chunk->last_column = g_array_index(labels, GkLabel, i).last;
    }
}

/* The label stands in the middle of a cell that reaches from the header's end up to `line`. */
static gboolean
is_tall(const Spans *spans, guint index, const GkChunk *line)
{
    double middle = (spans->top[index] + spans->bottom[index]) / 2, y = gk_box_center_y(line->box);
    return middle > y && 2 * middle - spans->end < y + GK_ALIGN_TALL_EM * line->size;
}

/* A label that spans no more than one column and has none below it. */
static gboolean
is_lowest(const Spans *spans, guint index)
{
    const GkChunk *chunk = chunk_at(spans->chunks, index);
    if (chunk->last_column > chunk->first_column)
        return FALSE;
    for (guint i = 0; i < spans->chunks->len; i++) {
        const GkChunk *other = chunk_at(spans->chunks, i);
        if (covers(other, chunk->first_column) && gk_box_center_y(other->box) > spans->bottom[index] + 1)
            return FALSE;
    }
    return TRUE;
}

/* Which columns the labels at the height of `line` may share. */
static guint8 *
free_columns(const Spans *spans, const GkChunk *line)
{
    guint8 *below = g_new0(guint8, spans->columns), *beside = g_new0(guint8, spans->columns);
    for (guint i = 0; i < spans->chunks->len; i++) {
        const GkChunk *other = chunk_at(spans->chunks, i);
        gboolean lower = drop(line, other) > GK_ALIGN_BESIDE_EM;
        gboolean same = fabs(drop(line, other)) <= GK_ALIGN_BESIDE_EM && !spans->may[i];
        same |= !spans->tells && is_tall(spans, i, line) && is_lowest(spans, i);
        for (guint c = other->first_column; c <= other->last_column; c++) {
            below[c] |= lower;
            beside[c] |= same;
        }
    }
    for (guint c = 0; c < spans->columns; c++)
        below[c] &= !beside[c];
    g_free(beside);
    return below;
}

/* Widens the labels at the height of `line` to the columns they span. */
static void
widen(Spans *spans, const GkChunk *line)
{
    spans->tells = tells_apart(spans, line);
    for (guint i = 0; i < spans->chunks->len; i++)
        spans->may[i] = may_span(spans, line, i);
    g_autofree guint8 *is_free = free_columns(spans, line);
    for (guint first = 0, end; first < spans->columns; first = end) {
        end = first + 1;
        if (!is_free[first])
            continue;
        while (end < spans->columns && is_free[end] && !is_walled(spans->chunks, line, end))
            end++;
        share(spans, line, first, end);
    }
}

/* The outer borders, which no gap shows: the labels of the outer columns stand in their middle. */
double *
gk_alignment_outer_borders(const GArray *chunks, const double *xs, guint columns)
{
    double *wide = g_memdup2(xs, sizeof(double) * (columns + 1));
    double lowest_first = -G_MAXDOUBLE, lowest_last = -G_MAXDOUBLE;
    for (guint i = 0; i < chunks->len && columns > 1; i++) {
        const GkChunk *chunk = chunk_at(chunks, i);
        double x = gk_box_center_x(chunk->box), y = gk_box_center_y(chunk->box);
        if (chunk->last_column == 0 && y > lowest_first) {
            lowest_first = y;
            wide[0] = MIN(xs[0], 2 * x - xs[1]);
        }
        if (chunk->first_column == columns - 1 && y > lowest_last) {
            lowest_last = y;
            wide[columns] = MAX(xs[columns], 2 * x - xs[columns - 1]);
        }
    }
    return wide;
}

/* --- labels over columns that have none --- */

/* Another label stands above or below it, over other columns, too, or not over all of its own. */
static gboolean
has_level(const GArray *chunks, const GkChunk *chunk)
{
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *other = chunk_at(chunks, i);
        if (other->first_column <= chunk->last_column && other->last_column >= chunk->first_column &&
            (other->first_column != chunk->first_column || other->last_column != chunk->last_column))
            return TRUE;
    }
    return FALSE;
}

/* A label that no other stands above or below, in the middle of its own column and of columns beside it that have no
 * label at all, spans them. */
static void
widen_over_unlabelled(GArray *chunks, const double *xs, guint columns)
{
    g_autofree guint8 *labelled = g_new0(guint8, columns);
    for (guint i = 0; i < chunks->len; i++)
        memset(labelled + chunk_at(chunks, i)->first_column, 1,
               chunk_at(chunks, i)->last_column - chunk_at(chunks, i)->first_column + 1);
    for (guint i = 0; i < chunks->len; i++) {
        GkChunk *chunk = chunk_at(chunks, i);
        guint low = chunk->first_column, high = chunk->last_column;
        double x = gk_box_center_x(chunk->box), best = G_MAXDOUBLE;
        if (has_level(chunks, chunk))
            continue;
        while (low > 0 && !labelled[low - 1])
            low--;
        while (high + 1 < columns && !labelled[high + 1])
            high++;
        guint first = chunk->first_column, last = chunk->last_column;
        for (guint p = low; p <= first; p++)
            for (guint q = last; q <= high; q++) {
                guint more = (q - p) - (last - first);
                double off = fabs((xs[p] + xs[q + 1]) / 2 - x) + GK_ALIGN_TOTAL_SPAN_EM * more * chunk->size;
                if (off >= best)
                    continue;
                best = off;
                chunk->first_column = p;
                chunk->last_column = q;
            }
        memset(labelled + chunk->first_column, 1, chunk->last_column - chunk->first_column + 1);
    }
}

/* Line by line from the top: chunks come sorted by line. */
static void
widen_all(GArray *chunks, const GkPageLayout *layout, const double *xs, guint columns, double bottom)
{
    guint n = chunks->len;
    g_autofree double *wide = gk_alignment_outer_borders(chunks, xs, columns), *heights = g_new(double, 2 * n + 1);
    g_autofree guint8 *flags = g_new0(guint8, 3 * n + 1);
    double lowest = 0;
    for (guint i = 0; i < n; i++)
        lowest = MAX(lowest, chunk_at(chunks, i)->box.y1);
    Spans spans = { layout, chunks, wide, columns, MIN(bottom, lowest), heights, heights + n, flags, flags + n, FALSE, flags + 2 * n };
    g_autofree guint *owners = g_new(guint, n + 1);
    g_autoptr(GArray) labels = gk_label_lines(chunks, layout, owners);
    gk_label_part_lines(chunks, labels, owners, wide, layout);
    for (guint i = 0; i < n; i++) {
        spans.top[i] = g_array_index(labels, GkLabelLines, owners[i]).first;
        spans.bottom[i] = g_array_index(labels, GkLabelLines, owners[i]).last;
        spans.wrapped[i] = gk_box_center_y(chunk_at(chunks, i)->box) < spans.bottom[i] - 0.01 &&
            !layout->lines[chunk_at(chunks, i)->line].vertical;
        spans.goes_on[i] = spans.wrapped[i] && gk_label_line_goes_on(chunks, labels, owners, layout, i);
    }
    for (guint i = 0; i < n; i++)
        if (i == 0 || chunk_at(chunks, i)->line != chunk_at(chunks, i - 1)->line)
            widen(&spans, chunk_at(chunks, i));
    widen_over_unlabelled(chunks, wide, columns);
}

guint
gk_alignment_header(GArray *chunks, const GkPageLayout *layout, const GArray *columns, const double *xs, double bottom,
                    gboolean by_columns)
{
    for (guint i = 0; i < chunks->len; i++) {
        if (by_columns)
            gk_alignment_place_between_rules(chunk_at(chunks, i), layout, columns);
        else
            place(chunk_at(chunks, i), columns);
    }
    if (!by_columns)
        widen_all(chunks, layout, xs, columns->len, bottom);
    return gk_alignment_levels(chunks, layout);
}
