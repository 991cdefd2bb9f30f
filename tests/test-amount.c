/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/amount.h"
#include "normalize/values/text.h"

typedef struct {
    const char *text;
    const char *decimal; /* with % and unit as printed behind it */
} Sample;

static char *
written(const GkAmount *amount)
{
    g_autofree char *decimal = gk_decimal_to_string(amount->decimal);
    return g_strconcat(decimal, amount->percent ? "%" : "", amount->unit.text ? amount->unit.text : "", NULL);
}

static void
numbers_are_read(void)
{
    static const Sample SAMPLES[] = {
        { "0", "0" },
        { "0.00", "0.00" },
        { "72.73", "72.73" },
        { " 72.73　", "72.73" },
        { "171,915,169", "171915169" },
        { "1,238.58", "1238.58" },
        { "1，238.58", "1238.58" },
        { "1238.58", "1238.58" },
        { "31214205.8", "31214205.8" },
        { "１，２３８．５８", "1238.58" },
        { "-5.00", "-5.00" },
        { "- 5.00", "-5.00" },
        { "−5", "-5" },
        { "－5", "-5" },
        { "－５．０", "-5.0" },
        { "–5", "-5" },
        { "△1,000", "-1000" },
        { "▲1.5", "-1.5" },
        { "(1,234.00)", "-1234.00" },
        { "（12.3）", "-12.3" },
        { "（12.3)", "-12.3" },
        { "+7", "7" },
        { "83.10%", "83.10%" },
        { "83.10％", "83.10%" },
        { "-3.2 %", "-3.2%" },
        { "1,000.36%", "1000.36%" },
        { "30.00万元", "30.00万元" },
        { "30.00 万元", "30.00万元" },
        { "2辆", "2辆" },
        { "365天", "365天" },
        { "￥1,234.50", "1234.50" },
        { "¥-3", "-3" },
        { "US$ 12.5", "12.5" },
        { "1.2万美元", "1.2万美元" },
        { "5千元/年", "5千元" },
        { "999999999999999999.99", "999999999999999999.99" },
        { "2023", "2023" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(SAMPLES); i++) {
        GkAmount amount = gk_amount_parse(SAMPLES[i].text);
        if (amount.state != GK_VALUE_NUMBER)
            g_error("not read: %s", SAMPLES[i].text);
        g_autofree char *text = written(&amount);
        g_assert_cmpstr(text, ==, SAMPLES[i].decimal);
    }
}

static void
doubtful_numbers_are_not_guessed(void)
{
    static const char *const SAMPLES[] = {
        "1,23",     "12,34.00",  "1234,567",  ",701.2",      "1,,234",
        "1,234,",   "1.234.567", "1.",        ".50",         "1.2.3",
        "1O.00",    "l2.5",      "12。50",    "12．50",      "１２.５",
        "1２",      "12 34",     "12 345.00", "1,234.567,8", "007",
        "00.5",     "--5",       "-(5)",      "(5",          "5)",
        "5-",       "1,234.00-", "1.5%%",     "12:30",       "1、2",
        "2,486,04", "0,123",     "- 5 -",     "1〇0",        "1234567890123456789012345678901234567",
    };
    for (guint i = 0; i < G_N_ELEMENTS(SAMPLES); i++)
        if (gk_amount_parse(SAMPLES[i]).state != GK_VALUE_UNREADABLE)
            g_error("not doubted: %s (%d)", SAMPLES[i], gk_amount_parse(SAMPLES[i]).state);
}

static void
marks_blanks_and_words(void)
{
    static const char *const NIL[] = { "-", "—", "——", "－", "–", "/", "／", "…", "……", "无", " - ", "— —", "--" };
    for (guint i = 0; i < G_N_ELEMENTS(NIL); i++)
        g_assert_cmpint(gk_amount_parse(NIL[i]).state, ==, GK_VALUE_NIL);
    static const char *const BLANK[] = { "", " ", "　", "\n" };
    for (guint i = 0; i < G_N_ELEMENTS(BLANK); i++)
        g_assert_cmpint(gk_amount_parse(BLANK[i]).state, ==, GK_VALUE_BLANK);
    static const char *const TEXT[] = { "合计",          "12345 热线", "=4台",    ">=98%", "2023年",    "第3季度",
                                        "30万吨级码头",  "一",         "其中：5", "台",    "3月",
                                        "1.一般公共预算" };
    for (guint i = 0; i < G_N_ELEMENTS(TEXT); i++) {
        GkAmount amount = gk_amount_parse(TEXT[i]);
        if (amount.state != GK_VALUE_TEXT)
            g_error("not text: %s (%d)", TEXT[i], amount.state);
    }
}

static void
units_of_money_have_a_factor(void)
{
    GkAmount amount = gk_amount_parse("30.00万元");
    g_assert_true(amount.unit.money);
    g_assert_cmpint(gk_decimal_compare(amount.unit.factor, (GkDecimal) { 10000, 0 }), ==, 0);
    g_assert_false(gk_amount_parse("2辆").unit.money);
    g_assert_true(gk_amount_parse("1,000").grouped);
    amount = gk_amount_parse("2023");
    g_assert_true(gk_amount_is_year(&amount));
    amount = gk_amount_parse("2,023");
    g_assert_false(gk_amount_is_year(&amount));
}

static void
numbers_in_prose(void)
{
    const char *text = "1,000.36%，主要", *end;
    GkDecimal value;
    g_assert_true(gk_amount_scan(text, &value, &end));
    g_autofree char *decimal = gk_decimal_to_string(value);
    g_assert_cmpstr(decimal, ==, "1000.36");
    g_assert_cmpstr(end, ==, "%，主要");
    g_assert_false(gk_amount_scan("万元", &value, &end));
    g_assert_false(gk_amount_scan("1,23万元", &value, &end));
    g_assert_true(gk_amount_scan("24, 实有", &value, &end));
    g_assert_cmpstr(end, ==, ", 实有");
    g_assert_true(gk_amount_scan("24，300人", &value, &end));
    g_assert_cmpstr(end, ==, "，300人");
    g_assert_true(gk_amount_scan("3.", &value, &end));
    g_assert_cmpstr(end, ==, ".");
}

static void
keys_fold(void)
{
    g_autofree char *key = gk_text_key(" 政府办公厅（室）　及 “三公”ＡＢ ");
    g_assert_cmpstr(key, ==, "政府办公厅(室)及三公ab");
    g_autofree char *bare = gk_text_key_without_brackets("金额（万 元）合计【1】");
    g_assert_cmpstr(bare, ==, "金额合计");
    g_autofree char *solid = gk_text_without_spaces("本　年 收\302\240入");
    g_assert_cmpstr(solid, ==, "本年收入");
}

/* Normalized text has the key of the original, whatever the character. */
static void
keys_are_those_of_normalized_text(void)
{
    for (gunichar c = 1; c < 0x11000; c++) {
        if (!g_unichar_validate(c))
            continue;
        char character[7] = "";
        g_unichar_to_utf8(c, character);
        g_autofree char *text = g_strdup_printf("款%s项", character);
        g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
        g_autofree char *key = gk_text_key(text), *expected = gk_text_key(normal);
        g_assert_cmpstr(key, ==, expected);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/amount/numbers", numbers_are_read);
    g_test_add_func("/amount/doubtful", doubtful_numbers_are_not_guessed);
    g_test_add_func("/amount/marks", marks_blanks_and_words);
    g_test_add_func("/amount/units", units_of_money_have_a_factor);
    g_test_add_func("/amount/prose", numbers_in_prose);
    g_test_add_func("/amount/keys", keys_fold);
    g_test_add_func("/amount/keys/normalized", keys_are_those_of_normalized_text);
    return g_test_run();
}
