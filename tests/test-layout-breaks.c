/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What page breaks do to tables: headers repeated in part or cut, marks that the table goes on, pages with only a
 * total, cells cut one by one or several at once.
 */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define TITLE "text 300 690 16 \"部门支出总表\" center\n"
#define WIDTHS "200,150,150"
#define HEAD "科目 | 基本支出 | 项目支出"

static GkDocument *
lay_out(const char *upper, const char *above, const char *lower)
{
    g_autofree char *text = g_strconcat(PAGE TITLE, upper, PAGE, above, lower, NULL);
    return gk_test_layout(text);
}

/* One table over two pages; returns what stands in the second part. */
static GkTablePart
joins(const char *upper, const char *above, const char *lower, const char *drawing)
{
    g_autoptr(GkDocument) document = lay_out(upper, above, lower);
    gk_test_tables(document, drawing, NULL);
    g_assert_cmpuint(document->tables[0].n_parts, ==, 2);
    g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
    return document->tables[0].parts[1];
}

/* --- headers --- */

/* A header of two levels, and two rows: 科目 over both, 支出 over two columns. */
#define TWO_LEVELS                                                                                                          \
    "rect 50 700 550 780\nrule 250 720 550 720\nrule 50 740 550 740\nrule 50 760 550 760\nrule 250 700 250 780\n"           \
    "rule 400 720 400 780\ntext 53 724 10 \"科目\"\ntext 253 714 10 \"本年支出\"\ntext 253 734 10 \"基本支出\"\n" \
    "text 403 734 10 \"项目支出\"\ntext 53 754 10 \"工资\"\ntext 253 754 10 \"1.00\"\ntext 403 754 10 \"2.00\"\n"     \
    "text 53 774 10 \"津贴\"\ntext 253 774 10 \"3.00\"\ntext 403 774 10 \"4.00\"\n"
#define TWO_LEVELS_DRAWN "[2x1]科目 | [1x2]本年支出\n基本支出 | 项目支出\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00"

static void
lowest_level_repeated(void)
{
    static const char *const HEADS[] = { "科目 | 基本支出 | 项目支出", "_ | 基本支出 | 项目支出" };
    for (guint i = 0; i < G_N_ELEMENTS(HEADS); i++) {
        g_autofree char *rows = g_strconcat(HEADS[i], "\n奖金 | 5.00 | 6.00", NULL);
        g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", rows);
        GkTablePart part = joins(TWO_LEVELS, "", lower, TWO_LEVELS_DRAWN "\n奖金 | 5.00 | 6.00");
        g_assert_cmpuint(part.repeated_header_rows, ==, 1);
        g_assert_cmpuint(part.repeated_glyphs, ==, i ? 8 : 10);
        g_assert_true(part.joined_because & GK_JOIN_REPEATED_HEADER);
    }
}

/* Two levels without a merged cell: only the second page tells that both are header. */
static void
levels_of_words_repeated(void)
{
    static const char LEVELS[] = "科目 | 年初预算 | 年初预算\n名称 | 基本 | 项目";
    g_autofree char *a = g_strconcat(LEVELS, "\n工资 | 1.00 | 2.00", NULL);
    g_autofree char *b = g_strconcat(LEVELS, "\n奖金 | 5.00 | 6.00", NULL);
    g_autofree char *upper = gk_test_grid(50, 700, WIDTHS, "20,20,20", a);
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20,20", b);
    g_autofree char *drawing = g_strconcat(a, "\n奖金 | 5.00 | 6.00", NULL);
    g_assert_cmpuint(joins(upper, "", lower, drawing).repeated_header_rows, ==, 2);
    g_autoptr(GkDocument) document = lay_out(upper, "", lower);
    g_assert_cmpuint(document->tables[0].header_row_count, ==, 2);
}

/* The same row of data below the header of both pages is two rows. */
static void
equal_rows_are_kept(void)
{
    g_autofree char *upper = gk_test_grid(50, 700, WIDTHS, "20,20", HEAD "\n工资 | 1.00 | 2.00");
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", HEAD "\n工资 | 1.00 | 2.00");
    joins(upper, "", lower, HEAD "\n工资 | 1.00 | 2.00\n工资 | 1.00 | 2.00");
    g_autofree char *section = gk_test_grid(50, 700, WIDTHS, "20,20,20", HEAD "\n人员 | _ | _\n工资 | 1.00 | 2.00");
    g_autofree char *again = gk_test_grid(50, 60, WIDTHS, "20,20,20", HEAD "\n人员 | _ | _\n津贴 | 1.00 | 2.00");
    joins(section, "", again, HEAD "\n人员 | _ | _\n工资 | 1.00 | 2.00\n人员 | _ | _\n津贴 | 1.00 | 2.00");
}

/* Another header at the same places is another table, though no title says so. */
static void
other_header_refused(void)
{
    g_autofree char *upper = gk_test_grid(50, 720, WIDTHS, "20,20", HEAD "\n工资 | 1.00 | 2.00");
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", "项目 | 年初数 | 年末数\n存款 | 5.00 | 6.00");
    g_autoptr(GkDocument) document = lay_out(upper, "", lower);
    gk_test_tables(document, HEAD "\n工资 | 1.00 | 2.00", "项目 | 年初数 | 年末数\n存款 | 5.00 | 6.00", NULL);
}

static void
ordinal_row_repeated(void)
{
    g_autofree char *upper =
        gk_test_grid(50, 700, WIDTHS, "20,20,20,20", HEAD "\n栏次 | 1 | 2\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00");
    g_autofree char *bare = gk_test_grid(50, 60, WIDTHS, "20,20", "栏次 | 1 | 2\n奖金 | 5.00 | 6.00");
    g_autofree char *full = gk_test_grid(50, 60, WIDTHS, "20,20,20", HEAD "\n栏次 | 1 | 2\n奖金 | 5.00 | 6.00");
    static const char ALL[] = HEAD "\n栏次 | 1 | 2\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00\n奖金 | 5.00 | 6.00";
    g_assert_cmpuint(joins(upper, "", bare, ALL).repeated_header_rows, ==, 1);
    g_assert_cmpuint(joins(upper, "", full, ALL).repeated_header_rows, ==, 2);
}

static void
header_with_unit_repeated(void)
{
    g_autofree char *upper = gk_test_grid(50, 740, WIDTHS, "20,20", HEAD "\n工资 | 1.00 | 2.00");
    g_autofree char *lower = gk_test_grid(50, 100, WIDTHS, "20,20", HEAD "\n奖金 | 5.00 | 6.00");
    g_autofree char *first = g_strconcat("text 550 730 10 \"单位：万元\" right\n", upper, NULL);
    GkTablePart part =
        joins(first, "text 550 90 10 \"单位：万元\" right\n", lower, HEAD "\n工资 | 1.00 | 2.00\n奖金 | 5.00 | 6.00");
    g_assert_cmpuint(part.repeated_header_rows, ==, 1);
}

/* The break runs through the header: its first level above, its second below. */
static void
header_cut_between_levels(void)
{
    static const char UPPER[] = "rect 50 760 550 780\nrule 250 760 250 780\ntext 53 774 10 \"科目\"\n"
                                "text 253 774 10 \"本年支出\"\n";
    g_autofree char *lower =
        gk_test_grid(50, 60, WIDTHS, "20,20,20", "_ | 基本支出 | 项目支出\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00");
    joins(UPPER, "", lower, TWO_LEVELS_DRAWN);
    g_autoptr(GkDocument) document = lay_out(UPPER, "", lower);
    g_assert_cmpuint(document->tables[0].header_row_count, ==, 2);
}

/* The break runs through the lines of its labels. */
static void
header_cut_within_labels(void)
{
    g_autofree char *upper = gk_test_grid(50, 760, "200,150,60,90", "20", "科目 | 一般公共预算财政 | 其他 | 备注");
    g_autofree char *lower = gk_test_grid(50, 60, "200,150,60,90", "20,20,20",
                                          "_ | 拨款支出 | 资金 | _\n工资 | 1.00 | 2.00 | 甲\n津贴 | 3.00 | 4.00 | 乙");
    joins(upper, "", lower,
          "科目 | 一般公共预算财政拨款支出 | 其他资金 | 备注\n工资 | 1.00 | 2.00 | 甲\n津贴 | 3.00 | 4.00 | 乙");
}

/* --- marks --- */

static void
marks(void)
{
    static const char *const MARKS[] = {
        "text 50 90 10 \"续表\"\n",
        "text 50 90 10 \"（续表）\"\n",
        "text 50 90 10 \"(续表)\"\n",
        "text 550 90 10 \"续表\" right\n",
        "text 300 90 12 \"续表一\" center\n",
        "text 50 90 10 \"续表1\"\n",
        "text 50 90 10 \"续上表\"\n",
        "text 50 90 10 \"（续上表）\"\n",
        "text 50 90 10 \"接上表\"\n",
        "text 50 90 10 \"表3续\"\n",
        "text 300 70 16 \"部门支出总表（续）\" center\n",
        "text 300 70 16 \"部门支出总表(续表)\" center\n",
        "text 300 70 16 \"部门支出总表（续一）\" center\n",
        "text 300 70 16 \"部门支出总表续表\" center\n",
        "text 300 70 16 \"续：部门支出总表\" center\n",
        "text 300 70 16 \"（续）部门支出总表\" center\n",
        "text 300 70 16 \"部门支出总表（续）\" center\ntext 550 90 10 \"单位：万元\" right\n",
    };
    g_autofree char *upper = gk_test_grid(50, 720, WIDTHS, "20,20,20", HEAD "\n工资 | 1.00 | 2.00\n合计 | 1.00 | 2.00");
    g_autofree char *lower = gk_test_grid(50, 100, WIDTHS, "20,20", HEAD "\n奖金 | 5.00 | 6.00");
    for (guint i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        g_test_message("%s", MARKS[i]);
        GkTablePart part =
            joins(upper, MARKS[i], lower, HEAD "\n工资 | 1.00 | 2.00\n合计 | 1.00 | 2.00\n奖金 | 5.00 | 6.00");
        g_assert_true(part.joined_because & GK_JOIN_CONTINUATION_MARK);
    }
}

/* --- totals and pages --- */

static void
total_alone(void)
{
    g_autofree char *upper =
        gk_test_grid(50, 720, "80,120,150,150", "20,20,20",
                     "编码 | 科目 | 基本支出 | 项目支出\n301 | 工资 | 1.00 | 2.00\n302 | 津贴 | 3.00 | 4.00");
    static const char ALL[] = "编码 | 科目 | 基本支出 | 项目支出\n301 | 工资 | 1.00 | 2.00\n302 | 津贴 | 3.00 | 4.00\n"
                              "[1x2]合计 | 4.00 | 6.00";
    g_autofree char *merged = gk_test_grid(50, 60, WIDTHS, "20", "合计 | 4.00 | 6.00");
    g_assert_cmpuint(joins(upper, "", merged, ALL).first_row, ==, 3);
    g_autofree char *headed =
        gk_test_grid(50, 60, "80,120,150,150", "20,20", "编码 | 科目 | 基本支出 | 项目支出\n_ | 合计 | 4.00 | 6.00");
    joins(upper, "", headed,
          "编码 | 科目 | 基本支出 | 项目支出\n301 | 工资 | 1.00 | 2.00\n302 | 津贴 | 3.00 | 4.00\n_ | 合计 | 4.00 | "
          "6.00");
}

/* A page with nothing but its number lies between. */
static void
blank_page_with_number(void)
{
    g_autofree char *upper = gk_test_grid(50, 720, WIDTHS, "20,20", HEAD "\n工资 | 1.00 | 2.00");
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", "奖金 | 5.00 | 6.00\n合计 | 6.00 | 8.00");
    g_autofree char *text =
        g_strconcat(PAGE TITLE, upper, "text 300 820 9 \"— 1 —\" center\n", PAGE "text 300 820 9 \"— 2 —\" center\n",
                    PAGE, lower, "text 300 820 9 \"— 3 —\" center\n", NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, HEAD "\n工资 | 1.00 | 2.00\n奖金 | 5.00 | 6.00\n合计 | 6.00 | 8.00", NULL);
    g_assert_cmpuint(document->tables[0].parts[1].page, ==, 3);
}

/* --- cut cells --- */

#define WORKS "项目 | 内容 | 依据 | 金额"
#define FOUR "80,95,95,100"

static void
several_cells_cut(void)
{
    g_autofree char *upper = gk_test_grid(50, 700, FOUR, "20,20,20,20",
                                          WORKS "\n道路 | 维修 | 市政文件 | 10.00\n桥梁 | 加固 | 市政文件 | 20.00\n"
                                                "机关事业单位 | 基本养老保险缴 | 国务院关于机关 | 30.00");
    g_autofree char *lower =
        gk_test_grid(50, 60, FOUR, "20,20", "养老保险 | 费支出 | 养老保险决定 | _\n隧道 | 照明 | 市政文件 | 40.00");
    GkTablePart part = joins(upper, "", lower,
                             WORKS "\n道路 | 维修 | 市政文件 | 10.00\n桥梁 | 加固 | 市政文件 | 20.00\n"
                                   "机关事业单位养老保险 | 基本养老保险缴费支出 | 国务院关于机关养老保险决定 | "
                                   "30.00\n隧道 | 照明 | 市政文件 | 40.00");
    g_assert_true(part.joined_because & GK_JOIN_CUT_ROW);
    g_assert_cmpuint(part.first_row, ==, 3);
}

/* The header is repeated between the two pieces of the row. */
static void
row_cut_under_repeated_header(void)
{
    g_autofree char *upper = gk_test_grid(50, 700, FOUR, "20,20,20,20",
                                          WORKS "\n道路 | 维修 | 市政文件 | 10.00\n桥梁 | 加固 | 市政文件 | 20.00\n"
                                                "机关事业单位 | 缴费 | 国务院关于机关 | _");
    g_autofree char *lower = gk_test_grid(
        50, 60, FOUR, "20,20,20", WORKS "\n养老保险 | 支出 | 养老保险决定 | 30.00\n隧道 | 照明 | 市政文件 | 40.00");
    GkTablePart part = joins(
        upper, "", lower,
        WORKS "\n道路 | 维修 | 市政文件 | 10.00\n桥梁 | 加固 | 市政文件 | 20.00\n"
              "机关事业单位养老保险 | 缴费支出 | 国务院关于机关养老保险决定 | 30.00\n隧道 | 照明 | 市政文件 | 40.00");
    g_assert_cmphex(part.joined_because & (GK_JOIN_CUT_ROW | GK_JOIN_REPEATED_HEADER), ==,
                    GK_JOIN_CUT_ROW | GK_JOIN_REPEATED_HEADER);
}

#define CODES "类 | 款 | 科目 | 金额\n2010101 | 05 | 行政 | 1,072.73\n2050201 | 01 | 教育 | 31.16\n"
#define NARROW "38,16,200,100"

/* A code wraps in a narrow column, and the break runs through its lines. Two equal pieces are two digits, no label that
 * is printed twice. */
static void
codes_cut(void)
{
    g_autofree char *digit = gk_test_grid(50, 700, NARROW, "20,20,20,20", CODES "21011 | 7 | 卫生 | 10.00");
    g_autofree char *same = gk_test_grid(50, 60, NARROW, "20,20", "_ | 7 | _ | _\n21305 | 04 | 农林 | 5.00");
    joins(digit, "", same, CODES "21011 | 77 | 卫生 | 10.00\n21305 | 04 | 农林 | 5.00");
    /* Nothing tells a blank from a cell that has ended. */
    static const char SPARSE[] = "类 | 款 | 科目 | 金额\n2010101 | _ | 行政 | 1,072.73\n205020 | 01 | 教育 | _\n"
                                 "7 | _ | 国防 | _\n";
    g_autofree char *third = g_strconcat(SPARSE, "_ | 02 | 卫生 | 10.00", NULL);
    g_autofree char *whole = g_strconcat(SPARSE, "2101101 | 02 | 卫生健康 | 10.00\n213 | 04 | 农林 | 5.00", NULL);
    g_autofree char *lines = gk_test_grid(50, 700, NARROW, "20,20,20,20,30", third);
    g_autofree char *upper = g_strconcat(lines, "text 53 792 10 \"210\"\ntext 53 804 10 \"110\"\n", NULL);
    g_autofree char *last = gk_test_grid(50, 60, NARROW, "20,20", "1 | _ | 健康 | _\n213 | 04 | 农林 | 5.00");
    joins(upper, "", last, whole);
}

/* The rule at the foot of the page is drawn below all but the merged label: what stands above it has ended. */
static void
row_ended_beside_merged_cell(void)
{
    static const char UPPER[] = "rule 50 700 550 700\nrule 50 720 550 720\nrule 250 740 550 740\n%s\n"
                                "rule 50 700 50 760\nrule 250 700 250 760\nrule 400 700 400 760\nrule 550 700 550 760\n"
                                "text 53 714 10 \"类别\"\ntext 253 714 10 \"科目\"\ntext 403 714 10 \"金额\"\n"
                                "text 53 734 10 \"人员经费\"\ntext 253 734 10 \"工资\"\ntext 403 734 10 \"1.00\"\n"
                                "text 253 754 10 \"机关事业单位基本养老保险缴费\"\ntext 403 754 10 \"2.00\"\n";
    static const char LOWER[] = "rule 250 80 550 80\nrule 50 100 550 100\nrule 50 60 50 100\nrule 250 60 250 100\n"
                                "rule 400 60 400 100\nrule 550 60 550 100\ntext 253 74 10 \"及职业年金\"\n"
                                "text 253 94 10 \"津贴\"\ntext 403 94 10 \"3.00\"\n";
    g_autofree char *ended = g_strdup_printf(UPPER, "rule 250 760 550 760");
    g_autofree char *open = g_strdup_printf(UPPER, "");
    joins(ended, "", LOWER,
          "类别 | 科目 | 金额\n[4x1]人员经费 | 工资 | 1.00\n机关事业单位基本养老保险缴费 | 2.00\n及职业年金 | _\n津贴 "
          "| 3.00");
    joins(
        open, "", LOWER,
        "类别 | 科目 | 金额\n[3x1]人员经费 | 工资 | 1.00\n机关事业单位基本养老保险缴费及职业年金 | 2.00\n津贴 | 3.00");
}

/* Rows that fill each other's blanks are two: 0 and 0.00 make no number, a label that had room for more has ended. */
static void
complementary_rows(void)
{
    static const char ROWS[] = WORKS "\n道路 | 维修 | 市政文件 | 10.00\n桥梁 | 加固 | 市政文件 | 20.00\n";
    static const char *const PAIRS[][2] = { { "隧道 | _ | 市政文件 | _", "涵洞 | 照明 | _ | 40.00" },
                                            { "隧道 | 照明 | 市政文件 | 0", "涵洞 | _ | _ | 0.00" } };
    for (guint i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        g_autofree char *above = g_strconcat(ROWS, PAIRS[i][0], NULL);
        g_autofree char *both = g_strconcat(above, "\n", PAIRS[i][1], NULL);
        g_autofree char *upper = gk_test_grid(50, 700, FOUR, "20,20,20,20", above);
        g_autofree char *lower = gk_test_grid(50, 60, FOUR, "20", PAIRS[i][1]);
        joins(upper, "", lower, both);
    }
}

/* Merged label cells: the upper piece 3 rows with `above` in it, the lower one 2 rows with `below`. */
static void
merged(const char *above, const char *below, const char *drawing)
{
    g_autofree char *upper = g_strdup_printf(
        "rect 50 700 550 780\nrule 50 720 550 720\nrule 250 740 550 740\nrule 250 760 550 760\nrule 250 700 250 780\n"
        "rule 400 700 400 780\ntext 53 714 10 \"类别\"\ntext 253 714 10 \"科目\"\ntext 403 714 10 \"金额\"\n%s"
        "text 253 734 10 \"工资\"\ntext 403 734 10 \"1.00\"\ntext 253 754 10 \"津贴\"\ntext 403 754 10 \"2.00\"\n"
        "text 253 774 10 \"奖金\"\ntext 403 774 10 \"3.00\"\n",
        above);
    g_autofree char *lower = g_strdup_printf(
        "rect 50 60 550 120\nrule 250 80 550 80\nrule 50 100 550 100\nrule 250 60 250 120\nrule 400 60 400 120\n%s"
        "text 253 74 10 \"社保\"\ntext 403 74 10 \"4.00\"\ntext 253 94 10 \"公积金\"\ntext 403 94 10 \"5.00\"\n"
        "text 53 114 10 \"公用\"\ntext 253 114 10 \"办公\"\ntext 403 114 10 \"6.00\"\n",
        below);
    joins(upper, "", lower, drawing);
}

#define REST "津贴 | 2.00\n奖金 | 3.00\n社保 | 4.00\n公积金 | 5.00\n公用 | 办公 | 6.00"

static void
merged_cells_cut(void)
{
    static const char ONE[] = "类别 | 科目 | 金额\n[5x1]人员经费 | 工资 | 1.00\n" REST;
    static const char TWO[] = "类别 | 科目 | 金额\n[3x1]人员经费 | 工资 | 1.00\n津贴 | 2.00\n奖金 | 3.00\n"
                              "[2x1]社会保障 | 社保 | 4.00\n公积金 | 5.00\n公用 | 办公 | 6.00";
    merged("text 53 754 10 \"人员经费\"\n", "", ONE);
    merged("text 53 754 10 \"人员经费\"\n", "text 53 84 10 \"人员经费\"\n", ONE);
    merged("", "text 53 84 10 \"人员经费\"\n", ONE);
    merged("text 53 754 10 \"人员经费\"\n", "text 53 84 10 \"社会保障\"\n", TWO);
}

/* The next item of a note, alone at the top of the page, goes on with the row; one that begins a label does not. */
static void
note_goes_on(void)
{
    g_autofree char *upper = gk_test_grid(50, 720, WIDTHS, "20,20,20", "馆舍 | 金额 | 说明\n东山馆 | 3.00 | 1.已核定。\n桥头馆 | 5.00 | 1.已核定。");
    g_autofree char *lower = gk_test_grid(50, 60, WIDTHS, "20,20", "_ | _ | 2.分两年。\n渡口馆 | 4.00 | 已核定。");
    joins(upper, "", lower, "馆舍 | 金额 | 说明\n东山馆 | 3.00 | 1.已核定。\n桥头馆 | 5.00 | 1.已核定。2.分两年。\n渡口馆 | 4.00 | 已核定。");
    g_autofree char *labels = gk_test_grid(50, 720, WIDTHS, "20,20,20", "馆舍 | 金额 | 说明\n东山馆 | 3.00 | 无\n1.桥头馆 | 5.00 | 无");
    g_autofree char *rest = gk_test_grid(50, 60, WIDTHS, "20,20", "2.渡口馆 | _ | _\n木椅 | 4.00 | 无");
    joins(labels, "", rest, "馆舍 | 金额 | 说明\n东山馆 | 3.00 | 无\n1.桥头馆 | 5.00 | 无\n2.渡口馆 | _ | _\n木椅 | 4.00 | 无");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/breaks/lowest-level-repeated", lowest_level_repeated);
    g_test_add_func("/layout/breaks/levels-of-words-repeated", levels_of_words_repeated);
    g_test_add_func("/layout/breaks/equal-rows-are-kept", equal_rows_are_kept);
    g_test_add_func("/layout/breaks/other-header-refused", other_header_refused);
    g_test_add_func("/layout/breaks/ordinal-row-repeated", ordinal_row_repeated);
    g_test_add_func("/layout/breaks/header-with-unit-repeated", header_with_unit_repeated);
    g_test_add_func("/layout/breaks/header-cut-between-levels", header_cut_between_levels);
    g_test_add_func("/layout/breaks/header-cut-within-labels", header_cut_within_labels);
    g_test_add_func("/layout/breaks/marks", marks);
    g_test_add_func("/layout/breaks/total-alone", total_alone);
    g_test_add_func("/layout/breaks/blank-page-with-number", blank_page_with_number);
    g_test_add_func("/layout/breaks/several-cells-cut", several_cells_cut);
    g_test_add_func("/layout/breaks/row-cut-under-repeated-header", row_cut_under_repeated_header);
    g_test_add_func("/layout/breaks/codes-cut", codes_cut);
    g_test_add_func("/layout/breaks/row-ended-beside-merged-cell", row_ended_beside_merged_cell);
    g_test_add_func("/layout/breaks/complementary-rows", complementary_rows);
    g_test_add_func("/layout/breaks/merged-cells-cut", merged_cells_cut);
    g_test_add_func("/layout/breaks/note-goes-on", note_goes_on);
    return g_test_run();
}
