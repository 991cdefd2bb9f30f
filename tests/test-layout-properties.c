/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What must not change the tables of a page: moving it, scaling it, splitting its rules into pieces, painting in
 * another order. How the work grows with the page is counted in tests/growth.
 */
#include "tests/support/layout-fixture.h"

#include <stdio.h>
#include <string.h>

/* The page of these tests: a table with merged cells above and one without vertical rules below. */
static char *
page_text(double scale, double dx, double dy)
{
    static const double RULES[][4] = {
        { 50, 100, 350, 100 },  { 50, 120, 350, 120 },  { 50, 140, 350, 140 },
        { 50, 160, 350, 160 },  { 50, 180, 350, 180 },  { 50, 100, 50, 180 },
        { 150, 100, 150, 180 }, { 250, 100, 250, 160 }, { 350, 100, 350, 180 },
    };
    static const struct {
        double x, y;
        const char *text;
    } LETTERS[] = {
        { 53, 114, "科目" },
        { 153, 114, "预算数" },
        { 253, 114, "决算数" },
        { 53, 134, "工资福利支出" },
        { 153, 134, "1,272.73" },
        { 253, 134, "31.16" },
        { 53, 154, "津贴" },
        { 153, 154, "1.00" },
        { 53, 174, "合计" },
        { 153, 174, "73.73" },
        { 130, 80, "部门收入支出总表" },
    };
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "page %.2f %.2f\n", 595 * scale + dx, 842 * scale + dy);
    for (guint i = 0; i < G_N_ELEMENTS(RULES); i++)
        g_string_append_printf(text, "rule %.3f %.3f %.3f %.3f\n", RULES[i][0] * scale + dx, RULES[i][1] * scale + dy,
                               RULES[i][2] * scale + dx, RULES[i][3] * scale + dy);
    for (guint i = 0; i < G_N_ELEMENTS(LETTERS); i++)
        g_string_append_printf(text, "text %.3f %.3f %.3f \"%s\"\n", LETTERS[i].x * scale + dx,
                               LETTERS[i].y * scale + dy, 10 * scale, LETTERS[i].text);
    return g_string_free(text, FALSE);
}

#define DRAWING "科目 | 预算数 | 决算数\n工资福利支出 | 1,272.73 | 31.16\n津贴 | 1.00 | _\n合计 | [1x2]73.73"

static void
shift_and_scale(void)
{
    static const double FORMS[][3] = { { 1, 0, 0 },   { 1, 0.37, 0.81 }, { 1, 200, 500 },   { 0.7, 0, 0 },
                                       { 1.5, 3, 4 }, { 2.5, 10, 10 },   { 0.9, 33.3, 7.7 } };
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *text = page_text(FORMS[i][0], FORMS[i][1], FORMS[i][2]);
        gk_test_one_table(text, DRAWING);
    }
}

/* The statements after the first in another order; rules, when asked, in pieces. */
static char *
shuffled(const char *text, gboolean in_pieces, guint seed)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 1; lines[i]; i++) {
        double x0, y0, x1, y1;
        if (!in_pieces || sscanf(lines[i], "rule %lf %lf %lf %lf", &x0, &y0, &x1, &y1) != 4) {
            g_ptr_array_add(all, g_strdup(lines[i]));
            continue;
        }
        double from = 0;
        while (from < 1) {
            double step = g_rand_double_range(random, 0.02, 0.3), to = MIN(1, from + step);
            g_ptr_array_add(all,
                            g_strdup_printf("rule %.3f %.3f %.3f %.3f", x0 + from * (x1 - x0), y0 + from * (y1 - y0),
                                            x0 + to * (x1 - x0), y0 + to * (y1 - y0)));
            from = to;
        }
    }
    for (guint i = all->len; i > 1; i--) {
        guint j = (guint) g_rand_int_range(random, 0, (gint) i);
        gpointer kept = all->pdata[i - 1];
        all->pdata[i - 1] = all->pdata[j];
        all->pdata[j] = kept;
    }
    g_ptr_array_add(all, NULL);
    g_autofree char *rest = g_strjoinv("\n", (char **) all->pdata);
    return g_strconcat(lines[0], "\n", rest, NULL);
}

static void
order_and_pieces(void)
{
    g_autofree char *text = page_text(1, 0, 0);
    for (guint seed = 1; seed <= 30; seed++) {
        g_autofree char *other = shuffled(text, seed % 2 == 0, seed);
        g_autoptr(GkDocument) document = gk_test_layout(other);
        gk_test_tables(document, DRAWING, NULL);
        gk_test_tables(document, DRAWING, NULL);
        g_assert_cmpstr(document->tables[0].title.text, ==, "部门收入支出总表");
    }
}

/* Letters one by one, from the last to the first. */
static void
letters_backwards(void)
{
    g_autoptr(GString) text = g_string_new("page 595 842\ngrid 50 100 cols 100,80 rows 20,20\n");
    static const char *const LINES[] = { "科目预算", "工资12.5" };
    for (guint r = 0; r < 2; r++)
        for (glong i = g_utf8_strlen(LINES[r], -1) - 1; i >= 0; i--) {
            const char *p = g_utf8_offset_to_pointer(LINES[r], i);
            double x = i < 2 ? 53 + 10 * (double) i : 153 + (r ? 5 : 10) * (double) (i - 2);
            g_string_append_printf(text, "text %.1f %u 10 \"%.*s\"\n", x, 114 + 20 * r, (int) (g_utf8_next_char(p) - p),
                                   p);
        }
    gk_test_one_table(text->str, "科目 | 预算\n工资 | 12.5");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/properties/shift-and-scale", shift_and_scale);
    g_test_add_func("/layout/properties/order-and-pieces", order_and_pieces);
    g_test_add_func("/layout/properties/letters-backwards", letters_backwards);
    return g_test_run();
}
