/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/tables/profile.h"
#include "tests/support/document-builder.h"

#include <string.h>

static const char PROFILE[] = "[profile]\nname=某县\n\n[titles]\n部门收支一览=overall_balance\n一览=income\n"
                              "\n[columns]\n摘要=label\n发生额=amount\n\n[units]\n*=元\n收支=万元\n"
                              "\n[zones]\n信头=all 0 0 595 60\n页脚=3 0 800 595 842\n";

static const char DOCUMENT[] =
    "{\"tables\": [{\"title\": \"2024年部门 收支一览\", \"header_rows\": 1, \"rows\": [[\"摘要\", \"发生额\"], "
    "[\"甲\", \"1.5\"]]},"
    "{\"title\": \"收入一览\", \"unit\": \"亿元\", \"header_rows\": 1, \"rows\": [[\"摘要\", \"发生额\"], [\"甲\", "
    "\"1.5\"]]},"
    "{\"title\": \"支出预算表\", \"header_rows\": 1, \"rows\": [[\"项目\", \"金额\"], [\"甲\", \"1.5\"]]}]}";

static GkDisclosure *
with_profile(const char *text, GError **error)
{
    GkNormalizeOptions options = { text, "some.profile" };
    return gk_disclosure_new(gk_test_document_new(DOCUMENT), &options, error);
}

static void
aliases_are_used_and_echoed(void)
{
    g_autoptr(GkDisclosure) disclosure = with_profile(PROFILE, NULL);
    g_assert_nonnull(disclosure);
    g_assert_cmpstr(disclosure->profile, ==, PROFILE);
    g_assert_cmpstr(disclosure->profile_name, ==, "某县");
    const GkTableMeaning *tables = disclosure->tables;
    g_assert_cmpstr(tables[0].kind, ==, "overall_balance");
    g_assert_cmpstr(tables[0].kind_reasons[0], ==, "profile");
    g_assert_cmpstr(tables[1].kind, ==, "income");
    g_assert_cmpstr(tables[2].kind, ==, "expenditure");
    g_assert_cmpint(tables[0].columns[0].role, ==, GK_COLUMN_LABEL);
    g_assert_cmpint(tables[0].columns[1].role, ==, GK_COLUMN_AMOUNT);
}

static void
printed_units_beat_the_profile(void)
{
    g_autoptr(GkDisclosure) disclosure = with_profile(PROFILE, NULL);
    const GkTableMeaning *tables = disclosure->tables;
    g_assert_cmpstr(tables[0].unit.text, ==, "万元");
    g_assert_true(tables[0].unit_from_profile);
    g_assert_cmpstr(tables[1].unit.text, ==, "亿元");
    g_assert_false(tables[1].unit_from_profile);
    g_assert_cmpstr(tables[2].unit.text, ==, "元");
}

static void
zones_are_read(void)
{
    g_autoptr(GkProfile) profile = gk_profile_parse(PROFILE, "p", NULL);
    guint n_zones;
    const GkProfileZone *zones = gk_profile_zones(profile, &n_zones);
    g_assert_cmpuint(n_zones, ==, 2);
    g_assert_cmpuint(zones[0].page, ==, 0);
    g_assert_cmpuint(zones[1].page, ==, 3);
    g_assert_cmpfloat(zones[1].box.y1, ==, 842);
    g_assert_cmpstr(zones[1].name, ==, "页脚");
}

static void
mistakes_are_named(void)
{
    static const struct {
        const char *text, *word;
        GkProfileError code;
    } CASES[] = {
        { "[title]\na=income\n", "[title]", GK_PROFILE_ERROR_GROUP },
        { "[profile]\nnmae=a\n", "nmae", GK_PROFILE_ERROR_GROUP },
        { "[titles]\n某表=incom\n", "incom", GK_PROFILE_ERROR_VALUE },
        { "[columns]\n某列=money\n", "money", GK_PROFILE_ERROR_VALUE },
        { "[units]\n*=dollars\n", "dollars", GK_PROFILE_ERROR_VALUE },
        { "[zones]\na=1 2 3\n", "1 2 3", GK_PROFILE_ERROR_VALUE },
        { "[zones]\na=all 9 0 5 60\n", "page", GK_PROFILE_ERROR_VALUE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(gk_profile_parse(CASES[i].text, "some.profile", &error));
        g_assert_error(error, GK_PROFILE_ERROR, (int) CASES[i].code);
        g_assert_nonnull(strstr(error->message, CASES[i].word));
        g_assert_nonnull(strstr(error->message, "some.profile"));
    }
}

static void
a_profile_that_cannot_be_read_stops_the_run(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(with_profile("not a key file", &error));
    g_assert_nonnull(strstr(error->message, "some.profile"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/profile/aliases", aliases_are_used_and_echoed);
    g_test_add_func("/profile/units", printed_units_beat_the_profile);
    g_test_add_func("/profile/zones", zones_are_read);
    g_test_add_func("/profile/mistakes", mistakes_are_named);
    g_test_add_func("/profile/missing", a_profile_that_cannot_be_read_stops_the_run);
    return g_test_run();
}
