/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The days that amounts are as of: of the document, and of its statements.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

static GkDisclosure *
load(const char *json)
{
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

/* The statement's amount is printed so. */
static const char *
day_of(const GkDisclosure *disclosure, const char *printed)
{
    for (guint i = 0; i < disclosure->n_statements; i++)
        if (g_strcmp0(disclosure->statements[i].printed, printed) == 0)
            return disclosure->statement_days[i];
    g_error("no statement of %s", printed);
}

/* From the day on to the end of its sentence; a second day takes over. */
static void
statements(void)
{
    g_autoptr(GkDisclosure) text =
        load("{\"paragraphs\": [\"2024年全市一般公共预算收入31亿元。截至2024年12月31日，全市政府债务余额27亿元，市本级政府债务余额"
             "14亿元；截至2025年3月末，县级政府债务余额12亿元。全市政府性基金预算收入5亿元。\", "
             "\"截至年末，市本级政府债务限额19亿元。\", \"市本级政府债务限额21亿元，截至2025年6月30日尚未用完。\", "
             "\"截至2024年底,全市政府债务余额33.5亿元.全市政府性基金预算支出6亿元.\"]}");
    g_assert_cmpstr(day_of(text, "31"), ==, NULL);
    g_assert_cmpstr(day_of(text, "27"), ==, "2024-12-31");
    g_assert_cmpstr(day_of(text, "14"), ==, "2024-12-31");
    g_assert_cmpstr(day_of(text, "12"), ==, "2025-03-31");
    g_assert_cmpstr(day_of(text, "5"), ==, NULL);
    g_assert_cmpstr(day_of(text, "19"), ==, NULL);
    g_assert_cmpstr(day_of(text, "21"), ==, NULL);
    g_assert_cmpstr(day_of(text, "33.5"), ==, "2024-12-31");
    g_assert_cmpstr(day_of(text, "6"), ==, NULL);
}

/* A sentence that stays open has its day in the list that follows, and no further. */
static void
lists(void)
{
    g_autoptr(GkDisclosure) text =
        load("{\"paragraphs\": [\"截至2024年12月31日，本单位占用使用国有资产总体情况为：\", \"1.车辆价值41万元。\", "
             "\"2.房屋价值73万元。\", \"本年安排购置车辆经费16万元。\", \"3.办公家具价值8万元。\"]}");
    g_assert_cmpstr(day_of(text, "41"), ==, "2024-12-31");
    g_assert_cmpstr(day_of(text, "73"), ==, "2024-12-31");
    g_assert_cmpstr(day_of(text, "16"), ==, NULL);
    g_assert_cmpstr(day_of(text, "8"), ==, NULL);
}

/* Each day once, with the place where it is first printed; no more of it than is printed. */
static void
days_of_the_document(void)
{
    g_autoptr(GkDisclosure) text =
        load("{\"paragraphs\": [{\"text\": \"截至2024年底，我省有车12辆。\", \"page\": 2}, {\"text\": "
             "\"截止二〇二五年二月，无变化。截至2024年12月31日无变化，截至2023年无变化，截至本表公开之日无变化。\", \"page\": 3}], "
             "\"tables\": [{\"title\": \"车辆情况表（截至2022年2月末）\", \"pages\": [4], \"rows\": [[\"车辆\", \"1\"]]}]}");
    static const struct {
        const char *text;
        guint page;
    } DAYS[] = { { "2024-12-31", 2 }, { "2025-02", 3 }, { "2023", 3 }, { "2022-02-28", 4 } };
    g_assert_cmpuint(text->n_days, ==, G_N_ELEMENTS(DAYS));
    for (guint i = 0; i < text->n_days; i++) {
        g_assert_cmpstr(text->days[i].text, ==, DAYS[i].text);
        g_assert_cmpuint(text->days[i].page, ==, DAYS[i].page);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/as-of/statements", statements);
    g_test_add_func("/as-of/lists", lists);
    g_test_add_func("/as-of/document", days_of_the_document);
    return g_test_run();
}
