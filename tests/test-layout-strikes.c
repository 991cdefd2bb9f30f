/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines through numbers are no rules, and are told; slanted text and seals are set aside; what glyphs tell of cells. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define WORDS "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n合计 | 172.73 | 31.16"

static GkDocument *
lay_out(const char *more)
{
    g_autofree char *letters = gk_test_words("53,253,403", 214, 20, WORDS);
    g_autofree char *text = g_strconcat(PAGE "grid 50 200 cols 200,150,150 rows 20,20,20\n", letters, more, "\n", NULL);
    GkDocument *document = gk_test_layout(text);
    gk_test_tables(document, WORDS, NULL);
    return document;
}

/* The places of the cells with a doubt: "1.1 1.2". */
static char *
doubtful(const GkDocument *document, guint doubt)
{
    GString *places = g_string_new(NULL);
    const GkTable *table = &document->tables[0];
    for (guint i = 0; i < table->n_cells; i++)
        if (table->cells[i].doubts & doubt)
            g_string_append_printf(places, "%s%u.%u", places->len ? " " : "", table->cells[i].row,
                                   table->cells[i].column);
    return g_string_free(places, FALSE);
}

static void
strikes(void)
{
    static const struct {
        const char *lines, *cells;
    } CASES[] = {
        { "rule 252 230.5 281 230.5 width 0.7", "1.1" },
        { "fill 250 230 285 231\n", "1.1" },
        { "rule 253 230.5 265 230.5\nrule 265.5 230.5 278 230.5", "1.1" },
        /* the whole row, and beyond */
        { "rule 50 230.5 550 230.5 color ff0000", "1.0 1.1 1.2" },
        { "rule 402 250.5 428 250.5", "2.2" },
        /* aslant; crossed */
        { "rule 252 234 279 227 width 0.7", "1.1" },
        { "rule 252 234 279 227\nrule 252 227 279 234", "1.1" },
        /* from a letter to another line, beside the middle, much longer */
        { "rule 253 234 300 210", "" },
        { "rule 252 239 279 235", "" },
        { "rule 225 234 330 227", "" },
        /* under the letters, along the border, within one letter, beside them */
        { "rule 253 235.6 278 235.6", "" },
        { "rule 50 240 250 240", "" },
        { "rule 259 230.5 262 230.5", "" },
        { "rule 300 230.5 330 230.5", "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autoptr(GkDocument) document = lay_out(CASES[i].lines);
        g_autofree char *cells = doubtful(document, GK_DOUBT_STRUCK_OUT);
        g_assert_cmpstr(cells, ==, CASES[i].cells);
        g_assert_cmpint(gk_test_says(document, GK_DIAGNOSTIC_STRUCK_OUT, ""), ==, *CASES[i].cells != 0);
    }
}

/* The line begins left of the currency's sign, which stands apart. */
static void
strike_through_a_currency(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(PAGE "grid 50 100 cols 200,150 rows 20,20\ntext 53 114 10 \"科目\"\ntext 253 114 10 \"预算数\"\n"
                            "text 53 134 10 \"工资\"\ntext 260 134 10 \"￥\"\ntext 275 134 10 \"615.40\"\n"
                            "rule 259 130.5 306 130.5 width 0.7\n");
    g_autofree char *cells = doubtful(document, GK_DOUBT_STRUCK_OUT);
    g_assert_cmpstr(cells, ==, "1.1");
}

/* Two texts of two lines that are too high for their cells: the border between the rows goes through the second line. */
static void
border_through_high_text(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(PAGE "grid 50 100 cols 200,150 rows 20,20,20\ntext 53 114 10 \"科目\"\ntext 253 114 10 \"预算数\"\n"
                            "text 53 130 10 \"办公设备购置以及\"\ntext 53 143 10 \"维修2024\"\n"
                            "text 253 130 10 \"全年完成\"\ntext 253 143 10 \"800台\"\n"
                            "text 253 154 10 \"7.10\"\n");
    g_assert_cmpuint(document->tables[0].row_count, ==, 3);
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_STRUCK_OUT, ""));
}

static void
strikes_in_prose(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(PAGE "text 60 400 10 \"收入\"\ntext 80 400 10 \"34.50\"\ntext 105 400 10 \"万元\"\n"
                            "rule 79 396.4 106 396.4\ntext 60 450 10 \"———\"\nrule 60 446 90 446\n");
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_STRUCK_OUT, "34.50") ||
                  gk_test_says(document, GK_DIAGNOSTIC_STRUCK_OUT, "3450"));
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_STRUCK_OUT, "—"));
}

static void
glyphs_tell(void)
{
    static const struct {
        const char *flag;
        guint doubt;
        GkDiagnosticCode code;
    } CASES[] = {
        { "cut", GK_DOUBT_CUT_CHARACTERS, GK_DIAGNOSTIC_PARTLY_HIDDEN },
        { "incomplete", GK_DOUBT_HIDDEN_CHARACTERS, GK_DIAGNOSTIC_PARTLY_HIDDEN },
        { "misread", GK_DOUBT_DRAWN_OTHERWISE, GK_DIAGNOSTIC_DRAWN_OTHERWISE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *text = g_strdup_printf(
            PAGE "grid 50 100 cols 200,150 rows 20,20,20\ntext 53 114 10 \"科目\"\ntext 253 114 10 \"预算数\"\n"
                 "text 53 134 10 \"工资\" %s\ntext 253 134 10 \"615\" %s\ntext 53 154 10 \"合计\"\n"
                 "text 253 154 10 \"615.40\"\ntext 60 400 10 \"共615\" %s\n",
            CASES[i].doubt == GK_DOUBT_CUT_CHARACTERS ? CASES[i].flag : "", CASES[i].flag, CASES[i].flag);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_autofree char *cells = doubtful(document, CASES[i].doubt);
        g_assert_cmpstr(cells, ==, "1.1");
        g_assert_true(gk_test_says(document, CASES[i].code, "615"));
        g_assert_true(gk_test_says(document, CASES[i].code, "table 1"));
    }
}

/* A ring of letters in red, some of them upright by chance, and a date; a name in grey all over the page. */
static void
seals(void)
{
    g_autoptr(GkDocument) document =
        lay_out("text 260 212 9 \"市\" color d01010 slanted\ntext 300 205 9 \"财\" color d01010 slanted\n"
                "text 255 240 9 \"某\" color d01010\ntext 310 258 9 \"局\" color d01010 slanted\n"
                "text 270 236 8 \"2024\" color d01010\n"
                "text 100 220 10 \"张三1024\" color 808080 slanted\ntext 420 256 10 \"张三1024\" color 808080 slanted");
    g_assert_cmpuint(gk_test_ink(document, watermark), ==, 4 + 4 + 12);
    /* Red numbers far from any seal are numbers. */
    g_autoptr(GkDocument) red = gk_test_layout(PAGE "grid 50 100 cols 200,150 rows 20,20\ntext 53 114 10 \"科目\"\n"
                                                    "text 253 114 10 \"预算数\"\ntext 53 134 10 \"工资\"\n"
                                                    "text 253 134 10 \"615.40\" color d01010\n");
    gk_test_tables(red, "科目 | 预算数\n工资 | 615.40", NULL);
}

/* Totals in grey and large are no watermark; a word as large across the page is. */
static void
pale_totals(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(PAGE "grid 50 100 cols 200,150 rows 20,20,30\ntext 53 114 10 \"科目\"\ntext 253 114 10 \"预算数\"\n"
                            "text 53 134 10 \"工资\"\ntext 253 134 10 \"615.40\"\ntext 53 160 10 \"合计\"\n"
                            "text 253 164 20 \"615.40\" color bbbbbb\n");
    gk_test_tables(document, "科目 | 预算数\n工资 | 615.40\n合计 | 615.40", NULL);
    g_assert_cmpuint(gk_test_ink(document, watermark), ==, 0);
    /* The last digit of one stands above the first of the next, a step aside. */
    g_autoptr(GkDocument) stairs =
        gk_test_layout(PAGE "grid 50 100 cols 200,150 rows 20,20,20\ntext 53 114 10 \"科目\"\n"
                            "text 53 134 10 \"工资\"\ntext 53 154 10 \"合计\"\ntext 253 114 10 \"预算数\"\n"
                            "text 300 134 14 \"72\" color bbbbbb\ntext 324 153 14 \"318\" color bbbbbb\n");
    gk_test_tables(stairs, "科目 | 预算数\n工资 | 72\n合计 | 318", NULL);
    g_assert_cmpuint(gk_test_ink(stairs, watermark), ==, 0);
}

/* Lines through pale numbers do not make them a watermark. */
static void
pale_struck_numbers(void)
{
    g_autoptr(GkDocument) document =
        gk_test_layout(PAGE "grid 50 100 cols 200,150 rows 20,20,20\ntext 53 114 10 \"科目\"\ntext 253 114 10 \"预算数\"\n"
                            "text 53 134 10 \"工资\"\ntext 253 134 10 \"615.40\" color d0d0d0\n"
                            "text 53 154 10 \"合计\"\ntext 253 154 10 \"615.40\" color d0d0d0\n"
                            "rule 240 130.5 340 130.5 width 0.7\n");
    g_assert_cmpstr(gk_table_cell_at(&document->tables[0], 1, 1)->text, ==, "615.40");
    g_assert_cmpuint(gk_test_ink(document, watermark), ==, 0);
}

static void
red_numbers(void)
{
#define RED " color d01010\n"
#define BLACK "\n"
    static const struct {
        const char *label, *first, *second, *third, *number, *cells, *head;
    } CASES[] = {
        { BLACK, BLACK, RED, BLACK, "\"6.00\"", "1.2" },
        { BLACK, BLACK, RED, BLACK, "\"-6.00\"", "" },
        { BLACK, BLACK, BLACK, BLACK, "\"6.00\"", "" },
        { BLACK, BLACK, RED, RED, "\"6.00\"", "1.2 2.2" }, /* all of the column, beside black ones: each may be negative */
        { BLACK, BLACK, RED, RED, "\"6.00\"", "", RED }, /* the column's words, too */
        { BLACK, BLACK, RED, BLACK, "\"６．００\"", "1.2" },
        { RED, BLACK, RED, BLACK, "\"6.00\"", "" }, /* the row's words, too */
        { BLACK, RED, RED, BLACK, "\"6.00\"", "" }, /* all numbers of the row */
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *text =
            g_strconcat(PAGE "grid 50 100 cols 150,100,100 rows 20,20,20\ntext 53 114 10 \"科目\"\n"
                             "text 203 114 10 \"预算数\"\ntext 303 114 10 \"增减\"",
                        CASES[i].head ? CASES[i].head : BLACK, "text 53 134 10 \"工资\"",
                        CASES[i].label, "text 203 134 10 \"20.00\"", CASES[i].first, "text 303 134 10 ",
                        CASES[i].number, CASES[i].second, "text 53 154 10 \"津贴\"\ntext 203 154 10 \"10.00\"\n",
                        "text 303 154 10 \"2.50\"", CASES[i].third, NULL);
        g_autoptr(GkDocument) document = gk_test_layout(text);
        g_autofree char *cells = doubtful(document, GK_DOUBT_SIGN_BY_COLOR);
        g_assert_cmpstr(cells, ==, CASES[i].cells);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/strikes/pale", pale_struck_numbers);
    g_test_add_func("/layout/strikes/currency", strike_through_a_currency);
    g_test_add_func("/layout/strikes/strikes", strikes);
    g_test_add_func("/layout/strikes/border-through-high-text", border_through_high_text);
    g_test_add_func("/layout/strikes/in-prose", strikes_in_prose);
    g_test_add_func("/layout/strikes/glyphs-tell", glyphs_tell);
    g_test_add_func("/layout/strikes/seals", seals);
    g_test_add_func("/layout/strikes/pale-totals", pale_totals);
    g_test_add_func("/layout/strikes/red-numbers", red_numbers);
    return g_test_run();
}
