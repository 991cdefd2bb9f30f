/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Parts that only their names tell:
 *
 *      本年收入合计          1500
 *      转移性收入            2000 ─┐
 *      返还性收入             100  │ neither numbered nor further in,
 *      一般性转移支付收入    1500  │ but part of the row above
 *      专项转移支付收入       300  │
 *      上年结余收入           100 ─┘
 *      收入总计              3500
 *
 * data/row-parts.tsv has the names. Whether they are told as parts or beside their whole differs between publishers:
 * a total is first held against all rows, then without the named parts; what they add up to confirms them.
 */
#include "normalize/sums/named.h"

#include "normalize/sums/query.h"
#include "normalize/values/numbering.h"

#include <string.h>

static const char *
label_of(const GkTableMeaning *meaning, guint block, guint row)
{
    const char *label = gk_check_row(meaning, block, row)->label;
    return label ? gk_numbering_parse(label).rest : "";
}

/* The parts of what the row names; NULL where it is no whole. */
static const char *
parts_of(const GkTableMeaning *meaning, guint block, guint row)
{
    guint n_rows;
    const char *label = label_of(meaning, block, row);
    const GkDataRow *rows = gk_data_rows("row-parts.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), label) == 0)
            return gk_data_field(&rows[i], 1);
    return NULL;
}

static gboolean
is_part(const GkTableMeaning *meaning, guint block, guint row, const char *parts)
{
    const char *label = label_of(meaning, block, row);
    g_auto(GStrv) words = g_strsplit(parts, "|", -1);
    for (char **word = words; *label && *word; word++)
        if (g_str_has_prefix(label, *word))
            return TRUE;
    return FALSE;
}

guint
gk_check_end_of_named_parts(const GkTableMeaning *meaning, guint block, const GArray *rows, guint whole)
{
    const char *parts = parts_of(meaning, block, g_array_index(rows, guint, whole));
    guint end = whole + 1;
    while (parts && end < rows->len && is_part(meaning, block, g_array_index(rows, guint, end), parts))
        end++;
    return end;
}
