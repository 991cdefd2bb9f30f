/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Units: where they are printed, what they govern, and where they contradict each other. */
#include "normalize/values/unit_text.h"
#include "tests/support/document-builder.h"
#include "tests/support/layout-fixture.h"

#include <string.h>

#define TABLE(fields, rows) "{\"tables\": [{\"header_rows\": 1, \"title\": \"甲表\", " fields "\"rows\": [" rows "]}]}"
#define HEADER "[\"项目\", \"金额\"]"

static GkDisclosure *
load(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

/* "12.5 = 125000.0", or the state where it is no number. */
static void
expect(const GkDisclosure *disclosure, guint row, guint column, const char *expected)
{
    static const char *const STATES[] = { "blank", "number", "nil", "text", "unreadable" };
    const GkTableMeaning *meaning = &disclosure->tables[0];
    const GkValue *value = &meaning->values[gk_table_cell_at(meaning->table, row, column) - meaning->table->cells];
    g_autofree char *decimal = gk_decimal_to_string(value->decimal), *yuan = gk_decimal_to_string(value->yuan);
    g_autofree char *number = g_strconcat(decimal, value->has_yuan ? " = " : NULL, yuan, NULL);
    g_assert_cmpstr(value->state == GK_VALUE_NUMBER ? number : STATES[value->state], ==, expected);
}

static guint
count(const GkDisclosure *disclosure, GkDiagnosticCode code)
{
    guint found = 0;
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++)
        found += gk_diagnostics_get(disclosure->diagnostics, i)->code == code;
    return found;
}

static void
expect_quiet(const GkDisclosure *disclosure)
{
    g_assert_cmpuint(count(disclosure, GK_DIAGNOSTIC_UNIT_CONFLICT), ==, 0);
    g_assert_cmpuint(count(disclosure, GK_DIAGNOSTIC_UNIT_MISSING), ==, 0);
}

/* --- words --- */

/* "10000 CNY", "other", "conflict", "none" */
static void
expect_unit(GkUnitFound found, const GkUnit *unit, const char *text, const char *expected)
{
    static const char *const NAMES[] = { "none", "", "other", "conflict" };
    g_autofree char *factor = found == GK_UNIT_ONE ? gk_decimal_to_string(unit->factor) : NULL;
    g_autofree char *one = g_strdup_printf("%s %s", factor, found == GK_UNIT_ONE && unit->currency ? unit->currency : "?");
    const char *got = found == GK_UNIT_ONE ? one : NAMES[found];
    if (strcmp(got, expected) != 0)
        g_error("%s: %s instead of %s", text, got, expected);
}

static void
words(void)
{
    static const char *const SAMPLES[][2] = {
        { "万元", "10000 CNY" },          { "单位:千元", "1000 CNY" },        { "元（人民币）", "1 CNY" },
        { "人民币（万元）", "10000 CNY" }, { "百万元", "1000000 CNY" },        { "萬元", "10000 ?" },
        { "新臺幣千元", "1000 TWD" },     { "千元(新台币)", "1000 TWD" },     { "千円", "1000 JPY" },
        { "万美元", "10000 USD" },        { "港元", "1 HKD" },                { "亿港元", "100000000 HKD" },
        { "万元、%", "10000 CNY" },       { "万元、人", "10000 CNY" },        { "人", "other" },
        { "辆、%", "other" },             { "元、万元", "conflict" },         { "千元/元", "conflict" },
        { "元/平方米", "1 CNY" },         { "万元、万美元", "conflict" },     { "某单位", "none" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(SAMPLES); i++) {
        GkUnit unit;
        expect_unit(gk_unit_parse(SAMPLES[i][0], &unit), &unit, SAMPLES[i][0], SAMPLES[i][1]);
    }
}

static void
sentences(void)
{
    static const char *const SAMPLES[][2] = {
        { "注：金额单位为万元。", "10000 CNY" },
        { "注：本表金额单位均为人民币千元，数据来自决算", "1000 CNY" },
        { "2.单位：元", "1 CNY" },
        { "说明：本表以万元为金额单位。", "10000 CNY" },
        { "注：人均支出的单位为元。", "none" },
        { "注：所属单位为三家。", "none" },
        { "注：本表反映单位收支情况。", "none" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(SAMPLES); i++) {
        GkUnit unit;
        expect_unit(gk_unit_in_sentence(SAMPLES[i][0], &unit), &unit, SAMPLES[i][0], SAMPLES[i][1]);
    }
}

/* --- where they are printed --- */

static void
in_titles_and_notes(void)
{
    g_autoptr(GkDisclosure) title = load("{\"tables\": [{\"header_rows\": 1, \"title\": \"经费表（万元）\", \"rows\": ["
                                         HEADER ", [\"差旅\", \"1.5\"]]}]}");
    expect(title, 1, 1, "1.5 = 15000.0");
    g_autoptr(GkDisclosure) note = load(TABLE("\"notes\": [\"注：本表金额单位为千元。\"], ", HEADER ", [\"差旅\", \"2\"]"));
    expect(note, 1, 1, "2 = 2000");
    expect_quiet(note);
    g_autoptr(GkDisclosure) against = load(
        TABLE("\"unit\": \"万元\", \"notes\": [\"注：金额单位为元\"], ", HEADER ", [\"差旅\", \"2\"]"));
    expect(against, 1, 1, "2");
    g_assert_cmpuint(count(against, GK_DIAGNOSTIC_UNIT_CONFLICT), ==, 1);
}

static void
in_rows(void)
{
    g_autoptr(GkDisclosure) labels = load(TABLE(
        "\"unit\": \"万元\", ", HEADER ", [\"会议费\", \"2.50\"], [\"人均（元）\", \"310.00\"], [\"公务用车（辆）\", \"4\"],"
                                       "[\"行政运行（项）\", \"1.00\"]"));
    expect(labels, 1, 1, "2.50 = 25000.00");
    expect(labels, 2, 1, "310.00 = 310.00");
    expect(labels, 3, 1, "4");
    expect(labels, 4, 1, "1.00 = 10000.00");
    expect_quiet(labels);
    g_autoptr(GkDisclosure) column = load(TABLE("", "[\"指标\", \"计量单位\", \"金额\"], [\"收入\", \"亿元\", \"1.2\"],"
                                                    "[\"人口\", \"万人\", \"30.5\"], [\"人均\", \"元\", \"800\"]"));
    expect(column, 1, 2, "1.2 = 120000000.0");
    expect(column, 2, 2, "30.5");
    expect(column, 3, 2, "800 = 800");
    expect_quiet(column);
}

static void
changes_in_mid_table(void)
{
    g_autoptr(GkDisclosure) disclosure = load(TABLE(
        "\"unit\": \"元\", ", HEADER ", [\"甲\", \"5.00\"], [\"（以下金额单位：万元）\", \"\"], [\"乙\", \"6.00\"], [\"丙\", \"7.00\"]"));
    expect(disclosure, 1, 1, "5.00 = 5.00");
    expect(disclosure, 3, 1, "6.00 = 60000.00");
    expect(disclosure, 4, 1, "7.00 = 70000.00");
    g_autoptr(GkDisclosure) bare = load(TABLE(
        "\"unit\": \"万元\", ", HEADER ", [\"甲\", \"5.00\"], [\"（元）\", \"\"], [\"乙\", \"6.00\"]"));
    expect(bare, 3, 1, "6.00 = 6.00");
    g_autoptr(GkDisclosure) against =
        load(TABLE("", "[\"项目\", \"金额（元）\"], [\"甲\", \"5.00\"], [\"单位：万元\", \"\"], [\"乙\", \"6.00\"]"));
    expect(against, 1, 1, "5.00 = 5.00");
    expect(against, 3, 1, "6.00");
    g_assert_cmpuint(count(against, GK_DIAGNOSTIC_UNIT_CONFLICT), ==, 1);
    g_assert_cmpuint(gk_diagnostics_get(against->diagnostics, 0)->n_cells, ==, 1);
}

static void
two_for_one_table(void)
{
    g_autoptr(GkDisclosure) two = load(TABLE("\"unit\": \"万元、元\", ", HEADER ", [\"甲\", \"5.00\"]"));
    expect(two, 1, 1, "5.00");
    g_assert_cmpuint(count(two, GK_DIAGNOSTIC_UNIT_CONFLICT), ==, 1);
    g_assert_cmpuint(count(two, GK_DIAGNOSTIC_UNIT_MISSING), ==, 0);
    /* Where every column says which of the two it is, nothing is in doubt. */
    g_autoptr(GkDisclosure) told = load(TABLE("\"unit\": \"万元、元\", ", "[\"项目\", \"金额（万元）\", \"人均金额（元）\"],"
                                                                          "[\"甲\", \"5.00\", \"6.00\"]"));
    expect(told, 1, 1, "5.00 = 50000.00");
    expect(told, 1, 2, "6.00 = 6.00");
    expect_quiet(told);
}

/* --- currencies --- */

static void
signs(void)
{
    g_autoptr(GkDisclosure) yuan = load(TABLE("\"unit\": \"万元\", ", HEADER ", [\"甲\", \"¥5.00\"], [\"乙\", \"$5.00\"]"));
    expect(yuan, 1, 1, "5.00 = 50000.00");
    expect(yuan, 2, 1, "5.00");
    g_assert_cmpuint(count(yuan, GK_DIAGNOSTIC_UNIT_CONFLICT), ==, 1);
    g_autoptr(GkDisclosure) alone = load(TABLE("", HEADER ", [\"甲\", \"￥5.00\"], [\"乙\", \"US$5.00\"]"));
    expect(alone, 1, 1, "5.00 = 5.00");
    expect(alone, 2, 1, "5.00");
    expect_quiet(alone);
    /* One among others: it is counted in what they are, which nobody knows. */
    g_autoptr(GkDisclosure) few = load(TABLE("", HEADER ", [\"甲\", \"￥5.00\"], [\"乙\", \"6.00\"], [\"丙\", \"7.00\"]"));
    expect(few, 1, 1, "5.00");
    g_assert_cmpuint(count(few, GK_DIAGNOSTIC_UNIT_MISSING), ==, 1);
}

static void
other_money_has_no_yuan(void)
{
    g_autoptr(GkDisclosure) dollars = load(TABLE("\"unit\": \"万美元\", ", HEADER ", [\"甲\", \"5.00\"]"));
    expect(dollars, 1, 1, "5.00");
    g_assert_cmpstr(dollars->tables[0].currency, ==, "USD");
    expect_quiet(dollars);
    g_autoptr(GkDisclosure) taiwan =
        load("{\"tables\": [{\"header_rows\": 1, \"unit\": \"千元\", \"rows\": [" HEADER ", [\"甲\", \"5\"]]},"
             "{\"header_rows\": 1, \"unit\": \"新臺幣千元\", \"rows\": [" HEADER ", [\"甲\", \"5\"]]}]}");
    expect(taiwan, 1, 1, "5");
    g_assert_cmpstr(taiwan->tables[0].currency, ==, "TWD");
    g_autoptr(GkDisclosure) mixed =
        load("{\"tables\": [{\"header_rows\": 1, \"unit\": \"万元\", \"rows\": [" HEADER ", [\"甲\", \"5\"]]},"
             "{\"header_rows\": 1, \"unit\": \"港元\", \"rows\": [" HEADER ", [\"甲\", \"5\"]]}]}");
    expect(mixed, 1, 1, "5 = 50000");
}

static void
people_are_no_money(void)
{
    g_autoptr(GkDisclosure) people = load(TABLE("\"unit\": \"人\", ", HEADER ", [\"甲\", \"50\"]"));
    expect(people, 1, 1, "50");
    g_assert_false(people->tables[0].has_unit);
    expect_quiet(people);
}

/* --- every cell by itself --- */

static void
columns_are_not_voted_down(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("\"unit\": \"万元\", ", "[\"名称\", \"决算数\", \"备注\"], [\"甲\", \"35万\", \"约3.50\"],"
                                           "[\"乙\", \"三十万元\", \"\"], [\"丙\", \"暂无\", \"\"], [\"丁\", \"2O.00\", \"见附件\"]"));
    expect(disclosure, 1, 1, "35 = 350000");
    expect(disclosure, 2, 1, "unreadable");
    expect(disclosure, 4, 1, "20.00 = 200000.00");
    expect(disclosure, 1, 2, "text");
    expect(disclosure, 4, 2, "text");
    g_assert_cmpuint(count(disclosure, GK_DIAGNOSTIC_UNREADABLE_AMOUNT), ==, 1);
    g_assert_cmpuint(count(disclosure, GK_DIAGNOSTIC_SCALED_AMOUNT), ==, 1);
    /* Words that can head no names of rows: behind amounts they head amounts, and each 待定 is told. */
    g_autoptr(GkDisclosure) weak =
        load(TABLE("\"unit\": \"万元\", ", "[\"项目\", \"合计\", \"自筹资金\"], [\"甲\", \"3.00\", \"待定\"],"
                                           "[\"乙\", \"4.00\", \"待定\"], [\"丙\", \"5.50\", \"1.50\"]"));
    expect(weak, 1, 2, "unreadable");
    expect(weak, 3, 2, "1.50 = 15000.00");
    g_assert_cmpuint(count(weak, GK_DIAGNOSTIC_UNREADABLE_AMOUNT), ==, 2);
    g_autoptr(GkDisclosure) halves =
        load(TABLE("\"unit\": \"万元\", ", "[\"收入\", \"预算数\", \"支出\", \"预算数\"], [\"拨款\", \"3.00\", \"教育\", \"3.00\"],"
                                           "[\"事业\", \"4.00\", \"卫生\", \"4.00\"]"));
    g_assert_cmpint(halves->tables[0].columns[2].role, ==, GK_COLUMN_LABEL);
    /* ... and where there are amounts below such words, however many others */
    g_autoptr(GkDisclosure) few =
        load(TABLE("\"unit\": \"万元\", ", "[\"项目\", \"合计\", \"项目支出\"], [\"甲\", \"3.00\", \"另见\"],"
                                           "[\"乙\", \"4.00\", \"不详\"], [\"丙\", \"5.50\", \"1.50\"]"));
    expect(few, 1, 2, "unreadable");
    expect(few, 3, 2, "1.50 = 15000.00");
}

/* Numbers with blanks or signs in them, behind amounts, below words that say nothing: they belong to amounts. */
static void
damaged_numbers_are_amounts(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("\"unit\": \"元\", ", "[\"项目\", \"预算数\", \"与去年比\"], [\"甲\", \"3520\", \"-8\\\"64\"],"
                                         "[\"乙\", \"415\", \"1!7\"], [\"丙\", \"72\", \"-26\"], [\"丁\", \"81\", \"505\"]"));
    g_assert_cmpint(disclosure->tables[0].columns[2].role, ==, GK_COLUMN_AMOUNT);
    expect(disclosure, 1, 2, "unreadable");
    expect(disclosure, 3, 2, "-26 = -26");
    g_assert_cmpuint(count(disclosure, GK_DIAGNOSTIC_UNREADABLE_AMOUNT), ==, 2);
    /* in a row without a number, too */
    g_autoptr(GkDisclosure) row =
        load(TABLE("\"unit\": \"元\", ", "[\"项目\", \"预算数\", \"决算数\"], [\"甲\", \"3520.10\", \"8.10\"],"
                                         "[\"乙\", \"!9!!\", \"!4\"], [\"丙\", \"72.00\", \"26.50\"]"));
    expect(row, 2, 1, "unreadable");
    expect(row, 2, 2, "unreadable");
    /* dates are none */
    g_autoptr(GkDisclosure) dates =
        load(TABLE("\"unit\": \"元\", ", "[\"项目\", \"预算数\", \"何时\"], [\"甲\", \"3520\", \"2023-4\"],"
                                         "[\"乙\", \"415\", \"2023-6\"], [\"丙\", \"72\", \"2022\"]"));
    g_assert_cmpint(dates->tables[0].columns[2].role, ==, GK_COLUMN_TEXT);
    g_assert_cmpuint(count(dates, GK_DIAGNOSTIC_UNREADABLE_AMOUNT), ==, 0);
}

/* One percentage in a column of amounts is told, unless its row is one of shares. */
static void
percentages_among_amounts(void)
{
    g_autoptr(GkDisclosure) disclosure = load(TABLE("\"unit\": \"万元\", ",
                                                    HEADER ", [\"甲\", \"14.3%\"], [\"乙\", \"20.18\"], [\"丙\", \"6.05\"],"
                                                    "[\"丁\", \"7.44\"], [\"增长率\", \"2.6%\"]"));
    expect(disclosure, 1, 1, "unreadable");
    expect(disclosure, 5, 1, "2.6");
    g_assert_cmpuint(count(disclosure, GK_DIAGNOSTIC_UNREADABLE_AMOUNT), ==, 1);
}

static void
parts_take_the_names_of_the_header(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(TABLE("\"unit\": \"万元\", ", "[\"科目\", \"预算数/决算数\"], [\"甲\", \"6.10 5.90\"], [\"乙\", \"1.00 1.00\"]"));
    const GkTableMeaning *meaning = &disclosure->tables[0];
    const GkValue *value = &meaning->values[gk_table_cell_at(meaning->table, 1, 1) - meaning->table->cells];
    g_assert_cmpint(value->state, ==, GK_VALUE_UNREADABLE);
    g_assert_cmpuint(value->n_parts, ==, 2);
    g_assert_cmpstr(value->parts[0].label, ==, "预算数");
    g_assert_cmpstr(value->parts[1].label, ==, "决算数");
    g_assert_cmpuint(count(disclosure, GK_DIAGNOSTIC_UNREADABLE_AMOUNT), ==, 2);
}

static void
no_sum_mixes_units(void)
{
    g_autoptr(GkDisclosure) mixed =
        load(TABLE("\"unit\": \"万元\", ", HEADER ", [\"甲\", \"5.00\"], [\"乙\", \"2.00元\"], [\"合计\", \"7.00\"]"));
    g_assert_cmpuint(mixed->n_checks, ==, 0);
    g_autoptr(GkDisclosure) plain =
        load(TABLE("\"unit\": \"万元\", ", HEADER ", [\"甲\", \"5.00\"], [\"乙\", \"2.00万元\"], [\"合计\", \"7.00\"]"));
    g_assert_cmpuint(plain->n_checks, ==, 1);
}

/* --- sentences --- */

static void
units_of_sentences_wrap(void)
{
    static const char *const BREAKS[] = { "万\"\ntext 70 120 12 \"元", "\"\ntext 70 120 12 \"万元" };
    for (guint i = 0; i < G_N_ELEMENTS(BREAKS); i++) {
        g_autofree char *page = g_strdup_printf(
            "page 595 842\ntext 94 80 12 \"某某中心二〇二四年度收支情况说明如下，请各有关单位予以监督和指正\"\n"
            "text 70 100 12 \"并请通过本中心的公开电话反映意见。二〇二四年培训费支出为612.35%s。\"\n",
            BREAKS[i]);
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_layout(page), NULL, NULL);
        g_assert_cmpuint(disclosure->n_statements, ==, 1);
        g_autofree char *yuan = gk_decimal_to_string(disclosure->statements[0].amount.yuan);
        g_assert_cmpstr(yuan, ==, "6123500.00");
    }
}

static void
sentences_of_other_money_have_no_yuan(void)
{
    g_autoptr(GkDisclosure) disclosure = load("{\"tables\": [], \"paragraphs\": [\"国外贷款支出为20.50万美元。\"]}");
    g_assert_cmpuint(disclosure->n_statements, ==, 1);
    g_assert_cmpstr(disclosure->statements[0].unit, ==, "万美元");
    g_assert_false(disclosure->statements[0].amount.has_yuan);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/units/words", words);
    g_test_add_func("/units/sentences", sentences);
    g_test_add_func("/units/titles-and-notes", in_titles_and_notes);
    g_test_add_func("/units/rows", in_rows);
    g_test_add_func("/units/changes", changes_in_mid_table);
    g_test_add_func("/units/two", two_for_one_table);
    g_test_add_func("/units/signs", signs);
    g_test_add_func("/units/other-money", other_money_has_no_yuan);
    g_test_add_func("/units/people", people_are_no_money);
    g_test_add_func("/units/damaged-numbers", damaged_numbers_are_amounts);
    g_test_add_func("/units/percentages", percentages_among_amounts);
    g_test_add_func("/units/columns", columns_are_not_voted_down);
    g_test_add_func("/units/parts", parts_take_the_names_of_the_header);
    g_test_add_func("/units/sums", no_sum_mixes_units);
    g_test_add_func("/units/sentences-wrap", units_of_sentences_wrap);
    g_test_add_func("/units/sentences-of-other-money", sentences_of_other_money_have_no_yuan);
    return g_test_run();
}
