/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Decimals over 128-bit integers.
 *
 * A coefficient has at most GK_DECIMAL_MAX_DIGITS digits after every operation;
 * an operation that would need more fails instead of wrapping. The largest
 * 128-bit integer has 39 digits, so sums of two valid coefficients never leave
 * the type; products may, and use the compiler's checked multiplication.
 */
#include "data/decimal.h"

#include <string.h>

typedef unsigned __int128 Magnitude;

/* 10^36, one more than the largest coefficient. */
static gk_int128
limit(void)
{
    gk_int128 power = 1;
    for (guint i = 0; i < GK_DECIMAL_MAX_DIGITS; i++)
        power *= 10;
    return power;
}

static gboolean
in_range(gk_int128 coefficient)
{
    gk_int128 bound = limit();
    return coefficient < bound && coefficient > -bound;
}

/* The coefficient of `value` at a larger scale. */
static gboolean
widen(GkDecimal value, guint8 scale, gk_int128 *coefficient)
{
    gk_int128 result = value.coefficient;
    if (result != 0)
        for (guint8 s = value.scale; s < scale; s++)
            if (__builtin_mul_overflow(result, (gk_int128) 10, &result) || !in_range(result))
                return FALSE;
    *coefficient = result;
    return TRUE;
}

gboolean
gk_decimal_parse(const char *text, GkDecimal *value)
{
    gboolean negative = *text == '-';
    gk_int128 coefficient = 0;
    guint digits = 0, decimals = 0;
    gboolean point = FALSE;
    for (const char *p = text + negative; *p; p++) {
        if (*p == '.' && !point && digits) {
            point = TRUE;
            continue;
        }
        if (!g_ascii_isdigit(*p))
            return FALSE;
        coefficient = coefficient * 10 + (*p - '0');
        digits++;
        decimals += point;
        if (!in_range(coefficient) || decimals > GK_DECIMAL_MAX_DIGITS)
            return FALSE;
    }
    if (digits == 0 || (point && decimals == 0))
        return FALSE;
    *value = (GkDecimal) { negative ? -coefficient : coefficient, (guint8) decimals };
    return TRUE;
}

char *
gk_decimal_to_string(GkDecimal value)
{
    char digits[300];
    guint at = sizeof digits;
    Magnitude rest = value.coefficient < 0 ? -(Magnitude) value.coefficient : (Magnitude) value.coefficient;
    digits[--at] = '\0';
    for (guint i = 0; i < value.scale; i++, rest /= 10)
        digits[--at] = (char) ('0' + (int) (rest % 10));
    if (value.scale)
        digits[--at] = '.';
    do {
        digits[--at] = (char) ('0' + (int) (rest % 10));
        rest /= 10;
    } while (rest);
    if (value.coefficient < 0)
        digits[--at] = '-';
    return g_strdup(digits + at);
}

char *
gk_decimal_grouped(const char *digits)
{
    GString *out = g_string_new(NULL);
    gsize whole = strcspn(digits, ".");
    for (gsize i = 0; i < whole; i++) {
        g_string_append_c(out, digits[i]);
        if (g_ascii_isdigit(digits[i]) && i + 1 < whole && (whole - i - 1) % 3 == 0)
            g_string_append_c(out, ',');
    }
    g_string_append(out, digits + whole);
    return g_string_free(out, FALSE);
}

gboolean
gk_decimal_add(GkDecimal a, GkDecimal b, GkDecimal *result)
{
    guint8 scale = MAX(a.scale, b.scale);
    gk_int128 x, y;
    if (!widen(a, scale, &x) || !widen(b, scale, &y) || !in_range(x + y))
        return FALSE;
    *result = (GkDecimal) { x + y, scale };
    return TRUE;
}

gboolean
gk_decimal_subtract(GkDecimal a, GkDecimal b, GkDecimal *result)
{
    return gk_decimal_add(a, gk_decimal_negate(b), result);
}

gboolean
gk_decimal_multiply(GkDecimal a, GkDecimal b, GkDecimal *result)
{
    gk_int128 product;
    guint scale = (guint) a.scale + b.scale;
    if (scale > G_MAXUINT8 || __builtin_mul_overflow(a.coefficient, b.coefficient, &product) || !in_range(product))
        return FALSE;
    *result = (GkDecimal) { product, (guint8) scale };
    return TRUE;
}

/* |n| / |d| rounded half up; d > 0, and both are far below the type's bound. */
static Magnitude
divide_rounded(Magnitude n, Magnitude d)
{
    Magnitude quotient = n / d, rest = n % d;
    return quotient + (rest >= d - rest);
}

gboolean
gk_decimal_divide(GkDecimal a, GkDecimal b, guint8 scale, GkDecimal *result)
{
    if (b.coefficient == 0)
        return FALSE;
    /* a / b = (a.c * 10^(scale + b.scale - a.scale) / b.c) * 10^-scale */
    int shift = (int) scale + b.scale - a.scale;
    GkDecimal numerator = { a.coefficient, 0 }, denominator = { b.coefficient, 0 };
    gk_int128 n, d;
    if (!widen(numerator, (guint8) CLAMP(shift, 0, G_MAXUINT8), &n) || shift > G_MAXUINT8 ||
        !widen(denominator, (guint8) CLAMP(-shift, 0, G_MAXUINT8), &d))
        return FALSE;
    gboolean negative = (n < 0) != (d < 0);
    Magnitude quotient = divide_rounded(n < 0 ? -(Magnitude) n : (Magnitude) n, d < 0 ? -(Magnitude) d : (Magnitude) d);
    gk_int128 coefficient = negative ? -(gk_int128) quotient : (gk_int128) quotient;
    if (!in_range(coefficient))
        return FALSE;
    *result = (GkDecimal) { coefficient, scale };
    return TRUE;
}

static int
sign(gk_int128 value)
{
    return value < 0 ? -1 : value > 0;
}

int
gk_decimal_compare(GkDecimal a, GkDecimal b)
{
    guint8 scale = MAX(a.scale, b.scale);
    gk_int128 x, y;
    /* A number that cannot be written at the other's scale is larger in magnitude than any that can. */
    if (!widen(a, scale, &x))
        return sign(a.coefficient);
    if (!widen(b, scale, &y))
        return -sign(b.coefficient);
    return x < y ? -1 : x > y;
}

GkDecimal
gk_decimal_negate(GkDecimal a)
{
    return (GkDecimal) { -a.coefficient, a.scale };
}

GkDecimal
gk_decimal_absolute(GkDecimal a)
{
    return a.coefficient < 0 ? gk_decimal_negate(a) : a;
}

gboolean
gk_decimal_is_zero(GkDecimal a)
{
    return a.coefficient == 0;
}
