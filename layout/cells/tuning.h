/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/cells, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

/* --- the same columns (cells/column_map.c) --- */

/* Columns are the same when their boundaries, from the left edge, differ less than this (points). */
#define GK_COLUMN_SLACK 3.5
/* ... and nearly the same when they differ less than this share of the table's width. */
#define GK_COLUMN_SHARE 0.03
/* Rows on two pages are the same when their boundaries differ less than this (points). */
#define GK_ROW_SLACK 1.5

/* --- ink that is no text (cells/unread.c) --- */

/* An outline this high (points) may be a digit, or so many lower ones: a decimal point alone is a speck. */
#define GK_UNREAD_HEIGHT 2.5
/* Outlines beside the line of a number may be digits when they are higher than this share of its size. */
#define GK_UNREAD_DIGIT_SHARE 0.4
#define GK_UNREAD_OUTLINES 2
/* Steps from dark to light that the smallest digit has, at one pixel per point: a 1 of 5 pt. */
#define GK_UNREAD_EDGES 5
/* ... and what shows of one without a character between the rooms that its neighbours are given. */
#define GK_UNREAD_LOST 2
/* Ink whose middle is nearer than this (points) to a border is the border's: round corners, broken pieces. */
#define GK_UNREAD_BORDER 1.0
/* A picture that reaches no further than this (points) out of a cell lies in it. */
#define GK_UNREAD_SLACK 2.0
/* Pictures lower than a line of text (points) are never backgrounds or seals; within a cell, one lower than two lines
 * is its entry. */
#define GK_UNREAD_LINE 14.0
#define GK_UNREAD_ENTRY 36.0
/* A picture over several cells shows the entries of so many, at least. */
#define GK_UNREAD_ENTRIES 3
/* So many larger pictures are looked at on a page ... */
#define GK_UNREAD_IMAGES 16
/* ... and so many glyphs on one make it a background; on pages with very many glyphs they are not counted. */
#define GK_UNREAD_TEXT 3
#define GK_UNREAD_GLYPHS 20000
/* A colour is red when its red (0-255) exceeds green and blue by this; seals are, and round: no smaller than this
 * (points), and hardly longer than wide. */
#define GK_UNREAD_RED 60
#define GK_UNREAD_SEAL 40.0
#define GK_UNREAD_SEAL_RATIO 1.6
/* A grid without any glyph is a table when at least so many of its cells, and this share, hold ink. */
#define GK_UNREAD_CELLS 4
#define GK_UNREAD_CELLS_SHARE 0.3

/* --- red letters (cells/red.c) --- */

/* Red (cells/red.c): at least this much of it (0-255), and so much more than of green and blue. */
#define GK_RED_LEAST 150u
#define GK_RED_MORE 90u

/* --- cell text (cells/text.c) --- */

/* A rule this deep inside a glyph's box (share of its width, from either side) cuts it. */
#define GK_TEXT_CUT_SHARE 0.15
/* Glyphs this near belong to one word or number. */
#define GK_TEXT_TOUCH_EM 0.22
/* A gap wider than this between other letters than Chinese ones is a space; beside a letter from A to Z, this: that of Times is
 * a quarter of an em. test-layout-text: latin-spaces */
#define GK_TEXT_SPACE_EM 0.25
#define GK_TEXT_LATIN_SPACE_EM 0.18
/* A usual gap is no wider than this: single digits further apart are numbers of several columns. */
#define GK_TEXT_SPACING_EM 0.8
/* A gap no wider than this may be the thin space that parts thousands. */
#define GK_TEXT_THIN_SPACE_EM 0.35
/* A sign so near to the left side of its cell is its number's, however far that is. */
#define GK_TEXT_SIGN_EM 2.0
/* Digits are further apart, from left side to left side, than this share of their width, but em-wide ones that go on
 * after half an em; what is nearer lies over each other. */
#define GK_TEXT_STEP_SHARE 0.6
#define GK_TEXT_STEP_EM 0.36
/* Digits of a letter-spaced number stand at one step, but for so much. Test "spaced over a rule" (test-layout-cells/overflow.c). */
#define GK_TEXT_ONE_STEP_EM 0.02
/* A gap wider than this is a gap in any script (letter-spaced labels: 本 年 收 入). */
#define GK_TEXT_WIDE_SPACE_EM 0.4
/* Glyphs that share more of their width than this lie over each other. */
#define GK_TEXT_OVER_SHARE 0.35
/* Two numbers that were drawn as one part no further than this from the rule between their cells. */
#define GK_TEXT_PART_EM 1.6
/* A label of which no more than one letter in so many lies beyond a rule is one label that is too long. */
#define GK_TEXT_STICKS_OUT 5
/* A line was wrapped, not ended, when what is left of the cell's width is less than this: the inner margins of
 * a cell (Word: 5.4 pt on either side) and the room that one more character would have needed. */
#define GK_TEXT_WRAP_ROOM 11.5
#define GK_TEXT_WRAP_ROOM_EM 0.55
/* The smaller of a line's distances from the two sides of its cell, up to this many points, is taken for the inner margin
 * of the cell. The line was wrapped, too, when one more character would not have kept that margin on the other side. */
#define GK_TEXT_WRAP_MARGIN 8.0
#define GK_TEXT_WRAP_CHARACTER_EM 0.65
/* The same with a point or comma behind it, which no program parts from its digit. */
#define GK_TEXT_WRAP_POINT_EM 1.0

/* --- what is too long for its cell (cells/overflow.c) --- */

/* Runs whose distances from a side of their column differ by less than this stand in it alike. */
#define GK_OVERFLOW_STAND_EM 0.35
/* A run stands as usual where more than this share of its column stands so: tests/test-layout-cells/overflow.c. */
#define GK_OVERFLOW_SHARE 0.5
/* Runs of a column that are asked, at most. */
#define GK_OVERFLOW_WITNESSES 200
/* The last line that fits into a cell leaves no more room than this, and the next one is no further below it, or as far
 * as those above, within the third. */
#define GK_OVERFLOW_FULL_EM 2.0
#define GK_OVERFLOW_LINE_EM 1.7
#define GK_OVERFLOW_PITCH_EM 0.15
/* A rule is this deep inside a line that it cuts. */
#define GK_OVERFLOW_CUT_EM 0.1
/* No number has more digits and points. */
#define GK_OVERFLOW_DIGITS 40
/* The rest of a number on the rule below its row (cells/overflow_rest.c, tests/test-layout-rests.c): a rule further from
 * the middle of digits than GK_OVERFLOW_CROSSED_EM, but no further than this, nearly touches them. */
#define GK_OVERFLOW_NEAR_EM 0.5
/* They are so much nearer to the rule than the words of the table, but for this share of them. */
#define GK_OVERFLOW_NEARER_EM 0.2
#define GK_OVERFLOW_CLEAR_QUANTILE 0.2
/* Where there are fewer cells with words than this, they are held to keep so far from rules; fewer numbers say nothing of
 * a column's decimals. */
#define GK_OVERFLOW_LEAST 3u
#define GK_OVERFLOW_CLEAR_EM 0.6
/* Numbers of a column have as many decimals when so many of them do; more than this are not counted. */
#define GK_OVERFLOW_DECIMALS_SHARE 0.75
#define GK_OVERFLOW_DECIMALS 6u
/* What stands so near to their height in their row is of their line. */
#define GK_OVERFLOW_ROW_EM 0.2
/* Numbers stand alike in their rows when their distances from the middle differ by less than this; a line stands in the
 * middle of its row where that is this high. */
#define GK_OVERFLOW_SHIFT_EM 0.12
#define GK_OVERFLOW_CENTRED_EM 1.5
/* Lines of one number are no nearer than this to each other, and of one size within this, points. */
#define GK_OVERFLOW_LEAST_LINE_EM 0.75
#define GK_OVERFLOW_SIZE 0.1

/* --- slashes (cells/slash.c) --- */

/* A slanted stroke whose end misses the cell's border by this much still meets it. */
#define GK_SLASH_REACH 3.0
