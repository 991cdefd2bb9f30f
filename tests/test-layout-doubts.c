/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is done with a doubt is said: shapes that are no cells, numbers that can be read in two ways, watermarks.
 */
#include "layout/page/tuning.h"
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"

static guint
count_of(const GkDocument *document, GkDiagnosticCode code)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(document->diagnostics); i++)
        count += gk_diagnostics_get(document->diagnostics, i)->code == code;
    return count;
}

/* The rules leave an L open: its cells are cut out row by row, and that is said. */
static void
shape_that_is_no_rectangle(void)
{
    g_autofree char *words =
        gk_test_words("53,153,253", 114, 20, "科目 | 预算 | 决算\n工资 | 1.00 | _\n津贴 | 2.00 | 3.00");
    g_autofree char *text = g_strconcat(PAGE "rect 50 100 350 160\nrule 50 120 350 120\nrule 50 140 150 140\n"
                                             "rule 250 140 350 140\nrule 150 100 150 160\nrule 250 100 250 120\n"
                                             "rule 250 140 250 160\n",
                                        words, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpuint(count_of(document, GK_DIAGNOSTIC_GRID_IRREGULAR), ==, 1);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_GRID_IRREGULAR, "row 2, column 2"));
}

/* Merged cells are no doubt. */
static void
rectangles_are_no_doubt(void)
{
    g_autofree char *page = gk_test_drawn_page("[2x1]科目 | [1x2]支出 | [3x1]备注\n基本 | 项目\n工资 | [1x2]1.00");
    g_autoptr(GkDocument) document = gk_test_layout(page);
    g_assert_cmpuint(count_of(document, GK_DIAGNOSTIC_GRID_IRREGULAR), ==, 0);
}

/* A table of two ruled rows; the columns of the second are 150 wide and 40 high. */
static GkDocument *
stacked(const char *statements)
{
    g_autofree char *words = gk_test_words("53,203,353", 114, 20, "科目 | 预算 | 决算");
    g_autofree char *text = g_strconcat(PAGE "grid 50 100 cols 150,150,150 rows 20,40\n", words, statements, NULL);
    return gk_test_layout(text);
}

#define LABELS "text 53 134 10 \"工资\"\ntext 53 154 10 \"津贴\"\n"

/* Another column tells that there are two rows: both readings of 72.7 over 3 are named. */
static void
number_over_number_in_two_rows(void)
{
    g_autoptr(GkDocument) document = stacked(LABELS "text 203 134 10 \"72.7\"\ntext 203 154 10 \"3\"\n"
                                                    "text 353 134 10 \"5.00\"\ntext 353 154 10 \"6.00\"\n");
    gk_test_tables(document, "科目 | 预算 | 决算\n工资 | 72.7 | 5.00\n津贴 | 3 | 6.00", NULL);
    g_assert_cmpuint(count_of(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER), ==, 1);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "“72.7”"));
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "72.73"));
}

/* No column tells: one cell, no value, both readings. */
static void
number_over_number_in_a_wide_cell(void)
{
    g_autoptr(GkDocument) document = stacked(LABELS "text 203 134 10 \"72.7\"\ntext 203 154 10 \"3\"\n");
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "72.7 3"));
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "72.73"));
    g_assert_true(gk_table_cell_at(&document->tables[0], 1, 1)->doubts & GK_DOUBT_AMBIGUOUS_NUMBER);
    /* A point at the end, or at the beginning, leaves no doubt. */
    g_autoptr(GkDocument) point = stacked("text 53 134 10 \"工资\"\ntext 203 134 10 \"72.\"\ntext 203 154 10 \"73\"\n");
    g_assert_cmpuint(count_of(point, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER), ==, 0);
    g_assert_cmpstr(gk_table_cell_at(&point->tables[0], 1, 1)->text, ==, "72.73");
}

/* Whole numbers of one length in a narrow cell may be two. */
static void
whole_numbers_stacked(void)
{
    static const struct {
        const char *upper, *lower, *text;
        gboolean doubt;
    } FORMS[] = { { "123", "456", "123 456", TRUE }, { "123", "45", "12345", FALSE }, { "1,23", "4", "1,234", FALSE } };
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *text =
            g_strdup_printf(PAGE "grid 50 100 cols 28,100 rows 40,40\ntext 53 115 10 \"%s\"\ntext 53 130 10 \"%s\"\n"
                                 "text 83 115 10 \"工资\"\ntext 83 155 10 \"津贴\"\n",
                            FORMS[i].upper, FORMS[i].lower);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_assert_cmpstr(gk_table_cell_at(&document->tables[0], 0, 0)->text, ==, FORMS[i].text);
        g_assert_cmpuint(count_of(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER), ==, FORMS[i].doubt);
        if (FORMS[i].doubt)
            g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "123456"));
    }
}

static guint
cells_named(const GkDocument *document, GkDiagnosticCode code)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(document->diagnostics); i++) {
        const GkDiagnostic *diagnostic = gk_diagnostics_get(document->diagnostics, i);
        count += diagnostic->code == code ? diagnostic->n_cells : 0;
    }
    return count;
}

/* Without rules (or with rules between rows only), numbers over numbers: one row as long as the lower ones are ends
 * that stand nearer than rows do. */
static void
wrapped_numbers_without_rules(void)
{
    static const struct {
        int y; /* of the lower numbers */
        const char *lower[2];
        guint rows, doubts;
    } FORMS[] = { { 147, { "3", "0" }, 5, 2 }, { 154, { "3", "0" }, 6, 0 }, { 147, { "3.00", "0.10" }, 6, 0 } };
    for (guint i = 0; i < G_N_ELEMENTS(FORMS) * 2; i++) {
        guint f = i / 2;
        gboolean ruled = i % 2 && FORMS[f].y == 147;
        int next = FORMS[f].y == 147 ? 164 : 174;
        g_autofree char *head = gk_test_words("100,255,365", 114, 20, "科目 | 合计 | 基本支出");
        g_autofree char *top = gk_test_words("56,294r,404r", 134, 20, "津贴补贴 | 1172.7 | 1172.0");
        g_autofree char *rest = gk_test_words("56,294r,404r", next, 20,
                                              "办公费 | 35.25 | 4.00\n培训费 | 36.25 | 5.00\n合计 | 1244.23 | 1181.00");
        g_autofree char *lower = g_strdup_printf("text 294 %d 10 \"%s\" right\ntext 404 %d 10 \"%s\" right\n",
                                                 FORMS[f].y, FORMS[f].lower[0], FORMS[f].y, FORMS[f].lower[1]);
        g_autofree char *text =
            g_strconcat(PAGE, head, top, lower, rest,
                        ruled ? "rule 50 100 410 100\nrule 50 120 410 120\nrule 50 152 410 152\nrule 50 172 410 172\n"
                                "rule 50 192 410 192\nrule 50 212 410 212\n"
                              : "",
                        NULL);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_assert_cmpuint(document->n_tables, ==, 1);
        g_assert_cmpuint(document->tables[0].row_count, ==, FORMS[f].rows);
        g_assert_cmpuint(cells_named(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER), ==, FORMS[f].doubts);
        if (FORMS[f].doubts)
            g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "1172.73"));
    }
}

/* Numbers that fill their narrow column, one below the other: where the labels or another column have two rows, nobody
 * would read them as one. */
static void
full_numbers_in_two_rows(void)
{
    static const struct {
        const char *label, *other;
        guint doubts;
    } FORMS[] = { { "道路修缮", "20.00", 0 },
                  { "某市城市道路桥梁修缮养护", "8", 0 },
                  { "某市城市道路桥梁修缮养护", "", 1 } };
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *words = gk_test_words("53,173,213", 114, 20, "项目 | 预算 | 决算");
        g_autofree char *text = g_strdup_printf(
            PAGE "grid 50 100 cols 120,34,80 rows 20,40\n%stext 53 134 10 \"%s\"\ntext 53 154 10 \"绿化养护\"\n"
                 "text 172 134 10 \"700100\"\ntext 172 154 10 \"900200\"\n"
                 "text 206 134 10 \"%s\"\ntext 206 154 10 \"900300\"\ntext 300 134 10 \"x\"\n",
            words, FORMS[i].label, FORMS[i].other);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_assert_cmpuint(cells_named(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER) > 0, ==, FORMS[i].doubts);
    }
}

/* Amounts over each other beside one label, in a row whose other amounts are not stacked: one row, and the cell says
 * so. */
static void
amounts_stacked_beside_one_label(void)
{
    static const char *const STACKED[] = { "700.25 900.50", "-700 -900", "-700.25 -900.50" };
    for (guint i = 0; i < G_N_ELEMENTS(STACKED); i++) {
        g_auto(GStrv) both = g_strsplit(STACKED[i], " ", 2);
        g_autofree char *words = gk_test_words("53,173,253", 114, 20, "项目 | 预算 | 决算");
        g_autofree char *text = g_strdup_printf(
            PAGE "grid 50 100 cols 120,80,80,80 rows 20,40,20\n%stext 53 144 10 \"道路修缮\"\n"
                 "text 247 134 10 \"%s\" right\ntext 247 152 10 \"%s\" right\ntext 327 144 10 \"1600.75\" right\n"
                 "text 407 134 10 \"8.00\" right\ntext 407 152 10 \"9.00\" right\n"
                 "text 53 174 10 \"合计\"\ntext 247 174 10 \"5.00\" right\n",
            words, both[0], both[1]);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_assert_cmpuint(document->n_tables, ==, 1);
        const GkTable *table = &document->tables[0];
        g_assert_cmpuint(table->row_count, ==, 3);
        g_assert_cmpstr(gk_table_cell_at(table, 1, 1)->text, ==, STACKED[i]);
        g_assert_cmpuint(gk_table_cell_at(table, 1, 1)->doubts != 0, ==,
                         i > 0); /* two without signs are told where they are read */
        g_assert_false(gk_table_cell_at(table, 1, 2)->doubts);
    }
}

/* Three whole numbers that fill their cell, one below the other. */
static void
three_full_numbers(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(PAGE "grid 50 100 cols 120,40 rows 20,40\ntext 53 114 10 \"项目\"\ntext 173 114 10 \"数量\"\n"
                            "text 53 144 10 \"公园\"\ntext 172 131 10 \"6001007\"\ntext 172 143 10 \"7002008\"\n"
                            "text 172 155 10 \"8003009\"\n");
    const GkCell *cell = gk_table_cell_at(&document->tables[0], 1, 1);
    g_assert_cmpstr(cell->text, ==, "6001007 7002008 8003009");
    g_assert_true(cell->doubts & GK_DOUBT_AMBIGUOUS_NUMBER);
}

/* More filled areas than are looked at: what they may cover is in doubt. */
static void
too_many_areas(void)
{
    g_autoptr(GString) text = g_string_new(PAGE);
    for (guint i = 0; i <= GK_RULE_FILLS; i++) {
        if (i == GK_RULE_FILLS) {
            g_autoptr(GkDocument) enough = gk_test_layout(text->str);
            g_assert_cmpuint(count_of(enough, GK_DIAGNOSTIC_LIMIT_REACHED), ==, 0);
        }
        g_string_append_printf(text, "fill %u %u %u %u color eeeeee\n", i % 100 * 5, i / 100 * 5, i % 100 * 5 + 5,
                               i / 100 * 5 + 5);
    }
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    g_assert_cmpuint(count_of(document, GK_DIAGNOSTIC_LIMIT_REACHED), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/doubts/three-full", three_full_numbers);
    g_test_add_func("/layout/doubts/stacked", amounts_stacked_beside_one_label);
    g_test_add_func("/layout/doubts/shape-that-is-no-rectangle", shape_that_is_no_rectangle);
    g_test_add_func("/layout/doubts/rectangles-are-no-doubt", rectangles_are_no_doubt);
    g_test_add_func("/layout/doubts/number-over-number-in-two-rows", number_over_number_in_two_rows);
    g_test_add_func("/layout/doubts/number-over-number-in-a-wide-cell", number_over_number_in_a_wide_cell);
    g_test_add_func("/layout/doubts/whole-numbers-stacked", whole_numbers_stacked);
    g_test_add_func("/layout/doubts/wrapped-numbers-without-rules", wrapped_numbers_without_rules);
    g_test_add_func("/layout/doubts/full-numbers-in-two-rows", full_numbers_in_two_rows);
    g_test_add_func("/layout/doubts/too-many-areas", too_many_areas);
    return g_test_run();
}
