/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns whose rule is drawn in the header alone, and nil marks beside numbers.
 */
#include "tests/support/layout-fixture.h"

/* Three columns with a header of 20 points, and four rows; below the header the rule at 250 is missing. */
#define HEAD                                                                                                           \
    "page 595 842\ngrid 50 100 cols 120,80,80 rows 20\ngrid 50 120 cols 120,160 rows 20,20,20,20\n"                    \
    "text 53 114 10 \"科目\"\ntext 190 114 10 \"基本支出\"\ntext 270 114 10 \"项目支出\"\n"                  \
    "text 53 134 10 \"工资\"\ntext 53 154 10 \"水费\"\ntext 53 174 10 \"印刷费\"\ntext 53 194 10 \"合计\"\n"

static void
numbers_on_both_sides_are_two_columns(void)
{
    gk_test_one_table(
        HEAD "text 247 134 10 \"12.00\" right\ntext 327 134 10 \"8.50\" right\n"
             "text 247 154 10 \"-\" right\ntext 327 154 10 \"9.25\" right\n"
             "text 247 174 10 \"3.00\" right\n"
             "text 247 194 10 \"15.00\" right\ntext 327 194 10 \"17.75\" right\n",
        "科目 | 基本支出 | 项目支出\n工资 | 12.00 | 8.50\n水费 | - | 9.25\n印刷费 | 3.00 | _\n合计 | 15.00 | 17.75");
}

/* All stand below the second label, at the right side of its column. */
static void
numbers_may_keep_to_one_column(void)
{
    gk_test_one_table(
        HEAD "text 327 134 10 \"8.50\" right\ntext 327 154 10 \"9.25\" right\ntext 327 174 10 \"3.00\" right\n"
             "text 327 194 10 \"20.75\" right\n",
        "科目 | 基本支出 | 项目支出\n工资 | _ | 8.50\n水费 | _ | 9.25\n印刷费 | _ | 3.00\n合计 | _ | 20.75");
}

/* Numbers in the middle of the cell below both labels lie over the border; words do, too. */
static void
one_column_stays_one(void)
{
    gk_test_one_table(HEAD "text 236 134 10 \"812.50\"\ntext 236 154 10 \"912.25\"\ntext 236 174 10 \"300.00\"\n"
                           "text 234 194 10 \"2024.75\"\n",
                      "科目 | 基本支出 | 项目支出\n工资 | [1x2]812.50\n水费 | [1x2]912.25\n印刷费 | [1x2]300.00\n合计 "
                      "| [1x2]2024.75");
    gk_test_one_table(HEAD "text 247 134 10 \"12.00\" right\ntext 327 134 10 \"8.50\" right\n"
                           "text 175 154 10 \"由上级单位统一支付，见附件\"\ntext 247 174 10 \"3.00\" right\n"
                           "text 327 174 10 \"1.00\" right\n"
                           "text 247 194 10 \"15.00\" right\ntext 327 194 10 \"17.75\" right\n",
                      "科目 | 基本支出 | 项目支出\n工资 | 12.00 | 8.50\n水费 | [1x2]由上级单位统一支付，见附件\n"
                      "印刷费 | 3.00 | 1.00\n合计 | 15.00 | 17.75");
}

/* One row shows no more than that its numbers keep to their columns. */
static void
one_row_is_in_doubt(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout("page 595 842\ngrid 50 100 cols 120,80,80 rows 20\ngrid 50 120 cols 120,160 rows 20\n"
                       "text 53 114 10 \"科目\"\ntext 190 114 10 \"基本支出\"\ntext 270 114 10 \"项目支出\"\n"
                       "text 53 134 10 \"工资\"\ntext 327 134 10 \"8.50\" right\n");
    const GkTable *table = &document->tables[0];
    g_assert_cmpstr(gk_table_cell_at(table, 1, 2)->text, ==, "8.50");
    g_assert_cmpuint(gk_table_cell_at(table, 1, 2)->column, ==, 2);
    g_assert_true(gk_table_cell_at(table, 1, 2)->doubts & GK_DOUBT_PLACE);
    g_assert_false(gk_table_cell_at(table, 1, 1)->doubts);
}

/* A nil mark is no sign of the number far behind it, unless it stands at the left side, where accounts have their
 * signs. */
static void
a_nil_mark_is_no_sign(void)
{
    static const char page[] = "page 595 842\ngrid 50 100 cols 120,160 rows 20,20\ntext 53 114 10 \"科目\"\n"
                               "text 260 114 10 \"支出\"\ntext 53 134 10 \"水费\"\ntext 327 134 10 \"9.25\" right\n";
    for (guint i = 0; i < 2; i++) {
        g_autofree char *text = g_strconcat(page, i ? "text 173 134 10 \"-\"\n" : "text 242 134 10 \"-\"\n", NULL);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        const GkCell *cell = gk_table_cell_at(&document->tables[0], 1, 1);
        g_assert_cmpstr(cell->text, ==, i ? "-9.25" : "- 9.25");
        g_assert_cmpuint(cell->doubts, ==, i ? 0 : GK_DOUBT_SEVERAL_NUMBERS);
    }
}

/* Spans of years, parted by no more than a space, head the columns that no rule parts below the label of their group. */
static void
spans_of_years_are_labels(void)
{
    gk_test_one_table("page 595 842\ngrid 50 100 cols 80 rows 40,20,20\ngrid 130 100 cols 100 rows 20,20,20,20\n"
                      "text 53 124 10 \"行业\"\ntext 180 114 10 \"城镇\" center\ntext 134 134 10 \"1986–87\"\ntext 227 134 10 \"1987–88\" right\n"
                      "text 53 154 10 \"芦苇\"\ntext 172 154 10 \"0.991\" right\ntext 227 154 10 \"88,794\" right\n"
                      "text 53 174 10 \"木桨\"\ntext 172 174 10 \"0.819\" right\ntext 227 174 10 \"82,643\" right\n",
                      "[2x1]行业 | [1x2]城镇\n1986–87 | 1987–88\n芦苇 | 0.991 | 88,794\n木桨 | 0.819 | 82,643");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/columns/both", numbers_on_both_sides_are_two_columns);
    g_test_add_func("/columns/one-side", numbers_may_keep_to_one_column);
    g_test_add_func("/columns/one", one_column_stays_one);
    g_test_add_func("/columns/one-row", one_row_is_in_doubt);
    g_test_add_func("/columns/nil", a_nil_mark_is_no_sign);
    g_test_add_func("/layout/columns/spans-of-years-are-labels", spans_of_years_are_labels);
    return g_test_run();
}
