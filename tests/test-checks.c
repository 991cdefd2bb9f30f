/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Identities: what is tried, what is told, and what proves nothing. Tables are small and their sums done by hand.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <stdarg.h>
#include <string.h>

#define TABLE(unit, header, rows)                                                                                      \
    "{\"tables\": [{\"title\": \"支出预算表\", \"unit\": \"" unit "\", \"header_rows\": 1, \"rows\": [" header         \
    ", " rows "]}]}"
#define CODED "[\"科目编码\", \"科目名称\", \"合计\", \"基本支出\", \"项目支出\"]"
#define PLAIN "[\"项目\", \"预算数\"]"

static GkDisclosure *
load(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

/* "t0.r3.c2" */
static char *
name_of(GkCellRef cell)
{
    return g_strdup_printf("t%u.r%u.c%u", cell.table, cell.row, cell.column);
}

/* "pass parent_equals_its_children t0.r1.c2 = t0.r2.c2 + t0.r3.c2" */
static char *
describe(const GkCheck *check)
{
    GString *text = g_string_new(check->status == GK_CHECK_PASS       ? "pass "
                                     : check->status == GK_CHECK_FAIL ? "fail "
                                                                      : "n/a ");
    g_autofree char *total = name_of(check->total);
    g_string_append(text, check->rule);
    if (check->total_is_statement)
        g_string_append_printf(text, " s%u =", check->total_statement);
    else
        g_string_append_printf(text, " %s =", total);
    for (guint i = 0; i < check->n_terms; i++) {
        g_autofree char *term = name_of(check->terms[i]);
        g_string_append_printf(text, "%s%s", i ? " + " : " ", term);
    }
    return g_string_free(text, FALSE);
}

static gboolean
has_check(const GkDisclosure *disclosure, const char *expected)
{
    for (guint i = 0; i < disclosure->n_checks; i++) {
        g_autofree char *text = describe(&disclosure->checks[i]);
        if (strcmp(text, expected) == 0)
            return TRUE;
    }
    return FALSE;
}

static void
expect_check(const GkDisclosure *disclosure, const char *expected)
{
    if (has_check(disclosure, expected))
        return;
    for (guint i = 0; i < disclosure->n_checks; i++) {
        g_autofree char *text = describe(&disclosure->checks[i]);
        g_test_message("found: %s", text);
    }
    g_error("not found: %s", expected);
}

static guint
count_status(const GkDisclosure *disclosure, GkCheckStatus status)
{
    guint count = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        count += disclosure->checks[i].status == status;
    return count;
}

static guint
count_code(const GkDisclosure *disclosure, GkDiagnosticCode code)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++)
        count += gk_diagnostics_get(disclosure->diagnostics, i)->code == code;
    return count;
}

/* --- along rows --- */

static void
rows_add_up(void)
{
    g_autoptr(GkDisclosure) good =
        load(TABLE("万元", CODED, "[\"201\", \"一般公共服务支出\", \"30.50\", \"20.00\", \"10.50\"]"));
    expect_check(good, "pass total_column_equals_its_parts t0.r1.c2 = t0.r1.c3 + t0.r1.c4");
    g_autoptr(GkDisclosure) bad =
        load(TABLE("万元", CODED, "[\"201\", \"一般公共服务支出\", \"30.50\", \"20.00\", \"10.70\"]"));
    expect_check(bad, "fail total_column_equals_its_parts t0.r1.c2 = t0.r1.c3 + t0.r1.c4");
    g_assert_cmpuint(count_code(bad, GK_DIAGNOSTIC_SUM_MISMATCH), ==, 1);
    g_assert_cmpuint(count_code(good, GK_DIAGNOSTIC_SUM_MISMATCH), ==, 0);
}

/* 合计 | 三公 (小计 | 出国 | 用车 (小计 | 购置 | 运行) | 接待) | 会议费 */
static const char NESTED[] =
    "{\"tables\": [{\"title\": \"“三公”经费支出表\", \"unit\": \"万元\", \"header_rows\": 3, \"cells\": ["
    "{\"row\": 0, \"column\": 0, \"row_span\": 3, \"text\": \"合计\"},"
    "{\"row\": 0, \"column\": 1, \"column_span\": 6, \"text\": \"“三公”经费\"},"
    "{\"row\": 0, \"column\": 7, \"row_span\": 3, \"text\": \"会议费\"},"
    "{\"row\": 1, \"column\": 1, \"row_span\": 2, \"text\": \"小计\"},"
    "{\"row\": 1, \"column\": 2, \"row_span\": 2, \"text\": \"因公出国（境）费\"},"
    "{\"row\": 1, \"column\": 3, \"column_span\": 3, \"text\": \"公务用车购置及运行费\"},"
    "{\"row\": 1, \"column\": 6, \"row_span\": 2, \"text\": \"公务接待费\"},"
    "{\"row\": 2, \"column\": 3, \"text\": \"小计\"}, {\"row\": 2, \"column\": 4, \"text\": \"购置费\"},"
    "{\"row\": 2, \"column\": 5, \"text\": \"运行费\"},"
    "{\"row\": 3, \"column\": 0, \"text\": \"26.80\"}, {\"row\": 3, \"column\": 1, \"text\": \"21.60\"},"
    "{\"row\": 3, \"column\": 2, \"text\": \"4.10\"}, {\"row\": 3, \"column\": 3, \"text\": \"15.30\"},"
    "{\"row\": 3, \"column\": 4, \"text\": \"12.00\"}, {\"row\": 3, \"column\": 5, \"text\": \"3.30\"},"
    "{\"row\": 3, \"column\": 6, \"text\": \"2.20\"}, {\"row\": 3, \"column\": 7, \"text\": \"5.20\"}]}]}";

static void
nested_subtotals_stand_for_their_parts(void)
{
    g_autoptr(GkDisclosure) disclosure = load(NESTED);
    expect_check(disclosure, "pass total_column_equals_its_parts t0.r3.c0 = t0.r3.c1 + t0.r3.c7");
    expect_check(disclosure, "pass total_column_equals_its_parts t0.r3.c1 = t0.r3.c2 + t0.r3.c3 + t0.r3.c6");
    expect_check(disclosure, "pass total_column_equals_its_parts t0.r3.c3 = t0.r3.c4 + t0.r3.c5");
    g_assert_cmpuint(count_status(disclosure, GK_CHECK_FAIL), ==, 0);
}

/* --- down columns --- */

static void
a_total_comes_last_or_first(void)
{
    g_autoptr(GkDisclosure) last =
        load(TABLE("万元", PLAIN, "[\"甲\", \"1.25\"], [\"乙\", \"2.50\"], [\"合计\", \"3.75\"]"));
    expect_check(last, "pass total_row_equals_its_parts t0.r3.c1 = t0.r1.c1 + t0.r2.c1");
    g_autoptr(GkDisclosure) first =
        load(TABLE("万元", PLAIN, "[\"合计\", \"3.75\"], [\"甲\", \"1.25\"], [\"乙\", \"2.50\"]"));
    expect_check(first, "pass total_row_equals_its_parts t0.r1.c1 = t0.r2.c1 + t0.r3.c1");
    g_autoptr(GkDisclosure) wrong =
        load(TABLE("万元", PLAIN, "[\"甲\", \"1.25\"], [\"乙\", \"2.50\"], [\"合计\", \"3.85\"]"));
    expect_check(wrong, "fail total_row_equals_its_parts t0.r3.c1 = t0.r1.c1 + t0.r2.c1");
}

static void
a_later_total_goes_on_from_the_earlier(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("万元", PLAIN,
                   "[\"一、财政拨款\", \"10.00\"], [\"二、事业收入\", \"2.00\"], [\"本年收入合计\", \"12.00\"],"
                   "[\"上年结转\", \"0.75\"], [\"收入总计\", \"12.75\"]"));
    expect_check(disclosure, "pass total_row_equals_its_parts t0.r3.c1 = t0.r1.c1 + t0.r2.c1");
    expect_check(disclosure, "pass total_row_equals_its_parts t0.r5.c1 = t0.r3.c1 + t0.r4.c1");
    g_assert_cmpuint(disclosure->n_checks, ==, 2);
}

static void
one_total_of_two_halves(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"tables\": [{\"title\": \"收支预算总表\", \"unit\": \"万元\", \"header_rows\": 2, \"cells\": ["
             "{\"row\": 0, \"column\": 0, \"column_span\": 2, \"text\": \"功能分类\"}, {\"row\": 0, \"column\": 2, "
             "\"column_span\": 2, \"text\": \"支出用途\"},"
             "{\"row\": 1, \"column\": 0, \"text\": \"功能科目名称\"}, {\"row\": 1, \"column\": 1, \"text\": \"金额\"},"
             "{\"row\": 1, \"column\": 2, \"text\": \"项目名称\"}, {\"row\": 1, \"column\": 3, \"text\": \"金额\"},"
             "{\"row\": 2, \"column\": 0, \"text\": \"一、教育支出\"}, {\"row\": 2, \"column\": 1, \"text\": \"5.00\"},"
             "{\"row\": 2, \"column\": 2, \"text\": \"一、基本支出\"}, {\"row\": 2, \"column\": 3, \"text\": \"6.00\"},"
             "{\"row\": 3, \"column\": 0, \"text\": \"二、其他支出\"}, {\"row\": 3, \"column\": 1, \"text\": \"3.00\"},"
             "{\"row\": 3, \"column\": 2, \"text\": \"二、项目支出\"}, {\"row\": 3, \"column\": 3, \"text\": \"2.00\"},"
             "{\"row\": 4, \"column\": 0, \"column_span\": 3, \"text\": \"支出合计\"}, {\"row\": 4, \"column\": 3, "
             "\"text\": \"8.00\"}]}]}");
    expect_check(disclosure, "pass total_row_equals_its_parts t0.r4.c3 = t0.r2.c1 + t0.r3.c1");
    expect_check(disclosure, "pass total_row_equals_its_parts t0.r4.c3 = t0.r2.c3 + t0.r3.c3");
}

/* --- hierarchy --- */

#define CODES(a, b, c, d)                                                                                              \
    TABLE("万元", "[\"科目编码\", \"科目名称\", \"金额\"]",                                                            \
          "[\"201\", \"一般公共服务支出\", \"" a "\"], [\"20103\", \"政府办公厅（室）及相关机构事务\", \"" b "\"],"    \
          "[\"2010301\", \"行政运行\", \"" c "\"], [\"2010350\", \"事业运行\", \"" d "\"], [\"\", \"合计\", \"" a      \
          "\"]")

static void
codes_add_up(void)
{
    g_autoptr(GkDisclosure) good = load(CODES("577.52", "577.52", "62.23", "515.29"));
    expect_check(good, "pass parent_equals_its_children t0.r1.c2 = t0.r2.c2");
    expect_check(good, "pass parent_equals_its_children t0.r2.c2 = t0.r3.c2 + t0.r4.c2");
    expect_check(good, "pass total_row_equals_its_parts t0.r5.c2 = t0.r1.c2");
    g_autoptr(GkDisclosure) bad = load(CODES("577.52", "577.52", "62.23", "516.29"));
    expect_check(bad, "fail parent_equals_its_children t0.r2.c2 = t0.r3.c2 + t0.r4.c2");
}

static void
parts_need_not_be_all(void)
{
    g_autoptr(GkDisclosure) some = load(TABLE("万元", PLAIN,
                                              "[\"一、财政拨款\", \"10.00\"], [\"其中：政府性基金\", \"4.00\"],"
                                              "[\"二、事业收入\", \"2.00\"], [\"合计\", \"12.00\"]"));
    g_assert_cmpuint(count_status(some, GK_CHECK_FAIL), ==, 0);
    expect_check(some, "pass total_row_equals_its_parts t0.r4.c1 = t0.r1.c1 + t0.r3.c1");
    g_autoptr(GkDisclosure) all = load(TABLE("万元", PLAIN,
                                             "[\"一、财政拨款\", \"510.70\"], [\"其中：一般财力\", \"510.70\"],"
                                             "[\"二、事业收入\", \"2.00\"], [\"合计\", \"512.70\"]"));
    expect_check(all, "pass row_equals_its_parts t0.r1.c1 = t0.r2.c1");
    g_autoptr(GkDisclosure) slip = load(TABLE("万元", PLAIN,
                                              "[\"一、财政拨款\", \"510.70\"], [\"其中：一般财力\", \"570.70\"],"
                                              "[\"二、事业收入\", \"2.00\"], [\"合计\", \"512.70\"]"));
    expect_check(slip, "fail row_equals_its_parts t0.r1.c1 = t0.r2.c1");
}

/* --- balance --- */

#define BALANCE(left, right)                                                                                           \
    "{\"tables\": [{\"title\": \"收支预算总表\", \"unit\": \"万元\", \"header_rows\": 2, \"cells\": ["         \
    "{\"row\": 0, \"column\": 0, \"column_span\": 2, \"text\": \"收入\"}, {\"row\": 0, \"column\": 2, "              \
    "\"column_span\": 2, \"text\": \"支出\"},"                                                                       \
    "{\"row\": 1, \"column\": 0, \"text\": \"项目\"}, {\"row\": 1, \"column\": 1, \"text\": \"预算数\"},"         \
    "{\"row\": 1, \"column\": 2, \"text\": \"项目\"}, {\"row\": 1, \"column\": 3, \"text\": \"预算数\"},"         \
    "{\"row\": 2, \"column\": 0, \"text\": \"一、财政拨款收入\"}, {\"row\": 2, \"column\": 1, \"text\": \"" left       \
    "\"},"                                                                                                             \
    "{\"row\": 2, \"column\": 2, \"text\": \"一、教育支出\"}, {\"row\": 2, \"column\": 3, \"text\": \"" right "\"},"   \
    "{\"row\": 3, \"column\": 0, \"text\": \"收入总计\"}, {\"row\": 3, \"column\": 1, \"text\": \"" left "\"},"        \
    "{\"row\": 3, \"column\": 2, \"text\": \"支出总计\"}, {\"row\": 3, \"column\": 3, \"text\": \"" right "\"}]}]}"

static void
halves_balance(void)
{
    g_autoptr(GkDisclosure) good = load(BALANCE("614.59", "614.59")), bad = load(BALANCE("614.59", "620.11"));
    expect_check(good, "pass income_total_equals_expenditure_total t0.r3.c1 = t0.r3.c3");
    expect_check(bad, "fail income_total_equals_expenditure_total t0.r3.c1 = t0.r3.c3");
}

/* --- tables against tables --- */

#define TWO_TABLES(basic, unit, total)                                                                                 \
    "{\"tables\": [{\"title\": \"一般公共预算支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [" CODED ","  \
    "[\"205\", \"教育支出\", \"300.50\", \"" basic "\", \"\"], [\"\", \"合计\", \"300.50\", \"" basic "\", \"\"]]},"   \
    "{\"title\": \"一般公共预算基本支出表\", \"unit\": \"" unit "\", \"header_rows\": 1, \"rows\": ["                  \
    "[\"科目编码\", \"科目名称\", \"合计\", \"人员经费\", \"公用经费\"], [\"301\", \"工资福利支出\", \"" total         \
    "\", \"" total "\", \"\"],"                                                                                        \
    "[\"\", \"合计\", \"" total "\", \"" total "\", \"\"]]}]}"

static void
tables_agree(void)
{
    g_autoptr(GkDisclosure) good = load(TWO_TABLES("300.50", "万元", "300.50"));
    g_assert_cmpstr(good->tables[0].kind, ==, "general_budget_expenditure");
    g_assert_cmpstr(good->tables[1].kind, ==, "general_budget_basic");
    expect_check(good, "pass general_basic_equals_basic_table t0.r2.c3 = t1.r2.c2");
    g_autoptr(GkDisclosure) bad = load(TWO_TABLES("300.50", "万元", "311.90"));
    expect_check(bad, "fail general_basic_equals_basic_table t0.r2.c3 = t1.r2.c2");
}

/* 万元 with two decimals against yuan: half a hundredth of 万元 is 50 yuan. */
static void
units_are_brought_together(void)
{
    g_autoptr(GkDisclosure) good = load(TWO_TABLES("300.50", "元", "3005049.00"));
    expect_check(good, "pass general_basic_equals_basic_table t0.r2.c3 = t1.r2.c2");
    g_autoptr(GkDisclosure) bad = load(TWO_TABLES("300.50", "元", "3005051.00"));
    expect_check(bad, "fail general_basic_equals_basic_table t0.r2.c3 = t1.r2.c2");
    g_autoptr(GkDisclosure) unknown = load(TWO_TABLES("300.50", "", "300.50"));
    g_assert_false(has_check(unknown, "pass general_basic_equals_basic_table t0.r2.c3 = t1.r2.c2"));
}

/* --- tolerance --- */

#define SUM(unit, a, b, total) TABLE(unit, PLAIN, "[\"甲\", \"" a "\"], [\"乙\", \"" b "\"], [\"合计\", \"" total "\"]")

static GkCheckStatus
status_of_sum(const char *json)
{
    g_autoptr(GkDisclosure) disclosure = load(json);
    g_assert_cmpuint(disclosure->n_checks, ==, 1);
    return disclosure->checks[0].status;
}

static void
each_amount_may_be_rounded(void)
{
    /* three amounts: 0.015 */
    g_assert_cmpint(status_of_sum(SUM("万元", "1.11", "2.22", "3.34")), ==, GK_CHECK_PASS);
    g_assert_cmpint(status_of_sum(SUM("万元", "1.11", "2.22", "3.35")), ==, GK_CHECK_FAIL);
    /* zeros are exact: two amounts, 0.010 */
    g_assert_cmpint(status_of_sum(SUM("万元", "1.11", "0.00", "1.12")), ==, GK_CHECK_PASS);
    g_assert_cmpint(status_of_sum(SUM("万元", "1.11", "0.00", "1.13")), ==, GK_CHECK_FAIL);
    /* a total with fewer decimals */
    g_assert_cmpint(status_of_sum(SUM("元", "22118860.30", "1.04", "22118861")), ==, GK_CHECK_PASS);
    g_assert_cmpint(status_of_sum(SUM("元", "22118860.30", "1.04", "22118863")), ==, GK_CHECK_FAIL);
    /* yuan with decimals */
    g_assert_cmpint(status_of_sum(SUM("元", "1.11", "2.22", "3.33")), ==, GK_CHECK_PASS);
    g_assert_cmpint(status_of_sum(SUM("元", "1.11", "2.22", "3.34")), ==, GK_CHECK_FAIL);
}

/* --- what proves nothing --- */

static void
blank_and_nil_are_no_terms_and_no_totals(void)
{
    g_autoptr(GkDisclosure) blank = load(SUM("万元", "1.00", "2.00", ""));
    g_assert_cmpuint(blank->n_checks, ==, 0);
    g_autoptr(GkDisclosure) nil = load(SUM("万元", "3.00", "-", "3.00"));
    g_assert_cmpuint(count_status(nil, GK_CHECK_PASS), ==, 1);
    g_autoptr(GkDisclosure) zeros = load(SUM("万元", "0.00", "", "0.00"));
    g_assert_cmpuint(zeros->n_checks, ==, 0);
    g_autoptr(GkDisclosure) unreadable = load(SUM("万元", "1.0.0", "2.00", "3.00"));
    g_assert_cmpuint(unreadable->n_checks, ==, 0);
}

static void
ordinals_are_no_amounts(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("万元", CODED,
                   "[\"栏次\", \"\", \"1\", \"2\", \"3\"], [\"205\", \"教育支出\", \"5.00\", \"2.00\", \"3.00\"],"
                   "[\"\", \"合计\", \"5.00\", \"2.00\", \"3.00\"]"));
    for (guint i = 0; i < disclosure->n_checks; i++) {
        g_assert_cmpuint(disclosure->checks[i].total.row, >, 1);
        for (guint t = 0; t < disclosure->checks[i].n_terms; t++)
            g_assert_cmpuint(disclosure->checks[i].terms[t].row, >, 1);
    }
    g_assert_cmpuint(count_status(disclosure, GK_CHECK_FAIL), ==, 0);
    g_assert_cmpuint(disclosure->summary.amounts, ==, 6);
}

/* 2022 = 2022 + 0 + 0 */
static void
years_are_no_amounts(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"tables\": [{\"title\": \"“三公”经费支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
             "[\"年度\", \"合计\", \"因公出国（境）费\", \"公务接待费\"], [\"2022\", \"3.50\", \"1.25\", \"2.25\"],"
             "[\"2023\", \"4.00\", \"1.50\", \"2.50\"]]}]}");
    for (guint i = 0; i < disclosure->n_checks; i++)
        for (guint t = 0; t < disclosure->checks[i].n_terms; t++)
            g_assert_cmpuint(disclosure->checks[i].terms[t].column, >, 1);
    expect_check(disclosure, "pass total_column_equals_its_parts t0.r1.c1 = t0.r1.c2 + t0.r1.c3");
    g_assert_cmpuint(disclosure->summary.amounts, ==, 6);
}

/* A structure that does not hold is dropped with what holds in it by accident. */
static void
wrong_guesses_are_dropped(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("万元", "[\"项目\", \"合计\", \"其他一\", \"其他二\"]",
                   "[\"甲\", \"9.00\", \"1.00\", \"8.00\"], [\"乙\", \"7.77\", \"1.11\", \"2.34\"],"
                   "[\"丙\", \"6.15\", \"4.00\", \"9.21\"], [\"丁\", \"8.48\", \"3.00\", \"2.26\"]"));
    for (guint i = 0; i < disclosure->n_checks; i++)
        g_assert_cmpint(disclosure->checks[i].kind, !=, GK_CHECK_ROW_SUM);
}

static void
slips_need_digits_in_common(void)
{
#define CONDITIONAL(total)                                                                                              \
    "{\"tables\": [{\"title\": \"收入预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [[\"项目\", " \
    "\"金额\"], [\"甲\", \"614.59\"], "                                                                              \
    "[\"合计\", \"614.59\"]]}, {\"title\": \"支出预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [" CODED   \
    ","                                                                                                                 \
    "[\"205\", \"教育支出\", \"" total "\", \"" total "\", \"\"], [\"\", \"合计\", \"" total "\", \"" total             \
    "\", \"\"]]}]}"
    g_autoptr(GkDisclosure) same = load(CONDITIONAL("614.59"));
    expect_check(same, "pass income_equals_expenditure t0.r2.c1 = t1.r2.c2");
    g_autoptr(GkDisclosure) slip = load(CONDITIONAL("614.89"));
    expect_check(slip, "fail income_equals_expenditure t0.r2.c1 = t1.r2.c2");
    g_autoptr(GkDisclosure) other = load(CONDITIONAL("583.43"));
    g_assert_cmpuint(count_status(other, GK_CHECK_FAIL), ==, 0);
}

/* --- notes and the summary --- */

static void
notes_of_empty_tables(void)
{
#define EMPTY(amount)                                                                                                  \
    "{\"tables\": [{\"title\": \"政府性基金预算支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [" CODED    \
    ","                                                                                                                \
    "[\"\", \"合计\", \"" amount                                                                                       \
    "\", \"\", \"\"]], \"notes\": [\"本单位没有使用政府性基金预算拨款安排的支出，本表为空表。\"]}]}"
    g_autoptr(GkDisclosure) empty = load(EMPTY("")), zero = load(EMPTY("0.00")), full = load(EMPTY("12.00"));
    g_assert_cmpuint(count_code(empty, GK_DIAGNOSTIC_EMPTY_TABLE_CONTRADICTED), ==, 0);
    g_assert_cmpuint(count_code(zero, GK_DIAGNOSTIC_EMPTY_TABLE_CONTRADICTED), ==, 0);
    g_assert_cmpuint(count_code(full, GK_DIAGNOSTIC_EMPTY_TABLE_CONTRADICTED), ==, 1);
}

/* A wrong total contradicts itself and its terms; 丙's column has no total. */
static void
the_summary_counts_amounts(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("万元", "[\"项目\", \"上年数\", \"预算数\"]",
                   "[\"甲\", \"1.00\", \"2.00\"], [\"乙\", \"4.00\", \"\"], [\"合计\", \"5.00\", \"2.00\"]"));
    g_assert_cmpuint(disclosure->summary.amounts, ==, 5);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 5);
    g_autoptr(GkDisclosure) wrong =
        load(TABLE("万元", "[\"项目\", \"上年数\", \"预算数\"]",
                   "[\"甲\", \"1.00\", \"2.00\"], [\"乙\", \"4.00\", \"\"], [\"合计\", \"6.00\", \"2.00\"]"));
    g_assert_cmpuint(wrong->summary.contradicted, ==, 3);
    g_assert_cmpuint(wrong->summary.confirmed, ==, 2);
    g_autoptr(GkDisclosure) bare = load(TABLE("万元", PLAIN, "[\"甲\", \"1.00\"], [\"乙\", \"4.00\"]"));
    g_assert_cmpuint(bare->summary.uncovered, ==, 2);
}

/* --- prose --- */

#define SAID(amount)                                                                                                                                 \
    "{\"tables\": [{\"title\": \"2023年一般公共预算支出表\", \"unit\": \"元\", \"header_rows\": 1, \"rows\": [" CODED                                \
    ","                                                                                                                                              \
    "[\"205\", \"教育支出\", \"3005049\", \"3005049\", \"\"], [\"20502\", \"普通教育\", \"3005049\", \"3005049\", "                          \
    "\"\"],"                                                                                                                                         \
    "[\"2050201\", \"学前教育\", \"1005049\", \"1005049\", \"\"], [\"2050202\", \"小学教育\", \"1200000\", "                                 \
    "\"1200000\", \"\"],"                                                                                                                            \
    "[\"2050203\", \"初中教育\", \"800000\", \"800000\", \"\"], [\"\", \"合计\", \"3005049\", \"3005049\", \"\"]]}],"                          \
    "\"paragraphs\": [{\"text\": \"1、教育支出（类）普通教育（款）学前教育（项）：2023年预算数为" amount                                             \
    "万元。\", \"before_table\": 1},"                                                                                                             \
    "{\"text\": \"2、教育支出（类）普通教育（款）小学教育（项）：2023年预算数为120.00万元。\", \"before_table\": 1}," \
    "{\"text\": \"3、教育支出（类）普通教育（款）初中教育（项）：2023年预算数为80.00万元。\", \"before_table\": 1}]}"

static void
the_text_repeats_the_table(void)
{
    g_autoptr(GkDisclosure) good = load(SAID("100.50")), bad = load(SAID("107.50"));
    expect_check(good, "pass item_statement_equals_row s0 = t0.r3.c2");
    expect_check(good, "pass item_statement_equals_row s2 = t0.r5.c2");
    g_assert_cmpuint(count_code(good, GK_DIAGNOSTIC_STATEMENT_MISMATCH), ==, 0);
    expect_check(bad, "fail item_statement_equals_row s0 = t0.r3.c2");
    g_assert_cmpuint(count_code(bad, GK_DIAGNOSTIC_STATEMENT_MISMATCH), ==, 1);
}

static void
shares_of_their_whole(void)
{
#define SHARES(share)                                                                                                  \
    "{\"tables\": [], \"paragraphs\": [\"某单位2023年支出预算614.59万元，其中：\", "                     \
    "\"基本支出335.98万元，占54.67%。\","                                                                     \
    "\"项目支出278.61万元，占" share "%。\"]}"
    g_autoptr(GkDisclosure) good = load(SHARES("45.33")), bad = load(SHARES("46.33"));
    expect_check(good, "pass share_of_the_whole s1 =");
    expect_check(good, "pass share_of_the_whole s2 =");
    expect_check(bad, "fail share_of_the_whole s2 =");
}

/* Rows of it may be where nothing could be read: what does not add up down its columns contradicts nothing. */
static void
sums_beside_an_unread_page(void)
{
    GkDocument *document = gk_test_document_new(SUM("万元", "9.00", "2.00", "3.00"));
    document->tables[0].goes_unread = TRUE;
    g_autoptr(GkDisclosure) whole = load(SUM("万元", "9.00", "2.00", "3.00"));
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    g_assert_cmpuint(whole->n_checks, ==, disclosure->n_checks);
    guint failed = 0;
    for (guint i = 0; i < whole->n_checks; i++) {
        if (whole->checks[i].status != GK_CHECK_FAIL)
            continue;
        failed++;
        g_assert_cmpint(disclosure->checks[i].status, ==, GK_CHECK_NOT_APPLICABLE);
        g_assert_cmpint(disclosure->checks[i].reason, ==, GK_REASON_PAGE_UNREAD);
    }
    g_assert_cmpuint(failed, >, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/checks/rows", rows_add_up);
    g_test_add_func("/checks/nested", nested_subtotals_stand_for_their_parts);
    g_test_add_func("/checks/totals", a_total_comes_last_or_first);
    g_test_add_func("/checks/two-totals", a_later_total_goes_on_from_the_earlier);
    g_test_add_func("/checks/halves-with-one-total", one_total_of_two_halves);
    g_test_add_func("/checks/codes", codes_add_up);
    g_test_add_func("/checks/parts", parts_need_not_be_all);
    g_test_add_func("/checks/balance", halves_balance);
    g_test_add_func("/checks/between", tables_agree);
    g_test_add_func("/checks/units", units_are_brought_together);
    g_test_add_func("/checks/tolerance", each_amount_may_be_rounded);
    g_test_add_func("/checks/blank", blank_and_nil_are_no_terms_and_no_totals);
    g_test_add_func("/checks/ordinals", ordinals_are_no_amounts);
    g_test_add_func("/checks/years", years_are_no_amounts);
    g_test_add_func("/checks/dropped", wrong_guesses_are_dropped);
    g_test_add_func("/checks/slips", slips_need_digits_in_common);
    g_test_add_func("/checks/notes", notes_of_empty_tables);
    g_test_add_func("/checks/summary", the_summary_counts_amounts);
    g_test_add_func("/checks/statements", the_text_repeats_the_table);
    g_test_add_func("/checks/shares", shares_of_their_whole);
    g_test_add_func("/checks/beside-an-unread-page", sums_beside_an_unread_page);
    return g_test_run();
}
