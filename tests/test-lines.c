/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/page/page_layout.h"

#include <math.h>

/* Puts text on a page: ideographs one em wide, all else half an em, boxes `tall` em high around the middle of
 * the ink; '~' moves half an em without ink. Returns where the text ends. */
static double
put(GkPage *page, double x, double baseline, float size, double tall, const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        double width = g_unichar_iswide(c) ? size : size / 2, middle = baseline - 0.36 * size;
        GkGlyph glyph = { { x, middle - tall * size / 2, x + width, middle + tall * size / 2 }, c, size, 0, 0, 0 };
        if (c != '~')
            g_array_append_val(page->glyphs, glyph);
        x += width;
    }
    return x;
}

typedef struct {
    GkArena *arena;
    GkPage page;
    GkPageLayout layout;
} Fixture;

static void
set_up(Fixture *f, gconstpointer data)
{
    f->arena = gk_arena_new();
    f->page = (GkPage) { .number = 1, .width = 595, .height = 842 };
    f->page.glyphs = g_array_new(FALSE, FALSE, sizeof(GkGlyph));
    f->layout = (GkPageLayout) { .page = &f->page };
}

static void
tear_down(Fixture *f, gconstpointer data)
{
    g_free(f->layout.ink);
    g_array_unref(f->page.glyphs);
    gk_arena_free(f->arena);
}

static void
find(Fixture *f)
{
    f->layout.ink = g_new0(guint8, f->layout.page->glyphs->len + 1);
    gk_lines_find(&f->layout, f->arena);
}

static void
boxes_that_overlap(Fixture *f, gconstpointer data)
{
    GkPage *page = f->layout.page;
    double x = put(page, 72, 100, 12, 1.86, "收入总计");
    put(page, x, 101, 12, 1.1, "614.59万元");
    x = put(page, 72, 114, 12, 1.86, "支出总计");
    put(page, x, 115, 12, 1.1, "614.59万元");
    find(f);
    g_assert_cmpuint(f->layout.n_lines, ==, 2);
    g_assert_cmpstr(f->layout.lines[0].text, ==, "收入总计614.59万元");
    g_assert_cmpstr(f->layout.lines[1].text, ==, "支出总计614.59万元");
    g_assert_cmpfloat(f->layout.lines[0].size, ==, 12);
    g_assert_cmpuint(f->layout.lines[1].page, ==, 1);
}

static void
sizes_in_one_line(Fixture *f, gconstpointer data)
{
    GkPage *page = f->layout.page;
    double x = put(page, 72, 100, 22, 1, "预算");
    x = put(page, x, 100, 9, 1, "（万元）");
    put(page, x, 94, 6, 1, "2");
    put(page, 72, 122, 12, 1, "下一行");
    find(f);
    g_assert_cmpuint(f->layout.n_lines, ==, 2);
    g_assert_cmpstr(f->layout.lines[0].text, ==, "预算（万元）²"); /* a mark is no digit */
    g_assert_cmpfloat(f->layout.lines[0].size, ==, 9);
}

static void
two_columns_one_line(Fixture *f, gconstpointer data)
{
    put(f->layout.page, 72, 100, 12, 1, "编制单位：某局");
    put(f->layout.page, 450, 101, 12, 1.2, "单位：万元");
    find(f);
    g_assert_cmpuint(f->layout.n_lines, ==, 1);
    g_assert_cmpstr(f->layout.lines[0].text, ==, "编制单位：某局 单位：万元");
    g_assert_cmpstr(gk_line_text(f->layout.page, &f->layout.lines[0], 7, 10, f->arena), ==, "单位：");
}

static void
spaces(Fixture *f, gconstpointer data)
{
    GkPage *page = f->layout.page;
    put(page, 72, 100, 12, 1, "annual~report~2023~年~预算");
    put(page, 72, 130, 12, 1, "目~~~录");
    put(page, 72, 160, 12, 1, "1~2~3~4~5年");
    find(f);
    g_assert_cmpstr(f->layout.lines[0].text, ==, "annual report 2023年预算");
    g_assert_cmpstr(f->layout.lines[1].text, ==, "目 录");
    g_assert_cmpstr(f->layout.lines[2].text, ==, "12345年");
}

static void
vertical_text(Fixture *f, gconstpointer data)
{
    GkPage *page = f->layout.page;
    static const char *const down[] = { "绩", "效", "指", "标", "表" };
    for (guint i = 0; i < G_N_ELEMENTS(down); i++)
        put(page, 40, 100 + 12.5 * i, 12, 1, down[i]);
    for (guint i = 0; i < 3; i++)
        put(page, 100, 105 + 20 * i, 12, 1, "一行正文");
    find(f);
    g_assert_cmpuint(f->layout.n_lines, ==, 4);
    g_assert_cmpstr(f->layout.lines[0].text, ==, "绩效指标表");
    for (guint i = 1; i < 4; i++)
        g_assert_cmpstr(f->layout.lines[i].text, ==, "一行正文");
}

static void
columns_of_digits_stay(Fixture *f, gconstpointer data)
{
    for (guint i = 0; i < 6; i++) {
        put(f->layout.page, 72, 100 + 13 * i, 12, 1, "合计");
        put(f->layout.page, 300, 100 + 13 * i, 12, 1, "0");
    }
    find(f);
    g_assert_cmpuint(f->layout.n_lines, ==, 6);
    g_assert_cmpstr(f->layout.lines[5].text, ==, "合计 0");
}

static void
order_of_drawing(Fixture *f, gconstpointer data)
{
    GkPage *page = f->layout.page;
    put(page, 72, 130, 12, 1, "第二行");
    put(page, 72, 100, 12, 1, "第一行");
    for (guint i = 0; i < page->glyphs->len / 2; i++) {
        GkGlyph *a = &g_array_index(page->glyphs, GkGlyph, i), copy = *a;
        *a = g_array_index(page->glyphs, GkGlyph, page->glyphs->len - 1 - i);
        g_array_index(page->glyphs, GkGlyph, page->glyphs->len - 1 - i) = copy;
    }
    find(f);
    g_assert_cmpstr(f->layout.lines[0].text, ==, "第一行");
    g_assert_cmpstr(f->layout.lines[1].text, ==, "第二行");
}

static void
only_what_nobody_has(Fixture *f, gconstpointer data)
{
    put(f->layout.page, 72, 100, 12, 1, "表里的");
    put(f->layout.page, 72, 140, 12, 1, "表外的");
    f->layout.ink = g_new0(guint8, 6);
    for (guint i = 0; i < 3; i++)
        f->layout.ink[i] = GK_INK_CELL;
    gk_lines_find(&f->layout, f->arena);
    g_assert_cmpuint(f->layout.n_lines, ==, 1);
    g_assert_cmpstr(f->layout.lines[0].text, ==, "表外的");
    g_assert_cmpint(f->layout.line_roles[0], ==, GK_LINE_PROSE);
}

static void
strange_boxes(Fixture *f, gconstpointer data)
{
    GkPage *page = f->layout.page;
    GkGlyph odd[] = {
        { { 10, 10, 10, 10 }, 'x', 0, 0, 0, 0 },
        { { NAN, 10, 20, 20 }, 'y', 12, 0, 0, 0 },
        { { 30, -1e30, 40, 1e30 }, 0, 12, 0, 0, 0 },
        { { 50, 10, 60, 22 }, 0xd800, 1e9f, 0, 0, 0 },
    };
    g_array_append_vals(page->glyphs, odd, G_N_ELEMENTS(odd));
    find(f);
    for (guint i = 0; i < f->layout.n_lines; i++)
        g_assert_true(g_utf8_validate(f->layout.lines[i].text, -1, NULL));
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*function)(Fixture *f, gconstpointer data);
    } tests[] = {
        { "/lines/overlapping-boxes", boxes_that_overlap },
        { "/lines/sizes", sizes_in_one_line },
        { "/lines/columns", two_columns_one_line },
        { "/lines/spaces", spaces },
        { "/lines/vertical", vertical_text },
        { "/lines/digits", columns_of_digits_stay },
        { "/lines/order", order_of_drawing },
        { "/lines/claimed", only_what_nobody_has },
        { "/lines/strange", strange_boxes },
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].name, Fixture, NULL, set_up, tests[i].function, tear_down);
    return g_test_run();
}
