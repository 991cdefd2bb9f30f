/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles of the standard tables in more provinces, counties and years; each list is one document, with no columns to
 * help.
 */
#include "tests/support/titles.h"

#include <locale.h>

static const GkTestTitle GUANGDONG_BUDGET[] = {
    { "表1 收支总体情况表", "overall_balance" },
    { "表2 收入总体情况表", "income" },
    { "表3 支出总体情况表", "expenditure" },
    { "表4 财政拨款收支总体情况表", "appropriation_balance" },
    { "表5 一般公共预算支出情况表（按功能分类科目）", "general_budget_expenditure" },
    { "表6 一般公共预算基本支出情况表（按部门预算支出经济分类科目）", "general_budget_basic" },
    { "表6-1 一般公共预算基本支出情况表（按政府预算支出经济分类科目）", "general_budget_basic" },
    { "表7 一般公共预算项目支出情况表（按支出经济分类科目）", "general_budget_project" },
    { "表8 财政拨款安排的行政经费及“三公”经费预算表", "three_public" },
    { "表9 政府性基金预算支出情况表", "government_fund" },
    { "表10 国有资本经营预算支出情况表", "state_capital" },
    { "表11 部门预算基本支出预算表", "expenditure_economic" },
    { "表12 部门预算项目支出及其他支出预算表", "project_expenditure" },
    { "表13 2018年部门预算财政拨款“三公”经费预算表", "three_public" },
    { "表14 项目支出绩效目标表", "performance_target" },
    { "表15 支出总体情况表（按支出经济分类科目）", "expenditure_economic" },
};

static const GkTestTitle JIANGSU_BUDGET[] = {
    { "公开01表 收支总表", "overall_balance" },
    { "公开02表 收入总表", "income" },
    { "公开03表 支出总表", "expenditure" },
    { "公开04表 财政拨款收支总表", "appropriation_balance" },
    { "公开05表 财政拨款支出表（功能科目）", "appropriation_expenditure" },
    { "公开06表 财政拨款基本支出表（经济科目）", "appropriation_basic" },
    { "公开07表 一般公共预算支出表", "general_budget_expenditure" },
    { "公开08表 一般公共预算基本支出表", "general_budget_basic" },
    { "公开09表 一般公共预算“三公”经费、会议费、培训费支出预算表", "three_public" },
    { "公开10表 政府性基金预算支出表", "government_fund" },
    { "公开11表 国有资本经营预算支出预算表", "state_capital" },
    { "公开12表 一般公共预算机关运行经费支出预算表", "operating_cost" },
    { "公开13表 政府采购支出表", "procurement" },
};

static const GkTestTitle ZHEJIANG_BUDGET[] = {
    { "附表1：2024年部门收支预算总表", "overall_balance" },
    { "附表2：2024年部门收入预算总表", "income" },
    { "附表3：2024年部门支出预算总表", "expenditure" },
    { "附表4：2024年财政拨款收支预算总表", "appropriation_balance" },
    { "附表5：2024年一般公共预算支出表", "general_budget_expenditure" },
    { "附表6：2024年一般公共预算基本支出表", "general_budget_basic" },
    { "附表7：2024年一般公共预算“三公”经费表", "three_public" },
    { "附表8：2024年政府性基金预算支出表", "government_fund" },
    { "附表9：2024年国有资本经营预算支出表", "state_capital" },
    { "附表10：2024年部门项目支出预算表", "project_expenditure" },
    { "附表11：2024年预算项目绩效目标情况表", "performance_target" },
    { "附表12：2024年部门整体绩效目标情况表", "performance_target" },
    { "附1 2024年部门财政拨款支出预算表（部门经济分类科目）", "appropriation_expenditure" },
    { "附2 2024年部门财政拨款支出预算表（政府经济分类科目）", "appropriation_expenditure" },
    { "一般公共预算基本支出政府经济分类预算表", "general_budget_basic" },
    { "一般公共预算支出政府经济分类预算表", "expenditure_economic" },
    { "一般公共预算支出部门经济分类预算表", "expenditure_economic" },
};

static const GkTestTitle SHANDONG_BUDGET[] = {
    { "收支总表", "overall_balance" },
    { "收入总表", "income" },
    { "支出总表", "expenditure" },
    { "财政拨款收支总表", "appropriation_balance" },
    { "一般公共预算支出表", "general_budget_expenditure" },
    { "一般公共预算基本支出表（政府预算经济分类）", "general_budget_basic" },
    { "一般公共预算“三公”经费支出表", "three_public" },
    { "政府性基金预算支出表", "government_fund" },
    { "国有资本经营预算支出表", "state_capital" },
    { "项目支出表", "project_expenditure" },
    { "政府采购预算表", "procurement" },
    { "基本支出预算明细表", "expenditure_economic" },
    { "人员类和运转类（公用经费）项目支出预算表", "project_expenditure" },
    { "其他运转类和特定目标类项目支出预算表", "project_expenditure" },
    { "项目支出预算绩效表", "performance_target" },
    { "部门（单位）重点项目绩效目标表", "performance_target" },
    { "财政专户管理资金支出表", "special_account" },
};

static const GkTestTitle SICHUAN_BUDGET[] = {
    { "表1 部门收支总表", "overall_balance" },
    { "表1-1 部门收入总表", "income" },
    { "表1-2 部门支出总表", "expenditure" },
    { "表2 财政拨款收支预算总表", "appropriation_balance" },
    { "表2-1 财政拨款支出预算表（部门经济分类科目）", "appropriation_expenditure" },
    { "表2-2 财政拨款支出预算表（政府经济分类科目）", "appropriation_expenditure" },
    { "表3 一般公共预算支出预算表", "general_budget_expenditure" },
    { "表3-1 一般公共预算基本支出预算表", "general_budget_basic" },
    { "表3-2 一般公共预算项目支出预算表", "general_budget_project" },
    { "表3-3 一般公共预算“三公”经费支出预算表", "three_public" },
    { "表4 政府性基金支出预算表", "government_fund" },
    { "表4-1 政府性基金预算“三公”经费支出预算表", "government_fund_three_public" },
    { "表5 国有资本经营支出预算表", "state_capital" },
    { "表6-1 部门预算项目绩效目标表（2025年度）", "performance_target" },
    { "表7 部门整体支出绩效目标表", "performance_target" },
    { "表8 政府采购预算明细表", "procurement" },
};

static const GkTestTitle SICHUAN_FINAL[] = {
    { "公开01表 收入支出决算总表", "final_overall_balance" },
    { "公开02表 收入决算表", "final_income" },
    { "公开03表 支出决算表", "final_expenditure" },
    { "公开04表 财政拨款收入支出决算总表", "final_appropriation_balance" },
    { "公开05表 财政拨款支出决算明细表", "final_appropriation_expenditure" },
    { "公开06表 一般公共预算财政拨款支出决算表", "final_general_expenditure" },
    { "公开07表 一般公共预算财政拨款支出决算明细表", "final_general_expenditure" },
    { "公开08表 一般公共预算财政拨款基本支出决算表", "final_general_basic" },
    { "公开09表 一般公共预算财政拨款项目支出决算表", "final_general_project" },
    { "公开10表 政府性基金预算财政拨款收入支出决算表", "final_government_fund" },
    { "公开11表 国有资本经营预算财政拨款收入支出决算表", "final_state_capital" },
    { "公开12表 国有资本经营预算财政拨款支出决算表", "final_state_capital" },
    { "公开13表 财政拨款“三公”经费支出决算表", "final_three_public" },
    { "国有资本经营预算支出决算表", "final_state_capital" },
    { "政府性基金预算财政拨款“三公”经费支出决算表", "final_three_public" },
};

static const GkTestTitle SHANGHAI_BUDGET[] = {
    { "2024年单位财务收支预算总表", "overall_balance" },
    { "2024年单位收入预算总表", "income" },
    { "2024年单位支出预算总表", "expenditure" },
    { "2024年单位财政拨款收支预算总表", "appropriation_balance" },
    { "2024年单位一般公共预算支出功能分类预算表", "general_budget_expenditure" },
    { "2024年单位政府性基金预算支出功能分类预算表", "government_fund" },
    { "2024年单位国有资本经营预算支出功能分类预算表", "state_capital" },
    { "2024年单位一般公共预算基本支出部门预算经济分类预算表", "general_budget_basic" },
    { "2024年单位“三公”经费和机关运行经费预算表", "three_public" },
    { "2024年预算单位财务收支预算总表", "overall_balance" },
    { "2024年部门预算项目支出绩效目标申报表", "performance_target" },
    { "2024年预算单位政府采购预算表", "procurement" },
    { "预算单位一般公共预算拨款表（按功能分类）", "general_budget_expenditure" },
};

static const GkTestTitle SHANGHAI_FINAL[] = {
    { "2023年度收入支出决算总表", "final_overall_balance" },
    { "2023年度收入决算表", "final_income" },
    { "2023年度支出决算表", "final_expenditure" },
    { "2023年度财政拨款收入支出决算总表", "final_appropriation_balance" },
    { "2023年度一般公共预算财政拨款支出决算表", "final_general_expenditure" },
    { "2023年度一般公共预算财政拨款基本支出决算表", "final_general_basic" },
    { "2023年度一般公共预算财政拨款“三公”经费支出决算及机关运行经费情况表", "final_three_public" },
    { "2023年度政府性基金预算财政拨款收入支出决算表", "final_government_fund" },
    { "2023年度国有资本经营预算财政拨款收入支出决算表", "final_state_capital" },
    { "2023年度资产负债情况表", "final_assets" },
    { "2023年度部门决算收支总表", "final_overall_balance" },
    { "2023年度政府采购支出决算表", "procurement" },
    { "项目绩效评价结果信息表", "performance_evaluation" },
    { "2023年度部门整体绩效自评表", "performance_evaluation" },
    { "2023年度预算项目绩效自评结果表", "performance_evaluation" },
};

static const GkTestTitle CHONGQING_BUDGET[] = {
    { "附件1-1 2024年部门收支总表", "overall_balance" },
    { "附件2 2024年财政拨款收支总表", "appropriation_balance" },
    { "附件3 2024年一般公共预算财政拨款支出预算表", "general_budget_expenditure" },
    { "附件4 2024年一般公共预算财政拨款基本支出预算表（部门预算经济分类）", "general_budget_basic" },
    { "附件5 2024年一般公共预算“三公”经费支出表", "three_public" },
    { "附件6 2024年政府性基金预算支出表", "government_fund" },
    { "附件7 2024年部门收入总表", "income" },
    { "附件8 2024年部门支出总表", "expenditure" },
    { "附件9 2024年部门采购预算明细表", "procurement" },
    { "附件10 2024年部门整体绩效目标表", "performance_target" },
    { "附件11 2024年市级重点专项资金绩效目标表（一级项目）", "performance_target" },
    { "附件12 2024年一般性项目绩效目标表", "performance_target" },
    { "附件13 2024年国有资本经营预算支出预算表", "state_capital" },
};

static const GkTestTitle HUBEI_BUDGET[] = {
    { "部门收支总体情况表", "overall_balance" },
    { "部门收入总体情况表", "income" },
    { "部门支出总体情况表", "expenditure" },
    { "财政拨款收支总体情况表", "appropriation_balance" },
    { "一般公共预算支出情况表", "general_budget_expenditure" },
    { "一般公共预算基本支出情况表", "general_budget_basic" },
    { "一般公共预算“三公”经费支出情况表", "three_public" },
    { "政府性基金预算支出情况表", "government_fund" },
    { "国有资本经营预算支出情况表", "state_capital" },
    { "项目支出预算表", "project_expenditure" },
    { "部门项目支出明细表", "project_expenditure" },
    { "部门整体绩效目标申报表", "performance_target" },
    { "项目支出绩效目标申报表", "performance_target" },
    { "支出预算汇总表（按政府经济分类）", "expenditure_economic" },
};

static const GkTestTitle ANHUI_BUDGET[] = {
    { "公开表1 2025年收支总表", "overall_balance" },
    { "公开表2 2025年收入总表", "income" },
    { "公开表3 2025年支出总表", "expenditure" },
    { "公开表4 2025年财政拨款收支总表", "appropriation_balance" },
    { "公开表5 2025年一般公共预算支出表", "general_budget_expenditure" },
    { "公开表6 2025年一般公共预算基本支出表", "general_budget_basic" },
    { "公开表7 2025年政府性基金预算支出表", "government_fund" },
    { "公开表8 2025年国有资本经营预算支出表", "state_capital" },
    { "公开表9 2025年项目支出表", "project_expenditure" },
    { "公开表10 2025年政府采购支出表", "procurement" },
    { "公开表11 2025年政府购买服务支出表", "service_purchase" },
    { "公开表12 2025年“三公”经费支出预算表", "three_public" },
    { "公开表13 2025年项目绩效目标表", "performance_target" },
};

static const GkTestTitle JIANGXI_BUDGET[] = {
    { "收支预算总表", "overall_balance" },
    { "部门收入总表", "income" },
    { "部门支出总表", "expenditure" },
    { "财政拨款收支总表", "appropriation_balance" },
    { "一般公共预算支出表", "general_budget_expenditure" },
    { "一般公共预算基本支出表", "general_budget_basic" },
    { "财政拨款“三公”经费支出表", "three_public" },
    { "政府性基金预算支出表", "government_fund" },
    { "国有资本经营预算支出表", "state_capital" },
    { "部门整体支出绩效目标表", "performance_target" },
    { "重点项目绩效目标表", "performance_target" },
    { "项目支出绩效目标表", "performance_target" },
    { "支出项目（其他运转类、特定目标类）绩效目标表", "performance_target" },
    { "财政拨款预算表", "appropriation_expenditure" },
};

static const GkTestTitle GUIZHOU_BUDGET[] = {
    { "部门收支总表", "overall_balance" },
    { "部门收入总表", "income" },
    { "部门支出总表", "expenditure" },
    { "部门财政拨款收支总表", "appropriation_balance" },
    { "部门一般公共预算支出表", "general_budget_expenditure" },
    { "部门一般公共预算基本支出表", "general_budget_basic" },
    { "部门一般公共预算“三公”经费支出表", "three_public" },
    { "部门政府性基金预算支出表", "government_fund" },
    { "部门国有资本经营预算支出表", "state_capital" },
    { "部门项目支出表", "project_expenditure" },
    { "部门专项资金绩效目标表", "performance_target" },
    { "部门预算资产配置情况表", "asset_purchase" },
    { "部门政府采购情况表", "procurement" },
};

static const GkTestTitle XINJIANG_BUDGET[] = {
    { "部门收支总体情况表", "overall_balance" },
    { "部门收入总体情况表", "income" },
    { "部门支出总体情况表", "expenditure" },
    { "财政拨款收支总体情况表", "appropriation_balance" },
    { "一般公共预算支出情况表", "general_budget_expenditure" },
    { "一般公共预算基本支出情况表", "general_budget_basic" },
    { "一般公共预算项目支出情况表", "general_budget_project" },
    { "一般公共预算“三公”经费支出情况表", "three_public" },
    { "政府性基金预算支出情况表", "government_fund" },
    { "国有资本经营预算支出情况表", "state_capital" },
    { "财政专户管理资金支出情况表", "special_account" },
    { "项目支出情况表", "project_expenditure" },
};

static const GkTestTitle GANSU_BUDGET[] = {
    { "部门收支总体情况表", "overall_balance" },
    { "部门收入总体情况表", "income" },
    { "部门支出总体情况表", "expenditure" },
    { "财政拨款收支总体情况表", "appropriation_balance" },
    { "一般公共预算支出情况表", "general_budget_expenditure" },
    { "一般公共预算基本支出情况表", "general_budget_basic" },
    { "一般公共预算“三公”经费、会议费、培训费支出情况表", "three_public" },
    { "一般公共预算机关运行经费", "operating_cost" },
    { "政府性基金预算支出情况表", "government_fund" },
    { "国有资本经营预算支出情况表", "state_capital" },
    { "部门管理转移支付表", "government_transfer" },
    { "项目支出绩效目标表", "performance_target" },
};

static const GkTestTitle NORTH_EAST_BUDGET[] = {
    { "2024年部门收支总体情况表", "overall_balance" },
    { "2024年部门收入总体情况表", "income" },
    { "2024年部门支出总体情况表（按支出功能分类科目）", "expenditure" },
    { "2024年部门支出总体情况表（按支出经济分类科目）", "expenditure_economic" },
    { "2024年一般公共预算“三公”经费支出表", "three_public" },
    { "2024年部门财政拨款收支总体情况表", "appropriation_balance" },
    { "2024年部门一般公共预算支出表（按功能分类科目）", "general_budget_expenditure" },
    { "2024年部门一般公共预算基本支出表（按经济分类科目）", "general_budget_basic" },
    { "2024年部门政府性基金预算支出表", "government_fund" },
    { "2024年部门国有资本经营预算支出表", "state_capital" },
    { "2024年部门项目支出预算表", "project_expenditure" },
    { "2024年部门综合预算财政拨款“三公”经费支出预算表", "three_public" },
    { "2024年部门政府采购支出预算表", "procurement" },
    { "2024年部门政府购买服务支出预算表", "service_purchase" },
    { "2024年纳入预算管理的政府性基金支出表", "government_fund" },
    { "2024年部门债务支出预算表", "other" },
    { "2024年部门（单位）整体绩效目标表", "performance_target" },
    { "2024年部门项目绩效目标（指标）表", "performance_target" },
};

static const GkTestTitle CENTRAL_FINAL[] = {
    { "收入支出决算总表", "final_overall_balance" },
    { "收入决算表", "final_income" },
    { "支出决算表", "final_expenditure" },
    { "财政拨款收入支出决算总表", "final_appropriation_balance" },
    { "一般公共预算财政拨款支出决算表", "final_general_expenditure" },
    { "一般公共预算财政拨款基本支出决算表", "final_general_basic" },
    { "政府性基金预算财政拨款收入支出决算表", "final_government_fund" },
    { "国有资本经营预算财政拨款支出决算表", "final_state_capital" },
    { "财政拨款“三公”经费支出决算表", "final_three_public" },
    { "项目支出绩效自评表", "performance_evaluation" },
    { "基本支出决算明细表", "final_expenditure_detail" },
    { "机构运行信息表", "operating_cost" },
    { "机构运行信息决算表", "operating_cost" },
    { "行政事业类项目收入支出决算表", "final_project_balance" },
    { "基本建设类项目收入支出决算表", "final_project_balance" },
    { "非税收入征缴情况表", "other" },
};

static const GkTestTitle OLD_BUDGET[] = {
    { "公共预算收支总表", "general_budget_balance" },
    { "公共财政拨款支出预算表", "general_budget_expenditure" },
    { "公共财政预算拨款支出表", "general_budget_expenditure" },
    { "财政拨款支出预算表", "appropriation_expenditure" },
    { "公共财政预算拨款基本支出表", "general_budget_basic" },
    { "2014年“三公”经费财政拨款预算表", "three_public" },
    { "2014年公共财政预算拨款“三公”经费预算表", "three_public" },
    { "政府性基金预算拨款支出预算表", "government_fund" },
    { "2015年部门预算收支总表", "overall_balance" },
    { "2015年部门收入预算表", "income" },
    { "2015年部门支出预算表", "expenditure" },
    { "2015年财政拨款支出预算明细表", "appropriation_expenditure" },
    { "2016年一般公共预算财政拨款收支预算总表", "general_budget_balance" },
    { "2016年一般公共预算拨款支出预算表", "general_budget_expenditure" },
    { "2016年政府采购预算汇总表", "procurement" },
};

static const GkTestTitle OLD_FINAL[] = {
    { "2013年度收入支出决算总表", "final_overall_balance" },
    { "2013年度公共财政预算财政拨款支出决算表", "final_general_expenditure" },
    { "2014年度财政拨款支出决算表", "final_appropriation_expenditure" },
    { "2014年度公共预算财政拨款支出决算表", "final_general_expenditure" },
    { "2014年度公共预算财政拨款基本支出决算表", "final_general_basic" },
    { "2014年度“三公”经费决算表", "final_three_public" },
    { "2014年度“三公”经费财政拨款支出决算表", "final_three_public" },
    { "2014年度政府性基金预算支出决算表", "final_government_fund" },
    { "2015年度一般公共预算财政拨款收入支出决算总表", "final_general_expenditure" },
    { "2015年度部门收支决算总表", "final_overall_balance" },
    { "2015年度部门收入决算总表", "final_income" },
    { "2015年度部门支出决算总表", "final_expenditure" },
    { "2015年度部门决算相关信息统计表", "operating_cost" },
    { "2016年度财政拨款收支决算总表", "final_appropriation_balance" },
    { "2017年度政府采购支出情况表", "procurement" },
};

static const GkTestTitle GOVERNMENT_SET[] = {
    { "2024年全市地方一般公共预算收入执行情况表", "government_general_income" },
    { "2024年全市地方一般公共预算支出执行情况表", "government_general_expenditure" },
    { "2025年市级一般公共预算收入预算表", "government_general_income" },
    { "2025年市级一般公共预算支出预算表", "government_general_expenditure" },
    { "2025年市级一般公共预算支出功能分类预算表", "government_general_expenditure" },
    { "2025年市级一般公共预算基本支出预算表（按经济分类）", "government_general_basic" },
    { "2025年一般公共预算收支预算总表", "government_general_balance" },
    { "2024年一般公共预算收支决算总表", "government_general_balance" },
    { "2025年市对县税收返还和转移支付预算表", "government_transfer" },
    { "2025年一般公共预算税收返还、一般性和专项转移支付分地区安排情况表", "government_transfer" },
    { "2025年专项转移支付分项目安排情况表", "government_transfer" },
    { "2025年上级补助收入表", "government_transfer" },
    { "2025年市级政府性基金收入预算表", "government_fund_income" },
    { "2025年市级政府性基金支出预算表", "government_fund_expenditure" },
    { "2025年政府性基金收支预算表", "government_fund_balance" },
    { "2025年政府性基金转移支付表", "government_fund_transfer" },
    { "2025年市级国有资本经营预算收入表", "government_capital_income" },
    { "2025年市级国有资本经营预算支出表", "government_capital_expenditure" },
    { "2025年国有资本经营预算收支总表", "government_capital_balance" },
    { "2025年对下国有资本经营预算转移支付表", "government_capital_transfer" },
    { "2025年市级社会保险基金预算收入表", "government_insurance_income" },
    { "2025年市级社会保险基金预算支出表", "government_insurance_expenditure" },
    { "2025年社会保险基金预算收支表", "government_insurance_balance" },
    { "2025年社会保险基金结余预算表", "government_insurance_balance" },
    { "2025年社会保险基金收支预算总表", "government_insurance_balance" },
    { "2024年地方政府债务限额及余额预算情况表", "government_debt_limit" },
    { "2024年政府一般债务限额和余额情况表", "government_debt_limit" },
    { "2024年政府专项债务限额和余额情况表", "government_debt_limit" },
    { "地方政府债券发行及还本付息情况表", "government_debt_service" },
    { "2025年新增债券资金使用安排情况表", "government_debt_bonds" },
    { "2024年市级“三公”经费预算汇总表", "government_three_public" },
    { "2025年一般公共预算“三公”经费支出汇总表", "government_three_public" },
    { "2025年政府采购预算汇总表", "procurement" },
    { "2024年政府债务还本付息决算表", "government_debt_service" },
    { "2024年政府专项债券项目实施情况表", "government_debt_bonds" },
    { "2025年一般公共预算本级支出政府预算经济分类表", "government_general_economic" },
    { "2025年预算稳定调节基金情况表", "other" },
    { "2025年重大政府投资计划和重大投资项目表", "government_project_funds" },
};

#define TITLES(list) gk_test_titles(list, G_N_ELEMENTS(list))

static void
budgets(void)
{
    TITLES(GUANGDONG_BUDGET);
    TITLES(JIANGSU_BUDGET);
    TITLES(ZHEJIANG_BUDGET);
    TITLES(SHANDONG_BUDGET);
    TITLES(SICHUAN_BUDGET);
    TITLES(SHANGHAI_BUDGET);
    TITLES(CHONGQING_BUDGET);
    TITLES(HUBEI_BUDGET);
    TITLES(ANHUI_BUDGET);
    TITLES(JIANGXI_BUDGET);
    TITLES(GUIZHOU_BUDGET);
    TITLES(XINJIANG_BUDGET);
    TITLES(GANSU_BUDGET);
    TITLES(NORTH_EAST_BUDGET);
    TITLES(OLD_BUDGET);
}

static void
final_accounts(void)
{
    TITLES(SICHUAN_FINAL);
    TITLES(SHANGHAI_FINAL);
    TITLES(CENTRAL_FINAL);
    TITLES(OLD_FINAL);
}

static void
governments(void)
{
    TITLES(GOVERNMENT_SET);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kinds-places/budgets", budgets);
    g_test_add_func("/kinds-places/final", final_accounts);
    g_test_add_func("/kinds-places/governments", governments);
    return g_test_run();
}
