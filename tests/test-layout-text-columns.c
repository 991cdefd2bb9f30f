/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Running text in columns is read column by column; tables and lists side by side are not text in columns. */
#include "tests/support/layout-fixture.h"

#include <string.h>

#define SIZE 9.0

/* Puts a text from (x, y) downwards, `letters` characters a line, `pitch` points from line to line. Ends below it. */
static double
put_column(GString *page, double x, double y, guint letters, double pitch, const char *text)
{
    while (*text) {
        const char *end = text;
        for (guint i = 0; i < letters && *end; i++)
            end = g_utf8_next_char(end);
        g_autofree char *line = g_strndup(text, (gsize) (end - text));
        g_string_append_printf(page, "text %g %g %g \"%s\"\n", x, y, SIZE, line);
        y += pitch;
        text = end;
    }
    return y;
}

/* The paragraph with the words, NULL without one. */
static const char *
paragraph_with(const GkDocument *document, const char *words)
{
    for (guint i = 0; i < document->n_paragraphs; i++)
        if (strstr(document->paragraphs[i].text.text, words))
            return document->paragraphs[i].text.text;
    return NULL;
}

static const char *const STORIES[] = { "全市河道清淤工程已经完工，共清理河段一百二十公里，投入资金三百四十万元，沿线居"
                                       "民生活环境明显改善，汛期排水能力也得到了提高。",
                                       "新建小学三所，改建幼儿园五所，增加学位两千四百个，教师队伍建设稳步推进，农村学"
                                       "校的取暖和用水条件全部达到规定的要求。",
                                       "公共图书馆延长开放时间，全年接待读者八十万人次，新购图书六万册，流动书车走进乡"
                                       "镇和社区，受到群众的普遍欢迎和好评。",
                                       "老旧小区改造继续进行，更换管网四十公里，加装电梯一百部，停车难问题得到缓解，居"
                                       "民的意见和建议在施工中及时得到了采纳。" };

/* Columns whose lines stand at the same heights, and columns whose lines don't; a headline above all of them. */
static void
stories_side_by_side(void)
{
    static const double PITCHES[] = { 15, 13.4 };
    for (guint columns = 2; columns <= 4; columns++)
        for (guint uneven = 0; uneven < 2; uneven++) {
            g_autoptr(GString) page =
                g_string_new("page 700 842\ntext 350 60 18 \"过去一年全市的工作情况和今年的打算\" center\n");
            for (guint c = 0; c < columns; c++) {
                double y = put_column(page, 50 + c * 150, 100, 15, PITCHES[uneven ? c % 2 : 0], STORIES[c]);
                put_column(page, 50 + c * 150, y, 15, PITCHES[uneven ? c % 2 : 0], STORIES[(c + 1) % 4]);
            }
            g_autoptr(GkDocument) document = gk_test_layout(page->str);
            g_assert_cmpuint(document->n_tables, ==, 0);
            g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TEXT_IN_COLUMNS, "column by column"));
            for (guint c = 0; c < columns; c++) {
                g_autofree char *begin = g_utf8_substring(STORIES[c], 0, 20);
                g_assert_nonnull(paragraph_with(document, begin));
                g_assert_nonnull(strstr(paragraph_with(document, begin), STORIES[c]));
            }
        }
}

/* A story begins in one column and ends in the next. */
static void
story_goes_on(void)
{
    g_autofree char *whole = g_strconcat(STORIES[0], STORIES[1], NULL);
    g_autofree char *half = g_utf8_substring(whole, 0, 60), *rest = g_utf8_substring(whole, 60, -1);
    g_autoptr(GString) page = g_string_new("page 400 842\n");
    put_column(page, 50, 100, 12, 15, half);
    put_column(page, 180, 100, 12, 15, rest);
    g_autoptr(GkDocument) document = gk_test_layout(page->str);
    g_assert_cmpuint(document->n_paragraphs, ==, 1);
    g_assert_cmpstr(document->paragraphs[0].text.text, ==, whole);
}

/* Entries side by side, a table without rules, and text of one column with short lines. */
static void
no_columns_of_text(void)
{
    g_autoptr(GString) list = g_string_new("page 595 842\n");
    for (guint i = 0; i < 8; i++)
        g_string_append_printf(list,
                               "text 60 %u 10 \"第%u项工作任务的名称\"\ntext 300 %u 10 \"某某单位负责办理事项\"\n",
                               100 + 18 * i, i + 1, 100 + 18 * i);
    g_autoptr(GkDocument) entries = gk_test_layout(list->str);
    g_assert_false(gk_test_says(entries, GK_DIAGNOSTIC_TEXT_IN_COLUMNS, ""));
    g_autofree char *words = gk_test_words("60,250,400", 100, 18,
                                           "科目 | 本年预算 | 上年预算\n道路维修，含桥梁 | 1,234.50 | 1,100.00\n"
                                           "公园绿化，含苗木 | 234.50 | 200.00\n路灯照明，含电费 | 34.50 | 30.00\n"
                                           "河道清淤，含运输 | 4.50 | 4.00\n垃圾清运，含处理 | 14.50 | 14.00\n"
                                           "合计 | 1,522.50 | 1,348.00");
    g_autofree char *table = g_strconcat("page 595 842\n", words, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(table);
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_TEXT_IN_COLUMNS, ""));
    /* Commas within full-width numbers are no marks of sentences. */
    g_autoptr(GString) wide = g_string_new("page 595 842\ntext 60 100 10 \"用途\"\ntext 300 100 10 \"上年\" right\n"
                                           "text 420 100 10 \"本年\" right\n");
    for (guint i = 0; i < 9; i++)
        g_string_append_printf(wide,
                               "text 60 %u 10 \"道路养护（第%u段）\"\ntext 300 %u 10 \"４９，１０２，１０%u\" right\n"
                               "text 420 %u 10 \"２８，３９９，７８%u\" right\n",
                               118 + 18 * i, i, 118 + 18 * i, i, 118 + 18 * i, i);
    g_autoptr(GkDocument) numbers = gk_test_layout(wide->str);
    g_assert_cmpuint(numbers->n_tables, ==, 1);
    g_assert_cmpuint(numbers->tables[0].column_count, ==, 3);
    g_assert_false(gk_test_says(numbers, GK_DIAGNOSTIC_TEXT_IN_COLUMNS, ""));
    g_autoptr(GString) single = g_string_new("page 595 842\n");
    put_column(single, 60, 100, 15, 15, STORIES[0]);
    put_column(single, 60, 250, 15, 15, STORIES[1]);
    g_autoptr(GkDocument) text = gk_test_layout(single->str);
    g_assert_false(gk_test_says(text, GK_DIAGNOSTIC_TEXT_IN_COLUMNS, ""));
}

/* A table between rules that end beside a column of text in letters, which stands at heights of its own. */
static void
text_beside_ruled_rows(void)
{
    static const char *const LINES[] = {
        "The sheds were counted twice, in spring and",  "in autumn, since many of them stand empty",
        "for the rest of the year. Those that are let", "by the month were left out, as were huts",
        "on the common, which nobody owns. What they",  "cost is said in a later chapter of this book"
    };
    g_autofree char *words =
        gk_test_words("60,170r,230r,275r", 115, 14,
                      "Quarter | Sheds | Let | Span\nNorth | 1,204 | 81.2 | (77-85)\nEast | 318 | 64.0 | (60-68)\n"
                      "South | 2,250 | 90.5 | (87-93)\nWest | 96 | 55.1 | (41-69)");
    g_autoptr(GString) page =
        g_string_new("page 595 842\nrule 55 103 280 103\nrule 55 119 280 119\nrule 55 175 280 175\n");
    g_string_append(page, words);
    for (guint i = 0; i < G_N_ELEMENTS(LINES); i++)
        g_string_append_printf(page, "text 305 %g 10 \"%s\"\n", 112 + 12.0 * i, LINES[i]);
    g_autoptr(GkDocument) document = gk_test_layout(page->str);
    gk_test_tables(document,
                   "Quarter | Sheds | Let | Span\nNorth | 1,204 | 81.2 | (77-85)\nEast | 318 | 64.0 | (60-68)\n"
                   "South | 2,250 | 90.5 | (87-93)\nWest | 96 | 55.1 | (41-69)",
                   NULL);
    g_assert_nonnull(paragraph_with(document, "autumn, since many"));
}

/* --- where paragraphs begin --- */

static void
expect_paragraphs(const char *page, const char *const *expected, guint n)
{
    g_autoptr(GkDocument) document = gk_test_layout(page);
    g_assert_cmpuint(document->n_paragraphs, ==, n);
    for (guint i = 0; i < n; i++)
        g_assert_cmpstr(document->paragraphs[i].text.text, ==, expected[i]);
}

/* A heading that fills its line, and the indented text below it. */
static void
heading_fills_line(void)
{
    static const char *const expected[] = {
        "六、收入预算情况说明", "某局2031年度一般公共预算拨款基本支出安排三千两百万元。",
        "七、一般公共预算拨款机关运行经费支出安排的说明",
        "2031年某局一般公共预算拨款机关运行经费支出安排四十五万元，比上年增加二万元，增长百分之四点五，原因是机构增设。"
    };
    expect_paragraphs(
        "page 595 842\ntext 120 120 16 \"六、收入预算情况说明\"\n"
        "text 120 148 16 \"某局2031年度一般公共预算拨款基本支出安排三千两\"\ntext 88 176 16 \"百万元。\"\n"
        "text 120 204 16 \"七、一般公共预算拨款机关运行经费支出安排的说明\"\n"
        "text 120 232 16 \"2031年某局一般公共预算拨款机关运行经费支出安排\"\n"
        "text 88 260 16 \"四十五万元，比上年增加二万元，增长百分之四点五，原\"\n"
        "text 88 288 16 \"因是机构增设。\"\n",
        expected, G_N_ELEMENTS(expected));
}

/* The bracket that the line opens is closed in the next, wherever the first one ended. */
static void
bracket_goes_on(void)
{
    static const char *const expected[] = { "某局下设四个科室，包括：办公室、审批科（行政许可科）、法规科、人事科。" };
    expect_paragraphs("page 842 595\ntext 81 100 12 \"某局下设四个科室，包括：办公室、审批科（行政\"\n"
                      "text 57 116 12 \"许可科）、法规科、人事科。\"\n",
                      expected, G_N_ELEMENTS(expected));
}

/* Where all lines of a document are short, none is full. */
static void
short_lines(void)
{
    static const char *const expected[] = { "一、基本支出预算情况说明", "工资福利支出（类）70万元",
                                            "（1）奖金（款）30万元。" };
    expect_paragraphs("page 595 842\ntext 99 155 14 \"一、基本支出预算情况说明\"\n"
                      "text 99 183 14 \"工资福利支出（类）70万元\"\ntext 99 211 14 \"（1）奖金（款）30万元。\"\n",
                      expected, G_N_ELEMENTS(expected));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/text-columns/stories-side-by-side", stories_side_by_side);
    g_test_add_func("/layout/text-columns/story-goes-on", story_goes_on);
    g_test_add_func("/layout/text-columns/no-columns-of-text", no_columns_of_text);
    g_test_add_func("/layout/text-columns/beside-ruled-rows", text_beside_ruled_rows);
    g_test_add_func("/layout/text-columns/heading-fills-line", heading_fills_line);
    g_test_add_func("/layout/text-columns/bracket-goes-on", bracket_goes_on);
    g_test_add_func("/layout/text-columns/short-lines", short_lines);
    return g_test_run();
}
