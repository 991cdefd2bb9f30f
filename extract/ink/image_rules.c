/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines in a picture, from the small picture of the page: a row of pixels that
 * are darker than those a little above and below them, over most of the image's
 * width, is a rule across it; and so for columns.
 *
 *      ▒▒▒▒▒▒▒▒▒▒   two pixels above: lighter
 *      ██████████   a rule, if it goes on over three fifths of the width
 *      ▒▒▒▒▒▒▒▒▒▒   two pixels below: lighter
 *
 * Photographs have hardly any such lines; charts have some across, and few down.
 */
#include "extract/ink/image_rules.h"

#include <math.h>

#define LEAST_SIDE 24.0 /* points: smaller images are no tables */
#define MOST_IMAGES 64u /* of a page that are looked at */
#define DARKER 20 /* 0-255 */
#define REACH 2 /* pixels to either side of the line that are compared */
#define SHARE 0.6 /* of the image's side that a rule takes */

typedef struct {
    const GkInk *ink;
    int x0, y0, x1, y1; /* pixels of the image that have neighbours on all sides */
} Part;

static int
brightness(const GkInk *ink, int x, int y)
{
    const guint8 *pixel = ink->pixels + (gssize) y * ink->stride + (gssize) x * 4;
    return (pixel[0] + 2 * pixel[1] + pixel[2]) / 4;
}

static gboolean
is_on_line(const GkInk *ink, int x, int y, int dx, int dy)
{
    int here = brightness(ink, x, y) + DARKER;
    return here < brightness(ink, x - dx, y - dy) && here < brightness(ink, x + dx, y + dy);
}

static guint16
count_rules(const Part *part, gboolean across)
{
    int lines = across ? part->y1 - part->y0 : part->x1 - part->x0;
    int length = across ? part->x1 - part->x0 : part->y1 - part->y0;
    guint16 rules = 0;
    for (int line = 0; line < lines; line++) {
        int dark = 0;
        for (int i = 0; i < length; i++)
            dark += across ? is_on_line(part->ink, part->x0 + i, part->y0 + line, 0, REACH)
                           : is_on_line(part->ink, part->x0 + line, part->y0 + i, REACH, 0);
        if (dark < SHARE * length)
            continue;
        rules++;
        line += REACH; /* the same rule may be two pixels wide */
    }
    return rules;
}

void
gk_image_rules_find(GkPage *page, const GkInk *ink)
{
    guint looked_at = 0;
    for (guint i = 0; ink->pixels && i < page->images->len && looked_at < MOST_IMAGES; i++) {
        GkImage *image = &g_array_index(page->images, GkImage, i);
        if (fmin(gk_box_width(image->box), gk_box_height(image->box)) < LEAST_SIDE)
            continue;
        Part part = { ink, (int) fmax(REACH, floor(image->box.x0 * ink->scale)),
                      (int) fmax(REACH, floor(image->box.y0 * ink->scale)),
                      (int) fmin(ink->width - REACH, ceil(image->box.x1 * ink->scale)),
                      (int) fmin(ink->height - REACH, ceil(image->box.y1 * ink->scale)) };
        image->rules_across = count_rules(&part, TRUE);
        image->rules_down = count_rules(&part, FALSE);
        looked_at++;
    }
}
