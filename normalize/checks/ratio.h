/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a column says of two others: which, and by what formula. */
#pragma once

#include "normalize/checks/family.h"

G_BEGIN_DECLS

typedef enum { GK_FORMULA_NONE, GK_FORMULA_RATIO, GK_FORMULA_GROWTH, GK_FORMULA_DIFFERENCE } GkFormula;

typedef struct {
    const GkDisclosure *disclosure;
    const GkTableMeaning *meaning;
    guint column;
    GkFormula formula; /* as its label says; NONE: of nothing */
    guint amount, base; /* columns */
} GkRatio;

/* The column's formula, and the amounts it is of: FALSE where the base is in no column. `amount` is set in any case where
 * there is a formula and a column of amounts. */
gboolean gk_ratio_read(const GkDisclosure *disclosure, const GkTableMeaning *meaning, guint column, GkRatio *ratio);

/* The number of a cell with half its last digit; FALSE for no number. */
gboolean gk_ratio_number(const GkDisclosure *disclosure, GkCellRef ref, GkMeasured *number);

G_END_DECLS
