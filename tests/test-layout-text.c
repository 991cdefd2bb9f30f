/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From glyphs to the text of cells: what wraps, what splits, what is folded, and what stays in doubt. */
#include "layout/words/characters.h"
#include "tests/support/layout-fixture.h"

#define PAGE "page 595 842\n"

/* One row of two cells, the left one `width` and the right one 60 wide, and 60 high, from (50, 100); and `statements`.
 */
static GkDocument *
pair_of(guint width, const char *statements)
{
    g_autofree char *text =
        g_strdup_printf(PAGE "grid 50 100 cols %u,60 rows 60,20\ntext 53 174 10 \"合计\"\n"
                        "text %u 174 10 \"1.00\" right\n%s\n", width, width + 107, statements);
    return gk_test_layout(text);
}

static GkDocument *
pair(const char *statements)
{
    return pair_of(60, statements);
}

/* The left cell reads `expected`, was printed so, and these repairs were made. */
static void
left_of(guint width, const char *statements, const char *expected, const char *printed, guint repairs)
{
    g_autoptr(GkDocument) document = pair_of(width, statements);
    g_assert_cmpuint(document->n_tables, ==, 1);
    const GkCell *cell = gk_table_cell_at(&document->tables[0], 0, 0);
    g_assert_cmpstr(cell->text, ==, expected);
    g_assert_cmpstr(cell->printed, ==, printed);
    g_assert_cmphex(cell->repairs, ==, repairs);
    g_assert_cmphex(cell->doubts, ==, 0);
    g_assert_cmpuint(gk_test_ink(document, cell), ==, gk_test_ink(document, glyphs));
}

static void
left_reads(const char *statements, const char *expected, const char *printed, guint repairs)
{
    left_of(60, statements, expected, printed, repairs);
}

static void
wrapped_chinese(void)
{
    left_reads("text 53 115 10 \"机关事业单\"\ntext 53 128 10 \"位基本养老\"\ntext 53 141 10 \"保险缴费\"",
               "机关事业单位基本养老保险缴费", "机关事业单\n位基本养老\n保险缴费", GK_REPAIR_JOINED_WRAPPED_TEXT);
    left_reads("text 53 115 10 \"其中：（1）\"\ntext 53 128 10 \"工资，\"", "其中：（1）工资，", "其中：（1）\n工资，",
               GK_REPAIR_JOINED_WRAPPED_TEXT);
    /* Latin words keep a space. */
    left_reads("text 53 115 10 \"Total of\"\ntext 53 128 10 \"income\"", "Total of income", "Total of\nincome",
               GK_REPAIR_JOINED_WRAPPED_TEXT);
}

static void
wrapped_number(void)
{
    left_of(30, "text 53 115 10 \"72.7\"\ntext 68 128 10 \"3\"", "72.73", "72.7\n3", GK_REPAIR_JOINED_WRAPPED_NUMBER);
    left_reads("text 53 115 10 \"1,234,\"\ntext 53 128 10 \"567.89\"", "1,234,567.89", "1,234,\n567.89",
               GK_REPAIR_JOINED_WRAPPED_NUMBER);
    left_reads("text 53 115 10 \"510\"\ntext 53 128 10 \".70\"", "510.70", "510\n.70", GK_REPAIR_JOINED_WRAPPED_NUMBER);
    left_reads("text 53 115 10 \"510.\"\ntext 53 128 10 \"70\"", "510.70", "510.\n70", GK_REPAIR_JOINED_WRAPPED_NUMBER);
    /* The line was full: the number was wrapped. */
    left_reads("text 52 115 10 \"12345678901\"\ntext 53 128 10 \"234\"", "12345678901234", "12345678901\n234",
               GK_REPAIR_JOINED_WRAPPED_NUMBER);
    /* Over three lines, no two of which are a number. */
    left_of(30, "text 53 115 10 \"1,0\"\ntext 53 128 10 \"40,\"\ntext 53 141 10 \"361.56\"", "1,040,361.56",
            "1,0\n40,\n361.56", GK_REPAIR_JOINED_WRAPPED_NUMBER);
    /* The cell's inner margin, 8 points on the right, left no room for one more digit on the left. */
    left_reads("text 102 115 10 \"12345678\" right\ntext 102 128 10 \"9\" right", "123456789", "12345678\n9",
               GK_REPAIR_JOINED_WRAPPED_NUMBER);
}

static void
spaced_number(void)
{
    left_reads("text 53 115 10 \"72.7\"\ntext 79 115 10 \"3\"", "72.73", "72.7 3", GK_REPAIR_JOINED_SPACED_NUMBER);
    left_reads("text 53 115 10 \"1,\"\ntext 67 115 10 \"234.50\"", "1,234.50", "1, 234.50",
               GK_REPAIR_JOINED_SPACED_NUMBER);
}

/* Two whole numbers, one below the other: two rows without a rule between them. */
static void
two_numbers(void)
{
    g_autoptr(GkDocument) document = pair("text 53 115 10 \"10.00\"\ntext 53 128 10 \"20.00\"");
    gk_test_tables(document, "10.00 | _\n20.00 | _\n合计 | 1.00", NULL);
}

/* Beside a single label they are no rows; they stay two numbers of one cell. */
static void
two_numbers_of_a_label(void)
{
    g_autoptr(GkDocument) document =
        pair("text 53 115 10 \"10.00\"\ntext 53 128 10 \"20.00\"\ntext 113 122 10 \"工资\"");
    gk_test_tables(document, "10.00 20.00 | 工资\n合计 | 1.00", NULL);
}

static void
ambiguous_number(void)
{
    g_autoptr(GkDocument) document = pair("text 53 115 10 \"12\"\ntext 72 115 10 \"345\"");
    const GkCell *cell = gk_table_cell_at(&document->tables[0], 0, 0);
    g_assert_cmpstr(cell->text, ==, "12 345");
    g_assert_cmphex(cell->doubts, ==, GK_DOUBT_AMBIGUOUS_NUMBER);
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "12 345"));
    g_assert_true(gk_test_says(document, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, "12345"));
}

/* The left cell keeps `text`, and is in doubt. */
static void
left_is_doubted(const char *statements, const char *text, guint doubts)
{
    g_autoptr(GkDocument) document = pair_of(120, statements);
    const GkCell *cell = gk_table_cell_at(&document->tables[0], 0, 0);
    g_assert_cmpstr(cell->text, ==, text);
    g_assert_cmphex(cell->doubts & doubts, ==, doubts);
}

/* A code, a narrow blank, and an amount whose digits or thousands stand apart. */
static void
code_before_spaced_number(void)
{
    left_is_doubted("text 53 115 10 \"2080599\"\ntext 91.8 115 10 \"1\"\ntext 99.3 115 10 \"946\"\ntext 116.8 115 10 \"178\"",
                    "2080599 1946178", GK_DOUBT_AMBIGUOUS_NUMBER);
    left_is_doubted("text 53 115 10 \"20805\"\ntext 81.5 115 10 \"108215\" advance 10", "20805 1 0 8 2 1 5",
                    GK_DOUBT_AMBIGUOUS_NUMBER);
}

/* Two labels over each other; letters that are only set tightly are none. */
static void
labels_over_each_other(void)
{
    left_is_doubted("text 53 115 10 \"公用经费\"\ntext 56 115 10 \"人员经费\"", "公人用员经经费费", GK_DOUBT_OVERPRINTED);
    left_reads("text 53 115 10 \"公用经费\" advance 6", "公用经费", NULL, 0);
}

/* Both cells of the first row. */
static void
pair_reads(const char *statements, const char *left, const char *right, gboolean split)
{
    g_autoptr(GkDocument) document = pair(statements);
    g_assert_cmpuint(document->n_tables, ==, 1);
    const GkCell *a = gk_table_cell_at(&document->tables[0], 0, 0), *b = gk_table_cell_at(&document->tables[0], 0, 1);
    g_assert_cmpstr(a->text, ==, left);
    g_assert_cmpstr(b->text, ==, right);
    g_assert_cmpint((a->repairs & GK_REPAIR_SPLIT_AT_RULE) != 0, ==, split);
    g_assert_cmpint((b->repairs & GK_REPAIR_SPLIT_AT_RULE) != 0, ==, split);
}

static void
across_a_rule(void)
{
    /* Two things drawn as one run. */
    pair_reads("text 65 115 10 \"24,458.43二、财政\"", "24,458.43", "二、财政", TRUE);
    pair_reads("text 80 115 10 \"收入总计614.59\"", "收入总", "计614.59", TRUE);
    /* A number that a rule cuts stays whole, in the cell that holds most of it. */
    pair_reads("text 77 115 10 \"1267.80\"", "1267.80", "", FALSE);
    pair_reads("text 104 115 10 \"1267.80\"", "", "1267.80", FALSE);
    /* Two numbers that meet at the rule. */
    pair_reads("text 80 115 10 \"100.00200.00\"", "100.00", "200.00", TRUE);
    /* A complete number and the first digit of a label: no third decimal; nor one more digit of a whole number. */
    pair_reads("text 109.5 115 10 \"158.42\" right\ntext 110 115 10 \"3、其他\"", "158.42", "3、其他", TRUE);
    pair_reads("text 109.5 115 10 \"158\" right\ntext 110 115 10 \"3、其他\"", "158", "3、其他", TRUE);
}

/* Numbers and labels that are wider than their cells. */
static void
too_wide(void)
{
    /* Two numbers drawn as one run, the first reaching over the rule. */
    pair_reads("text 55 115 10 \"5,107,000.384,379,700.00\"", "5,107,000.38", "4,379,700.00", TRUE);
    /* The second one begins before the first one ends. */
    pair_reads("text 116 115 10 \"5,107,000.38\" right\ntext 171 115 10 \"4,379,700.00\" right", "5,107,000.38",
               "4,379,700.00", FALSE);
    /* Past the edges of the table. */
    pair_reads("text 174 115 10 \"1,234.56\" right", "", "1,234.56", FALSE);
    pair_reads("text 46 115 10 \"1,234.56\"", "1,234.56", "", FALSE);
    /* The rule runs between two letters. */
    pair_reads("text 50 115 10 \"机关养老保险费\"", "机关养老保险费", "", FALSE);
    pair_reads("text 90 115 10 \"收入支出\"", "收入", "支出", TRUE);
}

/* Beside a table, not in it. */
static void
beside_the_table(void)
{
    g_autoptr(GkDocument) document =
        pair("text 53 115 10 \"工资\"\ntext 169 115 10 \"第12页\"\ntext 8 115 10 \"注1：无\"");
    g_assert_cmpstr(gk_table_cell_at(&document->tables[0], 0, 0)->text, ==, "工资");
    g_assert_cmpstr(gk_table_cell_at(&document->tables[0], 0, 1)->text, ==, "");
}

static void
vertical(void)
{
    left_reads("vtext 75 110 10 \"上级收入\" advance 12", "上级收入", "上\n级\n收\n入", GK_REPAIR_READ_VERTICALLY);
    left_reads("vtext 85 110 10 \"政府性基金\" advance 10\nvtext 65 110 10 \"预算拨款\" advance 10",
               "政府性基金预算拨款", "政府性基金\n预算拨款", GK_REPAIR_READ_VERTICALLY);
}

static void
letter_spaced(void)
{
    left_reads("text 53 115 10 \"收入\" advance 20", "收入", "收 入", GK_REPAIR_CLOSED_UP_LABEL);
    left_reads("text 53 115 10 \"合　计\"", "合计", "合 计", GK_REPAIR_CLOSED_UP_LABEL);
}

/* Radicals and compatibility forms that fonts give in place of the letters meant. */
/* The space of Times is a quarter of an em; letters of one word stand nearer, kerned or not. */
static void
latin_spaces(void)
{
    left_reads("glyphs 106 118 10 \"or less\" 53 58 61.3 63.8 66.6 71 74.9 78.8", "or less", NULL, 0);
    left_reads("glyphs 106 118 10 \"over 12\" 53 58 63 67.5 70.8 73.2 78.2 83.2", "over 12", NULL, 0);
    left_reads("glyphs 106 118 10 \"Yarn\" 53 60.2 59.1 63.5 64.8 68.1 69.5 74.5", "Yarn", NULL, 0);
}

static void
folded(void)
{
    left_reads("text 53 115 10 \"\\u2f00般预算\"", "一般预算", "⼀般预算", GK_REPAIR_FOLDED_CHARACTERS);
    left_reads("text 53 115 10 \"\\u2f54利\"", "水利", "⽔利", GK_REPAIR_FOLDED_CHARACTERS);
    left_reads("text 53 115 10 \"\\u2ee9\\u2fa6\"", "黄金", "⻩⾦", GK_REPAIR_FOLDED_CHARACTERS);
}

#define SLASHED GK_REPAIR_SPLIT_DIAGONALLY

/* A header cell with a slash has two labels, the upper one first. */
static void
slashed(void)
{
    left_reads("rule 50 100 110 160\ntext 85 115 10 \"年度\"\ntext 53 155 10 \"项目\"", "年度\\项目", "年度\n项目",
               SLASHED);
    left_reads("rule 50 160 110 100\ntext 53 115 10 \"科目\"\ntext 85 155 10 \"金额\"", "科目/金额", "科目\n金额",
               SLASHED);
    /* On one line. */
    left_reads("rule 50 100 110 160\ntext 53 138 10 \"项目\"\ntext 88 138 10 \"年度\"", "年度\\项目", "项目 年度",
               SLASHED);
    /* Labels of two lines each. */
    left_reads("rule 51 101 109 159\ntext 75 112 10 \"预算\"\ntext 85 124 10 \"年度\"\ntext 53 143 10 \"支出\"\n"
               "text 53 155 10 \"项目\"",
               "预算年度\\支出项目", "预算\n年度\n支出\n项目", SLASHED | GK_REPAIR_JOINED_WRAPPED_TEXT);
    /* Two slashes, three labels. */
    left_reads("rule 50 100 110 130\nrule 50 100 80 160\ntext 85 111 10 \"年度\"\ntext 85 140 10 \"金额\"\n"
               "text 51 158 10 \"项目\"",
               "年度\\金额\\项目", "年度\n金额\n项目", SLASHED);
}

static void
not_slashed(void)
{
    left_reads("rule 50 100 110 160", "", NULL, 0);
    left_reads("rule 50 100 110 160\ntext 85 115 10 \"无\"", "无", NULL, 0);
    left_reads("rule 50 160 110 100\ntext 63 133 10 \"100.00\"", "100.00", NULL, 0);
    left_reads("rule 55 110 95 130\ntext 85 115 10 \"年度\"\ntext 53 155 10 \"项目\"", "年度项目", "年度\n项目",
               GK_REPAIR_JOINED_WRAPPED_TEXT);
}

/* A private-use letter keeps its place and its code. */
static void
unmapped(void)
{
    left_reads("text 53 115 10 \"工\\ue000资\"", "工\xee\x80\x80资", NULL, 0);
}

/* A spoilt table of meanings shows; names, signs and words of other languages are none. */
static void
foreign_letters(void)
{
    static const struct {
        const char *words;
        gboolean told;
    } PAGES[] = {
        { "机关Ï业单位Ā本养老保险|ß能科目", TRUE },
        { "机关事业单位基本养老保险|功能科目", FALSE },
        { "Ø100管道|Ø200管道|Ø300管道|Ø400管道", FALSE },
        { "Müller先生|Café咖啡|α类β类γ类|Россия贸易|ＡＢ角|Ⅲ级", FALSE },
        { "项目名Ā|其Ā", FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        g_auto(GStrv) words = g_strsplit(PAGES[i].words, "|", -1);
        g_autoptr(GString) text = g_string_new("page 595 842\n");
        for (guint w = 0; words[w]; w++)
            g_string_append_printf(text, "text 53 %u 10 \"%s\"\n", 114 + 20 * w, words[w]);
        g_autoptr(GkDocument) document = gk_test_layout(text->str);
        g_assert_cmpint(gk_test_says(document, GK_DIAGNOSTIC_FOREIGN_LETTERS, "page 1"), ==, PAGES[i].told);
    }
}

static void
numbers_are_well_formed(void)
{
    static const char *const good[] = { "0", "12.50", "1,234.5", "-3", "(4.2)", "－１２．５", "△7", "−1,000", "+8%", "(９％)" };
    static const char *const bad[] = { "", "-", ".5", "1.", "1,23", "12,3456", "1.2.3", "款", "1款", "12.款", "△", "--1", "1)2" };
    for (guint i = 0; i < G_N_ELEMENTS(good); i++)
        g_assert_true(gk_is_well_formed_number(good[i]));
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(gk_is_well_formed_number(bad[i]));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/text/wrapped-chinese", wrapped_chinese);
    g_test_add_func("/layout/text/wrapped-number", wrapped_number);
    g_test_add_func("/layout/text/code-before-spaced-number", code_before_spaced_number);
    g_test_add_func("/layout/text/labels-over-each-other", labels_over_each_other);
    g_test_add_func("/layout/text/spaced-number", spaced_number);
    g_test_add_func("/layout/text/two-numbers", two_numbers);
    g_test_add_func("/layout/text/two-numbers-of-a-label", two_numbers_of_a_label);
    g_test_add_func("/layout/text/ambiguous-number", ambiguous_number);
    g_test_add_func("/layout/text/across-a-rule", across_a_rule);
    g_test_add_func("/layout/text/too-wide", too_wide);
    g_test_add_func("/layout/text/beside-the-table", beside_the_table);
    g_test_add_func("/layout/text/vertical", vertical);
    g_test_add_func("/layout/text/letter-spaced", letter_spaced);
    g_test_add_func("/layout/text/latin-spaces", latin_spaces);
    g_test_add_func("/layout/text/folded", folded);
    g_test_add_func("/layout/text/slashed", slashed);
    g_test_add_func("/layout/text/not-slashed", not_slashed);
    g_test_add_func("/layout/text/unmapped", unmapped);
    g_test_add_func("/layout/text/foreign-letters", foreign_letters);
    g_test_add_func("/layout/text/well-formed", numbers_are_well_formed);
    return g_test_run();
}
