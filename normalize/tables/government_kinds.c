/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kinds of the tables in governments' own budgets.
 *
 *      2024年 全市 政府性基金 预算 转移支付 决算表（分地区）
 *                  fund            what of it
 *
 * A department's standard set has titles of its own, which data/table-kinds.tsv lists. A government's are made of
 * parts: one of four funds, and income, expenditure, both, or transfers; besides them debt. So they are told by the
 * words that are in them, wherever they stand; what is rarer is asked first (data/government-kinds.tsv).
 *
 * Many of these titles are a department's, too (政府性基金预算支出表). Whose a document is, is told by those that are
 * not.
 */
#include "normalize/tables/meaning.h"

#include "data/data.h"
#include "normalize/values/title.h"

#include <string.h>

/* Columns of data/government-kinds.tsv. */
enum { KIND, WORDS, WITHOUT, SURE };

const char *
gk_government_kind(const char *title_key, gboolean *sure)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("government-kinds.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        if (!gk_pattern_has_all(gk_data_field(&rows[i], WORDS), title_key) ||
            gk_pattern_any(gk_data_field(&rows[i], WITHOUT), title_key))
            continue;
        *sure = *gk_data_field(&rows[i], SURE) != '\0';
        return gk_data_field(&rows[i], KIND);
    }
    *sure = FALSE;
    return NULL;
}
