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

typedef struct {
    GkValueState state; /* BLANK, NUMBER, NIL; TEXT: no number; UNREADABLE: like a number, but not surely one */
    GkDecimal decimal; /* NUMBER: without separators, with its sign */
    gboolean percent; /* NUMBER: a % follows */
    gboolean grouped; /* NUMBER: printed with thousands separators */
    const char *unit; /* NUMBER: the unit printed behind it (or ¥ before it), else NULL; of `units.tsv` or
                         `measures.tsv`, static */
    gboolean has_factor; /* the unit is one of money */
    GkDecimal factor; /* how many 元 it is */
} GkAmount;

/* The whole of `text` as one amount. */
GkAmount gk_amount_parse(const char *text);

/* For prose: the digits at the start of `text` (sign, brackets and unit are not looked for; separators are
 * checked as above; a comma or point that no digit follows is punctuation). *end is behind them. FALSE when
 * there is no well-formed number there. */
gboolean gk_amount_scan(const char *text, GkDecimal *value, const char **end);

/* A mark that says "none" (data/nil-marks.tsv). */
gboolean gk_amount_is_nil_mark(const char *text);

/* A bare integer that can be a year: 1990 to 2035 without separators or decimals. */
gboolean gk_amount_is_year(const GkAmount *amount);

G_END_DECLS
