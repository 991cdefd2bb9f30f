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

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/unruled/no-rules", no_rules);
    g_test_add_func("/layout/unruled/column-rules", column_rules);
    g_test_add_func("/layout/unruled/horizontal-rules", horizontal_rules);
    g_test_add_func("/layout/unruled/header-and-total-rules", header_and_total_rules);
    g_test_add_func("/layout/unruled/blank-column", blank_column);
    g_test_add_func("/layout/unruled/wrapped-labels", wrapped_labels);
    g_test_add_func("/layout/unruled/prose", prose);
    g_test_add_func("/layout/unruled/contents", contents_page);
    g_test_add_func("/layout/unruled/lists-and-signatures", lists_and_signatures);
    g_test_add_func("/layout/unruled/lone-rules", lone_rules_and_boxes);
    g_test_add_func("/layout/unruled/empty-table", empty_table);
    return g_test_run();
}
