/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The thresholds of layout/words, each with its unit and its reason.
 *
 * Each room of layout/ has such a table; what several rooms need stands in the first of them. Lengths are points unless
 * a name ends in _EM (multiples of the font size) or _SHARE (0 to 1). A cell that can hold a digit is at least 5 pt wide
 * and 6 pt high; what is nearer than half of that is one rule drawn twice.
 */
#pragma once

/* --- gaps between digits --- */

/* A gap between digits of one line, of which others show what gap is usual (letter-spacing), is a space when it is wider
 * by this: a narrow space is 0.2 em, kerning less than 0.1. */
#define GK_TEXT_NARROW_SPACE_EM 0.15

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
