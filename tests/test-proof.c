/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sums of tables whose words do not say enough: what contradicts, what confirms, and what says nothing.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

#define SPENDING "2031年全县一般公共预算支出执行情况表"
#define INCOME "2031年全县政府性基金预算收入执行情况表"
#define TABLE(title, rows) "{\"title\": \"" title "\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [" rows "]}"
#define DOCUMENT(tables) "{\"tables\": [" tables "]}"
#define ONE(title, rows) DOCUMENT(TABLE(title, rows))
#define LAKES ", [\"湖泊管理事务\", \"44\", \"40\"]" /* a row of the first level */
#define TWO_YEARS "[\"项目\", \"年初预算数\", \"执行数\"], "

static GkDisclosure *
load(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

/* The check whose total is the cell and whose rule it is; NULL without one. */
static const GkCheck *
find(const GkDisclosure *disclosure, const char *rule, guint row, guint column)
{
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        if (!check->total_is_statement && check->total.row == row && check->total.column == column &&
            strcmp(check->rule, rule) == 0)
            return check;
    }
    return NULL;
}

static const GkCheck *
expect(const GkDisclosure *disclosure, const char *rule, guint row, guint column, GkCheckStatus status)
{
    const GkCheck *check = find(disclosure, rule, row, column);
    if (!check)
        g_error("%s was not tried in row %u, column %u", rule, row, column);
    g_assert_cmpint(check->status, ==, status);
    return check;
}

static void
expect_reason(const GkDisclosure *disclosure, const char *rule, guint row, guint column, GkCheckReason reason)
{
    const GkCheck *check = expect(disclosure, rule, row, column, GK_CHECK_NOT_APPLICABLE);
    g_assert_cmpstr(gk_check_reason_name(check->reason), ==, gk_check_reason_name(reason));
}

static guint
count(const GkDisclosure *disclosure, GkCheckStatus status)
{
    guint n = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        n += disclosure->checks[i].status == status;
    return n;
}

/* --- what contradicts nothing --- */

/* 听证 is a part of its own; its number says that it is one of the library's, which does not add up with it. */
static void
a_level_that_is_printed_wrongly(void)
{
#define ROWS(last)                                                                                                                 \
    TWO_YEARS "[\"一、文化支出\", \"130\", \"137\"], [\"（一）剧场\", \"50\", \"50\"], [\"1.演出\", \"20\", \"20\"]," \
              "[\"2.布景\", \"30\", \"30\"], [\"（二）图书馆\", \"40\", \"41\"], [\"1.藏书\", \"40\", \"41\"],"          \
              "[\"2.听证\", \"\", \"" last "\"], [\"3.庭审\", \"\", \"" last "\"],"                                                \
              "[\"（三）画院\", \"25\", \"23\"], [\"1.临摹\", \"15\", \"12\"], [\"2.写生\", \"10\", \"11\"],"             \
              "[\"（四）其他文化支出\", \"15\", \"16\"], [\"1.演讲\", \"15\", \"16\"],"                                 \
              "[\"二、湖泊支出\", \"44\", \"40\"], [\"（一）水草\", \"44\", \"40\"]"
    g_autoptr(GkDisclosure) wrong = load(ONE(SPENDING, ROWS("7"))), other = load(ONE(SPENDING, ROWS("19")));
    expect_reason(wrong, "parent_equals_its_children", 1, 2, GK_REASON_LEVELS_UNCLEAR);
    expect(other, "parent_equals_its_children", 1, 2, GK_CHECK_FAIL);
#undef ROWS
}

static void
parts_that_are_not_printed(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(SPENDING,
                 TWO_YEARS "[\"公园管理事务\", \"900\", \"812\"], [\"　巡护\", \"-\", \"500\"],"
                           "[\"　绿化\", \"-\", \"312\"]" LAKES));
    expect(disclosure, "parent_equals_its_children", 1, 2, GK_CHECK_PASS);
    expect_reason(disclosure, "parent_equals_its_children", 1, 1, GK_REASON_PARTS_NOT_PRINTED);
    g_assert_cmpuint(disclosure->summary.contradicted, ==, 0);
}

static void
parts_that_are_left_out(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(SPENDING,
                 TWO_YEARS "[\"公园管理事务\", \"900\", \"812\"], [\"　巡护\", \"410\", \"400\"],"
                           "[\"　绿化\", \"290\", \"312\"]" LAKES));
    expect_reason(disclosure, "parent_equals_its_children", 1, 1, GK_REASON_PARTS_MISSING);
    expect_reason(disclosure, "parent_equals_its_children", 1, 2, GK_REASON_PARTS_MISSING);
}

/* A list of what is spent this year leaves out what was spent on other things last year: no contradiction. Where one
 * total alone is more than its parts, it is one. */
static void
rows_left_out_of_one_column(void)
{
    static const char ROWS[] = TWO_YEARS "[\"公园管理事务\", \"900\", \"812\"], [\"　巡护\", \"410\", \"500\"],"
                                         "[\"　绿化\", \"290\", \"312\"], [\"湖泊管理事务\", \"%s\", \"40\"],"
                                         "[\"　清淤\", \"20\", \"30\"], [\"　补水\", \"11\", \"10\"],"
                                         "[\"道路管理事务\", \"%s\", \"70\"], [\"　照明\", \"30\", \"50\"],"
                                         "[\"　铺装\", \"21\", \"20\"]";
    for (guint whole = 0; whole < 2; whole++) {
        g_autofree char *rows = g_strdup_printf(ROWS, whole ? "31" : "44", whole ? "51" : "60");
        g_autofree char *json = g_strdup_printf(ONE("%s", "%s"), SPENDING, rows);
        g_autoptr(GkDisclosure) disclosure = load(json);
        expect(disclosure, "parent_equals_its_children", 1, 2, GK_CHECK_PASS);
        if (whole)
            expect(disclosure, "parent_equals_its_children", 1, 1, GK_CHECK_FAIL);
        else
            expect_reason(disclosure, "parent_equals_its_children", 1, 1, GK_REASON_PARTS_MISSING);
    }
}

static void
levels_that_are_unclear(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(SPENDING,
                 TWO_YEARS "[\"公园管理事务\", \"700\", \"812\"], [\"　巡护\", \"433\", \"407\"],"
                           "[\"　绿化\", \"290\", \"535\"]" LAKES));
    expect_reason(disclosure, "parent_equals_its_children", 1, 1, GK_REASON_LEVELS_UNCLEAR);
}

/* A blank part may be printed at another level, where the total is more, or where amounts are differences. */
static void
parts_of_which_one_is_blank(void)
{
    g_autoptr(GkDisclosure) disclosure = load(ONE(SPENDING,
                                                  "[\"项目\", \"年初预算数\", \"调整预算数\", \"执行数\", \"增减额\"],"
                                                  "[\"公园管理事务\", \"900\", \"820\", \"812\", \"-88\"],"
                                                  "[\"　巡护\", \"610\", \"510\", \"500\", \"-110\"],"
                                                  "[\"　绿化\", \"\", \"310\", \"312\", \"\"],"
                                                  "[\"湖泊管理事务\", \"44\", \"44\", \"40\", \"-4\"]"));
    expect(disclosure, "parent_equals_its_children", 1, 3, GK_CHECK_PASS);
    expect_reason(disclosure, "parent_equals_its_children", 1, 1, GK_REASON_PARTS_MISSING);
    expect(disclosure, "parent_equals_its_children", 1, 4, GK_CHECK_NOT_APPLICABLE);
}

static void
of_which(void)
{
    g_autoptr(GkDisclosure) disclosure = load(ONE(INCOME,
                                                  TWO_YEARS "[\"一、公园门票收入\", \"24451\", \"24051\"],"
                                                            "[\"其中：1.成人票\", \"24051\", \"24051\"]"));
    g_assert_cmpuint(count(disclosure, GK_CHECK_FAIL), ==, 0);
    expect_reason(disclosure, "row_equals_its_parts", 1, 1, GK_REASON_PARTS_OF);
    g_assert_true(expect(disclosure, "row_equals_its_parts", 1, 2, GK_CHECK_PASS)->single_term);
}

/* The rest of the list is in the table on the next page, which could not be joined. */
static void
lists_cut_by_their_page(void)
{
    static const char HEAD[] =
        "{\"title\": \"%s\", \"pages\": [1], \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [" TWO_YEARS
        "[\"湖泊管理事务\", \"44\", \"40\"], [\"公园管理事务\", \"900\", \"812\"], [\"　巡护\", \"610\", \"500\"],"
        "[\"　绿化\", \"290\", \"%s\"]]},";
    static const char REST[] =
        "{\"title\": \"%s\", \"pages\": [2], \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [" TWO_YEARS
        "[\"　门票\", \"5\", \"1\"], [\"道路管理事务\", \"44\", \"40\"], [\"　照明\", \"44\", \"40\"]]}";
    for (guint same = 0; same < 2; same++) {
        g_autofree char *head = g_strdup_printf(HEAD, SPENDING, "331");
        g_autofree char *rest = g_strdup_printf(REST, same ? SPENDING : INCOME);
        g_autofree char *json = g_strconcat("{\"tables\": [", head, rest, "]}", NULL);
        g_autoptr(GkDisclosure) disclosure = load(json);
        if (same)
            expect_reason(disclosure, "parent_equals_its_children", 2, 2, GK_REASON_CUT);
        else
            expect(disclosure, "parent_equals_its_children", 2, 2, GK_CHECK_FAIL);
    }
}

static void
amounts_in_other_units(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(SPENDING,
                 TWO_YEARS "[\"合计\", \"900\", \"812\"], [\"巡护\", \"610\", \"500\"],"
                           "[\"绿化\", \"290\", \"312元\"]"));
    expect(disclosure, "total_row_equals_its_parts", 1, 1, GK_CHECK_PASS);
    g_assert_null(find(disclosure, "total_row_equals_its_parts", 1, 2));
}

/* --- what contradicts --- */

static void
other_columns_prove(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(SPENDING,
                 TWO_YEARS "[\"公园管理事务\", \"900\", \"812\"], [\"　巡护\", \"610\", \"500\"],"
                           "[\"　绿化\", \"290\", \"322\"]" LAKES));
    expect(disclosure, "parent_equals_its_children", 1, 1, GK_CHECK_PASS);
    expect(disclosure, "parent_equals_its_children", 1, 2, GK_CHECK_FAIL);
}

/* Ten groups and more in a single column; `wrong` stands in the last. */
static GkDisclosure *
many_groups(const char *wrong)
{
    g_autoptr(GString) rows = g_string_new("[\"项目\", \"执行数\"]");
    for (guint i = 0; i < 12; i++)
        g_string_append_printf(rows, ", [\"第%u类事务\", \"%u\"], [\"　巡护\", \"%u\"], [\"　绿化\", \"%s\"]", i,
                               1000 + 7 * i, 700 + 7 * i, i == 11 ? wrong : "300");
    g_autofree char *json = g_strconcat("{\"tables\": [{\"title\": \"" SPENDING "\", \"unit\": \"万元\", "
                                        "\"header_rows\": 1, \"rows\": [",
                                        rows->str, "]}]}", NULL);
    return load(json);
}

static void
other_groups_prove(void)
{
    g_autoptr(GkDisclosure) more = many_groups("350"), less = many_groups("250"), right = many_groups("300");
    expect(more, "parent_equals_its_children", 34, 1, GK_CHECK_FAIL);
    expect_reason(less, "parent_equals_its_children", 34, 1, GK_REASON_PARTS_MISSING);
    expect(right, "parent_equals_its_children", 34, 1, GK_CHECK_PASS);
}

static GkDisclosure *
rows_with_totals(guint n)
{
    g_autoptr(GString) rows = g_string_new("[\"地区\", \"合计\", \"道路\", \"桥梁\"]");
    for (guint i = 0; i < n; i++)
        g_string_append_printf(rows, ", [\"第%u镇\", \"%u\", \"%u\", \"%u\"]", i + 1, 90 + 3 * i + (i == 0 ? 20 : 0),
                               50 + i, 40 + 2 * i);
    g_autofree char *json = g_strconcat("{\"tables\": [{\"title\": \"2031年转移支付分地区表\", \"unit\": \"万元\", "
                                        "\"header_rows\": 1, \"rows\": [",
                                        rows->str, "]}]}", NULL);
    return load(json);
}

static void
many_rows_prove(void)
{
    g_autoptr(GkDisclosure) few = rows_with_totals(4), many = rows_with_totals(14);
    expect_reason(few, "total_column_equals_its_parts", 1, 1, GK_REASON_NOT_PROVED);
    expect(few, "total_column_equals_its_parts", 2, 1, GK_CHECK_PASS);
    expect(many, "total_column_equals_its_parts", 1, 1, GK_CHECK_FAIL);
}

/* A total too long to be written with the decimals of its terms is not their sum. */
static void
numbers_that_are_too_long(void)
{
    g_autoptr(GkDisclosure) disclosure = load(ONE("支出预算表",
                                                  "[\"项目\", \"预算数\"], [\"巡护\", \"1.25\"], [\"绿化\", \"2.50\"],"
                                                  "[\"合计\", \"98765432109876543210987654321098765\"]"));
    expect(disclosure, "total_row_equals_its_parts", 3, 1, GK_CHECK_FAIL);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 0);
}

/* --- other readings --- */

static void
parts_told_beside_their_whole(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(INCOME,
                 TWO_YEARS "[\"门票收入\", \"5000\", \"4000\"], [\"停车收入\", \"800\", \"860\"],"
                           "[\"本年收入合计\", \"5800\", \"4860\"], [\"划转资金\", \"1846\", \"3909\"],"
                           "[\"县级划转\", \"83\", \"199\"], [\"乡级划转\", \"1763\", \"3710\"],"
                           "[\"收入总计\", \"7646\", \"8769\"]"));
    expect(disclosure, "total_row_equals_its_parts", 7, 1, GK_CHECK_PASS);
    expect(disclosure, "row_equals_the_rows_behind_it", 4, 2, GK_CHECK_PASS);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 14);
    /* By itself such a finding contradicts nothing. */
    g_autoptr(GkDisclosure) wrong =
        load(ONE(INCOME,
                 TWO_YEARS "[\"门票收入\", \"5000\", \"4000\"], [\"停车收入\", \"800\", \"860\"],"
                           "[\"本年收入合计\", \"5800\", \"4860\"], [\"划转资金\", \"1846\", \"3909\"],"
                           "[\"县级划转\", \"88\", \"199\"], [\"乡级划转\", \"1763\", \"3710\"],"
                           "[\"收入总计\", \"7646\", \"8769\"]"));
    g_assert_cmpuint(count(wrong, GK_CHECK_FAIL), ==, 0);
}

static void
a_subtotal_parted_in_another_way(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE("2031年全县社会保险基金收入决算表",
                 TWO_YEARS "[\"一、养老\", \"4000\", \"4100\"], [\"二、医疗\", \"2790\", \"2702\"],"
                           "[\"收入小计\", \"6790\", \"6802\"], [\"补贴收入\", \"1305\", \"1242\"],"
                           "[\"利息收入\", \"86\", \"87\"], [\"上级补助\", \"5\", \"7\"],"
                           "[\"收入合计\", \"6795\", \"6809\"]"));
    const GkCheck *check = expect(disclosure, "total_row_equals_its_parts", 7, 1, GK_CHECK_PASS);
    g_assert_cmpuint(check->n_terms, ==, 2);
    g_assert_cmpuint(count(disclosure, GK_CHECK_FAIL), ==, 0);
}

/* 绿化 is set as far in as what is below it. */
static void
an_indent_printed_wrongly(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(SPENDING,
                 TWO_YEARS "[\"公园管理事务\", \"3671\", \"7216\"], [\"　巡护\", \"303\", \"328\"],"
                           "[\"　绿化\", \"735\", \"499\"], [\"　　门票\", \"1314\", \"1587\"],"
                           "[\"　　停车\", \"1319\", \"4802\"], [\"湖泊管理事务\", \"44\", \"40\"],"
                           "[\"　水质\", \"44\", \"40\"]"));
    const GkCheck *check = expect(disclosure, "parent_equals_its_children", 1, 2, GK_CHECK_PASS);
    g_assert_cmpuint(check->n_terms, ==, 4);
    g_assert_cmpuint(count(disclosure, GK_CHECK_FAIL), ==, 0);
}

static void
one_level_of_two(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(SPENDING,
                 "[\"项目\", \"执行数\"], [\"公园管理事务\", \"376\"], [\"　专项安排\", \"376\"],"
                 "[\"　修缮\", \"188\"], [\"　更新\", \"188\"]"));
    const GkCheck *check = expect(disclosure, "parent_equals_its_children", 1, 1, GK_CHECK_PASS);
    g_assert_true(check->single_term);
    g_assert_cmpuint(count(disclosure, GK_CHECK_FAIL), ==, 0);
}

/* 全县… is centred, so that it seems to be part of the row above; it is the sum of all. */
static void
totals_that_do_not_say_so(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(ONE(INCOME,
                 TWO_YEARS "[\"门票收入\", \"400\", \"410\"], [\"停车收入\", \"279\", \"270\"],"
                           "[\"　　　全县公园收入\", \"679\", \"680\"], [\"上年结余\", \"21\", \"20\"],"
                           "[\"收入总计\", \"700\", \"700\"]"));
    expect(disclosure, "total_row_equals_its_parts", 3, 1, GK_CHECK_PASS);
    const GkCheck *check = expect(disclosure, "total_row_equals_its_parts", 5, 2, GK_CHECK_PASS);
    g_assert_cmpuint(check->n_terms, ==, 2);
}

/* --- the halves --- */

#define HALVES(left, right)                                                                                               \
    ONE("2031年全县一般公共预算收支平衡表",                                                                               \
        "[\"收入\", \"执行数\", \"支出\", \"执行数\"], [\"一、门票\", \"400\", \"一、巡护\", \"500\"]," \
        "[\"二、停车\", \"279\", \"二、绿化\", \"150\"], [\"收入总计\", \"" left "\", \"支出总计\", \"" right "\"]")

static void
halves(void)
{
    g_autoptr(GkDisclosure) sums = load(HALVES("679", "650")), wrong = load(HALVES("650", "650")),
                            slip = load(HALVES("679", "689"));
    expect_reason(sums, "income_total_equals_expenditure_total", 3, 1, GK_REASON_NOT_BALANCED);
    expect(wrong, "income_total_equals_expenditure_total", 3, 1, GK_CHECK_PASS);
    expect(slip, "income_total_equals_expenditure_total", 3, 1, GK_CHECK_FAIL);
}

/* --- rounding --- */

/* Parts that need not be all of the whole: what only rounding explains is no contradiction in a document whose sums are
 * exact. */
static void
conditional_sums_in_exact_documents(void)
{
    g_autoptr(GString) rows = g_string_new("[\"项目\", \"合计\", \"基本支出\", \"项目支出\"]");
    for (guint i = 0; i < 20; i++)
        g_string_append_printf(rows, ", [\"第%u项\", \"%u.50\", \"%u.25\", \"%u.25\"]", i, 2 * i + 30, i + 15, i + 15);
    g_string_append(rows,
                    ", [\"一、巡护\", \"90.00\", \"50.00\", \"40.00\"], [\"其中：夜间\", \"30.01\", \"20.00\","
                    "\"10.01\"], [\"日间\", \"30.01\", \"20.00\", \"10.01\"],"
                    "[\"其他时间\", \"30.00\", \"10.00\", \"20.00\"]");
    g_autofree char *json = g_strconcat("{\"tables\": [{\"title\": \"支出预算表\", \"unit\": \"万元\", "
                                        "\"header_rows\": 1, \"rows\": [",
                                        rows->str, "]}]}", NULL);
    g_autoptr(GkDisclosure) disclosure = load(json);
    g_assert_cmpuint(count(disclosure, GK_CHECK_FAIL), ==, 0);
    expect_reason(disclosure, "row_equals_its_parts", 21, 1, GK_REASON_INEXACT);
    expect(disclosure, "row_equals_its_parts", 21, 2, GK_CHECK_PASS);
}

/* --- percentages --- */

#define RATIOS(rows) ONE(SPENDING, "[\"项目\", \"年初预算数\", \"执行数\", \"执行数为预算数的%\"]," rows)

static void
quotients_keep_their_signs(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(RATIOS("[\"巡护\", \"-680\", \"-680\", \"100.0\"], [\"绿化\", \"-765\", \"98\", \"-12.8\"],"
                    "[\"门票\", \"500\", \"450\", \"90.0\"]"));
    for (guint row = 1; row < 4; row++)
        expect(disclosure, "percentage_of_its_amounts", row, 3, GK_CHECK_PASS);
    g_autoptr(GkDisclosure) growth =
        load(ONE(SPENDING,
                 "[\"项目\", \"上年执行数\", \"预算数\", \"增长%\"], [\"巡护\", \"-680\", \"-340\", \"50.0\"],"
                 "[\"绿化\", \"500\", \"550\", \"10.0\"]"));
    g_assert_null(find(growth, "percentage_of_its_amounts", 1, 3));
    expect(growth, "percentage_of_its_amounts", 2, 3, GK_CHECK_PASS);
}

/* 4=3/2×100 below a column numbers it and tells how it comes about: there is no amount in the row. */
static void
rows_of_formulas(void)
{
    g_autoptr(GkDisclosure) disclosure = load(ONE(SPENDING,
                                                  "[\"项目\", \"年初预算数\", \"执行数\", \"完成预算%\", \"增减额\"],"
                                                  "[\"栏次\", \"1\", \"2\", \"3=2÷1×100%\", \"4=2-1\"],"
                                                  "[\"巡护\", \"600\", \"300\", \"50.0\", \"-300\"],"
                                                  "[\"绿化\", \"200\", \"150\", \"75.0\", \"-50\"],"
                                                  "[\"合计\", \"800\", \"450\", \"56.3\", \"-350\"]"));
    g_assert_cmpint(disclosure->tables[0].rows[1].kind, ==, GK_ROW_ORDINAL);
    const GkCheck *check = expect(disclosure, "total_row_equals_its_parts", 4, 1, GK_CHECK_PASS);
    g_assert_cmpuint(check->n_terms, ==, 2);
}

/* One decimal does not notice the last digits of six. */
static void
blunt_percentages(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(RATIOS("[\"巡护\", \"512345\", \"498765\", \"97.3\"], [\"绿化\", \"97\", \"61\", \"62.9\"],"
                    "[\"门票\", \"500000\", \"450000\", \"90.0\"]"));
    g_assert_true(expect(disclosure, "percentage_of_its_amounts", 1, 3, GK_CHECK_PASS)->blunt);
    g_assert_false(expect(disclosure, "percentage_of_its_amounts", 2, 3, GK_CHECK_PASS)->blunt);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 2); /* of amounts: 97 and 61 */
}
/* A title that says main items: what is missing is of others. What is too much is not. */
static void
main_items(void)
{
#define ROWS(last)                                                                                                     \
    "[\"项目\", \"2029年\", \"2030年\", \"2031年\"], [\"一、馆藏\", \"30.5\", \"45.0\", \"50.0\"], "          \
    "[\"（一）图书\", \"20.5\", \"30.0\", \"35.0\"], [\"（二）期刊\", \"10.0\", \"15.0\", \"" last "\"]"
    g_autoptr(GkDisclosure) main = load(ONE("主要馆藏情况表", ROWS("14.0"))),
                            all = load(ONE("馆藏情况表", ROWS("14.0")));
    g_autoptr(GkDisclosure) more = load(ONE("主要馆藏情况表", ROWS("16.0")));
    expect_reason(main, "parent_equals_its_children", 1, 3, GK_REASON_PARTS_MISSING);
    expect(all, "parent_equals_its_children", 1, 3, GK_CHECK_FAIL);
    expect(more, "parent_equals_its_children", 1, 3, GK_CHECK_FAIL);
#undef ROWS
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/proof/level", a_level_that_is_printed_wrongly);
    g_test_add_func("/proof/not-printed", parts_that_are_not_printed);
    g_test_add_func("/proof/left-out", parts_that_are_left_out);
    g_test_add_func("/proof/left-out-of-one-column", rows_left_out_of_one_column);
    g_test_add_func("/proof/levels", levels_that_are_unclear);
    g_test_add_func("/proof/blank", parts_of_which_one_is_blank);
    g_test_add_func("/proof/of-which", of_which);
    g_test_add_func("/proof/cut", lists_cut_by_their_page);
    g_test_add_func("/proof/units", amounts_in_other_units);
    g_test_add_func("/proof/other-columns", other_columns_prove);
    g_test_add_func("/proof/other-groups", other_groups_prove);
    g_test_add_func("/proof/rows", many_rows_prove);
    g_test_add_func("/proof/too-long", numbers_that_are_too_long);
    g_test_add_func("/proof/nested", parts_told_beside_their_whole);
    g_test_add_func("/proof/crossing", a_subtotal_parted_in_another_way);
    g_test_add_func("/proof/displaced", an_indent_printed_wrongly);
    g_test_add_func("/proof/twice", one_level_of_two);
    g_test_add_func("/proof/silent-total", totals_that_do_not_say_so);
    g_test_add_func("/proof/halves", halves);
    g_test_add_func("/proof/exact", conditional_sums_in_exact_documents);
    g_test_add_func("/proof/signs", quotients_keep_their_signs);
    g_test_add_func("/proof/formulas", rows_of_formulas);
    g_test_add_func("/proof/blunt", blunt_percentages);
    g_test_add_func("/proof/main-items", main_items);
    return g_test_run();
}
