/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The audit of text: a letter that is lost, doubled or another one is told; what is right stays quiet.
 */
#include "layout/cells/conserved.h"
#include "tests/support/layout-fixture.h"

static const char PAGE[] = "page 595 842\n"
                           "text 200 60 16 \"支出决算总表\"\n"
                           "grid 60 90 cols 200,100,100 rows 20,20,20\n"
                           "text 70 104 9 \"名称\"\ntext 300 104 9 \"上年\"\ntext 400 104 9 \"本年\"\n"
                           "text 70 124 9 \"公园养护\"\ntext 300 124 9 \"12.34\"\ntext 400 124 9 \"56.78\"\n"
                           "text 70 144 9 \"合计\"\ntext 300 144 9 \"12.34\"\ntext 400 144 9 \"56.78\"\n"
                           "text 60 164 9 \"注：零星支出不列。\"\n"
                           "text 60 300 10 \"三、公园养护支出比上年增加。\"\n";

static guint
count_breaches(const GkDocument *document)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(document->diagnostics); i++)
        count += gk_diagnostics_get(document->diagnostics, i)->code == GK_DIAGNOSTIC_TEXT_NOT_CONSERVED;
    return count;
}

static guint
breaches_after_report(GkDocument *document)
{
    g_assert_cmpuint(count_breaches(document), ==, 0);
    gk_conserved_report(document);
    return count_breaches(document);
}

static void
a_sound_document_is_quiet(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(PAGE);
    g_assert_cmpuint(breaches_after_report(document), ==, 0);
}

/* The count is right, the letter is not. */
static void
another_letter_is_seen(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(PAGE);
    GkCell *cell = &document->tables[0].cells[4];
    g_assert_cmpstr(cell->text, ==, "12.34");
    cell->text = "12.35";
    g_assert_cmpuint(breaches_after_report(document), ==, 1);
    const GkDiagnostic *last =
        gk_diagnostics_get(document->diagnostics, gk_diagnostics_count(document->diagnostics) - 1);
    g_assert_cmpint(gk_diagnostic_code_severity(last->code), ==, GK_SEVERITY_ERROR);
    g_assert_cmpuint(last->page, ==, 1);
    g_assert_true(last->has_box);
    g_assert_cmpuint(last->n_cells, ==, 1);
    g_assert_cmpuint(last->cells[0].row, ==, 1);
    g_assert_cmpuint(last->cells[0].column, ==, 1);
}

/* Two letters that changed their cells keep the sums of the table. */
static void
exchanged_texts_are_seen(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(PAGE);
    const char *text = document->tables[0].cells[4].text;
    document->tables[0].cells[4].text = document->tables[0].cells[5].text;
    document->tables[0].cells[5].text = text;
    g_assert_cmpuint(breaches_after_report(document), ==, 1);
}

/* A cell that is gone with its tally: the table no longer holds what its part does. */
static void
a_lost_cell_is_seen(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(PAGE);
    GkCell *cell = &document->tables[0].cells[5];
    cell->text = "";
    cell->tally = (GkTally) { 0 };
    g_assert_cmpuint(breaches_after_report(document), ==, 1);
}

static void
a_lost_part_and_a_lost_line_are_seen(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(PAGE);
    document->n_tables = 0;
    g_assert_cmpuint(breaches_after_report(document), ==, 1);
    g_autoptr(GkDocument) other = gk_test_layout(PAGE);
    g_assert_cmpuint(other->n_paragraphs, ==, 1);
    other->n_paragraphs = 0;
    g_assert_cmpuint(breaches_after_report(other), ==, 1);
}

/* Headers and labels printed again over a page break are the part's. */
static void
repeated_headers_are_accounted_for(void)
{
    g_autoptr(GkDocument) document = gk_test_layout(
        "page 595 842\ngrid 60 700 cols 200,100 rows 20,40\ntext 70 714 9 \"名称\"\ntext 300 714 9 \"本年\"\n"
        "text 70 734 9 \"公园养护\"\ntext 300 734 9 \"12.34\"\n"
        "page 595 842\ngrid 60 60 cols 200,100 rows 20,20\ntext 70 74 9 \"名称\"\ntext 300 74 9 \"本年\"\n"
        "text 70 94 9 \"苗圃\"\ntext 300 94 9 \"5.00\"\n");
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpuint(document->tables[0].parts[1].repeated_tally.count, ==, 4);
    g_assert_cmpuint(breaches_after_report(document), ==, 0);
}

/* Columns of vertical text of which the first line lacks the rightmost: no letter is lost. */
static void
vertical_text_keeps_its_letters(void)
{
    gk_test_one_table("page 595 842\ngrid 50 100 cols 80,60 rows 80,20\n"
                      "text 55 115 10 \"上\"\ntext 75 115 10 \"中\"\n"
                      "text 55 127 10 \"级\"\ntext 75 127 10 \"央\"\ntext 95 127 10 \"本\"\n"
                      "text 55 139 10 \"补\"\ntext 75 139 10 \"款\"\ntext 95 139 10 \"年\"\n"
                      "text 53 194 10 \"合计\"\ntext 140 115 10 \"数\"\n",
                      "本年中央款上级补 | 数\n合计 | _");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/conserved/sound", a_sound_document_is_quiet);
    g_test_add_func("/conserved/letter", another_letter_is_seen);
    g_test_add_func("/conserved/exchanged", exchanged_texts_are_seen);
    g_test_add_func("/conserved/cell", a_lost_cell_is_seen);
    g_test_add_func("/conserved/part", a_lost_part_and_a_lost_line_are_seen);
    g_test_add_func("/conserved/repeated", repeated_headers_are_accounted_for);
    g_test_add_func("/conserved/vertical", vertical_text_keeps_its_letters);
    return g_test_run();
}
