/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/lead.h"

#include "data/data.h"
#include "normalize/values/approximate.h"
#include "normalize/values/particles.h"

#include <string.h>

/* How many 元 the unit is; FALSE for other money. */
static gboolean
unit_in_yuan(const char *unit, gsize length, GkDecimal *yuan)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("units.tsv", &n_rows);
    const gsize yuan_length = strlen(gk_particle_word("yuan"));
    for (guint i = 0; i < n_rows; i++) {
        const char *name = gk_data_field(&rows[i], 0);
        gboolean same = strlen(name) == length && memcmp(name, unit, length) == 0;
        /* 1720.00万: the 元 is left out in speech */
        gboolean shortened =
            strlen(name) == length + yuan_length && memcmp(name, unit, length) == 0 && gk_particle_before(name, "yuan");
        if (same || shortened)
            return strcmp(gk_data_field(&rows[i], 2), "CNY") == 0 && gk_decimal_parse(gk_data_field(&rows[i], 1), yuan);
    }
    return FALSE;
}

GkValue
gk_measure_value(const GkProse *prose, const GkMeasure *measure)
{
    GkValue value = { .state = GK_VALUE_NUMBER, .decimal = measure->value, .percent = measure->class_ == GK_MEASURE_PERCENT };
    GkDecimal factor;
    value.approximate = gk_approximation_find(prose->text, measure->start, measure->number_end, measure->end);
    if (measure->class_ == GK_MEASURE_MONEY &&
        unit_in_yuan(prose->text + measure->unit_start, measure->end - measure->unit_start, &factor))
        value.has_yuan = gk_decimal_multiply(measure->value, factor, &value.yuan);
    return value;
}
