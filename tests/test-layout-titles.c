/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Titles over several lines, numbers of all kinds before them, and what stands above a table and is no title of it. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define GRID "grid 50 200 cols 200,150,150 rows 20,20,20\n"
#define WORDS "项目 | 预算数 | 决算数\n税收 | 72.73 | 31.16\n合计 | 72.73 | 31.16"
#define UNIT "text 550 190 10 \"单位：万元\" right\n"

/* The table below `above` has this title and number (NULL: none), and so many characters stand outside it. */
static void
titled(const char *above, const char *title, const char *number, guint narrative)
{
    g_autofree char *letters = gk_test_words("53,253,403", 214, 20, WORDS);
    g_autofree char *text = g_strconcat(PAGE, above, "\n" UNIT GRID, letters, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, WORDS, NULL);
    const GkTable *table = &document->tables[0];
    g_assert_cmpstr(table->title.text, ==, title ? title : "");
    g_assert_cmpstr(table->number.text, ==, number ? number : "");
    g_assert_cmpstr(table->unit.text, ==, "万元");
    g_assert_cmpuint(gk_test_ink(document, narrative), ==, narrative);
    g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
}

/* What stands in the last line is no title by itself. */
static void
tails(void)
{
    titled("text 300 130 16 \"2024年县本级政府性基金支出\" center\ntext 300 155 16 \"功能分类决算表\" center",
           "2024年县本级政府性基金支出功能分类决算表", NULL, 0);
    titled("text 300 130 16 \"2024年全县国有资本经营收支情\" center\ntext 300 155 16 \"况表（13）\" center",
           "2024年全县国有资本经营收支情况表（13）", NULL, 0);
    titled("text 300 130 16 \"2024年全县政府性基金支出\" center\ntext 300 155 16 \"明细表（7）\" center",
           "2024年全县政府性基金支出明细表（7）", NULL, 0);
    titled("text 300 130 16 \"2024年县级一般公共预算对下转移支付\" center\ntext 300 155 16 \"表\" center",
           "2024年县级一般公共预算对下转移支付表", NULL, 0);
    /* A wide pitch, and a heading's number. */
    titled("text 300 122 16 \"二、2024年全县一般公共预算支出\" center\ntext 300 155 16 \"决算表\" center",
           "二、2024年全县一般公共预算支出决算表", NULL, 0);
    /* A department's title, below the name of the department, is whole. */
    titled("text 300 130 16 \"某县教育局\" center\ntext 300 155 16 \"收支总表\" center", "收支总表", NULL, 5);
    titled("text 300 130 16 \"2024年某局部门预算\" center\ntext 300 155 16 \"收支总表\" center", "收支总表", NULL, 11);
}

static void
qualifiers(void)
{
    titled("text 300 130 16 \"2024年全县一般公共预算支出表\" center\ntext 300 155 16 \"（按功能分类科目）\" center",
           "2024年全县一般公共预算支出表（按功能分类科目）", NULL, 0);
    /* In smaller type than the title, in larger than the table. */
    titled("text 300 130 18 \"2024年全县一般公共预算支出表\" center\ntext 300 155 13 \"（按功能分类科目）\" center",
           "2024年全县一般公共预算支出表（按功能分类科目）", NULL, 0);
    titled("text 300 130 16 \"三、2024年全县一般公共预算支出表\" center\ntext 300 155 16 \"（按经济分类科目）\" center",
           "三、2024年全县一般公共预算支出表（按经济分类科目）", NULL, 0);
}

/* The upper line can't end where it does, or says what the table is about. */
static void
open_lines(void)
{
    titled("text 300 130 16 \"2024年县级“三公”经费、会议费、\" center\ntext 300 155 16 \"培训费和机关运行经费预算表\" "
           "center",
           "2024年县级“三公”经费、会议费、培训费和机关运行经费预算表", NULL, 0);
    titled("text 300 130 16 \"2024年国有资本经营\" center\ntext 300 155 16 \"收支预算总表\" center",
           "2024年国有资本经营收支预算总表", NULL, 0);
    titled("text 300 105 16 \"某自治县2024年\" center\ntext 300 130 16 \"一般公共预算支出\" center\n"
           "text 300 155 16 \"决算表（按款级）\" center",
           "某自治县2024年一般公共预算支出决算表（按款级）", NULL, 0);
}

static void
numbers(void)
{
    titled("text 50 112 12 \"表三十三：\"\ntext 300 160 16 \"2024年全县政府性基金收入表\" center",
           "2024年全县政府性基金收入表", "表三十三", 0);
    titled("text 300 160 16 \"§4 2024年全县政府性基金收入表\" center", "2024年全县政府性基金收入表", "§4", 0);
    titled("text 300 160 16 \"2.42024年全县政府性基金收入表\" center", "2024年全县政府性基金收入表", "2.4", 0);
    titled("text 300 160 16 \"1-12 2024年全县政府性基金收入表\" center", "2024年全县政府性基金收入表", "1-12", 0);
    titled("text 300 160 16 \"表12024年全县政府性基金收入表\" center", "2024年全县政府性基金收入表", "表1", 0);
    titled("text 300 160 16 \"表2-11：2024年全县政府性基金收入表\" center", "2024年全县政府性基金收入表", "表2-11", 0);
    titled("text 300 160 16 \"社预03表 2024年工伤保险基金预算表\" center", "2024年工伤保险基金预算表", "社预03表", 0);
    titled("text 300 160 16 \"2024年全县政府性基金收入表\" center\ntext 50 190 10 \"表八-1\"",
           "2024年全县政府性基金收入表", "表八-1", 0);
    /* No numbers: months, a year. */
    titled("text 300 160 16 \"1-6月全县政府性基金收入表\" center", "1-6月全县政府性基金收入表", NULL, 0);
    titled("text 300 160 16 \"2024-2026年全县政府性基金收入表\" center", "2024-2026年全县政府性基金收入表", NULL, 0);
    /* On the upper line of a title. */
    titled("text 300 130 16 \"§5 2024年全县政府性基金支出\" center\ntext 300 155 16 \"功能分类决算表\" center",
           "2024年全县政府性基金支出功能分类决算表", "§5", 0);
    /* A supplement that holds tables with numbers of their own. */
    titled("text 50 120 12 \"附件2\"\ntext 300 160 16 \"2-1 2024年全县政府性基金收入表\" center",
           "2024年全县政府性基金收入表", "2-1", 3);
}

/* Neither in the middle nor larger nor ending in 表: told by its number. */
static void
behind_numbers(void)
{
    titled("text 50 170 10 \"图表4•公司主要经营数据\"", "公司主要经营数据", "图表4", 0);
    titled("text 60 160 12 \"第２表　　債務負担行為\"", "債務負担行為", "第２表", 0);
    /* Another one is found above: it is none. */
    titled("text 300 150 16 \"2024年收入预算表\" center\ntext 50 175 10 \"表3　某某局\"", "2024年收入预算表", "表3", 0);
}

static void
wide(void)
{
    titled("text 300 150 22 \"县本级政府性基金预算2024年对乡镇转移支付（草案）\" center",
           "县本级政府性基金预算2024年对乡镇转移支付（草案）", NULL, 0);
}

/* Not in the middle, but it names a year and a fund; or another line stands between it and the table. */
static void
told_by_their_words(void)
{
    titled("text 50 150 14 \"2024年全县一般公共预算收入完成情况\"", "2024年全县一般公共预算收入完成情况", NULL, 0);
    titled("text 50 150 14 \"收入完成情况\"", NULL, NULL, 6);
    titled("text 300 140 16 \"2024年全县政府性基金收入表\" center\ntext 300 165 12 \"财政局制\" center",
           "2024年全县政府性基金收入表", NULL, 0);
    titled("text 300 140 16 \"2024年全县政府性基金收入表\" center\ntext 300 165 10 \"财政局制\" center",
           "2024年全县政府性基金收入表", NULL, 0);
    titled("text 300 140 14 \"表3：2024年物价指数\" center\ntext 550 165 10 \"以上年为100\" right", "2024年物价指数", "表3", 0);
    titled("text 300 140 16 \"县级情况\" center\ntext 50 165 12 \"收入如何\"", NULL, NULL, 8);
}

static void
years_of_other_calendars(void)
{
    titled("text 300 120 14 \"基金來源明細表\" center\ntext 300 140 10 \"中華民國114年度\" center", "基金來源明細表",
           NULL, 0);
    titled("text 60 120 12 \"第1表　歳入歳出予算\"\ntext 60 140 12 \"歳入\"", "歳入歳出予算", "第1表", 0);
}

/* A head that ends like a title, on three pages with tables of their own. */
static void
running_heads(void)
{
    static const char *const TITLES[] = { "收入总表", "支出总表", "收支总表" };
    GString *text = g_string_new(NULL);
    g_autofree char *letters = gk_test_words("53,253,403", 124, 20, WORDS);
    for (guint i = 0; i < G_N_ELEMENTS(TITLES); i++)
        g_string_append_printf(text,
                               PAGE "text 300 50 9 \"某县2024年预算公开表\" center\ntext 300 85 16 \"%s\" center\n"
                                    "grid 50 110 cols 200,150,150 rows 20,20,20\n%s",
                               TITLES[i], letters);
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    g_assert_cmpuint(document->n_tables, ==, 3);
    for (guint i = 0; i < G_N_ELEMENTS(TITLES); i++)
        g_assert_cmpstr(document->tables[i].title.text, ==, TITLES[i]);
    g_assert_cmpuint(gk_test_ink(document, narrative), ==, 0);
    g_assert_cmpuint(gk_test_ink(document, running), ==, 36);
    g_string_free(text, TRUE);
}

/* A title that does not end in 表, at the same place of three pages, above a unit: no running head. */
static void
titles_at_the_top(void)
{
    GString *text = g_string_new(NULL);
    g_autofree char *letters = gk_test_words("53,253,403", 124, 20, WORDS);
    for (guint i = 0; i < 3; i++)
        g_string_append_printf(text, PAGE "text 300 60 16 \"2024年全县支出完成情况\" center\ntext 550 85 10 \"单位：万元\" right\n"
                               "grid 50 110 cols 200,150,150 rows 20,20,20\n%s", letters);
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    for (guint i = 0; i < document->n_tables; i++)
        g_assert_cmpstr(document->tables[i].title.text, ==, "2024年全县支出完成情况");
    g_assert_cmpuint(gk_test_ink(document, running), ==, 0);
    g_string_free(text, TRUE);
}

/* Over all columns, in the first row. */
static void
in_the_first_row(void)
{
    g_autofree char *page = gk_test_drawn_page("[1x3]2024年全县债务余额情况（草案）\n项目 | 一般 | 专项\n余额 | 31 | 7\n合计 | 31 | 7");
    g_autoptr(GkDocument) document = gk_test_layout(page);
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpstr(document->tables[0].title.text, ==, "2024年全县债务余额情况（草案）");
}

/* The number of the page stands in the line of the title. */
static void
page_numbers(void)
{
    titled("text 30 150 10 \"26\"\ntext 300 150 14 \"2024年政府性基金收入表\" center", "2024年政府性基金收入表", NULL, 2);
    titled("text 560 150 10 \"26\"\ntext 300 150 14 \"2024年政府性基金收入表\" center", "2024年政府性基金收入表", NULL,
           2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/titles/tails", tails);
    g_test_add_func("/layout/titles/qualifiers", qualifiers);
    g_test_add_func("/layout/titles/open-lines", open_lines);
    g_test_add_func("/layout/titles/numbers", numbers);
    g_test_add_func("/layout/titles/behind-numbers", behind_numbers);
    g_test_add_func("/layout/titles/wide", wide);
    g_test_add_func("/layout/titles/years-of-other-calendars", years_of_other_calendars);
    g_test_add_func("/layout/titles/running-heads", running_heads);
    g_test_add_func("/layout/titles/told-by-their-words", told_by_their_words);
    g_test_add_func("/layout/titles/at-the-top", titles_at_the_top);
    g_test_add_func("/layout/titles/in-the-first-row", in_the_first_row);
    g_test_add_func("/layout/titles/page-numbers", page_numbers);
    return g_test_run();
}
