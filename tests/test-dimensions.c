/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What amounts are of: concept, measure, fund, year and scope.
 */
#include "data/data.h"
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

/* "concept code measure fund year scope" of a cell, "-" for what is not known, with a ' behind what is inferred. */
static char *
words_of(const GkDimensions *dimensions)
{
    g_autofree char *year = dimensions->year ? g_strdup_printf("%u", dimensions->year) : NULL;
    const char *const values[GK_N_DIMENSIONS] = { dimensions->concept, dimensions->code, dimensions->measure,
                                                  dimensions->fund,    year,             dimensions->scope };
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < GK_N_DIMENSIONS; i++)
        g_string_append_printf(text, "%s%s%s", i ? " " : "", values[i] ? values[i] : "-",
                               values[i] && dimensions->from[i] != GK_FROM_PRINTED ? "'" : "");
    return g_string_free(text, FALSE);
}

static void
assert_cell(const GkDisclosure *disclosure, guint table, guint row, guint column, const char *expected)
{
    const GkTableMeaning *meaning = &disclosure->tables[table];
    guint cell = meaning->table->cell_at[(gsize) row * meaning->table->column_count + column];
    g_autofree char *words = words_of(&meaning->dimensions[cell]);
    g_test_message("%s", meaning->table->cells[cell].text);
    g_assert_cmpstr(words, ==, expected);
}

static GkDisclosure *
read_document(const char *title, const char *tables)
{
    g_autofree char *json = g_strdup_printf("{\"doc\": \"a.pdf\", \"paragraphs\": [{\"text\": \"%s\", \"size\": 22, \"bold\": true,"
                                            " \"centered\": true}], \"tables\": [%s]}", title, tables);
    GkDisclosure *disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_assert_nonnull(disclosure);
    return disclosure;
}

static void
departments(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某县水务局2023年度部门决算",
        "{\"title\": \"支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"科目编码\", \"科目名称\", \"本年支出合计\", \"基本支出\", \"项目支出\"],"
        "[\"\", \"合计\", \"30.00\", \"20.00\", \"10.00\"],"
        "[\"213\", \"农林水支出\", \"30.00\", \"20.00\", \"10.00\"],"
        "[\"21303\", \"水利\", \"30.00\", \"20.00\", \"10.00\"]]},"
        "{\"title\": \"一般公共预算财政拨款基本支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"科目编码\", \"科目名称\", \"决算数\", \"科目编码\", \"科目名称\", \"决算数\"],"
        "[\"301\", \"工资福利支出\", \"12.00\", \"302\", \"商品和服务支出\", \"8.00\"],"
        "[\"30101\", \"基本工资\", \"12.00\", \"30201\", \"办公费\", \"8.00\"]]}");
    assert_cell(disclosure, 0, 1, 2, "expenditure.current_year - final' all' 2023' department'");
    assert_cell(disclosure, 0, 1, 3, "expenditure.basic - final' all' 2023' department'");
    assert_cell(disclosure, 0, 3, 2, "expenditure.function 21303 final' all' 2023' department'");
    assert_cell(disclosure, 0, 3, 4, "expenditure.function.project 21303 final' all' 2023' department'");
    assert_cell(disclosure, 1, 2, 2, "expenditure.economic.basic 30101 final general' 2023' department'");
    assert_cell(disclosure, 1, 2, 5, "expenditure.economic.basic 30201 final general' 2023' department'");
    g_assert_cmpstr(disclosure->tables[1].dimensions[17].label, ==, "办公费");
}

static void
halves_and_totals(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某市档案馆2024年度单位预算",
        "{\"title\": \"单位收支总表\", \"unit\": \"万元\", \"header_rows\": 2, \"rows\": ["
        "[\"收入\", \"收入\", \"支出\", \"支出\"],"
        "[\"项目\", \"预算数\", \"项目\", \"预算数\"],"
        "[\"一、一般公共预算拨款收入\", \"50.00\", \"一、一般公共服务支出\", \"60.00\"],"
        "[\"二、事业收入\", \"5.00\", \"二、住房保障支出\", \"3.00\"],"
        "[\"本年收入合计\", \"55.00\", \"本年支出合计\", \"63.00\"],"
        "[\"上年结转\", \"10.00\", \"结转下年\", \"2.00\"],"
        "[\"收入总计\", \"65.00\", \"支出总计\", \"65.00\"]]}");
    assert_cell(disclosure, 0, 2, 1, "income.appropriation.general - budget general 2024' unit'");
    assert_cell(disclosure, 0, 3, 1, "income.business - budget own 2024' unit'");
    assert_cell(disclosure, 0, 4, 1, "income.current_year - budget all' 2024' unit'");
    assert_cell(disclosure, 0, 5, 1, "carryover.opening - budget all' 2024' unit'");
    assert_cell(disclosure, 0, 6, 1, "income.total - budget all' 2024' unit'");
    assert_cell(disclosure, 0, 2, 3, "expenditure.function' 201' budget all' 2024' unit'");
    assert_cell(disclosure, 0, 5, 3, "carryover.closing - budget all' 2024' unit'");
    assert_cell(disclosure, 0, 6, 3, "expenditure.total - budget all' 2024' unit'");
}

static void
governments(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某市2024年预算执行情况和2025年预算草案",
        "{\"title\": \"2025年市本级一般公共预算收入表\", \"unit\": \"万元\", \"header_rows\": 2, \"rows\": ["
        "[\"项目\", \"2024年\", \"2024年\", \"2025年预算数\", \"2025年预算数\"],"
        "[\"项目\", \"预算数\", \"执行数\", \"金额\", \"比2024年执行数增长%\"],"
        "[\"一、税收收入\", \"100\", \"95\", \"110\", \"15.8\"],"
        "[\"增值税\", \"60\", \"55\", \"70\", \"27.3\"],"
        "[\"二、非税收入\", \"20\", \"25\", \"20\", \"-20\"],"
        "[\"收入合计\", \"120\", \"120\", \"130\", \"8.3\"],"
        "[\"上级补助收入\", \"40\", \"50\", \"45\", \"-10\"],"
        "[\"收入总计\", \"160\", \"170\", \"175\", \"2.9\"]]},"
        "{\"title\": \"二○二四年全市一般公共预算支出执行情况表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"上年决算数\", \"调整预算数\", \"执行数\", \"完成调整预算%\"],"
        "[\"一、城乡社区支出\", \"9\", \"10\", \"8\", \"80\"],"
        "[\"上解上级支出\", \"1\", \"1\", \"1\", \"100\"],"
        "[\"支出总计\", \"10\", \"11\", \"9\", \"81.8\"]]}");
    assert_cell(disclosure, 0, 2, 1, "income.tax - budget_previous_year general' 2024 this_level'");
    assert_cell(disclosure, 0, 3, 2, "income.tax.value_added - execution_previous_year general' 2024 this_level'");
    assert_cell(disclosure, 0, 3, 3, "income.tax.value_added - budget general' 2025 this_level'");
    assert_cell(disclosure, 0, 3, 4, "income.tax.value_added - change_percent general' 2025 this_level'");
    assert_cell(disclosure, 0, 5, 3, "income.current_year - budget general' 2025 this_level'");
    assert_cell(disclosure, 0, 6, 3, "transfer.from_superior - budget general' 2025 this_level'");
    assert_cell(disclosure, 0, 7, 3, "income.total - budget general' 2025 this_level'");
    assert_cell(disclosure, 1, 1, 1, "expenditure.function' 212' final_previous_year general' 2023' whole_region'");
    assert_cell(disclosure, 1, 1, 3, "expenditure.function' 212' execution general' 2024' whole_region'");
    assert_cell(disclosure, 1, 1, 4, "expenditure.function' 212' completion_percent general' 2024' whole_region'");
    assert_cell(disclosure, 1, 2, 3, "transfer.to_superior - execution general' 2024' whole_region'");
}

static void
debts(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某州2023年政府债务公开",
        "{\"title\": \"2023年全州地方政府债务发行及还本付息情况表\", \"unit\": \"亿元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"本地区\", \"本级\"],"
        "[\"一、2022年末地方政府债务余额\", \"80\", \"30\"],"
        "[\"其中：一般债务\", \"50\", \"20\"],"
        "[\"专项债务\", \"30\", \"10\"],"
        "[\"二、2023年地方政府债务还本决算数\", \"8\", \"3\"],"
        "[\"其中：一般债务\", \"8\", \"3\"]]}");
    assert_cell(disclosure, 0, 1, 1, "debt.balance - balance all' 2022 whole_region");
    assert_cell(disclosure, 0, 2, 2, "debt.balance' - balance general 2022 this_level");
    assert_cell(disclosure, 0, 3, 1, "debt.balance' - balance government_fund 2022 whole_region");
    assert_cell(disclosure, 0, 5, 1, "debt.repaid' - final general 2023 whole_region");
}

static void
transfers_and_levels(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某省2024年省级决算",
        "{\"title\": \"2024年中央对某某省一般公共预算税收返还及转移支付决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"金额\"], [\"一、税收返还\", \"30\"], [\"二、一般性转移支付\", \"50\"], [\"均衡性转移支付\", \"20\"],"
        "[\"合计\", \"80\"]]},"
        "{\"title\": \"2024年省对各市一般公共预算专项转移支付分地区决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"地区\", \"合计\", \"教育资金\"], [\"合计\", \"9\", \"5\"], [\"甲市\", \"9\", \"5\"], [\"其中：市本级\", \"4\", \"2\"]]},"
        "{\"title\": \"2024年某某省地方政府债券分批次发行情况表\", \"unit\": \"亿元\", \"header_rows\": 1, \"rows\": ["
        "[\"债券名称\", \"类型\", \"发行量（亿元）\", \"利率（%）\"], [\"某债一期\", \"新增专项债券\", \"5.00\", \"2.10\"],"
        "[\"某债二期\", \"新增专项债券\", \"6.00\", \"2.20\"], [\"新增债券小计\", \"\", \"11.00\", \"\"]]},"
        "{\"title\": \"2024年省本级一般公共预算支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"决算数\"], [\"教育支出\", \"9\"], [\"支出合计\", \"9\"], [\"债务还本支出\", \"5\"],"
        "[\"地方政府一般债券还本支出\", \"4\"]]},"
        "{\"title\": \"某某省2024年地方政府债券分配情况表\", \"unit\": \"亿元\", \"header_rows\": 1, \"rows\": ["
        "[\"地区\", \"发行额\"], [\"合计\", \"9.00\"], [\"各市小计\", \"7.00\"], [\"甲市\", \"7.00\"], [\"省级\", \"2.00\"]]}");
    assert_cell(disclosure, 0, 1, 1, "transfer.from_superior.tax_return - final' general' 2024' -");
    assert_cell(disclosure, 0, 4, 1, "transfer.from_superior - final' general' 2024' -");
    assert_cell(disclosure, 1, 1, 1, "transfer.to_lower.special - final' general' 2024' lower_level'");
    assert_cell(disclosure, 1, 2, 2, "transfer.to_lower.item - final' general' 2024' named_region");
    assert_cell(disclosure, 1, 3, 1, "transfer.to_lower.special - final' general' 2024' named_region");
    assert_cell(disclosure, 2, 1, 2, "debt.bond' - amount government_fund 2024' whole_region'");
    assert_cell(disclosure, 2, 2, 3, "debt.bond - rate_percent government_fund 2024' whole_region'");
    assert_cell(disclosure, 2, 3, 2, "debt.issued.new - amount - 2024' whole_region'");
    assert_cell(disclosure, 3, 3, 1, "debt.repaid - final general' 2024' this_level'");
    assert_cell(disclosure, 3, 4, 1, "debt.repaid.item - final general' 2024' this_level'");
    assert_cell(disclosure, 4, 1, 1, "debt.issued - amount' all' 2024' whole_region'");
    assert_cell(disclosure, 4, 2, 1, "debt.issued - amount' all' 2024' lower_level");
    assert_cell(disclosure, 4, 3, 1, "debt.issued - amount' all' 2024' named_region");
}

/* "宣城 > 供水 | 项目名称: 甲; 期限: 5" of an amount. */
static void
assert_name(const GkDisclosure *disclosure, guint table, guint row, guint column, const char *expected)
{
    const GkTableMeaning *meaning = &disclosure->tables[table];
    const GkTable *grid = meaning->table;
    const GkRowName *name = &meaning->dimensions[grid->cell_at[(gsize) row * grid->column_count + column]].name;
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < name->path_length; i++)
        g_string_append_printf(words, "%s%s", i ? " > " : "", name->path[i]);
    for (guint i = 0; i < name->n_qualifiers; i++)
        g_string_append_printf(words, "%s%s: %s", i ? "; " : " | ", name->qualifiers[i].name, name->qualifiers[i].text);
    g_assert_cmpstr(words->str, ==, expected);
}

static void
names_of_rows(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某市2024年债务情况表",
        "{\"title\": \"某某市2024年地方政府债券使用情况表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"序号\", \"地区\", \"项目名称\", \"债券性质\", \"债券规模\"], [\"1\", \"市本级\", \"供水工程\", \"专项债券\", \"1000\"],"
        "[\"2\", \"市本级\", \"排水工程\", \"专项债券\", \"2500\"], [\"3\", \"市本级\", \"排水工程\", \"专项债券\", \"700\"]]},"
        "{\"title\": \"2024年某某市一般公共预算支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"科目编码\", \"项目\", \"决算数\"], [\"201\", \"一般公共服务支出\", \"9\"], [\"20101\", \"人大事务\", \"5\"],"
        "[\"2010101\", \"行政运行\", \"5\"], [\"20102\", \"政协事务\", \"4\"], [\"2010201\", \"行政运行\", \"4\"]]}");
    assert_name(disclosure, 0, 1, 4, "市本级 | 项目名称: 供水工程; 债券性质: 专项债券");
    assert_name(disclosure, 0, 2, 4, "市本级 | 序号: 2; 项目名称: 排水工程; 债券性质: 专项债券");
    assert_name(disclosure, 0, 3, 4, "市本级 | 序号: 3; 项目名称: 排水工程; 债券性质: 专项债券");
    g_autoptr(GkDisclosure) flat = read_document(
        "某某市2024年决算",
        "{\"title\": \"2024年某某市一般公共预算支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"决算数\"], [\"人大事务\", \"5\"], [\"行政运行\", \"3\"], [\"其他人大事务支出\", \"2\"],"
        "[\"政协事务\", \"4\"], [\"行政运行\", \"4\"], [\"其他政协事务支出\", \"1\"], [\"某某事务\", \"7\"], [\"行政运行\", \"7\"]]}");
    assert_name(flat, 0, 2, 1, "人大事务 > 行政运行");
    assert_name(flat, 0, 5, 1, "政协事务 > 行政运行");
    assert_name(flat, 0, 8, 1, "行政运行");
    assert_name(disclosure, 1, 3, 2, "一般公共服务支出 > 人大事务 > 行政运行");
    assert_name(disclosure, 1, 5, 2, "一般公共服务支出 > 政协事务 > 行政运行");
}

static void
standings(void)
{
    static const struct {
        const char *total;
        GkStanding standing;
    } CASES[] = { { "30.00", GK_STANDING_CONFIRMED }, { "31.00", GK_STANDING_CONTRADICTED } };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *table =
            g_strdup_printf("{\"title\": \"支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
                            "[\"科目编码\", \"科目名称\", \"本年支出合计\", \"基本支出\", \"项目支出\"],"
                            "[\"213\", \"农林水支出\", \"%s\", \"20.00\", \"10.00\"]]},"
                            "{\"title\": \"盘点安排\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
                            "[\"名目\", \"数额\"], [\"甲\", \"2.00\"], [\"乙\", \"7.00\"]]}",
                            CASES[i].total);
        g_autoptr(GkDisclosure) disclosure = read_document("某某县水务局2023年度部门决算", table);
        g_assert_cmpuint(disclosure->tables[0].standings[7], ==, CASES[i].standing);
        g_assert_cmpuint(disclosure->tables[0].standings[6], ==, GK_STANDING_NONE);
        g_assert_cmpuint(disclosure->tables[1].standings[3], ==, GK_STANDING_READ);
    }
}

static void
fields_and_sums_of_bonds(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某省2024年决算情况表",
        "{\"title\": \"2024年某某省地方政府新增专项债券使用情况表\", \"unit\": \"亿元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"全省\"], [\"合计\", \"31.00\"], [\"一、交通基础设施\", \"11.00\"], [\"（一）铁路\", \"8.00\"],"
        "[\"（二）机场\", \"3.00\"], [\"二、能源\", \"5.00\"], [\"三、农林水利\", \"15.00\"]]},"
        "{\"title\": \"2024年省级地方政府债券使用情况表\", \"unit\": \"亿元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目名称\", \"债券规模\"], [\"甲地至乙地公路\", \"8.00\"], [\"丙水库\", \"3.00\"], [\"合计\", \"11.00\"]]},"
        "{\"title\": \"2024年省级财政专户管理资金收支决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"决算数\"], [\"一、教育收费收入\", \"8.00\"], [\"二、其他收入\", \"3.00\"], [\"收入合计\", \"11.00\"]]}");
    assert_cell(disclosure, 0, 1, 1, "debt.issued.new' - amount' government_fund' 2024' whole_region");
    assert_cell(disclosure, 0, 2, 1, "debt.issued.item' - amount' government_fund' 2024' whole_region");
    assert_cell(disclosure, 0, 3, 1, "debt.issued.item' - amount' government_fund' 2024' whole_region");
    assert_cell(disclosure, 1, 1, 1, "debt.bond - amount - 2024' this_level'");
    assert_cell(disclosure, 1, 3, 1, "debt.issued - amount all' 2024' this_level'");
    assert_cell(disclosure, 2, 2, 1, "income.nontax.other - final special_account' 2024' this_level'");
}

static void
sums_within(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某市2024年预算执行情况和2025年预算草案的报告",
        "{\"title\": \"2024年全市政府性基金预算收支情况表\", \"unit\": \"万元\", \"header_rows\": 2, \"rows\": ["
        "[\"收入\", \"收入\", \"支出\", \"支出\"], [\"项目\", \"执行数\", \"项目\", \"执行数\"],"
        "[\"一、国有土地使用权出让收入\", \"9\", \"一、城乡社区支出\", \"7\"],"
        "[\"二、污水处理费收入\", \"1\", \"  棚户区改造支出\", \"7\"],"
        "[\"收入小计\", \"10\", \"  支出小计\", \"7\"],"
        "[\"上年结余收入\", \"1\", \"年终结余\", \"4\"],"
        "[\"收入总计\", \"11\", \"支出总计\", \"11\"]]},"
        "{\"title\": \"2025年市对区县政府性基金转移支付预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"合计\", \"甲县\", \"乙区\"], [\"农网还贷资金支出\", \"7\", \"3\", \"4\"],"
        "[\"彩票公益金支出\", \"5\", \"2\", \"3\"], [\"政府性基金补助下级支出合计\", \"12\", \"5\", \"7\"]]}");
    assert_cell(disclosure, 0, 4, 3, "expenditure.current_year - execution government_fund' 2024' whole_region'");
    assert_cell(disclosure, 1, 3, 1, "transfer.to_lower - budget' government_fund' 2025' lower_level");
    assert_cell(disclosure, 1, 3, 2, "transfer.to_lower - budget' government_fund' 2025' named_region");
}

/* "concept code fund scope" of a statement. */
static void
assert_said(const GkDisclosure *disclosure, const char *item, const char *expected)
{
    for (guint i = 0; i < disclosure->n_statements; i++) {
        const GkDimensions *said = &disclosure->said[i];
        if (strcmp(disclosure->statements[i].item, item) != 0)
            continue;
        g_autofree char *words =
            g_strdup_printf("%s %s %s %s", said->concept ? said->concept : "-", said->code ? said->code : "-",
                            said->fund ? said->fund : "-", said->scope ? said->scope : "-");
        g_test_message("%s", item);
        g_assert_cmpstr(words, ==, expected);
        return;
    }
    g_assert_cmpstr("no statement", ==, item);
}

static void
sentences_of_governments(void)
{
    static const char *const SAID[] = {
        "市级一般公共预算收入完成9亿元，其中：税收收入7亿元，非税收入2亿元；加上级补助收入3亿元、上年结余、调入资金等1亿元。",
        "教育支出4亿元，预备费1亿元。市对县区转移支付6亿元，其中一般性转移支付4亿元，专项转移支付2亿元。",
        "社会保险基金收入5亿元，职工基本医疗保险基金支出3亿元。国有资本经营预算支出1亿元。",
        "政府债务余额30亿元，其中：一般债务余额12亿元，专项债务余额18亿元。化解隐性债务2亿元。",
    };
    GString *json = g_string_new("{\"doc\": \"a.pdf\", \"paragraphs\": [{\"text\": \"某某市2024年预算执行情况和2025年预算草案的报告\", "
                                 "\"size\": 22, \"bold\": true, \"centered\": true}");
    for (guint i = 0; i < G_N_ELEMENTS(SAID); i++)
        g_string_append_printf(json, ", {\"text\": \"%s\"}", SAID[i]);
    g_string_append(json, "], \"tables\": []}");
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL);
    g_string_free(json, TRUE);
    assert_said(disclosure, "市级一般公共预算收入", "income.current_year - general this_level");
    assert_said(disclosure, "税收收入", "income.tax - general -");
    assert_said(disclosure, "上级补助收入", "transfer.from_superior - - -");
    assert_said(disclosure, "上年结余、调入资金等", "- - - -");
    assert_said(disclosure, "教育支出", "expenditure.function 205 - -");
    assert_said(disclosure, "预备费", "expenditure.reserve - - -");
    assert_said(disclosure, "一般性转移支付", "transfer.to_lower.general - - -");
    assert_said(disclosure, "社会保险基金收入", "income.current_year - social_insurance -");
    assert_said(disclosure, "职工基本医疗保险基金支出", "insurance.expenditure - - -");
    assert_said(disclosure, "国有资本经营预算支出", "expenditure.current_year - state_capital -");
    assert_said(disclosure, "政府债务余额", "debt.balance - - -");
    assert_said(disclosure, "一般债务余额", "debt.balance - general -");
}

static void
unknown_words_say_nothing(void)
{
    g_autoptr(GkDisclosure) disclosure = read_document(
        "某某县农机站2024年度单位预算",
        "{\"title\": \"2024年一般公共预算“三公”经费支出表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"项目\", \"上年预算数\", \"本年预算数\"],"
        "[\"公务接待费\", \"2.00\", \"1.00\"],"
        "[\"庆典活动费\", \"2.00\", \"1.00\"],"
        "[\"合计\", \"4.00\", \"2.00\"]]},"
        "{\"title\": \"盘点安排\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["
        "[\"名目\", \"数额\"], [\"甲\", \"2.00\"], [\"乙\", \"3.00\"]]}");
    assert_cell(disclosure, 0, 1, 1, "three_public.reception - budget_previous_year general' 2023' unit'");
    assert_cell(disclosure, 0, 1, 2, "three_public.reception - budget general' 2024' unit'");
    assert_cell(disclosure, 0, 2, 2, "- - budget general' 2024' unit'");
    assert_cell(disclosure, 0, 3, 2, "three_public.total - budget general' 2024' unit'");
    assert_cell(disclosure, 1, 1, 1, "- - - - - -");
    g_assert_true(disclosure->tables[1].dimensions[3].is_amount);
    g_assert_false(disclosure->tables[1].dimensions[2].is_amount);
}

/* All values that come out are in the closed lists, for all documents of the tests. */
static void
lists_are_closed(void)
{
    guint n_rows, n_concepts;
    const GkDataRow *rows = gk_data_rows("dimension-words.tsv", &n_rows), *concepts = gk_data_rows("concepts.tsv", &n_concepts);
    for (guint i = 0; i < n_rows; i++) {
        const char *dimension = gk_data_field(&rows[i], 0), *value = gk_data_field(&rows[i], 4);
        if (strcmp(dimension, "measure") != 0 && strcmp(dimension, "fund") != 0 && strcmp(dimension, "scope") != 0)
            continue;
        g_autofree char *plain = g_strndup(value, strcspn(value, ":")); /* this_level:city, where the document is a city's */
        guint n, found = 0;
        const GkDataRow *list = gk_data_rows("dimensions.tsv", &n);
        for (guint k = 0; k < n; k++)
            found += strcmp(gk_data_field(&list[k], 0), dimension) == 0 && strcmp(gk_data_field(&list[k], 1), plain) == 0;
        g_assert_cmpuint(found, ==, 1);
    }
    for (guint i = 0; i < n_concepts; i++) {
        const char *child = gk_data_field(&concepts[i], 3);
        g_assert_true(!*child || gk_data_find("concepts.tsv", child));
        g_assert_true(*gk_data_field(&concepts[i], 1) || *gk_data_field(&concepts[i], 2));
    }
    const GkDataRow *kinds = gk_data_rows("kind-dimensions.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        for (guint field = 3; field < 6; field++) {
            g_auto(GStrv) names = g_strsplit(gk_data_field(&kinds[i], field), "|", -1);
            for (char **name = names; *name; name++)
                g_assert_true(!**name || gk_data_find("concepts.tsv", *name));
        }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dimensions/departments", departments);
    g_test_add_func("/dimensions/halves", halves_and_totals);
    g_test_add_func("/dimensions/governments", governments);
    g_test_add_func("/dimensions/debts", debts);
    g_test_add_func("/dimensions/transfers", transfers_and_levels);
    g_test_add_func("/dimensions/bonds", fields_and_sums_of_bonds);
    g_test_add_func("/dimensions/sums", sums_within);
    g_test_add_func("/dimensions/sentences", sentences_of_governments);
    g_test_add_func("/dimensions/names", names_of_rows);
    g_test_add_func("/dimensions/standings", standings);
    g_test_add_func("/dimensions/unknown", unknown_words_say_nothing);
    g_test_add_func("/dimensions/lists", lists_are_closed);
    return g_test_run();
}
