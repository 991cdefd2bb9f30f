/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers by the reader of shapes (extract/digits), and what a number looks like.
 */
#include "extract/scan/line_reader.h"

#include "extract/digits/digits.h"
#include "extract/measures.h"

#include <stdlib.h>
#include <string.h>

/* Doubts that don't count where another reader says the same: signs that touch, specks beside them, uneven heights. */
#define BEARABLE ((guint) (GK_DIGITS_DOUBT_JOINED | GK_DIGITS_DOUBT_SPECK | GK_DIGITS_DOUBT_HEIGHT))

static void
measure_distances(const GkDigitsReading *digits, GkShapesReading *reading)
{
    g_autoptr(GArray) distances = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i + 1 < digits->n_digits; i++)
        if (g_ascii_isdigit(digits->text[i]) && g_ascii_isdigit(digits->text[i + 1])) {
            const GkDigit *digit = &digits->digits[i];
            double distance = (digit[1].x0 + digit[1].x1 - digit->x0 - digit->x1) / 2.0;
            g_array_append_val(distances, distance);
        }
    reading->pitch = (float) gk_quantile(distances, 0.5);
    reading->widest = (float) gk_quantile(distances, 1);
}

void
gk_line_read_shapes(const GkTextLines *lines, const GkTextLine *line, GkShapesReading *reading)
{
    double scale = 1, left;
    GkDigitsReading digits;
    g_autoptr(GkRaster) cut = gk_line_cut(lines, line, TRUE, &scale, &left);
    GkGray gray = { cut->pixels, cut->width, cut->height, cut->width };
    *reading = (GkShapesReading) { g_array_new(FALSE, FALSE, sizeof(GkSign)) };
    gk_digits_read(&gray, &digits);
    reading->believed = digits.n_digits < GK_READING_LENGTH && !(digits.doubts & ~BEARABLE);
    reading->clean = digits.doubts == 0;
    measure_distances(&digits, reading);
    reading->uneven = (digits.doubts & GK_DIGITS_DOUBT_HEIGHT) != 0;
    reading->sure = (guint8) (digits.margin * 100 / 255);
    g_strlcpy(reading->text, digits.text, sizeof reading->text);
    for (guint i = 0; i < digits.n_digits; i++) {
        const GkDigit *digit = &digits.digits[i];
        GkSign sign = { (guchar) digit->sign, (float) (left + digit->x0 / scale), (float) (left + digit->x1 / scale),
                        (guint8) (digit->margin * 100 / 255) };
        g_array_append_val(reading->signs, sign);
    }
}

static const char *
skip_digits(const char *p)
{
    while (g_ascii_isdigit(*p))
        p++;
    return p;
}

gboolean
gk_line_is_well_formed(const char *text)
{
    const char *p = text + (*text == '-'), *begin = p, *end = skip_digits(p);
    if (end == begin)
        return FALSE;
    gboolean grouped = *end == ',';
    if (grouped && (end - begin > 3 || *begin == '0'))
        return FALSE;
    for (p = end; *p == ','; p = end) {
        end = skip_digits(p + 1);
        if (end - p != 4)
            return FALSE;
    }
    if (!grouped && end - begin > 1 && *begin == '0' && *end == '.')
        return FALSE;
    if (*p == '.') {
        end = skip_digits(p + 1);
        if (end == p + 1)
            return FALSE;
        p = end;
    }
    return *p == '\0' || strcmp(p, "%") == 0;
}

/* The signs between digits; how many characters of the text they are. */
static gsize
separators(const char *text)
{
    return strspn(text, ".,");
}

/* The sign can only be the point: it is the last, and not three digits follow it. */
static gboolean
is_point(const char *sign)
{
    gsize digits = strspn(sign + 1, "0123456789");
    return *sign == '.' && digits != 3 && sign[digits + 1] != '.' && sign[digits + 1] != ',';
}

/* Tesseract writes one sign as two at times (,. or ..), and the point as a comma. `exact` has one sign. */
static gboolean
is_same_sign(const char *exact, const char *other, gsize n)
{
    return is_point(exact) || (n <= 2 && (*other == *exact || (n == 2 && other[1] == *exact)));
}

gboolean
gk_line_says_the_same(const char *exact, const char *other)
{
    while (*exact && *other) {
        gsize n = separators(exact), m = separators(other);
        if (n == 0 && m == 0) {
            if (*exact++ != *other++)
                return FALSE;
            continue;
        }
        if (n != 1 || m == 0 || !is_same_sign(exact, other, m))
            return FALSE;
        exact += n;
        other += m;
    }
    return *exact == *other;
}
