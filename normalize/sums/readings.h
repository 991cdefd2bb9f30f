/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Other readings of a sum that does not come out. */
#pragma once

#include "normalize/sums/groups.h"

G_BEGIN_DECLS

/* Gives groups that do not add up other terms where these do, and adds groups for the parts found on the way. */
void gk_sum_reread(const GkSumBlock *block, GPtrArray *groups);

G_END_DECLS
