/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns of percentages and differences:
 *
 *      2024年执行数   2025年预算数   增减额         增减%              预算数为上年执行数的%
 *      300            330            30  b-a        10.0   (b-a)/a     110.0                  b/a
 *        -            12             12             0.0                  0.0
 *
 * Which of the formulas is meant is told by the column's label (data/check-words.tsv). The amounts are those of the two
 * columns to the left, the earlier one the base (columns of differences are passed over), or, where these do not come out,
 * any two columns of the block in which nearly all rows do. A column whose rows do not come out with any two compares
 * something else, and is left alone; what it can be held against all the same is in implied.c.
 *
 * The quotient keeps its sign, whatever those of the amounts; growth over what is not more than nothing has no meaning
 * that all agree on, and is not tried. Where the base is nothing, most programs print a percentage of nothing: in columns
 * that always do, that is an identity, too.
 */
#include "normalize/checks/ratio.h"

#include "normalize/checks/finders.h"
#include "normalize/sums/query.h"

#include <string.h>

#define FEWEST_ROWS 10u /* that come out, where nothing else says that they have to */
#define FEWEST_FOUND 5u /* ... where the two columns were found by searching */
#define MOST_COLUMNS 12u /* of amounts, for such a search */

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
 * how many there are. */
static guint
find_neighbours(GkRatio *ratio)
{
    const GkColumn *own = &ratio->meaning->columns[ratio->column];
    const char *group = NULL;
    guint found = 0;
    for (guint c = ratio->column; c-- > 0;) {
        const GkColumn *column = &ratio->meaning->columns[c];
        const char *name = branch(column, own);
        if (column->role != GK_COLUMN_AMOUNT || column->block != own->block || !name ||
            gk_check_path_says(column, "difference"))
            continue;
        if (found && strcmp(name, group) == 0) {
            *(found == 1 ? &ratio->amount : &ratio->base) = c;
            continue;
        }
        if (found == 2)
            break;
        group = name;
        *(found++ ? &ratio->base : &ratio->amount) = c;
    }
    return found;
}

gboolean
gk_ratio_number(const GkDisclosure *disclosure, GkCellRef ref, GkMeasured *number)
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

/* --- a row --- */

static gboolean
make_percentage(const GkRatio *ratio, GkCellRef total, const GkCellRef terms[2], GkCheck *check)
{
    GkMeasured printed, amount, base, expected;
    if (!gk_ratio_number(ratio->disclosure, total, &printed) || !gk_ratio_number(ratio->disclosure, terms[0], &amount) ||
        !gk_ratio_number(ratio->disclosure, terms[1], &base))
        return FALSE;
    if (ratio->formula == GK_FORMULA_GROWTH &&
        (base.value.coefficient < 0 || !gk_decimal_subtract(amount.value, base.value, &amount.value) ||
         !gk_decimal_add(amount.error, base.error, &amount.error)))
        return FALSE;
    if (base.value.coefficient < 0)
        amount.value = gk_decimal_negate(amount.value);
    *check = (GkCheck) { .kind = GK_CHECK_SHARE, .rule = "percentage_of_its_amounts", .total = total, .n_terms = 2 };
    if (!gk_measured_percentage(amount, base, printed.value, &expected) ||
        !gk_check_compare(check, printed.value, expected))
        return FALSE;
    check->blunt = is_blunt(base, check->tolerance);
    return TRUE;
}

/* The check of a row, without its terms; FALSE where there is nothing to try. */
static gboolean
make_row(const GkRatio *ratio, guint row, GkCellRef terms[2], GkCheck *check)
{
    static const gint8 SIGNS[] = { 1, -1 };
    GkCellRef total;
    if (!gk_check_cell(ratio->meaning, row, ratio->column, &total) ||
        !gk_check_cell(ratio->meaning, row, ratio->amount, &terms[0]) ||
        !gk_check_cell(ratio->meaning, row, ratio->base, &terms[1]))
        return FALSE;
    if (ratio->formula != GK_FORMULA_DIFFERENCE)
        return make_percentage(ratio, total, terms, check);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    g_array_append_vals(cells, terms, 2);
    *check = (GkCheck) { .kind = GK_CHECK_ROW_SUM, .rule = "difference_of_its_amounts" };
    if (!gk_check_sum(ratio->disclosure, total, cells, SIGNS, FALSE, FALSE, check))
        return FALSE;
    return TRUE;
}

static void
count_rows(const GkRatio *ratio, guint *passed, guint *failed)
{
    const GkTable *table = ratio->meaning->table;
    *passed = *failed = 0;
    for (guint r = table->header_row_count; r < table->row_count; r++) {
        GkCellRef terms[2];
        GkCheck check;
        if (!make_row(ratio, r, terms, &check))
            continue;
        *passed += check.status == GK_CHECK_PASS;
        *failed += check.status == GK_CHECK_FAIL;
        if (*failed >= FEWEST_ROWS && *failed > *passed)
            return; /* other columns are meant */
    }
}

/* --- the columns --- */

static GkFormula
formula_of(const GkColumn *column)
{
    if (column->role == GK_COLUMN_AMOUNT)
        return gk_check_path_says(column, "difference") ? GK_FORMULA_DIFFERENCE : GK_FORMULA_NONE;
    if (column->role != GK_COLUMN_SHARE)
        return GK_FORMULA_NONE;
    if (gk_check_path_says(column, "growth"))
        return GK_FORMULA_GROWTH;
    return gk_check_path_says(column, "ratio") ? GK_FORMULA_RATIO : GK_FORMULA_NONE;
}

/* Tries all pairs of columns of amounts; TRUE with the one in which most rows come out, where nearly all do. */
static gboolean
search(GkRatio *ratio)
{
    guint columns[MOST_COLUMNS], n = 0, best = 0, passed, failed;
    GkRatio tried = *ratio;
    for (guint c = 0; c < ratio->meaning->table->column_count; c++)
        if (c != ratio->column && ratio->meaning->columns[c].role == GK_COLUMN_AMOUNT &&
            ratio->meaning->columns[c].block == ratio->meaning->columns[ratio->column].block) {
            if (n == MOST_COLUMNS)
                return FALSE;
            columns[n++] = c;
        }
    for (guint a = n; a-- > 0;)
        for (guint b = n; b-- > 0;) {
            tried.amount = columns[a];
            tried.base = columns[b];
            if (a == b)
                continue;
            count_rows(&tried, &passed, &failed);
            if (passed < FEWEST_FOUND || passed < 9 * failed || passed <= best)
                continue;
            best = passed;
            ratio->amount = tried.amount;
            ratio->base = tried.base;
        }
    return best > 0;
}

gboolean
gk_ratio_read(const GkDisclosure *disclosure, const GkTableMeaning *meaning, guint column, GkRatio *ratio)
{
    *ratio = (GkRatio) { disclosure, meaning, column, formula_of(&meaning->columns[column]), 0, 0 };
    if (ratio->formula == GK_FORMULA_NONE)
        return FALSE;
    guint found = find_neighbours(ratio), passed = 0, failed = 0;
    if (found == 0)
        ratio->formula = GK_FORMULA_NONE;
    if (found == 2)
        count_rows(ratio, &passed, &failed);
    return (passed > 0 && passed >= failed) || search(ratio) || (found == 2 && passed + failed == 1);
}

/* --- percentages of nothing --- */

static gboolean
is_nothing(const GkDisclosure *disclosure, GkCellRef ref)
{
    GkValueState state = gk_check_value(disclosure, ref)->state;
    return state == GK_VALUE_NIL || gk_check_is_zero(disclosure, ref);
}

/* What a column prints where the base is nothing and the amount is not: in all rows a percentage of nothing. */
static void
try_nothings(GkChecker *checker, const GkRatio *ratio)
{
    GkFamily family = gk_family_begin(checker, FALSE);
    const GkTable *table = ratio->meaning->table;
    for (guint r = table->header_row_count; r < table->row_count; r++) {
        GkCellRef total, terms[2];
        if (!gk_check_cell(ratio->meaning, r, ratio->column, &total) ||
            !gk_check_cell(ratio->meaning, r, ratio->amount, &terms[0]) ||
            !gk_check_cell(ratio->meaning, r, ratio->base, &terms[1]) ||
            !is_nothing(ratio->disclosure, terms[1]) || !gk_check_has_amount(ratio->disclosure, terms[0]) ||
            gk_check_value(ratio->disclosure, total)->state != GK_VALUE_NUMBER)
            continue;
        GkCheck check = { .kind = GK_CHECK_SHARE, .rule = "percentage_of_nothing", .total = total, .n_terms = 2 };
        GkMeasured expected = { GK_DECIMAL_ZERO, GK_DECIMAL_ZERO };
        check.blunt = TRUE; /* it says nothing of the amount */
        check.terms = gk_arena_copy(ratio->disclosure->arena, terms, sizeof terms);
        if (gk_check_compare(&check, gk_check_value(ratio->disclosure, total)->decimal, expected))
            gk_family_add(&family, check);
    }
    family.confirming = TRUE;
    if (family.passed < FEWEST_ROWS || family.passed < 9 * family.failed)
        g_array_set_size(family.checks, 0);
    gk_family_end(&family);
}

/* --- a column --- */

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
        if (is_of_printed(check) && gk_ratio_number(family->checker->disclosure, check->terms[1], &base)) {
            check->tolerance = own_tolerance(check);
            check->blunt = is_blunt(base, check->tolerance);
        } else {
            check->status = GK_CHECK_NOT_APPLICABLE;
            check->reason = GK_REASON_INEXACT;
        }
    }
}

static void
try_column(GkChecker *checker, const GkRatio *ratio)
{
    GkFamily family = gk_family_begin(checker, FALSE);
    const GkTable *table = ratio->meaning->table;
    for (guint r = table->header_row_count; r < table->row_count; r++) {
        GkCellRef terms[2];
        GkCheck check;
        if (!make_row(ratio, r, terms, &check))
            continue;
        check.terms = terms;
        gk_check_own_terms(ratio->disclosure, &check);
        gk_family_add(&family, check);
    }
    if (ratio->formula != GK_FORMULA_DIFFERENCE)
        sharpen(&family);
    if (gk_check_needs_proof(checker->disclosure, ratio->meaning))
        gk_family_demand(&family, FEWEST_ROWS, 9);
    gk_family_end(&family);
}

void
gk_checks_ratio(GkChecker *checker, guint table)
{
    const GkTableMeaning *meaning = &checker->disclosure->tables[table];
    GkRatio ratio;
    if (g_str_has_prefix(meaning->kind, "performance"))
        return;
    for (guint c = 0; c < meaning->table->column_count; c++) {
        if (!gk_ratio_read(checker->disclosure, meaning, c, &ratio))
            continue;
        try_column(checker, &ratio);
        if (ratio.formula == GK_FORMULA_RATIO)
            try_nothings(checker, &ratio);
    }
}
