/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The reader of digits: lines in fonts that it was not trained with (tests/data/digits/lines.pgm, made by
 * bench/digits/lines.py), as they are and damaged. What matters is that no damaged line is believed to be another number.
 */
#include "extract/digits/digits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char text[64]; /* as printed */
    GkGray picture;
    guint8 *pixels;
} Line;

static void
clear_line(gpointer data)
{
    g_free(((Line *) data)->pixels);
}

static GArray *
load_lines(void)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "data", "digits", "lines.pgm", NULL), *content = NULL;
    gsize length;
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    g_array_set_clear_func(lines, clear_line);
    g_assert_true(g_file_get_contents(path, &content, &length, NULL));
    for (const char *p = content; p < content + length;) {
        Line line = { 0 };
        int head = 0;
        g_assert_cmpint(sscanf(p, "P5\n# %63s\n%d %d\n255%n", line.text, &line.picture.width, &line.picture.height, &head), ==, 3);
        p += head + 1;
        gsize size = (gsize) line.picture.width * (gsize) line.picture.height;
        line.pixels = g_memdup2(p, size);
        line.picture.pixels = line.pixels;
        line.picture.stride = line.picture.width;
        g_array_append_val(lines, line);
        p += size;
    }
    return lines;
}

static guint8
paper_of(const Line *line)
{
    return line->pixels[line->picture.width / 2];
}

static void
paint(Line *line, int x0, int x1, guint8 level)
{
    for (int y = 0; y < line->picture.height; y++)
        for (int x = MAX(x0, 0); x < MIN(x1, line->picture.width); x++)
            line->pixels[y * line->picture.width + x] = level;
}

static Line
copy_of(const Line *line)
{
    Line copy = *line;
    copy.pixels = g_memdup2(line->pixels, (gsize) line->picture.width * (gsize) line->picture.height);
    copy.picture.pixels = copy.pixels;
    return copy;
}

/* Damages the picture around its sign `i`; returns FALSE where there is nothing to do. */
typedef gboolean (*Damage)(Line *line, const GkDigitsReading *sound, guint i);

static void
expect_not_believed(const char *what, Damage damage)
{
    g_autoptr(GArray) lines = load_lines();
    guint tried = 0, believed = 0;
    for (guint n = 0; n < lines->len; n++) {
        const Line *line = &g_array_index(lines, Line, n);
        GkDigitsReading sound, reading;
        gk_digits_read(&line->picture, &sound);
        if (strcmp(sound.text, line->text) != 0)
            continue;
        for (guint i = 0; i < sound.n_digits; i++) {
            Line damaged = copy_of(line);
            if (damage(&damaged, &sound, i)) {
                tried++;
                if (gk_digits_read(&damaged.picture, &reading) && strcmp(reading.text, line->text) != 0) {
                    believed++;
                    g_test_message("%s: sign %u of %s is believed to be %s", what, i, line->text, reading.text);
                }
            }
            g_free(damaged.pixels);
        }
    }
    g_assert_cmpuint(tried, >, 8);
    g_assert_cmpuint(believed, ==, 0);
}

static gboolean
is_point(const GkDigitsReading *reading, guint i)
{
    return reading->text[i] == '.' || reading->text[i] == ',';
}

static gboolean
erase_point(Line *line, const GkDigitsReading *sound, guint i)
{
    if (!is_point(sound, i))
        return FALSE;
    paint(line, sound->digits[i].x0 - 2, sound->digits[i].x1 + 2, paper_of(line));
    return TRUE;
}

static gboolean
erase_inner_digit(Line *line, const GkDigitsReading *sound, guint i)
{
    if (i == 0 || i + 1 == sound->n_digits || !g_ascii_isdigit(sound->text[i]) ||
        !g_ascii_isdigit(sound->text[i - 1]) || !g_ascii_isdigit(sound->text[i + 1]))
        return FALSE;
    paint(line, sound->digits[i].x0 - 1, sound->digits[i].x1 + 1, paper_of(line));
    return TRUE;
}

/* A fleck between two digits, where no point has room. */
static gboolean
add_fleck(Line *line, const GkDigitsReading *sound, guint i)
{
    if (i + 1 >= sound->n_digits || is_point(sound, i) || is_point(sound, i + 1) || !g_ascii_isdigit(sound->text[i]))
        return FALSE;
    const GkDigit *digit = &sound->digits[i];
    int middle = (digit->x1 + digit[1].x0) / 2, side = MAX(2, sound->height / 7);
    for (int y = digit->y1 - side; y < digit->y1; y++)
        for (int x = middle - side / 2; x < middle - side / 2 + side; x++)
            line->pixels[y * line->picture.width + x] = 20;
    return TRUE;
}

/* The picture ends within a sign. */
static gboolean
cut_off(Line *line, const GkDigitsReading *sound, guint i)
{
    line->picture.width = (sound->digits[i].x0 + sound->digits[i].x1) / 2;
    return i > 0;
}

/* A rule runs through. */
static gboolean
strike(Line *line, const GkDigitsReading *sound, guint i)
{
    if (i > 0)
        return FALSE;
    int y = sound->digits[i].y0 + sound->height / 2;
    memset(line->pixels + y * line->picture.width, 30, (gsize) line->picture.width);
    return TRUE;
}

static void
points_are_missed(void)
{
    expect_not_believed("point erased", erase_point);
}

static void
digits_are_missed(void)
{
    expect_not_believed("digit erased", erase_inner_digit);
}

static void
flecks_are_no_points(void)
{
    expect_not_believed("fleck", add_fleck);
}

static void
cut_numbers_are_doubted(void)
{
    expect_not_believed("cut off", cut_off);
}

static void
struck_numbers_are_doubted(void)
{
    expect_not_believed("struck", strike);
}

/* A stroke before the first digit, where a minus stands, a quarter as dark as print. */
static gboolean
add_weak_minus(Line *line, const GkDigitsReading *sound, guint i)
{
    const GkDigit *digit = &sound->digits[0];
    int height = digit->y1 - digit->y0, from = digit->x0 - height * 6 / 10, middle = (digit->y0 + digit->y1) / 2;
    if (i > 0 || !g_ascii_isdigit(sound->text[0]) || from < 2)
        return FALSE;
    for (int y = middle; y < middle + MAX(2, height / 11); y++)
        for (int x = from; x < from + height * 4 / 10; x++)
            line->pixels[y * line->picture.width + x] = (guint8) (line->pixels[y * line->picture.width + x] * 3 / 4);
    return TRUE;
}

static void
weak_minus_is_seen(void)
{
    g_autoptr(GArray) lines = load_lines();
    guint tried = 0;
    for (guint n = 0; n < lines->len; n++) {
        Line line = g_array_index(lines, Line, n);
        GkDigitsReading sound, reading;
        gk_digits_read(&line.picture, &sound);
        if (!add_weak_minus(&line, &sound, 0))
            continue;
        gk_digits_read(&line.picture, &reading);
        g_test_message("%s: %s, doubts %x, before %x", line.text, reading.text, reading.doubts, sound.doubts);
        g_assert_true((reading.doubts & GK_DIGITS_DOUBT_MINUS) || reading.text[0] == '-');
        tried++;
    }
    g_assert_cmpuint(tried, >, 3);
}

static void
lines_are_read(void)
{
    g_autoptr(GArray) lines = load_lines();
    guint believed = 0;
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        GkDigitsReading reading;
        gboolean sure = gk_digits_read(&line->picture, &reading);
        g_test_message("%s: %s, margin %u, doubts %x", line->text, reading.text, reading.margin, reading.doubts);
        if (sure)
            g_assert_cmpstr(reading.text, ==, line->text);
        believed += sure;
    }
    g_assert_cmpuint(believed * 2, >=, lines->len);
}

static void
nothing_is_nothing(void)
{
    guint8 paper[40 * 30];
    GkDigitsReading reading;
    memset(paper, 255, sizeof paper);
    g_assert_false(gk_digits_read(&(GkGray) { paper, 40, 30, 40 }, &reading));
    g_assert_cmpuint(reading.doubts, ==, GK_DIGITS_DOUBT_EMPTY);
    g_assert_cmpstr(reading.text, ==, "");
    g_assert_false(gk_digits_read(&(GkGray) { paper, 0, 30, 40 }, &reading));
    g_assert_false(gk_digits_read(&(GkGray) { paper, 1, 1, 40 }, &reading));
    g_assert_false(gk_digits_read(&(GkGray) { paper, 5000, 1, 0 }, &reading));
    g_assert_cmpuint(reading.doubts & GK_DIGITS_DOUBT_CROWDED, !=, 0);
}

static void
a_dash_is_a_dash(void)
{
    guint8 paper[60 * 30];
    GkDigitsReading reading;
    memset(paper, 250, sizeof paper);
    for (int y = 14; y < 17; y++)
        memset(paper + y * 60 + 20, 10, 18);
    g_assert_true(gk_digits_read(&(GkGray) { paper, 60, 30, 60 }, &reading));
    g_assert_cmpstr(reading.text, ==, "-");
}

/* Whatever the pixels are, reading ends, and within the picture. */
static void
any_pixels_do(void)
{
    guint8 pixels[200 * 40];
    guint32 state = 7;
    for (guint round = 0; round < 300; round++) {
        int width = 1 + (int) (round * 37 % 200), height = 1 + (int) (round * 11 % 40);
        guint shape = round % 3;
        for (guint i = 0; i < sizeof pixels; i++) {
            state = state * 1664525u + 1013904223u;
            pixels[i] = shape == 0 ? (guint8) (state >> 24) : shape == 1 ? (state >> 30 ? 255 : 0) : (guint8) (i / 200 % 5 < 2 || state >> 31 ? 255 : 0);
        }
        GkDigitsReading reading;
        gk_digits_read(&(GkGray) { pixels, width, height, 200 }, &reading);
        for (guint i = 0; i < reading.n_digits; i++) {
            const GkDigit *digit = &reading.digits[i];
            g_assert_true(digit->x0 >= 0 && digit->x0 < digit->x1 && digit->x1 <= width);
            g_assert_true(digit->y0 >= 0 && digit->y0 < digit->y1 && digit->y1 <= height);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/digits/lines", lines_are_read);
    g_test_add_func("/digits/weak-minus", weak_minus_is_seen);
    g_test_add_func("/digits/point-erased", points_are_missed);
    g_test_add_func("/digits/digit-erased", digits_are_missed);
    g_test_add_func("/digits/fleck", flecks_are_no_points);
    g_test_add_func("/digits/cut-off", cut_numbers_are_doubted);
    g_test_add_func("/digits/struck", struck_numbers_are_doubted);
    g_test_add_func("/digits/nothing", nothing_is_nothing);
    g_test_add_func("/digits/dash", a_dash_is_a_dash);
    g_test_add_func("/digits/any-pixels", any_pixels_do);
    return g_test_run();
}
