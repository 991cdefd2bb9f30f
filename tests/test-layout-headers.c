/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Headers of every depth: how many rows they take, and the path of labels over each column.
 */
#include "tests/support/layout-fixture.h"

#include "normalize/disclosure.h"

#include <string.h>

/* Lays out the page of `drawing` and expects `result`, so many header rows, and these paths: "科目; 支出/基本; …". */
static void
page_has_header(const char *page, const char *result, guint header_rows, const char *paths)
{
    GkDocument *document = gk_test_layout(page);
    gk_test_tables(document, result, NULL);
    g_assert_cmpuint(document->tables[0].header_row_count, ==, header_rows);
    g_autoptr(GError) error = NULL;
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint c = 0; c < document->tables[0].column_count; c++) {
        const GkColumn *column = &disclosure->tables[0].columns[c];
        g_string_append(found, c ? "; " : "");
        for (guint i = 0; i < column->path_length; i++)
            g_string_append_printf(found, "%s%s", i ? "/" : "", column->path[i]);
    }
    g_assert_cmpstr(found->str, ==, paths);
}

static void
header(const char *drawing, guint header_rows, const char *paths)
{
    g_autofree char *page = gk_test_drawn_page(drawing);
    page_has_header(page, drawing, header_rows, paths);
}

static void
one_level(void)
{
    header("科目 | 基本支出 | 项目支出\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00", 1, "科目; 基本支出; 项目支出");
}

/* 其中 behind other labels is a label; at the beginning of a row it is data. */
static void
of_which(void)
{
    header("科目 | 合计 | 其中：上级\n工资 | 3.00 | 2.00\n津贴 | 5.00 | 4.00", 1, "科目; 合计; 其中：上级");
    header("其中：本级 | 甲 | 乙\n工资 | 丙 | 丁\n津贴 | 1.00 | 2.00", 0, "; ; ");
}

/* Labels of groups may be numbered; where the first label of a row is, it is data. */
static void
numbered_groups(void)
{
    header("[2x1]部门 | [1x2]借款 | [1x2]其中：1.短期 | [1x2]2.长期\n上年 | 本年 | 上年 | 本年 | 上年 | 本年\n"
           "书库 | 3.00 | 7.00 | 1.00 | 2.00 | 2.00 | 5.00",
           2, "部门; 借款/上年; 借款/本年; 其中：1.短期/上年; 其中：1.短期/本年; 2.长期/上年; 2.长期/本年");
    header("1.借款 | [1x2]其中 | 2.长期\n书库 | 3.00 | 7.00 | 5.00", 0, "; ; ; ");
}

static void
two_levels(void)
{
    header(
        "[2x1]科目 | [1x2]本年支出 | [2x1]备注\n基本支出 | 项目支出\n工资 | 1.00 | 2.00 | 无\n津贴 | 3.00 | 4.00 | 无",
        2, "科目; 本年支出/基本支出; 本年支出/项目支出; 备注");
}

static void
three_levels(void)
{
    header("[1x3]科目编码 | [3x1]科目名称 | [3x1]合计 | [1x4]本年支出\n[2x1]类 | [2x1]款 | [2x1]项 | [1x3]基本支出 | "
           "[2x1]项目支出\n小计 | 人员经费 | 公用经费\n201 | 03 | 01 | 行政运行 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00",
           3,
           "科目编码/类; 科目编码/款; 科目编码/项; 科目名称; 合计; 本年支出/基本支出/小计; "
           "本年支出/基本支出/人员经费; 本年支出/基本支出/公用经费; 本年支出/项目支出");
}

static void
four_levels(void)
{
    header(
        "[4x1]项目 | [1x5]资金来源\n[3x1]合计 | [1x4]财政拨款\n[1x3]一般公共预算 | [2x1]基金预算\n小计 | 本级 | 上级\n"
        "道路维修 | 10.00 | 6.00 | 4.00 | 2.00 | 4.00",
        4,
        "项目; 资金来源/合计; 资金来源/财政拨款/一般公共预算/小计; 资金来源/财政拨款/一般公共预算/本级; "
        "资金来源/财政拨款/一般公共预算/上级; 资金来源/财政拨款/基金预算");
}

static void
five_levels(void)
{
    header("[5x1]单位 | [1x6]收入\n[4x1]总计 | [1x5]本年收入\n[1x4]财政拨款收入 | [3x1]事业收入\n[2x1]小计 | "
           "[1x3]一般公共预算\n"
           "合计 | 本级 | 上级\n道路局 | 20.00 | 15.00 | 10.00 | 6.00 | 4.00 | 5.00",
           5,
           "单位; 收入/总计; 收入/本年收入/财政拨款收入/小计; 收入/本年收入/财政拨款收入/一般公共预算/合计; "
           "收入/本年收入/财政拨款收入/一般公共预算/本级; 收入/本年收入/财政拨款收入/一般公共预算/上级; "
           "收入/本年收入/事业收入");
}

/* Every level a row of its own: no tall cell says how deep the header is. */
static void
levels_without_tall_cells(void)
{
    header(
        "单位 | [1x4]收入\n_ | [1x4]本年收入\n_ | [1x4]财政拨款\n_ | [1x4]一般公共预算\n_ | 合计 | 本级 | 上级 | 结转\n"
        "道路局 | 7.00 | 1.00 | 2.00 | 4.00",
        5,
        "单位; 收入/本年收入/财政拨款/一般公共预算/合计; 收入/本年收入/财政拨款/一般公共预算/本级; "
        "收入/本年收入/财政拨款/一般公共预算/上级; 收入/本年收入/财政拨款/一般公共预算/结转");
}

/* A section of the same width as the header's label is a row all the same. */
static void
section_below_wide_label(void)
{
    header("[1x2]项目 | 预算数\n[1x2]基本支出 | _\n工资 | 在职 | 1.00\n津贴 | 离休 | 2.00", 1, "项目; 项目; 预算数");
}

/* A label over several columns and rows, and labels that end at different depths below one group. */
static void
merged_both_ways(void)
{
    header("[3x2]科目 | [1x4]支出\n[2x1]合计 | [2x2]基本支出 | 项目支出\n其中：上级\n201 | 行政 | 3.00 | 1.00 | 2.00 | "
           "1.00",
           3, "科目; 科目; 支出/合计; 支出/基本支出; 支出/基本支出; 支出/项目支出/其中：上级");
}

static void
with_ordinal_row(void)
{
    header("[2x1]科目 | [1x2]本年支出\n基本支出 | 项目支出\n栏次 | 1 | 2\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00", 2,
           "科目; 本年支出/基本支出; 本年支出/项目支出");
    header("[2x1]行次 | [2x1]科目 | [1x2]本年支出\n基本支出 | 项目支出\n_ | 甲 | 1 | 2\n1 | 工资 | 1.00 | 2.00\n"
           "2 | 津贴 | 3.00 | 4.00",
           2, "行次; 科目; 本年支出/基本支出; 本年支出/项目支出");
}

/* Columns that have no other names than 1 2 3: those of a matrix. */
static void
counted_columns(void)
{
    header("_ | 1 | 2 | 3\n人员 | 1.00 | _ | _\n物料 | 0.52 | 1.00 | _\n场地 | 0.31 | 0.27 | 1.00", 1, "; 1; 2; 3");
    header("1 | 2 | 4\n5 | 6 | 7", 0, "; ; ");
}

/* Labels of rows at the left, merged over the rows of a group. */
static void
row_headers(void)
{
    header("[1x2]项目 | 预算数 | 决算数\n[2x1]人员经费 | 工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00\n[2x1]公用经费 | "
           "办公费 | 5.00 | "
           "6.00\n差旅费 | 7.00 | 8.00",
           1, "项目; 项目; 预算数; 决算数");
}

static void
halves(void)
{
    header("[1x2]收入 | [1x4]支出\n项目 | 预算数 | 项目 | 合计 | 一般公共预算 | 政府性基金\n"
           "一、财政拨款 | 9.00 | 一、一般公共服务 | 5.00 | 4.00 | 1.00\n二、事业收入 | 1.00 | 二、教育 | 5.00 | 5.00 "
           "| _\n"
           "收入总计 | 10.00 | 支出总计 | 10.00 | 9.00 | 1.00",
           2, "收入/项目; 收入/预算数; 支出/项目; 支出/合计; 支出/一般公共预算; 支出/政府性基金");
    header("[1x3]收入 | [1x3]支出\n项目 | 行次 | 金额 | 项目 | 行次 | 金额\n栏次 | _ | 1 | 栏次 | _ | 2\n"
           "一、财政拨款 | 1 | 9.00 | 一、一般公共服务 | 31 | 5.00\n二、事业收入 | 2 | 1.00 | 二、教育 | 32 | 5.00",
           2, "收入/项目; 收入/行次; 收入/金额; 支出/项目; 支出/行次; 支出/金额");
}

/* --- headers that are ruled in part --- */

/* No rule between a group's label and the labels below it; their vertical rule begins under the group's label. */
static void
no_rule_under_group(void)
{
    page_has_header(
        "page 595 842\nrect 50 100 350 180\nrule 50 140 350 140\nrule 50 160 350 160\nrule 150 100 150 180\n"
        "rule 250 120 250 180\ntext 100 124 10 \"科目\" center\ntext 250 114 10 \"本年支出\" center\n"
        "text 200 134 10 \"基本\" center\ntext 300 134 10 \"项目\" center\n"
        "text 53 154 10 \"工资\"\ntext 153 154 10 \"1.00\"\ntext 253 154 10 \"2.00\"\n"
        "text 53 174 10 \"津贴\"\ntext 153 174 10 \"3.00\"\ntext 253 174 10 \"4.00\"\n",
        "[2x1]科目 | [1x2]本年支出\n基本 | 项目\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00", 2,
        "科目; 本年支出/基本; 本年支出/项目");
}

/* A rule under the group's label, but none between the labels below it; the columns are ruled in the body only. */
static void
no_rule_between_labels(void)
{
    page_has_header(
        "page 595 842\nrect 50 100 350 180\nrule 50 140 350 140\nrule 50 160 350 160\nrule 150 100 150 180\n"
        "rule 150 120 350 120\nrule 250 140 250 180\ntext 100 124 10 \"科目\" center\n"
        "text 250 114 10 \"本年支出\" center\n"
        "text 200 134 10 \"基本\" center\ntext 300 134 10 \"项目\" center\n"
        "text 53 154 10 \"工资\"\ntext 153 154 10 \"1.00\"\ntext 253 154 10 \"2.00\"\n"
        "text 53 174 10 \"津贴\"\ntext 153 174 10 \"3.00\"\ntext 253 174 10 \"4.00\"\n",
        "[2x1]科目 | [1x2]本年支出\n基本 | 项目\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00", 2,
        "科目; 本年支出/基本; 本年支出/项目");
}

#define BODY                                                                                                           \
    "rect 50 100 350 180\nrule 50 140 350 140\nrule 50 160 350 160\nrule 150 140 150 180\nrule 250 140 250 180\n"      \
    "text 53 154 10 \"工资\"\ntext 153 154 10 \"1.00\"\ntext 253 154 10 \"2.00\"\n"                                  \
    "text 53 174 10 \"津贴\"\ntext 153 174 10 \"3.00\"\ntext 253 174 10 \"4.00\"\n"

/* The header is one box over all columns. */
static void
header_in_one_box(void)
{
    page_has_header("page 595 842\n" BODY "text 100 124 10 \"科目\" center\ntext 200 124 10 \"基本支出\" center\n"
                    "text 300 119 10 \"项目支出\" center\ntext 300 131 10 \"万元\" center\n",
                    "科目 | 基本支出 | 项目支出万元\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00", 1,
                    "科目; 基本支出; 项目支出万元");
}

/* What stands over several columns is left whole when it is spaced, a caption, or over a border. */
static void
whole_labels(void)
{
    static const char REST[] = "\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00";
    static const char *const WORDS[] = {
        "text 70 124 10 \"一般公共预算\" advance 45\n",
        "text 60 124 10 \"单位：某局\"\ntext 160 124 10 \"甲乙丙\"\ntext 260 124 10 \"万元万元\"\n",
        "text 100 124 10 \"科目\" center\ntext 245 124 10 \"基本支出\" center\ntext 300 124 10 \"项目支出\" center\n",
        "text 100 119 10 \"科目\" center\ntext 200 119 10 \"基本支出\" center\ntext 300 119 10 \"项目支出\" center\n"
        "text 250 134 10 \"按规定合并说明\" center\n",
    };
    static const char *const TEXTS[] = { "一般公共预算", "单位：某局甲乙丙万元万元", "科目基本支出项目支出",
                                         "科目基本支出项目支出按规定合并说明" };
    for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        g_autofree char *page = g_strconcat("page 595 842\n" BODY, WORDS[i], NULL);
        g_autofree char *result = g_strconcat("[1x3]", TEXTS[i], REST, NULL);
        gk_test_one_table(page, result);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/headers/one-level", one_level);
    g_test_add_func("/layout/headers/of-which", of_which);
    g_test_add_func("/layout/headers/numbered-groups", numbered_groups);
    g_test_add_func("/layout/headers/two-levels", two_levels);
    g_test_add_func("/layout/headers/three-levels", three_levels);
    g_test_add_func("/layout/headers/four-levels", four_levels);
    g_test_add_func("/layout/headers/five-levels", five_levels);
    g_test_add_func("/layout/headers/levels-without-tall-cells", levels_without_tall_cells);
    g_test_add_func("/layout/headers/section-below-wide-label", section_below_wide_label);
    g_test_add_func("/layout/headers/merged-both-ways", merged_both_ways);
    g_test_add_func("/layout/headers/with-ordinal-row", with_ordinal_row);
    g_test_add_func("/layout/headers/counted-columns", counted_columns);
    g_test_add_func("/layout/headers/row-headers", row_headers);
    g_test_add_func("/layout/headers/halves", halves);
    g_test_add_func("/layout/headers/no-rule-under-group", no_rule_under_group);
    g_test_add_func("/layout/headers/no-rule-between-labels", no_rule_between_labels);
    g_test_add_func("/layout/headers/header-in-one-box", header_in_one_box);
    g_test_add_func("/layout/headers/whole-labels", whole_labels);
    return g_test_run();
}
