/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Headings of sections, and labels that wrap, in rows no further apart than lines of one text. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define RULES "rule 50 84 380 84\nrule 50 102 380 102\n"
#define HEAD "text 55 96 10 \"Crop\"\ntext 300 96 10 \"Fields\" right\ntext 370 96 10 \"Yield\" right\n"

/* A line of the body: what begins at x, and two numbers; "" leaves them out. */
static void
add(GString *text, guint line, double x, const char *label, const char *style, const char *fields, const char *yield)
{
    double y = 116 + 13 * (double) line;
    g_string_append_printf(text, "text %g %g 10 \"%s\" %s\n", x, y, label, style);
    if (*fields)
        g_string_append_printf(text, "text 300 %g 10 \"%s\" right\ntext 370 %g 10 \"%s\" right\n", y, fields, y, yield);
}

static void
gives(const char *rules, const GString *body, guint lines, const char *drawing)
{
    g_autofree char *bottom = *rules ? g_strdup_printf("rule 50 %g 380 %g\n", 110 + 13.0 * lines, 110 + 13.0 * lines) : NULL;
    g_autofree char *text = g_strconcat(PAGE, rules, HEAD, body->str, bottom, NULL);
    gk_test_one_table(text, drawing);
}

#define SECTIONS \
    "Crop | Fields | Yield\nRoots | _ | _\nBeet | 1,204 | 9.1\nTurnip | 318 | 7.7\nCereals | _ | _\nRye | 2,250 | 3.2\n" \
    "Buckwheat | 96 | 1.8\nAll | 3,868 | 5.0"

static GString *
sections(double in, const char *style)
{
    GString *body = g_string_new(NULL);
    add(body, 0, 55, "Roots", style, "", "");
    add(body, 1, 55 + in, "Beet", "", "1,204", "9.1");
    add(body, 2, 55 + in, "Turnip", "", "318", "7.7");
    add(body, 3, 55, "Cereals", style, "", "");
    add(body, 4, 55 + in, "Rye", "", "2,250", "3.2");
    add(body, 5, 55 + in, "Buckwheat", "", "96", "1.8");
    add(body, 6, 55, "All", "", "3,868", "5.0");
    return body;
}

/* Rows set in, headings in bold, or both. */
static void
headings(void)
{
    static const struct {
        double in;
        const char *style;
    } looks[] = { { 8, "" }, { 0, "bold" }, { 8, "bold" } };
    for (guint i = 0; i < G_N_ELEMENTS(looks); i++) {
        g_autoptr(GString) body = sections(looks[i].in, looks[i].style);
        gives(RULES, body, 7, SECTIONS);
    }
}

static void
headings_without_rules(void)
{
    g_autoptr(GString) body = sections(8, "");
    gives("", body, 7, SECTIONS);
}

/* No room shows it, but the type does. */
static void
bold_heading_in_narrow_column(void)
{
    g_autoptr(GString) body = g_string_new(NULL);
    static const char *const labels[] = { "Beet", "Turnip", "Cereals sown", "Rye", "Buckwheat" };
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
        double y = 116 + 13.0 * i;
        g_string_append_printf(body, "text 55 %g 10 \"%s\" %s\n", y, labels[i], i == 2 ? "bold" : "");
        if (i != 2)
            g_string_append_printf(body, "text 160 %g 10 \"%u,204\" right\ntext 230 %g 10 \"9.%u\" right\n", y, i + 1, y, i);
    }
    g_autofree char *text = g_strconcat(PAGE "text 55 96 10 \"Crop\"\ntext 160 96 10 \"Fields\" right\n"
                                             "text 230 96 10 \"Yield\" right\n",
                                        body->str, NULL);
    gk_test_one_table(text, "Crop | Fields | Yield\nBeet | 1,204 | 9.0\nTurnip | 2,204 | 9.1\nCereals sown | _ | _\n"
                            "Rye | 4,204 | 9.3\nBuckwheat | 5,204 | 9.4");
}

/* The row above the heading has the longest label of all. */
static void
heading_below_longest_label(void)
{
    g_autoptr(GString) body = g_string_new(NULL);
    add(body, 0, 55, "Roots", "", "", "");
    add(body, 1, 63, "Beet", "", "1,204", "9.1");
    add(body, 2, 63, "Scorzonera", "", "318", "7.7");
    add(body, 3, 55, "Cereals", "", "", "");
    add(body, 4, 63, "Rye", "", "2,250", "3.2");
    add(body, 5, 63, "Oats", "", "96", "1.8");
    gives(RULES, body, 6,
          "Crop | Fields | Yield\nRoots | _ | _\nBeet | 1,204 | 9.1\nScorzonera | 318 | 7.7\nCereals | _ | _\n"
          "Rye | 2,250 | 3.2\nOats | 96 | 1.8");
}

/* Labels of two lines, the second one set in, with the numbers on the first or the last. */
static void
labels_that_wrap(void)
{
    for (guint last = 0; last < 2; last++) {
        g_autoptr(GString) body = g_string_new(NULL);
        add(body, 0, 55, "Beet", "", "1,204", "9.1");
        add(body, 1, 55, "Turnips sown before", "", last ? "" : "318", "7.7");
        add(body, 2, 63, "the harvest", "", last ? "318" : "", "7.7");
        add(body, 3, 55, "Rye", "", "2,250", "3.2");
        add(body, 4, 55, "Buckwheat after the", "", last ? "" : "96", "1.8");
        add(body, 5, 63, "clover", "", last ? "96" : "", "1.8");
        gives(RULES, body, 6,
              "Crop | Fields | Yield\nBeet | 1,204 | 9.1\nTurnips sown before the harvest | 318 | 7.7\nRye | 2,250 | 3.2\n"
              "Buckwheat after the clover | 96 | 1.8");
    }
}

/* The first section below the header says a unit: a row between the rules, and no caption of what is below it. */
static void
section_with_unit(void)
{
    g_autoptr(GString) text = g_string_new(PAGE);
    for (guint i = 0; i < 7; i++)
        g_string_append_printf(text, "rule 50 %u 380 %u\n", 84 + 18 * i, 84 + 18 * i);
    g_string_append(text,
                    "text 100 96 10 \"项目\"\ntext 300 96 10 \"2023年\" right\ntext 370 96 10 \"2024年\" right\n"
                    "text 53 114 10 \"主要财务数据（单位：亿元）\"\n");
    static const char *const ROWS[][3] = { { "资产总额", "117.46", "135.33" },
                                           { "存货", "45.70", "49.82" },
                                           { "负债总额", "66.04", "83.82" },
                                           { "应付债券", "7.81", "15.98" } };
    for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
        g_string_append_printf(text, "text 53 %u 10 \"%s\"\ntext 300 %u 10 \"%s\" right\ntext 370 %u 10 \"%s\" right\n",
                               132 + 18 * i, ROWS[i][0], 132 + 18 * i, ROWS[i][1], 132 + 18 * i, ROWS[i][2]);
    gk_test_one_table(text->str,
                      "项目 | 2023年 | 2024年\n主要财务数据（单位：亿元） | _ | _\n资产总额 | 117.46 | 135.33\n"
                      "存货 | 45.70 | 49.82\n负债总额 | 66.04 | 83.82\n应付债券 | 7.81 | 15.98");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/sections/headings", headings);
    g_test_add_func("/layout/sections/without-rules", headings_without_rules);
    g_test_add_func("/layout/sections/bold-in-narrow-column", bold_heading_in_narrow_column);
    g_test_add_func("/layout/sections/below-longest-label", heading_below_longest_label);
    g_test_add_func("/layout/sections/with-unit", section_with_unit);
    g_test_add_func("/layout/sections/labels-that-wrap", labels_that_wrap);
    return g_test_run();
}
