/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fonts whose boxes say little of where their letters are: digits an em wide, ascents for the largest sign, words of
 * letters at several heights; characters of full width that are drawn half as wide; and characters of private use that
 * are known. */
#include "extract/poppler/baselines.h"
#include "extract/characters.h"
#include "extract/poppler/half_forms.h"
#include "extract/poppler/poppler_words.h"

#define NEAR 0.01

/* Glyphs of `text` from x = x0, `step` from one to the next and `width` wide; returns where the next would begin. */
static double
add_run(GkPage *page, const char *text, double x0, double top, double bottom, guint16 font, double step, double width)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p), x0 += step) {
        GkGlyph glyph = {
            .box = { x0, top, x0 + width, bottom }, .character = g_utf8_get_char(p), .size = 10, .font = font
        };
        g_array_append_val(page->glyphs, glyph);
    }
    return x0;
}

static GkGlyph *
glyph_at(GkPage *page, guint i)
{
    return &g_array_index(page->glyphs, GkGlyph, i);
}

static void
digits_an_em_wide(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "4072518", 60, 100, 112, 1, 5, 10);
    add_run(page, "163", 200, 100, 112, 1, 5, 10);
    gk_poppler_words_mend(page);
    for (guint i = 0; i < page->glyphs->len; i++)
        g_assert_cmpfloat_with_epsilon(gk_box_width(glyph_at(page, i)->box), 5, NEAR);
}

/* Digits that really are that wide stay. */
static void
wide_digits(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "40725181", 60, 100, 112, 1, 10, 10);
    gk_poppler_words_mend(page);
    g_assert_cmpfloat_with_epsilon(gk_box_width(glyph_at(page, 3)->box), 10, NEAR);
}

/* Three lines of ideographs with digits between, whose boxes are 24 high and lie 4 lower. */
static void
ascents_of_the_largest_sign(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    for (guint line = 0; line < 3; line++) {
        double top = 100 + 25 * line, x = add_run(page, "收入合计", 60, top, top + 12, 1, 10, 10);
        x = add_run(page, "407", x, top - 2, top + 22, 2, 5, 5);
        add_run(page, "亿元", x, top, top + 12, 1, 10, 10);
    }
    gk_baselines_mend(page);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 4)->box.y0, 100, NEAR);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 4)->box.y1, 112, NEAR);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 24)->box.y0, 150, NEAR);
}

/* Boxes of a usual height are raised where they are: marks. And so are strange ones that agree with no line. */
static void
raised_stays(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    for (guint line = 0; line < 4; line++) {
        double top = 100 + 25 * line, x = add_run(page, "收入合计", 60, top, top + 12, 1, 10, 10);
        x = add_run(page, "7", x, top - 4, top + 8, 2, 5, 5);
        add_run(page, "8", x, top - 6 + 4 * line, top + 14 + 4 * line, 3, 5, 5);
    }
    gk_baselines_mend(page);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 4)->box.y0, 96, NEAR);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 5)->box.y0, 94, NEAR);
}

static void
letters_at_several_heights(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "4072518163", 60, 100, 112, 1, 5, 5);
    add_run(page, "407", 60, 130, 145, 1, 5, 5);
    gk_poppler_words_mend(page);
    g_assert_cmphex(glyph_at(page, 0)->flags, ==, 0);
    g_assert_cmphex(glyph_at(page, 10)->flags, ==, GK_GLYPH_UNEVEN);
    /* Many words of one height: two fonts of one name. A word with letters of another font has that one's height. */
    g_array_set_size(page->glyphs, 10);
    for (guint i = 0; i < 5; i++)
        add_run(page, "407", 60, 130 + 20 * i, 145 + 20 * i, 1, 5, 5);
    add_run(page, "407", 200, 130, 146, 1, 5, 5);
    add_run(page, "亿", 215, 130, 146, 2, 10, 10);
    gk_poppler_words_mend(page);
    for (guint i = 0; i < page->glyphs->len; i++)
        g_assert_cmphex(glyph_at(page, i)->flags, ==, 0);
}

/* The half-width set of an old encoding; full-width punctuation that is closed up, and digits as wide as they say, or
 * closed up. */
static void
half_forms(void)
{
    static const struct {
        const char *text;
        double step, width; /* width: of the last one */
        const char *meant;
    } RUNS[] = { { "￥－３，１５９．０２（ｎ＝６９２", 5, 5, "\302\245-3,159.02(n=692" },
                 { "合计：（一）", 5, 5, "合计：（一）" },
                 { "３．１", 10, 10, "３．１" },
                 { "２０２６", 5, 10, "２０２６" } };
    for (guint i = 0; i < G_N_ELEMENTS(RUNS); i++) {
        g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
        g_autoptr(GString) read = g_string_new(NULL);
        g_ptr_array_add(page->fonts, g_strdup("SimSun"));
        g_ptr_array_add(page->fonts, g_strdup("SimSun"));
        add_run(page, RUNS[i].text, 60, 100, 112, 1, RUNS[i].step, RUNS[i].step);
        GkGlyph *last = glyph_at(page, page->glyphs->len - 1);
        last->box.x1 = last->box.x0 + RUNS[i].width;
        gk_half_forms_mend(page);
        for (guint g = 0; g < page->glyphs->len; g++)
            g_string_append_unichar(read, glyph_at(page, g)->character);
        g_assert_cmpstr(read->str, ==, RUNS[i].meant);
    }
}

static void
private_use(void)
{
    g_assert_cmphex(gk_character_meant(0x1001b0), ==, '.');
    g_assert_cmphex(gk_character_meant(0x100170), ==, 0xb7);
    g_assert_cmphex(gk_character_meant(0xe123), ==, 0xe123);
    g_assert_cmphex(gk_character_meant('7'), ==, '7');
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/extract/runs/digits-an-em-wide", digits_an_em_wide);
    g_test_add_func("/extract/runs/wide-digits", wide_digits);
    g_test_add_func("/extract/runs/ascents-of-the-largest-sign", ascents_of_the_largest_sign);
    g_test_add_func("/extract/runs/raised-stays", raised_stays);
    g_test_add_func("/extract/runs/letters-at-several-heights", letters_at_several_heights);
    g_test_add_func("/extract/runs/half-forms", half_forms);
    g_test_add_func("/extract/runs/private-use", private_use);
    return g_test_run();
}
