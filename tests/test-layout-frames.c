/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables whose rules run in one direction only, and what such rules are when they draw no table. */
#include "tests/support/layout-fixture.h"

#include <string.h>

#define PAGE "page 595 842\n"

/* Rules from x = 50 to 460 at these heights. */
static char *
rules_at(const double *ys, guint count)
{
    GString *rules = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(rules, "rule 50 %.1f 460 %.1f\n", ys[i], ys[i]);
    return g_string_free(rules, FALSE);
}

#define RULES(...) rules_at((const double[]) { __VA_ARGS__ }, G_N_ELEMENTS(((const double[]) { __VA_ARGS__ })))

static void
page_gives(const char *rules, const char *words, const char *drawing, GkRuling ruling)
{
    g_autofree char *text = g_strconcat(PAGE, rules, words, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, drawing, NULL);
    g_assert_cmpint(document->tables[0].ruling, ==, ruling);
    g_assert_cmpuint(gk_test_ink(document, cell), ==, gk_test_ink(document, glyphs));
}

/* Rules between all rows: an entry between two of them is one cell, on however many lines. */
static void
every_row(void)
{
    g_autofree char *rules = RULES(100, 120, 160, 180, 200);
    page_gives(
        rules,
        "text 53 114 10 \"科目\"\ntext 303 114 10 \"预算数\" right\ntext 453 114 10 \"决算数\" right\n"
        "text 53 134 10 \"工资福利支出\"\ntext 53 152 10 \"及其他\"\n"
        "text 303 134 10 \"1,072.73\" right\ntext 453 134 10 \"31.16\" right\n"
        "text 53 174 10 \"津贴\"\ntext 303 174 10 \"1.00\" right\n"
        "text 53 194 10 \"合计\"\ntext 303 194 10 \"1,073.73\" right\ntext 453 194 10 \"31.16\" right\n",
        "科目 | 预算数 | 决算数\n工资福利支出及其他 | 1,072.73 | 31.16\n津贴 | 1.00 | _\n合计 | 1,073.73 | 31.16",
        GK_RULING_PARTIAL);
}

/* What is told by alignment alone is said. */
static void
doubt_is_said(void)
{
    g_autofree char *rules = RULES(100, 120, 140, 160);
    g_autofree char *words =
        gk_test_words("53,303r,453r", 114, 20, "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00");
    g_autofree char *text = g_strconcat(PAGE, rules, words, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TABLE_WITHOUT_RULES, "only rows"));
}

/* The rule below 预算支出 does not reach under 科目: 科目 is tall, 预算支出 spans three columns of unequal width. */
static void
header_rules(void)
{
    g_autofree char *rules = RULES(100, 140, 160, 180);
    g_autofree char *all = g_strconcat(rules, "rule 150 120 460 120\n", NULL);
    page_gives(
        all,
        "text 80 124 10 \"科目\"\ntext 285 114 10 \"预算支出\"\n"
        "text 165 134 10 \"合计\"\ntext 240 134 10 \"基本支出\"\ntext 370 134 10 \"项目支出\"\n"
        "text 53 154 10 \"工资\"\ntext 208 154 10 \"72.73\" right\ntext 328 154 10 \"70.00\" right\n"
        "text 453 154 10 \"2.73\" right\ntext 53 174 10 \"津贴\"\ntext 208 174 10 \"1.00\" right\n"
        "text 328 174 10 \"1.00\" right\n",
        "[2x1]科目 | [1x3]预算支出\n合计 | 基本支出 | 项目支出\n工资 | 72.73 | 70.00 | 2.73\n津贴 | 1.00 | 1.00 | _",
        GK_RULING_PARTIAL);
}

/* Rules above and below the header and at the end, no number anywhere: the lines below the header are rows. */
static void
three_rules_and_words(void)
{
    g_autofree char *rules = RULES(100, 120, 200);
    page_gives(rules,
               "text 53 114 10 \"事项\"\ntext 200 114 10 \"单位\"\ntext 330 114 10 \"说明\"\n"
               "text 53 134 10 \"办公用房\"\ntext 200 134 10 \"平方米\"\ntext 330 134 10 \"含租用\"\n"
               "text 53 152 10 \"公务用车\"\ntext 200 152 10 \"辆\"\ntext 330 152 10 \"截至年末\"\n"
               "text 53 172 10 \"人员\"\ntext 200 172 10 \"人\"\ntext 330 172 10 \"不含离休\"\n"
               "text 53 192 10 \"会议\"\ntext 200 192 10 \"次\"\ntext 330 192 10 \"三类\"\n",
               "事项 | 单位 | 说明\n办公用房 | 平方米 | 含租用\n公务用车 | 辆 | 截至年末\n人员 | 人 | 不含离休\n会议 | "
               "次 | 三类",
               GK_RULING_PARTIAL);
}

/* Rules part groups of rows: each line of a group has an entry in each column, and room left. Entries of one row wrap
 * where there is none. */
static void
groups_of_words(void)
{
    g_autofree char *rules = RULES(100, 120, 180, 230, 250);
    page_gives(rules,
               "text 53 114 10 \"事项\"\ntext 200 114 10 \"单位\"\n"
               "text 53 134 10 \"办公用房\"\ntext 200 134 10 \"平方米\"\n"
               "text 53 154 10 \"公务用车\"\ntext 200 154 10 \"辆\"\n"
               "text 53 174 10 \"大型会议\"\ntext 200 174 10 \"次\"\n"
               "text 53 194 10 \"对口支援与合作\"\ntext 200 194 10 \"按当年计划确定\"\n"
               "text 53 209 10 \"交流以及东西部\"\ntext 200 209 10 \"的项目数和人次\"\n"
               "text 53 224 10 \"协作\"\ntext 200 224 10 \"计算\"\n"
               "text 53 244 10 \"其他\"\ntext 200 244 10 \"另计\"\n",
               "事项 | 单位\n办公用房 | 平方米\n公务用车 | 辆\n大型会议 | 次\n对口支援与合作交流以及东西部协作 | "
               "按当年计划确定的项目数和人次计算\n其他 | 另计",
               GK_RULING_PARTIAL);
}

/* A rule that leaves out the first column: its cell goes on. */
static void
merged_rows(void)
{
    g_autofree char *rules = RULES(100, 120, 160, 180);
    g_autofree char *all = g_strconcat(rules, "rule 150 140 460 140\n", NULL);
    page_gives(all,
               "text 53 114 10 \"大类\"\ntext 153 114 10 \"品名\"\ntext 453 114 10 \"金额\" right\n"
               "text 53 144 10 \"货物\"\ntext 153 134 10 \"计算机\"\ntext 453 134 10 \"72.73\" right\n"
               "text 153 154 10 \"桌椅\"\ntext 453 154 10 \"1.00\" right\n"
               "text 53 174 10 \"服务\"\ntext 153 174 10 \"印刷\"\ntext 453 174 10 \"3.00\" right\n",
               "大类 | 品名 | 金额\n[2x1]货物 | 计算机 | 72.73\n桌椅 | 1.00\n服务 | 印刷 | 3.00", GK_RULING_PARTIAL);
}

/* Rules above and below the header and the total, three header lines over columns of unequal width between them. */
static void
header_and_total_only(void)
{
    g_autofree char *rules = RULES(100, 160, 200, 220);
    page_gives(
        rules,
        "text 60 134 10 \"科目\"\ntext 255 114 10 \"本年支出合计\"\n"
        "text 125 144 10 \"小计\"\ntext 300 134 10 \"其中\"\n"
        "text 205 154 10 \"基本支出\"\ntext 360 154 10 \"项目支出\"\n"
        "text 53 174 10 \"工资\"\ntext 165 174 10 \"72.73\" right\ntext 285 174 10 \"70.00\" right\n"
        "text 455 174 10 \"2.73\" right\ntext 53 194 10 \"津贴\"\ntext 165 194 10 \"1.00\" right\n"
        "text 285 194 10 \"1.00\" right\ntext 53 214 10 \"合计\"\ntext 165 214 10 \"73.73\" right\n"
        "text 285 214 10 \"71.00\" right\ntext 455 214 10 \"2.73\" right\n",
        "[3x1]科目 | [1x3]本年支出合计\n[2x1]小计 | [1x2]其中\n基本支出 | 项目支出\n工资 | 72.73 | 70.00 | 2.73\n"
        "津贴 | 1.00 | 1.00 | _\n合计 | 73.73 | 71.00 | 2.73",
        GK_RULING_PARTIAL);
}

/* The outermost rules begin below the labels of groups: they part columns all the same. */
static void
rules_below_groups(void)
{
    g_autofree char *words = gk_test_words("53,153r,253r,353r,453r", 134, 20,
                                           "_ | 路灯 | 座椅 | 路灯 | 座椅\n柳巷 | 118 | 1,204 | 31 | 7\n"
                                           "桥东 | 72 | 88 | 6 | 15\n沙河 | 90 | 417 | 12 | 20");
    g_autofree char *text = g_strconcat("text 190 114 10 \"上年\"\ntext 390 114 10 \"本年\"\n", words, NULL);
    page_gives("rule 100 102 100 200\nrule 160 122 160 200\nrule 260 102 260 200\nrule 360 122 360 200\n", text,
               "_ | [1x2]上年 | [1x2]本年\n_ | 路灯 | 座椅 | 路灯 | 座椅\n柳巷 | 118 | 1,204 | 31 | 7\n"
               "桥东 | 72 | 88 | 6 | 15\n沙河 | 90 | 417 | 12 | 20",
               GK_RULING_PARTIAL);
}

/* Backgrounds are all that parts the rows: a filled header, and every other row, cell by cell; the last one is white.
 */
static void
stripes(void)
{
    page_gives(
        "fill 50 100 460 120 color 336699\nfill 50 120 200 160 color f2f2f2\nfill 200 120 460 160 color f2f2f2\n"
        "fill 50 180 200 200 color f2f2f2\nfill 200 180 460 200 color f2f2f2\n",
        "text 53 114 10 \"科目\" color ffffff\ntext 303 114 10 \"预算数\" right color ffffff\n"
        "text 453 114 10 \"决算数\" right color ffffff\ntext 53 134 10 \"工资福利支出\"\ntext 53 152 10 \"及其他\"\n"
        "text 303 134 10 \"1,072.73\" right\ntext 453 134 10 \"31.16\" right\n"
        "text 53 174 10 \"津贴\"\ntext 303 174 10 \"1.00\" right\n"
        "text 53 194 10 \"奖金\"\ntext 303 194 10 \"2.00\" right\ntext 453 194 10 \"3.00\" right\n"
        "text 53 214 10 \"合计\"\ntext 303 214 10 \"1,075.73\" right\ntext 453 214 10 \"34.16\" right\n",
        "科目 | 预算数 | 决算数\n工资福利支出及其他 | 1,072.73 | 31.16\n津贴 | 1.00 | _\n奖金 | 2.00 | 3.00\n"
        "合计 | 1,075.73 | 34.16",
        GK_RULING_PARTIAL);
}

/* Prose below a table whose last row is white. */
static void
prose_below_stripes(void)
{
    g_autofree char *words =
        gk_test_words("53,303r,453r", 114, 20,
                      "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n合计 | 73.73 | 33.16");
    g_autofree char *text =
        g_strconcat(PAGE "fill 50 100 460 120 color 336699\nfill 50 140 460 160 color f2f2f2\n", words,
                    "text 73 220 10 \"二、支出预算说明。2023年支出预算73.73万元，比上年增加1.00万元。\"\n", NULL);
    gk_test_one_table(text, "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n合计 | 73.73 | 33.16");
}

/* Headings on a coloured band, with prose between them. */
static void
coloured_headings(void)
{
    gk_test_no_table(PAGE "fill 50 100 545 122 color 336699\ntext 60 116 12 \"一、部门职责\" color ffffff\n"
                          "text 73 140 10 \"本部门负责全市财政工作，拟订发展规划，并组织实施。\"\n"
                          "fill 50 160 545 182 color 336699\ntext 60 176 12 \"二、机构设置\" color ffffff\n"
                          "text 73 200 10 \"本部门内设机构12个，下属单位3个。\"\n");
}

/* A list of words: no amount anywhere. */
static void
words_between_rules(void)
{
    static const char LIST[] =
        "项目 | 单位 | 备注\n编制人数 | 人 | 含离退休\n公务用车 | 辆 | 截至年末\n办公用房 | 平方米 | 自有";
    g_autofree char *rules = RULES(100, 120, 140, 160, 180);
    g_autofree char *words = gk_test_words("53,203,303", 114, 20, LIST);
    page_gives(rules, words, LIST, GK_RULING_PARTIAL);
}

/* A blank form, its total's label over the two label columns. */
static void
blank_between_rules(void)
{
    g_autofree char *rules = RULES(100, 120, 140, 160, 180);
    page_gives(rules,
               "text 63 114 10 \"科目编码\"\ntext 193 114 10 \"科目名称\"\ntext 393 114 10 \"金额\"\n"
               "text 163 174 10 \"合计\"\n",
               "科目编码 | 科目名称 | 金额\n_ | _ | _\n_ | _ | _\n[1x2]合计 | _", GK_RULING_PARTIAL);
}

/* No horizontal rule anywhere. */
static void
columns_only(void)
{
    page_gives(
        "rule 50 100 50 180\nrule 200 100 200 180\nrule 310 120 310 180\nrule 460 100 460 180\n",
        "text 110 114 10 \"科目\"\ntext 315 114 10 \"预算支出\"\ntext 245 134 10 \"基本\"\ntext 375 134 10 \"项目\"\n"
        "text 53 154 10 \"工资\"\ntext 307 154 10 \"72.73\" right\ntext 457 154 10 \"31.16\" right\n"
        "text 53 174 10 \"津贴\"\ntext 307 174 10 \"1.00\" right\n",
        "[2x1]科目 | [1x2]预算支出\n基本 | 项目\n工资 | 72.73 | 31.16\n津贴 | 1.00 | _", GK_RULING_PARTIAL);
}

/* A box with row rules inside, but no column rule. */
static void
box_without_columns(void)
{
    static const char WORDS[] = "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n合计 | 72.73 | 31.16";
    g_autofree char *words = gk_test_words("53,303r,453r", 114, 20, WORDS);
    page_gives("rect 50 100 460 160\nrule 50 120 460 120\nrule 50 140 460 140\n", words, WORDS, GK_RULING_PARTIAL);
}

/* Two tables with rules of one length, a title between them. */
static void
two_frames(void)
{
    g_autofree char *rules = RULES(100, 120, 140, 240, 260, 280);
    g_autofree char *first = gk_test_words("53,453r", 114, 20, "科目 | 预算数\n工资 | 72.73");
    g_autofree char *second = gk_test_words("53,453r", 254, 20, "项目 | 决算数\n津贴 | 31.16");
    g_autofree char *text = g_strconcat(PAGE, rules, first, second,
                                        "text 255 200 16 \"支出决算表\" center\n"
                                        "text 460 230 10 \"单位：万元\" right\n",
                                        NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, "科目 | 预算数\n工资 | 72.73", "项目 | 决算数\n津贴 | 31.16", NULL);
    g_assert_cmpstr(document->tables[1].title.text, ==, "支出决算表");
    g_assert_cmpstr(document->tables[1].unit.text, ==, "万元");
}

/* Moving the page, scaling it, drawing it in another order or its rules in pieces changes nothing. */
static void
moved_and_scaled(void)
{
    static const double RULES_[][3] = {
        { 50, 460, 100 }, { 150, 460, 120 }, { 50, 460, 140 }, { 50, 460, 160 }, { 50, 460, 180 }
    };
    static const struct {
        double x, y;
        const char *text;
    } LETTERS[] = { { 100, 124, "科目" },     { 305, 114, "预算支出" }, { 200, 134, "合计" },
                    { 355, 134, "项目支出" }, { 75, 154, "工资" },      { 215, 154, "72.73" },
                    { 440, 154, "2.73" },     { 75, 174, "津贴" },      { 220, 174, "1.00" } };
    static const double FORMS[][4] = { { 1, 0, 0, 1 },   { 1, 0.37, 0.81, 1 }, { 1, 90, 500, 3 },
                                       { 0.7, 0, 0, 2 }, { 2.5, 10, 10, 1 },   { 0.9, 33.3, 7.7, 5 } };
    for (guint f = 0; f < 2 * G_N_ELEMENTS(FORMS); f++) {
        double scale = FORMS[f / 2][0], dx = FORMS[f / 2][1], dy = FORMS[f / 2][2];
        guint pieces = (guint) FORMS[f / 2][3];
        g_autoptr(GString) text = g_string_new(NULL);
        g_string_append_printf(text, "page %.2f %.2f\n", 595 * scale + dx, 842 * scale + dy);
        for (guint i = 0; i < G_N_ELEMENTS(RULES_) * pieces; i++) {
            const double *rule = RULES_[i % G_N_ELEMENTS(RULES_)];
            double step = (rule[1] - rule[0]) / pieces, from = rule[0] + step * (i / G_N_ELEMENTS(RULES_));
            g_string_append_printf(text, "rule %.3f %.3f %.3f %.3f\n", from * scale + dx, rule[2] * scale + dy,
                                   (from + step) * scale + dx, rule[2] * scale + dy);
        }
        for (guint i = 0; i < G_N_ELEMENTS(LETTERS); i++) {
            guint n = f % 2 ? (guint) G_N_ELEMENTS(LETTERS) - 1 - i : i;
            g_string_append_printf(text, "text %.3f %.3f %.3f \"%s\" center\n", LETTERS[n].x * scale + dx,
                                   LETTERS[n].y * scale + dy, 10 * scale, LETTERS[n].text);
        }
        gk_test_one_table(text->str,
                          "[2x1]科目 | [1x2]预算支出\n合计 | 项目支出\n工资 | 72.73 | 2.73\n津贴 | 1.00 | _");
    }
}

/* --- over pages --- */

/* On the second page one column of amounts is blank, and the first page's last row has no rule below it. */
static void
goes_on_with_blank_column(void)
{
    g_autofree char *rules = RULES(700, 720, 740), *more = RULES(80, 100, 120);
    g_autofree char *text =
        g_strconcat(PAGE, rules,
                    "text 53 714 10 \"科目\"\ntext 253 714 10 \"合计\" right\ntext 353 714 10 \"基本\" right\ntext 453 "
                    "714 10 \"项目\" right\n"
                    "text 53 734 10 \"工资\"\ntext 253 734 10 \"72.73\" right\ntext 353 734 10 \"72.00\" right\ntext "
                    "453 734 10 \"0.73\" right\n"
                    "text 53 754 10 \"津贴\"\ntext 253 754 10 \"2.00\" right\ntext 353 754 10 \"2.00\" right\n" PAGE,
                    more,
                    "text 53 94 10 \"奖金\"\ntext 253 94 10 \"5.00\" right\ntext 453 94 10 \"5.00\" right\n"
                    "text 53 114 10 \"培训\"\ntext 253 114 10 \"8.00\" right\ntext 453 114 10 \"8.00\" right\n",
                    NULL);
    gk_test_one_table(text,
                      "科目 | 合计 | 基本 | 项目\n工资 | 72.73 | 72.00 | 0.73\n津贴 | 2.00 | 2.00 | _\n"
                      "奖金 | 5.00 | _ | 5.00\n培训 | 8.00 | _ | 8.00");
}

/* The same without any rule. */
static void
unruled_with_blank_column(void)
{
    g_autofree char *first =
        gk_test_words("53,253r,353r,453r", 714, 20,
                      "科目 | 合计 | 基本 | 项目\n工资 | 72.73 | 72.00 | 0.73\n津贴 | 2.00 | 1.00 | 1.00\n"
                      "补助 | 3.00 | 1.00 | 2.00");
    g_autofree char *second = gk_test_words("53,253r,353,453r", 94, 20,
                                            "奖金 | 5.00 | _ | 5.00\n培训 | 8.00 | _ | 8.00\n会议 | 9.00 | _ | 9.00");
    g_autofree char *text = g_strconcat(PAGE, first, PAGE, second, NULL);
    gk_test_one_table(
        text,
        "科目 | 合计 | 基本 | 项目\n工资 | 72.73 | 72.00 | 0.73\n津贴 | 2.00 | 1.00 | 1.00\n"
        "补助 | 3.00 | 1.00 | 2.00\n奖金 | 5.00 | _ | 5.00\n培训 | 8.00 | _ | 8.00\n会议 | 9.00 | _ | 9.00");
}

/* --- no tables --- */

static void
prose_between_rules(void)
{
    gk_test_no_table(
        PAGE "rule 50 70 545 70\ntext 73 100 10 \"一、收入预算说明。2023年收入预算614.59万元，其中一般公共预算\"\n"
             "text 53 118 10 \"510.70万元，比上年预算增加231.47万元，增长82.90%，主要原因是人员经费增加。\"\n"
             "rule 50 400 545 400\ntext 73 430 10 \"二、支出预算说明。\"\nrule 50 790 545 790\n"
             "text 300 805 9 \"12\" center\n");
}

/* A letterhead, and the record at the foot of an official letter. */
static void
letter_rules(void)
{
    gk_test_no_table(
        PAGE
        "text 300 120 22 \"某某市财政局文件\" center\ntext 60 160 10 \"某财发〔2023〕1号\"\n"
        "text 540 160 10 \"签发人：张三\" right\nrule 50 170 545 170 color ff0000\n"
        "text 73 220 10 \"现将有关事项通知如下。\"\n"
        "rule 50 740 545 740\ntext 60 755 10 \"抄送：市政府办公厅，市人大常委会办公厅。\"\nrule 50 762 545 762\n"
        "text 60 777 10 \"某某市财政局办公室\"\ntext 540 777 10 \"2023年3月1日印发\" right\nrule 50 784 545 784\n");
}

/* Blanks to be filled in, and words that are underlined. */
static void
underlines(void)
{
    gk_test_no_table(
        PAGE
        "text 60 114 10 \"填表人：\"\nrule 110 116 200 116\ntext 260 114 10 \"联系电话：\"\nrule 320 116 410 116\n"
        "text 60 144 10 \"负责人：\"\nrule 110 146 200 146\ntext 260 144 10 \"填报日期：\"\nrule 320 146 410 146\n");
    gk_test_no_table(PAGE "text 73 100 10 \"本部门负责全市工作，具体情况如下：\"\nrule 73 102 243 102\n"
                          "text 73 118 10 \"坚持厉行节约，从严控制一般性支出。\"\nrule 73 120 243 120\n");
}

/* A chart: rules for its scale, labels and figures beside them. */
static void
chart(void)
{
    gk_test_no_table(PAGE
                     "rule 100 200 500 200\nrule 100 240 500 240\nrule 100 280 500 280\nrule 100 320 500 320\n"
                     "text 90 204 9 \"600\" right\ntext 90 244 9 \"400\" right\ntext 90 284 9 \"200\" right\n"
                     "text 90 324 9 \"0\" right\ntext 200 340 9 \"2022年\" center\ntext 400 340 9 \"2023年\" center\n"
                     "fill 180 220 220 320 color 4488cc\nfill 380 210 420 320 color 4488cc\n");
}

/* Figures over the bars of a chart, two of them at one height by chance. */
static void
chart_with_figures(void)
{
    gk_test_no_table(PAGE "rule 100 200 500 200\nrule 100 240 500 240\nrule 100 280 500 280\nrule 100 320 500 320\n"
                          "text 200 214 9 \"510.70\" center\ntext 300 254 9 \"231.47\" center\n"
                          "text 400 214 9 \"514.59\" center\ntext 200 334 9 \"2021年\" center\n"
                          "text 300 334 9 \"2022年\" center\ntext 400 334 9 \"2023年\" center\n");
}

/* A contents page between the rules of its head and foot. */
static void
contents_between_rules(void)
{
    gk_test_no_table(
        PAGE "text 300 60 16 \"目录\" center\nrule 50 70 545 70\ntext 53 120 10 \"第一部分　部门概况\"\n"
             "text 540 120 10 \"1\" right\ntext 53 140 10 \"一、主要职责\"\ntext 540 140 10 \"1\" right\n"
             "text 53 160 10 \"二、机构设置\"\ntext 540 160 10 \"3\" right\ntext 53 180 10 \"第二部分　预算报表\"\n"
             "text 540 180 10 \"12\" right\nrule 50 790 545 790\n");
}

/* A drawing of very many lines is left alone, and that is said. */
static void
too_many_rules(void)
{
    g_autoptr(GString) text = g_string_new(PAGE "text 53 30 10 \"图\"\n");
    for (guint i = 0; i < 4100; i++)
        g_string_append_printf(text, "rule %u %.2f %u %.2f\n", 20 + 130 * (i % 4), 50 + (i / 4) * 0.75,
                               135 + 130 * (i % 4), 50 + (i / 4) * 0.75);
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    g_assert_cmpuint(document->n_tables, ==, 0);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_LIMIT_REACHED, "horizontal rules"));
}

/* Rules run down between some of the columns only. */
static void
columns_left_out(void)
{
    g_autofree char *words = gk_test_words("60,260r,340r,420r,500r", 114, 20,
                                           "项目 | 上年 | 本年 | 增加 | 减少\n水闸 | 41.50 | 44.25 | 2.75 | 0.00\n"
                                           "护坡 | 7.25 | 6.00 | 0.00 | 1.25\n测量 | 3.00 | 3.10 | 0.10 | 0.00\n"
                                           "巡查 | 12.00 | 12.00 | 0.00 | 0.00");
    g_autofree char *text = g_strconcat(PAGE "rule 50 100 50 200\nrule 190 100 190 200\nrule 350 100 350 200\nrule 510 100 510 200\n", words, NULL);
    gk_test_one_table(text, "项目 | 上年 | 本年 | 增加 | 减少\n水闸 | 41.50 | 44.25 | 2.75 | 0.00\n"
                            "护坡 | 7.25 | 6.00 | 0.00 | 1.25\n测量 | 3.00 | 3.10 | 0.10 | 0.00\n"
                            "巡查 | 12.00 | 12.00 | 0.00 | 0.00");
}

/* Three labels above two rows of names: a table, whichever rules of it are drawn. An imprint has no labels. */
static void
list_of_names(void)
{
    static const char *const RULES_OF[] = {
        "rule 50 600 460 600\nrule 50 630 460 630\nrule 50 660 460 660\nrule 50 690 460 690\n",
        "rule 50 600 50 690\nrule 95 600 95 690\nrule 380 600 380 690\nrule 460 600 460 690\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(RULES_OF); i++) {
        g_autofree char *text = g_strconcat(
            PAGE, RULES_OF[i],
            "text 72 620 12 \"序号\" center\ntext 237 620 12 \"名称\" center\ntext 420 620 12 \"备注\" center\n"
            "text 72 650 12 \"1\" center\ntext 100 650 12 \"清河区水利局（机关）\"\n"
            "text 72 680 12 \"2\" center\ntext 100 680 12 \"清河区河道养护中心\"\n",
            NULL);
        gk_test_one_table(text, "序号 | 名称 | 备注\n1 | 清河区水利局（机关） | _\n2 | 清河区河道养护中心 | _");
    }
}

/* Column rules and labels, three levels of them, below a title and a unit: a form that was left blank. The lowest
 * labels stand on one line, whatever stands above them. */
static void
blank_between_columns(void)
{
    gk_test_one_table(PAGE "text 280 80 12 \"会议费支出决算表\" center\ntext 500 96 10 \"单位：万元\" right\n"
                           "rule 50 100 50 200\nrule 120 145 120 200\nrule 190 100 190 200\nrule 260 145 260 200\n"
                           "rule 330 120 330 200\nrule 400 145 400 200\nrule 470 100 470 200\n"
                           "text 330 116 10 \"会议\" center\ntext 120 128 10 \"合计\" center\n"
                           "text 260 136 10 \"小计\" center\ntext 400 136 10 \"场地\" center\n"
                           "text 85 170 10 \"预算\" center\ntext 155 170 10 \"决算\" center\n"
                           "text 225 170 10 \"预算\" center\ntext 295 170 10 \"决算\" center\n"
                           "text 365 170 10 \"预算\" center\ntext 435 170 10 \"决算\" center\n"
                           "text 50 220 10 \"注：本年度没有会议费支出，本表无数据。\"\n",
                      "[2x2]合计 | [1x4]会议\n[1x2]小计 | [1x2]场地\n预算 | 决算 | 预算 | 决算 | 预算 | 决算\n"
                      "_ | _ | _ | _ | _ | _");
}

/* Two rules draw the header alone; the rows below it end with the second line of a label. */
static void
wrapped_end_below_header(void)
{
    page_gives("rule 50 90 460 90\nrule 50 110 460 110\n",
               "text 60 104 10 \"序号\"\ntext 120 104 10 \"项目\"\ntext 440 104 10 \"预算数\" right\n"
               "text 65 128 10 \"1\"\ntext 120 128 10 \"柳巷路灯改造\"\ntext 440 128 10 \"5,009.09\" right\n"
               "text 65 148 10 \"2\"\ntext 120 148 10 \"桥东绿地养护\"\ntext 440 148 10 \"418.12\" right\n"
               "text 65 168 10 \"3\"\ntext 120 168 10 \"沙河展览布展前期工作及配套\"\ntext 440 168 10 \"1,990.97\" right\n"
               "text 120 180 10 \"设施建设\"\n",
               "序号 | 项目 | 预算数\n1 | 柳巷路灯改造 | 5,009.09\n2 | 桥东绿地养护 | 418.12\n"
               "3 | 沙河展览布展前期工作及配套设施建设 | 1,990.97",
               GK_RULING_PARTIAL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/frames/every-row", every_row);
    g_test_add_func("/layout/frames/doubt", doubt_is_said);
    g_test_add_func("/layout/frames/header-rules", header_rules);
    g_test_add_func("/layout/frames/three-rules-and-words", three_rules_and_words);
    g_test_add_func("/layout/frames/groups-of-words", groups_of_words);
    g_test_add_func("/layout/frames/merged-rows", merged_rows);
    g_test_add_func("/layout/frames/header-and-total", header_and_total_only);
    g_test_add_func("/layout/frames/rules-below-groups", rules_below_groups);
    g_test_add_func("/layout/frames/stripes", stripes);
    g_test_add_func("/layout/frames/prose-below-stripes", prose_below_stripes);
    g_test_add_func("/layout/frames/coloured-headings", coloured_headings);
    g_test_add_func("/layout/frames/words", words_between_rules);
    g_test_add_func("/layout/frames/blank", blank_between_rules);
    g_test_add_func("/layout/frames/columns", columns_only);
    g_test_add_func("/layout/frames/box", box_without_columns);
    g_test_add_func("/layout/frames/two", two_frames);
    g_test_add_func("/layout/frames/goes-on", goes_on_with_blank_column);
    g_test_add_func("/layout/frames/goes-on-unruled", unruled_with_blank_column);
    g_test_add_func("/layout/frames/prose", prose_between_rules);
    g_test_add_func("/layout/frames/letter", letter_rules);
    g_test_add_func("/layout/frames/underlines", underlines);
    g_test_add_func("/layout/frames/chart", chart);
    g_test_add_func("/layout/frames/figures", chart_with_figures);
    g_test_add_func("/layout/frames/contents", contents_between_rules);
    g_test_add_func("/layout/frames/moved", moved_and_scaled);
    g_test_add_func("/layout/frames/too-many", too_many_rules);
    g_test_add_func("/layout/frames/columns-left-out", columns_left_out);
    g_test_add_func("/layout/frames/list-of-names", list_of_names);
    g_test_add_func("/layout/frames/blank-between-columns", blank_between_columns);
    g_test_add_func("/layout/frames/wrapped-end", wrapped_end_below_header);
    return g_test_run();
}
