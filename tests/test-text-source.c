/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/page_source.h"

#include <string.h>

static GkPage *
only_page(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_text(text, "test", &error);
    g_assert_no_error(error);
    return gk_page_source_read(source, 1);
}

static const GkGlyph *
glyph_at(const GkPage *page, guint index)
{
    g_assert_cmpuint(index, <, page->glyphs->len);
    return &g_array_index(page->glyphs, GkGlyph, index);
}

static const GkMark *
mark_at(const GkPage *page, guint index)
{
    g_assert_cmpuint(index, <, page->marks->len);
    return &g_array_index(page->marks, GkMark, index);
}

static void
assert_box(GkBox box, double x0, double y0, double x1, double y1)
{
    g_assert_cmpfloat_with_epsilon(box.x0, x0, 1e-6);
    g_assert_cmpfloat_with_epsilon(box.y0, y0, 1e-6);
    g_assert_cmpfloat_with_epsilon(box.x1, x1, 1e-6);
    g_assert_cmpfloat_with_epsilon(box.y1, y1, 1e-6);
}

static void
assert_mark(const GkMark *mark, GkMarkKind kind, double x0, double y0, double x1, double y1)
{
    g_assert_cmpint(mark->kind, ==, kind);
    assert_box((GkBox) { mark->x0, mark->y0, mark->x1, mark->y1 }, x0, y0, x1, y1);
}

static void
pages_have_size_and_rotation(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source =
        gk_page_source_open_text("# two\npage 595 842\n\npage 842 595.5 rotate 270 # turned\n", "dir/two.page", &error);
    g_assert_no_error(error);
    const GkSourceInfo *info = gk_page_source_info(source);
    g_assert_cmpuint(info->page_count, ==, 2);
    g_assert_cmpstr(info->file, ==, "two.page");
    g_assert_cmpstr(info->backend, ==, "text");
    g_autoptr(GkPage) second = gk_page_source_read(source, 2);
    g_assert_cmpuint(second->number, ==, 2);
    g_assert_cmpfloat(second->height, ==, 595.5);
    g_assert_cmpint(second->rotation, ==, 270);
    g_autoptr(GkPage) third = gk_page_source_read(source, 3);
    g_assert_true(third->failed);
    g_assert_cmpint(gk_diagnostics_get(third->diagnostics, 0)->code, ==, GK_DIAGNOSTIC_PAGE_UNREADABLE);
}

static void
text_stands_on_its_baseline(void)
{
    g_autoptr(GkPage) page = only_page("page 595 842\ntext 60 114 10 \"合 7.\" font SimSun color 0a0b0c bold\n");
    g_assert_cmpuint(page->glyphs->len, ==, 3); /* the blank has none */
    assert_box(glyph_at(page, 0)->box, 60, 105.2, 70, 115.2);
    assert_box(glyph_at(page, 1)->box, 75, 105.2, 80, 115.2);
    g_assert_cmpuint(glyph_at(page, 0)->character, ==, 0x5408);
    g_assert_cmphex(glyph_at(page, 2)->color, ==, 0x0a0b0c);
    g_assert_cmpuint(glyph_at(page, 2)->flags, ==, GK_GLYPH_BOLD);
    g_assert_cmpfloat(glyph_at(page, 2)->size, ==, 10);
    g_assert_cmpstr(g_ptr_array_index(page->fonts, glyph_at(page, 0)->font), ==, "SimSun");
}

static void
text_can_end_or_be_centred_at_x(void)
{
    g_autoptr(GkPage) page = only_page("page 595 842\n"
                                       "text 100 50 10 \"12\" right\n"
                                       "text 100 50 10 \"12\" center\n"
                                       "text 100 50 10 \"12\" advance 20\n");
    assert_box(glyph_at(page, 0)->box, 90, 41.2, 95, 51.2);
    g_assert_cmpfloat(glyph_at(page, 1)->box.x1, ==, 100);
    g_assert_cmpfloat(glyph_at(page, 2)->box.x0, ==, 95);
    g_assert_cmpfloat(glyph_at(page, 5)->box.x0, ==, 120);
}

static void
columns_run_down(void)
{
    g_autoptr(GkPage) page = only_page("page 595 842\nvtext 60 130 10 \"类款\"\n");
    assert_box(glyph_at(page, 0)->box, 60, 130, 70, 140);
    assert_box(glyph_at(page, 1)->box, 60, 140, 70, 150);
}

static void
glyphs_have_their_edges(void)
{
    g_autoptr(GkPage) page = only_page("page 595 842\n"
                                       "glyphs 101 113 9.5 \"合计\" 60 70 80 overimage\n"
                                       "glyphs 101 113 9.5 \"合计\" 60 70 71 82\n"
                                       "glyphs 101 113 9.5 \"一\" 60 70\n");
    assert_box(glyph_at(page, 1)->box, 70, 101, 80, 113);
    assert_box(glyph_at(page, 3)->box, 71, 101, 82, 113);
    assert_box(glyph_at(page, 4)->box, 60, 101, 70, 113);
    g_assert_cmpuint(glyph_at(page, 0)->flags, ==, GK_GLYPH_NO_INK | GK_GLYPH_OVER_IMAGE);
}

static void
strings_undo_escapes(void)
{
    g_autoptr(GkPage) page =
        only_page("page 595 842\ntext 0 50 10 \"\\\"\\\\\\u5408#\\ue001\" noink # a \"comment\"\n");
    const gunichar expected[] = { '"', '\\', 0x5408, '#', 0xe001 };
    g_assert_cmpuint(page->glyphs->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
        g_assert_cmphex(glyph_at(page, i)->character, ==, expected[i]);
    g_assert_cmpuint(glyph_at(page, 0)->flags, ==, GK_GLYPH_NO_INK);
    g_assert_cmpuint(glyph_at(page, 4)->flags, ==, GK_GLYPH_NO_INK | GK_GLYPH_UNMAPPED);
}

static void
marks_keep_their_style_and_order(void)
{
    g_autoptr(GkPage) page = only_page("page 595 842\n"
                                       "rule 50 90 190 91 width 1.5 color ff0000 dashed alpha 128\n"
                                       "image 9 8 1 2\n"
                                       "fill 190 81 50 80 color cccccc\n"
                                       "rect 10 20 30 40\n");
    const GkMark *rule = mark_at(page, 0), *fill = mark_at(page, 1);
    assert_mark(rule, GK_MARK_STROKE, 50, 90, 190, 91);
    g_assert_cmpfloat(rule->width, ==, 1.5);
    g_assert_cmphex(rule->color, ==, 0xff0000);
    g_assert_cmpuint(rule->alpha, ==, 128);
    g_assert_true(rule->dashed);
    assert_mark(fill, GK_MARK_FILL, 50, 80, 190, 81);
    g_assert_cmpuint(fill->alpha, ==, 255);
    g_assert_cmpuint(page->marks->len, ==, 6);
    assert_mark(mark_at(page, 3), GK_MARK_STROKE, 30, 20, 30, 40);
    const GkImage *image = &g_array_index(page->images, GkImage, 0);
    assert_box(image->box, 1, 2, 9, 8);
    g_assert_cmpuint(rule->order, <, image->order);
    g_assert_cmpuint(image->order, <, fill->order);
}

static void
unread_ink_has_a_kind(void)
{
    g_autoptr(GkPage) page = only_page("page 595 842\nimage 1 2 9 8 rules 5 4\n"
                                       "unread 9 8 1 2 7 picture color ff0000\nunread 1 2 3 4 0 outline\n");
    g_assert_cmpuint(g_array_index(page->images, GkImage, 0).rules_across, ==, 5);
    g_assert_cmpuint(g_array_index(page->images, GkImage, 0).rules_down, ==, 4);
    g_assert_cmpuint(page->unread->len, ==, 2);
    const GkUnread *picture = &g_array_index(page->unread, GkUnread, 0), *outline = picture + 1;
    assert_box(picture->box, 1, 2, 9, 8);
    g_assert_cmpint(picture->kind, ==, GK_UNREAD_PICTURE);
    g_assert_cmpuint(picture->edges, ==, 7);
    g_assert_cmphex(picture->color, ==, 0xff0000);
    g_assert_cmpint(outline->kind, ==, GK_UNREAD_OUTLINE);
}

static void
grids_have_all_their_lines(void)
{
    g_autoptr(GkPage) page = only_page("page 595 842\ngrid 50 100 cols 80,60.5 rows 20,20,10 width 2\n");
    g_assert_cmpuint(page->marks->len, ==, 7);
    assert_mark(mark_at(page, 0), GK_MARK_STROKE, 50, 100, 190.5, 100);
    assert_mark(mark_at(page, 3), GK_MARK_STROKE, 50, 150, 190.5, 150);
    assert_mark(mark_at(page, 5), GK_MARK_STROKE, 130, 100, 130, 150);
    g_assert_cmpfloat(mark_at(page, 6)->width, ==, 2);
}

static void
a_page_can_be_unreadable(void)
{
    g_autoptr(GkPage) page = only_page("page 595 842\nunreadable \"cut off\"\n");
    g_assert_true(page->failed);
    g_assert_cmpstr(gk_diagnostics_get(page->diagnostics, 0)->message, ==, "page 1 could not be read: cut off");
}

/* Each mistake, and what its message must name. */
static void
mistakes_name_their_line(void)
{
    static const struct {
        const char *text, *message;
    } MISTAKES[] = {
        { "", "line 0: there is no page" },
        { "text 1 2 3 \"a\"", "line 1: text: a page must come first" },
        { "page 595 842\n\ntext 1 2 \"a\"", "line 3: text: a number" },
        { "page 595 842\ntext 1 2 0 \"a\"", "line 2: text: a number between 0.01" },
        { "page 595 842\ntext 1 2 3 a", "line 2: text: a \"string\" is expected" },
        { "page 595 842\ntext 1 2 3 \"a", "line 2: a string without its closing" },
        { "page 595 842\ntext 1 2 3 \"\\n\"", "line 2: unknown escape" },
        { "page 595 842\ntext 1 2 3 \"\\u12g4\"", "line 2: unknown escape" },
        { "page 595 842\ntext 1 2 3 \"\\ud800\"", "line 2: unknown escape" },
        { "page 595 842\ntext 1 2 3 \"a\" dashed", "line 2: \"dashed\" is not expected here" },
        { "page 595 842\ntext 1 2 3 \"a\" font", "line 2: font: a name" },
        { "page 595 842\nrule 1 2 3 4 color red", "line 2: color: six" },
        { "page 595 842\nrule 1 2 3 nan", "line 2: rule: a number" },
        { "page 595 842\nrule 1 2 3 1e9", "line 2: rule: a number" },
        { "page 595 842\nrule 1 2 3 4 alpha 256", "line 2: alpha: a number between 0 and 255" },
        { "page 595 842\ngrid 1 2 rows 3", "line 2: grid: \"cols\" is expected" },
        { "page 595 842\ngrid 1 2 cols 3, rows 4", "line 2: cols: numbers with commas" },
        { "page 595 842\nglyphs 1 2 3 \"ab\" 1 2", "line 2: glyphs: 2 letters need 3 or 4 edges, not 2" },
        { "page 595 842\nimage 1 2 3 4 5", "line 2: image: after its box, rules and two numbers may stand" },
        { "page 595 842\nimage 1 2 3 4 rules 1 2 3", "line 2: image: too many words" },
        { "page 595 842\nunread 1 2 3 4 5", "line 2: unread: letters, outline or picture is missing" },
        { "page 595 842\nunread 1 2 3 4 5 words", "line 2: unread: letters, outline or picture is missing" },
        { "page 595 0", "line 1: page: a number" },
        { "page 595 842 rotate 45", "line 1: page: after its size" },
        { "page 595 842\nline 1 2 3 4", "line 2: \"line\" is no statement" },
        { "page 595 842\n# \xff", "line 2: not UTF-8" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(MISTAKES); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(gk_page_source_open_text(MISTAKES[i].text, "name", &error));
        g_assert_error(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_SYNTAX);
        g_autofree char *expected = g_strconcat("name: ", MISTAKES[i].message, NULL);
        if (!g_str_has_prefix(error->message, expected))
            g_error("expected \"%s\", got \"%s\"", expected, error->message);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text-source/pages", pages_have_size_and_rotation);
    g_test_add_func("/text-source/text", text_stands_on_its_baseline);
    g_test_add_func("/text-source/alignment", text_can_end_or_be_centred_at_x);
    g_test_add_func("/text-source/columns", columns_run_down);
    g_test_add_func("/text-source/glyphs", glyphs_have_their_edges);
    g_test_add_func("/text-source/strings", strings_undo_escapes);
    g_test_add_func("/text-source/marks", marks_keep_their_style_and_order);
    g_test_add_func("/text-source/unread", unread_ink_has_a_kind);
    g_test_add_func("/text-source/grids", grids_have_all_their_lines);
    g_test_add_func("/text-source/unreadable", a_page_can_be_unreadable);
    g_test_add_func("/text-source/mistakes", mistakes_name_their_line);
    return g_test_run();
}
