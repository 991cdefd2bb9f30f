/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lists without levels, printed formulas, rows that are made up of rows above them, and sums of zeros.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

#define TABLE(title, rows) "{\"tables\": [{\"title\": \"" title "\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [" rows "]}]}"
#define SPENDING "2031年全县一般公共预算支出表"

static GkDisclosure *
load(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

static gboolean
has(const GkDisclosure *disclosure, const char *rule, guint row, guint column, GkCheckStatus status)
{
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        if (strcmp(check->rule, rule) == 0 && check->status == status && check->total.row == row &&
            check->total.column == column)
            return TRUE;
    }
    return FALSE;
}

static guint
count(const GkDisclosure *disclosure, const char *rule, GkCheckStatus status)
{
    guint n = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        n += disclosure->checks[i].status == status && strcmp(disclosure->checks[i].rule, rule) == 0;
    return n;
}

/* --- lists without levels --- */

#define BEHIND "row_equals_the_rows_behind_it"
#define HEAD "[\"项目\", \"预算数\"], "

static void
trees_of_sums(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE(SPENDING, HEAD "[\"园林事业\", \"52340\"], [\"巡护事务\", \"31210\"], [\"夜间巡护\", \"20110\"],"
                                  "[\"日间巡护\", \"11100\"], [\"绿化事务\", \"21130\"], [\"种植\", \"13020\"],"
                                  "[\"浇灌\", \"8110\"], [\"湖泊事业\", \"7000\"]"));
    g_assert_true(has(disclosure, BEHIND, 1, 1, GK_CHECK_PASS));
    g_assert_true(has(disclosure, BEHIND, 2, 1, GK_CHECK_PASS));
    g_assert_true(has(disclosure, BEHIND, 5, 1, GK_CHECK_PASS));
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 7);
    g_autoptr(GkDisclosure) changed =
        load(TABLE(SPENDING, HEAD "[\"园林事业\", \"52340\"], [\"巡护事务\", \"31210\"], [\"夜间巡护\", \"20170\"],"
                                  "[\"日间巡护\", \"11100\"], [\"绿化事务\", \"21130\"], [\"种植\", \"13020\"],"
                                  "[\"浇灌\", \"8110\"], [\"湖泊事业\", \"7000\"]"));
    g_assert_false(has(changed, BEHIND, 2, 1, GK_CHECK_PASS));
    g_assert_cmpuint(count(changed, BEHIND, GK_CHECK_FAIL), ==, 0);
}

/* Small amounts add up by accident, but for those of places, whose own level stands first. */
static void
small_sums(void)
{
    g_autoptr(GkDisclosure) items = load(TABLE(SPENDING, HEAD "[\"巡护\", \"90\"], [\"绿化\", \"60\"], [\"种植\", \"30\"]"));
    g_assert_cmpuint(count(items, BEHIND, GK_CHECK_PASS), ==, 0);
    g_autoptr(GkDisclosure) places =
        load(TABLE("2031年转移支付分地区表", "[\"地区\", \"预算数\"], [\"甲市\", \"90\"], [\"市本级\", \"60\"],"
                                             "[\"乙县\", \"30\"], [\"丙市\", \"75\"], [\"市本级\", \"40\"], [\"丁县\", \"35\"]"));
    g_assert_true(has(places, BEHIND, 1, 1, GK_CHECK_PASS));
    g_assert_true(has(places, BEHIND, 4, 1, GK_CHECK_PASS));
}

static void
subtotals_beside_their_parts(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("2031年全县地方政府债券发行情况表",
                   "[\"债券\", \"发行额\"], [\"合计\", \"1000\"], [\"新增债券小计\", \"700\"], [\"第一期\", \"310\"],"
                   "[\"第二期\", \"300\"], [\"第三期\", \"390\"], [\"再融资债券小计\", \"300\"]"));
    for (guint i = 0; i < disclosure->n_checks; i++)
        if (disclosure->checks[i].total.row == 1)
            g_assert_cmpint(disclosure->checks[i].status, ==, GK_CHECK_PASS);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, disclosure->summary.amounts);
}

/* --- printed formulas --- */

#define FORMULA "printed_formula"

static void
formulas_of_rows(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("2031年全县债务还本付息表",
                   "[\"项目\", \"公式\", \"本地区\", \"本级\"], [\"一、园债\", \"A＝B＋D\", \"47.21\", \"33.09\"],"
                   "[\"（一）甲债\", \"B\", \"31.45\", \"21.84\"], [\"其中：旧债\", \"C\", \"0.90\", \"0.00\"],"
                   "[\"（二）乙债\", \"D\", \"15.76\", \"11.25\"]"));
    g_assert_cmpuint(count(disclosure, FORMULA, GK_CHECK_PASS), ==, 2);
    g_assert_true(has(disclosure, FORMULA, 1, 2, GK_CHECK_PASS));
}

static void
formulas_of_columns(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("2031年全县债务限额表",
                   "[\"地区\", \"限额金额\", \"一般金额\", \"专项金额\", \"差额金额\"], [\"公式\", \"A=B+C\", \"B\", \"C\", \"D=B-C\"],"
                   "[\"本级\", \"60\", \"20\", \"40\", \"-20\"], [\"东园\", \"75\", \"50\", \"25\", \"25\"],"
                   "[\"西园\", \"33\", \"13\", \"25\", \"-12\"]"));
    g_assert_cmpuint(count(disclosure, FORMULA, GK_CHECK_PASS), ==, 5);
    g_assert_true(has(disclosure, FORMULA, 4, 1, GK_CHECK_FAIL)); /* 33 is not 13 + 25 */
}

/* Names that are none, products, names that are not there, and one that stands twice say nothing. */
static void
formulas_that_say_nothing(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("2031年全县债务限额表",
                   "[\"项目\", \"公式\", \"数额\"], [\"甲\", \"A=B*C\", \"60\"], [\"乙\", \"B\", \"20\"],"
                   "[\"丙\", \"C=\", \"40\"], [\"丁\", \"D=E+F\", \"60\"], [\"戊\", \"E\", \"20\"],"
                   "[\"己\", \"=\", \"40\"], [\"庚\", \"G=E+E\", \"40\"], [\"辛\", \"E\", \"7\"]"));
    g_assert_cmpuint(count(disclosure, FORMULA, GK_CHECK_PASS) + count(disclosure, FORMULA, GK_CHECK_FAIL), ==, 0);
}

/* --- rows of one table --- */

#define DEBT(end) \
    TABLE("2031年全县地方政府专项债务余额情况表", \
          "[\"项目\", \"预算数\", \"执行数\"], [\"一、2030年末专项债务余额实际数\", \"\", \"400.10\"]," \
          "[\"二、2031年末专项债务余额限额\", \"600.00\", \"\"], [\"三、2031年专项债务发行额\", \"\", \"120.20\"]," \
          "[\"四、2031年专项债务还本额\", \"\", \"20.10\"]," \
          "[\"五、2031年末专项债务余额预计执行数\", \"\", \"" end "\"]," \
          "[\"六、2032年专项债务新增限额\", \"50.00\", \"\"], [\"七、2032年末专项债务余额限额\", \"650.00\", \"\"]")

static void
debts_roll_forward(void)
{
    g_autoptr(GkDisclosure) disclosure = load(DEBT("500.20"));
    g_assert_true(has(disclosure, "debt_balance_rolls_forward", 5, 2, GK_CHECK_PASS));
    g_assert_true(has(disclosure, "debt_limit_rolls_forward", 7, 1, GK_CHECK_PASS));
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 7);
    g_autoptr(GkDisclosure) swapped = load(DEBT("500.90")); /* a slip, but debts are swapped */
    g_assert_cmpuint(count(swapped, "debt_balance_rolls_forward", GK_CHECK_PASS), ==, 0);
    g_assert_cmpuint(count(swapped, "debt_balance_rolls_forward", GK_CHECK_FAIL), ==, 0);
}

/* --- zeros --- */

static void
zeros_that_are_printed(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"tables\": [{\"title\": \"支出预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
             "[\"科目编码\", \"科目名称\", \"金额\"], [\"203\", \"园林\", \"0.00\"], [\"20301\", \"巡护\", \"0.00\"],"
             "[\"20302\", \"绿化\", \"0.00\"], [\"204\", \"湖泊\", \"8.00\"], [\"20401\", \"清淤\", \"5.00\"],"
             "[\"20402\", \"护岸\", \"3.00\"], [\"\", \"合计\", \"8.00\"]]}]}");
    g_assert_true(has(disclosure, "parent_equals_its_children", 1, 2, GK_CHECK_PASS));
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 7);
}

/* --- places side by side --- */

static void
a_first_column_of_all_places(void)
{
    static const char RULE[] = "first_column_equals_all_others";
    g_autoptr(GString) rows = g_string_new("[\"项目\", \"甲市金额\", \"市本级金额\", \"乙县金额\"]");
    for (guint i = 1; i <= 6; i++)
        g_string_append_printf(rows, ", [\"第%u园\", \"%u\", \"%u\", \"%u\"]", i, 311 * i + 70, 200 * i + 70, 111 * i);
    g_autofree char *json = g_strconcat("{\"tables\": [{\"title\": \"2031年全市债务限额表\", \"unit\": \"万元\", "
                                        "\"header_rows\": 1, \"rows\": [", rows->str, "]}]}", NULL);
    g_autoptr(GkDisclosure) disclosure = load(json);
    g_assert_cmpuint(count(disclosure, RULE, GK_CHECK_PASS), ==, 6);
    g_string_replace(rows, "\"381\"", "\"481\"", 0);
    g_string_replace(rows, "\"692\"", "\"792\"", 0);
    g_autofree char *others = g_strconcat("{\"tables\": [{\"title\": \"2031年全市债务限额表\", \"unit\": \"万元\", "
                                          "\"header_rows\": 1, \"rows\": [", rows->str, "]}]}", NULL);
    g_autoptr(GkDisclosure) other = load(others);
    g_assert_cmpuint(count(other, RULE, GK_CHECK_PASS) + count(other, RULE, GK_CHECK_FAIL), ==, 0);
}

/* 21004 between rows of 201 is printed for 20104: no class of its own. */
static void
misprinted_codes(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE(SPENDING, "[\"科目编码\", \"科目名称\", \"预算数\"], [\"201\", \"园林\", \"670\"], [\"20101\", \"巡护\", \"410\"],"
                             "[\"21004\", \"绿化\", \"95\"], [\"20105\", \"种植\", \"165\"], [\"203\", \"湖泊\", \"88\"],"
                             "[\"20301\", \"清淤\", \"88\"], [\"204\", \"苗圃\", \"31\"], [\"20401\", \"浇灌\", \"31\"],"
                             "[\"\", \"合计\", \"789\"]"));
    g_assert_true(has(disclosure, "total_row_equals_its_parts", 9, 2, GK_CHECK_PASS));
}

/* --- amounts beside their own column --- */

#define SET(basic, project) \
    "{\"tables\": [{\"title\": \"收支预算总表\", \"unit\": \"万元\", \"header_rows\": 2, \"rows\": [" \
    "[\"收入\", \"收入\", \"支出\", \"支出\"], [\"项目\", \"金额\", \"项目\", \"金额\"]," \
    "[\"一、财政拨款\", \"93.45\", \"一、基本支出\", \"60.12\"], [\"二、其他收入\", \"\", \"二、项目支出\", \"33.33\"]," \
    "[\"收入总计\", \"93.45\", \"支出总计\", \"93.45\"]]}, {\"title\": \"支出预算总表\", \"unit\": \"万元\"," \
    "\"header_rows\": 1, \"rows\": [[\"合计\", \"基本支出\", \"项目支出\"], [\"93.45\", \"" basic "\", \"" project "\"]]}]}"

static void
amounts_beside_their_column(void)
{
    static const char RULE[] = "overall_basic_equals_expenditure_basic";
    g_autoptr(GkDisclosure) right = load(SET("60.12", "33.33")), shifted = load(SET("33.33", "60.12")),
                            other = load(SET("50.01", "43.44")), blank = load(SET("", "60.12"));
    g_assert_cmpuint(count(right, RULE, GK_CHECK_PASS), ==, 1);
    g_assert_cmpuint(count(shifted, RULE, GK_CHECK_FAIL), ==, 1);
    g_assert_cmpuint(count(other, RULE, GK_CHECK_FAIL), ==, 0); /* it tells of other money */
    g_assert_cmpuint(count(blank, RULE, GK_CHECK_FAIL), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lists/trees", trees_of_sums);
    g_test_add_func("/lists/small", small_sums);
    g_test_add_func("/lists/subtotals", subtotals_beside_their_parts);
    g_test_add_func("/lists/formulas/rows", formulas_of_rows);
    g_test_add_func("/lists/formulas/columns", formulas_of_columns);
    g_test_add_func("/lists/formulas/nothing", formulas_that_say_nothing);
    g_test_add_func("/lists/debts", debts_roll_forward);
    g_test_add_func("/lists/zeros", zeros_that_are_printed);
    g_test_add_func("/lists/places", a_first_column_of_all_places);
    g_test_add_func("/lists/misprinted", misprinted_codes);
    g_test_add_func("/lists/beside", amounts_beside_their_column);
    return g_test_run();
}
