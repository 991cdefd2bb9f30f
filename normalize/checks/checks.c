/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Arithmetic as evidence.
 *
 * An identity that holds shows that the cells it binds were read as printed and
 * belong where they stand; one that fails is a published error, a rounding
 * beyond measure, or our fault. Nothing is ever changed by it.
 *
 * Tolerance: every amount that is not zero may have been rounded by half a unit
 * of its last printed digit, so |difference| <= half the sum of these units, over
 * the total and its terms. Blank, nil and zero add nothing. Amounts in 元 with two
 * decimals are exact.
 *
 * An identity proves nothing when all it binds is zero or blank; such ones are not
 * recorded. Header and ordinal rows (栏次 1 2 3) are never terms.
 */
#include "normalize/checks/checks_internal.h"

#include "data/data.h"
#include "normalize/checks/checks.h"

#include <string.h>

/* --- values --- */

const GkValue *
gk_check_value(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkTableMeaning *meaning = &disclosure->tables[ref.table];
    return &meaning->values[meaning->table->cell_at[(gsize) ref.row * meaning->table->column_count + ref.column]];
}

gboolean
gk_check_has_amount(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkValue *value = gk_check_value(disclosure, ref);
    return value->state == GK_VALUE_NUMBER && !gk_decimal_is_zero(value->decimal);
}

const GkRow *
gk_check_row(const GkTableMeaning *meaning, guint block, guint row)
{
    return meaning->n_blocks > 1 && block < meaning->n_blocks ? &meaning->block_rows[block][row] : &meaning->rows[row];
}

gboolean
gk_check_cell(const GkTableMeaning *meaning, guint row, guint column, GkCellRef *ref)
{
    const GkCell *cell = gk_table_cell_at(meaning->table, row, column);
    *ref = (GkCellRef) { meaning->table->index, row, column };
    return cell->row == row && cell->column == column;
}

/* How a word of a class has to stand in a label. */
static gboolean
fits_class(const char *text, const char *word, const char *class)
{
    if (strcmp(class, "sum_end") == 0)
        return g_str_has_suffix(text, word);
    return strcmp(class, "part") == 0 ? g_str_has_prefix(text, word) : strstr(text, word) != NULL;
}

gboolean
gk_check_says(const char *text, const char *class)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("check-words.tsv", &n_rows);
    for (guint i = 0; text && i < n_rows; i++) {
        const char *of = gk_data_field(&rows[i], 1);
        if (*of == *class && strcmp(of, class) == 0 && fits_class(text, gk_data_field(&rows[i], 0), class))
            return TRUE;
    }
    return FALSE;
}

gboolean
gk_check_is_sum_row(const GkRow *row)
{
    return row->kind == GK_ROW_TOTAL || (row->kind == GK_ROW_SUBTOTAL && gk_check_says(row->label, "sum"));
}

/* Half a unit of the last printed digit, in thousandths of a unit's tenth: {5, scale + 1}. */
static GkDecimal
half_unit(const GkDisclosure *disclosure, GkCellRef ref, gboolean yuan)
{
    const GkValue *value = gk_check_value(disclosure, ref);
    const GkUnit *unit = value->unit && value->unit->money ? value->unit : NULL;
    GkDecimal half = { 5, (guint8) (value->decimal.scale + 1) };
    gboolean exact = unit && gk_decimal_compare(unit->factor, (GkDecimal) { 1, 0 }) == 0 && value->decimal.scale >= 2;
    if (exact || value->state != GK_VALUE_NUMBER || gk_decimal_is_zero(value->decimal))
        return GK_DECIMAL_ZERO;
    if (yuan && unit && !gk_decimal_multiply(half, unit->factor, &half))
        return GK_DECIMAL_ZERO;
    return half;
}

static gboolean
number_of(const GkDisclosure *disclosure, GkCellRef ref, gboolean yuan, GkDecimal *number)
{
    const GkValue *value = gk_check_value(disclosure, ref);
    *number = GK_DECIMAL_ZERO;
    if (value->state == GK_VALUE_BLANK || value->state == GK_VALUE_NIL)
        return TRUE;
    if (value->state != GK_VALUE_NUMBER || (yuan && !value->has_yuan))
        return FALSE;
    *number = yuan ? value->yuan : value->decimal;
    return TRUE;
}

/* --- sums --- */

gboolean
gk_check_holds(const GkCheck *check)
{
    if (check->relation == GK_RELATION_AT_MOST)
        return gk_decimal_compare(check->difference, check->tolerance) <= 0;
    if (check->relation == GK_RELATION_AT_LEAST)
        return gk_decimal_compare(check->difference, gk_decimal_negate(check->tolerance)) >= 0;
    return gk_decimal_compare(gk_decimal_absolute(check->difference), check->tolerance) <= 0;
}

/* Sums the terms; FALSE when one is no number or the sum overflows. *any: one of them is not zero. */
static gboolean
add_terms(const GkDisclosure *disclosure, const GArray *terms, const gint8 *signs, gboolean yuan, GkCheck *check,
          gboolean *any)
{
    for (guint i = 0; i < terms->len; i++) {
        GkCellRef ref = g_array_index(terms, GkCellRef, i);
        GkDecimal number;
        if (!number_of(disclosure, ref, yuan, &number))
            return FALSE;
        *any |= !gk_decimal_is_zero(number);
        if (signs && signs[i] < 0)
            number = gk_decimal_negate(number);
        if (!gk_decimal_add(check->expected, number, &check->expected) ||
            !gk_decimal_add(check->tolerance, half_unit(disclosure, ref, yuan), &check->tolerance))
            return FALSE;
    }
    return TRUE;
}

/* actual - expected. Where one of them has too many digits to be written with the decimals of the other, these are left
 * out: they are not equal, and nothing is lost by it. */
static gboolean
subtract(GkDecimal actual, GkDecimal expected, GkDecimal *difference)
{
    guint8 scale = MIN(actual.scale, expected.scale);
    GkDecimal one = { 1, 0 }, a, b;
    return gk_decimal_subtract(actual, expected, difference) ||
        (gk_decimal_divide(actual, one, scale, &a) && gk_decimal_divide(expected, one, scale, &b) &&
         gk_decimal_subtract(a, b, difference));
}

static gboolean
make_sum(const GkDisclosure *disclosure, GkCellRef total, const GArray *terms, const gint8 *signs, gboolean yuan,
         gboolean blank, GkCheck *check)
{
    gboolean any = FALSE;
    if ((!blank && gk_check_value(disclosure, total)->state != GK_VALUE_NUMBER) || terms->len == 0 ||
        (!yuan && !gk_check_one_scale(disclosure, total, terms)) ||
        !number_of(disclosure, total, yuan, &check->actual) ||
        !add_terms(disclosure, terms, signs, yuan, check, &any) || (!any && gk_decimal_is_zero(check->actual)) ||
        !gk_decimal_add(check->tolerance, half_unit(disclosure, total, yuan), &check->tolerance) ||
        !subtract(check->actual, check->expected, &check->difference))
        return FALSE;
    check->total = total;
    check->n_terms = terms->len;
    check->terms = (const GkCellRef *) (const void *) terms->data;
    check->signs = signs;
    check->yuan = yuan;
    check->status = gk_check_holds(check) ? GK_CHECK_PASS : GK_CHECK_FAIL;
    return TRUE;
}

void
gk_check_own_terms(const GkDisclosure *disclosure, GkCheck *check)
{
    check->terms = gk_arena_copy(disclosure->arena, check->terms, sizeof *check->terms * check->n_terms);
    if (check->signs)
        check->signs = gk_arena_copy(disclosure->arena, check->signs, check->n_terms);
}

gboolean
gk_check_sum(const GkDisclosure *disclosure, GkCellRef total, const GArray *terms, GkCheck *check)
{
    return make_sum(disclosure, total, terms, NULL, FALSE, FALSE, check);
}

static void
try_identity(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
             const gint8 *signs, gboolean yuan, gboolean blank)
{
    GkCheck check = { .kind = kind, .rule = rule };
    if (!make_sum(family->checker->disclosure, total, terms, signs, yuan, blank, &check))
        return;
    gk_check_own_terms(family->checker->disclosure, &check);
    gk_check_append(family, check);
}

void
gk_family_try(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
              const gint8 *signs)
{
    try_identity(family, kind, rule, total, terms, signs, FALSE, FALSE);
}

void
gk_family_try_blank(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
                    const gint8 *signs)
{
    try_identity(family, kind, rule, total, terms, signs, FALSE, TRUE);
}

void
gk_family_try_pair(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef a, GkCellRef b)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    const GkTableMeaning *m = &disclosure->tables[a.table], *n = &disclosure->tables[b.table];
    gboolean same_unit = m->has_unit == n->has_unit && g_strcmp0(m->currency, n->currency) == 0 &&
        (!m->has_unit || gk_decimal_compare(m->unit_yuan, n->unit_yuan) == 0);
    if (!same_unit && !(m->has_unit && n->has_unit))
        return;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    g_array_append_val(terms, b);
    try_identity(family, kind, rule, a, terms, NULL, !same_unit, FALSE);
}

void
gk_family_try_yuan(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms)
{
    try_identity(family, kind, rule, total, terms, NULL, TRUE, FALSE);
}

/* --- the document --- */

/* Per cell of the document: 1 in an identity that holds, 2 in anything that does not. */
static void
mark_cells(const GkDisclosure *disclosure, const GkCheck *check, guint8 **marks)
{
    gboolean confirms = check->status == GK_CHECK_PASS && check->relation == GK_RELATION_EQUAL;
    guint8 bit = check->status == GK_CHECK_FAIL ? 2 : confirms;
    for (guint t = 0; t <= check->n_terms; t++) {
        if (t == check->n_terms ? check->total_is_statement : !gk_check_speaks_of_terms(check))
            continue;
        GkCellRef ref = t < check->n_terms ? check->terms[t] : check->total;
        const GkTable *table = disclosure->tables[ref.table].table;
        marks[ref.table][table->cell_at[(gsize) ref.row * table->column_count + ref.column]] |= bit;
    }
}

static void
summarize_table(GkDisclosure *disclosure, const GkTableMeaning *meaning, const guint8 *marks)
{
    const GkTable *table = meaning->table;
    for (guint i = 0; i < table->n_cells; i++) {
        const GkCell *cell = &table->cells[i];
        GkRowKind kind = meaning->rows[cell->row].kind;
        if (kind == GK_ROW_HEADER || kind == GK_ROW_ORDINAL ||
            meaning->columns[cell->column].role != GK_COLUMN_AMOUNT || meaning->values[i].state != GK_VALUE_NUMBER)
            continue;
        disclosure->summary.amounts++;
        if (marks[i] & 2)
            disclosure->summary.contradicted++;
        else if (marks[i] && !(cell->doubts & ~GK_DOUBTS_OF_PLACE))
            disclosure->summary.confirmed++;
        else
            disclosure->summary.uncovered++;
    }
}

static void
summarize(GkDisclosure *disclosure)
{
    guint n = disclosure->document->n_tables;
    guint8 **marks = g_new(guint8 *, n + 1);
    for (guint i = 0; i < n; i++)
        marks[i] = g_new0(guint8, disclosure->document->tables[i].n_cells);
    for (guint i = 0; i < disclosure->n_checks; i++)
        mark_cells(disclosure, &disclosure->checks[i], marks);
    for (guint i = 0; i < n; i++) {
        summarize_table(disclosure, &disclosure->tables[i], marks[i]);
        g_free(marks[i]);
    }
    g_free(marks);
}

void
gk_normalize_checks(GkDisclosure *disclosure)
{
    GkChecker checker = { disclosure, g_array_new(FALSE, FALSE, sizeof(GkCheck)), FALSE };
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        gk_checks_rows(&checker, i);
        gk_checks_columns(&checker, i);
        gk_checks_ratio(&checker, i);
        gk_checks_report_note(disclosure, &disclosure->tables[i]);
    }
    gk_checks_between(&checker);
    gk_checks_performance(&checker);
    gk_checks_statements(&checker);
    gk_checks_bounds(&checker);
    gk_checks_parts(&checker);
    gk_checks_percent(&checker);
    gk_checks_tighten(&checker);
    if (checker.full)
        gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, 0, NULL,
                           "more than %u identities; the rest was not recorded", GK_CHECKS_MOST);
    disclosure->checks = gk_arena_take_array(disclosure->arena, checker.checks, &disclosure->n_checks);
    gk_checks_accuse(disclosure);
    gk_checks_report(disclosure);
    summarize(disclosure);
}
