/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ink in cells that is no text: the cell is not blank, and that is said; what is decoration says nothing.
 */
#include "tests/support/layout-fixture.h"

#include <string.h>

#define PAGE "page 595 842\n"

/* Three columns of 100 from x = 50, rows of 20 from y = 100. */
static GkDocument *
table_with(const char *drawing, const char *ink)
{
    g_autofree char *grid = gk_test_grid(50, 100, "100,100,100", "20,20,20,20", drawing);
    g_autofree char *text = g_strconcat(PAGE, grid, ink, NULL);
    return gk_test_layout(text);
}

#define WORDS "项目 | 预算数 | 决算数\n水费 | _ | 2.00\n电费 | 3.00 | 4.00\n取暖费 | 5.00 | 6.00"

static guint
doubts_at(const GkDocument *document, guint row, guint column)
{
    return gk_table_cell_at(&document->tables[0], row, column)->doubts;
}

static guint
all_doubts(const GkDocument *document)
{
    guint doubts = 0;
    for (guint t = 0; t < document->n_tables; t++)
        for (guint i = 0; i < document->tables[t].n_cells; i++)
            doubts |= document->tables[t].cells[i].doubts;
    return doubts;
}

/* The only warning about ink, and the one cell it names. */
static void
expect_cell(const GkDocument *document, guint row, guint column)
{
    guint found = 0;
    for (guint i = 0; i < gk_diagnostics_count(document->diagnostics); i++) {
        const GkDiagnostic *diagnostic = gk_diagnostics_get(document->diagnostics, i);
        if (diagnostic->code != GK_DIAGNOSTIC_UNREAD_INK)
            continue;
        found++;
        g_assert_cmpuint(diagnostic->n_cells, ==, 1);
        g_assert_cmpuint(diagnostic->cells[0].row, ==, row);
        g_assert_cmpuint(diagnostic->cells[0].column, ==, column);
    }
    g_assert_cmpuint(found, ==, 1);
}

static void
drawn_numbers_are_not_blank(void)
{
    static const char *const INK[] = {
        "unread 230 126 235 133 0 outline\nunread 236 126 241 133 0 outline\n",
        "image 220 122 245 136\nunread 222 124 228 130 7 picture\nunread 228 124 234 130 5 picture\n",
        "unread 228 126 234 132 6 letters\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(INK); i++) {
        g_autoptr(GkDocument) document = table_with(WORDS, INK[i]);
        g_assert_cmpuint(doubts_at(document, 1, 1), ==, GK_DOUBT_INK_WITHOUT_TEXT);
        expect_cell(document, 1, 1);
    }
}

/* 3.00 stands from x = 150 to 170 in its cell. Beside it and on its line is a part of it, below it is something else.
 */
static void
ink_beside_a_number_is_doubted(void)
{
    g_autoptr(GkDocument) beside = table_with(WORDS, "unread 182 146 187 153 0 outline\n");
    g_assert_cmpuint(doubts_at(beside, 2, 1), ==, GK_DOUBT_INK_BESIDE_NUMBER);
    expect_cell(beside, 2, 1);
    g_autoptr(GkDocument) full_width =
        table_with("项目 | 预算数 | 决算数\n水费 | _ | 2.00\n电费 | ３．００ | 4.00\n取暖费 | 5.00 | 6.00", "unread 206 146 211 153 0 outline\n");
    g_assert_cmpuint(doubts_at(full_width, 2, 1), ==, GK_DOUBT_INK_BESIDE_NUMBER);
    g_autoptr(GkDocument) below =
        table_with(WORDS, "unread 182 156.5 187 158.5 0 outline\nunread 188 156.5 192 158.5 0 outline\n");
    g_assert_cmpuint(all_doubts(below), ==, 0);
    static const char *const ABOVE[] = {
        "unread 182 141 185 146 0 outline\nunread 188 141 191 146 0 outline\n",
        "image 180 140 200 146\nunread 182 140 188 144 7 picture\nunread 188 140 194 144 7 picture\n"
    };
    for (guint i = 0; i < G_N_ELEMENTS(ABOVE); i++) { /* another number */
        g_autoptr(GkDocument) above = table_with(WORDS, ABOVE[i]);
        g_assert_cmpuint(doubts_at(above, 2, 1), ==, GK_DOUBT_INK_BESIDE_NUMBER);
    }
    g_autoptr(GkDocument) label =
        table_with(WORDS, "unread 90 146 97 153 0 outline\nunread 98 146 105 153 0 outline\n");
    g_assert_cmpuint(all_doubts(label), ==, 0);
}

/* Specks, the corners of a frame, seals, backgrounds, charts. */
static void
decoration_is_no_doubt(void)
{
    static const char *const INK[] = {
        "unread 230 126 231 127 0 outline\n",
        "unread 150.2 122 151.2 130 0 outline\n",
        "image 180 90 260 170\nunread 200 126 206 132 9 picture color e02020\nunread 180 92 186 98 3 picture color "
        "e02020\n"
        "unread 254 164 260 170 3 picture color e02020\n",
        "image 40 90 360 190\nunread 200 126 206 132 9 picture color 3060a0\n",
        "image 152 122 248 176\nunread 200 126 206 132 9 picture\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(INK); i++) {
        g_autoptr(GkDocument) document = table_with(WORDS, INK[i]);
        g_assert_cmpuint(all_doubts(document), ==, 0);
    }
}

/* One picture of three amounts, one below the other. */
static void
picture_of_a_column(void)
{
    g_autoptr(GkDocument) document =
        table_with("项目 | 预算数 | 决算数\n水费 | _ | 2.00\n电费 | _ | 4.00\n取暖费 | _ | 6.00",
                   "image 155 121 245 179\nunread 220 126 226 132 8 picture\nunread 220 146 226 152 8 picture\n"
                   "unread 220 166 226 172 8 picture\n");
    for (guint row = 1; row < 4; row++)
        g_assert_cmpuint(doubts_at(document, row, 1), ==, GK_DOUBT_INK_WITHOUT_TEXT);
}

/* A page of outlines: its grid is a table that nobody can read, and is no part of the one before it. */
static void
drawn_grid_joins_nothing(void)
{
    g_autofree char *first = gk_test_grid(50, 700, "100,100", "20,20,20", "项目 | 预算数\n水费 | 2.00\n电费 | 3.00");
    g_autoptr(GString) text = g_string_new(PAGE);
    g_string_append(text, first);
    g_string_append(text, PAGE "grid 50 60 cols 100,100 rows 20,20,20\n");
    for (guint row = 0; row < 3; row++)
        for (guint column = 0; column < 2; column++)
            g_string_append_printf(text, "unread %u %u %u %u 0 outline\n", 60 + 100 * column, 66 + 20 * row,
                                   68 + 100 * column, 74 + 20 * row);
    g_autoptr(GkDocument) drawn = gk_test_layout(text->str);
    g_assert_cmpuint(drawn->n_tables, ==, 2);
    g_assert_cmpuint(drawn->tables[0].row_count, ==, 3);
    for (guint i = 0; i < drawn->tables[1].n_cells; i++)
        g_assert_cmpuint(drawn->tables[1].cells[i].doubts, ==, GK_DOUBT_INK_WITHOUT_TEXT);
}

/* --- pages --- */

static void
append_outlines(GString *text, double y, guint count)
{
    for (guint i = 0; i < count; i++)
        g_string_append_printf(text, "unread %u %g %u %g 0 outline\n", 60 + 8 * i, y, 66 + 8 * i, y + 8);
}

static void
pages_with_ink_are_not_blank(void)
{
    g_autoptr(GString) text = g_string_new(PAGE);
    append_outlines(text, 100, 20); /* page 1: outlines */
    g_string_append(text, PAGE); /* page 2: nothing */
    g_string_append(text, PAGE "image 100 100 300 200\n"); /* page 3: a small picture of words */
    for (guint i = 0; i < 20; i++)
        g_string_append_printf(text, "unread 110 %u 116 %u 24 picture\n", 100 + 5 * i, 105 + 5 * i);
    g_string_append(text, PAGE "image 100 100 300 200\nunread 110 110 116 116 9 picture\n"); /* page 4: ornament */
    append_outlines(text, 100, 2);
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    g_assert_cmpint(document->pages[0].content, ==, GK_PAGE_DRAWN);
    g_assert_cmpint(document->pages[1].content, ==, GK_PAGE_BLANK);
    g_assert_cmpint(document->pages[2].content, ==, GK_PAGE_IMAGE);
    g_assert_cmpint(document->pages[3].content, ==, GK_PAGE_BLANK);
    g_assert_cmpuint(gk_diagnostics_count(document->diagnostics), ==, 2);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_PAGE_DRAWN, "page 1"));
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_PAGE_SCANNED, "page 3"));
}

/* Whether a picture from y = 200 to 300, with this end of its statement, is told on a page with these other statements.
 */
static gboolean
is_told(const char *rules, const char *others)
{
    g_autoptr(GString) text =
        g_string_new(PAGE "text 100 60 12 \"第一部分 概况\"\ntext 100 80 12 \"本单位负责的各项工作如下。\"\n"
                          "text 100 100 12 \"负责档案的收集和整理工作，负责图书的采购。\"\n");
    g_string_append_printf(text, "image 100 200 400 300%s\n%s", rules, others);
    for (guint i = 0; i < 15; i++)
        g_string_append_printf(text, "unread 110 %u 116 %u 8 picture\n", 205 + 6 * i, 211 + 6 * i);
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    return gk_test_says(document, GK_DIAGNOSTIC_PICTURE_OF_TABLE, "page 1");
}

static void
pictures_of_tables_are_told(void)
{
    g_assert_true(is_told(" rules 6 4", ""));
    g_assert_true(is_told("", "text 160 190 14 \"2024年三公经费支出表\"\n"));
    g_assert_true(is_told("", "text 340 192 10 \"单位：万元\"\n"));
    g_assert_false(is_told("", ""));
    g_assert_false(is_told(" rules 6 2", "")); /* a chart */
    g_assert_false(is_told("", "text 160 190 14 \"2024年支出结构图\"\n"));
    g_assert_false(is_told("", "text 160 130 14 \"2024年三公经费支出表\"\n")); /* further up */
    g_assert_false(is_told(" rules 6 4", "text 120 250 10 \"文字在背景图之上时可以读到\"\n"));
}

static void
lines_of_outlines_are_told(void)
{
    g_autoptr(GString) text = g_string_new(PAGE "text 100 60 12 \"第一部分 概况\"\n");
    append_outlines(text, 200, 50);
    g_autoptr(GkDocument) few = gk_test_layout(text->str);
    g_assert_false(gk_test_says(few, GK_DIAGNOSTIC_PAGE_DRAWN, "page 1"));
    append_outlines(text, 220, 50);
    g_autoptr(GkDocument) many = gk_test_layout(text->str);
    g_assert_true(gk_test_says(many, GK_DIAGNOSTIC_PAGE_DRAWN, "page 1"));
}

/* An amount of a sentence that is drawn as outlines, within the line or at its end; a small ornament is none. */
static void
outlines_in_sentences(void)
{
    static const struct {
        const char *ink;
        gboolean told;
    } cases[] = {
        { "unread 122 105 126 113 0 outline\nunread 128 105 132 113 0 outline\nunread 134 106 138 113 0 outline\n", TRUE },
        { "unread 201 105 205 113 0 outline\nunread 207 105 211 113 0 outline\nunread 212 106 215 113 0 outline\n", TRUE },
        { "unread 122 105 126 113 0 outline\nunread 128 105 132 113 0 outline\n", FALSE },
        { "unread 122 111 126 113 0 outline\nunread 128 111 132 113 0 outline\nunread 134 111 138 113 0 outline\n", FALSE },
        { "unread 122 150 126 158 0 outline\nunread 128 150 132 158 0 outline\nunread 134 150 138 158 0 outline\n", FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *page = g_strconcat("page 595 842\ntext 60 114 10 \"路灯照明支出\"\ntext 150 114 10 \"万元，其中\"\n",
                                            cases[i].ink, NULL);
        g_autoptr(GkDocument) document = gk_test_layout(page);
        if (gk_test_says(document, GK_DIAGNOSTIC_PAGE_DRAWN, "sentence") != cases[i].told)
            g_error("case %u", i);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/unread/outlines-in-sentences", outlines_in_sentences);
    g_test_add_func("/unread/blank", drawn_numbers_are_not_blank);
    g_test_add_func("/unread/beside", ink_beside_a_number_is_doubted);
    g_test_add_func("/unread/decoration", decoration_is_no_doubt);
    g_test_add_func("/unread/column", picture_of_a_column);
    g_test_add_func("/unread/grid", drawn_grid_joins_nothing);
    g_test_add_func("/unread/pages", pages_with_ink_are_not_blank);
    g_test_add_func("/unread/pictures", pictures_of_tables_are_told);
    g_test_add_func("/unread/lines", lines_of_outlines_are_told);
    return g_test_run();
}
