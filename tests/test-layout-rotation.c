/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A page that is displayed turned gives the same tables, in the coordinates of what is seen; so does a page whose text
 * lies on its side.
 */
#include "tests/support/changed-pages.h"
#include "tests/support/layout-fixture.h"
#include "tests/support/raw-pdf.h"

/* What is seen, 400 by 300 points, y upwards: a table of two levels of header and two rows. */
#define CONTENTS                                                                                                       \
    "0.5 w 50 200 m 350 200 l 50 140 m 350 140 l 50 120 m 350 120 l 50 160 m 350 160 l 150 180 m 350 180 l "           \
    "50 200 m 50 120 l 150 200 m 150 120 l 250 180 m 250 120 l 350 200 m 350 120 l S "                                 \
    "BT /F1 10 Tf 53 176 Td (Item) Tj 100 10 Td (Budget) Tj 0 -20 Td (Basic) Tj 100 0 Td (Project) Tj "                \
    "-200 -20 Td (Pay) Tj 100 0 Td (72.73) Tj 100 0 Td (31.16) Tj "                                                    \
    "-200 -20 Td (Total) Tj 100 0 Td (73.73) Tj 100 0 Td (33.16) Tj ET"

#define DRAWING "[2x1]Item | [1x2]Budget\nBasic | Project\nPay | 72.73 | 31.16\nTotal | 73.73 | 33.16"

static GkDocument *
lay_out(const char *contents, const char *box, int rotation)
{
    g_autofree char *page = g_strdup_printf("/MediaBox[%s]/Rotate %d", box, rotation);
    g_autoptr(GBytes) bytes = raw_pdf(&(RawPdf) { .contents = contents, .page = page });
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "turned.pdf", NULL, &error);
    g_assert_no_error(error);
    GkDocument *document = gk_document_new(source, NULL);
    g_autofree char *problem = NULL;
    g_assert_true(gk_document_verify(document, &problem));
    return document;
}

static void
assert_box(GkBox box, double x0, double y0, double x1, double y1)
{
    g_assert_cmpfloat_with_epsilon(box.x0, x0, 0.3);
    g_assert_cmpfloat_with_epsilon(box.y0, y0, 0.3);
    g_assert_cmpfloat_with_epsilon(box.x1, x1, 0.3);
    g_assert_cmpfloat_with_epsilon(box.y1, y1, 0.3);
}

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
        g_autoptr(GkDocument) document = lay_out(contents, TURNS[i].box, TURNS[i].rotation);
        gk_test_tables(document, DRAWING, NULL);
        g_assert_cmpint(document->pages[0].rotation, ==, TURNS[i].rotation);
        g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
        assert_box(document->tables[0].parts[0].box, 50, 100, 350, 180);
        g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, ""));
    }
}

/* Nothing undoes the turn of the contents: they lie on their side, or stand on their head. */
static void
lying(void)
{
    static const struct {
        const char *box, *matrix, *says;
        double width, table[4], pay[4]; /* the boxes of the table and of the cell "Pay", as displayed */
    } TURNS[] = {
        { "0 0 300 400", "0 1 -1 0 300 0", "upwards", 300, { 100, 50, 180, 350 }, { 140, 250, 160, 350 } },
        { "0 0 400 300", "-1 0 0 -1 400 300", "upside down", 400, { 50, 120, 350, 200 }, { 250, 140, 350, 160 } },
        { "0 0 300 400", "0 -1 1 0 0 400", "downwards", 300, { 120, 50, 200, 350 }, { 140, 50, 160, 150 } },
    };
    for (guint i = 0; i < G_N_ELEMENTS(TURNS); i++) {
        g_autofree char *contents = g_strdup_printf("%s cm " CONTENTS, TURNS[i].matrix);
        g_autoptr(GkDocument) document = lay_out(contents, TURNS[i].box, 0);
        gk_test_tables(document, DRAWING, NULL);
        g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, TURNS[i].says));
        g_assert_cmpfloat(document->pages[0].width, ==, TURNS[i].width);
        g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
        const double *t = TURNS[i].table, *p = TURNS[i].pay;
        assert_box(document->tables[0].parts[0].box, t[0], t[1], t[2], t[3]);
        assert_box(gk_table_cell_at(&document->tables[0], 2, 0)->places[0].box, p[0], p[1], p[2], p[3]);
    }
}

/* --- Chinese letters only --- */

/* Where a point of an upright page, 400 by 300 points, lies on one whose text runs down (or up). */
static void
lay_down(gboolean down, double x, double y, double *u, double *v)
{
    *u = down ? 300 - y : y;
    *v = down ? x : 400 - x;
}

/* Letters from x on, their baseline at y, as high above and below it as `ascent` and `descent` say, in ems. */
static void
add_lying_letters(GString *page, gboolean down, double x, double y, const char *text, const double extent[2])
{
    for (const char *c = text; *c; c = g_utf8_next_char(c), x += 10) {
        double u0, v0, u1, v1;
        g_autofree char *letter = g_strndup(c, (gsize) (g_utf8_next_char(c) - c));
        lay_down(down, x, y - 10 * extent[0], &u0, &v0);
        lay_down(down, x + 10, y + 10 * extent[1], &u1, &v1);
        g_string_append_printf(page, "glyphs %.1f %.1f 10 \"%s\" %.1f %.1f\n", MIN(v0, v1), MAX(v0, v1), letter,
                               MIN(u0, u1), MAX(u0, u1));
    }
}

static void
add_lying_rule(GString *page, gboolean down, double x0, double y0, double x1, double y1)
{
    double u0, v0, u1, v1;
    lay_down(down, x0, y0, &u0, &v0);
    lay_down(down, x1, y1, &u1, &v1);
    g_string_append_printf(page, "rule %.1f %.1f %.1f %.1f\n", u0, v0, u1, v1);
}

#define FORM "项目名称 | 主管部门\n绩效目标 | 保障机关运行\n年度指标 | 服务对象满意"

static char *
lying_form(gboolean down, const double extent[2])
{
    GString *page = g_string_new("page 300 400\n");
    g_auto(GStrv) rows = g_strsplit(FORM, "\n", -1);
    for (guint r = 0; rows[r]; r++) {
        g_auto(GStrv) cells = g_strsplit(rows[r], " | ", -1);
        for (guint c = 0; cells[c]; c++)
            add_lying_letters(page, down, 53 + 150 * c, 114 + 20 * r, cells[c], extent);
    }
    for (guint r = 0; r < 4; r++)
        add_lying_rule(page, down, 50, 100 + 20 * r, 350, 100 + 20 * r);
    for (guint c = 0; c < 3; c++)
        add_lying_rule(page, down, 50 + 150 * c, 100, 50 + 150 * c, 160);
    return g_string_free(page, FALSE);
}

static void
lying_chinese(void)
{
    static const double EXTENTS[][2] = { { 0.88, 0.12 }, { 1.0, 0.3 } };
    for (guint i = 0; i < 4; i++) {
        g_autofree char *page = lying_form(i % 2, EXTENTS[i / 2]);
        g_autoptr(GkDocument) document = gk_test_layout(page);
        gk_test_tables(document, FORM, NULL);
        g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, i % 2 ? "downwards" : "upwards"));
        g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
        if (i % 2)
            assert_box(document->tables[0].parts[0].box, 140, 50, 200, 350);
        else
            assert_box(document->tables[0].parts[0].box, 100, 50, 160, 350);
    }
}

static void
turn_over(GkPage *page, gpointer data)
{
    gk_page_turn(page, 2);
}

/* Letters higher than wide, as most fonts have them, and upside down. */
static void
chinese_upside_down(void)
{
    g_autoptr(GString) text = g_string_new("page 400 300\ngrid 50 100 cols 150,150 rows 20,20,20\n");
    g_auto(GStrv) rows = g_strsplit(FORM, "\n", -1);
    for (guint r = 0; rows[r]; r++) {
        g_auto(GStrv) cells = g_strsplit(rows[r], " | ", -1);
        for (guint c = 0; cells[c]; c++) {
            g_string_append_printf(text, "glyphs %u %u 10 \"%s\"", 104 + 20 * r, 117 + 20 * r, cells[c]);
            for (glong i = 0; i <= g_utf8_strlen(cells[c], -1); i++)
                g_string_append_printf(text, " %ld", 53 + 150 * c + 10 * i);
            g_string_append_c(text, '\n');
        }
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_text(text->str, "form", &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) pages = gk_pages_read(source);
    g_autoptr(GkPageSource) turned = gk_changed_pages_new(pages, "over", turn_over, NULL);
    g_autoptr(GkDocument) document = gk_document_new(turned, NULL);
    gk_test_tables(document, FORM, NULL);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, "upside down"));
}

/* Letters stacked in narrow cells stand upright: the page is not turned. */
static void
stacked_chinese(void)
{
    static const char RULES[] = "grid 50 50 cols 20,200 rows 60,60,60,60\n";
    static const char ASIDE[] = "text 73 80 10 \"保障机关正常运行\"\n";
    g_autoptr(GString) square = g_string_new("page 300 400\n"), tall = g_string_new("page 300 400\n");
    for (guint r = 0; r < 4; r++) {
        g_string_append_printf(square, "vtext 55 %u 10 \"绩效目标\"\n", 55 + 60 * r);
        for (guint i = 0; i < 4; i++) {
            static const char *const LETTERS[] = { "绩", "效", "目", "标" };
            g_string_append_printf(tall, "glyphs %u %u 10 \"%s\" 55 65\n", 53 + 60 * r + 11 * i, 66 + 60 * r + 11 * i,
                                   LETTERS[i]);
        }
    }
    g_string_append_printf(square, "%s%s", RULES, ASIDE);
    g_string_append(tall, RULES);
    const GString *const pages[] = { square, tall };
    for (guint i = 0; i < 2; i++) {
        g_autoptr(GkDocument) document = gk_test_layout(pages[i]->str);
        g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, ""));
        g_assert_cmpstr(gk_table_cell_at(&document->tables[0], 3, 0)->text, ==, "绩效目标");
    }
}

/* Some of the text lies on its side: nothing is turned, and that is said. */
static void
partly_lying(void)
{
    g_autoptr(GkDocument) document =
        lay_out(CONTENTS " BT /F1 10 Tf 0 1 -1 0 380 50 Tm (12345678) Tj ET", "0 0 400 300", 0);
    gk_test_tables(document, DRAWING, NULL);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_SIDEWAYS_TEXT, ""));
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, ""));
}

/* Half and half: to turn the page would only change which half is wrong. */
static void
half_lying(void)
{
    g_autoptr(GkDocument) document = lay_out("BT /F1 10 Tf 50 250 Td (1234567) Tj ET BT /F1 10 Tf 0 1 -1 0 380 50 Tm "
                                             "(12345678) Tj ET",
                                             "0 0 400 300", 0);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_SIDEWAYS_TEXT, ""));
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_TURNED_TEXT, ""));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/rotation/turned", turned);
    g_test_add_func("/layout/rotation/lying", lying);
    g_test_add_func("/layout/rotation/lying-chinese", lying_chinese);
    g_test_add_func("/layout/rotation/chinese-upside-down", chinese_upside_down);
    g_test_add_func("/layout/rotation/stacked-chinese", stacked_chinese);
    g_test_add_func("/layout/rotation/partly-lying", partly_lying);
    g_test_add_func("/layout/rotation/half-lying", half_lying);
    return g_test_run();
}
