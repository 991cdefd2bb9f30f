/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Totals over several lists set side by side. */
#pragma once

#include "normalize/sums/groups.h"

G_BEGIN_DECLS

/* TRUE when the total is that of several lists together (blocks: GkSumBlock, all of the table). */
gboolean gk_sum_of_lists(const GPtrArray *blocks, guint block, guint row, guint column, GArray *cells, GkCheck *check);

G_END_DECLS
