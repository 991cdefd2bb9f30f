/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/tables/performance_target.h"
#include "tests/support/document-builder.h"

#include "normalize/disclosure.h"

static void
assert_target(const char *printed, const char *operator_, const char *target, const char *measure)
{
    GkTarget read = gk_target_read(printed);
    g_assert_cmpstr(read.operator_, ==, operator_);
    g_assert_cmpstr(read.target, ==, target);
    g_assert_cmpstr(read.measure, ==, measure);
    gk_target_clear(&read);
}

static void
targets(void)
{
    assert_target("=4 台", "=", "4", "台");
    assert_target(">=12 次", ">=", "12", "次");
    assert_target("≥11 人", ">=", "11", "人");
    assert_target("＝100％", "=", "100", "%");
    assert_target("<=66.88 万元", "<=", "66.88", "万元");
    assert_target("=59.40万元/年", "=", "59.40", "万元/年");
    assert_target("=0.55 万元/月", "=", "0.55", "万元/月");
    assert_target(">=2000 平方米", ">=", "2000", "平方米");
    assert_target(", =21 人", "=", "21", "人");
    assert_target(", =12 个 月", "=", "12", "个月");
    assert_target("365 天", NULL, "365", "天");
    assert_target("有效保障", NULL, "有效保障", NULL);
    assert_target("好", NULL, "好", NULL);
    assert_target("95%以上", ">=", "95", "%");
    assert_target("不低于90%", ">=", "90", "%");
    assert_target("达到预期效果", NULL, "达到预期效果", NULL);
    assert_target("≤1,200.50万元", "<=", "1200.50", "万元");
    assert_target("1-2次", NULL, "1-2次", NULL);
    assert_target("12月底前完成全部建设任务并验收", NULL, "12月底前完成全部建设任务并验收", NULL);
    assert_target("", NULL, NULL, NULL);
    g_assert_cmpstr(gk_target_operator("≥"), ==, ">=");
    g_assert_null(gk_target_operator("定性"));
}

static void
assert_decimal(GkValue value, const char *expected)
{
    g_assert_cmpint(value.state, ==, GK_VALUE_NUMBER);
    g_autofree char *printed = gk_decimal_to_string(value.decimal);
    g_assert_cmpstr(printed, ==, expected);
}

#define HEADS                                                                                                                                \
    "\"一级指标\",\"二级指标\",\"三级指标\",\"指标值\",\"指标值设置依据\",\"上年完成值\",\"指标分值权重\"," \
    "\"指标赋分规则\",\"佐证资料\""

/* The form of Xinjiang: blank levels mean the one above, and 满意度指标 is printed twice. */
static const char XINJIANG[] =
    "{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"项目支出绩效目标表\", \"subtitle\": \"(2023 年)\", \"pages\": "
    "[21, 22], \"rows\": ["
    "[\"预算单位\",\"某中心\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"],"
    "[\"项目名称\",\"12345 账务服务便民热线项目\",\"\",\"\",\"\",\"项目负责人\",\"罗珍珍\",\"\",\"\"],"
    "[\"项目资金（万元）\",\"年度预算总额:\",\"69.40\",\"其中: 财政拨款\",\"69.40\",\"其他资金:\",\"0.00\",\"\",\"\"],"
    "[\"项目总体目标\",\"政府购买服务类: 项目资金 69.4 万元。\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"],"
    "[" HEADS "],"
    "[\"产出指标\",\"数量指标\",\"维护服务器数 (台)\",\"=4 "
    "台\",\"计划标准\",\"新增\",\"5\",\"按照正常比例赋分\",\"工作资料\"],"
    "[\"\",\"\",\"系统运行维护次数 (次)\",\">=12 次\",\"计划标准\",\"新增\",\"4\",\"按照正常比例赋分\",\"正式材料\"],"
    "[\"\",\"质量指标\",\"电话接听率 (%)\",\">=98%\",\"计划标准\",\"新增\",\"4\",\"直接赋分\",\"工作资料\"],"
    "[\"成本指标\",\"经济成本指标\",\"服务器维护费 (万元/年)\",\"=10 "
    "万元/年\",\"预算支出标准\",\"新增\",\"10\",\"按照正常比例赋分\",\"原始凭证\"],"
    "[\"效益指标\",\"经济效益指标\",\"热线工作正常开展\",\"有效保障\",\"计划标准\",\"\",\"20\",\"按评判等级赋分\","
    "\"说明材料\"],"
    "[\"满意度指标\",\"满意度指标\",\"受益群众满意度(%)\",\">=95%\",\"计划标准\",\"新增\",\"5\",\"满意度赋分\","
    "\"工作资料\"],"
    "[\"满意度指标\",\"满意度指标\",\"群众诉求满意率(%)\",\">=95%\",\"计划标准\",\"新增\",\"5\",\"满意度赋分\","
    "\"工作资料\"]]}]}";

static void
a_table_of_one_project(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(XINJIANG), NULL, NULL);
    g_assert_cmpuint(disclosure->n_performances, ==, 1);
    const GkPerformance *p = &disclosure->performances[0];
    g_assert_cmpstr(p->project.text, ==, "12345 账务服务便民热线项目");
    g_assert_cmpuint(p->project.page, ==, 21);
    g_assert_cmpstr(p->organization.text, ==, "某中心");
    g_assert_cmpstr(p->person.text, ==, "罗珍珍");
    g_assert_cmpstr(p->goal.text, ==, "政府购买服务类: 项目资金 69.4 万元。");
    g_assert_cmpstr(p->year, ==, "2023");
    g_assert_cmpstr(p->unit, ==, "万元");
    assert_decimal(p->total, "69.40");
    assert_decimal(p->appropriation, "69.40");
    assert_decimal(p->other, "0.00");
    g_assert_true(p->total.has_yuan);
    g_assert_cmpuint(p->n_indicators, ==, 7);
    const GkIndicator *i = p->indicators;
    g_assert_cmpstr(i[1].level1, ==, "产出指标");
    g_assert_cmpstr(i[1].level2, ==, "数量指标");
    g_assert_cmpstr(i[1].name, ==, "系统运行维护次数 (次)");
    g_assert_cmpstr(i[1].operator_, ==, ">=");
    g_assert_cmpstr(i[1].target, ==, "12");
    g_assert_cmpstr(i[1].measure, ==, "次");
    g_assert_cmpstr(i[1].printed, ==, ">=12 次");
    g_assert_cmpstr(i[1].weight, ==, "4");
    g_assert_cmpstr(i[1].evidence, ==, "正式材料");
    g_assert_cmpuint(i[1].cell.row, ==, 6);
    g_assert_cmpuint(i[1].cell.column, ==, 2);
    g_assert_cmpstr(i[2].level1, ==, "产出指标");
    g_assert_cmpstr(i[2].level2, ==, "质量指标");
    g_assert_cmpstr(i[3].level1, ==, "成本指标");
    g_assert_cmpstr(i[3].level2, ==, "经济成本指标");
    g_assert_cmpstr(i[4].target, ==, "有效保障");
    g_assert_null(i[4].last_year);
    g_assert_cmpstr(i[4].scoring, ==, "按评判等级赋分");
    g_assert_cmpstr(i[6].level2, ==, "满意度指标");
    g_assert_cmpstr(i[6].basis, ==, "计划标准");
}

/* The finance ministry's form: merged levels, funds one below the other, sign and measure in columns of their own; two
 * projects in one grid. */
static const char NATIONAL[] =
    "{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"2024年项目绩效目标表\", \"unit\": \"万元\", \"pages\": [1], "
    "\"cells\": ["
    "{\"row\":0,\"column\":0,\"text\":\"项目名称\"},{\"row\":0,\"column\":1,\"column_span\":5,\"text\":\"执法办案\"},"
    "{\"row\":1,\"column\":0,\"row_span\":3,\"text\":\"项目资金（万元）\"},{\"row\":1,\"column\":1,\"text\":"
    "\"年度资金总额\"},{\"row\":1,\"column\":2,\"column_span\":4,\"text\":\"1,200\"},"
    "{\"row\":2,\"column\":1,\"text\":\"其中：财政拨款\"},{\"row\":2,\"column\":2,\"column_span\":4,\"text\":\"1,000\"}"
    ","
    "{\"row\":3,\"column\":1,\"text\":\"其他资金\"},{\"row\":3,\"column\":2,\"column_span\":4,\"text\":\"200\"},"
    "{\"row\":4,\"column\":0,\"text\":\"年度总体目标\"},{\"row\":4,\"column\":1,\"column_span\":5,\"text\":\"目标1\"},"
    "{\"row\":5,\"column\":0,\"text\":\"一级指标\"},{\"row\":5,\"column\":1,\"text\":\"二级指标\"},{\"row\":5,"
    "\"column\":2,\"text\":\"三级指标\"},"
    "{\"row\":5,\"column\":3,\"text\":\"指标性质\"},{\"row\":5,\"column\":4,\"text\":\"指标值\"},{\"row\":5,\"column\":"
    "5,\"text\":\"度量单位\"},"
    "{\"row\":6,\"column\":0,\"row_span\":2,\"text\":\"产出指标\"},{\"row\":6,\"column\":1,\"row_span\":2,\"text\":"
    "\"数量指标\"},{\"row\":6,\"column\":2,\"text\":\"办案数\"},"
    "{\"row\":6,\"column\":3,\"text\":\"≥\"},{\"row\":6,\"column\":4,\"text\":\"300\"},{\"row\":6,\"column\":5,"
    "\"text\":\"件\"},"
    "{\"row\":7,\"column\":2,\"text\":\"培训\"},{\"row\":7,\"column\":3,\"text\":\"定性\"},{\"row\":7,\"column\":4,"
    "\"text\":\"良好\"},{\"row\":7,\"column\":5,\"text\":\"\"},"
    "{\"row\":8,\"column\":0,\"text\":\"项目名称：后勤服务\"},{\"row\":8,\"column\":1,\"column_span\":5,\"text\":\"\"},"
    "{\"row\":9,\"column\":0,\"text\":\"一级指标\"},{\"row\":9,\"column\":1,\"text\":\"二级指标\"},{\"row\":9,"
    "\"column\":2,\"text\":\"三级指标\"},"
    "{\"row\":9,\"column\":3,\"text\":\"指标性质\"},{\"row\":9,\"column\":4,\"text\":\"指标值\"},{\"row\":9,\"column\":"
    "5,\"text\":\"度量单位\"},"
    "{\"row\":10,\"column\":0,\"text\":\"满意度指标\"},{\"row\":10,\"column\":1,\"text\":\"服务对象满意度\"},{\"row\":"
    "10,\"column\":2,\"text\":\"满意率\"},"
    "{\"row\":10,\"column\":3,\"text\":\"≥\"},{\"row\":10,\"column\":4,\"text\":\"90\"},{\"row\":10,\"column\":5,"
    "\"text\":\"%\"}]}]}";

static void
two_projects_in_one_grid(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(NATIONAL), NULL, NULL);
    g_assert_cmpuint(disclosure->n_performances, ==, 2);
    const GkPerformance *p = disclosure->performances;
    g_assert_cmpstr(p[0].project.text, ==, "执法办案");
    g_assert_cmpstr(p[0].year, ==, "2024");
    assert_decimal(p[0].total, "1200");
    assert_decimal(p[0].appropriation, "1000");
    assert_decimal(p[0].other, "200");
    g_assert_cmpstr(p[0].goal.text, ==, "目标1");
    g_assert_cmpuint(p[0].n_indicators, ==, 2);
    g_assert_cmpstr(p[0].indicators[0].operator_, ==, ">=");
    g_assert_cmpstr(p[0].indicators[0].target, ==, "300");
    g_assert_cmpstr(p[0].indicators[0].measure, ==, "件");
    g_assert_cmpstr(p[0].indicators[1].level1, ==, "产出指标");
    g_assert_null(p[0].indicators[1].operator_);
    g_assert_cmpstr(p[0].indicators[1].target, ==, "良好");
    g_assert_cmpstr(p[1].project.text, ==, "后勤服务");
    g_assert_cmpuint(p[1].n_indicators, ==, 1);
    g_assert_cmpstr(p[1].indicators[0].level2, ==, "服务对象满意度");
    g_assert_cmpstr(p[1].indicators[0].measure, ==, "%");
}

/* One flat list: the project is a column, its cells merged over its indicators. */
static const char FLAT[] =
    "{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"项目绩效目标表\", \"unit\": \"万元\", \"pages\": [1], "
    "\"header_rows\": 2, \"cells\": ["
    "{\"row\":0,\"column\":0,\"row_span\":2,\"text\":\"单位名称\"},{\"row\":0,\"column\":1,\"row_span\":2,\"text\":"
    "\"项目名称\"},"
    "{\"row\":0,\"column\":2,\"row_span\":2,\"text\":\"预算数\"},{\"row\":0,\"column\":3,\"row_span\":2,\"text\":"
    "\"年度目标\"},"
    "{\"row\":0,\"column\":4,\"column_span\":4,\"text\":\"绩效指标\"},"
    "{\"row\":1,\"column\":4,\"text\":\"一级指标\"},{\"row\":1,\"column\":5,\"text\":\"三级指标\"},"
    "{\"row\":1,\"column\":6,\"text\":\"指标值\"},{\"row\":1,\"column\":7,\"text\":\"权重\"},"
    "{\"row\":2,\"column\":0,\"row_span\":3,\"text\":\"某某局\"},{\"row\":2,\"column\":1,\"row_span\":2,\"text\":"
    "\"道路养护\"},"
    "{\"row\":2,\"column\":2,\"row_span\":2,\"text\":\"50.50\"},{\"row\":2,\"column\":3,\"row_span\":2,\"text\":"
    "\"养护道路\"},"
    "{\"row\":2,\"column\":4,\"row_span\":2,\"text\":\"产出指标\"},{\"row\":2,\"column\":5,\"text\":\"里程\"},{\"row\":"
    "2,\"column\":6,\"text\":\"≥30公里\"},{\"row\":2,\"column\":7,\"text\":\"20\"},"
    "{\"row\":3,\"column\":5,\"text\":\"合格率\"},{\"row\":3,\"column\":6,\"text\":\"=100%\"},{\"row\":3,\"column\":7,"
    "\"text\":\"10\"},"
    "{\"row\":4,\"column\":1,\"text\":\"培训\"},{\"row\":4,\"column\":2,\"text\":\"3\"},{\"row\":4,\"column\":3,"
    "\"text\":\"\"},"
    "{\"row\":4,\"column\":4,\"text\":\"产出指标\"},{\"row\":4,\"column\":5,\"text\":\"人次\"},{\"row\":4,\"column\":6,"
    "\"text\":\"50人次\"},{\"row\":4,\"column\":7,\"text\":\"30\"}]}]}";

static void
a_flat_list_of_projects(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(FLAT), NULL, NULL);
    g_assert_cmpuint(disclosure->n_performances, ==, 2);
    const GkPerformance *p = disclosure->performances;
    g_assert_cmpstr(p[0].project.text, ==, "道路养护");
    g_assert_cmpstr(p[0].organization.text, ==, "某某局");
    g_assert_cmpstr(p[0].goal.text, ==, "养护道路");
    assert_decimal(p[0].total, "50.50");
    g_assert_cmpuint(p[0].n_indicators, ==, 2);
    g_assert_cmpstr(p[0].indicators[1].level1, ==, "产出指标");
    g_assert_cmpstr(p[0].indicators[1].weight, ==, "10");
    g_assert_cmpstr(p[0].indicators[0].measure, ==, "公里");
    g_assert_cmpstr(p[1].project.text, ==, "培训");
    g_assert_cmpstr(p[1].organization.text, ==, "某某局");
    g_assert_null(p[1].goal.text);
    assert_decimal(p[1].total, "3");
    g_assert_cmpuint(p[1].n_indicators, ==, 1);
}

/* Unit and project in one column. */
static void
a_list_of_units_and_projects(void)
{
    g_auto(GStrv) parts = g_strsplit(FLAT, "项目名称", 2);
    g_autofree char *json = g_strjoinv("单位名称、项目名称", parts);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpuint(disclosure->n_performances, ==, 2);
    g_assert_cmpstr(disclosure->performances[1].project.text, ==, "培训");
}

/* The form of a whole department: funds as a small table of their own. */
static void
a_whole_department(void)
{
    const char *json =
        "{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"部门整体支出绩效目标表\", \"subtitle\": \"（2025年度）\", "
        "\"pages\": [1], \"rows\": ["
        "[\"部门（单位）名称\",\"某某局\",\"\",\"\",\"\"],"
        "[\"年度主要任务\",\"任务名称\",\"预算金额（万元）\",\"\",\"\"],[\"\",\"\",\"总额\",\"财政拨款\",\"其他资金\"],"
        "[\"\",\"执法\",\"80\",\"80\",\"0\"],[\"金额合计\",\"\",\"100\",\"90\",\"10\"],"
        "[\"年度总体目标\",\"完成全年任务\",\"\",\"\",\"\"],"
        "[\"年度绩效指标\",\"一级指标\",\"二级指标\",\"三级指标\",\"指标值（包含数字及文字描述）\"],"
        "[\"\",\"产出指标\",\"数量指标\",\"检查次数\",\"≥12次\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpuint(disclosure->n_performances, ==, 1);
    const GkPerformance *p = disclosure->performances;
    g_assert_null(p->project.text);
    g_assert_cmpstr(p->organization.text, ==, "某某局");
    g_assert_cmpstr(p->year, ==, "2025");
    g_assert_cmpstr(p->goal.text, ==, "完成全年任务");
    assert_decimal(p->total, "100");
    assert_decimal(p->appropriation, "90");
    assert_decimal(p->other, "10");
    g_assert_cmpuint(p->n_indicators, ==, 1);
    g_assert_cmpstr(p->indicators[0].level2, ==, "数量指标");
    g_assert_cmpstr(p->indicators[0].target, ==, "12");
}

/* Two goals beside each other, each above its text. */
static void
goals_above_their_texts(void)
{
    const char *json = "{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"项目支出绩效目标表\", \"pages\": [1], \"rows\": ["
                       "[\"项目名称\",\"河岸加固\",\"项目性质\",\"新建\"],[\"项目资金总额\",\"7.50\",\"其他资金\",\"0\"],"
                       "[\"目标\",\"项目总目标\",\"年度总目标\",\"\"],[\"\",\"加固三公里\",\"加固一公里\",\"\"],"
                       "[\"一级指标\",\"二级指标\",\"三级指标\",\"指标值\"],"
                       "[\"产出指标\",\"数量指标\",\"长度\",\"≥1公里\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpuint(disclosure->n_performances, ==, 1);
    g_assert_cmpstr(disclosure->performances[0].project.text, ==, "河岸加固");
    g_assert_cmpstr(disclosure->performances[0].goal.text, ==, "加固三公里");
    assert_decimal(disclosure->performances[0].total, "7.50");
}

static void
other_tables_have_none(void)
{
    const char *json = "{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"收入表\", \"pages\": [1], \"rows\": "
                       "[[\"项目\",\"指标\",\"备注\"],"
                       "[\"合计\",\"1\",\"\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_cmpuint(disclosure->n_performances, ==, 0);
}

/* A list of projects has a header and columns of amounts, as any other list. */
static void
columns_of_a_list(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(
        gk_test_document_new(
            "{\"tables\": [{\"title\": \"项目支出绩效目标表\", \"unit\": \"万元\", \"header_rows\": 1, "
            "\"rows\": [[\"项目名称\", \"预算数\", \"年度绩效目标\"], [\"道路维修\", \"120.00\", "
            "\"完成维修五公里\"], [\"桥梁加固\", \"80.50\", \"加固三座\"]]}]}"),
        NULL, NULL);
    const GkTableMeaning *meaning = &disclosure->tables[0];
    g_assert_cmpstr(meaning->kind, ==, "performance_target");
    g_assert_cmpint(meaning->columns[1].role, ==, GK_COLUMN_AMOUNT);
    g_assert_cmpint(meaning->columns[2].role, ==, GK_COLUMN_TEXT);
    g_assert_cmpint(meaning->rows[0].kind, ==, GK_ROW_HEADER);
    g_assert_cmpint(meaning->rows[1].kind, ==, GK_ROW_DETAIL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/performance/targets", targets);
    g_test_add_func("/performance/project", a_table_of_one_project);
    g_test_add_func("/performance/two", two_projects_in_one_grid);
    g_test_add_func("/performance/flat", a_flat_list_of_projects);
    g_test_add_func("/performance/units-and-projects", a_list_of_units_and_projects);
    g_test_add_func("/performance/department", a_whole_department);
    g_test_add_func("/performance/goals-above-their-texts", goals_above_their_texts);
    g_test_add_func("/performance/none", other_tables_have_none);
    g_test_add_func("/performance/columns-of-a-list", columns_of_a_list);
    return g_test_run();
}
