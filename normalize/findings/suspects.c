/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whom a failing identity accuses.
 *
 *                  合计    人员    公用
 *      合计       614.59  583.43   31.16     583.43 is not 510.70 + 72.89. The row of 合计 holds, and so does that of
 *      基本工资   510.70  510.70             基本工资; that of 津贴 does not: 73.89 in the place of 72.89 would make
 *      津贴        73.89   72.89             both hold
 *      办公费      30.00           30.00
 *
 * A sum that does not come out says that one of its amounts is wrong, and not which. The other identities know more.
 * In this order:
 *
 *   told       An amount of which a warning says already that it may be read wrongly, and that nothing bears out, is
 *              reason enough: the identity is not applicable.
 *   column     The total of a row, where several rows come out without the same one of their columns (omissions.c).
 *   cut short  An amount that has fewer decimals than the others of its column, and that lacks less than its last
 * digit. too many   A term without which it would hold: a digit of the row above, read as an amount of its own. turned
 * The only amount with which the sum would hold if it had the other sign; where no sign is printed, all, since the
 * others may have lost theirs. Identities that hold may have lost them alike. explained  An amount that stands in
 * another sum that fails, and that would make both hold with one change, while it stands in none that holds. copied Two
 * terms below each other that are the same amount, of four digits or more: one of them was set twice. Smaller ones are
 * alike by chance. left over  All amounts but those in an identity that holds; and but blanks, where an amount in them
 * would have to be less than nothing. left out   where that leaves none: the total, and the only term without which the
 * sum would hold. all        where that leaves none, too.
 *
 * Two kinds of failures accuse nobody:
 *
 *   rows       A sum down a column that would come out if the totals of rows were the sums of their rows, several of
 * which fail: those failures are told already. short      A total that is more than its parts, while other identities
 * bear out every one of these amounts: a part is not printed.
 *
 * The check itself stays as it is, with all its terms: its suspects are those at which it is told. Two wrong amounts in
 * one sum may leave more suspects than that.
 *
 * The suspects say in turn what identities that hold are worth (worth.c).
 */
#include "normalize/findings/suspects.h"

#include "normalize/findings/exact.h"
#include "normalize/findings/omissions.h"
#include "normalize/findings/worth.h"
#include "normalize/sums/amounts.h"
#include "normalize/sums/index.h"
#include "normalize/sums/query.h"

#define MOST_OTHERS 16u /* failing identities that are asked about one amount */
#define FEWEST_LONG 1000 /* amounts of fewer digits are alike by chance */

typedef struct {
    GkDisclosure *disclosure;
    GkCheckIndex *index;
    guint *support;  /* per node: identities that hold, and bear it out */
    guint8 *told;    /* a warning names it */
    const GkOmission *omissions; /* per check */
} Search;

/* --- what is known of the cells --- */

/* +1 or -1, as it is added up; the total as it is subtracted. */
static gint
sign_at(const GkCheck *check, guint i)
{
    if (i == 0)
        return -1;
    return check->signs ? check->signs[i - 1] : 1;
}

static void
count_support(Search *search)
{
    guint nodes = gk_check_index_nodes(search->index);
    for (guint node = 0; node < nodes; node++) {
        guint n;
        const guint *ids = gk_check_index_of(search->index, node, &n);
        search->support[node] = 0;
        for (guint i = 0; i < n; i++)
            search->support[node] += gk_check_bears_out(&search->disclosure->checks[ids[i]]);
    }
}

/* Warnings about how a cell was read; one about units or labels says nothing about the number. */
static gboolean
is_about_reading(const GkDiagnostic *diagnostic)
{
    return gk_diagnostic_code_severity(diagnostic->code) >= GK_SEVERITY_WARNING &&
        diagnostic->code != GK_DIAGNOSTIC_UNIT_CONFLICT && diagnostic->code != GK_DIAGNOSTIC_UNIT_MISSING &&
        diagnostic->code != GK_DIAGNOSTIC_EMPTY_TABLE_CONTRADICTED && diagnostic->code != GK_DIAGNOSTIC_SUM_MISMATCH &&
        diagnostic->code != GK_DIAGNOSTIC_STATEMENT_MISMATCH;
}

static void
find_told(Search *search)
{
    const GkDiagnostics *diagnostics = search->disclosure->diagnostics;
    for (guint i = 0; i < gk_diagnostics_count(diagnostics); i++) {
        const GkDiagnostic *diagnostic = gk_diagnostics_get(diagnostics, i);
        for (guint c = 0; c < diagnostic->n_cells && is_about_reading(diagnostic); c++)
            search->told[gk_check_index_cell(search->index, diagnostic->cells[c])] = TRUE;
    }
}

/* --- which amounts a failure is told at --- */

static gboolean
is_sum(const GkCheck *check)
{
    return check->relation == GK_RELATION_EQUAL && !check->total_is_statement &&
        (check->kind == GK_CHECK_ROW_SUM || check->kind == GK_CHECK_COLUMN_SUM ||
         check->kind == GK_CHECK_HIERARCHY_SUM || check->kind == GK_CHECK_BALANCE);
}

/* What would have to be added to the i-th amount for the sum to hold. */
static GkDecimal
missing_at(const GkCheck *check, guint i)
{
    return sign_at(check, i) > 0 ? check->difference : gk_decimal_negate(check->difference);
}

/* The same change of its amount would make both hold. */
static gboolean
same_change(const Search *search, const GkCheck *check, guint i, const GkCheck *other)
{
    GkDecimal apart, tolerance;
    guint node = gk_check_index_cell(search->index, gk_check_nth_cell(check, i)), k = 0;
    while (k < gk_check_count_cells(other) && gk_check_index_cell(search->index, gk_check_nth_cell(other, k)) != node)
        k++;
    return k < gk_check_count_cells(other) && gk_decimal_subtract(missing_at(check, i), missing_at(other, k), &apart) &&
        gk_decimal_add(check->tolerance, other->tolerance, &tolerance) &&
        gk_decimal_compare(gk_decimal_absolute(apart), tolerance) <= 0;
}

/* --- the steps: whether the i-th amount is one --- */

typedef gboolean (*IsSuspect)(const Search *search, const GkCheck *check, guint i);

static gboolean
is_told(const Search *search, const GkCheck *check, guint i)
{
    return search->told[gk_check_index_cell(search->index, gk_check_nth_cell(check, i))];
}

static gboolean
is_cut_short(const Search *search, const GkCheck *check, guint i)
{
    GkCellRef cell = gk_check_nth_cell(check, i);
    const GkValue *value = gk_check_value(search->disclosure, cell);
    GkDecimal missing = missing_at(check, i), unit = { 1, value->decimal.scale };
    return is_sum(check) && gk_check_lacks_digits(search->disclosure, cell) &&
        (missing.coefficient < 0) == (value->decimal.coefficient < 0) &&
        gk_decimal_compare(gk_decimal_absolute(missing), unit) < 0;
}

/* The sum would hold, but for two units of its last digit, if the amount were `times` itself instead. */
static gboolean
holds_with(const Search *search, const GkCheck *check, guint i, gint times)
{
    GkDecimal less, rest, amount = gk_check_value(search->disclosure, gk_check_nth_cell(check, i))->decimal;
    GkDecimal most = { 2, search->disclosure->tables[check->total.table].columns[check->total.column].decimals };
    return is_sum(check) && gk_check_has_amount(search->disclosure, gk_check_nth_cell(check, i)) &&
        gk_decimal_multiply(amount, (GkDecimal) { 1 - times, 0 }, &less) &&
        gk_decimal_add(less, missing_at(check, i), &rest) &&
        gk_decimal_compare(most, gk_decimal_absolute(amount)) < 0 &&
        gk_decimal_compare(gk_decimal_absolute(rest), most) <= 0;
}

static gboolean
is_too_many(const Search *search, const GkCheck *check, guint i)
{
    return check->n_terms > 1 && i > 0 && holds_with(search, check, i, 0);
}

static gboolean
is_turned(const Search *search, const GkCheck *check, guint i)
{
    return holds_with(search, check, i, -1);
}

/* Every amount, where no sign is printed: those that lost theirs may be all the others. */
static gboolean
may_be_turned(const Search *search, const GkCheck *check, guint i)
{
    guint turned = 0, minus = 0;
    for (guint k = 0; k < gk_check_count_cells(check); k++) {
        turned += is_turned(search, check, k);
        minus += sign_at(check, k) < 0 && !(k == 0 && !check->total_is_statement);
        minus += gk_check_value(search->disclosure, gk_check_nth_cell(check, k))->decimal.coefficient < 0;
    }
    return turned == 1 &&
        (minus ? is_turned(search, check, i) : gk_check_has_amount(search->disclosure, gk_check_nth_cell(check, i)));
}

/* Another sum that fails would hold with the same change. */
static gboolean
is_explained(const Search *search, const GkCheck *check, guint i)
{
    guint n, asked = 0, node = gk_check_index_cell(search->index, gk_check_nth_cell(check, i));
    const guint *ids = gk_check_index_of(search->index, node, &n);
    for (guint k = 0; k < n && asked < MOST_OTHERS && is_sum(check); k++) {
        const GkCheck *other = &search->disclosure->checks[ids[k]];
        if (other == check || other->status != GK_CHECK_FAIL || !is_sum(other))
            continue;
        asked++;
        if (same_change(search, check, i, other))
            return TRUE;
    }
    return FALSE;
}

/* An amount of four digits and more, whatever its point. */
static gboolean
is_long(GkDecimal amount)
{
    return amount.coefficient >= FEWEST_LONG || amount.coefficient <= -FEWEST_LONG;
}

/* The term before it, or behind it, is the same; with what is missing it would not be less than nothing. */
static gboolean
is_copied(const Search *search, const GkCheck *check, guint i)
{
    GkDecimal amount = gk_check_value(search->disclosure, gk_check_nth_cell(check, i))->decimal, whole;
    if ((check->kind != GK_CHECK_COLUMN_SUM && check->kind != GK_CHECK_HIERARCHY_SUM) || i == 0 || !is_long(amount) ||
        !gk_decimal_add(amount, missing_at(check, i), &whole) || whole.coefficient < 0)
        return FALSE;
    for (guint k = MAX(i, 2) - 1; k <= MIN(i + 1, check->n_terms); k++) {
        const GkValue *other = gk_check_value(search->disclosure, gk_check_nth_cell(check, k));
        if (k != i && other->state == GK_VALUE_NUMBER && gk_decimal_compare(other->decimal, amount) == 0)
            return TRUE;
    }
    return FALSE;
}

static const GkOmission *
omission_of(const Search *search, const GkCheck *check)
{
    return &search->omissions[check - search->disclosure->checks];
}

static gboolean
leaves_out_column(const Search *search, const GkCheck *check, guint i)
{
    return i == 0 && omission_of(search, check)->repeated;
}

static gboolean
is_left_out(const Search *search, const GkCheck *check, guint i)
{
    gint term = omission_of(search, check)->term;
    return term >= 0 && (i == 0 || i == (guint) term + 1);
}

static gboolean
has_negative(const Search *search, const GkCheck *check)
{
    gboolean negative = FALSE;
    for (guint i = 0; i < gk_check_count_cells(check) && !negative; i++)
        negative = gk_check_value(search->disclosure, gk_check_nth_cell(check, i))->decimal.coefficient < 0;
    return negative;
}

static gboolean
is_left(const Search *search, const GkCheck *check, guint i)
{
    return !is_sum(check) || gk_check_has_amount(search->disclosure, gk_check_nth_cell(check, i)) ||
        missing_at(check, i).coefficient > 0 || has_negative(search, check);
}

/* Whatever bears it out: signs, formulas and rows are wrong alike. */
static gboolean
is_common_fault(IsSuspect is_suspect)
{
    return is_suspect == may_be_turned || is_suspect == leaves_out_column || is_suspect == is_left_out;
}

/* A printed dash was seen, and seldom was a number. */
static gboolean
is_nil(const Search *search, GkCellRef cell)
{
    return gk_check_value(search->disclosure, cell)->state == GK_VALUE_NIL;
}

static gboolean
has_support(const Search *search, GkCellRef cell)
{
    return search->support[gk_check_index_cell(search->index, cell)] > 0;
}

/* The cells that are so, and that nothing bears out; a sign may be lost in all that bears it out as well. */
static GArray *
select_cells(const Search *search, const GkCheck *check, IsSuspect is_suspect)
{
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(GkCellRef)), *dashes = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint i = 0; i < gk_check_count_cells(check); i++) {
        GkCellRef cell = gk_check_nth_cell(check, i);
        if ((is_common_fault(is_suspect) || !has_support(search, cell)) && is_suspect(search, check, i))
            g_array_append_val(is_nil(search, cell) ? dashes : cells, cell);
    }
    if (cells->len == 0)
        g_array_append_vals(cells, dashes->data, dashes->len);
    g_array_unref(dashes);
    return cells;
}

static void
set_suspects(const Search *search, GkCheck *check, const GArray *cells)
{
    check->suspects = gk_arena_copy(search->disclosure->arena, cells->data, sizeof(GkCellRef) * cells->len);
    check->n_suspects = cells->len;
}

static void
suspect_all(const Search *search, GkCheck *check)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint i = 0; i < gk_check_count_cells(check) && !check->total_is_statement; i++) {
        GkCellRef cell = gk_check_nth_cell(check, i);
        g_array_append_val(cells, cell);
    }
    set_suspects(search, check, cells);
}

static void
accuse(const Search *search, GkCheck *check)
{
    static const IsSuspect STEPS[] = { is_told,      leaves_out_column, is_cut_short, is_too_many, may_be_turned,
                                       is_explained, is_copied,         is_left,      is_left_out };
    for (guint step = 0; step < G_N_ELEMENTS(STEPS); step++) {
        g_autoptr(GArray) cells = select_cells(search, check, STEPS[step]);
        if (cells->len == 0)
            continue;
        if (STEPS[step] == is_told) {
            check->status = GK_CHECK_NOT_APPLICABLE;
            check->reason = GK_REASON_IN_DOUBT;
        }
        set_suspects(search, check, cells);
        return;
    }
    suspect_all(search, check);
}

/* --- failures that accuse nobody --- */

/* What would have to be added to the total of a row for its row to hold; FALSE where its row does not fail. */
static gboolean
lacks_in_row(const Search *search, GkCellRef cell, GkDecimal *lacks)
{
    guint n;
    const guint *ids = gk_check_index_of(search->index, gk_check_index_cell(search->index, cell), &n);
    for (guint k = 0; k < n && k < MOST_OTHERS; k++) {
        const GkCheck *row = &search->disclosure->checks[ids[k]];
        if (row->status != GK_CHECK_FAIL || row->kind != GK_CHECK_ROW_SUM || row->total_is_statement ||
            row->total.row != cell.row || row->total.column != cell.column || row->total.table != cell.table)
            continue;
        *lacks = gk_decimal_negate(row->difference);
        return TRUE;
    }
    return FALSE;
}

#define FEWEST_ROWS 2u /* one amount that a row and a column accuse is wrong by both */

static gboolean
is_of_failing_rows(const Search *search, const GkCheck *check)
{
    GkDecimal rest = check->difference, lacks;
    guint rows = 0;
    if (check->kind != GK_CHECK_COLUMN_SUM && check->kind != GK_CHECK_HIERARCHY_SUM)
        return FALSE;
    for (guint i = 0; i < gk_check_count_cells(check); i++) {
        if (!lacks_in_row(search, gk_check_nth_cell(check, i), &lacks))
            continue;
        rows++;
        if (!(sign_at(check, i) > 0 ? gk_decimal_subtract : gk_decimal_add)(rest, lacks, &rest))
            return FALSE;
    }
    return rows >= FEWEST_ROWS && gk_decimal_compare(gk_decimal_absolute(rest), check->tolerance) <= 0;
}

/* The total is more than its parts, and everything else bears all of them out. */
static gboolean
is_short_of_parts(const Search *search, const GkCheck *check)
{
    if (check->kind != GK_CHECK_HIERARCHY_SUM || check->total_is_statement ||
        !gk_check_needs_proof(search->disclosure, &search->disclosure->tables[check->total.table]) ||
        (check->difference.coefficient < 0) != (check->actual.coefficient < 0))
        return FALSE;
    for (guint i = 0; i < gk_check_count_cells(check); i++)
        if (gk_check_has_amount(search->disclosure, gk_check_nth_cell(check, i)) &&
            !has_support(search, gk_check_nth_cell(check, i)))
            return FALSE;
    return TRUE;
}

static void
refuse(GkCheck *check, GkCheckReason reason)
{
    check->status = GK_CHECK_NOT_APPLICABLE;
    check->reason = reason;
}

static void
excuse_all(Search *search)
{
    guint n = search->disclosure->n_checks;
    g_autofree gboolean *of_rows = g_new0(gboolean, n + 1);
    count_support(search);
    for (guint i = 0; i < n; i++)
        of_rows[i] = search->disclosure->checks[i].status == GK_CHECK_FAIL &&
            is_of_failing_rows(search, &search->disclosure->checks[i]);
    for (guint i = 0; i < n; i++) {
        GkCheck *check = &search->disclosure->checks[i];
        if (of_rows[i])
            refuse(check, GK_REASON_IN_DOUBT);
        else if (check->status == GK_CHECK_FAIL && is_short_of_parts(search, check))
            refuse(check, GK_REASON_PARTS_MISSING);
    }
}

static void
accuse_all(Search *search)
{
    count_support(search);
    for (guint i = 0; i < search->disclosure->n_checks; i++)
        if (search->disclosure->checks[i].status == GK_CHECK_FAIL)
            accuse(search, &search->disclosure->checks[i]);
}

void
gk_checks_accuse(GkDisclosure *disclosure)
{
    g_autoptr(GkCheckIndex) index = gk_check_index_new(disclosure);
    guint nodes = gk_check_index_nodes(index);
    g_autofree guint *support = g_new0(guint, nodes + 1);
    g_autofree guint8 *told = g_new0(guint8, nodes + 1);
    Search search = { disclosure, index, support, told, NULL };
    find_told(&search);
    excuse_all(&search);
    g_autofree GkOmission *omissions = gk_check_omissions(disclosure);
    search.omissions = omissions;
    accuse_all(&search);
    gk_checks_refuse_dependent(disclosure, index);
    accuse_all(&search); /* what no longer bears out anything */
}
