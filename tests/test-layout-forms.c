/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Forms over two pages: rows with columns of their own, joined by their edges. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define TITLE "项目支出绩效目标表"
#define UPPER_DRAWN                                                                                                    \
    "项目名称 | [1x4]道路维修\n主管部门 | 交通局 | [1x2]实施单位 | 公路站\n资金总额 | 10.00 | [1x2]其中 | 8.00\n"

/* The first rows of a form, whose last one ends at `bottom`, below a title. */
static char *
upper_rows(double bottom, const char *title)
{
    g_autofree char *caption = g_strdup_printf("text 300 %g 16 \"%s\" center\n", bottom - 90, title);
    g_autofree char *name = gk_test_grid(50, bottom - 60, "100,400", "20", "项目名称 | 道路维修");
    g_autofree char *rest = gk_test_grid(50, bottom - 40, "100,150,100,150", "20,20",
                                         "主管部门 | 交通局 | 实施单位 | 公路站\n资金总额 | 10.00 | 其中 | 8.00");
    return g_strconcat(PAGE, *title ? caption : "", name, rest, NULL);
}

static GkDocument *
lay_out(double bottom, const char *title, const char *widths, const char *rows)
{
    g_autofree char *upper = upper_rows(bottom, title), *lower = gk_test_grid(50, 60, widths, "20,20", rows);
    g_autofree char *text = g_strconcat(upper, PAGE, lower, NULL);
    return gk_test_layout(text);
}

static void
form_goes_on(void)
{
    g_autoptr(GkDocument) document =
        lay_out(780, TITLE, "100,200,200", "绩效目标 | 产出 | 维修道路五公里\n完成时间 | 年底 | 全部完工");
    gk_test_tables(
        document, UPPER_DRAWN "绩效目标 | [1x2]产出 | [1x2]维修道路五公里\n完成时间 | [1x2]年底 | [1x2]全部完工", NULL);
    g_assert_cmpuint(document->tables[0].n_parts, ==, 2);
    g_assert_true(document->tables[0].parts[1].joined_because & GK_JOIN_FORM);
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, ""));
}

/* With another beginning of a form, without a title above, or above room for more, they are two; so are other edges. */
static void
form_ends(void)
{
    static const struct {
        double bottom;
        const char *title, *widths, *rows;
        gboolean told;
    } CASES[] = { { 780, TITLE, "100,80,320", "项目名称 | 桥梁 | 维修\n主管部门 | 年底 | 完工", TRUE },
                  { 780, "", "100,80,320", "绩效目标 | 产出 | 维修\n完成时间 | 年底 | 完工", TRUE },
                  { 560, TITLE, "100,80,320", "绩效目标 | 产出 | 维修\n完成时间 | 年底 | 完工", FALSE },
                  { 780, TITLE, "100,80,300", "绩效目标 | 产出 | 维修\n完成时间 | 年底 | 完工", FALSE } };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(GkDocument) document = lay_out(CASES[i].bottom, CASES[i].title, CASES[i].widths, CASES[i].rows);
        g_assert_cmpuint(document->n_tables, ==, 2);
        g_assert_cmpint(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, "page 2"), ==, CASES[i].told);
    }
}

/* A table whose rows all have the same columns is no form. */
static void
table_ends(void)
{
    g_autofree char *upper =
        gk_test_grid(50, 720, "200,150,150", "20,20,20", "科目 | 基本 | 项目\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00");
    g_autofree char *lower = gk_test_grid(50, 60, "100,400", "20,20", "联系人 | 某某\n电话 | 另行公布");
    g_autofree char *text = g_strconcat(PAGE, "text 300 690 16 \"部门支出总表\" center\n", upper, PAGE, lower, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    g_assert_cmpuint(document->n_tables, ==, 2);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, "at other positions"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/forms/goes-on", form_goes_on);
    g_test_add_func("/layout/forms/ends", form_ends);
    g_test_add_func("/layout/forms/table-ends", table_ends);
    return g_test_run();
}
