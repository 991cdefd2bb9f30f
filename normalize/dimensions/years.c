/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/dimensions/years.h"

#include "data/data.h"
#include "normalize/values/particles.h"
#include "normalize/values/title.h"

#include <string.h>

#define FIRST_YEAR 1990
#define LAST_YEAR 2060

/* A digit, also a Chinese one; -1 for none. */
static int
digit_of(gunichar c)
{
    static const gunichar DIGITS[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };
    if (c >= '0' && c <= '9')
        return (int) (c - '0');
    if (c == 0x25cb || c == 0x3007 || c == 0x96f6) /* ○ 〇 零 */
        return 0;
    for (int i = 1; i < 10; i++)
        if (c == DIGITS[i])
            return i;
    return -1;
}

/* The digits at `text`: *year is what the last four of them say, *start where those begin. Returns where the digits
 * end. */
static const char *
digits_at(const char *text, guint *year, const char **start)
{
    const char *last[4] = { text, text, text, text }, *p = text;
    guint n = 0, value = 0;
    for (int digit; *p && (digit = digit_of(g_utf8_get_char(p))) >= 0; p = g_utf8_next_char(p), n++) {
        value = value % 1000 * 10 + (guint) digit;
        last[n % 4] = p;
    }
    *start = n < 4 ? text : last[n % 4];
    *year = n >= 4 && value >= FIRST_YEAR && value <= LAST_YEAR ? value : 0;
    return p;
}

/* 2023 alone, or the first of 2026—2028年. */
static gboolean
ends_year(const char *behind)
{
    gunichar c = g_utf8_get_char(behind);
    return c == '\0' || c == '-' || c == '~' || (c >= 0x2012 && c <= 0x2015) || c == 0x81f3 || c == '/';
}

/* Digits of a table's number may stand before those of the year (表12024年): only 年 parts them. */
guint
gk_year_next(const char *text, const char **start, const char **end)
{
    for (const char *p = text; *p;) {
        guint year;
        const char *behind = digits_at(p, &year, start);
        gboolean named = g_str_has_prefix(behind, "年");
        if (year && (named || (*start == p && ends_year(behind)))) {
            *end = named ? behind + strlen("年") : behind;
            return year;
        }
        p = behind > p ? behind : g_utf8_next_char(p);
    }
    return 0;
}

static gsize
compared_at(const char *key)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("dimension-words.tsv", &n_rows);
    gsize at = strlen(key);
    for (guint i = 0; i < n_rows; i++) {
        if (strcmp(gk_data_field(&rows[i], 0), "compared") != 0)
            continue;
        g_auto(GStrv) words = g_strsplit(gk_data_field(&rows[i], 2), "|", -1);
        for (char **word = words; *word; word++) {
            const char *found = strstr(key, *word);
            if (found)
                at = MIN(at, (gsize) (found - key));
        }
    }
    return at;
}

/* 上年, but for what is left of it (上年结余). */
static gboolean
names_previous(const char *own)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("dimension-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), "previous") == 0)
            return gk_pattern_any(gk_data_field(&rows[i], 2), own) && !gk_pattern_any(gk_data_field(&rows[i], 3), own);
    return FALSE;
}

GkYearSaid
gk_year_in_label(const char *key)
{
    GkYearSaid said = { 0 };
    g_autofree char *own = g_strndup(key, compared_at(key));
    const char *from = own, *start, *end;
    for (guint year; (year = gk_year_next(from, &start, &end)); from = end) {
        said.several |= said.year && said.year != year;
        said.year = year;
    }
    if (said.several)
        said.year = 0;
    said.previous = !said.year && !said.several && names_previous(own);
    return said;
}

char *
gk_years_cut(const char *key)
{
    GString *text = g_string_new(NULL);
    const char *from = key, *start, *end;
    while (gk_year_next(from, &start, &end)) {
        g_string_append_len(text, from, start - from);
        from = end + gk_particle_at(end, "year_end");
    }
    g_string_append(text, from);
    return g_string_free(text, FALSE);
}
