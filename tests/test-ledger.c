/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ledger of ink: every glyph in one place, and a lost or doubled one is seen.
 */
#include "layout/document.h"

#include <string.h>

static const char PAGE[] = "page 595 842\n"
                           "text 200 60 16 \"收入预算总表\"\n"
                           "text 60 80 9 \"编制单位：某局\"\n"
                           "text 420 80 9 \"单位：万元\"\n"
                           "grid 60 90 cols 200,100,100 rows 20,20,20\n"
                           "text 70 104 9 \"项目\"\ntext 300 104 9 \"合计\"\ntext 400 104 9 \"基本支出\"\n"
                           "text 70 124 9 \"教育支出\"\ntext 300 124 9 \"12.00\"\ntext 400 124 9 \"12.00\"\n"
                           "text 70 144 9 \"合计\"\ntext 300 144 9 \"12.00\"\ntext 400 144 9 \"12.00\"\n"
                           "text 60 164 9 \"注：本表为示例。\"\n"
                           "text 60 300 10 \"二、其他说明\"\n";

static GkDocument *
document_new(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_text(PAGE, "ledger", &error);
    g_assert_no_error(error);
    return gk_document_new(source, NULL);
}

static gboolean
holds(const GkDocument *document)
{
    g_autofree char *problem = NULL;
    return gk_document_verify(document, &problem);
}

static void
every_glyph_has_its_place(void)
{
    g_autoptr(GkDocument) document = document_new();
    const GkInk *ink = &document->pages[0].ink;
    g_assert_true(holds(document));
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpuint(ink->title, ==, 6);
    g_assert_cmpuint(ink->organization, ==, 7); /* with its label */
    g_assert_cmpuint(ink->unit, ==, 5);
    g_assert_cmpuint(ink->note, ==, 8);
    g_assert_cmpuint(ink->narrative, ==, 6);
    g_assert_cmpuint(ink->cell, ==, 2 + 2 + 4 + 4 + 5 + 5 + 2 + 5 + 5);
    g_assert_cmpuint(ink->unassigned, ==, 0);
}

/* Dropping any one assignment of a cell breaks the sum over the cells. */
static void
a_lost_cell_glyph_is_seen(void)
{
    g_autoptr(GkDocument) document = document_new();
    for (guint i = 0; i < document->tables[0].n_cells; i++) {
        GkCell *cell = &document->tables[0].cells[i];
        if (!cell->glyphs)
            continue;
        cell->glyphs--;
        g_assert_false(holds(document));
        cell->glyphs += 2;
        g_assert_false(holds(document));
        cell->glyphs--;
    }
    g_assert_true(holds(document));
}

/* Dropping one glyph of any class breaks the page's sum. */
static void
a_lost_glyph_of_any_class_is_seen(void)
{
    g_autoptr(GkDocument) document = document_new();
    GkInk *ink = (GkInk *) &document->pages[0].ink;
    guint *const classes[] = { &ink->cell, &ink->title, &ink->organization, &ink->unit, &ink->note, &ink->narrative };
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++) {
        g_assert_cmpuint(*classes[i], >, 0);
        --*classes[i];
        g_assert_false(holds(document));
        ++*classes[i];
    }
    g_assert_true(holds(document));
}

/* A position that two cells claim, or none, is seen. */
static void
a_broken_grid_is_seen(void)
{
    g_autoptr(GkDocument) document = document_new();
    GkCell *cell = &document->tables[0].cells[0];
    cell->column_span = 2;
    g_assert_false(holds(document));
    cell->column_span = 99;
    g_assert_false(holds(document));
    cell->column_span = 1;
    document->tables[0].n_cells--;
    g_assert_false(holds(document));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ledger/whole", every_glyph_has_its_place);
    g_test_add_func("/ledger/lost-in-a-cell", a_lost_cell_glyph_is_seen);
    g_test_add_func("/ledger/lost-in-a-class", a_lost_glyph_of_any_class_is_seen);
    g_test_add_func("/ledger/broken-grid", a_broken_grid_is_seen);
    return g_test_run();
}
