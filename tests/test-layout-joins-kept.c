/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Joining loses nothing: only what is equal in text is a header again, another name makes another form, amounts are not
 * put together unasked, and what was left apart is told where it may be one.
 */
#include "layout/join/assemble.h"
#include "layout/join/seam.h"
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define TITLE "text 300 690 16 \"部门支出总表\" center\n"
#define WIDTHS "200,150,150"

static GkDocument *
lay_out(const char *upper, const char *above, const char *lower)
{
    g_autofree char *text = g_strconcat(PAGE TITLE, upper, PAGE, above, lower, NULL);
    return gk_test_layout(text);
}

/* --- headers --- */

#define TWO_YEARS "科目 | 2031年预算 | 2030年预算"

/* The next page has the years in another order, other years, or only one of them changed. */
static void
header_of_other_columns(void)
{
    static const char *const HEADS[] = { "科目 | 2030年预算 | 2031年预算", "科目 | 2033年预算 | 2032年预算",
                                         "科目 | 2031年预算 | 2029年预算" };
    static const char FIRST[] = TWO_YEARS "\n维修 | 1.00 | 2.00\n绿化 | 3.00 | 4.00";
    g_autofree char *upper = gk_test_grid(50, 720, WIDTHS, "20,20,20", FIRST);
    for (guint i = 0; i < G_N_ELEMENTS(HEADS); i++) {
        g_autofree char *rows = g_strconcat(HEADS[i], "\n照明 | 5.00 | 6.00", NULL);
        g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", rows);
        g_autoptr(GkDocument) document = lay_out(upper, "", lower);
        gk_test_tables(document, FIRST, rows, NULL);
    }
}

/* One column of amounts, or none yet: a label of the header with another one beside it is another header, too. */
static void
header_of_another_column(void)
{
    g_autofree char *upper =
        gk_test_grid(50, 720, WIDTHS, "20,20", "科目 | 说明 | 2031年预算\n维修 | 道路 | 1.00");
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", "科目 | 说明 | 2030年预算\n维修 | 道路 | 7.00");
    g_autoptr(GkDocument) document = lay_out(upper, "", lower);
    gk_test_tables(document, "科目 | 说明 | 2031年预算\n维修 | 道路 | 1.00",
                   "科目 | 说明 | 2030年预算\n维修 | 道路 | 7.00", NULL);
}

/* Equal above, other below: the second level of the header is another. */
static void
header_with_another_level(void)
{
    static const char UPPER[] = "[1x3]收支情况\n科目 | 本年 | 上年\n维修 | 1.00 | 2.00",
                      LOWER[] = "[1x3]收支情况\n科目 | 上年 | 前年\n维修 | 3.00 | 4.00";
    g_autofree char *wide = gk_test_grid(50, 700, "500", "20", "收支情况"),
                    *again = gk_test_grid(50, 60, "500", "20", "收支情况");
    g_autofree char *rows = gk_test_grid(50, 720, WIDTHS, "20,20", "科目 | 本年 | 上年\n维修 | 1.00 | 2.00"),
                    *others = gk_test_grid(50, 80, WIDTHS, "20,20", "科目 | 上年 | 前年\n维修 | 3.00 | 4.00");
    g_autofree char *upper = g_strconcat(wide, rows, NULL), *lower = g_strconcat(again, others, NULL);
    g_autoptr(GkDocument) document = lay_out(upper, "", lower);
    gk_test_tables(document, UPPER, LOWER, NULL);
}

/* The label of the first column reaches over the row that counts the columns; one is counted by a formula. */
#define TALL(y0, y1, y2, y3)                                                                                           \
    "rect 50 " #y0 " 550 " #y3 "\nrule 250 " #y1 " 550 " #y1 "\nrule 50 " #y2 " 550 " #y2 "\nrule 250 " #y0 " 250 " #y3 \
    "\nrule 400 " #y0 " 400 " #y3 "\ntext 53 " #y1 " 10 \"科目\"\n"

static void
counted_header_below_a_tall_label(void)
{
    g_autofree char *heads_a = gk_test_words("253,403", 714, 20, "预算数 | 比例\n1 | 2=1/3\n1.00 | 2.00");
    g_autofree char *heads_b = gk_test_words("253,403", 74, 20, "预算数 | 比例\n1 | 2=1/3\n3.00 | 4.00");
    g_autofree char *upper = g_strconcat(TALL(700, 720, 740, 760), heads_a, "text 53 754 10 \"维修\"\n", NULL);
    g_autofree char *lower = g_strconcat(TALL(60, 80, 100, 120), heads_b, "text 53 114 10 \"绿化\"\n", NULL);
    g_autoptr(GkDocument) document = lay_out(upper, "", lower);
    gk_test_tables(document, "[2x1]科目 | 预算数 | 比例\n1 | 2=1/3\n维修 | 1.00 | 2.00\n绿化 | 3.00 | 4.00", NULL);
    g_assert_cmpuint(document->tables[0].parts[1].repeated_header_rows, ==, 2);
    char *problem = NULL;
    g_assert_true(gk_document_verify(document, &problem));
}

/* A merged cell ends where the one at its left, which holds the same rows, is followed by another label. */
static void
merged_cells_end_together(void)
{
    g_autofree char *a = gk_test_words("53,253,403", 714, 20, "项目 | 目标 | 指标\n路灯养护 | 按期完成 | 盏数\n_ | _ | 金额");
    g_autofree char *b = gk_test_words("53,253,403", 74, 20, "项目 | 目标 | 指标\n绿化局 | _ | 有\n苗圃 | 增加 | 株数\n_ | _ | 面积");
    g_autofree char *text = g_strconcat(
        PAGE TITLE "rect 50 700 550 760\nrule 50 720 550 720\nrule 400 740 550 740\nrule 250 700 250 760\nrule 400 700 400 760\n", a,
        PAGE "rect 50 60 550 140\nrule 50 80 550 80\nrule 50 100 550 100\nrule 400 120 550 120\nrule 250 60 250 140\n"
             "rule 400 60 400 140\n", b, NULL);
    gk_test_one_table(text, "项目 | 目标 | 指标\n[2x1]路灯养护 | [2x1]按期完成 | 盏数\n金额\n绿化局 | _ | 有\n"
                            "[2x1]苗圃 | [2x1]增加 | 株数\n面积");
}

/* --- forms --- */

#define FORM(year, name, amount)                                                                                       \
    "年度 | " year " | 元\n项目名称 | " name " | 甲\n资金总额 | " amount " | 元\n年度目标 | 按期完成 | 无"

/* The next form: with the title again, or without any; its first row is that of the one before, its name another. */
static void
another_form(void)
{
    static const char *const TITLES[] = { "", "text 300 40 16 \"部门支出总表\" center\n" };
    static const char FIRST[] = FORM("2031", "水渠清淤", "10.00"), SECOND[] = FORM("2031", "河岸加固", "20.00");
    g_autofree char *upper = gk_test_grid(50, 700, WIDTHS, "20,20,20,20", FIRST);
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20,20,20", SECOND);
    for (guint i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        g_autoptr(GkDocument) document = lay_out(upper, TITLES[i], lower);
        gk_test_tables(document, FIRST, SECOND, NULL);
    }
}

/* --- what stands around --- */

#define ROWS "科目 | 本年 | 上年"

/* A heading that is no title of a table by its words stands above both pages, and the header below it. */
static void
heading_again(void)
{
    static const char HEADING[] = "text 60 40 10 \"二之一 街道清扫情况\"\n";
    g_autofree char *upper = gk_test_grid(50, 700, WIDTHS, "20,20", ROWS "\n维修 | 1.00 | 2.00");
    g_autofree char *lower = gk_test_grid(50, 80, WIDTHS, "20,20", ROWS "\n绿化 | 3.00 | 4.00");
    g_autofree char *same = g_strconcat(PAGE, HEADING, upper, PAGE, HEADING, lower, NULL);
    gk_test_one_table(same, ROWS "\n维修 | 1.00 | 2.00\n绿化 | 3.00 | 4.00");
    g_autofree char *other = g_strconcat(PAGE, HEADING, upper, PAGE "text 60 40 10 \"二之二 街道照明情况\"\n", lower, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(other);
    g_assert_cmpuint(document->n_tables, ==, 2);
}

/* The number of the page stands far above its edge. */
static void
page_number_below(void)
{
    g_autofree char *upper = gk_test_grid(50, 650, WIDTHS, "20,20", ROWS "\n维修 | 1.00 | 2.00");
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", ROWS "\n绿化 | 3.00 | 4.00");
    g_autofree char *text = g_strconcat(PAGE, upper, "text 300 728 10 \"—17—\" center\n", PAGE, lower, NULL);
    gk_test_one_table(text, ROWS "\n维修 | 1.00 | 2.00\n绿化 | 3.00 | 4.00");
}

/* --- numbers at the break --- */

/* Two amounts make a third; each had room to go on, so each is its own. */
static void
amounts_of_two_rows(void)
{
    static const char UPPER[] = ROWS "\n维修 | 22,118 | 114,621\n绿化 | 30 | 40\n照明 | 1 | 1",
                      LOWER[] = "灌溉 | 14,621 | 2,850\n清扫 | 7 | 8";
    g_autofree char *upper = gk_test_grid(50, 700, WIDTHS, "20,20,20,20", UPPER);
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", LOWER);
    g_autofree char *both = g_strconcat(UPPER, "\n", LOWER, NULL), *text = g_strconcat(PAGE, upper, PAGE, lower, NULL);
    gk_test_one_table(text, both);
}

/* Where a number was too long for its line, it goes on below the break. Numbers of all lengths above do not show that the
 * pieces are one; numbers of one length do. */
static void
number_over_pages(void)
{
    static const char *const ABOVE[] = { "123", "7654321" };
    for (guint i = 0; i < G_N_ELEMENTS(ABOVE); i++) {
        g_autofree char *rows =
            g_strdup_printf("名称 | 数 | 金额\n甲 | 1234567 | 1.00\n乙 | %s | 2.00\n清扫街道道 | 12345 | 3.00", ABOVE[i]);
        g_autofree char *upper = gk_test_grid(50, 700, "60,38,100", "20,20,20,20", rows);
        g_autofree char *lower = gk_test_grid(50, 60, "60,38,100", "20,20", "路的费用 | 67 | _\n丙 | 1112223 | 4.00");
        g_autofree char *text = g_strconcat(PAGE, upper, PAGE, lower, NULL);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        const GkCell *cell = gk_table_cell_at(&document->tables[0], 3, 1);
        g_assert_cmpstr(cell->text, ==, "1234567");
        g_assert_cmpint((cell->doubts & GK_DOUBT_NUMBER_OVER_PAGES) != 0, ==, i == 0);
        g_assert_cmpint(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, "“12345 67”"), ==, i == 0);
    }
}

/* --- what is told --- */

/* The table above has a title and has come to its total; the next page has neither title nor header. With a header of its
 * own it is just the next table. */
static void
headless_told(void)
{
    static const struct {
        const char *lower;
        gboolean told;
    } CASES[] = { { "照明 | 5.00 | 6.00\n清扫 | 7.00 | 8.00", TRUE }, { ROWS "\n清扫 | 7.00 | 8.00", FALSE } };
    g_autofree char *upper = gk_test_grid(50, 720, WIDTHS, "20,20,20", ROWS "\n维修 | 1.00 | 2.00\n合计 | 1.00 | 2.00");
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", CASES[i].lower);
        g_autoptr(GkDocument) document = lay_out(upper, "", lower);
        g_assert_cmpuint(document->n_tables, ==, 2);
        g_assert_cmpint(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, "had come to its total"), ==,
                        CASES[i].told);
    }
}

/* One label of many is another: two tables, or one with a slip of the pen. */
static void
other_label_told(void)
{
    static const char UPPER[] = "科目 | 合计 | 基本 | 项目 | 其他\n维修 | 6.00 | 1.00 | 2.00 | 3.00",
                      LOWER[] = "科目 | 合计 | 基本 | 项目 | 备用\n绿化 | 6.00 | 1.00 | 2.00 | 3.00";
    g_autofree char *upper = gk_test_grid(50, 720, "100,100,100,100,100", "20,20", UPPER);
    g_autofree char *lower = gk_test_grid(50, 60, "100,100,100,100,100", "20,20", LOWER);
    g_autoptr(GkDocument) document = lay_out(upper, "", lower);
    gk_test_tables(document, UPPER, LOWER, NULL);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, "a header of its own"));
}

/* A fragment of one row and two columns, one glyph in each. */
static GkFragment *
fragment_new(guint page, GkArena *arena)
{
    static double XS[] = { 50, 150, 250 }, YS[] = { 50, 70 };
    static guint CELL_AT[] = { 0, 1 };
    GkFragmentCell cells[] = { { .column = 0, .row_span = 1, .column_span = 1, .text = "甲", .n_glyphs = 1, .tally = { 1, 17 } },
                               { .column = 1, .row_span = 1, .column_span = 1, .text = "2", .n_glyphs = 1, .tally = { 1, 4 } } };
    static const GkText NONE = { "", NULL, NULL, 0 };
    GkFragment fragment = { .page = page, .box = { 50, 50, 250, 70 }, .xs = XS, .ys = YS, .column_count = 2,
                            .row_count = 1, .n_cells = 2, .cell_at = CELL_AT, .title = NONE, .number = NONE,
                            .organization = NONE, .unit = NONE, .subtitle = NONE };
    fragment.cells = gk_arena_copy(arena, cells, sizeof cells);
    return gk_arena_copy(arena, &fragment, sizeof fragment);
}

/* Should joining ever lose a cell, or put it anywhere else, the pieces are given, and that is told. */
static void
failed_join(void)
{
    GkArena *arena = gk_arena_new();
    for (guint broken = 0; broken < 3; broken++) {
        g_autoptr(GkDiagnostics) diagnostics = gk_diagnostics_new();
        g_autoptr(GArray) tables = g_array_new(FALSE, FALSE, sizeof(GkTable));
        g_autoptr(GkStretch) first = gk_stretch_new(fragment_new(7, arena), arena);
        g_autoptr(GkStretch) second = gk_stretch_new(fragment_new(8, arena), arena);
        g_auto(GkLink) link = { .map = g_new0(guint, 3) };
        link.map[1] = 1;
        link.map[2] = 2;
        gk_seam_append(first, second, &link);
        if (broken == 1)
            g_array_set_size(first->cells, first->cells->len - 1);
        else if (broken == 2)
            g_array_index(first->cells, GkCell, 3).tally.sum++;
        gk_assemble(first, 0, tables, diagnostics);
        g_assert_cmpuint(tables->len, ==, broken ? 2 : 1);
        g_assert_cmpuint(gk_diagnostics_count(diagnostics), ==, broken ? 1 : 0);
        for (guint i = 0; broken && i < 2; i++) {
            g_assert_cmpuint(g_array_index(tables, GkTable, i).index, ==, i);
            g_assert_cmpuint(g_array_index(tables, GkTable, i).parts[0].page, ==, 7 + i);
        }
    }
    gk_arena_free(arena);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/joins-kept/header-of-other-columns", header_of_other_columns);
    g_test_add_func("/layout/joins-kept/header-of-another-column", header_of_another_column);
    g_test_add_func("/layout/joins-kept/header-with-another-level", header_with_another_level);
    g_test_add_func("/layout/joins-kept/counted-header-below-a-tall-label", counted_header_below_a_tall_label);
    g_test_add_func("/layout/joins-kept/merged-cells-end-together", merged_cells_end_together);
    g_test_add_func("/layout/joins-kept/another-form", another_form);
    g_test_add_func("/layout/joins-kept/heading-again", heading_again);
    g_test_add_func("/layout/joins-kept/page-number-below", page_number_below);
    g_test_add_func("/layout/joins-kept/amounts-of-two-rows", amounts_of_two_rows);
    g_test_add_func("/layout/joins-kept/number-over-pages", number_over_pages);
    g_test_add_func("/layout/joins-kept/headless-told", headless_told);
    g_test_add_func("/layout/joins-kept/other-label-told", other_label_told);
    g_test_add_func("/layout/joins-kept/failed-join", failed_join);
    return g_test_run();
}
