/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/table, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

#include "layout/judge/tuning.h"
#include "layout/pieces/tuning.h"
#include "layout/rows/tuning.h"

/* --- tables without rules (table/aligned.c) --- */

/* A total's label spans blank columns when it is nearer to their middle than to its own column's by this, a column. */
#define GK_ALIGN_TOTAL_SPAN_EM 0.3
/* A total's label that begins where so many words do, itself included, is of their column alone. */
#define GK_ALIGN_TOTAL_EDGES 4
/* So many entries before and after it are looked at for a total's label above or below. */
#define GK_ALIGN_TOTAL_BESIDE 24u
/* Lines of one table are no further apart than this. */
#define GK_ALIGN_LINE_GAP_EM 2.4
/* ... but rows with a number each may have more room between them. */
#define GK_ALIGN_ROW_GAP_EM 4.5
/* ... and a total much: blank rows may stand above it. */
#define GK_ALIGN_TOTAL_GAP_EM 24.0
/* So many lines back it is seen where entries begin. */
#define GK_ALIGN_START_REACH 20u
/* Labels that end a page are rows when each is as far below the last as rows are, but for this share; and one stands
 * this far inside the table's left edge. */
#define GK_ALIGN_STEP_SHARE 0.15
#define GK_ALIGN_INSIDE_EM 3.0
/* A page is full when its last line reaches below this share of its height. */
#define GK_ALIGN_FULL_PAGE_SHARE 0.85
/* Entries of one column begin within this of each other. */
#define GK_ALIGN_START_EM 1.2
/* The lines of a label that wraps around its amount are this far from it, middle to middle. */
#define GK_ALIGN_WRAP_EM 0.95
#define GK_ALIGN_HEADER_NEAR_EM 3.0
/* ... but the first row of numbers may be a high one. */
#define GK_ALIGN_HEADER_FIRST_EM 4.5
/* Letters so many times larger than the header's are a title's. */
#define GK_ALIGN_TITLE_SHARE 1.25
/* A title has no more lines. bench/tables, words */
#define GK_ALIGN_TITLE_LINES 3u
/* A label may stick out of its columns, or stand beside their middle, by so much; a caption is so much nearer to the middle
 * of all of them. */
#define GK_ALIGN_CAPTION_EM 0.5
/* Labels set close are further apart than words within them are, times this. bench/tables, wide */
#define GK_ALIGN_CLOSE_SHARE 1.15
/* The room below the labels of a header whose first row is further away. */
#define GK_ALIGN_HEADER_ROOM_EM 0.8
/* So many lines without a number may stand between two with one (wrapped labels, sections). */
#define GK_ALIGN_WORD_LINES 4
/* The last lines of an entry are no further below each other. bench/tables, words */
#define GK_ALIGN_REST_EM 0.6
/* A label this far below the header's last line is no line of it. */
#define GK_ALIGN_SECTION_GAP_EM 0.6
/* A table of words has at least so many labels and rows together. */
#define GK_ALIGN_HEADER_LINES 12
/* Numbers are of numbered lines when this share of them is larger than the one before, by no more than this. */
#define GK_ALIGN_COUNT_SHARE 0.75
#define GK_ALIGN_COUNT_STEP 9
/* Contents have at least so many numbered lines with numbers of pages. */
#define GK_ALIGN_CONTENTS_LINES 5
/* ... of which no more fall than this share (a list in two columns of text). */
#define GK_ALIGN_CONTENTS_FALLS 0.15
/* So many lines with one label may stand between two that are surely header. */
#define GK_ALIGN_HEADER_DOUBTFUL 2
/* A piece lies over a column when it covers this share of the width of its entries. */
#define GK_ALIGN_OVER_SHARE 0.15
/* A line with a comma and fewer letters, which ends no sentence, is no line of text: that would have gone on. */
#define GK_ALIGN_SHORT_GLYPHS 10
/* ... no more than this by themselves are no caption. */
#define GK_ALIGN_REST_GLYPHS 3u
/* So many lines of a page may be captions printed again, and the first of a table that goes on. */
#define GK_ALIGN_TOP_LINES 6
/* Number, title and page: what has more columns is no list of contents. */
#define GK_ALIGN_CONTENTS_COLUMNS 3u
/* A label in the middle of all levels stands so far from there at most. */
#define GK_ALIGN_TALL_EM 0.4
/* Labels whose middles are no further apart in height stand beside each other. */
#define GK_ALIGN_BESIDE_EM 0.7
/* A column's entries are narrower than the column by so much at the least. */
#define GK_ALIGN_WRAP_ROOM_EM 1.0
/* points: lines of one label are of letters no more unlike in size. */
#define GK_ALIGN_LINE_SIZES 0.6
/* points: lines of one table's body have letters no more unlike in size. bench/tables, two tables on a page */
#define GK_ALIGN_SAME_TYPE 0.4
/* A label is parted where both its parts stand this near to the middle of the lines below them. */
#define GK_ALIGN_PARTED_EM 0.25
/* Longer ones are no labels. */
#define GK_ALIGN_PARTED_GLYPHS 80u
/* What it costs that a column stands under no label of an upper line, in ems of distance from the middle. */
#define GK_ALIGN_UNSPANNED_EM 0.8
/* ... and for a column of a total (小计) that is neither the first nor the last of a label's. */
#define GK_ALIGN_TOTAL_WITHIN_EM 2.0
/* Two labels over the same columns are two levels when they are further apart than lines of one label. */
#define GK_ALIGN_LEVEL_EM 1.6
/* Room left around the text of a table without rules, points. */
#define GK_ALIGN_MARGIN 2.0

/* --- frames of rules in one direction (table/frames.c) --- */

/* More frames of one page are not looked at. */
#define GK_FRAMES 200
/* A table between column rules is at least so high. */
#define GK_FRAME_HEIGHT 24.0
/* A rule parts rows when it takes this share of the table's width. */
#define GK_FRAME_ROW_SHARE 0.2
/* A band without text higher than this is no row: another table begins below it. */
#define GK_FRAME_BLANK 48.0
/* So many lines at most may stand beyond the last rule where a table goes on over a page. */
#define GK_FRAME_OPEN_LINES 3
/* em: the room between it and them, where other lines stand beyond them. */
#define GK_FRAME_OPEN_EM 1.2
/* What it costs in a header between rules that a column has no label, in ems of distance from the middle. */
#define GK_ALIGN_BLANK_LABEL_EM 5.0
/* A line that takes this share of the width in one piece and reads like a sentence is prose. */
#define GK_FRAME_PROSE_SHARE 0.6
/* So many lines of no more pieces on average, with sentences that begin this near to the frame's left side, are prose. */
#define GK_FRAME_PROSE_LINES 4
#define GK_FRAME_PROSE_PIECES 1.25
#define GK_FRAME_LEFT_EM 2.5

/* --- labels and columns (table/column_labels.c) --- */

/* What a label costs that belongs to no column with text, and a column without label, in ems of distance. */
#define GK_ALIGN_LABEL_ALONE_EM 9.0
#define GK_ALIGN_COLUMN_ALONE_EM 4.0
/* ... and a label that may span the ones of lower lines on both sides of it. */
#define GK_ALIGN_SPANNING_ALONE_EM 2.0
/* Two labels are as likely a column's when one is no further from it than the other by this. */
#define GK_ALIGN_DOUBT_EM 3.0

/* --- sections and data (table/header_data.c) --- */

/* A heading of a section within a table has no more glyphs. */
#define GK_ALIGN_SECTION_GLYPHS 24u
/* A column is of numbers when they are this share of its entries; a line of data has so many of its entries right of
 * the first column. */
#define GK_HEADER_DATA_SHARE 0.35
#define GK_HEADER_NUMBERS_SHARE 0.3
#define GK_HEADER_TYPICAL_SHARE 0.4
/* em: the room between the words of a line of text is the same but for this (test-layout-blank-forms). */
#define GK_ALIGN_TEXT_SPACE_EM 0.1
