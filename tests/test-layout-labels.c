/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labels without rules: of columns of codes, of groups of columns with the same names. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"

/* --- codes set close to each other and to the names --- */

#define CODE_LABELS \
    "text 64 114 10 \"类\" center\ntext 84 114 10 \"款\" center\ntext 120 114 10 \"名称\" center\n" \
    "text 240 114 10 \"年初数\" right\ntext 310 114 10 \"年末数\" right\n"

/* Where a place for a code is left blank, the name stands where all names do. */
static void
codes_close_to_names(void)
{
    static const char drawing[] = "类 | 款 | 名称 | 年初数 | 年末数\n"
                                  "401 | _ | 道路养护 | 31.50 | 28.25\n"
                                  "401 | 03 | 桥梁 | 11.50 | 8.25\n"
                                  "401 | 07 | 路灯及标线 | 20.00 | 20.00\n"
                                  "402 | _ | 河道清淤 | 6.10 | 7.35\n"
                                  "402 | 02 | 闸门 | 6.10 | 7.35";
    g_autofree char *words = gk_test_words("55,73,87,240r,310r", 134, 20,
                                           "401 | _ | 道路养护 | 31.50 | 28.25\n401 | 03 | 桥梁 | 11.50 | 8.25\n"
                                           "401 | 07 | 路灯及标线 | 20.00 | 20.00\n402 | _ | 河道清淤 | 6.10 | 7.35\n"
                                           "402 | 02 | 闸门 | 6.10 | 7.35");
    g_autofree char *text = g_strconcat(PAGE CODE_LABELS, words, NULL);
    gk_test_one_table(text, drawing);
}

/* The same under one label. */
static void
codes_and_names_under_one_label(void)
{
    g_autofree char *words = gk_test_words("55,73,87,240r,310r", 134, 20,
                                           "401 | _ | 道路养护 | 31.50 | 28.25\n401 | 03 | 桥梁 | 11.50 | 8.25\n"
                                           "401 | 07 | 路灯及标线 | 20.00 | 20.00\n402 | 02 | 闸门 | 6.10 | 7.35");
    g_autofree char *text = g_strconcat(PAGE "text 96 114 10 \"科目\" center\ntext 240 114 10 \"年初数\" right\n"
                                             "text 310 114 10 \"年末数\" right\n",
                                        words, NULL);
    gk_test_one_table(text, "[1x3]科目 | 年初数 | 年末数\n401 | _ | 道路养护 | 31.50 | 28.25\n401 | 03 | 桥梁 | 11.50 | 8.25\n"
                            "401 | 07 | 路灯及标线 | 20.00 | 20.00\n402 | 02 | 闸门 | 6.10 | 7.35");
}

/* No place is blank, but 款 and 名称 are two labels, though 款 reaches over the names' left side. */
static void
codes_under_labels_of_one_letter(void)
{
    g_autofree char *words =
        gk_test_words("55,73,87,240r,310r", 134, 20,
                      "401 | 03 | 桥梁 | 11.50 | 8.25\n401 | 07 | 路灯及标线 | 20.00 | 20.00\n402 | 02 | 闸门 | 6.10 | 7.35");
    g_autofree char *text = g_strconcat(PAGE CODE_LABELS, words, NULL);
    gk_test_one_table(text, "类 | 款 | 名称 | 年初数 | 年末数\n401 | 03 | 桥梁 | 11.50 | 8.25\n"
                            "401 | 07 | 路灯及标线 | 20.00 | 20.00\n402 | 02 | 闸门 | 6.10 | 7.35");
}

/* A code and its name under one label are one entry. */
static void
codes_of_one_column(void)
{
    g_autofree char *words = gk_test_words("55,240r,310r", 114, 20,
                                           "科目 | 年初数 | 年末数\n401 道路养护 | 31.50 | 28.25\n40103 桥梁 | 11.50 | 8.25\n"
                                           "40107 路灯及标线 | 20.00 | 20.00\n402 河道清淤 | 6.10 | 7.35");
    g_autofree char *text = g_strconcat(PAGE, words, NULL);
    gk_test_one_table(text, "科目 | 年初数 | 年末数\n401道路养护 | 31.50 | 28.25\n40103桥梁 | 11.50 | 8.25\n"
                            "40107路灯及标线 | 20.00 | 20.00\n402河道清淤 | 6.10 | 7.35");
}

/* The total's label, in the middle of the names as their own label is, is of their column; the codes' are blank. */
static void
total_among_names(void)
{
    g_autofree char *words = gk_test_words("55,73,87,240r,310r", 134, 20,
                                           "401 | _ | 道路养护 | 31.50 | 28.25\n401 | 03 | 桥梁 | 30.50 | 27.25\n"
                                           "401 | 04 | 匝道 | 1.00 | 1.00");
    g_autofree char *text = g_strconcat(PAGE CODE_LABELS, words,
                                        "text 120 194 10 \"合计\" center\ntext 240 194 10 \"31.50\" right\n"
                                        "text 310 194 10 \"28.25\" right\n",
                                        NULL);
    gk_test_one_table(text, "类 | 款 | 名称 | 年初数 | 年末数\n401 | _ | 道路养护 | 31.50 | 28.25\n"
                            "401 | 03 | 桥梁 | 30.50 | 27.25\n401 | 04 | 匝道 | 1.00 | 1.00\n_ | _ | 合计 | 31.50 | 28.25");
}

/* --- groups of columns with the same names --- */

#define ROWS "甲镇 | 1,030 | 980 | 77 | 81\n乙镇 | 2,210 | 2,400 | 64 | 59\n丙镇 | 640 | 610 | 12 | 15"
#define GROUPED "_ | [1x2]产量 | [1x2]户数\n_ | 2019年 | 2020年 | 2019年 | 2020年\n" ROWS

/* Labels of groups at the height y, the years of both below them. */
static void
groups_give(const char *labels, const char *years, const char *drawing)
{
    g_autofree char *words = gk_test_words("55,220r,280r,350r,410r", 134, 14, ROWS);
    g_autofree char *text = g_strconcat(PAGE, labels, years, words, NULL);
    gk_test_one_table(text, drawing);
}

#define YEARS \
    "text 220 116 10 \"2019年\" right\ntext 280 116 10 \"2020年\" right\n" \
    "text 350 116 10 \"2019年\" right\ntext 410 116 10 \"2020年\" right\n"

/* Wherever it stands over its group: in the middle, at the right, at the left. */
static void
groups_over_years(void)
{
    groups_give("text 235 103 10 \"产量\" center\ntext 365 103 10 \"户数\" center\n", YEARS, GROUPED);
    groups_give("text 280 103 10 \"产量\" right\ntext 410 103 10 \"户数\" right\n", YEARS, GROUPED);
    groups_give("text 190 103 10 \"产量\"\ntext 320 103 10 \"户数\"\n", YEARS, GROUPED);
    groups_give("text 260 103 10 \"产量\" right\ntext 410 103 10 \"户数\" right\n", YEARS, GROUPED);
}

/* The label of the rows is of no group. */
static void
groups_beside_row_labels(void)
{
    groups_give("text 150 103 10 \"产量\"\ntext 320 103 10 \"户数\"\n", "text 55 116 10 \"镇\"\n" YEARS,
                "[2x1]镇 | [1x2]产量 | [1x2]户数\n2019年 | 2020年 | 2019年 | 2020年\n" ROWS);
}

/* Each of two groups ends with the same name, and begins with another one. */
static void
groups_of_unlike_names(void)
{
    g_autofree char *words = gk_test_words("55,220r,250,410r", 134, 20,
                                           "门票 | 31.20 | 修缮 | 12.05\n租金 | 4.80 | 保洁 | 9.95\n捐赠 | 2.00 | 水电 | 16.00");
    g_autofree char *text = g_strconcat(PAGE "text 130 100 10 \"来源\" center\ntext 330 100 10 \"去向\" center\n"
                                             "text 75 114 10 \"名目\" center\ntext 205 114 10 \"金额\" center\n"
                                             "text 275 114 10 \"用途\" center\ntext 395 114 10 \"金额\" center\n",
                                        words, NULL);
    gk_test_one_table(text, "[1x2]来源 | [1x2]去向\n名目 | 金额 | 用途 | 金额\n门票 | 31.20 | 修缮 | 12.05\n"
                            "租金 | 4.80 | 保洁 | 9.95\n捐赠 | 2.00 | 水电 | 16.00");
}

/* A space within a label lies where columns are divided; numbers of as many digits begin at the same place. */
static void
label_with_space_on_a_border(void)
{
    g_autofree char *words = gk_test_words("55,220r,280r,350r,410r", 134, 14,
                                           "Ant | 10,300 | 22,000 | 31,000 | 98,100\nBee | 22,100 | 24,000 | 64,200 | 59,300\n"
                                           "Fly | 16,400 | 26,100 | 12,500 | 15,600");
    g_autofree char *text = g_strconcat(PAGE "text 247.2 103 10 \"Dry\" right\ntext 250 103 10 \"season\"\n"
                                             "text 377.2 103 10 \"Wet\" right\ntext 380 103 10 \"season\"\n"
                                             "text 220 116 10 \"North\" right\ntext 280 116 10 \"South\" right\n"
                                             "text 350 116 10 \"North\" right\ntext 410 116 10 \"South\" right\n",
                                        words, NULL);
    gk_test_one_table(text, "_ | [1x2]Dry season | [1x2]Wet season\n_ | North | South | North | South\n"
                            "Ant | 10,300 | 22,000 | 31,000 | 98,100\nBee | 22,100 | 24,000 | 64,200 | 59,300\n"
                            "Fly | 16,400 | 26,100 | 12,500 | 15,600");
}

/* Letters of one width: the space is as wide as they are, and the columns' right side lies in it. */
static void
label_in_letters_of_one_width(void)
{
    g_autofree char *words = gk_test_words("55,220r,280r,350r,410r", 134, 14,
                                           "Ant | 10,300 | 22,000 | 31,000 | 98,100\nBee | — | — | 64,200 | 59,300\n"
                                           "Fly | 16,400 | 26,100 | 12,500 | 15,600\nMoth | 122,800 | 130,300 | 108,000 | 109,500");
    g_autofree char *text = g_strconcat(PAGE "text 250 103 10 \"Dry fields\" right\ntext 410 103 10 \"Wet\" right\n"
                                             "text 220 116 10 \"North\" right\ntext 280 116 10 \"South\" right\n"
                                             "text 350 116 10 \"North\" right\ntext 410 116 10 \"South\" right\n",
                                        words, NULL);
    gk_test_one_table(text, "_ | [1x2]Dry fields | [1x2]Wet\n_ | North | South | North | South\n"
                            "Ant | 10,300 | 22,000 | 31,000 | 98,100\nBee | — | — | 64,200 | 59,300\n"
                            "Fly | 16,400 | 26,100 | 12,500 | 15,600\nMoth | 122,800 | 130,300 | 108,000 | 109,500");
}

/* The label of a total stands in the middle of three columns, though short names leave room in the third. */
static void
total_over_codes_and_names(void)
{
    g_autofree char *words = gk_test_words("62,112,152,480r,560r", 134, 20,
                                           "302 | 05 | 水费 | 277.50 | 0.00\n302 | 06 | 电费 | 280.00 | 0.00\n"
                                           "302 | 14 | 租赁 | 581.20 | 6.20\n302 | 15 | 会议 | 30.00 | 1.00");
    g_autofree char *text = g_strconcat(PAGE "text 70 114 10 \"类\" center\ntext 118 114 10 \"款\" center\ntext 270 114 10 \"名称\" center\n"
                                             "text 480 114 10 \"合计\" right\ntext 560 114 10 \"其中\" right\n",
                                        words, "text 220 214 10 \"合计\" center\ntext 480 214 10 \"1168.70\" right\ntext 560 214 10 \"7.20\" right\n", NULL);
    gk_test_one_table(text, "类 | 款 | 名称 | 合计 | 其中\n302 | 05 | 水费 | 277.50 | 0.00\n302 | 06 | 电费 | 280.00 | 0.00\n"
                            "302 | 14 | 租赁 | 581.20 | 6.20\n302 | 15 | 会议 | 30.00 | 1.00\n[1x3]合计 | 1168.70 | 7.20");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/labels/codes-close-to-names", codes_close_to_names);
    g_test_add_func("/layout/labels/codes-under-one-label", codes_and_names_under_one_label);
    g_test_add_func("/layout/labels/codes-under-letters", codes_under_labels_of_one_letter);
    g_test_add_func("/layout/labels/codes-of-one-column", codes_of_one_column);
    g_test_add_func("/layout/labels/total-among-names", total_among_names);
    g_test_add_func("/layout/labels/groups-over-years", groups_over_years);
    g_test_add_func("/layout/labels/groups-beside-row-labels", groups_beside_row_labels);
    g_test_add_func("/layout/labels/groups-of-unlike-names", groups_of_unlike_names);
    g_test_add_func("/layout/labels/label-with-space", label_with_space_on_a_border);
    g_test_add_func("/layout/labels/letters-of-one-width", label_in_letters_of_one_width);
    g_test_add_func("/layout/labels/total-over-codes-and-names", total_over_codes_and_names);
    return g_test_run();
}
