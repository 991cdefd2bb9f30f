/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page that is displayed turned gives the same tables, in the coordinates of what is seen. */
#include "tests/support/layout-fixture.h"
#include "tests/support/raw-pdf.h"

/* What is seen, 400 by 300 points, y upwards: a table of two levels of header and two rows. */
#define CONTENTS                                                                                                     \
    "0.5 w 50 200 m 350 200 l 50 140 m 350 140 l 50 120 m 350 120 l 50 160 m 350 160 l 150 180 m 350 180 l "            \
    "50 200 m 50 120 l 150 200 m 150 120 l 250 180 m 250 120 l 350 200 m 350 120 l S "                                \
    "BT /F1 10 Tf 53 176 Td (Item) Tj 100 10 Td (Budget) Tj 0 -20 Td (Basic) Tj 100 0 Td (Project) Tj "               \
    "-200 -20 Td (Pay) Tj 100 0 Td (72.73) Tj 100 0 Td (31.16) Tj "                                                   \
    "-200 -20 Td (Total) Tj 100 0 Td (73.73) Tj 100 0 Td (33.16) Tj ET"

#define DRAWING "[2x1]Item | [1x2]Budget\nBasic | Project\nPay | 72.73 | 31.16\nTotal | 73.73 | 33.16"

static void
turned(void)
{
    /* The matrix undoes the turn, so that what is displayed is upright. */
    static const struct {
        int rotation;
        const char *box, *matrix;
    } TURNS[] = {
        { 0, "0 0 400 300", "1 0 0 1 0 0" },
        { 90, "0 0 300 400", "0 1 -1 0 300 0" },
        { 180, "0 0 400 300", "-1 0 0 -1 400 300" },
        { 270, "0 0 300 400", "0 -1 1 0 0 400" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(TURNS); i++) {
        g_autofree char *contents = g_strdup_printf("%s cm " CONTENTS, TURNS[i].matrix);
        g_autofree char *page = g_strdup_printf("/MediaBox[%s]/Rotate %d", TURNS[i].box, TURNS[i].rotation);
        g_autoptr(GBytes) bytes = raw_pdf(&(RawPdf) { .contents = contents, .page = page });
        g_autoptr(GError) error = NULL;
        g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "turned.pdf", NULL, &error);
        g_assert_no_error(error);
        g_autoptr(GkDocument) document = gk_document_new(source, NULL);
        gk_test_tables(document, DRAWING, NULL);
        g_assert_cmpint(document->pages[0].rotation, ==, TURNS[i].rotation);
        g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
        GkBox box = document->tables[0].parts[0].box;
        g_assert_cmpfloat_with_epsilon(box.x0, 50, 0.3);
        g_assert_cmpfloat_with_epsilon(box.y0, 100, 0.3);
        g_assert_cmpfloat_with_epsilon(box.x1, 350, 0.3);
        g_assert_cmpfloat_with_epsilon(box.y1, 180, 0.3);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/rotation/turned", turned);
    return g_test_run();
}
