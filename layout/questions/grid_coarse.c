/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Grids that are the outlines of a table, not its cells.
 *
 *      ─────────┬────────────────────────      a rule above, below, and below the header, and one beside the
 *       Parish  │   2006    2007    2008       names: they cross, and bound six cells. But the table has as many
 *      ─────────┼────────────────────────      rows as lines, and four columns
 *       Ashby   │ 63,400  27,900  62,900
 *       Burton  │ 46,200   5,210   8,107
 *       Corby   │  9,910  13,300   1,480
 *      ─────────┴────────────────────────
 *
 * Where the rows that the rules bound have a cell with two lines or more which have several entries each, two of them
 * numbers or with room between them, neither the columns nor the rows are drawn. If that is so in most of the grid, its
 * rules are left to those who find tables by alignment (table/aligned.c): to them they are evidence of single columns
 * and rows, and nothing is taken for a cell that is none.
 *
 * Rules that leave a side open, are drawn along a part of one, or end in the air bound cells only where they are; of these
 * less is asked: some lines with several entries in one cell, or a line beyond the grid that goes on with its columns
 * (grid_beyond.c).
 */
#include "layout/questions/grid_coarse.h"

#include "layout/questions/grid_beyond.h"
#include "layout/questions/grid_questions.h"
#include "layout/judge/judge.h"
#include "layout/questions/tuning.h"

/* The cell is so high that lines may stand below each other in it, and has enough for two rows of two entries. */
static gboolean
may_hold_rows(const GkFragment *fragment, const GkFragmentCell *cell)
{
    if (cell->n_glyphs < 4)
        return FALSE;
    const GkGlyph *glyph = &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[0]);
    return gk_box_height(cell->box) > 2 * glyph->size;
}

/* Two numbers, or words with room between them. */
static gboolean
has_entries_beside(const GkGridQuestions *questions, const GkStripLine *line)
{
    for (guint w = line->first + 1; w < line->end; w++) {
        const GkWord *b = gk_strip_word(questions->strip, w), *a = b - 1;
        if (a->spaced && b->spaced)
            continue;
        if ((a->number && b->number) || b->box.x0 - a->box.x1 >= MAX(a->size, b->size))
            return TRUE;
    }
    return FALSE;
}

static gboolean
holds_rows(const GkGridQuestions *questions, guint index)
{
    guint rows = 0;
    for (guint i = questions->first_line[index]; i < questions->first_line[index + 1]; i++)
        rows += has_entries_beside(questions, gk_strip_line(questions->strip, i));
    return rows > 1 && 2 * rows >= questions->first_line[index + 1] - questions->first_line[index];
}

/* The height of the rows in which one of these cells begins. */
static double
height_of(const GkFragment *fragment, const guint8 *cells)
{
    double sum = 0, below = fragment->ys[0];
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkBox box = fragment->cells[i].box;
        if (!cells[i] || box.y1 <= below)
            continue;
        sum += box.y1 - MAX(box.y0, below);
        below = box.y1;
    }
    return sum;
}

/* The words of the line stand in several columns that are ruled elsewhere. */
static gboolean
stands_in_columns(const GkGridQuestions *questions, const GkStripLine *line)
{
    const GkFragmentCell *cell = gk_grid_cell_of(questions, line);
    for (guint c = cell->column + 1; c < cell->column + cell->column_span; c++) {
        double x = questions->fragment->xs[c];
        if (gk_strip_word(questions->strip, line->first)->box.x1 < x &&
            gk_strip_word(questions->strip, line->end - 1)->box.x0 > x)
            return TRUE;
    }
    return FALSE;
}

/* One number stands below another in one cell. */
static gboolean
is_stacked(const GkGridQuestions *questions, guint i)
{
    const GkStripLine *line = gk_strip_line(questions->strip, i), *above = line - 1;
    return i > 0 && above->owner == line->owner && line->end == line->first + 1 && above->end == above->first + 1 &&
        gk_strip_word(questions->strip, line->first)->number && gk_strip_word(questions->strip, above->first)->number;
}

/* Half of the lines in some column hold several entries, two at least. Where rules are ragged, two lines in all are enough, or
 * one that other rules part; or numbers below each other. */
static gboolean
are_shared(const GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    gboolean ragged = fragment->outline == GK_OUTLINE_RAGGED, found = FALSE;
    g_autofree guint *all = g_new0(guint, fragment->column_count), *shared = g_new0(guint, fragment->column_count);
    guint count = 0;
    for (guint i = 0; i < questions->strip->lines->len; i++) {
        const GkStripLine *line = gk_strip_line(questions->strip, i);
        gboolean beside = has_entries_beside(questions, line);
        guint column = gk_grid_cell_of(questions, line)->column;
        all[column]++;
        shared[column] += beside;
        count += beside ? 1 + stands_in_columns(questions, line) : is_stacked(questions, i);
    }
    for (guint c = 0; c < fragment->column_count; c++)
        found |= shared[c] > 1 && shared[c] * 2 >= all[c];
    return found || (ragged && count > 1);
}

gboolean
gk_grid_is_coarse(GkFragment *fragment, const GkGlyphOrder *order)
{
    GkGridQuestions questions = { .fragment = fragment };
    g_autofree guint8 *cells = g_new0(guint8, fragment->n_cells + 1);
    double least = GK_GRID_COARSE_SHARE * gk_box_height(fragment->box);
    for (guint i = 0; i < fragment->n_cells; i++)
        cells[i] = may_hold_rows(fragment, &fragment->cells[i]);
    gboolean closed = fragment->outline == GK_OUTLINE_CLOSED;
    if (closed && height_of(fragment, cells) < least)
        return FALSE;
    gk_grid_read_words(&questions);
    for (guint i = 0; i < fragment->n_cells; i++)
        cells[i] = cells[i] && holds_rows(&questions, i);
    gboolean coarse = height_of(fragment, cells) >= least, shared = !closed && are_shared(&questions);
    g_free(questions.first_line);
    gk_strip_free(questions.strip);
    return coarse || (!closed && (shared || gk_grid_goes_on_beyond(fragment, order)) && !gk_judge_has_bars(fragment));
}
