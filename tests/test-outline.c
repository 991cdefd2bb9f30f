/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Headings as a tree, and the table of contents against the body.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

static GkDisclosure *
load(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

static guint
count_code(const GkDisclosure *disclosure, GkDiagnosticCode code)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++)
        count += gk_diagnostics_get(disclosure->diagnostics, i)->code == code;
    return count;
}

/* "L2 ^0 一、 主要职能 1-2": level, parent, number, title, paragraphs */
static void
expect_section(const GkDisclosure *disclosure, guint index, const char *expected)
{
    g_assert_cmpuint(index, <, disclosure->n_sections);
    const GkSection *section = &disclosure->sections[index];
    g_autofree char *text = g_strdup_printf("L%u ^%d %s %s %u-%u", section->level, section->parent, section->number,
                                            section->title, section->first_paragraph, section->last_paragraph);
    g_assert_cmpstr(text, ==, expected);
}

static void
headings_make_a_tree(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"tables\": [], \"paragraphs\": [\"第一部分 某局概况\", \"一、主要职能\", "
             "\"（一）贯彻执行党和国家的方针政策。\","
             "\"二、机构设置\", \"某局下设7个处室。\", \"第二部分 预算情况说明\", \"一、收入预算情况\", "
             "\"（一）规模变化情况\","
             "\"1、教育支出（类）411.40万元，占92.74%。\", {\"text\": \"1、明细\", \"bold\": true}, \"2、明细\","
             "{\"text\": \"名词解释\", \"page\": 2, \"size\": 16, \"centered\": true}, "
             "\"一、财政拨款：指由预算安排的拨款。\"]}");
    expect_section(disclosure, 0, "L1 ^-1 第一部分 某局概况 0-4");
    expect_section(disclosure, 1, "L2 ^0 一、 主要职能 1-2");
    expect_section(disclosure, 2, "L2 ^0 二、 机构设置 3-4");
    expect_section(disclosure, 3, "L1 ^-1 第二部分 预算情况说明 5-10");
    expect_section(disclosure, 4, "L2 ^3 一、 收入预算情况 6-10");
    expect_section(disclosure, 5, "L3 ^4 （一） 规模变化情况 7-10");
    expect_section(disclosure, 6, "L4 ^5 1、 明细 9-10");
    expect_section(disclosure, 7, "L1 ^-1  名词解释 11-12");
    g_assert_cmpuint(disclosure->n_sections, ==, 8);
}

/* （一）政府采购情况。今年…: the heading is in the outline, though its text follows in the same paragraph. */
static void
headings_run_into_text(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"tables\": [], \"paragraphs\": [\"八、其他重要事项\", \"（一）政府采购情况。今年采购预算12万元。\","
             "\"（二）完成机关搬迁。全年共搬迁三次。\", \"（三）2024年收支情况。今年收入12万元。\","
             "\"（四）国有资产占用情况。截至年底，共有车辆3辆，房屋20平方米，办公设备若干，没有单价一百万元以上的大型设备，"
             "也没有计划购置的车辆和设备，资产都在正常使用之中。\","
             "\"1.绩效情况。项目都有目标。\", \"九、名词解释。\"]}");
    expect_section(disclosure, 0, "L2 ^-1 八、 其他重要事项 0-6");
    expect_section(disclosure, 1, "L3 ^0 （一） 政府采购情况 1-3");
    expect_section(disclosure, 2, "L3 ^0 （四） 国有资产占用情况 4-6");
    g_assert_cmpuint(disclosure->n_sections, ==, 3);
}

/* The caption of a chart in large type heads no part: the numbers go on behind it. The heading of the contents
 * heads nothing either. */
static void
labels_are_no_headings(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"tables\": [], \"paragraphs\": [{\"text\": \"目 录\", \"page\": 2, \"size\": 22, \"centered\": true},"
             "{\"text\": \"一、支出\", \"role\": \"contents\"}, \"第一部分 情况说明\", \"三、支出情况\","
             "{\"text\": \"支出预算图\", \"size\": 16, \"centered\": true}, \"四、其他情况\","
             "{\"text\": \"附件\", \"size\": 16, \"centered\": true}, \"一、说明\"]}");
    expect_section(disclosure, 0, "L1 ^-1 第一部分 情况说明 2-5");
    expect_section(disclosure, 1, "L2 ^0 三、 支出情况 3-4");
    expect_section(disclosure, 2, "L2 ^0 四、 其他情况 5-5");
    expect_section(disclosure, 3, "L1 ^-1  附件 6-7");
    g_assert_cmpuint(disclosure->n_sections, ==, 5);
}

/* --- contents --- */

#define ENTRY(text) "{\"text\": \"" text "\", \"role\": \"contents\", \"page\": 1}"
#define TABLE(title)                                                                                                        \
    "{\"title\": \"" title "\", \"organization\": \"某省高级人民法院\", \"unit\": \"万元\", \"header_rows\": 1, " \
    "\"pages\": [2], \"rows\": [[\"项目\", \"金额\"], [\"甲\", \"1.00\"]]}"
#define DOCUMENT(tables, entries) "{\"tables\": [" tables "], \"paragraphs\": [" entries "]}"

static void
expect_table(const char *title, const char *entry, gint expected)
{
    g_autofree char *json =
        g_strdup_printf(DOCUMENT("%s", "{\"text\": \"%s\", \"role\": \"contents\", \"page\": 1}"), title, entry);
    g_autoptr(GkDisclosure) disclosure = load(json);
    g_assert_cmpuint(disclosure->n_contents, ==, 1);
    if (disclosure->contents[0].table != expected)
        g_error("“%s” matched with table %d", entry, disclosure->contents[0].table);
    g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, expected < 0);
}

static void
titles_differ_from_their_entries(void)
{
    expect_table(TABLE("一、2018年度某省高级人民法院收支预算总表"), "一、收支预算总表.......3", 0);
    expect_table(TABLE("九、2018年某省高级人民法院“三公”经费、会议费、培训费支出预算表"),
                 "九、2018年度某省高级人民法院“三公”经费、会议费、培训费支出预算表", 0);
    expect_table(TABLE("十二、2018年某省高级人民法院政府采购预算表"),
                 "十二、2018年度某省高级人民法院政府采购支出预算表", 0);
    expect_table(TABLE("部门收支总体情况表"), "一、部门收支总表", 0);
    expect_table(TABLE("一般公共预算支出表"), "五、一般公共预算支出情况表 7", 0);
    expect_table(TABLE("国有资本经营预算支出预算表"), "国有资本经营预算支出表", 0);
}

static void
missing_tables_stay_missing(void)
{
    expect_table(TABLE("单位收入总体情况表"), "三、单位支出总体情况表", -1);
    expect_table(TABLE("一般公共预算基本支出情况表"), "五、一般公共预算支出情况表", -1);
    expect_table(TABLE("一般公共预算基本支出情况表"), "七、一般公共预算项目支出情况表", -1);
    expect_table(TABLE("政府性基金预算支出情况表"), "九、国有资本经营预算支出情况表", -1);
    expect_table(TABLE("部门收支总表"), "二、部门收入总表", -1);
    expect_table(TABLE("财政拨款收支总表"), "一、收支总表", -1);
    expect_table(TABLE("财政拨款“三公”经费支出表"), "财政拨款支出表", -1);
}

/* The only table of its kind, scope and year, whatever its title; never one of another kind. */
static void
kinds_tell_what_titles_do_not(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(DOCUMENT("{\"title\": \"2025年全县一般公共预算收入预算表\", \"number\": \"表2\", \"rows\": [[\"甲\"]]},"
                      "{\"title\": \"2025年全县政府债务限额及余额情况表\", \"rows\": [[\"甲\"]]},"
                      "{\"title\": \"2025年县级政府债务限额及余额情况表\", \"rows\": [[\"甲\"]]}",
                      ENTRY("表2 2025年全县一般公共预算支出预算表") "," ENTRY("2025年县本级债务余额与限额对照表") ","
                      ENTRY("2024年全县债务余额与限额对照表")));
    g_assert_cmpint(disclosure->contents[0].table, ==, -1);
    g_assert_cmpint(disclosure->contents[1].table, ==, 2);
    g_assert_cmpint(disclosure->contents[2].table, ==, -1);
    g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, 2);
}

static void
an_exact_title_is_not_given_away(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(DOCUMENT(TABLE("部门收入预算总表") "," TABLE("部门支出预算总表"),
                      ENTRY("一、部门收入表") "," ENTRY("二、部门收入预算总表") "," ENTRY("三、部门支出预算总表")));
    g_assert_cmpint(disclosure->contents[0].table, ==, -1);
    g_assert_cmpint(disclosure->contents[1].table, ==, 0);
    g_assert_cmpint(disclosure->contents[2].table, ==, 1);
    g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, 1);
}

static void
order_is_compared(void)
{
    g_autoptr(GkDisclosure) good = load(
        DOCUMENT(TABLE("收入预算表") "," TABLE("支出预算表"), ENTRY("一、收入预算表") "," ENTRY("二、支出预算表")));
    g_assert_cmpuint(count_code(good, GK_DIAGNOSTIC_TABLE_OUT_OF_ORDER), ==, 0);
    g_autoptr(GkDisclosure) bad = load(
        DOCUMENT(TABLE("支出预算表") "," TABLE("收入预算表"), ENTRY("一、收入预算表") "," ENTRY("二、支出预算表")));
    g_assert_cmpuint(count_code(bad, GK_DIAGNOSTIC_TABLE_OUT_OF_ORDER), ==, 1);
}

/* 部门预算表 heads the tables; it is none. */
static void
sections_are_no_tables(void)
{
    static const char JSON[] = "{\"tables\": [], \"paragraphs\": ["
                               "{\"text\": \"第二部分 2023年单位预算公开表\", \"role\": \"contents\"},"
                               "{\"text\": \"第三部分 2024年度部门决算表\", \"role\": \"contents\"},"
                               "{\"text\": \"一、收入支出决算总体情况说明\", \"role\": \"contents\"},"
                               "{\"text\": \"四、财政拨款收入支出决算总体情况说明\", \"role\": \"contents\"},"
                               "{\"text\": \"一、收入支出决算总体情况说明\", \"page\": 2},"
                               "{\"text\": \"四、财政拨款收入支出决算总体情况说明\", \"page\": 2}]}";
    g_autoptr(GkDisclosure) disclosure = load(JSON);
    g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, 0);
    g_assert_cmpint(disclosure->contents[2].section, ==, 0);
    g_assert_cmpint(disclosure->contents[3].section, ==, 1);
}

static void
expect_entries(const char *body, const char *entries, const gint *sections, guint n)
{
    g_autofree char *json =
        g_strdup_printf("{\"tables\": [" TABLE("收入预算表") "], \"paragraphs\": [%s, %s]}", entries, body);
    g_autoptr(GkDisclosure) disclosure = load(json);
    g_assert_cmpuint(disclosure->n_contents, ==, n);
    for (guint i = 0; i < n; i++)
        if (disclosure->contents[i].section != sections[i]) {
            g_test_message("%s: section %d, not %d", disclosure->contents[i].title, disclosure->contents[i].section,
                           sections[i]);
            g_test_fail();
        }
}

#define CENTRED(text) "{\"text\": \"" text "\", \"page\": 3, \"size\": 16, \"centered\": true}"

/* The body has the organization's name, and other words that say nothing. */
static void
entries_find_sections_in_other_words(void)
{
    static const gint FOUND[] = { 0, 1, 2, 3, -1 };
    expect_entries(
        "\"第一部分 某省高级人民法院概况\", \"一、主要职责\", \"第三部分 某省高级人民法院2024年度预算情况说明\","
        "\"一、其他重要事项的情况说明\", \"国有资产占用情况。\"",
        ENTRY("第一部分 单位概况......1") "," ENTRY("一、主要职责。") "," ENTRY(
            "第三部分 2024年预算安排情况说明") "," ENTRY("一、其他重要事项说明") "," ENTRY("二、国有资产占用情况"),
        FOUND, G_N_ELEMENTS(FOUND));
    static const gint UNNUMBERED[] = { 0, 1, -1, 2, 3 };
    expect_entries(CENTRED("某省高级人民法院主要职能") "," CENTRED("某省高级人民法院（部门）机构设置") "," CENTRED(
                       "名词解释") "," CENTRED("审判管理专项经费情况说明") "," CENTRED("法官培训经费情况说明"),
                   ENTRY("一、部门主要职能") "," ENTRY("二、部门机构设置") "," ENTRY("三、部门预算表") "," ENTRY(
                       "四、名词解释") "," ENTRY("五、项目经费情况说明"),
                   UNNUMBERED, G_N_ELEMENTS(UNNUMBERED));
}

/* The same heading in two parts goes to the entry of its part; one number with another title goes to none. */
static void
entries_keep_their_order(void)
{
    static const gint FOUND[] = { 0, 1, 2, 3, 4 };
    expect_entries("\"第一部分 收入\", \"一、总体情况\", \"第二部分 支出\", \"一、总体情况\", \"二、项目绩效说明\"",
                   ENTRY("第一部分 收入") "," ENTRY("一、总体情况") "," ENTRY("第二部分 支出") "," ENTRY(
                       "一、总体情况") "," ENTRY("二、绩效说明"),
                   FOUND, G_N_ELEMENTS(FOUND));
    static const gint NONE[] = { 0, -1, 2 };
    expect_entries("\"第一部分 收入\", \"第二部分 名词解释\", \"第三部分 附件\"",
                   ENTRY("第一部分 收入") "," ENTRY("第二部分 支出情况") "," ENTRY("第三部分 附件"), NONE,
                   G_N_ELEMENTS(NONE));
}

static void
headings_of_all_tables_promise_none(void)
{
    static const char *const HEADINGS[] = { "第二部分 2025年部门预算表",
                                            "第二部分 某市教育局2024年度部门决算表",
                                            "二、单位预算公开报表",
                                            "第四部分 附表",
                                            "部门预算公开附表（十一张）",
                                            "某县人民政府2025年预算表",
                                            "公开表格" };
    static const char *const TABLES[] = { "部门收支总表",   "收支预算总表",     "某市教育局收入决算表",
                                          "政府采购预算表", "转移支付分地区表", "国有资产占用情况表",
                                          "绩效目标表" };
    for (guint i = 0; i < G_N_ELEMENTS(HEADINGS); i++) {
        g_autofree char *json = g_strdup_printf(DOCUMENT("", ENTRY("%s") "," ENTRY("名词解释")), HEADINGS[i]);
        g_autoptr(GkDisclosure) disclosure = load(json);
        g_test_message("%s", HEADINGS[i]);
        g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, 0);
    }
    for (guint i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        g_autofree char *json = g_strdup_printf(DOCUMENT("", ENTRY("%s") "," ENTRY("名词解释")), TABLES[i]);
        g_autoptr(GkDisclosure) disclosure = load(json);
        g_test_message("%s", TABLES[i]);
        g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, 1);
    }
}

/* The seed promises ten tables and prints seven. */
static void
the_seed_lacks_three_tables(void)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "data", "seed-tables.json", NULL), *json = NULL;
    g_assert_true(g_file_get_contents(path, &json, NULL, NULL));
    g_autoptr(GkDisclosure) disclosure = load(json);
    g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, 3);
    g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_OUT_OF_ORDER), ==, 0);
    g_assert_cmpuint(disclosure->n_contents, ==, 27);
    g_assert_cmpint(disclosure->contents[4].table, ==, 0);
    g_assert_cmpstr(disclosure->contents[6].title, ==, "单位支出总体情况表");
    g_assert_cmpint(disclosure->contents[6].table, ==, -1);
    g_assert_cmpint(disclosure->contents[13].table, ==, 6);
}

/* The body says it in other words, but under the number of the entry. */
static void
entries_find_tables_by_their_number(void)
{
    static const struct {
        const char *entry, *number, *title;
        gboolean found;
    } FORMS[] = {
        { "表七：2024年全市对县区税收返还和转移支付决算表", "表七", "2024年市级对县区税收返还和转移支付决算表", TRUE },
        { "27、2024年某市政府债务限额余额及还本付息决算表", "表27", "2024年某市和市级政府债务限额余额及还本付息决算表", TRUE },
        { "表十七：2024年全市政府性基金收入决算表", "表十", "2024年市级国有资本经营支出决算表", FALSE },
        { "表七：2024年全市对县区税收返还和转移支付决算表", "表七", "2024年部门收支总表", FALSE },
        { "表七：2024年全市对县区税收返还和转移支付决算表", "表七", "", TRUE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *json = g_strdup_printf(
            "{\"pages\": 3, \"tables\": [{\"number\": \"%s\", \"title\": \"%s\", \"pages\": [2], \"rows\": [[\"a\", \"b\"]]}], "
            "\"paragraphs\": [\"目录\", " ENTRY("%s") "]}",
            FORMS[i].number, FORMS[i].title, FORMS[i].entry);
        g_autoptr(GkDisclosure) disclosure = load(json);
        g_assert_cmpint(disclosure->contents[0].table, ==, FORMS[i].found ? 0 : -1);
        g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, !FORMS[i].found);
    }
}

/* 一、某某报表 with entries of its own behind it is their heading, and promises nothing. */
static void
headings_of_entries_promise_none(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"pages\": 3, \"tables\": [{\"title\": \"全市收入预算情况表\", \"pages\": [2], \"rows\": [[\"a\", \"b\"]]}], "
             "\"paragraphs\": [\"目录\", " ENTRY("一、一般公共预算报表") ", " ENTRY("（一）全市收入预算情况表") ", "
             ENTRY("二、债务限额表") "]}");
    g_assert_cmpuint(count_code(disclosure, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/outline/tree", headings_make_a_tree);
    g_test_add_func("/outline/headings-run-into-text", headings_run_into_text);
    g_test_add_func("/outline/labels", labels_are_no_headings);
    g_test_add_func("/outline/titles", titles_differ_from_their_entries);
    g_test_add_func("/outline/missing", missing_tables_stay_missing);
    g_test_add_func("/outline/kinds", kinds_tell_what_titles_do_not);
    g_test_add_func("/outline/exact", an_exact_title_is_not_given_away);
    g_test_add_func("/outline/order", order_is_compared);
    g_test_add_func("/outline/sections", sections_are_no_tables);
    g_test_add_func("/outline/entries", entries_find_sections_in_other_words);
    g_test_add_func("/outline/entry-order", entries_keep_their_order);
    g_test_add_func("/outline/by-number", entries_find_tables_by_their_number);
    g_test_add_func("/outline/headings-of-entries", headings_of_entries_promise_none);
    g_test_add_func("/outline/collective", headings_of_all_tables_promise_none);
    g_test_add_func("/outline/seed", the_seed_lacks_three_tables);
    return g_test_run();
}
