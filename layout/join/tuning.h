/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The thresholds of layout/join, each with its unit and its reason; units as in layout/words/tuning.h. */
#pragma once

/* --- joining (join/join.c) --- */

/* A form has cells over several columns in so many of its rows, and goes on when its page is filled so far. */
#define GK_JOIN_FORM_WIDE_ROWS 0.3
#define GK_JOIN_FORM_FILLS 0.8
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
