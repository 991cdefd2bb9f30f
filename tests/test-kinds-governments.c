/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles in governments' own budgets, final accounts and debt disclosures; each list is one document, with no columns to
 * help.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"
#include "tests/support/titles.h"

#include <locale.h>

static const GkTestTitle BUDGET_BOOK[] = {
    { "表1 2024年全省一般公共预算收支平衡情况表", "government_general_balance" },
    { "表2 2024年全省一般公共预算收入执行情况表（分地区）", "government_general_income" },
    { "表C：2025年州级地方一般公共预算支出草案表", "government_general_expenditure" },
    { "3.7 2025年区本级一般公共预算支出细化表", "government_general_expenditure" },
    { "2025年区本级一般公共预算支出表（按功能分类科目）", "government_general_expenditure" },
    { "2025年区本级支出功能分类预算表", "government_general_expenditure" },
    { "2025年区本级一般公共预算支出表（按政府预算支出经济分类科目）", "government_general_economic" },
    { "2025年区本级一般公共预算基本支出表（按政府预算支出经济分类科目）", "government_general_basic" },
    { "2025年区本级支出经济分类科目表（基本支出）", "government_general_basic" },
    { "2025年全市财政支出资金来源表", "government_general_expenditure" },
    { "2025年全口径收支草案表", "government_general_balance" },
    { "2025年市级财政重点投入表", "government_project_funds" },
    { "市级专项资金管理清单（2025年）", "government_project_funds" },
    { "2025年市级基本建设投资支出计划表", "government_project_funds" },
    { "2024年重点项目执行情况表", "government_project_funds" },
    { "2025年省对下一般公共预算税收返还和转移支付表", "government_transfer" },
    { "省级对下级的转移支付预算分项目表", "government_transfer" },
    { "2025年专项转移支付分地区分项目表（二）", "government_transfer" },
    { "2025年一般公共预算支出表（不含对下转移支付）", "government_general_expenditure" },
    { "2025年政府性基金收支草案表", "government_fund_balance" },
    { "2025年政府性基金收入草案表", "government_fund_income" },
    { "2025年市级基金预算支出表", "government_fund_expenditure" },
    { "2025年市级政府性基金补助下级支出表", "government_fund_transfer" },
    { "2025年政府性基金转移支付分项目表", "government_fund_transfer" },
    { "2025年国有资本经营预算收支总表", "government_capital_balance" },
    { "2025年国有资本经营收入表", "government_capital_income" },
    { "2025年国有资本经营预算支出表（分企业）", "government_capital_expenditure" },
    { "2025年国有资本经营预算对下转移支付分地区表", "government_capital_transfer" },
    { "2025年社会保险基金预算收支总表", "government_insurance_balance" },
    { "2025年末社会保险基金滚存结余预算表", "government_insurance_balance" },
    { "2025年社会保险基金预算执行表", "government_insurance_balance" },
    { "社预03表 2025年企业职工基本养老保险基金预算表", "government_insurance_fund" },
    { "2025年工伤保险基金收支预算表", "government_insurance_fund" },
    { "2025年职工基本医疗保险基础资料表", "government_insurance_fund" },
    { "2024年财政收支决算总表", "government_overview" },
    { "2025—2027年中期财政规划收支表", "government_overview" },
    { "2025年一般公共预算、政府性基金预算、国有资本经营预算收支汇总表", "government_overview" },
    { "2025年财政专户管理资金收支预算表", "special_account" },
    { "2025年区本级“三公”经费、会议费、培训费、机关运行经费预算表", "government_three_public" },
    { "2025年重大政策和重点项目绩效目标表", "performance_target" },
    { "2024年财政重点绩效评价结果表", "performance_evaluation" },
    { "2025年政府采购预算表", "procurement" },
    { "2025年预备费动用情况", "other" },
};

static const GkTestTitle DEBTS[] = {
    { "32某省2024年地方政府一般债务余额情况表", "government_debt_balance" },
    { "2024年末全市政府专项债务余额表", "government_debt_balance" },
    { "2024年政府债务限额及余额决算情况表", "government_debt_limit" },
    { "某市2024年政府债务限额、余额分地区情况表", "government_debt_limit" },
    { "2024年地方政府债券发行及还本付息情况表", "government_debt_service" },
    { "2025年地方政府债务还本付息支出预算表", "government_debt_service" },
    { "2024年地方政府债券使用情况表", "government_debt_bonds" },
    { "2024年新增专项债券项目明细", "government_debt_bonds" },
    { "2025年新增一般债券安排重大项目情况表", "government_debt_bonds" },
    { "2024年政府债券分配情况表", "government_debt_bonds" },
    { "2024年政府债券分批次发行情况表", "government_debt_issues" },
    { "2024年末政府债券年限情况表", "government_debt_maturity" },
    { "政府债务分年度偿还计划表", "government_debt_plan" },
    { "2025年地方政府债务收支计划表", "government_debt_plan" },
    { "2025年提前下达新增债务限额情况表", "government_debt_allocation" },
    { "2025年新增政府债务限额安排方案表", "government_debt_allocation" },
    { "国际金融组织和外国政府贷款情况表", "government_debt" },
};

/* A department that keeps the funds of social insurance has both. */
static const GkTestTitle BOTH[] = {
    { "部门收支总表", "overall_balance" },
    { "部门收入总表", "income" },
    { "部门支出总表", "expenditure" },
    { "财政拨款收支总表", "appropriation_balance" },
    { "社会保险基金收入预算表", "government_insurance_income" },
    { "社会保险基金支出预算表", "government_insurance_expenditure" },
};

/* A form published alone. */
static const GkTestTitle ALONE[] = { { "2024年全市一般公共预算支出执行情况表", "government_general_expenditure" } };

/* Departments' tables have some of the same words. */
static const GkTestTitle DEPARTMENT[] = {
    { "2025年收支总表", "overall_balance" },
    { "2025年市级部门一般公共预算支出表", "general_budget_expenditure" },
    { "2025年政府性基金预算支出表", "government_fund" },
    { "2025年国有资本经营预算支出表", "state_capital" },
    { "2025年一般公共预算基本支出表（按部门预算支出经济分类）", "general_budget_basic" },
    { "2025年“三公”经费支出表", "three_public" },
    { "2025年市对下转移支付预算表", "transfer_to_lower" },
    { "2025年项目支出绩效目标表（专项资金）", "performance_target" },
    { "2025年债务支出预算表", "other" },
};

static const GkTestTitle ABROAD[] = {
    { "歲入來源別預算表", "income" },
    { "歲出機關別預算表", "expenditure" },
    { "基金來源明細表", "income" },
    { "基金用途明細表", "expenditure" },
    { "跨年期計畫概況表", "other" },
};

/* What is in the rows, where no title is; one document. */
static const char *const UNTITLED[][2] = {
    { "government_fund_expenditure", "[\"城乡社区支出\", \"9\"], [\"国有土地使用权出让收入安排的支出\", \"8\"], [\"农村基础设施建设支出\", \"1\"]" },
    { "government_capital_expenditure", "[\"解决历史遗留问题及改革成本支出\", \"9\"], [\"国有企业资本金注入\", \"8\"]" },
    { "government_insurance_balance", "[\"上年结余\", \"9\"], [\"本年收支结余\", \"1\"], [\"年末滚存结余\", \"10\"]" },
    { "government_insurance_income", "[\"保险费收入\", \"9\"], [\"财政补贴收入\", \"1\"], [\"利息收入\", \"10\"]" },
    { "government_general_expenditure",
      "[\"一般公共服务支出\", \"9\"], [\"国防支出\", \"1\"], [\"公共安全支出\", \"10\"], [\"教育支出\", \"7\"], [\"科学技术支出\", \"7\"]" },
    { "government_debt_balance", "[\"上年末政府一般债务余额\", \"9\"], [\"本年政府一般债务限额\", \"1\"], [\"本年还本\", \"1\"]" },
    { "other", "[\"甲\", \"9\"], [\"乙\", \"1\"]" },
};

static const GkTestTitle JAPAN[] = {
    { "歳入歳出予算", "government_general_balance" },
    { "歳入予算事項別明細書", "government_general_income" },
    { "地方債", "government_debt" },
    { "債務負担行為", "other" },
};

#define TITLES(list) gk_test_titles(list, G_N_ELEMENTS(list))

static void
budgets(void)
{
    TITLES(BUDGET_BOOK);
    TITLES(ALONE);
}

static void
debts(void)
{
    TITLES(DEBTS);
}

static void
without_titles(void)
{
    GString *json = g_string_new("{\"tables\": [");
    for (guint i = 0; i < G_N_ELEMENTS(UNTITLED); i++)
        g_string_append_printf(json, "%s{\"header_rows\": 1, \"rows\": [[\"项目\", \"预算数\"], %s]}", i ? ", " : "",
                               UNTITLED[i][1]);
    g_string_append(json, "]}");
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(UNTITLED); i++)
        g_assert_cmpstr(disclosure->tables[i].kind, ==, UNTITLED[i][0]);
    g_string_free(json, TRUE);
}

static void
departments(void)
{
    TITLES(DEPARTMENT);
    TITLES(BOTH);
}

static void
taiwan_and_japan(void)
{
    TITLES(ABROAD);
    TITLES(JAPAN);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kinds-governments/budgets", budgets);
    g_test_add_func("/kinds-governments/debts", debts);
    g_test_add_func("/kinds-governments/without-titles", without_titles);
    g_test_add_func("/kinds-governments/departments", departments);
    g_test_add_func("/kinds-governments/taiwan-and-japan", taiwan_and_japan);
    return g_test_run();
}
