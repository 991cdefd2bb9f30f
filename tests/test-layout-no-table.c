/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text with numbers or between rules that is no table, and tables that look much the same. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
/* 30 letters of 10 points: from x = 50 to 350. */
#define THROUGH "各科室按照分工推进重点工作并且按月汇总上报办理情况和存在的问题"

/* `lines` of text from y = 114 on, 20 apart: each is its words, "|" between places 50, 200 and 260. */
static char *
lines_text(const char *const *lines, guint count)
{
    GString *text = g_string_new(NULL);
    static const guint PLACES[] = { 50, 200, 260 };
    for (guint i = 0; i < count; i++) {
        g_auto(GStrv) words = g_strsplit(lines[i], "|", -1);
        for (guint w = 0; words[w]; w++)
            if (*words[w])
                g_string_append_printf(text, "text %u %u 10 \"%s\"\n", PLACES[w], 114 + 20 * i, words[w]);
    }
    return g_string_free(text, FALSE);
}

static void
no_table(const char *rules, const char *const *lines, guint count)
{
    g_autofree char *words = lines_text(lines, count);
    g_autofree char *text = g_strconcat(PAGE, rules, words, NULL);
    gk_test_no_table(text);
}

/* Numbers with room around them, between lines of words that run through. */
static void
numbers_in_prose(void)
{
    static const char *const LINES[] = { "全年共办理|128.50|件并且", THROUGH, "其中新收的|97.00|件并且", THROUGH,
                                         "转办的共有|31.20|件并且",  THROUGH };
    no_table("", LINES, G_N_ELEMENTS(LINES));
}

/* The title of one group runs through all columns: still a table. */
static void
group_title_in_table(void)
{
    static const char *const LINES[] = { "工资福利支出|128.00|97.00", THROUGH, "办公费|31.00|3.00", "印刷费|2.00|1.00",
                                         "邮电费|5.00|4.00" };
    g_autofree char *words = lines_text(LINES, G_N_ELEMENTS(LINES));
    g_autofree char *text = g_strconcat(PAGE, words, NULL);
    gk_test_one_table(text,
                      "工资福利支出 | 128.00 | 97.00\n[1x3]" THROUGH
                      "\n办公费 | 31.00 | 3.00\n印刷费 | 2.00 | 1.00\n邮电费 | 5.00 | 4.00");
}

/* Each line has its number; one of them has none. */
static void
numbered_lines(void)
{
    static const char *const LINES[] = { "1041|贯彻执行国家法律法规", "1042|拟订本区发展规划",
                                         "1043|组织实施年度计划",     "|以及专项工作",
                                         "1046|指导街镇开展工作",     "1047|承办其他事项" };
    no_table("", LINES, G_N_ELEMENTS(LINES));
}

/* Numbered headings, and what the line above them says of a page. */
static void
numbered_headings(void)
{
    static const char *const LINES[] = { "|名词解释|45.00", "1|基本情况", "1.1|职责与机构" };
    no_table("", LINES, G_N_ELEMENTS(LINES));
}

/* Titles between their numbers and those of pages. */
static void
contents_without_leaders(void)
{
    static const char *const LINES[] = { "1|收支总表|3", "2|收入总表|5", "2.1|支出总表|5", "3|基本支出|8",
                                         "4|项目支出|12" };
    no_table("", LINES, G_N_ELEMENTS(LINES));
}

/* The same with amounts that fall: a table with a number for each row. */
static void
numbered_rows(void)
{
    static const char *const LINES[] = { "1|工资|3", "2|津贴|5", "3|奖金|4", "4|会议费|8", "5|培训费|12" };
    g_autofree char *words = lines_text(LINES, G_N_ELEMENTS(LINES));
    g_autofree char *text = g_strconcat(PAGE, words, NULL);
    gk_test_one_table(text, "1 | 工资 | 3\n2 | 津贴 | 5\n3 | 奖金 | 4\n4 | 会议费 | 8\n5 | 培训费 | 12");
}

/* Short paragraphs below the rule of a page's head are no rows of the table below them. */
static void
paragraphs_below_page_rule(void)
{
    static const char *const LINES[] = {
        "本单位有两个内设机构。", "综合科", "业务科", "各机构的人员情况见下。", "综合科|12.00|人次", "业务科|31.00|人次"
    };
    g_autofree char *words = lines_text(LINES, G_N_ELEMENTS(LINES));
    g_autofree char *text =
        g_strconcat(PAGE, "rule 50 100 460 100\nrule 50 180 460 180\nrule 50 220 460 220\n", words, NULL);
    gk_test_one_table(text, "综合科 | 12.00 | 人次\n业务科 | 31.00 | 人次");
}

/* Codes that do not count are a column. */
static void
coded_lines(void)
{
    static const char *const LINES[] = { "2010301|行政运行|5.00", "2010350|事业运行|6.00", "2080505|养老保险|7.00" };
    g_autofree char *words = lines_text(LINES, G_N_ELEMENTS(LINES));
    g_autofree char *text = g_strconcat(PAGE, words, NULL);
    gk_test_one_table(text, "2010301 | 行政运行 | 5.00\n2010350 | 事业运行 | 6.00\n2080505 | 养老保险 | 7.00");
}

/* Headings between two rules each, and prose below them. */
static void
ruled_headings(void)
{
    static const char *const LINES[] = { "|工作职责|说明", THROUGH, THROUGH, "|", THROUGH, "|机构设置|说明", THROUGH };
    no_table("rule 50 100 460 100\nrule 50 120 460 120\nrule 50 200 460 200\nrule 50 220 460 220\n", LINES,
             G_N_ELEMENTS(LINES));
}

/* The page number of an entry stands in the line below it. */
static void
page_numbers_below_entries(void)
{
    static const char *const ENTRIES[] = { "第一部分部门概况1", "一、主要职责- 2 -", "二、机构设置3",
                                           "第二部分预算报表12" };
    g_autoptr(GkDocument) document = gk_test_layout(
        PAGE "text 300 60 16 \"目录\" center\ntext 53 120 10 \"第一部分部门概况\"\ntext 540 140 10 \"1\" right\n"
             "text 53 160 10 \"一、主要职责\"\ntext 540 180 10 \"- 2 -\" right\ntext 53 200 10 \"二、机构设置\"\n"
             "text 540 220 10 \"3\" right\ntext 53 240 10 \"第二部分预算报表\"\ntext 540 260 10 \"12\" right\n");
    g_assert_cmpuint(document->n_tables, ==, 0);
    guint entries = 0;
    for (guint i = 0; i < document->n_paragraphs; i++) {
        if (document->paragraphs[i].role != GK_LINE_CONTENTS)
            continue;
        g_assert_cmpuint(entries, <, G_N_ELEMENTS(ENTRIES));
        g_assert_cmpstr(document->paragraphs[i].text.text, ==, ENTRIES[entries++]);
    }
    g_assert_cmpuint(entries, ==, G_N_ELEMENTS(ENTRIES));
}

/* Rows of dots before amounts, and small numbers that fall: no contents. */
static void
no_contents(void)
{
    gk_test_one_table(PAGE "text 50 100 10 \"Place\"\ntext 200 100 10 \"Depth\"\n"
                           "text 50 114 10 \"Oxley.................\"\ntext 200 114 10 \"12.5\"\n"
                           "text 50 128 10 \"Marn..................\"\ntext 200 128 10 \"7.25\"\n"
                           "text 50 142 10 \"Tolby.................\"\ntext 200 142 10 \"31.0\"\n",
                      "Place | Depth\nOxley................. | 12.5\nMarn.................. | 7.25\nTolby................. | 31.0");
    gk_test_one_table(PAGE "text 50 100 10 \"河段\"\ntext 200 100 10 \"闸数\"\n"
                           "text 50 114 10 \"上段\"\ntext 200 114 10 \"9\"\ntext 50 128 10 \"中段\"\n"
                           "text 200 128 10 \"4\"\ntext 50 142 10 \"下段\"\ntext 200 142 10 \"7\"\n",
                      "河段 | 闸数\n上段 | 9\n中段 | 4\n下段 | 7");
}

/* Numbers of pages in brackets, and an index in two columns. */
static void
pages_in_brackets(void)
{
    gk_test_no_table(PAGE "text 60 100 10 \"1.1\"\ntext 90 100 10 \"Sluices.................\"\ntext 330 100 10 \"(3)\"\n"
                          "text 60 118 10 \"1.2\"\ntext 90 118 10 \"Weirs and dams..........\"\ntext 330 118 10 \"(7)\"\n"
                          "text 60 136 10 \"2.1\"\ntext 90 136 10 \"Mills...................\"\ntext 330 136 10 \"(12)\"\n"
                          "text 60 154 10 \"2.2\"\ntext 90 154 10 \"Ferries.................\"\ntext 330 154 10 \"(20)\"\n"
                          "text 60 172 10 \"3.1\"\ntext 90 172 10 \"Bridges.................\"\ntext 330 172 10 \"(31)\"\n");
}

static void
index_of_words(void)
{
    static const char *const ENTRIES[][2] = { { "Alder, 12, 107", "Mill, 41, 188" },   { "Barge, 9, 54, 201", "Oak, 77" },
                                              { "Canal, 33", "Quay, 15, 60, 112" },    { "Dam, 18, 96", "Reed, 4, 29" },
                                              { "Ferry, 7, 140", "Sluice, 85, 102" }, { "Gate, 66", "Weir, 3, 90, 131" } };
    g_autoptr(GString) text = g_string_new(PAGE);
    for (guint i = 0; i < G_N_ELEMENTS(ENTRIES); i++)
        g_string_append_printf(text, "text 60 %u 10 \"%s\"\ntext 320 %u 10 \"%s\"\n", 100 + 14 * i, ENTRIES[i][0],
                               100 + 14 * i, ENTRIES[i][1]);
    gk_test_no_table(text->str);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/no-table/numbers-in-prose", numbers_in_prose);
    g_test_add_func("/layout/no-table/group-title-in-table", group_title_in_table);
    g_test_add_func("/layout/no-table/numbered-lines", numbered_lines);
    g_test_add_func("/layout/no-table/numbered-headings", numbered_headings);
    g_test_add_func("/layout/no-table/contents-without-leaders", contents_without_leaders);
    g_test_add_func("/layout/no-table/numbered-rows", numbered_rows);
    g_test_add_func("/layout/no-table/paragraphs-below-page-rule", paragraphs_below_page_rule);
    g_test_add_func("/layout/no-table/coded-lines", coded_lines);
    g_test_add_func("/layout/no-table/ruled-headings", ruled_headings);
    g_test_add_func("/layout/no-table/page-numbers-below-entries", page_numbers_below_entries);
    g_test_add_func("/layout/no-table/no-contents", no_contents);
    g_test_add_func("/layout/no-table/pages-in-brackets", pages_in_brackets);
    g_test_add_func("/layout/no-table/index-of-words", index_of_words);
    return g_test_run();
}
