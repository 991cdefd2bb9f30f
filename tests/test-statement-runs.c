/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers in prose are one run: marks beside them, thin spaces in them, pieces that may be two, points of odd fonts. */
#include "tests/support/statement-text.h"

static const char *const PARAGRAPHS[] = {
    "取暖补贴支出407.25³万元，供水支出18.40[²]万元，绿化支出7.5①万元，清运支出３．０６［²］万元。",
    "办公用房1200m²，土地35平方米。",
    "取暖补贴支出1 407 251.80万元，供水支出4 018.40万元。",
    "取暖补贴支出407.2 5万元。",
    "取暖补贴支出407 251万元。",
    "取暖补贴2031 407.25万元。",
    "取暖补贴支出407\xef\xbf\xbd""25万元。",
    "取暖补贴支出407.25万元.供水支出18.40万元.",
    NULL,
};

static const char *const EXPECTED[] = {
    "[general] 取暖补贴支出 = 407.25万元 (4072500.00元)\n"
    "[general] 供水支出 = 18.40万元 (184000.00元)\n"
    "[general] 绿化支出 = 7.5万元 (75000.0元)\n"
    "[general] 清运支出 = 3.06万元 (30600.00元)",
    "[general] 办公用房 = 1200m²\n"
    "[general] 土地 = 35平方米",
    "[general] 取暖补贴支出 = 1407251.80万元 (14072518000.00元)\n"
    "[general] 供水支出 = 4018.40万元 (40184000.00元)",
    "",
    "",
    "[general] 取暖补贴2031 = 407.25万元 (4072500.00元)",
    "",
    "[general] 取暖补贴支出 = 407.25万元 (4072500.00元)\n"
    "[general] 供水支出 = 18.40万元 (184000.00元)",
};

static void
numbers(void)
{
    gk_test_statements("某某局", PARAGRAPHS, EXPECTED);
}

/* What was not read is said. */
static void
doubts(void)
{
    g_autoptr(GkDisclosure) disclosure =
        gk_test_statement_document("某某局", PARAGRAPHS, G_N_ELEMENTS(PARAGRAPHS) - 1);
    guint said = 0;
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++)
        said += gk_diagnostics_get(disclosure->diagnostics, i)->code == GK_DIAGNOSTIC_AMBIGUOUS_NUMBER;
    g_assert_cmpuint(said, ==, 3);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/statements/runs/numbers", numbers);
    g_test_add_func("/statements/runs/doubts", doubts);
    return g_test_run();
}
