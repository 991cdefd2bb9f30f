/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What Poppler's guesses and its making of words do to boxes: each case is drawn from boxes that it really gave. */
#include "extract/poppler/guessed_size.h"
#include "extract/page_source.h"
#include "extract/poppler/poppler_words.h"
#include "tests/support/raw-pdf.h"

#include <string.h>

#define NEAR 0.01

/* Glyphs of `text` from x = x0, each as wide as its advance, all with one size, top and bottom. */
static void
add_run(GkPage *page, const char *text, double x0, double top, double bottom, float size, double advance)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p), x0 += advance) {
        GkGlyph glyph = { .box = { x0, top, x0 + advance, bottom }, .character = g_utf8_get_char(p), .size = size };
        g_array_append_val(page->glyphs, glyph);
    }
}

static GkGlyph *
glyph_at(GkPage *page, guint i)
{
    return &g_array_index(page->glyphs, GkGlyph, i);
}

static void
box_is(const GkGlyph *glyph, double x0, double y0, double x1, double y1)
{
    g_assert_cmpfloat_with_epsilon(glyph->box.x0, x0, NEAR);
    g_assert_cmpfloat_with_epsilon(glyph->box.y0, y0, NEAR);
    g_assert_cmpfloat_with_epsilon(glyph->box.x1, x1, NEAR);
    g_assert_cmpfloat_with_epsilon(glyph->box.y1, y1, NEAR);
}

/* Ideographs 12 wide that are said to be 24 high: the baseline, at 122.8, stays. */
static void
guessed_too_large(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "年度资金", 50, 100, 131.2, 24, 12);
    add_run(page, "12.5", 200, 100, 131.2, 24, 6.6);
    gk_guessed_sizes_mend(page);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 0)->size, 12, NEAR);
    box_is(glyph_at(page, 0), 50, 111.4, 62, 127);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 4)->size, 12, NEAR);
    box_is(glyph_at(page, 4), 200, 111.4, 206.6, 127);
}

/* Digits alone tell it, too. */
static void
guessed_from_digits(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "1234", 50, 100, 131.2, 24, 6.6);
    gk_guessed_sizes_mend(page);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 0)->size, 12, NEAR);
}

/* Proportions of other fonts, good guesses, and a single box that happens to have the proportions. */
static void
measured_sizes_stay(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "年度资金", 50, 100, 115, 12, 12);
    add_run(page, "类款", 50, 140, 155.6, 12, 12);
    add_run(page, "项", 90, 160, 175, 12, 15.6);
    gk_guessed_sizes_mend(page);
    for (guint i = 0; i < page->glyphs->len; i++)
        g_assert_cmpfloat_with_epsilon(glyph_at(page, i)->size, 12, NEAR);
    box_is(glyph_at(page, 0), 50, 100, 62, 115);
    box_is(glyph_at(page, 4), 50, 140, 62, 155.6);
    box_is(glyph_at(page, 6), 90, 160, 105.6, 175);
}

/* 15332.2 with a 1 under its last digit, the lines 12 apart, made one word of boxes 27 high. */
static void
digits_below(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "80000", 50, 60, 75, 12, 6);
    add_run(page, "15332", 50, 100, 127, 12, 6);
    add_run(page, ".", 80, 100, 127, 12, 3);
    add_run(page, "2", 83, 100, 127, 12, 0.003);
    add_run(page, "1", 83, 100, 127, 12, 6);
    gk_poppler_words_mend(page);
    box_is(glyph_at(page, 5), 50, 100, 56, 115);
    box_is(glyph_at(page, 11), 83, 100, 89, 115);
    box_is(glyph_at(page, 12), 83, 112, 89, 127);
}

/* 71149.9 with a 9 right under its 9: no double. And 12,633. with 11 that begins left of the point. */
static void
digits_that_collapse(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "80000", 50, 60, 75, 12, 6);
    add_run(page, "7114", 50, 100, 127, 12, 6);
    add_run(page, ".", 74, 100, 127, 12, 3);
    add_run(page, "9", 77, 100, 127, 12, 0);
    add_run(page, "9", 77, 100, 127, 12, 6);
    add_run(page, "633", 150, 100, 127, 12, 6);
    add_run(page, ".", 161, 100, 127, 12, 7); /* its ends the wrong way round: from 168 to where the 1 begins */
    add_run(page, "11", 161, 100, 127, 12, 6);
    gk_poppler_words_mend(page);
    box_is(glyph_at(page, 10), 77, 100, 83, 115);
    box_is(glyph_at(page, 11), 77, 112, 83, 127);
    box_is(glyph_at(page, 14), 162, 100, 168, 115);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 15)->box.x0, 168, NEAR);
    g_assert_cmpfloat_with_epsilon(glyph_at(page, 15)->box.y0, 100, NEAR);
    box_is(glyph_at(page, 16), 161, 112, 167, 127);
    box_is(glyph_at(page, 17), 167, 112, 173, 127);
}

/* 款 reaches over the rule to 项; a wide letter has its width. */
static void
cut_back(void)
{
    g_autoptr(GkPage) page = gk_page_new(1, 595, 842, 0);
    add_run(page, "科目编码", 50, 100, 115, 12, 12);
    add_run(page, "款", 100, 100, 115, 12, 16);
    add_run(page, "W", 150, 100, 115, 12, 16);
    add_run(page, "20135", 200, 100, 115, 12, 6);
    add_run(page, "0", 230, 100, 115, 12, 9);
    gk_poppler_words_mend(page);
    box_is(glyph_at(page, 4), 100, 100, 112, 115);
    box_is(glyph_at(page, 5), 150, 100, 166, 115);
    box_is(glyph_at(page, 11), 230, 100, 236, 115);
}

/* Words of the text layer are level; on a page askew each letter has the height that it is drawn at. */
static void
page_askew(void)
{
    static const struct {
        const char *matrix;
        double slope;
    } cases[] = { { "1 0 0 1 0 0 cm", 0 }, { ".9998 -.02 .02 .9998 0 0 cm", 0.02 }, { ".9998 .02 -.02 .9998 0 0 cm", -0.02 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *contents = g_strdup_printf("%s BT /F1 12 Tf 20 100 Td (1234567.89) Tj ET", cases[i].matrix);
        RawPdf pdf = { .contents = contents };
        g_autoptr(GBytes) bytes = raw_pdf(&pdf);
        g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "askew.pdf", NULL, NULL);
        g_autoptr(GkPage) page = gk_page_source_read(source, 1);
        const GkGlyph *first = &g_array_index(page->glyphs, GkGlyph, 0), *last = &g_array_index(page->glyphs, GkGlyph, 9);
        g_assert_cmpuint(page->glyphs->len, ==, 10);
        g_assert_cmpfloat_with_epsilon(page->slope, cases[i].slope, 1e-4);
        g_assert_cmpfloat_with_epsilon((last->box.y1 - first->box.y1) / (last->box.x0 - first->box.x0), cases[i].slope, 2e-3);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/poppler/words/page-askew", page_askew);
    g_test_add_func("/extract/guessed-size/too-large", guessed_too_large);
    g_test_add_func("/extract/guessed-size/from-digits", guessed_from_digits);
    g_test_add_func("/extract/guessed-size/measured", measured_sizes_stay);
    g_test_add_func("/extract/words/digits-below", digits_below);
    g_test_add_func("/extract/words/collapsed", digits_that_collapse);
    g_test_add_func("/extract/words/cut-back", cut_back);
    return g_test_run();
}
