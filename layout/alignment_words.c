/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables without rules and without numbers.
 *
 *                  资产情况表                   a title or a unit right above
 *      项目          单位        备注           labels, one for each column
 *      公务用车      辆          截至年末        rows with entries below them
 *      办公用房      平方米      自有
 *
 * Words in two places make no table: lists, signatures, contents and headings set
 * with spaces look the same. So the caption must stand right above, the first
 * line must have a label for every column that the lines below have, and most of
 * those must fill several. Tables left blank are found in alignment_blank.c.
 */
#include "layout/alignment_internal.h"

#include "layout/tuning.h"

#include <string.h>

static gboolean
has_caption(const GkAlignment *finder, guint line)
{
    return line > 0 && gk_alignment_is_near(finder, line - 1, GK_ALIGN_HEADER_NEAR_EM) &&
        (gk_alignment_is_unit(finder, line - 1) || gk_alignment_is_title(finder, line - 1));
}

/* The run of words below the caption; FALSE when there is none. */
static gboolean
find_run(const GkAlignment *finder, guint line, GkAlignmentRun *run)
{
    guint rows = 0, labels = gk_alignment_chunk_count(finder, line);
    if (labels < 2 || !has_caption(finder, line) || finder->layout->line_roles[line] != GK_LINE_PROSE ||
        gk_alignment_parts_tables(finder, line))
        return FALSE;
    *run = (GkAlignmentRun) { line, line + 1, line + 1, NULL, NULL };
    for (guint i = line + 1; i < finder->layout->n_lines && !gk_alignment_parts_tables(finder, i); i++) {
        gboolean wrapped =
            gk_alignment_chunk_count(finder, i) == 1 && gk_alignment_is_near(finder, i - 1, GK_ALIGN_WRAPPED_GAP_EM);
        if (finder->table_line[i] || !(wrapped || gk_alignment_chunk_count(finder, i) > 1) ||
            !gk_alignment_is_near(finder, i - 1, GK_ALIGN_LINE_GAP_EM))
            break;
        rows += gk_alignment_chunk_count(finder, i) > 1;
        run->end = i + 1;
    }
    return rows > 1 && rows + labels >= GK_ALIGN_WORD_ROWS;
}

/* Each column has its label, and each entry lies in one column. */
static gboolean
is_table(const GkAlignment *finder, const GkAlignmentRun *run, GArray *columns)
{
    if (columns->len != gk_alignment_chunk_count(finder, run->header))
        return FALSE;
    for (guint c = finder->first_chunk[run->header]; c < finder->first_chunk[run->end]; c++) {
        GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        gk_alignment_place_chunk(chunk, columns);
        if (chunk->first_column != chunk->last_column)
            return FALSE;
    }
    return TRUE;
}

GkFragment *
gk_alignment_words(const GkAlignment *finder, guint line, guint *end)
{
    GkAlignmentRun run;
    if (!find_run(finder, line, &run))
        return NULL;
    g_autofree guint8 *before = g_memdup2(finder->table_line, finder->layout->n_lines + 1);
    memset(finder->table_line + run.header, 1, run.end - run.header);
    GkAlignmentRun all = { run.header, run.header, run.end, NULL, NULL };
    g_autoptr(GArray) columns = gk_alignment_columns(finder, &all);
    GkFragment *fragment = is_table(finder, &run, columns) ? gk_alignment_build(finder, &run, columns) : NULL;
    memcpy(finder->table_line, before, finder->layout->n_lines + 1);
    if (fragment)
        *end = run.end;
    return fragment;
}
