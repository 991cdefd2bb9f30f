/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables drawn with rules, however badly: the grid that comes out is the one that is meant. */
#include "tests/support/layout-fixture.h"

#include <string.h>

#define PAGE "page 595 842\n"

/* The words of most tests: three columns at 50, 150, 230, 310 and four rows of 20 from y = 100. */
#define WORDS "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | _\n合计 | 73.73 | 31.16"
#define GRID "grid 50 100 cols 100,80,80 rows 20,20,20,20"

static void
page_gives(const char *rules, const char *words, const char *drawing)
{
    g_autofree char *letters = gk_test_words("53,153,233", 114, 20, words);
    g_autofree char *text = g_strconcat(PAGE, rules, "\n", letters, NULL);
    gk_test_one_table(text, drawing);
}

static void
words_with(const char *rules)
{
    page_gives(rules, WORDS, WORDS);
}

static void
plain(void)
{
    words_with(GRID);
}

static void
double_borders(void)
{
    words_with("grid 50 100 cols 100,80,80 rows 20,20,20,20\ngrid 51 101 cols 100,80,80 rows 20,20,20,20");
    words_with(GRID "\nrect 48.5 98.5 311.5 181.5\nrule 50 121.5 310 121.5");
    /* Two lines of a point and a half with as much between them. */
    words_with("grid 50 100 cols 100,80,80 rows 20,20,20,20\ngrid 53.1 103.1 cols 100,80,80 rows 20,20,20,20");
}

/* Column rules that end three points and a half from the rules above and below, in low rows. */
static void
short_column_rules(void)
{
    g_autofree char *letters = gk_test_words("53,153,233", 111, 15, WORDS);
    g_autoptr(GString) text = g_string_new(PAGE "rect 50 100 310 160\n");
    for (guint i = 0; i < 4; i++)
        g_string_append_printf(text, "rule 50 %u 310 %u\nrule 150 %u.5 150 %u.5\nrule 230 %u.5 230 %u.5\n",
                               100 + 15 * i, 100 + 15 * i, 103 + 15 * i, 111 + 15 * i, 103 + 15 * i, 111 + 15 * i);
    g_string_append(text, letters);
    gk_test_one_table(text->str, WORDS);
}

/* Every border a fill of half a point, as spreadsheets draw them. */
static void
thin_fills(void)
{
    g_autoptr(GString) rules = g_string_new(NULL);
    static const int XS[] = { 50, 150, 230, 310 };
    for (guint i = 0; i < 5; i++)
        g_string_append_printf(rules, "fill 50 %u 310 %u.5\n", 100 + 20 * i, 100 + 20 * i);
    for (guint i = 0; i < G_N_ELEMENTS(XS); i++)
        g_string_append_printf(rules, "fill %d 100 %d.5 180.5\n", XS[i], XS[i]);
    words_with(rules->str);
}

/* Rules in pieces of `length` with `gap` between them, and whatever else `more` says. */
static char *
pieces(double length, double gap)
{
    GString *rules = g_string_new(NULL);
    static const int XS[] = { 50, 150, 230, 310 };
    for (guint i = 0; i < 5; i++)
        for (double x = 50; x < 310; x += length + gap)
            g_string_append_printf(rules, "rule %.2f %u %.2f %u\n", x, 100 + 20 * i, MIN(310, x + length),
                                   100 + 20 * i);
    for (guint i = 0; i < G_N_ELEMENTS(XS); i++)
        for (double y = 100; y < 180; y += length + gap)
            g_string_append_printf(rules, "rule %d %.2f %d %.2f\n", XS[i], y, XS[i], MIN(180, y + length));
    return g_string_free(rules, FALSE);
}

static void
in_pieces(void)
{
    static const double FORMS[][2] = { { 1, 0 },     { 2, 1 }, { 3, 2 }, { 4.5, 4.4 },
                                       { 4.5, 5.3 }, { 7, 6 }, { 8, 3 }, { 20, 0.2 } };
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *rules = pieces(FORMS[i][0], FORMS[i][1]);
        words_with(rules);
    }
    words_with(GRID " dashed");
}

/* Browsers part short dashes by more than their length so that one begins and one ends the border. */
static void
spread_dashes(void)
{
    g_autofree char *rules = pieces(4.25, 5.224), *letters = gk_test_words("53,153,233", 114, 20, WORDS);
    g_autofree char *text = g_strconcat(PAGE, rules, letters, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, WORDS, NULL);
    g_assert_cmpint(document->tables[0].ruling, ==, GK_RULING_FULL);
}

/* Rules that stop for a merged cell in a low row are no dashes. */
static void
low_merged_row(void)
{
    gk_test_one_table("page 595 842\nrect 50 100 250 120\nrule 50 106.7 250 106.7\nrule 50 113.4 250 113.4\n"
                      "rule 150 100 150 106.7\nrule 150 113.4 150 120\ntext 53 105 5 \"科目\"\n"
                      "text 153 105 5 \"金额\"\ntext 53 112 5 \"合计\"\ntext 53 119 5 \"工资\"\n"
                      "text 153 119 5 \"1.00\"\n",
                      "科目 | 金额\n[1x2]合计\n工资 | 1.00");
}

/* Borders of square dots, which tell no direction. */
static void
in_dots(void)
{
    g_autoptr(GString) rules = g_string_new(NULL);
    static const int XS[] = { 50, 150, 230, 310 };
    for (guint i = 0; i < 5; i++)
        for (double x = 50; x < 310; x += 1.5)
            g_string_append_printf(rules, "fill %.2f %u %.2f %u.75\n", x, 100 + 20 * i, x + 0.75, 100 + 20 * i);
    for (guint i = 0; i < G_N_ELEMENTS(XS); i++)
        for (double y = 100; y < 180; y += 1.5)
            g_string_append_printf(rules, "fill %d %.2f %d.75 %.2f\n", XS[i], y, XS[i], y + 0.75);
    words_with(rules->str);
}

/* Each cell's borders for themselves, ending short of the crossings. */
static void
gaps_at_crossings(void)
{
    g_autoptr(GString) rules = g_string_new(NULL);
    static const int XS[] = { 50, 150, 230, 310 };
    for (guint r = 0; r <= 4; r++)
        for (guint c = 0; c < 3; c++)
            g_string_append_printf(rules, "rule %d.5 %u %d.5 %u\n", XS[c] + 1, 100 + 20 * r, XS[c + 1] - 2,
                                   100 + 20 * r);
    for (guint r = 0; r < 4; r++)
        for (guint c = 0; c <= 3; c++)
            g_string_append_printf(rules, "rule %d %u.5 %d %u.5\n", XS[c], 101 + 20 * r, XS[c], 118 + 20 * r);
    words_with(rules->str);
}

/* Rows drawn by themselves, the borders of each a point or two off. */
static void
misaligned(void)
{
    words_with("grid 50 100 cols 100,80,80 rows 20\ngrid 51 120 cols 99,81,79 rows 20\n"
               "grid 49.5 141 cols 102,79,79 rows 20\ngrid 50 161 cols 98,82,80 rows 19");
}

static void
hidden_by_white(void)
{
    /* The rule between the two last cells of the last row is drawn, then covered: they are one. */
    page_gives(GRID "\nfill 225 161 235 179 color ffffff",
               "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | _\n空表",
               "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | _\n空表 | [1x2]_");
    /* White painted first hides nothing. */
    words_with("fill 40 90 320 190 color ffffff\n" GRID);
}

static void
white_rules(void)
{
    words_with(GRID "\nrule 270 100 270 180 color ffffff\nrule 50 110 310 110 color ffffff width 2");
    /* White on a background is seen. */
    words_with("fill 50 100 310 180 color 336699\n" GRID " color ffffff width 1");
}

static void
stripes(void)
{
    /* Backgrounds within a ruled table change nothing. */
    words_with("fill 50 100 310 120 color dddddd\nfill 50 140 310 160 color eeeeee\n" GRID);
    /* Without rules, their borders are the rows'. */
    g_autofree char *letters = gk_test_words("53,220r,300r", 114, 20, WORDS);
    g_autofree char *text =
        g_strconcat(PAGE "fill 50 100 310 120 color dddddd\nfill 50 140 310 160 color dddddd\n", letters, NULL);
    gk_test_one_table(text, WORDS);
}

static void
page_frame(void)
{
    words_with("rect 30 30 565 812\n" GRID);
    words_with("rect 30 30 565 812\nrect 32 32 563 810\n" GRID);
}

static void
underlines(void)
{
    words_with(GRID "\nrule 53 135.5 73 135.5\nrule 153 131 178 131\nrule 60 151.5 140 151.5");
}

/* Lines through or under words that fill their cell from border to border, and under a whole cell's words. */
static void
lines_of_words(void)
{
    static const char FULL[] =
        "科目 | 预算数 | 决算数\n工资 | 1,234,567.89123 | 31.16\n津贴 | 1.00 | _\n合计 | 73.73 | 31.16";
    /* the amount goes from 153 to 228 */
    page_gives(GRID "\nrule 152.5 131 228.5 131", FULL, FULL);
    page_gives(GRID "\nrule 153 135.2 228 135.2", FULL, FULL);
    page_gives(GRID "\nfill 152.5 130.6 228.5 131.4", FULL, FULL);
}

/* Rules of no width are the thinnest that can be drawn; areas of no height are nothing. */
static void
hairlines(void)
{
    words_with(GRID " width 0");
    words_with(GRID "\nfill 50 130 310 130");
}

/* A rule that is meant to be there but was cut short by a clip: its neighbours say nothing, so the cells are one. */
static void
clipped_rule(void)
{
    page_gives(
        "rect 50 100 310 180\nrule 50 120 310 120\nrule 50 140 310 140\nrule 50 160 310 160\nrule 150 100 150 180\n"
        "rule 230 100 230 160\nrule 230 160 230 163",
        "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | _\n合计 | 空表",
        "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n津贴 | 1.00 | _\n合计 | [1x2]空表");
}

static void
open_sides(void)
{
    /* No rule at the top: the page before drew it. */
    words_with("rule 50 120 310 120\nrule 50 140 310 140\nrule 50 160 310 160\nrule 50 180 310 180\n"
               "rule 50 100 50 180\nrule 150 100 150 180\nrule 230 100 230 180\nrule 310 100 310 180");
    /* None at the left and right. */
    words_with(
        "rule 50 100 310 100\nrule 50 120 310 120\nrule 50 140 310 140\nrule 50 160 310 160\nrule 50 180 310 180\n"
        "rule 150 100 150 180\nrule 230 100 230 180");
}

static void
merged(void)
{
    static const char RULES[] = "rect 50 100 310 180\nrule 150 120 310 120\nrule 50 140 310 140\nrule 150 160 310 160\n"
                                "rule 150 100 150 180\nrule 230 120 230 160";
    page_gives(RULES, "科目 | 预算数\n_ | 基本 | 项目\n工资 | 72.73 | 31.16\n_ | 无",
               "[2x1]科目 | [1x2]预算数\n基本 | 项目\n[2x1]工资 | 72.73 | 31.16\n[1x2]无");
    /* A block of two rows and two columns in the middle of nothing else. */
    page_gives(
        "rect 50 100 310 180\nrule 50 120 310 120\nrule 50 140 150 140\nrule 50 160 310 160\nrule 150 100 150 180\n"
        "rule 230 100 230 120\nrule 230 160 230 180",
        "科目 | 预算数 | 决算数\n工资 | 说明\n津贴\n合计 | 73.73 | 31.16",
        "科目 | 预算数 | 决算数\n工资 | [2x2]说明\n津贴\n合计 | 73.73 | 31.16");
}

/* The frame goes on below the last rule, or above the first: no row, unless something stands there. */
static void
frame_goes_on(void)
{
    words_with(GRID "\nrule 50 180 50 200\nrule 310 180 310 200");
    words_with(GRID "\nrule 50 90 50 100\nrule 310 90 310 100");
    page_gives(GRID "\nrule 50 180 50 200\nrule 310 180 310 200", WORDS "\n说明", WORDS "\n[1x3]说明");
    /* Beside a merged label that goes on, too. */
    page_gives("rule 50 100 310 100\nrule 50 120 310 120\nrule 150 140 310 140\nrule 150 160 310 160\n"
               "rule 50 100 50 170\nrule 150 100 150 170\nrule 230 100 230 160\nrule 310 100 310 170",
               "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n_ | 1.00 | 2.00",
               "科目 | 预算数 | 决算数\n[2x1]工资 | 72.73 | 31.16\n1.00 | 2.00");
}

static void
ruling_is_told(void)
{
    g_autofree char *letters = gk_test_words("53,153,233", 114, 20, WORDS);
    g_autofree char *text = g_strconcat(PAGE GRID "\n", letters, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    g_assert_cmpint(document->tables[0].ruling, ==, GK_RULING_FULL);
    g_assert_cmpuint(document->tables[0].header_row_count, ==, 1);
    g_assert_cmpfloat_with_epsilon(document->tables[0].parts[0].box.x0, 50, 0.6);
    g_assert_cmpfloat_with_epsilon(document->tables[0].parts[0].box.y1, 180, 0.6);
    g_assert_cmpuint(gk_test_ink(document, cell), ==, gk_test_ink(document, glyphs));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/ruled/plain", plain);
    g_test_add_func("/layout/ruled/double-borders", double_borders);
    g_test_add_func("/layout/ruled/short-column-rules", short_column_rules);
    g_test_add_func("/layout/ruled/thin-fills", thin_fills);
    g_test_add_func("/layout/ruled/in-pieces", in_pieces);
    g_test_add_func("/layout/ruled/spread-dashes", spread_dashes);
    g_test_add_func("/layout/ruled/low-merged-row", low_merged_row);
    g_test_add_func("/layout/ruled/in-dots", in_dots);
    g_test_add_func("/layout/ruled/gaps-at-crossings", gaps_at_crossings);
    g_test_add_func("/layout/ruled/misaligned", misaligned);
    g_test_add_func("/layout/ruled/hidden-by-white", hidden_by_white);
    g_test_add_func("/layout/ruled/white-rules", white_rules);
    g_test_add_func("/layout/ruled/stripes", stripes);
    g_test_add_func("/layout/ruled/page-frame", page_frame);
    g_test_add_func("/layout/ruled/underlines", underlines);
    g_test_add_func("/layout/ruled/lines-of-words", lines_of_words);
    g_test_add_func("/layout/ruled/hairlines", hairlines);
    g_test_add_func("/layout/ruled/clipped", clipped_rule);
    g_test_add_func("/layout/ruled/open-sides", open_sides);
    g_test_add_func("/layout/ruled/merged", merged);
    g_test_add_func("/layout/ruled/frame-goes-on", frame_goes_on);
    g_test_add_func("/layout/ruled/told", ruling_is_told);
    return g_test_run();
}
