/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents whose sums are exact. */
#pragma once

#include "normalize/checks/family.h"

G_BEGIN_DECLS

/* An amount with fewer decimals than its column. */
gboolean gk_check_lacks_digits(const GkDisclosure *disclosure, GkCellRef cell);
/* Narrower tolerances where the document's sums are exact. After all finders. */
void gk_checks_tighten(GkChecker *checker);

G_END_DECLS
