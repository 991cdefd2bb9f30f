/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Percentages of amounts that are not printed.
 *
 *      项目          决算数    为上年决算数的%        last year
 *      人大事务       24,294   108.7                  22,349.6 ± 10
 *        行政运行     17,694   101.7                  17,398.2 ± 9      their sum 22,352 ± 10
 *        代表工作      6,600   133.2                   4,954.9 ± 2
 *
 * An amount and its percentage imply the amount of last year, to a few digits. Where amounts add up, those that they imply
 * do, too, so that each of the percentages is that which the others leave to it. It is held against that only where they
 * leave it not more than a unit and a half of its last digit: the whole, and parts that are most of it. An item that ended
 * last year is not printed, so what does not come out says nothing.
 *
 * Where there was nothing last year, 0 or nothing is printed.
 */
#include "normalize/checks/implied.h"

#include "normalize/sums/query.h"

#define MOST_MEMBERS 400u

typedef struct {
    GkMeasured amount, base;
    GkCellRef amount_cell, percent_cell;
    GkDecimal printed; /* the percentage */
    gboolean compared; /* it has an amount and a percentage */
} Member;

/* 100 a / percent, or FALSE where they imply nothing. */
static gboolean
imply(Member *member, GkDecimal percent)
{
    GkDecimal hundred = { 100, 0 }, error = { 5, (guint8) (member->printed.scale + 1) }, a_part, p_part, sum;
    guint8 scale = (guint8) (member->amount.value.scale + 2);
    return percent.coefficient > 0 && gk_decimal_compare(percent, (GkDecimal) { 10, error.scale }) > 0 &&
        gk_decimal_multiply(member->amount.value, hundred, &sum) &&
        gk_decimal_divide(sum, percent, scale, &member->base.value) &&
        gk_decimal_multiply(member->amount.error, hundred, &a_part) &&
        gk_decimal_multiply(member->base.value, error, &p_part) && gk_decimal_add(a_part, p_part, &sum) &&
        gk_decimal_divide(sum, percent, scale, &member->base.error);
}

/* FALSE where it can't be said what the member had last year. */
static gboolean
read_member(const GkImplied *implied, Member *member)
{
    const GkRatio *ratio = implied->ratio;
    *member = (Member) { 0 };
    if (!gk_check_cell(ratio->meaning, implied->row, ratio->amount, &member->amount_cell) ||
        !gk_check_cell(ratio->meaning, implied->row, ratio->column, &member->percent_cell))
        return FALSE;
    const GkValue *percent = gk_check_value(ratio->disclosure, member->percent_cell);
    gboolean number = percent->state == GK_VALUE_NUMBER, growth = ratio->formula == GK_FORMULA_GROWTH;
    if (!gk_check_has_amount(ratio->disclosure, member->amount_cell))
        return !number;
    if (!number || (!growth && gk_decimal_is_zero(percent->decimal)))
        return percent->state != GK_VALUE_UNREADABLE;
    GkDecimal whole = percent->decimal;
    member->printed = percent->decimal;
    member->compared = gk_ratio_number(ratio->disclosure, member->amount_cell, &member->amount);
    return member->amount.value.coefficient > 0 && (!growth || gk_decimal_add(whole, (GkDecimal) { 100, 0 }, &whole)) &&
        imply(member, whole);
}

/* What the others leave to member `k`. */
static gboolean
leave(const Member *members, guint k, GkMeasured whole, GkMeasured parts, GkMeasured *base)
{
    GkDecimal other;
    if (k == 0) {
        *base = parts;
        return TRUE;
    }
    return gk_decimal_subtract(whole.value, parts.value, &other) &&
        gk_decimal_add(other, members[k].base.value, &base->value) &&
        gk_decimal_subtract(parts.error, members[k].base.error, &other) &&
        gk_decimal_add(other, whole.error, &base->error);
}

static const GkCellRef *
cells_of(const GkDisclosure *disclosure, const Member *members, guint n, guint total, guint *n_cells)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint i = 0; i < n; i++) {
        g_array_append_val(cells, members[i].amount_cell);
        if (i != total)
            g_array_append_val(cells, members[i].percent_cell);
    }
    *n_cells = cells->len;
    return gk_arena_copy(disclosure->arena, cells->data, sizeof(GkCellRef) * cells->len);
}

static void
try_member(GkFamily *family, const Member *members, guint n, guint k, GkMeasured base, gboolean growth)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    GkCheck check = { .kind = GK_CHECK_SHARE, .rule = "percentage_of_an_implied_base", .total = members[k].percent_cell };
    GkDecimal sharp = { 15, (guint8) (members[k].printed.scale + 1) };
    GkMeasured expected;
    if (!gk_measured_percentage(members[k].amount, base, members[k].printed, &expected) ||
        (growth && !gk_decimal_subtract(expected.value, (GkDecimal) { 100, 0 }, &expected.value)) ||
        gk_decimal_compare(expected.error, sharp) > 0 || !gk_check_compare(&check, members[k].printed, expected) ||
        check.status != GK_CHECK_PASS)
        return;
    check.terms = cells_of(disclosure, members, n, k, &check.n_terms);
    check.blunt = TRUE; /* it says nothing of the amounts */
    gk_family_add(family, check);
}

void
gk_implied_try(GkFamily *family, const GkImplied *implied, guint n)
{
    g_autofree Member *members = g_new(Member, n + 1);
    GkMeasured parts = { GK_DECIMAL_ZERO, GK_DECIMAL_ZERO }, base;
    gboolean growth = n && implied[0].ratio->formula == GK_FORMULA_GROWTH;
    if (n < 2 || n > MOST_MEMBERS)
        return;
    for (guint i = 0; i < n; i++)
        if (!read_member(&implied[i], &members[i]) ||
            (i > 0 && (!gk_decimal_add(parts.value, members[i].base.value, &parts.value) ||
                       !gk_decimal_add(parts.error, members[i].base.error, &parts.error))))
            return;
    for (guint k = 0; k < n; k++)
        if (members[k].compared && leave(members, k, members[0].base, parts, &base))
            try_member(family, members, n, k, base, growth);
}
