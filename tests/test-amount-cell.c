/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands in a cell where an amount belongs: look-alikes, several amounts, scales, words. */
#include "normalize/values/amount.h"
#include "normalize/values/approximate.h"

#include <string.h>

static void
expect_folded(const char *text, const char *decimal)
{
    GkAmount amount = gk_amount_read(text, NULL);
    if (amount.state != GK_VALUE_NUMBER)
        g_error("not read: %s (%d)", text, amount.state);
    g_autofree char *found = gk_decimal_to_string(amount.decimal);
    g_assert_cmpstr(found, ==, decimal);
    g_assert_true(amount.folded);
}

static void
look_alikes_are_read_among_digits(void)
{
    expect_folded("4OO.OO", "400.00");
    expect_folded("2,3oo.5O", "2300.50");
    expect_folded("7l.2O", "71.20");
    expect_folded("I5", "15");
    expect_folded("3〇0", "300");
    expect_folded("4５.60", "45.60");
    expect_folded("45．60", "45.60");
    expect_folded("１，２00．5０", "1200.50");
    expect_folded("-l2.5O万元", "-12.50");
    g_assert_false(gk_amount_read("4,000.00", NULL).folded);
    g_assert_false(gk_amount_read("４，０００．００", NULL).folded); /* all of one width: as printed */
}

static void
expect_fault(const char *text, const char *printed, GkAmountFault fault)
{
    GkAmount amount = gk_amount_read(text, printed);
    if (amount.state != (fault ? GK_VALUE_UNREADABLE : GK_VALUE_TEXT) || amount.fault != fault)
        g_error("%s: state %d, fault %d instead of %d", text, amount.state, amount.fault, fault);
}

static void
faults(void)
{
    expect_fault("4S.00", NULL, GK_FAULT_SHAPE);
    expect_fault("4,00", NULL, GK_FAULT_SHAPE);
    expect_fault("3|5", NULL, GK_FAULT_NONE);
    expect_fault("6.10 7.20", "6.10\n7.20", GK_FAULT_SEVERAL);
    expect_fault("6.10 7.20", NULL, GK_FAULT_SEVERAL);
    expect_fault("540.00(61.3%)", NULL, GK_FAULT_SEVERAL);
    expect_fault("540.00-20.00", "540.00\n-20.00", GK_FAULT_SEVERAL);
    expect_fault("9(2)", "9\n(2)", GK_FAULT_SEVERAL);
    expect_fault("6.10/5.90", NULL, GK_FAULT_SEVERAL);
    expect_fault("年初6.10 调整7.20", NULL, GK_FAULT_SEVERAL);
    expect_fault("年初6.10调整7.20", NULL, GK_FAULT_SEVERAL);
    expect_fault("七十五万", NULL, GK_FAULT_SCALED);
    expect_fault("叁仟元整", NULL, GK_FAULT_SCALED);
    expect_fault("大约63.00", NULL, GK_FAULT_WORDS);
    expect_fault("近80", NULL, GK_FAULT_WORDS);
    expect_fault("63.00（估）", NULL, GK_FAULT_WORDS);
    expect_fault("不少于63.00", NULL, GK_FAULT_WORDS);
    expect_fault("####", NULL, GK_FAULT_ERROR);
    expect_fault("#REF!", NULL, GK_FAULT_ERROR);
}

static void
words_stay_words(void)
{
    static const char *const WORDS[] = { "第4季度",   "2.其他支出", "一、基本支出", "详见第3页", "一",     "千方百计",
                                         "7.2：51.3：41.5", "O",     "附表12说明",   "GB2312.80", "万达广场", "2023年 12月",
                                         "1.5米以上3.2米以下的道路" };
    for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
        expect_fault(WORDS[i], NULL, GK_FAULT_NONE);
}

static void
digits_with_a_scale_are_numbers(void)
{
    static const char *const SAMPLES[][2] = { { "45万", "万元" }, { "3.6亿", "亿元" }, { "1,200.50 千", "千元" } };
    for (guint i = 0; i < G_N_ELEMENTS(SAMPLES); i++) {
        GkAmount amount = gk_amount_read(SAMPLES[i][0], NULL);
        g_assert_cmpint(amount.state, ==, GK_VALUE_NUMBER);
        g_assert_cmpint(amount.fault, ==, GK_FAULT_SCALED);
        g_assert_cmpstr(amount.unit.text, ==, SAMPLES[i][1]);
    }
}

/* "预算 6.10; 决算 7.20%": label, number. */
static void
expect_parts(const char *text, const char *printed, const char *expected)
{
    g_autoptr(GArray) parts = gk_amount_parts(text, printed);
    GString *found = g_string_new(NULL);
    for (guint i = 0; parts && i < parts->len; i++) {
        const GkAmountPart *part = &g_array_index(parts, GkAmountPart, i);
        g_autofree char *decimal = gk_decimal_to_string(part->amount.decimal);
        g_string_append_printf(found, "%s%s%s%s%s%s", i ? "; " : "", part->label ? part->label : "",
                               part->label ? " " : "", decimal, part->amount.percent ? "%" : "",
                               part->amount.unit.text ? part->amount.unit.text : "");
    }
    g_assert_cmpstr(found->str, ==, expected);
    g_string_free(found, TRUE);
}

static void
parts(void)
{
    expect_parts("6.107.20", "6.10\n7.20", "6.10; 7.20");
    expect_parts("540.00(61.3%)", NULL, "540.00; 61.3%");
    expect_parts("9(2)", "9\n(2)", "9; -2");
    expect_parts("540.00-20.00", "540.00\n-20.00", "540.00; -20.00");
    expect_parts("年初6.10调整7.20", "年初6.10\n调整7.20", "年初 6.10; 调整 7.20");
    expect_parts("千元8152", "千元\n81\n52", "81千元; 52千元");
    expect_parts("七十五万", NULL, "");
    expect_parts("见6.10和7.20", NULL, "");
}

/* The number of the text is the first digits in it; the unit ends at `behind`. */
static void
expect_approximate(const char *before, const char *number, const char *unit, const char *behind, const char *expected)
{
    g_autofree char *text = g_strconcat(before, number, unit, behind, NULL);
    gsize start = strlen(before), end = start + strlen(number);
    GkApproximation found = gk_approximation_find(text, start, end, end + strlen(unit));
    if (g_strcmp0(gk_approximation_name(found), expected) != 0)
        g_error("%s: %s", text, gk_approximation_name(found));
}

static void
approximations(void)
{
    expect_approximate("全年约", "300", "万元", "。", "about");
    expect_approximate("", "300", "万元", "左右", "about");
    expect_approximate("培训", "20", "余人", "次", "above");
    expect_approximate("", "20", "", "多个", "above");
    expect_approximate("覆盖", "3", "万余元", "", "above");
    expect_approximate("", "10", "公里", "余，", "above");
    expect_approximate("投入近", "2", "亿元", "", "nearly");
    expect_approximate("接近", "2", "亿元", "", "nearly");
    expect_approximate("不足", "5", "万元", "", "below");
    expect_approximate("不超过", "5", "万元", "", "at_most");
    expect_approximate("", "5", "万元", "以上", "at_least");
    expect_approximate("预计", "5", "万元", "", "expected");
    expect_approximate("节约", "5", "万元", "", NULL);
    expect_approximate("最近", "5", "年", "", NULL);
    expect_approximate("结余", "5", "万元", "", NULL);
    expect_approximate("年末", "5", "万元", "余额", NULL);
    expect_approximate("支出", "5", "万元", "，", NULL);
    g_assert_cmpint(gk_amount_read("约63.00", NULL).approximate, ==, GK_APPROXIMATION_ABOUT);
    g_assert_cmpint(gk_amount_read("63.00左右", NULL).approximate, ==, GK_APPROXIMATION_ABOUT);
    g_assert_cmpint(gk_amount_read("63.00余", NULL).approximate, ==, GK_APPROXIMATION_ABOVE);
    g_assert_cmpint(gk_amount_read("63.00", NULL).approximate, ==, GK_APPROXIMATION_NONE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/amount-cell/look-alikes", look_alikes_are_read_among_digits);
    g_test_add_func("/amount-cell/faults", faults);
    g_test_add_func("/amount-cell/words", words_stay_words);
    g_test_add_func("/amount-cell/scales", digits_with_a_scale_are_numbers);
    g_test_add_func("/amount-cell/parts", parts);
    g_test_add_func("/amount-cell/approximations", approximations);
    return g_test_run();
}
