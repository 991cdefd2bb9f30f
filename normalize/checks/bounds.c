/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Amounts in prose that are part of an amount of a table, of which it is not told how large a part: 机关运行经费 of the
 * money for 公用经费, projects with performance targets of 项目支出 (data/statement-bounds.tsv). They can't be more.
 *
 * Such a bound holds only if the text and the table speak of the same money. One that fails is no mismatch: it is
 * recorded as not applicable, with the reason.
 */
#include "data/data.h"
#include "normalize/checks/checks_internal.h"

#include <string.h>

/* Columns of data/statement-bounds.tsv. */
enum { RULE, TOPIC, WITH, WITHOUT, RELATION, KIND, BLOCK, ROW, COLUMN, REASON };

static gboolean
has_any_of(const char *text, const char *alternatives)
{
    g_auto(GStrv) words = g_strsplit(alternatives, "|", -1);
    gboolean found = FALSE;
    for (char **word = words; *word && !found; word++)
        found = strstr(text, *word) != NULL;
    return found;
}

static gboolean
is_meant(const GkStatement *statement, const GkDataRow *bound)
{
    const char *with = gk_data_field(bound, WITH), *without = gk_data_field(bound, WITHOUT);
    if (strcmp(statement->topic, gk_data_field(bound, TOPIC)) != 0)
        return FALSE;
    return (strcmp(with, "-") == 0 || strstr(statement->subject, with)) &&
        (strcmp(without, "-") == 0 || !has_any_of(statement->subject, without));
}

static void
try_bound(GkChecker *checker, const GkDataRow *bound)
{
    const GkDisclosure *disclosure = checker->disclosure;
    const GkTableMeaning *meaning = gk_check_only_table(disclosure, gk_data_field(bound, KIND));
    GkCellRef cell;
    if (!meaning ||
        !gk_check_find_cell(meaning, gk_data_field(bound, BLOCK), gk_data_field(bound, ROW),
                            gk_data_field(bound, COLUMN), &cell))
        return;
    GkFamily family = gk_family_begin(checker, FALSE);
    family.confirming = TRUE;
    family.relation = gk_relation_parse(gk_data_field(bound, RELATION));
    for (guint i = 0; i < disclosure->n_statements; i++)
        if (is_meant(&disclosure->statements[i], bound) &&
            gk_check_speaks_of_tables(disclosure, &disclosure->statements[i]))
            gk_check_try_statement(&family, gk_data_field(bound, RULE), i, cell);
    gk_family_excuse(&family, gk_data_field(bound, REASON));
    gk_family_end(&family);
}

void
gk_checks_bounds(GkChecker *checker)
{
    guint n_rows;
    const GkDataRow *bounds = gk_data_rows("statement-bounds.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        try_bound(checker, &bounds[i]);
}
