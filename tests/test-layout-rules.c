/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rules that are not where they should be: pages askew, and rules that end in the air.
 */
#include "tests/support/layout-fixture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- askew --- */

static void
turned(double angle, double x, double y, double *u, double *v)
{
    *u = x * cos(angle) - y * sin(angle);
    *v = x * sin(angle) + y * cos(angle);
}

static void
add_rule(GString *page, double angle, double x0, double y0, double x1, double y1)
{
    double a, b, c, d;
    turned(angle, x0, y0, &a, &b);
    turned(angle, x1, y1, &c, &d);
    g_string_append_printf(page, "rule %.3f %.3f %.3f %.3f\n", a, b, c, d);
}

/* The same as many short pieces, of each of which the box around is known. */
static void
add_pieces(GString *page, double angle, double x0, double y0, double x1, double y1)
{
    double length = hypot(x1 - x0, y1 - y0);
    for (double at = 0; at < length; at += 7) {
        double to = MIN(at + 7, length), a, b, c, d;
        turned(angle, x0 + (x1 - x0) * at / length, y0 + (y1 - y0) * at / length, &a, &b);
        turned(angle, x0 + (x1 - x0) * to / length, y0 + (y1 - y0) * to / length, &c, &d);
        g_string_append_printf(page, "fill %.3f %.3f %.3f %.3f\n", MIN(a, c) - 0.25, MIN(b, d) - 0.25, MAX(a, c) + 0.25,
                               MAX(b, d) + 0.25);
    }
}

/* A table of three columns and four rows, as a sheet gives it that lies askew. `add`: how it draws rules, if it does. */
static char *
page_askew(double angle, void (*add)(GString *, double, double, double, double, double), const char *more)
{
    static const char *const words[] = { "类别", "年初", "年末", "路灯", "31.20", "8.05",
                                         "桥梁", "4.00", "9.10", "合计", "35.20", "17.15" };
    static const double xs[] = { 60, 260, 400, 540 };
    GString *page = g_string_new(NULL);
    g_string_printf(page, "page 595 842 %s\n", more);
    for (guint r = 0; add && r <= 4; r++)
        add(page, angle, xs[0], 90 + 16 * r, xs[3], 90 + 16 * r);
    for (guint c = 0; add && c < 4; c++)
        add(page, angle, xs[c], 90, xs[c], 154);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        double x, y;
        turned(angle, xs[i % 3] + 4, 102 + 16 * (i / 3), &x, &y);
        g_string_append_printf(page, "text %.3f %.3f 9 \"%s\"\n", x, y, words[i]);
    }
    return g_string_free(page, FALSE);
}

static void
pages_askew(void)
{
    static const double degrees[] = { -1.5, -0.7, 0, 0.4, 1.1, 2 };
    for (guint i = 0; i < G_N_ELEMENTS(degrees); i++) {
        g_autofree char *page = page_askew(degrees[i] * G_PI / 180, add_rule, "");
        g_autoptr(GkDocument) document = gk_test_layout(page);
        gk_test_tables(document, "类别 | 年初 | 年末\n路灯 | 31.20 | 8.05\n桥梁 | 4.00 | 9.10\n合计 | 35.20 | 17.15", NULL);
        g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, "straightened") == (degrees[i] != 0));
        /* Places are those of the page as it lies. */
        GkBox box = gk_table_cell_at(&document->tables[0], 3, 2)->places[0].box;
        double x, y;
        turned(degrees[i] * G_PI / 180, 470, 146, &x, &y);
        g_assert_cmpfloat_with_epsilon(gk_box_center_x(box), x, 0.5);
        g_assert_cmpfloat_with_epsilon(gk_box_center_y(box), y, 0.5);
    }
}

static void
rules_in_pieces_askew(void)
{
    static const double degrees[] = { -1.1, 0, 0.4, 0.8 };
    for (guint i = 0; i < G_N_ELEMENTS(degrees); i++) {
        g_autofree char *page = page_askew(degrees[i] * G_PI / 180, add_pieces, "");
        g_autoptr(GkDocument) document = gk_test_layout(page);
        gk_test_tables(document, "类别 | 年初 | 年末\n路灯 | 31.20 | 8.05\n桥梁 | 4.00 | 9.10\n合计 | 35.20 | 17.15", NULL);
        g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, "straightened") == (degrees[i] != 0));
    }
}

/* Ink in place of the amount of 桥梁 for 年末 lies in that cell, whatever lies level with it. */
static void
unread_ink_askew(void)
{
    static const double degrees[] = { -2, 0, 2 };
    for (guint i = 0; i < G_N_ELEMENTS(degrees); i++) {
        g_autofree char *page = page_askew(degrees[i] * G_PI / 180, add_rule, "");
        g_auto(GStrv) parts = g_strsplit(page, " 9 \"9.10\"\n", 2);
        char *line = strrchr(parts[0], '\n');
        double x, y;
        g_assert_cmpint(sscanf(line, " text %lf %lf", &x, &y), ==, 2);
        *line = '\0';
        g_autofree char *changed = g_strdup_printf("%s\nunread %.3f %.3f %.3f %.3f 12 letters\n%s", parts[0], x, y - 7, x + 18, y, parts[1]);
        g_autoptr(GkDocument) document = gk_test_layout(changed);
        gk_test_tables(document, "类别 | 年初 | 年末\n路灯 | 31.20 | 8.05\n桥梁 | 4.00 | _\n合计 | 35.20 | 17.15", NULL);
        for (guint r = 0; r < 4; r++)
            for (guint c = 0; c < 3; c++)
                g_assert_true((gk_table_cell_at(&document->tables[0], r, c)->doubts != 0) == (r == 2 && c == 2));
    }
}

/* Without a rule the text says it; against rules that are level it says nothing. */
static void
text_askew(void)
{
    g_autofree char *bare = page_askew(atan(0.03), NULL, "slope 0.03");
    g_autoptr(GkDocument) document = gk_test_layout(bare);
    gk_test_tables(document, "类别 | 年初 | 年末\n路灯 | 31.20 | 8.05\n桥梁 | 4.00 | 9.10\n合计 | 35.20 | 17.15", NULL);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, "straightened"));
    g_autofree char *ruled = page_askew(0, add_rule, "slope 0.03");
    g_autoptr(GkDocument) level = gk_test_layout(ruled);
    g_assert_false(gk_test_says(level, GK_DIAGNOSTIC_TURNED_TEXT, ""));
}

/* Slanted lines of a chart turn nothing. */
static void
a_chart_is_not_askew(void)
{
    g_autoptr(GString) page = g_string_new("page 595 842\n");
    for (guint i = 0; i < 12; i++)
        g_string_append_printf(page, "rule 100 %u 300 %u\n", 100 + 10 * i, 104 + 10 * i);
    g_string_append(page, "text 60 300 10 \"三、路灯照明支出增加。\"\n");
    g_autoptr(GkDocument) document = gk_test_layout(page->str);
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, ""));
}

/* --- in the air --- */

/* No rule below the names of sections: the rules between the columns begin where the row does. */
static void
sections_without_a_rule_below(void)
{
    gk_test_one_table("page 595 842\n"
                      "rule 60 90 500 90\nrule 60 110 500 110\nrule 60 150 500 150\nrule 60 190 500 190\n"
                      "rule 60 90 60 190\nrule 500 90 500 190\n"
                      "rule 260 90 260 110\nrule 380 90 380 110\nrule 260 130 260 150\nrule 380 130 380 150\n"
                      "rule 260 170 260 190\nrule 380 170 380 190\n"
                      "text 63 104 9 \"类别\"\ntext 263 104 9 \"年初\"\ntext 383 104 9 \"年末\"\n"
                      "text 63 124 9 \"一、照明\"\n"
                      "text 63 144 9 \"路灯\"\ntext 263 144 9 \"31.20\"\ntext 383 144 9 \"8.05\"\n"
                      "text 63 164 9 \"二、绿化\"\n"
                      "text 63 184 9 \"苗圃\"\ntext 263 184 9 \"4.00\"\ntext 383 184 9 \"9.10\"\n",
                      "类别 | 年初 | 年末\n[1x3]一、照明\n路灯 | 31.20 | 8.05\n[1x3]二、绿化\n苗圃 | 4.00 | 9.10");
}

/* --- on areas --- */

/* As bright as the area below it, but of another colour: it parts two rows. One of the same colour is not seen. */
static void
rule_of_another_colour(void)
{
    static const char *const COLOURS[] = { "b00000", "0050a8" };
    for (guint i = 0; i < G_N_ELEMENTS(COLOURS); i++) {
        g_autofree char *page = g_strdup_printf(
            "page 595 842\nfill 60 90 380 130 color 0050a8\nrect 60 90 380 150\nrule 60 130 380 130\nrule 260 90 260 150\n"
            "rule 60 110 380 110 width 1 color %s\n"
            "text 63 104 9 \"类别\"\ntext 263 104 9 \"年初\"\ntext 63 124 9 \"名称\"\ntext 263 124 9 \"金额\"\n"
            "text 63 144 9 \"路灯\"\ntext 263 144 9 \"31.20\"\n",
            COLOURS[i]);
        gk_test_one_table(page, i ? "类别名称 | 年初金额\n路灯 | 31.20" : "类别 | 年初\n名称 | 金额\n路灯 | 31.20");
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rules/askew", pages_askew);
    g_test_add_func("/rules/pieces-askew", rules_in_pieces_askew);
    g_test_add_func("/rules/unread-ink-askew", unread_ink_askew);
    g_test_add_func("/rules/text-askew", text_askew);
    g_test_add_func("/rules/chart", a_chart_is_not_askew);
    g_test_add_func("/rules/air", sections_without_a_rule_below);
    g_test_add_func("/rules/colour", rule_of_another_colour);
    return g_test_run();
}
