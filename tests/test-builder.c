/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/document-builder.h"

static const char SMALL[] =
    "{\"doc\": \"a.pdf\", \"tables\": [{\"title\": \"收入表\", \"unit\": \"万元\", \"pages\": [2, 3],"
    " \"header_rows\": 1, \"notes\": [\"注：无\"], \"cells\": ["
    "{\"row\": 0, \"column\": 0, \"row_span\": 1, \"column_span\": 2, \"text\": \"收入\"},"
    "{\"row\": 1, \"column\": 0, \"row_span\": 3, \"text\": \"  其中：甲\"},"
    "{\"row\": 3, \"column\": 1, \"text\": \"1.00\"}]}],"
    " \"paragraphs\": [\"一、概况\", {\"text\": \"　　本年\", \"page\": 3, \"bold\": true}]}";

static void
cells_cover_the_grid(void)
{
    g_autoptr(GkDocument) document = gk_test_document_new(SMALL);
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpuint(document->n_pages, ==, 3);
    const GkTable *table = &document->tables[0];
    g_assert_cmpuint(table->row_count, ==, 4);
    g_assert_cmpuint(table->column_count, ==, 2);
    g_assert_cmpuint(table->n_cells, ==, 5);
    g_assert_cmpstr(gk_table_cell_at(table, 0, 1)->text, ==, "收入");
    g_assert_cmpstr(gk_table_cell_at(table, 3, 0)->text, ==, "其中：甲");
    g_assert_cmpfloat(gk_table_cell_at(table, 3, 0)->indent, ==, 13.5);
    g_assert_cmpstr(gk_table_cell_at(table, 2, 1)->text, ==, "");
    g_assert_cmpstr(table->notes[0].text, ==, "注：无");
}

static void
cells_over_the_break_have_two_places(void)
{
    g_autoptr(GkDocument) document = gk_test_document_new(SMALL);
    const GkCell *cell = gk_table_cell_at(&document->tables[0], 2, 0);
    g_assert_cmpuint(cell->n_places, ==, 2);
    g_assert_cmpuint(cell->places[0].page, ==, 2);
    g_assert_cmpuint(cell->places[1].page, ==, 3);
    g_assert_cmpuint(gk_table_cell_at(&document->tables[0], 3, 1)->places[0].page, ==, 3);
}

static void
paragraphs_know_page_and_table(void)
{
    g_autoptr(GkDocument) document = gk_test_document_new(SMALL);
    g_assert_cmpuint(document->n_paragraphs, ==, 2);
    g_assert_cmpstr(document->paragraphs[1].text.text, ==, "本年");
    g_assert_cmpfloat(document->paragraphs[1].indent, ==, 21);
    g_assert_cmpuint(document->paragraphs[1].text.places[0].page, ==, 3);
    g_assert_cmpint(document->paragraphs[0].before_table, ==, 0);
    g_assert_cmpint(document->paragraphs[1].before_table, ==, 1);
    g_assert_true(document->paragraphs[1].bold);
}

static void
ground_truth_loads(void)
{
    g_auto(GStrv) names = gk_test_corpus_names();
    if (!names) {
        g_test_skip("no ground truth beside the repository");
        return;
    }
    guint tables = 0;
    for (char **name = names; *name; name++) {
        g_autoptr(GkDocument) document = gk_test_document_corpus(*name);
        g_assert_nonnull(document);
        tables += document->n_tables;
    }
    g_assert_cmpuint(tables, >=, 76);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/builder/grid", cells_cover_the_grid);
    g_test_add_func("/builder/places", cells_over_the_break_have_two_places);
    g_test_add_func("/builder/paragraphs", paragraphs_know_page_and_table);
    g_test_add_func("/builder/ground-truth", ground_truth_loads);
    return g_test_run();
}
