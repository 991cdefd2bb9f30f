/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns, rows, units and values of tables in the forms that publishers use
 * (tests/documents/). Expectations were written from the tables, not from output.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

static GkDisclosure *
load(const char *name)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "documents", name, NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return gk_disclosure_new(gk_test_document_new(text), NULL, NULL);
}

static GkDisclosure *
from_json(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

/* "0 label 收入/项目": block, role, path */
static void
expect_column(const GkTableMeaning *meaning, guint column, const char *expected)
{
    const GkColumn *facts = &meaning->columns[column];
    GString *text = g_string_new(NULL);
    g_string_printf(text, "%u %s ", facts->block, gk_column_role_name(facts->role));
    for (guint i = 0; i < facts->path_length; i++)
        g_string_append_printf(text, "%s%s", i ? "/" : "", facts->path[i]);
    g_assert_cmpstr(text->str, ==, expected);
    g_string_free(text, TRUE);
}

/* "detail 2010301 L3 ^7 行政运行": kind, code, level, parent, label */
static void
expect_row(const GkTableMeaning *meaning, guint block, guint row, const char *expected)
{
    const GkRow *facts = &meaning->block_rows[block][row];
    GString *text = g_string_new(gk_row_kind_name(facts->kind));
    if (facts->code)
        g_string_append_printf(text, " %s", facts->code);
    if (facts->level)
        g_string_append_printf(text, " L%u", facts->level);
    if (facts->parent >= 0)
        g_string_append_printf(text, " ^%d", facts->parent);
    if (facts->label)
        g_string_append_printf(text, " %s", facts->label);
    g_assert_cmpstr(text->str, ==, expected);
    g_string_free(text, TRUE);
}

/* "12.5 = 125000.0", "nil", "blank", "text", "unreadable", "4.0%" */
static void
expect_value(const GkTableMeaning *meaning, guint row, guint column, const char *expected)
{
    static const char *const STATES[] = { "blank", "number", "nil", "text", "unreadable" };
    const GkCell *cell = gk_table_cell_at(meaning->table, row, column);
    const GkValue *value = &meaning->values[cell - meaning->table->cells];
    if (value->state != GK_VALUE_NUMBER) {
        g_assert_cmpstr(STATES[value->state], ==, expected);
        return;
    }
    g_autofree char *decimal = gk_decimal_to_string(value->decimal), *yuan = gk_decimal_to_string(value->yuan);
    g_autofree char *text = g_strconcat(decimal, value->percent ? "%" : "", value->has_yuan ? " = " : "",
                                        value->has_yuan ? yuan : "", NULL);
    g_assert_cmpstr(text, ==, expected);
}

static guint
count_diagnostics(const GkDisclosure *disclosure, GkDiagnosticCode code)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++)
        count += gk_diagnostics_get(disclosure->diagnostics, i)->code == code;
    return count;
}

static void
halves_with_line_numbers(void)
{
    g_autoptr(GkDisclosure) disclosure = load("final-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[0];
    g_assert_cmpuint(meaning->n_blocks, ==, 2);
    expect_column(meaning, 0, "0 label 收入/项目");
    expect_column(meaning, 1, "0 ordinal 收入/行次");
    expect_column(meaning, 2, "0 amount 收入/金额");
    expect_column(meaning, 5, "1 amount 支出/金额");
    expect_row(meaning, 0, 2, "ordinal");
    expect_row(meaning, 0, 3, "detail L1 一、一般公共预算财政拨款收入");
    expect_row(meaning, 1, 3, "detail L1 一、一般公共服务支出");
    expect_row(meaning, 1, 5, "total 本年支出合计");
    expect_row(meaning, 0, 6, "detail L1 使用非财政拨款结余");
    expect_value(meaning, 2, 2, "text");
    expect_value(meaning, 3, 1, "text");
    expect_value(meaning, 3, 2, "1234.50 = 12345000.00");
    expect_value(meaning, 4, 2, "blank");
    expect_value(meaning, 6, 2, "nil");
    expect_value(meaning, 6, 5, "0.00 = 0.00");
    g_assert_cmpstr(meaning->unit.text, ==, "万元");
}

static void
codes_in_one_cell_over_three_columns(void)
{
    g_autoptr(GkDisclosure) disclosure = load("final-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[1];
    expect_column(meaning, 2, "0 code 项目/功能分类科目编码");
    expect_column(meaning, 4, "0 amount 本年收入合计");
    expect_row(meaning, 0, 4, "ordinal");
    expect_row(meaning, 0, 5, "total 合计");
    expect_row(meaning, 0, 7, "detail 20103 L2 ^6 政府办公厅（室）及相关机构事务");
    expect_row(meaning, 0, 8, "detail 2010301 L3 ^7 行政运行");
    g_assert_cmpstr(meaning->unit.text, ==, "万元");
}

/* The label of the second half is another one, the labels behind it are those of the first; shares are no money. */
static void
halves_with_labels_of_their_own(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(
        gk_test_document_new("{\"tables\": [{\"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
                             "[\"卖方\", \"金额\", \"占比\", \"买方\", \"金额\", \"占比\"],"
                             "[\"东山木器\", \"8.10\", \"60.00\", \"西山书店\", \"5.40\", \"70.00\"],"
                             "[\"桥头造纸\", \"5.40\", \"40.00\", \"渡口印刷\", \"2.30\", \"30.00\"],"
                             "[\"销售额增速\", \"3.80\", \"\", \"\", \"\", \"\"]]}]}"),
        NULL, NULL);
    const GkTableMeaning *meaning = &disclosure->tables[0];
    g_assert_cmpuint(meaning->n_blocks, ==, 2);
    g_assert_cmpstr(meaning->block_rows[1][2].label, ==, "渡口印刷");
    const GkTable *table = meaning->table;
    const GkCell *cells = table->cells;
    g_assert_true(meaning->values[gk_table_cell_at(table, 1, 1) - cells].has_yuan);
    g_assert_false(meaning->values[gk_table_cell_at(table, 3, 1) - cells].has_yuan);
}

static void
three_blocks_and_their_sums(void)
{
    g_autoptr(GkDisclosure) disclosure = load("final-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[2];
    g_assert_cmpuint(meaning->n_blocks, ==, 3);
    expect_column(meaning, 3, "1 code 公用经费/科目编码");
    expect_column(meaning, 8, "2 amount 公用经费/决算数");
    expect_row(meaning, 0, 3, "detail 30101 L2 ^2 基本工资");
    expect_row(meaning, 2, 3, "detail 30701 L2 ^2 国内债务付息");
    expect_row(meaning, 0, 4, "subtotal 人员经费合计");
    expect_row(meaning, 1, 4, "subtotal 公用经费合计");
}

static void
rows_that_number_the_columns_hold_no_amounts(void)
{
    g_autoptr(GkDisclosure) disclosure = load("final-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[3];
    expect_column(meaning, 9, "0 amount 决算数/公务用车购置及运行维护费/公务用车购置费");
    expect_row(meaning, 0, 3, "ordinal");
    expect_row(meaning, 0, 4, "detail");
    expect_value(meaning, 3, 6, "text");
    expect_value(meaning, 4, 6, "1.3 = 13000.0");
}

static void
units_of_columns(void)
{
    g_autoptr(GkDisclosure) disclosure = load("budget-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[0];
    g_assert_false(meaning->has_unit);
    expect_column(meaning, 1, "0 amount 收入/预算数（万元）");
    g_assert_cmpstr(meaning->columns[1].unit.text, ==, "万元");
    expect_value(meaning, 2, 1, "12.5 = 125000.0");
    g_assert_cmpuint(count_diagnostics(disclosure, GK_DIAGNOSTIC_UNIT_MISSING), ==, 0);
}

static void
unreadable_amounts_are_reported(void)
{
    g_autoptr(GkDisclosure) disclosure = load("budget-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[1];
    expect_column(meaning, 0, "0 code 单位编码");
    expect_row(meaning, 0, 2, "detail 某县教育局");
    expect_row(meaning, 0, 3, "detail 2050101 L3 ^2 行政运行");
    expect_value(meaning, 2, 0, "text");
    expect_value(meaning, 4, 3, "unreadable");
    expect_value(meaning, 3, 6, "text");
    g_assert_cmpuint(count_diagnostics(disclosure, GK_DIAGNOSTIC_UNREADABLE_AMOUNT), ==, 1);
}

static void
shares_and_indents(void)
{
    g_autoptr(GkDisclosure) disclosure = load("budget-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[2];
    expect_column(meaning, 3, "0 share 增减%");
    expect_row(meaning, 0, 2, "detail L2 ^1 增值税");
    expect_row(meaning, 0, 4, "detail L1 二、非税收入");
    expect_row(meaning, 0, 5, "detail L2 ^4 专项收入");
    expect_row(meaning, 0, 6, "total 收入合计");
    expect_value(meaning, 1, 1, "1234.56 = 123456000000.00");
    expect_value(meaning, 2, 3, "4.0%");
    expect_value(meaning, 5, 3, "-10.0");
    g_assert_cmpstr(meaning->unit.text, ==, "亿元");
}

static void
numbers_that_look_like_years_are_amounts_in_their_column(void)
{
    g_autoptr(GkDisclosure) disclosure = load("budget-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[3];
    expect_row(meaning, 0, 1, "detail 205 L1 教育支出");
    expect_value(meaning, 4, 2, "2019 = 2019");
    expect_value(meaning, 2, 0, "text");
}

/* Three digits each, behind an amount and below a label that names no code. */
static void
short_whole_numbers_are_amounts_behind_amounts(void)
{
    g_autoptr(GkDisclosure) disclosure = from_json(
        "{\"tables\": [{\"title\": \"转移支付分地区预算表\", \"unit\": \"单位：万元\", \"header_rows\": 1, \"rows\": ["
        "[\"地区\", \"合计\", \"税收返还\", \"专项转移支付\"], [\"甲镇\", \"1320\", \"201\", \"1119\"],"
        "[\"乙镇\", \"905\", \"305\", \"600\"], [\"丙镇\", \"2011\", \"411\", \"1600\"]]}]}");
    const GkTableMeaning *meaning = &disclosure->tables[0];
    expect_column(meaning, 2, "0 amount 税收返还");
    expect_value(meaning, 1, 2, "201 = 2010000");
}

static void
groups_of_rows(void)
{
    g_autoptr(GkDisclosure) disclosure = load("budget-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[4];
    expect_row(meaning, 0, 1, "total 收入总计");
    expect_row(meaning, 0, 2, "subtotal L1 一般公共预算资金");
    expect_row(meaning, 0, 3, "detail L2 ^2 专项收入");
}

static void
numbering_and_codes_in_labels(void)
{
    g_autoptr(GkDisclosure) disclosure = load("budget-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[5];
    expect_row(meaning, 0, 2, "detail L1 一、本年收入");
    expect_row(meaning, 0, 3, "detail L2 ^2 1.一般公共预算拨款");
    expect_row(meaning, 0, 4, "detail L3 ^3 其中：一般财力");
    expect_row(meaning, 0, 5, "detail L3 ^3 上级安排转移支付");
    expect_row(meaning, 0, 6, "detail L2 ^2 2.单位资金");
    expect_row(meaning, 0, 7, "detail L1 二、上年结转");
    expect_row(meaning, 0, 8, "total 收入总计");
    expect_row(meaning, 1, 2, "detail 201 L1 一般公共服务支出");
    expect_row(meaning, 1, 4, "detail 208 L1 社会保障和就业支出");
    expect_row(meaning, 1, 5, "detail 210 L1 卫生健康支出");
    expect_row(meaning, 1, 6, "blank");
}

static void
split_codes(void)
{
    g_autoptr(GkDisclosure) disclosure = load("budget-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[6];
    expect_column(meaning, 2, "0 code 科目编码/项");
    expect_row(meaning, 0, 2, "detail 205 L1 教育支出");
    expect_row(meaning, 0, 3, "detail 20502 L2 ^2 普通教育");
    expect_row(meaning, 0, 5, "detail 2050202 L3 ^3 小学教育");
    expect_row(meaning, 0, 7, "detail 22102 L2 ^6 住房改革支出");
    expect_row(meaning, 0, 8, "detail 2210201 L3 ^7 购房补贴");
    g_assert_cmpuint(count_diagnostics(disclosure, GK_DIAGNOSTIC_CODE_NAME_MISMATCH), ==, 1);
}

static void
units_and_projects_in_tables_of_codes(void)
{
    g_autoptr(GkDisclosure) disclosure = load("unit-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[0];
    expect_column(meaning, 3, "0 code 单位代码");
    expect_column(meaning, 6, "0 share 占比（%）");
    expect_row(meaning, 0, 3, "detail 甲局");
    expect_row(meaning, 0, 4, "detail 205 L1 ^3 教育支出");
    expect_row(meaning, 0, 5, "detail 2050201 L3 ^4 学前教育");
    expect_row(meaning, 0, 7, "detail 2050201 L3 ^6 学前教育");
    meaning = &disclosure->tables[1];
    g_assert_cmpuint(meaning->n_blocks, ==, 1);
    expect_row(meaning, 0, 2, "detail 30101 L2 ^1 基本工资");
    meaning = &disclosure->tables[2];
    expect_row(meaning, 0, 2, "detail 2010350 L4 ^1 事业运行");
}

static void
forms(void)
{
    g_autoptr(GkDisclosure) disclosure = load("budget-forms.json");
    const GkTableMeaning *meaning = &disclosure->tables[7];
    g_assert_cmpstr(meaning->kind, ==, "performance_target");
    expect_column(meaning, 2, "0 label 三级指标");
    expect_row(meaning, 0, 2, "header");
    expect_row(meaning, 0, 3, "detail 维护服务器数（台）");
    expect_value(meaning, 1, 2, "69.40");
    expect_value(meaning, 3, 4, "5");
}

static void
units_are_never_guessed(void)
{
    g_autoptr(GkDisclosure) disclosure = from_json(
        "{\"tables\": ["
        "{\"title\": \"收入预算表\", \"header_rows\": 1, \"rows\": [[\"项目\", \"金额\"], [\"甲\", \"1.00\"]]},"
        "{\"title\": \"支出预算表\", \"unit\": \"元\", \"header_rows\": 1, \"rows\": [[\"项目\", \"金额\"], [\"甲\", "
        "\"1.00\"]]},"
        "{\"title\": \"甲表\", \"unit\": \"单位：元、万元\", \"header_rows\": 1, \"rows\": [[\"项目\", \"金额\"], "
        "[\"甲\", \"1.00\"]]},"
        "{\"title\": \"乙表\", \"unit\": \"单位：人\", \"header_rows\": 1, \"rows\": [[\"项目\", \"金额\"], [\"甲\", "
        "\"—\"]]},"
        "{\"title\": \"丙表\", \"header_rows\": 2, \"rows\": [[\"单位：万 元\", \"\"], [\"项目\", \"金额\"], [\"甲\", "
        "\"1.00\"]]},"
        "{\"title\": \"丁表\", \"unit\": \"人民币万元\", \"header_rows\": 1, \"rows\": [[\"项目\", \"金额\", "
        "\"金额（元）\"],"
        "[\"甲\", \"1.00\", \"10000\"], [\"乙\", \"3.5万元\", \"2辆\"]]}]}");
    const GkTableMeaning *tables = disclosure->tables;
    g_assert_false(tables[0].has_unit);
    expect_value(&tables[0], 1, 1, "1.00");
    expect_value(&tables[1], 1, 1, "1.00 = 1.00");
    expect_value(&tables[2], 1, 1, "1.00");
    g_assert_cmpuint(count_diagnostics(disclosure, GK_DIAGNOSTIC_UNIT_CONFLICT), ==, 1);
    g_assert_cmpuint(count_diagnostics(disclosure, GK_DIAGNOSTIC_UNIT_MISSING), ==, 1);
    g_assert_false(tables[3].has_unit);
    g_assert_cmpstr(tables[4].unit.text, ==, "万元");
    expect_value(&tables[4], 2, 1, "1.00 = 10000.00");
    expect_value(&tables[5], 1, 1, "1.00 = 10000.00");
    expect_value(&tables[5], 1, 2, "10000 = 10000");
    expect_value(&tables[5], 2, 1, "3.5 = 35000.0");
    expect_value(&tables[5], 2, 2, "2");
}

static void
headers_alone_and_empty_documents(void)
{
    g_autoptr(GkDisclosure) none = from_json("{\"tables\": []}");
    g_assert_cmpuint(none->document->n_tables, ==, 0);
    g_autoptr(GkDisclosure) disclosure =
        from_json("{\"tables\": [{\"header_rows\": 2, \"rows\": [[\"项目\", \"金额\"], [\"\", \"\"]]},"
                  "{\"header_rows\": 0, \"rows\": [[\"\"]]}, {\"header_rows\": 0, \"rows\": [[\"合计\", \"5\"]]}]}");
    expect_row(&disclosure->tables[0], 0, 1, "header");
    expect_row(&disclosure->tables[1], 0, 0, "blank");
    expect_row(&disclosure->tables[2], 0, 0, "total 合计");
}

/* Every row of the ground truth with a code has its parent right above in the classification. */
static void
codes_of_the_ground_truth(void)
{
    g_auto(GStrv) names = gk_test_corpus_names();
    if (!names) {
        g_test_skip("no ground truth beside the repository");
        return;
    }
    guint coded = 0;
    for (char **name = names; *name; name++) {
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_corpus(*name), NULL, NULL);
        g_assert_cmpuint(count_diagnostics(disclosure, GK_DIAGNOSTIC_UNREADABLE_AMOUNT), ==, 0);
        g_assert_cmpuint(count_diagnostics(disclosure, GK_DIAGNOSTIC_UNIT_MISSING), ==, 0);
        for (guint t = 0; t < disclosure->document->n_tables; t++) {
            const GkTableMeaning *meaning = &disclosure->tables[t];
            for (guint b = 0; b < meaning->n_blocks; b++)
                for (guint r = 0; r < meaning->table->row_count; r++) {
                    const GkRow *row = &meaning->block_rows[b][r];
                    if (!row->code)
                        continue;
                    coded++;
                    g_assert_cmpuint(row->level, ==, (strlen(row->code) - 1) / 2);
                    g_assert_true(row->level == 1 || row->parent >= 0);
                    g_assert_nonnull(row->label);
                }
        }
    }
    g_assert_cmpuint(coded, >, 800);
}

/* A list of targets with amounts, in two halves: one block, whose rows are the form's. */
static void
lists_of_targets_are_one_block(void)
{
    g_autoptr(GkDisclosure) disclosure = from_json(
        "{\"tables\": [{\"title\": \"项目支出绩效目标表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目名称\", \"预算数\", \"绩效目标\", \"单位名称\", \"预算数\"],"
        "[\"道路维护\", \"12.00\", \"完好\", \"养护所\", \"3.00\"],"
        "[\"桥梁维护\", \"15.00\", \"完好\", \"管理所\", \"4.00\"]]}]}");
    const GkTableMeaning *meaning = &disclosure->tables[0];
    g_assert_cmpuint(meaning->n_blocks, ==, 1);
    for (guint c = 0; c < meaning->table->column_count; c++)
        g_assert_cmpuint(meaning->columns[c].block, ==, 0);
    expect_value(meaning, 1, 1, "12.00 = 120000.00");
    expect_value(meaning, 2, 4, "4.00 = 40000.00");
}

/* The end of a table whose header is on a page that can't be read. */
static void
columns_without_a_header(void)
{
    static const char JSON[] =
        "{\"tables\": [{\"header_rows\": 0, \"rows\": [[\"7\", \"护栏\", \"3.10\"], [\"8\", \"标线\", \"4.20\"]]},"
        "{\"header_rows\": 0, \"rows\": [[\"收入合计\", \"37.80\", \"支出合计\", \"37.80\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(JSON), NULL, NULL);
    g_assert_cmpint(disclosure->tables[0].columns[0].role, ==, GK_COLUMN_ORDINAL);
    g_assert_cmpint(disclosure->tables[0].columns[2].role, ==, GK_COLUMN_AMOUNT);
    g_assert_cmpint(disclosure->tables[1].columns[1].role, ==, GK_COLUMN_AMOUNT);
    g_assert_cmpint(disclosure->tables[1].columns[3].role, ==, GK_COLUMN_AMOUNT);
}

/* Words among amounts, also where the only other amount of the row can't be read. */
static void
words_in_place_of_amounts(void)
{
    static const char JSON[] =
        "{\"tables\": [{\"unit\": \"万元\", \"header_rows\": 1, \"rows\": [[\"项目\", \"预算数\", \"决算数\"],"
        "[\"护栏\", \"3.10\", \"2.90\"], [\"标线\", \"4.20 5.30\", \"另行公布\"], [\"岗亭\", \"6.00\", \"5.50\"],"
        "[\"说明\", \"\", \"另行公布\"]]}]}";
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(JSON), NULL, NULL);
    expect_value(&disclosure->tables[0], 2, 2, "unreadable");
    expect_value(&disclosure->tables[0], 4, 2, "text");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tables/halves", halves_with_line_numbers);
    g_test_add_func("/tables/merged-codes", codes_in_one_cell_over_three_columns);
    g_test_add_func("/tables/halves-with-labels-of-their-own", halves_with_labels_of_their_own);
    g_test_add_func("/tables/three-blocks", three_blocks_and_their_sums);
    g_test_add_func("/tables/ordinal-rows", rows_that_number_the_columns_hold_no_amounts);
    g_test_add_func("/tables/column-units", units_of_columns);
    g_test_add_func("/tables/unreadable", unreadable_amounts_are_reported);
    g_test_add_func("/tables/shares", shares_and_indents);
    g_test_add_func("/tables/years", numbers_that_look_like_years_are_amounts_in_their_column);
    g_test_add_func("/tables/short-amounts", short_whole_numbers_are_amounts_behind_amounts);
    g_test_add_func("/tables/groups", groups_of_rows);
    g_test_add_func("/tables/numbering", numbering_and_codes_in_labels);
    g_test_add_func("/tables/split-codes", split_codes);
    g_test_add_func("/tables/unit-forms", units_and_projects_in_tables_of_codes);
    g_test_add_func("/tables/lists-of-targets", lists_of_targets_are_one_block);
    g_test_add_func("/tables/forms", forms);
    g_test_add_func("/tables/units", units_are_never_guessed);
    g_test_add_func("/tables/no-header", columns_without_a_header);
    g_test_add_func("/tables/words", words_in_place_of_amounts);
    g_test_add_func("/tables/empty", headers_alone_and_empty_documents);
    g_test_add_func("/tables/ground-truth", codes_of_the_ground_truth);
    return g_test_run();
}
