/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an organization has to do, and the terms that a document explains. */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

static GkDisclosure *
load(const char *const *paragraphs)
{
    g_autoptr(GString) json = g_string_new("{\"tables\": [], \"paragraphs\": [");
    for (guint i = 0; paragraphs[i]; i++)
        g_string_append_printf(json, "%s\"%s\"", i ? ", " : "", paragraphs[i]);
    g_string_append(json, "]}");
    return gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL);
}

/* `expected`: the duties, parted by |. */
static void
expect_duties(const char *const *paragraphs, const char *expected)
{
    g_autoptr(GkDisclosure) disclosure = load(paragraphs);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < disclosure->n_duties; i++) {
        g_assert_cmpuint(disclosure->duties[i].page, >, 0);
        g_string_append_printf(found, "%s%s", i ? "|" : "", disclosure->duties[i].text);
    }
    g_assert_cmpstr(found->str, ==, expected);
}

static void
duties_as_items(void)
{
    const char *const items[] = { "第一部分 概况",
                                  "一、主要职责",
                                  "某市渔业局是市政府工作部门，主要职责是：",
                                  "（一）贯彻渔业法规。",
                                  "（二）负责休渔期管理：",
                                  "1.发布公告；",
                                  "2.组织巡查。",
                                  "（三）完成交办的其他任务。",
                                  "二、机构设置",
                                  "（一）办公室。",
                                  NULL };
    expect_duties(items, "贯彻渔业法规。|负责休渔期管理：\n1.发布公告；\n2.组织巡查。|完成交办的其他任务。");
    const char *const introduced[] = { "（一）部门职能。", "某馆为公益一类单位。", "1、收集史料；", "2、编修地方志。",
                                       "某馆人员情况", NULL };
    expect_duties(introduced, "收集史料；|编修地方志。");
}

static void
duties_in_a_paragraph(void)
{
    const char *const numbers[] = { "一、部门职责", "根据机构编制方案，主要职责：1.贯彻法规；2.负责管理；3.承担其他工作。",
                                    "二、机构设置", NULL };
    expect_duties(numbers, "贯彻法规；|负责管理；|承担其他工作。");
    const char *const clauses[] = { "一、主要职能", "某站主要职责是：负责监测；发布预报；开展宣传。", NULL };
    expect_duties(clauses, "负责监测|发布预报|开展宣传。");
    const char *const run_in[] = { "（一）职能职责。负责全县水库的管理。", "（二）机构设置。内设办公室、工程股。", NULL };
    expect_duties(run_in, "负责全县水库的管理。");
    const char *const plain[] = { "（一）主要职能", "贯彻执行教育方针。", "负责学校管理。",
                                  "本单位内设办公室、教务处。", NULL };
    expect_duties(plain, "贯彻执行教育方针。|负责学校管理。");
}

static void
no_duties(void)
{
    const char *const done[] = { "三、职责履行情况", "1.完成了各项任务。", "四、预算执行", NULL };
    expect_duties(done, "");
    const char *const sentence[] = { "3.补助40万元。用于企业办社会职能移交的支出。", "4.其他。", NULL };
    expect_duties(sentence, "");
}

/* `expected`: term=definition, parted by |. */
static void
expect_terms(const char *const *paragraphs, const char *expected)
{
    g_autoptr(GkDisclosure) disclosure = load(paragraphs);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < disclosure->n_glossary; i++) {
        const GkGlossaryEntry *entry = &disclosure->glossary[i];
        g_assert_cmpuint(entry->page, >, 0);
        g_string_append_printf(found, "%s%s=%s", i ? "|" : "", entry->term, entry->definition);
    }
    g_assert_cmpstr(found->str, ==, expected);
}

static void
numbered_terms(void)
{
    const char *const terms[] = { "第四部分 名词解释",
                                  "一、财政拨款收入：指从财政部门取得的资金。",
                                  "二、“三公”经费：指三项经费。",
                                  "其中，接待费反映接待的支出。",
                                  "三、教育支出（类）普通教育（款）小学教育（项）：反映办小学的支出。",
                                  "四、年末结转",
                                  "指结转到以后使用的资金。",
                                  "五、基本支出是指保障运转的支出，包括两部分。",
                                  "第五部分 附件",
                                  "一、其他：指别的。",
                                  NULL };
    expect_terms(terms, "财政拨款收入=指从财政部门取得的资金。|“三公”经费=指三项经费。\n其中，接待费反映接待的支出。|"
                        "教育支出（类）普通教育（款）小学教育（项）=反映办小学的支出。|年末结转=指结转到以后使用的资金。|"
                        "基本支出=是指保障运转的支出，包括两部分。");
}

static void
plain_terms(void)
{
    const char *const terms[] = { "七、相关名词解释",
                                  "项目支出：是指基本支出之外的支出。",
                                  "它包括各类专项。",
                                  "运行经费，指用于运行的资金。",
                                  "某县教师指导中心",
                                  "二〇二四年三月",
                                  NULL };
    expect_terms(terms, "项目支出=是指基本支出之外的支出。\n它包括各类专项。|运行经费=指用于运行的资金。");
    const char *const none[] = { "七、绩效情况", "项目支出：完成了目标。", NULL };
    expect_terms(none, "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lookups/duties-as-items", duties_as_items);
    g_test_add_func("/lookups/duties-in-a-paragraph", duties_in_a_paragraph);
    g_test_add_func("/lookups/no-duties", no_duties);
    g_test_add_func("/lookups/numbered-terms", numbered_terms);
    g_test_add_func("/lookups/plain-terms", plain_terms);
    return g_test_run();
}
