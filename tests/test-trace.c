/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The trace: events, their sentences, and what layout tells of pages. */
#include "layout/trace.h"

#include "tests/support/layout-fixture.h"

#include <math.h>
#include <string.h>

#define PAGE "page 595 842\n"
#define WORDS "科目 | 预算数 | 决算数\n工资 | 1,072.73 | 31.16\n津贴 | 1.00 | 2.00\n合计 | 1,073.73 | 33.16"

static GkTrace *
traced(const char *text, GkDocument **document)
{
    GkTrace *trace = gk_trace_new(0, 0);
    GkLayoutOptions options = { .trace = trace };
    *document = gk_test_layout_with(text, &options);
    return trace;
}

static guint
count_of(const GkTrace *trace, GkTraceCode code)
{
    guint count = 0;
    for (guint i = 0; i < gk_trace_count(trace); i++)
        count += gk_trace_get(trace, i)->code == code;
    return count;
}

/* The first event of the code; the test fails without one. */
static const GkTraceEvent *
first_of(const GkTrace *trace, GkTraceCode code)
{
    for (guint i = 0; i < gk_trace_count(trace); i++)
        if (gk_trace_get(trace, i)->code == code)
            return gk_trace_get(trace, i);
    g_error("no event %s", gk_trace_code_name(code));
}

static void
says(const GkTraceEvent *event, const char *words)
{
    g_autofree char *sentence = gk_trace_sentence(event);
    if (!strstr(sentence, words))
        g_error("no “%s” in “%s”", words, sentence);
}

/* --- sentences --- */

static void
sentence(void)
{
    const GkTraceValue all[] = { gk_trace_text("role", "prose"), gk_trace_text("text", "[a] {size}"),
                                 gk_trace_number("size", 10.5), gk_trace_uint("column", 2), gk_trace_flag("bold", TRUE) };
    GkTraceEvent event = { .code = GK_TRACE_LINE, .values = all, .n_values = G_N_ELEMENTS(all) };
    g_autofree char *full = gk_trace_sentence(&event);
    g_assert_cmpstr(full, ==, "prose: “[a] {size}”, 10.5 points, in column 2 of running text, bold");
    const GkTraceValue few[] = { gk_trace_text("role", "prose"), gk_trace_text("text", "b"), gk_trace_uint("column", 0),
                                 gk_trace_flag("bold", FALSE) };
    event = (GkTraceEvent) { .code = GK_TRACE_LINE, .values = few, .n_values = G_N_ELEMENTS(few) };
    g_autofree char *rest = gk_trace_sentence(&event);
    g_assert_cmpstr(rest, ==, "prose: “b”");
}

static void
numbers(void)
{
    const struct {
        double number;
        const char *text;
    } cases[] = { { 0, "0" }, { -0.001, "0" }, { 2.5, "2.5" }, { 1.005e3, "1005" }, { 0.126, "0.13" }, { -3, "-3" },
                  { NAN, "null" }, { -G_MAXDOUBLE, "null" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        gk_trace_append_number(out, cases[i].number);
        g_assert_cmpstr(out->str, ==, cases[i].text);
    }
}

/* Every place in a sentence is closed, and no bracket stands in another. */
static void
codes(void)
{
    for (guint code = 0; code < GK_N_TRACE_CODES; code++) {
        int open = 0, place = 0;
        for (const char *c = gk_trace_code_text(code); *c; c++) {
            open += (*c == '[') - (*c == ']');
            place += (*c == '{') - (*c == '}');
            g_assert_true(open >= 0 && open < 2 && place >= 0 && place < 2);
        }
        g_assert_true(open == 0 && place == 0);
        g_assert_cmpuint(gk_trace_code_layer(code), <, GK_N_TRACE_LAYERS);
        g_assert_cmpstr(gk_trace_code_name(code), !=, "");
    }
}

static void
bound(void)
{
    g_autoptr(GkTrace) trace = gk_trace_new(0, 0);
    const GkTraceValue value = gk_trace_uint("rows", 1);
    for (guint i = 0; i < GK_TRACE_EVENTS + 5; i++)
        gk_trace_add(trace, GK_TRACE_HEADER, 1, NULL, &value, 1);
    g_assert_cmpuint(gk_trace_count(trace), ==, GK_TRACE_EVENTS + 1);
    says(gk_trace_get(trace, GK_TRACE_EVENTS), "bound of 200000 events");
}

static void
pages(void)
{
    g_autoptr(GkTrace) trace = gk_trace_new(2, 3);
    for (guint page = 1; page < 5; page++)
        gk_trace_add(trace, GK_TRACE_HEADER, page, NULL, NULL, 0);
    g_assert_cmpuint(gk_trace_count(trace), ==, 2);
    g_assert_cmpuint(gk_trace_get(trace, 1)->page, ==, 3);
}

/* --- what layout tells --- */

static void
unruled(void)
{
    g_autofree char *words = gk_test_words("53,303r,453r", 114, 20, WORDS);
    g_autofree char *text = g_strconcat(PAGE, words, NULL);
    g_autoptr(GkDocument) document = NULL;
    g_autoptr(GkTrace) trace = traced(text, &document);
    gk_test_tables(document, WORDS, NULL);
    g_assert_cmpuint(count_of(trace, GK_TRACE_CANDIDATE), ==, 1);
    g_assert_cmpuint(count_of(trace, GK_TRACE_REFUSED), ==, 0);
    g_assert_cmpuint(count_of(trace, GK_TRACE_SEPARATOR), ==, 2);
    g_assert_cmpuint(count_of(trace, GK_TRACE_COLUMN), ==, 3);
    g_assert_cmpuint(count_of(trace, GK_TRACE_ROW_BOUNDARY), ==, 2);
    const GkTraceEvent *separator = first_of(trace, GK_TRACE_SEPARATOR);
    says(separator, "4 of 4 lines have words on both sides, 0 a word across");
    g_assert_cmpuint(separator->candidate, ==, first_of(trace, GK_TRACE_CANDIDATE)->candidate);
    g_assert_cmpfloat(separator->box.x0, >, 73);
    g_assert_cmpfloat(separator->box.x1, <, 303);
    says(first_of(trace, GK_TRACE_ROW_BOUNDARY), "each side has a number of its own in column 2");
    says(first_of(trace, GK_TRACE_ROW_BOUNDARY), "20 points apart");
    says(first_of(trace, GK_TRACE_HEADER_END), "the next line is the first of data");
    says(first_of(trace, GK_TRACE_HEADER), "header rows: 1");
    says(first_of(trace, GK_TRACE_TABLE_BUILT), "4 rows and 3 columns");
    says(first_of(trace, GK_TRACE_JUDGED), "a table");
    says(first_of(trace, GK_TRACE_LINE), "line of a table");
    says(first_of(trace, GK_TRACE_PAGE), "595 × 842");
}

static void
refused(void)
{
    g_autoptr(GkDocument) document = NULL;
    g_autoptr(GkTrace) trace =
        traced(PAGE "text 60 114 10 \"甲\"\ntext 200 114 10 \"乙\"\ntext 60 134 10 \"丙\"\ntext 200 134 10 \"丁\"\n", &document);
    gk_test_tables(document, NULL, NULL);
    g_assert_cmpuint(count_of(trace, GK_TRACE_REFUSED), >=, 1);
    g_assert_cmpuint(first_of(trace, GK_TRACE_REFUSED)->candidate, ==, first_of(trace, GK_TRACE_CANDIDATE)->candidate);
}

static void
ruled(void)
{
    g_autofree char *text = gk_test_drawn_page("[1x2]收入 | [1x2]支出\n项目 | 预算数 | 项目 | 预算数\n工资 | 1.00 | 津贴 | 1.00");
    g_autoptr(GkDocument) document = NULL;
    g_autoptr(GkTrace) trace = traced(text, &document);
    says(first_of(trace, GK_TRACE_GRID), "3 rows and 4 columns");
    says(first_of(trace, GK_TRACE_GRID), "a table");
    says(first_of(trace, GK_TRACE_HEADER), "header rows: 2, since the next row holds data");
    g_assert_cmpuint(count_of(trace, GK_TRACE_RULE), >, 5);
    g_assert_cmpuint(count_of(trace, GK_TRACE_CANDIDATE), ==, 0);
}

/* Columns inside a ruled grid that nobody ruled. */
static void
divided(void)
{
    g_autofree char *words = gk_test_words("53,303r,453r", 114, 20, WORDS);
    g_autofree char *text = g_strconcat(PAGE "rect 50 100 460 180\nrule 50 120 460 120\nrule 50 140 460 140\n"
                                             "rule 50 160 460 160\nrule 200 100 200 180\n", words, NULL);
    g_autoptr(GkDocument) document = NULL;
    g_autoptr(GkTrace) trace = traced(text, &document);
    gk_test_tables(document, WORDS, NULL);
    says(first_of(trace, GK_TRACE_GRID), "4 rows and 2 columns");
    says(first_of(trace, GK_TRACE_GRID_BORDER), "that nobody ruled is believed here: 3 lines have words on both sides");
    says(first_of(trace, GK_TRACE_GRID_DIVIDED), "4 rows and 3 columns");
    g_assert_cmpuint(count_of(trace, GK_TRACE_ROW_BOUNDARY), ==, 0);
}

static void
captions(void)
{
    g_autofree char *grid = gk_test_grid(50, 150, "150,110,150", "20,20,20,20", WORDS);
    g_autofree char *text = g_strconcat(PAGE "text 60 60 10 \"本单位无其他事项需要说明。\"\ntext 200 100 14 \"支出预算总表\"\n"
                                             "text 400 130 10 \"单位：万元\"\n", grid, NULL);
    g_autoptr(GkDocument) document = NULL;
    g_autoptr(GkTrace) trace = traced(text, &document);
    g_assert_cmpstr(document->tables[0].title.text, ==, "支出预算总表");
    says(first_of(trace, GK_TRACE_CAPTION_TAKEN), "“万元” was taken for a field");
    g_assert_cmpuint(count_of(trace, GK_TRACE_CAPTION_TAKEN), ==, 2);
    says(first_of(trace, GK_TRACE_CAPTION_END), "本单位无其他事项需要说明。");
}

/* What speaks for a join is told, and what against it. */
static void
links(void)
{
    static const char ROWS[] = "教育 | 5.00 | 6.00\n合计 | 6.00 | 8.00", OTHER[] = "项目 | 数量 | 单价\n纸 | 1.00 | 2.00";
    g_autofree char *first = gk_test_grid(50, 700, "150,110,150", "20,20,20", "科目 | 预算数 | 决算数\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00");
    g_autofree char *second = gk_test_grid(50, 60, "150,110,150", "20,20", ROWS);
    g_autofree char *third = gk_test_grid(50, 60, "150,110,150", "20,20", OTHER);
    g_autofree char *text = g_strconcat(PAGE, first, PAGE, second, PAGE, third, NULL);
    g_autoptr(GkDocument) document = NULL;
    g_autoptr(GkTrace) trace = traced(text, &document);
    g_assert_cmpuint(document->n_tables, ==, 2);
    g_assert_cmpuint(count_of(trace, GK_TRACE_LINK), ==, 2);
    says(first_of(trace, GK_TRACE_LINK), "held against the table on page 1; for its going on speaks that its columns stand");
    for (guint i = 0; i < gk_trace_count(trace); i++)
        if (gk_trace_get(trace, i)->code == GK_TRACE_LINK && gk_trace_get(trace, i)->page == 3)
            says(gk_trace_get(trace, i), "against it, that it has a header of its own");
}

/* Boxes are those of the page as displayed, also where it was read turned. */
static void
turned(void)
{
    g_autoptr(GString) text = g_string_new("page 842 595\n");
    for (guint row = 0; row < 6; row++)
        for (guint column = 0; column < 3; column++)
            for (guint i = 0; i < 6; i++) { /* numbers that run downwards, line by line from the right to the left */
                guint x = 700 - 20 * row, y = 60 + 150 * column + 5 * i;
                g_string_append_printf(text, "glyphs %u %u 10 \"%u\" %u %u\n", y, y + 5, 1 + (row + i) % 9, x, x + 10);
            }
    g_autoptr(GkDocument) document = NULL;
    g_autoptr(GkTrace) trace = traced(text->str, &document);
    says(first_of(trace, GK_TRACE_PAGE), "read turned by 90 degrees");
    const GkTraceEvent *line = first_of(trace, GK_TRACE_LINE);
    g_assert_cmpfloat(gk_box_width(line->box), <, 20);
    g_assert_cmpfloat(gk_box_height(line->box), >, 300);
    g_assert_cmpfloat(line->box.x0, >, 690);
}

/* Nothing comes out otherwise because somebody looks. */
static void
looks_do_no_harm(void)
{
    g_autofree char *words = gk_test_words("53,303r,453r", 114, 20, WORDS);
    g_autofree char *text = g_strconcat(PAGE "text 53 90 10 \"单位：万元\"\n", words, NULL);
    g_autoptr(GkDocument) seen = NULL, unseen = gk_test_layout(text);
    g_autoptr(GkTrace) trace = traced(text, &seen);
    g_autofree char *a = gk_test_drawing(&seen->tables[0]), *b = gk_test_drawing(&unseen->tables[0]);
    g_assert_cmpstr(a, ==, b);
    g_assert_cmpuint(gk_diagnostics_count(seen->diagnostics), ==, gk_diagnostics_count(unseen->diagnostics));
    g_assert_cmpuint(gk_trace_count(trace), >, 10);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/trace/sentence", sentence);
    g_test_add_func("/trace/numbers", numbers);
    g_test_add_func("/trace/codes", codes);
    g_test_add_func("/trace/bound", bound);
    g_test_add_func("/trace/pages", pages);
    g_test_add_func("/trace/unruled", unruled);
    g_test_add_func("/trace/refused", refused);
    g_test_add_func("/trace/ruled", ruled);
    g_test_add_func("/trace/divided", divided);
    g_test_add_func("/trace/captions", captions);
    g_test_add_func("/trace/links", links);
    g_test_add_func("/trace/turned", turned);
    g_test_add_func("/trace/looks-do-no-harm", looks_do_no_harm);
    return g_test_run();
}
