/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables without rules whose columns, rows and header only all of their lines together show, and what looks like one.
 */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"

static void
write_text(GString *page, double x, double y, const char *text, const char *how)
{
    g_string_append_printf(page, "text %.1f %.1f 10 \"%s\" %s\n", x, y, text, how);
}

/* Writes rows of `columns` texts; the first begins at xs[0], the others end at theirs. */
static GString *
page_with(const char *const *texts, guint rows, guint columns, const double *xs, double y, double step)
{
    GString *page = g_string_new(PAGE);
    for (guint i = 0; i < rows * columns; i++)
        if (*texts[i])
            write_text(page, xs[i % columns], y + step * (i / columns), texts[i], i % columns ? "right" : "");
    return page;
}

static void
check(GString *page, const char *drawing)
{
    gk_test_one_table(page->str, drawing);
    g_string_free(page, TRUE);
}

/* Columns a third of an em apart, rows far from each other. */
static void
close_columns(void)
{
    static const char *const texts[] = { "用途", "年初", "年末", "路灯养护", "1,199.40", "1,020.55",
                                         "桥梁加固", "17,049.15", "12,003.10", "树木补种", "", "6,031.20" };
    static const double xs[] = { 60, 150, 198 };
    check(page_with(texts, 4, 3, xs, 120, 36),
          "用途 | 年初 | 年末\n路灯养护 | 1,199.40 | 1,020.55\n桥梁加固 | 17,049.15 | 12,003.10\n树木补种 | _ | 6,031.20");
}

/* Amounts of the left half and labels of the right half never stand on one line. */
static void
never_side_by_side(void)
{
    static const char *const labels[] = { "公园", "河道", "集市", "码头", "渡口" };
    GString *page = g_string_new(PAGE "text 60 120 10 \"来源\"\ntext 180 120 10 \"金额\" right\n"
                                      "text 200 120 10 \"去向\"\ntext 380 120 10 \"数额\" right\n");
    for (guint i = 0; i < 5; i++) {
        write_text(page, 60, 140 + 18 * i, labels[i], "");
        if (i % 2)
            write_text(page, 180, 140 + 18 * i, i == 1 ? "35.10" : "8.25", "right");
        if (i % 2 == 0) {
            write_text(page, 200, 140 + 18 * i, i ? "维修" : "清淤", "");
            write_text(page, 380, 140 + 18 * i, i ? "6.00" : "3.15", "right");
        }
    }
    check(page, "来源 | 金额 | 去向 | 数额\n公园 | _ | 清淤 | 3.15\n河道 | 35.10 | _ | _\n集市 | _ | 维修 | 6.00\n"
                "码头 | 8.25 | _ | _\n渡口 | _ | 维修 | 6.00");
}

/* Rows of dots lead to several columns of numbers. */
static void
leaders(void)
{
    GString *page = g_string_new(PAGE "text 60 120 10 \"码头\"\ntext 300 120 10 \"春季\" right\ntext 360 120 10 \"秋季\" right\n");
    static const char *const rows[4][3] = {
        { "北岸", "131", "208" }, { "南岸", "57", "91" }, { "旧港", "402", "377" }, { "新港", "88", "95" }
    };
    for (guint i = 0; i < 4; i++) {
        g_autofree char *label = g_strconcat(rows[i][0], "....................", NULL);
        write_text(page, 60, 140 + 18 * i, label, "");
        write_text(page, 300, 140 + 18 * i, rows[i][1], "right");
        write_text(page, 360, 140 + 18 * i, rows[i][2], "right");
    }
    check(page, "码头 | 春季 | 秋季\n北岸.................... | 131 | 208\n南岸.................... | 57 | 91\n"
                "旧港.................... | 402 | 377\n新港.................... | 88 | 95");
}

/* Ranges and bounds are numbers, years are labels. */
static void
ranges_below_years(void)
{
    static const char *const texts[] = { "等级", "1991", "2001", "低", "1,376以下", "5,152以下", "中", "1,377–6,189", "5,153–7,145",
                                         "高", "6,190–8,907", "7,146–8,183" };
    static const double xs[] = { 60, 220, 340 };
    GString *page = page_with(texts, 4, 3, xs, 130, 18);
    g_string_append(page, "rule 50 115 350 115\nrule 50 136 350 136\nrule 50 190 350 190\n");
    check(page, "等级 | 1991 | 2001\n低 | 1,376以下 | 5,152以下\n中 | 1,377–6,189 | 5,153–7,145\n高 | 6,190–8,907 | 7,146–8,183");
}

/* Two tables between rules of one width; a note and a caption part them. */
static void
two_of_one_width(void)
{
    GString *page = g_string_new(PAGE);
    for (guint t = 0; t < 2; t++) {
        double y = 100 + 150 * t;
        g_string_append_printf(page, "text 50 %.0f 10 \"Table %u. Boats\"\nrule 50 %.0f 400 %.0f\nrule 50 %.0f 400 %.0f\n",
                               y, t + 4, y + 8, y + 8, y + 28, y + 28);
        g_string_append_printf(page, "rule 50 %.0f 400 %.0f\ntext 50 %.0f 10 \"Note: counted in spring.\"\n", y + 68, y + 68, y + 84);
        static const char *const rows[3][3] = { { "Port", "Open", "Shut" }, { "Ayle", "25", "4" }, { "Brook", "31", "17" } };
        for (guint i = 0; i < 9; i++)
            write_text(page, i % 3 ? 150 + 120 * (i % 3) : 56, y + 22 + 18 * (i / 3), rows[i / 3][i % 3], i % 3 ? "right" : "");
    }
    g_autoptr(GkDocument) document = gk_test_layout(page->str);
    gk_test_tables(document, "Port | Open | Shut\nAyle | 25 | 4\nBrook | 31 | 17",
                   "Port | Open | Shut\nAyle | 25 | 4\nBrook | 31 | 17", NULL);
    g_string_free(page, TRUE);
}

/* Labels set downwards, close or as wide as lines are, over columns without an entry; others of one line and of two
 * beside them, in their middle. */
static void
labels_downwards(void)
{
    static const char *const ROWS[3][3] = { { "教育支出", "512.60", "88.10" }, { "卫生支出", "37.45", "6.20" },
                                            { "合计", "550.05", "94.30" } };
    for (guint wide = 0; wide < 2; wide++) {
        g_autoptr(GString) page = g_string_new(PAGE);
        g_string_append(page, "text 70 151 10 \"功能名称\"\ntext 188 151 10 \"总计\"\n"
                              "text 316 145 10 \"单位资\"\ntext 321 157 10 \"金额\"\n");
        double pitch = wide ? 16 : 10, top = 147 - 2.5 * pitch;
        g_string_append_printf(page, "vtext 240 %.1f 10 \"上级补助款\" advance %.0f\n", top, pitch);
        g_string_append_printf(page, "vtext 280 %.1f 10 \"国有资本额\" advance %.0f\n", top, pitch);
        for (guint i = 0; i < 9; i++)
            write_text(page, (const double[]) { 70, 220, 350 }[i % 3], 212 + 16 * (i / 3), ROWS[i / 3][i % 3],
                       i % 3 ? "right" : "");
        check(g_string_new(page->str),
              "功能名称 | 总计 | 上级补助款 | 国有资本额 | 单位资金额\n教育支出 | 512.60 | _ | _ | 88.10\n"
              "卫生支出 | 37.45 | _ | _ | 6.20\n合计 | 550.05 | _ | _ | 94.30");
    }
}

/* Codes set before names, which wrap to below the code: one column, under one label. */
static void
codes_within_names(void)
{
    static const char *const ROWS[5][2] = { { "201 公共服务支出", "73.60" }, { "205 教育支出", "8.45" }, { "207 文化旅游与传媒", "" },
                                            { "支出", "" }, { "208 社会保障支出", "9.10" } };
    g_autoptr(GString) page = g_string_new(PAGE);
    g_string_append(page, "text 60 120 10 \"收入\"\ntext 125 120 10 \"合计\"\ntext 200 120 10 \"按功能\"\n"
                          "text 350 120 10 \"金额\" right\ntext 50 140 10 \"财政拨款\"\ntext 150 140 10 \"91.15\" right\n"
                          "text 50 154 10 \"公共预算\"\ntext 150 154 10 \"91.15\" right\n");
    for (guint i = 0; i < 10; i++)
        if (*ROWS[i / 2][i % 2])
            write_text(page, i % 2 ? 350 : 154, 140 + (i / 2 == 3 ? 14 * 3 - 2 : 14 * (i / 2)) + (i / 2 > 3 ? 4 : 0),
                       ROWS[i / 2][i % 2], i % 2 ? "right" : "");
    check(g_string_new(page->str), "收入 | 合计 | 按功能 | 金额\n财政拨款 | 91.15 | 201公共服务支出 | 73.60\n"
                                   "公共预算 | 91.15 | 205教育支出 | 8.45\n_ | _ | 207文化旅游与传媒支出 | _\n"
                                   "_ | _ | 208社会保障支出 | 9.10");
}

/* Goals of a project: entries of one line and of two, each in the middle of its row, so that lines stand half a line
 * apart; one number a row; labels of groups in the middle of theirs, one of them on two lines as far apart as rows are. */
static void
goals(void)
{
    static const struct { double x, y; const char *text; } WORDS[] = {
        { 60, 120, "大类" }, { 110, 120, "小类" }, { 170, 120, "指标" }, { 270, 113, "指标值设" }, { 270, 127, "置依据" },
        { 340, 120, "分值" }, { 390, 120, "材料" },
        { 170, 143, "维护设备数" }, { 170, 157, "（台）" }, { 270, 150, "计划标准" }, { 345, 150, "5" }, { 390, 150, "工作资料" },
        { 170, 173, "回访比例，按" }, { 170, 187, "月统计" }, { 270, 180, "计划标准" }, { 345, 180, "4" }, { 390, 180, "工作资料" },
        { 110, 165, "数量指标" },
        { 170, 203, "接听比例" }, { 270, 203, "行业标准" }, { 345, 203, "6" }, { 390, 203, "正式材料" }, { 110, 203, "质量指标" },
        { 60, 175, "产出指标" },
        { 170, 221, "群众满意" }, { 270, 221, "计划标准" }, { 345, 221, "8" }, { 390, 221, "工作资料" },
        { 170, 239, "投诉次数" }, { 270, 239, "历史标准" }, { 345, 239, "7" }, { 390, 239, "工作资料" },
        { 110, 230, "满意程度" }, { 60, 223, "满意程" }, { 75, 237, "度" },
    };
    GString *page = g_string_new(PAGE);
    for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
        write_text(page, WORDS[i].x, WORDS[i].y, WORDS[i].text, "");
    check(page, "大类 | 小类 | 指标 | 指标值设置依据 | 分值 | 材料\n"
                "[3x1]产出指标 | [2x1]数量指标 | 维护设备数（台） | 计划标准 | 5 | 工作资料\n回访比例，按月统计 | 计划标准 | 4 | 工作资料\n"
                "质量指标 | 接听比例 | 行业标准 | 6 | 正式材料\n"
                "[2x1]满意程度 | [2x1]满意程度 | 群众满意 | 计划标准 | 8 | 工作资料\n投诉次数 | 历史标准 | 7 | 工作资料");
}

/* The lines of a program, a list of references, the fields of a letter, contents without dots. */
static void
what_is_no_table(void)
{
    static const char *const PAGES[][12] = {
        { "1", "while (n > 0) {", "2", "total += n;", "3", "n = next(n);", "4", "}", "5", "return total;", "6", "}" },
        { "[1]", "Fern A. On boats. 12(3), 45 (1990).", "[2]", "Hill B. Ports of the coast. 7, 88 (2001).", "[3]",
          "Moss C. Tides. 4(1), 9 (1977).", "[4]", "Reed D. Ropes. 15, 210 (2010).", "[5]", "Wood E. Sails. 2, 31 (1965).", "[6]",
          "Lake F. Mud. 9, 77 (1988)." },
        { "收件人：", "某某", "日期：", "2011-03-04", "编号：", "77-12", "电话：", "555-1234", "地址：", "某路9号", "主题：", "来函" },
        { "第一节", "3", "第二节", "5", "第三节", "8", "第四节", "8", "第五节", "12", "第六节", "15" },
    };
    for (guint p = 0; p < G_N_ELEMENTS(PAGES); p++) {
        g_autoptr(GString) page = g_string_new(PAGE);
        for (guint i = 0; i < 12; i++)
            write_text(page, i % 2 ? 180 : 60, 120 + 18 * (i / 2), PAGES[p][i], "");
        gk_test_no_table(page->str);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/evidence/close-columns", close_columns);
    g_test_add_func("/layout/evidence/never-side-by-side", never_side_by_side);
    g_test_add_func("/layout/evidence/leaders", leaders);
    g_test_add_func("/layout/evidence/ranges-below-years", ranges_below_years);
    g_test_add_func("/layout/evidence/two-of-one-width", two_of_one_width);
    g_test_add_func("/layout/evidence/labels-downwards", labels_downwards);
    g_test_add_func("/layout/evidence/codes-within-names", codes_within_names);
    g_test_add_func("/layout/evidence/goals", goals);
    g_test_add_func("/layout/evidence/what-is-no-table", what_is_no_table);
    return g_test_run();
}
