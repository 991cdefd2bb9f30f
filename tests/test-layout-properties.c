/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What must not change the tables of a page: moving it, scaling it, splitting its rules into pieces, painting in
 * another order. And large pages: bounded time, growing not much faster than the page.
 */
#include "tests/support/layout-fixture.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* So often is a measurement made that seems too long. */
#define TRIES 12

/* The page of these tests: a table with merged cells above and one without vertical rules below. */
static char *
page_text(double scale, double dx, double dy)
{
    static const double RULES[][4] = {
        { 50, 100, 350, 100 },  { 50, 120, 350, 120 },  { 50, 140, 350, 140 },
        { 50, 160, 350, 160 },  { 50, 180, 350, 180 },  { 50, 100, 50, 180 },
        { 150, 100, 150, 180 }, { 250, 100, 250, 160 }, { 350, 100, 350, 180 },
    };
    static const struct {
        double x, y;
        const char *text;
    } LETTERS[] = {
        { 53, 114, "科目" },
        { 153, 114, "预算数" },
        { 253, 114, "决算数" },
        { 53, 134, "工资福利支出" },
        { 153, 134, "1,272.73" },
        { 253, 134, "31.16" },
        { 53, 154, "津贴" },
        { 153, 154, "1.00" },
        { 53, 174, "合计" },
        { 153, 174, "73.73" },
        { 130, 80, "部门收入支出总表" },
    };
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "page %.2f %.2f\n", 595 * scale + dx, 842 * scale + dy);
    for (guint i = 0; i < G_N_ELEMENTS(RULES); i++)
        g_string_append_printf(text, "rule %.3f %.3f %.3f %.3f\n", RULES[i][0] * scale + dx, RULES[i][1] * scale + dy,
                               RULES[i][2] * scale + dx, RULES[i][3] * scale + dy);
    for (guint i = 0; i < G_N_ELEMENTS(LETTERS); i++)
        g_string_append_printf(text, "text %.3f %.3f %.3f \"%s\"\n", LETTERS[i].x * scale + dx,
                               LETTERS[i].y * scale + dy, 10 * scale, LETTERS[i].text);
    return g_string_free(text, FALSE);
}

#define DRAWING "科目 | 预算数 | 决算数\n工资福利支出 | 1,272.73 | 31.16\n津贴 | 1.00 | _\n合计 | [1x2]73.73"

static void
shift_and_scale(void)
{
    static const double FORMS[][3] = { { 1, 0, 0 },   { 1, 0.37, 0.81 }, { 1, 200, 500 },   { 0.7, 0, 0 },
                                       { 1.5, 3, 4 }, { 2.5, 10, 10 },   { 0.9, 33.3, 7.7 } };
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *text = page_text(FORMS[i][0], FORMS[i][1], FORMS[i][2]);
        gk_test_one_table(text, DRAWING);
    }
}

/* The statements after the first in another order; rules, when asked, in pieces. */
static char *
shuffled(const char *text, gboolean in_pieces, guint seed)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 1; lines[i]; i++) {
        double x0, y0, x1, y1;
        if (!in_pieces || sscanf(lines[i], "rule %lf %lf %lf %lf", &x0, &y0, &x1, &y1) != 4) {
            g_ptr_array_add(all, g_strdup(lines[i]));
            continue;
        }
        double from = 0;
        while (from < 1) {
            double step = g_rand_double_range(random, 0.02, 0.3), to = MIN(1, from + step);
            g_ptr_array_add(all,
                            g_strdup_printf("rule %.3f %.3f %.3f %.3f", x0 + from * (x1 - x0), y0 + from * (y1 - y0),
                                            x0 + to * (x1 - x0), y0 + to * (y1 - y0)));
            from = to;
        }
    }
    for (guint i = all->len; i > 1; i--) {
        guint j = (guint) g_rand_int_range(random, 0, (gint) i);
        gpointer kept = all->pdata[i - 1];
        all->pdata[i - 1] = all->pdata[j];
        all->pdata[j] = kept;
    }
    g_ptr_array_add(all, NULL);
    g_autofree char *rest = g_strjoinv("\n", (char **) all->pdata);
    return g_strconcat(lines[0], "\n", rest, NULL);
}

static void
order_and_pieces(void)
{
    g_autofree char *text = page_text(1, 0, 0);
    for (guint seed = 1; seed <= 30; seed++) {
        g_autofree char *other = shuffled(text, seed % 2 == 0, seed);
        g_autoptr(GkDocument) document = gk_test_layout(other);
        gk_test_tables(document, DRAWING, NULL);
        gk_test_tables(document, DRAWING, NULL);
        g_assert_cmpstr(document->tables[0].title.text, ==, "部门收入支出总表");
    }
}

/* Letters one by one, from the last to the first. */
static void
letters_backwards(void)
{
    g_autoptr(GString) text = g_string_new("page 595 842\ngrid 50 100 cols 100,80 rows 20,20\n");
    static const char *const LINES[] = { "科目预算", "工资12.5" };
    for (guint r = 0; r < 2; r++)
        for (glong i = g_utf8_strlen(LINES[r], -1) - 1; i >= 0; i--) {
            const char *p = g_utf8_offset_to_pointer(LINES[r], i);
            double x = i < 2 ? 53 + 10 * (double) i : 153 + (r ? 5 : 10) * (double) (i - 2);
            g_string_append_printf(text, "text %.1f %u 10 \"%.*s\"\n", x, 114 + 20 * r, (int) (g_utf8_next_char(p) - p),
                                   p);
        }
    gk_test_one_table(text->str, "科目 | 预算\n工资 | 12.5");
}

/* --- large pages --- */

static char *
large_table(guint rows, guint columns)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "page %u %u\ngrid 10 10 cols 30", columns * 30 + 20, rows * 12 + 20);
    for (guint c = 1; c < columns; c++)
        g_string_append(text, ",30");
    g_string_append(text, " rows 12");
    for (guint r = 1; r < rows; r++)
        g_string_append(text, ",12");
    g_string_append_c(text, '\n');
    for (guint r = 0; r < rows; r++)
        for (guint c = 0; c < columns; c++)
            g_string_append_printf(text, "text %u %u 8 \"%u\"\n", 12 + 30 * c, 19 + 12 * r, (r * 7 + c) % 1000);
    return g_string_free(text, FALSE);
}

static double
processor_time(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* Seconds to lay the text out; `rows` and `columns` of its one table are checked. */
static double
time_table(guint rows, guint columns)
{
    g_autofree char *text = large_table(rows, columns);
    double begin = processor_time();
    g_autoptr(GkDocument) document = gk_test_layout(text);
    double seconds = processor_time() - begin;
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpuint(document->tables[0].row_count, ==, rows);
    g_assert_cmpuint(document->tables[0].column_count, ==, columns);
    return seconds;
}

/* Seconds that a page takes of which something has this size. */
typedef double (*Measure)(guint size);

/* Work for a fourth of the size and for all of it: n log n takes 4 to 5 times as long, and n * n 16 times. What else
 * the machine does only adds to a measurement, so the least of several counts, and a bad one is measured again: what
 * does grow too fast does so every time. */
static void
check_growth(const char *what, Measure measure, guint fourth, guint size)
{
    double quarter = G_MAXDOUBLE, whole = G_MAXDOUBLE;
    for (guint i = 0; i < TRIES && (i < 2 || whole >= 8 * quarter + 0.03); i++) {
        quarter = MIN(quarter, measure(fourth));
        whole = MIN(whole, measure(size));
    }
    g_test_message("%u and %u %s: %.3f s and %.3f s, %.1f times", fourth, size, what, quarter, whole,
                   whole / MAX(quarter, 0.0001));
    g_assert_cmpfloat(whole, <, 20);
    g_assert_cmpfloat(whole, <, 8 * quarter + 0.03);
}

static double
time_rows(guint rows)
{
    return time_table(rows, 8);
}

static double
time_columns(guint columns)
{
    return time_table(40, columns);
}

static void
many_rows(void)
{
    check_growth("rows of 8", time_rows, 750, 3000);
}

static void
many_columns(void)
{
    check_growth("columns of 40 rows", time_columns, 100, 400);
}

static double
time_text(const char *text)
{
    double begin = processor_time();
    g_autoptr(GkDocument) document = gk_test_layout(text);
    return processor_time() - begin;
}

static double
time_scattered(guint count, const char *format)
{
    g_autoptr(GString) text = g_string_new("page 5000 5000\n");
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (guint i = 0; i < count; i++) {
        double x = g_rand_double_range(random, 0, 4900), y = g_rand_double_range(random, 10, 4900);
        double length = g_rand_double_range(random, 5, 900);
        if (*format == 't')
            g_string_append_printf(text, "text %.1f %.1f 8 \"%u收入\"\n", x, y, i);
        else if (i % 2)
            g_string_append_printf(text, "rule %.1f %.1f %.1f %.1f\n", x, y, x + length, y);
        else
            g_string_append_printf(text, "rule %.1f %.1f %.1f %.1f\n", x, y, x, y + length);
    }
    return time_text(text->str);
}

static double
time_rules(guint count)
{
    return time_scattered(count, "rule");
}

static double
time_words(guint count)
{
    return time_scattered(count, "text");
}

static void
many_rules(void)
{
    check_growth("rules anywhere", time_rules, 2500, 10000);
}

static void
many_glyphs(void)
{
    check_growth("words of some 6 letters anywhere", time_words, 3750, 15000);
}

/* --- what has its own growth --- */

/* Rules drawn once and drawn twice, a point apart, with an area behind every cell. */
static double
time_copies(guint rows, guint copies)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "page 330 %u\n", rows * 12 + 20);
    for (guint r = 0; r < rows; r++)
        for (guint c = 0; c < 10; c++)
            g_string_append_printf(text, "fill %u %u %u %u color eeeeee\ntext %u %u 8 \"%u\"\n", 10 + 30 * c,
                                   10 + 12 * r, 40 + 30 * c, 22 + 12 * r, 12 + 30 * c, 19 + 12 * r, (r * 7 + c) % 1000);
    for (guint i = 0; i < copies; i++)
        for (guint r = 0; r < rows; r++)
            for (guint c = 0; c < 10; c++)
                g_string_append_printf(text, "rect %.1f %.1f %.1f %.1f\n", 10 + 30 * c + 0.8 * i, 10 + 12 * r + 0.8 * i,
                                       40 + 30 * c + 0.8 * i, 22 + 12 * r + 0.8 * i);
    return time_text(text->str);
}

static double
time_copies_of_rules(guint copies)
{
    return time_copies(700, copies);
}

static double
time_areas(guint rows)
{
    return time_copies(rows, 1);
}

static void
rules_twice(void)
{
    check_growth("times the rules of 700 rows", time_copies_of_rules, 1, 4);
    check_growth("rows with areas behind the cells", time_areas, 175, 700);
}

/* Cells that span: row r of each block of 16 is divided into 1, 2, 4 … cells, the block's first cell spans all rows. */
static double
time_spans(guint blocks)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "page 760 %u\n", blocks * 60 + 20);
    for (guint b = 0; b < blocks; b++) {
        double y = 10 + 60 * b;
        g_string_append_printf(text, "rect 10 %.0f 90 %.0f\ntext 12 %.0f 8 \"%u\"\n", y, y + 60, y + 30, b);
        for (guint r = 0; r < 5; r++)
            for (guint c = 0; c < 1u << r; c++) {
                double width = 640.0 / (1u << r), x = 90 + width * c;
                g_string_append_printf(text, "rect %.0f %.0f %.0f %.0f\ntext %.0f %.0f 8 \"%u\"\n", x, y + 12 * r,
                                       x + width, y + 12 * r + 12, x + 2, y + 12 * r + 9, r * 31 + c);
            }
    }
    return time_text(text->str);
}

static void
spans_in_spans(void)
{
    check_growth("blocks of spans in spans", time_spans, 100, 400);
}

/* A table of one header over many pages, and wide ones in halves. */
static double
time_pages(guint pages, gboolean halves)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint p = 0; p < pages; p++) {
        gboolean right = halves && p % 2;
        g_autofree char *table =
            gk_test_grid(50, 60, "100,100,100", "20,20,20,20",
                         right ? "项目 | 经营 | 上缴\n1.00 | 2.00 | 3.00\n4.00 | 5.00 | 6.00\n7.00 | 8.00 | 9.00"
                               : "科目 | 合计 | 基本\n工资 | 1.00 | 2.00\n津贴 | 3.00 | 4.00\n奖金 | 5.00 | 6.00");
        g_string_append_printf(text, "page 595 842\n%s", table);
    }
    double begin = processor_time();
    g_autoptr(GkDocument) document = gk_test_layout(text->str);
    double seconds = processor_time() - begin;
    g_assert_cmpuint(document->n_tables, ==, 1);
    g_assert_cmpuint(document->tables[0].row_count, ==, 1 + 3 * (halves ? pages / 2 : pages));
    return seconds;
}

static double
time_long_table(guint pages)
{
    return time_pages(pages, FALSE);
}

static double
time_wide_table(guint pages)
{
    return time_pages(pages, TRUE);
}

static void
many_pages(void)
{
    check_growth("pages of one table", time_long_table, 150, 600);
    check_growth("pages of one wide table", time_wide_table, 150, 600);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/properties/shift-and-scale", shift_and_scale);
    g_test_add_func("/layout/properties/order-and-pieces", order_and_pieces);
    g_test_add_func("/layout/properties/letters-backwards", letters_backwards);
    g_test_add_func("/layout/large/rows", many_rows);
    g_test_add_func("/layout/large/columns", many_columns);
    g_test_add_func("/layout/large/rules", many_rules);
    g_test_add_func("/layout/large/glyphs", many_glyphs);
    g_test_add_func("/layout/large/rules-twice", rules_twice);
    g_test_add_func("/layout/large/spans", spans_in_spans);
    g_test_add_func("/layout/large/pages", many_pages);
    return g_test_run();
}
