/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pictures of pages: what is drawn where, and that few colours say it. Pages are 200 by 200 points.
 */
#include "extract/ink/palette.h"
#include "extract/poppler/snapshot.h"
#include "support/raw-pdf.h"

#include <string.h>

/* Red at the top left, a thin line of text below. */
#define CONTENTS "1 0 0 rg 0 150 50 50 re f 0 g BT /F1 12 Tf 20 20 Td (510.70) Tj ET"

static GkPageSource *
source_of(RawPdf pdf)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = raw_pdf(&pdf);
    GkPageSource *source = gk_page_source_open_bytes(bytes, "test.pdf", NULL, &error);
    g_assert_no_error(error);
    return source;
}

static GkSnapshot *
snap(GkPageSource *source, const GkBox *box, double scale)
{
    g_autoptr(GError) error = NULL;
    GkSnapshot *snapshot = gk_snapshot_new(source, 1, box, scale, &error);
    g_assert_no_error(error);
    return snapshot;
}

static guint32
pixel(const GkSnapshot *snapshot, guint x, guint y)
{
    g_assert_cmpuint(x, <, snapshot->width);
    g_assert_cmpuint(y, <, snapshot->height);
    const guint8 *p = snapshot->pixels + (y * snapshot->width + x) * 3;
    return (guint32) p[0] << 16 | (guint32) p[1] << 8 | p[2];
}

static void
test_whole_page(void)
{
    g_autoptr(GkPageSource) source = source_of((RawPdf) { .contents = CONTENTS });
    g_autoptr(GkSnapshot) snapshot = snap(source, NULL, 1.5);
    g_assert_cmpuint(snapshot->width, ==, 300);
    g_assert_cmpuint(snapshot->height, ==, 300);
    g_assert_cmphex(pixel(snapshot, 10, 10), ==, 0xff0000);
    g_assert_cmphex(pixel(snapshot, 290, 10), ==, 0xffffff);
    g_assert_cmphex(pixel(snapshot, 10, 90), ==, 0xffffff);
}

static void
test_turned_page_as_displayed(void)
{
    g_autoptr(GkPageSource) source =
        source_of((RawPdf) { .contents = CONTENTS, .page = "/Rotate 90 /MediaBox [0 0 200 400]" });
    g_autoptr(GkSnapshot) snapshot = snap(source, NULL, 1);
    g_assert_cmpuint(snapshot->width, ==, 400);
    g_assert_cmpuint(snapshot->height, ==, 200);
    g_assert_cmphex(pixel(snapshot, 175, 25), ==, 0xff0000); /* what was 150 to 200 up at the left */
}

static void
test_box(void)
{
    g_autoptr(GkPageSource) source = source_of((RawPdf) { .contents = CONTENTS });
    g_autoptr(GkSnapshot) snapshot = snap(source, &(GkBox) { 40, 40, 80, 60 }, 2);
    g_assert_cmpuint(snapshot->width, ==, 80);
    g_assert_cmpuint(snapshot->height, ==, 40);
    g_assert_cmphex(pixel(snapshot, 5, 5), ==, 0xff0000);
    g_assert_cmphex(pixel(snapshot, 5, 35), ==, 0xffffff);
    g_assert_cmphex(pixel(snapshot, 35, 5), ==, 0xffffff);
    g_autoptr(GkSnapshot) beyond = snap(source, &(GkBox) { -50, 190, 20, 900 }, 1);
    g_assert_cmpuint(beyond->width, ==, 20);
    g_assert_cmpuint(beyond->height, ==, 10);
}

static void
test_what_cannot_be_drawn(void)
{
    g_autoptr(GkPageSource) source = source_of((RawPdf) { .contents = CONTENTS });
    g_autoptr(GkPageSource) text = gk_page_source_open_text("page 100 100\n", "test.page", NULL);
    g_autoptr(GError) none = NULL, beside = NULL, undrawn = NULL;
    g_assert_null(gk_snapshot_new(source, 2, NULL, 1, &none));
    g_assert_error(none, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED);
    g_assert_null(gk_snapshot_new(source, 1, &(GkBox) { 300, 300, 400, 400 }, 1, &beside));
    g_assert_error(beside, GK_SOURCE_ERROR, GK_SOURCE_ERROR_LIMIT);
    g_assert_nonnull(text);
    g_assert_null(gk_snapshot_new(text, 1, NULL, 1, &undrawn));
    g_assert_error(undrawn, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_PDF);
}

static void
test_pixels_are_bounded(void)
{
    g_autoptr(GkPageSource) source = source_of((RawPdf) { .contents = CONTENTS, .page = "/MediaBox [0 0 14000 14000]" });
    g_autoptr(GkSnapshot) snapshot = snap(source, NULL, 8);
    g_assert_cmpuint(snapshot->width * snapshot->height, <=, 20010000);
    g_assert_cmpfloat(snapshot->scale, <, 0.33);
    g_autoptr(GkPageSource) long_source =
        source_of((RawPdf) { .contents = CONTENTS, .page = "/MediaBox [0 0 3 100000]" });
    g_autoptr(GkSnapshot) strip = snap(long_source, NULL, 8);
    g_assert_cmpuint(strip->height, <=, 16000);
}

static void
test_reading_is_the_same_after_drawing(void)
{
    g_autoptr(GkPageSource) source = source_of((RawPdf) { .contents = CONTENTS });
    GkPage *before = gk_page_source_read(source, 1);
    g_autoptr(GkSnapshot) snapshot = snap(source, NULL, 2);
    GkPage *after = gk_page_source_read(source, 1);
    g_assert_cmpuint(before->glyphs->len, ==, 6);
    g_assert_cmpmem(before->glyphs->data, before->glyphs->len * sizeof(GkGlyph), after->glyphs->data,
                    after->glyphs->len * sizeof(GkGlyph));
    g_assert_cmpuint(before->marks->len, ==, after->marks->len);
    gk_page_free(before);
    gk_page_free(after);
}

static void
test_marks(void)
{
    g_autoptr(GkPageSource) source = source_of((RawPdf) { .contents = CONTENTS });
    g_autoptr(GkSnapshot) snapshot = snap(source, NULL, 2);
    gk_snapshot_mark(snapshot, (GkBox) { 100, 100, 120, 110 }, 0x0000ff);
    gk_snapshot_mark(snapshot, (GkBox) { -50, 195, 900, 900 }, 0x0000ff); /* no further than the picture */
    g_assert_cmphex(pixel(snapshot, 198, 198), ==, 0x0000ff); /* the frame, a point off */
    g_assert_cmphex(pixel(snapshot, 197, 198), ==, 0xffffff);
    g_assert_cmphex(pixel(snapshot, 220, 210), ==, 0xbfbfff);
}

static void
test_png(void)
{
    g_autoptr(GkPageSource) source = source_of((RawPdf) { .contents = CONTENTS });
    g_autoptr(GkSnapshot) snapshot = snap(source, NULL, 2), again = snap(source, NULL, 2);
    g_autoptr(GBytes) png = gk_snapshot_png(snapshot, NULL), other = gk_snapshot_png(again, NULL);
    gsize length;
    const guint8 *data = g_bytes_get_data(png, &length);
    g_assert_true(g_bytes_equal(png, other));
    g_assert_cmpuint(length, <, 2500);
    g_assert_cmpmem(data, 8, "\211PNG\r\n\032\n", 8);
    g_assert_cmpmem(data + 12, 12, "IHDR\0\0\1\220\0\0\1\220", 12); /* 400 by 400 */
    g_assert_cmpuint(data[24], ==, 4); /* bits a pixel */
    g_assert_cmpuint(data[25], ==, 3); /* a palette */
    g_assert_null(memmem(data, length, "tIME", 4));
}

static void
test_palette(void)
{
    guint8 pixels[3 * 4096];
    GkPalette palette;
    for (guint i = 0; i < 4096; i++)
        memset(pixels + 3 * i, i < 4000 ? 255 : i < 4090 ? 254 : 0, 3);
    gk_palette_init(&palette, pixels, 4096, 16, 0.5);
    g_assert_cmpuint(palette.n_colors, ==, 2);
    g_assert_cmpmem(palette.colors[palette.indices[0]], 3, "\377\377\377", 3);
    g_assert_cmpmem(palette.colors[palette.indices[4095]], 3, "\0\0\0", 3);
    gk_palette_clear(&palette);
    for (guint i = 0; i < 4096; i++)
        for (guint c = 0; c < 3; c++)
            pixels[3 * i + c] = (guint8) ((i >> (4 * c) & 15) * 17);
    gk_palette_init(&palette, pixels, 4096, 256, 0);
    g_assert_cmpuint(palette.n_colors, ==, 256);
    for (guint i = 0; i < 4096; i++)
        g_assert_cmpuint(palette.indices[i], <, palette.n_colors);
    gk_palette_clear(&palette);
    gk_palette_init(&palette, pixels, 0, 256, 0);
    g_assert_cmpuint(palette.n_colors, ==, 0);
    gk_palette_clear(&palette);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/snapshot/whole-page", test_whole_page);
    g_test_add_func("/snapshot/turned", test_turned_page_as_displayed);
    g_test_add_func("/snapshot/box", test_box);
    g_test_add_func("/snapshot/cannot", test_what_cannot_be_drawn);
    g_test_add_func("/snapshot/bounded", test_pixels_are_bounded);
    g_test_add_func("/snapshot/reading-stays", test_reading_is_the_same_after_drawing);
    g_test_add_func("/snapshot/marks", test_marks);
    g_test_add_func("/snapshot/png", test_png);
    g_test_add_func("/snapshot/palette", test_palette);
    return g_test_run();
}
