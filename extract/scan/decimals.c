/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A point that toner or a stamp took, both readers lose alike: 91.17 is 9117 to them. Amounts of a column are printed with
 * the same decimals; one with others is not believed, unless others like it are in the column (a spreadsheet that drops
 * noughts), or it has none, and between its digits is no room where a point was. A 0 without decimals is where others of the
 * column are; so is a minus, which may be what is left of a rule.
 *
 *        350.00
 *         9117     ← two decimals everywhere else
 *        266.00
 */
#include "extract/scan/decimals.h"

#include "extract/measures.h"

#include <stdlib.h>
#include <string.h>

#define LEAST 3u /* numbers that a column must have */
#define MOST_DECIMALS 8u
#define SEVERAL 2u /* numbers with other decimals ... */
#define ROOM 1.2f /* of the usual distance: digits are no further apart, and those at a point by half as much again */
#define FEW 6u /* ... for this many of the usual ones: one of ten drops a 0 at its end; a lost digit is rarer */

typedef struct {
    int lattice;
    guint column;
    guint line;
    guint decimals;
    gboolean nought, minus; /* 0; begins with - */
    const GkLineNumber *number;
} Entry;

static guint
decimals_of(const char *text)
{
    const char *point = strrchr(text, '.');
    guint n = 0;
    for (const char *p = point ? point + 1 : ""; g_ascii_isdigit(*p); p++)
        n++;
    return MIN(n, MOST_DECIMALS);
}

/* The line is one number. */
static gboolean
is_amount(const GkLineReading *reading)
{
    if (reading->numbers->len != 1)
        return FALSE;
    const GkLineNumber *number = &g_array_index(reading->numbers, GkLineNumber, 0);
    return number->count == reading->signs->len;
}

static int
compare_entries(gconstpointer a, gconstpointer b)
{
    const Entry *p = a, *q = b;
    if (p->lattice != q->lattice)
        return p->lattice - q->lattice;
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    return p->line < q->line ? -1 : 1;
}

/* Where a spreadsheet wrote as many decimals as each number has, there are several with others. None are never usual, and
 * three are not among whole numbers: a comma may have been taken for the point. */
static gboolean
is_usual(const guint *counts, guint decimals, guint usual)
{
    return decimals == usual ||
        (decimals > 0 && (usual > 0 || decimals != 3) && counts[decimals] >= SEVERAL &&
         counts[decimals] * FEW >= counts[usual]);
}

/* How far digits of the column are apart, mostly; 0: not known. */
static float
pitch_of(const Entry *entries, guint n)
{
    g_autoptr(GArray) pitches = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < n; i++) {
        double pitch = entries[i].number->pitch;
        if (pitch > 0)
            g_array_append_val(pitches, pitch);
    }
    return pitches->len >= LEAST ? (float) gk_quantile(pitches, 0.5) : 0;
}

/* A number without decimals, in which there is no room where a point may have been. */
static gboolean
is_whole(const Entry *entry, float pitch)
{
    return entry->decimals == 0 && entry->number->clean && pitch > 0 && entry->number->widest < ROOM * pitch;
}

/* Entries of one column. */
static void
doubt_column(const Entry *entries, guint n, GkLineReading *readings)
{
    guint counts[MOST_DECIMALS + 1] = { 0 }, usual = 0, noughts = 0, minuses = 0;
    for (guint i = 0; i < n; i++) {
        counts[entries[i].decimals] += !entries[i].nought;
        noughts += entries[i].nought;
        minuses += entries[i].minus;
    }
    for (guint d = 1; d <= MOST_DECIMALS; d++)
        if (counts[d] > counts[usual])
            usual = d;
    if (n < LEAST)
        return;
    float pitch = pitch_of(entries, n);
    for (guint i = 0; i < n; i++)
        if ((entries[i].minus && minuses == 1) ||
            (entries[i].nought ? usual > 0 && noughts == 1
                               : !is_usual(counts, entries[i].decimals, usual) && !is_whole(&entries[i], pitch)))
            g_array_index(readings[entries[i].line].numbers, GkLineNumber, 0).accepted = FALSE;
}

void
gk_decimals_doubt(const GkTextLines *lines, const GPtrArray *lattices, GkLineReading *readings, guint n_readings)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    for (guint i = 0; i < n_readings; i++) {
        const GkTextLine *line = &g_array_index(lines->lines, GkTextLine, i);
        if (line->lattice < 0 || !is_amount(&readings[i]))
            continue;
        const GkLattice *lattice = g_ptr_array_index(lattices, line->lattice);
        Entry entry = { line->lattice,
                        line->cell % lattice->columns,
                        i,
                        decimals_of(g_array_index(readings[i].numbers, GkLineNumber, 0).text[0]),
                        strcmp(g_array_index(readings[i].numbers, GkLineNumber, 0).text[0], "0") == 0,
                        g_array_index(readings[i].numbers, GkLineNumber, 0).text[0][0] == '-',
                        &g_array_index(readings[i].numbers, GkLineNumber, 0) };
        g_array_append_val(entries, entry);
    }
    g_array_sort(entries, compare_entries);
    const Entry *all = (const Entry *) (gpointer) entries->data;
    for (guint i = 0, j; i < entries->len; i = j) {
        for (j = i + 1; j < entries->len && all[j].lattice == all[i].lattice && all[j].column == all[i].column; j++)
            ;
        doubt_column(all + i, j - i, readings);
    }
}
