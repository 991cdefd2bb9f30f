/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The columns of a run of lines.
 *
 * Numbers that overlap sideways are a column; text that lies over no number
 * makes columns of its own; text over several columns spans them. Between column
 * rules, the rules are the columns. The line that counts the columns (栏次 1 2 3)
 * makes none: its numbers stand in the middle, the amounts below them at the right.
 * But it tells of columns that are blank in every other row.
 */
#include "layout/table/finder.h"

static int
compare_columns(gconstpointer a, gconstpointer b)
{
    const GkTextColumn *p = a, *q = b;
    return p->x0 < q->x0 ? -1 : p->x0 > q->x0;
}

#include "layout/words/characters.h"

#include <math.h>
#include <string.h>

/* --- the line that counts the columns --- */

/* "3", "3=4+5" and 3. */
static gboolean
is_count(const char *text, guint64 expected)
{
    char *end;
    if (!g_ascii_isdigit(*text) || g_ascii_strtoull(text, &end, 10) != expected)
        return FALSE;
    return *end == '\0' || *end == '=' || g_str_has_prefix(end, "＝");
}

/* A chunk that goes on with the count, or a word before it; after the first number only the same word again. */
static gboolean
counts(const char *text, guint *numbers, char **word)
{
    if (is_count(text, *numbers + 1)) {
        ++*numbers;
        return TRUE;
    }
    if (g_ascii_isdigit(*text))
        return FALSE;
    if (!*word)
        *word = g_strdup(text);
    return *numbers == 0 || strcmp(*word, text) == 0;
}

gboolean
gk_alignment_counts_columns(const GkAlignment *finder, const GkAlignmentRun *run, guint line)
{
    g_autofree char *word = NULL;
    guint numbers = 0, others = 0;
    for (guint i = run->first; i < line; i++)
        if (finder->table_line[i])
            return FALSE;
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        g_autofree char *text = gk_pieces_text(finder->layout, &g_array_index(finder->chunks, GkChunk, c));
        if (!counts(text, &numbers, &word))
            return FALSE;
    }
    for (guint i = line + 1; i < run->end && others < 2; i++)
        others += finder->table_line[i];
    return numbers > 1 && others > 1;
}

/* The number of the count that is nearest to the column's middle; G_MAXUINT without any. */
static guint
nearest_count(const GkAlignment *finder, guint line, const GkTextColumn *column)
{
    guint best = G_MAXUINT;
    double nearest = G_MAXDOUBLE;
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        double away = fabs(gk_box_center_x(chunk->box) - (column->x0 + column->x1) / 2);
        if (chunk->number && away < nearest) {
            nearest = away;
            best = c;
        }
    }
    return best;
}

/* More are counted than have amounts: the numbers that are nearest to none of these stand in blank columns. */
static void
add_counted_columns(const GkAlignment *finder, guint line, GArray *columns)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
    guint counted = 0, known = 0, n = columns->len;
    double from = G_MAXDOUBLE; /* codes stand left of what is counted */
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        counted += chunk->number;
        from = chunk->number ? MIN(from, chunk->box.x0) : from;
    }
    for (guint i = 0; i < n; i++) {
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        if (!column->number || column->x1 < from)
            continue;
        known++;
        g_hash_table_add(taken, GUINT_TO_POINTER(nearest_count(finder, line, column)));
    }
    if (counted <= known || g_hash_table_size(taken) < known)
        return;
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        if (chunk->number && !g_hash_table_contains(taken, GUINT_TO_POINTER(c)))
            g_array_append_vals(columns,
                                &(GkTextColumn) { chunk->box.x0, chunk->box.x1, gk_box_center_x(chunk->box),
                                                  gk_box_center_x(chunk->box), TRUE, FALSE },
                                1);
    }
}

GArray *
gk_alignment_columns(const GkAlignment *finder, const GkAlignmentRun *run)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    for (guint i = run->first; i < run->end; i++)
        if (!gk_alignment_counts_columns(finder, run, i))
            gk_alignment_cut_line(pieces, finder, i, run->division);
    GArray *columns = gk_pieces_columns(finder->layout, pieces, run->division->separators);
    for (guint i = run->first; i < run->end; i++)
        if (finder->table_line[i] && gk_alignment_counts_columns(finder, run, i))
            add_counted_columns(finder, i, columns);
    g_array_sort(columns, compare_columns);
    return columns;
}
