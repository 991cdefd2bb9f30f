/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stretches of tables: made from fragments, turned, given other rows or columns.
 *
 * Sideways is downward, turned: a half that lies to the right of another lies below
 * it once rows are columns. So there is one way to put stretches together, and the
 * pages of a sheet that is too wide are turned, joined and turned back.
 */
#include "layout/join/stretch.h"

#include "layout/words/tally.h"

#include <math.h>

static GkStretch *
stretch_alloc(GkArena *arena)
{
    GkStretch *stretch = g_new0(GkStretch, 1);
    stretch->fragments = g_ptr_array_new();
    stretch->xs = g_array_new(FALSE, FALSE, sizeof(double));
    stretch->ys = g_array_new(FALSE, FALSE, sizeof(double));
    stretch->cells = g_array_new(FALSE, FALSE, sizeof(GkCell));
    stretch->parts = g_array_new(FALSE, FALSE, sizeof(GkTablePart));
    stretch->arena = arena;
    return stretch;
}

void
gk_stretch_free(GkStretch *stretch)
{
    if (!stretch)
        return;
    g_ptr_array_unref(stretch->fragments);
    g_array_unref(stretch->xs);
    g_array_unref(stretch->ys);
    g_array_unref(stretch->cells);
    g_array_unref(stretch->parts);
    g_free(stretch->view_cells);
    g_free(stretch);
}

GkStretch *
gk_stretch_new(const GkFragment *fragment, GkArena *arena)
{
    GkStretch *stretch = stretch_alloc(arena);
    GkTablePart part = { .page = fragment->page,
                         .box = fragment->box,
                         .last_row = MAX(fragment->row_count, 1) - 1,
                         .last_column = fragment->column_count - 1 };
    g_ptr_array_add(stretch->fragments, (gpointer) fragment);
    g_array_append_vals(stretch->xs, fragment->xs, fragment->column_count + 1);
    g_array_append_vals(stretch->ys, fragment->ys, fragment->row_count + 1);
    stretch->view_cells = g_new(GkCell, fragment->n_cells);
    stretch->view = gk_fragment_view(fragment, stretch->view_cells, arena);
    stretch->header_rows = fragment->header_rows;
    g_array_append_vals(stretch->cells, stretch->view.cells, stretch->view.n_cells);
    for (guint i = 0; i < stretch->view.n_cells; i++)
        gk_tally_join(&part.tally, stretch->view.cells[i].tally);
    g_array_append_val(stretch->parts, part);
    return stretch;
}

guint
gk_stretch_last_page(const GkStretch *stretch)
{
    guint last = 0;
    for (guint i = stretch->newest; i < stretch->fragments->len; i++)
        last = MAX(last, ((const GkFragment *) g_ptr_array_index(stretch->fragments, i))->page);
    return last;
}

guint *
gk_stretch_last_row(const GkStretch *stretch)
{
    guint columns = gk_stretch_columns(stretch).count, end = gk_stretch_rows(stretch).count, found = 0;
    guint *at = g_new0(guint, columns);
    for (guint i = stretch->cells->len; i-- > 0 && found < columns;) { /* the newest come last */
        const GkCell *cell = &g_array_index(stretch->cells, GkCell, i);
        for (guint c = cell->column; cell->row + cell->row_span == end && c < cell->column + cell->column_span; c++) {
            at[c] = i + 1;
            found++;
        }
    }
    return at;
}

static int
compare_cells(gconstpointer a, gconstpointer b)
{
    const GkCell *p = a, *q = b;
    if (p->row != q->row)
        return p->row < q->row ? -1 : 1;
    return p->column < q->column ? -1 : p->column > q->column;
}

void
gk_stretch_settle(GkStretch *stretch)
{
    guint rows = gk_stretch_rows(stretch).count, columns = gk_stretch_columns(stretch).count;
    guint *cell_at = gk_arena_new_array(stretch->arena, guint, (gsize) rows * columns);
    g_array_sort(stretch->cells, compare_cells);
    for (guint i = 0; i < stretch->cells->len; i++) {
        const GkCell *cell = &g_array_index(stretch->cells, GkCell, i);
        for (guint r = cell->row; r < MIN(rows, cell->row + cell->row_span); r++)
            for (guint c = cell->column; c < MIN(columns, cell->column + cell->column_span); c++)
                cell_at[(gsize) r * columns + c] = i;
    }
    g_clear_pointer(&stretch->view_cells, g_free);
    stretch->view =
        (GkTable) { .row_count = rows,
                    .column_count = columns,
                    .header_row_count = stretch->header_rows,
                    .cells = gk_arena_copy(stretch->arena, stretch->cells->data, stretch->cells->len * sizeof(GkCell)),
                    .n_cells = stretch->cells->len,
                    .cell_at = cell_at };
}

/* --- turned, and with other rows --- */

static void
swap(guint *a, guint *b)
{
    guint kept = *a;
    *a = *b;
    *b = kept;
}

static void
copy_fragments(GkStretch *to, const GkStretch *from)
{
    for (guint i = 0; i < from->fragments->len; i++)
        g_ptr_array_add(to->fragments, g_ptr_array_index(from->fragments, i));
}

GkStretch *
gk_stretch_turned(const GkStretch *stretch)
{
    GkStretch *turned = stretch_alloc(stretch->arena);
    copy_fragments(turned, stretch);
    g_array_append_vals(turned->xs, stretch->ys->data, stretch->ys->len);
    g_array_append_vals(turned->ys, stretch->xs->data, stretch->xs->len);
    g_array_append_vals(turned->cells, stretch->cells->data, stretch->cells->len);
    g_array_append_vals(turned->parts, stretch->parts->data, stretch->parts->len);
    for (guint i = 0; i < turned->cells->len; i++) {
        GkCell *cell = &g_array_index(turned->cells, GkCell, i);
        swap(&cell->row, &cell->column);
        swap(&cell->row_span, &cell->column_span);
    }
    for (guint i = 0; i < turned->parts->len; i++) {
        GkTablePart *part = &g_array_index(turned->parts, GkTablePart, i);
        swap(&part->first_row, &part->first_column);
        swap(&part->last_row, &part->last_column);
        swap(&part->repeated_header_rows, &part->repeated_label_columns);
    }
    gk_stretch_settle(turned);
    return turned;
}

GkStretch *
gk_stretch_with_rows(const GkStretch *stretch, const guint *rows, guint n_rows, const double *ys)
{
    const GkFragment *fragment = gk_stretch_first(stretch);
    GkStretch *other = stretch_alloc(stretch->arena);
    copy_fragments(other, stretch);
    other->header_rows = stretch->header_rows;
    g_array_append_vals(other->xs, stretch->xs->data, stretch->xs->len);
    g_array_append_vals(other->ys, ys, n_rows + 1);
    for (guint r = 0; r < n_rows; r++)
        for (guint c = 0; c < stretch->view.column_count; c++) {
            GkPlace *place = gk_arena_alloc(stretch->arena, sizeof *place);
            *place = (GkPlace) { fragment->page, { fragment->xs[c], ys[r], fragment->xs[c + 1], ys[r + 1] } };
            GkCell cell = { .column_span = 1, .row_span = 1, .text = "", .places = place, .n_places = 1 };
            if (rows[r] != G_MAXUINT) {
                cell = *gk_table_cell_at(&stretch->view, rows[r], c);
                if (cell.row != rows[r] || cell.column != c)
                    continue;
            }
            cell.row = r;
            cell.column = c;
            g_array_append_val(other->cells, cell);
        }
    g_array_append_vals(other->parts, stretch->parts->data, stretch->parts->len);
    for (guint i = 0; i < other->parts->len; i++)
        g_array_index(other->parts, GkTablePart, i).last_row = n_rows - 1;
    gk_stretch_settle(other);
    return other;
}

/* --- more columns --- */

static double
bound(const GkStretch *stretch, guint i)
{
    return g_array_index(stretch->xs, double, i);
}

/* The first boundary behind i that the stretch has; it has the last. */
static guint
next_mapped(const guint *map, guint i)
{
    while (map[i] == G_MAXUINT)
        i++;
    return map[i];
}

static void
insert_column(GkStretch *stretch, guint at, double x)
{
    g_array_insert_val(stretch->xs, at, x);
    for (guint i = 0; i < stretch->cells->len; i++) {
        GkCell *cell = &g_array_index(stretch->cells, GkCell, i);
        if (cell->column >= at)
            cell->column++;
        else if (cell->column + cell->column_span >= at)
            cell->column_span++;
    }
    for (guint i = 0; i < stretch->parts->len; i++) {
        GkTablePart *part = &g_array_index(stretch->parts, GkTablePart, i);
        part->first_column += part->first_column >= at;
        part->last_column += part->last_column + 1 >= at;
    }
}

void
gk_stretch_insert_columns(GkStretch *stretch, const GkStretch *b, guint *map)
{
    guint count = gk_stretch_columns(b).count;
    for (guint i = 1; i < count; i++) {
        if (map[i] != G_MAXUINT)
            continue;
        double x = bound(stretch, 0) + bound(b, i) - bound(b, 0);
        guint at = map[i - 1] + 1, next = next_mapped(map, i);
        while (at < next && bound(stretch, at) < x)
            at++;
        if (x <= bound(stretch, at - 1) || x >= bound(stretch, at)) /* it lies only about there */
            x = (bound(stretch, at - 1) + bound(stretch, at)) / 2;
        insert_column(stretch, at, x);
        map[i] = at;
        for (guint j = i + 1; j <= count; j++)
            if (map[j] != G_MAXUINT)
                map[j]++;
    }
}
