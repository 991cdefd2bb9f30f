/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Header cells that are not ruled apart, though the columns below them are.
 *
 *      ┌──────┬─────────────┐       ┌──────┬─────────────┐
 *      │      │   本年支出  │       │      │   本年支出  │
 *      │ 科目 │             │  ->   │ 科目 ├──────┬──────┤
 *      │      │ 基本   项目 │       │      │ 基本 │ 项目 │
 *      ├──────┼──────┬──────┤       ├──────┼──────┼──────┤
 *      │ 工资 │ 1.00 │ 2.00 │       │ 工资 │ 1.00 │ 2.00 │
 *
 * A cell above the first row of numbers is divided when it stands over several
 * columns, most of which begin with a number there, and its lowest lines have a
 * label in each of these columns: none reaches over the border between two, and
 * the room there is wider than any within a label. Lines above them that do not
 * do so are the label of the group; they keep a cell of their own. What looks
 * like a caption (it has a colon) is not divided.
 */
#include "layout/alignment.h"

#include "layout/rows.h"
#include "layout/tuning.h"


/* How one cell is divided. */
typedef struct {
    guint cell;
    double y; /* below the group's label; -1 when there is none */
} Plan;

typedef struct {
    GkFragment *fragment;
    GArray *plans; /* Plan, by cell */
    guint data_row; /* the first with numbers */
    double *split_at; /* for each row: where it is divided, or -1 */
    guint *first; /* for each row: the new number of its first row; one more at the end */
} Splitting;

static const GkGlyph *
glyph_of(const GkFragment *fragment, const GkFragmentCell *cell, guint i)
{
    return &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]);
}

static gboolean
is_number_cell(const GkFragment *fragment, const GkFragmentCell *cell)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < cell->n_glyphs && i < 40; i++)
        g_string_append_unichar(text, glyph_of(fragment, cell, i)->character);
    return text->len > 0 && gk_rows_text_is_number(text->str);
}

static guint
count_numbers(const GkFragment *fragment, guint row, guint from, guint to)
{
    guint numbers = 0;
    for (guint c = from; c < to; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, c);
        numbers += cell->row == row && cell->column == c && cell->column_span == 1 && is_number_cell(fragment, cell);
    }
    return numbers;
}

/* The first row with two numbers, among the first few; 0 without one. */
static guint
find_data_row(const GkFragment *fragment)
{
    for (guint r = 0; r < fragment->row_count && r <= GK_HEADER_LEVELS; r++)
        if (count_numbers(fragment, r, 0, fragment->column_count) > 1)
            return r;
    return 0;
}

/* --- lines of a cell --- */

/* The end of the line that begins with glyph `first`; glyphs come sorted by height. */
static guint
line_end(const GkFragment *fragment, const GkFragmentCell *cell, guint first)
{
    const GkGlyph *a = glyph_of(fragment, cell, first);
    guint end = first + 1;
    while (end < cell->n_glyphs &&
           gk_box_center_y(glyph_of(fragment, cell, end)->box) - gk_box_center_y(a->box) <= GK_TEXT_LINE_EM * a->size)
        end++;
    return end;
}

/* The extents of the labels of one line in each column. */
typedef struct {
    double left, right; /* right < left: nothing there */
    guint glyphs;
} Extent;

static guint
column_of(const GkFragment *fragment, const GkFragmentCell *cell, double x)
{
    guint c = cell->column;
    while (c + 1 < cell->column + cell->column_span && x > fragment->xs[c + 1])
        c++;
    return c - cell->column;
}

/* FALSE when a letter reaches over a border between columns, or is a colon. */
static gboolean
measure_line(const GkFragment *fragment, const GkFragmentCell *cell, guint first, guint end, Extent *extents)
{
    for (guint c = 0; c < cell->column_span; c++)
        extents[c] = (Extent) { G_MAXDOUBLE, -G_MAXDOUBLE, 0 };
    for (guint i = first; i < end; i++) {
        const GkGlyph *glyph = glyph_of(fragment, cell, i);
        Extent *extent = &extents[column_of(fragment, cell, gk_box_center_x(glyph->box))];
        extent->left = MIN(extent->left, glyph->box.x0);
        extent->right = MAX(extent->right, glyph->box.x1);
        extent->glyphs++;
        if (glyph->character == ':' || glyph->character == 0xff1a)
            return FALSE;
    }
    for (guint c = 0; c < cell->column_span; c++) {
        double x0 = fragment->xs[cell->column + c], x1 = fragment->xs[cell->column + c + 1];
        if (extents[c].glyphs && (extents[c].left < x0 - 0.5 || extents[c].right > x1 + 0.5))
            return FALSE;
    }
    return TRUE;
}

/* The widest room inside a label: letters of one column, taken as evenly spaced. */
static double
room_inside(const Extent *extent, double size)
{
    return extent->glyphs > 1 ? (extent->right - extent->left - extent->glyphs * size) / (extent->glyphs - 1) : 0;
}

/* A label in each column, parted from the next by more than its own letters are. */
static gboolean
has_label_in_each(const Extent *extents, guint columns, double size)
{
    for (guint c = 0; c < columns; c++) {
        if (extents[c].glyphs < 2)
            return FALSE;
        double inside = room_inside(&extents[c], size);
        if (c + 1 < columns && extents[c + 1].left - extents[c].right < MAX(size, 2 * inside + 0.5 * size))
            return FALSE;
    }
    return TRUE;
}

/* Plans to divide the cell, if its lines say so. */
static void
plan_cell(Splitting *splitting, guint index)
{
    const GkFragment *fragment = splitting->fragment;
    const GkFragmentCell *cell = &fragment->cells[index];
    g_autofree Extent *extents = g_new(Extent, cell->column_span);
    gboolean each = FALSE;
    double y = -1, bottom = -1;
    for (guint first = 0, end; first < cell->n_glyphs; first = end) {
        end = line_end(fragment, cell, first);
        const GkGlyph *glyph = glyph_of(fragment, cell, first);
        gboolean within = measure_line(fragment, cell, first, end, extents);
        if (within && has_label_in_each(extents, cell->column_span, glyph->size)) {
            if (!each)
                y = first > 0 ? (bottom + glyph->box.y0) / 2 : -1;
            each = TRUE;
        } else if (each && !within) {
            return; /* something crosses below the labels */
        }
        bottom = MAX(bottom, glyph->box.y1);
    }
    Plan plan = { index, y };
    if (each && (y < 0 || cell->row_span == 1))
        g_array_append_val(splitting->plans, plan);
}

static void
plan_cells(Splitting *splitting)
{
    const GkFragment *fragment = splitting->fragment;
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        guint end = cell->column + cell->column_span;
        if (cell->row + cell->row_span <= splitting->data_row && cell->column_span > 1 && !cell->n_slashes &&
            cell->n_glyphs >= 2 * cell->column_span &&
            count_numbers(fragment, splitting->data_row, cell->column, end) + 1 >= cell->column_span)
            plan_cell(splitting, i);
    }
}

/* --- the divided fragment --- */

static guint
number_rows(Splitting *splitting)
{
    const GkFragment *fragment = splitting->fragment;
    for (guint r = 0; r < fragment->row_count; r++)
        splitting->split_at[r] = -1;
    for (guint i = 0; i < splitting->plans->len; i++) {
        const Plan *plan = &g_array_index(splitting->plans, Plan, i);
        double *at = &splitting->split_at[fragment->cells[plan->cell].row];
        *at = MAX(*at, plan->y);
    }
    guint rows = 0;
    for (guint r = 0; r < fragment->row_count; r++) {
        splitting->first[r] = rows;
        rows += splitting->split_at[r] >= 0 ? 2 : 1;
    }
    splitting->first[fragment->row_count] = rows;
    return rows;
}

static const Plan *
plan_of(const Splitting *splitting, guint cell)
{
    for (guint i = 0; i < splitting->plans->len; i++)
        if (g_array_index(splitting->plans, Plan, i).cell == cell)
            return &g_array_index(splitting->plans, Plan, i);
    return NULL;
}

static void
draw_edges(const Splitting *splitting, guint8 *right, guint8 *below)
{
    const GkFragment *fragment = splitting->fragment;
    guint columns = fragment->column_count;
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        const Plan *plan = plan_of(splitting, i);
        guint from = splitting->first[cell->row], to = splitting->first[cell->row + cell->row_span];
        for (guint r = from; r < to; r++)
            for (guint c = cell->column; c < cell->column + cell->column_span; c++) {
                gboolean group = plan && plan->y >= 0 && r == from;
                right[(gsize) r * columns + c] = c + 1 == cell->column + cell->column_span || (plan && !group);
                below[(gsize) r * columns + c] = r + 1 == to || group;
            }
    }
}

static void
give_glyph(GkFragment *to, guint row, guint column, const GkFragmentCell *from, guint glyph, GkArena *arena)
{
    GkFragmentCell *target = gk_fragment_cell_at(to, row, column);
    if (!target->glyphs)
        target->glyphs = gk_arena_new_array(arena, guint, from->n_glyphs);
    target->glyphs[target->n_glyphs++] = glyph;
    target->repairs = from->repairs;
}

static void
move_cell(const Splitting *splitting, guint index, GkFragment *to, GkArena *arena)
{
    const GkFragment *fragment = splitting->fragment;
    const GkFragmentCell *cell = &fragment->cells[index];
    const Plan *plan = plan_of(splitting, index);
    guint row = splitting->first[cell->row];
    if (!plan) {
        GkFragmentCell *target = gk_fragment_cell_at(to, row, cell->column);
        gk_fragment_cell_move(cell, target);
        return;
    }
    for (guint i = 0; i < cell->n_glyphs; i++) {
        GkBox box = glyph_of(fragment, cell, i)->box;
        gboolean group = plan->y >= 0 && gk_box_center_y(box) < plan->y;
        guint column = cell->column + (group ? 0 : column_of(fragment, cell, gk_box_center_x(box)));
        give_glyph(to, row + (plan->y >= 0 && !group), column, cell, cell->glyphs[i], arena);
    }
}

static GkFragment *
rebuild(Splitting *splitting, GkArena *arena)
{
    GkFragment *fragment = splitting->fragment;
    guint rows = number_rows(splitting), columns = fragment->column_count;
    g_autofree double *ys = g_new(double, rows + 1);
    for (guint r = 0; r < fragment->row_count; r++) {
        ys[splitting->first[r]] = fragment->ys[r];
        if (splitting->split_at[r] >= 0)
            ys[splitting->first[r] + 1] = splitting->split_at[r];
    }
    ys[rows] = fragment->ys[fragment->row_count];
    g_autofree guint8 *right = g_malloc((gsize) rows * columns), *below = g_malloc((gsize) rows * columns);
    draw_edges(splitting, right, below);
    GkFragment *divided =
        gk_fragment_from_edges(fragment->layout, fragment->xs, columns, ys, rows, right, below, arena);
    if (divided->row_count != rows || divided->column_count != columns)
        return fragment;
    for (guint i = 0; i < fragment->n_cells; i++)
        move_cell(splitting, i, divided, arena);
    divided->ruling = GK_RULING_PARTIAL;
    divided->open_top = fragment->open_top;
    divided->open_bottom = fragment->open_bottom;
    divided->drawn_below = fragment->drawn_below;
    return divided;
}

GkFragment *
gk_fragment_split_header(GkFragment *fragment, GkArena *arena)
{
    Splitting splitting = { .fragment = fragment, .data_row = find_data_row(fragment) };
    if (splitting.data_row == 0)
        return fragment;
    splitting.plans = g_array_new(FALSE, FALSE, sizeof(Plan));
    splitting.split_at = g_new(double, fragment->row_count);
    splitting.first = g_new(guint, fragment->row_count + 1);
    plan_cells(&splitting);
    GkFragment *result = splitting.plans->len ? rebuild(&splitting, arena) : fragment;
    g_array_unref(splitting.plans);
    g_free(splitting.split_at);
    g_free(splitting.first);
    return result;
}
