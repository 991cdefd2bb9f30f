/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the Poppler page source delivers, on PDFs whose every operator stands
 * here. Their y goes up from the bottom of a page of 200 by 200 points; that
 * of the pages delivered goes down.
 */
#include "extract/page_source.h"
#include "support/raw-pdf.h"

#include <math.h>
#include <string.h>

#define EXACT 0.005 /* points */

static GkPage *
read_bytes(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "test.pdf", NULL, &error);
    g_assert_no_error(error);
    GkPage *page = gk_page_source_read(source, 1);
    g_assert_false(page->failed);
    return page;
}

static GkPage *
read_pdf(RawPdf pdf)
{
    g_autoptr(GBytes) bytes = raw_pdf(&pdf);
    return read_bytes(bytes);
}

static GkPage *
draw(const char *contents)
{
    return read_pdf((RawPdf) { .contents = contents });
}

static const GkMark *
mark_at(const GkPage *page, guint index)
{
    g_assert_cmpuint(index, <, page->marks->len);
    return &g_array_index(page->marks, GkMark, index);
}

static void
assert_mark(const GkPage *page, guint index, GkMarkKind kind, double x0, double y0, double x1, double y1)
{
    const GkMark *mark = mark_at(page, index);
    g_assert_cmpint(mark->kind, ==, kind);
    g_assert_cmpfloat_with_epsilon(mark->x0, x0, EXACT);
    g_assert_cmpfloat_with_epsilon(mark->y0, y0, EXACT);
    g_assert_cmpfloat_with_epsilon(mark->x1, x1, EXACT);
    g_assert_cmpfloat_with_epsilon(mark->y1, y1, EXACT);
}

#define assert_fill(page, index, ...) assert_mark((page), (index), GK_MARK_FILL, __VA_ARGS__)
#define assert_stroke(page, index, ...) assert_mark((page), (index), GK_MARK_STROKE, __VA_ARGS__)

/* The characters of the page's glyphs that have, or have not, all of `flags`. */
static char *
letters(const GkPage *page, guint flags, gboolean having)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (((glyph->flags & flags) == flags) == having)
            g_string_append_unichar(text, glyph->character);
    }
    return g_string_free(text, FALSE);
}

static void
assert_hidden(const GkPage *page, const char *hidden, const char *seen)
{
    g_autofree char *without = letters(page, GK_GLYPH_NO_INK, TRUE), *with = letters(page, GK_GLYPH_NO_INK, FALSE);
    g_assert_cmpstr(without, ==, hidden);
    g_assert_cmpstr(with, ==, seen);
}

static guint
count_diagnostics(const GkDiagnostics *list, GkDiagnosticCode code)
{
    guint count = 0;
    for (guint i = 0; i < gk_diagnostics_count(list); i++)
        count += gk_diagnostics_get(list, i)->code == code;
    return count;
}

/* --- strokes --- */

static void
strokes_are_exact(void)
{
    g_autoptr(GkPage) page = draw("0.24 w 10.3 20.4 m 90.7 20.4 l S\n"
                                  "0 w 10.3 40.4 m 90.7 40.4 l S\n"
                                  "[2 2] 0 d 3 w 1 0 0 RG 10.3 50.4 m 90.7 60.4 l 90.7 70.4 l S");
    g_assert_cmpuint(page->marks->len, ==, 4);
    assert_stroke(page, 0, 10.3, 179.6, 90.7, 179.6);
    g_assert_cmpfloat_with_epsilon(mark_at(page, 0)->width, 0.24, EXACT);
    g_assert_cmpfloat(mark_at(page, 1)->width, <, 0.2);
    g_assert_cmpfloat_with_epsilon(mark_at(page, 1)->y0, 159.6, 0.1);
    assert_stroke(page, 2, 10.3, 149.6, 90.7, 139.6);
    assert_stroke(page, 3, 90.7, 139.6, 90.7, 129.6);
    g_assert_true(mark_at(page, 3)->dashed);
    g_assert_false(mark_at(page, 0)->dashed);
    g_assert_cmphex(mark_at(page, 3)->color, ==, 0xff0000);
    g_assert_cmpuint(mark_at(page, 0)->order, <, mark_at(page, 2)->order);
}

static void
stroked_rectangles_are_four_strokes(void)
{
    g_autoptr(GkPage) page = draw("2 w 10 20 50 30 re S 10 100 m 60 100 l 60 130 l 10 130 l s");
    g_assert_cmpuint(page->marks->len, ==, 8);
    assert_stroke(page, 0, 10, 180, 60, 180);
    assert_stroke(page, 1, 60, 180, 60, 150);
    assert_stroke(page, 3, 10, 150, 10, 180);
    assert_stroke(page, 7, 10, 70, 10, 100);
}

static void
a_pen_can_be_flat(void)
{
    g_autoptr(GkPage) page = draw("q 1 0 0 4 0 0 cm 2 w 10 10 m 60 10 l S 80 10 m 80 40 l S Q");
    g_assert_cmpfloat_with_epsilon(mark_at(page, 0)->width, 8, EXACT); /* level: as high as the pen */
    g_assert_cmpfloat_with_epsilon(mark_at(page, 1)->width, 2, EXACT); /* upright: as wide */
    assert_stroke(page, 0, 10, 160, 60, 160);
}

static void
curves_leave_the_straight_parts(void)
{
    g_autoptr(GkPage) page =
        draw("1 w 20 10 m 80 10 l 85 10 90 15 90 20 c 90 60 l S 30 100 m 40 120 60 120 70 100 c S");
    g_assert_cmpuint(page->marks->len, ==, 2);
    assert_stroke(page, 0, 20, 190, 80, 190);
    assert_stroke(page, 1, 90, 180, 90, 140);
}

static void
outlines_of_letters_are_no_marks(void)
{
    g_autoptr(GkPage) page = draw("BT 2 Tr 0.3 w /F1 12 Tf 20 50 Td (FILLED HELLO) Tj ET 20 45 m 120 45 l S");
    g_assert_cmpuint(page->marks->len, ==, 1);
    assert_stroke(page, 0, 20, 155, 120, 155);
    assert_hidden(page, "", "FILLEDHELLO");
}

/* --- fills --- */

static void
rectangles_are_fills(void)
{
    g_autoptr(GkPage) page = draw("0.5 g 10 10 50 0.48 re f\n"
                                  "100 10 10 10 re 120 10 10 10 re f\n"
                                  "q 0 1 -1 0 100 100 cm 0 0 20 30 re f Q\n"
                                  "10 60 m 60 60 l 60 60.6 l 10 60.6 l h f*");
    g_assert_cmpuint(page->marks->len, ==, 5);
    assert_fill(page, 0, 10, 189.52, 60, 190);
    assert_fill(page, 1, 100, 180, 110, 190);
    assert_fill(page, 2, 120, 180, 130, 190);
    assert_fill(page, 3, 70, 80, 100, 100);
    assert_fill(page, 4, 10, 139.4, 60, 140);
    g_assert_cmphex(mark_at(page, 0)->color, ==, 0x808080);
}

static void
frames_and_angles_are_taken_apart(void)
{
    g_autoptr(GkPage) frame = draw("10 20 50 40 re 12 22 46 36 re f*");
    g_assert_cmpuint(frame->marks->len, ==, 4);
    assert_fill(frame, 0, 10, 140, 60, 142);
    assert_fill(frame, 1, 10, 142, 12, 178);
    assert_fill(frame, 2, 58, 142, 60, 178);
    assert_fill(frame, 3, 10, 178, 60, 180);
    g_autoptr(GkPage) solid = draw("10 20 50 40 re 12 22 46 36 re f");
    g_assert_cmpuint(solid->marks->len, ==, 1); /* both turn the same way: no hole */
    assert_fill(solid, 0, 10, 140, 60, 180);
    g_autoptr(GkPage) angle = draw("10 130 m 20 130 l 20 140 l 30 140 l 30 150 l 10 150 l f");
    g_assert_cmpuint(angle->marks->len, ==, 2);
    assert_fill(angle, 0, 10, 50, 30, 60);
    assert_fill(angle, 1, 10, 60, 20, 70);
}

static void
slivers_are_strokes_and_shapes_nothing(void)
{
    g_autoptr(GkPage) page = draw("10 60 m 60 80 l 60 80.6 l 10 60.6 l h f\n"
                                  "100 100 m 150 100 l 125 150 l f\n"
                                  "50 150 m 60 180 90 180 100 150 c f");
    g_assert_cmpuint(page->marks->len, ==, 1);
    const GkMark *mark = mark_at(page, 0);
    g_assert_cmpint(mark->kind, ==, GK_MARK_STROKE);
    g_assert_cmpfloat_with_epsilon(fmin(mark->x0, mark->x1), 10, EXACT);
    g_assert_cmpfloat_with_epsilon(fmax(mark->y0, mark->y1), 139.7, EXACT);
    g_assert_cmpfloat_with_epsilon(mark->width, 0.6, 0.01);
}

static void
shadings_and_patterns_have_a_colour(void)
{
    g_autoptr(GkPage) page = read_pdf(
        (RawPdf) { .contents = "/Pattern cs /P1 scn 10 10 100 20 re f",
                   .resources = "/Pattern<</P1 6 0 R>>",
                   .objects = { "<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceRGB/Coords[10 0 110 0]"
                                "/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[1 0 0]/N 1>>>>>>" } });
    g_assert_cmpuint(page->marks->len, ==, 1);
    assert_fill(page, 0, 10, 170, 110, 190);
    g_assert_cmphex(mark_at(page, 0)->color & 0xf00000, ==, 0xf00000);
    g_assert_cmpuint(mark_at(page, 0)->alpha, ==, 255);
}

static void
transparency_is_kept(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) { .contents = "/G1 gs 10 10 100 20 re f /G0 gs 10 50 100 20 re f",
                                                 .resources = "/ExtGState<</G1<</ca 0.5>>/G0<</ca 0>>>>" });
    g_assert_cmpuint(page->marks->len, ==, 1);
    g_assert_cmpuint(mark_at(page, 0)->alpha, ==, 128);
}

/* --- what cannot be seen --- */

static void
marks_end_at_the_clip_and_the_page(void)
{
    g_autoptr(GkPage) page =
        draw("q 20 110 20 5 re W n 10 105 100 50 re f 1 w 0 112 m 200 112 l S 0 50 m 200 50 l S Q\n"
             "1 w -50 30 m 300 30 l S 300 300 10 10 re f 10 -20 m 50 -20 l S");
    g_assert_cmpuint(page->marks->len, ==, 3);
    assert_fill(page, 0, 20, 85, 40, 90);
    assert_stroke(page, 1, 19.5, 88, 40.5, 88);
    assert_stroke(page, 2, -0.5, 170, 200.5, 170);
}

static void
absurd_numbers_are_dropped(void)
{
#define HUGE "1000000000000000000000000000000"
    g_autoptr(GkPage) page = draw(HUGE " " HUGE " m " HUGE " 10 l S " HUGE " 99999999999 10 10 re f\n"
                                       "q " HUGE " 0 0 " HUGE " 0 0 cm 1 w 1 1 m 2 2 l S 1 1 1 1 re f Q\n"
                                       "q 0 0 0 0 0 0 cm Q 1 w 10 20 m 60 20 l S");
    for (guint i = 0; i < page->marks->len; i++) {
        const GkMark *mark = mark_at(page, i);
        g_assert_true(fabs(mark->x0) < 300 && fabs(mark->y0) < 300 && fabs(mark->x1) < 300 && fabs(mark->y1) < 300);
    }
    assert_stroke(page, page->marks->len - 1, 10, 180, 60, 180);
}

static void
unseen_text_is_told(void)
{
    g_autoptr(GkPage) page = draw("BT /F1 12 Tf 20 180 Td (Seen 1.0-) Tj ET\n"
                                  "BT /F1 12 Tf 1 g 20 160 Td (white) Tj ET\n"
                                  "BT /F1 12 Tf 0 g 3 Tr 20 140 Td (mode) Tj ET\n"
                                  "BT /F1 12 Tf 0 Tr 20 120 Td (under) Tj ET 1 g 15 115 60 20 re f 0 g\n"
                                  "q 0 0 5 5 re W n BT /F1 12 Tf 20 100 Td (clip) Tj ET Q\n"
                                  "0 g 15 75 100 20 re f BT /F1 12 Tf 1 g 20 80 Td (bright) Tj ET");
    assert_hidden(page, "whitemodeunderclip", "Seen1.0-bright");
}

static void
unseen_words_within_a_line_are_told(void)
{
    g_autoptr(GkPage) page = draw("BT /F1 12 Tf 20 100 Td (seen ) Tj 3 Tr (away ) Tj 0 Tr (again) Tj ET\n"
                                  "BT /F1 12 Tf 20 60 Td (a) Tj 3 Tr (b) Tj ET");
    assert_hidden(page, "away", "seenagainab"); /* a lone letter is never judged by itself */
}

static void
rules_nearby_do_not_make_text_visible(void)
{
    g_autoptr(GkPage) page = draw("15 98.5 100 0.5 re f 15 107.5 100 0.5 re f 19 90 0.5 20 re f\n"
                                  "1 w 15 80 100 30 re S BT /F1 12 Tf 1 g 20 100 Td (white) Tj ET");
    assert_hidden(page, "white", "");
}

/* A Type 3 font cannot be stroked, so the standard fonts have to do; they are not embedded, and what is not seen of
 * such a font is not taken for hidden unless other letters of it are. */
static void
stroked_letters_are_seen(void)
{
    g_autoptr(GkPage) page =
        draw("BT /F1 12 Tf 20 150 Td (seen) Tj ET 0.3 w\n"
             "BT 1 Tr /F1 12 Tf 20 100 Td (THE FILE) Tj ET BT 3 Tr /F1 12 Tf 20 50 Td (away) Tj ET");
    assert_hidden(page, "away", "seenTHEFILE");
}

static void
faint_signs_are_seen(void)
{
    g_autoptr(GkPage) page = draw("BT /F1 5 Tf 20 100 Td (.) Tj ET BT /F1 6 Tf 40 100 Td (-) Tj ET\n"
                                  "BT /F1 4 Tf 60 100 Td (1) Tj ET BT /F1 9 Tf 80 100 Td (__) Tj ET\n"
                                  "BT /F1 2 Tf 20 60 Td (tiny) Tj ET BT 0.93 g /F1 10 Tf 60 60 Td (pale) Tj ET");
    g_autofree char *hidden = letters(page, GK_GLYPH_NO_INK, TRUE);
    g_assert_cmpstr(hidden, ==, "");
}

static const char IMAGE[] = "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8"
                            "/Filter/ASCIIHexDecode|00ff80c0>";

static void
recognized_text_lies_over_an_image(void)
{
    g_autoptr(GkPage) page = read_pdf(
        (RawPdf) { .contents = "q 180 0 0 150 10 20 cm /I1 Do Q BT 3 Tr /F1 12 Tf 20 100 Td (recognized) Tj ET",
                   .resources = "/XObject<</I1 6 0 R>>",
                   .objects = { IMAGE } });
    g_autofree char *over = letters(page, GK_GLYPH_NO_INK | GK_GLYPH_OVER_IMAGE, TRUE);
    g_assert_cmpstr(over, ==, "recognized");
    g_autoptr(GkPage) drawn =
        read_pdf((RawPdf) { .contents = "q 180 0 0 150 10 20 cm /I1 Do Q BT /F1 12 Tf 20 100 Td (drawn) Tj ET",
                            .resources = "/XObject<</I1 6 0 R>>",
                            .objects = { IMAGE } });
    assert_hidden(drawn, "", "drawn");
}

/* --- images and layers --- */

static void
images_have_a_box(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) {
        .contents =
            "1 w 10 10 m 60 10 l S q 80 0 0 50 10 20 cm /I1 Do Q q 0 0 50 200 re W n 100 0 0 40 10 100 cm /I2 Do Q",
        .resources = "/XObject<</I1 6 0 R/I2 7 0 R>>",
        .objects = { IMAGE,
                     "/Type/XObject/Subtype/Image/Width 8/Height 2/ImageMask true/BitsPerComponent 1"
                     "/Filter/ASCIIHexDecode|aa55>" } });
    g_assert_cmpuint(page->images->len, ==, 2);
    const GkImage *plain = &g_array_index(page->images, GkImage, 0), *mask = &g_array_index(page->images, GkImage, 1);
    g_assert_cmpfloat_with_epsilon(plain->box.x0, 10, EXACT);
    g_assert_cmpfloat_with_epsilon(plain->box.y1, 180, EXACT);
    g_assert_cmpfloat_with_epsilon(plain->box.x1, 90, EXACT);
    g_assert_cmpfloat_with_epsilon(mask->box.x1, 50, EXACT);
    g_assert_cmpfloat_with_epsilon(mask->box.y0, 60, EXACT);
    g_assert_cmpuint(mark_at(page, 0)->order, <, plain->order);
    g_assert_cmpuint(plain->order, <, mask->order);
}

static void
groups_are_part_of_the_page(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) {
        .contents = "q 1 0 0 1 0 100 cm /X1 Do Q 0.24 w 10.3 20.4 m 90.7 20.4 l S",
        .resources = "/XObject<</X1 6 0 R>>",
        .objects = {
            "/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Group<</S/Transparency>>/Resources<</Font<</F1 5 0 R>>"
            "/XObject<</X2 7 0 R>>>>|0.5 w 10.3 20.4 m 90.7 20.4 l S /X2 Do BT /F1 12 Tf 20 50 Td (Group) Tj ET",
            "/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Group<</S/Transparency/I true>>|10 70 20 10 re f" } });
    g_assert_cmpuint(page->marks->len, ==, 3);
    assert_stroke(page, 0, 10.3, 79.6, 90.7, 79.6);
    g_assert_cmpfloat_with_epsilon(mark_at(page, 0)->width, 0.5, EXACT);
    assert_fill(page, 1, 10, 20, 30, 30);
    assert_stroke(page, 2, 10.3, 179.6, 90.7, 179.6);
    assert_hidden(page, "", "Group");
}

static void
masks_are_no_ink(void)
{
    g_autoptr(GkPage) page = read_pdf(
        (RawPdf) { .contents = "q /G1 gs 10 10 100 20 re f Q 1 w 10 50 m 60 50 l S",
                   .resources = "/ExtGState<</G1<</SMask<</S/Luminosity/G 6 0 R>>>>>>",
                   .objects = { "/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Group<</S/Transparency/CS/DeviceGray>>"
                                "|1 g 0 0 200 200 re f" } });
    for (guint i = 0; i + 1 < page->marks->len; i++)
        g_assert_cmpfloat(mark_at(page, i)->x1, <, 150);
    assert_stroke(page, page->marks->len - 1, 10, 150, 60, 150);
}

/* --- the page --- */

/* A line from (10,20) to (110,20) and an R at (20,50) on a page of 300 by 200, turned. */
static void
pages_are_as_displayed(void)
{
    static const struct {
        int rotation;
        double width, height, line[4], letter[2]; /* top left corner of the letter's box */
    } CASES[] = {
        { 0, 300, 200, { 10, 180, 110, 180 }, { 20, 141.4 } },
        { 90, 200, 300, { 20, 10, 20, 110 }, { 47.5, 20 } },
        { 180, 300, 200, { 290, 20, 190, 20 }, { 271.3, 47.5 } },
        { 270, 200, 300, { 180, 290, 180, 190 }, { 141.4, 271.3 } },
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *entries = g_strdup_printf("/MediaBox[0 0 300 200]/Rotate %d", CASES[i].rotation);
        g_autoptr(GkPage) page = read_pdf(
            (RawPdf) { .contents = "1 w 10 20 m 110 20 l S BT /F1 12 Tf 20 50 Td (R) Tj ET", .page = entries });
        const double *line = CASES[i].line;
        g_assert_cmpint(page->rotation, ==, CASES[i].rotation);
        g_assert_cmpfloat(page->width, ==, CASES[i].width);
        g_assert_cmpfloat(page->height, ==, CASES[i].height);
        assert_stroke(page, 0, line[0], line[1], line[2], line[3]);
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, 0);
        g_assert_cmpfloat_with_epsilon(glyph->box.x0, CASES[i].letter[0], 0.1);
        g_assert_cmpfloat_with_epsilon(glyph->box.y0, CASES[i].letter[1], 0.1);
    }
}

static void
the_crop_box_is_the_page(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) { .contents = "1 w 10 20 m 50 20 l S BT /F1 12 Tf 20 50 Td (Crop) Tj ET",
                                                 .page = "/CropBox[5 10 105 110]" });
    g_assert_cmpfloat(page->width, ==, 100);
    assert_stroke(page, 0, 5, 90, 45, 90);
    g_assert_cmpfloat_with_epsilon(g_array_index(page->glyphs, GkGlyph, 0).box.x0, 15, EXACT);
}

static void
large_pages_are_exact_too(void)
{
    g_autoptr(GkPage) page =
        read_pdf((RawPdf) { .contents = "0.1 w 10.3 20.4 m 9000.7 20.4 l S BT /F1 12 Tf 20 50 Td (Large) Tj ET",
                            .page = "/MediaBox[0 0 10000 8000]" });
    assert_stroke(page, 0, 10.3, 7979.6, 9000.7, 7979.6);
    assert_hidden(page, "", "Large");
}

static void
annotations_are_not_the_page(void)
{
    g_autoptr(GkPage) page =
        read_pdf((RawPdf) { .contents = "1 w 10 20 m 50 20 l S BT /F1 12 Tf 20 50 Td (Page) Tj ET",
                            .page = "/Annots[<</Type/Annot/Subtype/Stamp/Rect[100 100 180 140]/F 4/AP<</N 6 0 R>>>>"
                                    "<</Type/Annot/Subtype/Link/Rect[20 50 60 62]/Border[0 0 1]/C[1 0 0]>>]",
                            .objects = { "/Type/XObject/Subtype/Form/BBox[0 0 80 40]/Resources<</Font<</F1 5 0 R>>>>"
                                         "|1 w 0 5 m 80 5 l S BT /F1 12 Tf 10 10 Td (Stamp) Tj ET" } });
    g_assert_cmpuint(page->marks->len, ==, 1);
    assert_hidden(page, "", "Page");
    g_assert_cmpuint(count_diagnostics(page->diagnostics, GK_DIAGNOSTIC_ANNOTATIONS_SKIPPED), ==, 1);
    g_autoptr(GkPage) link =
        read_pdf((RawPdf) { .contents = "BT /F1 12 Tf 20 50 Td (Page) Tj ET",
                            .page = "/Annots[<</Type/Annot/Subtype/Link/Rect[20 50 60 62]/Border[0 0 1]/C[1 0 0]>>]" });
    g_assert_cmpuint(link->marks->len, ==, 0);
    g_assert_cmpuint(gk_diagnostics_count(link->diagnostics), ==, 0);
}

/* --- characters --- */

static void
glyphs_have_font_size_and_colour(void)
{
    g_autoptr(GkPage) page =
        read_pdf((RawPdf) { .contents = "BT /F1 12 Tf 1 0 0 rg 20 50 Td (ab c) Tj 0 0 1 rg /F2 9 Tf 50 0 Td (d) Tj ET",
                            .resources = "",
                            .page = NULL });
    g_assert_cmpuint(page->glyphs->len, >=, 3);
    const GkGlyph *a = &g_array_index(page->glyphs, GkGlyph, 0), *b = a + 1;
    g_assert_cmpuint(a->character, ==, 'a');
    g_assert_cmpfloat(a->size, ==, 12);
    g_assert_cmphex(a->color, ==, 0xff0000);
    g_assert_cmpstr(g_ptr_array_index(page->fonts, a->font), ==, "Helvetica");
    g_assert_cmpfloat_with_epsilon(a->box.x1, b->box.x0, EXACT);
    g_assert_cmpfloat_with_epsilon(gk_box_width(a->box), 12 * 0.556, 0.01);
    g_assert_cmpuint(a->flags, ==, 0);
}

static void
unmapped_glyphs_are_told(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) {
        .contents = "BT /F2 12 Tf 20 50 Td (ABC) Tj ET",
        .resources = "/Font<</F2 6 0 R>>",
        .objects = { "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/ToUnicode 7 0 R>>",
                     "|/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange<00><ff>"
                     "endcodespacerange 3 beginbfchar<41><e123><42><fffd><43><4e00>endbfchar endcmap end end" } });
    g_autofree char *unmapped = letters(page, GK_GLYPH_UNMAPPED, TRUE), *bold = letters(page, GK_GLYPH_BOLD, TRUE);
    g_assert_cmpstr(unmapped, ==, "\356\204\243\357\277\275");
    g_assert_cmpuint(g_utf8_strlen(bold, -1), ==, 3);
    g_assert_cmpuint(count_diagnostics(page->diagnostics, GK_DIAGNOSTIC_UNMAPPED_GLYPHS), ==, 1);
}

/* Letters whose font says that they are blanks are not in the text layer; they are seen all the same. */
static void
unread_text_is_told(void)
{
    RawPdf pdf = { .contents = "BT /F2 12 Tf 20 50 Td (CCABABABCC) Tj ET",
                   .resources = "/Font<</F2 6 0 R>>",
                   .objects = { "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/ToUnicode 7 0 R>>",
                                "|/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange<00>"
                                "<ff>endcodespacerange 3 beginbfchar<41><0020><42><0009><43><0037>endbfchar endcmap "
                                "end end" } };
    g_autoptr(GkPage) page = read_pdf(pdf);
    g_autofree char *all = letters(page, 0, TRUE);
    g_assert_cmpstr(all, ==, "7777");
    g_assert_cmpuint(count_diagnostics(page->diagnostics, GK_DIAGNOSTIC_UNREAD_TEXT), ==, 1);
    /* Curves, areas, slanted lines and images are no text, nor are real blanks. */
    pdf.contents = "BT /F2 12 Tf 20 50 Td (CC      CC) Tj ET 20 20 m 30 45 40 45 50 20 c f 60 10 m 90 30 l 75 40 l h f "
                   "0.5 g 10 80 60 10 re f 3 w 100 10 m 140 40 l S 60 60 m 70 80 90 80 95 60 c S "
                   "q 20 0 0 20 150 50 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \1\377\377\1 EI Q";
    g_autoptr(GkPage) drawn = read_pdf(pdf);
    g_assert_cmpuint(count_diagnostics(drawn->diagnostics, GK_DIAGNOSTIC_UNREAD_TEXT), ==, 0);
}

/* --- complaints --- */

static void
complaints_become_diagnostics(void)
{
    g_autoptr(GkPage) page = draw("BT /F1 12 Tf 20 50 Td (Text) Tj ET bogus bogus bogus");
    g_assert_cmpuint(count_diagnostics(page->diagnostics, GK_DIAGNOSTIC_READER_ERROR), ==, 1);
    const char *message = gk_diagnostics_get(page->diagnostics, 0)->message;
    g_assert_nonnull(strstr(message, "bogus"));
    g_assert_nonnull(strstr(message, "3 times"));
    g_assert_true(g_str_has_prefix(message, "page 1:"));
}

static void
a_missing_language_pack_is_told(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) {
        .contents = "BT /F2 12 Tf 20 50 Td <4e004e01> Tj ET",
        .resources = "/Font<</F2 6 0 R>>",
        .objects = {
            "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[7 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Nowhere1)"
            "/Supplement 0>>/FontDescriptor 8 0 R>>",
            "<</Type/FontDescriptor/FontName/Song/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880"
            "/Descent -120/CapHeight 700/StemV 80>>" } });
    g_assert_cmpuint(count_diagnostics(page->diagnostics, GK_DIAGNOSTIC_MISSING_LANGUAGE_PACK), >=, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/poppler/strokes/exact", strokes_are_exact);
    g_test_add_func("/poppler/strokes/rectangles", stroked_rectangles_are_four_strokes);
    g_test_add_func("/poppler/strokes/flat-pen", a_pen_can_be_flat);
    g_test_add_func("/poppler/strokes/curves", curves_leave_the_straight_parts);
    g_test_add_func("/poppler/strokes/letters", outlines_of_letters_are_no_marks);
    g_test_add_func("/poppler/fills/rectangles", rectangles_are_fills);
    g_test_add_func("/poppler/fills/frames", frames_and_angles_are_taken_apart);
    g_test_add_func("/poppler/fills/slivers", slivers_are_strokes_and_shapes_nothing);
    g_test_add_func("/poppler/fills/shadings", shadings_and_patterns_have_a_colour);
    g_test_add_func("/poppler/fills/transparency", transparency_is_kept);
    g_test_add_func("/poppler/unseen/clip", marks_end_at_the_clip_and_the_page);
    g_test_add_func("/poppler/unseen/absurd", absurd_numbers_are_dropped);
    g_test_add_func("/poppler/unseen/text", unseen_text_is_told);
    g_test_add_func("/poppler/unseen/words", unseen_words_within_a_line_are_told);
    g_test_add_func("/poppler/unseen/near-rules", rules_nearby_do_not_make_text_visible);
    g_test_add_func("/poppler/unseen/stroked", stroked_letters_are_seen);
    g_test_add_func("/poppler/unseen/faint", faint_signs_are_seen);
    g_test_add_func("/poppler/unseen/recognized", recognized_text_lies_over_an_image);
    g_test_add_func("/poppler/images/box", images_have_a_box);
    g_test_add_func("/poppler/images/groups", groups_are_part_of_the_page);
    g_test_add_func("/poppler/images/masks", masks_are_no_ink);
    g_test_add_func("/poppler/page/rotation", pages_are_as_displayed);
    g_test_add_func("/poppler/page/crop", the_crop_box_is_the_page);
    g_test_add_func("/poppler/page/large", large_pages_are_exact_too);
    g_test_add_func("/poppler/page/annotations", annotations_are_not_the_page);
    g_test_add_func("/poppler/glyphs/facts", glyphs_have_font_size_and_colour);
    g_test_add_func("/poppler/glyphs/unmapped", unmapped_glyphs_are_told);
    g_test_add_func("/poppler/glyphs/unread", unread_text_is_told);
    g_test_add_func("/poppler/complaints/once", complaints_become_diagnostics);
    g_test_add_func("/poppler/complaints/language-pack", a_missing_language_pack_is_told);
    return g_test_run();
}
