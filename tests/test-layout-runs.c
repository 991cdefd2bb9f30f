/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A number is one run: raised marks, gaps, thin spaces, digits of several sizes, texts over each other. */
#include "tests/support/layout-fixture.h"

/* One row of two cells, the left one 120 wide and 20 high, from (50, 100); and `statements`. */
static GkDocument *
pair(const char *statements)
{
    g_autofree char *text =
        g_strdup_printf("page 595 842\ngrid 50 100 cols 120,60 rows 20,20\ntext 53 134 10 \"合计\"\n%s\n", statements);
    return gk_test_layout(text);
}

static void
left_is(const char *statements, const char *expected, const char *marks, guint doubts)
{
    g_autoptr(GkDocument) document = pair(statements);
    g_assert_cmpuint(document->n_tables, ==, 1);
    const GkCell *cell = gk_table_cell_at(&document->tables[0], 0, 0);
    g_assert_cmpstr(cell->text, ==, expected);
    g_assert_cmpstr(cell->marks, ==, marks);
    g_assert_cmphex(cell->doubts, ==, doubts);
    g_assert_cmpuint(gk_test_ink(document, cell), ==, gk_test_ink(document, glyphs));
}

static void
marks(void)
{
    left_is("text 60 114 10 \"407.25\"\ntext 90 110 6 \"3\"", "407.25", "3", 0);
    left_is("text 60 114 10 \"2050205\"\ntext 95 109.5 6 \"12\"", "2050205", "12", 0);
    left_is("text 60 114 10 \"取暖补贴\"\ntext 100 110 6 \"[1]\"", "取暖补贴", "[1]", 0);
    left_is("text 60 110 6 \"2\"\ntext 63 114 10 \"18.40\"", "18.40", "2", 0);
    left_is("text 60 114 10 \"407.25\"\ntext 90 110 6 \"1\"\ntext 100 114 10 \"3\"", "407.25 3", "1",
            GK_DOUBT_AMBIGUOUS_NUMBER);
}

/* As large as the digits: seen, and told. */
static void
large_marks(void)
{
    left_is("text 60 114 10 \"407.25\"\ntext 90 111 10 \"3\"", "407.25", "3", GK_DOUBT_MIXED_NUMBER);
    left_is("text 60 114 10 \"407.25\"\ntext 90 111 10 \"[12]\"", "407.25", "[12]", GK_DOUBT_MIXED_NUMBER);
    left_is("text 60 114 10 \"407\"\ntext 75 111 10 \"2\"\ntext 80 114 10 \"5\"", "40725", NULL, GK_DOUBT_MIXED_NUMBER);
}

/* In sentences marks are raised whatever sort of digit or bracket they are; the text is conserved. */
static void
marks_of_full_width(void)
{
    g_autoptr(GkDocument) document = gk_test_layout("page 595 842\ntext 60 114 10 \"取暖补贴４０７．２５\"\n"
                                                    "text 160 110 6 \"３\"\ntext 166 114 10 \"万元，供水１８．４\"\n"
                                                    "text 256 110 6 \"［２］\"\ntext 274 114 10 \"万元。\"\n");
    g_assert_cmpuint(document->n_paragraphs, ==, 1);
    g_assert_cmpstr(document->paragraphs[0].text.text, ==, "取暖补贴４０７．２５³万元，供水１８．４［²］万元。");
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_TEXT_NOT_CONSERVED, ""));
}

/* Raised, and as large as the digits: each number with one is told. */
static void
large_marks_in_sentences(void)
{
    g_autoptr(GkDocument) document = gk_test_layout("page 595 842\ntext 60 114 10 \"取暖补贴407.25\"\n"
                                                    "text 130 111 10 \"3\"\ntext 135 114 10 \"万元，供水18.40\"\n"
                                                    "text 210 111 10 \"2\"\ntext 215 114 10 \"万元。\"\n");
    guint told = 0;
    for (guint i = 0; i < gk_diagnostics_count(document->diagnostics); i++)
        told += gk_diagnostics_get(document->diagnostics, i)->code == GK_DIAGNOSTIC_AMBIGUOUS_NUMBER;
    g_assert_cmpuint(told, ==, 2);
}

/* Behind a number at the right edge of its cell it sticks out. */
static void
mark_beyond_the_rule(void)
{
    g_autoptr(GkDocument) document = pair("text 169 114 10 \"407.25\" right\ntext 169 110 6 \"3\"\n"
                                          "text 228 114 10 \"18.40\" right");
    const GkTable *table = &document->tables[0];
    g_assert_cmpstr(gk_table_cell_at(table, 0, 0)->text, ==, "407.25");
    g_assert_cmpstr(gk_table_cell_at(table, 0, 0)->marks, ==, "3");
    g_assert_cmpstr(gk_table_cell_at(table, 0, 1)->text, ==, "18.40");
}

static void
marks_by_character(void)
{
    left_is("text 60 114 10 \"407.25²\"", "407.25", "2", 0);
    left_is("text 60 114 10 \"407.25①\"", "407.25", "①", 0);
    left_is("text 60 114 10 \"407.25*\"", "407.25", "*", 0);
    left_is("text 60 114 10 \"①取暖补贴\"", "①取暖补贴", NULL, 0);
    left_is("text 60 114 10 \"2*3\"", "2*3", NULL, 0);
}

/* Powers are text, and so is what stands lower or on the line. */
static void
no_marks(void)
{
    left_is("text 60 114 10 \"面积m²\"", "面积m²", NULL, 0);
    left_is("text 60 114 10 \"120m\"\ntext 80 110 6 \"2\"", "120m2", NULL, 0);
    left_is("text 60 114 10 \"PM\"\ntext 70 116 6 \"10\"", "PM10", NULL, 0);
}

/* Digits that are smaller or higher within a number. */
static void
mixed(void)
{
    left_is("text 60 114 10 \"407.2\"\ntext 85 114 7 \"5\"", "407.25", NULL, GK_DOUBT_MIXED_NUMBER);
    left_is("text 60 114 10 \"40\"\ntext 70 110 6 \"7\"\ntext 73 114 10 \".25\"", "407.25", NULL, GK_DOUBT_MIXED_NUMBER);
    left_is("text 60 114 10 \"407.\"\ntext 80 110 6 \"25\"", "407.25", NULL, GK_DOUBT_MIXED_NUMBER);
    left_is("text 60 114 10 \"407\"\ntext 75 110 10 \".25\"", "407.25", NULL, GK_DOUBT_MIXED_NUMBER);
}

static void
blanks(void)
{
    left_is("text 60 114 10 \"2050205\"\ntext 97 114 10 \"18.40\"", "2050205 18.40", NULL, GK_DOUBT_AMBIGUOUS_NUMBER);
    left_is("text 60 114 10 \"2050205\"\ntext 97 114 10 \"1,018.40\"", "2050205 1,018.40", NULL,
            GK_DOUBT_SEVERAL_NUMBERS);
    left_is("text 60 114 10 \"61.7\"\ntext 100 114 10 \"25\"", "61.7 25", NULL, GK_DOUBT_SEVERAL_NUMBERS);
    left_is("text 60 114 10 \"61.7\"\ntext 100 114 10 \"5\"", "61.7 5", NULL, GK_DOUBT_SEVERAL_NUMBERS);
    left_is("text 60 114 10 \"7\"\ntext 80 114 10 \"7\"\ntext 100 114 10 \"7\"", "7 7 7", NULL, GK_DOUBT_SEVERAL_NUMBERS);
}

/* Letter-spacing is no blank; thin spaces part thousands. */
static void
spaced(void)
{
    left_is("glyphs 105 115 10 \"40725\" 60 65 68 73 76 81 84 89 92 97", "40725", NULL, 0);
    left_is("glyphs 105 115 10 \"4072518\" 60 65 67 72 74 79 81 86 88 93 98 103 105 110", "40725 18", NULL,
            GK_DOUBT_AMBIGUOUS_NUMBER);
    left_is("text 60 114 10 \"4\"\ntext 67 114 10 \"072\"\ntext 84 114 10 \"518\"", "4072518", NULL, 0);
    left_is("text 60 114 10 \"4\"\ntext 67 114 10 \"072.50\"", "4072.50", NULL, 0);
    left_is("text 60 114 10 \"304\"\ntext 77 114 10 \"072.50\"", "304 072.50", NULL, GK_DOUBT_AMBIGUOUS_NUMBER);
}

static void
over_each_other(void)
{
    left_is("text 60 114 11 \"407.25\"\ntext 82 117 9 \"2031年度\"", "407.25 2031年度", NULL, GK_DOUBT_OVERPRINTED);
    left_is("text 60 114 10 \"407.25\" font A\ntext 62 114 10 \"18.40\" font B", "407.25 18.40", NULL,
            GK_DOUBT_OVERPRINTED);
    /* Boxes of an em at half an em's distance are how some fonts are. */
    left_is("glyphs 105 115 10 \"407\" 60 70 65 75 70 80", "407", NULL, 0);
}

/* Outside of tables a raised digit stays, raised. */
static void
lines(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout("page 595 842\ntext 60 114 10 \"支出407.25\"\ntext 110 110 6 \"3\"\ntext 114 114 10 \"万元。\"");
    g_assert_cmpuint(document->n_paragraphs, ==, 1);
    g_assert_cmpstr(document->paragraphs[0].text.text, ==, "支出407.25³万元。");
}

/* A digit of another size within a number is told; a number cut by the end of a line goes on, full or not. */
static void
doubts_of_lines(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout("page 595 842\ntext 60 114 10 \"支出407.2\"\ntext 105 114 7 \"5\"\ntext 110 114 10 \"万元。\"");
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "407.25"));
    g_autoptr(GkDocument) cut =
        gk_test_layout("page 595 842\ntext 60 114 10 \"供水支出4,07\"\ntext 60 130 10 \"2.51万元。\"");
    g_assert_cmpuint(cut->n_paragraphs, ==, 1);
    g_assert_cmpstr(cut->paragraphs[0].text.text, ==, "供水支出4,072.51万元。");
    g_assert_false(gk_test_says(cut, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, ""));
}

/* A mark behind the title is not of it; a line that begins with a mark is a note. */
static void
captions(void)
{
    g_autofree char *grid =
        gk_test_grid(50, 100, "150,100", "20,20,20", "科目 | 预算\n取暖补贴 | 407.25\n合计 | 407.25");
    g_autofree char *text = g_strconcat("page 595 842\n", grid,
                                        "\ntext 100 80 14 \"收支总表\"\ntext 156 74 8 \"1\"\n"
                                        "text 50 168 6 \"1\"\ntext 53 171 9 \"含上年结转。\"\n", NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpstr(document->tables[0].title.text, ==, "收支总表");
    g_assert_cmpuint(document->tables[0].n_notes, ==, 1);
    g_assert_cmpstr(document->tables[0].notes[0].text, ==, "¹含上年结转。");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/runs/marks", marks);
    g_test_add_func("/layout/runs/large-marks", large_marks);
    g_test_add_func("/layout/runs/marks-of-full-width", marks_of_full_width);
    g_test_add_func("/layout/runs/large-marks-in-sentences", large_marks_in_sentences);
    g_test_add_func("/layout/runs/mark-beyond-the-rule", mark_beyond_the_rule);
    g_test_add_func("/layout/runs/marks-by-character", marks_by_character);
    g_test_add_func("/layout/runs/no-marks", no_marks);
    g_test_add_func("/layout/runs/mixed", mixed);
    g_test_add_func("/layout/runs/blanks", blanks);
    g_test_add_func("/layout/runs/spaced", spaced);
    g_test_add_func("/layout/runs/over-each-other", over_each_other);
    g_test_add_func("/layout/runs/lines", lines);
    g_test_add_func("/layout/runs/doubts-of-lines", doubts_of_lines);
    g_test_add_func("/layout/runs/captions", captions);
    return g_test_run();
}
