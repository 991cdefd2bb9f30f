/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kinds of sentences, each in several wordings: what the forms of data/statement-grammar.tsv have to read. Each
 * sentence is a document of its own. Names and figures are made up.
 */
#include "tests/support/statement-text.h"

typedef struct {
    const char *sentence, *says;
} Case;

/* 下降（增长）: the form left a choice, the first word or what was said before holds */
static const Case BOTH_HALVES[] = {
    { "2023年度培训费支出决算比上年增加（减少）1.20万元，增长（下降）12.5%，主要原因是培训班次增加。",
      "[sangong] 培训费支出 @2023 {final}; + 1.20万元 12.5% vs 上年; because 培训班次增加" },
    { "2025年收入预算300.00万元，较上年减少20.00万元，增长/下降6.25%。",
      "[general] 收入预算 @2025 {budget} = 300.00万元 (3000000.00元); - 20.00万元 6.25% vs 上年" },
    { "机关运行经费支出50万元，比上年减少（增加）5万元，降低（提高）9.09%。",
      "[operating_cost] 机关运行经费支出 = 50万元 (500000元); - 5万元 9.09% vs 上年" },
    { "一般公共预算支出比上年增加/减少-12.00万元，增长/下降-4.00%。",
      "[general] 一般公共预算支出; - -12.00万元 -4.00% vs 上年" },
    { "4. 其他收入预算0万元。与上年相比增加/减少0万元，增长/减少0%，原因是无其他收入。",
      "[general] 其他收入预算 {budget} = 0万元 (0元); = 0万元 0% vs 上年; because 无其他收入" },
    { NULL, NULL },
};

/* numbers in brackets, quotes, dashes, names of former years and of economic classes */
static const Case CODES[] = {
    { "（1）一般公共服务支出（201类）人大事务（01款）行政运行（01项）支出年初预算为100.00万元，支出决算为98."
      "50万元，完成年初预算的98.50%。",
      "[general] 一般公共服务支出（201类）人大事务（01款）行政运行（01项） {initial_budget} = 100.00万元 "
      "(1000000.00元); codes 一般公共服务支出/201 人大事务/20101 行政运行/2010101\n"
      "[general] 一般公共服务支出（201类）人大事务（01款）行政运行（01项） {final} = 98.50万元 (985000.00元); done "
      "98.50% of 年初预算; codes 一般公共服务支出/201 人大事务/20101 行政运行/2010101" },
    { "社会保障和就业支出（208）行政事业单位养老支出（05）机关事业单位基本养老保险缴费支出（05）45.20万元，比上年增加2."
      "10万元。",
      "[general] 社会保障和就业支出（208）行政事业单位养老支出（05）机关事业单位基本养老保险缴费支出（05） = 45.20万元 "
      "(452000.00元); + 2.10万元 vs 上年; codes 社会保障和就业支出/208 行政事业单位养老支出/20805 "
      "机关事业单位基本养老保险缴费支出/2080505" },
    { "卫生健康支出（类210）公立医院（款02）综合医院（项01）1200万元，主要用于设备购置。",
      "[general] 卫生健康支出（类210）公立医院（款02）综合医院（项01） = 1200万元 (12000000元); codes 卫生健康支出/210 "
      "公立医院/21002 综合医院/2100201" },
    { "其他教育支出（205类）其他教育支出（99款）其他教育支出（99项）年初预算为10万元。",
      "[general] 其他教育支出（205类）其他教育支出（99款）其他教育支出（99项） {initial_budget} = 10万元 (100000元); "
      "codes 其他教育支出/205 其他教育支出/20599 其他教育支出/2059999" },
    { "实有项目99项，资金200万元。",
      "[staff] 实有项目 = 99项\n"
      "[general] 实有项目资金 = 200万元 (2000000元)" },
    { "1.“教育支出”（类）“普通教育”（款）“初中教育”（项）2024年预算数33.50万元。",
      "[general] 教育支出（类）普通教育（款）初中教育（项） @2024 {budget} = 33.50万元 (335000.00元); codes "
      "教育支出/205 普通教育/20502 初中教育/2050203" },
    { "2.“卫生健康支出”科目20.50万元，比上年增加1万元。",
      "[general] 卫生健康支出 = 20.50万元 (205000.00元); + 1万元 vs 上年; codes 卫生健康支出/210" },
    { "“卫生健康支出——公立医院——综合医院”科目500万元，用于设备。",
      "[general] 卫生健康支出——公立医院——综合医院 = 500万元 (5000000元); codes 卫生健康支出/210 公立医院/21002 "
      "综合医院/2100201" },
    { "教育支出-普通教育-小学教育20万元，主要用于校舍。",
      "[general] 教育支出-普通教育-小学教育 = 20万元 (200000元); codes 教育支出/205 普通教育/20502 小学教育/2050202" },
    { "2.文化体育与传媒支出（类）文化（款）图书馆（项）30万元。",
      "[general] 文化体育与传媒支出（类）文化（款）图书馆（项） = 30万元 (300000元); codes 文化体育与传媒支出/207 "
      "文化/20701 图书馆/2070104" },
    { "4.医疗卫生支出（类）医疗保障（款）行政单位医疗（项）10万元。",
      "[general] 医疗卫生支出（类）医疗保障（款）行政单位医疗（项） = 10万元 (100000元); codes 医疗卫生支出/210 "
      "医疗保障/21005 行政单位医疗/2100501" },
    { NULL, NULL },
};

/* the new amount, and the way it went */
static const Case FROM_TO[] = {
    { "“三公”经费预算由2023年的12万元降至10万元，下降16.67%。",
      "[sangong] “三公”经费预算 @2023 = 12万元 (120000元)\n"
      "[sangong] “三公”经费预算 = 10万元 (100000元); - 16.67% vs 2023年" },
    { "人员经费由年初预算的500万元增加到520万元，增长4%，主要原因是工资调整。",
      "[general] 人员经费 {initial_budget} = 500万元 (5000000元)\n"
      "[general] 人员经费 = 520万元 (5200000元); + 4% vs 年初预算; because 工资调整" },
    { "机关运行经费从上年的50万元减少到40万元，减少10万元，下降20%。",
      "[operating_cost] 机关运行经费 = 50万元 (500000元)\n"
      "[operating_cost] 机关运行经费 = 40万元 (400000元); - 10万元 20% vs 上年" },
    { "培训费由20万元压减为15万元，压减25%。",
      "[sangong] 培训费 = 20万元 (200000元)\n"
      "[sangong] 培训费 = 15万元 (150000元); - 25%" },
    { NULL, NULL },
};

/* 保持一致, 本年数与上年数持平, 总计持平, 一致 0 万元 */
static const Case THE_SAME[] = {
    { "会议费预算3万元，与上年预算数保持不变。", "[sangong] 会议费预算 {budget} = 3万元 (30000元); = vs 上年预算数" },
    { "培训费支出5万元，同2023年基本保持一致。", "[sangong] 培训费支出 = 5万元 (50000元); = vs 2023年" },
    { "公务用车运行维护费10万元，与上年度预算维持不变。",
      "[sangong] 公务用车运行维护费 = 10万元 (100000元); = vs 上年度预算" },
    { "会议费预算0.00万元，与上年持平0.00万元，原因是无会议。",
      "[sangong] 会议费预算 {budget} = 0.00万元 (0.00元); = 0.00万元 vs 上年; because 无会议" },
    { "公务接待费预算支出20万元，本年预算数与上年预算数一致。",
      "[sangong] 公务接待费预算支出 {budget} = 20万元 (200000元); = vs 上年预算数" },
    { "2025年公务用车运行费预算9万元，今年数等于上年数。",
      "[sangong] 公务用车运行费预算 @2025 {budget} = 9万元 (90000元); = vs 上年数" },
    { "2024年度收、支总计均为300万元，与2023年相比，收、支总计保持不变。",
      "[general] 收、支总计 @2024 = 300万元 (3000000元); = vs 2023年" },
    { NULL, NULL },
};

/* 本年数小于上年数: a change of what was told */
static const Case SMALLER[] = {
    { "会议费预算8万元，本年预算数小于上年预算数2万元，主要原因是会议减少。",
      "[sangong] 会议费预算 {budget} = 8万元 (80000元); - 2万元 vs 上年预算数; because 会议减少" },
    { "公务用车购置费20万元，本年数多于上年数20万元，主要原因是更新车辆。",
      "[sangong] 公务用车购置费 = 20万元 (200000元); + 20万元 vs 上年数; because 更新车辆" },
    { "因公出国（境）费5万元，今年预算数低于去年预算数1万元。",
      "[sangong] 因公出国（境）费 = 5万元 (50000元); - 1万元 vs 去年预算数" },
    { NULL, NULL },
};

/* points are no percentage */
static const Case POINTS[] = {
    { "预算执行率98.5%，比上年提高2个百分点。", "[general] 预算执行率; + 2 points vs 上年; done 98.5% of 预算" },
    { "基本支出占总支出的60.2%，同比增加1.3百分点。", "[general] 基本支出; share 60.2; + 1.3 points vs 同比" },
    { NULL, NULL },
};

/* a reason behind the list goes to what it names */
static const Case REASON_OF_THE_WHOLE[] = {
    { "2024年度“三公”经费支出预算为10万元，决算为8万元，其中：公务接待费决算为2万元；公务用车购置及运行维护费决算为6万"
      "元。“三公”经费支出决算数小于预算数的主要原因是厉行节约。",
      "[sangong] “三公”经费支出预算 @2024 {budget} = 10万元 (100000元)\n"
      "[sangong] “三公”经费支出预算 @2024 {final} = 8万元 (80000元); - vs 预算数; because 厉行节约\n"
      "[sangong] “三公”经费支出预算 > 公务接待费决算 @2024 {final} = 2万元 (20000元)\n"
      "[sangong] “三公”经费支出预算 > 公务用车购置及运行维护费决算 @2024 {final} = 6万元 (60000元)" },
    { "2023年度收入总计500万元，其中：财政拨款收入400万元，其他收入100万元。收入总计比上年增加的主要原因是人员增加。",
      "[general] 收入总计 @2023 = 500万元 (5000000元)\n"
      "[general] 收入总计 > 财政拨款收入 @2023 = 400万元 (4000000元); + vs 上年; because 人员增加\n"
      "[general] 收入总计 > 其他收入 @2023 = 100万元 (1000000元)" },
    { "2024年培训费年初预算5万元，决算4万元，其中：境内培训2万元；境外培训2万元。培训费支出决算数小于年初预算数的原因是"
      "培训人数减少。",
      "[sangong] 培训费 @2024 {initial_budget} = 5万元 (50000元)\n"
      "[sangong] 培训费 @2024 {final} = 4万元 (40000元); - vs 年初预算数; because 培训人数减少\n"
      "[sangong] 培训费 > 境内培训 @2024 = 2万元 (20000元)\n"
      "[sangong] 培训费 > 境外培训 @2024 = 2万元 (20000元)" },
    { NULL, NULL },
};

/* 各增加: of all that stand together */
static const Case EACH[] = {
    { "收入预算500万元，支出预算500万元，比上年各增加50万元，增长11.11%，主要原因是人员增加。",
      "[general] 收入预算 {budget} = 500万元 (5000000元); + 50万元 11.11% vs 上年; because 人员增加\n"
      "[general] 支出预算 {budget} = 500万元 (5000000元); + 50万元 11.11% vs 上年; because 人员增加" },
    { "2024年收入总计20万元、支出总计20万元，较上年均减少5万元，下降20%。",
      "[general] 收入总计 @2024 = 20万元 (200000元); - 5万元 20% vs 上年\n"
      "[general] 支出总计 @2024 = 20万元 (200000元); - 5万元 20% vs 上年" },
    { NULL, NULL },
};

/* a rate of difference is a change of the amount before it */
static const Case DIFFERENCE_RATE[] = {
    { "支出总计年初预算数200万元，决算数180万元，差异率-10%，主要原因是项目结转。",
      "[general] 支出总计 {initial_budget} = 200万元 (2000000元)\n"
      "[general] 支出总计 {final} = 180万元 (1800000元); - -10%; because 项目结转" },
    { "支出总计年初预算数200万元，决算数180万元，差异率10%。",
      "[general] 支出总计 {initial_budget} = 200万元 (2000000元)\n"
      "[general] 支出总计 {final} = 180万元 (1800000元); - 10%" },
    { "基本支出预算数100万元，决算数105万元，预决算差异率为5%，差异原因是调资。",
      "[general] 基本支出 {budget} = 100万元 (1000000元)\n"
      "[general] 基本支出 {final} = 105万元 (1050000元); + 5%; because 调资" },
    { NULL, NULL },
};

/* 万 without 元, and 含 */
static const Case UNITS[] = {
    { "培训费2.5万，比上年减少0.5万，下降16.67%。", "[sangong] 培训费 = 2.5万 (25000.0元); - 0.5万 16.67% vs 上年" },
    { "会议费支出3万（其中：一类会议1万，二类会议2万）。",
      "[sangong] 会议费支出 = 3万 (30000元)\n"
      "[sangong] 会议费支出 > 一类会议 = 1万 (10000元)\n"
      "[sangong] 会议费支出 > 二类会议 = 2万 (20000元)" },
    { "项目支出120.5万（含上年结转20万元），主要用于信息化。",
      "[general] 项目支出 = 120.5万 (1205000.0元)\n"
      "[general] 项目支出 > 上年结转 = 20万元 (200000元)" },
    { "地区生产总值2.5万亿元。", "[general] 地区生产总值 = 2.5万亿元 (2500000000000.0元)" },
    { "年末生猪存栏44.75万头，增长2.6%。", "[general] 年末生猪存栏 = 44.75万头; + 2.6%" },
    { "旅客运输总量0.11亿人次，种植面积3.2万亩。",
      "[general] 旅客运输总量 = 0.11亿人次\n"
      "[general] 种植面积 = 3.2万亩" },
    { "外商直接投资0.36亿美元。", "[general] 外商直接投资 = 0.36亿美元" },
    { "培训费2.5万和会议费3万。",
      "[sangong] 培训费 = 2.5万 (25000.0元)\n"
      "[sangong] 会议费 = 3万 (30000元)" },
    { NULL, NULL },
};

/* an item does not end in its year */
static const Case YEARS[] = {
    { "培训费2025年预算数3.20万元，比2024年预算数增加0.20万元。",
      "[sangong] 培训费 @2025 {budget} = 3.20万元 (32000.00元); + 0.20万元 vs 2024年预算数" },
    { "机关运行经费2024年度支出50.00万元。", "[operating_cost] 机关运行经费 @2024 = 50.00万元 (500000.00元)" },
    { "会议费2023年度决算1.10万元，2022年度决算1.00万元，增加0.10万元。",
      "[sangong] 会议费 @2023 {final} = 1.10万元 (11000.00元)\n"
      "[sangong] 会议费 @2022 {final} = 1.00万元 (10000.00元); + 0.10万元" },
    { NULL, NULL },
};

/* zero without a unit is zero */
static const Case ZERO[] = {
    { "公务接待费支出为0，与上年持平。", "[sangong] 公务接待费支出 = 0 (0元); = vs 上年" },
    { "2024年上级补助收入0，事业收入0，其他收入5.00万元。",
      "[general] 上级补助收入 @2024 = 0 (0元)\n"
      "[general] 事业收入 @2024 = 0 (0元)\n"
      "[general] 其他收入 @2024 = 5.00万元 (50000.00元)" },
    { "培训费预算为0元，会议费预算均为0。",
      "[sangong] 培训费预算 {budget} = 0元 (0元)\n"
      "[sangong] 会议费预算 {budget} = 0 (0元)" },
    { "政府性基金预算收入为零。", "[general] 政府性基金预算收入 = 0 (0元)" },
    { NULL, NULL },
};

/* a threshold is no amount */
static const Case THRESHOLDS[] = {
    { "单价在50万元（含）以上的通用设备2台，低于100万元的项目由单位自行组织。",
      "[state_assets] 单价在50万元（含）以上的通用设备 = 2台" },
    { "预算金额400万元（含400万元）以上的工程项目须公开招标。", "" },
    { "合同金额不超过30万元的，可直接采购；10万元以内的零星采购除外。", "" },
    { "2024年政府采购支出380万元，比上年超过20万元，主要原因是项目增加。",
      "[procurement] 政府采购支出 @2024 = 380万元 (3800000元); + 20万元 vs 上年; because 项目增加" },
    { "债务限额48.2亿元以内。", "[general] 债务限额 = 48.2亿元 (4820000000.0元)" },
    { NULL, NULL },
};

/* 分别增长…和…: each to the amount in its place, or one told after the other */
static const Case SERIES[] = {
    { "教育支出47.9亿元，卫生支出57.7亿元，分别增长12.9%和11.4%。",
      "[general] 教育支出 = 47.9亿元 (4790000000.0元); + 12.9%\n"
      "[general] 卫生支出 = 57.7亿元 (5770000000.0元); + 11.4%" },
    { "税收收入、非税收入分别增长5%、6%。",
      "[general] 税收收入; + 5%\n"
      "[general] 非税收入; + 6%" },
    { "甲、乙两个项目分别为1万元和4万元，占支出的20%和80%。",
      "[general] 甲 = 1万元 (10000元); share 20\n"
      "[general] 乙 = 4万元 (40000元); share 80" },
    { "税收收入5亿元，增长3%，占比60%。", "[general] 税收收入 = 5亿元 (500000000元); share 60; + 3%" },
    { NULL, NULL },
};

/* words that begin like a change */
static const Case NO_CHANGES[] = {
    { "第一产业增加值144亿元，增长3.9%。", "[general] 第一产业增加值 = 144亿元 (14400000000元); + 3.9%" },
    { "税收收入增速5%，比上年回升0.5个百分点。", "[general] 税收收入增速 = 5%; + 0.5 points vs 上年" },
    { "增值税20万元，比上年减少2万元。", "[general] 增值税 = 20万元 (200000元); - 2万元 vs 上年" },
    { NULL, NULL },
};

/* spending is no part of income */
static const Case TWO_SIDES[] = {
    { "收入总计105亿元，其中土地出让收入69亿元；支出安排95亿元，支出总计105亿元。",
      "[general] 收入总计 = 105亿元 (10500000000元)\n"
      "[general] 收入总计 > 土地出让收入 = 69亿元 (6900000000元)\n"
      "[general] 支出 {budget} = 95亿元 (9500000000元)\n"
      "[general] 支出总计 = 105亿元 (10500000000元)" },
    { "加上上解支出5万元、上级补助收入3万元。",
      "[general] 上解支出 = 5万元 (50000元)\n"
      "[general] 上级补助收入 = 3万元 (30000元)" },
    { "——公交运营补贴150万元；", "[general] 公交运营补贴 = 150万元 (1500000元)" },
    { "全年举办活动317场，其中，承办34场。全年参加比赛65次。",
      "[general] 全年举办活动 = 317场\n"
      "[general] 全年举办活动 > 承办 = 34场\n"
      "[general] 全年参加比赛 = 65次" },
    { "收入9万元，其中：拨款7万元。主要原因是人员增加。其他收入2万元。",
      "[general] 收入 = 9万元 (90000元)\n"
      "[general] 收入 > 拨款 = 7万元 (70000元); because 人员增加\n"
      "[general] 收入 > 其他收入 = 2万元 (20000元)" },
    { NULL, NULL },
};

/* 为变动预算的: carried out, not a change */
static const Case COMPLETION[] = {
    { "全市一般公共预算支出392亿元，为变动预算（以下简称“预算”）的95.4%，下降5.4%。",
      "[general] 一般公共预算支出 = 392亿元 (39200000000元); - 5.4%; done 95.4% of 变动预算" },
    { "支出9亿元，为调整预算数的90%。", "[general] 支出 = 9亿元 (900000000元); done 90% of 调整预算数" },
    { NULL, NULL },
};

static void
test_cases(gconstpointer data)
{
    for (const Case *c = data; c->sentence; c++) {
        const char *const sentences[] = { c->sentence, NULL }, *const expected[] = { c->says, NULL };
        gk_test_statements("某市教育局", sentences, expected);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/statement-kinds/both-halves", BOTH_HALVES, test_cases);
    g_test_add_data_func("/statement-kinds/codes", CODES, test_cases);
    g_test_add_data_func("/statement-kinds/from-to", FROM_TO, test_cases);
    g_test_add_data_func("/statement-kinds/the-same", THE_SAME, test_cases);
    g_test_add_data_func("/statement-kinds/smaller", SMALLER, test_cases);
    g_test_add_data_func("/statement-kinds/points", POINTS, test_cases);
    g_test_add_data_func("/statement-kinds/reason-of-the-whole", REASON_OF_THE_WHOLE, test_cases);
    g_test_add_data_func("/statement-kinds/each", EACH, test_cases);
    g_test_add_data_func("/statement-kinds/difference-rate", DIFFERENCE_RATE, test_cases);
    g_test_add_data_func("/statement-kinds/units", UNITS, test_cases);
    g_test_add_data_func("/statement-kinds/years", YEARS, test_cases);
    g_test_add_data_func("/statement-kinds/zero", ZERO, test_cases);
    g_test_add_data_func("/statement-kinds/thresholds", THRESHOLDS, test_cases);
    g_test_add_data_func("/statement-kinds/series", SERIES, test_cases);
    g_test_add_data_func("/statement-kinds/no-changes", NO_CHANGES, test_cases);
    g_test_add_data_func("/statement-kinds/two-sides", TWO_SIDES, test_cases);
    g_test_add_data_func("/statement-kinds/completion", COMPLETION, test_cases);
    return g_test_run();
}
