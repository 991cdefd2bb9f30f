/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ways of saying amounts in other provinces and in final accounts, and numbers that are no amounts.
 */
#include "tests/support/document-builder.h"
#include "tests/support/statement-text.h"

#include <string.h>

static const char *const FORMS_PARAGRAPHS[] = {
    "一、收入支出决算总体情况说明",
    "2023年度收、支总计1,234.56万元。与2022年相比，收、支总计各增加100.00万元，增长8.81%。主要原因是：人员增加。",
    "某某局2018年度财政拨款收、支总预算 33172.15 万元。与上年相比，财政拨款收、支总计各增加 4322.77 万元，增长 "
    "14.98%。主要原因是基本支出增加 1447.63 万元、项目支出安排减少 200 万元。",
    "本年收入合计1234.56万元，其中：财政拨款收入1200.00万元，占97.20%；其他收入34.56万元，占2.80%。",
    "五、一般公共预算财政拨款支出决算情况说明",
    "2023年度财政拨款支出年初预算为1000万元，支出决算为1200万元，完成年初预算的120%。其中：",
    "1.一般公共服务支出（类）财政事务（款）行政运行（项）年初预算为100万元，支出决算为120万元，完成年初预算的120%"
    "，决算数大于年初预算数的主要原因是：人员增资。",
    "2、社会保障和就业支出(类)行政事业单位养老支出(款)行政单位离退休(项)。主要用于：离退休人员支出。全年预算为52."
    "00万元，支出决算为51.32万元，完成全年预算数的98.69%。决算数小于全年预算数的主要原因：单位2024年新成立，人员变动。",
    "3、住房保障支出（类）住房改革支出（款）购房补贴（项）。全年预算为11.72万元，支出决算为11."
    "72万元。决算数与全年预算数持平。",
    "六、支出预算安排情况",
    "1. "
    "“一般公共服务支出（类）统计信息事务（款）专项普查活动（项）”25."
    "77万元，主要用于专项普查活动。2023年当年预算执行数为60.13万元，2024年预算安排25.77万元，比2023年预算执行数减少57."
    "14%。主要原因是：项目调整。",
    "（一）公共安全（类）",
    "1．法院（款）行政运行（项）支出14857.61万元，与上年相比增加3070.69万元，增长26.05%。",
    "2．法院（款）机关服务（项）支出1600万元，与上年一致。",
    "七、“三公”经费财政拨款支出决算情况说明",
    "2023年度“三公”经费财政拨款支出预算为10.00万元，支出决算为8.00万元，完成预算的80.00%，比上年减少1.5万元，下降15.79%"
    "。其中：因公出国（境）费支出决算为0万元，完成预算的0%；公务用车购置及运行维护费支出决算为6.00万元，占75.00%"
    "（其中：公务用车购置支出为0万元，公务用车运行维护费支出6.00万元）；公务接待费支出决算为2.00万元，占25.00%。",
    "2023年共接待国内来访团组20个、来宾150人次（不包括陪同人员）；外事接待0批次，0人次。",
    "2025年“三公”经费预算数为4.6万元，其中：因公出国（境）费用0万元，公务接待费0."
    "6万元，公务用车购置及运行费4万元（其中，公务用车购置费0万元，公务用车运行费4万元），比上年预算数增加0."
    "4万元，增幅9.52%。",
    "（二）公务用车购置及运行费46."
    "56万元，比2023年预算增加25万元，主要原因是购置公务用车。其中：公务用车购置费25万元，比2023年预算增加25万元，主要原"
    "因是购置公务用车；公务用车运行费21.56万元，比2023年预算持平，主要原因是费用保持不变。",
    "八、其他重要事项",
    "2023年度机关运行经费支出88.55万元，比年初预算数减少11.45万元，降低11.45%，比2022年增加2.3万元，增长2.67%"
    "。主要原因是厉行节约。",
    "2023年度政府采购支出总额100.00万元，其中：政府采购货物支出50.00万元、政府采购工程支出0.00万元、政府采购服务支出50."
    "00万元。授予中小企业合同金额80.00万元，占政府采购支出总额的80.00%，其中：授予小微企业合同金额50."
    "00万元，占授予中小企业合同金额的62.50%。",
    "在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额21."
    "07万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额5.00万元。",
    "截至2023年12月31日，本部门共有车辆5辆，其中，机要通信用车1辆、其他用车4辆，其他用车主要是公务用车；单价100万元（含"
    "）以上设备（不含车辆）1台（套）。",
    "2018年本部门共6个项目实行绩效目标管理，涉及财政性资金合计4481.3万元。",
    "2024年收入预算2,345.67万元，比2023年年初预算数2,300.00万元增加45.67万元，增长1.99%。",
    "2025年一般公共预算当年拨款收支预算1,500万元，比上年预算数增加（减少）0万元，增长（下降）0%。",
    "2024年一般公共预算收入完成125.6亿元，为预算的102.3%，比上年增长6.5%，其中：税收收入98.7亿元，增长5.2%；非税收入26."
    "9亿元，增长11.6%。",
    "2025年政府采购预算总额为1.2亿元，同比增长15.5%。",
    "2025年度项目总预算1410.00万，其中支持商业数字化创新70.00万，支持商销稳增长30.00万，合计1410.00万。",
    "根据预算单位构成，包括27个内设机构、1个下属差额拨款事业单位和1个派出机构。",
    "2025年我部门无国有资本经营预算支出，故国有资本经营预算支出表为空表。",
    "案件执行经费支出950万元，与上年相比减少100万元，减少9.52，主要原因是压减。",
    "说明：中共某某区委社会工作部本年度没有财政拨款“三公”经费支出，故本表无数据。",
    "注：我单位无2017年政府性基金支出安排。",
    "项目支出, 34.20% 基本支出, 55.98%",
    NULL,
};

static const char *const FORMS_EXPECTED[] = {
    "",
    "[general] 收、支总计 @2023 = 1234.56万元 (12345600.00元); + 100.00万元 8.81% vs 2022年; because 人员增加",
    "[general] 财政拨款收、支总预算 @2018 {budget} = 33172.15万元 (331721500.00元); + 4322.77万元 14.98% vs 上年; "
    "because 基本支出增加1447.63万元、项目支出安排减少200万元\n"
    "[general] 基本支出 @2018; + 1447.63万元\n"
    "[general] 项目支出 @2018 {budget}; - 200万元",
    "[general] 本年收入合计 = 1234.56万元 (12345600.00元)\n"
    "[general] 本年收入合计 > 财政拨款收入 = 1200.00万元 (12000000.00元); share 97.20\n"
    "[general] 本年收入合计 > 其他收入 = 34.56万元 (345600.00元); share 2.80",
    "",
    "[general] 财政拨款支出 @2023 {initial_budget} = 1000万元 (10000000元)\n"
    "[general] 财政拨款支出 @2023 {final} = 1200万元 (12000000元); done 120% of 年初预算",
    "[general] 财政拨款支出 > 一般公共服务支出（类）财政事务（款）行政运行（项） {initial_budget} = 100万元 "
    "(1000000元); codes 一般公共服务支出/201 财政事务/20106 行政运行/2010601\n"
    "[general] 财政拨款支出 > 一般公共服务支出（类）财政事务（款）行政运行（项） {final} = 120万元 (1200000元); + vs "
    "年初预算数; done 120% of 年初预算; codes 一般公共服务支出/201 财政事务/20106 行政运行/2010601; because 人员增资",
    "[general] 财政拨款支出 > 社会保障和就业支出(类)行政事业单位养老支出(款)行政单位离退休(项) {adjusted_budget} = "
    "52.00万元 (520000.00元); codes 社会保障和就业支出/208 行政事业单位养老支出/20805 行政单位离退休/2080501\n"
    "[general] 财政拨款支出 > 社会保障和就业支出(类)行政事业单位养老支出(款)行政单位离退休(项) {final} = 51.32万元 "
    "(513200.00元); - vs 全年预算数; done 98.69% of 全年预算数; codes 社会保障和就业支出/208 "
    "行政事业单位养老支出/20805 行政单位离退休/2080501; because 单位2024年新成立，人员变动",
    "[general] 财政拨款支出 > 住房保障支出（类）住房改革支出（款）购房补贴（项） {adjusted_budget} = 11.72万元 "
    "(117200.00元); codes 住房保障支出/221 住房改革支出/22102 购房补贴/2210203\n"
    "[general] 财政拨款支出 > 住房保障支出（类）住房改革支出（款）购房补贴（项） {final} = 11.72万元 (117200.00元); = "
    "vs 全年预算数; codes 住房保障支出/221 住房改革支出/22102 购房补贴/2210203",
    "",
    "[general] 一般公共服务支出（类）统计信息事务（款）专项普查活动（项） = 25.77万元 (257700.00元); codes "
    "一般公共服务支出/201 统计信息事务/20105 专项普查活动/2010507\n"
    "[general] 一般公共服务支出（类）统计信息事务（款）专项普查活动（项） @2023 {execution} = 60.13万元 (601300.00元); "
    "codes 一般公共服务支出/201 统计信息事务/20105 专项普查活动/2010507\n"
    "[general] 一般公共服务支出（类）统计信息事务（款）专项普查活动（项） @2024 {budget} = 25.77万元 (257700.00元); - "
    "57.14% vs 2023年预算执行数; codes 一般公共服务支出/201 统计信息事务/20105 专项普查活动/2010507; because 项目调整",
    "",
    "[general] 法院（款）行政运行（项） = 14857.61万元 (148576100.00元); + 3070.69万元 26.05% vs 上年; codes "
    "公共安全/204 法院/20405 行政运行/2040501",
    "[general] 法院（款）机关服务（项） = 1600万元 (16000000元); = vs 上年; codes 公共安全/204 法院/20405 "
    "机关服务/2040503",
    "",
    "[sangong] “三公”经费财政拨款支出预算 @2023 {budget} = 10.00万元 (100000.00元)\n"
    "[sangong] “三公”经费财政拨款支出 @2023 {final} = 8.00万元 (80000.00元); - 1.5万元 15.79% vs 上年; done 80.00% of "
    "预算\n"
    "[sangong] “三公”经费财政拨款支出 > 因公出国（境）费支出 @2023 {final} = 0万元 (0元); done 0% of 预算\n"
    "[sangong] “三公”经费财政拨款支出 > 公务用车购置及运行维护费支出 @2023 {final} = 6.00万元 (60000.00元); share "
    "75.00\n"
    "[sangong] “三公”经费财政拨款支出 > 公务用车购置及运行维护费支出 > 公务用车购置支出 @2023 = 0万元 (0元)\n"
    "[sangong] “三公”经费财政拨款支出 > 公务用车购置及运行维护费支出 > 公务用车运行维护费支出 @2023 = 6.00万元 "
    "(60000.00元)\n"
    "[sangong] “三公”经费财政拨款支出 > 公务接待费支出 @2023 {final} = 2.00万元 (20000.00元); share 25.00",
    "[sangong] 接待国内来访团组 @2023 = 20个\n"
    "[sangong] 来宾 @2023 = 150人次\n"
    "[sangong] 外事接待 @2023 = 0批次\n"
    "[sangong] 外事接待 @2023 = 0人次",
    "[sangong] “三公”经费 @2025 {budget} = 4.6万元 (46000.0元); + 0.4万元 9.52% vs 上年预算数\n"
    "[sangong] “三公”经费 > 因公出国（境）费用 @2025 = 0万元 (0元)\n"
    "[sangong] “三公”经费 > 公务接待费 @2025 = 0.6万元 (6000.0元)\n"
    "[sangong] “三公”经费 > 公务用车购置及运行费 @2025 = 4万元 (40000元)\n"
    "[sangong] “三公”经费 > 公务用车购置及运行费 > 公务用车购置费 @2025 = 0万元 (0元)\n"
    "[sangong] “三公”经费 > 公务用车购置及运行费 > 公务用车运行费 @2025 = 4万元 (40000元)",
    "[sangong] 公务用车购置及运行费 = 46.56万元 (465600.00元); + 25万元 vs 2023年预算; because 购置公务用车\n"
    "[sangong] 公务用车购置及运行费 > 公务用车购置费 = 25万元 (250000元); + 25万元 vs 2023年预算; because "
    "购置公务用车\n"
    "[sangong] 公务用车购置及运行费 > 公务用车运行费 = 21.56万元 (215600.00元); = vs 2023年预算; because 费用保持不变",
    "",
    "[operating_cost] 机关运行经费支出 @2023 = 88.55万元 (885500.00元); - 11.45万元 11.45% vs 年初预算数\n"
    "[operating_cost] 机关运行经费支出 @2023; + 2.3万元 2.67% vs 2022年; because 厉行节约",
    "[procurement] 政府采购支出总额 @2023 = 100.00万元 (1000000.00元)\n"
    "[procurement] 政府采购支出总额 > 政府采购货物支出 @2023 = 50.00万元 (500000.00元)\n"
    "[procurement] 政府采购支出总额 > 政府采购工程支出 @2023 = 0.00万元 (0.00元)\n"
    "[procurement] 政府采购支出总额 > 政府采购服务支出 @2023 = 50.00万元 (500000.00元)\n"
    "[procurement] 授予中小企业合同金额 @2023 = 80.00万元 (800000.00元); share 80.00\n"
    "[procurement] 授予中小企业合同金额 > 授予小微企业合同金额 @2023 = 50.00万元 (500000.00元); share 62.50",
    "[procurement] 面向中小企业预留的政府采购项目 > 由中小企业供应商中标或成交的采购金额 = 21.07万元 (210700.00元)\n"
    "[procurement] 其他政府采购项目 > 由中小企业供应商中标或成交的采购金额 = 5.00万元 (50000.00元)",
    "[state_assets] 车辆 @2023 = 5辆\n"
    "[state_assets] 车辆 > 机要通信用车 @2023 = 1辆\n"
    "[state_assets] 车辆 > 其他用车 @2023 = 4辆\n"
    "[state_assets] 单价100万元（含）以上设备（不含车辆） @2023 = 1台（套）",
    "[general] 项目 @2018 = 6个\n"
    "[general] 项目涉及财政性资金合计 @2018 = 4481.3万元 (44813000.0元)",
    "[general] 收入预算 @2024 {budget} = 2345.67万元 (23456700.00元); + 45.67万元 1.99% vs 2023年年初预算数\n"
    "[general] 收入预算 @2023 {initial_budget} = 2300.00万元 (23000000.00元)",
    "[general] 一般公共预算当年拨款收支预算 @2025 {budget} = 1500万元 (15000000元); = 0万元 0% vs 上年预算数",
    "[general] 一般公共预算收入 @2024 = 125.6亿元 (12560000000.0元); + 6.5% vs 上年; done 102.3% of 预算\n"
    "[general] 一般公共预算收入 > 税收收入 @2024 = 98.7亿元 (9870000000.0元); + 5.2% vs 上年\n"
    "[general] 一般公共预算收入 > 非税收入 @2024 = 26.9亿元 (2690000000.0元); + 11.6% vs 上年",
    "[procurement] 政府采购预算总额 @2025 {budget} = 1.2亿元 (120000000.0元); + 15.5% vs 同比",
    "[general] 项目总预算 @2025 {budget} = 1410.00万 (14100000.00元)\n"
    "[general] 项目总预算 > 支持商业数字化创新 @2025 = 70.00万 (700000.00元)\n"
    "[general] 项目总预算 > 支持商销稳增长 @2025 = 30.00万 (300000.00元)\n"
    "[general] 项目总预算 > 合计 @2025 = 1410.00万 (14100000.00元)",
    "[staff] 内设机构 = 27个\n"
    "[staff] 下属差额拨款事业单位 = 1个\n"
    "[general] 派出机构 = 1个",
    "[not_arranged] 国有资本经营预算支出 @2025\n"
    "[not_arranged] 国有资本经营预算支出表 @2025",
    "[general] 案件执行经费支出 = 950万元 (9500000元); - 100万元 9.52% vs 上年; because 压减",
    "[not_arranged] 财政拨款“三公”经费支出",
    "[not_arranged] 政府性基金支出 @2017",
    "[general] 项目支出 = 34.20%\n"
    "[general] 基本支出 = 55.98%",
    NULL,
};

static const char *const NONE_PARAGRAPHS[] = {
    "依据克财预[2023]001号、普商务规范〔2023〕3号和法释（2012）10号文的规定，第5条于2018-2020年执行。",
    "拨打12345热线，7×24小时服务，W060701单元X101街坊，2025.1.1-2025.12.31。",
    "2023年3月10日召开第3次会议，1、审议预算；2、审议决算。",
    "《关于下达3000万元专项资金的通知》已印发，单价50万元以上的设备须报批。",
    "我单位无其他需说明事项。",
    "无政府性基金预算财政拨款收入支出的，仍保留该表格式，并在本表下方作下述说明：",
    NULL,
};

static const char *const NONE_EXPECTED[] = {
    "", "", "", "", "", "", NULL,
};

static void
forms_of_other_provinces(void)
{
    gk_test_statements("某某局", FORMS_PARAGRAPHS, FORMS_EXPECTED);
}

static void
numbers_that_are_no_amounts(void)
{
    gk_test_statements("某某局", NONE_PARAGRAPHS, NONE_EXPECTED);
}

static void
statements_know_where_they_stand(void)
{
    const char *json = "{\"doc\": \"a.pdf\", \"paragraphs\": [{\"text\": \"收入预算5万元，其中：\", \"page\": 3},"
                       "{\"text\": \"事业收入2万元。\", \"page\": 4}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpuint(disclosure->n_statements, ==, 2);
    const GkStatement *part = &disclosure->statements[1];
    g_assert_cmpstr(part->item, ==, "事业收入");
    g_assert_cmpint(part->part_of, ==, 0);
    g_assert_cmpuint(part->paragraph, ==, 1);
    g_assert_cmpuint(part->n_places, ==, 1);
    g_assert_cmpuint(part->places[0].page, ==, 4);
    g_assert_cmpstr(part->printed, ==, "2");
}

/* A sentence that layout left in two paragraphs is read as one, with the places of both. */
static void
cut_sentences_are_joined(void)
{
    const char *json =
        "{\"doc\": \"a.pdf\", \"paragraphs\": [{\"text\": \"财政拨款收入9万元，比2024年预算增加\", \"page\": 3},"
        "{\"text\": \"2.50万元；事业收入0万元。\", \"page\": 4},"
        "\"5、一般公共服务支出（类）财政事务（款）其他财政事务支出\", \"（项）：2023年预算数为0.00万元。\"]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpuint(disclosure->n_statements, ==, 3);
    g_autofree char *first = gk_test_statement_text(&disclosure->statements[0]);
    g_assert_cmpstr(first, ==, "[general] 财政拨款收入 = 9万元 (90000元); + 2.50万元 vs 2024年预算");
    g_assert_cmpuint(disclosure->statements[0].n_places, ==, 2);
    g_assert_cmpuint(disclosure->statements[1].places[0].page, ==, 4);
    const GkStatement *item = &disclosure->statements[2];
    g_assert_cmpuint(item->n_codes, ==, 3);
    g_assert_cmpstr(item->codes[2], ==, "其他财政事务支出");
    g_assert_cmpuint(item->paragraph, ==, 2);
}

static void
notes_of_tables_are_read(void)
{
    const char *json =
        "{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"表\", \"pages\": [2], \"rows\": [[\"合计\", \"\"]], "
        "\"notes\": [\"注:本部门2025年无政府性基金预算财政拨款安排的预算，故本表为空表。\"]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpuint(disclosure->n_statements, ==, 1);
    const GkStatement *s = &disclosure->statements[0];
    g_assert_cmpstr(s->topic, ==, "not_arranged");
    g_assert_cmpstr(s->item, ==, "政府性基金预算财政拨款");
    g_assert_cmpuint(s->paragraph, ==, G_MAXUINT);
}

/* A megabyte without a stop, and one of nothing but measures: neither may take long. */
static void
long_paragraphs_take_linear_time(void)
{
    static const char *const PIECES[] = { "支出", "12万元", "（其中1万元", "比上年", "“《", "占5%，其中：乙3万元" };
    for (guint i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        GString *json = g_string_new("{\"doc\": \"a.pdf\", \"paragraphs\": [\"");
        while (json->len < 300000)
            g_string_append(json, PIECES[i]);
        g_string_append(json, "\"]}");
        gint64 start = g_get_monotonic_time();
        gk_disclosure_free(gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL));
        g_assert_cmpint(g_get_monotonic_time() - start, <, 20 * G_USEC_PER_SEC);
        g_string_free(json, TRUE);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/statements/forms", forms_of_other_provinces);
    g_test_add_func("/statements/no-amounts", numbers_that_are_no_amounts);
    g_test_add_func("/statements/places", statements_know_where_they_stand);
    g_test_add_func("/statements/cut", cut_sentences_are_joined);
    g_test_add_func("/statements/notes", notes_of_tables_are_read);
    g_test_add_func("/statements/linear", long_paragraphs_take_linear_time);
    return g_test_run();
}
