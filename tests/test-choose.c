/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sums that choose between two readings of an amount: what is taken, what is not, and whom it confirms.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

/* 34.00 is right: 350.00 + 34.00 + 16.00 = 400.00. */
#define SUM(second, third)                                                                                             \
    "{\"tables\": [{\"title\": \"支出预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["                    \
    "[\"项目\", \"预算数\"], [\"甲\", \"350.00\"], [\"乙\", \"" second "\"], [\"丙\", \"" third "\"],"                 \
    "[\"合计\", \"400.00\"]]}]}"
#define PAIR                                                                                                           \
    "{\"tables\": [{\"title\": \"支出预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["                    \
    "[\"项目\", \"预算数\"], [\"甲\", \"84.00\"], [\"合计\", \"34.00\"]]}]}"

/* The amount in `row` has another reading. */
static void
doubt(GkDocument *document, guint row, const char *other)
{
    GkCell *cell = &document->tables[0].cells[row * 2 + 1];
    cell->doubts = GK_DOUBT_READERS_DIFFER;
    cell->other_reading = other;
}

static const GkCell *
cell_at(const GkDisclosure *disclosure, guint row)
{
    return &disclosure->document->tables[0].cells[row * 2 + 1];
}

static const GkValue *
value_at(const GkDisclosure *disclosure, guint row)
{
    return &disclosure->tables[0].values[row * 2 + 1];
}

static void
assert_value(const GkDisclosure *disclosure, guint row, const char *expected)
{
    g_autofree char *text = gk_decimal_to_string(value_at(disclosure, row)->decimal);
    g_assert_cmpstr(text, ==, expected);
}

static void
assert_in_doubt(const GkDisclosure *disclosure)
{
    for (guint row = 1; row < 5; row++)
        g_assert_cmpint(disclosure->tables[0].standings[row * 2 + 1], ==, row == 2 ? GK_STANDING_DOUBTFUL : GK_STANDING_READ);
    g_assert_cmpuint(disclosure->summary.confirmed, ==, 0);
    g_assert_cmpuint(disclosure->summary.contradicted, ==, 0);
}

static void
the_second_reading_is_taken(void)
{
    GkDocument *document = gk_test_document_new(SUM("84.00", "16.00"));
    doubt(document, 2, "34.00");
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    assert_value(disclosure, 2, "34.00");
    g_assert_cmpstr(cell_at(disclosure, 2)->text, ==, "34.00");
    g_assert_cmpstr(cell_at(disclosure, 2)->other_reading, ==, "84.00");
    g_assert_true(cell_at(disclosure, 2)->repairs & GK_REPAIR_CHOSEN_BY_SUM);
    assert_in_doubt(disclosure);
}

static void
the_first_reading_stays(void)
{
    GkDocument *document = gk_test_document_new(SUM("34.00", "16.00"));
    doubt(document, 2, "84.00");
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    assert_value(disclosure, 2, "34.00");
    g_assert_cmpstr(cell_at(disclosure, 2)->other_reading, ==, "84.00");
    g_assert_true(cell_at(disclosure, 2)->repairs & GK_REPAIR_CHOSEN_BY_SUM);
    assert_in_doubt(disclosure);
}

/* Neither reading fits, or there is another doubt in the sum, or too little of a sum: nothing is chosen, nothing made. */
static void
nothing_is_chosen(void)
{
    static const struct {
        const char *json, *other;
        guint row;
        gboolean another;
    } cases[] = {
        { SUM("84.00", "16.00"), "94.00", 2, FALSE },
        { SUM("84.00", "16.00"), "34.00", 2, TRUE },
        { SUM("84.00", "16.00"), "3#.00", 2, FALSE },
        { PAIR, "34.00", 1, FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GkDocument *document = gk_test_document_new(cases[i].json);
        doubt(document, cases[i].row, cases[i].other);
        if (cases[i].another)
            doubt(document, 3, "-34.00");
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
        assert_value(disclosure, cases[i].row, "84.00");
        for (guint row = 1; row < disclosure->document->tables[0].row_count; row++)
            g_assert_false(cell_at(disclosure, row)->repairs & GK_REPAIR_CHOSEN_BY_SUM);
        g_assert_cmpstr(cell_at(disclosure, cases[i].row)->other_reading, ==, cases[i].other);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/choose/second", the_second_reading_is_taken);
    g_test_add_func("/choose/first", the_first_reading_stays);
    g_test_add_func("/choose/nothing", nothing_is_chosen);
    return g_test_run();
}
