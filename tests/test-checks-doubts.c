/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a doubt costs: sums with an amount whose digits are doubted accuse nobody, and do not confirm it.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

#define SUMS(total)                                                                                                    \
    "{\"tables\": [{\"title\": \"支出预算表\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": ["                    \
    "[\"项目\", \"合计\", \"基本支出\", \"项目支出\"], [\"甲\", \"5.30\", \"2.10\", \"3.20\"],"                        \
    "[\"乙\", \"7.70\", \"4.40\", \"3.30\"], [\"合计\", \"13.00\", \"" total "\", \"6.50\"]]}]}"

/* The disclosure of these sums, the amount in `row` of 基本支出 in doubt. */
static GkDisclosure *
load(const char *json, guint row, guint doubts)
{
    GkDocument *document = gk_test_document_new(json);
    document->tables[0].cells[row * 4 + 2].doubts = doubts;
    return gk_disclosure_new(document, NULL, NULL);
}

static guint
count(const GkDisclosure *disclosure, GkCheckStatus status, GkCheckReason reason)
{
    guint found = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        found += disclosure->checks[i].status == status && disclosure->checks[i].reason == reason;
    return found;
}

static void
a_doubtful_term_accuses_nobody(void)
{
    g_autoptr(GkDisclosure) sure = load(SUMS("8.50"), 3, 0);
    g_assert_cmpuint(count(sure, GK_CHECK_FAIL, GK_REASON_NONE), ==, 2);
    g_assert_cmpuint(sure->summary.contradicted, ==, 1); /* that where both sums cross */
    g_autoptr(GkDisclosure) doubtful = load(SUMS("8.50"), 3, GK_DOUBT_DRAWN_OTHERWISE);
    g_assert_cmpuint(count(doubtful, GK_CHECK_FAIL, GK_REASON_NONE), ==, 0);
    g_assert_cmpuint(count(doubtful, GK_CHECK_NOT_APPLICABLE, GK_REASON_IN_DOUBT), ==, 2);
    g_assert_cmpuint(doubtful->summary.contradicted, ==, 0);
}

static void
a_sum_that_holds_confirms_the_others(void)
{
    g_autoptr(GkDisclosure) sure = load(SUMS("6.50"), 1, 0);
    g_assert_cmpuint(sure->summary.confirmed, ==, 9);
    g_autoptr(GkDisclosure) doubtful = load(SUMS("6.50"), 1, GK_DOUBT_STRUCK_OUT);
    g_assert_cmpuint(doubtful->summary.confirmed, ==, 8);
    g_assert_cmpuint(count(doubtful, GK_CHECK_PASS, GK_REASON_NONE), ==, sure->n_checks);
}

static void
a_doubtful_place_is_proved_or_not(void)
{
    g_autoptr(GkDisclosure) wrong = load(SUMS("8.50"), 3, GK_DOUBT_PLACE);
    g_assert_cmpuint(count(wrong, GK_CHECK_FAIL, GK_REASON_NONE), ==, 2);
    g_autoptr(GkDisclosure) right = load(SUMS("6.50"), 1, GK_DOUBT_PLACE);
    g_assert_cmpuint(right->summary.confirmed, ==, 9);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/checks-doubts/accuse-nobody", a_doubtful_term_accuses_nobody);
    g_test_add_func("/checks-doubts/confirm-others", a_sum_that_holds_confirms_the_others);
    g_test_add_func("/checks-doubts/place", a_doubtful_place_is_proved_or_not);
    return g_test_run();
}
