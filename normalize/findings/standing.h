/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the checks say of each amount.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* The standings of cells and statements, and their summary, from disclosure->checks. */
void gk_checks_find_standings(GkDisclosure *disclosure);

G_END_DECLS
