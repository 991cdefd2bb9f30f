/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Separators: where a strip's columns are divided, and what speaks for it.
 */
#pragma once

#include "layout/page/strip.h"

G_BEGIN_DECLS

typedef struct {
    double x;
    double gain; /* what the lines say for it, less what they say against it; drawn ones: 0 */
    guint support; /* lines with words of neighbouring columns on both sides of it */
    guint crossed; /* lines with a word across it */
    gboolean drawn; /* a rule draws it */
} GkSeparator;

/* The separators (GkSeparator, from the left) of a finished strip. `drawn` are the xs that rules draw: they are always
 * among them. Only gaps inside (x0, x1) are looked at. Words that
 * touch on a separator are parted (gk_strip_split). Free the array with g_array_unref(). */
GArray *gk_separators_find(GkStrip *strip, double x0, double x1, const double *drawn, guint n_drawn);

G_END_DECLS
