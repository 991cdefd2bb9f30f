/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a document is, who works there, and where it says so. corpus-metadata.tsv was written from the pages.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

static GkDisclosure *
load(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

static GkDisclosure *
seed(void)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "data", "seed-tables.json", NULL), *json = NULL;
    g_assert_true(g_file_get_contents(path, &json, NULL, NULL));
    return load(json);
}

static void
expect_fact(const char *document, const GkFact *fact, const char *expected)
{
    const char *text = fact->text ? fact->text : "-";
    if (strcmp(text, expected) != 0)
        g_error("%s: %s for %s", document, text, expected);
    g_assert_true(!fact->text || fact->page > 0);
}

static void
compare(const char *folder, char **row)
{
    g_autofree char *file = g_strconcat(row[0], ".pdf", NULL), *path = g_build_filename(folder, "corpus", file, NULL);
    g_autoptr(GkPageSource) source = gk_page_source_open(path, NULL, NULL);
    g_assert_nonnull(source);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_document_new(source, NULL), NULL, NULL);
    expect_fact(row[0], &disclosure->title, row[1]);
    expect_fact(row[0], &disclosure->organization, row[2]);
    g_assert_cmpstr(gk_disclosure_kind_name(disclosure->kind), ==, row[3]);
    g_assert_cmpuint(disclosure->kind_source.page, >, 0);
    expect_fact(row[0], &disclosure->fiscal_year, row[4]);
    expect_fact(row[0], &disclosure->published, row[5]);
    expect_fact(row[0], &disclosure->region, row[6]);
}

static void
ground_truth(void)
{
    g_autofree char *folder = gk_test_shared_folder(), *text = NULL;
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "corpus-metadata.tsv", NULL);
    if (!folder) {
        g_test_skip("no ground truth beside the repository");
        return;
    }
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint compared = 0;
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) row = g_strsplit(*line, "\t", -1);
        if (**line == '#' || g_strv_length(row) != 7)
            continue;
        compare(folder, row);
        compared++;
    }
    g_assert_cmpuint(compared, ==, 7);
}

static void
the_seed(void)
{
    g_autoptr(GkDisclosure) disclosure = seed();
    g_assert_cmpstr(disclosure->organization.text, ==, "克孜勒苏柯尔克孜自治州政务服务和公共资源交易中心");
    g_assert_cmpstr(gk_disclosure_kind_name(disclosure->kind), ==, "unit_budget");
    g_assert_cmpstr(disclosure->fiscal_year.text, ==, "2023");
    g_assert_cmpstr(disclosure->published.text, ==, "2023-03-10");
    g_assert_cmpstr(disclosure->region.text, ==, "克孜勒苏柯尔克孜自治州");
}

/* "退休 2人 +2" */
static void
expect_staff(const GkDisclosure *disclosure, const char *what, const char *count, GkChangeDirection direction,
             const char *change)
{
    for (guint i = 0; i < disclosure->n_staff; i++) {
        const GkStaff *staff = &disclosure->staff[i];
        if (strcmp(staff->what, what) != 0)
            continue;
        g_autofree char *number = gk_decimal_to_string(staff->count.decimal);
        g_autofree char *changed = staff->has_change ? gk_decimal_to_string(staff->change.decimal) : g_strdup("-");
        g_assert_cmpstr(number, ==, count);
        g_assert_cmpint(staff->direction, ==, direction);
        g_assert_cmpstr(changed, ==, change);
        g_assert_cmpuint(staff->source.page, >, 0);
        return;
    }
    g_error("no staff %s", what);
}

/* 编制数24，实有人数23人，其中：在职21人，增加2人；退休2人，增加2人；离休0人，增加0人。 */
static void
people_and_offices(void)
{
    g_autoptr(GkDisclosure) disclosure = seed();
    expect_staff(disclosure, "编制数", "24", GK_CHANGE_NONE, "-");
    expect_staff(disclosure, "实有人数", "23", GK_CHANGE_NONE, "-");
    expect_staff(disclosure, "在职", "21", GK_CHANGE_INCREASE, "2");
    expect_staff(disclosure, "退休", "2", GK_CHANGE_INCREASE, "2");
    expect_staff(disclosure, "离休", "0", GK_CHANGE_UNCHANGED, "0");
    g_assert_cmpuint(disclosure->n_staff, ==, 5);
    g_assert_cmpuint(disclosure->n_offices, ==, 7);
    g_assert_cmpstr(disclosure->offices[0].text, ==, "办公室");
    g_assert_cmpstr(disclosure->offices[6].text, ==, "政府采购与产权交易科");
    g_assert_cmpuint(disclosure->n_sub_units, ==, 0);
}

/* Numbers of people across a table, down another; money is none, nor is what prose has told. */
static void
people_in_tables(void)
{
    g_autoptr(GkDisclosure) disclosure = load(
        "{\"tables\": [{\"title\": \"部门基本情况表\", \"header_rows\": 1, \"rows\": [[\"单位名称\", \"编制数\", "
        "\"实有人数（人）\", "
        "\"退休人数\", \"车辆\"], [\"合计\", \"34\", \"33\", \"5\", \"2\"], [\"某局\", \"20\", \"19\", \"3\", "
        "\"1\"], [\"某站\", \"14\", \"14\", \"2\", \"1\"]]}, {\"title\": \"人员情况表\", \"header_rows\": 1, \"rows\": "
        "[[\"项目\", "
        "\"人数\"], [\"在职人员\", \"31\"], [\"离休\", \"1\"], [\"其他\", \"7\"]]}, {\"title\": "
        "\"人员经费表\", \"unit\": \"万元\", \"rows\": [[\"项目\", \"金额\"], [\"退休\", \"8\"]]}], \"paragraphs\": "
        "[\"本部门编制数34人。\"]}");
    expect_staff(disclosure, "编制数", "34", GK_CHANGE_NONE, "-");
    expect_staff(disclosure, "实有人数", "33", GK_CHANGE_NONE, "-");
    expect_staff(disclosure, "退休人数", "5", GK_CHANGE_NONE, "-");
    expect_staff(disclosure, "在职人员", "31", GK_CHANGE_NONE, "-");
    expect_staff(disclosure, "离休", "1", GK_CHANGE_NONE, "-");
    guint of_units = 0;
    for (guint i = 0; i < disclosure->n_staff; i++)
        of_units += disclosure->staff[i].organization != NULL;
    g_assert_cmpuint(of_units, ==, 6);
    g_assert_cmpuint(disclosure->n_staff, ==, 11);
}

#define PAGE(title, more)                                                                                              \
    "{\"tables\": [], \"paragraphs\": [{\"text\": \"" title "\", \"size\": 26, \"centered\": true}" more "]}"

static void
expect_document(const char *json, const char *kind, const char *organization, const char *year)
{
    g_autoptr(GkDisclosure) disclosure = load(json);
    g_test_message("%s", disclosure->title.text);
    g_assert_cmpstr(disclosure->title.text, !=, NULL);
    g_assert_cmpstr(gk_disclosure_kind_name(disclosure->kind), ==, kind);
    g_assert_cmpstr(disclosure->organization.text, ==, organization);
    g_assert_cmpstr(disclosure->fiscal_year.text, ==, year);
}

static void
titles_say_what_it_is(void)
{
    expect_document(PAGE("某市教育局2022年度部门决算", ""), "department_final_account", "某市教育局", "2022");
    expect_document(PAGE("2024年某县第一中学单位预算", ""), "unit_budget", "某县第一中学", "2024");
    expect_document(PAGE("某市图书馆2021年度单位决算公开", ""), "unit_final_account", "某市图书馆", "2021");
}

/* How other provinces head their disclosures. */
static void
titles_of_other_provinces(void)
{
    expect_document(PAGE("2025年度湖南省某某厅部门预算", ""), "department_budget", "湖南省某某厅", "2025");
    expect_document(PAGE("关于2025年某市财政局部门预算公开的说明", ""), "department_budget", "某市财政局", "2025");
    expect_document(PAGE("某市某区审计局2025年部门预算编制说明", ""), "department_budget", "某市某区审计局", "2025");
    expect_document(PAGE("某县城关镇人民政府2025年预算公开", ""), "department_budget", "某县城关镇人民政府", "2025");
    expect_document(PAGE("某县城关镇人民政府2025年部门预算及“三公”经费预算公开", ""), "department_budget",
                    "某县城关镇人民政府", "2025");
    expect_document(PAGE("某某大学2024年度部门决算公开报告", ""), "department_final_account", "某某大学", "2024");
    expect_document(PAGE("2024年度某省某某研究院单位决算公开说明", ""), "unit_final_account", "某省某某研究院", "2024");
    expect_document(PAGE("某省残疾人联合会2025年省级部门预算", ""), "department_budget", "某省残疾人联合会", "2025");
    expect_document(PAGE("某市中级人民法院2024年度决算信息公开", ""), "department_final_account", "某市中级人民法院",
                    "2024");
    expect_document(PAGE("某市2024年财政预算执行情况和2025年财政预算草案的报告", ""), "government_budget_report", NULL,
                    "2025");
    expect_document(PAGE("某县2025年政府预算公开", ""), "government_budget", NULL, "2025");
    expect_document(PAGE("2024年度某县财政决算", ""), "government_final_account", NULL, "2024");
}

#define LINE(text, size) ", {\"text\": \"" text "\", \"size\": " #size ", \"centered\": true}"

static void
expect_date(const char *json, const char *date)
{
    g_autoptr(GkDisclosure) disclosure = load(json);
    g_assert_cmpstr(disclosure->published.text, ==, date);
}

/* A title over lines of one size or two, with a year alone; a name in a line of its own. */
static void
title_pages(void)
{
    expect_document(PAGE("某省生态环境厅", LINE("2024年度", 26) LINE("部门决算", 26)), "department_final_account",
                    "某省生态环境厅", "2024");
    expect_document(PAGE("2025年部门预算", LINE("某市交通运输局", 20)), "department_budget", "某市交通运输局", "2025");
    expect_document(PAGE("2024", LINE("某市科学技术局", 20) LINE("部门决算公开", 20)), "department_final_account",
                    "某市科学技术局", "2024");
    expect_document(PAGE("《某市统计局2024年度部门决算》", ""), "department_final_account", "某市统计局", "2024");
    expect_document(PAGE("二〇二三年部门预算", LINE("某县教育体育局", 26)), "department_budget", "某县教育体育局",
                    "2023");
    g_autoptr(GkDisclosure) body = load(PAGE("一、基本情况", ", {\"text\": \"本年预算如下。\", \"size\": 16}"));
    g_assert_null(body->title.text);
}

/* The region is what the name begins with; 城市管理 and 园区 are none. */
static void
regions(void)
{
    static const struct {
        const char *json, *region;
    } CASES[] = { { PAGE("宁波市鄞州区审计局2024年部门预算", ""), "宁波市鄞州区" },
                  { PAGE("绍兴市城市管理执法局2024年部门预算", ""), "绍兴市" },
                  { PAGE("重庆市大足区物流园区管理委员会2024年部门预算", ""), "重庆市大足区" },
                  { PAGE("社区服务中心2024年单位预算", ""), NULL } };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(GkDisclosure) disclosure = load(CASES[i].json);
        g_assert_cmpstr(disclosure->region.text, ==, CASES[i].region);
    }
}

/* The innermost place tells the code and the level; a name that several places bear needs the one around it. */
static void
levels_and_codes(void)
{
    static const struct {
        const char *json, *level, *code;
    } CASES[] = { { PAGE("宁波市鄞州区审计局2024年部门预算", ""), "county", "330212" },
                  { PAGE("南京市鼓楼区审计局2024年部门预算", ""), "county", "320106" },
                  { PAGE("鼓楼区审计局2024年部门预算", ""), "county", NULL },
                  { PAGE("宁夏回族自治区审计厅2024年部门预算", ""), "province", "640000" },
                  { PAGE("重庆市审计局2024年部门预算", ""), "province", "500000" },
                  { PAGE("大理州审计局2024年部门预算", ""), "city", "532900" },
                  { PAGE("宁波市江东区审计局2012年部门预算", ""), "county", NULL },
                  { PAGE("国家某某总局2024年部门预算", ""), "nation", NULL },
                  { PAGE("宁波市鄞州区某某镇人民政府2024年部门预算", ""), "township", "330212" },
                  { PAGE("某市审计局2024年部门预算", ""), NULL, NULL } };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(GkDisclosure) disclosure = load(CASES[i].json);
        g_assert_cmpstr(gk_government_level_name(disclosure->level), ==, CASES[i].level);
        g_assert_cmpstr(disclosure->division_code, ==, CASES[i].code);
    }
}

/* All years of the title with what is told of each; of a budget report the one that is put to the vote is its own. */
static void
several_years(void)
{
    g_autoptr(GkDisclosure) report = load(PAGE("关于某市２０２４年预算执行情况和二○二五年预算草案的报告", ""));
    g_assert_cmpuint(report->n_years, ==, 2);
    g_assert_cmpuint(report->years[0].year, ==, 2024);
    g_assert_cmpstr(report->years[0].stage, ==, "execution");
    g_assert_cmpuint(report->years[1].year, ==, 2025);
    g_assert_cmpstr(report->years[1].stage, ==, "budget");
    g_assert_cmpstr(report->fiscal_year.text, ==, "2025");
    g_autoptr(GkDisclosure) account = load(PAGE("某局2023年度部门决算", ""));
    g_assert_cmpuint(account->n_years, ==, 1);
    g_assert_cmpstr(account->years[0].stage, ==, "final");
    g_assert_cmpstr(account->years[0].printed.text, ==, "2023");
}

/* Years of an era, ranges, and a year behind the number of a table; an office that heads the pages. */
static void
years_of_other_forms(void)
{
    g_autoptr(GkDisclosure) taiwan =
        load("{\"pages\": 2, \"paragraphs\": [{\"text\": \"環境部\", \"role\": \"running_head\"}, {\"text\": "
             "\"中華民國一百一十三年度\"}, {\"text\": \"環境部\", \"role\": \"running_head\", \"page\": 2}]}");
    g_assert_cmpstr(taiwan->fiscal_year.text, ==, "2024");
    g_assert_cmpstr(taiwan->organization.text, ==, "環境部");
    g_autoptr(GkDisclosure) era = load(PAGE("令和7年度予算書", ""));
    g_assert_cmpstr(era->fiscal_year.text, ==, "2025");
    g_autoptr(GkDisclosure) glued =
        load("{\"tables\": [{\"title\": \"2.32023年西宁市地方政府债务限额表\", \"rows\": [[\"项目\", \"1\"]]}]}");
    g_assert_cmpstr(glued->fiscal_year.text, ==, "2023");
    g_autoptr(GkDisclosure) range = load(PAGE("西宁市2023-2024年财政预算执行情况", ""));
    g_assert_cmpuint(range->n_years, ==, 2);
    g_assert_cmpuint(range->years[0].year, ==, 2023);
    g_assert_cmpuint(range->years[1].year, ==, 2024);
}

static void
dates_of_publication(void)
{
    expect_date(PAGE("某局2025年部门预算", LINE("二〇二五年二月十日", 16)), "2025-02-10");
    expect_date(PAGE("某局2025年部门预算", LINE("二○二五年十一月三十日", 16)), "2025-11-30");
    expect_date(PAGE("某局2024年度部门决算", LINE("二O二五年九月", 16)), "2025-09");
    expect_date(PAGE("某局2025年部门预算", LINE("公开时间：2025年3月5日", 16) LINE("2025年2月1日", 16)), "2025-03-05");
    expect_date(PAGE("某局2025年部门预算", LINE("编报日期：2025年1月20日", 16)), "2025-01-20");
    expect_date(PAGE("某县财政局2025年部门预算", LINE("某县财政局2025年1月15日", 16)), "2025-01-15");
    expect_date(PAGE("某局2025年部门预算", LINE("截至2024年12月31日", 16)), NULL);
    expect_date(PAGE("某局2025年部门预算", LINE("二〇二五年度", 16)), NULL);
}

/* Without a title page the titles of the tables tell. */
static void
titles_of_tables_say_unit_or_department(void)
{
    g_autoptr(GkDisclosure) unit = load("{\"tables\": [{\"title\": \"单位收支总体情况表\", \"rows\": [[\"甲\"]]}, "
                                        "{\"title\": \"部门收入预算总表\", \"rows\": [[\"甲\"]]}]}");
    g_assert_cmpstr(gk_disclosure_kind_name(unit->kind), ==, "unit_budget");
    g_autoptr(GkDisclosure) department = load("{\"tables\": [{\"title\": \"部门收支总体情况表\", \"rows\": "
                                              "[[\"甲\"]]}, {\"title\": \"单位收入预算总表\", \"rows\": [[\"甲\"]]}]}");
    g_assert_cmpstr(gk_disclosure_kind_name(department->kind), ==, "department_budget");
}

/* A function of the office is no evidence of what the document is. */
static void
long_sentences_are_no_evidence(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load(PAGE("2018年度某省高级人民法院预算公开",
                  ", {\"text\": \"14、按照权限管理法官及其他工作人员；协助省主管部门管理全省各级人民法院的"
                  "机构、编制工作和单位预算，指导下级人民法院的教育培训工作。\", \"page\": 2}"));
    g_assert_cmpstr(gk_disclosure_kind_name(disclosure->kind), ==, "department_budget");
    g_assert_cmpuint(disclosure->kind_source.page, ==, 1);
}

/* Without a title: what the first chapter, or its line in the contents, is about. */
static void
first_chapter(void)
{
    static const char *const LINES[][2] = {
        { "第一部分 丽水市总工会概况", "丽水市总工会" },
        { "一、嘉禾县水利局部门基本情况……3", "嘉禾县水利局" },
        { "一、部门概况", NULL },
        { "一、办公室", NULL },
        { "二、丽水市总工会概况", NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(LINES); i++) {
        g_autofree char *json = g_strdup_printf("{\"tables\": [], \"paragraphs\": [{\"text\": \"%s\"}]}", LINES[i][0]);
        g_autoptr(GkDisclosure) disclosure = load(json);
        g_assert_cmpstr(disclosure->organization.text, ==, LINES[i][1]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/metadata/ground-truth", ground_truth);
    g_test_add_func("/metadata/seed", the_seed);
    g_test_add_func("/metadata/people", people_and_offices);
    g_test_add_func("/metadata/people-in-tables", people_in_tables);
    g_test_add_func("/metadata/titles", titles_say_what_it_is);
    g_test_add_func("/metadata/provinces", titles_of_other_provinces);
    g_test_add_func("/metadata/title-pages", title_pages);
    g_test_add_func("/metadata/levels-and-codes", levels_and_codes);
    g_test_add_func("/metadata/several-years", several_years);
    g_test_add_func("/metadata/other-years", years_of_other_forms);
    g_test_add_func("/metadata/regions", regions);
    g_test_add_func("/metadata/dates", dates_of_publication);
    g_test_add_func("/metadata/table-titles", titles_of_tables_say_unit_or_department);
    g_test_add_func("/metadata/evidence", long_sentences_are_no_evidence);
    g_test_add_func("/metadata/first-chapter", first_chapter);
    return g_test_run();
}
