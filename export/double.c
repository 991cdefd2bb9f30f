/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/double.h"

#include <string.h>

#define SIGNIFICANT 15 /* every decimal of so many digits comes back from a double, and from 16 digits of it */
#define LONGEST 24 /* digits before the point, and behind it */

guint
gk_decimal_places(const char *decimal)
{
    const char *point = strchr(decimal, '.');
    return point ? (guint) strspn(point + 1, "0123456789") : 0;
}

/* Digits from the first to the last that is not 0. */
static guint
significant(const char *decimal)
{
    guint count = 0, last = 0;
    for (const char *at = decimal; *at; at++) {
        if (*at == '.' || (*at == '0' && count == 0))
            continue;
        count++;
        if (*at != '0')
            last = count;
    }
    return last;
}

gboolean
gk_exact_double(const char *decimal, double *value)
{
    const char *digits = decimal + (*decimal == '-');
    gsize whole = strspn(digits, "0123456789");
    guint places = gk_decimal_places(digits);
    gsize length = whole + (digits[whole] == '.' ? 1 + places : 0);
    if (whole == 0 || whole > LONGEST || places > LONGEST || digits[length] || (digits[whole] == '.' && places == 0))
        return FALSE;
    guint count = significant(digits);
    if (count > SIGNIFICANT || (count == 0 && *decimal == '-'))
        return FALSE;
    *value = g_ascii_strtod(decimal, NULL);
    return TRUE;
}
