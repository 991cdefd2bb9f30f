/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The line that counts the columns (栏次 1 2 3), in tables whose columns no rules draw: its numbers stand in the
 * middle of columns whose amounts stand at the right.
 */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\ntext 300 60 16 \"部门支出总表\" center\ntext 550 90 10 \"单位：万元\" right\n"
#define HEAD                                                                                                           \
    "text 85 114 10 \"科目编码\" center\ntext 205 114 10 \"科目名称\" center\n"                                \
    "text 325 114 10 \"合计\" center\ntext 415 114 10 \"基本支出\" center\ntext 505 114 10 \"项目支出\" center\n"
#define ROWS                                                                                                           \
    "201 | 一般公共服务支出 | 7,272.73 | 3,131.16 | 4,141.57\n205 | 教育支出 | 3.00 | 2.00 | 1.00\n"       \
    "208 | 社会保障支出 | 5.00 | 4.00 | 1.00"
#define LABELS "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n"

static const char RULES[] = "rule 50 100 550 100\nrule 50 120 550 120\nrule 50 140 550 140\nrule 50 160 550 160\n"
                            "rule 50 180 550 180\nrule 50 200 550 200\n";

/* The count's texts, the left ones at `label`, without rules and between rows that are ruled. */
static void
counted(const char *label, const char *const counts[3], const char *drawn)
{
    g_autofree char *rows = gk_test_words("56,126,364r,454r,544r", 154, 20, ROWS);
    g_autofree char *text = g_strdup_printf(PAGE HEAD "%stext 325 134 10 \"%s\" center\ntext 415 134 10 \"%s\" center\n"
                                                      "text 505 134 10 \"%s\" center\n%s",
                                            label, counts[0], counts[1], counts[2], rows);
    g_autofree char *expected = g_strconcat(LABELS, drawn, "\n" ROWS, NULL);
    g_autofree char *ruled = g_strconcat(text, RULES, NULL);
    gk_test_one_table(text, expected);
    gk_test_one_table(ruled, expected);
}

static void
label_spans_columns(void)
{
    static const char *const PLAIN[] = { "1", "2", "3" }, *const SUM[] = { "1=2+3", "2", "3" };
    counted("text 165 134 10 \"栏次\" center\n", PLAIN, "[1x2]栏次 | 1 | 2 | 3");
    counted("text 165 134 10 \"栏次\" center\n", SUM, "[1x2]栏次 | 1=2+3 | 2 | 3");
    counted("", PLAIN, "_ | _ | 1 | 2 | 3");
}

static void
label_of_one_column(void)
{
    static const char *const PLAIN[] = { "1", "2", "3" };
    counted("text 205 134 10 \"栏次\" center\n", PLAIN, "_ | 栏次 | 1 | 2 | 3");
}

/* The last two columns have a label and a number, and no amounts; their labels stand so close that they look like one.
 */
static void
blank_columns(void)
{
    g_autofree char *rows = gk_test_words("56,126,364r,454r", 154, 20,
                                          "201 | 一般公共服务支出 | 7,272.73 | 3,131.16\n205 | 教育支出 | 3.00 | 2.00\n"
                                          "208 | 社会保障支出 | 5.00 | 4.00");
    g_autofree char *text =
        g_strconcat(PAGE "text 85 114 10 \"科目编码\" center\ntext 205 114 10 \"科目名称\" center\n"
                         "text 325 114 10 \"合计\" center\ntext 415 114 10 \"基本支出\" center\n"
                         "text 478 108 10 \"上缴上级\" center\ntext 478 120 10 \"支出\" center\n"
                         "text 526 114 10 \"经营支出\" center\n"
                         "text 205 134 10 \"栏次\" center\ntext 325 134 10 \"1\" center\ntext 415 134 10 \"2\" center\n"
                         "text 478 134 10 \"3\" center\ntext 526 134 10 \"4\" center\n",
                    rows, NULL);
    gk_test_one_table(text,
                      "科目编码 | 科目名称 | 合计 | 基本支出 | 上缴上级支出 | 经营支出\n_ | 栏次 | 1 | 2 | 3 | 4\n"
                      "201 | 一般公共服务支出 | 7,272.73 | 3,131.16 | _ | _\n205 | 教育支出 | 3.00 | 2.00 | _ | _\n"
                      "208 | 社会保障支出 | 5.00 | 4.00 | _ | _");
}

/* Two halves, each with its 栏次, and lines that are counted. */
static void
two_halves(void)
{
    static const char *const AT = "110,190,230,350,430,470";
    g_autofree char *head = gk_test_words(AT, 114, 20,
                                          "项目 | 行次 | 金额 | 项目 | 行次 | 金额\n"
                                          "栏次 | _ | 1 | 栏次 | _ | 2");
    g_autofree char *rows = gk_test_words("56,199r,285r,306,449r,525r", 154, 20,
                                          "一般公共预算 | 1 | 1,210.00 | 一般公共服务 | 31 | 1,209.00\n"
                                          "政府性基金 | 2 | 1,005.00 | 外交支出 | 32 | _\n"
                                          "事业收入 | 3 | _ | 国防支出 | 33 | 1,006.00\n"
                                          "本年收入合计 | 27 | 2,215.00 | 本年支出合计 | 57 | 2,215.00");
    g_autofree char *text = g_strconcat(PAGE, head, rows, NULL);
    gk_test_one_table(text,
                      "项目 | 行次 | 金额 | 项目 | 行次 | 金额\n栏次 | _ | 1 | 栏次 | _ | 2\n"
                      "一般公共预算 | 1 | 1,210.00 | 一般公共服务 | 31 | 1,209.00\n"
                      "政府性基金 | 2 | 1,005.00 | 外交支出 | 32 | _\n事业收入 | 3 | _ | 国防支出 | 33 | 1,006.00\n"
                      "本年收入合计 | 27 | 2,215.00 | 本年支出合计 | 57 | 2,215.00");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/ordinals/label-spans-columns", label_spans_columns);
    g_test_add_func("/layout/ordinals/label-of-one-column", label_of_one_column);
    g_test_add_func("/layout/ordinals/blank-columns", blank_columns);
    g_test_add_func("/layout/ordinals/two-halves", two_halves);
    return g_test_run();
}
