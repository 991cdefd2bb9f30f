/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/disclosure.h"
#include "normalize/values/numbering.h"
#include "tests/support/document-builder.h"

typedef struct {
    double indent; /* points */
    const char *label;
    guint level;
    gint parent; /* index into the same list, -1 */
} Line;

/* A table of labels and amounts below one header row, and what is expected of its rows. */
static void
expect_lines(const Line *lines, guint n)
{
    GString *json = g_string_new("{\"tables\": [{\"unit\": \"元\", \"header_rows\": 1, \"cells\": ["
                                 "{\"row\": 0, \"column\": 0, \"text\": \"项目\"},"
                                 "{\"row\": 0, \"column\": 1, \"text\": \"金额\"}");
    for (guint i = 0; i < n; i++)
        g_string_append_printf(json,
                               ", {\"row\": %u, \"column\": 0, \"indent\": %d, \"text\": \"%s\"},"
                               "{\"row\": %u, \"column\": 1, \"text\": \"1.00\"}",
                               i + 1, (int) lines[i].indent, lines[i].label, i + 1);
    g_string_append(json, "]}]}");
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL);
    g_string_free(json, TRUE);
    for (guint i = 0; i < n; i++) {
        const GkRow *row = &disclosure->tables[0].rows[i + 1];
        g_test_message("%s", lines[i].label);
        g_assert_cmpuint(row->level, ==, lines[i].level);
        g_assert_cmpint(row->parent, ==, lines[i].parent < 0 ? -1 : lines[i].parent + 1);
    }
}

static void
left_edges(void)
{
    static const Line LINES[] = {
        { 3, "教育经费", 1, -1 }, { 24, "小学", 2, 0 },     { 24, "中学", 2, 0 }, { 45, "初中", 3, 2 },
        { 45, "高中", 3, 2 },     { 3, "卫生经费", 1, -1 }, { 24, "医院", 2, 5 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

/* Boxes are 60 points wide, a character 10.5: the edges are those of labels in the middle. */
static void
centred_labels(void)
{
    static const Line LINES[] = {
        { 3, "教育局经费", 0, -1 }, { 19, "小学", 0, -1 },    { 14, "初中部", 0, -1 },
        { 19, "高中", 0, -1 },      { 9, "卫生经费", 0, -1 }, { 19, "医院", 0, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

/* Below the sum of what is numbered, the list goes on without numbers. */
static void
indents_below_a_sum(void)
{
    static const Line LINES[] = {
        { 3, "一、规费收入", 1, -1 }, { 14, "登记费", 2, 0 },   { 14, "检验费", 2, 0 },   { 3, "二、租金收入", 1, -1 },
        { 3, "本级收入合计", 1, -1 }, { 3, "调拨收入", 1, -1 }, { 14, "上级调拨", 2, 5 }, { 25, "定向调拨", 3, 6 },
        { 25, "一般调拨", 3, 6 },     { 14, "上年留存", 2, 5 }, { 3, "借入资金", 1, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

static void
plain_rows_between_numbers(void)
{
    static const Line LINES[] = {
        { 3, "一、本年收入", 1, -1 }, { 3, "一般公共预算拨款", 2, 0 }, { 3, "政府性基金拨款", 2, 0 },
        { 3, "二、上年结转", 1, -1 }, { 3, "一般公共预算结转", 2, 3 }, { 3, "政府性基金结转", 2, 3 },
        { 3, "收入总计", 0, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

static void
a_plain_row_behind_the_last_number_stands_alone(void)
{
    static const Line LINES[] = {
        { 3, "一、财政拨款收入", 1, -1 }, { 3, "二、事业收入", 1, -1 }, { 3, "三、其他收入", 1, -1 },
        { 3, "上年结转", 1, -1 },         { 3, "收入总计", 0, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

static void
below_a_number_and_further_right(void)
{
    static const Line LINES[] = {
        { 3, "一、税收收入", 1, -1 }, { 3, "二、非税收入", 1, -1 }, { 24, "专项收入", 2, 1 },
        { 24, "罚没收入", 2, 1 },     { 3, "上年结转", 1, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

static void
numbers_that_begin_again(void)
{
    static const Line LINES[] = {
        { 3, "一、一般公共预算财政拨款", 1, -1 },
        { 3, "二、政府性基金预算财政拨款", 1, -1 },
        { 3, "本年收入合计", 0, -1 },
        { 3, "年初财政拨款结转和结余", 1, -1 },
        { 3, "一、一般公共预算财政拨款", 2, 3 },
        { 3, "二、政府性基金预算财政拨款", 2, 3 },
        { 3, "总计", 0, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

static void
of_which(void)
{
    static const Line LINES[] = {
        { 3, "合计", 0, -1 },
        { 3, "因公出国（境）费", 1, -1 },
        { 3, "公务用车购置及运行费（小计）", 1, -1 },
        { 3, "其中：公务用车购置费", 2, 2 },
        { 3, "公务用车运行费", 2, 2 },
        { 3, "一、会议费", 1, -1 },
        { 3, "（一）国内", 2, 5 },
        { 3, "其中：主办", 3, 6 },
        { 3, "其中：协办", 3, 6 },
        { 3, "（二）国外", 2, 5 },
        { 3, "二、培训费", 1, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

static void
a_centred_subtotal_is_no_part(void)
{
    static const Line LINES[] = {
        { 3, "一、财政拨款", 1, -1 },  { 12, "1.一般公共预算", 2, 0 }, { 3, "二、其他资金", 1, -1 },
        { 40, "当年收入小计", 1, -1 }, { 40, "上年结转资金", 1, -1 },  { 40, "收入合计", 0, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

static void
numbering_is_told_from_numbers(void)
{
    static const struct {
        const char *text;
        GkNumberingStyle style;
        guint value;
        const char *rest;
    } CASES[] = {
        { "一、本年收入", GK_NUMBERING_CHINESE, 1, "本年收入" },
        { "二十三、其他支出", GK_NUMBERING_CHINESE, 23, "其他支出" },
        { "十、节能", GK_NUMBERING_CHINESE, 10, "节能" },
        { "（三）接待费", GK_NUMBERING_CHINESE_BRACKETS, 3, "接待费" },
        { "(十一)其他", GK_NUMBERING_CHINESE_BRACKETS, 11, "其他" },
        { "1.一般公共预算", GK_NUMBERING_ARABIC, 1, "一般公共预算" },
        { "２、基金", GK_NUMBERING_ARABIC, 2, "基金" },
        { "（1）购置", GK_NUMBERING_ARABIC_BRACKETS, 1, "购置" },
        { "3）运行", GK_NUMBERING_ARABIC_BRACKETS, 3, "运行" },
        { "①甲", GK_NUMBERING_CIRCLED, 1, "甲" },
        { "其中：财政拨款", GK_NUMBERING_OF_WHICH, 0, "财政拨款" },
        { "1.5倍", GK_NUMBERING_NONE, 0, "1.5倍" },
        { "一般公共服务支出", GK_NUMBERING_NONE, 0, "一般公共服务支出" },
        { "三公经费", GK_NUMBERING_NONE, 0, "三公经费" },
        { "（境）费", GK_NUMBERING_NONE, 0, "（境）费" },
        { "12345热线", GK_NUMBERING_NONE, 0, "12345热线" },
        { "", GK_NUMBERING_NONE, 0, "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        GkNumbering numbering = gk_numbering_parse(CASES[i].text);
        g_test_message("%s", CASES[i].text);
        g_assert_cmpint(numbering.style, ==, CASES[i].style);
        g_assert_cmpuint(numbering.value, ==, CASES[i].value);
        g_assert_cmpstr(numbering.rest, ==, CASES[i].rest);
    }
}

/* The same article bought in two ways: the second row has no label, and goes on with the entry above. */
static void
rows_that_go_on_with_an_entry(void)
{
    static const char JSON[] =
        "{\"tables\": [{\"title\": \"采购预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"品目大类\", \"专项名称\", \"采购物品名称\", \"采购组织形式\", \"金额\"],"
        "[\"合计\", \"\", \"\", \"\", \"75.50\"], [\"一、货物类\", \"\", \"\", \"\", \"75.50\"],"
        "[\"\", \"校舍设备\", \"\", \"\", \"45.50\"], [\"\", \"\", \"投影仪\", \"分散采购\", \"15.25\"],"
        "[\"\", \"\", \"\", \"集中采购\", \"30.25\"], [\"\", \"食堂设备\", \"\", \"\", \"30.00\"],"
        "[\"\", \"\", \"冰柜\", \"集中采购\", \"30.00\"]]}]}";
    static const gint PARENTS[] = { -1, -1, -1, 2, 3, 3, 2, 6 };
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(JSON), NULL, NULL);
    for (guint r = 0; r < G_N_ELEMENTS(PARENTS); r++)
        g_assert_cmpint(disclosure->tables[0].rows[r].parent, ==, PARENTS[r]);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 7);
}

/* What a printed formula calls a row is no label: the numbers tell what is part of what, though a row has no formula.
 */
static void
formulas_are_no_labels(void)
{
    static const gint PARENTS[] = { -1, 1, 2, -1, 4, 5 };
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(
        gk_test_document_new(
            "{\"tables\": [{\"title\": \"某某市地方政府债券发行及还本付息情况表\", \"unit\": \"亿元\", "
            "\"header_rows\": 1, "
            "\"rows\": [[\"项目\", \"公式\", \"本地区\"], [\"一、2024年发行执行数\", \"A=B\", \"5.10\"],"
            "[\"（一）一般债券\", \"B\", \"5.10\"], [\"其中：再融资债券\", \"C\", \"1.20\"],"
            "[\"二、2025年还本预算数\", \"D=E\", \"2.30\"], [\"（一）一般债券\", \"E\", \"2.30\"],"
            "[\"其中：再融资\", \"\", \"2.00\"]]}]}"),
        NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(PARENTS); i++)
        g_assert_cmpint(disclosure->tables[0].rows[i + 1].parent, ==, PARENTS[i]);
}

/* Below numbers, indents go on; a list whose first row stands further in than others has none. */
static void
indents_below_numbers(void)
{
    static const Line LINES[] = {
        { 3, "一、借阅", 1, -1 }, { 14, "成人馆", 2, 0 }, { 24, "小说", 3, 1 },     { 24, "期刊", 3, 1 },
        { 16, "少儿馆", 2, 0 },   { 24, "小说", 3, 4 },   { 3, "二、修缮", 1, -1 }, { 14, "期刊", 2, 6 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
    static const Line CHANCE[] = {
        { 3, "一、借阅", 1, -1 }, { 24, "成人馆", 2, 0 }, { 14, "少儿馆及流动书车", 2, 0 },
        { 24, "期刊", 2, 0 },     { 24, "唱片", 2, 0 },
    };
    expect_lines(CHANCE, G_N_ELEMENTS(CHANCE));
    static const Line ONE[] = {
        { 3, "一、借阅", 1, -1 },
        { 14, "成人馆", 2, 0 },
        { 14, "期刊", 2, 0 },
        { 24, "唱片", 2, 0 },
    };
    expect_lines(ONE, G_N_ELEMENTS(ONE));
}

/* 其中： with the same words again: the row above it is the next whole. */
static void
of_which_again(void)
{
    static const Line LINES[] = {
        { 3, "东山馆", 1, -1 }, { 3, "其中：总馆", 2, 0 }, { 3, "桥头分馆", 2, 0 },
        { 3, "西山馆", 1, -1 }, { 3, "其中：总馆", 2, 3 }, { 3, "渡口分馆", 2, 3 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
}

/* Cities and their counties, each city with its own level; without one, a city's row may be just that. */
static void
places(void)
{
    static const Line LINES[] = {
        { 3, "省本级", 1, -1 }, { 3, "济南市", 1, -1 }, { 3, "市本级", 2, 1 },
        { 3, "市中区", 2, 1 },  { 3, "平阴县", 2, 1 },  { 3, "枣庄市", 1, -1 },
        { 3, "市本级", 2, 5 },  { 3, "市中区", 2, 5 },  { 3, "预留资金", 1, -1 },
    };
    expect_lines(LINES, G_N_ELEMENTS(LINES));
    static const Line FLAT[] = {
        { 3, "济南市", 0, -1 },
        { 3, "平阴县", 0, -1 },
        { 3, "枣庄市", 0, -1 },
        { 3, "台儿庄区", 0, -1 },
    };
    expect_lines(FLAT, G_N_ELEMENTS(FLAT));
    static const Line SUMS[] = {
        { 3, "济南市合计", 1, -1 }, { 3, "市本级", 2, 0 }, { 3, "平阴县", 2, 0 },
        { 3, "枣庄市合计", 1, -1 }, { 3, "市本级", 2, 3 }, { 3, "市中区", 2, 3 },
    };
    expect_lines(SUMS, G_N_ELEMENTS(SUMS));
}

static void
expect_path(const GkColumn *column, const char *expected)
{
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint i = 0; i < column->path_length; i++)
        g_string_append_printf(path, "%s%s", i ? "/" : "", column->path[i]);
    g_assert_cmpstr(path->str, ==, expected);
}

/* Columns that say 其中 alike are named by their wholes; where no two are alike, as printed. */
static void
wholes_of_columns(void)
{
    static const char *const TABLES[] = {
        "[[\"馆\", \"图书合计\", \"其中：\", \"期刊合计\", \"其中：\"], [\"东山馆\", \"9\", \"4\", \"7\", \"2\"]]",
        "[[\"馆\", \"图书合计\", \"其中：新书\", \"期刊合计\", \"其中：外文\"], [\"东山馆\", \"9\", \"4\", \"7\", "
        "\"2\"]]",
    };
    static const char *const PATHS[][5] = {
        { "馆", "图书合计", "图书合计/其中：", "期刊合计", "期刊合计/其中：" },
        { "馆", "图书合计", "其中：新书", "期刊合计", "其中：外文" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        g_autofree char *json = g_strdup_printf(
            "{\"tables\": [{\"title\": \"馆藏表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": %s}]}", TABLES[i]);
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
        for (guint c = 0; c < 5; c++)
            expect_path(&disclosure->tables[0].columns[c], PATHS[i][c]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hierarchy/edges", left_edges);
    g_test_add_func("/hierarchy/indents-below-a-sum", indents_below_a_sum);
    g_test_add_func("/hierarchy/centred", centred_labels);
    g_test_add_func("/hierarchy/between", plain_rows_between_numbers);
    g_test_add_func("/hierarchy/behind", a_plain_row_behind_the_last_number_stands_alone);
    g_test_add_func("/hierarchy/below", below_a_number_and_further_right);
    g_test_add_func("/hierarchy/again", numbers_that_begin_again);
    g_test_add_func("/hierarchy/of-which", of_which);
    g_test_add_func("/hierarchy/subtotal", a_centred_subtotal_is_no_part);
    g_test_add_func("/hierarchy/numbering", numbering_is_told_from_numbers);
    g_test_add_func("/hierarchy/entries", rows_that_go_on_with_an_entry);
    g_test_add_func("/hierarchy/formulas", formulas_are_no_labels);
    g_test_add_func("/hierarchy/indents-below-numbers", indents_below_numbers);
    g_test_add_func("/hierarchy/of-which-again", of_which_again);
    g_test_add_func("/hierarchy/places", places);
    g_test_add_func("/hierarchy/wholes-of-columns", wholes_of_columns);
    return g_test_run();
}
