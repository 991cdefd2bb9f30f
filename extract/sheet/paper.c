/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The paper under the print: shade, curl and grey paper, and rows that are filled.
 *
 *   shade    The paper's own brightness is what is left when all that is dark and small is closed (a quarter of an
 * inch): the picture is divided by it. fills    Rows are filled with grey or a colour, and are lower than that. What is
 * dark and small is therefore closed once more, no wider than a stroke of print; of what stays dark, only what is as
 * long as a short column is wide counts as ground: letters, seals and blots are none. A light ground is divided out
 * like the paper. dark     On a dark ground, of whatever size, print is light. The ground is found pixel by pixel, with
 * the print on it, and turned over: what is lighter than it becomes ink, the ground paper. Black rules on it stay ink.
 *
 *                    ████████████            ▒▒▒▒▒▒▒▒▒▒▒▒ at the edge of the ground a thin line is left, where
 *                    ██ 项目 ████     →        项目         mostly a rule is drawn
 *                    ████████████            ▒▒▒▒▒▒▒▒▒▒▒▒
 *
 * Grounds with a pattern, and such as fade from one end to the other, are not told from print.
 */
#include "extract/sheet/sheet.h"

#include <math.h>

#define SHADE_BLOCK 8 /* pixels: shade is looked for in a picture so many times smaller */
#define SHADE_INCHES 0.25
#define STROKE_INCHES 0.09 /* wider than a stroke of a title */
#define FILL_INCHES 0.4 /* the least length of a fill */
#define FILL_DARKER 0.95 /* of the paper around; below, it is one ... */
#define FILL_DARKEST 0.55 /* ... down to this: then print on it is light */
#define DARK_AREA 0.4 /* of the usual paper: no shade is so dark */
#define UNDER_PRINT 0.85 /* of the paper: no darker is paper */
#define PRINT_INCHES 2.0 /* the longest line of print on a dark ground */
#define OF_GROUND 0.5 /* of the way from the ground to paper: lighter is none */
#define MOSTLY_INCHES 0.3 /* as far as this along the row ... */
#define MOSTLY 0.33 /* ... so much is ground where a pixel is of it; of black print on paper, less is black */
#define BLACK 0.4 /* of a dark ground's own tone: darker is a rule on it */

typedef struct {
    GkRaster *bright; /* of the paper, and of light grounds, SHADE_BLOCK times smaller */
    GkRaster
        *dark; /* of dark grounds, as it is after all was divided by `bright`; 255 where there is none; NULL: nowhere */
} Paper;

static void
close_both(GkRaster *raster, int reach)
{
    gk_raster_most_along(raster, reach);
    gk_raster_most_across(raster, reach);
    gk_raster_least_along(raster, reach);
    gk_raster_least_across(raster, reach);
}

/* An odd number of blocks, at least 3. */
static int
blocks_in(double inches, double dpi)
{
    return MAX(3, (int) (dpi * inches / SHADE_BLOCK)) | 1;
}

/* Light print on a dark ground is light and small, and was closed with it: the ground goes on where the picture is
 * darker than paper, at most `most` blocks to the side. */
static void
spread_under_print(GkRaster *dark, const GkRaster *small, GkRaster *bright, int most)
{
    for (int y = 0; y < dark->height; y++) {
        guint8 *row = gk_raster_row(dark, y);
        guint8 *paper = gk_raster_row(bright, y);
        const guint8 *seen = gk_raster_row(small, y);
        for (int way = 1; way >= -1; way -= 2)
            for (int i = 1, n = 0; i < dark->width; i++) {
                int x = way > 0 ? i : dark->width - 1 - i;
                if (row[x] < 255)
                    n = 0;
                else if (row[x - way] < 255 && n < most && seen[x] < UNDER_PRINT * paper[x - way]) {
                    row[x] = row[x - way];
                    paper[x] = paper[x - way];
                    n++;
                }
            }
    }
}

/* The brightness that nine tenths of the paper do not exceed. */
static guint8
usual_paper(const GkRaster *bright)
{
    guint tones[256] = { 0 }, n = (guint) (bright->width * bright->height), passed = 0, tone = 255;
    for (guint i = 0; i < n; i++)
        tones[bright->pixels[i]]++;
    while (tone > 1 && (passed += tones[tone]) <= n / 10)
        tone--;
    return (guint8) tone;
}

/* In a picture SHADE_BLOCK times smaller. */
static Paper
find_paper(const GkRaster *grey, double dpi)
{
    g_autoptr(GkRaster) small = gk_raster_shrunk(grey, SHADE_BLOCK);
    g_autoptr(GkRaster) close = gk_raster_copy(small);
    g_autoptr(GkRaster) fills = gk_raster_copy(small);
    int reach = blocks_in(SHADE_INCHES, dpi);
    close_both(close, reach);
    Paper paper = { gk_raster_blurred(close, reach / 2.0), NULL };
    close_both(fills, blocks_in(STROKE_INCHES, dpi));
    gk_raster_close_along(fills, blocks_in(FILL_INCHES, dpi));
    gsize n = (gsize) fills->width * (gsize) fills->height;
    g_autoptr(GkRaster) dark = gk_raster_copy(fills);
    guint8 usual = usual_paper(paper.bright);
    gboolean any = FALSE;
    for (gsize i = 0; i < n; i++) {
        guint8 *bright = &paper.bright->pixels[i];
        *bright = fills->pixels[i] < DARK_AREA * usual ? MAX(*bright, usual) : *bright;
        gboolean is_dark = fills->pixels[i] <= FILL_DARKEST * *bright;
        dark->pixels[i] = is_dark ? (guint8) (fills->pixels[i] * 255 / *bright) : 255;
        any = any || is_dark;
    }
    if (any)
        spread_under_print(dark, small, paper.bright, (int) (PRINT_INCHES * dpi / SHADE_BLOCK));
    for (gsize i = 0; i < n; i++)
        if (dark->pixels[i] == 255 && fills->pixels[i] < FILL_DARKER * paper.bright->pixels[i])
            paper.bright->pixels[i] = fills->pixels[i];
    if (any)
        paper.dark = g_steal_pointer(&dark);
    return paper;
}

/* A row of `paper`, in the size of the picture, for row y of it. */
static void
paper_row(const GkRaster *paper, int y, int width, guint8 *to)
{
    double v = (y + 0.5) / SHADE_BLOCK - 0.5;
    int top = CLAMP((int) floor(v), 0, paper->height - 1), low = MIN(top + 1, paper->height - 1);
    int share = CLAMP((int) ((v - top) * 256), 0, 256);
    const guint8 *a = gk_raster_row(paper, top), *b = gk_raster_row(paper, low);
    for (int x = 0; x < width; x++) {
        int u = (2 * x + 1) * 128 / SHADE_BLOCK - 128; /* in 1/256 of a block */
        int left = CLAMP(u >> 8, 0, paper->width - 1), right = MIN(left + 1, paper->width - 1),
            part = u < 0 ? 0 : u & 255;
        int above = a[left] * (256 - part) + a[right] * part, below = b[left] * (256 - part) + b[right] * part;
        to[x] = (guint8) ((above * (256 - share) + below * share) >> 16);
    }
}

/* --- dark grounds --- */

/* The tone of the dark ground at a pixel, or right above or below it; 255: there is none. */
static guint8
ground_at(const GkRaster *near, int x, int y)
{
    return gk_raster_row(near, MIN(y / SHADE_BLOCK, near->height - 1))[MIN(x / SHADE_BLOCK, near->width - 1)];
}

/* Which share of the pixels around, along the row, is dark ground: 0 to 255. */
static GkRaster *
share_of_ground(const GkRaster *grey, const GkRaster *near, double dpi)
{
    g_autoptr(GkRaster) mask = gk_raster_new(grey->width, grey->height);
    for (int y = 0; y < grey->height; y++)
        for (int x = 0; x < grey->width; x++) {
            int ground = ground_at(near, x, y);
            if (ground < 255 && gk_raster_row(grey, y)[x] <= ground + OF_GROUND * (255 - ground))
                gk_raster_row(mask, y)[x] = 255;
        }
    return gk_raster_blurred_along(mask, (int) (dpi * MOSTLY_INCHES) | 1);
}

static guint8
turned_over(int tone, int ground)
{
    if (tone < ground)
        return (guint8) (ground - tone > BLACK * ground ? tone : 255);
    return (guint8) (255 - (tone - ground) * 255 / (255 - ground));
}

static void
turn_over(GkRaster *grey, const GkRaster *dark, double dpi)
{
    g_autoptr(GkRaster) near = gk_raster_copy(dark);
    gk_raster_least_across(near, 3);
    g_autoptr(GkRaster) share = share_of_ground(grey, near, dpi);
    for (int y = 0; y < grey->height; y++) {
        guint8 *row = gk_raster_row(grey, y);
        for (int x = 0; x < grey->width; x++) {
            int ground = ground_at(near, x, y);
            if (ground < 255 && gk_raster_row(share, y)[x] >= MOSTLY * 255)
                row[x] = turned_over(row[x], ground);
        }
    }
}

void
gk_sheet_flatten(GkRaster *grey, double dpi)
{
    Paper paper = find_paper(grey, dpi);
    g_autofree guint8 *bright = g_malloc((gsize) grey->width);
    guint reciprocal[256];
    for (guint i = 0; i < 256; i++)
        reciprocal[i] = (255u << 16) / MAX(i, 1u);
    for (int y = 0; y < grey->height; y++) {
        guint8 *row = gk_raster_row(grey, y);
        paper_row(paper.bright, y, grey->width, bright);
        for (int x = 0; x < grey->width; x++)
            row[x] = (guint8) MIN((row[x] * reciprocal[bright[x]]) >> 16, 255u);
    }
    if (paper.dark)
        turn_over(grey, paper.dark, dpi);
    gk_raster_free(paper.bright);
    gk_raster_free(paper.dark);
}
