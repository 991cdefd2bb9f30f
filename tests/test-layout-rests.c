/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rest of a number on the rule below its row.
 */
#include "tests/support/layout-fixture.h"

#include <string.h>

/* Rows of 20 points from y = 100; text stands in their middle, at 114, 134, … Numbers are set to the right at 257. */
#define GRID "page 595 842\ngrid 60 100 cols 120,80 rows 20,20,20,20,20,20\n"
#define WORDS                                                                                                                \
    "text 63 114 10 \"类别\"\ntext 257 114 10 \"预算数\" right\ntext 63 134 10 \"苗圃\"\ntext 63 154 10 \"路灯\"\n" \
    "text 63 174 10 \"桥梁\"\ntext 63 194 10 \"泵站\"\ntext 63 214 10 \"绿道\"\n"

static gboolean
is_doubtful(const GkDocument *document, guint row)
{
    return gk_table_cell_at(&document->tables[0], row, 1)->doubts & GK_DOUBT_ON_RULE;
}

static const char *
text_at(const GkDocument *document, guint row)
{
    return gk_table_cell_at(&document->tables[0], row, 1)->text;
}

/* The second column of the table above, drawn with these numbers, and no cell in doubt. */
static void
assert_column(const char *numbers, const char *rows[5])
{
    g_autofree char *page = g_strconcat(GRID WORDS, numbers, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(page);
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpuint(document->tables[0].row_count, ==, 6);
    for (guint row = 1; row < 6; row++) {
        g_assert_cmpstr(text_at(document, row), ==, rows[row - 1]);
        g_assert_false(is_doubtful(document, row));
    }
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_TEXT_OVER_RULE, ""));
}

/* Other numbers have two decimals: over a number, over a blank cell, and below the last row. */
static void
decimals_tell_whose_it_is(void)
{
    static const char others[] = "text 257 154 10 \"98.70\" right\ntext 257 174 10 \"3.25\" right\n"
                                 "text 257 194 10 \"41.00\" right\n";
    g_autofree char *number = g_strconcat(others,
                                          "text 257 133.5 10 \"1,234.5\" right\ntext 257 144 10 \"6\" right\n"
                                          "text 257 214 10 \"7.75\" right\n",
                                          NULL);
    assert_column(number, (const char *[]) { "1,234.56", "98.70", "3.25", "41.00", "7.75" });
    g_autofree char *point = g_strconcat(others,
                                         "text 257 133.5 10 \"1,234.\" right\ntext 257 144 10 \"56\" right\n"
                                         "text 257 214 10 \"7.75\" right\n",
                                         NULL);
    assert_column(point, (const char *[]) { "1,234.56", "98.70", "3.25", "41.00", "7.75" });
    g_autofree char *last = g_strconcat(others,
                                        "text 257 134 10 \"8.25\" right\n"
                                        "text 257 213.5 10 \"512.4\" right\ntext 257 224 10 \"9\" right\n",
                                        NULL);
    assert_column(last, (const char *[]) { "8.25", "98.70", "3.25", "41.00", "512.49" });
    assert_column("text 257 153.5 10 \"98.7\" right\ntext 257 164 10 \"0\" right\ntext 257 194 10 \"41.00\" right\n"
                  "text 257 214 10 \"7.75\" right\ntext 257 134 10 \"3.25\" right\n",
                  (const char *[]) { "3.25", "98.70", "", "41.00", "7.75" });
}

/* A number of two lines, set to the bottom of its row: the first stands on the rule above. */
static void
it_may_begin_the_number_below(void)
{
    assert_column("text 257 134 10 \"8.25\" right\ntext 257 154 10 \"98.70\" right\n"
                  "text 257 164 10 \"1234.\" right\ntext 257 175 10 \"50\" right\n"
                  "text 257 194 10 \"41.00\" right\ntext 257 214 10 \"7.75\" right\n",
                  (const char *[]) { "8.25", "98.70", "1234.50", "41.00", "7.75" });
}

/* Whole numbers on both sides, neither in the middle of its row: nobody can say, and both cells do. */
static void
whole_numbers_are_in_doubt(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(
        GRID WORDS "text 257 132 10 \"1234\" right\ntext 257 143.5 10 \"5\" right\ntext 257 156 10 \"678\" right\n"
                   "text 257 174 10 \"325\" right\ntext 257 194 10 \"4100\" right\ntext 257 214 10 \"775\" right\n");
    g_assert_true(is_doubtful(document, 1));
    g_assert_true(is_doubtful(document, 2));
    g_assert_false(is_doubtful(document, 3));
    g_assert_cmpstr(text_at(document, 2), ==, "678");
    /* The same over a blank cell: that reads nothing. */
    g_autoptr(GkDocument) blank = gk_test_layout(
        GRID WORDS "text 257 132 10 \"1234\" right\ntext 257 143.5 10 \"56\" right\n"
                   "text 257 174 10 \"325\" right\ntext 257 194 10 \"4100\" right\ntext 257 214 10 \"775\" right\n");
    g_assert_true(is_doubtful(blank, 1));
    g_assert_true(is_doubtful(blank, 2));
    g_assert_cmpstr(text_at(blank, 2), ==, "");
}

/* The number below stands in the middle of its row, as the others do, and the one above does not. */
static void
the_middle_tells_whose_it_is(void)
{
    assert_column("text 257 132 10 \"1234\" right\ntext 257 143.5 10 \"5\" right\ntext 257 154 10 \"678\" right\n"
                  "text 257 174 10 \"325\" right\ntext 257 194 10 \"4100\" right\ntext 257 214 10 \"775\" right\n",
                  (const char *[]) { "12345", "678", "325", "4100", "775" });
}

/* Where a whole row stands on the rule above it, that is its place. */
static void
a_row_on_its_rule_is_a_row(void)
{
    assert_column("text 257 134 10 \"12.5\" right\ntext 257 154 10 \"6.78\" right\n"
                  "text 257 174 10 \"325.00\" right\ntext 257 194 10 \"41.00\" right\ntext 257 214 10 \"7.75\" right\n",
                  (const char *[]) { "12.5", "6.78", "325.00", "41.00", "7.75" });
    g_autoptr(GkDocument) document = gk_test_layout(
        GRID
        "text 63 114 10 \"类别\"\ntext 257 114 10 \"预算数\" right\ntext 63 134 10 \"苗圃\"\ntext 63 154 10 \"路灯\"\n"
        "text 63 166.2 10 \"桥梁\"\ntext 63 194 10 \"泵站\"\ntext 63 214 10 \"绿道\"\n"
        "text 257 134 10 \"12.50\" right\ntext 257 166.2 10 \"3.25\" right\ntext 257 194 10 \"41.00\" right\n");
    g_assert_cmpstr(text_at(document, 3), ==, "3.25");
    g_assert_false(is_doubtful(document, 2));
    g_assert_false(is_doubtful(document, 3));
}

/* No rule crosses it, but it begins with the point. */
static void
a_point_goes_on_a_number(void)
{
    assert_column("text 257 138 10 \"1,234\" right\ntext 257 150.5 10 \".56\" right\ntext 257 194 10 \"41.00\" right\n"
                  "text 257 174 10 \"3.25\" right\ntext 257 214 10 \"7.75\" right\n",
                  (const char *[]) { "1,234.56", "", "3.25", "41.00", "7.75" });
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rests/decimals", decimals_tell_whose_it_is);
    g_test_add_func("/rests/below", it_may_begin_the_number_below);
    g_test_add_func("/rests/whole", whole_numbers_are_in_doubt);
    g_test_add_func("/rests/middle", the_middle_tells_whose_it_is);
    g_test_add_func("/rests/row", a_row_on_its_rule_is_a_row);
    g_test_add_func("/rests/point", a_point_goes_on_a_number);
    return g_test_run();
}
