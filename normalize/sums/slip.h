/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two numbers that differ in one digit alone, or that stand in neighbouring columns. */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* expected and actual differ in one digit alone, and nothing printed explains the difference. */
gboolean gk_check_is_slip(const GkDisclosure *disclosure, const GkCheck *check);
/* Of two amounts that ought to be the same, the one stands beside the other (a cell): beside the total, or the term. Only
 * where that was found in a column of its own name can its column be another. */
gboolean gk_check_is_shifted(const GkDisclosure *disclosure, const GkCheck *check, gboolean total, gboolean term);

G_END_DECLS
