/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/judge, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

/* --- headers (table/header.c) --- */

/* A header has at most so many rows. */
#define GK_HEADER_LEVELS 8u

/* A line that is one piece over this share of the columns, and of their width, runs through. */
#define GK_ALIGN_THROUGH_SHARE 0.6

/* --- the judge of lines and frames (judge/judge_lines.c) ---
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
 * rules, one or two rows without an amount or three columns' labels (the imprint of a last page); signs of programs in
 * this share of the rows; items that are counted, fields, page numbers (evidence), this share of entries of an index
 * where nearly all may be of some; whole lines of text, with so many words to an entry (no-table). */
#define GK_JUDGE_AXIS 4.0
/* ... what stands in a grid that the judge of grids refused, this share of the most bars in it (bench/tables,
 * gridded_chart; test-layout-judge). */
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

/* --- the judge of grids (judge/judge.c; its weights stand in data/table-judge.tsv) --- */

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
