/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the glyphs of a cell to its text.
 *
 *      │机关事业单位基本养│      │ 72.7 │      │ 上 │
 *      │老保险缴费支出    │      │    3 │      │ 级 │     -> one entry each
 *
 * 1. Glyphs whose centres are at one height are a line; lines run from the top,
 *    glyphs from the left. Text in columns (each glyph nearer to the one below
 *    than to the one beside it) is read top-down, columns from the right.
 * 2. Lines and gaps are joints. Chinese closes up at a joint. Latin words keep
 *    a space. Digits on both sides of a joint are the hard case, and
 *    cells/numbers.c has it. Texts printed over each other are parted before
 *    (cells/strands.c).
 * 3. Marks that lead to notes (words/marks.c) are no text: the cell keeps them apart,
 *    and `printed` has them where they stand, raised.
 * 4. What was done is told in `repairs`; `printed` has the lines as they lie.
 *
 * Nothing here looks at other cells or at sums: arithmetic never mends text.
 */
#include "layout/cells/text.h"

#include "layout/cells/doubts.h"
#include "layout/cells/readings.h"
#include "layout/cells/slash.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/tally.h"

#include <math.h>
#include <string.h>

static const GkCellLine *
line_at(const GkCellMaker *maker, guint l)
{
    return &g_array_index(maker->lines, GkCellLine, l);
}

/* Glyphs come sorted by height. */
static void
find_lines(GkCellMaker *maker)
{
    guint first = 0;
    double sum = 0, size = 0;
    for (guint i = 0; i < maker->n; i++) {
        const GkGlyph *glyph = gk_maker_glyph(maker, i);
        double y = gk_box_center_y(glyph->box);
        if (i > first && y - sum / (i - first) > GK_TEXT_LINE_EM * MAX(size, glyph->size)) {
            gk_cell_add_lines(maker, first, i);
            first = i;
            sum = size = 0;
        }
        sum += y;
        size = MAX(size, glyph->size);
    }
    gk_cell_add_lines(maker, first, maker->n);
}

/* --- vertical text --- */

static double
mean_pitch_down(const GkCellMaker *maker)
{
    const GkCellLine *first = line_at(maker, 0);
    const GkCellLine *last = line_at(maker, maker->lines->len - 1);
    double y0 = gk_box_center_y(gk_maker_glyph(maker, first->first)->box), y1 = gk_box_center_y(gk_maker_glyph(maker, last->first)->box);
    return (y1 - y0) / (maker->lines->len - 1);
}

/* Columns of vertical text, counted from the right. */
typedef struct {
    guint count;
    double right, pitch; /* the centre of the first, and how far apart they are */
} Columns;

/* The columns of the line that has a letter in most of them; FALSE when it has fewer than two. */
static gboolean
measure_columns(const GkCellMaker *maker, Columns *columns)
{
    const GkCellLine *longest = line_at(maker, 0);
    for (guint i = 1; i < maker->lines->len; i++) {
        const GkCellLine *line = line_at(maker, i);
        if (line->end - line->first > longest->end - longest->first)
            longest = line;
    }
    columns->count = longest->end - longest->first;
    if (columns->count < 2)
        return FALSE;
    columns->right = gk_box_center_x(gk_maker_glyph(maker, longest->end - 1)->box);
    columns->pitch =
        (columns->right - gk_box_center_x(gk_maker_glyph(maker, longest->first)->box)) / (columns->count - 1);
    return TRUE;
}

/* How many columns glyph i stands to the left of the first one; negative: to the right. */
static double
steps_of(const GkCellMaker *maker, const Columns *columns, guint i)
{
    return (columns->right - gk_box_center_x(gk_maker_glyph(maker, i)->box)) / columns->pitch;
}

/* TRUE when several lines of two or more wide glyphs stand in columns, further apart than the lines. */
static gboolean
is_in_columns(const GkCellMaker *maker, Columns *columns)
{
    if (maker->lines->len < 3 || !measure_columns(maker, columns) || columns->count > 6 ||
        columns->pitch < 1.15 * mean_pitch_down(maker))
        return FALSE;
    for (guint i = 0; i < maker->n; i++) {
        double steps = steps_of(maker, columns, i), column = round(steps);
        if (!gk_is_wide(gk_maker_glyph(maker, i)->character) || fabs(steps - column) > 0.2 || column < 0 ||
            column >= columns->count)
            return FALSE;
    }
    return TRUE;
}

/* Puts the glyphs into the order of columns from the right; every column is then a "line". */
static void
read_columns(GkCellMaker *maker, const Columns *columns)
{
    GkFragmentCell *cell = maker->cell;
    g_autofree guint *order = g_new(guint, maker->n);
    guint filled = 0;
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(GkCellLine));
    for (guint column = 0; column < columns->count; column++) {
        GkCellLine line = { filled, filled, cell->box.x0, cell->box.x1, FALSE };
        for (guint i = 0; i < maker->n; i++)
            if (lround(steps_of(maker, columns, i)) == (long) column)
                order[filled++] = cell->glyphs[i];
        line.end = filled;
        if (line.end > line.first)
            g_array_append_val(lines, line);
    }
    memcpy(cell->glyphs, order, filled * sizeof(guint));
    g_array_unref(maker->lines);
    maker->lines = lines;
    cell->repairs |= GK_REPAIR_READ_VERTICALLY;
}

/* One wide glyph a line, below each other. */
static gboolean
is_single_column(const GkCellMaker *maker)
{
    if (maker->lines->len < 2)
        return FALSE;
    for (guint i = 0; i < maker->lines->len; i++) {
        const GkCellLine *line = line_at(maker, i);
        if (line->end - line->first != 1 || !gk_is_wide(gk_maker_glyph(maker, line->first)->character))
            return FALSE;
    }
    return TRUE;
}

/* --- text --- */

static void
add_joint(GkCellMaker *maker, guint i, GkJoint joint)
{
    gunichar before = gk_maker_glyph(maker, i - 1)->character, after = gk_maker_glyph(maker, i)->character;
    g_string_append_c(maker->printed, joint == GK_JOINT_LINE ? '\n' : ' ');
    maker->wrapped |= joint == GK_JOINT_LINE;
    if (gk_is_numeric(before) && gk_is_numeric(after)) {
        gk_cell_join_numbers(maker, i, joint);
    } else if (gk_cell_join_signed(maker, i)) {
        return;
    } else if (joint == GK_JOINT_STRAND) {
        g_string_append_c(maker->text, ' ');
    } else if (gk_is_spaced_script(before) && gk_is_spaced_script(after)) {
        gboolean digit = gk_is_digit(before) || gk_is_digit(after);
        if (joint == GK_JOINT_GAP || !digit)
            g_string_append_c(maker->text, ' ');
    } else if (joint == GK_JOINT_GAP) {
        maker->closed_up |= gk_is_wide(before) && gk_is_wide(after);
    }
}

/* The marks that stand before or behind glyph i: in `printed` raised, and by themselves, parted by blanks. */
static void
add_marks(GkCellMaker *maker, guint i, gboolean before)
{
    for (guint m = 0; m < maker->n_marks; m++) {
        const GkNoteMark *mark = &maker->marks[m];
        if (mark->beside != maker->cell->glyphs[i] || mark->before != before)
            continue;
        gunichar c = maker->glyphs[mark->glyph].character;
        if (maker->marked->len && (m == 0 || mark[-1].beside != mark->beside))
            g_string_append_c(maker->marked, ' ');
        g_string_append_unichar(maker->printed, gk_marks_raise(c));
        g_string_append_unichar(maker->marked, gk_marks_lower(c));
    }
}

static void
add_glyph(GkCellMaker *maker, guint i)
{
    gunichar c = gk_readable_character(gk_maker_glyph(maker, i)->character), meant = gk_fold_character(c);
    add_marks(maker, i, TRUE);
    g_string_append_unichar(maker->text, meant);
    g_string_append_unichar(maker->printed, c);
    add_marks(maker, i, FALSE);
    maker->folded |= meant != c;
}

static GkJoint
joint_before(const GkCellMaker *maker, const GkCellLine *line, guint i)
{
    if (i == line->first)
        return line->over ? GK_JOINT_STRAND : GK_JOINT_LINE;
    return maker->cell->repairs & GK_REPAIR_READ_VERTICALLY ? GK_JOINT_NONE : gk_cell_joint(maker, i);
}

static void
compose(GkCellMaker *maker)
{
    for (guint l = 0; l < maker->lines->len; l++) {
        const GkCellLine *line = line_at(maker, l);
        maker->spacing = gk_cell_line_spacing(maker, line);
        for (guint i = line->first; i < line->end; i++) {
            GkJoint joint = joint_before(maker, line, i);
            if (i > 0 && joint != GK_JOINT_NONE)
                add_joint(maker, i, joint);
            if (i > line->first)
                gk_cell_compare_digits(maker, i);
            add_glyph(maker, i);
        }
    }
}

static void
finish(GkCellMaker *maker, GkArena *arena)
{
    GkFragmentCell *cell = maker->cell;
    cell->text = gk_arena_strndup(arena, maker->text->str, maker->text->len);
    if (strcmp(maker->text->str, maker->printed->str) != 0)
        cell->printed = gk_arena_strndup(arena, maker->printed->str, maker->printed->len);
    if (maker->wrapped && !(cell->repairs & GK_REPAIR_READ_VERTICALLY))
        cell->repairs |= GK_REPAIR_JOINED_WRAPPED_TEXT;
    if (maker->wrapped_number)
        cell->repairs = (cell->repairs & ~(guint) GK_REPAIR_JOINED_WRAPPED_TEXT) | GK_REPAIR_JOINED_WRAPPED_NUMBER;
    if (maker->spaced_number)
        cell->repairs |= GK_REPAIR_JOINED_SPACED_NUMBER;
    if (maker->closed_up)
        cell->repairs |= GK_REPAIR_CLOSED_UP_LABEL;
    if (maker->folded)
        cell->repairs |= GK_REPAIR_FOLDED_CHARACTERS;
    const GkGlyph *first = gk_maker_glyph(maker, 0);
    if (maker->other_reading)
        cell->other_reading = gk_arena_strdup(arena, maker->other_reading);
    cell->marks = maker->marked->len ? gk_arena_strndup(arena, maker->marked->str, maker->marked->len) : NULL;
    cell->indent = (float) (line_at(maker, 0)->left - cell->box.x0);
    cell->size = first->size;
    cell->bold = (first->flags & GK_GLYPH_BOLD) != 0;
    for (guint i = 0; i < cell->n_glyphs; i++)
        cell->doubts |= gk_doubts_of_glyph(gk_maker_glyph(maker, i));
}

/* What is used again from cell to cell. */
typedef struct {
    GkFragment *fragment;
    double usual_spacing;
    GArray *lines;
    GString *text, *printed, *marked;
    GkArena *arena;
} Workshop;

/* Finds the marks among the cell's glyphs, and puts them behind the others. */
static void
set_marks_aside(GkCellMaker *maker)
{
    guint *glyphs = maker->cell->glyphs, kept = 0;
    maker->n_marks = gk_marks_find(maker->glyphs, glyphs, maker->n, maker->marks);
    for (guint i = 0; maker->n_marks && i < maker->n; i++) {
        guint m = 0;
        while (m < maker->n_marks && maker->marks[m].glyph != glyphs[i])
            m++;
        if (m == maker->n_marks)
            glyphs[kept++] = glyphs[i];
    }
    maker->n -= maker->n_marks;
    for (guint m = 0; m < maker->n_marks; m++) {
        glyphs[maker->n + m] = maker->marks[m].glyph;
        maker->cell->doubts |= maker->marks[m].large ? GK_DOUBT_MIXED_NUMBER : 0;
    }
}

static void
make_text(Workshop *workshop, GkFragmentCell *cell)
{
    GkCellMaker maker = { .glyphs = (const GkGlyph *) (gpointer) workshop->fragment->layout->page->glyphs->data,
                          .cell = cell,
                          .n = cell->n_glyphs,
                          .lines = g_array_ref(workshop->lines),
                          .usual_spacing = workshop->usual_spacing,
                          .text = workshop->text,
                          .printed = workshop->printed,
                          .marked = workshop->marked };
    g_array_set_size(maker.lines, 0);
    g_string_truncate(maker.text, 0);
    g_string_truncate(maker.printed, 0);
    g_string_truncate(maker.marked, 0);
    set_marks_aside(&maker);
    find_lines(&maker);
    Columns columns;
    if (is_single_column(&maker))
        cell->repairs |= GK_REPAIR_READ_VERTICALLY;
    else if (is_in_columns(&maker, &columns))
        read_columns(&maker, &columns);
    compose(&maker);
    finish(&maker, workshop->arena);
    if (!cell->other_reading && (cell->doubts & (GK_DOUBT_DRAWN_OTHERWISE | GK_DOUBT_READERS_DIFFER)))
        cell->other_reading = gk_cell_second_reading(workshop->fragment->layout->page, cell, workshop->arena);
    if (gk_cell_is_recognized(workshop->fragment->layout->page, cell))
        cell->repairs |= GK_REPAIR_RECOGNIZED;
    g_free(maker.other_reading);
    g_array_unref(maker.lines);
}

/* The labels of a cell with a slash, in place of the text that runs over it. */
static void
make_labels(Workshop *workshop, GkFragmentCell *cell)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) workshop->fragment->layout->page->glyphs->data;
    GkFragmentCell labels[GK_SLASH_MOST + 1];
    guint n_labels = gk_slash_labels(cell, glyphs, labels, workshop->arena), before = cell->repairs, taken = 0;
    make_text(workshop, cell);
    if (n_labels == 0)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    cell->repairs = before | GK_REPAIR_SPLIT_DIAGONALLY;
    for (guint i = 0; i < n_labels; i++) {
        make_text(workshop, &labels[i]);
        if (i > 0)
            g_string_append_c(text, gk_slash_sign(cell));
        g_string_append(text, labels[i].text);
        cell->repairs |= labels[i].repairs;
        memcpy(cell->glyphs + taken, labels[i].glyphs, labels[i].n_glyphs * sizeof(guint));
        taken += labels[i].n_glyphs;
    }
    if (!cell->printed)
        cell->printed = cell->text;
    cell->text = gk_arena_strndup(workshop->arena, text->str, text->len);
}

void
gk_fragment_make_text(GkFragment *fragment, GkArena *arena)
{
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(GkCellLine));
    g_autoptr(GString) text = g_string_new(NULL), printed = g_string_new(NULL), marked = g_string_new(NULL);
    Workshop workshop = { fragment, gk_cell_usual_spacing(fragment), lines, text, printed, marked, arena };
    for (guint i = 0; i < fragment->n_cells; i++) {
        GkFragmentCell *cell = &fragment->cells[i];
        cell->text = "";
        cell->tally = gk_tally_of_glyphs(fragment->layout->page, cell->glyphs, cell->n_glyphs);
        if (cell->n_glyphs && cell->n_slashes)
            make_labels(&workshop, cell);
        else if (cell->n_glyphs)
            make_text(&workshop, cell);
    }
    gk_fragment_doubt_red(fragment);
}
