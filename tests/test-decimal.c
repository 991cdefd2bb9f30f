/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "data/decimal.h"

#define LARGEST "999999999999999999999999999999999999" /* 36 nines */

static GkDecimal
dec(const char *text)
{
    GkDecimal value = { 424242, 9 };
    g_assert_true(gk_decimal_parse(text, &value));
    return value;
}

static void
expect(GkDecimal value, const char *text)
{
    g_autofree char *written = gk_decimal_to_string(value);
    g_assert_cmpstr(written, ==, text);
}

static void
reads_and_writes(void)
{
    static const char *const SAME[] = { "0",
                                        "0.00",
                                        "72.73",
                                        "72.730",
                                        "-0.50",
                                        "0.001",
                                        "171915169",
                                        "-3",
                                        LARGEST,
                                        "-" LARGEST,
                                        "0.000000000000000000000000000000000001",
                                        "123456789012345678.901234567890123456" };
    for (guint i = 0; i < G_N_ELEMENTS(SAME); i++)
        expect(dec(SAME[i]), SAME[i]);
    g_assert_cmpuint(dec("72.730").scale, ==, 3);
}

static void
groups_thousands(void)
{
    static const char *const PAIRS[][2] = { { "1234567.5000", "1,234,567.5000" }, { "123", "123" }, { "-1000", "-1,000" },
                                            { "-100", "-100" }, { "0.1234", "0.1234" }, { "", "" } };
    for (guint i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        g_autofree char *grouped = gk_decimal_grouped(PAIRS[i][0]);
        g_assert_cmpstr(grouped, ==, PAIRS[i][1]);
    }
}

static void
refuses_what_is_not_plain(void)
{
    static const char *const BAD[] = { "",    "-",   ".",  ".5", "5.", "1.2.3",     "1,234",          "+1",
                                       "--1", "1e5", " 1", "1 ", "１", LARGEST "0", "0." LARGEST "0", "1a" };
    for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
        GkDecimal value = { 7, 1 };
        g_assert_false(gk_decimal_parse(BAD[i], &value));
        g_assert_true(value.coefficient == 7);
    }
}

static void
adds_exactly(void)
{
    GkDecimal sum;
    g_assert_true(gk_decimal_add(dec("510.70"), dec("72.73"), &sum));
    g_assert_true(gk_decimal_add(sum, dec("31.16"), &sum));
    expect(sum, "614.59");
    g_assert_true(gk_decimal_add(dec("0.1"), dec("0.02"), &sum));
    expect(sum, "0.12");
    g_assert_true(gk_decimal_subtract(dec("1"), dec("123456789012345678.99"), &sum));
    expect(sum, "-123456789012345677.99");
    g_assert_true(gk_decimal_add(dec("0"), dec("0." LARGEST), &sum));
    expect(sum, "0." LARGEST);
}

static void
multiplies_and_divides(void)
{
    GkDecimal result;
    g_assert_true(gk_decimal_multiply(dec("614.59"), dec("10000"), &result));
    expect(result, "6145900.00");
    g_assert_true(gk_decimal_multiply(dec("-123456789012345678"), dec("1000000000000000"), &result));
    expect(result, "-123456789012345678000000000000000");
    g_assert_true(gk_decimal_divide(dec("510.70"), dec("614.59"), 4, &result));
    expect(result, "0.8310");
    g_assert_true(gk_decimal_divide(dec("1"), dec("8"), 2, &result));
    expect(result, "0.13");
    g_assert_true(gk_decimal_divide(dec("-1"), dec("8"), 2, &result));
    expect(result, "-0.13");
    g_assert_true(gk_decimal_divide(dec("2"), dec("-3"), 0, &result));
    expect(result, "-1");
    g_assert_true(gk_decimal_divide(dec("12345.678"), dec("10000"), 0, &result));
    expect(result, "1");
    g_assert_true(gk_decimal_divide(dec("0.000001"), dec("1"), 2, &result));
    expect(result, "0.00");
    g_assert_false(gk_decimal_divide(dec("1"), dec("0.00"), 2, &result));
}

static void
says_when_it_overflows(void)
{
    GkDecimal result = { 7, 1 };
    g_assert_false(gk_decimal_add(dec(LARGEST), dec("1"), &result));
    g_assert_false(gk_decimal_subtract(dec("-" LARGEST), dec("1"), &result));
    g_assert_false(gk_decimal_add(dec(LARGEST), dec("0.01"), &result));
    g_assert_false(gk_decimal_multiply(dec(LARGEST), dec("10"), &result));
    g_assert_false(gk_decimal_multiply(dec(LARGEST), dec(LARGEST), &result));
    g_assert_false(gk_decimal_divide(dec(LARGEST), dec("0.1"), 0, &result));
    g_assert_false(gk_decimal_divide(dec("1"), dec("3"), 200, &result));
    g_assert_true(result.coefficient == 7 && result.scale == 1);
}

static void
compares_values(void)
{
    g_assert_cmpint(gk_decimal_compare(dec("1.0"), dec("1")), ==, 0);
    g_assert_cmpint(gk_decimal_compare(dec("-0.00"), dec("0")), ==, 0);
    g_assert_cmpint(gk_decimal_compare(dec("1.01"), dec("1.1")), <, 0);
    g_assert_cmpint(gk_decimal_compare(dec("-5"), dec("-6.00")), >, 0);
    g_assert_cmpint(gk_decimal_compare(dec(LARGEST), dec("0.01")), >, 0);
    g_assert_cmpint(gk_decimal_compare(dec("0.01"), dec("-" LARGEST)), >, 0);
    g_assert_true(gk_decimal_is_zero(dec("0.000")));
    expect(gk_decimal_absolute(dec("-3.10")), "3.10");
    expect(gk_decimal_negate(dec("3.10")), "-3.10");
}

/* a + b - b = a and a * b / b = a, over numbers of many sizes. */
static void
agrees_with_itself(void)
{
    guint64 seed = 1;
    for (guint i = 0; i < 20000; i++) {
        gk_int128 n[2];
        for (guint k = 0; k < 2; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            n[k] = (gk_int128) (seed >> (5 + i % 40)) - (gk_int128) (seed >> 45);
        }
        GkDecimal a = { n[0], (guint8) (i % 7) }, b = { n[1], (guint8) (i % 5) }, result;
        g_assert_true(gk_decimal_add(a, b, &result));
        g_assert_true(gk_decimal_subtract(result, b, &result));
        g_assert_cmpint(gk_decimal_compare(a, result), ==, 0);
        if (b.coefficient != 0 && gk_decimal_multiply(a, b, &result) && gk_decimal_divide(result, b, 6, &result))
            g_assert_cmpint(gk_decimal_compare(a, result), ==, 0);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/decimal/text", reads_and_writes);
    g_test_add_func("/decimal/grouped", groups_thousands);
    g_test_add_func("/decimal/refuses", refuses_what_is_not_plain);
    g_test_add_func("/decimal/add", adds_exactly);
    g_test_add_func("/decimal/multiply", multiplies_and_divides);
    g_test_add_func("/decimal/overflow", says_when_it_overflows);
    g_test_add_func("/decimal/compare", compares_values);
    g_test_add_func("/decimal/itself", agrees_with_itself);
    return g_test_run();
}
