/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A snapshot as PNG.
 *
 * Text is dark on light with some shades between: 16 colours are enough, at four bits a pixel. Where they are not (a
 * photo, a scan on coloured paper), there are up to 256. No time and no other chunk but what a picture needs is
 * written.
 */
#include "extract/ink/palette.h"
#include "extract/poppler/snapshot.h"

#include <png.h>
#include <setjmp.h>

#define FEW_COLORS 16u
#define GOOD 3.0 /* mean squared error of a pixel that nobody sees */
#define BEARABLE 30.0 /* with few colours: beyond it there are many */

typedef struct {
    GByteArray *bytes;
    char message[128];
} Sink;

static void
take(png_structp png, png_bytep data, png_size_t length)
{
    Sink *sink = png_get_io_ptr(png);
    if (length > G_MAXUINT - sink->bytes->len)
        png_error(png, "it is too large");
    g_byte_array_append(sink->bytes, data, (guint) length);
}

static void
flush(png_structp png)
{
}

static void
complain(png_structp png, png_const_charp message)
{
    Sink *sink = png_get_error_ptr(png);
    g_strlcpy(sink->message, message, sizeof sink->message);
    longjmp(png_jmpbuf(png), 1);
}

static void
ignore(png_structp png, png_const_charp message)
{
}

static int
depth_for(guint n_colors)
{
    return n_colors <= 2 ? 1 : n_colors <= 4 ? 2 : n_colors <= 16 ? 4 : 8;
}

static void
write_head(png_structp png, png_infop info, const GkSnapshot *snapshot, const GkPalette *palette)
{
    png_color colors[GK_PALETTE_COLORS];
    for (guint i = 0; i < palette->n_colors; i++)
        colors[i] = (png_color) { palette->colors[i][0], palette->colors[i][1], palette->colors[i][2] };
    png_set_IHDR(png, info, snapshot->width, snapshot->height, depth_for(palette->n_colors), PNG_COLOR_TYPE_PALETTE,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_PLTE(png, info, colors, (int) palette->n_colors);
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, 9);
    png_write_info(png, info);
    png_set_packing(png);
}

/* Whatever fails in between comes back here. */
static gboolean
write_png(Sink *sink, const GkSnapshot *snapshot, const GkPalette *palette)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, sink, complain, ignore);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return FALSE;
    }
    png_set_write_fn(png, sink, take, flush);
    write_head(png, info, snapshot, palette);
    for (guint y = 0; y < snapshot->height; y++)
        png_write_row(png, palette->indices + (gsize) y * snapshot->width);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return TRUE;
}

static double
error_of(const GkPalette *palette, const GkSnapshot *snapshot)
{
    gsize n_pixels = (gsize) snapshot->width * snapshot->height;
    guint64 sum = 0;
    for (gsize i = 0; i < n_pixels; i++)
        for (guint c = 0; c < 3; c++) {
            int off = snapshot->pixels[3 * i + c] - palette->colors[palette->indices[i]][c];
            sum += (guint64) (off * off);
        }
    return (double) sum / (double) n_pixels;
}

GBytes *
gk_snapshot_png(const GkSnapshot *snapshot, GError **error)
{
    GkPalette palette;
    Sink sink = { g_byte_array_new(), "out of memory" };
    gsize n_pixels = (gsize) snapshot->width * snapshot->height;
    gk_palette_init(&palette, snapshot->pixels, n_pixels, FEW_COLORS, GOOD);
    if (error_of(&palette, snapshot) > BEARABLE) {
        gk_palette_clear(&palette);
        gk_palette_init(&palette, snapshot->pixels, n_pixels, GK_PALETTE_COLORS, GOOD);
    }
    gboolean done = write_png(&sink, snapshot, &palette);
    gk_palette_clear(&palette);
    if (done)
        return g_byte_array_free_to_bytes(sink.bytes);
    g_byte_array_unref(sink.bytes);
    gk_error_set(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_LIMIT, "a picture of %u by %u pixels can't be made: %s",
                 snapshot->width, snapshot->height, sink.message);
    return NULL;
}
