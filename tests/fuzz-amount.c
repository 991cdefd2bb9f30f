/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for the amount readers: any bytes that are valid UTF-8. What is read as a number has
 * to survive being written and read again.
 */
#include "normalize/values/amount.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check(gboolean holds)
{
    if (!holds)
        abort();
}

static void
survives(GkDecimal value)
{
    g_autofree char *text = gk_decimal_to_string(value);
    GkDecimal again;
    check(gk_decimal_parse(text, &again) && gk_decimal_compare(value, again) == 0 && again.scale == value.scale);
    GkAmount amount = gk_amount_parse(text);
    check(amount.state == GK_VALUE_NUMBER && gk_decimal_compare(value, amount.decimal) == 0);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = g_strndup((const char *) data, size);
    if (!g_utf8_validate(text, -1, NULL))
        return 0;
    GkAmount amount = gk_amount_parse(text);
    if (amount.state == GK_VALUE_NUMBER)
        survives(amount.decimal);
    GkAmount loose = gk_amount_read(text, strchr(text, '\n') ? text : NULL);
    check(amount.state != GK_VALUE_NUMBER || loose.state == GK_VALUE_NUMBER);
    if (loose.state == GK_VALUE_NUMBER)
        survives(loose.decimal);
    g_autoptr(GArray) parts = gk_amount_parts(text, NULL);
    for (guint i = 0; parts && i < parts->len; i++)
        survives(g_array_index(parts, GkAmountPart, i).amount.decimal);
    GkDecimal value;
    const char *end;
    if (gk_amount_scan(text, &value, &end)) {
        check(end > text && end <= text + strlen(text));
        survives(value);
    }
    return 0;
}
