/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A stretch of a table: what lies on one page, or what was put together from several. Joining asks whether one stretch
 * goes on in another (join/link.h), and adds the second to the first (join/seam.h).
 */
#pragma once

#include "layout/cells/column_map.h"
#include "layout/cells/fragment.h"

G_BEGIN_DECLS

typedef struct {
    GPtrArray *fragments; /* const GkFragment *, in the order of their coming */
    guint newest; /* where those that came last begin in it */
    GkTable view; /* the stretch as it was before anything was added: its cells, cell_at, counts and header */
    GkCell *view_cells; /* those of the view of a fragment; NULL once it is settled */
    GArray *xs, *ys; /* double: boundaries, in the first fragment's place and scale */
    GArray *cells; /* GkCell; by row, then column, until more is added */
    GArray *parts; /* GkTablePart */
    guint header_rows; /* also those that only the next page has shown to be header */
    GkTally printed_again; /* labels of merged cells that the newest repeats */
    GkArena *arena;
} GkStretch;

GkStretch *gk_stretch_new(const GkFragment *fragment, GkArena *arena);
void gk_stretch_free(GkStretch *stretch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkStretch, gk_stretch_free)

/* The stretch with its rows as columns: what lies beside it is then what lies below it. It has no header. */
GkStretch *gk_stretch_turned(const GkStretch *stretch);
/* A copy with other rows: row r of it is row rows[r] of the stretch, or blank (G_MAXUINT); ys has n_rows + 1
 * boundaries. */
GkStretch *gk_stretch_with_rows(const GkStretch *stretch, const guint *rows, guint n_rows, const double *ys);

static inline const GkFragment *
gk_stretch_first(const GkStretch *stretch)
{
    return g_ptr_array_index(stretch->fragments, 0);
}

/* Its columns; valid until one is added. */
static inline GkBounds
gk_stretch_columns(const GkStretch *stretch)
{
    return (GkBounds) { (const double *) (gpointer) stretch->xs->data, stretch->xs->len - 1,
                        gk_stretch_first(stretch)->aligned };
}

static inline GkBounds
gk_stretch_rows(const GkStretch *stretch)
{
    return (GkBounds) { (const double *) (gpointer) stretch->ys->data, stretch->ys->len - 1,
                        gk_stretch_first(stretch)->aligned };
}

/* The first of the newest fragments. */
static inline const GkFragment *
gk_stretch_newest(const GkStretch *stretch)
{
    return g_ptr_array_index(stretch->fragments, stretch->newest);
}

/* The last page that it lies on. */
guint gk_stretch_last_page(const GkStretch *stretch);
/* Index + 1 of the cell over each column in the last row. The caller frees it. */
guint *gk_stretch_last_row(const GkStretch *stretch);

/* The cell over a column by the list above, NULL without one. */
static inline GkCell *
gk_stretch_cell_over(const GkStretch *stretch, const guint *row, guint column)
{
    return row[column] ? &g_array_index(stretch->cells, GkCell, row[column] - 1) : NULL;
}

/* Makes room for boundaries that only B has: cells span them. `map` says where B's are among the stretch's, and is
 * completed. */
void gk_stretch_insert_columns(GkStretch *stretch, const GkStretch *b, guint *map);
/* By row, then column, with an index: `view` becomes what the stretch is now. */
void gk_stretch_settle(GkStretch *stretch);

G_END_DECLS
