/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables over pages: what belongs together is joined, with its reasons, and nothing else is. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define TITLE "text 300 60 16 \"部门支出总表\" center\n"
#define UNIT "text 550 90 10 \"单位：万元\" right\n"
#define HEAD "科目 | 基本支出 | 项目支出"
#define FIRST "工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00"
#define SECOND "奖金 | 3.00 | 4.00\n公用 | 5.00 | 6.00"
#define TOTAL "合计 | 81.73 | 43.16"

/* A table's rows from `top`, three columns from `left` of these widths. */
static char *
rows_of(double left, const double widths[3], double top, const char *drawing)
{
    guint rows = 1;
    for (const char *p = drawing; *p; p++)
        rows += *p == '\n';
    g_autofree char *columns = g_strdup_printf("%d,%d,%d", (int) left + 3, (int) (left + widths[0]) + 3,
                                               (int) (left + widths[0] + widths[1]) + 3);
    g_autofree char *letters = gk_test_words(columns, top + 14, 20, drawing);
    GString *text = g_string_new(letters);
    g_string_append_printf(text, "grid %.1f %.1f cols %.1f,%.1f,%.1f rows 20", left, top, widths[0], widths[1],
                           widths[2]);
    for (guint i = 1; i < rows; i++)
        g_string_append(text, ",20");
    g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}

static const double WIDTHS[3] = { 200, 150, 150 };

/* Two pages: the first ends with `upper`, the second begins with `above` and then `lower`. */
static GkDocument *
two_pages(const char *upper, const char *above, const char *lower, const GkLayoutOptions *options)
{
    g_autofree char *a = rows_of(50, WIDTHS, 700, upper), *b = rows_of(50, WIDTHS, 100, lower);
    g_autofree char *text = g_strconcat(PAGE "text 300 650 16 \"部门支出总表\" center\n", a, PAGE, above, b, NULL);
    return gk_test_layout_with(text, options);
}

static void
joins(const char *upper, const char *above, const char *lower, const char *drawing, guint reasons)
{
    g_autoptr(GkDocument) document = two_pages(upper, above, lower, NULL);
    gk_test_tables(document, drawing, NULL);
    const GkTable *table = &document->tables[0];
    g_assert_cmpuint(table->n_parts, ==, 2);
    g_assert_cmpuint(table->parts[0].joined_because, ==, 0);
    g_assert_cmphex(table->parts[1].joined_because & reasons, ==, reasons);
    g_assert_cmpuint(table->parts[1].page, ==, 2);
    g_assert_cmpuint(table->parts[1].last_row, ==, table->row_count - 1);
    g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
}

/* Two tables, and why the second is one. */
static void
stays_apart(const char *upper, const char *above, const char *lower, guint reasons)
{
    g_autoptr(GkDocument) document = two_pages(upper, above, lower, NULL);
    gk_test_tables(document, upper, lower, NULL);
    g_assert_cmphex(document->tables[0].parts[0].apart_because, ==, 0);
    g_assert_cmphex(document->tables[1].parts[0].apart_because, ==, reasons);
    g_assert_cmphex(document->tables[1].parts[0].joined_because, ==, 0);
}

#define ALL HEAD "\n" FIRST "\n" SECOND "\n" TOTAL

static void
header_repeated(void)
{
    joins(HEAD "\n" FIRST, "", HEAD "\n" SECOND "\n" TOTAL, ALL,
          GK_JOIN_REPEATED_HEADER | GK_JOIN_SAME_COLUMNS | GK_JOIN_NO_TITLE);
    g_autoptr(GkDocument) document = two_pages(HEAD "\n" FIRST, "", HEAD "\n" SECOND "\n" TOTAL, NULL);
    g_assert_cmpuint(document->tables[0].parts[1].repeated_header_rows, ==, 1);
    g_assert_cmpuint(document->tables[0].parts[1].repeated_glyphs, ==, 10);
}

/* A header that is printed again with its end cut off, and its merged cells with it. */
static void
header_mostly_repeated(void)
{
    static const char A[] = "rect 50 700 550 800\nrule 250 720 550 720\nrule 50 740 550 740\nrule 50 760 550 760\n"
                            "rule 50 780 550 780\nrule 250 700 250 800\nrule 400 720 400 800\n",
                      B[] = "rect 50 100 550 180\nrule 250 120 550 120\nrule 50 140 550 140\nrule 50 160 550 160\n"
                            "rule 250 100 250 180\nrule 400 120 400 180\n";
    g_autofree char *a =
        gk_test_words("53,253,403", 714, 20,
                      "科目 | 支出\n_ | 基本支出 | 项目支出\n工资 | 1.00 | 2.00\n津贴 | 1.00 | 2.00\n奖金 | "
                      "1.00 | 2.00");
    g_autofree char *b = gk_test_words("53,253,403", 114, 20,
                                       "科目 | 支出\n_ | 基本支 | 项目支出\n公用 | 3.00 | 4.00\n合计 | "
                                       "6.00 | 10.00");
    g_autofree char *text = g_strconcat(PAGE TITLE, A, a, PAGE, B, b, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(
        document,
        "[2x1]科目 | [1x2]支出\n基本支出 | 项目支出\n工资 | 1.00 | 2.00\n津贴 | 1.00 | 2.00\n奖金 | 1.00 | 2.00\n"
        "公用 | 3.00 | 4.00\n合计 | 6.00 | 10.00",
        NULL);
    g_assert_cmpuint(document->tables[0].parts[1].repeated_header_rows, ==, 2);
}

/* It would go on but for a page of which nobody knows what is on it: the two are left apart, and that is told. */
static void
page_between_unread(void)
{
    g_autofree char *a = rows_of(50, WIDTHS, 700, HEAD "\n" FIRST), *b = rows_of(50, WIDTHS, 100, SECOND "\n" TOTAL);
    g_autofree char *blank = g_strconcat(PAGE TITLE, a, PAGE, PAGE, b, NULL);
    g_autofree char *unread = g_strconcat(PAGE TITLE, a, PAGE "unreadable \"damaged\"\n" PAGE, b, NULL);
    g_autoptr(GkDocument) whole = gk_test_layout(blank), document = gk_test_layout(unread);
    gk_test_tables(whole, ALL, NULL);
    g_assert_false(whole->tables[0].goes_unread);
    gk_test_tables(document, HEAD "\n" FIRST, SECOND "\n" TOTAL, NULL);
    g_assert_cmphex(document->tables[1].parts[0].apart_because, ==, GK_APART_PAGE_BETWEEN);
    g_assert_true(document->tables[0].goes_unread && document->tables[1].goes_unread);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_JOIN_DOUBTFUL, "a page between the two could not be read"));
}

static void
header_absent(void)
{
    joins(HEAD "\n" FIRST, "", SECOND "\n" TOTAL, ALL, GK_JOIN_SAME_COLUMNS | GK_JOIN_NO_TITLE | GK_JOIN_NO_TOTAL_YET);
}

static void
marked(void)
{
    joins(HEAD "\n" FIRST, "text 50 90 10 \"续表\"\n", HEAD "\n" SECOND "\n" TOTAL, ALL, GK_JOIN_CONTINUATION_MARK);
    joins(HEAD "\n" FIRST, "text 300 60 16 \"部门支出总表（续）\" center\n", HEAD "\n" SECOND "\n" TOTAL, ALL,
          GK_JOIN_SAME_COLUMNS);
}

static void
captions_repeated(void)
{
    joins(HEAD "\n" FIRST, UNIT, HEAD "\n" SECOND "\n" TOTAL, ALL, GK_JOIN_NO_TITLE);
    joins(HEAD "\n" FIRST, TITLE UNIT, HEAD "\n" SECOND "\n" TOTAL, ALL, GK_JOIN_SAME_TITLE);
}

static void
orphan_total(void)
{
    joins(HEAD "\n" FIRST, "", TOTAL, HEAD "\n" FIRST "\n" TOTAL, GK_JOIN_SAME_COLUMNS);
}

static void
blank_page_between(void)
{
    g_autofree char *a = rows_of(50, WIDTHS, 700, HEAD "\n" FIRST), *b = rows_of(50, WIDTHS, 100, SECOND "\n" TOTAL);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE PAGE, b, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, ALL, NULL);
    g_assert_cmpuint(document->tables[0].parts[1].page, ==, 3);
}

static void
only_the_second_goes_on(void)
{
    g_autofree char *a = rows_of(50, WIDTHS, 100, HEAD "\n" FIRST "\n" TOTAL),
                    *b = rows_of(50, WIDTHS, 700, HEAD "\n" FIRST);
    g_autofree char *c = rows_of(50, WIDTHS, 80, SECOND "\n" TOTAL);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, "text 300 660 16 \"部门收入总表\" center\n", b, PAGE, c, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, HEAD "\n" FIRST "\n" TOTAL, ALL, NULL);
    g_assert_cmpuint(document->tables[0].n_parts, ==, 1);
    g_assert_cmpuint(document->tables[1].n_parts, ==, 2);
}

static void
widths_differ(void)
{
    static const double OTHER[3] = { 205, 146, 152 };
    g_autofree char *a = rows_of(50, WIDTHS, 700, HEAD "\n" FIRST),
                    *b = rows_of(52, OTHER, 100, HEAD "\n" SECOND "\n" TOTAL);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, b, NULL);
    gk_test_one_table(text, ALL);
}

static void
three_pages(void)
{
    g_autofree char *a = rows_of(50, WIDTHS, 740,
                                 HEAD "\n"
                                      "工资 | 72.73 | 31.16"),
                    *b = rows_of(50, WIDTHS, 60,
                                 HEAD "\n"
                                      "津贴 | 1.00 | 2.00");
    g_autofree char *c = rows_of(50, WIDTHS, 60, HEAD "\n" SECOND "\n" TOTAL);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, b, PAGE, c, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, ALL, NULL);
    g_assert_cmpuint(document->tables[0].n_parts, ==, 3);
}

static void
cut_row(void)
{
    joins(HEAD "\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n机关事业单位基本养老保险缴费和职业年 | 3.00 | 4.00", "",
          "金缴费 | _ | _\n公用 | 5.00 | 6.00\n" TOTAL,
          HEAD "\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n机关事业单位基本养老保险缴费和职业年金缴费 | 3.00 | "
               "4.00\n公用 | 5.00 | "
               "6.00\n" TOTAL,
          GK_JOIN_CUT_ROW);
    g_autoptr(GkDocument) document =
        two_pages(HEAD "\n工资 | 72.73 | 31.16\n津贴 | 1.00 | 2.00\n机关事业单位基本养老保险缴费和职业年 | 3.00 | 4.00",
                  "", "金缴费 | _ | _\n公用 | 5.00 | 6.00\n" TOTAL, NULL);
    const GkCell *cell = gk_table_cell_at(&document->tables[0], 3, 0);
    g_assert_cmpuint(cell->n_places, ==, 2);
    g_assert_true(cell->repairs & GK_REPAIR_JOINED_OVER_PAGES);
}

/* The first row below the break is the heading of a section: what stands above it had room for more. */
static void
section_at_the_top(void)
{
    static const char SECTION[] = "商品和服务支出 | _ | _\n" SECOND "\n" TOTAL;
    joins(HEAD "\n" FIRST "\n办公费 | 5.00 | 6.00", "", SECTION,
          HEAD "\n" FIRST "\n办公费 | 5.00 | 6.00\n商品和服务支出 | _ | _\n" SECOND "\n" TOTAL, GK_JOIN_SAME_COLUMNS);
    /* The upper line has room for two characters, not for the three that no program parts. */
    joins(HEAD "\n" FIRST "\n机关事业单位基本养老保险缴费支出 | 5.00 | 6.00", "",
          "（含）职业年金 | _ | _\n" SECOND "\n" TOTAL,
          HEAD "\n" FIRST "\n机关事业单位基本养老保险缴费支出（含）职业年金 | 5.00 | 6.00\n" SECOND "\n" TOTAL,
          GK_JOIN_CUT_ROW);
    joins(HEAD "\n" FIRST "\n机关事业单位基本养老保险缴费支出 | 5.00 | 6.00", "",
          "职业年金 | _ | _\n" SECOND "\n" TOTAL,
          HEAD "\n" FIRST "\n机关事业单位基本养老保险缴费支出 | 5.00 | 6.00\n职业年金 | _ | _\n" SECOND "\n" TOTAL,
          GK_JOIN_SAME_COLUMNS);
    /* An open bracket, or a mark that no line begins with, says that it has not ended. */
    joins(HEAD "\n" FIRST "\n在职人员（含 | 5.00 | 6.00", "", "临聘）经费 | _ | _\n" SECOND "\n" TOTAL,
          HEAD "\n" FIRST "\n在职人员（含临聘）经费 | 5.00 | 6.00\n" SECOND "\n" TOTAL, GK_JOIN_CUT_ROW);
    joins(HEAD "\n" FIRST "\n办公厅 | 5.00 | 6.00", "", "（室）事务 | _ | _\n" SECOND "\n" TOTAL,
          HEAD "\n" FIRST "\n办公厅（室）事务 | 5.00 | 6.00\n" SECOND "\n" TOTAL, GK_JOIN_CUT_ROW);
    joins(HEAD "\n" FIRST "\n在职人员 | 5.00 | 6.00", "", "、临聘人员 | _ | _\n" SECOND "\n" TOTAL,
          HEAD "\n" FIRST "\n在职人员、临聘人员 | 5.00 | 6.00\n" SECOND "\n" TOTAL, GK_JOIN_CUT_ROW);
}

/* Two labels that had room for more have ended, whatever is blank beside them. */
static void
not_cut(void)
{
    joins("科目 | 说明 | 金额\n工资 | 无 | 1.00\n津贴 | 有 | 2.00\n奖金 | 有 | 3.00", "",
          "公用 | 无 | _\n其他 | 有 | 4.00\n合计 | _ | 10.00",
          "科目 | 说明 | 金额\n工资 | 无 | 1.00\n津贴 | 有 | 2.00\n奖金 | 有 | 3.00\n公用 | 无 | _\n其他 | 有 | 4.00\n"
          "合计 | _ | 10.00",
          GK_JOIN_SAME_COLUMNS);
}

#define NARROW_HEAD "编码 | 内容 | 金额"

/* Columns of 100, 100 and 100. */
static void
narrow(const char *upper, const char *lower, const char *drawing)
{
    static const double NARROW[3] = { 30, 100, 100 };
    g_autofree char *a = rows_of(50, NARROW, 700, upper), *b = rows_of(50, NARROW, 100, lower);
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, b, NULL);
    gk_test_one_table(text, drawing);
}

/* The first row of all is cut: only text that goes on from a full line tells. */
static void
cut_first_row(void)
{
    narrow(NARROW_HEAD "\n201 | 用于开展基层公共服 | 1.00", "_ | 务能力建设 | _\n202 | 其他 | 2.00",
           NARROW_HEAD "\n201 | 用于开展基层公共服务能力建设 | 1.00\n202 | 其他 | 2.00");
    narrow(NARROW_HEAD "\n201 | 用于全年培训共计十 | 1.00", "2期以上 | _ | _\n202 | 其他 | 2.00",
           NARROW_HEAD "\n201 | 用于全年培训共计十 | 1.00\n2期以上 | _ | _\n202 | 其他 | 2.00");
    narrow(NARROW_HEAD "\n201 | 用于全年培训不少于 | 1.00", "_ | 12期以上 | _\n202 | 其他 | 2.00",
           NARROW_HEAD "\n201 | 用于全年培训不少于12期以上 | 1.00\n202 | 其他 | 2.00");
    /* Nothing ended beside it, or its line had room: two rows. */
    narrow(NARROW_HEAD "\n201 | 用于开展 | 1.00", "_ | 务能力建设 | _\n202 | 其他 | 2.00",
           NARROW_HEAD "\n201 | 用于开展 | 1.00\n_ | 务能力建设 | _\n202 | 其他 | 2.00");
}

/* A code cut in two: its rest is no code, its beginning could be one. */
static void
cut_code(void)
{
    narrow(NARROW_HEAD "\n20103 | 行政 | 1.00\n2010301 | 运行 | 2.00\n20104 | 管理 | 3.00",
           "01 | _ | _\n20105 | 其他 | 4.00",
           NARROW_HEAD "\n20103 | 行政 | 1.00\n2010301 | 运行 | 2.00\n2010401 | 管理 | 3.00\n20105 | 其他 | 4.00");
}

/* Rows that count on are two, however narrow the column of their numbers is. */
static void
counted_rows(void)
{
    static const double NARROW[3] = { 14, 100, 100 };
    g_autofree char *a =
        rows_of(50, NARROW, 700, "项 | 科目 | 金额\n27 | 本年收入合计 | 1.00\n28 | 结余 | 2.00\n29 | 年初结余 | 3.00");
    g_autofree char *b = rows_of(50, NARROW, 100, "30 | _ | _\n31 | 总计 | 3.00");
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, b, NULL);
    gk_test_one_table(text,
                      "项 | 科目 | 金额\n27 | 本年收入合计 | 1.00\n28 | 结余 | 2.00\n29 | 年初结余 | 3.00\n30 | _ | _\n"
                      "31 | 总计 | 3.00");
}

/* A label without amounts above, the same one with amounts below: neither goes on. */
static void
same_label_twice(void)
{
    static const char UPPER[] = "内容 | 基本 | 项目\n工资 | 1.00 | 1.00\n津贴 | 2.00 | 2.00\n奖金 | _ | _";
    static const char LOWER[] = "奖金 | 3.00 | 3.00\n合计 | 6.00 | 6.00";
    joins(UPPER, "", LOWER,
          "内容 | 基本 | 项目\n工资 | 1.00 | 1.00\n津贴 | 2.00 | 2.00\n奖金 | _ | _\n奖金 | 3.00 | 3.00\n"
          "合计 | 6.00 | 6.00",
          GK_JOIN_SAME_COLUMNS);
}

/* The only row of its page has no rule below it: what is blank on the next page belongs to it. */
static void
cut_open_row(void)
{
    static const char RULES[] = "rule 50 700 350 700\nrule 50 720 350 720\nrule 50 700 50 750\nrule 150 700 150 750\n"
                                "rule 250 700 250 750\nrule 350 700 350 750\n";
    static const double NARROW[3] = { 100, 100, 100 };
    g_autofree char *a = gk_test_words("53,153,253", 714, 20, "科目 | 说明 | 金额\n工资 | 用于开展基层公共服 | 1.00");
    g_autofree char *b = rows_of(50, NARROW, 100, "_ | 务能力 | _\n合计 | _ | 1.00");
    g_autofree char *text = g_strconcat(PAGE TITLE, RULES, a, PAGE, b, NULL);
    gk_test_one_table(text, "科目 | 说明 | 金额\n工资 | 用于开展基层公共服务能力 | 1.00\n合计 | _ | 1.00");
}

/* An amount does not go on into a blank cell, even where its column has merged cells. */
static void
amount_above_a_blank(void)
{
    static const char RULES[] = "rect 50 680 550 760\nrule 50 700 550 700\nrule 50 720 250 720\nrule 400 720 550 720\n"
                                "rule 50 740 550 740\nrule 250 680 250 760\nrule 400 680 400 760\n";
    static const char *const AMOUNTS[] = { "4.00", "-4.00" };
    for (guint i = 0; i < G_N_ELEMENTS(AMOUNTS); i++) {
        g_autofree char *rows = g_strdup_printf("工资 | 1.00 | 2.00\n津贴 | _ | 3.00\n奖金 | %s | 5.00", AMOUNTS[i]);
        g_autofree char *all = g_strconcat("科目 | 基本 | 项目\n", rows, NULL);
        g_autofree char *a = gk_test_words("53,253,403", 694, 20, all);
        g_autofree char *b = rows_of(50, WIDTHS, 100, "公用 | _ | 6.00\n合计 | 5.00 | 16.00");
        g_autofree char *text = g_strconcat(PAGE TITLE, RULES, a, PAGE, b, NULL);
        g_autofree char *drawing =
            g_strdup_printf("科目 | 基本 | 项目\n工资 | [2x1]1.00 | 2.00\n津贴 | 3.00\n奖金 | %s | 5.00\n"
                            "公用 | _ | 6.00\n合计 | 5.00 | 16.00",
                            AMOUNTS[i]);
        gk_test_one_table(text, drawing);
    }
}

static void
cut_number(void)
{
    joins(HEAD "\n工资 | 72.73 | 31.16\n津贴 | 11.00 | 12.00\n社会保 | 1234. | 14.00", "",
          "险 | 56 | _\n公用 | 15.00 | 16.00\n" TOTAL,
          HEAD "\n工资 | 72.73 | 31.16\n津贴 | 11.00 | 12.00\n社会保险 | 1234.56 | 14.00\n公用 | 15.00 | 16.00\n" TOTAL,
          GK_JOIN_CUT_ROW);
}

/* Two groups of one goal, the page break between them: the goal is said twice. */
static void
equal_labels_of_two_groups(void)
{
    static const char RULES_A[] =
        "rect 50 700 550 760\nrule 50 720 550 720\nrule 400 740 550 740\nrule 250 700 250 760\n"
        "rule 400 700 400 760\n";
    static const char RULES_B[] =
        "rect 50 100 550 140\nrule 400 120 550 120\nrule 250 100 250 140\nrule 400 100 400 140\n";
    g_autofree char *a = gk_test_words("53,253,403", 714, 20, "项目 | 目标 | 指标\n甲 | 及时拨付 | 人数\n_ | _ | 次数");
    g_autofree char *b = gk_test_words("53,253,403", 114, 20, "乙 | 及时拨付 | 期数\n_ | _ | 比例");
    g_autofree char *text = g_strconcat(PAGE TITLE, RULES_A, a, PAGE, RULES_B, b, NULL);
    gk_test_one_table(text,
                      "项目 | 目标 | 指标\n[2x1]甲 | [2x1]及时拨付 | 人数\n次数\n[2x1]乙 | [2x1]及时拨付 | 期数\n比例");
}

/* A merged label whose cell runs over the break. */
static void
merged_over_the_break(void)
{
    static const char RULES_A[] =
        "rect 50 700 550 760\nrule 50 720 550 720\nrule 250 740 550 740\nrule 250 700 250 760\n"
        "rule 400 700 400 760\n";
    static const char RULES_B[] =
        "rect 50 100 550 160\nrule 250 120 550 120\nrule 50 140 550 140\nrule 250 100 250 160\n"
        "rule 400 100 400 160\n";
    g_autofree char *a =
        gk_test_words("53,253,403", 714, 20, "类别 | 科目 | 金额\n人员 | 工资 | 1.00\n_ | 津贴 | 2.00");
    g_autofree char *b = gk_test_words("53,253,403", 114, 20, "_ | 奖金 | 3.00\n_ | 社保 | 4.00\n公用 | 办公 | 5.00");
    g_autofree char *text = g_strconcat(PAGE TITLE, RULES_A, a, PAGE, RULES_B, b, NULL);
    gk_test_one_table(
        text, "类别 | 科目 | 金额\n[4x1]人员 | 工资 | 1.00\n津贴 | 2.00\n奖金 | 3.00\n社保 | 4.00\n公用 | 办公 | 5.00");
}

static void
refused(void)
{
    /* Another title, number, organization or unit, a total above, prose between, another header, no header below the title. */
    stays_apart(HEAD "\n" FIRST, "text 300 60 16 \"部门收入总表\" center\n", HEAD "\n" SECOND "\n" TOTAL,
                GK_APART_OTHER_TITLE);
    stays_apart(HEAD "\n" FIRST, "text 50 60 10 \"表3\"\n", HEAD "\n" SECOND "\n" TOTAL, GK_APART_OTHER_NUMBER);
    stays_apart(HEAD "\n" FIRST, "text 50 90 10 \"编制单位：某某局\"\n", HEAD "\n" SECOND "\n" TOTAL,
                GK_APART_OTHER_CAPTION);
    stays_apart(HEAD "\n" FIRST "\n" TOTAL, "", HEAD "\n" SECOND, GK_APART_AFTER_TOTAL);
    stays_apart(HEAD "\n" FIRST,
                "text 70 80 10 \"二、支出情况说明。本年度支出预算比上年有所增加，主要原因是人员经费增加。\"\n",
                HEAD "\n" SECOND "\n" TOTAL, GK_APART_SOMETHING_BETWEEN);
    stays_apart(HEAD "\n" FIRST, "", "项目 | 年初数 | 年末数\n存款 | 5.00 | 6.00", GK_APART_OTHER_HEADER);
    stays_apart(HEAD "\n" FIRST, TITLE, SECOND "\n" TOTAL, GK_APART_HEADER_NOT_REPEATED);
    stays_apart(HEAD "\n" FIRST "\n" TOTAL, "text 300 60 16 \"部门收入总表\" center\n", "项目 | 年初数 | 年末数\n存款 | 5.00 | 6.00",
                GK_APART_OTHER_TITLE | GK_APART_AFTER_TOTAL | GK_APART_OTHER_HEADER);
}

static void
other_unit_refused(void)
{
    g_autofree char *a = rows_of(50, WIDTHS, 700, HEAD "\n" FIRST), *b = rows_of(50, WIDTHS, 100, HEAD "\n" SECOND);
    g_autofree char *text = g_strconcat(PAGE "text 550 690 10 \"单位：万元\" right\n", a,
                                        PAGE "text 550 90 10 \"单位：元\" right\n", b, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, HEAD "\n" FIRST, HEAD "\n" SECOND, NULL);
    g_assert_cmphex(document->tables[1].parts[0].apart_because, ==, GK_APART_OTHER_CAPTION);
}

/* A row among the data that names another unit speaks of the rows below it: it is no caption of the page. */
static void
unit_among_the_rows(void)
{
    static const char LOWER[] = HEAD "\n奖金 | 3.00 | 4.00\n单位：元 | _ | _\n公用 | 5.00 | 6.00";
    g_autofree char *a = rows_of(50, WIDTHS, 700, HEAD "\n" FIRST), *b = rows_of(50, WIDTHS, 100, LOWER);
    g_autofree char *text = g_strconcat(PAGE "text 550 690 10 \"单位：万元\" right\n", a, PAGE, b, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, HEAD "\n" FIRST "\n奖金 | 3.00 | 4.00\n单位：元 | _ | _\n公用 | 5.00 | 6.00", NULL);
    g_assert_cmpstr(document->tables[0].unit.text, ==, "万元");
}

static void
other_columns_refused(void)
{
    static const double OTHER[3] = { 100, 300, 100 };
    g_autofree char *a = rows_of(50, WIDTHS, 700, HEAD "\n" FIRST),
                    *b = rows_of(50, OTHER, 100, "编码 | 名称 | 金额\n201 | 工资 | 1.00");
    g_autofree char *text = g_strconcat(PAGE TITLE, a, PAGE, b, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, HEAD "\n" FIRST, "编码 | 名称 | 金额\n201 | 工资 | 1.00", NULL);
    g_assert_cmphex(document->tables[1].parts[0].apart_because, ==, GK_APART_OTHER_COLUMNS);
}

/* Forms of one title, one on each page: each begins anew. */
static void
forms_refused(void)
{
    static const char FORM_A[] = "项目名称 | 道路维修 | 甲\n预算数 | 10.00 | 元\n总体目标 | 完成维修 | 无";
    static const char FORM_B[] = "项目名称 | 桥梁维修 | 乙\n预算数 | 20.00 | 元\n总体目标 | 完成桥梁 | 无";
    g_autofree char *a = rows_of(50, WIDTHS, 100, FORM_A), *b = rows_of(50, WIDTHS, 100, FORM_B);
    g_autofree char *text = g_strconcat(PAGE "text 300 60 16 \"项目支出绩效目标表\" center\n", a,
                                        PAGE "text 300 60 16 \"项目支出绩效目标表\" center\n", b, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, FORM_A, FORM_B, NULL);
}

static void
switched_off(void)
{
    GkLayoutOptions options = { .no_join = TRUE };
    g_autoptr(GkDocument) document = two_pages(HEAD "\n" FIRST, "", HEAD "\n" SECOND "\n" TOTAL, &options);
    gk_test_tables(document, HEAD "\n" FIRST, HEAD "\n" SECOND "\n" TOTAL, NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/joins/header-repeated", header_repeated);
    g_test_add_func("/layout/joins/header-mostly-repeated", header_mostly_repeated);
    g_test_add_func("/layout/joins/header-absent", header_absent);
    g_test_add_func("/layout/joins/page-between-unread", page_between_unread);
    g_test_add_func("/layout/joins/marked", marked);
    g_test_add_func("/layout/joins/captions-repeated", captions_repeated);
    g_test_add_func("/layout/joins/orphan-total", orphan_total);
    g_test_add_func("/layout/joins/blank-page-between", blank_page_between);
    g_test_add_func("/layout/joins/only-the-second", only_the_second_goes_on);
    g_test_add_func("/layout/joins/widths-differ", widths_differ);
    g_test_add_func("/layout/joins/three-pages", three_pages);
    g_test_add_func("/layout/joins/cut-row", cut_row);
    g_test_add_func("/layout/joins/section-at-the-top", section_at_the_top);
    g_test_add_func("/layout/joins/not-cut", not_cut);
    g_test_add_func("/layout/joins/cut-open-row", cut_open_row);
    g_test_add_func("/layout/joins/cut-first-row", cut_first_row);
    g_test_add_func("/layout/joins/cut-code", cut_code);
    g_test_add_func("/layout/joins/same-label-twice", same_label_twice);
    g_test_add_func("/layout/joins/counted-rows", counted_rows);
    g_test_add_func("/layout/joins/equal-labels", equal_labels_of_two_groups);
    g_test_add_func("/layout/joins/amount-above-a-blank", amount_above_a_blank);
    g_test_add_func("/layout/joins/cut-number", cut_number);
    g_test_add_func("/layout/joins/merged-over-the-break", merged_over_the_break);
    g_test_add_func("/layout/joins/refused", refused);
    g_test_add_func("/layout/joins/other-unit-refused", other_unit_refused);
    g_test_add_func("/layout/joins/unit-among-the-rows", unit_among_the_rows);
    g_test_add_func("/layout/joins/other-columns-refused", other_columns_refused);
    g_test_add_func("/layout/joins/forms-refused", forms_refused);
    g_test_add_func("/layout/joins/switched-off", switched_off);
    return g_test_run();
}
