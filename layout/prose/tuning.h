/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/prose, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

/* --- captions (prose/caption.c) --- */

/* Pieces of a line further apart than this are different things (organization | unit) ... */
#define GK_CAPTION_GAP_EM 2.2
/* ... unless the whole line is letter-spaced; then this. */
#define GK_CAPTION_GAP_SPACED_EM 6.0
/* A line whose middle is this near to a table may be a row that was left outside. */
#define GK_ROW_BESIDE_EM 1.6
/* So many lines at the top of a page are held against the table that ends the page before (test-layout-few-numbers). */
#define GK_ROWS_OVERLEAF 6u
/* A title or field may stand this far above what has been found, before and after the title. */
#define GK_CAPTION_FAR 75.0
#define GK_CAPTION_NEAR 30.0
/* Centred: the middle is off by no more than this share of the table's width. */
#define GK_CAPTION_CENTER_SHARE 0.06
/* A title that ends on its own line leaves this share of the table's width free; the upper line of a longer one need not. */
#define GK_CAPTION_NARROW_SHARE 0.92
/* ... and one of more than this many times the size of the table's text may be this wide (share of the table's width)
 * if it names a fund. test-layout-titles. */
#define GK_CAPTION_WIDE_SHARE 1.4
#define GK_CAPTION_WIDE_SIZE 1.3
/* A line between a table and its title has at most so many characters, and the title stands so close above it. */
#define GK_CAPTION_BETWEEN_LENGTH 20
#define GK_CAPTION_BETWEEN_EM 1.6
/* Between two lines of a title (ems); and where words say that they are one. test-layout-titles. */
#define GK_CAPTION_TITLE_PITCH 1.0
#define GK_CAPTION_TITLE_PITCH_SURE 1.6
/* Where the page's edge cuts a title, its pieces reach this near to the sides of the tables. */
#define GK_CAPTION_CUT_EM 1.2
/* ... and are of one size within this. */
#define GK_CAPTION_SAME_SIZE 0.3
/* The upper and lower ends of two halves found by alignment differ by no more than this. */
#define GK_CAPTION_CUT_ALIGNED 12.0
/* A note's line that ends this near to the table's right edge goes on in the next. */
#define GK_CAPTION_FULL_EM 4.0
/* A unit on two lines: their centres are at most so far apart (ems), the rest has at most so many glyphs, and its beginning
 * stands on one of so many lines above (an organization's line may lie between the two). test-layout-captions. */
#define GK_CAPTION_WRAP_LINE 2.2
#define GK_CAPTION_WRAP_REST 5
#define GK_CAPTION_WRAP_LINES 2

/* --- prose (prose/paragraphs.c) --- */

/* Lines of one paragraph are no further apart than this share of the block's pitch. */
#define GK_PROSE_PITCH_SHARE 1.45
/* A first line begins this far in from the left edge (two ems are usual). */
#define GK_PROSE_INDENT_EM 1.2
/* Room for more than the next line's first word and this: the line was ended, not broken. Lines that are not
 * justified and compressed stops make them uneven by nearly a character. */
#define GK_PROSE_ROOM_EM 0.9
/* ... and this, where the indents say that the paragraph goes on. */
#define GK_PROSE_ROOM_FLUSH_EM 4.0
/* A first word longer than this (glyphs) would have been broken too. */
#define GK_PROSE_WORD_GLYPHS 40u
/* Sizes that differ by no more than this share are one size; digits are often set a little smaller. */
#define GK_PROSE_SIZE_SHARE 0.12
/* Text that goes on over the page reaches below this share of the height, and goes on in as much from the top. */
#define GK_PROSE_FOOT_SHARE 0.55
/* Centred lines larger than this (points) are a title, however its author broke it; smaller ones only when they
 * are wider than this share of the block. */
#define GK_PROSE_TITLE_SIZE 13.0
#define GK_PROSE_TITLE_SHARE 0.55
/* Lines of one title, from centre to centre. */
#define GK_PROSE_TITLE_PITCH_EM 2.6
