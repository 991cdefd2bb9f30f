/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a title says of its table besides the kind.
 *
 *      2024年 市本级 一般公共预算支出 执行情况 表（按 功能分类 科目）
 *             scope                   stage         breakdown
 *
 * A government tells the same table for all of its region and for its own level, year by year as execution, budget and
 * final account, by function, by department and by region: kinds without end, if these were kinds. They are attributes,
 * found by the words of data/title-attributes.tsv. A title with words for two values (全市及市级…) says neither: such a
 * table has both in its columns.
 *
 * 本级 in a department's title speaks of the department, so the scope is asked of governments' tables alone. What the
 * columns say is not asked.
 */
#include "normalize/tables/meaning.h"

#include "data/data.h"
#include "normalize/values/title.h"

#include <string.h>

/* Columns of data/title-attributes.tsv. */
enum { ATTRIBUTE, VALUE, WORDS, WITHOUT };

static gboolean
holds(const GkDataRow *row, const char *key)
{
    return gk_pattern_match(gk_data_field(row, WORDS), key, NULL) > 0 &&
        !gk_pattern_any(gk_data_field(row, WITHOUT), key);
}

/* The one value that the title gives `attribute`; NULL without one. */
static const char *
find_value(const char *attribute, const char *key)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-attributes.tsv", &n_rows);
    const char *found = NULL;
    for (guint i = 0; i < n_rows; i++) {
        const char *value = gk_data_field(&rows[i], VALUE);
        if (strcmp(gk_data_field(&rows[i], ATTRIBUTE), attribute) != 0 || !holds(&rows[i], key))
            continue;
        if (found && strcmp(found, value) != 0)
            return NULL;
        found = value;
    }
    return found;
}

void
gk_attributes_find(const char *title_key, gboolean government, GkTitleMeaning *meaning)
{
    g_autofree char *plain = gk_title_without_funds(title_key);
    meaning->scope = government ? find_value("scope", title_key) : NULL;
    meaning->stage = find_value("stage", plain);
    meaning->breakdown = find_value("breakdown", title_key);
}
