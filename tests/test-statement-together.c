/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences as governments and departments word them, kind by kind: names told together, one amount compared twice,
 * where a reason ends, which figure a budget is. Names and figures are made up.
 */
#include "tests/support/statement-text.h"

typedef struct {
    const char *sentence, *says;
} Case;

/* names that are told together */
static const Case TOGETHER[] = {
    { "契税、房产税分别完成5.2亿元和2.6亿元，分别下降8.3%和7.1%。",
      "[general] 契税 = 5.2亿元 (520000000.0元); - 8.3%\n"
      "[general] 房产税 = 2.6亿元 (260000000.0元); - 7.1%" },
    { "教育、卫生健康和农林水支出分别为12亿元、8亿元和6亿元。",
      "[general] 教育支出 = 12亿元 (1200000000元)\n"
      "[general] 卫生健康支出 = 8亿元 (800000000元)\n"
      "[general] 农林水支出 = 6亿元 (600000000元)" },
    { "一般公共预算收入、支出分别完成10亿元、20亿元。",
      "[general] 一般公共预算收入 = 10亿元 (1000000000元)\n"
      "[general] 一般公共预算支出 = 20亿元 (2000000000元)" },
    { "2024年度收入、支出总计均为34.5万元，与上年相比，收、支总计各减少2.1万元。",
      "[general] 收入总计 @2024 = 34.5万元 (345000.0元); - 2.1万元 vs 上年\n"
      "[general] 支出总计 @2024 = 34.5万元 (345000.0元); - 2.1万元 vs 上年" },
    { "年初结转和结余、年末结转和结余分别为3万元和5万元。",
      "[general] 年初结转和结余 = 3万元 (30000元)\n"
      "[general] 年末结转和结余 = 5万元 (50000元)" },
    { "甲市、乙县补助资金分别为3亿元、5亿元。",
      "[general] 甲市补助资金 = 3亿元 (300000000元)\n"
      "[general] 乙县补助资金 = 5亿元 (500000000元)" },
    { NULL, NULL },
};

/* one amount compared twice */
static const Case AGAIN[] = {
    { "2024年，县级收入决算数为98万元，比年初预算超收2万元，比2023年增长6.1%。",
      "[general] 县级收入 @2024 {final} = 98万元 (980000元); + 2万元 vs 年初预算\n"
      "[general] 县级收入 @2024; + 6.1% vs 2023年" },
    { "公务用车运行费6.5万元，较预算8万元节约1.5万元，较上年增长7.4%。",
      "[sangong] 公务用车运行费 = 6.5万元 (65000.0元); - 1.5万元 vs 预算\n"
      "[sangong] 公务用车运行费 {budget} = 8万元 (80000元)\n"
      "[sangong] 公务用车运行费; + 7.4% vs 上年" },
    { "一般公共预算收入5.9亿元，短收0.2亿元，同比增长0.3%。",
      "[general] 一般公共预算收入 = 5.9亿元 (590000000.0元); + 0.3% vs 同比\n"
      "[general] 一般公共预算收入; - 0.2亿元 vs 预算" },
    { "一般公共预算收入5.9亿元，比上年增加0.2亿元，同比增长3.5%。",
      "[general] 一般公共预算收入 = 5.9亿元 (590000000.0元); + 0.2亿元 3.5% vs 上年" },
    { "政府性基金支出19万元，同比增长1.3倍。", "[general] 政府性基金支出 = 19万元 (190000元); + vs 同比" },
    { NULL, NULL },
};

/* where a reason begins and ends */
static const Case REASONS[] = {
    { "基本支出14万元，同上年相比增支3万元，系人员调资所致；项目支出18万元。",
      "[general] 基本支出 = 14万元 (140000元); + 3万元 vs 上年; because 人员调资\n"
      "[general] 项目支出 = 18万元 (180000元)" },
    { "收入140亿元，下降22.5%，主要是受产权转让减少影响，完成预算的90%。",
      "[general] 收入 = 140亿元 (14000000000元); - 22.5%; done 90% of 预算; because 受产权转让减少影响" },
    { "税收收入108亿元，下降12.9%（主要是煤炭价格回落）。",
      "[general] 税收收入 = 108亿元 (10800000000元); - 12.9%; because 煤炭价格回落" },
    { "补助763亿元，比上年减少119亿元，主要是国债政策退出，包括一般性转移支付684亿元、专项转移支付79亿元。",
      "[general] 补助 = 763亿元 (76300000000元); - 119亿元 vs 上年; because 国债政策退出\n"
      "[general] 补助 > 一般性转移支付 = 684亿元 (68400000000元)\n"
      "[general] 补助 > 专项转移支付 = 79亿元 (7900000000元)" },
    { "支出决算为94万元，较年初预算减少2万元，减少原因为人员调出。",
      "[general]  {final} = 94万元 (940000元); - 2万元 vs 年初预算; because 人员调出" },
    { "年初预算为0万元，支出决算为186万元，年初无预算，主要是年中下达的补助资金。",
      "[general]  {initial_budget} = 0万元 (0元)\n"
      "[general]  {final} = 186万元 (1860000元); because 年中下达的补助资金" },
    { NULL, NULL },
};

/* which figure a budget is */
static const Case FIGURES[] = {
    { "年初支出预算为32.8亿元，支出预算调整为43.5亿元，支出完成40亿元。",
      "[general] 年初支出预算 {initial_budget} = 32.8亿元 (3280000000.0元)\n"
      "[general] 支出预算 {adjusted_budget} = 43.5亿元 (4350000000.0元)\n"
      "[general] 支出 = 40亿元 (4000000000元)" },
    { "全市教育支出安排52亿元。", "[general] 教育支出 {budget} = 52亿元 (5200000000元)" },
    { "一般公共预算收入预期增长3%，安排192亿元。",
      "[general] 一般公共预算收入 {budget} = 192亿元 (19200000000元); + 3%" },
    { "县级收入决算数为98万元；支出决算数为412万元。",
      "[general] 县级收入 {final} = 98万元 (980000元)\n"
      "[general] 支出 {final} = 412万元 (4120000元)" },
    { "水库修缮项目自评得分98分，全年预算数48万元，执行数47万元。",
      "[general] 水库修缮项目自评得分 = 98分\n"
      "[general] 水库修缮项目 {adjusted_budget} = 48万元 (480000元)\n"
      "[general] 水库修缮项目 {execution} = 47万元 (470000元)" },
    { "全市一般公共预算支出变动预算数为41亿元。",
      "[general] 一般公共预算支出 {adjusted_budget} = 41亿元 (4100000000元)" },
    { NULL, NULL },
};

/* words that are no part of a name */
static const Case NAMES[] = {
    { "收入41亿元，加上级补助收入98亿元，减去上解支出3亿元；政府性基金收入仅完成6万元。",
      "[general] 收入 = 41亿元 (4100000000元)\n"
      "[general] 上级补助收入 = 98亿元 (9800000000元)\n"
      "[general] 上解支出 = 3亿元 (300000000元)\n"
      "[general] 政府性基金收入 = 6万元 (60000元)" },
    { "债务余额16亿元，均未突破省核定的限额31亿元。",
      "[general] 债务余额 = 16亿元 (1600000000元)\n"
      "[general] 限额 = 31亿元 (3100000000元)" },
    { "补助标准由每人每月160元提高到185元。",
      "[general] 补助标准 = 160元 (160元)\n"
      "[general] 补助标准 = 185元 (185元); +" },
    { "收入总计包括本年收入77万元，年初结转和结余2万元。",
      "[general] 收入总计 > 本年收入 = 77万元 (770000元)\n"
      "[general] 收入总计 > 年初结转和结余 = 2万元 (20000元)" },
    { "对“甲”“乙”2个项目开展评价，共涉及资金386万元。",
      "[general] 项目 = 2个\n"
      "[general] 项目涉及资金 = 386万元 (3860000元)" },
    { "房屋面积4860平方米，账面原值1205万元。",
      "[state_assets] 房屋面积 = 4860平方米\n"
      "[state_assets] 房屋账面原值 = 1205万元 (12050000元)" },
    { "面向中小企业预留30万元，预留比例70%。", "[procurement] 面向中小企业预留 = 30万元 (300000元); share 70" },
    { NULL, NULL },
};

/* items of another class than the one before */
static const Case OTHER_CLASS[] = {
    { "教育支出（类）830万元。\n住房公积金（项）50万元。",
      "[general] 教育支出（类） = 830万元 (8300000元); codes 教育支出/205\n"
      "[general] 住房公积金（项） = 50万元 (500000元); codes 住房公积金/2210201" },
    { "其他（类）支出14万元。\n民政管理事务（款）行政运行（项）年初预算数为70万元，支出决算数为69万元，完成年初预算的98"
      ".57%，基本持平。",
      "[general] 其他（类） = 14万元 (140000元); codes 其他/229\n"
      "[general] 民政管理事务（款）行政运行（项） {initial_budget} = 70万元 (700000元); codes 民政管理事务/20802 "
      "行政运行/2080201\n"
      "[general] 民政管理事务（款）行政运行（项） {final} = 69万元 (690000元); =; done 98.57% of 年初预算; codes "
      "民政管理事务/20802 行政运行/2080201" },
    { NULL, NULL },
};

/* verbs, parts, series and absences */
static const Case MORE[] = {
    { "争取到新增地方政府债券资金74亿元，发放惠农补贴0.87亿元。",
      "[general] 新增地方政府债券资金 = 74亿元 (7400000000元)\n"
      "[general] 惠农补贴 = 0.87亿元 (87000000.00元)" },
    { "可用财力96亿元，由以下部分构成：当年收入41亿元、上级补助55亿元。",
      "[general] 可用财力 = 96亿元 (9600000000元)\n"
      "[general] 可用财力 > 当年收入 = 41亿元 (4100000000元)\n"
      "[general] 可用财力 > 上级补助 = 55亿元 (5500000000元)" },
    { "增值税、企业所得税分别入库40亿元、13亿元，较上年分别增长5.1%、下降3.7%。",
      "[general] 增值税 = 40亿元 (4000000000元); + 5.1% vs 上年\n"
      "[general] 企业所得税 = 13亿元 (1300000000元); - 3.7% vs 上年" },
    { "政府债务余额为61亿元，低于省政府核定的67亿元限额。",
      "[general] 政府债务余额 = 61亿元 (6100000000元)\n"
      "[general] 限额 = 67亿元 (6700000000元)" },
    { "拟安排一般公共预算支出41亿元，支出总量相应安排16亿元。",
      "[general] 一般公共预算支出 {budget} = 41亿元 (4100000000元)\n"
      "[general] 支出总量 {budget} = 16亿元 (1600000000元)" },
    { "年初预算32万元，决算数35万元，决算数大于预算数系年中追加维修资金。",
      "[general]  {initial_budget} = 32万元 (320000元)\n"
      "[general]  {final} = 35万元 (350000元); + vs 预算数; because 年中追加维修资金" },
    { "因公出国（境）费：年初未安排预算。", "[not_arranged] 因公出国（境）费" },
    { "运行经费支出23万元，比上年决算数少支1.4万元，下降4.9%。",
      "[general] 运行经费支出 = 23万元 (230000元); - 1.4万元 4.9% vs 上年决算数" },
    { "土地出让收入57亿元，较上年锐减22亿元。", "[general] 土地出让收入 = 57亿元 (5700000000元); - 22亿元 vs 上年" },
    { "一般公共预算收入212亿元，增长4%。\n其中：税收收入151亿元，非税收入61亿元。",
      "[general] 一般公共预算收入 = 212亿元 (21200000000元); + 4%\n"
      "[general] 一般公共预算收入 > 税收收入 = 151亿元 (15100000000元)\n"
      "[general] 一般公共预算收入 > 非税收入 = 61亿元 (6100000000元)" },
    { "收入预期223亿元，增长5%；支出安排575亿元，增长2%。",
      "[general] 收入 {budget} = 223亿元 (22300000000元); + 5%\n"
      "[general] 支出 {budget} = 575亿元 (57500000000元); + 2%" },
    { "职业年金缴费支出决算为85万元，年初预算为85万元，决算数与年初预算数持平。",
      "[general] 职业年金缴费支出 {final} = 85万元 (850000元); = vs 年初预算数\n"
      "[general] 职业年金缴费支出 {initial_budget} = 85万元 (850000元)" },
    { NULL, NULL },
};

static void
test_cases(gconstpointer data)
{
    for (const Case *c = data; c->sentence; c++) {
        g_auto(GStrv) paragraphs = g_strsplit(c->sentence, "\n", -1);
        g_autoptr(GkDisclosure) disclosure =
            gk_test_statement_document("某市教育局", (const char *const *) paragraphs, g_strv_length(paragraphs));
        GString *found = g_string_new(NULL);
        for (guint i = 0; i < disclosure->n_statements; i++) {
            g_autofree char *line = gk_test_statement_text(&disclosure->statements[i]);
            g_string_append_printf(found, "%s%s", i ? "\n" : "", line);
        }
        g_assert_cmpstr(found->str, ==, c->says);
        g_string_free(found, TRUE);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/statement-together/together", TOGETHER, test_cases);
    g_test_add_data_func("/statement-together/again", AGAIN, test_cases);
    g_test_add_data_func("/statement-together/reasons", REASONS, test_cases);
    g_test_add_data_func("/statement-together/figures", FIGURES, test_cases);
    g_test_add_data_func("/statement-together/names", NAMES, test_cases);
    g_test_add_data_func("/statement-together/other-class", OTHER_CLASS, test_cases);
    g_test_add_data_func("/statement-together/more", MORE, test_cases);
    return g_test_run();
}
