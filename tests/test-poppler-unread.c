/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ink that is no text, on PDFs whose every operator stands here: what of it the page source delivers.
 */
#include "extract/page_source.h"
#include "support/raw-pdf.h"

static GkPage *
read_pdf(RawPdf pdf)
{
    g_autoptr(GBytes) bytes = raw_pdf(&pdf);
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "test.pdf", NULL, &error);
    g_assert_no_error(error);
    return gk_page_source_read(source, 1);
}

static GkPage *
draw(const char *contents)
{
    return read_pdf((RawPdf) { .contents = contents });
}

/* The box around the unread ink of a kind; nothing else is there. Edges may be NULL. */
static GkBox
unread_box(const GkPage *page, GkUnreadKind kind, guint *edges)
{
    GkBox box = { 0 };
    g_assert_cmpuint(page->unread->len, >, 0);
    for (guint i = 0; i < page->unread->len; i++) {
        const GkUnread *unread = &g_array_index(page->unread, GkUnread, i);
        g_assert_cmpint(unread->kind, ==, kind);
        box = i ? gk_box_union(box, unread->box) : unread->box;
        if (edges)
            *edges += unread->edges;
    }
    return box;
}

/* An 8 of two circles, as curves; it may be filled or stroked. */
#define CIRCLE(x, y) \
    #x "0 " #y "2 m " #x "2 " #y "2 " #x "4 " #y "4 " #x "4 " #y "6 c " #x "4 " #y "8 " #x "2 " #y "9 " #x "0 " #y "9 c h "

static void
outlines_are_delivered(void)
{
    static const char *const HOW[] = { "f", "f*", "S", "B" };
    for (guint i = 0; i < G_N_ELEMENTS(HOW); i++) {
        g_autofree char *contents = g_strconcat("BT /F1 8 Tf 20 100 Td (12) Tj ET 0.8 w " CIRCLE(6, 5), HOW[i], NULL);
        g_autoptr(GkPage) page = draw(contents);
        GkBox box = unread_box(page, GK_UNREAD_OUTLINE, NULL);
        g_assert_cmpfloat_with_epsilon(box.x0, 60, 1);
        g_assert_cmpfloat_with_epsilon(box.x1, 64, 1);
        g_assert_cmpfloat_with_epsilon(box.y0, 141, 1);
        g_assert_cmpfloat_with_epsilon(box.y1, 148, 1);
    }
}

/* What can't be seen, rules, shading, large shapes, plain lines. */
static void
drawing_is_no_outline(void)
{
    static const char *const CONTENTS[] = {
        "1 g " CIRCLE(6, 5) "f",
        CIRCLE(6, 5) "f 1 g 50 40 40 40 re f",
        "20 20 100 0.5 re f 0.9 g 20 30 100 20 re f",
        "10 10 m 20 80 80 120 190 180 c S",
        "40 40 m 60 60 l S 40 60 m 60 40 l S",
        "30 30 m 60 30 l 60 40 l 33 40 l 33 60 l 30 60 l h f",
    };
    for (guint i = 0; i < G_N_ELEMENTS(CONTENTS); i++) {
        g_autoptr(GkPage) page = draw(CONTENTS[i]);
        g_assert_cmpuint(page->unread->len, ==, 0);
    }
}

/* The letters of a Type 3 font are shapes, but have characters. */
static void
shapes_with_characters_are_read(void)
{
    g_autoptr(GkPage) page = read_pdf((RawPdf) {
        .contents = "BT /F2 10 Tf 60 52 Td (a) Tj ET",
        .resources = "/Font<</F2 6 0 R>>",
        .objects = { "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 97"
                     "/Widths[600]/Encoding<</Type/Encoding/Differences[97/eight]>>/CharProcs<</eight 7 0 R>>/Resources<<>>>>",
                     "|600 0 0 0 600 700 d1 300 0 m 500 0 500 700 300 700 c 100 700 100 0 300 0 c f" } });
    g_assert_cmpuint(page->glyphs->len, ==, 1);
    g_assert_cmpuint(page->unread->len, ==, 0);
}

static void
pictures_have_ink(void)
{
    guint edges = 0;
    g_autoptr(GkPage) page = draw("BT /F1 8 Tf 20 100 Td (12) Tj ET q 12 0 0 8 60 50 cm "
                                  "BI /W 6 /H 1 /BPC 8 /CS /G ID \1\377\1\377\1\377 EI Q");
    GkBox box = unread_box(page, GK_UNREAD_PICTURE, &edges);
    g_assert_cmpuint(edges, >=, 16);
    g_assert_true(gk_box_contains(box, 66, 146));
    /* a plain one has none */
    g_autoptr(GkPage) plain = draw("q 12 0 0 8 60 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \377 EI Q");
    g_assert_cmpuint(plain->unread->len, ==, 0);
}

/* A number that is painted over explains nothing of what is drawn upon that, in outlines or as a picture; an image upon
 * text hides it, and may have been recognized. */
static void
what_is_covered_explains_nothing(void)
{
    static const char text[] = "BT /F1 8 Tf 20 100 Td (12) Tj 40 -50 Td (777) Tj ET ";
    g_autofree char *outlined = g_strconcat(text, "1 g 56 46 20 14 re f 0 g ", CIRCLE(6, 5), "f", NULL);
    g_autoptr(GkPage) page = draw(outlined);
    g_assert_true(gk_box_contains(unread_box(page, GK_UNREAD_OUTLINE, NULL), 62, 145));
    g_autofree char *pictured = g_strconcat(text, "1 g 56 46 20 14 re f q 12 0 0 8 60 50 cm "
                                                  "BI /W 6 /H 1 /BPC 8 /CS /G ID \1\377\1\377\1\377 EI Q", NULL);
    g_autoptr(GkPage) picture = draw(pictured);
    g_assert_true(gk_box_contains(unread_box(picture, GK_UNREAD_PICTURE, NULL), 66, 146));
}

#define TO_UNICODE(mapping) \
    "|/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange<00><ff>endcodespacerange " mapping \
    " endcmap end end"

/* Helvetica, whose 4 means a blank. */
static GkPage *
without_4(const char *contents)
{
    return read_pdf((RawPdf) { .contents = contents,
                               .resources = "/Font<</F2 6 0 R>>",
                               .objects = { "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>",
                                            TO_UNICODE("1 beginbfchar<34><0020>endbfchar") } });
}

/* Of a font that has shown but one other digit: one digit is enough, before the number and within it. */
static void
lost_digits_are_delivered(void)
{
    static const char *const CONTENTS[] = { "BT /F2 9 Tf 60 52 Td (141.1) Tj ET", "BT /F2 9 Tf 60 52 Td (411.1) Tj ET" };
    for (guint i = 0; i < G_N_ELEMENTS(CONTENTS); i++) {
        guint edges = 0;
        g_autoptr(GkPage) page = without_4(CONTENTS[i]);
        g_assert_cmpuint(page->glyphs->len, ==, 4);
        unread_box(page, GK_UNREAD_LETTERS, &edges);
        g_assert_cmpuint(edges, >=, 2);
    }
}

/* Of a font of which three digits look like what they are said to be: it is read by its shape. */
static void
lost_digits_are_recognized(void)
{
    static const char *const CONTENTS[] = { "BT /F2 9 Tf 60 52 Td (140.5) Tj ET", "BT /F2 9 Tf 60 52 Td (410.5) Tj ET" };
    for (guint i = 0; i < G_N_ELEMENTS(CONTENTS); i++) {
        g_autoptr(GkPage) page = without_4(CONTENTS[i]);
        g_assert_cmpuint(page->glyphs->len, ==, 5);
        g_assert_cmpuint(page->unread->len, ==, 0);
        for (guint k = 0; k < 5; k++) {
            const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, k);
            g_assert_cmpint((glyph->flags & GK_GLYPH_RECOGNIZED) != 0, ==, glyph->character == '4');
        }
        g_assert_cmpuint(page->readings->len, ==, 1);
        g_assert_cmpstr(g_array_index(page->readings, GkReading, 0).text[0], ==, i ? "410.5" : "140.5");
        g_assert_cmpstr(g_array_index(page->readings, GkReading, 0).text[1], ==, "10.5");
    }
}

/* A picture with lines, drawn as an image mask of 8 by 8: every other row or column of it is dark. */
static void
rules_are_seen_in_images(void)
{
    g_autoptr(GkPage) table = draw("q 100 0 0 60 50 50 cm BI /W 8 /H 8 /BPC 1 /CS /G ID "
                                   "\x01\x7d\x7d\x01\x7d\x7d\x7d\x01 EI Q");
    const GkImage *image = &g_array_index(table->images, GkImage, 0);
    g_assert_cmpuint(image->rules_across, ==, 0); /* so large pixels are areas, not lines */
    g_autoptr(GString) data = g_string_new("q 100 0 0 60 50 50 cm BI /W 50 /H 30 /BPC 8 /CS /G /F /AHx ID ");
    for (guint y = 0; y < 30; y++)
        for (guint x = 0; x < 50; x++)
            g_string_append(data, y % 7 == 1 || x % 12 == 1 ? "00" : "ff");
    g_string_append(data, "> EI Q");
    g_autoptr(GkPage) fine = draw(data->str);
    image = &g_array_index(fine->images, GkImage, 0);
    g_assert_cmpuint(image->rules_across, ==, 5);
    g_assert_cmpuint(image->rules_down, ==, 5);
}

/* --- maps --- */

/* Helvetica, with codes a, b, c, ... for the glyphs of `names`, and what `mapping` says that they mean. */
static char *
doubted(const char *text, const char *names, const char *mapping)
{
    g_autofree char *contents = g_strdup_printf("BT /F2 9 Tf 20 50 Td (%s) Tj ET", text);
    g_autofree char *font = g_strdup_printf("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R/Encoding"
                                            "<</Type/Encoding/Differences[97 %s]>>>>", names);
    g_autofree char *map = g_strdup_printf("|/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 "
                                           "begincodespacerange<00><ff>endcodespacerange %s endcmap end end", mapping);
    g_autoptr(GkPage) page = read_pdf(
        (RawPdf) { .contents = contents, .resources = "/Font<</F2 6 0 R>>", .objects = { font, map } });
    GString *marked = g_string_new(NULL);
    for (guint i = 0; i < page->glyphs->len; i++)
        if (g_array_index(page->glyphs, GkGlyph, i).flags & GK_GLYPH_MISREAD)
            g_string_append_unichar(marked, g_array_index(page->glyphs, GkGlyph, i).character);
    return g_string_free(marked, FALSE);
}

/* a is an eight that is called 3: it is doubted where it stands, for it looks like an eight; the real 3 is not. */
static void
two_shapes_of_one_digit(void)
{
    g_autofree char *lie = doubted("3a5.17 93.2 45a.6", "/eight", "1 beginbfchar<61><0033>endbfchar");
    g_assert_cmpstr(lie, ==, "33");
    g_autofree char *truth = doubted("3a5.17 93.2 45a.6", "/eight", "1 beginbfchar<61><0038>endbfchar");
    g_assert_cmpstr(truth, ==, "");
    /* the same glyph under two codes */
    g_autofree char *twice = doubted("3a5.17 93.2 45a.6", "/three", "1 beginbfchar<61><0033>endbfchar");
    g_assert_cmpstr(twice, ==, "");
    /* a sign */
    g_autofree char *sign = doubted("12.50 3.17 1a234 5a670", "/comma", "1 beginbfchar<61><002e>endbfchar");
    g_assert_cmpstr(sign, ==, "....");
    /* two sets of figures that do not mix */
    g_autofree char *sets = doubted("123.4 321.4 ab ba", "/sterling/section", "2 beginbfchar<61><0031><62><0032>endbfchar");
    g_assert_cmpstr(sets, ==, "");
}

/* a is a five without an entry in the map, and its code is that of a sign elsewhere. */
static void
sign_in_place_of_a_digit(void)
{
    g_autofree char *lie = doubted("96a1.a 14.3a", "/five", "1 beginbfchar<61><0025>endbfchar");
    g_assert_cmpstr(lie, ==, "%%%");
    g_autofree char *row = doubted("2aa4.1 3.0a", "/five", "1 beginbfchar<61><0022>endbfchar");
    g_assert_cmpstr(row, ==, "\"\"\"");
    g_autofree char *truth = doubted("96.1a, 14.3a, (5a) 3-4a", "/percent", "1 beginbfchar<61><0025>endbfchar");
    g_assert_cmpstr(truth, ==, "");
}

/* a is an m that is called 7. */
static void
digit_of_another_width(void)
{
    g_autofree char *wide = doubted("123 4a5.60", "/m", "1 beginbfchar<61><0037>endbfchar");
    g_assert_cmpstr(wide, ==, "7");
    g_autofree char *narrow = doubted("123 4a5.60", "/i", "1 beginbfchar<61><0037>endbfchar");
    g_assert_cmpstr(narrow, ==, "7");
    g_autofree char *one = doubted("23 4a5.60", "/i", "1 beginbfchar<61><0031>endbfchar");
    g_assert_cmpstr(one, ==, "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/poppler/unread/outlines", outlines_are_delivered);
    g_test_add_func("/poppler/unread/drawing", drawing_is_no_outline);
    g_test_add_func("/poppler/unread/type3", shapes_with_characters_are_read);
    g_test_add_func("/poppler/unread/pictures", pictures_have_ink);
    g_test_add_func("/poppler/unread/covered", what_is_covered_explains_nothing);
    g_test_add_func("/poppler/unread/lost", lost_digits_are_delivered);
    g_test_add_func("/poppler/unread/recognized", lost_digits_are_recognized);
    g_test_add_func("/poppler/unread/rules", rules_are_seen_in_images);
    g_test_add_func("/poppler/maps/two-shapes", two_shapes_of_one_digit);
    g_test_add_func("/poppler/maps/sign-in-place-of-a-digit", sign_in_place_of_a_digit);
    g_test_add_func("/poppler/maps/width", digit_of_another_width);
    return g_test_run();
}
