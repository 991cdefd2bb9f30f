/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/rows, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

/* --- rows without rules (rows/rows.c) --- */

/* Entries whose middles are this near stand on one line. */
#define GK_ROWS_LINE_EM 0.55
/* Between two rules lines are rows of words when so many of them have an entry in every column and room in one. */
#define GK_ROWS_OF_WORDS_SHARE 0.8
/* A label wraps over at most this many lines on either side of its amount. */
#define GK_ROWS_WRAP_LINES 4
/* Lines of one text are nearer to each other than this; rows this far apart can't be mistaken for them. */
#define GK_ROWS_PITCH_EM 1.6
/* Lines nearer than this can't be of two rows: their letters would touch. */
#define GK_ROWS_HALF_EM 0.85
/* What it costs that lines are one row, or two: weights, set by hand on bench/tables and the corpus with its rules
 * withheld. In a row: two numbers of one column; a line that begins as rows do; a number and words in one column; a
 * line that had room for so many ems more than the next word; each em that lines are further apart than
 * GK_ROWS_PITCH_EM; an entry that stands so many ems beside its place; another place than in the rest of the table;
 * each further line. */
#define GK_ROWS_CONFLICT 8.0
#define GK_ROWS_BEGINS 3.0
#define GK_ROWS_MIXED 2.0
#define GK_ROWS_ROOM 4.0
#define GK_ROWS_ROOM_EM 0.5
#define GK_ROWS_FAR 4.0
#define GK_ROWS_PLACE 3.0
#define GK_ROWS_PLACE_EM 0.3
#define GK_ROWS_OTHER_PLACE 1.0
#define GK_ROWS_JOIN 0.5
/* ... when the first line is the only one with nothing beside it, and no room or setting tells it from a heading (sections). */
#define GK_ROWS_LEAD 0.6
/* ... a row of one entry; one without an entry in the first column, where this share of the lines has one; between two, that their letters touch; that no rule parts them, where rules part others; that
 * they are nearer, or the lines of a row further apart, than in the rest of the table; that a line breaks off all above
 * it where nothing more would have fitted. */
#define GK_ROWS_LONE 1.0
#define GK_ROWS_NO_LABEL 0.7
#define GK_ROWS_TOUCH 6.0
#define GK_ROWS_LABELS_SHARE 0.3
#define GK_ROWS_UNRULED 2.5
#define GK_ROWS_NEAR 3.0
#define GK_ROWS_BROKEN 3.0
#define GK_ROWS_BROKEN_EM 5.0
/* em: by so much a number and a character more may be wider than the widest of the column, and fit. */
#define GK_ROWS_FULL_EM 0.1
/* Rows of a form are further apart than its lines by this share. */
#define GK_ROWS_FORM_SHARE 1.08
/* So many lines, no shorter than this, that begin and end at one place, as near to the column's end: they are broken there. */
#define GK_ROWS_MARGIN_LINES 3
#define GK_ROWS_MARGIN_EM 8.0
#define GK_ROWS_MARGIN_NEAR_EM 3.0
/* Bounds: lines of one row; places between smaller and larger steps that are tried;
 * labels of rows that are looked at. */
#define GK_ROWS_LINES 40u
#define GK_ROWS_ROOMS 6u
#define GK_ROWS_STARTS 64u
/* A text beside rows (rows/row_notes.c): steps that differ by no more than this share are alike; its own are so many
 * times those of the rows at most; of rows, so many at least, this share of whose steps are alike.
 * tests/test-layout-rows.c */
#define GK_ROWS_NOTE_ALIKE 0.1
#define GK_ROWS_NOTE_NEARER 0.92
#define GK_ROWS_NOTE_ROWS 5
#define GK_ROWS_NOTE_SHARE 0.6
/* em: lines of one text are nearer than this. tests/test-layout-grids.c */
#define GK_ROWS_LINES_APART_EM 1.8
/* Blank rows above a total: so many rows at least, whose steps differ by no more than this share; the most that are
 * believed. tests/test-layout-rows.c */
#define GK_ROWS_BLANK_ROWS 6
#define GK_ROWS_BLANK_ALIKE 0.08
#define GK_ROWS_BLANK_MOST 24
/* em: a gap this wide parts words; a space is twice as wide. */
#define GK_ROWS_SPACE_EM 0.13
/* Nearer to one anchor than to the other means less than this share of the distance. */
#define GK_ROWS_NEARER_SHARE 0.85
/* The label of a group of rows stands this near to its middle, in rows; it has no more than so many lines, this near
 * each other. */
#define GK_ROWS_GROUP_SHARE 0.3
/* Rows of groups are further apart: nearer, nothing tells the middle of two from a line. tests/test-layout-form-head.c */
#define GK_ROWS_GROUP_PITCH_EM 1.45
#define GK_ROWS_GROUP_LINES 3
#define GK_ROWS_GROUP_LINE_EM 1.8
/* So many columns may have such labels. */
#define GK_ROWS_GROUP_COLUMNS 3

/* Lines of one label begin, or have their middle, this near to the same place. */
#define GK_ALIGN_LINED_UP_EM 0.35

/* --- rows of words between rules (rows/row_levels.c) --- */

/* Rows of words between two rules: the room between two exceeds the step of lines by this share of it. */
#define GK_ROWS_ROOM_SHARE 1.25
/* Lines that are nearer than this share of the step across a rule are of one row (tests/test-layout-ragged.c). */
#define GK_ROWS_ACROSS_SHARE 0.94
