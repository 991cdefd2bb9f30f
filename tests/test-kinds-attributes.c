/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What titles say of tables besides the kind: scope, stage, breakdown.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <locale.h>

typedef struct {
    const char *title, *scope, *stage, *breakdown;
} Case;

static const Case GOVERNMENT[] = {
    { "2024年全县一般公共预算收入预算表", "all", "budget", NULL },
    { "2024年县本级一般公共预算支出执行情况表（按功能分类科目）", "own", "execution", "function" },
    { "某县2024年县级政府性基金支出决算表", "own", "final", NULL },
    { "2024年县级一般公共预算支出表（按经济分类科目）", "own", NULL, "economic" },
    { "2025年县对乡镇税收返还和转移支付预算表", "lower", "budget", NULL },
    { "2025年一般公共预算专项转移支付分地区分项目情况表", "lower", NULL, "region_project" },
    { "2025年政府债务限额分地区情况表", "region_list", NULL, "region" },
    { "2025年全县及县级一般公共预算收支预算表", NULL, "budget", NULL },
    { "2025年国有资本经营预算收入草案表（分企业）", NULL, "budget", "enterprise" },
    { "2024年一般公共预算执行情况和2025年预算草案表", NULL, NULL, NULL },
    { "2025年县级一般公共预算支出调整情况表", "own", "adjusted", NULL },
    { "2025—2027年政府债务分年度偿还计划表", NULL, "plan", NULL },
    { "2025年一般公共预算收入表", NULL, NULL, NULL },
    { "2025年某市和市级政府债务限额余额情况表", NULL, NULL, NULL },
    { "2025年县本级政府性基金预算转移支付表（分项目）", "lower", NULL, "project" },
    { "2025年各乡镇一般公共预算收入决算表", "lower", "final", NULL },
    { "2025年县对各乡镇转移支付情况表", "lower", NULL, NULL },
    { "2026年县本级政府债务执行情况表（预测数）", "own", NULL, NULL },
    { "2025年县级一般公共预算转移支付收入表", "own", NULL, NULL },
};

/* 本级 speaks of the department. */
static const Case DEPARTMENT[] = {
    { "某局本级2024年收支总表", NULL, NULL, NULL },
    { "2024年支出预算总表", NULL, "budget", NULL },
    { "2024年一般公共预算基本支出表（按部门预算经济分类科目）", NULL, NULL, "economic" },
};

static void
test_cases(const Case *cases, guint n)
{
    GString *json = g_string_new("{\"tables\": [");
    for (guint i = 0; i < n; i++)
        g_string_append_printf(json, "%s{\"title\": \"%s\", \"rows\": [[\"甲\"]]}", i ? ", " : "", cases[i].title);
    g_string_append(json, "]}");
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL);
    for (guint i = 0; i < n; i++) {
        g_test_message("%s", cases[i].title);
        g_assert_cmpstr(disclosure->tables[i].scope, ==, cases[i].scope);
        g_assert_cmpstr(disclosure->tables[i].stage, ==, cases[i].stage);
        g_assert_cmpstr(disclosure->tables[i].breakdown, ==, cases[i].breakdown);
    }
    g_string_free(json, TRUE);
}

static void
governments(void)
{
    test_cases(GOVERNMENT, G_N_ELEMENTS(GOVERNMENT));
}

static void
departments(void)
{
    test_cases(DEPARTMENT, G_N_ELEMENTS(DEPARTMENT));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kinds-attributes/governments", governments);
    g_test_add_func("/kinds-attributes/departments", departments);
    return g_test_run();
}
