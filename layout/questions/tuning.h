/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/questions, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

#include "layout/table/tuning.h"

/* --- columns that only the header parts (questions/grid_columns.c); test-layout-columns --- */

/* A grid is only the outline of a table when such a share of its height has cells of several rows and columns. */
#define GK_GRID_COARSE_SHARE 0.6
/* So many numbers, each in its place beside the border, leave no doubt of it. */
#define GK_GRID_KEPT_ROWS 3u
/* In its place is a number so near to the right side of its column, or to its middle, ems. */
#define GK_GRID_SIDE_EM 1.2
#define GK_GRID_MIDDLE_EM 0.5
/* Words of one label are no further apart, ems. */
#define GK_GRID_BANNER_EM 0.5

/* --- rows that nobody ruled (questions/grid_rows.c) --- */

/* A ruled row is divided into rows where so many entries stand below others of their column, those of one column left
 * out. */
#define GK_ROWS_BESIDE 2u
/* Rows whose labels may be one, or that share it: so many columns have as many lines each. tests/test-layout-cells/doubts.c */
#define GK_ROWS_ALIKE_COLUMNS 3u
/* Lines of two cells stand beside each other, or a label in the middle of a band, this near. tests/test-layout-rows.c
 */
#define GK_ROWS_BAND_EM 0.35

/* --- cells that only seem to span, words of several columns (questions/grid_spans.c, questions/grid_words.c) --- */

/* points: lines of two cells whose middles are nearer than this stand beside each other. */
#define GK_GRID_SPAN_BESIDE 3.0
/* em: a line that leaves more room in its cell was not wrapped there. A letter and the margins of the cell fit twice. */
#define GK_GRID_SPAN_ROOM_EM 3.0
/* Numbers in one ruled cell that are no further apart may be one, or a code and its amount, em: no border is between them
 * (blanks are half an em wide). Groups of three digits may be one over a wide blank, too. */
#define GK_GRID_CLOSE_EM 0.6
#define GK_GRID_GROUPS_EM 1.2
/* ... of the room at the sides of two labels of a blank form, so much is between them when each has a column
 * (test-layout-blank-forms). */
#define GK_GRID_APART_SHARE 0.6
