/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents whose sums are exact: what differs by more than a unit of its last digit is wrong, and by a unit proves
 * nothing.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#define FIVE "\"10.10\", \"1.10\", \"1.10\", \"1.10\", \"1.10\""

/* Twenty rows of which the first `n_exact` add up and the others are off by a hundredth, then one of this total. All
 * tables in 万元; `more` are further ones. */
static GkDisclosure *
load_rows(guint n_exact, const char *last, const char *more)
{
    g_autoptr(GString) json = g_string_new("{\"tables\": [");
    g_string_append(json,
                    "{\"title\": \"支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
                    "[\"科目名称\", \"合计\", \"甲数\", \"乙数\", \"丙数\", \"丁数\", \"戊数\"]");
    for (guint i = 0; i < 20; i++)
        g_string_append_printf(json, ", [\"甲乙丙\", \"14.5%u\", " FIVE "]", i >= n_exact);
    g_string_append_printf(json, ", [\"丁戊己\", \"%s\", " FIVE "]]}%s]}", last, more);
    return gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL);
}

static guint
count(const GkDisclosure *disclosure, const char *rule, GkCheckStatus status, GkCheckReason reason)
{
    guint found = 0;
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        found += g_str_equal(check->rule, rule) && check->status == status && check->reason == reason;
    }
    return found;
}

#define SUM "total_column_equals_its_parts"

static void
sums_are_held_to_it(void)
{
    /* 0.03 would be within the halves of six amounts */
    g_autoptr(GkDisclosure) exact = load_rows(20, "14.52", ""), mostly = load_rows(19, "14.52", "");
    g_autoptr(GkDisclosure) rounded = load_rows(10, "14.52", "");
    g_assert_cmpuint(count(exact, SUM, GK_CHECK_FAIL, GK_REASON_NONE), ==, 1);
    g_assert_cmpuint(count(mostly, SUM, GK_CHECK_FAIL, GK_REASON_NONE), ==, 1);
    g_assert_cmpuint(count(rounded, SUM, GK_CHECK_PASS, GK_REASON_NONE), ==, 21);
}

static void
a_unit_of_the_last_digit_proves_nothing(void)
{
    g_autoptr(GkDisclosure) off = load_rows(20, "14.51", ""), rounded = load_rows(20, "15", "");
    g_assert_cmpuint(count(off, SUM, GK_CHECK_NOT_APPLICABLE, GK_REASON_INEXACT), ==, 1);
    g_assert_cmpuint(count(off, SUM, GK_CHECK_FAIL, GK_REASON_NONE), ==, 0);
    g_assert_cmpuint(count(rounded, SUM, GK_CHECK_FAIL, GK_REASON_NONE), ==, 1); /* where its column has decimals */
}

/* A table's only sum is not judged by itself. */
static void
a_single_sum_is_judged_by_the_others(void)
{
    static const char ALONE[] = ", {\"title\": \"支出明细表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
                                "[\"科目名称\", \"合计\", \"甲数\", \"乙数\", \"丙数\", \"丁数\", \"戊数\"],"
                                "[\"甲乙丙\", \"14.52\", " FIVE "]]}";
    g_autoptr(GkDisclosure) exact = load_rows(20, "14.50", ALONE), rounded = load_rows(10, "14.50", ALONE);
    g_assert_cmpuint(count(exact, SUM, GK_CHECK_FAIL, GK_REASON_NONE), ==, 1);
    g_assert_cmpuint(count(rounded, SUM, GK_CHECK_FAIL, GK_REASON_NONE), ==, 0);
}

#define TOTALS(income, expenditure)                                                                                    \
    ", {\"title\": \"收支预算总表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["                      \
    "[\"收入项目\", \"预算数\", \"支出项目\", \"预算数\"],"                                              \
    "[\"一、财政拨款收入\", \"" income "\", \"一、教育支出\", \"" expenditure "\"],"                                   \
    "[\"收入总计\", \"" income "\", \"支出总计\", \"" expenditure "\"]]}"

#define SAME "income_total_equals_expenditure_total"

static void
amounts_printed_twice_are_alike(void)
{
    g_autoptr(GkDisclosure) alike = load_rows(20, "14.50", TOTALS("81.26", "81.26"));
    g_autoptr(GkDisclosure) off = load_rows(20, "14.50", TOTALS("81.26", "81.27"));
    g_autoptr(GkDisclosure) rounded = load_rows(10, "14.50", TOTALS("81.26", "81.27"));
    g_assert_cmpuint(count(alike, SAME, GK_CHECK_PASS, GK_REASON_NONE), ==, 1);
    g_assert_cmpuint(count(off, SAME, GK_CHECK_NOT_APPLICABLE, GK_REASON_INEXACT), ==, 1);
    g_assert_cmpuint(count(rounded, SAME, GK_CHECK_PASS, GK_REASON_NONE), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/checks-exact/sums", sums_are_held_to_it);
    g_test_add_func("/checks-exact/unit", a_unit_of_the_last_digit_proves_nothing);
    g_test_add_func("/checks-exact/single", a_single_sum_is_judged_by_the_others);
    g_test_add_func("/checks-exact/twice", amounts_printed_twice_are_alike);
    return g_test_run();
}
