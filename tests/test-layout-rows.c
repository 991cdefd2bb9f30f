/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows that no rule parts: by numbers, by room, by lines that had room left, by where entries stand. */
#include "layout/rows/rows.h"
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define AMOUNT(y, n) "text 300 " #y " 10 \"" n "\" right\n"

/* Words in every column, of one, two and three lines: there is more room between rows than between lines. */
static void
by_room(void)
{
    gk_test_one_table(PAGE "text 120 82 10 \"表2 渠道养护安排表\"\ntext 50 100 10 \"事项\"\ntext 150 100 10 \"做法\"\ntext 300 100 10 \"承办\"\n"
                           "text 50 120 10 \"巡查\"\ntext 150 120 10 \"每月对各处水闸逐一查看\"\ntext 300 120 10 \"水务所\"\n"
                           "text 150 132 10 \"并且登记\"\n"
                           "text 50 152 10 \"清淤\"\ntext 150 152 10 \"春秋两季清理主要沟渠的\"\ntext 300 152 10 \"养护中心\"\n"
                           "text 150 164 10 \"淤泥和杂草以及两岸堆放\"\ntext 300 164 10 \"会同镇村\"\n"
                           "text 150 176 10 \"的杂物\"\n"
                           "text 50 196 10 \"汇总\"\ntext 150 196 10 \"年末成册\"\ntext 300 196 10 \"办公室\"\n",
                      "事项 | 做法 | 承办\n巡查 | 每月对各处水闸逐一查看并且登记 | 水务所\n"
                      "清淤 | 春秋两季清理主要沟渠的淤泥和杂草以及两岸堆放的杂物 | 养护中心会同镇村\n汇总 | 年末成册 | 办公室");
}

/* A section's heading is the widest of its column: what stands below it begins as rows do. */
static void
below_section(void)
{
    gk_test_one_table(PAGE "text 50 100 10 \"地区\"\n" AMOUNT(100, "产量") "text 50 114 10 \"沿江各镇合并计算\"\n"
                           "text 70 128 10 \"东渡\"\n" AMOUNT(128, "12.50") "text 70 142 10 \"西岭\"\n" AMOUNT(142, "7.25")
                           "text 50 156 10 \"山区各镇合并计算\"\ntext 70 170 10 \"高坪\"\n" AMOUNT(170, "3.00")
                           "text 70 184 10 \"石门\"\n" AMOUNT(184, "4.75"),
                      "地区 | 产量\n沿江各镇合并计算 | _\n东渡 | 12.50\n西岭 | 7.25\n山区各镇合并计算 | _\n高坪 | 3.00\n石门 | 4.75");
}

/* Lines far from each other, entries of one and two lines centred beside each other between rules. */
static void
centred_between_rules(void)
{
    gk_test_one_table(
        PAGE "rule 40 90 340 90\nrule 40 112 340 112\nrule 40 160 340 160\nrule 40 208 340 208\nrule 40 230 340 230\n"
             "text 60 105 10 \"指标\"\ntext 160 105 10 \"要求\"\ntext 260 105 10 \"分值\"\n"
             "text 60 129 10 \"水渠完\"\ntext 160 129 10 \"按季通\"\ntext 265 139 10 \"5\"\n"
             "text 60 149 10 \"好率\"\ntext 160 149 10 \"报\"\n"
             "text 60 177 10 \"水闸开\"\ntext 160 177 10 \"按月登\"\ntext 265 187 10 \"8\"\n"
             "text 60 197 10 \"启率\"\ntext 160 197 10 \"记\"\n"
             "text 60 223 10 \"合计\"\ntext 260 223 10 \"13\"\n",
        "指标 | 要求 | 分值\n水渠完好率 | 按季通报 | 5\n水闸开启率 | 按月登记 | 8\n合计 | _ | 13");
}

/* No room between rows: a line that fills its column goes on, one that had room does not. */
static void
by_lines_that_end_early(void)
{
    gk_test_one_table(PAGE "text 50 100 10 \"用途\"\n" AMOUNT(100, "金额") "text 50 114 10 \"水闸启闭设备更换及\"\n"
                           AMOUNT(114, "40.00") "text 50 128 10 \"调试\"\n"
                           "text 50 142 10 \"护坡\"\ntext 50 156 10 \"绿化\"\n" AMOUNT(156, "6.00")
                           "text 50 170 10 \"测量\"\n" AMOUNT(170, "1.50"),
                      "用途 | 金额\n水闸启闭设备更换及调试 | 40.00\n护坡 | _\n绿化 | 6.00\n测量 | 1.50");
}

/* Words in brackets go with what stands above them, though there was room for them. */
static void
asides(void)
{
    gk_test_one_table(PAGE "rule 40 88 310 88\nrule 40 104 310 104\nrule 40 180 310 180\nrule 40 88 40 180\nrule 240 88 240 180\n"
                           "rule 310 88 310 180\ntext 50 100 10 \"来源\"\n" AMOUNT(100, "金额")
                           "text 50 118 10 \"上级拨付的养护补助\"\n" AMOUNT(118, "40.00") "text 50 136 10 \"船闸通行收入\"\n"
                           AMOUNT(142, "6.00") "text 46 149 10 \"（含滞纳金）\"\ntext 50 168 10 \"罚没收入\"\n" AMOUNT(168, "1.50"),
                      "来源 | 金额\n上级拨付的养护补助 | 40.00\n船闸通行收入（含滞纳金） | 6.00\n罚没收入 | 1.50");
}

/* One label in the middle of two amounts, between two rules: one row with two amounts, whatever their own lines are. */
static void
stacked_between_rules(void)
{
    g_autoptr(GString) page = g_string_new(PAGE);
    for (guint i = 0; i < 4; i++)
        g_string_append_printf(page, "rule 40 %u 310 %u\n", (guint[]) { 100, 120, 150, 180 }[i], (guint[]) { 100, 120, 150, 180 }[i]);
    for (guint i = 0; i < 3; i++)
        g_string_append_printf(page, "rule %u 100 %u 180\n", (guint[]) { 40, 160, 310 }[i], (guint[]) { 40, 160, 310 }[i]);
    g_string_append(page, "text 60 114 10 \"项目\"\ntext 200 114 10 \"上年与本年\"\ntext 60 139 10 \"疏浚\"\n" AMOUNT(133, "12.00")
                              AMOUNT(145, "15.00") "text 60 169 10 \"加固\"\n" AMOUNT(163, "7.00") AMOUNT(175, "9.00"));
    gk_test_one_table(page->str, "项目 | 上年与本年\n疏浚 | 12.00 15.00\n加固 | 7.00 9.00");
}

/* What reaches below the band, such as a label set downwards, pushes no boundary out of it. */
static void
boundaries_stay_in_their_band(void)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, TRUE, sizeof(GkRowEntry));
    for (guint r = 0; r < 3; r++) {
        GkRowEntry entry = { .box = { 10, 100 + r * 20, 40, r ? 110 + r * 20 : 300 }, .row = r };
        g_array_append_val(entries, entry);
    }
    g_autofree double *ys = gk_rows_boundaries(entries, 3, 95, 160);
    g_assert_cmpfloat(ys[0], ==, 95);
    g_assert_cmpfloat(ys[3], ==, 160);
    for (guint r = 0; r < 3; r++)
        g_assert_cmpfloat(ys[r], <, ys[r + 1]);
}

/* Columns too narrow for their codes and amounts: the second line of digits is no row. */
static void
broken_numbers(void)
{
    gk_test_one_table(PAGE "text 50 100 10 \"类\"\ntext 80 100 10 \"款\"\ntext 110 100 10 \"名称\"\ntext 200 100 10 \"金额\"\ntext 260 100 10 \"其中\"\n"
                           "text 50 126 10 \"20\"\ntext 50 140 10 \"8\"\ntext 82 126 10 \"0\"\ntext 82 140 10 \"5\"\n"
                           "text 110 126 10 \"水渠和水闸\"\ntext 110 140 10 \"养护\"\ntext 200 126 10 \"614.5\"\ntext 200 140 10 \"9\"\ntext 260 133 10 \"37.07\"\n"
                           "text 50 166 10 \"21\"\ntext 50 180 10 \"0\"\ntext 82 166 10 \"1\"\ntext 82 180 10 \"1\"\n"
                           "text 110 166 10 \"护坡和堤岸\"\ntext 110 180 10 \"绿化\"\ntext 200 173 10 \"12.40\"\ntext 260 173 10 \"4.11\"\n"
                           "text 50 206 10 \"21\"\ntext 50 220 10 \"3\"\ntext 82 206 10 \"0\"\ntext 82 220 10 \"2\"\n"
                           "text 110 213 10 \"测量\"\ntext 200 213 10 \"1.50\"\ntext 260 213 10 \"1.50\"\n",
                      "类 | 款 | 名称 | 金额 | 其中\n208 | 05 | 水渠和水闸养护 | 614.59 | 37.07\n"
                      "210 | 11 | 护坡和堤岸绿化 | 12.40 | 4.11\n213 | 02 | 测量 | 1.50 | 1.50");
}

/* The last rows of a page have no amounts; their entries are centred, of one line or two, and so are those above. */
static void
centred_to_the_end_of_the_page(void)
{
    gk_test_one_table(PAGE "text 80 640 10 \"来源\" center\ntext 180 640 10 \"金额\" center\ntext 300 640 10 \"去向\" center\ntext 420 640 10 \"金额\" center\n"
                           "text 80 668 10 \"拨款\" center\ntext 180 668 10 \"31.50\" center\ntext 300 668 10 \"道路养护\" center\ntext 420 668 10 \"28.25\" center\n"
                           "text 80 695 10 \"收费\" center\ntext 180 695 10 \"6.10\" center\ntext 300 686 10 \"桥梁养护及\" center\ntext 300 704 10 \"检测\" center\n"
                           "text 420 695 10 \"7.35\" center\ntext 300 722 10 \"路灯更换\" center\ntext 300 749 10 \"巡查\" center\n",
                      "来源 | 金额 | 去向 | 金额\n拨款 | 31.50 | 道路养护 | 28.25\n收费 | 6.10 | 桥梁养护及检测 | 7.35\n"
                      "_ | _ | 路灯更换 | _\n_ | _ | 巡查 | _");
}

/* Two rows between two rules: labels that fill their column, and as many numbers that can't be one. */
static void
pairs_between_rules(void)
{
    gk_test_one_table(PAGE "rule 48 90 48 180\nrule 92 90 92 180\nrule 140 90 140 180\nrule 48 90 140 90\nrule 48 108 140 108\n"
                           "rule 48 144 140 144\nrule 48 180 140 180\n"
                           "text 50 102 10 \"Town\"\ntext 138 102 10 \"Area\" right\n"
                           "text 50 120 10 \"Marston\"\ntext 138 120 10 \"19.1\" right\n"
                           "text 50 138 10 \"Burtons\"\ntext 138 138 10 \"37.1\" right\n"
                           "text 50 156 10 \"Elmhams\"\ntext 138 156 10 \"8.9\" right\n"
                           "text 50 174 10 \"Carlows\"\ntext 138 174 10 \"7.86\" right\n",
                      "Town | Area\nMarston | 19.1\nBurtons | 37.1\nElmhams | 8.9\nCarlows | 7.86");
}

/* A text beside rows, its lines nearer than they are: of the row that it begins beside. Lines as far apart as the rows,
 * or with room for more, are one each. */
static void
text_beside_rows(void)
{
    static const struct {
        double step;
        const char *lines[3], *drawing;
    } CASES[] = {
        { 13, { "分项数见各街", "道所附的清单", "和说明。" },
          "项目 | 金额 | 说明\n路灯 | 31.20 | 分项数见各街道所附的清单和说明。\n桥梁 | 4.00 | _\n座椅 | 7.15 | _\n"
          "苗圃 | 6.30 | _\n水渠 | 9.90 | _\n测量 | 1.50 | _" },
        { 18, { "分项数见各街", "道所附的清单", "和说明。" },
          "项目 | 金额 | 说明\n路灯 | 31.20 | 分项数见各街\n桥梁 | 4.00 | 道所附的清单\n座椅 | 7.15 | 和说明。\n"
          "苗圃 | 6.30 | _\n水渠 | 9.90 | _\n测量 | 1.50 | _" },
    };
    static const char *const ROWS[] = { "路灯", "31.20", "桥梁", "4.00", "座椅", "7.15",
                                        "苗圃", "6.30", "水渠", "9.90", "测量", "1.50" };
    for (guint k = 0; k < G_N_ELEMENTS(CASES); k++) {
        g_autoptr(GString) page = g_string_new(PAGE "rect 50 90 262 230\nrule 50 108 262 108\nrule 120 90 120 230\n"
                                                    "rule 198 90 198 230\ntext 53 103 10 \"项目\"\n"
                                                    "text 123 103 10 \"金额\"\ntext 200 103 10 \"说明\"\n");
        for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
            g_string_append_printf(page, "text %d %d 10 \"%s\" %s\n", i % 2 ? 195 : 53, 122 + 18 * (i / 2), ROWS[i],
                                   i % 2 ? "right" : "");
        for (guint i = 0; i < 3; i++)
            g_string_append_printf(page, "text 200 %.1f 10 \"%s\"\n", 122 + CASES[k].step * i, CASES[k].lines[i]);
        gk_test_one_table(page->str, CASES[k].drawing);
    }
}

/* The total stands below rows of even steps by a multiple of them: blank rows lie between. Otherwise nothing tells. */
static void
blank_rows_above_a_total(void)
{
    static const char *const ROWS[] = { "路灯", "31.20", "桥梁", "4.00", "座椅", "7.15", "苗圃", "6.30", "水渠", "9.90" };
    static const struct {
        double total;
        const char *blank;
    } CASES[] = { { 54, "_ | _\n_ | _\n" }, { 43, "" } };
    for (guint k = 0; k < G_N_ELEMENTS(CASES); k++) {
        g_autoptr(GString) page = g_string_new(PAGE "text 53 100 10 \"项目\"\ntext 195 100 10 \"金额\" right\n");
        g_autoptr(GString) drawing = g_string_new("项目 | 金额\n");
        for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
            g_string_append_printf(page, "text %d %d 10 \"%s\" %s\n", i % 2 ? 195 : 53, 118 + 18 * (i / 2), ROWS[i],
                                   i % 2 ? "right" : "");
            g_string_append_printf(drawing, "%s%s", ROWS[i], i % 2 ? "\n" : " | ");
        }
        g_string_append_printf(page, "text 53 %.1f 10 \"合计\"\ntext 195 %.1f 10 \"58.55\" right\n", 190 + CASES[k].total,
                               190 + CASES[k].total);
        g_string_append_printf(drawing, "%s合计 | 58.55", CASES[k].blank);
        gk_test_one_table(page->str, drawing->str);
    }
}

/* A label that ends with the word for a total, and one in its middle below it, stand over codes and names. */
static void
totals_of_parts(void)
{
    gk_test_one_table(PAGE "text 50 100 10 \"编码\"\ntext 130 100 10 \"名称\"\ntext 260 100 10 \"金额\" right\n"
                           "text 50 118 10 \"30101\"\ntext 110 118 10 \"基本工资\"\ntext 260 118 10 \"31.20\" right\n"
                           "text 50 136 10 \"30102\"\ntext 110 136 10 \"津贴补贴和奖金\"\ntext 260 136 10 \"4.00\" right\n"
                           "text 50 154 10 \"30103\"\ntext 110 154 10 \"奖金\"\ntext 260 154 10 \"7.15\" right\n"
                           "text 122 172 10 \"人员经费合计\" center\ntext 260 172 10 \"42.35\" right\n"
                           "text 122 190 10 \"留待明年\" center\ntext 260 190 10 \"1.50\" right\n",
                      "编码 | 名称 | 金额\n30101 | 基本工资 | 31.20\n30102 | 津贴补贴和奖金 | 4.00\n30103 | 奖金 | 7.15\n"
                      "[1x2]人员经费合计 | 42.35\n[1x2]留待明年 | 1.50");
}

/* Units of one letter below each other are entries of their rows, no text that runs downwards. */
static void
letters_in_rows(void)
{
    g_autoptr(GString) page = g_string_new(PAGE "text 120 82 10 \"表2 材料单价表\"\ntext 50 100 10 \"材料\"\ntext 150 100 10 \"单位\"\n" AMOUNT(100, "单价"));
    static const char *const NAMES[] = { "闸门", "护栏", "灯具", "水泵", "标牌" }, *const UNITS[] = { "扇", "米", "盏", "台", "块" };
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
        g_string_append_printf(page, "text 50 %u 10 \"%s\"\ntext 150 %u 10 \"%s\"\ntext 300 %u 10 \"%u.50\" right\n", 112 + 12 * i,
                               NAMES[i], 112 + 12 * i, UNITS[i], 112 + 12 * i, 31 + 7 * i);
    gk_test_one_table(page->str, "材料 | 单位 | 单价\n闸门 | 扇 | 31.50\n护栏 | 米 | 38.50\n灯具 | 盏 | 45.50\n水泵 | 台 | 52.50\n标牌 | 块 | 59.50");
}

/* Rules part groups of rows, whose labels stand in their middle: of two rows between them, of three beside the second
 * one, and one over two groups. The same amounts close together are several of one row. */
static void
labels_in_the_middle_of_bands(void)
{
    static const char HEAD[] =
        PAGE "rule 50 100 350 100\nrule 50 120 350 120\nrule 50 170 350 170\nrule 110 230 350 230\n"
             "rule 50 250 350 250\nrule 50 100 50 250\nrule 110 100 110 250\nrule 190 100 190 250\n"
             "rule 270 100 270 250\nrule 350 100 350 250\n"
             "text 55 114 10 \"日期\"\ntext 115 114 10 \"类别\"\ntext 195 114 10 \"年限\"\n"
             "text 340 114 10 \"金额\" right\n";
    g_autofree char *rows = g_strconcat(
        HEAD,
        "text 55 149 10 \"3月\"\ntext 115 149 10 \"水闸\"\ntext 195 138 10 \"7\"\ntext 340 138 10 \"101.73\" right\n"
        "text 195 160 10 \"30\"\ntext 340 160 10 \"421.30\" right\n"
        "text 55 214 10 \"4月\"\ntext 115 204 10 \"沟渠\"\ntext 195 184 10 \"5\"\ntext 340 184 10 \"1.60\" right\n"
        "text 195 204 10 \"7\"\ntext 340 204 10 \"0.60\" right\ntext 195 224 10 \"10\"\ntext 340 224 10 \"25.00\" "
        "right\n"
        "text 115 244 10 \"堤岸\"\ntext 195 244 10 \"15\"\ntext 340 244 10 \"3.20\" right\n",
        NULL);
    gk_test_one_table(rows,
                      "日期 | 类别 | 年限 | 金额\n[2x1]3月 | [2x1]水闸 | 7 | 101.73\n30 | 421.30\n"
                      "[4x1]4月 | [3x1]沟渠 | 5 | 1.60\n7 | 0.60\n10 | 25.00\n堤岸 | 15 | 3.20");
    gk_test_one_table(
        PAGE "grid 50 100 cols 100,80,80 rows 20,28,28\ntext 55 114 10 \"项目\"\ntext 225 114 10 \"预算数\" right\n"
             "text 305 114 10 \"决算数\" right\n"
             "text 55 138 10 \"水闸\"\ntext 225 132 10 \"10.00\" right\ntext 225 144 10 \"12.00\" right\n"
             "text 305 132 10 \"120.00\" right\ntext 305 144 10 \"-10.00\" right\n"
             "text 55 166 10 \"沟渠\"\ntext 225 160 10 \"8.50\" right\ntext 225 172 10 \"9.25\" right\n"
             "text 305 160 10 \"30.00\" right\ntext 305 172 10 \"-2.00\" right\n",
        "项目 | 预算数 | 决算数\n水闸 | 10.00 12.00 | 120.00 -10.00\n沟渠 | 8.50 9.25 | 30.00 -2.00");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/rows/by-room", by_room);
    g_test_add_func("/layout/rows/below-section", below_section);
    g_test_add_func("/layout/rows/centred-between-rules", centred_between_rules);
    g_test_add_func("/layout/rows/by-lines-that-end-early", by_lines_that_end_early);
    g_test_add_func("/layout/rows/asides", asides);
    g_test_add_func("/layout/rows/stacked-between-rules", stacked_between_rules);
    g_test_add_func("/layout/rows/boundaries-stay-in-their-band", boundaries_stay_in_their_band);
    g_test_add_func("/layout/rows/broken-numbers", broken_numbers);
    g_test_add_func("/layout/rows/centred-to-the-end-of-the-page", centred_to_the_end_of_the_page);
    g_test_add_func("/layout/rows/pairs-between-rules", pairs_between_rules);
    g_test_add_func("/layout/rows/text-beside-rows", text_beside_rows);
    g_test_add_func("/layout/rows/blank-rows-above-a-total", blank_rows_above_a_total);
    g_test_add_func("/layout/rows/totals-of-parts", totals_of_parts);
    g_test_add_func("/layout/rows/labels-in-the-middle-of-bands", labels_in_the_middle_of_bands);
    g_test_add_func("/layout/rows/letters-in-rows", letters_in_rows);
    return g_test_run();
}
