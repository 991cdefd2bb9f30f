/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is set aside: text that cannot be seen, copies, watermarks, running heads and page numbers. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define WORDS "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n合计 | 72.73 | 31.16"
#define LETTERS 32 /* of WORDS */

/* The table of these tests and `more` on its page. */
static char *
page_with(const char *more)
{
    g_autofree char *letters = gk_test_words("53,253,403", 214, 20, WORDS);
    return g_strconcat(PAGE "grid 50 200 cols 200,150,150 rows 20,20,20\n", letters, more, "\n", NULL);
}

static GkDocument *
same_table(const char *more)
{
    g_autofree char *text = page_with(more);
    GkDocument *document = gk_test_layout(text);
    gk_test_tables(document, WORDS, NULL);
    g_assert_cmpuint(gk_test_ink(document, cell), ==, LETTERS);
    return document;
}

static void
hidden(void)
{
    g_autoptr(GkDocument) document = same_table("text 100 214 10 \"99999\" noink");
    g_assert_cmpuint(gk_test_ink(document, hidden), ==, 5);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_HIDDEN_TEXT, ""));
}

static void
hidden_kept(void)
{
    GkLayoutOptions options = { .keep_hidden = TRUE };
    g_autofree char *text = page_with("text 100 214 10 \"预算\" noink");
    g_autoptr(GkDocument) document = gk_test_layout_with(text, &options);
    g_assert_cmpstr(document->tables[0].cells[0].text, ==, "科目预算");
    g_assert_cmpuint(gk_test_ink(document, hidden), ==, 0);
}

/* A mark whose foot is cut off with its line; not one beside letters that can't be seen either. */
static void
marks_cut_with_their_line(void)
{
    static const char *const ENDS[] = { "", " noink" };
    for (guint i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        g_autofree char *page = g_strdup_printf(PAGE "grid 50 200 cols 200,150 rows 20\ntext 53 214 10 \"路灯\"\n"
                                                     "text 73 214 10 \"、\" noink\ntext 83 214 10 \"座椅\"%s\n"
                                                     "text 253 214 10 \"31.20\"\n", ENDS[i]);
        g_autoptr(GkDocument) document = gk_test_layout(page);
        gk_test_tables(document, i ? "路灯 | 31.20" : "路灯、座椅 | 31.20", NULL);
        g_assert_cmpuint(gk_test_ink(document, hidden), ==, i ? 3 : 0);
    }
}

/* Fake bold: the same letters again, a hair off. */
static void
copies(void)
{
    g_autoptr(GkDocument) document = same_table("text 53.3 214 10 \"科目\"\ntext 253.2 234.2 10 \"72.73\"");
    g_assert_cmpuint(gk_test_ink(document, duplicate), ==, 7);
    /* The same digit beside itself is none. */
    g_autoptr(GkDocument) other = gk_test_layout(PAGE "grid 50 100 cols 100,100 rows 20,20\ntext 53 114 10 \"合计\"\n"
                                                      "text 153 114 10 \"1111.11\"\ntext 153 134 6 \"888\"\n");
    gk_test_tables(other, "合计 | 1111.11\n_ | 888", NULL);
    g_assert_cmpuint(gk_test_ink(other, duplicate), ==, 0);
}

static void
pale_and_large(void)
{
    g_autoptr(GkDocument) document = same_table("text 120 250 60 \"内部资料\" color dddddd");
    g_assert_cmpuint(gk_test_ink(document, watermark), ==, 4);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_WATERMARK, ""));
}

static void
pale_diagonal(void)
{
    g_autoptr(GkDocument) document = same_table("text 100 260 36 \"内\" color e0e0e0\ntext 140 240 36 \"部\" color "
                                                "e0e0e0\ntext 180 220 36 \"资\" color e0e0e0\n"
                                                "text 220 200 36 \"料\" color e0e0e0");
    g_assert_cmpuint(gk_test_ink(document, watermark), ==, 4);
}

/* Dark letters that step diagonally are one when they are many, or large. */
static void
dark_diagonal(void)
{
    static const char *const LETTERS_OF[] = { "内", "部", "资", "料", "不", "得", "外", "传" };
    static const struct {
        guint n;
        double size;
        gboolean watermark;
    } FORMS[] = { { 8, 10, TRUE }, { 6, 10, TRUE }, { 5, 10, FALSE }, { 3, 30, TRUE }, { 2, 30, FALSE } };
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autoptr(GString) more = g_string_new(NULL);
        for (guint k = 0; k < FORMS[i].n; k++)
            g_string_append_printf(more, "text %.0f %.0f %.0f \"%s\" color 808080\n", 70 + FORMS[i].size * 0.8 * k,
                                   400 - FORMS[i].size * 0.8 * k, FORMS[i].size, LETTERS_OF[k]);
        g_autofree char *text = page_with(more->str);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_assert_cmpuint(gk_test_ink(document, watermark), ==, FORMS[i].watermark ? FORMS[i].n : 0);
        GkLayoutOptions options = { .keep_hidden = TRUE };
        g_autoptr(GkDocument) kept = gk_test_layout_with(text, &options);
        g_assert_cmpuint(gk_test_ink(kept, watermark), ==, 0);
    }
}

/* Upright pale letters of the text's own size: in the way of rules and words they are a watermark, all of them. */
static void
pale_tiles(void)
{
    static const char TILES[] =
        "text 220 223 11 \"某局公开专用\" color e0e0e0\ntext 250 231 11 \"某局公开专用\" color e0e0e0\n"
        "text 60 500 11 \"某局公开专用\" color e0e0e0\n";
    g_autoptr(GkDocument) document = same_table(TILES);
    g_assert_cmpuint(gk_test_ink(document, watermark), ==, 18);
    g_autoptr(GkDocument) words =
        same_table("text 60 400 10 \"本部门无此项支出\"\ntext 62 402 11 \"公开专用\" color e0e0e0\n");
    g_assert_cmpuint(gk_test_ink(words, watermark), ==, 4);
    g_autoptr(GkDocument) struck = same_table("text 60 400 10 \"资料来源\" color c0c0c0\nrule 61 396 67 396\n");
    g_assert_cmpuint(gk_test_ink(struck, watermark), ==, 0);
    /* In nothing's way: a remark in grey. */
    g_autoptr(GkDocument) remark = same_table("text 60 500 11 \"资料来源\" color c0c0c0\n");
    g_assert_cmpuint(gk_test_ink(remark, watermark), ==, 0);
    g_assert_cmpuint(gk_test_ink(remark, narrative), ==, 4);
}

/* White letters on a dark header are no watermark. */
static void
white_on_dark(void)
{
    /* Not even where a rule runs through them. */
    g_autoptr(GkDocument) crossed = same_table("fill 50 400 550 420 color 336699\nrule 50 411 550 411 color 000000\n"
                                               "text 60 414 10 \"白字\" color ffffff\n");
    g_assert_cmpuint(gk_test_ink(crossed, watermark), ==, 0);
    g_autofree char *letters = gk_test_words("53,253,403", 234, 20, "工资 | 72.73 | 31.16\n合计 | 72.73 | 31.16");
    g_autofree char *text =
        g_strconcat(PAGE "fill 50 200 550 220 color 336699\ngrid 50 200 cols 200,150,150 rows 20,20,20\n"
                         "text 53 214 10 \"科目\" color ffffff\ntext 253 214 10 \"预算数\" color ffffff\n"
                         "text 403 214 10 \"决算数\" color ffffff\n",
                    letters, NULL);
    gk_test_one_table(text, WORDS);
}

/* Heads, feet and page numbers of three pages, whatever the pages hold. */
static void
running(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    static const char *const WORDS_OF[] = { "本部门负责全市某项工作的组织实施。", "预算收入比上年有所增加。",
                                            "支出按功能分类如下所示。" };
    for (guint i = 0; i < 3; i++)
        g_string_append_printf(
            text,
            PAGE "text 300 40 9 \"某某局2023年部门预算\" center\ntext 70 %u 10 \"%s\"\n"
                 "text 70 400 10 \"各项工作按计划进行，主要任务是%s\"\ntext 300 810 9 \"— %u —\" center\n",
            100 + 20 * i, WORDS_OF[i], WORDS_OF[i], i + 1);
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    gk_test_tables(document, NULL);
    g_assert_cmpuint(gk_test_ink(document, running), ==, 3 * 12 + 3 * 3);
    for (guint i = 0; i < document->n_paragraphs; i++)
        if (document->paragraphs[i].role == GK_LINE_PROSE)
            g_assert_null(g_strstr_len(document->paragraphs[i].text.text, -1, "部门预算"));
}

/* The first of two lines of a title stands in the margin of each page, as a running head would. */
static void
title_in_margin(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 3; i++)
        g_string_append_printf(text,
                               PAGE "text 300 70 16 \"2023年某某省对市县转移\" center\ntext 300 90 16 \"支付分地区预算表\" center\n"
                                    "grid 100 120 cols 200,100 rows 20,20\ntext 103 134 10 \"%s县\"\ntext 303 134 10 \"%u.%u0\"\n"
                                    "text 103 154 10 \"%s区\"\ntext 303 154 10 \"%u.%u5\"\n",
                               i == 0 ? "东" : i == 1 ? "西" : "南", 31 + i, i, i == 0 ? "甲" : i == 1 ? "乙" : "丙", 47 + i, i);
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    g_assert_cmpuint(document->n_tables, >, 0);
    g_assert_cmpstr(document->tables[0].title.text, ==, "2023年某某省对市县转移支付分地区预算表");
    g_assert_cmpuint(gk_test_ink(document, running), ==, 0);
}

static void
kinds_of_pages(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(PAGE PAGE "image 0 0 595 842\n" PAGE "image 0 0 595 842\ntext 70 100 10 \"说明文字\"\n" PAGE
                                 "text 70 100 10 \"说明文字\"\n" PAGE "unreadable \"damaged\"\n");
    g_assert_cmpint(document->pages[0].content, ==, GK_PAGE_BLANK);
    g_assert_cmpint(document->pages[1].content, ==, GK_PAGE_IMAGE);
    g_assert_cmpint(document->pages[2].content, ==, GK_PAGE_MIXED);
    g_assert_cmpint(document->pages[3].content, ==, GK_PAGE_TEXT);
    g_assert_true(document->pages[4].failed);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_PAGE_SCANNED, "2"));
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_PAGE_UNREADABLE, "damaged"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/visible/hidden", hidden);
    g_test_add_func("/layout/visible/hidden-kept", hidden_kept);
    g_test_add_func("/layout/visible/marks-cut-with-their-line", marks_cut_with_their_line);
    g_test_add_func("/layout/visible/copies", copies);
    g_test_add_func("/layout/visible/pale-and-large", pale_and_large);
    g_test_add_func("/layout/visible/pale-diagonal", pale_diagonal);
    g_test_add_func("/layout/visible/dark-diagonal", dark_diagonal);
    g_test_add_func("/layout/visible/pale-tiles", pale_tiles);
    g_test_add_func("/layout/visible/white-on-dark", white_on_dark);
    g_test_add_func("/layout/visible/running", running);
    g_test_add_func("/layout/visible/title-in-margin", title_in_margin);
    g_test_add_func("/layout/visible/kinds-of-pages", kinds_of_pages);
    return g_test_run();
}
