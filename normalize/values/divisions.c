/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names of places, and which place a name is.
 *
 * A code has six digits: two of the province, two of the city, two of the county; those below it are 00. So a code tells
 * the level, and its beginning tells what it is part of. About 60 names are borne by several places (鼓楼区: 4): what
 * stands before the name in the text, a city or a province, tells which is meant, or nothing does.
 *
 * The rows of the data are sorted, so that those of one name stand together. Divisions that were dissolved before the
 * edition of the data are not in it.
 */
#include "normalize/values/divisions.h"

#include "data/data.h"

#include <string.h>

#define FILE_OF_DIVISIONS "divisions.tsv"
#define LONGEST 16u /* characters: 15 are the most that a name has */

static GkGovernmentLevel
level_of(const char *code)
{
    if (strcmp(code + 2, "0000") == 0)
        return GK_LEVEL_PROVINCE;
    return strcmp(code + 4, "00") == 0 ? GK_LEVEL_CITY : GK_LEVEL_COUNTY;
}

/* 530102 lies within 530100 and within 530000; no place within itself. */
static gboolean
within(const char *code, const char *parent)
{
    gsize digits = parent ? 6 : 0;
    while (digits > 0 && strncmp(parent + digits - 2, "00", 2) == 0)
        digits -= 2;
    return !parent || (strncmp(code, parent, digits) == 0 && strcmp(code, parent) != 0);
}

/* Which of the rows of that name, from the first one on, is meant; FALSE: none. */
static gboolean
choose(const GkDataRow *row, const char *parent, GkDivision *division)
{
    guint n_rows, found = 0;
    const GkDataRow *rows = gk_data_rows(FILE_OF_DIVISIONS, &n_rows);
    const char *name = gk_data_field(row, 0);
    division->code = NULL;
    for (; row < rows + n_rows && strcmp(gk_data_field(row, 0), name) == 0; row++) {
        const char *code = gk_data_field(row, 1);
        if (!within(code, parent))
            continue;
        GkGovernmentLevel level = level_of(code);
        division->level = found == 0 || division->level == level ? level : GK_LEVEL_UNKNOWN;
        division->code = found == 0 ? code : NULL;
        division->short_of_province = level == GK_LEVEL_PROVINCE && strcmp(gk_data_field(row, 2), "short") == 0;
        found++;
    }
    return found > 0;
}

gboolean
gk_division_at(const char *text, const char *parent, GkDivision *division)
{
    gsize ends[LONGEST + 1];
    guint n = 0;
    for (const char *p = text; *p && n < LONGEST; n++) {
        p = g_utf8_next_char(p);
        ends[n] = (gsize) (p - text);
    }
    for (; n >= 2; n--) {
        g_autofree char *name = g_strndup(text, ends[n - 1]);
        const GkDataRow *row = gk_data_find(FILE_OF_DIVISIONS, name);
        division->length = ends[n - 1];
        if (row && choose(row, parent, division))
            return TRUE;
    }
    return FALSE;
}
