/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A digit whose print is so weak that no piece of ink is left of it, both readers lose alike: neither is shown the place
 * where it stands. So the paper beside a number is looked at, as far as a digit and a comma reach, before it was parted
 * into ink and paper:
 *
 *      ┌───────┬──────────┐
 *      │ ░░░   │ 468.54   │      a window as high as the line and about as wide as a digit is moved over it: where it is
 *      │ ░░░   │          │      darker than paper by a good part of what the number's own box is, something stood there
 *      └───────┴──────────┘
 *
 * Print under a red stamp stays when the red is taken out, and is weaker: a number that red lies on, or close beside, must be
 * read by both readers with more certainty than others. And a line whose print is much paler than that of most lines is one
 * that may have lost strokes.
 *
 * Sums may still confirm such a number. It can't see what left no trace at all.
 */
#include "extract/scan/traces.h"

#include "extract/measures.h"

#include <stdlib.h>

#define AROUND 1.5 /* of the line's height: on either side */
#define WINDOW 0.4 /* of the line's height: a window's width */
#define MARGIN_INCHES 0.025 /* beside the sides of the cell, where rules were erased */
#define TRACE_SHARE 0.3 /* of the darkness of the number's own box */
#define LEAST_DARKER 5.0 /* 0-255 */
#define DARKEST_SHARE 0.1 /* of a line's pixels are its print */
#define NEAR_RED 0.9 /* of the line's height: where the next digit would stand */
#define STRONG_SHAPES 16 /* 0 to 100: enough of either reader where red is */
#define STRONG_TESSERACT 80
#define PALE 0.6 /* of the usual darkness of print */

typedef struct {
    int x0, y0, x1, y1;
} Area;

static void
count_tones(const GkRaster *raster, Area area, guint *tones)
{
    for (int y = area.y0; y < area.y1; y++)
        for (int x = area.x0; x < area.x1; x++)
            tones[gk_raster_row(raster, y)[x]]++;
}

/* The tone that `share` of the pixels are at most as light as. */
static int
tone_at(const guint *tones, double share)
{
    guint all = 0, passed = 0;
    int tone = 0;
    for (int i = 0; i < 256; i++)
        all += tones[i];
    while (tone < 255 && (passed += tones[tone]) < share * all)
        tone++;
    return tone;
}

static double
mean_of(const GkRaster *raster, Area area)
{
    double sum = 0;
    for (int y = area.y0; y < area.y1; y++)
        for (int x = area.x0; x < area.x1; x++)
            sum += gk_raster_row(raster, y)[x];
    return sum / MAX(1, (area.x1 - area.x0) * (area.y1 - area.y0));
}

static Area
box_of(const GkTextLine *line)
{
    return (Area) { line->x0, line->y0, line->x1, line->y1 };
}

/* The line and what is around it in its cell. */
static Area
surroundings(const GkTextLine *line, const GkRaster *ink, double dpi, double around)
{
    int reach = (int) (around * (line->y1 - line->y0)), margin = MAX(2, (int) (dpi * MARGIN_INCHES));
    int left = MAX(line->x0 - reach, MAX(line->left, 0) + margin);
    int right = MIN(line->x1 + reach, MIN(line->right, ink->width) - margin);
    return (Area) { MIN(left, line->x0), line->y0, MAX(right, line->x1), line->y1 };
}

/* Somewhere from x0 to x1 a window is darker than `paper` by more than `most`. */
static gboolean
is_dark_between(const GkRaster *ink, Area rows, int x0, int x1, double paper, double most)
{
    int width = MAX(2, (int) (WINDOW * (rows.y1 - rows.y0)));
    double sum = 0;
    for (int x = x0; x < x1; x++) {
        sum += paper - mean_of(ink, (Area) { x, rows.y0, x + 1, rows.y1 });
        if (x - width >= x0)
            sum -= paper - mean_of(ink, (Area) { x - width, rows.y0, x - width + 1, rows.y1 });
        if (sum > most * width)
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_traces(const GkTextLine *line, const GkRaster *ink, double dpi)
{
    Area box = box_of(line), around = surroundings(line, ink, dpi, AROUND);
    int halo = MAX(2, (box.y1 - box.y0) / 8);
    guint tones[256] = { 0 };
    count_tones(ink, around, tones);
    double paper = tone_at(tones, 0.5), most = MAX(LEAST_DARKER, TRACE_SHARE * (paper - mean_of(ink, box)));
    return is_dark_between(ink, box, around.x0, box.x0 - halo, paper, most) ||
        is_dark_between(ink, box, box.x1 + halo, around.x1, paper, most);
}

/* Of a number, within a line of other text or not. */
static gboolean
has_red(const GkTextLine *line, const GkLineReading *reading, const GkLineNumber *number, const GkSheet *sheet)
{
    const GkSign *signs = &g_array_index(reading->signs, GkSign, number->first);
    GkTextLine part = *line;
    part.x0 = CLAMP((int) signs->x0, line->x0, line->x1);
    part.x1 = CLAMP((int) signs[number->count - 1].x1 + 1, part.x0, line->x1);
    Area around = surroundings(&part, sheet->straight, sheet->dpi, NEAR_RED);
    for (int y = around.y0; y < around.y1; y += GK_SHEET_RED_BLOCK)
        for (int x = around.x0; x < around.x1; x += GK_SHEET_RED_BLOCK)
            if (gk_sheet_was_red(sheet, x, y))
                return TRUE;
    return FALSE;
}

static gboolean
is_strong(const GkLineNumber *number)
{
    gboolean strong = TRUE;
    for (guint i = 0; i < 2; i++)
        strong =
            strong && number->sure[i] >= (number->readers[i] == GK_READER_SHAPES ? STRONG_SHAPES : STRONG_TESSERACT);
    return strong;
}

/* 0 paper to 255, of the darkest part of the line. */
static int
darkness_of(const GkTextLine *line, const GkRaster *ink)
{
    guint tones[256] = { 0 };
    count_tones(ink, box_of(line), tones);
    return 255 - tone_at(tones, DARKEST_SHARE);
}

void
gk_traces_doubt(const GkSheet *sheet, const GkTextLines *lines, GkLineReading *readings, guint n_readings)
{
    g_autofree int *dark = g_new(int, n_readings + 1);
    g_autoptr(GArray) sorted = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < n_readings; i++) {
        double darkness = dark[i] = darkness_of(&g_array_index(lines->lines, GkTextLine, i), lines->ink);
        g_array_append_val(sorted, darkness);
    }
    double usual = gk_quantile(sorted, 0.5);
    for (guint i = 0; i < n_readings; i++) {
        const GkTextLine *line = &g_array_index(lines->lines, GkTextLine, i);
        for (guint k = 0; k < readings[i].numbers->len; k++) {
            GkLineNumber *number = &g_array_index(readings[i].numbers, GkLineNumber, k);
            gboolean alone = number->count == readings[i].signs->len;
            number->accepted = number->accepted && dark[i] >= PALE * usual &&
                (is_strong(number) || !has_red(line, &readings[i], number, sheet)) &&
                !(alone && has_traces(line, lines->ink, sheet->dpi));
        }
    }
}
