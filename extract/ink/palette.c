/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Colours are counted in 32 768 bins, 32 steps a channel. All bins are one group; then the group with the largest error
 * is parted at its mean, across the channel in which it spreads most, until the error is small enough or there are as
 * many groups as there may be colours. The colour of a group is the mean of its pixels, but for paper: where more than
 * half of a group is one end of the scale, it is that end, so that white stays white and black black.
 *
 * It knows nothing of neighbouring pixels: a photo gets bands.
 */
#include "extract/ink/palette.h"

#include <string.h>

#define STEPS 32u
#define BINS (STEPS * STEPS * STEPS)

typedef struct {
    guint64 sum[3], squares[3], count, white, black;
} Bin;

typedef struct {
    guint first, count; /* of the list of bins */
    guint channel; /* in which it spreads most */
    double mean, spread; /* of that channel */
    double error; /* of all three, all pixels */
} Group;

typedef struct {
    Bin *bins;
    guint16 *used; /* bins with pixels, group by group */
    guint n_used;
} Histogram;

static guint
bin_of(const guint8 *pixel)
{
    return (guint) (pixel[0] >> 3) * STEPS * STEPS + (guint) (pixel[1] >> 3) * STEPS + (guint) (pixel[2] >> 3);
}

static void
count_pixels(Histogram *histogram, const guint8 *pixels, gsize n_pixels)
{
    for (gsize i = 0; i < n_pixels; i++) {
        const guint8 *pixel = pixels + 3 * i;
        Bin *bin = &histogram->bins[bin_of(pixel)];
        for (guint c = 0; c < 3; c++) {
            bin->sum[c] += pixel[c];
            bin->squares[c] += (guint64) pixel[c] * pixel[c];
        }
        bin->count++;
        bin->white += (pixel[0] & pixel[1] & pixel[2]) == 255;
        bin->black += (pixel[0] | pixel[1] | pixel[2]) == 0;
    }
    for (guint i = 0; i < BINS; i++)
        if (histogram->bins[i].count)
            histogram->used[histogram->n_used++] = (guint16) i;
}

static Bin
total_of(const Histogram *histogram, const Group *group)
{
    Bin total = { { 0 } };
    for (guint i = group->first; i < group->first + group->count; i++) {
        const Bin *bin = &histogram->bins[histogram->used[i]];
        for (guint c = 0; c < 3; c++) {
            total.sum[c] += bin->sum[c];
            total.squares[c] += bin->squares[c];
        }
        total.count += bin->count;
        total.white += bin->white;
        total.black += bin->black;
    }
    return total;
}

static void
measure(const Histogram *histogram, Group *group)
{
    Bin total = total_of(histogram, group);
    group->error = 0;
    group->spread = -1;
    for (guint c = 0; c < 3; c++) {
        double mean = (double) total.sum[c] / (double) total.count;
        double spread = (double) total.squares[c] - mean * (double) total.sum[c];
        group->error += MAX(spread, 0);
        if (spread > group->spread) {
            group->spread = spread;
            group->channel = c;
            group->mean = mean;
        }
    }
    if (group->count < 2)
        group->error = 0; /* nothing to part */
}

/* Parts the group in two: what lies below its mean comes first. FALSE where all lies on one side. */
static gboolean
part(Histogram *histogram, Group *group, Group *other)
{
    guint below = 0;
    guint16 *used = histogram->used + group->first;
    for (guint i = 0; i < group->count; i++) {
        const Bin *bin = &histogram->bins[used[i]];
        if ((double) bin->sum[group->channel] >= group->mean * (double) bin->count)
            continue;
        guint16 kept = used[below];
        used[below++] = used[i];
        used[i] = kept;
    }
    if (below == 0 || below == group->count)
        return FALSE;
    *other = (Group) { .first = group->first + below, .count = group->count - below };
    group->count = below;
    measure(histogram, group);
    measure(histogram, other);
    return TRUE;
}

/* The number of groups. */
static guint
part_all(Histogram *histogram, Group *groups, guint most, double bearable)
{
    guint n_groups = 1;
    groups[0] = (Group) { .first = 0, .count = histogram->n_used };
    measure(histogram, &groups[0]);
    while (n_groups < most) {
        guint worst = 0;
        double error = 0;
        for (guint i = 0; i < n_groups; i++) {
            error += groups[i].error;
            if (groups[i].error > groups[worst].error)
                worst = i;
        }
        if (error <= bearable)
            break;
        if (part(histogram, &groups[worst], &groups[n_groups]))
            n_groups++;
        else
            groups[worst].error = 0;
    }
    return n_groups;
}

static void
choose_color(const Histogram *histogram, const Group *group, guint8 *color)
{
    Bin total = total_of(histogram, group);
    for (guint c = 0; c < 3; c++)
        color[c] = (guint8) ((total.sum[c] + total.count / 2) / total.count);
    if (2 * total.white > total.count)
        memset(color, 255, 3);
    else if (2 * total.black > total.count)
        memset(color, 0, 3);
}

void
gk_palette_init(GkPalette *palette, const guint8 *pixels, gsize n_pixels, guint most, double error)
{
    Histogram histogram = { .bins = g_new0(Bin, BINS), .used = g_new(guint16, BINS) };
    guint8 *group_of = g_new0(guint8, BINS);
    Group groups[GK_PALETTE_COLORS];
    memset(palette, 0, sizeof *palette);
    palette->indices = g_malloc(MAX(n_pixels, 1));
    count_pixels(&histogram, pixels, n_pixels);
    palette->n_colors =
        n_pixels ? part_all(&histogram, groups, CLAMP(most, 1, GK_PALETTE_COLORS), error * (double) n_pixels) : 0;
    for (guint i = 0; i < palette->n_colors; i++) {
        choose_color(&histogram, &groups[i], palette->colors[i]);
        for (guint j = groups[i].first; j < groups[i].first + groups[i].count; j++)
            group_of[histogram.used[j]] = (guint8) i;
    }
    for (gsize i = 0; i < n_pixels; i++)
        palette->indices[i] = group_of[bin_of(pixels + 3 * i)];
    g_free(group_of);
    g_free(histogram.bins);
    g_free(histogram.used);
}

void
gk_palette_clear(GkPalette *palette)
{
    g_clear_pointer(&palette->indices, g_free);
}
