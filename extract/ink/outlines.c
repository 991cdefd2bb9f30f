/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text may be drawn without any font: a program turns letters into curves
 * ("convert text to outlines"), and what was 12.50 is four or five shapes that
 * the text layer knows nothing of. Nothing can be read from them here; but that
 * they are there must be known, for a cell with a drawn number in it is not
 * blank.
 *
 * A part of a path (what lies between two moves of the pen) may be a letter when
 *
 *   - it is no larger than letters are in tables and headings, and
 *   - it has curves, slanting edges, or more corners than rectangles and angles
 *     have: rules, shading and bars of charts are made of those.
 *
 * What is too large is drawing: seals, pies, frames with round corners. A small
 * drawing (a bullet, an arrow, a tick) passes for a letter; what to make of it is
 * for those to say who know where on the page it stands. Letters that are
 * rectangles (the 一 of a sans serif) pass for rules.
 */
#include "extract/ink/outlines.h"

#include "extract/limits.h"

#define LARGEST 40.0 /* points, in either direction */
#define SMALLEST 0.4 /* points, in the larger direction: a decimal point has more */
#define CORNERS 8u /* so many make a shape of axis-parallel edges a letter: a rectangle has 4, an angle 6 */

typedef struct {
    gboolean stroked;
    guint32 color;
    GkBox clip;
    GArray *outlines;
} Collector;

static void
look_at_part(gpointer data, const GkPathPart *part)
{
    const Collector *collector = data;
    double width = gk_box_width(part->box), height = gk_box_height(part->box);
    gboolean letter = collector->stroked ? part->curved || (part->slanted && part->corners > 2)
                                         : part->curved || part->slanted || part->corners >= CORNERS;
    if (!letter || MAX(width, height) > LARGEST || MAX(width, height) < SMALLEST ||
        collector->outlines->len >= GK_LIMIT_IMAGES ||
        !gk_box_contains(collector->clip, gk_box_center_x(part->box), gk_box_center_y(part->box)))
        return;
    GkUnread outline = { .box = part->box, .kind = GK_UNREAD_OUTLINE, .color = collector->color };
    g_array_append_val(collector->outlines, outline);
}

void
gk_outlines_add(const GkPath *path, gboolean stroked, guint32 color, GkBox clip, GArray *outlines)
{
    Collector collector = { stroked, color, clip, outlines };
    gk_path_parts(path, look_at_part, &collector);
}
