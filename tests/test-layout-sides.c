/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables wider than a page: halves on several pages are put beside each other, with their reasons, and nothing else
 * is.
 */
#include "tests/support/layout-fixture.h"

#include <string.h>

#define PAGE "page 595 842\n"
#define TITLE "text 300 60 16 \"部门支出总表\" center\n"
#define UNIT "text 550 90 10 \"单位：万元\" right\n"
#define LEFT "科目 | 合计 | 基本支出\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n合计 | 73.73 | 33.16"
#define RIGHT "项目支出 | 经营支出\n41.57 | _\n0.00 | 1.00\n41.57 | 1.00"
#define LABELLED "科目 | 项目支出 | 经营支出\n工资 | 41.57 | _\n津贴 | 0.00 | 1.00\n合计 | 41.57 | 1.00"
#define WHOLE                                                                                                          \
    "科目 | 合计 | 基本支出 | 项目支出 | 经营支出\n工资 | 72.73 | 31.16 | 41.57 | _\n"               \
    "津贴 | 1.00 | 2.00 | 0.00 | 1.00\n合计 | 73.73 | 33.16 | 41.57 | 1.00"

/* Two pages: the left half with its title, and the right half with `above` over it. */
static GkDocument *
two_pages(const char *left, const char *above, const char *columns, const char *right, const GkLayoutOptions *options)
{
    g_autofree char *a = gk_test_grid(50, 100, "200,150,150", "20,20,20,20", left);
    g_autofree char *b = gk_test_grid(50, 100, columns, "20,20,20,20", right);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, above, b, NULL);
    return gk_test_layout_with(text, options);
}

static void
without_labels(void)
{
    g_autoptr(GkDocument) document = two_pages(LEFT, UNIT, "150,150", RIGHT, NULL);
    gk_test_tables(document, WHOLE, NULL);
    const GkTable *table = &document->tables[0];
    g_assert_cmpuint(table->n_parts, ==, 2);
    g_assert_cmphex(table->parts[0].joined_because, ==, 0);
    g_assert_cmphex(table->parts[1].joined_because, ==,
                    GK_JOIN_SIDE_BY_SIDE | GK_JOIN_SAME_ROWS | GK_JOIN_WITHOUT_LABELS | GK_JOIN_NO_TITLE |
                        GK_JOIN_TOP_OF_PAGE);
    g_assert_cmpuint(table->parts[0].first_column, ==, 0);
    g_assert_cmpuint(table->parts[0].last_column, ==, 2);
    g_assert_cmpuint(table->parts[1].first_column, ==, 3);
    g_assert_cmpuint(table->parts[1].last_column, ==, 4);
    g_assert_cmpuint(table->parts[1].first_row, ==, 0);
    g_assert_cmpuint(table->parts[1].last_row, ==, 3);
    g_assert_cmpuint(table->parts[1].page, ==, 2);
    g_assert_cmpuint(table->header_row_count, ==, 1);
    g_assert_cmpstr(table->unit.text, ==, "万元");
    const GkCell *cell = gk_table_cell_at(table, 1, 3);
    g_assert_cmpuint(cell->n_places, ==, 1);
    g_assert_cmpuint(cell->places[0].page, ==, 2);
    g_assert_cmpfloat_with_epsilon(cell->places[0].box.x0, 50, 0.01);
    g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
}

static void
labels_repeated(void)
{
    g_autoptr(GkDocument) document = two_pages(LEFT, "", "200,150,150", LABELLED, NULL);
    gk_test_tables(document, WHOLE, NULL);
    const GkTable *table = &document->tables[0];
    g_assert_true(table->parts[1].joined_because & GK_JOIN_REPEATED_LABELS);
    g_assert_cmpuint(table->parts[1].repeated_label_columns, ==, 1);
    g_assert_cmpuint(table->parts[1].repeated_glyphs, ==, 8); /* 科目 工资 津贴 合计 */
    g_assert_cmpuint(table->parts[1].first_column, ==, 3);
}

/* The title stands in the middle of the sheet: that is on the second page. */
static void
title_on_the_right(void)
{
    g_autofree char *a = gk_test_grid(50, 100, "200,150,150", "20,20,20,20", LEFT);
    g_autofree char *b = gk_test_grid(50, 100, "150,150", "20,20,20,20", RIGHT);
    g_autofree char *text = g_strconcat(PAGE, a, PAGE "text 200 80 16 \"部门支出总表\" center\n", b, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, WHOLE, NULL);
    g_assert_cmpstr(document->tables[0].title.text, ==, "部门支出总表");
    g_assert_false(document->tables[0].parts[1].joined_because & (GK_JOIN_SAME_TITLE | GK_JOIN_NO_TITLE));
    /* With labels of its own it is a table of its own. */
    g_autofree char *c = gk_test_grid(50, 100, "200,150,150", "20,20,20,20", LABELLED);
    g_autofree char *apart = g_strconcat(PAGE, a, PAGE "text 300 80 16 \"部门支出总表\" center\n", c, NULL);
    g_autoptr(GkDocument) two = gk_test_layout(apart);
    gk_test_tables(two, LEFT, LABELLED, NULL);
}

/* The edge of the page cuts the title; `columns` and `right` are the second half. */
static GkDocument *
cut_title_pages(const char *begin, const char *end, int y, const char *columns, const char *right)
{
    g_autofree char *a = gk_test_grid(50, 100, "200,150,150", "20,20,20,20", LEFT);
    g_autofree char *b = gk_test_grid(50, y, columns, "20,20,20,20", right);
    g_autofree char *text = g_strdup_printf(
        PAGE "text 545 60 16 \"%s\" right\n%s" PAGE "text 45 60 16 \"%s\"\n" UNIT "%s", begin, a, end, b);
    return gk_test_layout(text);
}

static void
title_cut(void)
{
    static const char *const PIECES[][2] = { { "某某局部门", "支出总表" },
                                             { "某某局部门支出", "总表" },
                                             { "某某局部门支出总", "表" } };
    for (guint i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        g_autoptr(GkDocument) bare = cut_title_pages(PIECES[i][0], PIECES[i][1], 100, "150,150", RIGHT);
        g_autoptr(GkDocument) labelled = cut_title_pages(PIECES[i][0], PIECES[i][1], 100, "200,150,150", LABELLED);
        const GkDocument *const both[] = { bare, labelled };
        for (guint j = 0; j < 2; j++) {
            gk_test_tables(both[j], WHOLE, NULL);
            const GkText *title = &both[j]->tables[0].title;
            g_assert_cmpstr(title->text, ==, "某某局部门支出总表");
            g_assert_cmpuint(title->n_places, ==, 2);
            g_assert_cmpuint(title->places[0].page, ==, 1);
            g_assert_cmpuint(title->places[1].page, ==, 2);
            g_assert_cmpuint(gk_test_ink(both[j], title), ==, 9);
        }
    }
    /* Tables at other heights are no halves: each keeps what stands above it. */
    g_autoptr(GkDocument) apart = cut_title_pages("某某局部门", "支出总表", 130, "150,150", RIGHT);
    gk_test_tables(apart, LEFT, RIGHT, NULL);
    g_assert_cmpstr(apart->tables[1].title.text, ==, "支出总表");
}

/* 其中 among the labels of the header; the columns of the first half are among those of the second. */
static void
columns_of_the_left_half_again(void)
{
    static const char PLAIN[] = "编码 | 科目 | 合计\n201 | 行政 | 72.73\n205 | 教育 | 1.00\n208 | 社保 | 73.73";
    static const char MORE[] = "项目支出 | 其中：上级 | 经营支出 | 其他\n41.57 | 1.00 | _ | 2.00\n_ | _ | 3.00 | _\n"
                               "41.57 | 1.00 | 3.00 | 2.00";
    g_autofree char *a = gk_test_grid(50, 100, "80,160,80", "20,20,20,20", PLAIN);
    g_autofree char *b = gk_test_grid(50, 100, "80,80,80,80", "20,20,20,20", MORE);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, b, NULL);
    gk_test_one_table(text,
                      "编码 | 科目 | 合计 | 项目支出 | 其中：上级 | 经营支出 | 其他\n"
                      "201 | 行政 | 72.73 | 41.57 | 1.00 | _ | 2.00\n205 | 教育 | 1.00 | _ | _ | 3.00 | _\n"
                      "208 | 社保 | 73.73 | 41.57 | 1.00 | 3.00 | 2.00");
    /* At other heights they are no halves, and no continuation either: the second has a header of its own. */
    g_autofree char *lower = gk_test_grid(50, 110, "80,80,80,80", "20,20,20,20", MORE);
    g_autofree char *apart = g_strconcat(PAGE TITLE, a, PAGE, lower, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(apart);
    gk_test_tables(document, PLAIN, MORE, NULL);
}

/* The last column alone is on the second page. A box of one column elsewhere is no table. */
static void
single_column(void)
{
    g_autoptr(GkDocument) document = two_pages(LEFT, "", "150", "项目支出\n41.57\n0.00\n41.57", NULL);
    gk_test_tables(document,
                   "科目 | 合计 | 基本支出 | 项目支出\n工资 | 72.73 | 31.16 | 41.57\n津贴 | 1.00 | 2.00 | 0.00\n"
                   "合计 | 73.73 | 33.16 | 41.57",
                   NULL);
    g_autofree char *a = gk_test_grid(50, 100, "200,150,150", "20,20,20,20", LEFT);
    g_autofree char *b = gk_test_grid(50, 130, "150", "20,20,20,20", "项目支出\n41.57\n0.00\n41.57");
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, b, NULL);
    g_autoptr(GkDocument) apart = gk_test_layout(text);
    gk_test_tables(apart, LEFT, NULL);
}

/* Codes are labels, too, though they are numbers. */
static void
codes_repeated(void)
{
    static const char CODES[] = "编码 | 科目 | 合计\n201 | 行政 | 72.73\n205 | 教育 | 1.00\n_ | 合计 | 73.73";
    static const char AGAIN[] = "编码 | 科目 | 项目支出\n201 | 行政 | 41.57\n205 | 教育 | _\n_ | 合计 | 41.57";
    g_autoptr(GkDocument) document = two_pages(CODES, "", "200,150,150", AGAIN, NULL);
    gk_test_tables(
        document,
        "编码 | 科目 | 合计 | 项目支出\n201 | 行政 | 72.73 | 41.57\n205 | 教育 | 1.00 | _\n_ | 合计 | 73.73 | 41.57",
        NULL);
    g_assert_cmpuint(document->tables[0].parts[1].repeated_label_columns, ==, 2);
}

/* The title stands on both pages, or is marked as going on. */
static void
title_repeated(void)
{
    g_autoptr(GkDocument) same = two_pages(LEFT, TITLE UNIT, "150,150", RIGHT, NULL);
    gk_test_tables(same, WHOLE, NULL);
    g_assert_true(same->tables[0].parts[1].joined_because & GK_JOIN_SAME_TITLE);
    g_autoptr(GkDocument) form = two_pages(LEFT, TITLE UNIT, "200,150,150", LABELLED, NULL);
    gk_test_tables(form, LEFT, LABELLED, NULL);
    g_assert_true(gk_test_says(form, GK_DIAGNOSTIC_LEFT_APART, "the one on page 1"));
    g_autoptr(GkDocument) other =
        two_pages(LEFT, TITLE UNIT, "200,150,150",
                  "科目 | 项目支出 | 经营支出\n工资 | 41.57 | _\n津贴 | 0.00 | 1.00\n总计 | 41.57 | 1.00", NULL);
    g_assert_cmpuint(other->n_tables, ==, 2);
    g_assert_false(gk_test_says(other, GK_DIAGNOSTIC_LEFT_APART, ""));
    g_autoptr(GkDocument) marked = two_pages(LEFT, "text 50 90 10 \"续表\"\n", "150,150", RIGHT, NULL);
    gk_test_tables(marked, WHOLE, NULL);
    g_assert_true(marked->tables[0].parts[1].joined_because & GK_JOIN_CONTINUATION_MARK);
}

#define LOWER_LEFT "办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00\n总计 | 12.00 | 14.00"
#define LOWER_RIGHT "1.00 | 2.00\n_ | 3.00\n1.00 | 5.00"
#define UPPER_LEFT "科目 | 合计 | 基本支出\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n奖金 | 73.73 | 33.16"
#define ALL_FOUR                                                                                                                       \
    "科目 | 合计 | 基本支出 | 项目支出 | 经营支出\n工资 | 72.73 | 31.16 | 41.57 | _\n津贴 | 1.00 | 2.00 | 0.00 | " \
    "1.00\n"                                                                                                                           \
    "奖金 | 73.73 | 33.16 | 41.57 | 1.00\n办公 | 5.00 | 6.00 | 1.00 | 2.00\n差旅 | 7.00 | 8.00 | _ | 3.00\n"                     \
    "总计 | 12.00 | 14.00 | 1.00 | 5.00"

/* Four pages in this order of l (left), r (right), L and R (the same, lower). */
static GkDocument *
four_pages(const char *order, gboolean repeated_header)
{
    static const char HEAD_LEFT[] = "科目 | 合计 | 基本支出\n", HEAD_RIGHT[] = "项目支出 | 经营支出\n";
    const char *rows = repeated_header ? "20,20,20,20" : "20,20,20";
    g_autofree char *low_left = g_strconcat(repeated_header ? HEAD_LEFT : "", LOWER_LEFT, NULL);
    g_autofree char *low_right = g_strconcat(repeated_header ? HEAD_RIGHT : "", LOWER_RIGHT, NULL);
    GString *text = g_string_new(NULL);
    for (const char *p = order; *p; p++) {
        gboolean upper = *p == 'l' || *p == 'r', left = *p == 'l' || *p == 'L';
        g_autofree char *table = gk_test_grid(50, 100, left ? "200,150,150" : "150,150", upper ? "20,20,20,20" : rows,
                                              upper ? (left ? UPPER_LEFT : RIGHT) : (left ? low_left : low_right));
        g_string_append_printf(text, PAGE "%s%s", p == order ? TITLE : *p == 'r' ? UNIT : "", table);
    }
    GkDocument *document = gk_test_layout(text->str);
    g_string_free(text, TRUE);
    return document;
}

static void
over_then_down(void)
{
    for (guint repeated = 0; repeated < 2; repeated++) {
        g_autoptr(GkDocument) document = four_pages("lrLR", repeated);
        gk_test_tables(document, ALL_FOUR, NULL);
        const GkTablePart *parts = document->tables[0].parts;
        g_assert_cmpuint(document->tables[0].n_parts, ==, 4);
        for (guint i = 0; i < 4; i++) {
            g_assert_cmpuint(parts[i].page, ==, i + 1);
            g_assert_cmpuint(parts[i].first_column, ==, i % 2 ? 3 : 0);
            g_assert_cmpuint(parts[i].first_row, ==, i < 2 ? 0 : 4);
            g_assert_cmpuint(parts[i].last_row, ==, i < 2 ? 3 : 6);
            g_assert_cmpuint(parts[i].repeated_header_rows, ==, i < 2 ? 0 : repeated);
            g_assert_cmpuint(!(parts[i].joined_because & GK_JOIN_SIDE_BY_SIDE), ==, i % 2 == 0);
        }
    }
}

static void
down_then_over(void)
{
    for (guint repeated = 0; repeated < 2; repeated++) {
        g_autoptr(GkDocument) document = four_pages("lLrR", repeated);
        gk_test_tables(document, ALL_FOUR, NULL);
        const GkTablePart *parts = document->tables[0].parts;
        g_assert_cmpuint(document->tables[0].n_parts, ==, 4);
        for (guint i = 0; i < 4; i++) {
            g_assert_cmpuint(parts[i].page, ==, i + 1);
            g_assert_cmpuint(parts[i].first_column, ==, i < 2 ? 0 : 3);
            g_assert_cmpuint(parts[i].first_row, ==, i % 2 ? 4 : 0);
            g_assert_cmpuint(!(parts[i].joined_because & GK_JOIN_SIDE_BY_SIDE), ==, i < 2);
        }
        g_assert_true(parts[1].joined_because & GK_JOIN_SAME_COLUMNS);
        const GkCell *cell = gk_table_cell_at(&document->tables[0], 5, 4);
        g_assert_cmpuint(cell->places[0].page, ==, 4);
    }
}

/* The right half of the lower pages has other labels than the left: it is no half of it, and they are kept. */
static void
other_labels_further_down(void)
{
    static const char *const PAGES[] = { LEFT, LABELLED, "奖金 | 1.00 | 2.00\n公用 | 3.00 | 4.00\n其他 | 5.00 | 6.00",
                                         "奖金 | 1.00 | 2.00\n差旅 | 3.00 | 4.00\n其他 | 5.00 | 6.00" };
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        g_autofree char *table = gk_test_grid(50, 100, "200,150,150", i < 2 ? "20,20,20,20" : "20,20,20", PAGES[i]);
        g_string_append_printf(text, PAGE "%s%s", i ? "" : TITLE, table);
    }
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    gboolean kept = FALSE;
    for (guint t = 0; t < document->n_tables; t++)
        for (guint i = 0; i < document->tables[t].n_cells; i++)
            kept |= strcmp(document->tables[t].cells[i].text, "差旅") == 0;
    g_assert_true(kept);
}

static void
three_beside_each_other(void)
{
    g_autofree char *a = gk_test_grid(50, 100, "200,150,150", "20,20,20,20", LEFT);
    g_autofree char *b = gk_test_grid(50, 100, "150,150", "20,20,20,20", RIGHT);
    g_autofree char *c = gk_test_grid(50, 100, "180", "20,20,20,20", "备用金\n4.00\n5.00\n9.00");
    g_autofree char *d =
        gk_test_grid(50, 100, "180,150", "20,20,20,20", "备用金 | 上缴\n4.00 | 1.00\n5.00 | 1.00\n9.00 | 2.00");
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, b, PAGE, d, NULL);
    gk_test_one_table(text,
                      "科目 | 合计 | 基本支出 | 项目支出 | 经营支出 | 备用金 | 上缴\n"
                      "工资 | 72.73 | 31.16 | 41.57 | _ | 4.00 | 1.00\n"
                      "津贴 | 1.00 | 2.00 | 0.00 | 1.00 | 5.00 | 1.00\n"
                      "合计 | 73.73 | 33.16 | 41.57 | 1.00 | 9.00 | 2.00");
}

/* The header has two levels, a group goes on over the page's edge, and the right half has taller cells. */
static void
group_over_the_edge(void)
{
    static const char LEFT_RULES[] =
        "rect 50 100 550 180\nrule 250 120 550 120\nrule 50 140 550 140\nrule 50 160 550 160\nrule 250 100 250 180\n"
        "rule 400 120 400 180\ntext 53 124 10 \"科目\"\ntext 253 114 10 \"财政拨款支出\"\ntext 253 134 10 "
        "\"基本支出\"\n"
        "text 403 134 10 \"项目支出\"\ntext 53 154 10 \"工资\"\ntext 253 154 10 \"1.00\"\ntext 403 154 10 \"2.00\"\n"
        "text 53 174 10 \"津贴\"\ntext 253 174 10 \"3.00\"\ntext 403 174 10 \"4.00\"\n";
    static const char RIGHT_RULES[] =
        "rect 50 100 450 180\nrule 50 120 150 120\nrule 50 140 450 140\nrule 50 160 450 160\nrule 150 100 150 180\n"
        "rule 300 100 300 180\ntext 53 134 10 \"经营支出\"\ntext 153 124 10 \"事业收入\"\ntext 303 124 10 \"其他\"\n"
        "text 53 154 10 \"5.00\"\ntext 153 154 10 \"6.00\"\ntext 303 154 10 \"7.00\"\n"
        "text 53 174 10 \"8.00\"\ntext 153 174 10 \"9.00\"\ntext 303 174 10 \"10.00\"\n";
    g_autoptr(GkDocument) document = NULL;
    g_autofree char *text = g_strconcat(PAGE TITLE, LEFT_RULES, PAGE, RIGHT_RULES, NULL);
    document = gk_test_layout(text);
    gk_test_tables(document,
                   "[2x1]科目 | [1x3]财政拨款支出 | [2x1]事业收入 | [2x1]其他\n基本支出 | 项目支出 | 经营支出\n"
                   "工资 | 1.00 | 2.00 | 5.00 | 6.00 | 7.00\n津贴 | 3.00 | 4.00 | 8.00 | 9.00 | 10.00",
                   NULL);
    const GkCell *group = gk_table_cell_at(&document->tables[0], 0, 1);
    g_assert_cmpuint(group->n_places, ==, 2);
    g_assert_cmpuint(group->places[1].page, ==, 2);
    g_assert_cmpuint(document->tables[0].header_row_count, ==, 2);
}

static void
stays_apart(const char *above, double top, const char *columns, const char *rows, const char *right)
{
    g_autofree char *a = gk_test_grid(50, 100, "200,150,150", "20,20,20,20", LEFT),
                    *b = gk_test_grid(50, top, columns, rows, right);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, above, b, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, LEFT, right, NULL);
    g_assert_cmpuint(document->tables[1].n_parts, ==, 1);
}

static void
refused(void)
{
    static const char SAME[] = "20,20,20,20";
    /* Another title, text above, other heights, another place, one row less, a header of data. */
    stays_apart("text 300 60 16 \"部门收入总表\" center\n", 100, "150,150", SAME, RIGHT);
    stays_apart("text 50 60 10 \"二、支出情况说明如下，主要原因是人员经费增加。\"\n", 100, "150,150", SAME, RIGHT);
    stays_apart("text 50 90 10 \"表3\"\n", 100, "150,150", SAME, RIGHT);
    stays_apart("", 100, "150,150", "20,22,18,20", RIGHT);
    stays_apart("", 110, "150,150", SAME, RIGHT);
    stays_apart("", 100, "150,150", "20,20,20", "项目支出 | 经营支出\n41.57 | _\n0.00 | 1.00");
    stays_apart("", 100, "150,150", SAME, "3.00 | 4.00\n41.57 | _\n0.00 | 1.00\n41.57 | 1.00");
}

/* A row that is blank on the left has no amounts on the right. */
static void
blank_row_refused(void)
{
    static const char GAP[] = "科目 | 合计 | 基本支出\n工资 | 72.73 | 31.16\n_ | _ | _\n合计 | 73.73 | 33.16";
    static const char GAP_TOO[] = "项目支出 | 经营支出\n41.57 | _\n_ | _\n41.57 | 1.00";
    g_autoptr(GkDocument) apart = two_pages(GAP, "", "150,150", RIGHT, NULL);
    gk_test_tables(apart, GAP, RIGHT, NULL);
    g_autoptr(GkDocument) joined = two_pages(GAP, "", "150,150", GAP_TOO, NULL);
    g_assert_cmpuint(joined->n_tables, ==, 1);
}

/* Pages of a table that goes on downwards have the same rows, too; nothing is in doubt about them. */
static void
goes_on_downwards(void)
{
    g_autoptr(GkDocument) document =
        two_pages(UPPER_LEFT, "", "200,150,150", "科目 | 合计 | 基本支出\n" LOWER_LEFT, NULL);
    gk_test_tables(document, UPPER_LEFT "\n" LOWER_LEFT, NULL);
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, ""));
}

/* All places agree, but the rows of the second have labels of their own: that is said, and nothing joined. */
static void
doubtful(void)
{
    static const char OTHER[] = "项目 | 预算数\n道路 | 41.57\n桥梁 | 1.00\n合计 | 42.57";
    g_autoptr(GkDocument) document = two_pages(LEFT, "", "150,150", OTHER, NULL);
    gk_test_tables(document, LEFT, OTHER, NULL);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, "labels of their own"));
    g_autoptr(GkDocument) sure = two_pages(LEFT, "", "150,150", RIGHT, NULL);
    g_assert_false(gk_test_says(sure, GK_DIAGNOSTIC_JOIN_DOUBTFUL, ""));
}

static void
switched_off(void)
{
    GkLayoutOptions options = { .no_join = TRUE };
    g_autoptr(GkDocument) document = two_pages(LEFT, "", "150,150", RIGHT, &options);
    gk_test_tables(document, LEFT, RIGHT, NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/sides/without-labels", without_labels);
    g_test_add_func("/layout/sides/labels-repeated", labels_repeated);
    g_test_add_func("/layout/sides/title-on-the-right", title_on_the_right);
    g_test_add_func("/layout/sides/title-cut", title_cut);
    g_test_add_func("/layout/sides/columns-again", columns_of_the_left_half_again);
    g_test_add_func("/layout/sides/single-column", single_column);
    g_test_add_func("/layout/sides/codes-repeated", codes_repeated);
    g_test_add_func("/layout/sides/title-repeated", title_repeated);
    g_test_add_func("/layout/sides/over-then-down", over_then_down);
    g_test_add_func("/layout/sides/other-labels-further-down", other_labels_further_down);
    g_test_add_func("/layout/sides/down-then-over", down_then_over);
    g_test_add_func("/layout/sides/three", three_beside_each_other);
    g_test_add_func("/layout/sides/group-over-the-edge", group_over_the_edge);
    g_test_add_func("/layout/sides/refused", refused);
    g_test_add_func("/layout/sides/blank-row-refused", blank_row_refused);
    g_test_add_func("/layout/sides/goes-on-downwards", goes_on_downwards);
    g_test_add_func("/layout/sides/doubtful", doubtful);
    g_test_add_func("/layout/sides/switched-off", switched_off);
    return g_test_run();
}
