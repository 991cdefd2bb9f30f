/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Titles, numbers, units, organizations and notes, wherever they are printed. */
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"
#define GRID "grid 50 200 cols 200,150,150 rows 20,20,20\n"
#define WORDS "科目 | 预算数 | 决算数\n工资 | 72.73 | 31.16\n合计 | 72.73 | 31.16"

/* What a page should say of its only table; NULL: nothing printed. */
typedef struct {
    const char *title, *number, *unit, *organization, *subtitle;
} Captions;

static void
check_field(GkText found, const char *expected)
{
    g_assert_cmpstr(found.text, ==, expected ? expected : "");
    g_assert_cmpuint(found.n_places > 0, ==, expected != NULL);
}

static void
check_captions(const GkTable *table, Captions expected)
{
    check_field(table->title, expected.title);
    check_field(table->number, expected.number);
    check_field(table->unit, expected.unit);
    check_field(table->organization, expected.organization);
    check_field(table->subtitle, expected.subtitle);
}

/* The table under the captions `above` and over the lines `below`. */
static GkDocument *
table_between(const char *above, const char *below)
{
    g_autofree char *letters = gk_test_words("53,253,403", 214, 20, WORDS);
    g_autofree char *text = g_strconcat(PAGE, above, "\n" GRID, letters, below, NULL);
    GkDocument *document = gk_test_layout(text);
    gk_test_tables(document, WORDS, NULL);
    g_assert_cmpuint(gk_test_ink(document, unassigned), ==, 0);
    return document;
}

static void
above_gives(const char *above, Captions expected)
{
    g_autoptr(GkDocument) document = table_between(above, "");
    check_captions(&document->tables[0], expected);
    g_assert_cmpuint(gk_test_ink(document, narrative), ==, 0);
}

static void
usual(void)
{
    above_gives("text 300 160 16 \"收入支出预算总表\" center\ntext 50 190 10 \"编制单位：某某局\"\n"
                "text 550 190 10 \"单位：万元\" right\ntext 550 140 10 \"公开01表\" right",
                (Captions) { "收入支出预算总表", "公开01表", "万元", "某某局", NULL });
    above_gives("text 50 140 10 \"表1\"\ntext 300 160 16 \"部门收入总表\" center\ntext 550 190 10 \"单位：元\" right",
                (Captions) { "部门收入总表", "表1", "元", NULL, NULL });
    above_gives("text 50 140 10 \"附1\"\ntext 300 160 16 \"部门收入总表\" center\ntext 550 190 10 \"单位：元\" right",
                (Captions) { "部门收入总表", "附1", "元", NULL, NULL });
    /* Beside the upper half of a large title. */
    above_gives("text 50 148 10 \"附表1\"\ntext 300 160 20 \"部门收入总表\" center",
                (Captions) { "部门收入总表", "附表1", NULL, NULL, NULL });
    above_gives("text 300 160 16 \"部门支出总表\" center", (Captions) { "部门支出总表", NULL, NULL, NULL, NULL });
    above_gives("", (Captions) { NULL });
}

static void
on_one_line(void)
{
    above_gives("text 300 160 16 \"表3　部门支出总表\" center\ntext 550 190 10 \"金额单位：万元\" right",
                (Captions) { "部门支出总表", "表3", "万元", NULL, NULL });
    above_gives("text 300 160 16 \"部门支出总表\" center\ntext 50 190 10 \"部门：某某局\"\n"
                "text 300 190 10 \"公开03表\" center\ntext 550 190 10 \"单位：万元\" right",
                (Captions) { "部门支出总表", "公开03表", "万元", "某某局", NULL });
}

static guint
count_code(const GkDocument *document, GkDiagnosticCode code)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(document->diagnostics); i++)
        count += gk_diagnostics_get(document->diagnostics, i)->code == code;
    return count;
}

/* Kept beside the first, and told; the same one twice is no other. All letters are accounted for. */
static void
a_second_field(void)
{
    static const char TITLE[] = "text 300 160 16 \"部门支出总表\" center\n";
    static const struct {
        const char *above, *organization, *number, *unit;
        guint told;
    } CASES[] = {
        { "text 50 176 10 \"编制单位：甲县水利站\"\ntext 50 194 10 \"填报单位：乙县林业站\"", "乙县林业站、甲县水利站", NULL, NULL, 1 },
        { "text 50 176 10 \"编制单位：甲县水利站\"\ntext 50 194 10 \"填报单位：甲县水利站\"", "甲县水利站", NULL, NULL, 0 },
        { "text 50 140 10 \"表7\"\ntext 550 140 10 \"公开09表\" right", NULL, "表7、公开09表", NULL, 1 },
        { "text 300 190 10 \"单位：万元\" center\ntext 550 190 10 \"单位：元\" right", NULL, NULL, "万元、元", 0 },
        { "text 300 190 10 \"单位：万元\" center\ntext 550 190 10 \"单位：万元\" right", NULL, NULL, "万元", 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *above = g_strconcat(TITLE, CASES[i].above, NULL);
        g_autoptr(GkDocument) document = table_between(above, "");
        check_captions(&document->tables[0], (Captions) { "部门支出总表", CASES[i].number, CASES[i].unit, CASES[i].organization, NULL });
        g_assert_cmpuint(count_code(document, GK_DIAGNOSTIC_CAPTION_CONFLICT), ==, CASES[i].told);
        g_assert_cmpuint(count_code(document, GK_DIAGNOSTIC_TEXT_NOT_CONSERVED), ==, 0);
    }
}

/* The second line alone would be a unit, too. */
static void
units_on_two_lines(void)
{
    above_gives("text 300 150 16 \"部门支出总表\" center\ntext 550 176 10 \"单位：万\" right\n"
                "text 50 190 10 \"编制单位：某某局\"\ntext 550 190 10 \"元\" right",
                (Captions) { "部门支出总表", NULL, "万元", "某某局", NULL });
    above_gives("text 300 150 16 \"部门支出总表\" center\ntext 500 176 10 \"金额单位：人民币\"\n"
                "text 500 190 10 \"千元\"",
                (Captions) { "部门支出总表", NULL, "人民币千元", NULL, NULL });
    above_gives("text 300 150 16 \"部门支出总表\" center\ntext 550 176 10 \"单位：百\" right\n"
                "text 50 183 10 \"编制单位：某某局\"\ntext 550 190 10 \"万元\" right",
                (Captions) { "部门支出总表", NULL, "百万元", "某某局", NULL });
}

static void
units_of_other_kinds(void)
{
    above_gives("text 300 160 16 \"部门支出总表\" center\ntext 550 190 10 \"單位：新臺幣千元\" right",
                (Captions) { "部门支出总表", NULL, "新臺幣千元", NULL, NULL });
    above_gives("text 300 160 16 \"部门支出总表\" center\ntext 550 190 10 \"单位：元（人民币）\" right",
                (Captions) { "部门支出总表", NULL, "元（人民币）", NULL, NULL });
    above_gives("text 300 160 16 \"部门人员总表\" center\ntext 550 190 10 \"单位：人\" right",
                (Captions) { "部门人员总表", NULL, "人", NULL, NULL });
    above_gives("text 300 160 16 \"部门支出总表\" center\ntext 550 190 10 \"单位：万元、元\" right",
                (Captions) { "部门支出总表", NULL, "万元、元", NULL, NULL });
    above_gives("text 300 160 16 \"部门支出总表\" center\ntext 50 190 10 \"金额单位：元\"\n"
                "text 550 190 10 \"单位：万元\" right",
                (Captions) { "部门支出总表", NULL, "元、万元", NULL, NULL });
}

static void
bare_unit(void)
{
    above_gives("text 300 160 16 \"部门支出总表\" center\ntext 550 190 10 \"万元\" right",
                (Captions) { "部门支出总表", NULL, "万元", NULL, NULL });
    above_gives("text 300 160 16 \"部门支出总表\" center\ntext 550 190 10 \"（单位：万元）\" right",
                (Captions) { "部门支出总表", NULL, "万元", NULL, NULL });
}

static void
wrapped_title(void)
{
    above_gives("text 300 140 16 \"一般公共预算财政拨款“三公”经费、会议费、\" center\n"
                "text 300 162 16 \"培训费支出预算表\" center\ntext 550 190 10 \"单位：万元\" right",
                (Captions) { "一般公共预算财政拨款“三公”经费、会议费、培训费支出预算表", NULL, "万元", NULL, NULL });
}

/* What a title is qualified by may stand on a line of its own; the upper line of a long title may be as wide as the table. */
static void
qualified_title(void)
{
    above_gives("text 50 110 10 \"表12\"\ntext 300 140 16 \"2025年市级一般公共预算支出预算表\" center\n"
                "text 300 162 16 \"（按功能分类）\" center\ntext 550 190 10 \"单位：万元\" right",
                (Captions) { "2025年市级一般公共预算支出预算表（按功能分类）", "表12", "万元", NULL, NULL });
    above_gives("text 300 140 16 \"2025年市级对各县区国有资本经营预算转移支付分地区分项\" center\n"
                "text 300 162 16 \"目执行情况表\" center\ntext 550 190 10 \"单位：万元\" right",
                (Captions) { "2025年市级对各县区国有资本经营预算转移支付分地区分项目执行情况表", NULL, "万元", NULL, NULL });
}

static void
subtitle(void)
{
    above_gives("text 300 140 16 \"部门收入总表\" center\ntext 300 165 10 \"（2023年度）\" center\n"
                "text 550 190 10 \"单位：万元\" right",
                (Captions) { "部门收入总表", NULL, "万元", NULL, "（2023年度）" });
}

static void
letter_spaced(void)
{
    above_gives("text 300 160 16 \"部 门 收 入 总 表\" center\ntext 550 190 10 \"单位：万元\" right",
                (Captions) { "部门收入总表", NULL, "万元", NULL, NULL });
}

/* Drawn as rows of the grid, the fields are read, and the cells stay. */
static void
inside_the_grid(void)
{
    g_autofree char *letters = gk_test_words("53,253,403", 254, 20, WORDS);
    g_autofree char *text =
        g_strconcat(PAGE "rect 50 200 550 300\nrule 50 220 550 220\nrule 50 240 550 240\n"
                         "rule 50 260 550 260\nrule 50 280 550 280\nrule 250 240 250 300\n"
                         "rule 400 240 400 300\nrule 300 220 300 240\n"
                         "text 300 214 10 \"部门收入总表\" center\ntext 53 234 10 \"编制单位：某某局\"\n"
                         "text 547 234 10 \"单位：万元\" right\n",
                    letters, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    g_assert_cmpuint(document->n_tables, ==, 1);
    const GkTable *table = &document->tables[0];
    check_captions(table, (Captions) { "部门收入总表", NULL, "万元", "某某局", NULL });
    g_assert_cmpuint(table->row_count, ==, 5);
    g_assert_cmpstr(gk_table_cell_at(table, 0, 0)->text, ==, "部门收入总表");
    g_assert_cmpuint(gk_test_ink(document, cell), ==, gk_test_ink(document, glyphs));
}

static void
notes(void)
{
    g_autoptr(GkDocument) document =
        table_between("text 300 160 16 \"部门收入总表\" center",
                      "text 50 275 10 \"注：1.本表反映部门本年度取得的各项收入情况，包括财政拨款收入、事业收入和其\"\n"
                      "text 50 290 10 \"他收入。\"\ntext 50 305 10 \"2.本表金额转换为万元时可能存在尾数误差。\"\n");
    const GkTable *table = &document->tables[0];
    g_assert_cmpuint(table->n_notes, >=, 1);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < table->n_notes; i++)
        g_string_append(all, table->notes[i].text);
    g_assert_cmpstr(all->str, ==,
                    "注：1.本表反映部门本年度取得的各项收入情况，包括财政拨款收入、事业收入和其他收入。"
                    "2.本表金额转换为万元时可能存在尾数误差。");
    g_assert_cmpuint(gk_test_ink(document, narrative), ==, 0);
}

/* Prose below a table is no note, prose above no title. */
static void
prose_around(void)
{
    g_autoptr(GkDocument) document = table_between(
        "text 70 130 10 \"二、收入预算情况说明。本年度收入预算比上年有所增加，主要原因是人员经费增加，具\"\n"
        "text 50 145 10 \"体情况见下表。\"\ntext 300 175 12 \"部门收入总表\" center bold",
        "text 70 300 10 \"本年度支出预算总额为七十二万元，比上年有所增加，主要原因是人员经费增加，其中项目\"\n"
        "text 50 315 10 \"支出有所减少。\"\n");
    check_captions(&document->tables[0], (Captions) { "部门收入总表", NULL, NULL, NULL, NULL });
    g_assert_cmpuint(document->tables[0].n_notes, ==, 0);
    g_assert_cmpuint(gk_test_ink(document, narrative), >, 80);
}

/* The title was left at the foot of the page before. */
static void
on_the_page_before(void)
{
    g_autofree char *letters = gk_test_words("53,253,403", 94, 20, WORDS);
    g_autofree char *text = g_strconcat(
        PAGE "text 70 100 10 \"一、部门概况。某某局是主管全市某项工作的政府组成部门，内设十个科室，下属三个单位。\"\n"
             "text 300 760 16 \"部门收入总表\" center\n" PAGE "grid 50 80 cols 200,150,150 rows 20,20,20\n",
        letters, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, WORDS, NULL);
    check_field(document->tables[0].title, "部门收入总表");
    g_assert_cmpuint(document->tables[0].title.places[0].page, ==, 1);
}

/* All of it was left there; a unit above no table is told. */
static void
unit_on_the_page_before(void)
{
    static const char ABOVE[] = PAGE "text 300 730 16 \"部门收入总表\" center\ntext 50 760 10 \"编制单位：某某局\"\n"
                                     "text 550 760 10 \"单位：万元\" right\n" PAGE;
    g_autofree char *letters = gk_test_words("53,253,403", 94, 20, WORDS);
    g_autofree char *text = g_strconcat(ABOVE, "grid 50 80 cols 200,150,150 rows 20,20,20\n", letters, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, WORDS, NULL);
    check_captions(&document->tables[0], (Captions) { "部门收入总表", NULL, "万元", "某某局", NULL });
    g_assert_false(gk_test_says(document, GK_DIAGNOSTIC_UNIT_WITHOUT_TABLE, ""));
    g_autofree char *prose = g_strconcat(ABOVE, "text 50 80 10 \"本部门收入情况见附件。\"\n", NULL);
    g_autoptr(GkDocument) without = gk_test_layout(prose);
    g_assert_true(gk_test_says(without, GK_DIAGNOSTIC_UNIT_WITHOUT_TABLE, "page 1"));
}

/* Two tables on a page: each has its own. */
static void
two_tables(void)
{
    g_autofree char *upper = gk_test_words("53,253,403", 214, 20, WORDS);
    g_autofree char *lower = gk_test_words("53,253,403", 414, 20, WORDS);
    g_autofree char *text =
        g_strconcat(PAGE "text 300 160 16 \"部门收入总表\" center\ntext 550 190 10 \"单位：万元\" right\n" GRID, upper,
                    "text 50 275 10 \"注：本表反映收入。\"\ntext 300 360 16 \"部门支出总表\" center\n"
                    "text 550 390 10 \"单位：元\" right\ngrid 50 400 cols 200,150,150 rows 20,20,20\n",
                    lower, NULL);
    g_autoptr(GkDocument) document = gk_test_layout(text);
    gk_test_tables(document, WORDS, WORDS, NULL);
    check_captions(&document->tables[0], (Captions) { "部门收入总表", NULL, "万元", NULL, NULL });
    check_captions(&document->tables[1], (Captions) { "部门支出总表", NULL, "元", NULL, NULL });
    g_assert_cmpuint(document->tables[0].n_notes, ==, 1);
    g_assert_cmpuint(document->tables[1].n_notes, ==, 0);
}

/* The frame is drawn around the caption and the note, too; a label over all columns that is neither is a row. */
static void
caption_and_note_in_frame(void)
{
    g_autofree char *page = gk_test_drawn_page("[1x3]Table 4 Wells by depth\nDepth | Dug | Bored\nShallow | 31 | 7\nDeep | 2 | 44\n"
                                               "[1x3]Source: the parish books");
    gk_test_one_table(page, "Depth | Dug | Bored\nShallow | 31 | 7\nDeep | 2 | 44");
    static const char whole[] = "[1x3]Wells\nDepth | Dug | Bored\nShallow | 31 | 7\nDeep | 2 | 44\n[1x3]Dry wells are left out";
    g_autofree char *rows = gk_test_drawn_page(whole);
    gk_test_one_table(rows, whole);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/captions/usual", usual);
    g_test_add_func("/layout/captions/on-one-line", on_one_line);
    g_test_add_func("/layout/captions/bare-unit", bare_unit);
    g_test_add_func("/layout/captions/a-second-field", a_second_field);
    g_test_add_func("/layout/captions/units-on-two-lines", units_on_two_lines);
    g_test_add_func("/layout/captions/units-of-other-kinds", units_of_other_kinds);
    g_test_add_func("/layout/captions/wrapped-title", wrapped_title);
    g_test_add_func("/layout/captions/qualified-title", qualified_title);
    g_test_add_func("/layout/captions/subtitle", subtitle);
    g_test_add_func("/layout/captions/letter-spaced", letter_spaced);
    g_test_add_func("/layout/captions/inside-the-grid", inside_the_grid);
    g_test_add_func("/layout/captions/notes", notes);
    g_test_add_func("/layout/captions/prose-around", prose_around);
    g_test_add_func("/layout/captions/on-the-page-before", on_the_page_before);
    g_test_add_func("/layout/captions/unit-on-the-page-before", unit_on_the_page_before);
    g_test_add_func("/layout/captions/two-tables", two_tables);
    g_test_add_func("/layout/captions/in-frame", caption_and_note_in_frame);
    return g_test_run();
}
