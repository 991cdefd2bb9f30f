/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables wider than a page, without rules or with rules between their rows only: halves are put beside each other by
 * the heights of their lines, and nothing else is.
 */
#include "tests/support/layout-fixture.h"

#include <string.h>

#define PAGE "page 595 842\n"
#define TITLE "text 300 60 16 \"部门支出总表\" center\n"
#define LEFT                                                                                                                                \
    "科目 | 合计 | 基本支出\n工资福利支出 | 72.73 | 31.16\n津贴补贴 | 1.00 | 2.00\n办公费 | 5.00 | 4.00\n培训费 | " \
    "6.00 | 1.50\n"                                                                                                                         \
    "合计 | 84.73 | 38.66"
#define RIGHT                                                                                                                 \
    "项目支出 | 经营支出 | 上缴支出\n41.57 | _ | 1.00\n0.00 | 1.00 | 2.00\n1.00 | 1.50 | _\n4.50 | 2.00 | 3.00\n" \
    "47.07 | 4.50 | 6.00"
#define LABELLED                                                                                                                      \
    "科目 | 项目支出 | 经营支出 | 上缴支出\n工资福利支出 | 41.57 | _ | 1.00\n津贴补贴 | 0.00 | 1.00 | 2.00\n" \
    "办公费 | 1.00 | 1.50 | _\n培训费 | 4.50 | 2.00 | 3.00\n合计 | 47.07 | 4.50 | 6.00"
#define BODY                                                                                                           \
    "工资福利支出 | 72.73 | 31.16 | 41.57 | _ | 1.00\n津贴补贴 | 1.00 | 2.00 | 0.00 | 1.00 | 2.00\n"         \
    "办公费 | 5.00 | 4.00 | 1.00 | 1.50 | _\n培训费 | 6.00 | 1.50 | 4.50 | 2.00 | 3.00\n"                        \
    "合计 | 84.73 | 38.66 | 47.07 | 4.50 | 6.00"
#define WHOLE "科目 | 合计 | 基本支出 | 项目支出 | 经营支出 | 上缴支出\n" BODY

/* Columns: a header's labels in the middle, the rows' entries below them. */
static const char *const LEFT_COLUMNS[2] = { "140,315,455", "56,394r,544r" };
static const char *const RIGHT_COLUMNS[2] = { "105,255,405", "194r,344r,494r" };
static const char *const LABELLED_COLUMNS[2] = { "140,280,380,480", "56,344r,444r,544r" };

static char *
rows_at(const char *const columns[2], int top, int pitch, const char *drawing, gboolean ruled)
{
    GString *text = g_string_new(NULL);
    g_auto(GStrv) rows = g_strsplit(drawing, "\n", -1);
    guint count = g_strv_length(rows);
    for (guint r = 0; r < count; r++) {
        gboolean head = strstr(rows[r], "支出 |") && strstr(rows[r], ".") == NULL;
        head |= strstr(rows[r], "| 基本支出") != NULL;
        g_autofree char *words = gk_test_words(columns[!head], top + 14 + pitch * (int) r, 0, rows[r]);
        g_string_append(text, words);
    }
    for (guint r = 0; ruled && r <= count; r++)
        g_string_append_printf(text, "rule 50 %d 550 %d\n", top + pitch * (int) r, top + pitch * (int) r);
    return g_string_free(text, FALSE);
}

static GkDocument *
two_pages(const char *const columns[2], const char *above, int top, int pitch, const char *right, gboolean ruled)
{
    g_autofree char *a = rows_at(LEFT_COLUMNS, 100, 20, LEFT, ruled), *b = rows_at(columns, top, pitch, right, ruled);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, above, b, NULL);
    return gk_test_layout(text);
}

static void
joined(const char *const columns[2], const char *above, const char *right, const char *drawing, guint reason)
{
    for (int ruled = 0; ruled < 2; ruled++) {
        g_autoptr(GkDocument) document = two_pages(columns, above, 100, 20, right, ruled);
        gk_test_tables(document, drawing, NULL);
        const GkTable *table = &document->tables[0];
        g_assert_cmpuint(table->n_parts, ==, 2);
        g_assert_cmphex(table->parts[1].joined_because & (GK_JOIN_SIDE_BY_SIDE | GK_JOIN_SAME_ROWS | reason), ==,
                        GK_JOIN_SIDE_BY_SIDE | GK_JOIN_SAME_ROWS | reason);
        g_assert_cmpuint(table->parts[1].first_column, ==, 3);
        g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
    }
}

static void
without_labels(void)
{
    joined(RIGHT_COLUMNS, "", RIGHT, WHOLE, GK_JOIN_WITHOUT_LABELS);
    joined(RIGHT_COLUMNS, "text 550 90 10 \"单位：万元\" right\n", RIGHT, WHOLE, GK_JOIN_WITHOUT_LABELS);
}

static void
labels_repeated(void)
{
    joined(LABELLED_COLUMNS, "", LABELLED, WHOLE, GK_JOIN_REPEATED_LABELS);
}

/* Rows that are blank in the right half, and a level of its header that the left one has not. */
static void
other_rows(void)
{
    static const char BLANK[] =
        "项目支出 | 经营支出 | 上缴支出\n41.57 | 0.10 | 1.00\n_ | _ | _\n1.00 | 1.50 | _\n_ | _ | _\n"
        "42.57 | 1.60 | 1.00";
    joined(
        RIGHT_COLUMNS, "", BLANK,
        "科目 | 合计 | 基本支出 | 项目支出 | 经营支出 | 上缴支出\n工资福利支出 | 72.73 | 31.16 | 41.57 | 0.10 | 1.00\n"
        "津贴补贴 | 1.00 | 2.00 | _ | _ | _\n办公费 | 5.00 | 4.00 | 1.00 | 1.50 | _\n培训费 | 6.00 | 1.50 | _ | _ | _\n"
        "合计 | 84.73 | 38.66 | 42.57 | 1.60 | 1.00",
        GK_JOIN_WITHOUT_LABELS);
    g_autoptr(GkDocument) levels = two_pages(RIGHT_COLUMNS, "text 205 94 10 \"其中\"\n", 100, 20, RIGHT, FALSE);
    gk_test_tables(
        levels, "[2x1]科目 | [2x1]合计 | [2x1]基本支出 | [1x2]其中 | [2x1]上缴支出\n项目支出 | 经营支出\n" BODY, NULL);
}

/* Other heights, another title, the same header: no halves. */
static void
refused(void)
{
    for (int ruled = 0; ruled < 2; ruled++) {
        g_autoptr(GkDocument) lower = two_pages(RIGHT_COLUMNS, "", 107, 20, RIGHT, ruled);
        gk_test_tables(lower, LEFT, RIGHT, NULL);
        g_autoptr(GkDocument) wider = two_pages(RIGHT_COLUMNS, "", 100, 24, RIGHT, ruled);
        gk_test_tables(wider, LEFT, RIGHT, NULL);
        g_autoptr(GkDocument) titled =
            two_pages(LABELLED_COLUMNS, "text 300 60 16 \"部门收入总表\" center\n", 100, 20, LABELLED, ruled);
        gk_test_tables(titled, LEFT, LABELLED, NULL);
        g_autoptr(GkDocument) again = two_pages(LEFT_COLUMNS, "", 100, 20, LEFT, ruled);
        gk_test_tables(again, LEFT, LEFT, NULL);
    }
}

/* Over, then down: the lower pages have no header. */
static void
four_pages(void)
{
    static const char LOWER_LEFT[] =
        "差旅费 | 2.00 | 1.00\n维修费 | 3.00 | 1.00\n会议费 | 3.00 | 1.00\n合计 | 8.00 | 3.00";
    static const char LOWER_RIGHT[] = "1.00 | 2.00 | 3.00\n2.00 | 2.00 | 2.00\n2.00 | 4.00 | 1.00\n5.00 | 8.00 | 6.00";
    static const char UPPER_LEFT[] =
        "科目 | 合计 | 基本支出\n工资福利支出 | 72.73 | 31.16\n津贴补贴 | 1.00 | 2.00\n办公费 | 5.00 | 4.00";
    static const char UPPER_RIGHT[] =
        "项目支出 | 经营支出 | 上缴支出\n41.57 | _ | 1.00\n0.00 | 1.00 | 2.00\n1.00 | 1.50 | _";
    for (int ruled = 0; ruled < 2; ruled++) {
        g_autofree char *a = rows_at(LEFT_COLUMNS, 700, 20, UPPER_LEFT, ruled),
                        *b = rows_at(RIGHT_COLUMNS, 700, 20, UPPER_RIGHT, ruled);
        g_autofree char *c = rows_at(LEFT_COLUMNS, 60, 20, LOWER_LEFT, ruled),
                        *d = rows_at(RIGHT_COLUMNS, 60, 20, LOWER_RIGHT, ruled);
        g_autofree char *text =
            g_strconcat(PAGE "text 300 660 16 \"部门支出总表\" center\n", a, PAGE, b, PAGE, c, PAGE, d, NULL);
        gk_test_one_table(
            text,
            "科目 | 合计 | 基本支出 | 项目支出 | 经营支出 | 上缴支出\n"
            "工资福利支出 | 72.73 | 31.16 | 41.57 | _ | 1.00\n津贴补贴 | 1.00 | 2.00 | 0.00 | 1.00 | 2.00\n"
            "办公费 | 5.00 | 4.00 | 1.00 | 1.50 | _\n差旅费 | 2.00 | 1.00 | 1.00 | 2.00 | 3.00\n"
            "维修费 | 3.00 | 1.00 | 2.00 | 2.00 | 2.00\n会议费 | 3.00 | 1.00 | 2.00 | 4.00 | 1.00\n"
            "合计 | 8.00 | 3.00 | 5.00 | 8.00 | 6.00");
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/sides-unruled/without-labels", without_labels);
    g_test_add_func("/layout/sides-unruled/labels-repeated", labels_repeated);
    g_test_add_func("/layout/sides-unruled/other-rows", other_rows);
    g_test_add_func("/layout/sides-unruled/refused", refused);
    g_test_add_func("/layout/sides-unruled/four-pages", four_pages);
    return g_test_run();
}
