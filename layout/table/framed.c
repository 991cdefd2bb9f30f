/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table in a frame.
 *
 *      ─────────────────────────────────
 *       指标        单位      备注           header: down to the rule above the first
 *      ─────────────────────────────────    line with a number; the first band when
 *       编制人数    人        含离退休      there is no number at all
 *      ─────────────────────────────────
 *       公务用车    辆                      a frame's lines are all of the table, so
 *      ─────────────────────────────────    text in two places makes columns too
 *
 * What is in a frame is a table when one column of numbers fills most of its
 * lines, as without rules; or when its header has several labels and most of
 * its rows several entries; or when all of it is blank below such a header. Text
 * in one column between rules is prose.
 */
#include "layout/table/finder.h"

#include "layout/table/evidence.h"
#include "layout/table/header_end.h"
#include "layout/table/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <string.h>

static double
line_y(const GkAlignment *finder, guint line)
{
    return gk_box_center_y(finder->layout->lines[line].box);
}

/* The lines inside the frame; FALSE when there are none, or some are not its own. */
static gboolean
find_lines(const GkAlignment *finder, const GkFrame *frame, GkAlignmentRun *run)
{
    const GkPageLayout *layout = finder->layout;
    *run = (GkAlignmentRun) { 0, 0, 0, 0, 0, frame, NULL };
    while (run->header < layout->n_lines && line_y(finder, run->header) <= frame->box.y0)
        run->header++;
    for (run->end = run->header; run->end < layout->n_lines && line_y(finder, run->end) < frame->box.y1; run->end++) {
        const GkLine *line = &layout->lines[run->end];
        if (layout->line_roles[run->end] != GK_LINE_PROSE || gk_alignment_chunk_count(finder, run->end) == 0 ||
            line->box.x0 < frame->box.x0 - line->size || line->box.x1 > frame->box.x1 + line->size ||
            (frame->by_columns && gk_frame_is_parted_by(finder, frame, run->end)))
            return FALSE;
    }
    run->first = run->header;
    return run->end > run->header;
}

/* --- header --- */

/* Rows: the lowest rule over the whole width above y; columns: the top. */
static double
rule_above(const GkFrame *frame, double y)
{
    guint low = 0, high = frame->full->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(frame->full, double, middle) < y)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? g_array_index(frame->full, double, low - 1) : frame->box.y0;
}

/* The lines from `line` on between the same two rules: how many chunks they have. */
static guint
chunks_of_band(const GkAlignment *finder, const GkAlignmentRun *run, guint line)
{
    guint count = 0;
    double top = rule_above(run->frame, line_y(finder, line));
    for (guint i = line; i < run->end && rule_above(run->frame, line_y(finder, i)) == top; i++)
        count += gk_alignment_chunk_count(finder, i);
    return count;
}

/* How many chunks the fullest of them has. */
static guint
most_chunks_of_band(const GkAlignment *finder, const GkAlignmentRun *run, guint line)
{
    guint most = 0;
    double top = rule_above(run->frame, line_y(finder, line));
    for (guint i = line; i < run->end && rule_above(run->frame, line_y(finder, i)) == top; i++)
        most = MAX(most, gk_alignment_chunk_count(finder, i));
    return most;
}

/* Some line of [from, to) has labels in several places. */
static gboolean
has_labels(const GkAlignment *finder, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        if (gk_alignment_label_count(finder, i) > 1)
            return TRUE;
    return FALSE;
}

static guint
first_table_line(const GkAlignment *finder, const GkAlignmentRun *run)
{
    for (guint i = run->header; i < run->end; i++)
        if (finder->table_line[i])
            return i;
    return run->end;
}

/* The line after the last one of the band that `line` stands in. */
static guint
band_end(const GkAlignment *finder, const GkAlignmentRun *run, guint line)
{
    double top = rule_above(run->frame, line_y(finder, line));
    guint end = line + 1;
    while (end < run->end && rule_above(run->frame, line_y(finder, end)) == top)
        end++;
    return end;
}

static gboolean
is_lone_total(const GkAlignment *finder, guint line)
{
    const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, finder->first_chunk[line]);
    g_autofree char *text = gk_pieces_text(finder->layout, chunk);
    return gk_alignment_chunk_count(finder, line) == 1 && gk_label_is_total(text);
}

static gboolean
is_total(const GkAlignment *finder, const GkAlignmentRun *run, guint line)
{
    return is_lone_total(finder, line) && (run->frame->by_columns || chunks_of_band(finder, run, line) == 1);
}

/* Lines [header, end) below a title and a unit are the labels of a form that was left blank: no second one has labels
 * in most columns, as rows have. */
static gboolean
are_labels_of_form(const GkAlignment *finder, const GkAlignmentRun *run, guint end)
{
    guint rows = 0, columns = run->frame->positions->len - 1;
    for (guint i = run->header; i < end; i++)
        rows += 2 * gk_alignment_chunk_count(finder, i) > columns;
    return rows < 2 && columns > 2 && gk_alignment_is_below_captions(finder, run->header);
}

/* Between columns: all words when they end in the upper half and leave the rest blank, but for a total's label, and
 * those of a form. */
static guint
header_between_columns(const GkAlignment *finder, const GkAlignmentRun *run)
{
    guint end = run->end;
    while (end > run->header + 1 && is_lone_total(finder, end - 1))
        end--;
    double bottom = finder->layout->lines[end - 1].box.y1;
    return bottom < gk_box_center_y(run->frame->box) || are_labels_of_form(finder, run, end) ? end : run->header + 1;
}

/* Where the header ends when the table has no numbers: where all is blank from there on; else below the first band,
 * and those that divide its labels, but above the last. */
static guint
header_of_words(const GkAlignment *finder, const GkAlignmentRun *run)
{
    guint filled = 0, end = run->header;
    if (run->frame->by_columns)
        return header_between_columns(finder, run);
    for (guint line = run->header; line < run->end; line = band_end(finder, run, line))
        filled++;
    if (filled * 2 < run->frame->positions->len) {
        end = run->end;
        while (end > run->header + 1 && is_total(finder, run, end - 1))
            end--;
        return end;
    }
    for (end = band_end(finder, run, end); end < run->end; end = band_end(finder, run, end)) {
        guint above = end - 1;
        while (above > run->header && band_end(finder, run, above - 1) == end)
            above--;
        gboolean last = isnan(gk_frame_rule_between(run->frame, line_y(finder, end), run->frame->box.y1));
        if (last || chunks_of_band(finder, run, end) <= chunks_of_band(finder, run, above) ||
            most_chunks_of_band(finder, run, end) <= most_chunks_of_band(finder, run, above))
            break;
    }
    return end;
}

/* --- columns --- */

static GArray *
columns_between_rules(const GkFrame *frame)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(GkTextColumn));
    for (guint i = 0; i + 1 < frame->positions->len; i++) {
        double x0 = g_array_index(frame->positions, double, i), x1 = g_array_index(frame->positions, double, i + 1);
        GkTextColumn column = { x0, x1, x0, x1, FALSE, FALSE };
        g_array_append_val(columns, column);
    }
    return columns;
}

/* --- is it a table? --- */

/* There are three columns or more, and each has a label. */
static gboolean
labels_every_column(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GArray *xs = run->frame->positions;
    g_autofree guint8 *labelled = g_new0(guint8, xs->len);
    for (guint c = finder->first_chunk[run->header]; c < finder->first_chunk[run->first]; c++) {
        double x = gk_box_center_x(g_array_index(finder->chunks, GkChunk, c).box);
        for (guint i = 0; i + 1 < xs->len; i++)
            labelled[i] |= x > g_array_index(xs, double, i) && x < g_array_index(xs, double, i + 1);
    }
    return xs->len > 3 && !memchr(labelled, 0, xs->len - 1);
}

/* Most lines of the body (or, between rows that are ruled, most rows) have entries in several places. */
static gboolean
has_entries_beside(const GkAlignment *finder, const GkAlignmentRun *run)
{
    guint rows = 0, several = 0;
    for (guint i = run->first, end; i < run->end; i = end) {
        guint most = 0;
        end = run->frame->by_columns ? i + 1 : band_end(finder, run, i);
        for (guint line = i; line < end; line++)
            most = MAX(most, gk_alignment_chunk_count(finder, line));
        if (is_total(finder, run, i))
            continue;
        rows++;
        several += most > 1;
    }
    return several * 5 >= rows * 3 && (rows > 1 || !run->frame->by_columns || labels_every_column(finder, run));
}

/* Labels stand above the numbers or beside most of them. Figures in a chart have none. */
static gboolean
has_words(const GkAlignment *finder, const GkAlignmentRun *run)
{
    guint lines = 0, labelled = 0;
    for (guint i = run->first; i < run->end; i++) {
        gboolean word = FALSE;
        for (guint c = finder->first_chunk[i]; c < finder->first_chunk[i + 1]; c++)
            word |= !g_array_index(finder->chunks, GkChunk, c).number;
        lines += finder->table_line[i];
        labelled += finder->table_line[i] && word;
    }
    return labelled * 2 > lines || has_labels(finder, run->header, run->first);
}

/* Three columns or more, and nothing below the labels but that of a total: what a form is that was left blank. */
static gboolean
is_blank_form(const GkAlignment *finder, const GkAlignmentRun *run)
{
    return run->frame->positions->len > 3 && first_table_line(finder, run) == run->end && run->end - run->first < 2 &&
        has_labels(finder, run->header, run->first);
}

static gboolean
is_table(const GkAlignment *finder, const GkAlignmentRun *run)
{
    g_autoptr(GArray) columns = gk_alignment_columns(finder, run);
    if (first_table_line(finder, run) < run->end && columns->len > 1 && has_words(finder, run) &&
        gk_alignment_is_table(finder, run, columns))
        return TRUE;
    return run->frame->positions->len > 2 && has_labels(finder, run->header, run->first) &&
        has_entries_beside(finder, run);
}

/* Some columns have no rule between them: words stand on both sides of a place in half of the lines, and none across. */
static gboolean
leaves_columns_out(const GkAlignmentRun *run)
{
    for (guint i = 0; i < run->division->separators->len; i++) {
        const GkSeparator *separator = &g_array_index(run->division->separators, GkSeparator, i);
        if (!separator->drawn && separator->crossed == 0 && separator->support >= GK_ROWS_MARGIN_LINES &&
            separator->support * 2 > run->end - run->first &&
            !gk_frame_has_position(run->frame, separator->x))
            return TRUE;
    }
    return FALSE;
}

static GkFragment *
between_columns(const GkAlignment *finder, GkAlignmentRun *run)
{
    g_autoptr(GkDivision) division = gk_alignment_divide(finder, run->header, run->header, run->end);
    run->division = division;
    run->first = first_table_line(finder, run) < run->end ? gk_header_end(finder, run) : header_of_words(finder, run);
    gk_division_free(division);
    run->division = division = gk_alignment_divide(finder, run->header, run->first, run->end);
    gboolean captioned = gk_alignment_is_below_captions(finder, run->header);
    if (!is_table(finder, run) && !(captioned && is_blank_form(finder, run)))
        return gk_evidence_refused(finder, run,
                                   "between its column rules stand neither numbers beside words nor entries below labels");
    if (leaves_columns_out(run))
        return gk_evidence_refused(finder, run, "no rules run down between some of its columns");
    g_autoptr(GArray) columns = columns_between_rules(run->frame);
    return columns->len > 1 ? gk_alignment_try(finder, run, columns, captioned, FALSE) : NULL;
}

static GkFragment *
between_rows(const GkAlignment *finder, GkAlignmentRun *run, gboolean numbers)
{
    g_autoptr(GkDivision) division = gk_alignment_divide(finder, run->header, run->header, run->end);
    run->division = division;
    run->first = numbers ? gk_header_end(finder, run) : header_of_words(finder, run);
    if (!numbers && (run->frame->positions->len < 3 || !has_labels(finder, run->header, run->first)))
        return gk_evidence_refused(finder, run, "it has no numbers, and too few rules or labels for a form");
    gk_division_free(division);
    run->division = division = gk_alignment_divide(finder, run->header, run->first, run->end);
    gk_alignment_unite_label_beside(finder, run);
    g_autoptr(GArray) columns = gk_alignment_columns(finder, run);
    if (numbers && columns->len && !has_labels(finder, run->header, run->first) &&
        gk_alignment_only_counts(finder, run, columns))
        return gk_evidence_refused(finder, run, "its numbers only count: contents, or numbered lines");
    gk_alignment_match_header(finder, run, columns);
    gk_alignment_continue(finder, run, columns);
    return columns->len > 1 ? gk_alignment_try(finder, run, columns, gk_alignment_is_captioned(finder, run), FALSE) : NULL;
}

/* The most room between two lines of the frame, points. */
static double
most_room(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GkLine *lines = finder->layout->lines;
    double most = 0;
    for (guint i = run->header + 1; i < run->end; i++)
        most = MAX(most, lines[i].box.y0 - lines[i - 1].box.y1);
    return GK_ROWS_FORM_SHARE * most;
}

/* The rules end, the rows do not: right below the frame, entries go on between its sides, for more lines than a page cuts
 * off. Then its lines are found without it. Below two rules that enclose fewer lines than follow, a header, the first row
 * may be a high one. */
static gboolean
goes_on_below(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GkLine *lines = finder->layout->lines, *below = &lines[run->end];
    GkBox box = run->frame->box;
    GkAlignmentRun rest;
    if (run->end >= finder->layout->n_lines || finder->layout->line_roles[run->end] != GK_LINE_PROSE ||
        finder->prose[run->end] || below->box.x0 < box.x0 - below->size || below->box.x1 > box.x1 + below->size ||
        gk_frame_is_parted_by(finder, run->frame, run->end))
        return FALSE;
    guint first = run->end;
    while (first > run->header && gk_alignment_chunk_count(finder, first) < 2)
        first--;
    gk_alignment_find_run(finder, first, &rest);
    gboolean header = run->frame->positions->len == 2 && rest.end > 2 * run->end - run->header;
    double near = (header ? GK_ALIGN_HEADER_FIRST_EM : GK_FRAME_OPEN_EM) * below->size;
    return below->box.y0 - below[-1].box.y1 <= MAX(near, most_room(finder, run)) &&
        rest.end > run->end + (gk_alignment_chunk_count(finder, run->end) > 1 ? 0 : 1);
}

/* Rows stand above its first rule: entries between its sides, from which lines that belong together lead into it. */
static gboolean
goes_on_above(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GkLine *lines = finder->layout->lines;
    GkBox box = run->frame->box;
    GkAlignmentRun rest;
    guint first = run->header;
    while (first > 0 && run->header - first < GK_ALIGN_WORD_LINES && (first == run->header || gk_alignment_chunk_count(finder, first) < 2))
        first--;
    if (first == run->header || gk_alignment_chunk_count(finder, first) < 2)
        return FALSE;
    for (guint i = first; i < run->header; i++)
        if (finder->layout->line_roles[i] != GK_LINE_PROSE || finder->prose[i] ||
            lines[i].box.x0 < box.x0 - lines[i].size || lines[i].box.x1 > box.x1 + lines[i].size ||
            gk_alignment_parts_tables(finder, i))
            return FALSE;
    gk_alignment_find_run(finder, first, &rest);
    return rest.end > run->header + 1;
}

GkFragment *
gk_alignment_framed(const GkAlignment *finder, GkFrame *frame)
{
    GkAlignmentRun run;
    if (!find_lines(finder, frame, &run))
        return NULL;
    gk_evidence_candidate(finder, &run, frame->by_columns ? "rules run down between columns"
                                                          : "rules of one length lie below each other");
    gboolean numbers = first_table_line(finder, &run) < run.end;
    if (goes_on_below(finder, &run))
        return gk_evidence_refused(finder, &run, "its rules end and its rows go on below them");
    if (frame->header_alone) {
        gk_frame_open_below_header(finder, frame);
        if (!find_lines(finder, frame, &run))
            return NULL;
        numbers = first_table_line(finder, &run) < run.end;
    }
    if (goes_on_above(finder, &run))
        return gk_evidence_refused(finder, &run, "its rules begin below its first rows");
    g_autofree guint8 *before = g_memdup2(finder->table_line, finder->layout->n_lines + 1);
    for (guint i = run.first; i < run.end && !frame->by_columns; i++)
        finder->table_line[i] |= gk_alignment_chunk_count(finder, i) > 1;
    GkFragment *fragment = frame->by_columns ? between_columns(finder, &run) : between_rows(finder, &run, numbers);
    if (fragment)
        memset(finder->table_line + run.header, 0, run.end - run.header);
    else
        memcpy(finder->table_line, before, finder->layout->n_lines + 1);
    return fragment;
}
