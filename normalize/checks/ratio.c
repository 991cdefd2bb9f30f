/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns of percentages:
 *
 *      2024年执行数   2025年预算数   增减%              预算数为上年执行数的%
 *      300            330            10.0   (b-a)/a     110.0                  b/a
 *
 * The amounts are those of the two columns to the left, the earlier one the base; columns of differences (增减额) are
 * passed over, and held against the same two amounts. Which of the two formulas is meant is told by the column's label
 * (data/check-words.tsv). The quotient keeps its sign, whatever those of the amounts; growth over what is not more than
 * nothing has no meaning that all agree on, and is not tried. A column whose rows mostly do not come out compares
 * something else, and is left alone.
 */
#include "normalize/checks/finders.h"
#include "normalize/checks/query.h"

#include <string.h>

#define FEWEST_ROWS 10u /* that come out, where nothing else says that they have to */

/* Where the path of a column leaves that of another: 预算数 of 预算数/小计 for the column 增减%. NULL where it does
 * not. */
static const char *
branch(const GkColumn *column, const GkColumn *from)
{
    guint d = 0;
    while (d < column->path_length && d < from->path_length && strcmp(column->path[d], from->path[d]) == 0)
        d++;
    return d < column->path_length ? column->path[d] : NULL;
}

/* The two columns of amounts to the left, of a group of columns the first (2025年预算数: 小计, 基本支出, 项目支出);
 * FALSE where there are not two. */
static gboolean
find_amounts(const GkTableMeaning *meaning, guint share, guint *base, guint *amount)
{
    const GkColumn *own = &meaning->columns[share];
    const char *group = NULL;
    guint found = 0;
    for (guint c = share; c-- > 0;) {
        const GkColumn *column = &meaning->columns[c];
        const char *name = branch(column, own);
        if (column->role != GK_COLUMN_AMOUNT || column->block != own->block || !name || gk_check_path_says(column, "difference"))
            continue;
        if (found && strcmp(name, group) == 0) {
            *(found == 1 ? amount : base) = c;
            continue;
        }
        if (found == 2)
            break;
        group = name;
        *(found++ ? base : amount) = c;
    }
    return found == 2;
}

static gboolean
number_at(const GkDisclosure *disclosure, GkCellRef ref, GkMeasured *number)
{
    const GkValue *value = gk_check_value(disclosure, ref);
    *number = (GkMeasured) { value->decimal, { 5, (guint8) (value->decimal.scale + 1) } };
    return value->state == GK_VALUE_NUMBER;
}

/* Two units of an amount's last digit change the percentage by less than it may be off anyhow. */
static gboolean
is_blunt(GkMeasured base, GkDecimal tolerance)
{
    GkDecimal change, noticed;
    return !gk_decimal_multiply(base.error, (GkDecimal) { 400, 0 }, &change) ||
        !gk_decimal_multiply(tolerance, gk_decimal_absolute(base.value), &noticed) ||
        gk_decimal_compare(change, noticed) <= 0;
}

/* Half of the percentage's last digit, and a tenth for the quotient's. */
static GkDecimal
own_tolerance(const GkCheck *check)
{
    return (GkDecimal) { 6, (guint8) (check->actual.scale + 1) };
}

static gboolean
is_of_printed(const GkCheck *check)
{
    return gk_decimal_compare(gk_decimal_absolute(check->difference), own_tolerance(check)) <= 0;
}

/* Where nearly all percentages of a column are those of the amounts as they are printed, one that comes out only with
 * what was rounded off them confirms nothing. */
static void
sharpen(GkFamily *family)
{
    guint passed = 0, printed = 0;
    for (guint i = 0; i < family->checks->len; i++) {
        const GkCheck *check = &g_array_index(family->checks, GkCheck, i);
        passed += check->status == GK_CHECK_PASS;
        printed += check->status == GK_CHECK_PASS && is_of_printed(check);
    }
    for (guint i = 0; i < family->checks->len && passed >= FEWEST_ROWS && printed * 8 >= passed * 7; i++) {
        GkCheck *check = &g_array_index(family->checks, GkCheck, i);
        GkMeasured base;
        if (check->status != GK_CHECK_PASS)
            continue;
        if (is_of_printed(check) && number_at(family->checker->disclosure, check->terms[1], &base)) {
            check->tolerance = own_tolerance(check);
            check->blunt = is_blunt(base, check->tolerance);
        } else {
            check->status = GK_CHECK_NOT_APPLICABLE;
            check->reason = GK_REASON_INEXACT;
        }
    }
}

static void
try_row(GkFamily *family, GkCellRef total, GkCellRef terms[2], gboolean growth)
{
    GkDisclosure *disclosure = family->checker->disclosure;
    GkMeasured printed, amount, base, expected;
    GkCheck check = { .kind = GK_CHECK_SHARE, .rule = "percentage_of_its_amounts", .total = total, .n_terms = 2 };
    if (!number_at(disclosure, total, &printed) || !number_at(disclosure, terms[0], &amount) ||
        !number_at(disclosure, terms[1], &base))
        return;
    if (growth &&
        (!gk_decimal_subtract(amount.value, base.value, &amount.value) ||
         !gk_decimal_add(amount.error, base.error, &amount.error)))
        return;
    if (base.value.coefficient < 0) {
        if (growth)
            return;
        amount.value = gk_decimal_negate(amount.value);
    }
    if (!gk_measured_percentage(amount, base, printed.value, &expected) ||
        !gk_check_compare(&check, printed.value, expected))
        return;
    check.terms = gk_arena_copy(disclosure->arena, terms, 2 * sizeof *terms);
    check.blunt = is_blunt(base, check.tolerance);
    gk_family_add(family, check);
}

static void
try_column(GkChecker *checker, const GkTableMeaning *meaning, guint share)
{
    guint base = 0, amount = 0;
    gboolean growth = gk_check_path_says(&meaning->columns[share], "growth");
    if (!find_amounts(meaning, share, &base, &amount) || (!growth && !gk_check_path_says(&meaning->columns[share], "ratio")))
        return;
    GkFamily family = gk_family_begin(checker, FALSE);
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        GkCellRef total, terms[2];
        if (gk_check_cell(meaning, r, share, &total) && gk_check_cell(meaning, r, amount, &terms[0]) &&
            gk_check_cell(meaning, r, base, &terms[1]))
            try_row(&family, total, terms, growth);
    }
    sharpen(&family);
    if (gk_check_needs_proof(checker->disclosure, meaning))
        gk_family_demand(&family, FEWEST_ROWS, 9);
    gk_family_end(&family);
}

/* 增减额 = 2025年预算数 - 2024年执行数 */
static void
try_difference(GkChecker *checker, const GkTableMeaning *meaning, guint column)
{
    static const gint8 SIGNS[] = { 1, -1 };
    guint base = 0, amount = 0;
    if (!gk_check_path_says(&meaning->columns[column], "difference") || !find_amounts(meaning, column, &base, &amount))
        return;
    GkFamily family = gk_family_begin(checker, FALSE);
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        GkCellRef total, cells[2];
        if (!gk_check_cell(meaning, r, column, &total) || !gk_check_cell(meaning, r, amount, &cells[0]) ||
            !gk_check_cell(meaning, r, base, &cells[1]))
            continue;
        g_array_set_size(terms, 0);
        g_array_append_vals(terms, cells, 2);
        gk_family_try(&family, GK_CHECK_ROW_SUM, "difference_of_its_amounts", total, terms, SIGNS);
    }
    if (gk_check_needs_proof(checker->disclosure, meaning))
        gk_family_demand(&family, FEWEST_ROWS, 9);
    gk_family_end(&family);
}

void
gk_checks_ratio(GkChecker *checker, guint table)
{
    const GkTableMeaning *meaning = &checker->disclosure->tables[table];
    if (g_str_has_prefix(meaning->kind, "performance"))
        return;
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].role == GK_COLUMN_SHARE)
            try_column(checker, meaning, c);
        else if (meaning->columns[c].role == GK_COLUMN_AMOUNT)
            try_difference(checker, meaning, c);
}
