/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers and labels that are too long for their cells.
 */
#include "tests/support/layout-fixture.h"

#include <string.h>

/* Three narrow columns of numbers, set to the right with a margin of 3 points; digits are half an em wide. */
#define GRID "page 595 842\ngrid 60 90 cols 120,40,40,200 rows 20,20,20,20\n"
#define HEAD "text 63 104 9 \"类别\"\ntext 217 104 9 \"上年\" right\ntext 257 104 9 \"本年\" right\n"
#define ROWS \
    "text 63 124 9 \"苗圃\"\ntext 217 124 9 \"3.5\" right\ntext 257 124 9 \"4.5\" right\n" \
    "text 63 144 9 \"路灯\"\ntext 217 144 9 \"7.5\" right\ntext 257 144 9 \"8.5\" right\n"

static gboolean
is_doubtful(const GkDocument *document, guint row, guint column)
{
    return gk_table_cell_at(&document->tables[0], row, column)->doubts & GK_DOUBT_OVER_RULE;
}

/* To the left over a blank cell, over one with a number, and with its sign. */
static void
a_long_number_ends_in_its_column(void)
{
    gk_test_one_table(GRID HEAD ROWS "text 63 164 9 \"桥梁\"\ntext 257 164 9 \"9876543210.25\" right\n",
                      "类别 | 上年 | 本年 | _\n苗圃 | 3.5 | 4.5 | _\n路灯 | 7.5 | 8.5 | _\n桥梁 | _ | 9876543210.25 | _");
    gk_test_one_table(GRID HEAD ROWS "text 63 164 9 \"桥梁\"\ntext 257 164 9 \"4445556667.25\" right\n"
                                     "text 217 164 9 \"6.5\" right\n",
                      "类别 | 上年 | 本年 | _\n苗圃 | 3.5 | 4.5 | _\n路灯 | 7.5 | 8.5 | _\n桥梁 | 6.5 | 4445556667.25 | _");
    gk_test_one_table(GRID HEAD ROWS "text 63 164 9 \"桥梁\"\ntext 257 164 9 \"-7654321.5\" right\n",
                      "类别 | 上年 | 本年 | _\n苗圃 | 3.5 | 4.5 | _\n路灯 | 7.5 | 8.5 | _\n桥梁 | _ | -7654321.5 | _");
}

/* Numbers set to the left go on over the rule at their right. */
static void
a_long_number_begins_in_its_column(void)
{
    gk_test_one_table(GRID "text 63 104 9 \"类别\"\ntext 183 104 9 \"上年\"\n"
                           "text 63 124 9 \"苗圃\"\ntext 183 124 9 \"3.5\"\ntext 223 124 9 \"4.5\"\n"
                           "text 63 144 9 \"路灯\"\ntext 183 144 9 \"9876543210.25\"\n"
                           "text 63 164 9 \"桥梁\"\ntext 183 164 9 \"1.5\"\ntext 223 164 9 \"2.5\"\n",
                      "类别 | 上年 | _ | _\n苗圃 | 3.5 | 4.5 | _\n路灯 | 9876543210.25 | _ | _\n桥梁 | 1.5 | 2.5 | _");
}

/* Nothing shows where it belongs: it stays whole, and both cells say so. */
static void
a_number_without_witnesses_is_doubtful(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(GRID HEAD "text 63 124 9 \"苗圃\"\ntext 199 124 9 \"76543.25\"\n"
                                 "text 63 144 9 \"路灯\"\ntext 63 164 9 \"桥梁\"\n");
    g_assert_true(is_doubtful(document, 1, 1));
    g_assert_true(is_doubtful(document, 1, 2));
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TEXT_OVER_RULE, "76543.25"));
    g_autoptr(GkDocument) sure = gk_test_layout(GRID HEAD ROWS);
    g_assert_false(gk_test_says(sure, GK_DIAGNOSTIC_TEXT_OVER_RULE, ""));
}

/* Spaced over a rule: no digit crosses it, but the number does. Beside each other they are digits of their columns. */
static void
a_spaced_number_is_doubtful(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(GRID HEAD ROWS "text 63 164 9 \"桥梁\"\ntext 199 164 9 \"76543\" advance 7.5\n");
    g_assert_true(is_doubtful(document, 3, 1));
    g_assert_true(is_doubtful(document, 3, 2));
    g_autoptr(GkDocument) apart = gk_test_layout(GRID HEAD ROWS "text 63 164 9 \"桥梁\"\ntext 185 164 9 \"765\" advance 7.5\n"
                                                                "text 230 164 9 \"765\" advance 7.5\n");
    g_assert_false(gk_test_says(apart, GK_DIAGNOSTIC_TEXT_OVER_RULE, ""));
}

/* Two numbers that fill their cells touch at the rule, and stay two. */
static void
two_numbers_that_touch_stay_two(void)
{
    gk_test_one_table("page 595 842\ngrid 60 90 cols 120,36,36,200 rows 20,20,20\n"
                      "text 63 104 9 \"类别\"\ntext 216 104 9 \"上年\" right\ntext 252 104 9 \"本年\" right\n"
                      "text 63 124 9 \"苗圃\"\ntext 216 124 9 \"13.25\" right\ntext 252 124 9 \"4.75\" right\n"
                      "text 63 144 9 \"路灯\"\ntext 180 144 9 \"12345.2546789.35\"\n",
                      "类别 | 上年 | 本年 | _\n苗圃 | 13.25 | 4.75 | _\n路灯 | 12345.25 | 46789.35 | _");
}

/* Most of a label may lie beyond the rule, in a wider cell that is blank. */
static void
a_long_label_belongs_where_it_begins(void)
{
    gk_test_one_table("page 595 842\ngrid 60 90 cols 44,156,80 rows 20,20,20\n"
                      "text 63 104 9 \"类别\"\ntext 107 104 9 \"用途\"\ntext 277 124 9 \"4.75\" right\n"
                      "text 63 124 9 \"苗圃\"\ntext 107 124 9 \"树苗\"\n"
                      "text 63 144 9 \"滨河公园夜间照明设施维护\"\ntext 277 144 9 \"6.25\" right\n",
                      "类别 | 用途 | _\n苗圃 | 树苗 | 4.75\n滨河公园夜间照明设施维护 | _ | 6.25");
}

/* A label of more lines than its row is high: the rule below the row runs through the last. */
static void
a_cut_last_line_belongs_to_its_row(void)
{
    static const char next[] = "text 63 137 9 \"树苗\"\ntext 187 137 9 \"6.25\" right\n";
    g_autofree char *page = g_strconcat("page 595 842\ngrid 60 90 cols 60,70 rows 26,30\n"
                                        "text 63 101 9 \"滨河公园照明\"\ntext 63 110 9 \"设施改造以及\"\n"
                                        "text 63 119.6 9 \"维护\"\ntext 187 104 9 \"4.75\" right\n", next, NULL);
    gk_test_one_table(page, "滨河公园照明设施改造以及维护 | 4.75\n树苗 | 6.25");
    /* The last line above has room: what is below begins a row, though the rule runs through it. */
    g_autofree char *own = g_strconcat("page 595 842\ngrid 60 90 cols 60,70 rows 26,30\n"
                                       "text 63 101 9 \"滨河公园照明\"\ntext 63 110 9 \"设施\"\n"
                                       "text 63 119.6 9 \"维护\"\ntext 187 104 9 \"4.75\" right\n", next, NULL);
    gk_test_one_table(own, "滨河公园照明设施 | 4.75\n维护树苗 | 6.25");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/overflow/left", a_long_number_ends_in_its_column);
    g_test_add_func("/overflow/right", a_long_number_begins_in_its_column);
    g_test_add_func("/overflow/doubtful", a_number_without_witnesses_is_doubtful);
    g_test_add_func("/overflow/two", two_numbers_that_touch_stay_two);
    g_test_add_func("/overflow/spaced", a_spaced_number_is_doubtful);
    g_test_add_func("/overflow/label", a_long_label_belongs_where_it_begins);
    g_test_add_func("/overflow/down", a_cut_last_line_belongs_to_its_row);
    return g_test_run();
}
