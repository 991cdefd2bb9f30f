/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Forms without rules: fields and paragraphs above the labels of a table, which are one of its rows. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define AT(x, y, words) "text " #x " " #y " 10 \"" words "\"\n"

#define LABELS \
    AT(60, 180, "方面") AT(120, 180, "事项") AT(280, 180, "目标") AT(360, 173, "目标的") AT(360, 187, "来由") AT(440, 180, "分数")

/* Each row: a number of its own, words that wrap, and labels in the middle of their groups. */
#define ROWS \
    AT(60, 236, "疏浚") AT(120, 210, "清理主渠淤泥") AT(280, 210, "四段") AT(360, 210, "年度计划") AT(445, 210, "20") \
    AT(120, 236, "更换闸门") AT(280, 236, "两座") AT(360, 236, "年度计划") AT(445, 236, "15") \
    AT(120, 262, "补植护坡草") AT(280, 262, "三处") AT(360, 262, "往年记录") AT(445, 262, "15") \
    AT(60, 301, "巡查") AT(120, 288, "汛期值守") AT(280, 288, "全程") AT(360, 288, "有关规定") AT(445, 288, "30") \
    AT(120, 314, "水位登记") AT(280, 314, "每日") AT(360, 314, "有关规定") AT(445, 314, "20")

#define ROWS_DRAWN \
    "[3x1]疏浚 | 清理主渠淤泥 | 四段 | 年度计划 | 20\n更换闸门 | 两座 | 年度计划 | 15\n补植护坡草 | 三处 | 往年记录 | 15\n" \
    "[2x1]巡查 | 汛期值守 | 全程 | 有关规定 | 30\n水位登记 | 每日 | 有关规定 | 20"

static void
fields_and_paragraph(void)
{
    gk_test_one_table(PAGE AT(240, 60, "渠道养护目标表") AT(60, 92, "事由") AT(120, 92, "渠道与水闸的日常养护")
                          AT(360, 92, "承办") AT(440, 92, "水务所") AT(60, 112, "经费") AT(120, 112, "共计") AT(280, 112, "48.50")
                              AT(360, 112, "自筹") AT(440, 112, "3.50")
                                  AT(120, 132, "全年按月逐段查看主渠和支渠，及时清理淤泥和杂草，更换") AT(60, 139, "目的")
                                      AT(120, 146, "老旧的闸门，汛期内有人值守，各处水位每日登记在册。") LABELS ROWS,
                      "事由 | [1x2]渠道与水闸的日常养护 | 承办 | 水务所\n经费 | 共计 | 48.50 | 自筹 | 3.50\n"
                      "目的 | [1x4]全年按月逐段查看主渠和支渠，及时清理淤泥和杂草，更换老旧的闸门，汛期内有人值守，各处水位每日登记在册。\n"
                      "方面 | 事项 | 目标 | 目标的来由 | 分数\n" ROWS_DRAWN);
}

/* An entry in the middle of the line, of two lines beside others of one, is of the form. */
static void
entry_of_two_lines(void)
{
    gk_test_one_table(PAGE AT(60, 86, "事由") AT(120, 86, "渠道与水闸的日常养护") AT(360, 86, "承办") AT(440, 86, "水务所")
                          AT(60, 110, "经费") AT(120, 110, "共计") AT(280, 110, "48.50") AT(360, 103, "其中自") AT(360, 117, "筹部分")
                              AT(440, 110, "3.50") AT(120, 132, "全年按月逐段查看主渠和支渠，及时清理淤泥和杂草，更换")
                                  AT(60, 139, "目的") AT(120, 146, "老旧的闸门，汛期内有人值守，各处水位每日登记在册。")
                                      LABELS ROWS,
                      "事由 | [1x2]渠道与水闸的日常养护 | 承办 | 水务所\n经费 | 共计 | 48.50 | 其中自筹部分 | 3.50\n"
                      "目的 | [1x4]全年按月逐段查看主渠和支渠，及时清理淤泥和杂草，更换老旧的闸门，汛期内有人值守，各处水位每日登记在册。\n"
                      "方面 | 事项 | 目标 | 目标的来由 | 分数\n" ROWS_DRAWN);
}

/* A paragraph that begins elsewhere is none of the table. */
static void
paragraph_above(void)
{
    gk_test_one_table(PAGE AT(80, 92, "本年度的养护工作按月进行，各段的要求和往年相同，没有新的变化，完成的情况由水务")
                          AT(60, 112, "所统一登记在册，年末报送上级，今年的目标和分数如下：") LABELS ROWS,
                      "方面 | 事项 | 目标 | 目标的来由 | 分数\n" ROWS_DRAWN);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/form-head/fields-and-paragraph", fields_and_paragraph);
    g_test_add_func("/layout/form-head/paragraph-above", paragraph_above);
    g_test_add_func("/layout/form-head/entry-of-two-lines", entry_of_two_lines);
    return g_test_run();
}
