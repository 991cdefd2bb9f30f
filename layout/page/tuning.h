/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/page, each with its unit and its reason; units as in layout/words/tuning.h. */
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
/* Where more letters than this stand at one height, no such lines are sought. */
#define GK_RULE_WORDS_GLYPHS 4000u
/* Height of the bands in which glyphs are looked up. */
#define GK_RULE_BAND 16.0
/* A background in more bands than this is looked at for every rule. */
#define GK_RULE_TALL_BANDS 16u
/* A rule that differs less than this from what it lies on (0-255 of luminance) is not seen. */
#define GK_RULE_CONTRAST 20
/* So much of one of red, green and blue is seen like one of luminance: dark red on blue (tests/test-layout-rules.c). */
#define GK_COLOR_HUE 4
/* More background fills than this are not looked at when hidden rules are sought. */
#define GK_RULE_FILLS 8000
/* Once a page has this many pieces of rules, covered parts are no longer cut out of them. */
#define GK_RULE_PIECES 200000

/* --- glyphs of one line (page/lines.c, cells/text.c) --- */

/* Digits with a gap wider than this are never one number. */
#define GK_TEXT_FAR_EM 1.0
/* Digits of one number differ no more than this in size (share of it) and height. */
#define GK_TEXT_ONE_SIZE_SHARE 0.15
#define GK_TEXT_ONE_HEIGHT_EM 0.2
/* Glyphs drawn one after the other, each beginning this near to the last one's end, were drawn as one string. */
#define GK_TEXT_RUN_EM 0.08
/* Glyphs whose centres are this near in height stand on one line. */
#define GK_TEXT_LINE_EM 0.55

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

/* --- lines through digits (page/runs.c, cells/overflow_rest.c) --- */

/* Digits are 0.7 em high: a rule no further from their middle than this runs through them. tests/test-layout-rests.c. */
#define GK_OVERFLOW_CROSSED_EM 0.3

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
/* points: rules of one table end this near to each other; it is at least so wide. em: lines of text beside it are longer;
 * this share of them are, and begin at one place. */
#define GK_COLUMNS_RULES 3.0
#define GK_COLUMNS_AREA 100.0
#define GK_COLUMNS_TEXT_EM 12.0
#define GK_COLUMNS_FLUSH_SHARE 0.7

/* --- running heads and feet (page/running.c) --- */

/* Heads and feet stand within this share of the page's height from its edge. */
#define GK_RUNNING_MARGIN_SHARE 0.11
/* ... and a number between dashes within this one. test-layout-joins-kept: page-number-below */
#define GK_RUNNING_NUMBER_SHARE 0.2
/* Lines whose tops differ less than about this stand at the same height. */
#define GK_RUNNING_HEIGHT 5.0
/* Digits of one page number are no further apart. */
#define GK_RUNNING_APART_EM 1.0
/* The lines of one title stand no further apart, ems between their boxes. test-layout-visible: title-in-margin */
#define GK_RUNNING_TITLE_GAP_EM 0.6
/* A line in the margin that is so many times as large as the fields below it is a title. test-layout-titles. */
#define GK_RUNNING_TITLE_SIZE 1.2

/* --- words of a strip (page/strip.c) --- */

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
/* em: ... or this near to it, when it is so many times as wide as all others of the word. bench/tables, projects */
#define GK_WORD_SPLIT_NEAR_EM 1.5
#define GK_WORD_SPLIT_ALONE 2.0
/* em: digits set one by one stand no further apart (a full em, seen between half-width digits on a full-width grid). */
#define GK_WORD_SPACED_DIGITS_EM 0.8
/* em: gaps that may be spaces; how many a font must have for its own to be known; the space of others; the least. */
#define GK_WORD_SPACE_LEAST 0.1
#define GK_WORD_SPACE_MOST 0.75
#define GK_WORD_SPACE_COUNT 12
#define GK_WORD_SPACE_USUAL 0.28
#define GK_WORD_SPACE_FLOOR 0.18
/* A number in brackets is of the number before it when it is no further away than so many spaces. */
#define GK_WORD_BEHIND_SPACES 1.35
/* points: edges nearer than this are lined up; how many lines with such an edge are counted at most. */
#define GK_SEPARATOR_ALIGNED 1.5
#define GK_SEPARATOR_EDGES 8u
/* Lines of paragraphs: glyphs, of ideographs and of letters; width in em; room between two, em. */
#define GK_PARAGRAPH_WIDE_LETTERS 14u
#define GK_PARAGRAPH_LETTERS 24u
#define GK_PARAGRAPH_WIDTH_EM 12.0
#define GK_PARAGRAPH_ROOM_EM 1.1
/* ... and of the width of the column of text: labels of a table are long, too, but do not fill the page. */
#define GK_PARAGRAPH_SHARE 0.45
