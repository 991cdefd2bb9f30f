/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"
#include "tests/support/titles.h"

/* Titles with no columns to help. */
static const GkTestTitle BUDGET_TITLES[] = {
    { "部门收支总体情况表", "overall_balance" },
    { "2023年单位预算收支总表", "overall_balance" },
    { "部门收支总表", "overall_balance" },
    { "预算单位财务收支预算总表", "overall_balance" },
    { "部门收入总表", "income" },
    { "收入总体情况表", "income" },
    { "部门支出总体情况表", "expenditure" },
    { "支出预算总表", "expenditure" },
    { "财政拨款收支总体情况表", "appropriation_balance" },
    { "财政拨款收支总表", "appropriation_balance" },
    { "财政拨款支出预算表（部门经济分类科目）", "appropriation_expenditure" },
    { "一般公共预算支出情况表（按功能分类科目）", "general_budget_expenditure" },
    { "一般公共预算支出表", "general_budget_expenditure" },
    { "一般公共预算当年拨款支出表", "general_budget_expenditure" },
    { "一般公共预算基本支出明细表（按经济分类）", "general_budget_basic" },
    { "一般公共预算基本支出情况表（按支出经济分类科目）", "general_budget_basic" },
    { "一般公共预算项目支出情况表", "general_budget_project" },
    { "一般公共预算“三公”经费支出表", "three_public" },
    { "“三公”经费和机关运行经费预算表", "three_public" },
    { "财政拨款\"三公\"经费支出情况表", "three_public" },
    { "政府性基金预算“三公”经费支出预算表", "government_fund_three_public" },
    { "政府性基金预算支出情况表", "government_fund" },
    { "国有资本经营支出预算表", "state_capital" },
    { "国有资本经营预算支出情况表", "state_capital" },
    { "政府采购支出预算表", "procurement" },
    { "政府购买服务预算表", "service_purchase" },
    { "财政项目支出绩效目标填报表", "performance_target" },
    { "部门整体支出绩效目标表", "performance_target" },
    { "项目支出绩效目标申报表", "performance_target" },
    { "表3 部门支出总表", "expenditure" },
    { "1-1 部门收入总表", "income" },
    { "附件2：部门预算支出经济分类科目情况表", "expenditure_economic" },
    { "部门支出总体情况", "expenditure" },
    { "公共财政预算支出表", "general_budget_expenditure" },
    { "公共预算财政拨款支出预算表", "general_budget_expenditure" },
    { "部门收支预算总表(公开01表)", "overall_balance" },
    { "因公出国（境）费、公务接待费、公务用车购置及运行费预算表", "three_public" },
    { "商品和服务支出预算表", "expenditure_economic" },
    { "财政专户管理资金预算支出情况表", "special_account" },
    { "部门项目支出明细表", "project_expenditure" },
    { "资产盘点安排", "other" },
};

static const GkTestTitle FINAL_TITLES[] = {
    { "收支决算总表", "final_overall_balance" },
    { "收入支出决算总表", "final_overall_balance" },
    { "收入决算总表", "final_income" },
    { "支出决算表", "final_expenditure" },
    { "财政拨款收入支出决算表", "final_appropriation_balance" },
    { "财政拨款支出决算明细表", "final_appropriation_expenditure" },
    { "一般公共预算财政拨款收入支出决算表", "final_general_expenditure" },
    { "一般公共预算财政拨款基本支出决算明细表", "final_general_basic" },
    { "一般公共预算财政拨款“三公”经费支出决算表", "final_three_public" },
    { "“三公”经费、行政参公单位机关运行经费情况表", "final_three_public" },
    { "财政拨款“三公”经费及会议费、培训费支出决算表", "final_three_public" },
    { "政府性基金预算财政拨款收入支出决算表", "final_government_fund" },
    { "国有资本经营预算财政拨款支出决算表", "final_state_capital" },
    { "国有资产占用情况表", "final_assets" },
    { "基本支出决算表", "final_general_basic" },
    { "部门收支决算总表", "final_overall_balance" },
    { "政府性基金决算表", "final_government_fund" },
    { "国有资本经营支出决算表", "final_state_capital" },
    { "一般公共预算财政拨款支出决算明细表", "final_general_expenditure" },
    { "项目收入支出决算表", "final_project_balance" },
    { "项目支出绩效自评表", "performance_evaluation" },
};

static const GkTestTitle GOVERNMENT_TITLES[] = {
    { "2024年全市一般公共预算收入表", "government_general_income" },
    { "2024年市本级一般公共预算支出表", "government_general_expenditure" },
    { "2024年政府性基金预算收入表", "government_fund_income" },
    { "2024年政府性基金预算支出表", "government_fund_expenditure" },
    { "2024年国有资本经营预算收入表", "government_capital_income" },
    { "2024年社会保险基金预算收入表", "government_insurance_income" },
    { "2024年社会保险基金预算支出表", "government_insurance_expenditure" },
    { "一般公共预算税收返还和转移支付表", "government_transfer" },
    { "地方政府债务限额和余额情况表", "government_debt_limit" },
    { "地方政府债券发行及还本付息情况表", "government_debt_service" },
    { "一般公共预算收支平衡表", "government_general_balance" },
    { "社会保险基金预算收支表", "government_insurance_balance" },
    { "专项转移支付分地区表", "government_transfer" },
    { "一般公共预算本级支出表", "government_general_expenditure" },
};

static void
titles_of_budgets(void)
{
    gk_test_titles(BUDGET_TITLES, G_N_ELEMENTS(BUDGET_TITLES));
}

static void
titles_of_final_accounts(void)
{
    gk_test_titles(FINAL_TITLES, G_N_ELEMENTS(FINAL_TITLES));
}

static void
titles_of_governments(void)
{
    gk_test_titles(GOVERNMENT_TITLES, G_N_ELEMENTS(GOVERNMENT_TITLES));
}

/* An organization's name may hold any word. */
static void
names_of_organizations_mislead_nobody(void)
{
    static const char JSON[] =
        "{\"tables\": ["
        "{\"title\": \"市社会保险基金管理中心收入预算总表\", \"organization\": \"市社会保险基金管理中心\", \"rows\": "
        "[[\"甲\"]]},"
        "{\"title\": \"县国有资本经营公司支出预算总表\", \"organization\": \"县国有资本经营公司\", \"rows\": "
        "[[\"甲\"]]},"
        "{\"title\": \"收支预算总表\", \"organization\": \"市政府采购中心\", \"rows\": [[\"甲\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(JSON), NULL, NULL);
    g_assert_cmpstr(disclosure->tables[0].kind, ==, "income");
    g_assert_cmpstr(disclosure->tables[1].kind, ==, "expenditure");
    g_assert_cmpstr(disclosure->tables[2].kind, ==, "overall_balance");
}

/* All titles begin alike: with a name, or with the fund they are about. */
static void
common_beginnings(void)
{
    static const GkTestTitle NAMED[] = { { "某市社会保险基金管理中心收支预算总表", "overall_balance" },
                                   { "某市社会保险基金管理中心收入预算总表", "income" },
                                   { "某市社会保险基金管理中心支出预算总表", "expenditure" },
                                   { "某市社会保险基金管理中心财政拨款收支预算总表", "appropriation_balance" } };
    static const GkTestTitle FUND[] = { { "一般公共预算支出表", "general_budget_expenditure" },
                                  { "一般公共预算基本支出表", "general_budget_basic" },
                                  { "一般公共预算项目支出表", "general_budget_project" },
                                  { "一般公共预算“三公”经费支出表", "three_public" } };
    gk_test_titles(NAMED, G_N_ELEMENTS(NAMED));
    gk_test_titles(FUND, G_N_ELEMENTS(FUND));
}

static void
columns_speak_where_no_title_does(void)
{
    static const char JSON[] =
        "{\"tables\": [{\"header_rows\": 1, \"rows\": [[\"序号\", \"单位名称\", \"备注\"], [\"1\", \"某局\", \"\"]]},"
        "{\"header_rows\": 1, \"rows\": [[\"科目编码\", \"科目名称\", \"本年支出合计\", \"基本支出\", \"项目支出\","
        "\"上缴上级支出\", \"经营支出\"], [\"201\", \"一般公共服务支出\", \"1.00\", \"1.00\", \"\", \"\", \"\"]]},"
        "{\"title\": \"收入支出决算总表\", \"rows\": [[\"a\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(JSON), NULL, NULL);
    g_assert_cmpstr(disclosure->tables[0].kind, ==, "sub_units");
    g_assert_cmpstr(disclosure->tables[0].kind_reasons[0], ==, "columns");
    g_assert_cmpstr(disclosure->tables[1].kind, ==, "final_expenditure");
    g_assert_cmpstr(disclosure->tables[2].kind_reasons[0], ==, "title");
}

/* tests/corpus-kinds.tsv */
static void
kinds_of_the_ground_truth(void)
{
    g_auto(GStrv) names = gk_test_corpus_names();
    if (!names) {
        g_test_skip("no ground truth beside the repository");
        return;
    }
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "corpus-kinds.tsv", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint checked = 0;
    for (char **name = names; *name; name++) {
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_corpus(*name), NULL, NULL);
        for (char **line = lines; *line; line++) {
            g_auto(GStrv) fields = g_strsplit(*line, "\t", 3);
            if (g_strcmp0(fields[0], *name) != 0)
                continue;
            guint index = (guint) g_ascii_strtoull(fields[1], NULL, 10);
            g_assert_cmpuint(index, <, disclosure->document->n_tables);
            g_assert_cmpstr(disclosure->tables[index].kind, ==, fields[2]);
            checked++;
        }
    }
    g_assert_cmpuint(checked, ==, 76);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kinds/budget", titles_of_budgets);
    g_test_add_func("/kinds/final", titles_of_final_accounts);
    g_test_add_func("/kinds/government", titles_of_governments);
    g_test_add_func("/kinds/organizations", names_of_organizations_mislead_nobody);
    g_test_add_func("/kinds/beginnings", common_beginnings);
    g_test_add_func("/kinds/columns", columns_speak_where_no_title_does);
    g_test_add_func("/kinds/ground-truth", kinds_of_the_ground_truth);
    return g_test_run();
}
