/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Percentages of amounts that are not printed. */
#pragma once

#include "normalize/checks/ratio.h"

G_BEGIN_DECLS

/* A row of a column of percentages whose base is in no column (gk_ratio_read() says FALSE for it). */
typedef struct {
    const GkRatio *ratio;
    guint row;
} GkImplied;

/* The amounts are a sum: members[0] that of the others. Holds the percentages against each other. */
void gk_implied_try(GkFamily *family, const GkImplied *members, guint n_members);

G_END_DECLS
