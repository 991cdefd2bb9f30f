/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a table without rules.
 *
 *      收入总计                        18.00     table lines: with a number and something beside it
 *      财政拨款    小计                18.00
 *                  专项收入                      without one, but aligned with lines above
 *      其他资金    小计
 *                  事业收入                      ... to the end of the page
 *
 * From one table line to the next as long as they are near and nothing parts them.
 * Below the last one, rows without amounts go on to the end of the page: a table
 * that is cut by it, or whose last items have none, ends with them.
 */
#include "layout/table/finder.h"

#include "layout/table/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>

gboolean
gk_alignment_table_between(const GkAlignment *finder, double y0, double y1)
{
    for (guint i = 0; i < finder->ruled->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(finder->ruled, i);
        if (fragment->page == finder->layout->page->number && fragment->box.y0 < y1 && fragment->box.y1 > y0)
            return TRUE;
    }
    return FALSE;
}

gboolean
gk_alignment_is_total_line(const GkAlignment *finder, guint line)
{
    if (!finder->table_line[line])
        return FALSE;
    g_autofree char *text =
        gk_pieces_text(finder->layout, &g_array_index(finder->chunks, GkChunk, finder->first_chunk[line]));
    return gk_label_is_total(text);
}

/* Pieces side by side; text that runs downwards has always something beside it. */
static gboolean
has_several(const GkAlignment *finder, guint line)
{
    return gk_alignment_chunk_count(finder, line) > 1 || finder->layout->lines[line].vertical;
}

/* `bottom`: of the lines so far. Table lines may stand far apart (rows with room in them), and the first of them from the header above it; others no
 * further than those of the run do. */
static gboolean
goes_on(const GkAlignment *finder, guint above, guint below, gboolean data, double bottom, double *widest)
{
    const GkLine *a = &finder->layout->lines[above], *b = &finder->layout->lines[below];
    double gap = b->box.y0 - bottom, size = MAX(a->size, b->size);
    gboolean both = has_several(finder, above) && has_several(finder, below);
    both |= !data && finder->table_line[below];
    double limit = both ? GK_ALIGN_ROW_GAP_EM * size : MAX(GK_ALIGN_LINE_GAP_EM * size, 1.2 * *widest);
    if (gk_alignment_is_total_line(finder, below)) /* blank rows may stand above it */
        limit = MAX(limit, GK_ALIGN_TOTAL_GAP_EM * size);
    if (gap > limit || gk_alignment_table_between(finder, bottom, b->box.y0))
        return FALSE;
    *widest = MAX(*widest, MIN(gap, GK_ALIGN_ROW_GAP_EM * size));
    return TRUE;
}

/* A chunk of the line begins where the other does, or has its middle there. */
static gboolean
has_at(const GkAlignment *finder, guint line, const GkChunk *other)
{
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        if (fabs(chunk->box.x0 - other->box.x0) < GK_ALIGN_START_EM * other->size ||
            fabs(gk_box_center_x(chunk->box) - gk_box_center_x(other->box)) < GK_ALIGN_LINED_UP_EM * other->size)
            return TRUE;
    }
    return FALSE;
}

/* So does one of the lines above it, back to `first`. */
static gboolean
starts_with_another(const GkAlignment *finder, guint line, guint first, const GkChunk *chunk)
{
    for (guint t = line; t-- > first && line - t < GK_ALIGN_START_REACH;)
        if (has_at(finder, t, chunk))
            return TRUE;
    return FALSE;
}

/* All chunks of a line without numbers begin where chunks of the lines above it do. */
static gboolean
is_aligned(const GkAlignment *finder, guint line, guint first)
{
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++)
        if (!starts_with_another(finder, line, first, &g_array_index(finder->chunks, GkChunk, c)))
            return FALSE;
    return finder->first_chunk[line + 1] > finder->first_chunk[line];
}

/* --- rows without amounts at the end of a page --- */

/* Lines from which the step between rows is taken. */
#define TRAIL_LINES 6

typedef struct {
    double left, right; /* where the first column begins, at the least, and the second one */
    double step; /* between rows */
    double y; /* of the last row */
    gboolean inside; /* the last line has an entry right of the first column */
    gboolean numbered; /* labels above are */
} Trail;

static gboolean
is_numbered(const GkAlignment *finder, const GkChunk *chunk)
{
    g_autofree char *text = gk_pieces_text(finder->layout, chunk);
    return gk_rows_text_is_numbered(text);
}

static void
begin_trail(const GkAlignment *finder, const GkAlignmentRun *run, Trail *trail)
{
    const GkLine *lines = finder->layout->lines;
    guint last = run->end - 1, most = 0;
    *trail = (Trail) { .y = gk_box_center_y(lines[last].box) };
    for (guint i = last; i > run->first && last - i < TRAIL_LINES; i--) /* rows of one and of several lines */
        trail->step = MAX(trail->step, gk_box_center_y(lines[i].box) - gk_box_center_y(lines[i - 1].box));
    for (guint i = run->first; i < run->end; i++)
        most = MAX(most, gk_alignment_chunk_count(finder, i));
    trail->left = lines[run->first].box.x0;
    trail->right = lines[run->first].box.x1;
    for (guint i = run->first; i < run->end; i++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, finder->first_chunk[i]);
        trail->numbered |= gk_alignment_chunk_count(finder, i) > 0 && is_numbered(finder, chunk);
        if (gk_alignment_chunk_count(finder, i) < MAX(most, 2))
            continue;
        trail->left = MIN(trail->left, chunk->box.x0 - GK_ALIGN_INSIDE_EM * chunk->size);
        trail->right = MIN(trail->right, chunk[1].box.x0);
    }
}

/* A number ends where one above it does. */
static gboolean
ends_with_another(const GkAlignment *finder, guint line, guint first, const GkChunk *chunk)
{
    for (guint t = line; chunk->number && t-- > first && line - t < GK_ALIGN_START_REACH;)
        for (guint c = finder->first_chunk[t]; c < finder->first_chunk[t + 1]; c++) {
            const GkChunk *other = &g_array_index(finder->chunks, GkChunk, c);
            if (other->number && fabs(other->box.x1 - chunk->box.x1) < GK_ALIGN_LINED_UP_EM * chunk->size)
                return TRUE;
        }
    return FALSE;
}

/* The line is a row of the table: an entry in line with those above, as far below as rows are; or a further line of
 * the last row. Labels of the first column may stand at any height in it. FALSE ends the search in vain. */
static gboolean
extends(const GkAlignment *finder, const GkAlignmentRun *run, guint line, Trail *trail)
{
    const GkLine *l = &finder->layout->lines[line];
    double y = gk_box_center_y(l->box);
    if (finder->table_line[line] || gk_alignment_parts_tables(finder, line) || fabs(l->size - l[-1].size) > 0.6)
        return FALSE;
    trail->inside = FALSE;
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        gboolean label = chunk->box.x0 > trail->left && chunk->box.x1 < trail->right;
        if (!label && !starts_with_another(finder, line, run->first, chunk) &&
            !ends_with_another(finder, line, run->first, chunk))
            return FALSE;
        trail->inside |= !label;
    }
    double off = y - trail->y - trail->step, slack = GK_ALIGN_STEP_SHARE * trail->step;
    if (off >= -slack)
        trail->y = y;
    return MIN(off, y - gk_box_center_y(l[-1].box) - trail->step) < slack;
}

/* The line holds one label that begins where those of rows do, as far below the last row as rows are. */
static gboolean
is_label_of_row(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const Trail *trail)
{
    const GkLine *lines = finder->layout->lines;
    const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, finder->first_chunk[line]);
    double off = gk_box_center_y(lines[line].box) - gk_box_center_y(lines[run->end - 1].box) - trail->step;
    double left = lines[run->end - 1].box.x0;
    return fabs(off) < GK_ALIGN_STEP_SHARE * trail->step && (trail->numbered || !is_numbered(finder, chunk)) &&
        fabs(chunk->box.x0 - left) < GK_ALIGN_LINED_UP_EM * chunk->size &&
        !gk_alignment_is_total_line(finder, run->end - 1);
}

/* They go on to the end of the page. Headings below a table stand in its first column, alone: they are seldom the last
 * thing on a full page. */
static void
include_trailing_rows(const GkAlignment *finder, GkAlignmentRun *run)
{
    const GkPageLayout *layout = finder->layout;
    Trail trail;
    guint end = run->end;
    gboolean inside = FALSE;
    begin_trail(finder, run, &trail);
    for (; end < layout->n_lines && layout->line_roles[end] == GK_LINE_PROSE; end++) {
        if (!extends(finder, run, end, &trail))
            return;
        inside |= trail.inside;
    }
    for (guint i = end; i < layout->n_lines; i++)
        if (layout->line_roles[i] != GK_LINE_RUNNING_FOOT)
            return;
    gboolean full = end > run->end && layout->lines[end - 1].box.y1 > GK_ALIGN_FULL_PAGE_SHARE * layout->page->height;
    if (inside || (full && is_label_of_row(finder, run, run->end, &trail)))
        run->end = end;
}

/* --- the run --- */

/* An entry beside the first of some line above begins at x. */
static gboolean
begins_entry(const GkAlignment *finder, guint line, guint first, double x, double near)
{
    for (guint t = line; t-- > first && line - t < GK_ALIGN_START_REACH;)
        for (guint c = finder->first_chunk[t] + 1; c < finder->first_chunk[t + 1]; c++)
            if (fabs(g_array_index(finder->chunks, GkChunk, c).box.x0 - x) < near)
                return TRUE;
    return FALSE;
}

/* Entries set close: behind the widest gap of the line, wider than the others, stands what begins as entries above do. */
static gboolean
is_parted_as_above(const GkAlignment *finder, guint line, guint first)
{
    double widest = 0, next = 0, x = 0;
    if (finder->strip_lines[line] == G_MAXUINT)
        return FALSE;
    const GkStripLine *words = gk_strip_line(finder->strip, finder->strip_lines[line]);
    for (guint i = words->first; i + 1 < words->end; i++) {
        double from = gk_strip_word(finder->strip, i)->box.x1, to = gk_strip_word(finder->strip, i + 1)->box.x0;
        next = MAX(next, MIN(widest, to - from));
        x = to - from > widest ? to : x;
        widest = MAX(widest, to - from);
    }
    return widest > GK_ALIGN_CLOSE_SHARE * next &&
        begins_entry(finder, line, first, x, GK_ALIGN_LINED_UP_EM * finder->layout->lines[line].size);
}

/* A line of one piece that is too wide to be an entry or a section's heading of the lines above it, and begins where no entry
 * beside a label does. */
static gboolean
runs_through(const GkAlignment *finder, guint line, guint first, const GkBox *box)
{
    const GkLine *l = &finder->layout->lines[line];
    return gk_alignment_chunk_count(finder, line) == 1 && l->n_glyphs > GK_ALIGN_SECTION_GLYPHS &&
        gk_box_width(l->box) > GK_ALIGN_THROUGH_SHARE * gk_box_width(*box) && !is_parted_as_above(finder, line, first) &&
        !begins_entry(finder, line, first, l->box.x0, GK_ALIGN_LINED_UP_EM * l->size);
}

/* The line is the end of what the last line with a number, or with several entries, begins: of its label, on the left; or
 * of another entry, which begins where it does, within the table; entries in the middle of the row may stand between. */
static gboolean
ends_entry(const GkAlignment *finder, guint first, guint last, guint line, const GkBox *box)
{
    const GkLine *all = finder->layout->lines, *own = &all[line];
    if (gk_alignment_parts_tables(finder, line) || gk_alignment_chunk_count(finder, line) != 1 ||
        own->box.y0 - own[-1].box.y1 > GK_ALIGN_REST_EM * own->size)
        return FALSE;
    const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, finder->first_chunk[line]);
    if (is_numbered(finder, chunk))
        return FALSE;
    if (own->box.x1 <= gk_box_center_x(all[first].box))
        return line < last + 2;
    return chunk->box.x0 > box->x0 + GK_ALIGN_INSIDE_EM * chunk->size && chunk->box.x1 < box->x1 + chunk->size &&
        !chunk->number && fabs(own->size - own[-1].size) < GK_ALIGN_LINE_SIZES &&
        (has_at(finder, line - 1, chunk) || (line - 1 > first && has_at(finder, line - 2, chunk)));
}

guint
gk_alignment_end_of_entries(const GkAlignment *finder, guint first, guint end)
{
    GkBox box = finder->layout->lines[first].box;
    guint last = end;
    for (guint i = first + 1; i < end; i++)
        if (has_several(finder, i) || is_parted_as_above(finder, i, first))
            box = gk_box_union(box, finder->layout->lines[i].box);
    while (end < finder->layout->n_lines && ends_entry(finder, first, last, end, &box))
        end++;
    return end;
}

guint
gk_alignment_find_run(const GkAlignment *finder, guint first, GkAlignmentRun *run)
{
    guint lines = 1, words = 0;
    double widest = 0;
    gboolean data = finder->table_line[first];
    const GkLine *all = finder->layout->lines;
    GkBox box = all[first].box;
    *run = (GkAlignmentRun) { first, first, first + 1, 0, 0, NULL, NULL };
    double bottom = box.y1;
    for (guint i = first + 1; i < finder->layout->n_lines && goes_on(finder, i - 1, i, data, bottom, &widest); i++) {
        data |= finder->table_line[i];
        bottom = MAX(bottom, all[i].box.y1);
        if ((!finder->table_line[i] && gk_alignment_parts_tables(finder, i)) || gk_alignment_changes_type(finder, i) || all[i].column != all[first].column || runs_through(finder, i, first, &box))
            break;
        if (has_several(finder, i) || is_parted_as_above(finder, i, first)) {
            lines++;
            words = 0;
            run->end = i + 1;
            box = gk_box_union(box, all[i].box);
        } else if (!finder->table_line[i] && !is_aligned(finder, i, first) && ++words > GK_ALIGN_WORD_LINES) {
            break;
        }
    }
    include_trailing_rows(finder, run);
    run->end = gk_alignment_end_of_entries(finder, first, run->end);
    return lines;
}
