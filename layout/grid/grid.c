/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From rules to grids.
 *
 *      ┌─────┬───────────┐     rules that meet make one table; every rule gives
 *      │     │           │     a boundary of the finest grid (x1..x3, y1..y3);
 *      │     ├─────┬─────┤     a boundary between two positions counts only if
 *      │     │     │     │     a rule is really drawn there; positions without
 *      └─────┴─────┴─────┘     a boundary between them are one merged cell.
 *
 * 1. Rules that touch (within GK_GRID_REACH) are one component (union-find).
 * 2. The positions of its rules are clustered: a border drawn twice, or set off
 *    by a point or two, is one boundary.
 * 3. Where rules stick out past the last crossing rule, the table is open there
 *    (Word draws no top rule on a continuation page): the bounding box closes it.
 *    Where the rules between all columns end at one height in the air, a row
 *    begins or ends there, though nobody drew it: below a band of section names.
 * 4. For every pair of neighbours the share of the common side that rules cover
 *    decides whether there is a boundary.
 * 5. Positions without boundaries between them are joined; a shape that is not a
 *    rectangle is cut into rectangles row by row, and says so.
 * 6. Boundaries that part no two cells are dropped from the grid.
 *
 * It cannot divide what is not ruled: see table/aligned.c.
 */
#include "layout/grid/grid.h"

#include "layout/cells/slash.h"
#include "layout/grid/boundaries.h"
#include "layout/grid/components.h"
#include "layout/grid/tuning.h"

#include <string.h>

/* For each position: is there a boundary after it (to its right, or below)? Returns how many are doubtful. */
static guint
find_edges(const GkDirection *own, const GkDirection *cross, guint8 *edges, gsize stride_own, gsize stride_cross)
{
    guint doubtful = 0;
    for (guint i = 1; i + 1 < own->boundaries->len; i++) {
        const GkBoundary *boundary = &g_array_index(own->boundaries, GkBoundary, i);
        g_autoptr(GArray) intervals = gk_grid_covered(own->rules, boundary);
        guint start = 0;
        for (guint j = 0; j + 1 < cross->boundaries->len; j++) {
            double from = g_array_index(cross->boundaries, GkBoundary, j).at;
            double to = g_array_index(cross->boundaries, GkBoundary, j + 1).at;
            double end = MIN(GK_GRID_REACH, GK_GRID_END_SHARE * (to - from)); /* rules may end short of crossings */
            double share = gk_grid_covered_share(intervals, &start, from + end, to - end);
            edges[(i - 1) * stride_own + j * stride_cross] =
                share >= GK_GRID_EDGE_SHARE || boundary->air;
            doubtful += share > GK_GRID_EDGE_DOUBT_SHARE && share < GK_GRID_EDGE_SHARE;
        }
    }
    return doubtful;
}

/* --- cells --- */

typedef struct {
    guint columns, rows;
    const guint8 *right, *below;
    guint *owner; /* cell number + 1 of each position, 0 while free */
} Positions;

/* How far the cell that starts at (row, column) reaches to the right in its first row. */
static guint
span_right(const Positions *p, guint row, guint column)
{
    guint end = column + 1;
    while (end < p->columns && !p->right[(gsize) row * p->columns + end - 1] &&
           !p->owner[(gsize) row * p->columns + end])
        end++;
    return end - column;
}

/* TRUE when row `row` below continues the cell [column, column + span) without any boundary. */
static gboolean
continues_below(const Positions *p, guint row, guint column, guint span)
{
    for (guint c = column; c < column + span; c++) {
        if (p->below[(gsize) (row - 1) * p->columns + c] || p->owner[(gsize) row * p->columns + c])
            return FALSE;
        if (c + 1 < column + span && p->right[(gsize) row * p->columns + c])
            return FALSE;
    }
    return TRUE;
}

/* TRUE when an undrawn side shows that the shape goes on beyond the rectangle. */
static gboolean
leaks(const Positions *p, guint row, guint column, guint rows, guint columns)
{
    for (guint r = row; r < row + rows; r++)
        if (column + columns < p->columns && !p->right[(gsize) r * p->columns + column + columns - 1])
            return TRUE;
    for (guint c = column; c < column + columns; c++)
        if (row + rows < p->rows && !p->below[(gsize) (row + rows - 1) * p->columns + c])
            return TRUE;
    return FALSE;
}

static GArray *
make_cells(Positions *p, const double *xs, const double *ys)
{
    GArray *cells = g_array_new(FALSE, TRUE, sizeof(GkFragmentCell));
    for (guint row = 0; row < p->rows; row++) {
        for (guint column = 0; column < p->columns; column++) {
            if (p->owner[(gsize) row * p->columns + column])
                continue;
            guint columns = span_right(p, row, column), rows = 1;
            while (row + rows < p->rows && continues_below(p, row + rows, column, columns))
                rows++;
            GkFragmentCell cell = { .row = row,
                                    .column = column,
                                    .row_span = rows,
                                    .column_span = columns,
                                    .box = { xs[column], ys[row], xs[column + columns], ys[row + rows] },
                                    .irregular = leaks(p, row, column, rows, columns) };
            g_array_append_val(cells, cell);
            for (guint r = row; r < row + rows; r++)
                for (guint c = column; c < column + columns; c++)
                    p->owner[(gsize) r * p->columns + c] = cells->len;
        }
    }
    return cells;
}

/* Numbers the boundaries at which some cell begins; others part nothing. Returns their count. */
static guint
number_used(const GArray *cells, guint count, guint *numbers, gboolean rows)
{
    guint8 *used = g_new0(guint8, count);
    for (guint i = 0; i < cells->len; i++) {
        const GkFragmentCell *cell = &g_array_index(cells, GkFragmentCell, i);
        used[rows ? cell->row : cell->column] = 1;
    }
    guint next = 0;
    for (guint i = 0; i < count; i++) {
        numbers[i] = next;
        next += used[i];
    }
    numbers[count] = next;
    /* numbers[i] is the count of used boundaries before i: for a used one, its own new number. */
    g_free(used);
    return next;
}

static double *
keep_boundaries(const double *old, guint count, const guint *numbers, guint kept, GkArena *arena)
{
    double *kept_at = gk_arena_new_array(arena, double, kept + 1);
    for (guint i = count; i-- > 0;)
        if (numbers[i + 1] > numbers[i])
            kept_at[numbers[i]] = old[i];
    kept_at[kept] = old[count];
    return kept_at;
}

static void
compress(GkFragment *fragment, GArray *cells, const double *xs, guint columns, const double *ys, guint rows,
         GkArena *arena)
{
    g_autofree guint *column_numbers = g_new(guint, columns + 1), *row_numbers = g_new(guint, rows + 1);
    fragment->column_count = number_used(cells, columns, column_numbers, FALSE);
    fragment->row_count = number_used(cells, rows, row_numbers, TRUE);
    fragment->xs = keep_boundaries(xs, columns, column_numbers, fragment->column_count, arena);
    fragment->ys = keep_boundaries(ys, rows, row_numbers, fragment->row_count, arena);
    fragment->cell_at = gk_arena_new_array(arena, guint, (gsize) fragment->row_count * fragment->column_count);
    for (guint i = 0; i < cells->len; i++) {
        GkFragmentCell *cell = &g_array_index(cells, GkFragmentCell, i);
        guint end_row = row_numbers[cell->row + cell->row_span];
        guint end_column = column_numbers[cell->column + cell->column_span];
        cell->row = row_numbers[cell->row];
        cell->column = column_numbers[cell->column];
        cell->row_span = end_row - cell->row;
        cell->column_span = end_column - cell->column;
        for (guint r = cell->row; r < end_row; r++)
            for (guint c = cell->column; c < end_column; c++)
                fragment->cell_at[(gsize) r * fragment->column_count + c] = i;
    }
}

GkFragment *
gk_fragment_from_edges(GkPageLayout *layout, const double *xs, guint columns, const double *ys, guint rows,
                       const guint8 *right, const guint8 *below, GkArena *arena)
{
    GkFragment *fragment = gk_arena_alloc(arena, sizeof *fragment);
    fragment->layout = layout;
    fragment->page = layout->page->number;
    fragment->box = (GkBox) { xs[0], ys[0], xs[columns], ys[rows] };
    Positions positions = { columns, rows, right, below, g_new0(guint, (gsize) columns * rows) };
    GArray *cells = make_cells(&positions, xs, ys);
    g_free(positions.owner);
    compress(fragment, cells, xs, columns, ys, rows, arena);
    fragment->cells = gk_arena_take_array(arena, cells, &fragment->n_cells);
    return fragment;
}

/* --- tables of a page --- */

static double *
boundary_positions(const GArray *boundaries)
{
    double *at = g_new(double, boundaries->len);
    for (guint i = 0; i < boundaries->len; i++)
        at[i] = g_array_index(boundaries, GkBoundary, i).at;
    return at;
}

/* Where the rule along the bottom is drawn, for each column of the fragment. */
static const guint8 *
find_drawn_below(const GkFragment *fragment, const GkDirection *horizontal, GkArena *arena)
{
    guint8 *drawn = gk_arena_new_array(arena, guint8, fragment->column_count);
    guint start = 0, last = horizontal->boundaries->len - 1;
    g_autoptr(GArray) intervals =
        gk_grid_covered(horizontal->rules, &g_array_index(horizontal->boundaries, GkBoundary, last));
    for (guint c = 0; c < fragment->column_count; c++) {
        double from = fragment->xs[c], to = fragment->xs[c + 1],
               end = MIN(GK_GRID_REACH, GK_GRID_END_SHARE * (to - from));
        drawn[c] = gk_grid_covered_share(intervals, &start, from + end, to - end) >= GK_GRID_EDGE_SHARE;
    }
    return drawn;
}

/* How far rules go along a side. */
static GkOutline
outline_of_side(const GkDirection *own, guint i, double from, double to)
{
    guint start = 0;
    g_autoptr(GArray) intervals = gk_grid_covered(own->rules, &g_array_index(own->boundaries, GkBoundary, i));
    double share = gk_grid_covered_share(intervals, &start, from + GK_GRID_REACH, to - GK_GRID_REACH);
    return share >= GK_GRID_WHOLE_SHARE ? GK_OUTLINE_CLOSED
        : share <= 1 - GK_GRID_WHOLE_SHARE ? GK_OUTLINE_OPEN
                                           : GK_OUTLINE_RAGGED;
}

static GkOutline
outline_of_sides(const GkDirection *vertical, const GkDirection *horizontal, GkBox box)
{
    GkOutline left = outline_of_side(vertical, 0, box.y0, box.y1), top = outline_of_side(horizontal, 0, box.x0, box.x1);
    GkOutline right = outline_of_side(vertical, vertical->boundaries->len - 1, box.y0, box.y1);
    GkOutline bottom = outline_of_side(horizontal, horizontal->boundaries->len - 1, box.x0, box.x1);
    return MAX(MAX(left, right), MAX(top, bottom));
}

/* At some crossing of the grid only one side is drawn. */
static gboolean
ends_in_the_air(guint columns, guint rows, const guint8 *right, const guint8 *below)
{
    for (guint r = 0; r + 1 < rows; r++)
        for (guint c = 0; c + 1 < columns; c++) {
            gsize at = (gsize) r * columns + c;
            if (right[at] + right[at + columns] + below[at] + below[at + 1] == 1)
                return TRUE;
        }
    return FALSE;
}

/* The grid of one component; NULL when it has fewer than two cells. */
static GkFragment *
build_grid(GkPageLayout *layout, GkDirection *vertical, GkDirection *horizontal, const GkRules *rules, GkArena *arena,
           GkDiagnostics *diagnostics)
{
    double x_from, x_to, y_from, y_to;
    gboolean open_left, open_right, open_top, open_bottom;
    gk_grid_extent(horizontal->boundaries, &x_from, &x_to);
    gk_grid_extent(vertical->boundaries, &y_from, &y_to);
    gk_grid_close_sides(vertical->boundaries, x_from, x_to, &open_left, &open_right);
    gk_grid_close_sides(horizontal->boundaries, y_from, y_to, &open_top, &open_bottom);
    if (vertical->boundaries->len < 2 || horizontal->boundaries->len < 2)
        return NULL;
    gk_grid_add_in_the_air(vertical, horizontal);
    guint columns = vertical->boundaries->len - 1, rows = horizontal->boundaries->len - 1;
    if (columns == 1 && rows == 1)
        return NULL;
    g_autofree double *xs = boundary_positions(vertical->boundaries), *ys = boundary_positions(horizontal->boundaries);
    GkBox box = { xs[0], ys[0], xs[columns], ys[rows] };
    if ((guint64) columns * rows > GK_GRID_POSITIONS) {
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, layout->page->number, &box,
                           "page %u: a grid of %u columns and %u rows is larger than the bound of %d positions; it was "
                           "not read as a table",
                           layout->page->number, columns, rows, GK_GRID_POSITIONS);
        return NULL;
    }
    g_autofree guint8 *right = g_new0(guint8, (gsize) columns * rows), *below = g_new0(guint8, (gsize) columns * rows);
    guint doubtful = find_edges(vertical, horizontal, right, 1, columns);
    doubtful += find_edges(horizontal, vertical, below, columns, 1);
    GkFragment *fragment = gk_fragment_from_edges(layout, xs, columns, ys, rows, right, below, arena);
    if (fragment->n_cells < 2)
        return NULL;
    fragment->open_top = open_top;
    fragment->open_bottom = open_bottom;
    fragment->outline = doubtful || ends_in_the_air(columns, rows, right, below) ? GK_OUTLINE_RAGGED
                                                                     : outline_of_sides(vertical, horizontal, box);
    fragment->drawn_below = find_drawn_below(fragment, horizontal, arena);
    fragment->ruling =
        open_left || open_right || open_top || open_bottom || doubtful ? GK_RULING_PARTIAL : GK_RULING_FULL;
    gk_slash_mark(fragment, rules->slanted, arena);
    return fragment;
}

static int
compare_fragments(gconstpointer a, gconstpointer b)
{
    const GkFragment *p = *(GkFragment *const *) a, *q = *(GkFragment *const *) b;
    if (p->box.y0 != q->box.y0)
        return p->box.y0 < q->box.y0 ? -1 : 1;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

/* The rules numbered in `members` that belong to one direction; the order by position is kept. */
static GkDirection
direction_of(const GArray *rules, const guint64 *members, guint count, guint offset, GkTolerance tolerance)
{
    GkDirection direction = { g_array_new(FALSE, FALSE, sizeof(GkRule)), NULL };
    for (guint i = 0; i < count; i++) {
        guint number = (guint) (members[i] & G_MAXUINT32);
        if (number >= offset && number - offset < rules->len)
            g_array_append_val(direction.rules, g_array_index(rules, GkRule, number - offset));
    }
    direction.boundaries = gk_grid_cluster(direction.rules, tolerance);
    return direction;
}

static void
direction_clear(GkDirection *direction)
{
    g_array_unref(direction->rules);
    g_array_unref(direction->boundaries);
}

void
gk_grids_find(GkPageLayout *layout, const GkRules *rules, GkArena *arena, GPtrArray *fragments,
              GkDiagnostics *diagnostics)
{
    guint h = rules->horizontal->len, count = h + rules->vertical->len, before = fragments->len;
    if (count == 0)
        return;
    GkTolerance tolerance = gk_grid_tolerance(layout->page);
    g_autofree guint64 *order = gk_rules_by_component(rules);
    for (guint first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && order[end] >> 32 == order[first] >> 32;)
            end++;
        if (end - first < 3)
            continue;
        GkDirection horizontal = direction_of(rules->horizontal, order + first, end - first, 0, tolerance);
        GkDirection vertical = direction_of(rules->vertical, order + first, end - first, h, tolerance);
        if (horizontal.rules->len && vertical.rules->len) {
            GkFragment *fragment = build_grid(layout, &vertical, &horizontal, rules, arena, diagnostics);
            if (fragment)
                g_ptr_array_add(fragments, fragment);
        }
        direction_clear(&horizontal);
        direction_clear(&vertical);
    }
    if (fragments->len > before)
        qsort(fragments->pdata + before, fragments->len - before, sizeof(gpointer), compare_fragments);
}
