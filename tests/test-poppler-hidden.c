/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is left of numbers that are painted over, clipped, or drawn otherwise
 * than the file says. Their y goes up from the bottom of a page of 200 by 200.
 */
#include "extract/page_source.h"
#include "support/raw-pdf.h"

#include <string.h>

static GkPage *
read_pdf(RawPdf pdf)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = raw_pdf(&pdf);
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "test.pdf", NULL, &error);
    g_assert_no_error(error);
    return gk_page_source_read(source, 1);
}

static int
compare_place(gconstpointer a, gconstpointer b)
{
    const GkBox p = ((const GkGlyph *) a)->box, q = ((const GkGlyph *) b)->box;
    if (ABS(p.y0 - q.y0) > 2)
        return p.y0 < q.y0 ? -1 : 1;
    return p.x0 < q.x0 ? -1 : p.x0 > q.x0;
}

/* The characters of the page's glyphs that have all of `flags` (none of them: `flags` 0), line by line. */
static char *
letters(const GkPage *page, guint flags)
{
    const guint all = GK_GLYPH_NO_INK | GK_GLYPH_CUT | GK_GLYPH_INCOMPLETE | GK_GLYPH_MISREAD;
    GString *text = g_string_new(NULL);
    g_autoptr(GArray) glyphs = g_array_copy(page->glyphs);
    g_array_sort(glyphs, compare_place);
    for (guint i = 0; i < glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(glyphs, GkGlyph, i);
        if (flags ? (glyph->flags & flags) == flags : !(glyph->flags & all))
            g_string_append_unichar(text, glyph->character);
    }
    return g_string_free(text, FALSE);
}

/* What is expected of a page; NULL: nothing has that flag. */
typedef struct {
    const char *contents, *sound, *hidden, *cut, *incomplete, *misread;
    const char *resources, *object;
} Case;

static void
assert_letters(const Case *one, const GkPage *page, guint flags, const char *wanted)
{
    g_autofree char *found = letters(page, flags);
    if (strcmp(found, wanted ? wanted : "") == 0)
        return;
    g_test_fail();
    g_test_message("flags %u: \"%s\" instead of \"%s\" in: %s", flags, found, wanted ? wanted : "", one->contents);
}

static void
assert_cases(const Case *cases, guint count)
{
    for (guint i = 0; i < count; i++) {
        RawPdf pdf = { .contents = cases[i].contents, .resources = cases[i].resources, .objects = { cases[i].object } };
        g_autoptr(GkPage) page = read_pdf(pdf);
        assert_letters(&cases[i], page, 0, cases[i].sound);
        assert_letters(&cases[i], page, GK_GLYPH_NO_INK, cases[i].hidden);
        assert_letters(&cases[i], page, GK_GLYPH_CUT, cases[i].cut);
        assert_letters(&cases[i], page, GK_GLYPH_INCOMPLETE, cases[i].incomplete);
        assert_letters(&cases[i], page, GK_GLYPH_MISREAD, cases[i].misread);
    }
}

#define NUMBER "BT /F1 20 Tf 20 100 Td (615.40) Tj ET "
#define DIGITS "BT /F1 9 Tf 20 20 Td (111222333444555666) Tj ET "

static void
painted_over(void)
{
    static const Case cases[] = {
        /* a white patch, and another number with the same places upon it */
        { DIGITS NUMBER "1 g 15 95 80 25 re f 0 g BT /F1 20 Tf 20 100 Td (642.30) Tj ET", .hidden = "615.40",
          .sound = "642.30111222333444555666" },
        /* the patch came first */
        { "1 g 15 95 80 25 re f 0 g " NUMBER, .sound = "615.40" },
        { ".8 g 48 95 40 25 re f 0 g " NUMBER ".5 w 15 95 80 25 re S", .sound = "615.40" },
        /* over the end, in any colour */
        { NUMBER "1 0 0 rg 53 95 40 25 re f", .hidden = ".40", .incomplete = "615" },
        { NUMBER "1 G 20 w 53 107 m 90 107 l S", .hidden = ".40", .incomplete = "615" },
        /* over half a digit, and over its foot */
        { NUMBER "1 g 25 95 8 25 re f", .sound = "15.40", .cut = "6" },
        { NUMBER "1 g 15 90 100 10.3 re f", .sound = "615.40" },
        /* over the sign of a currency: who knows what else it covers */
        { "BT /F1 20 Tf 20 100 Td (\\245615.40) Tj ET 1 g 15 95 16.5 25 re f", .hidden = "¥", .incomplete = "615.40" },
        { "BT /F1 20 Tf 20 100 Td (\\245) Tj 24 0 Td (615.40) Tj ET 1 g 15 95 19 25 re f", .hidden = "¥",
          .incomplete = "615.40" },
        /* over letters that are typed for digits */
        { "BT /F1 20 Tf 20 100 Td (61O.40) Tj ET 1 g 57.5 95 40 25 re f", .hidden = ".40", .incomplete = "61O" },
        /* over what the number counts; not over what follows a word */
        { "BT /F1 20 Tf 20 100 Td (615.40kg) Tj ET 1 g 78 90 40 25 re f", .sound = "kg", .cut = "615.40" },
        { "BT /F1 20 Tf 20 100 Td (Till 5.4kg) Tj ET 1 g 88.8 90 40 25 re f", .sound = "Till5.4kg" },
        /* through which the number is seen */
        { NUMBER "/G gs 1 0 0 rg 15 95 80 25 re f", .sound = "615.40",
          .resources = "/ExtGState << /G << /ca .4 >> >>" },
        /* over the end, with another end upon it */
        { NUMBER "1 g 53 95 40 25 re f 0 g BT /F1 20 Tf 53.4 100 Td (.70) Tj ET", .hidden = ".40", .sound = ".70",
          .cut = "615" },
        /* round, and larger than a letter */
        { NUMBER "1 g 70 80 m 110 80 110 130 70 130 c 46 130 46 80 70 80 c f", .hidden = ".40", .incomplete = "615" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

static void
painted_over_in_a_group(void)
{
#define GROUP "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Group << /S /Transparency >>|1 g 15 95 80 25 re f"
    static const Case cases[] = {
        { NUMBER "/X Do", .hidden = "615.40", .resources = "/XObject << /X 6 0 R >>", .object = GROUP },
        { NUMBER "/G gs /X Do", .sound = "615.40",
          .resources = "/XObject << /X 6 0 R >> /ExtGState << /G << /ca .4 >> >>", .object = GROUP },
        { NUMBER "80 0 0 25 15 95 cm /X Do", .hidden = "615.40", .resources = "/XObject << /X 6 0 R >>",
          .object = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray|w" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

static void
clipped(void)
{
    static const Case cases[] = {
        { "q 30 80 100 50 re W n " NUMBER "Q", .hidden = "6", .incomplete = "15.40" },
        { "q 24 80 100 50 re W n " NUMBER "Q", .cut = "6", .sound = "15.40" },
        /* along the edges of the ink */
        { "q 20.5 99.8 66 15 re W n " NUMBER "Q", .sound = "615.40" },
        { "/X Do", .hidden = "6", .incomplete = "15.40", .resources = "/XObject << /X 6 0 R >>",
          .object = "/Type /XObject /Subtype /Form /BBox [30 80 150 150] /Resources << /Font << /F1 5 0 R >> >>|" NUMBER },
        { "q 30 80 m 130 80 l 130 130 l 32 130 l h W n " NUMBER "Q", .hidden = "6", .incomplete = "15.40" },
        /* words that stick out are still what was written */
        { "q 33 80 100 50 re W n BT /F1 20 Tf 20 100 Td (Total) Tj ET Q", .sound = "Total" },
        { "q 130 80 50 50 re W n " NUMBER "Q", .hidden = "615.40" },
        /* upright on a page that is turned */
        { "q 0 1 -1 0 200 0 cm 30 80 100 50 re W n " NUMBER "Q", .hidden = "6", .incomplete = "04.51" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

/* Whatever text the file gives for what it draws, a person reads what is drawn. */
static void
drawn_otherwise(void)
{
    static const Case cases[] = {
        { DIGITS "/Span << /ActualText (111) >> BDC " NUMBER "EMC", .sound = "615.40111222333444555666" },
        { DIGITS "/Span << /ActualText (645.20) >> BDC " NUMBER "EMC", .sound = "615.40111222333444555666" },
        { DIGITS "/Span << /ActualText (615.40) >> BDC " NUMBER "EMC", .sound = "615.40111222333444555666" },
        { "BT /F1 9 Tf 20 40 Td (33) Tj ET BT /F1 9 Tf 20 20 Td (222) Tj ET "
          "/Span << /ActualText (8.20) >> BDC BT /F1 9 Tf 20 100 Td (203.91) Tj ET EMC",
          .sound = "203.9133222" },
        { DIGITS "/Span << /ActualText (99,999,999.99) >> BDC " NUMBER "EMC", .sound = "615.40111222333444555666" },
        /* another text for the greater part of the page: the signs in between show that the font is as it should be */
        { "/Span << /ActualText (28.34) >> BDC BT /F1 9 Tf 20 100 Td (71.50) Tj ET EMC "
          "/Span << /ActualText (93.87) >> BDC BT /F1 9 Tf 20 50 Td (48.02) Tj ET EMC BT /F1 9 Tf 20 20 Td (16.9) Tj ET",
          .sound = "71.5048.0216.9" },
        /* painted over, too: what is left is no number */
        { DIGITS "/Span << /ActualText (645.20) >> BDC " NUMBER "EMC 1 g 53 95 40 25 re f", .sound = "111222333444555666",
          .hidden = ".40", .incomplete = "615" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases));
}

/* A blank behind the 1 of 30201 is no part of it. */
static void
drawn_with_a_blank(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) { .contents = DIGITS "/Span << /ActualText (99,999,999.99) >> BDC BT /F1 20 Tf 20 100 Td "
                                                                    "(30201) Tj 61 0 Td (615.40) Tj ET EMC" });
    double widest = 0;
    guint found = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (glyph->size > 15 && g_unichar_isdigit(glyph->character)) {
            widest = MAX(widest, gk_box_width(glyph->box));
            found++;
        }
    }
    g_assert_cmpuint(found, ==, 10);
    g_assert_cmpfloat(widest, <, 11.5);
}

/* A font whose letters are drawn by programs: a box for each, of another height. */
#define BOXES(more)                                                                                                    \
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 900] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 49 /LastChar 57 " \
    "/Widths [500 500 500 500 500 500 500 500 500] /Encoding << /Differences [49 /one /two /three /four /five /six "   \
    "/seven /eight /nine] >> /CharProcs << /one 7 0 R /two 8 0 R /three 9 0 R /four 10 0 R >> " more " >>"
#define BOX(height) "|500 0 0 0 500 900 d1 50 0 400 " height " re f"
#define SAID(text, drawn) "/Span << /ActualText (" text ") >> BDC BT /F2 20 Tf 20 100 Td (" drawn ") Tj ET EMC "

static void
assert_boxes(const char *contents, const char *map, const char *sound, const char *misread)
{
    RawPdf pdf = { .contents = contents,
                   .resources = "/Font << /F2 6 0 R >>",
                   .objects = { map ? BOXES("/ToUnicode 11 0 R") : BOXES(""), BOX("300"), BOX("400"), BOX("500"), BOX("600"),
                                map } };
    g_autoptr(GkPage) page = read_pdf(pdf);
    const Case one = { contents };
    assert_letters(&one, page, 0, sound);
    assert_letters(&one, page, GK_GLYPH_MISREAD, misread);
}

/* What is drawn is known from the font's own map, from other places, or not at all. */
static void
drawn_by_programs(void)
{
    static const char map[] = "|begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <31> <34> <0031> "
                              "endbfrange endcmap";
    static const char wide[] = "|begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <31> <34> <ff11> "
                               "endbfrange endcmap";
    const char *others = "BT /F2 20 Tf 20 50 Td (12) Tj ET " SAID("9", "4");
    assert_boxes(others, map, "412", NULL);
    assert_boxes(others, NULL, "912", NULL);
    assert_boxes("200 Tz BT /F2 20 Tf 20 50 Td (12) Tj ET " SAID("1", "1"), wide, "1１２", NULL);
    assert_boxes("BT /F2 20 Tf 20 50 Td (3411124) Tj ET " SAID("3", "1"), NULL, "13411124", NULL);
    assert_boxes("BT /F2 20 Tf 20 50 Td (123) Tj ET " SAID("9", "3"), NULL, "12", "93");
}

/* What is transparent is as pale as it looks. */
static void
transparent(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) { .contents = "/G gs 1 0 0 rg " NUMBER,
                                                 .resources = "/ExtGState << /G << /ca .4 >> >>" });
    g_assert_cmphex(g_array_index(page->glyphs, GkGlyph, 0).color, ==, 0xff9999);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/poppler/hidden/drawn-with-a-blank", drawn_with_a_blank);
    g_test_add_func("/poppler/hidden/painted-over", painted_over);
    g_test_add_func("/poppler/hidden/painted-over-in-a-group", painted_over_in_a_group);
    g_test_add_func("/poppler/hidden/clipped", clipped);
    g_test_add_func("/poppler/hidden/drawn-otherwise", drawn_otherwise);
    g_test_add_func("/poppler/hidden/drawn-by-programs", drawn_by_programs);
    g_test_add_func("/poppler/hidden/transparent", transparent);
    return g_test_run();
}
