/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Prose against tables.
 *
 * A sentence that names an item of the classification by its code, and a total by
 * its usual name (data/statement-rows.tsv), repeats a cell of a table, mostly in
 * another unit and with fewer digits. Both are compared in yuan; each may have been
 * rounded by half a unit of its last digit.
 *
 * Sentences also speak of other years, of the budget before it was adjusted, and
 * of parts of an item. What the sentence says of the year and the figure sorts most
 * of these out; a difference is told only where most sentences of the kind agree
 * with the table, or where a digit slipped.
 */
#include "data/data.h"
#include "normalize/checks/checks_internal.h"
#include "normalize/values/text.h"

#include <string.h>

/* --- which statements --- */

static gboolean
is_final(const GkDisclosure *disclosure)
{
    return disclosure->kind == GK_KIND_DEPARTMENT_FINAL_ACCOUNT || disclosure->kind == GK_KIND_UNIT_FINAL_ACCOUNT;
}

gboolean
gk_check_speaks_of_tables(const GkDisclosure *disclosure, const GkStatement *statement)
{
    gint64 year = disclosure->fiscal_year.text ? g_ascii_strtoll(disclosure->fiscal_year.text, NULL, 10) : 0;
    const char *expected = is_final(disclosure) ? "final" : "budget";
    if (statement->amount.state != GK_VALUE_NUMBER || !statement->amount.has_yuan)
        return FALSE;
    if (statement->year && year && statement->year != (guint) year)
        return FALSE;
    return !statement->figure || strcmp(statement->figure, expected) == 0;
}

/* --- the identity --- */

GkDecimal
gk_check_half_digit(const GkValue *value)
{
    GkDecimal unit = { 1, 0 }, half = { 5, (guint8) (value->decimal.scale + 1) };
    if (gk_decimal_is_zero(value->decimal) || !gk_decimal_divide(value->yuan, value->decimal, 4, &unit) ||
        !gk_decimal_multiply(half, unit, &half))
        return GK_DECIMAL_ZERO;
    return half;
}

void
gk_check_append_statement(GkFamily *family, GkCheck check)
{
    check.total_is_statement = TRUE;
    gk_check_append(family, check);
}

void
gk_check_try_statement(GkFamily *family, const char *rule, guint index, GkCellRef cell)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    const GkValue *said = &disclosure->statements[index].amount, *printed = gk_check_value(disclosure, cell);
    GkCheck check = {
        .kind = GK_CHECK_STATEMENT_TABLE, .rule = rule, .total_statement = index, .total = cell, .n_terms = 1
    };
    if (printed->state != GK_VALUE_NUMBER || !printed->has_yuan ||
        (gk_decimal_is_zero(said->decimal) && gk_decimal_is_zero(printed->decimal)))
        return;
    check.expected = printed->yuan;
    check.actual = said->yuan;
    check.yuan = TRUE;
    if (!gk_decimal_subtract(check.actual, check.expected, &check.difference) ||
        !gk_decimal_add(gk_check_half_digit(said), gk_check_half_digit(printed), &check.tolerance))
        return;
    check.terms = gk_arena_copy(disclosure->arena, &cell, sizeof cell);
    gk_check_append_statement(family, check);
}

/* --- items by code --- */

/* The row has the code of the last name; where that is not known, the name itself, under the code of the name before.
 */
static gboolean
is_row_of(const GkRow *row, const GkStatement *statement)
{
    guint last = statement->n_codes - 1;
    const char *code = statement->code_numbers[last], *above = last ? statement->code_numbers[last - 1] : NULL;
    if (!row->code)
        return FALSE;
    if (code)
        return strcmp(row->code, code) == 0;
    return above && row->label && g_str_has_prefix(row->code, above) && strcmp(row->label, statement->codes[last]) == 0;
}

static void
try_item(GkFamily *family, const GkTableMeaning *meaning, guint index)
{
    const GkStatement *statement = &family->checker->disclosure->statements[index];
    gint found = -1, column = gk_check_column_of(meaning, 0, "本年支出|first");
    GkCellRef cell;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++)
        if (is_row_of(&meaning->rows[r], statement)) {
            if (found >= 0)
                return; /* projects of one item: which of them is not said */
            found = (gint) r;
        }
    if (found >= 0 && column >= 0 && gk_check_cell(meaning, (guint) found, (guint) column, &cell))
        gk_check_try_statement(family, "item_statement_equals_row", index, cell);
}

static void
try_items(GkChecker *checker)
{
    static const char *const KINDS[] = { "general_budget_expenditure", "final_general_expenditure" };
    const GkDisclosure *disclosure = checker->disclosure;
    for (guint k = 0; k < G_N_ELEMENTS(KINDS); k++) {
        const GkTableMeaning *meaning = gk_check_only_table(disclosure, KINDS[k]);
        if (!meaning)
            continue;
        GkFamily family = gk_family_begin(checker, FALSE);
        for (guint i = 0; i < disclosure->n_statements; i++)
            if (disclosure->statements[i].n_codes && gk_check_speaks_of_tables(disclosure, &disclosure->statements[i]))
                try_item(&family, meaning, i);
        gk_family_end(&family);
    }
}

/* --- totals by name --- */

/* The item is one of the alternatives, and the rest of the subject or its wholes have the word. */
static gboolean
is_named(const GkStatement *statement, const char *items, const char *context)
{
    g_auto(GStrv) words = g_strsplit(items, "|", -1);
    gboolean placed = strcmp(context, "-") == 0 || strstr(statement->subject, context) != NULL;
    return placed && statement->item && g_strv_contains((const char *const *) words, statement->item);
}

static gboolean
find_row_cell(const GkDisclosure *disclosure, const GkDataRow *row, GkCellRef *cell)
{
    const GkTableMeaning *meaning = gk_check_only_table(disclosure, gk_data_field(row, 2));
    return meaning &&
        gk_check_find_cell(meaning, gk_data_field(row, 3), gk_data_field(row, 4), gk_data_field(row, 5), cell);
}

gboolean
gk_check_find_named_cell(const GkDisclosure *disclosure, const char *item, GkCellRef *cell)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-rows.tsv", &n_rows);
    for (guint r = 0; r < n_rows; r++) {
        g_auto(GStrv) words = g_strsplit(gk_data_field(&rows[r], 0), "|", -1);
        if (strcmp(gk_data_field(&rows[r], 1), "-") == 0 && g_strv_contains((const char *const *) words, item) &&
            find_row_cell(disclosure, &rows[r], cell))
            return TRUE;
    }
    return FALSE;
}

static void
try_totals(GkChecker *checker)
{
    const GkDisclosure *disclosure = checker->disclosure;
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-rows.tsv", &n_rows);
    GkFamily family = gk_family_begin(checker, FALSE);
    family.confirming = TRUE;
    for (guint r = 0; r < n_rows; r++) {
        GkCellRef cell;
        if (!find_row_cell(disclosure, &rows[r], &cell))
            continue;
        for (guint i = 0; i < disclosure->n_statements; i++)
            if (gk_check_speaks_of_tables(disclosure, &disclosure->statements[i]) &&
                is_named(&disclosure->statements[i], gk_data_field(&rows[r], 0), gk_data_field(&rows[r], 1)))
                gk_check_try_statement(&family, "total_statement_equals_table", i, cell);
    }
    gk_family_end(&family);
}

void
gk_checks_statements(GkChecker *checker)
{
    try_items(checker);
    try_totals(checker);
}
