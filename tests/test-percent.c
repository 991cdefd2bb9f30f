/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Percentages in prose against the amounts they come from.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

static GkDisclosure *
load(const char *tables, const char *paragraphs)
{
    g_autofree char *json = g_strdup_printf("{\"tables\": [%s], \"paragraphs\": [%s]}", tables, paragraphs);
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

/* "change_percent_of_the_base pass 82.8940", one line for each check of the text alone; sums apart. */
static char *
list_checks(const GkDisclosure *disclosure)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        if ((check->kind != GK_CHECK_SHARE && check->kind != GK_CHECK_STATEMENTS) ||
            strcmp(check->rule, "whole_equals_its_parts") == 0)
            continue;
        g_autofree char *expected = gk_decimal_to_string(check->expected);
        g_string_append_printf(text, "%s%s %s %s", text->len ? "\n" : "", check->rule,
                               check->status == GK_CHECK_PASS       ? "pass"
                                   : check->status == GK_CHECK_FAIL ? "fail"
                                                                    : "inexact",
                               expected);
    }
    return g_string_free(text, FALSE);
}

static guint
mismatches(const GkDisclosure *disclosure)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++)
        count += gk_diagnostics_get(disclosure->diagnostics, i)->code == GK_DIAGNOSTIC_STATEMENT_MISMATCH;
    return count;
}

static void
expect(const char *paragraphs, const char *checks)
{
    g_autoptr(GkDisclosure) disclosure = load("", paragraphs);
    g_autofree char *found = list_checks(disclosure);
    g_test_message("%s", paragraphs);
    g_assert_cmpstr(found, ==, checks);
    g_assert_cmpuint(mismatches(disclosure), ==, strstr(checks, "fail") ? 1 : 0);
}

/* 231.47 / (510.70 - 231.47) = 82.896 %; 392.92 / (6049.97 + 392.92) = 6.0985 % */
static void
change_and_amount_give_the_base(void)
{
    expect("\"2023年本单位一般公共预算510.70万元，比上年预算增加231.47万元，增长82.90%，主要原因是人员增加。\"",
           "change_percent_of_the_base pass 82.8958");
    expect("\"2023年本单位一般公共预算510.70万元，比上年预算增加231.47万元，增长83.90%，主要原因是人员增加。\"",
           "change_percent_of_the_base fail 82.8958");
    expect("\"2023年本单位项目支出预算6049.97万元，比上年预算减少392.92万元，下降6.10%。\"",
           "change_percent_of_the_base pass 6.0985");
    expect("\"2023年本单位项目支出预算6049.97万元，比上年预算减少392.92万元，下降5.95%。\"",
           "change_percent_of_the_base fail 6.0985");
    expect("\"2025年机关运行经费预算150万元，比2024年预算增加（减少）-10万元，增长（降低）-6.25%。\"",
           "change_percent_of_the_base pass 6.2500");
    expect("\"2025年机关运行经费预算150万元，比2024年预算增加-10万元，增长-6.25%。\"",
           "change_percent_of_the_base pass -6.2500");
}

/* Two points more of a share are no growth by two per cent. */
static void
points_are_no_percentage(void)
{
    expect("\"2025年教育支出600万元，占60%，比2024年预算数590万元提高2个百分点。\"", "");
    g_autoptr(GkDisclosure) disclosure = load("", "\"2025年教育支出600万元，比上年提高2个百分点。\"");
    g_assert_cmpstr(disclosure->statements[0].change_unit, ==, "个百分点");
}

/* A base of nothing has no percentage, whatever is told. */
static void
nothing_before_is_no_base(void)
{
    expect("\"2023年本单位一般公共预算62.23万元，比上年预算增加62.23万元，增长100.00%。\"", "");
}

/* 0.01 of 0.05: rounding may have moved the percentage by a lot. */
static void
few_digits_allow_much(void)
{
    expect("\"2023年本单位公务接待费预算0.06万元，比上年预算增加0.01万元，增长15.4%。\"",
           "change_percent_of_the_base pass 20.000");
}

static void
bases_are_told_in_the_paragraph(void)
{
    expect("\"1.一般公共服务支出（类）宣传事务（款）一般行政管理事务（项）110.60万元，主要用于宣传。"
           "2023年当年预算执行数为114.00万元，2024年预算安排110.60万元，比2023年预算执行数减少2.98%。\"",
           "change_percent_of_the_base pass 2.9825");
    expect("\"1.一般公共服务支出（类）宣传事务（款）一般行政管理事务（项）110.60万元，主要用于宣传。"
           "2023年当年预算执行数为114.00万元，2024年预算安排110.60万元，比2023年预算执行数减少3.98%。\"",
           "change_percent_of_the_base fail 2.9825");
    expect("\"1.体育（款）群众体育（项）20.00万元。2023年当年预算执行数为20.00万元，2024年预算安排20.00万元，"
           "与2023年预算执行数持平。\"",
           "amount_equals_base_and_change pass 200000.00");
    expect("\"1.体育（款）群众体育（项）20.00万元。2023年当年预算执行数为25.00万元，2024年预算安排20.00万元，"
           "与2023年预算执行数持平。\"",
           "amount_equals_base_and_change fail 250000.00");
}

/* 510 / 8547 = 5.967 %, cut off where it should be rounded; never the other way, nor by more than its last digit. */
static void
a_percentage_is_cut_off(void)
{
    expect("\"2023年本单位项目支出8037万元，比上年减少510万元，下降5.9%。\"",
           "change_percent_of_the_base inexact 5.967");
    expect("\"2023年本单位项目支出8037万元，比上年减少510万元，下降6.1%。\"", "change_percent_of_the_base fail 5.967");
    expect("\"2023年本单位项目支出8037万元，比上年减少510万元，下降5.8%。\"", "change_percent_of_the_base fail 5.967");
}

/* The change is told behind the parts; the amount before them. */
static void
amounts_are_told_elsewhere(void)
{
    expect("\"2023年财政拨款“三公”经费0.40万元，其中：公务用车运行费0.00万元，公务接待费0.40万元。\", "
           "\"2023年财政拨款“三公”经费比上年预算减少4.00万元，下降90.91%。\"",
           "change_percent_of_the_base pass 90.9091");
}

/* 51.32 / 52.00 = 98.692 %; another figure of the item is not the one that the completion is of */
static void
completions(void)
{
    expect("\"1、社会工作事务（款）行政运行（项），全年预算为52.00万元，支出决算为51.32万元，完成全年预算的98.69%。\"",
           "completion_of_the_budget pass 98.6923");
    expect("\"1、社会工作事务（款）行政运行（项），全年预算为52.00万元，支出决算为51.32万元，完成全年预算的96.69%。\"",
           "completion_of_the_budget fail 98.6923");
    expect("\"1、社会工作事务（款）行政运行（项），年初预算为40.00万元，全年预算为52.00万元，支出决算为51.32万元，"
           "完成年初预算的128.30%。\"",
           "completion_of_the_budget pass 128.3000");
}

/* --- shares --- */

static void
shares_of_what_is_told(void)
{
    expect("\"本年支出合计307.82万元，其中：基本支出105.58万元，占34.30%；项目支出202.24万元，占65.70%。\"",
           "share_of_the_whole pass 34.2993\nshare_of_the_whole pass 65.7007");
}

/* 473.63 + 37.07 = 510.70; shares that do not make up a hundred are of something else */
static void
shares_of_their_sum(void)
{
    expect("\"1、一般公共服务支出（类）473.63万元，占92.74%。\", \"2、社会保障和就业支出（类）37.07万元，占7.26%。\"",
           "share_of_their_sum pass 92.7413\nshare_of_their_sum pass 7.2587");
    expect("\"1、一般公共服务支出（类）473.63万元，占62.74%。\", \"2、社会保障和就业支出（类）37.07万元，占7.26%。\"",
           "");
    expect("\"1、一般公共服务支出（类）473.63万元，占92.74%。\"", "");
}

static void
expect_share_of(const char *paragraph, const char *share_of)
{
    g_autofree char *json = g_strdup_printf("\"%s\"", paragraph);
    g_autoptr(GkDisclosure) disclosure = load("", json);
    const char *found = "no share";
    for (guint i = 0; i < disclosure->n_statements; i++)
        if (disclosure->statements[i].has_share)
            found = disclosure->statements[i].share_of;
    g_assert_cmpstr(found, ==, share_of);
}

static void
wholes_are_named(void)
{
    expect_share_of("一般公共预算财政拨款支出307.82万元，占本年支出合计的100.00%。", "本年支出合计");
    expect_share_of("公务接待费支出183.95万元，占“三公”经费的29.63%。", "“三公”经费");
    expect_share_of("财政拨款收入100万元，占本年收入合计的比重为83%。", "本年收入合计");
    expect_share_of("财政拨款收入100万元，占本年收入83%。", "本年收入");
    expect_share_of("财政拨款收入100万元，占比83%。", NULL);
    expect_share_of("财政拨款收入100万元，占83%。", NULL);
}

#define EXPENDITURE                                                                                                                 \
    "{\"title\": \"支出决算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [[\"科目编码\", \"科目名称\", "   \
    "\"本年支出合计\", \"基本支出\", \"项目支出\"], [\"201\", \"一般公共服务支出\", \"400.00\", \"100.00\", " \
    "\"300.00\"],"                                                                                                                  \
    "[\"\", \"合计\", \"400.00\", \"100.00\", \"300.00\"]]}"

static void
named_wholes_are_found(void)
{
    static const char *const PARAGRAPH = "\"2024年度一般公共预算财政拨款支出300.00万元，占本年支出合计的%s%%。\"";
    g_autofree char *right = g_strdup_printf(PARAGRAPH, "75.00"), *wrong = g_strdup_printf(PARAGRAPH, "57.00");
    g_autoptr(GkDisclosure) good = load(EXPENDITURE, right), bad = load(EXPENDITURE, wrong);
    g_autofree char *passing = list_checks(good), *failing = list_checks(bad);
    g_assert_cmpstr(passing, ==, "share_of_the_named_whole pass 75.0000");
    g_assert_cmpstr(failing, ==, "share_of_the_named_whole fail 75.0000");
    expect("\"本年支出合计400万元。\", \"一般公共预算财政拨款支出300.00万元，占本年支出合计的75.00%。\"",
           "share_of_the_named_whole pass 75.0000");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/percent/change", change_and_amount_give_the_base);
    g_test_add_func("/percent/cut-off", a_percentage_is_cut_off);
    g_test_add_func("/percent/points", points_are_no_percentage);
    g_test_add_func("/percent/no-base", nothing_before_is_no_base);
    g_test_add_func("/percent/rounding", few_digits_allow_much);
    g_test_add_func("/percent/told-base", bases_are_told_in_the_paragraph);
    g_test_add_func("/percent/told-amount", amounts_are_told_elsewhere);
    g_test_add_func("/percent/completion", completions);
    g_test_add_func("/percent/share", shares_of_what_is_told);
    g_test_add_func("/percent/sum", shares_of_their_sum);
    g_test_add_func("/percent/named", wholes_are_named);
    g_test_add_func("/percent/named-whole", named_wholes_are_found);
    return g_test_run();
}
