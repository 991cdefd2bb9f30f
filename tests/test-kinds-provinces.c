/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles of the standard tables as provinces word them. Each list is one document, with no columns to help.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"
#include "tests/support/titles.h"

#include <locale.h>

static const GkTestTitle YUNNAN_BUDGET[] = {
    { "预算01-1表 部门财务收支预算总表", "overall_balance" },
    { "预算01-2表 部门收入预算表", "income" },
    { "预算01-3表 部门支出预算表", "expenditure" },
    { "预算02-1表 部门财政拨款收支预算总表", "appropriation_balance" },
    { "预算02-2表 一般公共预算支出预算表（按功能科目分类）", "general_budget_expenditure" },
    { "预算03表 一般公共预算“三公”经费支出预算表", "three_public" },
    { "预算04表 部门基本支出预算表（人员类、运转类公用经费项目）", "expenditure_economic" },
    { "预算05-1表 部门项目支出预算表（其他运转类、特定目标类项目）", "project_expenditure" },
    { "预算05-2表 部门项目支出绩效目标表（本次下达）", "performance_target" },
    { "预算06表 部门政府性基金预算支出预算表", "government_fund" },
    { "预算07表 部门政府采购预算表", "procurement" },
    { "预算08表 部门政府购买服务预算表", "service_purchase" },
    { "预算09-1表 州对下转移支付预算表", "transfer_to_lower" },
    { "预算09-2表 州对下转移支付绩效目标表", "performance_target" },
    { "预算10表 新增资产配置表", "asset_purchase" },
    { "预算11表 上级补助项目支出预算表", "project_expenditure" },
    { "预算12表 部门项目中期规划预算表", "project_expenditure" },
    { "国有资本经营预算支出预算表", "state_capital" },
};

static const GkTestTitle HUNAN_BUDGET[] = {
    { "收支总表", "overall_balance" },
    { "收入总表", "income" },
    { "支出总表", "expenditure" },
    { "支出预算分类汇总表（按政府预算经济分类）", "expenditure_economic" },
    { "支出预算分类汇总表（按部门预算经济分类）", "expenditure_economic" },
    { "财政拨款收支总表", "appropriation_balance" },
    { "一般公共预算支出表", "general_budget_expenditure" },
    { "一般公共预算基本支出表--人员经费(工资福利支出)（按政府预算经济分类）", "general_budget_basic" },
    { "一般公共预算基本支出表--公用经费(商品和服务支出)（按部门预算经济分类）", "general_budget_basic" },
    { "一般公共预算“三公”经费支出表", "three_public" },
    { "政府性基金预算支出表", "government_fund" },
    { "政府性基金预算支出分类汇总表（按政府预算经济分类）", "government_fund" },
    { "国有资本经营预算支出表", "state_capital" },
    { "财政专户管理资金预算支出表", "special_account" },
    { "省级专项资金绩效目标表", "performance_target" },
    { "其他项目支出绩效目标表", "performance_target" },
    { "部门整体支出绩效目标表", "performance_target" },
};

static const GkTestTitle HUNAN_COUNTY_BUDGET[] = {
    { "部门预算收支总表", "overall_balance" },
    { "单位收入总体情况表", "income" },
    { "支出预算分类汇总表（按部门预算经济分类）", "expenditure_economic" },
    { "基本支出预算明细表--工资福利支出", "expenditure_economic" },
    { "一般商品和服务支出预算表", "expenditure_economic" },
    { "对个人和家庭的补助支出预算表", "expenditure_economic" },
    { "人员经费支出表", "expenditure_economic" },
    { "公用经费支出表", "expenditure_economic" },
    { "一般公共预算“三公”经费支出表", "three_public" },
    { "专项资金预算汇总表", "project_expenditure" },
};

static const GkTestTitle BEIJING_BUDGET[] = {
    { "01收支总表", "overall_balance" },
    { "02收入总表", "income" },
    { "03支出总表", "expenditure" },
    { "04项目支出表", "project_expenditure" },
    { "05政府采购预算明细表", "procurement" },
    { "06财政拨款收支总表", "appropriation_balance" },
    { "07一般公共预算财政拨款支出表", "general_budget_expenditure" },
    { "08一般公共预算财政拨款基本支出表", "general_budget_basic" },
    { "专项业务经费一览表", "project_expenditure" },
    { "09政府性基金预算财政拨款支出表", "government_fund" },
    { "10国有资本经营预算财政拨款支出表", "state_capital" },
    { "11财政拨款“三公”经费支出表", "three_public" },
    { "12政府购买服务预算财政拨款明细表", "service_purchase" },
    { "13项目支出绩效表", "performance_target" },
    { "14部门整体支出绩效目标申报表", "performance_target" },
};

static const GkTestTitle SHAANXI_BUDGET[] = {
    { "表1 2025年部门综合预算收支总表", "overall_balance" },
    { "表2 2025年部门综合预算收入总表", "income" },
    { "表3 2025年部门综合预算支出总表", "expenditure" },
    { "表4 2025年部门综合预算财政拨款收支总表", "appropriation_balance" },
    { "表5 2025年部门综合预算一般公共预算支出明细表（按支出功能分类科目）", "general_budget_expenditure" },
    { "表6 2025年部门综合预算一般公共预算支出明细表（按支出经济分类科目）", "general_budget_expenditure" },
    { "表7 2025年部门综合预算一般公共预算基本支出明细表（按支出功能分类科目）", "general_budget_basic" },
    { "表9 2025年部门综合预算政府性基金收支表", "government_fund" },
    { "表10 2025年部门综合预算专项业务经费支出表", "project_expenditure" },
    { "表11 2025年部门综合预算政府采购（资产配置、购买服务）预算表", "procurement" },
    { "表12 2025年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表", "three_public" },
    { "表13 2025年部门专项业务经费绩效目标表", "performance_target" },
    { "表14 2025年部门整体支出绩效目标表", "performance_target" },
};

static const GkTestTitle HEBEI_BUDGET[] = {
    { "部门预算收支总表", "overall_balance" },
    { "部门预算收入总表", "income" },
    { "部门预算支出总表", "expenditure" },
    { "部门预算财政拨款收支总表", "appropriation_balance" },
    { "部门预算一般公共预算财政拨款支出表", "general_budget_expenditure" },
    { "部门预算一般公共预算财政拨款基本支出表", "general_budget_basic" },
    { "部门预算政府基金预算财政拨款支出表", "government_fund" },
    { "部门预算国有资本经营预算财政拨款支出表", "state_capital" },
    { "部门预算财政拨款“三公”经费支出表", "three_public" },
};

static const GkTestTitle FUJIAN_BUDGET[] = {
    { "附表1 2025年度收支预算总表", "overall_balance" },
    { "附表2 2025年度收入预算总表", "income" },
    { "附表3 2025年度支出预算总表", "expenditure" },
    { "附表4 2025年度财政拨款收支预算总表", "appropriation_balance" },
    { "附表5 2025年度一般公共预算拨款支出预算表", "general_budget_expenditure" },
    { "附表6 2025年度政府性基金拨款支出预算表", "government_fund" },
    { "附表7 2025年度国有资本经营预算拨款支出预算表", "state_capital" },
    { "附表8 2025年度一般公共预算支出经济分类情况表", "expenditure_economic" },
    { "附表9 2025年度一般公共预算基本支出经济分类情况表", "general_budget_basic" },
    { "附表10 2025年度一般公共预算“三公”经费支出预算表", "three_public" },
};

static const GkTestTitle HENAN_BUDGET[] = {
    { "2025年部门收支总体情况表", "overall_balance" },
    { "2025年部门收入总体情况表", "income" },
    { "2025年部门支出总体情况表", "expenditure" },
    { "2025年财政拨款收支总体情况表", "appropriation_balance" },
    { "2025年一般公共预算支出情况表", "general_budget_expenditure" },
    { "2025年一般公共预算基本支出情况表", "general_budget_basic" },
    { "2025年支出经济分类汇总表", "expenditure_economic" },
    { "2025年一般公共预算“三公”经费支出情况表", "three_public" },
    { "2025年政府性基金支出情况表", "government_fund" },
    { "2025年机关运行经费支出情况表", "operating_cost" },
    { "2025年国有资本经营预算收支情况表", "state_capital" },
    { "2025年部门（单位）整体绩效目标表", "performance_target" },
    { "2025年预算项目支出绩效目标表", "performance_target" },
};

static const GkTestTitle GUANGXI_BUDGET[] = {
    { "预算公开01表 部门收支总体情况表", "overall_balance" },
    { "预算公开02表 部门收入总体情况表", "income" },
    { "预算公开03表 部门支出总体情况表", "expenditure" },
    { "预算公开04表 财政拨款收支总体情况表", "appropriation_balance" },
    { "预算公开05表 一般公共预算支出情况表", "general_budget_expenditure" },
    { "预算公开06表 一般公共预算基本支出情况表", "general_budget_basic" },
    { "预算公开07表 一般公共预算“三公”经费支出情况表", "three_public" },
    { "预算公开08表 政府性基金预算支出情况表", "government_fund" },
    { "预算公开09表 国有资本经营预算支出情况表", "state_capital" },
    { "GK10 部门预算项目支出绩效目标公开表", "performance_target" },
};

static const GkTestTitle YUNNAN_FINAL[] = {
    { "收入支出决算表", "final_overall_balance" },
    { "收入决算表", "final_income" },
    { "支出决算表", "final_expenditure" },
    { "财政拨款收入支出决算表", "final_appropriation_balance" },
    { "一般公共预算财政拨款收入支出决算表", "final_general_expenditure" },
    { "一般公共预算财政拨款基本支出决算表", "final_general_basic" },
    { "财政拨款基本支出决算表", "final_general_basic" },
    { "资产情况表", "final_assets" },
    { "一般公共预算财政拨款项目支出决算表", "final_general_project" },
    { "政府性基金预算财政拨款收入支出决算表", "final_government_fund" },
    { "国有资本经营预算财政拨款收入支出决算表", "final_state_capital" },
    { "财政拨款“三公”经费、行政参公单位机关运行经费情况表", "final_three_public" },
    { "一般公共预算财政拨款“三公”经费情况表", "final_three_public" },
    { "国有资产使用情况表", "final_assets" },
    { "部门整体支出绩效自评情况", "performance_evaluation" },
    { "部门整体支出绩效自评表", "performance_evaluation" },
    { "项目支出绩效自评表", "performance_evaluation" },
};

static const GkTestTitle OTHER_FINAL[] = {
    { "GK01 收入支出决算总表", "final_overall_balance" },
    { "公开02表 收入决算总表", "final_income" },
    { "公开03表 支出决算总表", "final_expenditure" },
    { "表四：财政拨款收入支出决算总表", "final_appropriation_balance" },
    { "一般公共预算财政拨款支出决算表", "final_general_expenditure" },
    { "一般公共预算财政拨款基本支出决算明细表", "final_general_basic" },
    { "一般公共预算财政拨款项目支出决算明细表", "final_general_project" },
    { "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表", "final_three_public" },
    { "财政拨款支出决算明细表", "final_appropriation_expenditure" },
    { "项目收入支出决算表", "final_project_balance" },
    { "政府采购情况表", "procurement" },
    { "机关运行经费支出、国有资产占用情况及政府采购支出信息表", "operating_cost" },
    { "项目支出绩效完成情况表", "performance_evaluation" },
    { "收入支出总体情况表", "final_overall_balance" },
    { "“三公”经费公共预算财政拨款支出决算表", "final_three_public" },
};

static const GkTestTitle GOVERNMENT_BUDGET[] = {
    { "表一 2025年一般公共预算收入预算表", "government_general_income" },
    { "表二 2025年一般公共预算支出预算表", "government_general_expenditure" },
    { "表三 2025年本级一般公共预算收入预算表", "government_general_income" },
    { "表四 2025年本级一般公共预算支出预算表", "government_general_expenditure" },
    { "2025年本级一般公共预算本级支出预算表", "government_general_expenditure" },
    { "2025年本级一般公共预算基本支出预算表", "government_general_basic" },
    { "2025年本级一般公共预算对下级的转移支付预算分项目表", "government_transfer" },
    { "2025年本级一般公共预算对下级的转移支付预算分地区表", "government_transfer" },
    { "地方政府一般债务余额情况表", "government_debt_balance" },
    { "政府性基金收入预算表", "government_fund_income" },
    { "政府性基金支出预算表", "government_fund_expenditure" },
    { "本级政府性基金本级支出预算表", "government_fund_expenditure" },
    { "本级政府性基金预算对下级的转移支付预算分地区表", "government_fund_transfer" },
    { "地方政府专项债务余额情况表", "government_debt_balance" },
    { "国有资本经营收入预算表", "government_capital_income" },
    { "本级国有资本经营支出预算表", "government_capital_expenditure" },
    { "社会保险基金收入表", "government_insurance_income" },
    { "社会保险基金支出表", "government_insurance_expenditure" },
    { "2024年全县一般公共预算收支平衡表", "government_general_balance" },
    { "2024年全县政府性基金预算收支平衡表", "government_fund_balance" },
    { "2024年全县国有资本经营预算收支平衡表", "government_capital_balance" },
    { "2024年全县社会保险基金预算收支执行表", "government_insurance_balance" },
    { "2025年“三公”经费预算汇总表", "government_three_public" },
    { "2024年地方政府债券发行及还本付息情况表", "government_debt_service" },
    { "2025年地方政府债务限额提前下达情况表", "government_debt_allocation" },
    { "2025年新增地方政府债券资金安排表", "government_debt_bonds" },
    { "2025年一般公共预算税收返还和转移支付表", "government_transfer" },
};

static const GkTestTitle GOVERNMENT_FINAL[] = {
    { "2022年度某区一般公共预算收入表", "government_general_income" },
    { "2022年度某区一般公共预算支出表", "government_general_expenditure" },
    { "2022年度某区一般公共预算本级支出决算表", "government_general_expenditure" },
    { "2022年度某区一般公共预算本级基本支出决算表", "government_general_basic" },
    { "2022年某区一般公共预算基本支出经济分类决算表", "government_general_basic" },
    { "2022年度某区一般公共预算税收返还和转移支付决算表", "government_transfer" },
    { "2022年度某区政府性基金预算收入决算表", "government_fund_income" },
    { "2022年度某区政府性基金预算支出决算表", "government_fund_expenditure" },
    { "2022年度某区政府性基金预算转移支付决算表", "government_fund_transfer" },
    { "2022年度某区国有资本经营预算收入决算表", "government_capital_income" },
    { "2022年度某区国有资本经营预算支出决算表", "government_capital_expenditure" },
    { "2022年某区国有资本经营转移支付决算表", "government_capital_transfer" },
    { "2022年度某区社会保险基金决算收支总表", "government_insurance_balance" },
    { "2022年度某区社会保险基金收入决算表", "government_insurance_income" },
    { "2022年区级地方政府一般债务限额和余额情况表", "government_debt_limit" },
    { "2022年区级地方政府专项债券限额和余额情况表", "government_debt_limit" },
    { "2022年末本地区、本级及所属地区政府债券发行、还本付息决算数", "government_debt_service" },
    { "2022年地方政府新增债券使用情况表", "government_debt_bonds" },
    { "2022年12月政府债券余额汇总表", "government_debt_balance" },
    { "2022年某区专项转移支付分地区、分项目明细表", "government_transfer" },
};

/* Header rows of tables that print no title, one document each. */
static const GkTestTitle BUDGET_COLUMNS[] = {
    { "单位代码|单位名称|合计|一般公共预算|政府性基金预算|国有资本经营预算|财政专户管理资金|事业收入|其他收入|上年结转",
      "income" },
    { "科目编码|科目名称|总计|财政拨款收入|事业收入|事业单位经营收入|上级补助收入|附属单位上缴收入|其他收入",
      "income" },
    { "科目编码|科目名称|合计|基本支出|项目支出|事业单位经营支出|上缴上级支出|对附属单位补助支出", "expenditure" },
    { "科目编码|科目名称|支出合计|基本支出|项目支出|上缴上级支出", "expenditure" },
    { "经济分类科目编码|科目名称|合计|人员经费|公用经费", "general_budget_basic" },
    { "部门预算经济分类科目编码|名称|合计|人员经费|日常公用经费", "general_budget_basic" },
    { "合计|因公出国（境）费|公务用车购置及运行费|公务用车购置费|公务用车运行费|公务接待费", "three_public" },
    { "单位编码|单位名称|“三公”经费合计|因公出国（境）费用|公务接待费|公务用车购置费|公务用车运行维护费",
      "three_public" },
    { "项目名称|采购品目名称|计量单位|数量|金额", "procurement" },
    { "预算项目|采购项目|采购目录|单位|数量|政府性基金|自筹资金", "procurement" },
    { "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重", "performance_target" },
};

static const GkTestTitle FINAL_COLUMNS[] = {
    { "科目编码|科目名称|本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入",
      "final_income" },
    { "科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出",
      "final_expenditure" },
    { "科目编码|科目名称|本年支出|基本支出|项目支出", "final_general_expenditure" },
    { "科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数", "final_general_basic" },
    { "科目编码|科目名称|年初结转和结余|本年收入|本年支出|基本支出|项目支出|年末结转和结余", "final_government_fund" },
    { "合计|因公出国（境）费|公务用车购置及运行费|公务用车购置费|公务用车运行费|公务接待费", "final_three_public" },
};

static void
expect_columns(const GkTestTitle *headers, guint n, const char *other)
{
    for (guint i = 0; i < n; i++) {
        g_auto(GStrv) labels = g_strsplit(headers[i].title, "|", -1);
        guint count = g_strv_length(labels);
        g_autofree char *header = g_strjoinv("\", \"", labels);
        GString *row = g_string_new("\"某某\"");
        for (guint k = 1; k < count; k++)
            g_string_append(row, ", \"1.00\"");
        g_autofree char *json = g_strdup_printf("{\"tables\": [{\"header_rows\": 1, \"rows\": [[\"%s\"], [%s]]}, "
                                                "{\"title\": \"%s\", \"rows\": [[\"a\"]]}]}",
                                                header, row->str, other);
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
        if (g_strcmp0(disclosure->tables[0].kind, headers[i].kind) != 0) {
            g_test_message("%s: %s, not %s", headers[i].title, disclosure->tables[0].kind, headers[i].kind);
            g_test_fail();
        }
        g_string_free(row, TRUE);
    }
}

static void
columns(void)
{
    expect_columns(BUDGET_COLUMNS, G_N_ELEMENTS(BUDGET_COLUMNS), "部门预算公开表");
    expect_columns(FINAL_COLUMNS, G_N_ELEMENTS(FINAL_COLUMNS), "部门决算公开表");
}

static void
budgets(void)
{
    gk_test_titles(YUNNAN_BUDGET, G_N_ELEMENTS(YUNNAN_BUDGET));
    gk_test_titles(HUNAN_BUDGET, G_N_ELEMENTS(HUNAN_BUDGET));
    gk_test_titles(HUNAN_COUNTY_BUDGET, G_N_ELEMENTS(HUNAN_COUNTY_BUDGET));
    gk_test_titles(BEIJING_BUDGET, G_N_ELEMENTS(BEIJING_BUDGET));
    gk_test_titles(SHAANXI_BUDGET, G_N_ELEMENTS(SHAANXI_BUDGET));
    gk_test_titles(HEBEI_BUDGET, G_N_ELEMENTS(HEBEI_BUDGET));
    gk_test_titles(FUJIAN_BUDGET, G_N_ELEMENTS(FUJIAN_BUDGET));
    gk_test_titles(HENAN_BUDGET, G_N_ELEMENTS(HENAN_BUDGET));
    gk_test_titles(GUANGXI_BUDGET, G_N_ELEMENTS(GUANGXI_BUDGET));
}

static void
final_accounts(void)
{
    gk_test_titles(YUNNAN_FINAL, G_N_ELEMENTS(YUNNAN_FINAL));
    gk_test_titles(OTHER_FINAL, G_N_ELEMENTS(OTHER_FINAL));
}

static void
governments(void)
{
    gk_test_titles(GOVERNMENT_BUDGET, G_N_ELEMENTS(GOVERNMENT_BUDGET));
    gk_test_titles(GOVERNMENT_FINAL, G_N_ELEMENTS(GOVERNMENT_FINAL));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kinds-provinces/budgets", budgets);
    g_test_add_func("/kinds-provinces/final", final_accounts);
    g_test_add_func("/kinds-provinces/governments", governments);
    g_test_add_func("/kinds-provinces/columns", columns);
    return g_test_run();
}
