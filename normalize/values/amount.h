/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A printed amount: one number in one piece of text.
 *
 * The reader is strict. A separator in the wrong place, a letter that looks
 * like a digit, a number that begins or ends with its point: each could be a
 * number of which a part was lost, so it is UNREADABLE, never guessed.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* Why what stands where an amount belongs is not one plain number. */
typedef enum {
    GK_FAULT_NONE,
    GK_FAULT_SHAPE,   /* digits and separators that make no number: 1,23 */
    GK_FAULT_SEVERAL, /* several amounts: 10.00 12.00, 120.00(77.2%) */
    GK_FAULT_SCALED,  /* its own scale, but no unit: 六十万; a NUMBER where it is digits: 88万 is 88 of 万元 */
    GK_FAULT_WORDS,   /* one number with words: 约45.00, 120.00（预计） */
    GK_FAULT_ERROR,   /* what a spreadsheet prints for an error: ####, #N/A */
} GkAmountFault;

typedef struct {
    GkValueState state; /* BLANK, NUMBER, NIL; TEXT: no number; UNREADABLE: like a number, but not surely one */
    GkDecimal decimal; /* NUMBER: without separators, with its sign */
    gboolean percent; /* NUMBER: a % follows */
    gboolean grouped; /* NUMBER: printed with thousands separators */
    const char *currency; /* NUMBER: of the sign before it (¥: CNY), else NULL; a sign is no unit: ¥ 5 may be 5 万元 */
    GkUnit unit; /* NUMBER: the unit printed behind it; without text when there is none. Static */
    gboolean unit_leads; /* NUMBER: the unit stands on a line of its own above it, for the numbers below, too */
    gboolean folded; /* NUMBER: look-alikes of digits were read as digits */
    GkAmountFault fault; /* of UNREADABLE ones, and SCALED of numbers, too */
    GkApproximation approximate; /* WORDS: what they say of the number */
} GkAmount;

/* The whole of `text` as one amount, and nothing but what it prints. */
GkAmount gk_amount_parse(const char *text);

/* What stands in a cell where an amount may belong: as gk_amount_parse(), but look-alikes of digits among digits
 * are read (1OO.OO), and what is an amount, though no plain one, has its fault and is never TEXT. `printed`
 * has the lines of the cell, NULL when it is one. */
GkAmount gk_amount_read(const char *text, const char *printed);

/* The amounts of a cell with a fault, in their order (GkAmountPart); NULL when they can't be told apart. */
typedef struct {
    char *label; /* printed before it, NULL without one */
    char *printed;
    GkAmount amount; /* NUMBER; with a unit where one is printed in the cell */
} GkAmountPart;
GArray *gk_amount_parts(const char *text, const char *printed);

/* Whether the first line of a cell is nothing but a unit of money: 千円⏎614⏎758. */
gboolean gk_amount_leading_unit(const char *text, const char *printed, GkUnit *unit);

/* For prose: the digits at the start of `text` (sign, brackets and unit are not looked for; separators are
 * checked as above; a comma or point that no digit follows is punctuation). *end is behind them. FALSE when
 * there is no well-formed number there. */
gboolean gk_amount_scan(const char *text, GkDecimal *value, const char **end);

/* A mark that says "none" (data/nil-marks.tsv). */
gboolean gk_amount_is_nil_mark(const char *text);

/* A bare integer that can be a year: 1990 to 2035 without separators or decimals. */
gboolean gk_amount_is_year(const GkAmount *amount);

/* Digits with blanks or signs among them that no number, date or range has there: 7 255, 14!08, 96%.1%. */
gboolean gk_amount_is_damaged(const char *text);

G_END_DECLS
