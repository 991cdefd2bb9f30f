/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Units of money in text: 单位：万元, 人民币万元, 金额（万元）.
 */
#pragma once

#include "normalize/decimal.h"

G_BEGIN_DECLS

typedef enum {
    GK_UNIT_NONE, /* no unit of money in it */
    GK_UNIT_ONE,
    GK_UNIT_CONFLICT, /* two that differ: 单位：元、万元 */
} GkUnitFound;

/* The unit that `text` consists of, with or without 单位： before it and other units beside it
 * (万元、%). *unit is static. */
GkUnitFound gk_unit_parse(const char *text, const char **unit, GkDecimal *yuan);

/* The unit in the brackets of a label: 项目资金（万元）, 金额(单位：元), or behind its slash: 金额/万元. */
GkUnitFound gk_unit_in_label(const char *label, const char **unit, GkDecimal *yuan);

/* Whether the text begins by announcing a unit: 单位：, 金额单位: */
gboolean gk_unit_is_announced(const char *text);

G_END_DECLS
