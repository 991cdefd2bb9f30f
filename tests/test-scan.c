/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Steps from the picture of a page to its rules and numbers, on pictures that are made here. */
#include "extract/sheet/chains.h"
#include "extract/sheet/components.h"
#include "extract/scan/decimals.h"
#include "extract/scan/lattice.h"
#include "extract/scan/line_reader.h"
#include "extract/sheet/rules.h"
#include "extract/sheet/sheet.h"

#include <math.h>
#include <string.h>

#define DPI 100

static GkRaster *
paper(int width, int height)
{
    GkRaster *raster = gk_raster_new(width, height);
    memset(raster->pixels, 255, (gsize) width * (gsize) height);
    return raster;
}

static GkRaster *
noise(int width, int height)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    GkRaster *raster = gk_raster_new(width, height);
    for (int i = 0; i < width * height; i++)
        raster->pixels[i] = (guint8) g_rand_int_range(random, 0, 256);
    return raster;
}

static void
test_extremes(void)
{
    for (int length = 1; length < 10; length++) {
        g_autoptr(GkRaster) raster = noise(23, 5), most = gk_raster_copy(raster), turned = gk_raster_transposed(raster);
        gk_raster_most_along(most, length);
        gk_raster_most_across(turned, length);
        for (int y = 0; y < raster->height; y++)
            for (int x = 0; x < raster->width; x++) {
                guint8 wanted = 0;
                for (int e = x - length / 2; e < x - length / 2 + length; e++)
                    wanted = MAX(wanted, gk_raster_row(raster, y)[CLAMP(e, 0, raster->width - 1)]);
                g_assert_cmpuint(gk_raster_row(most, y)[x], ==, wanted);
                g_assert_cmpuint(gk_raster_row(turned, x)[y], ==, wanted);
            }
    }
}

static void
test_means(void)
{
    g_autoptr(GkRaster) plain = paper(40, 30), blurred = gk_raster_blurred(plain, 2), along = gk_raster_blurred_along(plain, 9);
    g_autoptr(GkRaster) small = gk_raster_shrunk(plain, 8);
    g_assert_cmpint(small->width, ==, 5);
    g_assert_cmpint(small->height, ==, 4);
    for (int i = 0; i < 40 * 30; i++) {
        g_assert_cmpuint(blurred->pixels[i], >=, 254);
        g_assert_cmpuint(along->pixels[i], >=, 254);
    }
}

static void
test_pieces(void)
{
    static const char *const drawn[] = { "XX...X", ".XX.XX", "......", "X....X" };
    g_autoptr(GkRaster) mask = gk_raster_new(6, 4);
    for (int y = 0; y < 4; y++)
        for (int x = 0; x < 6; x++)
            gk_raster_row(mask, y)[x] = drawn[y][x] == 'X';
    g_autoptr(GkPieces) all = gk_pieces_find(mask, 1), large = gk_pieces_find(mask, 2);
    g_assert_cmpuint(all->pieces->len, ==, 4);
    g_assert_cmpuint(large->pieces->len, ==, 2);
    const GkPiece *second = gk_piece(large, 1);
    g_assert_cmpint(second->x0, ==, 4);
    g_assert_cmpint(second->y1, ==, 2);
    g_assert_cmpuint(second->area, ==, 3);
    g_assert_cmpint(gk_piece_run(large, second, 1)->y, ==, 1);
}

/* A line from one point to another, `thick` pixels, dark. */
static void
draw(GkRaster *raster, double x0, double y0, double x1, double y1, int thick)
{
    int steps = (int) fmax(fabs(x1 - x0), fabs(y1 - y0)) + 1;
    for (int i = 0; i <= steps; i++)
        for (int dy = 0; dy < thick; dy++)
            for (int dx = 0; dx < thick; dx++) {
                int x = (int) lround(x0 + (x1 - x0) * i / steps) + dx, y = (int) lround(y0 + (y1 - y0) * i / steps) + dy;
                if (x >= 0 && y >= 0 && x < raster->width && y < raster->height)
                    gk_raster_row(raster, y)[x] = 30;
            }
}

static void
test_skew(void)
{
    for (int i = -2; i <= 2; i++) {
        g_autoptr(GkRaster) page = paper(800, 600);
        double slope = 0.008 * i;
        for (int line = 0; line < 6; line++)
            draw(page, 80, 100 + 60 * line, 720, 100 + 60 * line + slope * 640, 2);
        double found = gk_sheet_find_skew(page, DPI);
        g_assert_cmpfloat_with_epsilon(found, slope, 0.0012);
        g_autoptr(GkRaster) straight = gk_sheet_turned(page, found);
        g_assert_cmpfloat_with_epsilon(gk_sheet_find_skew(straight, DPI), 0, 0.0012);
    }
}

static void
test_place_on_page(void)
{
    GkSheet sheet = { .straight = paper(800, 600), .dpi = DPI, .skew = 0.02, .width = 576, .height = 432 };
    double x = 399.5, y = 299.5, left = 0, right = 799;
    gk_sheet_to_page(&sheet, &x, &y);
    g_assert_cmpfloat_with_epsilon(x, 288, 1e-6);
    g_assert_cmpfloat_with_epsilon(y, 216, 1e-6);
    double y0 = 300, y1 = 300;
    gk_sheet_to_page(&sheet, &left, &y0);
    gk_sheet_to_page(&sheet, &right, &y1);
    g_assert_cmpfloat_with_epsilon((y1 - y0) / (right - left), 0.02, 1e-6);
    gk_raster_free(sheet.straight);
}

/* A mark in the straight picture is where it was on the page, whichever way the rows run. */
static void
test_facing(void)
{
    GkSheet sheet = { .straight = paper(300, 200), .dpi = DPI, .skew = 0.01, .width = 216, .height = 144 };
    for (guint direction = GK_TEXT_RIGHT; direction < GK_TEXT_DIRECTIONS; direction++) {
        double x = 270, y = 30, u = -1, v = -1;
        gk_raster_row(sheet.straight, 30)[270] = 0;
        g_autoptr(GkSheet) turned = gk_sheet_facing(&sheet, direction);
        for (int i = 0; i < turned->straight->height; i++)
            for (int k = 0; k < turned->straight->width; k++)
                if (gk_raster_row(turned->straight, i)[k] == 0)
                    u = k, v = i;
        gboolean right = direction == GK_TEXT_RIGHT || direction == GK_TEXT_UP;
        g_assert_cmpint(u > turned->straight->width / 2.0, ==,
                        right); /* near the end of its rows, or their beginning */
        gk_sheet_to_page(&sheet, &x, &y);
        gk_sheet_to_page(turned, &u, &v);
        g_assert_cmpfloat_with_epsilon(x, u, 1e-9);
        g_assert_cmpfloat_with_epsilon(y, v, 1e-9);
    }
    gk_raster_free(sheet.straight);
}

static GPtrArray *
lattices_of(const GkRaster *page)
{
    g_autoptr(GkRaster) turned = gk_raster_transposed(page), soft = gk_rules_mask(page, DPI, 0.03, 9);
    g_autoptr(GkRaster) soft_turned = gk_rules_mask(turned, DPI, 0.03, 9);
    g_autoptr(GPtrArray) across = gk_rules_find_along(page, soft, DPI, 0.45, 0.15);
    g_autoptr(GPtrArray) down = gk_rules_find_along(turned, soft_turned, DPI, 0.27, 0.10);
    GkRulePicture picture = { across, down, page, turned, soft, soft_turned, DPI };
    return gk_lattices_find(&picture);
}

/* Three rows and three columns, of which the upper right two places are one cell; lines end at `bottom`. */
static GkRaster *
draw_table(double bottom)
{
    GkRaster *page = paper(700, 500);
    for (int i = 0; i < 4; i++)
        draw(page, 50, 80 + 90 * i, 650, 80 + 90 * i, 2);
    draw(page, 50, 80, 50, bottom, 2);
    draw(page, 250, 80, 250, bottom, 2);
    draw(page, 450, 170, 450, bottom, 2);
    draw(page, 650, 80, 650, bottom, 2);
    return page;
}

static void
test_lattice(void)
{
    g_autoptr(GkRaster) page = draw_table(352);
    g_autoptr(GPtrArray) found = lattices_of(page);
    g_assert_cmpuint(found->len, ==, 1);
    const GkLattice *lattice = g_ptr_array_index(found, 0);
    g_assert_cmpuint(lattice->rows, ==, 3);
    g_assert_cmpuint(lattice->columns, ==, 3);
    g_assert_false(lattice->open_top || lattice->open_bottom);
    g_assert_cmpuint(lattice->cell_of[1], ==, lattice->cell_of[2]);
    g_assert_cmpuint(lattice->cell_of[4], !=, lattice->cell_of[5]);
    g_assert_cmpint(gk_lattice_place(lattice, 350, 200), ==, 4);
    g_assert_cmpint(gk_lattice_place(lattice, 350, 20), ==, -1);
    g_assert_cmpfloat_with_epsilon(gk_lattice_column_x(lattice, 1), 250.5, 1.5);
}

static void
test_open_row(void)
{
    g_autoptr(GkRaster) page = draw_table(420);
    g_autoptr(GPtrArray) found = lattices_of(page);
    g_assert_cmpuint(found->len, ==, 1);
    const GkLattice *lattice = g_ptr_array_index(found, 0);
    g_assert_cmpuint(lattice->rows, ==, 4);
    g_assert_true(lattice->open_bottom && !lattice->open_top);
    g_assert_false(gk_lattice_draws_across(lattice, 4, 0));
    g_assert_cmpint(gk_lattice_place(lattice, 350, 390), ==, 10);
}

/* In low rows a stroke of a character, the same in each row, reaches from one rule to the next nearly. */
static void
test_strokes_below_each_other(void)
{
    g_autoptr(GkRaster) page = paper(700, 620);
    for (int i = 0; i <= 12; i++)
        draw(page, 50, 80 + 40 * i, 650, 80 + 40 * i, 2);
    for (int x = 50; x <= 650; x += 200)
        draw(page, x, 80, x, 562, 2);
    for (int i = 0; i < 9; i++)
        draw(page, 120, 82 + 40 * i, 120, 80 + 40 * i + 32, 2);
    g_autoptr(GPtrArray) found = lattices_of(page);
    g_assert_cmpuint(found->len, ==, 1);
    const GkLattice *lattice = g_ptr_array_index(found, 0);
    g_assert_cmpuint(lattice->rows, ==, 12);
    g_assert_cmpuint(lattice->columns, ==, 3);
}

static guint8
tone_at(const GkRaster *raster, int x, int y)
{
    return gk_raster_row(raster, y)[x];
}

/* A row lower than what shade is told by, filled with `ground`, with strokes of `print` on it. */
static GkRaster *
draw_filled_row(guint8 ground, guint8 print)
{
    GkRaster *page = paper(700, 300);
    for (int y = 100; y < 140; y++)
        memset(gk_raster_row(page, y) + 50, ground, 600);
    for (int x = 300; x < 400; x += 12)
        for (int y = 110; y < 130; y++)
            memset(gk_raster_row(page, y) + x, print, 3);
    return page;
}

static void
test_light_ground_is_paper(void)
{
    g_autoptr(GkRaster) page = draw_filled_row(190, 20);
    gk_sheet_flatten(page, DPI);
    g_assert_cmpint(tone_at(page, 200, 120), >, 240);
    g_assert_cmpint(tone_at(page, 306, 120), >, 240);
    g_assert_cmpint(tone_at(page, 301, 120), <, 60);
    g_assert_cmpint(tone_at(page, 200, 60), >, 240);
}

static void
test_print_on_dark_ground_is_ink(void)
{
    g_autoptr(GkRaster) page = draw_filled_row(70, 250);
    gk_sheet_flatten(page, DPI);
    g_assert_cmpint(tone_at(page, 200, 120), >, 200);
    g_assert_cmpint(tone_at(page, 306, 120), >, 200);
    g_assert_cmpint(tone_at(page, 301, 120), <, 60);
    g_assert_cmpint(tone_at(page, 200, 60), >, 240);
}

/* Letters in a line have gaps, and strokes across. */
static void
test_letters_are_no_rule(void)
{
    g_autoptr(GkRaster) page = paper(700, 300);
    for (int x = 50; x < 650; x += 14) {
        draw(page, x, 100, x + 6, 100, 2);
        draw(page, x + 2, 94, x + 2, 108, 2);
        draw(page, x + 5, 94, x + 5, 108, 2);
    }
    g_autoptr(GkRaster) soft = gk_rules_mask(page, DPI, 0.03, 9);
    g_autoptr(GPtrArray) across = gk_rules_find_along(page, soft, DPI, 0.45, 0.15);
    g_assert_cmpuint(across->len, ==, 0);
}

static void
test_numbers(void)
{
    static const char *const good[] = { "0", "12", "1,234.56", "-5.00", "83.1%", "2010301", "0.05" };
    static const char *const bad[] = { "", "-", ".5", "1,23", "12,34.00", "1.", "1..0", "0,123", "007.5", "1,234,56", "12#" };
    for (guint i = 0; i < G_N_ELEMENTS(good); i++)
        g_assert_true(gk_line_is_well_formed(good[i]));
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(gk_line_is_well_formed(bad[i]));
    g_assert_true(gk_line_says_the_same("1,234.56", "1,234.56"));
    g_assert_true(gk_line_says_the_same("34.00", "34,00"));
    g_assert_true(gk_line_says_the_same("34.00", "34..00"));
    g_assert_true(gk_line_says_the_same("12.3135", "12,3135"));
    g_assert_true(gk_line_says_the_same("-44.1%", "-44,1%"));
    g_assert_true(gk_line_says_the_same("250,000", "250,.000"));
    g_assert_false(gk_line_says_the_same("74.537", "74,537"));
    g_assert_false(gk_line_says_the_same("250,000", "250.000"));
    g_assert_false(gk_line_says_the_same("3400", "34.00"));
    g_assert_false(gk_line_says_the_same("34.00", "34.80"));
    g_assert_false(gk_line_says_the_same("1.234", "1,234"));
    g_assert_false(gk_line_says_the_same("34.00", "34.001"));
    g_assert_false(gk_line_says_the_same("1,234.56", "1.234.56"));
}

typedef struct {
    const char *text;
    float widest;
    gboolean clean, accepted; /* without others, and as the column has it */
} Entry;

/* The numbers of a column, digits 10 pixels apart. */
static void
expect_column(const Entry *entries, guint n)
{
    GkLattice lattice = { .rows = n, .columns = 1 };
    GkTextLines lines = { .lines = g_array_new(FALSE, TRUE, sizeof(GkTextLine)) };
    g_autoptr(GPtrArray) lattices = g_ptr_array_new();
    g_autofree GkLineReading *readings = g_new0(GkLineReading, n);
    g_ptr_array_add(lattices, &lattice);
    for (guint i = 0; i < n; i++) {
        GkTextLine line = { .lattice = 0, .cell = i };
        GkLineNumber number = { .count = (guint) strlen(entries[i].text), .pitch = 10, .widest = entries[i].widest, .clean = entries[i].clean,
                                .accepted = TRUE };
        g_strlcpy(number.text[0], entries[i].text, GK_READING_LENGTH);
        readings[i].signs = g_array_new(FALSE, TRUE, sizeof(GkSign));
        g_array_set_size(readings[i].signs, number.count);
        readings[i].numbers = g_array_new(FALSE, FALSE, sizeof(GkLineNumber));
        g_array_append_val(readings[i].numbers, number);
        g_array_append_val(lines.lines, line);
    }
    gk_decimals_doubt(&lines, lattices, readings, n);
    for (guint i = 0; i < n; i++) {
        g_test_message("%s", entries[i].text);
        g_assert_cmpint(g_array_index(readings[i].numbers, GkLineNumber, 0).accepted, ==, entries[i].accepted);
        gk_line_reading_clear(&readings[i]);
    }
    g_array_unref(lines.lines);
}

/* A number with other decimals than its column may have lost its point, or digits. */
static void
test_decimals(void)
{
    static const Entry lost[] = { { "350.00", 10, TRUE, TRUE }, { "266.00", 10, TRUE, TRUE }, { "12.50", 10, TRUE, TRUE },
                                  { "40.00", 10, TRUE, TRUE }, { "1.25", 10, TRUE, TRUE }, { "9117", 15, TRUE, FALSE }, { "9118", 10, FALSE, FALSE }, { "9119", 10, TRUE, TRUE }, { "35.5", 10, TRUE, FALSE } };
    static const Entry dropped[] = { { "35.12", 10, TRUE, TRUE }, { "26.01", 10, TRUE, TRUE }, { "12.5", 10, TRUE, TRUE },
                                     { "9.1", 10, TRUE, TRUE }, { "2.34", 10, TRUE, TRUE } };
    expect_column(lost, G_N_ELEMENTS(lost));
    static const Entry mixed[] = { { "2,471,744", 15, FALSE, TRUE }, { "28,100", 15, FALSE, TRUE }, { "310", 10, FALSE, TRUE },
                                   { "28.432", 15, FALSE, FALSE }, { "4.877", 15, FALSE, FALSE }, { "12.00", 15, FALSE, TRUE }, { "13.00", 15, FALSE, TRUE } };
    expect_column(dropped, G_N_ELEMENTS(dropped));
    expect_column(mixed, G_N_ELEMENTS(mixed));
}

/* A pixel alone is dust; a point, which the lens has spread, and a thin stroke stay. */
static void
test_dust(void)
{
    g_autoptr(GkRaster) page = paper(60, 40);
    gk_raster_row(page, 10)[10] = 60;
    for (int y = 0; y < 4; y++)
        for (int x = 0; x < 4; x++)
            gk_raster_row(page, 20 + y)[30 + x] = x > 0 && x < 3 && y > 0 && y < 3 ? 90 : 170;
    draw(page, 40, 5, 40, 30, 1);
    g_autoptr(GkRaster) before = gk_raster_copy(page);
    gk_sheet_dust(page);
    g_assert_cmpuint(gk_raster_row(page, 10)[10], ==, 255);
    gk_raster_row(before, 10)[10] = 255;
    g_assert_cmpmem(page->pixels, 60 * 40, before->pixels, 60 * 40);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scan/extremes", test_extremes);
    g_test_add_func("/scan/means", test_means);
    g_test_add_func("/scan/pieces", test_pieces);
    g_test_add_func("/scan/skew", test_skew);
    g_test_add_func("/scan/place-on-page", test_place_on_page);
    g_test_add_func("/scan/facing", test_facing);
    g_test_add_func("/scan/lattice", test_lattice);
    g_test_add_func("/scan/open-row", test_open_row);
    g_test_add_func("/scan/strokes-below-each-other", test_strokes_below_each_other);
    g_test_add_func("/scan/light-ground-is-paper", test_light_ground_is_paper);
    g_test_add_func("/scan/print-on-dark-ground-is-ink", test_print_on_dark_ground_is_ink);
    g_test_add_func("/scan/letters-are-no-rule", test_letters_are_no_rule);
    g_test_add_func("/scan/numbers", test_numbers);
    g_test_add_func("/scan/decimals", test_decimals);
    g_test_add_func("/scan/dust", test_dust);
    return g_test_run();
}
