/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rules drawn around a part of a table, or here and there: they part columns and rows, and bound nothing. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\ntext 150 84 11 \"各镇水渠养护支出表\"\n"
#define ROWS \
    "地区 | 合计 | 返还 | 专项\n白沙 | 25,888 | 5,955 | 2,076\n青石 | 18,312 | 2,243 | 5,653\n长桥 | 34,230 | _ | 902\n" \
    "东湖 | 30,400 | 2,783 | 17"

/* A page with these rows, 20 points each, whose columns end at 140, 220, 300 and 380; and with these rules. */
static char *
page_with(const char *rules)
{
    g_autoptr(GString) page = g_string_new(PAGE);
    g_auto(GStrv) rows = g_strsplit(ROWS, "\n", -1);
    for (guint r = 0; rows[r]; r++) {
        g_auto(GStrv) cells = g_strsplit(rows[r], " | ", -1);
        for (guint c = 0; cells[c]; c++)
            if (strcmp(cells[c], "_") != 0)
                g_string_append_printf(page, "text %u %u 10 \"%s\"%s\n", c ? 136 + 80 * c : 64, 114 + 20 * r, cells[c],
                                       c ? " right" : "");
    }
    return g_strconcat(page->str, rules, NULL);
}

static void
check(const char *rules)
{
    g_autofree char *page = page_with(rules);
    gk_test_one_table(page, ROWS);
}

/* A full grid around the last three rows; the first two, with the header, have no rules. */
static void
grid_of_last_rows(void)
{
    check("rule 60 140 380 140\nrule 60 160 380 160\nrule 60 180 380 180\nrule 140 140 140 200\nrule 220 140 220 200\n"
          "rule 300 140 300 200\nrule 380 140 380 200\n");
}

/* ... around the first three. */
static void
grid_of_first_rows(void)
{
    check("rule 60 100 380 100\nrule 60 120 380 120\nrule 60 140 380 140\nrule 140 100 140 160\nrule 220 100 220 160\n"
          "rule 300 100 300 160\nrule 380 100 380 160\n");
}

/* Rules across that begin anywhere, and one beside some rows. */
static void
here_and_there(void)
{
    check("rule 60 100 380 100\nrule 220 120 380 120\nrule 60 180 380 180\nrule 140 140 140 200\nrule 300 100 300 200\n");
}

/* Nothing but rules across, below the first two rows. */
static void
rules_below_first_rows(void)
{
    check("rule 60 140 380 140\nrule 60 160 380 160\nrule 60 180 380 180\nrule 60 200 380 200\n");
}

/* A grid of the right columns: the first stands beside it. */
static void
grid_of_last_columns(void)
{
    check("rule 140 100 380 100\nrule 140 120 380 120\nrule 140 140 380 140\nrule 140 160 380 160\nrule 140 180 380 180\n"
          "rule 140 100 140 200\nrule 220 100 220 200\nrule 300 100 300 200\n");
}

/* The first rule over the whole width lies below the heading of the first section, not below the header. */
static void
rule_below_first_section(void)
{
    gk_test_one_table(PAGE "rule 60 140 380 140\nrule 60 180 380 180\nrule 300 140 300 240\n"
                           "text 64 114 10 \"地区\"\ntext 216 114 10 \"合计\" right\ntext 296 114 10 \"返还\" right\ntext 376 114 10 \"专项\" right\n"
                           "text 64 134 10 \"山区\"\n"
                           "text 64 154 10 \"白沙\"\ntext 216 154 10 \"25,888\" right\ntext 296 154 10 \"5,955\" right\ntext 376 154 10 \"2,076\" right\n"
                           "text 64 174 10 \"青石\"\ntext 216 174 10 \"18,312\" right\ntext 296 174 10 \"2,243\" right\ntext 376 174 10 \"5,653\" right\n"
                           "text 64 194 10 \"沿江\"\n"
                           "text 64 214 10 \"长桥\"\ntext 216 214 10 \"34,230\" right\ntext 296 214 10 \"17,850\" right\ntext 376 214 10 \"902\" right\n"
                           "text 64 234 10 \"东湖\"\ntext 216 234 10 \"30,400\" right\ntext 296 234 10 \"2,783\" right\ntext 376 234 10 \"17\" right\n",
                      "地区 | 合计 | 返还 | 专项\n山区 | _ | _ | _\n白沙 | 25,888 | 5,955 | 2,076\n青石 | 18,312 | 2,243 | 5,653\n"
                      "沿江 | _ | _ | _\n长桥 | 34,230 | 17,850 | 902\n东湖 | 30,400 | 2,783 | 17");
}

/* A rule beside some columns of some rows merges nothing. */
static void
rules_over_some_columns(void)
{
    check("rule 60 100 380 100\nrule 60 120 380 120\nrule 300 180 380 180\nrule 60 200 380 200\n");
}

/* A whole table of columns that are ruled, and rows that are not: what lies below it is not of it. */
static void
whole_with_open_sides(void)
{
    g_autofree char *page =
        page_with("rule 60 100 380 100\nrule 60 120 380 120\nrule 60 200 380 200\nrule 140 100 140 200\nrule 220 100 220 200\n"
                  "rule 300 100 300 200\ntext 64 216 9 \"填报人：周平\"\ntext 300 216 9 \"电话：6620018\"\n");
    gk_test_one_table(page, ROWS);
}

/* Words, and rules below every other row only: lines between two rules are as far apart as those on both sides of one. */
static void
words_of_two_rows(void)
{
    g_autofree char *grid = gk_test_grid(60, 100, "120,80,80", "20,40,40", "地点 | 水渠 | 道路\n_ | _ | _\n_ | _ | _");
    g_autofree char *page =
        g_strconcat(PAGE, grid,
                    "text 64 134 10 \"白沙\"\ntext 184 134 10 \"完成\"\ntext 264 134 10 \"部分\"\n"
                    "text 64 154 10 \"青石\"\ntext 184 154 10 \"部分\"\ntext 264 154 10 \"未做\"\n"
                    "text 64 174 10 \"山区各处\"\n"
                    "text 64 194 10 \"长桥\"\ntext 184 194 10 \"完成\"\ntext 264 194 10 \"完成\"\n",
                    NULL);
    gk_test_one_table(page, "地点 | 水渠 | 道路\n白沙 | 完成 | 部分\n青石 | 部分 | 未做\n山区各处 | _ | _\n长桥 | 完成 | 完成");
}

/* A frame around all, with what marks mean as the last line in it: no row. */
static void
meaning_of_marks(void)
{
    g_autofree char *page = page_with("rule 50 60 390 60\nrule 50 230 390 230\nrule 50 60 50 230\nrule 390 60 390 230\nrule 60 120 380 120\n"
                                      "text 64 216 9 \"(NA) Not available.\"\n");
    gk_test_one_table(page, ROWS);
}

/* A rule runs down beside the label of the total, which does not stand across it. */
static void
total_beside_rule(void)
{
    g_autoptr(GString) page = g_string_new(PAGE "rule 60 100 320 100\nrule 60 160 320 160\nrule 112 100 112 220\n");
    static const char *const ROW[][3] = { { "编码", "名称", "金额" }, { "30101", "基本工资", "31.20" }, { "30102", "津贴补贴和奖金", "4.00" },
                                          { "30103", "奖金", "7.15" }, { "30104", "社会保险", "5.05" } };
    for (guint i = 0; i < G_N_ELEMENTS(ROW); i++)
        g_string_append_printf(page, "text 64 %u 10 \"%s\"\ntext 116 %u 10 \"%s\"\ntext 316 %u 10 \"%s\" right\n", 114 + 20 * i,
                               ROW[i][0], 114 + 20 * i, ROW[i][1], 114 + 20 * i, ROW[i][2]);
    g_string_append(page, "text 138 214 10 \"合计\" center\ntext 316 214 10 \"47.40\" right\n");
    gk_test_one_table(page->str, "编码 | 名称 | 金额\n30101 | 基本工资 | 31.20\n30102 | 津贴补贴和奖金 | 4.00\n30103 | 奖金 | 7.15\n"
                                 "30104 | 社会保险 | 5.05\n_ | 合计 | 47.40");
}

/* Words between rules that run down, some of them nil marks: these make no columns of numbers, and the first row no header. */
static void
nil_marks_between_columns(void)
{
    gk_test_one_table(PAGE "rule 120 100 120 162\nrule 180 100 180 162\nrule 240 100 240 162\n"
                           "text 150 112 9 \"水渠\" center\ntext 210 112 9 \"道路\" center\ntext 270 112 9 \"路灯\" center\n"
                           "text 64 126 9 \"白沙\"\ntext 150 126 9 \"完成\" center\ntext 210 126 9 \"部分\" center\ntext 270 126 9 \"未做\" center\n"
                           "text 64 140 9 \"青石\"\ntext 150 140 9 \"部分\" center\ntext 210 140 9 \"—\" center\ntext 270 140 9 \"完成\" center\n"
                           "text 64 154 9 \"长桥\"\ntext 150 154 9 \"未做\" center\ntext 210 154 9 \"—\" center\ntext 270 154 9 \"—\" center\n",
                      "_ | 水渠 | 道路 | 路灯\n白沙 | 完成 | 部分 | 未做\n青石 | 部分 | — | 完成\n长桥 | 未做 | — | —");
}

/* Labels of two lines above rows of words, and the first rule far below them: it does not end the header. */
static void
labels_of_two_lines(void)
{
    gk_test_one_table(PAGE "rule 60 180 300 180\nrule 140 100 140 220\n"
                           "text 180 112 10 \"水渠和\" center\ntext 260 112 10 \"道路和\" center\ntext 64 118 10 \"地点\"\n"
                           "text 180 124 10 \"水闸\" center\ntext 260 124 10 \"桥梁\" center\n"
                           "text 64 144 10 \"白沙\"\ntext 180 144 10 \"完成\" center\ntext 260 144 10 \"部分\" center\n"
                           "text 64 160 10 \"青石\"\ntext 180 160 10 \"部分\" center\ntext 260 160 10 \"未做\" center\n"
                           "text 64 176 10 \"长桥\"\ntext 180 176 10 \"未做\" center\ntext 260 176 10 \"完成\" center\n"
                           "text 64 192 10 \"东湖\"\ntext 180 192 10 \"完成\" center\ntext 260 192 10 \"完成\" center\n"
                           "text 64 208 10 \"石门\"\ntext 180 208 10 \"部分\" center\ntext 260 208 10 \"完成\" center\n",
                      "地点 | 水渠和水闸 | 道路和桥梁\n白沙 | 完成 | 部分\n青石 | 部分 | 未做\n长桥 | 未做 | 完成\n东湖 | 完成 | 完成\n"
                      "石门 | 部分 | 完成");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/ragged/grid-of-last-rows", grid_of_last_rows);
    g_test_add_func("/layout/ragged/grid-of-first-rows", grid_of_first_rows);
    g_test_add_func("/layout/ragged/grid-of-last-columns", grid_of_last_columns);
    g_test_add_func("/layout/ragged/here-and-there", here_and_there);
    g_test_add_func("/layout/ragged/rules-below-first-rows", rules_below_first_rows);
    g_test_add_func("/layout/ragged/rule-below-first-section", rule_below_first_section);
    g_test_add_func("/layout/ragged/rules-over-some-columns", rules_over_some_columns);
    g_test_add_func("/layout/ragged/whole-with-open-sides", whole_with_open_sides);
    g_test_add_func("/layout/ragged/words-of-two-rows", words_of_two_rows);
    g_test_add_func("/layout/ragged/meaning-of-marks", meaning_of_marks);
    g_test_add_func("/layout/ragged/total-beside-rule", total_beside_rule);
    g_test_add_func("/layout/ragged/nil-marks-between-columns", nil_marks_between_columns);
    g_test_add_func("/layout/ragged/labels-of-two-lines", labels_of_two_lines);
    return g_test_run();
}
