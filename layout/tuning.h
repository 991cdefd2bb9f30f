/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All thresholds of layout, each with its unit and its reason.
 *
 * Lengths are points unless a name ends in _EM (multiples of the font size) or
 * _SHARE (0 to 1). A cell that can hold a digit is at least 5 pt wide and 6 pt
 * high; what is nearer than half of that is one rule drawn twice.
 */
#pragma once

/* --- turned pages (page/turned.c) --- */

/* Neighbours of a narrow letter stand this far from it, middle to middle: digits are half an em wide, lines of a
 * cell at least 0.9 em apart. */
#define GK_TURN_NEAR_EM 0.2
#define GK_TURN_FAR_EM 0.8
/* ... and their middles differ by no more than this across the line. */
#define GK_TURN_ACROSS_EM 0.25
/* A page is turned when so many pairs of letters run another way, and more than this share of all. */
#define GK_TURN_PAIRS 6
#define GK_TURN_SHARE 0.8
/* Chinese letters set without a gap stand this far from each other; a page with hardly any others has at least so many
 * pairs of them. */
#define GK_TURN_WIDE_NEAR_EM 0.85
#define GK_TURN_WIDE_FAR_EM 1.12
#define GK_TURN_WIDE_PAIRS 12
/* ... and nearly all run down, since letters stacked in narrow cells do so, too. */
#define GK_TURN_STACKED_SHARE 0.95
/* A box within this of its letter's size is square. */
#define GK_TURN_SQUARE_EM 0.06

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

/* --- rules (page/rulings.c) --- */

/* A fill no thicker than this is a rule; thicker is a background. Word and WPS draw borders up to 2.25 pt. */
#define GK_RULE_THICKNESS 3.0
/* A stroke may drift this far from the horizontal or vertical and still be a rule. */
#define GK_RULE_SLANT 1.0
/* Shorter rules are ornaments, ticks or parts of drawn letters. */
#define GK_RULE_LENGTH 4.0
/* Pieces at positions this near are pieces of one rule ... */
#define GK_RULE_SAME 0.7
/* ... when the gap along the rule is no longer than this (gaps at crossings, dashes). */
#define GK_RULE_GAP 3.5
/* ... or than the pieces, when both are no longer than this: dashes. Rows are higher, so no merged cell is such a gap. */
#define GK_RULE_DASH 7.0
/* Of dashes that are lower than any row, the gap may be this much of the shorter one. */
#define GK_RULE_SHORT_DASH 5.0
#define GK_RULE_SHORT_DASH_GAP 1.25
/* A mark no longer than this that lies within a glyph's box is a part of that letter: the largest titles. */
#define GK_RULE_LETTER 48.0
/* Less of a rule's length than this in pieces that are no part of a letter, and it is no rule. */
#define GK_RULE_SURE_SHARE 0.3
/* A strikethrough or underline is no further from the middle of its letters, begins and ends this near to them, and
 * they take this share of it. */
#define GK_RULE_WORDS_EM 0.58
#define GK_RULE_WORDS 1.5
#define GK_RULE_WORDS_SHARE 0.6
/* Lines through words (page/strikes.c): no thicker than this, at least this opaque (0-255) and this long, no further from the
 * middle of the letters, which are this share of those that are near. tests/test-layout-page/strikes.c. */
#define GK_STRIKE_THICKNESS 2.0
#define GK_STRIKE_ALPHA 100
#define GK_STRIKE_LEAST 2.5
#define GK_STRIKE_MIDDLE_EM 0.22
#define GK_STRIKE_NEAR_EM 1.0
/* ... for long lines without a colour: of those so far around. */
#define GK_STRIKE_AROUND_EM 1.5
#define GK_STRIKE_SHARE 0.6
/* How far above or below letters are looked for, points. */
#define GK_STRIKE_REACH 40.0
/* A strike begins and ends so near to what it strikes, unless it strikes several words, with gaps wider than this. */
#define GK_STRIKE_BEYOND_EM 1.0
#define GK_STRIKE_WITHIN_EM 0.15
#define GK_STRIKE_WORDS_EM 1.0
/* Pieces of one line: so near to each other, across and along. */
#define GK_STRIKE_SAME 0.3
#define GK_STRIKE_GAP 1.5
/* A strike aslant is so many times as long as it is high, no higher than this, and no further from the middle of any of
 * its letters. */
#define GK_STRIKE_ASLANT 1.5
#define GK_STRIKE_ASLANT_HEIGHT_EM 1.3
#define GK_STRIKE_ASLANT_EM 0.6
/* So many letters are looked at for all the lines of a page. */
#define GK_STRIKE_WORK 20000000u
/* Red (cells/red.c): at least this much of it (0-255), and so much more than of green and blue. */
#define GK_RED_LEAST 150u
#define GK_RED_MORE 90u
/* Where more letters than this stand at one height, no such lines are sought. */
#define GK_RULE_WORDS_GLYPHS 4000u
/* Height of the bands in which glyphs are looked up. */
#define GK_RULE_BAND 16.0
/* A background in more bands than this is looked at for every rule. */
#define GK_RULE_TALL_BANDS 16u
/* A rule that differs less than this from what it lies on (0-255 of luminance) is not seen. */
#define GK_RULE_CONTRAST 20
/* More background fills than this are not looked at when hidden rules are sought. */
#define GK_RULE_FILLS 8000
/* Once a page has this many pieces of rules, covered parts are no longer cut out of them. */
#define GK_RULE_PIECES 200000

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
/* Grid positions of one table, at most; a larger grid is not built (LIMIT_REACHED). */
#define GK_GRID_POSITIONS 2000000

/* --- cell text (cells/text.c) --- */

/* A rule this deep inside a glyph's box (share of its width, from either side) cuts it. */
#define GK_TEXT_CUT_SHARE 0.15
/* Glyphs this near belong to one word or number. */
#define GK_TEXT_TOUCH_EM 0.22
/* A gap wider than this between other letters than Chinese ones is a space; beside a letter from A to Z, this: that of Times is
 * a quarter of an em. test-layout-text: latin-spaces */
#define GK_TEXT_SPACE_EM 0.25
#define GK_TEXT_LATIN_SPACE_EM 0.18
/* ... and between digits of one line, of which others show what gap is usual (letter-spacing), this much more than
 * that: a narrow space is 0.2 em, kerning less than 0.1. */
#define GK_TEXT_NARROW_SPACE_EM 0.15
/* A usual gap is no wider than this: single digits further apart are numbers of several columns. */
#define GK_TEXT_SPACING_EM 0.8
/* Digits with a gap wider than this are never one number; a thin space parts thousands. */
#define GK_TEXT_FAR_EM 1.0
#define GK_TEXT_THIN_SPACE_EM 0.35
/* A sign so near to the left side of its cell is its number's, however far that is. */
#define GK_TEXT_SIGN_EM 2.0
/* Digits of one number differ no more than this in size (share of it) and height. */
#define GK_TEXT_ONE_SIZE_SHARE 0.15
#define GK_TEXT_ONE_HEIGHT_EM 0.2
/* Digits are further apart, from left side to left side, than this share of their width, but em-wide ones that go on
 * after half an em; what is nearer lies over each other. */
#define GK_TEXT_STEP_SHARE 0.6
#define GK_TEXT_STEP_EM 0.36
/* Digits of a letter-spaced number stand at one step, but for so much. Test "spaced over a rule" (test-layout-cells/overflow.c). */
#define GK_TEXT_ONE_STEP_EM 0.02
/* A gap wider than this is a gap in any script (letter-spaced labels: 本 年 收 入). */
#define GK_TEXT_WIDE_SPACE_EM 0.4
/* Glyphs drawn one after the other, each beginning this near to the last one's end, were drawn as one string. */
#define GK_TEXT_RUN_EM 0.08
/* Glyphs that share more of their width than this lie over each other. */
#define GK_TEXT_OVER_SHARE 0.35
/* Two numbers that were drawn as one part no further than this from the rule between their cells. */
#define GK_TEXT_PART_EM 1.6
/* A label of which no more than one letter in so many lies beyond a rule is one label that is too long. */
#define GK_TEXT_STICKS_OUT 5
/* Glyphs whose centres are this near in height stand on one line. */
#define GK_TEXT_LINE_EM 0.55
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

/* --- marks that lead to notes (words/marks.c) --- */

/* A mark is smaller than what it stands beside by this (word processors: 0.58 to 0.67) ... */
#define GK_MARK_SIZE_SHARE 0.8f
/* ... its middle is higher by this (small letters on the same baseline have theirs lower) ... */
#define GK_MARK_MIDDLE_EM 0.04
/* ... and its bottom by this (letters set small in the middle of the line: 0.1). */
#define GK_MARK_BOTTOM_EM 0.18
/* It is no further from it than this, and lies over no more than this share of it. */
#define GK_MARK_NEAR_EM 0.35
#define GK_MARK_OVER_SHARE 0.55
/* As large as the others, it is raised by so much. */
#define GK_MARK_LARGE_EM 0.22
#define GK_MARK_LARGE_MOST_EM 0.8
/* Cells and lines with more glyphs than this have no marks. */
#define GK_MARK_GLYPHS 2000u

/* --- pages askew (page/skew.c) --- */

/* Strokes shorter than this (points) say nothing of how a page lies. */
#define GK_SKEW_STROKE 8.0
/* A page with fewer of them is left as it is. */
#define GK_SKEW_WAYS 6
/* Lines that fall less than this per point (0.1 degree: a point over the width of a page) are level ... */
#define GK_SKEW_LEAST 0.0018
/* ... and those that fall more (5 degrees) are meant so. */
#define GK_SKEW_MOST 0.0875
/* Slopes that differ by no more than this are alike; so many of the strokes, by length, must be, and so many of both
 * those that run across and those that run down. */
#define GK_SKEW_ALIKE 0.006
#define GK_SKEW_SHARE 0.8
#define GK_SKEW_LESSER_SHARE 0.05
/* Pieces of a rule: at most so high for their length, no further apart (points), and a chain of them at least so long. */
#define GK_SKEW_PIECE_SHARE 0.4
#define GK_SKEW_PIECE_GAP 0.6
#define GK_SKEW_CHAIN 30.0
/* Short strokes are level when their ends differ by less than this, points. */
#define GK_SKEW_LEVEL 0.1

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

/* The rest of a number on the rule below its row (cells/overflow_rest.c, tests/test-layout-rests.c). Digits are 0.7 em high: a
 * rule no further from their middle than this runs through them ... */
#define GK_OVERFLOW_CROSSED_EM 0.3
/* ... and one no further than this nearly touches them. */
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

/* --- headers (table/header.c) --- */

/* A header has at most so many rows. */
#define GK_HEADER_LEVELS 8u

/* --- joining (join/join.c) --- */

/* Columns of two fragments are the same when their boundaries, from the left edge, differ less than this. */
#define GK_JOIN_COLUMN 3.5
/* ... and nearly the same when they differ less than this share of the table's width. */
#define GK_JOIN_WIDTH_SHARE 0.03
/* A form has cells over several columns in so many of its rows, and goes on when its page is filled so far. */
#define GK_JOIN_FORM_WIDE_ROWS 0.3
#define GK_JOIN_FORM_FILLS 0.8
/* Rows of two halves of a wide table are the same when their boundaries differ less than this. */
#define GK_JOIN_ROW 1.5
/* Halves with fewer rows than this (header and all) say too little to be put together. */
#define GK_JOIN_SIDE_ROWS 3
/* So many cells above a page break are looked at to tell what cells of the table are like. */
#define GK_JOIN_WITNESSES 1000u
/* So many rows of words below the header, when each page repeats them, are levels of it. */
#define GK_JOIN_WORD_LEVELS 2
/* A column in which more than this share of the rows has something is one that every row fills. */
#define GK_JOIN_ALWAYS_SHARE 0.92
/* Of the labels of a header, so many must be the same for it to be the header again; of the labels of rows, for another
 * form of the kind. */
#define GK_JOIN_HEADER_SHARE 0.75
/* A form has at least so many labels. test-layout-forms: next-form */
#define GK_JOIN_FORM_LABELS 3
/* Room for so many ems more, and the line above a page break had ended: a character and the mark that may follow it. */
#define GK_JOIN_WORD_EM 2.0
/* The width of a letter or digit, where only its text is known. */
#define GK_JOIN_NARROW_EM 0.5

/* --- captions (prose/caption.c) --- */

/* Pieces of a line further apart than this are different things (organization | unit) ... */
#define GK_CAPTION_GAP_EM 2.2
/* ... unless the whole line is letter-spaced; then this. */
#define GK_CAPTION_GAP_SPACED_EM 6.0
/* A line whose middle is this near to a table may be a row that was left outside. */
#define GK_ROW_BESIDE_EM 1.6
/* A title or field may stand this far above what has been found, before and after the title. */
#define GK_CAPTION_FAR 75.0
#define GK_CAPTION_NEAR 30.0
/* Centred: the middle is off by no more than this share of the table's width. */
#define GK_CAPTION_CENTER_SHARE 0.06
/* A title that ends on its own line leaves this share of the table's width free; the upper line of a longer one need not. */
#define GK_CAPTION_NARROW_SHARE 0.92
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

/* --- visible ink (page/visible.c) --- */

/* The same character this near is a copy printed over the first (fake bold shifts by a hair). */
#define GK_VISIBLE_COPY_EM 0.12
/* So soon after it (in the order of drawing) a letter that is printed over another is its copy, whatever stands beside it. */
#define GK_VISIBLE_COPY_NEXT 4
/* Copies of one character that are looked at. */
#define GK_VISIBLE_COPIES 64
/* Letters brighter than this (0-255) are pale ... */
#define GK_VISIBLE_PALE 170
/* ... and a watermark when this many times larger than the page's median. */
#define GK_VISIBLE_LARGE 1.8
/* ... and numbers only so many times larger than that. */
#define GK_VISIBLE_HUGE 1.7
/* Colours whose parts (0-255) differ by more are colours, not greys. A seal has so many letters of its colour that run
 * aslant, and is no larger than this (points). A page of which this share runs aslant is a page that lies so. */
#define GK_VISIBLE_COLORED 60u
#define GK_VISIBLE_SEAL_LETTERS 3u
#define GK_VISIBLE_SEAL 200.0
#define GK_VISIBLE_SLANTED_PAGE 0.9
/* Text whose letters step diagonally by the same amount (within this) is a watermark of any colour from so many letters
 * on, large or not. Labels set aslant in a header cell are shorter. */
#define GK_VISIBLE_STEP_EM 0.25
#define GK_VISIBLE_DIAGONAL_LARGE 3u
#define GK_VISIBLE_DIAGONAL 6u
/* Pale letters are a watermark when of those of one colour (so many are looked at) this share is run through by rules or
 * covered by darker letters over this share of their box; both are darker by so much. */
#define GK_VISIBLE_SAMPLES 100u
#define GK_VISIBLE_OVER_GLYPHS 0.1
#define GK_VISIBLE_OVER_SHARE 0.15
#define GK_VISIBLE_OVER_CONTRAST 60
/* A page with more pale colours than this has pictures made of letters. */
#define GK_VISIBLE_PALE_COLORS 8u

/* --- what a page is (page/content.c) --- */

/* Images over more than this share of the page beside text: a mixed page. Without text: a scan. */
#define GK_CONTENT_IMAGE_SHARE 0.5
#define GK_CONTENT_SCAN_SHARE 0.2
/* Steps from dark to light in pictures, at one pixel per point: a letter has about 10. Fewer are a speck or a mere
 * ornament; so many are words. */
#define GK_CONTENT_INK 60
#define GK_CONTENT_WORDS 400
/* Outlines: a letter is one to four of them. Fewer are an ornament; so many on a page without text are words; so many
 * beside text, outside of tables, are lines of it (vector charts have fewer curves). */
#define GK_CONTENT_ORNAMENT 5
#define GK_CONTENT_OUTLINES 12
#define GK_CONTENT_DRAWN_TEXT 60
/* Fewer are a number when at least so many stand in a line of text, or right behind it (em), an em wide and so high, and
 * none is higher than a letter. */
#define GK_CONTENT_LINE_OUTLINES 3u
#define GK_CONTENT_LINE_BEHIND_EM 1.5
#define GK_CONTENT_LINE_LETTER_EM 0.4
#define GK_CONTENT_LINE_HEIGHT_EM 1.3
/* A picture of a table is at least this large (points) ... */
#define GK_CONTENT_TABLE_WIDTH 100.0
#define GK_CONTENT_TABLE_HEIGHT 30.0
/* (so many of that size are looked at on a page) */
#define GK_CONTENT_IMAGES 64
/* ... has no more glyphs on it, a page number or a mark ... */
#define GK_CONTENT_TEXT 6u
/* ... and so many rules in either direction: charts have two down, the axis and the frame. */
#define GK_CONTENT_RULES 3
/* Its caption ends no further above it (points), and reaches no deeper into the picture's margin. */
#define GK_CONTENT_CAPTION_GAP 40.0
#define GK_CONTENT_CAPTION_OVERLAP 4.0
/* A page with fewer letters, and a picture over most of it, is that picture. */
#define GK_CONTENT_FEW_LETTERS 30u

/* --- columns of running text (page/text_columns.c); test-layout-text-columns --- */

/* Pieces of a line are parted by gaps of so many ems: less than a gutter, more than a space. */
#define GK_COLUMNS_GAP_EM 0.9
/* A gutter is at most so wide, in ems. */
#define GK_COLUMNS_WIDEST_EM 6.0
/* A line begins at most so many ems behind the edge of its column. */
#define GK_COLUMNS_INDENT_EM 4.0
/* Edges that differ less than this, in points, are one. */
#define GK_COLUMNS_EDGE 6.0
/* A column has at least so many lines, of which so many fill it. */
#define GK_COLUMNS_LINES 5u
#define GK_COLUMNS_FULL_LINES 2u
/* A line of a column has at least so many characters. */
#define GK_COLUMNS_GLYPHS 7u
/* A line fills its column when less than so many ems are left: a figure that does not fit takes some. */
#define GK_COLUMNS_ROOM_EM 4.0
/* Of the lines of a column, so many fill it; so many have a comma or a stop. */
#define GK_COLUMNS_FULL_SHARE 0.4
#define GK_COLUMNS_SENTENCE_SHARE 0.4
/* The last column may have fewer lines, of which more have such marks. */
#define GK_COLUMNS_LAST_LINES 3u
#define GK_COLUMNS_LAST_SHARE 0.6
/* Lines further apart than so many ems are not of one column. */
#define GK_COLUMNS_PITCH_EM 3.5
/* So many gutters are looked for on a page. */
#define GK_COLUMNS_MOST 64u

/* --- running heads and feet (page/running.c) --- */

/* Heads and feet stand within this share of the page's height from its edge. */
#define GK_RUNNING_MARGIN_SHARE 0.11
/* ... and a number between dashes within this one. test-layout-joins-kept: page-number-below */
#define GK_RUNNING_NUMBER_SHARE 0.2
/* Lines whose tops differ less than about this stand at the same height. */
#define GK_RUNNING_HEIGHT 5.0
/* The lines of one title stand no further apart, ems between their boxes. test-layout-visible: title-in-margin */
#define GK_RUNNING_TITLE_GAP_EM 0.6

/* --- columns that only the header parts (table/grid_header_rules.c); test-layout-columns --- */

/* The header is one of so many rows at the top. */
#define GK_COLUMNS_SPLIT_HEADER 6u
/* So many rows lack the rule, and so many have a number there; of either side, if not all keep to their column. */
#define GK_COLUMNS_SPLIT_ROWS 3u
#define GK_COLUMNS_SPLIT_EACH 2u
/* One in so many may be otherwise. */
#define GK_COLUMNS_SPLIT_FEW 4u
/* Cells with more glyphs hold no amounts. */
#define GK_COLUMNS_SPLIT_GLYPHS 400u
/* What stands on both sides of the border leaves so much room there, ems; a number stands so near to the right side of its
 * column, or to its middle. */
#define GK_COLUMNS_SPLIT_ROOM_EM 0.3
#define GK_COLUMNS_SPLIT_SIDE_EM 1.2
#define GK_COLUMNS_SPLIT_MIDDLE_EM 0.5

/* --- rows without rules (table/rows.c) --- */

/* Entries whose middles are this near stand on one line. */
#define GK_ROWS_LINE_EM 0.55
/* Between two rules lines are rows of words when so many of them have an entry in every column and room in one. */
#define GK_ROWS_OF_WORDS_SHARE 0.8
/* A label wraps over at most this many lines on either side of its amount. */
#define GK_ROWS_WRAP_LINES 4
/* A line this near to an anchor may belong to it: two and a half lines. */
#define GK_ROWS_NEAR_EM 2.6
/* Lines of one text are nearer to each other than this; rows this far apart can't be mistaken for them. */
#define GK_ROWS_PITCH_EM 1.6
/* Lines nearer than this can't be of two rows: their letters would touch. */
#define GK_ROWS_HALF_EM 0.85
/* Nearer to one anchor than to the other means less than this share of the distance. */
#define GK_ROWS_NEARER_SHARE 0.85
/* The label of a group of rows stands this near to its middle, in rows; it has no more than so many lines, this near
 * each other. */
#define GK_ROWS_GROUP_SHARE 0.3
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
/* The room below the labels of a header whose first row is further away. */
#define GK_ALIGN_HEADER_ROOM_EM 0.8
/* So many lines without a number may stand between two with one (wrapped labels, sections). */
#define GK_ALIGN_WORD_LINES 4
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
/* So many lines with one label may stand between two that are surely header. */
#define GK_ALIGN_HEADER_DOUBTFUL 2
/* A piece lies over a column when it covers this share of the width of its entries. */
#define GK_ALIGN_OVER_SHARE 0.15
/* Labels whose middles are no further apart in height stand beside each other. */
#define GK_ALIGN_BESIDE_EM 0.7
/* Lines of one label begin, or have their middle, this near to the same place. */
#define GK_ALIGN_LINED_UP_EM 0.35
/* A label is parted where both its parts stand this near to the middle of the lines below them. */
#define GK_ALIGN_PARTED_EM 0.25
/* Longer ones are no labels. */
#define GK_ALIGN_PARTED_GLYPHS 80u
/* What it costs that a column stands under no label of an upper line, in ems of distance from the middle. */
#define GK_ALIGN_UNSPANNED_EM 0.8
/* Two labels over the same columns are two levels when they are further apart than lines of one label. */
#define GK_ALIGN_LEVEL_EM 1.6
/* Room left around the text of a table without rules, points. */
#define GK_ALIGN_MARGIN 2.0

/* --- rules in one direction (grid/loose_rules.c, table/frames.c) --- */

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
/* More frames of one page are not looked at. */
#define GK_FRAMES 200
/* Rules that begin and end this near to each other are of one table. */
#define GK_FRAME_SAME 4.0
/* A table is at least so wide or, between column rules, so high. */
#define GK_FRAME_WIDTH 120.0
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

/* points: lines of two cells whose middles are nearer than this stand beside each other. */
#define GK_GRID_SPAN_BESIDE 3.0
/* Numbers in one ruled cell that are no further apart may be one, or a code and its amount, em: no border is between them
 * (blanks are half an em wide). Groups of three digits may be one over a wide blank, too. */
#define GK_GRID_CLOSE_EM 0.6
#define GK_GRID_GROUPS_EM 1.2

/* --- words and separators (page/strip.c, table/separators.c) --- */

/* em: a wider gap parts words: of Latin letters (a narrow font's space is 0.2), of ideographs (none is set by chance),
 * of one and the other. */
#define GK_WORD_GAP_EM 0.13
#define GK_WORD_GAP_WIDE_EM 0.35
#define GK_WORD_GAP_MIXED_EM 0.22
/* em: between a digit and the point or comma beside it, whose box may be half as wide as its place. */
#define GK_WORD_GAP_POINT_EM 0.6
/* Of letters set with room: how far the widest gap may exceed the narrowest. */
#define GK_WORD_SPACED_SHARE 1.25
/* em: letters of one word stand no further apart, two and more; 男 and 女, 类, 款 and 项 over columns do. */
#define GK_WORD_SPACED_PAIR_EM 4.0
#define GK_WORD_SPACED_EM 1.2
/* em: the least gap at which a word is parted where a separator lies and so many other words begin or end. */
#define GK_WORD_SPLIT_EM 0.1
#define GK_WORD_SPLIT_EDGES 2
/* em: digits set one by one stand no further apart (a full em, seen between half-width digits on a full-width grid). */
#define GK_WORD_SPACED_DIGITS_EM 0.8
/* em: gaps that may be spaces; how many a font must have for its own to be known; the space of others; the least. */
#define GK_WORD_SPACE_LEAST 0.1
#define GK_WORD_SPACE_MOST 0.75
#define GK_WORD_SPACE_COUNT 12
#define GK_WORD_SPACE_USUAL 0.28
#define GK_WORD_SPACE_FLOOR 0.18
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
/* points: a word lies across a place when it reaches so far over it. */
#define GK_SEPARATOR_REACH 0.4
/* How much a line counts that words carry across separators: a label over columns. */
#define GK_SEPARATOR_LIGHT 0.25
/* points: edges nearer than this are lined up; how many lines with such an edge are counted at most. */
#define GK_SEPARATOR_ALIGNED 1.5
#define GK_SEPARATOR_EDGES 8u
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
/* em: clusters of one column are never so far from each other (the items of jiangsu-party-office's procurement). */
#define GK_CLUSTER_APART_EM 4.0
/* Lines of paragraphs: glyphs, of ideographs and of letters; width in em; room between two, em. */
#define GK_PARAGRAPH_WIDE_LETTERS 14u
#define GK_PARAGRAPH_LETTERS 24u
#define GK_PARAGRAPH_WIDTH_EM 12.0
#define GK_PARAGRAPH_ROOM_EM 1.1
/* ... and of the width of the column of text: labels of a table are long, too, but do not fill the page. */
#define GK_PARAGRAPH_SHARE 0.45
/* A heading of a section within a table has no more glyphs. */
#define GK_ALIGN_SECTION_GLYPHS 24u
/* A column is of numbers when they are this share of its entries; a line of data has so many of its entries right of
 * the first column. */
#define GK_HEADER_DATA_SHARE 0.35
#define GK_HEADER_NUMBERS_SHARE 0.3
/* --- the judge's weights (table/judge.c) ---
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
/* Against it: few words beside the numbers; fewer than three rows; no number at all (few-numbers); rows of numbers alone,
 * in a grid less full than GK_JUDGE_FULL (frames: figures of a chart; sides-unruled: a right half is full). */
#define GK_JUDGE_NO_LABELS 1.5
#define GK_JUDGE_FEW 1.5
#define GK_JUDGE_NO_NUMBERS 3.0
#define GK_JUDGE_BARE 3.0
#define GK_JUDGE_FULL 0.75
/* ... each word of an entry beyond so many. */
#define GK_JUDGE_WORDS 6.0
#define GK_JUDGE_WORD 0.25
/* ... what tables don't have: columns of even steps (a chart's axis); rows of dots in this share of the lines; between
 * rules, one or two rows without an amount (the imprint of a last page); signs of programs in this share of the rows;
 * items that are counted, fields, page numbers (evidence); whole lines of text, with so many words to an entry
 * (no-table). */
#define GK_JUDGE_AXIS 4.0
#define GK_JUDGE_LEADERS 6.0
#define GK_JUDGE_LEADER_SHARE 0.35
#define GK_JUDGE_NO_AMOUNTS 4.0
#define GK_JUDGE_PROGRAM 6.0
#define GK_JUDGE_SIGNS 0.2
#define GK_JUDGE_LIST 4.0
#define GK_JUDGE_LIST_WORDS 4.0
#define GK_JUDGE_PROSE 3.0
#define GK_JUDGE_LEAST 0.6
/* Bounds: separators of a table that no rule draws, and places that are weighed. */
#define GK_SEPARATORS 80u
#define GK_SEPARATOR_PLACES 2000u

