/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Parts in prose:
 *
 *      政府采购预算 173.50 万元，其中：货物 16.35 万元，工程 1.00 万元，服务 156.15 万元
 *
 * What is told as parts of a whole seldom is all of it, so a sum that does not come out says nothing, but where the
 * parts are those that the whole always has (data/statement-parts.tsv). Parts are told for several figures (全年预算数,
 * 决算数); those of one figure are added up.
 */
#include "data/data.h"
#include "normalize/checks/finders.h"
#include "normalize/sums/query.h"

#include <string.h>

#define FEWEST_PARTS 2u

typedef struct {
    GkChecker *checker;
    GkFamily complete, others;
} Parts;

/* --- the parts of a whole --- */

/* 合计 among the parts repeats the whole. */
static gboolean
is_part_of(const GkDisclosure *disclosure, guint index, guint whole, const char *figure)
{
    const GkStatement *s = &disclosure->statements[index];
    guint year = disclosure->statements[whole].year;
    return s->part_of == (gint) whole && gk_check_is_money(&s->amount) && g_strcmp0(s->figure, figure) == 0 &&
        (!s->year || !year || s->year == year) &&
        !gk_check_says(s->item, "sum_end");
}

static GArray *
parts_of(const GkDisclosure *disclosure, const GArray *children, guint whole, const char *figure)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < children->len; i++) {
        guint child = g_array_index(children, guint, i);
        if (is_part_of(disclosure, child, whole, figure))
            g_array_append_val(parts, child);
    }
    return parts;
}

/* --- complete sets --- */

/* Each part has a word of the set, each word a part. */
static gboolean
is_set(const GkDisclosure *disclosure, const GArray *parts, const char *set)
{
    g_auto(GStrv) words = g_strsplit(set, " ", -1);
    if (g_strv_length(words) != parts->len)
        return FALSE;
    for (char **word = words; *word; word++) {
        guint found = 0;
        for (guint i = 0; i < parts->len; i++)
            found += gk_check_has_one_of(disclosure->statements[g_array_index(parts, guint, i)].item, *word);
        if (found != 1)
            return FALSE;
    }
    return TRUE;
}

static gboolean
is_complete(const GkDisclosure *disclosure, const GkStatement *whole, const GArray *parts)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-parts.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (whole->item && strstr(whole->item, gk_data_field(&rows[i], 0)) &&
            is_set(disclosure, parts, gk_data_field(&rows[i], 1)))
            return TRUE;
    return FALSE;
}

/* --- the sum --- */

static void
try_parts(Parts *work, guint index, const GArray *parts)
{
    GkDisclosure *disclosure = work->checker->disclosure;
    const GkStatement *whole = &disclosure->statements[index];
    GkCheck check = { .kind = GK_CHECK_STATEMENTS,
                      .rule = "whole_equals_its_parts",
                      .total_is_statement = TRUE,
                      .total_statement = index };
    GkMeasured sum = { GK_DECIMAL_ZERO, gk_check_half_digit(&whole->amount, TRUE) };
    gboolean any = !gk_decimal_is_zero(whole->amount.yuan);
    if (parts->len < FEWEST_PARTS)
        return;
    for (guint i = 0; i < parts->len; i++) {
        const GkValue *amount = &disclosure->statements[g_array_index(parts, guint, i)].amount;
        any |= !gk_decimal_is_zero(amount->yuan);
        if (!gk_measured_add(&sum, amount, 1, TRUE))
            return;
    }
    if (!any || !gk_check_compare(&check, whole->amount.yuan, sum))
        return;
    check.statement_terms = gk_arena_copy(disclosure->arena, parts->data, sizeof(guint) * parts->len);
    check.n_statement_terms = parts->len;
    gk_family_add(is_complete(disclosure, whole, parts) ? &work->complete : &work->others, check);
}

/* The whole's amount of the same figure: its own, or that of a statement beside it (完成全年预算10万元的75%); -1. */
static gint
whole_of_figure(const GkDisclosure *disclosure, guint whole, const char *figure)
{
    const GkStatement *s = &disclosure->statements[whole];
    if (!figure || !s->figure || strcmp(figure, s->figure) == 0)
        return (gint) whole;
    for (guint i = whole > 0 ? whole - 1 : 0; i < MIN(whole + 2, disclosure->n_statements); i++) {
        const GkStatement *other = &disclosure->statements[i];
        if (i != whole && other->paragraph == s->paragraph && gk_check_is_money(&other->amount) &&
            g_strcmp0(other->subject, s->subject) == 0 && g_strcmp0(other->figure, figure) == 0)
            return (gint) i;
    }
    return -1;
}

/* Once for each figure that the children tell, in their order. */
static void
try_whole(Parts *work, guint whole, const GArray *children)
{
    const GkDisclosure *disclosure = work->checker->disclosure;
    g_autoptr(GPtrArray) tried = g_ptr_array_new();
    for (guint i = 0; i < children->len; i++) {
        const char *figure = disclosure->statements[g_array_index(children, guint, i)].figure;
        gboolean again = FALSE;
        for (guint k = 0; k < tried->len; k++)
            again |= g_strcmp0(g_ptr_array_index(tried, k), figure) == 0;
        if (again)
            continue;
        g_ptr_array_add(tried, (gpointer) figure);
        g_autoptr(GArray) parts = parts_of(disclosure, children, whole, figure);
        gint same = whole_of_figure(disclosure, whole, figure);
        if (same >= 0)
            try_parts(work, (guint) same, parts);
    }
}

void
gk_checks_parts(GkChecker *checker)
{
    const GkDisclosure *disclosure = checker->disclosure;
    Parts work = { checker, gk_family_begin(checker, TRUE), gk_family_begin(checker, FALSE) };
    guint n = disclosure->n_statements;
    GArray **children = g_new0(GArray *, n + 1);
    work.others.confirming = TRUE;
    for (guint i = 0; i < n; i++) {
        gint whole = disclosure->statements[i].part_of;
        if (whole < 0 || (guint) whole >= n)
            continue;
        if (!children[whole])
            children[whole] = g_array_new(FALSE, FALSE, sizeof(guint));
        g_array_append_val(children[whole], i);
    }
    for (guint i = 0; i < n; i++) {
        if (children[i] && gk_check_is_money(&disclosure->statements[i].amount))
            try_whole(&work, i, children[i]);
        if (children[i])
            g_array_unref(children[i]);
    }
    g_free(children);
    gk_family_end(&work.complete);
    gk_family_end(&work.others);
}
