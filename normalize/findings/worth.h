/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an identity that holds is worth.
 */
#pragma once

#include "normalize/sums/index.h"

G_BEGIN_DECLS

/* Makes those that rest on amounts in doubt not applicable; those that fail have their suspects. */
void gk_checks_refuse_dependent(GkDisclosure *disclosure, const GkCheckIndex *index);

G_END_DECLS
