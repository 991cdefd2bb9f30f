/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "layout/page/strip.h"

G_BEGIN_DECLS

/* Adds to `separators` (GkSeparator, from the left) those between labels on the lines before `body`, when the strip has no
 * number and no line from there on has more than one entry. */
void gk_label_gaps_divide(const GkStrip *strip, guint body, GArray *separators);

G_END_DECLS
