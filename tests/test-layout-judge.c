/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Grids of rules that are tables, and drawings that look like grids. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"

static void
box(GString *page, double x0, double y0, double x1, double y1)
{
    g_string_append_printf(page, "rule %.0f %.0f %.0f %.0f\nrule %.0f %.0f %.0f %.0f\n", x0, y0, x1, y0, x0, y1, x1, y1);
    g_string_append_printf(page, "rule %.0f %.0f %.0f %.0f\nrule %.0f %.0f %.0f %.0f\n", x0, y0, x0, y1, x1, y0, x1, y1);
}

/* A tree of boxes, a word in each, with lines from one to the other. */
static void
boxes(void)
{
    static const char *const WORDS[] = { "局长", "办公室", "业务科", "财务科" };
    g_autoptr(GString) page = g_string_new(PAGE);
    box(page, 240, 100, 340, 130);
    g_string_append_printf(page, "text 270 119 10 \"%s\"\nrule 290 130 290 150\nrule 100 150 480 150\n", WORDS[0]);
    for (guint i = 0; i < 3; i++) {
        double x = 60 + 190 * i;
        box(page, x, 170, x + 80, 200);
        g_string_append_printf(page, "rule %.0f 150 %.0f 170\ntext %.0f 189 10 \"%s\"\n", x + 40, x + 40, x + 25, WORDS[i + 1]);
    }
    gk_test_no_table(page->str);
}

/* The same with boxes of two compartments, on lines that meet their sides: a grid that rules close, and rows of boxes. */
static void
boxes_of_two(void)
{
    g_autoptr(GString) page = g_string_new(PAGE);
    box(page, 200, 100, 380, 120);
    g_string_append(page, "text 270 114 9 \"总站\"\nrule 290 120 290 132\nrule 100 132 480 132\n");
    for (guint i = 0; i < 3; i++) {
        double x = 60 + 190 * i;
        box(page, x, 144, x + 80, 180);
        g_string_append_printf(page, "rule %.0f 132 %.0f 144\nrule %.0f 160 %.0f 160\n", x + 40, x + 40, x, x + 80);
        g_string_append_printf(page, "text %.0f 155 9 \"闸口\"\ntext %.0f 169 9 \"值班\"\ntext %.0f 178 9 \"人员\"\n", x + 30, x + 30, x + 30);
    }
    gk_test_no_table(page->str);
    g_string_assign(page, PAGE);
    for (guint i = 0; i < 4; i++) {
        double x = 60 + 120 * i;
        box(page, x, 144, x + 80, 180);
        g_string_append_printf(page, "text %.0f 155 9 \"闸口\"\ntext %.0f 166 9 \"值班\"\ntext %.0f 177 9 \"人员\"\n", x + 30, x + 30, x + 30);
    }
    gk_test_no_table(page->str);
}

/* Contents between two rules, the page numbers in brackets or not. */
static void
contents_between_rules(void)
{
    for (guint brackets = 0; brackets < 2; brackets++) {
        g_autoptr(GString) page = g_string_new(PAGE "text 240 90 15 \"目  录\"\nrule 60 104 500 104\nrule 60 264 500 264\n");
        for (guint i = 0; i < 9; i++) {
            g_autofree char *number = g_strdup_printf(brackets ? "（%u）" : "%u", 3 + 4 * i);
            g_string_append_printf(page, "text %u %u 9 \"%u.%u 渠道养护记录\"\ntext 498 %u 9 \"%s\" right\n", i % 3 ? 78 : 60,
                                   116 + 17 * i, i / 3 + 1, i % 3 + 1, 116 + 17 * i, number);
        }
        gk_test_no_table(page->str);
    }
}

/* Below the imprint of a letter stands the number of its page, wherever the page ends. */
static void
imprint(void)
{
    gk_test_no_table(PAGE "text 80 200 10 \"现将渠道养护计划印发给你们，请按照计划组织实施。\"\n"
                          "rule 70 300 500 300\nrule 70 318 500 318\nrule 70 336 500 336\n"
                          "text 76 312 10 \"抄送：水闸管理所\"\ntext 76 330 10 \"渠道站办公室\"\n"
                          "text 494 330 10 \"2019年6月3日印发\" right\ntext 450 350 9 \"— 36 —\"\n");
}

/* Bars before a grid of lines, which has no entries but some words on them. */
static void
bars(void)
{
    g_autoptr(GString) page = g_string_new(PAGE);
    for (guint i = 0; i < 6; i++) {
        g_string_append_printf(page, "rule 100 %u 400 %u\n", 100 + 30 * i, 100 + 30 * i);
        g_string_append_printf(page, "text 92 %u 9 \"%u\" right\n", 103 + 30 * i, 50 - 10 * i);
    }
    for (guint i = 0; i < 6; i++)
        g_string_append_printf(page, "rule %u 100 %u 250\n", 100 + 60 * i, 100 + 60 * i);
    for (guint i = 0; i < 4; i++)
        g_string_append_printf(page, "fill %u %u %u 249 color 4060c0\n", 118 + 60 * i, 140 + 20 * i, 142 + 60 * i);
    g_string_append(page, "text 205 134 9 \"入库\"\n");
    g_autoptr(GkDocument) document = gk_test_layout(page->str);
    for (guint i = 0; i < document->n_tables; i++)
        g_assert_cmpint(document->tables[i].ruling, !=, GK_RULING_FULL);
}

/* Lying bars with names beside, values at their ends and a legend: their lines are no table either. */
static void
bars_with_values(void)
{
    static const struct {
        const char *name, *value;
        guint reach;
    } BARS[] = { { "柳巷", "5,288", 150 }, { "桥东", "213.5", 260 }, { "沙河", "829.3", 130 }, { "河口", "144.2", 290 },
                 { "南门", "482.3", 280 }, { "北塘", "121.0", 60 }, { "长堤", "69.0", 140 }, { "东坝", "637.0", 190 } };
    g_autoptr(GString) page = g_string_new(PAGE);
    for (guint i = 0; i < 6; i++)
        g_string_append_printf(page, "rule %u 100 %u 260\ntext %u 272 8 \"%u\" center\n", 120 + 60 * i, 120 + 60 * i, 120 + 60 * i, 500 * i);
    g_string_append(page, "rule 120 100 420 100\nrule 120 260 420 260\n");
    box(page, 360, 110, 416, 130);
    g_string_append(page, "text 366 122 8 \"灯具\"\n");
    for (guint i = 0; i < G_N_ELEMENTS(BARS); i++)
        g_string_append_printf(page, "fill 120 %u %u %u color 808080\ntext 112 %u 8 \"%s\" right\ntext %u %u 8 \"%s\"\n", 104 + 20 * i,
                               120 + BARS[i].reach, 116 + 20 * i, 113 + 20 * i, BARS[i].name, 123 + BARS[i].reach, 113 + 20 * i,
                               BARS[i].value);
    gk_test_no_table(page->str);
}

/* Small tables, and blank ones, are tables. */
static void
small_tables(void)
{
    g_autofree char *grid = gk_test_grid(60, 100, "120,100", "20,20", "项目 | 金额\n船闸 | 12.50");
    g_autofree char *page = g_strconcat(PAGE, grid, NULL);
    gk_test_one_table(page, "项目 | 金额\n船闸 | 12.50");
    g_autofree char *blank = gk_test_grid(60, 100, "120,100,80", "20,20,20", "项目 | 金额 | 备注\n_ | _ | _\n_ | _ | _");
    g_autofree char *blank_page = g_strconcat(PAGE "text 120 90 14 \"渠道养护支出表\"\n", blank, NULL);
    gk_test_one_table(blank_page, "项目 | 金额 | 备注\n_ | _ | _\n_ | _ | _");
    g_autofree char *form = gk_test_grid(60, 100, "120,200", "20,20,20", "姓名 | _\n岗位 | _\n住址 | _");
    g_autofree char *form_page = g_strconcat(PAGE, form, NULL);
    gk_test_one_table(form_page, "姓名 | _\n岗位 | _\n住址 | _");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/judge/boxes", boxes);
    g_test_add_func("/layout/judge/boxes-of-two", boxes_of_two);
    g_test_add_func("/layout/judge/contents-between-rules", contents_between_rules);
    g_test_add_func("/layout/judge/imprint", imprint);
    g_test_add_func("/layout/judge/bars", bars);
    g_test_add_func("/layout/judge/bars-with-values", bars_with_values);
    g_test_add_func("/layout/judge/small-tables", small_tables);
    return g_test_run();
}
