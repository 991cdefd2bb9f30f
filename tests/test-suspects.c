/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whom a sum that does not come out accuses, and what one that does is worth (normalize/findings/suspects.c).
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

#define COLUMNS 4u
#define TABLE(rows)                                                                                                    \
    "{\"tables\": [{\"title\": \"部门支出总体情况表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [" \
    "[\"项目\", \"合计\", \"基本支出\", \"项目支出\"], " rows "]}]}"

static GkDisclosure *
read_table(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

/* The cells that warnings about sums name: "1.2 3.0", row and column. */
static char *
accused(const GkDisclosure *disclosure)
{
    GString *cells = g_string_new(NULL);
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++) {
        const GkDiagnostic *diagnostic = gk_diagnostics_get(disclosure->diagnostics, i);
        for (guint c = 0; diagnostic->code == GK_DIAGNOSTIC_SUM_MISMATCH && c < diagnostic->n_cells; c++)
            g_string_append_printf(cells, "%s%u.%u", cells->len ? " " : "", diagnostic->cells[c].row,
                                   diagnostic->cells[c].column);
    }
    return g_string_free(cells, FALSE);
}

static void
assert_accused(const char *json, const char *expected)
{
    g_autoptr(GkDisclosure) disclosure = read_table(json);
    g_autofree char *cells = accused(disclosure);
    g_assert_cmpstr(cells, ==, expected);
}

static guint
count(const GkDisclosure *disclosure, GkCheckStatus status, GkCheckReason reason)
{
    guint found = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        found += disclosure->checks[i].status == status && disclosure->checks[i].reason == reason;
    return found;
}

/* 2.90 for 2.10: its row and its column fail by the same. */
static void
two_sums_point_at_one(void)
{
    assert_accused(TABLE("[\"甲\", \"5.30\", \"2.90\", \"3.20\"], [\"乙\", \"7.70\", \"4.40\", \"3.30\"],"
                         "[\"丙\", \"5.00\", \"3.00\", \"2.00\"], [\"合计\", \"18.00\", \"9.50\", \"8.50\"]"),
                   "1.2 1.2");
    /* ... though nothing bears out the others either */
    assert_accused(TABLE("[\"甲\", \"5.30\", \"2.90\", \"3.20\"], [\"乙\", \"\", \"4.40\", \"\"],"
                         "[\"丙\", \"\", \"3.00\", \"\"], [\"合计\", \"\", \"9.50\", \"\"]"),
                   "1.2 1.2");
}

/* The rows hold; only the total of one column has no row that bears it out. */
static void
what_holds_elsewhere_is_cleared(void)
{
    g_autoptr(GkDisclosure) disclosure =
        read_table(TABLE("[\"甲\", \"5.30\", \"2.10\", \"3.20\"], [\"乙\", \"7.70\", \"4.40\", \"3.30\"],"
                         "[\"合计\", \"13.00\", \"6.90\", \"\"]"));
    g_autofree char *cells = accused(disclosure);
    g_assert_nonnull(strstr(cells, "3.2"));
    g_assert_null(strstr(cells, "1."));
    g_assert_null(strstr(cells, "2."));
    for (guint i = 0; i < disclosure->n_checks; i++)
        g_assert_true(disclosure->checks[i].status == GK_CHECK_FAIL || disclosure->checks[i].n_suspects == 0);
}

/* All amounts are borne out by the rows: nothing singles out one. */
static void
a_published_error_is_told_at_all(void)
{
    assert_accused(
        "{\"tables\": [{\"title\": \"部门支出总体情况表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"合计\", \"人员经费\", \"公用经费\", \"项目支出\"],"
        "[\"甲\", \"5.30\", \"1.00\", \"1.10\", \"3.20\"], [\"乙\", \"7.70\", \"1.50\", \"2.90\", \"3.30\"],"
        "[\"合计\", \"13.40\", \"2.50\", \"4.00\", \"6.90\"]]}]}",
        "3.1 1.1 2.1 3.4 1.4 2.4");
}

#define LONG(short, total)                                                                                             \
    "[\"甲\", \"52.96\", \"" short "\", \"0.00\"], [\"乙\", \"17.41\", \"17.41\", \"0.00\"],"                         \
                                   "[\"丙\", \"30.12\", \"30.12\", \"0.00\"], [\"丁\", \"41.73\", \"41.73\", "       \
                                   "\"0.00\"],"                                                                        \
                                   "[\"合计\", \"142.22\", \"" total "\", \"0.00\"]"

/* 52.9 among amounts with two decimals is no rounded 52.96; where the digit is a zero, it is 52.9. */
static void
a_missing_digit_is_no_rounding(void)
{
    assert_accused(TABLE(LONG("52.9", "142.22")), "1.2 1.2");
    assert_accused(
        TABLE("[\"甲\", \"\", \"52.9\", \"\"], [\"乙\", \"\", \"17.41\", \"\"], [\"丙\", \"\", \"30.12\", \"\"],"
              "[\"丁\", \"\", \"41.73\", \"\"], [\"合计\", \"\", \"142.22\", \"\"]"),
        "1.2");
    assert_accused(TABLE("[\"甲\", \"52.90\", \"52.9\", \"0.00\"], [\"乙\", \"17.41\", \"17.41\", \"0.00\"],"
                         "[\"丙\", \"30.12\", \"30.12\", \"0.00\"], [\"合计\", \"100.43\", \"100.43\", \"0.00\"]"),
                   "");
}

/* Without the row of 7 the sum holds. */
static void
a_term_too_many_is_told(void)
{
    assert_accused(TABLE("[\"甲\", \"5.30\", \"\", \"\"], [\"乙\", \"7\", \"\", \"\"], [\"丙\", \"7.70\", \"\", \"\"],"
                         "[\"合计\", \"13.00\", \"\", \"\"]"),
                   "2.1");
}

/* One amount twice, below each other, was copied, if it is long; and if the sum lacks no more than it. */
static void
a_copied_amount_is_told(void)
{
    assert_accused(TABLE("[\"甲\", \"52.96\", \"\", \"\"], [\"乙\", \"17.41\", \"\", \"\"],"
                         "[\"丙\", \"17.41\", \"\", \"\"], [\"丁\", \"41.73\", \"\", \"\"],"
                         "[\"合计\", \"120.32\", \"\", \"\"]"),
                   "2.1 3.1");
    assert_accused(TABLE("[\"甲\", \"52.96\", \"\", \"\"], [\"乙\", \"1.41\", \"\", \"\"],"
                         "[\"丙\", \"1.41\", \"\", \"\"], [\"合计\", \"54.91\", \"\", \"\"]"),
                   "4.1 1.1 2.1 3.1");
    assert_accused(TABLE("[\"甲\", \"52.96\", \"\", \"\"], [\"乙\", \"17.41\", \"\", \"\"],"
                         "[\"丙\", \"17.41\", \"\", \"\"], [\"合计\", \"62.16\", \"\", \"\"]"),
                   "4.1 1.1 2.1 3.1");
}

/* 3.20 is -3.20; or, where no sign is printed at all, the others are negative. */
static void
a_sign_is_told(void)
{
    assert_accused(
        TABLE("[\"甲\", \"3.20\", \"\", \"\"], [\"乙\", \"7.70\", \"\", \"\"], [\"丙\", \"-1.00\", \"\", \"\"],"
              "[\"合计\", \"3.50\", \"\", \"\"]"),
        "1.1");
    assert_accused(
        TABLE("[\"甲\", \"3.20\", \"\", \"\"], [\"乙\", \"7.70\", \"\", \"\"], [\"丙\", \"1.00\", \"\", \"\"],"
              "[\"合计\", \"5.50\", \"\", \"\"]"),
        "4.1 1.1 2.1 3.1");
}

/* What is told with the cell is not told again at the others. */
static void
a_doubtful_place_is_reason_enough(void)
{
    static const char JSON[] = TABLE("[\"甲\", \"5.30\", \"2.90\", \"3.20\"], [\"乙\", \"7.70\", \"4.40\", \"3.30\"],"
                                     "[\"合计\", \"13.00\", \"6.50\", \"6.50\"]");
    GkDocument *document = gk_test_document_new(JSON);
    GkCellRef cell = { 0, 1, 2 };
    document->tables[0].cells[COLUMNS + 2].doubts = GK_DOUBT_OVER_RULE;
    GkDiagnostic *told =
        gk_diagnostics_add(document->diagnostics, GK_DIAGNOSTIC_TEXT_OVER_RULE, 1, NULL, "over a rule");
    gk_diagnostic_set_cells(told, &cell, 1);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    g_autofree char *cells = accused(disclosure);
    g_assert_cmpstr(cells, ==, "");
    g_assert_cmpuint(count(disclosure, GK_CHECK_NOT_APPLICABLE, GK_REASON_IN_DOUBT), ==, 2);
}

/* 5.30 = 5.30, one of them in doubt: that says nothing about the other. */
static void
a_doubtful_copy_confirms_nobody(void)
{
    static const char JSON[] = TABLE("[\"甲\", \"5.30\", \"5.30\", \"\"], [\"乙\", \"7.70\", \"4.40\", \"3.30\"]");
    GkDocument *document = gk_test_document_new(JSON);
    document->tables[0].cells[COLUMNS + 2].doubts = GK_DOUBT_STRUCK_OUT;
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    g_assert_cmpuint(count(disclosure, GK_CHECK_NOT_APPLICABLE, GK_REASON_NOT_INDEPENDENT), ==, 1);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 3);
}

/* Both may have lost a digit to the cell beyond the rule. */
static void
copies_cut_at_rules_confirm_nobody(void)
{
    static const char JSON[] = TABLE("[\"甲\", \"5.30\", \"5.30\", \"\"], [\"乙\", \"7.70\", \"4.40\", \"3.30\"]");
    GkDocument *document = gk_test_document_new(JSON);
    document->tables[0].cells[COLUMNS + 1].repairs = GK_REPAIR_SPLIT_AT_RULE;
    document->tables[0].cells[COLUMNS + 2].repairs = GK_REPAIR_SPLIT_AT_RULE;
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    g_assert_cmpuint(count(disclosure, GK_CHECK_NOT_APPLICABLE, GK_REASON_NOT_INDEPENDENT), ==, 1);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 3);
}

/* Two rows add up to more than their totals; the column adds up with what they should be. */
static void
rows_answer_for_their_column(void)
{
    g_autoptr(GkDisclosure) disclosure =
        read_table(TABLE("[\"甲\", \"5.30\", \"2.10\", \"3.70\"], [\"乙\", \"7.70\", \"4.40\", \"3.50\"],"
                         "[\"丙\", \"2.00\", \"1.50\", \"0.50\"], [\"合计\", \"15.70\", \"8.00\", \"7.70\"]"));
    g_assert_cmpuint(count(disclosure, GK_CHECK_NOT_APPLICABLE, GK_REASON_IN_DOUBT), ==, 1);
    g_assert_cmpuint(count(disclosure, GK_CHECK_FAIL, GK_REASON_NONE), ==, 2);
    g_assert_cmpuint(disclosure->summary.contradicted, ==, 2); /* 甲 and 乙 */
}

/* A part with a budget and no final amount is not printed: percentages bear out all that is. */
static void
a_part_is_not_printed(void)
{
    g_autoptr(GkDisclosure) disclosure = read_table(
        "{\"tables\": ["
        "{\"title\": \"2031年全县一般公共预算支出执行情况表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"预算数\", \"执行数\", \"执行数为预算数的%\"],"
        "[\"一、公共安全支出\", \"900\", \"800\", \"88.9%\"], [\"  公安\", \"500\", \"450\", \"90.0%\"], [\"  司法\", "
        "\"400\", \"350\", \"87.5%\"],"
        "[\"二、节能环保支出\", \"544\", \"396\", \"72.8%\"], [\"  污染防治\", \"300\", \"300\", \"100.0%\"],"
        "[\"  自然生态保护\", \"96\", \"96\", \"100.0%\"]]}]}");
    g_assert_cmpuint(count(disclosure, GK_CHECK_NOT_APPLICABLE, GK_REASON_PARTS_MISSING), ==, 1);
    g_assert_cmpuint(disclosure->summary.contradicted, ==, 0);
}

/* 99.9 of 99.99 is by custom, 99.7 is not; 10.22万元 adds to nothing that has no unit. */
static void
customs_are_no_errors(void)
{
    g_autoptr(GkDisclosure) disclosure =
        read_table("{\"tables\": [{\"title\": \"2020年某某省一般公共预算支出决算表\", \"unit\": \"万元\", "
                   "\"header_rows\": 1, \"rows\": ["
                   "[\"项目\", \"预算数\", \"决算数\", \"决算数为预算数的%\"],"
                   "[\"公安\", \"66023407\", \"66015561\", \"99.9\"], [\"司法\", \"400\", \"350\", \"87.5\"],"
                   "[\"监狱\", \"5000\", \"4500\", \"90.0\"], [\"检察\", \"3000\", \"2400\", \"80.0\"], [\"法院\", "
                   "\"66023407\", \"66015561\", \"99.7\"]]},"
                   "{\"title\": \"在建项目\", \"header_rows\": 1, \"rows\": [[\"项目\", \"已投资\"], [\"甲\", "
                   "\"2.80\"], [\"乙\", \"10.22万元\"],"
                   "[\"丙\", \"2.95\"], [\"合计\", \"5.75\"]]}]}");
    g_autofree char *cells = accused(disclosure);
    g_assert_cmpstr(cells, ==, "5.3 5.2 5.1");
    g_assert_cmpuint(count(disclosure, GK_CHECK_FAIL, GK_REASON_NONE), ==, 1);
}

/* Three totals that leave out one column: they are wrong, though their column adds up, and the blanks are not. */
static void
a_column_is_left_out(void)
{
    assert_accused(TABLE("[\"甲\", \"9.00\", \"9.00\", \"2.00\"], [\"乙\", \"8.00\", \"8.00\", \"3.00\"],"
                         "[\"丙\", \"7.00\", \"7.00\", \"4.00\"], [\"丁\", \"5.00\", \"5.00\", \"\"],"
                         "[\"戊\", \"5.10\", \"5.10\", \"\"], [\"己\", \"5.20\", \"5.20\", \"\"],"
                         "[\"庚\", \"5.30\", \"5.30\", \"\"], [\"辛\", \"5.40\", \"5.40\", \"\"],"
                         "[\"合计\", \"50.00\", \"50.00\", \"9.00\"]"),
                   "1.1 2.1 3.1 9.1");
}

/* Parts that are more than their total: no blank can be a missing part. What no check accuses is not contradicted. */
static void
blanks_are_not_less_than_nothing(void)
{
    g_autoptr(GkDisclosure) disclosure =
        read_table(TABLE("[\"甲\", \"5.30\", \"2.10\", \"3.20\"], [\"乙\", \"4.40\", \"4.40\", \"\"],"
                         "[\"合计\", \"\", \"6.10\", \"3.20\"]"));
    g_autofree char *cells = accused(disclosure);
    g_assert_cmpstr(cells, ==, "3.2");
    g_assert_cmpuint(disclosure->tables[0].standings[3 * COLUMNS + 2], ==, GK_STANDING_CONTRADICTED);
    g_assert_cmpuint(disclosure->tables[0].standings[1 * COLUMNS + 2], ==, GK_STANDING_READ);
    g_assert_cmpuint(disclosure->tables[0].standings[1 * COLUMNS + 3], ==, GK_STANDING_CONFIRMED);
    g_assert_cmpuint(disclosure->summary.contradicted, ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/suspects/two-sums", two_sums_point_at_one);
    g_test_add_func("/suspects/cleared", what_holds_elsewhere_is_cleared);
    g_test_add_func("/suspects/column", a_column_is_left_out);
    g_test_add_func("/suspects/blanks", blanks_are_not_less_than_nothing);
    g_test_add_func("/suspects/all", a_published_error_is_told_at_all);
    g_test_add_func("/suspects/missing-digit", a_missing_digit_is_no_rounding);
    g_test_add_func("/suspects/copied", a_copied_amount_is_told);
    g_test_add_func("/suspects/too-many", a_term_too_many_is_told);
    g_test_add_func("/suspects/sign", a_sign_is_told);
    g_test_add_func("/suspects/told", a_doubtful_place_is_reason_enough);
    g_test_add_func("/suspects/doubtful-copy", a_doubtful_copy_confirms_nobody);
    g_test_add_func("/suspects/rows", rows_answer_for_their_column);
    g_test_add_func("/suspects/not-printed", a_part_is_not_printed);
    g_test_add_func("/suspects/customs", customs_are_no_errors);
    g_test_add_func("/suspects/cut-copies", copies_cut_at_rules_confirm_nobody);
    return g_test_run();
}
