/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reads a number from the picture of one line: the own reader of numbers
 * (extract/digits/line.c says how). It knows the digits and the signs that
 * numbers are written with; whatever else it sees is GK_DIGITS_OTHER.
 *
 * The same picture gives the same reading.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GK_DIGITS_OTHER '#'  /* ink that is none of the signs */
#define GK_DIGITS_MOST 64u   /* signs of a line; more: GK_DIGITS_DOUBT_CROWDED */

/* Grey pixels, row by row: 0 is ink, 255 paper. Borrowed. */
typedef struct {
    const guint8 *pixels;
    int width, height;
    int stride; /* bytes from row to row */
} GkGray;

/* Why a line should not be believed, however good its margin. */
typedef enum {
    GK_DIGITS_DOUBT_EMPTY = 1 << 0,   /* no ink, or hardly darker than the paper */
    GK_DIGITS_DOUBT_SMALL = 1 << 1,   /* lower than can be told apart */
    GK_DIGITS_DOUBT_EDGE = 1 << 2,    /* ink reaches the left or right edge of the picture: a sign may be cut off */
    GK_DIGITS_DOUBT_OTHER = 1 << 3,   /* some of it is no sign of numbers */
    GK_DIGITS_DOUBT_JOINED = 1 << 4,  /* signs that touch were parted where the parts read best, or may have to be */
    GK_DIGITS_DOUBT_SPECK = 1 << 5,   /* ink of the size of a point, or a part of one, was left out */
    GK_DIGITS_DOUBT_POINT = 1 << 6,   /* a point or comma of odd size or place */
    GK_DIGITS_DOUBT_GAP = 1 << 7,     /* between two signs is room for one more, or a point has no room */
    GK_DIGITS_DOUBT_HEIGHT = 1 << 8,  /* digits of several heights, or not on one line */
    GK_DIGITS_DOUBT_CROWDED = 1 << 9, /* more ink than a number has: it was not read to the end */
    GK_DIGITS_DOUBT_MINUS = 1 << 10,  /* before the first digit a stroke across, too weak to be read, that may be a minus */
} GkDigitsDoubt;

/* One sign: '0'-'9', '.', ',', '-' (any horizontal stroke: hyphen, minus, dash), '%', '+', '(', ')' or GK_DIGITS_OTHER. */
typedef struct {
    char sign;
    guint8 margin;      /* 0-255: how much better than the second best; of the worse of its two cuts, too */
    char second;        /* the second best */
    int x0, y0, x1, y1; /* pixels of the picture; x1, y1 are behind the last */
} GkDigit;

typedef struct {
    GkDigit digits[GK_DIGITS_MOST];
    guint n_digits;
    char text[GK_DIGITS_MOST + 1]; /* the signs, left to right */
    guint8 margin;  /* the least of its digits; 0 when there are none */
    guint doubts;   /* GkDigitsDoubt */
    int height;     /* pixels: of a digit; 0 when not known */
} GkDigitsReading;

/* A reading is believed from this margin on, when it has no doubts; docs/digits.md says how often it is wrong then. */
#define GK_DIGITS_SURE 32

/* Reads one line: dark ink on light paper, upright within 2 degrees, nothing else on it, with a few pixels of paper
 * around. Digits of 10 pixels and more can be told apart; larger pictures than 4096 x 512 are GK_DIGITS_DOUBT_CROWDED.
 * TRUE: believed (no doubts, margin at least GK_DIGITS_SURE). */
gboolean gk_digits_read(const GkGray *line, GkDigitsReading *reading);

G_END_DECLS
