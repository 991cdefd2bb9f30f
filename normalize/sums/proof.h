/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a sum that does not come out contradicts anything.
 */
#pragma once

#include "normalize/sums/groups.h"

G_BEGIN_DECLS

/* What the sums of a block say together. */
typedef struct {
    const GkSumBlock *block;
    gboolean needed; /* the table is no standard form, whose words say enough */
    guint groups; /* that add up in some column */
    guint passed, failed; /* sums */
    gint first,
        last; /* the first and last row of the body where the table goes on before and after it in another; -1 */
} GkSumProof;

/* counts[] are those of the groups. */
GkSumProof gk_sum_proof(const GkSumBlock *block, const GPtrArray *groups, const GkSumCount *counts);

/* Why a sum that fails contradicts nothing; NONE where it does. */
GkCheckReason gk_sum_refuse(const GkSumProof *proof, const GkSumGroup *group, const GkSumCount *count,
                            const GkCheck *check);

/* Takes back what contradicts (checks: GkCheck) where rows are left out of the column. */
void gk_sum_spare_short_column(GArray *checks, guint column);

G_END_DECLS
