/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables with few rules or none, and text that only looks like one. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define WORDS                                                                                                                      \
    "科目 | 预算数 | 决算数\n工资 | 1,072.73 | 31.16\n津贴 | 1.00 | 2.00\n奖金 | 22.00 | 3.00\n合计 | 1,095.73 | " \
    "36.16"

/* The words from y = 100, amounts right-aligned, and the rules. */
static void
page_gives(const char *rules, const char *words, const char *drawing)
{
    g_autofree char *letters = gk_test_words("53,303r,453r", 114, 20, words);
    g_autofree char *text = g_strconcat(PAGE, rules, "\n", letters, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, drawing, NULL);
    g_assert_cmpuint(gk_test_ink(document, cell), ==, gk_test_ink(document, glyphs));
}

static void
no_rules(void)
{
    page_gives("", WORDS, WORDS);
}

static void
column_rules(void)
{
    page_gives("rect 50 100 460 200\nrule 50 120 460 120\nrule 200 100 200 200\nrule 310 100 310 200", WORDS, WORDS);
}

static void
horizontal_rules(void)
{
    page_gives(
        "rule 50 100 460 100\nrule 50 120 460 120\nrule 50 140 460 140\nrule 50 160 460 160\nrule 50 180 460 180\n"
        "rule 50 200 460 200",
        WORDS, WORDS);
}

static void
header_and_total_rules(void)
{
    page_gives("rule 50 100 460 100\nrule 50 120 460 120\nrule 50 180 460 180\nrule 50 200 460 200", WORDS, WORDS);
}

/* A column that is blank on most rows. */
static void
blank_column(void)
{
    static const char SPARSE[] =
        "科目 | 预算数 | 决算数\n工资 | 1,072.73 | _\n津贴 | 1.00 | _\n奖金 | 22.00 | 3.00\n合计 | 1,095.73 | 3.00";
    page_gives("", SPARSE, SPARSE);
}

/* A label of three lines that begins at its amount; its last line is nearer to the next amount. */
static void
label_from_the_top(void)
{
    gk_test_one_table(PAGE "text 53 134 10 \"工资福利支出\"\ntext 303 134 10 \"1,072.73\" right\n"
                           "text 53 146 10 \"以及其他各项\"\ntext 53 158 10 \"支出\"\n"
                           "text 53 170 10 \"津贴\"\ntext 303 170 10 \"1.00\" right\n"
                           "text 53 182 10 \"奖金\"\ntext 303 182 10 \"22.00\" right\n",
                      "工资福利支出以及其他各项支出 | 1,072.73\n津贴 | 1.00\n奖金 | 22.00");
}

/* Labels of two lines with the amount between them. */
static void
wrapped_labels(void)
{
    gk_test_one_table(
        PAGE "text 53 114 10 \"科目\"\ntext 303 114 10 \"预算数\" right\ntext 453 114 10 \"决算数\" right\n"
             "text 53 134 10 \"津贴\"\ntext 303 134 10 \"1.00\" right\ntext 453 134 10 \"2.00\" right\n"
             "text 53 156 10 \"工资福利支出及其他\"\ntext 53 169 10 \"人员经费\"\n"
             "text 303 162.5 10 \"72.73\" right\ntext 453 162.5 10 \"31.16\" right\n"
             "text 53 192 10 \"奖金\"\ntext 303 192 10 \"3.00\" right\ntext 453 192 10 \"4.00\" right\n",
        "科目 | 预算数 | 决算数\n津贴 | 1.00 | 2.00\n工资福利支出及其他人员经费 | 72.73 | 31.16\n奖金 | 3.00 | 4.00");
}

static void
prose(void)
{
    gk_test_no_table(
        PAGE "text 73 100 10 \"一、收入预算说明。2023年收入预算614.59万元，其中一般公共预算510.70万元，比上\"\n"
             "text 53 118 10 \"年预算增加231.47万元，增长82.90%，主要原因是人员经费增加；政府性基金72.73万元，\"\n"
             "text 53 136 10 \"占11.83%，比上年减少1.00万元；上年结转31.16万元，占5.07%，与上年持平。以上数据\"\n"
             "text 53 154 10 \"均不含增值税。\"\n");
}

static void
contents_page(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(
        PAGE "text 300 80 16 \"目录\" center\ntext 53 120 10 \"第一部分　部门概况\"\ntext 540 120 10 \"1\" right\n"
             "text 153 120 10 \"..........................................................................\"\n"
             "text 53 140 10 \"一、主要职责\"\ntext 540 140 10 \"1\" right\n"
             "text 133 140 10 \"..............................................................................\"\n"
             "text 53 160 10 \"二、机构设置\"\ntext 540 160 10 \"3\" right\n"
             "text 133 160 10 \"..............................................................................\"\n"
             "text 53 180 10 \"第二部分　预算报表\"\ntext 540 180 10 \"12\" right\n"
             "text 153 180 10 \"..........................................................................\"\n");
    gk_test_tables(document, NULL);
    guint contents = 0;
    for (guint i = 0; i < document->n_paragraphs; i++)
        contents += document->paragraphs[i].role == GK_LINE_CONTENTS;
    g_assert_cmpuint(contents, >=, 4);
}

static void
lists_and_signatures(void)
{
    gk_test_no_table(PAGE "text 73 100 10 \"1. 贯彻执行国家有关法律法规。\"\ntext 73 118 10 \"2. 拟订本市发展规划。\"\n"
                          "text 73 136 10 \"3. 负责行业管理。\"\ntext 73 154 10 \"4. 承办市政府交办的其他事项。\"\n"
                          "text 540 220 10 \"某某局\" right\ntext 540 238 10 \"2023年3月1日\" right\n");
}

static void
lone_rules_and_boxes(void)
{
    gk_test_no_table(PAGE "rule 50 70 545 70\ntext 73 100 10 \"本部门负责全市工作。\"\nrule 50 800 545 800\n");
    gk_test_no_table(PAGE "rect 50 90 300 110\ntext 53 104 10 \"重要提示：请阅读说明。\"\n");
}

/* --- headers --- */

/* Three levels over columns of unequal width; 科目名称 and 小计 are set in the middle of tall cells. */
static void
three_levels(void)
{
    gk_test_one_table(
        PAGE "text 53 119 10 \"科目名称\"\ntext 250 100 10 \"本年支出\"\n"
             "text 130 128 10 \"小计\"\ntext 310 119 10 \"其中\"\n"
             "text 200 138 10 \"基本支出\"\ntext 370 138 10 \"项目支出\"\n"
             "text 53 160 10 \"工资\"\ntext 165 160 10 \"72.73\" right\ntext 265 160 10 \"70.00\" right\n"
             "text 455 160 10 \"2.73\" right\ntext 53 180 10 \"津贴\"\ntext 165 180 10 \"1.00\" right\n"
             "text 265 180 10 \"1.00\" right\ntext 455 180 10 \"0.00\" right\ntext 53 200 10 \"合计\"\n"
             "text 165 200 10 \"73.73\" right\ntext 265 200 10 \"71.00\" right\ntext 455 200 10 \"2.73\" right\n",
        "[3x1]科目名称 | [1x3]本年支出\n[2x1]小计 | [1x2]其中\n基本支出 | 项目支出\n工资 | 72.73 | 70.00 | 2.73\n"
        "津贴 | 1.00 | 1.00 | 0.00\n合计 | 73.73 | 71.00 | 2.73");
}

/* Two labels without a gap between their first lines. */
static void
labels_set_close(void)
{
    gk_test_one_table(
        PAGE "text 53 108 10 \"科目\"\ntext 200 102 10 \"公务用车购置公务用车运行\"\ntext 225 115 10 \"费\"\n"
             "text 275 115 10 \"维护费\"\ntext 53 134 10 \"本级\"\ntext 250 134 10 \"72.73\" right\n"
             "text 310 134 10 \"31.16\" right\ntext 53 154 10 \"下属\"\ntext 250 154 10 \"1.00\" right\n"
             "text 310 154 10 \"2.00\" right\ntext 53 174 10 \"合计\"\ntext 250 174 10 \"73.73\" right\n"
             "text 310 174 10 \"33.16\" right\n",
        "科目 | 公务用车购置费 | 公务用车运行维护费\n本级 | 72.73 | 31.16\n下属 | 1.00 | 2.00\n合计 | 73.73 | 33.16");
}

/* The header is all that shows the last two columns. */
static void
blank_last_columns(void)
{
    static const char WORDS_[] =
        "科目 | 合计 | 基本支出 | 项目支出\n工资 | 72.73 | _ | _\n津贴 | 1.00 | _ | _\n奖金 | 2.00 | _ | _";
    g_autofree char *words = gk_test_words("53,203r,283,383", 114, 20, WORDS_);
    g_autofree char *text = g_strconcat(PAGE, words, NULL);
    gk_test_one_table(text, WORDS_);
}

/* --- rows --- */

/* Rows further apart than lines of a text: a label without amount is a row, not the end of the one above. */
static void
labels_without_amount(void)
{
    static const char ROWS[] = "科目 | 预算数 | 决算数\n一般公共服务支出 | 72.73 | 31.16\n教育 | _ | _\n"
                               "科学技术支出 | 2.00 | 1.00\n住房保障 | _ | _\n卫生健康支出 | 3.00 | 2.00";
    g_autofree char *words = gk_test_words("53,303r,453r", 114, 20, ROWS);
    g_autofree char *text = g_strconcat(PAGE, words, NULL);
    gk_test_one_table(text, ROWS);
}

/* Labels and purposes of two lines, amounts beside their middle. */
static void
two_wrapped_columns(void)
{
    gk_test_one_table(
        PAGE "text 53 114 10 \"项目\"\ntext 203 114 10 \"用途\"\ntext 453 114 10 \"金额\" right\n"
             "text 53 134 10 \"办公\"\ntext 203 134 10 \"文具\"\ntext 453 134 10 \"1.00\" right\n"
             "text 53 156 10 \"信息网络建设维护\"\ntext 53 169 10 \"费\"\ntext 203 156 10 \"信息网络及软件购置\"\n"
             "text 203 169 10 \"更新\"\ntext 453 162.5 10 \"676.00\" right\n"
             "text 53 192 10 \"印刷\"\ntext 203 192 10 \"资料\"\ntext 453 192 10 \"3.00\" right\n"
             "text 53 212 10 \"差旅\"\ntext 203 212 10 \"车票\"\ntext 453 212 10 \"5.00\" right\n",
        "项目 | 用途 | 金额\n办公 | 文具 | 1.00\n信息网络建设维护费 | 信息网络及软件购置更新 | 676.00\n印刷 | 资料 | "
        "3.00\n差旅 | 车票 | 5.00");
}

/* Labels that are set in, under their sum, and amounts of very unequal length. */
static void
indented_labels(void)
{
    gk_test_one_table(
        PAGE "text 53 114 10 \"科目\"\ntext 303 114 10 \"预算数\" right\ntext 453 114 10 \"决算数\" right\n"
             "text 53 134 10 \"一般公共服务支出\"\ntext 303 134 10 \"18,330,371,072.73\" right\ntext 453 134 10 "
             "\"6.16\" right\n"
             "text 73 154 10 \"人大事务\"\ntext 303 154 10 \"1.00\" right\ntext 453 154 10 \"2,000.00\" right\n"
             "text 93 174 10 \"行政运行\"\ntext 303 174 10 \"22.00\" right\ntext 453 174 10 \"3.00\" right\n",
        "科目 | 预算数 | 决算数\n一般公共服务支出 | 18,330,371,072.73 | 6.16\n人大事务 | 1.00 | 2,000.00\n行政运行 | "
        "22.00 | 3.00");
}

/* Two columns of amounts set close to each other. */
static void
amounts_set_close(void)
{
    gk_test_one_table(
        PAGE "text 53 114 10 \"科目\"\ntext 250 114 10 \"合计\" right\ntext 330 114 10 \"基本\" right\n"
             "text 53 134 10 \"工资\"\ntext 260 134 10 \"21,601,733\" right\ntext 313 134 10 \"21,601,733\" right\n"
             "text 53 154 10 \"津贴\"\ntext 260 154 10 \"1,000\" right\ntext 313 154 10 \"1,000\" right\n"
             "text 53 174 10 \"合计\"\ntext 260 174 10 \"21,602,733\" right\ntext 313 174 10 \"21,602,733\" right\n",
        "科目 | 合计 | 基本\n工资 | 21,601,733 | 21,601,733\n津贴 | 1,000 | 1,000\n合计 | 21,602,733 | 21,602,733");
}

/* The labels stand between the columns: which is the blank one can't be told. */
static void
doubtful_label(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(
        PAGE "text 53 114 10 \"科目\"\ntext 150 114 10 \"合计\"\ntext 420 114 10 \"项目支出\"\n"
             "text 53 134 10 \"工资\"\ntext 315 134 10 \"72.73\" right\ntext 53 154 10 \"津贴\"\n"
             "text 315 154 10 \"1.00\" right\ntext 53 174 10 \"奖金\"\ntext 315 174 10 \"2.00\" right\n");
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_ALIGNMENT_DOUBTFUL, "in 3 cells: “72.73”, “1.00”, “2.00”"));
    g_assert_true(gk_table_cell_at(&document->tables[0], 1, 2)->doubts & GK_DOUBT_PLACE);
    g_autofree char *words = gk_test_words("53,303r,453r", 114, 20, WORDS);
    g_autofree char *clear = g_strconcat(PAGE, words, NULL);
    g_autoptr(GkDocument) sure = gk_test_layout(clear);
    g_assert_false(gk_test_says(sure, GK_DIAGNOSTIC_ALIGNMENT_DOUBTFUL, ""));
}

/* Labels at the left of their columns, numbers at the right: as many of both, in one order. */
static void
labels_at_the_left(void)
{
    static const char body[] =
        "text 53 134 10 \"路灯\"\ntext 255 134 10 \"31.20\" right\ntext 400 134 10 \"8.05\" right\n"
        "text 53 154 10 \"桥梁\"\ntext 255 154 10 \"4.00\" right\ntext 400 154 10 \"9.10\" right\n"
        "text 53 174 10 \"绿地\"\ntext 255 174 10 \"7.35\" right\ntext 400 174 10 \"0.60\" right\n";
    g_autofree char *page = g_strconcat(
        PAGE "text 53 114 10 \"类别\"\ntext 150 114 10 \"年初\"\ntext 265 114 10 \"年末\"\n", body, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(page);
    gk_test_tables(document, "类别 | 年初 | 年末\n路灯 | 31.20 | 8.05\n桥梁 | 4.00 | 9.10\n绿地 | 7.35 | 0.60", NULL);
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_ALIGNMENT_DOUBTFUL, ""));
    /* One label more than columns, the last of which has none: any of them may be the blank one's. */
    g_autofree char *more = g_strconcat(
        PAGE "text 53 114 10 \"类别\"\ntext 105 114 10 \"年初\"\ntext 160 114 10 \"调整\"\n"
             "text 265 114 10 \"年末\"\n", body, NULL);
    g_autoptr(GkDocument) doubtful = gk_test_layout(more);
    g_assert_true(gk_test_says(doubtful, GK_DIAGNOSTIC_ALIGNMENT_DOUBTFUL, "31.20"));
}

/* The end of a wrapped last label, wherever on the page the table stands. */
static void
wrapped_last_label_anywhere(void)
{
    for (int dx = 0; dx <= 400; dx += 50) {
        g_autoptr(GString) page = g_string_new("page 842 595\n");
        static const char *const rows[][3] = { { "科目", "预算", "决算" }, { "书刊", "72.73", "31.16" },
                                               { "场地", "1.00", "2.00" }, { "机关工作人员基本", "3.00", "4.00" } };
        for (guint r = 0; r < G_N_ELEMENTS(rows); r++)
            g_string_append_printf(page,
                                   "text %d %u 10 \"%s\"\ntext %d %u 10 \"%s\" right\ntext %d %u 10 \"%s\" right\n",
                                   53 + dx, 114 + 20 * r, rows[r][0], 253 + dx, 114 + 20 * r, rows[r][1], 353 + dx,
                                   114 + 20 * r, rows[r][2]);
        g_string_append_printf(page, "text %d 186 10 \"保险缴费\"\n", 53 + dx);
        gk_test_one_table(page->str, "科目 | 预算 | 决算\n书刊 | 72.73 | 31.16\n场地 | 1.00 | 2.00\n"
                                     "机关工作人员基本保险缴费 | 3.00 | 4.00");
    }
}

/* Blank rows, which nothing shows, stand above the total. */
static void
total_far_below(void)
{
    g_autofree char *rows =
        gk_test_words("53,303r,453r", 114, 20, "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00");
    g_autofree char *text = g_strconcat(PAGE, rows,
                                        "text 53 314 10 \"收入总计\"\ntext 303 314 10 \"73.73\" right\n"
                                        "text 453 314 10 \"33.16\" right\n",
                                        NULL);
    gk_test_one_table(text,
                      "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n收入总计 | 73.73 | 33.16");
}

/* The last rows of the page have nothing but a label, in the right half; the next page begins with another such. */
static void
labels_around_a_break(void)
{
    static const char TOP[] = "收入 | 预算数 | 支出 | 决算数\n一、财政拨款 | 614.59 | 一、一般公共服务支出 | 510.70\n"
                              "二、事业收入 | 2.00 | 二、外交支出 | 1.00\n三、其他收入 | 3.00 | 三、国防支出 | 4.00\n"
                              "_ | _ | 四、公共安全支出\n_ | _ | 五、教育支出";
    static const char FOOT[] = "_ | _ | 六、科学技术支出\n_ | _ | 七、文化支出 | 5.00\n_ | _ | 八、卫生支出 | 6.00\n"
                               "收入总计 | 619.59 | 支出总计 | 526.70";
    g_autofree char *first = gk_test_words("53,203r,253,453r", 714, 20, TOP);
    g_autofree char *second = gk_test_words("53,203r,253,453r", 94, 20, FOOT);
    g_autofree char *text = g_strconcat(PAGE, first, PAGE, second, NULL);
    gk_test_one_table(
        text,
        "收入 | 预算数 | 支出 | 决算数\n一、财政拨款 | 614.59 | 一、一般公共服务支出 | 510.70\n"
        "二、事业收入 | 2.00 | 二、外交支出 | 1.00\n三、其他收入 | 3.00 | 三、国防支出 | 4.00\n"
        "_ | _ | 四、公共安全支出 | _\n_ | _ | 五、教育支出 | _\n_ | _ | 六、科学技术支出 | _\n"
        "_ | _ | 七、文化支出 | 5.00\n_ | _ | 八、卫生支出 | 6.00\n收入总计 | 619.59 | 支出总计 | 526.70");
}

/* A page with nothing but the total. */
static void
total_on_the_next_page(void)
{
    g_autofree char *first =
        gk_test_words("53,303r,453r", 714, 20,
                      "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n奖金 | 2.00 | 3.00");
    g_autofree char *second = gk_test_words("53,303r,453r", 94, 20, "合计 | 75.73 | 36.16");
    g_autofree char *text = g_strconcat(PAGE, first, PAGE, second, NULL);
    gk_test_one_table(
        text,
        "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n奖金 | 2.00 | 3.00\n合计 | 75.73 | 36.16");
}

/* Headings below a table, at its rows' distance, are none of its rows. */
static void
headings_below(void)
{
    g_autofree char *rows = gk_test_words("53,303r,453r", 114, 20, WORDS);
    g_autofree char *text =
        g_strconcat(PAGE, rows, "text 53 214 10 \"二、支出情况\"\ntext 53 234 10 \"三、其他情况\"\n", NULL);
    gk_test_one_table(text, WORDS);
}

/* --- labels of groups of rows --- */

/* Words of rows 24 points apart from y = 134, labels of groups beside them, then the total. */
#define GROUPED                                                                                                        \
    "text 150 110 10 \"收入总计\"\ntext 453 110 10 \"73.73\" right\n"                                              \
    "text 203 134 10 \"小计\"\ntext 453 134 10 \"70.00\" right\n"                                                    \
    "text 203 158 10 \"财政拨款\"\ntext 453 158 10 \"70.00\" right\n"                                              \
    "text 203 182 10 \"专项收入\"\n"                                                                               \
    "text 203 206 10 \"事业收入\"\ntext 453 206 10 \"3.73\" right\n"                                               \
    "text 203 230 10 \"经营收入\"\n"

static void
group_labels(void)
{
    gk_test_one_table(PAGE GROUPED "text 73 158 10 \"一般公共预算\"\ntext 83 218 10 \"其他资金\"\n",
                      "[1x2]收入总计 | 73.73\n[3x1]一般公共预算 | 小计 | 70.00\n财政拨款 | 70.00\n专项收入 | _\n"
                      "[2x1]其他资金 | 事业收入 | 3.73\n经营收入 | _");
    /* A label of two lines. */
    gk_test_one_table(PAGE GROUPED
                      "text 73 158 10 \"一般公共预算\"\ntext 83 212 10 \"其他\"\ntext 83 224 10 \"资金\"\n",
                      "[1x2]收入总计 | 73.73\n[3x1]一般公共预算 | 小计 | 70.00\n财政拨款 | 70.00\n专项收入 | _\n"
                      "[2x1]其他资金 | 事业收入 | 3.73\n经营收入 | _");
}

/* Labels at the top of their groups, and labels in their rows, leave the places below them blank. */
static void
no_group_labels(void)
{
    gk_test_one_table(PAGE GROUPED "text 73 134 10 \"一般公共预算\"\ntext 83 206 10 \"其他资金\"\n",
                      "[1x2]收入总计 | 73.73\n一般公共预算 | 小计 | 70.00\n_ | 财政拨款 | 70.00\n_ | 专项收入 | _\n"
                      "其他资金 | 事业收入 | 3.73\n_ | 经营收入 | _");
    gk_test_one_table(PAGE GROUPED "text 73 158 10 \"一般公共预算\"\ntext 83 206 10 \"其他资金\"\n",
                      "[1x2]收入总计 | 73.73\n_ | 小计 | 70.00\n一般公共预算 | 财政拨款 | 70.00\n_ | 专项收入 | _\n"
                      "其他资金 | 事业收入 | 3.73\n_ | 经营收入 | _");
    /* The last group would end above the last row: the first label, between two rows, is read as one. */
    gk_test_one_table(PAGE GROUPED "text 73 146 10 \"一般公共预算\"\ntext 83 182 10 \"专项资金\"\n"
                                   "text 83 206 10 \"其他资金\"\n",
                      "[1x2]收入总计 | 73.73\n_ | 小计 | 70.00\n一般公共预算 | _ | _\n_ | 财政拨款 | 70.00\n"
                      "专项资金 | 专项收入 | _\n其他资金 | 事业收入 | 3.73\n_ | 经营收入 | _");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/unruled/no-rules", no_rules);
    g_test_add_func("/layout/unruled/column-rules", column_rules);
    g_test_add_func("/layout/unruled/horizontal-rules", horizontal_rules);
    g_test_add_func("/layout/unruled/header-and-total-rules", header_and_total_rules);
    g_test_add_func("/layout/unruled/blank-column", blank_column);
    g_test_add_func("/layout/unruled/label-from-the-top", label_from_the_top);
    g_test_add_func("/layout/unruled/wrapped-labels", wrapped_labels);
    g_test_add_func("/layout/unruled/prose", prose);
    g_test_add_func("/layout/unruled/contents", contents_page);
    g_test_add_func("/layout/unruled/lists-and-signatures", lists_and_signatures);
    g_test_add_func("/layout/unruled/lone-rules", lone_rules_and_boxes);
    g_test_add_func("/layout/unruled/three-levels", three_levels);
    g_test_add_func("/layout/unruled/blank-last-columns", blank_last_columns);
    g_test_add_func("/layout/unruled/labels-without-amount", labels_without_amount);
    g_test_add_func("/layout/unruled/two-wrapped-columns", two_wrapped_columns);
    g_test_add_func("/layout/unruled/indented-labels", indented_labels);
    g_test_add_func("/layout/unruled/amounts-set-close", amounts_set_close);
    g_test_add_func("/layout/unruled/labels-set-close", labels_set_close);
    g_test_add_func("/layout/unruled/total-far-below", total_far_below);
    g_test_add_func("/layout/unruled/labels-around-a-break", labels_around_a_break);
    g_test_add_func("/layout/unruled/total-on-the-next-page", total_on_the_next_page);
    g_test_add_func("/layout/unruled/headings-below", headings_below);
    g_test_add_func("/layout/unruled/doubtful-label", doubtful_label);
    g_test_add_func("/layout/unruled/labels-at-the-left", labels_at_the_left);
    g_test_add_func("/layout/unruled/wrapped-last-anywhere", wrapped_last_label_anywhere);
    g_test_add_func("/layout/unruled/group-labels", group_labels);
    g_test_add_func("/layout/unruled/no-group-labels", no_group_labels);
    return g_test_run();
}
