/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables of rules in the picture of a page: lines across and down, where they cross, and which pieces between are drawn.
 * Pixels of the straightened picture.
 */
#pragma once

#include "extract/sheet/raster.h"
#include "extract/sheet/rule_line.h"

G_BEGIN_DECLS

#define GK_LATTICE_DRAWN 0.62f /* of a piece of a line is seen: it is drawn */

typedef struct {
    guint rows, columns;
    GPtrArray *across, *down; /* GkRuleLine *: rows + 1 from the top, columns + 1 from the left; borrowed from `owned` */
    double *x, *y; /* of the crossings: (rows + 1) * (columns + 1) */
    float *drawn_across; /* (rows + 1) * columns: how much of the piece is seen, 0 to 1 */
    float *drawn_down; /* rows * (columns + 1) */
    guint *cell_of; /* rows * columns: which places belong together, by the number of the first */
    GPtrArray *owned;
    gboolean open_top, open_bottom; /* no rule closes it there: a table that goes on on another page */
} GkLattice;

/* What gk_lattices_find() works on. */
typedef struct {
    const GPtrArray *across, *down; /* GkRuleLine * */
    const GkRaster *grey, *grey_turned; /* the straight picture, and the same with columns for rows */
    const GkRaster *soft_across, *soft_down; /* soft_down is turned, too */
    double dpi;
} GkRulePicture;

/* GkLattice *, owned, from the top. */
GPtrArray *gk_lattices_find(const GkRulePicture *picture);
void gk_lattice_free(GkLattice *lattice);

static inline guint
gk_lattice_crossing(const GkLattice *lattice, guint row, guint column)
{
    return row * (lattice->columns + 1) + column;
}

/* Where a boundary lies when all is made straight: the mean of its crossings. */
double gk_lattice_column_x(const GkLattice *lattice, guint column);
double gk_lattice_row_y(const GkLattice *lattice, guint row);

/* The edges of the lattice that show: pieces that are drawn, and the outer frame. */
gboolean gk_lattice_draws_across(const GkLattice *lattice, guint boundary, guint column);
gboolean gk_lattice_draws_down(const GkLattice *lattice, guint row, guint boundary);

/* Moves a point to where it lies when all is made straight; one outside stays. */
void gk_lattice_straighten(const GkLattice *lattice, double *x, double *y);

/* The place that holds a point, as row * columns + column; -1: none. */
int gk_lattice_place(const GkLattice *lattice, double x, double y);

G_END_DECLS
