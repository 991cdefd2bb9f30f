/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns that no line shows side by side.
 */
#pragma once

#include "layout/page/strip.h"

G_BEGIN_DECLS

/* Adds to `separators` (GkSeparator, sorted) those between pieces that stand in one interval and can't be of one
 * column. The body of the table begins with line `body` of the strip. */
void gk_clusters_divide(const GkStrip *strip, guint body, GArray *separators);

G_END_DECLS
