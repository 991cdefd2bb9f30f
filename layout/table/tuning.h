/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/table, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

/* --- headers (table/header.c) --- */

/* A header has at most so many rows. */
#define GK_HEADER_LEVELS 8u

/* --- columns that only the header parts (table/grid_columns.c); test-layout-columns --- */

/* A grid is only the outline of a table when such a share of its height has cells of several rows and columns. */
#define GK_GRID_COARSE_SHARE 0.6
/* So many numbers, each in its place beside the border, leave no doubt of it. */
#define GK_GRID_KEPT_ROWS 3u
/* In its place is a number so near to the right side of its column, or to its middle, ems. */
#define GK_GRID_SIDE_EM 1.2
#define GK_GRID_MIDDLE_EM 0.5
/* Words of one label are no further apart, ems. */
#define GK_GRID_BANNER_EM 0.5

/* --- rows without rules (table/rows.c) --- */

/* Entries whose middles are this near stand on one line. */
#define GK_ROWS_LINE_EM 0.55
/* A ruled row is divided into rows where so many entries stand below others of their column, those of one column left
 * out. */
#define GK_ROWS_BESIDE 2u
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
/* A text beside rows (table/row_notes.c): steps that differ by no more than this share are alike; its own are so many
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
/* Rows whose labels may be one, or that share it: so many columns have as many lines each. tests/test-layout-cells/doubts.c */
#define GK_ROWS_ALIKE_COLUMNS 3u

/* --- tables without rules (table/aligned.c) --- */

/* A gap wider than this parts text from text; numbers stand closer. In header lines, labels stand closer too. */
#define GK_ALIGN_NUMBER_GAP_EM 0.75
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
/* A label may stick out of its columns, or stand beside their middle, by so much; a caption is so much nearer to the middle
 * of all of them. */
#define GK_ALIGN_CAPTION_EM 0.5
/* Labels set close are further apart than words within them are, times this. bench/tables, wide */
#define GK_ALIGN_CLOSE_SHARE 1.15
/* A heading within the body stands in the middle of all columns, this near. */
#define GK_ALIGN_BAND_EM 1.0
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
/* A line that is one piece over this share of the columns, and of their width, runs through. */
#define GK_ALIGN_THROUGH_SHARE 0.6
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
/* Lines of one label begin, or have their middle, this near to the same place. */
#define GK_ALIGN_LINED_UP_EM 0.35
/* A column's entries are narrower than the column by so much at the least. */
#define GK_ALIGN_WRAP_ROOM_EM 1.0
/* points: lines of one label are of letters no more unlike in size. */
#define GK_ALIGN_LINE_SIZES 0.6
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
/* Rows of words between two rules: the room between two exceeds the step of lines by this share of it. */
#define GK_ROWS_ROOM_SHARE 1.25
/* Lines that are nearer than this share of the step across a rule are of one row (tests/test-layout-ragged.c). */
#define GK_ROWS_ACROSS_SHARE 0.94
/* points: lines of two cells whose middles are nearer than this stand beside each other. */
#define GK_GRID_SPAN_BESIDE 3.0
/* em: a line that leaves more room in its cell was not wrapped there. A letter and the margins of the cell fit twice. */
#define GK_GRID_SPAN_ROOM_EM 3.0
/* Numbers in one ruled cell that are no further apart may be one, or a code and its amount, em: no border is between them
 * (blanks are half an em wide). Groups of three digits may be one over a wide blank, too. */
#define GK_GRID_CLOSE_EM 0.6
#define GK_GRID_GROUPS_EM 1.2

/* --- separators and pieces (table/separators.c, table/pieces.c) --- */

/* What a gap of more than 1.5 em, and one of more than a space and a half, says for a separator; what a word across
 * says against it; what must be said before one is believed. Set by hand on bench/tables (seeds 1 and 5) and the
 * corpus with its rules withheld. */
#define GK_SEPARATOR_WIDE 3.5
#define GK_SEPARATOR_MIDDLE 2.2
#define GK_SEPARATOR_CROSSED 3.2
#define GK_SEPARATOR_PRIOR 5.5
/* What two words say that can't be of one column (two whole amounts, a rule between them): two lines of them are enough. */
#define GK_SEPARATOR_APART 4.0
/* em: a code nearer to the name behind it has a column of its own only where some label says so. */
#define GK_SEPARATOR_CODE_EM 0.6
#define GK_SEPARATOR_CODES 12u
/* points: names of one column begin within this of each other (test-layout-labels). */
#define GK_SEPARATOR_NAME 0.5
/* points: a word lies across a place when it reaches so far over it. */
#define GK_SEPARATOR_REACH 0.4
/* How much a line counts that words carry across separators: a label over columns. */
#define GK_SEPARATOR_LIGHT 0.25
/* Gaps narrower than so many spaces before three digits may be of one number. */
#define GK_SEPARATOR_GROUP_SPACES 1.35
/* A gap that parts pieces by itself: em between ideographs, between numbers, between others; and spaces of the font. */
#define GK_PIECE_GAP_WIDE_EM 0.9
#define GK_PIECE_GAP_NUMBERS_EM 0.35
#define GK_PIECE_GAP_EM 0.95
#define GK_PIECE_GAP_SPACES 2.6
/* em: what is set closer is one text where a word of it lies across a separator. */
#define GK_PIECE_STRETCH_EM 0.8
/* A gap of so many spaces at which no so many words line up is one within text, separator or not. */
#define GK_PIECE_PLAIN_SPACES 1.25
#define GK_PIECE_PLAIN_EDGES 3
/* Letters of a font are as wide when the widest exceeds the narrowest by no more (test-layout-labels). */
#define GK_PIECE_PITCH_SHARE 1.05
/* em: clusters of one column are never so far from each other (the items of jiangsu-party-office's procurement). */
#define GK_CLUSTER_APART_EM 4.0
/* A heading of a section within a table has no more glyphs. */
#define GK_ALIGN_SECTION_GLYPHS 24u
/* A column is of numbers when they are this share of its entries; a line of data has so many of its entries right of
 * the first column. */
#define GK_HEADER_DATA_SHARE 0.35
#define GK_HEADER_NUMBERS_SHARE 0.3
#define GK_HEADER_TYPICAL_SHARE 0.4

/* --- the judge of lines and frames (table/judge_lines.c) ---
 *
 * Points, added up; a candidate is a table above GK_JUDGE_LEAST. Set by hand on bench/tables (seeds 1 and 5), the corpus
 * with its rules withheld, and the tests named here (test-layout-NAME). */

/* For it: rows with entries in several columns (by what their share exceeds a half), a full grid (what exceeds 0.45),
 * the share of numbers, each row beyond two up to eight, each column beyond two up to six. */
#define GK_JUDGE_SEVERAL 2.0
#define GK_JUDGE_FILL 1.5
#define GK_JUDGE_NUMBERS 1.2
#define GK_JUDGE_ROW 0.25
#define GK_JUDGE_COLUMN 0.2
/* ... rules around it, a caption right above, a table before it that it may go on from (few-numbers, joins-unruled). */
#define GK_JUDGE_FRAMED 1.6
#define GK_JUDGE_CAPTIONED 1.2
#define GK_JUDGE_GOES_ON 2.0
/* Against it: few words beside the numbers; fewer than three rows; no number at all (few-numbers; bench/tables, words); rows of numbers alone,
 * in a grid less full than GK_JUDGE_FULL (frames: figures of a chart; sides-unruled: a right half is full). */
#define GK_JUDGE_NO_LABELS 1.5
#define GK_JUDGE_FEW 1.5
#define GK_JUDGE_NO_NUMBERS 1.8
/* ... none by itself, and words with numbers in this share of the cells: addresses. bench/tables */
#define GK_JUDGE_MIXED 0.4
#define GK_JUDGE_BARE 3.0
#define GK_JUDGE_FULL 0.75
/* ... each word of an entry beyond so many. */
#define GK_JUDGE_WORDS 6.0
#define GK_JUDGE_WORD 0.25
/* ... what tables don't have: columns of even steps (a chart's axis); rows of dots in this share of the lines; between
 * rules, one or two rows without an amount (the imprint of a last page); signs of programs in this share of the rows;
 * items that are counted, fields, page numbers (evidence), this share of entries of an index where nearly all may be of some; whole lines of text, with so many words to an entry
 * (no-table). */
#define GK_JUDGE_AXIS 4.0
/* ... what stands in a grid that the judge of grids refused, this share of the most bars in it (bench/tables, gridded_chart;
 * test-layout-judge). */
#define GK_JUDGE_DRAWING 6.0
#define GK_JUDGE_CHART_BARS 0.5
/* ... no entry beside another (bench/tables, scheme; test-layout-judge). */
#define GK_JUDGE_APART 6.0
#define GK_JUDGE_LEADERS 6.0
#define GK_JUDGE_LEADER_SHARE 0.35
#define GK_JUDGE_NO_AMOUNTS 4.0
#define GK_JUDGE_PROGRAM 6.0
#define GK_JUDGE_SIGNS 0.2
#define GK_JUDGE_ENTRIES 0.25
#define GK_JUDGE_ENDS 0.8
#define GK_JUDGE_LIST 4.0
#define GK_JUDGE_LIST_WORDS 4.0
#define GK_JUDGE_PROSE 3.0
#define GK_JUDGE_LEAST 0.6

/* --- the judge of grids (table/judge.c; its weights stand in data/table-judge.tsv) --- */

/* A sum so near to 0, on either side, is told: odds of less than five to three. */
#define GK_JUDGE_DOUBT 0.5
/* em: a tick's label is no further from the side of a chart, and a quarter of it from its height. */
#define GK_JUDGE_TICK_EM 1.4
/* em: the middle of a letter on a rule is no further from it. */
#define GK_JUDGE_ON_RULE_EM 0.3
/* So many areas that are no cell's background make the bars of a chart. */
#define GK_JUDGE_BARS 4u
/* Pages with more glyphs or areas are not looked at for ticks and bars. */
#define GK_JUDGE_GLYPHS 20000u

/* Bounds: separators of a table that no rule draws, and places that are weighed. */
#define GK_SEPARATORS 80u
#define GK_SEPARATOR_PLACES 2000u
