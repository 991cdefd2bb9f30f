/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The evidence of a candidate, told to the trace.
 *
 *      Ash       6,558 │ 189.7          what a separator is worth is summed over lines and kept as one figure
 *      Beech     7,139 │ 173.7          (pieces/separators.c); for people it is taken apart here: how many lines
 *      Elm and other tr│ees             have words on both sides, numbers, edges that line up, or a word across
 *
 * The same for rows: between two of them a rule may be drawn, each may have a number of one column, the lower one's label
 * may begin as those of rows do, and their lines are so far apart. What of this was decisive only rows/rows.c knows,
 * which weighs whole tables.
 *
 * Nothing here decides anything. Each line is looked at once per separator, and only when somebody traces.
 */
#include "layout/table/evidence.h"

#include "layout/grid/loose_rules.h"
#include "layout/grid/tuning.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"

#include <math.h>

/* The lines [header, end) and, where rules say where it is, what they enclose. */
static GkBox
box_of(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GkLine *lines = finder->layout->lines;
    GkBox box = run->frame ? run->frame->box : lines[run->header].box;
    for (guint i = run->header; i < run->end; i++)
        box = gk_box_union(box, lines[i].box);
    return box;
}

void
gk_evidence_candidate(const GkAlignment *finder, const GkAlignmentRun *run, const char *because)
{
    if (!finder->layout->trace)
        return;
    gk_trace_begin(finder->layout->trace);
    GkBox box = box_of(finder, run);
    gk_trace(finder->layout, CANDIDATE, &box, gk_trace_uint("lines", run->end - run->header),
             gk_trace_text("text", finder->layout->lines[run->header].text), gk_trace_text("because", because));
}

GkFragment *
gk_evidence_refused(const GkAlignment *finder, const GkAlignmentRun *run, const char *because)
{
    if (!finder->layout->trace)
        return NULL;
    GkBox box = box_of(finder, run);
    gk_trace(finder->layout, REFUSED, &box, gk_trace_text("because", because));
    gk_trace_end(finder->layout->trace);
    return NULL;
}

/* --- rows --- */

typedef struct {
    double top, bottom; /* middles of its first and last line */
    double step; /* the largest between its lines */
    guint lines;
} RowLines;

static int
compare_heights(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* The lines that glyphs of cells of this row alone make. */
static RowLines
lines_of_row(const GkFragment *fragment, guint row)
{
    g_autoptr(GArray) heights = g_array_new(FALSE, FALSE, sizeof(double));
    double size = 1;
    for (guint c = 0; c < fragment->column_count; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, c);
        gboolean own = cell->row == row && cell->row_span == 1 && cell->column == c;
        for (guint j = 0; own && j < cell->n_glyphs; j++) {
            const GkGlyph *glyph = &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[j]);
            double y = gk_box_center_y(glyph->box);
            size = MAX(size, glyph->size);
            g_array_append_val(heights, y);
        }
    }
    g_array_sort(heights, compare_heights);
    RowLines lines = { NAN, NAN, 0, 0 };
    for (guint i = 0; i < heights->len; i++) {
        double y = g_array_index(heights, double, i);
        if (lines.lines && y - lines.bottom <= GK_ROWS_LINE_EM * size)
            continue;
        lines.step = lines.lines ? MAX(lines.step, y - lines.bottom) : 0;
        lines.top = lines.lines++ ? lines.top : y;
        lines.bottom = y;
    }
    return lines;
}

static gboolean
is_of_digits(const GkFragment *fragment, const GkFragmentCell *cell)
{
    guint digits = 0;
    for (guint i = 0; i < cell->n_glyphs; i++) {
        gunichar c = g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]).character;
        if (!gk_is_numeric(c) && !g_unichar_ispunct(c))
            return FALSE;
        digits += gk_is_digit(c);
    }
    return digits > 0;
}

/* The first column, from 1, with numbers in this row and the one above; 0 without any. */
static guint
column_of_both(const GkFragment *fragment, guint row)
{
    for (guint c = 0; c < fragment->column_count; c++) {
        const GkFragmentCell *above = gk_fragment_cell_at(fragment, row - 1, c),
                             *below = gk_fragment_cell_at(fragment, row, c);
        if (above != below && is_of_digits(fragment, above) && is_of_digits(fragment, below))
            return c + 1;
    }
    return 0;
}

/* The first label of the row begins as those of rows do: 一、, 1., 其中：. */
static gboolean
begins_as_row(const GkFragment *fragment, guint row)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, 0);
    for (guint i = 0; cell->row == row && i < MIN(cell->n_glyphs, 12); i++)
        g_string_append_unichar(text,
                                g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]).character);
    return gk_rows_text_is_numbered(text->str);
}

/* The part of the width along which a rule is drawn at y. */
static double
drawn_across(const GkFragment *fragment, double y)
{
    const GkLooseRules *loose = fragment->layout->loose;
    double drawn = 0;
    for (guint i = 0; loose && i < loose->n_horizontal; i++)
        if (fabs(loose->horizontal[i].at - y) <= GK_GRID_SNAP)
            drawn += MAX(
                0, gk_overlap(loose->horizontal[i].from, loose->horizontal[i].to, fragment->box.x0, fragment->box.x1));
    return MIN(1, drawn / MAX(1, gk_box_width(fragment->box)));
}

static gboolean
has_boundary(const GkFragment *fragment, double y)
{
    guint low = 0, high = fragment ? fragment->row_count : 0;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (fragment->ys[middle] < y - 0.01)
            low = middle + 1;
        else
            high = middle;
    }
    return fragment && fabs(fragment->ys[low] - y) < 0.01;
}

void
gk_evidence_rows(const GkFragment *fragment, guint from, const GkFragment *before)
{
    RowLines above = { NAN, NAN, 0, 0 };
    for (guint r = from; fragment->layout->trace && r < fragment->row_count; r++) {
        RowLines lines = lines_of_row(fragment, r);
        GkBox box = { fragment->box.x0, fragment->ys[r], fragment->box.x1, fragment->ys[r + 1] };
        GkBox edge = { box.x0, box.y0, box.x1, box.y0 };
        if (r > from && !has_boundary(before, box.y0))
            gk_trace(fragment->layout, ROW_BOUNDARY, &edge, gk_trace_number("drawn", drawn_across(fragment, box.y0)),
                     gk_trace_uint("column", column_of_both(fragment, r)),
                     gk_trace_flag("numbered", begins_as_row(fragment, r)),
                     gk_trace_number("step", lines.lines && above.lines ? lines.top - above.bottom : 0));
        if (lines.lines > 1 && !before)
            gk_trace(fragment->layout, ROW_LINES, &box, gk_trace_uint("row", r + 1),
                     gk_trace_uint("lines", lines.lines), gk_trace_number("step", lines.step));
        above = lines;
    }
}

void
gk_evidence_built(const GkFragment *fragment, guint header_rows)
{
    if (!fragment->layout->trace)
        return;
    gk_evidence_rows(fragment, header_rows, NULL);
    gk_trace(fragment->layout, TABLE_BUILT, &fragment->box, gk_trace_uint("rows", fragment->row_count),
             gk_trace_uint("columns", fragment->column_count), gk_trace_uint("header_rows", header_rows));
}

void
gk_evidence_judged(const GkFragment *fragment, double score)
{
    gk_trace(fragment->layout, JUDGED, &fragment->box, gk_trace_flag("table", score > GK_JUDGE_LEAST),
             gk_trace_text("verdict", score > GK_JUDGE_LEAST ? "a table" : "no table"), gk_trace_number("score", score),
             gk_trace_number("least", GK_JUDGE_LEAST));
}

void
gk_evidence_pieces(const GkAlignment *finder)
{
    for (guint i = 0; finder->layout->trace && i < finder->chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, i);
        g_autofree char *text = gk_pieces_text(finder->layout, chunk);
        gk_trace(finder->layout, PIECE, &chunk->box, gk_trace_text("text", text),
                 gk_trace_flag("number", chunk->number));
    }
}

/* --- separators --- */

typedef struct {
    guint parted, crossed, numbers; /* lines */
    guint left_edges, right_edges; /* words that end left of it, or begin right of it, at one x: the most there are */
    double white; /* of the narrowest gap, in spaces of its font */
} Evidence;

/* What one line says of the separator at x between those at `low` and `high`. */
static void
look_at_line(const GkStrip *strip, const GkStripLine *line, double x, double low, double high, Evidence *evidence)
{
    const GkWord *left = NULL, *right = NULL;
    for (guint i = line->first; i < line->end && !right; i++) {
        const GkWord *word = gk_strip_word(strip, i);
        if (word->box.x0 < x - GK_SEPARATOR_REACH && word->box.x1 > x + GK_SEPARATOR_REACH) {
            evidence->crossed++;
            return;
        }
        *(gk_box_center_x(word->box) < x ? &left : &right) = word;
    }
    if (!left || !right || left->box.x1 <= low || right->box.x0 >= high)
        return;
    double gap = right->box.x0 - left->box.x1, spaces = gap / MAX(left->space, right->space);
    evidence->white = evidence->parted++ ? MIN(evidence->white, spaces) : spaces;
    evidence->numbers += left->number && right->number;
    evidence->left_edges = MAX(evidence->left_edges, gk_strip_edges_at(strip, left->box.x1, TRUE));
    evidence->right_edges = MAX(evidence->right_edges, gk_strip_edges_at(strip, right->box.x0, FALSE));
}

/* The part of the height along which a rule is drawn at x. */
static double
drawn_share(const GkLooseRules *loose, double x, GkBox box)
{
    double drawn = 0;
    for (guint i = 0; i < loose->n_vertical; i++) {
        const GkRule *rule = &loose->vertical[i];
        if (fabs(rule->at - x) <= GK_GRID_SNAP)
            drawn += MAX(0, gk_overlap(rule->from, rule->to, box.y0, box.y1));
    }
    return drawn / MAX(1, gk_box_height(box));
}

static void
tell_separator(const GkAlignment *finder, const GkDivision *division, guint i, GkBox box)
{
    const GkSeparator *separator = &g_array_index(division->separators, GkSeparator, i);
    double low = i ? separator[-1].x : -G_MAXDOUBLE,
           high = i + 1 < division->separators->len ? separator[1].x : G_MAXDOUBLE;
    Evidence evidence = { 0 };
    for (guint line = 0; line < division->strip->lines->len; line++)
        look_at_line(division->strip, gk_strip_line(division->strip, line), separator->x, low, high, &evidence);
    double drawn = drawn_share(finder->layout->loose, separator->x, box);
    box.x0 = box.x1 = separator->x;
    gk_trace(finder->layout, SEPARATOR, &box, gk_trace_flag("drawn", separator->drawn),
             gk_trace_number("drawn_share", drawn), gk_trace_number("gain", separator->gain),
             gk_trace_uint("lines", division->strip->lines->len), gk_trace_uint("parted", evidence.parted),
             gk_trace_uint("crossed", evidence.crossed), gk_trace_number("white", evidence.white),
             gk_trace_uint("left_edges", evidence.left_edges), gk_trace_uint("right_edges", evidence.right_edges),
             gk_trace_uint("numbers", evidence.numbers),
             gk_trace_flag("apart", !separator->drawn && separator->gain <= 0));
}

void
gk_evidence_columns(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns)
{
    if (!finder->layout->trace)
        return;
    GkBox box = box_of(finder, run);
    for (guint i = 0; run->division && i < run->division->separators->len; i++)
        tell_separator(finder, run->division, i, box);
    for (guint i = 0; i < columns->len; i++) {
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        GkBox place = { column->x0, box.y0, column->x1, box.y1 };
        gk_trace(finder->layout, COLUMN, &place, gk_trace_uint("column", i + 1),
                 gk_trace_flag("number", column->number), gk_trace_flag("doubtful", column->doubtful));
    }
}
