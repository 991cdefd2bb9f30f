/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ruled grids whose rules leave out columns or rows of what stands in them.
 */
#include "tests/support/layout-fixture.h"

#include <string.h>

/* Rules around columns xs[] and rows ys[], every border drawn. */
static void
draw(GString *page, const double *xs, guint columns, const double *ys, guint rows)
{
    for (guint r = 0; r <= rows; r++)
        g_string_append_printf(page, "rule %.1f %.1f %.1f %.1f\n", xs[0], ys[r], xs[columns], ys[r]);
    for (guint c = 0; c <= columns; c++)
        g_string_append_printf(page, "rule %.1f %.1f %.1f %.1f\n", xs[c], ys[0], xs[c], ys[rows]);
}

static void
write_text(GString *page, double x, double y, const char *text, const char *how)
{
    g_string_append_printf(page, "text %.1f %.1f 10 \"%s\" %s\n", x, y, text, how);
}

static void
check(GString *page, const char *drawing)
{
    gk_test_one_table(page->str, drawing);
    g_string_free(page, TRUE);
}

/* One ruled column holds three columns of amounts, each with its label. */
static void
columns_in_a_ruled_one(void)
{
    static const double xs[] = { 50, 150, 420 }, ys[] = { 100, 118, 136, 154 };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 2, ys, 3);
    static const char *const rows[3][4] = {
        { "街道", "门牌", "路灯", "座椅" }, { "柳巷", "118", "9.50", "1,204" }, { "桥东", "72", "10.25", "88" }
    };
    for (guint r = 0; r < 3; r++) {
        write_text(page, 56, ys[r] + 13, rows[r][0], "");
        for (guint c = 1; c < 4; c++)
            write_text(page, 150 + 85 * c, ys[r] + 13, rows[r][c], "right");
    }
    check(page, "街道 | 门牌 | 路灯 | 座椅\n柳巷 | 118 | 9.50 | 1,204\n桥东 | 72 | 10.25 | 88");
}

/* The columns' rules end below the header; there are words only, or one number in each row. */
static void
columns_drawn_in_the_header(void)
{
    static const char *const drawings[] = { "街道 | 路灯 | 座椅\n柳巷 | 有 | 无\n桥东 | 部分 | 有\n沙河 | 无 | 无",
                                            "街道 | 路灯\n柳巷 | 118\n桥东 | 72" };
    for (guint i = 0; i < G_N_ELEMENTS(drawings); i++) {
        GString *page = g_string_new("page 595 842\n");
        g_auto(GStrv) rows = g_strsplit(drawings[i], "\n", -1);
        guint n_rows = g_strv_length(rows);
        for (guint r = 0; r < n_rows; r++) {
            g_auto(GStrv) cells = g_strsplit(rows[r], " | ", -1);
            for (guint c = 0; cells[c]; c++) {
                write_text(page, 56 + 120 * c, 113 + 18 * r, cells[c], "");
                g_string_append_printf(page, "rule %d 100 %d %d\n", 50 + 120 * c, 50 + 120 * c,
                                       c ? 118 : 100 + 18 * n_rows);
            }
            guint n = g_strv_length(cells);
            g_string_append_printf(page, "rule 50 %d %d %d\n", 100 + 18 * r, 50 + 120 * n, 100 + 18 * r);
            g_string_append_printf(page, "rule %d 100 %d %d\n", 50 + 120 * n, 50 + 120 * n, 100 + 18 * n_rows);
            if (r + 1 == n_rows)
                g_string_append_printf(page, "rule 50 %d %d %d\n", 118 + 18 * r, 50 + 120 * n, 118 + 18 * r);
        }
        check(page, drawings[i]);
    }
}

/* Rules above, below, and below the header, and one beside the names, bound six cells: none of them is one. */
static void
outlines_of_a_table(void)
{
    g_autofree char *words = gk_test_words("53,153r,253r,353r,453r", 132, 18,
                                           "_ | 路灯 | 座椅 | 路灯 | 座椅\n柳巷 | 118 | 1,204 | 31 | 7\n"
                                           "桥东 | 72 | 88 | 6 | 15\n沙河 | 90 | 417 | 12 | 20");
    g_autofree char *page = g_strconcat("page 595 842\nrule 50 101 460 101\nrule 50 137 460 137\nrule 50 191 460 191\n"
                                        "rule 100 101 100 191\ntext 53 114 10 \"街道\"\ntext 190 114 10 \"上年\"\n"
                                        "text 390 114 10 \"本年\"\n",
                                        words, NULL);
    gk_test_one_table(page, "[2x1]街道 | [1x2]上年 | [1x2]本年\n路灯 | 座椅 | 路灯 | 座椅\n柳巷 | 118 | 1,204 | 31 | 7\n"
                            "桥东 | 72 | 88 | 6 | 15\n沙河 | 90 | 417 | 12 | 20");
}

/* Rules are left out between columns of which no line has both, below a label of their group or not. */
static void
columns_side_by_side_nowhere(void)
{
    static const double xs[] = { 50, 150, 350 }, ys[] = { 100, 136, 154, 172, 190, 208 };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 2, ys, 5);
    write_text(page, 56, 122, "街道", "");
    write_text(page, 230, 113, "公共设施", "");
    write_text(page, 175, 131, "路灯", "");
    write_text(page, 280, 131, "座椅", "");
    static const char *const names[] = { "柳巷", "桥东", "沙河", "石桥" };
    for (guint r = 0; r < 4; r++) {
        write_text(page, 56, ys[r + 1] + 13, names[r], "");
        write_text(page, r < 2 ? 240 : 340, ys[r + 1] + 13, r < 2 ? "1,204.50" : "88.30", "right");
    }
    check(page, "[2x1]街道 | [1x2]公共设施\n路灯 | 座椅\n柳巷 | 1,204.50 | _\n桥东 | 1,204.50 | _\n"
                "沙河 | _ | 88.30\n石桥 | _ | 88.30");
}

/* Labels of groups over columns that nobody ruled, and a label in the middle of a merged row. */
static void
groups_nobody_ruled(void)
{
    static const double xs[] = { 50, 150, 470 }, ys[] = { 100, 118, 136, 154, 172, 190 };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 2, ys, 3);
    g_string_append(page, "rule 50 154 50 190\nrule 470 154 470 190\nrule 50 172 470 172\nrule 50 190 470 190\n"
                          "rule 150 172 150 190\n");
    write_text(page, 56, 113, "街道", "");
    write_text(page, 210, 113, "上年", "");
    write_text(page, 370, 113, "本年", "");
    static const char *const rows[3][5] = { { "", "路灯", "座椅", "路灯", "座椅" },
                                            { "柳巷", "118", "1,204", "120", "1,250" },
                                            { "桥东", "72", "88", "75", "91" } };
    static const double at[] = { 118, 136, 172 };
    for (guint r = 0; r < 3; r++)
        for (guint c = 0; c < 5; c++)
            if (*rows[r][c])
                write_text(page, c ? 150 + 75 * c : 56, at[r] + 13, rows[r][c], c ? "right" : "");
    write_text(page, 245, 167, "城区", "");
    check(page, "街道 | [1x2]上年 | [1x2]本年\n_ | 路灯 | 座椅 | 路灯 | 座椅\n柳巷 | 118 | 1,204 | 120 | 1,250\n"
                "[1x5]城区\n桥东 | 72 | 88 | 75 | 91");
}

/* Two rows of words between two rules. */
static void
rows_of_words(void)
{
    static const double xs[] = { 50, 150, 250, 350, 450 }, ys[] = { 100, 118, 154, 172 };
    static const char *const rows[4][4] = { { "街道", "路灯", "座椅", "花坛" },
                                            { "柳巷", "有", "少", "少" },
                                            { "桥东", "部分", "少", "有" },
                                            { "沙河", "少", "有", "有" } };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 4, ys, 3);
    for (guint r = 0; r < 4; r++)
        for (guint c = 0; c < 4; c++)
            write_text(page, xs[c] + 6, 113 + 18 * r, rows[r][c], "");
    check(page, "街道 | 路灯 | 座椅 | 花坛\n柳巷 | 有 | 少 | 少\n桥东 | 部分 | 少 | 有\n沙河 | 少 | 有 | 有");
}

/* A code or the thousands before a blank are no column of their own. */
static void
numbers_with_blanks(void)
{
    static const double xs[] = { 50, 150, 420 }, ys[] = { 100, 118, 136, 154, 172 };
    static const struct {
        double gap;
        const char *left[3], *right[3];
    } cases[] = {
        { 3, { "20805", "30201", "20805" }, { "15.23", "840.10", "17.02" } },
        { 10, { "12", "4", "318" }, { "045.60", "118.00", "902.75" } },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *page = g_string_new("page 595 842\n");
        draw(page, xs, 2, ys, 4);
        write_text(page, 56, 113, "街道", "");
        write_text(page, 260, 113, "路灯", "");
        for (guint r = 0; r < 3; r++) {
            write_text(page, 56, ys[r + 1] + 13, r == 0 ? "柳巷" : r == 1 ? "桥东" : "渡口", "");
            write_text(page, 415, ys[r + 1] + 13, cases[i].right[r], "right");
            write_text(page, 415 - 5 * strlen(cases[i].right[r]) - cases[i].gap, ys[r + 1] + 13, cases[i].left[r], "right");
        }
        g_autoptr(GkDocument) document = gk_test_layout(page->str);
        g_assert_cmpuint(document->n_tables, ==, 1);
        g_assert_cmpuint(document->tables[0].column_count, ==, 2);
        g_string_free(page, TRUE);
    }
}

/* The same without labels and without amounts: words set apart by chance are no columns. */
static void
words_in_a_ruled_column(void)
{
    static const double xs[] = { 50, 150, 420 }, ys[] = { 100, 118, 136, 154 };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 2, ys, 3);
    static const char *const rows[3][3] = { { "街道", "用途", "" }, { "柳巷", "照明", "夜间" }, { "桥东", "休息", "白天" } };
    for (guint r = 0; r < 3; r++) {
        write_text(page, 56, ys[r] + 13, rows[r][0], "");
        write_text(page, 160, ys[r] + 13, rows[r][1], "");
        if (*rows[r][2])
            write_text(page, 260, ys[r] + 13, rows[r][2], "");
    }
    check(page, "街道 | 用途\n柳巷 | 照明夜间\n桥东 | 休息白天");
}

/* 合 计 and names of two letters, set with room, are one word each. */
static void
letters_set_with_room(void)
{
    static const double xs[] = { 50, 150, 250 }, ys[] = { 100, 118, 136, 154 };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 2, ys, 3);
    static const char *const rows[3][2] = { { "姓", "名" }, { "张", "三" }, { "合", "计" } };
    for (guint r = 0; r < 3; r++) {
        write_text(page, 70, ys[r] + 13, rows[r][0], "");
        write_text(page, 110, ys[r] + 13, rows[r][1], "");
        write_text(page, 240, ys[r] + 13, r ? "4.00" : "奖金", "right");
    }
    check(page, "姓名 | 奖金\n张三 | 4.00\n合计 | 4.00");
}

/* Digits set one by one on a grid of letters are one number. */
static void
digits_set_one_by_one(void)
{
    static const double xs[] = { 50, 150, 300, 450 }, ys[] = { 100, 118, 136, 154 };
    static const char *const numbers[2][2] = { { "1,834.70", "443.23" }, { "2,114.72", "906.00" } };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 3, ys, 3);
    write_text(page, 60, 113, "项目", "");
    write_text(page, 225, 113, "年初", "center");
    write_text(page, 375, 113, "年末", "center");
    for (guint r = 0; r < 2; r++) {
        write_text(page, 60, ys[r + 1] + 13, r ? "限额" : "余额", "");
        for (guint c = 0; c < 2; c++)
            for (guint i = 0; numbers[r][c][i]; i++) {
                char digit[2] = { numbers[r][c][i], '\0' };
                write_text(page, 170 + 150 * c + 10.0 * i, ys[r + 1] + 13, digit, "");
            }
    }
    check(page, "项目 | 年初 | 年末\n余额 | 1,834.70 | 443.23\n限额 | 2,114.72 | 906.00");
}

/* Column rules end with the header; below it every row is one ruled cell. */
static void
columns_end_with_the_header(void)
{
    static const double xs[] = { 50, 170, 260, 350 };
    GString *page = g_string_new("page 595 842\n");
    for (guint r = 0; r < 5; r++)
        g_string_append_printf(page, "rule 50 %u 350 %u\n", 100 + 18 * r, 100 + 18 * r);
    for (guint c = 0; c < 4; c++)
        g_string_append_printf(page, "rule %.1f 100 %.1f %d\n", xs[c], xs[c], c % 3 ? 118 : 172);
    static const char *const rows[4][3] = {
        { "村名", "水田", "旱地" }, { "上湾", "72.3", "27.7" }, { "下湾", "", "49.5" }, { "石桥头", "12.1", "87.9" }
    };
    for (guint r = 0; r < 4; r++)
        for (guint c = 0; c < 3; c++)
            if (*rows[r][c])
                write_text(page, c ? xs[c + 1] - 8 : 56, 113 + 18 * r, rows[r][c], c ? "right" : "");
    check(page, "村名 | 水田 | 旱地\n上湾 | 72.3 | 27.7\n下湾 | _ | 49.5\n石桥头 | 12.1 | 87.9");
}

/* The same with a first column that is blank in two rows, all there are: names beside amounts begin at the second. */
static void
first_column_is_blank(void)
{
    GString *page = g_string_new("page 595 842\n");
    for (guint r = 0; r < 4; r++)
        g_string_append_printf(page, "rule 50 %u 410 %u\n", 100 + 18 * r, 100 + 18 * r);
    static const double xs[] = { 50, 90, 250, 330, 410 };
    for (guint c = 0; c < 5; c++)
        g_string_append_printf(page, "rule %.1f 100 %.1f %d\n", xs[c], xs[c], c % 4 ? 118 : 154);
    static const char *const rows[3][4] = { { "序号", "项目", "水田", "旱地" }, { "", "上湾引水工程", "72.3", "27.7" }, { "", "下湾护坡", "", "" } };
    for (guint r = 0; r < 3; r++)
        for (guint c = 0; c < 4; c++)
            if (*rows[r][c])
                write_text(page, c > 1 ? xs[c + 1] - 4 : xs[c] + 4, 113 + 18 * r, rows[r][c], c > 1 ? "right" : "");
    check(page, "序号 | 项目 | 水田 | 旱地\n_ | 上湾引水工程 | 72.3 | 27.7\n_ | 下湾护坡 | _ | _");
}

/* The label of a group stands over the labels of its columns. */
static void
groups_are_ruled(void)
{
    static const double xs[] = { 50, 130, 260, 390 }, ys[] = { 100, 132, 148, 164 };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 3, ys, 3);
    write_text(page, 56, 119, "年龄", "");
    static const char *const rows[2][5] = { { "儿童", "2,871", "10,554", "952", "911" },
                                            { "老人", "13,041", "7,151", "1,525", "22,021" } };
    for (guint g = 0; g < 2; g++) {
        write_text(page, 195 + 130 * g, 111, g ? "乡村" : "城镇", "center");
        write_text(page, 185 + 130 * g, 127, "男", "right");
        write_text(page, 252 + 130 * g, 127, "女", "right");
    }
    for (guint r = 0; r < 2; r++) {
        write_text(page, 56, ys[r + 1] + 12, rows[r][0], "");
        for (guint c = 1; c < 5; c++)
            write_text(page, 185 + 130 * ((c - 1) / 2) + 67 * ((c - 1) % 2), ys[r + 1] + 12, rows[r][c], "right");
    }
    check(page, "[2x1]年龄 | [1x2]城镇 | [1x2]乡村\n男 | 女 | 男 | 女\n儿童 | 2,871 | 10,554 | 952 | 911\n"
                "老人 | 13,041 | 7,151 | 1,525 | 22,021");
}

/* Rows of words, parted by room alone. */
static void
rows_parted_by_room(void)
{
    static const double xs[] = { 50, 100, 240, 340 }, ys[] = { 100, 118, 190 };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 3, ys, 2);
    static const struct {
        double y;
        const char *text[3];
    } LINES[] = { { 113, { "类别", "说明", "例子" } },      { 131, { "甲", "由两个以上单位一起", "桥、渡口" } },
                  { 143, { "", "使用的设施", "" } },        { 163, { "乙", "只由一个单位使用，", "门卫、" } },
                  { 175, { "", "但费用分摊的设施", "车棚" } } };
    for (guint i = 0; i < G_N_ELEMENTS(LINES); i++)
        for (guint c = 0; c < 3; c++)
            if (*LINES[i].text[c])
                write_text(page, xs[c] + 5, LINES[i].y, LINES[i].text[c], "");
    check(page, "类别 | 说明 | 例子\n甲 | 由两个以上单位一起使用的设施 | 桥、渡口\n"
                "乙 | 只由一个单位使用，但费用分摊的设施 | 门卫、车棚");
}

/* Lines at even steps are one row: nothing tells where another would begin. */
static void
lines_at_even_steps(void)
{
    static const double xs[] = { 50, 150, 260 }, ys[] = { 100, 118, 160 };
    GString *page = g_string_new("page 595 842\n");
    draw(page, xs, 2, ys, 2);
    static const char *const lines[3][2] = { { "类别", "说明" }, { "公用的房屋和", "由两个以上单位" }, { "场地", "使用的" } };
    for (guint i = 0; i < 3; i++)
        for (guint c = 0; c < 2; c++)
            write_text(page, xs[c] + 5, i ? 119 + 14.0 * i : 113, lines[i][c], "");
    check(page, "类别 | 说明\n公用的房屋和场地 | 由两个以上单位使用的");
}

/* The rule below the header ends before the labels: their cell takes in all of them. */
static void
header_and_labels_in_one_cell(void)
{
    GString *page = g_string_new("page 595 842\nrule 50 100 300 100\nrule 150 118 300 118\nrule 50 172 300 172\n"
                                 "rule 50 100 50 172\nrule 150 100 150 172\nrule 300 100 300 172\n");
    static const char *const rows[4][2] = { { "县区", "决算" }, { "东川", "7,114" }, { "西岭", "1,563" }, { "南塘", "449" } };
    for (guint r = 0; r < 4; r++) {
        write_text(page, 56, 113 + 18 * r, rows[r][0], "");
        write_text(page, r ? 290 : 225, 113 + 18 * r, rows[r][1], r ? "right" : "center");
    }
    check(page, "县区 | 决算\n东川 | 7,114\n西岭 | 1,563\n南塘 | 449");
}

/* The label of a group stands in the middle of its rows and stays whole. */
static void
label_of_a_group_stays(void)
{
    static const double ys[] = { 100, 118, 136, 154 };
    GString *page = g_string_new("page 595 842\n");
    for (guint r = 0; r < 4; r++)
        g_string_append_printf(page, "rule %d %.1f 300 %.1f\n", r == 2 ? 150 : 50, ys[r], ys[r]);
    g_string_append(page, "rule 50 100 50 154\nrule 150 100 150 154\nrule 220 100 220 154\nrule 300 100 300 154\n");
    static const char *const rows[3][3] = { { "部门", "季度", "金额" }, { "", "一季", "7.10" }, { "", "二季", "8.20" } };
    for (guint r = 0; r < 3; r++)
        for (guint c = 0; c < 3; c++)
            if (*rows[r][c])
                write_text(page, (const double[]) { 56, 156, 290 }[c], ys[r] + 13, rows[r][c], c == 2 ? "right" : "");
    write_text(page, 56, 134, "书库", "");
    write_text(page, 56, 146, "和阅览室", "");
    check(page, "部门 | 季度 | 金额\n[2x1]书库和阅览室 | 一季 | 7.10\n二季 | 8.20");
}

/* Columns are ruled below the header only, and labels of two rows were merged: the header is divided as its labels
 * stand, the labels where they were not wrapped. */
static void
columns_begin_below_the_header(void)
{
    static const double ys[] = { 100, 118, 136, 154, 172 }, xs[] = { 50, 190, 250, 330, 410 };
    GString *page = g_string_new("page 595 842\n");
    for (guint r = 0; r < 5; r++)
        g_string_append_printf(page, "rule %d %.1f 410 %.1f\n", r == 3 ? 250 : 50, ys[r], ys[r]);
    for (guint c = 0; c < 5; c++)
        g_string_append_printf(page, "rule %.1f %d %.1f 172\n", xs[c], c % 4 ? 118 : 100, xs[c]);
    static const char *const rows[4][4] = { { "馆舍", "算式", "上半年", "下半年" },
                                            { "一、全部座椅", "A=B+C", "30", "50" },
                                            { "其中：木椅", "B", "10", "20" },
                                            { "铁椅", "C", "20", "30" } };
    for (guint r = 0; r < 4; r++)
        for (guint c = 0; c < 4; c++)
            write_text(page, (const double[]) { r == 3 ? 86 : 56, 210, 326, 406 }[c], ys[r] + 13, rows[r][c],
                       c > 1 ? "right" : "");
    check(page, "馆舍 | 算式 | 上半年 | 下半年\n一、全部座椅 | A=B+C | 30 | 50\n其中：木椅 | B | 10 | 20\n铁椅 | C | 20 | 30");
}

/* Labels and notes that break off side by side, where nothing more would have fitted, go on; a note may have items. */
static void
labels_and_notes_go_on(void)
{
    static const double xs[] = { 50, 124, 190, 272 };
    static const char *const lines[7][3] = { { "东山区图书馆", "1.20", "1.市政府113年" }, { "流动书车购置", "", "核字第1121035" },
                                             { "项目", "", "91号函核定。" },           { "", "", "2.分两年。" },
                                             { "西山区图书馆", "3.40", "市政府于前年十" }, { "阅览室与书库", "", "二月核字第113" },
                                             { "修缮", "", "28号函核定。" } };
    GString *page = g_string_new("page 595 842\nrule 50 100 272 100\nrule 50 118 272 118\nrule 50 210 272 210\n");
    for (guint c = 0; c < 4; c++)
        g_string_append_printf(page, "rule %.1f 100 %.1f 210\n", xs[c], xs[c]);
    for (guint c = 0; c < 3; c++)
        write_text(page, xs[c] + 4, 113, (const char *const[]) { "项目", "金额", "说明" }[c], "");
    for (guint l = 0; l < 7; l++)
        for (guint c = 0; c < 3; c++)
            if (*lines[l][c])
                write_text(page, c == 1 ? 186 : xs[c] + 4, 131 + 12 * l, lines[l][c], c == 1 ? "right" : "");
    check(page, "项目 | 金额 | 说明\n东山区图书馆流动书车购置项目 | 1.20 | 1.市政府113年核字第1121035 91号函核定。2.分两年。\n"
                "西山区图书馆阅览室与书库修缮 | 3.40 | 市政府于前年十二月核字第113 28号函核定。");
}

/* No rule parts the header from the rows; its label at the side stands across the rule beside it. */
static void
header_label_across_a_rule(void)
{
    GString *page = g_string_new("page 595 842\nrect 50 100 410 190\nrule 170 100 170 190\nrule 290 118 290 190\n"
                                 "rule 170 118 410 118\n");
    static const char *const rows[3][3] = { { "柳巷", "118", "9.50" }, { "桥东", "72", "10.25" }, { "沙河", "31", "4.40" } };
    write_text(page, 56, 122, "街道", "");
    write_text(page, 290, 113, "路灯", "center");
    write_text(page, 176, 131, "盏数", "");
    write_text(page, 296, 131, "金额", "");
    for (guint r = 0; r < 3; r++)
        for (guint c = 0; c < 3; c++)
            write_text(page, 56 + 120 * c, 149 + 18 * r, rows[r][c], "");
    check(page, "[2x1]街道 | [1x2]路灯\n盏数 | 金额\n柳巷 | 118 | 9.50\n桥东 | 72 | 10.25\n沙河 | 31 | 4.40");
}

/* Lines that fill all columns of a row: far apart, the same again, or whole ranges. Not where they are the lines of labels. */
static void
lines_that_are_rows(void)
{
    static const struct {
        double step;
        const char *lines[3][3];
        gboolean rows;
    } CASES[] = {
        { 24, { { "柳巷", "十二", "甲类" }, { "桥东", "三", "乙类" } }, TRUE },
        { 13, { { "柳巷", "部分", "有" }, { "桥东", "部分", "无" }, { "沙河", "部分", "有" } }, TRUE },
        { 13, { { "第四档", "7,934–8,125", "9,267–9,616" }, { "最高档", "超过8,125", "超过9,616" } }, TRUE },
        { 13, { { "道路桥梁及", "照明设施维", "绿化养护及" }, { "其附属设施", "修改造费用", "清扫保洁费" } }, FALSE },
        { 24, { { "道路桥梁以及", "照明设施的维", "绿化养护以及" }, { "其附属设施", "修改造费用", "清扫保洁费" } }, FALSE },
    };
    for (guint k = 0; k < G_N_ELEMENTS(CASES); k++) {
        guint n = CASES[k].lines[2][0] ? 3 : 2;
        double end = 118 + n * CASES[k].step + 4;
        g_autoptr(GString) drawing = g_string_new("街道 | 路灯 | 座椅");
        GString *page = g_string_new("page 595 842\n");
        for (guint c = 0; c < 4; c++)
            g_string_append_printf(page, "rule %u 100 %u %.1f\n", 50 + 60 * c, 50 + 60 * c, end);
        g_string_append_printf(page, "rule 50 100 230 100\nrule 50 118 230 118\nrule 50 %.1f 230 %.1f\n", end, end);
        static const char *const HEAD[] = { "街道", "路灯", "座椅" };
        for (guint c = 0; c < 3; c++)
            write_text(page, 53 + 60 * c, 113, HEAD[c], "");
        for (guint r = 0; r < n; r++)
            for (guint c = 0; c < 3; c++)
                g_string_append_printf(page, "text %u %.1f 9 \"%s\"\n", 53 + 60 * c, 118 + CASES[k].step * (r + 0.75),
                                       CASES[k].lines[r][c]);
        for (guint r = 0; r < (CASES[k].rows ? n : 1); r++)
            for (guint c = 0; c < 3; c++)
                g_string_append_printf(drawing, "%s%s%s", c ? " | " : "\n", CASES[k].lines[r][c],
                                       CASES[k].rows ? "" : CASES[k].lines[1][c]);
        check(page, drawing->str);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/grids/rows-of-words", rows_of_words);
    g_test_add_func("/layout/grids/lines-that-are-rows", lines_that_are_rows);
    g_test_add_func("/layout/grids/header-label-across-a-rule", header_label_across_a_rule);
    g_test_add_func("/layout/grids/outlines-of-a-table", outlines_of_a_table);
    g_test_add_func("/layout/grids/columns-side-by-side-nowhere", columns_side_by_side_nowhere);
    g_test_add_func("/layout/grids/groups-nobody-ruled", groups_nobody_ruled);
    g_test_add_func("/layout/grids/columns-drawn-in-the-header", columns_drawn_in_the_header);
    g_test_add_func("/layout/grids/numbers-with-blanks", numbers_with_blanks);
    g_test_add_func("/layout/grids/columns-in-a-ruled-one", columns_in_a_ruled_one);
    g_test_add_func("/layout/grids/words-in-a-ruled-column", words_in_a_ruled_column);
    g_test_add_func("/layout/grids/letters-set-with-room", letters_set_with_room);
    g_test_add_func("/layout/grids/digits-set-one-by-one", digits_set_one_by_one);
    g_test_add_func("/layout/grids/columns-end-with-the-header", columns_end_with_the_header);
    g_test_add_func("/layout/grids/groups-are-ruled", groups_are_ruled);
    g_test_add_func("/layout/grids/rows-parted-by-room", rows_parted_by_room);
    g_test_add_func("/layout/grids/lines-at-even-steps", lines_at_even_steps);
    g_test_add_func("/layout/grids/header-and-labels-in-one-cell", header_and_labels_in_one_cell);
    g_test_add_func("/layout/grids/label-of-a-group-stays", label_of_a_group_stays);
    g_test_add_func("/layout/grids/first-column-is-blank", first_column_is_blank);
    g_test_add_func("/layout/grids/columns-begin-below-the-header", columns_begin_below_the_header);
    g_test_add_func("/layout/grids/labels-and-notes-go-on", labels_and_notes_go_on);
    return g_test_run();
}
