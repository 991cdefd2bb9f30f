/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/iso_date.h"

#include <string.h>

static gsize
read_digits(const char *text, gsize most, guint *value)
{
    gsize n = 0;
    *value = 0;
    while (n <= most && g_ascii_isdigit(text[n])) {
        *value = *value * 10 + (guint) (text[n] - '0');
        n++;
    }
    return n <= most ? n : 0;
}

/* 年 . - / behind a year or 月 . - / behind a month; 0 when neither. */
static gsize
separator(const char *text, const char *sign, char wanted)
{
    if (g_str_has_prefix(text, sign))
        return strlen(sign);
    return wanted ? (*text == wanted) : (*text == '.' || *text == '-' || *text == '/');
}

/* The day behind a month: "1日", or ".1" with the separator the year used. */
static gsize
read_day(const char *text, gboolean signs, GkDate *date)
{
    guint day;
    gsize n = read_digits(text, 2, &day);
    if (n == 0 || day < 1 || day > 31)
        return 0;
    gsize tail = g_str_has_prefix(text + n, "日") || g_str_has_prefix(text + n, "号") ? 3 : 0;
    if (signs && !tail)
        return 0;
    date->day = day;
    return n + tail;
}

static gsize
read_month(const char *text, char used, GkDate *date)
{
    guint month;
    gsize n = read_digits(text, 2, &month);
    if (n == 0 || month < 1 || month > 12)
        return 0;
    gsize mark = separator(text + n, "月", used);
    gboolean sign = g_str_has_prefix(text + n, "月");
    if (!sign && !used)
        return 0;
    date->month = month;
    if (!mark)
        return n;
    gsize day = read_day(text + n + mark, sign, date);
    return n + (sign || day ? mark : 0) + day;
}

gsize
gk_date_read(const char *text, gsize at, guint year, GkDate *date)
{
    *date = (GkDate) { 0 };
    if (at > 0 && g_ascii_isdigit(text[at - 1]))
        return 0;
    guint value;
    gsize n = read_digits(text + at, 4, &value);
    if (n == 4 && value >= 1949 && value <= 2099) {
        date->year = value;
        gboolean sign = g_str_has_prefix(text + at + n, "年");
        gsize mark = separator(text + at + n, "年", 0);
        gsize month = mark ? read_month(text + at + n + mark, sign ? 0 : text[at + n], date) : 0;
        if (!sign && !month)
            return g_ascii_isdigit(text[at + n + mark]) || mark == 0 ? n : 0;
        return n + mark + month;
    }
    if (!year || n == 0 || n > 2)
        return 0;
    date->year = year;
    gsize month = read_month(text + at, 0, date);
    if (!month)
        *date = (GkDate) { 0 };
    return month;
}

char *
gk_date_to_iso(GkDate date)
{
    if (date.day)
        return g_strdup_printf("%04u-%02u-%02u", date.year, date.month, date.day);
    if (date.month)
        return g_strdup_printf("%04u-%02u", date.year, date.month);
    return g_strdup_printf("%04u", date.year);
}

gboolean
gk_date_period(const char *folded, char **from, char **to)
{
    GkDate first = { 0 }, last = { 0 }, date;
    for (gsize i = 0; folded[i];) {
        gsize length = gk_date_read(folded, i, last.year, &date);
        if (length) {
            if (!first.year)
                first = date;
            last = date;
        }
        i += length ? length : 1;
    }
    if (!first.year)
        return FALSE;
    *from = gk_date_to_iso(first);
    *to = gk_date_to_iso(last);
    return TRUE;
}
