/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Boundaries between the columns and rows of a grid: between grid/grid.c and grid/boundaries.c.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* A boundary of the grid and the rules that lie on it. */
typedef struct {
    double at, from, to;
    guint first, end; /* rules of the sorted array */
    gboolean air; /* no rule lies on it: all rules across it end there */
} GkBoundary;

/* How far apart the rules of one boundary may be: less where the text is so small that a row would fit between. */
typedef struct {
    double snap, displaced;
} GkTolerance;

typedef struct {
    GArray *rules; /* GkRule of one direction */
    GArray *boundaries; /* GkBoundary */
} GkDirection;

GkTolerance gk_grid_tolerance(const GkPage *page);
/* Rules sorted by position become boundaries (GkBoundary). */
GArray *gk_grid_cluster(const GArray *rules, GkTolerance tolerance);
/* The extent of all boundaries along themselves: where crossing ones must reach to. */
void gk_grid_extent(const GArray *boundaries, double *from, double *to);
/* Closes an open side with a boundary that no rule draws. */
void gk_grid_close_sides(GArray *boundaries, double from, double to, gboolean *open_first, gboolean *open_last);
/* The extents (GkRule) of a boundary's rules, sorted and without overlaps. */
GArray *gk_grid_covered(const GArray *rules, const GkBoundary *boundary);
/* The share of [from, to] that such extents cover; *start moves on with from. */
double gk_grid_covered_share(const GArray *intervals, guint *start, double from, double to);
/* Boundaries between rows where the rules between all columns end in the air. */
void gk_grid_add_in_the_air(const GkDirection *columns, GkDirection *rows);

G_END_DECLS
