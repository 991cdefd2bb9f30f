/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Boxes and places.
 *
 * All coordinates of the program are PDF points (1/72 inch) in the page as it
 * is displayed, after /Rotate: origin at the top left, x to the right, y down.
 * A box has x0 <= x1 and y0 <= y1.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    double x0, y0, x1, y1;
} GkBox;

/* A box on a page. Pages count from 1. */
typedef struct {
    guint page;
    GkBox box;
} GkPlace;

static inline double
gk_box_width(GkBox b)
{
    return b.x1 - b.x0;
}

static inline double
gk_box_height(GkBox b)
{
    return b.y1 - b.y0;
}

static inline double
gk_box_center_x(GkBox b)
{
    return (b.x0 + b.x1) / 2;
}

static inline double
gk_box_center_y(GkBox b)
{
    return (b.y0 + b.y1) / 2;
}

/* The smallest box around both. */
static inline GkBox
gk_box_union(GkBox a, GkBox b)
{
    return (GkBox) { MIN(a.x0, b.x0), MIN(a.y0, b.y0), MAX(a.x1, b.x1), MAX(a.y1, b.y1) };
}

/* Length of the common part of [a0,a1] and [b0,b1]; negative is the gap between them. */
static inline double
gk_overlap(double a0, double a1, double b0, double b1)
{
    return MIN(a1, b1) - MAX(a0, b0);
}

static inline gboolean
gk_box_contains(GkBox b, double x, double y)
{
    return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1;
}

G_END_DECLS
