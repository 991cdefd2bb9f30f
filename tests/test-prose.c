/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Paragraphs, roles and running lines, from pages described in text.
 */
#include "support/layout-fixture.h"

#include <locale.h>
#include <string.h>

/* The paragraphs, one a line: a letter for the role (p, h, f, c), the lines it has, its text. */
static char *
drawing(const GkDocument *document)
{
    static const char roles[] = { [GK_LINE_PROSE] = 'p',
                                  [GK_LINE_RUNNING_HEAD] = 'h',
                                  [GK_LINE_RUNNING_FOOT] = 'f',
                                  [GK_LINE_CONTENTS] = 'c',
                                  [GK_LINE_TABLE_CAPTION] = '?' };
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        g_string_append_printf(out, "%c%u %s\n", roles[paragraph->role], paragraph->text.n_places,
                               paragraph->text.text);
    }
    return g_string_free(out, FALSE);
}

static void
expect(const char *page, const char *paragraphs)
{
    g_autoptr(GkDocument) document = gk_test_layout(page);
    g_autofree char *drawn = drawing(document);
    g_assert_cmpstr(drawn, ==, paragraphs);
    g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
}

/* Eight lines of a block from 72 to 312: so wide that twenty letters of 12 points fill it. */
#define BLOCK                                                                                                          \
    "page 384 600\n"                                                                                                   \
    "text 96 60 12 \"政务服务中心负责贯彻执行党和国家政务\"\n"                                       \
    "text 72 80 12 \"服务和公共资源交易的法律法规和方针政策组\"\n"                                 \
    "text 72 100 12 \"织协调有关部门政务服务事项进驻服务大厅，\"\n"                                \
    "text 72 120 12 \"并提供服务。\"\n"

static void
first_lines_are_indented(void)
{
    expect(BLOCK "text 96 140 12 \"一、主要职能\"\n"
                 "text 96 160 12 \"负责政务服务和公共资源交易平台的信息化\"\n"
                 "text 72 180 12 \"建设。\"\n",
           "p4 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，"
           "并提供服务。\n"
           "p1 一、主要职能\n"
           "p2 负责政务服务和公共资源交易平台的信息化建设。\n");
}

/* The amount did not fit behind a line that ends five letters early; the same amount fits two lines on. */
static void
words_that_did_not_fit(void)
{
    expect(BLOCK "text 96 140 12 \"收入比上年预算执行数增加了\"\n"
                 "text 72 160 12 \"24,558,018.18万元；事业收入没有；其他收\"\n"
                 "text 72 180 12 \"入没有。\"\n"
                 "text 72 200 12 \"支出没有变化。\"\n",
           "p4 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，"
           "并提供服务。\n"
           "p3 收入比上年预算执行数增加了24,558,018.18万元；事业收入没有；其他收入没有。\n"
           "p1 支出没有变化。\n");
}

static void
numbers_begin_items(void)
{
    expect(BLOCK "text 96 140 12 \"（一）承担政务服务大厅和公共资源交易大\"\n"
                 "text 72 160 12 \"厅的日常管理；\"\n"
                 "text 96 180 12 \"（二）对各县（市）政务服务中心工作进行业\"\n"
                 "text 96 200 12 \"（三）完成交办的事项。\"\n",
           "p4 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，"
           "并提供服务。\n"
           "p2 （一）承担政务服务大厅和公共资源交易大厅的日常管理；\n"
           "p1 （二）对各县（市）政务服务中心工作进行业\n"
           "p1 （三）完成交办的事项。\n");
}

/* A full line, and below it one that begins like an item, but at the left edge and in mid-sentence. */
static void
wrapped_lines_like_items(void)
{
    expect(BLOCK "text 96 140 12 \"按照《关于预算公开的办法》第二条规定的第\"\n"
                 "text 72 160 12 \"（1）项和第（2）项执行。\"\n",
           "p4 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，"
           "并提供服务。\n"
           "p2 按照《关于预算公开的办法》第二条规定的第（1）项和第（2）项执行。\n");
}

static void
hanging_indents(void)
{
    expect(BLOCK "text 72 140 12 \"1、承担政务服务大厅和公共资源交易大厅的日\"\n"
                 "text 90 160 12 \"常管理及规范化建设工作，承担业务系统的\"\n"
                 "text 90 180 12 \"维护。\"\n",
           "p4 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，"
           "并提供服务。\n"
           "p3 1、承担政务服务大厅和公共资源交易大厅的日常管理及规范化建设工作，承担业务系统的维护。\n");
}

static void
titles_wrapped_over_lines(void)
{
    expect("page 384 600\n"
           "text 192 150 24 \"政务服务和\" center\n"
           "text 192 190 24 \"交易中心预算\" center\n"
           "text 192 400 14 \"2023年3月\" center\n" BLOCK,
           "p2 政务服务和交易中心预算\n"
           "p1 2023年3月\n"
           "p4 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，"
           "并提供服务。\n");
}

/* The page ends in mid-sentence, with its number below. */
static void
over_the_page(void)
{
    expect("page 384 600\n"
           "text 96 500 12 \"二、收入预算情况的说明是这样一段长长的文\"\n"
           "text 72 520 12 \"字没有完结请看下一页下一页还有许多的文字\"\n"
           "text 192 580 9 \"- 1 -\" center\n"
           "page 384 600\n"
           "text 72 60 12 \"在这里结束。\"\n"
           "text 96 80 12 \"政务服务中心负责贯彻执行党和国家政务\"\n"
           "text 72 100 12 \"服务和公共资源交易的法律法规和方针政策组\"\n"
           "text 72 120 12 \"织协调有关部门政务服务事项进驻服务大厅，\"\n"
           "text 192 580 9 \"- 2 -\" center\n",
           "p3 二、收入预算情况的说明是这样一段长长的文字没有完结请看下一页下一页还有许多的文字在这里结束。\n"
           "f1 - 1 -\n"
           "p3 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，\n"
           "f1 - 2 -\n");
}

/* A list of short names is not a narrow block: none of its lines is full. */
static void
lists_of_short_lines(void)
{
    expect(BLOCK "page 384 600\n"
                 "text 72 60 12 \"效能督查科\"\n"
                 "text 72 80 12 \"综合管理科\"\n"
                 "text 72 100 12 \"工程建设科\"\n"
                 "text 72 120 12 \"自然资源科\"\n"
                 "text 72 140 12 \"政府采购科\"\n",
           "p4 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，"
           "并提供服务。\n"
           "p1 效能督查科\n"
           "p1 综合管理科\n"
           "p1 工程建设科\n"
           "p1 自然资源科\n"
           "p1 政府采购科\n");
}

/* Headings that end at one place are not the right edge of the text between them. */
static void
headings_make_no_edge(void)
{
    expect(BLOCK "page 384 600\n"
                 "text 72 60 12 \"一、项目概述\"\n"
                 "text 72 80 12 \"加快推动本区企业创新发展。\"\n"
                 "text 72 100 12 \"二、立项依据\"\n"
                 "text 72 120 12 \"实施意见和办法\"\n"
                 "text 72 140 12 \"三、实施主体\"\n"
                 "text 72 160 12 \"上海市某某区商务委员会\"\n"
                 "text 72 180 12 \"四、实施方案\"\n"
                 "text 72 200 12 \"见附件\"\n"
                 "text 72 220 12 \"五、实施周期\"\n",
           "p4 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，"
           "并提供服务。\n"
           "p1 一、项目概述\n"
           "p1 加快推动本区企业创新发展。\n"
           "p1 二、立项依据\n"
           "p1 实施意见和办法\n"
           "p1 三、实施主体\n"
           "p1 上海市某某区商务委员会\n"
           "p1 四、实施方案\n"
           "p1 见附件\n"
           "p1 五、实施周期\n");
}

/* A table ends a paragraph, and is what the paragraphs before it precede. */
static void
tables_in_between(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(BLOCK "grid 72 140 cols 80,60 rows 20,20\n"
                                                          "text 80 154 10 \"科目\"\n"
                                                          "text 160 154 10 \"金额\"\n"
                                                          "text 80 174 10 \"合计\"\n"
                                                          "text 160 174 10 \"72.73\"\n"
                                                          "text 72 240 12 \"在表后面的一行。\"\n");
    g_autofree char *drawn = drawing(document);
    g_assert_nonnull(strstr(drawn, "\np1 在表后面的一行。\n"));
    g_assert_cmpuint(document->n_paragraphs, ==, 2);
    g_assert_cmpint(document->paragraphs[0].before_table, ==, 0);
    g_assert_cmpint(document->paragraphs[1].before_table, ==, 1);
}

static void
contents(void)
{
    expect("page 384 600\n"
           "text 192 60 18 \"目　　录\" center\n"
           "text 72 90 12 \"第一部分 部门概况\"\n"
           "text 72 110 12 \"一、主要职能\"\n"
           "text 72 130 12 \"第二部分 一般公共预算“三公”经费会议费\"\n"
           "text 72 150 12 \"培训费支出表\"\n"
           "text 192 200 14 \"第一部分 部门概况\" center\n"
           "text 96 230 12 \"一、主要职能\"\n"
           "text 96 250 12 \"政务服务中心负责贯彻执行党和国家政务\"\n"
           "text 72 270 12 \"服务和公共资源交易的法律法规和方针政策组\"\n"
           "text 72 290 12 \"织协调有关部门政务服务事项进驻服务大厅，\"\n",
           "p1 目 录\n"
           "c1 第一部分部门概况\n"
           "c1 一、主要职能\n"
           "c2 第二部分一般公共预算“三公”经费会议费培训费支出表\n"
           "p1 第一部分部门概况\n"
           "p1 一、主要职能\n"
           "p3 "
           "政务服务中心负责贯彻执行党和国家政务服务和公共资源交易的法律法规和方针政策组织协调有关部门政务服务事项进驻"
           "服务大厅，\n");
}

/* Entries go on overleaf with the next number; the body begins where the first number comes again, however its
 * heading is worded. */
static void
contents_overleaf(void)
{
    expect("page 384 600\n"
           "text 192 60 18 \"目　　录\" center\n"
           "text 72 90 12 \"第一部分 单位概况\"\n"
           "text 72 110 12 \"一、主要职能\"\n"
           "page 384 600\n"
           "text 72 60 12 \"二、机构设置\"\n"
           "text 72 80 12 \"第二部分 名词解释\"\n"
           "page 384 600\n"
           "text 72 60 12 \"第一部分 概况\"\n"
           "text 72 80 12 \"一、主要职能\"\n",
           "p1 目 录\n"
           "c1 第一部分单位概况\n"
           "c1 一、主要职能\n"
           "c1 二、机构设置\n"
           "c1 第二部分名词解释\n"
           "p1 第一部分概况\n"
           "p1 一、主要职能\n");
}

/* An ellipsis is no leader. */
static void
ellipses(void)
{
    expect("page 384 600\n"
           "text 72 60 12 \"贯彻执行有关方针……\"\n"
           "text 72 90 12 \"完成其他任务。\"\n",
           "p1 贯彻执行有关方针……\n"
           "p1 完成其他任务。\n");
}

static void
joints(void)
{
    expect(
        "page 384 600\n"
        "text 72 60 12 \"the annual report of the public service\"\n"
        "text 72 80 12 \"centre says that the sum amounts to 72.7\"\n"
        "text 72 100 12 \"3 million and that it is going to grow a\"\n"
        "text 72 120 12 \"bit.\"\n",
        "p4 the annual report of the public service centre says that the sum amounts to 72.73 million and that it is "
        "going to grow a bit.\n");
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8"); /* messages show Chinese */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/prose/indents", first_lines_are_indented);
    g_test_add_func("/prose/words", words_that_did_not_fit);
    g_test_add_func("/prose/items", numbers_begin_items);
    g_test_add_func("/prose/wrapped-items", wrapped_lines_like_items);
    g_test_add_func("/prose/hanging", hanging_indents);
    g_test_add_func("/prose/titles", titles_wrapped_over_lines);
    g_test_add_func("/prose/over-the-page", over_the_page);
    g_test_add_func("/prose/lists", lists_of_short_lines);
    g_test_add_func("/prose/headings", headings_make_no_edge);
    g_test_add_func("/prose/tables", tables_in_between);
    g_test_add_func("/prose/contents", contents);
    g_test_add_func("/prose/overleaf", contents_overleaf);
    g_test_add_func("/prose/ellipses", ellipses);
    g_test_add_func("/prose/joints", joints);
    return g_test_run();
}
