/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables over pages whose columns no rules draw: joined as with rules, and nothing else is. */
#include "tests/support/layout-fixture.h"

#include <string.h>

#define PAGE "page 595 842\n"
#define HEAD "科目名称 | 合计 | 基本支出 | 项目支出"
#define FIRST "工资福利支出 | 72.73 | 31.16 | 41.57\n津贴补贴 | 3.00 | 2.00 | 1.00\n办公费 | 5.00 | 4.00 | 1.00"
#define SECOND "培训费 | 6.00 | 1.50 | 4.50\n差旅费 | 3.00 | 2.00 | 1.00"
#define TOTAL "合计 | 89.73 | 40.66 | 49.07"

static const char FOOT_TITLE[] = "text 300 640 16 \"部门支出总表\" center\n";

/* Rows 20 points high from `top` on, a rule above and below each when `ruled`. The first one is a header when it is
 * HEAD: its labels stand in the middle. */
static char *
rows_at(int top, const char *drawing, gboolean ruled)
{
    GString *text = g_string_new(NULL);
    g_auto(GStrv) rows = g_strsplit(drawing, "\n", -1);
    for (guint r = 0; rows[r]; r++) {
        gboolean head = r == 0 && strstr(rows[r], "基本支出") != NULL;
        g_autofree char *words =
            gk_test_words(head ? "115,265,365,475" : "56,324r,434r,544r", top + 14 + 20 * r, 20, rows[r]);
        g_string_append(text, words);
        if (ruled)
            g_string_append_printf(text, "rule 50 %u 550 %u\n", top + 20 * r, top + 20 * r);
    }
    if (ruled)
        g_string_append_printf(text, "rule 50 %u 550 %u\n", top + 20 * g_strv_length(rows),
                               top + 20 * g_strv_length(rows));
    return g_string_free(text, FALSE);
}

/* Two pages, `between` two of their rows; the table that they should be, without and with rules between the rows. */
static void
joins(const char *upper, const char *between, const char *lower, const char *drawing)
{
    for (int ruled = 0; ruled < 2; ruled++) {
        g_autofree char *a = rows_at(680, upper, ruled), *b = rows_at(60, lower, ruled);
        g_autofree char *text = g_strconcat(PAGE, FOOT_TITLE, a, between, PAGE, b, NULL);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        gk_test_tables(document, drawing, NULL);
        g_assert_cmpuint(document->tables[0].n_parts, ==, 2);
        g_assert_cmphex(document->tables[0].parts[1].joined_because, !=, 0);
        g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
    }
}

static void
few_rows_on_the_last_page(void)
{
    static const char *const ENDS[] = { TOTAL, "合计 | 89.73 | _ | 49.07", "差旅费 | 3.00 | 2.00 | 1.00",
                                        "差旅费 | 3.00 | 2.00 | 1.00\n" TOTAL };
    for (guint i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        g_autofree char *all = g_strconcat(HEAD "\n" FIRST "\n", ENDS[i], NULL);
        g_autofree char *repeated = g_strconcat(HEAD "\n", ENDS[i], NULL);
        joins(HEAD "\n" FIRST, "", ENDS[i], all);
        joins(HEAD "\n" FIRST, PAGE, ENDS[i], all);
        joins(HEAD "\n" FIRST, "", repeated, all);
    }
    joins(HEAD "\n" FIRST, PAGE PAGE "text 300 820 9 \"— 3 —\" center\n", SECOND "\n" TOTAL,
          HEAD "\n" FIRST "\n" SECOND "\n" TOTAL);
}

/* A line below the end of a table, and one whose numbers stand elsewhere, are no rows of it. */
static void
single_lines(void)
{
    g_autofree char *whole = rows_at(660, HEAD "\n" FIRST "\n" TOTAL, FALSE);
    g_autofree char *open = rows_at(680, HEAD "\n" FIRST, FALSE);
    g_autofree char *line = rows_at(60, "差旅费 | 3.00 | 2.00 | 1.00", FALSE);
    g_autofree char *elsewhere = gk_test_words("56,160,210", 74, 20, "联系电话 | 8512 | 3456");
    g_autofree char *after = g_strconcat(PAGE, whole, PAGE, line, NULL);
    g_autofree char *other = g_strconcat(PAGE, open, PAGE, elsewhere, NULL);
    gk_test_one_table(after, HEAD "\n" FIRST "\n" TOTAL);
    gk_test_one_table(other, HEAD "\n" FIRST);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/joins-unruled/few-rows-on-the-last-page", few_rows_on_the_last_page);
    g_test_add_func("/layout/joins-unruled/single-lines", single_lines);
    return g_test_run();
}
