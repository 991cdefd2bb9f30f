/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables without rules that were left blank.
 *
 *             政府性基金预算支出表                     a title
 *      编制部门：某某局            单位：万元          and a unit
 *        科目编码                本年支出
 *      类   款   项    科目名称   小计  基本   项目     labels, however many lines of them
 *                     合计                             a total may stand below them, and labels of rows below that
 *                     本级支出
 *      注：本部门无此项预算。
 *
 * Publishers print the form of a table for which they have nothing to tell, and
 * that it is there, and blank, is what it tells. Labels without a number make no
 * table elsewhere: both captions must stand above them, some line must have three
 * or more, be they as near as words are (pieces/label_gaps.c), and nothing else may follow on the page but notes and sentences.
 */
#include "layout/table/finder.h"

#include "layout/table/evidence.h"
#include "layout/table/tuning.h"
#include "layout/words/row_words.h"

#define CAPTIONS 4 /* lines: title, subtitle, number, organization and unit */

gboolean
gk_alignment_is_below_captions(const GkAlignment *finder, guint line)
{
    gboolean title = FALSE, unit = FALSE;
    for (guint i = line; i-- > 0 && line - i <= CAPTIONS && gk_alignment_is_near(finder, i, GK_ALIGN_HEADER_NEAR_EM);) {
        title |= gk_alignment_is_title(finder, i);
        unit |= gk_alignment_is_unit(finder, i);
        if (!gk_alignment_is_title(finder, i) && !gk_alignment_is_field(finder, i))
            break;
    }
    return title && unit;
}

/* 合计; in a table of two halves 收入总计, 支出总计. 合计, 基本支出 are labels. */
static gboolean
is_total(const GkAlignment *finder, guint line)
{
    guint totals = 0;
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        g_autofree char *text = gk_pieces_text(finder->layout, &g_array_index(finder->chunks, GkChunk, c));
        if (!gk_label_is_total(text))
            return FALSE;
        totals++;
    }
    return totals > 0;
}

/* The line is one of labels only. */
static gboolean
is_of_labels(const GkAlignment *finder, guint line)
{
    return finder->layout->line_roles[line] == GK_LINE_PROSE && !finder->table_line[line] &&
        !gk_alignment_parts_tables(finder, line);
}

/* What stands below the labels are words about the table, captions of the next, or nothing. */
static gboolean
is_followed_by_words(const GkAlignment *finder, guint line)
{
    const GkPageLayout *layout = finder->layout;
    return line == layout->n_lines || layout->line_roles[line] == GK_LINE_RUNNING_FOOT ||
        (layout->line_roles[line] == GK_LINE_PROSE && !finder->table_line[line] &&
         gk_alignment_parts_tables(finder, line));
}

/* Words with the same room between any two, and less than an em: it may be a line of text. */
static gboolean
is_spaced_as_text(const GkAlignment *finder, guint line)
{
    double least = G_MAXDOUBLE, most = 0, em = 0;
    if (finder->strip_lines[line] == G_MAXUINT)
        return FALSE;
    const GkStripLine *words = gk_strip_line(finder->strip, finder->strip_lines[line]);
    for (guint i = words->first + 1; i < words->end; i++) {
        const GkWord *b = gk_strip_word(finder->strip, i), *a = b - 1;
        least = MIN(least, b->box.x0 - a->box.x1);
        most = MAX(most, b->box.x0 - a->box.x1);
        em = MAX(a->size, b->size);
    }
    return most < em && most - least < GK_ALIGN_TEXT_SPACE_EM * em;
}

/* No line has three labels but for what may be the words of a text. */
static gboolean
may_be_text(const GkAlignment *finder, const GkAlignmentRun *run)
{
    for (guint i = run->header; i < run->end; i++)
        if (gk_alignment_label_count(finder, i) > 2 && !is_spaced_as_text(finder, i))
            return FALSE;
    return TRUE;
}

static gboolean
find_run(const GkAlignment *finder, guint line, GkAlignmentRun *run)
{
    guint end = line, labels = 0;
    for (; end < finder->layout->n_lines && end - line <= GK_ALIGN_HEADER_LINES && is_of_labels(finder, end); end++) {
        double near = is_total(finder, end) ? GK_ALIGN_TOTAL_GAP_EM : GK_ALIGN_HEADER_NEAR_EM;
        if (end > line && !gk_alignment_is_near(finder, end - 1, near))
            return FALSE;
        labels = MAX(labels, gk_alignment_label_count(finder, end));
    }
    guint first = end;
    for (guint i = end; i-- > line + 1 && (gk_alignment_chunk_count(finder, i) == 1 || is_total(finder, i));)
        first = is_total(finder, i) ? i : first;
    *run = (GkAlignmentRun) { line, first, end, 0, 0, NULL, NULL };
    return labels > 2 && is_followed_by_words(finder, end);
}

GkFragment *
gk_alignment_blank(const GkAlignment *finder, guint line, guint *end)
{
    GkAlignmentRun run;
    if (!is_of_labels(finder, line) || !gk_alignment_is_below_captions(finder, line) || !find_run(finder, line, &run))
        return NULL;
    gk_evidence_candidate(finder, &run, "labels stand side by side below a title and a unit, and no numbers follow");
    g_autoptr(GkDivision) division = gk_alignment_divide(finder, run.header, run.first, run.end);
    run.division = division;
    g_autoptr(GArray) columns = g_array_new(FALSE, TRUE, sizeof(GkTextColumn));
    gk_alignment_match_header(finder, &run, columns);
    guint levels;
    GkFragment *fragment = columns->len > 2 ? gk_alignment_build(finder, &run, columns, &levels) : NULL;
    if (!fragment)
        return gk_evidence_refused(finder, &run, "its labels make no three columns");
    gk_evidence_columns(finder, &run, columns);
    gk_evidence_built(fragment, levels);
    if (may_be_text(finder, &run))
        gk_diagnostics_add(finder->diagnostics, GK_DIAGNOSTIC_TABLE_DOUBTFUL, fragment->page, &fragment->box,
                           "page %u: what was read as a table may be none", fragment->page);
    *end = run.end;
    return fragment;
}
