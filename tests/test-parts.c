/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Offices and units of an organization, in the forms in which disclosures list them.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

static char *
names(const GkFact *facts, guint n)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        g_assert_cmpuint(facts[i].page, >, 0);
        g_string_append_printf(out, "%s%s", i ? " " : "", facts[i].text);
    }
    return g_string_free(out, FALSE);
}

/* `paragraphs` are JSON strings parted by commas. */
static void
expect(const char *paragraphs, const char *offices, const char *units)
{
    g_autofree char *json = g_strdup_printf("{\"tables\": [], \"paragraphs\": [%s]}", paragraphs);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    g_autofree char *found_offices = names(disclosure->offices, disclosure->n_offices);
    g_autofree char *found_units = names(disclosure->sub_units, disclosure->n_sub_units);
    g_assert_cmpstr(found_offices, ==, offices);
    g_assert_cmpstr(found_units, ==, units);
}

static void
lists_in_a_sentence(void)
{
    expect("\"本局下设 3 个处室，分别是：办公室、市场科（粮食、物资储备科）、12345热线科。\"",
           "办公室 市场科（粮食、物资储备科） 12345热线科", "");
    expect("\"（一）内设机构\", \"某市教育局下设办公室、组织人事处（离退休处）、财务处、高等教育处4个处室。\"",
           "办公室 组织人事处（离退休处） 财务处 高等教育处", "");
    expect("\"我局内设办公室、人事科、财务科等三个科室，下属二级预算单位2个：某市第一中学、某市第二中学。\"",
           "办公室 人事科 财务科", "某市第一中学 某市第二中学");
    expect("\"某市教育局属行政单位，设有办公室、基教科、督导室。\"", "办公室 基教科 督导室", "");
    expect("\"教学楼设有会议室、档案室、阅览室。\"", "", "");
    expect("\"我局内设办公室、人事科、财务科等3个科室。\"", "办公室 人事科 财务科", "");
    expect("\"纳入本部门预算编制范围的预算单位共2家，包括：某局机关（本级）、某市图书馆。\"", "",
           "某局机关（本级） 某市图书馆");
}

/* Without a colon, without a count, of one name, in brackets, one list behind the other. */
static void
lists_of_other_forms(void)
{
    expect("\"本部门内设机构包括综合科、业务科。本部门下属单位包括某区青年宫。\"", "综合科 业务科", "某区青年宫");
    expect("\"内设股室3个，包括办公室、人事股、督导室和纪检监察室；所属事业单位2个，分别为某县电教馆、某县文工团。\"",
           "办公室 人事股 督导室 纪检监察室", "某县电教馆 某县文工团");
    expect("\"本局内设机构3个（办公室、发展和改革科、法规科），下属事业单位2个（某规划展示馆、某测绘队）。\"",
           "办公室 发展和改革科 法规科", "某规划展示馆 某测绘队");
    expect("\"本中心下设三个部门：1.综合部2.业务部3.技术部。\"", "综合部 业务部 技术部", "");
    expect("\"我局下辖某水库管理所、某水政监察大队2个二级机构。\"", "", "某水库管理所 某水政监察大队");
    expect("\"主要内设机构有办公室、财务科。\"", "办公室 财务科", "");
    expect("\"下设机构：一是办公室，二是业务科，三是财务科。\"", "办公室 业务科 财务科", "");
    expect("\"纳入预算单位的有某镇人民政府、某镇财政所共2个单位。\"", "", "某镇人民政府 某镇财政所");
    expect("\"本部门下属单位包括某区少年之家。\"", "", "某区少年之家");
    expect("\"下属单位2个，分别是：某县兰台阁、某县少年之家。\"", "", "某县兰台阁 某县少年之家");
    expect("\"机构设置：本单位内设综合科、业务一科、业务二科。\"", "综合科 业务一科 业务二科", "");
    expect("\"内设：综合科、规划科。下属：某站、某所。\"", "综合科 规划科", "某站 某所");
    expect("\"纳入部门预算的单位由机关本级和2个单位组成，明细如下：\","
           "\"某局机关（包括办公室、法规科、财务科3个科室）\", \"某公路养护段\"",
           "办公室 法规科 财务科", "某局机关 某公路养护段");
    expect("\"二、机构设置\", \"1.办公室（加挂信访室牌子）\", \"负责机关日常运转。\"", "办公室（加挂信访室牌子）", "");
}

/* What is said not to be there, other people's offices, rooms and facilities. */
static void
no_lists(void)
{
    expect("\"单位无下属预算单位，下设0个处室，分别是：我单位无下设处室。\"", "", "");
    expect("\"推进公共服务设施建设，包括社区服务站、卫生室、文化中心等，方便所属单位干部群众。\"", "", "");
    expect("\"支持设立心理咨询室、法律服务站、调解中心。\"", "", "");
    expect("\"下属单位均为公益一类，包括行政单位和事业单位。\"", "", "");
    expect("\"对下属单位的检查内容包括：资产管理、预算执行、内部控制建设。\"", "", "");
}

static void
lists_of_lines(void)
{
    expect("\"本部门中，行政单位1家，事业单位2家，具体包括：\","
           "\"1.某街道办事处（本部）。\", \"2.某街道社区服务中心。\","
           "\"3.某街道综合行政执法队，不单列预算。\", \"名词解释\", \"1.某某中心\"",
           "", "某街道办事处（本部） 某街道社区服务中心 某街道综合行政执法队");
    expect("\"（一）机关内设机构\", \"1、办公室\", \"2、立案庭\", \"（二）下属差额拨款事业单位\","
           "\"1、某省法官培训学院\", \"四、收支预算编制依据\", \"1、综合科\"",
           "办公室 立案庭", "某省法官培训学院");
    expect("\"二、机构设置\", \"1.办公室。负责机关日常运转工作。\", \"2.财务科：承担预算编制工作。\","
           "\"3.本科室的工作。负责其他工作。\", \"三、主要工作\", \"1.综合科。负责统计工作。\"",
           "办公室 财务科", "");
}

/* An item that says what offices it has: the offices are no units, and the list of units goes on. */
static void
lists_in_items(void)
{
    expect("\"本部门中，行政单位1家，事业单位1家，具体包括：\","
           "\"1.商务委本部，机关设2个内设机构，包括：办公室、综合调研科。\", \"2.某区中小企业服务中心。\"",
           "办公室 综合调研科", "商务委本部 某区中小企业服务中心");
}

static void
other_lists(void)
{
    expect("\"部门及其下属预算单位使用财政拨款安排的费用。其中：因公出国费、公务接待费。\"", "", "");
    expect("\"从预算单位构成看，某部决算包括：某部本级决算、下属行政事业单位决算。\"", "", "");
    expect("\"主要职能包括：\", \"1、贯彻执行国家有关工商业的方针；\", \"2、组织实施产业发展战略。\"", "", "");
    expect("\"各科室的工作包括：办公室、教育、卫生、文化、宣传。\"", "", "");
    expect("\"政府采购预算单位设备购置包括：办公桌、打印机。\"", "", "");
}

static void
tables_of_units(void)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(
        gk_test_document_new("{\"tables\": [{\"pages\": [1], \"header_rows\": 1, \"rows\": [[\"序号\", \"单位名称\", "
                             "\"备注\"], [\"1\", \"某部（本级）\", \"\"], [\"2\", \"某区发展服务中心\", \"\"]]}],"
                             "\"paragraphs\": [\"纳入决算编制范围的单位包括：\"]}"),
        NULL, NULL);
    g_autofree char *units = names(disclosure->sub_units, disclosure->n_sub_units);
    g_assert_cmpstr(units, ==, "某部（本级） 某区发展服务中心");
}

/* Counted on the pages. */
static void
ground_truth(void)
{
    static const struct {
        const char *name;
        guint offices, units;
    } documents[] = { { "jiangsu-court-2018-budget", 27, 3 },
                      { "shanghai-commerce-2025-budget", 9, 2 },
                      { "shanghai-social-work-2024-final", 0, 2 },
                      { "shanghai-wanli-2024-budget", 0, 6 } };
    g_autofree char *folder = gk_test_shared_folder();
    if (!folder) {
        g_test_skip("no ground truth beside the repository");
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autofree char *file = g_strconcat(documents[i].name, ".pdf", NULL);
        g_autofree char *path = g_build_filename(folder, "corpus", file, NULL);
        g_autoptr(GkPageSource) source = gk_page_source_open(path, NULL, NULL);
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_document_new(source, NULL), NULL, NULL);
        g_assert_cmpuint(disclosure->n_offices, ==, documents[i].offices);
        g_assert_cmpuint(disclosure->n_sub_units, ==, documents[i].units);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/parts/sentences", lists_in_a_sentence);
    g_test_add_func("/parts/other-forms", lists_of_other_forms);
    g_test_add_func("/parts/no-lists", no_lists);
    g_test_add_func("/parts/lines", lists_of_lines);
    g_test_add_func("/parts/items", lists_in_items);
    g_test_add_func("/parts/others", other_lists);
    g_test_add_func("/parts/tables", tables_of_units);
    g_test_add_func("/parts/ground-truth", ground_truth);
    return g_test_run();
}
