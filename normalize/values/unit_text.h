/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Units in text: 单位：万元, 人民币万元, 千元(新臺幣), 金额（万元）, 公务用车（辆）, 注：金额单位为万元.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

typedef enum {
    GK_UNIT_NONE,     /* no unit in it */
    GK_UNIT_ONE,      /* one of money */
    GK_UNIT_OTHER,    /* one or more, none of them money: 人, %, 平方米 */
    GK_UNIT_CONFLICT, /* two of money that differ: 单位：元、万元 */
} GkUnitFound;

/* The unit that `text` consists of, with or without 单位： before it and other units beside it
 * (万元、%). Its text is static. *unit is written for ONE and OTHER alone. */
GkUnitFound gk_unit_parse(const char *text, GkUnit *unit);

/* The unit in the brackets of a label: 项目资金（万元）, 金额(单位：元), or behind its slash: 金额/万元. */
GkUnitFound gk_unit_in_label(const char *label, GkUnit *unit);

/* The unit that a sentence says of the whole table: 注：金额单位为万元, 本表以千元为单位. */
GkUnitFound gk_unit_in_sentence(const char *text, GkUnit *unit);

/* Whether the text announces a unit: 单位：, 金额单位:, （以下单位： */
gboolean gk_unit_is_announced(const char *text);

/* The one money unit that is all of `key` (see gk_text_key); FALSE for anything else. */
gboolean gk_unit_of_word(const char *key, GkUnit *unit);

/* The currency whose sign (¥, US$) `text` begins with, NULL for none; *length is the sign's, bytes. */
const char *gk_currency_sign(const char *text, gsize *length);

/* Whether money of the two currencies may be the same: equal, or a sign that is used for both. */
gboolean gk_currency_agrees(const char *sign, const char *currency);

G_END_DECLS
