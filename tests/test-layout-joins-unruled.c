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
            gk_test_words(head ? "115,295,385,495" : "56,324r,434r,544r", top + 14 + 20 * r, 20, rows[r]);
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

/* A page leaves a column blank: the last, the first, or one between. */
static void
blank_columns(void)
{
    static const char *const LOWER[] = { "培训费 | 6.00 | 1.50 | _\n差旅费 | 3.00 | 2.00 | _\n会议费 | 4.00 | 2.00 | _",
                                         "培训费 | 6.00 | _ | 1.50\n差旅费 | 3.00 | _ | 2.00\n会议费 | 4.00 | _ | 2.00",
                                         "_ | 6.00 | 1.50 | 4.50\n_ | 3.00 | 2.00 | 1.00\n_ | 4.00 | 2.00 | 2.00" };
    for (guint i = 0; i < G_N_ELEMENTS(LOWER); i++) {
        g_autofree char *all = g_strconcat(HEAD "\n" FIRST "\n", LOWER[i], NULL);
        joins(HEAD "\n" FIRST, "", LOWER[i], all);
    }
}

/* The total alone below a mark that the table goes on, or below the unit once more. */
static void
total_below_captions(void)
{
    static const char *const ABOVE[] = { PAGE "text 56 44 10 \"续表\"\n",
                                         PAGE "text 550 44 10 \"单位：万元\" right\n" };
    g_autofree char *open = rows_at(680, HEAD "\n" FIRST, FALSE), *total = rows_at(60, TOTAL, FALSE);
    for (guint i = 0; i < G_N_ELEMENTS(ABOVE); i++) {
        g_autofree char *text = g_strconcat(PAGE, FOOT_TITLE, open, ABOVE[i], total, NULL);
        gk_test_one_table(text, HEAD "\n" FIRST "\n" TOTAL);
    }
    g_autofree char *other = g_strconcat(PAGE, FOOT_TITLE, open, PAGE "text 56 44 10 \"二、支出说明\"\n", total, NULL);
    gk_test_one_table(other, HEAD "\n" FIRST);
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

/* A title, a unit and a header (`labels`, a rule above and below when `ruled`) end a page; `lower` begins the next. */
static void
header_at_the_foot(const char *labels, const char *lower, const char *drawing)
{
    for (int ruled = 0; ruled < 2; ruled++) {
        g_autofree char *rows = rows_at(60, lower, ruled);
        g_autofree char *text =
            g_strconcat(PAGE "text 300 740 16 \"部门支出总表\" center\ntext 550 765 10 \"单位：万元\" right\n", labels,
                        ruled ? "rule 50 775 550 775\nrule 50 795 550 795\n" : "", PAGE, rows, NULL);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        gk_test_tables(document, drawing, NULL);
        g_assert_cmpuint(document->tables[0].n_parts, ==, 2);
        g_assert_cmpstr(document->tables[0].unit.text, ==, "万元");
    }
}

static void
headers_cut_off(void)
{
    g_autofree char *whole = gk_test_words("115,295,385,495", 788, 20, HEAD);
    header_at_the_foot(whole, FIRST "\n" TOTAL, HEAD "\n" FIRST "\n" TOTAL);
    g_autofree char *upper = gk_test_words("115,295,435", 788, 20, "科目名称 | 合计 | 本年支出");
    header_at_the_foot(upper, "_ | _ | 基本支出 | 项目支出\n" FIRST "\n" TOTAL,
                       "[2x1]科目名称 | [2x1]合计 | [1x2]本年支出\n基本支出 | 项目支出\n" FIRST "\n" TOTAL);
    g_autofree char *pieces = gk_test_words("115,295,385,495", 788, 20, "科目名称 | 合计 | 基本支 | 项目支");
    header_at_the_foot(pieces, "_ | _ | 出 | 出\n" FIRST "\n" TOTAL, HEAD "\n" FIRST "\n" TOTAL);
}

#define LONG "机关事业单位基本养老保险缴费支出及职业年金"
#define CUT_UPPER HEAD "\n" FIRST "\n" LONG " | 30.00 | 20.00 | 10.00"
#define CUT_BARE HEAD "\n" FIRST "\n" LONG " | _ | _ | _"
#define CUT_WHOLE HEAD "\n" FIRST "\n" LONG "缴费支出 | 30.00 | 20.00 | 10.00\n" SECOND "\n" TOTAL

/* A label cut in its text is one row, whichever page its amounts are on. */
static void
labels_cut(void)
{
    joins(CUT_UPPER, "", "缴费支出 | _ | _ | _\n" SECOND "\n" TOTAL, CUT_WHOLE);
    joins(CUT_BARE, "", "缴费支出 | 30.00 | 20.00 | 10.00\n" SECOND "\n" TOTAL, CUT_WHOLE);
}

/* The heading of a section is a row: at the top of a page, at its end, and right below the header. */
static void
sections(void)
{
#define SECTION "商品和服务支出 | _ | _ | _"
    joins(HEAD "\n" FIRST, "", SECTION "\n" SECOND "\n" TOTAL, HEAD "\n" FIRST "\n" SECTION "\n" SECOND "\n" TOTAL);
    joins(HEAD "\n" FIRST "\n" SECTION, "", SECOND "\n" TOTAL, HEAD "\n" FIRST "\n" SECTION "\n" SECOND "\n" TOTAL);
    static const char *const TOPS[] = { "一、人员支出 | _ | _ | _", "人员支出 | _ | _ | _" };
    for (guint i = 0; i < G_N_ELEMENTS(TOPS); i++) {
        g_autofree char *drawing = g_strconcat(HEAD "\n", TOPS[i], "\n" FIRST, NULL);
        g_autofree char *rows = rows_at(680, drawing, FALSE), *text = g_strconcat(PAGE, FOOT_TITLE, rows, NULL);
        gk_test_one_table(text, drawing);
    }
}

/* A line below a finished table at the end of a page, and a numbered one below any, are headings. */
static void
headings_at_the_end(void)
{
    g_autofree char *ended = rows_at(680, HEAD "\n" FIRST "\n" TOTAL "\n其他说明 | _ | _ | _", FALSE);
    g_autofree char *numbered = rows_at(680, HEAD "\n" FIRST "\n二、其他说明 | _ | _ | _", FALSE);
    g_autofree char *a = g_strconcat(PAGE, ended, NULL), *b = g_strconcat(PAGE, numbered, NULL);
    gk_test_one_table(a, HEAD "\n" FIRST "\n" TOTAL);
    gk_test_one_table(b, HEAD "\n" FIRST);
}

/* Several cells of one row go on; its amount stands in the middle of the upper piece. */
static void
several_cells_cut(void)
{
    static const char ROWS[] = "道路 | 维修 | 市政文件 | 10.00\n桥梁 | 加固 | 市政文件 | 20.00\n"
                               "路灯 | 更换 | 市政文件 | 15.00";
    static const char LOWER[] = "隧道 | 照明 | 市政文件 | 40.00\n涵洞 | 清淤 | 市政文件 | 40.00\n合计 | _ | _ | 155.00";
    static const char CUT[] =
        "text 138 768 10 \"用于机关事业单位职工基本养\"\ntext 288 768 10 \"国务院关于机关事业单位工作\"\n"
        "text 56 774 10 \"机关事业\"\ntext 56 787 10 \"养老保险\"\n"
        "text 138 781 10 \"老保险的缴费以及相关的经办\"\ntext 288 781 10 \"人员养老保险制度改革的决定\"\n"
        "text 544 781 10 \"30.00\" right\n"
        "text 138 794 10 \"支出和全市统一管理的信息系\"\ntext 288 794 10 \"和本市各级财政部门对其的实\"\n";
    g_autofree char *head = gk_test_words("85,195,345,500", 694, 20, "项目 | 内容 | 依据 | 金额");
    g_autofree char *a = gk_test_words("56,138,288,544r", 714, 20, ROWS);
    g_autofree char *b = gk_test_words("56,138,288,544r", 94, 20, LOWER);
    g_autofree char *text = g_strconcat(PAGE, FOOT_TITLE, head, a, CUT, PAGE,
                                        "text 138 74 10 \"统维护\"\ntext 288 74 10 \"施办法\"\n", b, NULL);
    g_autofree char *drawing = g_strconcat(
        "项目 | 内容 | 依据 | 金额\n", ROWS,
        "\n机关事业养老保险 | 用于机关事业单位职工基本养老保险的缴费以及相关的经办支出和全市统一管理的信息系统维护 | "
        "国务院关于机关事业单位工作人员养老保险制度改革的决定和本市各级财政部门对其的实施办法 | 30.00\n",
        LOWER, NULL);
    gk_test_one_table(text, drawing);
}

/* Overleaf the header is printed again, above entries of one column alone: they are the table's. */
static void
words_overleaf(void)
{
    static const char HEADER[] = "text 115 %d 10 \"来源\" center\ntext 210 %d 10 \"金额\" center\ntext 330 %d 10 \"去向\" center\n"
                                 "text 460 %d 10 \"金额\" center\n";
    g_autofree char *first = g_strdup_printf(HEADER, 114, 114, 114, 114), *again = g_strdup_printf(HEADER, 64, 64, 64, 64);
    g_autofree char *upper = gk_test_words("56,234r,290,484r", 134, 20,
                                           "拨款 | 31.50 | 道路养护 | 28.25\n收费 | 6.10 | 桥梁养护 | 7.35\n结余 | 2.00 | 路灯 | 4.00");
    g_autofree char *text =
        g_strconcat(PAGE, "text 300 80 16 \"养护收支表\" center\n", first, upper, PAGE, again,
                    "text 290 84 10 \"河道\"\ntext 290 104 10 \"闸门\"\ntext 290 124 10 \"巡查\"\n", NULL);
    gk_test_one_table(text, "来源 | 金额 | 去向 | 金额\n拨款 | 31.50 | 道路养护 | 28.25\n收费 | 6.10 | 桥梁养护 | 7.35\n"
                            "结余 | 2.00 | 路灯 | 4.00\n_ | _ | 河道 | _\n_ | _ | 闸门 | _\n_ | _ | 巡查 | _");
}

/* The same without a header, with entries of two columns of four. */
static void
two_columns_overleaf(void)
{
    g_autofree char *upper = gk_test_words("56,234r,290,484r", 134, 20,
                                           "拨款 | 31.50 | 道路养护 | 28.25\n收费 | 6.10 | 桥梁养护 | 7.35\n结余 | 2.00 | 路灯 | 4.00");
    g_autofree char *lower = gk_test_words("290,484r", 64, 20, "河道 | 3.00\n闸门 | 1.50\n巡查 | 2.25");
    g_autofree char *text = g_strconcat(PAGE "text 300 80 16 \"养护收支表\" center\n"
                                             "text 115 114 10 \"来源\" center\ntext 210 114 10 \"金额\" center\n"
                                             "text 330 114 10 \"去向\" center\ntext 460 114 10 \"支出\" center\n",
                                        upper, PAGE, lower, NULL);
    gk_test_one_table(text, "来源 | 金额 | 去向 | 支出\n拨款 | 31.50 | 道路养护 | 28.25\n收费 | 6.10 | 桥梁养护 | 7.35\n"
                            "结余 | 2.00 | 路灯 | 4.00\n_ | _ | 河道 | 3.00\n_ | _ | 闸门 | 1.50\n_ | _ | 巡查 | 2.25");
}

/* Entries in steps: the first column has one in a few rows, the second in others. On the next page the words of both could be
 * one column, and the boundaries lie elsewhere. */
static void
steps_over_pages(void)
{
    static const char *const ROWS[] = { "总计", "", "", "91.50", "甲、租用", "", "", "8.75", "", "车辆", "", "8.75",
                                        "", "", "运料车", "8.75", "一、货物", "", "", "72.50", "", "路灯改造", "", "40.25", "", "", "灯具采购", "40.25",
                                        "", "水渠清淤", "", "32.25", "", "", "人工", "32.25", "", "座椅更换及维护", "", "9.00",
                                        "", "", "木料采购", "9.00", "二、服务", "", "", "8.75", "", "测量", "", "8.75",
                                        "", "", "图纸", "8.75", "", "看护", "", "1.50" };
    static const double xs[] = { 60, 130, 260, 520 };
    g_autoptr(GString) page = g_string_new(PAGE "text 300 520 16 \"采购预算表\" center\n");
    g_autoptr(GString) drawing = g_string_new("类别 | 名称 | 内容 | 金额");
    static const char *const LABELS[] = { "类别", "名称", "内容", "金额" };
    for (guint c = 0; c < 4; c++)
        g_string_append_printf(page, "text %.1f 566 10 \"%s\" %s\n", xs[c], LABELS[c], c == 3 ? "right" : "");
    for (guint r = 0; r < G_N_ELEMENTS(ROWS) / 4; r++) {
        if (r == 9)
            g_string_append(page, PAGE);
        g_string_append(drawing, "\n");
        for (guint c = 0; c < 4; c++) {
            const char *text = ROWS[4 * r + c];
            if (*text)
                g_string_append_printf(page, "text %.1f %u 10 \"%s\" %s\n", xs[c], r < 9 ? 590 + 24 * r : 60 + 24 * (r - 9), text,
                                       c == 3 ? "right" : "");
            g_string_append_printf(drawing, "%s%s", c ? " | " : "", *text ? text : "_");
        }
    }
    gk_test_one_table(page->str, drawing->str);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/joins-unruled/few-rows-on-the-last-page", few_rows_on_the_last_page);
    g_test_add_func("/layout/joins-unruled/blank-columns", blank_columns);
    g_test_add_func("/layout/joins-unruled/total-below-captions", total_below_captions);
    g_test_add_func("/layout/joins-unruled/single-lines", single_lines);
    g_test_add_func("/layout/joins-unruled/headers-cut-off", headers_cut_off);
    g_test_add_func("/layout/joins-unruled/labels-cut", labels_cut);
    g_test_add_func("/layout/joins-unruled/sections", sections);
    g_test_add_func("/layout/joins-unruled/headings-at-the-end", headings_at_the_end);
    g_test_add_func("/layout/joins-unruled/several-cells-cut", several_cells_cut);
    g_test_add_func("/layout/joins-unruled/words-overleaf", words_overleaf);
    g_test_add_func("/layout/joins-unruled/two-columns-overleaf", two_columns_overleaf);
    g_test_add_func("/layout/joins-unruled/steps-over-pages", steps_over_pages);
    return g_test_run();
}
