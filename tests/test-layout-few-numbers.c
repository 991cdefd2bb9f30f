/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables without rules that have few numbers or none: what stands around them has to say that they are tables. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"

/* One line of numbers is enough below a header and a unit. */
static void
one_captioned_row(void)
{
    gk_test_one_table(
        PAGE "text 300 60 16 \"支出预算总表\" center\ntext 460 84 10 \"单位：万元\" right\n"
             "text 63 104 10 \"合计\"\ntext 183 104 10 \"基本支出\"\ntext 323 104 10 \"项目支出\"\n"
             "text 90 128 10 \"72.73\" right\ntext 223 128 10 \"70.00\" right\ntext 363 128 10 \"2.73\" right\n",
        "合计 | 基本支出 | 项目支出\n72.73 | 70.00 | 2.73");
    gk_test_no_table(PAGE "text 63 104 10 \"合计\"\ntext 183 104 10 \"基本支出\"\ntext 323 104 10 \"项目支出\"\n"
                          "text 90 128 10 \"72.73\" right\ntext 223 128 10 \"70.00\" right\n");
}

#define LIST "项目 | 单位 | 备注\n编制人数 | 人 | 含离退休\n公务用车 | 辆 | 截至年末\n办公用房 | 平方米 | 自有"

static void
words_alone(void)
{
    g_autofree char *words = gk_test_words("53,203,303", 114, 20, LIST);
    g_autofree char *captioned = g_strconcat(PAGE "text 300 90 16 \"资产情况表\" center\n", words, NULL);
    g_autofree char *bare = g_strconcat(PAGE, words, NULL);
    gk_test_one_table(captioned, LIST);
    gk_test_no_table(bare);
    g_autoptr(GkDocument) document = gk_test_layout(captioned);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TABLE_WITHOUT_RULES, "alignment alone"));
    g_assert_cmpint(document->tables[0].ruling, ==, GK_RULING_NONE);
}

static void
blank_below_captions(void)
{
    gk_test_one_table(PAGE "text 300 60 16 \"国有资本经营预算支出表\" center\ntext 460 84 10 \"单位：万元\" right\n"
                           "text 63 104 10 \"科目编码\"\ntext 183 104 10 \"科目名称\"\ntext 323 104 10 \"金额\"\n"
                           "text 53 140 10 \"注：本部门无国有资本经营预算支出，故本表为空。\"\n",
                      "科目编码 | 科目名称 | 金额");
}

/* Below the title of an appendix: its contents, a numbered list, people and their telephones, a signature. */
static void
words_that_are_no_table(void)
{
    gk_test_no_table(PAGE
                     "text 300 90 16 \"预算公开表\" center\ntext 53 114 10 \"表1\"\ntext 203 114 10 \"收支预算总表\"\n"
                     "text 53 134 10 \"表2\"\ntext 203 134 10 \"收入预算总表\"\ntext 53 154 10 \"表3\"\n"
                     "text 203 154 10 \"支出预算总表\"\ntext 53 174 10 \"表4\"\ntext 203 174 10 \"财政拨款表\"\n");
    gk_test_no_table(PAGE "text 300 90 16 \"附表\" center\ntext 73 114 10 \"一、部门收支总表\"\n"
                          "text 73 134 10 \"二、部门收入总表\"\ntext 73 154 10 \"三、部门支出总表\"\n");
    gk_test_no_table(PAGE "text 53 114 10 \"联系人：张三\"\ntext 303 114 10 \"联系电话：0512-1234567\"\n"
                          "text 53 134 10 \"负责人：李四\"\ntext 303 134 10 \"填报日期：2023年3月\"\n"
                          "text 540 200 10 \"某某局\" right\ntext 540 218 10 \"2023年3月1日\" right\n");
}

/* A titled table without one entry is a table. */
static void
empty_table(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(
        PAGE "text 300 60 16 \"国有资本经营预算支出表\" center\ngrid 50 100 cols 200,150,150 rows 20,20,20\n"
             "text 53 114 10 \"科目\"\ntext 253 114 10 \"基本支出\"\ntext 403 114 10 \"项目支出\"\n"
             "text 50 175 10 \"注：本部门无国有资本经营预算支出，故本表为空。\"\n");
    gk_test_tables(document, "科目 | 基本支出 | 项目支出\n_ | _ | _\n_ | _ | _", NULL);
    g_assert_cmpstr(document->tables[0].title.text, ==, "国有资本经营预算支出表");
    g_assert_cmpuint(document->tables[0].n_notes, ==, 1);
}

/* A label of two lines ends the header, and the only row is a high one. */
static void
high_captioned_row(void)
{
    gk_test_one_table(
        PAGE "text 300 60 16 \"经费支出表\" center\ntext 460 84 10 \"单位：万元\" right\n"
             "text 63 110 10 \"合计\"\ntext 183 110 10 \"会议费\"\ntext 323 104 10 \"公务用车\"\n"
             "text 333 116 10 \"购置费\"\n"
             "text 90 160 10 \"72.73\" right\ntext 223 160 10 \"70.00\" right\ntext 363 160 10 \"2.73\" right\n",
        "合计 | 会议费 | 公务用车购置费\n72.73 | 70.00 | 2.73");
}

#define FORM                                                                                                           \
    "text 60 130 10 \"科目编码\"\ntext 335 130 10 \"本年支出\"\n"                                              \
    "text 55 150 10 \"类\"\ntext 80 150 10 \"款\"\ntext 150 150 10 \"科目名称\"\ntext 260 150 10 \"合计\"\n"   \
    "text 330 150 10 \"基本支出\"\ntext 420 150 10 \"项目支出\"\n"

#define FORM_DRAWING "[1x2]科目编码 | [2x1]科目名称 | [1x3]本年支出\n类 | 款 | 合计 | 基本支出 | 项目支出"

/* The form of a table with two levels of labels, its number between title and unit; the total far below. */
static void
blank_form(void)
{
    static const char CAPTIONS[] = PAGE "text 280 60 16 \"政府性基金预算支出表\" center\ntext 50 80 10 \"表9\"\n"
                                        "text 50 104 10 \"部门：某某局\"\ntext 460 104 10 \"单位：万元\" right\n";
    g_autofree char *form = g_strconcat(CAPTIONS, FORM, NULL);
    gk_test_one_table(form, FORM_DRAWING);
    g_autofree char *total = g_strconcat(form, "text 150 330 10 \"合计\"\ntext 50 352 10 \"注：本表为空。\"\n", NULL);
    gk_test_one_table(total, FORM_DRAWING "\n_ | _ | 合计 | _ | _ | _");
    g_autoptr(GkDocument) document = gk_test_layout(total);
    g_assert_cmpstr(document->tables[0].title.text, ==, "政府性基金预算支出表");
    g_assert_cmpuint(document->tables[0].n_notes, ==, 1);
}

/* Without a unit, or above text that goes on, labels are no table. */
static void
no_blank_form(void)
{
    gk_test_no_table(PAGE "text 280 104 16 \"政府性基金预算支出表\" center\n" FORM);
    g_autoptr(GkDocument) document = gk_test_layout(
        PAGE "text 280 60 16 \"政府性基金预算支出表\" center\ntext 460 104 10 \"单位：万元\" right\n" FORM
             "text 53 175 10 \"甲 乙 丙\"\ntext 53 260 10 \"以下各部分另行公布\"\n");
    gk_test_tables(document, NULL);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_UNIT_WITHOUT_TABLE, "单位：万元"));
}

/* The first column is blank on this page; its label stands left of all that is printed. */
static void
blank_first_column(void)
{
    gk_test_one_table(PAGE "text 53 114 10 \"品目\"\ntext 203 114 10 \"项目\"\ntext 440 114 10 \"金额\" right\n"
                           "text 183 134 10 \"会议\"\ntext 453 134 10 \"714.80\" right\n"
                           "text 183 154 10 \"培训\"\ntext 453 154 10 \"65.00\" right\n"
                           "text 183 174 10 \"印刷\"\ntext 453 174 10 \"4.10\" right\n",
                      "品目 | 项目 | 金额\n_ | 会议 | 714.80\n_ | 培训 | 65.00\n_ | 印刷 | 4.10");
}

/* Rows that lie outside of a table's rules are told; its captions, notes and the prose around it are none. */
static void
rows_beside(void)
{
    static const char TABLE[] =
        PAGE "text 300 160 16 \"支出预算总表\" center\ngrid 50 200 cols 200,150,150 rows 20,20\n"
             "text 53 214 10 \"工资\"\ntext 253 214 10 \"1.00\"\ntext 403 214 10 \"2.00\"\n"
             "text 53 234 10 \"津贴\"\ntext 253 234 10 \"3.00\"\ntext 403 234 10 \"4.00\"\n";
    static const struct {
        const char *more;
        gboolean told;
    } CASES[] = { { "text 53 252 10 \"培训费\"\ntext 253 252 10 \"5.00\"\n", TRUE },
                  { "text 53 196 10 \"科目\"\ntext 253 196 10 \"基本支出\"\ntext 403 196 10 \"项目支出\"\n", TRUE },
                  { "text 53 196 10 \"部门：某某局\"\ntext 503 196 10 \"单位：万元\"\n", FALSE },
                  { "text 53 252 10 \"注：本表金额\"\ntext 253 252 10 \"2023\"\n", FALSE },
                  { "text 53 252 10 \"二、支出情况\"\n", FALSE },
                  { "text 53 352 10 \"培训费\"\ntext 253 352 10 \"5.00\"\n", FALSE } };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *text = g_strconcat(TABLE, CASES[i].more, NULL);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_assert_cmpuint(document->n_tables, ==, 1);
        g_assert_cmpint(gk_test_says(document, GK_DIAGNOSTIC_UNASSIGNED_INK, "looks like a row"), ==, CASES[i].told);
    }
}

/* Words alone, below each other in two places and broken there, without a title; addresses side by side are none. */
static void
words_without_a_title(void)
{
    static const char WORDS[] = "Subject | What is done | Who\nSluice | Gates are oiled | Keeper\n"
                                "Weir | Boards are counted | Office\nTowpath | Grass is cut twice | Yard\n"
                                "Lock | The book is read | Office";
    g_autofree char *words = gk_test_words("60,200,340", 114, 20, WORDS), *page = g_strconcat(PAGE, words, NULL);
    gk_test_one_table(page, WORDS);
    g_autofree char *addresses = gk_test_words("60,240", 114, 13,
                                               "Sluice office | Weir works\n14 Mill Lane | 3 Ferry Road\nOxley 40213 | Barton 41187\n"
                                               "Boat yard | Lock keeper\n9 Bank Street | 77 Upper Quay\nOxley 40215 | Barton 41190");
    g_autofree char *no_table = g_strconcat(PAGE, addresses, NULL);
    gk_test_no_table(no_table);
}

/* Two rules around a header; rows of words, with much room between them, follow below. */
static void
rows_below_a_ruled_header(void)
{
    static const char ROWS[] = "Trade | Small firms | Sales abroad\nOxley | n/a | No\nBarton | Low | n/a\nHarlow | No | High\n"
                               "Quern | Low | Low\nWells | Partly | High";
    g_autofree char *rows = gk_test_words("60,220,400", 114, 24, ROWS);
    g_autofree char *page = g_strconcat(PAGE "text 60 90 10 \"Table 9. Reeds, by kind\"\nrule 56 100 500 100\nrule 56 122 500 122\n", rows, NULL);
    gk_test_one_table(page, ROWS);
}

/* One letter to a row, each another: entries of a column, no text that runs downwards. */
static void
letters_in_a_column(void)
{
    static const char PRICES[] = "品名 | 单位 | 单价\n芦苇 | 吨 | 562.83\n木桨 | 把 | 31.10\n渔网 | 张 | 190.88\n闸板 | 块 | 311.64\n船灯 | 盏 | 45.20";
    g_autofree char *rows = gk_test_words("60,200,360r", 114, 13, PRICES), *page = g_strconcat(PAGE, rows, NULL);
    gk_test_one_table(page, PRICES);
}

/* Labels of rows stand below the total of a blank form. */
static void
blank_form_with_rows(void)
{
    static const char FORM_OF_ROWS[] = "项目 | 上年预算数 | 本年预算数\n合计 | _ | _\n转移支付 | _ | _\n本级支出 | _ | _";
    g_autofree char *rows = gk_test_words("60,220,380", 128, 16, FORM_OF_ROWS);
    g_autofree char *page = g_strconcat(PAGE "text 280 80 16 \"政府性基金预算支出表\" center\ntext 460 104 10 \"单位：万元\" right\n",
                                        rows, "text 60 200 10 \"注：本表为空。\"\n", NULL);
    gk_test_one_table(page, FORM_OF_ROWS);
}

/* The header's label of one column is of two lines, the others of one: in the middle. */
static void
header_of_two_lines(void)
{
    static const char ROWS[] = "Oxley | Good | Good\nBarton | Low | Good\nHarlow | Good | Low\nQuern | Low | Low\nWells | Low | No";
    g_autofree char *rows = gk_test_words("60,200,340", 140, 17, ROWS);
    g_autofree char *page = g_strconcat(PAGE "text 340 107 10 \"Second\"\ntext 60 113 10 \"Station\"\ntext 200 113 10 \"Urban\"\n"
                                             "text 340 119 10 \"half\"\n", rows, NULL);
    gk_test_one_table(page, "Station | Urban | Second half\nOxley | Good | Good\nBarton | Low | Good\nHarlow | Good | Low\n"
                            "Quern | Low | Low\nWells | Low | No");
}

/* The last entry of the last row is of three lines; the caption's last line is none of the header. */
static void
last_lines(void)
{
    g_autofree char *rows = gk_test_words("60,160r,240", 114, 14, "品名 | 单价 | 备注\n芦苇 | 6394.31 | 报送水闸检查管\n木桨 | 31.20 | 按期\n"
                                                                    "渔网 | 190.40 | 送水闸检查管理");
    g_autofree char *page = g_strconcat(PAGE, rows, "text 240 168 10 \"处的人员查对并\"\ntext 240 180 10 \"登记\"\n"
                                        "text 60 230 10 \"注：本表为估计。\"\n", NULL);
    gk_test_one_table(page, "品名 | 单价 | 备注\n芦苇 | 6394.31 | 报送水闸检查管\n木桨 | 31.20 | 按期\n渔网 | 190.40 | 送水闸检查管理处的人员查对并登记");
    g_autofree char *below = gk_test_words("60,220r,330r", 128, 14, "Trade | Reeds | Oars\nOxley | 12.30 | 31.10\nBarton | 4.40 | 190.60\n"
                                                                     "Harlow | 7.70 | 1.90");
    g_autofree char *captioned = g_strconcat(PAGE "text 235 92 10 \"Table 4. Reeds and oars of the yards along the river,\" center\n"
                                                  "text 235 104 10 \"by yard\" center\n", below, NULL);
    gk_test_one_table(captioned, "Trade | Reeds | Oars\nOxley | 12.30 | 31.10\nBarton | 4.40 | 190.60\nHarlow | 7.70 | 1.90");
}

/* The last row stands alone overleaf, and is no table there: that is told. Words, a sentence or a heading are none. */
static void
row_overleaf(void)
{
    static const char TABLE[] =
        PAGE "text 300 660 16 \"支出预算总表\" center\ngrid 50 700 cols 200,150,150 rows 20,20,20\n"
             "text 53 714 10 \"工资\"\ntext 253 714 10 \"1.00\"\ntext 403 714 10 \"2.00\"\n"
             "text 53 734 10 \"津贴\"\ntext 253 734 10 \"3.00\"\ntext 403 734 10 \"4.00\"\n"
             "text 53 754 10 \"奖金\"\ntext 253 754 10 \"5.00\"\ntext 403 754 10 \"6.00\"\n" PAGE;
    static const struct {
        const char *more;
        gboolean told;
    } CASES[] = { { "text 53 60 10 \"合计\"\ntext 253 60 10 \"9.00\"\n", TRUE },
                  { "text 53 60 10 \"其他\"\ntext 253 60 10 \"另列\"\ntext 53 76 10 \"合计\"\ntext 253 76 10 \"9.00\"\n", TRUE },
                  { "text 53 60 10 \"其他\"\ntext 253 60 10 \"另列\"\n", FALSE },
                  { "text 53 60 10 \"第二部分 说明\"\ntext 53 76 10 \"合计\"\ntext 253 76 10 \"9.00\"\n", FALSE },
                  { "text 20 60 10 \"合计\"\ntext 253 60 10 \"9.00\"\n", FALSE } };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *text = g_strconcat(TABLE, CASES[i].more, NULL);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_assert_cmpuint(document->n_tables, ==, 1);
        g_assert_cmpint(gk_test_says(document, GK_DIAGNOSTIC_UNASSIGNED_INK, "ends the page before"), ==, CASES[i].told);
    }
}

/* Labels stand in the middle of entries of several lines, of which some are wider than the labels' line: they begin where entries do.
 * The title has a number in its first line. */
static void
words_beside_labels(void)
{
    gk_test_one_table(PAGE "text 60 80 12 \"Table 4. What is done along the upper river by those who\"\n"
                           "text 60 96 12 \"keep the mills\"\n"
                           "text 60 118 10 \"Subject\"\ntext 160 118 10 \"What is done\"\n"
                           "text 60 138 10 \"Weirs\"\ntext 160 138 10 \"Kept by hand\"\n"
                           "text 160 156 10 \"Boards are raised by hand before the first ice and after\"\n"
                           "text 60 162 10 \"Sluices\"\ntext 160 168 10 \"each flood\"\n"
                           "text 160 186 10 \"Stones are dressed once for each thousand sacks ground or\"\n"
                           "text 60 192 10 \"Millstones\"\ntext 160 198 10 \"each spring\"\n"
                           "text 60 216 10 \"Wheels\"\ntext 160 216 10 \"Greased twice a year\"\n",
                      "Subject | What is done\nWeirs | Kept by hand\n"
                      "Sluices | Boards are raised by hand before the first ice and after each flood\n"
                      "Millstones | Stones are dressed once for each thousand sacks ground or each spring\nWheels | Greased twice a year");
}

/* The columns of a matrix are headed by the numbers of its rows. */
static void
matrix_of_rows(void)
{
    g_autofree char *rows = gk_test_words("60,195,265,335,405", 118, 16, "1.Depth | 1\n2.Width | 0.729 | 1\n3.Fall | 0.296 | 0.908 | 1\n"
                                                                 "4.Flow | 0.997 | 0.404 | 0.475 | 1");
    g_autofree char *page = g_strconcat(PAGE "text 225 102 10 \"1\"\ntext 295 102 10 \"2\"\ntext 365 102 10 \"3\"\ntext 435 102 10 \"4\"\n", rows, NULL);
    gk_test_one_table(page, "_ | 1 | 2 | 3 | 4\n1.Depth | 1 | _ | _ | _\n2.Width | 0.729 | 1 | _ | _\n3.Fall | 0.296 | 0.908 | 1 | _\n"
                            "4.Flow | 0.997 | 0.404 | 0.475 | 1");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/few-numbers/one-captioned-row", one_captioned_row);
    g_test_add_func("/layout/few-numbers/high-captioned-row", high_captioned_row);
    g_test_add_func("/layout/few-numbers/words", words_alone);
    g_test_add_func("/layout/few-numbers/blank-below-captions", blank_below_captions);
    g_test_add_func("/layout/few-numbers/words-that-are-none", words_that_are_no_table);
    g_test_add_func("/layout/few-numbers/empty-table", empty_table);
    g_test_add_func("/layout/few-numbers/blank-form", blank_form);
    g_test_add_func("/layout/few-numbers/no-blank-form", no_blank_form);
    g_test_add_func("/layout/few-numbers/blank-first-column", blank_first_column);
    g_test_add_func("/layout/few-numbers/rows-beside", rows_beside);
    g_test_add_func("/layout/few-numbers/words-without-a-title", words_without_a_title);
    g_test_add_func("/layout/few-numbers/rows-below-a-ruled-header", rows_below_a_ruled_header);
    g_test_add_func("/layout/few-numbers/letters-in-a-column", letters_in_a_column);
    g_test_add_func("/layout/few-numbers/blank-form-with-rows", blank_form_with_rows);
    g_test_add_func("/layout/few-numbers/header-of-two-lines", header_of_two_lines);
    g_test_add_func("/layout/few-numbers/last-lines", last_lines);
    g_test_add_func("/layout/few-numbers/row-overleaf", row_overleaf);
    g_test_add_func("/layout/few-numbers/words-beside-labels", words_beside_labels);
    g_test_add_func("/layout/few-numbers/matrix-of-rows", matrix_of_rows);
    return g_test_run();
}
