/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sums that choose between two readings of a number.
 */
#pragma once

#include "normalize/checks/finders.h"

G_BEGIN_DECLS

/* Where two readers differ on one amount of a sum of three cells or more, the one with which the sum comes out is taken:
 * GK_REPAIR_CHOSEN_BY_SUM. The amount stays in doubt, and the sum confirms nobody. */
void gk_checks_choose(GkChecker *checker);

G_END_DECLS
