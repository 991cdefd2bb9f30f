/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/pieces, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

/* --- gaps and headings (pieces/pieces.c, pieces/clusters.c) --- */

/* A gap wider than this parts text from text; numbers stand closer. In header lines, labels stand closer too. */
#define GK_ALIGN_NUMBER_GAP_EM 0.75
/* A heading within the body stands in the middle of all columns, this near. */
#define GK_ALIGN_BAND_EM 1.0

/* --- separators and pieces (pieces/separators.c, pieces/pieces.c) --- */

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

/* Bounds: separators of a table that no rule draws, and places that are weighed. */
#define GK_SEPARATORS 80u
#define GK_SEPARATOR_PLACES 2000u
