/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The filled areas of a page that rules lie on, or are covered by.
 *
 * A spreadsheet may paint an area behind each cell, so that there are as many
 * areas as rules. They are looked up by bands of the page's height; an area that
 * crosses many bands stands in a list of its own.
 */
#include "layout/page/backgrounds.h"
#include "layout/page/tuning.h"


#include <math.h>

struct _GkBackgrounds {
    GArray *fills; /* GkMark, in paint order */
    gboolean limited;
    guint n_bands;
    guint *first; /* n_bands + 1 offsets into members */
    guint *members; /* numbers of fills, rising within a band */
    GArray *tall; /* numbers of those in too many bands, rising */
    GArray *found; /* numbers, for the newest answer */
    GPtrArray *over;
};

static gboolean
is_background(const GkMark *mark)
{
    return mark->kind == GK_MARK_FILL && mark->x1 - mark->x0 > GK_RULE_THICKNESS &&
        mark->y1 - mark->y0 > GK_RULE_THICKNESS && mark->alpha > 200;
}

static const GkMark *
fill_at(const GkBackgrounds *backgrounds, guint i)
{
    return &g_array_index(backgrounds->fills, GkMark, i);
}

static guint
band_of(const GkBackgrounds *backgrounds, double y)
{
    double band = floor(y / GK_RULE_BAND);
    return band < 0 ? 0 : band >= backgrounds->n_bands ? backgrounds->n_bands - 1 : (guint) band;
}

static gboolean
is_tall(const GkBackgrounds *backgrounds, const GkMark *fill)
{
    return band_of(backgrounds, fill->y1) - band_of(backgrounds, fill->y0) >= GK_RULE_TALL_BANDS;
}

/* Counts the fills of each band (first pass), then writes their numbers (second pass). */
static void
enter_bands(GkBackgrounds *backgrounds, gboolean write)
{
    for (guint i = 0; i < backgrounds->fills->len; i++) {
        const GkMark *fill = fill_at(backgrounds, i);
        if (is_tall(backgrounds, fill)) {
            if (write)
                g_array_append_val(backgrounds->tall, i);
            continue;
        }
        for (guint b = band_of(backgrounds, fill->y0); b <= band_of(backgrounds, fill->y1); b++)
            if (write)
                backgrounds->members[backgrounds->first[b + 1]++] = i;
            else
                backgrounds->first[b + 2]++;
    }
}

GkBackgrounds *
gk_backgrounds_new(const GkPage *page)
{
    GkBackgrounds *backgrounds = g_new0(GkBackgrounds, 1);
    backgrounds->fills = g_array_new(FALSE, FALSE, sizeof(GkMark));
    for (guint i = 0; i < page->marks->len && !backgrounds->limited; i++)
        if (is_background(&g_array_index(page->marks, GkMark, i))) {
            backgrounds->limited = backgrounds->fills->len >= GK_RULE_FILLS;
            g_array_append_val(backgrounds->fills, g_array_index(page->marks, GkMark, i));
        }
    backgrounds->tall = g_array_new(FALSE, FALSE, sizeof(guint));
    backgrounds->found = g_array_new(FALSE, FALSE, sizeof(guint));
    backgrounds->over = g_ptr_array_new();
    backgrounds->n_bands = CLAMP((guint) (page->height / GK_RULE_BAND), 1, 10000);
    backgrounds->first = g_new0(guint, backgrounds->n_bands + 2);
    enter_bands(backgrounds, FALSE);
    for (guint b = 2; b <= backgrounds->n_bands + 1; b++)
        backgrounds->first[b] += backgrounds->first[b - 1];
    backgrounds->members = g_new(guint, backgrounds->first[backgrounds->n_bands + 1]);
    enter_bands(backgrounds, TRUE);
    return backgrounds;
}

void
gk_backgrounds_free(GkBackgrounds *backgrounds)
{
    if (!backgrounds)
        return;
    g_array_unref(backgrounds->fills);
    g_array_unref(backgrounds->tall);
    g_array_unref(backgrounds->found);
    g_ptr_array_unref(backgrounds->over);
    g_free(backgrounds->first);
    g_free(backgrounds->members);
    g_free(backgrounds);
}

gboolean
gk_backgrounds_are_none(const GkBackgrounds *backgrounds)
{
    return backgrounds->fills->len == 0;
}

gboolean
gk_backgrounds_are_limited(const GkBackgrounds *backgrounds)
{
    return backgrounds->limited;
}

guint
gk_luminance(guint32 color)
{
    guint r = color >> 16 & 0xff, g = color >> 8 & 0xff, b = color & 0xff;
    return (r * 299 + g * 587 + b * 114) / 1000;
}

gboolean
gk_color_is_colored(guint32 color)
{
    guint r = color >> 16 & 0xff, g = color >> 8 & 0xff, b = color & 0xff;
    return MAX(r, MAX(g, b)) - MIN(r, MIN(g, b)) > GK_VISIBLE_COLORED;
}

static int
channel_distance(guint32 a, guint32 b, int shift)
{
    return ABS((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff));
}

guint
gk_color_contrast(guint32 a, guint32 b)
{
    int bright = ABS((int) gk_luminance(a) - (int) gk_luminance(b));
    int hue = MAX(channel_distance(a, b, 16), MAX(channel_distance(a, b, 8), channel_distance(a, b, 0)));
    return (guint) MAX(bright, hue / GK_COLOR_HUE);
}

/* The last of the numbered fills that lies below (x, y); `best` when none of them was painted later. */
static gint
last_below(const GkBackgrounds *backgrounds, const guint *numbers, guint count, double x, double y, guint order,
           gint best)
{
    for (guint i = count; i-- > 0 && (gint) numbers[i] > best;) {
        const GkMark *fill = fill_at(backgrounds, numbers[i]);
        if (fill->order < order && x >= fill->x0 && x <= fill->x1 && y >= fill->y0 && y <= fill->y1)
            best = (gint) numbers[i];
    }
    return best;
}

guint32
gk_backgrounds_color(const GkBackgrounds *backgrounds, double x, double y, guint order)
{
    guint band = band_of(backgrounds, y), first = backgrounds->first[band];
    gint last =
        last_below(backgrounds, backgrounds->members + first, backgrounds->first[band + 1] - first, x, y, order, -1);
    last = last_below(backgrounds, (const guint *) (gpointer) backgrounds->tall->data, backgrounds->tall->len, x, y,
                      order, last);
    return last < 0 ? 0xffffff : fill_at(backgrounds, (guint) last)->color;
}

static void
find_over(GkBackgrounds *backgrounds, guint number, GkBox box, guint order)
{
    const GkMark *fill = fill_at(backgrounds, number);
    if (fill->order >= order && fill->x0 <= box.x1 && fill->x1 >= box.x0 && fill->y0 <= box.y1 && fill->y1 >= box.y0)
        g_array_append_val(backgrounds->found, number);
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    guint p = *(const guint *) a, q = *(const guint *) b;
    return p < q ? -1 : p > q;
}

const GPtrArray *
gk_backgrounds_over(GkBackgrounds *backgrounds, GkBox box, guint order)
{
    guint from = band_of(backgrounds, box.y0), to = band_of(backgrounds, box.y1);
    g_array_set_size(backgrounds->found, 0);
    g_ptr_array_set_size(backgrounds->over, 0);
    for (guint b = from; b <= to; b++)
        for (guint i = backgrounds->first[b]; i < backgrounds->first[b + 1]; i++) {
            guint number = backgrounds->members[i];
            if (b == MAX(from, band_of(backgrounds, fill_at(backgrounds, number)->y0))) /* once */
                find_over(backgrounds, number, box, order);
        }
    for (guint i = 0; i < backgrounds->tall->len; i++)
        find_over(backgrounds, g_array_index(backgrounds->tall, guint, i), box, order);
    g_array_sort(backgrounds->found, compare_numbers);
    for (guint i = 0; i < backgrounds->found->len; i++)
        g_ptr_array_add(backgrounds->over,
                        (gpointer) fill_at(backgrounds, g_array_index(backgrounds->found, guint, i)));
    return backgrounds->over;
}
