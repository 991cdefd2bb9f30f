/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns whose rule is drawn in the header alone.
 *
 *      ┌──────┬──────────┬──────────┐
 *      │ 科目 │ 基本支出 │ 项目支出 │      the rule between the last two columns ends below the header: each row has
 * one ├──────┼──────────┴──────────┤      cell for both, 12.00 8.50, and 9.25 would be the first one's │ 工资
 * │    12.00       8.50 │ │ 水费 │        -       9.25 │ └──────┴─────────────────────┘
 *
 * A border between two columns of the grid is drawn on through the rows below, down to the last, when
 *
 *   - none of them, but for a few, has the rule, and the header has it, with words on both sides;
 *   - what they have there are numbers and nil marks, of which none reaches over the border; some stand on either side,
 * or they keep to one side of their column where that is.
 *
 * A row with words over the border keeps its cell, and so does a cell of several rows. A table of one or two rows shows
 * less: it is divided in doubt.
 */
#include "layout/table/grid_header_rules.h"

#include "layout/table/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <string.h>

/* What the rows show of one border. */
typedef struct {
    guint open, closed; /* rows without its rule, with it */
    guint left, right; /* numbers on either side of it */
    guint other; /* cells that hold something else */
    guint at_side; /* numbers that stand at the right side of their column, or in its middle */
} Signs;

typedef struct {
    GkFragment *fragment;
    guint8 *right; /* for each position: a border at its right is drawn, or shall be */
    gboolean any;
} Splitting;

static const GkGlyph *
glyph_of(const GkFragment *fragment, const GkFragmentCell *cell, guint i)
{
    return &g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]);
}

static GkFragmentCell *
cell_over(const Splitting *splitting, guint row, guint border)
{
    GkFragmentCell *cell = gk_fragment_cell_at(splitting->fragment, row, border);
    return cell->column < border ? cell : NULL;
}

/* The side of a cell between two of its borders: what stands in it. */
typedef struct {
    guint glyphs;
    double x0, x1, size;
    char text[64]; /* its beginning */
    gboolean crosses; /* something reaches over a border */
} Part;

static int
compare_left(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkFragment *fragment = data;
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) fragment->layout->page->glyphs->data;
    double p = glyphs[*(const guint *) a].box.x0, q = glyphs[*(const guint *) b].box.x0;
    return p < q ? -1 : p > q;
}

/* The glyphs whose middles lie between x0 and x1, from left to right. */
static Part
part_between(const GkFragment *fragment, const GkFragmentCell *cell, double x0, double x1)
{
    Part part = { 0, G_MAXDOUBLE, -G_MAXDOUBLE, 0, "", FALSE };
    g_autofree guint *glyphs = g_memdup2(cell->glyphs, cell->n_glyphs * sizeof(guint));
    g_qsort_with_data(glyphs, (gint) cell->n_glyphs, sizeof(guint), compare_left, (gpointer) fragment);
    gsize length = 0;
    for (guint i = 0; i < cell->n_glyphs; i++) {
        const GkGlyph *glyph = &g_array_index(fragment->layout->page->glyphs, GkGlyph, glyphs[i]);
        double middle = gk_box_center_x(glyph->box);
        if (middle < x0 || middle >= x1)
            continue;
        part.glyphs++;
        part.size = glyph->size;
        part.x0 = MIN(part.x0, glyph->box.x0);
        part.x1 = MAX(part.x1, glyph->box.x1);
        if (length + 8 < sizeof part.text)
            length += (gsize) g_unichar_to_utf8(glyph->character, part.text + length);
    }
    part.text[length] = '\0';
    double room = GK_COLUMNS_SPLIT_ROOM_EM * part.size;
    part.crosses = part.glyphs && (part.x0 < x0 + room / 2 || part.x1 > x1 - room / 2) && cell->n_glyphs > part.glyphs;
    part.crosses |= part.glyphs && (part.x0 < x0 || part.x1 > x1);
    return part;
}

static gboolean
has_words(const Splitting *splitting, const GkFragmentCell *cell)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < cell->n_glyphs && i < 40; i++)
        g_string_append_unichar(text, glyph_of(splitting->fragment, cell, i)->character);
    return text->len && !gk_rows_text_is_number(text->str);
}

/* The last row above `row` and on, in which the border is drawn between two words; G_MAXUINT without one. */
static guint
header_of(const Splitting *splitting, guint border)
{
    const GkFragment *fragment = splitting->fragment;
    for (guint row = 0; row < MIN(fragment->row_count, GK_COLUMNS_SPLIT_HEADER); row++) {
        const GkFragmentCell *left = gk_fragment_cell_at(fragment, row, border - 1),
                             *right = gk_fragment_cell_at(fragment, row, border);
        if (left != right && left->column + 1 == border && right->column_span == 1 && left->column_span == 1 &&
            has_words(splitting, left) && has_words(splitting, right))
            return MAX(left->row + left->row_span, right->row + right->row_span) - 1;
    }
    return G_MAXUINT;
}

/* Where the number stands: at the right side of its column, or in the middle of it. */
static gboolean
keeps_to_its_column(const Part *part, double x0, double x1)
{
    return x1 - part->x1 < GK_COLUMNS_SPLIT_SIDE_EM * part->size ||
        fabs(part->x0 + part->x1 - x0 - x1) / 2 < GK_COLUMNS_SPLIT_MIDDLE_EM * part->size;
}

static void
look_at_row(const Splitting *splitting, guint row, guint border, Signs *signs)
{
    const GkFragment *fragment = splitting->fragment;
    const GkFragmentCell *cell = cell_over(splitting, row, border);
    if (!cell) {
        signs->closed++;
        return;
    }
    gboolean other = cell->row_span > 1 || cell->n_glyphs > GK_COLUMNS_SPLIT_GLYPHS;
    signs->open++;
    const double xs[] = { fragment->xs[border - 1], fragment->xs[border], fragment->xs[border + 1] };
    for (guint side = 0; side < 2 && !other; side++) {
        Part part = part_between(fragment, cell, xs[side], xs[side + 1]);
        if (!part.glyphs)
            continue;
        if (part.crosses || !gk_rows_text_is_number(part.text)) {
            other = TRUE;
            continue;
        }
        *(side ? &signs->right : &signs->left) += 1;
        signs->at_side += keeps_to_its_column(&part, xs[side], xs[side + 1]);
    }
    signs->other += other;
}

typedef enum { LEAVE, DIVIDE, DIVIDE_IN_DOUBT } Decision;

static Decision
decide(const Splitting *splitting, guint header, guint border)
{
    Signs signs = { 0 };
    for (guint row = header + 1; row < splitting->fragment->row_count; row++)
        look_at_row(splitting, row, border, &signs);
    guint numbers = signs.left + signs.right;
    if (signs.open < GK_COLUMNS_SPLIT_ROWS || numbers < GK_COLUMNS_SPLIT_ROWS)
        return numbers && signs.at_side == numbers && signs.closed + signs.other == 0 ? DIVIDE_IN_DOUBT : LEAVE;
    if (signs.closed * GK_COLUMNS_SPLIT_FEW > signs.open || signs.other * GK_COLUMNS_SPLIT_FEW > signs.open)
        return LEAVE;
    gboolean both = signs.left >= GK_COLUMNS_SPLIT_EACH && signs.right >= GK_COLUMNS_SPLIT_EACH;
    return both || signs.at_side == numbers ? DIVIDE : LEAVE;
}

/* The cell has nothing but numbers between its borders, and none reaches over one. */
static gboolean
may_be_divided(const Splitting *splitting, const GkFragmentCell *cell, guint border)
{
    const GkFragment *fragment = splitting->fragment;
    if (cell->row_span > 1 || cell->n_glyphs > GK_COLUMNS_SPLIT_GLYPHS)
        return FALSE;
    for (guint side = 0; side < 2; side++) {
        Part part = part_between(fragment, cell, fragment->xs[border - 1 + side], fragment->xs[border + side]);
        if (part.glyphs && (part.crosses || !gk_rows_text_is_number(part.text)))
            return FALSE;
    }
    return TRUE;
}

static void
divide(Splitting *splitting, guint header, guint border, gboolean in_doubt)
{
    const GkFragment *fragment = splitting->fragment;
    for (guint row = header + 1; row < fragment->row_count; row++) {
        GkFragmentCell *cell = cell_over(splitting, row, border);
        if (!cell || !may_be_divided(splitting, cell, border))
            continue;
        cell->doubts |= in_doubt ? GK_DOUBT_PLACE : 0; /* its parts have it, too */
        splitting->right[(gsize) row * fragment->column_count + border - 1] = 1;
        splitting->any = TRUE;
    }
}

static void
find_edges(Splitting *splitting, guint8 *below)
{
    const GkFragment *fragment = splitting->fragment;
    guint columns = fragment->column_count;
    for (guint row = 0; row < fragment->row_count; row++)
        for (guint c = 0; c < columns; c++) {
            gsize at = (gsize) row * columns + c;
            splitting->right[at] = c + 1 == columns || fragment->cell_at[at] != fragment->cell_at[at + 1];
            below[at] = row + 1 == fragment->row_count || fragment->cell_at[at] != fragment->cell_at[at + columns];
        }
}

/* The glyphs of a cell that was divided, and all else of one that was not. */
static void
move_cell(const GkFragment *from, const GkFragmentCell *cell, GkFragment *to, GkArena *arena)
{
    GkFragmentCell *target = gk_fragment_cell_at(to, cell->row, cell->column);
    if (target->column_span == cell->column_span) {
        gk_fragment_cell_move(cell, target);
        return;
    }
    guint *glyphs = gk_arena_new_array(arena, guint, cell->n_glyphs), moved = 0;
    for (guint c = cell->column; c < cell->column + cell->column_span; c += target->column_span) {
        target = gk_fragment_cell_at(to, cell->row, c);
        target->glyphs = glyphs + moved;
        gboolean first = c == cell->column, last = c + target->column_span == cell->column + cell->column_span;
        for (guint i = 0; i < cell->n_glyphs; i++) {
            double x = gk_box_center_x(glyph_of(from, cell, i)->box);
            if ((first || x >= target->box.x0) && (last || x < target->box.x1))
                target->glyphs[target->n_glyphs++] = cell->glyphs[i];
        }
        moved += target->n_glyphs;
        target->doubts = target->n_glyphs ? cell->doubts : 0;
    }
}

static GkFragment *
rebuild(const Splitting *splitting, const guint8 *below, GkArena *arena)
{
    GkFragment *fragment = splitting->fragment;
    GkFragment *divided = gk_fragment_from_edges(fragment->layout, fragment->xs, fragment->column_count, fragment->ys,
                                                 fragment->row_count, splitting->right, below, arena);
    if (divided->row_count != fragment->row_count || divided->column_count != fragment->column_count)
        return fragment;
    for (guint i = 0; i < fragment->n_cells; i++)
        if (fragment->cells[i].n_glyphs || fragment->cells[i].n_slashes)
            move_cell(fragment, &fragment->cells[i], divided, arena);
    divided->ruling = GK_RULING_PARTIAL;
    divided->open_top = fragment->open_top;
    divided->open_bottom = fragment->open_bottom;
    divided->drawn_below = fragment->drawn_below;
    return divided;
}

GkFragment *
gk_grid_go_on_below_header(GkFragment *fragment, GkArena *arena)
{
    gsize positions = (gsize) fragment->row_count * fragment->column_count;
    Splitting splitting = { fragment, g_malloc(positions), FALSE };
    g_autofree guint8 *below = g_malloc(positions);
    find_edges(&splitting, below);
    for (guint border = 1; border < fragment->column_count; border++) {
        guint header = header_of(&splitting, border);
        Decision decision = header == G_MAXUINT ? LEAVE : decide(&splitting, header, border);
        if (decision != LEAVE)
            divide(&splitting, header, border, decision == DIVIDE_IN_DOUBT);
    }
    GkFragment *result = splitting.any ? rebuild(&splitting, below, arena) : fragment;
    g_free(splitting.right);
    return result;
}
