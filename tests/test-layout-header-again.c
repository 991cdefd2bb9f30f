/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labels of columns printed within a table: amounts below other labels than the header's are told. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define ROWS "人员 | 本年 | 上年\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00\n"

/* Which amounts are doubtful, as "row,column " for each. */
static void
expect(const char *drawing, const char *doubtful)
{
    g_autofree char *table = gk_test_grid(50, 100, "200,150,150", "20,20,20,20,20,20", drawing);
    g_autofree char *text = g_strconcat(PAGE, table, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < document->tables[0].n_cells; i++) {
        const GkCell *cell = &document->tables[0].cells[i];
        if (cell->doubts & GK_DOUBT_OTHER_LABEL)
            g_string_append_printf(found, "%u,%u ", cell->row, cell->column);
    }
    g_assert_cmpstr(found->str, ==, doubtful);
    g_assert_cmpint(gk_test_says(document, GK_DIAGNOSTIC_HEADER_CHANGES, "page 1"), ==, *doubtful != '\0');
}

static void
other_labels(void)
{
    expect(ROWS "公用 | 上年 | 本年\n办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00", "4,1 4,2 5,1 5,2 ");
    expect(ROWS "公用 | 本年 | 增减\n办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00", "4,2 5,2 ");
    expect(ROWS "公用 | 年初 | 年末\n办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00", "4,1 4,2 5,1 5,2 ");
    /* One column of amounts, beside a label of the header. */
    expect("科目 | 说明 | 本年\n工资 | 甲 | 1.00\n津贴 | 乙 | 2.00\n科目 | 说明 | 上年\n办公 | 丙 | 3.00\n差旅 | 丁 | 4.00",
           "4,2 5,2 ");
    /* One column is blank above the labels, another below them: the two have changed places. */
    g_autofree char *table = gk_test_grid(50, 100, "150,120,120,120", "20,20,20,20,20",
                                          "人员 | 合计 | 拨款 | 其他\n工资 | 1.00 | 1.00 | _\n人员 | 合计 | 其他 | 拨款\n"
                                          "津贴 | 2.00 | _ | 2.00\n奖金 | 4.00 | _ | 4.00");
    g_autofree char *text = g_strconcat(PAGE, table, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    g_assert_true(gk_table_cell_at(&document->tables[0], 3, 3)->doubts & GK_DOUBT_OTHER_LABEL);
    g_assert_false(gk_table_cell_at(&document->tables[0], 3, 1)->doubts & GK_DOUBT_OTHER_LABEL);
}

/* The labels stand in two rows, the first of which reaches over both. */
static void
two_levels(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(
        PAGE "rect 50 100 550 220\nrule 50 120 550 120\nrule 50 140 550 140\nrule 250 160 550 160\nrule 50 180 550 180\n"
             "rule 50 200 550 200\nrule 250 100 250 220\nrule 400 100 400 140\nrule 400 160 400 220\n"
             "text 53 114 10 \"人员\"\ntext 253 114 10 \"本年\"\ntext 403 114 10 \"上年\"\n"
             "text 53 134 10 \"工资\"\ntext 253 134 10 \"1.00\"\ntext 403 134 10 \"2.00\"\n"
             "text 53 164 10 \"公用\"\ntext 253 154 10 \"预算数\"\ntext 253 174 10 \"上年\"\ntext 403 174 10 \"本年\"\n"
             "text 53 194 10 \"办公\"\ntext 253 194 10 \"3.00\"\ntext 403 194 10 \"4.00\"\n"
             "text 53 214 10 \"差旅\"\ntext 253 214 10 \"5.00\"\ntext 403 214 10 \"6.00\"\n");
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_HEADER_CHANGES, "in 4 cells"));
}

/* The header once more, the heading of a section, or a row of words below which nothing is counted. */
static void
the_same_labels(void)
{
    expect(ROWS "公用 | 本年 | 上年\n办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00", "");
    expect(ROWS "公用 | _ | _\n办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00", "");
    expect(ROWS "办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00\n备注 | 已批复 | 未批复", "");
    expect(ROWS "公用 | 无 | 无\n办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00", "");
    expect(ROWS "公用 | 10 15 | 2 3\n办公 | 5.00 | 6.00\n差旅 | 7.00 | 8.00", "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/header-again/other-labels", other_labels);
    g_test_add_func("/layout/header-again/two-levels", two_levels);
    g_test_add_func("/layout/header-again/the-same-labels", the_same_labels);
    return g_test_run();
}
