/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Percentages of amounts that stand elsewhere in the table, that are nothing, or that are not printed; and tables of
 * several levels of government.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

#define UNIT "\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["

static GkDisclosure *
load(const char *tables)
{
    g_autofree char *json = g_strconcat("{\"tables\": [", tables, "]}", NULL);
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

static guint
count(const GkDisclosure *disclosure, const char *rule, GkCheckStatus status)
{
    guint n = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        n += disclosure->checks[i].status == status && strcmp(disclosure->checks[i].rule, rule) == 0;
    return n;
}

static gboolean
holds(const GkDisclosure *disclosure, const char *rule, guint table, guint row, guint column)
{
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        if (strcmp(check->rule, rule) == 0 && check->status == GK_CHECK_PASS && check->total.table == table &&
            check->total.row == row && check->total.column == column)
            return TRUE;
    }
    return FALSE;
}

/* --- two columns that are no neighbours --- */

static void
the_base_stands_elsewhere(void)
{
    g_autoptr(GString) rows = g_string_new("{\"title\": \"2031年全县一般公共预算支出表" UNIT
                                           "[\"项目\", \"年初预算数\", \"调整预算数\", \"执行数\", \"建议数\", "
                                           "\"比年初预算增减额\", \"比年初预算增减%\"]");
    for (guint i = 1; i <= 6; i++) /* half as much again as at first */
        g_string_append_printf(rows, ", [\"第%u园\", \"%u\", \"%u\", \"%u\", \"%u\", \"%u\", \"50.0\"]", i, 200 * i,
                               230 * i, 190 * i + 7, 300 * i, 100 * i);
    g_string_append(rows, "]}");
    g_autoptr(GkDisclosure) disclosure = load(rows->str);
    g_assert_cmpuint(count(disclosure, "percentage_of_its_amounts", GK_CHECK_PASS), ==, 6);
    g_assert_cmpuint(count(disclosure, "difference_of_its_amounts", GK_CHECK_PASS), ==, 6);
    g_assert_cmpuint(count(disclosure, "percentage_of_its_amounts", GK_CHECK_FAIL), ==, 0);
    for (guint i = 0; i < disclosure->n_checks; i++)
        if (strcmp(disclosure->checks[i].rule, "percentage_of_its_amounts") == 0) {
            g_assert_cmpuint(disclosure->checks[i].terms[0].column, ==, 4);
            g_assert_cmpuint(disclosure->checks[i].terms[1].column, ==, 1);
        }
}

/* --- percentages of nothing --- */

static GkDisclosure *
load_nothings(const char *odd)
{
    g_autoptr(GString) rows = g_string_new("{\"title\": \"2031年全县一般公共预算支出表" UNIT
                                           "[\"项目\", \"预算数\", \"决算数\", \"决算数为预算数的%\"]");
    for (guint i = 0; i < 12; i++)
        g_string_append_printf(rows, ", [\"第%u园\", \"400\", \"%u\", \"%u.0\"], [\"第%u林\", \"-\", \"%u\", \"%s\"]", i,
                               40 * i + 4, 10 * i + 1, i, 31 * i + 7, i == 5 ? odd : "0.0");
    g_string_append(rows, "]}");
    return load(rows->str);
}

static void
nothing_is_compared_with_nothing(void)
{
    g_autoptr(GkDisclosure) disclosure = load_nothings("0.0");
    g_assert_cmpuint(count(disclosure, "percentage_of_nothing", GK_CHECK_PASS), ==, 12);
    g_assert_cmpuint(disclosure->summary.confirmed, <, disclosure->summary.amounts); /* the amounts are not */
    g_autoptr(GkDisclosure) other = load_nothings("8.0");
    g_assert_cmpuint(count(other, "percentage_of_nothing", GK_CHECK_PASS), ==, 11);
    g_assert_cmpuint(count(other, "percentage_of_nothing", GK_CHECK_FAIL), ==, 0);
}

/* --- bases that are not printed --- */

/* Last year 40000, 36000 and 4000. */
static GkDisclosure *
load_implied(const char *whole, const char *most)
{
    g_autofree char *table = g_strconcat("{\"title\": \"2031年全县一般公共预算支出表" UNIT
                                         "[\"项目\", \"决算数\", \"决算数为上年决算数的%\"],"
                                         "[\"一、巡护\", \"44000\", \"",
                                         whole, "\"], [\"（一）夜间\", \"40824\", \"", most,
                                         "\"], [\"（二）日间\", \"3176\", \"79.4\"]]}", NULL);
    return load(table);
}

static void
bases_add_up(void)
{
    static const char RULE[] = "percentage_of_an_implied_base";
    g_autoptr(GkDisclosure) disclosure = load_implied("110.0", "113.4");
    g_assert_true(holds(disclosure, RULE, 0, 1, 2));
    g_assert_true(holds(disclosure, RULE, 0, 2, 2));
    g_assert_false(holds(disclosure, RULE, 0, 3, 2)); /* a tenth of it: the others leave it too much */
    for (guint i = 0; i < disclosure->n_checks; i++)
        g_assert_true(disclosure->checks[i].blunt == (strcmp(disclosure->checks[i].rule, RULE) == 0));
    g_autoptr(GkDisclosure) whole = load_implied("110.3", "113.4"), most = load_implied("110.0", "113.8");
    g_assert_cmpuint(count(whole, RULE, GK_CHECK_PASS), ==, 0);
    g_assert_cmpuint(count(most, RULE, GK_CHECK_PASS), ==, 0);
    g_assert_cmpuint(count(most, RULE, GK_CHECK_FAIL), ==, 0); /* an item that ended is not printed */
}

/* What was nothing last year is printed so; what has no percentage says nothing of it. */
static void
new_items_have_no_base(void)
{
    g_autoptr(GkDisclosure) disclosure =
        load("{\"title\": \"2031年全县一般公共预算支出表" UNIT "[\"项目\", \"决算数\", \"比上年增长%\"],"
             "[\"一、巡护\", \"47750\", \"19.4\"], [\"（一）夜间\", \"36060\", \"20.2\"],"
             "[\"（二）日间\", \"7940\", \"-20.6\"], [\"（三）水上\", \"3750\", \"\"]]}");
    g_assert_true(holds(disclosure, "percentage_of_an_implied_base", 0, 1, 2));
}

/* --- levels of government --- */

static void
append_level(GString *tables, const char *title, guint times, guint more, guint n_rows)
{
    g_string_append_printf(tables, "%s{\"title\": \"%s" UNIT "[\"项目\", \"决算数\", \"决算数为上年决算数的%%\"]",
                           tables->len ? ", " : "", title);
    for (guint i = 0; i < n_rows; i++)
        g_string_append_printf(tables, ", [\"第%u园\", \"%u\", \"%u.0\"]", i, times * (6000 * i * i + 120000) + more,
                               100 + 20 * (i % 2));
    g_string_append(tables, "]}");
}

static GkDisclosure *
load_levels(guint n_rows, guint more)
{
    g_autoptr(GString) tables = g_string_new(NULL);
    append_level(tables, "2031年全县一般公共预算支出决算表", 5, more, n_rows);
    append_level(tables, "2031年县本级一般公共预算支出决算表", 4, 0, n_rows);
    append_level(tables, "2031年乡镇一般公共预算支出决算表", 1, 0, n_rows);
    return load(tables->str);
}

static void
all_is_own_and_lower(void)
{
    static const char RULE[] = "all_equals_own_and_lower_levels", IMPLIED[] = "percentage_of_an_implied_base";
    g_autoptr(GkDisclosure) disclosure = load_levels(12, 0);
    g_assert_cmpuint(count(disclosure, RULE, GK_CHECK_PASS), ==, 12);
    g_assert_true(holds(disclosure, IMPLIED, 0, 3, 2));
    g_assert_true(holds(disclosure, IMPLIED, 1, 3, 2));
    g_assert_false(holds(disclosure, IMPLIED, 2, 3, 2));
    g_autoptr(GkDisclosure) few = load_levels(9, 0), others = load_levels(12, 5000);
    g_assert_cmpuint(count(few, RULE, GK_CHECK_PASS), ==, 0);
    g_assert_cmpuint(count(others, RULE, GK_CHECK_PASS) + count(others, RULE, GK_CHECK_FAIL), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/percentages/elsewhere", the_base_stands_elsewhere);
    g_test_add_func("/percentages/nothing", nothing_is_compared_with_nothing);
    g_test_add_func("/percentages/implied", bases_add_up);
    g_test_add_func("/percentages/new", new_items_have_no_base);
    g_test_add_func("/percentages/levels", all_is_own_and_lower);
    return g_test_run();
}
