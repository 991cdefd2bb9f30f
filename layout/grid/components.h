/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rules that meet each other. Used by grid/grid.c.
 */
#pragma once

#include "layout/page/rulings.h"

G_BEGIN_DECLS

/* The numbers of all rules, horizontal ones first, in the lower half of each entry, and their component in the upper;
 * sorted, so that the members of a component stand together. The caller frees it. */
guint64 *gk_rules_by_component(const GkRules *rules);

G_END_DECLS
