/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Forms that were left blank, partly ruled: labels, names of rows, and nothing else. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define ACROSS(y) "rule 50 " #y " 450 " #y " width .5\n"
#define DOWN(x, y0, y1) "rule " #x " " #y0 " " #x " " #y1 " width .5\n"
#define SIDES ACROSS(100) DOWN(50, 100, 200) DOWN(450, 100, 200) ACROSS(200)
#define COLUMNS DOWN(130, 100, 200) DOWN(250, 100, 200) DOWN(350, 100, 200)
#define LABELS                                                                                                          \
    "text 90 113 9 \"科目编码\" center\ntext 190 113 9 \"科目名称\" center\ntext 300 113 9 \"上年预算数\" center\n" \
    "text 400 113 9 \"本年预算数\" center\n"

/* 合计 is no part of a label that goes on. */
static void
names_of_rows_in_one_cell(void)
{
    gk_test_one_table(PAGE SIDES COLUMNS ACROSS(120) LABELS
                      "text 133 138 9 \"合计\"\ntext 133 158 9 \"转移支付\"\ntext 133 178 9 \"本级支出\"\n",
                      "科目编码 | 科目名称 | 上年预算数 | 本年预算数\n_ | 合计 | _ | _\n_ | 转移支付 | _ | _\n_ | 本级支出 | _ | _");
    gk_test_one_table(PAGE SIDES COLUMNS ACROSS(120) LABELS "text 133 138 9 \"农村\"\ntext 133 149 9 \"道路\"\n",
                      "科目编码 | 科目名称 | 上年预算数 | 本年预算数\n_ | 农村道路 | _ | _");
}

/* The rules of the columns end with the header: the name of a row stands in its column, a section in the middle. */
static void
names_of_rows_below_columns(void)
{
#define HEADED PAGE SIDES ACROSS(120) ACROSS(160) DOWN(130, 100, 120) DOWN(250, 100, 120) DOWN(350, 100, 120) LABELS
    gk_test_one_table(HEADED "text 133 143 9 \"合计\"\ntext 190 183 9 \"转移支付\" center\n",
                      "科目编码 | 科目名称 | 上年预算数 | 本年预算数\n_ | 合计 | _ | _\n_ | 转移支付 | _ | _");
    gk_test_one_table(HEADED "text 250 143 9 \"一、收入\" center\ntext 250 183 9 \"二、支出\" center\n",
                      "科目编码 | 科目名称 | 上年预算数 | 本年预算数\n[1x4]一、收入\n[1x4]二、支出");
}

/* Rules leave out columns: their labels are all that shows them. */
static void
labels_in_one_cell(void)
{
#define GROUPED PAGE SIDES ACROSS(120) ACROSS(160) DOWN(130, 100, 200)
    gk_test_one_table(GROUPED LABELS "text 53 143 9 \"合计\"\n",
                      "科目编码 | 科目名称 | 上年预算数 | 本年预算数\n合计 | _ | _ | _\n_ | _ | _ | _");
    gk_test_one_table(GROUPED "text 90 113 9 \"项目\" center\ntext 140 113 9 \"名 称\"\ntext 53 143 9 \"合计\"\n",
                      "项目 | 名称\n合计 | _\n_ | _");
}

/* One row has numbers, and of some columns that rules leave out only one has any. */
static void
labels_above_one_row(void)
{
    gk_test_one_table(PAGE "rule 72 105 523 105 width .7\nrule 222 126 451 126 width .7\nrule 72 160 523 160 width .7\n"
                           "rule 72 177 523 177 width .7\n" DOWN(72, 105, 177) DOWN(150, 105, 177) DOWN(222, 105, 177)
                               DOWN(451, 105, 177) DOWN(523, 105, 177)
                      "text 145 119 10 \"合计\" right\ntext 217 119 10 \"因公出国\" right\ntext 336 119 10 \"公务用车购置及运行费\" center\n"
                      "text 518 119 10 \"公务接待费\" right\ntext 296 153 10 \"小计\" right\ntext 368 140 10 \"公务用车购置\" right\n"
                      "text 368 153 10 \"费\" right\ntext 446 140 10 \"公务用车运行\" right\ntext 446 153 10 \"费\" right\n"
                      "text 145 172 10 \"2,561.61\" right\ntext 217 172 10 \"279.23\" right\ntext 296 172 10 \"2,141.29\" right\n"
                      "text 446 172 10 \"2,141.29\" right\ntext 518 172 10 \"141.09\" right\n",
                      "[2x1]合计 | [2x1]因公出国 | [1x3]公务用车购置及运行费 | [2x1]公务接待费\n小计 | 公务用车购置费 | 公务用车运行费\n"
                      "2,561.61 | 279.23 | 2,141.29 | _ | 2,141.29 | 141.09");
}

/* No rule parts the columns, and their labels stand no further apart than words. */
static void
labels_near_each_other(void)
{
#define CAPTIONS PAGE "text 200 70 14 \"某局政府性基金支出表\" center\ntext 280 90 9 \"单位：万元\"\n"
#define NEAR_LABELS                                                                                                     \
    "text 50 118 9 \"项目\"\ntext 72 118 9 \"本年收入\"\ntext 160 112 9 \"本年支出\" center\n"                 \
    "text 112 124 9 \"小计\"\ntext 134 124 9 \"基本支出\"\ntext 174 124 9 \"项目支出\"\n"
    gk_test_one_table(CAPTIONS "text 50 118 9 \"项目\"\ntext 72 118 9 \"基本支出\"\ntext 112 118 9 \"项目支出\"\n"
                               "text 50 138 9 \"合计\"\n",
                      "项目 | 基本支出 | 项目支出\n合计 | _ | _");
    gk_test_one_table(CAPTIONS "rule 48 100 212 100 width .5\nrule 48 128 212 128 width .5\nrule 48 190 212 190 width .5\n"
                      NEAR_LABELS "text 50 142 9 \"合计\"\ntext 50 162 9 \"转移支付\"\ntext 50 182 9 \"本级支出\"\n",
                      "[2x1]项目 | [2x1]本年收入 | [1x3]本年支出\n小计 | 基本支出 | 项目支出\n"
                      "合计 | _ | _ | _ | _\n转移支付 | _ | _ | _ | _\n本级支出 | _ | _ | _ | _");
}

/* Two words of one label, two lines of one name, an amount and its share: rules draw one cell, and nothing says more.
 */
static void
cells_stay_whole(void)
{
    gk_test_one_table(
        PAGE
        "text 200 70 14 \"会议费支出表\"\ntext 400 90 10 \"单位：万元\"\ngrid 50 100 cols 140,80,80 rows 20,20,20\n"
        "text 55 114 10 \"项目\"\ntext 195 114 10 \"基本  支出\"\ntext 280 114 10 \"备注\"\n"
        "text 55 134 10 \"教育\"\ntext 55 154 10 \"合计\"\n",
        "项目 | 基本支出 | 备注\n教育 | _ | _\n合计 | _ | _");
    gk_test_one_table(
        PAGE "grid 50 100 cols 100,200,150 rows 20,20,20\n"
             "text 55 114 10 \"职务\"\ntext 155 114 10 \"姓名 （按姓氏）  分管\"\ntext 355 114 10 \"备注\"\n"
             "text 55 134 10 \"站长\"\ntext 155 134 10 \"孙某\"\ntext 55 154 10 \"副站长\"\ntext 155 154 10 \"钱某\"\n",
        "职务 | 姓名（按姓氏）分管 | 备注\n站长 | 孙某 | _\n副站长 | 钱某 | _");
    gk_test_one_table(PAGE "grid 50 100 cols 60,80,80 rows 20,34,34\n"
                           "text 55 114 10 \"项目\"\ntext 120 114 10 \"预算\"\ntext 200 114 10 \"决算\"\n"
                           "text 55 134 10 \"教育\"\ntext 120 134 10 \"12.50\"\ntext 200 134 10 \"13.50\"\n"
                           "text 60 164 10 \"支出\"\ntext 60 179 10 \"合计\"\n",
                      "项目 | 预算 | 决算\n教育 | 12.50 | 13.50\n支出合计 | _ | _");
    gk_test_one_table(PAGE "grid 50 100 cols 80,80,80 rows 20,50,50\n"
                           "text 55 114 10 \"项目\"\ntext 140 114 10 \"预算\"\ntext 220 114 10 \"决算\"\n"
                           "text 55 150 10 \"收入\"\ntext 135 141 10 \"1,200.00\"\ntext 135 159 10 \"(12.5%)\"\n"
                           "text 215 141 10 \"1,250.00\"\ntext 215 159 10 \"(13.5%)\"\n"
                           "text 55 200 10 \"支出\"\ntext 135 200 10 \"200.00\"\ntext 215 200 10 \"250.00\"\n",
                      "项目 | 预算 | 决算\n收入 | 1,200.00(12.5%) | 1,250.00(13.5%)\n支出 | 200.00 | 250.00");
}

/* Labels a blank apart may be a line of text: the table is doubted. */
static void
text_is_doubted(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(PAGE "text 60 70 14 \"机构设置情况表\"\ntext 400 90 10 \"单位：个\"\ntext 60 112 10 \"办公室 "
                            "人事处 财务处 法规处\"\n"
                            "text 60 160 10 \"本单位共设有四个处室，其中三个处室为新设。\"\n");
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TABLE_DOUBTFUL, "may be none"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/blank-forms/names-in-one-cell", names_of_rows_in_one_cell);
    g_test_add_func("/layout/blank-forms/names-below-columns", names_of_rows_below_columns);
    g_test_add_func("/layout/blank-forms/labels-in-one-cell", labels_in_one_cell);
    g_test_add_func("/layout/blank-forms/labels-above-one-row", labels_above_one_row);
    g_test_add_func("/layout/blank-forms/near-labels", labels_near_each_other);
    g_test_add_func("/layout/blank-forms/whole", cells_stay_whole);
    g_test_add_func("/layout/blank-forms/text", text_is_doubted);
    return g_test_run();
}
