/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the words of a ruled cell say of a border that may divide it.
 *
 *      │ 1,204 ¦  88 │   parted          │ 1 20¦4.50 │   crossed: a word lies across it
 *      │ 1,204 ¦     │   one-sided       │ 12 ¦045.60 │   parted, but so close that both may be one number
 */
#include "layout/questions/grid_questions.h"

#include "layout/page/tuning.h"
#include "layout/questions/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

/* Glyphs of a cell come sorted by height. */
static void
add_lines_of_cell(GkGridQuestions *questions, guint index)
{
    const GkFragmentCell *cell = &questions->fragment->cells[index];
    GArray *glyphs = questions->fragment->layout->page->glyphs;
    g_autofree guint *line = g_new(guint, cell->n_glyphs + 1);
    for (guint first = 0, end; first < cell->n_glyphs; first = end) {
        const GkGlyph *a = &g_array_index(glyphs, GkGlyph, cell->glyphs[first]);
        for (end = first; end < cell->n_glyphs; end++) {
            const GkGlyph *b = &g_array_index(glyphs, GkGlyph, cell->glyphs[end]);
            if (gk_box_center_y(b->box) - gk_box_center_y(a->box) > GK_TEXT_LINE_EM * MAX(a->size, b->size))
                break;
            line[end - first] = cell->glyphs[end];
        }
        g_qsort_with_data(line, (gint) (end - first), sizeof(guint), gk_glyphs_compare_left, glyphs);
        gk_strip_add_line(questions->strip, line, end - first, index, NULL, NULL);
    }
}

void
gk_grid_read_words(GkGridQuestions *questions)
{
    const GkFragment *fragment = questions->fragment;
    questions->strip = gk_strip_new(fragment->layout->page);
    questions->first_line = g_new0(guint, fragment->n_cells + 1);
    for (guint i = 0; i < fragment->n_cells; i++) {
        questions->first_line[i] = questions->strip->lines->len;
        add_lines_of_cell(questions, i);
    }
    questions->first_line[fragment->n_cells] = questions->strip->lines->len;
    gk_strip_finish(questions->strip);
}

/* 12 345.60: the first word has no more than three digits, the second goes on with three. */
static gboolean
are_groups(const GkGridQuestions *questions, const GkWord *left, const GkWord *right)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gconstpointer) questions->fragment->layout->page->glyphs->data;
    const guint *indices = (const guint *) (gconstpointer) questions->strip->glyphs->data;
    guint digits = 0,
          first = left->first + (left->end - left->first > 1 && glyphs[indices[left->first]].character == '-');
    for (guint i = first; i < left->end; i++)
        if (!gk_is_digit(glyphs[indices[i]].character))
            return FALSE;
    for (guint i = right->first; i < right->end && gk_is_digit(glyphs[indices[i]].character); i++)
        digits++;
    return left->end - first <= 3 && digits == 3;
}

/* Spaced letters are one word, when no more than a letter is on either side of the border. */
GkGridAnswer
gk_grid_ask(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high,
            GkGridBeside *beside)
{
    const GkWord *left = NULL, *right = NULL;
    for (guint w = line->first; w < line->end; w++) {
        const GkWord *word = gk_strip_word(questions->strip, w);
        if (word->box.x0 < x - 0.5 && word->box.x1 > x + 0.5)
            return GK_LINE_CROSSED;
        double middle = gk_box_center_x(word->box);
        if (middle > low && middle < x)
            left = word;
        else if (middle > x && middle < high && !right)
            right = word;
    }
    if (!left && !right)
        return GK_LINE_SILENT;
    if (!left || !right)
        return GK_LINE_ONE_SIDED;
    if (left->spaced && right->spaced)
        return GK_LINE_ONE_SIDED;
    beside->amounts = left->number && right->number;
    beside->close = beside->amounts && !left->amount &&
        right->box.x0 - left->box.x1 <
            (are_groups(questions, left, right) ? GK_GRID_GROUPS_EM : GK_GRID_CLOSE_EM) * MAX(left->size, right->size);
    return GK_LINE_PARTED;
}

gboolean
gk_grid_is_of_letters(const GkGridQuestions *questions, const GkStripLine *line)
{
    for (guint w = line->first; w < line->end; w++)
        if (!gk_strip_word(questions->strip, w)->letter)
            return FALSE;
    return TRUE;
}

gboolean
gk_grid_has_room(const GkGridQuestions *questions, const GkStripLine *line, double x)
{
    for (guint w = line->first + 1; w < line->end; w++) {
        const GkWord *b = gk_strip_word(questions->strip, w), *a = b - 1;
        if (a->box.x1 <= x + 0.5 && b->box.x0 >= x - 0.5)
            return b->box.x0 - a->box.x1 >= MAX(a->size, b->size);
    }
    return FALSE;
}

gboolean
gk_grid_keeps_to_column(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high)
{
    const GkWord *only = NULL;
    for (guint w = line->first; w < line->end; w++) {
        const GkWord *word = gk_strip_word(questions->strip, w);
        if (word->box.x1 <= low || word->box.x0 >= high)
            continue;
        if (only || !word->number)
            return FALSE;
        only = word;
    }
    if (!only)
        return FALSE;
    gboolean left = gk_box_center_x(only->box) < x;
    double from = left ? low : x, to = left ? x : high;
    return only->box.x0 > from && only->box.x1 < to &&
        (to - only->box.x1 < GK_GRID_SIDE_EM * only->size ||
         fabs(gk_box_center_x(only->box) - (from + to) / 2) < GK_GRID_MIDDLE_EM * only->size);
}

/* The words of the line between low and high; FALSE when some stand left of these, or none between. *alone: none stand
 * right of them either. */
static gboolean
find_name(const GkGridQuestions *questions, const GkStripLine *line, double low, double high, const GkWord **first,
          const GkWord **last, gboolean *alone)
{
    *first = *last = NULL;
    *alone = TRUE;
    for (guint w = line->first; w < line->end; w++) {
        const GkWord *word = gk_strip_word(questions->strip, w);
        if (word->box.x1 <= low)
            return FALSE;
        if (word->box.x0 >= high) {
            *alone = FALSE;
            break;
        }
        *first = *first ? *first : word;
        *last = word;
    }
    return *first != NULL;
}

gboolean
gk_grid_names_row(const GkGridQuestions *questions, const GkStripLine *line, double low, double x, double high)
{
    const GkFragmentCell *cell = gk_grid_cell_of(questions, line);
    const GkWord *first, *last;
    gboolean alone;
    if (!find_name(questions, line, low, high, &first, &last, &alone))
        return FALSE;
    double middle = (first->box.x0 + last->box.x1) / 2, from = middle < x ? low : x, to = middle < x ? x : high;
    if (questions->first_line[line->owner + 1] - questions->first_line[line->owner] > 1 || first->number ||
        first->box.x0 < from || last->box.x1 > to || from < cell->box.x0 + 0.01 ||
        (alone && fabs(middle - gk_box_center_x(cell->box)) < GK_GRID_SIDE_EM * first->size))
        return FALSE;
    return first->box.x0 - from < GK_GRID_SIDE_EM * first->size ||
        fabs(middle - (from + to) / 2) < GK_GRID_MIDDLE_EM * first->size;
}
