/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The identities between the tables of a whole set: data/final-set.json and data/budget-set.json, made so that all
 * hold, with money of three funds and of none. Then one digit is changed, and the identity that binds it has to tell.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

static char *
read_set(const char *name)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "data", name, NULL);
    char *json = NULL;
    g_assert_true(g_file_get_contents(path, &json, NULL, NULL));
    return json;
}

static guint
count_rule(const GkDisclosure *disclosure, const char *rule, GkCheckStatus status)
{
    guint count = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        count += strcmp(disclosure->checks[i].rule, rule) == 0 && disclosure->checks[i].status == status;
    return count;
}

static void
expect_passes(const char *set, const char *const *rules, guint n)
{
    g_autofree char *json = read_set(set);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    for (guint i = 0; i < disclosure->n_checks; i++)
        if (disclosure->checks[i].status == GK_CHECK_FAIL)
            g_error("%s fails: table %u, row %u", disclosure->checks[i].rule, disclosure->checks[i].total.table,
                    disclosure->checks[i].total.row);
    for (guint i = 0; i < n; i++)
        if (count_rule(disclosure, rules[i], GK_CHECK_PASS) == 0) {
            g_test_message("not tried: %s", rules[i]);
            g_test_fail();
        }
    g_assert_cmpuint(disclosure->summary.uncovered, ==, 0);
}

/* `row` of the set with `wrong` in it: the rule fails. */
static void
expect_failure(const char *set, const char *row, const char *wrong, const char *rule)
{
    g_autofree char *json = read_set(set);
    g_auto(GStrv) parts = g_strsplit(json, row, -1);
    g_assert_cmpuint(g_strv_length(parts), ==, 2);
    g_autofree char *changed = g_strjoinv(wrong, parts);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(changed), NULL, NULL);
    g_test_message("%s: %s", rule, wrong);
    g_assert_cmpuint(count_rule(disclosure, rule, GK_CHECK_FAIL), >, 0);
}

static void
final_accounts(void)
{
    static const char *const RULES[] = { "income_total_equals_expenditure_total",
                                         "final_income_equals_income_table",
                                         "final_expenditure_equals_expenditure_table",
                                         "final_overall_operations_equals_income_table",
                                         "final_overall_other_equals_income_table",
                                         "final_general_equals_general_table",
                                         "final_fund_equals_fund_table",
                                         "final_capital_equals_capital_table",
                                         "final_fund_income_equals_fund_table",
                                         "final_grants_equal_income_grants",
                                         "final_overall_general_equals_appropriation",
                                         "final_overall_fund_equals_appropriation",
                                         "final_overall_capital_equals_appropriation",
                                         "final_general_basic_equals_basic_table",
                                         "closing_equals_opening_and_year",
                                         "class_equal_in_both_tables",
                                         "total_column_equals_its_parts",
                                         "total_row_equals_its_parts",
                                         "final_expenditure_rows_at_least_general_rows",
                                         "final_opening_at_least_appropriation_opening",
                                         "final_closing_at_least_appropriation_closing",
                                         "final_basic_reception_at_most_all",
                                         "final_basic_vehicle_running_at_most_all",
                                         "final_basic_vehicle_purchase_at_most_all" };
    expect_passes("final-set.json", RULES, G_N_ELEMENTS(RULES));
}

static void
budgets(void)
{
    static const char *const RULES[] = { "income_total_equals_expenditure_total",
                                         "overall_income_equals_income_table",
                                         "overall_expenditure_equals_expenditure_table",
                                         "overall_operations_equals_income_table",
                                         "overall_personnel_equals_basic_table",
                                         "overall_public_equals_basic_table",
                                         "overall_project_column_equals_expenditure",
                                         "expenditure_basic_equals_general_basic",
                                         "expenditure_basic_equals_basic_table",
                                         "general_basic_equals_basic_table",
                                         "operating_cost_equals_public_cost",
                                         "income_rows_equal_expenditure_rows",
                                         "expenditure_rows_equal_general_rows",
                                         "expenditure_rows_at_least_general_rows",
                                         "basic_reception_at_most_all",
                                         "basic_vehicle_running_at_most_all",
                                         "operating_cost_at_most_public_cost",
                                         "class_equal_in_both_tables" };
    expect_passes("budget-set.json", RULES, G_N_ELEMENTS(RULES));
}

/* Totals that stand first, parts that only their names tell, columns of percentages. */
static void
governments(void)
{
    static const char *const RULES[] = { "income_total_equals_expenditure_total",
                                         "total_row_equals_its_parts",
                                         "parent_equals_its_children",
                                         "row_equals_its_named_parts",
                                         "percentage_of_its_amounts",
                                         "total_column_equals_its_parts" };
    g_autofree char *json = read_set("government-set.json");
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpint(disclosure->kind, ==, GK_KIND_GOVERNMENT_BUDGET);
    for (guint i = 0; i < disclosure->n_checks; i++)
        g_assert_cmpint(disclosure->checks[i].status, ==, GK_CHECK_PASS);
    for (guint i = 0; i < G_N_ELEMENTS(RULES); i++)
        g_assert_cmpuint(count_rule(disclosure, RULES[i], GK_CHECK_PASS), >, 0);
    g_assert_cmpuint(count_rule(disclosure, "percentage_of_its_amounts", GK_CHECK_PASS), ==, 20);
    g_assert_cmpuint(count_rule(disclosure, "row_equals_its_named_parts", GK_CHECK_PASS), ==, 2);
}

static void
wrong_digits_are_told(void)
{
    static const char F[] = "final-set.json", B[] = "budget-set.json", G[] = "government-set.json";
    expect_failure(G, "[\"总计\", \"800000\", \"总计\", \"800000\"]", "[\"总计\", \"800000\", \"总计\", \"806000\"]",
                   "income_total_equals_expenditure_total");
    expect_failure(G, "\"650\", \"108.3\"", "\"680\", \"108.3\"", "percentage_of_its_amounts");
    expect_failure(G, "\"3600\", \"3600\"", "\"3600\", \"3900\"", "total_row_equals_its_parts");
    expect_failure(F, "[\"五、事业收入\", \"30.00\"", "[\"五、事业收入\", \"80.00\"",
                   "final_overall_operations_equals_income_table");
    expect_failure(F, "[\"\", \"人员经费合计\", \"50.00\"", "[\"\", \"人员经费合计\", \"56.00\"",
                   "final_general_basic_equals_basic_table");
    expect_failure(F, "\"城乡社区支出\", \"2.00\", \"20.00\", \"18.00\", \"\", \"18.00\", \"4.00\"",
                   "\"城乡社区支出\", \"2.00\", \"20.00\", \"13.00\", \"\", \"18.00\", \"4.00\"",
                   "class_equal_in_both_tables");
    expect_failure(F, "\"本年支出合计\", \"123.00\", \"100.00\", \"18.00\"",
                   "\"本年支出合计\", \"123.00\", \"100.00\", \"19.00\"", "final_fund_equals_fund_table");
    expect_failure(F, "\"合计\", \"2.00\", \"20.00\"", "\"合计\", \"2.00\", \"26.00\"",
                   "final_fund_income_equals_fund_table");
    expect_failure(B, "[\"\", \"合计\", \"63.00\", \"43.00\", \"20.00\"]",
                   "[\"\", \"合计\", \"68.00\", \"43.00\", \"20.00\"]", "general_basic_equals_basic_table");
}

/* --- bounds --- */

/* A part that is more than its whole is told; what is more by half a unit of its last digit is not. */
static void
broken_bounds_are_told(void)
{
    static const char F[] = "final-set.json", B[] = "budget-set.json";
    expect_failure(F, "\"30217\", \"公务接待费\", \"0.60\"", "\"30217\", \"公务接待费\", \"1.60\"",
                   "final_basic_reception_at_most_all");
    expect_failure(F, "\"30231\", \"公务用车运行维护费\", \"2.40\"", "\"30231\", \"公务用车运行维护费\", \"2.90\"",
                   "final_basic_vehicle_running_at_most_all");
    expect_failure(F, "\"年初结转和结余\", \"10.00\"", "\"年初结转和结余\", \"5.00\"",
                   "final_opening_at_least_appropriation_opening");
    expect_failure(F, "\"年末结转和结余\", \"20.00\"", "\"年末结转和结余\", \"7.98\"",
                   "final_closing_at_least_appropriation_closing");
    expect_failure(B, "\"30217\", \"公务接待费\", \"0.80\"", "\"30217\", \"公务接待费\", \"1.80\"",
                   "basic_reception_at_most_all");
    expect_failure(B, "[\"205\", \"教育支出\", \"117.00\", \"60.00\", \"57.00\"]",
                   "[\"205\", \"教育支出\", \"92.00\", \"60.00\", \"57.00\"]",
                   "expenditure_rows_at_least_general_rows");
}

/* The bounds of a set with a paragraph in it: how many hold, fail, and don't apply. */
static void
expect_bounds(const char *text, const char *rule, guint passes, guint failures, guint excused)
{
    g_autofree char *json = read_set("budget-set.json"), *with = g_strdup_printf("\"centered\": true}, \"%s\"]", text);
    g_auto(GStrv) parts = g_strsplit(json, "\"centered\": true}]", -1);
    g_autofree char *changed = g_strjoinv(with, parts);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(changed), NULL, NULL);
    guint counts[3] = { 0 };
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        if (!check->total_is_statement || strcmp(check->rule, rule) != 0)
            continue;
        counts[check->status]++;
        g_assert_cmpint(check->relation, ==, GK_RELATION_AT_MOST);
        g_assert_cmpint(check->reason != GK_REASON_NONE, ==, check->status == GK_CHECK_NOT_APPLICABLE);
    }
    g_test_message("%s", text);
    g_assert_cmpuint(counts[GK_CHECK_PASS], ==, passes);
    g_assert_cmpuint(counts[GK_CHECK_FAIL], ==, failures);
    g_assert_cmpuint(counts[GK_CHECK_NOT_APPLICABLE], ==, excused);
    g_assert_cmpuint(disclosure->summary.uncovered, ==, 0);
}

/* 公用经费 20.00, 项目支出 57.00 */
static void
bounds_of_statements(void)
{
    static const char COST[] = "operating_cost_at_most_public_cost", PROJECTS[] = "performance_at_most_projects";
    expect_bounds("2025年机关运行经费预算12.35万元。", COST, 1, 0, 0);
    expect_bounds("2025年机关运行经费预算31.35万元。", COST, 0, 0, 1);
    expect_bounds("2025年编报绩效目标的项目8个，涉及项目预算资金57.00万元。", PROJECTS, 1, 0, 0);
    expect_bounds("2025年编报绩效目标的项目8个，涉及项目预算资金1857.00万元。", PROJECTS, 0, 0, 1);
    expect_bounds("2024年编报绩效目标的项目8个，涉及项目预算资金1857.00万元。", PROJECTS, 0, 0, 0);
}

/* What only stands in a bound is not confirmed by it. */
static void
bounds_confirm_nothing(void)
{
    static const char JSON[] =
        "{\"tables\": [{\"title\": \"一般公共预算基本支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"科目编码\", \"科目名称\", \"金额\"], [\"30217\", \"公务接待费\", \"0.80\"]]},"
        "{\"title\": \"“三公”经费预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"单位名称\", \"公务接待费\"], [\"某局\", \"1.00\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(JSON), NULL, NULL);
    g_assert_cmpuint(count_rule(disclosure, "basic_reception_at_most_all", GK_CHECK_PASS), ==, 1);
    g_assert_cmpuint(disclosure->n_checks, ==, 1);
    g_assert_cmpuint(disclosure->summary.amounts, ==, 2);
    g_assert_cmpuint(disclosure->summary.uncovered, ==, 2);
}

/* Where the totals are equal both lists tell the same money, row by row. Where they are not, nothing is compared. */
#define LIST(title, a, b, total)                                                                                       \
    "{\"title\": \"" title                                                                                             \
    "\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [[\"科目编码\", \"科目名称\", \"合计\"],"       \
    "[\"201\", \"一般公共服务支出\", \"" a "\"], [\"205\", \"教育支出\", \"" b                                         \
    "\"], [\"210\", \"卫生健康支出\", \"5.00\"],"                                                                \
    "[\"\", \"合计\", \"" total "\"]]}"

static void
expect_rows(const char *tables, guint passes, guint failures)
{
    g_autofree char *json = g_strdup_printf("{\"tables\": [%s]}", tables);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpuint(count_rule(disclosure, "expenditure_rows_equal_general_rows", GK_CHECK_PASS), ==, passes);
    g_assert_cmpuint(count_rule(disclosure, "expenditure_rows_equal_general_rows", GK_CHECK_FAIL), ==, failures);
}

static void
rows_of_two_lists(void)
{
    static const char EXPENDITURE[] = LIST("部门支出总表", "30.00", "20.00", "55.00");
    g_autofree char *same = g_strjoin(",", EXPENDITURE, LIST("一般公共预算支出表", "30.00", "20.00", "55.00"), NULL);
    g_autofree char *slip = g_strjoin(",", EXPENDITURE, LIST("一般公共预算支出表", "30.00", "26.00", "55.00"), NULL);
    g_autofree char *less = g_strjoin(",", EXPENDITURE, LIST("一般公共预算支出表", "30.00", "18.00", "53.00"), NULL);
    g_autofree char *other = g_strjoin(",", EXPENDITURE, LIST("一般公共预算支出表", "28.00", "22.00", "55.00"), NULL);
    expect_rows(same, 3, 0);
    expect_rows(slip, 2, 1);
    expect_rows(less, 0, 0);
    expect_rows(other, 0, 0);
}

/* 2.00 left, 20.00 received, 18.00 spent: 4.00 is left; a blank is nothing. */
static void
what_is_left(void)
{
#define FUND(first, second)                                                                                                            \
    "{\"tables\": [{\"title\": \"政府性基金预算财政拨款收入支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, " \
    "\"rows\": ["                                                                                                                      \
    "[\"科目编码\", \"科目名称\", \"年初结转和结余\", \"本年收入\", \"本年支出\", \"年末结转和结余\"],"  \
    "[\"212\", \"城乡社区支出\", \"2.00\", \"20.00\", \"18.00\", \"" first "\"],"                                                      \
    "[\"229\", \"其他支出\", \"\", \"3.00\", \"3.00\", \"" second "\"]]}]}"
    static const char *const SETS[] = { FUND("4.00", ""), FUND("5.00", "") };
    for (guint i = 0; i < G_N_ELEMENTS(SETS); i++) {
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(SETS[i]), NULL, NULL);
        g_assert_cmpuint(count_rule(disclosure, "closing_equals_opening_and_year", GK_CHECK_PASS), ==, i ? 1 : 2);
        g_assert_cmpuint(count_rule(disclosure, "closing_equals_opening_and_year", GK_CHECK_FAIL), ==, i);
    }
}

/* The national form of the basic expenditure: three lists side by side, the last two with one total. 12.00 + 0.50
 * + 1.00 = 13.50; its label reaches over both, or stands in the last with nothing beside it. */
#define LISTS(total)                                                                                                                    \
    "{\"tables\": [{\"title\": \"一般公共预算财政拨款支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": " \
    "["                                                                                                                                 \
    "[\"科目编码\", \"科目名称\", \"本年支出合计\", \"基本支出\", \"项目支出\"], [\"\", \"合计\", \"100.00\", " \
    "\"63.50\", "                                                                                                                       \
    "\"36.50\"]]}, {\"title\": \"一般公共预算财政拨款基本支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, "     \
    "\"cells\": [" CELL(0, 0, "科目编码") CELL(0, 1, "科目名称") CELL(0, 2, "决算数") CELL(0, 3, "科目编码")                            \
        CELL(0, 4, "科目名称") CELL(0, 5, "决算数") CELL(0, 6, "科目编码") CELL(0, 7, "科目名称") CELL(0, 8, "决算数")                  \
            CELL(1, 0, "301") CELL(1, 1, "工资福利支出") CELL(1, 2, "50.00") CELL(1, 3, "302")                                          \
                CELL(1, 4, "商品和服务支出") CELL(1, 5, "12.00") CELL(1, 6, "307") CELL(1, 7, "债务利息及费用支出")                     \
                    CELL(1, 8, "0.50") CELL(2, 0, "") CELL(2, 1, "") CELL(2, 2, "") CELL(2, 3, "") CELL(2, 4, "")                       \
                        CELL(2, 5, "") CELL(2, 6, "310") CELL(2, 7, "资本性支出")                                                       \
                            CELL(2, 8, "1.00") "{\"row\": 3, \"column\": 0, \"column_span\": 2, \"text\": "                             \
                                               "\"人员经费合计\"}," CELL(3, 2, "50.00") total "]}]}"
#define CELL(row, column, text) "{\"row\": " #row ", \"column\": " #column ", \"text\": \"" text "\"},"

static void
lists_with_one_total(void)
{
    static const char *const SETS[] = {
        LISTS("{\"row\": 3, \"column\": 3, \"column_span\": 5, \"text\": \"公用经费合计\"},"
              "{\"row\": 3, \"column\": 8, \"text\": \"13.50\"}"),
        LISTS(CELL(3, 3, "") CELL(3, 4, "") CELL(3, 5, "") CELL(3, 6, "")
                  CELL(3, 7, "公用经费合计") "{\"row\": 3, \"column\": 8, \"text\": \"13.50\"}"),
        LISTS("{\"row\": 3, \"column\": 3, \"column_span\": 5, \"text\": \"公用经费合计\"},"
              "{\"row\": 3, \"column\": 8, \"text\": \"13.80\"}"),
    };
    for (guint i = 0; i < G_N_ELEMENTS(SETS); i++) {
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(SETS[i]), NULL, NULL);
        guint failures = 0;
        for (guint c = 0; c < disclosure->n_checks; c++)
            failures += disclosure->checks[c].status == GK_CHECK_FAIL;
        g_assert_cmpuint(count_rule(disclosure, "total_row_equals_its_lists", GK_CHECK_PASS), ==, i < 2);
        g_assert_cmpint(failures > 0, ==, i == 2);
        g_assert_cmpuint(count_rule(disclosure, "final_general_basic_equals_basic_table", GK_CHECK_PASS), ==, i == 0);
    }
}

/* 3.00 = 0.00 + 1.00 + 2.00; neither 会议费 nor 机关运行经费 is 三公经费. */
static void
what_stands_beside(void)
{
    g_autoptr(GkDisclosure) disclosure =
        gk_disclosure_new(gk_test_document_new("{\"tables\": [{\"title\": \"“三公”经费、会议费和机关运行经费预算表\", "
                                               "\"unit\": \"万元\", \"header_rows\": 1,"
                                               "\"rows\": [[\"单位名称\", \"“三公”经费合计\", \"因公出国（境）费\", "
                                               "\"公务接待费\", \"公务用车购置及运行费\", "
                                               "\"会议费\", \"机关运行经费\"], [\"某局\", \"3.00\", \"0.00\", "
                                               "\"1.00\", \"2.00\", \"4.00\", \"20.00\"]]}]}"),
                          NULL, NULL);
    g_assert_cmpuint(disclosure->n_checks, ==, 1);
    g_assert_cmpint(disclosure->checks[0].status, ==, GK_CHECK_PASS);
    g_assert_cmpuint(disclosure->checks[0].n_terms, ==, 3);
}

/* --- parts in prose --- */

static void
expect_parts(const char *paragraph, guint passes, guint failures)
{
    g_autofree char *json = g_strdup_printf("{\"tables\": [], \"paragraphs\": [%s]}", paragraph);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_test_message("%s", paragraph);
    g_assert_cmpuint(count_rule(disclosure, "whole_equals_its_parts", GK_CHECK_PASS), ==, passes);
    g_assert_cmpuint(count_rule(disclosure, "whole_equals_its_parts", GK_CHECK_FAIL), ==, failures);
    for (guint i = 0; i < disclosure->n_checks; i++)
        g_assert_cmpuint(disclosure->checks[i].n_statement_terms, >=, 1);
}

static void
parts_of_a_statement(void)
{
    expect_parts("\"2025年政府采购预算173.50万元，其中：货物16.35万元，工程1.00万元，服务156.15万元。\"", 1, 0);
    expect_parts("\"2025年政府采购预算173.50万元，其中：货物16.35万元，工程1.00万元，服务165.15万元。\"", 0, 1);
    expect_parts(
        "\"2025年“三公”经费预算数为20万元，其中：因公出国（境）费2万元，公务接待费3万元，公务用车购置及运行费15万元"
        "（其中，公务用车购置费0万元，公务用车运行费15万元）。\"",
        2, 0);
    /* what was spent, and the budget: each has its own parts */
    expect_parts(
        "\"2024年度“三公”经费财政拨款支出决算为7.50万元，完成全年预算10万元的75%。其中：因公出国（境）费支出决算为0"
        "万元，完成全年预算0万元的0%；公务接待费支出决算为1.50万元，完成全年预算2万元的75%；公务用车购置及运行维护费"
        "支出决算为6万元，完成全年预算8万元的75%。\"",
        2, 0);
    /* not all of the parts are told */
    expect_parts("\"2025年支出预算500万元，其中：教育支出300万元，卫生健康支出50万元。\"", 0, 0);
    expect_parts("\"2025年支出预算500万元，其中：教育支出450万元，卫生健康支出50万元。\"", 1, 0);
}

/* The budget of this year beside what last year's came to, and the change: columns are compared with their own kind. */
static void
columns_for_comparison(void)
{
    static const char JSON[] =
        "{\"tables\": [{\"title\": \"财政拨款收支总表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"收入项目\", \"预算数\", \"支出项目\", \"合计\", \"一般公共预算\"],"
        "[\"一、一般公共预算\", \"220.00\", \"一、教育支出\", \"220.00\", \"220.00\"],"
        "[\"收入总计\", \"220.00\", \"支出总计\", \"220.00\", \"220.00\"]]},"
        "{\"title\": \"一般公共预算支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"科目编码\", \"科目名称\", \"2024年执行数\", \"2025年预算数\", \"增减额\", \"增减%\"],"
        "[\"205\", \"教育支出\", \"200.00\", \"220.00\", \"20.00\", \"10.00\"],"
        "[\"20502\", \"普通教育\", \"150.00\", \"180.00\", \"30.00\", \"20.00\"],"
        "[\"20507\", \"特殊教育\", \"50.00\", \"40.00\", \"-10.00\", \"-20.00\"],"
        "[\"\", \"合计\", \"200.00\", \"220.00\", \"20.00\", \"10.00\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(JSON), NULL, NULL);
    for (guint i = 0; i < disclosure->n_checks; i++)
        g_assert_cmpint(disclosure->checks[i].status, ==, GK_CHECK_PASS);
    g_assert_cmpuint(count_rule(disclosure, "appropriation_general_equals_general_table", GK_CHECK_PASS), ==, 1);
    g_assert_cmpuint(count_rule(disclosure, "class_equal_in_both_tables", GK_CHECK_PASS), ==, 1);
    g_assert_cmpuint(count_rule(disclosure, "difference_of_its_amounts", GK_CHECK_PASS), ==, 4);
    g_assert_cmpuint(count_rule(disclosure, "percentage_of_its_amounts", GK_CHECK_PASS), ==, 4);
}

/* Some provinces print what was left and received before what was spent: 本年支出 is what the other tables repeat. */
static void
spending_among_others(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(
        gk_test_document_new(
            "{\"tables\": [{\"title\": \"财政拨款收入支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
            "[\"收入项目\", \"决算数\", \"支出项目\", \"合计\", \"一般公共预算财政拨款\"],"
            "[\"一、一般公共预算财政拨款\", \"90.00\", \"五、教育支出\", \"100.00\", \"100.00\"],"
            "[\"本年收入合计\", \"90.00\", \"本年支出合计\", \"100.00\", \"100.00\"],"
            "[\"年初结转和结余\", \"30.00\", \"年末结转和结余\", \"20.00\", \"20.00\"],"
            "[\"总计\", \"120.00\", \"总计\", \"120.00\", \"120.00\"]]},"
            "{\"title\": \"一般公共预算财政拨款收入支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
            "[\"科目编码\", \"科目名称\", \"年初结转和结余\", \"本年收入\", \"本年支出\", \"年末结转和结余\"],"
            "[\"205\", \"教育支出\", \"30.00\", \"90.00\", \"100.00\", \"20.00\"],"
            "[\"\", \"合计\", \"30.00\", \"90.00\", \"100.00\", \"20.00\"]]}]}"),
        NULL, NULL);
    for (guint i = 0; i < disclosure->n_checks; i++)
        g_assert_cmpint(disclosure->checks[i].status, ==, GK_CHECK_PASS);
    g_assert_cmpuint(count_rule(disclosure, "final_general_equals_general_table", GK_CHECK_PASS), ==, 1);
    g_assert_cmpuint(count_rule(disclosure, "class_equal_in_both_tables", GK_CHECK_PASS), ==, 1);
    g_assert_cmpuint(count_rule(disclosure, "closing_equals_opening_and_year", GK_CHECK_PASS), ==, 2);
}

/* What goes over into the next year stands in the balance alone: this year's spending is what the lists repeat. */
static void
what_goes_over(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(
        gk_test_document_new(
            "{\"tables\": [{\"title\": \"财政拨款收支预算总表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
            "[\"收入项目\", \"预算数\", \"支出项目\", \"合计\", \"一般公共预算\"],"
            "[\"一、本年收入\", \"120.00\", \"一、本年支出\", \"100.00\", \"100.00\"],"
            "[\"（一）一般公共预算\", \"120.00\", \"（一）教育支出\", \"100.00\", \"100.00\"],"
            "[\"二、上年结转\", \"0.00\", \"二、年终结转结余\", \"20.00\", \"20.00\"],"
            "[\"收入总计\", \"120.00\", \"支出总计\", \"120.00\", \"120.00\"]]},"
            "{\"title\": \"一般公共预算支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
            "[\"科目编码\", \"科目名称\", \"合计\", \"基本支出\", \"项目支出\"],"
            "[\"205\", \"教育支出\", \"100.00\", \"60.00\", \"40.00\"],"
            "[\"\", \"合计\", \"100.00\", \"60.00\", \"40.00\"]]}]}"),
        NULL, NULL);
    for (guint i = 0; i < disclosure->n_checks; i++)
        g_assert_cmpint(disclosure->checks[i].status, ==, GK_CHECK_PASS);
    g_assert_cmpuint(count_rule(disclosure, "appropriation_general_equals_general_table", GK_CHECK_PASS), ==, 1);
}

/* The tables print the code of a name that the prose uses: of two items of one name the one of the named group. */
static void
codes_of_the_tables(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(
        gk_test_document_new(
            "{\"tables\": [{\"title\": \"一般公共预算支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
            "[\"科目编码\", \"科目名称\", \"合计\"], [\"205\", \"教育支出\", \"30.00\"], [\"20502\", \"普通教育\", "
            "\"20.00\"],"
            "[\"2050202\", \"小学教育\", \"20.00\"], [\"20507\", \"特殊教育\", \"10.00\"],"
            "[\"2050701\", \"特殊学校教育\", \"4.00\"], [\"2050799\", \"小学教育\", \"6.00\"]]}], \"paragraphs\": ["
            "\"1.教育支出（类）普通教育（款）小学教育（项）20万元，主要用于学校运转。\"]}"),
        NULL, NULL);
    g_assert_cmpuint(disclosure->n_statements, ==, 1);
    g_assert_cmpuint(disclosure->statements[0].n_codes, ==, 3);
    g_assert_cmpstr(disclosure->statements[0].code_numbers[1], ==, "20502");
    g_assert_cmpstr(disclosure->statements[0].code_numbers[2], ==, "2050202");
    g_assert_cmpuint(count_rule(disclosure, "item_statement_equals_row", GK_CHECK_PASS), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/identities/bounds/broken", broken_bounds_are_told);
    g_test_add_func("/identities/bounds/statements", bounds_of_statements);
    g_test_add_func("/identities/bounds/no-confirmation", bounds_confirm_nothing);
    g_test_add_func("/identities/final", final_accounts);
    g_test_add_func("/identities/budget", budgets);
    g_test_add_func("/identities/government", governments);
    g_test_add_func("/identities/wrong", wrong_digits_are_told);
    g_test_add_func("/identities/rows", rows_of_two_lists);
    g_test_add_func("/identities/left", what_is_left);
    g_test_add_func("/identities/lists", lists_with_one_total);
    g_test_add_func("/identities/beside", what_stands_beside);
    g_test_add_func("/identities/comparison", columns_for_comparison);
    g_test_add_func("/identities/spending", spending_among_others);
    g_test_add_func("/identities/over", what_goes_over);
    g_test_add_func("/identities/codes", codes_of_the_tables);
    g_test_add_func("/identities/parts", parts_of_a_statement);
    return g_test_run();
}
