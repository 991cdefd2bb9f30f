/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a grid of rules is like, in numbers from 0 to 1.
 *
 *      ┌────┬────┐  合计  ┌──────┐       ┌──┬──┬──┬──┐
 *      │ 甲 │ 乙 │        │ 决定 │─────  │  █  │  █  │      a table, a tree of boxes, a chart with a grid behind its bars:
 *      ├────┼────┤        └──────┘       │█ █  │█ █  │      all are rules that cross, with texts between them
 *      │ 11 │ 12 │                       └──┴──┴──┴──┘
 *
 * How many of its rows have entries in several columns, how full it is, how much of it is numbers, whether words stand
 * beside them and over its columns; and what tables don't have: entries that stand on rules or beside each other at no one
 * height, ticks outside, bars, a single text. What the answers are worth says data/table-judge.tsv.
 *
 * What this cannot do: see what the words mean. A list of two columns that means nothing is like one that does.
 */
#include "layout/judge/judge.h"

#include "layout/grid/tuning.h"
#include "layout/page/tuning.h"
#include "layout/judge/tuning.h"
#include "layout/words/characters.h"
#include "layout/page/strip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The cells as they are read here; a blank one has no text. */
typedef struct {
    const GkFragment *fragment;
    char **texts;
    guint8 *numbers;
    guint header_rows;
    guint columns;
} Cells;

static void
read_cells(const GkFragment *fragment, Cells *cells)
{
    *cells = (Cells) { fragment, g_new0(char *, fragment->n_cells + 1), g_new0(guint8, fragment->n_cells + 1), 0,
                       fragment->column_count };
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        GString *text = cell->n_glyphs ? g_string_new(NULL) : NULL;
        for (guint g = 0; g < cell->n_glyphs; g++)
            g_string_append_unichar(
                text,
                gk_readable_character(
                    g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[g]).character));
        cells->texts[i] = text ? g_string_free(text, FALSE) : NULL;
        cells->numbers[i] = text && gk_word_is_number(cells->texts[i]);
    }
}

static void
clear_cells(Cells *cells)
{
    for (guint i = 0; i < cells->fragment->n_cells; i++)
        g_free(cells->texts[i]);
    g_free(cells->texts);
    g_free(cells->numbers);
}

/* --- header --- */

/* Rows above the first number, no more than a header has. */
static guint
rows_without_numbers(const Cells *cells)
{
    guint first = MIN(cells->fragment->row_count, GK_HEADER_LEVELS);
    for (guint i = 0; i < cells->fragment->n_cells; i++)
        if (cells->numbers[i])
            first = MIN(first, cells->fragment->cells[i].row);
    return first;
}

/* The rows that are header, as far as this goes: those above the first number; one where there is none. */
static guint
count_header_rows(const Cells *cells)
{
    guint first = rows_without_numbers(cells);
    return first < MIN(cells->fragment->row_count, GK_HEADER_LEVELS) ? first : 1;
}

/* As many labels as the fullest of the first rows has, as a share of the columns. */
static double
headed(const Cells *cells, guint first_rows)
{
    guint rows = MIN(MAX(first_rows, 1), cells->fragment->row_count), most = 0;
    g_autofree guint *labels = g_new0(guint, rows);
    for (guint i = 0; i < cells->fragment->n_cells; i++) {
        const GkFragmentCell *cell = &cells->fragment->cells[i];
        for (guint r = cell->row; r < MIN(rows, cell->row + cell->row_span) && cells->texts[i] && !cells->numbers[i];
             r++)
            labels[r]++;
    }
    for (guint r = 0; r < rows; r++)
        most = MAX(most, labels[r]);
    return (double) most / cells->columns;
}

/* --- rows and entries --- */

/* About how many words a text has: four letters make one, two ideographs do. */
static double
count_words(const char *text)
{
    double words = 0;
    for (; *text; text = g_utf8_next_char(text))
        words += gk_is_wide(g_utf8_get_char(text)) ? 0.35 : 0.2;
    return words;
}

/* What is counted over rows of the body. */
typedef struct {
    guint rows, several, labelled, through, all_rows;
    guint entries, numbers; /* of the body */
    guint all_entries;
    guint top_rows; /* that may be header */
    double filled, words;
} Counts;

typedef struct {
    guint entries, words, numbers, filled, widest;
} Row;

static void
count_entry(const Cells *cells, guint i, Row *rows, Counts *counts)
{
    const GkFragmentCell *cell = &cells->fragment->cells[i];
    counts->all_entries++;
    if (cell->row >= cells->header_rows) {
        counts->entries++;
        counts->numbers += cells->numbers[i];
        counts->words += count_words(cells->texts[i]);
    }
    for (guint r = cell->row; r < cell->row + cell->row_span; r++) {
        rows[r].entries++;
        rows[r].numbers += cells->numbers[i];
        rows[r].words += !cells->numbers[i];
        rows[r].filled += cell->column_span;
        rows[r].widest = MAX(rows[r].widest, cell->column_span);
    }
}

static Counts
count(const Cells *cells)
{
    Counts counts = { 0 };
    guint n = cells->fragment->row_count;
    g_autofree Row *rows = g_new0(Row, n);
    for (guint i = 0; i < cells->fragment->n_cells; i++)
        if (cells->texts[i])
            count_entry(cells, i, rows, &counts);
    for (guint r = 0; r < n; r++) {
        counts.all_rows += rows[r].entries > 0;
        if (r < cells->header_rows || rows[r].entries == 0)
            continue;
        counts.rows++;
        counts.several += rows[r].entries > 1;
        counts.labelled += rows[r].words > 0;
        counts.filled += rows[r].filled;
        counts.through += rows[r].entries == 1 && rows[r].words && cells->columns > 2 &&
            rows[r].widest >= GK_ALIGN_THROUGH_SHARE * cells->columns;
    }
    return counts;
}

/* --- where entries stand --- */

/* From the highest to the lowest of a row's entries: of their first lines, their middles and their last lines. */
typedef struct {
    double low[3], high[3], size;
    guint entries;
} Spread;

static void
spread_over(Spread *spread, const GkFragment *fragment, const GkFragmentCell *cell)
{
    double at[3] = { G_MAXDOUBLE, 0, -G_MAXDOUBLE };
    if (!cell->n_glyphs || cell->row_span > 1)
        return;
    for (guint i = 0; i < cell->n_glyphs; i++) {
        const GkGlyph *glyph = &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]);
        double y = gk_box_center_y(glyph->box);
        at[0] = MIN(at[0], y);
        at[2] = MAX(at[2], y);
        spread->size = glyph->size;
    }
    at[1] = (at[0] + at[2]) / 2;
    for (guint k = 0; k < 3; k++) {
        spread->low[k] = spread->entries ? MIN(spread->low[k], at[k]) : at[k];
        spread->high[k] = spread->entries ? MAX(spread->high[k], at[k]) : at[k];
    }
    spread->entries++;
}

static gboolean
is_scattered(const Spread *spread)
{
    gboolean found = TRUE;
    for (guint k = 0; k < 3; k++)
        found &= spread->high[k] - spread->low[k] > GK_TEXT_LINE_EM * spread->size;
    return found;
}

/* The share of the rows with several entries in which they stand beside each other neither by their first lines nor by
 * their middles or last lines: values in a chart. */
static double
scattered(const GkFragment *fragment)
{
    guint rows = 0, found = 0;
    for (guint i = 0, end; i < fragment->n_cells; i = end) {
        Spread spread = { 0 };
        for (end = i; end < fragment->n_cells && fragment->cells[end].row == fragment->cells[i].row; end++)
            spread_over(&spread, fragment, &fragment->cells[end]);
        rows += spread.entries > 1;
        found += spread.entries > 1 && is_scattered(&spread);
    }
    return rows ? (double) found / rows : 0;
}

double
gk_share_touching(const GkFragment *fragment, gboolean below)
{
    guint entries = 0, found = 0, down = below ? 1 : 0, right = below ? 0 : 1;
    g_autofree guint8 *touching = g_new0(guint8, fragment->n_cells + 1);
    for (guint r = 0; r + down < fragment->row_count; r++)
        for (guint c = 0; c + right < fragment->column_count; c++) {
            const GkFragmentCell *cell = gk_fragment_cell_at(fragment, r, c);
            const GkFragmentCell *next = gk_fragment_cell_at(fragment, r + down, c + right);
            if (next != cell && next->n_glyphs && cell->n_glyphs)
                touching[next - fragment->cells] = touching[cell - fragment->cells] = TRUE;
        }
    for (guint i = 0; i < fragment->n_cells; i++) {
        entries += fragment->cells[i].n_glyphs > 0;
        found += touching[i];
    }
    return entries ? (double) found / entries : 0;
}

/* The share of the entries that stand on the upper or lower border of their cell: words over the lines of a chart. */
static double
on_rules(const GkFragment *fragment)
{
    guint entries = 0, found = 0;
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        gboolean on_rule = FALSE;
        for (guint g = 0; g < cell->n_glyphs && !on_rule; g++) {
            const GkGlyph *glyph = &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[g]);
            double y = gk_box_center_y(glyph->box);
            on_rule = MIN(y - cell->box.y0, cell->box.y1 - y) < GK_JUDGE_ON_RULE_EM * glyph->size;
        }
        entries += cell->n_glyphs > 0;
        found += on_rule;
    }
    return entries ? (double) found / entries : 0;
}

/* The share of the heights between rows, and of the upper and lower side, at whose left end a text stands outside of the
 * grid: the scale of a chart. Words beside a table stand beside its rows. */
static double
ticks(const GkFragment *fragment)
{
    const GArray *glyphs = fragment->layout->page->glyphs;
    guint count = 0, n = fragment->row_count + 1;
    g_autofree guint8 *tick = g_new0(guint8, n);
    for (guint i = 0; i < glyphs->len && glyphs->len <= GK_JUDGE_GLYPHS; i++) {
        const GkGlyph *glyph = &g_array_index(glyphs, GkGlyph, i);
        double x = fragment->box.x0 - gk_box_center_x(glyph->box), y = gk_box_center_y(glyph->box);
        for (guint r = 0; r < n && x > 0 && x < GK_JUDGE_TICK_EM * glyph->size; r++)
            tick[r] |= fabs(y - fragment->ys[r]) < GK_JUDGE_TICK_EM * glyph->size / 4;
    }
    for (guint r = 0; r < n; r++)
        count += tick[r];
    return (double) count / n;
}

/* A side of an area lies on none of these boundaries. */
static gboolean
is_between(double at, const double *boundaries, guint count)
{
    for (guint i = 0; i < count; i++)
        if (fabs(at - boundaries[i]) < GK_GRID_SNAP)
            return FALSE;
    return TRUE;
}

/* The last boundary that is no further than `at`. */
static guint
place_of(double at, const double *boundaries, guint count)
{
    guint low = 0, high = count;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (boundaries[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : 0;
}

/* Text of the cell in the middle of the area stands on it: it marks the text. */
static gboolean
is_behind_text(const GkFragment *fragment, const GkMark *mark)
{
    double x = (mark->x0 + mark->x1) / 2, y = (mark->y0 + mark->y1) / 2;
    const GkFragmentCell *cell = gk_fragment_cell_at(fragment, place_of(y, fragment->ys, fragment->row_count),
                                                     place_of(x, fragment->xs, fragment->column_count));
    for (guint i = 0; i < cell->n_glyphs; i++) {
        const GkGlyph *glyph = &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]);
        double gx = gk_box_center_x(glyph->box), gy = gk_box_center_y(glyph->box);
        if (gx > mark->x0 && gx < mark->x1 && gy > mark->y0 && gy < mark->y1)
            return TRUE;
    }
    return FALSE;
}

/* Coloured areas within a grid that are backgrounds neither of its cells, since some side of theirs is not that of a cell,
 * nor of text: the bars of a chart. */
static guint
count_painted(const GkFragment *fragment)
{
    const GArray *marks = fragment->layout->page->marks;
    GkBox box = fragment->box;
    guint count = 0;
    for (guint i = 0; i < marks->len && marks->len <= GK_JUDGE_GLYPHS && count < GK_JUDGE_BARS; i++) {
        const GkMark *mark = &g_array_index(marks, GkMark, i);
        if (mark->kind != GK_MARK_FILL || (mark->color & 0xf0f0f0) == 0xf0f0f0 || mark->x1 - mark->x0 < GK_GRID_SNAP ||
            mark->y1 - mark->y0 < GK_GRID_SNAP || mark->x0 < box.x0 - GK_GRID_SNAP ||
            mark->x1 > box.x1 + GK_GRID_SNAP || mark->y0 < box.y0 - GK_GRID_SNAP || mark->y1 > box.y1 + GK_GRID_SNAP)
            continue;
        count += (is_between(mark->x0, fragment->xs, fragment->column_count + 1) ||
                  is_between(mark->x1, fragment->xs, fragment->column_count + 1) ||
                  is_between(mark->y0, fragment->ys, fragment->row_count + 1) ||
                  is_between(mark->y1, fragment->ys, fragment->row_count + 1)) &&
            !is_behind_text(fragment, mark);
    }
    return count;
}

/* --- all of it --- */

static double
up_to_one(double value)
{
    return CLAMP(value, 0, 1);
}

static void
set_counted(const Cells *cells, const Counts *counts, double *features)
{
    double rows = MAX(1, counts->rows), entries = MAX(1, counts->entries), words = counts->words / entries;
    features[GK_FEATURE_SEVERAL] = counts->several / rows;
    features[GK_FEATURE_FULL] = up_to_one(counts->filled / (rows * cells->columns));
    features[GK_FEATURE_NUMBERS] = counts->numbers / entries;
    features[GK_FEATURE_LABELLED] = counts->labelled / rows;
    features[GK_FEATURE_HEADED] = headed(cells, counts->top_rows);
    features[GK_FEATURE_ROWS] = up_to_one((rows - 1) / 7);
    features[GK_FEATURE_COLUMNS] = up_to_one((cells->columns - 2) / 4.0);
    features[GK_FEATURE_ALONE] = 1.0 / MAX(1, counts->all_entries);
    features[GK_FEATURE_BLANK] = counts->rows == 0;
    features[GK_FEATURE_WORDS] = up_to_one((words - 6) / 12);
    features[GK_FEATURE_THROUGH] = counts->through / rows;
}

void
gk_features(const GkFragment *fragment, const GkFacts *facts, double *features)
{
    Cells cells;
    read_cells(fragment, &cells);
    cells.header_rows = count_header_rows(&cells);
    Counts counts = count(&cells);
    counts.top_rows = rows_without_numbers(&cells);
    set_counted(&cells, &counts, features);
    features[GK_FEATURE_SCATTERED] = scattered(fragment);
    features[GK_FEATURE_ON_RULES] = on_rules(fragment);
    features[GK_FEATURE_TICKS] = ticks(fragment);
    features[GK_FEATURE_PAINTED] = count_painted(fragment) / (double) GK_JUDGE_BARS;
    features[GK_FEATURE_BESIDE] = gk_share_touching(fragment, FALSE);
    features[GK_FEATURE_BELOW] = gk_share_touching(fragment, TRUE);
    features[GK_FEATURE_CLOSED] = facts->closed;
    features[GK_FEATURE_GOES_ON] = facts->goes_on;
    clear_cells(&cells);
}
