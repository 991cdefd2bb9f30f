/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How dark a pixel is says little; how dark it is between the paper and the
 * darkest of its line says how much ink is there. Paper is what most pixels are
 * at least as dark as, ink the darkest hundredth of them.
 *
 * Pixels with enough ink that touch, corners included, make a part. Parts are
 * put together from runs of a row: a run joins the parts of the runs above that it
 * touches.
 */
#include "extract/digits/line_ink.h"

#include "extract/digits/net.h"

#include <stdlib.h>
#include <string.h>

#define WIDEST 4096
#define HIGHEST 512
#define LEAST_CONTRAST 40 /* grey levels between ink and paper */
#define PAPER_SHARE 80 /* percent of the pixels are darker than the paper, or as dark */
#define INK_SHARE 1 /* percent are as dark as ink */
#define INK_PIXELS 6 /* ... but so many at least */
#define LEAST_AREA 2 /* pixels of a part; less is dust */
#define MOST_RUNS 20000u
#define FOOT 320 /* of 255, a digit's height below the line: a comma hangs by a tenth of it, and a point does not */

typedef struct {
    int x0, x1;
    guint part;
} Run;

typedef struct {
    GkLineInk *ink;
    GArray *runs; /* Run: of all rows */
    GArray *parents, *boxes; /* guint, GkInkPart: by part */
} Labels;

/* --- levels --- */

static int
level_at(const guint *counts, guint rank)
{
    guint sum = 0;
    for (int level = 0; level < 256; level++) {
        sum += counts[level];
        if (sum > rank)
            return level;
    }
    return 255;
}

static gboolean
take_ink(const GkGray *line, GkLineInk *ink)
{
    guint counts[256] = { 0 }, pixels = (guint) (line->width * line->height);
    for (int y = 0; y < line->height; y++)
        for (int x = 0; x < line->width; x++)
            counts[line->pixels[(gssize) y * line->stride + x]]++;
    int dark = level_at(counts, MIN(MAX(pixels * INK_SHARE / 100, INK_PIXELS), pixels - 1));
    int light = level_at(counts, pixels * PAPER_SHARE / 100);
    if (light - dark < LEAST_CONTRAST)
        return FALSE;
    guint8 ink_of[256];
    for (int level = 0; level < 256; level++)
        ink_of[level] = (guint8) (CLAMP(light - level, 0, light - dark) * 255 / (light - dark));
    ink->ink = g_malloc(pixels);
    for (int y = 0; y < line->height; y++)
        for (int x = 0; x < line->width; x++)
            ink->ink[y * line->width + x] = ink_of[line->pixels[(gssize) y * line->stride + x]];
    return TRUE;
}

/* --- parts --- */

static guint
root_of(const Labels *labels, guint part)
{
    guint *parents = (guint *) (gpointer) labels->parents->data;
    while (parents[part] != part)
        part = parents[part] = parents[parents[part]];
    return part;
}

GkInkPart
gk_ink_part_union(const GkInkPart *a, const GkInkPart *b)
{
    return (GkInkPart) { MIN(a->x0, b->x0), MIN(a->y0, b->y0), MAX(a->x1, b->x1), MAX(a->y1, b->y1), a->area + b->area };
}

static void
join(Labels *labels, guint a, guint b)
{
    guint p = root_of(labels, a), q = root_of(labels, b);
    if (p == q)
        return;
    GkInkPart *boxes = (GkInkPart *) (gpointer) labels->boxes->data;
    boxes[MIN(p, q)] = gk_ink_part_union(&boxes[p], &boxes[q]);
    boxes[MAX(p, q)].area = 0;
    g_array_index(labels->parents, guint, MAX(p, q)) = MIN(p, q);
}

static void
add_run(Labels *labels, int y, int x0, int x1, guint *above, guint end_above)
{
    GkInkPart box = { x0, y, x1, y + 1, x1 - x0 };
    guint part = labels->parents->len;
    g_array_append_val(labels->parents, part);
    g_array_append_val(labels->boxes, box);
    while (*above < end_above && g_array_index(labels->runs, Run, *above).x1 < x0)
        ++*above;
    for (guint i = *above; i < end_above && g_array_index(labels->runs, Run, i).x0 <= x1; i++)
        join(labels, part, g_array_index(labels->runs, Run, i).part);
    Run run = { x0, x1, part };
    g_array_append_val(labels->runs, run);
}

static gboolean
label(Labels *labels)
{
    const GkLineInk *ink = labels->ink;
    guint above = 0;
    for (int y = 0; y < ink->height; y++) {
        const guint8 *row = ink->ink + y * ink->width;
        guint begin = labels->runs->len;
        for (int x = 0; x < ink->width; x++) {
            if (row[x] < GK_LINE_INK_PART)
                continue;
            int x0 = x;
            while (x < ink->width && row[x] >= GK_LINE_INK_PART)
                x++;
            add_run(labels, y, x0, x, &above, begin);
        }
        above = begin;
        if (labels->runs->len > MOST_RUNS)
            return FALSE;
    }
    return TRUE;
}

static int
compare_parts(gconstpointer a, gconstpointer b)
{
    const GkInkPart *p = a, *q = b;
    return p->x0 != q->x0 ? (p->x0 > q->x0) - (p->x0 < q->x0) : (p->y0 > q->y0) - (p->y0 < q->y0);
}

static gboolean
find_parts(GkLineInk *ink)
{
    Labels labels = { ink, g_array_new(FALSE, FALSE, sizeof(Run)), g_array_new(FALSE, FALSE, sizeof(guint)),
                      g_array_new(FALSE, FALSE, sizeof(GkInkPart)) };
    gboolean fits = label(&labels);
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(GkInkPart));
    for (guint i = 0; fits && i < labels.boxes->len; i++) {
        const GkInkPart *part = &g_array_index(labels.boxes, GkInkPart, i);
        if (part->area >= LEAST_AREA)
            g_array_append_vals(parts, part, 1);
    }
    g_array_unref(labels.runs);
    g_array_unref(labels.parents);
    g_array_unref(labels.boxes);
    if (!fits || parts->len > GK_LINE_INK_MOST)
        return FALSE;
    g_array_sort(parts, compare_parts);
    ink->n_parts = parts->len;
    ink->parts = g_memdup2(parts->data, parts->len * sizeof(GkInkPart));
    return TRUE;
}

GkLineInk *
gk_line_ink_new(const GkGray *line)
{
    GkLineInk *ink = g_new0(GkLineInk, 1);
    ink->width = line->width;
    ink->height = line->height;
    if (line->width > WIDEST || line->height > HIGHEST)
        ink->doubts = GK_DIGITS_DOUBT_CROWDED;
    else if (line->width <= 0 || line->height <= 0 || !take_ink(line, ink))
        ink->doubts = GK_DIGITS_DOUBT_EMPTY;
    else if (!find_parts(ink))
        ink->doubts = GK_DIGITS_DOUBT_CROWDED;
    return ink;
}

void
gk_line_ink_free(GkLineInk *ink)
{
    g_free(ink->ink);
    g_free(ink->parts);
    g_free(ink);
}

/* Eight pixels without any ink, as most are. */
static gboolean
is_blank(const guint8 *pixels)
{
    guint64 word;
    memcpy(&word, pixels, sizeof word);
    return word == 0;
}

GkInkPart
gk_ink_part_columns(const GkLineInk *ink, const GkInkPart *part, int x0, int x1)
{
    GkInkPart found = { x1, part->y1, x0, part->y0, 0 };
    for (int y = part->y0; y < part->y1; y++) {
        const guint8 *row = ink->ink + y * ink->width;
        for (int x = x0; x < x1; x++) {
            if (x + 8 <= x1 && is_blank(row + x)) {
                x += 7;
                continue;
            }
            if (row[x] >= GK_LINE_INK_PART) {
                found.x0 = MIN(found.x0, x), found.x1 = MAX(found.x1, x + 1);
                found.y0 = MIN(found.y0, y), found.y1 = MAX(found.y1, y + 1);
                found.area++;
            }
        }
    }
    return found;
}

/* --- patches --- */

/* Row `y` of the picture from x0 on, `width` pixels, spread over `cells` cells: in each the sum of its ink, in pixels
 * times `cells`. */
static void
spread_row(const guint8 *pixels, int width, int cells, guint32 *sums)
{
    for (int x = 0; x < width; x++)
        for (int from = x * cells, end = from + cells, stop; from < end; from = stop) {
            int cell = from / width;
            stop = MIN(end, (cell + 1) * width);
            sums[cell] += (guint32) pixels[x] * (guint32) (stop - from);
        }
}

static guint8
share(int part, int whole)
{
    return (guint8) CLAMP(part * 128 / whole, 0, 255);
}

void
gk_line_ink_patch(const GkLineInk *ink, const GkInkPart *box, int top, int base, guint8 *inputs)
{
    int width = gk_ink_part_width(box), height = gk_ink_part_height(box), line = MAX(base - top, 1);
    int cells = CLAMP((width * GK_PATCH_ROWS + height / 2) / height, 2, GK_PATCH_COLUMNS);
    int left = (GK_PATCH_COLUMNS - cells) / 2;
    guint64 sums[GK_PATCH_ROWS][GK_PATCH_COLUMNS] = { { 0 } };
    for (int y = 0; y < height; y++) {
        guint32 row[GK_PATCH_COLUMNS] = { 0 };
        spread_row(ink->ink + (box->y0 + y) * ink->width + box->x0, width, cells, row);
        for (int from = y * GK_PATCH_ROWS, end = from + GK_PATCH_ROWS, stop; from < end; from = stop) {
            int cell = from / height;
            stop = MIN(end, (cell + 1) * height);
            for (int c = 0; c < cells; c++)
                sums[cell][c] += (guint64) row[c] * (guint) (stop - from);
        }
    }
    memset(inputs, 0, GK_PATCH_INPUTS);
    for (int r = 0; r < GK_PATCH_ROWS; r++)
        for (int c = 0; c < cells; c++)
            inputs[r * GK_PATCH_COLUMNS + left + c] = (guint8) (sums[r][c] / (guint64) (width * height));
    guint8 *place = inputs + GK_PATCH_ROWS * GK_PATCH_COLUMNS;
    place[0] = share(height, line);
    place[1] = share(width, line);
    place[2] = (guint8) CLAMP(128 + (box->y1 - base) * FOOT / line, 0, 255);
    place[3] = share(box->y0 - top + line, line);
}
