/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Exact decimal numbers: an integer coefficient and a count of decimals.
 * 38 digits; no floating point anywhere. Every operation says when it overflows.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef __int128 gk_int128;

/* coefficient * 10^-scale. 72.73 is {7273, 2}; 72.730 is {72730, 3}: printed decimals are kept. */
typedef struct {
    gk_int128 coefficient;
    guint8 scale;
} GkDecimal;

#define GK_DECIMAL_ZERO ((GkDecimal) { 0, 0 })
#define GK_DECIMAL_MAX_DIGITS 36

/* Plain form only: optional '-', digits, optional '.' and digits. FALSE for anything else or too many digits. */
gboolean gk_decimal_parse(const char *text, GkDecimal *value);

/* "72.73", "-0.50". The caller frees it. */
char *gk_decimal_to_string(GkDecimal value);

/* What gk_decimal_to_string() or the JSON says of a number, for people: "1234567.50" is "1,234,567.50". The caller frees
 * it. */
char *gk_decimal_grouped(const char *digits);

/* FALSE on overflow; *result untouched then. */
gboolean gk_decimal_add(GkDecimal a, GkDecimal b, GkDecimal *result);
gboolean gk_decimal_subtract(GkDecimal a, GkDecimal b, GkDecimal *result);
gboolean gk_decimal_multiply(GkDecimal a, GkDecimal b, GkDecimal *result);

/* a / b rounded half away from zero to `scale` decimals; FALSE on overflow or b = 0. */
gboolean gk_decimal_divide(GkDecimal a, GkDecimal b, guint8 scale, GkDecimal *result);

/* Value, not scale: 1.0 equals 1. <0, 0, >0. */
int gk_decimal_compare(GkDecimal a, GkDecimal b);
GkDecimal gk_decimal_negate(GkDecimal a);
GkDecimal gk_decimal_absolute(GkDecimal a);
gboolean gk_decimal_is_zero(GkDecimal a);

G_END_DECLS
