/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the header of a table without rules begins and ends, and what belongs to one column below it. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define ROW(y, label, a, b)                                                                                            \
    "text 60 " #y " 10 \"" label "\"\ntext 240 " #y " 10 \"" a "\" right\ntext 340 " #y " 10 \"" b "\" right\n"

/* A line in the middle of all columns is the table's caption; one in the middle of some of them is their label. */
static void
caption_and_label(void)
{
    gk_test_one_table(PAGE "text 200 86 10 \"Mills along the upper river\" center\n" ROW(100, "Place", "Wheels", "Hands")
                          ROW(114, "Oxley", "3", "41") ROW(128, "Marn", "12", "160") ROW(142, "Tolby", "7", "96"),
                      "Place | Wheels | Hands\nOxley | 3 | 41\nMarn | 12 | 160\nTolby | 7 | 96");
    gk_test_one_table(PAGE "text 270 86 10 \"May-count\" center\n" ROW(100, "Place", "Wheels", "Hands")
                          ROW(114, "Oxley", "3", "41") ROW(128, "Marn", "12", "160") ROW(142, "Tolby", "7", "96"),
                      "[2x1]Place | [1x2]May-count\nWheels | Hands\nOxley | 3 | 41\nMarn | 12 | 160\nTolby | 7 | 96");
}

/* The first row has words around its amounts: it is none of the header's lines, years or not. */
static void
amounts_in_words(void)
{
    gk_test_one_table(PAGE ROW(100, "组别", "2016年", "2017年") ROW(114, "最少", "不足1,240", "不足1,305")
                          ROW(128, "居中", "1,240–2,600", "1,305–2,780") ROW(142, "最多", "2,600以上", "2,780以上"),
                      "组别 | 2016年 | 2017年\n最少 | 不足1,240 | 不足1,305\n居中 | 1,240–2,600 | 1,305–2,780\n"
                      "最多 | 2,600以上 | 2,780以上");
}

/* A number and, a space behind it, one in brackets are one entry. */
static void
give_or_take(void)
{
    static const char *const ROWS[][5] = { { "First", "35.3", "(2.5)", "28.1", "(3.0)" },
                                           { "Second", "41.0", "(1.9)", "30.6", "(2.2)" },
                                           { "Third", "38.7", "(4.1)", "33.9", "(1.4)" },
                                           { "Fourth", "36.2", "(2.8)", "31.5", "(2.7)" } };
    g_autoptr(GString) text = g_string_new(PAGE ROW(100, "Plot", "North", "South"));
    for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
        for (guint k = 0; k < 5; k++)
            g_string_append_printf(text, "text %.1f %u 10 \"%s\"\n", (const double[]) { 60, 195, 217.8, 295, 317.8 }[k],
                                   114 + 14 * i, ROWS[i][k]);
    gk_test_one_table(text->str, "Plot | North | South\nFirst | 35.3(2.5) | 28.1(3.0)\nSecond | 41.0(1.9) | 30.6(2.2)\n"
                                 "Third | 38.7(4.1) | 33.9(1.4)\nFourth | 36.2(2.8) | 31.5(2.7)");
}

/* The upper line of the first label stands half a line above the others. */
static void
label_beside_others(void)
{
    gk_test_one_table(PAGE "text 60 94 10 \"水闸编\"\ntext 60 106 10 \"号\"\n"
                           "text 240 100 10 \"启闭次数\" right\ntext 340 100 10 \"检修次数\" right\n"
                          ROW(126, "101", "12", "2") ROW(140, "102", "9", "1") ROW(154, "103", "20", "4"),
                      "水闸编号 | 启闭次数 | 检修次数\n101 | 12 | 2\n102 | 9 | 1\n103 | 20 | 4");
}

/* Two rules around the header, years in it, and high rows below. */
static void
rules_around_header(void)
{
    gk_test_one_table(PAGE "rule 55 88 345 88\nrule 55 106 345 106\n" ROW(100, "品种", "2018", "2019")
                          ROW(130, "青砖", "41.5", "39.0") ROW(166, "石灰", "12.0", "14.8") ROW(202, "河沙", "77.3", "80.1"),
                      "品种 | 2018 | 2019\n青砖 | 41.5 | 39.0\n石灰 | 12.0 | 14.8\n河沙 | 77.3 | 80.1");
}

#define CENTERED(x, y, label) "text " #x " " #y " 10 \"" label "\" center\n"
#define FIVE(y, label, a, b, c, d)                                                                                     \
    "text 60 " #y " 10 \"" label "\"\n" CENTERED(250, y, a) CENTERED(350, y, b) CENTERED(450, y, c)                    \
        CENTERED(560, y, d)
#define FIVE_ROWS                                                                                                      \
    FIVE(130, "Oxley and Lower Ox", "3.1", "41.0", "7.5", "16.2") FIVE(144, "Marn", "12.4", "16.0", "9.1", "20.0")                  \
        FIVE(158, "Tolby", "7.7", "96.3", "8.8", "31.9")

/* All labels end at one height: the upper line had no room for the next word, or had. */
static void
wrapped_or_over_columns(void)
{
    gk_test_one_table(PAGE CENTERED(350, 96, "Sheltered or open") CENTERED(350, 108, "warehouses")
                          FIVE(108, "Place", "Rate", "", "Width", "Depth") FIVE_ROWS,
                      "Place | Rate | Sheltered or open warehouses | Width | Depth\nOxley and Lower Ox | 3.1 | 41.0 | 7.5 | 16.2\n"
                      "Marn | 12.4 | 16.0 | 9.1 | 20.0\nTolby | 7.7 | 96.3 | 8.8 | 31.9");
    gk_test_one_table(PAGE CENTERED(350, 96, "Use") FIVE(108, "Place", "Low", "Mean", "High", "Depth") FIVE_ROWS,
                      "[2x1]Place | [1x3]Use | [2x1]Depth\nLow | Mean | High\nOxley and Lower Ox | 3.1 | 41.0 | 7.5 | 16.2\n"
                      "Marn | 12.4 | 16.0 | 9.1 | 20.0\nTolby | 7.7 | 96.3 | 8.8 | 31.9");
}

/* A total is the first or the last column of a group. */
static void
total_begins_group(void)
{
    gk_test_one_table(PAGE CENTERED(430, 96, "养护与疏浚") FIVE(108, "区段", "巡查", "小计", "疏浚费用", "检修") FIVE_ROWS,
                      "[2x1]区段 | [2x1]巡查 | [1x3]养护与疏浚\n小计 | 疏浚费用 | 检修\nOxley and Lower Ox | 3.1 | 41.0 | 7.5 | 16.2\n"
                      "Marn | 12.4 | 16.0 | 9.1 | 20.0\nTolby | 7.7 | 96.3 | 8.8 | 31.9");
}

/* Years above columns, near the top of a page, are no page number. */
static void
years_in_margin(void)
{
    gk_test_one_table(PAGE ROW(70, "", "1967", "1972") ROW(84, "Oxley", "3.5", "41.2") ROW(98, "Marn", "12.0", "16.8")
                          ROW(112, "Tolby", "7.4", "96.1"),
                      "_ | 1967 | 1972\nOxley | 3.5 | 41.2\nMarn | 12.0 | 16.8\nTolby | 7.4 | 96.1");
}

/* The upper line of one label stands alone, a whole line above the others. */
static void
upper_line_alone(void)
{
    gk_test_one_table(PAGE "text 60 88 10 \"水闸编\"\n" ROW(100, "号次", "启闭次数", "检修次数")
                          ROW(126, "101", "12", "2") ROW(140, "102", "9", "1") ROW(154, "103", "20", "4"),
                      "水闸编号次 | 启闭次数 | 检修次数\n101 | 12 | 2\n102 | 9 | 1\n103 | 20 | 4");
}

/* Above the first section the first column has no label. */
static void
section_below_blank(void)
{
    gk_test_one_table(PAGE ROW(100, "", "Wheels", "Hands") "text 60 118 10 \"Upper\"\n" ROW(136, "Oxley", "3.5", "41.2")
                          ROW(154, "Marn", "12.0", "16.8") ROW(172, "Tolby", "7.4", "96.1"),
                      "_ | Wheels | Hands\nUpper | _ | _\nOxley | 3.5 | 41.2\nMarn | 12.0 | 16.8\nTolby | 7.4 | 96.1");
}

/* The same between column rules; and below the head the first row is shaded. */
static void
section_below_head(void)
{
    gk_test_one_table(PAGE "rule 50 90 50 200\nrule 170 90 170 200\nrule 270 90 270 200\nrule 350 90 350 200\n"
                          ROW(100, "Place", "Wheels", "Hands") "text 60 118 10 \"Upper\"\n" ROW(136, "Oxley", "3.5", "41.2")
                          ROW(154, "Marn", "12.0", "16.8") ROW(172, "Tolby", "7.4", "96.1") ROW(190, "Stave", "1.1", "9.0"),
                      "Place | Wheels | Hands\nUpper | _ | _\nOxley | 3.5 | 41.2\nMarn | 12.0 | 16.8\nTolby | 7.4 | 96.1\n"
                      "Stave | 1.1 | 9.0");
}

/* A rule below the head, none above it, and a caption. */
static void
head_above_first_rule(void)
{
    gk_test_one_table(PAGE "rule 50 62 350 62\nrule 50 110 350 110\nrule 50 170 350 170\n"
                           "text 200 76 10 \"各镇水车表\" center\ntext 345 88 8 \"单位：座\" right\n"
                          ROW(102, "镇名", "水车", "水磨") ROW(124, "东镇", "12.5", "2.0") ROW(142, "西镇", "9.0", "1.5")
                              ROW(160, "南镇", "20.0", "4.5"),
                      "镇名 | 水车 | 水磨\n东镇 | 12.5 | 2.0\n西镇 | 9.0 | 1.5\n南镇 | 20.0 | 4.5");
}

/* ... however wide the spaces of the font are. */
static void
give_or_take_in_wide_font(void)
{
    g_autoptr(GString) text = g_string_new(PAGE "text 60 100 10 \"地块\"\ntext 200 100 10 \"北区\"\ntext 300 100 10 \"南区\"\n");
    g_autoptr(GString) table = g_string_new("地块 | 北区 | 南区");
    for (guint i = 0; i < 8; i++) {
        g_string_append_printf(text, "text 60 %u 10 \"第%u块\"\ntext 195 %u 10 \"3%u.3\"\ntext 220 %u 10 \"(2.%u)\"\n", 114 + 14 * i,
                               i + 1, 114 + 14 * i, i, 114 + 14 * i, i);
        g_string_append_printf(text, "text 295 %u 10 \"2%u.1\"\ntext 320 %u 10 \"(1.%u)\"\n", 114 + 14 * i, i, 114 + 14 * i, i);
        g_string_append_printf(table, "\n第%u块 | 3%u.3(2.%u) | 2%u.1(1.%u)", i + 1, i, i, i, i);
    }
    gk_test_one_table(text->str, table->str);
}

/* The heading of the first section stands in the middle of all columns, and so do others. */
static void
band_below_head(void)
{
    gk_test_one_table(PAGE ROW(100, "Place", "Wheels", "Hands") "text 200 116 10 \"Upper\" center\n"
                          ROW(132, "Oxley", "3.5", "41.2") ROW(148, "Marn", "12.0", "16.8")
                              "text 200 164 10 \"Lower\" center\n" ROW(180, "Tolby", "7.4", "96.1")
                              ROW(196, "Stave", "1.1", "9.0") ROW(212, "Ford", "2.6", "10.3"),
                      "Place | Wheels | Hands\n[1x3]Upper\nOxley | 3.5 | 41.2\nMarn | 12.0 | 16.8\n[1x3]Lower\n"
                      "Tolby | 7.4 | 96.1\nStave | 1.1 | 9.0\nFord | 2.6 | 10.3");
}

/* The second line of a label, in the middle of three columns, begins small or is a single ideograph: the first spans none. */
static void
labels_of_two_lines(void)
{
    static const char *const LABELS[][2] = { { "Cost", "per unit" }, { "占全部的比", "重" } };
    for (guint i = 0; i < G_N_ELEMENTS(LABELS); i++) {
        g_autofree char *rows = gk_test_words("40,140r,260r,380r", 128, 16, "芦苇 | 9,021 | 54.8 | 475.1\n木桨 | 4,683 | 40.0 | 271.3\n"
                                                                            "渔网 | 7,445 | 13.0 | 206.4\n船灯 | 533 | 48.0 | 2,035.1");
        g_autofree char *page = g_strdup_printf(PAGE "text 40 110 10 \"Trade\"\ntext 125 110 10 \"Total\" center\ntext 245 98 10 \"%s\" center\n"
                                                     "text 245 110 10 \"%s\" center\ntext 365 110 10 \"Share\" center\n%s", LABELS[i][0], LABELS[i][1], rows);
        g_autofree char *drawing = g_strdup_printf("Trade | Total | %s%s%s | Share\n芦苇 | 9,021 | 54.8 | 475.1\n木桨 | 4,683 | 40.0 | 271.3\n"
                                                   "渔网 | 7,445 | 13.0 | 206.4\n船灯 | 533 | 48.0 | 2,035.1", LABELS[i][0], i ? "" : " ", LABELS[i][1]);
        gk_test_one_table(page, drawing);
    }
}

/* The upper line of a label beside years is the header's, though the years are numbers. */
static void
label_beside_years(void)
{
    gk_test_one_table(PAGE "text 60 88 10 \"Goods\"\n" ROW(100, "sold", "1988", "1989") ROW(118, "Reeds", "3.10", "41.70")
                          ROW(132, "Oars", "12.40", "160.20") ROW(146, "Lamps", "7.00", "96.30"),
                      "Goods sold | 1988 | 1989\nReeds | 3.10 | 41.70\nOars | 12.40 | 160.20\nLamps | 7.00 | 96.30");
}

/* One row of numbers below labels that end at one height: nothing but 小计, which is of a group, shows that the label in the
 * middle is not the first line of the one below it. A group has no further group in the lines of a label. */
static void
groups_of_a_subtotal(void)
{
#define CAPTIONS PAGE "text 298 40 11 \"三公经费支出表\" center\ntext 190 64 9 \"单位：万元\"\n"
    gk_test_one_table(CAPTIONS "text 345 93 9 \"公务用车购置及运行费\" center\n"
                           "text 80 107 9 \"合计\"\ntext 140 107 9 \"因公出国（境）费\"\ntext 253 107 9 \"小计\"\n"
                           "text 313 107 9 \"公务用车购置费\"\ntext 396 107 9 \"公务用车运行费\"\ntext 487 107 9 \"公务接待费\"\n"
                           "rule 45 111 550 111 width .5\n"
                           "text 130 121 9 \"33020.40\" right\ntext 217 121 9 \"27827.40\" right\ntext 301 121 9 \"5193.00\" right\n"
                           "text 384 121 9 \"2745.43\" right\ntext 467 121 9 \"2447.57\" right\ntext 547 121 9 \"0.00\" right\n",
                      "[2x1]合计 | [2x1]因公出国（境）费 | [1x3]公务用车购置及运行费 | [2x1]公务接待费\n"
                      "小计 | 公务用车购置费 | 公务用车运行费\n33020.40 | 27827.40 | 5193.00 | 2745.43 | 2447.57 | 0.00");
    gk_test_one_table(CAPTIONS "text 119 82 8.5 \"公务用车购置及运行费\"\ntext 55 100 8.5 \"合计\"\ntext 83 90 8.5 \"因公出\"\n"
                           "text 83 100 8.5 \"国境外\"\ntext 83 110 8.5 \"经费用\"\ntext 213 95 8.5 \"公务接待\"\n"
                           "text 226 105 8.5 \"费\"\ntext 120 118 8.5 \"小计\"\ntext 148 98 8.5 \"公务用\"\n"
                           "text 148 108 8.5 \"车购置\"\ntext 157 118 8.5 \"费\"\ntext 177 108 8.5 \"公务用车\"\n"
                           "text 181 118 8.5 \"运行费\"\nrule 45 122 249 122 width .5\n"
                           "text 80 133 8.5 \"912.10\" right\ntext 97 133 8.5 \"-\" right\ntext 145 133 8.5 \"701.77\" right\n"
                           "text 173 133 8.5 \"262.15\" right\ntext 211 133 8.5 \"439.62\" right\ntext 247 133 8.5 \"210.33\" right\n",
                      "[2x1]合计 | [2x1]因公出国境外经费用 | [1x3]公务用车购置及运行费 | [2x1]公务接待费\n"
                      "小计 | 公务用车购置费 | 公务用车运行费\n912.10 | - | 701.77 | 262.15 | 439.62 | 210.33");
}

/* 金额 stands in the middle of a wide column and its numbers at the right; what spans three columns stands in the
 * middle of these: nothing of it is beside a number, and it is one column all the same. */
static void
label_beside_its_numbers(void)
{
#define LINE(y, a, b, c, d, e, f)                                                                                      \
    "text 30 " #y " 7 \"" a "\"\ntext 210 " #y " 7 \"" b "\" right\ntext 212 " #y " 7 \"" c "\"\n"                     \
    "text 390 " #y " 7 \"" d "\" right\ntext 393 " #y " 7 \"" e "\"\ntext 552 " #y " 7 \"" f "\" right\n"
#define SUM(y, a, b, c, f)                                                                                             \
    "text 30 " #y " 7 \"" a "\"\ntext 210 " #y " 7 \"" b "\" right\ntext 338 " #y " 7 \"" c "\" center\n"              \
    "text 552 " #y " 7 \"" f "\" right\n"
    gk_test_one_table(
        PAGE "text 120 90 7 \"收入\" center\ntext 378 90 7 \"支出\" center\n"
             "text 54 110 7 \"项目\" center\ntext 150 110 7 \"金额\" center\ntext 245 110 7 \"科目\" center\n"
             "text 345 110 7 \"金额\" center\ntext 418 110 7 \"用途\" center\ntext 500 110 7 \"金额\" center\n" LINE(
                 130, "一、财政拨款", "20,702.25", "一、一般服务", "16,992.37", "一、基本支出", "9,964.07")
                 LINE(150, "二、专户资金", "147.20", "二、农林水", "", "二、项目支出", "10,885.38")
                     LINE(170, "三、其他", "", "三、住房保障", "3,857.08", "", "")
                         LINE(190, "", "", "四、交通运输", "", "", "")
                             SUM(210, "本年收入", "20,849.45", "本年支出", "20,849.45")
                                 SUM(230, "上年结转", "3.00", "结转下年", "3.00")
                                     SUM(250, "收入合计", "20,852.45", "支出合计", "20,852.45"),
        "[1x2]收入 | [1x4]支出\n项目 | 金额 | 科目 | 金额 | 用途 | 金额\n"
        "一、财政拨款 | 20,702.25 | 一、一般服务 | 16,992.37 | 一、基本支出 | 9,964.07\n"
        "二、专户资金 | 147.20 | 二、农林水 | _ | 二、项目支出 | 10,885.38\n"
        "三、其他 | _ | 三、住房保障 | 3,857.08 | _ | _\n_ | _ | 四、交通运输 | _ | _ | _\n"
        "本年收入 | 20,849.45 | [1x3]本年支出 | 20,849.45\n上年结转 | 3.00 | [1x3]结转下年 | 3.00\n"
        "收入合计 | 20,852.45 | [1x3]支出合计 | 20,852.45");
#undef LINE
#undef SUM
}

/* A total's label stands over the columns that are blank in its row, also where the middle of these is that of a column of
 * numbers: it is none of them. */
static void
total_among_numbers(void)
{
    gk_test_one_table(PAGE "text 60 100 9 \"收入\"\ntext 220 100 9 \"金额\" right\ntext 240 100 9 \"支出\"\n"
                           "text 372 100 9 \"金额\" center\ntext 420 100 9 \"用途\"\ntext 550 100 9 \"金额\" right\n"
                           "text 60 116 9 \"拨款\"\ntext 220 116 9 \"702.25\" right\ntext 240 116 9 \"一般公共服务支出\"\n"
                           "text 400 116 9 \"992.37\" right\ntext 420 116 9 \"基本支出\"\ntext 550 116 9 \"964.07\" right\n"
                           "text 60 132 9 \"其他\"\ntext 220 132 9 \"147.20\" right\ntext 240 132 9 \"农林水支出\"\n"
                           "text 400 132 9 \"1,857.08\" right\ntext 420 132 9 \"项目支出\"\ntext 550 132 9 \"885.38\" right\n"
                           "text 60 148 9 \"收入合计\"\ntext 220 148 9 \"849.45\" right\ntext 372 148 9 \"支出合计\" center\n"
                           "text 550 148 9 \"2,849.45\" right\n",
                      "收入 | 金额 | 支出 | 金额 | 用途 | 金额\n拨款 | 702.25 | 一般公共服务支出 | 992.37 | 基本支出 | 964.07\n"
                      "其他 | 147.20 | 农林水支出 | 1,857.08 | 项目支出 | 885.38\n收入合计 | 849.45 | [1x3]支出合计 | 2,849.45");
}

/* One row of amounts, no label beside them: the labels stand above, below a title and a unit. */
static void
row_without_label(void)
{
    gk_test_one_table(PAGE "text 300 60 12 \"会议费和培训费预算表\" center\ntext 540 76 9 \"单位：万元\" right\n"
                           "text 210 92 9 \"会议费和培训费\" center\ntext 430 92 9 \"其他\" center\n"
                           "text 130 106 9 \"合计\" center\ntext 210 106 9 \"会议费\" center\ntext 290 106 9 \"培训费\" center\n"
                           "text 370 106 9 \"小计\" center\ntext 430 106 9 \"印刷费\" center\ntext 490 106 9 \"差旅费\" center\n"
                           "text 145 124 9 \"14.20\" right\ntext 305 124 9 \"14.20\" right\ntext 505 124 9 \"171.01\" right\n",
                      "[1x3]会议费和培训费 | [1x3]其他\n合计 | 会议费 | 培训费 | 小计 | 印刷费 | 差旅费\n"
                      "14.20 | _ | 14.20 | _ | _ | 171.01");
}

/* Two labels no further apart than words, each over its column. */
static void
two_labels_set_close(void)
{
    gk_test_one_table(PAGE
        "rule 60 152.600 96.603 152.6\n"
        "rule 96.603 152.600 122.721 152.6\n"
        "rule 60 135.050 96.603 135.050\n"
        "rule 96.603 135.050 122.721 135.050\n"
        "rule 60 225.5 96.603 225.500\n"
        "rule 96.603 225.5 122.721 225.500\n"
        "glyphs 139.1 148.1 9.0 \"Product\" 62.7 68.7 71.7 76.7 81.8 86.8 91.3 93.8 bold\n"
        "glyphs 139.1 148.1 9.0 \"Mean\" 98.4 105.9 110.9 115.9 120.9 bold\n"
        "glyphs 153.9 162.9 9.0 \"Yarm\" 61.8 67.8 72.8 75.8 83.3\n"
        "glyphs 153.9 162.9 9.0 \"0.761\" 98.4 103.4 105.9 110.9 115.9 120.9\n"
        "glyphs 166.1 175.1 9.0 \"Ludford\" 61.8 66.8 71.8 76.8 79.3 84.3 87.3 92.3\n"
        "glyphs 166.1 175.1 9.0 \"0.376\" 98.4 103.4 105.9 110.9 115.9 120.9\n"
        "glyphs 178.2 187.2 9.0 \"Newby\" 61.8 68.2 73.3 79.8 84.8 89.3\n"
        "glyphs 178.2 187.2 9.0 \"0.303\" 98.4 103.4 105.9 110.9 115.9 120.9\n"
        "glyphs 190.4 199.4 9.0 \"Elmham\" 61.8 67.8 69.8 77.2 82.3 87.3 94.8\n"
        "glyphs 190.4 199.4 9.0 \"0.055\" 98.4 103.4 105.9 110.9 115.9 120.9\n"
        "glyphs 202.5 211.5 9.0 \"Welford\" 61.8 70.2 75.3 77.2 79.8 84.8 87.8 92.8\n"
        "glyphs 202.5 211.5 9.0 \"0.012\" 98.4 103.4 105.9 110.9 115.9 120.9\n",
        "Product | Mean\nYarm | 0.761\nLudford | 0.376\nNewby | 0.303\nElmham | 0.055\nWelford | 0.012");
}

/* The label of the last column, wider than its entries, and nothing over the first; below it the numbered heading of a section,
 * like a later one. */
static void
label_of_last_column(void)
{
    gk_test_one_table(PAGE "text 140 96 10 \"1985–86\" right\n" "text 60 112 10 \"Oxley\"\ntext 140 112 10 \"7\" right\n"
                           "text 60 128 10 \"Marn\"\ntext 140 128 10 \"8\" right\ntext 60 144 10 \"Tolby\"\ntext 140 144 10 \"2\" right\n",
                      "_ | 1985–86\nOxley | 7\nMarn | 8\nTolby | 2");
    gk_test_one_table(PAGE "text 160 96 10 \"产值\" right\nrule 55 104 165 104\ntext 60 116 10 \"一、农业\"\n"
                           "text 75 136 10 \"芦苇\"\ntext 160 136 10 \"1\" right\ntext 75 156 10 \"木桨\"\ntext 160 156 10 \"73\" right\n"
                           "text 60 176 10 \"二、渔业\"\ntext 75 196 10 \"渔网\"\ntext 160 196 10 \"6\" right\n"
                           "text 75 216 10 \"船灯\"\ntext 160 216 10 \"58\" right\n",
                      "_ | 产值\n一、农业 | _\n芦苇 | 1\n木桨 | 73\n二、渔业 | _\n渔网 | 6\n船灯 | 58");
}

/* The last line of a label, in brackets, stands in the middle below its first. */
static void
label_goes_on_in_brackets(void)
{
    gk_test_one_table(PAGE "text 60 94 10 \"Place\"\n"
                           "text 240 94 10 \"Mills\" right\ntext 320 94 10 \"Upper hands\" center\ntext 320 106 10 \"(n=36)\" center\n"
                          ROW(130, "Oxley", "3", "41") ROW(148, "Marn", "12", "160") ROW(166, "Tolby", "7", "96")
                              ROW(184, "Stave", "4", "55"),
                      "Place | Mills | Upper hands(n=36)\nOxley | 3 | 41\nMarn | 12 | 160\nTolby | 7 | 96\nStave | 4 | 55");
}

/* Below a table, labels and rows in smaller letters: another one. */
static void
smaller_table_below(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(
        PAGE ROW(100, "Place", "Wheels", "Hands") ROW(114, "Oxley", "3", "41") ROW(128, "Marn", "12", "160") ROW(142, "Tolby", "7", "96")
        "text 60 160 8 \"Trade\"\ntext 240 160 8 \"Yards\" right\ntext 340 160 8 \"Boats\" right\n"
        "text 60 172 8 \"Reed\"\ntext 240 172 8 \"4\" right\ntext 340 172 8 \"51\" right\n"
        "text 60 184 8 \"Fish\"\ntext 240 184 8 \"9\" right\ntext 340 184 8 \"33\" right\n"
        "text 60 196 8 \"Salt\"\ntext 240 196 8 \"6\" right\ntext 340 196 8 \"28\" right\n");
    gk_test_tables(document, "Place | Wheels | Hands\nOxley | 3 | 41\nMarn | 12 | 160\nTolby | 7 | 96",
                   "Trade | Yards | Boats\nReed | 4 | 51\nFish | 9 | 33\nSalt | 6 | 28", NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/unruled-headers/caption-and-label", caption_and_label);
    g_test_add_func("/layout/unruled-headers/amounts-in-words", amounts_in_words);
    g_test_add_func("/layout/unruled-headers/give-or-take", give_or_take);
    g_test_add_func("/layout/unruled-headers/label-beside-others", label_beside_others);
    g_test_add_func("/layout/unruled-headers/rules-around-header", rules_around_header);
    g_test_add_func("/layout/unruled-headers/wrapped-or-over-columns", wrapped_or_over_columns);
    g_test_add_func("/layout/unruled-headers/total-begins-group", total_begins_group);
    g_test_add_func("/layout/unruled-headers/years-in-margin", years_in_margin);
    g_test_add_func("/layout/unruled-headers/upper-line-alone", upper_line_alone);
    g_test_add_func("/layout/unruled-headers/section-below-blank", section_below_blank);
    g_test_add_func("/layout/unruled-headers/section-below-head", section_below_head);
    g_test_add_func("/layout/unruled-headers/head-above-first-rule", head_above_first_rule);
    g_test_add_func("/layout/unruled-headers/give-or-take-in-wide-font", give_or_take_in_wide_font);
    g_test_add_func("/layout/unruled-headers/band-below-head", band_below_head);
    g_test_add_func("/layout/unruled-headers/labels-of-two-lines", labels_of_two_lines);
    g_test_add_func("/layout/unruled-headers/label-beside-years", label_beside_years);
    g_test_add_func("/layout/unruled-headers/label-beside", label_beside_its_numbers);
    g_test_add_func("/layout/unruled-headers/total-among-numbers", total_among_numbers);
    g_test_add_func("/layout/unruled-headers/row-without-label", row_without_label);
    g_test_add_func("/layout/unruled-headers/two-labels-set-close", two_labels_set_close);
    g_test_add_func("/layout/unruled-headers/label-of-last-column", label_of_last_column);
    g_test_add_func("/layout/unruled-headers/label-goes-on-in-brackets", label_goes_on_in_brackets);
    g_test_add_func("/layout/unruled-headers/smaller-table-below", smaller_table_below);
    g_test_add_func("/layout/unruled-headers/groups-of-a-subtotal", groups_of_a_subtotal);
    return g_test_run();
}
