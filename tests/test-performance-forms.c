/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Forms and lists of performance targets as several provinces print them: whose project, of what sort, when, to what end. */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

/* `rows` as in document-builder.h, of a table with this title. */
static GkDisclosure *
load(const char *title, guint header_rows, const char *rows)
{
    g_autofree char *json = g_strdup_printf(
        "{\"tables\": [{\"title\": \"%s\", \"pages\": [1], \"header_rows\": %u, %s}]}", title, header_rows, rows);
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

static void
assert_decimal(GkValue value, const char *expected)
{
    g_assert_cmpint(value.state, ==, GK_VALUE_NUMBER);
    g_autofree char *printed = gk_decimal_to_string(value.decimal);
    g_assert_cmpstr(printed, ==, expected);
}

/* The national form: department and unit, sort, period, the year in a row of its own, both goals above their texts. */
static void
national_form(void)
{
    g_autoptr(GkDisclosure) disclosure = load(
        "项目支出绩效目标表", 0,
        "\"rows\": [[\"（2022年度）\", \"\", \"\", \"\", \"\"], [\"项目名称\", \"堤防加固\", \"\", \"项目编码\", \"DF-018\"],"
        "[\"主管部门及代码\", \"[301]某县水利局\", \"\", \"实施单位\", \"某县堤防站\"],"
        "[\"项目属性\", \"延续项目\", \"\", \"项目期\", \"2022年1月至2024年12月\"],"
        "[\"项目资金（万元）\", \"年度资金总额：\", \"64.00\", \"执行率分值\", \"10\"],"
        "[\"\", \"其中：财政拨款\", \"60.00\", \"\", \"\"], [\"\", \"其他资金\", \"4.00\", \"\", \"\"],"
        "[\"总体目标\", \"加固堤防三十里。\", \"\", \"\", \"\"], [\"年度总体目标\", \"加固堤防十里。\", \"\", \"\", \"\"],"
        "[\"一级指标\", \"二级指标\", \"三级指标\", \"指标值\", \"分值\"],"
        "[\"产出指标\", \"数量指标\", \"加固长度\", \"≥10里\", \"50\"]]");
    g_assert_cmpuint(disclosure->n_performances, ==, 1);
    const GkPerformance *p = disclosure->performances;
    g_assert_cmpstr(p->project.text, ==, "堤防加固");
    g_assert_cmpstr(p->code.text, ==, "DF-018");
    g_assert_cmpstr(p->department.text, ==, "[301]某县水利局");
    g_assert_cmpstr(p->organization.text, ==, "[301]某县水利局");
    g_assert_cmpstr(p->implementer.text, ==, "某县堤防站");
    g_assert_cmpstr(p->nature.text, ==, "延续项目");
    g_assert_cmpstr(p->period.text, ==, "2022年1月至2024年12月");
    g_assert_cmpstr(p->from, ==, "2022-01");
    g_assert_cmpstr(p->to, ==, "2024-12");
    g_assert_cmpstr(p->year, ==, "2022");
    g_assert_cmpstr(p->goal.text, ==, "加固堤防三十里。");
    g_assert_cmpstr(p->annual_goal.text, ==, "加固堤防十里。");
    assert_decimal(p->total, "64.00");
    assert_decimal(p->appropriation, "60.00");
    assert_decimal(p->other, "4.00");
    g_assert_cmpuint(p->n_indicators, ==, 1);
}

/* Dates in fields of their own; one goal, which is the year's. */
static void
form_with_dates(void)
{
    g_autoptr(GkDisclosure) disclosure = load(
        "财政项目支出绩效目标填报表", 0,
        "\"rows\": [[\"项目名称\", \"河道保洁\", \"项目性质\", \"经常性项目\", \"项目类别\", \"特定目标类\"],"
        "[\"计划开始日期\", \"2023-02-01\", \"\", \"计划完成日期\", \"2023-11-30\", \"\"],"
        "[\"项目概况\", \"河道日常保洁\", \"\", \"立项依据\", \"河道管理办法\", \"\"],"
        "[\"年度绩效目标\", \"河面无漂浮物。\", \"\", \"\", \"\", \"\"],"
        "[\"一级指标\", \"二级指标\", \"三级指标\", \"指标值\", \"\", \"\"],"
        "[\"产出指标\", \"数量指标\", \"保洁次数\", \"≥24次\", \"\", \"\"]]");
    g_assert_cmpuint(disclosure->n_performances, ==, 1);
    const GkPerformance *p = disclosure->performances;
    g_assert_cmpstr(p->nature.text, ==, "经常性项目");
    g_assert_cmpstr(p->category.text, ==, "特定目标类");
    g_assert_cmpstr(p->from, ==, "2023-02-01");
    g_assert_cmpstr(p->to, ==, "2023-11-30");
    g_assert_cmpstr(p->overview.text, ==, "河道日常保洁");
    g_assert_cmpstr(p->policy_basis.text, ==, "河道管理办法");
    g_assert_cmpstr(p->goal.text, ==, "河面无漂浮物。");
    g_assert_cmpstr(p->annual_goal.text, ==, "河面无漂浮物。");
    g_assert_null(p->organization.text);
    g_assert_null(p->year);
}

/* One list of many: columns are numbered, a row with nothing but a name is the organization of the projects below. */
static void
list_in_groups(void)
{
    g_autoptr(GkDisclosure) disclosure = load(
        "2025年重点项目绩效目标表", 1,
        "\"rows\": [[\"单位名称、项目名称\", \"项目年度绩效目标\", \"一级指标\", \"二级指标\", \"三级指标\", \"指标值\"],"
        "[\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"], [\"某县林业局\", \"\", \"\", \"\", \"\", \"\"],"
        "[\"造林补助\", \"完成造林。\", \"产出指标\", \"数量指标\", \"造林面积\", \"≥500亩\"],"
        "[\"\", \"\", \"产出指标\", \"质量指标\", \"成活率\", \"≥85%\"],"
        "[\"防火经费\", \"防止火灾。\", \"产出指标\", \"数量指标\", \"巡山次数\", \"≥52次\"],"
        "[\"某县交通局\", \"\", \"\", \"\", \"\", \"\"],"
        "[\"公路养护\", \"养护公路。\", \"产出指标\", \"数量指标\", \"里程\", \"≥80公里\"]]");
    static const char *const expected[][3] = { { "造林补助", "某县林业局", "完成造林。" },
                                               { "防火经费", "某县林业局", "防止火灾。" },
                                               { "公路养护", "某县交通局", "养护公路。" } };
    g_assert_cmpuint(disclosure->n_performances, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const GkPerformance *p = &disclosure->performances[i];
        g_assert_cmpstr(p->project.text, ==, expected[i][0]);
        g_assert_cmpstr(p->organization.text, ==, expected[i][1]);
        g_assert_cmpstr(p->goal.text, ==, expected[i][2]);
        g_assert_cmpstr(p->year, ==, "2025");
    }
    g_assert_cmpuint(disclosure->performances[0].n_indicators, ==, 2);
}

/* The project stands alone above its indicators. */
static void
list_with_projects_above(void)
{
    g_autoptr(GkDisclosure) disclosure = load(
        "重点项目绩效目标表", 1,
        "\"rows\": [[\"项目名称\", \"年度绩效目标\", \"一级指标\", \"三级指标\", \"指标值\"],"
        "[\"养老补助\", \"按时发放。\", \"\", \"\", \"\"], [\"\", \"\", \"产出指标\", \"发放人数\", \"210人\"],"
        "[\"担保资金\", \"扶持创业。\", \"\", \"\", \"\"], [\"\", \"\", \"产出指标\", \"扶持户数\", \"30户\"]]");
    g_assert_cmpuint(disclosure->n_performances, ==, 2);
    g_assert_cmpstr(disclosure->performances[0].project.text, ==, "养老补助");
    g_assert_cmpuint(disclosure->performances[0].n_indicators, ==, 1);
    g_assert_cmpstr(disclosure->performances[1].goal.text, ==, "扶持创业。");
    g_assert_null(disclosure->performances[1].organization.text);
}

/* No indicators: a project, its money and its goal in each row. */
static void
list_of_goals(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("项目支出绩效目标表", 1,
             "\"rows\": [[\"序号\", \"项目名称\", \"实施单位\", \"预算金额\", \"绩效目标\"],"
             "[\"1\", \"图书采购\", \"某县图书馆\", \"30.00\", \"采购图书。\"], [\"2\", \"馆舍维修\", \"某县文化馆\", \"12.50\", \"修缮馆舍。\"]]");
    g_assert_cmpuint(disclosure->n_performances, ==, 2);
    const GkPerformance *p = disclosure->performances;
    g_assert_cmpstr(p[0].project.text, ==, "图书采购");
    g_assert_cmpstr(p[0].implementer.text, ==, "某县图书馆");
    g_assert_cmpstr(p[1].goal.text, ==, "修缮馆舍。");
    assert_decimal(p[1].total, "12.50");
    g_assert_cmpuint(p[1].n_indicators, ==, 0);
}

/* 绩效指标 is the column of indicators where no 三级指标 stands beside it. */
static void
indicators_by_another_name(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("项目绩效目标表", 0,
             "\"rows\": [[\"项目名称\", \"种子检验\", \"\", \"\", \"\"], [\"绩效目标\", \"1.检验种子。\", \"\", \"\", \"\"],"
             "[\"一级指标\", \"二级指标\", \"绩效指标\", \"指标值\", \"指标值确定依据\"],"
             "[\"产出指标\", \"数量指标\", \"检验样品数\", \"≥300份\", \"工作计划\"]]");
    g_assert_cmpuint(disclosure->n_performances, ==, 1);
    const GkIndicator *indicator = disclosure->performances[0].indicators;
    g_assert_cmpuint(disclosure->performances[0].n_indicators, ==, 1);
    g_assert_cmpstr(indicator->name, ==, "检验样品数");
    g_assert_cmpstr(indicator->basis, ==, "工作计划");
    g_assert_cmpstr(disclosure->performances[0].goal.text, ==, "1.检验种子。");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/performance-forms/national", national_form);
    g_test_add_func("/performance-forms/dates", form_with_dates);
    g_test_add_func("/performance-forms/groups", list_in_groups);
    g_test_add_func("/performance-forms/projects-above", list_with_projects_above);
    g_test_add_func("/performance-forms/goals", list_of_goals);
    g_test_add_func("/performance-forms/another-name", indicators_by_another_name);
    return g_test_run();
}
