/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What documents of governments are, and documents that are no disclosures of budgets.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

static GkDisclosure *
load(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

#define PAGE(title, more)                                                                                              \
    "{\"tables\": [], \"paragraphs\": [{\"text\": \"" title "\", \"size\": 26, \"centered\": true}" more "]}"
#define LINE(text, size) ", {\"text\": \"" text "\", \"size\": " #size ", \"centered\": true}"

/* The lines around the title of a report, two of them run on as paragraphs do. */
static void
heads_of_reports(void)
{
    g_autoptr(GkDisclosure) report = load(
        "{\"paragraphs\": [{\"text\": \"银川市十六届人大五次会议文件（九）\", \"size\": 12}, "
        "{\"text\": \"关于2024年全市及市本级预算执行情况和2025年全市及市本级预算草案的报告\", \"size\": 22, \"centered\": "
        "true}, {\"text\": \"——2025年1月7日在银川市第十六届人民代表大会第五次会议上市财政局局长 张某\", \"size\": 14, "
        "\"centered\": true}, {\"text\": \"各位代表：\", \"size\": 14}, "
        "{\"text\": \"截至2024年12月31日，全市债务余额9亿元，2024年11月30日以后不再发行债券。\", \"size\": 14}]}");
    g_assert_cmpstr(report->title.text, ==, "关于2024年全市及市本级预算执行情况和2025年全市及市本级预算草案的报告");
    g_assert_cmpstr(report->organization.text, ==, "银川市财政局");
    g_assert_cmpstr(report->region.text, ==, "银川市");
    g_assert_cmpstr(report->division_code, ==, "640100");
    g_assert_cmpstr(gk_government_level_name(report->level), ==, "city");
    g_assert_cmpint(report->kind, ==, GK_KIND_GOVERNMENT_BUDGET_REPORT);
    g_assert_cmpstr(report->fiscal_year.text, ==, "2025");
    g_assert_cmpstr(report->published.text, ==, "2025-01-07");
}

#define COVER(title, more)                                                                                             \
    "{\"paragraphs\": [{\"text\": \"" title "\", \"size\": 26, \"centered\": true}" more                            \
    ", {\"text\": \"目录\", \"size\": 14}, {\"text\": \"表1……2\", \"role\": \"contents\"}], "                          \
    "\"tables\": [{\"title\": \"一般公共预算收入表\", \"pages\": [2], \"rows\": [[\"项目\", \"金额\"], [\"税收收入\", "    \
    "\"3\"]]}, {\"title\": \"全省政府性基金预算收入表\", \"pages\": [2], \"rows\": [[\"项目\", \"金额\"], [\"合计\", "   \
    "\"3\"]]}]}"

static void
expect_cover(const char *json, const char *organization, const char *region, const char *kind, const char *date)
{
    g_autoptr(GkDisclosure) book = load(json);
    g_assert_cmpstr(book->organization.text, ==, organization);
    g_assert_cmpstr(book->region.text, ==, region);
    g_assert_cmpstr(gk_disclosure_kind_name(book->kind), ==, kind);
    g_assert_cmpstr(book->published.text, ==, date);
}

/* What stands in brackets below a title is a part of it, or the number of the meeting's paper. */
static void
brackets_below_titles(void)
{
    g_autoptr(GkDisclosure) book =
        load(COVER("关于玉树州二0二五年预算的报告", LINE("（书面）", 20) LINE("（二十六）", 26)));
    g_assert_cmpstr(book->title.text, ==, "关于玉树州二0二五年预算的报告（书面）");
    g_autoptr(GkDisclosure) run_on = load(COVER("关于玉树州2025年预算的报告", LINE("（书面）州财政局", 14)));
    g_assert_cmpstr(run_on->title.text, ==, "关于玉树州2025年预算的报告（书面）");
    g_assert_cmpstr(book->fiscal_year.text, ==, "2025");
    /* the widest line is in the middle of the page, though not of the others */
    g_autoptr(GkDisclosure) wide =
        load(COVER("青海省", ", {\"text\": \"2024年预算执行情况和2025年预算\", \"size\": 20}" LINE("（草案）", 16)));
    g_assert_cmpstr(wide->title.text, ==, "青海省2024年预算执行情况和2025年预算（草案）");
}

/* A cover names the office, with what it did or when behind it; the congress and its secretariat are none. */
static void
covers(void)
{
    expect_cover(COVER("青海省2024年决算情况表", LINE("编制单位：青海省财政厅2025年7月", 16)), "青海省财政厅", "青海省",
                 "government_final_account", "2025-07");
    expect_cover(COVER("2025年本级预算草案", LINE("海东市人民政府", 16) LINE("二○二五年一月", 16)), "海东市人民政府",
                 "海东市", "government_budget", "2025-01");
    expect_cover(COVER("怒江州2024年预算执行情况和2025年预算（草案）", LINE("州十二届人大四次会议大会秘书处", 16)), NULL,
                 "怒江州", "government_budget", NULL);
    expect_cover(COVER("关于某省2025年预算草案的报告", LINE("省财政厅编制2025年1月", 16)), "某省财政厅", "某省",
                 "government_budget", "2025-01");
    expect_cover(COVER("关于玉树州2025年预算", ", {\"text\": \"（草案）\", \"size\": 20, \"centered\": true}" LINE("（06）", 26)
                           LINE("州财政局 王某", 16)),
                 "玉树州财政局", "玉树州", "government_budget", NULL);
    expect_cover(COVER("西宁市人民政府关于2024年财政决算的报告", ""), "西宁市人民政府", "西宁市",
                 "government_final_account", NULL);
}

/* A name ends where it ends, whatever stands behind it; 和县 in 市本级和县级 is none. */
static void
places_in_titles(void)
{
    static const struct {
        const char *json, *region;
    } CASES[] = { { COVER("黑龙江省2023年全省和省级预算执行情况", ""), "黑龙江省" },
                  { COVER("关于江西省景德镇市2025年全市预算草案的报告", ""), "江西省景德镇市" },
                  { COVER("2025年市本级和县级财政预算草案", ""), NULL },
                  { COVER("关于和县２０２５年预算草案的报告", ""), "和县" },
                  { COVER("2025年全市及市本级预算草案", ""), NULL },
                  { COVER("甘肃2025年财政预算草案", ""), NULL } };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(GkDisclosure) book = load(CASES[i].json);
        g_assert_cmpstr(book->region.text, ==, CASES[i].region);
    }
}

/* Sheets have no cover: the first table's title is the document's, without the code of the region. */
static void
sheets(void)
{
    g_autoptr(GkDisclosure) form =
        load("{\"tables\": [{\"title\": \"64 宁夏回族自治区2022年地方政府一般债务余额情况表\", \"rows\": [[\"项目\", "
             "\"执行数\"], [\"一、2021年末余额\", \"4\"]]}]}");
    g_assert_cmpstr(form->title.text, ==, "宁夏回族自治区2022年地方政府一般债务余额情况表");
    g_assert_cmpint(form->kind, ==, GK_KIND_GOVERNMENT_DEBT);
    g_assert_cmpstr(form->region.text, ==, "宁夏回族自治区");
    g_assert_cmpstr(form->fiscal_year.text, ==, "2022");
    g_autoptr(GkDisclosure) sheet =
        load("{\"tables\": [{\"title\": \"二○二四年全市政府性基金预算收入执行情况表\", \"rows\": [[\"项目\", \"执行数\"], "
             "[\"合计\", \"4\"]]}]}");
    g_assert_cmpint(sheet->kind, ==, GK_KIND_GOVERNMENT_BUDGET);
    g_assert_null(sheet->region.text);
    g_assert_cmpstr(gk_government_level_name(sheet->level), ==, "city");
    g_assert_cmpstr(sheet->fiscal_year.text, ==, "2024");
}

#define LIMITS(first, second, third)                                                                                   \
    "{\"tables\": [{\"title\": \"2024年全市地方政府债务限额及余额表\", \"header_rows\": 1, \"rows\": [[\"地区\", "             \
    "\"限额\"], [\"" first "\", \"9\"], [\"" second "\", \"5\"], [\"" third "\", \"4\"]]}]}"

/* A list of a place and of what lies in it says where; a list of places side by side says nothing. */
static void
places_in_rows(void)
{
    g_autoptr(GkDisclosure) whole = load(LIMITS("宝鸡市合计", "市本级", "凤翔区"));
    g_assert_cmpstr(whole->region.text, ==, "宝鸡市");
    g_assert_cmpuint(whole->region.page, ==, 1);
    g_autoptr(GkDisclosure) beside = load(LIMITS("宝鸡市", "咸阳市", "渭南市"));
    g_assert_null(beside->region.text);
    g_autoptr(GkDisclosure) other = load(LIMITS("宝鸡市", "市本级", "咸阳市"));
    g_assert_null(other->region.text);
    g_autoptr(GkDisclosure) below = load(LIMITS("凤翔区", "陈仓区", "岐山县"));
    g_assert_null(below->region.text);
}

/* What says that it is something else is no budget, whatever tables it has. */
static void
other_documents(void)
{
    g_autoptr(GkDisclosure) rating =
        load(PAGE("信用等级通知书", LINE("某某城建集团有限公司：", 14) LINE("东西国际资信评估有限公司", 14)
                                        LINE("二〇二五年六月三日", 14)));
    g_assert_cmpint(rating->kind, ==, GK_KIND_UNKNOWN);
    g_assert_cmpstr(rating->organization.text, ==, "东西国际资信评估有限公司");
    g_assert_cmpstr(rating->published.text, ==, "2025-06-03");
    g_assert_null(rating->fiscal_year.text);
    g_assert_cmpuint(gk_diagnostics_count(rating->diagnostics), ==, 0); /* no year is missed */
    g_autoptr(GkDisclosure) bulletin = load(PAGE("铜川市2024年国民经济和社会发展统计公报", LINE("铜川市统计局", 14)));
    g_assert_cmpint(bulletin->kind, ==, GK_KIND_UNKNOWN);
    g_assert_cmpstr(bulletin->organization.text, ==, "铜川市统计局");
    g_assert_cmpstr(bulletin->region.text, ==, "铜川市");
    g_assert_cmpstr(bulletin->fiscal_year.text, ==, "2024");
}

/* A gazette prints the reports of others. */
static void
gazettes(void)
{
    g_autoptr(GkDisclosure) gazette = load(
        PAGE("某市人民政府公报", ", {\"text\": \"2025年4月2日\", \"size\": 12}, {\"text\": "
                                 "\"关于延安市2024年预算执行情况和2025年预算草案的报告\", \"page\": 9, \"size\": 13}, "
                                 "{\"text\": \"——2025年2月9日在延安市第六届\", \"size\": 12}, "
                                 "{\"text\": \"人民代表大会第四次会议上\", \"size\": 12}, "
                                 "{\"text\": \"延安市财政局局长\", \"size\": 12}"));
    g_assert_cmpstr(gazette->title.text, ==, "关于延安市2024年预算执行情况和2025年预算草案的报告");
    g_assert_cmpuint(gazette->title.page, ==, 9);
    g_assert_cmpstr(gazette->organization.text, ==, "延安市财政局");
    g_assert_cmpstr(gazette->published.text, ==, "2025-02-09");
}

#define SHEET(title) "{\"title\": \"" title "\", \"rows\": [[\"项目\", \"金额\"], [\"合计\", \"4\"]]}"

/* A book of tables without a cover has no title; its years are those that many of its tables name. */
static void
books_without_a_cover(void)
{
    g_autoptr(GkDisclosure) book = load("{\"tables\": [" SHEET("2024年省级一般公共预算收入执行情况表") ", " SHEET(
        "2024年省级政府性基金收入执行情况表") ", " SHEET("2025年省级一般公共预算收入预算表") ", " SHEET(
        "2025年省级政府性基金收入预算表") ", " SHEET("2022年省级国有资本经营收入决算表") "]}");
    g_assert_cmpint(book->kind, ==, GK_KIND_GOVERNMENT_BUDGET);
    g_assert_null(book->title.text);
    g_assert_cmpuint(book->n_years, ==, 2);
    g_assert_cmpstr(book->years[0].stage, ==, "execution");
    g_assert_cmpstr(book->years[1].stage, ==, "budget");
    g_assert_cmpstr(book->fiscal_year.text, ==, "2025");
    g_assert_cmpstr(gk_government_level_name(book->level), ==, "province");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/metadata/government/reports", heads_of_reports);
    g_test_add_func("/metadata/government/covers", covers);
    g_test_add_func("/metadata/government/brackets", brackets_below_titles);
    g_test_add_func("/metadata/government/places", places_in_titles);
    g_test_add_func("/metadata/government/sheets", sheets);
    g_test_add_func("/metadata/government/rows", places_in_rows);
    g_test_add_func("/metadata/government/gazettes", gazettes);
    g_test_add_func("/metadata/government/books", books_without_a_cover);
    g_test_add_func("/metadata/others", other_documents);
    return g_test_run();
}
