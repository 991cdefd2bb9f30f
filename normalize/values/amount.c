/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reading printed amounts.
 *
 *   amount  = [sign] [currency] number [%] [unit]  |  ( number )  |  currency [sign] number
 *   sign    = + - − － – △ ▲ (both widths)
 *   number  = digits [. digits]             | 1-3 digits, then groups of , and 3 digits, [. digits]
 *
 * Digits, point and comma may all be full-width; a full-width point among
 * half-width digits (or the reverse) is a look-alike that nobody meant to print
 * and makes the amount unreadable. Spaces are allowed between the parts, never
 * inside the number: whether "12 345.00" is one number or two is layout's to
 * say, which sees the gap.
 *
 * Leading zeros (a code), more than 36 digits, letters in the number, two
 * signs, and separators out of place are all unreadable.
 */
#include "normalize/values/amount.h"

#include "data/data.h"
#include "normalize/values/text.h"
#include "normalize/values/unit_text.h"

#include <string.h>

/* The characters of an amount, folded to ASCII. Wide ones are remembered: digits and point have to agree. */
typedef struct {
    const char *at;
    guint narrow_digits, wide_digits, narrow_points, wide_points, groups;
    GString *plain; /* "-1234.50" */
} Reader;

typedef struct {
    gunichar from;
    char to;
} Fold;

static const Fold SIGNS[] = {
    { '+', '+' },    { 0xff0b, '+' }, { '-', '-' },    { 0x2212, '-' }, { 0xff0d, '-' }, { 0xfe63, '-' },
    { 0x2010, '-' }, { 0x2011, '-' }, { 0x2013, '-' }, { 0x25b3, '-' }, { 0x25b2, '-' },
};

static gunichar
next(const Reader *reader)
{
    return g_utf8_get_char(reader->at);
}

static void
advance(Reader *reader)
{
    reader->at = g_utf8_next_char(reader->at);
}

static void
skip_spaces(Reader *reader)
{
    while (*reader->at && g_unichar_isspace(next(reader)))
        advance(reader);
}

/* 0 to 9, or -1. */
static int
digit_at(const Reader *reader)
{
    gunichar c = next(reader);
    if (c >= '0' && c <= '9')
        return (int) (c - '0');
    return c >= 0xff10 && c <= 0xff19 ? (int) (c - 0xff10) : -1;
}

static guint
read_digits(Reader *reader)
{
    guint count = 0;
    for (int digit; (digit = digit_at(reader)) >= 0; count++) {
        if (next(reader) < 0x80)
            reader->narrow_digits++;
        else
            reader->wide_digits++;
        g_string_append_c(reader->plain, (char) ('0' + digit));
        advance(reader);
    }
    return count;
}

static gboolean
at_comma(const Reader *reader)
{
    return next(reader) == ',' || next(reader) == 0xff0c;
}

static gboolean
at_point(const Reader *reader)
{
    return next(reader) == '.' || next(reader) == 0xff0e;
}

/* Digits, groups and decimals; FALSE when they are not well formed. */
static gboolean
read_number(Reader *reader)
{
    gsize start = reader->plain->len;
    guint first = read_digits(reader);
    if (first == 0)
        return FALSE;
    for (; at_comma(reader); reader->groups++) {
        advance(reader);
        if (first > 3 || read_digits(reader) != 3)
            return FALSE;
    }
    gboolean leading_zero = reader->plain->str[start] == '0' && reader->plain->len - start > 1;
    if (at_point(reader)) {
        if (next(reader) == '.')
            reader->narrow_points++;
        else
            reader->wide_points++;
        advance(reader);
        g_string_append_c(reader->plain, '.');
        if (read_digits(reader) == 0 || at_comma(reader) || at_point(reader))
            return FALSE;
    }
    if (leading_zero || (reader->narrow_digits && reader->wide_digits))
        return FALSE;
    return !(reader->wide_points && reader->narrow_digits) && !(reader->narrow_points && reader->wide_digits);
}

static char
read_sign(Reader *reader)
{
    for (guint i = 0; i < G_N_ELEMENTS(SIGNS); i++)
        if (next(reader) == SIGNS[i].from) {
            advance(reader);
            skip_spaces(reader);
            return SIGNS[i].to;
        }
    return 0;
}

static void
read_currency(Reader *reader, GkAmount *amount)
{
    gsize length;
    const char *currency = gk_currency_sign(reader->at, &length);
    if (!currency)
        return;
    amount->currency = currency;
    reader->at += length;
    skip_spaces(reader);
}

/* The unit that is all of `text`: 万元, 辆, a price (万元/年). */
static gboolean
read_unit(const char *text, GkAmount *amount)
{
    g_autofree char *key = gk_text_key(text);
    g_autofree char *head = g_strndup(key, strcspn(key, "/"));
    if (gk_unit_of_word(head, &amount->unit))
        return TRUE;
    const GkDataRow *row = gk_data_find("measures.tsv", key);
    if (row)
        amount->unit = (GkUnit) { gk_data_field(row, 0), FALSE, GK_DECIMAL_ZERO, NULL };
    return row != NULL;
}

/* What may follow the number. FALSE when something else does. */
static gboolean
read_tail(Reader *reader, GkAmount *amount)
{
    skip_spaces(reader);
    if (next(reader) == '%' || next(reader) == 0xff05) {
        amount->percent = TRUE;
        advance(reader);
        skip_spaces(reader);
        return *reader->at == '\0';
    }
    return *reader->at == '\0' || read_unit(reader->at, amount);
}

/* The amount after leading spaces; FALSE when it is not well formed. */
static gboolean
read_amount(Reader *reader, GkAmount *amount)
{
    gunichar open = next(reader), close = open == '(' ? ')' : open == 0xff08 ? 0xff09 : 0;
    if (close) {
        advance(reader);
        skip_spaces(reader);
    }
    char sign = close ? '-' : read_sign(reader);
    read_currency(reader, amount);
    if (amount->currency && !sign)
        sign = read_sign(reader);
    if (sign == '-')
        g_string_append_c(reader->plain, '-');
    if (!read_number(reader))
        return FALSE;
    if (close) {
        skip_spaces(reader);
        /* Brackets of unequal width are common where a program folded one of them. */
        if (next(reader) != ')' && next(reader) != 0xff09)
            return FALSE;
        advance(reader);
    }
    return read_tail(reader, amount) && gk_decimal_parse(reader->plain->str, &amount->decimal);
}

/* Digits and what surrounds or resembles them, with at least one digit. */
static gboolean
resembles_number(const char *text)
{
    static const char OTHERS[] = " .,+-()%:;'`~$OolISBZ";
    gboolean digit = FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isdigit(c))
            digit = TRUE;
        else if (c < 0x80 ? !strchr(OTHERS, (int) c) : g_unichar_isalpha(c) && c != 0x3007)
            return FALSE;
    }
    return digit;
}

gboolean
gk_amount_is_nil_mark(const char *text)
{
    g_autofree char *key = gk_text_without_spaces(text);
    return *key && gk_data_find("nil-marks.tsv", key) != NULL;
}

GkAmount
gk_amount_parse(const char *text)
{
    GkAmount amount = { GK_VALUE_BLANK };
    g_autofree char *solid = gk_text_without_spaces(text);
    if (*solid == '\0')
        return amount;
    amount.state = GK_VALUE_NIL;
    if (gk_data_find("nil-marks.tsv", solid))
        return amount;
    Reader reader = { .at = text, .plain = g_string_new(NULL) };
    skip_spaces(&reader);
    gboolean read = read_amount(&reader, &amount);
    g_string_free(reader.plain, TRUE);
    if (read) {
        amount.state = GK_VALUE_NUMBER;
        amount.grouped = reader.groups > 0;
        return amount;
    }
    return resembles_number(solid) ? (GkAmount) { .state = GK_VALUE_UNREADABLE, .fault = GK_FAULT_SHAPE }
                                   : (GkAmount) { .state = GK_VALUE_TEXT };
}

/* The end of the digits at `text` with the separators between them. A full-width comma in prose is
 * punctuation, and so is any comma or point that no digit follows. */
static const char *
end_of_number(const char *text)
{
    Reader reader = { .at = text };
    while (digit_at(&reader) >= 0) {
        advance(&reader);
        const char *end = reader.at;
        if (next(&reader) == ',' || at_point(&reader))
            advance(&reader);
        if (digit_at(&reader) < 0)
            return end;
    }
    return reader.at;
}

gboolean
gk_amount_scan(const char *text, GkDecimal *value, const char **end)
{
    const char *stop = end_of_number(text);
    g_autofree char *piece = g_strndup(text, (gsize) (stop - text));
    Reader reader = { .at = piece, .plain = g_string_new(NULL) };
    gboolean read = read_number(&reader) && *reader.at == '\0' && gk_decimal_parse(reader.plain->str, value);
    g_string_free(reader.plain, TRUE);
    if (read)
        *end = stop;
    return read;
}

gboolean
gk_amount_is_year(const GkAmount *amount)
{
    return amount->state == GK_VALUE_NUMBER && amount->decimal.scale == 0 && !amount->grouped && !amount->unit.text &&
        !amount->percent && amount->decimal.coefficient >= 1990 && amount->decimal.coefficient <= 2035;
}

gboolean
gk_amount_is_damaged(const char *text)
{
    guint digits = 0;
    for (const char *p = text; *p; p++) {
        digits += g_ascii_isdigit(*p);
        if (!g_ascii_isdigit(*p) && !strchr(" .,!\"#$%&'", *p) && !(*p == '-' && p == text))
            return FALSE;
    }
    return digits > 0;
}
