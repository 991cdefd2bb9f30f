/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/iso_date.h"
#include "tests/support/document-builder.h"

#include "normalize/disclosure.h"

#include <string.h>

#define UNIT "克孜勒苏柯尔克孜自治州政务服务和公共资源交易中心"

static GkDisclosure *
read_paragraphs(const char *const *paragraphs)
{
    GString *json = g_string_new("{\"doc\": \"test.pdf\", \"paragraphs\": [");
    for (guint i = 0; paragraphs[i]; i++)
        g_string_append_printf(json, "%s\"%s\"", i ? ", " : "", paragraphs[i]);
    g_string_append(json, "]}");
    GkDisclosure *disclosure = gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL);
    g_string_free(json, TRUE);
    return disclosure;
}

static void
assert_allocation(const GkProject *project, guint index, const char *purpose, const char *amount)
{
    g_assert_cmpuint(index, <, project->n_allocations);
    g_autofree char *decimal = gk_decimal_to_string(project->allocations[index].amount.decimal);
    g_assert_cmpstr(project->allocations[index].purpose, ==, purpose);
    g_assert_cmpstr(decimal, ==, amount);
}

static void
assert_amount(const GkProject *project, const char *amount, const char *unit)
{
    g_assert_cmpint(project->amount.state, ==, GK_VALUE_NUMBER);
    g_autofree char *decimal = gk_decimal_to_string(project->amount.decimal);
    g_assert_cmpstr(decimal, ==, amount);
    g_assert_cmpstr(project->unit, ==, unit);
}

/* The five projects of the Xinjiang disclosure; the first value goes on in a second paragraph, as after a bad page
 * break. */
static void
labels_with_values(void)
{
    static const char *const PARAGRAPHS[] = {
        "七、关于" UNIT " 2023 年一般公共预算项目支出情况说明",
        "1、项目名称: 大厅软硬件维护项目",
        "设立的政策依据: 依据克财预[2023]001 号的通知",
        "预算安排规模: 30.00 万元",
        "项目承担单位: " UNIT,
        "资金分配情况: 维保团队工资费 15 万元, 维护期间硬",
        "件设施更换费 15 万元",
        "资金执行时间：2023 年 1 月 1 日-2023 年 12 月 31 日",
        "2、项目名称：12345 账务服务便民热线项目",
        "设立的政策依据：依据克财预[2023]001 号的通知",
        "预算安排规模：69.40 万元",
        "项目承担单位：" UNIT,
        "资金分配情况：服务器维护费 10 万元，聘用话务员费用 59.4 万元",
        "资金执行时间：2023 年 1 月 1 日-2023 年 12 月 31 日",
        "3、项目名称：聘用人员经费项目",
        "预算安排规模：13.32 万元",
        "资金分配情况：聘用出纳劳务费 6.6 万元，聘用保洁员劳务费 6.72 万元",
        "4、项目名称：业务经费",
        "预算安排规模：12.00 万元",
        "资金分配情况：业务经费 6 万元，公务车的维护、保养及保险费、燃油费、运行保障费用 4 万元，交易平台网络运行费 2 "
        "万元",
        "5、项目名称：公共资源交易平台服务器项目",
        "预算安排规模：50.00 万元",
        "资金分配情况：平台运行维护费 50 万元",
        "资金执行时间：2023 年 1 月 1 日-2023 年 12 月 31 日",
        "八、关于" UNIT " 2023 年政府性基金预算拨款情况说明",
        UNIT " 2023 年没有使用政府性基金预算拨款安排的支出。",
        NULL,
    };
    g_autoptr(GkDisclosure) disclosure = read_paragraphs(PARAGRAPHS);
    g_assert_cmpuint(disclosure->n_projects, ==, 5);
    const GkProject *p = disclosure->projects;
    g_assert_cmpstr(p[0].name.text, ==, "大厅软硬件维护项目");
    g_assert_cmpuint(p[0].name.page, ==, 1);
    g_assert_cmpstr(p[0].policy_basis.text, ==, "依据克财预[2023]001号的通知");
    g_assert_cmpstr(p[0].organization.text, ==, UNIT);
    assert_amount(&p[0], "30.00", "万元");
    g_assert_cmpuint(p[0].n_allocations, ==, 2);
    assert_allocation(&p[0], 0, "维保团队工资费", "15");
    assert_allocation(&p[0], 1, "维护期间硬件设施更换费", "15");
    g_assert_cmpstr(p[0].from, ==, "2023-01-01");
    g_assert_cmpstr(p[0].to, ==, "2023-12-31");
    g_assert_cmpstr(p[1].name.text, ==, "12345账务服务便民热线项目");
    assert_allocation(&p[1], 1, "聘用话务员费用", "59.4");
    assert_amount(&p[2], "13.32", "万元");
    g_assert_null(p[2].from);
    g_assert_cmpuint(p[3].n_allocations, ==, 3);
    assert_allocation(&p[3], 1, "公务车的维护、保养及保险费、燃油费、运行保障费用", "4");
    g_assert_cmpstr(p[4].period.text, ==, "2023年1月1日-2023年12月31日");
    assert_allocation(&p[4], 0, "平台运行维护费", "50");
}

/* Shanghai: the name in the title, each label a heading, one of them run into its paragraph. */
static void
labels_as_headings(void)
{
    static const char *const PARAGRAPHS[] = {
        "商业创新专项（政策资金）经费情况说明",
        "一、项目概述",
        "通过专项资金的撬动，加强商旅文体展联动。",
        "二、立项依据",
        "1、《2024年上海建设国际消费中心城市工作要点》（沪商商贸〔2024〕109号）。",
        "2、《上海市若干措施》。",
        "三、实施主体",
        "上海市普陀区商务委员会",
        "四、实施方案1、支持引入品牌；2、支持商业数字化。",
        "五、实施周期",
        "2025.1.1-2025.12.31",
        "六、年度预算安排",
        "2025年度项目总预算1410.00万，其中支持引进品牌集聚340.00万，支持打造示范地标120."
        "00万，支持商业综合服务能力提升80.00万元，合计1410.00万。",
        "七、绩效目标",
        "详见单位的项目绩效目标表",
        "项目经费情况说明",
        "一、项目概况",
        "某新建工程。",
        "二、立项依据",
        "某某批复。",
        "六、年度预算安排",
        "第一季度用款计划158.05万元，第二季度用款计划158.06万元。",
        NULL,
    };
    g_autoptr(GkDisclosure) disclosure = read_paragraphs(PARAGRAPHS);
    g_assert_cmpuint(disclosure->n_projects, ==, 2);
    const GkProject *p = disclosure->projects;
    g_assert_cmpstr(p[0].name.text, ==, "商业创新专项（政策资金）");
    g_assert_true(g_str_has_suffix(p[0].policy_basis.text, "\n2、《上海市若干措施》。"));
    g_assert_cmpstr(p[0].organization.text, ==, "上海市普陀区商务委员会");
    g_assert_cmpstr(p[0].plan.text, ==, "1、支持引入品牌；2、支持商业数字化。");
    g_assert_cmpstr(p[0].goal.text, ==, "详见单位的项目绩效目标表");
    assert_amount(&p[0], "1410.00", "万");
    g_assert_true(p[0].amount.has_yuan);
    g_autofree char *yuan = gk_decimal_to_string(p[0].amount.yuan);
    g_assert_cmpstr(yuan, ==, "14100000.00");
    g_assert_cmpuint(p[0].n_allocations, ==, 3);
    assert_allocation(&p[0], 2, "支持商业综合服务能力提升", "80.00");
    g_assert_cmpstr(p[0].from, ==, "2025-01-01");
    g_assert_cmpstr(p[0].to, ==, "2025-12-31");
    g_assert_null(p[1].name.text);
    g_assert_cmpint(p[1].amount.state, ==, GK_VALUE_BLANK);
    g_assert_cmpuint(p[1].n_allocations, ==, 2);
    assert_allocation(&p[1], 1, "第二季度用款计划", "158.06");
}

static void
one_heading_is_no_project(void)
{
    static const char *const PARAGRAPHS[] = { "四、绩效目标", "编报绩效目标的项目25个。", "五、国有资产", NULL };
    g_autoptr(GkDisclosure) disclosure = read_paragraphs(PARAGRAPHS);
    g_assert_cmpuint(disclosure->n_projects, ==, 0);
}

static void
assert_period(const char *text, const char *from, const char *to)
{
    g_autofree char *first = NULL, *last = NULL;
    gboolean found = gk_date_period(text, &first, &last);
    g_assert_cmpint(found, ==, from != NULL);
    g_assert_cmpstr(first, ==, from);
    g_assert_cmpstr(last, ==, to);
}

static void
periods(void)
{
    assert_period("2023年1月1日-2023年12月31日", "2023-01-01", "2023-12-31");
    assert_period("2023年3月至12月", "2023-03", "2023-12");
    assert_period("2023年1月1日至12月31日", "2023-01-01", "2023-12-31");
    assert_period("2025.1.1-2025.12.31", "2025-01-01", "2025-12-31");
    assert_period("2023-01-01至2023-12-31", "2023-01-01", "2023-12-31");
    assert_period("2023/5-2024/6", "2023-05", "2024-06");
    assert_period("2023年度", "2023", "2023");
    assert_period("2023-2025年", "2023", "2025");
    assert_period("长期", NULL, NULL);
    assert_period("12345热线", NULL, NULL);
    assert_period("2023年13月40日", "2023", "2023");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/projects/labels", labels_with_values);
    g_test_add_func("/projects/headings", labels_as_headings);
    g_test_add_func("/projects/none", one_heading_is_no_project);
    g_test_add_func("/projects/periods", periods);
    return g_test_run();
}
