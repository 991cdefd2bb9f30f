/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/grid, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

/* --- grids (grid/grid.c) --- */

/* A rule whose end misses another by this much still meets it. */
#define GK_GRID_REACH 3.0
/* Rules this near are one boundary: double borders (up to 4 pt apart) and misalignment; with small text only so many of
 * its sizes. */
#define GK_GRID_SNAP 4.2
#define GK_GRID_SNAP_EM 0.8
/* Rules this near whose extents do not overlap are one boundary, a little displaced. */
#define GK_GRID_DISPLACED 6.0
#define GK_GRID_DISPLACED_EM 1.1
/* Rules that stick out further than this past the last crossing one make an open row or column. */
#define GK_GRID_OPEN 6.0
/* A boundary between two positions is drawn when rules cover this share of it. */
#define GK_GRID_EDGE_SHARE 0.6
/* Between this share and the one above the drawing is irregular. */
#define GK_GRID_EDGE_DOUBT_SHARE 0.25
/* This much of a position's side, at either end, need not be covered (up to GK_GRID_REACH). */
#define GK_GRID_END_SHARE 0.2
/* The end of a rule further than this (points) from all that it could meet is in the air, not drawn short; ends that
 * differ by less than the second are at one height. */
#define GK_GRID_AIR 5.0
#define GK_GRID_AIR_ALIKE 1.5
/* A grid is only a frame when one of its cells takes this share of it and holds another grid. */
#define GK_GRID_FRAME_SHARE 0.4
/* A side is drawn all along when rules cover this share of it. */
#define GK_GRID_WHOLE_SHARE 0.9
/* Grid positions of one table, at most; a larger grid is not built (LIMIT_REACHED). */
#define GK_GRID_POSITIONS 2000000

/* --- rules in one direction (grid/loose_rules.c, grid/stripes.c, table/frames.c) --- */

/* Shorter ones are underlines and ornaments. */
#define GK_LOOSE_LENGTH 12.0
/* More of them in one direction on one page are a drawing. */
#define GK_LOOSE_RULES 4000
/* So many tables of the page are asked whether a rule is theirs. */
#define GK_LOOSE_TABLES 200
/* Areas this high may be rows' backgrounds, when they differ this much from white or each other (0-255). */
#define GK_STRIPE_LEAST 8.0
#define GK_STRIPE_MOST 120.0
#define GK_STRIPE_CONTRAST 6
/* The next stripe is so many times its height away at most. */
#define GK_STRIPE_REACH 4.0
/* What an edge of a stripe has for its thickness. */
#define GK_STRIPE_EDGE (-1.0)
/* Rules that begin and end this near to each other are of one table. */
#define GK_FRAME_SAME 4.0
/* A table is at least so wide. */
#define GK_FRAME_WIDTH 120.0
