/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists without levels, read as trees. */
#pragma once

#include "normalize/sums/groups.h"

G_BEGIN_DECLS

/* Reads rows (guint, downwards) as a tree in which a row is the sum of rows behind it. `kept`: those that are parts of no
 * other; `found`: GkSumGroup, the sums. `budget`: cells that may be looked at. */
void gk_sum_nest(const GkSumBlock *block, const GArray *rows, guint *budget, GArray *kept, GPtrArray *found);

G_END_DECLS
